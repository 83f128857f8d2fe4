import ArgumentParser
import CaseStore
import Casework
import Libpq

extension Bench {
    /// Works at the stage queue until it is killed, for `make drill-queue`: loops that claim jobs, do them, fail, give back,
    /// park and forget them, and note each turn in the transaction that makes it.
    struct QueueWorker: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "queue-worker", abstract: "队列演练的工作进程 · a worker of the drill of the queue",
            shouldDisplay: false)

        @Option(help: "名称 · name")
        var name: String

        @Option(help: "同时领取的循环 · loops that claim")
        var loops = 8

        @Option(help: "租期秒数 · seconds of a lease")
        var lease = 10

        @Option(help: "至多运行秒数 · seconds after which it ends by itself")
        var seconds = 3600

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            guard (1..<Limits.poolSize.upperBound).contains(loops), lease > 0, seconds > 0 else {
                throw Complaint("循环数、租期或秒数不合规", "Loops, lease or seconds are out of bounds")
            }
            let store = try Site(data: data).addresses(nil).store(workerSize: loops + 1)
            let (end, lanes) = (ContinuousClock.now + .seconds(seconds), QueueDrillLanes())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<loops {
                    let loop = QueueDrillLoop(
                        store: store, lanes: lanes, worker: "\(name).\(number)", lease: lease, end: end)
                    group.addTask { try await loop.run() }
                }
                group.addTask { try await QueueDrillKeeper(store: store, lanes: lanes, end: end).run() }
                // What none of them expects ends them all, and the drill says so.
                try await group.waitForAll()
            }
        }
    }
}

/// Waits of the drill. A queue that is empty and a server that is away are looked at again after a while: by then they may
/// be otherwise, and nothing else tells.
enum QueueDrillWait {
    static func some(upTo milliseconds: Int) async throws {
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...milliseconds)))
    }

    /// Whether an error passes when the server is back, or somebody else's lock is gone.
    static func passes(_ error: any Error) -> Bool { StoreError.isBusy(error) || StoreError.isUnsettled(error) }

    static func chance(of percent: Int) -> Bool { Int.random(in: 0..<100) < percent }
}

/// Claims jobs in batches of random size and ends them in transactions of random size.
struct QueueDrillLoop: Sendable {
    let store: CaseStore
    let lanes: QueueDrillLanes
    let worker: String
    let lease: Int
    let end: ContinuousClock.Instant

    /// What is to become of a claim.
    private enum Fate {
        case done, fails, snoozes, givenBack, parks, forgotten

        static func drawn() -> Fate {
            switch Int.random(in: 0..<100) {
            case ..<83: .done
            case ..<88: .fails
            case ..<91: .snoozes
            case ..<94: .givenBack
            case ..<97: .parks
            case _: .forgotten
            }
        }
    }

    private typealias Plan = (job: Job, fate: Fate)

    /// A transaction that its worker throws away at the last moment.
    private struct ThrownAway: Error {}

    /// Tries of what the server had no time for; after that its lease runs out.
    private static let tries = 20

    func run() async throws {
        while ContinuousClock.now < end {
            let jobs = try await claim()
            guard !jobs.isEmpty else {
                try await QueueDrillWait.some(upTo: 200)
                continue
            }
            // Some take their time, so that kills and stops find jobs in their hands.
            if QueueDrillWait.chance(of: 25) { try await QueueDrillWait.some(upTo: 100) }
            var rest = jobs.map { Plan(job: $0, fate: .drawn()) }[...]
            while !rest.isEmpty {
                let group = rest.prefix(Int.random(in: 1...rest.count))
                try await settle(Array(group))
                rest = rest.dropFirst(group.count)
                if QueueDrillWait.chance(of: 10) { rest = try await stillHeld(Array(rest))[...] }
            }
        }
    }

    /// From the lanes whose turn it is, and on to the next ones where nothing waits.
    private func claim() async throws -> [Job] {
        for _ in 0..<lanes.windowsPerTurn {
            guard let window = lanes.next() else { break }
            let jobs = try await claim(window)
            if !jobs.isEmpty { return jobs }
        }
        return []
    }

