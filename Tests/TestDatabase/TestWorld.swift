import CaseStore
import Casework
import FoundationEssentials
import Sealing

/// The outside world of a test: its clock is moved by hand, its randomness is the system's.
enum TestWorld {
    static func world(_ clock: TestClock) -> World {
        World(now: { clock.now }, random: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }

    /// log₂ N of the slow hash of query codes: here it need not be slow.
    static let codeCost = 4

    /// The machine's clock, which the database compares with its own.
    static let realSeconds: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
}

/// Keys of the tests: worth nothing outside of them.
enum TestKeys {
    /// - Parameter suite: of the root as well: by it tokens, marks and hashes are made.
    static func keyring(_ suite: Suite) throws -> Keyring {
        Keyring(site: try SiteKey(Array(0..<32), suite: suite))
    }
}
