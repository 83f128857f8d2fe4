import Casework
import Testing

@Suite("extensions: JB-21 AJ-15 XF-34 ZJ-30 SX-28")
struct ClockExtensionTests {
    private static func facts(
        _ kind: ClockKind, granted: Int = 0, isStopped: Bool = false,
        _ relation: ClockExtensionRules.Relation = .ownOrgan, _ roles: Set<Role> = [.head]
    ) -> ClockExtensionRules.Facts {
        var facts = ClockExtensionRules.Facts(
            policy: kind.builtIn, startedOn: day("2026-03-02"), isStopped: isStopped, granted: granted,
            dueOn: day("2026-06-02"), newDueOn: day("2026-07-02"), relation: relation, roles: roles,
            today: day("2026-06-01"))
        (facts.caller, facts.askedBy) = (Staff.ID("S1"), Staff.ID("S2"))
        return facts
    }

    @Test func `JB-21: what nobody asked for is not granted, nor by who asked`() {
        var facts = Self.facts(.assigned)
        facts.askedBy = nil
        #expect(Self.rule(Self.asked(Self.months(3)), facts) == .askedFor && !ClockExtensionRules.mayGrant(facts))
        facts.askedBy = facts.caller
        #expect(Self.rule(Self.asked(Self.months(3)), facts) == .fourEyes && !ClockExtensionRules.mayGrant(facts))
    }

    @Test func `JB-21: the handling organ asks once for what the rules allow`() {
        func objection(
            _ period: Period, _ relation: ClockExtensionRules.Relation = .ownOrgan, _ roles: Set<Role> = [.roomMember],
            isStopped: Bool = false, askedBy: Staff.ID? = nil
        ) -> ClockExtensionRules.RuleID? {
            var facts = Self.facts(.assigned, isStopped: isStopped, relation, roles)
            facts.askedBy = askedBy
            let isOwn: Bool = relation == .ownOrgan && roles.contains(.roomMember)
            let may: Bool = isOwn && !isStopped && askedBy == nil
            #expect(ClockExtensionRules.mayAsk(facts) == may)
            return ClockExtensionRules.objection(to: .ask, Self.asked(period), facts)?.rule
        }
        #expect(objection(Self.months(3)) == nil)
        #expect(objection(Self.months(4)) == .amount)
        #expect(objection(Self.months(3), isStopped: true) == .running)
        #expect(objection(Self.months(3), askedBy: Staff.ID("S9")) == .askedOnce)
        #expect(objection(Self.months(3), .upperOrgan) == .ownRequest)
        #expect(objection(Self.months(3), .stranger) == .unknownClock)
        #expect(objection(Self.months(3), .ownOrgan, [.administrator]) == .ownRequest)
    }

    @Test func `JB-21: the head does not ask for what is the head's to approve, and asks for what is not`() {
        func may(granted: Int, _ roles: Set<Role>) -> Bool {
            var facts = Self.facts(.assigned, granted: granted, .ownOrgan, roles)
            facts.askedBy = nil
            return ClockExtensionRules.mayAsk(facts)
        }
        #expect(!may(granted: 0, [.head]) && !may(granted: 0, [.head, .roomMember]))
        #expect(may(granted: 0, [.deputy]) && may(granted: 1, [.head]))
    }

    @Test(arguments: [
        (ClockKind.assigned, 0, true), (.assigned, 1, true), (.prelim, 0, true), (.prelim, 1, true),
        (.xfHandle, 0, true), (.xfHandle, 1, false), (.talkReport, 0, false),
    ])
    func `JB-21 AJ-15 XF-34 ZJ-30: nobody is offered to ask for what the rules do not extend, or not again`(
        kind: ClockKind, granted: Int, may: Bool
    ) {
        var facts = Self.facts(kind, granted: granted, .ownOrgan, [.roomMember])
        facts.askedBy = nil
        #expect(ClockExtensionRules.mayAsk(facts) == may)
    }

