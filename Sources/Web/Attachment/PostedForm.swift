import Casework
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Operations

/// A form that may have brought files: they are sealed and stored already, and dropped again unless somebody keeps them.
struct PostedForm: Sendable {
    var fields = FormFields()
    var files: [ReceivedFile] = []
    /// What is wrong with a file.
    var problems: [Problem] = []
    /// Whether a file was chosen at all: it must be chosen again when the form comes back.
    var hadFiles = false

    /// The form to show again: files do not come back with it.
    func again(_ state: FormState) -> FormState {
        guard hadFiles, !state.problems.contains(where: { $0.field == "files" }) else { return state }
        var state = state
        state.problems.append(Problem(field: "files", message: .chooseFilesAgain))
        return state
    }
}

extension Visit {
    /// The form in the body, with its files if it has any; their parts may come in any order.
    ///
    /// - Throws: `Unanswerable.page` when it is too large, too slow or unreadable; nothing of its files stays.
    func posted(_ receive: ReceiveFile, through gate: UploadGate, onReport: Int = 0) async throws -> PostedForm {
        guard isInParts else { return PostedForm(fields: try await form()) }
        guard var reading = reading(receive, through: gate, onReport: onReport) else {
            throw Unanswerable.page(.unreadable)
        }
        RequestNote.current?.begin()
        defer { RequestNote.current?.keep(reading.posted) }
        do {
            try await reading.read(request.body)
            if reading.isTooLong { throw tooLong(reading.posted.fields) }
            return reading.posted
        } catch {
            await reading.abandon()
            throw (error as? MultipartParser.Malformed).map { _ in Unanswerable.page(.unreadable) } ?? error
        }
    }

