import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Forgeries on rows that the forger may change: hostile SQL under contexts that are genuine.
@Suite struct KeptWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// The rule that refuses a script, or its SQLSTATE; nil when it went through to the end of its transaction.
    private static func refusal(
        of sql: String, as caller: Caller, cell: String = "4202", on role: DatabaseRole = .web, _ office: TestOffice
    ) async throws -> String? {
        let connection = try await office.connect(as: role)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller, cell: cell)
        do {
            try await connection.run { session in
                try session.transaction { session in
                    let text = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                    try session.script(sql)
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.constraint ?? error.sqlState
        }
    }

    @Test func `HS-26 JB-48 no member of staff lets in by hand who is kept from an item`() async throws {
        try await TestDatabase.withOffice { office in
            let accused = try #require(office.head.staff).staff
            let barred = Barred(
                organs: [office.neighbour], rooms: [Room.ID("O420281-J2")], staff: [accused])
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room, barred: barred))
            let member = office.member(of: Room.ID("O420281-J1"))
            for (columns, table, id, rule, people) in [
                (
                    ["barred_staff_ids", "barred_room_ids", "barred_organ_ids"], "report",
                    "report_id = '\(planted.report.rawValue)'", "report_walls_stay", [office.lead, office.clerk]
                ),
                (
                    ["barred_staff_ids", "barred_room_ids", "barred_organ_ids"], "clue",
                    "clue_id = '\(planted.clue.rawValue)'", "clue_walls_stay", [member, office.deputy, office.lead]
                ),
            ] {
                for column in columns {
                    for caller in people {
                        let open = "update casework.\(table) set \(column) = '{}' where \(id)"
                        #expect(try await Self.refusal(of: open, as: caller, office) == rule, "\(column) by \(caller)")
                        let more = "update casework.\(table) set \(column) = \(column) || 'X9'::text where \(id)"
                        let raised = try await Self.refusal(of: more, as: caller, office)
                        #expect(raised == "\(table)_walls_are_raised_by_rule", "\(column) by \(caller)")
                    }
                }
            }
            let decision = "update casework.report set barred_staff_ids = '{}'"
            #expect(try await Self.refusal(of: decision, as: .system, on: .worker, office) == nil)
        }
    }

    /// A bribed clerk, or the head of the office: what two persons or the petition office see is lost to all others.
    @Test func `JB-15 nobody hides a report by hand, and nobody brings back what went up`() async throws {
        try await TestDatabase.withOffice { office in
            let (kept, gone) = (
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county)
            )
            try await office.sealUp(gone)
            let hiding = [
                "state = 'quarantined'", "state = 'sealed_up'",
                "state = 'sealed_up', kind = null, micro_corruption = false, risk_flags = '{}'",
            ]
            for caller in [office.clerk, office.lead, .system] {
                for change in hiding {
                    let sql = "update casework.report set \(change) where report_id = '\(kept.rawValue)'"
                    let answer = try await Self.refusal(of: sql, as: caller, office)
                    #expect(answer == "report_is_hidden_by_nobody", "\(change) by \(caller)")
                }
                let back = "update casework.report set state = 'registered' where report_id = '\(gone.rawValue)'"
                #expect(try await Self.refusal(of: back, as: caller, office) == "report_is_hidden_by_nobody")
            }
        }
    }

    /// The reporter would read that the letter held state secrets and was destroyed, and could add nothing more.
    @Test func `DW-19 nobody says by hand that what went up held state secrets`() async throws {
        try await TestDatabase.withOffice { office in
            let gone = try await office.plantReport(in: office.county)
            try await office.sealUp(gone)
            let change = "update casework.report set secrets_removed = true where report_id = '\(gone.rawValue)'"
            for caller in [office.clerk, office.lead] {
                #expect(try await Self.refusal(of: change, as: caller, office) == "report_secrets_stay")
            }
            #expect(try await Self.refusal(of: change, as: .system, office) == nil, "two persons' decision does")
        }
    }

    /// Whoever has a clue in hand reads its words (JB-47): a colleague who took it would, and rolled back leave no line.
    @Test func `JB-47 ZJ-23 no colleague of the room takes a clue from whoever has it in hand`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (holder, colleague) = (office.member(of: Self.room.room), office.member(of: Self.room.room, 1))
            let names = try [holder, colleague].map { try #require($0.staff).staff.rawValue }
            let id = planted.clue.rawValue
            try await office.plant(
                """
                update casework.clue set state = 'claimed', holder_staff_id = '\(names[0])', claim_token = 1
                where clue_id = '\(id)'
                """)
            for change in [
                "holder_staff_id = '\(names[1])'", "holder_staff_id = null, state = 'routed', claim_token = null",
            ] {
                let sql = "update casework.clue set \(change) where clue_id = '\(id)'"
                #expect(
                    try await Self.refusal(of: sql, as: colleague, office) == "clue_is_taken_by_no_colleague",
                    "\(change)")
            }
            // Whoever has it lets go of it: what refuses that is no rule about whose it is.
            let release = "update casework.clue set holder_staff_id = null where clue_id = '\(id)'"
            for caller in [holder, office.deputy] {
                let answer = try await Self.refusal(of: release, as: caller, office)
                #expect(answer == "clue_claim_is_whole", "\(caller)")
            }
        }
    }

    @Test func `JB-10 ZJ-20 numbers, receivers, keys and the day of receipt stay as they were written`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
            let member = office.member(of: Room.ID("O420281-J1"))
            let attempts: [(table: String, change: String, caller: Caller, answer: String)] = [
                ("report", "register_number = register_number + 1", office.clerk, "report_number_stays"),
                ("report", "register_year = 2001", office.lead, "report_number_stays"),
                ("report", "register_number = null, register_year = null", office.lead, "report_number_stays"),
                ("report", "receiver_organ_id = 'O420222'", office.lead, "report_number_stays"),
                ("report", "holder_organ_id = 'O420222'", office.lead, "42501"),
                ("report", "source_key = sha256('mine')", office.clerk, "42501"),
                ("report", "received_on = '2020-01-01'", office.clerk, "42501"),
                ("report", "channel = 'visit'", office.clerk, "42501"),
                ("report", "report_id = gen_random_uuid()", office.clerk, "42501"),
                ("report", "cell_id = '4203'", office.clerk, "42501"),
                ("clue", "clue_number = clue_number + 1", office.head, "clue_number_stays"),
                ("clue", "clue_series = 'cadre_clue'", member, "clue_number_stays"),
                ("clue", "report_id = gen_random_uuid()", member, "42501"),
                ("clue", "receiver_organ_id = 'O420222'", member, "42501"),
                ("clue", "origin = 'other'", member, "42501"),
                ("clue", "level = 1", member, "42501"),
                ("clock", "started_on = '2026-12-01'", office.lead, "42501"),
                ("clock", "subject_id = gen_random_uuid()", office.lead, "42501"),
                ("clock", "kind = 'OTHER'", office.lead, "42501"),
                ("notice", "report_id = gen_random_uuid()", office.lead, "42501"),
                ("notice", "kind = 'result'", office.lead, "42501"),
                ("item_key", "item_id = gen_random_uuid()", office.lead, "42501"),
                ("item_key", "destroyed_at = now()", office.lead, "42501"),
                ("accused", "report_id = gen_random_uuid()", office.lead, "42501"),
            ]
            for attempt in attempts {
                let id = attempt.table == "clue" ? "clue_id = '\(clue)'" : "true"
                let sql = "update casework.\(attempt.table) set \(attempt.change) where \(id)"
                let answer = try await Self.refusal(of: sql, as: attempt.caller, office)
                #expect(answer == attempt.answer, "\(sql) by \(attempt.caller), of \(report)")
            }
            // Nor is a query code of one's own put in the place of the reporter's.
            for column in ["lookup", "salt", "proof", "report_id"] {
                for caller in [office.clerk, office.lead, .system] {
                    let sql = "update vault.query_code set \(column) = \(column)"
                    #expect(try await Self.refusal(of: sql, as: caller, office) == "42501", "\(sql) by \(caller)")
                }
            }
        }
    }

    /// Whoever may change a report could touch it, and would have written it in this transaction.
    @Test func `JB-47 nobody gives an anonymous letter a reporter, nor a report another text or key`() async throws {
        try await TestDatabase.withOffice { office in
            var draft = office.draft()
            draft.reporter = ReporterDraft()
            let report = try await office.plantReport(in: office.county, draft).rawValue
            let touch = "update casework.report set priority = priority where report_id = '\(report)'; "
            let parts = [
                "insert into vault.identity (report_id, organ_id, sealed) values ('\(report)', 'O420281', '')",
                "insert into vault.reporter_token (report_id, ordinal, token) values ('\(report)', 7, sha256('x'))",
                "insert into casework.report_text (report_id, sealed) values ('\(report)', '')",
                "insert into casework.item_key (item_id, organ_id, wrapped) values ('\(report)', 'O420281', '')",
                """
                insert into casework.report_mark (report_id, people, spellings, heads, sketch)
                values ('\(report)', '{}', '{}', '{}', '')
                """,
                """
                insert into casework.report_words (report_id, organ_id, received_on, tokens)
                values ('\(report)', 'O420200', '2026-03-02', '{1}')
                """,
                // What it opens goes by no wall (JB-29): whoever holds it reads the state, the notices and the result.
                """
                insert into vault.query_code (report_id, lookup, salt, proof)
                values ('\(report)', sha256('l'), substr(sha256('s'), 1, 16), sha256('p'))
                """,
            ]
            for part in parts {
                for (caller, role) in [(office.clerk, DatabaseRole.web), (office.lead, .web)] {
                    let answer = try await Self.refusal(of: touch + part, as: caller, on: role, office)
                    #expect(answer == "42501", "\(part) by \(caller)")
                }
            }
        }
    }

    /// Who keeps the accounts of one organ is nobody in any other, and no head in the own.
    @Test func `三员分立 no administrator writes the directory, an account or a password`() async throws {
        try await TestDatabase.withOffice { office in
            let myself = try #require(office.administrator.staff).staff.rawValue
            let attempts = [
                "update directory.staff set roles = array['head'] where staff_id = '\(myself)' returning staff_id",
                "update directory.staff set active = true returning staff_id",
                "update directory.organ set head_staff_id = '\(myself)' returning organ_id",
                "update directory.room set kind = 'cadre_supervision' returning room_id",
                "update directory.unit set managing_organ_id = 'O420281' returning unit_id",
            ]
            for sql in attempts {
                let connection = try await office.connect(as: .web)
                let context = office.genuineContext(office.administrator)
                let changed = try await connection.run { session in
                    try session.transaction { session in
                        let text = context(session.backendProcess)
                        _ = try session.query(
                            Statement("select guard.enter($1)"), [.text(text)])
                        return try session.query(Statement(sql)).count
                    }
                }
                #expect(changed == 0, "\(sql)")
                await connection.close()
            }
            let account = """
                insert into directory.staff (staff_id, organ_id, name, post, roles, password_hash)
                values ('S9', 'O420281', '虚构', '虚构', array['head'], 'x')
                """
            let period = """
                insert into directory.period_policy (clock_kind, effective_from, length, unit, source_ref)
                values ('PLAN', '2026-01-01', 999, 'days', 'x')
                """
            let password = "update directory.staff set password_hash = 'x' where staff_id = 'S1389'"
            for sql in [account, period, password] {
                let answer = try await Self.refusal(of: sql, as: office.administrator, office)
                #expect(answer == "42501", "\(sql)")
            }
        }
    }

    @Test func `C4 one administrator does not approve a receiver in the name of another`() async throws {
        try await TestDatabase.withOffice { office in
            let first = try #require(office.administrator.staff).staff
            let second = try #require(office.securityAdministrator.staff).staff
            let county = office.county
            _ = try await office.store.transaction(as: office.administrator) { transaction in
                try transaction.insertEndpoint(
                    organ: county, name: "receiver", host: "receiver.example", port: 443, cidrs: [],
                    url: "https://receiver.example/", secret: "whsec_dGVzdA==", events: AnnouncedEvent.allCases,
                    by: first
                )
            }
            let forged = "update notify.endpoint set state = 'active', approved_by = '\(second.rawValue)'"
            let alone = try await Self.refusal(of: forged, as: office.administrator, office)
            #expect(alone == "endpoint_is_approved_for_security")
            let third = StaffCaller(
                staff: Staff.ID("X420281-9"), organ: county, room: nil, roles: [.securityAdministrator])
            let inAnothersName = try await Self.refusal(of: forged, as: .staff(third), office)
            #expect(inAnothersName == "endpoint_is_signed_by_oneself")
            let elsewhere = "update notify.endpoint set organ_id = 'O420222', host = 'else.example'"
            let moved = try await Self.refusal(of: elsewhere, as: office.administrator, office)
            #expect(moved == "42501")
            let genuine = try await Self.refusal(of: forged, as: office.securityAdministrator, office)
            #expect(genuine == nil)
        }
    }

    @Test func `no context reads or writes a row of another cell, whatever it names in so many words`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let organ = """
                insert into directory.organ (organ_id, cell_id, name, level, division_code)
                values ('O9', '4203', '某机关', 3, '420281')
                """
            for role in [DatabaseRole.web, .worker] {
                let other = try await Self.refusal(of: organ, as: .system, on: role, office)
                #expect(other == "42501", "\(role.rawValue)")
            }
            let own = try await Self.refusal(of: organ, as: .system, cell: "4203", office)
            #expect(own == nil)
            let aside = """
                insert into casework.recusal (clue_id, cell_id, staff_id, ground, declared_at)
                values ('\(planted.clue.rawValue)', '4203', guard.staff(), 'declared', now())
                """
            let member = office.member(of: Room.ID("O420281-J1"))
            #expect(try await Self.refusal(of: aside, as: member, office) == "42501")
            for role in DatabaseRole.allCases {
                let tables = try await Catalogue.names(
                    """
                    select c.oid::regclass::text
                    from pg_class as c
                    where
                        c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in \(Catalogue.schemas)
                        and has_any_column_privilege('\(role.rawValue)', c.oid, 'select')
                    """,
                    office.admin)
                for caller in [Caller.system, office.lead, office.head, .publicVisitor] {
                    let connection = try await office.connect(as: role)
                    let context = office.genuineContext(caller, cell: "4204")
                    let seen = try await connection.run { session in
                        try session.transaction { session in
                            let text = context(session.backendProcess)
                            _ = try session.query(
                                Statement("select guard.enter($1)"), [.text(text)])
                            return try tables.filter { table in
                                try session.query(Statement("select count(*) from \(table)"))[0].int8(0) > 0
                            }
                        }
                    }
                    #expect(seen.isEmpty, "\(caller) on \(role.rawValue)")
                    await connection.close()
                }
            }
        }
    }

    @Test func `HS-26 JB-48 a person who is kept from a clue neither claims it nor learns where it lies`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let member = office.member(of: Room.ID("O420281-J1"))
            let accused = try #require(member.staff).staff
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room, barred: Barred(staff: [accused])))
            let clue = planted.clue
            let token = try await office.store.transaction(as: member) { transaction in
                try transaction.takeOne(.handle, clue, holder: accused, lease: 60)
            }
            #expect(token == nil)
            let aside = """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(clue.rawValue)', guard.staff(), 'declared', now())
                """
            #expect(try await Self.refusal(of: aside, as: member, office) == "42501")
            // Who holds a clue of a report is not found out by trying names.
            let connection = try await office.connect(as: .web)
            let context = office.genuineContext(member)
            let report = planted.report.rawValue
            try await office.plant(
                """
                update casework.clue
                set state = 'claimed', holder_staff_id = 'S1364', claim_token = 1
                where clue_id = '\(clue.rawValue)'
                """)
            let told = try await connection.run { session in
                try session.transaction { session in
                    let text = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                    return try session.query(
                        Statement(
                            """
                            select casework.follows_from(
                                'notice', 'prepared_by', 'S1364', jsonb_build_object('report_id', '\(report)')
                            )
                            """))[0].boolOrNil(0)
                }
            }
            #expect(told == false)
            await connection.close()
        }
    }
}
