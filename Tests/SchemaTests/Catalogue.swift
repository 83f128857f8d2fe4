import Libpq
import TestDatabase

/// Questions to the system catalogue.
enum Catalogue {
    /// The schemas of ours, as an SQL list.
    static let schemas = """
        ('guard', 'directory', 'casework', 'vault', 'keys', 'queue', 'notify', 'audit', 'session')
        """

    /// A query for the primary and foreign keys.
    static let keys = """
        select c.conname::text as name
        from pg_constraint as c
        where c.connamespace::regnamespace::text in \(schemas) and c.contype in ('p', 'f')
        """

    /// A query for every rule that refuses a row by its name: CHECK, UNIQUE and EXCLUDE, unique indexes, and what a trigger
    /// raises. Primary and foreign keys are names of the schema, not rules.
    static let constraints = """
        select c.conname::text as name
        from pg_constraint as c
        where
            c.connamespace::regnamespace::text in \(schemas)
            and c.contype in ('c', 'u', 'x')
            -- What holds the primary key and more is there for foreign keys: no row can break it alone.
            and not exists (
                select
                from pg_constraint as k
                where k.conrelid = c.conrelid and k.contype = 'p' and c.contype = 'u' and k.conkey <@ c.conkey
            )
        union
        select t.relname::text
        from pg_index as i
        join pg_class as t on t.oid = i.indexrelid
        where
            t.relnamespace::regnamespace::text in \(schemas)
            and i.indisunique
            and not exists (select from pg_constraint as c where c.conindid = i.indexrelid)
        union
        select raised.name[1]
        from pg_proc as p
        cross join regexp_matches(p.prosrc, 'constraint = ''([a-z_]+)''', 'g') as raised (name)
        where p.pronamespace::regnamespace::text in \(schemas)
        union
        select t.tgname::text
        from pg_trigger as t
        join pg_proc as p on p.oid = t.tgfoid
        where p.pronamespace::regnamespace::text in \(schemas) and p.prosrc like '%constraint = tg_name%'
        order by name
        """

    /// A query for the rules about rows by name, with the statement that takes each away.
    static let removals = """
        select c.conname::text, format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname)
        from pg_constraint as c
        where
            c.connamespace::regnamespace::text in \(schemas)
            and c.contype in ('c', 'u', 'x')
            -- A part of a table loses its rule with the whole.
            and c.coninhcount = 0
        union
        select t.relname::text, format('drop index %s', i.indexrelid::regclass)
        from pg_index as i
        join pg_class as t on t.oid = i.indexrelid
        where
            t.relnamespace::regnamespace::text in \(schemas)
            and i.indisunique
            and not exists (select from pg_constraint as c where c.conindid = i.indexrelid)
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
