-- What the papers of a check must be before its clue moves on. Checked at commit.

-- Whether somebody must not know of a clue: accused, or standing aside.
create or replace function casework.stands_aside(p_clue uuid, p_cell text, p_staff text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
        select
        from casework.clue as c
        where c.clue_id = p_clue and c.cell_id = p_cell and p_staff = any (c.barred_staff_ids)
    )
    or exists (
        select
        from casework.recusal as x
        where
            x.clue_id = p_clue
            and x.cell_id = p_cell
            and x.staff_id = p_staff
            and (guard.kind() is null or casework.recusal_holds(x.clue_id, x.staff_id))
    );
end
$$;

-- ZJ-33: whether the group of a clue is the one that a leader approved: one proposal, whole, of at least two.
create or replace function casework.group_is_approved(p_clue uuid, p_cell text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return (
        select count(*) filter (where m.left_on is null) >= 2
            and count(distinct m.approved_by) = 1
            and bool_and(m.approved_by is not null and m.left_on is null)
        from casework.check_member as m
        where
            m.clue_id = p_clue
            and m.cell_id = p_cell
            and m.proposal = (
                select max(l.proposal) from casework.check_member as l where l.clue_id = p_clue and l.cell_id = p_cell
            )
    );
end
$$;

-- ZJ-35: the papers of a check rest on the group that was approved.
create or replace function casework.check_group_is_approved() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not coalesce(casework.group_is_approved(new.clue_id, new.cell_id), false) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'no leader approved this group';
    end if;
    return null;
end
$$;

-- JB-48: whoever stands aside neither checks nor studies, and signs nothing.
create or replace function casework.check_member_stands_by() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if casework.stands_aside(new.clue_id, new.cell_id, new.staff_id) then
        raise exception using
            errcode = '23514', constraint = 'check_member_stands_not_aside', table = 'check_member', schema = 'casework',
            message = 'whoever must stand aside checks nothing';
    end if;
    return null;
end
$$;

create or replace function casework.check_minutes_attendees() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from unnest(new.attendee_ids) as a (staff_id)
        where casework.stands_aside(new.clue_id, new.cell_id, a.staff_id)
    ) then
        raise exception using
            errcode = '23514', constraint = 'study_minutes_attendees_may_know', table = 'study_minutes',
            schema = 'casework', message = 'whoever must stand aside studies nothing';
    end if;
    return null;
end
$$;

-- JB-17, ZJ-33: nobody studied, and no Party secretary approved, what had not come yet.
create or replace function casework.check_paper_is_of_its_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.clue as c
        where
            c.clue_id = new.clue_id
            and c.cell_id = new.cell_id
            and (c.routed_at at time zone interval '8 hours')::date
                > (to_jsonb(new) ->> case tg_table_name when 'study_minutes' then 'held_on' else 'approved_on' end)::date
    ) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'it lies before the clue came';
    end if;
    return null;
end
$$;

-- ZJ-35: only members sign (each for themselves: signature.sql), and the report that stands.
create or replace function casework.check_signature_of_member() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.check_member as m
        where
            m.clue_id = new.clue_id and m.cell_id = new.cell_id and m.staff_id = new.staff_id and m.left_on is null
    ) then
        raise exception using
            errcode = '23514', constraint = 'check_signature_is_of_a_member', table = 'check_signature',
            schema = 'casework', message = 'only members of the group sign its report';
    end if;
    return null;
end
$$;

