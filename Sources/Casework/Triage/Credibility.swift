/// How much a report gives to go by (线索可信度提示): who vouches for it, how it is signed, and what it tells.
///
/// Advice for whoever reads, and nothing else: `Triage.Input` and `Route.Input` hold none of it, so that no acceptance,
/// way or urgency can depend on it. An anonymous report in scope is accepted like any other (JB-29), one whose signature
/// cannot be verified too (JB-30).
///
/// - Policy: DW-credibility
public enum Credibility {
    /// Aids in their order. Of the source and of the signature the first one that applies counts, of the account every
    /// one that does.
    public static let rules: [Rule] = [
        .functionalOrgan, .visit, .phone, .letter, .unranked, .network,
        .impersonated, .organAnswers, .verified, .claimed, .nameless,
        .when, .place, .who, .what, .circumstances, .why, .thing,
    ]

    /// What is said wherever the advice is shown.
    public static let caution = Bilingual(
        "仅供研判参考，不决定受理与否、分流去向和缓急（本地约定，DW-credibility）。"
            + "属于受理范围的匿名检举控告同样受理，署名无法核实的按匿名办理，不因此降低对待（JB-29、JB-30）。",
        "Advice for whoever reads it: it decides neither acceptance nor way nor urgency (a local choice, DW-credibility). "
            + "An anonymous report in scope is accepted all the same, and one whose signature cannot be verified like an "
            + "anonymous one: neither is worth less for it (JB-29, JB-30).")

    /// Whether a kind of report is weighed: only what says that somebody did something. Nil while nobody knows the kind.
    public static func concerns(_ kind: ReportKind?) -> Bool {
        switch kind {
        case .accusation, .noSubstance, nil: true
        case .appeal, .suggestion, .outOfScope, .notAReport: false
        }
    }

    /// What the aids make of a report.
    public static func advise(_ facts: Facts, by weights: Weights = .builtIn) -> Advice {
        let applying = rules.filter { $0.applies(facts) }
        let counted =
            [applying.first { $0.scale == .source }, applying.first { $0.scale == .signature }].compactMap(\.self)
            + applying.filter { $0.scale == .account }
        return Advice(
            reasons: counted.map { rule in
                Reason(
                    rule: rule.id, policy: rule.policy, scale: rule.scale,
                    points: rule.steps * weights[rule.scale], explanation: rule.explanation)
            },
            told: facts.told, outOf: Scale.allCases.reduce(0) { $0 + $1.steps * weights[$1] })
    }
}

extension Credibility {
    /// What the aids read of a report. Nothing of it says who reported.
    public struct Facts: Hashable, Sendable {
        public var channel: Channel
        /// What kind of body passed it on; nil where nobody did.
        public var source: TransferIn.Source?
        public var signature: ReporterSignature
        /// Somebody whose name it bears said that they did not report (冒名).
        public var isImpersonated: Bool
        /// Which of the seven it tells.
        public var told: Set<Particular>

        public init(
            channel: Channel, source: TransferIn.Source? = nil, signature: ReporterSignature,
            isImpersonated: Bool = false, told: Set<Particular> = []
        ) {
            self.channel = channel
            self.source = source
            self.signature = signature
            self.isImpersonated = isImpersonated
            self.told = told
        }
    }

    /// What an aid looks at.
    public enum Scale: String, Hashable, Sendable, CaseIterable {
        /// 来源
        case source
        /// 署名
        case signature
        /// 叙述（七何）
        case account

        /// The most that counts on it.
        var steps: Int {
            switch self {
            case .source, .signature: Credibility.rules.reduce(0) { $1.scale == self ? max($0, $1.steps) : $0 }
            case .account: Credibility.rules.reduce(0) { $1.scale == self ? $0 + $1.steps : $0 }
            }
        }

        public var name: Bilingual {
            switch self {
            case .source: Bilingual("来源", "Source")
            case .signature: Bilingual("署名", "Signature")
            case .account: Bilingual("七何", "The seven")
            }
        }
    }

    /// Points for one step of each scale. The practice names an order and no weights: these are a local choice
    /// (`LocalChoice.credibilitySource` and its neighbours).
    public struct Weights: Hashable, Sendable {
        private let source: Int
        private let signature: Int
        private let account: Int

        /// What a weight may be; at 0 a scale does not count.
        public static let bounds = 0...5
        public static let builtIn = Weights(source: 1, signature: 1, account: 1)

        /// Weights out of bounds count as the nearest bound.
        public init(source: Int, signature: Int, account: Int) {
            func bounded(_ weight: Int) -> Int {
                min(max(weight, Self.bounds.lowerBound), Self.bounds.upperBound)
            }
            self.source = bounded(source)
            self.signature = bounded(signature)
            self.account = bounded(account)
        }

        subscript(scale: Scale) -> Int {
            switch scale {
            case .source: source
            case .signature: signature
            case .account: account
            }
        }
    }

    /// Why something counts, or does not.
    public struct Reason: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let scale: Scale
        /// From 0; with 0 it speaks neither for the report nor against it.
        public let points: Int
        /// For people. Free of names and content.
        public let explanation: Bilingual
    }

    /// The advice with all its reasons.
    public struct Advice: Hashable, Sendable {
        /// One of the source, one of the signature, and one for each of the seven that is told.
        public let reasons: [Reason]
        /// Which of the seven it tells.
        public let told: Set<Particular>
        /// The most that points can come to.
        public let outOf: Int

        /// From 0 to `outOf`.
        public var points: Int { reasons.reduce(0) { $0 + $1.points } }
        /// What to ask whoever reports, in the order of the practice.
        public var missing: [Particular] { Particular.allCases.filter { !told.contains($0) } }
    }

    /// One aid.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        public let scale: Scale
        /// How far up its scale it stands.
        public let steps: Int
        public let explanation: Bilingual
        let applies: @Sendable (Facts) -> Bool
    }

    /// The aids, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case functionalOrgan = "functional_organ"
        case visit, phone, letter, unranked, network
        case impersonated
        case organAnswers = "organ_answers"
        case verified = "real_name_verified"
        case claimed = "real_name_claimed"
        case nameless
        case when, place, who, what, circumstances, why, thing
    }
}