    var isInParts: Bool { (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/") }

    /// Reads what was typed into a form in parts whose files go by, because nobody can take them in: see `RequestNote`.
    func readFields() async {
        guard var reading = reading(nil, through: site.publicUploads, onReport: 0) else { return }
        RequestNote.current?.begin()
        _ = try? await reading.read(request.body)
        RequestNote.current?.keep(reading.posted)
    }

    private func reading(_ receive: ReceiveFile?, through gate: UploadGate, onReport: Int) -> FormReading? {
        MultipartHead.boundary(request.headers[.contentType] ?? "").map { boundary in
            FormReading(
                receive: receive, gate: gate, onReport: onReport, now: { [context = site.context] in context.now },
                parser: MultipartParser(boundary: boundary),
                tell: { [logger = site.logger] error in
                    logger.error(
                        "a file could not be stored, and its form came back",
                        metadata: ["error.type": "\(StoreError.loggable(error))"])
                })
        }
    }
}

/// A body that is being read. What is not stored is let go: a form with a file too many still comes back with its words.
private struct FormReading {
    /// Nil where files go by.
    let receive: ReceiveFile?
    let gate: UploadGate
    let onReport: Int
    let now: @Sendable () -> Instant
    let tell: @Sendable (any Error) -> Void
    var parser: MultipartParser
    var posted = PostedForm()
    private var pace = UploadPace(ContinuousClock.now)
    /// Bytes since the pace is counted.
    private var paced = 0
    private var part: Part?
    private var fieldBytes = 0
    private var place: UploadGate.Place?
    /// More was typed than is taken: it is read on, so that it can come back.
    var isTooLong: Bool { fieldBytes > Limits.formBytes }

    init(
        receive: ReceiveFile?, gate: UploadGate, onReport: Int, now: @escaping @Sendable () -> Instant,
        parser: MultipartParser, tell: @escaping @Sendable (any Error) -> Void
    ) {
        self.tell = tell
        self.receive = receive
        self.gate = gate
        self.onReport = onReport
        self.now = now
        self.parser = parser
    }

    private enum Part {
        case field(String, [UInt8])
        /// A file field, before its first byte.
        case chosen(MultipartParser.Head)
        case file(MultipartParser.Head, IncomingFile)
        /// A file that is not taken any more: its bytes go by.
        case passed
    }

    mutating func read(_ body: RequestBody) async throws {
        var bytes = 0
        for try await buffer in body {
            bytes += buffer.readableBytes
            paced += buffer.readableBytes
            guard bytes <= Limits.postedBytes else { throw Unanswerable.page(.tooLarge) }
            guard pace.allows(paced, at: ContinuousClock.now) else { throw Unanswerable.page(.unreadable) }
            for event in try parser.take(buffer.readableBytesView) { try await handle(event) }
        }
        try parser.finish()
    }

    private mutating func handle(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let head): part = head.fileName == nil ? .field(head.name, []) : .chosen(head)
        case .bytes(let bytes): try await take(bytes)
        case .partEnds:
            try await end()
            part = nil
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) async throws {
        switch part {
        case .field(let name, let before):
            fieldBytes += bytes.count
            guard fieldBytes <= Limits.returnedBytes else { throw Unanswerable.page(.tooLarge) }
            // Taken out first, so that the bytes are not copied for each piece.
            part = nil
            part = .field(name, before + bytes)
        case .chosen(let head):
            posted.hadFiles = true
            guard let receive else {
                part = .passed
                return
            }
            guard let place = gate.enter(now: now()) else { return pass(.tooManyFilesNow) }
            self.place = place
            part = .file(head, receive.begin())
            try await take(bytes)
        case .file(let head, var file):
            part = nil
            do { try await file.take(bytes) } catch {
                part = .file(head, file)
                return try await giveUp(after: error)
            }
            part = .file(head, file)
            guard let place else { return }
            switch gate.take(bytes.count, at: place, now: now()) {
            case .goesOn: return
            case .isUsedUp:
                await leave()
                pass(.tooManyFilesNow)
            case .isTooSlow:
                await leave()
                pass(.fileTooSlowNow)
            }
        case .passed, nil: return
        }
    }

    private mutating func end() async throws {
        switch part {
        case .field(let name, let bytes):
            guard let value = String(validating: bytes, as: UTF8.self) else {
                throw Unanswerable.unreadable([.init(name, .notUTF8)])
            }
            do { try posted.fields.append(name, value) } catch { throw Unanswerable.page(.tooLarge) }
        case .chosen(let head):
            // A field in which nothing was chosen comes with an empty name; a file without a byte does not.
            guard let name = head.fileName, !name.isEmpty else { return }
            posted.hadFiles = true
            refuse(Text(Bilingual("文件是空的", "The file is empty")))
        case .file(let head, var file):
            let outcome: FileOutcome
            do {
                outcome = try await file.finish(
                    name: head.fileName ?? "", declared: head.mediaType, before: posted.files.count,
                    onReport: onReport)
            } catch {
                part = .file(head, file)
                return try await giveUp(after: error)
            }
            leavePlace()
            part = nil
            switch outcome {
            case .received(let file): posted.files.append(file)
            case .refused(let reason): refuse(Text(reason))
            }
        case .passed, nil: return
        }
    }

    /// A file that cannot be stored, because the database is away or something is wrong, takes no word with it: its bytes go
    /// by, and the form comes back. The time for which we kept its sender waiting is not held against them.
    private mutating func giveUp(after error: any Error) async throws {
        if error is CancellationError { throw error }
        tell(error)
        await leave()
        pass(.fileNotStoredNow)
        pace = UploadPace(ContinuousClock.now)
        paced = 0
    }

    private mutating func pass(_ why: Text) {
        part = .passed
        refuse(why)
    }

    /// Says it once for each reason; which file it was the sender sees by trying again.
    private mutating func refuse(_ why: Text) {
        let problem = Problem(field: "files", message: why)
        if !posted.problems.contains(problem) { posted.problems.append(problem) }
    }

    private mutating func leave() async {
        guard case .file(_, var file) = part else { return }
        part = nil
        await file.abandon()
        leavePlace()
    }

    private mutating func leavePlace() {
        if let place { gate.leave(place) }
        place = nil
    }

    /// Nothing stays of what came.
    mutating func abandon() async {
        await leave()
        await receive?.drop(posted.files)
        posted.files = []
    }
}

/// How slow a sender may be: a file is not held open for ever, whoever drips it.
struct UploadPace {
    private let start: ContinuousClock.Instant

    init(_ start: ContinuousClock.Instant) { self.start = start }

    func allows(_ bytes: Int, at now: ContinuousClock.Instant) -> Bool {
        let seconds = Int((now - start).components.seconds)
        if seconds > Limits.uploadSeconds { return false }
        return seconds <= Limits.bodySeconds || bytes >= (seconds - Limits.bodySeconds) * Limits.uploadBytesPerSecond
    }
}
