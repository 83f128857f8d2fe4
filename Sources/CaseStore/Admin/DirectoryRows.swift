public import Casework
import Libpq

extension Transaction {
    /// The directory document in force, as it was handed in.
    public func directoryDocument() throws -> String? {
        try session.query(Self.findDocument).first?.text(0)
    }

    private static let findDocument = Statement(
        "select d.body from directory.document as d order by d.version desc limit 1"
    )

    /// The directory document that was in force at the end of a day, in China.
    public func directoryDocument(on day: CivilDate) throws -> String? {
        try session.query(Self.findDocumentOn, [.date(day)]).first?.text(0)
    }

    private static let findDocumentOn = Statement(
        """
        select d.body
        from directory.document as d
        where (d.loaded_at at time zone interval '8 hours')::date <= $1
        order by d.version desc
        limit 1
        """
    )

    /// Keeps a directory and writes the rows that statements and constraints need of it.
    ///
    /// Whomever it names has an account. Whoever is named no more cannot sign in and is signed out; accounts that were
    /// added apart from the directory stay.
    ///
    /// - Parameters:
    ///   - document: as it was handed in.
    ///   - roles: what each member of staff may do.
    /// - Returns: false when the very same document is in force already; nothing is written then.
    public func store(_ directory: Directory, document: String, roles: [Staff.ID: Set<Role>]) throws -> Bool {
        try store(Organisation(directory), document: document, roles: roles)
    }

    /// The same with what the document tells of other days. What is no more keeps its row: items refer to it.
    public func store(_ organisation: Organisation, document: String, roles: [Staff.ID: Set<Role>]) throws -> Bool {
        let written = try session.execute(Self.insertDocument, [.text(document), .instant(now)])
        guard written == 1 else { return false }
        try storeSpans(organisation)
        try storeRows(of: organisation, roles: roles)
        return true
    }

    /// Writes the rows that repeat the organisation of today. What begins on a later day has its row too, because others may
    /// refer to it; what changes on a later day is as it is today.
    ///
    /// - Parameter former: the directory of which the rows are; whoever it lists and has handed over since stays out. Nil:
    ///   another document was loaded, and whomever it lists has an account.
    public func storeRows(
        of organisation: Organisation, roles: [Staff.ID: Set<Role>], after former: Directory? = nil
    ) throws {
        let directory = organisation.on(today)
        let known = organisation.known(on: today)
        try storeOrgans(known.organs.values.sorted { $0.id < $1.id }, known)
        try storeRooms(known.rooms.values.sorted { $0.id < $1.id })
        try storeUnits(known)
        try storeEnds(organisation)
        try storeStaff(directory, roles, opening: directory.staff.map(\.id).filter { former?[$0] == nil })
        try endAccounts(except: directory.staff.map(\.id))
        let ended = try endedAccounts()
        try storeAppointments(directory.posts.filter { ended[$0.staff] == nil })
    }

    private static let insertDocument = Statement(
        """
        insert into directory.document (version, body, digest, loaded_at)
        select coalesce(max(d.version), 0) + 1, $1, sha256(convert_to($1, 'UTF8')), $2
        from directory.document as d
        having not coalesce(
            (array_agg(d.digest order by d.version desc))[1] = sha256(convert_to($1, 'UTF8')), false
        )
        """
    )

    private func storeOrgans(_ organs: [Organ], _ ever: Organisation.Ever) throws {
        try session.execute(
            Self.upsertOrgans,
            [
                .names(organs.map(\.id)), .textArray(organs.map(\.name)),
                .int2Array(organs.map { Int16($0.level.rawValue) }), .names(organs.map(\.division)),
                .textArray(organs.map { organ in organ.superior.flatMap { ever.organs[$0] }?.id.rawValue }),
                .textArray(organs.map(\.head?.rawValue)),
            ]
        )
    }

    private static let upsertOrgans = Statement(
        """
        insert into directory.organ (organ_id, name, level, division_code, superior_organ_id, head_staff_id)
        select o.organ_id, o.name, o.level, o.division_code, o.superior_organ_id, o.head_staff_id
        from unnest($1::text[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[])
            as o (organ_id, name, level, division_code, superior_organ_id, head_staff_id)
        on conflict (organ_id, cell_id) do update
        set
            name = excluded.name, level = excluded.level, division_code = excluded.division_code,
            superior_organ_id = excluded.superior_organ_id, head_staff_id = excluded.head_staff_id
        """
    )

    private func storeRooms(_ rooms: [Room]) throws {
        try session.execute(
            Self.upsertRooms,
            [
                .names(rooms.map(\.id)), .names(rooms.map(\.organ)), .textArray(rooms.map(\.name)),
                .textArray(rooms.map(\.kind.rawValue)),
            ]
        )
    }

    private static let upsertRooms = Statement(
        """
        insert into directory.room (room_id, organ_id, name, kind)
        select r.room_id, r.organ_id, r.name, r.kind
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as r (room_id, organ_id, name, kind)
        on conflict (room_id, cell_id) do update
        set organ_id = excluded.organ_id, name = excluded.name, kind = excluded.kind
        """
    )

