/// The bounds of the store.
public enum StoreLimits {
    /// Rows of the largest page of a list, and of a list that has no pages.
    public static let listRows = 200
    /// How long a transaction may take whose caller waits at a page or at a call of the API, waiting for connections and
    /// all its tries included: less than its context is valid.
    public static let pageTime = Duration.seconds(60)
    /// How long it may take for steps of workers, deliveries and sweeps: a lease ends earlier, and then the step is
    /// somebody else's. What comes behind the end of a context (`contextSeconds`) is refused all the same, and passes with
    /// the next try.
    public static let workTime = Duration.seconds(300)
    /// The same for commands: a directory of a province is loaded, and a batch of an import written, in one.
    public static let commandTime = Duration.seconds(3600)
    /// How long what nobody looks on at waits for a connection.
    public static let backgroundWait = Duration.seconds(30)
    /// Deliveries of one endpoint that a page shows, newest first.
    public static let deliveryRows = 50
    /// Months of deliveries that lie on the shelf: those that are kept (`guard.growth`), and the one that begins.
    static let shelfMonths = 37
    /// Deliveries of one endpoint in one state that are counted: beyond that there are more.
    static let countedDeliveries = 10_000
    /// Categories that a board offers to filter by.
    static let boardCategories = 200
    /// Reports of one transaction of an import.
    public static let importBatch = 500
    /// Entries of the audit log that a program remembers until they stand in their chains: some minutes' worth of a
    /// busy site.
    public static let auditReceipts = 100_000
    /// Steps that stopped, as far as they are counted: beyond that there are more.
    public static let countedParked = 100
    /// Steps that stopped and go on at once, by one press.
    public static let unparkedAtOnce = 200
    /// Subjects that a worker claims at once.
    public static let claimBatch = 100
    /// Seconds of waiting that are worth one priority class.
    public static let ageingSeconds = 3600
    /// Lanes of a stage: more than a province has organs.
    static let lanes = 8_192
    /// Seconds for which a signed context is valid from when it was entered, as each part of a transaction does that is
    /// done as somebody else: longer than anybody waits at a page. What lasts longer in one part writes nothing and opens
    /// nothing more (decision 48), although its time (`workTime`, `commandTime`) is not over.
    static let contextSeconds: Int64 = 120
    /// Seconds after its first attempt from which a delivery is not tried again: five days.
    public static let deliveryGiveUpSeconds = 5 * 86_400
    /// Endpoints that one dispatcher serves.
    static let activeEndpoints = 512
    /// People of one organ that the address book shows, and holders of one room's posts; more than any organ has.
    public static let appointmentRows = 2_000
    /// Chunks of a file that one statement writes or reads: one megabyte.
    public static let chunksAtOnce = 4
    /// Files that a sweep drops in one transaction.
    static let sweptUploads = 20
    /// Seconds without a request after which a session is over, where no setting says otherwise.
    public static let idleSeconds: Int64 = 30 * 60
    /// Rows that a sweep (clocks, rescue) touches in one transaction.
    public static let sweepRows = 500
    /// Seconds for which somebody may look at the database as it was before an operator is told: a backup of a small
    /// site is done by then.
    static let snapshotSeconds = 600
    /// How many times the dead rows from which a table is cleaned: more of them, and cleaning does not keep up.
    static let bloatFactor = 10

    /// Blind tokens of one report: more than the longest text has.
    static let wordTokens = 65_536

    /// Keys of organs that a program keeps opened: two for each organ of a province.
    static let openedKeys = 8_192

    /// The rows of a page: as many as asked for, within the bound.
    static func pageRows(_ asked: Int) -> Int { min(max(asked, 1), listRows) }
}
