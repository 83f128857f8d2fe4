import Casework

extension RuleBook {
    /// What becomes of a file.
    static let attachments = Chapter(
        title: Bilingual("附件", "Files"),
        reading: Bilingual(
            "按顺序，第一条适用的决定：不收、只存原件，或者另做副本。",
            "In this order; the first one that applies decides: not taken, kept as it is, or kept with a copy."),
        stage: "attachment",
        entries: Attachment.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })
}
