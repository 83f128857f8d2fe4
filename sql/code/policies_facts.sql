-- Who reads and writes what a deployment has chosen.

-- DW-local: a local choice is shown to everybody who works under it; the operator of the machine loads it.
drop policy if exists local_policy_all_owner on directory.local_policy;
create policy local_policy_all_owner on directory.local_policy for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists local_policy_select_staff on directory.local_policy;
create policy local_policy_select_staff on directory.local_policy for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) in ('staff', 'system'));

drop policy if exists local_policy_insert_system on directory.local_policy;
create policy local_policy_insert_system on directory.local_policy for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));
