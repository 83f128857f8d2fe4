internal import Glibc

/// The one lock of this target: a pthread mutex with a condition, guarding the state it holds.
///
/// Not `Synchronization.Mutex`, which ThreadSanitizer misreads as a race.
///
/// Sendable: `state` is only touched between `pthread_mutex_lock` and `pthread_mutex_unlock`, and the two pthread
/// objects live at stable heap addresses that are set up in `init` and torn down in `deinit`, when nobody else holds us.
@safe final class Lock<State>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var state: State

    init(_ state: State) {
        self.state = state
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` alone with the state. Keep it short; never call out of this target from inside.
    func withLock<R, E: Error>(_ body: (inout State) throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Blocks this thread until `body` answers something, or until `deadline`; then nil. Looks again at each wake-up.
    func wait<R>(until deadline: Monotonic? = nil, _ body: (inout State) -> R?) -> R? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let answer = body(&state) { return answer }
            guard let deadline else {
                unsafe pthread_cond_wait(condition, mutex)
                continue
            }
            if Monotonic.now() >= deadline { return nil }
            var time = deadline.timespec
            unsafe pthread_cond_timedwait(condition, mutex, &time)
        }
    }

    /// Wakes one waiter.
    func signal() { unsafe pthread_cond_signal(condition) }

    /// Wakes all waiters.
    func broadcast() { unsafe pthread_cond_broadcast(condition) }
}

/// A point on the monotonic clock, in nanoseconds.
struct Monotonic: Comparable, Sendable {
    var nanoseconds: Int64

    static func now() -> Monotonic {
        var time = Glibc.timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Monotonic(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func < (left: Monotonic, right: Monotonic) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The point `duration` from now; a duration beyond a century counts as a century.
    static func after(_ duration: Duration) -> Monotonic {
        let century: Int64 = 3_155_760_000
        let parts = duration.components
        let seconds = min(max(parts.seconds, 0), century)
        let rest = parts.seconds < 0 ? 0 : parts.attoseconds / 1_000_000_000
        return Monotonic(nanoseconds: now().nanoseconds + seconds * 1_000_000_000 + rest)
    }

    static func after(milliseconds: Int) -> Monotonic { after(.milliseconds(milliseconds)) }

    var timespec: Glibc.timespec {
        Glibc.timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
