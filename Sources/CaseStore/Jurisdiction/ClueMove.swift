public import Casework
import Libpq

extension Transaction {
    /// Gives a clue to another organ, under a number of that organ's; its former number is kept with the measure. As the
    /// system; state and version are saved after it.
    public func move(
        _ clue: Clue.ID, to place: Clue.Destination, as number: ClueNumber, isEscalated: Bool
    ) throws {
        try session.laterChangingOne(
            Self.moveClue,
            [
                try clue.value(), .name(place.organ), .name(place.room), .text(number.series.rawValue),
                .small(number.year), .int(number.number), .bool(isEscalated), .instant(now),
            ]
        )
    }

    private static let moveClue = Statement(
        """
        update casework.clue
        set
            organ_id = $2, room_id = $3, clue_series = $4, clue_year = $5, clue_number = $6,
            escalated = escalated or $7, routed_at = $8
        where clue_id = $1
        """
    )

    /// The organ by whose leader's decision a clue lies with the organ that has it (提级、指定、交叉、交办); nil where
    /// routing gave it to that organ. As the system.
    ///
    /// - Policy: JC-17
    public func placer(of clue: Clue.ID) throws -> Organ.ID? {
        guard let row = try session.query(Self.findPlacer, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        return try columns.name()
    }

    static let findPlacer = Statement(
        """
        select m.deciding_organ_id
        from casework.jurisdiction_measure as m
        join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        where
            m.clue_id = $1
            and m.state = 'approved'
            and m.kind in ('escalate', 'designate', 'cross', 'assign', 'request_escalation')
            and m.to_organ_id = c.organ_id
            and m.from_organ_id <> m.to_organ_id
        order by m.decided_at desc
        limit 1
        """
    )

    /// Keeps the number that a clue had in the organ it left. As the system.
    public func keepFormerNumber(_ number: ClueNumber, with measure: MeasureRecord.ID) throws {
        try session.later(
            Self.keepNumber,
            [try measure.value(), .text(number.series.rawValue), .small(number.year), .int(number.number)]
        )
    }

    private static let keepNumber = Statement(
        """
        update casework.jurisdiction_measure
        set former_series = $2, former_year = $3, former_number = $4
        where measure_id = $1
        """
    )

    /// What nobody has approved yet is another organ's to sign. As the system.
    public func moveDrafts(of report: Report.ID, to organ: Organ.ID) throws {
        try session.later(Self.moveDrafts, [try report.value(), .name(organ)])
    }

    private static let moveDrafts = Statement(
        "update casework.notice set organ_id = $2 where report_id = $1 and state = 'draft'"
    )
}
