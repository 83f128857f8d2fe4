import CaseStore
import Casework
import Libpq
import Sealing
import TestDatabase
import Testing

/// Hostile SQL on the application's connections: nobody reads the keys' tables, and nobody but the operator's commands
/// changes a key.
@Suite struct KeyWallTests {
    /// The SQLSTATE that a statement comes to under a genuine context, or what it answers.
    private static func outcome(
        _ sql: String, as caller: Caller?, _ role: DatabaseRole, _ office: TestOffice
    ) async throws -> String {
        let connection = try await office.connect(as: role)
        defer { Task { await connection.close() } }
        let context = caller.map { office.genuineContext($0) }
        do {
            return try await connection.run { session in
                try session.transaction { session in
                    if let signed = context?(session.backendProcess) {
                        _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    }
                    return try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "null" }
                        .joined(separator: " ")
                }
            }
        } catch let error as DatabaseError {
            return error.sqlState ?? "?"
        }
    }

    private static func withReport(_ body: (TestOffice, Report.ID) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            try await body(office, try await office.plantReport(in: office.county))
        }
    }

    @Test(arguments: ["keys.organ_key", "keys.generation", "keys.destroyed"])
    func `no role of the program selects or writes keys`(table: String) async throws {
        try await Self.withReport { office, _ in
            for role in DatabaseRole.allCases {
                for sql in ["select count(*)::text from \(table)", "update \(table) set cell_id = '4202' returning ''"]
                {
                    let found = try await Self.outcome(sql, as: .system, role, office)
                    #expect(found == "42501", "\(role): \(sql)")
                }
            }
        }
    }

    @Test func `who reported is selected by no page and no worker, neither sealed nor its key`() async throws {
        try await Self.withReport { office, id in
            for role in [DatabaseRole.web, .worker, .notify] {
                for column in ["sealed", "wrapped", "report_id"] {
                    let sql = "select \(column)::text from vault.identity where report_id = '\(id.rawValue)'"
                    let found = try await Self.outcome(sql, as: .system, role, office)
                    #expect(found == "42501", "\(role) \(column)")
                }
                let sql = "select count(*)::text from vault.wraps_under('\\x00', 1)"
                let found = try await Self.outcome(sql, as: .system, role, office)
                #expect(found == "42501", "\(role)")
            }
        }
    }

    private static let junk = "'\\x0101010101010101', 'O420281', 'item', 1::smallint, '\\x01'::bytea, now()"

    @Test func `pages replace, destroy and count no keys, whoever asks through them`() async throws {
        try await Self.withReport { office, _ in
            for sql in [
                "select keys.renew(\(Self.junk))::text", "select keys.destroy('\\x00', now())::text",
                "select count(*)::text from keys.list()", "select count(*)::text from keys.hold_all()",
                "select keys.rewrap_all('{}', '{}', '\\x0102030405060708')::text",
                "select count(*)::text from keys.sealed_under('\\x0102030405060708', 1)",
                "select count(*)::text from keys.sealed_of_site('\\x0102030405060708')",
                "select keys.seal_again('{}', '{}')::text",
            ] {
                for caller in [office.head, office.cityAuditor, .system] {
                    let found = try await Self.outcome(sql, as: caller, .web, office)
                    #expect(found == "42501", "\(sql)")
                }
            }
        }
    }

    @Test func `a worker's connection that is not the system changes no key either`() async throws {
        try await Self.withReport { office, _ in
            let key = try await office.admin.run { session in
                try session.query(
                    Statement("select encode(k.key_id, 'hex') from keys.organ_key as k where k.branch = 'item'")
                ).first?.text(0)
            }
            let id = try #require(key)
            _ = try await Self.outcome("select keys.renew(\(Self.junk))::text", as: office.head, .worker, office)
            let destroy = "select keys.destroy('\\x\(id)', now())::text"
            let destroyed = try await Self.outcome(destroy, as: office.head, .worker, office)
            #expect(destroyed == "false")
            let list = "select count(*)::text from keys.list()"
            let listed = try await Self.outcome(list, as: office.head, .worker, office)
            #expect(listed == "0")
            let sql = "select encode(c.key_id, 'hex') from keys.current('O420281', 'item') as c"
            let found = try await Self.outcome(sql, as: office.head, .web, office)
            #expect(found == id, "it is still the one in use")
        }
    }

    @Test func `what is the site's own is handed out and changed for the system alone`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.openEndpoint()
            let find = """
                select count(*)::text from keys.list() as k
                cross join lateral keys.sealed_under(k.key_id, 9) as s where k.branch = 'site'
                """
            let system = try await Self.outcome(find, as: .system, .worker, office)
            #expect(system == "1")
            let keys = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select encode(k.key_id, 'hex'), encode(e.sealed, 'hex')
                        from keys.organ_key as k cross join notify.endpoint as e where k.branch = 'site'
                        """)
                ).map { (try $0.text(0), try $0.text(1)) }
            }
            let (key, sealed) = try #require(keys.first)
            let change = "select keys.seal_again(array['\\x\(sealed)'::bytea], array['\\x00'::bytea])::text"
            for caller in [office.head, office.administrator, Caller.publicVisitor] {
                let under = "select count(*)::text from keys.sealed_under('\\x\(key)', 9)"
                let found = try await Self.outcome(under, as: caller, .worker, office)
                let changed = try await Self.outcome(change, as: caller, .worker, office)
                #expect(found == "0" && changed == "0")
            }
            #expect(try await Self.outcome(change, as: .system, .worker, office) == "1", "the same, by the system")
        }
    }

    @Test func `nobody adds a key beside the one in use`() async throws {
        try await Self.withReport { office, _ in
            let find = "select encode(c.key_id, 'hex') from keys.current('O420281', 'item') as c"
            let before = try await Self.outcome(find, as: office.clerk, .web, office)
            _ = try await Self.outcome("select keys.add(\(Self.junk))::text", as: office.clerk, .web, office)
            let found = try await Self.outcome(find, as: office.clerk, .web, office)
            #expect(found == before)
        }
    }

    /// A key that nobody can open, in the place of an organ's first, would keep it from writing for good.
    @Test func `nobody but the system adds the first key of an organ`() async throws {
        try await Self.withReport { office, _ in
            let current = "select count(*)::text from keys.current('O420222', 'vault')"
            let before = try await Self.outcome(current, as: .system, .web, office)
            #expect(before == "0")
            let add = """
                select keys.add(
                    '\\x0201010101010101', 'O420222', 'vault', 1::smallint,
                    '\\x01'::bytea || keys.site() || '\\x00'::bytea, now())::text
                """
            for caller in [office.clerk, office.head, office.administrator, Caller.publicVisitor] {
                _ = try await Self.outcome(add, as: caller, .web, office)
                #expect(try await Self.outcome(current, as: .system, .web, office) == before, "\(caller)")
            }
            _ = try await Self.outcome(add, as: .system, .web, office)
            #expect(try await Self.outcome(current, as: .system, .web, office) == "1", "the same, by the system")
        }
    }

    @Test func `without a context no key is found`() async throws {
        try await Self.withReport { office, _ in
            let sql = "select count(*)::text from keys.current('O420281', 'item')"
            let current = try await Self.outcome(sql, as: nil, .web, office)
            #expect(current == "0")
            let found = try await Self.outcome("select coalesce(keys.site()::text, 'none')", as: nil, .web, office)
            #expect(found == "none")
        }
    }

    @Test func `a wrap that names no key, or the key of another organ, does not get in`() async throws {
        try await Self.withReport { office, id in
            _ = try await office.plantReport(in: office.city)
            for wrapped in [
                "'\\x01ffffffffffffffff00'",
                """
                (
                    select k.wrapped from casework.item_key as k where k.organ_id = 'O420200' limit 1
                )
                """,
            ] {
                let change = "update casework.item_key set wrapped = \(wrapped)"
                let sql = "\(change) where item_id = '\(id.rawValue)' returning ''"
                let found = try await Self.outcome(sql, as: .system, .worker, office)
                #expect(found == "23503", "\(wrapped)")
            }
        }
    }

    @Test func `a key under which something lies is not destroyed, in use or retired`() async throws {
        try await Self.withReport { office, id in
            let destroy = """
                select keys.destroy(k.key_id, now())::text from keys.list() as k where k.branch = 'item' and k.wraps > 0
                """
            let inUse = try await Self.outcome(destroy, as: .system, .worker, office)
            #expect(inUse == "false")
            try await office.store.transaction(as: .system, on: .worker) {
                try $0.renewKey(.item, of: office.county)
            }
            let found = try await Self.outcome(destroy, as: .system, .worker, office)
            #expect(found == "false")
            let opened = try await office.store.transaction(as: office.lead) { try $0.content(of: id).text }
            #expect(opened == office.draft().text)
        }
    }
}
