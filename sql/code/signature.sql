-- Who wrote, proposed or decided something is who asked: the columns of every table that say so (ZJ-23).
-- Reports and clues have rules of their own: who proposes stands for the approval (approve.sql).

-- What one person's act makes of another's: a result that is approved becomes the notice of whoever holds the clue, and
-- a triage that is confirmed the measure of whoever proposed it.
create or replace function casework.follows_from(
    p_table text, p_column text, p_person text, p_row jsonb
) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select case p_table || '.' || p_column
        when 'notice.prepared_by' then exists (
            select
            from casework.clue as c
            where
                c.report_id = (p_row ->> 'report_id')::uuid
                and c.cell_id = guard.cell()
                and c.holder_staff_id = p_person
        )
        when 'jurisdiction_measure.proposed_by' then p_row ->> 'kind' in ('forward', 'escalate') and exists (
            select
            from casework.triage_opinion as o
            where
                o.report_id = (p_row ->> 'report_id')::uuid
                and o.cell_id = guard.cell()
                and o.author_staff_id = p_person
        )
        -- The opinion is approved with the document that says it.
        when 'petition.approved_by' then exists (
            select
            from casework.document as d
            where
                d.document_id = (p_row ->> 'document_id')::uuid
                and d.cell_id = guard.cell()
                and d.approved_by = p_person
        )
        else false
    end;
end;

drop trigger if exists accused_feedback_is_signed_by_oneself on casework.accused_feedback;
create trigger accused_feedback_is_signed_by_oneself
before insert or update on casework.accused_feedback
for each row execute function guard.check_signature('told_by');

drop trigger if exists seal_request_is_signed_by_oneself on casework.seal_request;
create trigger seal_request_is_signed_by_oneself
before insert or update on casework.seal_request
for each row execute function guard.check_signature('asked_by', 'decided_by');

drop trigger if exists alert_is_signed_by_oneself on casework.alert;
create trigger alert_is_signed_by_oneself
before insert or update on casework.alert
for each row execute function guard.check_signature('read_by');

drop trigger if exists assignment_is_signed_by_oneself on casework.assignment;
create trigger assignment_is_signed_by_oneself
before insert or update on casework.assignment
for each row execute function guard.check_signature('received_by', 'result_proposed_by', 'result_approved_by');

drop trigger if exists charge_note_is_signed_by_oneself on casework.charge_note;
create trigger charge_note_is_signed_by_oneself
before insert or update on casework.charge_note
for each row execute function guard.check_signature('staff_id');

drop trigger if exists check_member_is_signed_by_oneself on casework.check_member;
create trigger check_member_is_signed_by_oneself
before insert or update on casework.check_member
for each row execute function guard.check_signature('appointed_by', 'approved_by');

drop trigger if exists check_report_is_signed_by_oneself on casework.check_report;
create trigger check_report_is_signed_by_oneself
before insert or update on casework.check_report
for each row execute function guard.check_signature('written_by');

drop trigger if exists check_signature_is_signed_by_oneself on casework.check_signature;
create trigger check_signature_is_signed_by_oneself
before insert or update on casework.check_signature
for each row execute function guard.check_signature('staff_id');

drop trigger if exists clarification_is_signed_by_oneself on casework.clarification;
create trigger clarification_is_signed_by_oneself
before insert or update on casework.clarification
for each row execute function guard.check_signature('proposed_by', 'decided_by', 'done_by');

drop trigger if exists clock_extension_is_signed_by_oneself on casework.clock_extension;
create trigger clock_extension_is_signed_by_oneself
before insert or update on casework.clock_extension
for each row execute function guard.check_signature('approver_staff_id');

drop trigger if exists clock_recomputation_is_signed_by_oneself on casework.clock_recomputation;
create trigger clock_recomputation_is_signed_by_oneself
before insert or update on casework.clock_recomputation
for each row execute function guard.check_signature('by_staff_id');

drop trigger if exists course_step_is_signed_by_oneself on casework.course_step;
create trigger course_step_is_signed_by_oneself
before insert or update on casework.course_step
for each row execute function guard.check_signature('recorded_by');

drop trigger if exists distribution_policy_is_signed_by_oneself on casework.distribution_policy;
create trigger distribution_policy_is_signed_by_oneself
before insert or update on casework.distribution_policy
for each row execute function guard.check_signature('set_by');

drop trigger if exists document_is_signed_by_oneself on casework.document;
create trigger document_is_signed_by_oneself
before insert or update on casework.document
for each row execute function guard.check_signature('drafted_by', 'approved_by', 'void_proposed_by', 'voided_by');

drop trigger if exists document_print_is_signed_by_oneself on casework.document_print;
create trigger document_print_is_signed_by_oneself
before insert or update on casework.document_print
for each row execute function guard.check_signature('printed_by');

drop trigger if exists event_is_signed_by_oneself on casework.event;
create trigger event_is_signed_by_oneself
before insert or update on casework.event
for each row execute function guard.check_signature('actor_staff_id');

