/// The tokens of other systems that must not be.
extension TwinTests {
    static let tokens: [Violation] = [
        token("token_is_unique", ["token_hash": "sha256('b')"]).after(token("token_is_unique", [:])),
        token("token_hash_is_new", ["token_id": ":report"]).after(token("token_hash_is_new", [:])),
        token("token_staff_exists", ["staff_id": "'nobody'"]),
        token("token_organ_exists", ["organ_id": "'nowhere'"]),
        token("token_approver_exists", ["approved_by": "'nobody'", "approved_at": "now()"]),
        token("token_is_hashed", ["token_hash": "'plain'"]),
        token("token_purpose_is_known", ["purpose": "'a name of somebody'"]),
        token("token_scopes_are_known", ["scopes": "array['everything']"]),
        token("token_scopes_are_known", ["scopes": "'{}'"]),
        token("token_ends_within_ninety_days", ["expires_at": "now() + interval '2161 hours'"]),
        token("token_ends_within_ninety_days", ["expires_at": "now()"]),
        token("token_owner_does_not_approve", ["approved_by": "'S1357'", "approved_at": "now()"]),
        token("token_approval_is_whole", ["approved_by": "'S1356'"]),
        token("token_approval_is_whole", ["approved_at": "now()"]),
        token("token_is_approved_in_time", ["approved_by": "'S1356'", "approved_at": "now() - interval '1 hour'"]),
        token("token_is_approved_in_time", ["approved_by": "'S1356'", "approved_at": "now() + interval '2 hours'"]),
        token("token_end_is_whole", ["ended_at": "now()"]),
        token("token_end_is_whole", ["ended_for": "'owner'"]),
        token("token_end_is_known", ["ended_at": "now()", "ended_for": "'mood'"]),
        token("token_is_used_after_approval", ["last_used_on": "'2026-03-02'"]),
    ]

    private static func token(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-token", rule, in: "session.token",
            [
                "token_id": ":clue", "token_hash": "sha256('a')", "staff_id": "'S1357'", "organ_id": "'O420281'",
                "purpose": "'script'", "scopes": "array['register']", "created_at": "now()",
                "expires_at": "now() + interval '1 hour'",
            ], but: changes)
    }
}
