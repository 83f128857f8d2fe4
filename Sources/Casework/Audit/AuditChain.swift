/// Proves that an audit chain is whole, or finds the first place where it is not.
public enum AuditChain {
    /// An entry with the digest that was stored beside it.
    public struct Link: Hashable, Sendable {
        public let entry: AuditEntry
        public let digest: AuditDigest

        public init(entry: AuditEntry, digest: AuditDigest) {
            self.entry = entry
            self.digest = digest
        }
    }

    /// A place in a chain that is known from elsewhere: a signed head, or the end of a part checked before.
    public struct Anchor: Hashable, Sendable {
        public let sequence: Int64
        public let digest: AuditDigest

        /// Before the first entry.
        public static let start = Anchor(sequence: 0, digest: .genesis)

        public init(sequence: Int64, digest: AuditDigest) {
            self.sequence = sequence
            self.digest = digest
        }
    }

    public enum Verdict: Hashable, Sendable {
        /// Whole, up to this head.
        case intact(Anchor)
        case broken(Break)
    }

    /// The first broken place.
    public struct Break: Hashable, Sendable {
        /// Index in the entries given; their count if the end is missing.
        public let index: Int
        /// The sequence number that should stand there.
        public let sequence: Int64
        public let damage: Damage

        public init(index: Int, sequence: Int64, damage: Damage) {
            self.index = index
            self.sequence = sequence
            self.damage = damage
        }
    }

    public enum Damage: String, Hashable, Sendable, CaseIterable {
        /// The entry does not give its digest, or was rewritten together with it.
        case altered
        /// An entry is not there.
        case missing
        /// The entry is there, but later.
        case reordered
        /// An entry stands here that does not belong here: a double, or of another chain.
        case inserted
    }

    /// Checks entries in the order given.
    ///
    /// Who can rewrite the database can rewrite a whole chain; only `head`, kept outside the machine, shows that.
    ///
    /// - Parameters:
    ///   - entries: a part of one chain without gaps.
    ///   - chain: the chain they must belong to.
    ///   - after: what stands before them.
    ///   - head: an entry that must be among them, at its place and with its digest; nil if none is known.
    ///   - digest: SHA-256 of the given bytes.
    public static func verify(
        entries: [Link], chain: String, after: Anchor = .start, head: Anchor? = nil,
        digest: ([UInt8]) -> AuditDigest
    ) -> Verdict {
        var last = after
        for (index, link) in entries.enumerated() {
            let expected = last.sequence + 1
            if let damage = damage(at: index, of: entries, chain: chain, expected: expected) {
                return .broken(Break(index: index, sequence: expected, damage: damage))
            }
            guard digest(link.entry.canonicalBytes) == link.digest else {
                return .broken(Break(index: index, sequence: expected, damage: .altered))
            }
            guard link.entry.previous == last.digest else {
                // This entry is true to its own digest, so the one before it was rewritten with its digest. What
                // stands before the first is given from outside: there, this one is the wrong one.
                let culprit = max(index - 1, 0)
                let sequence = index == 0 ? expected : last.sequence
                return .broken(Break(index: culprit, sequence: sequence, damage: .altered))
            }
            last = Anchor(sequence: expected, digest: link.digest)
            if let head, head.sequence == last.sequence, head.digest != last.digest {
                return .broken(Break(index: index, sequence: expected, damage: .altered))
            }
        }
        if let head, head.sequence > last.sequence {
            return .broken(Break(index: entries.count, sequence: last.sequence + 1, damage: .missing))
        }
        return .intact(last)
    }

    /// What is wrong with the place of an entry, judged by chain and number alone.
    private static func damage(at index: Int, of entries: [Link], chain: String, expected: Int64) -> Damage? {
        let entry = entries[index].entry
        if entry.chain != chain || entry.sequence < expected { return .inserted }
        if entry.sequence == expected { return nil }
        let comesLater = entries[index...].contains { $0.entry.sequence == expected && $0.entry.chain == chain }
        return comesLater ? .reordered : .missing
    }
}
