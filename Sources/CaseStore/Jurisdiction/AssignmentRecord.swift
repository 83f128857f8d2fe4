public import Casework
import Libpq

/// A matter that was assigned to a lower organ (交办件), as it is stored.
public struct AssignmentRecord: Sendable {
    public typealias ID = Identifier<AssignmentRecord>

    public let id: ID
    public let measure: MeasureRecord.ID
    public let report: Report.ID
    public let clue: Clue.ID
    /// The organ that assigned.
    public let from: Organ.ID
    public let to: Organ.ID
    public let state: Assignment.State
    public let assignedAt: Instant
    public let receivedBy: Staff.ID?
    public let receivedOn: CivilDate?
    /// The day of the collective review (集体审议).
    public let reviewedOn: CivilDate?
    public let proposedBy: Staff.ID?
    public let approvedBy: Staff.ID?
    public let reportedOn: CivilDate?
    public let conclusion: Conclusion?
    public let endedOn: CivilDate?
    /// The code of the reason of its measure.
    public let reason: String
    /// The number of the clue, as far as the caller sees it.
    public let clueNumber: String?
    /// The last day of its clock while it runs.
    public let dueOn: CivilDate?
}

/// Where a row stands in a list that goes from the newest to the oldest.
public struct NewestCursor: Hashable, Sendable {
    public let at: Instant
    /// Tells apart what came in one moment.
    public let row: Identifier<Never>

    public init(at: Instant, row: Identifier<Never>) {
        self.at = at
        self.row = row
    }

    /// What `(at, id)` is compared with; without a cursor it lies behind every row.
    static func values(_ cursor: NewestCursor?) throws(StoreError) -> [Value] {
        guard let cursor else {
            return [.timestamp(microsecondsSince1970: .max), .uuid(high: .max, low: .max)]
        }
        return [.instant(cursor.at), try cursor.row.value()]
    }
}

/// An assignment about to be written.
public struct NewAssignment: Sendable {
    public let id: AssignmentRecord.ID
    public let measure: MeasureRecord.ID
    public let report: Report.ID
    public let clue: Clue.ID
    public let from: Organ.ID
    public let to: Organ.ID

    public init(
        id: AssignmentRecord.ID, measure: MeasureRecord.ID, report: Report.ID, clue: Clue.ID, from: Organ.ID,
        to: Organ.ID
    ) {
        self.id = id
        self.measure = measure
        self.report = report
        self.clue = clue
        self.from = from
        self.to = to
    }
}

extension Transaction {
    /// Writes an assignment that is on its way. As the system.
    public func insert(_ assignment: NewAssignment) throws {
        try session.later(
            Self.insertAssignment,
            [
                try assignment.id.value(), try assignment.measure.value(), try assignment.report.value(),
                try assignment.clue.value(), .name(assignment.from), .name(assignment.to), .instant(now),
            ]
        )
    }

    private static let insertAssignment = Statement(
        """
        insert into casework.assignment (
            assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at
        )
        values ($1, $2, $3, $4, $5, $6, 'sent', $7)
        """
    )

