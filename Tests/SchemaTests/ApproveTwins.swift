/// The rows of an approval, each in order but for what its rule forbids.
extension TwinTests {
    private static func approval(_ rule: String, _ policy: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.approval",
            [
                "approval_id": ":clue", "subject": "'clue'", "subject_id": ":clue", "report_id": ":report",
                "organ_id": "'O420281'", "kind": "'plan'", "matter": "'talk_or_letter'", "proposed_by": "'S1363'",
                "approved_by": "'S1350'", "approved_as": "'deputy'", "approved_at": "now()", "version": "77",
            ], but: changes)
    }

    private static func distribution(_ rule: String, _ columns: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-distribution",
            sql: """
                insert into casework.distribution_policy (organ_id, ordinal, set_by, set_at, \(columns))
                values ('O420281', \(values))
                """
        )
    }

    /// What is handed in after a check, in nobody's words.
    private static func afterCheck(_ assignments: String) -> Violation {
        .onClue(
            "ZJ-35", "clue_result_is_whole",
            """
            state = 'result_proposed', check_kind = 'talk_or_letter', holder_staff_id = 'S1363',
            proposer_staff_id = 'S1363', studied_on = '2026-03-02', \(assignments)
            """)
    }

    static let approvals: [Violation] = [
        approval("approval_subject_is_known", "JB-17", ["subject": "'notice'"]),
        approval("approval_subject_is_known", "JB-17", ["subject": "'report'"]),
        approval("approval_kind_is_known", "JB-17", ["kind": "'wish'", "approved_as": "'petition_lead'"]),
        approval("approval_of_version_idx", "JB-17", ["approval_id": "gen_random_uuid()"])
            .after(approval("", "JB-17", [:])),
        approval("approval_has_two_persons", "JB-17", ["approved_by": "'S1363'"]),
        approval("approval_names_its_proposer", "JB-17", ["proposed_by": "null"]),
        approval("approval_ground_is_known", "JB-17", ["by_ground": "'friendship'"]),
        approval("approval_role_fits", "JB-17", ["approved_as": "'room_member'"]),
        approval("approval_role_fits", "JB-17", ["kind": "'result'", "matter": "'educated'"]),
        approval("approval_role_fits", "JB-17", ["kind": "'return'", "approved_as": "'head'"]),
        approval("approval_role_fits", "JB-17", ["kind": "'reopening'", "approved_as": "'head'"]),
        approval("approval_role_fits", "JB-17", ["kind": "'triage'", "approved_as": "'deputy'"]),
        approval("approval_role_fits", "ZJ-23", ["kind": "'distribution'"]),
        approval("approval_role_fits", "ZJ-33", ["kind": "'check_group'", "approved_as": "'registrar'"]),
        approval("approval_plan_is_high_enough", "ZJ-33", ["kind": "'check_group'", "of_lower_head": "true"]),
        approval("approval_role_fits", "DW-archive", ["kind": "'archiving'", "approved_as": "'head'"]),
        approval("approval_role_fits", "DW-archive", ["kind": "'taking_out'", "approved_as": "'registrar'"]),
        approval(
            "approval_plan_is_high_enough", "ZJ-21", ["matter": "'hold_for_later'", "hold_until": "'2100-01-01'"]),
        approval("approval_plan_is_high_enough", "ZJ-21", ["matter": "'close_out'"]),
        approval("approval_plan_is_high_enough", "ZJ-33", ["of_lower_head": "true"]),
        approval(
            "approval_secretary_came_before", "ZJ-33",
            ["matter": "'preliminary_verification'", "of_lower_head": "true", "approved_as": "'head'"]),
        approval("approval_external_is_whole", "ZJ-33", ["external_body": "'party_secretary'"]),
        approval(
            "approval_external_is_whole", "ZJ-33",
            ["external_body": "'party_secretary'", "external_on": "'2026-03-02'"]),
        approval(
            "approval_external_has_two_persons", "ZJ-33",
            [
                "external_body": "'party_secretary'", "external_on": "'2026-03-02'", "external_recorded_by": "'S1350'",
            ]),
        approval(
            "approval_external_is_known", "ZJ-33",
            [
                "external_body": "'a_friend'", "external_on": "'2026-03-02'", "external_recorded_by": "'S1363'",
            ]),
        approval(
            "approval_hold_names_its_day", "ZJ-21", ["matter": "'hold_for_later'", "approved_as": "'head'"]),
        approval("approval_hold_names_its_day", "ZJ-21", ["hold_until": "'2100-01-01'"]),
        approval(
            "approval_hold_names_its_day", "ZJ-35",
            ["kind": "'result'", "matter": "'hold_for_later'", "approved_as": "'head'"]),
        approval(
            "approval_hold_names_its_day", "ZJ-35",
            ["kind": "'result'", "matter": "'educated'", "approved_as": "'head'", "hold_until": "'2100-01-01'"]),
        approval(
            "approval_hold_lies_ahead", "ZJ-21",
            ["matter": "'hold_for_later'", "approved_as": "'head'", "hold_until": "'2000-01-01'"]),
        afterCheck("conclusion = null"),
        afterCheck("conclusion = 'educated', hold_until = '2100-01-01'"),
        afterCheck("disposition = 'hold_for_later'"),
        afterCheck("disposition = 'hold_for_later', conclusion = 'educated', hold_until = '2100-01-01'"),
        distribution("distribution_policy_counts_up", "mode", "0, 'S1350', now(), 'before_claim'"),
        distribution("distribution_policy_mode_is_known", "mode", "1, 'S1350', now(), 'some_day'"),
        distribution("distribution_policy_days_fit", "mode", "1, 'S1350', now(), 'within_days'"),
        distribution("distribution_policy_days_fit", "mode, days", "1, 'S1350', now(), 'within_days', 31"),
        distribution("distribution_policy_days_fit", "mode, days", "1, 'S1350', now(), 'before_claim', 3"),
        distribution(
            "distribution_policy_delegates_to_another", "mode, delegate_staff_id",
            "1, 'S1350', now(), 'before_claim', 'S1350'"),
        .onClue(
            "DW-archive", "clue_archive_is_whole",
            "state = 'archived', holder_staff_id = 'S1363', conclusion = 'educated', concluded_at = now()"),
        .onClue("DW-archive", "clue_archive_is_whole", "archived_at = now()"),
        .onClue(
            "DW-archive", "clue_archived_from_is_known",
            """
            state = 'archived', holder_staff_id = 'S1363', conclusion = 'educated', concluded_at = now(),
            archived_at = now(), archived_from = 'routed'
            """),
        .onClue("JB-27", "clue_reopening_is_of_an_end", "reopen_asked_by = 'S1363'"),
        latePaper("late_paper_is_known", "'a_wish', '2026-03-02', '2026-03-02'"),
        latePaper("late_paper_lies_behind", "'course', '2026-03-03', '2026-03-02'"),
        latePaper("late_paper_is_stated_once", "'course', '2026-03-02', '2026-03-02'")
            .after(latePaper("", "'course', '2026-03-01', '2026-03-02'")),
    ]

    private static func latePaper(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "DW-archive",
            sql: """
                insert into casework.late_paper (clue_id, report_id, organ_id, stated_by, paper, held_on, stated_on)
                values (:clue, :report, 'O420281', 'S1363', \(values))
                """
        )
    }
}
