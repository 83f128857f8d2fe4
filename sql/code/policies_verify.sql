-- Who asked whoever signed, what was said when a result was told, and the papers of a check. Each row is seen by no more
-- people than the report or clue that it hangs on: those policies keep out the accused, their organ, and who stands aside.

-- JB-47: an attempt to ask whoever signed is the petition office's: of the organ that asked, and of the organ that has the
-- report now. No room sees it, and no leader.
-- casework.verification_call

call guard.let_system('casework.verification_call', 'select');

create policy verification_call_select_office on casework.verification_call for select to dengwen_web
    using (
        (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = verification_call.report_id
                and r.cell_id = verification_call.cell_id
                and (select guard.organ()) in (r.holder_organ_id, verification_call.organ_id)
        )
    );

-- JB-29: whoever asks does so in their own name, and asks about what is signed.
create policy verification_call_insert_office on casework.verification_call for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and called_by = (select guard.staff())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and exists (
            select
            from casework.report as r
            where
                r.report_id = verification_call.report_id
                and r.cell_id = verification_call.cell_id
                and r.holder_organ_id = verification_call.organ_id
                and r.signature = verification_call.asked_signature
        )
    );

-- JB-27: the petition office that owes the reporter an answer reads what was said.
-- casework.feedback_record

call guard.let_system('casework.feedback_record', 'select');

create policy feedback_record_select_viewer on casework.feedback_record for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = feedback_record.clue_id
                and c.cell_id = feedback_record.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy', 'head']))
                )
        )
    );

-- DW-feedback: an objection on the tracking page records itself; the holder records what was heard otherwise.
create policy feedback_record_insert_holder on casework.feedback_record for insert to dengwen_web
    with check (
        told_by = (select guard.staff())
        and not (opinion = 'objects' and way = 'online')
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = feedback_record.clue_id
                and c.cell_id = feedback_record.cell_id
                and c.organ_id = feedback_record.organ_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    );

-- JB-17, ZJ-35: the papers of a check are the room's and its leaders'.
-- casework.study_minutes

call guard.let_system('casework.study_minutes', 'select');

create policy study_minutes_select_viewer on casework.study_minutes for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = study_minutes.clue_id
                and c.cell_id = study_minutes.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

create policy study_minutes_insert_holder on casework.study_minutes for insert to dengwen_web
    with check (
        written_by = (select guard.staff())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = study_minutes.clue_id
                and c.cell_id = study_minutes.cell_id
                and c.organ_id = study_minutes.organ_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    );

-- casework.check_member

call guard.let_system('casework.check_member', 'select');

create policy check_member_select_viewer on casework.check_member for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_member.clue_id
                and c.cell_id = check_member.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

create policy check_member_insert_holder on casework.check_member for insert to dengwen_web
    with check (
        appointed_by = (select guard.staff())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_member.clue_id
                and c.cell_id = check_member.cell_id
                and c.organ_id = check_member.organ_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    );

-- A member leaves with the group that a new one takes the place of (the grants name the columns).
create policy check_member_update_holder on casework.check_member for update to dengwen_web
    using (
        left_on is null
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_member.clue_id
                and c.cell_id = check_member.cell_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    )
    with check (left_on is not null);

-- A round ends where the caller may not see the clue any more: the system ends its group.
create policy check_member_update_system on casework.check_member for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()) and left_on is not null);

-- ZJ-33: a leader approves the group that was proposed (casework.approve_group says who).
create policy check_member_update_leader on casework.check_member for update to dengwen_web
    using (
        left_on is null
        and approved_by is null
        and (select guard.has_role(array['deputy', 'head']))
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_member.clue_id
                and c.cell_id = check_member.cell_id
                and c.organ_id = (select guard.organ())
        )
    )
    with check (left_on is null and approved_by = (select guard.staff()));

-- casework.check_report

call guard.let_system('casework.check_report', 'select');

create policy check_report_select_viewer on casework.check_report for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_report.clue_id
                and c.cell_id = check_report.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

create policy check_report_insert_holder on casework.check_report for insert to dengwen_web
    with check (
        written_by = (select guard.staff())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_report.clue_id
                and c.cell_id = check_report.cell_id
                and c.organ_id = check_report.organ_id
                and c.organ_id = (select guard.organ())
                and c.holder_staff_id = (select guard.staff())
        )
    );

-- casework.check_signature

call guard.let_system('casework.check_signature', 'select');

create policy check_signature_select_viewer on casework.check_signature for select to dengwen_web
    using (
        exists (
            select
            from casework.clue as c
            where
                c.clue_id = check_signature.clue_id
                and c.cell_id = check_signature.cell_id
                and c.organ_id = (select guard.organ())
                and (
                    c.room_id = (select guard.room())
                    or (select guard.has_role(array['case_supervision', 'deputy', 'head']))
                )
        )
    );

-- ZJ-35: each signs for themselves; not even the system signs for anybody.
create policy check_signature_insert_signer on casework.check_signature for insert to dengwen_web
    with check (
        staff_id = (select guard.staff())
        and exists (
            select
            from casework.check_member as m
            where
                m.clue_id = check_signature.clue_id
                and m.cell_id = check_signature.cell_id
                and m.staff_id = (select guard.staff())
                and m.left_on is null
        )
    );

-- Whoever checks a matter reads it, while they are in the group; the keys follow the text (policies.sql).
create policy report_text_select_group on casework.report_text for select to dengwen_web
    using (guard.checks_words(report_id, cell_id));
