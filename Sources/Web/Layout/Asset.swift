/// A file that pages load from this site: its name holds a fingerprint of its content, so browsers may keep it for
/// ever and still get the new one after an upgrade.
public struct Asset: Sendable {
    /// Where it is served.
    public let link: Link
    /// The last segment of ``link``.
    public let fileName: String
    /// The value of `Content-Type`.
    public let mediaType: String
    /// What is served.
    public let bytes: [UInt8]

    /// How long browsers may keep it.
    public static let cacheControl = "public, max-age=31536000, immutable"

    init(name: String, suffix: String, mediaType: String, content: String) {
        bytes = Array(content.utf8)
        fileName = "\(name)-\(Self.fingerprint(of: bytes)).\(suffix)"
        link = .path("assets", fileName)
        self.mediaType = mediaType
    }

    /// Every asset there is.
    public static let all: [Asset] = [.stylesheet, .deskKeys, .waitingWork]

    /// FNV-1a, 64 bits. It tells versions of our own files apart; it protects nothing.
    private static func fingerprint(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