-- JB-17: a plan rests on a study of which there are minutes.
create or replace function casework.check_plan_has_minutes(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.study_minutes as m
        where m.clue_id = p_clue.clue_id and m.cell_id = p_clue.cell_id and m.held_on = p_clue.studied_on
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_plan_has_minutes', table = 'clue', schema = 'casework',
            message = 'the plan rests on a study without minutes';
    end if;
end
$$;

-- ZJ-35: a result of a verification is handed in once all members of the approved group signed the latest report, and it
-- is the result that they signed; and so it is when that is approved.
create or replace function casework.check_result_is_signed(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.check_report as r
        where
            r.clue_id = p_clue.clue_id
            and r.cell_id = p_clue.cell_id
            and r.conclusion = coalesce(p_clue.conclusion, p_clue.disposition)
            and not exists (
                select
                from casework.check_report as l
                where l.clue_id = r.clue_id and l.cell_id = r.cell_id and l.ordinal > r.ordinal
            )
            and casework.group_is_approved(r.clue_id, r.cell_id)
            and not exists (
                select
                from casework.check_member as m
                where
                    m.clue_id = r.clue_id
                    and m.cell_id = r.cell_id
                    and m.left_on is null
                    and not exists (
                        select
                        from casework.check_signature as s
                        where
                            s.check_report_id = r.check_report_id
                            and s.cell_id = r.cell_id
                            and s.staff_id = m.staff_id
                    )
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_result_is_signed', table = 'clue', schema = 'casework',
            message = 'the whole group has not signed this result';
    end if;
end
$$;

-- ZJ-30: a result after a talk or letter is handed in once the talk or the answer is on record in this round, or why there
-- was none. An appeal has steps of its own.
create or replace function casework.check_talk_is_recorded(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.course_step as s
        where
            s.clue_id = p_clue.clue_id
            and s.cell_id = p_clue.cell_id
            and s.closed_on is null
            and s.step in ('talk_held', 'reply_received', 'no_answer')
    ) and not exists (
        select
        from casework.report as r
        where r.report_id = p_clue.report_id and r.cell_id = p_clue.cell_id and r.kind = 'appeal'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_talk_is_recorded', table = 'clue', schema = 'casework',
            message = 'neither a talk nor an answer is on record';
    end if;
end
$$;

-- JB-21: a real-name matter that a higher organ assigned does not wait, neither by its plan nor after its check.
create or replace function casework.check_assigned_is_not_held(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if p_clue.real_name and exists (
        select
        from casework.assignment as a
        where a.clue_id = p_clue.clue_id and a.cell_id = p_clue.cell_id and a.state not in ('reported', 'ended')
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_assigned_is_not_held', table = 'clue', schema = 'casework',
            message = 'what was assigned from above is not put on hold';
    end if;
end
$$;

-- JB-27: that a reporter was told is on record with what was said, since the result.
create or replace function casework.check_feedback_is_recorded(p_clue casework.clue) returns void
language plpgsql
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.feedback_record as f
        where f.clue_id = p_clue.clue_id and f.cell_id = p_clue.cell_id and f.recorded_at >= p_clue.concluded_at
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_feedback_is_recorded', table = 'clue', schema = 'casework',
            message = 'nothing is on record of what the reporter was told';
    end if;
end
$$;

drop trigger if exists check_member_stands_not_aside on casework.check_member;
create constraint trigger check_member_stands_not_aside
    after insert on casework.check_member
    deferrable initially immediate
    for each row
    execute function casework.check_member_stands_by();

drop trigger if exists study_minutes_attendees_may_know on casework.study_minutes;
create constraint trigger study_minutes_attendees_may_know
    after insert on casework.study_minutes
    deferrable initially immediate
    for each row
    execute function casework.check_minutes_attendees();

drop trigger if exists study_minutes_follows_its_clue on casework.study_minutes;
create constraint trigger study_minutes_follows_its_clue
    after insert on casework.study_minutes
    deferrable initially immediate
    for each row
    execute function casework.check_paper_is_of_its_clue();

drop trigger if exists secretary_approval_follows_its_clue on casework.secretary_approval;
create constraint trigger secretary_approval_follows_its_clue
    after insert on casework.secretary_approval
    deferrable initially immediate
    for each row
    execute function casework.check_paper_is_of_its_clue();

drop trigger if exists check_report_rests_on_its_group on casework.check_report;
create constraint trigger check_report_rests_on_its_group
    after insert on casework.check_report
    deferrable initially immediate
    for each row
    execute function casework.check_group_is_approved();

drop trigger if exists check_signature_rests_on_its_group on casework.check_signature;
create constraint trigger check_signature_rests_on_its_group
    after insert on casework.check_signature
    deferrable initially immediate
    for each row
    execute function casework.check_group_is_approved();

-- AJ-15: the day from which a verification is counted is the one of that approval, and nobody types it.
drop trigger if exists course_step_rests_on_its_group on casework.course_step;
create constraint trigger course_step_rests_on_its_group
    after insert on casework.course_step
    deferrable initially immediate
    for each row
    when (new.step = 'group_approved')
    execute function casework.check_group_is_approved();

drop trigger if exists check_signature_is_of_a_member on casework.check_signature;
create constraint trigger check_signature_is_of_a_member
    after insert on casework.check_signature
    deferrable initially immediate
    for each row
    execute function casework.check_signature_of_member();

-- What must be on record of a clue before it goes on to a state, in one trigger: the condition of each trigger is read and
-- planned anew at every update of the table, and a claim, of which nothing here asks anything, passes by them all.
create or replace function casework.check_clue_steps() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_moves boolean := old.state <> new.state;
begin
    if v_moves and new.state = 'held' then
        perform casework.check_assigned_is_not_held(new);
    end if;
    -- What ended before this rule stays as it ended. Nor is an appeal held.
    if new.conclusion is not null and old.conclusion is distinct from new.conclusion or v_moves and new.state = 'held' then
        perform casework.check_clue_track(new);
    end if;
    if v_moves and new.state = 'fed_back' then
        perform casework.check_feedback_is_recorded(new);
    end if;
    if v_moves and new.state = 'plan_proposed' then
        perform casework.check_plan_has_minutes(new);
    end if;
    if v_moves and (
        new.state = 'result_proposed' and new.check_kind = 'preliminary_verification'
        or old.state = 'result_proposed' and old.check_kind = 'preliminary_verification' and new.state in ('concluded', 'held')
    ) then
        perform casework.check_result_is_signed(new);
    end if;
    if v_moves and new.state = 'result_proposed' and new.check_kind = 'talk_or_letter' then
        perform casework.check_talk_is_recorded(new);
    end if;
    return null;
end
$$;

drop trigger if exists clue_course_is_on_record on casework.clue;
create constraint trigger clue_course_is_on_record
    after update of state, conclusion on casework.clue
    deferrable initially deferred
    for each row
    when (new.state <> 'claimed' or new.conclusion is not null)
    execute function casework.check_clue_steps();

-- Older ones were a trigger each.
drop trigger if exists clue_plan_has_minutes on casework.clue;
drop trigger if exists clue_result_is_signed on casework.clue;
drop trigger if exists clue_talk_is_recorded on casework.clue;
drop trigger if exists clue_assigned_is_not_held on casework.clue;
drop trigger if exists clue_feedback_is_recorded on casework.clue;
drop trigger if exists clue_conclusion_fits_its_track on casework.clue;
drop function if exists casework.check_plan_has_minutes();
drop function if exists casework.check_result_is_signed();
drop function if exists casework.check_talk_is_recorded();
drop function if exists casework.check_assigned_is_not_held();
drop function if exists casework.check_feedback_is_recorded();
drop function if exists casework.check_clue_track();
