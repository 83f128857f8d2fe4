public import Casework
import Libpq

/// A clue as it is stored.
public struct ClueRecord: Sendable {
    public var clue: Clue
    public let receiver: Organ.ID
    public var organ: Organ.ID
    public var room: Room.ID
    public var barred: Barred
    public let number: ClueNumber
    public let priority: Priority
    public let microCorruption: Bool
    public let level: Level?
    public let category: String?
    public let rule: String
    public let escalated: Bool
    public var file: CaseFileDates
    /// Who handed in the plan or result that waits for approval.
    public var proposer: Staff.ID?
    public let routedAt: Instant
    /// The day on which material or an objection joined it, until somebody has handed in an opinion since.
    public var supplementedOn: CivilDate?
    /// Who of the room asked to open it again (JB-27).
    public var reopenAskedBy: Staff.ID?
    /// Since when it lies with its room.
    public let inRoomSince: Instant
    /// When it was approved that this room has it; nil while nobody has (ZJ-23).
    public let distributedAt: Instant?
    /// What its report says was breached (JB-4).
    public let breaches: [Breach]
    /// Where it comes from (线索来源).
    public let origin: ClueOrigin
    /// Whoever reported it signed, as far as is known today.
    public let isRealName: Bool

    public var precedence: Precedence { Precedence(priority, isRealName: isRealName) }
}

/// Who must not learn of an item: organs, rooms and persons.
public struct Barred: Hashable, Sendable {
    public var organs: [Organ.ID]
    public var rooms: [Room.ID]
    public var staff: [Staff.ID]

    public init(organs: [Organ.ID] = [], rooms: [Room.ID] = [], staff: [Staff.ID] = []) {
        self.organs = organs
        self.rooms = rooms
        self.staff = staff
    }
}

/// What is on file, by its day (卷宗材料).
public struct CaseFileDates: Hashable, Sendable {
    /// Minutes of the collective study (集体研究纪要).
    public var studiedOn: CivilDate?
    /// Written approval of the Party secretary.
    public var secretaryApprovedOn: CivilDate?
    /// Signatures of every member of the checking group.
    public var groupSignedOn: CivilDate?
    public var newEvidenceOn: CivilDate?

    public init() {}
}

/// Number of a clue in its organ (线索编号).
public struct ClueNumber: Hashable, Sendable {
    public let series: NumberSeries
    public let year: Int
    public let number: Int

    public init(series: NumberSeries, year: Int, number: Int) {
        self.series = series
        self.year = year
        self.number = number
    }

    /// `420281-2026-XS-00012`, or `GX` for the series of the cadre-supervision room.
    public func text(of organ: Organ.ID) -> String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 5 - digits.count))
        let letters = series == .cadreClue ? "GX" : "XS"
        return "\(organ.digits)-\(year)-\(letters)-\(padding)\(digits)"
    }
}

/// A clue about to be written.
public struct NewClue: Sendable {
    public let id: Clue.ID
    public let report: Report.ID
    public let receiver: Organ.ID
    public let destination: Clue.Destination
    public let barred: Barred
    public let number: ClueNumber
    public let priority: Priority
    public let microCorruption: Bool
    public let level: Level?
    public let category: String?
    public let rule: String
    public let escalated: Bool

    public init(
        id: Clue.ID, report: Report.ID, receiver: Organ.ID, destination: Clue.Destination, barred: Barred,
        number: ClueNumber, priority: Priority, microCorruption: Bool, level: Level?,
        category: String?, rule: String, escalated: Bool
    ) {
        self.id = id
        self.report = report
        self.receiver = receiver
        self.destination = destination
        self.barred = barred
        self.number = number
        self.priority = priority
        self.microCorruption = microCorruption
        self.level = level
        self.category = category
        self.rule = rule
        self.escalated = escalated
    }
}

