import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What is the head's to decide, tried by direct SQL: a deputy signs nothing of it while a head can, and where every head
/// must stand aside a deputy does (JB-48).
@Suite struct StandInWallTests {
    /// A row that waits for its head, and the statement that decides about it.
    struct Waiting: Sendable {
        let rule: String
        /// `:clue` and `:report` stand for the matter.
        let row: String
        /// `:me` stands for whoever decides.
        let decision: String
        /// The system writes it for the person.
        var isOfSystem = false
    }

    static let waiting: [Waiting] = [
        Waiting(
            rule: "assignment_result_is_the_heads", row: assignment,
            decision: """
                update casework.assignment
                set state = 'reported', result_approved_by = ':me', reported_on = '2026-03-02', conclusion = 'educated'
                """),
        Waiting(
            rule: "assignment_result_is_the_heads", row: assignment,
            decision: """
                update casework.assignment set state = 'received', result_proposed_by = null, reviewed_on = null
                """),
        Waiting(
            rule: "recommendation_is_the_heads", row: recommendation,
            decision: """
                update casework.recommendation set state = 'approved', approved_by = ':me', approved_at = now()
                """),
        Waiting(
            rule: "recommendation_is_the_heads", row: recommendation,
            decision: "update casework.recommendation set state = 'dropped', closed_on = '2026-03-02'"),
        Waiting(
            rule: "document_is_signed_by_the_head",
            row: notice("draft", "null, null, null, null, null, null, null, null"),
            decision: """
                update casework.document
                set state = 'issued', sealed_text = 'x', code_word = '大冶纪通', document_year = 2026,
                    document_number = 1, approved_by = ':me', issued_on = '2026-03-02'
                """),
        Waiting(
            rule: "document_is_signed_by_the_head", row: issuedNotice,
            decision: """
                update casework.document set state = 'voided', voided_by = ':me', voided_on = '2026-03-02'
                """),
        Waiting(
            rule: "document_is_signed_by_the_head", row: issuedNotice,
            decision: """
                update casework.document set state = 'issued', sealed_void_reason = null, void_proposed_by = null
                """),
        Waiting(
            rule: "leader_charge_is_the_heads", row: "select 1",
            decision: """
                insert into casework.leader_charge (
                    charge_id, clue_id, organ_id, leader_staff_id, assigned_by, from_on
                )
                values (':clue', ':clue', 'O420281', ':me', ':me', '2026-03-02')
                """, isOfSystem: true),
        Waiting(
            rule: "leader_charge_is_the_heads",
            row: """
                insert into casework.leader_charge (
                    charge_id, clue_id, organ_id, leader_staff_id, assigned_by, from_on
                )
                values (':clue', ':clue', 'O420281', 'S3', 'S3', '2026-03-02')
                """, decision: "update casework.leader_charge set to_on = '2026-03-02'", isOfSystem: true),
        Waiting(
            rule: "supervision_account_is_the_heads",
            row: """
                insert into casework.supervision (
                    supervision_id, clue_id, issuer_organ_id, organ_id, room_id, supervision_year, supervision_number,
                    code_word, reason, methods, state, proposer_staff_id, proposed_at, approver_staff_id, approved_at,
                    due_on
                )
                values (
                    ':clue', ':clue', 'O420281', 'O420281', 'O420281-J1', 2026, 1, '大冶纪督', 'other',
                    array['letter'], 'issued', 'S1', now(), 'S2', now(), '2026-03-02'
                )
                """,
            decision: """
                update casework.supervision
                set accountable_on = '2026-03-09', accountable_by = ':me', missed_on = '2026-03-02'
                """, isOfSystem: true),
        Waiting(
            rule: "instruction_account_is_the_heads",
            row: """
                insert into casework.instruction (
                    instruction_id, organ_id, source, clue_id, issued_on, to_organ_id, due_on, registered_by,
                    registered_at, sealed
                )
                values (
                    ':clue', 'O420281', 'plenary', ':clue', '2026-03-01', 'O420281', '2026-03-02', 'S1', now(), ''
                )
                """,
            decision: """
                update casework.instruction set accountable_on = '2026-03-09', accountable_by = ':me'
                """, isOfSystem: true),
        Waiting(
            rule: "reward_is_the_heads",
            row: """
                insert into casework.reward (
                    reward_id, clue_id, report_id, organ_id, ground, signature, conclusion, state, proposed_by,
                    proposed_on, sealed
                )
                values (
                    ':clue', ':clue', ':report', 'O420281', 'major_case', 'real_name_verified', 'case_filed',
                    'proposed', 'S1', '2026-03-02', ''
                )
                """,
            decision: """
                update casework.reward set state = 'approved', decided_by = ':me', decided_on = '2026-03-03'
                """, isOfSystem: true),
        Waiting(
            rule: "malice_request_is_the_heads",
            row: """
                insert into casework.malice_request (
                    malice_id, clue_id, report_id, organ_id, organ_level, purpose, signature, conclusion, state,
                    proposed_by, proposed_on, sealed
                )
                values (
                    ':clue', ':clue', ':report', 'O420281', 3, 'determination', 'anonymous', 'closed_unfounded',
                    'proposed', 'S1', '2026-03-02', ''
                )
                """,
            decision: """
                update casework.malice_request
                set state = 'sent_up', endorsed_by = ':me', endorsed_on = '2026-03-03'
                """, isOfSystem: true),
        Waiting(
            rule: "clarification_is_the_heads",
            row: """
                insert into casework.clarification (
                    clarification_id, clue_id, report_id, organ_id, state, conclusion, finding, trigger, form,
                    inaccuracy, proposes_malice, sealed, found_on, due_on, proposed_by, proposed_on
                )
                values (
                    ':clue', ':clue', ':report', 'O420281', 'proposed', 'closed_unfounded', 'untrue', 'harm',
                    'written', 'undetermined', false, 'x', '2026-03-02', '2026-03-30', 'S1', '2026-03-02'
                )
                """,
            decision: """
                update casework.clarification set state = 'approved', decided_by = ':me', decided_on = '2026-03-03'
                """),
    ]

