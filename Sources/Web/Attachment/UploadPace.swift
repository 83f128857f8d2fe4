/// How slow a sender may be: a file is not held open for ever, whoever drips it.
struct UploadPace {
    enum Verdict: Sendable {
        case goesOn
        /// Fewer bytes came than a line must bring on average.
        case isTooSlow
        /// The time for all of it is over.
        case isOver
    }

    private let begin: ContinuousClock.Instant
    private var since: ContinuousClock.Instant
    /// Bytes since then.
    private var bytes = 0

    init(_ begin: ContinuousClock.Instant) {
        self.begin = begin
        since = begin
    }

    /// Some more came.
    mutating func take(_ count: Int, at now: ContinuousClock.Instant) -> Verdict {
        bytes += count
        if now - begin > .seconds(Limits.uploadSeconds) { return .isOver }
        let seconds = Int((now - since).components.seconds) - Limits.bodySeconds
        return seconds <= 0 || bytes >= seconds * Limits.uploadBytesPerSecond ? .goesOn : .isTooSlow
    }

    /// Counts anew from here: we kept the sender waiting. When all of it must be there stays as it was.
    mutating func restart(at now: ContinuousClock.Instant) { (since, bytes) = (now, 0) }
}
