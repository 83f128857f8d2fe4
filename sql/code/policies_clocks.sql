-- What each viewer sees of extensions, of what was told upwards, of settings and recomputations.

create policy clock_setting_select_anybody on directory.clock_setting for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) is not null);

-- Loaded by the operator of the machine.
call guard.let_system('directory.clock_setting', 'insert');

-- JB-21: of what it assigned, the superior organ's petition office, case supervision and leaders see the clock, and
-- petition office and case supervision see what they were told of; never the item itself. HS-26, JB-48: and not who or
-- what the item is about.
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

call guard.let_system('casework.clock_extension', 'select', 'insert');

-- Whoever sees the clock.
create policy clock_extension_select_viewer on casework.clock_extension for select to dengwen_web
    using (
        guard.sees_clock(clock_id, cell_id)
    );

call guard.let_system('casework.overdue_step', 'select', 'insert');

create policy overdue_step_select_viewer on casework.overdue_step for select to dengwen_web
    using (
        guard.sees_clock(clock_id, cell_id)
    );

-- Counts over all organs together: the administrator who loads periods sees what came of it, and nobody else. They say of no
-- organ how much it has.

call guard.let_system('casework.clock_recomputation', 'select', 'insert');

create policy clock_recomputation_select_administrator on casework.clock_recomputation for select to dengwen_web
    using ((select guard.has_role(array['administrator'])));
