/// The rows of what is not a matter of discipline, each in order but for what its rule forbids.
extension TwinTests {
    private static func insert(
        _ policy: String, _ rule: String, into table: String, _ proper: [String: String], but changes: [String: String]
    ) -> Violation { .row(policy, rule, in: table, proper, but: changes) }

    private static func outside(_ rule: String, _ changes: [String: String]) -> Violation {
        insert(
            "XF-22", rule, into: "directory.outside_organ",
            [
                "outside_organ_id": "'COURT'", "version": "1", "keeper_organ_id": "'O420281'", "name": "'某某法院'",
                "kind": "'court'", "division_id": "'420281'", "contact": "''", "edited_by": "'S1357'",
                "effective_from": "'2026-03-02'",
            ], but: changes)
    }

    private static func out(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        insert(
            policy, rule, into: "casework.transfer_out",
            [
                "report_id": ":report", "ordinal": "1", "organ_id": "'O420281'", "receiver_id": "'COURT'",
                "receiver_version": "1", "barred_receiver_ids": "array['TOWN']", "document_id": ":report",
                "carrier": "'post'", "sent_on": "'2026-03-02'", "items": "1", "sealed": "'x'",
                "recorded_by": "'S1357'",
            ], but: changes)
    }

    private static func back(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        insert(
            policy, rule, into: "casework.transfer_objection",
            [
                "report_id": ":report", "organ_id": "'O420281'", "receiver_id": "'XF'", "receiver_version": "1",
                "barred_receiver_ids": "array['TOWN']", "reason": "'other_organ'", "sealed": "'x'",
                "carrier": "'post'", "raised_on": "'2026-03-02'", "due_on": "'2026-03-09'", "raised_by": "'S1357'",
            ], but: changes)
    }

    private static func petition(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        insert(
            policy, rule, into: "casework.petition",
            [
                "petition_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "stage": "'handle'",
                "state": "'handling'", "accepted_on": "'2026-03-02'", "accepted_by": "'S1357'", "sealed": "'x'",
            ], but: changes)
    }

    private static let told = [
        "told_on": "'2026-03-02'", "told_way": "'in_person'", "told_by": "'S1357'", "told_channel": "'visit'",
        "is_named": "false",
    ]

    private static func guided(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        insert(
            policy, rule, into: "casework.guidance",
            [
                "report_id": ":report", "organ_id": "'O420281'", "receiver_id": "'COURT'", "receiver_version": "1",
                "action": "'inform_reporter'", "chosen_by": "'S1357'", "chosen_on": "'2026-03-02'",
            ], but: changes)
    }

    /// What foreign keys would refuse before the rule.
    static func replicated(_ violation: Violation) -> Violation {
        violation.after("set session_replication_role = replica")
            .before("set session_replication_role = origin")
    }

    private static let review = [
        "stage": "'review'", "earlier_stage": "'handle'", "earlier_organ_id": "'O1'",
        "earlier_told_on": "'2026-02-01'", "applied_on": "'2026-03-02'",
    ]
    private static let answered = [
        "state": "'answered'", "outcome": "'supported'", "opinion_sealed": "'x'", "proposed_by": "'S1357'",
        "proposed_on": "'2026-03-02'", "document_id": ":report", "approved_by": "'S1350'", "told_on": "'2026-03-03'",
        "told_way": "'letter'",
    ]

    private static func mixed(_ base: [String: String], _ changes: [String: String]) -> [String: String] {
        base.merging(changes) { $1 }
    }

