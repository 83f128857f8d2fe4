/// PgBouncer in transaction mode in front of a server, with two connections to it for each database and user.
public final class Bouncer: Sendable {
    public static let port = 6432

    /// Where its socket is.
    public let directory: String
    private let attendant: Attendant

    // Its own socket, and no password: who can open the directory is trusted, as by the servers of the tests.
    private static let script = #"""
        set -eu
        trap '' INT TERM HUP
        server=$1; shift
        base=/dev/shm; [ -w "$base" ] || base=/tmp
        dir=$(mktemp -d "$base/dwpb.XXXXXX")
        cat >"$dir/ini" <<END
        [databases]
        * = host=$server
        [pgbouncer]
        unix_socket_dir = $dir
        listen_port = 6432
        pool_mode = transaction
        default_pool_size = 2
        max_client_conn = 100
        auth_type = trust
        auth_file = $dir/users
        pidfile = $dir/pid
        log_connections = 0
        log_disconnections = 0
        END
        for user in "$@"; do echo "\"$user\" \"\""; done >"$dir/users"
        # As whoever owns the server, since it refuses to run as root as well.
        owner=$(stat -c %U "$server")
        if [ "$(id -u)" = 0 ]; then chown -R "$owner" "$dir"; as="runuser -u $owner --"; else as=""; fi
        cd "$dir"
        mkfifo said
        exec 3<>said
        { $as /usr/sbin/pgbouncer ini || true; echo 'process up no more'; } >&3 2>&1 </dev/null &
        sed -n '/process up/q' <&3
        [ -S "$dir/.s.PGSQL.6432" ]
        echo "$dir"
        exec >/dev/null 2>&1
        cat || true
        kill "$(cat pid)" || true
        cd /
        rm -rf "$dir"
        """#

    private struct NotStarted: Error {}

    /// - Parameters:
    ///   - server: the directory of the server's socket.
    ///   - users: who may come.
    public init(before server: String, users: [String]) async throws {
        attendant = try await Attendant(Self.script, [server] + users)
        directory = attendant.greeting
        if directory.isEmpty { throw NotStarted() }
    }

    public func end() { attendant.end() }

    /// A connection string of ours through it.
    public func conninfo(database: String, user: String) -> String {
        "host=\(directory) port=\(Self.port) dbname=\(database) user=\(user) options=-cdengwen.pooler=transaction"
    }
}
