-- audit: read through audit.search by an auditor, by the system, and by the audit role; written by functions alone.
--
-- An auditor has no row of audit.entry: what an item's entry says of it would tell them that there is such an item, and how
-- often somebody worked on it. audit.search shows that, and only that, which three offices (三员分立) leave to them.

create policy chain_select_auditor on audit.chain for select to dengwen_web
    using (
        chain in ((select guard.organ()), (select guard.organ() || ':door'))
        and (select guard.has_role(array['auditor']))
    );

create policy chain_select_audit on audit.chain for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));

create policy entry_select_audit on audit.entry for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));

create policy inbox_select_audit on audit.inbox for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));

-- A head says that the cell's log has so many entries, and nothing else.
create policy seal_select_auditor on audit.seal for select to dengwen_web
    using ((select guard.has_role(array['auditor'])));

create policy seal_select_audit on audit.seal for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));

create policy sealed_head_select_auditor on audit.sealed_head for select to dengwen_web
    using (
        chain in ((select guard.organ()), (select guard.organ() || ':door'))
        and (select guard.has_role(array['auditor']))
    );

create policy sealed_head_select_audit on audit.sealed_head for select to dengwen_audit, dengwen_worker
    using ((select guard.is_system()));
