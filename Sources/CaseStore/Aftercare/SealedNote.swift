import Casework
import Libpq
import Sealing

extension Transaction {
    /// Seals what somebody wrote about a report under the report's own key: it goes when the report's key goes.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not read the report, or its key has been destroyed.
    func sealNote<Entity>(
        _ fields: [String], on report: Report.ID, _ kind: String, _ id: Identifier<Entity>
    ) throws -> [UInt8] {
        guard let key = try noteKey(of: report) else { throw StoreError.notFound }
        return try keyring.seal(
            SealedFields.encode(fields), item: report, place: .record(kind: kind, id: id.rawValue), with: key
        )
    }

    /// What was sealed so; nil for whoever may see the record and not the words of its report.
    func openNote<Entity>(
        _ sealed: [UInt8]?, of report: Report.ID, _ kind: String, _ id: Identifier<Entity>
    ) throws -> [String]? {
        guard let sealed, let key = try noteKey(of: report) else { return nil }
        return try SealedFields.decodeAll(
            try keyring.open(sealed, item: report, place: .record(kind: kind, id: id.rawValue), with: key)
        )
    }

    private func noteKey(of report: Report.ID) throws -> ItemKey? {
        guard let row = try session.query(Self.findNoteKey, [try lookUp(report)]).first else { return nil }
        return try itemKey(row)
    }

    static let findNoteKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
}
