public import Casework
import Libpq

/// Somebody who came to a session: a report, or what became of the visit. No name.
public struct ReceptionVisit: Identifiable, Sendable {
    public typealias ID = Identifier<ReceptionVisit>

    public let id: ID
    public let outcome: Outcome
    /// How many spoke; 1 for a single visitor.
    public let representatives: Int
    public let loggedBy: Staff.ID
    public let loggedAt: Instant

    public enum Outcome: Hashable, Sendable {
        case registered(Report.ID, number: String)
        case settled(VisitOutcome)
    }
}

extension Transaction {
    /// Logs a visit that was registered as a report.
    public func logVisit(_ report: Report.ID, in session: ReceptionSession.ID, representatives: Int, by staff: Staff.ID)
        throws
    {
        try log(session, try report.value(), .null, representatives, staff)
    }

    /// Logs a visit that came to an end on the spot.
    public func logVisit(
        _ outcome: VisitOutcome, in session: ReceptionSession.ID, representatives: Int, by staff: Staff.ID
    ) throws {
        try log(session, .null, .text(outcome.rawValue), representatives, staff)
    }

    private func log(
        _ id: ReceptionSession.ID, _ report: Value, _ outcome: Value, _ representatives: Int, _ staff: Staff.ID
    ) throws {
        let visit: ReceptionVisit.ID = newID()
        try session.later(
            Self.insertVisit,
            [
                try visit.value(), try id.value(), report, outcome, .small(representatives), .name(staff),
                .instant(now),
            ]
        )
    }

    private static let insertVisit = Statement(
        """
        insert into casework.reception_visit (
            visit_id, session_id, report_id, outcome, representatives, logged_by, logged_at
        )
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )

    /// Who came, in order, as far as the caller may see the reports; at most `StoreLimits.listRows`.
    public func visits(of id: ReceptionSession.ID) throws -> [ReceptionVisit] {
        try session.query(Self.findVisits, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let visit: ReceptionVisit.ID = try columns.id()
            let report: Report.ID? = try columns.idOrNil()
            let receiver: Organ.ID? = try columns.nameOrNil()
            let number = try columns.registerNumber()
            let outcome: VisitOutcome? = try columns.codeOrNil()
            let representatives = try columns.small()
            let ended: ReceptionVisit.Outcome
            if let report {
                ended = .registered(report, number: receiver.flatMap { number?.text(of: $0) } ?? "")
            } else if let outcome {
                ended = .settled(outcome)
            } else {
                throw StoreError.corrupt(table: "reception_visit")
            }
            return ReceptionVisit(
                id: visit, outcome: ended, representatives: representatives, loggedBy: try columns.name(),
                loggedAt: try columns.instant()
            )
        }
    }

    private static let findVisits = Statement(
        """
        select
            v.visit_id, v.report_id, r.receiver_organ_id, r.register_year, r.register_number, v.outcome,
            v.representatives, v.logged_by, v.logged_at
        from casework.reception_visit as v
        left join casework.report as r on r.report_id = v.report_id and r.cell_id = v.cell_id
        where v.session_id = $1
        order by v.logged_at, v.visit_id
        limit $2
        """
    )
}
