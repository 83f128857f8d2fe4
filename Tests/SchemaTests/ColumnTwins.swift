/// What was breached, found clues, rewards, requests to a prefecture, data provided, analyses: each row in order but for
/// what its rule forbids.
extension TwinTests {
    private static func row(
        _ policy: String, _ rule: String, _ table: String, _ proper: [String: String], _ changes: [String: String]
    ) -> Violation { .row(policy, rule, in: "casework." + table, proper, but: changes) }

    private static func found(_ rule: String, _ changes: [String: String]) -> Violation {
        row(
            "SS-172", rule, "found_clue",
            [
                "found_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "room_id": "'O420281-J1'",
                "found_year": "2026", "found_number": "1", "origin": "'found_in_case'", "own_scope": "true",
                "state": "'filed'", "found_by": "'S1357'", "found_on": "'2026-03-01'",
                "registered_on": "'2026-03-02'",
            ], changes)
    }

    private static func reward(_ rule: String, _ changes: [String: String]) -> Violation {
        row(
            "JB-28", rule, "reward",
            [
                "reward_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "ground": "'major_case'", "signature": "'real_name_verified'", "conclusion": "'case_filed'",
                "state": "'proposed'", "proposed_by": "'S1357'", "proposed_on": "'2026-03-02'", "sealed": "'\\x00'",
            ], changes)
    }

    private static func malice(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        row(
            policy, rule, "malice_request",
            [
                "malice_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "organ_level": "3", "purpose": "'determination'", "signature": "'anonymous'",
                "conclusion": "'closed_unfounded'", "state": "'proposed'", "proposed_by": "'S1357'",
                "proposed_on": "'2026-03-02'", "sealed": "'\\x00'",
            ], changes)
    }

    /// A county's request that a prefecture approved.
    private static let decided = [
        "state": "'approved'", "endorsed_by": "'S1350'", "endorsed_on": "'2026-03-03'", "decided_level": "4",
        "decided_on": "'2026-03-04'", "recorded_by": "'S1358'", "decision_sealed": "'\\x00'",
        "inaccuracy": "'malicious'",
    ]

    private static func decided(_ changes: [String: String]) -> [String: String] {
        decided.merging(changes) { $1 }
    }

    private static func provision(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        row(
            policy, rule, "provision",
            [
                "provision_id": ":report", "organ_id": "'O420281'", "provision_year": "2026",
                "provision_number": "1", "scope_kind": "'unit'", "scope_id": "'U1'", "unit_ids": "array['U1']",
                "from_on": "'2026-01-01'", "to_on": "'2026-02-28'", "state": "'proposed'", "sealed": "'\\x00'",
                "proposed_by": "'S1357'", "proposed_on": "'2026-03-02'",
            ], changes)
    }

    private static let delivered = [
        "state": "'delivered'", "decided_by": "'S1350'", "decided_on": "'2026-03-03'", "delivered_by": "'S1357'",
        "delivered_on": "'2026-03-04'", "row_count": "7", "file_hash": "sha256('')", "keep_until": "'2029-03-04'",
    ]

    private static func delivered(_ changes: [String: String]) -> [String: String] {
        delivered.merging(changes) { $1 }
    }

    private static func trend(
        _ rule: String, _ changes: [String: String], _ policy: String = "JB-31"
    ) -> Violation {
        row(
            policy, rule, "trend_report",
            [
                "trend_id": ":report", "organ_id": "'O420281'", "trend_year": "2026", "trend_quarter": "1",
                "state": "'made'", "sealed": "'\\x00'", "made_by": "'S1357'", "made_on": "'2026-04-02'",
            ], changes)
    }

    /// An analysis that the Party committee was told of.
    private static func briefed(_ rule: String, _ changes: [String: String], _ policy: String = "JB-31") -> Violation {
        let told = [
            "committee_by": "'S1350'", "committee_on": "'2026-04-03'", "committee_sealed": "'\\x00'",
            "code_word": "'黄纪督'", "committee_year": "2026", "committee_number": "1",
        ]
        return trend(rule, told.merging(changes) { $1 }, policy)
    }

