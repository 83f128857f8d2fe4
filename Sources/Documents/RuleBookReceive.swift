import Casework

extension RuleBook {
    static let voiding = Chapter(
        title: Bilingual("作废", "Receive: voiding a number"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定；全部满足才可以操作。编号保留，不删除。",
            "In this order; the first condition that is not met decides, and an act needs all. The number stays given."),
        stage: "void",
        entries: Voiding.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
