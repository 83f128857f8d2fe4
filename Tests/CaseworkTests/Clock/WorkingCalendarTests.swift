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

    /// The holidays of the notices: first and last day off, and the weekend days that are worked for them.
    private static let holidays: [(name: String, first: String, last: String, madeUp: [String])] = [
        ("元旦", "2025-01-01", "2025-01-01", []),
        ("春节", "2025-01-28", "2025-02-04", ["2025-01-26", "2025-02-08"]),
        ("清明节", "2025-04-04", "2025-04-06", []),
        ("劳动节", "2025-05-01", "2025-05-05", ["2025-04-27"]),
        ("端午节", "2025-05-31", "2025-06-02", []),
        ("国庆节", "2025-10-01", "2025-10-08", ["2025-09-28", "2025-10-11"]),
        ("元旦", "2026-01-01", "2026-01-03", ["2026-01-04"]),
        ("春节", "2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]),
        ("清明节", "2026-04-04", "2026-04-06", []),
        ("劳动节", "2026-05-01", "2026-05-05", ["2026-05-09"]),
        ("端午节", "2026-06-19", "2026-06-21", []),
        ("中秋节", "2026-09-25", "2026-09-27", []),
        ("国庆节", "2026-10-01", "2026-10-07", ["2026-09-20", "2026-10-10"]),
    ]

    @Test func `every holiday of the notices is off from its first to its last day, and made up for on its days`() {
        var listed = 0
        for holiday in Self.holidays {
            let (first, last) = (day(holiday.first), day(holiday.last))
            for date in (0...last.days(since: first)).map({ first.adding(days: $0) }) {
                #expect(!calendar.isWorkingDay(date), "\(holiday.name) \(date)")
                #expect(calendar.entry(for: date)?.kind == .off, "\(holiday.name) \(date)")
                listed += 1
            }
            for date in holiday.madeUp.map({ day($0) }) {
                #expect(date.weekday.isWeekend && calendar.isWorkingDay(date), "\(holiday.name) \(date)")
                listed += 1
            }
        }
        #expect(listed == 72, "and there are no others")
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
