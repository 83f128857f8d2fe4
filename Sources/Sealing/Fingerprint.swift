/// A keyed hash of eight bytes for many short inputs: SipHash-2-4 (Aumasson and Bernstein, 2012). The key is derived from
/// the site key, so that nothing is learnt from a value without it; where a value must be hard to guess among few, `token`
/// is used instead.
public struct Fingerprint: Sendable {
    private let key: (UInt64, UInt64)

    fileprivate init(_ token: [UInt8]) { key = (Self.word(token[0..<8]), Self.word(token[8..<16])) }

    /// The key of the published test vector.
    init(key: (UInt64, UInt64)) { self.key = key }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Hashes some bytes.
    public func callAsFunction(_ bytes: [UInt8]) -> UInt64 {
        var state = State(key)
        let whole = bytes.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) { state.take(Self.word(bytes[start..<(start + 8)])) }
        state.take(UInt64(bytes.count & 0xFF) << 56 | Self.word(bytes[whole...]))
        return state.finish()
    }

    private struct State {
        var (v0, v1, v2, v3): (UInt64, UInt64, UInt64, UInt64)

        init(_ key: (UInt64, UInt64)) {
            v0 = key.0 ^ 0x736f_6d65_7073_6575
            v1 = key.1 ^ 0x646f_7261_6e64_6f6d
            v2 = key.0 ^ 0x6c79_6765_6e65_7261
            v3 = key.1 ^ 0x7465_6462_7974_6573
        }

        mutating func take(_ word: UInt64) {
            v3 ^= word
            round()
            round()
            v0 ^= word
        }

        mutating func finish() -> UInt64 {
            v2 ^= 0xFF
            for _ in 0..<4 { round() }
            return v0 ^ v1 ^ v2 ^ v3
        }

        private mutating func round() {
            v0 = v0 &+ v1
            v1 = turned(v1, 13) ^ v0
            v0 = turned(v0, 32)
            v2 = v2 &+ v3
            v3 = turned(v3, 16) ^ v2
            v0 = v0 &+ v3
            v3 = turned(v3, 21) ^ v0
            v2 = v2 &+ v1
            v1 = turned(v1, 17) ^ v2
            v2 = turned(v2, 32)
        }

        private func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
    }
}

extension Keyring {
    /// The short keyed hash for one purpose.
    public func fingerprint(_ purpose: TokenPurpose) -> Fingerprint { Fingerprint(token(purpose, [])) }

    /// The same with a key for each salt: equal inputs of two salts give hashes that have nothing in common.
    public func fingerprint(_ purpose: TokenPurpose, salt: [UInt8]) -> Fingerprint {
        Fingerprint(token(purpose, salt))
    }
}
