public import Casework
import Libpq
import Sealing

/// How often the identity behind a query code was opened, for whoever holds the code: no name, no organ.
public struct ToldOpenings: Sendable {
    public let times: Int
    public let last: (on: CivilDate, purpose: Unlock.Purpose)?
}

/// What one member of staff asked for in a month, for the auditor: counts, and no item.
public struct UnlockCount: Sendable {
    /// The first day of the month.
    public let month: CivilDate
    public let asker: Staff.ID
    public let purpose: Unlock.Purpose
    public let asked: Int
    public let granted: Int
    /// How often an identity was read.
    public let read: Int
}

extension Transaction {
    /// How often the identity behind a code was opened. As the public.
    public func openings(of key: CodeKey) throws -> ToldOpenings {
        guard let row = try session.query(Self.findOpenings, [.bytes(key.lookup), .bytes(key.proof)]).first else {
            return ToldOpenings(times: 0, last: nil)
        }
        var columns = Columns(row)
        let times = Int(try columns.big())
        let (day, purpose): (CivilDate?, Unlock.Purpose?) = (try columns.dateOrNil(), try columns.codeOrNil())
        return ToldOpenings(times: times, last: day.flatMap { day in purpose.map { (on: day, purpose: $0) } })
    }

    private static let findOpenings = Statement("select o.times, o.last_on, o.purpose from vault.openings($1, $2) as o")

    /// Who of the caller's organ asked how often, month by month, between two days. Nothing for whoever is no auditor.
    public func unlockCounts(from first: CivilDate, until last: CivilDate) throws -> [UnlockCount] {
        try session.query(Self.findCounts, [.date(first), .date(last)]).map { row in
            var columns = Columns(row)
            return UnlockCount(
                month: try columns.date(), asker: try columns.name(), purpose: try columns.code(),
                asked: Int(try columns.big()), granted: Int(try columns.big()), read: Int(try columns.big()))
        }
    }

    private static let findCounts = Statement(
        "select c.month, c.asked_by, c.purpose, c.asked, c.granted, c.looks from vault.unlock_counts($1, $2) as c"
    )
}
