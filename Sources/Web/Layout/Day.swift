/// A day of the Gregorian calendar as forms send it and pages show it.
public struct Day: Sendable, Hashable, Comparable {
    /// 1 to 9999.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31, and no more than the month has.
    public let dayOfMonth: Int

    /// - Returns: nil when there is no such day.
    public init?(year: Int, month: Int, dayOfMonth: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.length(ofMonth: month, in: year)).contains(dayOfMonth) else { return nil }
        self.year = year
        self.month = month
        self.dayOfMonth = dayOfMonth
    }

    /// Reads `2026-03-12`, and also what people type: `2026/3/12`, `2026.3.12`, `2026年3月12日`, `20260312`.
    public init?(_ typed: String) {
        let digits = typed.split(whereSeparator: { !$0.isASCII || !$0.isNumber })
        let isClean = typed.allSatisfy { ($0.isASCII && $0.isNumber) || "-/.年月日 ".contains($0) }
        guard isClean else { return nil }
        if digits.count == 1, let run = digits.first, run.count == 8, let value = Int(run) {
            self.init(year: value / 10000, month: value / 100 % 100, dayOfMonth: value % 100)
        } else if digits.count == 3, digits[0].count == 4, digits[1].count <= 2, digits[2].count <= 2 {
            guard let year = Int(digits[0]), let month = Int(digits[1]), let day = Int(digits[2]) else { return nil }
            self.init(year: year, month: month, dayOfMonth: day)
        } else {
            return nil
        }
    }

    /// Stands in where no day can be shown.
    static let unreadable = Day(checkedYear: 1, month: 1, dayOfMonth: 1)

    private init(checkedYear year: Int, month: Int, dayOfMonth: Int) {
        self.year = year
        self.month = month
        self.dayOfMonth = dayOfMonth
    }

    /// The day as `2026-03-12` (ISO 8601).
    public var iso: String {
        "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(dayOfMonth, to: 2))"
    }

    /// The day as letters write it: 2026年3月12日, or 12 March 2026.
    public var inWords: Text {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return Text("\(year)年\(month)月\(dayOfMonth)日", "\(dayOfMonth) \(months[month - 1]) \(year)")
    }

    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.dayOfMonth) < (right.year, right.month, right.dayOfMonth)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case _: 31
        }
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A minute of a day in the organ's own time, as pages show it.
public struct Moment: Sendable, Hashable {
    /// The day.
    public let day: Day
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    /// - Returns: nil when there is no such minute.
    public init?(_ day: Day, hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// Midnight, with which the day begins.
    init(startOf day: Day) {
        self.day = day
        hour = 0
        minute = 0
    }

    /// Hours and minutes as `09:05`.
    public var clock: String { (hour < 10 ? "0" : "") + "\(hour)" + (minute < 10 ? ":0" : ":") + "\(minute)" }
}

extension HTML {
    /// Appends a day with its machine-readable form.
    mutating func day(_ day: Day) {
        self(.time, .datetime(day.iso), text: day.iso)
    }

    /// Appends a minute with its machine-readable form.
    mutating func moment(_ moment: Moment) {
        self(.time, .datetime(moment.day.iso + "T" + moment.clock), text: moment.day.iso + " " + moment.clock)
    }
}
