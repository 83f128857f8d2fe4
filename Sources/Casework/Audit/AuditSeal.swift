/// Where one chain ended when it was sealed.
public struct SealedHead: Hashable, Sendable {
    public let chain: String
    public let sequence: Int64
    public let digest: AuditDigest

    public init(chain: String, sequence: Int64, digest: AuditDigest) {
        self.chain = chain
        self.sequence = sequence
        self.digest = digest
    }

    /// What the digest over the heads of a seal is taken of: chain, sequence and digest of each, in the order given, which
    /// is that of the chains' names.
    public static func canonicalBytes(_ heads: [SealedHead]) -> [UInt8] {
        var bytes = AuditBytes()
        for head in heads {
            bytes.append(head.chain)
            bytes.append(head.sequence)
            bytes.append(head.digest)
        }
        return bytes.bytes
    }
}

/// The head of a cell's whole log (封印): over every chain that grew since the seal before, and over that seal, so that
/// one signature answers for everything up to it.
///
/// - Policy: JB-52
public struct AuditSeal: Hashable, Sendable {
    public let cell: String
    /// From 1 without gaps.
    public let number: Int64
    /// Microseconds since 1970-01-01 00:00 UTC.
    public let microseconds: Int64
    /// Entries of all chains together, up to here.
    public let entries: Int64
    public let heads: AuditDigest
    /// Of the seal before, signature included; `AuditDigest.genesis` for the first.
    public let previous: AuditDigest
    /// Which key signed.
    public let key: String

    public init(
        cell: String, number: Int64, microseconds: Int64, entries: Int64, heads: AuditDigest, previous: AuditDigest,
        key: String
    ) {
        self.cell = cell
        self.number = number
        self.microseconds = microseconds
        self.entries = entries
        self.heads = heads
        self.previous = previous
        self.key = key
    }

    /// What is signed.
    public var canonicalBytes: [UInt8] {
        var bytes = AuditBytes()
        bytes.append("dengwen audit seal 1")
        bytes.append(cell)
        bytes.append(number)
        bytes.append(microseconds)
        bytes.append(entries)
        bytes.append(heads)
        bytes.append(previous)
        bytes.append(key)
        return bytes.bytes
    }

    /// What the seal's own digest is taken of, which the next one names: the signature is part of it, so that no
    /// signature can be exchanged behind a later one.
    public func bytesWithSignature(_ signature: [UInt8]) -> [UInt8] { canonicalBytes + signature }
}

/// A seal with its signature, as it is kept outside of the machine's database: one line of a file.
public struct AuditHead: Hashable, Sendable {
    public let seal: AuditSeal
    /// Ed25519, 64 bytes.
    public let signature: [UInt8]
    public let digest: AuditDigest

    public init(seal: AuditSeal, signature: [UInt8], digest: AuditDigest) {
        self.seal = seal
        self.signature = signature
        self.digest = digest
    }

    static let mark = "dengwen-head-1"

    /// Ten words in one line, each without spaces; the last one is the digest, which follows from the others.
    public var line: String {
        [
            Self.mark, seal.cell, String(seal.number), String(seal.microseconds), String(seal.entries),
            seal.heads.hexadecimal, seal.previous.hexadecimal, seal.key, Hexadecimal.text(signature),
            digest.hexadecimal,
        ].joined(separator: " ")
    }

    /// Nil for a line that is none.
    public init?(line: some StringProtocol) {
        let words = String(line).split(separator: " ").map(String.init)
        guard words.count == 10, words[0] == Self.mark, let number = Int64(words[2]), number > 0,
            let microseconds = Int64(words[3]), let entries = Int64(words[4]), entries >= 0,
            let heads = AuditDigest(hexadecimal: words[5]), let previous = AuditDigest(hexadecimal: words[6]),
            let signature = Hexadecimal.bytes(words[8]), signature.count == 64,
            let digest = AuditDigest(hexadecimal: words[9])
        else { return nil }
        let seal = AuditSeal(
            cell: words[1], number: number, microseconds: microseconds, entries: entries, heads: heads,
            previous: previous, key: words[7])
        self.init(seal: seal, signature: signature, digest: digest)
    }
}
