import Glibc

/// A value that only one thread at a time can touch.
///
/// It is a pthread mutex and not `Synchronization.Mutex`, because ThreadSanitizer understands the former and reports
/// races that do not exist for the latter.
///
/// Proof for `@unchecked Sendable`: `state` is private and read or written only inside `withLock`, between
/// `pthread_mutex_lock` and `pthread_mutex_unlock`; the mutex lives at one heap address from `init` to `deinit`.
@safe package final class Lock<State: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    package init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        let code = unsafe pthread_mutex_init(mutex, nil)
        precondition(code == 0, "a mutex could not be made")
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe mutex.deallocate()
    }

    /// Runs `body` alone. It must be short and must not wait for anything.
    package func withLock<Answer, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }
}
