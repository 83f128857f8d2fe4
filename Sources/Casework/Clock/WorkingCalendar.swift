/// Which days are working days: the yearly notices of the State Council's office, read into tables.
///
/// A working day is a Monday to Friday that no notice makes a rest day, or a weekend day that a notice makes a workday
/// (调休上班). Years without a notice are counted Monday to Friday, but every answer that touches them is marked
/// provisional: nothing is silently assumed.
///
/// Answers take constant time: the calendar holds, for each day of its years, how many working days lie before it, and
/// the day of each working day.
public struct WorkingCalendar: Sendable {
    /// Names this set of notices; kept with every due date that was computed from it.
    public let version: CalendarVersion
    /// Where the days come from, for people: the numbers of the notices.
    public let source: String
    /// The years whose notice is loaded, ascending.
    public let years: [Int]
    /// The rest days and make-up workdays of the notices, ascending.
    public let days: [CalendarDay]

    /// Days since the epoch of the first and behind the last day of the tables.
    private let span: Range<Int>
    /// For each day of `span`, and for the day behind it, the number of working days of `span` before it.
    private let workingBefore: [Int32]
    /// The working days of `span`, as offsets from its first day.
    private let working: [Int32]
    /// Unbroken stretches, in days since the epoch, about which nothing can change any more.
    private let certain: [ClosedRange<Int>]

    /// A notice may also move rest to the end of the December before it (2018-12-29 was a make-up workday of 2019). The
    /// last seven days of a year are therefore certain only when the next year's notice is loaded too.
    private static let uncertainTail = 7

    /// Builds the tables.
    ///
    /// - Parameters:
    ///   - years: the years whose notice is complete in `days`, in any order.
    ///   - days: the listed days, in any order; the same day may be listed twice if both say the same.
    /// - Throws: `InvalidCalendar` if the days contradict each other or lie outside the possible.
    public init(
        version: CalendarVersion, source: String, years: some Sequence<Int>, days: some Sequence<CalendarDay>
    ) throws(InvalidCalendar) {
        let listed = try Self.checked(days)
        let noticed = Set(years).sorted()
        if let wrong = noticed.first(where: { !(1...9998).contains($0) }) { throw .yearOutOfRange(wrong) }
        self.version = version
        self.source = source
        self.years = noticed
        self.days = listed.keys.sorted().compactMap { listed[$0] }
        span = try Self.span(years: noticed, days: self.days)
        (workingBefore, working) = Self.tables(of: span, listed: listed)
        certain = Self.stretches(of: noticed)
    }

    private static func checked(_ days: some Sequence<CalendarDay>) throws(InvalidCalendar) -> [Int: CalendarDay] {
        var listed: [Int: CalendarDay] = [:]
        for day in days {
            if day.kind == .makeUpWorkday, !day.date.weekday.isWeekend { throw .makeUpOnWeekday(day.date) }
            if let other = listed[day.date.daysSinceEpoch], other.kind != day.kind { throw .contradiction(day.date) }
            guard listed.count < ClockLimits.longestCalendar else { throw .tooLong }
            listed[day.date.daysSinceEpoch] = day
        }
        return listed
    }

    private static func span(years: [Int], days: [CalendarDay]) throws(InvalidCalendar) -> Range<Int> {
        let touched = years + [days.first, days.last].compactMap { $0?.date.year }
        guard let first = touched.min(), let last = touched.max() else { return 0..<0 }
        guard last - first < ClockLimits.calendarYears else { throw .tooLong }
        let behind = CivilDate.firstDay(ofYear: last).adding(months: 12)
        return CivilDate.firstDay(ofYear: first).daysSinceEpoch..<behind.daysSinceEpoch
    }

    private static func tables(
        of span: Range<Int>, listed: [Int: CalendarDay]
    ) -> (workingBefore: [Int32], working: [Int32]) {
        var workingBefore: [Int32] = []
        var working: [Int32] = []
        for day in span {
            workingBefore.append(Int32(working.count))
            let weekday = CivilDate.epoch.adding(days: day).weekday
            let works =
                switch listed[day]?.kind {
                case .off: false
                case .makeUpWorkday: true
                case nil: !weekday.isWeekend
                }
            if works { working.append(Int32(day - span.lowerBound)) }
        }
        workingBefore.append(Int32(working.count))
        return (workingBefore, working)
    }

