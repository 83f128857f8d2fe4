/// The rows of what waits to be sealed, of alarms and of what went up, each in order but for what its rule forbids.
extension TwinTests {
    private static func request(_ policy: String, _ rule: String, _ changes: [String: String] = [:]) -> Violation {
        .row(
            policy, rule, in: "casework.seal_request",
            [
                "request_id": "gen_random_uuid()", "report_id": ":report", "organ_id": "'O420281'", "ground": "1",
                "state": "'asked'", "asked_by": "'S1357'", "asked_on": "'2026-03-02'",
            ], but: changes)
    }

    private static let decidedRequest = ["state": "'sealed'", "decided_by": "'S1356'", "decided_on": "'2026-03-03'"]

    private static func alarm(_ rule: String, _ changes: [String: String] = [:]) -> Violation {
        .row(
            "JB-52", rule, in: "casework.alarm",
            [
                "alarm_id": "gen_random_uuid()", "kind": "'late_report'", "organ_id": "'O420281'",
                "told_organ_id": "'O420200'", "audience": "'upper_office'", "raised_on": "'2026-03-10'",
                "raised_at": "now()", "clock_id": ":report",
            ], but: changes)
    }

    private static let workLeft = [
        "kind": "'work_left'", "clock_id": "null", "place_id": "'O420281-J1'", "place_ended_on": "'2026-03-09'",
    ]

    private static let unsigned = ["kind": "'receipt_missing'", "clock_id": "null", "sealed_id": ":report"]

    private static let ofLog = [
        "kind": "'seal_late'", "clock_id": "null", "told_organ_id": "'O420281'", "audience": "'auditor'",
    ]

    private static func handoff(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "ZJ-23",
            sql: Violation.onSealed("", "sheets", "1").sql
                + """
                ;
                insert into casework.sealed_handoff (
                    sealed_id, organ_id, happened_on, signed_at, hash, step, ordinal, previous_hash
                )
                values (:report, 'O420281', now(), now(), sha256(''), \(values))
                """)
    }

    private static func note(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JC-66", rule, in: "casework.interference_note",
            [
                "note_id": "gen_random_uuid()", "organ_id": "'O420281'", "asker": "'leader'", "way": "'enquired'",
                "asked_on": "'2026-03-02'", "recorded_by": "'S1357'", "recorded_at": "now()", "sealed": "'\\x00'",
            ], but: changes)
    }

    static let alarms: [Violation] = [
        note("interference_note_asker_is_known", ["asker": "'ghost'"]),
        note("interference_note_way_is_known", ["way": "'bribed'"]),
        note("interference_note_is_recorded_by_another", ["concerned_staff_id": "'S1357'"]),
        note("interference_note_outsider_is_no_staff", ["asker": "'outside'", "concerned_staff_id": "'S1358'"]),
        note("interference_note_was_before_its_record", ["asked_on": "'2999-01-01'"]),
        note("interference_note_is_attached_whole", ["attached_on": "'2026-03-03'"]),
        note(
            "interference_note_is_attached_by_another",
            [
                "concerned_staff_id": "'S1358'", "attached_by": "'S1358'", "attached_on": "'2026-03-03'",
                "attached_id": ":report",
            ]),
        .onReport("JB-15", "report_seal_asked_is_whole", "seal_asked_on = '2026-03-02'"),
        .onReport("JB-15", "report_seal_ground_is_known", "seal_asked_on = '2026-03-02', seal_ground = 3"),
        .onReport(
            "JB-15", "report_seal_asked_has_content",
            """
            state = 'sealed_up', kind = null, category = null, matter_token = null, seal_asked_on = '2026-03-02',
            seal_ground = 1
            """),
        .onReport("DW-19", "report_secrets_are_removed_whole", "secrets_removed = true"),
        request("JB-15", "seal_request_ground_is_known", ["ground": "3"]),
        request("JB-15", "seal_request_state_is_known", ["state": "'lost'"].merging(decidedRequest) { old, _ in old }),
        request("JB-52", "seal_request_is_decided_whole", ["state": "'sealed'"]),
        request("JB-52", "seal_request_has_two_persons", decidedRequest.merging(["decided_by": "'S1357'"]) { $1 }),
        request("JB-15", "seal_request_refusal_says_why", decidedRequest.merging(["sealed": "'\\x00'"]) { $1 }),
        request("JB-52", "seal_request_refusal_says_why", decidedRequest.merging(["state": "'refused'"]) { $1 }),
        request("JB-52", "seal_request_runs_forward", decidedRequest.merging(["decided_on": "'2026-03-01'"]) { $1 }),
        request(
            "JB-52", "seal_request_goes_along_with_its_item",
            decidedRequest.merging(["state": "'sealed_along'", "decided_by": "'S1357'"]) { $1 }),
        request("JB-15", "seal_request_open_idx").after(request("JB-15", "")),
        alarm("alarm_kind_is_known", ["kind": "'weather'", "clock_id": "null"]),
        alarm("alarm_of_reading_is_the_auditors", ["kind": "'bulk_reading'", "clock_id": "null"]),
        alarm("alarm_audience_is_known", ["audience": "'head'"]),
        alarm("alarm_goes_up_or_to_the_auditor", ["told_organ_id": "'O420281'"]),
        alarm("alarm_says_what_kind", ["rule": "'some_rule'"]),
        alarm("alarm_is_raised_once_idx").after(alarm("")),
        alarm("alarm_says_what_kind", workLeft.merging(["place_id": "null"]) { $1 }),
        alarm("alarm_says_what_kind", workLeft.merging(["place_ended_on": "null"]) { $1 }),
        alarm("alarm_says_what_kind", unsigned.merging(["sealed_id": "null"]) { $1 }),
        alarm("alarm_of_a_line_is_raised_once_idx", unsigned).after(alarm("", unsigned)),
        alarm("alarm_of_a_place_is_raised_once_idx", workLeft).after(alarm("", workLeft)),
        alarm(
            "alarm_of_the_log_goes_to_the_auditor",
            ofLog.merging(["told_organ_id": "'O420200'", "audience": "'upper_office'"]) { $1 }),
        alarm("alarm_of_the_log_is_raised_once_idx", ofLog).after(alarm("", ofLog)),
        .onSealed(
            "sealed_register_receipt_follows", "reported_up_on, carrier, up_received_on",
            "now(), 1, now() - interval '2 days'"),
        handoff("sealed_handoff_step_is_known", "'lost', 2, sha256('')"),
        handoff("sealed_handoff_is_chained", "'sent', 2, null"),
        Violation(
            rule: "sealed_handoff_has_two_persons", policy: "ZJ-23",
            sql: handoff("", "'sent', 2, sha256('')").sql
                + "; update casework.sealed_handoff set signed_by = 'S1357' where ordinal = 2"
                    + """
                    ;
                    insert into casework.sealed_handoff (
                        sealed_id, organ_id, happened_on, signed_at, hash, step, ordinal, previous_hash, signed_by
                    )
                    values (:report, 'O420281', now(), now(), sha256(''), 'received', 3, sha256(''), 'S1357')
                    """
        ),
    ]
}
