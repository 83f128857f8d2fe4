"""Kills the processes in which people claim clues, and PostgreSQL, at random points: a claim, its lease, the line of the clue's
story, the entry on the log, the signed line and what is told outside are there together or not at all.

What people were told is known from outside of the database: each call is a line in a file before it is made, and another one
with its answer. At the end all of it is compared (claims_tables.sql). Before that, two controls must be found out: people who
claim in two transactions, and what somebody does by hand (claims_hand.py). Run by claims.sh. Prints a line of JSON for each
round, what was found, and `found N`; ends with 1 where anything was.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field

import program
from claims_hand import DEEDS
from faults import Faults, verdict
from fleet import Command, Slot, Workers
from killed_server import KilledServer

CLUES = int(os.environ.get("CLUES") or 2_000)
MINUTES = float(os.environ.get("MINUTES") or 10)
SEED = int(os.environ.get("SEED") or 1)
PROCESSES, LOOPS = int(os.environ.get("PROCESSES") or 8), int(os.environ.get("LOOPS") or 8)
# How long nothing may be done after a kill, once PostgreSQL answers again: what the program adds to its recovery.
MOST_STALL_SECONDS = float(os.environ.get("MOST_STALL_SECONDS") or 30)

ORGAN = "O420281"
# Clues are planted in the first one and moved between both. Each has more people than a room has, because one person may hold
# no more than so many clues.
ROOMS = {"O420281-J2": 90_000, "O420281-J1": 91_000}
PEOPLE = 2 * PROCESSES * LOOPS
# How long a stopped process stands still, at least.
STOP_SECONDS = 4
# How long people go on when nobody is killed any more.
CALM_SECONDS = 5
KINDS = ("claimed", "released", "taken_back", "reassigned", "rerouted")
HALF = "lease of a clue that nobody holds, or somebody else"


@dataclass
class Plan:
    """A round: how long it lasts, and how often each kind of fault comes, in seconds on average."""

    name: str
    seconds: float
    every: dict[str, float] = field(default_factory=dict)
    halves: bool = False


class Round:
    """One plan, on clues that nobody has claimed before."""

    def __init__(self, server: KilledServer, command: Command, plan: Plan, chance: random.Random):
        self.server, self.plan = server, plan
        self.folder = os.path.join(server.folder, plan.name.replace(" ", "-").replace(":", ""))
        os.mkdir(self.folder)
        self.workers = Workers(command, PROCESSES, self._words, self._file)
        self.faults = Faults(server, self.workers, chance, plan.every, plan.seconds, STOP_SECONDS)

    def _words(self, slot: Slot) -> list[str]:
        rooms = [word for room in ROOMS for word in ("--room", room)]
        bound = int(3 * self.plan.seconds) + 600
        return ["claimant", *rooms, "--part", slot.name[1:], "--parts", str(PROCESSES), "--loops", str(LOOPS), "--seconds",
                str(bound), *(["--halves"] if self.plan.halves else [])]

    def _file(self, slot: Slot) -> str:
        return os.path.join(self.folder, f"{slot.name}.{slot.generation}")

    def go(self) -> tuple[dict[str, int], dict]:
        """What was found by its kind, and the figures."""
        self.server.sql(f"select bench.clear(); select bench.plant({CLUES}, {CLUES}); call drill.begin()")
        self.server.sql("vacuum analyze queue.ready, queue.lease, casework.clue, casework.report, casework.handoff")
        try:
            self.faults.go(self._tick)
            disturbed_until = time.time()
            self._calm()
        finally:
            self.workers.end()
        return self._judge(disturbed_until)

    def _tick(self):
        self.workers.tick()
        self.server.watch_disk()

    def _calm(self):
        self.workers.calm()
        self.server.wait()
        until = time.monotonic() + CALM_SECONDS
        while time.monotonic() < until:
            self._tick()
            time.sleep(0.05)

    def _is_quiet(self) -> bool:
        """Sessions of those who were killed end what they have begun."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.server.sql("select count(*) from pg_stat_activity as a where a.backend_type = 'client backend'"
                               " and a.pid <> pg_backend_pid()") == "0":
                return True
            time.sleep(0.1)
        return False

    def _judge(self, disturbed_until: float) -> tuple[dict[str, int], dict]:
        is_quiet = self._is_quiet()
        self._bring_in()
        found = looked(self.server.sql("set work_mem = '128MB'; select kind, count from drill.look()"))
        calls: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        for line in self.server.sql("select kind, answer, count(*) from drill.call group by 1, 2 order by 1, 2").splitlines():
            kind, answer, count = line.split("|")
            calls[kind][answer] = int(count)
        found |= {f"nothing was {kind}": int(not calls[kind].get("done")) for kind in KINDS}
        found["nobody else was faster"] = int(not any(answers.get("stale") for answers in calls.values()))
        found["a session does not end"] = int(not is_quiet)
        found["ended by itself"] = len(self.workers.ended)
        times = [int(line) / 1e6 for line in self.server.sql("select s.us from drill.step as s order by s.us").splitlines()]
        took = times[-1] - times[0] if times else 0
        return found, {
            "name": "drill.claims", "round": self.plan.name, "clues": CLUES, "loops": PROCESSES * LOOPS,
            "processes": PROCESSES, "seconds": round(took, 1), "steps": len(times),
            "steps_s": round(len(times) / took, 1) if took else 0, "calls": calls,
            **self.faults.figures(times, disturbed_until), "megabytes": self.server.most_megabytes,
        }

    def _bring_in(self):
        """What was written outside of the database. A line without its end is one that was cut off: nothing was called after
        half of the first one, and nobody was told by half of the second."""
        rows, ends = [], []
        for slot in self.workers.slots:
            for generation in range(1, slot.generation + 1):
                worker = f"{slot.name}.{generation}"
                with open(os.path.join(self.folder, worker), encoding="ascii") as said:
                    rows += [f"{worker}\t{line}\n" for line in said.read().split("\n")[:-1]]
                ends.append(f"{worker}\t{int(slot.gone[generation] * 1e6)}\n")
        self.server.sql(f"copy drill.said (worker, line) from stdin;\n{''.join(rows)}\\.\n")
        self.server.sql(f"copy drill.ending (worker, us) from stdin;\n{''.join(ends)}\\.\n")


