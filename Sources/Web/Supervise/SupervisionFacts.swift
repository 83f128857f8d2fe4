import Casework
import Operations

// What the pages of orders and charges show of what is stored.

extension SupervisionRoutes {
    func row(_ record: SupervisionRecord, _ label: ClueLabel) -> SupervisionsPage.Row {
        SupervisionsPage.Row(
            clue: record.order.clue.rawValue, number: label.number.text(of: label.organ), order: number(record),
            issuer: site.context.directory[record.order.issuer]?.name ?? "", reason: record.reason.words,
            state: record.order.state.words, flags: flags(record), clock: clock(record)
        )
    }

    func row(
        _ found: (charge: ChargeRecord, clue: ClueRecord, clocks: [StoredClock])
    ) -> ChargesPage.Row {
        ChargesPage.Row(
            clue: found.clue.clue.id.rawValue, number: found.clue.number.text(of: found.clue.organ),
            state: found.clue.clue.state.words, since: Day(found.charge.fromOn),
            clocks: found.clocks.filter { $0.stoppedOn == nil }.map {
                ClockFace($0.kind, due: $0.dueOn, today: site.context.today)
            }
        )
    }

    private func number(_ record: SupervisionRecord) -> Text {
        record.number.map { .asIs($0.description) } ?? .orderNoNumber
    }

    private func flags(_ record: SupervisionRecord) -> [Flag] {
        var flags: [Flag] = []
        if record.escalatedOn != nil, record.order.state.isOverdue(on: site.context.today) {
            flags.append(Flag(.goneUp, .urgent))
        }
        if record.account != nil { flags.append(Flag(.heldToAccount, .urgent)) }
        return flags
    }

    private func clock(_ record: SupervisionRecord) -> ClockFace? {
        guard record.order.state.awaitsAnswer, let issue = record.order.state.issue else { return nil }
        return ClockFace(.supervision, due: issue.dueOn, today: site.context.today)
    }

    func page(_ opened: OpenSupervision.Opened, _ caller: StaffCaller, _ form: FormState) -> SupervisionPage {
        let reasons = opened.openActs.compactMap { act -> Choice? in
            if case .propose(let reason) = act { return Choice(reason.rawValue, reason.words) }
            return nil
        }
        return SupervisionPage(
            id: opened.clue.clue.id.rawValue, number: opened.clue.number.text(of: opened.clue.organ),
            seesClue: opened.seesClue && caller.areas.contains(.board), tabs: caller.supervisionTabs,
            orders: opened.orders.map { order($0, opened.seesClue ? caller : nil, caller) }, reasons: reasons,
            methods: Supervision.Method.allCases.map { Choice($0.rawValue, $0.words) },
            mayRemind: opened.openActs.contains(.remind), reminderPause: opened.reminderPause,
            reminders: opened.reminders.map { reminder($0, on: opened, caller) },
            charges: opened.charges.map(charge),
            leaders: opened.leaders.map { Choice($0.rawValue, .asIs(site.name(of: $0))) },
            mayRelease: opened.mayRelease, chargesAsStandIn: opened.chargesAsStandIn,
            mayNote: opened.mayNote,
            mayInstruct: !caller.roles.isDisjoint(with: [.caseSupervision, .petitionLead]), form: form
        )
    }

    private func reminder(
        _ reminder: OpenSupervision.PressedReminder, on opened: OpenSupervision.Opened, _ caller: StaffCaller
    ) -> SupervisionPage.Reminder {
        let record = reminder.record
        var facts = [
            Fact(.issuedBy, .told(site.context.directory[record.issuer]?.name ?? "")),
            Fact(.remindedFlag, .day(Day(record.on))),
        ]
        if let owed = record.owed {
            facts.append(Fact(.remindedOf, .said(owed.kind.words)))
            facts.append(Fact(.owedUntil, .day(Day(owed.dueOn))))
        }
        // Written on the file of a clue that the writer sees, while it is still to be pressed.
        let isWritten = opened.seesClue && record.issuer == caller.organ && opened.clue.clue.state.mayBeReminded
        let id = record.id.rawValue
        let link = isWritten ? caller.paperLink(.reminder, of: id, on: opened.clue.clue.id) : nil
        return SupervisionPage.Reminder(facts: facts, paper: RecordPaper(link, reminder.paper, for: caller))
    }

    /// - Parameter writer: who sees the clue, on whose file the letter is written.
    private func order(
        _ order: OpenSupervision.Order, _ writer: StaffCaller?, _ reader: StaffCaller
    ) -> SupervisionPage.Order {
        let record = order.record
        let isOut = record.order.state.issue != nil && record.order.issuer == writer?.organ
        let link =
            isOut ? writer?.paperLink(.supervisionOrder, of: record.order.id.rawValue, on: record.order.clue) : nil
        return SupervisionPage.Order(
            id: record.order.id.rawValue, number: number(record), state: record.order.state.words,
            facts: [
                Fact(.issuedBy, .told(site.context.directory[record.order.issuer]?.name ?? "")),
                Fact(.whySupervised, .said(record.reason.words)),
            ] + record.methods.map { Fact(.howSupervised, .said($0.words)) },
            flags: flags(record), clock: clock(record),
            story: order.entries.map { entry in
                event(entry.enteredAt, entry.staff, entry.kind.words, entry.text)
            },
            acts: order.openActs.compactMap(OrderDecision.init).map { Choice($0.rawValue, $0.words) },
            document: RecordPaper(link, order.paper, for: reader), isStandIn: order.isStandIn
        )
    }

    private func charge(_ charge: OpenSupervision.Charge) -> SupervisionPage.Charge {
        var facts = [
            Fact(.chargeLeaderField, .told(site.name(of: charge.record.leader))),
            Fact(.chargedSince, .day(Day(charge.record.fromOn))),
        ]
        if let day = charge.record.toOn { facts.append(Fact(.chargedUntil, .day(Day(day)))) }
        return SupervisionPage.Charge(
            facts: facts,
            notes: charge.notes.map { note in
                event(note.enteredAt, note.staff, .chargeNoteField, note.text ?? Text.writtenDestroyed.zh)
            }
        )
    }

    private func event(_ at: Instant, _ staff: Staff.ID, _ what: Text, _ remark: String?) -> CluePage.Event {
        CluePage.Event(at: Moment(at), by: site.name(of: staff), what: what, remark: remark)
    }
}

extension Site {
    /// What presses a clue, for its line on the board.
    func flags(_ marks: PressingMarks?) -> [Flag] {
        guard let marks else { return [] }
        var flags: [Flag] = []
        if marks.orders > 0 { flags.append(Flag(.orderFlag, .urgent)) }
        if marks.remindedOn != nil { flags.append(Flag(.remindedFlag, .fast)) }
        return flags
    }
}
