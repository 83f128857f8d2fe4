public import Casework
import Libpq

/// What an organ decided about the distribution of its clues, since when and by whom.
public struct DistributionPolicyRecord: Sendable {
    public let policy: Distribution.Policy
    public let setBy: Staff.ID
    public let setAt: Instant
}

/// A move of a clue to a room (分办台账): number, rooms and days, and nothing of its content.
public struct LedgerLine: Sendable {
    public let clue: Clue.ID
    public let organ: Organ.ID
    public let number: ClueNumber
    public let fromOrgan: Organ.ID?
    public let fromRoom: Room.ID?
    public let toOrgan: Organ.ID
    public let toRoom: Room.ID?
    /// Nil where a rule moved it.
    public let signedBy: Staff.ID?
    public let at: Instant
    public let state: Clue.State
    /// When the distribution to the room that has it now was approved.
    public let distributedAt: Instant?
    /// What case supervision proposed while it waited in that room, and what became of it.
    public let proposal: DistributionProposal?
}

extension Transaction {
    /// Clues of the caller's organ whose distribution nobody has approved, the longest waiting first; at most
    /// `StoreLimits.listRows`.
    public func undistributedClues() throws -> [ClueRecord] {
        try session.query(Self.findUndistributed, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try ClueRecord($0) }
    }

    private static let findUndistributed = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        where c.organ_id = $1 and c.distributed_at is null and c.state not in ('returned', 'archived')
        order by c.routed_at, c.clue_id
        limit $2
        """
    )

    /// Approves in the caller's name that its room has the clue; the database writes who did so.
    ///
    /// - Throws: `StoreError.stale` when it is approved already, or moved meanwhile.
    public func approveDistribution(of record: ClueRecord) throws {
        try session.laterChangingOne(
            Self.approveDistribution,
            [try record.clue.id.value(), .int(record.clue.version), .instant(now), .name(record.room)])
    }

    private static let approveDistribution = Statement(
        """
        update casework.clue
        set distributed_at = $3, version = $2
        where clue_id = $1 and version = $2 - 1 and room_id = $4 and distributed_at is null
        """
    )

    /// What an organ decided last; nil where it has decided nothing.
    public func distributionPolicy(of organ: Organ.ID) throws -> DistributionPolicyRecord? {
        try session.query(Self.findPolicies, [.name(organ), .int(1)]).first.map { try DistributionPolicyRecord($0) }
    }

    /// What an organ has decided over time, the newest first.
    public func distributionPolicies(of organ: Organ.ID) throws -> [DistributionPolicyRecord] {
        try session.query(Self.findPolicies, [.name(organ), .int(StoreLimits.listRows)])
            .map { try DistributionPolicyRecord($0) }
    }

    static let findPolicies = Statement(
        """
        select p.mode, p.days, p.delegate_staff_id, p.set_by, p.set_at
        from casework.distribution_policy as p
        where p.organ_id = $1
        order by p.ordinal desc
        limit $2
        """
    )

    /// Writes down what the head of an organ decided; it holds from now on.
    public func insert(_ policy: Distribution.Policy, of organ: Organ.ID, by staff: Staff.ID) throws {
        let days: Int? =
            switch policy.mode {
            case .beforeClaim: nil
            case .withinDays(let days): days
            }
        try session.later(
            Self.insertPolicy,
            [
                .name(organ), .text(days == nil ? "before_claim" : "within_days"), days.map { Value.int($0) } ?? .null,
                .name(policy.delegate), .name(staff), .instant(now),
            ]
        )
    }

    private static let insertPolicy = Statement(
        """
        insert into casework.distribution_policy (
            organ_id, ordinal, mode, days, delegate_staff_id, set_by, set_at
        )
        select $1, coalesce(max(p.ordinal), 0) + 1, $2, $3, $4, $5, $6
        from casework.distribution_policy as p
        where p.organ_id = $1
        """
    )

    /// Every move of a clue into a room of the caller's organ or out of it, the newest first.
    public func ledger(
        after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<LedgerLine, NewestCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try NewestCursor.values(cursor))
        let found = try session.query(Self.findMoves, values).map { try LedgerLine($0) }
        return ListPage(found, limit: limit) { NewestCursor(at: $0.at, row: Identifier($0.clue.rawValue)) }
    }

    private static let findMoves = Statement(
        """
        select
            \(clueColumns), h.from_organ_id, h.from_room_id, h.to_organ_id, h.to_room_id, h.signed_by, h.signed_at,
            \(proposalColumns)
        from casework.handoff as h
        join casework.clue as c on c.clue_id = h.subject_id and c.cell_id = h.cell_id
        left join lateral (
            select p.*
            from casework.distribution_proposal as p
            where
                p.clue_id = h.subject_id and p.cell_id = h.cell_id and p.from_room_id = h.to_room_id
                and p.proposed_at >= h.signed_at
            order by p.proposed_at
            limit 1
        ) as p on true
        where
            h.subject = 'clue'
            and $2 in (h.from_organ_id, h.to_organ_id)
            and (h.from_organ_id, h.from_room_id) is distinct from (h.to_organ_id, h.to_room_id)
            and (h.signed_at, h.subject_id) < ($3, $4)
        order by h.signed_at desc, h.subject_id desc, h.ordinal desc
        limit $1
        """
    )
}

extension Distribution.Mode {
    init(stored mode: String, days: Int?) throws(StoreError) {
        switch (mode, days) {
        case ("before_claim", nil): self = .beforeClaim
        case ("within_days", let days?): self = .withinDays(days)
        case (_, _): throw StoreError.corrupt(table: "distribution_policy")
        }
    }
}

extension DistributionPolicyRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let mode = try Distribution.Mode(stored: try columns.text(), days: try columns.intOrNil())
        policy = Distribution.Policy(mode: mode, delegate: try columns.nameOrNil())
        setBy = try columns.name()
        setAt = try columns.instant()
    }
}

extension LedgerLine {
    init(_ row: Row) throws {
        let record = try ClueRecord(row)
        var columns = Columns(row, from: Transaction.clueColumns.split(separator: ",").count)
        clue = record.clue.id
        organ = record.organ
        number = record.number
        state = record.clue.state
        distributedAt = record.distributedAt
        fromOrgan = try columns.nameOrNil()
        fromRoom = try columns.nameOrNil()
        toOrgan = try columns.name()
        toRoom = try columns.nameOrNil()
        signedBy = try columns.nameOrNil()
        at = try columns.instant()
        proposal = try DistributionProposal(&columns)
    }
}
