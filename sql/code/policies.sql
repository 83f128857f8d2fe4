-- What each viewer sees and writes. No policy means nobody.
--
-- Every function of guard stands in a sub-select, so that it runs once per statement and not once per row.
-- An item on discipline staff is out of sight of every organ in barred_organ_ids (HS-26); a person in
-- barred_staff_ids or in casework.recusal sees nothing of it (JB-48, JC-67). Few items bar anybody: an empty list is looked at
-- first, and who asks is not asked for.
-- An update without `with check` has to hold to its `using` before and after.

-- directory: names of organs, rooms and units are no secret inside. The operator of the machine alone changes them, as the
-- system: an administrator who could write it would make themselves the head of any organ, or give one a password.
do $$
declare
    v_table text;
begin
    foreach v_table in array array[
        'document', 'organ', 'room', 'unit', 'staff', 'calendar_notice', 'calendar_day', 'period_policy'
    ] loop
        execute format(
            'create policy %I on directory.%I for select to dengwen_web, dengwen_worker, dengwen_notify'
            ' using ((select guard.kind()) is not null)',
            v_table || '_select_anybody', v_table
        );
    end loop;
    -- Who stands where is for staff alone to read (policies_staffing.sql).
    foreach v_table in array array[
        'document', 'organ', 'room', 'unit', 'staff', 'calendar_notice', 'calendar_day', 'period_policy',
        'appointment'
    ] loop
        execute format(
            'create policy %I on directory.%I for insert to dengwen_web, dengwen_worker'
            ' with check ((select guard.is_system()))',
            v_table || '_insert_system', v_table
        );
        execute format(
            'create policy %I on directory.%I for update to dengwen_web, dengwen_worker'
            ' using ((select guard.is_system())) with check ((select guard.is_system()))',
            v_table || '_update_system', v_table
        );
    end loop;
end
$$;

-- casework.report

call guard.let_system('casework.report', 'select', 'insert', 'update');

-- Of what was passed on, the petition office and case supervision of the receiving organ follow where it goes.
create policy report_select_office on casework.report for select to dengwen_web
    using (
        (
            holder_organ_id = (select guard.organ())
            or receiver_organ_id = (select guard.organ())
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
        )
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and (select guard.sees_office())
        and (
            state <> 'quarantined'
            -- JB-15: two named persons of the petition office.
            or (select guard.opens_quarantine())
            -- A deputy stands in where the head of the petition office is accused, or stands aside.
            or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
        )
        -- JB-15: neither the head nor anybody outside the petition office learns that something went up.
        -- Nor that a part of it did: what was split is the petition office's to know.
        and (state not in ('sealed_up', 'split') or (select guard.has_role(array['registrar', 'petition_lead'])))
        -- JB-15: what waits for triage may be about the head, and nobody knows yet. Others than the petition office see it once
        -- triage has said what it is; a deputy what they stand in for, or are asked to decide about; all what a room found.
        and (
            state not in ('registered', 'triage_proposed')
            or holder_organ_id <> (select guard.organ())
            or (select guard.has_role(array['registrar', 'petition_lead']))
            or source = 'room' and register_number is null
            or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
            or report_id = any ((select guard.asked_to_decide())::uuid[])
        )
        -- DW-archive: what is archived is opened by the petition office alone.
        and (archived_at is null or (select guard.has_role(array['registrar', 'petition_lead'])))
        -- JB-15: what waits to be sealed is the office head's and the two readers' alone, or the deputy's who stands in.
        and (
            seal_asked_on is null
            or holder_organ_id = (select guard.organ())
                and (
                    (select guard.decides_sealing())
                    or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
                )
        )
    );

