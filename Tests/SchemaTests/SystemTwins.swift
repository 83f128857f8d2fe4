/// The rows of the directory, the queue, the notifications, the audit log and the sessions that must not be.
extension TwinTests {
    static let system: [Violation] = directory + policies + queue + notifications + logs

    private static let directory: [Violation] = [
        .change(
            "HS-4", "organ_is_not_its_own_superior", in: "directory.organ", where: "organ_id = 'O420281'",
            "superior_organ_id = organ_id"),
        .change(
            "HS-4", "organ_level_is_known", in: "directory.organ", where: "organ_id = 'O420281'", "level = 6"),
        .change(
            "HS-4", "unit_level_is_known", in: "directory.unit",
            where: "unit_id = (select min(u.unit_id) from directory.unit as u)", "level = 0"),
        .row(
            "JB-26", "calendar_day_kind_is_known", in: "directory.calendar_day",
            [
                "day_on": "'2031-05-01'", "version": "'2031.1'", "kind": "'half'", "name": "'劳动节'",
            ]),
        .row(
            "GW-9", "document_code_series_is_known", in: "directory.document_code",
            [
                "organ_id": "'O420281'", "series": "'letters'", "word": "'黄纪函'", "set_by": "'S1356'",
                "set_on": "'2026-03-02'",
            ]),
        .row(
            "GW-9", "document_template_counts_up", in: "directory.document_template",
            [
                "organ_id": "'O420281'", "kind": "'acceptance'", "version": "0", "body": "'正文'",
                "effective_from": "'2026-03-02'", "edited_by": "'S1356'",
            ]),
    ]

    private static let policies: [Violation] = [
        policy("period_policy_confidence_is_known", ["confidence": "'E'"]),
        policy("period_policy_ends_after_it_starts", ["effective_to": "'2026-03-02'"]),
        policy("period_policy_length_is_positive", ["length": "0"]),
        policy("period_policy_unit_is_known", ["unit": "'moons'"]),
        policy("period_policy_version_counts_from_one", ["version": "0"]),
        policy("period_policy_warns_before_the_end", ["warn_lead": "0"]),
        policy("period_policy_scope_is_known", ["clock_kind": "'SUPERVISION'", "scope": "'level:3'"]),
        own("DW-own-period", "period_policy_of_an_organ_is_its_own_to_set", "PLAN", "1", "days"),
        own("DW-own-period", "period_policy_of_an_organ_is_its_own_to_set", "ACCEPT_NOTICE", "1", "days"),
        own("DW-own-period", "period_policy_of_an_organ_is_its_own_to_set", "VISIT_TOWN", "1", "days"),
        own("AJ-15", "period_policy_of_an_organ_is_no_longer", "PRELIM", "3", "months"),
        own("AJ-15", "period_policy_of_an_organ_is_no_longer", "PRELIM", "60", "days"),
        own("AJ-15", "period_policy_of_an_organ_is_no_longer", "PRELIM", "31", "working_days"),
        own("ZJ-29", "period_policy_of_an_organ_is_no_longer", "TALK_REPLY", "16", "working_days"),
        own("ZJ-29", "period_policy_of_an_organ_is_no_longer", "TALK_REPLY", "1", "months"),
        own("ZJ-21", "period_policy_of_an_organ_is_no_longer", "FAST_PLAN", "2", "months"),
        own("ZJ-21", "period_policy_of_an_organ_is_no_longer", "FAST_PLAN", "29", "days"),
        setting("clock_setting_names_its_source", ["source_ref": "''"]),
        setting("clock_setting_version_counts_from_one", ["version": "0"]),
    ]

    private static let queue: [Violation] = [
        ready("ready_class_is_known", ["class": "5"]),
        ready("ready_stage_is_known", ["stage": "'dream'"]),
        ready("ready_subject_waits_once", [:], times: 2),
        Violation(
            rule: "ready_lane_is_its_own", policy: "JB-25",
            sql: "select queue.enqueue('handle', '{anything}', '{3}', array[:clue]::uuid[], now())"),
        .row("JB-25", "lane_stage_is_known", in: "queue.lane", ["stage": "'dream'", "lane": "'O420281'"], but: [:]),
        .row("JB-25", "sleeper_stage_is_known", in: "queue.sleeper", ["stage": "'dream'", "since": "now()"], but: [:]),
        .row(
            "JB-25", "waiting_reason_is_a_code", in: "queue.waiting",
            [
                "stage": "'read'", "lane": "'O420281'", "class": "3", "subject_id": ":report", "attempt": "1",
                "retry_at": "now()", "reason": "'it broke'",
            ], but: [:]),
        .row(
            "JB-25", "done_outcome_is_known", in: "queue.done",
            [
                "finished_on": "'2026-03-02'", "stage": "'read'", "lane": "'O420281'", "class": "3", "attempt": "1",
                "ready_at": "now()", "taken_at": "now()", "finished_at": "now()", "outcome": "'forgotten'",
            ], but: [:]),
        parked("parked_reason_is_known", ["reason": "'tired'"]),
        parked("parked_stage_is_known", ["stage": "'handle'"]),
    ]

