public import Casework
import Libpq

extension Transaction {
    /// Writes what whoever handed a report in said beyond its text; triage says it anew. As the system.
    ///
    /// - Policy: JB-4, JC-69, HS-26
    public func state(_ stated: StatedFacts, of report: Report.ID) throws {
        try session.later(
            Self.stateFacts,
            [
                try report.value(), .codes(Breach.inOrder(stated.breaches).map(\.rawValue)),
                .bool(stated.publicReaction), .name(stated.decisionOrgan), .date(stated.actedOn?.first),
                .date(stated.actedOn?.last),
            ])
    }

    private static let stateFacts = Statement(
        """
        update casework.report
        set breaches = $2, public_reaction = $3, decision_organ_id = $4, acted_from = $5, acted_to = $6
        where report_id = $1
        """
    )

    /// What was stated of a report when it came in, as long as nobody has triaged it.
    public func statedFacts(of report: Report.ID) throws -> StatedFacts {
        guard let row = try session.query(Self.findStated, [try lookUp(report)]).first else {
            throw StoreError.notFound
        }
        var columns = Columns(row)
        return StatedFacts(
            breaches: Set(try columns.texts().compactMap(Breach.init)), publicReaction: try columns.bool(),
            decisionOrgan: try columns.nameOrNil(),
            actedOn: ActPeriod(stated: try columns.dateOrNil(), try columns.dateOrNil()))
    }

    static let findStated = Statement(
        """
        select r.breaches, r.public_reaction, r.decision_organ_id, r.acted_from, r.acted_to
        from casework.report as r
        where r.report_id = $1
        """
    )
}
