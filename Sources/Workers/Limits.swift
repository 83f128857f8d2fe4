/// The bounds of the workers.
public enum WorkerLimits {
    /// Reports that a worker claims at once.
    static let readsPerClaim = 16
    /// Reports that a worker reads at once: as many as keep two cores and their connections busy.
    static let readsAtOnce = 4
    /// Seconds for which a worker holds what it claimed; more than a whole claim takes, read one after another.
    static let readLeaseSeconds = 300
    /// Tries after which the reading of a report waits for a person.
    public static let readAttempts = 8
    /// Milliseconds before the first new try; each further one waits twice as long.
    static let firstRetryMilliseconds: Int64 = 2000
    /// The longest wait before a new try.
    static let longestRetryMilliseconds: Int64 = 600_000
    /// Seconds for which a worker holds a file: longer than scanning and copying the longest one takes.
    static let cleanLeaseSeconds = 1_800
    /// Tries after which a file has no copy.
    static let cleanAttempts = 8
    /// Files that are cleaned in one round; one at a time, because one is held in memory whole.
    static let cleansPerRound = 64
    /// Between two looks for files.
    public static let cleanPoll = Duration.seconds(2)
    /// Rounds between two sweeps of what belongs to nothing.
    static let roundsPerSweep = 300
    /// Claims of one round; then the worker looks up whether it should stop.
    static let claimsPerRound = 64
    /// Between two looks at the queue when no wake-up arrives.
    public static let readPoll = Duration.seconds(2)
    /// Between two looks at the clocks.
    public static let clockPoll = Duration.seconds(60)
    /// Between two looks for what died with its worker.
    public static let rescuePoll = Duration.seconds(5)
    /// The longest time for which a key stays in memory that another program destroyed, where its notification was lost.
    public static let keyPoll = Duration.seconds(300)
    /// Between two looks at clocks and swap of the machine.
    public static let machinePoll = Duration.seconds(3_600)
    /// Between two looks at the disk of the database: in it the public may send a sixth of a gigabyte.
    public static let diskPoll = Duration.seconds(30)
    /// Between two seals of the audit log: every entry is sealed within a minute.
    public static let sealPoll = Duration.seconds(20)
    /// Sweeps of one look: what is left waits for the next one.
    static let sweepsPerLook = 64
    /// Milliseconds for which a paused delivery waits at least: a receiver that asks for a second of pause over and
    /// over does not fill the log of attempts.
    static let shortestPauseMilliseconds: Int64 = 30_000
}
