import Casework
import Hummingbird
import NIOCore
import Operations

/// A body that is being read. What is not stored is let go: a form whose files are too many, too large or too slow still
/// comes back with its words.
struct FormReading {
    /// How much of a form is taken, in bytes.
    struct Bounds: Sendable {
        /// Of its files together.
        var files = Limits.postedBytes
        /// Of all of it, what goes by as well.
        var body = Limits.passedBytes
    }

    /// Nil where files go by.
    let receive: ReceiveFile?
    let gate: UploadGate
    let onReport: Int
    /// Whether the fields before a file carry work for a place; nil where nobody has to work.
    let hasWorked: (@Sendable (FormFields) -> Bool)?
    let bounds: Bounds
    let now: @Sendable () -> Instant
    let clock: @Sendable () -> ContinuousClock.Instant
    let tell: @Sendable (any Error) -> Void
    private(set) var posted = PostedForm()
    private var parser: MultipartParser
    private var pace: UploadPace
    private var part: Part?
    /// What came of the field, and the file, that is coming in. They are changed in place: as a payload of the part they
    /// could be copied for each piece.
    private var typed: [UInt8] = []
    private var incoming: IncomingFile?
    private var place: UploadGate.Place?
    private var isWorkShown: Bool?
    /// The line is too slow for files: those still to come go by.
    private var isTooSlow = false
    /// A file could not be stored: those still to come go by.
    private var hasGivenUp = false
    private var bytes = 0
    private var fieldBytes = 0
    private var fileBytes = 0
    /// More was typed than is taken: it is read on, so that it can come back.
    var isTooLong: Bool { fieldBytes > Limits.formBytes }

    init(
        receive: ReceiveFile?, gate: UploadGate, onReport: Int = 0, parser: MultipartParser,
        hasWorked: (@Sendable (FormFields) -> Bool)? = nil, bounds: Bounds = Bounds(),
        now: @escaping @Sendable () -> Instant,
        clock: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
        tell: @escaping @Sendable (any Error) -> Void
    ) {
        self.receive = receive
        self.gate = gate
        self.onReport = onReport
        self.hasWorked = hasWorked
        self.bounds = bounds
        self.now = now
        self.clock = clock
        self.tell = tell
        self.parser = parser
        pace = UploadPace(clock())
    }

    private enum Part {
        case field(String)
        /// A file field, before its first byte.
        case chosen(MultipartParser.Head)
        case file(MultipartParser.Head)
        /// A file that is not taken any more: its bytes go by.
        case passed
    }

    mutating func read(_ body: RequestBody) async throws {
        for try await buffer in body {
            guard try await take(buffer) else { return }
        }
        try parser.finish()
    }

    /// The next bytes.
    ///
    /// - Returns: whether it is read on.
    mutating func take(_ buffer: ByteBuffer) async throws -> Bool {
        bytes += buffer.readableBytes
        guard bytes <= bounds.body else { return await breakOff(.filesTooLargeTogether) }
        switch pace.take(buffer.readableBytes, at: clock()) {
        case .goesOn: break
        case .isTooSlow: try await slowDown()
        case .isOver: return await breakOff(.fileTooSlow)
        }
        for event in try parser.take(buffer.readableBytesView) { try await handle(event) }
        return true
    }

    /// Nothing stays of what came.
    mutating func abandon() async {
        await leave()
        await receive?.drop(posted.files)
        posted.files = []
    }
}

extension FormReading {
    /// What is behind here is not read; the problem keeps anybody from taking half a form for a whole one.
    private mutating func breakOff(_ why: Text) async -> Bool {
        await leave()
        refuse(why)
        return false
    }

    /// A line that is too slow for files still brings the words: a file is let go, and so are those behind it. What is read
    /// on comes at the pace of every connection (DW-pace). A form without a file has no reason to be so slow.
    private mutating func slowDown() async throws {
        switch part {
        case .file:
            await leave()
            pass(.fileTooSlow)
        case .field(let name) where !posted.hadFiles: throw Unanswerable.unreadable([.init(name, .tooSlow)])
        case nil where !posted.hadFiles: throw Unanswerable.unreadable([.init("files", .tooSlow)])
        case .field, .chosen, .passed, nil: break
        }
        isTooSlow = true
    }

