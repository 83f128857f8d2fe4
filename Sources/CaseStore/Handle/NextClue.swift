public import Casework
import Libpq

/// The clue of a room that comes next, with what a claim of it is decided on.
public struct NextClue: Sendable {
    public let record: ClueRecord
    /// Where it waits, of its class.
    public let number: Int64
    /// Open clues that the caller holds, from 0.
    public let held: Int
    /// Open clues that the room holds, from 0; nil where that was not asked.
    public let heldInRoom: Int?
    /// No leader has approved yet that it was taken from a lower organ.
    public let awaitsTakingUp: Bool
    /// How its organ distributes; nil where the clue is distributed, or the organ has decided nothing.
    public let distribution: Distribution.Mode?
    /// Of each class up to which number nobody may take what waits there, from where it was looked; nil where not so much
    /// of that waits that it was walked over.
    public let passedOver: [Int64]?
}

extension Transaction {
    /// The clue of a room that comes next for the caller, locked with its place in the queue until the end of the
    /// transaction; nil when nothing waits that they may know of. What somebody else takes at this moment is left out, and
    /// so is what leaders have still to approve (ZJ-23, JC-16), as far as the database knows: whether the caller may have
    /// it is for the rules to decide.
    ///
    /// - Parameters:
    ///   - ageing: seconds of waiting that are worth one priority class.
    ///   - passed: what was looked at in this transaction and is not to come again.
    ///   - numbers: from where to look, one number for each class (`RoomMarks`).
    ///   - countsRoom: whether the open clues of the room are to be counted.
    ///   - kept: whether what leaders have still to approve comes too.
    public func lockNextClue(
        in room: Room.ID, ageing: Int, passed: [Clue.ID], from numbers: [Int64], countsRoom: Bool, kept: Bool
    ) throws -> NextClue? {
        let values: [Value] = [
            .name(room), .int(ageing), .uuidArray(try passed.map { try $0.bits() }), .int8Array(numbers),
            .bool(countsRoom), .bool(kept),
        ]
        guard let row = try session.query(Self.findNext, values).first else { return nil }
        var columns = Columns(row)
        let record = try ClueRecord(&columns)
        let number = try columns.big()
        let (held, heldInRoom) = (try columns.big(), try columns.bigOrNil())
        let awaitsTakingUp = try columns.bool()
        let (mode, days) = (try columns.textOrNil(), try columns.intOrNil())
        return NextClue(
            record: record, number: number, held: Int(held), heldInRoom: heldInRoom.map { Int($0) },
            awaitsTakingUp: awaitsTakingUp,
            distribution: try mode.map { try Distribution.Mode(stored: $0, days: days) },
            passedOver: try columns.bigsOrNil())
    }

    private static let findNext = Statement(
        """
        select
            \(clueColumns), n.seq, n.held, n.room_held, n.awaits_taking_up, n.distribution, n.distribution_days,
            n.reached
        from queue.next_clue($1, make_interval(secs => $2), $3, $4, $5, $6) as n
        cross join lateral (select (n.clue).*) as c
        """
    )

    /// Takes a clue that waits in the caller's room for the caller: lease, row, story, log and outbox in one statement.
    ///
    /// - Parameters:
    ///   - record: as it was read; what is written is its next version.
    ///   - lease: seconds after which the claim counts as fresh no more (`StaleClaim`).
    /// - Returns: the fencing token; nil when somebody else was faster.
    public func claim(_ record: ClueRecord, lease: Int) throws -> Int64? {
        let entry = AuditRecord("clue.claimed", record.clue.id)
        let values: [Value] = [
            try record.clue.id.value(), .int(record.clue.version), .int(lease),
            .text(entry.detail(by: caller.staff?.token, giver)),
            .uuid(try (newID() as Identifier<AnnouncedEvent>).bits()),
        ]
        guard let row = try session.query(Self.claim, values).first else { return nil }
        var columns = Columns(row)
        let token = try columns.big()
        note(entry, in: record.organ, number: try columns.big(), shownAs: try columns.text())
        return token
    }

    private static let claim = Statement(
        "select c.token, c.entry_id, c.shown_as from queue.claim_clue($1, $2, make_interval(secs => $3), $4, $5) as c"
    )

    /// How many clues of a room, as far as the caller sees them, somebody holds that are not finished.
    public func clueCount(heldIn room: Room.ID) throws -> Int {
        Int(try session.query(Self.countHeldInRoom, [.name(room)]).first?.int8(0) ?? 0)
    }

    private static let countHeldInRoom = Statement(
        """
        select count(*)
        from casework.clue as c
        where
            c.room_id = $1
            and c.state in ('claimed', 'return_requested', 'plan_proposed', 'under_way', 'held', 'result_proposed')
        """
    )
}
