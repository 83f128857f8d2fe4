import Casework
import Testing

@Suite("civil dates")
struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-02-28", 20_512),
        ("2026-03-01", 20_513), ("1900-03-01", -25_508), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `a date is its number of days since 1970`(text: String, days: Int) throws {
        let date = try #require(CivilDate(iso: text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.description == text)
        #expect(CivilDate(daysSinceEpoch: days) == date)
    }

    @Test func `every day of eight centuries comes back from its parts and its text, and follows the day before`() {
        var previous = day("1599-12-31")
        for days in previous.daysSinceEpoch + 1...day("2400-12-31").daysSinceEpoch {
            guard let date = CivilDate(daysSinceEpoch: days) else {
                Issue.record("no date for \(days)")
                return
            }
            let parts = date.parts
            let sameMonth = parts.day == previous.day + 1 && parts.month == previous.month
            let comesBack = CivilDate(year: parts.year, month: parts.month, day: parts.day) == date
            if !(sameMonth || parts.day == 1) || !comesBack || date.weekday == previous.weekday || previous >= date {
                Issue.record("\(previous) is followed by \(date)")
            }
            previous = date
        }
    }

    @Test(arguments: [
        "2025-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "2026/01/01", "２０２６-01-01",
        "2026-01-01 ", "", "20260101", "2026-01-0a", "0000-01-01", "-001-01-01",
    ])
    func `a text that is no day is refused`(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-12-31", 1, "2026-01-31"),
        ("2026-07-01", 3, "2026-10-01"), ("2026-03-31", -1, "2026-02-28"), ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"), ("2026-05-15", 0, "2026-05-15"), ("2026-01-15", -1, "2025-12-15"),
        ("9999-12-15", 1, "9999-12-31"), ("0001-01-15", -1, "0001-01-01"),
    ])
    func `months end on the same-numbered day or on the last of the month`(from: String, months: Int, to: String) {
        #expect(day(from).adding(months: months) == day(to))
    }

    @Test(arguments: [
        ("2026-01-04", Weekday.sunday), ("2026-02-28", .saturday), ("2025-01-24", .friday), ("1970-01-01", .thursday),
        ("0001-01-01", .monday), ("9999-12-31", .friday),
    ])
    func `the day of the week is known`(text: String, weekday: Weekday) {
        #expect(day(text).weekday == weekday)
    }

    @Test func `adding days stops at the ends of the calendar`() {
        #expect(CivilDate.latest.adding(days: 1) == .latest)
        #expect(CivilDate.earliest.adding(days: -1) == .earliest)
        #expect(CivilDate.epoch.adding(days: .max) == .latest)
        #expect(day("2026-01-01").adding(days: .max) == .latest)
        #expect(day("1960-01-01").adding(days: .min) == .earliest)
        #expect(CivilDate.epoch.adding(months: .max) == .latest)
        #expect(CivilDate.epoch.adding(months: .min) == .earliest)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01", 8 * 3600), (57_599, "1970-01-01", 86_399), (57_600, "1970-01-02", 0),
        (-28_800, "1970-01-01", 0), (-28_801, "1969-12-31", 86_399), (1_767_196_799, "2025-12-31", 86_399),
        (1_767_196_800, "2026-01-01", 0),
    ])
    func `a moment falls on its day in China, eight hours ahead of UTC`(seconds: Int64, date: String, second: Int) {
        let instant = Instant(secondsSinceEpoch: seconds)
        #expect(instant.civilDate == day(date))
        #expect(instant.secondOfDay == second)
        #expect(Instant.startOfDay(day(date)) <= instant)
        #expect(Instant.startOfDay(day(date).adding(days: 1)) > instant)
    }

    @Test(arguments: [Int64.min, .max])
    func `a moment beyond the calendar is its first or last day`(moment: Int64) {
        #expect(Instant(microsecondsSinceEpoch: moment).civilDate == (moment < 0 ? .earliest : .latest))
    }
}
