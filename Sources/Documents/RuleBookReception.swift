import Casework

extension RuleBook {
    static let reception = Chapter(
        title: Bilingual("督办：接访", "Supervise: reception days"), reading: allAreTold, stage: "reception",
        entries: Reception.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let recommend = Chapter(
        title: Bilingual("督办：建议书", "Supervise: recommendations"), reading: allAreTold, stage: "recommend",
        entries: Recommend.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let meeting = Chapter(
        title: Bilingual("督办：议事和请示报告", "Supervise: meetings and reports upward"), reading: allAreTold,
        stage: "meeting",
        entries: Meeting.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    private static let allAreTold = Bilingual(
        "不满足的全部告知；全部满足才可以操作。", "All that is missing is told at once; an act needs all of them.")
}
