"""The processes of the drill of the queue: workers, each with loops that claim, and the one that fills it. They are killed,
stopped and started again; one that ends by itself is a finding."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field


@dataclass
class Command:
    """How a process of the program is started; what it says of trouble goes to one file."""

    binary: str
    data: str
    environment: dict[str, str]
    log: str

    def start(self, words: list[str], said: str = os.devnull) -> subprocess.Popen:
        # Nothing outlives the drill: the kernel kills it then (prctl(2), PR_SET_PDEATHSIG).
        command = ["setpriv", "--pdeathsig=KILL", "--", self.binary, "bench", *words, "--data", self.data]
        with open(said, "a", encoding="ascii") as out, open(self.log, "a", encoding="utf-8") as log:
            return subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=log, env=os.environ | self.environment,
                start_new_session=True)


@dataclass
class Slot:
    """A place that a process has; the next one takes it when it was killed."""

    name: str
    process: subprocess.Popen | None = None
    generation: int = 0
    # When the next one is started; when a stopped one goes on.
    due: float = 0
    stopped_until: float = 0
    is_killed: bool = True
    ended: list[int] = field(default_factory=list)

    def kill(self, pause: float):
        self.is_killed = True
        self.due, self.stopped_until = time.monotonic() + pause, 0
        if self.process:
            self.process.kill()
            self.process.wait(60)

    def stop(self, seconds: float):
        self.stopped_until = time.monotonic() + seconds
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.stopped_until = 0
        self.process.send_signal(signal.SIGCONT)

    @property
    def is_working(self) -> bool:
        return not self.is_killed and not self.stopped_until


class Workers:
    """So many processes with so many loops each."""

    # Processes that ended by themselves before the drill gives up.
    MOST_ENDED = 20

    def __init__(self, command: Command, processes: int, loops: int, lease: int, seconds: int):
        self.command, self.loops, self.lease, self.seconds = command, loops, lease, seconds
        self.slots = [Slot(f"w{number}") for number in range(processes)]

    def tick(self):
        """Starts whose time has come, lets go on whose time has come, and notes who ended without being told to."""
        now = time.monotonic()
        for slot in self.slots:
            if not slot.is_killed and slot.process.poll() is not None:
                slot.ended.append(slot.process.returncode)
                slot.kill(1)
            if slot.is_killed and now >= slot.due:
                slot.generation += 1
                slot.process = self.command.start([
                    "queue-worker", "--name", f"{slot.name}.{slot.generation}", "--loops", str(self.loops),
                    "--lease", str(self.lease), "--seconds", str(self.seconds)])
                slot.is_killed = False
            if slot.stopped_until and now >= slot.stopped_until:
                slot.go_on()
        if len(self.ended) > self.MOST_ENDED:
            raise SystemExit("workers end by themselves, over and over")

    @property
    def ended(self) -> list[int]:
        return [status for slot in self.slots for status in slot.ended]

    def some(self, chance) -> Slot | None:
        working = [slot for slot in self.slots if slot.is_working]
        return chance.choice(working) if working else None

    def calm(self):
        """Whoever is stopped goes on, and who was killed is started at once."""
        for slot in self.slots:
            slot.due = 0
            if slot.stopped_until:
                slot.go_on()
        self.tick()

    def end(self):
        for slot in self.slots:
            slot.kill(0)


class Filler:
    """Makes the jobs ready. What it prints is what it was told was committed, and stays in files outside of the database."""

    def __init__(self, command: Command, folder: str, run: int, jobs: int, rate: int):
        self.command, self.folder, self.run, self.jobs, self.rate = command, folder, run, jobs, rate
        self.slot, self.is_done = Slot("filler"), False

    def acknowledged(self) -> list[tuple[int, int]]:
        """Batches and their jobs. A line without its end is one that was cut off: nobody was told of that batch."""
        batches: dict[int, int] = {}
        for generation in range(1, self.slot.generation + 1):
            with open(self._file(generation), encoding="ascii") as said:
                for line in said.read().split("\n")[:-1]:
                    number, jobs = line.split()
                    batches[int(number)] = int(jobs)
        return sorted(batches.items())

    def _file(self, generation: int) -> str:
        return os.path.join(self.folder, f"filled.{self.run}.{generation}")

    def tick(self):
        slot = self.slot
        if self.is_done:
            return
        if not slot.is_killed and slot.process.poll() is not None:
            self.is_done = slot.process.returncode == 0
            if not self.is_done:
                slot.ended.append(slot.process.returncode)
                slot.kill(1)
                if len(slot.ended) > 5:
                    raise SystemExit("who fills the queue ends by itself, over and over")
        elif slot.is_killed and time.monotonic() >= slot.due:
            batches = self.acknowledged()
            left = self.jobs - sum(jobs for _, jobs in batches)
            self.is_done = left <= 0
            if not self.is_done:
                slot.generation += 1
                first = batches[-1][0] + 1 if batches else 0
                slot.process = self.command.start(
                    ["queue-filler", "--run", str(self.run), "--first", str(first), "--jobs", str(left), "--rate",
                     str(self.rate)], self._file(slot.generation))
                slot.is_killed = False

    def end(self):
        self.slot.kill(0)
