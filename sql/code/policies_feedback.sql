-- What follows a result is seen by whoever sees the clue or the report that it hangs on, and never by more people: the
-- policies of those keep out the accused, their organ, and who must stand aside.

-- casework.secrecy_duty

drop policy if exists secrecy_duty_all_owner on casework.secrecy_duty;
create policy secrecy_duty_all_owner on casework.secrecy_duty for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists secrecy_duty_select_system on casework.secrecy_duty;
create policy secrecy_duty_select_system on casework.secrecy_duty for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists secrecy_duty_insert_system on casework.secrecy_duty;
create policy secrecy_duty_insert_system on casework.secrecy_duty for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists secrecy_duty_update_system on casework.secrecy_duty;
create policy secrecy_duty_update_system on casework.secrecy_duty for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- casework.objection

drop policy if exists objection_all_owner on casework.objection;
create policy objection_all_owner on casework.objection for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists objection_select_system on casework.objection;
create policy objection_select_system on casework.objection for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists objection_insert_system on casework.objection;
create policy objection_insert_system on casework.objection for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists objection_update_system on casework.objection;
create policy objection_update_system on casework.objection for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists objection_select_viewer on casework.objection;
create policy objection_select_viewer on casework.objection for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = objection.clue_id and c.cell_id = objection.cell_id)
    );

drop policy if exists objection_insert_desk on casework.objection;
create policy objection_insert_desk on casework.objection for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = objection.clue_id
                and c.cell_id = objection.cell_id
                and c.organ_id = objection.organ_id
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
                )
        )
    );

drop policy if exists objection_update_room on casework.objection;
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
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = objection.clue_id
                and c.cell_id = objection.cell_id
                and c.organ_id = objection.organ_id
                and (c.room_id = (select guard.room()) or (select guard.has_role(array['deputy', 'head'])))
        )
    );

-- JB-50: whom it clears is the accused: the clue's own walls keep the person and their organ out.

-- casework.clarification

drop policy if exists clarification_all_owner on casework.clarification;
create policy clarification_all_owner on casework.clarification for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists clarification_select_system on casework.clarification;
create policy clarification_select_system on casework.clarification for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists clarification_insert_system on casework.clarification;
create policy clarification_insert_system on casework.clarification for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists clarification_update_system on casework.clarification;
create policy clarification_update_system on casework.clarification for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists clarification_select_viewer on casework.clarification;
create policy clarification_select_viewer on casework.clarification for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = clarification.clue_id and c.cell_id = clarification.cell_id)
    );

drop policy if exists clarification_insert_room on casework.clarification;
create policy clarification_insert_room on casework.clarification for insert to dengwen_web
    with check (
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
    );

drop policy if exists clarification_update_room on casework.clarification;
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

-- JB-49: who is protected is known to the head of the petition office, the leaders and the one who handles the matter,
-- of the organ that has the report now.

-- casework.protection

drop policy if exists protection_all_owner on casework.protection;
create policy protection_all_owner on casework.protection for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists protection_select_system on casework.protection;
create policy protection_select_system on casework.protection for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists protection_insert_system on casework.protection;
create policy protection_insert_system on casework.protection for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists protection_update_system on casework.protection;
create policy protection_update_system on casework.protection for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists protection_select_circle on casework.protection;
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

drop policy if exists protection_update_circle on casework.protection;
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
    )
    with check (
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

drop policy if exists protection_visit_all_owner on casework.protection_visit;
create policy protection_visit_all_owner on casework.protection_visit for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists protection_visit_select_system on casework.protection_visit;
create policy protection_visit_select_system on casework.protection_visit for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists protection_visit_insert_system on casework.protection_visit;
create policy protection_visit_insert_system on casework.protection_visit for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists protection_visit_update_system on casework.protection_visit;
create policy protection_visit_update_system on casework.protection_visit for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists protection_visit_select_circle on casework.protection_visit;
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

drop policy if exists protection_visit_insert_circle on casework.protection_visit;
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

drop policy if exists accused_feedback_all_owner on casework.accused_feedback;
create policy accused_feedback_all_owner on casework.accused_feedback for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists accused_feedback_select_system on casework.accused_feedback;
create policy accused_feedback_select_system on casework.accused_feedback for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists accused_feedback_insert_system on casework.accused_feedback;
create policy accused_feedback_insert_system on casework.accused_feedback for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists accused_feedback_update_system on casework.accused_feedback;
create policy accused_feedback_update_system on casework.accused_feedback for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists accused_feedback_select_viewer on casework.accused_feedback;
create policy accused_feedback_select_viewer on casework.accused_feedback for select to dengwen_web
    using (
        exists (select from casework.clue as c where c.clue_id = accused_feedback.clue_id and c.cell_id = accused_feedback.cell_id)
    );

drop policy if exists accused_feedback_insert_room on casework.accused_feedback;
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

drop policy if exists satisfaction_all_owner on casework.satisfaction;
create policy satisfaction_all_owner on casework.satisfaction for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists satisfaction_select_system on casework.satisfaction;
create policy satisfaction_select_system on casework.satisfaction for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists satisfaction_insert_system on casework.satisfaction;
create policy satisfaction_insert_system on casework.satisfaction for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists satisfaction_update_system on casework.satisfaction;
create policy satisfaction_update_system on casework.satisfaction for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists satisfaction_select_office on casework.satisfaction;
create policy satisfaction_select_office on casework.satisfaction for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        and exists (
            select from casework.report as r where r.report_id = satisfaction.report_id and r.cell_id = satisfaction.cell_id
        )
    );
