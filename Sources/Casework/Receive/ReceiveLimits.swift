/// Bounds of what `Receive` looks at; a cell beyond them is a mistake, or an attack.
public enum ReceiveLimits {
    /// Characters of a description of a post that are read.
    public static let postScalars = 400
    /// A township or bureau has at most so many characters before its last word.
    static let placeNameScalars = 6
    /// Bytes of a cell that can be a date, a telephone number, a register number.
    static let dateBytes = 80
    static let phoneBytes = 80
    static let numberBytes = 120
    /// Persons kept from one cell.
    public static let accusedPerRow = 20
    /// Characters of a summary that are searched for risk words and compared for repeats.
    public static let summaryScalars = 4_000
    /// Earlier matters with the same accused that a row is compared with.
    static let repeatCandidates = 32
    /// Rows in one batch; the state kept for a row is about two hundred bytes.
    public static let rowsPerBatch = 2_000_000
    /// Characters of a summary for the register.
    public static let summaryCharacters = 2_000
    /// Characters of a whole text.
    public static let textCharacters = 20_000
    /// Sheets or files of one item in the sealed register.
    public static let sealedSheets = 100_000
    /// People who sign one letter together.
    public static let jointSigners = 10_000
    /// Months that a day of receipt may lie back when somebody types it.
    static let oldestMonths = 24
    /// Characters of the name and number of a letter with which something was passed on.
    public static let letterNumberCharacters = 100
}
