import Libpq
import TestDatabase

/// Every table with its number of rows and a digest of them, seen by a superuser.
struct Snapshot: Equatable, Sendable {
    private let tables: [String: Content]

    struct Content: Equatable, Sendable {
        let rows: Int64
        let digest: String
    }

    /// Whether the same stands in every table but the audit log, which keeps what was looked at and what was refused.
    static func == (one: Snapshot, other: Snapshot) -> Bool {
        one.changes(since: other).allSatisfy { $0.hasPrefix("audit.") }
    }

    func rows(_ table: String) -> Int { Int(tables[table]?.rows ?? -1) }

    /// The tables that differ.
    func changes(since other: Snapshot) -> Set<String> {
        Set(tables.keys.filter { tables[$0] != other.tables[$0] })
    }

    private static let findTables = Statement(
        """
        select t.schemaname || '.' || t.tablename
        from pg_tables as t
        where
            t.schemaname in ('casework', 'vault', 'queue', 'notify', 'audit', 'session', 'directory')
            -- What was looked at within the hour (DW-reading): it follows from the audit log.
            and t.tablename <> 'opened_item'
            -- The name of a lane is written with the first step that ever waits in it.
            and t.tablename <> 'lane'
            -- Parts of a table are read with the whole.
            and (t.schemaname || '.' || t.tablename)::regclass not in (select i.inhrelid from pg_inherits as i)
        """
    )

    init(_ connection: Connection) async throws {
        tables = try await connection.run { session in
            let names = try session.query(Self.findTables).map { try $0.text(0) }
            let parts = names.map { name in
                """
                select '\(name)'::text, count(*), coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
                from \(name) as t
                """
            }
            var tables: [String: Content] = [:]
            for row in try session.query(Statement(parts.joined(separator: "\nunion all\n"))) {
                tables[try row.text(0)] = Content(rows: try row.int8(1), digest: try row.text(2))
            }
            return tables
        }
    }
}

extension Desk {
    /// How many sessions wait for the one that asks.
    static let waitingForMe = Statement(
        "select count(*) from pg_locks as l where not l.granted and pg_backend_pid() = any (pg_blocking_pids(l.pid))"
    )

    func snapshot() async throws -> Snapshot { try await Snapshot(office.admin) }

    /// One column of text, read as superuser.
    func texts(_ sql: String) async throws -> [String] {
        try await office.admin.run { session in try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "∅" } }
    }

    func script(_ sql: String) async throws {
        try await office.admin.run { session in try session.script(sql) }
    }

    /// The clocks of an item: kind, start, due, end.
    func clocks(of subject: String) async throws -> [String] {
        try await texts(
            """
            select c.kind || ' ' || c.started_on || ' ' || c.due_on || ' ' || coalesce(c.stopped_on::text, 'runs')
            from casework.clock as c
            where c.subject_id = '\(subject)'
            order by 1
            """
        )
    }

    /// The notices of a report: kind, organ, state, due, conclusion.
    func notices(of report: String) async throws -> [String] {
        try await texts(
            """
            select concat_ws(' ', n.kind, n.organ_id, n.state, n.due_on, n.conclusion)
            from casework.notice as n
            where n.report_id = '\(report)'
            order by n.prepared_at, n.kind
            """
        )
    }
}