create policy report_select_room on casework.report for select to dengwen_web
    using (
        (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and state not in ('sealed_up', 'split')
        and seal_asked_on is null
        -- The report of a clue, and what repeats it or adds to it (JB-14, JB-27).
        and (
            exists (
                select
                from casework.clue as c
                where c.report_id in (report.report_id, report.repeat_of_id) and c.cell_id = report.cell_id
            )
            -- JB-27: what is no report of its own and objects to a result hangs on nothing; who handled the matter explains it.
            or state = 'declined' and guard.answers_to(report_id, cell_id)
        )
    );

create policy report_insert_office on casework.report for insert to dengwen_web
    with check (
        receiver_organ_id = (select guard.organ())
        and holder_organ_id = (select guard.organ())
        and state = 'registered'
        and (select guard.has_role(array['registrar', 'petition_lead']))
    );

create policy report_insert_public on casework.report for insert to dengwen_web
    with check (
        state = 'quarantined'
        and source = 'public'
        and (select guard.kind()) = 'public'
        and holder_organ_id = receiver_organ_id
        and register_number is null
        and repeat_of_id is null
    );

-- PostgreSQL asks whether a row may be seen only where the statement reads it: one that names no column but those that it sets
-- changes whatever this policy lets it, and tells how many there were. So it says itself what may be seen (JB-15, SS-172).
create policy report_update_office on casework.report for update to dengwen_web
    using (
        holder_organ_id = (select guard.organ())
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and (
            (select guard.decides_sealing())
            or seal_asked_on is null and (select guard.has_role(array['registrar']))
            or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
        )
        and (
            state <> 'quarantined'
            or (select guard.opens_quarantine())
            or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
        )
        and (
            state not in ('sealed_up', 'split') and archived_at is null
            or (select guard.has_role(array['registrar', 'petition_lead']))
        )
        and (
            source <> 'room'
            or register_number is not null
            or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
        )
    )
    with check (
        holder_organ_id = (select guard.organ())
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and (
            (select guard.decides_sealing())
            or seal_asked_on is null and (select guard.has_role(array['registrar']))
            or (barred_staff_ids <> '{}' and barred_staff_ids && (select guard.stood_in_for()))
        )
    );

-- The text of a report opens for its petition office and leaders, and for the one who holds the clue.

call guard.let_system('casework.report_text', 'select', 'insert', 'update');

create policy report_text_select_reader on casework.report_text for select to dengwen_web
    using (guard.opens_words(report_id, cell_id));

-- Parts of a report are written by whoever sees it, or writes it in this very transaction: the public sees none, and a
-- clerk who registers a letter on a colleague, or on themselves, loses sight of it at once.

create policy report_text_insert_writer on casework.report_text for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.makes_report(report_id));

call guard.let_system('casework.item_key', 'select', 'insert', 'update');

create policy item_key_select_reader on casework.item_key for select to dengwen_web
    using (guard.sees_words(item_id, cell_id));

create policy item_key_insert_writer on casework.item_key for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.makes_report(item_id));

call guard.let_system('casework.accused', 'select', 'insert', 'update');

create policy accused_select_reader on casework.accused for select to dengwen_web
    using (
        exists (select from casework.report as r where r.report_id = accused.report_id and r.cell_id = accused.cell_id)
    );

create policy accused_insert_writer on casework.accused for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public') and guard.makes_report(report_id)
        -- Triage found out that somebody else is accused too.
        or exists (
            select
            from casework.report as r
            where
                r.report_id = accused.report_id
                and r.cell_id = accused.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['registrar', 'petition_lead']))
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                )
        )
    );

create policy accused_update_office on casework.accused for update to dengwen_web
    using (
        (select guard.sees_office())
        and exists (
            select
            from casework.report as r
            where
                r.report_id = accused.report_id
                and r.cell_id = accused.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['registrar', 'petition_lead']))
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                )
        )
    );

call guard.let_system('casework.triage_opinion', 'select', 'insert', 'update');

create policy triage_opinion_select_office on casework.triage_opinion for select to dengwen_web
    using ((select guard.sees_office())
            and exists (
                select from casework.report as r where r.report_id = triage_opinion.report_id and r.cell_id = triage_opinion.cell_id
            ));

create policy triage_opinion_insert_office on casework.triage_opinion for insert to dengwen_web
    with check (
        author_staff_id = (select guard.staff())
        and exists (
            select from casework.report as r
            where
                r.report_id = triage_opinion.report_id
                and r.cell_id = triage_opinion.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['registrar', 'petition_lead']))
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                )
        )
    );

-- casework.clue: the organ's office sees all of its clues, a room its own, the receiver what it passed on.

call guard.let_system('casework.clue', 'select', 'insert', 'update');

create policy clue_select_staff on casework.clue for select to dengwen_web
    using (
        (
            organ_id = (select guard.organ())
            and (room_id = (select guard.room()) or (select guard.sees_office()))
            or receiver_organ_id = (select guard.organ())
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
        )
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and (state <> 'archived' or (select guard.has_role(array['registrar', 'petition_lead'])))
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    );

