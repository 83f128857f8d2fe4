public import Casework
import Libpq

/// That a major matter was reported upward (HS-2).
public struct ReportUp: Sendable {
    public let upper: Organ.ID
    public let ground: Meeting.ReportGround
    public let way: Meeting.ReportWay
    public let on: CivilDate
    public let recordedBy: Staff.ID

    public init(
        upper: Organ.ID, ground: Meeting.ReportGround, way: Meeting.ReportWay, on: CivilDate, recordedBy: Staff.ID
    ) {
        self.upper = upper
        self.ground = ground
        self.way = way
        self.on = on
        self.recordedBy = recordedBy
    }
}

extension Transaction {
    public func insert(_ report: ReportUp, of clue: Clue.ID, from organ: Organ.ID) throws {
        let id: Identifier<ReportUp> = newID()
        try session.later(
            Self.insertReportUp,
            [
                try id.value(), try clue.value(), .name(organ), .name(report.upper), .text(report.ground.rawValue),
                .text(report.way.rawValue), .date(report.on), .name(report.recordedBy), .instant(now),
            ]
        )
    }

    private static let insertReportUp = Statement(
        """
        insert into casework.report_up (
            report_up_id, clue_id, organ_id, upper_organ_id, ground, way, reported_on, recorded_by, recorded_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    )

    /// What was reported upward of a clue, in order.
    public func reportsUp(of clue: Clue.ID) throws -> [ReportUp] {
        try session.query(Self.findReportsUp, [try lookUp(clue)]).map { row in
            var columns = Columns(row)
            return ReportUp(
                upper: try columns.name(), ground: try columns.code(), way: try columns.code(), on: try columns.date(),
                recordedBy: try columns.name()
            )
        }
    }

    private static let findReportsUp = Statement(
        """
        select u.upper_organ_id, u.ground, u.way, u.reported_on, u.recorded_by
        from casework.report_up as u
        where u.clue_id = $1
        order by u.reported_on, u.recorded_at
        """
    )
}
