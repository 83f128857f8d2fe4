import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A calendar, a period or a setting that an operator loads holds for a program that runs, from its next transaction on.
@Suite struct RulesInForceTests {
    /// The same database as another program sees it: a store of its own, begun before anything was loaded.
    private static func anotherProgram(_ desk: Desk) -> OperationContext {
        let office = desk.office
        return OperationContext(
            store: office.anotherStore(), directory: office.directory, calendar: office.calendar, cell: "4202",
            world: office.world)
    }

    private static func notice(_ desk: Desk, resting day: CivilDate) -> [CalendarDay] {
        desk.office.calendar.days.filter { $0.date.year == day.year && $0.date != day }
            + [CalendarDay(date: day, kind: .off, name: "虚构假日")]
    }

    @Test func `SS-169 a program that runs counts the next deadline by a calendar that another one loaded`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let before = try await desk.clock(.forwardOther, of: first.id.rawValue)
            _ = try await LoadClockRules(Self.anotherProgram(desk)).calendar(
                Self.notice(desk, resting: before.dueOn), source: "虚构通知")
            #expect(desk.context.calendar.version == desk.office.calendar.version, "nothing was asked yet")
            let second = try await desk.register(.villageCadre)
            let third = try await desk.register(.villageCadre)
            let after = try await desk.clock(.forwardOther, of: third.id.rawValue)
            #expect(after.dueOn > before.dueOn && !desk.context.calendar.isWorkingDay(before.dueOn))
            #expect(try await desk.clock(.forwardOther, of: second.id.rawValue).dueOn == after.dueOn)
        }
    }

    @Test func `DW-overdue-steps a period and a setting hold at once, and later ones replace them`() async throws {
        try await Desk.open { desk in
            let load = LoadClockRules(Self.anotherProgram(desk))
            let source = Bilingual("通知", "通知")
            for days in [9, 7] {
                let row = ClockPolicyRow(
                    kind: .talkReply, period: .workingDays(WorkingDays(days)), warnLead: nil, source: source,
                    effectiveFrom: desk.today)
                _ = try await load.periods([row])
                _ = try await WatchClocks(desk.context)()
                let policy = desk.context.policies.policy(for: .talkReply, owedBy: nil, startingOn: desk.today)
                #expect(policy.length == .period(.workingDays(WorkingDays(days))))
            }
            _ = try await load.setting(
                ClockSetting(.overdueStep(WorkingDays(8)), source: source, effectiveFrom: desk.today))
            _ = try await WatchClocks(desk.context)()
            #expect(desk.context.policies.overdueStep(on: desk.today) == WorkingDays(8))
        }
    }

    @Test func `JB-52 who loads a calendar, a period, a setting or a choice stands on the log`() async throws {
        try await Desk.open { desk in
            let person = desk.head.staff
            let giver = try #require(CommandGiver(user: 1_000, person: person))
            let source = Bilingual("通知", "通知")
            let row = ClockPolicyRow(
                kind: .talkReply, period: .workingDays(WorkingDays(9)), warnLead: nil, source: source,
                effectiveFrom: desk.today)
            let choice = try #require(LocalPolicyRow(.claimHours, 5, source: source, effectiveFrom: desk.today))
            let load = LoadClockRules(Self.anotherProgram(desk), by: giver)
            _ = try await load.calendar(Self.notice(desk, resting: desk.today), source: "虚构通知")
            _ = try await load.periods([row])
            _ = try await load.setting(
                ClockSetting(.overdueStep(WorkingDays(8)), source: source, effectiveFrom: desk.today))
            try await LoadLocalChoices(Self.anotherProgram(desk), by: giver)([choice])
            let told = try await desk.texts(
                "select e.detail from audit.log as e where e.action in ('calendar.load', 'policy.load')")
            #expect(told.count == 4 && told.allSatisfy { $0.hasSuffix(";uid=1000;by=\(person.rawValue)") })
            let nobody = try #require(CommandGiver(user: 1_000, person: Staff.ID("S9999")))
            await #expect(throws: UnknownGiver(Staff.ID("S9999"))) {
                try await LoadLocalChoices(Self.anotherProgram(desk), by: nobody)([choice])
            }
        }
    }

    @Test func `DW-local a local choice that another program loads is used by the next operation, whoever asks first`()
        async throws
    {
        try await Desk.open { desk in
            let row = try #require(
                LocalPolicyRow(
                    .claimsPerPerson, 1, source: Bilingual("通知", "通知"), effectiveFrom: desk.today))
            _ = try await desk.claimed()
            let second = try await desk.routed()
            try await LoadLocalChoices(Self.anotherProgram(desk))([row])
            // A visitor's transaction notices first, and visitors read no choices.
            try await desk.office.store.transaction(as: .publicVisitor) { _ in }
            #expect(desk.context.choices.rows == [row])
            await #expect(throws: OperationError.self, "one clue is the most") {
                try await HandleClue(desk.context).claim(second.clue, as: desk.holder)
            }
        }
    }

    @Test func `DW-local JB-17 how long a claim counts as fresh is a local choice`()
        async throws
    {
        try await Desk.open { desk in
            let source = Bilingual("通知", "通知")
            let row = try #require(LocalPolicyRow(.claimHours, 5, source: source, effectiveFrom: desk.today))
            try await LoadLocalChoices(Self.anotherProgram(desk))([row])
            let clue = try await desk.claimed().clue
            let lease = try await desk.texts(
                """
                select (extract(epoch from l.leased_until) * 1000000)::bigint::text from queue.lease as l
                where l.subject_id = '\(clue.rawValue)' and l.stage = 'handle'
                """)
            #expect(lease == ["\(desk.office.clock.now.microsecondsSinceEpoch + 5 * 3_600_000_000)"])
        }
    }

    @Test func `DW-local DW-call after how many calls a signature counts as unverifiable is a local choice`()
        async throws
    {
        try await Desk.open { desk in
            let source = Bilingual("通知", "通知")
            let row = try #require(LocalPolicyRow(.callAttempts, 1, source: source, effectiveFrom: desk.today))
            try await LoadLocalChoices(Self.anotherProgram(desk))([row])
            let receipt = try await desk.register(.townshipCadre)
            try await VerifySignature(desk.context)(receipt.id, .unreachable, as: desk.clerk)
            let record = try await OpenReport(desk.context)(receipt.id, as: desk.lead).record
            #expect(record.report.signature == .unverifiable)
            #expect(try await ReadCalls(desk.context)(receipt.id, as: desk.lead).standing.rule == .neverReached)
        }
    }

    @Test func `SS-169 a program computes anew what was begun by the former rules, once`() async throws {
        try await Desk.open { desk in
            let follow = FollowClockRules(desk.context)
            #expect(try await follow() == false, "nothing was loaded")
            let receipt = try await desk.register(.townshipCadre)
            let before = try await desk.clock(.forwardOther, of: receipt.id.rawValue)
            _ = try await LoadClockRules(Self.anotherProgram(desk)).calendar(
                Self.notice(desk, resting: before.dueOn), source: "虚构通知")
            #expect(try await desk.clock(.forwardOther, of: receipt.id.rawValue).dueOn == before.dueOn)
            #expect(try await follow())
            #expect(try await desk.clock(.forwardOther, of: receipt.id.rawValue).dueOn > before.dueOn)
            #expect(try await follow() == false)
        }
    }

    @Test func `what an operator could not load leaves the rules as they are`() async throws {
        try await Desk.open { desk in
            await #expect(throws: InvalidCalendar.noYear) {
                try await LoadClockRules(desk.context).calendar([], source: "虚构通知")
            }
            _ = try await WatchClocks(desk.context)()
            #expect(desk.context.calendar.version == desk.office.calendar.version)
            #expect(try await desk.texts("select r.version::text from directory.clock_rules as r").isEmpty)
        }
    }
}
