public import Casework
import Libpq

extension Transaction {
    /// How many open clues these members of a room hold, and who of them must stand aside from a clue. Whose account
    /// has ended is left out: nobody is given work who has left.
    ///
    /// To be asked as the system: nobody sees another person's recusal.
    public func roomMembers(_ staff: [Staff.ID], for clue: Clue.ID) throws -> [Handle.RoomMember] {
        try session.query(Self.findMembers, [.names(staff), try clue.value()]).map { row in
            var columns = Columns(row)
            return Handle.RoomMember(
                staff: try columns.name(), openClaims: Int(try columns.big()), isRecused: try columns.bool()
            )
        }
    }

    static let findMembers = Statement(
        """
        select
            s.staff_id,
            (
                select count(*)
                from casework.clue as c
                where c.holder_staff_id = s.staff_id
                    and c.state not in ('concluded', 'fed_back', 'archived', 'routed', 'returned')
            ),
            exists (
                select
                from casework.clue as c
                where c.clue_id = $2 and s.staff_id = any (c.barred_staff_ids)
            )
            or exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = $2
                    and x.staff_id = s.staff_id
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
        from unnest($1::text[]) with ordinality as s (staff_id, place)
        join directory.staff as f on f.staff_id = s.staff_id and f.cell_id = guard.cell() and f.active
        order by s.place
        """
    )

    /// Why somebody must stand aside from a clue; nil: they need not. Each sees their own entry.
    ///
    /// - Policy: JB-48
    public func recusal(of staff: Staff.ID, from clue: Clue.ID) throws -> Handle.RecusalGround? {
        try session.query(Self.findRecusal, [try clue.value(), .name(staff)]).first.map { row in
            var columns = Columns(row)
            return Handle.RecusalGround(rawValue: try columns.text()) ?? .other
        }
    }

    static let findRecusal = Statement(
        """
        select x.ground
        from casework.recusal as x
        where x.clue_id = $1 and x.staff_id = $2 and casework.recusal_stands(x.clue_id, x.staff_id)
        """
    )

    /// Keeps a member of staff from a clue and from the report behind it, whatever becomes of them. As the system.
    ///
    /// - Policy: JB-48
    public func bar(_ staff: Staff.ID, from clue: Clue.ID, of report: Report.ID) throws {
        try session.later(Self.barFromClue, [try clue.value(), .name(staff)])
        try bar([staff], from: report)
    }

    /// Keeps the accused who work here from a report. As the system.
    ///
    /// - Policy: HS-26
    public func bar(_ staff: [Staff.ID], from report: Report.ID) throws {
        for person in staff { try session.later(Self.barFromReport, [try report.value(), .name(person)]) }
    }

    /// Keeps everybody listed from every clue of a report, whatever state it is in. As the system.
    ///
    /// - Policy: HS-26
    public func barClues(of report: Report.ID, _ barred: Barred) throws {
        try session.later(
            Self.barClues,
            [try report.value(), .names(barred.organs), .names(barred.rooms), .names(barred.staff)]
        )
    }

    private static let barClues = Statement(
        """
        update casework.clue
        set barred_organ_ids = $2, barred_room_ids = $3, barred_staff_ids = $4
        where report_id = $1
        """
    )

    private static let barFromClue = Statement(
        """
        update casework.clue
        set barred_staff_ids = array_append(barred_staff_ids, $2)
        where clue_id = $1 and not $2 = any (barred_staff_ids)
        """
    )
    private static let barFromReport = Statement(
        """
        update casework.report
        set barred_staff_ids = array_append(barred_staff_ids, $2)
        where report_id = $1 and not $2 = any (barred_staff_ids)
        """
    )
}
