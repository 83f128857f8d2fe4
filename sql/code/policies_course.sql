-- What each viewer sees of the steps of a check, and of the number of the rules in force.

-- Read in the statement that enters a context: a number, and nobody's secret.
create policy clock_rules_select_anybody on directory.clock_rules
    for select to dengwen_web, dengwen_worker, dengwen_notify
    using (true);

call guard.let_system('directory.clock_rules', 'insert', 'update');

-- casework.course_step

call guard.let_system('casework.course_step', 'select');

-- A round ends where the caller may not see the clue any more: the system closes it.
call guard.let_system('casework.course_step', 'update');

-- HS-26, JB-48: whoever sees the clue, in the organ that handles it: who received a letter is nobody else's.
create policy course_step_select_viewer on casework.course_step for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = course_step.clue_id
                and c.cell_id = course_step.cell_id
                and c.organ_id = (select guard.organ())
        )
    );

create policy course_step_insert_room on casework.course_step for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and recorded_by = (select guard.staff())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = course_step.clue_id
                and c.cell_id = course_step.cell_id
                and c.report_id = course_step.report_id
                and c.organ_id = course_step.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    );