    private static let assignment = """
        insert into casework.jurisdiction_measure (
            measure_id, report_id, clue_id, kind, reason, from_organ_id, to_organ_id, acting_organ_id,
            deciding_organ_id, state, proposed_by, proposed_at
        )
        values (
            ':clue', ':report', ':clue', 'assign', 'other', 'O420281', 'T42028101J', 'O420281', 'O420281', 'proposed',
            'S1', now()
        );
        insert into casework.assignment (
            assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at, received_by,
            received_on, reviewed_on, result_proposed_by
        )
        values (
            ':report', ':clue', ':report', ':clue', 'O420200', 'O420281', 'result_proposed', now(), 'S1', '2026-03-02',
            '2026-03-02', 'S1'
        )
        """

    private static let recommendation = """
        insert into casework.recommendation (
            recommendation_id, organ_id, kind, ground, clue_id, state, drafted_by, drafted_at
        )
        values (':clue', 'O420281', 'discipline', 'found_in_handling', ':clue', 'drafted', 'S1', now())
        """

    /// A circular on the file of the clue, which has its result; the rest of its columns from the text to who asked for it
    /// to be void.
    private static func notice(_ state: String, _ rest: String) -> String {
        """
        update casework.clue
        set state = 'concluded', holder_staff_id = 'S1', conclusion = 'educated', concluded_at = routed_at
        where clue_id = ':clue';
        insert into casework.document (
            document_id, organ_id, kind, record_kind, record_id, report_id, clue_id, state, template_version,
            sealed_values, series, drafted_by, drafted_at, sealed_text, code_word, document_year, document_number,
            approved_by, issued_on, sealed_void_reason, void_proposed_by
        )
        values (
            ':report', 'O420281', 'public_notice', 'result', ':clue', ':report', ':clue', '\(state)', 0, '',
            'document_notice', 'S1', '2026-03-02 08:00+08', \(rest)
        )
        """
    }

    private static let issuedNotice = notice(
        "void_proposed", "'x', '大冶纪通', 2026, 1, 'S2', '2026-03-02', 'x', 'S1'")

