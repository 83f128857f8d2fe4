import Casework
import Testing

@Suite("advice on what a report gives to go by: DW-credibility")
struct CredibilityTests {
    typealias Facts = Credibility.Facts

    private static func facts(
        _ channel: Channel = .web, from source: TransferIn.Source? = nil, signed: ReporterSignature = .anonymous,
        isImpersonated: Bool = false, told: Set<Particular> = []
    ) -> Facts {
        Facts(channel: channel, source: source, signature: signed, isImpersonated: isImpersonated, told: told)
    }

    private static func points(_ facts: Facts) -> Int { Credibility.advise(facts).points }

    /// Every set of the seven.
    private static let accounts: [Set<Particular>] = (0..<128).map { mask in
        Set(Particular.allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
    }

    private static let weights: [Credibility.Weights] = (0...5).flatMap { source in
        (0...5).flatMap { signature in
            (0...5).map { Credibility.Weights(source: source, signature: signature, account: $0) }
        }
    }

    // MARK: - Each aid

    static let hits: [(Credibility.RuleID, Facts, Credibility.Scale, Int)] = [
        (.functionalOrgan, facts(.transfer, from: .inspection), .source, 4),
        (.visit, facts(.visit), .source, 3),
        (.phone, facts(.phone), .source, 2),
        (.letter, facts(.letter), .source, 1),
        (.unranked, facts(.informant), .source, 1),
        (.network, facts(.web), .source, 0),
        (
            .impersonated, facts(.transfer, from: .audit, signed: .unverifiable, isImpersonated: true), .signature, 0
        ),
        (.organAnswers, facts(.transfer, from: .audit), .signature, 2),
        (.verified, facts(signed: .realNameVerified), .signature, 2),
        (.claimed, facts(signed: .realNameClaimed), .signature, 1),
        (.nameless, facts(signed: .unverifiable), .signature, 0),
        (.when, facts(told: [.when]), .account, 1),
        (.place, facts(told: [.place]), .account, 1),
        (.who, facts(told: [.who]), .account, 1),
        (.what, facts(told: [.what]), .account, 1),
        (.circumstances, facts(told: [.circumstances]), .account, 1),
        (.why, facts(told: [.why]), .account, 1),
        (.thing, facts(told: [.thing]), .account, 1),
    ]

    @Test(arguments: hits)
    func `DW-credibility each aid finds its report and says why`(
        rule: Credibility.RuleID, facts: Facts, scale: Credibility.Scale, points: Int
    ) throws {
        let reason = try #require(Credibility.advise(facts).reasons.first { $0.rule == rule })
        #expect(reason.scale == scale && reason.points == points && reason.policy.key == "DW-credibility")
        #expect(!reason.explanation.zh.isEmpty && !reason.explanation.en.isEmpty)
    }

    @Test func `DW-credibility every aid is listed once, in order, is hit, and says what no other says`() {
        #expect(Credibility.rules.map(\.id) == Credibility.RuleID.allCases)
        #expect(Self.hits.map(\.0) == Credibility.RuleID.allCases)
        #expect(Set(Credibility.rules.map(\.explanation.zh)).count == Credibility.rules.count)
        #expect(Set(Credibility.rules.map(\.explanation.en)).count == Credibility.rules.count)
    }

    @Test(arguments: TransferIn.Source.allCases)
    func `DW-credibility a functional organ is one that finds clues in its own work, not one that passes petitions on`(
        source: TransferIn.Source
    ) {
        let organs: Set<TransferIn.Source> = [.inspection, .audit, .judicial, .administration]
        let rules = Credibility.advise(Self.facts(.transfer, from: source)).reasons.map(\.rule)
        #expect(source.findsClues == organs.contains(source))
        #expect(rules == (source.findsClues ? [.functionalOrgan, .organAnswers] : [.unranked, .nameless]))
    }

    // MARK: - The order of practice

    @Test func `DW-credibility a functional organ comes before every petition that tells as much`() {
        for told in [[], Set(Particular.allCases)] {
            let organ = Self.points(Self.facts(.transfer, from: .audit, told: told))
            for channel in Channel.allCases {
                for signature in ReporterSignature.allCases {
                    #expect(organ > Self.points(Self.facts(channel, signed: signature, told: told)))
                }
            }
        }
    }

    @Test(arguments: [(Channel.visit, Channel.phone), (.phone, .letter), (.letter, .web)])
    func `DW-credibility a visit comes before a call, a call before a letter, a letter before the net`(
        first: Channel, second: Channel
    ) {
        for signature in ReporterSignature.allCases {
            #expect(
                Self.points(Self.facts(first, signed: signature)) > Self.points(Self.facts(second, signed: signature)))
        }
    }

    @Test(arguments: [Channel.informant, .transfer, .other])
    func `DW-credibility a way that the practice does not rank counts as a letter`(channel: Channel) {
        #expect(Self.points(Self.facts(channel)) == Self.points(Self.facts(.letter)))
    }

    @Test(arguments: Channel.allCases)
    func `DW-credibility signed comes before anonymous, and verified before signed`(channel: Channel) {
        let verified = Self.points(Self.facts(channel, signed: .realNameVerified))
        let claimed = Self.points(Self.facts(channel, signed: .realNameClaimed))
        let nameless = Self.points(Self.facts(channel))
        #expect(verified > claimed && claimed > nameless)
        #expect(Self.points(Self.facts(channel, signed: .unverifiable)) == nameless, "JB-30: as an anonymous one")
        let misused = Self.facts(channel, signed: .unverifiable, isImpersonated: true)
        #expect(Self.points(misused) == nameless, "whose name was used is nobody's fault who reports")
    }

