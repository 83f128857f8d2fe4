import Casework
import Libpq
import Sealing

/// Who reported an item, sealed for the vault: its own key lies beside it, wrapped under the vault key of an organ.
struct SealedIdentity: Sendable {
    let sealed: [UInt8]
    let wrapped: [UInt8]
    let organ: Organ.ID

    init(sealed: [UInt8], wrapped: [UInt8], organ: Organ.ID) {
        self.sealed = sealed
        self.wrapped = wrapped
        self.organ = organ
    }

    /// - Parameter row: the ciphertext, the wrap and the organ, in this order, as they stand in `vault.identity`.
    /// - Returns: nil where the key was destroyed, or nobody signed.
    init?(_ row: Row) throws {
        var columns = Columns(row)
        guard let sealed = try columns.bytesOrNil(), let wrapped = try columns.bytesOrNil() else { return nil }
        self.init(sealed: sealed, wrapped: wrapped, organ: try columns.name())
    }
}

extension Transaction {
    /// Opens who reported an item: the one place in the program that does. What it opens comes out of the vault by one of
    /// the database's functions, and each of these says itself who may ask.
    func openIdentity(_ identity: SealedIdentity, of report: Report.ID) throws -> ReporterDraft {
        let key = try organKey(try SealedHeader(identity.wrapped).key)
        guard key.organ == identity.organ else { throw SealingError.notAuthentic }
        let own = try key.unwrap(identity.wrapped, identityOf: report)
        let fields = try SealedFields.decode(try own.open(identity.sealed, of: report), count: 3)
        return ReporterDraft(name: fields[0], phone: fields[1], address: fields[2])
    }

    /// The wraps of the identities of a batch, under the vault keys that their organs use now.
    static func identities(
        _ reports: [SealedReport], _ ids: [UUIDBits], _ transaction: borrowing Transaction
    ) throws -> (Statement, [Value])? {
        var rows: [(id: UUIDBits, identity: SealedIdentity)] = []
        var current: [Organ.ID: OrganKey] = [:]
        for (id, report) in zip(ids, reports) {
            guard let identity = report.identity else { continue }
            let vault = try current[report.receiver] ?? transaction.currentKey(.vault, of: report.receiver)
            current[report.receiver] = vault
            let wrapped = try vault.wrap(identity.key, of: report.id)
            rows.append((id, SealedIdentity(sealed: identity.sealed, wrapped: wrapped, organ: report.receiver)))
        }
        guard !rows.isEmpty else { return nil }
        return (
            insertIdentities,
            [
                .uuidArray(rows.map(\.id)), .names(rows.map(\.identity.organ)),
                .bytesArray(rows.map(\.identity.sealed)), .bytesArray(rows.map(\.identity.wrapped)),
            ]
        )
    }

    private static let insertIdentities = Statement(
        """
        insert into vault.identity (report_id, organ_id, sealed, wrapped)
        select r.report_id, r.organ_id, r.sealed, r.wrapped
        from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[]) as r (report_id, organ_id, sealed, wrapped)
        """
    )
}
