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

extension Link {
    /// The ledger of data for inspection teams; its `POST` asks for some.
    public static let provisions: Link = .path("provisions")
    /// Decides about it, or takes the file (`POST`).
    public static func provision(_ id: String, _ act: String) -> Link { .path("provisions", id, act) }
    /// The quarterly analyses and the yearly reports.
    public static let trends: Link = .path("trends")
    public static func trend(_ id: String) -> Link { .path("trends", id) }
    /// Sends one up (`POST`).
    public static func trendSend(_ id: String) -> Link { .path("trends", id, "send") }
    /// Reports one to the Party committee of the same level (`POST`).
    public static func trendBrief(_ id: String) -> Link { .path("trends", id, "brief") }
    /// The paper that goes to the Party committee.
    public static func trendPaper(_ id: String) -> Link { .path("trends", id, "paper") }
    /// What an analysis of a quarter, or with 0 of a year, would show; its `POST` makes it.
    public static func trendQuarter(_ year: Int, _ number: Int) -> Link {
        .path("trends", "quarter", String(year), String(number))
    }
}
