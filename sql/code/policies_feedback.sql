-- What follows a result is seen by whoever sees the clue or the report that it hangs on, and never by more people: the
-- policies of those keep out the accused, their organ, and who must stand aside.

-- casework.secrecy_duty

call guard.let_system('casework.secrecy_duty', 'select', 'insert', 'update');

-- casework.objection

call guard.let_system('casework.objection', 'select', 'insert', 'update');

create policy objection_select_viewer on casework.objection for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = objection.clue_id and c.cell_id = objection.cell_id)
    );

-- JB-27: whoever hears it writes it down, not before the result, and without an answer. What came in from the tracking page is
-- raised by the system, with its clock: planted by hand without one, it would keep the real one from being raised.
create policy objection_insert_desk on casework.objection for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and state = 'raised'
        and hand_in_id is null
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = objection.clue_id
                and c.cell_id = objection.cell_id
                and c.report_id = objection.report_id
                and c.organ_id = objection.organ_id
                and objection.raised_on >= (c.concluded_at at time zone interval '8 hours')::date
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
                )
        )
    );

-- JB-27: the room explains and a leader approves: nobody else of the room signs as approving (guard.check_signature lets
-- each write the own name alone).
create policy objection_update_room on casework.objection for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = objection.clue_id
                and c.cell_id = objection.cell_id
                and c.organ_id = objection.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (approved_by is distinct from (select guard.staff()) or (select guard.has_role(array['deputy', 'head'])))
        and exists (
            select
            from casework.clue as c
            where c.clue_id = objection.clue_id and c.cell_id = objection.cell_id and c.organ_id = objection.organ_id
        )
    );

-- JB-50: whom it clears is the accused: the clue's own walls keep the person and their organ out.

-- casework.clarification

call guard.let_system('casework.clarification', 'select', 'insert', 'update');

create policy clarification_select_viewer on casework.clarification for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = clarification.clue_id and c.cell_id = clarification.cell_id)
    );

create policy clarification_insert_room on casework.clarification for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and state = 'proposed'
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = clarification.clue_id
                and c.cell_id = clarification.cell_id
                and c.organ_id = clarification.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    );

-- JB-50, JB-48: the room proposes and carries out, the head decides, or a deputy where every head must stand aside: nobody
-- else signs as deciding.
create policy clarification_update_room on casework.clarification for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = clarification.clue_id
                and c.cell_id = clarification.cell_id
                and c.organ_id = clarification.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    )
    with check (
        organ_id = (select guard.organ())
        and (
            decided_by is distinct from (select guard.staff())
            or (select guard.has_role(array['head']))
            or casework.stands_in_for_head(clue_id)
        )
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = clarification.clue_id
                and c.cell_id = clarification.cell_id
                and c.organ_id = clarification.organ_id
        )
    );

-- JB-49: who is protected is known to the head of the petition office, the leaders and the one who handles the matter,
-- of the organ that has the report now.

-- casework.protection

call guard.let_system('casework.protection', 'select', 'insert', 'update');

create policy protection_select_circle on casework.protection for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where
                r.report_id = protection.report_id
                and r.cell_id = protection.cell_id
                and (
                    r.holder_organ_id = (select guard.organ())
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id = r.report_id
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = (select guard.staff())
                    )
                )
        )
    );

-- JB-49: the clock of the next look is seen by whoever knows of the watch.
create policy clock_select_protection on casework.clock for select to dengwen_web
    using (subject = 'protection' and guard.sees_protection(subject_id, cell_id));

create policy protection_update_circle on casework.protection for update to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where
                r.report_id = protection.report_id
                and r.cell_id = protection.cell_id
                and (
                    r.holder_organ_id = (select guard.organ())
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id = r.report_id
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = (select guard.staff())
                    )
                )
        )
    );

-- casework.protection_visit

call guard.let_system('casework.protection_visit', 'select', 'insert', 'update');

create policy protection_visit_select_circle on casework.protection_visit for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where
                r.report_id = protection_visit.report_id
                and r.cell_id = protection_visit.cell_id
                and (
                    r.holder_organ_id = (select guard.organ())
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id = r.report_id
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = (select guard.staff())
                    )
                )
        )
    );

create policy protection_visit_insert_circle on casework.protection_visit for insert to dengwen_web
    with check (
        exists (
            select
            from casework.report as r
            where
                r.report_id = protection_visit.report_id
                and r.cell_id = protection_visit.cell_id
                and (
                    r.holder_organ_id = (select guard.organ())
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id = r.report_id
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = (select guard.staff())
                    )
                )
        )
    );

-- casework.accused_feedback

call guard.let_system('casework.accused_feedback', 'select', 'insert', 'update');

create policy accused_feedback_select_viewer on casework.accused_feedback for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = accused_feedback.clue_id and c.cell_id = accused_feedback.cell_id)
    );

create policy accused_feedback_insert_room on casework.accused_feedback for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = accused_feedback.clue_id
                and c.cell_id = accused_feedback.cell_id
                and c.organ_id = accused_feedback.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    );

-- casework.satisfaction

call guard.let_system('casework.satisfaction', 'select', 'insert', 'update');

create policy satisfaction_select_office on casework.satisfaction for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = satisfaction.report_id and r.cell_id = satisfaction.cell_id
        )
    );
