import Casework

extension RuleBook {
    /// What each kind of document states, and who may do what to it.
    static let papers = Chapter(
        title: Bilingual("文书", "Documents"),
        reading: Bilingual(
            "每种文书必须写入的要素；未列入的一律不得写入。拟稿、审批岗位和机关代字是本地约定，可更改。",
            "What each kind of document has to state; what is not allowed is refused. Who writes and signs, and the code "
                + "words, are local choices."),
        stage: "paper",
        entries: DocumentKind.allCases.map { kind in
            Entry(name: kind.rawValue, policy: kind.form.policy.key, statement: statement(of: kind))
        })

    /// Who may do what to a document.
    static let paperActs = Chapter(
        title: Bilingual("文书的办理", "Documents: who may do what"),
        reading: Bilingual("按顺序，第一条不满足的决定。", "In this order; the first condition that is not met decides."),
        stage: "document",
        entries: Paper.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    private static func statement(of kind: DocumentKind) -> Bilingual {
        let fields = kind.form.required.map(\.name)
        return Bilingual(
            "\(kind.form.title.zh)：\(fields.map(\.zh).joined(separator: "、"))",
            "\(kind.form.title.en): \(fields.map(\.en).joined(separator: "; "))")
    }
}
