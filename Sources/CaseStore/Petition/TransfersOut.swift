public import Casework
import Libpq

/// A petition that was passed on (转送), as it is stored.
public struct TransferOutRecord: Sendable {
    public let report: Report.ID
    /// 1 or more; a second one follows a first that came back.
    public let ordinal: Int
    public let organ: Organ.ID
    public let receiver: OutsideOrgan.ID
    public let receiverVersion: Int
    public let barred: Set<OutsideOrgan.ID>
    /// Our letter.
    public let document: Paper.ID
    public let carrier: PassingOn.Carrier
    /// When it left.
    public let sentOn: CivilDate
    /// How many pieces, and which; the list is nil for whoever may not read the report.
    public let items: Int
    public let list: String?
    public let recordedBy: Staff.ID
    public let receipt: PassingOn.Receipt?
    public let receiptOn: CivilDate?

    public init(
        report: Report.ID, ordinal: Int, organ: Organ.ID, receiver: OutsideOrgan, barred: Set<OutsideOrgan.ID>,
        document: Paper.ID, carrier: PassingOn.Carrier, sentOn: CivilDate, list: [String], recordedBy: Staff.ID
    ) {
        self.report = report
        self.ordinal = ordinal
        self.organ = organ
        self.receiver = receiver.id
        receiverVersion = receiver.version
        self.barred = barred
        self.document = document
        self.carrier = carrier
        self.sentOn = sentOn
        items = list.count
        self.list = list.joined(separator: "\n")
        self.recordedBy = recordedBy
        receipt = nil
        receiptOn = nil
    }
}

extension Transaction {
    /// Writes that a petition left.
    ///
    /// - Throws: `StoreError.refused` where one is under way already, or goes to whom it is about.
    public func insert(_ new: TransferOutRecord) throws {
        let sealed = try sealNote([new.list ?? ""], on: new.report, "transfer-out-\(new.ordinal)", new.report)
        try session.later(
            Self.insertTransferOut,
            [
                try new.report.value(), .small(new.ordinal), .name(new.organ), .name(new.receiver),
                .int(new.receiverVersion), .names(new.barred.sorted()), try new.document.value(),
                .text(new.carrier.rawValue), .date(new.sentOn), .small(new.items), .bytes(sealed),
                .name(new.recordedBy),
            ])
    }

    private static let insertTransferOut = Statement(
        """
        insert into casework.transfer_out (
            report_id, ordinal, organ_id, receiver_id, receiver_version, barred_receiver_ids, document_id, carrier, sent_on,
            items, sealed, recorded_by
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// The receiver confirmed it, or sent it back.
    ///
    /// - Throws: `StoreError.stale` where that is on record already.
    public func recordReceipt(
        _ receipt: PassingOn.Receipt, of report: Report.ID, ordinal: Int, on day: CivilDate, by staff: Staff.ID
    ) throws {
        try session.laterChangingOne(
            Self.saveReceipt,
            [try report.value(), .small(ordinal), .text(receipt.rawValue), .date(day), .name(staff)])
    }

    private static let saveReceipt = Statement(
        """
        update casework.transfer_out
        set receipt = $3, receipt_on = $4, receipt_by = $5
        where report_id = $1 and ordinal = $2 and receipt is null
        """
    )

    /// Where a petition was passed on, first to last.
    public func transfersOut(of report: Report.ID) throws -> [TransferOutRecord] {
        try session.query(Self.findTransfersOut, [try lookUp(report)]).map { try transferOut($0) }
    }

    private static let findTransfersOut = Statement(
        """
        select
            t.report_id, t.ordinal, t.organ_id, t.receiver_id, t.receiver_version, t.barred_receiver_ids, t.document_id,
            t.carrier, t.sent_on, t.items, t.sealed, t.recorded_by, t.receipt, t.receipt_on
        from casework.transfer_out as t
        where t.report_id = $1
        order by t.ordinal
        """
    )

    private func transferOut(_ row: Row) throws -> TransferOutRecord {
        var columns = Columns(row)
        let (report, ordinal): (Report.ID, Int) = (try columns.id(), try columns.small())
        return TransferOutRecord(
            report: report, ordinal: ordinal, organ: try columns.name(), receiver: try columns.name(),
            receiverVersion: try columns.int(), barred: Set(try columns.names()), document: try columns.id(),
            carrier: try columns.code(), sentOn: try columns.date(), items: try columns.small(),
            list: try openNote(try columns.bytes(), of: report, "transfer-out-\(ordinal)", report)?.first,
            recordedBy: try columns.name(), receipt: try columns.codeOrNil(), receiptOn: try columns.dateOrNil())
    }
}

extension TransferOutRecord {
    fileprivate init(
        report: Report.ID, ordinal: Int, organ: Organ.ID, receiver: OutsideOrgan.ID, receiverVersion: Int,
        barred: Set<OutsideOrgan.ID>, document: Paper.ID, carrier: PassingOn.Carrier, sentOn: CivilDate, items: Int,
        list: String?, recordedBy: Staff.ID, receipt: PassingOn.Receipt?, receiptOn: CivilDate?
    ) {
        self.report = report
        self.ordinal = ordinal
        self.organ = organ
        self.receiver = receiver
        self.receiverVersion = receiverVersion
        self.barred = barred
        self.document = document
        self.carrier = carrier
        self.sentOn = sentOn
        self.items = items
        self.list = list
        self.recordedBy = recordedBy
        self.receipt = receipt
        self.receiptOn = receiptOn
    }
}
