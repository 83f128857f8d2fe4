-- Who sees and writes the history of posts and the protocols of handovers.

-- HS-4: the chart of posts is no secret inside, and is not for the public.

drop policy if exists appointment_all_owner on directory.appointment;
create policy appointment_all_owner on directory.appointment for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists appointment_select_staff on directory.appointment;
create policy appointment_select_staff on directory.appointment for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) in ('staff', 'system'));

drop policy if exists appointment_insert_administrator on directory.appointment;
create policy appointment_insert_administrator on directory.appointment for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

drop policy if exists appointment_update_administrator on directory.appointment;
create policy appointment_update_administrator on directory.appointment for update to dengwen_web, dengwen_worker
    using ((select guard.is_system() or guard.has_role(array['administrator'])))
    with check ((select guard.is_system() or guard.has_role(array['administrator'])));

-- DW-handover: the leaders and case supervision of the organ, and whoever took over.

drop policy if exists handover_all_owner on directory.handover;
create policy handover_all_owner on directory.handover for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists handover_select_system on directory.handover;
create policy handover_select_system on directory.handover for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists handover_select_party on directory.handover;
create policy handover_select_party on directory.handover for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            (select guard.has_role(array['deputy', 'head', 'case_supervision']))
            or to_staff_id = (select guard.staff())
        )
    );

drop policy if exists handover_insert_leader on directory.handover;
create policy handover_insert_leader on directory.handover for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and decided_by = (select guard.staff())
        and (select guard.has_role(array['deputy', 'head']))
    );

-- A line is seen by whoever sees the protocol and what the line is about (HS-26, JB-48). The system writes them: among
-- them are items that whoever decides must not know.

drop policy if exists handover_line_all_owner on directory.handover_line;
create policy handover_line_all_owner on directory.handover_line for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists handover_line_select_system on directory.handover_line;
create policy handover_line_select_system on directory.handover_line for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists handover_line_select_viewer on directory.handover_line;
create policy handover_line_select_viewer on directory.handover_line for select to dengwen_web
    using (
        exists (
            select
            from directory.handover as h
            where h.handover_id = handover_line.handover_id and h.cell_id = handover_line.cell_id
        )
        and case subject
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = handover_line.cell_id
            )
            when 'report' then exists (
                select from casework.report as r where r.report_id = subject_id and r.cell_id = handover_line.cell_id
            )
            when 'charge' then exists (
                select
                from casework.leader_charge as h
                where h.charge_id = subject_id and h.cell_id = handover_line.cell_id
            )
            when 'session' then exists (
                select
                from casework.reception_session as s
                where s.session_id = subject_id and s.cell_id = handover_line.cell_id
            )
            when 'duty' then exists (
                select from casework.town_duty as d where d.duty_id = subject_id and d.cell_id = handover_line.cell_id
            )
            when 'document' then exists (
                select from casework.document as p where p.document_id = subject_id and p.cell_id = handover_line.cell_id
            )
            when 'recommendation' then exists (
                select
                from casework.recommendation as m
                where m.recommendation_id = subject_id and m.cell_id = handover_line.cell_id
            )
            when 'notice' then exists (
                select from casework.notice as n where n.notice_id = subject_id and n.cell_id = handover_line.cell_id
            )
            else false
        end
    );

drop policy if exists handover_line_insert_system on directory.handover_line;
create policy handover_line_insert_system on directory.handover_line for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));
