import Casework
import Testing

@Suite("how a last day comes about: JB-26 ZJ-29 HS-29")
struct DeadlineExplanationTests {
    let calendar = Notices.calendar

    @Test(arguments: DeadlineTests.golden)
    func `as many days are counted as the period has, and the last of them is the last day`(
        row: (start: String, five: String, fifteen: String, twenty: String)
    ) {
        for (kind, count, end) in [
            (ClockKind.forwardAccept, 5, row.five), (.acceptNotice, 15, row.fifteen), (.clarify, 20, row.twenty),
        ] {
            let explanation = DeadlineExplanation(kind.builtIn, from: day(row.start), calendar: calendar)
            let counted = explanation.steps.compactMap { step -> (CivilDate, Int)? in
                switch step {
                case .counted(let date, let number): (date, number)
                case .makeUp(let date, _, let number): (date, number)
                case .start, .weekend, .holiday, .span, .fixedEnd, .rollOver, .noRollOver, .extended, .due, .warning,
                    .provisional, .calendar, .ownPeriod, .source:
                    nil
                }
            }
            #expect(counted.map(\.1) == Array(1...count), "\(row.start)")
            #expect(counted.last?.0 == day(end) && explanation.due.date == day(end), "\(row.start)")
        }
    }

    @Test(arguments: DeadlineTests.golden)
    func `what a terminal is answered is the golden date, alone and certain`(
        row: (start: String, five: String, fifteen: String, twenty: String)
    ) {
        for (count, end) in [(5, row.five), (15, row.fifteen), (20, row.twenty)] {
            let answer = ClockAnswer.due(
                from: day(row.start), .workingDays(WorkingDays(count)), calendar: calendar, rollOver: .nextWorkingDay)
            #expect(answer.output == end && answer.warning == nil, "\(row.start) + \(count)")
        }
    }

    @Test func `JB-26: holidays and make-up days are named, the start is not counted, the source stands below`() {
        let explanation = DeadlineExplanation(
            ClockKind.acceptNotice.builtIn, from: day("2025-01-24"), calendar: calendar)
        let steps = explanation.steps
        #expect(steps.first == .start(day("2025-01-24")))
        #expect(steps.contains(.weekend(day("2025-01-25"))))
        #expect(steps.contains(.makeUp(day("2025-01-26"), holiday: "春节", number: 1)))
        #expect(steps.contains(.holiday(day("2025-01-28"), name: "春节")))
        #expect(steps.contains(.makeUp(day("2025-02-08"), holiday: "春节", number: 6)))
        #expect(steps.contains(.due(day("2025-02-20"))))
        #expect(steps.contains(.warning(day("2025-02-17"), lead: WorkingDays(3))))
        let lines = explanation.lines
        #expect(lines.contains { $0.zh.contains("春节放假") && $0.en.contains("holiday (春节)") })
        #expect(lines.last?.zh.contains("第26条") == true && lines.last?.zh.contains("JB-26") == true)
        #expect(lines.last?.en.contains("B, quoted") == true)
    }

    @Test func `a last day that moves names the rest days, and one that stays says that this is a choice`() {
        let policy = ClockKind.assigned.builtIn
        let moved = DeadlineExplanation(policy, from: day("2026-07-01"), calendar: calendar)
        #expect(moved.steps.contains(.holiday(day("2026-10-01"), name: "国庆节")))
        #expect(moved.steps.contains(.rollOver(from: day("2026-10-01"), through: day("2026-10-08"))))
        #expect(moved.due.date == day("2026-10-08"))
        let table = ClockPolicyTable(settings: [
            ClockSetting(.rollOver(.none), source: Bilingual("市纪委通知", "notice"), effectiveFrom: day("2026-01-01"))
        ])
        let fixed = table.policy(for: .assigned, owedBy: nil, startingOn: day("2026-07-01"))
        let stays = DeadlineExplanation(fixed, from: day("2026-07-01"), calendar: calendar)
        #expect(stays.due.date == day("2026-10-01"))
        #expect(stays.lines.contains { $0.zh.contains("本单位设定") && $0.en.contains("local choice") })
        let before = table.policy(for: .assigned, owedBy: nil, startingOn: day("2025-12-31"))
        #expect(before.rollOver == .nextWorkingDay, "it holds from its day on")
    }

    @Test func `JB-21: extensions stand in the reckoning`() {
        let extended = DeadlineExplanation(
            ClockKind.assigned.builtIn, from: day("2025-11-30"), extendedBy: [.months(Months(3))], calendar: calendar)
        #expect(extended.steps.contains(.extended(.months(Months(3)), through: day("2026-05-30"))))
        #expect(extended.due.date == day("2026-06-01"))
    }

    @Test(arguments: [
        (ClockKind.fastPlan, "C 本地规定", "local choice"), (.talkReply, "D 未核对原文", "unverified"),
        (.prelim, "A 已核对原文", "official text"),
    ])
    func `what is no published rule is shown as such`(kind: ClockKind, zh: String, en: String) {
        let lines = DeadlineExplanation(kind.builtIn, from: day("2026-03-02"), calendar: calendar).lines
        #expect(lines.last?.zh.contains(zh) == true && lines.last?.en.contains(en) == true)
    }

    @Test func `the command's answer is the day alone, and what is uncertain goes beside it`() {
        let known = ClockAnswer.due(
            from: day("2025-01-24"), .workingDays(WorkingDays(15)), calendar: calendar, rollOver: .nextWorkingDay)
        #expect(known.output == "2025-02-20" && known.warning == nil)
        let open = ClockAnswer.due(
            from: day("2026-12-21"), .workingDays(WorkingDays(15)), calendar: calendar, rollOver: .nextWorkingDay)
        #expect(open.output == "2027-01-11")
        #expect(open.warning?.zh.contains("暂定") == true && open.warning?.en.contains("provisional") == true)
        let fixed = ClockAnswer.due(
            from: day("2026-07-01"), .months(Months(3)), calendar: calendar, rollOver: .none)
        #expect(fixed.output == "2026-10-01")
        let told = ClockAnswer.explanation(
            of: ClockKind.acceptNotice.builtIn, from: day("2025-01-24"), calendar: calendar)
        #expect(told.output.contains("ACCEPT_NOTICE") && told.output.contains("2025-02-20"))
        #expect(told.output.contains("make-up workday") && told.warning == nil)
    }
}
