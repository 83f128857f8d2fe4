import Libcurl
import Testing

@testable import Notify

@Suite(.timeLimit(.minutes(1))) struct DispatcherTests {
    let receiver: Receiver
    let client: HTTPClient

    init() throws {
        receiver = try Receiver()
        client = try HTTPClient(.init(userAgent: "test"))
    }

    func delivery(
        _ id: String, to endpoint: String, _ path: String, egress: EgressRule? = nil,
        secrets: [String] = [Receiver.secret]
    ) throws -> Delivery {
        let event = try CloudEvent(
            id: "evt_1", source: "/dengwen/420281", kind: .caseRouted, time: Moment(seconds: 0),
            about: .item(reference: "c_1", revision: 1))
        return Delivery(
            id: "dlv_\(id)", endpointID: endpoint, url: receiver.url(path), egress: egress ?? receiver.rule,
            keys: .init(current: try secrets.map { try .init($0) }), body: event.encoded, attempt: 0, leaseToken: "")
    }

    /// Runs a dispatcher until `body` returns, then shuts it down and waits for it.
    func running(
        _ memory: MemoryOutbox, total: Int = 5000, drainSeconds: Int64 = 10,
        poll: Duration = .seconds(Limits.pollSeconds), vigil: Vigil = Vigil(),
        _ body: (Task<Void, Never>) async throws -> Void
    ) async throws {
        let dispatcher = Dispatcher(
            outbox: memory.outbox, client: client, timeouts: .init(connect: 1000, total: total),
            drainSeconds: drainSeconds, poll: poll, vigil: vigil)
        let task = Task { await dispatcher.run() }
        try await body(task)
        task.cancel()
        await task.value
    }

    @Test func `each lane arrives in order, signed, even where the receiver fails in between`() async throws {
        let memory = MemoryOutbox(speed: 20)
        for endpoint in 0..<4 {
            memory.add(Endpoint(id: "e\(endpoint)", maxInFlight: 4))
            let path = endpoint == 0 ? "/plan/200,500,200,500,200/e0" : "/plan/200/e\(endpoint)"
            for sequence in 0..<6 {
                for lane in 0..<5 {
                    let id = "\(endpoint)_\(lane)_\(sequence)"
                    memory.add(try delivery(id, to: "e\(endpoint)", path), lane: "c\(lane)")
                }
            }
        }
        try await running(memory) { _ in await memory.wait { $0.isSettled } }
        let lines = try receiver.lines()
        #expect(lines.allSatisfy { $0.isSigned })
        let successes = lines.filter { $0.status == 200 }.map(\.id)
        #expect(successes.count == 120 && Set(successes).count == 120)
        for (_, ids) in Dictionary(grouping: successes, by: { $0.dropLast(2) }) { #expect(ids == ids.sorted()) }
        #expect(lines.count == 122)
        let state = memory.state.withLock { $0 }
        #expect(state.mostInFlight.values.allSatisfy { $0 <= 4 })
        let failed = state.outcomes.filter { $0.attempt.failure == .status }
        #expect(failed.map(\.attempt.number) == [1, 1])
        #expect(failed.map(\.attempt.status) == [500, 500])
    }

    @Test func `after five failures the breaker opens and the endpoint is left alone`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "bad", maxInFlight: 1))
        memory.add(Endpoint(id: "good", maxInFlight: 1))
        for index in 0..<20 {
            memory.add(try delivery("b\(index)", to: "bad", "/plan/500/bad"), lane: "\(index)")
            memory.add(try delivery("g\(index)", to: "good", "/plan/200/good"), lane: "\(index)")
        }
        try await running(memory) { _ in
            await memory.wait { state in
                !state.changes.isEmpty && state.rows.allSatisfy { $0.isSettled || $0.delivery.endpointID == "bad" }
            }
        }
        #expect(try receiver.lines().filter { $0.path == "/plan/500/bad" }.count == 5)
        let changes = memory.state.withLock { $0.changes }
        #expect(changes.count == 1)
        guard case .breakerOpened(let until)? = changes.first?.kind else {
            Issue.record("the breaker did not open")
            return
        }
        #expect(until == changes.first?.at.adding(seconds: 30))
    }

    @Test func `an endpoint that hangs holds up nobody else`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "hang", maxInFlight: 16))
        memory.add(Endpoint(id: "good", maxInFlight: 4))
        for index in 0..<40 { memory.add(try delivery("h\(index)", to: "hang", "/hang/x"), lane: "\(index)") }
        for index in 0..<200 { memory.add(try delivery("g\(index)", to: "good", "/plan/200/g"), lane: "\(index)") }
        try await running(memory, total: 20_000, drainSeconds: 0) { _ in
            await memory.wait { state in
                state.rows.allSatisfy { $0.isSettled || $0.delivery.endpointID == "hang" }
            }
            #expect(memory.state.withLock { $0.outcomes.allSatisfy { $0.endpointID == "good" } })
            #expect(memory.state.withLock { $0.mostInFlight["hang"] } == 16)
        }
    }

    @Test func `a timeout is retried under the same id and charged`() async throws {
        let memory = MemoryOutbox(speed: 20)
        memory.add(Endpoint(id: "e", maxInFlight: 1))
        memory.add(try delivery("1", to: "e", "/hang/x"), lane: "c")
        try await running(memory, total: 300, drainSeconds: 0) { _ in await memory.wait { $0.outcomes.count >= 2 } }
        let outcomes = memory.state.withLock { $0.outcomes }
        #expect(outcomes.prefix(2).map(\.attempt.number) == [1, 2])
        #expect(outcomes.prefix(2).allSatisfy { $0.attempt.failure == .timeout && $0.deliveryID == "dlv_1" })
    }

    @Test func `429 pauses the whole endpoint and is not charged`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "e", maxInFlight: 1))
        for index in 0..<10 { memory.add(try delivery("\(index)", to: "e", "/plan/429,200/e"), lane: "\(index)") }
        memory.add(Endpoint(id: "good", maxInFlight: 1))
        memory.add(try delivery("good", to: "good", "/plan/200/good"), lane: "c")
        try await running(memory) { _ in
            await memory.wait { state in !state.changes.isEmpty && state.outcomes.contains { $0.endpointID == "good" } }
            let claims = memory.state.withLock { $0.claims }
            await memory.wait { $0.claims > claims }
        }
        #expect(try receiver.lines().filter { $0.path == "/plan/429,200/e" }.count == 1)
        let state = memory.state.withLock { $0 }
        let change = try #require(state.changes.first)
        #expect(change.kind == .paused(until: change.at.adding(seconds: 7)))
        let outcome = try #require(state.outcomes.first { $0.endpointID == "e" })
        #expect(outcome.verdict == .retry(at: change.at.adding(seconds: 7), isCharged: false))
    }

    @Test func `410 is told once and nothing more is sent`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "e", maxInFlight: 1))
        for index in 0..<3 { memory.add(try delivery("\(index)", to: "e", "/plan/410/e"), lane: "\(index)") }
        try await running(memory) { _ in await memory.wait { !$0.changes.isEmpty } }
        let state = memory.state.withLock { $0 }
        #expect(state.outcomes.map(\.verdict) == [.dead(.gone)])
        #expect(state.changes.map(\.kind) == [.gone])
        #expect(try receiver.lines().count == 1)
    }

    @Test func `what cannot be sent is dead at once, and what is forbidden raises an alarm`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "e", maxInFlight: 8))
        let narrow = EgressRule(host: "127.0.0.1", port: receiver.port, networks: [], mode: .lab)
        let other = EgressRule(host: "a.example", port: 443, networks: [])
        memory.add(try delivery("unsigned", to: "e", "/plan/200/e", secrets: []), lane: "1")
        memory.add(try delivery("fragment", to: "e", "/plan/200/e#x"), lane: "2")
        memory.add(try delivery("dotted.id", to: "e", "/plan/200/e"), lane: "3")
        memory.add(try delivery("other", to: "e", "/plan/200/e", egress: other), lane: "4")
        memory.add(try delivery("blocked", to: "e", "/plan/200/e", egress: narrow), lane: "5")
        memory.add(try delivery("good", to: "e", "/plan/200/e"), lane: "6")
        try await running(memory) { _ in await memory.wait { $0.isSettled } }
        let state = memory.state.withLock { $0 }
        let verdicts = Dictionary(uniqueKeysWithValues: state.outcomes.map { ($0.deliveryID, $0.verdict) })
        #expect(
            verdicts == [
                "dlv_unsigned": .dead(.unsendable), "dlv_fragment": .dead(.unsendable),
                "dlv_dotted.id": .dead(.unsendable), "dlv_other": .dead(.unsendable),
                "dlv_blocked": .dead(.blockedAddress), "dlv_good": .delivered,
            ])
        #expect(state.changes.map(\.kind) == [.blockedAddress])
        #expect(try receiver.lines().map(\.id) == ["dlv_good"])
    }

    @Test func `an outbox that fails for a while loses nothing and gets nothing twice`() async throws {
        let memory = MemoryOutbox(speed: 10)
        memory.state.withLock {
            $0.failingClaims = 1
            $0.failingFinishes = 2
        }
        memory.add(Endpoint(id: "e", maxInFlight: 4))
        for index in 0..<20 { memory.add(try delivery("\(index)", to: "e", "/plan/200/e"), lane: "\(index)") }
        try await running(memory) { _ in await memory.wait { $0.isSettled } }
        let ids = try receiver.lines().map(\.id)
        #expect(ids.count == 20 && Set(ids).count == 20)
        #expect(memory.state.withLock { $0.outcomes.count } == 20)
    }

    @Test func `shutting down finishes what is in flight and claims nothing more`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "e", maxInFlight: 1))
        memory.add(try delivery("1", to: "e", "/gate/e"), lane: "1")
        memory.add(try delivery("2", to: "e", "/plan/200/e"), lane: "2")
        try await running(memory, total: 15_000) { task in
            try await receiver.ask("/await?/gate/e")
            task.cancel()
            try await receiver.ask("/release")
            await task.value
        }
        let state = memory.state.withLock { $0 }
        #expect(state.outcomes.map(\.verdict) == [.delivered])
        #expect(try receiver.lines().map(\.id) == ["dlv_1"])
    }

    @Test func `shutting down does not wait for a receiver that hangs`() async throws {
        let memory = MemoryOutbox()
        memory.add(Endpoint(id: "e", maxInFlight: 1))
        memory.add(try delivery("1", to: "e", "/hang/e"), lane: "1")
        let start = ContinuousClock.now
        try await running(memory, total: 30_000, drainSeconds: 1) { _ in try await receiver.ask("/await?/hang/e") }
        #expect(ContinuousClock.now - start < .seconds(15))
        let outcome = try #require(memory.state.withLock { $0.outcomes.first })
        #expect(outcome.attempt.failure == .interrupted)
        guard case .retry(_, isCharged: false) = outcome.verdict else {
            Issue.record("an interrupted try was charged")
            return
        }
    }
}
