// The reviewed constraints of checks, of what is passed on, of the archive, of splits and of what the law counts.

extension RuleBook {
    static let checked = [
        "call.office": "verification_call_insert_office",
        "call.never_traced": "verification_call_asks_who_signed verification_call_insert_office",
        "call.confirmation_stands": "verification_call_asks_who_signed verification_call_insert_office",
        "call.day_of_asking": "verification_call_is_past",
        "call.reporter_narrates": "verification_call_lets_narrate",
        "call.nothing_promised": "verification_call_promises_nothing",
        "checking.may_know": "study_minutes_select_viewer check_member_select_viewer check_report_select_viewer",
        "checking.holder_writes": "study_minutes_insert_holder check_member_insert_holder check_report_insert_holder",
        "checking.group_approved":
            "check_report_rests_on_its_group check_signature_rests_on_its_group clue_result_is_signed",
        "checking.group_approver": "approval_role_fits approval_plan_is_high_enough",
        "checking.group_four_eyes": "check_member_has_two_persons",
        "checking.collective": "study_minutes_is_collective", "checking.chair_attends": "study_minutes_chair_attends",
        "checking.attendees_may_know": "study_minutes_attendees_may_know",
        "checking.two_members": "clue_result_is_signed", "checking.leader_in_group": "check_member_leader_is_one_idx",
        "checking.members_may_know": "check_member_stands_not_aside",
        "checking.end_of_track": "clue_conclusion_fits_its_track clue_result_is_signed",
        "checking.signer_is_member": "check_signature_insert_signer check_signature_is_of_a_member",
        "checking.signs_the_latest": "clue_result_is_signed check_report_is_signed_as_written",
        "checking.signs_once": "check_signature_is_unique",
        "talk.secrecy_told": "feedback_record_tells_secrecy", "talk.day_told": "feedback_record_is_past",
        "talk.heard_in_person": "feedback_record_insert_holder",
        "course.course_organ": "course_step_insert_room", "course.course_handler": "course_step_insert_room",
        "course.course_order":
            "course_step_is_taken_once_idx course_step_reply_answers_a_letter course_step_letter_is_answered_once",
        "course.letter_issued":
            "course_step_letter_is_issued course_step_letter_was_issued course_step_letter_arrives_once",
        "course.waiver_head": "course_step_is_the_heads",
        "course.reply_countersigned": "course_step_says_what_belongs_to_it",
        "course.decided_below": "course_step_review_is_from_above",
        "course.review_in_time": "course_step_review_comes_in_time", "course.course_day": "course_step_lies_behind",
        "course.course_words": "course_step_has_its_words",
    ]

    static let passedOn = [
        "out_of_scope.xf_organ": "transfer_out_select_viewer transfer_out_insert_office petition_insert_office",
        "out_of_scope.xf_office": "transfer_out_insert_office guidance_insert_office petition_insert_office",
        "out_of_scope.xf_declined": "transfer_out_insert_office guidance_insert_office petition_insert_office",
        "out_of_scope.xf_way": "guidance_is_not_of_a_letter guidance_is_told_by_its_channel",
        "out_of_scope.xf_guidance_notice": "guidance_of_a_name_goes_by_notice",
        "out_of_scope.xf_never_to_the_accused":
            "transfer_out_never_reaches_the_accused transfer_objection_never_reaches_the_accused",
        "out_of_scope.xf_letter": "transfer_out_document_exists",
        "out_of_scope.xf_addressee": "transfer_out_letter_is_to_its_receiver document_transfer_names_its_receiver",
        "out_of_scope.xf_days": "transfer_out_runs_forward petition_runs_forward",
        "out_of_scope.xf_object_in_time": "transfer_objection_is_in_time",
        "out_of_scope.xf_stage": "petition_stage_follows petition_is_reviewed_by_another",
        "out_of_scope.xf_apply_in_time": "petition_is_applied_for_in_time",
        "out_of_scope.xf_hearing": "petition_hearing_is_of_a_recheck",
        "out_of_scope.xf_acceptance_written":
            "petition_acceptance_is_told_in_writing petition_acceptance_was_issued",
        "out_of_scope.xf_outcome": "petition_outcome_is_of_its_stage",
        "out_of_scope.xf_opinion": "petition_opinion_is_whole petition_opinion_has_two_persons",
    ]

    static let archived = [
        "distribution.distribution_organ": "casework.approve_clue distribution_policy_insert_head",
        "distribution.distribution_approver": "approval_role_fits approval_ground_is_known",
        "distribution.distribution_four_eyes": "distribution_proposal_has_two_persons approval_has_two_persons",
        "distribution.distribution_proposer": "distribution_proposal_insert_supervision",
        "distribution.distribution_another_room":
            "distribution_proposal_names_another_room distribution_proposal_insert_supervision",
        "distribution.distribution_proposed_once": "distribution_proposal_is_one_idx",
        "distribution.distribution_head_sets": "distribution_policy_insert_head",
        "distribution.distribution_days": "distribution_policy_days_fit",
        "archive.archive_organ": "clue_update_archive casework.approve_clue",
        "archive.archive_finished": "clue_archived_from_is_known clue_update_archive",
        "archive.archive_archivist": "clue_update_archive approval_role_fits",
        "archive.archive_takes_out": "approval_role_fits",
    ]

    static let split = [
        "split.split_office": "split_insert_office", "split.split_own_number": "split_insert_office",
        "split.split_undecided": "split_insert_office report_split_has_no_clue",
        "split.split_once_proposed": "split_is_one_idx report_waits_for_its_split",
        "split.split_proposed": "split_decision_is_whole",
        "split.split_approver": "split_is_decided_above split_update_office",
        "split.split_four_eyes": "split_has_two_persons",
        "split.split_two_parts": "split_has_two_parts report_split_has_its_parts",
        "split.split_everybody_once": "split_share_is_unique report_split_names_everybody",
        "split.split_nothing_empty": "report_split_names_everybody",
    ]

    static let columns = [
        "found.own_organ": "report_insert_room found_clue_select_staff", "found.finder": "report_insert_room",
        "found.origin": "found_clue_origin_is_known", "found.four_eyes": "found_clue_has_two_persons",
        "merit.own_organ": "reward_select_viewer malice_request_select_viewer",
        "merit.role": "reward_is_the_heads malice_request_is_the_heads",
        "merit.four_eyes": "reward_has_two_persons malice_request_has_two_persons",
        "merit.state_knows_act": "reward_is_one_idx malice_request_is_one_idx",
        "merit.verified_real_name": "reward_is_for_a_real_name",
        "merit.verified_report": "reward_follows_a_true_report", "merit.loss_stated": "reward_loss_is_stated",
        "merit.nameless": "malice_request_traces_the_nameless",
        "merit.untrue": "malice_request_follows_an_untrue_report",
        "merit.no_circumstances": "malice_request_tracing_finds_nothing",
        "merit.prefecture": "malice_request_is_decided_by_a_prefecture",
        "merit.told_apart": "malice_request_outcome_is_told_apart",
        "merit.correction": "malice_request_correction_follows_the_finding",
        "provide.own_organ": "provision_select_office",
        "provide.scope": "provision_scope_is_known provision_scope_is_named",
        "provide.four_eyes": "provision_has_two_persons",
        "trend.own_organ": "trend_report_select_office",
        "trend.four_eyes": "trend_report_has_two_persons trend_report_committee_has_two_persons",
        "trend.committee_need": "trend_report_committee_is_whole", "trend.upper": "trend_report_goes_up",
        "trend.state_knows_act": "trend_report_is_one_a_quarter",
    ]
}
