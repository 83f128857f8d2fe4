internal import FoundationEssentials
internal import Glibc

/// The user that programs run as.
struct Account: Equatable {
    /// Users that may own a cluster when we are root, in order of preference.
    private static let serviceNames = ["dengwen", "postgres"]

    let name: String
    let userID: UInt32
    let groupID: UInt32

    /// The user of this process.
    static let own = Account(name: ProcessInfo.processInfo.userName, userID: getuid(), groupID: getgid())

    var isRoot: Bool { userID == 0 }

    /// The program before a program that makes it run as this user; only root has to change the user.
    var change: [String] {
        self == .own ? [] : ["setpriv", "--reuid=\(userID)", "--regid=\(groupID)", "--clear-groups", "--"]
    }

    /// The user that owns the cluster at `cluster`: ourselves, or for root a service user, because PostgreSQL refuses to
    /// run as root. A cluster that exists stays with the service user that owns it.
    ///
    /// - Throws: ``ClusterError/accountMissing``.
    static func forServer(cluster: String) async throws -> Account {
        guard own.isRoot else { return own }
        var candidates: [Account] = []
        for name in serviceNames {
            let answer = try await Program.outcome(["getent", "passwd", name], as: own)
            if answer.status == 0, let account = Account(passwdLine: answer.said) { candidates.append(account) }
        }
        let owner = try await Place(cluster)?.owner
        guard let chosen = candidates.first(where: { $0.userID == owner }) ?? candidates.first else {
            throw ClusterError.accountMissing
        }
        return chosen
    }

    private init(name: String, userID: UInt32, groupID: UInt32) {
        self.name = name
        self.userID = userID
        self.groupID = groupID
    }

    /// Reads `name:password:uid:gid:…` (passwd(5)); nil for anything else, and for root by another name.
    init?(passwdLine: String) {
        let fields = passwdLine.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count > 3, let user = UInt32(fields[2]), let group = UInt32(fields[3]), user != 0 else {
            return nil
        }
        self.init(name: String(fields[0]), userID: user, groupID: group)
    }
}
