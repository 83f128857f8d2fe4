/// A number of working days (工作日).
public struct WorkingDays: Hashable, Sendable {
    /// 1 to `ClockLimits.longestPeriodDays`.
    public let count: Int

    /// - Precondition: `count` is 1 to `ClockLimits.longestPeriodDays`. For data from outside use `Period(length:unit:)`.
    public init(_ count: Int) {
        precondition((1...ClockLimits.longestPeriodDays).contains(count), "out of the range of a period")
        self.count = count
    }
}

/// A number of calendar days (日, 自然日).
public struct Days: Hashable, Sendable {
    /// 1 to `ClockLimits.longestPeriodDays`.
    public let count: Int

    /// - Precondition: `count` is 1 to `ClockLimits.longestPeriodDays`. For data from outside use `Period(length:unit:)`.
    public init(_ count: Int) {
        precondition((1...ClockLimits.longestPeriodDays).contains(count), "out of the range of a period")
        self.count = count
    }
}

/// A number of months (个月).
public struct Months: Hashable, Sendable {
    /// 1 to `ClockLimits.longestPeriodMonths`.
    public let count: Int

    /// - Precondition: `count` is 1 to `ClockLimits.longestPeriodMonths`. For data from outside use
    ///   `Period(length:unit:)`.
    public init(_ count: Int) {
        precondition((1...ClockLimits.longestPeriodMonths).contains(count), "out of the range of a period")
        self.count = count
    }
}

/// How long something may take (期限). Fifteen days and fifteen working days are different rules of law.
public enum Period: Hashable, Sendable {
    case workingDays(WorkingDays)
    case days(Days)
    case months(Months)

    /// The unit of a period, as a policy row stores it.
    public enum Unit: String, Sendable, CaseIterable {
        case workingDay = "working_day"
        case day
        case month
    }

    /// A period from a policy row; nil if the length is outside its bounds.
    public init?(length: Int, unit: Unit) {
        guard length >= 1 else { return nil }
        switch unit {
        case .workingDay:
            guard length <= ClockLimits.longestPeriodDays else { return nil }
            self = .workingDays(WorkingDays(length))
        case .day:
            guard length <= ClockLimits.longestPeriodDays else { return nil }
            self = .days(Days(length))
        case .month:
            guard length <= ClockLimits.longestPeriodMonths else { return nil }
            self = .months(Months(length))
        }
    }

    /// The number of units.
    public var length: Int {
        switch self {
        case .workingDays(let period): period.count
        case .days(let period): period.count
        case .months(let period): period.count
        }
    }

    /// The unit of the length.
    public var unit: Unit {
        switch self {
        case .workingDays: .workingDay
        case .days: .day
        case .months: .month
        }
    }

    /// `15个工作日`, `30日`, `3个月`.
    public var chinese: String {
        switch self {
        case .workingDays(let period): "\(period.count)个工作日"
        case .days(let period): "\(period.count)日"
        case .months(let period): "\(period.count)个月"
        }
    }

    /// `15 working days`, `1 month`.
    public var english: String {
        switch self {
        case .workingDays(let period): "\(period.count) working day\(period.count == 1 ? "" : "s")"
        case .days(let period): "\(period.count) day\(period.count == 1 ? "" : "s")"
        case .months(let period): "\(period.count) month\(period.count == 1 ? "" : "s")"
        }
    }
}

extension Period {
    /// Both periods as one, if they have the same unit and their sum is within the bounds.
    public func joined(with other: Period) -> Period? {
        unit == other.unit ? Period(length: length + other.length, unit: unit) : nil
    }
}
