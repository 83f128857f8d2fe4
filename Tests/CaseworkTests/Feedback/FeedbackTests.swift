import Casework
import Testing

@Suite("feedback: JB-13 JB-15 JB-26 JB-27 JB-29 JC-69 DW-12 DW-15 DW-19")
struct FeedbackTests {
    static let receivedOn = day("2026-09-18")
    static let first = Report.ID("first")
    static let verdicts: [Triage.Verdict] =
        [
            .sealed(.ownHead), .sealed(.upperLevel), .refused, .accepted(.accusation), .accepted(.appeal),
            .accepted(.suggestion), .retained(repeatOf: first), .supplement(to: first, reopens: false),
            .supplement(to: first, reopens: true),
        ]
        + DeclineReason.allCases.flatMap { reason in
            DeclineAction.allCases.map { .declined(reason, $0) }
        }
    static let occasions: [Feedback.Occasion] =
        verdicts.map { .triaged($0, receivedOn: receivedOn) }
        + Conclusion.allCases.map { .concluded($0, finishedOn: day("2026-09-30")) }
        + SuggestionOutcome.allCases.map { .suggestionConcluded($0, on: day("2026-09-30")) }

    static func input(_ verdict: Triage.Verdict, isRepeat: Bool = false) -> Feedback.Input {
        Feedback.Input(
            occasion: .triaged(verdict, receivedOn: receivedOn), channel: .letter, signature: .realNameVerified,
            isRepeat: isRepeat)
    }

    static let hits: [(Feedback.RuleID, Feedback.Input, Feedback.Outcome, String)] = [
        (.sealed, input(.sealed(.upperLevel)), .nothing, "JB-15"),
        (.refused, input(.refused), .nothing, "DW-19"),
        (
            .anonymous,
            Feedback.Input(
                occasion: .triaged(.accepted(.accusation), receivedOn: receivedOn), channel: .web,
                signature: .unverifiable),
            .trackingPage, "JB-29"
        ),
        (.notInformedAgain, input(.accepted(.accusation), isRepeat: true), .trackingPage, "JB-26"),
        (
            .toldWhereToGo, input(.declined(.otherOrgan, .informReporter)),
            .notice(.notAccepted, through: .letter, by: .xfForward), "JB-13"
        ),
        (.passedOn, input(.declined(.legalRemedy, .transferOut)), .trackingPage, "JB-13"),
        (
            .askedForFacts, input(.declined(.noSubstance, .retain)), .notice(.notAccepted, through: .letter, by: nil),
            "DW-15"
        ),
        (
            .acceptance, input(.accepted(.accusation)), .notice(.acceptance, through: .letter, by: .acceptNotice),
            "JB-26"
        ),
        (.appealAccepted, input(.accepted(.appeal)), .notice(.acceptance, through: .letter, by: nil), "JC-69"),
        (.suggestionNoted, input(.accepted(.suggestion)), .trackingPage, "DW-12"),
        (
            .suggestionAdopted,
            Feedback.Input(
                occasion: .suggestionConcluded(.adopted, on: day("2026-09-30")), channel: .letter,
                signature: .realNameClaimed),
            .notice(.suggestionAdopted, through: .letter, by: nil), "DW-12"
        ),
        (
            .result,
            Feedback.Input(
                occasion: .concluded(.educated, finishedOn: day("2026-09-30")), channel: .phone,
                signature: .realNameClaimed, isRepeat: true),
            .notice(.result, through: .phone, by: .feedback), "JB-27"
        ),
    ]

    @Test(arguments: hits)
    func `each rule answers its occasion, names its clause and explains itself`(
        rule: Feedback.RuleID, input: Feedback.Input, outcome: Feedback.Outcome, clause: String
    ) {
        let decision = Feedback.decide(input)
        #expect(decision.rule == rule)
        #expect(decision.outcome == outcome)
        #expect(decision.policy.key == clause)
        #expect(!decision.explanation.zh.isEmpty && !decision.explanation.en.isEmpty)
    }

    @Test func `every feedback rule is listed exactly once and hit`() {
        #expect(Feedback.rules.map(\.id) == Feedback.RuleID.allCases)
        #expect(Self.hits.map(\.0) == Feedback.RuleID.allCases)
    }

    @Test(arguments: occasions, Channel.allCases)
    func `notices go to real names only, sealed items get none, and every combination has an answer`(
        occasion: Feedback.Occasion, channel: Channel
    ) {
        for signature in ReporterSignature.allCases {
            for isRepeat in [true, false] {
                let decision = Feedback.decide(
                    Feedback.Input(occasion: occasion, channel: channel, signature: signature, isRepeat: isRepeat))
                switch (occasion, decision.outcome) {
                case (.triaged(.sealed, _), let outcome), (.triaged(.refused, _), let outcome):
                    #expect(outcome == .nothing)
                case (_, .nothing): Issue.record("only sealed and refused items change nothing")
                case (_, .trackingPage): break
                case (.triaged, .notice(let kind, let medium, _)):
                    #expect(signature.isRealName && !isRepeat && kind != .result)
                    #expect(medium == Feedback.Medium(answering: channel))
                case (.concluded, .notice(let kind, _, let clock)):
                    #expect(signature.isRealName && kind == .result && clock == .feedback)
                case (.suggestionConcluded(let became, _), .notice(let kind, _, let clock)):
                    #expect(signature.isRealName && became == .adopted && kind == .suggestionAdopted && clock == nil)
                }
                if case .concluded = occasion, signature.isRealName { #expect(decision.rule == .result) }
            }
        }
    }

    @Test func `JB-26 JB-27 the periods are fifteen working days from receipt and from the end`() {
        let policies = ClockPolicyTable()
        let accepted = Self.input(.accepted(.accusation))
        let acceptance = Feedback.decide(accepted)
            .due(for: accepted.occasion, owedBy: nil, policies: policies, calendar: Notices.calendar)
        #expect(acceptance?.date == day("2026-10-15"))
        let finished = Feedback.Occasion.concluded(.closedUnfounded, finishedOn: day("2026-09-30"))
        let result = Feedback.decide(.init(occasion: finished, channel: .web, signature: .realNameVerified))
            .due(for: finished, owedBy: nil, policies: policies, calendar: Notices.calendar)
        #expect(result?.date == day("2026-10-27"))
        let sealed = Self.input(.sealed(.ownHead))
        let none = Feedback.decide(sealed)
            .due(for: sealed.occasion, owedBy: nil, policies: policies, calendar: Notices.calendar)
        #expect(none == nil)
    }
}
