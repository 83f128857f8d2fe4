import Casework

extension RuleBook {
    static let handOver = Chapter(
        title: Bilingual("离任交接", "Handing over a post"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定。线索由接任人承办；接任人不能承办的放回待领取。",
            "In this order; the first condition that is not met decides. Clues go on with whoever takes over, or back to "
                + "their board where that one cannot hold them."),
        stage: "handover",
        entries: HandOver.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
