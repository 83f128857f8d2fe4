public import Casework
import Libpq
import Sealing

/// A file on a report, as far as the caller reads it.
public struct AttachmentRecord: Identifiable, Sendable {
    public let id: Attachment.ID
    public let report: Report.ID
    public let ordinal: Int
    public let upload: Upload.ID
    public let origin: Attachment.Origin
    public let clue: Clue.ID?
    public let addedBy: Staff.ID?
    public let addedOn: CivilDate
    public let downloads: Int
    public let type: Attachment.FileType
    public let facts: FileFacts
    public let scan: Attachment.ScanState
    public let copyState: Attachment.CopyState
    public let copy: (kind: Attachment.CopyKind, bytes: Int)?
    /// Whether its first try took longer than one may.
    public let isSlow: Bool
    /// Whether the original is the caller's to have, once it may be read at all.
    public let hasOriginal: Bool
    let key: ItemKey
    let chunks: Int
    let copyChunks: Int

    /// Whether the caller reads the original bytes.
    public var opensOriginal: Bool { hasOriginal && scan.opensOriginal }

    /// The bytes of a part.
    public func bytes(of part: FilePart) -> Int {
        switch part {
        case .original: facts.bytes
        case .copy: copy?.bytes ?? 0
        }
    }

    /// The chunks of a part.
    public func chunks(of part: FilePart) -> Int {
        switch part {
        case .original: chunks
        case .copy: copyChunks
        }
    }
}

extension Transaction {
    static let attachmentColumns = """
        a.attachment_id, a.report_id, a.ordinal, a.upload_id, a.sealed_key, a.origin, a.clue_id, a.added_by, a.added_on,
        a.downloads, f.type, f.chunks, f.sealed, f.scan_state, f.copy_state, f.copy_type, f.copy_chunks, f.copy_sealed,
        f.is_slow, guard.has_original(a.upload_id, a.cell_id), k.wrapped, k.organ_id,
        k.item_id
        """

    /// The files of a report, in order; empty for whoever does not read it.
    public func attachments(of report: Report.ID) throws -> [AttachmentRecord] {
        try session.query(Self.findAttachments, [try lookUp(report)]).map { try attachment($0) }
    }

    static let findAttachments = Statement(
        """
        select \(attachmentColumns)
        from casework.attachment as a
        join casework.attachment_file as f on f.upload_id = a.upload_id and f.cell_id = a.cell_id
        join casework.item_key as k on k.item_id = a.report_id and k.cell_id = a.cell_id
        where a.report_id = $1 and k.wrapped is not null
        order by a.ordinal
        """
    )

