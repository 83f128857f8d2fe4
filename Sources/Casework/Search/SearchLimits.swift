/// The bounds of a search.
public enum SearchLimits {
    /// Characters that somebody may look for.
    public static let characters = 60
    /// Words, parted by blanks, that must all be found.
    public static let terms = 5
    /// Letters that a word has at least: one alone stands in nearly every report.
    public static let letters = 2
    /// Bytes of a run of ASCII letters and digits that are kept: more than somebody may look for.
    static let runBytes = 64
    /// Reports on one page.
    public static let hits = 20
    /// Reports that are opened for one page; then whoever asked is offered to look further back.
    public static let opened = 400
    /// Of them, those that are opened at once.
    public static let openedAtOnce = 25
    /// Months that are looked up at once: few at first, because most look for what came in lately.
    public static let months = [3, 6, 12, 24]
    /// Looks at the tokens for one page: with the months above some sixteen years, where nothing is found.
    public static let looks = 12
    /// Passages of one report that are shown.
    public static let passages = 3
    /// Letters of a passage before the first place that was found, and from there on.
    static let before = 30
    static let behind = 90
}
