import Casework
import Operations

extension Site {
    func page(_ rows: [OutOfScopeRow], done: Bool) -> PetitionListPage {
        PetitionListPage(
            rows: rows.map { row in
                PetitionListPage.Row(
                    id: row.report.rawValue, number: row.number?.text(of: row.receiver) ?? "–",
                    channel: row.channel.words, way: way(row), standing: standing(row),
                    receivedOn: Day(row.receivedOn),
                    clock: row.dueOn.map { ClockFace(.nearestClock, due: $0, today: context.today) })
            }, isDone: done)
    }

    private func way(_ row: OutOfScopeRow) -> Text {
        if let stage = row.stage { return stage.words }
        return row.action.words
    }

    private func standing(_ row: OutOfScopeRow) -> Text {
        if row.objectedOn != nil { return .objectedTo }
        if let isOpen = row.isPetitionOpen { return isOpen ? .petitionsToDo : .petitionsDone }
        if row.isGuided { return row.isGuidanceTold ? .guidedTo : .guidanceUntold }
        if let receipt = row.receipt { return receipt.words }
        return row.sentOn == nil ? .petitionsToDo : .receiptStep
    }

    func petitionPage(_ opened: ReadOutOfScope.Opened, form: FormState, for caller: StaffCaller) -> PetitionPage {
        let record = opened.record
        let stage = opened.petition?.stage
        var form = form
        if let receiver = opened.letterTo, form.entered["transfer-receiver"].isEmpty {
            form.entered.set("transfer-receiver", to: receiver.id.rawValue)
        }
        let outcomes = stage.map(Petition.Outcome.outcomes(of:)) ?? []
        return PetitionPage(
            id: record.report.id.rawValue, number: record.number?.text(of: record.report.receiver) ?? "–",
            facts: facts(opened),
            clocks: opened.clocks.filter { $0.stoppedOn == nil }.map {
                ClockFace($0.kind, due: $0.dueOn, today: context.today)
            },
            words: words(opened), may: opened.may, hasLetter: opened.hasLetter,
            organs: opened.organs.map { Choice($0.id.rawValue, .asIs($0.name)) },
            bureaus: opened.bureaus.map { Choice($0.id.rawValue, .asIs($0.name)) },
            below: context.directory.organs.filter { $0.superior == caller.organ }
                .map { Choice($0.id.rawValue, .asIs($0.name)) },
            outcomes: outcomes.map { Choice($0.rawValue, $0.words) }, objectUntil: Day(opened.objectUntil),
            isExtendable: stage == .handle && opened.petition?.petition.state.isOpen == true, form: form)
    }

    private func facts(_ opened: ReadOutOfScope.Opened) -> [Fact] {
        let record = opened.record
        var facts = [
            Fact(.channel, .said(record.report.channel.words)),
            Fact(.petitionStanding, .said(opened.reason.words)), Fact(.state, .said(opened.action.words)),
            Fact(.receivedOn, .day(Day(record.report.receivedOn))),
        ]
        if let source = opened.source { facts.append(Fact(.transferSource, .said(source.words))) }
        for transfer in opened.transfers {
            facts += [
                Fact(.passOnReceiver, .told(transfer.receiver?.name ?? transfer.record.receiver.rawValue)),
                Fact(.passOnDay, .day(Day(transfer.record.sentOn))),
                Fact(.passOnCarrier, .said(transfer.record.carrier.words)),
            ]
            if let number = transfer.number { facts.append(Fact(.letterNumber, .code(number.description))) }
            if let receipt = transfer.record.receipt, let day = transfer.record.receiptOn {
                facts += [Fact(.receiptWhat, .said(receipt.words)), Fact(.receiptDay, .day(Day(day)))]
            }
        }
        if let organ = opened.letterTo { facts.append(Fact(.letterTo, .told(organ.name))) }
        if let organ = opened.guidedTo { facts.append(Fact(.guidedTo, .told(organ.name))) }
        if let told = opened.guidanceTold {
            facts += [Fact(.guidanceToldOn, .day(Day(told.on))), Fact(.answerWay, .said(told.way.words))]
        } else if let notice = opened.guidanceNotice {
            facts.append(Fact(.guidanceNotice, .said(notice.words)))
        }
        if let objection = opened.objection {
            facts += [
                Fact(.objectedTo, .told(objection.receiver?.name ?? objection.record.receiver.rawValue)),
                Fact(.objectReason, .said(objection.record.reason.words)),
                Fact(.objectDay, .day(Day(objection.record.raisedOn))),
            ]
        }
        if let petition = opened.petition { facts += self.facts(petition) }
        if let number = opened.acceptanceNumber { facts.append(Fact(.acceptanceNumber, .code(number.description))) }
        return facts
    }

