-- What becomes of a clue upon approval: who must have proposed what, whose approval a move needs, and the row that says who
-- gave it. The twin of `Handle`, as far as approvals go.

-- The code of the plan or result that waits on a clue: a hold after a check has no conclusion.
create or replace function casework.matter_proposed(p_clue casework.clue) returns text
language plpgsql immutable
set search_path = pg_catalog
as $$
begin
    return case (p_clue).state
        when 'plan_proposed' then (p_clue).disposition
        when 'result_proposed' then coalesce((p_clue).conclusion, (p_clue).disposition)
    end;
end
$$;

-- What a move of a clue needs approved; null where it needs nothing. Raises where no approval could carry the move.
create or replace function casework.approval_needed(p_old casework.clue, p_new casework.clue) returns text
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    if p_old.state = p_new.state then
        return null;
    end if;
    if p_old.state = 'archived' then
        if p_new.state is distinct from p_old.archived_from then
            perform casework.refuse_move('clue_archive_is_closed', 'clue', 'it is taken out of the archive as it was');
        end if;
        return 'taking_out';
    end if;
    if p_new.state = 'archived' then
        if p_old.state not in ('concluded', 'fed_back') or p_new.archived_from <> p_old.state then
            perform casework.refuse_move('clue_archive_is_of_an_end', 'clue', 'only what is finished is archived');
        end if;
        return 'archiving';
    end if;
    if p_old.state in ('concluded', 'fed_back') and p_new.state not in ('concluded', 'fed_back') then
        if p_new.state <> 'claimed' then
            perform casework.refuse_move('clue_reopening_is_approved', 'clue', 'a finished clue is reopened, never moved');
        end if;
        return 'reopening';
    end if;
    case p_new.state
        -- What leaves its room because its accused were corrected, the system withdraws.
        when 'returned' then
            if guard.is_system() then
                return null;
            end if;
            if p_old.state <> 'return_requested' or p_new.return_reason is distinct from p_old.return_reason then
                perform casework.refuse_move('clue_return_is_approved', 'clue', 'nobody asked to return it');
            end if;
            return 'return';
        when 'under_way' then
            if p_old.state = 'result_proposed' and p_new.check_kind is not distinct from p_old.check_kind then
                return null;
            end if;
            if p_old.state <> 'plan_proposed' or p_new.check_kind is distinct from p_old.disposition then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return 'plan';
        when 'held' then
            -- ZJ-35: as a way of disposition, or after a check.
            if p_old.state not in ('plan_proposed', 'result_proposed') or p_old.disposition is distinct from 'hold_for_later'
                or p_new.hold_until is distinct from p_old.hold_until
            then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return case p_old.state when 'plan_proposed' then 'plan' else 'result' end;
        when 'result_proposed' then
            if p_old.state <> 'under_way' or p_new.check_kind is distinct from p_old.check_kind then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'no plan was approved');
            end if;
            return null;
        when 'concluded' then
            if p_old.state = 'plan_proposed' and p_old.disposition = 'close_out'
                and p_new.conclusion = 'closed_without_check'
            then
                return 'plan';
            end if;
            if p_old.state <> 'result_proposed' or p_new.conclusion is distinct from p_old.conclusion then
                perform casework.refuse_move('clue_result_is_approved', 'clue', 'this result was not proposed');
            end if;
            return 'result';
        when 'fed_back' then
            if p_old.state <> 'concluded' or p_new.conclusion is distinct from p_old.conclusion then
                perform casework.refuse_move('clue_result_is_approved', 'clue', 'this result was not approved');
            end if;
            return null;
        else
            return null;
    end case;
end
$$;

-- JB-17: whoever proposes does so in the own name; and what waits for approval, or was approved, does not change under the hand.
create or replace function casework.check_proposal(p_old casework.clue, p_new casework.clue) returns void
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    if p_new.state in ('plan_proposed', 'result_proposed', 'return_requested')
        and p_new.proposer_staff_id is distinct from
            (case when p_old.state = p_new.state then p_old.proposer_staff_id else guard.staff() end)
        or p_new.reopen_asked_by is not null and p_new.reopen_asked_by is distinct from p_old.reopen_asked_by
            and p_new.reopen_asked_by is distinct from guard.staff()
    then
        perform casework.refuse_move('clue_proposal_is_signed', 'clue', 'it is proposed in the own name');
    end if;
    if p_old.state = p_new.state
        and (
            p_new.state in ('plan_proposed', 'return_requested', 'result_proposed')
                and (p_new.disposition, p_new.return_reason, p_new.hold_until)
                    is distinct from (p_old.disposition, p_old.return_reason, p_old.hold_until)
            or p_new.state in ('result_proposed', 'concluded', 'fed_back', 'archived')
                and p_new.conclusion is distinct from p_old.conclusion
            or p_new.state = 'held' and p_new.hold_until is distinct from p_old.hold_until
            or p_new.state in ('under_way', 'result_proposed') and p_new.check_kind is distinct from p_old.check_kind
        )
    then
        perform casework.refuse_move('clue_proposal_stays', 'clue', 'what was proposed is not changed, but sent back');
    end if;
    if p_old.state <> p_new.state and p_new.state = 'plan_proposed' and not casework.may_be_worked_on(p_new) then
        perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
    end if;
    -- JB-17, JB-23: what the minutes decided is what is proposed.
    if p_old.state <> p_new.state and p_new.state in ('plan_proposed', 'result_proposed')
        and casework.minutes_bind(p_new, casework.matter_proposed(p_new))
    then
        perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
    end if;
