-- Who sees and writes recusals, declarations and the register of interference. The tables of the matter itself keep a person
-- out by barred_staff_ids and casework.recusal: see policies.sql.

-- A line that a decision ended keeps nobody out (JB-48). The policies of the clue ask for one's own lines.
create policy recusal_select_self on casework.recusal for select to dengwen_web
    using (staff_id = (select guard.staff()) and casework.recusal_stands(clue_id, staff_id));

call guard.let_system('casework.recusal_entry', 'select', 'insert');

create policy recusal_entry_update_system on casework.recusal_entry for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()) and decision is null)
    with check ((select guard.is_system()) and decision is not null);

-- JC-67: a ground tells who a relative of the reporter is, so only the leaders who decide see an entry, and the head of the
-- petition office, who may know the reporter; never the person whom it keeps out. The head of the organ above decides
-- about a head without seeing the matter.
create policy recusal_entry_select_decider on casework.recusal_entry for select to dengwen_web
    using (
        staff_id <> (select guard.staff())
        and (
            (select guard.has_role(array['deputy', 'head', 'petition_lead']))
                and exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = recusal_entry.report_id
                        and r.cell_id = recusal_entry.cell_id
                        and r.holder_organ_id = (select guard.organ())
                )
            or (select guard.has_role(array['head']))
                and (
                    decider = 'upper_head' and decider_organ_id = (select guard.organ())
                    or casework.decides_above(report_id, staff_id)
                )
                and not casework.is_kept_from(report_id)
        )
    );

call guard.let_system('casework.recusal_request', 'select', 'insert');

-- JB-35, JB-15: it may name those who would decide. So it is read first by the two who open what waits in quarantine, or by the
-- deputy who stands in, and by the head of the petition office and the leaders of whoever has the report now once a reader of that
-- organ has said that it names none of them.
create policy recusal_request_select_office on casework.recusal_request for select to dengwen_web
    using (
        exists (
            select
            from casework.report as r
            where
                r.report_id = recusal_request.report_id
                and r.cell_id = recusal_request.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.opens_quarantine())
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                    or recusal_request.passed_organ_id = r.holder_organ_id
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                )
        )
    );

create policy recusal_request_update_office on casework.recusal_request for update to dengwen_web
    using (
        answered_on is null
        and exists (
            select
            from casework.report as r
            where
                r.report_id = recusal_request.report_id
                and r.cell_id = recusal_request.cell_id
                and r.holder_organ_id = (select guard.organ())
                and (
                    (select guard.opens_quarantine())
                    or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                    or recusal_request.passed_organ_id = r.holder_organ_id
                        and (select guard.has_role(array['petition_lead', 'deputy', 'head']))
                )
        )
    )
    with check (
        answered_by = (select guard.staff())
        or answered_by is null
            and passed_by = (select guard.staff())
            and passed_organ_id = (select guard.organ())
            and (
                (select guard.opens_quarantine())
                or exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = recusal_request.report_id
                        and r.cell_id = recusal_request.cell_id
                        and (r.barred_staff_ids <> '{}' and r.barred_staff_ids && (select guard.stood_in_for()))
                )
            )
    );

-- Declarations: one's own, and otherwise the head and the cadre-supervision room of the organ.

call guard.let_system('casework.kinship_declaration', 'select');

create policy kinship_declaration_select_staff on casework.kinship_declaration for select to dengwen_web
    using (
        staff_id = (select guard.staff())
        or organ_id = (select guard.organ())
            and ((select guard.has_role(array['head'])) or (select casework.supervises_cadres()))
    );

create policy kinship_declaration_insert_self on casework.kinship_declaration for insert to dengwen_web
    with check (staff_id = (select guard.staff()) and organ_id = (select guard.organ()));

create policy kinship_declaration_update_self on casework.kinship_declaration for update to dengwen_web
    using (staff_id = (select guard.staff()));

call guard.let_system('casework.interest_declaration', 'select');

create policy interest_declaration_select_staff on casework.interest_declaration for select to dengwen_web
    using (
        staff_id = (select guard.staff())
        or organ_id = (select guard.organ())
            and ((select guard.has_role(array['head'])) or (select casework.supervises_cadres()))
    );

create policy interest_declaration_insert_self on casework.interest_declaration for insert to dengwen_web
    with check (staff_id = (select guard.staff()) and organ_id = (select guard.organ()));

create policy interest_declaration_update_self on casework.interest_declaration for update to dengwen_web
    using (staff_id = (select guard.staff()));

-- JC-66: never seen by the person concerned, the head included, nor by anybody who is kept from the matter.

call guard.let_system('casework.interference', 'select');

create policy interference_select_entitled on casework.interference for select to dengwen_web
    using (
        concerned_staff_id is distinct from (select guard.staff())
        and not casework.is_kept_from(report_id)
        and (
            recorded_by = (select guard.staff())
            or organ_id = (select guard.organ())
                and (
                    (select guard.has_role(array['deputy', 'head'])) and casework.is_open_to_leaders(report_id)
                    or (select casework.supervises_cadres())
                )
            or (select guard.has_role(array['deputy', 'head']))
                and exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = interference.report_id
                        and r.cell_id = interference.cell_id
                        and r.holder_organ_id = (select guard.organ())
                )
        )
    );

create policy interference_insert_recorder on casework.interference for insert to dengwen_web
    with check (
        recorded_by = (select guard.staff())
        and organ_id = (select guard.organ())
        and exists (
            select
            from casework.report as r
            where r.report_id = interference.report_id and r.cell_id = interference.cell_id
        )
    );

-- DW-split: what was entered about the whole, written again for a part; signature.sql asks whose words they are.
create policy interference_insert_carried on casework.interference for insert to dengwen_web, dengwen_worker
    with check (
        (select guard.is_system())
        and clue_id is null
        and exists (
            select
            from casework.split_part as p
            where p.part_id = interference.report_id and p.cell_id = interference.cell_id
        )
    );

-- JC-67: written by whoever receives, read by nobody: casework.tied_to_reporter alone compares.

create policy reporter_token_insert_writer on vault.reporter_token for insert to dengwen_web, dengwen_worker
    with check ((select guard.kind()) is not null and guard.makes_report(report_id));
