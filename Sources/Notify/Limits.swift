/// Every bound of this target, in one place.
public enum Limits {
    /// Bytes of a message body (the envelope).
    public static let bodyBytes = 2048

    /// Bytes of a decoded signing secret (Standard Webhooks: 24…64).
    public static let secretBytes = 24...64

    /// Deliveries in flight at once over all endpoints. Below the client's own bound, so that it never refuses one.
    public static let deliveriesInFlight = 240

    /// Deliveries in flight at once to one endpoint, whatever its row says.
    public static let deliveriesPerEndpoint = 16

    /// Endpoints that one dispatcher knows; more are not claimed for.
    public static let endpoints = 512

    /// Results written by one `finish`.
    public static let outcomesPerFinish = 256

    /// Results that wait to be written before nothing new is claimed.
    public static let outcomesWaiting = 1024

    /// Seconds between two looks at the outbox when no wake-up arrives.
    public static let pollSeconds = 1

    /// First and longest pause after the outbox failed, in seconds.
    public static let outboxPauseSeconds: ClosedRange<Int64> = 1...4

    /// Milliseconds after which a dispatcher that is not woken looks again by itself.
    public static let awakeMilliseconds: Int64 = 20

    /// Seconds without anything to send after which it asks to be woken.
    public static let quietSeconds: Int64 = 1

    /// Seconds that it stays asleep at least, and over which it counts what it sends.
    public static let busySeconds: Int64 = 5

    /// Deliveries within those seconds from which on it looks by itself.
    public static let busyDeliveries = 320

    /// Milliseconds between two claims that only a wake-up asked for: a commit each would otherwise be a claim each.
    public static let claimIntervalMilliseconds: Int64 = 5

    /// Seconds for which the list of endpoints is believed.
    public static let endpointsSeconds: Int64 = 2

    /// Seconds that a shutdown waits for what is in flight: a little more than the longest transfer.
    public static let drainSeconds = 16

    /// Longest pause that a receiver can ask for with Retry-After.
    public static let retryAfterSeconds: Int64 = 24 * 3600
}
