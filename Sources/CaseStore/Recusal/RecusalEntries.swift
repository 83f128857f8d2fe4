public import Casework
import Libpq
import Sealing

/// That somebody stands aside from a matter, as it is stored (回避登记).
public struct RecusalEntry: Identifiable, Sendable {
    public typealias ID = Identifier<RecusalEntry>

    public let id: ID
    /// The first report of the matter.
    public let report: Report.ID
    public let person: Staff.ID
    public let ground: Recusal.Ground
    public let way: Recusal.Way
    /// Nil for what the system derived.
    public let recordedBy: Staff.ID?
    public let recordedAt: Instant
    public let state: Recusal.State
    /// The head of the organ above decides, who does not see the matter.
    public let goesUp: Bool
    /// The person was kept out before for another reason.
    public let barredBefore: Bool
    /// The number of the report; nil where the reader does not see it.
    public let number: ReportNumber?
    public let receiver: Organ.ID?
    let sealed: [UInt8]?
}

/// An entry about to be written.
public struct NewRecusalEntry: Sendable {
    public let report: Report.ID
    public let person: Staff.ID
    /// The organ that the person works in.
    public let organ: Organ.ID
    public let ground: Recusal.Ground
    public let way: Recusal.Way
    public let recordedBy: Staff.ID?
    public let decider: Recusal.Decider
    /// What was said for it; empty for nothing.
    public let words: String
    public let barredBefore: Bool

    public init(
        report: Report.ID, person: Staff.ID, organ: Organ.ID, ground: Recusal.Ground, way: Recusal.Way,
        recordedBy: Staff.ID?, decider: Recusal.Decider, words: String = "", barredBefore: Bool
    ) {
        self.report = report
        self.person = person
        self.organ = organ
        self.ground = ground
        self.way = way
        self.recordedBy = recordedBy
        self.decider = decider
        self.words = words
        self.barredBefore = barredBefore
    }
}

extension Transaction {
    /// Writes an entry. As the system: whoever declares must not see it.
    @discardableResult
    public func insert(_ entry: NewRecusalEntry) throws -> RecusalEntry.ID {
        let id: RecusalEntry.ID = newID()
        let sealed =
            entry.words.isEmpty ? nil : try sealedRemark(entry.words, on: entry.report, id: id.rawValue)
        let (decider, organ) = Self.columns(of: entry.decider)
        try session.later(
            Self.insertEntry,
            [
                try id.value(), try entry.report.value(), .name(entry.person), .name(entry.organ),
                .text(entry.ground.rawValue), .text(entry.way.rawValue), .name(entry.recordedBy), .instant(now),
                .name(organ), .text(decider), sealed.map { .bytes($0) } ?? .null, .bool(entry.barredBefore),
            ]
        )
        return id
    }

    private static func columns(of decider: Recusal.Decider) -> (String, Organ.ID?) {
        switch decider {
        case .leader(let organ): ("leader", organ)
        case .head(let organ): ("head", organ)
        case .upperHead(let organ): ("upper_head", organ)
        case .outside: ("upper_head", nil)
        }
    }

    private static let insertEntry = Statement(
        """
        insert into casework.recusal_entry (
            recusal_id, report_id, staff_id, organ_id, ground, way, recorded_by, recorded_at, decider_organ_id, decider,
            sealed, barred_before
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// The entries on a matter, oldest first, at most `StoreLimits.listRows`; as far as the caller may know of them.
    ///
    /// - Parameter first: the first report of the matter.
    public func recusals(on first: Report.ID) throws -> [RecusalEntry] {
        try session.query(Self.findRecusalsOfReport, [try first.value(), .int(StoreLimits.listRows)])
            .map { try RecusalEntry($0) }
    }

    /// - Throws: `StoreError.notFound` when there is none that the caller may know of.
    public func recusal(_ id: RecusalEntry.ID) throws -> RecusalEntry {
        guard let row = try session.query(Self.findEntry, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try RecusalEntry(row)
    }

    /// Entries about which nobody has decided, oldest first, at most `StoreLimits.listRows`.
    public func undecidedRecusals() throws -> [RecusalEntry] {
        try session.query(Self.findUndecided, [.int(StoreLimits.listRows)]).map { try RecusalEntry($0) }
    }

    static let recusalColumns = """
        e.recusal_id, e.report_id, e.staff_id, e.ground, e.way, e.recorded_by, e.recorded_at, e.decision, e.decided_by,
        e.decided_on, e.decider, e.barred_before, e.sealed, r.register_year, r.register_number, r.receiver_organ_id
        """

    static let findRecusalsOfReport = Statement(
        """
        select \(recusalColumns)
        from casework.recusal_entry as e
        left join casework.report as r on r.report_id = e.report_id and r.cell_id = e.cell_id
        where e.report_id = $1
        order by e.recorded_at, e.recusal_id
        limit $2
        """
    )
    private static let findEntry = Statement(
        """
        select \(recusalColumns)
        from casework.recusal_entry as e
        left join casework.report as r on r.report_id = e.report_id and r.cell_id = e.cell_id
        where e.recusal_id = $1
        """
    )
    private static let findUndecided = Statement(
        """
        select \(recusalColumns)
        from casework.recusal_entry as e
        left join casework.report as r on r.report_id = e.report_id and r.cell_id = e.cell_id
        where e.decision is null
        order by e.recorded_at, e.recusal_id
        limit $1
        """
    )

    /// Writes a decision. As the system, after the caller's own checks.
    ///
    /// - Throws: `StoreError.stale` when somebody has decided meanwhile.
    public func save(_ state: Recusal.State, of id: RecusalEntry.ID) throws {
        let (name, person, day): (String, Staff.ID, CivilDate) =
            switch state {
            case .standing: throw StoreError.stale
            case .upheld(let person, let day): ("upheld", person, day)
            case .ended(let person, let day): ("ended", person, day)
            }
        try session.laterChangingOne(
            Self.saveDecision, [try id.value(), .text(name), .name(person), .date(day)]
        )
    }

    private static let saveDecision = Statement(
        """
        update casework.recusal_entry
        set decision = $2, decided_by = $3, decided_on = $4
        where recusal_id = $1 and decision is null
        """
    )

    /// What was said for an entry; empty for nothing, and where the item's key is gone. To be asked as the system for an
    /// entry that the caller was shown.
    public func words(of entry: RecusalEntry) throws -> String {
        try entry.sealed.map { try openedRemark($0, on: entry.report, id: entry.id.rawValue) } ?? ""
    }
}

extension RecusalEntry {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        person = try columns.name()
        ground = try columns.code()
        way = try columns.code()
        recordedBy = try columns.nameOrNil()
        recordedAt = try columns.instant()
        let decision = try columns.textOrNil()
        let (decider, day): (Staff.ID?, CivilDate?) = (try columns.nameOrNil(), try columns.dateOrNil())
        switch (decision, decider, day) {
        case ("upheld", let decider?, let day?): state = .upheld(by: decider, on: day)
        case ("ended", let decider?, let day?): state = .ended(by: decider, on: day)
        case (nil, nil, nil): state = .standing
        case (_, _, _): throw StoreError.corrupt(table: "recusal_entry")
        }
        goesUp = try columns.text() == "upper_head"
        barredBefore = try columns.bool()
        sealed = try columns.bytesOrNil()
        let (year, registered) = (try columns.smallOrNil(), try columns.intOrNil())
        number = if let year, let registered { ReportNumber(year: year, number: registered) } else { nil }
        receiver = try columns.nameOrNil()
    }
}
