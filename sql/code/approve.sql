-- Approvals (审批): a state that needs one is not reached without it. The row that moves signs for itself: who approves is who
-- asks, in a capacity that the signed context names. Nobody writes an approval, and the system gives none; only the owner,
-- who stands outside every context, restores rows as they were. Here: what all of them share, reports, and check groups; the
-- distribution of clues stands in distribute.sql, whatever else becomes of a clue in approve_clue.sql.

-- The first of these roles that the caller holds; 'nobody' where none is.
create or replace function casework.acting_as(p_roles text[]) returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(
        (
            select r.role
            from unnest(p_roles) with ordinality as r (role, place)
            where guard.kind() = 'staff' and guard.has_role(array[r.role])
            order by r.place
            limit 1
        ),
        'nobody'
    );
end
$$;

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
    if tg_op = 'INSERT' then
        -- Who asks is looked up last: an import writes rows by the thousand.
        if (new.state in ('triage_proposed', 'accepted', 'declined', 'retained') or new.archived_at is not null)
            and guard.kind() is not null
        then
            perform casework.refuse_move(
                'report_triage_is_approved', 'report', 'nobody proposed and nobody approved the triage'
            );
        end if;
        return null;
    end if;
    if guard.kind() is null then
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
    -- Taken back and proposed anew it would be something else that is confirmed than what was read.
    if old.state = 'triage_proposed' and new.state = 'registered' and guard.kind() = 'staff'
        and not guard.has_role(array['petition_lead'])
        and (old.barred_staff_ids = '{}' or not old.barred_staff_ids && guard.stood_in_for())
    then
        perform casework.refuse_move('report_proposal_waits', 'report', 'who confirms a proposal sends it back');
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
        if v_line.approved_as = 'deputy' and (old.barred_staff_ids <> '{}' and old.barred_staff_ids && guard.stood_in_for()) then
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

-- JB-17: two persons decide triage: what becomes of a report is what its proposer said in the latest opinion of theirs, of the
-- kind that the report has borne since, and whoever confirms signs for that or sends it back. The twin of `Triage.decide` as far
-- as one opinion and the row say it: what accuses discipline staff whom an earlier report leaves out is accepted by itself,
-- although it repeats that one (HS-26).
create or replace function casework.check_as_proposed() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_opinion casework.triage_opinion;
begin
    -- What a room found is triaged by nobody (approve_report).
    if guard.kind() is null or old.state = 'quarantined' then
        return null;
    end if;
    if new.state = old.state then
        -- A first report that turns out to be a repeat takes along what hangs on it.
        if guard.is_system()
            and (new.kind, new.decline_reason, new.decline_action)
                is not distinct from (old.kind, old.decline_reason, old.decline_action)
        then
            return null;
        end if;
        perform casework.refuse_move('report_triage_is_as_proposed', 'report', 'what was proposed or decided stays');
    end if;
    select o.*
    into v_opinion
    from casework.triage_opinion as o
    where o.report_id = new.report_id and o.cell_id = new.cell_id and o.author_staff_id = old.triage_proposer_id
    order by o.ordinal desc
    limit 1;
    if (
        new.kind is distinct from v_opinion.kind
        or new.kind is distinct from old.kind
        or not case new.state
            when 'accepted' then new.kind in ('accusation', 'appeal', 'suggestion')
            when 'declined' then new.decline_reason is not distinct from case new.kind
                when 'out_of_scope' then coalesce(v_opinion.elsewhere, 'other_organ')
                when 'no_substance' then 'no_substance'
                when 'not_a_report' then 'no_substance'
            end
            else exists (
                with recursive matter as (
                    select r.report_id, r.repeat_of_id, r.cell_id
                    from casework.report as r
                    where r.report_id = v_opinion.repeat_of_id and r.cell_id = new.cell_id
                    union
                    select r.report_id, r.repeat_of_id, r.cell_id
                    from matter as m
                    join casework.report as r on r.report_id = m.repeat_of_id and r.cell_id = m.cell_id
                )
                select from matter as m where m.report_id = new.repeat_of_id and m.repeat_of_id is null
            )
        end
    )
    then
        perform casework.refuse_move(
            'report_triage_is_as_proposed', 'report', 'this was not proposed: send it back and let it be proposed'
        );
    end if;
    return null;
end
$$;

