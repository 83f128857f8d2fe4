-- What rooms find themselves is no matter of the petition office (SS-172): it sees neither report nor clue, unless it was
-- passed on to it and has its number.

create policy report_select_found on casework.report as restrictive for select to dengwen_web
    using (
        source <> 'room'
        or register_number is not null
        or (select guard.is_system())
        or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
    );

create policy clue_select_found on casework.clue as restrictive for select to dengwen_web
    using (
        not is_found
        or (select guard.is_system())
        or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
    );

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

call guard.let_system('casework.found_clue', 'select', 'insert', 'update');

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

call guard.let_system('casework.reward', 'select', 'insert', 'update');

-- The room that has the clue, case supervision and the leaders, as far as they see the clue.
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

call guard.let_system('casework.malice_request', 'select', 'insert', 'update');

-- The room that has the clue, case supervision and the leaders, as far as they see the clue.
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

call guard.let_system('casework.provision', 'select', 'insert', 'update');

create policy provision_select_office on casework.provision for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

-- An analysis is its organ's, and the next-higher organ's once it was sent there.

call guard.let_system('casework.trend_report', 'select', 'insert', 'update');

create policy trend_report_select_office on casework.trend_report for select to dengwen_web
    using (
        (organ_id = (select guard.organ()) or state = 'sent' and upper_organ_id = (select guard.organ()))
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

call guard.let_system('casework.trend_figure', 'select', 'insert');

create policy trend_figure_select_office on casework.trend_figure for select to dengwen_web
    using (
        exists (
            select
            from casework.trend_report as t
            where t.trend_id = trend_figure.trend_id and t.cell_id = trend_figure.cell_id
        )
    );
