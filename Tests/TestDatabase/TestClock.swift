public import Casework
import Synchronization

/// The domain's clock in a test: it stands still until the test moves it.
public final class TestClock: Sendable {
    /// Monday 2 March 2026, 09:00 in China: a working day in a year whose notice is loaded.
    public static let start = Instant(secondsSinceEpoch: 1_772_413_200)

    private let moment: Mutex<Instant>

    public init(_ moment: Instant = TestClock.start) { self.moment = Mutex(moment) }

    public var now: Instant { moment.withLock { $0 } }

    /// Today in China.
    public var today: CivilDate { now.civilDate }

    public func set(_ moment: Instant) { self.moment.withLock { $0 = moment } }

    /// - Parameter seconds: how far to go on; negative goes back.
    public func advance(seconds: Int) {
        moment.withLock { $0 = Instant(microsecondsSinceEpoch: $0.microsecondsSinceEpoch + Int64(seconds) * 1_000_000) }
    }

    public func advance(days: Int) { advance(seconds: days * 86_400) }
}
