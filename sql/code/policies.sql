-- What each viewer sees and writes. No policy means nobody.
--
-- Every function of guard stands in a sub-select, so that it runs once per statement and not once per row.
-- An item on discipline staff is out of sight of every organ in barred_organ_ids (HS-26); a person in
-- barred_staff_ids or in casework.recusal sees nothing of it (JB-48, JC-67).

-- guard: nobody but the functions that run as the owner.

drop policy if exists site_mark_all_owner on guard.site_mark;
create policy site_mark_all_owner on guard.site_mark for all to dengwen_owner
    using (true)
    with check (true);

-- directory: names of organs, rooms and units are no secret inside; only an administrator changes them.

drop policy if exists document_all_owner on directory.document;
create policy document_all_owner on directory.document for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists document_select_anybody on directory.document;
create policy document_select_anybody on directory.document for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists document_insert_administrator on directory.document;
create policy document_insert_administrator on directory.document for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists document_update_administrator on directory.document;
create policy document_update_administrator on directory.document for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists organ_all_owner on directory.organ;
create policy organ_all_owner on directory.organ for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists organ_select_anybody on directory.organ;
create policy organ_select_anybody on directory.organ for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists organ_insert_administrator on directory.organ;
create policy organ_insert_administrator on directory.organ for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists organ_update_administrator on directory.organ;
create policy organ_update_administrator on directory.organ for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists room_all_owner on directory.room;
create policy room_all_owner on directory.room for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists room_select_anybody on directory.room;
create policy room_select_anybody on directory.room for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists room_insert_administrator on directory.room;
create policy room_insert_administrator on directory.room for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists room_update_administrator on directory.room;
create policy room_update_administrator on directory.room for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists room_link_all_owner on directory.room_link;
create policy room_link_all_owner on directory.room_link for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists room_link_select_anybody on directory.room_link;
create policy room_link_select_anybody on directory.room_link for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists room_link_insert_administrator on directory.room_link;
create policy room_link_insert_administrator on directory.room_link for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists room_link_update_administrator on directory.room_link;
create policy room_link_update_administrator on directory.room_link for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists unit_all_owner on directory.unit;
create policy unit_all_owner on directory.unit for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists unit_select_anybody on directory.unit;
create policy unit_select_anybody on directory.unit for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists unit_insert_administrator on directory.unit;
create policy unit_insert_administrator on directory.unit for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists unit_update_administrator on directory.unit;
create policy unit_update_administrator on directory.unit for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists staff_all_owner on directory.staff;
create policy staff_all_owner on directory.staff for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists staff_select_anybody on directory.staff;
create policy staff_select_anybody on directory.staff for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists staff_insert_administrator on directory.staff;
create policy staff_insert_administrator on directory.staff for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists staff_update_administrator on directory.staff;
create policy staff_update_administrator on directory.staff for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists calendar_notice_all_owner on directory.calendar_notice;
create policy calendar_notice_all_owner on directory.calendar_notice for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists calendar_notice_select_anybody on directory.calendar_notice;
create policy calendar_notice_select_anybody on directory.calendar_notice for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists calendar_notice_insert_administrator on directory.calendar_notice;
create policy calendar_notice_insert_administrator on directory.calendar_notice for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists calendar_notice_update_administrator on directory.calendar_notice;
create policy calendar_notice_update_administrator on directory.calendar_notice for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists calendar_day_all_owner on directory.calendar_day;
create policy calendar_day_all_owner on directory.calendar_day for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists calendar_day_select_anybody on directory.calendar_day;
create policy calendar_day_select_anybody on directory.calendar_day for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists calendar_day_insert_administrator on directory.calendar_day;
create policy calendar_day_insert_administrator on directory.calendar_day for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists calendar_day_update_administrator on directory.calendar_day;
create policy calendar_day_update_administrator on directory.calendar_day for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists period_policy_all_owner on directory.period_policy;
create policy period_policy_all_owner on directory.period_policy for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists period_policy_select_anybody on directory.period_policy;
create policy period_policy_select_anybody on directory.period_policy for select to dengwen_web, dengwen_worker, dengwen_notify
    using ((select guard.kind()) is not null);

