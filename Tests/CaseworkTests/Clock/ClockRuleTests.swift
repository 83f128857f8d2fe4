import Casework
import Testing

@Suite("clock rules: audiences, settings, notices")
struct ClockRuleTests {
    static let warned: [(ClockKind, Set<ClockAudience>)] = [
        (.upwardReport, [.petitionLead, .head]), (.forwardAccept, [.petitionLead, .upper]),
        (.forwardOther, [.petitionLead]), (.acceptNotice, [.petitionLead]),
        (.plan, [.room, .caseSupervision, .deputy]), (.talkReply, [.room]), (.talkReport, [.room, .caseSupervision]),
        (.prelim, [.room, .caseSupervision, .head]), (.assigned, [.room, .petitionLead, .deputy, .upper]),
        (.feedback, [.room, .petitionLead]), (.quarterFeedback, [.petitionLead, .caseSupervision]),
        (.clarify, [.room, .head]), (.investigation, []), (.appeal, [.petitionLead]), (.review, [.petitionLead]),
        (.xfForward, [.petitionLead]), (.xfReject, [.petitionLead]), (.xfHandle, [.petitionLead]),
        (.xfReview, [.petitionLead]), (.xfRecheck, [.petitionLead]),
        (.fastDivert, [.petitionLead, .room, .deputy]), (.fastPlan, [.room, .deputy]),
        (.fastClose, [.room, .deputy]), (.research, [.petitionLead]),
        (.visitTown, [.petitionLead, .head]), (.supervision, [.room, .caseSupervision, .deputy]),
        (.recommendReply, [.room, .caseSupervision]), (.lookBack, [.room, .caseSupervision]),
        (.objection, [.room, .petitionLead]), (.protectionLook, [.room, .petitionLead, .deputy]),
    ]

    @Test(arguments: warned)
    func `each clock warns those whose matter it is`(kind: ClockKind, audience: Set<ClockAudience>) {
        #expect(kind.audience == audience)
        for role in Role.allCases {
            let isWarned = ClockKind.warned([role]).contains(kind)
            #expect(isWarned == audience.contains { $0.includes([role]) }, "\(role)")
        }
    }

    @Test func `every clock stands in the table of the warned, and nobody without a case is warned`() {
        #expect(Self.warned.map(\.0) == ClockKind.allCases)
        #expect(ClockKind.warned([.administrator, .auditor]).isEmpty)
    }

    private let row = ClockPolicyRow(
        kind: .talkReply, period: .workingDays(WorkingDays(10)), warnLead: WorkingDays(2), confidence: .quoted,
        source: Bilingual("市纪委通知", "notice"), effectiveFrom: day("2026-05-01"))

    @Test func `a row sets length, warning, confidence and source from its day on`() {
        let table = ClockPolicyTable(rows: [row])
        let before = table.policy(for: .talkReply, owedBy: nil, startingOn: day("2026-04-30"))
        #expect(before == ClockKind.talkReply.builtIn && before.confidence == .unverified)
        let after = table.policy(for: .talkReply, owedBy: nil, startingOn: day("2026-05-01"))
        #expect(after.length == .period(.workingDays(WorkingDays(10))))
        #expect(after.warnLead == WorkingDays(2) && after.confidence == .quoted && after.source.zh == "市纪委通知")
    }

    @Test func `the latest setting of its kind holds, and each kind stands for itself`() {
        let source = Bilingual("通知", "notice")
        let table = ClockPolicyTable(settings: [
            ClockSetting(.overdueStep(WorkingDays(3)), source: source, effectiveFrom: day("2026-02-01")),
            ClockSetting(.rollOver(.none), source: source, effectiveFrom: day("2026-01-01")),
            ClockSetting(.rollOver(.nextWorkingDay), source: source, effectiveFrom: day("2026-06-01")),
        ])
        #expect(table.rollOver(on: day("2026-05-31")) == .none)
        #expect(table.rollOver(on: day("2026-06-01")) == .nextWorkingDay)
        #expect(table.overdueStep(on: day("2026-01-31")) == ClockLimits.overdueStep)
        #expect(table.overdueStep(on: day("2026-06-01")) == WorkingDays(3))
    }

    @Test func `equal rows have one name, and a changed one another`() {
        var other = row
        #expect(ClockPolicyTable().version == "built-in")
        #expect(ClockPolicyTable(rows: [row]).version == ClockPolicyTable(rows: [other]).version)
        other = ClockPolicyRow(
            kind: row.kind, period: row.period, warnLead: WorkingDays(1), confidence: row.confidence,
            source: row.source, effectiveFrom: row.effectiveFrom)
        #expect(ClockPolicyTable(rows: [row]).version != ClockPolicyTable(rows: [other]).version)
    }

    @Test func `a new notice replaces its year and leaves the others`() throws {
        let listed = [
            CalendarDay(date: day("2027-01-01"), kind: .off, name: "元旦"),
            CalendarDay(date: day("2026-12-31"), kind: .off, name: "元旦"),
        ]
        let next = try Notices.calendar.updated(with: listed, version: CalendarVersion("2025-2027"), source: "虚构通知")
        #expect(next.years == [2025, 2026, 2027])
        #expect(!next.isWorkingDay(day("2026-12-31")) && next.isWorkingDay(day("2026-02-14")))
        #expect(next.source.hasSuffix("虚构通知"))
        let sure = Deadline.due(from: day("2026-12-21"), period: .workingDays(WorkingDays(15)), calendar: next)
        #expect(!sure.provisional && sure.date == day("2027-01-13"))
        let again = [CalendarDay(date: day("2026-01-01"), kind: .off, name: "元旦")]
        let bare = try Notices.calendar.updated(with: again, version: CalendarVersion("x"), source: "")
        #expect(!bare.isWorkingDay(day("2026-02-14")), "the former days of that year are gone")
        #expect(bare.entry(for: day("2025-01-28"))?.name == "春节")
    }

    @Test func `a list without any New Year's Day is no year's notice`() {
        let listed = [CalendarDay(date: day("2027-05-01"), kind: .off, name: "劳动节")]
        #expect(throws: InvalidCalendar.noYear) {
            try Notices.calendar.updated(with: listed, version: CalendarVersion("x"), source: "")
        }
    }
}