    public func assignment(_ id: AssignmentRecord.ID) throws -> AssignmentRecord {
        guard let row = try session.query(Self.findAssignment, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try AssignmentRecord(row)
    }

    /// Reads an assignment that the caller may see, and keeps others from changing it.
    public func lockAssignment(_ id: AssignmentRecord.ID) throws -> AssignmentRecord {
        guard try session.query(Self.lockAssignment, [try lookUp(id)]).first != nil else { throw StoreError.notFound }
        return try assignment(id)
    }

    private static let lockAssignment = Statement(
        "select a.assignment_id from casework.assignment as a where a.assignment_id = $1 for update of a"
    )

    private static let findAssignment = Statement(
        """
        select \(assignmentColumns)
        from casework.assignment as a
        join casework.jurisdiction_measure as m on m.measure_id = a.measure_id and m.cell_id = a.cell_id
        left join casework.clue as c on c.clue_id = a.clue_id and c.cell_id = a.cell_id
        left join casework.clock as k
            on k.subject_id = a.assignment_id and k.cell_id = a.cell_id and k.stopped_on is null
        where a.assignment_id = $1
        """
    )

    static let assignmentColumns = """
        a.assignment_id, a.measure_id, a.report_id, a.clue_id, a.from_organ_id, a.to_organ_id, a.state, a.assigned_at,
        a.received_by, a.received_on, a.reviewed_on, a.result_proposed_by, a.result_approved_by, a.reported_on,
        a.conclusion, a.ended_on, m.reason, c.organ_id, c.clue_series, c.clue_year, c.clue_number, k.due_on
        """

    /// The organ that has assigned or designated a clue, while that holds, and the designation if it is one.
    public func binding(of clue: Clue.ID) throws -> ClueBinding? {
        guard let row = try session.query(Self.findBinding, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        return ClueBinding(
            organ: try columns.name(), isAssigned: try columns.bool(), isDesignated: try columns.bool(),
            consentedVersion: try columns.intOrNil()
        )
    }

    /// Designations come first: they ask for a consent.
    static let findBinding = Statement(
        """
        select b.organ_id, bool_or(b.assigned) over (), b.designated, b.consented_version
        from (
            select m.deciding_organ_id as organ_id, false as assigned, true as designated, m.consented_version
            from casework.jurisdiction_measure as m
            where m.clue_id = $1 and m.kind = 'designate' and m.state = 'approved'
            union all
            select a.from_organ_id, true, false, null
            from casework.assignment as a
            where a.clue_id = $1 and a.state not in ('reported', 'ended')
        ) as b
        order by b.designated desc
        limit 1
        """
    )

    /// The lower organ signs for it.
    public func receive(_ id: AssignmentRecord.ID, by staff: Staff.ID) throws {
        try changeOne(Self.receiveAssignment, [try id.value(), .name(staff), .date(today)])
    }

    private static let receiveAssignment = Statement(
        """
        update casework.assignment
        set state = 'received', received_by = $2, received_on = $3
        where assignment_id = $1 and state = 'sent'
        """
    )

    /// The result was reviewed together and waits for the head.
    public func proposeResult(of id: AssignmentRecord.ID, reviewedOn day: CivilDate, by staff: Staff.ID) throws {
        try changeOne(Self.proposeAssignment, [try id.value(), .date(day), .name(staff)])
    }

    private static let proposeAssignment = Statement(
        """
        update casework.assignment
        set state = 'result_proposed', reviewed_on = $2, result_proposed_by = $3
        where assignment_id = $1 and state = 'received'
        """
    )

    public func sendBackResult(of id: AssignmentRecord.ID) throws {
        try changeOne(Self.sendBackAssignment, [try id.value()])
    }

    private static let sendBackAssignment = Statement(
        """
        update casework.assignment
        set state = 'received', reviewed_on = null, result_proposed_by = null
        where assignment_id = $1 and state = 'result_proposed'
        """
    )

    /// The head approves: the result goes up.
    public func reportResult(of id: AssignmentRecord.ID, _ conclusion: Conclusion, by staff: Staff.ID) throws {
        try changeOne(
            Self.reportAssignment, [try id.value(), .text(conclusion.rawValue), .name(staff), .date(today)])
    }

    private static let reportAssignment = Statement(
        """
        update casework.assignment
        set state = 'reported', conclusion = $2, result_approved_by = $3, reported_on = $4
        where assignment_id = $1 and state = 'result_proposed'
        """
    )

    private func changeOne(_ statement: Statement, _ values: [Value]) throws {
        try session.laterChangingOne(statement, values)
    }

    /// The clue goes elsewhere, or back: what was assigned, designated or shared of it ends, with its clock, and what
    /// waited is over. Inside its organ only the rooms that assist and what waited: nobody sheds what binds the organ by
    /// moving a clue from room to room (JB-21). As the system.
    public func endBindings(
        of clue: Clue.ID, but measure: MeasureRecord.ID? = nil, isInsideOrgan: Bool = false
    ) throws {
        let id = try clue.value()
        if !isInsideOrgan {
            for row in try session.query(Self.endAssignments, [id, .date(today)]) {
                var columns = Columns(row)
                try stop([.assigned], of: try columns.id() as AssignmentRecord.ID)
            }
        }
        let values: [Value] = [id, .instant(now), try .idOrNull(measure), .bool(isInsideOrgan)]
        for row in try session.query(Self.endMeasures, values) {
            var columns = Columns(row)
            try endParties(of: try columns.id())
        }
    }

    private static let endAssignments = Statement(
        """
        update casework.assignment
        set state = 'ended', ended_on = $2
        where clue_id = $1 and state not in ('reported', 'ended')
        returning assignment_id
        """
    )
    private static let endMeasures = Statement(
        """
        update casework.jurisdiction_measure
        set state = 'ended', ended_at = $2
        where
            clue_id = $1
            and measure_id is distinct from $3
            and (
                state = 'proposed'
                or state = 'approved' and kind = 'joint'
                or not $4::boolean and (state = 'by_law' or state = 'approved' and kind = 'designate')
            )
        returning measure_id
        """
    )
}

/// Who has bound a clue to the organ that handles it.
public struct ClueBinding: Hashable, Sendable {
    public let organ: Organ.ID
    /// Assigned, and the result not reported yet.
    public let isAssigned: Bool
    /// Designated: it is closed with consent.
    public let isDesignated: Bool
    /// The version of the clue to whose end the organ has consented.
    public let consentedVersion: Int?
}

extension AssignmentRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        measure = try columns.id()
        report = try columns.id()
        clue = try columns.id()
        from = try columns.name()
        to = try columns.name()
        state = try columns.code()
        assignedAt = try columns.instant()
        receivedBy = try columns.nameOrNil()
        receivedOn = try columns.dateOrNil()
        reviewedOn = try columns.dateOrNil()
        proposedBy = try columns.nameOrNil()
        approvedBy = try columns.nameOrNil()
        reportedOn = try columns.dateOrNil()
        conclusion = try columns.codeOrNil()
        endedOn = try columns.dateOrNil()
        reason = try columns.text()
        let organ: Organ.ID? = try columns.nameOrNil()
        let number = try columns.clueNumberOrNil()
        clueNumber = organ.flatMap { number?.text(of: $0) }
        dueOn = try columns.dateOrNil()
    }
}
