import Casework
import Testing

@Suite("priority: HS-26 HS-29 JB-49 XF-25 DW-11 DW-18")
struct PriorityTests {
    static func accusation(_ change: (inout Triage.Input) -> Void) -> Triage.Input {
        TriageTests.changed(TriageTests.report(), change)
    }

    /// One report for each rule; lower rules apply to most of them too.
    static let hits: [(Triage.PriorityRuleID, Triage.Input, Priority, String)] = [
        (.selfHarm, accusation { $0.riskFlags = [.selfHarm, .violence, .retaliation] }, .urgent, "DW-18"),
        (.violence, accusation { $0.riskFlags = [.violence, .collective] }, .urgent, "DW-18"),
        (.evidenceDestruction, accusation { $0.riskFlags = [.evidenceDestruction] }, .urgent, "DW-18"),
        (
            .collective,
            accusation {
                $0.riskFlags = [.collective]
                $0.harmsResidents = true
            }, .urgent, "XF-25"
        ),
        (.laterUrgent, accusation { $0.raisedTo = .urgent }, .urgent, "DW-18"),
        (
            .microCorruption,
            accusation {
                $0.harmsResidents = true
                $0.riskFlags = [.retaliation]
            }, .high, "HS-29"
        ),
        (
            .disciplineStaff, accusation { $0.accused = [.init(managedAt: .county, isDisciplineStaff: true)] }, .high,
            "HS-26"
        ),
        (.importantCase, accusation { $0.gravity.largestSchemeYuan = 1_000_000 }, .high, "HS-26"),
        (.retaliation, accusation { $0.riskFlags = [.retaliation] }, .high, "JB-49"),
        (.laterPressing, accusation { $0.raisedTo = .high }, .high, "DW-18"),
        (.ordinary, accusation { $0.raisedTo = .normal }, .normal, "DW-11"),
        (.notCase, TriageTests.report(.suggestion), .low, "DW-11"),
    ]

    @Test(arguments: hits)
    func `each rule sets its priority, the first one wins`(
        rule: Triage.PriorityRuleID, input: Triage.Input, priority: Priority, clause: String
    ) {
        let finding = Triage.decide(input).priority
        #expect(finding.rule == rule)
        #expect(finding.value == priority)
        #expect(finding.policy.key == clause)
        #expect(!finding.explanation.zh.isEmpty && !finding.explanation.en.isEmpty)
    }

    @Test func `every priority rule is listed exactly once, most urgent first, and hit`() {
        #expect(Triage.priorityRules.map(\.id) == Triage.PriorityRuleID.allCases)
        #expect(Self.hits.map(\.0) == Triage.PriorityRuleID.allCases)
        let priorities = Triage.priorityRules.map(\.priority)
        #expect(priorities == priorities.sorted())
    }

    @Test(arguments: ReportKind.allCases)
    func `DW-18 danger makes any kind of report urgent`(kind: ReportKind) {
        let input = TriageTests.changed(TriageTests.report(kind)) { $0.riskFlags = [.violence] }
        #expect(Triage.decide(input).priority.value == .urgent)
    }

    @Test(arguments: RiskFlag.allCases, ReportKind.allCases)
    func `DW-18 XF-25 JB-49 every risk raises a report of every kind`(flag: RiskFlag, kind: ReportKind) {
        let plain = TriageTests.report(kind)
        let flagged = TriageTests.changed(plain) { $0.riskFlags = [flag] }
        #expect(Triage.priority(of: flagged).value < Triage.priority(of: plain).value)
        #expect(Triage.priority(of: flagged).value == (flag.isToldAtOnce ? .urgent : .high))
    }

    @Test(arguments: ReportKind.allCases, Priority.allCases)
    func `DW-18 a matter is never less urgent than what raised it, nor made so by what did not`(
        kind: ReportKind, raised: Priority
    ) {
        let plain = TriageTests.report(kind)
        let lifted = TriageTests.changed(plain) { $0.raisedTo = raised }
        let before = Triage.priority(of: plain).value
        #expect(Triage.priority(of: lifted).value == (raised <= .high ? min(before, raised) : before))
    }

    @Test(arguments: ReportKind.allCases)
    func `HS-29 only an accusation is micro-corruption`(kind: ReportKind) {
        let input = TriageTests.changed(TriageTests.report(kind)) { $0.harmsResidents = true }
        #expect(Triage.decide(input).isMicroCorruption == (kind == .accusation))
    }

    @Test(arguments: [
        (true, false, Level.village, true), (true, true, .village, true), (true, true, .township, false),
        (false, false, .county, false), (true, false, .township, true),
    ])
    func `HS-29 discipline staff above the village never make a report micro-corruption by themselves`(
        grassroots: Bool, disciplineStaff: Bool, post: Level, micro: Bool
    ) {
        let accused = Triage.Accused(
            managedAt: .county, postLevel: post, isGrassroots: grassroots, isDisciplineStaff: disciplineStaff)
        let input = Self.accusation {
            $0.harmsResidents = true
            $0.accused = [accused]
        }
        #expect(Triage.isMicroCorruption(input) == micro)
        let harmless = Self.accusation { $0.accused = [accused] }
        #expect(!Triage.isMicroCorruption(harmless))
        let joined = Self.accusation {
            $0.harmsResidents = true
            $0.accused = [accused, TriageTests.villageCadre]
        }
        #expect(Triage.isMicroCorruption(joined))
    }

    @Test(arguments: [
        (Route.Gravity(largestSchemeYuan: 999_999), false), (.init(largestSchemeYuan: 1_000_000), true),
        (.init(organisedCrime: true), true), (.init(deathOrSeriousInjury: true), true), (.init(signatories: 29), false),
        (.init(signatories: 30), true), (.init(), false),
    ])
    func `HS-26 a case is important from its thresholds on, if all accused are at the grass roots`(
        gravity: Route.Gravity, important: Bool
    ) {
        let input = Self.accusation { $0.gravity = gravity }
        #expect((Triage.priority(of: input).rule == .importantCase) == important)
        let mixed = Self.accusation {
            $0.gravity = gravity
            $0.accused.append(.init(managedAt: .county))
        }
        #expect(Triage.priority(of: mixed).rule == .ordinary)
        let nobody = Self.accusation {
            $0.gravity = gravity
            $0.accused = []
        }
        #expect(Triage.priority(of: nobody).rule == .ordinary)
    }
}