drop policy if exists period_policy_insert_administrator on directory.period_policy;
create policy period_policy_insert_administrator on directory.period_policy for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists period_policy_update_administrator on directory.period_policy;
create policy period_policy_update_administrator on directory.period_policy for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

-- casework.report

drop policy if exists report_all_owner on casework.report;
create policy report_all_owner on casework.report for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists report_select_system on casework.report;
create policy report_select_system on casework.report for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists report_insert_system on casework.report;
create policy report_insert_system on casework.report for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists report_update_system on casework.report;
create policy report_update_system on casework.report for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- Of what was passed on, the petition office and case supervision of the receiving organ follow where it goes.
drop policy if exists report_select_office on casework.report;
create policy report_select_office on casework.report for select to dengwen_web
    using (
        (
            holder_organ_id = (select guard.organ())
            or receiver_organ_id = (select guard.organ())
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
        )
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and (select guard.sees_office())
        and (
            state <> 'quarantined'
            or (select guard.has_role(array['petition_lead']))
            -- A deputy stands in where the head of the petition office is accused, or stands aside.
            or barred_staff_ids && (select guard.stood_in_for())
        )
        -- JB-15: neither the head nor anybody outside the petition office learns that something went up.
        -- Nor that a part of it did: what was split is the petition office's to know.
        and (state not in ('sealed_up', 'split') or (select guard.has_role(array['registrar', 'petition_lead'])))
        -- DW-archive: what is archived is opened by the petition office alone.
        and (archived_at is null or (select guard.has_role(array['registrar', 'petition_lead'])))
        -- JB-15: what waits to be sealed is the office head's alone, or the deputy's who stands in.
        and (
            seal_asked_on is null
            or holder_organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['petition_lead']))
                    or barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );

drop policy if exists report_select_room on casework.report;
create policy report_select_room on casework.report for select to dengwen_web
    using (
        not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and state not in ('sealed_up', 'split')
        and seal_asked_on is null
        -- The report of a clue, and what repeats it or adds to it (JB-14, JB-27).
        and exists (
            select
            from casework.clue as c
            where c.report_id in (report.report_id, report.repeat_of_id) and c.cell_id = report.cell_id
        )
    );

drop policy if exists report_insert_office on casework.report;
create policy report_insert_office on casework.report for insert to dengwen_web
    with check (
        receiver_organ_id = (select guard.organ())
        and holder_organ_id = (select guard.organ())
        and state = 'registered'
        and (select guard.has_role(array['registrar', 'petition_lead']))
    );

drop policy if exists report_insert_public on casework.report;
create policy report_insert_public on casework.report for insert to dengwen_web
    with check (
        state = 'quarantined'
        and source = 'public'
        and (select guard.kind()) = 'public'
        and holder_organ_id = receiver_organ_id
        and register_number is null
        and repeat_of_id is null
    );

drop policy if exists report_update_office on casework.report;
create policy report_update_office on casework.report for update to dengwen_web
    using (
        holder_organ_id = (select guard.organ())
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and (
            (select guard.has_role(array['petition_lead']))
            or seal_asked_on is null and (select guard.has_role(array['registrar']))
            or barred_staff_ids && (select guard.stood_in_for())
        )
    )
    with check (
        holder_organ_id = (select guard.organ())
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and (
            (select guard.has_role(array['petition_lead']))
            or seal_asked_on is null and (select guard.has_role(array['registrar']))
            or barred_staff_ids && (select guard.stood_in_for())
        )
    );

-- The text of a report opens for its petition office and leaders, and for the one who holds the clue.

