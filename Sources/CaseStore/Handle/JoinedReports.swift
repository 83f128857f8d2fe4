public import Casework
import Libpq

extension Transaction {
    /// The reports that were kept as repeats of a first one or as material on it, oldest first, at most
    /// `StoreLimits.listRows`; as far as the caller sees them.
    public func joinedReports(to first: Report.ID) throws -> [ReportRecord] {
        try session.query(Self.findJoined, [try first.value(), .int(StoreLimits.listRows)]).map { try ReportRecord($0) }
    }

    private static let findJoined = Statement(
        """
        select \(reportColumns)
        from casework.report as r
        where r.repeat_of_id = $1 and r.state = 'retained'
        order by r.received_at, r.report_id
        limit $2
        """
    )

    /// Every report that hangs on a first one: kept as its repeat, or handed in by its reporter and not decided yet.
    /// As the system, to move them along.
    public func reports(hangingOn first: Report.ID) throws -> [Report.ID] {
        try session.query(Self.findHanging, [try first.value(), .text(first.rawValue)]).map { row in
            var columns = Columns(row)
            return try columns.id()
        }
    }

    private static let findHanging = Statement(
        """
        select r.report_id
        from casework.report as r
        where
            r.state <> 'sealed_up'
            and (
                r.repeat_of_id = $1
                or r.report_id in (
                    select (n.detail ->> 'report')::uuid
                    from casework.event as n
                    where n.subject_id = $1 and n.kind in ('supplemented', 'objected') and n.detail ->> 'report' <> $2
                )
            )
        order by r.report_id
        """
    )
}
