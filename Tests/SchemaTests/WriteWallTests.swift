import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who writes, and onto whose item: hostile SQL on the application's connection, under contexts that are genuine.
@Suite struct WriteWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// What a hostile statement of a caller comes to: the SQLSTATE, or nil when it went through.
    private static func state(
        of text: String, as caller: Caller, _ office: TestOffice
    ) async throws -> String? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        do {
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    _ = try session.query(Statement(text))
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.sqlState
        }
    }

    private static func hostile(_ planted: Planted) -> [(name: String, sql: String)] {
        let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
        return [
            ("a text", "insert into casework.report_text (report_id, sealed) values ('\(report)', '')"),
            ("a key", "insert into casework.item_key (item_id, organ_id, wrapped) values ('\(report)', 'O420281', '')"),
            (
                "an accused",
                "insert into casework.accused (report_id, ordinal, sealed) values ('\(report)', 99, '')"
            ),
            (
                "an identity",
                "insert into vault.identity (report_id, organ_id, sealed) values ('\(report)', 'O420281', '')"
            ),
            (
                "an event on the report",
                """
                insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, occurred_at)
                select '\(report)', 99, 'report', 'x', coalesce(guard.kind(), ''), guard.staff(), now()
                """
            ),
            (
                "an event on the clue",
                """
                insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, occurred_at)
                select '\(clue)', 99, 'clue', 'x', coalesce(guard.kind(), ''), guard.staff(), now()
                """
            ),
            (
                "a clock",
                """
                insert into casework.clock (
                    clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version,
                    warn_on
                )
                values (
                    gen_random_uuid(), '\(clue)', 'clue', 'O420281', 'PRELIM', '2026-03-02', '2026-03-02', false, '',
                    '2026-03-02'
                )
                """
            ),
            (
                "a notice",
                """
                insert into casework.notice (
                    notice_id, report_id, organ_id, kind, state, due_on, prepared_at, conclusion, template_version
                )
                values (
                    gen_random_uuid(), '\(report)', 'O420281', 'result', 'draft', '2026-03-02', now(), 'educated', 1
                )
                """
            ),
            (
                "an opinion",
                """
                insert into casework.triage_opinion (
                    report_id, ordinal, author, author_staff_id, kind, micro_corruption, priority, given_at
                )
                select '\(report)', 99, 'staff', guard.staff(), 'accusation', false, 3, now()
                """
            ),
            (
                "a recusal",
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                select '\(clue)', coalesce(guard.staff(), ''), 'declared', now()
                """
            ),
        ]
    }

    @Test func `HS-26 nobody writes onto an item of another organ, or of one that is barred`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let strangers: [Caller] = [
                office.first(.petitionLead, in: office.neighbour), office.first(.registrar, in: office.neighbour),
                office.first(.head, in: office.township), .publicVisitor,
            ]
            for caller in strangers {
                for attempt in Self.hostile(planted) {
                    let state = try await Self.state(of: attempt.sql, as: caller, office)
                    #expect(state == "42501", "\(attempt.name) by \(caller)")
                }
            }
        }
    }

    /// How many rows a statement of a caller changes.
    private static func changed(by text: String, as caller: Caller, _ office: TestOffice) async throws -> Int {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.execute(Statement(text))
            }
        }
    }

    @Test func `notices and clocks are changed by those whose work they are, and not by everybody who sees them`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let accused = try #require(office.lead.staff).staff
            let plain = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let barring = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room, barred: Barred(staff: [accused])))
            let (county, upward) = (office.county, office.upwardClock)
            let line = try await office.store.transaction(as: office.clerk) { transaction in
                _ = try transaction.insertSealed(
                    ground: .upperLevel, organ: county, channel: .letter, receivedOn: transaction.today, clock: upward,
                    key: .form("line"))
                return try transaction.sealedLines().first?.id.rawValue ?? ""
            }
            func notice(of planted: Planted) -> String {
                "update casework.notice set due_on = due_on where report_id = '\(planted.report.rawValue)'"
            }
            func clock(of item: String) -> String {
                "update casework.clock set warn_on = warn_on where subject_id = '\(item)'"
            }
            let member = office.member(of: Room.ID("O420281-J1"))
            let people: [String: Caller] = [
                "clerk": office.clerk, "lead": office.lead, "supervisor": office.supervisor, "deputy": office.deputy,
                "head": office.head, "member": member, "other room": office.member(of: Room.ID("O420281-J2")),
                "neighbour": office.first(.petitionLead, in: office.neighbour), "public": .publicVisitor,
            ]
            let desk: Set = ["clerk", "lead"]
            let rows: [(name: String, sql: String, who: Set<String>)] = [
                ("a notice", notice(of: plain), desk),
                ("a notice that bars the lead", notice(of: barring), ["clerk", "deputy"]),
                ("a report's clock", clock(of: plain.report.rawValue), desk),
                ("a clock that bars the lead", clock(of: barring.report.rawValue), ["clerk", "deputy"]),
                ("a clue's clock", clock(of: plain.clue.rawValue), ["member", "deputy", "head", "lead"]),
                ("a sealed line's clock", clock(of: line), desk),
            ]
            for row in rows {
                for (name, person) in people {
                    let changed = try await Self.changed(by: row.sql, as: person, office)
                    #expect(changed == (row.who.contains(name) ? 1 : 0), "\(row.name) by \(name)")
                }
            }
        }
    }

    @Test func `JB-15 nobody but the petition office starts a clock of its sealed lines`() async throws {
        try await TestDatabase.withOffice { office in
            let (county, upward) = (office.county, office.upwardClock)
            let line = try await office.store.transaction(as: office.clerk) { transaction in
                _ = try transaction.insertSealed(
                    ground: .upperLevel, organ: county, channel: .letter, receivedOn: transaction.today, clock: upward,
                    key: .form("line"))
                return try transaction.sealedLines().first?.id.rawValue ?? ""
            }
            let sql = """
                insert into casework.clock (
                    clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version,
                    warn_on
                )
                select
                    gen_random_uuid(), '\(line)', 'sealed', coalesce(guard.organ(), 'O420281'), 'OTHER', '2026-03-02',
                    '2026-03-02', false, '', '2026-03-02'
                """
            let strangers: [Caller] = [
                office.head, office.deputy, office.supervisor, office.first(.petitionLead, in: office.neighbour),
                office.cityLead, .publicVisitor,
            ]
            for caller in strangers {
                let state = try await Self.state(of: sql, as: caller, office)
                #expect(state == "42501", "\(caller)")
            }
            let own = try await Self.state(of: sql, as: office.clerk, office)
            #expect(own == nil)
        }
    }

    @Test func `parts of a report are written with it and never after`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            for attempt in Self.hostile(planted).prefix(2) {
                let state = try await Self.state(of: attempt.sql, as: office.clerk, office)
                #expect(state == "42501", "\(attempt.name)")
            }
        }
    }

    @Test func `an organ's chain takes entries of its own staff only`() async throws {
        try await TestDatabase.withOffice { office in
            func append(_ chain: String) -> String {
                "select audit.append('\(chain)', 'x', array['y'], array['z'])"
            }
            let own = try await Self.state(of: append("O420281"), as: office.clerk, office)
            let foreign = try await Self.state(of: append("O420200"), as: office.clerk, office)
            let visitor = try await Self.state(of: append("O420200"), as: .publicVisitor, office)
            #expect(own == nil && foreign == "DW001")
            #expect(visitor == "DW001", "of nothing that they hand in")
        }
    }

    @Test func `the queue moves nothing of another organ, and nobody claims in another person's name`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let stranger = office.first(.deputy, in: office.neighbour)
            let member = office.member(of: Room.ID("O420281-J1"))
            func take(_ holder: Caller, as caller: Caller) async throws -> Int64? {
                let staff = try #require(holder.staff).staff
                return try await office.store.transaction(as: caller) { transaction in
                    try transaction.takeOne(.handle, planted.clue, holder: staff, lease: 60)
                }
            }
            #expect(try await take(stranger, as: stranger) == nil)
            #expect(try await take(office.deputy, as: member) == nil)
            #expect(try await take(member, as: member) == nil, "nor does anybody without taking up the clue")
            let token = try #require(
                try await office.store.transaction(as: member) { transaction in
                    try transaction.claim(try transaction.lockClue(planted.clue), lease: 60)
                })
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: stranger) { try $0.finish(.handle, planted.clue, token: token) }
            }
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: stranger) {
                    try $0.giveBack(.handle, planted.clue, token: token)
                }
            }
            await #expect(throws: StoreError.stale, "while it is held") {
                try await office.store.transaction(as: office.deputy) {
                    try $0.giveBack(.handle, planted.clue, token: token)
                }
            }
            try await office.plant(
                "update casework.clue set state = 'routed', holder_staff_id = null")
            try await office.store.transaction(as: office.deputy) {
                try $0.giveBack(.handle, planted.clue, token: token)
            }
        }
    }

    @Test
    func `of what was passed on, the leaders of the receiving organ see nothing and its office no more than it had`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let town = Clue.Destination(organ: office.township, room: Self.township(office))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: town))
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                var record = try transaction.lockReport(planted.report)
                record.holder = office.township
                record.version += 1
                try transaction.save(record)
            }
            for (caller, sees, reads) in [
                (office.lead, true, true), (office.clerk, true, true), (office.supervisor, true, false),
                (office.deputy, false, false), (office.head, false, false),
            ] {
                let (report, content) = try await office.store.transaction(as: caller) { transaction in
                    (try? transaction.report(planted.report), try transaction.readableContent(of: planted.report))
                }
                #expect((report != nil) == sees, "\(caller)")
                #expect((content != nil) == reads, "\(caller)")
            }
        }
    }

    private static func township(_ office: TestOffice) -> Room.ID {
        office.directory.rooms(of: office.township).first?.id ?? Room.ID("")
    }

    @Test func `JB-15 nobody makes a sealed line another's, and no administrator alone opens a way out`() async throws {
        try await TestDatabase.withOffice { office in
            for change in ["ground = 1", "cell_id = '9999'", "received_on = '2020-01-01'", "organ_id = 'O420200'"] {
                let text = "update casework.sealed_register set \(change)"
                let found = try await Self.state(of: text, as: office.clerk, office)
                #expect(found == "42501", "\(change)")
            }
            for (state, proposer, approver) in [
                ("active", "guard.staff()", "'S1'"), ("proposed", "'S1'", "null"),
                ("proposed", "guard.staff()", "'S1'"),
            ] {
                let text = """
                    insert into notify.endpoint (
                        endpoint_id, organ_id, name, host, port, allowed_cidrs, sealed, event_types, state, proposed_by,
                        approved_by, created_at
                    )
                    values (
                        gen_random_uuid(), guard.organ(), 'x', 'h', 443, '{}', '', '{}', '\(state)', \(proposer),
                        \(approver), now()
                    )
                    """
                let found = try await Self.state(of: text, as: office.administrator, office)
                // In somebody else's name by the trigger, which comes first.
                #expect(found == "42501" || found == "23514", "\(state)")
            }
        }
    }

}