    private func facts(_ petition: PetitionRecord) -> [Fact] {
        var facts = [
            Fact(.petitionStage, .said(petition.stage.words)), Fact(.state, .said(petition.petition.state.words)),
            Fact(.acceptedOnLabel, .day(Day(petition.acceptedOn))),
        ]
        if let earlier = petition.earlier {
            facts += [
                Fact(.earlierOrgan, .told(context.directory[earlier.organ]?.name ?? earlier.organ.rawValue)),
                Fact(.earlierToldOn, .day(Day(earlier.toldOn))), Fact(.appliedOn, .day(Day(earlier.appliedOn))),
            ]
        }
        if let day = petition.acceptanceToldOn { facts.append(Fact(.acceptanceToldLabel, .day(Day(day)))) }
        if let day = petition.extensionToldOn { facts.append(Fact(.tellExtensionStep, .day(Day(day)))) }
        if let outcome = petition.outcome { facts.append(Fact(.opinionOutcome, .said(outcome.words))) }
        if let day = petition.toldOn { facts.append(Fact(.answerDay, .day(Day(day)))) }
        if let score = petition.score { facts.append(Fact(.ratingLabel, .said(score.words))) }
        return facts
    }

    private func words(_ opened: ReadOutOfScope.Opened) -> [(Text, String)] {
        var words: [(Text, String)] = []
        for transfer in opened.transfers {
            if let list = transfer.record.list { words.append((.passOnList, list)) }
        }
        if let text = opened.objection?.record.words { words.append((.objectWords, text)) }
        if let request = opened.petition?.request { words.append((.petitionRequest, request)) }
        if let opinion = opened.petition?.words {
            words += [
                (.opinionFacts, opinion.facts), (.opinionWords, opinion.opinion), (.opinionBasis, opinion.basis),
            ]
        }
        if let text = opened.ratingWords { words.append((.ratingLabel, text)) }
        return words
    }
}

extension Site {
    /// How an ordinary petition stands, and where its sender was told to go, for the page of a code.
    ///
    /// - Policy: XF-21, JB-13
    func petitionFacts(_ answer: TrackReport.Answer) -> [Fact] {
        var facts = answer.guidedTo.map { [Fact(.guidedTo, .told($0))] } ?? []
        guard let petition = answer.petition else { return facts }
        facts += [
            Fact(.petitionStage, .said(petition.stage.words)), Fact(.acceptedOnLabel, .day(Day(petition.acceptedOn))),
        ]
        if petition.isInHearing { facts.append(Fact(.state, .said(.petitionHearing))) }
        if let day = petition.dueOn { facts.append(Fact(.petitionDue, .day(Day(day)))) }
        if let outcome = petition.outcome { facts.append(Fact(.opinionOutcome, .said(outcome.words))) }
        if let day = petition.toldOn { facts.append(Fact(.answerDay, .day(Day(day)))) }
        if let day = petition.nextUntil { facts.append(Fact(.petitionNext, .day(Day(day)))) }
        if let score = petition.score { facts.append(Fact(.ratingLabel, .said(score.words))) }
        return facts
    }
}
