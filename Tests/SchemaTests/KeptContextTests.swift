import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What outlives a context in a session, or comes before it: options of a connection, plans, cursors. Each answers whoever
/// asks then.
@Suite struct KeptContextTests {
    private static let enter = Statement("select guard.enter($1)")

    /// Begins a transaction's context, or another one in it.
    private static func begin(
        _ context: @Sendable (Int32) -> String, _ session: borrowing Session
    ) throws {
        _ = try session.query(enter, [.text(context(session.backendProcess))])
    }

    @Test func `no connection is opened with a context in its options`() async throws {
        try await TestDatabase.withOffice { office in
            let conninfo = office.conninfo(as: .web)
            // The way is open: what a role may set is set so.
            let plain = try await Connection.open(ConnectionSettings(conninfo + " options='-c search_path=pg_temp'"))
            let path = try await plain.run { try $0.query(Statement("show search_path"))[0].text(0) }
            #expect(path == "pg_temp")
            await plain.close()
            for option in ["-c backtrace_functions=x", "--backtrace-functions=x", "-cbacktrace_functions="] {
                await #expect(throws: DatabaseError.self, "\(option)") {
                    let connection = try await Connection.open(ConnectionSettings(conninfo + " options='\(option)'"))
                    await connection.close()
                }
            }
        }
    }

    @Test func `a plan that is kept answers each context for itself, and nobody after it`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county).rawValue
            let own = office.genuineContext(office.clerk)
            let (system, visitor) = (office.genuineContext(.system), office.genuineContext(.publicVisitor))
            let connection = try await office.connect(as: .web)
            let told = try await connection.run { session in
                try session.script(
                    """
                    set plan_cache_mode = force_generic_plan;
                    prepare who as select concat_ws(' ', guard.kind(), guard.staff(), (select guard.is_system())::text);
                    prepare looks as select r.report_id::text from casework.report as r
                    """)
                let (who, looks) = (Statement("execute who"), Statement("execute looks"))
                var told: [String] = []
                // What a plan was made for first must not show: from whoever sees most to nobody.
                for context in [system, own, visitor, system] {
                    try session.transaction { session in
                        try Self.begin(context, session)
                        told.append(try session.query(who)[0].text(0))
                        told += try session.query(looks).map { try $0.text(0) }
                    }
                }
                // And within one transaction.
                try session.transaction { session in
                    for context in [visitor, system, own] {
                        try Self.begin(context, session)
                        told.append(try session.query(who)[0].text(0))
                    }
                }
                told.append(try session.query(who)[0].text(0))
                told.append("\(try session.query(looks).count)")
                return told
            }
            await connection.close()
            let clerk = try #require(office.clerk.staff).staff.rawValue
            let (all, mine) = ("system true", "staff \(clerk) false")
            #expect(
                told == [
                    all, report, mine, report, "public false", all, report, "public false", all, mine, "false", "0",
                ])
        }
    }

    @Test func `a cursor is asked by whoever reads it first, not by whoever declared it`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.plantReport(in: office.county)
            let (system, visitor) = (office.genuineContext(.system), office.genuineContext(.publicVisitor))
            let connection = try await office.connect(as: .web)
            let counts = try await connection.run { session in
                try session.transaction { session in
                    try Self.begin(system, session)
                    try session.script(
                        """
                        declare seen cursor for select r.report_id from casework.report as r;
                        declare left_over cursor for select r.report_id from casework.report as r
                        """)
                    let seen = try session.query(Statement("fetch all from seen")).count
                    try Self.begin(visitor, session)
                    return [seen, try session.query(Statement("fetch all from left_over")).count]
                }
            }
            await connection.close()
            #expect(counts == [1, 0])
        }
    }

    @Test func `a cursor that outlives its transaction is closed before anybody else has the connection`() async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await office.plantReport(in: office.county)
            let system = office.genuineContext(.system)
            let pool = Pool(ConnectionSettings(office.conninfo(as: .web)), size: 1, waitTimeout: .seconds(30))
            let seen = try await pool.run { session in
                try session.transaction { session in
                    try Self.begin(system, session)
                    try session.script("declare kept cursor with hold for select r.report_id from casework.report as r")
                }
                return try session.query(Statement("fetch 0 from kept")).count
            }
            #expect(seen == 0)
            let error = await #expect(throws: DatabaseError.self) {
                try await pool.run { session in _ = try session.query(Statement("fetch all from kept")) }
            }
            // No such cursor.
            #expect(error?.sqlState == "34000")
            await pool.close()
        }
    }
}
