public import Libpq

/// How the tables stand: what grows although something should keep it small, and who keeps it from being cleaned.
///
/// Read as the superuser or the owner of the database: the program's own roles see no such statistics (`m0060_walls`).
public struct GrowthReading: Sendable {
    /// A table that autovacuum looks after.
    struct Table: Sendable {
        let name: String
        let deadRows: Int
        /// Dead rows from which autovacuum cleans it.
        let threshold: Int
        let isVacuumed: Bool
    }

    /// Somebody who looks at the database as it was.
    struct Holder: Sendable {
        let application: String
        let seconds: Int
    }

    /// What is amiss.
    public enum Finding: Hashable, Sendable {
        /// Nothing is cleaned by itself.
        case vacuumIsOff
        case vacuumIsOffFor(table: String)
        /// Many more dead rows than those from which it is cleaned.
        case deadRows(table: String, count: Int)
        /// Somebody looks at the database as it was: what has died since is cleaned nowhere.
        case oldSnapshot(application: String, minutes: Int)
        /// Rows of history lie outside of the months: nobody makes them.
        case looseRows(table: String)
        /// Months lie there that should be gone.
        case oldMonths(table: String, count: Int)
    }

    let isVacuuming: Bool
    let tables: [Table]
    let snapshots: [Holder]
    let loose: [String]
    let overdue: [(table: String, count: Int)]

    /// - Parameter connection: of a superuser, or of the database's owner.
    /// - Throws: `DatabaseError`.
    public static func read(_ connection: Connection) async throws -> GrowthReading {
        let snapshots = try await holders(connection, olderThan: StoreLimits.snapshotSeconds)
        return try await connection.run { session in
            GrowthReading(
                isVacuuming: try session.query(findSetting).first?.bool(0) ?? false,
                tables: try session.query(findTables).map { row in
                    Table(
                        name: try row.text(0), deadRows: Int(try row.int8(1)), threshold: Int(try row.int8(2)),
                        isVacuumed: try row.bool(3))
                },
                snapshots: snapshots,
                loose: try session.query(findLoose).map { try $0.text(0) },
                overdue: try session.query(findOverdue).map { (try $0.text(0), Int(try $0.int8(1))) })
        }
    }

    /// Who holds a snapshot of this database for so many seconds at least, the oldest first.
    static func holders(_ connection: Connection, olderThan seconds: Int) async throws -> [Holder] {
        try await connection.run { session in
            try session.query(findSnapshots, [.int8(Int64(seconds))]).map { row in
                Holder(application: try row.text(0), seconds: Int(try row.int8(1)))
            }
        }
    }

    /// What an operator should put right, the gravest first.
    public var findings: [Finding] {
        var findings: [Finding] = isVacuuming ? [] : [.vacuumIsOff]
        findings += tables.filter { !$0.isVacuumed }.map { .vacuumIsOffFor(table: $0.name) }
        findings += snapshots.map { .oldSnapshot(application: $0.application, minutes: $0.seconds / 60) }
        findings += tables.filter { $0.deadRows > $0.threshold * StoreLimits.bloatFactor }
            .map { .deadRows(table: $0.name, count: $0.deadRows) }
        findings += loose.map { .looseRows(table: $0) }
        return findings + overdue.map { .oldMonths(table: $0.table, count: $0.count) }
    }

    private static let findSetting = Statement(
        "select current_setting('autovacuum')::boolean and current_setting('track_counts')::boolean")

    private static let findTables = Statement(
        """
        select
            g.table_name,
            coalesce(pg_stat_get_dead_tuples(c.oid), 0),
            (
                coalesce(o.threshold, current_setting('autovacuum_vacuum_threshold')::float8)
                + coalesce(o.share, current_setting('autovacuum_vacuum_scale_factor')::float8) * greatest(c.reltuples, 0)
            )::bigint,
            coalesce(o.is_vacuumed, true)
        from guard.growth() as g
        join pg_class as c on c.oid = to_regclass(g.table_name) and c.relkind = 'r'
        cross join lateral (
            select
                max(x.option_value) filter (where x.option_name = 'autovacuum_vacuum_threshold')::float8 as threshold,
                max(x.option_value) filter (where x.option_name = 'autovacuum_vacuum_scale_factor')::float8 as share,
                bool_and(x.option_value::boolean) filter (where x.option_name = 'autovacuum_enabled') as is_vacuumed
            from pg_options_to_table(c.reloptions) as x
        ) as o
        order by g.table_name
        """
    )

    // What a vacuum itself looks at keeps nobody from cleaning.
    private static let findSnapshots = Statement(
        """
        select h.name, h.seconds
        from (
            select
                coalesce(nullif(a.application_name, ''), a.backend_type) as name,
                extract(epoch from clock_timestamp() - a.xact_start)::bigint as seconds
            from pg_stat_activity as a
            where
                a.datname = current_database()
                and a.pid <> pg_backend_pid()
                and a.backend_type <> 'autovacuum worker'
                and (a.backend_xmin is not null or a.backend_xid is not null)
            union all
            select 'prepared transaction', extract(epoch from clock_timestamp() - p.prepared)::bigint
            from pg_prepared_xacts as p
            where p.database = current_database()
        ) as h
        where h.seconds >= $1
        order by h.seconds desc
        limit 5
        """
    )

    private static let findLoose = Statement(
        """
        select g.table_name
        from guard.growth() as g
        where g.class = 'rotated' and exists (select from guard.loose_months(to_regclass(g.table_name)))
        order by g.table_name
        """
    )

    // A month more than is kept: the day on which it goes is the worker's to choose.
    private static let findOverdue = Statement(
        """
        select g.table_name, count(*)
        from guard.growth() as g
        cross join lateral guard.months_of(to_regclass(g.table_name)) as m
        where g.class = 'rotated' and m.month < clock_timestamp() - make_interval(months => g.months + 2)
        group by g.table_name
        order by g.table_name
        """
    )
}