drop policy if exists report_text_all_owner on casework.report_text;
create policy report_text_all_owner on casework.report_text for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists report_text_select_system on casework.report_text;
create policy report_text_select_system on casework.report_text for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists report_text_insert_system on casework.report_text;
create policy report_text_insert_system on casework.report_text for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists report_text_update_system on casework.report_text;
create policy report_text_update_system on casework.report_text for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists report_text_select_reader on casework.report_text;
create policy report_text_select_reader on casework.report_text for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where
                r.report_id = report_text.report_id
                and r.cell_id = report_text.cell_id
                and (
                    r.holder_organ_id = (select guard.organ()) and (select guard.sees_office())
                    or r.receiver_organ_id = (select guard.organ())
                        and (select guard.has_role(array['registrar', 'petition_lead']))
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id in (r.report_id, r.repeat_of_id)
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = (select guard.staff())
                    )
                )
        )
    );

-- Parts of a report are written by whoever sees it, or writes it in this very transaction: the public sees none, and a
-- clerk who registers a letter on a colleague, or on themselves, loses sight of it at once.

drop policy if exists report_text_insert_writer on casework.report_text;
create policy report_text_insert_writer on casework.report_text for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.wrote_report(report_id));

drop policy if exists item_key_all_owner on casework.item_key;
create policy item_key_all_owner on casework.item_key for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists item_key_select_system on casework.item_key;
create policy item_key_select_system on casework.item_key for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists item_key_insert_system on casework.item_key;
create policy item_key_insert_system on casework.item_key for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists item_key_update_system on casework.item_key;
create policy item_key_update_system on casework.item_key for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists item_key_select_reader on casework.item_key;
create policy item_key_select_reader on casework.item_key for select to dengwen_web
    using (
        exists (select from casework.report_text as t where t.report_id = item_id and t.cell_id = item_key.cell_id)
    );

drop policy if exists item_key_insert_writer on casework.item_key;
create policy item_key_insert_writer on casework.item_key for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.wrote_report(item_id));

drop policy if exists accused_all_owner on casework.accused;
create policy accused_all_owner on casework.accused for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists accused_select_system on casework.accused;
create policy accused_select_system on casework.accused for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists accused_insert_system on casework.accused;
create policy accused_insert_system on casework.accused for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists accused_update_system on casework.accused;
create policy accused_update_system on casework.accused for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists accused_select_reader on casework.accused;
create policy accused_select_reader on casework.accused for select to dengwen_web
    using (
        exists (select from casework.report as r where r.report_id = accused.report_id and r.cell_id = accused.cell_id)
    );

drop policy if exists accused_insert_writer on casework.accused;
create policy accused_insert_writer on casework.accused for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public') and guard.wrote_report(report_id)
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
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );

drop policy if exists accused_update_office on casework.accused;
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
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    )
    with check (
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
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );

drop policy if exists triage_opinion_all_owner on casework.triage_opinion;
create policy triage_opinion_all_owner on casework.triage_opinion for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists triage_opinion_select_system on casework.triage_opinion;
create policy triage_opinion_select_system on casework.triage_opinion for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists triage_opinion_insert_system on casework.triage_opinion;
create policy triage_opinion_insert_system on casework.triage_opinion for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists triage_opinion_update_system on casework.triage_opinion;
create policy triage_opinion_update_system on casework.triage_opinion for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists triage_opinion_select_office on casework.triage_opinion;
create policy triage_opinion_select_office on casework.triage_opinion for select to dengwen_web
    using ((select guard.sees_office())
            and exists (
                select from casework.report as r where r.report_id = triage_opinion.report_id and r.cell_id = triage_opinion.cell_id
            ));

drop policy if exists triage_opinion_insert_office on casework.triage_opinion;
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
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );

-- casework.clue: the organ's office sees all of its clues, a room its own, the receiver what it passed on.

