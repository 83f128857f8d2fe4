-- Files for which no scanner ever answered get a state of their own, which opens nothing, and one for those that somebody opened
-- all the same; and files whose copy takes long are told apart.
-- Lock: access exclusive on casework.attachment_file until commit; it is read once, seconds per million rows. Duration: short.
-- Undo: set scan_state of both to waiting, drop the column, and put the check of m0058 back.

alter table casework.attachment_file
    -- Its copy took longer than what every file has first: it waits behind all others.
    add column is_slow boolean not null default false,
    drop constraint attachment_file_scan_is_known,
    add constraint attachment_file_scan_is_known check (
        scan_state in ('waiting', 'off', 'clean', 'infected', 'given_up', 'released')
    );

-- What was given up before stood as waiting for ever: nobody has a place for it in the queue any more.
update casework.attachment_file as f
set scan_state = 'given_up'
where
    f.scan_state = 'waiting'
    and not exists (select from queue.ready as r where r.subject_id = f.upload_id and r.stage = 'clean')
    and not exists (select from queue.lease as l where l.subject_id = f.upload_id and l.stage = 'clean')
    and not exists (select from queue.waiting as w where w.subject_id = f.upload_id and w.stage = 'clean');
