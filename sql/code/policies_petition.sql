-- What is not a matter of discipline is seen by the office that holds its report, and by nobody who does not see that:
-- the policies of the report keep out whom it is about, their organ, and who stands aside (XF-28).

-- directory.outside_organ

drop policy if exists outside_organ_all_owner on directory.outside_organ;
create policy outside_organ_all_owner on directory.outside_organ for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists outside_organ_select_system on directory.outside_organ;
create policy outside_organ_select_system on directory.outside_organ for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists outside_organ_insert_system on directory.outside_organ;
create policy outside_organ_insert_system on directory.outside_organ for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- Names of organs are public; anybody who is signed in looks them up, and the page of a code names one.
drop policy if exists outside_organ_select_anybody on directory.outside_organ;
create policy outside_organ_select_anybody on directory.outside_organ for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) is not null);

-- An office keeps its own entries; whose code it is stays so.
drop policy if exists outside_organ_insert_keeper on directory.outside_organ;
create policy outside_organ_insert_keeper on directory.outside_organ for insert to dengwen_web
    with check (
        keeper_organ_id = (select guard.organ())
        and edited_by = (select guard.staff())
        and (select guard.has_role(array['registrar', 'petition_lead']))
    );

-- casework.transfer_out

drop policy if exists transfer_out_all_owner on casework.transfer_out;
create policy transfer_out_all_owner on casework.transfer_out for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists transfer_out_select_system on casework.transfer_out;
create policy transfer_out_select_system on casework.transfer_out for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists transfer_out_insert_system on casework.transfer_out;
create policy transfer_out_insert_system on casework.transfer_out for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists transfer_out_update_system on casework.transfer_out;
create policy transfer_out_update_system on casework.transfer_out for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists transfer_out_select_viewer on casework.transfer_out;
create policy transfer_out_select_viewer on casework.transfer_out for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select
            from casework.report as r
            where r.report_id = transfer_out.report_id and r.cell_id = transfer_out.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
drop policy if exists transfer_out_insert_office on casework.transfer_out;
create policy transfer_out_insert_office on casework.transfer_out for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = transfer_out.report_id
                and r.cell_id = transfer_out.cell_id
                and r.holder_organ_id = transfer_out.organ_id
                and r.state = 'declined'
        )
        and recorded_by = (select guard.staff())
    );

drop policy if exists transfer_out_update_office on casework.transfer_out;
create policy transfer_out_update_office on casework.transfer_out for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = transfer_out.report_id
                and r.cell_id = transfer_out.cell_id
                and r.holder_organ_id = transfer_out.organ_id
                and r.state = 'declined'
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = transfer_out.report_id
                and r.cell_id = transfer_out.cell_id
                and r.holder_organ_id = transfer_out.organ_id
                and r.state = 'declined'
        )
    );

-- casework.guidance

drop policy if exists guidance_all_owner on casework.guidance;
create policy guidance_all_owner on casework.guidance for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists guidance_select_system on casework.guidance;
create policy guidance_select_system on casework.guidance for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists guidance_insert_system on casework.guidance;
create policy guidance_insert_system on casework.guidance for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists guidance_update_system on casework.guidance;
create policy guidance_update_system on casework.guidance for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists guidance_select_viewer on casework.guidance;
create policy guidance_select_viewer on casework.guidance for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = guidance.report_id and r.cell_id = guidance.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
drop policy if exists guidance_insert_office on casework.guidance;
create policy guidance_insert_office on casework.guidance for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = guidance.report_id
                and r.cell_id = guidance.cell_id
                and r.holder_organ_id = guidance.organ_id
                and r.state = 'declined'
        )
        and chosen_by = (select guard.staff())
    );

drop policy if exists guidance_update_office on casework.guidance;
create policy guidance_update_office on casework.guidance for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = guidance.report_id
                and r.cell_id = guidance.cell_id
                and r.holder_organ_id = guidance.organ_id
                and r.state = 'declined'
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = guidance.report_id
                and r.cell_id = guidance.cell_id
                and r.holder_organ_id = guidance.organ_id
                and r.state = 'declined'
        )
    );

-- casework.transfer_objection

drop policy if exists transfer_objection_all_owner on casework.transfer_objection;
create policy transfer_objection_all_owner on casework.transfer_objection for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists transfer_objection_select_system on casework.transfer_objection;
create policy transfer_objection_select_system on casework.transfer_objection for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists transfer_objection_insert_system on casework.transfer_objection;
create policy transfer_objection_insert_system on casework.transfer_objection for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists transfer_objection_select_viewer on casework.transfer_objection;
create policy transfer_objection_select_viewer on casework.transfer_objection for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select
            from casework.report as r
            where r.report_id = transfer_objection.report_id and r.cell_id = transfer_objection.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
drop policy if exists transfer_objection_insert_office on casework.transfer_objection;
create policy transfer_objection_insert_office on casework.transfer_objection for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = transfer_objection.report_id
                and r.cell_id = transfer_objection.cell_id
                and r.holder_organ_id = transfer_objection.organ_id
                and r.state = 'declined'
        )
        and raised_by = (select guard.staff())
    );

-- casework.petition

drop policy if exists petition_all_owner on casework.petition;
create policy petition_all_owner on casework.petition for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists petition_select_system on casework.petition;
create policy petition_select_system on casework.petition for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists petition_insert_system on casework.petition;
create policy petition_insert_system on casework.petition for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists petition_update_system on casework.petition;
create policy petition_update_system on casework.petition for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists petition_select_viewer on casework.petition;
create policy petition_select_viewer on casework.petition for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = petition.report_id and r.cell_id = petition.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
drop policy if exists petition_insert_office on casework.petition;
create policy petition_insert_office on casework.petition for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = petition.report_id
                and r.cell_id = petition.cell_id
                and r.holder_organ_id = petition.organ_id
                and r.state = 'declined'
        )
        and accepted_by = (select guard.staff())
    );

drop policy if exists petition_update_office on casework.petition;
create policy petition_update_office on casework.petition for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = petition.report_id
                and r.cell_id = petition.cell_id
                and r.holder_organ_id = petition.organ_id
                and r.state = 'declined'
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = petition.report_id
                and r.cell_id = petition.cell_id
                and r.holder_organ_id = petition.organ_id
                and r.state = 'declined'
        )
    );
