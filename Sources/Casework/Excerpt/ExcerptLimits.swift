/// Bounds of masked excerpts.
public enum ExcerptLimits {
    /// Days from its approval on which an excerpt may be printed at most, where the place chose nothing.
    ///
    /// - Policy: DW-mask
    public static let days = 30
    /// Copies of one excerpt, where the place chose nothing.
    ///
    /// - Policy: DW-mask
    public static let copies = 20
    /// Names that are handed in, and words that are added, each.
    public static let words = 50
    /// Characters of a name or a word that is covered wherever it stands.
    public static let wordCharacters = 2...40
    /// Paragraphs and findings that a form can name.
    public static let places = 1_000
    /// Characters behind a cue that belong to what it introduces.
    static let phraseCharacters = 30
}
