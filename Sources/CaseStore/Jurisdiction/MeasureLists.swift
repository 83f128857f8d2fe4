import Casework
import Libpq

extension Transaction {
    /// A page of the measures of the caller's organ: its own and those that it decides, newest first.
    ///
    /// - Parameters:
    ///   - waiting: only those that nobody has decided.
    ///   - cursor: the row before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func measures(
        waiting: Bool, after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<MeasureRecord, NewestCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try NewestCursor.values(cursor))
        values.append(.bool(waiting))
        let found = try session.query(Self.findMeasures, values).map { try MeasureRecord($0) }
        return ListPage(found, limit: limit) { NewestCursor(at: $0.proposedAt, row: Identifier($0.id.rawValue)) }
    }

    /// Two walks along an index each.
    private static let findMeasures = Statement(
        """
        select \(measureColumns)
        from (
            (
                select m.*
                from casework.jurisdiction_measure as m
                where
                    m.deciding_organ_id = $2
                    and (m.proposed_at, m.measure_id) < ($3::timestamptz, $4::uuid)
                    and (not $5::boolean or m.state in ('proposed', 'by_law'))
                order by m.proposed_at desc, m.measure_id desc
                limit $1
            )
            union
            (
                select m.*
                from casework.jurisdiction_measure as m
                where
                    m.acting_organ_id = $2
                    and (m.proposed_at, m.measure_id) < ($3::timestamptz, $4::uuid)
                    and (not $5::boolean or m.state in ('proposed', 'by_law'))
                order by m.proposed_at desc, m.measure_id desc
                limit $1
            )
            order by proposed_at desc, measure_id desc
            limit $1
        ) as m
        left join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        left join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
        order by m.proposed_at desc, m.measure_id desc
        """
    )

    /// The joint measures in which the caller's room, or a room of the organ that the caller leads, assists.
    public func jointMeasures() throws -> [MeasureRecord] {
        let values: [Value] = [
            .name(caller.staff?.room), .name(caller.staff?.organ), .int(StoreLimits.listRows),
        ]
        return try session.query(Self.findJoint, values).map { try MeasureRecord($0) }
    }

    private static let findJoint = Statement(
        """
        select \(measureColumns)
        from casework.jurisdiction_measure as m
        left join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        left join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
        where
            m.kind = 'joint'
            and m.state = 'approved'
            and m.measure_id in (
                select p.measure_id
                from casework.joint_party as p
                where p.ended_on is null and p.role = 'assist' and (p.room_id = $1 or p.organ_id = $2)
            )
        order by m.proposed_at desc, m.measure_id desc
        limit $3
        """
    )

    /// A page of what the caller's organ assigned and of what was assigned to it, newest first.
    public func assignments(
        after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<AssignmentRecord, NewestCursor> {
        let limit = StoreLimits.pageRows(limit)
        var values: [Value] = [.int(limit + 1), .name(caller.staff?.organ)]
        values.append(contentsOf: try NewestCursor.values(cursor))
        let found = try session.query(Self.findAssignments, values).map { try AssignmentRecord($0) }
        return ListPage(found, limit: limit) { NewestCursor(at: $0.assignedAt, row: Identifier($0.id.rawValue)) }
    }

    private static let findAssignments = Statement(
        """
        select \(assignmentColumns)
        from (
            (
                select a.*
                from casework.assignment as a
                where a.from_organ_id = $2 and (a.assigned_at, a.assignment_id) < ($3::timestamptz, $4::uuid)
                order by a.assigned_at desc, a.assignment_id desc
                limit $1
            )
            union all
            (
                select a.*
                from casework.assignment as a
                where a.to_organ_id = $2 and (a.assigned_at, a.assignment_id) < ($3::timestamptz, $4::uuid)
                order by a.assigned_at desc, a.assignment_id desc
                limit $1
            )
            order by assigned_at desc, assignment_id desc
            limit $1
        ) as a
        join casework.jurisdiction_measure as m on m.measure_id = a.measure_id and m.cell_id = a.cell_id
        left join casework.clue as c on c.clue_id = a.clue_id and c.cell_id = a.cell_id
        left join casework.clock as k
            on k.subject_id = a.assignment_id and k.cell_id = a.cell_id and k.stopped_on is null
        order by a.assigned_at desc, a.assignment_id desc
        """
    )
}
