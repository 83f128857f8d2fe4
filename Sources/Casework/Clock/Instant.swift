/// A moment in time, with the microseconds that PostgreSQL keeps.
///
/// The core never asks for the time: moments come in as arguments.
public struct Instant: Hashable, Sendable {
    /// Microseconds since 1970-01-01 00:00:00 UTC.
    public let microsecondsSinceEpoch: Int64

    public init(microsecondsSinceEpoch: Int64) { self.microsecondsSinceEpoch = microsecondsSinceEpoch }

    /// Whole seconds since 1970-01-01 00:00:00 UTC. Times beyond what 64 bits hold stop at the end.
    public init(secondsSinceEpoch: Int64) {
        let held = min(max(secondsSinceEpoch, .min / Self.perSecond), .max / Self.perSecond)
        microsecondsSinceEpoch = held * Self.perSecond
    }

    /// The day in China (UTC+8 all year round) at this moment: the day on which something was received.
    ///
    /// The offset is fixed: China has had no summer time since 1991, and no period reaches further back.
    public var civilDate: CivilDate { .epoch.adding(days: Int(chineseDay)) }

    /// Seconds since midnight in China, 0 to 86,399.
    public var secondOfDay: Int { Int(local - chineseDay * Self.perDay) / Int(Self.perSecond) }

    /// The moment at which a day begins in China.
    public static func startOfDay(_ date: CivilDate) -> Instant {
        Instant(microsecondsSinceEpoch: Int64(date.daysSinceEpoch) * perDay - chineseOffset)
    }

    private static let perSecond: Int64 = 1_000_000
    private static let perDay: Int64 = 86_400 * perSecond
    private static let chineseOffset: Int64 = 8 * 3600 * perSecond

    private var local: Int64 {
        let (sum, overflow) = microsecondsSinceEpoch.addingReportingOverflow(Self.chineseOffset)
        return overflow ? .max : sum
    }

    /// Days since the epoch in China, rounded down also before 1970.
    private var chineseDay: Int64 {
        local / Self.perDay - (local % Self.perDay < 0 ? 1 : 0)
    }
}

extension Instant: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
    }
}
