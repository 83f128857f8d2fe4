import CaseStore
import Casework
import Libpq
import Sealing
import TestDatabase
import Testing

/// JB-15: what is left of a sealed item can hold no word, and nobody ends its key before it has a way up.
@Suite struct UpperWallTests {
    /// Ids bounded by a CHECK on the pattern of a code, hashes of one length, and a slip's number and a receiver's
    /// name, sealed and no longer than that.
    private static let bounded: [String: Set<String>] = [
        "casework.sealed_register": ["cell_id", "organ_id", "source_key"],
        "casework.sealed_export": ["cell_id", "organ_id", "digest", "ciphertext", "takers"],
        "casework.sealed_carriage": ["cell_id", "organ_id", "number_sealed", "receiver_sealed"],
        "casework.sealed_handoff": ["cell_id", "organ_id", "signed_by", "step", "hash", "previous_hash"],
    ]

    @Test func `JB-15 the register and what hangs on it have no column that could hold a word`() async throws {
        // Everything that is no number, day, moment, id of 128 bits or truth: those hold no word by their type.
        let found = try await Catalogue.names(
            """
            select c.oid::regclass::text || '.' || a.attname
            from pg_class as c
            join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where
                (
                    c.oid = 'casework.sealed_register'::regclass
                    or exists (
                        select
                        from pg_constraint as f
                        where
                            f.conrelid = c.oid
                            and f.contype = 'f'
                            and f.confrelid = 'casework.sealed_register'::regclass
                    )
                )
                and a.atttypid not in (
                    'smallint'::regtype, 'integer'::regtype, 'bigint'::regtype, 'date'::regtype, 'timestamptz'::regtype,
                    'uuid'::regtype, 'boolean'::regtype
                )
            """)
        let expected = Self.bounded.flatMap { table, columns in columns.map { "\(table).\($0)" } }
        #expect(Set(found) == Set(expected))
    }

    /// What each of those columns is asked to hold; the row is in order but for it.
    private static let sentences: [(sql: String, rule: String)] = [
        ("update casework.sealed_register set organ_id = '某县某人收受礼金'", "sealed_register_names_an_organ"),
        (
            "update casework.sealed_register set source_key = convert_to('某县某人收受礼金', 'UTF8')",
            "sealed_register_source_is_a_hash"
        ),
        ("update casework.sealed_export set organ_id = 'zhao bei gao'", "sealed_export_names_an_organ"),
        (
            "update casework.sealed_export set ciphertext = convert_to(repeat('某', 1400), 'UTF8')",
            "sealed_export_is_marked sealed_export_is_of_its_class sealed_export_is_the_one_of_its_digest"
        ),
        (
            "update casework.sealed_export set ciphertext = substring(ciphertext for 100) || substring(ciphertext from 100 for 4080)",
            "sealed_export_is_the_one_of_its_digest"
        ),
        (
            "update casework.sealed_export set digest = convert_to('某县某人收受礼金', 'UTF8')",
            "sealed_export_is_the_one_of_its_digest"
        ),
        (
            "update casework.sealed_carriage set number_sealed = '\\x01' || convert_to(repeat('某', 40), 'UTF8')",
            "sealed_carriage_number_is_short"
        ),
        (
            "update casework.sealed_carriage set receiver_sealed = '\\x01' || convert_to(repeat('某', 40), 'UTF8')",
            "sealed_carriage_receiver_is_short"
        ),
        ("update casework.sealed_export set upper_level = 9", "sealed_export_level_is_known"),
        (
            "update casework.sealed_export set takers = '{某县某人收受礼金}', taken_count = 1, taken_on = '2026-03-02'",
            "sealed_export_takers_are_codes"
        ),
        ("update casework.sealed_handoff set signed_by = '某县某人收受礼金'", "sealed_handoff_names_codes"),
        ("update casework.sealed_handoff set step = '某县某人收受礼金'", "sealed_handoff_step_is_known"),
    ]

