-- Whoever sees an item sees who approved what about it; nobody writes an approval but the triggers of approve.sql and
-- approve_clue.sql.

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
        and (
            not is_found
            or (select guard.has_role(array['case_supervision', 'deputy', 'head', 'room_member']))
        )
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
    )
    with check (
        organ_id = (select guard.organ())
        and state = 'archived'
        and (select guard.has_role(array['registrar']))
    );

-- DW-archive: which papers of a clue lie on paper is stated by the room that had it, of what ended before approvals were rows.

drop policy if exists late_paper_all_owner on casework.late_paper;
create policy late_paper_all_owner on casework.late_paper for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists late_paper_select_system on casework.late_paper;
create policy late_paper_select_system on casework.late_paper for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

-- HS-26, JB-48: whoever sees the clue, in the organ that handled it.
drop policy if exists late_paper_select_viewer on casework.late_paper;
create policy late_paper_select_viewer on casework.late_paper for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where c.clue_id = late_paper.clue_id and c.cell_id = late_paper.cell_id
        )
    );

drop policy if exists late_paper_insert_room on casework.late_paper;
create policy late_paper_insert_room on casework.late_paper for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and stated_by = (select guard.staff())
        and (select guard.has_role(array['room_member']))
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = late_paper.clue_id
                and c.cell_id = late_paper.cell_id
                and c.report_id = late_paper.report_id
                and c.organ_id = late_paper.organ_id
                and c.room_id = (select guard.room())
                and c.state in ('concluded', 'fed_back')
                and late_paper.held_on between
                    (c.routed_at at time zone interval '8 hours')::date
                    and (c.concluded_at at time zone interval '8 hours')::date
        )
        -- A plan that was approved as a row, or an end that was opened again, has its papers here.
        and not exists (
            select
            from casework.approval as a
            where
                a.subject_id = late_paper.clue_id
                and a.cell_id = late_paper.cell_id
                and a.kind in ('plan', 'reopening')
        )
    );
