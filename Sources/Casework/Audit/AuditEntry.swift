/// One entry of the audit log (审计记录): who did or read what, when. The log only grows.
public struct AuditEntry: Hashable, Sendable {
    /// The chain it belongs to: one per organ, named by the organ's id.
    public let chain: String
    /// Position in the chain, from 1 without gaps.
    public let sequence: Int64
    /// The cell whose log it is.
    public let cell: String
    /// The number under which it came in, before it had a place in a chain.
    public let number: Int64
    /// Microseconds since 1970-01-01 00:00 UTC.
    public let microseconds: Int64
    /// Who: a staff id, or a word for the public and the system.
    public let actor: String
    /// What was done, as a word.
    public let action: String
    /// On what: the id of the object.
    public let subject: String
    /// Further facts, free of names, texts and codes.
    public let detail: String
    /// What of it an auditor is shown for good: as it was when it was written.
    public let shown: String
    /// Digest of the entry before this one; `AuditDigest.genesis` for the first.
    public let previous: AuditDigest

    public init(
        chain: String, sequence: Int64, cell: String, number: Int64, microseconds: Int64, actor: String,
        action: String, subject: String, detail: String, shown: String, previous: AuditDigest
    ) {
        self.chain = chain
        self.sequence = sequence
        self.cell = cell
        self.number = number
        self.microseconds = microseconds
        self.actor = actor
        self.action = action
        self.subject = subject
        self.detail = detail
        self.shown = shown
        self.previous = previous
    }

    /// The bytes that the digest is taken of; its twin in SQL must give the same.
    ///
    /// Eleven fields in this order: chain, sequence, cell, number, microseconds, actor, action, subject, detail,
    /// shown, previous. That is how PostgreSQL sends the columns of the row in its binary COPY, so that whoever
    /// verifies hashes what arrives, byte by byte.
    public var canonicalBytes: [UInt8] {
        var bytes = AuditBytes()
        bytes.append(chain)
        bytes.append(sequence)
        bytes.append(cell)
        bytes.append(number)
        bytes.append(microseconds)
        for text in [actor, action, subject, detail, shown] { bytes.append(text) }
        bytes.append(previous)
        return bytes.bytes
    }
}

/// Fields one after another: the length in bytes as a four-byte big-endian number, then the bytes; texts in UTF-8,
/// numbers in eight bytes, big-endian, two's complement. The lengths make it unambiguous.
struct AuditBytes {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ text: String) { append(Array(text.utf8)) }

    mutating func append(_ number: Int64) { append(Self.bigEndian(UInt64(bitPattern: number), count: 8)) }

    mutating func append(_ digest: AuditDigest) { append(digest.bytes) }

    private mutating func append(_ field: [UInt8]) {
        // PostgreSQL holds no field of a gigabyte, so the length fits.
        bytes += Self.bigEndian(UInt64(field.count), count: 4) + field
    }

    private static func bigEndian(_ number: UInt64, count: Int) -> [UInt8] {
        (1...count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - $0))) }
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

    /// From 64 hexadecimal digits.
    public init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }
}

/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
    private static let digits = Array("0123456789abcdef")

    public static func text(_ bytes: [UInt8]) -> String {
        String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Nil unless there are two digits, of either case, for every byte.
    public static func bytes(_ text: String) -> [UInt8]? {
        let nibbles = text.map { $0.isASCII ? $0.hexDigitValue : nil }
        guard nibbles.count.isMultiple(of: 2), !nibbles.contains(nil) else { return nil }
        let values = nibbles.compactMap { $0 }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
