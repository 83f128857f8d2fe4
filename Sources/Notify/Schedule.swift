public import Libcurl

/// When a failed delivery is tried again, and when it is given up.
///
/// Source: design of notifications, §4.3 (classes) and §4.4 (steps).
public enum Schedule {
    /// What kind of failure it was; written into the attempt row.
    public enum FailureClass: String, Sendable, Hashable, CaseIterable {
        /// 3xx: never followed.
        case redirect

        /// 410: the receiver is gone for good.
        case gone

        /// 429, or 503 with Retry-After: the whole endpoint pauses and no attempt is charged.
        case paused

        /// 400, 401, 403, 404, 405, 413, 415, 422: somebody set something up wrongly.
        case configuration

        /// Any other status.
        case status

        case timeout
        case connect
        case dns
        case tls

        /// The egress rule refused the address: dead at once, and an alarm.
        case blockedAddress

        /// An answer that is not HTTP, or has headers without end.
        case `protocol`

        /// We stopped it ourselves (shutdown, overload): no attempt is charged.
        case interrupted

        /// It could not be signed or made into a request: our own data is wrong.
        case unsendable

        /// Whether the receiver is to blame, so that its breaker counts it.
        public var countsForBreaker: Bool {
            switch self {
            case .redirect, .gone, .configuration, .status, .timeout, .connect, .dns, .tls, .protocol: true
            case .paused, .blockedAddress, .interrupted, .unsendable: false
            }
        }
    }

    /// What to do with a delivery after a failure.
    public enum Step: Sendable, Hashable {
        /// Try this delivery again then.
        case retry(at: Moment)

        /// Leave the whole endpoint alone until then; this delivery is tried again then and its attempt not counted.
        case pauseEndpoint(until: Moment)

        /// Give it up.
        case dead(FailureClass)
    }

    /// Seconds between the tries: fourteen tries in all, over 4.1 days.
    public static let steps: [Int64] = [
        5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 86_400, 86_400,
    ]

    /// Seconds between the tries of a misconfigured endpoint: three tries within an hour.
    public static let configurationSteps: [Int64] = [600, 2400]

    /// The class of a result; nil when it was a success (2xx).
    public static func classify(
        _ result: Result<HTTPClient.Response, HTTPClient.Failure>
    ) -> FailureClass? {
        switch result {
        case .success(let response):
            switch response.status {
            case 200...299: nil
            case 300...399: .redirect
            case 410: .gone
            case 429: .paused
            case 503 where response.headers["retry-after"] != nil: .paused
            case 400, 401, 403, 404, 405, 413, 415, 422: .configuration
            default: .status
            }
        case .failure(let failure):
            switch failure {
            case .timeout: .timeout
            case .connect: .connect
            case .dns: .dns
            case .tls: .tls
            case .blockedAddress: .blockedAddress
            case .tooLarge, .protocolViolation: .protocol
            case .cancelled, .shuttingDown, .overloaded: .interrupted
            }
        }
    }

    /// What to do after a failure of class `failure`.
    ///
    /// - Parameters:
    ///   - attempt: which try it was, from 1.
    ///   - retryAfter: what the receiver asked for, if it did.
    ///   - random: a number in 0..<1. The wait is the step times 0.5…1.0, so that a crowd spreads out.
    public static func next(
        after failure: FailureClass,
        attempt: Int,
        retryAfter: Moment?,
        now: Moment,
        random: Double
    ) -> Step {
        switch failure {
        case .gone, .blockedAddress, .unsendable: .dead(failure)
        case .paused: .pauseEndpoint(until: retryAfter ?? jittered(60, from: now, random))
        case .interrupted: .retry(at: jittered(5, from: now, random))
        case .configuration: step(configurationSteps, attempt, failure, now, random)
        case .redirect, .status, .timeout, .connect, .dns, .tls, .protocol: step(steps, attempt, failure, now, random)
        }
    }

    private static func step(
        _ steps: [Int64], _ attempt: Int, _ failure: FailureClass, _ now: Moment, _ random: Double
    ) -> Step {
        let index = max(attempt, 1) - 1
        return index < steps.count ? .retry(at: jittered(steps[index], from: now, random)) : .dead(failure)
    }

    private static func jittered(_ seconds: Int64, from now: Moment, _ random: Double) -> Moment {
        let share = 0.5 + 0.5 * min(max(random, 0), 1)
        return now.adding(milliseconds: Int64(Double(seconds) * 1000 * share))
    }
}
