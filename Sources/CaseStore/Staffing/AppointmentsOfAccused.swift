public import Casework
import Libpq

extension Transaction {
    /// All posts, of now and before, of those who bear one of the names or have one of the ids. What was mended on the day
    /// on which it was recorded is left out.
    ///
    /// - Policy: HS-26
    public func appointments(named names: [String], or staff: [Staff.ID]) throws -> [AppointmentRow] {
        guard !names.isEmpty || !staff.isEmpty else { return [] }
        return try session.query(Self.findOfPeople, [.textArray(names.map { $0 }), .names(staff)])
            .map { try AppointmentRow($0) }
    }

    private static let findOfPeople = Statement(
        """
        select a.appointment_id, a.staff_id, a.organ_id, a.room_id, a.post, a.from_on, a.to_on, s.name
        from directory.appointment as a
        join directory.staff as s on s.staff_id = a.staff_id and s.cell_id = a.cell_id
        where
            (s.name = any ($1) or s.staff_id = any ($2))
            and a.to_on is distinct from a.from_on
            and a.cell_id = guard.cell()
        order by a.staff_id, a.from_on, a.post
        """
    )

    /// Who held a post of an organ on a day of a period.
    public func posts(of organ: Organ.ID, between first: CivilDate, and last: CivilDate) throws -> [AppointmentRow] {
        try session.query(Self.findHolders, [.name(organ), .date(first), .date(last)]).map { try AppointmentRow($0) }
    }

    private static let findHolders = Statement(
        """
        select a.appointment_id, a.staff_id, a.organ_id, a.room_id, a.post, a.from_on, a.to_on, s.name
        from directory.appointment as a
        join directory.staff as s on s.staff_id = a.staff_id and s.cell_id = a.cell_id
        where
            a.organ_id = $1
            and a.from_on <= $3
            and (a.to_on is null or a.to_on > $2)
            and a.to_on is distinct from a.from_on
            and a.cell_id = guard.cell()
        order by a.staff_id, a.from_on, a.post
        """
    )
}
