import Casework

// Asking whoever signed, the papers of a check, and telling a result.

extension RuleBook {
    static let callConditions = Chapter(
        title: Bilingual("研判：登记一次核实", "Triage: an attempt to ask whoever signed"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定；全部满足才可以登记。", "In this order; the first condition that is not met decides."),
        stage: "call",
        entries: Triage.callConditions.map {
            Entry(
                name: $0.id.rawValue, policy: $0.policy.key,
                statement: Bilingual("不登记：\($0.reason.zh)", "Not recorded: \($0.reason.en)"))
        })

    static let calls = Chapter(
        title: Bilingual("研判：各次核实的结论", "Triage: what all attempts come to"),
        reading: Bilingual("按顺序，第一条适用的决定。", "In this order; the first one that applies decides."),
        stage: "calls",
        entries: Triage.callRules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.explanation)
        })

    static let checking = Chapter(
        title: Bilingual("研究、核查和签名", "Study, check, signatures"),
        reading: Bilingual(
            "谁可以登记纪要、组成核查组、写核查报告、签名。按顺序，第一条不满足的决定；全部满足才可以操作。",
            "Who keeps minutes, forms the group, writes the report and signs it. In this order; the first condition that is "
                + "not met decides."),
        stage: "checking",
        entries: Checking.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let feedbackTalk = Chapter(
        title: Bilingual("反馈记录", "Record of feedback"),
        reading: Bilingual("全部满足才可以登记；不满足的一并指出。", "All must be met; every one that is not is told."),
        stage: "talk",
        entries: FeedbackTalk.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.statement) })
}
