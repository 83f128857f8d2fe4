public import Casework
import Libpq

/// One file of an office register that was imported, or is being imported.
public struct ImportBatch: Sendable {
    public typealias ID = Identifier<ImportBatch>

    public let id: ID
    public let isFinished: Bool
}

/// How many rows of a register were read, and what became of them.
public struct ImportCounts: Hashable, Sendable {
    public var read = 0
    public var accepted = 0
    public var flagged = 0
    public var rejected = 0

    public init() {}
}

extension Transaction {
    /// Begins the import of a file, or finds the one that was begun: the same file is one batch.
    public func beginImport(of digest: [UInt8], for organ: Organ.ID) throws -> ImportBatch {
        let id: ImportBatch.ID = newID()
        try session.later(Self.begin, [try id.value(), .name(organ), .bytes(digest), .instant(now)])
        guard let row = try session.query(Self.find, [.name(organ), .bytes(digest)]).first else {
            throw StoreError.notFound
        }
        return ImportBatch(id: try row.uuid(0).identifier(), isFinished: try row.bool(1))
    }

    private static let begin = Statement(
        """
        insert into casework.import_batch (batch_id, organ_id, file_digest, started_at)
        values ($1, $2, $3, $4)
        on conflict on constraint import_batch_file_is_new do nothing
        """
    )
    private static let find = Statement(
        """
        select b.batch_id, b.finished_at is not null
        from casework.import_batch as b
        where b.organ_id = $1 and b.file_digest = $2
        """
    )

    public func finishImport(_ id: ImportBatch.ID, _ counts: ImportCounts) throws {
        try session.later(
            Self.finish,
            [
                try id.value(), .instant(now), .int(counts.read), .int(counts.accepted), .int(counts.flagged),
                .int(counts.rejected),
            ]
        )
    }

    private static let finish = Statement(
        """
        update casework.import_batch
        set finished_at = $2, rows_read = $3, rows_accepted = $4, rows_flagged = $5, rows_rejected = $6
        where batch_id = $1
        """
    )
}
