-- Who sees the organisation of other days, and the number of the directory.

-- HS-4: names of organs, rooms and units are no secret inside.

drop policy if exists span_all_owner on directory.span;
create policy span_all_owner on directory.span for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists span_select_staff on directory.span;
create policy span_select_staff on directory.span for select to dengwen_web, dengwen_worker
    using ((select guard.kind()) in ('staff', 'system'));

create policy span_insert_system on directory.span for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists edition_all_owner on directory.edition;
create policy edition_all_owner on directory.edition for all to dengwen_owner
    using (true)
    with check (true);

-- Read in the statement that enters a context: a number, and nobody's secret.
drop policy if exists edition_select_anybody on directory.edition;
create policy edition_select_anybody on directory.edition
    for select to dengwen_web, dengwen_worker, dengwen_notify
    using (true);

drop policy if exists edition_insert_system on directory.edition;
create policy edition_insert_system on directory.edition for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists edition_update_system on directory.edition;
create policy edition_update_system on directory.edition for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));
