public import Casework
import Libpq

extension Transaction {
    /// Gives a clue to another organ, under a number of that organ's; its former number is kept with the measure. As the
    /// system; state and version are saved after it.
    public func move(
        _ clue: Clue.ID, to place: Clue.Destination, as number: ClueNumber, isEscalated: Bool
    ) throws {
        let changed = try session.execute(
            Self.moveClue,
            [
                try clue.value(), .name(place.organ), .name(place.room), .text(number.series.rawValue),
                .small(number.year), .int(number.number), .bool(isEscalated), .instant(now),
            ]
        )
        guard changed == 1 else { throw StoreError.stale }
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

    /// Keeps the number that a clue had in the organ it left. As the system.
    public func keepFormerNumber(_ number: ClueNumber, with measure: MeasureRecord.ID) throws {
        try session.execute(
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
        try session.execute(Self.moveDrafts, [try report.value(), .name(organ)])
    }

    private static let moveDrafts = Statement(
        "update casework.notice set organ_id = $2 where report_id = $1 and state = 'draft'"
    )
}
