internal import Libcurl

/// What the dispatcher knows about its endpoints and what it still has to write. It does no I/O and reads no clock.
struct Lanes {
    private struct Lane {
        var endpoint: Endpoint
        var inFlight = 0
        var breaker = Breaker()
        var pausedUntil: Moment?
        var isListed = true

        func room(at now: Moment) -> Int {
            guard isListed, pausedUntil.map({ now >= $0 }) ?? true else { return 0 }
            return max(min(endpoint.maxInFlight, breaker.room(at: now)) - inFlight, 0)
        }
    }

    private var lanes: [String: Lane] = [:]

    /// Deliveries in flight over all endpoints.
    private(set) var inFlight = 0

    /// What is still to be written, oldest first.
    private(set) var outcomes: [Outcome] = []
    private(set) var changes: [EndpointChange] = []

    /// Takes the list of endpoints. An endpoint that has gone from it is forgotten when nothing is in flight to it.
    mutating func list(_ endpoints: [Endpoint]) {
        for id in lanes.keys { lanes[id]?.isListed = false }
        for endpoint in endpoints.prefix(Limits.endpoints) {
            var lane = lanes[endpoint.id] ?? Lane(endpoint: endpoint)
            if lane.endpoint.generation != endpoint.generation {
                lane.breaker = Breaker()
                lane.pausedUntil = nil
            }
            lane.endpoint = endpoint
            lane.isListed = true
            lanes[endpoint.id] = lane
        }
        lanes = lanes.filter { $0.value.isListed || $0.value.inFlight > 0 }
    }

    /// The endpoints that can take something, in a fixed order, and how much in all.
    func rooms(at now: Moment) -> (rooms: [EndpointRoom], limit: Int) {
        let free = Limits.deliveriesInFlight - inFlight
        guard free > 0, outcomes.count < Limits.outcomesWaiting else { return ([], 0) }
        let rooms = lanes.values.compactMap { lane in
            let room = lane.room(at: now)
            return room > 0 ? EndpointRoom(endpointID: lane.endpoint.id, room: room) : nil
        }
        let sorted = rooms.sorted { $0.endpointID < $1.endpointID }
        return (sorted, min(free, sorted.reduce(0) { $0 + $1.room }))
    }

    /// A delivery goes out.
    mutating func began(_ delivery: Delivery, at now: Moment) {
        let unlisted = Endpoint(id: delivery.endpointID, maxInFlight: 1)
        lanes[delivery.endpointID, default: Lane(endpoint: unlisted, isListed: false)].inFlight += 1
        lanes[delivery.endpointID]?.breaker.began(at: now)
        inFlight += 1
    }

    /// A delivery has been tried: decides what becomes of it and of its endpoint.
    mutating func ended(_ sent: Sent, at now: Moment, random: Double) {
        let delivery = sent.delivery
        let failure: Schedule.FailureClass? =
            if let exchange = sent.exchange { Schedule.classify(exchange.result) } else { .unsendable }
        let response = try? sent.exchange?.result.get()
        let asked = response?.headers["retry-after"].flatMap { RetryAfter.moment($0, now: now) }
        inFlight -= 1
        lanes[delivery.endpointID]?.inFlight -= 1
        judge(delivery.endpointID, failure, at: now)
        outcomes.append(
            Outcome(
                deliveryID: delivery.id,
                endpointID: delivery.endpointID,
                leaseToken: delivery.leaseToken,
                verdict: verdict(delivery, failure, retryAfter: asked, at: now, random: random),
                attempt: AttemptRecord(
                    number: delivery.attempt,
                    at: sent.at,
                    status: response?.status,
                    failure: failure,
                    timings: sent.exchange?.timings ?? .init(),
                    peer: sent.exchange?.peer,
                    isSent: sent.exchange?.isSent ?? false,
                    responseHead: response?.head ?? []
                )
            ))
    }

    /// Forgets what has been written.
    mutating func wrote(outcomes count: Int, changes changeCount: Int) {
        outcomes.removeFirst(count)
        changes.removeFirst(changeCount)
    }

    private mutating func judge(_ id: String, _ failure: Schedule.FailureClass?, at now: Moment) {
        let change: Breaker.Change?
        if let failure {
            if failure.countsForBreaker {
                change = lanes[id]?.breaker.failed(at: now)
            } else {
                lanes[id]?.breaker.endedWithoutVerdict()
                change = nil
            }
        } else {
            change = lanes[id]?.breaker.succeeded(at: now)
        }
        switch change {
        case .opened(let until): note(id, .breakerOpened(until: until), now)
        case .closed: note(id, .breakerClosed, now)
        case .disabled: note(id, .disabled, now)
        case nil: break
        }
        if failure == .blockedAddress { note(id, .blockedAddress, now) }
        if failure == .gone, lanes[id]?.breaker.state != .disabled {
            lanes[id]?.breaker = Breaker(isDisabled: true)
            note(id, .gone, now)
        }
    }

    private mutating func verdict(
        _ delivery: Delivery,
        _ failure: Schedule.FailureClass?,
        retryAfter: Moment?,
        at now: Moment,
        random: Double
    ) -> Outcome.Verdict {
        guard let failure else { return .delivered }
        let step = Schedule.next(
            after: failure, attempt: delivery.attempt, retryAfter: retryAfter, now: now, random: random)
        switch step {
        case .retry(let at): return .retry(at: at, isCharged: failure != .interrupted)
        case .dead(let reason): return .dead(reason)
        case .pauseEndpoint(let until):
            // Of several answers that were under way, the longest pause holds; it is told once.
            let longest = max(until, lanes[delivery.endpointID]?.pausedUntil ?? until)
            if lanes[delivery.endpointID]?.pausedUntil != longest {
                note(delivery.endpointID, .paused(until: longest), now)
            }
            lanes[delivery.endpointID]?.pausedUntil = longest
            return .retry(at: until, isCharged: false)
        }
    }

    private mutating func note(_ id: String, _ kind: EndpointChange.Kind, _ now: Moment) {
        changes.append(EndpointChange(endpointID: id, kind: kind, at: now))
    }
}
