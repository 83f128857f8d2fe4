/// A point in time in whole milliseconds since 1970-01-01T00:00:00Z. It is always an argument: nothing in this target
/// reads a clock.
public struct Moment: Sendable, Hashable, Comparable {
    /// Milliseconds since the epoch.
    public let milliseconds: Int64

    /// A moment from milliseconds since the epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A moment from seconds since the epoch.
    public init(seconds: Int64) {
        self.init(milliseconds: seconds * 1000)
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    /// This moment and so many milliseconds.
    public func adding(milliseconds other: Int64) -> Moment { Moment(milliseconds: milliseconds + other) }

    /// This moment and so many seconds.
    public func adding(seconds other: Int64) -> Moment { adding(milliseconds: other * 1000) }

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}

extension Moment {
    /// RFC 3339 in UTC with milliseconds: `2026-11-22T08:00:00.123Z`. Years 0000…9999.
    public var rfc3339: String {
        let days = Int(floorDivide(seconds, 86_400))
        let (year, month, day) = Self.civil(fromDays: days)
        let rest = seconds - Int64(days) * 86_400
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { Self.pad(Int($0), 2) }.joined(separator: ":")
        let fraction = Self.pad(Int(milliseconds - seconds * 1000), 3)
        return "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))T\(clock).\(fraction)Z"
    }

    /// Days since the epoch of a proleptic Gregorian date; nil when the date does not exist.
    static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year) else { return nil }
        // Counted from 1 March of year 0, so that the leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return civil(fromDays: days) == (year, month, day) ? days : nil
    }

    private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(width - text.utf8.count, 0)) + text
    }

    private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 { value >= 0 ? value / by : (value - by + 1) / by }
}
