public import Casework
import Libpq

/// What was said when a result was told, as it is stored (反馈记录).
public struct FeedbackRecord: Identifiable, Sendable {
    public typealias ID = Identifier<FeedbackRecord>

    public let id: ID
    public let way: Feedback.Medium
    public let toldOn: CivilDate
    public let toldBy: Staff.ID
    public let opinion: FeedbackTalk.Opinion
    public let bringsNewEvidence: Bool
    public let recordedAt: Instant
    /// What was told in short, and the reporter's words; nil for whoever may not read the report.
    public let words: Words?

    public struct Words: Sendable {
        public let summary: String
        public let opinion: String
    }
}

extension Transaction {
    /// Records that a reporter was told a result, and what was said.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func insert(_ talk: FeedbackTalk, on clue: ClueRecord, by staff: Staff.ID) throws {
        let id: FeedbackRecord.ID = newID()
        let report = clue.clue.report
        let sealed = try sealNote([talk.summary, talk.words], on: report, "feedback_record", id)
        try session.later(
            Self.insertFeedback,
            [
                try id.value(), try clue.clue.id.value(), try report.value(), .name(clue.organ),
                .text(talk.way.rawValue), .date(talk.on), .name(staff), .text(talk.opinion.rawValue),
                .bool(talk.bringsNewEvidence), .bool(talk.secrecyTold), .bytes(sealed), .instant(now),
            ]
        )
    }

    private static let insertFeedback = Statement(
        """
        insert into casework.feedback_record (
            feedback_id, clue_id, report_id, organ_id, way, told_on, told_by, opinion, new_evidence, secrecy_told,
            sealed, recorded_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// What was said when the results of a clue were told, oldest first; at most `StoreLimits.listRows`.
    public func feedbackRecords(of clue: ClueRecord) throws -> [FeedbackRecord] {
        try session.query(Self.findFeedback, [try clue.clue.id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: FeedbackRecord.ID = try columns.id()
            let way: Feedback.Medium = try columns.code()
            let (toldOn, toldBy): (CivilDate, Staff.ID) = (try columns.date(), try columns.name())
            let opinion: FeedbackTalk.Opinion = try columns.code()
            let bringsNewEvidence = try columns.bool()
            let recordedAt = try columns.instant()
            let opened = try openNote(try columns.bytes(), of: clue.clue.report, "feedback_record", id)
            if let opened, opened.count != 2 { throw StoreError.corrupt(table: "feedback_record") }
            return FeedbackRecord(
                id: id, way: way, toldOn: toldOn, toldBy: toldBy, opinion: opinion,
                bringsNewEvidence: bringsNewEvidence, recordedAt: recordedAt,
                words: opened.map { FeedbackRecord.Words(summary: $0[0], opinion: $0[1]) }
            )
        }
    }

    private static let findFeedback = Statement(
        """
        select
            f.feedback_id, f.way, f.told_on, f.told_by, f.opinion, f.new_evidence, f.recorded_at, f.sealed
        from casework.feedback_record as f
        where f.clue_id = $1
        order by f.recorded_at, f.feedback_id
        limit $2
        """
    )
}
