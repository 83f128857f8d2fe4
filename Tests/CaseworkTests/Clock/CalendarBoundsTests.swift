import Casework
import Testing

@Suite("the working calendar at its bounds") struct CalendarBoundsTests {
    private static func calendar(
        years: [Int] = [], days: [CalendarDay] = []
    ) throws(InvalidCalendar) -> WorkingCalendar {
        try WorkingCalendar(version: CalendarVersion("t"), source: "t", years: years, days: days)
    }

    private static func off(_ count: Int) -> [CalendarDay] {
        (0..<count).map { CalendarDay(date: CivilDate.epoch.adding(days: $0), kind: .off, name: "x") }
    }

    @Test func `a calendar lists as many days as the bound, and no more`() throws {
        let longest = try Self.calendar(days: Self.off(ClockLimits.longestCalendar))
        #expect(longest.days.count == ClockLimits.longestCalendar)
        #expect(throws: InvalidCalendar.tooLong) {
            try Self.calendar(days: Self.off(ClockLimits.longestCalendar + 1))
        }
    }

    @Test func `a list has as many lines as the bound, and no more`() throws {
        func list(_ count: Int) -> String {
            "date,kind,name\n" + String(repeating: "2026-01-01,off,x\n", count: count)
        }
        #expect(try CalendarNotice.days(from: list(ClockLimits.longestCalendar)).count == ClockLimits.longestCalendar)
        #expect(throws: InvalidCalendar.tooLong) {
            try CalendarNotice.days(from: list(ClockLimits.longestCalendar + 1))
        }
    }

    @Test func `a calendar spans as many years as the bound, and no more`() throws {
        let widest = try Self.calendar(years: [1901, 1900 + ClockLimits.calendarYears])
        #expect(widest.isWorkingDay(day("2100-12-31")) && widest.years == [1901, 2100])
        #expect(throws: InvalidCalendar.tooLong) {
            try Self.calendar(years: [1901, 1901 + ClockLimits.calendarYears])
        }
    }

    @Test(arguments: [("2026-01-01,,off,元旦", 2), ("2026-01-01,off,元旦\n,off,元旦", 3), (",2026-01-01,off,元旦", 2)])
    func `an empty field is no field left out`(lines: String, line: Int) {
        #expect(throws: InvalidCalendar.badLine(line)) { try CalendarNotice.days(from: "date,kind,name\n" + lines) }
    }

    @Test func `a line names its whole holiday, commas and all`() throws {
        let days = try CalendarNotice.days(from: "date,kind,name\n2026-10-01,off,国庆节,中秋节")
        #expect(days.map(\.name) == ["国庆节,中秋节"])
    }

    /// 2025-01-01 is a Wednesday off and 2026-12-31 a Thursday that is worked; beyond both lie plain weeks.
    @Test func `counting goes over the first and the last day of the notices, in both directions`() {
        let calendar = Notices.calendar
        #expect(calendar.workingDay(WorkingDays(1), after: day("2024-12-31")) == day("2025-01-02"))
        #expect(calendar.workingDay(WorkingDays(1), after: day("2024-12-30")) == day("2024-12-31"))
        #expect(calendar.workingDay(WorkingDays(1), before: day("2025-01-01")) == day("2024-12-31"))
        #expect(calendar.workingDay(WorkingDays(1), before: day("2025-01-03")) == day("2025-01-02"))
        #expect(calendar.workingDay(onOrAfter: day("2025-01-01")) == day("2025-01-02"))
        #expect(calendar.workingDay(WorkingDays(1), after: day("2026-12-30")) == day("2026-12-31"))
        #expect(calendar.workingDay(WorkingDays(1), after: day("2026-12-31")) == day("2027-01-01"))
        #expect(calendar.workingDay(WorkingDays(1), before: day("2027-01-01")) == day("2026-12-31"))
        #expect(calendar.workingDay(onOrAfter: day("2027-01-02")) == day("2027-01-04"))
        #expect(calendar.workingDays(after: day("2024-12-31"), through: day("2025-01-01")) == 0)
        #expect(calendar.workingDays(after: day("2026-12-31"), through: day("2027-01-01")) == 1)
        #expect(calendar.isWorkingDay(day("2024-12-31")) && !calendar.isWorkingDay(day("2025-01-01")))
        #expect(calendar.isWorkingDay(day("2026-12-31")) && calendar.isWorkingDay(day("2027-01-01")))
        #expect(calendar.entry(for: day("2024-12-31")) == nil && calendar.entry(for: day("2027-01-01")) == nil)
    }

    @Test func `a calendar is named after its one year, or after the first and the last`() {
        #expect(WorkingCalendar.name(years: [2026]) == "2026")
        #expect(WorkingCalendar.name(years: [2027, 2025, 2026]) == "2025-2027")
        #expect(WorkingCalendar.name(years: [Int]()) == "none")
    }
}
