public import Casework

/// The outside world of the store: clock and randomness, replaced in tests.
public struct World: Sendable {
    public let now: @Sendable () -> Instant
    /// Cryptographic random bytes.
    public let random: @Sendable (_ count: Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.now = now
        self.random = random
    }

    /// A new identifier: UUID version 7 (RFC 9562), so that new rows lie together in an index.
    public func newID<Entity>() -> Identifier<Entity> {
        let milliseconds = UInt64(max(0, now().microsecondsSinceEpoch / 1000))
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) } + random(10)
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Identifier(UUIDText.text(bytes))
    }
}
