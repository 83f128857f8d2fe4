import Sealing
import Synchronization

/// Keys of organs that this program has opened. A key is known by its name and never changes, so nothing here grows old:
/// one that is not here is asked of the database, whoever made it. A final class, because every copy of the store looks
/// at the same one.
final class OpenedKeys: Sendable {
    private let keys = Mutex([KeyID: OrganKey]())

    subscript(_ id: KeyID) -> OrganKey? { keys.withLock { $0[id] } }

    /// Bounded: a full cache starts anew, and what is needed is asked again.
    func keep(_ key: OrganKey) {
        keys.withLock { keys in
            if keys.count >= StoreLimits.openedKeys { keys.removeAll(keepingCapacity: true) }
            keys[key.id] = key
        }
    }

    func forget(_ id: KeyID) { keys.withLock { _ = $0.removeValue(forKey: id) } }
}
