import CaseStore
public import Casework

/// What looks into files, outside of this program: nobody's bytes are parsed in the process that holds the keys.
public struct FileCleaning: Sendable {
    /// Whether a scanner finds a virus in the bytes that `next` hands over until it says nil. Nil: the site has none.
    public var isInfected: (@Sendable (_ next: @escaping @Sendable () async throws -> [UInt8]?) async throws -> Bool)?
    /// A copy without anything but what is seen. What it throws passes: it is tried again.
    public var copy:
        @Sendable (_ bytes: [UInt8], Attachment.FileType, Attachment.Patience) async throws -> Attachment.Copied

    public init(
        isInfected: (@Sendable (_ next: @escaping @Sendable () async throws -> [UInt8]?) async throws -> Bool)?,
        copy:
            @escaping @Sendable (_ bytes: [UInt8], Attachment.FileType, Attachment.Patience) async throws ->
            Attachment.Copied
    ) {
        self.isInfected = isInfected
        self.copy = copy
    }
}

/// A file that waits to be checked and copied, held by a worker.
public struct CleanJob: Sendable, Equatable {
    public let upload: Upload.ID
    public let token: Int64
    /// Which try this is, from 1.
    public let attempt: Int

    public init(upload: Upload.ID, token: Int64, attempt: Int) {
        self.upload = upload
        self.token = token
        self.attempt = attempt
    }
}

/// Leases, tries again and gives up: the doors of the queue for files.
public struct CleanQueue: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func claim(limit: Int, holder: String, leaseSeconds: Int) async throws -> [CleanJob] {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.take(
                .clean, limit: limit, holder: holder, lease: leaseSeconds, ageing: OperationLimits.cleanAgeingSeconds
            ).map { job in
                CleanJob(upload: Upload.ID(job.subject), token: job.token, attempt: job.attempt)
            }
        }
    }

    public func retry(_ job: CleanJob, afterMilliseconds milliseconds: Int64) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            let time = Instant(
                microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch + milliseconds * 1000)
            try transaction.retry(.clean, job.upload, token: job.token, at: time)
        }
    }

    /// No copy: whoever handles it reads the original; and none of that where the scanner never answered, until somebody
    /// says that they open it all the same.
    public func giveUp(_ job: CleanJob) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.saveGivenUp(job.upload)
            try transaction.saveFailedCopy(of: job.upload)
            try transaction.finish(.clean, job.upload, token: job.token)
        }
    }

    /// Sweeps what belongs to nothing: uploads that were broken off, files whose reports are gone.
    public func sweep() async throws -> Int {
        try await context.store.transaction(as: .system, on: .worker) { try $0.sweepUploads() }
    }
}

/// Has one file scanned and copied, in this order: of what was not scanned there is no copy.
public struct CleanFile: Sendable {
    let context: OperationContext
    let tools: FileCleaning

    public init(_ context: OperationContext, tools: FileCleaning) {
        self.context = context
        self.tools = tools
    }

    /// - Throws: what passes, such as a scanner that does not answer: the job is tried again.
    public func callAsFunction(_ job: CleanJob) async throws {
        guard var file = try await load(job.upload) else { return try await finish(job) }
        if file.scan == .waiting {
            try await scan(file)
            guard let scanned = try await load(job.upload) else { return try await finish(job) }
            file = scanned
        }
        guard file.copyState == .waiting, file.scan == .off || file.scan == .clean, file.type.copyKind != nil else {
            return try await finish(job)
        }
        let copied = try await tools.copy(try await whole(file), file.type, file.isSlow ? .last : .first)
        let context = context
        try await context.transaction(as: .system, on: .worker) { [file] transaction in
            // First of all: whoever lost the job meanwhile writes nothing.
            try transaction.finish(.clean, job.upload, token: job.token)
            switch copied {
            case .made(let copy) where copy.bytes.count <= AttachmentLimits.copyBytes && !copy.bytes.isEmpty:
                try transaction.writeCopy(copy.bytes, copy.kind, of: file)
            case .outOfTime where !file.isSlow:
                // Behind all others, and with all the time that a file may have.
                try transaction.saveSlow(job.upload)
                let lane = try transaction.report(file.report).holder.rawValue
                try transaction.enqueue(.clean, [(job.upload.rawValue, lane, .low)])
            case .made, .impossible, .outOfTime: try transaction.saveFailedCopy(of: job.upload)
            }
        }
    }

    /// Nil when all reports that it was on are gone.
    private func load(_ upload: Upload.ID) async throws -> AttachmentRecord? {
        do {
            return try await context.store.transaction(as: .system, on: .worker) {
                try $0.attachment(ofUpload: upload)
            }
        } catch StoreError.notFound { return nil }
    }

    private func finish(_ job: CleanJob) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.finish(.clean, job.upload, token: job.token)
        }
    }

    private func scan(_ file: AttachmentRecord) async throws {
        let state: Attachment.ScanState
        if let isInfected = tools.isInfected {
            let pieces = Pieces(file: file, context: context)
            state = try await isInfected { try await pieces.next() } ? .infected : .clean
        } else {
            state = .off
        }
        try await context.store.transaction(as: .system, on: .worker) { try $0.save(state, of: file.upload) }
    }

    private func whole(_ file: AttachmentRecord) async throws -> [UInt8] {
        let pieces = Pieces(file: file, context: context)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.facts.bytes)
        while let piece = try await pieces.next() { bytes += piece }
        return bytes
    }

    /// The bytes of an original, a megabyte at a time, read as the system.
    private actor Pieces {
        private let file: AttachmentRecord
        private let context: OperationContext
        private var first = 0

        init(file: AttachmentRecord, context: OperationContext) {
            self.file = file
            self.context = context
        }

        func next() async throws -> [UInt8]? {
            let end = file.chunks(of: .original)
            guard first < end else { return nil }
            let chunks = first..<min(first + StoreLimits.chunksAtOnce, end)
            first = chunks.upperBound
            let file = file
            return try await context.store.transaction(as: .system, on: .worker) {
                try $0.bytes(of: file, .original, chunks: chunks)
            }
        }
    }
}
