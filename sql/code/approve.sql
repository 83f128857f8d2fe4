-- Approvals (审批): a state that needs one is not reached without it. The row that moves signs for itself: who approves is who
-- asks, in a capacity that the signed context names. Nobody writes an approval, and the system gives none; only the owner,
-- who stands outside every context, restores rows as they were.

-- The first of these roles that the caller holds; 'nobody' where none is.
create or replace function casework.acting_as(p_roles text[]) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select coalesce(
        (
            select r.role
            from unnest(p_roles) with ordinality as r (role, place)
            where guard.kind() = 'staff' and guard.has_role(array[r.role])
            order by r.place
            limit 1
        ),
        'nobody'
    );
end;

-- The moment that the program's transaction goes by.
create or replace function casework.moment() returns timestamptz
language sql stable
set search_path = pg_catalog
begin atomic
    select coalesce(nullif(current_setting('dengwen.now', true), '')::timestamptz, now());
end;

create or replace function casework.refuse_move(p_rule text, p_table text, p_message text) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = p_rule, table = p_table, schema = 'casework', message = p_message;
end
$$;

-- Writes an approval in the caller's name; its constraints say whether the caller could give it.
create or replace function casework.sign_approval(p_line casework.approval) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is distinct from 'staff' then
        perform casework.refuse_move('approval_is_a_persons', 'approval', 'a person approves, and no rule');
    end if;
    insert into casework.approval (
        approval_id, cell_id, subject, subject_id, report_id, organ_id, kind, matter, proposed_by, approved_by, approved_as,
        by_ground, of_lower_head, hold_until, external_body, external_on, external_recorded_by, approved_at, version
    )
    values (
        gen_random_uuid(), guard.cell(), p_line.subject, p_line.subject_id, p_line.report_id, p_line.organ_id, p_line.kind,
        p_line.matter, p_line.proposed_by, guard.staff(), p_line.approved_as, p_line.by_ground,
        coalesce(p_line.of_lower_head, false), p_line.hold_until, p_line.external_body, p_line.external_on,
        p_line.external_recorded_by, casework.moment(), p_line.version
    );
end
$$;

-- JB-17: the twin of `Report.State.after`: triage is decided by a second person.
create or replace function casework.approve_report() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
begin
    if guard.kind() is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        if new.state in ('triage_proposed', 'accepted', 'declined', 'retained') or new.archived_at is not null then
            perform casework.refuse_move(
                'report_triage_is_approved', 'report', 'nobody proposed and nobody approved the triage'
            );
        end if;
        return null;
    end if;
    -- SS-172: what a room found is triaged by nobody; case supervision takes note of it or moves it (found_clue).
    if old.state = 'quarantined' and new.state = 'accepted' and new.source = 'room' and new.register_number is null then
        return null;
    end if;
    if new.state = 'triage_proposed'
        and new.triage_proposer_id is distinct from
            (case when old.state = 'triage_proposed' then old.triage_proposer_id else guard.staff() end)
    then
        perform casework.refuse_move('report_proposal_is_signed', 'report', 'triage is proposed in the own name');
    end if;
    v_line.subject := 'report';
    v_line.subject_id := new.report_id;
    v_line.report_id := new.report_id;
    v_line.organ_id := old.holder_organ_id;
    v_line.version := new.version;
    if new.state in ('accepted', 'declined', 'retained') and new.state <> old.state then
        if old.state <> 'triage_proposed' then
            perform casework.refuse_move(
                'report_triage_is_approved', 'report', 'nobody proposed and nobody approved the triage'
            );
        end if;
        v_line.kind := 'triage';
        v_line.matter := new.state;
        v_line.proposed_by := old.triage_proposer_id;
        v_line.approved_as := casework.acting_as(array['petition_lead', 'deputy']);
        -- A deputy stands in where the head of the petition office must not see it.
        if v_line.approved_as = 'deputy' and old.barred_staff_ids && guard.stood_in_for() then
            v_line.by_ground := 'stand_in';
        end if;
        perform casework.sign_approval(v_line);
    end if;
    -- A report goes to the archive with its clue. Alone goes what became none: what was declined, a suggestion that was
    -- looked into, and a repeat that was kept on one of these.
    if new.archived_at is distinct from old.archived_at and pg_trigger_depth() = 1 then
        if not (
            new.state in ('declined', 'retained')
            or new.state = 'accepted' and new.kind = 'suggestion' and new.concluded_on is not null
        ) or exists (
            select
            from casework.clue as c
            where
                c.report_id in (new.report_id, new.repeat_of_id)
                and c.cell_id = new.cell_id
                and c.state <> 'returned'
                and new.state <> 'declined'
        )
        then
            perform casework.refuse_move(
                'report_archive_follows_its_clue', 'report', 'a report is archived with its clue'
            );
        end if;
        v_line.kind := case when new.archived_at is null then 'taking_out' else 'archiving' end;
        v_line.matter := new.state;
        v_line.proposed_by := null;
        v_line.by_ground := null;
        v_line.approved_as := casework.acting_as(
            array[case when new.archived_at is null then 'petition_lead' else 'registrar' end]
        );
        perform casework.sign_approval(v_line);
    end if;
    return null;
