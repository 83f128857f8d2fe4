public import CaseStore
public import Casework

/// What the lower organ does with a matter that was assigned to it: it signs for it, and reports the result up.
public struct HandleAssignment: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Signs for it (签收). Its three months run since it was sent (JB-21).
    public func receive(_ id: AssignmentRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openAssignment(id, in: transaction)
            try context.require(.receive, open, isReviewed: false, in: transaction, by: caller)
            try transaction.receive(id, by: caller.staff)
            try transaction.audit(AuditRecord("assignment.receive", open.record.clue), in: caller.organ)
        }
    }

    /// Hands in the result of a finished clue, which was reviewed together (JB-23).
    public func proposeResult(
        _ id: AssignmentRecord.ID, reviewedOn: CivilDate, as caller: StaffCaller
    ) async throws {
        try context.requirePast(reviewedOn, "reviewed_on")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openAssignment(id, in: transaction)
            try context.require(.proposeResult, open, isReviewed: true, in: transaction, by: caller)
            try transaction.proposeResult(of: id, reviewedOn: reviewedOn, by: caller.staff)
            try transaction.audit(AuditRecord("assignment.propose", open.record.clue), in: caller.organ)
        }
    }

    /// The organ's own head approves: the result is reported up, and the clock ends (JB-23).
    public func approveResult(_ id: AssignmentRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openAssignment(id, in: transaction)
            try context.require(
                .approveResult, open, isReviewed: open.record.reviewedOn != nil, in: transaction, by: caller)
            guard let conclusion = open.clue.clue.state.conclusion else { throw OperationError.stale }
            try transaction.reportResult(of: id, conclusion, by: caller.staff)
            let detail = [("result", conclusion.rawValue)]
            let own = detail + (try context.ground(of: caller, deciding: open, in: transaction))
            try transaction.audit(AuditRecord("assignment.report", open.record.clue, own), in: caller.organ)
            try transaction.asSystem { transaction in
                try transaction.stop([.assigned], of: id)
                try transaction.audit(
                    AuditRecord("assignment.reported", open.record.clue, detail), in: open.record.from)
            }
        }
    }

    /// The result that was handed in is not approved: the matter is worked on further.
    public func sendBackResult(_ id: AssignmentRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openAssignment(id, in: transaction)
            try context.require(.sendBackResult, open, isReviewed: true, in: transaction, by: caller)
            try transaction.sendBackResult(of: id)
            let ground = try context.ground(of: caller, deciding: open, in: transaction)
            try transaction.audit(AuditRecord("assignment.send_back", open.record.clue, ground), in: caller.organ)
        }
    }
}

extension OperationContext {
    /// Reads an assignment that the caller sees, and locks it behind its clue.
    fileprivate func openAssignment(
        _ id: AssignmentRecord.ID, in transaction: borrowing Transaction
    ) throws -> (record: AssignmentRecord, clue: ClueRecord) {
        let seen = try transaction.assignment(id)
        return try transaction.asSystem { transaction in
            let clue = try transaction.lockClue(seen.clue)
            return (try transaction.lockAssignment(id), clue)
        }
    }

    /// The acts that this person may do to an assignment now, and whether what is the head's only because every head must
    /// stand aside.
    func openActs(
        _ record: AssignmentRecord, _ clue: ClueRecord?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (acts: [Assignment.Act], isStandIn: Bool) {
        let facts = try assignmentFacts(record, clue, isReviewed: true, in: transaction, for: caller)
        let acts = Assignment.Act.allCases.filter { Assignment.decide($0, facts) == nil }
        return (acts, StandIn.isInPlaceOfHead(caller, headsStandAside: facts.headsStandAside))
    }

    /// What the audit log says of whoever decided: why, where it is not the head.
    fileprivate func ground(
        of caller: StaffCaller, deciding open: (record: AssignmentRecord, clue: ClueRecord),
        in transaction: borrowing Transaction
    ) throws -> [(String, String)] {
        StandIn.trace(
            of: caller,
            headsStandAside: try allStandAside(.head, of: open.record.to, from: open.clue, in: transaction))
    }

    fileprivate func require(
        _ act: Assignment.Act, _ open: (record: AssignmentRecord, clue: ClueRecord), isReviewed: Bool,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let facts = try assignmentFacts(
            open.record, open.clue, isReviewed: isReviewed, in: transaction, for: caller)
        guard let refusal = Assignment.decide(act, facts) else { return }
        throw refusal.isSilent
            ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
    }

    private func assignmentFacts(
        _ record: AssignmentRecord, _ clue: ClueRecord?, isReviewed: Bool, in transaction: borrowing Transaction,
        for caller: StaffCaller
    ) throws -> Assignment.Facts {
        var facts = Assignment.Facts(
            state: record.state, caller: caller, assignedTo: record.to, isFinished: clue?.clue.state.conclusion != nil,
            isReviewed: isReviewed, proposer: record.proposedBy
        )
        // Asked only where it counts: a list has many rows.
        if let clue, record.state == .resultProposed, caller.roles.contains(.deputy) {
            facts.headsStandAside = try allStandAside(.head, of: record.to, from: clue, in: transaction)
        }
        return facts
    }
}

extension OperationContext {
    /// Whether the lower organ has not signed for an assignment in the working days that are set for it.
    ///
    /// - Policy: DW-sign
    public func isUnsigned(_ record: AssignmentRecord) -> Bool {
        guard record.state == .sent else { return false }
        let days = calendar.workingDays(after: record.assignedAt.civilDate, through: today)
        return days > choice(.signDays, for: record.to)
    }
}
