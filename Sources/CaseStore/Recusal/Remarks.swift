import Casework
import Libpq
import Sealing

// Words that hang on a report and are no part of it, each under the report's key and bound to its own row.

extension Transaction {
    /// Seals what somebody wrote. As the system: the caller may not read the report.
    ///
    /// - Throws: `StoreError.notFound` when the report's key has been destroyed.
    func sealedRemark(_ words: String, on report: Report.ID, id: String) throws -> [UInt8] {
        guard let key = try remarkKey(of: report) else { throw StoreError.notFound }
        return try keyring.seal(Array(words.utf8), item: report, place: .remark(id: id), with: key)
    }

    /// - Returns: empty when the report's key has been destroyed.
    func openedRemark(_ sealed: [UInt8], on report: Report.ID, id: String) throws -> String {
        guard let key = try remarkKey(of: report) else { return "" }
        return String(
            decoding: try keyring.open(sealed, item: report, place: .remark(id: id), with: key), as: UTF8.self)
    }

    private func remarkKey(of report: Report.ID) throws -> ItemKey? {
        guard let row = try session.query(Self.findRemarkKey, [try lookUp(report)]).first else { return nil }
        return try itemKey(row)
    }

    private static let findRemarkKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
}
