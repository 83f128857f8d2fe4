/// Addresses of masked excerpts.
extension Link {
    /// Those of the organ; what waits for the head stands first.
    public static let excerpts: Link = .path("excerpts")
    public static func excerpt(_ id: String) -> Link { .path("excerpts", id) }
    /// A step of one (`POST`).
    public static func excerpt(_ id: String, _ step: String) -> Link { .path("excerpts", id, step) }
    /// Those of a clue; its `POST` asks for one.
    public static func clueExcerpts(_ clue: String) -> Link { .path("clues", clue, "excerpts") }
}
