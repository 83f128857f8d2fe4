/// The `Retry-After` header (RFC 9110 §10.2.3): a number of seconds or an HTTP date.
public enum RetryAfter {
    /// When the receiver wants to be asked again: between `now` + 1 s and `now` + ``Limits/retryAfterSeconds``.
    /// Nil when the text is neither form: then our own schedule holds.
    public static func moment(_ text: String, now: Moment) -> Moment? {
        let earliest = now.adding(seconds: 1)
        let latest = now.adding(seconds: Limits.retryAfterSeconds)
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            // Digits that do not fit a number are a very long time.
            guard let seconds = Int64(text), seconds < Limits.retryAfterSeconds else { return latest }
            return max(earliest, now.adding(seconds: seconds))
        }
        return date(text).map { min(max($0, earliest), latest) }
    }

    /// The preferred form of RFC 9110 §5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. The two obsolete forms are garbage.
    static func date(_ text: String) -> Moment? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard
            parts.count == 6, weekdays.contains(parts[0]), parts[5] == "GMT",
            let month = months.firstIndex(of: parts[2]),
            let day = number(parts[1], 2), let year = number(parts[3], 4),
            let days = Moment.days(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false).map { number($0, 2) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2] else { return nil }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return Moment(seconds: Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second))
    }

    private static let weekdays: [Substring] = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"]
    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ text: Substring, _ width: Int) -> Int? {
        guard text.utf8.count == width, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
