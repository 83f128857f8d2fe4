"""What somebody does by hand to clues, leases, stories, the log and the notes, each of which the drill of claims must find out:
the statement, and what is found by it."""

SOME_STEP = ("(select s.subject_id, s.version from drill.step as s where s.kind = 'released' and s.answers = '{done}'"
             " order by s.us desc limit 1)")
SOME_HELD = "(select l.subject_id from queue.lease as l join drill.clue as d on d.clue_id = l.subject_id limit 1)"
SOME_CLAIM = ("(select c.worker, c.number from drill.call as c where c.kind = 'claimed' and c.answer = 'done'"
              " order by c.began desc limit 1)")

DEEDS: dict[str, tuple[str, dict[str, int]]] = {
    "a lease that is gone": (
        f"delete from queue.lease where subject_id = {SOME_HELD}", {"held without its lease": 1}),
    "a lease too many": (
        "insert into queue.lease (subject_id, stage, cell_id, token, lane, class, holder, attempt, leased_until, ready_at, taken_at)"
        " select r.subject_id, r.stage, r.cell_id, 0, r.lane, r.class, 'S1', 0, now(), now(), now()"
        " from queue.ready as r where r.stage = 'handle' limit 1",
        {"lease of a clue that nobody holds, or somebody else": 1}),
    "a place that is gone": (
        "delete from queue.ready where seq = (select min(r.seq) from queue.ready as r where r.stage = 'handle')",
        {"waits, and has no place in its lane": 1}),
    "a place too many": (
        "insert into queue.ready (stage, lane, class, cell_id, subject_id, ready_at)"
        " select l.stage, l.lane, l.class, l.cell_id, l.subject_id, now() from queue.lease as l where l.stage = 'handle' limit 1",
        {"has a place in a lane, and does not wait there": 1}),
    "another holder": (
        f"update casework.clue set holder_staff_id = 'S1' where clue_id = {SOME_HELD}",
        {"held without its lease": 1, "lease of a clue that nobody holds, or somebody else": 1,
         "the story and the clue differ on who has it": 1}),
    "a step that is gone": (
        f"delete from casework.event where (subject_id, version) in {SOME_STEP}",
        {"versions and story of a clue do not go together": 1, "entry on the log without its step": 1,
         "signed lines and story of a clue do not go together": 1, "told that it is done, and it is not there": 1}),
    "a step too many": (
        "insert into casework.event (subject_id, cell_id, version, subject, kind, actor, actor_staff_id, occurred_at)"
        f" select e.subject_id, e.cell_id, 1000000, e.subject, e.kind, e.actor, 'S1', now()"
        f" from casework.event as e where (e.subject_id, e.version) in {SOME_STEP}",
        {"versions and story of a clue do not go together": 1, "step without its entry on the log": 1,
         "done, and nobody called for it": 1}),
    "an entry that is gone": (
        "delete from audit.inbox where entry_id = (select max(i.entry_id) from audit.inbox as i where i.action = 'clue.claimed')",
        {"step without its entry on the log": 1}),
    "a message that is gone": (
        "delete from notify.delivery where delivery_id = (select v.delivery_id from notify.delivery as v"
        " join drill.clue as d on d.clue_id = v.subject_id limit 1)",
        {"step without its message": 1}),
    "a signed line that is gone": (
        "delete from casework.handoff where (subject_id, ordinal) in (select h.subject_id, h.ordinal from casework.handoff as h"
        " join drill.clue as d on d.clue_id = h.subject_id order by h.ordinal desc limit 1)",
        {"signed lines and story of a clue do not go together": 1}),
    "a token that does not rise": (
        "update drill.lease set token = 0 where n = (select max(l.n) from drill.lease as l where exists"
        " (select from drill.lease as o where o.subject_id = l.subject_id and o.n < l.n))",
        {"token not above the one before": 1}),
    "a claim that somebody was told of, and that is not there": (
        "insert into drill.said (worker, line) select 'hand', w.line from (select d.clue_id from drill.clue as d limit 1) as d,"
        " unnest(array['called 1 - 1 claim_next S1', 'told 1 ' || d.clue_id || ' 2 done']) as w (line)",
        {"told that it is done, and it is not there": 1}),
    "a claim that somebody was told is not there": (
        "update drill.said as s set line = regexp_replace(s.line, ' done$', ' stale') from "
        f"{SOME_CLAIM} as c where s.worker = c.worker and s.line like 'told ' || c.number || ' %'",
        {"told that it is not done, and it is there": 1}),
}
