-- What an entry of the audit log shows its auditor is written down with it, and numbers have a list and an end.
-- Lock: access exclusive on audit.inbox, audit.entry and casework.number_series until commit. Duration: the numbers are read
-- once, seconds. Undo: drop the columns and the two constraints; that of m0015 again.

set local role dengwen_owner;

-- What an older program's code says; the code of this one makes them anew.
drop function if exists vault.note(text, vault.unlock, text);
drop function if exists audit.append(text, timestamptz, text, text[], text[]);

-- 'open' on what everybody of the petition office may know of, 'duty' on no case at all, else 'closed' (audit.kind_of). As it
-- was when the entry was written: an entry that turned from open to closed would tell that its item was kept from somebody.
-- What an older program wrote is closed.
alter table audit.inbox
    add column shown_as text not null default 'closed',
    add constraint inbox_is_shown_as_known check (shown_as in ('open', 'duty', 'closed'));
alter table audit.entry
    add column shown_as text not null default 'closed',
    add constraint entry_is_shown_as_known check (shown_as in ('open', 'duty', 'closed'));

-- A word that nobody prints could hide a count, and a number that no paper holds ends a series.
alter table casework.number_series
    drop constraint number_series_is_known,
    add constraint number_series_is_known check (
        series in (
            'report', 'clue', 'cadre_clue', 'sealed', 'notice', 'minutes', 'found', 'provision', 'excerpt', 'document_petition',
            'document_letter', 'document_supervision', 'document_report', 'document_advice', 'document_jw_advice',
            'document_notice', 'document_archive'
        )
    ),
    add constraint number_series_fits_on_paper check (last_number <= 999999);

reset role;

-- Whoever may write messages into the log of PostgreSQL fills its disk, and no table shows it. session.refuse alone does, once.
-- As in m0060, only a superuser may say so.
do $$
begin
    revoke execute on function
        pg_catalog.pg_logical_emit_message(boolean, text, text), pg_catalog.pg_logical_emit_message(boolean, text, bytea)
        from public;
    grant execute on function pg_catalog.pg_logical_emit_message(boolean, text, text) to dengwen_owner;
exception
    when insufficient_privilege then
        raise notice 'the migrator is no superuser: what writes into the log of PostgreSQL stays open';
end
$$;
