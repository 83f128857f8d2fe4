import CaseStore
import Casework
import Dispatch
import Sealing

/// Computes the slow hashes of query codes on threads of its own, one at a time for each lane, in the order in which they
/// came: each takes 32 MiB and 80 ms. Those who look and those who hand in stand in different lanes, so that no number of
/// guesses keeps a report out. While both are empty it makes codes ready for the next ones who hand in (`CodeStock`).
public actor CodeWork {
    /// What a hash is for.
    enum Lane: Int, CaseIterable {
        /// Somebody typed a code.
        case look
        /// A report is coming in and gets its code.
        case issue

        /// How many may wait; more are turned away.
        var places: Int {
            switch self {
            case .look: OperationLimits.waitingLooks
            case .issue: OperationLimits.waitingCodes
            }
        }
    }

    /// What was done since the start, for whoever watches the machine; of nobody in particular.
    public struct Figures: Equatable, Sendable {
        /// Hashes computed.
        public var runs = 0
        public var turnedAway = 0
        /// The most that waited at once in one lane.
        public var longestQueue = 0
        /// Hand-ins that found a code ready.
        public var fromStock = 0
    }

    public private(set) var figures = Figures()
    private let queue = DispatchQueue(label: "dengwen.codes", attributes: .concurrent)
    private var running = Set<Lane>()
    private var waiting: [Lane: [CheckedContinuation<Void, Never>]] = [:]
    private var stock = CodeStock()
    private var isStocking = false
    private var bell: AsyncStream<Void>.Continuation?
    private let now: @Sendable () -> ContinuousClock.Instant

    public init() { now = { .now } }

    /// - Parameter now: the time of a clock that no one sets.
    init(now: @escaping @Sendable () -> ContinuousClock.Instant) { self.now = now }

    /// - Throws: `QueryCodesBusy` at once when all places of the lane are taken.
    func compute<Value: Sendable>(
        _ lane: Lane, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await enter(lane)
        defer { leave(lane) }
        return try await run(work)
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        figures.runs += 1
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }

    private func enter(_ lane: Lane) async throws {
        if running.insert(lane).inserted { return }
        guard waiting[lane, default: []].count < lane.places else {
            figures.turnedAway += 1
            throw QueryCodesBusy()
        }
        figures.longestQueue = max(figures.longestQueue, waiting[lane, default: []].count + 1)
        await withCheckedContinuation { waiting[lane, default: []].append($0) }
    }

    /// Whoever waited longest takes the place over.
    private func leave(_ lane: Lane) {
        guard waiting[lane, default: []].isEmpty else {
            waiting[lane]?.removeFirst().resume()
            return
        }
        running.remove(lane)
        ring()
    }

    // MARK: - Codes that are ready

    /// How many are.
    var ready: Int { stock.count }

    /// A code that is ready, or one that is made now; nobody else gets it, whatever becomes of the hand-in.
    ///
    /// - Throws: `QueryCodesBusy`.
    func issue(_ make: @escaping @Sendable () throws -> NewCode) async throws -> NewCode {
        guard let code = stock.take(at: now()) else { return try await compute(.issue, make) }
        figures.fromStock += 1
        ring()
        return code
    }

    /// Makes one more code ready, where there is room for it and no hash is computed or waited for: then nobody stands
    /// behind it.
    ///
    /// - Returns: false where there was nothing to do; `wakeUps` tells when there is again.
    func makeReady(_ make: @escaping @Sendable () throws -> NewCode) async throws -> Bool {
        stock.dropOld(at: now())
        guard mayStock else { return false }
        isStocking = true
        defer { isStocking = false }
        stock.put(try await run(make), at: now())
        return true
    }

    /// Puts aside codes that cost no hash here, however many: see `StockCodes.idle`.
    func putReady(_ codes: [NewCode]) {
        for code in codes { stock.put(code, at: now()) }
    }

    /// One element for each time that a code may be made ready: one was taken, or the last hash of both lanes is done.
    /// Whoever asked last is told.
    func wakeUps() -> AsyncStream<Void> {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.bell?.finish()
        self.bell = bell
        return wakeUps
    }

    private var mayStock: Bool { running.isEmpty && !isStocking && !stock.isFull }

    private func ring() {
        if mayStock { bell?.yield() }
    }
}