    @Test(arguments: ClockExtensionRules.Act.allCases)
    func `JB-48: a stranger alone is refused in silence, whatever they want, and everybody else is told why`(
        act: ClockExtensionRules.Act
    ) {
        for relation in [ClockExtensionRules.Relation.ownOrgan, .upperOrgan, .stranger] {
            let facts = Self.facts(.assigned, isStopped: true, relation)
            let refusal = ClockExtensionRules.objection(to: act, Self.asked(Self.months(3)), facts)
            #expect(refusal?.isSilent == (relation == .stranger), "\(relation)")
            #expect(refusal?.rule == (relation == .stranger ? .unknownClock : .running), "\(relation)")
        }
    }

    @Test func `JB-21 DW-extension-reason: who could grant it refuses, with a reason, what somebody else asked for`() {
        func refusal(
            _ facts: ClockExtensionRules.Facts, words: Bool = true
        ) -> ClockExtensionRules.RuleID? {
            ClockExtensionRules.objection(to: .refuse, Self.asked(Self.months(3), words: words), facts)?.rule
        }
        #expect(refusal(Self.facts(.assigned)) == nil)
        #expect(refusal(Self.facts(.assigned), words: false) == .reasonGiven)
        #expect(refusal(Self.facts(.assigned, isStopped: true)) == .running)
        #expect(refusal(Self.facts(.assigned, .stranger)) == .unknownClock)
        for role in Role.allCases where role != .head {
            #expect(refusal(Self.facts(.assigned, .ownOrgan, [role])) == .approver, "\(role)")
        }
        #expect(refusal(Self.facts(.assigned, .upperOrgan, [.head])) == .approver)
        #expect(refusal(Self.facts(.assigned, granted: 1)) == .approver)
        #expect(refusal(Self.facts(.assigned, granted: 1, .upperOrgan, [.deputy])) == nil)
        var facts = Self.facts(.assigned)
        facts.askedBy = nil
        #expect(refusal(facts) == .askedFor)
        facts.askedBy = facts.caller
        #expect(refusal(facts) == .fourEyes)
    }

    @Test func `JB-21: who asked takes it back, and nobody else does`() {
        func objection(
            to facts: ClockExtensionRules.Facts, by caller: Staff.ID?, askedBy: Staff.ID?
        ) -> ClockExtensionRules.RuleID? {
            var facts = facts
            (facts.caller, facts.askedBy) = (caller, askedBy)
            let rule = ClockExtensionRules.objection(to: .withdraw, Self.asked(Self.months(3)), facts)?.rule
            #expect(ClockExtensionRules.mayWithdraw(facts) == (rule == nil))
            return rule
        }
        let (one, other) = (Staff.ID("S1"), Staff.ID("S2"))
        let facts = Self.facts(.assigned, .ownOrgan, [.roomMember])
        #expect(objection(to: facts, by: one, askedBy: one) == nil)
        #expect(objection(to: facts, by: one, askedBy: other) == .ownWithdrawal)
        #expect(objection(to: Self.facts(.assigned), by: one, askedBy: other) == .ownWithdrawal, "nor the head")
        #expect(objection(to: facts, by: one, askedBy: nil) == .askedFor)
        #expect(objection(to: Self.facts(.assigned, isStopped: true), by: one, askedBy: one) == .running)
        #expect(objection(to: Self.facts(.assigned, .stranger), by: one, askedBy: one) == .unknownClock)
    }

