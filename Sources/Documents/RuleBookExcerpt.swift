import Casework

extension RuleBook {
    /// Who may show what outside of the handling room.
    static let excerpts = Chapter(
        title: Bilingual("隐名摘件", "Masked excerpts"),
        reading: Bilingual(
            "谁可以提出、确认、批准和打印。按顺序，第一条不满足的决定。",
            "Who asks, confirms, approves and prints. In this order; the first condition that is not met decides."),
        stage: "excerpt",
        entries: Excerpt.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    /// What is covered before that.
    static let masking = Chapter(
        title: Bilingual("隐名摘件：查找应当遮盖的内容", "Masked excerpts: what is found to be covered"),
        reading: Bilingual(
            "全部适用；前面的规则已经找到的，后面的不再重复。由提出人逐处确认。",
            "All of them apply; what one has found the later ones pass over. Whoever asked confirms every place."),
        stage: "masking",
        entries: Masking.rules.map { rule in
            Entry(
                name: rule.id.rawValue, policy: rule.policy.key, statement: rule.id.statement,
                effect: rule.isMandatory
                    ? Bilingual("必须遮盖", "stays covered") : Bilingual("可以取消遮盖", "a person may lift it"))
        })
}
