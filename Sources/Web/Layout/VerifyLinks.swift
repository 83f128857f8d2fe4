/// Addresses of asking whoever signed, of the papers of a check, and of what was said when a result was told.
extension Link {
    /// The signed reports whose reporters are still to be asked.
    public static let calls: Link = .path("calls")
    /// The record of acceptance with every attempt.
    public static func acceptanceRecord(_ id: String) -> Link { .path("triage", id, "acceptance-record") }
    /// Minutes, group, report and signatures of a clue.
    public static func checkFile(_ id: String) -> Link { .path("clues", id, "check") }
    /// Keeps minutes, forms the group, writes or signs the report (`POST`).
    public static func checkFile(_ id: String, _ step: String) -> Link { .path("clues", id, "check", step) }
    /// What was said when the result was told; its `POST` records it.
    public static func clueTold(_ id: String) -> Link { .path("clues", id, "told") }
}
