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
            return DigestRow(report: record, rooms: try clues(of: record.report.id).map(\.room))
        }
    }

    private static let findDigest = Statement(
        """
        select \(reportColumns)
        from casework.report as r
        where
            r.holder_organ_id = $1
            and r.received_on between $2 and $3
            and r.state not in ('quarantined', 'sealed_up')
            and exists (
                select
                from casework.accused as a
                where a.report_id = r.report_id and a.cell_id = r.cell_id and a.managing_organ_id = $1
            )
        order by r.received_on, r.report_id
        limit $4
        """
    )
}
