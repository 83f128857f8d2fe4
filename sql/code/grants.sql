-- Who may call what. Nothing is granted to PUBLIC; nobody may delete.

revoke all on all tables in schema guard, directory, casework, vault, keys, queue, notify, audit, session from public;
revoke all on all routines in schema guard, directory, casework, vault, keys, queue, notify, audit, session from public;
revoke all on all sequences in schema queue from public;

grant usage on schema guard, directory, casework, vault, queue, notify, audit, session
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;

grant execute on function
    guard.enter(text), guard.cell(), guard.is_in_time(), guard.kind(), guard.staff(), guard.organ(), guard.room(),
    guard.is_system(),
    guard.has_role(text[]), guard.sees_office(), guard.actor(), guard.wrote_report(uuid), guard.makes_report(uuid),
    guard.wrote_version(text, uuid, integer),
    guard.is_own_clue(uuid), guard.stood_in_for(), guard.signer(), guard.moment()
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;
grant execute on function casework.follows_from(text, text, text, jsonb) to dengwen_web, dengwen_worker;

grant select, insert, update on
    directory.document, directory.organ, directory.room, directory.unit, directory.calendar_notice,
    directory.calendar_day, directory.period_policy
    to dengwen_web, dengwen_worker;
-- The password hash is read and written by functions of session alone.
revoke insert, update on directory.staff from dengwen_web, dengwen_worker;
grant select (staff_id, cell_id, organ_id, room_id, name, post, roles, active, apart),
    insert (staff_id, cell_id, organ_id, room_id, name, post, roles, active, apart),
    update (organ_id, room_id, name, post, roles, active, apart)
    on directory.staff to dengwen_web, dengwen_worker;
grant select on directory.organ to dengwen_notify;

grant select, insert, update on
    casework.item_key, casework.report, casework.accused, casework.clue, casework.clock, casework.notice,
    casework.import_batch
    to dengwen_web, dengwen_worker;
-- JB-15: of a line only what became of it is written later; whom it concerns and when it came in nobody changes.
revoke update on casework.sealed_register from dengwen_web, dengwen_worker;
grant select, insert, update (due_on, reported_up_on, carrier, head_read_on) on casework.sealed_register
    to dengwen_web, dengwen_worker;
grant select, insert on
    casework.report_text, casework.triage_opinion, casework.recusal, casework.event
    to dengwen_web, dengwen_worker;
grant execute on function
    casework.seal_up(uuid, timestamptz),
    casework.next_number(text, text, smallint), casework.raise_number(text, text, smallint, integer)
    to dengwen_web, dengwen_worker;
grant execute on function
    casework.code_salt(bytea), casework.track(bytea, bytea), casework.mark_read(bytea, bytea, uuid)
    to dengwen_web;
grant insert on vault.query_code to dengwen_web, dengwen_worker;

grant insert on vault.identity to dengwen_web, dengwen_worker;
-- Nobody reads it: two persons open it, one after the other (unlock.sql).
revoke select on vault.identity from dengwen_vault;
grant select on vault.unlock to dengwen_web;
grant execute on function
    vault.ask_unlock(uuid, uuid, uuid, text, text, smallint, bytea), vault.grant_unlock(uuid, smallint),
    vault.refuse_unlock(uuid), vault.close_unlock(uuid), vault.note_look(uuid), vault.open_identity(uuid),
    vault.openings(bytea, bytea),
    vault.unlock_counts(date, date), vault.unlock_facts(uuid, text[])
    to dengwen_web;
grant execute on function vault.end_unlocks(integer) to dengwen_worker;
-- Nobody selects a key: a function answers its wrap, which the site key alone opens.
grant usage on schema keys to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault;
grant execute on function keys.find(bytea) to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault;
grant execute on function
    keys.current(text, text), keys.site(), keys.add(bytea, text, text, smallint, bytea, timestamptz)
    to dengwen_web, dengwen_worker, dengwen_vault;
grant execute on function
    keys.renew(bytea, text, text, smallint, bytea, timestamptz), keys.destroy(bytea, timestamptz), keys.list(),
    keys.hold_all(), keys.rewrap_all(bytea[], bytea[], bytea), keys.sealed_under(bytea, integer),
    keys.seal_again(bytea[], bytea[])
    to dengwen_worker;
