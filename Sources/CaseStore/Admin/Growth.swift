import Libpq

/// What became of the months of history.
public struct KeptMonths: Sendable, Equatable {
    public let made: Int
    public let dropped: Int

    public init(made: Int, dropped: Int) {
        self.made = made
        self.dropped = dropped
    }
}

extension Transaction {
    /// Makes the coming months of history and drops those that are older than their table keeps them.
    ///
    /// - Throws: `DatabaseError` when somebody holds such a table for longer than two seconds: it is tried again.
    public func keepMonths() throws -> KeptMonths {
        guard let row = try session.query(Self.keepMonths).first else { return KeptMonths(made: 0, dropped: 0) }
        return KeptMonths(made: Int(try row.int4(0)), dropped: Int(try row.int4(1)))
    }

    private static let keepMonths = Statement("select k.made, k.dropped from guard.keep_months() as k")

    /// Moves deliveries that ended long ago out of the way of those that are to be sent.
    ///
    /// - Returns: how many were looked at, `StoreLimits.sweepRows` at most.
    public func shelveDeliveries() throws -> Int {
        Int(try session.query(Self.shelve, [.int(StoreLimits.sweepRows)]).first?.int4(0) ?? 0)
    }

    private static let shelve = Statement("select notify.shelve($1)")

    /// Takes away sessions, guesses and codes that hold no more.
    ///
    /// - Returns: how many went; of each kind `StoreLimits.sweepRows` at most.
    public func sweepSessions() throws -> Int {
        Int(try session.query(Self.sweepSessions, [.int(StoreLimits.sweepRows)]).first?.int4(0) ?? 0)
    }

    private static let sweepSessions = Statement("select session.sweep($1)")
}
