-- That the disk on which the audit log stands has little room left, and that a signed hand-off is not as it was written, are told
-- to the auditor as what is wrong with the log itself is.
-- Lock: access exclusive on casework.alarm until commit; it is read twice, seconds per million rows. Undo: put alarm_kind_is_known
-- of m0075 and alarm_of_the_log_goes_to_the_auditor and its index of m0065 back once neither kind is left.

set local role dengwen_owner;

alter table casework.alarm
    drop constraint alarm_kind_is_known,
    add constraint alarm_kind_is_known check (
        kind in (
            'late_report', 'receipt_missing', 'refused_change', 'work_left', 'bulk_reading', 'seal_late', 'heads_differ',
            'heads_stopped', 'log_damaged', 'entries_lost', 'handoff_broken', 'disk_low'
        )
    ),
    drop constraint alarm_of_the_log_goes_to_the_auditor,
    add constraint alarm_of_the_log_goes_to_the_auditor check (
        audience = 'auditor'
        or kind not in (
            'seal_late', 'heads_differ', 'heads_stopped', 'log_damaged', 'entries_lost', 'handoff_broken', 'disk_low'
        )
    );

-- Once a day each: whoever looks every 30 seconds does not fill the table.
drop index casework.alarm_of_the_log_is_raised_once_idx;
create unique index alarm_of_the_log_is_raised_once_idx on casework.alarm (kind, told_organ_id, raised_on, cell_id)
    where kind in (
        'seal_late', 'heads_differ', 'heads_stopped', 'log_damaged', 'entries_lost', 'handoff_broken', 'disk_low'
    );

reset role;
