import Casework
import Testing

@Suite("clocks: warnings and bounds")
struct ClockBoundsTests {
    /// How many working days before the last day each clock warns.
    static let leads: [(ClockKind, Int)] = [
        (.upwardReport, 2), (.forwardAccept, 2), (.forwardOther, 2), (.acceptNotice, 3), (.plan, 5), (.talkReply, 3),
        (.talkReport, 5), (.prelim, 10), (.assigned, 10), (.feedback, 3), (.quarterFeedback, 10), (.clarify, 5),
        (.investigation, 10), (.appeal, 5), (.review, 5), (.xfForward, 3), (.xfReject, 2), (.xfHandle, 5),
        (.xfReview, 5), (.xfRecheck, 5), (.fastDivert, 1), (.fastPlan, 3), (.fastClose, 3), (.research, 3),
        (.visitTown, 60), (.supervision, 3), (.recommendReply, 5), (.lookBack, 10), (.objection, 3),
        (.protectionLook, 2),
    ]

    @Test func `each clock warns as many working days before as its policy says`() {
        #expect(Set(Self.leads.map(\.0)) == Set(ClockKind.allCases))
        for (kind, days) in Self.leads { #expect(kind.builtIn.warnLead == WorkingDays(days), "\(kind)") }
    }

    @Test(arguments: [Period.Unit.workingDay, .day, .month])
    func `the longest period is one, and one longer is none`(_ unit: Period.Unit) {
        let longest = unit == .month ? ClockLimits.longestPeriodMonths : ClockLimits.longestPeriodDays
        #expect(Period(length: longest, unit: unit)?.length == longest)
        #expect(Period(length: longest + 1, unit: unit) == nil)
        #expect(Period(length: 1, unit: unit)?.length == 1 && Period(length: 0, unit: unit) == nil)
    }

    @Test func `months end with the calendar and not a month before`() throws {
        let early = try #require(CivilDate(year: 1, month: 2, day: 15))
        #expect(early.adding(months: -1) == CivilDate(year: 1, month: 1, day: 15))
        #expect(early.adding(months: -2) == .earliest)
        let late = try #require(CivilDate(year: 9999, month: 11, day: 15))
        #expect(late.adding(months: 1) == CivilDate(year: 9999, month: 12, day: 15))
        #expect(late.adding(months: 2) == .latest)
        #expect(late.adding(months: .max) == .latest && late.adding(months: .min) == .earliest)
    }

    @Test func `a line of a calendar file may be as long as the bound, and no longer`() {
        func file(_ length: Int) -> String {
            let start = "2026-01-01,off,"
            return "date,kind,name\n" + start + String(repeating: "x", count: length - start.utf8.count) + "\n"
        }
        func reads(_ text: String) -> Bool {
            (try? CalendarNotice.calendar(from: text, version: CalendarVersion("t"), source: "t")) != nil
        }
        #expect(reads(file(ClockLimits.longestCalendarLine)))
        #expect(!reads(file(ClockLimits.longestCalendarLine + 1)))
        #expect(throws: InvalidCalendar.badLine(2), "the line that is too long, counted from 1") {
            try CalendarNotice.days(from: file(ClockLimits.longestCalendarLine + 1))
        }
    }

    @Test func `DW-overdue-steps: by itself each next level is told after five working days`() {
        #expect(ClockPolicyTable().overdueStep(on: day("2026-03-02")) == WorkingDays(5))
    }
}
