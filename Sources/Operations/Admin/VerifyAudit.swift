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
        /// Entries that have no place in a chain yet: they lie behind every head, and nothing here says whether they are as
        /// they were written.
        public let waiting: Int64
        /// What each place outside says, in the order in which they were given.
        public let outsides: [OutsideHeads.Finding]
        /// Where every chain stood at the last seal that is proven from outside: up to there it is what was sealed then.
        public let proven: [SealedHead]

        /// The last seal whose head was given from outside and is the database's own; nil without any.
        public var outside: AuditSeal? { outsides.compactMap(\.last).max { $0.number < $1.number } }

        public var isIntact: Bool { damages.count == 0 }
        /// Entries behind the last outside head: what of them was changed cannot be told from outside.
        public var afterOutside: Int64? { outside.map { entries - $0.entries } }
    }

    /// - Parameters:
    ///   - outsides: what was kept outside of the database.
    ///   - keys: of this site: those that sealed at any time.
    public func callAsFunction(_ outsides: [OutsideHeads] = [], keys: [AuditPublicKey]) async throws -> Finding {
        let keys = AuditKeys(keys)
        var damages = AuditDamages(limit: OperationLimits.namedDamages)
        var seals = SealWalk(keys: keys)
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
        let (walked, walkedDamages, rewritten, waiting) = try await context.transaction(as: .system, on: .worker) {
            var damages = found
            let walked = try $0.walkAudit(&damages)
            for said in try $0.falselySealed() { damages.add(said.chain, said.sequence, .sealedFalsely) }
            return (walked, damages, try $0.rewrittenHeads(), try $0.waitingEntries())
        }
        damages = walkedDamages
        for head in rewritten {
            let isThere = (walked.ends[head.chain]?.sequence ?? 0) >= head.sequence
            damages.add(head.chain, head.sequence, isThere ? .rewritten : .missing)
        }
        let comparison = HeadComparison(context: context, keys: keys)
        var findings: [OutsideHeads.Finding] = []
        for outside in outsides { findings.append(try await comparison(outside, entries: walked.entries, &damages)) }
        let proven = findings.compactMap { $0.last?.number }.max()
        return Finding(
            entries: walked.entries, chains: walked.ends.count, seals: seals.count, damages: damages,
            unsealed: max(walked.entries - (seals.last?.seal.entries ?? 0), 0), waiting: waiting, outsides: findings,
            proven: try await heads(upTo: proven))
    }

    private func heads(upTo number: Int64?) async throws -> [SealedHead] {
        guard let number else { return [] }
        return try await context.transaction(as: .system, on: .worker) { try $0.sealedHeads(upTo: number) }
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
