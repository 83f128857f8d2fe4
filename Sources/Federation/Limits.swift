/// Every bound of this target, in one place.
public enum Limits {
    /// Bytes of a document of the provider: its discovery, its keys, an answer with a token.
    static let documentBytes = 64 * 1024
    /// Keys that are looked at, of one set.
    static let keys = 32
    /// Seconds for which discovery and keys are believed, and until keys are asked for once more because of one that is not
    /// there.
    static let believedSeconds: Int64 = 3_600
    static let askedAgainSeconds: Int64 = 60
    /// Bytes of a token.
    static let tokenBytes = 16 * 1024
    /// Letters of what a code of the provider may have.
    static let codeLetters = 1...2_048
    /// Requests to the provider at once, and that wait.
    static let requests = 8
    static let requestsWaiting = 64
}
