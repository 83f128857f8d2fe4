"""Sends malformed HTTP requests over raw sockets and says what came of them.

Each kind is a small generator over a seeded random source, so that a run can be repeated. It fails when an answer is 5xx, when
the server ends, hangs, holds more connections than before or more memory than MEMORY_MB, or answers an ordinary request late.
"""

import collections
import os
import random
import socket
import sys
import time

from running import Instance

REQUESTS = int(os.environ.get("REQUESTS", "10000"))
MEMORY_MB = int(os.environ.get("MEMORY_MB", "600"))
SEED = int(os.environ.get("SEED", "4"))
PATHS = [b"/", b"/report", b"/track", b"/language/en", b"/assets/x.css", b"/api/v1/session", b"/sign-in", b"/leave", b"/nowhere"]
END = b"\r\n\r\n"


def words(source, count):
    return bytes(source.choice(b"abcdefghijklmnopqrstuvwxyz0123456789-_") for _ in range(count))


def noise(source, count):
    return source.randbytes(count)


def head(method, path, *lines):
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: here", *lines])


def request_line(s):
    path = s.choice(PATHS)
    return s.choice([
        noise(s, s.randint(1, 200)) + END, b"GET" + END, b"GET  " + path + b" HTTP/1.1" + END,
        b"GET " + path + b" HTTP/9.9" + END, b"GET " + path + b" HTTP/1.1 extra" + END, b"get " + path + b" http/1.1" + END,
        words(s, s.randint(1, 40)).upper() + b" " + path + b" HTTP/1.1\r\nHost: here" + END, b"\x00GET / HTTP/1.1" + END,
        b"GET " + path + b"\x00.css HTTP/1.1\r\nHost: here" + END, b"GET http://[::1 HTTP/1.1" + END,
        b"CONNECT here:443 HTTP/1.1" + END, b"PRI * HTTP/2.0" + END + b"SM" + END, b"* * *" + END, b"\r\n\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + noise(s, 64),
    ])


def address(s):
    return head(b"GET", s.choice([
        b"/" + b"a" * s.choice([4095, 4096, 9000, 70000]), b"/%", b"/%zz", b"/%00", b"/%c0%ae%c0%ae/", b"/../../etc/passwd",
        b"//evil.example/", b"/track?code=" + words(s, 30), b"/" + b"/".join([b"x"] * s.randint(1, 2000)),
        b"/language/en?back=//evil", b"/\xff\xfe\xfd", b"/?" + b"&".join([b"a=b"] * s.randint(1, 1500)), b"/#" + words(s, 9),
        b"/triage/" + noise(s, 16).hex().encode(), b"/clues?after=" + words(s, s.randint(1, 90)), b"/;" + words(s, 20),
    ])) + END


