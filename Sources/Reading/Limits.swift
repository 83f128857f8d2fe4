/// The bounds of reading.
public enum ReadingLimits {
    /// A longer text is read up to here, in UTF-8 bytes: about forty pages of Chinese.
    public static let longestText = 120_000
    /// The most findings of one sort that are handed on.
    public static let findings = 50
}
