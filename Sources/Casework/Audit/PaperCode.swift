/// A digest as it stands on a printed sheet, short enough to be typed back: its first 130 bits in 26 characters of
/// Crockford's base 32, and two check characters that catch every slip of one or two characters. Seven groups of four.
///
/// 130 bits of SHA-256: whoever would put another log under a printed head tries 2¹³⁰ times.
public struct PaperCode: Hashable, Sendable {
    private let symbols: [UInt8]

    private static let digestSymbols = 26
    private static let length = digestSymbols + 2
    private static let groupLength = 4
    /// Characters that are looked at in what somebody typed.
    private static let longestTyped = 120

    public init(_ digest: AuditDigest) {
        var symbols: [UInt8] = []
        var (bits, held) = (UInt32(0), 0)
        for byte in digest.bytes where symbols.count < Self.digestSymbols {
            bits = bits << 8 | UInt32(byte)
            held += 8
            while held >= 5, symbols.count < Self.digestSymbols {
                held -= 5
                symbols.append(UInt8(bits >> UInt32(held) & 31))
            }
            bits &= 31
        }
        self.symbols = symbols + CheckCharacters.of(symbols)
    }

    /// As somebody typed it from paper: groups or not, upper or lower case, look-alikes read as meant.
    ///
    /// - Returns: nil unless the length and the check characters are right.
    public init?(typed: some StringProtocol) {
        var symbols: [UInt8] = []
        for (place, scalar) in typed.unicodeScalars.enumerated() {
            guard place < Self.longestTyped, let reading = QueryCode.reading(of: scalar) else { return nil }
            if case .symbol(let symbol) = reading { symbols.append(symbol) }
            guard symbols.count <= Self.length else { return nil }
        }
        guard symbols.count == Self.length, CheckCharacters.hold(symbols) else { return nil }
        self.symbols = symbols
    }

    /// Seven groups of four characters.
    public var groups: [String] {
        stride(from: 0, to: symbols.count, by: Self.groupLength).map { start in
            String(symbols[start..<start + Self.groupLength].map { QueryCode.alphabet[Int($0)] })
        }
    }

    public var text: String { groups.joined(separator: "-") }
}