drop policy if exists clue_all_owner on casework.clue;
create policy clue_all_owner on casework.clue for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clue_select_system on casework.clue;
create policy clue_select_system on casework.clue for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists clue_insert_system on casework.clue;
create policy clue_insert_system on casework.clue for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists clue_update_system on casework.clue;
create policy clue_update_system on casework.clue for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists clue_select_staff on casework.clue;
create policy clue_select_staff on casework.clue for select to dengwen_web
    using (
        (
            organ_id = (select guard.organ())
            and (room_id = (select guard.room()) or (select guard.sees_office()))
            or receiver_organ_id = (select guard.organ())
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision']))
        )
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and (state <> 'archived' or (select guard.has_role(array['registrar', 'petition_lead'])))
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    );

drop policy if exists clue_update_staff on casework.clue;
create policy clue_update_staff on casework.clue for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head', 'petition_lead'])))
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head', 'petition_lead'])))
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    );

drop policy if exists recusal_all_owner on casework.recusal;
create policy recusal_all_owner on casework.recusal for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists recusal_select_system on casework.recusal;
create policy recusal_select_system on casework.recusal for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists recusal_insert_system on casework.recusal;
create policy recusal_insert_system on casework.recusal for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists recusal_update_system on casework.recusal;
create policy recusal_update_system on casework.recusal for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists recusal_select_self on casework.recusal;
create policy recusal_select_self on casework.recusal for select to dengwen_web
    using (staff_id = (select guard.staff()));

drop policy if exists recusal_insert_self on casework.recusal;
create policy recusal_insert_self on casework.recusal for insert to dengwen_web
    with check (
        -- The policies of the clue ask this table: asked here in turn, they would go round in a circle.
        staff_id = (select guard.staff()) and guard.is_own_clue(clue_id)
    );

-- What happened to an item is seen by whoever sees the item.

drop policy if exists event_all_owner on casework.event;
create policy event_all_owner on casework.event for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists event_select_system on casework.event;
create policy event_select_system on casework.event for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists event_insert_system on casework.event;
create policy event_insert_system on casework.event for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists event_select_viewer on casework.event;
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
    );

drop policy if exists event_insert_writer on casework.event;
create policy event_insert_writer on casework.event for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public')
        and actor_staff_id is not distinct from (select guard.staff())
        and case subject
            when 'report' then guard.wrote_report(subject_id)
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = event.cell_id
            )
            else false
        end
    );

drop policy if exists clock_all_owner on casework.clock;
create policy clock_all_owner on casework.clock for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clock_select_system on casework.clock;
create policy clock_select_system on casework.clock for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists clock_insert_system on casework.clock;
create policy clock_insert_system on casework.clock for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists clock_update_system on casework.clock;
create policy clock_update_system on casework.clock for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- A clock is seen by whoever sees what it belongs to. JB-15: that of a sealed line by whoever sees the line, so never
-- by a head whom it is about.
drop policy if exists clock_select_viewer on casework.clock;
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

drop policy if exists clock_insert_writer on casework.clock;
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
drop policy if exists clock_update_staff on casework.clock;
create policy clock_update_staff on casework.clock for update to dengwen_web
    using (
        case subject
            when 'report' then exists (
                select
                from casework.report as r
                where
                    r.report_id = subject_id
                    and r.cell_id = clock.cell_id
                    and r.holder_organ_id = (select guard.organ())
                    and (
                        (select guard.has_role(array['registrar', 'petition_lead']))
                        or r.barred_staff_ids && (select guard.stood_in_for())
                    )
            )
            when 'clue' then exists (
                select
                from casework.clue as c
                where
                    c.clue_id = subject_id
                    and c.cell_id = clock.cell_id
                    and c.organ_id = (select guard.organ())
                    and (
                        c.room_id = (select guard.room())
                        or (select guard.has_role(array['deputy', 'head', 'petition_lead']))
                    )
            )
            when 'sealed' then (select guard.has_role(array['registrar', 'petition_lead']))
                and exists (
                    select from casework.sealed_register as s where s.sealed_id = subject_id and s.cell_id = clock.cell_id
                )
            else false
        end
    )
    with check (
        case subject
            when 'report' then exists (
                select
                from casework.report as r
                where
                    r.report_id = subject_id
                    and r.cell_id = clock.cell_id
                    and r.holder_organ_id = (select guard.organ())
                    and (
                        (select guard.has_role(array['registrar', 'petition_lead']))
                        or r.barred_staff_ids && (select guard.stood_in_for())
                    )
            )
            when 'clue' then exists (
                select
                from casework.clue as c
                where
                    c.clue_id = subject_id
                    and c.cell_id = clock.cell_id
                    and c.organ_id = (select guard.organ())
                    and (
                        c.room_id = (select guard.room())
                        or (select guard.has_role(array['deputy', 'head', 'petition_lead']))
                    )
            )
            when 'sealed' then (select guard.has_role(array['registrar', 'petition_lead']))
                and exists (
                    select from casework.sealed_register as s where s.sealed_id = subject_id and s.cell_id = clock.cell_id
                )
            else false
        end
    );