    private static let notifications: [Violation] = [
        endpoint("endpoint_has_two_persons", ["approved_by": "'S1457'"]),
        endpoint("endpoint_health_is_known", ["health": "'tired'"]),
        endpoint("endpoint_in_flight_is_bounded", ["max_in_flight": "65"]),
        endpoint("endpoint_is_approved_before_use", ["state": "'active'"]),
        endpoint("endpoint_port_is_valid", ["port": "65536"]),
        endpoint("endpoint_quiet_has_an_end", ["health": "'paused'"]),
        endpoint("endpoint_state_is_known", ["state": "'forgotten'"]),
        delivery("delivery_end_is_whole", ["state": "'done'"]),
        delivery("delivery_lease_is_whole", ["state": "'leased'"]),
        delivery("delivery_state_is_known", ["state": "'lost'"]),
        delivery("delivery_lane_is_gap_free", ["delivery_id": "gen_random_uuid()"], times: 2),
        .row(
            "C9", "attempt_tells_how_it_went", in: "notify.attempt",
            [
                "delivery_id": ":report", "number": "1", "attempted_at": "now()", "total_us": "1",
            ]
        )
        .after(delivery("attempt_tells_how_it_went", [:])),
    ]

    private static let logs: [Violation] = [
        .row(
            "C9", "chain_digest_is_sha256", in: "audit.chain",
            [
                "chain": "'O420281'", "last_sequence": "1", "last_digest": "''",
            ]),
        .row(
            "JB-52", "chain_seals_what_it_has", in: "audit.chain",
            ["chain": "'O'", "last_sequence": "1", "last_digest": "sha256('')", "sealed_sequence": "2"]),
        Violation(
            rule: "entry_is_chained_once", policy: "JB-52", sql: Self.entryRow(1) + ";" + Self.entryRow(2)),
        Violation(
            rule: "entry_is_append_only", policy: "JB-52",
            sql: Self.entryRow(1) + "; delete from audit.entry where chain = 'T'"),
        Violation(
            rule: "inbox_is_append_only", policy: "JB-52",
            sql: """
                insert into audit.inbox (chain, occurred_us, actor, action, subject, detail) values ('T', 1, 'x', 'y', '', '');
                delete from audit.inbox where chain = 'T'
                """),
        .row(
            "JB-52", "inbox_is_shown_as_known", in: "audit.inbox",
            [
                "chain": "'T'", "occurred_us": "1", "actor": "'x'", "action": "'y'", "subject": "''", "detail": "''",
                "shown_as": "'all'",
            ]),
        entry("entry_is_shown_as_known", ["shown_as": "'all'"]),
        delivery("delivery_head_is_of_a_seal", ["event_type": "'dengwen.audit.sealed.v1'"]),
        delivery("delivery_head_is_of_a_seal", ["head": "'dengwen-head-1 a b c d e f g h i'"]),
        delivery(
            "delivery_head_is_a_line",
            ["event_type": "'dengwen.audit.sealed.v1'", "head": "'dengwen-head-1 a b c d e f g h 张三'"]),
        delivery(
            "delivery_head_is_a_line",
            ["event_type": "'dengwen.audit.sealed.v1'", "head": "'dengwen-head-2 a b c d e f'"]),
        Violation(rule: "entry_is_not_emptied", policy: "JB-52", sql: "truncate audit.entry"),
        Violation(rule: "inbox_is_not_emptied", policy: "JB-52", sql: "truncate audit.inbox"),
        Violation(rule: "chain_is_not_emptied", policy: "JB-52", sql: "truncate audit.chain"),
        Violation(rule: "seal_is_not_emptied", policy: "JB-52", sql: "truncate audit.seal, audit.sealed_head"),
        Violation(rule: "sealed_head_is_not_emptied", policy: "JB-52", sql: "truncate audit.sealed_head"),
        Violation(
            rule: "chain_is_append_only", policy: "JB-52",
            sql: """
                insert into audit.chain (chain, last_sequence, last_digest) values ('T', 2, sha256(''));
                update audit.chain set last_sequence = 1 where chain = 'T'
                """),
        Violation(
            rule: "seal_is_append_only", policy: "JB-52",
            sql: """
                insert into audit.seal values
                    (1, '4202', 1, 1, sha256(''), sha256(''), 'k', sha256('a') || sha256('b'), sha256(''));
                update audit.seal set sealed_us = 2
                """),
        Violation(
            rule: "sealed_head_is_append_only", policy: "JB-52",
            sql: """
                insert into audit.seal values
                    (1, '4202', 1, 1, sha256(''), sha256(''), 'k', sha256('a') || sha256('b'), sha256(''));
                insert into audit.sealed_head values (1, 'T', '4202', 1, sha256(''));
                delete from audit.sealed_head
                """),
        seal("seal_counts_up", ["seal_number": "0"]),
        seal("seal_counts_up", ["entry_count": "-1"]),
        seal("seal_digest_is_sha256", ["digest": "''"]),
        seal("seal_signature_is_ed25519", ["signature": "sha256('')"]),
        sealedHead("sealed_head_digest_is_sha256", ["digest": "''"]),
        sealedHead("sealed_head_is_of_an_entry", ["sequence": "0"]),
        sealedHead("sealed_head_is_of_a_seal", ["seal_number": "99"]),
        entry("entry_digest_is_sha256", ["digest": "''"]),
        entry("entry_digest_is_sha256", ["previous_digest": "''"]),
        entry("entry_sequence_counts_up", ["sequence": "0"]),
        .change(
            "JB-47", "reporter_token_is_a_hash", in: "vault.reporter_token", where: "report_id = :report",
            "token = 'plain'"),
        .change("C9", "site_mark_is_a_digest", in: "guard.site_mark", where: "true", "mark = 'plain'"),
        .change("C9", "context_key_is_one_of_two", in: "guard.context_key", where: "true", "key_id = 3"),
        .change("C9", "context_key_pads_fill_one_block", in: "guard.context_key", where: "true", "inner_pad = 'short'"),
        .change("C9", "context_key_pads_fill_one_block", in: "guard.context_key", where: "true", "outer_pad = 'short'"),
    ]

