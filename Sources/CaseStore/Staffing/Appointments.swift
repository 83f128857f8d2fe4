public import Casework
import Libpq

/// A post that somebody held, with the name of who did.
public struct AppointmentRow: Sendable, Equatable {
    public let appointment: Appointment
    public let name: String
}

extension Transaction {
    /// Closes what a directory names no more and opens what it names anew, from today on.
    ///
    /// - Policy: HS-4
    func storeAppointments(_ posts: [HeldPost]) throws {
        let open = try openPosts()
        let changes = AppointmentChanges(from: open, to: posts)
        try close(changes.closed)
        try begin(changes.opened)
    }

    /// Ends every post that somebody holds, from today on. Only an administrator or the system may.
    ///
    /// - Returns: how many.
    @discardableResult
    public func endAppointments(of staff: Staff.ID, by decider: Staff.ID?) throws -> Int {
        Int(
            try session.execute(
                Self.endOfStaff, [.name(staff), .date(today), .name(decider), .instant(now)]))
    }

    private static let endOfStaff = Statement(
        """
        update directory.appointment as a
        set to_on = $2, ended_by = $3, ended_at = $4
        where a.staff_id = $1 and a.to_on is null and a.cell_id = guard.cell()
        """
    )

    private func openPosts() throws -> [HeldPost] {
        try session.query(Self.findOpen).map { row in
            var columns = Columns(row)
            return HeldPost(
                staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil(),
                post: try columns.text())
        }
    }

    private static let findOpen = Statement(
        """
        select a.staff_id, a.organ_id, a.room_id, a.post
        from directory.appointment as a
        where a.to_on is null and a.cell_id = guard.cell()
        order by a.staff_id, a.post
        """
    )

    private func close(_ posts: [HeldPost]) throws {
        guard !posts.isEmpty else { return }
        try session.later(
            Self.closePosts,
            Self.columns(of: posts) + [.date(today), .name(caller.staff?.staff), .instant(now)])
    }

    private static let closePosts = Statement(
        """
        update directory.appointment as a
        set to_on = $5, ended_by = $6, ended_at = $7
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p (staff_id, organ_id, room_id, post)
        where
            a.to_on is null
            and a.cell_id = guard.cell()
            and a.staff_id = p.staff_id
            and a.organ_id = p.organ_id
            and a.room_id is not distinct from p.room_id
            and a.post = p.post
        """
    )

    private func begin(_ posts: [HeldPost]) throws {
        guard !posts.isEmpty else { return }
        let ids = posts.map { _ -> Appointment.ID in newID() }
        try session.later(
            Self.openPosts,
            Self.columns(of: posts) + [.names(ids), .date(today), .name(caller.staff?.staff), .instant(now)])
    }

    private static let openPosts = Statement(
        """
        insert into directory.appointment (
            appointment_id, staff_id, organ_id, room_id, post, from_on, recorded_by, recorded_at
        )
        select p.appointment_id::uuid, p.staff_id, p.organ_id, p.room_id, p.post, $6, $7, $8
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            as p (staff_id, organ_id, room_id, post, appointment_id)
        """
    )

    private static func columns(of posts: [HeldPost]) -> [Value] {
        [
            .names(posts.map(\.staff)), .names(posts.map(\.organ)), .textArray(posts.map(\.room?.rawValue)),
            .textArray(posts.map(\.post)),
        ]
    }

    /// Who held a post on a day, rooms in the order of their ids, leaders first; at most `StoreLimits.appointmentRows`.
    ///
    /// - Parameter organ: nil for every organ.
    public func appointments(on day: CivilDate, of organ: Organ.ID?) throws -> [AppointmentRow] {
        try session.query(Self.findOnDay, [.date(day), .name(organ), .int(StoreLimits.appointmentRows)])
            .map { try AppointmentRow($0) }
    }

    private static let findOnDay = Statement(
        """
        select a.appointment_id, a.staff_id, a.organ_id, a.room_id, a.post, a.from_on, a.to_on, s.name
        from directory.appointment as a
        join directory.staff as s on s.staff_id = a.staff_id and s.cell_id = a.cell_id
        where
            a.from_on <= $1
            and (a.to_on is null or a.to_on > $1)
            and ($2::text is null or a.organ_id = $2)
            and a.cell_id = guard.cell()
        order by a.organ_id, a.room_id nulls first, a.staff_id, a.post
        limit $3
        """
    )

    /// Who held the posts of a room, those who hold them now first, then the latest; at most
    /// `StoreLimits.appointmentRows`. What was mended on the day on which it was recorded is left out.
    public func appointments(ever room: Room.ID) throws -> [AppointmentRow] {
        try session.query(Self.findOfRoom, [.name(room), .int(StoreLimits.appointmentRows)])
            .map { try AppointmentRow($0) }
    }

    private static let findOfRoom = Statement(
        """
        select a.appointment_id, a.staff_id, a.organ_id, a.room_id, a.post, a.from_on, a.to_on, s.name
        from directory.appointment as a
        join directory.staff as s on s.staff_id = a.staff_id and s.cell_id = a.cell_id
        where a.room_id = $1 and a.to_on is distinct from a.from_on and a.cell_id = guard.cell()
        order by a.to_on desc nulls first, a.from_on desc, a.staff_id, a.post
        limit $2
        """
    )
}

extension AppointmentRow {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: Appointment.ID = try columns.id()
        let held = HeldPost(
            staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil(),
            post: try columns.text())
        appointment = Appointment(id: id, held: held, from: try columns.date(), to: try columns.dateOrNil())
        name = try columns.text()
    }
}
