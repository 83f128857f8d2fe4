"""Who fills the queue of the drill, and how its workers are started."""

import os
import time

from fleet import Command, Slot


def worker_words(slot: Slot, loops: int, lease: int, seconds: int) -> list[str]:
    """The command of the worker that takes a place."""
    return ["queue-worker", "--name", f"{slot.name}.{slot.generation}", "--loops", str(loops), "--lease", str(lease),
            "--seconds", str(seconds)]


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