grant execute on function vault.wraps_under(bytea, integer), vault.rewrap(uuid[], bytea[]) to dengwen_vault;
grant select on directory.clock_rules, directory.edition to dengwen_vault;

grant execute on function
    session.door(text, bytea, bytea), session.settle(bytea), session.refuse(text, text, text), session.refused(text),
    session.is_password(text, text),
    session.admit(bytea, integer, interval, interval, integer),
    session.open(bytea, uuid, text, text, text, bigint, bytea, boolean, text, text, timestamptz, bytea, boolean),
    session.remember(bytea, bytea, timestamptz), session.find(bytea, interval, bytea),
    session.renew(bytea, bytea, bigint, bytea), session.mine(interval),
    session.notes(), session.close_notes(timestamptz), session.note_refusal(), session.note_opening(uuid, integer),
    session.close(bytea), session.close_one(uuid), session.sign_out(text), session.offices(), session.accounts(text),
    session.own(), session.change_password(text, text), session.is_untouched(),
    session.change_factor(text, bytea, text, bigint, bytea[]),
    session.invite(bytea, text, timestamptz, text, text), session.invited(bytea), session.invitations(),
    session.decide_invitation(text, timestamptz, boolean),
    session.accept(bytea, text, bytea, text, bigint, bytea[])
    to dengwen_web;
grant execute on function
    session.make_token(uuid, bytea, text, text[], timestamptz), session.tokens(boolean),
    session.approve_token(uuid), session.end_token(uuid),
    session.find_token(bytea)
    to dengwen_web;
grant execute on function
    session.propose_binding(uuid, text, bytea, text, timestamptz), session.bindings(boolean),
    session.approve_binding(uuid), session.end_binding(uuid), session.take_return(bytea, timestamptz),
    session.subject_door(bytea, bytea), session.keepers_with_certificate(),
    session.open_subject(
        bytea, uuid, text, bytea, boolean, bigint, bytea, boolean, text, timestamptz, bytea, boolean
    )
    to dengwen_web;
-- A directory is loaded and a password set by either.
grant execute on function session.close_all(text), session.set_password(text, text) to dengwen_web, dengwen_worker;

grant execute on function
    queue.enqueue(text, text[], smallint[], uuid[], timestamptz),
    queue.take_one(text, uuid, text, timestamptz, interval),
    queue.finish(text, uuid, bigint), queue.withdraw(text, uuid), queue.give_back(text, uuid, bigint, timestamptz),
    queue.reclass(text, uuid, smallint), queue.unpark(text, uuid, timestamptz), queue.drop(text, uuid)
    to dengwen_web, dengwen_worker;
grant execute on function
    queue.lanes(text, integer),
    queue.take(text, text[], bigint[], integer, text, timestamptz, interval, interval, integer, bigint[]),
    queue.sweep(text, text[], bigint[]), queue.rest(text, timestamptz), queue.rise(text),
    queue.retry(text, uuid, bigint, timestamptz, text), queue.snooze(text, uuid, bigint, timestamptz, text),
    queue.beat(text, uuid[], bigint[], timestamptz), queue.park(text, uuid, bigint, text, timestamptz),
    queue.rescue(timestamptz, timestamptz, integer)
    to dengwen_worker;
grant select on queue.parked to dengwen_worker;
-- The day and not the moment (C7).
revoke select on queue.parked from dengwen_web;
grant select (subject_id, stage, cell_id, lane, attempt, reason, parked_on) on queue.parked to dengwen_web;
-- Of a claim: since when, and until when it counts as fresh (JB-17). Its token and its holder stand on the clue.
grant select (subject_id, stage, cell_id, taken_at, leased_until) on queue.lease to dengwen_web;
grant execute on function
    queue.next_clue(text, interval, uuid[], bigint[], boolean, boolean), queue.claim_clue(uuid, integer, interval, text, uuid)
    to dengwen_web;
grant execute on function casework.give_up_file(uuid), guard.sees_parked(text, uuid, text)
    to dengwen_web, dengwen_worker;

grant execute on function
    notify.announce(text, text, uuid[], uuid[])
    to dengwen_web, dengwen_worker;
