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

extension RuleBook {
    static let splitting = Chapter(
        title: Bilingual("拆分", "Triage: splitting an item"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定；全部满足才可以操作。各件自有编号，期限都从原件收到之日起算。",
            "In this order; the first condition that is not met decides, and an act needs all. Every part has a number of "
                + "its own, and its clocks run from the day on which the whole was received."),
        stage: "split",
        entries: Split.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
