-- Who sees what something hangs on, asked from a policy.
--
-- A policy that asks for a row of another table has that table's policies planned into it, and theirs into those: a paper
-- asks for the key, the key for the words, the words for the report, the report for its clues. Written out, the plan of a
-- look at one paper has seven hundred lines and takes far longer than the look. A function is a plan of its own, made once
-- per connection, and what it sees is the same: it runs as whoever asks, behind the same walls.
--
-- They are alike and stay apart: one function with the table as an argument would have to plan its query at each call.
--
-- Only where rows are reached one by one: a list asks its policies in one pass, and a call for each row would cost more.

-- JB-27: whether the caller holds a clue to whose result a report objects, and sees both.
create or replace function guard.answers_to(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.objection as o
        join casework.clue as c on c.clue_id = o.clue_id and c.cell_id = o.cell_id
        where o.hand_in_id = p_report and o.cell_id = p_cell and c.holder_staff_id = guard.staff()
    );
end
$$;

-- JB-47: whether the caller may open the words of a report: the petition office and leaders of the organ that has it, the
-- office that received it, and whoever holds a clue of it, or the one to whose result it objects (JB-27). Case supervision
-- manages clues (ZJ-23): of what became none, and was found by no room (SS-172), it reads no word.
create or replace function guard.opens_words(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = p_cell
            and (
                r.holder_organ_id = guard.organ()
                    and (
                        guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head'])
                        or guard.has_role(array['case_supervision'])
                            and (
                                exists (
                                    select
                                    from casework.clue as c
                                    where c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
                                )
                                or exists (
                                    select
                                    from casework.found_clue as f
                                    where f.report_id = r.report_id and f.cell_id = r.cell_id
                                )
                            )
                    )
                or r.receiver_organ_id = guard.organ() and guard.has_role(array['registrar', 'petition_lead'])
                or exists (
                    select
                    from casework.clue as c
                    where
                        c.report_id in (r.report_id, r.repeat_of_id)
                        and c.cell_id = r.cell_id
                        and c.holder_staff_id = guard.staff()
                )
                or r.state = 'declined' and guard.answers_to(r.report_id, r.cell_id)
            )
    );
end
$$;

-- Whether the caller sees a report that something names: few events name one.
create or replace function guard.sees_report(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select from casework.report as r where r.report_id = p_report and r.cell_id = p_cell
    );
end
$$;

-- Whether the caller is in the group that checks a clue of the report, as a leader approved it, and has not left it. Whoever is
-- proposed alone does not read yet (ZJ-33): else the holder could let anybody of the room read (JB-47).
create or replace function guard.checks_words(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.report as r
        join casework.clue as c on c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
        join casework.check_member as m on m.clue_id = c.clue_id and m.cell_id = c.cell_id
        where
            r.report_id = p_report
            and r.cell_id = p_cell
            and c.room_id = guard.room()
            and m.staff_id = guard.staff()
            and m.approved_by is not null
            and m.left_on is null
    );
end
$$;

-- Whether the caller sees the words of a report, and that they are still there.
create or replace function guard.sees_words(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.report_text as t where t.report_id = p_report and t.cell_id = p_cell);
end
$$;

-- Whether the caller sees a recommendation.
create or replace function guard.sees_recommendation(p_recommendation uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select from casework.recommendation as r where r.recommendation_id = p_recommendation and r.cell_id = p_cell
    );
end
$$;

-- Whether the caller knows of a watch over a reporter.
create or replace function guard.sees_protection(p_protection uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select from casework.protection as p where p.protection_id = p_protection and p.cell_id = p_cell
    );
end
$$;

-- Whether the caller sees an assignment.
create or replace function guard.sees_assignment(p_assignment uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.assignment as a where a.assignment_id = p_assignment and a.cell_id = p_cell);
end
$$;

-- Whether the caller sees a supervision.
create or replace function guard.sees_supervision(p_supervision uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.supervision as s where s.supervision_id = p_supervision and s.cell_id = p_cell);
end
$$;

-- Whether the caller sees what a room owes the petition office for a quarter.
create or replace function guard.sees_quarter(p_quarter uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.quarter_feedback as q where q.quarter_id = p_quarter and q.cell_id = p_cell);
end
$$;

-- Whether the caller sees a visit to a township that is due.
create or replace function guard.sees_town_duty(p_duty uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.town_duty as d where d.duty_id = p_duty and d.cell_id = p_cell);
end
$$;

-- Whether the caller has the key of an item, and the key has not been destroyed.
create or replace function guard.has_key(p_item uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select from casework.item_key as k where k.item_id = p_item and k.cell_id = p_cell and k.wrapped is not null
    );
end
$$;

-- Whether the caller sees a clue.
create or replace function guard.sees_clue(p_clue uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.clue as c where c.clue_id = p_clue and c.cell_id = p_cell);
end
$$;

-- Whether the caller sees a paper, and that it is issued when that is asked for.
create or replace function guard.sees_paper(p_document uuid, p_cell text, p_issued boolean default false) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.document as d
        where d.document_id = p_document and d.cell_id = p_cell and (not p_issued or d.state = 'issued')
    );
end
$$;

-- Whether the caller sees a clock.
create or replace function guard.sees_clock(p_clock uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.clock as c where c.clock_id = p_clock and c.cell_id = p_cell);
end
$$;

-- Whether the caller's post may move the clock of what they see: the petition office that of a report, the room and the
-- leaders of the organ that of a clue, the petition office that of a sealed line.
create or replace function guard.moves_clock(p_subject text, p_subject_id uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return case p_subject
        when 'report' then exists (
            select
            from casework.report as r
            where
                r.report_id = p_subject_id
                and r.cell_id = p_cell
                and r.holder_organ_id = guard.organ()
                and (
                    guard.has_role(array['registrar', 'petition_lead'])
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
                )
        )
        when 'clue' then exists (
            select
            from casework.clue as c
            where
                c.clue_id = p_subject_id
                and c.cell_id = p_cell
                and c.organ_id = guard.organ()
                and (c.room_id = guard.room() or guard.has_role(array['deputy', 'head', 'petition_lead']))
        )
        when 'sealed' then guard.has_role(array['registrar', 'petition_lead'])
            and exists (
                select from casework.sealed_register as s where s.sealed_id = p_subject_id and s.cell_id = p_cell
            )
            and casework.may_keep_line(p_subject_id)
        else false
    end;
end
$$;

-- Whether the caller sees a delivery that lies on the shelf; of one month, and not of each.
create or replace function guard.sees_past_delivery(p_delivery uuid, p_finished_on date, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from notify.past_delivery as d
        where d.delivery_id = p_delivery and d.finished_on = p_finished_on and d.cell_id = p_cell
    );
end
$$;
