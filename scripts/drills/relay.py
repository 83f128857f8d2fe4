"""Stands between an attacking tool and the program, passes every byte on and counts what really went over: which requests, and
what each was answered. No tool's own count is believed."""

import collections
import re
import socket
import threading

LINE = re.compile(rb"([A-Z]{3,10}) (\S+) HTTP/1\.[01]\r?\n")
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
ASIDE = b"\r\n\r\n"


class Relay:
    """Counts by method, path and status. `away` are answers of the bounds before the program: no session, no secret of the
    form, too many."""

    def __init__(self, port: int):
        self.to = port
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.lock = threading.Lock()
        self.links: set[socket.socket] = set()
        self.reset()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()
        with self.lock:
            links = list(self.links)
        for link in links:
            link.close()

    def reset(self):
        with self.lock:
            self.answers: collections.Counter = collections.Counter()
            self.away: collections.Counter = collections.Counter()

    def count(self, path: str | None = None, method: str | None = None) -> collections.Counter:
        """Answers by status, of requests for one path and by one method alone where they are named."""
        found: collections.Counter = collections.Counter()
        with self.lock:
            for (how, where, status), number in self.answers.items():
                if path in (None, where) and method in (None, how):
                    found[status] += number
        return found

    def sent_away(self, path: str | None = None, method: str | None = None) -> int:
        with self.lock:
            return sum(number for (how, where, _), number in self.away.items()
                       if path in (None, where) and method in (None, how))

    def barely_reached(self, enough: int, behind_gates: dict[str, int]) -> list[str]:
        """Pages that were asked for often enough, and of which the program itself answered less; some have a number of their own."""
        asked, away = collections.Counter(), collections.Counter()
        with self.lock:
            for (_, where, _), number in self.answers.items():
                asked[where] += number
            for (_, where, _), number in self.away.items():
                away[where] += number
        return [f"{where}: the program answered {number - away[where]} of {number}" for where, number in sorted(asked.items())
                if number >= (most := behind_gates.get(where, enough)) > number - away[where]]

    def paths(self) -> set[str]:
        """Which pages were answered at all with something to see."""
        with self.lock:
            return {where for (_, where, status), number in self.answers.items() if status < 400 and number}

    def _accept(self):
        while True:
            try:
                link, _ = self.listener.accept()
            except OSError:
                return
            try:
                onward = socket.create_connection(("127.0.0.1", self.to), 30)
            except OSError:
                link.close()
                continue
            for end in (link, onward):
                # Longer than the program takes for anything.
                end.settimeout(300)
            with self.lock:
                self.links |= {link, onward}
            talk = Talk(link, onward)
            threading.Thread(target=self._there, args=(talk,), daemon=True).start()
            threading.Thread(target=self._back, args=(talk,), daemon=True).start()

    def _there(self, talk):
        """Tools ask one thing at a time of a connection: a request begins where nothing waits for its answer."""
        rest = b""
        while part := self._take(talk.asking):
            if not talk.asked:
                rest = (rest + part)[-16_384:]
                if found := LINE.match(part) or LINE.match(rest):
                    talk.asked.append((found[1].decode(), found[2].split(b"?")[0].decode("latin-1")))
                    rest = b""
            if not self._give(talk.answering, part):
                break
        self._end(talk, talk.answering)

    def _back(self, talk):
        rest = b""
        while part := self._take(talk.answering):
            rest += part
            last = 0
            for found in STATUS.finditer(rest):
                end = rest.find(ASIDE, found.end())
                if end < 0 and len(rest) - found.start() < 32_768:
                    break
                last = found.end()
                self._note(int(found[1]), rest[found.end():end].lower(), talk.asked)
            rest = rest[last:] if STATUS.search(rest, last) else rest[max(last, len(rest) - 16):]
            if not self._give(talk.asking, part):
                break
        self._end(talk, talk.asking)

    def _note(self, status, head, asked):
        if status < 200:
            return
        how, where = asked.popleft() if asked else ("?", "?")
        with self.lock:
            self.answers[how, where, status] += 1
            if status in (401, 403, 429, 503) or 300 <= status < 400 and b"location: /sign-in" in head:
                self.away[how, where, status] += 1

    @staticmethod
    def _take(source) -> bytes:
        try:
            return source.recv(1 << 16)
        except OSError:
            return b""

    @staticmethod
    def _give(target, part) -> bool:
        try:
            target.sendall(part)
        except OSError:
            return False
        return True

    def _end(self, talk, towards):
        """Says that no more comes; the second one who says so takes the connection down."""
        try:
            towards.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        with self.lock:
            talk.ended += 1
            if talk.ended < 2:
                return
            self.links -= {talk.asking, talk.answering}
        talk.asking.close()
        talk.answering.close()


class Talk:
    """One connection of a tool, and ours to the program."""

    def __init__(self, asking: socket.socket, answering: socket.socket):
        self.asking, self.answering, self.ended = asking, answering, 0
        self.asked: collections.deque = collections.deque()


def classes(counts: collections.Counter) -> str:
    """`2xx 10, 4xx 3`"""
    by = collections.Counter()
    for status, number in counts.items():
        by[f"{status // 100}xx"] += number
    return ", ".join(f"{name} {number}" for name, number in sorted(by.items())) or "none"


def statuses(counts: collections.Counter) -> str:
    return ", ".join(f"{status}: {number}" for status, number in sorted(counts.items())) or "none"
