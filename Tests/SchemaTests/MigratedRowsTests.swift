import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What a migration makes of the rows that were there before it.
@Suite struct MigratedRowsTests {
    @Test func `sealed lines that are still here get the clock that they never had, and those that went up get none`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (county, upward) = (office.county, office.upwardClock)
            try await office.store.transaction(as: office.clerk) { transaction in
                for line in 1...2 {
                    _ = try transaction.insertSealed(
                        ground: .ownHead, organ: county, channel: .letter, receivedOn: transaction.today,
                        clock: upward, key: .form("line-\(line)")
                    )
                }
            }
            let migration = try SQLFolder.text("migrations", "m0012_sealed_clock")
            let backfill = try #require(migration.firstMatch(of: /(?s)insert into casework\.clock.*?;/))
            let script = """
                update casework.sealed_register set reported_up_on = received_on where sealed_number = 2;
                delete from casework.clock;
                \(backfill.0)
                """
            try await office.admin.run { session in try session.script(script) }
            let clocks = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select concat_ws(
                            ' ', s.sealed_number, c.subject, c.organ_id, c.kind, c.started_on, c.warn_on, c.due_on,
                            c.provisional
                        )
                        from casework.clock as c
                        join casework.sealed_register as s on s.sealed_id = c.subject_id and s.cell_id = c.cell_id
                        """
                    )
                ).map { try $0.text(0) }
            }
            #expect(clocks == ["1 sealed O420281 UPWARD_REPORT 2026-03-02 2026-03-07 2026-03-09 t"])
        }
    }

    @Test func `reports that were sealed up before name nobody any more but who is still to be kept out`() async throws
    {
        try await TestDatabase.withOffice { office in
            let colleague = try #require(office.secondClerk.staff).staff.rawValue
            let deputy = try #require(office.deputy.staff).staff.rawValue
            let report = try await office.plantReport(in: office.county)
            try await office.sealUp(report)
            let migration = try SQLFolder.text("migrations", "m0012_sealed_clock")
            let wiping = try #require(migration.firstMatch(of: /(?s)update casework\.report.*?;/))
            let check = try #require(migration.firstMatch(of: /(?s)alter table casework\.report.*?;/))
            let script = """
                alter table casework.report drop constraint report_sealed_up_is_bare;
                update casework.report
                set
                    barred_organ_ids = array['O420222'], barred_room_ids = array['O420281-J1'],
                    barred_staff_ids = array['\(deputy)', '\(colleague)'];
                \(wiping.0)
                alter table casework.report add constraint report_sealed_up_is_bare check (true);
                \(check.0)
                """
            try await office.admin.run { session in try session.script(script) }
            let bars = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select
                            concat_ws('|', r.barred_organ_ids::text, r.barred_room_ids::text, r.barred_staff_ids::text)
                        from casework.report as r
                        """
                    )
                ).map { try $0.text(0) }
            }
            #expect(bars == ["{}|{}|{\(colleague)}"])
        }
    }

    @Test func `DW-upload files whose scan was given up before stand as given up, and what waits still waits`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let ids = (1...5).map { "00000000-0000-4000-8000-00000000000\($0)" }
            try await office.plant(
                """
                insert into casework.upload (upload_id, began_on)
                select x.id::uuid, '2026-03-02'
                from unnest(array['\(ids.joined(separator: "', '"))']) as x (id);
                insert into casework.attachment_file (upload_id, type, chunks, sealed, scan_state, copy_state)
                values
                    ('\(ids[0])', 'jpeg', 1, 'x', 'waiting', 'failed'),
                    ('\(ids[1])', 'jpeg', 1, 'x', 'waiting', 'waiting'), ('\(ids[2])', 'jpeg', 1, 'x', 'clean', 'failed'),
                    ('\(ids[3])', 'jpeg', 1, 'x', 'waiting', 'waiting'), ('\(ids[4])', 'jpeg', 1, 'x', 'waiting', 'waiting');
                insert into queue.lease (
                    subject_id, stage, token, lane, class, holder, attempt, leased_until, ready_at, taken_at
                )
                values ('\(ids[3])', 'clean', 1, 'O420281', 3, 'x', 1, '2026-03-02', '2026-03-02', '2026-03-02');
                insert into queue.waiting (subject_id, stage, lane, class, attempt, retry_at)
                values ('\(ids[4])', 'clean', 'O420281', 3, 1, '2026-03-02');
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                values ('clean', 'O420281', 3, '\(ids[1])', '2026-03-02')
                """)
            let migration = try SQLFolder.text("migrations", "m0074_scans")
            let backfill = try #require(migration.firstMatch(of: /(?s)update casework\.attachment_file.*?;/))
            try await office.script(String(backfill.0))
            let states = try await Catalogue.names(
                "select f.scan_state from casework.attachment_file as f order by f.upload_id", office.admin)
            #expect(states == ["given_up", "waiting", "clean", "waiting", "waiting"])
        }
    }

    @Test
    func `JB-25 every lane in which something stood before has its turn, and a claim of before tells when it was`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let ids = (1...4).map { "00000000-0000-4000-8000-00000000000\($0)" }
            try await office.plant(
                """
                alter table queue.lease alter column ready_at drop not null, alter column taken_at drop not null;
                insert into queue.ready (stage, lane, class, subject_id, ready_at)
                values ('read', 'A', 3, '\(ids[0])', '2026-03-02'), ('read', 'A', 3, '\(ids[1])', '2026-03-02');
                insert into queue.lease (subject_id, stage, token, lane, class, holder, attempt, leased_until)
                values ('\(ids[2])', 'handle', 1, 'B', 3, 'x', 1, '2026-03-02');
                insert into queue.waiting (subject_id, stage, lane, class, attempt, retry_at)
                values ('\(ids[2])', 'clean', 'C', 3, 1, '2026-03-02');
                insert into queue.parked (subject_id, stage, lane, class, attempt, reason, parked_at)
                values ('\(ids[3])', 'clean', 'D', 3, 8, 'unexpected', '2026-03-02');
                delete from queue.lane
                """)
            let migration = try SQLFolder.text("migrations", "m0087_queue")
            let lanes = try #require(migration.firstMatch(of: /(?s)insert into queue\.lane.*?;/))
            let times = try #require(migration.firstMatch(of: /(?s)update queue\.lease set.*?;/))
            let known = try #require(migration.firstMatch(of: /(?s)alter table queue\.lease\s+alter column.*?;/))
            try await office.script("\(lanes.0) \(times.0) \(known.0)")
            let found = try await Catalogue.names(
                "select l.stage || ' ' || l.lane from queue.lane as l order by l.lane", office.admin)
            #expect(found == ["read A", "handle B", "clean C", "clean D"])
        }
    }

    @Test func `JB-15 what was drafted about an item that went up before ends with it, and nothing else does`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let (gone, here) = (
                try await office.plantClue(PlantedPlace(receiver: office.county, destination: place)),
                try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            )
            let clues = "array['\(gone.clue.rawValue)', '\(here.clue.rawValue)']::uuid[]"
            try await office.plant(
                """
                update casework.report
                set
                    state = 'sealed_up', kind = null, category = null, matter_token = null, decline_reason = null,
                    micro_corruption = false, risk_flags = '{}', import_flags = '{}', barred_organ_ids = '{}',
                    barred_room_ids = '{}'
                where report_id = '\(gone.report.rawValue)';
                insert into casework.recommendation (
                    recommendation_id, organ_id, kind, ground, clue_id, state, drafted_by, drafted_at, approved_by, approved_at
                )
                select
                    md5(c || s)::uuid, 'O420281', 'discipline', 'found_in_handling', c, s, 'S1', '2026-03-02 08:00+08',
                    case s when 'approved' then 'S2' end, case s when 'approved' then timestamptz '2026-03-02 09:00+08' end
                from unnest(\(clues)) as c, unnest(array['drafted', 'approved']) as s;
                insert into casework.recommendation_paper (
                    recommendation_id, ordinal, kind, sealed, written_by, written_at
                )
                select m.recommendation_id, 0, 'draft', 'words', 'S1', m.drafted_at from casework.recommendation as m;
                insert into casework.clock (
                    clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version, warn_on
                )
                select
                    gen_random_uuid(), m.recommendation_id, 'recommendation', 'O420281', 'RECOMMEND_REPLY', '2026-03-02',
                    '2026-03-20', false, '', '2026-03-18'
                from casework.recommendation as m;
                insert into casework.item_key (item_id, organ_id, wrapped)
                select m.recommendation_id, 'O420281', sha256('x') from casework.recommendation as m
                """)
            let migration = try SQLFolder.text("migrations", "m0085_alone")
            let ending = try #require(
                migration.firstMatch(of: /(?s)update casework\.recommendation_paper.*?set constraints/))
            try await office.script(String(ending.0.dropLast("set constraints".count)))
            let rows = try await Catalogue.names(
                """
                select
                    concat_ws(
                        ' ', m.clue_id = '\(gone.clue.rawValue)', m.state, octet_length(p.sealed), k.stopped_on is not null,
                        i.wrapped is null
                    )
                from casework.recommendation as m
                join casework.recommendation_paper as p on p.recommendation_id = m.recommendation_id
                join casework.clock as k on k.subject_id = m.recommendation_id
                join casework.item_key as i on i.item_id = m.recommendation_id
                order by 1
                """, office.admin)
            #expect(rows == ["f approved 5 f f", "f drafted 5 f f", "t dropped 0 t t", "t dropped 0 t t"])
        }
    }

    @Test func `what a receiver had answered before is shown, and tests; what it never had is not`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint().rawValue
            try await office.plant(
                """
                insert into notify.delivery (
                    delivery_id, cell_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at,
                    finished_at
                )
                select
                    md5('d' || n)::uuid, '4202', '\(endpoint)', md5('s' || n)::uuid, md5('e' || n)::uuid,
                    case n when 1 then 'dengwen.endpoint.ping.v1' else 'dengwen.case.routed.v1' end, 1, '2026-03-02',
                    (array['ready', 'ready', 'ready', 'done', 'withdrawn'])[n], '2026-03-02',
                    case when n > 3 then timestamptz '2026-03-02' end
                from generate_series(1, 5) as n;
                insert into notify.attempt (delivery_id, cell_id, number, attempted_at, http_status, failure, total_us)
                select
                    md5('d' || n)::uuid, '4202', 1, '2026-03-02', case n when 2 then null else 500 end::smallint,
                    case n when 2 then 'dns' else 'status' end, 1
                from generate_series(2, 5) as n
                """)
            let migration = try SQLFolder.text("migrations", "m0077_told")
            let backfill = try #require(migration.firstMatch(of: /(?s)update notify\.delivery.*?;/))
            try await office.script(String(backfill.0))
            let shown = try await Catalogue.names(
                "select d.is_shown::text from notify.delivery as d order by array_position(array["
                    + (1...5).map { "md5('d\($0)')::uuid" }.joined(separator: ", ") + "], d.delivery_id)", office.admin)
            #expect(shown == ["true", "false", "true", "true", "false"])
        }
    }

    @Test
    func `三员分立 who gave the command for a code before is kept from approving it, and what is over stays as it was`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await office.plant(
                """
                insert into session.invitation (
                    token_hash, cell_id, staff_id, created_at, expires_at, office_organ_id, given_by, approved_by,
                    approved_at, used_at
                )
                values
                    (
                        sha256('a'), '4202', 'S1357', now(), now() + interval '1 hour', 'O420281', 'uid=7;by=S1356', null,
                        null, null
                    ),
                    (
                        sha256('b'), '4202', 'S1357', now(), now() + interval '1 hour', 'O420281', 'uid=8;by=S1356',
                        'S1356', now(), now()
                    ),
                    (sha256('c'), '4202', 'S1357', now(), now() + interval '1 hour', null, 'uid=9', null, null, now())
                """)
            let migration = try SQLFolder.text("migrations", "m0076_givers")
            let backfill = try #require(migration.firstMatch(of: /(?s)update session\.invitation.*?\);\n/))
            try await office.script(String(backfill.0))
            let givers = try await Catalogue.names(
                """
                select concat_ws(' ', i.given_by, i.given_by_staff) from session.invitation as i
                order by i.given_by
                """, office.admin)
            #expect(givers == ["uid=7 S1356", "uid=8;by=S1356", "uid=9"])
        }
    }
}
