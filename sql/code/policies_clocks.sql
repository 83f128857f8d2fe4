-- What each viewer sees of extensions, of what was told upwards, of settings and recomputations.

drop policy if exists clock_setting_all_owner on directory.clock_setting;
create policy clock_setting_all_owner on directory.clock_setting for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clock_setting_select_anybody on directory.clock_setting;
create policy clock_setting_select_anybody on directory.clock_setting for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) is not null);

-- Loaded by the operator of the machine.
drop policy if exists clock_setting_insert_system on directory.clock_setting;
create policy clock_setting_insert_system on directory.clock_setting for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- JB-21: of what it assigned, the superior organ's petition office, case supervision and leaders see the clock, and
-- petition office and case supervision see what they were told of; never the item itself. HS-26, JB-48: and not who or
-- what the item is about.
drop policy if exists clock_select_superior on casework.clock;
create policy clock_select_superior on casework.clock for select to dengwen_web
    using (
        (
            kind = 'ASSIGNED'
            and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
            or told_organ_id = (select guard.organ())
            and (select guard.has_role(array['petition_lead', 'case_supervision']))
        )
        and subject <> 'sealed'
        and exists (
            select
            from directory.organ as o
            where
                o.organ_id = clock.organ_id
                and o.cell_id = clock.cell_id
                and o.superior_organ_id = (select guard.organ())
        )
        and not casework.keeps_out_superior(subject, subject_id)
    );

drop policy if exists clock_extension_all_owner on casework.clock_extension;
create policy clock_extension_all_owner on casework.clock_extension for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clock_extension_select_system on casework.clock_extension;
create policy clock_extension_select_system on casework.clock_extension for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists clock_extension_insert_system on casework.clock_extension;
create policy clock_extension_insert_system on casework.clock_extension for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

-- Whoever sees the clock.
drop policy if exists clock_extension_select_viewer on casework.clock_extension;
create policy clock_extension_select_viewer on casework.clock_extension for select to dengwen_web
    using (
        exists (
            select
            from casework.clock as c
            where c.clock_id = clock_extension.clock_id and c.cell_id = clock_extension.cell_id
        )
    );

drop policy if exists overdue_step_all_owner on casework.overdue_step;
create policy overdue_step_all_owner on casework.overdue_step for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists overdue_step_select_system on casework.overdue_step;
create policy overdue_step_select_system on casework.overdue_step for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists overdue_step_insert_system on casework.overdue_step;
create policy overdue_step_insert_system on casework.overdue_step for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists overdue_step_select_viewer on casework.overdue_step;
create policy overdue_step_select_viewer on casework.overdue_step for select to dengwen_web
    using (
        exists (
            select
            from casework.clock as c
            where c.clock_id = overdue_step.clock_id and c.cell_id = overdue_step.cell_id
        )
    );

-- Counts over all organs: they tell that something happened elsewhere, so administrators and auditors alone read them.
drop policy if exists clock_recomputation_all_owner on casework.clock_recomputation;
create policy clock_recomputation_all_owner on casework.clock_recomputation for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clock_recomputation_select_system on casework.clock_recomputation;
create policy clock_recomputation_select_system on casework.clock_recomputation
    for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists clock_recomputation_insert_system on casework.clock_recomputation;
create policy clock_recomputation_insert_system on casework.clock_recomputation
    for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists clock_recomputation_select_administrator on casework.clock_recomputation;
create policy clock_recomputation_select_administrator on casework.clock_recomputation for select to dengwen_web
    using ((select guard.has_role(array['administrator', 'auditor'])));
