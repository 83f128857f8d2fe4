/// The bounds of work that waits in the queue.
public enum WorkLimits {
    /// Tries after which a step waits for a person: what is away for half an hour is back before the last of them, also
    /// where every wait is its shortest. All waits together take 35 to 71 minutes.
    public static let attempts = 14
    /// The longest wait before the first new try, in milliseconds; each further one is twice as long.
    public static let firstRetryMilliseconds: Int64 = 5000
    /// The longest wait before a new try, in milliseconds; the eighth one and those after it.
    public static let longestRetryMilliseconds: Int64 = 600_000
    /// Lanes that one claim goes over; `queue.take` refuses more.
    public static let lanesPerClaim = 32
    /// How far below the last claimed number a claim looks for what committed later than its number says.
    static let lateNumbers: Int64 = 500
    /// How often somebody looks for the next clue of a room from its first row.
    static let secondsPerLookFromStart: Int64 = 1
    /// How many times as long as it took nobody looks from there again.
    static let restsPerLookFromStart: Int64 = 20
}
