import CaseStore
import Casework
import Foundation

/// The clock and the randomness of the machine.
enum RealWorld {
    static let world = World(
        now: { Instant(microsecondsSinceEpoch: Int64(Date().timeIntervalSince1970 * 1_000_000)) },
        random: { random($0) }
    )

    static let seconds: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }

    /// Cryptographic random bytes of the system.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
