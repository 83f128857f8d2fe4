import CaseStore
public import Casework
public import Sealing

/// Walks the whole audit log and tells what was changed, removed or put in, and where.
///
/// - Policy: JB-52
public struct VerifyAudit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What was found.
    public struct Finding: Sendable {
        /// Entries that stand in chains, and chains.
        public let entries: Int64
        public let chains: Int
        public let seals: Int64
        public let damages: AuditDamages
        /// Entries that no seal covers yet.
        public let unsealed: Int64
        /// The last seal whose head was given from outside and is the database's own; nil without any.
        public let outside: AuditSeal?

        public var isIntact: Bool { damages.count == 0 }
        /// Entries behind the last outside head: what of them was changed cannot be told from outside.
        public var afterOutside: Int64? { outside.map { entries - $0.entries } }
    }

    /// - Parameters:
    ///   - heads: lines that were kept outside of the database, in the order in which they were written (`OutsideHead`).
    ///   - keys: of this site: those that sealed at any time.
    public func callAsFunction(
        heads: some Sequence<String> = [], keys: [AuditPublicKey]
    ) async throws -> Finding {
        var damages = AuditDamages(limit: OperationLimits.namedDamages)
        var seals = SealWalk(keys: keys, outside: OutsideHeads(heads, keys: keys))
        while true {
            let after = seals.number
            let batch: [SealWithHeads] = try await context.transaction(as: .system, on: .worker) { transaction in
                let seals = try transaction.seals(after: after, limit: OperationLimits.sealsAtOnce)
                guard let first = seals.first, let last = seals.last else { return [] }
                let heads = try transaction.sealedHeads(from: first.seal.number, to: last.seal.number)
                return seals.map { SealWithHeads(seal: $0, heads: heads[$0.seal.number] ?? []) }
            }
            if batch.isEmpty { break }
            for one in batch { seals.step(one.seal, one.heads, &damages) }
        }
        seals.close(&damages)
        let found = damages
        let (walked, walkedDamages, rewritten) = try await context.transaction(as: .system, on: .worker) {
            var damages = found
            let walked = try $0.walkAudit(&damages)
            return (walked, damages, try $0.rewrittenHeads())
        }
        damages = walkedDamages
        for head in rewritten {
            let isThere = (walked.ends[head.chain]?.sequence ?? 0) >= head.sequence
            damages.add(head.chain, head.sequence, isThere ? .rewritten : .missing)
        }
        return Finding(
            entries: walked.entries, chains: walked.ends.count, seals: seals.count, damages: damages,
            unsealed: max(walked.entries - (seals.last?.seal.entries ?? 0), 0), outside: seals.outside.lastTrue)
    }

    private struct SealWithHeads: Sendable {
        let seal: AuditHead
        let heads: [SealedHead]
    }

    /// How many signed hand-offs (交接签收) of the cell are not what was signed: altered, removed or put in.
    public func brokenHandoffs() async throws -> Int {
        try await context.transaction(as: .system, on: .worker) { try $0.brokenHandoffs() }
    }
}
