extension WorkingCalendar {
    /// This calendar with a newly published notice: the listed years replace the same years, all others stay.
    ///
    /// - Parameters:
    ///   - listed: the days of the notice; a year is in it whose New Year's Day is listed as a rest day.
    ///   - version: the name of the result.
    ///   - source: the numbers of the new notice.
    /// - Throws: `InvalidCalendar`, `.noYear` where the list holds no notice of a year.
    public func updated(
        with listed: [CalendarDay], version: CalendarVersion, source: String
    ) throws(InvalidCalendar) -> WorkingCalendar {
        let new = CalendarNotice.years(in: listed)
        guard !new.isEmpty else { throw .noYear }
        let kept = days.filter { !new.contains($0.date.year) }
        return try WorkingCalendar(
            version: version, source: self.source.isEmpty ? source : self.source + "；" + source, years: years + new,
            days: kept + listed)
    }

    /// Names a calendar by its years: `2025-2027`.
    public static func name(years: some Collection<Int>) -> String {
        guard let first = years.min(), let last = years.max() else { return "none" }
        return first == last ? "\(first)" : "\(first)-\(last)"
    }
}
