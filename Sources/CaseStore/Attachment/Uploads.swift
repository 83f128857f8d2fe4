public import Casework
import Libpq
public import Sealing

/// A file that came in whole and is not on a report yet.
public struct ReceivedFile: Sendable {
    public let upload: Upload.ID
    let key: ItemKey
    public let type: Attachment.FileType
    let chunks: Int
    public let facts: FileFacts
    public let copy: Attachment.CopyKind?

    public init(
        upload: Upload.ID, key: ItemKey, type: Attachment.FileType, chunks: Int, facts: FileFacts,
        copy: Attachment.CopyKind?
    ) {
        self.upload = upload
        self.key = key
        self.type = type
        self.chunks = chunks
        self.facts = facts
        self.copy = copy
    }
}

extension Transaction {
    /// Bytes begin to come in.
    public func begin(_ upload: Upload.ID) throws {
        try session.execute(Self.beginUpload, [try upload.value(), .date(today)])
    }

    private static let beginUpload = Statement("insert into casework.upload (upload_id, began_on) values ($1, $2)")

    /// Writes some chunks; bounded by whoever gathers them.
    public func insert(_ chunks: [SealedChunk], of upload: Upload.ID, _ part: FilePart) throws {
        guard !chunks.isEmpty else { return }
        precondition(chunks.count <= StoreLimits.chunksAtOnce, "a batch is bounded")
        try session.execute(
            Self.insertChunks,
            [
                try upload.value(), .text(part.rawValue), .int2Array(chunks.map { Int16($0.ordinal) }),
                .bytesArray(chunks.map(\.sealed)),
            ])
    }

    private static let insertChunks = Statement(
        """
        insert into casework.attachment_chunk (upload_id, part, ordinal, sealed)
        select $1, $2, c.ordinal, c.sealed
        from unnest($3::smallint[], $4::bytea[]) as c (ordinal, sealed)
        """
    )

    /// What was broken off or refused leaves nothing.
    public func drop(_ upload: Upload.ID) throws {
        try session.execute(Self.dropUpload, [try upload.value()])
    }

    private static let dropUpload = Statement("select casework.drop_upload($1)")

    /// Sweeps what belongs to nothing; as the system.
    ///
    /// - Returns: how many files are gone.
    public func sweepUploads() throws -> Int {
        Int(
            try session.query(Self.sweepUploads, [.date(today), .int(StoreLimits.sweptUploads)]).first?.int4(0) ?? 0)
    }

    private static let sweepUploads = Statement("select casework.sweep_uploads($1, $2)")

    /// Puts files on a report that this transaction writes, in the order in which they came.
    public func attach(_ files: [ReceivedFile], to report: SealedReport) throws {
        guard !files.isEmpty else { return }
        for (index, file) in files.enumerated() {
            try attach(file, to: report.id, with: report.itemKey, as: .handedIn, clue: nil, ordinal: index + 1)
        }
    }

    /// Adds files to a report, signed by the caller.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not read the report, or when its key is destroyed.
    public func attach(
        _ files: [ReceivedFile], to report: Report.ID, as origin: Attachment.Origin, clue: Clue.ID?
    ) throws -> [Attachment.ID] {
        let key = try attachmentKey(of: report)
        return try files.map { file in
            guard let row = try session.query(Self.nextAttachment, [try lookUp(report)]).first,
                let ordinal = try row.int2OrNil(0)
            else { throw StoreError.notFound }
            return try attach(file, to: report, with: key, as: origin, clue: clue, ordinal: Int(ordinal))
        }
    }

    private static let nextAttachment = Statement("select casework.next_attachment($1)")

    @discardableResult
    private func attach(
        _ file: ReceivedFile, to report: Report.ID, with key: ItemKey, as origin: Attachment.Origin, clue: Clue.ID?,
        ordinal: Int
    ) throws -> Attachment.ID {
        let facts = try keyring.seal(
            file.facts.encoded(), item: file.upload, place: .fileFacts(part: FilePart.original.rawValue), with: file.key
        )
        let copyState: Attachment.CopyState = file.copy == nil ? .none : .waiting
        try session.execute(
            Self.keepFile,
            [
                try file.upload.value(), .text(file.type.rawValue), .small(file.chunks), .bytes(facts),
                .text(copyState.rawValue),
            ])
        let wrapped = try key.wrap(fileKey: file.key, of: report, file: file.upload.rawValue)
        return try insertAttachment(
            of: file.upload, wrapped, on: report, as: origin, clue: clue, ordinal: ordinal)
    }

    private static let keepFile = Statement(
        """
        insert into casework.attachment_file (upload_id, type, chunks, sealed, copy_state)
        values ($1, $2, $3, $4, $5)
        """
    )

    private func insertAttachment(
        of upload: Upload.ID, _ wrapped: [UInt8], on report: Report.ID, as origin: Attachment.Origin, clue: Clue.ID?,
        ordinal: Int
    ) throws -> Attachment.ID {
        let id: Attachment.ID = newID()
        try session.execute(
            Self.insertAttachment,
            [
                try id.value(), try report.value(), .small(ordinal), try upload.value(), .bytes(wrapped),
                .text(origin.rawValue), try .idOrNull(clue),
                .name(origin == .handedIn ? nil : caller.staff?.staff), .date(today),
            ])
        return id
    }

    private static let insertAttachment = Statement(
        """
        insert into casework.attachment (
            attachment_id, report_id, ordinal, upload_id, sealed_key, origin, clue_id, added_by, added_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    )

    /// Puts a file of a report on another one that this transaction writes: its key is sealed again, its bytes are
    /// shared. It keeps its number, by which the words name it.
    ///
    /// - Policy: DW-split
    public func share(_ file: AttachmentRecord, with part: SealedReport) throws {
        let wrapped = try part.itemKey.wrap(fileKey: file.key, of: part.id, file: file.upload.rawValue)
        _ = try insertAttachment(
            of: file.upload, wrapped, on: part.id, as: .handedIn, clue: nil, ordinal: file.ordinal)
    }

    /// The key of a report that the caller reads.
    func attachmentKey(of report: Report.ID) throws -> ItemKey {
        guard let row = try session.query(Self.findAttachmentKey, [try lookUp(report)]).first else {
            throw StoreError.notFound
        }
        return try itemKey(row)
    }

    private static let findAttachmentKey = Statement(
        """
        select k.wrapped, k.organ_id, k.item_id
        from casework.item_key as k
        where k.item_id = $1 and k.wrapped is not null
        """
    )
}

extension Transaction {
    /// Whether the caller works in the petition office that has the report, or stands in for its head.
    public func keepsReport(_ report: Report.ID) throws -> Bool {
        try session.query(Self.keepsReport, [try lookUp(report)]).first?.bool(0) ?? false
    }

    private static let keepsReport = Statement("select guard.keeps_report($1, guard.cell())")

    /// Whether the caller keeps the material of a check.
    public func keepsCheck(_ clue: Clue.ID) throws -> Bool {
        try session.query(Self.keepsCheck, [try lookUp(clue)]).first?.bool(0) ?? false
    }

    private static let keepsCheck = Statement("select guard.keeps_check($1, guard.cell())")
}
