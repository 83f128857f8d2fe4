/// The identity of one `run` call, from its arrival to its end.
final class Run: Sendable {}

/// What a run brings along.
struct Job: Sendable {
    /// Runs the body on the connection's thread; the answer resumes the caller, once the run is off the books.
    let perform: @Sendable (Link) -> @Sendable () -> Void
    /// Resumes the caller without having run.
    let fail: @Sendable (any Error) -> Void
}

/// Where runs wait for a connection thread, first come first served and bounded.
///
/// A thread that becomes free takes the next run itself, so a run costs one hop to the thread and one back.
final class RunQueue: Sendable {
    private struct Waiting {
        let run: Run
        let job: Job
        var tickets: [UInt64] = []
    }

    private struct Running {
        let interrupts: Interrupts
        let tickets: [UInt64]
    }

    private struct State {
        var waiting: [Waiting] = []
        var running: [ObjectIdentifier: Running] = [:]
        var isClosed = false
        var workers = 0
        var idle = 0
        /// Threads that sit out a pause; they wait on the same condition, so a single wake-up could be lost on them.
        var paused = 0
        var lastFailure: DatabaseError?
        var ended: [@Sendable () -> Void] = []
    }

    let waitingLimit: Int
    let waitTimeout: Duration
    private let state = Lock(State())

    init(waitingLimit: Int, waitTimeout: Duration) {
        self.waitingLimit = waitingLimit
        self.waitTimeout = waitTimeout
    }

    // MARK: callers

    /// Puts a run in line. Its job is resumed exactly once, whatever happens.
    ///
    /// - Returns: whether one more thread would help.
    func enqueue(_ run: Run, _ job: Job, deadline: Duration?) -> Bool {
        let outcome: Result<Bool, DatabaseError> = state.withLock { state in
            if state.isClosed { return .failure(DatabaseError(.connectionLost, sqlState: "08003")) }
            if state.waiting.count >= waitingLimit { return .failure(DatabaseError(.poolExhausted)) }
            var waiting = Waiting(run: run, job: job)
            do throws(DatabaseError) {
                let clock = DeadlineClock.shared
                let giveUp = Monotonic.after(waitTimeout)
                waiting.tickets.append(try clock.schedule(at: giveUp) { self.giveUpWaiting(run) })
                if let deadline {
                    let due = Monotonic.after(deadline)
                    waiting.tickets.append(try clock.schedule(at: due) { self.interrupt(run, .deadline) })
                }
            } catch {
                waiting.tickets.forEach(DeadlineClock.shared.forget)
                return .failure(error)
            }
            state.waiting.append(waiting)
            return .success(state.idle < state.waiting.count)
        }
        switch outcome {
        case .success(let wantsWorker):
            wakeWorker()
            return wantsWorker
        case .failure(let error):
            job.fail(error)
            return false
        }
    }

    /// Ends a run early: at once if it still waits, through the connection's interrupts if it runs.
    func interrupt(_ run: Run, _ reason: Interruption) {
        switch reason {
        case .cancelled: takeOut(run)?.job.fail(CancellationError())
        case .deadline: takeOut(run)?.job.fail(DatabaseError(.deadline))
        }
        let running = state.withLock { $0.running[ObjectIdentifier(run)]?.interrupts }
        running?.interrupt(run, reason)
    }

    private func giveUpWaiting(_ run: Run) {
        let cause = state.withLock { $0.lastFailure } ?? DatabaseError(.poolExhausted)
        takeOut(run)?.job.fail(cause)
    }

