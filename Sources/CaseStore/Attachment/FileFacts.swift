public import Casework

/// What is kept of a file beside its bytes, sealed under its own key.
public struct FileFacts: Sendable, Equatable {
    /// As the sender called it; never used to store it or hand it out.
    public let name: String
    /// The media type that the sender stated.
    public let declared: String
    public let bytes: Int
    /// SHA-256 of the original.
    public let hash: [UInt8]
    public let oddities: Set<Attachment.Oddity>

    public init(name: String, declared: String, bytes: Int, hash: [UInt8], oddities: Set<Attachment.Oddity>) {
        self.name = name
        self.declared = declared
        self.bytes = bytes
        self.hash = hash
        self.oddities = oddities
    }

    func encoded() -> [UInt8] {
        SealedFields.encode([
            name, declared, String(bytes), HexText.text(hash), oddities.map(\.rawValue).sorted().joined(separator: ","),
        ])
    }

    init(decoding bytes: [UInt8]) throws {
        let fields = try SealedFields.decode(bytes, count: 5)
        guard let count = Int(fields[2]), count >= 0, let hash = HexText.bytes(fields[3]) else {
            throw StoreError.corrupt(table: "attachment_file")
        }
        let oddities = fields[4].split(separator: ",").compactMap { Attachment.Oddity(rawValue: String($0)) }
        self.init(name: fields[0], declared: fields[1], bytes: count, hash: hash, oddities: Set(oddities))
    }
}

/// What is kept of a cleaned copy beside its bytes.
struct CopyFacts {
    let bytes: Int
    let hash: [UInt8]

    func encoded() -> [UInt8] { SealedFields.encode([String(bytes), HexText.text(hash)]) }

    init(bytes: Int, hash: [UInt8]) {
        self.bytes = bytes
        self.hash = hash
    }

    init(decoding bytes: [UInt8]) throws {
        let fields = try SealedFields.decode(bytes, count: 2)
        guard let count = Int(fields[0]), count >= 0, let hash = HexText.bytes(fields[1]) else {
            throw StoreError.corrupt(table: "attachment_file")
        }
        self.init(bytes: count, hash: hash)
    }
}

/// Bytes as lower-case hexadecimal.
enum HexText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let nibbles = text.compactMap(\.hexDigitValue)
        guard nibbles.count == text.count, nibbles.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }
}
