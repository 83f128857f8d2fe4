-- Measures that change who handles a clue: who sees and writes them.
--
-- A measure is seen by whoever sees its clue, and by the offices and leaders of the organ whose measure it is or who
-- decides; by nobody who must be kept from the matter.

-- What a measure opens to others is still nobody's who is accused, or stands aside (HS-26, JB-48).
create policy clue_select_measure on casework.clue for select to dengwen_web
    using (
        clue_id = any ((select guard.opened_clues())::uuid[])
        -- DW-archive: what is archived is opened by the petition office alone.
        and (state <> 'archived' or (select guard.has_role(array['registrar', 'petition_lead'])))
        and (barred_organ_ids = '{}' or not (select guard.organ()) = any (barred_organ_ids))
        and (barred_room_ids = '{}' or not coalesce((select guard.room()) = any (barred_room_ids), false))
        and (barred_staff_ids = '{}' or not (select guard.staff()) = any (barred_staff_ids))
        and not exists (
            select
            from casework.recusal as x
            where x.clue_id = clue.clue_id and x.cell_id = clue.cell_id and x.staff_id = (select guard.staff())
        )
    );

call guard.let_system('casework.jurisdiction_measure', 'select', 'insert', 'update');

create policy jurisdiction_measure_select_viewer on casework.jurisdiction_measure for select to dengwen_web
    using (
        (
            (acting_organ_id = (select guard.organ()) or deciding_organ_id = (select guard.organ()))
                and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
            -- Why a higher organ thinks of taking a clue may be about the organ that has it: seen once it is in force.
            or clue_id is not null
                and (
                    acting_organ_id = (select guard.organ())
                    or deciding_organ_id = (select guard.organ())
                    or state in ('approved', 'ended') and decided_by is not null
                )
                and exists (
                    select
                    from casework.clue as c
                    where c.clue_id = jurisdiction_measure.clue_id and c.cell_id = jurisdiction_measure.cell_id
                )
        )
        and not guard.is_kept_from(report_id, clue_id)
    );

create policy jurisdiction_measure_insert_proposer on casework.jurisdiction_measure for insert to dengwen_web
    with check (
        state = 'proposed'
        and kind <> 'forward'
        and proposed_by = (select guard.staff())
        and acting_organ_id = (select guard.organ())
        -- Nobody lets another organ in by asking it to decide: the own one does, or the one right above.
        and (
            deciding_organ_id = (select guard.organ())
            or deciding_organ_id = (
                select o.superior_organ_id
                from directory.organ as o
                where o.organ_id = (select guard.organ()) and o.cell_id = jurisdiction_measure.cell_id
            )
        )
        and exists (
            select
            from casework.clue as c
            where c.clue_id = jurisdiction_measure.clue_id and c.cell_id = jurisdiction_measure.cell_id
        )
        -- HS-26: asked of the clue itself too, not only of what the row says.
        and not exists (
            select
            from casework.clue as c
            where
                c.clue_id = jurisdiction_measure.clue_id
                and c.cell_id = jurisdiction_measure.cell_id
                and (
                    jurisdiction_measure.to_organ_id = any (c.barred_organ_ids)
                    or coalesce(jurisdiction_measure.to_room_id = any (c.barred_room_ids), false)
                )
        )
    );

-- A leader of the organ that decides; the proposer, as long as nobody has decided.
create policy jurisdiction_measure_update_leader on casework.jurisdiction_measure for update to dengwen_web
    using (
        deciding_organ_id = (select guard.organ())
        and (select guard.has_role(array['deputy', 'head']))
        and not guard.is_kept_from(report_id, clue_id)
    )
    with check (deciding_organ_id = (select guard.organ()) and (select guard.has_role(array['deputy', 'head'])));

create policy jurisdiction_measure_update_proposer on casework.jurisdiction_measure for update to dengwen_web
    using (
        state = 'proposed' and proposed_by = (select guard.staff()) and not guard.is_kept_from(report_id, clue_id)
    )
    with check (state = 'ended' and proposed_by = (select guard.staff()) and decided_by is null);

call guard.let_system('casework.joint_party', 'select', 'insert', 'update');

-- A room that assists sees its own slice; who leads and who decides see all of them.
create policy joint_party_select_viewer on casework.joint_party for select to dengwen_web
    using (
        exists (
            select
            from casework.jurisdiction_measure as m
            where
                m.measure_id = joint_party.measure_id
                and m.cell_id = joint_party.cell_id
                and (
                    joint_party.room_id = (select guard.room())
                    or m.from_room_id = (select guard.room())
                    or m.acting_organ_id = (select guard.organ()) and (select guard.sees_office())
                    or joint_party.organ_id = (select guard.organ())
                        and (select guard.has_role(array['deputy', 'head']))
                )
        )
    );

call guard.let_system('casework.assignment', 'select', 'insert', 'update');

create policy assignment_select_viewer on casework.assignment for select to dengwen_web
    using (
        (
            (from_organ_id = (select guard.organ()) or to_organ_id = (select guard.organ()))
                and (select guard.sees_office())
            or exists (
                select
                from casework.clue as c
                where c.clue_id = assignment.clue_id and c.cell_id = assignment.cell_id
            )
        )
        and not guard.is_kept_from(report_id, clue_id)
    );

create policy assignment_update_office on casework.assignment for update to dengwen_web
    using (
        to_organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy', 'head']))
        and not guard.is_kept_from(report_id, clue_id)
    )
    with check (
        to_organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy', 'head']))
    );

-- The clock of what was assigned is seen by whoever sees the assignment; it is started and stopped with it (JB-21).
create policy clock_select_assignment on casework.clock for select to dengwen_web
    using (
        subject = 'assignment'
        and guard.sees_assignment(subject_id, cell_id)
    );