grant execute on function notify.resend(uuid, integer) to dengwen_web;
grant execute on function notify.announce_head(text, uuid, integer), notify.organs_without_heads(timestamptz) to dengwen_worker;
grant select, insert, update on notify.endpoint to dengwen_web;
grant select on notify.endpoint to dengwen_notify, dengwen_worker;
grant select on notify.delivery, notify.attempt to dengwen_notify;
-- An administrator sees how deliveries stand, and not of which item each is.
revoke select on notify.delivery from dengwen_web;
grant select (
    delivery_id, cell_id, endpoint_id, event_type, occurred_at, state, attempt, due_at, finished_at
)
    on notify.delivery to dengwen_web;
grant select on notify.attempt to dengwen_web;
grant select (
    delivery_id, cell_id, finished_on, endpoint_id, event_type, state, attempt, finished_at
)
    on notify.past_delivery to dengwen_web;
grant select (delivery_id, cell_id, number, finished_on, http_status, failure) on notify.past_attempt to dengwen_web;
grant execute on function guard.sees_past_delivery(uuid, date, text) to dengwen_web;
grant execute on function
    notify.claim(uuid[], integer[], timestamptz, interval),
    notify.finish(
        uuid[], bigint[], text[], timestamptz[], smallint[], text[], bigint[], bytea[], boolean[], timestamptz, interval
    ),
    notify.change_endpoint(uuid, text, timestamptz),
    notify.rescue(timestamptz, integer), notify.rest(timestamptz), notify.rise()
    to dengwen_notify;

grant execute on function
    audit.append(text, text, text[], text[])
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;
grant execute on function audit.refusals_since(text, timestamptz), audit.state() to dengwen_web, dengwen_worker;
grant execute on function
    audit.search(text, text, bigint, bigint, bigint, integer), audit.alarm_days(integer)
    to dengwen_web;
grant execute on function
    audit.chain_inbox(integer), audit.add_seal(audit.seal, text[], bigint[], bytea[])
    to dengwen_worker;
grant select on audit.chain, audit.entry, audit.inbox, audit.log, audit.seal, audit.sealed_head
    to dengwen_web, dengwen_worker, dengwen_audit;

-- Approvals are written by the triggers of approve.sql and approve_clue.sql alone.
grant select on casework.approval to dengwen_web, dengwen_worker;
grant select, insert on casework.distribution_policy to dengwen_web, dengwen_worker;
grant execute on function casework.moment() to dengwen_web, dengwen_worker;
grant select on casework.handoff to dengwen_web, dengwen_worker;
grant execute on function casework.broken_handoffs() to dengwen_worker;
grant select, insert, update on
    casework.supervision, casework.instruction, casework.leader_charge, casework.quarter_feedback
    to dengwen_web, dengwen_worker;
grant select, insert on
    casework.supervision_entry, casework.reminder, casework.instruction_entry, casework.charge_note,
    casework.quarter_line
    to dengwen_web, dengwen_worker;
grant execute on function casework.oversees(uuid) to dengwen_web;
-- What is archived still counts.
grant execute on function
    casework.knows_clue(uuid), casework.known_reports(date, date, text[]), casework.known_accused(date, date),
    casework.known_clues(uuid, text), casework.untold_ends(text, date, integer),
    casework.repeats_of_room(text, date, date, integer), casework.petition_year(date, date, text[])
    to dengwen_web;

-- Accused who are added or corrected later.
grant select, insert on casework.route_decision to dengwen_web, dengwen_worker;
grant select on casework.seen_before to dengwen_web, dengwen_worker;
grant select, insert, update on casework.alert to dengwen_web, dengwen_worker;
grant execute on function
    casework.is_kept_from(uuid), casework.note_seen(uuid, text[], text[], text[], timestamptz)
    to dengwen_web, dengwen_worker;

-- Asking whoever signed, feedback, papers of a check: written once; a member of a group leaves.
grant select, insert on
    casework.verification_call, casework.feedback_record, casework.study_minutes, casework.check_member,
    casework.check_report, casework.check_signature
    to dengwen_web, dengwen_worker;
grant update (left_on, approved_by, approved_on) on casework.check_member to dengwen_web, dengwen_worker;

