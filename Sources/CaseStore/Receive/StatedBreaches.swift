public import Casework
import Libpq

extension Transaction {
    /// Writes what whoever handed a report in says was breached; triage says it anew. As the system.
    ///
    /// - Policy: JB-4
    public func state(_ breaches: Set<Breach>, of report: Report.ID) throws {
        try session.execute(
            Self.stateBreaches, [try report.value(), .codes(Breach.inOrder(breaches).map(\.rawValue))])
    }

    private static let stateBreaches = Statement("update casework.report set breaches = $2 where report_id = $1")
}