    static let petitions: [Violation] = [
        outside("outside_organ_kind_is_known", ["kind": "'shop'"]),
        outside("outside_organ_code_is_plain", ["outside_organ_id": "'court'"]),
        outside("outside_organ_is_short", ["name": "'某'"]),
        outside("outside_organ_counts_up", ["version": "0"]),
        outside("outside_organ_is_not_its_own_superior", ["superior_id": "'COURT'"]),
        out("XF-30", "transfer_out_never_reaches_the_accused", ["receiver_id": "'TOWN'"]),
        out("XF-22", "transfer_out_carrier_is_known", ["carrier": "'pigeon'"]),
        out("XF-22", "transfer_out_lists_its_items", ["items": "0"]),
        out("XF-22", "transfer_out_counts_up", ["ordinal": "0"]),
        replicated(out("XF-22", "transfer_out_is_one_idx", ["ordinal": "2"]).after(out("XF-22", "", [:]))),
        out(
            "XF-22", "transfer_out_receipt_is_known",
            ["receipt": "'lost'", "receipt_on": "'2026-03-03'", "receipt_by": "'S1357'"]),
        out("XF-22", "transfer_out_receipt_is_whole", ["receipt": "'received'"]),
        out(
            "XF-22", "transfer_out_runs_forward",
            ["receipt": "'received'", "receipt_on": "'2026-03-01'", "receipt_by": "'S1357'"]),
        insert(
            "JB-13", "guidance_is_not_of_a_letter", into: "casework.guidance",
            [
                "report_id": ":report", "organ_id": "'O420281'", "receiver_id": "'COURT'", "receiver_version": "1",
                "action": "'transfer_out'", "chosen_by": "'S1357'", "chosen_on": "'2026-03-02'",
            ], but: [:]),
        guided("JB-13", "guidance_told_is_whole", ["told_on": "'2026-03-02'"]),
        guided("JB-13", "guidance_told_is_whole", mixed(told, ["told_by": "null"])),
        guided("JB-13", "guidance_of_a_name_goes_by_notice", mixed(told, ["is_named": "true"])),
        guided("JB-13", "guidance_is_told_by_its_channel", mixed(told, ["told_way": "'phone'"])),
        guided("JB-13", "guidance_is_told_by_its_channel", mixed(told, ["told_channel": "'phone'"])),
        petition("XF-23", "petition_acceptance_is_told_in_writing", ["acceptance_told_on": "'2026-03-02'"]),
        petition("XF-23", "petition_acceptance_is_told_in_writing", ["acceptance_id": ":report"]),
        petition(
            "XF-23", "petition_acceptance_was_issued",
            ["acceptance_told_on": "'2026-03-02'", "acceptance_id": ":report"]
        )
        .after(document("XF-23", "")),
        back("XF-30", "transfer_objection_never_reaches_the_accused", ["receiver_id": "'TOWN'"]),
        back("XF-23", "transfer_objection_is_in_time", ["raised_on": "'2026-03-10'"]),
        back("XF-23", "transfer_objection_reason_is_known", ["reason": "'mood'"]),
        back("XF-23", "transfer_objection_carrier_is_known", ["carrier": "'pigeon'"]),
        petition("XF-36", "petition_stage_follows", mixed(review, ["earlier_stage": "'recheck'"])),
        petition("XF-36", "petition_stage_follows", ["stage": "'review'"]),
        petition("XF-34", "petition_of_report_is_one", ["petition_id": ":clue"]).after(petition("XF-34", "", [:])),
        petition("XF-36", "petition_stage_follows", ["stage": "'prayer'"]),
        petition("XF-34", "petition_state_is_known", ["state": "'lost'"]),
        petition("XF-35", "petition_earlier_is_whole", mixed(review, ["applied_on": "null"])),
        petition("XF-35", "petition_is_reviewed_by_another", mixed(review, ["earlier_organ_id": "'O420281'"])),
        petition("XF-35", "petition_is_applied_for_in_time", mixed(review, ["applied_on": "'2026-03-04'"])),
        petition("XF-36", "petition_hearing_is_of_a_recheck", ["state": "'hearing'", "hearing_from": "'2026-03-02'"]),
        petition("XF-32", "petition_outcome_is_of_its_stage", mixed(answered, ["outcome": "'upheld'"])),
        petition("XF-32", "petition_opinion_is_whole", ["state": "'opinion_proposed'"]),
        petition("XF-32", "petition_opinion_has_two_persons", mixed(answered, ["approved_by": "'S1357'"])),
        petition("XF-34", "petition_way_is_known", mixed(answered, ["told_way": "'rumour'"])),
        petition("XF-34", "petition_runs_forward", mixed(answered, ["told_on": "'2026-03-01'"])),
        petition("XF-21", "petition_is_rated_at_the_end", ["score": "'satisfied'", "rated_on": "'2026-03-03'"]),
        petition(
            "XF-21", "petition_score_is_known",
            mixed(answered, ["score": "'meh'", "rated_on": "'2026-03-03'"])),
    ]
}