-- Clocks: settings, extensions, what was told upwards, what was recomputed.
grant select, insert on
    directory.clock_setting, casework.clock_extension, casework.overdue_step, casework.clock_recomputation
    to dengwen_web, dengwen_worker;
grant execute on function casework.keeps_out_superior(text, uuid) to dengwen_web, dengwen_worker;

-- Documents.
grant select, insert, update on casework.document, directory.document_code to dengwen_web, dengwen_worker;
grant select, insert on casework.document_print, directory.document_template to dengwen_web, dengwen_worker;
grant execute on function
    casework.document_grounds(text, text, uuid, uuid, text, text), casework.names_reporter(uuid, bytea[]),
    casework.code_words_in_use(), casework.code_word_bearer(text)
    to dengwen_web, dengwen_worker;

-- Jurisdiction.
-- Asked by the policies of whoever looks.
grant execute on function
    guard.opens_words(uuid, text), guard.checks_words(uuid, text), guard.sees_words(uuid, text),
    guard.sees_report(uuid, text),
    guard.sees_recommendation(uuid, text), guard.sees_assignment(uuid, text), guard.sees_supervision(uuid, text),
    guard.sees_protection(uuid, text), guard.sees_quarter(uuid, text), guard.sees_town_duty(uuid, text),
    guard.has_key(uuid, text), guard.sees_clue(uuid, text), guard.answers_to(uuid, text),
    guard.sees_paper(uuid, text, boolean),
    guard.sees_clock(uuid, text), guard.moves_clock(text, uuid, text)
    to dengwen_web;
grant execute on function guard.is_kept_from(uuid, uuid), guard.opened_clues()
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;
grant select, insert on directory.local_policy to dengwen_web, dengwen_worker;
grant select, insert, update on casework.jurisdiction_measure, casework.joint_party, casework.assignment
    to dengwen_web, dengwen_worker;

-- Reception days, recommendations, meetings, reports upward.
grant select, insert, update on
    casework.reception_session, casework.town_duty, casework.recommendation, casework.meeting_item
    to dengwen_web, dengwen_worker;
grant select, insert on
    casework.reception_visit, casework.recommendation_paper, casework.meeting, casework.report_up
    to dengwen_web, dengwen_worker;
grant execute on function casework.reception_times(date) to dengwen_web;

-- Recusal and interference: an entry is only ever decided, a declaration renewed or ended; interference is written once.
grant select, insert on
    casework.recusal_entry, casework.recusal_request, casework.kinship_declaration, casework.interest_declaration,
    casework.interference
    to dengwen_web, dengwen_worker;
grant insert on vault.reporter_token to dengwen_web, dengwen_worker;
grant update (decision, decided_by, decided_on) on casework.recusal_entry to dengwen_web, dengwen_worker;
grant update (answered_by, answered_on, passed_by, passed_on, passed_organ_id) on casework.recusal_request to dengwen_web;
grant update (renewed_on, ended_on) on casework.kinship_declaration to dengwen_web;
grant update (renewed_on, to_on) on casework.interest_declaration to dengwen_web;
grant execute on function
    casework.is_kept_from(uuid), casework.is_open_to_leaders(uuid),
    casework.supervises_cadres(), casework.recusal_stands(uuid, text),
    casework.decides_above(uuid, text)
    to dengwen_web, dengwen_worker;
grant execute on function casework.tied_to_reporter(uuid[], date) to dengwen_web, dengwen_worker;

-- Masked excerpts: confirmed and decided; copies are only added.
grant select, insert on casework.excerpt, casework.excerpt_print to dengwen_web, dengwen_worker;
grant update (
    state, sealed_text, covered_count, lifted_count, added_count, confirmed_by, confirmed_on, confirmations, decided_by,
    decided_on, decided_as, valid_until
)
    on casework.excerpt to dengwen_web;
grant update (ended_on) on casework.excerpt to dengwen_web, dengwen_worker;
grant execute on function casework.stands_in_for_head(uuid) to dengwen_web;

