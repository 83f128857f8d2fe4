/// By which a key is known: eight random bytes, which tell nothing of it.
public struct KeyID: Hashable, Sendable {
    public static let byteCount = 8

    public let bytes: [UInt8]

    /// Nil for another count of bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = Array(bytes)
    }

    /// A new one.
    init() { bytes = Suite.random(Self.byteCount) }

    /// Lower-case hexadecimal.
    public var text: String { Hexadecimal.text(bytes) }
}

/// What each ciphertext and each wrap begins with: by which suite and under which key it lies.
public struct SealedHeader: Hashable, Sendable {
    static let byteCount = 1 + KeyID.byteCount

    public let suite: Suite
    public let key: KeyID

    init(suite: Suite, key: KeyID) {
        self.suite = suite
        self.key = key
    }

    /// Reads the header of a ciphertext.
    public init(_ sealed: [UInt8]) throws(SealingError) {
        guard let first = sealed.first, let suite = Suite(rawValue: first) else { throw .unknownSuite }
        guard let key = KeyID(sealed.dropFirst().prefix(KeyID.byteCount)) else { throw .notAuthentic }
        self.init(suite: suite, key: key)
    }

    var bytes: [UInt8] { [suite.rawValue] + key.bytes }
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for what is not a whole number of bytes in digits.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let nibbles = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard nibbles.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: nibbles.count, by: 2) {
            guard let high = nibbles[place], let low = nibbles[place + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
