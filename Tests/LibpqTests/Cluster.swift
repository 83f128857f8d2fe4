import Foundation
import Libpq
import TestDatabase

/// One private PostgreSQL for this test process: made on first use, gone when the process is, even if it is killed.
///
/// The watchdog is a shell that reads a pipe only we hold open: its end of file stops the server and removes the files.
final class Cluster: Sendable {
    static let shared = Cluster()

    let directory: String
    private let watchdog: Process
    private let lifeline: Pipe

    private static let script = """
        set -eu
        trap '' INT TERM HUP
        bin=/usr/lib/postgresql/15/bin
        base=/dev/shm; [ -w "$base" ] || base=/tmp
        dir=$(mktemp -d "$base/dwpq.XXXXXX")
        if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; else as=""; fi
        cd "$dir"
        $as $bin/initdb -N -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1 </dev/null
        $as $bin/pg_ctl -w -D "$dir/data" -l "$dir/data/log" -o "-k $dir -c listen_addresses= -c fsync=off \
          -c synchronous_commit=on -c max_connections=400 -c logging_collector=off" start >>"$dir/log" 2>&1 </dev/null
        echo "$dir"
        exec >/dev/null 2>&1
        cat || true
        $as $bin/pg_ctl -D "$dir/data" -m immediate stop </dev/null || true
        cd /
        rm -rf "$dir"
        """

    private init() {
        watchdog = Process()
        lifeline = Pipe()
        let output = Pipe()
        watchdog.executableURL = URL(fileURLWithPath: "/bin/sh")
        watchdog.arguments = ["-c", Self.script]
        watchdog.standardInput = lifeline
        watchdog.standardOutput = output
        do { try watchdog.run() } catch { fatalError("no shell: \(error)") }
        var line: [UInt8] = []
        while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        directory = String(decoding: line, as: UTF8.self)
        precondition(!directory.isEmpty, "the test cluster did not start")
    }

    var settings: ConnectionSettings { settings(database: "postgres") }

    func settings(database: String, _ more: String = "") -> ConnectionSettings {
        ConnectionSettings("host=\(directory) user=postgres dbname=\(database) \(more)")
    }

    static func settings(through proxy: SwallowingProxy, _ more: String = "") -> ConnectionSettings {
        ConnectionSettings("host=\(proxy.directory) user=postgres dbname=postgres \(more)")
    }

    func connect() async throws -> Connection { try await Connection.open(settings) }
}

/// Opens a connection for one test and closes it afterwards.
@discardableResult
func withConnection<R: Sendable>(_ body: (Connection) async throws -> R) async throws -> R {
    let connection = try await Cluster.shared.connect()
    do {
        let result = try await body(connection)
        await connection.close()
        return result
    } catch {
        await connection.close()
        throw error
    }
}

/// The kind of the `DatabaseError` that `body` throws; nil if it does not.
func failure(_ body: () async throws -> Void) async -> DatabaseError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? DatabaseError
    }
}

extension Statement {
    static let one = Statement("select 1::int4")
    static let backendID = Statement("select pg_backend_pid()")
    static let terminate = Statement("select pg_terminate_backend($1::int4)")
    static let sleepLong = Statement("select pg_sleep(60)::text")

    /// Whether a backend's current or last statement looks like this.
    static let hasBegun = Statement("select count(*) from pg_stat_activity where pid = $1::int4 and query like $2")
}

/// Blocks (on the server's answers, not on a clock) until the backend has begun a statement that looks like `pattern`.
func untilBegun(_ backend: Int32, _ pattern: String) async throws {
    try await withConnection { try await untilBegun(backend, pattern, seenBy: $0) }
}

/// The same, asked on a connection that is there.
func untilBegun(_ backend: Int32, _ pattern: String, seenBy observer: Connection) async throws {
    var hasBegun = false
    while !hasBegun {
        hasBegun = try await observer.run { session in
            try session.query(.hasBegun, [.int4(backend), .text(pattern)])[0].int8(0) > 0
        }
    }
}
