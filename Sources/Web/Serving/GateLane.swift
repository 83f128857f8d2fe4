/// Places that come back by themselves, so many in a minute.
struct Bucket: Sendable {
    let perMinute: Int64
    /// Millionths of a place.
    private(set) var room: Int64
    private var filledAt: Int64 = .min

    init(perMinute: Int64) {
        self.perMinute = perMinute
        room = perMinute * 1_000_000
    }

    /// - Parameter now: in microseconds.
    mutating func fill(_ now: Int64) {
        if filledAt == .min { filledAt = now }
        // A clock that was put back fills nothing.
        let passed = min(max(0, now - filledAt), 60_000_000)
        room = min(room + passed * perMinute / 60, perMinute * 1_000_000)
        filledAt = max(now, filledAt)
    }

    /// - Parameter keeping: places to leave to others.
    mutating func take(keeping: Int64 = 0) -> Bool {
        guard room >= (keeping + 1) * 1_000_000 else { return false }
        room -= 1_000_000
        return true
    }
}

/// Numbers that were tried, of this span of time and the one before it: no number lives longer.
struct TriedNumbers: Sendable {
    private var span = Int64.min
    private var now = Set<UInt64>()
    private var before = Set<UInt64>()

    /// Whether one more is remembered that does not pass. Those that pass are as few as their places.
    var hasRoom: Bool { now.count < Limits.triedNumbers }

    mutating func turn(to span: Int64) {
        if span == self.span { return }
        before = span == self.span + 1 ? now : []
        (self.span, now) = (span, [])
    }

    func contains(_ nonce: UInt64) -> Bool { now.contains(nonce) || before.contains(nonce) }

    mutating func insert(_ nonce: UInt64) { now.insert(nonce) }

    mutating func remove(_ nonce: UInt64) {
        now.remove(nonce)
        before.remove(nonce)
    }
}

/// The room of those who wait with a number, for one way to show that they did more than wait. Half of it is for whoever
/// has waited long.
struct GateLane: Sendable {
    private(set) var places: Bucket
    private(set) var tried = TriedNumbers()

    init(perMinute: Int64) { places = Bucket(perMinute: perMinute) }

    private var keptForOld: Int64 { places.perMinute / 2 }

    /// How much of what is for everybody is used up, in thousandths.
    var used: Int64 {
        let all = (places.perMinute - keptForOld) * 1_000_000
        return min(1_000, (places.perMinute * 1_000_000 - places.room) * 1_000 / all)
    }

    mutating func turn(_ now: Int64, span: Int64) {
        places.fill(now)
        tried.turn(to: span)
    }

    mutating func pass(_ number: WaitingNumber, hasWaitedLong: Bool) -> Bool {
        guard places.take(keeping: hasWaitedLong ? 0 : keptForOld) else { return false }
        tried.insert(number.nonce)
        return true
    }

    /// Takes back that a number was used. Its place in this minute does not come back with it.
    mutating func putBack(_ number: WaitingNumber) { tried.remove(number.nonce) }

    /// Takes a number that does not pass.
    ///
    /// - Returns: false where no more can be remembered.
    mutating func use(_ number: WaitingNumber) -> Bool {
        guard tried.hasRoom else { return false }
        tried.insert(number.nonce)
        return true
    }
}

/// How much work is asked of whoever comes now: it rises at once with what is used up of the lane of those who work, by a
/// bit for each seventh, and falls by a bit every two minutes. If it fell as fast as it rises, whoever floods would pause
/// for a minute to work at the lowest price.
struct WorkAsked: Sendable {
    private var bits = Limits.workBits.lowerBound
    private var since = Int64.min

    /// - Parameters:
    ///   - used: of the lane, in thousandths.
    ///   - now: in seconds.
    /// - Returns: zero bits.
    mutating func bits(used: Int64, now: Int64) -> UInt8 {
        let steps = Int64(Limits.workBits.count)
        let asked = Limits.workBits.lowerBound + UInt8(min(steps - 1, used * steps / 1_000))
        if since == .min { since = now }
        let fallen = max(0, now - since) / Limits.calmSeconds
        bits = UInt8(max(Int64(Limits.workBits.lowerBound), Int64(bits) - min(fallen, steps)))
        since += fallen * Limits.calmSeconds
        if asked >= bits { (bits, since) = (asked, max(now, since)) }
        return bits
    }
}
