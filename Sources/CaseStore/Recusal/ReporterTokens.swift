import Casework
import Libpq
import Sealing

extension Transaction {
    /// The keyed hashes of the reporters' names, for the vault; nil where nobody signed.
    static func reporterTokens(_ reports: [SealedReport], _ ids: [UUIDBits]) -> (Statement, [Value])? {
        var rows: [(UUIDBits, Int16, [UInt8])] = []
        for (id, report) in zip(ids, reports) {
            for (ordinal, token) in report.reporterTokens.enumerated() { rows.append((id, Int16(ordinal), token)) }
        }
        guard !rows.isEmpty else { return nil }
        return (
            insertTokens, [.uuidArray(rows.map(\.0)), .int2Array(rows.map(\.1)), .bytesArray(rows.map(\.2))]
        )
    }

    private static let insertTokens = Statement(
        """
        insert into vault.reporter_token (report_id, ordinal, token)
        select r.report_id, r.ordinal, r.token
        from unnest($1::uuid[], $2::smallint[], $3::bytea[]) as r (report_id, ordinal, token)
        """
    )
}

extension Keyring {
    /// By which a declared person is known again; nil for what is no name.
    func personToken(_ name: String) -> [UInt8]? {
        let plain = Declared.normalised(name)
        return plain.isEmpty ? nil : token(.person, Array(plain.utf8))
    }
}
