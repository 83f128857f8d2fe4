public import Casework
import Libpq
import Sealing

/// Who reported, as it is read for minutes (检举控告人身份信息). Never stored, never logged.
public struct OpenedIdentity: Sendable {
    public let report: Report.ID
    public let name: String
    public let phone: String
    public let address: String
    /// The first moment at which it is locked again.
    public let until: Instant
}

extension Transaction {
    /// Asks to open the identity of a report; the database takes the caller from the signed context, looks whether they
    /// may, and tells the audit log.
    ///
    /// - Parameter words: sealed under the report's key.
    /// - Throws: `StoreError.refused` with the rule that stands against it.
    public func askUnlock(
        of report: Report.ID, for clue: Clue.ID?, _ purpose: Unlock.Purpose, as post: Unlock.Post, minutes: Int,
        words: String
    ) throws -> Unlock.ID {
        let id: Unlock.ID = newID()
        let sealed = try sealNote([words], on: report, "unlock", id)
        try witness(
            Self.askUnlock,
            [
                try id.value(), try report.value(), try .idOrNull(clue), .text(purpose.rawValue), .text(post.rawValue),
                .small(minutes), .bytes(sealed),
            ]
        )
        return id
    }

    private static let askUnlock = Statement(
        "select \(AuditReceipt.receiptColumns) from vault.ask_unlock($1, $2, $3, $4, $5, $6, $7) as r"
    )

    /// Grants it from now on, for at most so many minutes.
    public func grantUnlock(_ id: Unlock.ID, minutes: Int) throws {
        try witness(Self.grantUnlock, [try id.value(), .small(minutes)])
    }

    private static let grantUnlock = Statement(
        "select \(AuditReceipt.receiptColumns) from vault.grant_unlock($1, $2) as r"
    )

    /// Says no, or takes it back.
    public func refuseUnlock(_ id: Unlock.ID) throws { try witness(Self.refuseUnlock, [try id.value()]) }

    private static let refuseUnlock = Statement(
        "select \(AuditReceipt.receiptColumns) from vault.refuse_unlock($1) as r"
    )

    /// Locks it before its time.
    public func closeUnlock(_ id: Unlock.ID) throws { try witness(Self.closeUnlock, [try id.value()]) }

    private static let closeUnlock = Statement(
        "select \(AuditReceipt.receiptColumns) from vault.close_unlock($1) as r"
    )

    /// Writes down that whoever asked is about to read it: on the audit log, and where the reporter sees it. To be committed
    /// before `openIdentity`.
    public func noteLook(_ id: Unlock.ID) throws { try witness(Self.noteLook, [try id.value()]) }

    private static let noteLook = Statement("select \(AuditReceipt.receiptColumns) from vault.note_look($1) as r")

    /// Reads the identity that an unlock opens, in the minute after a look was written down by an earlier transaction:
    /// nobody reads it and rolls back that they did.
    ///
    /// - Throws: `StoreError.refused` with the rule that stands against it; `.notFound` once the identity is destroyed.
    public func openIdentity(_ id: Unlock.ID) throws -> OpenedIdentity {
        guard let row = try session.query(Self.openIdentity, [try id.value()]).first else { throw StoreError.notFound }
        var columns = Columns(row)
        let report: Report.ID = try columns.id()
        let identity = SealedIdentity(
            sealed: try columns.bytes(), wrapped: try columns.bytes(), organ: try columns.name())
        let who = try openIdentity(identity, of: report)
        return OpenedIdentity(
            report: report, name: who.name, phone: who.phone, address: who.address, until: try columns.instant())
    }

    private static let openIdentity = Statement(
        "select i.report_id, i.sealed, i.wrapped, i.key_organ_id, i.locks_at from vault.open_identity($1) as i"
    )

    /// Writes down what is over, and tells the audit log. As the system.
    ///
    /// - Returns: how many; as many as `StoreLimits.sweepRows` where there may be more.
    public func endUnlocks() throws -> Int {
        try witness(Self.endUnlocks, [.int(StoreLimits.sweepRows)])
    }

    private static let endUnlocks = Statement(
        "select \(AuditReceipt.receiptColumns) from vault.end_unlocks($1) as r"
    )
}
