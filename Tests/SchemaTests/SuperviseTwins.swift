/// What the constraints of supervision refuse.
extension TwinTests {
    /// An order that went out, in order but for what the rule forbids.
    private static func order(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.supervision",
            [
                "supervision_id": ":clue", "clue_id": ":clue", "issuer_organ_id": "'O420281'", "organ_id": "'O420281'",
                "room_id": "'O420281-J1'", "supervision_year": "2026", "supervision_number": "1", "code_word": "'大冶纪督'",
                "reason": "'other'",
                "methods": "array['letter']", "state": "'issued'", "proposer_staff_id": "'S1'", "proposed_at": "now()",
                "approver_staff_id": "'S2'", "approved_at": "now()", "due_on": "'2026-03-16'",
            ], but: changes)
    }

    private static func reminder(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-22", rule, in: "casework.reminder",
            [
                "reminder_id": "gen_random_uuid()", "clue_id": ":clue", "issuer_organ_id": "'O420281'",
                "organ_id": "'O420281'", "room_id": "'O420281-J1'", "staff_id": "'S1356'", "sent_on": "'2026-03-10'",
                "sent_at": "now()",
            ], but: changes)
    }

    private static func instruction(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "HS-3", rule, in: "casework.instruction",
            [
                "instruction_id": ":clue", "organ_id": "'O420281'", "source": "'plenary'", "issued_on": "'2026-03-02'",
                "to_organ_id": "'O420281'", "due_on": "'2026-03-16'", "registered_by": "'S1'", "registered_at": "now()",
                "sealed": "''",
            ], but: changes)
    }

    private static func quarter(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-18", rule, in: "casework.quarter_feedback",
            [
                "quarter_id": ":clue", "organ_id": "'O420281'", "room_id": "'O420281-J1'", "feedback_year": "2026",
                "feedback_quarter": "1", "opened_on": "'2026-01-01'", "due_on": "'2026-03-31'",
            ], but: changes)
    }

    private static func line(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-18", rule, in: "casework.quarter_line",
            [
                "quarter_id": ":clue", "clue_id": ":clue", "concluded_on": "'2026-03-02'",
                "substantiation": "'partly'", "conclusion": "'educated'", "reporter_told": "'told'",
            ], but: changes)
    }

    private static func entry(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-22", rule, in: "casework.supervision_entry",
            [
                "supervision_id": ":clue", "ordinal": "0", "kind": "'proposed'", "staff_id": "'S1356'",
                "entered_at": "now()", "sealed": "''",
            ], but: changes)
    }

    static let supervision: [Violation] = [
        order("GW-9", "supervision_issued_number_is_new", ["code_word": "'黄纪督'"]).after(document("GW-9", "")),
        order("JB-22", "supervision_reason_is_known", ["reason": "'bored'"]),
        order("JB-22", "supervision_methods_are_known", ["methods": "array['shouting']"]),
        order("JB-22", "supervision_methods_are_known", ["methods": "'{}'"]),
        order("JB-22", "supervision_goes_out_approved", ["approver_staff_id": "null"]),
        order("JB-22", "supervision_goes_out_approved", ["due_on": "null"]),
        order("JB-22", "supervision_goes_out_approved", ["state": "'proposed'"]),
        order("JB-22", "supervision_has_two_persons", ["approver_staff_id": "'S1'"]),
        order("JB-22", "supervision_state_is_known", ["state": "'lost'", "approver_staff_id": "null"]),
        order("JB-22", "supervision_answer_has_an_author", ["state": "'answered'"]),
        order("JB-22", "supervision_end_is_whole", ["state": "'ended'"]),
        order(
            "JB-22", "supervision_outcome_is_known",
            [
                "state": "'ended'", "outcome": "'fine'", "ended_on": "'2026-03-16'",
            ]),
        order("HS-3", "supervision_account_is_whole", ["accountable_on": "'2026-03-17'"]),
        order(
            "HS-3", "supervision_account_is_whole",
            [
                "accountable_on": "'2026-03-16'", "accountable_by": "'S3'", "missed_on": "'2026-03-16'",
            ]),
        order("JB-22", "supervision_number_is_new", ["supervision_id": ":report"])
            .after(
                order(
                    "JB-22", "supervision_number_is_new",
                    ["state": "'ended'", "outcome": "'accepted'", "ended_on": "'2026-03-16'"])),
        order("GW-9", "supervision_word_comes_with_its_number", ["code_word": "null"]),
        order("JB-22", "supervision_is_open_once", ["supervision_id": ":report", "supervision_number": "2"])
            .after(order("JB-22", "supervision_is_open_once", [:])),
        entry("supervision_entry_kind_is_known", ["kind": "'sighed'"]),
        entry("supervision_entry_demands_and_answers_say_something", ["sealed": "null"]),
        .row(
            "JB-22", "reminder_comes_once_a_day", in: "casework.reminder",
            [
                "reminder_id": "gen_random_uuid()", "clue_id": ":clue", "issuer_organ_id": "'O420281'",
                "organ_id": "'O420281'", "room_id": "'O420281-J1'", "staff_id": "'S1356'", "sent_on": "'2026-03-10'",
                "sent_at": "now()",
            ], times: 2),
        reminder("reminder_says_what_is_owed", ["owed": "'PLAN'"]),
        reminder(
            "reminder_says_what_is_owed",
            ["owed": "'PLAN'", "owed_from": "'2026-03-10'", "owed_due_on": "'2026-03-09'"]),
        reminder(
            "reminder_says_what_is_owed",
            ["owed": "'everything'", "owed_from": "'2026-03-09'", "owed_due_on": "'2026-03-10'"]),
        instruction("instruction_source_is_known", ["source": "'rumour'"]),
        instruction("instruction_runs_forward", ["due_on": "'2026-03-01'"]),
        instruction("instruction_end_is_whole", ["done_on": "'2026-03-10'"]),
        instruction("instruction_account_is_whole", ["accountable_on": "'2026-03-16'", "accountable_by": "'S3'"]),
        .row(
            "HS-3", "instruction_entry_method_is_known", in: "casework.instruction_entry",
            [
                "instruction_id": ":clue", "ordinal": "0", "checked_on": "'2026-03-10'", "method": "'telepathy'",
                "staff_id": "'S1'", "entered_at": "now()", "sealed": "''",
            ]),
        .row(
            "HS-28", "leader_charge_runs_forward", in: "casework.leader_charge",
            [
                "charge_id": ":clue", "clue_id": ":clue", "organ_id": "'O420281'", "leader_staff_id": "'S1'",
                "assigned_by": "'S2'", "from_on": "'2026-03-10'", "to_on": "'2026-03-09'",
            ]),
        .row(
            "HS-28", "leader_charge_is_current_once", in: "casework.leader_charge",
            [
                "charge_id": "gen_random_uuid()", "clue_id": ":clue", "organ_id": "'O420281'",
                "leader_staff_id": "'S1356'", "assigned_by": "'S1350'", "from_on": "'2026-03-10'",
            ], times: 2),
        quarter("quarter_feedback_is_new", ["quarter_id": ":report"]).after(quarter("quarter_feedback_is_new", [:])),
        line("quarter_line_way_is_known", ["handling_way": "'magic'"]),
        quarter("quarter_feedback_quarter_is_known", ["feedback_quarter": "5"]),
        quarter("quarter_feedback_is_whole", ["sent_on": "'2026-03-31'"]),
        line("quarter_line_substantiation_is_known", ["substantiation": "'perhaps'"]),
        line("quarter_line_conclusion_is_known", ["conclusion": "'fine'"]),
        line("quarter_line_told_is_known", ["reporter_told": "'shouted'"]),
    ]
}
