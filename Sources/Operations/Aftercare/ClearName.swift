import CaseStore
public import Casework

/// The clearing of a name (澄清正名): the holder proposes, the head approves, the holder carries it out, visits the person
/// again and sends a copy to the organisation department.
///
/// - Policy: JB-50
public struct ClearName: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.mend` for what the form must change: the finding, who may find malice, words that do not
    ///   belong into a statement.
    public func propose(_ draft: Clarification.Draft, on id: Clue.ID, as caller: StaffCaller) async throws {
        try context.requireWords(draft.person, "person")
        try context.requireWords(draft.unit, "unit")
        try context.requireWords(draft.statement, "statement")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockClue(id)
            var draft = draft
            draft.determination = try context.determination(of: draft, on: id, in: transaction)
            var facts = try context.aftercareFacts(of: record, in: transaction, for: caller)
            let found = try transaction.concludedOn(id)
            facts.isLegal = try !transaction.clarifications(of: id).contains { $0.covers(findingOf: found) }
            try context.require(.proposeClarification(draft), facts)
            try context.requireNoReporter(
                in: [("person", draft.person), ("unit", draft.unit), ("statement", draft.statement)],
                on: record.clue.report, in: transaction)
            guard let conclusion = facts.conclusion, let foundOn = found else { throw OperationError.stale }
            let clock = context.newClock(.clarify, owedBy: record.organ, from: foundOn)
            let clearing = try transaction.insert(
                draft, on: record, conclusion: conclusion, foundOn: foundOn, dueOn: clock.due.date, by: caller.staff
            )
            try transaction.start([clock], of: id, .clue, organ: record.organ)
            try transaction.audit(
                AuditRecord(
                    "clarification.propose", clearing,
                    [("form", draft.form.rawValue), ("inaccuracy", draft.inaccuracy.rawValue)]
                ),
                in: caller.organ
            )
            try context.note("clarification_proposed", on: id, in: transaction)
            if draft.proposesMalice { try context.ask(draft, on: record, in: transaction, by: caller) }
        }
    }

    /// The head approves the clearing (JB-50).
    public func approve(_ id: Clarification.ID, as caller: StaffCaller) async throws {
        try await act(.approveClarification, "clarification_approved", id, caller) { record, today in
            try record.clarification.apply(.approve(by: caller.staff))
            record.decidedOn = today
        }
    }

    /// The head does not approve the clearing.
    public func refuse(_ id: Clarification.ID, as caller: StaffCaller) async throws {
        try await act(.refuseClarification, "clarification_refused", id, caller) { record, today in
            try record.clarification.apply(.refuse(by: caller.staff))
            record.decidedOn = today
        }
    }

    /// - Parameters:
    ///   - day: when the person was cleared: not before the approval, not after today.
    ///   - redress: whether the person had been handled wrongly because of the report (JB-51); nil is refused.
    public func complete(
        _ id: Clarification.ID, on day: CivilDate, _ redress: Clarification.Redress?, as caller: StaffCaller
    ) async throws {
        try context.requirePast(day, "done-on")
        if let corrected = redress?.on { try context.requirePast(corrected, "redress-on") }
        let context = context
        try await act(.completeClarification(redress), "clarification_done", id, caller, redress) { record, _ in
            if let organ = redress?.organ { try context.requireWords(organ, "redress-organ") }
            try record.clarification.apply(.complete(on: day))
            if let approvedOn = record.decidedOn, day < approvedOn {
                let message = Bilingual("不能早于批准之日\(approvedOn)", "Not before the approval on \(approvedOn)")
                throw OperationError.mend([.init("done-on", message)])
            }
            record.doneBy = caller.staff
            record.redress = redress?.kind
            record.redressOn = redress?.on
        }
    }

    /// What the organ did to which a correction was proposed.
    ///
    /// - Parameter day: when it did: not before the proposal, not after today.
    /// - Policy: JB-51
    public func recordOutcome(
        _ id: Clarification.ID, _ outcome: Clarification.Redress.Outcome, on day: CivilDate, as caller: StaffCaller
    ) async throws {
        try context.requirePast(day, "outcome-on")
        try await act(.recordRedressOutcome, "redress_\(outcome.rawValue)", id, caller) { record, _ in
            guard record.isRedressOpen, let proposedOn = record.redressOn else { throw OperationError.stale }
            guard day >= proposedOn else {
                let message = Bilingual("不能早于提出建议之日\(proposedOn)", "Not before the proposal on \(proposedOn)")
                throw OperationError.mend([.init("outcome-on", message)])
            }
            record.redressOutcome = outcome
            record.redressOutcomeOn = day
        }
    }

    /// The visit afterwards (回访), and the copy to the organisation department (抄送组织部门).
    ///
    /// - Parameters:
    ///   - visitedOn: nil leaves the day that stands.
    ///   - copiedOn: nil leaves the day that stands.
    public func lookAfter(
        _ id: Clarification.ID, visitedOn: CivilDate?, copiedOn: CivilDate?, as caller: StaffCaller
    ) async throws {
        guard visitedOn != nil || copiedOn != nil else {
            let message = Bilingual("请填写回访日期或者抄送日期", "Fill in the day of the visit, or that of the copy")
            throw OperationError.mend([.init("visited-on", message)])
        }
        for (day, field) in [(visitedOn, "visited-on"), (copiedOn, "copied-on")] {
            if let day { try context.requirePast(day, field) }
        }
        try await act(.followUpClarification, "clarification_looked_after", id, caller) { record, _ in
            guard case .done(_, _, let doneOn) = record.clarification.state else { throw OperationError.stale }
            for (day, field) in [(visitedOn, "visited-on"), (copiedOn, "copied-on")] {
                guard let day, day < doneOn else { continue }
                throw OperationError.mend([.init(field, Bilingual("不能早于澄清之日", "Not before the clearing"))])
            }
            record.followedUpOn = visitedOn ?? record.followedUpOn
            record.copiedOn = copiedOn ?? record.copiedOn
        }
    }

    private func act(
        _ act: Aftercare.Act, _ event: String, _ id: Clarification.ID, _ caller: StaffCaller,
        _ redress: Clarification.Redress? = nil,
        change: @escaping @Sendable (inout ClarificationRecord, CivilDate) throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClarification(id)
            let clue = try transaction.clue(record.clue)
            var facts = try context.aftercareFacts(of: clue, in: transaction, for: caller)
            facts.proposer = record.clarification.state.author
            try context.require(act, facts)
            if let organ = redress?.organ {
                try context.requireNoReporter(in: [("redress-organ", organ)], on: record.report, in: transaction)
            }
            do { try change(&record, transaction.today) } catch is Clarification.IllegalMove {
                throw OperationError.stale
            }
            try transaction.save(record, redressOrgan: redress?.organ)
            // A refused proposal clears nobody: it runs on until one is carried out, or the head decides that none is owed.
            if case .done(_, _, let day) = record.clarification.state {
                try transaction.stop([.clarify], of: record.clue, on: day)
            }
            var detail = redress.map { [("redress", $0.kind.rawValue)] } ?? []
            if act == .approveClarification || act == .refuseClarification {
                detail += StandIn.trace(of: caller, headsStandAside: facts.headsStandAside)
            }
            try transaction.audit(AuditRecord(event.replacing("_", with: "."), id, detail), in: caller.organ)
            try context.note(event, on: record.clue, in: transaction)
            // The history tells what became of a wrong handling as well.
            if let redress { try context.note("redress_\(redress.kind.rawValue)", on: record.clue, in: transaction) }
        }
    }
}

extension OperationContext {
    /// The clue was opened again: nothing is found untrue any more, and what was not carried out yet clears nobody. A new
    /// finding is proposed and approved anew.
    ///
    /// - Policy: JB-27, JB-50
    func lapseClearings(on clue: Clue.ID, in transaction: borrowing Transaction, by caller: StaffCaller) throws {
        for found in try transaction.clarifications(of: clue) where found.clarification.state.isOpen {
            var record = try transaction.lockClarification(found.clarification.id)
            do { try record.clarification.apply(.lapse) } catch { throw OperationError.stale }
            try transaction.save(record)
            try transaction.audit(AuditRecord("clarification.lapse", found.clarification.id), in: caller.organ)
        }
    }

    /// Who found that it was a false accusation: as the approved request says, and nobody types it.
    ///
    /// - Policy: JB-39
    fileprivate func determination(
        of draft: Clarification.Draft, on clue: Clue.ID, in transaction: borrowing Transaction
    ) throws -> Clarification.Determination? {
        guard draft.inaccuracy == .malicious else { return nil }
        for request in try transaction.maliceRequests(of: clue).reversed() where request.purpose == .determination {
            guard case .approved(_, _, let answer) = request.malice.state else { continue }
            return Clarification.Determination(
                level: answer.level, on: answer.on, number: request.paper?.number ?? "")
        }
        throw OperationError.mend([
            .init(
                "inaccuracy",
                Bilingual(
                    "没有经批准的诬告陷害认定：请先提出认定申请，由设区的市级以上批准后再选择此项",
                    "No approved determination: ask for one first, and choose this once a prefecture or higher approved"
                ))
        ])
    }

    /// What the room takes for a false accusation is asked for at once; a request that waits or was answered stands.
    ///
    /// - Policy: JB-39
    fileprivate func ask(
        _ draft: Clarification.Draft, on record: ClueRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let matter = try meritMatter(of: record, in: transaction, for: caller)
        let isAsked = matter.requests.contains { $0.purpose == .determination && !$0.malice.state.isRefused }
        guard !isAsked else { return }
        let request = Malice.Draft(
            purpose: .determination, circumstances: draft.circumstances, benefits: draft.benefits,
            words: draft.statement)
        let event = try take(.proposeMalice(request), matter, in: transaction, by: caller)
        try transaction.audit(AuditRecord(event.replacing("_", with: "."), record.clue.id), in: caller.organ)
        try note(event, on: record.clue.id, in: transaction)
    }
}
