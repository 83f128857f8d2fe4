-- Makes room for what the law asks to be numbered and timed besides letters, clues and notices: every series is named by a
-- word, and a clock may run for a measure, a document or a duty.
-- Lock: access exclusive on casework.number_series and casework.clock until commit. Duration: both are read once, seconds
-- per million rows. Undo: put the two lists of m0003 back, once nothing uses the new words.

set local role dengwen_owner;

alter table casework.number_series
    drop constraint number_series_is_known,
    add constraint number_series_is_known check (series ~ '^[a-z_]{1,32}$');

alter table casework.clock
    drop constraint clock_subject_is_known,
    add constraint clock_subject_is_known check (
        subject in (
            'report', 'clue', 'sealed', 'assignment', 'supervision', 'recommendation', 'clarification', 'protection',
            'town_visit', 'quarter', 'objection'
        )
    );

reset role;