drop trigger if exists feedback_record_is_signed_by_oneself on casework.feedback_record;
create trigger feedback_record_is_signed_by_oneself
before insert or update on casework.feedback_record
for each row execute function guard.check_signature('told_by');

drop trigger if exists found_clue_is_signed_by_oneself on casework.found_clue;
create trigger found_clue_is_signed_by_oneself
before insert or update on casework.found_clue
for each row execute function guard.check_signature('found_by', 'controlled_by');

drop trigger if exists guidance_is_signed_by_oneself on casework.guidance;
create trigger guidance_is_signed_by_oneself
before insert or update on casework.guidance
for each row execute function guard.check_signature('chosen_by', 'told_by');

drop trigger if exists excerpt_is_signed_by_oneself on casework.excerpt;
create trigger excerpt_is_signed_by_oneself
before insert or update on casework.excerpt
for each row execute function guard.check_signature('proposed_by', 'confirmed_by', 'decided_by');

drop trigger if exists excerpt_print_is_signed_by_oneself on casework.excerpt_print;
create trigger excerpt_print_is_signed_by_oneself
before insert or update on casework.excerpt_print
for each row execute function guard.check_signature('printed_by');

drop trigger if exists instruction_is_signed_by_oneself on casework.instruction;
create trigger instruction_is_signed_by_oneself
before insert or update on casework.instruction
for each row execute function guard.check_signature('done_by', 'accountable_by', 'registered_by');

drop trigger if exists instruction_entry_is_signed_by_oneself on casework.instruction_entry;
create trigger instruction_entry_is_signed_by_oneself
before insert or update on casework.instruction_entry
for each row execute function guard.check_signature('staff_id');

drop trigger if exists interest_declaration_is_signed_by_oneself on casework.interest_declaration;
create trigger interest_declaration_is_signed_by_oneself
before insert or update on casework.interest_declaration
for each row execute function guard.check_signature('staff_id');

drop trigger if exists interference_is_signed_by_oneself on casework.interference;
create trigger interference_is_signed_by_oneself
before insert or update on casework.interference
for each row execute function guard.check_signature('recorded_by');

drop trigger if exists interference_note_is_signed_by_oneself on casework.interference_note;
create trigger interference_note_is_signed_by_oneself
before insert or update on casework.interference_note
for each row execute function guard.check_signature('recorded_by', 'attached_by');

drop trigger if exists jurisdiction_measure_is_signed_by_oneself on casework.jurisdiction_measure;
create trigger jurisdiction_measure_is_signed_by_oneself
before insert or update on casework.jurisdiction_measure
for each row execute function guard.check_signature('proposed_by', 'decided_by', 'consented_by');

drop trigger if exists kinship_declaration_is_signed_by_oneself on casework.kinship_declaration;
create trigger kinship_declaration_is_signed_by_oneself
before insert or update on casework.kinship_declaration
for each row execute function guard.check_signature('staff_id');

drop trigger if exists leader_charge_is_signed_by_oneself on casework.leader_charge;
create trigger leader_charge_is_signed_by_oneself
before insert or update on casework.leader_charge
for each row execute function guard.check_signature('assigned_by');

drop trigger if exists malice_request_is_signed_by_oneself on casework.malice_request;
create trigger malice_request_is_signed_by_oneself
before insert or update on casework.malice_request
for each row execute function guard.check_signature('proposed_by', 'endorsed_by', 'recorded_by');

drop trigger if exists meeting_is_signed_by_oneself on casework.meeting;
create trigger meeting_is_signed_by_oneself
before insert or update on casework.meeting
for each row execute function guard.check_signature('called_by');

drop trigger if exists meeting_item_is_signed_by_oneself on casework.meeting_item;
create trigger meeting_item_is_signed_by_oneself
before insert or update on casework.meeting_item
for each row execute function guard.check_signature('added_by', 'recorded_by');

drop trigger if exists notice_is_signed_by_oneself on casework.notice;
create trigger notice_is_signed_by_oneself
before insert or update on casework.notice
for each row execute function guard.check_signature('prepared_by', 'approved_by', 'delivered_by');

drop trigger if exists objection_is_signed_by_oneself on casework.objection;
create trigger objection_is_signed_by_oneself
before insert or update on casework.objection
for each row execute function guard.check_signature('recorded_by', 'answered_by', 'approved_by', 'closed_by');

drop trigger if exists petition_is_signed_by_oneself on casework.petition;
create trigger petition_is_signed_by_oneself
before insert or update on casework.petition
for each row execute function guard.check_signature('accepted_by', 'proposed_by', 'approved_by');

drop trigger if exists protection_is_signed_by_oneself on casework.protection;
create trigger protection_is_signed_by_oneself
before insert or update on casework.protection
for each row execute function guard.check_signature('opened_by', 'end_proposed_by', 'closed_by');

drop trigger if exists protection_visit_is_signed_by_oneself on casework.protection_visit;
create trigger protection_visit_is_signed_by_oneself
before insert or update on casework.protection_visit
for each row execute function guard.check_signature('visited_by');

