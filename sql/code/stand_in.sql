-- What is the head's to decide, and a deputy's where every head must stand aside (JB-48): held on the row that says it was
-- decided. The twins of StandIn; the approvals of reports and clues have theirs in approve.sql, excerpts in
-- policies_mask.sql. The owner, who stands outside every context, restores rows as they were.

-- The arguments: the column of the organ whose head decides, and the one of whoever may drop their own draft.
create or replace function casework.check_head() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_row jsonb := to_jsonb(new);
begin
    if guard.kind() is null
        or v_row ->> 'state' = 'dropped' and v_row ->> tg_argv[1] = guard.signer()
        -- JB-15: what its clue takes along when it goes up sealed is nobody's to decide.
        or v_row ->> 'state' = 'dropped' and guard.is_system() and exists (
            select
            from casework.clue as c
            join casework.report as r on r.report_id = c.report_id and r.cell_id = c.cell_id
            where
                c.clue_id = (v_row ->> 'clue_id')::uuid
                and c.cell_id = v_row ->> 'cell_id'
                and r.state = 'sealed_up'
        )
        or casework.decides_as_head(
            v_row ->> tg_argv[0], (v_row ->> 'clue_id')::uuid, (v_row ->> 'report_id')::uuid
        )
    then
        return null;
    end if;
    perform casework.refuse_move(tg_name, tg_table_name, 'the head decides, or a deputy where every head stands aside');
    return null;
end
$$;

-- JB-23: the result of what was assigned is reported up, or sent back, by the head of the organ that it was assigned to.
drop trigger if exists assignment_result_is_the_heads on casework.assignment;
create trigger assignment_result_is_the_heads
    after update of state, result_approved_by on casework.assignment
    for each row
    when (
        old.state = 'result_proposed' and new.state in ('received', 'reported')
        or new.result_approved_by is distinct from old.result_approved_by
    )
    execute function casework.check_head('to_organ_id');

-- HS-15: a recommendation is approved by the head; a draft comes to nothing by the head or by whoever drafted it.
drop trigger if exists recommendation_is_the_heads on casework.recommendation;
create trigger recommendation_is_the_heads
    after update of state, approved_by on casework.recommendation
    for each row
    when (
        old.state = 'drafted' and new.state <> 'drafted' or new.approved_by is distinct from old.approved_by
    )
    execute function casework.check_head('organ_id', 'drafted_by');

-- DW-document: what only the head signs, and lets be void or stand.
drop trigger if exists document_is_signed_by_the_head on casework.document;
create trigger document_is_signed_by_the_head
    after update of state on casework.document
    for each row
    when (
        new.kind in (
            'check_report', 'verification_report', 'discipline_recommendation', 'supervision_recommendation',
            'clarification', 'public_notice'
        )
        and (old.state, new.state) in (('draft', 'issued'), ('void_proposed', 'issued'), ('void_proposed', 'voided'))
    )
    execute function casework.check_head('organ_id');

-- JB-50: a name is cleared, or not, by the head.
drop trigger if exists clarification_is_the_heads on casework.clarification;
create trigger clarification_is_the_heads
    after update of decided_by on casework.clarification
    for each row
    when (new.decided_by is distinct from old.decided_by and new.decided_by is not null)
    execute function casework.check_head('organ_id');

drop trigger if exists course_step_is_the_heads on casework.course_step;
create trigger course_step_is_the_heads
    after insert on casework.course_step
    for each row
    when (new.step = 'clearing_not_needed')
    execute function casework.check_head('organ_id');

-- JB-28, JB-29, JB-39: what is proposed about a reporter.
drop trigger if exists reward_is_the_heads on casework.reward;
create trigger reward_is_the_heads
    after update of decided_by on casework.reward
    for each row
    when (new.decided_by is distinct from old.decided_by)
    execute function casework.check_head('organ_id');

drop trigger if exists malice_request_is_the_heads on casework.malice_request;
create trigger malice_request_is_the_heads
    after update of endorsed_by on casework.malice_request
    for each row
    when (new.endorsed_by is distinct from old.endorsed_by)
    execute function casework.check_head('organ_id');

-- HS-3: whoever is late is held to account by the head of the organ that issued the order, or keeps the instruction.
drop trigger if exists supervision_account_is_the_heads on casework.supervision;
create trigger supervision_account_is_the_heads
    after update of accountable_by on casework.supervision
    for each row
    when (new.accountable_by is distinct from old.accountable_by)
    execute function casework.check_head('issuer_organ_id');

drop trigger if exists instruction_account_is_the_heads on casework.instruction;
create trigger instruction_account_is_the_heads
    after update of accountable_by on casework.instruction
    for each row
    when (new.accountable_by is distinct from old.accountable_by)
    execute function casework.check_head('organ_id');

-- HS-28: the head of the handling organ says who is in charge of a clue; whoever hands over the post of a leader who goes
-- hands the charges over with it (DW-handover), and what ends by itself the system ends for nobody.
create or replace function casework.check_charge_head() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.signer() is null
        or casework.decides_as_head(new.organ_id, new.clue_id, null)
        or exists (
            select
            from directory.handover as h
            where
                h.organ_id = new.organ_id
                and h.cell_id = new.cell_id
                and h.decided_by = guard.signer()
                and h.done_at = casework.moment()
                and new.leader_staff_id in (h.from_staff_id, h.to_staff_id)
        )
    then
        return null;
    end if;
    perform casework.refuse_move(tg_name, tg_table_name, 'the head says who is in charge');
    return null;
end
$$;

drop trigger if exists leader_charge_is_the_heads on casework.leader_charge;
create trigger leader_charge_is_the_heads
    after insert or update of to_on on casework.leader_charge
    for each row
    execute function casework.check_charge_head();

-- JB-21: the first extension is the head's of the organ that answers for the clock.
create or replace function casework.check_extension_head() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_clock casework.clock;
    v_clue uuid;
begin
    select c.* into v_clock from casework.clock as c where c.clock_id = new.clock_id and c.cell_id = new.cell_id;
    v_clue := case v_clock.subject
        when 'clue' then v_clock.subject_id
        when 'assignment' then (
            select a.clue_id
            from casework.assignment as a
            where a.assignment_id = v_clock.subject_id and a.cell_id = v_clock.cell_id
        )
        when 'supervision' then (
            select s.clue_id
            from casework.supervision as s
            where s.supervision_id = v_clock.subject_id and s.cell_id = v_clock.cell_id
        )
        when 'recommendation' then (
            select r.clue_id
            from casework.recommendation as r
            where r.recommendation_id = v_clock.subject_id and r.cell_id = v_clock.cell_id
        )
    end;
    if guard.kind() is not null
        and not casework.decides_as_head(
            v_clock.organ_id, v_clue, case when v_clock.subject = 'report' then v_clock.subject_id end
        )
    then
        perform casework.refuse_move(tg_name, tg_table_name, 'the head decides, or a deputy where every head stands aside');
    end if;
    return null;
end
$$;

drop trigger if exists clock_extension_is_the_heads on casework.clock_extension;
create trigger clock_extension_is_the_heads
    after insert on casework.clock_extension
    for each row
    when (new.approver = 'own_head')
    execute function casework.check_extension_head();
