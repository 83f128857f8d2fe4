/// The rows by which `TwinTests` tries the rules of clocks, extensions and settings.
extension TwinTests {
    static let clockViolations: [Violation] = [
        .onClock("HS-26", "clock_told_organ_is_another", told("told_organ_id = organ_id")),
        .onClock("HS-26", "clock_superior_is_told_last", told("told_level = 2, told_organ_id = 'O420200'")),
        .onClock("JB-15", "clock_is_told_once_overdue", "overdue_at = null, asked_level = 0"),
        .onClock("JB-15", "clock_is_asked_before_told", "overdue_at = now(), asked_level = 0, told_level = 1"),
        .onExtension("JB-21", "clock_extension_approver_is_of_the_organ", ["approver_organ_id": "'O420200'"]),
        .onExtension(
            "JB-21", "clock_extension_approver_is_of_the_organ", ["ordinal": "2", "approver": "'upper_organ'"]),
        .onExtension("JB-21", "clock_extension_has_two_persons", ["asked_by": "'S1356'"]),
        .onExtension("JB-21", "clock_extension_further_is_from_above", ["ordinal": "2"]),
        .onExtension(
            "JB-21", "clock_extension_further_is_from_above",
            ["approver": "'upper_organ'", "approver_organ_id": "'O420200'"]),
        .onExtension("JB-21", "clock_extension_is_within_the_rules", ["length": "4"]),
        .onExtension("AJ-15", "clock_extension_is_within_the_rules", ["kind": "'PRELIM'", "length": "2"]),
        .onExtension(
            "AJ-15", "clock_extension_is_within_the_rules",
            ["kind": "'PRELIM'", "ordinal": "2", "unit": "'day'", "length": "30"]),
        .onExtension(
            "XF-34", "clock_extension_is_within_the_rules", ["kind": "'XF_HANDLE'", "unit": "'day'", "length": "31"]),
        .onExtension("ZJ-30", "clock_extension_is_within_the_rules", ["kind": "'TALK_REPORT'", "length": "1"]),
        .onExtension("JB-21", "clock_extension_of_assigned_is_reported_up", ["reported_up_on": "null"]),
        .onExtension("JB-21", "clock_extension_is_reported_after_approval", ["reported_up_on": "'2026-03-01'"]),
        .onExtension(
            "JB-21", "clock_extension_approver_is_known",
            ["ordinal": "2", "approver": "'friend'", "approver_organ_id": "'O420200'"]),
        .onExtension(
            "JB-21", "clock_extension_counts_from_one",
            ["ordinal": "0", "approver": "'upper_organ'", "approver_organ_id": "'O420200'"]),
        .onExtension("JB-21", "clock_extension_length_is_positive", ["length": "0"]),
        recomputation("clock_recomputation_cause_is_known", ["cause": "'whim'"]),
        recomputation("clock_recomputation_counts_clocks", ["moved": "4"]),
        recomputation("clock_recomputation_counts_clocks", ["unmarked": "-1"]),
        recomputation("clock_recomputation_ends_after_it_starts", ["finished_at": "'2026-03-01'"]),
        .onExtension("JB-21", "clock_extension_runs_forward", ["due_on": "'2026-06-02'"]),
        .onExtension("JB-21", "clock_extension_reason_is_known", ["reason": "'bad_mood'"]),
        Violation(
            rule: "clock_setting_is_known", policy: "DW-roll-over",
            sql: """
                insert into directory.clock_setting (setting, effective_from, version, value, source_ref)
                values ('roll_over', '2026-03-02', 1, 'perhaps', '通知')
                """),
        Violation(
            rule: "overdue_step_comes_after_the_end", policy: "DW-overdue-steps",
            sql: """
                insert into casework.overdue_step (clock_id, due_on, level, organ_id, told_on)
                values (:report, '2026-03-02', 1, 'O420281', '2026-03-02')
                """),
        Violation(
            rule: "overdue_step_level_is_known", policy: "DW-overdue-steps",
            sql: """
                insert into casework.overdue_step (clock_id, due_on, level, organ_id, told_on)
                values (:report, '2026-03-02', 4, 'O420281', '2026-03-03')
                """),
    ]

    private static func recomputation(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-recompute", rule, in: "casework.clock_recomputation",
            [
                "recomputation_id": ":report", "cause": "'calendar'", "calendars_from": "'{}'",
                "calendar_to": "'2026.1'", "policy_to": "'builtin'", "looked_at": "3", "moved": "2", "unmarked": "1",
                "started_at": "'2026-03-02'", "finished_at": "'2026-03-03'",
            ], but: changes)
    }

    private static func told(_ assignments: String) -> String {
        let level = assignments.contains("told_level") ? "" : "told_level = 3, "
        return "overdue_at = now(), asked_level = 3, " + level + assignments
    }
}

extension TwinTests.Violation {
    fileprivate static func onClock(_ policy: String, _ rule: String, _ assignments: String) -> Self {
        Self(
            rule: rule, policy: policy,
            sql: "update casework.clock set \(assignments) where subject_id = :clue and kind = 'PLAN'")
    }

    /// The first extension of an assigned matter, in order but for what the rule forbids.
    fileprivate static func onExtension(_ policy: String, _ rule: String, _ changes: [String: String]) -> Self {
        let proper = [
            "clock_id": ":report", "ordinal": "1", "kind": "'ASSIGNED'", "organ_id": "'O420281'",
            "approver": "'own_head'", "approver_organ_id": "'O420281'", "approver_staff_id": "'S1356'",
            "approved_on": "'2026-03-02'", "length": "3", "unit": "'month'", "reason": "'complex'", "sealed": "''",
            "sealed_by_site": "false", "reported_up_on": "'2026-03-02'", "previous_due_on": "'2026-06-02'",
            "due_on": "'2026-09-02'", "asked_by": "'S1363'", "was_overdue": "false", "recorded_at": "now()",
        ]
        let row = proper.merging(changes) { _, new in new }.sorted { $0.key < $1.key }
        return Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.clock_extension (\(row.map(\.key).joined(separator: ", ")))
                values (\(row.map(\.value).joined(separator: ", ")))
                """)
    }
}