    private static func policy(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-clock-policy", rule, in: "directory.period_policy",
            [
                "clock_kind": "'PLAN'", "effective_from": "'2026-03-02'", "length": "15", "unit": "'working_days'",
                "source_ref": "'通知'",
            ], but: changes)
    }

    /// A row of one organ.
    private static func own(
        _ key: String, _ rule: String, _ kind: String, _ length: String, _ unit: String
    ) -> Violation {
        .row(
            key, rule, in: "directory.period_policy",
            [
                "clock_kind": "'\(kind)'", "effective_from": "'2026-03-02'", "length": length, "unit": "'\(unit)'",
                "source_ref": "'通知'", "scope": "'organ:O420281'",
            ])
    }

    private static func setting(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-roll-over", rule, in: "directory.clock_setting",
            [
                "setting": "'roll_over'", "effective_from": "'2026-03-02'", "version": "1", "value": "'none'",
                "source_ref": "'通知'",
            ], but: changes)
    }

    private static func ready(_ rule: String, _ changes: [String: String], times: Int = 1) -> Violation {
        .row(
            "JB-25", rule, in: "queue.ready",
            [
                "stage": "'read'", "lane": "'O420281'", "class": "3", "subject_id": ":report",
                "ready_at": "now()",
            ], but: changes, times: times)
    }

    private static func parked(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-25", rule, in: "queue.parked",
            [
                "stage": "'read'", "lane": "'O420281'", "class": "3", "subject_id": ":report", "attempt": "8",
                "reason": "'unexpected'", "parked_at": "now()",
            ], but: changes)
    }

    private static func endpoint(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C4", rule, in: "notify.endpoint",
            [
                "endpoint_id": ":clue", "organ_id": "'O420281'", "name": "'内网'", "host": "'hook.example'",
                "port": "443", "sealed": "''", "event_types": "'{}'", "state": "'proposed'",
                "proposed_by": "'S1457'", "created_at": "now()",
            ], but: changes)
    }

    private static func delivery(_ rule: String, _ changes: [String: String], times: Int = 1) -> Violation {
        let row = Violation.row(
            "C9", rule, in: "notify.delivery",
            [
                "delivery_id": ":report", "endpoint_id": ":clue", "subject_id": ":report",
                "event_id": "gen_random_uuid()", "event_type": "'report.registered'", "lane_seq": "1",
                "occurred_at": "now()", "state": "'ready'", "due_at": "now()",
            ], but: changes, times: times)
        return row.after(endpoint(rule, [:]))
    }

    private static func entryRow(_ sequence: Int) -> String {
        """
        insert into audit.entry
        values ('T', \(sequence), '4202', 999999, 1, 'x', 'y', '', '', sha256(''), sha256(''))
        """
    }

    private static func seal(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-52", rule, in: "audit.seal",
            [
                "seal_number": "1", "sealed_us": "1", "entry_count": "1", "heads_digest": "sha256('')",
                "previous_digest": "sha256('')", "key_id": "'k'", "signature": "sha256('a') || sha256('b')",
                "digest": "sha256('')",
            ], but: changes)
    }

    private static func sealedHead(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-52", rule, in: "audit.sealed_head",
            ["seal_number": "1", "chain": "'O'", "sequence": "1", "digest": "sha256('')"], but: changes
        )
        .after(seal(rule, [:]))
    }

    private static func entry(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "audit.entry",
            [
                "chain": "'O420281'", "sequence": "1", "entry_id": "1", "occurred_us": "1", "actor": "'S1357'",
                "action": "'look'",
                "subject": "'report'", "detail": "'{}'", "previous_digest": "sha256('')", "digest": "sha256('')",
            ], but: changes)
    }
}
