import CaseStore
public import Casework

// A holder who is ill, has left or must stand aside blocks nothing: a leader takes the clue back or gives it on. Nor does
// a room that was the wrong one: a leader moves the clue.

extension HandleClue {
    /// A deputy or the head takes a clue from its holder: it is on the board again, and whoever claims it proposes anew.
    ///
    /// - Throws: `OperationError.refused` with what helps; `.stale` when it is finished by now.
    public func takeBack(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.takeBack, on: record, in: transaction, by: caller)
            try context.takeBack(&record, in: transaction, by: caller)
        }
    }

    /// A deputy or the head moves a clue to another room of the organ (改派其他室): it is on that room's board, and whoever
    /// claims it there proposes anew. The former room sees nothing of it any more.
    ///
    /// - Throws: `OperationError.refused` when that room cannot have it; `.stale` when it is finished by now.
    public func move(_ id: Clue.ID, to room: Room.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.moveTo(room), on: record, in: transaction, by: caller)
            try context.move(&record, to: room, in: transaction, by: caller)
        }
    }

    /// A deputy or the head gives a clue to another member of its room; plan, approvals and clocks stay. So too one that is
    /// finished, while its reporter is to be told.
    ///
    /// - Throws: `OperationError.refused` when that person must not or cannot hold it.
    public func reassign(_ id: Clue.ID, to staff: Staff.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.reassign(to: staff), on: record, in: transaction, by: caller)
            try context.giveOn(&record, to: staff, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// Moves a clue to another room inside an open transaction; the rules have allowed it.
    func move(
        _ record: inout ClueRecord, to room: Room.ID, _ reason: [(String, String)] = [],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let id = record.clue.id
        let detail = [("from", record.room.rawValue), ("to", room.rawValue)] + reason
        let destination = Clue.Destination(organ: record.organ, room: room)
        record.beginAnew()
        record.room = room
        try carryOut(.reroute(destination), "rerouted", detail, on: &record, in: transaction, by: caller)
        // The former holder's token opens nothing any more: its lease is gone with the lane.
        let priority = record.priority
        try transaction.asSystem { transaction in
            try transaction.withdraw(.handle, id)
            try transaction.enqueue(.handle, [(id.rawValue, room.rawValue, priority)])
        }
        try startPlanAgain(record, in: transaction)
        try transaction.announce(.caseRouted, id, in: record.organ)
    }

    /// Gives a clue to another holder inside an open transaction; the rules have allowed it.
    func giveOn(
        _ record: inout ClueRecord, to staff: Staff.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let id = record.clue.id
        guard let claim = record.clue.state.claim else { throw OperationError.stale }
        // What is finished lies in no lane.
        let token =
            record.clue.state.conclusion == nil
            ? try leaseOn(id, from: claim, to: staff, in: transaction) : claim.token
        let next = Clue.Claim(destination: claim.destination, holder: staff, token: token)
        try carryOut(
            .reassign(next), "reassigned", [("from", claim.holder.rawValue), ("to", staff.rawValue)], on: &record,
            in: transaction, by: caller
        )
    }

    private func leaseOn(
        _ id: Clue.ID, from claim: Clue.Claim, to staff: Staff.ID, in transaction: borrowing Transaction
    ) throws -> Int64 {
        try transaction.asSystem { transaction in
            try transaction.giveBack(.handle, id, token: claim.token)
            let lease = claimLease(for: claim.destination.organ)
            guard let token = try transaction.takeOne(.handle, id, holder: staff, lease: lease) else {
                throw OperationError.stale
            }
            return token
        }
    }

    /// Takes a clue from its holder inside an open transaction.
    ///
    /// - Parameter namesHolder: whether the history says from whom; not where that would tell who is accused.
    func takeBack(
        _ record: inout ClueRecord, namesHolder: Bool = true, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        guard let claim = record.clue.state.claim else { throw OperationError.stale }
        record.beginAnew()
        let detail = namesHolder ? [("from", claim.holder.rawValue)] : []
        try carryOut(.takeBack, "taken_back", detail, on: &record, in: transaction, by: caller)
        try transaction.giveBack(.handle, record.clue.id, token: claim.token)
        try startPlanAgain(record, in: transaction)
    }

    /// A plan must be handed in anew: its clock runs again, those of the check have ended. A plan's clock that never
    /// stopped goes on.
    fileprivate func startPlanAgain(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        try endRound(of: record.clue.id, in: transaction)
        try startPlanClocks(record, in: transaction)
    }
}

extension ClueRecord {
    /// Study, approval and signatures belong to the plan that ends with its holder's claim.
    mutating func beginAnew() {
        let evidence = file.newEvidenceOn
        file = CaseFileDates()
        file.newEvidenceOn = evidence
        proposer = nil
    }
}
