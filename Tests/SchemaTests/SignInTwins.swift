/// The rows of sign-in that must not be.
extension TwinTests {
    static let signIns: [Violation] = [
        session("session_token_is_hashed", ["token_hash": "'plain'"]),
        session("session_name_is_new", ["token_hash": "sha256('b')"]).after(session("session_name_is_new", [:])),
        session("session_kind_is_known", ["kind": "'carrier pigeon'"]),
        session("session_device_is_two_words", ["device": "'Mozilla/5.0 (X11)'"]),
        session("session_device_is_two_words", ["device": "'192.0.2.7'"]),
        session("session_ends_within_a_day", ["expires_at": "now() + interval '25 hours'"]),
        session("session_ends_within_a_day", ["expires_at": "now()"]),
        session("session_is_seen_after_it_began", ["last_seen_at": "now() - interval '1 minute'"]),
        session("session_is_seen_after_it_began", ["factor_at": "now() - interval '1 minute'"]),
        factor("factor_algorithm_is_known", ["algorithm": "'md5'"]),
        factor("factor_secret_is_sealed", ["secret_sealed": "'12345678901234567890'"]),
        .row(
            "C9", "recovery_code_is_hashed", in: "session.recovery_code",
            ["code_hash": "'ABCD-EFGH-IJKL-MNOP'", "staff_id": "'S1357'"]),
        device("device_is_hashed", ["device_hash": "'plain'"]),
        device("device_is_forgotten", ["expires_at": "now() + interval '181 days'"]),
        device("device_is_forgotten", ["expires_at": "now()"]),
        guess("guess_is_hashed", ["key_hash": "'S1357'"]),
        guess("guess_is_counted", ["guesses": "-1"]),
        guess("guess_is_counted", ["refusals": "-1"]),
        guess("guess_is_last_after_the_first", ["last_at": "now() - interval '1 minute'"]),
        invitation("invitation_is_hashed", ["token_hash": "'plain'"]),
        invitation("invitation_holds_a_day", ["expires_at": "now() + interval '25 hours'"]),
        invitation("invitation_holds_a_day", ["expires_at": "now()"]),
        invitation("invitation_is_used_in_time", ["used_at": "now() + interval '2 hours'"]),
        invitation("invitation_ends_once", ["used_at": "now()", "ended_at": "now()"]),
        invitation("invitation_office_exists", ["office_organ_id": "'nowhere'"]),
        invitation(
            "invitation_approver_exists",
            ["office_organ_id": "'O420281'", "approved_by": "'nobody'", "approved_at": "now()"]),
        invitation("invitation_refuser_exists", ["ended_at": "now()", "refused_by": "'nobody'"]),
        invitation("invitation_giver_is_a_code", ["given_by": "'the operator'"]),
        invitation("invitation_giver_exists", ["given_by": "'uid=0'", "given_by_staff": "'nobody'"]),
        invitation("invitation_giver_has_a_user", ["given_by_staff": "'S1356'"]),
        invitation("invitation_giver_has_a_user", ["given_by": "'uid=0;by=S1356'", "given_by_staff": "'S1356'"]),
        invitation(
            "invitation_giver_does_not_approve",
            [
                "office_organ_id": "'O420281'", "approved_by": "'S1356'", "approved_at": "now()",
                "given_by": "'uid=0'", "given_by_staff": "'S1356'",
            ]),
        invitation("invitation_approval_is_whole", ["office_organ_id": "'O420281'", "approved_by": "'S1356'"]),
        invitation("invitation_approval_is_whole", ["office_organ_id": "'O420281'", "approved_at": "now()"]),
        invitation(
            "invitation_owner_does_not_approve",
            ["office_organ_id": "'O420281'", "approved_by": "'S1357'", "approved_at": "now()"]),
        invitation("invitation_is_approved_by_an_office", ["approved_by": "'S1356'", "approved_at": "now()"]),
        invitation(
            "invitation_is_approved_in_time",
            ["office_organ_id": "'O420281'", "approved_by": "'S1356'", "approved_at": "now() + interval '2 hours'"]),
        invitation("invitation_waits_for_approval", ["office_organ_id": "'O420281'", "used_at": "now()"]),
        invitation("invitation_is_refused_for_good", ["office_organ_id": "'O420281'", "refused_by": "'S1356'"]),
        note("account_note_kind_is_known", ["kind": "'mood'"]),
        note("account_note_is_counted", ["times": "0"]),
        note("account_note_runs_forward", ["last_at": "now() - interval '1 minute'"]),
        note("account_note_runs_forward", ["closed_at": "now() - interval '1 minute'"]),
        note("account_note_staff_exists", ["staff_id": "'nobody'"]),
        note("account_note_is_unique", [:]).after(note("account_note_is_unique", [:])),
        opened("opened_item_staff_exists", ["staff_id": "'nobody'"]),
        opened("opened_item_is_unique", [:]).after(opened("opened_item_is_unique", [:])),
        invitation("invitation_of_staff_is_one", ["token_hash": "sha256('b')"])
            .after(invitation("invitation_of_staff_is_one", [:])),
    ]

    private static func session(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.session",
            [
                "token_hash": "sha256('a')", "session_id": ":clue",
                "staff_id": "'S1357'", "kind": "'web'", "device": "'firefox-linux'", "created_at": "now()",
                "last_seen_at": "now()", "expires_at": "now() + interval '1 hour'",
            ], but: changes)
    }

    private static func note(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.account_note",
            [
                "staff_id": "'S1357'", "kind": "'refused'", "times": "1", "first_at": "now()", "last_at": "now()",
            ], but: changes)
    }

    private static func opened(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-reading", rule, in: "session.opened_item",
            ["staff_id": "'S1357'", "item_id": ":report", "opened_at": "now()"], but: changes)
    }

    private static func factor(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.factor",
            [
                "staff_id": "'S1357'", "secret_sealed": "decode(repeat('00', 49), 'hex')", "algorithm": "'sha1'",
                "confirmed_at": "now()", "last_step": "1",
            ], but: changes)
    }

    private static func device(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.device",
            [
                "device_hash": "sha256('a')", "staff_id": "'S1357'", "created_at": "now()",
                "expires_at": "now() + interval '90 days'",
            ], but: changes)
    }

    private static func guess(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.guess",
            [
                "key_hash": "sha256('a')", "began_at": "now()", "last_at": "now()", "guesses": "1", "refusals": "0",
            ], but: changes)
    }

    private static func invitation(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "C9", rule, in: "session.invitation",
            [
                "token_hash": "sha256('a')", "staff_id": "'S1357'", "created_at": "now()",
                "expires_at": "now() + interval '1 hour'",
            ], but: changes)
    }
}
