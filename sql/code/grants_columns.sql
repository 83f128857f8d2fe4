-- Which columns are ever written again, table by table; every other one keeps what it was inserted with: the keys, the cell,
-- to what a row belongs, whom it is about, when and by whom it was made, the hash of a query code. SchemaTests hold this
-- list to the statements of the program: what no statement writes is not here. Tables with few such columns have them in
-- grants.sql.
--
-- Who writes which row is the policies' to say; what a transition needs, the triggers'.
do $$
declare
    v_table text;
    v_columns text;
begin
    for v_table, v_columns in values
        ('directory.organ', 'division_code, ended_on, head_staff_id, level, name, successor_organ_id, superior_organ_id'),
        ('directory.room', 'ended_on, kind, name, organ_id, successor_room_id'),
        ('directory.unit', 'aliases, division_code, level, managing_organ_id, name, own_organ_id'),
        ('directory.staff', 'active, apart, name, organ_id, post, roles, room_id'),
        ('casework.item_key', 'organ_id, wrapped'),
        (
            'casework.report',
            'acted_from, acted_to, archived_at, barred_organ_ids, barred_room_ids, barred_staff_ids, breaches, '
            'concluded_on, decision_organ_id, decline_action, decline_reason, holder_organ_id, kind, matter_token, '
            'micro_corruption, priority, public_reaction, received_at, receiver_organ_id, register_number, '
            'register_year, repeat_of_id, risk_flags, secrets_removed, signature, state, triage_proposer_id, '
            'version, void_reason'
        ),
        (
            'casework.accused',
            'discipline_organ_id, discipline_room_id, dual_management, former_organ_id, is_elsewhere, is_organ_head, '
            'is_unattached, level, managed_at, managing_organ_id, negotiated_on, party_role, staff_id, unit_id'
        ),
        (
            'casework.clue',
            'archived_at, archived_from, barred_organ_ids, barred_room_ids, barred_staff_ids, check_kind, '
            'claim_token, clue_number, clue_series, clue_year, concluded_at, conclusion, disposition, '
            'distributed_at, escalated, group_signed_on, hold_until, holder_staff_id, micro_corruption, '
            'new_evidence_on, organ_id, priority, proposer_staff_id, reopen_asked_by, return_reason, room_id, '
            'routed_at, secretary_approved_on, state, studied_on, supplemented_on, version'
        ),
        (
            'casework.clock',
            'asked_level, calendar_version, due_on, extensions, organ_id, overdue_at, provisional, stopped_on, '
            'told_level, told_organ_id, warn_on, warned_at, was_overdue'
        ),
        (
            'casework.notice',
            'approved_at, approved_by, code_word, conclusion, delivered_at, delivered_by, delivered_on, '
            'delivery_way, due_on, notice_number, notice_year, organ_id, prepared_at, prepared_by, state, '
            'wording_version'
        ),
        ('casework.import_batch', 'finished_at, rows_accepted, rows_flagged, rows_read, rows_rejected'),
        (
            'casework.jurisdiction_measure',
            'barred_organ_ids, barred_room_ids, consented_at, consented_by, consented_version, decided_at, '
            'decided_by, ended_at, former_number, former_series, former_year, state'
        ),
        ('casework.joint_party', 'ended_on'),
        (
            'casework.assignment',
            'conclusion, ended_on, received_by, received_on, reported_on, result_approved_by, result_proposed_by, '
            'reviewed_on, state'
        ),
        ('casework.alert', 'read_at, read_by'),
        (
            'casework.objection',
            'answer_sealed, answered_by, answered_on, approved_by, approved_on, closed_by, closed_on, due_on, state'
        ),
        (
            'casework.clarification',
            'copied_on, decided_by, decided_on, done_by, done_on, due_on, followed_up_on, redress, redress_on, '
            'redress_outcome, redress_outcome_on, redress_sealed, state'
        ),
        ('casework.protection', 'closed_by, closed_on, end_proposed_by, end_reason, measures, next_follow_up_on, state'),
        (
            'casework.supervision',
            'accountable_by, accountable_on, answerer_staff_id, approved_at, approver_staff_id, code_word, due_on, '
            'ended_on, escalated_on, missed_on, outcome, state, supervision_number, supervision_year, version'
        ),
        ('casework.instruction', 'accountable_by, accountable_on, done_by, done_on'),
        ('casework.leader_charge', 'to_on'),
        ('casework.quarter_feedback', 'due_on, sent_by, sent_on'),
        ('casework.reception_session', 'leader_staff_id, moved_to_on, state, version'),
        ('casework.town_duty', 'visited_on'),
        (
            'casework.recommendation',
            'approved_at, approved_by, closed_on, code_word, document_number, document_year, issued_on, '
            'look_back_due_on, looked_back_on, replied_on, reply_due_on, sent_back, state, version'
        ),
        ('casework.meeting_item', 'decided_on, decision, recorded_by, sealed'),
        ('directory.document_code', 'set_by, set_on, word'),
        (
            'casework.document',
            'addressee_id, approved_by, code_word, copies, document_number, document_year, drafted_by, issued_on, '
            'sealed_text, sealed_values, sealed_void_reason, state, template_version, version, void_proposed_by, '
            'voided_by, voided_on'
        ),
        ('casework.report_mark', 'heads, people, sketch, spellings'),
        ('casework.report_words', 'received_on, tokens'),
        ('directory.clock_rules', 'changed_at, version'),
        (
            'casework.guidance',
            'chosen_by, chosen_on, is_named, receiver_id, receiver_version, told_by, told_channel, told_on, told_way'
        ),
        (
            'casework.petition',
            'acceptance_id, acceptance_told_on, approved_by, document_id, extension_told_on, hearing_from, '
            'opinion_sealed, outcome, proposed_by, proposed_on, rated_on, rating_sealed, score, state, told_on, '
            'told_way'
        ),
        ('directory.edition', 'changed_at, rows_on, version')
    loop
        execute format('revoke update on %s from dengwen_web, dengwen_worker', v_table);
        execute format('grant update (%s) on %s to dengwen_web, dengwen_worker', v_columns, v_table);
    end loop;
end
$$;

-- Administrators decide about endpoints at the site alone.
revoke update on notify.endpoint from dengwen_web;
grant update (approved_by, generation, health, quiet_until, state) on notify.endpoint to dengwen_web;

-- A document, a calendar and a period are written once: another one has another version.
revoke update on directory.document, directory.calendar_notice, directory.calendar_day, directory.period_policy
    from dengwen_web, dengwen_worker;
