-- Who sees and writes the history of posts and the protocols of handovers.

-- HS-4: the chart of posts is no secret inside, and is not for the public.

create policy appointment_select_staff on directory.appointment for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) in ('staff', 'system'));

-- DW-handover: the leaders and case supervision of the organ, and whoever took over.

call guard.let_system('directory.handover', 'select');

create policy handover_select_party on directory.handover for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            (select guard.has_role(array['deputy', 'head', 'case_supervision']))
            or to_staff_id = (select guard.staff())
        )
    );

create policy handover_insert_leader on directory.handover for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and decided_by = (select guard.staff())
        and (select guard.has_role(array['deputy', 'head']))
    );

-- A line is seen by whoever sees the protocol and what the line is about (HS-26, JB-48). The system writes them: among
-- them are items that whoever decides must not know.

call guard.let_system('directory.handover_line', 'select', 'insert');

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
            when 'document' then guard.sees_paper(subject_id, cell_id)
            when 'recommendation' then guard.sees_recommendation(subject_id, cell_id)
            when 'notice' then exists (
                select from casework.notice as n where n.notice_id = subject_id and n.cell_id = handover_line.cell_id
            )
            else false
        end
    );
