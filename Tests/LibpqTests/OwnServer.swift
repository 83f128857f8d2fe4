import Libpq
import TestDatabase

/// A PostgreSQL server of one test's own, which it stops and starts: what the shared one must not be.
final class OwnServer: Sendable {
    let directory: String
    private let attendant: Attendant

    private static let script = #"""
        set -eu
        trap '' INT TERM HUP
        settings=$1 primary=$2
        bin=/usr/lib/postgresql/15/bin
        base=/dev/shm; [ -w "$base" ] || base=/tmp
        dir=$(mktemp -d "$base/dwps.XXXXXX")
        if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; else as=""; fi
        cd "$dir"
        if [ -n "$primary" ]; then
            $as $bin/pg_basebackup -h "$primary" -U postgres -D "$dir/data" -R -X stream -c fast --no-sync \
                >"$dir/log" 2>&1 </dev/null
        else
            $as $bin/initdb -N -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1 </dev/null
        fi
        control() { $as $bin/pg_ctl -w -D "$dir/data" "$@" >>"$dir/log" 2>&1 </dev/null; }
        up() {
            control -l "$dir/data/log" -o "-k $dir -c listen_addresses= -c fsync=off -c shared_buffers=16MB \
                -c max_connections=40 -c logging_collector=off $settings" start
        }
        # The first process before the others, so that none is added meanwhile.
        signal() {
            [ -f "$dir/data/postmaster.pid" ] || return 0
            read -r first <"$dir/data/postmaster.pid"
            kill -"$1" "$first"
            # One that ended meanwhile hears nothing.
            [ -z "$2" ] || kill -"$1" $(cat "/proc/$first/task/$first/children") || true
        }
        up
        echo "$dir"
        while read -r word; do
            case $word in
                start) up ;;
                stop) control -m fast stop ;;
                promote) control promote ;;
                deafen) signal STOP '' ;;
                freeze) signal STOP all ;;
                thaw) signal CONT all ;;
            esac
            echo "$word"
        done
        exec >/dev/null 2>&1
        signal CONT all || true
        control -m immediate stop || true
        cd /
        rm -rf "$dir"
        """#

    private struct NotStarted: Error {}

    /// - Parameters:
    ///   - settings: as on the server's command line.
    ///   - primary: the server of which it is a standby; nil: it is one itself.
    init(_ settings: String = "", standbyOf primary: OwnServer? = nil) async throws {
        attendant = try await Attendant(Self.script, [settings, primary?.directory ?? ""])
        directory = attendant.greeting
        if directory.isEmpty { throw NotStarted() }
    }

    enum Order: String {
        case start, stop, promote
        /// The sockets stay, and nothing is answered on them.
        case freeze
        /// Sessions go on; who comes anew, as cancel requests do, is not heard.
        case deafen
        /// The end of either.
        case thaw
    }

    /// Returns when the server has done it.
    func obey(_ order: Order) async throws {
        guard try await attendant.ask(order.rawValue) == order.rawValue else { throw NotStarted() }
    }

    func end() { attendant.end() }

    var settings: ConnectionSettings { Self.settings([self]) }

    /// A connection string that names several servers, in this order.
    static func settings(_ servers: [OwnServer], _ more: String = "") -> ConnectionSettings {
        let hosts = servers.map(\.directory).joined(separator: ",")
        return ConnectionSettings("host=\(hosts) user=postgres dbname=postgres \(more)")
    }

    /// Which of them serves a session, by the directory of its socket.
    static let whoServes = Statement("select current_setting('unix_socket_directories')")
}
