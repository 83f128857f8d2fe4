public import Casework
import Libpq
public import Sealing

/// How a sealed item leaves: encrypted to the office above, or as its original on paper. Nothing of it can hold a word.
///
/// - Policy: JB-15
public struct SealedExportRecord: Identifiable, Sendable {
    public typealias ID = Identifier<SealedExportRecord>

    public enum Way: Int, Hashable, Sendable, CaseIterable {
        /// 加密导出
        case encrypted = 1
        /// 原件随件报送
        case paper = 2
    }

    public let id: ID
    public let line: SealedLine.ID
    public let organ: Organ.ID
    public let way: Way
    /// Of the original; nil where none goes along.
    public let sheets: Int?
    /// Nil on paper.
    public let key: ExportKeyRecord.ID?
    /// SHA-256 of the file; nil on paper.
    public let digest: [UInt8]?
    public let takenCount: Int
    public let takenOn: CivilDate?
    /// Nil while the file is here.
    public let wipedOn: CivilDate?
}

extension Transaction {
    /// Who signed what goes up, between the line entered for it and the end of its key. As the system.
    ///
    /// - Policy: JB-15, JB-47
    public func reporterToExport(of id: Report.ID, as line: SealedLine.ID) throws -> ReporterDraft? {
        guard let row = try session.query(Self.findExportedIdentity, [try id.value(), try line.value()]).first,
            let identity = try SealedIdentity(row)
        else { return nil }
        return try openIdentity(identity, of: id)
    }

    private static let findExportedIdentity = Statement(
        "select i.sealed, i.wrapped, i.organ_id from casework.identity_to_export($1, $2) as i")

    /// Keeps the file that goes up, or that the original does. As the system.
    ///
    /// - Parameters:
    ///   - box: sealed to `key`; nil on paper.
    ///   - sheets: of the original; not nil on paper.
    public func insertExport(
        of report: Report.ID, as line: SealedLine.ID, at organ: Organ.ID, _ box: ExportBox?,
        to key: ExportKeyRecord.ID?, above level: Level, sheets: Int?
    ) throws {
        let id: SealedExportRecord.ID = newID()
        let way: SealedExportRecord.Way = box == nil ? .paper : .encrypted
        try session.later(
            Self.insertExport,
            [
                try id.value(), try line.value(), try report.value(), .name(organ), .small(way.rawValue),
                sheets.map { .int($0) } ?? .null, try .idOrNull(key), .small(box?.sizeClass),
                box.map { .bytes(Digests.sha256($0.bytes).bytes) } ?? .null, box.map { .bytes($0.bytes) } ?? .null,
                .instant(now), .small(level.rawValue),
            ])
    }

    private static let insertExport = Statement(
        """
        insert into casework.sealed_export (
            export_id, sealed_id, report_id, organ_id, way, sheets, key_id, size_class, digest, ciphertext, made_at,
            upper_level
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// How the item of a line leaves; nil for a line of which nothing was ever here, and for whoever must not see it.
    public func export(of line: SealedLine.ID) throws -> SealedExportRecord? {
        guard let row = try session.query(Self.findExport, [try line.value()]).first else { return nil }
        return try SealedExportRecord(row)
    }

    private static let findExport = Statement(
        """
        select
            x.export_id, x.sealed_id, x.organ_id, x.way, x.sheets, x.key_id, x.digest, x.taken_count, x.taken_on,
            x.wiped_on
        from casework.sealed_export as x
        where x.sealed_id = $1
        """
    )

    /// The file, for whoever carries it up. Counted, five times and three of one person: as the system, after the caller's
    /// own checks.
    ///
    /// - Throws: `StoreError.stale` when it is not here any more, or was handed out too often.
    public func takeExport(_ id: SealedExportRecord.ID, by person: Staff.ID) throws -> ExportBox {
        guard let row = try session.query(Self.takeExport, [try id.value(), .date(today), .name(person)]).first,
            let bytes = try row.bytesOrNil(0)
        else { throw StoreError.stale }
        return try ExportBox(file: bytes)
    }

    private static let takeExport = Statement(
        """
        update casework.sealed_export
        set taken_count = taken_count + 1, taken_on = $2, takers = takers || $3::text
        where
            export_id = $1
            and ciphertext is not null
            and taken_count < 5
            and cardinality(array_positions(takers, $3::text)) < 3
        returning ciphertext
        """
    )

    /// Wipes the file of a line that has arrived. As the system.
    public func wipeExport(of line: SealedLine.ID) throws {
        try session.later(Self.wipeExportOfLine, [try line.value(), .date(today)])
    }

    private static let wipeExportOfLine = Statement(
        """
        update casework.sealed_export
        set ciphertext = null, wiped_on = $2
        where sealed_id = $1 and ciphertext is not null
        """
    )

    /// Wipes files that are no longer needed here. As the system, in the sweep.
    ///
    /// - Returns: the lines that they belonged to, with their organs.
    /// - Policy: DW-export
    public func wipeOldExports() throws -> [(line: SealedLine.ID, organ: Organ.ID)] {
        let ids = try session.query(Self.findOldExports, [.int(StoreLimits.sweepRows)]).map { try $0.uuid(0) }
        guard !ids.isEmpty else { return [] }
        return try session.query(Self.wipeExports, [.uuidArray(ids), .date(today)]).map { row in
            var columns = Columns(row)
            return (try columns.id(), try columns.name())
        }
    }

    private static let findOldExports = Statement("select casework.exports_to_wipe($1)")
    private static let wipeExports = Statement(
        """
        update casework.sealed_export
        set ciphertext = null, wiped_on = $2
        where export_id = any ($1) and ciphertext is not null
        returning sealed_id, organ_id
        """
    )
}

extension SealedExportRecord {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        line = try columns.id()
        organ = try columns.name()
        guard let way = Way(rawValue: try columns.small()) else { throw StoreError.corrupt(table: "sealed_export") }
        self.way = way
        sheets = try columns.intOrNil()
        key = try columns.idOrNil()
        digest = try columns.bytesOrNil()
        takenCount = try columns.small()
        takenOn = try columns.dateOrNil()
        wipedOn = try columns.dateOrNil()
    }
}
