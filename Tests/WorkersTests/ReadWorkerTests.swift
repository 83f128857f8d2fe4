import CaseStore
import Casework
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Workers

@Suite struct ReadWorkerTests {
    /// What a worker did with one job.
    private enum Deed: Equatable, Sendable {
        case retried(milliseconds: Int64)
        case parked(ParkReason)
    }

    private struct Oddity: Error {}

    /// Runs a worker on one job whose reading fails, and answers what it did.
    private func deed(_ attempt: Int, _ failure: any Error, random: Double = 0) async -> Deed? {
        let (deeds, record) = AsyncStream.makeStream(of: Deed?.self)
        let isClaimed = Mutex(false)
        let steps = ReadWorker.Steps(
            claim: { _ in
                let isFirst = isClaimed.withLock { claimed in
                    defer { claimed = true }
                    return !claimed
                }
                if !isFirst { record.yield(nil) }
                return isFirst ? [ReadJob(report: Report.ID("r"), token: 7, attempt: attempt)] : []
            },
            rest: { false }, sweep: {}, read: { _ in throw failure }, beat: { Set($0.map(\.report)) },
            retry: { _, milliseconds, _ in record.yield(.retried(milliseconds: milliseconds)) },
            park: { _, reason in record.yield(.parked(reason)) },
            random: { random }
        )
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        // A second look at the queue ends the test when the worker did nothing.
        bell.yield()
        bell.yield()
        let worker = ReadWorker(steps, ticker: Ticker(every: .milliseconds(1), wakeUps: wakeUps))
        let running = Task { try await worker.run() }
        var answer: Deed?
        for await deed in deeds {
            answer = deed
            break
        }
        running.cancel()
        _ = await running.result
        return answer
    }

    @Test func `an error that stays leaves the report to a person`() async {
        #expect(await deed(1, StoreError.notFound) == .parked(.notFound))
        #expect(await deed(1, StoreError.corrupt(table: "report")) == .parked(.corruptRow))
        #expect(await deed(1, StoreError.refused(constraint: "x")) == .parked(.refusedByRule))
        #expect(await deed(1, OperationError.notFound) == .parked(.notFound))
    }

    @Test func `an error that may pass is tried again, later each time`() async {
        #expect(await deed(1, Oddity()) == .retried(milliseconds: 2500))
        #expect(await deed(1, Oddity(), random: 0.5) == .retried(milliseconds: 3750))
        #expect(await deed(3, Oddity()) == .retried(milliseconds: 10_000))
        #expect(await deed(13, Oddity()) == .retried(milliseconds: 300_000))
    }

    @Test func `after fourteen tries a person looks at it`() async {
        #expect(await deed(14, Oddity()) == .parked(.unexpected))
        #expect(await deed(15, Oddity()) == .parked(.workersDied))
    }

