-- Query codes: written with the report by whoever takes it in, read by functions alone.

create policy query_code_insert_writer on vault.query_code for insert to dengwen_web, dengwen_worker
    with check ((select guard.kind()) is not null and guard.makes_report(report_id));
