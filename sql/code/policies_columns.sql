-- What rooms find themselves is no matter of the petition office (SS-172): it sees neither report nor clue, unless it was
-- passed on to it and has its number.

drop policy if exists report_select_found on casework.report;
create policy report_select_found on casework.report as restrictive for select to dengwen_web
    using (
        source <> 'room'
        or register_number is not null
        or (select guard.is_system())
        or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
    );

drop policy if exists clue_select_found on casework.clue;
create policy clue_select_found on casework.clue as restrictive for select to dengwen_web
    using (
        not is_found
        or (select guard.is_system())
        or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
    );

drop policy if exists report_insert_room on casework.report;
create policy report_insert_room on casework.report for insert to dengwen_web
    with check (
        source = 'room'
        and state = 'quarantined'
        and register_number is null
        and receiver_organ_id = (select guard.organ())
        and holder_organ_id = (select guard.organ())
        and repeat_of_id is null
        and (select guard.has_role(array['room_member']))
    );

-- Whoever found it, their room, case supervision and the leaders; never who must not know of it.

drop policy if exists found_clue_all_owner on casework.found_clue;
create policy found_clue_all_owner on casework.found_clue for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists found_clue_select_system on casework.found_clue;
create policy found_clue_select_system on casework.found_clue for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists found_clue_insert_system on casework.found_clue;
create policy found_clue_insert_system on casework.found_clue for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists found_clue_update_system on casework.found_clue;
create policy found_clue_update_system on casework.found_clue for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists found_clue_select_staff on casework.found_clue;
create policy found_clue_select_staff on casework.found_clue for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            room_id = (select guard.room())
            or found_by = (select guard.staff())
            or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
        )
        and not casework.found_is_kept(report_id)
    );

drop policy if exists reward_all_owner on casework.reward;
create policy reward_all_owner on casework.reward for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists reward_select_system on casework.reward;
create policy reward_select_system on casework.reward for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists reward_insert_system on casework.reward;
create policy reward_insert_system on casework.reward for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists reward_update_system on casework.reward;
create policy reward_update_system on casework.reward for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- The room that has the clue, case supervision and the leaders, as far as they see the clue.
drop policy if exists reward_select_viewer on casework.reward;
create policy reward_select_viewer on casework.reward for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = reward.clue_id
                and c.cell_id = reward.cell_id
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
                )
        )
    );

drop policy if exists malice_request_all_owner on casework.malice_request;
create policy malice_request_all_owner on casework.malice_request for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists malice_request_select_system on casework.malice_request;
create policy malice_request_select_system on casework.malice_request for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists malice_request_insert_system on casework.malice_request;
create policy malice_request_insert_system on casework.malice_request for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists malice_request_update_system on casework.malice_request;
create policy malice_request_update_system on casework.malice_request for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- The room that has the clue, case supervision and the leaders, as far as they see the clue.
drop policy if exists malice_request_select_viewer on casework.malice_request;
create policy malice_request_select_viewer on casework.malice_request for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = malice_request.clue_id
                and c.cell_id = malice_request.cell_id
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

-- Who asks for data and who approves it; what it held is told nowhere.

drop policy if exists provision_all_owner on casework.provision;
create policy provision_all_owner on casework.provision for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists provision_select_system on casework.provision;
create policy provision_select_system on casework.provision for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists provision_insert_system on casework.provision;
create policy provision_insert_system on casework.provision for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists provision_update_system on casework.provision;
create policy provision_update_system on casework.provision for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists provision_select_office on casework.provision;
create policy provision_select_office on casework.provision for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

-- An analysis is its organ's, and the next-higher organ's once it was sent there.

drop policy if exists trend_report_all_owner on casework.trend_report;
create policy trend_report_all_owner on casework.trend_report for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists trend_report_select_system on casework.trend_report;
create policy trend_report_select_system on casework.trend_report for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists trend_report_insert_system on casework.trend_report;
create policy trend_report_insert_system on casework.trend_report for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists trend_report_update_system on casework.trend_report;
create policy trend_report_update_system on casework.trend_report for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists trend_report_select_office on casework.trend_report;
create policy trend_report_select_office on casework.trend_report for select to dengwen_web
    using (
        (organ_id = (select guard.organ()) or state = 'sent' and upper_organ_id = (select guard.organ()))
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

drop policy if exists trend_figure_all_owner on casework.trend_figure;
create policy trend_figure_all_owner on casework.trend_figure for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists trend_figure_select_system on casework.trend_figure;
create policy trend_figure_select_system on casework.trend_figure for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists trend_figure_insert_system on casework.trend_figure;
create policy trend_figure_insert_system on casework.trend_figure for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists trend_figure_select_office on casework.trend_figure;
create policy trend_figure_select_office on casework.trend_figure for select to dengwen_web
    using (
        exists (
            select
            from casework.trend_report as t
            where t.trend_id = trend_figure.trend_id and t.cell_id = trend_figure.cell_id
        )
    );
