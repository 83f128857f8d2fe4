import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What a new calendar or policy does to the clocks that run.
@Suite struct RecomputeClocksTests {
    /// The calendar in force, with some more rest days of its year.
    private static func notice(_ desk: Desk, resting days: [CivilDate]) -> [CalendarDay] {
        let year = desk.today.year
        let listed = desk.office.calendar.days.filter { $0.date.year == year && !days.contains($0.date) }
        return listed + days.map { CalendarDay(date: $0, kind: .off, name: "虚构假日") }
    }

    private static func last(_ desk: Desk) async throws -> RulesChange? {
        let staff = try desk.staff(desk.office.administrator)
        return try await ListClocks(desk.context).recomputations(as: staff).first
    }

    @Test func `a new notice moves running clocks, takes the mark off what is late no longer, and says so`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let before = try await desk.clock(.forwardOther, of: receipt.id.rawValue)
            let late = desk.office.calendar.workingDay(WorkingDays(1), after: before.dueOn)
            desk.office.clock.advance(days: late.days(since: desk.today))
            while try await WatchClocks(desk.context)().isFull {}
            #expect(try await desk.clock(.forwardOther, of: receipt.id.rawValue).isOverdue)

            let former = desk.context.calendar.version
            let resting = [before.dueOn, late]
            let changed = try await LoadClockRules(desk.context).calendar(
                Self.notice(desk, resting: resting), source: "虚构通知")
            #expect(changed.calendar.version != former)
            let done = try await RecomputeClocks(changed)(.calendar, batch: 1)
            let after = try await desk.clock(.forwardOther, of: receipt.id.rawValue)
            #expect(after.dueOn == desk.office.calendar.workingDay(WorkingDays(1), after: late))
            #expect(!after.isOverdue)
            #expect(done.unmarked == 1 && done.moved >= 1 && done.lookedAt >= done.moved)
            #expect(done.calendarsFrom == [former.rawValue])
            let kept = try #require(try await Self.last(desk))
            #expect(kept.calendarTo == changed.calendar.version && kept.cause == .calendar)
            #expect(try await desk.texts("select r.unmarked::text from casework.clock_recomputation as r") == ["1"])
            let entries = try await desk.texts(
                """
                select e.action || ' ' || e.subject
                from audit.log as e
                where e.action in ('clock.unmarked', 'clock.recomputed') and e.chain = 'O420281'
                order by 1
                """)
            #expect(entries.contains("clock.unmarked \(receipt.id.rawValue)"))
            #expect(entries.contains("clock.recomputed "))