    private static func figure(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-small",
            sql: """
                with made as (
                    insert into casework.trend_report (
                        trend_id, organ_id, trend_year, trend_quarter, state, sealed, made_by, made_on
                    )
                    values (:report, 'O420281', 2026, 1, 'made', '\\x00', 'S1357', '2026-04-02')
                )
                insert into casework.trend_figure (trend_id, dimension, code, now_count, before_count)
                values (:report, \(values))
                """
        )
    }

    static let columns: [Violation] = [
        .onReport("JB-4", "report_breaches_are_known", "breaches = array['bad_mood']"),
        .row(
            "JB-4", "triage_opinion_breaches_are_known", in: "casework.triage_opinion",
            [
                "report_id": ":report", "ordinal": "77", "author": "'staff'", "author_staff_id": "'S1357'",
                "kind": "'accusation'", "micro_corruption": "false", "priority": "3", "risk_flags": "'{}'",
                "given_at": "now()", "brings_new_facts": "false", "scheme_yuan": "0", "organised_crime": "false",
                "death_or_injury": "false", "signatories": "0", "breaches": "array['bad_mood']",
            ]),
        found("found_clue_report_is_new", ["found_id": ":clue", "found_number": "2"]).after(found("", [:])),
        found("found_clue_number_is_new", ["found_id": ":clue", "report_id": ":clue"]).after(found("", [:])),
        reward("reward_is_one_idx", ["reward_id": ":clue"]).after(reward("", [:])),
        malice("JB-39", "malice_request_is_one_idx", ["malice_id": ":clue"]).after(malice("JB-39", "", [:])),
        provision("JB-32", "provision_number_is_new", ["provision_id": ":clue"])
            .after(provision("JB-32", "", [:])),
        trend("trend_report_is_one_a_quarter", ["trend_id": ":clue"]).after(trend("", [:])),
        .onClue("JB-4", "clue_breaches_are_known", "breaches = array['bad_mood']"),
        .onReport(
            "JB-15", "report_sealed_up_names_no_breach",
            """
            state = 'sealed_up', kind = null, category = null, matter_token = null, barred_organ_ids = '{}',
            barred_room_ids = '{}', micro_corruption = false, risk_flags = '{}', import_flags = '{}',
            breaches = array['integrity']
            """),
        .onReport("SS-172", "report_source_is_known", "source = 'rumour'"),
        .onReport("SS-172", "report_of_a_room_has_no_reporter", "source = 'room', channel = 'letter'"),
        .onClue("DW-origin", "clue_origin_is_known", "origin = 'rumour'"),
        .onClue("SS-172", "clue_found_is_no_petition", "is_found = true, origin = 'petition'"),
        found("found_clue_origin_is_known", ["origin": "'petition'"]),
        found("found_clue_state_is_known", ["state": "'lost'", "own_scope": "false"]),
        found("found_clue_own_scope_is_filed", ["own_scope": "false"]),
        found("found_clue_own_scope_is_filed", ["state": "'handed'"]),
        found("found_clue_control_is_whole", ["state": "'noted'"]),
        found(
            "found_clue_has_two_persons",
            ["state": "'noted'", "controlled_by": "'S1357'", "controlled_on": "'2026-03-03'"]),
        found("found_clue_runs_forward", ["found_on": "'2026-03-03'"]),
        reward("reward_ground_is_known", ["ground": "'good_mood'"]),
        reward("reward_loss_is_stated", ["ground": "'loss_recovered'"]),
        reward("reward_is_for_a_real_name", ["signature": "'real_name_claimed'"]),
        reward("reward_follows_a_true_report", ["conclusion": "'closed_unfounded'"]),
        reward("reward_state_is_known", ["state": "'lost'", "decided_by": "'S1350'", "decided_on": "'2026-03-03'"]),
        reward(
            "reward_has_two_persons",
            ["state": "'approved'", "decided_by": "'S1357'", "decided_on": "'2026-03-03'"]),
        reward(
            "reward_outcome_is_whole",
            ["state": "'granted'", "decided_by": "'S1350'", "decided_on": "'2026-03-03'"]),
        reward(
            "reward_runs_forward",
            ["state": "'approved'", "decided_by": "'S1350'", "decided_on": "'2026-03-01'"]),
        malice("JB-29", "malice_request_purpose_is_known", ["purpose": "'revenge'"]),
        malice(
            "JB-29", "malice_request_state_is_known",
            ["state": "'lost'", "endorsed_by": "'S1350'", "endorsed_on": "'2026-03-03'"]),
        malice(
            "JB-29", "malice_request_traces_the_nameless",
            ["purpose": "'tracing'", "signature": "'real_name_verified'"]),
        malice("JB-39", "malice_request_follows_an_untrue_report", ["conclusion": "'educated'"]),
        malice("JB-39", "malice_request_follows_an_untrue_report", ["conclusion": "null"]),
        malice("JB-39", "malice_request_has_two_persons", decided(["endorsed_by": "'S1357'"])),
        malice("JB-39", "malice_request_is_decided_by_a_prefecture", decided(["decided_level": "3"])),
        malice("JB-39", "malice_request_is_decided_by_a_prefecture", decided(["organ_level": "5"])),
        malice("JB-39", "malice_request_decision_is_whole", decided(["recorded_by": "null"])),
        malice("JB-45", "malice_request_outcome_is_told_apart", decided(["inaccuracy": "'mistaken'"])),
        malice("JB-45", "malice_request_outcome_is_told_apart", decided(["state": "'denied'"])),
        malice("JB-45", "malice_request_outcome_is_told_apart", decided(["inaccuracy": "null"])),
        malice("JB-29", "malice_request_tracing_finds_nothing", ["purpose": "'tracing'", "benefits": "array['post']"]),
        malice("JB-41", "malice_request_circumstances_are_known", ["circumstances": "array['rude']"]),
        malice("JB-43", "malice_request_benefits_are_known", ["benefits": "array['car']"]),
        malice(
            "JB-43", "malice_request_correction_follows_the_finding",
            decided(["corrections_advised_on": "'2026-03-05'"])),
        malice("JB-39", "malice_request_runs_forward", decided(["endorsed_on": "'2026-03-01'"])),
        provision("JB-32", "provision_scope_is_known", ["scope_kind": "'world'"]),
        provision("JB-32", "provision_scope_is_named", ["unit_ids": "'{}'"]),
        provision("JB-32", "provision_period_runs_forward", ["from_on": "'2026-03-01'"]),
        provision(
            "JB-32", "provision_state_is_known",
            ["state": "'lost'", "decided_by": "'S1350'", "decided_on": "'2026-03-03'"]),
        provision("JB-32", "provision_has_two_persons", delivered(["decided_by": "'S1357'"])),
        provision("C18", "provision_delivery_is_whole", delivered(["row_count": "null"])),
        provision("C18", "provision_file_has_its_hash", delivered(["file_hash": "'\\x00'"])),
        provision("C18", "provision_is_kept_three_years", delivered(["keep_until": "'2029-03-03'"])),
        provision("JB-32", "provision_runs_forward", delivered(["decided_on": "'2026-03-01'"])),
        trend("trend_report_quarter_is_known", ["trend_quarter": "5"]),
        trend("trend_report_quarter_is_known", ["trend_quarter": "-1"]),
        trend("trend_report_is_one_a_quarter", ["trend_id": ":clue", "trend_quarter": "0"], "XF-41")
            .after(trend("", ["trend_quarter": "0"])),
        trend("trend_report_state_is_known", ["state": "'lost'"]),
        trend("trend_report_goes_up", ["state": "'sent'"]),
        trend(
            "trend_report_has_two_persons",
            ["state": "'sent'", "sent_by": "'S1357'", "sent_on": "'2026-04-03'", "upper_organ_id": "'O420200'"]),
        trend(
            "trend_report_runs_forward",
            ["state": "'sent'", "sent_by": "'S1350'", "sent_on": "'2026-04-01'", "upper_organ_id": "'O420200'"]),
        briefed("trend_report_committee_is_whole", ["committee_sealed": "null"]),
        briefed("trend_report_committee_is_whole", ["committee_by": "null"]),
        briefed("trend_report_committee_has_two_persons", ["committee_by": "'S1357'"]),
        briefed(
            "trend_report_committee_runs_forward", ["committee_on": "'2026-04-01'"]),
        briefed("trend_report_committee_number_has_its_shape", ["committee_number": "0"], "GW-9"),
        briefed("trend_report_committee_number_has_its_shape", ["committee_year": "2025"], "GW-9"),
        briefed(
            "trend_report_committee_number_is_new", ["trend_id": ":clue", "trend_quarter": "2"], "GW-9"
        )
        .after(briefed("", [:])),
        briefed("trend_report_issued_number_is_new", [:], "GW-9").after(document("GW-9", "")),
        figure("trend_figure_dimension_is_known", "'mood', 'x', 5, 5"),
        figure("trend_figure_code_is_short", "'area', '', 5, 5"),
        figure("trend_figure_tells_no_small_number", "'total', 'all', 4, 5"),
        figure("trend_figure_tells_no_small_number", "'total', 'all', 5, 1"),
    ]
}
