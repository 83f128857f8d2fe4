/// Addresses of opening identities.
extension Link {
    /// What waits for the reader, and what they asked for.
    public static let unlocks: Link = .path("unlocks")
    public static func unlock(_ id: String) -> Link { .path("unlocks", id) }
    /// A step of one (`POST`).
    public static func unlock(_ id: String, _ step: String) -> Link { .path("unlocks", id, step) }
    /// Who asked how often, for the auditor.
    public static let unlockCounts: Link = .path("unlocks", "counts")
    /// Opening the identity of one report; its `POST` asks for it.
    public static func identity(_ report: String) -> Link { .path("identity", report) }
    /// The same by a clue.
    public static func clueIdentity(_ clue: String) -> Link { .path("clues", clue, "identity") }
}
