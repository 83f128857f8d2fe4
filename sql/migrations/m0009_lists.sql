-- Indexes in the order of the lists: a page costs what it shows, however long the list has become.
-- Lock: writes to reports, clues and notices wait (share lock on each table). Duration: seconds per million rows.
-- Undo: drop the indexes; the lists stay right and become slower.
--
-- The expressions are those of the keys in CaseStore, to the letter: `inboxKey`, `noticeKey`. Where they differ,
-- PostgreSQL sorts the whole list again.

set local role dengwen_owner;

-- What waits at a petition office.
create index report_waiting_idx on casework.report (
    holder_organ_id, (priority > 1), (state <> 'quarantined'), (source = 'import'), priority,
    (signature not in ('real_name_claimed', 'real_name_verified')), received_at, report_id
)
where state in ('quarantined', 'registered', 'triage_proposed');

-- What has come to an office under another organ's number; its own numbers have report_register_idx.
create index report_held_idx on casework.report (
    holder_organ_id, register_year desc, register_number desc, report_id desc
)
where holder_organ_id <> receiver_organ_id;

-- What an office has taken in today.
create index report_entered_idx on casework.report (receiver_organ_id, received_at) where source <> 'import';

-- The boards look for a clue by the organ that handles it, by the organ that received it, and by who holds it.
create index clue_of_receiver_idx on casework.clue (receiver_organ_id, state);
create index clue_of_holder_idx on casework.clue (holder_staff_id) where holder_staff_id is not null;

create index notice_list_idx on casework.notice (
    organ_id,
    (state <> 'draft'),
    (coalesce(case state when 'draft' then 1 else -1 end * (due_on - date '1970-01-01'), 2147483647)),
    notice_id
);

reset role;
