public import Casework
import Libpq

/// One approval (审批), as the database wrote it when the state was reached.
public struct StoredApproval: Sendable {
    public let subject: Subject
    public let kind: Approval.Kind
    /// The code of what was approved.
    public let matter: String
    /// Nil where a rule proposed it, or nobody had to.
    public let proposedBy: Staff.ID?
    public let approvedBy: Staff.ID
    public let approvedAs: Role
    public let ground: Approval.Ground?
    /// An accused is the head of a lower Party organisation.
    public let isOfLowerHead: Bool
    public let holdUntil: CivilDate?
    /// The day on which the Party secretary of this level approved in writing.
    public let secretaryOn: CivilDate?
    public let at: Instant

    public enum Subject: String, Hashable, Sendable {
        case report, clue
    }
}

extension Transaction {
    /// The approvals of a report and of its clues, oldest first, as far as the caller sees those; at most
    /// `StoreLimits.listRows`.
    ///
    /// - Parameter clue: of which clue; nil: of the report alone.
    public func approvals(of report: Report.ID, clue: Clue.ID?) throws -> [StoredApproval] {
        let values: [Value] = [try report.value(), try .idOrNull(clue), .int(StoreLimits.listRows)]
        return try session.query(Self.findApprovals, values).map { row in
            var columns = Columns(row)
            return StoredApproval(
                subject: try columns.code(), kind: try columns.code(), matter: try columns.text(),
                proposedBy: try columns.nameOrNil(), approvedBy: try columns.name(), approvedAs: try columns.code(),
                ground: try columns.codeOrNil(), isOfLowerHead: try columns.bool(),
                holdUntil: try columns.dateOrNil(), secretaryOn: try columns.dateOrNil(), at: try columns.instant()
            )
        }
    }

    private static let findApprovals = Statement(
        """
        select
            a.subject, a.kind, a.matter, a.proposed_by, a.approved_by, a.approved_as, a.by_ground, a.of_lower_head,
            a.hold_until, a.external_on, a.approved_at
        from casework.approval as a
        where a.report_id = $1 and a.subject_id in ($1, $2)
        order by a.approved_at, a.version, a.kind
        limit $3
        """
    )
}
