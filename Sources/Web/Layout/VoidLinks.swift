/// Addresses of voiding, and of the account of numbers.
extension Link {
    /// What was voided, and what waits for a second person.
    public static let voids: Link = .path("register", "voids")
    /// What became of every number.
    public static let numbers: Link = .path("register", "numbers")
    /// Proposes to void a number, or decides about it (`POST`).
    public static func triageVoid(_ id: String, _ step: String) -> Link { .path("triage", id, "void", step) }
}
