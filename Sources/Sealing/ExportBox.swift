import Crypto
import FoundationEssentials

/// The public key of a higher petition office (X25519, RFC 7748): what is sealed to it, that office alone opens.
public struct ExportPublicKey: Hashable, Sendable {
    public static let byteCount = 32

    public let bytes: [UInt8]

    /// - Throws: `SealingError.keyLength` for another number of bytes, and for what is no point of the curve.
    public init(_ bytes: [UInt8]) throws(SealingError) {
        guard bytes.count == Self.byteCount, !bytes.allSatisfy({ $0 == 0 }),
            (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)) != nil
        else { throw .keyLength }
        self.bytes = bytes
    }

    /// Reads the 64 hexadecimal digits that an office publishes, in groups or in one run.
    public init?(text: String) {
        let digits = Self.characters(of: text)
        let nibbles = digits.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
        guard nibbles.count == digits.count, nibbles.count == 2 * Self.byteCount else { return nil }
        let bytes = stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
        guard let key = try? Self(bytes) else { return nil }
        self = key
    }

    /// What was typed without what parts the groups.
    public static func characters(of text: String) -> String { text.filter { !$0.isWhitespace && $0 != "-" } }

    /// 64 hexadecimal digits in groups of eight.
    public var text: String { Self.grouped(bytes, by: 4) }

    /// SHA-256 of the key: an export names its key by it.
    public var digest: [UInt8] { Array(SHA256.hash(data: Array("dengwen export key".utf8) + bytes)) }

    /// What two people read to each other over the telephone: the first 80 bits of the digest, in groups of four digits.
    public var fingerprint: String { Self.grouped(Array(digest.prefix(10)), by: 2) }

    private static func grouped(_ bytes: [UInt8], by size: Int) -> String {
        stride(from: 0, to: bytes.count, by: size).map { start in
            bytes[start..<min(start + size, bytes.count)]
                .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }.joined(separator: " ")
    }
}

/// The private key of a petition office that opens exports. It never enters the database of an organ below.
public struct ExportPrivateKey: Sendable {
    private let key: Curve25519.KeyAgreement.PrivateKey

    /// A new random key from the system's source.
    public init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// - Throws: `SealingError.keyLength` for another number of bytes.
    public init(_ bytes: [UInt8]) throws(SealingError) {
        do { key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) } catch { throw .keyLength }
    }

    public var bytes: [UInt8] { Array(key.rawRepresentation) }

    public var publicKey: ExportPublicKey {
        get throws(SealingError) { try ExportPublicKey(Array(key.publicKey.rawRepresentation)) }
    }

    fileprivate var agreement: Curve25519.KeyAgreement.PrivateKey { key }
}

/// A sealed export (HPKE, RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305, base mode), of one of six lengths so that its
/// length tells nothing of what it holds.
///
/// The bytes: `DWX1`, the digest of the key (32), the encapsulated key (32), the ciphertext with its tag (16).
///
/// - Policy: JB-15
public struct ExportBox: Hashable, Sendable {
    /// Bytes that are put around what is padded.
    public static let overhead = 84
    /// Six classes: 4 KiB, and four times as much for each further one, up to 4 MiB.
    public static let classes = 1...6

    private static let mark = Array("DWX1".utf8)
    private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    private static let info = Data("dengwen sealed export 1".utf8)
    private static let lengthBytes = 4

    public let bytes: [UInt8]
    public let sizeClass: Int

    /// Reads a file.
    ///
    /// - Throws: `SealingError.unknownSuite` for what is no export.
    public init(file bytes: [UInt8]) throws(SealingError) {
        guard bytes.starts(with: Self.mark),
            let size = Self.classes.first(where: { Self.padded($0) + Self.overhead == bytes.count })
        else { throw .unknownSuite }
        self.bytes = bytes
        sizeClass = size
    }

    /// Seals bytes to a key.
    ///
    /// - Throws: `SealingError.tooLong` for more than the largest class holds.
    public init(_ plain: [UInt8], to recipient: ExportPublicKey) throws(SealingError) {
        guard let size = Self.classes.first(where: { Self.padded($0) >= plain.count + Self.lengthBytes }) else {
            throw .tooLong
        }
        let head = Self.mark + recipient.digest
        let count = UInt32(plain.count)
        var padded = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + plain
        padded += Array(repeating: 0, count: Self.padded(size) - padded.count)
        do {
            let key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.bytes)
            var sender = try HPKE.Sender(recipientKey: key, ciphersuite: Self.suite, info: Self.info)
            let sealed = try sender.seal(Data(padded), authenticating: Data(head))
            bytes = head + Array(sender.encapsulatedKey) + Array(sealed)
            sizeClass = size
        } catch { throw .notAuthentic }
    }

    /// Whether it was sealed to this key.
    public func isSealed(to key: ExportPublicKey) -> Bool { Array(bytes[4..<36]) == key.digest }

    /// - Throws: `SealingError.notAuthentic` for another key, and for bytes that were changed.
    public func open(with key: ExportPrivateKey) throws(SealingError) -> [UInt8] {
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key.agreement, ciphersuite: Self.suite, info: Self.info,
                encapsulatedKey: Data(bytes[36..<68]))
            let padded = Array(try recipient.open(Data(bytes[68...]), authenticating: Data(bytes[..<36])))
            let count = padded.prefix(Self.lengthBytes).reduce(0) { $0 << 8 | Int($1) }
            let rest = padded.dropFirst(Self.lengthBytes)
            guard count <= rest.count, rest.dropFirst(count).allSatisfy({ $0 == 0 }) else {
                throw SealingError.notAuthentic
            }
            return Array(rest.prefix(count))
        } catch { throw .notAuthentic }
    }

    private static func padded(_ size: Int) -> Int { 4096 << (2 * (size - 1)) }
}
