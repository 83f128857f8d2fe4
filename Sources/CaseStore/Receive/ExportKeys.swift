public import Casework
import Libpq
public import Sealing

/// Under which public key the sealed items of an organ go up: of one higher petition office, by its level.
///
/// - Policy: JB-15
public struct ExportKeyRecord: Identifiable, Sendable {
    public typealias ID = Identifier<ExportKeyRecord>

    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Entered; nobody has compared its fingerprint yet.
        case proposed
        case inForce = "in_force"
        case ended
    }

    public let id: ID
    public let organ: Organ.ID
    /// Of the office that opens what is sealed to it.
    public let level: Level
    public let key: ExportPublicKey
    public let state: State
    public let proposedBy: Staff.ID
    public let proposedOn: CivilDate
    public let confirmedBy: Staff.ID?
    public let confirmedOn: CivilDate?
    public let endedBy: Staff.ID?
    public let endedOn: CivilDate?

    /// What two people read to each other.
    public var fingerprint: String { key.fingerprint }
}

extension Transaction {
    /// Enters a key; nothing is sealed to it before another person confirms it.
    public func proposeExportKey(
        _ key: ExportPublicKey, of level: Level, for organ: Organ.ID, by staff: Staff.ID
    ) throws {
        let id: ExportKeyRecord.ID = newID()
        try session.later(
            Self.insertExportKey,
            [
                try id.value(), .name(organ), .small(level.rawValue), .bytes(key.bytes), .name(staff), .date(today),
            ])
    }

    private static let insertExportKey = Statement(
        """
        insert into casework.export_key (
            key_id, organ_id, upper_level, public_key, state, proposed_by, proposed_on
        )
        values ($1, $2, $3, $4, 'proposed', $5, $6)
        """
    )

    /// The keys of an organ, the latest first, as far as the caller may know them.
    public func exportKeys(of organ: Organ.ID) throws -> [ExportKeyRecord] {
        try session.query(Self.findExportKeys, [.name(organ), .int(StoreLimits.listRows)])
            .map { try ExportKeyRecord($0) }
    }

    private static let exportKeyColumns = """
        k.key_id, k.organ_id, k.upper_level, k.public_key, k.state, k.proposed_by, k.proposed_on, k.confirmed_by,
        k.confirmed_on, k.ended_by, k.ended_on
        """
    private static let findExportKeys = Statement(
        """
        select \(exportKeyColumns)
        from casework.export_key as k
        where k.organ_id = $1
        order by k.proposed_on desc, k.upper_level, k.key_id
        limit $2
        """
    )

    /// The key that an organ's sealed items go up under to a level; nil where none is in force. As the system.
    public func exportKey(of organ: Organ.ID, to level: Level) throws -> ExportKeyRecord? {
        try session.query(Self.findExportKey, [.name(organ), .small(level.rawValue)]).first
            .map { try ExportKeyRecord($0) }
    }

    private static let findExportKey = Statement(
        """
        select \(exportKeyColumns)
        from casework.export_key as k
        where k.organ_id = $1 and k.upper_level = $2 and k.state = 'in_force'
        """
    )

    /// Loads a key and locks it until commit.
    public func lockExportKey(_ id: ExportKeyRecord.ID) throws -> ExportKeyRecord {
        guard let row = try session.query(Self.lockExportKey, [try id.value()]).first else { throw StoreError.notFound }
        return try ExportKeyRecord(row)
    }

    private static let lockExportKey = Statement(
        "select \(exportKeyColumns) from casework.export_key as k where k.key_id = $1 for update"
    )

    /// A second person compared the fingerprint: the key is in force, and the one before it is not any more.
    ///
    /// - Throws: `StoreError.stale` when it is no proposal.
    public func confirmExportKey(_ record: ExportKeyRecord, by staff: Staff.ID) throws {
        try session.later(
            Self.endFormerKey, [.name(record.organ), .small(record.level.rawValue), .name(staff), .date(today)])
        try session.laterChangingOne(
            Self.confirmExportKey, [try record.id.value(), .name(staff), .date(today)])
    }

    private static let endFormerKey = Statement(
        """
        update casework.export_key
        set state = 'ended', ended_by = $3, ended_on = $4
        where organ_id = $1 and upper_level = $2 and state = 'in_force'
        """
    )
    private static let confirmExportKey = Statement(
        """
        update casework.export_key
        set state = 'in_force', confirmed_by = $2, confirmed_on = $3
        where key_id = $1 and state = 'proposed'
        """
    )

    /// Nothing more is sealed to it.
    public func endExportKey(_ id: ExportKeyRecord.ID, by staff: Staff.ID) throws {
        try session.laterChangingOne(Self.endExportKey, [try id.value(), .name(staff), .date(today)])
    }

    private static let endExportKey = Statement(
        """
        update casework.export_key
        set state = 'ended', ended_by = $2, ended_on = $3
        where key_id = $1 and state <> 'ended'
        """
    )
}

extension ExportKeyRecord {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        organ = try columns.name()
        guard let level = try columns.levelOrNil() else { throw StoreError.corrupt(table: "export_key") }
        self.level = level
        key = try ExportPublicKey(try columns.bytes())
        state = try columns.code()
        proposedBy = try columns.name()
        proposedOn = try columns.date()
        confirmedBy = try columns.nameOrNil()
        confirmedOn = try columns.dateOrNil()
        endedBy = try columns.nameOrNil()
        endedOn = try columns.dateOrNil()
    }
}
