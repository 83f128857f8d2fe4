-- Who proposes and who decides.

-- casework.distribution_proposal: case supervision writes it in the own name, on a clue that it sees and that waits in that
-- room; nobody writes the decision but the trigger on the clue (persons.sql).

drop policy if exists distribution_proposal_all_owner on casework.distribution_proposal;
create policy distribution_proposal_all_owner on casework.distribution_proposal for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists distribution_proposal_select_system on casework.distribution_proposal;
create policy distribution_proposal_select_system on casework.distribution_proposal for select
    to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists distribution_proposal_select_viewer on casework.distribution_proposal;
create policy distribution_proposal_select_viewer on casework.distribution_proposal for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['case_supervision', 'deputy', 'head']))
        and exists (
            select
            from casework.clue as c
            where c.clue_id = distribution_proposal.clue_id and c.cell_id = distribution_proposal.cell_id
        )
    );

drop policy if exists distribution_proposal_insert_supervision on casework.distribution_proposal;
create policy distribution_proposal_insert_supervision on casework.distribution_proposal for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and proposed_by = (select guard.staff())
        and state = 'open'
        and (select guard.has_role(array['case_supervision']))
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = distribution_proposal.clue_id
                and c.cell_id = distribution_proposal.cell_id
                and c.organ_id = distribution_proposal.organ_id
                and c.room_id = distribution_proposal.from_room_id
                and c.distributed_at is null
                and c.state not in ('returned', 'archived')
                and not distribution_proposal.room_id = any (c.barred_room_ids)
        )
        and exists (
            select
            from directory.room as r
            where
                r.room_id = distribution_proposal.room_id
                and r.cell_id = distribution_proposal.cell_id
                and r.organ_id = distribution_proposal.organ_id
        )
    );

-- casework.secretary_approval: the holder writes it in the own name; whoever reads the papers of a check reads it.

drop policy if exists secretary_approval_all_owner on casework.secretary_approval;
create policy secretary_approval_all_owner on casework.secretary_approval for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists secretary_approval_select_system on casework.secretary_approval;
create policy secretary_approval_select_system on casework.secretary_approval for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists secretary_approval_select_viewer on casework.secretary_approval;
create policy secretary_approval_select_viewer on casework.secretary_approval for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = secretary_approval.clue_id
                and c.cell_id = secretary_approval.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

drop policy if exists secretary_approval_insert_holder on casework.secretary_approval;
create policy secretary_approval_insert_holder on casework.secretary_approval for insert to dengwen_web
    with check (
        recorded_by = (select guard.staff())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = secretary_approval.clue_id
                and c.cell_id = secretary_approval.cell_id
                and c.organ_id = secretary_approval.organ_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    );

-- casework.extension_request: somebody of the organ that handles the matter asks, on a clock that they see and that runs, and
-- takes back what they asked for. What the leaders decide is written in the name of the system. An end stays an end.

drop policy if exists extension_request_all_owner on casework.extension_request;
create policy extension_request_all_owner on casework.extension_request for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists extension_request_select_system on casework.extension_request;
create policy extension_request_select_system on casework.extension_request for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists extension_request_select_viewer on casework.extension_request;
create policy extension_request_select_viewer on casework.extension_request for select to dengwen_web
    using (
        exists (
            select
            from casework.clock as c
            where c.clock_id = extension_request.clock_id and c.cell_id = extension_request.cell_id
        )
    );

drop policy if exists extension_request_insert_own on casework.extension_request;
create policy extension_request_insert_own on casework.extension_request for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and asked_by = (select guard.staff())
        and state = 'asked'
        and exists (
            select
            from casework.clock as c
            where
                c.clock_id = extension_request.clock_id
                and c.cell_id = extension_request.cell_id
                and c.organ_id = extension_request.organ_id
                and c.stopped_on is null
                and c.extensions = extension_request.ordinal - 1
        )
    );

drop policy if exists extension_request_update_system on casework.extension_request;
create policy extension_request_update_system on casework.extension_request for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()) and state = 'asked')
    with check ((select guard.is_system()));

drop policy if exists extension_request_update_asker on casework.extension_request;
create policy extension_request_update_asker on casework.extension_request for update to dengwen_web
    using (
        state = 'asked'
        and organ_id = (select guard.organ())
        and asked_by = (select guard.staff())
        and exists (
            select
            from casework.clock as c
            where
                c.clock_id = extension_request.clock_id
                and c.cell_id = extension_request.cell_id
                and c.stopped_on is null
        )
    )
    with check (state = 'withdrawn' and ended_by = (select guard.staff()));
