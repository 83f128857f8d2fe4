import Casework
import Testing

/// What the law leaves to a place: built in, or by a dated row.
@Suite("DW-local local choices") struct LocalChoiceTests {
    private static let (county, city) = (Organ.ID("A"), Organ.ID("C"))

    private static func day(_ text: String) -> CivilDate {
        guard let date = CivilDate(iso: text) else { preconditionFailure("no such day") }
        return date
    }

    private static func row(
        _ choice: LocalChoice, _ value: Int64, _ scope: LocalScope = .cell, from: String = "2026-01-01",
        to: String? = nil
    ) throws -> LocalPolicyRow {
        try #require(
            LocalPolicyRow(
                choice, value, for: scope, source: Bilingual("通知", "Notice"), effectiveFrom: day(from),
                effectiveTo: to.map { day($0) }))
    }

    private static func value(_ rows: [LocalPolicyRow], _ choice: LocalChoice = .holdDays, on text: String) -> Int64 {
        LocalChoices(rows).value(choice, on: day(text), for: county, .county)
    }

    @Test func `without a row the program's values hold, and they are within their bounds`() {
        let choices = LocalChoices()
        for choice in LocalChoice.allCases {
            #expect(choice.bounds.contains(choice.builtIn))
            #expect(choices.value(choice, on: Self.day("2026-03-02"), for: Self.county, .county) == choice.builtIn)
            #expect(!choice.name.zh.isEmpty && !choice.name.en.isEmpty && !choice.policy.key.isEmpty)
        }
        let conventions = choices.conventions(on: Self.day("2026-03-02"), for: Self.county, .county)
        #expect(conventions == Route.Conventions.builtIn)
    }

    @Test func `a row holds on its days, first and last among them`() throws {
        let rows = [try Self.row(.holdDays, 90, from: "2026-03-01", to: "2026-03-31")]
        #expect(Self.value(rows, on: "2026-02-28") == LocalChoice.holdDays.builtIn)
        #expect(Self.value(rows, on: "2026-03-01") == 90 && Self.value(rows, on: "2026-03-31") == 90)
        #expect(Self.value(rows, on: "2026-04-01") == LocalChoice.holdDays.builtIn)
    }

    @Test func `one organ goes before its level, that before all, and of one scope the latest day`() throws {
        let all = try Self.row(.holdDays, 100, from: "2026-02-01")
        let level = try Self.row(.holdDays, 200, .level(.county))
        let own = try Self.row(.holdDays, 300, .organ(Self.county))
        let newer = try Self.row(.holdDays, 301, .organ(Self.county), from: "2026-02-01")
        let other = try Self.row(.holdDays, 400, .organ(Self.city))
        #expect(Self.value([all], on: "2026-03-02") == 100)
        #expect(Self.value([level, all], on: "2026-03-02") == 200)
        #expect(Self.value([own, level, all, other], on: "2026-03-02") == 300)
        #expect(Self.value([newer, own, level, all, other], on: "2026-03-02") == 301)
        #expect(Self.value([newer, own, level, all, other], on: "2026-01-15") == 300)
        #expect(Self.value([try Self.row(.holdDays, 7, .level(.city))], on: "2026-03-02") == 731)
    }

    @Test func `a value out of bounds, and a row that ends before it begins, are none`() {
        let source = Bilingual("x", "x")
        let from = Self.day("2026-01-02")
        for choice in LocalChoice.allCases {
            for value in [choice.bounds.lowerBound - 1, choice.bounds.upperBound + 1] {
                #expect(LocalPolicyRow(choice, value, source: source, effectiveFrom: from) == nil)
            }
        }
        let ended = LocalPolicyRow(
            .holdDays, 5, source: source, effectiveFrom: from, effectiveTo: Self.day("2026-01-01"))
        #expect(ended == nil)
    }

    @Test func `HS-28 what holds for all is no one organ's to choose`() {
        let source = Bilingual("x", "x")
        let from = Self.day("2026-01-02")
        let own = LocalPolicyRow(.townVisitMonth, 8, for: .organ(Self.county), source: source, effectiveFrom: from)
        #expect(own == nil)
        #expect(LocalPolicyRow(.townVisitMonth, 8, source: source, effectiveFrom: from) != nil)
    }

    @Test func `HS-26 HS-29 routing reads them`() throws {
        let rows = [
            try Self.row(.importantFromYuan, 500_000), try Self.row(.importantFromSignatories, 10),
            try Self.row(.keepsMicroCorruption, 0, .organ(Self.county)),
        ]
        let conventions = LocalChoices(rows).conventions(on: Self.day("2026-03-02"), for: Self.county, .county)
        #expect(conventions.importantFromYuan == 500_000 && conventions.importantFromSignatories == 10)
        #expect(!conventions.keepsMicroCorruption)
    }

    @Test func `JB-52 a person holds twenty clues and a room as many as come, where the place has set nothing`() {
        #expect(LocalChoice.claimsPerPerson.builtIn == 20 && LocalChoice.claimsPerRoom.builtIn == 0)
        #expect(LocalChoice.claimsPerRoom.policy.key == "JB-52")
    }

    @Test func `JB-52 a claim is free below the limit of the place`() {
        let facts = House.facts(House.routed, House.holder) {
            $0.openClaims = 5
            $0.claimsPerPerson = 5
        }
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: .claim, facts: facts)) else {
            Issue.record("must be refused")
            return
        }
        #expect(refusal.rule == .claimLimit && refusal.reason.zh.contains("5件"))
        let free = House.facts(House.routed, House.holder) {
            $0.openClaims = 4
            $0.claimsPerPerson = 5
        }
        #expect(Handle.decide(Handle.Input(act: .claim, facts: free)) == .allowed)
    }

    @Test func `ZJ-21 DW-remind hold and pause are as the place has them`() throws {
        let today = Self.day("2026-03-02")
        #expect(HandleLimits.objection(toHoldUntil: today.adding(days: 30), today: today, most: 30) == nil)
        let late = HandleLimits.objection(toHoldUntil: today.adding(days: 31), today: today, most: 30)
        #expect(try #require(late).zh.contains("30天"))
        let next = SuperviseLimits.nextReminder(after: today, Notices.calendar, pause: WorkingDays(1))
        #expect(next == Self.day("2026-03-03"))
    }
}

