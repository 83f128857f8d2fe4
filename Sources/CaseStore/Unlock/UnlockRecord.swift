public import Casework
import Libpq

/// A request to open an identity, and what became of it, as it is stored. It holds no identity.
public struct UnlockRecord: Identifiable, Sendable {
    public let unlock: Unlock
    public let report: Report.ID
    /// The clue in hand for which it was asked; nil for the petition office.
    public let clue: Clue.ID?
    public let askedAs: Unlock.Post
    /// The number of the report.
    public let number: ReportNumber?
    public let receiver: Organ.ID
    /// When it was first read; nil where nobody did.
    public let openedAt: Instant?
    /// How often it was read.
    public let looks: Int
    let sealed: [UInt8]

    public var id: Unlock.ID { unlock.id }
}

/// What decides about opening the identity of a report.
public struct UnlockFacts: Sendable {
    public let holder: Organ.ID
    public let organs: Set<Organ.ID>
    public let barredOrgans: Set<Organ.ID>
    public let barredRooms: Set<Room.ID>
    /// Where the accused work or have their post, without the organs below.
    public let accusedOrgans: Set<Organ.ID>
    /// Of those that were asked about, whoever must stand aside.
    public let aside: Set<Staff.ID>
    public let isOpen: Bool
    public let isGiven: Bool
}

extension Transaction {
    static let unlockColumns = """
        u.unlock_id, u.report_id, u.clue_id, u.asked_as, u.purpose, u.minutes, u.state, u.asked_by, u.asker_organ_id,
        u.asker_room_id, u.asked_at, u.decided_by, u.decider_organ_id, u.decider_room_id, u.decided_at, u.locks_at,
        u.end_reason, u.ended_by, u.opened_at, u.looks, u.sealed, r.register_year, r.register_number,
        r.receiver_organ_id
        """

    /// - Throws: `StoreError.notFound` for one that is not the caller's to see.
    public func unlock(_ id: Unlock.ID) throws -> UnlockRecord {
        guard let row = try session.query(Self.findUnlock, [try id.value()]).first else { throw StoreError.notFound }
        return try UnlockRecord(row)
    }

    private static let findUnlock = Statement(
        """
        select \(unlockColumns)
        from vault.unlock as u
        join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
        where u.unlock_id = $1
        """
    )

    /// Those of a report, newest first, at most `StoreLimits.listRows`, as far as the caller sees them.
    public func unlocks(of report: Report.ID) throws -> [UnlockRecord] {
        try session.query(Self.findUnlocksOfReport, [try report.value(), .int(StoreLimits.listRows)])
            .map { try UnlockRecord($0) }
    }

    private static let findUnlocksOfReport = Statement(
        """
        select \(unlockColumns)
        from vault.unlock as u
        join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
        where u.report_id = $1
        order by u.asked_at desc, u.unlock_id desc
        limit $2
        """
    )

    /// What others wait for, oldest first, at most `StoreLimits.listRows`, as far as the caller sees it.
    public func waitingUnlocks() throws -> [UnlockRecord] {
        let values: [Value] = [.name(caller.staff?.staff), .instant(now), .int(StoreLimits.listRows)]
        return try session.query(Self.findWaitingUnlocks, values).map { try UnlockRecord($0) }
    }

    private static let findWaitingUnlocks = Statement(
        """
        select \(unlockColumns)
        from vault.unlock as u
        join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
        where u.state = 'requested' and u.asked_by <> $1 and u.lapses_at > $2
        order by u.asked_at, u.unlock_id
        limit $3
        """
    )

    /// What the caller asked for, newest first, at most `StoreLimits.listRows`.
    public func ownUnlocks() throws -> [UnlockRecord] {
        try session.query(Self.findOwnUnlocks, [.name(caller.staff?.staff), .int(StoreLimits.listRows)])
            .map { try UnlockRecord($0) }
    }

    private static let findOwnUnlocks = Statement(
        """
        select \(unlockColumns)
        from vault.unlock as u
        join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
        where u.asked_by = $1
        order by u.asked_at desc, u.unlock_id desc
        limit $2
        """
    )

