import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What a look at one row costs before anything is read: the walls of all that a row hangs on are planned with it.
@Suite struct PlanSizeTests {
    /// Lines of a plan. Written out, those of a paper's print had 696 and those of a line handed over 1,144: planning took a
    /// hundred times as long as reading.
    private static let most = 450

    @Test func `no wall of a table is planned into more than 450 lines`() async throws {
        let big = try await TestDatabase.withOffice { office in
            let tables = try await Catalogue.names(
                """
                select c.oid::regclass::text
                from pg_class as c
                where
                    c.relkind in ('r', 'p')
                    and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                    and has_any_column_privilege('dengwen_web', c.oid, 'select')
                """, office.admin)
            #expect(tables.count > 100)
            let viewer = try await office.connect(as: .web)
            let sizes = try await viewer.run { session in
                try tables.map { table in
                    ("\(table)", try session.query(Statement("explain select from \(table)")).count)
                }
            }
            await viewer.close()
            return sizes.filter { $0.1 > Self.most }.map { "\($0.0): \($0.1)" }
        }
        #expect(big.isEmpty)
    }

    /// A function of the owner is planned at each place of each statement: who asks is asked at dozens of them.
    @Test func `who asks is put in place of the call, and read from where nobody but the owner writes`() async throws {
        let plan = try await TestDatabase.withOffice { office in
            let viewer = try await office.connect(as: .web)
            let lines = try await viewer.run { session in
                try session.query(Statement("explain verbose select from casework.report")).map { try $0.text(0) }
            }
            await viewer.close()
            return lines.joined(separator: "\n")
        }
        #expect(plan.contains("current_setting('backtrace_functions'::text)"))
        for name in ["kind", "staff", "organ", "room", "is_system", "moment", "has_role", "sees_office", "cell"] {
            #expect(!plan.contains("guard.\(name)("), "\(name) is called")
        }
    }

    // MARK: - What functions read

    /// Reports of the county with words, triaged, with a clue each that somebody else holds; one word stands in all.
    static func plantRegister(_ count: Int, _ office: TestOffice) async throws {
        try await office.plant(
            """
            insert into casework.report (
                report_id, cell_id, receiver_organ_id, holder_organ_id, channel, received_on, received_at, signature, state,
                kind, source, source_key, register_year, register_number
            )
            select
                md5('r' || n)::uuid, '4202', 'O420281', 'O420281', 'letter', date '2026-01-01' + n / 500, '2026-03-02',
                'anonymous', 'accepted', 'accusation', 'desk', sha256(n::text::bytea), 2026, n
            from generate_series(1, \(count)) as n;
            insert into casework.report_words (report_id, cell_id, organ_id, received_on, tokens)
            select md5('r' || n)::uuid, '4202', 'O420281', date '2026-01-01' + n / 500, array[1, 100 + n % 500, 1000 + n]
            from generate_series(1, \(count)) as n;
            insert into casework.clue (
                clue_id, cell_id, report_id, receiver_organ_id, organ_id, room_id, clue_year, clue_series, clue_number,
                state, priority, micro_corruption, rule, routed_at, holder_staff_id
            )
            select
                md5('c' || n)::uuid, '4202', md5('r' || n)::uuid, 'O420281', 'O420281', 'O420281-J1', 2026, 'clue', n,
                'claimed', 2, false, 'x', '2026-03-02', 'nobody' || n
            from generate_series(1, \(count)) as n
            """)
        try await office.script("analyze casework.report, casework.report_words, casework.clue")
    }