    /// What it may have got by a commit of which it was not told is left until its lease runs out.
    private func claim(_ window: LaneMarks.Window) async throws -> [Job] {
        let (worker, lease) = (worker, lease)
        let limit = Int.random(in: 1...StoreLimits.claimBatch)
        do {
            let jobs = try await store.transaction(as: .system, on: .worker) { transaction in
                let jobs = try transaction.take(.read, from: window, limit: limit, holder: worker, lease: lease)
                try transaction.note(claims: jobs, by: worker)
                return jobs
            }
            lanes.claimed(jobs, of: window, isFull: jobs.count == limit)
            return jobs
        } catch  where QueueDrillWait.passes(error) {
            return []
        }
    }

    /// Says that it is alive, and lets go of what somebody else has by now.
    private func stillHeld(_ plans: [Plan]) async throws -> [Plan] {
        let (worker, lease) = (worker, lease)
        let jobs = plans.map(\.job)
        do {
            let held = try await store.transaction(as: .system, on: .worker) { transaction in
                let held = try transaction.beat(.read, jobs.map { ($0.subject, $0.token) }, lease: lease)
                try transaction.note(.overtaken, of: jobs.filter { !held.contains($0.subject) }, by: worker)
                return held
            }
            return plans.filter { held.contains($0.job.subject) }
        } catch  where QueueDrillWait.passes(error) {
            return plans
        }
    }

    /// Ends a group in one transaction; where that did not work, each in its own.
    private func settle(_ group: [Plan]) async throws {
        var isUnsettled = false
        do {
            return try await write(group, throwingAway: QueueDrillWait.chance(of: 3))
        } catch StoreError.stale {
            // One of them at least is somebody else's by now, and took the others' writes with it.
        } catch is ThrownAway {
            // As if the worker had lost its mind: nothing of it was written.
        } catch  where QueueDrillWait.passes(error) {
            isUnsettled = StoreError.isUnsettled(error)
        }
        for plan in group { try await settle(plan, isUnsettled: isUnsettled) }
    }

    private func settle(_ plan: Plan, isUnsettled wasUnsettled: Bool) async throws {
        var isUnsettled = wasUnsettled
        for _ in 0..<Self.tries {
            do {
                return try await write([plan])
            } catch StoreError.stale {
                return try await note(isUnsettled ? .unsettled : .refused, of: plan.job)
            } catch  where QueueDrillWait.passes(error) {
                isUnsettled = isUnsettled || StoreError.isUnsettled(error)
                try await QueueDrillWait.some(upTo: 200)
            }
        }
    }

    private func write(_ plans: [Plan], throwingAway: Bool = false) async throws {
        let worker = worker
        try await store.transaction(as: .system, on: .worker) { transaction in
            for plan in plans { try Self.end(plan, in: transaction) }
            try transaction.note(effects: plans.filter { $0.fate == .done }.map(\.job), by: worker)
            try transaction.note(.retried, of: plans.filter { $0.fate == .fails }.map(\.job), by: worker)
            try transaction.note(.snoozed, of: plans.filter { $0.fate == .snoozes }.map(\.job), by: worker)
            try transaction.note(.givenBack, of: plans.filter { $0.fate == .givenBack }.map(\.job), by: worker)
            try transaction.note(.parked, of: plans.filter { $0.fate == .parks }.map(\.job), by: worker)
            if throwingAway { throw ThrownAway() }
        }
    }

    private static func end(_ plan: Plan, in transaction: borrowing Transaction) throws {
        let (id, token) = (Report.ID(plan.job.subject), plan.job.token)
        switch plan.fate {
        case .done: try transaction.finish(.read, id, token: token)
        case .fails:
            try transaction.retry(.read, id, token: token, at: soon(after: transaction.now), reason: "drill")
        case .snoozes:
            try transaction.snooze(.read, id, token: token, until: soon(after: transaction.now), reason: "drill")
        case .givenBack: try transaction.giveBack(.read, id, token: token)
        case .parks: try transaction.park(.read, id, token: token, reason: .unexpected)
        case .forgotten: break
        }
    }

    private static func soon(after moment: Instant) -> Instant {
        Instant(microsecondsSinceEpoch: moment.microsecondsSinceEpoch + Int64.random(in: 0...3_000_000))
    }

    private func note(_ turn: QueueDrillTurn, of job: Job) async throws {
        let worker = worker
        for _ in 0..<Self.tries {
            do {
                return try await store.transaction(as: .system, on: .worker) { transaction in
                    try transaction.note(turn, of: [job], by: worker)
                }
            } catch  where QueueDrillWait.passes(error) {
                try await QueueDrillWait.some(upTo: 200)
            }
        }
    }
}