    /// Departments and townships alike: both are places where an accused can work.
    private func storeUnits(_ ever: Organisation.Ever) throws {
        let units: [UnitRow] =
            ever.units.values.sorted { $0.id < $1.id }.compactMap { unit in
                guard let organ = ever.divisions[unit.division]?.organ else { return nil }
                return UnitRow(
                    id: unit.id.rawValue, name: unit.name, aliases: unit.aliases, kind: "unit", level: unit.level,
                    division: unit.division, managing: organ, own: nil
                )
            }
            + ever.townships.values.sorted { $0.id < $1.id }.compactMap { township in
                guard let organ = ever.divisions[township.managedBy]?.organ else { return nil }
                return UnitRow(
                    id: township.id.rawValue, name: township.name, aliases: township.aliases, kind: "township",
                    level: .township, division: township.managedBy, managing: organ, own: township.organ
                )
            }
        try session.execute(
            Self.upsertUnits,
            [
                .textArray(units.map(\.id)), .textArray(units.map(\.name)),
                .textArray(units.map { $0.aliases.joined(separator: "\n") }), .textArray(units.map(\.kind)),
                .int2Array(units.map { Int16($0.level.rawValue) }), .names(units.map(\.division)),
                .names(units.map(\.managing)), .textArray(units.map(\.own?.rawValue)),
            ]
        )
    }

    private static let upsertUnits = Statement(
        """
        insert into directory.unit (
            unit_id, name, aliases, kind, level, division_code, managing_organ_id, own_organ_id
        )
        select
            u.unit_id, u.name, coalesce(string_to_array(nullif(u.aliases, ''), chr(10)), '{}'), u.kind, u.level, u.division_code,
            u.managing_organ_id, u.own_organ_id
        from unnest(
            $1::text[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::text[]
        ) as u (unit_id, name, aliases, kind, level, division_code, managing_organ_id, own_organ_id)
        on conflict (unit_id, cell_id) do update
        set
            name = excluded.name, aliases = excluded.aliases, level = excluded.level,
            division_code = excluded.division_code, managing_organ_id = excluded.managing_organ_id,
            own_organ_id = excluded.own_organ_id
        """
    )

    /// - Parameter opening: whose account is in use again if it had ended.
    private func storeStaff(
        _ directory: Directory, _ roles: [Staff.ID: Set<Role>], opening: [Staff.ID]
    ) throws {
        let staff = directory.staff
        try session.execute(
            Self.upsertStaff,
            [
                .names(staff.map(\.id)), .names(staff.map(\.organ)), .textArray(staff.map(\.room?.rawValue)),
                .textArray(staff.map(\.name)), .textArray(staff.map(\.post)),
                .textArray(staff.map { (roles[$0.id] ?? []).map(\.rawValue).sorted().joined(separator: ",") }),
                .bool(false), .names(opening),
            ]
        )
    }

    private static let upsertStaff = Statement(
        """
        insert into directory.staff as f (staff_id, organ_id, room_id, name, post, roles, apart)
        select
            s.staff_id, s.organ_id, s.room_id, s.name, s.post,
            coalesce(string_to_array(nullif(s.roles, ''), ','), '{}'), $7::boolean
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            as s (staff_id, organ_id, room_id, name, post, roles)
        on conflict (staff_id, cell_id) do update
        set
            organ_id = excluded.organ_id, room_id = excluded.room_id, name = excluded.name, post = excluded.post,
            roles = excluded.roles, apart = excluded.apart, active = f.active or excluded.staff_id = any ($8::text[])
        """
    )

    /// As the system, because nobody else may end somebody's sessions.
    private func endAccounts(except staff: [Staff.ID]) throws {
        _ = try asSystem { try $0.session.execute(Self.endAccounts, [.names(staff)]) }
    }

    private static let endAccounts = Statement(
        """
        with gone as (
            update directory.staff as s
            set active = false
            where s.active and not s.apart and s.cell_id = guard.cell() and s.staff_id <> all ($1::text[])
            returning s.staff_id
        )
        select session.close_all(g.staff_id) from gone as g
        """
    )

    /// Adds an account that is no part of the directory document, such as an administrator's; it stays when another
    /// document is loaded.
    public func storeAccount(
        _ id: Staff.ID, name: String, post: String, organ: Organ.ID, room: Room.ID?, roles: Set<Role>
    ) throws {
        try session.execute(
            Self.upsertStaff,
            [
                .names([id]), .names([organ]), .textArray([room?.rawValue]), .textArray([name]), .textArray([post]),
                .textArray([roles.map(\.rawValue).sorted().joined(separator: ",")]), .bool(true),
                .names([id]),
            ]
        )
    }
}

private struct UnitRow {
    let id: String
    let name: String
    let aliases: [String]
    let kind: String
    let level: Level
    let division: Division.ID
    let managing: Organ.ID
    let own: Organ.ID?
}
