-- Files that come with a report, or are added to it (附件): their bytes sealed in chunks inside the database, so that failover
-- and backup carry them, and a cleaned copy to read.
-- Lock: access exclusive on queue.ready for an instant (a check on a table that is nearly empty). Duration: instant. Undo: drop
-- the tables, casework.shred_attachments and its trigger, and put the check of m0004 back.

set local role dengwen_owner;

-- An upload that has begun. What is never kept is dropped: its key was in the memory of the program alone.
create table casework.upload (
    upload_id uuid not null,
    cell_id text not null default guard.cell(),
    -- A day and no time: when exactly an anonymous reporter sent a file is nobody's business (C7).
    began_on date not null,
    constraint upload_is_unique primary key (upload_id, cell_id)
);

create index upload_age_idx on casework.upload (began_on);

-- One chunk of an original or of its copy, sealed under the file's own key with its place: which file, which of the two, its
-- number, and whether it is the last. So none can be exchanged, moved or left away unnoticed.
create table casework.attachment_chunk (
    upload_id uuid not null,
    cell_id text not null default guard.cell(),
    part text not null,
    ordinal smallint not null,
    sealed bytea not null,
    constraint attachment_chunk_is_unique primary key (upload_id, part, ordinal, cell_id),
    constraint attachment_chunk_upload_exists foreign key (upload_id, cell_id)
        references casework.upload (upload_id, cell_id),
    constraint attachment_chunk_part_is_known check (part in ('original', 'copy')),
    -- DW-upload: 500 MB in chunks of 256 KiB.
    constraint attachment_chunk_is_bounded check (ordinal between 0 and 1999 and octet_length(sealed) <= 266240)
);

-- It is sealed: nothing can be pressed together.
alter table casework.attachment_chunk alter column sealed set storage external;

-- A file that is kept: what it is by its bytes, and how far it has been checked and cleaned. Its name, size and hash are sealed.
create table casework.attachment_file (
    upload_id uuid not null,
    cell_id text not null default guard.cell(),
    type text not null,
    chunks smallint not null,
    -- Name, declared type, size, hash and what is odd about it, under the file's own key.
    sealed bytea not null,
    scan_state text not null default 'waiting',
    copy_state text not null,
    copy_type text,
    copy_chunks smallint,
    -- Size and hash of the copy, under the file's own key.
    copy_sealed bytea,
    constraint attachment_file_is_unique primary key (upload_id, cell_id),
    constraint attachment_file_upload_exists foreign key (upload_id, cell_id)
        references casework.upload (upload_id, cell_id),
    constraint attachment_file_type_is_known check (
        type in (
            'jpeg', 'png', 'gif', 'bmp', 'tiff', 'webp', 'heic', 'pdf', 'word', 'sheet', 'slides', 'ole', 'text', 'mp3',
            'm4a', 'wav', 'amr', 'mp4', 'three_gp', 'archive', 'markup', 'program', 'macros', 'unknown'
        )
    ),
    constraint attachment_file_is_bounded check (
        chunks between 1 and 2000 and copy_chunks between 1 and 2000 and octet_length(sealed) <= 8192
        and octet_length(copy_sealed) <= 1024
    ),
    constraint attachment_file_scan_is_known check (scan_state in ('waiting', 'off', 'clean', 'infected')),
    constraint attachment_file_copy_is_known check (copy_state in ('none', 'waiting', 'made', 'failed')),
    constraint attachment_file_copy_is_whole check (
        (copy_state = 'made') = (copy_type is not null)
        and (copy_type is null) = (copy_chunks is null)
        and (copy_type is null) = (copy_sealed is null)
    ),
    -- DW-upload: only pictures and pages that this program wrote anew are a copy.
    constraint attachment_file_copy_is_ours check (copy_type in ('jpeg', 'pdf')),
    -- DW-upload: nothing is copied from what was not checked for viruses, where that is done, or from what has one.
    constraint attachment_file_copy_comes_after_the_scan check (
        copy_state <> 'made' or scan_state in ('off', 'clean')
    )
);

-- A file on a report. The key of the file is sealed under the key of the report: it is destroyed with it, and a report that came
-- of a split shares a file without a second copy of its bytes.
create table casework.attachment (
    attachment_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    ordinal smallint not null,
    upload_id uuid not null,
    sealed_key bytea not null,
    -- With the report, added by the petition office, or material of a check.
    origin text not null,
    -- Whose check it belongs to.
    clue_id uuid,
    added_by text collate "C",
    added_on date not null,
    downloads integer not null default 0,
    constraint attachment_is_unique primary key (attachment_id, cell_id),
    constraint attachment_ordinal_is_new unique (report_id, ordinal, cell_id),
    constraint attachment_report_exists foreign key (report_id, cell_id)
        references casework.report (report_id, cell_id),
    constraint attachment_clue_exists foreign key (clue_id, cell_id) references casework.clue (clue_id, cell_id),
    constraint attachment_file_exists foreign key (upload_id, cell_id)
        references casework.attachment_file (upload_id, cell_id),
    constraint attachment_origin_is_known check (origin in ('handed_in', 'office', 'check')),
    -- DW-upload: material of a check says whose, and whatever was added later says by whom.
    constraint attachment_check_has_its_clue check ((origin = 'check') = (clue_id is not null)),
    constraint attachment_addition_is_signed check (origin = 'handed_in' or added_by is not null),
    -- DW-upload: at most fifty files hang on one report.
    constraint attachment_ordinal_is_bounded check (ordinal between 1 and 50),
    constraint attachment_downloads_count_up check (downloads >= 0)
);

create index attachment_upload_idx on casework.attachment (upload_id);
create index attachment_clue_idx on casework.attachment (clue_id) where clue_id is not null;

-- Files are checked and cleaned by a worker, after the answer.
alter table queue.ready
    drop constraint ready_stage_is_known,
    add constraint ready_stage_is_known check (stage in ('read', 'handle', 'clean'));

alter table casework.upload enable row level security;
alter table casework.upload force row level security;
alter table casework.attachment_chunk enable row level security;
alter table casework.attachment_chunk force row level security;
alter table casework.attachment_file enable row level security;
alter table casework.attachment_file force row level security;
alter table casework.attachment enable row level security;
alter table casework.attachment force row level security;

reset role;
