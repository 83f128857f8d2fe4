import Casework
import Operations
import Synchronization
import Testing

@testable import Workers

@Suite struct LaneTurnTests {
    /// A queue of lanes in memory, and a clock that the test moves.
    private final class Queue: Sendable {
        struct State {
            var waiting: [String: [Int64]] = [:]
            var lanes: [String] = []
            var isResting = false
            var looks: [[String]] = []
            var sweeps: [[Int64]] = []
            var rises = 0
            var now = ContinuousClock.now
            var sweepTakes = Duration.zero
        }

        let state = Mutex(State())

        func put(_ lane: String, _ numbers: [Int64]) {
            state.withLock { state in
                state.waiting[lane, default: []] += numbers
                if !state.lanes.contains(lane) { state.lanes.append(lane) }
            }
        }

        func advance(_ time: Duration) { state.withLock { $0.now += time } }

        var turn: LaneTurn {
            LaneTurn(
                LaneTurn.Steps(
                    claim: { self.claim($0, $1) }, stragglers: { self.sweep($0) },
                    lanes: { self.state.withLock { $0.lanes } },
                    rest: {
                        self.state.withLock { state in
                            defer { state.isResting = true }
                            return (!state.isResting, state.lanes)
                        }
                    },
                    rise: {
                        self.state.withLock { state in
                            state.isResting = false
                            state.rises += 1
                        }
                    }, now: { self.state.withLock { $0.now } }))
        }

        private func claim(_ window: LaneMarks.Window, _ limit: Int) -> [LaneJob] {
            state.withLock { state in
                state.looks.append(window.lanes)
                var jobs: [LaneJob] = []
                for (place, lane) in window.lanes.enumerated() {
                    let from = window.numbers[place * 4 + 2]
                    let found = (state.waiting[lane] ?? []).filter { $0 >= from }.sorted().prefix(limit - jobs.count)
                    state.waiting[lane]?.removeAll { found.contains($0) }
                    jobs += found.map { number in
                        LaneJob(
                            subject: "\(lane)-\(number)", token: number, attempt: 1,
                            place: LaneMarks.Place(lane: lane, priority: .normal, number: number))
                    }
                }
                return jobs
            }
        }

        private func sweep(_ windows: [LaneMarks.Window]) -> [LaneMarks.Place] {
            state.withLock { state in
                state.now += state.sweepTakes
                state.sweeps += windows.map(\.numbers)
                return windows.flatMap { window in
                    window.lanes.enumerated().compactMap { place, lane in
                        let before = window.numbers[place * 4 + 2]
                        let first = state.waiting[lane]?.filter { $0 < before }.min()
                        return first.map { LaneMarks.Place(lane: lane, priority: .normal, number: $0) }
                    }
                }
            }
        }
    }

    @Test func `a worker learns of its lanes before it sleeps, and looks once more`() async throws {
        let queue = Queue()
        let turn = queue.turn
        queue.put("A", [1])
        #expect(try await turn.claim(4).isEmpty, "it knows no lane yet")
        #expect(try await turn.rest(), "look once more")
        #expect(try await turn.claim(4).map(\.subject) == ["A-1"])
        #expect(try await turn.claim(4).isEmpty)
        #expect(try await turn.rest() == false, "all was said before: sleep")
        queue.put("B", [2])
        #expect(try await turn.rest(), "a lane that is new")
        #expect(try await turn.claim(4).map(\.subject) == ["B-2"])
    }

    @Test func `a whole turn is looked through before a worker sleeps, and the turn goes on where it was`() async throws
    {
        let queue = Queue()
        for number in 0..<70 { queue.put("L\(100 + number)", []) }
        let turn = queue.turn
        _ = try await turn.rest()
        #expect(try await turn.claim(4).isEmpty)
        #expect(queue.state.withLock { $0.looks.map(\.count) } == [23, 23, 24])
        queue.put("L130", [5])
        queue.put("L169", [6])
        #expect(try await turn.claim(4).map(\.subject) == ["L130-5"])
        #expect(try await turn.claim(4).map(\.subject) == ["L169-6"], "and not from the first lane again")
        #expect(queue.state.withLock { $0.looks.count } == 6)
    }

    @Test func `a worker that is never idle learns at its sweep of a lane that is new`() async throws {
        let queue = Queue()
        let turn = queue.turn
        queue.put("A", Array(1...100))
        _ = try await turn.rest()
        #expect(try await turn.claim(4).count == 4)
        queue.put("B", [200])
        #expect(try await turn.claim(4).allSatisfy { $0.place.lane == "A" })
        _ = try await turn.sweep()
        var seen: Set<String> = []
        for _ in 0..<24 { seen.formUnion(try await turn.claim(4).map(\.place.lane)) }
        #expect(seen == ["A", "B"])
    }

