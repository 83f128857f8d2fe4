import Casework
import Testing

@Suite("the working calendar")
struct WorkingCalendarTests {
    let calendar = Notices.calendar

    @Test(arguments: [2025, 2026])
    func `a year of the notices has 248 working days`(year: Int) {
        let eve = day("\(year - 1)-12-31")
        #expect(calendar.workingDays(after: eve, through: day("\(year)-12-31")) == 248)
        #expect(calendar.covers(year: year))
    }

    @Test(arguments: [
        ("2026-01-04", true), ("2026-01-02", false), ("2026-02-28", true), ("2026-10-08", true), ("2026-10-10", true),
        ("2026-10-11", false), ("2025-01-26", true), ("2025-01-25", false), ("2025-10-08", false), ("2026-03-02", true),
    ])
    func `make-up days are worked and holidays are not`(date: String, works: Bool) {
        #expect(calendar.isWorkingDay(day(date)) == works)
    }

    @Test(arguments: Weekday.allCases)
    func `a year without a notice has plain weeks, and says it is not certain`(weekday: Weekday) {
        let date = day("2030-07-01").adding(days: weekday.rawValue - 1)
        #expect(date.weekday == weekday)
        #expect(calendar.isWorkingDay(date) == !weekday.isWeekend)
        #expect(!calendar.covers(year: 2030))
        #expect(!calendar.isCertain(from: date, through: date))
    }

    @Test func `adding, going back and measuring agree with counting day by day, inside, across and outside`() {
        for start in stride(from: day("2024-11-01").daysSinceEpoch, to: day("2027-03-01").daysSinceEpoch, by: 5) {
            let first = CivilDate.epoch.adding(days: start)
            var (walk, counted) = (first, 0)
            for _ in 1...70 {
                walk = walk.adding(days: 1)
                if calendar.isWorkingDay(walk) {
                    counted += 1
                    #expect(calendar.workingDay(WorkingDays(counted), after: first) == walk)
                }
                #expect(calendar.workingDays(after: first, through: walk) == counted)
            }
            let back = calendar.workingDay(WorkingDays(counted), before: walk.adding(days: 1))
            #expect(calendar.workingDays(after: first, through: back) == 1)
        }
    }

    @Test func `the last week of a year is certain only with the next year's notice`() {
        #expect(calendar.isCertain(from: day("2025-12-25"), through: day("2025-12-31")))
        #expect(calendar.isCertain(from: day("2026-12-01"), through: day("2026-12-24")))
        #expect(!calendar.isCertain(from: day("2026-12-01"), through: day("2026-12-25")))
        #expect(!calendar.isCertain(from: day("2024-12-31"), through: day("2025-01-02")))
    }

    @Test func `a gap between two notices is not certain`() throws {
        let days = try CalendarNotice.days(from: Notices.text).filter { $0.date.year == 2025 }
        let gap = try WorkingCalendar(
            version: CalendarVersion("gap"), source: "", years: [2025, 2027], days: days)
        #expect(gap.isCertain(from: day("2025-03-03"), through: day("2025-03-28")))
        #expect(gap.isCertain(from: day("2027-03-01"), through: day("2027-03-05")))
        #expect(!gap.isCertain(from: day("2025-12-01"), through: day("2027-03-05")))
        #expect(!gap.isCertain(from: day("2026-03-02"), through: day("2026-03-06")))
    }

    @Test func `a notice may move rest into the December before it`() throws {
        let days = [
            CalendarDay(date: day("2018-12-29"), kind: .makeUpWorkday, name: "元旦"),
            CalendarDay(date: day("2018-12-31"), kind: .off, name: "元旦"),
            CalendarDay(date: day("2019-01-01"), kind: .off, name: "元旦"),
        ]
        #expect(CalendarNotice.years(in: days) == [2019])
        let calendar = try WorkingCalendar(version: CalendarVersion("2019"), source: "", years: [2019], days: days)
        #expect(calendar.isWorkingDay(day("2018-12-29")))
        #expect(!calendar.isWorkingDay(day("2018-12-31")))
        #expect(!calendar.covers(year: 2018))
        #expect(calendar.entry(for: day("2018-12-31"))?.name == "元旦")
        #expect(calendar.entry(for: day("2018-12-30")) == nil)
    }

    @Test func `the shipped list is read whole`() throws {
        let days = try CalendarNotice.days(from: Notices.text)
        #expect(days.count == 72)
        #expect(CalendarNotice.years(in: days) == [2025, 2026])
        #expect(days.filter { $0.kind == .makeUpWorkday }.count == 11)
        #expect(try CalendarNotice.days(from: "\u{FEFF}date,kind,name\r\n2026-01-01,off,元旦\r\n").count == 1)
    }

    @Test(arguments: [
        ("", InvalidCalendar.noHeader), ("2026-01-01,off,元旦", .noHeader),
        ("date,kind,name\n2026-02-30,off,春节", .badLine(2)),
        ("date,kind,name\n\n2026-01-01,rest,元旦", .badLine(3)), ("date,kind,name\n2026-01-01,off", .badLine(2)),
        ("date,kind,name\n2026-01-01,off,", .badLine(2)),
    ])
    func `a broken list names its line`(text: String, error: InvalidCalendar) {
        #expect(throws: error) { try CalendarNotice.days(from: text) }
    }

    @Test(arguments: [
        (["2026-01-05,makeup_workday,x"], InvalidCalendar.makeUpOnWeekday(day("2026-01-05"))),
        (["2026-01-04,makeup_workday,x", "2026-01-04,off,x"], .contradiction(day("2026-01-04"))),
        (["1700-01-01,off,x", "2026-01-01,off,x"], .tooLong),
    ])
    func `days that contradict each other are refused`(lines: [String], error: InvalidCalendar) {
        #expect(throws: error) {
            try CalendarNotice.calendar(
                from: "date,kind,name\n" + lines.joined(separator: "\n"), version: CalendarVersion("x"), source: "")
        }
    }
}
