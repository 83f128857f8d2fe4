import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What ended long ago is moved out of the way and not lost, and the lanes go on counting.
@Suite struct ShelfTests {
    /// The states of a lane's deliveries, numbered from one, of which the first is what tells of the item.
    private static func plant(
        _ states: [String], subject: Report.ID, at day: String, _ office: TestOffice, _ endpoint: EndpointRecord.ID
    ) async throws {
        let rows = states.enumerated().map { "(\($0.offset + 1), '\($0.element)')" }.joined(separator: ", ")
        try await office.plant(
            """
            insert into notify.delivery (
                delivery_id, cell_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at,
                finished_at, is_shown
            )
            select
                md5('\(subject.rawValue)' || s.lane_seq)::uuid, '4202', '\(endpoint.rawValue)', '\(subject.rawValue)',
                gen_random_uuid(),
                case s.lane_seq when 1 then 'dengwen.report.registered.v1' else 'dengwen.case.routed.v1' end, s.lane_seq,
                '\(day)', s.state, '\(day)', case when s.state in ('done', 'dead', 'withdrawn') then timestamptz '\(day)' end,
                s.state <> 'withdrawn'
            from (values \(rows)) as s (lane_seq, state);
            insert into notify.attempt (delivery_id, cell_id, number, attempted_at, http_status, total_us)
            select d.delivery_id, d.cell_id, 1, '\(day)', 200, 5
            from notify.delivery as d
            where d.subject_id = '\(subject.rawValue)' and d.state in ('done', 'dead')
            """)
    }

    private static func shelve(_ office: TestOffice) async throws -> Int {
        try await office.store.transaction(as: .system, on: .worker) { try $0.shelveDeliveries() }
    }

    private static func texts(_ sql: String, _ office: TestOffice) async throws -> [String] {
        try await office.admin.run { session in try session.query(Statement(sql)).map { try $0.text(0) } }
    }

    private static func count(_ table: String) -> String { "(select count(*) from \(table))" }

    private static func left(_ subject: Report.ID, _ office: TestOffice) async throws -> [String] {
        try await texts(
            """
            select d.lane_seq || ' ' || d.state from notify.delivery as d
            where d.subject_id = '\(subject.rawValue)' order by d.lane_seq, d.state
            """, office)
    }

    private static func gone(_ subject: Report.ID, _ office: TestOffice) async throws -> [String] {
        try await texts(
            """
            select p.lane_seq || ' ' || p.state || ' ' || count(a.number)
            from notify.past_delivery as p
            left join notify.past_attempt as a
                on a.delivery_id = p.delivery_id and a.finished_on = p.finished_on and a.cell_id = p.cell_id
            where p.subject_id = '\(subject.rawValue)'
            group by p.lane_seq, p.state
            order by p.lane_seq
            """, office)
    }

