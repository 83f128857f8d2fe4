extension RuleBook {
    /// What the database holds to a rule by its own name: CHECK, unique index, trigger, function or policy of row-level
    /// security; by stage and rule, or by stage for all of its rules that have no entry. Rules of neither say why in
    /// `untried`: what only bears the same key holds another rule.
    ///
    /// Reviewed by hand; a name that the SQL does not have fails a test.
    static func namedTwins(of rule: String, in stage: String) -> [String] {
        let names = twins["\(stage).\(rule)"] ?? (untried[stage]?[rule] == nil ? twins[stage] : nil)
        return (names ?? "").split(separator: " ").map(String.init)
    }

    /// Every name of the reviewed lists, for the test that looks for them.
    static var namedTwins: [String] { twins.values.flatMap { $0.split(separator: " ").map(String.init) } }

    private static let twins = merged([
        receiving, deciding, handling, supervising, afterwards, watching, checked, passedOn, archived, split, columns,
        unlockTwins,
    ])

    private static func merged(_ lists: [[String: String]]) -> [String: String] {
        lists.reduce(into: [:]) { all, list in all.merge(list) { first, _ in first } }
    }

    private static let receiving = [
        "receive.transfer": "transfer_in_letter_came_before transfer_in_source_is_known",
        "attachment.file_count": "attachment_ordinal_is_bounded", "attachment.file_empty": "attachment_file_is_bounded",
        "attachment.file_size": "attachment_chunk_is_bounded",
        "attachment.file_picture": "attachment_file_copy_is_ours",
        "attachment.file_pages": "attachment_file_copy_is_ours",
        "attachment.file_original": "attachment_file_copy_is_whole",
        "void.void_office": "voiding_insert_office", "void.void_own_number": "report_void_is_approved",
        "void.void_undecided": "report_void_has_no_clue", "void.void_once_proposed": "voiding_is_one_idx",
        "void.void_proposed": "voiding_decision_is_whole",
        "void.void_approver": "voiding_is_decided_above voiding_update_office",
        "void.void_four_eyes": "voiding_has_two_persons", "void.void_words": "voiding_other_reason_is_written",
        "register.R_UPPER": "report_sealed_up_is_bare sealed_register_ground_is_known",
        "register.R_DUP_ROW": "report_source_is_new", "register.R_REGNO_CONFLICT": "report_number_is_new",
        "register.R_REGNO_MISSING": "report_number_is_whole report_is_numbered_after_quarantine",
        "register.F_CHANNEL_UNKNOWN": "report_channel_is_known",
        "register.F_CATEGORY_UNKNOWN": "report_category_is_a_name",
    ]

    private static let seven =
        "triage_opinion_particulars_are_known triage_opinion_particulars_are_found_by_a_person"

    private static let deciding = [
        "triage.own_head": "report_sealed_up_is_bare sealed_register_ground_is_known",
        "triage.upper_level": "report_sealed_up_is_bare sealed_register_ground_is_known",
        "triage.repeat_without_new_facts": "report_repeat_is_linked report_is_not_its_own_repeat",
        "triage.legal_remedy": "report_decline_follows_the_channel triage_opinion_elsewhere_is_known",
        "triage.other_organ": "report_decline_follows_the_channel triage_opinion_elsewhere_is_known",
        "triage.no_substance": "report_decline_is_whole report_decline_follows_the_channel",
        "triage.not_a_report": "report_decline_is_whole report_kind_is_known",
        "triage.anonymous_accusation": "report_kind_is_set_by_triage",
        "triage.real_name_accusation": "report_kind_is_set_by_triage",
        "triage.appeal": "clue_conclusion_fits_its_track",
        "triage.suggestion": "report_conclusion_belongs_to_a_suggestion",
        "repeat": "casework.repeat_candidates report_mark_is_bounded",
        "signature": "report_signature_is_known",
        "credibility.when": seven, "credibility.place": seven, "credibility.who": seven, "credibility.what": seven,
        "credibility.circumstances": seven, "credibility.why": seven, "credibility.thing": seven,
        "route.own_head": "report_sealed_up_is_bare route_decision_sealed_up_is_bare",
        "route.upper_level": "report_sealed_up_is_bare route_decision_sealed_up_is_bare",
        "route.no_impartial_room": "report_sealed_up_is_bare route_decision_sealed_up_is_bare",
        "route.suggestion": "report_conclusion_belongs_to_a_suggestion",
        "route.discipline_staff": "clue_organ_is_not_barred clue_room_is_not_barred report_holder_is_not_barred",
        "route.own_staff": "clue_room_is_not_barred",
        "route.impartial_above": "clue_organ_is_not_barred report_holder_is_not_barred",
        "route.dual_management": "accused_dual_management_is_known accused_negotiation_has_a_day",
        "route.forward_down": "jurisdiction_measure_changes_the_organ report_holder_is_not_barred",
        "route.forward_across": "jurisdiction_measure_changes_the_organ report_holder_is_not_barred",
        // Whose organ or room is no more, and nobody took over: neither gets it.
        "route.research": "report_holder_is_there clue_room_is_there",
        "ending.nothing_left": "organ_has_no_open_work room_has_no_open_work",
        "leaving.hands_over_first": "staff_holds_no_clue_elsewhere clue_holder_is_at_work",
        "new_work.place_stands":
            "report_holder_is_there clue_room_is_there sealed_organ_is_there recommendation_place_is_there",
        "feedback.sealed": "report_sealed_up_is_bare", "feedback.not_informed_again": "notice_is_new",
        "feedback.told_where_to_go": "report_decline_follows_the_channel",
        "feedback.passed_on": "report_decline_follows_the_channel",
        "feedback.acceptance": "notice_is_new notice_number_comes_with_approval",
        "feedback.appeal_accepted": "notice_is_new notice_number_comes_with_approval",
        "feedback.suggestion_adopted": "report_conclusion_belongs_to_a_suggestion",
        "feedback.result": "notice_result_tells_one notice_number_comes_with_approval",
    ]

    private static let handling = [
        "excerpt.own_organ": "excerpt_select_viewer", "excerpt.asker": "excerpt_insert_asker",
        "excerpt.head": "excerpt_is_decided_above excerpt_update_decider",
        "excerpt.four_eyes": "excerpt_has_two_persons", "excerpt.case_work": "excerpt_is_for_case_work",
        "excerpt.under_way": "excerpt_insert_asker excerpt_print_insert_asker",
        "excerpt.known_receiver": "excerpt_receiver_is_known",
        "excerpt.not_the_accused": "excerpt_insert_asker excerpt_update_decider excerpt_print_insert_asker",
        "excerpt.not_barred": "excerpt_insert_asker excerpt_update_decider excerpt_print_insert_asker",
        "excerpt.something_shown": "excerpt_shows_something",
        "excerpt.validity": "excerpt_days_are_bounded excerpt_approval_ends",
        "excerpt.own_confirmation": "excerpt_is_confirmed_by_who_asked",
        "excerpt.checked": "excerpt_was_confirmed excerpt_is_decided_as_confirmed",
        "excerpt.in_force": "excerpt_print_is_in_force excerpt_print_insert_asker",
        "excerpt.copies": "excerpt_print_copies_are_bounded",
        "handle.barred":
            "clue_select_staff clue_holder_is_not_barred clue_organ_is_not_barred clue_room_is_not_barred",
        "handle.recused": "clue_select_staff clue_update_staff",
        "handle.handling_organ": "clue_select_staff clue_update_staff",
        "handle.handling_room": "clue_update_staff clue_claim_is_whole",
        "handle.holder": "clue_claim_is_whole clue_handoff_is_signed",
        "handle.claim_limit": "clue_holder_has_a_hand_free", "handle.room_limit": "clue_room_has_hands_free",
        "handle.next_holder": "clue_holder_is_not_barred clue_handoff_is_signed clue_holder_has_a_hand_free",
        "handle.next_room": "clue_room_is_not_barred clue_handoff_is_signed",
        "handle.notice_approved": "notice_number_comes_with_approval notice_is_delivered_after_approval",
        "handle.approver": "approval_role_fits approval_plan_is_high_enough",
        "handle.four_eyes": "approval_has_two_persons approval_names_its_proposer",
        "handle.party_secretary":
            "approval_secretary_came_before approval_external_is_whole approval_external_has_two_persons",
        "handle.taking_up": "clue_waits_for_taking_up", "handle.distributed": "clue_approves casework.may_be_worked_on",
        "handle.reopening_asked": "clue_reopening_is_of_an_end clue_approves",
        "handle.group_signatures": "clue_result_is_signed", "handle.signed_conclusion": "clue_result_is_signed",
        "handle.feedback_owed": "clue_feedback_is_recorded",
        "handle.collective_study": "clue_plan_was_studied clue_plan_has_minutes",
        "handle.minutes_bind": "casework.minutes_bind clue_approves",
        "handle.meeting_binds": "casework.meeting_binds clue_approves",
        "handle.end_of_track": "clue_conclusion_fits_its_track",
        "handle.hold_of_assigned": "clue_assigned_is_not_held",
        "handle.hold_ahead": "clue_hold_names_its_day approval_hold_names_its_day approval_hold_lies_ahead",
        "handle.talk_recorded": "clue_talk_is_recorded",
        "handle.designators_consent": "jurisdiction_measure_consent_is_whole",
        "jurisdiction.barred": "jurisdiction_measure_select_viewer guard.is_kept_from",
        "jurisdiction.acting_organ": "jurisdiction_measure_insert_proposer",
        "jurisdiction.proposer": "jurisdiction_measure_insert_proposer jurisdiction_measure_names_its_proposer",
        "jurisdiction.routing_forwards": "jurisdiction_measure_insert_proposer",
        "jurisdiction.one_at_a_time": "jurisdiction_measure_waits_once_idx",
        "jurisdiction.approver_of_assignment": "jurisdiction_measure_update_leader",
        "jurisdiction.approver_of_escalation": "jurisdiction_measure_update_leader",
        "jurisdiction.approver_of_designation": "jurisdiction_measure_update_leader",
        "jurisdiction.approver_of_cooperation": "jurisdiction_measure_update_leader",
        "jurisdiction.four_eyes": "jurisdiction_measure_has_two_persons",
        "jurisdiction.own_matter": "assignment_goes_to_another_organ",
        "jurisdiction.inside_subtree": "jurisdiction_measure_changes_the_organ",
        "jurisdiction.accused_organ": "jurisdiction_measure_target_is_not_barred joint_party_is_not_barred",
        "jurisdiction.elsewhere": "jurisdiction_measure_changes_the_organ",
        "jurisdiction.parties": "joint_party_room_takes_part_once",
        "assignment.assigned_organ": "assignment_select_viewer assignment_update_office",
        "assignment.office": "assignment_update_office",
        "assignment.collective_review": "assignment_report_is_approved",
        "assignment.head_approves": "assignment_report_is_approved assignment_result_is_the_heads",
        "assignment.four_eyes": "assignment_report_has_two_persons",
        "recusal.declares_oneself": "recusal_entry_declares_oneself",
        "recusal.not_oneself": "recusal_entry_of_others_is_by_others recusal_entry_is_decided_by_another",
        "recusal.orders": "recusal_entry_decision_is_whole",
        "recusal.decider": "recusal_entry_decider_is_known recusal_entry_select_decider casework.decides_above",
        "recusal.undecided": "recusal_entry_decision_is_whole", "recusal.stands_once": "recusal_entry_stands_once",
        "recusal.ground": "recusal_entry_ground_is_known recusal_entry_is_written_by_somebody",
        "interference.handler": "interference_insert_recorder",
        "interference.another": "interference_is_recorded_by_another interference_select_entitled",
        "interference.staff_or_outside": "interference_outsider_is_no_staff",
        "interference.past": "interference_was_before_its_record",
    ]

    private static let supervising = [
        "supervise.barred": "supervision_select_staff casework.oversees",
        "supervise.recused": "supervision_select_staff casework.oversees",
        "supervise.side": "supervision_select_staff casework.oversees",
        "supervise.answerer": "supervision_answer_has_an_author",
        "supervise.role": "supervision_account_is_the_heads",
        "supervise.four_eyes": "supervision_has_two_persons", "supervise.one_order": "supervision_is_open_once",
        "supervise.overdue_answer": "supervision_account_is_whole",
        "supervise.reminder_pause": "reminder_comes_once_a_day",
        "charge.not_again": "leader_charge_is_current_once", "charge.assigned_by_head": "leader_charge_is_the_heads",
        "paper": "document_kind_is_known document_issued_has_its_number",
        "paper.public_notice": "document_template_names_no_reporter document_issued_has_its_number",
        "paper.clarification": "document_template_calls_none_false document_rests_on_its_record",
        "document.barred": "document_select_reader document_insert_writer",
        "document.approver": "document_is_signed_by_the_head",
        "document.drafter": "document_insert_writer", "document.sealed": "document_insert_writer",
        "document.state_knows_act": "document_state_is_known document_issued_has_its_number",
        "document.assignment_first": "document_rests_on_its_record document_ground_is_decided",
        "document.order_first": "document_rests_on_its_record document_ground_is_decided",
        "document.reminded_first":
            "document_rests_on_its_record document_ground_is_decided document_record_has_one_paper",
        "document.recommendation_first": "document_rests_on_its_record document_ground_is_decided",
        "document.clearing_first": "document_rests_on_its_record document_ground_is_decided",
        "document.plan_first": "document_rests_on_its_record document_ground_is_decided",
        "document.petition_first": "document_rests_on_its_record document_ground_is_decided",
        "document.signed_first": "document_rests_on_its_record document_ground_is_decided",
        "document.notice_tells": "document_is_no_notice",
        "document.result_first": "document_rests_on_its_record document_ground_is_decided",
        "document.told_first": "document_rests_on_its_record document_ground_is_decided",
        "document.four_eyes": "document_approver_did_not_write_it document_void_has_two_persons",
        "reception.reception_office": "reception_session_insert_office",
        "reception.reception_township": "reception_session_township_is_named",
        "reception.announced_before": "reception_session_is_announced_before",
        "reception.reception_postponed": "reception_session_is_postponed",
        "reception.few_representatives": "reception_visit_representatives_are_few",
        "recommend.recommendation_author": "recommendation_insert_staff",
        "recommend.recommendation_state_knows_step":
            "recommendation_approval_is_whole recommendation_issue_is_whole recommendation_reply_comes_first "
            + "recommendation_look_back_comes_before_the_end",
        "recommend.recommendation_four_eyes": "recommendation_has_two_persons",
        "recommend.recommendation_approver": "recommendation_is_the_heads",
        "recommend.recommendation_dropper": "recommendation_is_the_heads",
        "meeting.meeting_convener": "meeting_insert_office",
        "meeting.decided_by_minutes": "meeting_item_minutes_are_whole",
        "meeting.report_goes_up": "report_up_goes_up",
    ]

    private static let afterwards = [
        "aftercare.aftercare_organ": "objection_select_viewer clarification_select_viewer",
        "aftercare.objection_desk": "objection_insert_desk", "aftercare.objection_day": "objection_insert_desk",
        "aftercare.aftercare_handler": "clarification_insert_room accused_feedback_insert_room objection_update_room",
        "aftercare.protection_circle": "protection_select_circle",
        "aftercare.answer_approver": "objection_update_room objection_answer_has_two_persons",
        "aftercare.clearing_head":
            "clarification_update_room clarification_has_two_persons clarification_is_the_heads",
        "aftercare.aftercare_four_eyes":
            "objection_answer_has_two_persons clarification_has_two_persons protection_end_has_two_persons",
        "aftercare.repeat_only": "objection_end_names_its_person",
        "aftercare.untrue_finding": "clarification_follows_an_untrue_report",
        "aftercare.malice_level": "clarification_malice_is_found_by_a_prefecture",
        "aftercare.mistake_is_no_guilt": "clarification_mistake_is_no_guilt",
        "aftercare.concluded_first": "accused_feedback_follows_the_conclusion",
        "aftercare.redress_stated": "clarification_redress_is_stated clarification_redress_is_whole",
        "handover.own_organ": "handover_insert_leader", "handover.decider": "handover_insert_leader",
        "handover.two_persons": "handover_has_three_persons", "handover.four_eyes": "handover_has_three_persons",
        "handover.separate_duties": "staff_separates_duties", "handover.lead_stays": "handover_leaves_a_lead",
    ]

    private static let watching = [
        "extension.unknown_clock": "clock_extension_select_viewer",
        "extension.possible": "clock_extension_is_within_the_rules",
        "extension.asked_for": "clock_extension_was_asked_for",
        "extension.four_eyes": "clock_extension_has_two_persons extension_request_is_ended_by_its_person",
        "extension.own_request": "extension_request_insert_own",
        "extension.own_withdrawal": "extension_request_update_asker extension_request_is_ended_by_its_person",
        "extension.asked_once": "extension_request_waits_once_idx",
        "extension.approver": "clock_extension_is_the_heads "
            + "clock_extension_approver_is_of_the_organ clock_extension_further_is_from_above "
            + "extension_request_further_is_refused_from_above",
        "extension.amount": "clock_extension_is_within_the_rules", "extension.later": "clock_extension_runs_forward",
        "extension.reported_up":
            "clock_extension_of_assigned_is_reported_up clock_extension_is_reported_after_approval",
        "extension.reason_given": "clock_extension_reason_is_known extension_request_refusal_says_why",
        "own_period.own_kind": "period_policy_of_an_organ_is_its_own_to_set",
        "own_period.own_verification": "period_policy_of_an_organ_is_no_longer",
        "own_period.own_reply": "period_policy_of_an_organ_is_no_longer",
        "own_period.own_plan": "period_policy_of_an_organ_is_no_longer",
        "overdue.not_yet": "clock_is_told_once_overdue clock_is_asked_before_told overdue_step_comes_after_the_end",
        "overdue.accused_organ": "clock_select_superior", "overdue.unknown_matter": "clock_select_superior",
        "overdue.no_upper": "clock_superior_is_told_last clock_told_organ_is_another",
        "clock": "clock_runs_forward clock_runs_once_idx",
        "clock.ASSIGNED": "clock_runs_forward clock_extension_is_within_the_rules",
        "clock.PRELIM": "clock_runs_forward clock_extension_is_within_the_rules",
        "clock.XF_HANDLE": "clock_runs_forward clock_extension_is_within_the_rules",
        "clock.VISIT_TOWN": "town_duty_is_one_a_year town_duty_is_done_in_its_year",
        "clock.QUARTER_FEEDBACK": "quarter_feedback_is_new quarter_feedback_is_whole",
        "clock.SUPERVISION": "supervision_goes_out_approved", "clock.CLARIFY": "clarification_runs_forward",
        "clock.OBJECTION": "objection_runs_forward", "clock.RECOMMEND_REPLY": "recommendation_issue_is_whole",
        "clock.PROTECTION_LOOK": "protection_goes_on_by_a_day",
        "clock.LOOK_BACK": "recommendation_look_back_comes_before_the_end",
        "clock.UPWARD_REPORT": "sealed_register_goes_up_after_receipt clock_runs_forward",
    ]
}
