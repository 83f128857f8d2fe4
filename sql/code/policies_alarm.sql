-- Who sees that an item waits to be sealed, and who is told of an alarm.

drop policy if exists seal_request_all_owner on casework.seal_request;
create policy seal_request_all_owner on casework.seal_request for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists seal_request_select_system on casework.seal_request;
create policy seal_request_select_system on casework.seal_request for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists seal_request_insert_system on casework.seal_request;
create policy seal_request_insert_system on casework.seal_request for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists seal_request_update_system on casework.seal_request;
create policy seal_request_update_system on casework.seal_request for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- JB-15, JB-52: the head of the petition office that has it, or the deputy who stands in, as far as they see the report.
drop policy if exists seal_request_select_decider on casework.seal_request;
create policy seal_request_select_decider on casework.seal_request for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'deputy']))
        and exists (
            select
            from casework.report as r
            where r.report_id = seal_request.report_id and r.cell_id = seal_request.cell_id
        )
    );

drop policy if exists alarm_all_owner on casework.alarm;
create policy alarm_all_owner on casework.alarm for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists alarm_select_system on casework.alarm;
create policy alarm_select_system on casework.alarm for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists alarm_insert_system on casework.alarm;
create policy alarm_insert_system on casework.alarm for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- JB-52, JB-15: the auditor of the organ, and the head of the petition office above; nobody else, and never the own head.
drop policy if exists alarm_select_told on casework.alarm;
create policy alarm_select_told on casework.alarm for select to dengwen_web
    using (
        told_organ_id = (select guard.organ())
        and case audience
            when 'auditor' then (select guard.has_role(array['auditor']))
            else (select guard.has_role(array['petition_lead']))
        end
    );

drop policy if exists sealed_carriage_all_owner on casework.sealed_carriage;
create policy sealed_carriage_all_owner on casework.sealed_carriage for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists sealed_carriage_select_system on casework.sealed_carriage;
create policy sealed_carriage_select_system on casework.sealed_carriage for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists sealed_carriage_insert_system on casework.sealed_carriage;
create policy sealed_carriage_insert_system on casework.sealed_carriage for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists sealed_carriage_update_system on casework.sealed_carriage;
create policy sealed_carriage_update_system on casework.sealed_carriage for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- JB-15: the petition office that keeps the line; the head reads days and nothing else.
drop policy if exists sealed_carriage_select_office on casework.sealed_carriage;
create policy sealed_carriage_select_office on casework.sealed_carriage for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

drop policy if exists sealed_handoff_all_owner on casework.sealed_handoff;
create policy sealed_handoff_all_owner on casework.sealed_handoff for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists sealed_handoff_select_system on casework.sealed_handoff;
create policy sealed_handoff_select_system on casework.sealed_handoff for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

-- Whoever sees the line, so never a head whom it is about.
drop policy if exists sealed_handoff_select_viewer on casework.sealed_handoff;
create policy sealed_handoff_select_viewer on casework.sealed_handoff for select to dengwen_web
    using (
        exists (
            select
            from casework.sealed_register as s
            where s.sealed_id = sealed_handoff.sealed_id and s.cell_id = sealed_handoff.cell_id
        )
    );

drop policy if exists interference_note_all_owner on casework.interference_note;
create policy interference_note_all_owner on casework.interference_note for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists interference_note_select_system on casework.interference_note;
create policy interference_note_select_system on casework.interference_note for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists interference_note_insert_system on casework.interference_note;
create policy interference_note_insert_system on casework.interference_note for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists interference_note_update_system on casework.interference_note;
create policy interference_note_update_system on casework.interference_note for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- JC-66: who attaches it to its matter. Neither the person concerned, nor whoever wrote it: that it was attached would tell
-- them that there is such a matter.
drop policy if exists interference_note_select_keeper on casework.interference_note;
create policy interference_note_select_keeper on casework.interference_note for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and concerned_staff_id is distinct from (select guard.staff())
        and ((select guard.has_role(array['petition_lead'])) or (select casework.supervises_cadres()))
    );
