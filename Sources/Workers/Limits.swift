/// The bounds of the workers.
public enum WorkerLimits {
    /// Reports that a worker claims at once.
    static let readsPerClaim = 16
    /// Reports that a worker reads at once: as many as keep two cores and their connections busy.
    static let readsAtOnce = 4
    /// Seconds for which a worker holds reports without saying that it is alive: as long as one transaction may take.
    static let readLeaseSeconds = 300
    /// Seconds for which a worker holds a file without saying that it is alive: a few beats may be late.
    static let cleanLeaseSeconds = 120
    /// Between two words of a worker that it still works on what it claimed.
    static let beatPoll = Duration.seconds(30)
    /// Milliseconds for which a file waits when the program that makes copies could not begin.
    static let snoozeMilliseconds: Int64 = 300_000
    /// How long a file is put off so without being charged; then its tries count.
    static let longestSnooze = Duration.seconds(4 * 3_600)
    /// Files of which a worker keeps in mind since when they are put off.
    static let filesPutOff = 1_000
    /// Files of one organ that are worked on at once, by all workers together.
    static let cleansOfOneOrgan = 4
    /// Between two sweeps for what claims pass over.
    package static let sweepPoll = Duration.seconds(1)
    /// How many times as long as a sweep took the next one waits at least: a long one takes its share and no more.
    static let sweepRest = 20
    /// How long a worker is busy before it says that it need not be woken.
    static let busyBeforeRise = Duration.seconds(5)
    /// How long before its last whole look a rescue looks again, in milliseconds: what committed late is found.
    static let rescueOverlapMilliseconds: Int64 = 60_000
    /// Rescues of which one looks at everything.
    static let roundsPerWholeRescue = 12
    /// Files that are cleaned in one round; one at a time, because one is held in memory whole.
    static let cleansPerRound = 64
    /// Between two looks for files.
    public static let cleanPoll = Duration.seconds(2)
    /// Rounds between two sweeps of what belongs to nothing.
    static let roundsPerSweep = 300
    /// Between two looks at the queue when no wake-up arrives.
    public static let readPoll = Duration.seconds(2)
    /// Between two looks at the clocks.
    public static let clockPoll = Duration.seconds(60)
    /// Between two looks for what died with its worker.
    public static let rescuePoll = Duration.seconds(5)
    /// The longest time for which a key stays in memory that another program destroyed, where its notification was lost.
    public static let keyPoll = Duration.seconds(300)
    /// Between two looks at the codes that are ready: one that is too old is there for so much longer at most.
    static let stockPoll = Duration.seconds(60)
    /// Between two looks at clocks and swap of the machine.
    public static let machinePoll = Duration.seconds(3_600)
    /// Between two looks at the disk of the database: in it the public may send a sixth of a gigabyte.
    public static let diskPoll = Duration.seconds(30)
    /// Between two looks at what grows by itself: a month is made two months before it comes.
    public static let growthPoll = Duration.seconds(3_600)
    /// Between two seals of the audit log: every entry is sealed within a minute.
    public static let sealPoll = Duration.seconds(20)
    /// Sweeps of one look: what is left waits for the next one.
    static let sweepsPerLook = 64
    /// Milliseconds for which a paused delivery waits at least: a receiver that asks for a second of pause over and
    /// over does not fill the log of attempts.
    static let shortestPauseMilliseconds: Int64 = 30_000
}
