public import Casework
import Libpq

/// What names a clue in lists of those who press it, who need not see the clue itself.
public struct ClueLabel: Sendable {
    public let number: ClueNumber
    public let organ: Organ.ID
    public let room: Room.ID
}

/// What presses a clue, for the board.
public struct PressingMarks: Hashable, Sendable {
    /// Orders that wait for an answer.
    public var orders: Int
    /// The latest reminder.
    public var remindedOn: CivilDate?
}

extension Transaction {
    /// The orders that the caller sees, what is open and late first.
    public func supervisionList() throws -> [SupervisionRecord] {
        try session.query(Self.findSupervisionList, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try SupervisionRecord($0) }
    }

    private static let findSupervisionList = Statement(
        """
        select \(supervisionColumns)
        from casework.supervision as s
        where s.issuer_organ_id = $1 or s.organ_id = $1
        order by s.state in ('refused', 'ended'), s.due_on, s.proposed_at desc, s.supervision_id
        limit $2
        """
    )

    /// By what lists call clues. As the system, for clues whose orders the caller sees.
    public func labels(of clues: [Clue.ID]) throws -> [Clue.ID: ClueLabel] {
        let ids = try clues.map { try $0.bits() }
        let found = try session.query(Self.findLabels, [.uuidArray(ids)]).map { row in
            var columns = Columns(row)
            let id: Clue.ID = try columns.id()
            let (organ, room): (Organ.ID, Room.ID) = (try columns.name(), try columns.name())
            let number = ClueNumber(
                series: try columns.code(), year: try columns.small(), number: try columns.int())
            return (id, ClueLabel(number: number, organ: organ, room: room))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private static let findLabels = Statement(
        """
        select c.clue_id, c.organ_id, c.room_id, c.clue_series, c.clue_year, c.clue_number
        from casework.clue as c
        where c.clue_id = any ($1)
        """
    )

    /// What presses each of these clues, as far as the caller sees it; clues that nobody presses are left out.
    public func pressingMarks(of clues: [Clue.ID]) throws -> [Clue.ID: PressingMarks] {
        guard !clues.isEmpty else { return [:] }
        let ids = try clues.map { try $0.bits() }
        let found = try session.query(Self.findMarks, [.uuidArray(ids)]).map { row in
            var columns = Columns(row)
            let id: Clue.ID = try columns.id()
            return (id, PressingMarks(orders: Int(try columns.big()), remindedOn: try columns.dateOrNil()))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
            .filter { $0.value.orders > 0 || $0.value.remindedOn != nil }
    }

    private static let findMarks = Statement(
        """
        select
            k.clue_id,
            (
                select count(*)
                from casework.supervision as s
                where s.clue_id = k.clue_id and s.state in ('issued', 'answered', 'sent_back')
            ),
            (select max(r.sent_on) from casework.reminder as r where r.clue_id = k.clue_id)
        from unnest($1::uuid[]) as k (clue_id)
        """
    )

    /// Marks the orders whose answer is late as gone up to the head, a bounded number at a time. As the system.
    ///
    /// - Policy: HS-3
    public func escalateLateOrders() throws -> [SupervisionRecord] {
        try session.query(Self.escalateOrders, [.date(today), .int(StoreLimits.sweepRows)])
            .map { try SupervisionRecord($0) }
    }

    private static let escalateOrders = Statement(
        """
        update casework.supervision as s
        set escalated_on = $1
        from (
            select d.supervision_id, d.cell_id
            from casework.supervision as d
            where d.state in ('issued', 'sent_back') and d.due_on < $1 and d.escalated_on is null
            order by d.due_on
            limit $2
            for update skip locked
        ) as late
        where s.supervision_id = late.supervision_id and s.cell_id = late.cell_id
        returning \(supervisionColumns)
        """
    )

    /// Whether a member of staff stands aside from a clue. As the system: nobody sees another person's recusal.
    public func isRecused(_ staff: Staff.ID, from clue: Clue.ID) throws -> Bool {
        try session.query(Self.askRecused, [try clue.value(), .name(staff)]).first?.bool(0) ?? false
    }

    private static let askRecused = Statement(
        "select exists (select from casework.recusal as x where x.clue_id = $1 and x.staff_id = $2)"
    )
}
