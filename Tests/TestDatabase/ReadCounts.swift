public import Libpq

/// What a piece of a transaction read of some tables, by the counts of its own server process.
///
/// Those of a transaction alone cannot be asked for: what the process counted before stands in `pg_stat_xact_*` until it is
/// passed on, which happens once a second and never within a transaction.
public struct ReadCounts: Sendable, Equatable {
    /// Walks through whole tables.
    public let wholeScans: Int
    /// Walks along an index.
    public let indexScans: Int
    /// Rows fetched along an index.
    public let rowsByIndex: Int
    /// Rows read, either way.
    public let rows: Int

    /// Counts what `body` reads; to be called within a transaction, which nothing else uses meanwhile.
    ///
    /// - Parameter tables: names without schema, 1 or more.
    /// - Throws: `PostgresError` as the connection does, and what `body` throws.
    public static func during(
        _ session: borrowing Session, of tables: [String], _ body: (borrowing Session) throws -> Void
    ) throws -> ReadCounts {
        let before = try now(session, of: tables)
        try body(session)
        let after = try now(session, of: tables)
        return ReadCounts(
            wholeScans: after.wholeScans - before.wholeScans, indexScans: after.indexScans - before.indexScans,
            rowsByIndex: after.rowsByIndex - before.rowsByIndex, rows: after.rows - before.rows)
    }

    private static func now(_ session: borrowing Session, of tables: [String]) throws -> ReadCounts {
        let row = try session.query(
            Statement(
                """
                select
                    coalesce(sum(s.seq_scan), 0)::bigint, coalesce(sum(s.idx_scan), 0)::bigint,
                    coalesce(sum(s.idx_tup_fetch), 0)::bigint,
                    coalesce(sum(s.seq_tup_read + coalesce(s.idx_tup_fetch, 0)), 0)::bigint
                from pg_stat_xact_user_tables as s
                where
                    s.schemaname in ('casework', 'notify', 'queue')
                    and s.relname = any (string_to_array($1, ','))
                """), [.text(tables.joined(separator: ","))])[0]
        return ReadCounts(
            wholeScans: Int(try row.int8(0)), indexScans: Int(try row.int8(1)), rowsByIndex: Int(try row.int8(2)),
            rows: Int(try row.int8(3)))
    }
}
