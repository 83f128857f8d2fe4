/// Rows of jurisdiction that break a rule which can be said about one row.
enum JurisdictionTwins {
    /// A measure that is in order but for what is changed.
    private static func measure(
        _ policy: String, _ rule: String, kind: String = "'assign'", reason: String = "'other'",
        to: String = "'T42028101J'", state: String = "'proposed'", proposer: String = "'S1357'",
        _ columns: String = "ended_at", _ values: String = "null"
    ) -> TwinTests.Violation {
        TwinTests.Violation(
            rule: rule, policy: policy,
            sql: """
                insert into casework.jurisdiction_measure (
                    measure_id, report_id, clue_id, kind, reason, from_organ_id, to_organ_id, acting_organ_id,
                    deciding_organ_id, state, proposed_by, proposed_at, \(columns)
                )
                values (
                    :clue, :report, :clue, \(kind), \(reason), 'O420281', \(to), 'O420281', 'O420281', \(state),
                    \(proposer), now(), \(values)
                )
                """
        )
    }

    /// A measure in order, and what hangs on it out of order.
    private static func hanging(_ policy: String, _ rule: String, _ sql: String) -> TwinTests.Violation {
        TwinTests.Violation(rule: rule, policy: policy, sql: measure(policy, rule).sql + "; " + sql)
    }

    private static func party(_ rule: String, _ columns: String, _ values: String, role: String = "assist")
        -> TwinTests.Violation
    {
        hanging(
            "HS-26", rule,
            """
            insert into casework.joint_party (measure_id, ordinal, organ_id, room_id, role, \(columns))
            values (:clue, 1, 'O420281', 'O420281-J2', '\(role)', \(values))
            """
        )
    }

    private static func assignment(
        _ policy: String, _ rule: String, state: String = "sent", to: String = "T42028101J", _ columns: String,
        _ values: String
    ) -> TwinTests.Violation {
        hanging(
            policy, rule,
            """
            insert into casework.assignment (
                assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at, \(columns)
            )
            values (:report, :clue, :report, :clue, 'O420281', '\(to)', '\(state)', now(), \(values))
            """
        )
    }

    static let all: [TwinTests.Violation] = [
        measure("JB-20", "jurisdiction_measure_kind_is_known", kind: "'seize'"),
        measure("JB-20", "jurisdiction_measure_state_is_known", state: "'forgotten'"),
        measure("JB-20", "jurisdiction_measure_reason_is_known", reason: "'mood'"),
        measure("JB-20", "jurisdiction_measure_reason_is_known", reason: "'local_interference'"),
        measure("JC-17", "jurisdiction_measure_reason_is_known", kind: "'designate'", reason: "'typical_problem'"),
        measure("JB-15", "jurisdiction_measure_reason_is_known", reason: "'sealed_up'"),
        measure(
            "JB-17", "jurisdiction_measure_has_two_persons", state: "'approved'", "decided_by, decided_at",
            "'S1357', now()"),
        measure("JB-17", "jurisdiction_measure_names_its_proposer", proposer: "null"),
        measure("JB-20", "jurisdiction_measure_names_its_approver", state: "'approved'"),
        measure("JC-17", "jurisdiction_measure_names_its_approver", "decided_by, decided_at", "'S1356', now()"),
        measure("DW-measure", "jurisdiction_measure_end_is_whole", state: "'ended'"),
        measure(
            "HS-26", "jurisdiction_measure_target_is_not_barred", "barred_organ_ids", "array['O', 'T42028101J']"),
        measure(
            "HS-26", "jurisdiction_measure_target_is_not_barred", "to_room_id, barred_room_ids",
            "'O420281-J2', array['O420281-J2']"),
        measure("JC-17", "jurisdiction_measure_changes_the_organ", to: "'O420281'"),
        measure("JC-17", "jurisdiction_measure_consent_is_whole", "consented_by", "'S1356'"),
        measure(
            "JC-17", "jurisdiction_measure_consent_is_whole", "consented_by, consented_at, consented_version",
            "'S1356', now(), 1"),
        measure("DW-measure", "jurisdiction_measure_former_number_is_whole", "former_year", "2026"),
        TwinTests.Violation(
            rule: "jurisdiction_measure_concerns_a_clue", policy: "JB-20",
            sql: measure("JB-20", "").sql.replacing(":clue, :report, :clue,", with: ":clue, :report, null,")),
        TwinTests.Violation(
            rule: "jurisdiction_measure_waits_once_idx", policy: "JB-20",
            sql: measure("JB-20", "").sql.replacing(":clue, :report, :clue,", with: ":report, :report, :clue,")
        )
        .after(measure("JB-20", "")),
        hanging(
            "HS-26", "joint_party_room_takes_part_once",
            """
            insert into casework.joint_party (measure_id, ordinal, organ_id, room_id, role)
            values (:clue, 1, 'O420281', 'O420281-J2', 'assist'), (:clue, 2, 'O420281', 'O420281-J2', 'lead')
            """),
        hanging(
            "JB-20", "assignment_runs_once_idx",
            """
            insert into casework.assignment (
                assignment_id, measure_id, report_id, clue_id, from_organ_id, to_organ_id, state, assigned_at
            )
            select gen_random_uuid(), :clue, :report, :clue, 'O420281', 'T42028101J', 'sent', now()
            from generate_series(1, 2)
            """),
        party("joint_party_is_not_barred", "barred_organ_ids", "array['O420281']"),
        party("joint_party_is_not_barred", "barred_room_ids", "array['O420281-J2']"),
        party("joint_party_role_is_known", "ended_on", "null", role: "watch"),
        assignment("JB-21", "assignment_receipt_is_whole", state: "received", "received_by", "null"),
        assignment("JB-21", "assignment_receipt_is_whole", "received_on", "'2026-03-02'"),
        assignment(
            "JB-23", "assignment_report_is_approved", state: "reported",
            "received_by, received_on, result_proposed_by, result_approved_by, reported_on, conclusion",
            "'S1', '2026-03-02', 'S1', 'S2', '2026-03-03', 'educated'"),
        assignment(
            "JB-23", "assignment_report_has_two_persons", "result_proposed_by, result_approved_by", "'S1', 'S1'"),
        assignment("JB-23", "assignment_conclusion_is_known", "conclusion", "'fine'"),
        assignment("JB-20", "assignment_goes_to_another_organ", to: "O420281", "conclusion", "null"),
        assignment("JB-20", "assignment_state_is_known", state: "lost", "conclusion", "null"),
        assignment("JB-20", "assignment_end_is_whole", state: "ended", "conclusion", "null"),
    ]
}
