-- Documents: seen by whoever may read the words of the report on whose file they lie, in the organ that issues them; what
-- is on a clue also needs the clue, so that nobody who stands aside sees it. Papers to and about the reporter belong to the
-- petition office. What was sealed up has no key any more and with it no paper (JB-15).
--
-- Letters to organs below tell neither whom nor what (JB-20, JB-22): the offices and the deputy of the organ that passed
-- a matter on, who do not read the report any more, write and sign them all the same, unless they must not know of it.

call guard.let_system('casework.document', 'select');

create policy document_select_reader on casework.document for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            kind not in ('acceptance', 'guidance', 'feedback_record')
            or (select guard.has_role(array['registrar', 'petition_lead']))
            or exists (
                select
                from casework.report as r
                where
                    r.report_id = document.report_id
                    and r.cell_id = document.cell_id
                    and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
            )
        )
        and (
            guard.has_key(report_id, cell_id)
                and (
                    clue_id is null
                    or guard.sees_clue(clue_id, cell_id)
                )
            or kind in ('forwarding', 'assignment', 'supervision_order', 'reminder')
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy']))
                and not guard.is_kept_from(report_id, clue_id)
        )
    );

create policy document_insert_writer on casework.document for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and drafted_by = (select guard.staff())
        and state = 'draft'
        and (
            kind not in ('acceptance', 'guidance', 'feedback_record')
            or (select guard.has_role(array['registrar', 'petition_lead']))
            or exists (
                select
                from casework.report as r
                where
                    r.report_id = document.report_id
                    and r.cell_id = document.cell_id
                    and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
            )
        )
        and (
            guard.has_key(report_id, cell_id)
            or kind in ('forwarding', 'assignment', 'supervision_order', 'reminder')
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy']))
                and not guard.is_kept_from(report_id, clue_id)
                and clue_id is not null
        )
        and (
            clue_id is null
            or exists (
                select
                from casework.clue as c
                where
                    c.clue_id = document.clue_id
                    and c.cell_id = document.cell_id
                    and c.report_id = document.report_id
            )
        )
    );

-- Whoever sees one may change it as far as their post goes, which the program decides; the organ stays what it is.
create policy document_update_reader on casework.document for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            kind not in ('acceptance', 'guidance', 'feedback_record')
            or (select guard.has_role(array['registrar', 'petition_lead']))
            or exists (
                select
                from casework.report as r
                where
                    r.report_id = document.report_id
                    and r.cell_id = document.cell_id
                    and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
            )
        )
        and (
            guard.has_key(report_id, cell_id) and (clue_id is null or guard.sees_clue(clue_id, cell_id))
            or kind in ('forwarding', 'assignment', 'supervision_order', 'reminder')
                and (select guard.has_role(array['registrar', 'petition_lead', 'case_supervision', 'deputy']))
                and not guard.is_kept_from(report_id, clue_id)
        )
    );

call guard.let_system('casework.document_print', 'select');

create policy document_print_select_reader on casework.document_print for select to dengwen_web
    using (
        guard.sees_paper(document_id, cell_id)
    );

create policy document_print_insert_reader on casework.document_print for insert to dengwen_web
    with check (
        printed_by = (select guard.staff())
        and guard.sees_paper(document_id, cell_id, true)
    );

-- Wording and code words are no secret inside an organ; its petition office and case supervision change them.

create policy document_template_select_organ on directory.document_template for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()) or organ_id = (select guard.organ()));

create policy document_template_insert_office on directory.document_template for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and edited_by = (select guard.staff())
        and (select guard.has_role(array['petition_lead', 'case_supervision']))
    );

create policy document_code_select_organ on directory.document_code for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()) or organ_id = (select guard.organ()));

create policy document_code_insert_office on directory.document_code for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and set_by = (select guard.staff())
        and (select guard.has_role(array['petition_lead', 'case_supervision']))
    );

create policy document_code_update_office on directory.document_code for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['petition_lead', 'case_supervision'])))
    with check (
        organ_id = (select guard.organ())
        and set_by = (select guard.staff())
        and (select guard.has_role(array['petition_lead', 'case_supervision']))
    );
