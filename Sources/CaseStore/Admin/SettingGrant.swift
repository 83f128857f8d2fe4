public import Libpq

/// The grant by which `guard.enter` leaves what a context says where no role of the program may write (decision 48).
///
/// It belongs to the server, not to the database: no dump brings it to another server, and without it every request
/// is refused.
public enum SettingGrant {
    /// What a superuser has to run once on each server.
    public static let statement = "grant set on parameter backtrace_functions to dengwen_owner"

    private enum State {
        case granted
        case missing(mayGrant: Bool)
    }

    /// - Throws: `Migrator.Failure.settingNotGranted`, `DatabaseError`.
    public static func require(_ connection: Connection) async throws {
        try await connection.run { session in try require(session) }
    }

    static func require(_ session: borrowing Session) throws {
        guard case .granted = try state(session) else { throw Migrator.Failure.settingNotGranted }
    }

    /// Grants it where whoever asks may: a restored database is put in order by its next migration.
    ///
    /// - Throws: `Migrator.Failure.settingNotGranted`, `DatabaseError`.
    static func ensure(_ session: borrowing Session) throws {
        switch try state(session) {
        case .granted: return
        case .missing(mayGrant: true): try session.script(statement)
        case .missing(mayGrant: false): throw Migrator.Failure.settingNotGranted
        }
    }

    /// Nothing is missing where there is no owner yet: the first migration makes the role and grants it.
    private static func state(_ session: borrowing Session) throws -> State {
        guard let row = try session.query(find).first, try !row.bool(0) else { return .granted }
        return .missing(mayGrant: try row.bool(1))
    }

    private static let find = Statement(
        """
        select
            has_parameter_privilege(r.oid, 'backtrace_functions', 'set'),
            has_parameter_privilege(current_user, 'backtrace_functions', 'set with grant option')
        from pg_roles as r
        where r.rolname = 'dengwen_owner'
        """
    )
}
