/// Pauses between connection attempts: doubling, bounded, with full jitter so that many processes do not knock at once.
struct Backoff {
    private var ceiling = Limits.backoffMilliseconds.lowerBound

    /// The next pause in milliseconds.
    mutating func next() -> Int {
        let pause = Int.random(in: Limits.backoffMilliseconds.lowerBound / 2...ceiling)
        ceiling = min(ceiling * 2, Limits.backoffMilliseconds.upperBound)
        return pause
    }

    mutating func reset() { ceiling = Limits.backoffMilliseconds.lowerBound }
}
