/// The rows that say who proposed and who decided, each in order but for what its rule forbids.
extension TwinTests {
    private static func proposal(_ rule: String, _ changes: [String: String] = [:]) -> Violation {
        .row(
            "ZJ-23", rule, in: "casework.distribution_proposal",
            [
                "proposal_id": "gen_random_uuid()", "clue_id": ":clue", "organ_id": "'O420281'",
                "from_room_id": "'O420281-J1'", "room_id": "'O420281-J2'", "reason": "'workload'", "state": "'open'",
                "proposed_by": "'S1360'", "proposed_at": "'2026-03-02'",
            ], but: changes)
    }

    private static let decided = [
        "state": "'followed'", "decided_by": "'S1356'", "decided_at": "'2026-03-03'",
    ]

    private static func request(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "JB-21", rule, in: "casework.extension_request",
            [
                "clock_id": ":clue", "ordinal": "1", "organ_id": "'O420281'", "length": "3", "unit": "'month'",
                "reason": "'complex'", "asked_by": "'S1363'", "asked_on": "'2026-03-02'",
            ], but: changes)
    }

    /// A request that was refused, in order but for what its rule forbids.
    private static func refused(_ rule: String, _ changes: [String: String]) -> Violation {
        request(
            rule,
            [
                "state": "'refused'", "ended_by": "'S1356'", "ended_organ_id": "'O420281'", "ended_on": "'2026-03-03'",
                "refusal": "'other'", "sealed": "'x'", "sealed_by_site": "false",
            ].merging(changes) { $1 })
    }

    private static let taken = ["state": "'withdrawn'", "refusal": "null", "sealed": "null", "sealed_by_site": "null"]

    static let persons: [Violation] = [
        request("extension_request_counts_from_one", ["attempt": "0"]),
        refused(
            "extension_request_state_is_known",
            ["state": "'lost'", "refusal": "null", "sealed": "null", "sealed_by_site": "null"]),
        request("extension_request_end_is_whole", ["state": "'granted'"]),
        refused("extension_request_is_ended_by_its_person", ["ended_by": "'S1363'"]),
        refused("extension_request_is_ended_by_its_person", taken),
        refused("extension_request_further_is_refused_from_above", ["ordinal": "2"]),
        refused(
            "extension_request_refusal_says_why", ["refusal": "null", "sealed": "null", "sealed_by_site": "null"]),
        refused("extension_request_refusal_says_why", ["sealed": "null"]),
        refused("extension_request_refusal_is_known", ["refusal": "'mood'"]),
        refused("extension_request_runs_forward", ["ended_on": "'2026-03-01'"]),
        request("extension_request_waits_once_idx", ["attempt": "2"]).after(request("", [:])),
        request("extension_request_counts_from_one", ["ordinal": "0"]),
        request("extension_request_reason_is_known", ["reason": "'mood'"]),
        request("extension_request_length_is_positive", ["length": "0"]),
        proposal("distribution_proposal_reason_is_known", ["reason": "'mood'"]),
        proposal("distribution_proposal_state_is_known", ["state": "'lost'", "decided_at": "'2026-03-03'"]),
        proposal("distribution_proposal_names_another_room", ["room_id": "'O420281-J1'"]),
        proposal("distribution_proposal_is_decided_whole", ["state": "'followed'", "decided_at": "'2026-03-03'"]),
        proposal("distribution_proposal_is_decided_whole", ["state": "'lapsed'"]),
        proposal("distribution_proposal_has_two_persons", decided.merging(["decided_by": "'S1360'"]) { $1 }),
        proposal("distribution_proposal_runs_forward", decided.merging(["decided_at": "'2026-03-01'"]) { $1 }),
        .row(
            "ZJ-33", "secretary_approval_is_past", in: "casework.secretary_approval",
            [
                "secretary_id": "gen_random_uuid()", "clue_id": ":clue", "organ_id": "'O420281'",
                "approved_on": "'2026-03-03'", "approver_sealed": "'x'", "number_sealed": "'x'",
                "recorded_by": "'S1363'", "recorded_at": "'2026-03-02 12:00+08'",
            ], but: [:]),
        .row(
            "ZJ-33", "secretary_approval_follows_its_clue", in: "casework.secretary_approval",
            [
                "secretary_id": "gen_random_uuid()", "clue_id": ":clue", "organ_id": "'O420281'",
                "approved_on": "'2026-03-01'", "approver_sealed": "'x'", "number_sealed": "'x'",
                "recorded_by": "'S1363'", "recorded_at": "'2026-03-02 12:00+08'",
            ], but: [:]),
        Violation(
            rule: "meeting_item_matter_was_proposed", policy: "HS-2",
            sql: """
                insert into casework.meeting (meeting_id, organ_id, kind, held_on, called_by, called_at)
                values (:clue, 'O420281', 'secretaries', '2026-03-02', 'S1356', now());
                insert into casework.meeting_item (
                    meeting_id, subject, subject_id, state_then, added_by, added_at, matter_then
                )
                values (:clue, 'clue', :clue, 'claimed', 'S1356', now(), 'close_out')
                """),
        proposal("distribution_proposal_is_one_idx").after(proposal("")),
    ]
}