    private static func stretches(of years: [Int]) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for year in years {
            let first = CivilDate.firstDay(ofYear: year).daysSinceEpoch
            let last = CivilDate.firstDay(ofYear: year + 1).daysSinceEpoch - 1 - uncertainTail
            if let open = result.last, open.upperBound + uncertainTail + 1 == first {
                result[result.count - 1] = open.lowerBound...last
            } else {
                result.append(first...last)
            }
        }
        return result
    }
}

// MARK: - Questions

extension WorkingCalendar {
    /// Whether the year's notice is loaded.
    public func covers(year: Int) -> Bool { years.contains(year) }

    /// Whether no later notice can change any day from the first to the last.
    public func isCertain(from first: CivilDate, through last: CivilDate) -> Bool {
        certain.contains { $0.contains(first.daysSinceEpoch) && $0.contains(last.daysSinceEpoch) }
    }

    /// Whether people work on that day; Monday to Friday where no notice is loaded (see `isCertain(from:through:)`).
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        rank(of: date.daysSinceEpoch + 1) > rank(of: date.daysSinceEpoch)
    }

    /// The working day that comes so many working days after a date; the date itself is not counted.
    public func workingDay(_ count: WorkingDays, after date: CivilDate) -> CivilDate {
        day(ofRank: rank(of: date.daysSinceEpoch + 1) + count.count - 1)
    }

    /// The working day that comes so many working days before a date; the date itself is not counted.
    public func workingDay(_ count: WorkingDays, before date: CivilDate) -> CivilDate {
        day(ofRank: rank(of: date.daysSinceEpoch) - count.count)
    }

    /// The date itself if it is a working day, else the next one.
    public func workingDay(onOrAfter date: CivilDate) -> CivilDate {
        day(ofRank: rank(of: date.daysSinceEpoch))
    }

    /// How many working days lie behind the first date up to and including the last; negative if the last is earlier.
    public func workingDays(after first: CivilDate, through last: CivilDate) -> Int {
        rank(of: last.daysSinceEpoch + 1) - rank(of: first.daysSinceEpoch + 1)
    }

    /// The notice's entry for a day, such as 国庆节; nil for days that no notice names.
    public func entry(for date: CivilDate) -> CalendarDay? {
        let index = days.partitioningIndex { $0.date >= date }
        return index < days.count && days[index].date == date ? days[index] : nil
    }
}

// MARK: - Counting

/// Working days are ranked from the beginning of the calendar, so that adding, going back and measuring are one
/// subtraction or addition of ranks. Outside `span` the weeks are plain.
extension WorkingCalendar {
    /// The number of working days before a day.
    private func rank(of day: Int) -> Int {
        // What of the days before it lies in the tables, and on either side of them whatever plain weeks add or lack.
        let inside = min(max(day, span.lowerBound), span.upperBound)
        let listed = PlainWeek.weekdays(before: span.lowerBound) + Int(workingBefore[inside - span.lowerBound])
        return listed + PlainWeek.weekdays(before: day) - PlainWeek.weekdays(before: inside)
    }

    /// The working day that has so many working days before it.
    private func day(ofRank rank: Int) -> CivilDate {
        let before = PlainWeek.weekdays(before: span.lowerBound)
        if rank < before { return .epoch.adding(days: PlainWeek.weekday(ofRank: rank)) }
        let index = rank - before
        if index < working.count { return .epoch.adding(days: span.lowerBound + Int(working[index])) }
        let behind = index - working.count + PlainWeek.weekdays(before: span.upperBound)
        return .epoch.adding(days: PlainWeek.weekday(ofRank: behind))
    }
}

/// Monday to Friday in closed form, for days since the epoch.
private enum PlainWeek {
    /// Added to days since the epoch so that a Monday is zero and every date of the calendar is positive.
    private static let shift = 3 + 102_800 * 7

    /// The number of Mondays to Fridays before a day.
    static func weekdays(before day: Int) -> Int {
        let shifted = max(0, day + shift)
        return shifted / 7 * 5 + min(shifted % 7, 5)
    }

    /// The Monday to Friday that has so many before it.
    static func weekday(ofRank rank: Int) -> Int {
        let positive = max(0, rank)
        return positive / 5 * 7 + positive % 5 - shift
    }
}

extension Array {
    /// The first index whose element fulfils the condition, in an array where all that fulfil it come last.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