    @Test(arguments: Particular.allCases)
    func `DW-credibility each of the seven adds to every account without it`(particular: Particular) {
        for told in Self.accounts where !told.contains(particular) {
            let without = Credibility.advise(Self.facts(told: told))
            let with = Credibility.advise(Self.facts(told: told.union([particular])))
            #expect(with.points == without.points + 1)
            #expect(without.missing.contains(particular) && !with.missing.contains(particular))
        }
    }

    // MARK: - Bounds

    @Test func `DW-credibility the points stay within their bounds, whatever a place chooses`() {
        let best = Self.facts(.transfer, from: .audit, signed: .realNameVerified, told: Set(Particular.allCases))
        #expect(Credibility.advise(best).points == 13 && Credibility.advise(best).outOf == 13)
        #expect(Credibility.advise(Self.facts()).points == 0)
        for weights in Self.weights {
            let (most, least) = (Credibility.advise(best, by: weights), Credibility.advise(Self.facts(), by: weights))
            #expect(most.points == most.outOf && (0...65).contains(most.outOf))
            #expect(least.points == 0 && least.outOf == most.outOf)
        }
        let wild = Credibility.Weights(source: .max, signature: .min, account: -1)
        #expect(wild == Credibility.Weights(source: 5, signature: 0, account: 0))
    }

    @Test func `DW-credibility no choice of a place turns the order of practice round`() {
        let ranked = [
            Self.facts(.transfer, from: .audit), Self.facts(.visit, signed: .realNameVerified),
            Self.facts(.visit, signed: .realNameClaimed), Self.facts(.visit), Self.facts(.phone),
            Self.facts(.letter), Self.facts(.web),
        ]
        for weights in Self.weights {
            let points = ranked.map { Credibility.advise($0, by: weights).points }
            #expect(points == points.sorted(by: >))
        }
    }

    @Test func `DW-credibility what is told and what is missing are the seven together`() {
        for told in Self.accounts {
            let advice = Credibility.advise(Self.facts(told: told))
            #expect(advice.told == told && Set(advice.missing).isDisjoint(with: told))
            #expect(Set(advice.missing).union(told) == Set(Particular.allCases))
            #expect(advice.reasons.count == 2 + told.count)
        }
    }

    // MARK: - It decides nothing

    /// No part of what triage and routing look at holds the advice, or what it is made of beyond channel and signature.
    @Test func `DW-credibility neither triage nor routing is told of the advice`() {
        let triage = Mirror(reflecting: TriageTests.report()).children.compactMap(\.label)
        let route = Mirror(reflecting: Route.Input.accusation(at: Cell.county, [.villageCadre()])).children
            .compactMap(\.label)
        #expect(triage.contains("riskFlags") && route.contains("gravity"))
        for word in ["told", "particulars", "credibility", "advice", "points", "source"] {
            #expect(!triage.contains(word) && !route.contains(word))
        }
    }

    @Test(arguments: Channel.allCases, ReporterSignature.allCases)
    func `DW-credibility JB-29 JB-30 an accusation is accepted and as urgent as any, however little speaks for it`(
        channel: Channel, signature: ReporterSignature
    ) {
        let poor = TriageTests.changed(TriageTests.report(by: channel)) {
            $0.reporter = Triage.ReporterClaim(recorded: signature)
        }
        let rich = TriageTests.changed(TriageTests.report(by: .visit)) {
            $0.reporter = Triage.ReporterClaim(recorded: .realNameVerified)
        }
        let (one, other) = (Triage.decide(poor), Triage.decide(rich))
        #expect(one.verdict == .accepted(.accusation) && one.verdict == other.verdict)
        #expect(one.priority == other.priority && one.isMicroCorruption == other.isMicroCorruption)
    }

    @Test(arguments: [Channel.visit, .phone, .letter, .web, .informant, .transfer, .other])
    func `DW-credibility the way of an accusation is the same by whatever channel it came`(channel: Channel) {
        let decision = Triage.decide(TriageTests.report(by: channel))
        #expect(decision == Triage.decide(TriageTests.report(by: .web)))
    }

    @Test func `DW-credibility JB-29 JB-30 whoever reads the advice reads that it decides nothing`() {
        for words in [Credibility.caution.zh, Credibility.caution.en] {
            #expect(words.contains("JB-29") && words.contains("JB-30") && words.contains("DW-credibility"))
        }
        #expect(Credibility.caution.zh.contains("不决定受理与否、分流去向和缓急"))
        #expect(Credibility.caution.en.contains("decides neither acceptance nor way nor urgency"))
    }

    @Test(arguments: ReportKind.allCases)
    func `DW-credibility only what says that somebody did something is weighed`(kind: ReportKind) {
        #expect(Credibility.concerns(kind) == [.accusation, .noSubstance].contains(kind))
        #expect(Credibility.concerns(nil), "nobody has read it yet")
    }

    @Test func `DW-local DW-credibility the points are a local choice, with bounds of their own`() {
        for choice in [LocalChoice.credibilitySource, .credibilitySignature, .credibilityAccount] {
            #expect(choice.builtIn == 1 && choice.bounds == 0...5 && choice.policy.key == "DW-credibility")
        }
        #expect(Credibility.Weights.builtIn == Credibility.Weights(source: 1, signature: 1, account: 1))
    }
}
