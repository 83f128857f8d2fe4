-- Who sees that an item waits to be sealed, and who is told of an alarm.

call guard.let_system('casework.seal_request', 'select', 'insert', 'update');

-- JB-15, JB-52: the head of the petition office that has it, the two who open what waits in quarantine, or the deputy who
-- stands in, as far as they see the report.
create policy seal_request_select_decider on casework.seal_request for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and ((select guard.has_role(array['deputy'])) or (select guard.decides_sealing()))
        and exists (
            select
            from casework.report as r
            where r.report_id = seal_request.report_id and r.cell_id = seal_request.cell_id
        )
    );

call guard.let_system('casework.alarm', 'select', 'insert');

-- JB-52, JB-15: the head of the petition office above; nobody else, and never the own head. The auditor of the organ has
-- audit.alarm_days, which says of no alarm how many or on which item.
create policy alarm_select_told on casework.alarm for select to dengwen_web
    using (
        audience = 'upper_office'
        and told_organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead']))
    );

call guard.let_system('casework.sealed_carriage', 'select', 'insert', 'update');

-- JB-15: the petition office that keeps the line; the head reads days and nothing else.
create policy sealed_carriage_select_office on casework.sealed_carriage for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and casework.may_keep_line(sealed_id)
    );

call guard.let_system('casework.sealed_handoff', 'select');

-- Whoever sees the line, so never a head whom it is about.
create policy sealed_handoff_select_viewer on casework.sealed_handoff for select to dengwen_web
    using (
        exists (
            select
            from casework.sealed_register as s
            where s.sealed_id = sealed_handoff.sealed_id and s.cell_id = sealed_handoff.cell_id
        )
    );

call guard.let_system('casework.interference_note', 'select', 'insert', 'update');

-- JC-66: who attaches it to its matter. Neither the person concerned, nor whoever wrote it: that it was attached would tell
-- them that there is such a matter.
create policy interference_note_select_keeper on casework.interference_note for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and concerned_staff_id is distinct from (select guard.staff())
        and ((select guard.has_role(array['petition_lead'])) or (select casework.supervises_cadres()))
        -- Nor by whoever is kept from the matter that it was attached to.
        and (attached_id is null or not casework.interference_is_kept(attached_id))
    );
