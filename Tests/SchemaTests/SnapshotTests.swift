import CaseStore
import Foundation
import Libpq
import TestDatabase
import Testing

/// `sql/schema.sql` is the migrated schema as pg_dump tells it: what a change of the schema comes to is seen in review.
@Suite struct SnapshotTests {
    @Test func `the snapshot is what the migrations make`() async throws {
        let schema = try await TestDatabase.withEmptyDatabase { database in
            let connection = try await database.connect()
            _ = try await Migrator(keyring: try SchemaKeys.keyring()).migrate(connection)
            await connection.close()
            return try Self.normalised(Self.dump(database.conninfo))
        }
        // scripts/schema-snapshot.sh renews the file.
        if let path = ProcessInfo.processInfo.environment["DENGWEN_SCHEMA_SNAPSHOT"] {
            try schema.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        let snapshot = try SQLFolder.checkoutFile("sql/schema.sql").split(separator: "\n")
        let difference = schema.split(separator: "\n").difference(from: snapshot)
        let count = difference.count
        #expect(count == 0, "lines differ: run scripts/schema-snapshot.sh and review what changed")
    }

    private static func dump(_ conninfo: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--schema-only", "--dbname", conninfo]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    /// Without comments, session settings, psql's own commands and the word before an alias, which differ between minor
    /// versions: 15.20 writes `UPDATE a AS b` where 15.18 writes `UPDATE a b`.
    private static func normalised(_ dump: String) throws -> String {
        let noise = /^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict )/
        let alias = /(UPDATE|DELETE FROM) ([a-z_]+\.[a-z_]+) AS\b/
        var lines: [Substring] = []
        for line in dump.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.prefixMatch(of: noise) != nil || line.isEmpty && lines.last?.isEmpty != false { continue }
            lines.append(Substring(line.replacing(alias) { "\($0.1) \($0.2)" }))
        }
        return lines.joined(separator: "\n") + (lines.last?.isEmpty == true ? "" : "\n")
    }
}
