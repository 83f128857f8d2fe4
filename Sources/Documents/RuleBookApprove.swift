import Casework

// The distribution of clues, and the archive.

extension RuleBook {
    static let distribution = Chapter(
        title: Bilingual("分办", "Distribution of clues"),
        reading: Bilingual(
            "分流规则提出承办室，案管室可以提出改交其他室的意见，主要负责人批准，案管室有台账。何时批准由各机关规定："
                + "批准后才能领取，或者若干天内补批；没有规定的为\(DistributionLimits.days)天，是本系统的约定。由第一条不通过的规则决定。",
            "Routing names the room, case supervision may propose another, the head approves, and there is a ledger. By when "
                + "is each organ's decision: before the clue is claimed, or within some days; without one, "
                + "\(DistributionLimits.days) days, our own convention. The first rule that objects decides."),
        stage: "distribution",
        entries: Distribution.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    static let archiving = Chapter(
        title: Bilingual("归档", "The archive"),
        reading: Bilingual(
            "归档前把卷宗缺什么一次全部列出；归档以后只有信访室能够查阅，由信访室主任调卷。",
            "Before a file is closed, everything that is missing on it is listed at once. Afterwards the petition office "
                + "alone opens it, and its head takes it out again."),
        stage: "archive",
        entries: Archive.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
