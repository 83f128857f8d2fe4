/// Why something could not be opened. Carries no data.
public enum SealingError: Error, Hashable, Sendable {
    /// A key has the wrong number of bytes.
    case keyLength
    /// The ciphertext was made by a suite that this program does not know.
    case unknownSuite
    /// The key, the place or the ciphertext is not the one it was sealed with.
    case notAuthentic
    /// What was to be sealed is longer than the largest size class.
    case tooLong
}
