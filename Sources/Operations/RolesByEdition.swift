import Casework
import Synchronization

/// Which directory holds: the number of the organisation, and its edition. What is computed of it can be kept under this.
public struct DirectoryInForce: Equatable, Sendable {
    let version: Int64
    let edition: Int
}

/// The roles of the last directory that was asked for: made once, not for every question. A class, because every copy of
/// a context looks at the same one.
final class RolesByEdition: Sendable {
    private let kept = Mutex<(key: DirectoryInForce, roles: [Staff.ID: Set<Role>])?>(nil)

    func roles(
        _ key: DirectoryInForce, of directory: Directory, without ended: [Staff.ID: String]
    ) -> [Staff.ID: Set<Role>] {
        if let kept = kept.withLock({ $0 }), kept.key == key { return kept.roles }
        let roles = StaffRoles.roles(in: directory).filter { ended[$0.key] == nil }
        kept.withLock { $0 = (key, roles) }
        return roles
    }
}
