public import Casework
import Libpq
import Sealing

/// One line of the register of upper-level and own-head items: dates and numbers, nothing that anybody wrote.
///
/// - Policy: JB-15
public struct SealedLine: Identifiable, Sendable {
    public typealias ID = Identifier<SealedLine>

    public enum Ground: Int, Sendable, CaseIterable {
        /// 属上级机关管辖
        case upperLevel = 1
        /// 反映本机关主要负责人
        case ownHead = 2
    }

    /// What carried it to the next-higher petition office. A code: no column of the register can hold a word.
    public enum Carrier: Int, Sendable, CaseIterable {
        /// 机要交换
        case courier = 1
        /// 专人送达
        case inPerson = 2
        /// 经上级平台报送
        case system = 3
    }

    public let id: ID
    public let year: Int
    public let number: Int
    public let ground: Ground
    public let channel: Channel
    public let receivedOn: CivilDate
    /// Sheets or files, 1 or more; nil where nobody counted them, as in an imported register.
    public let sheets: Int?
    public let dueOn: CivilDate
    public let reportedUpOn: CivilDate?
    /// Nil while it is here, and for lines that went up before carriers were written down.
    public let carrier: Carrier?
    /// The day on which the head of the organ read this line; never of a line about the head.
    public let headReadOn: CivilDate?
    /// The day on which the next-higher petition office had it, as its receipt says.
    public let upReceivedOn: CivilDate?
}

/// Where a line stands in the sealed register of its organ.
public struct SealedCursor: Hashable, Sendable {
    public let line: SealedLine.ID

    public init(line: SealedLine.ID) { self.line = line }
}

extension Transaction {
    /// Enters a line and starts its clock; the same hand-in twice is one line.
    ///
    /// - Parameters:
    ///   - sheets: sheets or files, 1 or more; nil where nobody counted them.
    ///   - clock: until when it must have reached the next-higher petition office.
    ///   - id: of the line; nil for a new one.
    /// - Returns: the line's number in the organ's sealed register of the year.
    public func insertSealed(
        ground: SealedLine.Ground, organ: Organ.ID, channel: Channel, receivedOn: CivilDate, sheets: Int? = nil,
        clock: NewClock, key: SourceKey, as known: SealedLine.ID? = nil
    ) throws -> Int {
        let year = today.year
        let number = try nextNumber(.sealed, of: organ, year: year)
        let id = known ?? newID()
        try session.later(
            Self.insertSealed,
            [
                try id.value(), .name(organ), .small(year), .int(number), .small(ground.rawValue),
                .small(channel.sealedCode), .date(receivedOn), .instant(now), .date(clock.due.date),
                .bytes(keyring.token(.source, key.bytes(for: organ))), sheets.map { .int($0) } ?? .null,
            ]
        )
        try start([clock], of: id, .sealed, organ: organ)
        return number
    }