    private mutating func handle(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let head):
            typed = []
            part = head.fileName == nil ? .field(head.name) : .chosen(head)
        case .bytes(let bytes): try await take(bytes)
        case .partEnds:
            try await end()
            part = nil
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) async throws {
        switch part {
        case .field:
            fieldBytes += bytes.count
            guard fieldBytes <= Limits.returnedBytes else { throw Unanswerable.page(.tooLarge) }
            typed += bytes
        case .chosen(let head):
            posted.hadFiles = true
            begin(head)
            if case .file = part { try await take(bytes) }
        case .file(let head): try await take(bytes, of: head)
        case .passed, nil: return
        }
    }

    /// A file begins, or goes by.
    private mutating func begin(_ head: MultipartParser.Head) {
        guard let receive else {
            part = .passed
            return
        }
        if isTooSlow { return pass(.fileTooSlow) }
        // The form comes back anyway, and nobody waits once more for what is away.
        if hasGivenUp { return pass(.fileNotStoredNow) }
        if fileBytes > bounds.files { return pass(.filesTooLargeTogether) }
        switch enter() {
        case .isFull: pass(.tooManyFilesNow)
        case .hasNoRoom: pass(gate.room.refusal)
        case .asksWork:
            posted.isWorkAsked = true
            pass(.fileAsksWork)
        case .place(let place):
            self.place = place
            incoming = receive.begin()
            part = .file(head)
        }
    }

    /// What was worked counts for all files of the form; it is looked at where it is asked for.
    private mutating func enter() -> UploadGate.Entry {
        guard let hasWorked else { return gate.enter(now: now(), hasWorked: true) }
        let entry = gate.enter(now: now(), hasWorked: isWorkShown ?? false)
        guard entry == .asksWork, isWorkShown == nil else { return entry }
        let isShown = hasWorked(posted.fields)
        isWorkShown = isShown
        return isShown ? gate.enter(now: now(), hasWorked: true) : entry
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, of head: MultipartParser.Head) async throws {
        fileBytes += bytes.count
        guard fileBytes <= bounds.files else {
            await leave()
            return pass(.filesTooLargeTogether)
        }
        do { try await incoming?.take(bytes) } catch { return try await giveUp(after: error) }
        if incoming?.isTooLarge == true {
            // It is refused whatever follows: its place is for others.
            try await end(head)
            part = .passed
            return
        }
        guard let place else { return }
        switch gate.take(bytes.count, at: place, now: now()) {
        case .goesOn: return
        case .isUsedUp:
            await leave()
            pass(.tooManyFilesNow)
        case .hasNoRoom:
            await leave()
            pass(gate.room.refusal)
        case .isTooSlow:
            await leave()
            pass(.fileTooSlowNow)
        }
    }

    private mutating func end() async throws {
        switch part {
        case .field(let name):
            guard let value = String(validating: typed, as: UTF8.self) else {
                throw Unanswerable.unreadable([.init(name, .notUTF8)])
            }
            do { try posted.fields.append(name, value) } catch { throw Unanswerable.page(.tooLarge) }
        case .chosen(let head):
            // A field in which nothing was chosen comes with an empty name; a file without a byte does not.
            guard let name = head.fileName, !name.isEmpty else { return }
            posted.hadFiles = true
            refuse(Text(Bilingual("文件是空的", "The file is empty")))
        case .file(let head): try await end(head)
        case .passed, nil: return
        }
    }

    private mutating func end(_ head: MultipartParser.Head) async throws {
        let before = posted.files.count
        let outcome: FileOutcome?
        var file = incoming
        do {
            outcome = try await file?.finish(
                name: head.fileName ?? "", declared: head.mediaType, before: before, onReport: onReport)
        } catch {
            incoming = file
            return try await giveUp(after: error)
        }
        incoming = nil
        leavePlace()
        switch outcome {
        case .received(let file): posted.files.append(file)
        case .refused(let reason): refuse(Text(reason))
        case nil: return
        }
    }

    /// A file that cannot be stored, because the database is away or something is wrong, takes no word with it: its bytes go
    /// by, and the form comes back. The time for which we kept its sender waiting is not held against them.
    private mutating func giveUp(after error: any Error) async throws {
        if error is CancellationError { throw error }
        tell(error)
        await leave()
        hasGivenUp = true
        pass(.fileNotStoredNow)
        pace.restart(at: clock())
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
        guard case .file = part else { return }
        part = nil
        await incoming?.abandon()
        incoming = nil
        leavePlace()
    }

    private mutating func leavePlace() {
        if let place { gate.leave(place) }
        place = nil
    }
}
