import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// No table grows without bound: each says what bounds it, and what is said is looked up in the catalogue.
@Suite struct GrowthTests {
    /// A new table is given its bound in `sql/code/growth.sql` by whoever makes it.
    @Test func `every table has one class, and every class a table`() async throws {
        let apart = try await Catalogue.names(
            """
            select coalesce(t.id::regclass::text, g.table_name)
            from guard.growth() as g
            full join (
                select c.oid as id
                from pg_class as c
                where
                    c.relkind in ('r', 'p') and not c.relispartition
                    and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
            ) as t on t.id = to_regclass(g.table_name)::oid
            where t.id is null or g.table_name is null
            """)
        #expect(apart.isEmpty)
        let twice = try await Catalogue.names(
            "select g.table_name from guard.growth() as g group by g.table_name having count(*) > 1")
        #expect(twice.isEmpty)
    }

    /// What is dropped is kept for half a year at least: so long logs of a network are (网络安全法 21 (3)).
    @Test func `every class says what bounds it`() async throws {
        let unbounded = try await Catalogue.names(
            """
            select g.table_name || ' ' || g.class
            from guard.growth() as g
            join pg_class as c on c.oid = to_regclass(g.table_name)
            where not case g.class
                when 'record' then g.months is null and c.relkind = 'r'
                when 'directory' then g.months is null and g.swept_by is null and c.relkind = 'r'
                when 'hot' then g.months is null and g.is_churned
                when 'rotated' then g.months between 6 and 120 and c.relkind = 'p' and guard.month_column(c.oid) is not null
                when 'swept' then g.months is null and g.swept_by is not null
                else false
            end
            or g.swept_by is not null and to_regproc(g.swept_by) is null
            or c.relkind = 'p' and g.class <> 'rotated'
            """)
        #expect(unbounded.isEmpty)
        let classes = try await Catalogue.names("select distinct g.class from guard.growth() as g order by 1")
        #expect(classes == ["directory", "hot", "record", "rotated", "swept"])
    }

    @Test func `what changes all the time is cleaned by settings of its own, and what comes and goes by number alone`()
        async throws
    {
        let strangers = try await Catalogue.names(
            """
            select g.table_name
            from guard.growth() as g
            join pg_class as c on c.oid = to_regclass(g.table_name)
            cross join lateral (
                select
                    max(x.option_value) filter (where x.option_name = 'autovacuum_vacuum_threshold')::integer as threshold,
                    max(x.option_value) filter (where x.option_name = 'autovacuum_vacuum_scale_factor')::float8 as share,
                    count(*) filter (where x.option_name in ('autovacuum_enabled', 'vacuum_index_cleanup')) as switched
                from pg_options_to_table(c.reloptions) as x
            ) as o
            where
                g.is_churned <> (o.threshold is not null)
                or g.is_churned and not coalesce(o.threshold <= 1000 and o.share <= 0.01, false)
                or g.class in ('hot', 'directory') and g.is_churned and o.share > 0
                or o.switched > 0
            """)
        #expect(strangers.isEmpty)
    }

    /// What an index holds leaves an entry behind in every index of the table when it changes.
    @Test func `what every step counts up stands in no index`() async throws {
        let indexed = try await Catalogue.names(
            """
            select i.indexrelid::regclass || ' ' || v.name
            from (values
                ('casework.report', 'version'), ('casework.clue', 'version'), ('session.session', 'last_seen_at'),
                ('session.guess', 'guesses'), ('audit.chain', 'last_sequence'), ('audit.chain', 'last_digest'),
                ('casework.number_series', 'last_number'), ('notify.endpoint', 'health'), ('casework.clock', 'extensions')
            ) as v (table_name, name)
            join pg_attribute as a on a.attrelid = v.table_name::regclass and a.attname = v.name
            join pg_index as i on i.indrelid = a.attrelid
            where
                a.attnum = any (i.indkey)
                or exists (
                    select
                    from pg_depend as d
                    where d.objid = i.indexrelid and d.refobjid = a.attrelid and d.refobjsubid = a.attnum
                )
            """)
        #expect(indexed.isEmpty)
    }

    @Test func `a step that changes no place of a report is written beside it, and touches no index`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plantReport(in: office.county)
            let updates = try await office.admin.run { session in
                try session.transaction { session in
                    try session.script(
                        """
                        set local session_replication_role = replica;
                        update casework.report set version = version + 1
                        """)
                    let counted = Statement(
                        """
                        select
                            pg_stat_get_xact_tuples_updated('casework.report'::regclass),
                            pg_stat_get_xact_tuples_hot_updated('casework.report'::regclass)
                        """)
                    return try session.query(counted).map { [try $0.int8(0), try $0.int8(1)] }
                }
            }
            #expect(updates == [[1, 1]])
        }
    }
}

/// Months of history: there before they are needed, gone when they are over, and closed to everybody.
@Suite struct MonthTests {
    private static func keep(_ office: TestOffice) async throws -> KeptMonths {
        try await office.store.transaction(as: .system, on: .worker) { try $0.keepMonths() }
    }

    /// How many rotated tables there are.
    private static func tables(_ office: TestOffice) async throws -> Int {
        try await Catalogue.names(
            "select g.table_name from guard.growth() as g where g.class = 'rotated'", office.admin
        ).count
    }

