import Libpq
import TestDatabase

/// Questions to the system catalogue.
enum Catalogue {
    /// The schemas of ours, as an SQL list.
    static let schemas = """
        ('guard', 'directory', 'casework', 'vault', 'queue', 'notify', 'audit', 'session')
        """

    /// The roles that the program signs in as, as an SQL list.
    static let roles = """
        ('dengwen_migrate', 'dengwen_web', 'dengwen_worker', 'dengwen_vault', 'dengwen_audit', 'dengwen_notify',
        'dengwen_backup')
        """

    /// The first column of a query on the migrated schema, as text: posture tests list what must not be there.
    static func names(_ sql: String) async throws -> [String] {
        try await TestDatabase.withOffice { office in try await names(sql, office.admin) }
    }

    static func names(_ sql: String, _ connection: Connection) async throws -> [String] {
        try await connection.run { session in
            try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "" }
        }
    }
}
