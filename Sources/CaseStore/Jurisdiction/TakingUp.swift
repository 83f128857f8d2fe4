public import Casework
import Libpq

extension Transaction {
    /// Whether routing took the clue from a lower organ and no leader has approved that yet. As the system: whoever would
    /// claim it does not see the measure.
    ///
    /// - Policy: JC-16
    public func awaitsTakingUp(_ clue: Clue.ID) throws -> Bool {
        try session.query(Self.findTakingUp, [try lookUp(clue)]).first != nil
    }

    /// Whether a taking up of the clue is on record that was not refused or ended. As the system.
    public func isTakenUp(_ clue: Clue.ID) throws -> Bool {
        try session.query(Self.findTakenUp, [try lookUp(clue)]).first != nil
    }

    static let findTakenUp = Statement(
        """
        select m.measure_id
        from casework.jurisdiction_measure as m
        where m.clue_id = $1 and m.kind = 'escalate' and m.state in ('proposed', 'by_law', 'approved')
        limit 1
        """
    )

    static let findTakingUp = Statement(
        """
        select m.measure_id
        from casework.jurisdiction_measure as m
        where m.clue_id = $1 and m.state = 'proposed' and m.rule is not null
        """
    )
}
