"""The processes of the drills in which everything is killed: each has a place, and is killed, stopped and started again there;
one that ends by itself is a finding."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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

    @contextlib.contextmanager
    def last_words(self):
        """Prints at the end what the processes said last of trouble."""
        try:
            yield
        finally:
            with open(self.log, "a+", encoding="utf-8", errors="replace") as said:
                said.seek(0)
                print("".join(said.readlines()[-12:]), end="", file=sys.stderr)


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
    # When each generation was gone, in seconds since 1970.
    gone: dict[int, float] = field(default_factory=dict)

    def kill(self, pause: float):
        self.is_killed = True
        self.due, self.stopped_until = time.monotonic() + pause, 0
        if self.process:
            self.process.kill()
            self.process.wait(60)
            self.gone.setdefault(self.generation, time.time())

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
    """So many processes. `words` is the command of the one that takes a place, `said` the file to which it prints."""

    # Processes that ended by themselves before the drill gives up.
    MOST_ENDED = 20

    def __init__(self, command: Command, processes: int, words: Callable[[Slot], list[str]],
                 said: Callable[[Slot], str] = lambda slot: os.devnull):
        self.command, self.words, self.said = command, words, said
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
                slot.process = self.command.start(self.words(slot), self.said(slot))
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