/// So many codes are being looked at that one more would wait too long; it says nothing about the code.
public struct QueryCodesBusy: Error {
    public init() {}
}

/// What somebody shows to open a report: what was typed, or the key that was made of it a moment ago.
public protocol QueryCredential: Sendable {
    /// - Throws: `QueryCodesBusy`.
    func key(_ context: OperationContext) async throws -> CodeKey
}

extension CodeKey: QueryCredential {
    public func key(_ context: OperationContext) async throws -> CodeKey { self }
}

extension String: QueryCredential {
    /// Of a wrong code, an unknown one, that of a report which was sealed up, and a text that is no code at all: the same
    /// questions to the database and one slow hash. Which of them it was shows nowhere.
    public func key(_ context: OperationContext) async throws -> CodeKey {
        let store = context.store
        let code = QueryCode(typed: self).flatMap { $0.isOf(cell: context.cell) ? $0 : nil }
        let offered = store.offer(code)
        let salt = try await store.salt(of: offered)
        return try await context.codes.compute(.look) { try store.key(of: offered, salt: salt) }
    }
}

extension OperationContext {
    /// Draws a code and computes its slow hash: not on the cooperative pool.
    var draw: @Sendable () throws -> NewCode {
        let (store, cell) = (store, cell)
        return {
            let code = store.newQueryCode(cell: cell)
            return (code, try store.keep(code))
        }
    }

    /// A new code and what is kept of it.
    ///
    /// - Throws: `QueryCodesBusy`.
    func newCode() async throws -> NewCode { try await codes.issue(draw) }

    /// Runs a hand-in with a new code, and with another one when the lookup id is taken: of ten million codes that happens
    /// to one in a hundred thousand.
    func withNewCode<Value: Sendable>(
        _ body: (_ code: QueryCode, _ kept: KeptCode) async throws -> Value
    ) async throws -> Value {
        for _ in 1..<OperationLimits.codeDraws {
            let (code, kept) = try await newCode()
            do { return try await body(code, kept) } catch StoreError.refused(constraint: "query_code_lookup_is_new") {}
        }
        let (code, kept) = try await newCode()
        return try await body(code, kept)
    }
}

extension OperationContext {
    /// Whether a hand-in is there whose connection broke over its commit: if it is, its code opens it, and whoever sent it
    /// gets that code after all.
    ///
    /// - Throws: `OperationError.unsettled` where it is not there, or not yet, or nobody can look: the same form may be sent
    ///   again.
    func settle(_ code: QueryCode) async throws(OperationError) {
        guard (try? await TrackReport(self)(code.text)) != nil else { throw .unsettled }
        RefusalNote.current?.settle()
    }
}

/// Makes of what somebody typed what opens the report, if any; always the same work.
public struct OpenCode: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `QueryCodesBusy`.
    public func callAsFunction(_ typed: String) async throws -> CodeKey { try await typed.key(context) }
}

extension OperationContext {
    /// A keyed hash for numbers to wait with before a public page.
    public func waitingMark(_ bytes: [UInt8]) -> [UInt8] { store.waitingMark(bytes) }
}

/// The work that a browser may do for a place before a public page; see `Sealing.WorkHash`.
public enum WaitingWork {
    public static let rounds = Int(WorkHash.rounds)

    /// The zero bits with which the hash of a word begins that was looked for. One call, a sixth of a millisecond.
    public static func zeroBits(of word: [UInt8], salt: [UInt8]) -> Int { WorkHash.zeroBits(of: word, salt: salt) }
}
