-- Heads of the audit log are sent to receivers, alarms of the log itself, and what an entry shows its auditor is under its digest
-- (decision 26).
-- Lock: access exclusive on notify.delivery and casework.alarm until commit. Duration: both are read once, seconds per million
-- rows. Undo: drop the column, the constraints and the indexes; put alarm_kind_is_known of m0042 back once no alarm of the log is
-- left. Entries that an older program chained have digests over fewer fields: a log that was begun before starts anew.

set local role dengwen_owner;

-- They answer more than older ones did; the code makes them anew.
drop function if exists notify.claim(uuid[], integer[], timestamptz, interval);
drop function if exists vault.note(text, vault.unlock, text);
drop function if exists audit.append(text, text, text[], text[]);
drop function if exists audit.put(text, text, text[], text[]);

-- The line as it was signed: the same bytes with every try, whatever becomes of the seal.
alter table notify.delivery
    add column head text,
    add constraint delivery_head_is_of_a_seal check ((event_type = 'dengwen.audit.sealed.v1') = (head is not null)),
    -- Ten words, so that nothing else leaves by it.
    add constraint delivery_head_is_a_line check (head ~ '^dengwen-head-1( [0-9A-Za-z_-]{1,128}){9}$');

-- That the log is not sealed in time, that heads which were kept outside are not the log's, that no receiver takes them, that the
-- log is not as it was written, that entries are gone which a writer was told stand there. By day and organ alone.
alter table casework.alarm
    drop constraint alarm_kind_is_known,
    add constraint alarm_kind_is_known check (
        kind in (
            'late_report', 'refused_change', 'work_left', 'seal_late', 'heads_differ', 'heads_stopped', 'log_damaged',
            'entries_lost'
        )
    ),
    add constraint alarm_of_the_log_goes_to_the_auditor check (
        audience = 'auditor'
        or kind not in ('seal_late', 'heads_differ', 'heads_stopped', 'log_damaged', 'entries_lost')
    );

-- Once a day each: whoever looks every 20 seconds does not fill the table.
create unique index alarm_of_the_log_is_raised_once_idx on casework.alarm (kind, told_organ_id, raised_on, cell_id)
    where kind in ('seal_late', 'heads_differ', 'heads_stopped', 'log_damaged', 'entries_lost');

reset role;
