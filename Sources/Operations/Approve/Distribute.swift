public import CaseStore
public import Casework

/// The distribution of clues (分办): case supervision proposes another room, the head approves which room has a clue, gives
/// it to another, and decides by when.
///
/// - Policy: ZJ-23
public struct Distribute: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Approves that its room has the clue.
    ///
    /// - Throws: `OperationError.refused` for whoever may not approve it; `.stale` when it moved meanwhile.
    public func approve(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.approve, on: record, in: transaction, by: caller)
            try context.approveDistribution(&record, in: transaction, by: caller)
        }
    }

    /// Approves several at once, each on its own: what changed meanwhile stays on the list.
    ///
    /// - Returns: how many were approved.
    /// - Throws: `OperationError.refused` when the caller may approve none of them.
    public func approve(_ ids: [Clue.ID], as caller: StaffCaller) async throws -> Int {
        var approved = 0
        var refusal: OperationError?
        for id in ids.prefix(OperationLimits.distributionBatch) {
            do {
                try await approve(id, as: caller)
                approved += 1
            } catch OperationError.stale { continue } catch OperationError.notFound { continue } catch let error
                as OperationError
            {
                refusal = error
            }
        }
        if approved == 0, let refusal { throw refusal }
        return approved
    }

    /// Gives the clue to another room of the organ, and approves that in one: whoever claimed it loses it.
    ///
    /// - Throws: `OperationError.refused` when that room cannot have it.
    public func give(
        _ id: Clue.ID, to room: Room.ID, _ reason: Distribution.Reason, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.approve, on: record, in: transaction, by: caller)
            try context.require(.moveTo(room), on: record, in: transaction, by: caller)
            try context.move(&record, to: room, [("distribution", reason.rawValue)], in: transaction, by: caller)
            // What the head moves is approved by it; a deputy's move is approved in so many words.
            record = try transaction.lockClue(id)
            guard record.distributedAt == nil else { return }
            try context.approveDistribution(&record, in: transaction, by: caller)
        }
    }

    /// Case supervision proposes another room (分办意见); whoever approves the distribution decides about it.
    ///
    /// - Throws: `OperationError.refused` for whoever may not propose, or a room that cannot have it; `.stale` where a
    ///   proposal waits already.
    public func propose(
        _ room: Room.ID, for id: Clue.ID, _ reason: Distribution.Reason, as caller: StaffCaller
    ) async throws {
        let context = context
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                let record = try transaction.clue(id)
                try context.require(.propose(room), on: record, in: transaction, by: caller)
                try transaction.propose(room, for: record, reason, by: caller.staff)
                let detail = [("from", record.room.rawValue), ("to", room.rawValue), ("reason", reason.rawValue)]
                try transaction.audit(AuditRecord("clue.distribution_proposed", id, detail), in: record.organ)
            }
        } catch StoreError.refused(constraint: "distribution_proposal_is_one_idx") {
            // A colleague proposed at the same moment.
            throw OperationError.stale
        }
    }

    /// The head decides by when the organ's clues must be approved, and by whom beside the head.
    public func set(_ policy: Distribution.Policy, as caller: StaffCaller) async throws {
        let context = context
        let facts = Distribution.Facts(
            caller: caller, organ: caller.organ, deputies: context.deputies(of: caller.organ))
        if let rule = Distribution.objection(to: .init(.set(policy), facts)) {
            if rule == .days || rule == .delegate { throw OperationError.mend([.init(rule.field, rule.statement)]) }
            throw OperationError.refused(rule.statement, remedy: rule.remedy)
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.insert(policy, of: caller.organ, by: caller.staff)
            try transaction.audit(AuditRecord("distribution.policy", caller.organ), in: caller.organ)
        }
    }
}

