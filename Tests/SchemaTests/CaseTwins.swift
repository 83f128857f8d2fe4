/// The rows of reports, clues and what hangs on every one of them, in order but for what their rules forbid.
extension TwinTests {
    static let cases: [Violation] = reports + clues + accused + handoffs + opinions + sealed

    private static let reports: [Violation] = [
        .onReport("JB-13", "report_kind_is_known", "kind = 'gossip'"),
        .onReport("JB-47", "report_category_is_a_name", "category = '电话13900000000'"),
        .onReport("JB-47", "report_category_is_a_name", "category = repeat('长', 21)"),
        .onReport("JB-25", "report_priority_is_known", "priority = 0"),
        .onReport("JB-10", "report_source_is_known", "source = 'rumour'"),
        again("JB-10", "report_number_is_new", ["source_key": "sha256('other')"]),
        .copy(
            "DW-query-code", "query_code_lookup_is_new", in: "vault.query_code", where: "t.report_id = :report",
            but: ["report_id": ":clue"]),
        .change(
            "DW-query-code", "query_code_lookup_is_a_hash", in: "vault.query_code", where: "report_id = :report",
            "lookup = '3A041061'"),
        .change(
            "DW-query-code", "query_code_salt_is_whole", in: "vault.query_code", where: "report_id = :report",
            "salt = ''"),
        .change(
            "DW-query-code", "query_code_proof_is_a_hash", in: "vault.query_code", where: "report_id = :report",
            "proof = '050R3GG2'"),
        again("DW-once", "report_source_is_new", ["register_number": "2"]),
        .onReport("ZJ-23", "report_handoff_is_signed", "holder_organ_id = 'O420200'"),
        .onReport("DW-void", "report_void_is_approved", "state = 'voided', void_reason = 'other'"),
        .onReport("DW-void", "report_void_has_no_clue", "state = 'voided', void_reason = 'test_entry'")
            .after(approvedVoiding(of: ":report")),
        .onReport("DW-void", "report_void_stays", "register_number = 2")
            .after(.onReport("DW-void", "report_void_stays", "state = 'voided', void_reason = 'test_entry'")),
        clueOfVoid,
        .change(
            "DW-12", "notice_state_is_known", in: "casework.notice", where: "report_id = :report",
            """
            state = 'lost', code_word = '大冶纪信', notice_year = 2026, notice_number = 1, approved_by = 'S1356',
            approved_at = now()
            """),
        .copy(
            "JB-26", "notice_is_new", in: "casework.notice", where: "t.report_id = :report",
            but: ["notice_id": "gen_random_uuid()"]),
        .copy(
            "JB-26", "notice_number_is_new", in: "casework.notice", where: "t.report_id = :report",
            but: [
                "notice_id": "gen_random_uuid()", "kind": "'not_accepted'",
            ]
        )
        .after(
            .change(
                "JB-26", "notice_number_is_new", in: "casework.notice", where: "report_id = :report",
                """
                state = 'approved', code_word = '大冶纪信', notice_year = 2026, notice_number = 1,
                approved_by = 'S1356', approved_at = now()
                """)),
        .change(
            "C9", "event_subject_is_known", in: "casework.event", where: "subject_id = :report", "subject = 'person'"),
        .change(
            "C9", "event_kind_is_a_code", in: "casework.event", where: "subject_id = :report", "kind = '他收了钱'"),
        // Codes alone, however they are wrapped up, and no id that is none.
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report",
            "detail = '{\"rule\": \"他收了钱\"}'"),
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report",
            "detail = '{\"他收了钱\": \"rule\"}'"),
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report",
            "detail = '{\"rule\": {\"rule\": \"他收了钱\"}}'"),
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report", "detail = '[]'"),
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report",
            "detail = '{\"report\": \"x\"}'"),
        .change(
            "C9", "event_detail_is_codes", in: "casework.event", where: "subject_id = :report",
            "detail = jsonb_build_object('rule', repeat('a', 65))"),
        .change(
            "JB-10", "number_series_counts_up", in: "casework.number_series", where: "series = 'report'",
            "last_number = -1"),
        .change(
            "JB-10", "number_series_is_known", in: "casework.number_series", where: "series = 'report'",
            "series = 'Report 2'"),
        .change(
            "JB-10", "number_series_is_known", in: "casework.number_series", where: "series = 'report'",
            "series = 'covert'"),
        .change(
            "JB-10", "number_series_fits_on_paper", in: "casework.number_series", where: "series = 'report'",
            "last_number = 1000000"),
        .row(
            "DW-once", "import_batch_file_is_new", in: "casework.import_batch",
            [
                "batch_id": "gen_random_uuid()", "organ_id": "'O420281'", "file_digest": "sha256('')",
                "started_at": "now()",
            ], times: 2),
    ]

    private static let clues: [Violation] = [
        .onClue("JB-25", "clue_priority_is_known", "priority = 5"),
        .onClue("ZJ-20", "clue_series_is_known", "clue_series = 'secret'"),
        .onClue("C4", "clue_state_is_known", "state = 'lost', holder_staff_id = 'S1363'"),
        .onClue("ZJ-23", "clue_handoff_is_signed", "room_id = 'O420281-J2'"),
        .onClue(
            "JC-69", "clue_conclusion_fits_its_track",
            """
            state = 'concluded', holder_staff_id = 'S1363', studied_on = '2026-03-02', concluded_at = now(),
            conclusion = 'appeal_upheld'
            """),
        .copy(
            "ZJ-20", "clue_number_is_new", in: "casework.clue", where: "t.clue_id = :clue",
            but: ["clue_id": "gen_random_uuid()"]),
        clock("JB-26", "clock_extensions_count_up", "extensions = -1"),
        clock("JB-26", "clock_stops_after_it_starts", "stopped_on = '2026-03-01'"),
        clock("C4", "clock_subject_is_known", "subject = 'person'"),
        clock("DW-overdue-steps", "clock_told_level_is_known", "overdue_at = now(), asked_level = 4, told_level = 1"),
        .copy(
            "JB-26", "clock_runs_once_idx", in: "casework.clock", where: "t.subject_id = :clue",
            but: ["clock_id": "gen_random_uuid()"]),
    ]

    private static let accused: [Violation] = [
        named("DW-dual", "accused_dual_management_is_known", "dual_management = 'both', negotiated_on = '2026-03-02'"),
        named("JB-15", "accused_head_belongs_to_an_organ", "is_organ_head = true"),
        named("ZJ-6", "accused_level_is_known", "level = 6"),
        named("ZJ-6", "accused_level_is_known", "managed_at = 0"),
    ]

    private static let handoffs: [Violation] = [
        line("handoff_counts_up", ["ordinal": "0"]),
        line("handoff_goes_from_somewhere", ["from_organ_id": "null"]),
        line("handoff_hashes_are_whole", ["content_hash": "''"]),
        line("handoff_hashes_are_whole", ["hash": "''"]),
        line("handoff_hashes_are_whole", ["previous_hash": "''"]),
        line("handoff_moves_something", ["to_room_id": "'O420281-J1'", "to_staff_id": "null"]),
        line("handoff_subject_is_known", ["subject": "'person'"]),
        line("handoff_tells_where_it_is", [:]),
    ]

    private static let opinions: [Violation] = [
        opinion("C4", "triage_opinion_author_is_known", ["author": "'staff'"]),
        opinion("C4", "triage_opinion_author_is_known", ["author_staff_id": "'S1357'"]),
        opinion("C4", "triage_opinion_author_is_known", ["author": "'oracle'"]),
        opinion(
            "DW-credibility", "triage_opinion_particulars_are_known",
            ["author": "'staff'", "author_staff_id": "'S1357'", "particulars": "array['weather']"]),
        opinion(
            "DW-credibility", "triage_opinion_particulars_are_known",
            [
                "author": "'staff'", "author_staff_id": "'S1357'", "particulars": "array_fill('when'::text, array[8])",
            ]),
        opinion(
            "DW-credibility", "triage_opinion_particulars_are_found_by_a_person", ["particulars": "array['when']"]),
        opinion("JB-13", "triage_opinion_elsewhere_is_known", ["elsewhere": "'abroad'"]),
        opinion("JB-25", "triage_opinion_counts_from_zero", ["scheme_yuan": "-1"]),
        opinion("JB-25", "triage_opinion_counts_from_zero", ["signatories": "-1"]),
        .row(
            "DW-explain", "route_decision_counts_from_zero", in: "casework.route_decision",
            [
                "report_id": ":report", "organ_id": "'O420281'", "ordinal": "-1", "rule": "'own_level'",
                "outcome": "'handle'", "decided_at": "now()",
            ]),
        .row(
            "JB-47", "seen_before_subject_is_known", in: "casework.seen_before",
            [
                "subject_id": ":report", "staff_id": "'S1357'", "report_id": ":report", "subject": "'person'",
                "organ_id": "'O420281'", "ground": "'organ'", "first_seen_at": "now()", "last_seen_at": "now()",
                "times": "1", "recorded_at": "now()",
            ]),
    ]

    private static let sealed: [Violation] = [
        register("sealed_register_channel_is_known", ["channel": "8"]),
        register("sealed_register_source_is_a_hash", ["source_key": "'plain'"]),
        register("sealed_register_number_is_new", ["sealed_id": ":clue", "source_key": "sha256('other')"])
            .after(register("sealed_register_number_is_new", [:])),
        register("sealed_register_source_is_new", ["sealed_id": ":clue", "sealed_number": "2"])
            .after(register("sealed_register_source_is_new", [:])),
    ]

    /// The planted report once more.
    private static func again(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        let values = ["report_id": "gen_random_uuid()"].merging(changes) { _, new in new }
        return .copy(policy, rule, in: "casework.report", where: "t.report_id = :report", but: values)
    }

    /// A signed clue that comes of a report after that was voided properly.
    private static var clueOfVoid: Violation {
        let (policy, rule) = ("DW-void", "clue_report_is_not_void")
        let second = "'00000000-0000-4000-8000-000000000002'"
        let void = again(
            policy, rule,
            [
                "report_id": ":clue", "register_number": "2",
                "source_key": "sha256('other')", "state": "'voided'", "void_reason": "'test_entry'",
            ])
        let signed = Violation.copy(
            policy, rule, in: "casework.handoff", where: "t.subject_id = :clue", but: ["subject_id": second])
        return .copy(
            policy, rule, in: "casework.clue", where: "t.clue_id = :clue",
            but: ["clue_id": second, "clue_number": "2", "report_id": ":clue"]
        )
        .after(signed)
        .after("set constraints all immediate; set constraints all deferred")
        .after(approvedVoiding(of: ":clue"))
        .after(void)
    }

    private static func approvedVoiding(of report: String) -> String {
        """
        insert into casework.voiding (
            voiding_id, report_id, organ_id, reason, state, proposed_by, proposed_on, by_lead, decided_by, decided_on,
            decided_as
        )
        values (
            \(report), \(report), 'O420281', 'test_entry', 'approved', 'S1357', '2026-03-02', false, 'S1356',
            '2026-03-03', 'petition_lead'
        )
        """
    }

    private static func clock(_ policy: String, _ rule: String, _ assignments: String) -> Violation {
        .change(policy, rule, in: "casework.clock", where: "subject_id = :clue", assignments)
    }

    private static func named(_ policy: String, _ rule: String, _ assignments: String) -> Violation {
        .change(policy, rule, in: "casework.accused", where: "report_id = :report", assignments)
    }

    /// A second line of the clue's chain, to somebody who does not hold the clue.
    private static func line(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "ZJ-23", rule, in: "casework.handoff",
            [
                "subject_id": ":clue", "ordinal": "2", "subject": "'clue'", "from_organ_id": "'O420281'",
                "from_room_id": "'O420281-J1'", "to_organ_id": "'O420281'", "to_room_id": "'O420281-J1'",
                "to_staff_id": "'S1363'", "signed_at": "now()", "content_hash": "sha256('')",
                "previous_hash": "sha256('')", "hash": "sha256('')",
            ], but: changes)
    }

    private static func opinion(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.triage_opinion",
            [
                "report_id": ":report", "ordinal": "9", "author": "'worker'", "kind": "'accusation'",
                "micro_corruption": "false", "priority": "3", "given_at": "now()",
            ], but: changes)
    }

    private static func register(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-15", rule, in: "casework.sealed_register",
            [
                "sealed_id": ":report", "organ_id": "'O420281'", "sealed_year": "2026", "sealed_number": "1",
                "ground": "1", "channel": "1", "received_on": "now()", "received_at": "now()", "due_on": "now()",
                "source_key": "sha256('')",
            ], but: changes)
    }
}
