/// A day of the Gregorian calendar (日期), without time and zone.
///
/// The calendar is proleptic: today's leap rule is used for every year. Years run from 1 to 9999, so that a date
/// always has the ten characters of ISO 8601.
public struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let daysSinceEpoch: Int

    /// 1970-01-01.
    public static let epoch = CivilDate(unchecked: 0)
    /// 0001-01-01.
    public static let earliest = CivilDate(unchecked: -719_162)
    /// 9999-12-31.
    public static let latest = CivilDate(unchecked: 2_932_896)

    private init(unchecked days: Int) { daysSinceEpoch = days }

    /// The day so many days after 1970-01-01, or nil outside the years 1 to 9999.
    public init?(daysSinceEpoch days: Int) {
        guard days >= Self.earliest.daysSinceEpoch, days <= Self.latest.daysSinceEpoch else { return nil }
        daysSinceEpoch = days
    }

    /// The day of a year, a month (1 to 12) and a day of the month, or nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.lengthOfMonth(month, year: year) else { return nil }
        daysSinceEpoch = Self.days(year: year, month: month, day: day)
    }

    /// So many days later (earlier if negative); it stops at the first and last day of the calendar.
    public func adding(days: Int) -> CivilDate {
        let sum = daysSinceEpoch + Self.within(days, Self.latest.daysSinceEpoch - Self.earliest.daysSinceEpoch)
        return Self(unchecked: min(max(sum, Self.earliest.daysSinceEpoch), Self.latest.daysSinceEpoch))
    }

    /// The same-numbered day so many months later, or that month's last day if it has no such day.
    ///
    /// 2026-01-31 and one month is 2026-02-28. It stops at the first and last day of the calendar.
    public func adding(months: Int) -> CivilDate {
        let own = parts
        let index = own.year * 12 + own.month - 1 + Self.within(months, 10_000 * 12)
        guard index >= 12 else { return .earliest }
        guard index < 10_000 * 12 else { return .latest }
        let (year, month) = (index / 12, index % 12 + 1)
        let day = min(own.day, Self.lengthOfMonth(month, year: year))
        return Self(unchecked: Self.days(year: year, month: month, day: day))
    }

    /// A step no longer than the whole calendar, so that adding it cannot overflow.
    private static func within(_ step: Int, _ longest: Int) -> Int { min(max(step, -longest), longest) }

    /// The number of days from the other date to this one.
    public func days(since other: CivilDate) -> Int { daysSinceEpoch - other.daysSinceEpoch }
}

extension CivilDate: Comparable {
    public static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

// MARK: - Year, month, day

extension CivilDate {
    /// 1 to 9999.
    public var year: Int { parts.year }
    /// 1 to 12.
    public var month: Int { parts.month }
    /// 1 to 31.
    public var day: Int { parts.day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday, three days after a Monday; the sum is made positive before the remainder.
        let sinceMonday = (daysSinceEpoch + 3 - Self.mondayBefore) % 7
        return Weekday.allCases[sinceMonday]
    }

    /// A multiple of seven that lies before every date of the calendar.
    private static let mondayBefore = -102_738 * 7

    /// The first day of a year. The year is brought into 1 to 9999.
    static func firstDay(ofYear year: Int) -> CivilDate {
        Self(unchecked: days(year: min(max(year, 1), 9999), month: 1, day: 1))
    }

    /// Whether the year has a 29 February.
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The days of a month: 28 to 31.
    ///
    /// - Precondition: `month` is 1 to 12.
    public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1, 3, 5, 7, 8, 10, 12: 31
        default: preconditionFailure("a month is 1 to 12")
        }
    }

    /// Year, month and day at once, for callers who need more than one of them.
    public var parts: (year: Int, month: Int, day: Int) {
        // The year is counted from March, so that the leap day is its last day and months have a fixed pattern.
        let shifted = daysSinceEpoch + Self.marchEpoch
        let era = shifted / Self.daysPerEra
        let dayOfEra = shifted % Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 400 years.
    private static let daysPerEra = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let marchEpoch = 719_468

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (marchYear / 400, marchYear % 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysPerEra + dayOfEra - marchEpoch
    }
}

// MARK: - Text

extension CivilDate: CustomStringConvertible {
    /// ISO 8601: `2026-01-04`.
    public var description: String {
        let own = parts
        return "\(Self.padded(own.year, 4))-\(Self.padded(own.month, 2))-\(Self.padded(own.day, 2))"
    }

    /// As a Chinese letter writes it: `2026年1月4日`.
    public var chinese: String {
        let own = parts
        return "\(own.year)年\(own.month)月\(own.day)日"
    }

    /// Reads exactly `YYYY-MM-DD`, ASCII digits; nil for anything else and for days that do not exist.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
            let day = Self.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A day of the week; Monday is the first (GB/T 7408).
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday.
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    /// 星期一 and so on.
    public var chinese: String {
        switch self {
        case .monday: "星期一"
        case .tuesday: "星期二"
        case .wednesday: "星期三"
        case .thursday: "星期四"
        case .friday: "星期五"
        case .saturday: "星期六"
        case .sunday: "星期日"
        }
    }

    /// Monday and so on.
    public var english: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}
