import Casework
import Sealing
import Synchronization

/// Keys of organs that this program has opened. A key is known by its name and never changes: one that is not here is
/// asked of the database, whoever made it. One that was destroyed leaves when the program hears of it
/// (``CaseStore/forgetKeys()``). A final class, because every copy of the store looks at the same one.
final class OpenedKeys: Sendable {
    private struct Held {
        var keys: [KeyID: OrganKey] = [:]
        /// How often all were forgotten, or what was destroyed.
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

    /// As all are forgotten, but for the others.
    func forget(_ ids: Set<KeyID>) {
        held.withLock { held in
            held.times += 1
            for id in ids { held.keys[id] = nil }
        }
    }

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
    /// - Throws: `DatabaseError`; `SealingError.unknownSiteKey` where the key file that this program reads lacks the
    ///   generation in use. It could open no key again, and so keeps those that it has open, but for destroyed ones.
    public func forgetKeys() async throws {
        do {
            if let named = try await transaction(as: .system, on: .worker, { try $0.siteGeneration() }) {
                do { try keyring.keep(only: named) } catch {
                    try await forgetDestroyed()
                    throw error
                }
            }
        } catch let error as SealingError {
            throw error
        } catch {
            keys.forgetAll()
            throw error
        }
        keys.forgetAll()
    }

    private func forgetDestroyed() async throws {
        let names = keys.names
        let there = try await transaction(as: .system, on: .worker) { transaction in
            var there: Set<KeyID> = []
            for id in names where try transaction.hasKey(id) { there.insert(id) }
            return there
        }
        keys.forget(names.subtracting(there))
    }

    /// How many keys of organs this program holds open.
    public var openedKeys: Int { keys.names.count }
}
