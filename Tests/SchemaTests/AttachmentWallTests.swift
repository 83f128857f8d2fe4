import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees that a file is there, and who has its bytes: asked of the database itself, as the program's role.
@Suite struct AttachmentWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// A file with an original and a copy, on a report whose clue lies in a room.
    private static func plant(
        _ office: TestOffice, barred: Barred = Barred(), ofCheck: Bool = false
    ) async throws -> Planted {
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
        let origin = ofCheck ? "'check', '\(clue)', 'S0'" : "'handed_in', null, null"
        try await office.plant(
            """
            insert into casework.upload (upload_id, began_on) values ('\(report)', '2026-03-02');
            insert into casework.attachment_chunk (upload_id, part, ordinal, sealed)
            values ('\(report)', 'original', 0, 'x'), ('\(report)', 'copy', 0, 'x');
            insert into casework.attachment_file (
                upload_id, type, chunks, sealed, scan_state, copy_state, copy_type, copy_chunks, copy_sealed
            )
            values ('\(report)', 'jpeg', 1, 'x', 'clean', 'made', 'jpeg', 1, 'x');
            insert into casework.attachment (
                attachment_id, report_id, ordinal, upload_id, sealed_key, origin, clue_id, added_by, added_on
            )
            values (gen_random_uuid(), '\(report)', 1, '\(report)', 'x', \(origin), '2026-03-02')
            """)
        return planted
    }

    /// How many attachments, files, originals, copies and uploads a caller sees.
    private static func seen(_ caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        try await run(caller, office) { session in
            try [
                "attachment", "attachment_file", "attachment_chunk where part = 'original'",
                "attachment_chunk where part = 'copy'", "upload",
            ].map { try session.query(Statement("select count(*) from casework.\($0)"))[0].int8(0) }
        }
    }

    private static func run<R: Sendable>(
        _ caller: Caller, _ office: TestOffice, _ body: @escaping @Sendable (borrowing Session) throws -> R
    ) async throws -> R {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try body(session)
            }
        }
    }

    /// The state of the error with which a statement is refused; nil when it went through.
    private static func refusal(_ sql: String, _ caller: Caller, _ office: TestOffice) async -> String? {
        do {
            _ = try await run(caller, office) { session in try session.query(Statement(sql)).count }
            return nil
        } catch { return (error as? DatabaseError).flatMap { $0.constraint ?? $0.sqlState } ?? "\(error)" }
    }

    @Test func `DW-upload whoever reads the report sees the copy, and the office alone has the original`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let (nothing, copy, all): ([Int64], [Int64], [Int64]) = (
                [0, 0, 0, 0, 0], [1, 1, 0, 1, 0], [1, 1, 1, 1, 0]
            )
            let rows: [(String, Caller, [Int64])] = [
                ("clerk", office.clerk, all), ("lead", office.lead, all), ("deputy", office.deputy, copy),
                ("head", office.head, copy), ("case supervision", office.supervisor, copy),
                ("its room, not claimed", office.member(of: Self.room.room), nothing),
                ("other room", office.member(of: Room.ID("O420281-J2")), nothing), ("city", office.cityLead, nothing),
                ("neighbour", office.first(.head, in: office.neighbour), nothing), ("auditor", office.auditor, nothing),
                ("administrator", office.administrator, nothing), ("public", .publicVisitor, nothing),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.seen(caller, office) == expected, "\(name)")
            }
            let member = try #require(office.member(of: Self.room.room).staff).staff.rawValue
            try await office.plant(
                """
                update casework.clue set state = 'claimed', holder_staff_id = '\(member)'
                where clue_id = '\(planted.clue.rawValue)'
                """)
            #expect(try await Self.seen(office.member(of: Self.room.room), office) == all, "who holds the clue")
            try await office.plant(
                """
                update casework.attachment_file
                set
                    scan_state = 'infected', copy_state = 'none', copy_type = null, copy_chunks = null,
                    copy_sealed = null
                """)
            #expect(try await Self.seen(office.lead, office)[2] == 0, "what has a virus is handed to nobody")
        }
    }

    @Test func `DW-upload what was not looked at is handed to nobody, and what was given up once its office says so`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Self.plant(office)
            func becomes(_ state: String) async throws {
                try await office.plant(
                    """
                    update casework.attachment_file
                    set
                        scan_state = '\(state)', copy_state = 'none', copy_type = null, copy_chunks = null,
                        copy_sealed = null
                    """)
            }
            let set = "update casework.attachment_file set scan_state = "
            for state in ["waiting", "infected", "given_up"] {
                try await becomes(state)
                for caller in [office.head, office.deputy, office.cityLead, office.auditor, .publicVisitor] {
                    _ = await Self.refusal(set + "'released'", caller, office)
                }
                #expect(try await Self.seen(office.lead, office)[2] == 0, "\(state)")
            }
            for state in ["off", "clean", "waiting"] {
                #expect(await Self.refusal(set + "'\(state)'", office.lead, office) == "42501", "\(state)")
            }
            #expect(await Self.refusal(set + "'released'", office.lead, office) == nil)
            #expect(try await Self.seen(office.lead, office)[2] == 1)
            for state in ["waiting", "infected"] {
                try await becomes(state)
                _ = await Self.refusal(set + "'released'", office.lead, office)
                #expect(try await Self.seen(office.lead, office)[2] == 0, "\(state)")
            }
        }
    }

    @Test func `JB-47 the material of a check is the room's that keeps it, and the leaders'`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office, ofCheck: true)
            let member = office.member(of: Self.room.room)
            let nothing: [Int64] = [0, 0, 0, 0, 0]
            for caller in [office.clerk, office.lead, office.supervisor, member, office.cityLead, .publicVisitor] {
                #expect(try await Self.seen(caller, office) == nothing)
            }
            for caller in [office.deputy, office.head] {
                #expect(try await Self.seen(caller, office) == [1, 1, 0, 1, 0])
            }
            let staff = try #require(member.staff).staff.rawValue
            try await office.plant(
                """
                update casework.clue set state = 'claimed', holder_staff_id = '\(staff)'
                where clue_id = '\(planted.clue.rawValue)'
                """)
            #expect(try await Self.seen(member, office) == [1, 1, 1, 1, 0])
        }
    }

    @Test func `HS-26 whoever is accused, and their organ, see no file and no count of any`() async throws {
        try await TestDatabase.withOffice { office in
            let head = try #require(office.head.staff).staff
            _ = try await Self.plant(office, barred: Barred(staff: [head]))
            #expect(try await Self.seen(office.head, office) == [0, 0, 0, 0, 0])
            try await office.plant(
                "update casework.report set holder_organ_id = 'O420200', barred_organ_ids = '{O420281}'")
            for caller in [office.clerk, office.lead, office.deputy, office.supervisor] {
                #expect(try await Self.seen(caller, office) == [0, 0, 0, 0, 0])
            }
        }
    }

    @Test func `JB-15 a destroyed key takes the rows with it, and the sweep takes the bytes`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            // What the bytes are for goes up elsewhere: here only what hangs on the key is looked at.
            try await office.script(
                """
                alter table casework.item_key disable trigger item_key_ends_after_the_export;
                update casework.item_key set wrapped = null, destroyed_at = now()
                where item_id = '\(planted.report.rawValue)'
                """)
            #expect(try await Self.seen(office.lead, office) == [0, 0, 0, 0, 0])
            let left = try await Catalogue.names("select count(*)::text from casework.attachment", office.admin)
            #expect(left == ["0"])
            office.clock.advance(days: 2)
            let swept = try await office.store.transaction(as: .system, on: .worker) { try $0.sweepUploads() }
            #expect(swept == 1)
            let bytes = try await Catalogue.names("select count(*)::text from casework.attachment_chunk", office.admin)
            #expect(bytes == ["0"])
        }
    }

    @Test func `nobody writes into a file that is kept, says that it was checked, or takes one from elsewhere`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let upload = planted.report.rawValue
            let policy = "42501"
            let chunk = "insert into casework.attachment_chunk (upload_id, part, ordinal, sealed) values "
            for caller in [office.lead, .publicVisitor] {
                #expect(await Self.refusal(chunk + "('\(upload)', 'original', 1, 'x')", caller, office) == policy)
                #expect(await Self.refusal(chunk + "('\(upload)', 'copy', 1, 'x')", caller, office) == policy)
                let copied = "update casework.attachment_file set copy_state = 'failed'"
                #expect(await Self.refusal(copied, caller, office) == policy)
                // Reaches no row: see below, where nothing has changed.
                _ = await Self.refusal("update casework.attachment_file set scan_state = 'infected'", caller, office)
                #expect(await Self.refusal("delete from casework.attachment", caller, office) == policy)
            }
            let back = await Self.refusal("update casework.attachment set downloads = 0", office.lead, office)
            #expect(back == "attachment_downloads_grow_by_one")
            #expect(await Self.refusal("select casework.sweep_uploads('2100-01-01', 9)", office.lead, office) == policy)
            #expect(await Self.refusal("select casework.drop_upload('\(upload)')", office.lead, office) == nil)
            #expect(try await Self.seen(office.lead, office) == [1, 1, 1, 1, 0], "it is kept: nothing was dropped")
            let next = "select casework.next_attachment('\(upload)')"
            // JB-15: nor the leaders, who hear of what nobody has triaged by its id, how many files it has.
            for caller in [
                office.cityLead, office.first(.head, in: office.neighbour), .publicVisitor, office.head,
                office.supervisor,
            ] {
                let number = try await Self.run(caller, office) { try $0.query(Statement(next))[0].int2OrNil(0) }
                #expect(number == nil, "it tells nobody else that there is a report: \(caller)")
            }
            let number = try await Self.run(office.lead, office) { try $0.query(Statement(next))[0].int2OrNil(0) }
            #expect(number == 2)
            // Somebody else's file, put on a report of one's own, would be a door to it.
            let city = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
            let own = try await office.plantClue(PlantedPlace(receiver: office.city, destination: city))
            let steal = """
                insert into casework.attachment (
                    attachment_id, report_id, ordinal, upload_id, sealed_key, origin, added_by, added_on
                )
                values (gen_random_uuid(), '\(own.report.rawValue)', 2, '\(upload)', 'x', 'office',
                    '\(try #require(office.cityLead.staff).staff.rawValue)', '2026-03-02')
                """
            #expect(await Self.refusal(steal, office.cityLead, office) == policy)
        }
    }

    @Test func `JB-15 who does not open quarantine is not told how many files lie there`() async throws {
        try await TestDatabase.withOffice { office in
            let store = office.store
            let report = try await store.transaction(as: .publicVisitor) { transaction in
                let report = try store.seal(
                    office.draft(), for: office.county, number: nil, source: .publicPage, key: .form("n"),
                    queryCode: nil)
                try transaction.insert([report])
                return report.id
            }
            let next = "select casework.next_attachment('\(report.rawValue)')"
            for (caller, expected) in [(office.clerk, nil), (office.secondClerk, nil), (office.lead, 1)]
                as [(Caller, Int16?)]
            {
                let number = try await Self.run(caller, office) { try $0.query(Statement(next))[0].int2OrNil(0) }
                #expect(number == expected, "\(caller)")
            }
        }
    }
}
