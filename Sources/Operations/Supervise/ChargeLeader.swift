public import CaseStore
public import Casework

/// The head puts a leader in charge of a clue (包案), who notes how it goes.
///
/// - Policy: HS-28
public struct ChargeLeader: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.refused` when the leader cannot take charge.
    public func assign(_ leader: Staff.ID, to id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockClue(id)
            let input = try context.chargeInput(for: leader, of: record, in: transaction, by: caller)
            if let broken = LeaderCharge.decide(input) {
                throw OperationError.refused(
                    Bilingual("不能这样包案", "This is not possible"), remedy: broken.id.statement)
            }
            try transaction.asSystem { try $0.charge(leader, with: id, of: record.organ, by: caller.staff) }
            try transaction.audit(
                AuditRecord(
                    "clue.leader_charged", id,
                    [("leader", leader.rawValue)] + StandIn.trace(of: caller, headsStandAside: input.headsStandAside)),
                in: record.organ)
        }
    }

    /// Nobody is in charge any more.
    public func release(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockClue(id)
            let headsStandAside = try context.allStandAside(.head, from: record, in: transaction)
            guard LeaderCharge.mayEnd(caller, of: record.organ, headsStandAside: headsStandAside) else {
                throw OperationError.notFound
            }
            guard try transaction.asSystem({ try $0.endCharge(of: id) }) else { throw OperationError.stale }
            let trace = StandIn.trace(of: caller, headsStandAside: headsStandAside)
            try transaction.audit(AuditRecord("clue.leader_released", id, trace), in: record.organ)
        }
    }

    /// The leader in charge notes how it goes; sealed.
    public func note(_ id: Clue.ID, _ text: String, as caller: StaffCaller) async throws {
        try context.requireText(text, "note")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockClue(id)
            let current = try transaction.charges(of: id).first { $0.toOn == nil }
            guard let current, current.leader == caller.staff else { throw OperationError.notFound }
            let report = record.clue.report
            try transaction.asSystem { try $0.note(text, on: current.id, by: caller.staff, about: report) }
            try transaction.audit(AuditRecord("clue.leader_noted", id), in: record.organ)
        }
    }
}

/// The clues that the caller is in charge of, with their clocks.
public struct OwnCharges: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction(
        as caller: StaffCaller
    ) async throws -> [(charge: ChargeRecord, clue: ClueRecord, clocks: [StoredClock])] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.ownCharges().map { charge in
                (
                    charge: charge, clue: try transaction.clue(charge.clue),
                    clocks: try transaction.clocks(of: charge.clue)
                )
            }
        }
    }
}

extension OperationContext {
    /// What the law looks at before somebody takes charge of a clue that the caller sees.
    func chargeInput(
        for leader: Staff.ID, of record: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> LeaderCharge.Input {
        let person = directory[leader]
        let current = try transaction.charges(of: record.clue.id).first { $0.toOn == nil }
        let isRecused = try transaction.asSystem { try $0.isRecused(leader, from: record.clue.id) }
        var input = LeaderCharge.Input(
            clue: record.clue.state, caller: caller,
            leader: StaffCaller(
                staff: leader, organ: person?.organ ?? Organ.ID(""), room: person?.room, roles: roles[leader] ?? []),
            leaderIsRecused: isRecused, barred: record.barred.walls, current: current?.leader
        )
        input.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        return input
    }

    /// Whom the caller could put in charge, and whether the caller ends a charge: the head, or a deputy in their place.
    func chargeable(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (leaders: [Staff.ID], mayEnd: Bool, isStandIn: Bool) {
        guard caller.organ == record.organ, !caller.roles.isDisjoint(with: [.deputy, .head]) else {
            return ([], false, false)
        }
        let headsStandAside = try allStandAside(.head, from: record, in: transaction)
        guard LeaderCharge.mayEnd(caller, of: record.organ, headsStandAside: headsStandAside) else {
            return ([], false, false)
        }
        var leaders: [Staff.ID] = []
        for leader in directory[record.organ]?.leaders ?? [] {
            let input = try chargeInput(for: leader, of: record, in: transaction, by: caller)
            if LeaderCharge.decide(input) == nil { leaders.append(leader) }
        }
        return (leaders, true, StandIn.isInPlaceOfHead(caller, headsStandAside: headsStandAside))
    }
}
