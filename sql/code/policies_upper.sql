-- Who knows under which keys sealed items go up, who carries an export, and who is told who opens what waits in quarantine.

call guard.let_system('casework.export_key', 'select');

-- JB-15: the petition office alone; a head who could name the key could open what is about the head.
create policy export_key_select_office on casework.export_key for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

create policy export_key_insert_office on casework.export_key for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and not (select guard.has_role(array['head', 'deputy']))
        and state = 'proposed'
        and proposed_by = (select guard.staff())
    );

create policy export_key_update_office on casework.export_key for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and not (select guard.has_role(array['head', 'deputy']))
    );

call guard.let_system('casework.sealed_export', 'select', 'insert', 'update');

-- JB-15: whoever of the petition office sees the bare report that is left: not one of them whom it accused.
create policy sealed_export_select_office on casework.sealed_export for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where r.report_id = sealed_export.report_id and r.cell_id = sealed_export.cell_id
        )
    );

call guard.let_system('casework.quarantine_readers', 'select');

-- Who opens it is no secret of the office and its head; what they open is.
create policy quarantine_readers_select_office on casework.quarantine_readers for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'head', 'auditor']))
    );

create policy quarantine_readers_insert_head on casework.quarantine_readers for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['head']))
        and named_by = (select guard.staff())
    );

create policy quarantine_readers_update_head on casework.quarantine_readers for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['head'])));