    @Test func `what claims pass over is swept, and a sweep that takes long has a long rest`() async throws {
        let queue = Queue()
        let turn = queue.turn
        queue.put("A", [9_000])
        _ = try await turn.rest()
        #expect(try await turn.sweep() == 0, "nothing was claimed, so nothing is passed over")
        queue.advance(.seconds(1))
        #expect(try await turn.claim(1).count == 1)
        queue.put("A", [40])
        #expect(try await turn.claim(1).isEmpty)
        queue.state.withLock { $0.sweepTakes = .seconds(2) }
        #expect(try await turn.sweep() == 1)
        #expect(try await turn.claim(1).map(\.subject) == ["A-40"])
        queue.advance(.seconds(39))
        #expect(try await turn.sweep() == 0)
        #expect(queue.state.withLock { $0.sweeps.count } == 1, "twenty times as long as it took")
        queue.advance(.seconds(2))
        _ = try await turn.sweep()
        #expect(queue.state.withLock { $0.sweeps.count } == 2)
    }

    @Test func `a worker that is busy for a while says that it need not be woken, and not at every claim`() async throws
    {
        let queue = Queue()
        let turn = queue.turn
        queue.put("A", Array(1...40))
        _ = try await turn.rest()
        for _ in 0..<10 {
            _ = try await turn.claim(1)
            queue.advance(.milliseconds(400))
        }
        #expect(queue.state.withLock { $0.rises } == 0, "four seconds")
        for _ in 0..<5 {
            _ = try await turn.claim(1)
            queue.advance(.milliseconds(400))
        }
        #expect(queue.state.withLock { $0.rises } == 1)
        #expect(try await turn.rest(), "said anew")
        for _ in 0..<10 {
            _ = try await turn.claim(1)
            queue.advance(.milliseconds(400))
            _ = try await turn.rest()
        }
        #expect(queue.state.withLock { $0.rises } == 1, "who sleeps between is not busy")
    }
}

@Suite struct HeartbeatTests {
    private struct Oddity: Error {}

    @Test func `work of any length is held, and ends with its own end`() async throws {
        let (beats, beaten) = AsyncStream.makeStream(of: Void.self)
        let heartbeat = Heartbeat(every: .milliseconds(1)) {
            beaten.yield()
            return true
        }
        let isDone = try await heartbeat.hold {
            var count = 0
            for await _ in beats {
                count += 1
                if count == 5 { break }
            }
        }
        #expect(isDone)
        await #expect(throws: Oddity.self) { try await heartbeat.hold { throw Oddity() } }
    }

    @Test func `work whose job another worker has is stopped`() async throws {
        let (never, _) = AsyncStream.makeStream(of: Void.self)
        let beats = Mutex(0)
        let isStopped = Mutex(false)
        let heartbeat = Heartbeat(every: .milliseconds(1)) {
            beats.withLock { count in
                count += 1
                return count < 3
            }
        }
        let isDone = try await heartbeat.hold {
            for await _ in never {}
            isStopped.withLock { $0 = Task.isCancelled }
        }
        #expect(!isDone && isStopped.withLock { $0 })
    }

    @Test func `a beat that the database does not answer loses nothing`() async throws {
        let (beats, beaten) = AsyncStream.makeStream(of: Void.self)
        let heartbeat = Heartbeat(every: .milliseconds(1)) {
            beaten.yield()
            throw Oddity()
        }
        let isDone = try await heartbeat.hold {
            for await _ in beats { break }
        }
        #expect(isDone)
    }
}

@Suite struct RescueRoundsTests {
    @Test func `a rescue goes on where the last one came to its end, and looks at everything once a minute`()
        async throws
    {
        let starts = Mutex<[Instant?]>([])
        let end = Instant(secondsSinceEpoch: 1_772_413_200)
        let rounds = RescueRounds(
            look: { start in
                let round = starts.withLock { list in
                    list.append(start)
                    return list.count
                }
                // The second one is full: there may be more.
                return RescueJobs.Look(count: round, completeAt: round == 2 ? nil : end)
            })
        var counts: [Int] = []
        for _ in 0..<13 { counts.append(try await rounds.next()) }
        #expect(counts == Array(1...13))
        let overlap = Instant(secondsSinceEpoch: 1_772_413_140)
        #expect(starts.withLock { $0 } == [nil] + Array(repeating: overlap, count: 11) + [nil])
    }
}
