public import Casework
import Libpq
import Sealing

/// One entry of the register of interference (打听、过问、说情登记), as it is stored.
public struct InterferenceRecord: Identifiable, Sendable {
    public typealias ID = Identifier<InterferenceRecord>

    public let id: ID
    public let report: Report.ID
    public let clue: Clue.ID?
    public let asker: Interference.Asker
    public let concerned: Staff.ID?
    public let way: Interference.Way
    public let askedOn: CivilDate
    public let recordedBy: Staff.ID
    public let recordedAt: Instant
    /// The number of the clue; nil where the reader does not see it, and where there was none.
    public let clueNumber: ClueNumber?
    public let clueOrgan: Organ.ID?
    let sealed: [UInt8]
}

/// An entry about to be written.
public struct NewInterference: Sendable {
    public let report: Report.ID
    public let clue: Clue.ID?
    public let organ: Organ.ID
    public let asker: Interference.Asker
    public let concerned: Staff.ID?
    public let way: Interference.Way
    public let askedOn: CivilDate
    public let recordedBy: Staff.ID

    public init(
        report: Report.ID, clue: Clue.ID?, organ: Organ.ID, asker: Interference.Asker, concerned: Staff.ID?,
        way: Interference.Way, askedOn: CivilDate, recordedBy: Staff.ID
    ) {
        self.report = report
        self.clue = clue
        self.organ = organ
        self.asker = asker
        self.concerned = concerned
        self.way = way
        self.askedOn = askedOn
        self.recordedBy = recordedBy
    }
}

extension Transaction {
    /// Writes an entry; nothing changes or removes it afterwards.
    ///
    /// - Parameter words: what was said.
    /// - Policy: JC-66
    @discardableResult
    public func insert(_ entry: NewInterference, words: String) throws -> InterferenceRecord.ID {
        let id: InterferenceRecord.ID = newID()
        let sealed = try asSystem { try $0.sealedRemark(words, on: entry.report, id: id.rawValue) }
        try session.later(
            Self.insertInterference,
            [
                try id.value(), try entry.report.value(), try .idOrNull(entry.clue), .name(entry.organ),
                .text(entry.asker.rawValue), .name(entry.concerned), .text(entry.way.rawValue), .date(entry.askedOn),
                .name(entry.recordedBy), .instant(now), .bytes(sealed),
            ]
        )
        return id
    }

    private static let insertInterference = Statement(
        """
        insert into casework.interference (
            interference_id, report_id, clue_id, organ_id, asker, concerned_staff_id, way, asked_on, recorded_by,
            recorded_at, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    /// How often somebody asked about a report or intervened in it, as far as the caller may know of it; all of it for the
    /// system.
    public func interferenceCount(of report: Report.ID) throws -> Int {
        Int(try session.query(Self.countInterference, [try report.value()]).first?.int8(0) ?? 0)
    }

    static let countInterference = Statement(
        "select count(*) from casework.interference as x where x.report_id = $1"
    )

    /// Entries that the caller may see, newest first, at most `StoreLimits.listRows`.
    ///
    /// - Parameter report: nil for those of every matter.
    public func interferences(of report: Report.ID? = nil) throws -> [InterferenceRecord] {
        try session.query(Self.findInterferences, [try .idOrNull(report), .int(StoreLimits.listRows)])
            .map { try InterferenceRecord($0) }
    }

    static let findInterferences = Statement(
        """
        select
            x.interference_id, x.report_id, x.clue_id, x.asker, x.concerned_staff_id, x.way, x.asked_on, x.recorded_by,
            x.recorded_at, c.clue_series, c.clue_year, c.clue_number, c.organ_id, x.sealed
        from casework.interference as x
        left join casework.clue as c on c.clue_id = x.clue_id and c.cell_id = x.cell_id
        where $1::uuid is null or x.report_id = $1::uuid
        order by x.recorded_at desc, x.interference_id desc
        limit $2
        """,
        isPlannedAnew: true
    )

    /// What was said; empty where the report's key is gone. As the system, for an entry that the caller was shown.
    public func words(of entry: InterferenceRecord) throws -> String {
        try openedRemark(entry.sealed, on: entry.report, id: entry.id.rawValue)
    }
}

extension InterferenceRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        clue = try columns.idOrNil()
        asker = try columns.code()
        concerned = try columns.nameOrNil()
        way = try columns.code()
        askedOn = try columns.date()
        recordedBy = try columns.name()
        recordedAt = try columns.instant()
        let series: NumberSeries? = try columns.codeOrNil()
        let (year, number) = (try columns.smallOrNil(), try columns.intOrNil())
        clueNumber =
            if let series, let year, let number {
                ClueNumber(series: series, year: year, number: number)
            } else { nil }
        clueOrgan = try columns.nameOrNil()
        sealed = try columns.bytes()
    }
}