    @Test func `JB-21: a request ends once, by its person`() throws {
        let (one, other) = (Staff.ID("S1"), Staff.ID("S2"))
        let asked = ExtensionAsking.State.asked(by: one)
        #expect(asked.after(.grant(by: other)) == .granted(by: other) && asked.after(.grant(by: one)) == nil)
        #expect(asked.after(.refuse(.tooLong, by: other)) == .refused(.tooLong, by: other))
        #expect(asked.after(.refuse(.tooLong, by: one)) == nil)
        #expect(asked.after(.withdraw(by: one)) == .withdrawn && asked.after(.withdraw(by: other)) == nil)
        let ends: [ExtensionAsking.State] = [.granted(by: other), .refused(.other, by: other), .withdrawn]
        for end in ends {
            for person in [one, other] {
                let events: [ExtensionAsking.Event] = [
                    .grant(by: person), .refuse(.other, by: person), .withdraw(by: person),
                ]
                for event in events { #expect(end.after(event) == nil, "\(end) \(event)") }
            }
        }
        var state = asked
        try state.apply(.withdraw(by: one))
        #expect(state == .withdrawn)
        #expect(throws: ExtensionAsking.IllegalMove.self) { try state.apply(.grant(by: other)) }
        #expect(state == .withdrawn)
    }

    private static func asked(
        _ period: Period, on approved: String = "2026-05-29", words: Bool = true, reported: String? = "2026-05-29"
    ) -> ClockExtensionRules.Asked {
        ClockExtensionRules.Asked(
            period: period, approvedOn: day(approved), reason: .complex, hasWords: words,
            reportedUpOn: reported.map(day))
    }

    private static func rule(
        _ asked: ClockExtensionRules.Asked, _ facts: ClockExtensionRules.Facts
    ) -> ClockExtensionRules.RuleID? {
        switch ClockExtensionRules.decide(asked, facts) {
        case .granted: nil
        case .refused(let refusal): refusal.rule
        }
    }

    private static func months(_ count: Int) -> Period { .months(Months(count)) }

    @Test func `JB-21: the own head grants up to three months once, and reports it up`() {
        let decision = ClockExtensionRules.decide(Self.asked(Self.months(3)), Self.facts(.assigned))
        #expect(decision == .granted(by: .ownHead))
        #expect(Self.rule(Self.asked(Self.months(4)), Self.facts(.assigned)) == .amount)
        #expect(Self.rule(Self.asked(.days(Days(30))), Self.facts(.assigned)) == .amount)
        #expect(Self.rule(Self.asked(Self.months(3), reported: nil), Self.facts(.assigned)) == .reportedUp)
        #expect(Self.rule(Self.asked(Self.months(3), reported: "2026-05-28"), Self.facts(.assigned)) == .reportedUp)
        #expect(Self.rule(Self.asked(Self.months(3), reported: "2026-06-02"), Self.facts(.assigned)) == .reportedUp)
    }

    @Test func `JB-21: nobody but the head grants the first one`() {
        for role in Role.allCases where role != .head {
            #expect(Self.rule(Self.asked(Self.months(3)), Self.facts(.assigned, .ownOrgan, [role])) == .approver)
        }
        #expect(Self.rule(Self.asked(Self.months(3)), Self.facts(.assigned, .upperOrgan, [.head])) == .approver)
    }

    @Test func `JB-48: a deputy stands in where every head stands aside, the head and the superior organ never do`() {
        for role in Role.allCases {
            var facts = Self.facts(.assigned, .ownOrgan, [role])
            #expect(!facts.isStandIn, "\(role) beside a head")
            facts.headsStandAside = true
            #expect(facts.isStandIn == (role == .deputy), "\(role)")
            var above = Self.facts(.assigned, granted: 1, .upperOrgan, [role])
            above.headsStandAside = true
            #expect(!above.isStandIn, "\(role) above")
        }
        for kind in ClockKind.allCases { #expect(kind.isSetByPeople == (kind == .protectionLook), "\(kind)") }
    }

    @Test func `JB-48 JB-21: where every head stands aside a deputy decides, but not for the superior organ`() {
        for role in Role.allCases {
            var facts = Self.facts(.assigned, .ownOrgan, [role])
            facts.headsStandAside = true
            let decides = role == .deputy || role == .head
            #expect((Self.rule(Self.asked(Self.months(3)), facts) == nil) == decides, "\(role)")
            facts.granted = 1
            #expect(Self.rule(Self.asked(Self.months(3)), facts) == .approver, "\(role)")
        }
    }

    @Test func `JB-21: every further one is the superior organ's, and no role of the own organ stands in`() {
        for granted in 1...4 {
            for role in Role.allCases {
                let own = Self.facts(.assigned, granted: granted, .ownOrgan, [role])
                #expect(Self.rule(Self.asked(Self.months(3)), own) == .approver, "\(role) \(granted)")
                let upper = Self.facts(.assigned, granted: granted, .upperOrgan, [role])
                let expected: ClockExtensionRules.RuleID? = [.head, .deputy].contains(role) ? nil : .approver
                #expect(Self.rule(Self.asked(Self.months(6), reported: nil), upper) == expected, "\(role) \(granted)")
            }
        }
    }

    @Test func `AJ-15: a preliminary verification gets one month, then as much as its approver sets each time`() {
        #expect(Self.rule(Self.asked(Self.months(1), reported: nil), Self.facts(.prelim)) == nil)
        #expect(Self.rule(Self.asked(Self.months(2)), Self.facts(.prelim)) == .amount)
        for granted in 1...3 {
            let facts = Self.facts(.prelim, granted: granted)
            #expect(Self.rule(Self.asked(Self.months(2), reported: nil), facts) == nil, "\(granted)")
            #expect(Self.rule(Self.asked(.days(Days(30))), facts) == .amount, "counted in months, \(granted)")
            let deputy = Self.facts(.prelim, granted: granted, .ownOrgan, [.deputy])
            #expect(Self.rule(Self.asked(Self.months(2)), deputy) == .approver, "\(granted)")
        }
    }

    @Test func `XF-34: the answer to a petition gets thirty days, once`() {
        #expect(Self.rule(Self.asked(.days(Days(30))), Self.facts(.xfHandle)) == nil)
        #expect(Self.rule(Self.asked(.days(Days(31))), Self.facts(.xfHandle)) == .amount)
        #expect(Self.rule(Self.asked(.days(Days(1))), Self.facts(.xfHandle, granted: 1)) == .possible)
    }

    @Test func `SX-28: an investigation is extended by the superior organ alone`() {
        #expect(Self.rule(Self.asked(.days(Days(90))), Self.facts(.investigation)) == .approver)
        #expect(Self.rule(Self.asked(.days(Days(90))), Self.facts(.investigation, .upperOrgan)) == nil)
    }

    @Test func `ZJ-30: what the rules do not extend is not extended`() {
        for kind in ClockKind.allCases where kind.builtIn.extensions.isEmpty {
            #expect(Self.rule(Self.asked(Self.months(1)), Self.facts(kind)) == .possible, "\(kind)")
        }
        #expect(ClockKind.talkReport.builtIn.extensions.isEmpty)
    }

    @Test func `JB-21 JB-48: a stopped clock is not extended, a stranger learns nothing`() {
        #expect(Self.rule(Self.asked(Self.months(3)), Self.facts(.assigned, isStopped: true)) == .running)
        let decision = ClockExtensionRules.decide(Self.asked(Self.months(3)), Self.facts(.assigned, .stranger))
        guard case .refused(let refusal) = decision else {
            Issue.record("a stranger was granted something")
            return
        }
        #expect(refusal.isSilent && refusal.rule == .unknownClock)
    }

    @Test func `JB-21 DW-extension-reason: the approval lies between the start and today, and has its reason`() {
        #expect(Self.rule(Self.asked(Self.months(3), on: "2026-03-01"), Self.facts(.assigned)) == .approvalDay)
        #expect(Self.rule(Self.asked(Self.months(3), on: "2026-06-02"), Self.facts(.assigned)) == .approvalDay)
        #expect(Self.rule(Self.asked(Self.months(3), words: false), Self.facts(.assigned)) == .reasonGiven)
        var facts = Self.facts(.assigned)
        facts.newDueOn = facts.dueOn
        #expect(Self.rule(Self.asked(Self.months(3)), facts) == .later)
    }

    @Test func `JB-21: the page offers an extension to who may grant it, and to nobody else`() {
        #expect(ClockExtensionRules.mayGrant(Self.facts(.assigned)))
        #expect(ClockExtensionRules.mayGrant(Self.facts(.assigned, granted: 1, .upperOrgan, [.deputy])))
        #expect(!ClockExtensionRules.mayGrant(Self.facts(.assigned, isStopped: true)))
        #expect(!ClockExtensionRules.mayGrant(Self.facts(.assigned, granted: 1)))
        #expect(!ClockExtensionRules.mayGrant(Self.facts(.xfHandle, granted: 1)))
        #expect(!ClockExtensionRules.mayGrant(Self.facts(.talkReport)))
    }

    @Test func `an overdue clock may be extended still`() {
        var facts = Self.facts(.assigned)
        facts.today = day("2026-08-03")
        #expect(Self.rule(Self.asked(Self.months(3)), facts) == nil)
    }

    @Test func `every rule has its clause and its words, once`() {
        #expect(Set(ClockExtensionRules.rules.map(\.id)) == Set(ClockExtensionRules.RuleID.allCases))
        #expect(ClockExtensionRules.rules.count == ClockExtensionRules.RuleID.allCases.count)
        for rule in ClockExtensionRules.rules {
            #expect(!rule.policy.key.isEmpty && !rule.statement.zh.isEmpty && !rule.statement.en.isEmpty)
        }
    }
}

@Suite("who is told that a clock ran out: DW-overdue-steps JB-15 HS-26")
struct OverdueStepRuleTests {
    private static func told(_ facts: OverdueSteps.Facts) -> [OverdueLevel] {
        OverdueLevel.allCases.filter { OverdueSteps.objection(to: $0, facts) == nil }
    }

    private static func facts(_ matter: OverdueSteps.Matter = .ordinary, late: Int) -> OverdueSteps.Facts {
        OverdueSteps.Facts(
            matter: matter, upper: Organ.ID("O420200"), workingDaysLate: late, step: WorkingDays(5))
    }

    @Test(arguments: [
        (0, [OverdueLevel.handlers, .deputy]), (4, [.handlers, .deputy]), (5, [.handlers, .deputy, .head]),
        (9, [.handlers, .deputy, .head]), (10, [.handlers, .deputy, .head, .upper]),
    ])
    func `DW-overdue-steps: a level more for as many working days again`(late: Int, levels: [OverdueLevel]) {
        #expect(Self.told(Self.facts(late: late)) == levels)
        for level in OverdueLevel.allCases where !levels.contains(level) {
            #expect(OverdueSteps.objection(to: level, Self.facts(late: late)) == .notYet, "\(level)")
        }
    }

    @Test func `JB-15: of a sealed item about the own head no leader is told, however late`() {
        #expect(Self.told(Self.facts(.sealedOwnHead, late: 500)) == [.handlers])
        #expect(OverdueSteps.objection(to: .head, Self.facts(.sealedOwnHead, late: 500)) == .ownHead)
    }

    @Test func `JB-15: of another sealed item the petition office and the head`() {
        #expect(Self.told(Self.facts(.sealedUpper, late: 500)) == [.handlers, .head])
        #expect(OverdueSteps.objection(to: .upper, Self.facts(.sealedUpper, late: 500)) == .sealed)
    }

    @Test func `HS-26: the organ of an accused is not told`() {
        var facts = Self.facts(late: 500)
        facts.upperIsBarred = true
        #expect(Self.told(facts) == [.handlers, .deputy, .head])
        #expect(OverdueSteps.objection(to: .upper, facts) == .accusedOrgan)
        facts.upperIsBarred = false
        facts.organIsBarred = true
        #expect(Self.told(facts) == [.upper])
        #expect(OverdueSteps.objection(to: .head, facts) == .accusedOrgan)
    }

    @Test func `DW-overdue-steps: what cannot be judged stays inside, and above the highest organ there is nobody`() {
        #expect(Self.told(Self.facts(.unknown, late: 500)) == [.handlers, .deputy, .head])
        #expect(OverdueSteps.objection(to: .upper, Self.facts(.unknown, late: 500)) == .unknownMatter)
        var facts = Self.facts(late: 500)
        facts.upper = nil
        #expect(Self.told(facts) == [.handlers, .deputy, .head])
        #expect(OverdueSteps.objection(to: .upper, facts) == .noUpper)
    }

    @Test func `every rule of telling stands in the list once`() {
        #expect(OverdueSteps.rules.map(\.id) == OverdueSteps.RuleID.allCases)
    }
}