create policy clue_update_staff on casework.clue for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head', 'petition_lead'])))
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        -- What a statement that reads no column must not change either: see report_update_office.
        and (state <> 'archived' or (select guard.has_role(array['registrar', 'petition_lead'])))
        and (
            not is_found
            or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
        )
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head', 'petition_lead'])))
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    );

call guard.let_system('casework.recusal', 'select', 'insert', 'update');

create policy recusal_insert_self on casework.recusal for insert to dengwen_web
    with check (
        -- The policies of the clue ask this table: asked here in turn, they would go round in a circle.
        staff_id = (select guard.staff()) and guard.is_own_clue(clue_id)
    );

-- What happened to an item, and who handed it on, is seen by whoever sees the item. JB-15, HS-26: where it names another one, by
-- whoever sees that one too; what was added to an item may accuse those who see the item.

call guard.let_system('casework.event', 'select', 'insert');

create policy event_select_viewer on casework.event for select to dengwen_web
    using (
        case subject
            when 'report' then exists (
                select from casework.report as r where r.report_id = subject_id and r.cell_id = event.cell_id
            )
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = event.cell_id
            )
            else false
        end
        and case
            when detail ->> 'report' is null then true
            -- What is no id names nothing that anybody could see.
            when detail ->> 'report' !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then false
            else guard.sees_report((detail ->> 'report')::uuid, cell_id)
        end
    );

call guard.let_system('casework.handoff', 'select');

create policy handoff_select_viewer on casework.handoff for select to dengwen_web
    using (
        case subject
            when 'report' then exists (
                select from casework.report as r where r.report_id = subject_id and r.cell_id = handoff.cell_id
            )
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = handoff.cell_id
            )
            else false
        end
    );

-- What readers of the log go by, and what says that an act left its line: nobody names another transaction than this one.
create policy event_insert_now on casework.event as restrictive for insert to dengwen_web, dengwen_worker
    with check (xid = pg_current_xact_id());

-- A line is written with the change that it tells, at the version that this made. What links one item with another decides what
-- is closed, sealed and moved with what (casework.covering_requests): the system alone writes it.
create policy event_insert_writer on casework.event for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public')
        and actor = (select guard.kind())
        and actor_staff_id is not distinct from (select guard.staff())
        and occurred_at = (select guard.moment())
        and kind not in (
            'follows', 'supplemented', 'objected', 'supplement_arrived', 'objection_arrived', 'repeat_arrived'
        )
        and guard.wrote_version(subject, subject_id, version)
    );

call guard.let_system('casework.clock', 'select', 'insert', 'update');

-- A clock is seen by whoever sees what it belongs to. JB-15: that of a sealed line by whoever sees the line, so never
-- by a head whom it is about.
create policy clock_select_viewer on casework.clock for select to dengwen_web
    using (
        case subject
            when 'report' then exists (
                select from casework.report as r where r.report_id = subject_id and r.cell_id = clock.cell_id
            )
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = clock.cell_id
            )
            when 'sealed' then exists (
                select from casework.sealed_register as s where s.sealed_id = subject_id and s.cell_id = clock.cell_id
            )
            else false
        end
    );

create policy clock_insert_writer on casework.clock for insert to dengwen_web
    with check (
        ((select guard.kind()) = 'public' or organ_id = (select guard.organ()))
        and case subject
            when 'report' then guard.wrote_report(subject_id)
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = clock.cell_id
            )
            when 'sealed' then (select guard.has_role(array['registrar', 'petition_lead']))
                and exists (
                    select from casework.sealed_register as s where s.sealed_id = subject_id and s.cell_id = clock.cell_id
                )
            else false
        end
    );

-- Whoever sees an item sees its clocks; they are stopped by those who may change it: the petition office for reports (a
-- deputy where the head of the office is kept from it), a clue's room and the leaders for clues.
create policy clock_update_staff on casework.clock for update to dengwen_web
    using (guard.moves_clock(subject, subject_id, cell_id));

call guard.let_system('casework.notice', 'select', 'insert', 'update');

create policy notice_select_organ on casework.notice for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (select from casework.report as r where r.report_id = notice.report_id and r.cell_id = notice.cell_id)
    );