def looked(said: str) -> dict[str, int]:
    """Kinds and counts as psql prints them."""
    return {kind: int(count) for kind, _, count in (line.partition("|") for line in said.splitlines())}


def tell(figures: dict, found: dict[str, int], **more):
    wrong = {kind: count for kind, count in found.items() if count}
    print(json.dumps(figures | more | {"found": wrong}), flush=True)


def control_of_halves(server: KilledServer, command: Command, chance: random.Random) -> bool:
    """People who claim in two transactions: whoever is killed in between leaves a lease with nobody."""
    found, figures = Round(server, command, Plan("control: halves", 12, {"kill_worker": 0.5}, halves=True), chance).go()
    tell(figures, found)
    return found.get(HALF, 0) > 0


def control_by_hand(server: KilledServer, command: Command, chance: random.Random) -> bool:
    """Where nobody was killed nothing is wrong; and then each deed is found, alone, and undone."""
    found, figures = Round(server, command, Plan("control: by hand", 8), chance).go()
    is_clean = not any(found.values())
    unseen = {}
    for name, (deed, expected) in DEEDS.items():
        said = looked(server.sql(f"begin; set local session_replication_role = replica; {deed};"
                                 " select kind, count from drill.look(); rollback"))
        if not expected.items() <= said.items():
            unseen[name] = said
    tell(figures, found, deeds=len(DEEDS), unseen=unseen)
    return is_clean and not unseen


def the_drill(server: KilledServer, command: Command, chance: random.Random) -> dict[str, int]:
    every = {"kill_worker": 2, "stop_worker": 8, "kill_backend": 20, "kill_server": 25}
    found, figures = Round(server, command, Plan("drill", MINUTES * 60, every), chance).go()
    found |= verdict(figures, MOST_STALL_SECONDS)
    tell(figures, found, seed=SEED, minutes=MINUTES)
    return found


def prepare(server: KilledServer) -> Command:
    """The demo's directory with a crowd in both rooms, and one clue that the program itself took in, which is copied."""
    samples, data = os.path.join(server.folder, "samples"), os.path.join(server.folder, "site")
    shutil.copytree(program.ROOT / "samples", samples)
    directory = os.path.join(samples, "org.json")
    for room, first in ROOMS.items():
        crowd = subprocess.run(
            [sys.executable, program.ROOT / "scripts/bench/claims/crowd.py", directory, room, str(PEOPLE), str(first)],
            check=True, capture_output=True, text=True)
        with open(directory, "w", encoding="utf-8") as org:
            org.write(crowd.stdout)
    command = Command(program.binary(), data, {"DATABASE_URL": server.conninfo}, os.path.join(server.folder, "said"))
    environment = os.environ | command.environment
    for words in (["run", "--prepare-only", "--samples", samples], ["bench", "routing", "--organ", ORGAN, "--reports", "1"]):
        subprocess.run([command.binary, *words, "--data", data], env=environment, check=True, stdout=subprocess.DEVNULL)
    for name in ("scripts/bench/claims/plant.sql", "scripts/drills/claims_tables.sql"):
        server.sql((program.ROOT / name).read_text(encoding="utf-8"))
    # What the machine would still read of the demo's reports is not in the drill.
    server.sql(f"delete from queue.ready; call drill.subscribe('{ORGAN}')")
    return command


def main() -> int:
    chance = random.Random(SEED)
    with KilledServer("dengwen") as server:
        command = prepare(server)
        controls = {"halves": control_of_halves, "hands": control_by_hand}
        with command.last_words():
            found = {f"the control of {name} was not found out": int(not control(server, command, chance))
                     for name, control in controls.items()}
            found |= the_drill(server, command, chance)
    return program.conclude(found)


if __name__ == "__main__":
    program.run(main, int(MINUTES) + 60)
