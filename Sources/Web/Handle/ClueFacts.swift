import Casework
import Operations

// What the page of a clue shows of what is stored.

extension Site {
    func cluePage(_ opened: OpenClue.Opened, for caller: StaffCaller, form: FormState?) -> CluePage {
        let record = opened.record
        return CluePage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            category: record.category.map { $0.isEmpty ? .asIs("–") : category($0) } ?? .asIs("–"),
            level: record.level?.words ?? .asIs("–"),
            flags: flags(record) + flags(opened.stale) + opened.interferenceFlags,
            state: record.clue.state.words,
            facts: facts(record), accused: accused(opened.content),
            reports: [page(opened.report, opened.content)]
                + opened.joined.map { joined in
                    page(joined.record, joined.content, isMaterial: opened.isMaterial(joined.record))
                },
            materials: files(opened), clocks: opened.clocks.map(face), steps: steps(opened, caller),
            history: opened.events.map(story), form: form ?? prefilled(record)
        )
    }

    /// Where the files of each report stand, for whoever reads its words.
    private func files(_ opened: OpenClue.Opened) -> [CluePage.Material] {
        let joined = opened.joined.filter { $0.content != nil }.map(\.record)
        let read = (opened.content == nil ? [] : [opened.report]) + joined
        return read.map { report in
            let number = number(of: report)
            return CluePage.Material(
                name: number.isEmpty ? "附件" : "附件 \(number)", size: .fileOpen, link: .files(report.report.id.rawValue))
        }
    }

    /// Days of the forms begin with today; most papers are signed on the day they are entered.
    private func prefilled(_ record: ClueRecord) -> FormState {
        var fields = FormFields()
        let evidence = record.supplementedOn.map { Day($0) } ?? today
        fields.set(NextStep.Kind.askReopening.field(StepDay.evidence.rawValue), to: evidence.iso)
        let asked = record.file.newEvidenceOn.map { Day($0) } ?? evidence
        fields.set(NextStep.Kind.reopen.field(StepDay.evidence.rawValue), to: asked.iso)
        return FormState(entered: fields)
    }

    private func page(
        _ record: ReportRecord, _ content: ReportContent?, isMaterial: Bool? = nil
    ) -> CluePage.Report {
        CluePage.Report(
            number: number(of: record), receivedOn: Day(record.report.receivedOn),
            channel: record.report.channel.words, signature: record.report.signature.words,
            text: content?.whole ?? "",
            why: isMaterial.map { $0 ? .joinedSupplement : .joinedRepeat }
        )
    }

    private func facts(_ record: ClueRecord) -> [Fact] {
        var facts = [
            Fact(.organ, .told(context.directory[record.organ]?.name ?? "")),
            Fact(.room, .told(context.directory[record.room]?.name ?? "")),
        ]
        let distributed = record.distributedAt.map { Text.approvedOn(Day($0.civilDate)) } ?? .awaitsApproval
        facts.append(Fact(.distributionState, .said(distributed)))
        facts.append(Fact(.clueOrigin, .said(record.origin.words)))
        facts += record.breaches.map { Fact(.breachLabel, .said($0.words)) }
        if let claim = record.clue.state.claim { facts.append(Fact(.holder, .told(name(of: claim.holder)))) }
        let file = record.file
        for (label, day) in [
            (Text.studiedOn, file.studiedOn), (.secretaryOn, file.secretaryApprovedOn),
            (.groupSignedOn, file.groupSignedOn), (.evidenceOn, file.newEvidenceOn),
        ] {
            if let day { facts.append(Fact(label, .day(Day(day)))) }
        }
        return facts
    }

    private func accused(_ content: ReportContent?) -> [[Fact]] {
        (content?.accused ?? []).map { person in
            var facts = [
                Fact(.accusedName, .told(person.name)), Fact(.unit, .told(person.unit)),
                Fact(.post, .told(person.post)),
            ]
            if let unit = person.standing.unit.flatMap(unitName) { facts.append(Fact(.unitKnown, .told(unit))) }
            if let level = person.standing.level { facts.append(Fact(.level, .said(level.words))) }
            return facts
        }
    }

    /// The open acts as forms: acts that are one question are one form.
    private func steps(_ opened: OpenClue.Opened, _ caller: StaffCaller) -> [NextStep] {
        var steps: [NextStep] = []
        for open in opened.openActs {
            let (kind, choice) = step(of: open.act)
            let missing = open.missing.map {
                Text("\($0.reason.zh)：\($0.remedy.zh)", "\($0.reason.en): \($0.remedy.en)")
            }
            if let place = steps.firstIndex(where: { $0.kind == kind }) {
                if let choice { steps[place].choices.append(choice) }
                steps[place].missing += missing.filter { !steps[place].missing.contains($0) }
            } else {
                steps.append(
                    NextStep(
                        kind, missing: missing, choices: choice.map { [$0] } ?? [], onTheTable: onTheTable(kind, opened)
                    )
                )
            }
        }
        let isHandler = caller.room == opened.record.room && caller.roles.contains(.roomMember)
        let isLeader = caller.organ == opened.record.organ && !caller.roles.isDisjoint(with: [.deputy, .head])
        if isHandler || isLeader { steps.append(NextStep(.recuse)) }
        return steps
    }

    /// What an approver decides on.
    private func onTheTable(_ kind: NextStep.Kind, _ opened: OpenClue.Opened) -> [Fact] {
        switch (kind, opened.record.clue.state) {
        case (.approvePlan, .planProposed(_, let disposition)):
            var facts = [Fact(.proposal, .said(Handle.Proposal(disposition).words))]
            if case .holdForLater(let day) = disposition { facts.append(Fact(.holdUntil, .day(Day(day)))) }
            return facts
        case (.approveResult, .resultProposed(_, _, let outcome)):
            var facts = [Fact(.proposedResult, .said(Handle.Finding(outcome).words))]
            if case .held(let day) = outcome { facts.append(Fact(.holdUntil, .day(Day(day)))) }
            return facts
        case (.answerReturn, .returnRequested(_, let reason)): return [Fact(.whyReturned, .said(reason.words))]
        case (_, _): return []
        }
    }
}

