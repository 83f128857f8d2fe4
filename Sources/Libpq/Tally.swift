/// What a run has cost so far.
public struct Tally: Sendable, Equatable {
    /// How often something was sent and its answer waited for.
    public internal(set) var roundTrips = 0
    /// Statements executed; not `begin`, `commit`, savepoints and what `script` runs.
    public internal(set) var statements = 0
    /// Statements prepared for the first time on this connection.
    public internal(set) var prepared = 0
    /// Transactions committed.
    public internal(set) var commits = 0
    /// What travelled in each round trip, where `Session.keepTrips()` asked for it: names and first words of statements,
    /// never values.
    public internal(set) var trips: [[String]] = []

    init() {}
}

extension Session {
    /// What this run has cost until now.
    public var tally: Tally { link.tally }

    /// Lets the tally of this run name what travels, from now on.
    public func keepTrips() { link.keepsTrips = true }
}

extension Statement {
    /// Where it stands and how it begins.
    var label: String {
        let words = sql.split(maxSplits: 12, whereSeparator: \.isWhitespace).prefix(12).joined(separator: " ")
        return "\(name): \(words)"
    }
}

extension Link {
    /// Counts something that travels alone and is no prepared statement.
    func countTrip(_ label: @autoclosure () -> String) {
        tally.roundTrips += 1
        if keepsTrips { tally.trips.append([label()]) }
    }
}
