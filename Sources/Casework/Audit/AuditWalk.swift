/// A place of the log that is not as it was written, and what is wrong there.
public struct AuditDamage: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The entry is not what was written: changed, or exchanged with another one.
        case altered
        /// Nothing stands where an entry was.
        case missing
        /// An entry stands here that was never appended.
        case inserted
        /// Whole in itself, and not what was sealed: written anew from somewhere after the last true seal.
        case rewritten
        /// A seal is not what was written down.
        case sealAltered = "seal_altered"
        /// A seal is not there.
        case sealMissing = "seal_missing"
        /// Not signed by the key of this site.
        case sealForged = "seal_forged"
        /// A head that was kept outside is not the one of the database.
        case headDiffers = "head_differs"
        /// The log ends before a head that was kept outside.
        case cutOff = "cut_off"
        /// A line that was kept outside says nothing, was mistyped, or was not signed by this site.
        case headUnreadable = "head_unreadable"
        /// What is said to be sealed of a chain is not what seals say.
        case sealedFalsely = "sealed_falsely"
    }

    /// The name of a chain; empty for the seals; of a line that says nothing, what it was read from.
    public let chain: String
    /// Of an entry in its chain, of a seal, or of a line.
    public let sequence: Int64
    public let kind: Kind

    public init(chain: String, sequence: Int64, kind: Kind) {
        self.chain = chain
        self.sequence = sequence
        self.kind = kind
    }
}

/// The places that were found, the first ones of them by name and all of them counted.
public struct AuditDamages: Hashable, Sendable {
    public private(set) var named: [AuditDamage] = []
    public private(set) var count = 0
    private let limit: Int

    /// - Parameter limit: how many are named.
    public init(limit: Int) { self.limit = limit }

    public mutating func add(_ chain: String, _ sequence: Int64, _ kind: AuditDamage.Kind) {
        count += 1
        if named.count < limit { named.append(AuditDamage(chain: chain, sequence: sequence, kind: kind)) }
    }
}

/// A place in a chain: an entry with its digest.
public struct AuditAnchor: Hashable, Sendable {
    public let sequence: Int64
    public let digest: AuditDigest

    /// Before the first entry.
    public static let start = AuditAnchor(sequence: 0, digest: .genesis)

    public init(sequence: Int64, digest: AuditDigest) {
        self.sequence = sequence
        self.digest = digest
    }
}

/// Walks one chain from its first entry on, and finds what is not as it was written. It remembers one entry, however
/// long the chain is.
///
/// Who can rewrite the database can rewrite a whole chain so that it holds together; the seals show that, and heads that
/// are kept outside.
public struct AuditWalk: Sendable {
    public let chain: String
    public private(set) var entries: Int64 = 0
    /// The number of the last entry.
    public private(set) var sequence: Int64 = 0
    /// Whether the last entry gave its own digest.
    private var lastWasTrue = true

    public init(chain: String) { self.chain = chain }

    /// The next entry.
    ///
    /// - Parameters:
    ///   - sequence: its number; larger than that of the entry before.
    ///   - isTrue: whether it gives the digest that stands beside it.
    ///   - follows: whether it names the digest that stands beside the entry before.
    public mutating func step(
        sequence next: Int64, isTrue: Bool, follows: Bool, _ damages: inout AuditDamages
    ) {
        entries += 1
        let expected = sequence + 1
        if next < expected {
            damages.add(chain, next, .inserted)
        } else if next > expected {
            damages.add(chain, expected, .missing)
            if !isTrue { damages.add(chain, next, .altered) }
        } else if !isTrue {
            damages.add(chain, next, .altered)
        } else if !follows, lastWasTrue {
            // This entry is true to itself, so the one before it was rewritten together with its digest. Before the
            // first one stands nothing that could have been.
            damages.add(chain, max(sequence, 1), .altered)
        }
        sequence = max(sequence, next)
        lastWasTrue = isTrue
    }

    /// Compares where the chain was found to end with where it is said to.
    ///
    /// - Parameters:
    ///   - reached: the digest of the last entry.
    ///   - before: the end as it was noted before the walk began; nil when there was no such chain.
    ///   - after: as it was noted when the walk had ended: entries may have come in meanwhile.
    public func close(
        reached: AuditDigest, before: AuditAnchor?, after: AuditAnchor?, _ damages: inout AuditDamages
    ) {
        guard let after else { return damages.add(chain, 1, .inserted) }
        if sequence > after.sequence { damages.add(chain, after.sequence + 1, .inserted) }
        guard let before else { return }
        if sequence < before.sequence { damages.add(chain, sequence + 1, .missing) }
        if sequence == before.sequence, reached != before.digest { damages.add(chain, sequence, .altered) }
    }
}
