import Casework
import Synchronization

/// How many files come in at once, and how many bytes in an hour: each takes at most four megabytes of memory, and a disk is
/// not filled from outside. Nothing is remembered of whoever sends.
final class UploadGate: Sendable {
    private struct State {
        var open = 0
        var hour: Int64 = .min
        var bytes = 0
    }

    private let limit: Int
    private let bytesPerHour: Int
    private let state = Mutex(State())

    init(limit: Int, bytesPerHour: Int) {
        self.limit = limit
        self.bytesPerHour = bytesPerHour
    }

    /// A file begins. `leave` must follow when this is true.
    func enter(now: Instant) -> Bool {
        state.withLock { state in
            Self.turn(&state, now)
            guard state.open < limit, state.bytes < bytesPerHour else { return false }
            state.open += 1
            return true
        }
    }

    func leave() { state.withLock { $0.open -= 1 } }

    /// Bytes came in.
    ///
    /// - Returns: false when the hour is used up; the file is given up.
    func count(_ bytes: Int, now: Instant) -> Bool {
        state.withLock { state in
            Self.turn(&state, now)
            state.bytes += bytes
            return state.bytes <= bytesPerHour
        }
    }

    private static func turn(_ state: inout State, _ now: Instant) {
        let hour = now.microsecondsSinceEpoch / 3_600_000_000
        if hour != state.hour { (state.hour, state.bytes) = (hour, 0) }
    }
}
