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

/// What did not answer, of what looks into files. It may answer again: the job is tried again before a person is asked.
public enum CleaningFailure: Error, Sendable {
    case scanner
    case copier

    /// What a person is told, when it never answered.
    public var reason: ParkReason {
        switch self {
        case .scanner: .scannerSilent
        case .copier: .copierFailed
        }
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

    public init(_ job: LaneJob) {
        self.init(upload: Upload.ID(job.subject), token: job.token, attempt: job.attempt)
    }
}

/// Leases, tries again and leaves to people: the doors of the queue for files.
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

    /// - Parameter reason: why it failed.
    public func retry(_ job: CleanJob, afterMilliseconds milliseconds: Int64, reason: ParkReason) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            let time = Instant(
                microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch + milliseconds * 1000)
            try transaction.retry(.clean, job.upload, token: job.token, at: time, reason: reason.rawValue)
        }
    }

    /// Puts the file off: it waits for something else, and that was no try.
    ///
    /// - Parameter reason: what it waits for.
    public func snooze(_ job: CleanJob, forMilliseconds milliseconds: Int64, reason: ParkReason) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            let time = Instant(
                microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch + milliseconds * 1000)
            try transaction.snooze(.clean, job.upload, token: job.token, until: time, reason: reason.rawValue)
        }
    }

    /// Leaves the file to a person: it stays closed as it is, until they have it tried again or give it up.
    public func park(_ job: CleanJob, reason: ParkReason) async throws {
        try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.park(.clean, job.upload, token: job.token, reason: reason)
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

    /// - Throws: what passes, such as a scanner that does not answer (`CleaningFailure`): the job is tried again.
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
        let copied = try await copy(file)
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
            state = try await naming(.scanner) { try await isInfected { try await pieces.next() } } ? .infected : .clean
        } else {
            state = .off
        }
        try await context.store.transaction(as: .system, on: .worker) { try $0.save(state, of: file.upload) }
    }

    private func copy(_ file: AttachmentRecord) async throws -> Attachment.Copied {
        let bytes = try await whole(file)
        return try await naming(.copier) {
            try await tools.copy(bytes, file.type, file.isSlow ? .last : .first)
        }
    }

    /// Says of an error that is none of the store's which of the tools it came from: a person can do something about that.
    private func naming<Value>(_ failure: CleaningFailure, _ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch {
            if StoreFailure(error) != nil || error is CancellationError { throw error }
            throw failure
        }
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