    /// What a statement of somebody comes to, rolled back: the rule that refuses it, "walled", or how many rows it wrote.
    private static func tried(
        _ waiting: Waiting, _ planted: Planted, by caller: Caller, _ office: TestOffice
    ) async throws -> String {
        let me = try #require(caller.staff).staff
        let context = waiting.isOfSystem ? office.genuineContext(.system, behind: me) : office.genuineContext(caller)
        let sql = filled(waiting.decision, planted, me.rawValue) + " returning 1::bigint"
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        return try await connection.run { session in
            do {
                return try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(
                        Statement("select guard.enter($1)"), [.text(signed)])
                    throw Undone(rows: try session.query(Statement(sql)).count)
                }
            } catch let undone as Undone {
                return "\(undone.rows)"
            } catch let error as DatabaseError {
                return error.constraint ?? (error.sqlState == "42501" ? "walled" : "\(error)")
            }
        }
    }

    private struct Undone: Error { let rows: Int }

    private static func filled(_ sql: String, _ planted: Planted, _ me: String = "") -> String {
        sql.replacing(":clue", with: planted.clue.rawValue).replacing(":report", with: planted.report.rawValue)
            .replacing(":me", with: me)
    }

    private static func plant(_ waiting: Waiting, _ office: TestOffice) async throws -> Planted {
        let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
        let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
        try await office.plant(filled(waiting.row, planted))
        return planted
    }

    private static func standAside(_ role: String, from planted: Planted, _ office: TestOffice) async throws {
        try await office.plant(
            """
            insert into casework.recusal (clue_id, staff_id, ground, declared_at)
            select '\(planted.clue.rawValue)', s.staff_id, 'interest', now()
            from directory.staff as s
            where s.organ_id = 'O420281' and '\(role)' = any (s.roles)
            on conflict do nothing
            """)
    }

    @Test(arguments: waiting.indices)
    func `JB-48 JB-21 JB-23 JB-50 HS-3 HS-15 HS-28 a deputy signs where every head stands aside, and not before`(
        index: Int
    ) async throws {
        try await TestDatabase.withOffice { office in
            let waiting = Self.waiting[index]
            let planted = try await Self.plant(waiting, office)
            func tried(_ caller: Caller) async throws -> String {
                try await Self.tried(waiting, planted, by: caller, office)
            }
            #expect(try await tried(office.head) == "1", "the head decides")
            let early = try await tried(office.deputy)
            #expect([waiting.rule, "walled"].contains(early), "\(early)")
            try await Self.standAside("head", from: planted, office)
            #expect(try await tried(office.head) != "1", "who stands aside decides nothing")
            #expect(try await tried(office.deputy) == "1", "a deputy stands in")
            for caller in [office.supervisor, office.cityDeputy, office.first(.deputy, in: office.neighbour)] {
                #expect(try await tried(caller) != "1", "\(caller)")
            }
            try await Self.standAside("deputy", from: planted, office)
            #expect(try await tried(office.deputy) != "1", "nor does a deputy who stands aside")
        }
    }

    @Test func `HS-15 JB-48 from what rests on no clue nobody stands aside: the head decides, and drafters take back`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let row = Self.recommendation.replacing(
                "':clue', 'drafted', 'S1'", with: "null, 'drafted', '\(office.supervisor.staff?.staff.rawValue ?? "")'")
            let approval = Self.waiting[2].decision
            let waiting = Waiting(rule: "recommendation_is_the_heads", row: row, decision: approval)
            let planted = try await Self.plant(waiting, office)
            try await Self.standAside("head", from: planted, office)
            #expect(try await Self.tried(waiting, planted, by: office.deputy, office) == waiting.rule)
            #expect(try await Self.tried(waiting, planted, by: office.head, office) == "1")
            let drop = Waiting(rule: waiting.rule, row: row, decision: Self.waiting[3].decision)
            #expect(try await Self.tried(drop, planted, by: office.lead, office) == waiting.rule)
            #expect(try await Self.tried(drop, planted, by: office.supervisor, office) == "1", "who drafted it")
        }
    }

    @Test func `DW-document the database knows every kind that only the head signs`() async throws {
        let definitions = try await Catalogue.names(
            """
            select pg_get_triggerdef(t.oid)
            from pg_trigger as t
            where t.tgname = 'document_is_signed_by_the_head'
            """)
        let text = try #require(definitions.first)
        for kind in DocumentKind.allCases {
            let isNamed = text.contains("'\(kind.rawValue)'::text")
            #expect(isNamed == (kind.form.approvers == [.head]), "\(kind)")
        }
    }

    @Test func `JB-48 DW-decider the head above sees an entry on a deputy once every head here stands aside`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let deputy = try #require(office.deputy.staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.recusal_entry (
                    recusal_id, report_id, staff_id, organ_id, ground, way, recorded_by, recorded_at,
                    decider_organ_id, decider, barred_before
                )
                values (
                    gen_random_uuid(), '\(planted.report.rawValue)', '\(deputy)', 'O420281', 'interest', 'declared',
                    '\(deputy)', now(), 'O420281', 'head', false
                )
                """)
            func seen(_ caller: Caller) async throws -> Int {
                try await office.store.transaction(as: caller) { try $0.undecidedRecusals().count }
            }
            #expect(try await seen(office.head) == 1)
            #expect(try await seen(office.cityHead) == 0)
            try await office.plant(
                """
                update casework.report
                set barred_staff_ids = array(
                    select s.staff_id from directory.staff as s where s.organ_id = 'O420281' and 'head' = any (s.roles)
                )
                where report_id = '\(planted.report.rawValue)'
                """)
            #expect(try await seen(office.head) == 0)
            #expect(try await seen(office.cityHead) == 1)
            #expect(try await seen(office.cityDeputy) == 0)
        }
    }
}