drop policy if exists notice_all_owner on casework.notice;
create policy notice_all_owner on casework.notice for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists notice_select_system on casework.notice;
create policy notice_select_system on casework.notice for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists notice_insert_system on casework.notice;
create policy notice_insert_system on casework.notice for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists notice_update_system on casework.notice;
create policy notice_update_system on casework.notice for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists notice_select_organ on casework.notice;
create policy notice_select_organ on casework.notice for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (select from casework.report as r where r.report_id = notice.report_id and r.cell_id = notice.cell_id)
    );

-- Notices are prepared by the system, as a verdict or a result owes them.
drop policy if exists notice_insert_organ on casework.notice;

-- They are approved and delivered by the petition office, by a deputy where the head of the office is kept from it.
drop policy if exists notice_update_organ on casework.notice;
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
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    )
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.report as r
            where
                r.report_id = notice.report_id
                and r.cell_id = notice.cell_id
                and (
                    (select guard.has_role(array['registrar', 'petition_lead']))
                    or r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );

-- JB-15: the head never sees that something about the head came in.

drop policy if exists sealed_register_all_owner on casework.sealed_register;
create policy sealed_register_all_owner on casework.sealed_register for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists sealed_register_select_system on casework.sealed_register;
create policy sealed_register_select_system on casework.sealed_register for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists sealed_register_insert_system on casework.sealed_register;
create policy sealed_register_insert_system on casework.sealed_register for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists sealed_register_update_system on casework.sealed_register;
create policy sealed_register_update_system on casework.sealed_register for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists sealed_register_select_office on casework.sealed_register;
create policy sealed_register_select_office on casework.sealed_register for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            (select guard.has_role(array['registrar', 'petition_lead']))
            or ground = 1 and (select guard.has_role(array['head']))
        )
    );

drop policy if exists sealed_register_insert_office on casework.sealed_register;
create policy sealed_register_insert_office on casework.sealed_register for insert to dengwen_web
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists sealed_register_update_office on casework.sealed_register;
create policy sealed_register_update_office on casework.sealed_register for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])))
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists import_batch_all_owner on casework.import_batch;
create policy import_batch_all_owner on casework.import_batch for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists import_batch_select_system on casework.import_batch;
create policy import_batch_select_system on casework.import_batch for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists import_batch_insert_system on casework.import_batch;
create policy import_batch_insert_system on casework.import_batch for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists import_batch_update_system on casework.import_batch;
create policy import_batch_update_system on casework.import_batch for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists import_batch_select_office on casework.import_batch;
create policy import_batch_select_office on casework.import_batch for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists import_batch_insert_office on casework.import_batch;
create policy import_batch_insert_office on casework.import_batch for insert to dengwen_web
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists import_batch_update_office on casework.import_batch;
create policy import_batch_update_office on casework.import_batch for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])))
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists number_series_all_owner on casework.number_series;
create policy number_series_all_owner on casework.number_series for all to dengwen_owner
    using (true)
    with check (true);

-- vault: written by whoever receives, read by nobody but the vault's own role (JB-47).

