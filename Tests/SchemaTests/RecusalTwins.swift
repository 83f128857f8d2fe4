extension TwinTests.Violation {
    /// An entry of recusal, in order but for what the rule forbids: the values of person, ground, way, recorder and decider,
    /// then of decision, who decided and when.
    private static func onRecusal(
        _ policy: String, _ rule: String, _ entry: String = "'S1363', 'interest', 'declared', 'S1363', 'leader'",
        _ decision: String = "null, null, null"
    ) -> Self {
        Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.recusal_entry (
                    recusal_id, report_id, organ_id, recorded_at, staff_id, ground, way, recorded_by, decider, decision,
                    decided_by, decided_on
                )
                values (gen_random_uuid(), :report, 'O420281', now(), \(entry), \(decision))
                """
        )
    }

    private static func onInterference(_ policy: String, _ rule: String, _ values: String) -> Self {
        Self(
            rule: rule, policy: policy,
            sql: """
                insert into casework.interference (
                    interference_id, report_id, organ_id, recorded_at, sealed, asker, concerned_staff_id, way, asked_on,
                    recorded_by
                )
                values (gen_random_uuid(), :report, 'O420281', now(), '', \(values))
                """
        )
    }

    /// A reporter asks for somebody to stand aside.
    private static func onRequest(_ rule: String, _ changes: [String: String], times: Int = 1) -> Self {
        .row(
            "JB-48", rule, in: "casework.recusal_request",
            [
                "request_id": "gen_random_uuid()", "report_id": ":report", "asked_at": "now()", "sealed": "''",
                "source_key": "sha256('')",
            ], but: changes, times: times)
    }

    private static func onDebt(_ rule: String, _ changes: [String: String]) -> Self {
        .row(
            "JC-67", rule, in: "casework.interest_declaration",
            [
                "declaration_id": "gen_random_uuid()", "staff_id": "'S1357'", "organ_id": "'O420281'",
                "kind": "'debt'", "person_token": "sha256('')", "sealed": "''", "from_on": "'2026-03-02'",
                "declared_on": "'2026-03-02'", "renewed_on": "'2026-03-02'",
            ], but: changes)
    }

    private static func onKin(_ rule: String, _ relation: String, token: String, days: String) -> Self {
        Self(
            rule: rule, policy: "JC-67",
            sql: """
                insert into casework.kinship_declaration (
                    declaration_id, staff_id, organ_id, relation, name_token, sealed, declared_on, renewed_on
                )
                values (gen_random_uuid(), 'S1357', 'O420281', '\(relation)', \(token), '', \(days))
                """
        )
    }

    private static func onInterest(_ rule: String, _ kind: String, _ unit: String, _ token: String, to: String) -> Self
    {
        Self(
            rule: rule, policy: "JC-67",
            sql: """
                insert into casework.interest_declaration (
                    declaration_id, staff_id, organ_id, kind, unit_id, person_token, sealed, from_on, to_on, declared_on,
                    renewed_on
                )
                values (
                    gen_random_uuid(), 'S1357', 'O420281', '\(kind)', \(unit), \(token),
                    case when \(token) is null then null else ''::bytea end, '2026-03-02', \(to), '2026-03-02',
                    '2026-03-02'
                )
                """
        )
    }

    static let recusals: [Self] = [
        .onRecusal("JC-67", "recusal_entry_ground_is_known", "'S1363', 'boredom', 'declared', 'S1363', 'leader'"),
        .onRecusal("JB-48", "recusal_entry_way_is_known", "'S1363', 'interest', 'rumour', 'S1364', 'leader'"),
        .onRecusal("JB-48", "recusal_entry_declares_oneself", "'S1363', 'interest', 'declared', 'S1364', 'leader'"),
        .onRecusal(
            "JB-48", "recusal_entry_of_others_is_by_others", "'S1363', 'interest', 'ordered', 'S1363', 'leader'"),
        .onRecusal(
            "JB-48", "recusal_entry_is_written_by_somebody", "'S1363', 'interest', 'derived', 'S1364', 'leader'"),
        .onRecusal(
            "JB-48", "recusal_entry_is_written_by_somebody", "'S1363', 'interest', 'ordered', null, 'leader'"),
        .onRecusal("JB-48", "recusal_entry_decider_is_known", "'S1363', 'interest', 'declared', 'S1363', 'friend'"),
        .onRecusal("JB-48", "recusal_entry_is_decided_by_another", decision: "'ended', 'S1363', '2026-03-02'"),
        .onRecusal("JB-48", "recusal_entry_decision_is_known", decision: "'forgotten', 'S1356', '2026-03-02'"),
        .onRecusal("JB-48", "recusal_entry_decision_is_whole", decision: "'ended', 'S1356', null"),
        .onRecusal("JB-48", "recusal_entry_stands_once").after(.onRecusal("JB-48", "recusal_entry_stands_once")),
        .onRequest("recusal_request_answer_is_whole", ["answered_by": "'S1356'"]),
        .onRequest("recusal_request_pass_is_whole", ["passed_by": "'S1356'", "passed_on": "'2026-03-02'"]),
        .onRequest("recusal_request_source_is_a_hash", ["source_key": "'plain'"]),
        .onRequest("recusal_request_source_is_new", [:], times: 2),
        .onInterference(
            "JC-66", "interference_is_recorded_by_another", "'colleague', 'S1363', 'pleaded', '2026-03-02', 'S1363'"),
        .onInterference("JC-66", "interference_asker_is_known", "'ghost', null, 'pleaded', '2026-03-02', 'S1363'"),
        .onInterference("JC-66", "interference_way_is_known", "'leader', null, 'bribed', '2026-03-02', 'S1363'"),
        .onInterference(
            "JC-66", "interference_outsider_is_no_staff", "'outside', 'S1364', 'pleaded', '2026-03-02', 'S1363'"),
        .onInterference(
            "JC-66", "interference_was_before_its_record", "'leader', null, 'pleaded', '2999-01-01', 'S1363'"),
        .onKin(
            "kinship_declaration_relation_is_known", "friend", token: "sha256('')", days: "'2026-03-02', '2026-03-02'"),
        .onKin(
            "kinship_declaration_token_is_a_hash", "spouse", token: "'张三'::bytea", days: "'2026-03-02', '2026-03-02'"),
        .onKin(
            "kinship_declaration_days_follow", "spouse", token: "sha256('')", days: "'2026-03-02', '2026-03-01'"),
        .onInterest("interest_declaration_names_unit_or_person", "debt", "null", "null::bytea", to: "null"),
        .onInterest("interest_declaration_kind_is_known", "boredom", "null", "sha256('')", to: "null"),
        .onInterest("interest_declaration_ends_after_it_starts", "debt", "null", "sha256('')", to: "'2026-03-01'"),
        .onInterest("interest_declaration_token_is_a_hash", "debt", "null", "'plain'::bytea", to: "null"),
        .onDebt("interest_declaration_person_is_sealed", ["sealed": "null"]),
        .onDebt("interest_declaration_days_follow", ["renewed_on": "'2026-03-01'"]),
    ]

    private static func onRecusal(_ policy: String, _ rule: String, decision: String) -> Self {
        onRecusal(policy, rule, "'S1363', 'interest', 'declared', 'S1363', 'leader'", decision)
    }
}

extension TwinTests {
    static let recusals = Violation.recusals
}
