/// Addresses of the distribution of clues, its ledger, and the archive.
extension Link {
    /// What awaits the head's approval.
    public static let distribution: Link = .path("distribution")
    /// Approves what was ticked (`POST`).
    public static let distributionApprove: Link = .path("distribution", "approve")
    /// By when, and by whom beside the head (`POST`).
    public static let distributionPolicy: Link = .path("distribution", "policy")
    /// Gives a clue to another room (`POST`).
    public static func distributionGive(_ id: String) -> Link { .path("distribution", id, "give") }
    /// Proposes another room for a clue (`POST`).
    public static func distributionPropose(_ id: String) -> Link { .path("distribution", id, "propose") }
    /// Where every clue went.
    public static let ledger: Link = .path("ledger")
    /// What could be archived, and what is.
    public static let archive: Link = .path("archive")
    /// What lies on the file of a clue.
    public static func file(_ id: String) -> Link { .path("archive", "clues", id) }
    /// Archives a clue, or takes it out (`POST`).
    public static func file(_ id: String, _ step: String) -> Link { .path("archive", "clues", id, step) }
    /// The room states a paper of before (`POST`).
    public static func latePaper(_ id: String) -> Link { .path("archive", "clues", id, "papers") }
    /// Finished clues that somebody asked to open again.
    public static let reopenings: Link = .path("reopenings")
    /// The room read what joined a finished clue: it changes nothing (`POST`).
    public static func material(_ id: String, _ reading: String) -> Link { .path("reopenings", id, reading) }
    /// What is missing on the file of a report that was declined.
    public static func reportFile(_ id: String) -> Link { .path("archive", "reports", id) }
    /// Archives a declined report, or takes it out (`POST`).
    public static func reportFile(_ id: String, _ step: String) -> Link { .path("archive", "reports", id, step) }
}