drop policy if exists identity_all_owner on vault.identity;
create policy identity_all_owner on vault.identity for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists identity_insert_writer on vault.identity;
create policy identity_insert_writer on vault.identity for insert to dengwen_web, dengwen_worker
    with check ((select guard.kind()) is not null and guard.wrote_report(report_id));

drop policy if exists identity_select_vault on vault.identity;
create policy identity_select_vault on vault.identity for select to dengwen_vault
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['petition_lead'])));

-- session, queue and the inside of the outbox have no door but their functions.

drop policy if exists session_all_owner on session.session;
create policy session_all_owner on session.session for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists ready_all_owner on queue.ready;
create policy ready_all_owner on queue.ready for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists lease_all_owner on queue.lease;
create policy lease_all_owner on queue.lease for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists waiting_all_owner on queue.waiting;
create policy waiting_all_owner on queue.waiting for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists parked_all_owner on queue.parked;
create policy parked_all_owner on queue.parked for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists parked_select_system on queue.parked;
create policy parked_select_system on queue.parked for select to dengwen_worker, dengwen_web
    using ((select guard.is_system()));

drop policy if exists endpoint_all_owner on notify.endpoint;
create policy endpoint_all_owner on notify.endpoint for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists endpoint_select_system on notify.endpoint;
create policy endpoint_select_system on notify.endpoint for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists endpoint_select_administrator on notify.endpoint;
create policy endpoint_select_administrator on notify.endpoint for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['administrator'])));

drop policy if exists endpoint_insert_administrator on notify.endpoint;
create policy endpoint_insert_administrator on notify.endpoint for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['administrator']))
        -- One administrator proposes in the own name; another one makes it work.
        and state = 'proposed'
        and proposed_by = (select guard.staff())
        and approved_by is null
    );

drop policy if exists endpoint_update_administrator on notify.endpoint;
create policy endpoint_update_administrator on notify.endpoint for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['administrator'])))
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['administrator'])));

drop policy if exists delivery_all_owner on notify.delivery;
create policy delivery_all_owner on notify.delivery for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists delivery_select_system on notify.delivery;
create policy delivery_select_system on notify.delivery for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists delivery_select_administrator on notify.delivery;
create policy delivery_select_administrator on notify.delivery for select to dengwen_web
    using (
        exists (
            select
            from notify.endpoint as e
            where e.endpoint_id = delivery.endpoint_id and e.cell_id = delivery.cell_id
        )
    );

drop policy if exists attempt_all_owner on notify.attempt;
create policy attempt_all_owner on notify.attempt for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists attempt_select_system on notify.attempt;
create policy attempt_select_system on notify.attempt for select to dengwen_notify, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists attempt_select_administrator on notify.attempt;
create policy attempt_select_administrator on notify.attempt for select to dengwen_web
    using (
        exists (
            select
            from notify.delivery as d
            where d.delivery_id = attempt.delivery_id and d.cell_id = attempt.cell_id
        )
    );

-- audit: read by an auditor of the organ and by the audit role; written by audit.append alone.

drop policy if exists chain_all_owner on audit.chain;
create policy chain_all_owner on audit.chain for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists chain_select_auditor on audit.chain;
create policy chain_select_auditor on audit.chain for select to dengwen_web
    using (
        chain in ((select guard.organ()), (select guard.organ() || ':door'))
        and (select guard.has_role(array['auditor']))
    );

drop policy if exists chain_select_audit on audit.chain;
create policy chain_select_audit on audit.chain for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists entry_all_owner on audit.entry;
create policy entry_all_owner on audit.entry for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists entry_select_auditor on audit.entry;
create policy entry_select_auditor on audit.entry for select to dengwen_web
    using (
        chain in ((select guard.organ()), (select guard.organ() || ':door'))
        and (select guard.has_role(array['auditor']))
    );

drop policy if exists entry_select_audit on audit.entry;
create policy entry_select_audit on audit.entry for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));
