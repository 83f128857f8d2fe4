-- Who sees why a matter went where it went, who had seen it before, and that a gathering is near.

drop policy if exists route_decision_all_owner on casework.route_decision;
create policy route_decision_all_owner on casework.route_decision for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists route_decision_select_system on casework.route_decision;
create policy route_decision_select_system on casework.route_decision for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists route_decision_insert_system on casework.route_decision;
create policy route_decision_insert_system on casework.route_decision for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- Whoever sees the report; its words open for whoever reads the report's own.
drop policy if exists route_decision_select_viewer on casework.route_decision;
create policy route_decision_select_viewer on casework.route_decision for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where r.report_id = route_decision.report_id and r.cell_id = route_decision.cell_id
        )
    );

drop policy if exists seen_before_all_owner on casework.seen_before;
create policy seen_before_all_owner on casework.seen_before for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists seen_before_select_system on casework.seen_before;
create policy seen_before_select_system on casework.seen_before for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

-- JB-47: the head of the petition office, the leaders and cadre supervision of the organ that has it now; nobody whom it
-- names, and nobody who is kept from the report.
drop policy if exists seen_before_select_handler on casework.seen_before;
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

drop policy if exists alert_all_owner on casework.alert;
create policy alert_all_owner on casework.alert for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists alert_select_system on casework.alert;
create policy alert_select_system on casework.alert for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists alert_insert_system on casework.alert;
create policy alert_insert_system on casework.alert for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- XF-25, DW-18: the heads are told, and who works at their side. HS-26: nobody who is kept from the report.
drop policy if exists alert_select_leader on casework.alert;
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

drop policy if exists alert_update_leader on casework.alert;
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
