"""Kills workers, whoever fills the queue, and PostgreSQL, at random points, while jobs go through the stage queue: none may be
lost, none done twice.

Each job leaves a row where it is done, in the transaction that ends its claim and in a table that allows doubles. Which jobs
there must be is known from outside of the database: from what the filler was told was committed. Before that, two controls
must be found out: a queue whose `finish` looks at no token, and a job that somebody took away by hand. Run by queue.sh.
Prints a line of JSON, what was found, and `found N`; ends with 1 where anything was.
"""

import json
import os
import random
import subprocess
import time
from dataclasses import dataclass

import program
from faults import Faults, verdict
from fleet import Command, Workers
from killed_server import KilledServer
from queue_fleet import Filler, worker_words

JOBS = int(os.environ.get("JOBS") or 1_000_000)
MINUTES = float(os.environ.get("MINUTES") or 10)
SEED = int(os.environ.get("SEED") or 1)
# 64 loops. As processes of eight: each loop has a connection of its own either way, and a kill takes eight claims at once;
# 64 processes would spend two cores on being started again, and keep 64 times what the program itself needs in memory.
PROCESSES, LOOPS = int(os.environ.get("PROCESSES") or 8), int(os.environ.get("LOOPS") or 8)
# How long nothing may be done after a kill, once PostgreSQL answers again: what the program adds to its recovery.
MOST_STALL_SECONDS = float(os.environ.get("MOST_STALL_SECONDS") or 30)
# How long what is left may take once nobody is killed any more.
DRAIN_SECONDS = 1_200

TABLES = "drill.claim, drill.effect, drill.turn, drill.batch, drill.acknowledged"
PLACES = ("ready", "lease", "waiting", "parked")
HISTORY = "queue.done"
# Ends a claim under whatever token.
BROKEN_FINISH = """
    create or replace function queue.finish(p_stage text, p_subject uuid, p_token bigint) returns boolean
    language sql security definer
    set search_path = pg_catalog
    begin atomic
        with gone as (
            delete from queue.lease as l where l.subject_id = p_subject and l.stage = p_stage returning l.subject_id
        )
        select count(*) >= 0 from gone;
    end"""


@dataclass
class Plan:
    """A round: how many jobs, how long somebody is killed, and how often each kind of fault comes, in seconds on average."""

    name: str
    run: int
    jobs: int
    seconds: float
    rate: int
    lease: int
    every: dict[str, float]


class Round:
    """One plan, on a queue that is empty before."""

    def __init__(self, server: KilledServer, command: Command, plan: Plan, chance: random.Random):
        self.server, self.plan, self.chance = server, plan, chance
        bound = int(plan.seconds) + DRAIN_SECONDS + 600
        self.workers = Workers(command, PROCESSES, lambda slot: worker_words(slot, LOOPS, plan.lease, bound))
        self.filler = Filler(command, server.folder, plan.run, plan.jobs, plan.rate)
        self.faults = Faults(server, self.workers, chance, plan.every, plan.seconds, plan.lease,
                             {"kill_filler": self._kill_filler})

    def go(self, before_work=lambda: None) -> tuple[dict[str, int], dict]:
        """What was found by its kind, and the figures. `before_work` runs when all jobs wait and nobody has begun."""
        self.server.sql(f"truncate {TABLES}; truncate " + ", ".join([HISTORY, *(f"queue.{place}" for place in PLACES)]))
        try:
            if not self.plan.every:
                self._fill()
            before_work()
            self.faults.go(self._tick)
            disturbed_until = time.time()
            left = self._drain()
        finally:
            self.workers.end()
            self.filler.end()
        return self._judge(left, disturbed_until)

    def _fill(self):
        while not self.filler.is_done:
            self.filler.tick()
            time.sleep(0.02)

    def _tick(self):
        self.workers.tick()
        self.filler.tick()
        self.server.watch_disk()

    def _kill_filler(self) -> float:
        if self.filler.is_done or self.filler.slot.is_killed:
            return 0
        self.filler.slot.kill(self.chance.uniform(0, 1))
        return time.time()

    def _drain(self) -> int:
        """How many are left when nothing is left, or its time is over."""
        self.workers.calm()
        self.filler.slot.due = 0
        self.server.wait()
        count = " + ".join(f"(select count(*) from queue.{place} where stage = 'read')" for place in PLACES)
        deadline, left = time.monotonic() + DRAIN_SECONDS, -1
        while time.monotonic() < deadline:
            self._tick()
            if self.filler.is_done:
                left = int(self.server.sql("select " + count))
                if left == 0:
                    break
            time.sleep(0.5)
        return left

    def _judge(self, left: int, disturbed_until: float) -> tuple[dict[str, int], dict]:
        batches = self.filler.acknowledged()
        rows = "".join(f"{self.plan.run}\t{number}\t{jobs}\n" for number, jobs in batches)
        self.server.sql(f"copy drill.acknowledged (run, batch, jobs) from stdin;\n{rows}\\.\n")
        self.server.sql("analyze drill.claim, drill.effect, drill.turn, drill.acknowledged")
        found = {}
        for line in self.server.sql("set work_mem = '256MB'; select kind, count from drill.found").splitlines():
            kind, _, count = line.partition("|")
            found[kind] = int(count)
        acknowledged = sum(jobs for _, jobs in batches)
        found["not filled"] = abs(self.plan.jobs - acknowledged)
        found["not empty in time"] = int(left != 0)
        found["ended by itself"] = len(self.workers.ended) + len(self.filler.slot.ended)
        times = [float(line) for line in self.server.sql(
            "select extract(epoch from e.at) from drill.effect as e order by e.at").splitlines()]
        return found, self._figures(acknowledged, times, disturbed_until)

    def _figures(self, acknowledged: int, times: list[float], disturbed_until: float) -> dict:
        counts = {line.partition("|")[0]: int(line.partition("|")[2]) for line in self.server.sql(
            "select 'claims', count(*) from drill.claim union all select 'effects', count(*) from drill.effect"
            " union all select kind, count(*) from drill.turn group by kind").splitlines()}
        attempts = int(self.server.sql("select coalesce(max(attempt), 0) from drill.claim"))
        began = float(self.server.sql("select coalesce(extract(epoch from min(at)), 0) from drill.batch"))
        took = times[-1] - began if times else 0
        return {
            "name": "drill.queue", "round": self.plan.name, "jobs": acknowledged, "loops": PROCESSES * LOOPS,
            "processes": PROCESSES, "seconds": round(took, 1), "jobs_s": round(len(times) / took, 1) if took else 0,
            **counts, "attempts_most": attempts, **self.faults.figures(times, disturbed_until),
            "megabytes": self.server.most_megabytes,
        }


