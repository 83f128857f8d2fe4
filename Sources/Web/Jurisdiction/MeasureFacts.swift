import Casework
import Operations

// What the pages of jurisdiction show of what is stored.

extension Site {
    func page(_ opened: OpenMeasures.Opened, for caller: StaffCaller, _ form: FormState) -> MeasuresPage {
        let clue = opened.clue
        return MeasuresPage(
            clue: clue.clue.id.rawValue, number: clue.number.text(of: clue.organ), items: opened.measures.map(item),
            forms: opened.offers.map { self.form($0) }, opensClue: caller.areas.contains(.board), form: form
        )
    }

    private func item(_ seen: OpenMeasures.Seen) -> MeasuresPage.Item {
        MeasuresPage.Item(
            id: seen.record.id.rawValue, kind: seen.record.kind.words, state: seen.record.state.words,
            facts: facts(seen.record), words: seen.words?.reason, requirement: seen.words?.requirement,
            parties: seen.parties.map { (place: place($0.place), role: $0.role.words, slice: $0.slice) },
            acts: acts(seen)
        )
    }

    private func acts(_ seen: OpenMeasures.Seen) -> [(act: String, label: Text, isMain: Bool)] {
        var acts: [(act: String, label: Text, isMain: Bool)] = []
        let open = seen.open
        if open.approve { acts.append((MeasureAct.approve.rawValue, .approveMeasure, true)) }
        if open.acknowledge { acts.append((MeasureAct.acknowledge.rawValue, .acknowledgeMeasure, true)) }
        if open.refuse { acts.append((MeasureAct.refuse.rawValue, .refuseMeasure, false)) }
        if open.end {
            let label: Text = seen.record.state == .proposed ? .withdrawMeasure : .endJoint
            acts.append((MeasureAct.end.rawValue, label, false))
        }
        if open.consent { acts.append((MeasureAct.consent.rawValue, .consentToEnd, true)) }
        return acts
    }

    private func facts(_ record: MeasureRecord) -> [Fact] {
        var facts = [
            Fact(.measureFrom, .told(place(record.from, record.fromRoom))),
            Fact(.measureTo, .told(place(record.to, record.toRoom))),
            Fact(.measureReason, .said(.ground(record.reason, of: record.kind))),
        ]
        if let rule = record.rule.flatMap(Route.RuleID.init) {
            facts.append(Fact(.routedByRule, .said(Text(rule.statement))))
        }
        if let number = record.formerNumber { facts.append(Fact(.formerNumber, .code(number.text(of: record.from)))) }
        if let staff = record.proposedBy { facts.append(Fact(.proposedBy, .told(name(of: staff)))) }
        facts.append(Fact(.proposedOnDay, .moment(Moment(record.proposedAt))))
        if let staff = record.decidedBy { facts.append(Fact(.approvedBy, .told(name(of: staff)))) }
        if let at = record.decidedAt { facts.append(Fact(.decidedOnDay, .moment(Moment(at)))) }
        if let staff = record.consentedBy { facts.append(Fact(.consentedBy, .told(name(of: staff)))) }
        if let at = record.endedAt { facts.append(Fact(.endedAt, .moment(Moment(at)))) }
        return facts
    }

    private func place(_ place: Clue.Destination) -> String { self.place(place.organ, place.room) }

    private func place(_ organ: Organ.ID, _ room: Room.ID?) -> String {
        let names = [context.directory[organ]?.name, room.flatMap { context.directory[$0]?.name }]
        return names.compactMap { $0 }.joined(separator: " · ")
    }

    func organName(_ organ: Organ.ID) -> String { context.directory[organ]?.name ?? organ.rawValue }

    func row(_ record: MeasureRecord) -> MeasureRow {
        let people = [record.proposedBy, record.decidedBy].compactMap { $0 }.map(name)
        return MeasureRow(
            clue: record.clueNumber == nil ? nil : record.clue?.rawValue,
            number: record.clueNumber ?? record.reportNumber ?? "–", kind: record.kind.words,
            from: organName(record.from), to: place(record.to, record.toRoom),
            reason: .ground(record.reason, of: record.kind), approval: people.joined(separator: " → "),
            proposedOn: Day(record.proposedAt.civilDate), state: record.state.words
        )
    }

    /// The same with where its letter is written: what the own organ passed on has one (JB-16).
    func row(_ record: MeasureRecord, for caller: StaffCaller) -> MeasureRow {
        var row = row(record)
        if record.kind == .forward, record.from == caller.organ, record.reportNumber != nil {
            row.letter = caller.paperLink(.forwarding, on: .report(record.report))
        }
        return row
    }

    /// The form of a kind that the reader may propose.
    func form(_ offer: OpenMeasures.Offer) -> MeasureForm {
        let namesOrgan = offer.kind == .designate || offer.kind == .assign
        let reasons =
            offer.kind == .assign
            ? Jurisdiction.AssignReason.allCases.map { Choice($0.rawValue, $0.words) }
            : Jurisdiction.ChangeReason.allCases.map { Choice($0.rawValue, $0.words) }
        return MeasureForm(
            kind: offer.kind.rawValue, name: offer.kind.words, approval: offer.kind.approval,
            organs: namesOrgan ? offer.organs.map { Choice($0.rawValue, .asIs(organName($0))) } : [],
            rooms: offer.rooms.map { Choice($0.room.rawValue, .asIs(place($0))) }, reasons: reasons,
            roomFields: offer.kind == .cross ? 1 : offer.kind == .joint ? offer.assistingRooms : 0,
            hasSlices: offer.kind == .joint, hasRequirement: offer.kind == .assign
        )
    }
}

extension Text {
    static let proposedOnDay = Text("提出时间", "Proposed at")
    static let decidedOnDay = Text("审批时间", "Decided at")
}
