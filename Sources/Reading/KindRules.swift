import Casework

/// Proposes the kind of a report: rules in order, the first that applies proposes.
enum KindRules {
    struct Rule: Sendable {
        let kind: ReportKind
        let reason: Bilingual
        /// The cues that speak for it.
        let cues: [Cue]
        let applies: @Sendable (Page) -> Bool
    }

    static let rules: [Rule] = [chatter, appeal, advice, elsewhere, accusation, labels, silence]

    static func propose(_ page: Page) -> KindProposal {
        for rule in rules where rule.applies(page) {
            let spans = rule.cues.flatMap { page.spans(of: $0) }.sorted { $0.lower < $1.lower }
            return KindProposal(
                value: rule.kind, spans: Array(spans.prefix(ReadingLimits.findings)), reason: rule.reason)
        }
        return KindProposal(value: .noSubstance, spans: [], reason: silence.reason)
    }

    private static let chatter = Rule(
        kind: .notAReport,
        reason: Bilingual(
            "致谢、咨询、广告、测试或者催问用语", "Words of thanks, questions, advertisement, test or asking for progress."),
        cues: [.chatter]
    ) { $0.has(.chatter) && $0.count(.misdeed) <= 2 && $0.characters < 160 }

    private static let appeal = Rule(
        kind: .appeal,
        reason: Bilingual("提到处分或者措施，并要求复查、复审或者撤销", "Names a sanction or measure and asks for a review."),
        cues: [.sanction, .review]
    ) { page in
        page.has(.sanction) && page.has(.review) && page.count(.review) + page.count(.sanction) >= 2
    }

    private static let advice = Rule(
        kind: .suggestion,
        reason: Bilingual("提出建议，未指向具体的人和事", "Gives advice and points to no particular person and act."),
        cues: [.advice]
    ) { page in
        page.has(.advice) && page.count(.misdeed) <= 4 && page.count(.reporting) <= 1
    }

    /// Matters for other organs, unless somebody in office is said to have gained from it.
    private static let elsewhere = Rule(
        kind: .outOfScope,
        reason: Bilingual("所提事项多由法院、公安、人社等部门处理", "The matter is one that courts, police or other departments settle."),
        cues: [.elsewhere]
    ) { page in
        let gain = page.count(.misdeed) + page.count(.reporting) + page.count(.harm) / 2
        return page.has(.elsewhere) && page.count(.elsewhere) * 3 > gain
    }

    private static let accusation = Rule(
        kind: .accusation,
        reason: Bilingual("指向具体的人员或者单位，并有可查的情节", "Points to a person or unit and gives facts that can be checked."),
        cues: [.post, .misdeed]
    ) { page in
        let somebody = page.has(.post) || page.has(.discipline) || page.has(.grassroots)
        let something = page.has(.misdeed) || page.count(.harm) >= 2
        return somebody && something && (page.digits > 0 || page.characters > 60)
    }

    private static let labels = Rule(
        kind: .noSubstance,
        reason: Bilingual("仅有问题名称或者情绪表达，未见具体事实", "Only names of offences or feelings; no fact is found."),
        cues: [.label]
    ) { page in
        page.has(.label) || page.digits == 0 || !page.has(.post)
    }

    private static let silence = Rule(
        kind: .accusation,
        reason: Bilingual("内容较具体，但未识别出情节，请人工判断", "Rather specific, but no act was recognised: please judge."),
        cues: [.post]
    ) { $0.has(.post) }
}