    @Test func `after the last try it waits for a person, with the reason of the last failure`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await enqueue(1, office)
            let reads = Mutex(0)
            let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
            let worker = ReadWorker(office.context, holder: "one", wakeUps: wakeUps) { _, _ in
                reads.withLock { $0 += 1 }
                throw Oddity()
            }
            let rescue = RescueJobs(office.context)
            try await office.run({
                try await withThrowingDiscardingTaskGroup { group in
                    group.addTask { try await worker.run() }
                    // What is tried again later is tried again at once.
                    group.addTask {
                        while !Task.isCancelled {
                            try await office.script("update queue.waiting set retry_at = '2026-03-02'")
                            if try await rescue() > 0 { bell.yield() }
                        }
                    }
                }
            }) {
                let parked = "select from queue.parked as k where k.reason = 'unexpected' and k.attempt = 14"
                return (try? await office.script("do $f$ begin assert exists (\(parked)); end $f$")) != nil
            }
            #expect(reads.withLock { $0 } == 14)
        }
    }

    @Test func `what another worker has is left alone`() async {
        #expect(await deed(1, StoreError.stale) == nil)
    }

    private func enqueue(_ count: Int, _ office: TestOffice) async throws -> [Report.ID] {
        let items = (0..<count).map { _ in office.newItem() }
        let lane = office.county.rawValue
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.enqueue(.read, items.map { ($0.rawValue, lane, Priority.normal) })
        }
        return items
    }

    @Test func `one worker reads for more organs than one claim goes over, and for those that come later`() async throws
    {
        try await TestDatabase.withOffice { office in
            let store = office.store
            func enqueue(_ lanes: Range<Int>) async throws {
                let items = lanes.map {
                    (id: office.newItem().rawValue, lane: "O\(1000 + $0)", priority: Priority.normal)
                }
                try await store.transaction(as: .system, on: .worker) { try $0.enqueue(.read, items) }
            }
            try await enqueue(0..<80)
            let reads = Mutex(0)
            let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
            let worker = ReadWorker(office.context, holder: "one", wakeUps: wakeUps) { id, token in
                try await store.transaction(as: .system, on: .worker) { try $0.finish(.read, id, token: token) }
                reads.withLock { $0 += 1 }
            }
            let running = Task { try await worker.run() }
            try await office.run({}) { reads.withLock { $0 } == 80 }
            try await enqueue(80..<120)
            bell.yield()
            try await office.run({}) { reads.withLock { $0 } == 120 }
            running.cancel()
            _ = await running.result
        }
    }

    @Test func `two workers never read one report twice`() async throws {
        try await TestDatabase.withOffice { office in
            let items = try await enqueue(60, office)
            let reads = Mutex<[Report.ID: Int]>([:])
            let store = office.store
            let workers = ["one", "two"].map { name in
                let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
                bell.finish()
                return ReadWorker(office.context, holder: name, wakeUps: wakeUps) { id, token in
                    try await store.transaction(as: .system, on: .worker) { try $0.finish(.read, id, token: token) }
                    reads.withLock { $0[id, default: 0] += 1 }
                }
            }
            try await office.run({
                try await withThrowingDiscardingTaskGroup { group in
                    for worker in workers { group.addTask { try await worker.run() } }
                }
            }) { reads.withLock { $0.count } == items.count }
            #expect(reads.withLock { $0 } == Dictionary(uniqueKeysWithValues: items.map { ($0, 1) }))
        }
    }

    /// Answers one claim, and nothing after it.
    private func steps(
        _ jobs: [ReadJob], read: @escaping @Sendable (ReadJob) async throws -> Void,
        beat: @escaping @Sendable ([ReadJob]) async throws -> Set<Report.ID> = { Set($0.map(\.report)) }
    ) -> ReadWorker.Steps {
        let isClaimed = Mutex(false)
        return ReadWorker.Steps(
            claim: { _ in
                isClaimed.withLock { claimed in
                    defer { claimed = true }
                    return claimed ? [] : jobs
                }
            },
            rest: { false }, sweep: {}, read: read, beat: beat, retry: { _, _, _ in }, park: { _, _ in }, random: { 0 })
    }

    private static func jobs(_ count: Int) -> [ReadJob] {
        (0..<count).map { ReadJob(report: Report.ID("r\($0)"), token: Int64($0), attempt: 1) }
    }

    @Test(.timeLimit(.minutes(1))) func `a report that waits for a lock holds up none of its claim`() async {
        let jobs = Self.jobs(WorkerLimits.readsPerClaim)
        let (read, hasRead) = AsyncStream.makeStream(of: Report.ID.self)
        let (lock, letGo) = AsyncStream.makeStream(of: Void.self)
        let worker = ReadWorker(
            steps(jobs) { job in
                if job == jobs[0] { for await _ in lock {} }
                hasRead.yield(job.report)
            }, ticker: Ticker(every: .seconds(60)))
        let running = Task { try await worker.run() }
        var order: [Report.ID] = []
        for await report in read {
            order.append(report)
            // All others have been read by now.
            if order.count == jobs.count - 1 { letGo.finish() }
            if order.count == jobs.count { break }
        }
        #expect(order.last == jobs[0].report && Set(order) == Set(jobs.map(\.report)))
        running.cancel()
        _ = await running.result
    }

    @Test(.timeLimit(.minutes(1))) func `what another worker has by now is not begun`() async {
        let jobs = Self.jobs(WorkerLimits.readsAtOnce + 2)
        let (read, hasRead) = AsyncStream.makeStream(of: Report.ID.self)
        let locks = jobs.map { _ in AsyncStream.makeStream(of: Void.self) }
        let beats = Mutex<[Int]>([])
        let worker = ReadWorker(
            steps(
                jobs,
                read: { job in
                    for await _ in locks[Int(job.token)].stream {}
                    hasRead.yield(job.report)
                },
                beat: { asked in
                    let count = beats.withLock { beats in
                        beats.append(asked.count)
                        return beats.count
                    }
                    // The second word comes after the first one was taken note of.
                    if count == 2 { for lock in locks { lock.continuation.finish() } }
                    return Set(asked.map(\.report)).subtracting([jobs[WorkerLimits.readsAtOnce].report])
                }), ticker: Ticker(every: .seconds(60)), beatInterval: .milliseconds(1))
        let running = Task { try await worker.run() }
        var seen: Set<Report.ID> = []
        for await report in read {
            seen.insert(report)
            if seen.count == jobs.count - 1 { break }
        }
        #expect(seen == Set(jobs.map(\.report)).subtracting([jobs[WorkerLimits.readsAtOnce].report]))
        #expect(beats.withLock { Array($0.prefix(2)) } == [jobs.count, jobs.count - 1])
        running.cancel()
        _ = await running.result
    }

    @Test(.timeLimit(.minutes(1))) func `a claim that outlives its lease is kept, what is read of it and what waits`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let items = try await enqueue(WorkerLimits.readsAtOnce + 2, office)
            let locks = Dictionary(
                uniqueKeysWithValues: items.map { ($0, AsyncStream.makeStream(of: Void.self)) })
            let reads = Mutex<[Report.ID: Int]>([:])
            let store = office.store
            let worker = ReadWorker(
                ReadWorker.steps(office.context, holder: "one") { id, token in
                    if let lock = locks[id] { for await _ in lock.stream {} }
                    try await store.transaction(as: .system, on: .worker) { try $0.finish(.read, id, token: token) }
                    reads.withLock { $0[id, default: 0] += 1 }
                }, ticker: Ticker(every: .milliseconds(10)), beatInterval: .milliseconds(1))
            let running = Task { try await worker.run() }
            /// Comes back when all of them are held for a whole lease from now on.
            func areKept() async throws {
                let until = office.clock.now.microsecondsSinceEpoch / 1_000_000 + Int64(WorkerLimits.readLeaseSeconds)
                let held = "select count(*) from queue.lease as l where l.leased_until >= to_timestamp(\(until))"
                let asks = "do $f$ begin assert (\(held)) = \(items.count); end $f$"
                while (try? await office.script(asks)) == nil {
                    try Task.checkCancellation()
                    await Task.yield()
                }
            }
            try await areKept()
            for _ in 0..<3 {
                office.clock.advance(seconds: WorkerLimits.readLeaseSeconds - 60)
                try await areKept()
                #expect(try await RescueJobs(office.context)() == 0)
            }
            for lock in locks.values { lock.continuation.finish() }
            while reads.withLock({ $0.count }) < items.count {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(reads.withLock { $0 } == Dictionary(uniqueKeysWithValues: items.map { ($0, 1) }))
            running.cancel()
            _ = await running.result
        }
    }

    @Test func `a report that is not there is parked by the real operation and stays so`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await enqueue(1, office)
            let job = try #require(
                try await ClaimReads(office.context)(limit: 5, holder: "test", leaseSeconds: 60).first
            )
            await #expect(throws: OperationError.notFound) {
                try await ReadReport(office.context)(job.report, token: job.token)
            }
            try await ParkRead(office.context)(job, reason: .notFound)
            // Whoever held it before finds a stale token.
            await #expect(throws: StoreError.stale) { try await ParkRead(office.context)(job, reason: .notFound) }
            office.clock.advance(days: 30)
            #expect(try await RescueJobs(office.context)() == 0)
            #expect(try await ClaimReads(office.context)(limit: 5, holder: "test", leaseSeconds: 60).isEmpty)
        }
    }

    @Test func `a dead worker's report and a retry come back, charged`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await enqueue(1, office)
            let claim = ClaimReads(office.context)
            let first = try #require(try await claim(limit: 1, holder: "one", leaseSeconds: 60).first)
            #expect(try await RescueJobs(office.context)() == 0)
            office.clock.advance(seconds: 61)
            #expect(try await RescueJobs(office.context)() == 1)
            let second = try #require(try await claim(limit: 1, holder: "two", leaseSeconds: 60).first)
            #expect(second.attempt == first.attempt + 1)
            await #expect(throws: StoreError.stale) {
                try await RetryRead(office.context)(first, afterMilliseconds: 1, reason: .unexpected)
            }
            try await RetryRead(office.context)(second, afterMilliseconds: 5000, reason: .unexpected)
            #expect(try await RescueJobs(office.context)() == 0)
            office.clock.advance(seconds: 5)
            #expect(try await RescueJobs(office.context)() == 1)
            #expect(try await claim(limit: 1, holder: "one", leaseSeconds: 60).map(\.attempt) == [3])
        }
    }
}