    private static let insertSealed = Statement(
        """
        insert into casework.sealed_register (
            sealed_id, organ_id, sealed_year, sealed_number, ground, channel, received_on, received_at, due_on,
            source_key, sheets
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    /// A page of the lines that the caller may see of the own organ, newest first.
    ///
    /// - Parameters:
    ///   - cursor: the line before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func sealedLines(
        after cursor: SealedCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<SealedLine, SealedCursor> {
        let limit = StoreLimits.pageRows(limit)
        let values: [Value] = [
            .int(limit + 1), .name(caller.staff?.organ), try .idOrNull(cursor?.line), .int2(.max), .int4(.max),
        ]
        let found = try session.query(Self.findSealed, values).map { try SealedLine($0) }
        return ListPage(found, limit: limit) { SealedCursor(line: $0.id) }
    }

    static let sealedColumns = """
        s.sealed_id, s.sealed_year, s.sealed_number, s.ground, s.channel, s.received_on, s.sheets, s.due_on,
        s.reported_up_on, s.carrier, s.head_read_on, s.up_received_on
        """
    /// The place of the line is looked up as the caller: no number goes out with a cursor or comes in by one, because the
    /// head would find by them which numbers are missing. A line that the caller does not see begins the first page.
    private static let findSealed = Statement(
        """
        select \(sealedColumns)
        from casework.sealed_register as s
        where
            s.organ_id = $2
            and (s.sealed_year, s.sealed_number) < (
                coalesce((select l.sealed_year from casework.sealed_register as l where l.sealed_id = $3), $4),
                coalesce((select l.sealed_number from casework.sealed_register as l where l.sealed_id = $3), $5)
            )
        order by s.sealed_year desc, s.sealed_number desc
        limit $1
        """
    )

    /// A line, as far as the caller may see it.
    public func sealedLine(_ id: SealedLine.ID) throws -> SealedLine {
        guard let row = try session.query(Self.findSealedLine, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try SealedLine(row)
    }

    private static let findSealedLine = Statement(
        "select \(sealedColumns) from casework.sealed_register as s where s.sealed_id = $1"
    )

    /// The head of the organ has read a line that goes up by level.
    ///
    /// - Throws: `StoreError.stale` when it was read before; `.refused` for one about the head.
    public func markReadByHead(_ id: SealedLine.ID) throws {
        try session.laterChangingOne(Self.markReadByHead, [try id.value(), .date(today)])
    }

    private static let markReadByHead = Statement(
        "update casework.sealed_register set head_read_on = $2 where sealed_id = $1 and head_read_on is null"
    )

    /// Loads a line and locks it until commit.
    ///
    /// - Throws: `StoreError.notFound` for whoever may not change it as well.
    public func lockSealedLine(_ id: SealedLine.ID) throws -> SealedLine {
        guard let row = try session.query(Self.lockSealed, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try SealedLine(row)
    }

    private static let lockSealed = Statement(
        """
        select \(sealedColumns)
        from casework.sealed_register as s
        where s.sealed_id = $1
        for update
        """
    )

    /// The item has been handed to the next-higher petition office: its clock stops on that day.
    ///
    /// - Throws: `StoreError.notFound` when it has been before.
    public func markReportedUp(_ id: SealedLine.ID, _ carrier: SealedLine.Carrier, on date: CivilDate) throws {
        let changed = try session.execute(
            Self.markReportedUp, [try id.value(), .date(date), .small(carrier.rawValue)]
        )
        guard changed == 1 else { throw StoreError.notFound }
        try stop([.upwardReport], of: id, on: date)
    }

    private static let markReportedUp = Statement(
        """
        update casework.sealed_register
        set reported_up_on = $2, carrier = $3
        where sealed_id = $1 and reported_up_on is null
        """
    )
}

extension SealedLine {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        year = try columns.small()
        number = try columns.int()
        ground = try columns.sealedGround()
        channel = try columns.sealedChannel()
        receivedOn = try columns.date()
        sheets = try columns.intOrNil()
        dueOn = try columns.date()
        reportedUpOn = try columns.dateOrNil()
        carrier = try columns.smallOrNil().flatMap(Carrier.init(rawValue:))
        headReadOn = try columns.dateOrNil()
        upReceivedOn = try columns.dateOrNil()
    }
}

extension Channel {
    fileprivate static let sealedCodes: [Channel] = [.letter, .visit, .phone, .web, .informant, .transfer, .other]
    fileprivate var sealedCode: Int { (Self.sealedCodes.firstIndex(of: self) ?? 6) + 1 }
}

extension Columns {
    fileprivate mutating func sealedGround() throws -> SealedLine.Ground {
        guard let ground = SealedLine.Ground(rawValue: try small()) else {
            throw StoreError.corrupt(table: "sealed_register")
        }
        return ground
    }

    fileprivate mutating func sealedChannel() throws -> Channel {
        let code = try small()
        guard Channel.sealedCodes.indices.contains(code - 1) else { throw StoreError.corrupt(table: "sealed_register") }
        return Channel.sealedCodes[code - 1]
    }
}
