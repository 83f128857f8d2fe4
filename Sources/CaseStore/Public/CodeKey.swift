public import Casework
import Libpq
public import Sealing

/// What was typed as a query code, before its slow hash. Of a text that is no code as well: the same is done with it.
public struct OfferedCode: Sendable {
    let lookup: [UInt8]
    let token: [UInt8]
    /// What stands in for the salt of a code that nobody has.
    let standInSalt: [UInt8]
}

/// What opens the report of a query code, if any: made once from what was typed, and no way back to it.
public struct CodeKey: Hashable, Sendable {
    let lookup: [UInt8]
    let proof: [UInt8]
}

/// A query code as it is stored.
public struct KeptCode: Sendable {
    let lookup: [UInt8]
    let salt: [UInt8]
    let proof: [UInt8]
}

extension CaseStore {
    /// A new query code of this cell.
    public func newQueryCode(cell: String) -> QueryCode {
        QueryCode(cell: cell, random: world.random(QueryCode.randomBytes))
    }

    /// - Parameter code: nil for what is no code.
    public func offer(_ code: QueryCode?) -> OfferedCode {
        let lookup = keyring.token(.codeLookup, code?.lookupBytes ?? [])
        return OfferedCode(
            lookup: lookup, token: keyring.token(.queryCode, code?.canonicalBytes ?? []),
            standInSalt: Array(keyring.token(.codeSalt, lookup).prefix(CodeHash.saltBytes))
        )
    }

    /// The salt to compute with, from the database or, for a code that nobody has, made of the code itself.
    public func salt(of offered: OfferedCode) async throws -> [UInt8] {
        try await transaction(as: .publicVisitor) { transaction in
            try transaction.codeSalt(offered) ?? offered.standInSalt
        }
    }

    /// Computes the slow hash: 32 MiB and 80 ms, not on the cooperative pool.
    public func key(of offered: OfferedCode, salt: [UInt8]) throws(SealingError) -> CodeKey {
        CodeKey(lookup: offered.lookup, proof: try CodeHash.proof(of: offered.token, salt: salt, cost: codeCost))
    }

    /// Computes what is stored of a new code; as slow.
    public func keep(_ code: QueryCode) throws(SealingError) -> KeptCode {
        let (offered, salt) = (offer(code), world.random(CodeHash.saltBytes))
        let key = try key(of: offered, salt: salt)
        return KeptCode(lookup: key.lookup, salt: salt, proof: key.proof)
    }

    /// What would be kept of a code, with the salt and the proof of another one: no slow hash is computed, and nobody opens
    /// anything with it. For measurements of what comes after a registration.
    package func keepIdle(_ code: QueryCode, like other: KeptCode) -> KeptCode {
        KeptCode(lookup: offer(code).lookup, salt: other.salt, proof: other.proof)
    }
}

extension Transaction {
    /// Nil for a code that nobody has.
    func codeSalt(_ offered: OfferedCode) throws -> [UInt8]? {
        try session.query(Self.codeSalt, [.bytes(offered.lookup)]).first?.bytesOrNil(0)
    }

    private static let codeSalt = Statement("select casework.code_salt($1)")
}

extension Transaction {
    /// The codes of new reports, where somebody is shown one.
    static func queryCodes(_ reports: [SealedReport], _ ids: [UUIDBits]) -> (Statement, [Value])? {
        let shown = zip(ids, reports).compactMap { id, report in report.queryCode.map { (id, $0) } }
        guard !shown.isEmpty else { return nil }
        return (
            insertQueryCodes,
            [
                .uuidArray(shown.map(\.0)), .bytesArray(shown.map(\.1.lookup)), .bytesArray(shown.map(\.1.salt)),
                .bytesArray(shown.map(\.1.proof)),
            ]
        )
    }

    private static let insertQueryCodes = Statement(
        """
        insert into vault.query_code (report_id, lookup, salt, proof)
        select r.report_id, r.lookup, r.salt, r.proof
        from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[]) as r (report_id, lookup, salt, proof)
        """
    )
}

extension CaseStore {
    /// A keyed hash for numbers to wait with: nobody makes one up, and none is kept.
    public func waitingMark(_ bytes: [UInt8]) -> [UInt8] { keyring.token(.waitingNumber, bytes) }
}
