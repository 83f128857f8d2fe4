/// Every bound of this target in one place.
public enum Limits {
    /// Connections a pool may hold.
    public static let poolSize = 1...64
    /// Runs that may wait in one queue (of a pool or of a single connection) before the next is refused.
    public static let waitingRuns = 1_024
    /// How long a run waits for a connection unless the pool says otherwise: as long as somebody waits at a page.
    public static let waitTimeout = Duration.seconds(5)
    /// Statements in one pipeline, which is one round trip.
    public static let pipelineCalls = 1_000
    /// Questions asked ahead whose answers are kept.
    public static let askedAhead = 64
    /// Distinct texts of prepared statements kept on one connection; the least recently used leaves first.
    public static let preparedStatements = 512
    /// Variants of one statement text that differ in which parameters were NULL when first prepared.
    public static let variantsPerStatement = 8
    /// Notices kept per run; later ones are only counted.
    public static let notices = 64
    /// Bytes gathered before a COPY hands them to the socket.
    public static let copyBufferBytes = 65_536
    /// Bytes of a COPY handed over at a time: as many as a socket takes that says it is ready. Where it took a part alone,
    /// libpq would read by itself what the server says, and nobody would hear of it before the end.
    static let copyPieceBytes = 8_192
    /// Milliseconds in which the rest of a remark must follow its beginning, in the middle of a COPY.
    static let copyRefusalMilliseconds: Int32 = 500
    /// Notifications kept for a listener's reader; the oldest are dropped, and the reader polls anyway.
    public static let bufferedNotifications = 1_024
    /// Channels one listener may follow.
    public static let channels = 32
    /// Seconds one connection attempt may take per host, unless the connection string says otherwise.
    static let connectTimeoutSeconds = 5
    /// The same where several hosts are named: the next one's turn must come while a run still waits. libpq's least.
    static let connectTimeoutOfSeveralSeconds = 2
    /// Milliseconds unacknowledged data may stay in flight before the kernel gives the connection up.
    static let tcpUserTimeoutMilliseconds = 10_000
    /// Milliseconds a transaction may sit idle before the server ends it: a stopped process must not hold locks.
    static let idleInTransactionMilliseconds = 60_000
    /// Milliseconds between the server's looks at whether its client is still there.
    static let clientCheckMilliseconds = 2_000
    /// First and longest pause between connection attempts, in milliseconds, before jitter: the longest is shorter than a
    /// run waits, so that a server that is back is found by whoever asks next.
    static let backoffMilliseconds = 50...2_000
    /// First and longest pause between repeated cancel requests for one statement, in milliseconds.
    static let cancelRepeatMilliseconds = 25...1_000
    /// Cancel requests sent for one statement before it is left to its timeout.
    static let cancelAttempts = 100
    /// How long a rollback, a reset or a `listen` may take before its connection is given up.
    static let briefTime = Duration.seconds(5)
    /// How long a statement that is over waits for a cancel request that hangs, before its connection is given up.
    static let cancelTime = Duration.seconds(5)
}
