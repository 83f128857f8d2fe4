public import CaseStore
public import Casework

/// Shows what files hang on a report; on the audit log, because their names are read.
public struct ListFiles: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Listed: Sendable {
        public let report: ReportRecord
        public let files: [AttachmentRecord]
        /// Of those whose originals are the caller's to have: which are not checked any more, and why.
        public let stopped: [Upload.ID: ParkReason]
        /// Whether the caller adds files here, and for which check.
        public let mayAdd: Bool
        public let checks: [ClueRecord]
    }

    /// - Throws: `OperationError.notFound` for whoever does not read the words of the report.
    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Listed {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            let files = try transaction.attachments(of: id)
            try transaction.audit(AuditRecord("file.list", id), in: caller.organ)
            try context.countOpening(of: id, as: caller, in: transaction)
            let checks = try transaction.clues(of: id).filter { try transaction.keepsCheck($0.clue.id) }
            let isOpen =
                switch record.report.state {
                case .quarantined, .registered, .triageProposed, .accepted, .declined, .retained: true
                case .sealedUp, .voided, .split: false
                }
            let mayAdd = try isOpen && transaction.keepsReport(id)
            let waiting = files.filter { $0.hasOriginal && ($0.scan == .waiting || $0.copyState == .waiting) }
            return Listed(
                report: record, files: files, stopped: try transaction.parkReasons(ofFiles: waiting.map(\.upload)),
                mayAdd: mayAdd, checks: checks)
        }
    }
}

/// Opens a file: the copy for whoever reads the report, the original for the petition office and for who holds the
/// clue, with a purpose. Every opening is on the audit log; downloads of originals are counted on the file.
///
/// - Policy: DW-upload
public struct OpenFile: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is opened.
    public enum Want: Sendable, Equatable {
        case copy
        case original(Attachment.Purpose)
    }

    /// - Throws: `OperationError.notFound` for a file, or a part of it, that the caller may not have; `.refused` for one
    ///   with a virus, for an original that was not looked at, and for a copy that is not there.
    public func callAsFunction(_ id: Attachment.ID, _ want: Want, as caller: StaffCaller) async throws -> OpenedFile {
        let context = context
        let file = try await context.transaction(as: .staff(caller)) { transaction in
            let file = try transaction.attachment(id)
            if file.scan == .infected { throw OperationError.infected }
            switch want {
            case .copy:
                guard file.copyState == .made else { throw OperationError.noCopy }
                try transaction.audit(AuditRecord("file.open_copy", id), in: caller.organ)
            case .original(let purpose):
                guard file.hasOriginal else { throw OperationError.notFound }
                guard file.scan.opensOriginal else { throw OperationError.unchecked(file.scan) }
                try transaction.countDownload(of: id)
                try transaction.audit(
                    AuditRecord("file.open_original", id, [("purpose", purpose.rawValue)]), in: caller.organ)
            }
            try context.countOpening(of: file.report, as: caller, in: transaction)
            return file
        }
        return OpenedFile(context: context, caller: caller, file: file, part: want == .copy ? .copy : .original)
    }
}

/// Opens the original of a file for which the scanner never answered, to whoever may have it: one of them says what for, and
/// that they know. It stays marked.
///
/// - Policy: DW-upload
public struct ReleaseFile: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: the report that it is on.
    /// - Throws: `OperationError.notFound` for whoever may not have the original; `.stale` where it was not given up.
    public func callAsFunction(
        _ id: Attachment.ID, for purpose: Attachment.Purpose, as caller: StaffCaller
    ) async throws -> Report.ID {
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try transaction.attachment(id)
            guard file.hasOriginal else { throw OperationError.notFound }
            try transaction.release(file)
            try transaction.audit(
                AuditRecord("file.release", id, [("purpose", purpose.rawValue)]), in: caller.organ)
            return file.report
        }
    }
}

/// A file that is being read.
public struct OpenedFile: Sendable {
    let context: OperationContext
    let caller: StaffCaller
    public let file: AttachmentRecord
    public let part: FilePart

    public var bytes: Int { file.bytes(of: part) }

    /// The pieces in which a range of bytes is read, one after another: a megabyte each, so that a reader can be no faster
    /// than the database and memory holds one.
    public func pieces(of range: Range<Int>) -> [Range<Int>] {
        let size = AttachmentLimits.chunkBytes * StoreLimits.chunksAtOnce
        guard !range.isEmpty else { return [] }
        return stride(from: range.lowerBound / size * size, to: range.upperBound, by: size).map { start in
            range.clamped(to: start..<(start + size))
        }
    }

    /// The bytes of one piece.
    public func bytes(in piece: Range<Int>) async throws -> ArraySlice<UInt8> {
        let size = AttachmentLimits.chunkBytes
        guard !piece.isEmpty else { return [] }
        let chunks = (piece.lowerBound / size)..<((piece.upperBound + size - 1) / size)
        let (file, part) = (file, part)
        let trail = Trail.none(because: "the opening of the file is on the log, and this is the rest of it")
        let plain = try await context.transaction(as: .staff(caller), trail: trail) { transaction in
            try transaction.bytes(of: file, part, chunks: chunks)
        }
        let start = chunks.lowerBound * size
        guard piece.upperBound - start <= plain.count else { throw StoreError.corrupt(table: "attachment_chunk") }
        return plain[(piece.lowerBound - start)..<(piece.upperBound - start)]
    }
}

extension OperationError {
    static var infected: Self {
        .refused(
            Bilingual("文件含有病毒，已隔离", "The file has a virus and is kept apart"),
            remedy: Bilingual("请与反映人联系，换一种方式提供", "Ask the reporter to provide it in another way"))
    }

    /// Of an original that nobody looked at yet, or ever will.
    fileprivate static func unchecked(_ scan: Attachment.ScanState) -> Self {
        scan == .givenUp
            ? .refused(
                Bilingual("文件未能查毒", "The file could not be checked for viruses"),
                remedy: Bilingual(
                    "确需打开的，请在附件页说明用途后开放", "Where it must be opened, say what for on the page of the files"))
            : .refused(
                Bilingual("文件尚未查毒", "The file was not checked for viruses yet"),
                remedy: Bilingual("请稍后再试", "Try again later"))
    }

    static var noCopy: Self {
        .refused(
            Bilingual("没有可阅读的副本", "There is no copy to read"),
            remedy: Bilingual("请由信访室或者承办人下载原件", "The petition office or the holder downloads the original"))
    }
}
