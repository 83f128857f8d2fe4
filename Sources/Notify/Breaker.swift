/// Stops a dispatcher from knocking at a door that nobody opens.
///
/// closed → open after 5 failures in a row, or when half of at least 20 attempts within 5 minutes failed; open for
/// 30 s, doubled each time up to 30 min; then half-open, with one probe. After 10 openings without a success in
/// between, or 5 days of nothing but failures, it is disabled until a person enables the endpoint again.
///
/// Source: design of notifications, §4.5.
public struct Breaker: Sendable, Equatable {
    /// What the breaker lets through.
    public enum State: Sendable, Equatable {
        /// Everything.
        case closed

        /// Nothing before the moment.
        case open(until: Moment)

        /// One probe; the flag says whether it is under way.
        case halfOpen(isProbing: Bool)

        /// Nothing, until a person decides.
        case disabled
    }

    /// What a person has to be told.
    public enum Change: Sendable, Equatable {
        case opened(until: Moment)
        case closed
        case disabled
    }

    static let failuresInARow = 5
    static let windowSeconds: Int64 = 300
    static let windowAttempts = 20
    static let openSeconds: Int64 = 30
    static let longestOpenSeconds: Int64 = 1800
    static let openingsBeforeDisabled = 10
    static let failingSecondsBeforeDisabled: Int64 = 5 * 86_400

    /// Two halves of the window are kept as counts, so that a breaker has a fixed size: what is older than the
    /// previous half is forgotten.
    private struct Half: Sendable, Equatable {
        var start: Moment
        var attempts = 0
        var failures = 0
    }

    /// What it lets through; `open` may be past its moment, see ``room(at:)``.
    public private(set) var state: State

    /// How often it opened since the last success.
    public private(set) var openings = 0

    /// How many successes came since it closed after an outage; nil when it is not recovering.
    private var ramp: Int?

    private var inARow = 0
    private var failingSince: Moment?
    private var earlier: Half?
    private var later: Half?

    /// A closed breaker, or the disabled one of an endpoint that waits for a person.
    public init(isDisabled: Bool = false) {
        state = isDisabled ? .disabled : .closed
    }

    /// How many deliveries may be in flight at `now`. After an outage it is 1, then 2, 4, 8 …: each success doubles
    /// it, so that a receiver that has just come back is not run over.
    public func room(at now: Moment) -> Int {
        switch state {
        case .closed: ramp.map { 1 << min($0, 16) } ?? Int.max
        case .open(let until): now < until ? 0 : 1
        case .halfOpen(let isProbing): isProbing ? 0 : 1
        case .disabled: 0
        }
    }

    /// When the next delivery may go, if not now; nil when time alone changes nothing.
    public var opensAgain: Moment? {
        switch state {
        case .open(let until): until
        case .closed, .halfOpen, .disabled: nil
        }
    }

    /// A delivery goes out.
    public mutating func began(at now: Moment) {
        switch state {
        case .closed, .disabled: break
        case .open(let until): if now >= until { state = .halfOpen(isProbing: true) }
        case .halfOpen: state = .halfOpen(isProbing: true)
        }
    }

    /// A delivery ended without saying anything about the receiver (paused, interrupted, blocked).
    public mutating func endedWithoutVerdict() {
        switch state {
        case .halfOpen: state = .halfOpen(isProbing: false)
        case .closed, .open, .disabled: break
        }
    }

    /// The receiver took a delivery.
    public mutating func succeeded(at now: Moment) -> Change? {
        inARow = 0
        failingSince = nil
        switch state {
        case .closed:
            count(failure: false, at: now)
            if let step = ramp { ramp = step >= 16 ? nil : step + 1 }
            return nil
        case .open, .halfOpen:
            // A success that was under way when the breaker opened proves as much as a probe.
            openings = 0
            earlier = nil
            later = nil
            ramp = 1
            state = .closed
            return .closed
        case .disabled:
            return nil
        }
    }

    /// The receiver failed.
    public mutating func failed(at now: Moment) -> Change? {
        inARow += 1
        let since = failingSince ?? now
        failingSince = since
        switch state {
        case .disabled, .open:
            return nil
        case .closed:
            count(failure: true, at: now)
            guard inARow >= Self.failuresInARow || isHalfFailing else { return nil }
        case .halfOpen:
            break
        }
        return open(at: now, failingSince: since)
    }

    private mutating func open(at now: Moment, failingSince since: Moment) -> Change {
        openings += 1
        ramp = nil
        if openings > Self.openingsBeforeDisabled || since.adding(seconds: Self.failingSecondsBeforeDisabled) <= now {
            state = .disabled
            return .disabled
        }
        let doubled = Self.openSeconds << Int64(min(openings - 1, 16))
        let until = now.adding(seconds: min(doubled, Self.longestOpenSeconds))
        state = .open(until: until)
        return .opened(until: until)
    }

    private var isHalfFailing: Bool {
        let attempts = (earlier?.attempts ?? 0) + (later?.attempts ?? 0)
        let failures = (earlier?.failures ?? 0) + (later?.failures ?? 0)
        return attempts >= Self.windowAttempts && failures * 2 >= attempts
    }

    private mutating func count(failure: Bool, at now: Moment) {
        let length = Self.windowSeconds / 2
        var half = later ?? Half(start: now)
        if now >= half.start.adding(seconds: length) {
            earlier = now < half.start.adding(seconds: 2 * length) ? half : nil
            half = Half(start: now)
        }
        half.attempts += 1
        half.failures += failure ? 1 : 0
        later = half
    }
}
