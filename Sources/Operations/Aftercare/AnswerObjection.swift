import CaseStore
public import Casework

/// Objections of reporters to a result (异议): recorded, explained with a leader's approval, or kept on file where they
/// repeat what was answered. New evidence opens the clue again, by `HandleClue.reopen`.
///
/// - Policy: JB-27
public struct AnswerObjection: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The petition office or the holder writes down what a reporter said.
    ///
    /// - Parameters:
    ///   - channel: one of `ReporterObjection.Channel.recordedByOffice`.
    ///   - day: when it was said: neither before the result nor after today.
    public func record(
        on id: Clue.ID, _ words: String, by channel: ReporterObjection.Channel, on day: CivilDate,
        as caller: StaffCaller
    ) async throws {
        try context.requireWords(words, "words")
        try context.requirePast(day, "day")
        guard ReporterObjection.Channel.recordedByOffice.contains(channel) else {
            throw OperationError.mend([.init("channel", Bilingual("请选择提出方式", "Choose how it was raised"))])
        }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            var facts = try context.aftercareFacts(of: record, in: transaction, for: caller)
            facts.raisedOn = day
            try context.require(.recordObjection, facts)
            try context.recordObjection(words, by: channel, on: day, to: record, in: transaction, caller)
        }
    }

    /// The holder writes the explanation.
    public func propose(_ id: ReporterObjection.ID, _ answer: String, as caller: StaffCaller) async throws {
        try context.requireWords(answer, "answer")
        try await act(
            .proposeAnswer(answer), .proposeAnswer(by: caller.staff), "objection.propose", id, caller, answer: answer)
    }

    /// A leader approves it: the reporter reads it on the tracking page.
    public func approve(_ id: ReporterObjection.ID, as caller: StaffCaller) async throws {
        try await act(.approveAnswer, .approveAnswer(by: caller.staff), "objection.approve", id, caller)
    }

    /// The leader does not approve the explanation: whoever drafted it writes another.
    public func sendBack(_ id: ReporterObjection.ID, as caller: StaffCaller) async throws {
        try await act(.sendBackAnswer, .sendBackAnswer, "objection.send_back", id, caller)
    }

    /// It repeats what was answered and brings nothing new: kept on file, not answered again.
    ///
    /// - Policy: DW-objection
    public func keep(_ id: ReporterObjection.ID, as caller: StaffCaller) async throws {
        try await act(.keepObjection, .keep(by: caller.staff), "objection.keep", id, caller)
    }

    private func act(
        _ act: Aftercare.Act, _ event: ReporterObjection.Event, _ name: String, _ id: ReporterObjection.ID,
        _ caller: StaffCaller, answer: String? = nil
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockObjection(id)
            let clue = try transaction.clue(record.clue)
            let all = try transaction.objections(to: record.clue)
            var facts = try context.aftercareFacts(of: clue, in: transaction, for: caller)
            facts.proposer = record.objection.state.author
            facts.wasAnsweredBefore = all.wasAnswered(besides: id, since: facts.concludedOn)
            // A leader's own explanation is told apart from a state that knows no approval.
            facts.isLegal =
                facts.proposer == caller.staff && act == .approveAnswer
                || record.objection.state.after(event) != nil
            try context.require(act, facts)
            do { try record.objection.apply(event) } catch { throw OperationError.stale }
            let state = record.objection.state
            if case .answerProposed = state { record.answeredOn = transaction.today }
            if case .answered = state { record.approvedOn = transaction.today }
            if case .notAnsweredAgain = state { record.closedOn = transaction.today }
            try transaction.save(record, answer: answer)
            let isAnyOpen = all.contains { $0.objection.id != id && $0.objection.state.isOpen }
            if !state.isOpen {
                if !isAnyOpen { try transaction.stop([.objection], of: record.clue) }
                let event = state.isAnswered ? "objection_answered" : "objection_kept"
                try context.note(event, on: record.clue, in: transaction)
            }
            try transaction.audit(AuditRecord(name, id), in: caller.organ)
        }
    }
}

extension ReporterObjection.State {
    var isAnswered: Bool {
        switch self {
        case .answered: true
        case .raised, .answerProposed, .reopened, .notAnsweredAgain: false
        }
    }
}

