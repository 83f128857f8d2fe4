import Casework
import Synchronization

/// What a process knows of its seals by itself: whoever rewrites the database, and the file beside it, does not reach its
/// memory.
final class SealMemory: Sendable {
    private let heads = Mutex<(sealed: AuditHead?, kept: AuditHead?)>((nil, nil))

    /// The last seal that this process made.
    var sealed: AuditHead? { heads.withLock { $0.sealed } }
    /// The last one that it wrote into the file.
    var kept: AuditHead? { heads.withLock { $0.kept } }

    func seal(_ head: AuditHead) { heads.withLock { $0.sealed = head } }
    func keep(_ head: AuditHead) { heads.withLock { $0.kept = head } }
}
