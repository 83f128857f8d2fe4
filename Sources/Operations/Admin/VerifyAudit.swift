public import CaseStore
public import Casework
import Sealing

/// Walks the audit chains of every organ and tells whether anything was altered, removed or put in.
public struct VerifyAudit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What was found in one chain of an organ.
    public struct Finding: Sendable {
        public let organ: Organ.ID
        public let book: AuditBook
        public let entries: Int
        public let verdict: AuditChain.Verdict
    }

    /// - Returns: one finding per chain that has entries, its head compared as well.
    public func callAsFunction() async throws -> [Finding] {
        var findings: [Finding] = []
        for organ in context.directory.organs {
            for book in AuditBook.allCases {
                if let finding = try await verify(organ.id, book) { findings.append(finding) }
            }
        }
        return findings
    }

    /// How many signed hand-offs (交接签收) of the cell are not what was signed: altered, removed or put in.
    public func brokenHandoffs() async throws -> Int {
        try await context.transaction(as: .system, on: .worker) { try $0.brokenHandoffs() }
    }

    /// Whether a chain ends where its head row says.
    private static func compare(_ reached: AuditChain.Anchor, with head: AuditChain.Anchor) -> AuditChain.Verdict {
        if reached == head { return .intact(reached) }
        let damage: AuditChain.Damage =
            if head.sequence > reached.sequence { .missing } else if head.sequence < reached.sequence { .inserted } else
            { .altered }
        return .broken(AuditChain.Break(index: 0, sequence: min(reached.sequence, head.sequence) + 1, damage: damage))
    }

    private func verify(_ organ: Organ.ID, _ book: AuditBook) async throws -> Finding? {
        var anchor = AuditChain.Anchor.start
        var entries = 0
        while true {
            let after = anchor
            let batch = try await context.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: organ, book, after: after.sequence)
            }
            if batch.isEmpty { break }
            entries += batch.count
            let links = batch.compactMap(AuditChain.Link.init(stored:))
            guard links.count == batch.count else {
                let damage = AuditChain.Break(index: 0, sequence: after.sequence + 1, damage: .altered)
                return Finding(organ: organ, book: book, entries: entries, verdict: .broken(damage))
            }
            let verdict = AuditChain.verify(
                entries: links, chain: book.chain(of: organ), after: after, head: nil, digest: Digests.sha256
            )
            guard case .intact(let reached) = verdict else {
                return Finding(organ: organ, book: book, entries: entries, verdict: verdict)
            }
            anchor = reached
        }
        let head = try await context.transaction(as: .system, on: .worker) { try $0.auditHead(of: organ, book) }
        guard entries > 0 || head != nil else { return nil }
        guard let head else {
            let damage = AuditChain.Break(index: entries, sequence: anchor.sequence + 1, damage: .missing)
            return Finding(organ: organ, book: book, entries: entries, verdict: .broken(damage))
        }
        return Finding(organ: organ, book: book, entries: entries, verdict: Self.compare(anchor, with: head))
    }
}

extension AuditChain.Link {
    fileprivate init?(stored entry: StoredAuditEntry) {
        guard let previous = AuditDigest(entry.previousDigest), let digest = AuditDigest(entry.digest) else {
            return nil
        }
        self.init(
            entry: AuditEntry(
                chain: entry.chain, sequence: entry.sequence, microseconds: entry.microseconds, actor: entry.actor,
                action: entry.action, subject: entry.subject, detail: entry.detail, previous: previous
            ),
            digest: digest
        )
    }
}