            let found = try await FindClockRules(desk.office.store)(over: desk.office.calendar)
            #expect(found.calendar.version == changed.calendar.version)
            #expect(!found.calendar.isWorkingDay(late), "it is in force at the next start")
            let again = try await RecomputeClocks(changed)(.start)
            #expect(again.moved == 0)
            #expect(try await Self.last(desk)?.cause == .calendar, "a start that found nothing is not recorded")
        }
    }

    @Test func `what stopped keeps its last day, and days of notices follow their clocks`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed()
            let plan = try await desk.clock(.plan, of: clue.rawValue)
            try await desk.office.store.transaction(as: .system) { try $0.stop([.plan], of: clue) }
            let rows = [
                ClockPolicyRow(
                    kind: .plan, period: .days(Days(7)), warnLead: nil, source: Bilingual("通知", "通知"),
                    effectiveFrom: desk.today),
                ClockPolicyRow(
                    kind: .acceptNotice, period: .workingDays(WorkingDays(9)), warnLead: WorkingDays(2),
                    source: Bilingual("通知", "通知"), effectiveFrom: desk.today),
            ]
            let noticed = try await desk.texts(
                "select n.due_on::text from casework.notice as n where n.report_id = '\(receipt.id.rawValue)'")
            let changed = try await LoadClockRules(desk.context).periods(rows)
            try await RecomputeClocks(changed)(.policy)
            #expect(try await desk.clock(.plan, of: clue.rawValue).dueOn == plan.dueOn)
            let due = changed.dueDay(of: .acceptNotice, owedBy: desk.office.county, from: desk.today)
            let moved = try await desk.texts(
                "select n.due_on::text from casework.notice as n where n.report_id = '\(receipt.id.rawValue)'")
            if !noticed.isEmpty { #expect(moved == noticed.map { _ in due.description }) }
            let warnings = try await desk.texts(
                """
                select distinct c.warn_on::text
                from casework.clock as c
                where c.kind = 'ACCEPT_NOTICE' and c.stopped_on is null
                """)
            let lead = desk.office.calendar.workingDay(WorkingDays(2), before: due)
            #expect(warnings.allSatisfy { $0 == lead.description })
        }
    }

    @Test func `JB-21: an extended clock keeps its extensions when it is computed anew`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed()
            let id = try await desk.start(.assigned, of: clue)
            let start = desk.today
            try await ExtendClock(desk.context)(
                id,
                ClockExtensionRules.Asked(
                    period: .months(Months(3)), approvedOn: start, reason: .complex, hasWords: true,
                    reportedUpOn: start),
                words: "说明", as: desk.head)
            let changed = try await LoadClockRules(desk.context).calendar(
                Self.notice(desk, resting: [start.adding(months: 6)]), source: "虚构通知")
            let done = try await RecomputeClocks(changed)(.calendar)
            #expect(done.moved == 1)
            let expected = changed.calendar.workingDay(onOrAfter: start.adding(months: 6))
            #expect(try await desk.clock(.assigned, of: clue.rawValue).dueOn == expected)
        }
    }

    @Test func `the roll-over is a switch of the deployment, and rows are versions that replace nothing`() async throws
    {
        try await Desk.open { desk in
            let source = Bilingual("市纪委通知", "市纪委通知")
            let load = LoadClockRules(desk.context)
            let off = try await load.setting(
                ClockSetting(.rollOver(.none), source: source, effectiveFrom: desk.today))
            #expect(off.policies.rollOver(on: desk.today) == .none)
            let on = try await load.setting(
                ClockSetting(.rollOver(.nextWorkingDay), source: source, effectiveFrom: desk.today))
            #expect(on.policies.rollOver(on: desk.today) == .nextWorkingDay)
            let kept = try await desk.texts(
                "select s.version || ' ' || s.value from directory.clock_setting as s order by 1")
            #expect(kept == ["1 none", "2 next_working_day"])
            let row = { (days: Int) in
                ClockPolicyRow(
                    kind: .fastPlan, period: .workingDays(WorkingDays(days)), warnLead: nil, source: source,
                    effectiveFrom: desk.today)
            }
            _ = try await load.periods([row(10)])
            let latest = try await load.periods([row(12)])
            let policy = latest.policies.policy(for: .fastPlan, owedBy: nil, startingOn: desk.today)
            #expect(policy.length == .period(.workingDays(WorkingDays(12))))
            let versions = try await desk.texts(
                "select p.version || ' ' || p.length from directory.period_policy as p order by 1")
            #expect(versions == ["1 10", "2 12"])
        }
    }

    @Test func `only who keeps the rules reads what was recomputed`() async throws {
        try await Desk.open { desk in
            try await RecomputeClocks(desk.context)(.policy)
            #expect(try await Self.last(desk)?.cause == .policy)
            for caller in [desk.head, desk.lead, desk.deputy, desk.clerk, desk.supervisor] {
                #expect(try await ListClocks(desk.context).recomputations(as: caller).isEmpty)
            }
        }
    }

    @Test func `what follows a clock moves with it, and a day that a person set stays`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let supervise = SuperviseClue(desk.context)
            try await supervise.propose(clue, .other, [.letter], demand: "报送方案", as: desk.supervisor)
            let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
            let order = try #require(opened.orders.first?.record.order.id)
            try await supervise.approve(order, as: desk.deputy)
            let before = try await desk.clock(.supervision, of: order.rawValue)
            let instruction = try await KeepInstructions(desk.context).register(
                NewInstruction(
                    source: .leaderNote, issuedOn: desk.today, toOrgan: desk.office.county,
                    toRoom: Room.ID("O420281-J2"), clue: nil, dueOn: before.dueOn, text: "限期整改"),
                as: desk.supervisor)
            _ = try await StartTownVisits(desk.context)()
            let changed = try await LoadClockRules(desk.context).calendar(
                Self.notice(desk, resting: [before.dueOn]), source: "虚构通知")
            try await RecomputeClocks(changed)(.calendar)
            let after = try await desk.clock(.supervision, of: order.rawValue)
            #expect(after.dueOn > before.dueOn)
            let days = try await desk.texts(
                "select s.due_on::text from casework.supervision as s where s.supervision_id = '\(order.rawValue)'")
            #expect(days == [after.dueOn.description], "HS-3: late is who is late by the clock")
            let kept = try await desk.texts(
                """
                select i.due_on::text
                from casework.instruction as i
                where i.instruction_id = '\(instruction.rawValue)'
                """)
            #expect(kept == [before.dueOn.description])
            let reminders = try await desk.texts(
                "select distinct c.warn_on::text from casework.clock as c where c.kind = 'VISIT_TOWN'")
            #expect(reminders == ["\(desk.today.year)-10-01"], "HS-28: the reminder of October")
        }
    }
}