    @Test func `JB-15 whoever owns the database cannot write a word there either`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await Self.sealUp(report, office)
            try await office.plant(
                """
                insert into casework.sealed_carriage (sealed_id, organ_id, number_sealed)
                select s.sealed_id, s.organ_id, '\\x01' from casework.sealed_register as s
                """)
            for (sql, rules) in Self.sentences {
                let broken = await TestDatabase.refusedRule {
                    try await office.admin.run { session in try session.script(sql) }
                }
                #expect(
                    rules.split(separator: " ").map(String.init).contains(broken ?? ""), "\(sql): \(broken ?? "taken")")
            }
        }
    }

    /// As the program does it: a line, an export, then the end of the key.
    private static func sealUp(
        _ report: Report.ID, _ office: TestOffice, exports: Bool = true, box other: ExportBox? = nil
    ) async throws {
        let box = exports ? try other ?? UpperOffice.box() : nil
        try await office.sealUp(report, box, ground: .ownHead, channel: .web)
    }

    /// As the system, within an act of the head of the petition office, who has all of it but a second person.
    @Test func `JB-52 nobody seals up alone: the database asks for another who asked for it`() async throws {
        try await TestDatabase.withOffice { office in
            let (alone, waiting) = (
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county)
            )
            let (organ, clock) = (office.county, office.upwardClock)
            let lead = try #require(office.lead.staff)
            let box = try UpperOffice.box()
            @Sendable func seal(_ report: Report.ID) async -> String? {
                await TestDatabase.refusedRule {
                    try await office.store.transaction(as: .staff(lead)) { transaction in
                        try transaction.asSystem { transaction in
                            let line: SealedLine.ID = transaction.newID()
                            _ = try transaction.insertSealed(
                                ground: .ownHead, organ: organ, channel: .letter, receivedOn: transaction.today,
                                clock: clock, key: .form(report.rawValue), as: line)
                            let key = try #require(try transaction.exportKey(of: organ, to: .city))
                            try transaction.insertExport(
                                of: report, as: line, at: organ, box, to: key.id, above: .city, sheets: nil)
                            try transaction.sealUp(report)
                        }
                    }
                }
            }
            #expect(await seal(alone) == "report_is_sealed_up_by_two")
            try await office.askSealing(waiting)
            #expect(await seal(waiting) == "report_is_sealed_up_by_two", "it was asked for, and nobody has decided")
            let kept = "select (k.wrapped is not null)::text from casework.item_key as k"
            #expect(try await Catalogue.names(kept, office.admin) == ["true", "true"], "nothing was destroyed")
            try await office.sealUp(waiting)
            #expect(try await Catalogue.names(kept + " order by 1", office.admin) == ["false", "true"])
        }
    }

    @Test func `JB-15 what waits to be sealed changes neither state nor holder before somebody has decided`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await office.askSealing(report)
            for change in ["state = 'triage_proposed', kind = 'accusation'", "holder_organ_id = 'O420222'"] {
                let sql = "update casework.report set \(change) where report_id = '\(report.rawValue)'"
                let refused = await TestDatabase.refusedRule {
                    try await office.admin.run { session in try session.script(sql) }
                }
                #expect(refused == "report_waits_for_its_sealing", "\(change)")
            }
        }
    }

    @Test func `JB-15 what repeats an item that waits is closed with it, and opened with it, whoever writes`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (first, later) = (
                try await office.plantReport(in: office.county), try await office.plantReport(in: office.county)
            )
            try await office.askSealing(first)
            let waits = "select (r.seal_asked_on is not null)::text from casework.report as r order by 1"
            #expect(try await Catalogue.names(waits, office.admin) == ["false", "true"])
            let repeats = """
                update casework.report
                set state = 'retained', kind = 'accusation', repeat_of_id = '\(first.rawValue)'
                where report_id = '\(later.rawValue)'
                """
            try await office.admin.run { session in try session.script(repeats) }
            #expect(try await Catalogue.names(waits, office.admin) == ["true", "true"])
            @Sendable func open() async throws -> Int {
                let lead = try #require(office.lead.staff)
                return try await office.store.transaction(as: .staff(lead)) { transaction in
                    try transaction.asSystem { try $0.openAgain([first, later]).count }
                }
            }
            #expect(try await open() == 0, "somebody has asked, and nobody decided")
            let alone = await TestDatabase.refusedRule {
                try await office.script("update casework.report set seal_asked_on = null, seal_ground = null")
            }
            #expect(alone == nil)
            #expect(try await Catalogue.names(waits, office.admin) == ["true", "true"], "closed again at commit")
            try await office.plant(
                """
                update casework.seal_request
                set state = 'refused', decided_by = 'S1356', decided_on = asked_on, sealed = '\\x00'
                """)
            #expect(try await open() == 2)
        }
    }

    @Test func `JB-52 a request ends with another's decision only where its item goes up`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await office.askSealing(report)
            let lead = try #require(office.lead.staff)
            let refused = await TestDatabase.refusedRule {
                try await office.store.transaction(as: .staff(lead)) { transaction in
                    try transaction.asSystem { transaction in
                        let request = try #require(try transaction.sealRequest(of: report))
                        try transaction.markSealedAlong(request.id, by: lead.staff)
                    }
                }
            }
            #expect(refused == "seal_request_goes_along_with_its_item")
        }
    }

    @Test func `JB-15 who recorded that it was sent does not record that it arrived`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await office.sealUp(report, try UpperOffice.box(), ground: .upperLevel, channel: .letter)
            let id = try #require(
                try await Catalogue.names("select s.sealed_id::text from casework.sealed_register as s", office.admin)
                    .first)
            let today = office.clock.today
            let (clerk, lead) = (try #require(office.clerk.staff), try #require(office.lead.staff))
            let untaken = await TestDatabase.refusedRule {
                try await office.store.transaction(as: .staff(clerk)) { transaction in
                    try transaction.markReportedUp(SealedLine.ID(id), .courier, on: today)
                }
            }
            #expect(untaken == "sealed_register_sends_what_was_taken")
            try await office.store.transaction(as: .staff(clerk)) { transaction in
                let export = try #require(try transaction.export(of: SealedLine.ID(id)))
                _ = try transaction.asSystem { try $0.takeExport(export.id, by: clerk.staff) }
                try transaction.markReportedUp(SealedLine.ID(id), .courier, on: today)
                try transaction.asSystem { try $0.insertCarriage(of: SealedLine.ID(id), number: "", at: clerk.organ) }
            }
            @Sendable func receive(_ person: StaffCaller) async -> String? {
                await TestDatabase.refusedRule {
                    try await office.store.transaction(as: .staff(person)) { transaction in
                        try transaction.asSystem {
                            try $0.recordReceipt(of: SealedLine.ID(id), receiver: "某人", on: today)
                        }
                    }
                }
            }
            #expect(await receive(clerk) == "sealed_handoff_has_two_persons")
            #expect(await receive(lead) == nil)
        }
    }

    /// On the application's own connection: sent and received at once are one line of one person.
    @Test func `JB-15 nobody says at once that it was sent and that it arrived`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await office.sealUp(report, try UpperOffice.box(), ground: .upperLevel, channel: .letter)
            try await office.plant("update casework.sealed_export set taken_count = 1, taken_on = '2026-03-02'")
            let connection = try await office.connect(as: .web)
            let context = office.genuineContext(office.clerk)
            let broken = await TestDatabase.refusedRule {
                try await connection.run { session in
                    try session.transaction { session in
                        let signed = context(session.backendProcess)
                        _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                        try session.script(
                            """
                            update casework.sealed_register
                            set reported_up_on = received_on, carrier = 1, up_received_on = received_on
                            """)
                    }
                }
            }
            await connection.close()
            #expect(broken == "sealed_handoff_has_two_persons")
        }
    }

    /// On the application's own connection: a clerk whom somebody who has a copy of an old key pays.
    @Test func `JB-15 nobody alone brings back a key that was ended or turned down`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await office.forgetExportKeys()
            let clerk = try #require(office.clerk.staff).staff.rawValue
            for change in [
                "state = 'in_force', ended_by = null, ended_on = null",
                """
                state = 'in_force', ended_by = null, ended_on = null, confirmed_by = '\(clerk)',
                confirmed_on = '2026-03-02'
                """,
                "ended_on = '2026-03-02', ended_by = '\(clerk)'",
                "state = 'proposed', confirmed_by = null, confirmed_on = null",
            ] {
                let connection = try await office.connect(as: .web)
                let context = office.genuineContext(office.clerk)
                let broken = await TestDatabase.refusedRule {
                    try await connection.run { session in
                        try session.transaction { session in
                            let signed = context(session.backendProcess)
                            _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                            try session.script(
                                "update casework.export_key set \(change) where organ_id = 'O420281'"
                            )
                        }
                    }
                }
                await connection.close()
                #expect(broken == "export_key_moves_forward", "\(change)")
            }
        }
    }

    @Test func `JB-15 an export that was sealed to another key than the one in force ends no key`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let other = try ExportBox(Array("item".utf8), to: try ExportPrivateKey(Array(2...33)).publicKey)
            let refused = await TestDatabase.refusedRule { try await Self.sealUp(report, office, box: other) }
            #expect(refused == "sealed_export_key_is_in_force")
            let kept = "select (k.wrapped is not null)::text from casework.item_key as k"
            #expect(try await Catalogue.names(kept, office.admin) == ["true"], "nothing was destroyed")
        }
    }

    /// JB-48, JC-67: who stood aside names the accused, or a relative of whoever reported.
    @Test func `JB-15 of an item that went up nothing names who had to stand aside, or was kept from it`() async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let id = report.rawValue
            let head = try #require(office.head.staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.recusal_entry (
                    recusal_id, cell_id, report_id, staff_id, organ_id, ground, way, recorded_at, decider_organ_id, decider
                )
                values (
                    gen_random_uuid(), '4202', '\(id)', '\(head)', 'O420281', 'accused', 'derived', now(), 'O420200',
                    'upper_head'
                );
                insert into casework.seen_before (
                    subject_id, cell_id, staff_id, report_id, subject, organ_id, ground, first_seen_at, last_seen_at, times,
                    recorded_at
                )
                values (
                    '\(id)', '4202', '\(head)', '\(id)', 'report', 'O420281', 'staff', now(), now(), 1, now()
                );
                insert into casework.alert (
                    report_id, cell_id, organ_id, ground, audience, raised_in, raised_at
                )
                values ('\(id)', '4202', 'O420281', 'evidence_destruction', 'leaders', 'O420281', now())
                """)
            try await Self.sealUp(report, office)
            let left = try await Catalogue.names(
                """
                select 'aside ' || x.ground from casework.recusal_entry as x
                union all
                select 'seen ' || b.ground from casework.seen_before as b
                union all
                select 'alert ' || l.ground from casework.alert as l
                """, office.admin)
            #expect(left == ["seen organ"], "closed to the whole organ, and not why")
        }
    }

    @Test func `JB-15 no key ends without an export or a paper original`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let refused = await TestDatabase.refusedRule {
                try await Self.sealUp(report, office, exports: false)
            }
            #expect(refused == "item_key_ends_after_the_export")
            let kept = "select (k.wrapped is not null)::text from casework.item_key as k"
            #expect(try await Catalogue.names(kept, office.admin) == ["true"], "nothing was destroyed")
            try await Self.sealUp(report, office)
            #expect(try await Catalogue.names(kept, office.admin) == ["false"])
        }
    }

    @Test func `JB-15 an export is not wiped while it is the only copy`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await Self.sealUp(report, office)
            let refused = await TestDatabase.refusedRule {
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    let lines = try transaction.wipeOldExports()
                    #expect(lines.isEmpty)
                }
                let wipe = "update casework.sealed_export set ciphertext = null, wiped_on = current_date"
                try await office.admin.run { session in try session.script(wipe) }
            }
            #expect(refused == "sealed_export_is_kept_until_it_arrived")
        }
    }

    /// A clerk who is accused in it, on the application's own connection; the other clerk of the office goes on.
    @Test func `JB-48 JB-15 whoever must not know of an item neither sees nor signs for its sealed line`() async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let barred = try #require(office.clerk.staff).staff.rawValue
            try await office.plant("update casework.report set barred_staff_ids = '{\(barred)}'")
            try await office.sealUp(report, try UpperOffice.box(), ground: .upperLevel, channel: .letter)
            try await office.plant(
                """
                update casework.sealed_export set taken_count = 1, taken_on = '2026-03-02';
                insert into casework.sealed_carriage (sealed_id, organ_id, number_sealed)
                select s.sealed_id, s.organ_id, '\\x01' from casework.sealed_register as s
                """)
            let acts = [
                "select from casework.sealed_register", "select from casework.sealed_handoff",
                "select from casework.sealed_carriage", "select from casework.clock where subject = 'sealed'",
                "select clock_id from casework.clock where subject = 'sealed' for update",
                """
                update casework.sealed_register set reported_up_on = received_on, carrier = 1
                where reported_up_on is null returning sealed_id
                """,
            ]
            for (person, rows) in [(office.clerk, 0), (office.secondClerk, 1)] {
                for act in acts {
                    let connection = try await office.connect(as: .web)
                    defer { Task { await connection.close() } }
                    let context = office.genuineContext(person)
                    let seen = try await connection.run { session in
                        var seen = 0
                        do {
                            try session.transaction { session in
                                let signed = context(session.backendProcess)
                                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                                seen = try session.query(Statement(act)).count
                                throw TakenBack()
                            }
                        } catch is TakenBack {}
                        return seen
                    }
                    #expect(seen == rows, "\(rows): \(act)")
                }
            }
        }
    }

    private struct TakenBack: Error {}

    /// The application's own role, with its own words: neither a head nor a clerk reads, changes or makes an export.
    @Test func `JB-15 direct SQL of staff reads no foreign export and writes none`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await Self.sealUp(report, office)
            let count: @Sendable (Caller) async throws -> Int = { caller in
                try await office.store.transaction(as: caller) { transaction in
                    let lines = try transaction.sealedLines()
                    return try lines.compactMap { try transaction.export(of: $0.id) }.count
                }
            }
            let seen = [try await count(office.lead), try await count(office.clerk)]
            #expect(seen == [1, 1])
            let others = [
                office.head, office.deputy, office.supervisor, office.auditor, office.cityLead, office.administrator,
            ]
            for caller in others {
                #expect(try await count(caller) == 0, "\(caller)")
            }
        }
    }
}
