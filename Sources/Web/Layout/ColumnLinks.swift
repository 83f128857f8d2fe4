/// Addresses of found clues, of rewards and requests to a prefecture, of analyses, and of data for inspection teams.
extension Link {
    /// What rooms found; its `POST` registers one more.
    public static let found: Link = .path("found")
    /// Case supervision notes or moves it (`POST`).
    public static func found(_ id: String, _ act: String) -> Link { .path("found", id, act) }
    /// Rewards and requests of the organ.
    public static let merit: Link = .path("merit")
    /// Those of one clue.
    public static func merit(_ clue: String) -> Link { .path("clues", clue, "merit") }
    /// A step of them (`POST`).
    public static func merit(_ clue: String, _ step: String) -> Link { .path("clues", clue, "merit", step) }
}
