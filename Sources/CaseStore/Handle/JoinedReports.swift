public import Casework
import Libpq

extension Transaction {
    /// The reports that were kept as repeats of a first one or as material on it, oldest first, at most
    /// `StoreLimits.listRows`; as far as the caller sees them.
    public func joinedReports(to first: Report.ID) throws -> [ReportRecord] {
        try session.query(Self.findJoined, [try first.value(), .int(StoreLimits.listRows)]).map { try ReportRecord($0) }
    }

    static let findJoined = Statement(
        """
        select \(reportColumns)
        from casework.report as r
        where r.repeat_of_id = $1 and r.state = 'retained'
        order by r.received_at, r.report_id
        limit $2
        """
    )

    /// The first report of a matter, by way of what is kept as a repeat of what; the report itself where it is none. As the
    /// system: the first may have left the caller's sight.
    ///
    /// - Throws: `StoreError.notFound` when there is no such report, or when more than 50 repeat each other in a row.
    public func first(ofMatter id: Report.ID) throws -> Report.ID {
        guard let row = try session.query(Self.findFirst, [try lookUp(id)]).first else { throw StoreError.notFound }
        var columns = Columns(row)
        return try columns.id()
    }

    private static let findFirst = Statement(
        """
        with recursive chain as (
            select r.report_id, r.repeat_of_id, 1 as step
            from casework.report as r
            where r.report_id = $1
            union all
            select r.report_id, r.repeat_of_id, c.step + 1
            from chain as c
            join casework.report as r on r.report_id = c.repeat_of_id
            where c.step < 50
        )
        select c.report_id
        from chain as c
        where c.repeat_of_id is null
        """
    )

    /// What was kept as a repeat of one report hangs on another from now on. As the system.
    public func relink(_ id: Report.ID, to first: Report.ID) throws {
        try session.later(Self.relinkReports, [try id.value(), try first.value()])
    }

    private static let relinkReports = Statement(
        "update casework.report set repeat_of_id = $2, version = version + 1 where repeat_of_id = $1"
    )

    /// Every report that hangs on a first one, also by way of others: kept as its repeat, or handed in by its reporter
    /// and not decided yet. As the system, to move them along. What was added says so itself (`casework.added_to`): the
    /// first one knows nothing of it.
    public func reports(hangingOn first: Report.ID) throws -> [Report.ID] {
        try session.query(Self.findHanging, [try lookUp(first)]).map { row in
            var columns = Columns(row)
            return try columns.id()
        }
    }

    static let findHanging = Statement(
        """
        with recursive hanging as (
            select $1::uuid as report_id
            union
            select n.report_id
            from hanging as h
            cross join lateral (
                select r.report_id
                from casework.report as r
                where r.repeat_of_id = h.report_id
                union all
                select a.report_id
                from casework.added_to(h.report_id) as a
                join casework.report as r on r.report_id = a.report_id
                where r.state in ('quarantined', 'registered', 'triage_proposed')
            ) as n
        )
        select h.report_id
        from hanging as h
        where h.report_id <> $1
        order by h.report_id
        """
    )
}
