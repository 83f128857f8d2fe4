public import Casework
import Libpq

/// A day and a place that are published, and nothing else (JB-9).
public struct PublishedReception: Sendable {
    public let organ: Organ.ID
    public let organName: String
    public let heldOn: CivilDate
    /// The township's organ; nil for the own office.
    public let townshipName: String?
}

extension Transaction {
    /// Writes a planned session.
    public func insert(_ session: ReceptionSession, plannedBy staff: Staff.ID) throws {
        try self.session.later(
            Self.insertSession,
            [
                try session.id.value(), .name(session.organ), .date(session.heldOn),
                .text(session.place.township == nil ? "office" : "township"), .name(session.place.township),
                .name(session.leader), .date(session.announcedOn), .name(staff), .instant(now),
            ]
        )
    }

    private static let insertSession = Statement(
        """
        insert into casework.reception_session (
            session_id, organ_id, held_on, place, township_organ_id, leader_staff_id, announced_on, state, planned_by,
            planned_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, 'planned', $8, $9)
        """
    )

    /// A session of the caller's organ.
    public func receptionSession(_ id: ReceptionSession.ID) throws -> ReceptionSession {
        guard let row = try session.query(Self.findSession, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ReceptionSession(row)
    }

    /// The same, kept from change until commit.
    public func lockReceptionSession(_ id: ReceptionSession.ID) throws -> ReceptionSession {
        guard let row = try session.query(Self.lockSession, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ReceptionSession(row)
    }

    static let sessionColumns = """
        s.session_id, s.organ_id, s.held_on, s.township_organ_id, s.leader_staff_id, s.announced_on, s.state,
        s.moved_to_on, s.version
        """
    private static let findSession = Statement(
        "select \(sessionColumns) from casework.reception_session as s where s.session_id = $1"
    )
    private static let lockSession = Statement(
        "select \(sessionColumns) from casework.reception_session as s where s.session_id = $1 for update of s"
    )

    /// Writes how far a session is.
    ///
    /// - Throws: `StoreError.stale` when the version is not the one that was read.
    public func save(_ session: ReceptionSession) throws {
        let (state, moved): (String, CivilDate?) =
            switch session.state {
            case .planned: ("planned", nil)
            case .held: ("held", nil)
            case .cancelled(let day): ("cancelled", day)
            }
        try self.session.laterChangingOne(
            Self.saveSession, [try session.id.value(), .text(state), .date(moved), .int(session.version)]
        )
    }

    private static let saveSession = Statement(
        """
        update casework.reception_session
        set state = $2, moved_to_on = $3, version = $4
        where session_id = $1 and version = $4 - 1
        """
    )

    /// The sessions of an organ between two days, in their order; at most `StoreLimits.listRows`.
    public func receptionSessions(
        of organ: Organ.ID, from first: CivilDate, through last: CivilDate
    ) throws -> [ReceptionSession] {
        try session.query(
            Self.findSessions, [.name(organ), .date(first), .date(last), .int(StoreLimits.listRows)]
        ).map { try ReceptionSession($0) }
    }

    private static let findSessions = Statement(
        """
        select \(sessionColumns)
        from casework.reception_session as s
        where s.organ_id = $1 and s.held_on between $2 and $3
        order by s.held_on, s.leader_staff_id, s.session_id
        limit $4
        """
    )

    /// What is published, for whoever asks; needs the public caller.
    public func receptionTimes() throws -> [PublishedReception] {
        try session.query(Self.findTimes, [.date(today)]).map { row in
            var columns = Columns(row)
            let organ: Organ.ID = try columns.name()
            return PublishedReception(
                organ: organ, organName: try columns.text(), heldOn: try columns.date(),
                townshipName: try columns.textOrNil()
            )
        }
    }

    private static let findTimes = Statement(
        "select t.organ_id, t.organ_name, t.held_on, t.township_name from casework.reception_times($1) as t"
    )
}

extension ReceptionSession {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: ID = try columns.id()
        let organ: Organ.ID = try columns.name()
        let heldOn = try columns.date()
        let township: Organ.ID? = try columns.nameOrNil()
        let leader: Staff.ID = try columns.name()
        let announcedOn = try columns.dateOrNil()
        let state = try columns.text()
        let moved = try columns.dateOrNil()
        let known: State? =
            switch (state, moved) {
            case ("planned", _): .planned
            case ("held", _): .held
            case ("cancelled", let day?): .cancelled(movedTo: day)
            case _: nil
            }
        guard let known else { throw StoreError.corrupt(table: "reception_session") }
        self.init(
            id: id, organ: organ, heldOn: heldOn, place: township.map { .township($0) } ?? .office, leader: leader,
            announcedOn: announcedOn, state: known, version: try columns.int()
        )
    }
}
