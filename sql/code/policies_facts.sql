-- Who reads and writes what a deployment has chosen.

-- DW-local: a local choice is shown to everybody who works under it; the operator of the machine loads it.

create policy local_policy_select_staff on directory.local_policy for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) in ('staff', 'system'));

call guard.let_system('directory.local_policy', 'insert');
