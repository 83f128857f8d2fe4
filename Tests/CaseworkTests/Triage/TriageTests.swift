import Casework
import Testing

@Suite("acceptance: JB-13 JB-14 JB-15 JB-25 JB-27 JB-29 JC-69 DW-12 DW-19")
struct TriageTests {
    static let realName = Triage.ReporterClaim(givesName: true, givesContact: true)
    static let villageCadre = Triage.Accused(managedAt: .township, postLevel: .village, isGrassroots: true)

    static func report(_ kind: ReportKind = .accusation, by channel: Channel = .letter) -> Triage.Input {
        Triage.Input(
            kind: kind, channel: channel, receiverLevel: .county, reporter: realName, accused: [villageCadre])
    }

    static func earlier(_ progress: Triage.Earlier.Progress, newFacts: Bool) -> Triage.Earlier {
        Triage.Earlier(report: Report.ID("first"), progress: progress, bringsNewFacts: newFacts)
    }

    static func changed(_ input: Triage.Input, _ change: (inout Triage.Input) -> Void) -> Triage.Input {
        var copy = input
        change(&copy)
        return copy
    }

    /// One report for each rule, which that rule and no earlier one decides.
    static let hits: [(Triage.RuleID, Triage.Input, Triage.Verdict, String)] = [
        (
            .ownHead, changed(report()) { $0.accused.append(.init(managedAt: .city, isOwnHead: true)) },
            .sealed(.ownHead), "JB-15"
        ),
        (
            .upperLevel, changed(report()) { $0.accused.append(.init(managedAt: .city)) }, .sealed(.upperLevel), "JB-15"
        ),
        (.stateSecret, changed(report()) { $0.holdsStateSecrets = true }, .refused, "DW-19"),
        (
            .repeatWithoutNewFacts, changed(report()) { $0.earlier = earlier(.open, newFacts: false) },
            .retained(repeatOf: Report.ID("first")), "JB-14"
        ),
        (
            .newEvidence, changed(report()) { $0.earlier = earlier(.finished, newFacts: true) },
            .supplement(to: Report.ID("first"), reopens: true), "JB-27"
        ),
        (
            .supplement, changed(report()) { $0.earlier = earlier(.open, newFacts: true) },
            .supplement(to: Report.ID("first"), reopens: false), "JB-14"
        ),
        (
            .legalRemedy, changed(report(.outOfScope)) { $0.elsewhere = .legalRemedy },
            .declined(.legalRemedy, .transferOut), "JB-13"
        ),
        (.otherOrgan, report(.outOfScope, by: .phone), .declined(.otherOrgan, .informReporter), "JB-13"),
        (.noSubstance, report(.noSubstance), .declined(.noSubstance, .retain), "JB-13"),
        (.notAReport, report(.notAReport), .declined(.noSubstance, .retain), "JB-13"),
        (.anonymousAccusation, changed(report()) { $0.reporter = .nobody }, .accepted(.accusation), "JB-29"),
        (.realNameAccusation, report(), .accepted(.accusation), "JB-25"),
        (.appeal, report(.appeal), .accepted(.appeal), "JC-69"),
        (.suggestion, report(.suggestion), .accepted(.suggestion), "DW-12"),
    ]

    @Test(arguments: hits)
    func `each rule decides its report, names its clause and explains itself`(
        rule: Triage.RuleID, input: Triage.Input, verdict: Triage.Verdict, clause: String
    ) {
        let decision = Triage.decide(input)
        #expect(decision.rule == rule)
        #expect(decision.verdict == verdict)
        #expect(decision.policy.key == clause)
        #expect(!decision.explanation.zh.isEmpty && !decision.explanation.en.isEmpty)
    }

    @Test func `every rule is listed exactly once and has a report that hits it`() {
        #expect(Triage.rules.map(\.id) == Triage.RuleID.allCases)
        #expect(Self.hits.map(\.0) == Triage.RuleID.allCases)
    }

    @Test(arguments: Channel.allCases, [Triage.Elsewhere.legalRemedy, .otherOrgan])
    func `JB-13 paper is passed on, and whoever came, called or wrote online is told where to go`(
        channel: Channel, elsewhere: Triage.Elsewhere
    ) {
        let input = Self.changed(Self.report(.outOfScope, by: channel)) { $0.elsewhere = elsewhere }
        let told: Set<Channel> = [.visit, .phone, .web, .informant]
        let action: DeclineAction = told.contains(channel) ? .informReporter : .transferOut
        let reason: DeclineReason = elsewhere == .legalRemedy ? .legalRemedy : .otherOrgan
        #expect(Triage.decide(input).verdict == .declined(reason, action))
    }

    @Test(arguments: Channel.allCases)
    func `JB-13 a report without substance is kept, whatever its channel`(channel: Channel) {
        #expect(Triage.decide(Self.report(.noSubstance, by: channel)).verdict == .declined(.noSubstance, .retain))
    }

    @Test(arguments: ReportKind.allCases, Channel.allCases)
    func `JB-15 an item on the own head is sealed before anything else is asked`(kind: ReportKind, channel: Channel) {
        let input = Self.changed(Self.report(kind, by: channel)) {
            $0.accused = [.init(managedAt: .city), .init(managedAt: .city, isOwnHead: true)]
            $0.earlier = Self.earlier(.open, newFacts: false)
            $0.holdsStateSecrets = true
        }
        #expect(Triage.decide(input).verdict == .sealed(.ownHead))
    }

    @Test(arguments: Level.allCases, Level.allCases)
    func `JB-15 exactly those managed above the receiver are sealed`(managed: Level, receiver: Level) {
        let input = Self.changed(Self.report()) {
            $0.accused = [.init(managedAt: nil), .init(managedAt: managed)]
            $0.receiverLevel = receiver
        }
        let sealed = Triage.decide(input).verdict == .sealed(.upperLevel)
        #expect(sealed == (managed > receiver))
    }

    @Test func `JB-15 this level's Party committee as a body is sealed, an unknown level is not`() {
        let body = Self.changed(Self.report()) { $0.accused = [.init(managedAt: .county, isOwnPartyCommittee: true)] }
        #expect(Triage.decide(body).verdict == .sealed(.upperLevel))
        let unknown = Self.changed(Self.report()) { $0.accused = [.init(managedAt: nil)] }
        #expect(Triage.decide(unknown).verdict == .accepted(.accusation))
    }

    @Test func `JB-15 an item without substance on a cadre managed above is sealed all the same, advice is not`() {
        for kind in ReportKind.allCases {
            let input = Self.changed(Self.report(kind)) { $0.accused = [.init(managedAt: .province)] }
            let sealed = Triage.decide(input).verdict == .sealed(.upperLevel)
            #expect(sealed == [.accusation, .noSubstance].contains(kind), "\(kind)")
        }
    }

    @Test(arguments: Triage.Earlier.Progress.allCases, [true, false])
    func `JB-14 a repeat is kept, joined, reopened, or judged afresh if the first was declined`(
        progress: Triage.Earlier.Progress, newFacts: Bool
    ) {
        let input = Self.changed(Self.report()) { $0.earlier = Self.earlier(progress, newFacts: newFacts) }
        let first = Report.ID("first")
        let expected: Triage.Verdict =
            switch (progress, newFacts) {
            case (_, false): .retained(repeatOf: first)
            case (.open, true): .supplement(to: first, reopens: false)
            case (.finished, true): .supplement(to: first, reopens: true)
            case (.declined, true): .accepted(.accusation)
            }
        #expect(Triage.decide(input).verdict == expected)
    }
}