extension [ObjectionRecord] {
    /// Whether another objection to the same result was answered. What was answered before the clue was opened again says
    /// nothing about the result that came after it.
    ///
    /// - Parameter day: the day of the result.
    /// - Policy: DW-objection
    func wasAnswered(besides id: ReporterObjection.ID, since day: CivilDate?) -> Bool {
        contains { other in
            other.objection.id != id && other.objection.state.isAnswered && day.map { other.raisedOn >= $0 } ?? false
        }
    }
}

extension OperationContext {
    /// Writes down what a reporter said to a result; the rules have allowed it.
    func recordObjection(
        _ words: String, by channel: ReporterObjection.Channel, on day: CivilDate, to record: ClueRecord,
        in transaction: borrowing Transaction, _ caller: StaffCaller
    ) throws {
        let id = record.clue.id
        let clock = newClock(.objection, owedBy: record.organ, from: day)
        let objection = try transaction.insert(
            NewObjection(
                clue: id, report: record.clue.report, organ: record.organ,
                words: .said(words, by: channel, recordedBy: caller.staff), raisedOn: day, dueOn: clock.due.date
            )
        )
        try transaction.start([clock], of: id, .clue, organ: record.organ)
        try transaction.audit(
            AuditRecord("objection.record", objection, [("channel", channel.rawValue)]), in: caller.organ)
        try note("objection_recorded", on: id, in: transaction)
    }

    /// The reporter objected on the tracking page, and two persons found that it is that: whoever handled the matter owes an
    /// answer, counted from the day on which it came in. Where the clue is open again already, that is the answer, and what
    /// was written is material on it; and one that must be kept from somebody who sees the matter stays with the petition
    /// office, which owes it until it is triaged anew. As the system.
    ///
    /// - Policy: JB-15, JB-27
    func raiseObjection(
        by handIn: ReportRecord, _ added: AddedTo, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let (id, day) = (handIn.report.id, handIn.report.receivedOn)
        // Triaged for the second time, it was raised before.
        guard added.kind == .objection,
            try transaction.objections(on: added.to).allSatisfy({ $0.handIn != id })
        else { return }
        let matter = try transaction.first(ofMatter: added.to)
        guard Set(handIn.barred.staff).isSubset(of: try transaction.report(matter).barred.staff) else {
            // On the clue, and its clock, the one who is kept from it would read that it came.
            let holder = try transaction.report(id).holder
            return try transaction.start(
                [newClock(.objection, owedBy: holder, from: day)], of: id, .report, organ: holder)
        }
        let finished = try transaction.finishedClue(of: matter)
        guard let clue = try finished ?? transaction.clues(of: matter).last?.clue.id else { return }
        let record = try transaction.clue(clue)
        let clock = newClock(.objection, owedBy: record.organ, from: day)
        let objection = try transaction.insert(
            NewObjection(
                clue: clue, report: added.to, organ: record.organ, words: .handIn(id), raisedOn: day,
                dueOn: clock.due.date
            )
        )
        try transaction.audit(AuditRecord("objection.raise", objection), in: record.organ)
        if finished == nil {
            try reopen(objection, in: transaction, by: caller, of: record.organ)
        } else {
            try transaction.start([clock], of: clue, .clue, organ: record.organ)
        }
    }

    /// The clue was opened again for new evidence: that is the answer to every objection that waits for one.
    func reopenObjections(
        to clue: Clue.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        for found in try transaction.objections(to: clue) where found.objection.state.isOpen {
            try reopen(found.objection.id, in: transaction, by: caller, of: caller.organ)
        }
        try transaction.stop([.objection], of: clue)
    }

    private func reopen(
        _ id: ReporterObjection.ID, in transaction: borrowing Transaction, by caller: StaffCaller, of organ: Organ.ID
    ) throws {
        var record = try transaction.lockObjection(id)
        do { try record.objection.apply(.reopen(by: caller.staff)) } catch { throw OperationError.stale }
        record.closedOn = transaction.today
        try transaction.save(record)
        try transaction.audit(AuditRecord("objection.reopen", id), in: organ)
    }
}