end
$$;

create or replace trigger report_approves
    after insert or update of state, triage_proposer_id, archived_at on casework.report
    for each row
    execute function casework.approve_report();

-- ZJ-23: a clue that comes to another room or organ is not distributed to it yet, unless the head of the organ moved it.
create or replace function casework.follow_room() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if (new.organ_id, new.room_id) is distinct from (old.organ_id, old.room_id) then
        new.in_room_since := casework.moment();
        new.distributed_at := case
            when guard.kind() = 'staff' and guard.has_role(array['head']) and guard.organ() = new.organ_id
                then casework.moment()
        end;
    elsif guard.kind() is not null and old.distributed_at is not null
        and new.distributed_at is distinct from old.distributed_at
    then
        perform casework.refuse_move('clue_distribution_stays', 'clue', 'what was approved is not taken back');
    end if;
    return new;
end
$$;

create or replace trigger clue_follows_its_room
    before update of organ_id, room_id, distributed_at on casework.clue
    for each row
    execute function casework.follow_room();

-- Whether everybody with a role in the organ of a clue must stand aside from it: then another role stands in.
create or replace function casework.all_stand_aside(p_clue casework.clue, p_role text) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select guard.kind() is not null and not exists (
        select
        from directory.staff as s
        where
            s.organ_id = (p_clue).organ_id
            and s.cell_id = (p_clue).cell_id
            and s.active
            and p_role = any (s.roles)
            and not s.staff_id = any ((p_clue).barred_staff_ids)
            and not exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = (p_clue).clue_id
                    and x.cell_id = (p_clue).cell_id
                    and x.staff_id = s.staff_id
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end;

-- JB-48: whether a deputy who asks stands in for the head, of a clue of the own organ.
create or replace function casework.stands_in_for_head(p_clue uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select coalesce(guard.kind() = 'staff' and guard.has_role(array['deputy']), false) and exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = guard.cell()
            and c.organ_id = guard.organ()
            and casework.all_stand_aside(c, 'head')
    );
end;

-- ZJ-23: whether the policy of the clue's organ lets it be worked on now. Without a line of its own: within thirty days.
create or replace function casework.may_be_worked_on(p_clue casework.clue) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        guard.kind() is not null
        and (
            (p_clue).distributed_at is not null
            or coalesce(
                (
                    select
                        p.mode = 'within_days'
                        and casework.moment()
                            < coalesce((p_clue).in_room_since, (p_clue).routed_at) + make_interval(days => p.days)
                    from casework.distribution_policy as p
                    where p.organ_id = (p_clue).organ_id and p.cell_id = (p_clue).cell_id
                    order by p.ordinal desc
                    limit 1
                ),
                casework.moment()
                    < coalesce((p_clue).in_room_since, (p_clue).routed_at) + make_interval(days => 30)
            )
        );
end;

-- An accused is the head of a lower Party organisation: the twin of `Handle.Facts.accusedIsLowerHead`.
create or replace function casework.accuses_lower_head(p_report uuid) returns boolean
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select exists (
        select
        from casework.accused as a
        where
            a.report_id = p_report
            and a.cell_id = guard.cell()
            and guard.kind() is not null
            and (a.is_organ_head or a.party_role is not null)
    );
end;

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
            if p_old.state = 'result_proposed' then
                return null;
            end if;
            if p_old.state <> 'plan_proposed' or p_new.check_kind is distinct from p_old.disposition then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return 'plan';
        when 'held' then
            if p_old.state <> 'plan_proposed' or p_old.disposition <> 'hold_for_later'
                or p_new.hold_until is distinct from p_old.hold_until
            then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return 'plan';
        when 'result_proposed' then
            if p_old.state <> 'under_way' then
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

-- JB-48: 'stand_in' where the caller approves what is another's, because everybody whose it is must stand aside.
create or replace function casework.stand_in_ground(p_clue casework.clue, p_line casework.approval) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select case
        when (p_line).approved_as = 'head' and (p_line).kind in ('return', 'reopening')
            and casework.all_stand_aside(p_clue, 'deputy')
            then 'stand_in'
        when (p_line).approved_as = 'deputy'
            and (
                (p_line).kind = 'result'
                or (p_line).kind in ('plan', 'check_group') and coalesce((p_line).of_lower_head, false)
                or (p_line).kind = 'plan' and (p_line).matter in ('hold_for_later', 'close_out')
            )
            and casework.all_stand_aside(p_clue, 'head')
            then 'stand_in'
    end;
end;

-- JB-17, ZJ-21, ZJ-23, ZJ-33, DW-archive: the twin of `Handle`, as far as approvals go.
create or replace function casework.approve_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
    v_kind text;
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
    -- Whoever proposes does so in the own name.
    if new.state in ('plan_proposed', 'result_proposed', 'return_requested')
        and new.proposer_staff_id is distinct from
            (case when old.state = new.state then old.proposer_staff_id else guard.staff() end)
        or new.reopen_asked_by is not null and new.reopen_asked_by is distinct from old.reopen_asked_by
            and new.reopen_asked_by is distinct from guard.staff()
    then
        perform casework.refuse_move('clue_proposal_is_signed', 'clue', 'it is proposed in the own name');
    end if;
    -- What waits for approval, and what was approved, does not change under the hand.
    if old.state = new.state
        and (
            new.state in ('plan_proposed', 'return_requested')
                and (new.disposition, new.return_reason, new.hold_until)
                    is distinct from (old.disposition, old.return_reason, old.hold_until)
            or new.state in ('result_proposed', 'concluded', 'fed_back', 'archived')
                and new.conclusion is distinct from old.conclusion
            or new.state = 'held' and new.hold_until is distinct from old.hold_until
            or new.state = 'under_way' and new.check_kind is distinct from old.check_kind
        )
    then
        perform casework.refuse_move('clue_proposal_stays', 'clue', 'what was proposed is not changed, but sent back');
    end if;
    if (old.state = 'routed' and new.state = 'claimed' or old.state <> new.state and new.state = 'plan_proposed')
        and not casework.may_be_worked_on(new)
    then
        perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
    end if;
    -- JB-17, JB-23: what the minutes decided is what is proposed.
    if old.state <> new.state and new.state in ('plan_proposed', 'result_proposed')
        and casework.minutes_bind(
            new, case new.state when 'plan_proposed' then new.disposition else new.conclusion end
        )
    then
        perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
    end if;
    v_line.subject := 'clue';
    v_line.subject_id := new.clue_id;
    v_line.report_id := new.report_id;
    v_line.organ_id := new.organ_id;
    v_line.version := new.version;
    if new.distributed_at is not null and new.distributed_at is distinct from old.distributed_at then
        v_line.kind := 'distribution';
        v_line.matter := new.room_id;
        -- Who of case supervision proposed this room, where somebody did.
        v_line.proposed_by := (
            select p.proposed_by
            from casework.distribution_proposal as p
            where
                p.clue_id = new.clue_id and p.cell_id = new.cell_id and p.state = 'open' and p.room_id = new.room_id
        );
        v_line.approved_as := casework.acting_as(array['head', 'deputy']);
        if guard.organ() is distinct from new.organ_id then
            v_line.approved_as := 'nobody';
        elsif v_line.approved_as = 'deputy' then
            v_line.by_ground := case
                when casework.all_stand_aside(new, 'head') then 'stand_in'
                when guard.staff() = (
                    select p.delegate_staff_id
                    from casework.distribution_policy as p
                    where p.organ_id = new.organ_id and p.cell_id = new.cell_id
                    order by p.ordinal desc
                    limit 1
                ) then 'delegation'
            end;
            if v_line.by_ground is null then
                v_line.approved_as := 'nobody';
            end if;
        end if;
        perform casework.sign_approval(v_line);
        v_line.proposed_by := null;
        v_line.by_ground := null;
    end if;
    v_kind := casework.approval_needed(old, new);
    if v_kind is null then
        return null;
    end if;
    -- ZJ-23: nor is what nobody distributed decided on, once that is overdue.
    if v_kind in ('plan', 'result') and not casework.may_be_worked_on(new) then
        perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
    end if;
    v_line.kind := v_kind;
    case v_kind
        when 'return' then
            v_line.matter := new.return_reason;
            v_line.proposed_by := old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'plan' then
            v_line.matter := old.disposition;
            v_line.proposed_by := old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['head', 'deputy']);
            v_line.of_lower_head := casework.accuses_lower_head(new.report_id);
            v_line.hold_until := case when old.disposition = 'hold_for_later' then old.hold_until end;
            -- ZJ-33: as somebody recorded it, with who approved and under which number.
            select 'party_secretary', s.approved_on, s.recorded_by
            into v_line.external_body, v_line.external_on, v_line.external_recorded_by
            from casework.secretary_approval as s
            where
                s.clue_id = new.clue_id and s.cell_id = new.cell_id and s.approved_on = new.secretary_approved_on
            order by s.recorded_at desc
            limit 1;
        when 'result' then
            v_line.matter := new.conclusion;
            v_line.proposed_by := old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['head', 'deputy']);
        when 'reopening' then
            v_line.matter := coalesce(old.conclusion, 'unknown');
            v_line.proposed_by := old.reopen_asked_by;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'archiving' then
            v_line.matter := old.state;
            v_line.proposed_by := null;
            v_line.approved_as := casework.acting_as(array['registrar']);
        else
            v_line.matter := new.state;
            v_line.proposed_by := null;
            v_line.approved_as := casework.acting_as(array['petition_lead']);
    end case;
    if v_kind in ('plan', 'result') then
        -- JB-17, JB-23, HS-2: nor is it approved otherwise than it was decided together.
        if casework.minutes_bind(old, v_line.matter) then
            perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
        end if;
        if casework.meeting_binds(old) then
            perform casework.refuse_move('clue_follows_its_meeting', 'clue', 'a meeting did not agree');
        end if;
    end if;
    v_line.by_ground := casework.stand_in_ground(new, v_line);
    if guard.organ() is distinct from new.organ_id then
        v_line.approved_as := 'nobody';
    end if;
    -- JB-17: nor does the holder approve what somebody else of the room proposed for them.
    if v_kind in ('return', 'plan', 'result', 'reopening') and old.holder_staff_id = guard.staff() then
        perform casework.refuse_move('approval_has_two_persons', 'approval', 'the holder does not approve');
    end if;
    perform casework.sign_approval(v_line);
    -- DW-archive: its report is closed with the last of its clues, and whatever hangs on it; and opened with the first.
    if v_kind in ('archiving', 'taking_out') then
        update casework.report as r
        set archived_at = case
            when not exists (
                select
                from casework.clue as c
                where
                    c.report_id = new.report_id and c.cell_id = new.cell_id and c.state not in ('archived', 'returned')
            ) then casework.moment()
        end
        where
            r.cell_id = new.cell_id
            and (r.report_id = new.report_id or r.repeat_of_id = new.report_id and r.state = 'retained');
    end if;
    return null;
