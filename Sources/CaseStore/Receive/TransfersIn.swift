public import Casework
import Libpq

extension Transaction {
    /// Writes who passed a report on. As the system: the clerk may be accused in it.
    ///
    /// - Throws: `StoreError.notFound` when the report's key has been destroyed.
    public func insert(_ transfer: TransferIn, of report: Report.ID, receivedOn: CivilDate) throws {
        let sealed =
            transfer.letterNumber.isEmpty ? nil : try sealNote([transfer.letterNumber], on: report, "transfer", report)
        try session.later(
            Self.insertTransfer,
            [
                try report.value(), .text(transfer.source.rawValue), sealed.map(Value.bytes) ?? .null,
                .date(transfer.letterOn), .date(receivedOn),
            ]
        )
    }

    private static let insertTransfer = Statement(
        """
        insert into casework.transfer_in (report_id, source, sealed, letter_on, received_on)
        values ($1, $2, $3, $4, $5)
        """
    )

    /// Who passed a report on, as far as the caller may see it; nil where nobody did. The letter number is empty for
    /// whoever may not read the report.
    public func transferIn(of report: Report.ID) throws -> TransferIn? {
        guard let row = try session.query(Self.findTransfer, [try lookUp(report)]).first else { return nil }
        var columns = Columns(row)
        let source: TransferIn.Source = try columns.code()
        let words = try openNote(try columns.bytesOrNil(), of: report, "transfer", report)
        return TransferIn(source: source, letterNumber: words?.first ?? "", letterOn: try columns.dateOrNil())
    }

    static let findTransfer = Statement(
        "select t.source, t.sealed, t.letter_on from casework.transfer_in as t where t.report_id = $1"
    )
}
