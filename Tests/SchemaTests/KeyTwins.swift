/// The rows of keys and identities that must not be.
extension TwinTests {
    static let keyRows: [Violation] = [
        .row(
            "JB-47", "generation_names_a_key", in: "keys.generation", ["cell_id": "'9999'", "site_key_id": "'short'"]),
        key("organ_key_has_a_name", ["key_id": "'short'"]),
        key("organ_key_branch_is_known", ["branch": "'spare'"]),
        key("organ_key_has_an_organ", ["organ_id": "''"]),
        key("organ_key_has_an_organ", ["branch": "'site'"]),
        key("organ_key_suite_is_known", ["suite": "3"]),
        key("organ_key_retires_after_it_was_made", ["retired_at": "'2026-03-01'"]),
        .row(
            "JB-47", "organ_key_one_is_in_use", in: "keys.organ_key",
            proper.merging(["key_id": "decode(lpad(to_hex(generate_series), 16, '0'), 'hex')"]) { _, new in new },
            times: 2),
        .change(
            "JB-47", "identity_key_is_there_or_destroyed", in: "vault.identity", where: "report_id = :report",
            "destroyed_at = now()"),
        .change(
            "JB-15", "identity_without_key_is_empty", in: "vault.identity", where: "report_id = :report",
            "wrapped = null, destroyed_at = now()"),
    ]

    private static let proper = [
        "key_id": "'\\x0102030405060708'::bytea", "organ_id": "'T42028199'", "branch": "'item'", "suite": "1",
        "wrapped": "'\\x01000000000000000000'::bytea", "made_at": "'2026-03-02'::timestamptz",
    ]

    private static func key(_ rule: String, _ changes: [String: String]) -> Violation {
        .row("JB-47", rule, in: "keys.organ_key", proper, but: changes)
    }
}
