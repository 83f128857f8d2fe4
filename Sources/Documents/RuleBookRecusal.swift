import Casework

extension RuleBook {
    static let recusal = Chapter(
        title: Bilingual("回避", "Recusal"),
        reading: Bilingual(
            "登记回避和作出决定的条件。按顺序，第一条不满足的决定。由申报得出的回避由系统登记，不经这些条件。",
            "Who may enter that somebody stands aside, and decide about it. In this order; the first condition that is not "
                + "met decides. What follows from declarations is entered by the system, without these."),
        stage: "recusal",
        entries: Recusal.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let interference = Chapter(
        title: Bilingual("打听、过问、说情登记", "Register of interference"),
        reading: Bilingual("按顺序，第一条不满足的决定。", "In this order; the first condition that is not met decides."),
        stage: "interference",
        entries: Interference.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })
}