end
$$;

-- The approval that a move carries: of what, proposed by whom, in which capacity of the caller.
create or replace function casework.approval_of(p_old casework.clue, p_new casework.clue, p_kind text)
returns casework.approval
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
begin
    v_line.subject := 'clue';
    v_line.subject_id := p_new.clue_id;
    v_line.report_id := p_new.report_id;
    v_line.organ_id := p_new.organ_id;
    v_line.version := p_new.version;
    v_line.kind := p_kind;
    case p_kind
        when 'return' then
            v_line.matter := p_new.return_reason;
            v_line.proposed_by := p_old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'plan', 'result' then
            v_line.matter := casework.matter_proposed(p_old);
            v_line.proposed_by := p_old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['head', 'deputy']);
            v_line.hold_until := case when v_line.matter = 'hold_for_later' then p_old.hold_until end;
        when 'reopening' then
            v_line.matter := coalesce(p_old.conclusion, 'unknown');
            v_line.proposed_by := p_old.reopen_asked_by;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'archiving' then
            v_line.matter := p_old.state;
            v_line.approved_as := casework.acting_as(array['registrar']);
        else
            v_line.matter := p_new.state;
            v_line.approved_as := casework.acting_as(array['petition_lead']);
    end case;
    if p_kind = 'plan' then
        v_line.of_lower_head := casework.accuses_lower_head(p_new.report_id);
        -- ZJ-33: as somebody recorded it, with who approved and under which number.
        select 'party_secretary', s.approved_on, s.recorded_by
        into v_line.external_body, v_line.external_on, v_line.external_recorded_by
        from casework.secretary_approval as s
        where s.clue_id = p_new.clue_id and s.cell_id = p_new.cell_id and s.approved_on = p_new.secretary_approved_on
        order by s.recorded_at desc
        limit 1;
    end if;
    v_line.by_ground := casework.stand_in_ground(p_new, v_line);
    if guard.organ() is distinct from p_new.organ_id then
        v_line.approved_as := 'nobody';
    end if;
    return v_line;
end
$$;

-- DW-archive: a report is closed with the last of its clues, and whatever hangs on it; and opened with the first.
create or replace function casework.archive_report_of(p_clue casework.clue) returns void
language sql security definer
set search_path = pg_catalog
begin atomic
    update casework.report as r
    set archived_at = case
        when not exists (
            select
            from casework.clue as c
            where
                c.report_id = (p_clue).report_id
                and c.cell_id = (p_clue).cell_id
                and c.state not in ('archived', 'returned')
        ) then casework.moment()
    end
    where
        r.cell_id = (p_clue).cell_id
        and (r.report_id = (p_clue).report_id or r.repeat_of_id = (p_clue).report_id and r.state = 'retained');
end;

-- JB-17, ZJ-21, ZJ-23, ZJ-33, DW-archive: no move without the approval that it needs.
create or replace function casework.approve_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
    v_kind text;
    v_is_claim boolean;
begin
    if guard.kind() is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'routed' or new.distributed_at is not null then
            perform casework.refuse_move('clue_begins_on_the_board', 'clue', 'a clue begins on the board of its room');
        end if;
        return null;
    end if;
    -- A claim proposes nothing and needs no approval, and there are more of them than of all the rest: it is asked for no more
    -- than whether the room has the clue. What of a reopening is asked of every row, a claimed one has none
    -- (clue_reopening_is_of_an_end).
    v_is_claim := old.state = 'routed' and new.state = 'claimed';
    if not v_is_claim then
        perform casework.check_proposal(old, new);
    elsif not casework.may_be_worked_on(new) then
        perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
    end if;
    if new.distributed_at is not null and new.distributed_at is distinct from old.distributed_at then
        perform casework.sign_distribution(new);
    end if;
    if not v_is_claim then
        v_kind := casework.approval_needed(old, new);
    end if;
    if v_kind is null then
        return null;
    end if;
    v_line := casework.approval_of(old, new, v_kind);
    if v_kind in ('plan', 'result') then
        -- ZJ-23: nor is what nobody distributed decided on, once that is overdue.
        if not casework.may_be_worked_on(new) then
            perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
        end if;
        -- JB-17, JB-23, HS-2: nor is it approved otherwise than it was decided together.
        if casework.minutes_bind(old, v_line.matter) then
            perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
        end if;
        if casework.meeting_binds(old) then
            perform casework.refuse_move('clue_follows_its_meeting', 'clue', 'a meeting did not agree');
        end if;
    end if;
    -- JB-17: nor does the holder approve what somebody else of the room proposed for them.
    if v_kind in ('return', 'plan', 'result', 'reopening') and old.holder_staff_id = guard.staff() then
        perform casework.refuse_move('approval_has_two_persons', 'approval', 'the holder does not approve');
    end if;
    perform casework.sign_approval(v_line);
    if v_kind in ('archiving', 'taking_out') then
        perform casework.archive_report_of(new);
    end if;
    return null;
end
$$;

create or replace trigger clue_approves
    after insert or update on casework.clue
    for each row
    execute function casework.approve_clue();
