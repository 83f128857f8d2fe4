import Synchronization

/// The generations of the site key that a program holds. A final class, because every copy of the keyring looks at the
/// same ones: what one forgets, all forget.
final class Generations: Sendable {
    private let keys: Mutex<[SealingKey]>

    init(_ keys: [SealingKey]) { self.keys = Mutex(keys) }

    subscript(_ id: KeyID) -> SealingKey? { keys.withLock { $0.first { $0.id == id } } }

    var names: Set<KeyID> { keys.withLock { Set($0.map(\.id)) } }

    /// Bounded as their file is: the oldest one goes.
    func add(_ key: SealingKey) {
        keys.withLock { keys in
            guard !keys.contains(where: { $0.id == key.id }) else { return }
            keys = keys.suffix(SiteKey.generations - 1) + [key]
        }
    }

    func keep(only key: SealingKey) { keys.withLock { $0 = [key] } }
}
