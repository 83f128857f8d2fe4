import Casework
import Synchronization

/// Counts what happens to a key in a window of time. Keys are kept as hashes of a seed that this process draws for
/// itself; nothing of a visitor's address is in them.
final class Throttle: Sendable {
    private struct Window {
        var began: Int64 = .min
        var counts: [Int: Int] = [:]
    }

    private let seconds: Int64
    private let window = Mutex(Window())

    init(windowSeconds: Int64) { seconds = windowSeconds }

    /// Counts once.
    ///
    /// - Returns: false when the key is over `limit`, or when there are more keys than this process remembers.
    func admit(_ key: some Hashable, limit: Int, now: Instant) -> Bool {
        window.withLock { window in
            Self.turn(&window, seconds, now)
            let hash = key.hashValue
            guard window.counts[hash] != nil || window.counts.count < Limits.throttledKeys else { return false }
            window.counts[hash, default: 0] += 1
            return (window.counts[hash] ?? 0) <= limit
        }
    }

    private static func turn(_ window: inout Window, _ seconds: Int64, _ now: Instant) {
        let index = now.microsecondsSinceEpoch / (seconds * 1_000_000)
        if index != window.began { window = Window(began: index) }
    }
}
