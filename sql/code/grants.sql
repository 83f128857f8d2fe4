-- Who may call what. Nothing is granted to PUBLIC; nobody may delete.

revoke all on all tables in schema guard, directory, casework, vault, queue, notify, audit, session from public;
revoke all on all functions in schema guard, directory, casework, vault, queue, notify, audit, session from public;
revoke all on all sequences in schema queue from public;

grant usage on schema guard, directory, casework, vault, queue, notify, audit, session
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;

grant execute on function
    guard.enter(text), guard.cell(), guard.context(), guard.kind(), guard.staff(), guard.organ(), guard.room(), guard.is_system(),
    guard.has_role(text[]), guard.sees_office(), guard.actor(), guard.wrote_report(uuid),
    guard.is_own_clue(uuid), guard.stood_in_for()
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;

grant select, insert, update on
    directory.document, directory.organ, directory.room, directory.room_link, directory.unit, directory.calendar_notice,
    directory.calendar_day, directory.period_policy
    to dengwen_web, dengwen_worker;
-- The password hash is written here and read by session.credentials alone.
grant select (staff_id, cell_id, organ_id, room_id, name, post, roles, active, apart), insert, update
    on directory.staff to dengwen_web, dengwen_worker;
grant select on directory.organ to dengwen_notify;

grant select, insert, update on
    casework.item_key, casework.report, casework.accused, casework.clue, casework.clock, casework.notice,
    casework.sealed_register, casework.import_batch
    to dengwen_web, dengwen_worker;
grant select, insert on
    casework.report_text, casework.triage_opinion, casework.recusal, casework.event
    to dengwen_web, dengwen_worker;
grant execute on function
    casework.seal_up(uuid, timestamptz),
    casework.next_number(text, text, smallint), casework.raise_number(text, text, smallint, integer)
    to dengwen_web, dengwen_worker;
grant execute on function casework.track(bytea), casework.mark_read(bytea, uuid, timestamptz) to dengwen_web;

grant insert on vault.identity to dengwen_web, dengwen_worker;
grant select on vault.identity to dengwen_vault;

grant execute on function
    session.credentials(text), session.open(bytea, text, text, timestamptz, timestamptz),
    session.find(bytea, timestamptz), session.close(bytea), session.offices(),
    session.accounts(text)
    to dengwen_web;
-- A directory is loaded and a password set by either.
grant execute on function session.close_all(text) to dengwen_web, dengwen_worker;

grant execute on function
    queue.enqueue(text, text[], smallint[], uuid[], timestamptz),
    queue.take_one(text, uuid, text, timestamptz, interval),
    queue.finish(text, uuid, bigint), queue.withdraw(text, uuid), queue.give_back(text, uuid, bigint, timestamptz)
    to dengwen_web, dengwen_worker;
grant execute on function
    queue.take(text, integer, text, timestamptz, interval, interval),
    queue.retry(text, uuid, bigint, timestamptz), queue.park(text, uuid, bigint, text, timestamptz),
    queue.rescue(timestamptz, integer)
    to dengwen_worker;
grant select on queue.parked to dengwen_web, dengwen_worker;

grant execute on function
    notify.announce(text, text, uuid[], uuid[], timestamptz)
    to dengwen_web, dengwen_worker;
grant execute on function notify.resend(uuid, timestamptz, integer) to dengwen_web;
grant select, insert, update on notify.endpoint to dengwen_web;
grant select on notify.endpoint to dengwen_notify, dengwen_worker;
grant select on notify.delivery, notify.attempt to dengwen_web, dengwen_notify;
grant execute on function
    notify.claim(uuid[], integer[], timestamptz, interval),
    notify.finish(
        uuid[], bigint[], text[], timestamptz[], smallint[], text[], bigint[], bytea[], timestamptz, interval
    ),
    notify.change_endpoint(uuid, text, timestamptz),
    notify.rescue(timestamptz, integer)
    to dengwen_notify;

grant execute on function
    audit.append(text, timestamptz, text, text[], text[])
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;
grant select on audit.chain, audit.entry to dengwen_web, dengwen_worker, dengwen_audit;

-- What was appointed and handed over is written once; an appointment ends.
grant select, insert, update (to_on, ended_by, ended_at) on directory.appointment to dengwen_web, dengwen_worker;
grant select, insert on directory.handover, directory.handover_line to dengwen_web, dengwen_worker;
