-- Tokens of what reports say: written with the report and by the system, read by nobody. casework.search_words answers.

call guard.let_system('casework.report_words', 'select', 'insert', 'update');

-- For the organ that receives it alone, and for the day on which it does.
create policy report_words_insert_writer on casework.report_words for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public') and guard.makes_report(report_id));
