public import Libpq
import Schema
public import Sealing

/// Brings a database to the schema that this program was built with.
///
/// Forward only, under an advisory lock, so that any number may run at once. A migration that was released is never
/// edited: its checksum is kept and compared.
public struct Migrator: Sendable {
    let keyring: Keyring

    public init(keyring: Keyring) { self.keyring = keyring }

    /// What was done.
    public struct Outcome: Sendable, Equatable {
        /// Names of the migrations that were applied now.
        public let migrations: [String]
        /// Names of the code files that were applied again.
        public let code: [String]
    }

    public enum Failure: Error, Sendable, Equatable {
        /// An applied migration is not the one that this program carries.
        case changed(migration: String)
        /// The database was migrated by a newer program.
        case newer(migration: String)
        /// The database belongs to another site key than the one at hand: nothing in it could be opened.
        case otherKey
        /// The server lacks the grant of `SettingGrant`, and whoever migrates may not give it.
        case settingNotGranted
    }

    /// Applies what is missing.
    ///
    /// - Parameters:
    ///   - connection: of a superuser, or of the database's owner who may create roles.
    ///   - withPasswords: gives the database roles passwords derived from the site key, for servers that ask.
    /// - Throws: `Failure`, `DatabaseError`.
    public func migrate(_ connection: Connection, withPasswords: Bool = false) async throws -> Outcome {
        try await connection.run { session in try migrate(session, withPasswords: withPasswords) }
    }

    func migrate(_ session: borrowing Session, withPasswords: Bool = false) throws -> Outcome {
        try session.transaction { session in
            try session.script(Self.prepare)
            // First: what a migration itself needs of it would be told in the server's words.
            try SettingGrant.ensure(session)
            let outcome = Outcome(
                migrations: try Self.applyMigrations(session), code: try Self.applyCode(session)
            )
            try Self.checkSite(session, keyring)
            try Self.installContextKey(session, keyring)
            if withPasswords { try Self.setPasswords(session, keyring) }
            return outcome
        }
    }

    private static let prepare = """
        select pg_advisory_xact_lock(hashtextextended('dengwen.migrate', 0));
        create schema if not exists migration;
        revoke all on schema migration from public;
        create table if not exists migration.applied (
            name text not null,
            kind text not null,
            checksum bytea not null,
            applied_at timestamptz not null,
            constraint applied_is_unique primary key (name, kind),
            constraint applied_kind_is_known check (kind in ('migration', 'code'))
        );
        alter table migration.applied enable row level security;
        """

    private static let findApplied = Statement(
        "select a.name, a.checksum = sha256(convert_to($2, 'UTF8')) from migration.applied as a where a.name = $1 and a.kind = $3"
    )
    private static let listApplied = Statement(
        "select a.name from migration.applied as a where a.kind = 'migration' order by a.name"
    )
    private static let recordApplied = Statement(
        """
        insert into migration.applied as a (name, kind, checksum, applied_at)
        values ($1, $3, sha256(convert_to($2, 'UTF8')), clock_timestamp())
        on conflict (name, kind) do update
        set checksum = excluded.checksum, applied_at = excluded.applied_at
        """
    )

    private static func applyMigrations(_ session: borrowing Session) throws -> [String] {
        let known = Set(Schema.migrations.map(\.name))
        for row in try session.query(listApplied) {
            let name = try row.text(0)
            guard known.contains(name) else { throw Failure.newer(migration: name) }
        }
        var applied: [String] = []
        for file in Schema.migrations {
            let values: [Value] = [.text(file.name), .text(file.text), .text("migration")]
            if let row = try session.query(findApplied, values).first {
                guard try row.bool(1) else { throw Failure.changed(migration: file.name) }
                continue
            }
            // On a server where nobody migrated before, the owner comes with the first of them.
            try SettingGrant.ensure(session)
            try session.script(file.text)
            try session.execute(recordApplied, values)
            applied.append(file.name)
        }
        return applied
    }

    /// One changed file applies all: functions, policies and grants lean on each other.
    private static func applyCode(_ session: borrowing Session) throws -> [String] {
        var changed: [String] = []
        for file in Schema.code {
            let values: [Value] = [.text(file.name), .text(file.text), .text("code")]
            if try session.query(findApplied, values).first?.bool(1) != true { changed.append(file.name) }
        }
        guard !changed.isEmpty else { return [] }
        for file in Schema.code {
            try session.script("set local role dengwen_owner;\n" + file.text + "\nreset role;")
            try session.execute(recordApplied, [.text(file.name), .text(file.text), .text("code")])
        }
        return changed
    }

    private static let markSite = Statement("select guard.mark_site($1, $2)")

    /// The key is noted the first time, and compared from then on.
    private static func checkSite(_ session: borrowing Session, _ keyring: Keyring) throws {
        let values: [Value] = [.bytes(keyring.siteMark), .bytes(keyring.contextPads.inner)]
        guard try session.query(markSite, values).first?.bool(0) == true else { throw Failure.otherKey }
    }

    private static let installKey = Statement("select guard.install_key(1::smallint, $1, $2)")

    private static func installContextKey(_ session: borrowing Session, _ keyring: Keyring) throws {
        let pads = keyring.contextPads
        try session.execute(installKey, [.bytes(pads.inner), .bytes(pads.outer)])
    }

    private static func setPasswords(_ session: borrowing Session, _ keyring: Keyring) throws {
        for role in DatabaseRole.allCases {
            // Base 64 of ours: nothing to quote. Servers may log statements, so that it is no password.
            try session.script("alter role \(role.rawValue) password '\(try keyring.roleVerifier(role.rawValue))'")
        }
    }
}

/// The database roles that this program signs in as.
public enum DatabaseRole: String, Sendable, CaseIterable {
    case web = "dengwen_web"
    case worker = "dengwen_worker"
    case notify = "dengwen_notify"
    case vault = "dengwen_vault"
    case audit = "dengwen_audit"
}
