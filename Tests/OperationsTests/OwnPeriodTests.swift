import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Periods that one organ sets for its own clocks: loaded, followed, recorded.
@Suite("DW-own-period AJ-15 periods of one organ") struct OwnPeriodTests {
    private static func row(
        _ kind: ClockKind, _ period: Period, of organ: Organ.ID, from day: CivilDate
    ) throws -> ClockPolicyRow {
        try #require(
            ClockPolicyRow(
                of: organ, kind: kind, period: period, warnLead: WorkingDays(2), source: Bilingual("县纪委规定", "县纪委规定"),
                effectiveFrom: day))
    }

    /// A clue whose verification begins today, by the approval of its group.
    private static func verification(_ desk: Desk) async throws -> Clue.ID {
        let (_, clue) = try await desk.claimed()
        let handle = HandleClue(desk.context)
        try await handle.propose(
            clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
        try await handle.approvePlan(clue, as: desk.deputy)
        let group = [desk.holder.staff, desk.member("O420281-J2", 0).staff]
        let file = KeepCheckFile(desk.context)
        try await file.formGroup(on: clue, group, leader: group[0], as: desk.holder)
        try await file.approveGroup(on: clue, as: desk.deputy)
        return clue
    }

    @Test func `AJ-15 DW-own-period a verification starts by the organ's own period, and later follows a change of it`()
        async throws
    {
        try await Desk.open { desk in
            let (office, load) = (desk.office, LoadClockRules(desk.context))
            let (calendar, today) = (office.calendar, desk.today)
            _ = try await load.periods([
                try Self.row(.prelim, .workingDays(WorkingDays(15)), of: office.county, from: today)
            ])
            let clue = try await Self.verification(desk)
            let first = try await desk.clock(.prelim, of: clue.rawValue)
            #expect(first.startedOn == today && first.dueOn == calendar.workingDay(WorkingDays(15), after: today))
            // Of another organ the same kind runs by what holds for all.
            let other = try await desk.claimed().clue
            let foreign = try await desk.start(.prelim, of: other, organ: office.neighbour)

            let changed = try await load.periods([
                try Self.row(.prelim, .workingDays(WorkingDays(20)), of: office.county, from: today),
                try Self.row(.fastClose, .days(Days(40)), of: office.neighbour, from: today),
            ])
            let done = try await RecomputeClocks(changed)(.policy)
            #expect(done.moved == 1 && done.lookedAt > 1, "all are looked at, and those that change are written")
            let second = try await desk.clock(.prelim, of: clue.rawValue)
            #expect(second.dueOn == calendar.workingDay(WorkingDays(20), after: today) && second.id == first.id)
            let elsewhere = try await Self.dueDay(of: foreign, desk)
            #expect(elsewhere == ClockKind.prelim.builtIn.due(from: today, calendar: calendar).date)
            #expect(done.policyTo == changed.policies.version && done.cause == .policy)
            let loaded = try await desk.texts(
                """
                select e.chain || ' ' || substring(e.detail from 'own_rows=[0-9]+')
                from audit.log as e
                where e.action = 'policy.load' and e.detail like '%own_rows=%'
                order by e.chain, e.sequence
                """)
            #expect(loaded == ["O420222 own_rows=1", "O420281 own_rows=1", "O420281 own_rows=1"])
            let recomputed = try await desk.texts(
                """
                select e.chain || ' ' || substring(e.detail from 'moved=[0-9]+')
                from audit.log as e
                where e.action = 'clock.recomputed'
                """)
            #expect(recomputed == ["O420281 moved=1"])
        }
    }

    private static func dueDay(of clock: StoredClock.ID, _ desk: Desk) async throws -> CivilDate {
        try await desk.office.store.transaction(as: .system) { try $0.clock(clock).dueOn }
    }

    @Test func `AJ-15 an extension is added to the organ's own period, and the page explains by it`() async throws {
        try await Desk.open { desk in
            let today = desk.today
            _ = try await LoadClockRules(desk.context).periods([
                try Self.row(.prelim, .workingDays(WorkingDays(15)), of: desk.office.county, from: today)
            ])
            let clue = try await Self.verification(desk)
            let clock = try await desk.clock(.prelim, of: clue.rawValue)
            let asked = ClockExtensionRules.Asked(
                period: .months(Months(1)), approvedOn: today, reason: .complex, hasWords: true)
            try await ExtendClock(desk.context)(clock.id, asked, words: "说明", as: desk.head)
            let extended = try await desk.clock(.prelim, of: clue.rawValue)
            #expect(extended.dueOn == desk.office.calendar.workingDay(onOrAfter: clock.dueOn.adding(months: 1)))
            let opened = try await OpenClock(desk.context)(clock.id, as: desk.head)
            #expect(opened.explanation.due.date == extended.dueOn && opened.explanation.steps.contains(.ownPeriod))
            let done = try await RecomputeClocks(desk.context)(.policy)
            #expect(done.moved == 0, "computed anew it is the same")
        }
    }

    @Test func `DW-own-period a clock that goes to another organ is counted by that one's period`() async throws {
        try await Desk.open { desk in
            let (office, today) = (desk.office, desk.today)
            _ = try await LoadClockRules(desk.context).periods([
                try Self.row(.fastClose, .days(Days(100)), of: office.county, from: today),
                try Self.row(.fastClose, .days(Days(40)), of: office.city, from: today),
            ])
            let (_, clue) = try await desk.claimed()
            let due = desk.context.dueDay(of: .fastClose, owedBy: office.county, from: today)
            _ = try await desk.start(.fastClose, of: clue)
            try await RecomputeClocks(desk.context)(.policy)
            #expect(try await desk.clock(.fastClose, of: clue.rawValue).dueOn == due)
            let ask = MeasureRequest.change(.requestEscalation, .localInterference)
            let id = try await ProposeMeasure(desk.context)(clue, ask, as: desk.head)
            try await DecideMeasure(desk.context).approve(id, as: desk.cityHead)
            let moved = try await desk.clock(.fastClose, of: clue.rawValue)
            #expect(moved.dueOn == desk.context.dueDay(of: .fastClose, owedBy: office.city, from: today))
            #expect(moved.dueOn < due && moved.startedOn == today)
        }
    }

    @Test func `DW-own-period an order counts by the period of the organ that owes the answer`() async throws {
        try await Desk.open { desk in
            let (office, today) = (desk.office, desk.today)
            _ = try await LoadClockRules(desk.context).periods([
                try Self.row(.supervision, .workingDays(WorkingDays(4)), of: office.county, from: today),
                try Self.row(.supervision, .workingDays(WorkingDays(30)), of: office.city, from: today),
            ])
            let (_, clue) = try await desk.claimed()
            let supervise = SuperviseClue(desk.context)
            try await supervise.propose(clue, .other, [.letter], demand: "报送方案", as: desk.supervisor)
            let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
            let order = try #require(opened.orders.first?.record.order.id)
            try await supervise.approve(order, as: desk.deputy)
            let due = office.calendar.workingDay(WorkingDays(4), after: today)
            #expect(try await desk.clock(.supervision, of: order.rawValue).dueOn == due)
            let days = try await desk.texts(
                "select s.due_on::text from casework.supervision as s where s.supervision_id = '\(order.rawValue)'")
            #expect(days == [due.description])
        }
    }

    @Test func `DW-own-period AJ-15 what is no organ's own to set is refused, and nothing of it is kept`() async throws
    {
        try await Desk.open { desk in
            let (load, today) = (LoadClockRules(desk.context), desk.today)
            let unknown = try Self.row(.prelim, .days(Days(15)), of: Organ.ID("O999999"), from: today)
            let known = try Self.row(.prelim, .days(Days(15)), of: desk.office.county, from: today)
            await #expect(throws: OperationError.self) { try await load.periods([known, unknown]) }
            #expect(try await desk.texts("select p.scope from directory.period_policy as p").isEmpty)
            for (kind, length, unit) in [("PRELIM", 3, "months"), ("PLAN", 1, "days")] {
                await #expect(throws: (any Error).self, "\(kind): the database refuses it too") {
                    try await desk.script(
                        """
                        insert into directory.period_policy (clock_kind, scope, effective_from, length, unit, source_ref)
                        values ('\(kind)', 'organ:O420281', '\(today)', \(length), '\(unit)', '通知')
                        """)
                }
            }
        }
    }

    @Test func `DW-own-period versions count for each organ, and a later one replaces none of another`() async throws {
        try await Desk.open { desk in
            let (office, load) = (desk.office, LoadClockRules(desk.context))
            for days in [10, 12] {
                _ = try await load.periods([
                    try Self.row(.prelim, .days(Days(days)), of: office.county, from: desk.today)
                ])
            }
            _ = try await load.periods([try Self.row(.prelim, .days(Days(20)), of: office.city, from: desk.today)])
            let kept = try await desk.texts(
                "select p.scope || ' ' || p.version || ' ' || p.length from directory.period_policy as p order by 1")
            #expect(kept == ["organ:O420200 1 20", "organ:O420281 1 10", "organ:O420281 2 12"])
            let found = try await LoadDirectory(office.store).periods()
            #expect(found.ownRows.map(\.period) == [.days(Days(20)), .days(Days(12))])
        }
    }
}
