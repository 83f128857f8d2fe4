/// Bounds of opening an identity.
public enum UnlockLimits {
    /// Minutes for which an identity is open at most.
    ///
    /// - Policy: DW-unlock
    public static let minutes = 1...30
    /// Hours after which a request that nobody answered lapses: long enough for a weekend.
    ///
    /// - Policy: DW-unlock
    public static let requestHours = 72
    /// Requests of one person in 24 hours: nobody goes through the register by asking.
    ///
    /// - Policy: DW-unlock
    public static let requestsPerDay = 20
    /// Characters of what it is for.
    public static let words = 5...500
}
