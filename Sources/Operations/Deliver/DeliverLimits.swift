/// The bounds of delivering.
public enum DeliverLimits {
    /// Seconds for which a dispatcher holds a delivery: longer than the longest transfer and its drain together.
    public static let leaseSeconds = 60
    /// Outcomes, and changes of endpoints, that are written in one transaction.
    public static let outcomesPerFinish = 256
}
