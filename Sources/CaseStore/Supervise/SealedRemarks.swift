import Casework
import Libpq
import Sealing

/// What somebody writes in the course of supervision stays under the key of the report that it is about, and goes with it
/// (JB-15). Who may read it is who sees the row; the key opens nothing else of the report to them.
extension Transaction {
    /// As the system.
    ///
    /// - Throws: `StoreError.notFound` when there is no report, or when its key has been destroyed.
    func sealRemark(_ text: String, about report: Report.ID, row: String, ordinal: Int) throws -> [UInt8] {
        guard let key = try remarkKey(of: report.rawValue) else { throw StoreError.notFound }
        let plain = SealedFields.encode([text])
        return try keyring.seal(plain, item: report, place: .supervision(row: row, ordinal: ordinal), with: key)
    }

    /// Nil where nothing was written, or where the report's key has been destroyed.
    func openRemark(_ sealed: [UInt8]?, about report: Report.ID, row: String, ordinal: Int) throws -> String? {
        guard let sealed, let key = try asSystem({ try $0.remarkKey(of: report.rawValue) }) else { return nil }
        let plain = try keyring.open(
            sealed, item: report, place: .supervision(row: row, ordinal: ordinal), with: key)
        return try SealedFields.decode(plain, count: 1).first
    }

    /// A key of its own for what hangs on no report; wrapped for the organ that writes it. As the system.
    func newRemarkKey(of item: String, for organ: Organ.ID) throws {
        let id = Identifier<Never>(item)
        let wrapped = try wrap(newItemKey(), of: id, for: organ)
        try session.later(Self.insertRemarkKey, [try id.value(), .name(organ), .bytes(wrapped)])
    }

    /// As the system.
    func remarkKey(of item: String) throws -> ItemKey? {
        let id = Identifier<Never>(item)
        guard let row = try session.query(Self.findRemarkKey, [try lookUp(id)]).first else { return nil }
        return try itemKey(row)
    }

    private static let insertRemarkKey = Statement(
        "insert into casework.item_key (item_id, organ_id, wrapped) values ($1, $2, $3)"
    )
    private static let findRemarkKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
}
