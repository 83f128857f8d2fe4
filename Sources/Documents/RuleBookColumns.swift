import Casework

extension RuleBook {
    private static let inOrder = Bilingual(
        "按顺序，第一条不满足的决定。", "In this order; the first condition that is not met decides.")

    static let foundClues = Chapter(
        title: Bilingual("自行发现的线索", "Clues that rooms found"), reading: inOrder, stage: "found",
        entries: FoundClue.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    static let merit = Chapter(
        title: Bilingual("奖励建议、查核来源、认定诬告陷害", "Rewards, tracing, false accusations"), reading: inOrder, stage: "merit",
        entries: Merit.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let provision = Chapter(
        title: Bilingual("向巡视巡察机构提供数据", "Data for inspection teams"), reading: inOrder, stage: "provide",
        entries: Provision.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    static let trends = Chapter(
        title: Bilingual("检举控告情况分析、信访情况年度报告", "Analysis of reports, yearly report on petitions"), reading: inOrder,
        stage: "trend",
        entries: TrendAnalysis.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })
}
