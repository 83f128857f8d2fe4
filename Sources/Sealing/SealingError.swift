/// Why something could not be opened. Carries no data.
public enum SealingError: Error, Hashable, Sendable {
    /// A key has the wrong number of bytes.
    case keyLength
    /// The ciphertext was made by a suite that this program does not know.
    case unknownSuite
    /// The ciphertext lies under another key than the one at hand, or one that nobody has.
    case unknownKey
    /// The key was retired and destroyed: nothing that lay under it opens any more.
    case destroyedKey
    /// A key lies under a generation of the site key that the key file does not hold.
    case unknownSiteKey
    /// The item, the place or the ciphertext is not the one it was sealed for.
    case notAuthentic
    /// The library of the suite is missing or too old.
    case unavailable
    /// What was to be sealed is longer than the largest size class.
    case tooLong
}