-- Steps of a check are written once; the system closes a round.
grant select, insert on casework.course_step to dengwen_web, dengwen_worker;
grant update (closed_on) on casework.course_step to dengwen_web, dengwen_worker;
grant select, insert, update on directory.clock_rules to dengwen_web, dengwen_worker;
grant select on directory.clock_rules to dengwen_notify;
-- JB-47: counts over all organs are the operator's; who keeps the rules of one organ reads what changed, and no counts.
revoke select on casework.clock_recomputation from dengwen_web;
grant select (
    recomputation_id, cell_id, cause, calendars_from, calendar_to, policy_from, policy_to, started_at, finished_at,
    by_staff_id
)
    on casework.clock_recomputation to dengwen_web;

grant select, insert, update on casework.objection, casework.clarification, casework.protection
    to dengwen_web, dengwen_worker;
grant select, insert on
    casework.secrecy_duty, casework.protection_visit, casework.accused_feedback, casework.satisfaction
    to dengwen_web, dengwen_worker;

-- What was appointed and handed over is written once; an appointment ends.
grant select, insert, update (to_on, ended_by, ended_at) on directory.appointment to dengwen_web, dengwen_worker;
grant select, insert on directory.handover, directory.handover_line to dengwen_web, dengwen_worker;
grant execute on function casework.hold_new_work(), casework.hold_recomputation() to dengwen_web, dengwen_worker;
-- The organisation through time is written once; the number of the directory goes up.
grant select, insert on directory.span to dengwen_web, dengwen_worker;
grant select, insert, update on directory.edition to dengwen_web, dengwen_worker;
grant execute on function casework.open_work(text, text[]), casework.kept_from_open_work(text, text[])
    to dengwen_web, dengwen_worker;
grant select on directory.edition to dengwen_notify;

-- Splitting and repeats: a proposal is decided once, a mark is made anew, what was decided about a repeat stays.
grant select, insert on
    casework.split, casework.split_share, casework.split_part, casework.repeat_decision
    to dengwen_web, dengwen_worker;
grant select, insert, update on casework.report_mark to dengwen_web, dengwen_worker;
-- Blind search: tokens are made anew by the system; whoever searches asks functions.
grant select, insert, update on casework.report_words to dengwen_web, dengwen_worker;
grant execute on function
    casework.search_words(text[], date, uuid, integer), casework.first_words_on()
    to dengwen_web;
grant update (state, decided_by, decided_on, decided_as) on casework.split to dengwen_web;
grant execute on function
    casework.identity_to_share(uuid), casework.shred_split(uuid, timestamptz), casework.repeat_candidates(uuid, integer)
    to dengwen_web;

-- What waits to be sealed: asked by one person, decided by another.
grant select, insert, update (state, decided_by, decided_on, sealed) on casework.seal_request
    to dengwen_web, dengwen_worker;
-- How a sealed line went up: its slip is written once, its receiver once; the signed lines by a trigger alone.
grant update (up_received_on) on casework.sealed_register to dengwen_web, dengwen_worker;
grant select, insert, update (receiver_sealed) on casework.sealed_carriage to dengwen_web, dengwen_worker;
grant select on casework.sealed_handoff to dengwen_web, dengwen_worker;
grant execute on function casework.broken_sealed_handoffs() to dengwen_worker;
-- JB-15: keys of higher offices are entered, confirmed and ended; an export is written once, handed out and wiped.
grant select, insert, update (state, confirmed_by, confirmed_on, ended_by, ended_on) on casework.export_key
    to dengwen_web;
grant select on casework.export_key to dengwen_worker;
grant select, insert, update (ciphertext, wiped_on, taken_count, taken_on, takers) on casework.sealed_export
    to dengwen_web, dengwen_worker;
grant select, insert, update (to_on, ended_by) on casework.quarantine_readers to dengwen_web;
grant select on casework.quarantine_readers to dengwen_worker;
grant execute on function casework.identity_to_export(uuid, uuid) to dengwen_web;
grant execute on function casework.exports_to_wipe(integer) to dengwen_worker;
grant execute on function guard.opens_quarantine(), guard.decides_sealing(), guard.asked_to_decide()
    to dengwen_web, dengwen_worker, dengwen_notify, dengwen_vault, dengwen_audit;
-- JC-66: a note is written once and attached once.
grant select, insert, update (attached_id, attached_by, attached_on) on casework.interference_note
    to dengwen_web, dengwen_worker;