/// What routing takes from a lower organ, before a leader has approved it and after.
@Suite("JC-16 what was taken up waits for its approver") struct TakingUpRuleTests {
    @Test func `JC-16 nobody claims it before, and the refusal says who decides`() {
        let facts = House.facts(House.routed, House.holder) { $0.awaitsTakingUp = true }
        guard case .refused(let refusal) = Handle.decide(Handle.Input(act: .claim, facts: facts)) else {
            Issue.record("must be refused")
            return
        }
        #expect(refusal.rule == .takingUp && !refusal.isSilent && refusal.remedy.zh.contains("主要负责人"))
        let open = Handle.openActs(for: facts).first { $0.act == .claim }
        #expect(open?.missing.map(\.rule) == [.takingUp], "the button says what is missing")
        let moved = House.facts(House.routed, House.deputy) { $0.awaitsTakingUp = true }
        #expect(Handle.decide(Handle.Input(act: .moveTo(House.otherRoom), facts: moved)) == .allowed)
    }

    private static let head = Realm.person("head", Realm.county, [.head])
    private static let taken = Jurisdiction.Measure.escalate(to: Realm.home)

    private static func decide(
        _ act: Jurisdiction.Act, by caller: StaffCaller = head, _ change: (inout Jurisdiction.Facts) -> Void = { _ in }
    ) -> Jurisdiction.RuleID? {
        Realm.decide(
            act,
            Realm.facts(caller, acting: Realm.county, proposer: Staff.ID("lead")) {
                $0.state = Realm.routed
                $0.isByRouting = true
                change(&$0)
            })
    }

    @Test func `JC-16 the head approves or refuses what routing proposes, though it lies here already`() {
        #expect(Self.decide(.approve(Self.taken)) == nil && Self.decide(.refuse(Self.taken)) == nil)
        #expect(Self.decide(.approve(Self.taken)) { $0.isByRouting = false } == .fromBelow)
        let deputy = Realm.person("deputy", Realm.county, [.deputy])
        #expect(Self.decide(.approve(Self.taken), by: deputy) == .approverOfEscalation)
        let stranger = Realm.person("other", Realm.neighbour, [.head])
        #expect(Self.decide(.approve(Self.taken), by: stranger) == .actingOrgan)
        #expect(Self.decide(.approve(Self.taken)) { $0.barredOrgans = [Realm.county] } == .barred)
    }

    @Test func `JC-16 who confirmed the triage neither withdraws nor approves it`() {
        let lead = Realm.person("lead", Realm.county, [.petitionLead, .head])
        #expect(Self.decide(.withdraw(Self.taken), by: lead) == .routingForwards)
        #expect(Self.decide(.approve(Self.taken), by: lead) == .fourEyes)
        #expect(Self.decide(.acknowledge(Self.taken), by: lead) == .fourEyes)
    }

    @Test func `HS-26 the head takes note of what is in force by law, and nobody else does`() {
        #expect(Self.decide(.acknowledge(Self.taken)) == nil)
        let deputy = Realm.person("deputy", Realm.county, [.deputy])
        #expect(Self.decide(.acknowledge(Self.taken), by: deputy) == .approverOfEscalation)
    }
}
