public import CaseStore

/// The bounds of the operations.
public enum OperationLimits {
    /// Seconds for which a sign-in holds without a new one, and what a site may set; the database allows no more than a day.
    public static let sessionSeconds: Int64 = 12 * 3600
    public static let sessionSecondsRange: ClosedRange<Int64> = 15 * 60...24 * 3600
    /// Seconds without a request after which a session is over, and what a site may set.
    public static let idleSeconds: Int64 = 30 * 60
    public static let idleSecondsRange: ClosedRange<Int64> = 60...2 * 3600
    /// Seconds for which a browser is known after somebody signed in from it.
    public static let deviceSeconds: Int64 = 90 * 86_400
    /// Seconds for which a one-time code opens something.
    public static let invitationSeconds: Int64 = 24 * 3600
    /// Guesses of a name from browsers that are not known.
    public static let strangerGuesses = GuessBudget(free: 5, firstWait: 60, longestWait: 3600, perDay: 20)
    /// Of those, with a code or a certificate that was right.
    static let provedGuesses = strangerGuesses
    /// Of those, with the right password, or a subject that an identity provider named: each tries one code, of which three
    /// in a million count at a time.
    public static let codeGuesses = GuessBudget(free: 5, firstWait: 60, longestWait: 3600, perDay: 10)
    /// Guesses from a known browser, and of somebody signed in about their own password.
    public static let ownGuesses = GuessBudget(free: 10, firstWait: 15, longestWait: 900, perDay: 100)
    /// Numbers that a register's file may bring: what fits into the six digits of a number as it is printed.
    static let registerNumbers = 1...999_999
    /// Password hashes that are computed at once; each takes 128 MiB. One place is kept for known browsers.
    public static let passwordHashesAtOnce = 2
    /// Sign-ins that wait for their hash, of known browsers and of others; more are turned away.
    public static let waitingSignIns = 64
    /// People who wait for the slow hash of a query code that they typed, and hand-ins that wait for one of a new code: the
    /// last of them waits some two seconds, or five.
    static let waitingLooks = 24
    static let waitingCodes = 64
    /// Codes that are ready for hand-ins, and seconds after which one that nobody took is thrown away: what somebody saw of
    /// the program's memory opens nothing that comes in an hour later. Making so many takes four seconds of a core.
    public static let stockedCodes = 48
    static let stockedSeconds: Int64 = 3600
    /// Bytes of a file of the public up to which its first try comes before those of larger ones, and seconds of
    /// waiting that are worth one class in the queue of files.
    static let smallFileBytes = 10_000_000
    static let cleanAgeingSeconds = 24 * 3600
    /// Seconds of waiting that are worth one class where a member of a room takes the next clue: a week, so that the least
    /// urgent comes before everything after three, within the month in which its plan is owed (ZJ-21).
    public static let clueAgeingSeconds = 7 * 86_400
    /// Clues that "claim the next" looks at before it gives up, where the rules keep one after the other from the
    /// caller although the database knows of nothing that leaders have still to approve.
    public static let nextClueTries = 20
    /// Codes drawn for one report, should their lookup ids be taken.
    static let codeDraws = 3
    /// Items whose keys are wrapped anew in one transaction: writers of these wait for no more than that.
    public static let rewrappedAtOnce = 500
    /// How often a former key is looked at again because somebody still wrapped under it.
    static let rotationRounds = 8
    /// Clocks that are recomputed in one transaction.
    public static let recomputedAtOnce = 2000
    /// Recomputations that a page shows, latest first.
    public static let shownRecomputations = 20
    /// Deliveries that were given up and are sent again at once; each takes a lock until commit.
    public static let resentAtOnce = 500
    /// Characters of what a recusal rests on.
    public static let recusalCharacters = 4_000
    /// Bytes of all files that go into one sealed export: in base64 beside the words they fit into its largest class.
    static let exportedFileBytes = 3_000_000
    /// Reports of one file for an inspection team.
    public static let provisionRows = 5_000
    /// Reports that a new declaration is compared with in one transaction.
    static let derivedAtOnce = 200
    /// Characters that somebody notes about an attempt to ask whoever signed.
    public static let callNote = 2_000
    /// Clues whose distribution is approved at once.
    public static let distributionBatch = 100
    /// Characters that somebody writes about a number that is to be void.
    public static let voidWords = 500
    /// Refusals of one person that the audit log writes out within `refusalSeconds`; the last of them says that there were
    /// more.
    static let refusalsRecorded: Int64 = 60
    static let refusalSeconds: Int64 = 600
    /// Entries that are chained in one transaction, and transactions of one round of the sealer.
    static let chainedAtOnce = 5_000
    static let chainingRounds = 200
    /// Seconds after which the log is sealed although nothing was added: a head that is younger shows that nothing was
    /// cut off.
    static let idleSealSeconds: Int64 = 60
    /// Seconds after which the auditor is warned that the log is not sealed.
    public static let sealAlarmSeconds: Int64 = 300
    /// Entries that are looked for at once after they were written, and rounds of one look.
    static let receiptsAtOnce = 5_000
    static let receiptRounds = 20
    /// Heads that wait for one receiver; behind so many a further one is left out, and the next one answers for it.
    static let waitingHeads = 100
    /// Seconds after which the auditor is warned that a receiver does not take a head.
    static let headAlarmSeconds: Int64 = 600
    /// Lines that somebody types from printed sheets at once.
    public static let typedHeads = 100
    /// Days for which the auditor's page shows alarms of the log itself above the entries.
    static let logAlarmDays = 7
    /// Places that a verification names; it counts them all.
    public static let namedDamages = 100
    /// Seals that are read, and written to a file of heads, at once.
    public static let sealsAtOnce = 1_000
    /// Entries that an auditor's page shows, and that a file for the auditor brings at most.
    public static let auditRows = 100
    public static let auditExportRows = 10_000
}
