-- What is not a matter of discipline is seen by the office that holds its report, and by nobody who does not see that:
-- the policies of the report keep out whom it is about, their organ, and who stands aside (XF-28).

-- directory.outside_organ

call guard.let_system('directory.outside_organ', 'select', 'insert');

-- Names of organs are public; anybody who is signed in looks them up, and the page of a code names one.
create policy outside_organ_select_anybody on directory.outside_organ for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) is not null);

-- An office keeps its own entries; whose code it is stays so.
create policy outside_organ_insert_keeper on directory.outside_organ for insert to dengwen_web
    with check (
        keeper_organ_id = (select guard.organ())
        and edited_by = (select guard.staff())
        and (select guard.has_role(array['registrar', 'petition_lead']))
    );

-- casework.transfer_out

call guard.let_system('casework.transfer_out', 'select', 'insert', 'update');

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
    );

-- casework.guidance

call guard.let_system('casework.guidance', 'select', 'insert', 'update');

create policy guidance_select_viewer on casework.guidance for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = guidance.report_id and r.cell_id = guidance.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
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
    );

-- casework.transfer_objection

call guard.let_system('casework.transfer_objection', 'select', 'insert');

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

call guard.let_system('casework.petition', 'select', 'insert', 'update');

create policy petition_select_viewer on casework.petition for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = petition.report_id and r.cell_id = petition.cell_id
        )
    );

-- JB-13: only of what triage, by two persons, found not to be this organ's matter of discipline.
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
    );
