public import Casework
import Libpq

/// A line of the list of what is not a matter of discipline.
public struct OutOfScopeRow: Sendable {
    public let report: Report.ID
    public let number: ReportNumber?
    public let receiver: Organ.ID
    public let channel: Channel
    public let receivedOn: CivilDate
    public let reason: DeclineReason
    public let action: DeclineAction
    public let source: TransferIn.Source?
    public let sentOn: CivilDate?
    public let receipt: PassingOn.Receipt?
    public let isGuided: Bool
    /// Whether whoever is guided was told of it: by a notice that was delivered, or without a name on the spot.
    public let isGuidanceTold: Bool
    public let objectedOn: CivilDate?
    public let stage: Petition.Stage?
    /// Whether the petition waits for an opinion; nil where there is none.
    public let isPetitionOpen: Bool?
    /// The nearest running clock of the item.
    public let dueOn: CivilDate?
}

extension Transaction {
    /// What the organ holds that is out of scope: what somebody still has to do something about, the oldest first; or what
    /// is done, the newest first. At most `StoreLimits.listRows`.
    public func outOfScope(of organ: Organ.ID, done: Bool) throws -> [OutOfScopeRow] {
        try session.query(
            done ? Self.findDone : Self.findToDo, [.name(organ), .int(StoreLimits.listRows)]
        ).map { row in
            var columns = Columns(row)
            return OutOfScopeRow(
                report: try columns.id(), number: try columns.registerNumber(), receiver: try columns.name(),
                channel: try columns.code(), receivedOn: try columns.date(), reason: try columns.code(),
                action: try columns.code(), source: try columns.codeOrNil(), sentOn: try columns.dateOrNil(),
                receipt: try columns.codeOrNil(), isGuided: try columns.bool(), isGuidanceTold: try columns.bool(),
                objectedOn: try columns.dateOrNil(),
                stage: try columns.codeOrNil(), isPetitionOpen: try columns.textOrNil().map { $0 != "answered" },
                dueOn: try columns.dateOrNil())
        }
    }

    /// JB-13: a guidance has its end once the petitioner was told, whoever gave a name by the notice.
    static let guidanceIsTold = """
        (
            g.told_on is not null
            or exists (
                select
                from casework.notice as n
                where
                    n.report_id = r.report_id and n.cell_id = r.cell_id and n.kind = 'not_accepted'
                    and n.state = 'delivered'
            )
        )
        """
    static let outOfScopeColumns = """
        r.report_id, r.register_year, r.register_number, r.receiver_organ_id, r.channel, r.received_on, r.decline_reason,
        r.decline_action, i.source, t.sent_on, t.receipt, g.report_id is not null, \(guidanceIsTold),
        o.raised_on, p.stage, p.state,
        (
            select min(c.due_on)
            from casework.clock as c
            where c.subject_id = r.report_id and c.cell_id = r.cell_id and c.stopped_on is null
        )
        """
    static let outOfScopeJoins = """
        left join casework.transfer_in as i on i.report_id = r.report_id and i.cell_id = r.cell_id
        left join casework.transfer_out as t
            on t.report_id = r.report_id and t.cell_id = r.cell_id and t.receipt is distinct from 'returned'
        left join casework.guidance as g on g.report_id = r.report_id and g.cell_id = r.cell_id
        left join casework.transfer_objection as o on o.report_id = r.report_id and o.cell_id = r.cell_id
        left join casework.petition as p on p.report_id = r.report_id and p.cell_id = r.cell_id
        """

    private static let findToDo = Statement(
        """
        select \(outOfScopeColumns)
        from casework.report as r
        \(outOfScopeJoins)
        where
            r.holder_organ_id = $1
            and r.state = 'declined'
            and r.decline_reason in ('legal_remedy', 'other_organ')
            and coalesce(t.receipt, '') <> 'received'
            and (p.report_id is not null or not \(guidanceIsTold))
            and o.report_id is null
            and coalesce(p.state, '') <> 'answered'
        order by r.received_on, r.report_id
        limit $2
        """
    )
    private static let findDone = Statement(
        """
        select \(outOfScopeColumns)
        from casework.report as r
        \(outOfScopeJoins)
        where
            r.holder_organ_id = $1
            and r.state = 'declined'
            and r.decline_reason in ('legal_remedy', 'other_organ')
            and (
                t.receipt = 'received' or o.report_id is not null or p.state = 'answered'
                or p.report_id is null and \(guidanceIsTold)
            )
        order by r.received_on desc, r.report_id desc
        limit $2
        """
    )
}
