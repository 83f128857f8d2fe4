import ArgumentParser
import CaseStore
import Libpq

/// Brings the database to the schema of this program.
struct Migrate: OperatorCommand {
    static let configuration = CommandConfiguration(
        abstract: "升级数据库结构 · bring the database to this program's schema"
    )

    @Option(help: "数据目录 · data directory")
    var data: String?

    func perform() async throws {
        let site = try Site(data: data, makesKey: true)
        let outcome = try await Migrate.migrate(site, try site.addresses(nil))
        let names = outcome.migrations + outcome.code
        Terminal.say(names.isEmpty ? "已是最新 · up to date" : names.joined(separator: "\n"))
    }

    static func migrate(_ site: Site, _ addresses: Addresses) async throws -> Migrator.Outcome {
        let connection = try await Connection.open(
            ConnectionSettings(addresses.superuser, statementTimeoutMilliseconds: 0)
        )
        do {
            let outcome = try await Migrator(keyring: site.keyring).migrate(
                connection, withPasswords: !addresses.isPrivate
            )
            await connection.close()
            return outcome
        } catch {
            await connection.close()
            throw error
        }
    }
}
