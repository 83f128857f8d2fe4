-- Supervision: seen by those who press and by those who are pressed, as far as they may know of the clue (HS-26, JB-48).
-- Everything is written by the operations in the name of the system, once the rules have decided.

drop policy if exists supervision_all_owner on casework.supervision;
create policy supervision_all_owner on casework.supervision for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists supervision_select_system on casework.supervision;
create policy supervision_select_system on casework.supervision for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists supervision_insert_system on casework.supervision;
create policy supervision_insert_system on casework.supervision for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists supervision_update_system on casework.supervision;
create policy supervision_update_system on casework.supervision for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists supervision_select_staff on casework.supervision;
create policy supervision_select_staff on casework.supervision for select to dengwen_web
    using (
        issuer_organ_id = (select guard.organ()) and casework.oversees(clue_id)
        -- Who handles the clue learns of what went out.
        or state not in ('proposed', 'refused')
            and exists (
                select
                from casework.clue as c
                where
                    c.clue_id = supervision.clue_id
                    and c.cell_id = supervision.cell_id
                    and c.organ_id = (select guard.organ())
            )
    );

drop policy if exists supervision_entry_all_owner on casework.supervision_entry;
create policy supervision_entry_all_owner on casework.supervision_entry for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists supervision_entry_select_system on casework.supervision_entry;
create policy supervision_entry_select_system on casework.supervision_entry for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists supervision_entry_insert_system on casework.supervision_entry;
create policy supervision_entry_insert_system on casework.supervision_entry for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists supervision_entry_select_staff on casework.supervision_entry;
create policy supervision_entry_select_staff on casework.supervision_entry for select to dengwen_web
    using (
        exists (
            select
            from casework.supervision as s
            where s.supervision_id = supervision_entry.supervision_id and s.cell_id = supervision_entry.cell_id
        )
    );

drop policy if exists reminder_all_owner on casework.reminder;
create policy reminder_all_owner on casework.reminder for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists reminder_select_system on casework.reminder;
create policy reminder_select_system on casework.reminder for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists reminder_insert_system on casework.reminder;
create policy reminder_insert_system on casework.reminder for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists reminder_select_staff on casework.reminder;
create policy reminder_select_staff on casework.reminder for select to dengwen_web
    using (
        issuer_organ_id = (select guard.organ()) and casework.oversees(clue_id)
        or exists (
            select
            from casework.clue as c
            where
                c.clue_id = reminder.clue_id
                and c.cell_id = reminder.cell_id
                and c.organ_id = (select guard.organ())
        )
    );

drop policy if exists instruction_all_owner on casework.instruction;
create policy instruction_all_owner on casework.instruction for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists instruction_select_system on casework.instruction;
create policy instruction_select_system on casework.instruction for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists instruction_insert_system on casework.instruction;
create policy instruction_insert_system on casework.instruction for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists instruction_update_system on casework.instruction;
create policy instruction_update_system on casework.instruction for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists instruction_select_staff on casework.instruction;
create policy instruction_select_staff on casework.instruction for select to dengwen_web
    using (
        (
            organ_id = (select guard.organ())
            and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
            or to_organ_id = (select guard.organ())
                and (
                    to_room_id = (select guard.room())
                    or (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
                )
        )
        and (
            clue_id is null
            or casework.oversees(clue_id)
            or exists (
                select
                from casework.clue as c
                where c.clue_id = instruction.clue_id and c.cell_id = instruction.cell_id
            )
        )
    );

drop policy if exists instruction_entry_all_owner on casework.instruction_entry;
create policy instruction_entry_all_owner on casework.instruction_entry for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists instruction_entry_select_system on casework.instruction_entry;
create policy instruction_entry_select_system on casework.instruction_entry for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists instruction_entry_insert_system on casework.instruction_entry;
create policy instruction_entry_insert_system on casework.instruction_entry for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists instruction_entry_select_staff on casework.instruction_entry;
create policy instruction_entry_select_staff on casework.instruction_entry for select to dengwen_web
    using (
        exists (
            select
            from casework.instruction as i
            where i.instruction_id = instruction_entry.instruction_id and i.cell_id = instruction_entry.cell_id
        )
    );

drop policy if exists leader_charge_all_owner on casework.leader_charge;
create policy leader_charge_all_owner on casework.leader_charge for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists leader_charge_select_system on casework.leader_charge;
create policy leader_charge_select_system on casework.leader_charge for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists leader_charge_insert_system on casework.leader_charge;
create policy leader_charge_insert_system on casework.leader_charge for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists leader_charge_update_system on casework.leader_charge;
create policy leader_charge_update_system on casework.leader_charge for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists leader_charge_select_staff on casework.leader_charge;
create policy leader_charge_select_staff on casework.leader_charge for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = leader_charge.clue_id
                and c.cell_id = leader_charge.cell_id
                and c.organ_id = (select guard.organ())
        )
    );

drop policy if exists charge_note_all_owner on casework.charge_note;
create policy charge_note_all_owner on casework.charge_note for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists charge_note_select_system on casework.charge_note;
create policy charge_note_select_system on casework.charge_note for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists charge_note_insert_system on casework.charge_note;
create policy charge_note_insert_system on casework.charge_note for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists charge_note_select_staff on casework.charge_note;
create policy charge_note_select_staff on casework.charge_note for select to dengwen_web
    using (
        (select guard.has_role(array['case_supervision', 'deputy', 'head']))
        and exists (
            select
            from casework.leader_charge as l
            where l.charge_id = charge_note.charge_id and l.cell_id = charge_note.cell_id
        )
    );

drop policy if exists quarter_feedback_all_owner on casework.quarter_feedback;
create policy quarter_feedback_all_owner on casework.quarter_feedback for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists quarter_feedback_select_system on casework.quarter_feedback;
create policy quarter_feedback_select_system on casework.quarter_feedback for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists quarter_feedback_insert_system on casework.quarter_feedback;
create policy quarter_feedback_insert_system on casework.quarter_feedback for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists quarter_feedback_update_system on casework.quarter_feedback;
create policy quarter_feedback_update_system on casework.quarter_feedback for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists quarter_feedback_select_staff on casework.quarter_feedback;
create policy quarter_feedback_select_staff on casework.quarter_feedback for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.sees_office()))
    );

drop policy if exists quarter_line_all_owner on casework.quarter_line;
create policy quarter_line_all_owner on casework.quarter_line for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists quarter_line_select_system on casework.quarter_line;
create policy quarter_line_select_system on casework.quarter_line for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists quarter_line_insert_system on casework.quarter_line;
create policy quarter_line_insert_system on casework.quarter_line for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists quarter_line_select_staff on casework.quarter_line;
create policy quarter_line_select_staff on casework.quarter_line for select to dengwen_web
    using (
        exists (
            select
            from casework.quarter_feedback as q
            where q.quarter_id = quarter_line.quarter_id and q.cell_id = quarter_line.cell_id
        )
        -- What was told stays told when its clue is archived.
        and casework.knows_clue(clue_id)
    );

-- The clocks of orders and of the quarterly duty are seen by whoever sees what they belong to.

drop policy if exists clock_select_supervision on casework.clock;
create policy clock_select_supervision on casework.clock for select to dengwen_web
    using (
        subject = 'supervision'
        and exists (
            select
            from casework.supervision as s
            where s.supervision_id = subject_id and s.cell_id = clock.cell_id
        )
        or subject = 'quarter'
            and exists (
                select
                from casework.quarter_feedback as q
                where q.quarter_id = subject_id and q.cell_id = clock.cell_id
            )
    );
