import Casework
import Sealing
import Synchronization

/// Keys of organs that this program has opened. A key is known by its name and never changes: one that is not here is
/// asked of the database, whoever made it. One that was destroyed leaves when the program hears of it
/// (``CaseStore/forgetKeys()``). A final class, because every copy of the store looks at the same one.
final class OpenedKeys: Sendable {
    private struct Held {
        var keys: [KeyID: OrganKey] = [:]
        /// How often all were forgotten.
        var times = 0
    }

    private let held = Mutex(Held())

    subscript(_ id: KeyID) -> OrganKey? { held.withLock { $0.keys[id] } }

    /// The state before a key is asked of the database: what was forgotten meanwhile is not kept after all.
    var times: Int { held.withLock { $0.times } }

    var names: Set<KeyID> { held.withLock { Set($0.keys.keys) } }

    /// Bounded: a full cache starts anew, and what is needed is asked again.
    ///
    /// - Parameter times: as they stood before the database was asked.
    func keep(_ key: OrganKey, since times: Int) {
        held.withLock { held in
            guard held.times == times else { return }
            if held.keys.count >= StoreLimits.openedKeys { held.keys.removeAll() }
            held.keys[key.id] = key
        }
    }

    func forget(_ id: KeyID) { held.withLock { _ = $0.keys.removeValue(forKey: id) } }

    func forgetAll() {
        held.withLock { held in
            held.times += 1
            held.keys.removeAll()
        }
    }
}

extension CaseStore {
    /// What the database notifies when a key of an organ was destroyed, or the site key has a new generation.
    public static let keysChanged = "dengwen_keys"

    /// Forgets every key that this program has opened, and every generation of the site key but the one in use: what is
    /// needed is asked again, and what is no more is not there.
    ///
    /// - Throws: `DatabaseError`, `SealingError.unknownSiteKey`; the keys of organs are forgotten then too.
    public func forgetKeys() async throws {
        keys.forgetAll()
        guard let named = try await transaction(as: .system, on: .worker, { try $0.siteGeneration() }) else { return }
        try keyring.keep(only: named)
    }

    /// How many keys of organs this program holds open.
    public var openedKeys: Int { keys.names.count }
}
