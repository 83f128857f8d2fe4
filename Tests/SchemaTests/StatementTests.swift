import CaseStore
import Libpq
import TestDatabase
import Testing

/// Prepares every statement of the program against the migrated schema.
@Suite struct StatementTests {
    /// A statement's SQL with where it stands.
    private struct Found {
        let place: String
        let sql: String
    }

    @Test func `every statement of the store can be prepared`() async throws {
        let sources = try SQLFolder.swiftFiles(below: "Sources/CaseStore")
        let constants = sources.values.reduce(into: [String: String]()) { all, text in
            all.merge(Self.constants(in: text)) { first, _ in first }
        }
        let found = sources.sorted { $0.key < $1.key }.flatMap { Self.statements(in: $0.value, at: $0.key, constants) }
        let written = sources.values.reduce(0) { $0 + $1.matches(of: /= Statement\(/).count }
        #expect(found.count == written && written > 60, "the search finds every statement")
        try await TestDatabase.withOffice { office in
            try await office.script(try SQLFolder.checkoutFile("scripts/drills/queue_tables.sql"))
            for statement in found {
                let error = await Self.prepare(statement.sql, office.admin)
                #expect(error == nil, "\(statement.place): \(statement.sql)")
            }
        }
    }

    /// Each right that a statement needs, some role of the program has; so the columns that may be written again
    /// (`grants_columns.sql`) are not fewer than the program writes.
    @Test func `every statement of the store may be run by a role of the program`() async throws {
        // The migrator and the operator's check come as the owner of the database.
        let found = try Self.allStatements().filter { statement in
            !["Migrator", "SettingGrant", "GrowthReading"].contains { statement.place.contains($0) }
        }
        try await TestDatabase.withOffice { office in
            try await office.script(try SQLFolder.checkoutFile("scripts/drills/queue_tables.sql"))
            var refused = Set(found.indices)
            for role in DatabaseRole.allCases {
                let connection = try await office.connect(as: role)
                for index in refused {
                    if await Self.plan(found[index].sql, connection) == nil { refused.remove(index) }
                }
                await connection.close()
            }
            for index in refused { Issue.record("\(found[index].place): \(found[index].sql)") }
        }
    }

    /// And none is written again that no statement writes.
    @Test func `no role may change a whole table, and no column that no statement changes`() async throws {
        let whole = try await Catalogue.names(
            """
            select r.rolname || ' ' || c.oid::regclass
            from pg_class as c
            cross join pg_roles as r
            where
                c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                and r.rolname in \(Catalogue.roles) and has_table_privilege(r.oid, c.oid, 'update')
            """)
        #expect(whole.isEmpty)
        let columns = try await Catalogue.names(
            """
            select c.oid::regclass || ' ' || a.attname
            from pg_attribute as a
            join pg_class as c on c.oid = a.attrelid
            where
                c.relnamespace::regnamespace::text in \(Catalogue.schemas) and a.attnum > 0 and not a.attisdropped
                and (
                    has_column_privilege('dengwen_web', c.oid, a.attnum, 'update')
                    or has_column_privilege('dengwen_worker', c.oid, a.attnum, 'update')
                )
            """)
        #expect(columns.count > 250)
        let written = try Self.allStatements().map(\.sql).filter { $0.contains("update") }
        let unwritten = columns.filter { name in
            let parts = name.split(separator: " ")
            return !written.contains { sql in
                (sql.contains("update \(parts[0])") || sql.contains("insert into \(parts[0])"))
                    && sql.contains("\(parts[1]) =")
            }
        }
        #expect(unwritten.isEmpty)
    }

    /// A text that is put together and run would be a query with values in it. These do so, with names of tables that the
    /// migration or the catalogue gives them and days of the calendar, and no role of the program calls them.
    @Test func `no function that a role may call runs a text that was put together`() async throws {
        let running = try await Catalogue.names(
            #"""
            select p.oid::regprocedure::text
            from pg_proc as p
            where p.pronamespace::regnamespace::text in \#(Catalogue.schemas) and p.prosrc ~* '\mexecute\M'
            """#)
        let known = [
            "guard.let_system(regclass,text[])", "guard.loose_months(regclass)", "guard.make_month(regclass,date)",
            "guard.drop_months(regclass,date)",
        ]
        #expect(Set(running) == Set(known))
        let list = known.map { "('\($0)')" }.joined(separator: ", ")
        let callers = try await Catalogue.names(
            """
            select r.rolname || ' ' || f.name
            from pg_roles as r
            cross join (values \(list)) as f (name)
            where r.rolname in \(Catalogue.roles) and has_function_privilege(r.oid, f.name, 'execute')
            """)
        #expect(callers.isEmpty)
    }

    private static func allStatements() throws -> [Found] {
        let sources = try SQLFolder.swiftFiles(below: "Sources/CaseStore")
        let constants = sources.values.reduce(into: [String: String]()) { all, text in
            all.merge(Self.constants(in: text)) { first, _ in first }
        }
        return sources.sorted { $0.key < $1.key }.flatMap { Self.statements(in: $0.value, at: $0.key, constants) }
    }

    /// Plans a statement with nulls: the rights are looked at, and nothing is done.
    private static func plan(_ sql: String, _ connection: Connection) async -> DatabaseError? {
        let count = sql.matches(of: /\$([0-9]+)/).compactMap { Int($0.1) }.max() ?? 0
        let nulls = Array(repeating: "null", count: count).joined(separator: ", ")
        let values = count == 0 ? "" : "(\(nulls))"
        do {
            try await connection.run { session in
                try session.script("prepare checked as \(sql); explain execute checked\(values)")
            }
            try? await connection.run { session in try session.script("deallocate all") }
            return nil
        } catch {
            try? await connection.run { session in try session.script("deallocate all") }
            return error as? DatabaseError
        }
    }

    private static func prepare(_ sql: String, _ connection: Connection) async -> DatabaseError? {
        do {
            try await connection.run { session in
                try session.script("prepare checked as \(sql); deallocate checked")
            }
            return nil
        } catch {
            return error as? DatabaseError
        }
    }

    /// `static let name = """ … """` and functions that answer a text: what statements are put together from.
    private static func constants(in text: String) -> [String: String] {
        var constants: [String: String] = [:]
        for match in text.matches(of: /static let (\w+) = """\n([^"]*)"""/) {
            constants[String(match.1)] = String(match.2)
        }
        return constants
    }

    private static func statements(
        in text: String, at place: String, _ constants: [String: String]
    ) -> [Found] {
        let long = text.matches(of: /(?s)Statement\(\s*"""\n(.*?)"""/).map { String($0.1) }
        let short = text.matches(of: /Statement\(\s*"([^"\n]+)"\s*\)/).map { String($0.1) }
        let boards = text.matches(of: /Statement\(\s*board\(where: "([^"]+)"\)/)
            .map { board(where: String($0.1), text) }
        return (long + short + boards).map { Found(place: place, sql: expand($0, constants)) }
    }

    /// The three boards share one text.
    private static func board(where condition: String, _ text: String) -> String {
        let opening = /board\(where condition: String\) -> String \{\s*"""\n/
        guard let start = text.firstMatch(of: opening)?.range.upperBound,
            let end = text[start...].firstRange(of: "\"\"\"")?.lowerBound
        else { return "the board's text was not found" }
        return String(text[start..<end]).replacing("\\(condition)", with: condition)
    }

    private static func expand(_ sql: String, _ constants: [String: String]) -> String {
        var expanded = sql
        // A constant can be named by its type, and be put together from others.
        for (name, value) in Array(constants) + Array(constants) {
            expanded.replace("\\(\(name))", with: value)
            for match in expanded.matches(of: /\\\([A-Z]\w*\.(\w+)\)/) where match.1 == name {
                expanded.replace(match.0, with: value)
            }
            for item in ["c.clue_id", "r.report_id"] {
                expanded.replace(
                    "\\(\(name).replacingItem(with: \"\(item)\"))", with: value.replacing("item_id", with: item)
                )
            }
        }
        return expanded
    }
}
