-- A voiding is seen by those of the organ who see the report; the policies of the report keep out the accused, their organ,
-- and who must stand aside.

call guard.let_system('casework.voiding', 'select', 'insert', 'update');

create policy voiding_select_office on casework.voiding for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'deputy']))
        and exists (
            select from casework.report as r where r.report_id = voiding.report_id and r.cell_id = voiding.cell_id
        )
    );

create policy voiding_insert_office on casework.voiding for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and proposed_by = (select guard.staff())
        and state = 'proposed'
        and (select guard.has_role(array['registrar', 'petition_lead']))
        -- DW-void: who decides follows from it, so nobody states it otherwise.
        and by_lead = (select guard.has_role(array['petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = voiding.report_id
                and r.cell_id = voiding.cell_id
                and r.receiver_organ_id = voiding.organ_id
                and r.holder_organ_id = voiding.organ_id
        )
    );

-- Whoever proposed it takes it back; others decide in their own name, and approve in a capacity that they have: a deputy
-- what the head of the petition office proposed, or where the deputy stands in for that one.
create policy voiding_update_office on casework.voiding for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and state = 'proposed'
        and (proposed_by = (select guard.staff()) or (select guard.has_role(array['petition_lead', 'deputy'])))
        and exists (
            select from casework.report as r where r.report_id = voiding.report_id and r.cell_id = voiding.cell_id
        )
    )
    with check (
        organ_id = (select guard.organ())
        and decided_by = (select guard.staff())
        and case decided_as
            when 'petition_lead' then (select guard.has_role(array['petition_lead']))
            when 'deputy' then (select guard.has_role(array['deputy']))
                and (
                    by_lead
                    or exists (
                        select
                        from casework.report as r
                        where
                            r.report_id = voiding.report_id
                            and r.cell_id = voiding.cell_id
                            and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                    )
                )
            else true
        end
    );

-- Whoever sees a report sees who passed it on; it is written with the report, and never changed.

call guard.let_system('casework.transfer_in', 'select');

create policy transfer_in_insert_system on casework.transfer_in for insert to dengwen_web, dengwen_worker
    with check (
        (select guard.is_system())
        and exists (
            select
            from casework.report as r
            where r.report_id = transfer_in.report_id and r.cell_id = transfer_in.cell_id and r.channel = 'transfer'
        )
    );

create policy transfer_in_select_viewer on casework.transfer_in for select to dengwen_web
    using (
        exists (
            select from casework.report as r where r.report_id = transfer_in.report_id and r.cell_id = transfer_in.cell_id
        )
    );