end
$$;

create or replace trigger clue_approves
    after insert or update on casework.clue
    for each row
    execute function casework.approve_clue();

-- ZJ-33: a leader approves the group of a check, in the own name; the row of its leader carries the approval.
create or replace function casework.approve_group() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_line casework.approval;
    v_clue casework.clue;
begin
    if guard.kind() is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        if new.approved_by is not null then
            perform casework.refuse_move('check_member_begins_unapproved', 'check_member', 'a group is proposed first');
        end if;
        return null;
    end if;
    if new.approved_by is not distinct from old.approved_by then
        return null;
    end if;
    if old.approved_by is not null then
        perform casework.refuse_move('check_member_approval_stays', 'check_member', 'what was approved is not taken back');
    end if;
    select c.* into v_clue from casework.clue as c where c.clue_id = new.clue_id and c.cell_id = new.cell_id;
    if v_clue.state <> 'under_way' or v_clue.check_kind <> 'preliminary_verification'
        or v_clue.holder_staff_id = guard.staff()
    then
        perform casework.refuse_move('check_member_group_waits', 'check_member', 'no group waits for this approval');
    end if;
    if not new.is_leader then
        return null;
    end if;
    v_line.subject := 'clue';
    v_line.subject_id := v_clue.clue_id;
    v_line.report_id := v_clue.report_id;
    v_line.organ_id := v_clue.organ_id;
    v_line.version := v_clue.version;
    v_line.kind := 'check_group';
    v_line.matter := 'preliminary_verification';
    v_line.proposed_by := new.appointed_by;
    v_line.approved_as := casework.acting_as(array['head', 'deputy']);
    v_line.of_lower_head := casework.accuses_lower_head(v_clue.report_id);
    v_line.by_ground := casework.stand_in_ground(v_clue, v_line);
    if guard.organ() is distinct from v_clue.organ_id then
        v_line.approved_as := 'nobody';
    end if;
    perform casework.sign_approval(v_line);
    return null;
end
$$;

create or replace trigger check_member_approves
    after insert or update on casework.check_member
    for each row
    execute function casework.approve_group();
