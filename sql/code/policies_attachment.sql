-- Files hang on their report as its words do: whoever opens those sees them, and nobody who is kept from the report, its organ
-- or its clue. What a room collects in a check is the room's and the leaders'. Which bytes open: see guard.opens_original.

call guard.let_system('casework.upload', 'select', 'insert');

call guard.let_system('casework.attachment_chunk', 'select', 'insert');

call guard.let_system('casework.attachment_file', 'select', 'insert', 'update');

call guard.let_system('casework.attachment', 'select', 'insert');

-- Nobody reads what others are sending at the moment.
create policy upload_insert_sender on casework.upload for insert to dengwen_web
    with check ((select guard.kind()) in ('staff', 'public'));

create policy attachment_chunk_select_reader on casework.attachment_chunk for select to dengwen_web
    using (
        (select guard.kind()) = 'staff'
        and case part
            when 'copy' then guard.sees_file(upload_id, cell_id)
            else guard.opens_original(upload_id, cell_id)
        end
    );

create policy attachment_chunk_insert_sender on casework.attachment_chunk for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public')
        and part = 'original'
        and guard.is_open_upload(upload_id)
    );

create policy attachment_file_select_reader on casework.attachment_file for select to dengwen_web
    using ((select guard.kind()) = 'staff' and guard.sees_file(upload_id, cell_id));

-- Who sends says neither that it was checked nor that it was cleaned.
create policy attachment_file_insert_sender on casework.attachment_file for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public')
        and guard.is_open_upload(upload_id)
        and scan_state = 'waiting'
        and copy_state in ('none', 'waiting')
    );

-- DW-upload: nobody of the office says what a scanner found. Of what it never answered for, whoever may have the original says
-- that they open it all the same; nothing else, and not back.
create policy attachment_file_update_release on casework.attachment_file for update to dengwen_web
    using (
        (select guard.kind()) = 'staff' and scan_state = 'given_up' and guard.has_original(upload_id, cell_id)
    )
    with check ((select guard.kind()) = 'staff' and scan_state = 'released');

create policy attachment_select_reader on casework.attachment for select to dengwen_web
    using (
        (select guard.kind()) = 'staff'
        and case origin
            when 'check' then guard.reads_check(clue_id, cell_id)
            else guard.has_key(report_id, cell_id)
        end
    );

-- With the report that is handed in, by whoever writes it; later by its petition office; to a check by who keeps it. A file
-- comes from who sent it just now, or from a report of a split that they see.
create policy attachment_insert_sender on casework.attachment for insert to dengwen_web
    with check (
        (select guard.kind()) in ('staff', 'public')
        and downloads = 0
        and (guard.wrote_file(upload_id) or guard.has_original(upload_id, cell_id))
        and case origin
            when 'handed_in' then guard.wrote_report(report_id) and added_by is null
            when 'office' then guard.keeps_report(report_id, cell_id) and added_by = (select guard.staff())
            when 'check' then guard.keeps_check(clue_id, cell_id)
                and added_by = (select guard.staff())
                and exists (
                    select
                    from casework.clue as c
                    where
                        c.clue_id = attachment.clue_id
                        and c.cell_id = attachment.cell_id
                        and c.report_id = attachment.report_id
                )
            else false
        end
    );

-- A download is counted by whoever sees the file; the columns and a trigger allow nothing else.
create policy attachment_update_reader on casework.attachment for update to dengwen_web
    using (
        (select guard.kind()) = 'staff'
        and case origin
            when 'check' then guard.reads_check(clue_id, cell_id)
            else guard.has_key(report_id, cell_id)
        end
    );
