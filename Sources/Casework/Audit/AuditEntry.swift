/// One entry of the audit log (审计记录): who did or read what, when. The log only grows.
public struct AuditEntry: Hashable, Sendable {
    /// The chain it belongs to: one per organ, named by the organ's id.
    public let chain: String
    /// Position in the chain, from 1 without gaps.
    public let sequence: Int64
    /// Microseconds since 1970-01-01 00:00 UTC.
    public let microseconds: Int64
    /// Who: a staff id, or a word for the public and the system.
    public let actor: String
    /// What was done, as a word.
    public let action: String
    /// On what: the kind and id of the object.
    public let subject: String
    /// Further facts, free of names, texts and codes.
    public let detail: String
    /// Digest of the entry before this one; `AuditDigest.genesis` for the first.
    public let previous: AuditDigest

    public init(
        chain: String, sequence: Int64, microseconds: Int64, actor: String, action: String, subject: String,
        detail: String, previous: AuditDigest
    ) {
        self.chain = chain
        self.sequence = sequence
        self.microseconds = microseconds
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
        self.previous = previous
    }

    /// The bytes that the digest is taken of; its twin in SQL must give the same.
    ///
    /// Eight fields in this order: chain, sequence, microseconds, actor, action, subject, detail, previous. Each is its
    /// length in bytes as a four-byte big-endian number, then its bytes: texts in UTF-8, numbers in decimal ASCII
    /// without sign or leading zeros (a leading minus if negative), the previous digest as its 32 bytes. The lengths
    /// make the encoding unambiguous: no two entries share their bytes.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        let texts = [chain, String(sequence), String(microseconds), actor, action, subject, detail]
        for field in texts.map({ Array($0.utf8) }) + [previous.bytes] {
            // PostgreSQL holds no field of a gigabyte, so the length fits.
            let length = UInt32(field.count)
            bytes.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) })
            bytes.append(contentsOf: field)
        }
        return bytes
    }
}

/// The SHA-256 digest of an entry: 32 bytes.
public struct AuditDigest: Hashable, Sendable {
    public let bytes: [UInt8]

    public static let length = 32

    /// What stands before the first entry of a chain: 32 zero bytes.
    public static let genesis = AuditDigest(unchecked: [UInt8](repeating: 0, count: length))

    /// Nil unless there are exactly 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}
