/// What opens a door and must not be.
extension TwinTests {
    static let bindings: [Violation] = [
        binding("binding_is_unique", ["key_hash": "sha256('b')"]).after(binding("binding_is_unique", [:])),
        // Another account's, or one's own once more.
        binding("binding_opens_one_account", ["binding_id": ":report", "staff_id": "'S1356'"])
            .after(binding("binding_opens_one_account", [:])),
        binding("binding_staff_exists", ["staff_id": "'nobody'"]),
        binding("binding_organ_exists", ["organ_id": "'nowhere'"]),
        binding("binding_approver_exists", ["approved_by": "'nobody'", "approved_at": "now()"]),
        binding("binding_kind_is_known", ["kind": "'a name of somebody'", "not_after": "null"]),
        binding("binding_is_hashed", ["key_hash": "'CN=somebody'"]),
        binding("binding_certificate_ends", ["not_after": "null"]),
        binding("binding_certificate_ends", ["kind": "'subject'"]),
        binding("binding_began_before_it_ends", ["not_after": "now()"]),
        binding("binding_owner_does_not_approve", ["approved_by": "'S1357'", "approved_at": "now()"]),
        binding("binding_approval_is_whole", ["approved_by": "'S1356'"]),
        binding("binding_approval_is_whole", ["approved_at": "now()"]),
        binding("binding_is_approved_in_time", ["approved_by": "'S1356'", "approved_at": "now() - interval '1 hour'"]),
        binding(
            "binding_is_approved_in_time", ["approved_by": "'S1356'", "approved_at": "now() + interval '2 hours'"]),
        binding("binding_end_is_whole", ["ended_at": "now()"]),
        binding("binding_end_is_whole", ["ended_for": "'owner'"]),
        binding("binding_end_is_known", ["ended_at": "now()", "ended_for": "'mood'"]),
        returned("returned_is_unique", ["returned_at": "now() - interval '1 minute'"])
            .after(returned("returned_is_unique", [:])),
        returned("returned_is_hashed", ["state_hash": "'plain'"]),
        returned("returned_is_forgotten", ["expires_at": "now()"]),
        returned("returned_is_forgotten", ["expires_at": "now() + interval '16 minutes'"]),
        .row(
            "DW-binding", "session_certificate_is_hashed", in: "session.session",
            [
                "token_hash": "sha256('a')", "session_id": ":clue", "staff_id": "'S1357'", "kind": "'web'",
                "device": "'firefox-linux'", "created_at": "now()", "last_seen_at": "now()",
                "expires_at": "now() + interval '1 hour'", "certificate_hash": "'CN=somebody'",
            ], but: [:]),
    ]

    private static func returned(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-provider", rule, in: "session.returned",
            [
                "state_hash": "sha256('a')", "returned_at": "now()", "expires_at": "now() + interval '10 minutes'",
            ], but: changes)
    }

    private static func binding(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-binding", rule, in: "session.binding",
            [
                "binding_id": ":clue", "kind": "'certificate'", "key_hash": "sha256('a')", "staff_id": "'S1357'",
                "organ_id": "'O420281'", "created_at": "now()", "not_after": "now() + interval '1 hour'",
            ], but: changes)
    }
}
