-- Supervision: seen by those who press and by those who are pressed, as far as they may know of the clue (HS-26, JB-48).
-- Everything is written by the operations in the name of the system, once the rules have decided.

call guard.let_system('casework.supervision', 'select', 'insert', 'update');

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

call guard.let_system('casework.supervision_entry', 'select', 'insert');

create policy supervision_entry_select_staff on casework.supervision_entry for select to dengwen_web
    using (
        exists (
            select
            from casework.supervision as s
            where s.supervision_id = supervision_entry.supervision_id and s.cell_id = supervision_entry.cell_id
        )
    );

call guard.let_system('casework.reminder', 'select', 'insert');

create policy reminder_select_staff on casework.reminder for select to dengwen_web
    using (
        issuer_organ_id = (select guard.organ()) and casework.oversees(clue_id)
        -- Whose room is reminded; and, in the organ that reminds, who writes its paper.
        or exists (
            select
            from casework.clue as c
            where
                c.clue_id = reminder.clue_id
                and c.cell_id = reminder.cell_id
                and (select guard.organ()) in (c.organ_id, reminder.issuer_organ_id)
        )
    );

call guard.let_system('casework.instruction', 'select', 'insert', 'update');

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

call guard.let_system('casework.instruction_entry', 'select', 'insert');

create policy instruction_entry_select_staff on casework.instruction_entry for select to dengwen_web
    using (
        exists (
            select
            from casework.instruction as i
            where i.instruction_id = instruction_entry.instruction_id and i.cell_id = instruction_entry.cell_id
        )
    );

call guard.let_system('casework.leader_charge', 'select', 'insert', 'update');

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

call guard.let_system('casework.charge_note', 'select', 'insert');

create policy charge_note_select_staff on casework.charge_note for select to dengwen_web
    using (
        (select guard.has_role(array['case_supervision', 'deputy', 'head']))
        and exists (
            select
            from casework.leader_charge as l
            where l.charge_id = charge_note.charge_id and l.cell_id = charge_note.cell_id
        )
    );

call guard.let_system('casework.quarter_feedback', 'select', 'insert', 'update');

create policy quarter_feedback_select_staff on casework.quarter_feedback for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (room_id = (select guard.room()) or (select guard.sees_office()))
    );

call guard.let_system('casework.quarter_line', 'select', 'insert');

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

create policy clock_select_supervision on casework.clock for select to dengwen_web
    using (
        subject = 'supervision'
        and guard.sees_supervision(subject_id, cell_id)
        or subject = 'quarter'
            and guard.sees_quarter(subject_id, cell_id)
    );
