/// Addresses of recusal, declarations and the register of interference.
extension Link {
    /// What waits for a decision about who stands aside.
    public static let recusals: Link = .path("recusals")
    /// Who stands aside from one report's matter; its `POST` enters somebody.
    public static func recusals(_ report: String) -> Link { .path("recusals", report) }
    /// Decides about an entry (`POST`).
    public static func recusalDecide(_ id: String) -> Link { .path("recusals", id, "decide") }
    /// What a reporter asked for names none of the leaders, and goes on to them (`POST`).
    public static func recusalPass(_ id: String) -> Link { .path("recusals", id, "pass") }
    /// What a reporter asked for has been looked at (`POST`).
    public static func recusalAnswer(_ id: String) -> Link { .path("recusals", id, "answer") }
    /// Who stands aside from one clue; its `POST` enters somebody.
    public static func clueRecusal(_ id: String) -> Link { .clue(id, "recusal") }
    /// Who asked about one clue; its `POST` records one more.
    public static func clueInterference(_ id: String) -> Link { .clue(id, "interference") }
    /// Who asked about a report that is no clue yet; its `POST` records one more.
    public static func reportInterference(_ id: String) -> Link { .path("triage", id, "interference") }
    /// The register of interference.
    public static let interference: Link = .path("interference")
    /// One's own declarations; its `POST` says that all of them are still so.
    public static let declarations: Link = .path("declarations")
    /// Declares a relative (`POST`).
    public static let declareKin: Link = .path("declarations", "kin")
    /// Declares an interest (`POST`).
    public static let declareInterest: Link = .path("declarations", "interest")
    /// A declared relative is none any more (`POST`).
    public static func endKin(_ id: String) -> Link { .path("declarations", "kin", id) }
    /// A declared interest is over (`POST`).
    public static func endInterest(_ id: String) -> Link { .path("declarations", "interest", id) }
    /// Where a reporter's request that handlers stand aside goes.
    public static let trackRecusal: Link = .path("track", "recusal")
}
