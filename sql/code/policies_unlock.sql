-- Requests to open an identity, and what became of them: seen by whoever sees the report, and asked, decided, or has the
-- post for it. None of them holds an identity; the functions of unlock.sql alone write them.

-- JB-47, JB-48: the policies of the report keep out the accused, their organ, and who must stand aside.
create policy unlock_select_viewer on vault.unlock for select to dengwen_web
    using (
        (
            asked_by = (select guard.staff())
            or decided_by = (select guard.staff())
            or (select guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']))
        )
        and exists (select from casework.report as r where r.report_id = unlock.report_id and r.cell_id = unlock.cell_id)
    );
