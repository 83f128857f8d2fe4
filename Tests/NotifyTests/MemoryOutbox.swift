import Libcurl

@testable import Notify

/// An outbox in memory that keeps the promise of the real one: only heads of lanes are handed out.
final class MemoryOutbox: Sendable {
    struct Row: Sendable {
        var delivery: Delivery
        let lane: String
        var due = Moment(milliseconds: 0)
        var lease: String?
        var isSettled = false
    }

    struct State: Sendable {
        var rows: [Row] = []
        var endpoints: [Endpoint] = []
        var outcomes: [Outcome] = []
        var changes: [EndpointChange] = []
        var claims = 0
        var leases = 0
        var mostInFlight: [String: Int] = [:]
        var failingClaims = 0
        var failingFinishes = 0
        /// Whether a dispatcher said that it sleeps.
        var isAsleep = false
        var rises = 0
        /// Rows for which nobody was woken.
        var unrung = 0
        var waiters: [(@Sendable (State) -> Bool, CheckedContinuation<Void, Never>)] = []
    }

    struct Unreachable: Error {}

    let state = Lock(State())
    let wakeUps: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation
    private let start = ContinuousClock.now

    /// How much faster than ours this outbox's clock runs, so that retries come soon.
    private let speed: Int64

    /// Whether it rings only where a dispatcher sleeps, as the real one does.
    private let ringsSleepers: Bool

    /// What happens right before a dispatcher is noted as asleep.
    let beforeRest = Lock<(@Sendable () throws -> Void)?>(nil)

    init(speed: Int64 = 1, ringsSleepers: Bool = false) {
        self.speed = speed
        self.ringsSleepers = ringsSleepers
        (wakeUps, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func add(_ endpoint: Endpoint) {
        state.withLock { $0.endpoints.append(endpoint) }
    }

    func add(_ delivery: Delivery, lane: String) {
        let rings = state.withLock { state in
            state.rows.append(Row(delivery: delivery, lane: "\(delivery.endpointID)/\(lane)"))
            let rings = state.isAsleep || !ringsSleepers
            if !rings { state.unrung += 1 }
            return rings
        }
        if rings { bell.yield() }
    }

    var now: Moment {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return Moment(milliseconds: 1_795_334_400_000 + milliseconds * speed)
    }

    /// Returns when `isTrue` holds; it is looked at after each claim and each finish.
    func wait(until isTrue: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isTrueNow = state.withLock { state in
                let answer = isTrue(state)
                if !answer { state.waiters.append((isTrue, continuation)) }
                return answer
            }
            if isTrueNow { continuation.resume() }
        }
    }

    var outbox: Outbox {
        Outbox(
            endpoints: { self.state.withLock { $0.endpoints } },
            claim: { try self.claim($0, $1) },
            finish: { try self.finish($0, $1) },
            rest: { try self.rest() },
            rise: { try self.rise() },
            wakeUps: wakeUps,
            now: { self.now },
            random: { 0 }
        )
    }

    private func claim(_ rooms: [EndpointRoom], _ limit: Int) throws -> [Delivery] {
        let now = now
        return try changing { state in
            state.claims += 1
            if state.failingClaims > 0 {
                state.failingClaims -= 1
                throw Unreachable()
            }
            var room = Dictionary(uniqueKeysWithValues: rooms.map { ($0.endpointID, $0.room) })
            var lanes: Set<String> = []
            var claimed: [Delivery] = []
            for index in state.rows.indices where !state.rows[index].isSettled {
                let row = state.rows[index]
                guard lanes.insert(row.lane).inserted, row.lease == nil, row.due <= now else { continue }
                guard claimed.count < limit, let left = room[row.delivery.endpointID], left > 0 else { continue }
                room[row.delivery.endpointID] = left - 1
                state.leases += 1
                let lease = "lease-\(state.leases)"
                state.rows[index].lease = lease
                let delivery = Self.copy(row.delivery, lease: lease)
                state.rows[index].delivery = delivery
                claimed.append(delivery)
            }
            for (id, rows) in Dictionary(grouping: state.rows.filter { $0.lease != nil }, by: \.delivery.endpointID) {
                state.mostInFlight[id] = max(state.mostInFlight[id] ?? 0, rows.count)
            }
            return claimed
        }
    }

    private func rest() throws -> Bool {
        let before = beforeRest.withLock { before in
            defer { before = nil }
            return before
        }
        try before?()
        return try changing { state in
            defer { state.isAsleep = true }
            return !state.isAsleep
        }
    }

    private func rise() throws {
        try changing { state in
            state.isAsleep = false
            state.rises += 1
        }
    }

    private func finish(_ outcomes: [Outcome], _ changes: [EndpointChange]) throws {
        try changing { state in
            if state.failingFinishes > 0 {
                state.failingFinishes -= 1
                throw Unreachable()
            }
            state.outcomes += outcomes
            state.changes += changes
            for outcome in outcomes {
                guard let index = state.rows.firstIndex(where: { $0.lease == outcome.leaseToken }) else { continue }
                state.rows[index].lease = nil
                switch outcome.verdict {
                case .delivered, .dead: state.rows[index].isSettled = true
                case .retry(let at, let isCharged):
                    state.rows[index].due = at
                    if !isCharged { state.rows[index].delivery = Self.copy(state.rows[index].delivery, charge: -1) }
                }
            }
        }
    }

    private func changing<Answer>(_ body: (inout State) throws -> Answer) throws -> Answer {
        let (result, ready) = state.withLock { state in
            let result = Result { try body(&state) }
            let waiters = state.waiters
            state.waiters = []
            let seen = state
            let ready = waiters.filter { $0.0(seen) }.map(\.1)
            state.waiters = waiters.filter { !$0.0(seen) }
            return (result, ready)
        }
        for continuation in ready { continuation.resume() }
        return try result.get()
    }

    private static func copy(_ delivery: Delivery, lease: String? = nil, charge: Int = 1) -> Delivery {
        Delivery(
            id: delivery.id, endpointID: delivery.endpointID, url: delivery.url, egress: delivery.egress,
            keys: delivery.keys, body: delivery.body, attempt: delivery.attempt + charge,
            leaseToken: lease ?? delivery.leaseToken, tls: delivery.tls)
    }
}

extension MemoryOutbox.State {
    var isSettled: Bool { rows.allSatisfy(\.isSettled) }
}
