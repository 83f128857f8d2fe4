import CaseStore
public import Casework

// A holder who is ill, has left or must stand aside blocks nothing: a leader takes the clue back or gives it on.

extension HandleClue {
    /// A deputy or the head takes a clue from its holder: it is on the board again, and whoever claims it proposes anew.
    ///
    /// - Throws: `OperationError.refused` with what helps; `.stale` when it is finished by now.
    public func takeBack(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.takeBack, on: record, in: transaction, by: caller)
            guard let claim = record.clue.state.claim else { throw OperationError.stale }
            try transaction.giveBack(.handle, id, token: claim.token)
            // Study, approval and signatures belong to the plan that ends with its holder's claim.
            let evidence = record.file.newEvidenceOn
            record.file = CaseFileDates()
            record.file.newEvidenceOn = evidence
            record.proposer = nil
            try context.carryOut(
                .takeBack, "taken_back", [("from", claim.holder.rawValue)], on: &record, in: transaction, by: caller
            )
            try context.startPlanAgain(record, in: transaction)
        }
    }

    /// A deputy or the head gives a clue to another member of its room; plan, approvals and clocks stay.
    ///
    /// - Throws: `OperationError.refused` when that person must not or cannot hold it.
    public func reassign(_ id: Clue.ID, to staff: Staff.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.reassign(to: staff), on: record, in: transaction, by: caller)
            guard let claim = record.clue.state.claim else { throw OperationError.stale }
            let token = try transaction.asSystem { transaction in
                try transaction.giveBack(.handle, id, token: claim.token)
                return try transaction.takeOne(
                    .handle, id, holder: staff, lease: OperationLimits.claimLeaseSeconds)
            }
            guard let token else { throw OperationError.stale }
            let next = Clue.Claim(destination: claim.destination, holder: staff, token: token)
            try context.carryOut(
                .reassign(next), "reassigned", [("from", claim.holder.rawValue), ("to", staff.rawValue)], on: &record,
                in: transaction, by: caller
            )
        }
    }
}

extension OperationContext {
    /// A plan must be handed in anew: its clock runs again, those of the check have ended. A plan's clock that never
    /// stopped goes on.
    fileprivate func startPlanAgain(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        try transaction.stop([.prelim, .talkReport], of: record.clue.id)
        let kind: ClockKind = record.microCorruption ? .fastPlan : .plan
        try transaction.start(
            [newClock(kind, from: transaction.today)], of: record.clue.id, .clue, organ: record.organ
        )
    }
}
