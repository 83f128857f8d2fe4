public import Casework
import Libpq

/// A finished item that could be archived, or is: its number and days, and nothing of its content.
public struct ArchiveRow: Sendable {
    public let clue: ClueRecord
    public let archivedAt: Instant?
    /// Material joined it that nobody has read.
    public let hasNewMaterial: Bool
    /// An objection of its reporter waits for an answer.
    public let hasOpenObjection: Bool
}

/// A report that became no clue and is finished, with its day in the archive.
public struct LoneReportRow: Sendable {
    public let report: ReportRecord
    public let archivedAt: Instant?
}

extension Transaction {
    /// Finished clues of the caller's organ: those that are not in the archive yet, the oldest end first, or those that
    /// are, the newest first. At most `StoreLimits.listRows`.
    public func archiveRows(archived: Bool) throws -> [ArchiveRow] {
        let values: [Value] = [.name(caller.staff?.organ), .int(StoreLimits.listRows)]
        let found = try session.query(archived ? Self.findArchived : Self.findFinished, values)
        return try found.map { row in
            var columns = Columns(row, from: Self.clueColumns.split(separator: ",").count)
            return ArchiveRow(
                clue: try ClueRecord(row), archivedAt: try columns.instantOrNil(), hasNewMaterial: try columns.bool(),
                hasOpenObjection: try columns.bool())
        }
    }

    private static let findFinished = Statement(
        """
        select \(clueColumns), c.archived_at, c.supplemented_on is not null, w.waits
        from casework.clue as c
        cross join lateral (
            select exists (
                select
                from casework.objection as o
                where o.clue_id = c.clue_id and o.cell_id = c.cell_id and o.state in ('raised', 'answer_proposed')
            ) as waits
        ) as w
        where c.organ_id = $1 and c.state in ('concluded', 'fed_back')
        order by c.concluded_at, c.clue_id
        limit $2
        """
    )
    private static let findArchived = Statement(
        """
        select \(clueColumns), c.archived_at, c.supplemented_on is not null, w.waits
        from casework.clue as c
        cross join lateral (
            select exists (
                select
                from casework.objection as o
                where o.clue_id = c.clue_id and o.cell_id = c.cell_id and o.state in ('raised', 'answer_proposed')
            ) as waits
        ) as w
        where c.organ_id = $1 and c.state = 'archived'
        -- What came in since it was closed must not sink.
        order by (c.supplemented_on is not null or w.waits) desc, c.archived_at desc, c.clue_id
        limit $2
        """
    )

    /// Reports of the caller's organ of which no clue came and that are finished: declined, a suggestion that was looked
    /// into, a repeat that was kept on one of these. Those that are not in the archive yet, the oldest first, or those that
    /// are, the newest first. At most `StoreLimits.listRows`.
    public func loneReports(archived: Bool) throws -> [LoneReportRow] {
        let values: [Value] = [.name(caller.staff?.organ), .int(StoreLimits.listRows)]
        return try session.query(archived ? Self.findLoneArchived : Self.findLone, values).map { row in
            var columns = Columns(row, from: Self.reportColumns.split(separator: ",").count)
            return LoneReportRow(report: try ReportRecord(row), archivedAt: try columns.instantOrNil())
        }
    }

    /// Whether a report of alias `r` ends alone: the twin of `endsAlone`.
    static let endsAlone = """
        (
            r.state = 'declined'
            or r.state = 'accepted' and r.kind = 'suggestion' and r.concluded_on is not null
                and not exists (
                    select from casework.clue as c where c.report_id = r.report_id and c.cell_id = r.cell_id
                )
            or r.state = 'retained' and exists (
                select
                from casework.report as o
                where
                    o.report_id = r.repeat_of_id
                    and o.cell_id = r.cell_id
                    and (
                        o.state = 'declined'
                        or o.state = 'accepted' and o.kind = 'suggestion' and o.concluded_on is not null
                    )
                    and not exists (
                        select from casework.clue as c where c.report_id = o.report_id and c.cell_id = o.cell_id
                    )
            )
        )
        """

    private static let findLone = Statement(
        """
        select \(reportColumns), r.archived_at
        from casework.report as r
        where r.holder_organ_id = $1 and r.archived_at is null and \(endsAlone)
        order by r.received_at, r.report_id
        limit $2
        """
    )
    private static let findLoneArchived = Statement(
        """
        select \(reportColumns), r.archived_at
        from casework.report as r
        where r.holder_organ_id = $1 and r.archived_at is not null and \(endsAlone)
        order by r.archived_at desc, r.report_id
        limit $2
        """
    )

    /// Finished clues of the caller's organ that somebody asked to open again, the oldest end first.
    public func reopeningRequests() throws -> [ClueRecord] {
        try session.query(Self.findReopenings, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try ClueRecord($0) }
    }

    private static let findReopenings = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        where c.organ_id = $1 and c.reopen_asked_by is not null
        order by c.concluded_at, c.clue_id
        limit $2
        """
    )

    /// Whether a higher organ assigned a clue (交办), and the assignment was not ended. As the system.
    public func wasAssigned(_ clue: Clue.ID) throws -> Bool {
        try !session.query(Self.findAssignment, [try lookUp(clue)]).isEmpty
    }

    private static let findAssignment = Statement(
        "select 1 from casework.assignment as a where a.clue_id = $1 and a.state <> 'ended' limit 1"
    )

    /// When a report was closed in the archive; nil while it is open.
    public func archivedAt(_ report: Report.ID) throws -> Instant? {
        guard let row = try session.query(Self.findReportArchived, [try lookUp(report)]).first else {
            throw StoreError.notFound
        }
        var columns = Columns(row)
        return try columns.instantOrNil()
    }

    private static let findReportArchived = Statement(
        "select r.archived_at from casework.report as r where r.report_id = $1"
    )

    /// Closes a report of which no clue came, or opens it again; a clue takes its report along by itself.
    ///
    /// - Throws: `StoreError.stale` when somebody changed it meanwhile.
    public func setArchived(_ isArchived: Bool, _ record: ReportRecord) throws {
        try session.laterChangingOne(
            Self.setReportArchived,
            [try record.report.id.value(), .int(record.version), isArchived ? .instant(now) : .null])
    }

    private static let setReportArchived = Statement(
        "update casework.report set archived_at = $3, version = $2 where report_id = $1 and version = $2 - 1"
    )
}
