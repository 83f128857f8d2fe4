/// Where things are in a data directory.
///
/// ```
/// postgres/        the cluster (PGDATA), of the server's account
/// postgres.new/    a cluster being made; renamed when it is complete, wiped when found on the next start
/// postgres.conf    our settings, which the cluster's own postgresql.conf includes
/// postgres.hba     who may connect, and by what proof
/// postgres.ident   which accounts of the system are which database users
/// postgres.lock    locked by the process that uses the directory
/// postgres.socket  the path of the socket directory, for people and scripts
/// socket/          the socket directory, unless that path would be too long for a socket
/// ```
struct Layout {
    let root: String

    var cluster: String { root + "/postgres" }
    var unfinished: String { root + "/postgres.new" }
    var settings: String { root + "/postgres.conf" }
    var access: String { root + "/postgres.hba" }
    var identities: String { root + "/postgres.ident" }
    var lock: String { root + "/postgres.lock" }
    var socketRecord: String { root + "/postgres.socket" }
    var startLog: String { cluster + "/start.log" }

    /// The socket's file in its directory; the port only names it, nothing listens on TCP.
    static let socketFile = "/.s.PGSQL.5432"

    /// The socket directory: below the data directory, or where that would be too long (or would need quoting in a list
    /// of directories), a short name below `/run` for root, `/tmp` for others, derived from the data directory.
    func socketDirectory(ownerIsRoot: Bool) -> String {
        let near = root + "/socket"
        let plain = near.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"), 0x80...:
                true
            default:
                false
            }
        }
        if plain, near.utf8.count + Self.socketFile.utf8.count <= Limits.socketPathBytes { return near }
        let digits = String(Self.fingerprint(of: root), radix: 16)
        return (ownerIsRoot ? "/run" : "/tmp") + "/dengwen-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// FNV-1a, 64 bits: the same for the same path on every run. It names, it does not protect: the owner of the
    /// directory is checked whatever its name.
    static func fingerprint(of path: String) -> UInt64 {
        path.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