-- Alarms are raised and never changed.
grant select, insert on casework.alarm to dengwen_web, dengwen_worker;
grant execute on function
    casework.close_for_sealing(uuid[], smallint, date), casework.open_again(uuid[]), casework.waits_with_another(uuid),
    casework.interference_is_kept(uuid), casework.may_keep_line(uuid)
    to dengwen_web;
grant execute on function casework.added_to(uuid) to dengwen_web, dengwen_worker;

-- What rooms find themselves, rewards, and what only a prefecture approves.
grant select, insert on casework.found_clue, casework.reward, casework.malice_request to dengwen_web, dengwen_worker;
grant update (state, controlled_by, controlled_on) on casework.found_clue to dengwen_web, dengwen_worker;
grant update (state, decided_by, decided_on, outcome_on, outcome_by, outcome_sealed) on casework.reward
    to dengwen_web, dengwen_worker;
grant update (
    state, endorsed_by, endorsed_on, decided_level, decided_on, recorded_by, decision_sealed, inaccuracy,
    corrections_advised_on
) on casework.malice_request to dengwen_web, dengwen_worker;
grant execute on function casework.found_is_kept(uuid) to dengwen_web;
grant select, insert on casework.provision, casework.trend_report, casework.trend_figure to dengwen_web, dengwen_worker;
grant update (
    state, decided_by, decided_on, delivered_by, delivered_on, row_count, file_hash, keep_until
) on casework.provision to dengwen_web, dengwen_worker;
grant update (
    state, upper_organ_id, sent_by, sent_on, committee_by, committee_on, committee_sealed, code_word, committee_year,
    committee_number
) on casework.trend_report to dengwen_web, dengwen_worker;

-- Who proposes and who decides: what is proposed is decided by triggers alone, but for extensions.
grant select, insert on casework.distribution_proposal, casework.secretary_approval,
    casework.extension_request to dengwen_web, dengwen_worker;
-- JB-21: how a request ends is written once.
grant update (state, ended_by, ended_organ_id, ended_on, refusal, sealed, sealed_by_site) on casework.extension_request
    to dengwen_web, dengwen_worker;

-- Voiding and the account of numbers: a proposal is decided once.
grant select, insert on casework.voiding, casework.transfer_in to dengwen_web, dengwen_worker;
grant update (state, decided_by, decided_on, decided_as) on casework.voiding to dengwen_web;
grant execute on function casework.number_account() to dengwen_web;
grant execute on function casework.keys_recommendation(uuid) to dengwen_web;

-- What is no matter of discipline: sent once, receipted once; the list of outside organs by versions.
grant select, insert on directory.outside_organ, casework.transfer_objection to dengwen_web, dengwen_worker;
grant select, insert, update on casework.guidance, casework.petition to dengwen_web, dengwen_worker;
grant select, insert, update (receipt, receipt_on, receipt_by) on casework.transfer_out to dengwen_web, dengwen_worker;

-- DW-archive: what a room states of papers is written once.
grant select, insert on casework.late_paper to dengwen_web, dengwen_worker;

-- Files: bytes are written once; what a worker finds out about them is written by the system alone; downloads are counted.
grant select, insert on casework.upload, casework.attachment_chunk, casework.attachment_file, casework.attachment
    to dengwen_web, dengwen_worker;
grant update (scan_state, copy_state, copy_type, copy_chunks, copy_sealed, is_slow) on casework.attachment_file
    to dengwen_worker;
grant update (scan_state) on casework.attachment_file to dengwen_web;
grant update (downloads) on casework.attachment to dengwen_web;
grant execute on function
    guard.is_open_upload(uuid), guard.wrote_file(uuid), guard.sees_file(uuid, text), guard.keeps_check(uuid, text),
    guard.reads_check(uuid, text), guard.keeps_report(uuid, text), guard.has_original(uuid, text),
    guard.opens_original(uuid, text),
    casework.next_attachment(uuid), casework.drop_upload(uuid)
    to dengwen_web, dengwen_worker;
grant execute on function casework.sweep_uploads(date, integer) to dengwen_worker;

-- What takes care that nothing grows without bound is the worker's alone.
grant execute on function guard.keep_months(), notify.shelve(integer), session.sweep(integer) to dengwen_worker;
-- Workers end many jobs at once.
grant execute on function queue.finish_all(text, uuid[], bigint[]) to dengwen_worker;
