import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees and writes attempts to ask whoever signed, feedback and the papers of a check: asked of the database itself.
@Suite struct VerifyWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    private static let papers: Set = ["study_minutes", "check_member", "check_report", "check_signature"]
    private static let tables = ["verification_call", "feedback_record"] + papers.sorted()

    /// One row in each table, all on one clue that S1363 holds, written by the superuser.
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Planted {
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred))
        try await office.plant(
            """
            update casework.clue set state = 'claimed', holder_staff_id = 'S1363'
            where clue_id = '\(planted.clue.rawValue)';
            insert into casework.verification_call (
                call_id, report_id, organ_id, way, called_on, outcome, narrated, nothing_promised, asked_signature,
                called_by, recorded_at
            )
            values (
                gen_random_uuid(), '\(planted.report.rawValue)', 'O420281', 'phone', '2026-03-02', 'refused', false, true,
                'real_name_claimed', 'S1357', '2026-03-02 12:00+08'
            )
            """
        )
        try await office.plantPapers(of: planted.clue, .end(.educated))
        return planted
    }

    private static func ask(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> [Int64] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql)).map { try $0.int8(0) }
            }
        }
    }

    /// The tables of which the caller counts a row.
    private static func seen(_ caller: Caller, _ office: TestOffice) async throws -> Set<String> {
        let counts = tables.map { "select count(*) from casework.\($0)" }
        let found = try await ask(counts.joined(separator: " union all "), as: caller, office)
        return Set(zip(tables, found).filter { $0.1 > 0 }.map(\.0))
    }

    @Test func `JB-47 attempts are the petition office's, papers the room's and its leaders'`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Self.plant(office)
            let (call, told): (Set, Set) = (["verification_call"], ["feedback_record"])
            let rows: [(String, Caller, Set<String>)] = [
                ("clerk", office.clerk, call.union(told)), ("lead", office.lead, call.union(told)),
                ("deputy", office.deputy, told.union(Self.papers)), ("head", office.head, told.union(Self.papers)),
                ("supervision", office.supervisor, told.union(Self.papers)),
                ("holder", office.member(of: Self.room.room), told.union(Self.papers)),
                ("colleague", office.member(of: Self.room.room, 1), told.union(Self.papers)),
                ("other room", office.member(of: Room.ID("O420281-J2")), []),
                ("neighbour", office.first(.head, in: office.neighbour), []), ("city", office.cityLead, []),
                ("township", office.first(.head, in: office.township), []),
                ("administrator", office.administrator, []), ("auditor", office.auditor, []),
                ("public", .publicVisitor, []),
            ]
            for (name, caller, expected) in rows {
                let seen = try await Self.seen(caller, office)
                #expect(seen == expected, "\(name)")
            }
        }
    }

    @Test func `HS-26 JB-48 who must not know of the clue sees neither its papers nor who was asked`() async throws {
        try await TestDatabase.withOffice { office in
            let (deputy, clerk) = (try #require(office.deputy.staff), try #require(office.clerk.staff))
            let planted = try await Self.plant(
                office, barred: Barred(rooms: [Room.ID("O420281-AG")], staff: [deputy.staff, clerk.staff]))
            for caller in [office.deputy, office.supervisor, office.clerk] {
                let seen = try await Self.seen(caller, office)
                #expect(seen.isEmpty, "\(caller)")
            }
            try await office.plant(
                """
                insert into casework.recusal (clue_id, staff_id, ground, declared_at)
                values ('\(planted.clue.rawValue)', 'S1364', 'interest', now())
                """
            )
            let seen = try await Self.seen(office.caller(Staff.ID("S1364")), office)
            #expect(seen.isEmpty, "a member who stands aside by now")
        }
    }

    @Test func `ZJ-35 each signs for themselves, and only the group`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            try await office.plant("truncate casework.check_signature")
            func sign(_ staff: String, as caller: Caller) async -> Bool {
                let sql = """
                    with signed as (
                        insert into casework.check_signature (check_report_id, staff_id, clue_id, digest, signed_at)
                        select r.check_report_id, '\(staff)', r.clue_id, r.digest, now()
                        from casework.check_report as r
                        where r.clue_id = '\(planted.clue.rawValue)'
                        returning staff_id
                    )
                    select count(*) from signed
                    """
                return (try? await Self.ask(sql, as: caller, office)) == [1]
            }
            let (holder, member) = (office.caller(Staff.ID("S1363")), office.caller(Staff.ID("S1364")))
            #expect(await !sign("S1364", as: holder), "not for a colleague")
            #expect(await !sign("S1364", as: .system), "not by the system")
            #expect(await !sign("S1365", as: office.caller(Staff.ID("S1365"))), "not who is in no group")
            #expect(await !sign("S1363", as: office.head), "not by a leader")
            #expect(await sign("S1363", as: holder))
            #expect(await sign("S1364", as: member))
        }
    }

    @Test func `DW-feedback the holder records no objection as heard on the tracking page`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            func record(_ way: String, _ opinion: String, by staff: String = "S1363") async -> Bool {
                let sql = """
                    with told as (
                        insert into casework.feedback_record (
                            feedback_id, clue_id, report_id, organ_id, way, told_on, told_by, opinion, new_evidence,
                            secrecy_told, sealed, recorded_at
                        )
                        values (
                            gen_random_uuid(), '\(planted.clue.rawValue)', '\(planted.report.rawValue)', 'O420281',
                            '\(way)', '2026-03-02', '\(staff)', '\(opinion)', false, true, 'x', '2026-03-02 12:00+08'
                        )
                        returning feedback_id
                    )
                    select count(*) from told
                    """
                return (try? await Self.ask(sql, as: office.caller(Staff.ID("S1363")), office)) == [1]
            }
            #expect(await record("phone", "objects"))
            #expect(await record("online", "satisfied"))
            #expect(await !record("online", "objects"), "it records itself")
            #expect(await !record("phone", "none", by: "S1364"), "in one's own name")
        }
    }

    @Test func `JB-29 nobody records that an anonymous reporter was asked`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.plant(office)
            let report = planted.report.rawValue
            func record(as caller: Caller, _ by: String) async -> Bool {
                let sql = """
                    with asked as (
                        insert into casework.verification_call (
                            call_id, report_id, organ_id, way, called_on, outcome, narrated, nothing_promised,
                            asked_signature, called_by, recorded_at
                        )
                        values (
                            gen_random_uuid(), '\(report)', 'O420281', 'phone', '2026-03-02', 'refused', false, true,
                            'real_name_claimed', '\(by)', '2026-03-02 12:00+08'
                        )
                        returning call_id
                    )
                    select count(*) from asked
                    """
                return (try? await Self.ask(sql, as: caller, office)) == [1]
            }
            let clerk = try #require(office.clerk.staff?.staff.rawValue)
            #expect(await record(as: office.clerk, clerk))
            #expect(await !record(as: office.clerk, "S1356"), "in one's own name")
            #expect(await !record(as: office.caller(Staff.ID("S1363")), "S1363"), "no room asks")
            try await office.plant(
                "update casework.report set signature = 'anonymous' where report_id = '\(report)'")
            #expect(await !record(as: office.clerk, clerk))
        }
    }

    @Test func `what is on record of asking, telling and checking is written once`() async throws {
        try await TestDatabase.withOffice { office in
            let changed = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select count(*)
                        from unnest(array[
                            'verification_call', 'feedback_record', 'study_minutes', 'check_report', 'check_signature'
                        ]) as t
                        where has_any_column_privilege('dengwen_web', 'casework.' || t, 'update')
                        """
                    )
                ).map { try $0.int8(0) }
            }
            #expect(changed == [0])
        }
    }
}