-- Notices are prepared by the system, as a verdict or a result owes them.
-- They are approved and delivered by the petition office, by a deputy where the head of the office is kept from it.
create policy notice_update_organ on casework.notice for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.report as r
            where
                r.report_id = notice.report_id
                and r.cell_id = notice.cell_id
                and (
                    (select guard.has_role(array['registrar', 'petition_lead']))
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                )
        )
    );

-- JB-15: the head never sees that something about the head came in.

call guard.let_system('casework.sealed_register', 'select', 'insert', 'update');

create policy sealed_register_select_office on casework.sealed_register for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            (select guard.has_role(array['registrar', 'petition_lead']))
            or ground = 1 and (select guard.has_role(array['head']))
        )
        and casework.may_keep_line(sealed_id)
    );

create policy sealed_register_insert_office on casework.sealed_register for insert to dengwen_web
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

create policy sealed_register_update_office on casework.sealed_register for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and casework.may_keep_line(sealed_id)
    );

call guard.let_system('casework.import_batch', 'select', 'insert', 'update');

create policy import_batch_select_office on casework.import_batch for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

create policy import_batch_insert_office on casework.import_batch for insert to dengwen_web
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

create policy import_batch_update_office on casework.import_batch for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

-- vault: written by whoever receives, read by nobody: an identity comes out by vault.open_identity alone (JB-47).

create policy identity_insert_writer on vault.identity for insert to dengwen_web, dengwen_worker
    with check ((select guard.kind()) is not null and guard.makes_report(report_id));

-- session, queue and the inside of the outbox have no door but their functions; what was left to people has one more.

create policy parked_select_system on queue.parked for select to dengwen_worker, dengwen_web
    using ((select guard.is_system()));

-- What stopped is seen by whoever has the item, and by no administrator: those are told how many, as the system counts them.
create policy parked_select_keeper on queue.parked for select to dengwen_web
    using ((select guard.kind()) = 'staff' and guard.sees_parked(stage, subject_id, cell_id));

-- JB-17: how long a clue is held, and whether that is fresh, is seen by whoever sees the clue, and of no other stage by anybody.
create policy lease_select_viewer on queue.lease for select to dengwen_web
    using (stage = 'handle' and (select guard.kind()) = 'staff' and guard.sees_clue(subject_id, cell_id));

create policy endpoint_select_system on notify.endpoint for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

-- 三员分立: the system administrator proposes whom data may leave the house for, the security administrator approves it
-- (notify.check_approval); either of them stops one, lets it go on and tries it.
create policy endpoint_select_administrator on notify.endpoint for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['administrator', 'security_administrator']))
    );

create policy endpoint_insert_administrator on notify.endpoint for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['administrator']))
        -- In the own name; another one makes it work.
        and state = 'proposed'
        and proposed_by = (select guard.staff())
        and approved_by is null
    );

create policy endpoint_update_administrator on notify.endpoint for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['administrator', 'security_administrator']))
    );

create policy delivery_select_system on notify.delivery for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

-- What was withdrawn tells that something turned against the organ: it is the system's alone to know. So is what may still be
-- withdrawn: whoever saw it would see it disappear.
create policy delivery_select_administrator on notify.delivery for select to dengwen_web
    using (
        is_shown
        and exists (
            select
            from notify.endpoint as e
            where e.endpoint_id = delivery.endpoint_id and e.cell_id = delivery.cell_id
        )
    );

create policy attempt_select_system on notify.attempt for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

create policy attempt_select_administrator on notify.attempt for select to dengwen_web
    using (
        exists (
            select
            from notify.delivery as d
            where d.delivery_id = attempt.delivery_id and d.cell_id = attempt.cell_id
        )
    );

-- The same of what lies on the shelf (m0090): what was withdrawn is on it, and stays the operator's alone to read.
create policy past_delivery_select_administrator on notify.past_delivery for select to dengwen_web
    using (
        is_shown
        and exists (
            select
            from notify.endpoint as e
            where e.endpoint_id = past_delivery.endpoint_id and e.cell_id = past_delivery.cell_id
        )
    );

-- Written out, all months of the one would be planned into each month of the other (0014).
create policy past_attempt_select_administrator on notify.past_attempt for select to dengwen_web
    using (guard.sees_past_delivery(delivery_id, finished_on, cell_id));
