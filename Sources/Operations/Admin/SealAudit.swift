import CaseStore
public import Casework
public import Sealing

/// Chains what was appended to the audit log, and seals it: one signature over where every chain of the cell ends, and over
/// the seal before. Whoever wrote an entry waits for none of it.
///
/// - Policy: JB-52
public struct SealAudit: Sendable {
    let context: OperationContext
    let key: AuditKey

    public init(_ context: OperationContext, key: AuditKey) {
        self.context = context
        self.key = key
    }

    /// - Returns: the new seal; nil while another process seals, or when nothing was added and the last seal is young.
    public func callAsFunction() async throws -> AuditHead? {
        for _ in 0..<OperationLimits.chainingRounds {
            let chained = try await context.transaction(as: .system, on: .worker) { transaction in
                try transaction.chainAudit(limit: OperationLimits.chainedAtOnce)
            }
            guard let chained else { return nil }
            if chained < OperationLimits.chainedAtOnce { break }
        }
        let (key, cell) = (key, context.cell)
        return try await context.transaction(as: .system, on: .worker) { transaction in
            // With it comes the lock under which no chain grows until this transaction ends.
            guard try transaction.chainAudit(limit: OperationLimits.chainedAtOnce) != nil else { return nil }
            let last = try transaction.lastSeal()
            let grown = try transaction.unsealedHeads()
            let now = transaction.now.microsecondsSinceEpoch
            if grown.heads.isEmpty, let last,
                now - last.seal.microseconds < OperationLimits.idleSealSeconds * 1_000_000
            {
                return nil
            }
            let seal = AuditSeal(
                cell: cell, number: (last?.seal.number ?? 0) + 1, microseconds: now,
                entries: (last?.seal.entries ?? 0) + grown.entries,
                heads: Digests.sha256(SealedHead.canonicalBytes(grown.heads)), previous: last?.digest ?? .genesis,
                key: key.publicKey.name)
            let signature = try key.signature(of: seal.canonicalBytes)
            let head = AuditHead(
                seal: seal, signature: signature, digest: Digests.sha256(seal.bytesWithSignature(signature)))
            try transaction.addSeal(head, over: grown.heads)
            let notice = try SealNotice(of: head) { bytes throws(SealingError) in try key.signature(of: bytes) }
            try transaction.announce(notice, waiting: OperationLimits.waitingHeads)
            return head
        }
    }
}

/// Seals for whoever keeps heads outside of the database.
public struct ReadSeals: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Seals behind a number, in their order, at most `OperationLimits.sealsAtOnce`.
    public func callAsFunction(after number: Int64) async throws -> [AuditHead] {
        try await context.transaction(as: .system, on: .worker) { transaction in
            try transaction.seals(after: number, limit: OperationLimits.sealsAtOnce)
        }
    }
}
