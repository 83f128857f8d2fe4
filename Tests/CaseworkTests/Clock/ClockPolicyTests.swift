import Casework
import Testing

@Suite("clock policies: JB-15 JB-16 SS-169 JB-26 ZJ-21 ZJ-29 ZJ-30 AJ-15 JB-21 JB-27 JB-18 HB-2020 SX-28 JC-69 XF-22")
struct ClockPolicyTests {
    let calendar = Notices.calendar

    static let table: [(ClockKind, String, String, Confidence)] = [
        (.upwardReport, "5 working_day", "JB-15", .quoted),
        (.forwardAccept, "5 working_day", "JB-16", .quoted),
        (.forwardOther, "5 working_day", "SS-169", .quoted),
        (.acceptNotice, "15 working_day", "JB-26", .quoted),
        (.plan, "1 month", "ZJ-21", .quoted),
        (.talkReply, "15 working_day", "ZJ-29", .unverified),
        (.talkReport, "1 month", "ZJ-30", .quoted),
        (.prelim, "2 month", "AJ-15", .officialText),
        (.assigned, "3 month", "JB-21", .quoted),
        (.feedback, "15 working_day", "JB-27", .quoted),
        (.quarterFeedback, "quarter", "JB-18", .quoted),
        (.clarify, "20 working_day", "HB-2020", .quoted),
        (.investigation, "90 day", "SX-28", .quoted),
        (.appeal, "1 month", "JC-69", .officialText),
        (.review, "2 month", "JC-69", .officialText),
        (.xfForward, "15 day", "XF-22", .officialText),
        (.xfReject, "5 working_day", "XF-23", .officialText),
        (.xfHandle, "60 day", "XF-34", .officialText),
        (.xfReview, "30 day", "XF-35", .officialText),
        (.xfRecheck, "30 day", "XF-36", .officialText),
        (.fastDivert, "2 working_day", "HS-29", .localPractice),
        (.fastPlan, "15 working_day", "HS-29", .localPractice),
        (.fastClose, "60 day", "HS-29", .localPractice),
        (.research, "10 working_day", "DW-research", .localPractice),
        (.visitTown, "year", "HS-28", .unverified),
        (.supervision, "10 working_day", "DW-supervise", .localPractice),
        (.recommendReply, "30 day", "DW-reply", .localPractice),
        (.lookBack, "3 month", "DW-lookback", .localPractice),
        (.objection, "15 working_day", "DW-objection", .localPractice),
        (.protectionLook, "5 working_day", "DW-watch", .localPractice),
    ]

    @Test(arguments: table)
    func `each clock has its published length, clause and confidence`(
        kind: ClockKind, length: String, clause: String, confidence: Confidence
    ) {
        let policy = kind.builtIn
        let stated =
            switch policy.length {
            case .period(let period): "\(period.length) \(period.unit.rawValue)"
            case .quarterEnd: "quarter"
            case .yearEnd: "year"
            }
        #expect(stated == length)
        #expect(policy.kind == kind)
        #expect(policy.policy.key == clause)
        #expect(policy.confidence == confidence)
        for text in [policy.name, policy.starts, policy.action, policy.source] {
            #expect(!text.zh.isEmpty && !text.en.isEmpty)
        }
    }

    @Test func `every kind of clock is in the table once`() {
        #expect(Self.table.map(\.0) == ClockKind.allCases)
    }

    @Test func `an assigned matter is extended once by the own head, then only from above`() {
        let policy = ClockKind.assigned.builtIn
        #expect(policy.nextExtension(granted: 0)?.approver == .ownHead)
        #expect(policy.nextExtension(granted: 0)?.atMost == .months(Months(3)))
        for granted in 1...4 { #expect(policy.nextExtension(granted: granted)?.approver == .upperOrgan) }
        #expect(ClockKind.xfHandle.builtIn.nextExtension(granted: 1) == nil)
        #expect(ClockKind.acceptNotice.builtIn.nextExtension(granted: 0) == nil)
    }

    @Test func `people are warned some working days before the end, never before the start`() {
        let policy = ClockKind.acceptNotice.builtIn
        let due = policy.due(from: day("2026-09-18"), calendar: calendar)
        #expect(due.date == day("2026-10-15"))
        #expect(policy.warnDate(for: due, calendar: calendar) == day("2026-10-12"))
        let row = ClockPolicyRow(
            kind: .acceptNotice, period: .workingDays(WorkingDays(1)), warnLead: WorkingDays(5),
            source: Bilingual("本地", "local"), effectiveFrom: day("2026-01-01"))
        let short = ClockPolicyTable(rows: [row]).policy(for: .acceptNotice, owedBy: nil, startingOn: day("2026-03-02"))
        let soon = short.due(from: day("2026-03-02"), calendar: calendar)
        #expect(soon.date == day("2026-03-03"))
        #expect(short.warnDate(for: soon, calendar: calendar) == day("2026-03-02"))
    }

    @Test(arguments: [
        ("2025-12-31", 2), ("2026-01-01", 4), ("2026-06-30", 4), ("2026-07-01", 3), ("2026-07-31", 3),
        ("2026-08-01", 2),
    ])
    func `a deployment's row holds from its first to its last day, the later row first`(start: String, length: Int) {
        let table = ClockPolicyTable(rows: [
            row(3, from: "2026-07-01", to: "2026-07-31"), row(4, from: "2026-01-01", to: "2026-07-31"),
        ])
        let policy = table.policy(for: .fastDivert, owedBy: nil, startingOn: day(start))
        #expect(policy.length == .period(.workingDays(WorkingDays(length))))
        #expect(table.policy(for: .fastPlan, owedBy: nil, startingOn: day(start)) == ClockKind.fastPlan.builtIn)
    }

    @Test(arguments: [
        (ClockKind.quarterFeedback, "2026-01-01", "2026-03-31"), (.quarterFeedback, "2026-05-10", "2026-06-30"),
        (.quarterFeedback, "2026-12-31", "2026-12-31"), (.visitTown, "2026-04-01", "2026-12-31"),
    ])
    func `quarterly and yearly duties end with their quarter and year`(kind: ClockKind, start: String, end: String) {
        let due = kind.builtIn.due(from: day(start), calendar: calendar)
        #expect(due.date == day(end))
        // No notice moves the end of a quarter, so it is certain also in a year without one.
        #expect(!due.provisional && !kind.builtIn.due(from: day(start), calendar: Notices.none).provisional)
    }

    private func row(_ length: Int, from: String, to: String) -> ClockPolicyRow {
        ClockPolicyRow(
            kind: .fastDivert, period: .workingDays(WorkingDays(length)), warnLead: nil,
            source: Bilingual("本地", "local"), effectiveFrom: day(from), effectiveTo: day(to))
    }
}