    private static func months(of table: String, _ office: TestOffice) async throws -> [String] {
        try await Catalogue.names(
            "select coalesce(m.month::text, 'rest') from guard.months_of('\(table)') as m order by m.month",
            office.admin)
    }

    /// Lines of the shelf, one on each of the days.
    private static func plant(_ days: [String], _ office: TestOffice) async throws {
        let list = days.map { "(date '\($0)')" }.joined(separator: ", ")
        try await office.plant(
            """
            insert into notify.past_delivery (
                delivery_id, cell_id, finished_on, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state,
                attempt, tried_before, finished_at, is_shown
            )
            select
                gen_random_uuid(), '4202', d.finished_on, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                'dengwen.case.routed.v1', 1, d.finished_on, 'done', 1, 0, d.finished_on, true
            from (values \(list)) as d (finished_on)
            """)
    }

    private static func places(_ office: TestOffice) async throws -> [String] {
        try await Catalogue.names(
            "select p.tableoid::regclass || ' ' || p.finished_on from notify.past_delivery as p order by p.finished_on",
            office.admin)
    }

    @Test func `a row whose month nobody made is taken in, and moves when it is made`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plant(["2026-03-31", "2026-04-01", "2027-08-15"], office)
            #expect(try await Self.places(office).allSatisfy { $0.hasPrefix("notify.past_delivery_rest ") })
            let kept = try await Self.keep(office)
            let tables = try await Self.tables(office)
            #expect(
                kept == KeptMonths(made: 3 * tables + 1, dropped: 0), "three months each, and one that was there early")
            #expect(
                try await Self.places(office) == [
                    "notify.past_delivery_2026_03 2026-03-31", "notify.past_delivery_2026_04 2026-04-01",
                    "notify.past_delivery_2027_08 2027-08-15",
                ])
            #expect(
                try await Self.months(of: "notify.past_attempt", office)
                    == ["2026-03-01", "2026-04-01", "2026-05-01", "rest"])
            #expect(try await Self.keep(office) == KeptMonths(made: 0, dropped: 0))
            office.clock.advance(days: 31)
            #expect(try await Self.keep(office) == KeptMonths(made: tables, dropped: 0))
        }
    }

    @Test func `a month that is over goes as a whole, and no other`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.script(
                """
                set role dengwen_owner;
                select guard.make_month('notify.past_delivery', month)
                from unnest(array['2019-12-01', '2023-02-01', '2023-03-01']::date[]) as month;
                reset role
                """)
            try await Self.plant(["2019-12-24", "2021-06-01", "2023-02-28", "2023-03-01"], office)
            #expect(try await Self.keep(office).dropped == 2)
            #expect(try await Self.places(office) == ["notify.past_delivery_2023_03 2023-03-01"], "36 months are kept")
        }
    }

    @Test func `a clock that runs ahead drops nothing`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.keep(office)
            try await Self.plant(["2026-03-31"], office)
            office.clock.advance(days: 20 * 365)
            #expect(try await Self.keep(office).dropped == 0)
            #expect(try await Self.places(office) == ["notify.past_delivery_2026_03 2026-03-31"])
        }
    }

    @Test func `nobody but the system keeps months, shelves and sweeps`() async throws {
        try await TestDatabase.withOffice { office in
            for caller in [office.clerk, office.administrator, office.securityAdministrator] {
                let kept = try await office.store.transaction(as: caller, on: .worker) { transaction in
                    let months = try transaction.keepMonths()
                    return [
                        months.made, months.dropped, try transaction.shelveDeliveries(),
                        try transaction.sweepSessions(),
                    ]
                }
                #expect(kept == [0, 0, 0, 0])
            }
            #expect(try await Self.months(of: "notify.past_delivery", office) == ["rest"])
        }
    }

    /// Through the parent its policies hold; the table of a month is nobody's to name.
    @Test func `the table of a month is closed as its parent is, and granted to nobody`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.keep(office)
            let open = try await Catalogue.names(
                """
                select c.oid::regclass::text
                from pg_class as c
                where
                    c.relispartition and c.relkind in ('r', 'p')
                    and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                    and (
                        not (c.relrowsecurity and c.relforcerowsecurity and c.relowner = 'dengwen_owner'::regrole)
                        or exists (
                            select
                            from pg_policy as p
                            where p.polrelid = c.oid and p.polroles <> array['dengwen_owner'::regrole::oid]
                        )
                    )
                """, office.admin)
            #expect(open.isEmpty)
            let granted = try await Catalogue.names(
                """
                select c.oid::regclass || ' ' || r.rolname
                from pg_class as c
                cross join pg_roles as r
                where
                    c.relispartition and c.relkind in ('r', 'p')
                    and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                    and r.rolname in \(Catalogue.roles)
                    and (
                        has_table_privilege(r.oid, c.oid, 'select, insert, update, delete, truncate')
                        or has_any_column_privilege(r.oid, c.oid, 'select, insert, update')
                    )
                """, office.admin)
            #expect(granted.isEmpty)
            let parts = try await Catalogue.names(
                "select c.relname::text from pg_class as c where c.relispartition and c.relkind = 'r'", office.admin)
            #expect(parts.count == 4 * (try await Self.tables(office)), "three months and the rest of each")
        }
    }
}