def header(s):
    path = s.choice(PATHS)
    return s.choice([
        head(b"GET", path, b"X: " + b"a" * s.choice([8000, 8193, 20000, 90000])),
        head(b"GET", path, *[b"X-%d: a" % n for n in range(s.choice([63, 65, 300, 1200]))]),
        head(b"GET", path, b"Cookie: " + noise(s, 400).replace(b"\r", b"").replace(b"\n", b"")),
        head(b"GET", path, b"Accept-Language: " + b",".join([b"zh;q=%d" % n for n in range(500)])),
        head(b"GET", path, b": empty"), head(b"GET", path, b"No colon"), head(b"GET", path, b" folded: x", b"\t more"),
        head(b"GET", path, b"X\x00Y: 1"), head(b"GET", path, b"X: a\x00b"), head(b"GET", path, b"X : space"),
        head(b"GET", path, b"Host: there"), b"GET " + path + b" HTTP/1.1", head(b"GET", path, b"Range: bytes=0-,1-,2-"),
        head(b"GET", path, b"Authorization: Bearer " + words(s, s.randint(1, 5000))), head(b"GET", path, b"Expect: 999"),
        head(b"GET", path, b"Connection: upgrade", b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABkAAQAAP__"),
    ]) + END


def length(s):
    path = s.choice([b"/report", b"/track", b"/api/v1/session", b"/sign-in"])
    wrong = s.choice([b"-1", b"+5", b"0x10", b"99999999999999999999", b"1 2", b"five", b"", b"18446744073709551616", b"5, 5"])
    return s.choice([
        head(b"POST", path, b"Content-Length: " + wrong) + END + b"a=b",
        head(b"POST", path, b"Content-Length: 3", b"Content-Length: 5") + END + b"a=b",
        head(b"POST", path, b"Content-Length: 100") + END + b"a=b",
        head(b"POST", path, b"Content-Length: 1") + END + b"a=b&" + words(s, 50),
        head(b"POST", path, b"Content-Length: 900000") + END + b"a" * 600000,
        head(b"GET", path, b"Content-Length: 5") + END + b"hello",
    ])


def chunked(s):
    path = s.choice([b"/report", b"/track", b"/api/v1/session"])
    start = head(b"POST", path, b"Transfer-Encoding: chunked") + END
    return start + s.choice([
        b"zz\r\nab\r\n0" + END, b"ffffffffffffffffff\r\nab", b"-1\r\nab\r\n", b"5\r\nab\r\n0" + END, b"2\r\nabXX0" + END,
        b"2;" + b"x" * 30000 + b"\r\nab\r\n0" + END, b"1\r\na\r\n" * s.randint(1, 3000) + b"0" + END,
        b"0\r\n" + b"X: y\r\n" * s.randint(1, 900) + b"\r\n", b"2\nab\n0\n\n", b"7fffffff\r\n" + b"a" * 1000, b"\r\n",
    ])


def smuggled(s):
    inner = b"GET /sign-in HTTP/1.1\r\nHost: here" + END
    path = s.choice([b"/report", b"/track"])
    return s.choice([
        head(b"POST", path, b"Content-Length: %d" % len(inner), b"Transfer-Encoding: chunked") + END + b"0" + END + inner,
        head(b"POST", path, b"Transfer-Encoding: chunked", b"Content-Length: 4") + END + b"5c\r\n" + inner,
        head(b"POST", path, b"Transfer-Encoding: xchunked") + END + b"0" + END + inner,
        head(b"POST", path, b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity") + END + b"0" + END + inner,
        head(b"POST", path, b"Transfer-Encoding:\x0bchunked") + END + b"0" + END + inner,
        head(b"POST", path, b"Transfer-Encoding\r\n : chunked") + END + b"0" + END + inner,
        head(b"POST", path, b"Content-Length: 0\r\nX: y\nContent-Length: 9") + END + inner,
    ])


def form(s):
    body = s.choice([
        b"%", b"a=%zz", b"a=%ff%fe", b"\xff\xfe=\x80", b"&" * 5000, b"=" * 5000, b"a=b&" * s.choice([499, 501, 3000]),
        words(s, 65) + b"=1", b"csrf=" + b"a" * 100000, b"code=" + noise(s, 300), b"a" * 500000, b"text=%00%01%02",
        b'{"a":' * 3000, b"[" * 9 + b"]" * 9, b'{"account":"' + b"a" * 70000 + b'"}', b"\x00" * 1000, b'{"account":1e999}',
    ])
    path = s.choice([b"/report", b"/track", b"/track/supplement", b"/sign-in", b"/api/v1/session", b"/api/v1/reports"])
    kind = s.choice([
        b"application/x-www-form-urlencoded", b"application/json", b"multipart/form-data; boundary=" + words(s, 400),
        b"multipart/form-data", b"text/plain; charset=utf-7", b"",
    ])
    cookie = b"Cookie: visit=" + words(s, 22)
    return head(b"POST", path, b"Content-Type: " + kind, cookie, b"Content-Length: %d" % len(body)) + END + body


def pipelined(s):
    return b"".join(s.choice([request_line, address, header, form])(s) for _ in range(s.randint(2, 12)))


KINDS = [request_line, address, header, length, chunked, smuggled, form, pipelined]


def send(instance, data, patience):
    """The status codes of all answers; `cut` when the other end closed, `silent` when it waits for more."""
    link = instance.connect(patience)
    answer = b""
    try:
        try:
            link.sendall(data)
            link.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        while len(answer) < 1 << 22:
            part = link.recv(1 << 16)
            if not part:
                break
            answer += part
    except socket.timeout:
        return ["silent"] if not answer else codes(answer)
    except OSError:
        pass
    finally:
        link.close()
    return codes(answer) or ["cut"]


def codes(answer):
    found = []
    for part in answer.split(b"HTTP/1.1 ")[1:]:
        found.append(part[:3].decode("ascii", "replace"))
    return found


def main():
    source = random.Random(SEED)
    counts, faults, slowest = collections.Counter(), [], 0.0
    with Instance() as instance:
        instance.get("/")
        before, standing = instance.memory()[0], instance.connections()
        began = time.monotonic()
        for number in range(REQUESTS):
            kind = KINDS[number % len(KINDS)]
            data = kind(source)
            answers = send(instance, data, 20)
            if kind is smuggled and "200" in answers[1:]:
                faults.append(f"{number}: a request came out of the body of another: {data[:160]!r}")
            for code in answers:
                counts[code] += 1
                if code.startswith("5"):
                    faults.append(f"{kind.__name__} {number}: {code}: {data[:120]!r}")
                if code == "silent":
                    faults.append(f"{kind.__name__} {number}: no answer and no end: {data[:120]!r}")
            if not instance.alive():
                faults.append(f"{kind.__name__} {number}: the server ended: {data[:120]!r}")
                break
            if number % 200 == 0:
                start = time.monotonic()
                status = instance.get("/")[0]
                slowest = max(slowest, time.monotonic() - start)
                if status != 200 or slowest > 5:
                    faults.append(f"{number}: an ordinary request got {status} after {slowest:.1f} s")
        took = time.monotonic() - began
        rss, peak = instance.memory() if instance.alive() else (0, 0)
        left = instance.connections() - standing if instance.alive() else 0
        if peak > MEMORY_MB:
            faults.append(f"it took {peak} MB")
        if left > 50:
            faults.append(f"{left} connections stayed")
        traces = [line for line in instance.text().splitlines() if "Fatal" in line or "panic" in line]
        faults += traces
    for fault in faults[:20]:
        print(fault)
    shown = ", ".join(f"{code}: {count}" for code, count in sorted(counts.items()))
    print(f"{REQUESTS} requests in {took:.0f} s, seed {SEED}; answers {shown}; ordinary request at most {slowest * 1000:.0f} ms")
    print(f"memory {before} MB before, {rss} MB after, {peak} MB at most; {left} more connections than before")
    print(f"{0 if faults else 1} passed, {min(len(faults), 1)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
