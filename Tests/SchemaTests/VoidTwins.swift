/// The rows of a voiding, each in order but for what its rule forbids.
extension TwinTests {
    private static func voiding(_ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            "DW-void", rule, in: "casework.voiding",
            [
                "voiding_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "reason": "'test_entry'",
                "state": "'proposed'", "proposed_by": "'S1357'", "proposed_on": "'2026-03-02'", "by_lead": "false",
            ], but: changes)
    }

    private static func transfer(_ rule: String, _ values: String) -> Violation {
        Violation(
            rule: rule, policy: "SS-171",
            sql: """
                insert into casework.transfer_in (report_id, received_on, source, letter_on)
                values (:report, '2026-03-02', \(values))
                """
        )
    }

    private static let approved = [
        "state": "'approved'", "decided_by": "'S1356'", "decided_on": "'2026-03-03'", "decided_as": "'petition_lead'",
    ]

    private static func approved(_ changes: [String: String]) -> [String: String] {
        approved.merging(changes) { $1 }
    }

    static let voidings: [Violation] = [
        .onReport("DW-void", "report_void_has_its_reason", "state = 'voided'"),
        .onReport("DW-void", "report_void_has_its_reason", "void_reason = 'test_entry'"),
        .onReport("DW-void", "report_void_reason_is_known", "state = 'voided', void_reason = 'bad_mood'"),
        // JB-10: a number is never taken back.
        .onReport(
            "DW-void", "report_is_numbered_after_quarantine",
            "state = 'voided', void_reason = 'other', register_year = null, register_number = null"),
        transfer("transfer_in_source_is_known", "'rumour', null"),
        transfer("transfer_in_letter_came_before", "'audit', '2026-03-03'"),
        voiding("voiding_reason_is_known", ["reason": "'bad_mood'"]),
        voiding("voiding_state_is_known", approved(["state": "'forgotten'", "decided_as": "null"])),
        voiding("voiding_other_reason_is_written", ["reason": "'other'"]),
        voiding("voiding_decision_is_whole", ["state": "'refused'"]),
        voiding("voiding_decision_is_whole", approved(["decided_as": "null"])),
        voiding("voiding_decision_is_whole", approved(["decided_on": "null"])),
        voiding("voiding_has_two_persons", approved(["decided_by": "'S1357'"])),
        voiding("voiding_is_decided_above", approved(["by_lead": "true"])),
        voiding("voiding_is_decided_above", approved(["decided_as": "'registrar'"])),
        voiding("voiding_is_one_idx", ["voiding_id": ":clue"]).after(voiding("voiding_is_one_idx", [:])),
        voiding("voiding_runs_forward", approved(["decided_on": "'2026-03-01'"])),
    ]
}
