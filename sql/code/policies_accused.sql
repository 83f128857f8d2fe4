-- Who sees why a matter went where it went, who had seen it before, and that a gathering is near.

call guard.let_system('casework.route_decision', 'select', 'insert');

-- Whoever sees the report; its words open for whoever reads the report's own.
create policy route_decision_select_viewer on casework.route_decision for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where r.report_id = route_decision.report_id and r.cell_id = route_decision.cell_id
        )
    );

call guard.let_system('casework.seen_before', 'select');

-- JB-47: the head of the petition office, the leaders and cadre supervision of the organ that has it now; nobody whom it
-- names, and nobody who is kept from the report.
create policy seen_before_select_handler on casework.seen_before for select to dengwen_web
    using (
        staff_id <> (select guard.staff())
        and exists (
            select
            from casework.report as r
            where
                r.report_id = seen_before.report_id
                and r.cell_id = seen_before.cell_id
                and r.holder_organ_id = (select guard.organ())
        )
        and (
            (select guard.has_role(array['petition_lead', 'deputy', 'head']))
            or exists (
                select
                from directory.room as m
                where m.room_id = (select guard.room()) and m.cell_id = seen_before.cell_id and m.kind = 'cadre_supervision'
            )
        )
    );

call guard.let_system('casework.alert', 'select', 'insert');

-- XF-25, DW-18: the heads are told, and who works at their side. HS-26: nobody who is kept from the report.
create policy alert_select_leader on casework.alert for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
        and not casework.is_kept_from(report_id)
        -- JB-15: of a hand-in that nobody has opened, the head learns nothing; whoever may open it does.
        and (
            audience = 'leaders'
            or (
                (select guard.has_role(array['petition_lead', 'deputy']))
                and exists (
                    select
                    from casework.report as r
                    where r.report_id = alert.report_id and r.cell_id = alert.cell_id
                )
            )
        )
    );

create policy alert_update_leader on casework.alert for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
        and not casework.is_kept_from(report_id)
        -- JB-15: of a hand-in that nobody has opened, the head learns nothing; whoever may open it does.
        and (
            audience = 'leaders'
            or (
                (select guard.has_role(array['petition_lead', 'deputy']))
                and exists (
                    select
                    from casework.report as r
                    where r.report_id = alert.report_id and r.cell_id = alert.cell_id
                )
            )
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
        and not casework.is_kept_from(report_id)
        and read_by = (select guard.staff())
    );
