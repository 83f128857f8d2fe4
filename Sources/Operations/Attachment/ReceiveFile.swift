public import CaseStore
public import Casework
import Sealing

/// Takes in one file, piece by piece (接收附件): what came is sealed and written before the next piece is asked for, so that a
/// sender can be no faster than the database, and memory holds a megabyte of it.
///
/// - Policy: DW-upload
public struct ReceiveFile: Sendable {
    let context: OperationContext
    let sender: Attachment.Sender
    let caller: Caller

    /// A file of a visitor of the public pages.
    public init(fromPublic context: OperationContext) {
        self.context = context
        sender = .reporter
        caller = .publicVisitor
    }

    /// A file of staff.
    public init(_ context: OperationContext, as caller: StaffCaller) {
        self.context = context
        sender = .staff
        self.caller = .staff(caller)
    }

    /// A file begins; nothing is written before its first byte.
    public func begin() -> IncomingFile { IncomingFile(self) }

    /// Drops files that are not kept, such as those of a form that must be changed.
    public func drop(_ files: [ReceivedFile]) async {
        for file in files { await drop(file.upload) }
    }

    func drop(_ upload: Upload.ID) async {
        // What cannot be dropped now is swept the day after tomorrow.
        _ = try? await context.transaction(as: caller) { try $0.drop(upload) }
    }
}

/// A file that is coming in. Used by one task.
public struct IncomingFile: Sendable {
    private let receive: ReceiveFile
    private let upload: Upload.ID
    private let makeReceived: @Sendable (Int, FileFacts, FileFinding, Attachment.CopyKind?) -> ReceivedFile
    private var sealer: ChunkSealer
    private var sniffer = FileSniffer()
    /// Sealed, and not written yet.
    private(set) var waiting: [SealedChunk] = []
    private var hasBegun = false
    private let longest: Int
    /// More came than is kept of a file: the rest goes by unwritten.
    public private(set) var isTooLarge = false

    /// - Parameter longest: bytes of which something is kept; as many as a file may have.
    init(_ receive: ReceiveFile, longest: Int = AttachmentLimits.fileBytes) {
        self.receive = receive
        self.longest = longest
        let (id, key) = receive.context.store.newUpload()
        upload = id
        sealer = receive.context.store.sealer(of: id, .original, key: key)
        makeReceived = { chunks, facts, finding, copy in
            ReceivedFile(upload: id, key: key, type: finding.type, chunks: chunks, facts: facts, copy: copy)
        }
    }

    /// The next bytes.
    public mutating func take(_ bytes: ArraySlice<UInt8>) async throws {
        sniffer.take(bytes)
        if sniffer.count > longest {
            isTooLarge = true
            waiting = []
            return
        }
        waiting += try sealer.take(bytes)
        while waiting.count >= StoreLimits.chunksAtOnce { try await write() }
    }

    /// It is over: what becomes of it.
    ///
    /// - Parameters:
    ///   - before: files of the same hand-in.
    ///   - onReport: files that the report has already.
    /// - Returns: the file, to be put on a report; or why it is not taken, after what was written of it is dropped.
    public mutating func finish(
        name: String, declared: String, before: Int, onReport: Int = 0
    ) async throws -> FileOutcome {
        let finding = sniffer.finding(name: name, declared: declared)
        let facts = Attachment.Facts(finding: finding, sender: receive.sender, before: before, onReport: onReport)
        switch Attachment.decide(facts).outcome {
        case .refuse(let reason):
            await abandon()
            return .refused(reason)
        case .keep(let copy):
            let last = try sealer.finish()
            waiting.append(last.chunk)
            while !waiting.isEmpty { try await write() }
            let kept = FileFacts(
                name: FileName.tidied(name), declared: String(declared.prefix(100)), bytes: finding.bytes,
                hash: last.hash, oddities: finding.oddities)
            return .received(makeReceived(sealer.chunks, kept, finding, copy))
        }
    }

    /// Leaves nothing of it.
    public mutating func abandon() async {
        waiting = []
        if hasBegun { await receive.drop(upload) }
        hasBegun = false
    }

    private mutating func write() async throws {
        let batch = Array(waiting.prefix(StoreLimits.chunksAtOnce))
        waiting.removeFirst(batch.count)
        let (upload, isFirst) = (upload, !hasBegun)
        // The first megabyte leaves the entry (`receive_file.write`); of what it is put on, the operation leaves one.
        let trail = isFirst ? Trail.automatic : .none(because: "that the file comes in is on the log already")
        try await receive.context.transaction(as: receive.caller, trail: trail) { transaction in
            if isFirst { try transaction.begin(upload) }
            try transaction.insert(batch, of: upload, .original)
        }
        hasBegun = true
    }
}

/// What came of a file.
public enum FileOutcome: Sendable {
    case received(ReceivedFile)
    case refused(Bilingual)
}

extension OperationContext {
    /// Puts files on a report that this transaction writes, and has them checked and copied afterwards.
    func keep(
        _ files: [ReceivedFile], by sender: Attachment.Sender, on report: SealedReport, of organ: Organ.ID,
        in transaction: borrowing Transaction
    ) throws {
        guard !files.isEmpty else { return }
        try transaction.attach(files, to: report)
        try queueCleaning(files, by: sender, of: organ, in: transaction)
    }

    /// A worker looks at them after the answer. Strangers hold up nobody's work: what staff send comes first, then what is
    /// small; what takes long goes behind everything (`CleanFile`).
    func queueCleaning(
        _ files: [ReceivedFile], by sender: Attachment.Sender, of organ: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        try transaction.asSystem { transaction in
            try transaction.enqueue(
                .clean,
                files.map { file in
                    let isSmall = file.facts.bytes <= OperationLimits.smallFileBytes
                    let place: Priority =
                        switch sender {
                        case .staff: .high
                        case .reporter: isSmall ? .normal : .low
                        }
                    return (file.upload.rawValue, organ.rawValue, place)
                })
        }
    }
}