    @Test
    func `of a lane that has ended what tells of the item stays, and the last one; the rest goes with its attempts`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let (old, young, open): (Report.ID, Report.ID, Report.ID) = (
                office.world.newID(), office.world.newID(), office.world.newID()
            )
            try await Self.plant(
                ["done", "done", "dead", "done", "withdrawn"], subject: old, at: "2025-06-01", office, endpoint)
            try await Self.plant(["done", "done", "done"], subject: young, at: "2026-02-01", office, endpoint)
            try await Self.plant(["done", "done", "ready"], subject: open, at: "2025-06-01", office, endpoint)
            #expect(try await Self.shelve(office) == 7, "all that ended by then is looked at")
            #expect(try await Self.shelve(office) == 0, "once")
            #expect(try await Self.left(old, office) == ["1 done", "4 done"])
            #expect(try await Self.gone(old, office) == ["2 done 1", "3 dead 1", "5 withdrawn 0"])
            #expect(try await Self.left(young, office) == ["1 done", "2 done", "3 done"], "ninety days are kept")
            #expect(
                try await Self.left(open, office) == ["1 done", "2 done", "3 ready"],
                "what comes after may be withdrawn, and its number given again")
            let attempts = try await Self.texts("select count(*)::text from notify.attempt", office)
            #expect(attempts == ["7"])
        }
    }

    @Test func `a lane goes on from what stayed, and that goes when a later one has ended`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let (county, item): (Organ.ID, Report.ID) = (office.county, office.world.newID())
            try await Self.plant(["done", "done", "done"], subject: item, at: "2025-06-01", office, endpoint)
            _ = try await Self.shelve(office)
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.announce(.reportRegistered, item, in: county)
                try transaction.announce(.caseClaimed, item, in: county)
            }
            #expect(try await Self.left(item, office) == ["1 done", "3 done", "4 ready"], "an item is new once")
            try await office.plant(
                """
                update notify.delivery set state = 'done', finished_at = '2026-03-02'
                where subject_id = '\(item.rawValue)' and lane_seq = 4
                """)
            office.clock.advance(days: 91)
            #expect(try await Self.shelve(office) == 1)
            #expect(try await Self.left(item, office) == ["1 done", "4 done"])
            #expect(try await Self.gone(item, office) == ["2 done 1", "3 done 1"])
        }
    }

    @Test func `what lies on the shelf is walked from the newest end, page by page, and found by its month`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            // The last one in China on the first of November.
            for day in ["2025-06-01", "2025-08-01", "2025-10-31 17:00+00"] {
                let states = ["done", "done", "dead", "done", "withdrawn"]
                try await Self.plant(states, subject: office.world.newID(), at: day, office, endpoint)
            }
            #expect(try await Self.shelve(office) == 15)
            var (rows, cursor): ([PastDelivery], NewestCursor?) = ([], nil)
            for expected in [4, 2] {
                let after = cursor
                let page = try await office.store.transaction(as: office.administrator) {
                    try $0.pastDeliveries(of: endpoint, after: after, limit: 4)
                }
                #expect(page.count == expected)
                rows += page.map { $0 }
                cursor = page.next
            }
            #expect(cursor == nil && Set(rows.map(\.id)).count == 6, "each once, and nothing that was withdrawn")
            #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.endedAt >= $1.endedAt })
            #expect(rows.map(\.wasTaken).count { $0 } == 3 && rows.allSatisfy { $0.lastStatus == 200 })
            let months = try await office.store.transaction(as: office.administrator) {
                try $0.monthsOfPastDeliveries(of: endpoint)
            }
            #expect(months.map { "\($0)" } == ["2025-11-01", "2025-08-01", "2025-06-01"])
        }
    }

    /// Of each kind one that holds, and one (of sessions two) that holds no more.
    private static func plantSignIns(_ office: TestOffice) async throws {
        let staff = try #require(office.clerk.staff).staff.rawValue
        try await office.plant(
            """
            insert into session.session (
                token_hash, cell_id, session_id, staff_id, kind, device, created_at, last_seen_at, expires_at
            )
            select sha256(d::text::bytea), '4202', gen_random_uuid(), '\(staff)', 'web', 'firefox-linux', d, d, d + interval '8 h'
            from unnest(array['2026-02-27 00:00+00', '2026-02-28 00:00+00', '2026-03-02 00:00+00']::timestamptz[]) as d;
            insert into session.device (device_hash, cell_id, staff_id, created_at, expires_at)
            select sha256(d::text::bytea), '4202', '\(staff)', d - interval '90 days', d
            from unnest(array['2026-03-01', '2026-05-01']::timestamptz[]) as d;
            insert into session.guess (key_hash, cell_id, began_at, last_at, guesses, refusals)
            select sha256(d::text::bytea), '4202', d, d, 3, 0
            from unnest(array['2026-02-28', '2026-03-03']::timestamptz[]) as d;
            insert into session.returned (state_hash, cell_id, returned_at, expires_at)
            select sha256(d::text::bytea), '4202', d - interval '5 minutes', d
            from unnest(array['2026-03-01', '2026-03-03']::timestamptz[]) as d;
            insert into session.opened_item (staff_id, cell_id, item_id, opened_at)
            select '\(staff)', '4202', gen_random_uuid(), d
            from unnest(array['2026-03-01', '2026-03-03']::timestamptz[]) as d;
            insert into session.invitation (token_hash, cell_id, staff_id, created_at, expires_at, ended_at)
            select sha256(d::text::bytea), '4202', '\(staff)', d, d + interval '1 day', d + interval '1 hour'
            from unnest(array['2025-02-01', '2026-02-01']::timestamptz[]) as d;
            insert into session.token (
                token_id, cell_id, token_hash, staff_id, organ_id, purpose, scopes, created_at, expires_at, ended_at, ended_for
            )
            select
                gen_random_uuid(), '4202', sha256(d::text::bytea), '\(staff)', 'O420281', 'display', '{read_board}', d,
                d + interval '90 days', d + interval '1 day', 'owner'
            from unnest(array['2025-02-01', '2026-02-01']::timestamptz[]) as d;
            insert into session.binding (
                binding_id, cell_id, kind, key_hash, staff_id, organ_id, created_at, not_after, ended_at, ended_for
            )
            select
                gen_random_uuid(), '4202', 'certificate', sha256(d::text::bytea), '\(staff)', 'O420281', d,
                d + interval '3 years', d + interval '1 day', 'owner'
            from unnest(array['2025-02-01', '2026-02-01']::timestamptz[]) as d
            """)
    }

    @Test func `sign-ins, guesses and codes that hold no more are swept, and those that hold stay`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.plantSignIns(office)
            let tables = [
                "session.session", "session.binding", "session.device", "session.guess", "session.invitation",
                "session.opened_item", "session.returned", "session.token",
            ]
            let named = "select g.table_name from guard.growth() as g where g.swept_by = 'session.sweep'"
            let swept = Set(try await Self.texts(named, office))
            #expect(swept == Set(tables))
            let counts = "select concat_ws(' ', " + tables.map(Self.count).joined(separator: ", ") + ")"
            #expect(try await Self.texts(counts, office) == ["3 2 2 2 2 2 2 2"])
            let sweep: @Sendable () async throws -> Int = {
                try await office.store.transaction(as: .system, on: .worker) { try $0.sweepSessions() }
            }
            #expect(try await sweep() == 9)
            #expect(try await Self.texts(counts, office) == ["1 1 1 1 1 1 1 1"])
            #expect(try await sweep() == 0)
            office.clock.advance(days: 400)
            #expect(try await sweep() == 8)
            #expect(try await Self.texts(counts, office) == ["0 0 0 0 0 0 0 0"])
        }
    }
}