/// What the pages of the distribution show.
public struct OpenDistribution: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        /// What awaits approval, the longest waiting first.
        public let waiting: [Waiting]
        public let policy: Distribution.Policy
        public let history: [DistributionPolicyRecord]
        public let maySet: Bool
        /// To whom the head could give the approval.
        public let deputies: [Staff.ID]
    }

    /// A clue whose distribution nobody has approved.
    public struct Waiting: Sendable {
        public let clue: ClueRecord
        public let mayApprove: Bool
        /// Whether its room may work on it meanwhile.
        public let letsWork: Bool
        /// Rooms that the caller could give it to, or propose.
        public let rooms: [Room.ID]
        /// What case supervision proposed, and nobody has decided.
        public let proposal: DistributionProposal?
        public let mayPropose: Bool
    }

    public func callAsFunction(as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let history = try transaction.distributionPolicies(of: caller.organ)
            let policy = history.first?.policy ?? .standard
            let waiting = try transaction.undistributedClues().map { record in
                let facts = try context.distributionFacts(of: record, in: transaction, for: caller)
                let mayApprove = Distribution.objection(to: .init(.approve, facts)) == nil
                let rooms = facts.otherRooms.filter { Distribution.objection(to: .init(.propose($0), facts)) == nil }
                    .sorted { $0.rawValue < $1.rawValue }
                let moves = mayApprove ? try context.openMoves(of: record, in: transaction, for: caller) : rooms
                return Waiting(
                    clue: record, mayApprove: mayApprove,
                    letsWork: policy.letsWork(since: record.inRoomSince, now: transaction.now), rooms: moves,
                    proposal: try transaction.openProposal(for: record.clue.id),
                    mayPropose: !mayApprove && !rooms.isEmpty)
            }
            return Opened(
                waiting: waiting, policy: policy, history: history, maySet: caller.roles.contains(.head),
                deputies: context.deputies(of: caller.organ).subtracting([caller.staff])
                    .sorted { $0.rawValue < $1.rawValue }
            )
        }
    }

    /// The ledger of moves, for whoever keeps it; reading it is on the audit log.
    public func ledger(
        after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<LedgerLine, NewestCursor> {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("distribution.ledger", caller.organ), in: caller.organ)
            return try transaction.ledger(after: cursor, limit: limit)
        }
    }
}

extension OperationContext {
    fileprivate func require(
        _ step: Distribution.Step, on record: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let facts = try distributionFacts(of: record, in: transaction, for: caller)
        guard let rule = Distribution.objection(to: .init(step, facts)) else { return }
        // Of another organ's clue nobody learns that it is there.
        if rule == .organ { throw OperationError.notFound }
        throw OperationError.refused(rule.statement, remedy: rule.remedy)
    }

    fileprivate func approveDistribution(
        _ record: inout ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        record.clue.note()
        try transaction.approveDistribution(of: record)
        let detail = [("to", record.room.rawValue)]
        try transaction.record(
            "distributed", of: record.clue.id, .clue, version: record.clue.version, detail)
        try transaction.audit(AuditRecord("clue.distributed", record.clue.id, detail), in: record.organ)
    }

    fileprivate func distributionFacts(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Distribution.Facts {
        let isOver =
            switch record.clue.state {
            case .returned, .archived: true
            case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed, .concluded,
                .fedBack:
                false
            }
        return Distribution.Facts(
            caller: caller, organ: record.organ, isSettled: record.distributedAt != nil || isOver,
            delegate: try transaction.distributionPolicy(of: record.organ)?.policy.delegate,
            headsStandAside: try allStandAside(.head, from: record, in: transaction),
            proposedBy: try proposer(of: record, in: transaction),
            otherRooms: Set(roomsThatCouldHave(record))
        )
    }

    /// Who proposed another room for it; the system looks, so that four eyes do not depend on who may read proposals.
    private func proposer(of record: ClueRecord, in transaction: borrowing Transaction) throws -> Staff.ID? {
        let id = record.clue.id
        return try transaction.asSystem { try $0.openProposal(for: id) }?.proposedBy
    }

    /// The rooms that `Handle` would let the caller move the clue to.
    fileprivate func openMoves(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> [Room.ID] {
        let facts = try facts(of: record, in: transaction, for: caller)
        return facts.otherRooms.filter { room in
            Handle.decide(Handle.Input(act: .moveTo(room), facts: facts)) == .allowed
        }
    }

    fileprivate func deputies(of organ: Organ.ID) -> Set<Staff.ID> { Set(people(of: organ, with: .deputy)) }

    /// Whether the organ's policy should have had the distribution approved by now.
    func lacksDistribution(_ record: ClueRecord, in transaction: borrowing Transaction) throws -> Bool {
        guard record.distributedAt == nil else { return false }
        let organ = record.organ
        let policy = try transaction.asSystem { try $0.distributionPolicy(of: organ) }?.policy ?? .standard
        return !policy.letsWork(since: record.inRoomSince, now: transaction.now)
    }
}

extension Distribution.RuleID {
    /// The field of the form that a rule speaks of.
    fileprivate var field: String {
        switch self {
        case .days: "days"
        case .delegate: "delegate"
        case .organ, .undecided, .approver, .fourEyes, .proposer, .anotherRoom, .proposedOnce, .headSets: ""
        }
    }
}
