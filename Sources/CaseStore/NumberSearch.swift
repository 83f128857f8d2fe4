public import Casework
import Libpq

// What bears a number, to the digit, as far as the caller may see it. A number of something else's and one that nobody
// gave find the same: nothing.
extension Transaction {
    /// The reports that received the number from one of the organs.
    public func reports(numbered number: ReportNumber, by organs: [Organ.ID]) throws -> [ReportRecord] {
        let values: [Value] = [.names(organs), .small(number.year), .int(number.number)]
        return try session.query(Self.findNumberedReports, values).map { try ReportRecord($0) }
    }

    private static let findNumberedReports = Statement(
        """
        select \(reportColumns)
        from casework.report as r
        where r.receiver_organ_id = any ($1) and r.register_year = $2 and r.register_number = $3
        order by r.receiver_organ_id
        """
    )

    /// The clues that have the number in one of the series of one of the organs, and whose report the caller sees too.
    public func clues(
        numbered number: ReportNumber, in series: [NumberSeries], of organs: [Organ.ID]
    ) throws -> [ClueRecord] {
        let values: [Value] = [
            .names(organs), .codes(series.map(\.rawValue)), .small(number.year), .int(number.number),
        ]
        return try session.query(Self.findNumberedClues, values).map { try ClueRecord($0) }
    }

    private static let findNumberedClues = Statement(
        """
        select \(clueColumns)
        from casework.clue as c
        join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
        where c.organ_id = any ($1) and c.clue_series = any ($2) and c.clue_year = $3 and c.clue_number = $4
        order by c.organ_id, c.clue_series
        """
    )

    /// The notices that one of the organs sent under the number.
    ///
    /// - Parameter word: the code word of the number; nil: whatever it is.
    public func notices(
        numbered number: ReportNumber, under word: String?, by organs: [Organ.ID]
    ) throws -> [NoticeRecord] {
        let values: [Value] = [.names(organs), .small(number.year), .int(number.number), .textOrNull(word)]
        return try session.query(Self.findNumberedNotices, values).map { try NoticeRecord($0) }
    }

    private static let findNumberedNotices = Statement(
        """
        select \(noticeColumns)
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where
            n.organ_id = any ($1)
            and n.notice_year = $2
            and n.notice_number = $3
            and ($4::text is null or upper(n.code_word) = $4)
        order by n.organ_id
        """
    )
}
