"""Changes entries of the audit log as a superuser in the seconds before they are chained, while the program runs that wrote them.

`dengwen audit verify` knows what is chained. What stands in the inbox is known by the program that wrote it: it must name every entry that
is gone, reads otherwise, names somebody else or another time, or is shown otherwise (`alarm.of_log` on the log, a critical line in its own), and no other. Run by tamper.sh.
"""

import random
import re
import subprocess
import sys
import time

import program
from site_under_test import SiteUnderTest, Visitor

CHANGES, SEED = int(sys.argv[1]), int(sys.argv[2])
# Two rounds of the sealer, beside other work.
NAMED_SECONDS = 120
COLUMNS = "chain, cell_id, occurred_us, actor, action, subject, detail, shown_as"


class Frozen:
    """Holds the lock under which entries are chained: meanwhile they stay in the inbox."""

    def __init__(self, site: SiteUnderTest):
        self.holder = subprocess.Popen(
            ["psql", site.conninfo, "-qAtX"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)

    def __enter__(self):
        self.holder.stdin.write(
            "select 'held' from (select pg_advisory_lock(hashtextextended('audit.seal' || cell_id, 0)) "
            "from (select distinct cell_id from casework.report) as c) as l limit 1;\n")
        self.holder.stdin.flush()
        assert self.holder.stdout.readline().strip() == "held", "the lock was not taken"

    def __exit__(self, *_):
        self.holder.stdin.close()
        self.holder.wait(30)


def update(column, value):
    return (lambda one, other: [f"update audit.inbox set {column} = {value} where entry_id = {one}"]), 1


def swap(one, other):
    """Two entries, each in the other's place."""
    both = "chain, occurred_us, actor, action, subject, detail, shown_as"
    return [f"create temp table s on commit drop as select * from audit.inbox where entry_id in ({one}, {other})",
            f"update audit.inbox as i set ({both}) = (select {both} from s where s.entry_id <> i.entry_id) "
            f"where i.entry_id in ({one}, {other})", "drop table s"]


def renumber(one, other):
    return [f"with d as (delete from audit.inbox where entry_id = {one} returning *) insert into audit.inbox (entry_id, {COLUMNS}) "
            f"overriding system value select entry_id + 1000000, {COLUMNS} from d"]


def delete(one, other):
    return [f"delete from audit.inbox where entry_id = {one}"]


KINDS = {
    "action": update("action", "'clue.close'"), "subject": update("subject", "subject || 'x'"), "detail": update("detail", "detail || ';x=y'"),
    "chain": update("chain", "'O420222'"), "actor": update("actor", "'staff:X420281-1'"),
    "occurred_us": update("occurred_us", "occurred_us + 1"),
    "shown_as": update("shown_as", "case shown_as when 'open' then 'closed' else 'open' end"), "deleted": (delete, 1), "renumbered": (renumber, 1), "exchanged": (swap, 2),
}


def waiting(site: SiteUnderTest) -> list[int]:
    """Entries of openings that wait to be chained; each says another item."""
    return [int(number) for number in site.sql(
        "select min(entry_id) from audit.inbox where subject <> '' group by subject order by 1")]


def named(site: SiteUnderTest) -> set[int]:
    lines = site.sql("select detail from audit.log where action = 'alarm.of_log'")
    return {int(number) for line in lines for number in re.findall(r"\bentry=(\d+)", line)}


def batch(site, lead, reports, left, chance, tally) -> list[str]:
    """Some changes in one go; what was not named, and what was named and never touched."""
    before = named(site)
    with Frozen(site):
        for report in chance.sample(reports, min(40, len(reports))):
            lead.get(f"/triage/{report}")
        entries = waiting(site)
        chance.shuffle(entries)
        changed, script = {}, []
        while left > 0 and len(entries) >= 2:
            kind = list(KINDS)[sum(tally.tried.values()) % len(KINDS)]
            make, count = KINDS[kind]
            victims = [entries.pop() for _ in range(count)]
            script += make(victims[0], victims[-1])
            changed |= {victim: kind for victim in victims}
            tally.tried[kind] = tally.tried.get(kind, 0) + 1
            left -= 1
        # The end of the inbox: whatever came last is cut off, as many as there are left.
        cut = sorted(entries)[-3:]
        if cut:
            script.append(f"delete from audit.inbox where entry_id >= {cut[0]} and entry_id = any (array{cut})")
            changed |= {entry: "cut off" for entry in cut}
            tally.tried["cut off"] = tally.tried.get("cut off", 0) + 1
        assert changed, "nothing waits to be chained"
        site.sql("begin; set local session_replication_role = replica; " + "; ".join(script) + "; commit")
    end = time.monotonic() + NAMED_SECONDS
    while not set(changed) <= (told := named(site) - before) and time.monotonic() < end:
        time.sleep(1)
    faults = [f"entry {entry}, {changed[entry]}: nobody was told" for entry in set(changed) - told]
    faults += [f"entry {entry} was named, and nobody had changed it" for entry in told - set(changed)]
    for kind in set(changed.values()):
        missed = sum(changed[entry] == kind for entry in set(changed) - told)
        tally.missed[kind] = tally.missed.get(kind, 0) + missed
    tally.entries += len(changed)
    return faults


class Tally:
    def __init__(self):
        self.tried, self.missed, self.entries = {}, {}, 0


def main() -> int:
    chance, tally, faults = random.Random(SEED), Tally(), []
    with SiteUnderTest() as site:
        lead = Visitor(site)
        lead.sign_in("大冶信访室主任")
        reports = site.sql("select report_id from casework.report where holder_organ_id = 'O420281' and state = 'registered'")
        # What signing in wrote is chained first: only openings wait afterwards.
        while sum(tally.tried.values()) < CHANGES:
            faults += batch(site, lead, reports, CHANGES - sum(tally.tried.values()), chance, tally)
        lines = site.log().count("entries of the audit log are gone")
        if not lines:
            faults.append("the program's own log says nothing")
    program.table(["before chaining", "tried", "entries nobody was told of"],
                  [[kind, tally.tried[kind], tally.missed.get(kind, 0)] for kind in tally.tried])
    for fault in faults[:10]:
        print("MISSED " + fault)
    print(f"tamper, before chaining: {sum(tally.tried.values())} changes of {tally.entries} entries, {len(faults)} not found as they are; "
          f"seed {SEED}")
    return 1 if faults else 0


if __name__ == "__main__":
    program.run(main, 30)
