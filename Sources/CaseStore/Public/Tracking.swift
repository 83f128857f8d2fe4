public import Casework
import Libpq
import Sealing

/// What the holder of a query code may know (C12): a coarse status and the notices.
public struct TrackedReport: Sendable {
    public struct ToldNotice: Sendable {
        public let id: NoticeRecord.ID
        public let kind: NoticeKind
        public let number: DocumentNumber
        public let approvedOn: CivilDate
        /// The day on which it reached the reporter; nil while it has not.
        public let toldOn: CivilDate?
        public let conclusion: Conclusion?
        /// Why the report was not accepted.
        public let declineReason: DeclineReason?
        public let isRead: Bool
        /// Who handles the report and signs the notice; not always the organ that received it.
        public let organ: Organ.ID
        public let organName: String
        /// The report that it tells of: the one of the code, or what came of it when it was split.
        public let report: Report.ID
    }

    public let report: Report.ID
    public let receiver: Organ.ID
    public let organName: String
    /// Nil while it waits in quarantine.
    public let number: ReportNumber?
    public let receivedOn: CivilDate
    public let status: TrackingStatus
    public let signature: ReporterSignature
    public let notices: [ToldNotice]
    /// Whether it was split: the line stands for the whole.
    public let isSplit: Bool

    /// The number to quote.
    public var itemNumber: String? { number?.text(of: receiver) }
}

extension Transaction {
    /// What a query code opens; nil for every code that opens nothing.
    public func track(_ key: CodeKey) throws -> TrackedReport? {
        let rows = try session.query(Self.track, [.bytes(key.lookup), .bytes(key.proof)])
        guard let first = rows.first else { return nil }
        var columns = Columns(first)
        let report: Report.ID = try columns.id()
        let (receiver, organ): (Organ.ID, String) = (try columns.name(), try columns.text())
        let number = try columns.registerNumber()
        let receivedOn = try columns.date()
        let isSplit = try first.bool(21)
        return TrackedReport(
            report: report, receiver: receiver, organName: organ, number: number, receivedOn: receivedOn,
            status: try columns.code(),
            signature: try columns.code(), notices: try rows.compactMap { try Self.toldNotice($0) }, isSplit: isSplit
        )
    }

    private static func toldNotice(_ row: Row) throws -> TrackedReport.ToldNotice? {
        var columns = Columns(row)
        let _: Report.ID = try columns.id()
        _ = (try columns.text(), try columns.text(), try columns.registerNumber())
        _ = (try columns.date(), try columns.text(), try columns.text())
        let id: NoticeRecord.ID? = try columns.idOrNil()
        guard let id else { return nil }
        let kind: NoticeKind = try columns.code()
        guard let number = try columns.documentNumber() else { throw StoreError.corrupt(table: "notice") }
        return TrackedReport.ToldNotice(
            id: id, kind: kind, number: number, approvedOn: try columns.date(), toldOn: try columns.dateOrNil(),
            conclusion: try columns.codeOrNil(), declineReason: try columns.codeOrNil(), isRead: try columns.bool(),
            organ: try columns.name(), organName: try columns.text(), report: try columns.id()
        )
    }

    private static let track = Statement(
        """
        select
            t.report_id, t.organ_id, t.organ_name, t.register_year, t.register_number, t.received_on, t.status,
            t.signature, t.notice_id, t.notice_kind, t.notice_word, t.notice_year, t.notice_number, t.notice_on,
            t.notice_told_on, t.notice_conclusion, t.notice_reason, t.notice_read, t.notice_organ_id,
            t.notice_organ_name, t.notice_report_id, t.is_split
        from casework.track($1, $2) as t
        """
    )

    /// The reporter has read a notice.
    ///
    /// - Returns: false when code and notice do not belong together.
    public func markRead(_ notice: NoticeRecord.ID, with key: CodeKey) throws -> Bool {
        try session.query(
            Self.markRead, [.bytes(key.lookup), .bytes(key.proof), try notice.value()]
        ).first?.bool(0) ?? false
    }

    private static let markRead = Statement("select casework.mark_read($1, $2, $3)")
}
