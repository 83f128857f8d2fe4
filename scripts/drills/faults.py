"""What is done at random to the processes of a drill and to PostgreSQL, each kind so often, and how long nothing went on after it."""

import bisect
import random
import time
from collections.abc import Callable

from fleet import Workers
from killed_server import KilledServer, ServerAway


class Faults:
    """Kinds of faults with their seconds on average. `others` are kinds of a drill's own: each answers when it was done, or 0:
    there was nobody to whom it could be done."""

    def __init__(self, server: KilledServer, workers: Workers, chance: random.Random, every: dict[str, float], seconds: float,
                 stop_seconds: float, others: dict[str, Callable[[], float]] | None = None):
        self.server, self.workers, self.chance, self.every = server, workers, chance, every
        self.seconds, self.stop_seconds = seconds, stop_seconds
        self.ways = {"kill_worker": self._kill_worker, "stop_worker": self._stop_worker, "kill_server": self._kill_server,
                     "kill_backend": self._kill_backend} | (others or {})
        # Kind, when it came about, and when PostgreSQL answered again.
        self.done: list[tuple[str, float, float]] = []
        self.recoveries: list[float] = []
        # The first of each comes early, so that a short trial has them all.
        self.next = {kind: time.monotonic() + min(self._pause(kind), seconds * (place + 1) / 12)
                     for place, kind in enumerate(every)}

    def go(self, tick: Callable[[], None]):
        """Disturbs for its time, and calls `tick` in between."""
        began = time.monotonic()
        # A server that was long on its way back has left no time for the others.
        while (time.monotonic() < began + self.seconds
               or self.missing() and time.monotonic() < began + 3 * self.seconds):
            tick()
            self._disturb()
            time.sleep(0.02)

    def missing(self) -> set[str]:
        """Kinds that never came about."""
        return set(self.every) - {kind for kind, _, _ in self.done}

    def _pause(self, kind: str) -> float:
        return self.chance.expovariate(1 / self.every[kind])

    def _disturb(self):
        for kind, at in self.next.items():
            if time.monotonic() >= at:
                moment = self.ways[kind]()
                if moment:
                    self.done.append((kind, moment, self._answered(kind, moment)))
                self.next[kind] = time.monotonic() + self._pause(kind)

    def _answered(self, kind: str, moment: float) -> float:
        """When the server answers after a fault of its own; of another one: at once."""
        if kind not in ("kill_server", "kill_backend"):
            return moment
        # After a backend it takes some milliseconds to notice.
        time.sleep(0.2)
        self.server.wait()
        self.recoveries.append(time.time() - moment)
        return time.time()

    def _kill_worker(self) -> float:
        slot = self.workers.some(self.chance)
        if not slot:
            return 0
        slot.kill(self.chance.uniform(0, 1))
        return time.time()

    def _stop_worker(self) -> float:
        """For longer than what it has is its own: what it does afterwards, others have overtaken."""
        slot = self.workers.some(self.chance)
        if not slot:
            return 0
        slot.stop(self.stop_seconds + self.chance.uniform(1, 6))
        return time.time()

    def _kill_server(self) -> float:
        self.server.kill()
        moment = time.time()
        time.sleep(self.chance.uniform(0, 1))
        self.server.start()
        return moment

    def _kill_backend(self) -> float:
        try:
            return time.time() if self.server.kill_backend(self.chance) else 0
        except ServerAway:
            return 0

    def figures(self, times: list[float], until: float) -> dict:
        """How often each kind came about, and the longest times until something was done again. `times` are when anything was
        done, in order; `until`, when the last fault was over."""
        stalls = {kind: self._stall(kind, 1, times) for kind in self.every}
        # With the first after it: the last kill may have been the last thing.
        during = times[:bisect.bisect_right(times, until) + 1]
        return {
            "faults": {kind: sum(fault == kind for fault, _, _ in self.done) for kind in self.every},
            "recovery_longest_s": round(max(self.recoveries, default=0), 2),
            "stall_longest_s": {kind: round(stall, 2) for kind, stall in stalls.items()},
            "stall_added_s": round(max((self._stall(kind, 2, times) for kind in self.every), default=0), 2),
            "gap_longest_s": round(max((b - a for a, b in zip(during, during[1:])), default=0), 2),
        }

    def _stall(self, kind: str, since: int, times: list[float]) -> float:
        """The longest time to the next thing that is done: from a fault of a kind (1), or from when PostgreSQL answered (2)."""
        longest = 0.0
        for fault in self.done:
            place = bisect.bisect_right(times, fault[since])
            if fault[0] == kind and place < len(times):
                longest = max(longest, times[place] - fault[since])
        return longest


def verdict(figures: dict, most_stall_seconds: float) -> dict[str, int]:
    """What never happened has shown nothing; and how long nothing may be done once PostgreSQL answers again."""
    found = {f"no {kind}": int(count == 0) for kind, count in figures["faults"].items()}
    found["nothing was done for too long"] = int(figures["stall_added_s"] > most_stall_seconds)
    return found