drop trigger if exists provision_is_signed_by_oneself on casework.provision;
create trigger provision_is_signed_by_oneself
before insert or update on casework.provision
for each row execute function guard.check_signature('proposed_by', 'decided_by', 'delivered_by');

drop trigger if exists quarter_feedback_is_signed_by_oneself on casework.quarter_feedback;
create trigger quarter_feedback_is_signed_by_oneself
before insert or update on casework.quarter_feedback
for each row execute function guard.check_signature('sent_by');

drop trigger if exists reception_session_is_signed_by_oneself on casework.reception_session;
create trigger reception_session_is_signed_by_oneself
before insert or update on casework.reception_session
for each row execute function guard.check_signature('planned_by');

drop trigger if exists reception_visit_is_signed_by_oneself on casework.reception_visit;
create trigger reception_visit_is_signed_by_oneself
before insert or update on casework.reception_visit
for each row execute function guard.check_signature('logged_by');

drop trigger if exists recommendation_is_signed_by_oneself on casework.recommendation;
create trigger recommendation_is_signed_by_oneself
before insert or update on casework.recommendation
for each row execute function guard.check_signature('drafted_by', 'approved_by');

drop trigger if exists recommendation_paper_is_signed_by_oneself on casework.recommendation_paper;
create trigger recommendation_paper_is_signed_by_oneself
before insert or update on casework.recommendation_paper
for each row execute function guard.check_signature('written_by');

drop trigger if exists recusal_entry_is_signed_by_oneself on casework.recusal_entry;
create trigger recusal_entry_is_signed_by_oneself
before insert or update on casework.recusal_entry
for each row execute function guard.check_signature('recorded_by', 'decided_by');

drop trigger if exists recusal_request_is_signed_by_oneself on casework.recusal_request;
create trigger recusal_request_is_signed_by_oneself
before insert or update on casework.recusal_request
for each row execute function guard.check_signature('answered_by');

drop trigger if exists reminder_is_signed_by_oneself on casework.reminder;
create trigger reminder_is_signed_by_oneself
before insert or update on casework.reminder
for each row execute function guard.check_signature('staff_id');

drop trigger if exists repeat_decision_is_signed_by_oneself on casework.repeat_decision;
create trigger repeat_decision_is_signed_by_oneself
before insert or update on casework.repeat_decision
for each row execute function guard.check_signature('decided_by');

drop trigger if exists report_up_is_signed_by_oneself on casework.report_up;
create trigger report_up_is_signed_by_oneself
before insert or update on casework.report_up
for each row execute function guard.check_signature('recorded_by');

drop trigger if exists reward_is_signed_by_oneself on casework.reward;
create trigger reward_is_signed_by_oneself
before insert or update on casework.reward
for each row execute function guard.check_signature('proposed_by', 'decided_by', 'outcome_by');

drop trigger if exists split_is_signed_by_oneself on casework.split;
create trigger split_is_signed_by_oneself
before insert or update on casework.split
for each row execute function guard.check_signature('proposed_by', 'decided_by');

drop trigger if exists study_minutes_is_signed_by_oneself on casework.study_minutes;
create trigger study_minutes_is_signed_by_oneself
before insert or update on casework.study_minutes
for each row execute function guard.check_signature('written_by');

drop trigger if exists supervision_is_signed_by_oneself on casework.supervision;
create trigger supervision_is_signed_by_oneself
before insert or update on casework.supervision
for each row execute function guard.check_signature(
    'proposer_staff_id', 'approver_staff_id', 'answerer_staff_id', 'accountable_by'
);

drop trigger if exists supervision_entry_is_signed_by_oneself on casework.supervision_entry;
create trigger supervision_entry_is_signed_by_oneself
before insert or update on casework.supervision_entry
for each row execute function guard.check_signature('staff_id');

drop trigger if exists transfer_objection_is_signed_by_oneself on casework.transfer_objection;
create trigger transfer_objection_is_signed_by_oneself
before insert or update on casework.transfer_objection
for each row execute function guard.check_signature('raised_by');

drop trigger if exists transfer_out_is_signed_by_oneself on casework.transfer_out;
create trigger transfer_out_is_signed_by_oneself
before insert or update on casework.transfer_out
for each row execute function guard.check_signature('recorded_by', 'receipt_by');

drop trigger if exists trend_report_is_signed_by_oneself on casework.trend_report;
create trigger trend_report_is_signed_by_oneself
before insert or update on casework.trend_report
for each row execute function guard.check_signature('made_by', 'sent_by');

drop trigger if exists triage_opinion_is_signed_by_oneself on casework.triage_opinion;
create trigger triage_opinion_is_signed_by_oneself
before insert or update on casework.triage_opinion
for each row execute function guard.check_signature('author_staff_id');

drop trigger if exists verification_call_is_signed_by_oneself on casework.verification_call;
create trigger verification_call_is_signed_by_oneself
before insert or update on casework.verification_call
for each row execute function guard.check_signature('called_by');

drop trigger if exists voiding_is_signed_by_oneself on casework.voiding;
create trigger voiding_is_signed_by_oneself
before insert or update on casework.voiding
for each row execute function guard.check_signature('proposed_by', 'decided_by');