create or replace trigger report_is_decided_as_proposed
    after update of state, kind, decline_reason, decline_action, repeat_of_id on casework.report
    for each row
    when (
        new.state in ('accepted', 'declined', 'retained')
            and (
                (old.state, old.kind, old.decline_reason, old.decline_action, old.repeat_of_id)
                is distinct from (new.state, new.kind, new.decline_reason, new.decline_action, new.repeat_of_id)
            )
        or old.state = 'triage_proposed' and new.state = old.state and old.kind is distinct from new.kind
    )
    execute function casework.check_as_proposed();

-- JB-17, C9: an opinion takes the place after the last one, with what it rests on under the key of its report, and is given
-- while nothing is proposed: what waits to be confirmed stays what its reader found there. In any other place it would be
-- read as the last word for ever, or leave the next one none.
create or replace function casework.check_opinion() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if new.sealed is null or new.ordinal <> (
        select count(*)
        from casework.triage_opinion as o
        where o.report_id = new.report_id and o.cell_id = new.cell_id and o.ordinal <> new.ordinal
    ) then
        perform casework.refuse_move(
            'triage_opinion_follows_the_last', 'triage_opinion', 'an opinion follows the one before, and says why'
        );
    end if;
    -- The system states what a room found, which is triaged by nobody (approve_report).
    if guard.kind() is distinct from 'system' and not exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'registered'
    ) then
        perform casework.refuse_move(
            'triage_opinion_comes_first', 'triage_opinion', 'what is proposed or decided gets no other opinion'
        );
    end if;
    return null;
end
$$;

create or replace trigger triage_opinion_follows_the_last
    after insert on casework.triage_opinion
    for each row
    when (current_user in ('dengwen_web', 'dengwen_worker'))
    execute function casework.check_opinion();

-- And it is given by proposing, or by whoever sends a proposal back. At commit, because the state moves after it was given.
create or replace function casework.check_opinion_act() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and (
                r.state = 'triage_proposed' and r.triage_proposer_id = new.author_staff_id
                or r.state = 'registered'
                    and (
                        guard.has_role(array['petition_lead'])
                        or r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for()
                    )
                    and exists (
                        select
                        from casework.event as e
                        where
                            e.subject_id = r.report_id
                            and e.cell_id = r.cell_id
                            and e.kind = 'triage_sent_back'
                            and e.xid = pg_current_xact_id()
                    )
            )
    ) then
        perform casework.refuse_move(tg_name, tg_table_name, 'an opinion proposes, or answers a proposal');
    end if;
    return null;
end
$$;

drop trigger if exists triage_opinion_comes_with_its_act on casework.triage_opinion;
create constraint trigger triage_opinion_comes_with_its_act
    after insert on casework.triage_opinion
    deferrable initially deferred
    for each row
    when (current_user in ('dengwen_web', 'dengwen_worker') and guard.kind() is distinct from 'system')
    execute function casework.check_opinion_act();

-- Whether everybody with a role in the organ of a clue must stand aside from it: then another role stands in.
create or replace function casework.all_stand_aside(p_clue casework.clue, p_role text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return casework.everybody_stands_aside((p_clue).organ_id, p_role, (p_clue).clue_id, null);
end
$$;

-- JB-48: whether a deputy who asks stands in for the head, of a clue of the own organ.
create or replace function casework.stands_in_for_head(p_clue uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return coalesce(guard.kind() = 'staff' and guard.has_role(array['deputy']), false) and exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = guard.cell()
            and c.organ_id = guard.organ()
            -- Who is kept from it stands in for nobody, and is not told that somebody should.
            and not guard.is_kept_from(c.report_id, c.clue_id)
            and casework.all_stand_aside(c, 'head')
    );
end
$$;

-- An accused is the head of a lower Party organisation: the twin of `Handle.Facts.accusedIsLowerHead`.
create or replace function casework.accuses_lower_head(p_report uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.accused as a
        where
            a.report_id = p_report
            and a.cell_id = guard.cell()
            and guard.kind() is not null
            and (a.is_organ_head or a.party_role is not null)
    );
end
$$;

-- JB-48: 'stand_in' where the caller approves what is another's, because everybody whose it is must stand aside.
create or replace function casework.stand_in_ground(p_clue casework.clue, p_line casework.approval) returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return case
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
end
$$;

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
