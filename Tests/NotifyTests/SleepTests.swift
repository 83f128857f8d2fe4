import Libcurl
import Testing

@testable import Notify

/// Nobody rings for a dispatcher that is awake, and its tick never comes here: what it does not look for by itself, it
/// never sends.
extension DispatcherTests {
    private static let never = Duration.seconds(3600)

    @Test func `what was told right before it slept woke nobody, and is looked for once more`() async throws {
        let memory = MemoryOutbox(ringsSleepers: true)
        memory.add(Endpoint(id: "e", maxInFlight: 4))
        let early = try delivery("early", to: "e", "/plan/200/e")
        memory.beforeRest.withLock { $0 = { memory.add(early, lane: "1") } }
        try await running(memory, poll: Self.never) { _ in
            await memory.wait { !$0.rows.isEmpty && $0.isSettled }
        }
        #expect(try receiver.lines().map(\.id) == ["dlv_early"])
        #expect(memory.state.withLock { $0.isAsleep && $0.rises == 0 })
    }

    @Test func `what is told once it sleeps wakes it`() async throws {
        let memory = MemoryOutbox(ringsSleepers: true)
        memory.add(Endpoint(id: "e", maxInFlight: 4))
        try await running(memory, poll: Self.never) { _ in
            for number in 0..<3 {
                await memory.wait { $0.isAsleep }
                memory.add(try delivery("\(number)", to: "e", "/plan/200/e"), lane: "1")
                await memory.wait { $0.isSettled }
            }
        }
        #expect(try receiver.lines().map(\.id) == ["dlv_0", "dlv_1", "dlv_2"])
    }

    @Test func `with much to send it gets up, and finds what nobody rings for`() async throws {
        let memory = MemoryOutbox(speed: 20, ringsSleepers: true)
        memory.add(Endpoint(id: "e", maxInFlight: 4))
        var told = 0
        try await running(memory, poll: Self.never, vigil: Vigil(busyDeliveries: 1)) { _ in
            await memory.wait { $0.isAsleep }
            while memory.state.withLock({ $0.rises == 0 || $0.unrung == 0 }) {
                memory.add(try delivery("\(told)", to: "e", "/plan/200/e"), lane: "\(told)")
                told += 1
                await memory.wait { $0.isSettled }
            }
        }
        #expect(try receiver.lines().count == told)
    }
}
