public import Casework
import Libpq

/// What case supervision proposed for a clue that waits to be distributed (分办意见), and who decided about it.
///
/// - Policy: ZJ-23
public struct DistributionProposal: Sendable {
    public let room: Room.ID
    public let reason: Distribution.Reason
    public let state: Distribution.ProposalState
    public let proposedBy: Staff.ID
    public let proposedAt: Instant
    /// Nil while it waits, and where it lapsed.
    public let decidedBy: Staff.ID?
    public let decidedAt: Instant?
}

extension Transaction {
    static let proposalColumns = """
        p.room_id, p.reason, p.state, p.proposed_by, p.proposed_at, p.decided_by, p.decided_at
        """

    /// The proposal that waits for a decision; nil where there is none.
    public func openProposal(for clue: Clue.ID) throws -> DistributionProposal? {
        guard let row = try session.query(Self.findOpenProposal, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        return try DistributionProposal(&columns)
    }

    private static let findOpenProposal = Statement(
        """
        select \(proposalColumns)
        from casework.distribution_proposal as p
        where p.clue_id = $1 and p.state = 'open'
        """
    )

    /// Proposes another room in the own name; the decision is written by whoever approves the distribution.
    ///
    /// Where a proposal waits already, the transaction ends with the refusal `distribution_proposal_is_one_idx`.
    public func propose(
        _ room: Room.ID, for record: ClueRecord, _ reason: Distribution.Reason, by staff: Staff.ID
    ) throws {
        let id: Identifier<DistributionProposal> = newID()
        try session.later(
            Self.insertProposal,
            [
                try id.value(), try record.clue.id.value(), .name(record.organ),
                .name(record.room), .name(room), .text(reason.rawValue), .name(staff), .instant(now),
            ])
    }

    private static let insertProposal = Statement(
        """
        insert into casework.distribution_proposal (
            proposal_id, clue_id, organ_id, from_room_id, room_id, reason, state, proposed_by, proposed_at
        )
        values ($1, $2, $3, $4, $5, $6, 'open', $7, $8)
        """
    )
}

extension DistributionProposal {
    /// Nil where the row has none.
    init?(_ columns: inout Columns) throws {
        guard let room: Room.ID = try columns.nameOrNil(), let reason: Distribution.Reason = try columns.codeOrNil(),
            let state: Distribution.ProposalState = try columns.codeOrNil(),
            let proposedBy: Staff.ID = try columns.nameOrNil(), let proposedAt = try columns.instantOrNil()
        else { return nil }
        self.room = room
        self.reason = reason
        self.state = state
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        decidedBy = try columns.nameOrNil()
        decidedAt = try columns.instantOrNil()
    }
}
