import FoundationEssentials
import Libpq
import Schema
import Sealing
import TestDatabase
import Testing

@testable import CaseStore

@Suite struct FreshSchemaTests {
    @Test func `the compiled files are those of the folders, in order and to the letter`() throws {
        let folders = [("migrations", Schema.migrations), ("code", Schema.code)]
        for (folder, compiled) in folders {
            for file in compiled {
                #expect(try SQLFolder.text(folder, file.name) == file.text, "\(file.name) is stale")
            }
            #expect(try SQLFolder.names(folder) == compiled.map(\.name).sorted())
        }
        #expect(Schema.migrations.map(\.name) == Schema.migrations.map(\.name).sorted(), "migrations go by number")
    }

    @Test func `migrating a fresh database applies everything, and again nothing`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let migrator = Migrator(keyring: try SchemaKeys.keyring())
            let first = try await migrator.migrate(connection)
            #expect(first.migrations == Schema.migrations.map(\.name))
            #expect(first.code == Schema.code.map(\.name))
            let second = try await migrator.migrate(connection)
            #expect(second.migrations.isEmpty)
            #expect(second.code.isEmpty)
            await connection.close()
        }
    }

    @Test func `twenty migrations at once leave one schema`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let keyring = try SchemaKeys.keyring()
            let outcomes = try await withThrowingTaskGroup(of: Migrator.Outcome.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let connection = try await database.connect()
                        let outcome = try await Migrator(keyring: keyring).migrate(connection)
                        await connection.close()
                        return outcome
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { !$0.migrations.isEmpty }.map(\.migrations) == [Schema.migrations.map(\.name)])
            #expect(outcomes.count { !$0.code.isEmpty } == 1)
        }
    }

    /// A parameter's grant belongs to the server: what is taken away here is never committed, because all tests share one.
    @Test func `a server that lacks the grant of the setting is told of, and put in order by a superuser's migration`()
        async throws
    {
        struct Undone: Error {}
        let keyring = try SchemaKeys.keyring()
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let migrator = Migrator(keyring: keyring)
            _ = try await migrator.migrate(connection)
            try await SettingGrant.require(connection)
            await #expect(throws: Undone.self) {
                try await connection.run { session in
                    try session.transaction { session in
                        try session.script(
                            "revoke set on parameter backtrace_functions from dengwen_owner; set local role dengwen_migrate"
                        )
                        #expect(throws: Migrator.Failure.settingNotGranted) { try SettingGrant.require(session) }
                        #expect(throws: Migrator.Failure.settingNotGranted) { try SettingGrant.ensure(session) }
                        try session.script("reset role")
                        let outcome = try migrator.migrate(session)
                        #expect(outcome == Migrator.Outcome(migrations: [], code: []))
                        try SettingGrant.require(session)
                        throw Undone()
                    }
                }
            }
            try await SettingGrant.require(connection)
            await connection.close()
        }
    }

    @Test func `a released migration that was edited is refused and nothing is changed`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let migrator = Migrator(keyring: try SchemaKeys.keyring())
            _ = try await migrator.migrate(connection)
            let name = try #require(Schema.migrations.last?.name)
            try await connection.run { session in
                try session.script(
                    "update migration.applied set checksum = sha256('other') where name = '\(name)'"
                )
            }
            await #expect(throws: Migrator.Failure.changed(migration: name)) {
                _ = try await migrator.migrate(connection)
            }
            await connection.close()
        }
    }

    @Test func `a database of a newer program is left alone`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let migrator = Migrator(keyring: try SchemaKeys.keyring())
            _ = try await migrator.migrate(connection)
            try await connection.run { session in
                try session.script(
                    """
                    insert into migration.applied (name, kind, checksum, applied_at)
                    values ('m9999_future', 'migration', '', now())
                    """
                )
            }
            await #expect(throws: Migrator.Failure.newer(migration: "m9999_future")) {
                _ = try await migrator.migrate(connection)
            }
            await connection.close()
        }
    }

    @Test(arguments: ["select", "delete from guard.site_mark"])
    func `a database of another site key is refused and nothing is changed, also where the mark is new`(before: String)
        async throws
    {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let own = Migrator(keyring: try SchemaKeys.keyring())
            let other = Migrator(keyring: Keyring(site: try SiteKey(Array(repeating: 8, count: 32))))
            _ = try await own.migrate(connection)
            try await connection.run { session in try session.script(before) }
            await #expect(throws: Migrator.Failure.otherKey) { _ = try await other.migrate(connection) }
            let pads = try await connection.run { session in
                try session.query(Statement("select k.inner_pad from guard.context_key as k")).map { try $0.bytes(0) }
            }
            #expect(pads == [try SchemaKeys.keyring().contextPads.inner], "contexts are checked by the key of before")
            let again = try await own.migrate(connection)
            #expect(again.migrations.isEmpty && again.code.isEmpty)
            await connection.close()
        }
    }

    @Test func `changed code is applied again, with all other code, and stray policies are gone`() async throws {
        try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            let migrator = Migrator(keyring: try SchemaKeys.keyring())
            _ = try await migrator.migrate(connection)
            try await connection.run { session in
                try session.script(
                    """
                    update migration.applied set checksum = sha256('old') where name = 'queue' and kind = 'code';
                    drop policy parked_select_system on queue.parked;
                    create policy report_select_forgotten on casework.report for select to dengwen_web using (true)
                    """
                )
            }
            let outcome = try await migrator.migrate(connection)
            #expect(outcome.code == ["queue"])
            #expect(outcome.migrations.isEmpty)
            let found = try await connection.run { session in
                let names = "'parked_select_system', 'report_select_forgotten'"
                return try session.query(
                    Statement("select p.policyname::text from pg_policies as p where p.policyname in (\(names))")
                ).map { try $0.text(0) }
            }
            #expect(found == ["parked_select_system"])
            await connection.close()
        }
    }
}
