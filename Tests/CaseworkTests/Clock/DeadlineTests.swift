import Casework
import Testing

@Suite("deadlines")
struct DeadlineTests {
    let calendar = Notices.calendar

    /// The golden table: start, and the day 5, 15 and 20 working days later.
    static let golden: [(start: String, five: String, fifteen: String, twenty: String)] = [
        ("2025-01-24", "2025-02-07", "2025-02-20", "2025-02-27"),
        ("2025-01-26", "2025-02-08", "2025-02-21", "2025-02-28"),
        ("2025-09-26", "2025-10-10", "2025-10-23", "2025-10-30"),
        ("2025-12-31", "2026-01-08", "2026-01-22", "2026-01-29"),
        ("2026-02-13", "2026-02-27", "2026-03-12", "2026-03-19"),
        ("2026-02-14", "2026-02-28", "2026-03-13", "2026-03-20"),
        ("2026-09-18", "2026-09-24", "2026-10-15", "2026-10-22"),
        ("2026-09-30", "2026-10-13", "2026-10-27", "2026-11-03"),
    ]

    @Test(arguments: golden)
    func `working days are counted as the official calendar says`(
        row: (start: String, five: String, fifteen: String, twenty: String)
    ) {
        for (count, expected) in [(5, row.five), (15, row.fifteen), (20, row.twenty)] {
            let period = Period.workingDays(WorkingDays(count))
            let due = Deadline.due(from: day(row.start), period: period, calendar: calendar)
            #expect(due.date == day(expected), "\(row.start) + \(count)")
            #expect(!due.provisional)
            #expect(due.nominal == due.date)
        }
    }

    @Test(arguments: [
        ("2026-01-31", Period.months(Months(1)), "2026-02-28", "2026-02-28"),
        ("2025-12-31", .months(Months(1)), "2026-01-31", "2026-02-02"),
        ("2026-07-01", .months(Months(3)), "2026-10-01", "2026-10-08"),
        ("2026-08-02", .days(Days(60)), "2026-10-01", "2026-10-08"),
        ("2026-03-02", .days(Days(15)), "2026-03-17", "2026-03-17"),
    ])
    func `months and days end on their day, and a rest day moves to the next working day`(
        start: String, period: Period, nominal: String, date: String
    ) {
        let due = Deadline.due(from: day(start), period: period, calendar: calendar)
        #expect(due.nominal == day(nominal))
        #expect(due.date == day(date))
        #expect(!due.provisional)
        let unmoved = Deadline.due(from: day(start), period: period, calendar: calendar, rollOver: .none)
        #expect(unmoved.date == day(nominal))
    }

    @Test func `a year without a notice makes the date provisional, never silently Monday to Friday`() {
        let due = Deadline.due(
            from: day("2026-12-21"), period: .workingDays(WorkingDays(15)), calendar: calendar)
        #expect(due.provisional)
        #expect(due.date == day("2027-01-11"))
        #expect(due.explanation.last?.zh.contains("暂定") == true)
        let none = Deadline.due(from: day("2026-03-02"), period: .workingDays(WorkingDays(5)), calendar: Notices.none)
        #expect(none.provisional)
        #expect(none.date == day("2026-03-09"))
        let months = Deadline.due(from: day("2026-11-30"), period: .months(Months(3)), calendar: calendar)
        #expect(months.provisional)
        #expect(months.nominal == day("2027-02-28"))
    }

    @Test func `3 plus 3 months are six months, not two clamped threes`() {
        let three = Deadline.due(from: day("2025-11-30"), period: .months(Months(3)), calendar: calendar)
        #expect(three.nominal == day("2026-02-28"))
        let six = Deadline.extended(three, by: .months(Months(3)), calendar: calendar)
        #expect(six.nominal == day("2026-05-30"))
        #expect(six.date == day("2026-06-01"))
        #expect(six.start == three.start)
    }

    @Test func `an extension in another unit is counted from the end of the period, before it was moved`() {
        let first = Deadline.due(from: day("2026-07-01"), period: .months(Months(3)), calendar: calendar)
        let second = Deadline.extended(first, by: .days(Days(10)), calendar: calendar)
        #expect(second.counted == day("2026-10-01"))
        #expect(second.date == day("2026-10-12"))
        #expect(second.explanation.contains { $0.zh.contains("接续计算") })
        let third = Deadline.extended(second, by: .days(Days(1)), calendar: calendar)
        #expect(third.counted == second.nominal)
    }

    @Test func `the explanation tells each step in both languages`() {
        let due = Deadline.due(from: day("2025-12-31"), period: .months(Months(1)), calendar: calendar)
        #expect(
            due.explanation.map(\.zh) == [
                "自2025年12月31日起算，当日不计入",
                "满1个月为2026年1月31日（星期六）",
                "该日为休息日，顺延至下一工作日2026年2月2日（星期一）",
                "依据工作日历 2026.1",
            ])
        #expect(due.explanation.allSatisfy { !$0.en.isEmpty })
        let working = Deadline.due(from: day("2026-09-18"), period: .workingDays(WorkingDays(15)), calendar: calendar)
        #expect(working.explanation[1].zh == "第15个工作日为2026年10月15日（星期四），其间休息日12天不计入")
        let clamped = Deadline.due(from: day("2026-01-31"), period: .months(Months(1)), calendar: calendar)
        #expect(clamped.explanation[1].zh.contains("取月末"))
    }

    @Test(arguments: Period.Unit.allCases)
    func `a period from a row keeps its bounds and comes back as stored`(unit: Period.Unit) throws {
        let period = try #require(Period(length: 15, unit: unit))
        #expect(period.length == 15)
        #expect(period.unit == unit)
        #expect(Period(length: 0, unit: unit) == nil)
        #expect(Period(length: -1, unit: unit) == nil)
        #expect(Period(length: 1_000_000, unit: unit) == nil)
        #expect(period.joined(with: period)?.length == 30)
        #expect(!period.chinese.isEmpty && period.english.hasPrefix("15 "))
    }
}
