internal import CLibcurl

/// A request that waits for the transfer thread, and whom to tell.
struct Job: Sendable {
    let id: UInt64
    let request: HTTPClient.Request
    let reply: CheckedContinuation<HTTPClient.Exchange, Never>

    func finish(_ failure: HTTPClient.Failure) {
        reply.resume(returning: HTTPClient.Exchange(.failure(failure)))
    }
}

/// What callers leave for the transfer thread. All of it is behind one lock.
final class Mailbox: Sendable {
    /// What the thread takes out in one go.
    struct Work: Sendable {
        var starts: [Job] = []
        var cancellations: [UInt64] = []
        var isClosing = false
    }

    private struct State: Sendable {
        var waiting: [Job] = []
        var cancellations: [UInt64] = []
        var isClosing = false
        var isFinished = false
        var onFinish: [CheckedContinuation<Void, Never>] = []
        var lastID: UInt64 = 0
        var bell: Bell?
    }

    private let capacity: Int
    private let state = Lock(State())

    /// - Parameter capacity: jobs that may wait at once.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// A number that no other job has.
    func newID() -> UInt64 {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Leaves a job, or answers it at once when it cannot be taken.
    ///
    /// The cancellation flag is read under the same lock that ``cancel(_:)`` takes: either we see the flag here, or
    /// the message of `cancel` lies in the box after the job.
    func submit(_ job: Job) {
        let refusal: HTTPClient.Failure? = state.withLock { state in
            if Task.isCancelled { return .cancelled }
            if state.isClosing { return .shuttingDown }
            if state.waiting.count >= capacity { return .overloaded }
            state.waiting.append(job)
            state.bell?.ring()
            return nil
        }
        if let refusal { job.finish(refusal) }
    }

    /// Asks for a job to be given up. A job that has ended already is not affected.
    func cancel(_ id: UInt64) {
        let waiting: Job? = state.withLock { state in
            if let index = state.waiting.firstIndex(where: { $0.id == id }) { return state.waiting.remove(at: index) }
            guard !state.isFinished else { return nil }
            state.cancellations.append(id)
            state.bell?.ring()
            return nil
        }
        waiting?.finish(.cancelled)
    }

    /// Takes at most `room` jobs and everything else.
    func take(room: Int) -> Work {
        state.withLock { state in
            let count = min(max(room, 0), state.waiting.count)
            var work = Work(cancellations: state.cancellations, isClosing: state.isClosing)
            work.starts = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(count)
            state.cancellations = []
            return work
        }
    }

    /// Tells the thread how it wishes to be woken.
    func install(_ bell: Bell) {
        state.withLock { $0.bell = bell }
    }

    /// Asks the thread to stop. Nothing is accepted from now on.
    func close() {
        state.withLock { state in
            state.isClosing = true
            state.bell?.ring()
        }
    }

    /// Called by the thread before it frees what the bell points to: answers the jobs that nobody took.
    func finish() {
        let (jobs, waiters) = state.withLock { state in
            state.isClosing = true
            state.isFinished = true
            state.bell = nil
            defer {
                state.waiting = []
                state.onFinish = []
            }
            return (state.waiting, state.onFinish)
        }
        for job in jobs { job.finish(.shuttingDown) }
        for waiter in waiters { waiter.resume() }
    }

    /// Returns when the thread has called ``finish()``.
    func waitUntilFinished() async {
        await withCheckedContinuation { continuation in
            let isFinished = state.withLock { state in
                if !state.isFinished { state.onFinish.append(continuation) }
                return state.isFinished
            }
            if isFinished { continuation.resume() }
        }
    }
}

/// Wakes the transfer thread out of `curl_multi_poll`.
///
/// Proof for `@unchecked Sendable`: the pointer is used for `curl_multi_wakeup` alone, which libcurl documents as
/// callable from any thread; and only inside the lock of the ``Mailbox``, which forgets the bell under the same lock
/// before the thread frees the multi handle.
@safe struct Bell: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer

    init(unsafe multi: UnsafeMutableRawPointer) {
        unsafe self.multi = unsafe multi
    }

    fileprivate func ring() {
        // It can fail only when the pipe is full, and then the thread is awake anyway.
        _ = unsafe curl_multi_wakeup(multi)
    }
}