def control_of_tokens(server: KilledServer, command: Command, chance: random.Random) -> bool:
    """With a `finish` that looks at no token, those who were stopped do again what others have done."""
    honest = server.sql("select pg_get_functiondef('queue.finish(text, uuid, bigint)'::regprocedure)")
    server.sql(BROKEN_FINISH)
    try:
        plan = Plan("control: no token", 1, 20_000, 12, 20_000, 2, {"stop_worker": 0.5})
        found, figures = Round(server, command, plan, chance).go()
    finally:
        server.sql(honest)
    print(json.dumps(figures | {"found": {kind: count for kind, count in found.items() if count}}), flush=True)
    return found["done twice"] > 0 and found["done under a token that was not the last"] > 0


def control_of_losses(server: KilledServer, command: Command, chance: random.Random) -> bool:
    """A job that was taken away by hand is one that is lost, and nothing else is wrong."""
    def take_away():
        server.sql("delete from queue.ready where (stage, lane, class, seq, cell_id) in"
                   " (select stage, lane, class, seq, cell_id from queue.ready order by seq desc limit 1)")

    plan = Plan("control: one lost", 2, 2_000, 1, 20_000, 3, {})
    found, figures = Round(server, command, plan, chance).go(take_away)
    wrong = {kind: count for kind, count in found.items() if count}
    print(json.dumps(figures | {"found": wrong}), flush=True)
    return wrong == {"lost": 1}


def the_drill(server: KilledServer, command: Command, chance: random.Random) -> dict[str, int]:
    every = {"kill_worker": 2, "kill_filler": 6, "stop_worker": 8, "kill_backend": 60, "kill_server": 25}
    # Jobs keep coming for three quarters of the time: they are made ready, claimed and killed side by side.
    rate = max(1, int(JOBS / (MINUTES * 60 * 0.75)))
    plan = Plan("drill", 3, JOBS, MINUTES * 60, rate, 10, every)
    found, figures = Round(server, command, plan, chance).go()
    found |= verdict(figures, MOST_STALL_SECONDS)
    found["no stale write was refused"] = int(figures["faults"]["stop_worker"] > 0 and figures.get("refused", 0) == 0)
    print(json.dumps(figures | {"seed": SEED, "minutes": MINUTES, "found": sum(found.values())}), flush=True)
    return found


def main() -> int:
    chance = random.Random(SEED)
    tables = os.path.join(os.path.dirname(os.path.abspath(__file__)), "queue_tables.sql")
    with KilledServer("dengwen") as server:
        data, log = os.path.join(server.folder, "site"), os.path.join(server.folder, "said")
        command = Command(program.binary(), data, {"DATABASE_URL": server.conninfo}, log)
        subprocess.run([command.binary, "migrate", "--data", data], env=os.environ | command.environment, check=True,
                       stdout=subprocess.DEVNULL)
        with open(tables, encoding="utf-8") as text:
            server.sql(text.read())
        controls = {"doubles": control_of_tokens, "losses": control_of_losses}
        with command.last_words():
            found = {f"the control of {name} was not found out": int(not control(server, command, chance))
                     for name, control in controls.items()}
            found |= the_drill(server, command, chance)
    return program.conclude(found)


if __name__ == "__main__":
    program.run(main, int(MINUTES) + 60)
