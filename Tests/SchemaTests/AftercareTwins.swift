/// The rows of what follows a result, each in order but for what its rule forbids.
extension TwinTests {
    private static func objection(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.objection",
            [
                "objection_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "channel": "'letter'", "raised_on": "'2026-03-02'", "due_on": "'2026-03-23'", "state": "'raised'",
                "sealed": "'x'", "recorded_by": "'S1357'",
            ], but: changes)
    }

    private static func clearing(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.clarification",
            [
                "clarification_id": ":report", "clue_id": ":clue", "report_id": ":report", "organ_id": "'O420281'",
                "state": "'proposed'", "conclusion": "'closed_unfounded'", "finding": "'untrue'",
                "trigger": "'harm'", "form": "'written'", "inaccuracy": "'undetermined'", "proposes_malice": "false",
                "sealed": "'x'", "found_on": "'2026-03-02'", "due_on": "'2026-03-30'", "proposed_by": "'S1363'",
                "proposed_on": "'2026-03-02'",
            ], but: changes)
    }

    private static func watch(_ policy: String, _ rule: String, _ changes: [String: String]) -> Violation {
        .row(
            policy, rule, in: "casework.protection",
            [
                "protection_id": ":report", "report_id": ":report", "organ_id": "'O420281'", "source": "'web'",
                "ground": "'threat'", "state": "'open'", "sealed": "'x'", "opened_on": "'2026-03-02'",
                "next_follow_up_on": "'2026-03-09'",
            ], but: changes)
    }

    private static let approved = ["state": "'approved'", "decided_by": "'S1350'", "decided_on": "'2026-03-03'"]

    private static let done = approved.merging([
        "state": "'done'", "done_on": "'2026-03-04'", "done_by": "'S1363'", "redress": "'not_wronged'",
    ]) { $1 }
    private static let proposed = done.merging([
        "redress": "'proposed'", "redress_on": "'2026-03-04'", "redress_sealed": "'x'",
    ]) { $1 }

    /// What became of a wrong handling (JB-51).
    private static func redress(
        _ rule: String, _ changes: [String: String], to row: [String: String] = done
    ) -> Violation { clearing("JB-51", rule, row.merging(changes) { $1 }) }

    static let redress: [Violation] = [
        redress("clarification_redress_is_stated", ["redress": "null"]),
        clearing("JB-51", "clarification_redress_is_stated", ["redress": "'not_wronged'"]),
        redress("clarification_redress_is_known", ["redress": "'forgiven'"]),
        redress("clarification_redress_is_whole", ["redress": "'corrected'"]),
        redress("clarification_redress_is_whole", ["redress_on": "'2026-03-04'"]),
        redress("clarification_redress_is_whole", ["redress_sealed": "null"], to: proposed),
        redress("clarification_redress_is_whole", ["redress": "'corrected'"], to: proposed),
        redress(
            "clarification_redress_outcome_follows_its_proposal",
            ["redress_outcome": "'done'", "redress_outcome_on": "'2026-03-05'"]),
        redress("clarification_redress_outcome_follows_its_proposal", ["redress_outcome": "'done'"], to: proposed),
        redress(
            "clarification_redress_outcome_follows_its_proposal",
            ["redress_outcome": "'done'", "redress_outcome_on": "'2026-03-03'"], to: proposed),
        redress(
            "clarification_redress_outcome_is_known",
            ["redress_outcome": "'perhaps'", "redress_outcome_on": "'2026-03-05'"], to: proposed),
    ]

    /// A rating of what nobody has been shown yet.
    private static func rating(_ rule: String, _ score: String) -> Violation {
        Violation(
            rule: rule, policy: "XF-21",
            sql: """
                insert into casework.satisfaction (notice_id, report_id, organ_id, score, rated_on)
                select n.notice_id, n.report_id, n.organ_id, '\(score)', '2026-03-02'
                from casework.notice as n
                where n.report_id = :report
                """
        )
    }

    static let aftercare: [Violation] = [
        .onNotice("notice_kind_is_known", "kind = 'gossip'"),
        objection("JB-27", "objection_channel_is_known", ["channel": "'rumour'"]),
        objection("JB-27", "objection_state_is_known", ["state": "'forgotten'"]),
        objection("JB-27", "objection_words_lie_in_one_place", ["hand_in_id": ":report"]),
        objection("JB-27", "objection_words_lie_in_one_place", ["recorded_by": "null"]),
        objection("JB-27", "objection_answer_is_whole", ["state": "'answer_proposed'"]),
        objection(
            "JB-27", "objection_answer_has_two_persons",
            [
                "state": "'answered'", "answer_sealed": "'x'", "answered_by": "'S1363'", "answered_on": "'2026-03-03'",
                "approved_by": "'S1363'", "approved_on": "'2026-03-03'",
            ]),
        objection(
            "JB-27", "objection_answer_has_two_persons",
            [
                "state": "'answered'", "answer_sealed": "'x'", "answered_by": "'S1363'", "answered_on": "'2026-03-03'",
            ]),
        objection("DW-objection", "objection_end_names_its_person", ["state": "'not_answered_again'"]),
        objection("DW-objection", "objection_runs_forward", ["due_on": "'2026-03-01'"]),
        clearing("JB-50", "clarification_follows_an_untrue_report", ["finding": "'not_excluded'"]),
        clearing("JB-50", "clarification_follows_an_untrue_report", ["conclusion": "'educated'"]),
        clearing("JB-50", "clarification_finding_is_known", ["finding": "'perhaps'"]),
        clearing("JB-50", "clarification_trigger_is_known", ["trigger": "'mood'"]),
        clearing("JB-50", "clarification_form_is_known", ["form": "'poster'"]),
        clearing(
            "JB-50", "clarification_state_is_known", approved.merging(["state": "'forgotten'"]) { $1 }),
        clearing("JB-50", "clarification_has_two_persons", ["state": "'approved'"]),
        clearing(
            "JB-50", "clarification_has_two_persons",
            ["state": "'approved'", "decided_by": "'S1363'", "decided_on": "'2026-03-03'"]),
        clearing(
            "JB-50", "clarification_has_two_persons",
            ["state": "'lapsed'", "decided_by": "'S1363'", "decided_on": "'2026-03-03'"]),
        clearing(
            "JB-50", "clarification_is_done_after_approval",
            ["done_on": "'2026-03-04'", "done_by": "'S1363'"]),
        clearing(
            "JB-50", "clarification_is_done_after_approval",
            approved.merging([
                "state": "'done'", "done_on": "'2026-03-02'", "done_by": "'S1363'", "redress": "'not_wronged'",
            ]) { $1 }),
        clearing("JB-39", "clarification_malice_is_found_by_a_prefecture", ["inaccuracy": "'malicious'"]),
        clearing(
            "JB-39", "clarification_malice_was_asked_for",
            ["inaccuracy": "'malicious'", "determined_level": "4", "determined_on": "'2026-03-02'"]),
        clearing(
            "JB-39", "clarification_malice_is_found_by_a_prefecture",
            ["inaccuracy": "'malicious'", "determined_level": "3", "determined_on": "'2026-03-02'"]),
        clearing("JB-39", "clarification_inaccuracy_is_known", ["inaccuracy": "'evil'"]),
        clearing(
            "JB-45", "clarification_mistake_is_no_guilt", ["inaccuracy": "'mistaken'", "proposes_malice": "true"]),
        clearing("JB-45", "clarification_mistake_is_no_guilt", ["benefits": "array['post']"]),
        clearing(
            "JB-41", "clarification_circumstances_are_known",
            ["proposes_malice": "true", "circumstances": "array['bad_mood']"]),
        clearing(
            "JB-43", "clarification_benefits_are_known", ["proposes_malice": "true", "benefits": "array['car']"]),
        clearing("JB-50", "clarification_is_looked_after_when_done", ["copied_on": "'2026-03-04'"]),
        clearing("JB-50", "clarification_runs_forward", ["due_on": "'2026-03-01'"]),
        clearing("JB-50", "clarification_is_one_idx", ["clarification_id": ":clue"])
            .after(clearing("JB-50", "clarification_is_one_idx", [:])),
        watch("JB-49", "protection_goes_on_by_a_day", ["next_follow_up_on": "null"]),
        watch("JB-49", "protection_end_has_two_persons", ["state": "'end_proposed'"]),
        watch(
            "JB-49", "protection_end_has_two_persons",
            [
                "state": "'closed'", "next_follow_up_on": "null", "end_reason": "'over'",
                "end_proposed_by": "'S1363'", "closed_by": "'S1363'", "closed_on": "'2026-03-03'",
            ]),
        watch("JB-49", "protection_ground_is_known", ["ground": "'boredom'"]),
        watch(
            "JB-49", "protection_state_is_known",
            ["state": "'forgotten'", "end_reason": "'over'", "end_proposed_by": "'S1363'"]),
        watch("JB-49", "protection_measures_are_known", ["measures": "array['hope']"]),
        watch(
            "JB-49", "protection_end_reason_is_known",
            ["state": "'end_proposed'", "end_reason": "'late'", "end_proposed_by": "'S1363'"]),
        watch("JB-49", "protection_source_is_known", ["source": "'rumour'"]),
        watch("JB-49", "protection_source_names_its_person", ["source": "'office'"]),
        .row(
            "JB-38", "accused_feedback_follows_the_conclusion", in: "casework.accused_feedback",
            [
                "accused_feedback_id": ":report", "clue_id": ":clue", "report_id": ":report",
                "organ_id": "'O420281'", "way": "'letter'", "concluded_on": "'2026-03-03'",
                "told_on": "'2026-03-02'", "told_by": "'S1363'",
            ]),
        .row(
            "JB-38", "accused_feedback_way_is_known", in: "casework.accused_feedback",
            [
                "accused_feedback_id": ":report", "clue_id": ":clue", "report_id": ":report",
                "organ_id": "'O420281'", "way": "'gossip'", "concluded_on": "'2026-03-02'",
                "told_on": "'2026-03-02'", "told_by": "'S1363'",
            ]),
        rating("satisfaction_score_is_known", "furious"),
        rating("satisfaction_comes_after_the_duty", "satisfied"),
    ]
}

extension TwinTests.Violation {
    fileprivate static func onNotice(_ rule: String, _ assignments: String) -> TwinTests.Violation {
        TwinTests.Violation(
            rule: rule, policy: "DW-12", sql: "update casework.notice set \(assignments) where report_id = :report")
    }
}