extension OpenClue.Opened {
    /// Whether what joined the clue brought something to look at, by the clue's own history.
    fileprivate func isMaterial(_ joined: ReportRecord) -> Bool {
        events.contains {
            $0.detail["report"] == joined.report.id.rawValue && $0.kind != "repeat_arrived"
        }
    }
}

extension Site {
    /// The form that an act belongs to, and the value of its question.
    fileprivate func step(of act: Handle.Act) -> (NextStep.Kind, Choice?) {
        switch act {
        case .claim: (.claim, nil)
        case .release: (.release, nil)
        case .requestReturn(let reason): (.giveBack, Choice(reason.rawValue, reason.words))
        case .approveReturn: (.answerReturn, NextStep.Kind.yes)
        case .refuseReturn: (.answerReturn, NextStep.Kind.no)
        case .propose(let proposal): (.propose, Choice(proposal.rawValue, proposal.words))
        case .approvePlan: (.approvePlan, NextStep.Kind.yes)
        case .sendBackPlan: (.approvePlan, NextStep.Kind.no)
        case .proposeResult(let conclusion): (.conclude, Choice(conclusion.rawValue, conclusion.words))
        case .proposeHold: (.conclude, Choice(Handle.Finding.hold.code, Handle.Finding.hold.words))
        case .approveResult: (.approveResult, NextStep.Kind.yes)
        case .sendBackResult: (.approveResult, NextStep.Kind.no)
        case .feedBack: (.feedBack, nil)
        case .askReopening: (.askReopening, nil)
        case .reopen: (.reopen, NextStep.Kind.yes)
        case .refuseReopening: (.reopen, NextStep.Kind.no)
        case .takeBack: (.changeHolder, NextStep.Kind.board)
        case .reassign(let staff): (.changeHolder, Choice(staff.rawValue, .asIs(name(of: staff))))
        case .moveTo(let room):
            (.changeHolder, Choice(room.rawValue, .moveToRoom(context.directory[room]?.name ?? room.rawValue)))
        }
    }
}