    /// Requests of the caller since a moment.
    public func ownUnlocks(since moment: Instant) throws -> Int {
        let rows = try session.query(Self.countOwnUnlocks, [.name(caller.staff?.staff), .instant(moment)])
        return try rows.first.map { Int(try $0.int8(0)) } ?? 0
    }

    private static let countOwnUnlocks = Statement(
        "select count(*) from vault.unlock as u where u.asked_by = $1 and u.asked_at > $2"
    )

    /// For what exactly it was asked; nil for whoever may not read the report.
    public func words(of unlock: UnlockRecord) throws -> String? {
        try openNote(unlock.sealed, of: unlock.report, "unlock", unlock.id)?.first
    }

    /// What decides about opening the identity of a report. As the system.
    ///
    /// - Parameter staff: of whom it is asked whether they stand aside.
    public func unlockFacts(of report: Report.ID, _ staff: [Staff.ID]) throws -> UnlockFacts {
        guard let row = try session.query(Self.findUnlockFacts, [try report.value(), .names(staff)]).first else {
            throw StoreError.notFound
        }
        var columns = Columns(row)
        return UnlockFacts(
            holder: try columns.name(), organs: Set(try columns.names()), barredOrgans: Set(try columns.names()),
            barredRooms: Set(try columns.names()), accusedOrgans: Set(try columns.names()),
            aside: Set(try columns.names()), isOpen: try columns.bool(), isGiven: try columns.bool())
    }

    private static let findUnlockFacts = Statement(
        """
        select
            f.holder_organ_id, f.organs, f.barred_organs, f.barred_rooms, f.accused_organs, f.aside, f.is_open,
            f.is_given
        from vault.unlock_facts($1, $2) as f
        """
    )
}

extension UnlockRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: Unlock.ID = try columns.id()
        report = try columns.id()
        clue = try columns.idOrNil()
        askedAs = try columns.code()
        let (purpose, minutes): (Unlock.Purpose, Int) = (try columns.code(), try columns.small())
        let state = try columns.text()
        let asker = Unlock.Seat(staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil())
        let request = Unlock.Request(by: asker, purpose: purpose, minutes: minutes, at: try columns.instant())
        let decider: Staff.ID? = try columns.nameOrNil()
        let (organ, room): (Organ.ID?, Room.ID?) = (try columns.nameOrNil(), try columns.nameOrNil())
        let (decidedAt, until) = (try columns.instantOrNil(), try columns.instantOrNil())
        let (reason, ender): (String?, Staff.ID?) = (try columns.textOrNil(), try columns.nameOrNil())
        var grant: Unlock.Grant?
        if let decider, let organ, let decidedAt, let until {
            let seat = Unlock.Seat(staff: decider, organ: organ, room: room)
            grant = Unlock.Grant(by: seat, at: decidedAt, until: until)
        }
        unlock = Unlock(id: id, state: try Self.state(state, request, grant, refusedBy: decider, (reason, ender)))
        (openedAt, looks) = (try columns.instantOrNil(), try columns.int())
        sealed = try columns.bytes()
        let (year, registered) = (try columns.smallOrNil(), try columns.intOrNil())
        number = if let year, let registered { ReportNumber(year: year, number: registered) } else { nil }
        receiver = try columns.name()
    }

    private static func state(
        _ name: String, _ request: Unlock.Request, _ grant: Unlock.Grant?, refusedBy decider: Staff.ID?,
        _ end: (reason: String?, by: Staff.ID?)
    ) throws -> Unlock.State {
        switch (name, grant, decider, end.reason, end.by) {
        case ("requested", _, _, _, _): .requested(request)
        case ("lapsed", _, _, _, _): .lapsed(request)
        case ("refused", _, let person?, _, _): .refused(request, by: person)
        case ("granted", let grant?, _, _, _): .granted(request, grant)
        case ("ended", let grant?, _, "expired", _): .ended(request, grant, .expired)
        case ("ended", let grant?, _, "unfit", _): .ended(request, grant, .unfit)
        case ("ended", let grant?, _, "closed", let person?): .ended(request, grant, .closed(by: person))
        case (_, _, _, _, _): throw StoreError.corrupt(table: "unlock")
        }
    }
}