    /// - Throws: `StoreError.notFound` for one that is not the caller's to see.
    public func attachment(_ id: Attachment.ID) throws -> AttachmentRecord {
        guard let row = try session.query(Self.findAttachment, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try attachment(row)
    }

    private static let findAttachment = Statement(
        """
        select \(attachmentColumns)
        from casework.attachment as a
        join casework.attachment_file as f on f.upload_id = a.upload_id and f.cell_id = a.cell_id
        join casework.item_key as k on k.item_id = a.report_id and k.cell_id = a.cell_id
        where a.attachment_id = $1 and k.wrapped is not null
        """
    )

    /// A file that waits to be checked and copied, by way of any report that it is on; as the system.
    ///
    /// - Throws: `StoreError.notFound` when all of its reports are gone.
    public func attachment(ofUpload upload: Upload.ID) throws -> AttachmentRecord {
        guard let row = try session.query(Self.findOfUpload, [try lookUp(upload)]).first else {
            throw StoreError.notFound
        }
        return try attachment(row)
    }

    private static let findOfUpload = Statement(
        """
        select \(attachmentColumns)
        from casework.attachment as a
        join casework.attachment_file as f on f.upload_id = a.upload_id and f.cell_id = a.cell_id
        join casework.item_key as k on k.item_id = a.report_id and k.cell_id = a.cell_id
        where a.upload_id = $1 and k.wrapped is not null
        order by a.attachment_id
        limit 1
        """
    )

    private func attachment(_ row: Row) throws -> AttachmentRecord {
        var columns = Columns(row)
        let id: Attachment.ID = try columns.id()
        let report: Report.ID = try columns.id()
        let ordinal = try columns.small()
        let upload: Upload.ID = try columns.id()
        let sealedKey = try columns.bytes()
        let origin: Attachment.Origin = try columns.code()
        let clue: Clue.ID? = try columns.idOrNil()
        let addedBy: Staff.ID? = try columns.nameOrNil()
        let addedOn = try columns.date()
        let downloads = try columns.int()
        let type: Attachment.FileType = try columns.code()
        let chunks = try columns.small()
        let sealed = try columns.bytes()
        let scan: Attachment.ScanState = try columns.code()
        let copyState: Attachment.CopyState = try columns.code()
        let copyKind: Attachment.CopyKind? = try columns.codeOrNil()
        let copyChunks = try columns.smallOrNil()
        let copySealed = try columns.bytesOrNil()
        let isSlow = try columns.bool()
        let hasOriginal = try columns.bool()
        let (wrapped, organ): ([UInt8], Organ.ID) = (try columns.bytes(), try columns.name())
        let item = try openKey(wrapped, of: organ, item: try columns.id() as Report.ID)
        let key = try item.unwrapFileKey(sealedKey, of: report, file: upload.rawValue)
        func facts(_ sealed: [UInt8], _ part: FilePart) throws -> [UInt8] {
            try keyring.open(sealed, item: upload, place: .fileFacts(part: part.rawValue), with: key)
        }
        let copied = try copySealed.map { try CopyFacts(decoding: try facts($0, .copy)) }
        return AttachmentRecord(
            id: id, report: report, ordinal: ordinal, upload: upload, origin: origin, clue: clue, addedBy: addedBy,
            addedOn: addedOn, downloads: downloads, type: type,
            facts: try FileFacts(decoding: try facts(sealed, .original)), scan: scan, copyState: copyState,
            copy: copyKind.flatMap { kind in copied.map { (kind, $0.bytes) } }, isSlow: isSlow,
            hasOriginal: hasOriginal, key: key,
            chunks: chunks, copyChunks: copyChunks ?? 0
        )
    }

    /// Some chunks of a file in the clear, in order.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not have them; `.corrupt` when one is missing or is not the one
    ///   that was written in its place.
    public func bytes(of file: AttachmentRecord, _ part: FilePart, chunks: Range<Int>) throws -> [UInt8] {
        precondition(chunks.count <= StoreLimits.chunksAtOnce, "a batch is bounded")
        let rows = try session.query(
            Self.findChunks,
            [try lookUp(file.upload), .text(part.rawValue), .int(chunks.lowerBound), .int(chunks.upperBound)])
        if rows.isEmpty { throw StoreError.notFound }
        guard rows.count == chunks.count else { throw StoreError.corrupt(table: "attachment_chunk") }
        var plain: [UInt8] = []
        for (ordinal, row) in zip(chunks, rows) {
            let isLast = ordinal == file.chunks(of: part) - 1
            let place = SealedPlace.fileChunk(part: part.rawValue, ordinal: ordinal, isLast: isLast)
            plain += try keyring.open(try row.bytes(0), item: file.upload, place: place, with: file.key)
        }
        let end = min(chunks.upperBound * AttachmentLimits.chunkBytes, file.bytes(of: part))
        let wanted = end - chunks.lowerBound * AttachmentLimits.chunkBytes
        guard wanted >= 0, plain.count >= wanted else { throw StoreError.corrupt(table: "attachment_chunk") }
        plain.removeLast(plain.count - wanted)
        return plain
    }

    private static let findChunks = Statement(
        """
        select c.sealed
        from casework.attachment_chunk as c
        where c.upload_id = $1 and c.part = $2 and c.ordinal >= $3 and c.ordinal < $4
        order by c.ordinal
        """
    )

    /// Somebody has the file now.
    public func countDownload(of id: Attachment.ID) throws {
        guard try session.execute(Self.countDownload, [try id.value()]) == 1 else { throw StoreError.notFound }
    }

    private static let countDownload = Statement(
        "update casework.attachment set downloads = downloads + 1 where attachment_id = $1"
    )
}
