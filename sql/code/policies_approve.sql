-- Whoever sees an item sees who approved what about it; nobody writes an approval but the triggers of approve.sql.

call guard.let_system('casework.approval', 'select');

create policy approval_select_viewer on casework.approval for select to dengwen_web
    using (
        case subject
            when 'report' then exists (
                select from casework.report as r where r.report_id = subject_id and r.cell_id = approval.cell_id
            )
            when 'clue' then exists (
                select from casework.clue as c where c.clue_id = subject_id and c.cell_id = approval.cell_id
            )
            else false
        end
    );

-- What an organ's head decided about the distribution of clues, its staff reads; it tells of no clue.

call guard.let_system('casework.distribution_policy', 'select');

create policy distribution_policy_select_organ on casework.distribution_policy for select to dengwen_web
    using (organ_id = (select guard.organ()));

create policy distribution_policy_insert_head on casework.distribution_policy for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and set_by = (select guard.staff())
        and (select guard.has_role(array['head']))
    );

-- DW-archive: a registrar puts what is finished into the archive; whoever has it there is the petition office.

create policy clue_update_archive on casework.clue for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and state in ('concluded', 'fed_back')
        and (select guard.has_role(array['registrar']))
        and not (select guard.organ()) = any (barred_organ_ids)
        and not coalesce((select guard.room()) = any (barred_room_ids), false)
        and not (select guard.staff()) = any (barred_staff_ids)
    )
    with check (
        organ_id = (select guard.organ())
        and state = 'archived'
        and (select guard.has_role(array['registrar']))
    );