    private func takeOut(_ run: Run) -> Waiting? {
        let taken: Waiting? = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.run === run }) else { return nil }
            return state.waiting.remove(at: index)
        }
        taken?.tickets.forEach(DeadlineClock.shared.forget)
        return taken
    }

    // MARK: worker threads

    /// Books a worker if there is room for it.
    func hireWorker(upTo size: Int) -> Bool {
        state.withLock { state in
            guard !state.isClosed, state.workers < size else { return false }
            state.workers += 1
            return true
        }
    }

    /// Blocks until somebody waits for a connection; false when the queue is closed.
    func waitForWork() -> Bool {
        state.withLock { $0.idle += 1 }
        let isOpen: Bool? = state.wait { state in
            if state.isClosed { return false }
            return state.waiting.isEmpty ? nil : true
        }
        state.withLock { $0.idle -= 1 }
        return isOpen ?? false
    }

    /// The next run, booked as running on this connection; nil if another thread was faster.
    func take(for interrupts: Interrupts) -> (run: Run, job: Job)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return nil }
            let next = state.waiting.removeFirst()
            interrupts.begin(next.run)
            state.running[ObjectIdentifier(next.run)] = Running(interrupts: interrupts, tickets: next.tickets)
            state.lastFailure = nil
            return (next.run, next.job)
        }
    }

    /// Takes a run off the books, before its caller is resumed.
    func finish(_ run: Run, _ interrupts: Interrupts) {
        let running = state.withLock { $0.running.removeValue(forKey: ObjectIdentifier(run)) }
        running?.tickets.forEach(DeadlineClock.shared.forget)
        interrupts.end()
    }

    /// Remembers why there is no connection, pauses this thread, and lets another one try meanwhile.
    func pause(after failure: DatabaseError, milliseconds: Int) {
        state.withLock { state in
            state.lastFailure = failure
            state.paused += 1
        }
        wakeWorker()
        let _: Bool? = state.wait(until: .after(milliseconds: milliseconds)) { $0.isClosed ? true : nil }
        state.withLock { $0.paused -= 1 }
    }

    private func wakeWorker() {
        if state.withLock({ $0.paused > 0 }) { state.broadcast() } else { state.signal() }
    }

    /// Resumes all that wait with `error`.
    func failAll(_ error: DatabaseError) {
        let failed = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiting in failed {
            waiting.tickets.forEach(DeadlineClock.shared.forget)
            waiting.job.fail(error)
        }
    }

    func dismissWorker() {
        let ended = state.withLock { state in
            state.workers -= 1
            guard state.workers == 0, state.isClosed else { return [@Sendable () -> Void]() }
            defer { state.ended = [] }
            return state.ended
        }
        for resume in ended { resume() }
    }

    /// Refuses new runs, fails those that wait and lets those that run finish; `ended` is called after the last one.
    func close(_ ended: @escaping @Sendable () -> Void = {}) {
        let isEmpty = state.withLock { state in
            state.isClosed = true
            if state.workers > 0 { state.ended.append(ended) }
            return state.workers == 0
        }
        failAll(DatabaseError(.connectionLost, sqlState: "08003"))
        state.broadcast()
        if isEmpty { ended() }
    }

    var usage: (workers: Int, running: Int, waiting: Int) {
        state.withLock { ($0.workers, $0.running.count, $0.waiting.count) }
    }
}

extension RunQueue {
    /// Puts `body` in line and awaits its end.
    func run<R: Sendable>(
        deadline: Duration?,
        hire: @escaping @Sendable () -> Void,
        _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        try Task.checkCancellation()
        let run = Run()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<R, any Error>) in
                let job = Job(
                    perform: { link in
                        let outcome = link.perform(body)
                        return { continuation.resume(with: outcome) }
                    },
                    fail: { continuation.resume(throwing: $0) }
                )
                if enqueue(run, job, deadline: deadline) { hire() }
                // A cancellation before this point found nothing to interrupt.
                if Task.isCancelled { interrupt(run, .cancelled) }
            }
        } onCancel: {
            interrupt(run, .cancelled)
        }
    }
}

extension Link {
    /// Runs a body; a statement that was cancelled because the caller's task was becomes `CancellationError`.
    func perform<R>(_ body: (borrowing Session) throws -> R) -> Result<R, any Error> {
        do {
            return .success(try body(Session(self)))
        } catch let error as DatabaseError where error.kind == .queryCancelled {
            return .failure(interrupts.requested == .cancelled ? CancellationError() : error)
        } catch {
            return .failure(error)
        }
    }
}