    /// How many rows of reports and their words some statements read, each run seven times: from the sixth on a plan may
    /// be everybody's.
    ///
    /// - Parameter role: whose walls hold; nil where a function of the owner reads.
    private static func rowsRead(
        by statements: [String], of tables: [String] = ["report", "report_words"], as caller: Caller,
        role: DatabaseRole? = nil, _ office: TestOffice
    ) async throws -> Int {
        let context = office.genuineContext(caller)
        return try await office.admin.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try ReadCounts.during(session, of: tables) { session in
                    if let role { try session.script("set local role \(role.rawValue)") }
                    for sql in statements {
                        for _ in 0..<7 { _ = try session.query(Statement(sql)) }
                    }
                    try session.script("reset role")
                }.rows
            }
        }
    }

    @Test func `the next clue of a room is found at the head of its classes, however many wait`() async throws {
        let read = try await TestDatabase.withOffice { office in
            try await Self.plantRegister(10_000, office)
            try await office.plant(
                """
                update casework.clue set state = 'routed', holder_staff_id = null;
                insert into queue.ready (stage, lane, class, cell_id, subject_id, ready_at)
                select 'handle', c.room_id, 1 + c.clue_number % 4, c.cell_id, c.clue_id, c.routed_at
                from casework.clue as c
                order by c.clue_number
                """)
            try await office.script("analyze casework.clue, queue.ready")
            let next = "select from queue.next_clue('O420281-J1', interval '7 days', '{}', '{0,0,0,0}', true, false)"
            return try await Self.rowsRead(
                by: [next], of: ["clue", "ready"], as: office.member(of: Room.ID("O420281-J1")), office)
        }
        #expect(read > 0 && read < 7 * 250, "twenty-five of each class, and their clues; not twenty thousand: \(read)")
    }

    /// All reports read for every message: with a million of them the outbox stands still.
    @Test func `whether a message may go out is asked of its item alone`() async throws {
        let read = try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            try await Self.plantRegister(10_000, office)
            try await office.plant(
                """
                insert into notify.delivery (
                    delivery_id, cell_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at
                )
                select
                    md5('d' || n)::uuid, '4202', '\(endpoint.rawValue)', md5(case n % 2 when 0 then 'c' else 'r' end || n)::uuid,
                    md5('e' || n)::uuid, 'dengwen.case.routed.v1', 1, '2026-03-02', 'ready', '2026-03-02'
                from generate_series(1, 70) as n
                """)
            let claim = """
                select count(*)
                from notify.claim(array['\(endpoint.rawValue)']::uuid[], array[10], '2026-03-03', interval '30 s')
                """
            let read = try await Self.rowsRead(by: [claim], as: .system, office)
            let left = try await Catalogue.names(
                "select d.state from notify.delivery as d where d.state = 'ready'", office.admin)
            #expect(left.isEmpty, "all are claimed")
            return read
        }
        #expect(read > 0, "it was asked")
        #expect(read < 1_000, "of 10,000 reports, for 70 messages")
    }

    /// All deliveries that a receiver ever got, at each look at the page of receivers; and all that waits for one
    /// that is down.
    @Test func `deliveries are counted up to a bound, however many there are and however few are in a state`()
        async throws
    {
        let sources = try SQLFolder.swiftFiles(below: "Sources/CaseStore")
        let log = try #require(sources.first { $0.key.hasSuffix("DeliveryLog.swift") }?.value)
        let counting = try #require(log.firstMatch(of: /(?s)countDeliveries = Statement\(\s*"""\n(.*?)"""/)?.1)
        let sql = String(counting.replacing("$1", with: "11").replacing("$2", with: "200"))
        let read = try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            for (first, state, isShown) in [(1, "done", true), (10_001, "ready", false)] {
                try await office.plant(
                    """
                    insert into notify.delivery (
                        delivery_id, cell_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state,
                        due_at, finished_at, is_shown
                    )
                    select
                        md5('d' || n)::uuid, '4202', '\(endpoint.rawValue)', md5('r' || n)::uuid, md5('e' || n)::uuid,
                        'dengwen.case.routed.v1', 1, '2026-03-02', case n when 7 then 'dead' else '\(state)' end,
                        '2026-03-02', case when \(isShown) then timestamptz '2026-03-02' end, \(isShown)
                    from generate_series(\(first), \(first + 9_999)) as n
                    """)
            }
            try await office.script("analyze notify.delivery")
            return try await Self.rowsRead(
                by: [sql], of: ["delivery"], as: office.administrator, role: .web, office)
        }
        #expect(read >= 7 * 12, "eleven of the delivered, and the one given up")
        #expect(read < 1_000, "of 20,000 deliveries, seven times")
    }

    /// All that ever lay on the shelf of a receiver, for each of its pages and for the list of its months.
    @Test func `a page of the shelf reads what it shows, however much lies there`() async throws {
        let sources = try SQLFolder.swiftFiles(below: "Sources/CaseStore")
        let shelf = try #require(sources.first { $0.key.hasSuffix("DeliveryShelf.swift") }?.value)
        let page = try #require(shelf.firstMatch(of: /(?s)findPastDeliveries = Statement\(\s*"""\n(.*?)"""/)?.1)
        let months = try #require(shelf.firstMatch(of: /(?s)findPastMonths = Statement\(\s*"""\n(.*?)"""/)?.1)
        let read = try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            try await office.plant(
                """
                insert into notify.past_delivery (
                    delivery_id, cell_id, finished_on, endpoint_id, subject_id, event_id, event_type, lane_seq,
                    occurred_at, state, attempt, tried_before, finished_at, is_shown
                )
                select
                    md5('d' || n)::uuid, '4202', '2025-06-01',
                    case when n <= 10000 then '\(endpoint.rawValue)'::uuid else md5('other')::uuid end,
                    md5('s' || n)::uuid, md5('e' || n)::uuid, 'dengwen.case.routed.v1', 1, '2025-06-01', 'done', 1, 0,
                    timestamptz '2025-06-01' + make_interval(secs => n), true
                from generate_series(1, 20000) as n
                """)
            try await office.script("analyze notify.past_delivery_rest")
            let id = "'\(endpoint.rawValue)'::uuid"
            let asked = [
                page.replacing("$1", with: id).replacing("$2", with: "11").replacing("$3", with: "'infinity'")
                    .replacing("$4", with: "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
                months.replacing("$1", with: id).replacing("$2", with: "'2025-07-01'").replacing("$3", with: "3"),
            ].map { String($0) }
            return try await Self.rowsRead(
                by: asked, of: ["past_delivery_rest"], as: office.administrator, role: .web, office)
        }
        #expect(read >= 7 * 12, "eleven of the page, and one of the month")
        #expect(read < 1_000, "of 20,000 on the shelf, seven times")
    }

    /// JB-6: a member of a room who works on nothing, or on one thing, waits as long as if there were no other.
    @Test func `a search reads what a member of a room works on, and for others no more than it shows`() async throws {
        let (idle, busy, lead) = try await TestDatabase.withOffice { office in
            try await Self.plantRegister(10_000, office)
            let member = office.member(of: Room.ID("O420281-J1"))
            let staff = try #require(member.staff).staff.rawValue
            let day = "select casework.first_words_on()"
            let words = """
                select count(*)
                from casework.search_words(array['{1}'], 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 20)
                """
            let idle = try await Self.rowsRead(by: [day, words], as: member, office)
            try await office.plant(
                "update casework.clue set holder_staff_id = '\(staff)' where clue_id in (md5('c7')::uuid, md5('c9000')::uuid)"
            )
            let busy = try await Self.rowsRead(by: [day, words], as: member, office)
            return (idle, busy, try await Self.rowsRead(by: [day], as: office.lead, office))
        }
        // To plan for who asks, the ends of two indexes are read each time.
        #expect(idle < 500, "of 10,000 reports")
        #expect(busy > 0 && busy < 500, "two reports, fourteen times")
        #expect(lead > 0 && lead < 500, "the first of each look")
    }
}
