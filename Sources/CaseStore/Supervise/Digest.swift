public import Casework
import Libpq

/// One line of the monthly digest (定期梳理报告): nothing of what was reported, and nobody's name.
public struct DigestRow: Sendable {
    public let report: ReportRecord
    /// Where the clues that came of it lie, as far as the caller sees them.
    public let rooms: [Room.ID]
}

extension Transaction {
    /// What came in within these days on cadres whom the committee of the caller's organ manages, oldest first.
    ///
    /// - Policy: JB-10
    public func digest(from first: CivilDate, through last: CivilDate) throws -> [DigestRow] {
        let values: [Value] = [
            .name(caller.staff?.organ), .date(first), .date(last), .int(StoreLimits.listRows),
        ]
        return try session.query(Self.findDigest, values).map { row in
            let record = try ReportRecord(row)
            return DigestRow(report: record, rooms: try knownRooms(of: record.report.id))
        }
    }

    /// Rooms that have, or had, a report's clues, archived or not.
    private func knownRooms(of report: Report.ID) throws -> [Room.ID] {
        try session.query(Self.findKnownRooms, [try lookUp(report)]).map { row in
            var columns = Columns(row)
            return try columns.name()
        }
    }

    private static let findKnownRooms = Statement(
        "select c.room_id from casework.known_clues($1, null) as c order by c.routed_at, c.clue_id"
    )
    private static let findDigest = Statement(
        """
        select \(reportColumns)
        from casework.known_reports($2, $3, '{}') as r
        where
            r.holder_organ_id = $1
            and exists (
                select
                from casework.known_accused($2, $3) as a
                where a.report_id = r.report_id and a.managing_organ_id = $1
            )
        order by r.received_on, r.report_id
        limit $4
        """
    )
}
