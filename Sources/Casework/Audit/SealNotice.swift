/// What a receiver outside is told of a seal: which it was and its digest, signed anew. The digest is over the whole
/// seal with its signature, so that it answers for everything up to it; how much the city logs, which the seal says, is
/// not told.
///
/// - Policy: JB-52
public struct SealNotice: Hashable, Sendable {
    public let cell: String
    /// Of the seal.
    public let number: Int64
    /// Of the seal, signature included.
    public let digest: AuditDigest
    /// Which key signed.
    public let key: String
    /// Ed25519 over ``canonicalBytes``, 64 bytes.
    public let signature: [UInt8]

    static let mark = "dengwen-head-2"
    private static let signatureBytes = 64

    /// - Parameter sign: signs these bytes with the key that the seal names.
    public init<Failure: Error>(
        of head: AuditHead, sign: (_ bytes: [UInt8]) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        cell = head.seal.cell
        number = head.seal.number
        digest = head.digest
        key = head.seal.key
        signature = try sign(Self.canonicalBytes(cell: cell, number: number, digest: digest, key: key))
    }

    /// What is signed.
    public var canonicalBytes: [UInt8] { Self.canonicalBytes(cell: cell, number: number, digest: digest, key: key) }

    private static func canonicalBytes(cell: String, number: Int64, digest: AuditDigest, key: String) -> [UInt8] {
        var bytes = AuditBytes()
        bytes.append("dengwen audit head 2")
        bytes.append(cell)
        bytes.append(number)
        bytes.append(digest)
        bytes.append(key)
        return bytes.bytes
    }

    /// Six words in one line, each without spaces.
    public var line: String {
        [Self.mark, cell, String(number), digest.hexadecimal, key, Hexadecimal.text(signature)].joined(separator: " ")
    }

    /// Nil for a line that is none.
    public init?(line: some StringProtocol) {
        let words = String(line).split(separator: " ").map(String.init)
        guard words.count == 6, words[0] == Self.mark, let number = Int64(words[2]), number > 0,
            let digest = AuditDigest(hexadecimal: words[3]), let signature = Hexadecimal.bytes(words[5]),
            signature.count == Self.signatureBytes
        else { return nil }
        (cell, key) = (words[1], words[4])
        self.number = number
        self.digest = digest
        self.signature = signature
    }
}
