/// The bounds of work that waits in the queue.
public enum WorkLimits {
    /// Tries after which a step waits for a person.
    public static let attempts = 8
    /// Milliseconds before the first new try; each further one waits twice as long.
    public static let firstRetryMilliseconds: Int64 = 2000
    /// The longest wait before a new try.
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
