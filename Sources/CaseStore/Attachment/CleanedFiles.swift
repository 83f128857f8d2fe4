public import Casework
import Libpq
import Sealing

extension Transaction {
    /// What the scanner said; as the system. What has a virus gets no copy.
    public func save(_ scan: Attachment.ScanState, of upload: Upload.ID) throws {
        let changed = try session.execute(Self.saveScan, [try upload.value(), .text(scan.rawValue)])
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let saveScan = Statement(
        """
        update casework.attachment_file
        set
            scan_state = $2,
            copy_state = case when $2 = 'infected' and copy_state = 'waiting' then 'none' else copy_state end
        where upload_id = $1 and scan_state = 'waiting'
        """
    )

    /// Nobody asks the scanner about it again, and there will be no copy; as the system.
    public func giveUp(_ upload: Upload.ID) throws {
        try session.execute(Self.giveUp, [try upload.value()])
    }

    private static let giveUp = Statement("select casework.give_up_file($1)")

    /// Somebody opens what the scanner never answered for, and knows it; for whoever may have the original.
    ///
    /// - Throws: `StoreError.stale` where it is not given up.
    public func release(_ file: AttachmentRecord) throws {
        guard try session.execute(Self.release, [try file.upload.value()]) == 1 else { throw StoreError.stale }
    }

    private static let release = Statement(
        "update casework.attachment_file set scan_state = 'released' where upload_id = $1 and scan_state = 'given_up'"
    )

    /// The copy is there, in chunks that were written before; as the system.
    public func saveCopy(
        _ kind: Attachment.CopyKind, of file: AttachmentRecord, chunks: Int, bytes: Int, hash: [UInt8]
    ) throws {
        let facts = CopyFacts(bytes: bytes, hash: hash).encoded()
        let sealed = try keyring.seal(
            facts, item: file.upload, place: .fileFacts(part: FilePart.copy.rawValue), with: file.key)
        let changed = try session.execute(
            Self.saveCopy, [try file.upload.value(), .text(kind.rawValue), .small(chunks), .bytes(sealed)])
        guard changed == 1 else { throw StoreError.stale }
    }

    private static let saveCopy = Statement(
        """
        update casework.attachment_file
        set copy_state = 'made', copy_type = $2, copy_chunks = $3, copy_sealed = $4
        where upload_id = $1 and copy_state = 'waiting'
        """
    )

    /// No copy could be made; as the system.
    public func saveFailedCopy(of upload: Upload.ID) throws {
        try session.execute(Self.saveFailedCopy, [try upload.value()])
    }

    private static let saveFailedCopy = Statement(
        "update casework.attachment_file set copy_state = 'failed' where upload_id = $1 and copy_state = 'waiting'"
    )

    /// Its first try took longer than one may; as the system.
    public func saveSlow(_ upload: Upload.ID) throws {
        try session.execute(Self.saveSlow, [try upload.value()])
    }

    private static let saveSlow = Statement("update casework.attachment_file set is_slow = true where upload_id = $1")

    /// Cuts and seals a copy, and writes it; as the system.
    public func writeCopy(_ bytes: [UInt8], _ kind: Attachment.CopyKind, of file: AttachmentRecord) throws {
        var sealer = ChunkSealer(keyring, upload: file.upload, part: .copy, key: file.key)
        for start in stride(from: 0, to: bytes.count, by: AttachmentLimits.chunkBytes) {
            let end = min(start + AttachmentLimits.chunkBytes, bytes.count)
            try insert(try sealer.take(bytes[start..<end]), of: file.upload, .copy)
        }
        let last = try sealer.finish()
        try insert([last.chunk], of: file.upload, .copy)
        try saveCopy(kind, of: file, chunks: sealer.chunks, bytes: sealer.bytes, hash: last.hash)
    }
}
