-- Who wrote, proposed or decided something is who asked: the columns of every table that say so (ZJ-23).
-- Reports and clues have rules of their own: who proposes stands for the approval (approve.sql, approve_clue.sql).

-- What one person's act makes of another's: a result that is approved becomes the notice of whoever holds the clue, and
-- a triage that is confirmed the measure of whoever proposed it.
--
-- For a person who asks themselves it answers of the papers of the own organ alone, and of nothing else: who holds a clue is
-- no stranger's to find out by trying names.
create or replace function casework.follows_from(
    p_table text, p_column text, p_person text, p_row jsonb
) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return case p_table || '.' || p_column
        when 'notice.prepared_by' then guard.is_system() and exists (
            select
            from casework.clue as c
            where
                c.report_id = (p_row ->> 'report_id')::uuid
                and c.cell_id = guard.cell()
                and c.holder_staff_id = p_person
        )
        when 'jurisdiction_measure.proposed_by' then guard.is_system()
            and p_row ->> 'kind' in ('forward', 'escalate')
            and exists (
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
                and (guard.is_system() or d.organ_id = guard.organ() and not guard.is_kept_from(d.report_id, d.clue_id))
        )
        -- DW-split: what was entered about a report is entered about its parts, in the name that it was entered in.
        when 'interference.recorded_by' then guard.is_system() and exists (
            select
            from casework.split_part as p
            join casework.interference as e on e.report_id = p.original_id and e.cell_id = p.cell_id
            where
                p.part_id = (p_row ->> 'report_id')::uuid
                and p.cell_id = guard.cell()
                and e.recorded_at = (p_row ->> 'recorded_at')::timestamptz
                and e.recorded_by = p_person
        )
        else p_table = 'recusal_entry' and guard.is_system() and exists (
            select
            from casework.split_part as p
            join casework.recusal_entry as e on e.report_id = p.original_id and e.cell_id = p.cell_id
            where
                p.part_id = (p_row ->> 'report_id')::uuid
                and p.cell_id = guard.cell()
                and e.staff_id = p_row ->> 'staff_id'
                and e.ground = p_row ->> 'ground'
                and e.recorded_at = (p_row ->> 'recorded_at')::timestamptz
                and p_person in (e.recorded_by, e.decided_by)
        )
    end;
end
$$;

-- The columns that are watched, table by table; SignatureTests finds one that is missing here.
do $$
declare
    v_table text;
    v_columns text;
begin
    for v_table, v_columns in values
        ('accused_feedback', 'told_by'),
        ('alert', 'read_by'),
        ('assignment', 'received_by, result_proposed_by, result_approved_by'),
        ('attachment', 'added_by'),
        ('charge_note', 'staff_id'),
        ('check_member', 'appointed_by, approved_by'),
        ('check_report', 'written_by'),
        ('check_signature', 'staff_id'),
        ('clarification', 'proposed_by, decided_by, done_by'),
        ('clock_extension', 'approver_staff_id'),
        ('clock_recomputation', 'by_staff_id'),
        ('course_step', 'recorded_by'),
        ('distribution_policy', 'set_by'),
        ('distribution_proposal', 'proposed_by, decided_by'),
        ('document', 'drafted_by, approved_by, void_proposed_by, voided_by'),
        ('document_print', 'printed_by'),
        ('event', 'actor_staff_id'),
        ('excerpt', 'proposed_by, confirmed_by, decided_by'),
        ('excerpt_print', 'printed_by'),
        ('export_key', 'proposed_by, confirmed_by, ended_by'),
        ('extension_request', 'asked_by, ended_by'),
        ('feedback_record', 'told_by'),
        ('found_clue', 'found_by, controlled_by'),
        ('guidance', 'chosen_by, told_by'),
        ('instruction', 'done_by, accountable_by, registered_by'),
        ('instruction_entry', 'staff_id'),
        ('interest_declaration', 'staff_id'),
        ('interference', 'recorded_by'),
        ('interference_note', 'recorded_by, attached_by'),
        ('jurisdiction_measure', 'proposed_by, decided_by, consented_by'),
        ('kinship_declaration', 'staff_id'),
        ('late_paper', 'stated_by'),
        ('leader_charge', 'assigned_by'),
        ('malice_request', 'proposed_by, endorsed_by, recorded_by'),
        ('meeting', 'called_by'),
        ('meeting_item', 'added_by, recorded_by'),
        ('notice', 'prepared_by, approved_by, delivered_by'),
        ('objection', 'recorded_by, answered_by, approved_by, closed_by'),
        ('petition', 'accepted_by, proposed_by, approved_by'),
        ('protection', 'opened_by, end_proposed_by, closed_by'),
        ('protection_visit', 'visited_by'),
        ('provision', 'proposed_by, decided_by, delivered_by'),
        ('quarantine_readers', 'named_by, ended_by'),
        ('quarter_feedback', 'sent_by'),
        ('reception_session', 'planned_by'),
        ('reception_visit', 'logged_by'),
        ('recommendation', 'drafted_by, approved_by'),
        ('recommendation_paper', 'written_by'),
        ('recusal_entry', 'recorded_by, decided_by'),
        ('recusal_request', 'answered_by, passed_by'),
        ('reminder', 'staff_id'),
        ('repeat_decision', 'decided_by'),
        ('report_up', 'recorded_by'),
        ('reward', 'proposed_by, decided_by, outcome_by'),
        ('seal_request', 'asked_by, decided_by'),
        ('secretary_approval', 'recorded_by'),
        ('split', 'proposed_by, decided_by'),
        ('study_minutes', 'written_by'),
        ('supervision', 'proposer_staff_id, approver_staff_id, answerer_staff_id, accountable_by'),
        ('supervision_entry', 'staff_id'),
        ('transfer_objection', 'raised_by'),
        ('transfer_out', 'recorded_by, receipt_by'),
        ('trend_report', 'made_by, sent_by, committee_by'),
        ('triage_opinion', 'author_staff_id'),
        ('verification_call', 'called_by'),
        ('voiding', 'proposed_by, decided_by')
    loop
        execute format(
            'create or replace trigger %I before insert or update on casework.%I'
            ' for each row execute function guard.check_signature(%s)',
            v_table || '_is_signed_by_oneself', v_table, v_columns
        );
    end loop;
end
$$;

-- Who proposes the receiver of a webhook and who approves it are two administrators, each in the own name.
create or replace trigger endpoint_is_signed_by_oneself
    before insert or update on notify.endpoint
    for each row
    execute function guard.check_signature('proposed_by', 'approved_by');
