/// When a step that failed is tried again, and when it is left to a person.
public struct RetrySchedule: Sendable, Equatable {
    /// Tries in all, from 1.
    public let attempts: Int
    private let firstMilliseconds: Int64
    private let longestMilliseconds: Int64

    /// - Parameters:
    ///   - attempts: 1 or more.
    ///   - firstMilliseconds: the longest wait after the first try; 1 or more.
    ///   - longestMilliseconds: the longest wait at all; not less.
    public init(attempts: Int, firstMilliseconds: Int64, longestMilliseconds: Int64) {
        precondition(attempts >= 1 && firstMilliseconds >= 1 && longestMilliseconds >= firstMilliseconds)
        self.attempts = attempts
        self.firstMilliseconds = firstMilliseconds
        self.longestMilliseconds = longestMilliseconds
    }

    /// That of the workers.
    public static let work = RetrySchedule(
        attempts: WorkLimits.attempts, firstMilliseconds: WorkLimits.firstRetryMilliseconds,
        longestMilliseconds: WorkLimits.longestRetryMilliseconds)

    /// Whether a step whose try of this number failed is not tried again.
    public func isLast(_ attempt: Int) -> Bool { attempt >= attempts }

    /// Whether a try of this number is one too many: those before it took their workers down with them.
    public func isTooMany(_ attempt: Int) -> Bool { attempt > attempts }

    /// Milliseconds until the next try: from half to the whole of a step that doubles, so that a crowd spreads out.
    ///
    /// - Parameters:
    ///   - attempt: which try failed, from 1; a smaller one counts as the first.
    ///   - random: in 0..<1.
    public func milliseconds(after attempt: Int, random: Double) -> Int64 {
        let (doubled, isTooLong) = firstMilliseconds.multipliedReportingOverflow(
            by: 1 << Int64(min(max(attempt, 1) - 1, 62)))
        let step = isTooLong ? longestMilliseconds : min(doubled, longestMilliseconds)
        return step - step / 2 + Int64(Double(step / 2) * min(max(random, 0), 1))
    }
}
