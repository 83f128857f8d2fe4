public import Casework
import Libpq

/// A paper that its room stated after the end (补记).
public struct LatePaperRecord: Sendable {
    public let paper: LatePaper
    public let heldOn: CivilDate
    public let statedBy: Staff.ID
    public let statedOn: CivilDate
}

extension Transaction {
    /// Writes down that a paper of a finished clue lies on paper.
    ///
    /// - Throws: `StoreError.refused` where the row-level security or a rule of the row forbids it.
    public func insert(_ paper: LatePaper, heldOn day: CivilDate, of record: ClueRecord, by staff: Staff.ID) throws {
        try session.later(
            Self.insertLatePaper,
            [
                try record.clue.id.value(), try record.clue.report.value(), .name(record.organ),
                .text(paper.rawValue), .date(day), .name(staff), .date(today),
            ])
    }

    private static let insertLatePaper = Statement(
        """
        insert into casework.late_paper (clue_id, report_id, organ_id, paper, held_on, stated_by, stated_on)
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )

    /// What was stated of a clue; there are no more than kinds of papers.
    public func latePapers(of clue: Clue.ID) throws -> [LatePaperRecord] {
        try session.query(Self.findLatePapers, [try lookUp(clue)]).map { row in
            var columns = Columns(row)
            return LatePaperRecord(
                paper: try columns.code(), heldOn: try columns.date(), statedBy: try columns.name(),
                statedOn: try columns.date())
        }
    }

    private static let findLatePapers = Statement(
        """
        select l.paper, l.held_on, l.stated_by, l.stated_on
        from casework.late_paper as l
        where l.clue_id = $1
        order by l.held_on, l.paper
        """
    )
}