extension Transaction {
    /// Writes a new clue; its first event comes with it.
    public func insert(_ clue: NewClue) throws {
        try session.later(
            Self.insertClue,
            [
                try clue.id.value(), try clue.report.value(), .name(clue.receiver), .name(clue.destination.organ),
                .name(clue.destination.room), .names(clue.barred.organs), .names(clue.barred.rooms),
                .names(clue.barred.staff),
                .small(clue.number.year), .text(clue.number.series.rawValue), .int(clue.number.number),
                .small(clue.priority.rawValue), .bool(clue.microCorruption), .small(clue.level?.rawValue),
                .textOrNull(clue.category), .text(clue.rule), .bool(clue.escalated), .instant(now),
            ]
        )
        try record("routed", of: clue.id, .clue, version: 1, [("rule", clue.rule)])
    }

    private static let insertClue = Statement(
        """
        insert into casework.clue (
            clue_id, report_id, receiver_organ_id, organ_id, room_id, barred_organ_ids, barred_room_ids,
            barred_staff_ids, clue_year, clue_series, clue_number, state, priority, micro_corruption, level, category,
            rule, escalated, routed_at, version
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'routed', $12, $13, $14, $15, $16, $17, $18, 1)
        """
    )

    /// Reads a clue and keeps others from changing it until the end of the transaction.
    public func lockClue(_ id: Clue.ID) throws -> ClueRecord {
        guard let row = try session.query(Self.lockClue, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ClueRecord(row)
    }

    public func clue(_ id: Clue.ID) throws -> ClueRecord {
        guard let row = try session.query(Self.findClue, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ClueRecord(row)
    }

    /// Reads a clue with what its page says of its claim.
    public func clueAndClaim(_ id: Clue.ID) throws -> (record: ClueRecord, stale: StaleClaim?) {
        let found = try session.query(Self.findClueAndClaim, [try lookUp(id)]).first
        guard let row = found else { throw StoreError.notFound }
        return (try ClueRecord(row), StaleClaim(try row.int4OrNil(Self.clueColumnCount)))
    }

    /// The clues that came out of a report, as far as the caller sees them.
    public func clues(of report: Report.ID) throws -> [ClueRecord] {
        try session.query(Self.findCluesOfReport, [try lookUp(report)]).map { try ClueRecord($0) }
    }

    /// Reads the clues of a report, in the same order, and keeps others from changing them until the end of the transaction.
    /// As the system: those that the caller may not change are left out.
    public func lockClues(of report: Report.ID) throws -> [ClueRecord] {
        try session.query(Self.lockCluesOfReport, [try lookUp(report)]).map { try ClueRecord($0) }
    }

    /// Clues on hold whose day has come, organ by organ (each organ's audit chain stays locked until commit); at most
    /// `StoreLimits.sweepRows`, and none that another session holds.
    public func lockHeldClues() throws -> [ClueRecord] {
        try session.query(Self.lockHeldClues, [.date(today), .int(StoreLimits.sweepRows)]).map { try ClueRecord($0) }
    }

    private static let lockHeldClues = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        where c.state = 'held' and c.hold_until <= $1
        order by c.organ_id, c.clue_id
        limit $2
        for update of c skip locked
        """
    )

    static let clueColumns = """
        c.clue_id, c.report_id, c.version, c.organ_id, c.room_id, c.state, c.holder_staff_id, c.claim_token,
        c.disposition, c.check_kind, c.conclusion, c.return_reason, c.hold_until, c.receiver_organ_id,
        c.barred_organ_ids, c.barred_room_ids, c.barred_staff_ids, c.clue_series, c.clue_year, c.clue_number,
        c.priority, c.micro_corruption, c.level, c.category, c.rule, c.escalated, c.studied_on,
        c.secretary_approved_on, c.group_signed_on, c.new_evidence_on, c.proposer_staff_id, c.routed_at,
        c.supplemented_on, c.reopen_asked_by, c.in_room_since, c.distributed_at, c.archived_from,
        c.breaches, c.origin, c.real_name
        """

    private static let lockClue = Statement(
        "select \(clueColumns) from casework.clue as c where c.clue_id = $1 for update of c"
    )
    private static let findClue = Statement("select \(clueColumns) from casework.clue as c where c.clue_id = $1")
    private static let findClueAndClaim = Statement(
        "select \(clueColumns), stale.hours from casework.clue as c \(staleClaim) where c.clue_id = $1"
    )
    static let findCluesOfReport = Statement(
        "select \(clueColumns) from casework.clue as c where c.report_id = $1 order by c.routed_at"
    )
    static let lockCluesOfReport = Statement(
        "select \(clueColumns) from casework.clue as c where c.report_id = $1 order by c.routed_at for update of c"
    )

    /// Writes a clue's state, place and proposer. Where it came to another organ, room or person the database signs.
    ///
    /// - Throws: `StoreError.stale` when the version is not the one that was read.
    public func save(_ record: ClueRecord) throws {
        let state = ClueStateColumns(record.clue.state)
        try session.laterChangingOne(
            Self.saveClue,
            [
                try record.clue.id.value(), .name(record.organ), .name(record.room), .names(record.barred.organs),
                .names(record.barred.staff), .text(state.name), .name(state.holder), .int8(state.token),
                .name(record.proposer), .textOrNull(state.disposition), .textOrNull(state.check?.rawValue),
                .textOrNull(state.conclusion?.rawValue), .textOrNull(state.reason?.rawValue), .date(state.holdUntil),
                .int(record.clue.version), .instant(now), .names(record.barred.rooms), .date(record.file.studiedOn),
                .date(record.file.secretaryApprovedOn), .date(record.file.groupSignedOn),
                .date(record.file.newEvidenceOn), .date(record.supplementedOn), .name(record.reopenAskedBy),
                .textOrNull(state.archivedFrom),
            ]
        )
    }

    private static let saveClue = Statement(
        """
        update casework.clue
        set
            organ_id = $2, room_id = $3, barred_organ_ids = $4, barred_staff_ids = $5, state = $6,
            holder_staff_id = $7, claim_token = $8, proposer_staff_id = $9, disposition = $10, check_kind = $11,
            conclusion = $12, return_reason = $13, hold_until = $14, version = $15,
            barred_room_ids = $17, studied_on = $18, secretary_approved_on = $19, group_signed_on = $20,
            new_evidence_on = $21, supplemented_on = $22, reopen_asked_by = $23, archived_from = $24,
            archived_at = case when $24::text is not null then coalesce(archived_at, $16) end,
            -- Proposed is not found: the periods after a result count from its approval (JB-27, JB-50).
            concluded_at = case when $6 in ('concluded', 'fed_back', 'archived') then coalesce(concluded_at, $16) end
        where clue_id = $1 and version = $15 - 1
        """
    )

    /// Clues of a report that came back are barred like the report: who must not know sees no earlier one either.
    public func barReturnedClues(of report: Report.ID, _ barred: Barred) throws {
        try session.later(
            Self.barReturned,
            [try report.value(), .names(barred.organs), .names(barred.rooms), .names(barred.staff)]
        )
    }

    private static let barReturned = Statement(
        """
        update casework.clue
        set barred_organ_ids = $2, barred_room_ids = $3, barred_staff_ids = $4
        where report_id = $1 and state = 'returned'
        """
    )

    /// A member of staff stands aside from a clue (回避).
    public func declareRecusal(of staff: Staff.ID, from id: Clue.ID, ground: Handle.RecusalGround) throws {
        try session.later(Self.insertRecusal, [try id.value(), .name(staff), .text(ground.rawValue), .instant(now)])
    }

    private static let insertRecusal = Statement(
        "insert into casework.recusal (clue_id, staff_id, ground, declared_at) values ($1, $2, $3, $4)"
    )

    /// How many clues a member of staff holds now.
    public func clueCount(heldBy staff: Staff.ID) throws -> Int {
        Int(try session.query(Self.countHeld, [.name(staff)]).first?.int8(0) ?? 0)
    }

    static let countHeld = Statement(
        """
        select count(*)
        from casework.clue as c
        where c.holder_staff_id = $1 and c.state not in ('concluded', 'fed_back', 'archived', 'routed', 'returned')
        """
    )
}
