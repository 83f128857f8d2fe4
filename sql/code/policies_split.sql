-- A split, its shares and its parts are seen by the petition office that sees the report and still may: the policies of the
-- report keep out the accused, their organ, and who must stand aside. A part's handlers see none of these rows.

call guard.let_system('casework.split', 'select', 'insert', 'update');

call guard.let_system('casework.split_share', 'select', 'insert');

call guard.let_system('casework.split_part', 'select', 'insert');

call guard.let_system('casework.report_mark', 'select', 'insert', 'update');

call guard.let_system('casework.repeat_decision', 'select', 'insert');

-- A mark is written by whoever hands the report in, and read by nobody: casework.repeat_candidates answers from it.
create policy report_mark_insert_writer on casework.report_mark for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.makes_report(report_id));

create policy split_select_office on casework.split for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'deputy']))
        and exists (select from casework.report as r where r.report_id = split.report_id and r.cell_id = split.cell_id)
    );

create policy split_insert_office on casework.split for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and proposed_by = (select guard.staff())
        and state = 'proposed'
        and (select guard.has_role(array['registrar']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = split.report_id
                and r.cell_id = split.cell_id
                and r.state = 'registered'
                and r.receiver_organ_id = split.organ_id
                and r.holder_organ_id = split.organ_id
        )
    );

-- Whoever proposed it takes it back; others decide in their own name.
create policy split_update_office on casework.split for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and state = 'proposed'
        and (proposed_by = (select guard.staff()) or (select guard.has_role(array['petition_lead', 'deputy'])))
        and exists (select from casework.report as r where r.report_id = split.report_id and r.cell_id = split.cell_id)
    )
    with check (organ_id = (select guard.organ()) and decided_by = (select guard.staff()));

create policy split_share_select_office on casework.split_share for select to dengwen_web
    using (
        exists (select from casework.split as s where s.split_id = split_share.split_id and s.cell_id = split_share.cell_id)
    );

create policy split_share_insert_office on casework.split_share for insert to dengwen_web
    with check (
        exists (
            select
            from casework.split as s
            where
                s.split_id = split_share.split_id
                and s.cell_id = split_share.cell_id
                and s.proposed_by = (select guard.staff())
                and s.state = 'proposed'
        )
    );

-- Both the whole and the part are in sight of whoever is told that the one came of the other.
create policy split_part_select_office on casework.split_part for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'deputy']))
        and exists (
            select
            from casework.report as r
            where r.report_id = split_part.original_id and r.cell_id = split_part.cell_id
        )
        and exists (
            select from casework.report as r where r.report_id = split_part.part_id and r.cell_id = split_part.cell_id
        )
    );

-- What was decided about a repeat names another report: it is told to whoever of the petition office sees both. Once that
-- one went up sealed nothing tells whom it accused (JB-15), nor does its likeness to another.
create policy repeat_decision_select_office on casework.repeat_decision for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead', 'deputy']))
        and exists (
            select
            from casework.report as r
            where r.report_id = repeat_decision.report_id and r.cell_id = repeat_decision.cell_id
        )
        and exists (
            select
            from casework.report as r
            where
                r.report_id = repeat_decision.earlier_id
                and r.cell_id = repeat_decision.cell_id
                and r.state <> 'sealed_up'
        )
    );

create policy repeat_decision_insert_office on casework.repeat_decision for insert to dengwen_web
    with check (
        decided_by = (select guard.staff())
        and exists (
            select
            from casework.report as r
            where
                r.report_id = repeat_decision.report_id
                and r.cell_id = repeat_decision.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['registrar']))
                    or r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for())
                )
        )
    );
