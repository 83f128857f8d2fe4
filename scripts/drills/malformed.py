"""Sends malformed HTTP requests over raw sockets and says what came of them: as anybody, as a clerk who is signed in, and with
what a program has, a session or a token.

Each kind is a small generator over a seeded random source, so that a run can be repeated. It fails when an answer is 5xx, when
the server ends, hangs, holds more connections than before or more memory than MEMORY_MB, or answers an ordinary request late; and
when those who are signed in were mostly not let in.
"""

import collections
import json
import os
import random
import socket
import time

import callers
import program
from planting import plant
from site_under_test import SiteUnderTest, Visitor

REQUESTS = int(os.environ.get("REQUESTS", "10000"))
MEMORY_MB = int(os.environ.get("MEMORY_MB", "600"))
SEED = int(os.environ.get("SEED", "4"))
PATHS = [b"/", b"/report", b"/track", b"/language/en", b"/assets/x.css", b"/api/v1/session", b"/sign-in", b"/leave", b"/nowhere"]
END = b"\r\n\r\n"
ITEM = b"01a21990-83f6-7b96-84f8-2cba2344c3a1"
INSIDE = [b"/desk", b"/find", b"/search", b"/register", b"/triage", b"/triage/" + ITEM, b"/reports/" + ITEM + b"/files", b"/account"]
API = [b"/api/v1/reports", b"/api/v1/board", b"/api/v1/clues/" + ITEM + b"/claim", b"/api/v1/reports/" + ITEM + b"/files"]
REPORT = {
    "channel": "letter", "managed_by": "own", "request_id": "drill", "summary": "演练", "no_state_secrets": True,
    "accused": [{"name": "某人", "unit": "某单位"}], "breaches": ["integrity"], "received_on": "2026-03-02",
}


class Caller:
    """Who sends: the lines that let somebody in, the pages, and the secret of their forms."""

    def __init__(self, name, share, lines=(), paths=tuple(PATHS), secret=b""):
        self.name, self.share, self.lines, self.paths, self.secret = name, share, list(lines), list(paths), secret


ANYBODY = Caller("anybody", 50)
# Of the request that is being made.
CALLER = ANYBODY


def words(source, count):
    return bytes(source.choice(b"abcdefghijklmnopqrstuvwxyz0123456789-_") for _ in range(count))


def noise(source, count):
    return source.randbytes(count)


def head(method, path, *lines):
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", b"Host: here", *CALLER.lines, *lines])


def posted(public):
    """Where the caller of this request posts to."""
    return public if CALLER is ANYBODY else CALLER.paths


def framed(s, path, kind, body):
    """A body in one piece, in chunks of any size, or with a length that is not its own."""
    start = [b"POST", path, b"Content-Type: " + kind]
    way = s.randrange(8)
    if way == 0:
        return head(*start, b"Content-Length: %d" % (len(body) + s.choice([-1, 1, 999]) * bool(body))) + END + body
    if way < 4:
        chunks, rest = b"", body
        while rest:
            size = s.choice([1, 7, 4096, len(rest)]) if len(rest) < 4096 else s.choice([4096, 65536])
            chunks, rest = chunks + b"%x\r\n" % len(rest[:size]) + rest[:size] + b"\r\n", rest[size:]
        return head(*start, b"Transfer-Encoding: chunked") + END + chunks + s.choice([b"0" + END, b"0\r\n", b"", b"00000" + END])
    return head(*start, b"Content-Length: %d" % len(body)) + END + body


# Letters under piles of marks: comparing one such would take minutes.
PILE = b"\xe5\x8f\x8d" + b"\xcc\x81\xcc\x96" * 12_000


def broken_json(s):
    """A report that is nearly one."""
    whole = json.dumps(REPORT | {"request_id": f"{s.random()}"}, ensure_ascii=False).encode()
    place, name = s.randrange(len(whole)), s.choice(list(REPORT)).encode()
    body = s.choice([
        whole[:place], whole[:place] + noise(s, s.randint(1, 9)) + whole[place:], whole[:place] + b"\xff\xfe" + whole[place:], whole * 2,
        b"\xef\xbb\xbf" + whole, whole.replace(b"true", b"tru"), whole.replace(b'"drill"', b'"\\ud800"'), whole.replace(b'"', b"'"),
        whole[:-1] + b',"' + name + b'":' + s.choice([b"null", b"[]", b"{}", b"1e999", b"-0", b"9" * 400, b'"\\u0000"', b"truefalse"]) + b"}",
        whole[:-1] + b',"accused":' + b"[" * s.choice([7, 9, 5000]) + b"]" * s.choice([7, 9, 5000]) + b"}",
        whole[:-1] + b',"accused":[' + b",".join([b'{"name":"a"}'] * s.choice([21, 9999, 11000])) + b"]}",
        whole[:-1] + b',"text":"' + PILE + b'"}', whole[:-1] + b',"text":"' + b"a" * s.choice([20000, 20001, 600000]) + b'"}', b"", b"null", b"[]", b'"' + name + b'"', b"{" + name,
        whole[:-1] + b',"' + name + b'":"' + b"\\u4e00" * 4000 + b'"}', noise(s, 300),
    ])
    kind = s.choice([b"application/json", b"application/json; charset=utf-16", b"text/json", b"application/octet-stream", b""])
    return framed(s, s.choice(posted([b"/api/v1/session", b"/api/v1/reports"])), kind, body)


def broken_parts(s):
    """A form with a file that is nearly one, with the secret of the caller's forms."""
    def part(disposition, body, *lines):
        return b"\r\n".join([b"Content-Disposition: " + disposition, *lines, b"", body])

    secret = part(b'form-data; name="csrf"', CALLER.secret)
    place = part(b'form-data; name="place"', b"report")
    file = part(b'form-data; name="files"; filename="a.jpg"', b"\xff\xd8\xff" + noise(s, 200), b"Content-Type: image/jpeg")
    parts = [secret, place, file]
    odd = s.choice([
        part(b"form-data", b"x"), part(b'form-data; name=""', b"x"), part(b'attachment; name="a"', b"x"), part(b'form-data; name="a\0b"', b"x"),
        part(b'form-data; name="files"; filename="' + noise(s, 60).replace(b"\n", b"") + b'"', b"x"), b"no header at all",
        part(b'form-data; name="managed"', PILE), part(b'form-data; name="' + PILE[:60] + b'"', b"x"),
        part(b'form-data; name="a"; name="b"', b"x"), part(b'form-data; name="files"; filename*=UTF-8\'\'%ff', b"x"),
        part(b'form-data; name="a"', b"x", *[b"X-%d: y" % n for n in range(s.choice([9, 500]))]),
        part(b'form-data; name="a"', b"x", b"X: " + b"y" * 5000), part(b'form-data; name="' + b"n" * 70 + b'"', b"x"),
        part(b'form-data; name="a"', b"eA==", b"Content-Transfer-Encoding: base64"), b"\n\n", b"\0" * 50,
        part(b'form-data; name="files"; filename="b"', b"--inner\r\n\r\nx\r\n--inner--", b"Content-Type: multipart/mixed; boundary=inner"),
    ])
    parts.insert(s.randint(0, 3), odd)
    parts = parts * s.choice([1, 1, 1, 1, 200])
    line = s.choice([b"\r\n", b"\r\n", b"\r\n", b"\n"])
    body = b"".join(b"--X9d" + s.choice([b"", b"", b" \t"]) + line + each + line for each in parts) + b"--X9d--" + line
    body = s.choice([body, body, body[:s.randrange(len(body))], b"preamble" * s.choice([1, 500]) + line + body, body + noise(s, 500)])
    kind = b"multipart/form-data; boundary=" + s.choice([b"X9d", b"X9d", b"X9d", b"other", b'"X9d"', b"", b"x" * 71])
    return framed(s, s.choice(posted([b"/report", b"/track/supplement"])), kind, body)


def broken_form(s):
    """What somebody typed, with the secret of their form, and bytes that no browser sends."""
    fields = [b"csrf=" + CALLER.secret, b"number=" + s.choice([b"1", b"%", b"%00", b"%ff", b"a" * 70_000, b"'--"])]
    fields += [words(s, s.randint(1, 70)) + b"=" + s.choice([b"%zz", b"%e4%b8", noise(s, 40), b""]) for _ in range(s.choice([1, 20, 510]))]
    fields += [b"words=" + s.choice([b"%00", PILE, b"%ed%a0%80", b"+" * 9000, b"%f0%9f%98%80" * 900]), b"summary=" + b"x" * s.choice([1, 30_000])]
    s.shuffle(fields)
    path = s.choice(posted([b"/report", b"/track", b"/sign-in"]))
    return framed(s, path, b"application/x-www-form-urlencoded", s.choice([b"&", b"&", b"&&", b";"]).join(fields))


def request_line(s):
    path = s.choice(CALLER.paths)
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
        b"/triage/" + noise(s, 16).hex().encode(), b"/" + PILE[:3000], b"/?a=" + b"%CC%81%CC%96" * 300, b"/clues?after=" + words(s, s.randint(1, 90)), b"/;" + words(s, 20),
    ])) + END


def header(s):
    path = s.choice(CALLER.paths)
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
    path = s.choice(posted([b"/report", b"/track", b"/api/v1/session", b"/sign-in"]))
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
    path = s.choice(posted([b"/report", b"/track", b"/api/v1/session"]))
    start = head(b"POST", path, b"Transfer-Encoding: chunked") + END
    return start + s.choice([
        b"zz\r\nab\r\n0" + END, b"ffffffffffffffffff\r\nab", b"-1\r\nab\r\n", b"5\r\nab\r\n0" + END, b"2\r\nabXX0" + END,
        b"2;" + b"x" * 30000 + b"\r\nab\r\n0" + END, b"1\r\na\r\n" * s.randint(1, 3000) + b"0" + END,
        b"0\r\n" + b"X: y\r\n" * s.randint(1, 900) + b"\r\n", b"2\nab\n0\n\n", b"7fffffff\r\n" + b"a" * 1000, b"\r\n",
    ])


def smuggled(s):
    inner = b"GET /sign-in HTTP/1.1\r\nHost: here" + END
    path = s.choice(posted([b"/report", b"/track"]))
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
        b"code=" + PILE, PILE + b"=1", b'{"account":"' + PILE + b'"}', b'{"' + b"\\u0301\\u0316" * 9000 + b'":1}',
        b'{"a":' * 3000, b"[" * 9 + b"]" * 9, b'{"account":"' + b"a" * 70000 + b'"}', b"\x00" * 1000, b'{"account":1e999}',
    ])
    path = s.choice(posted([b"/report", b"/track", b"/track/supplement", b"/sign-in", b"/api/v1/session", b"/api/v1/reports"]))
    kind = s.choice([
        b"application/x-www-form-urlencoded", b"application/json", b"multipart/form-data; boundary=" + words(s, 400),
        b"multipart/form-data", b"text/plain; charset=utf-7", b"",
    ])
    cookie = [] if CALLER.lines else [b"Cookie: visit=" + words(s, 22)]
    return head(b"POST", path, b"Content-Type: " + kind, *cookie, b"Content-Length: %d" % len(body)) + END + body


def pipelined(s):
    return b"".join(s.choice([request_line, address, header, form])(s) for _ in range(s.randint(2, 12)))


KINDS = [request_line, address, header, length, chunked, smuggled, form, broken_json, broken_parts, broken_form, pipelined]


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
    """Status codes, and where one leads to the sign-in page, that."""
    found = []
    for part in answer.split(b"HTTP/1.1 ")[1:]:
        code = part[:3].decode("ascii", "replace")
        to_sign_in = code == "303" and b"location: /sign-in\r\n" in part.partition(b"\r\n\r\n")[0].lower() + b"\r\n"
        found.append("to sign-in" if to_sign_in else code)
    return found


def callers_of(site):
    """Half is anybody's. The head of the petition office opens all pages that are tried; a token is below its calls of a minute."""
    clerk = Visitor(site)
    clerk.sign_in("大冶信访室主任")
    secret = clerk.get("/desk").hidden("csrf").encode()
    report = site.sql("select report_id from casework.report where holder_organ_id = 'O420281' limit 1")[0].encode()
    # A claim is asked with a clue, by somebody of its room: with a report it would get no further than that there is none.
    clue = next(iter(plant(site, "O420281-J1"))).encode()
    inside, api = ([path.replace(ITEM, clue if b"/clues/" in path else report) for path in paths] for paths in (INSIDE, API))

    def bearer(word):
        return [b"Authorization: Bearer " + word.encode()]

    return clerk, [
        ANYBODY, Caller("the petition office", 27, [b"Cookie: " + clerk.cookie().encode()], inside, secret),
        Caller("a program, by a session", 14, bearer(callers.session(site, "大冶信访室登记员")), api),
        Caller("a room's program, by a session", 4, bearer(callers.session(site, "大冶第一监督检查室")), api),
        Caller("a program, by a token", 5, bearer(callers.token(site, "大冶信访室登记员", "register")), api),
    ]


def ordinary(site):
    """Status and seconds of what anybody asks for."""
    start = time.monotonic()
    status = Visitor(site).get("/").status
    return status, time.monotonic() - start


class Run:
    def __init__(self, site):
        self.site = site
        self.counts = collections.defaultdict(collections.Counter)
        self.sent, self.faults, self.slowest = collections.Counter(), [], 0.0

    def one(self, number, source, who):
        global CALLER
        CALLER = who
        kind = KINDS[number % len(KINDS)]
        data = kind(source)
        self.sent[who.name] += 1
        answers = send(self.site, data, 20)
        if kind is smuggled and "200" in answers[1:]:
            self.faults.append(f"{number}: a request came out of the body of another: {data[:160]!r}")
        for code in answers:
            self.counts[who.name][code] += 1
            if code.startswith("5"):
                self.faults.append(f"{kind.__name__} {number} of {who.name}: {code}: {data[:300]!r}")
            if code == "silent":
                self.faults.append(f"{kind.__name__} {number}: no answer and no end: {data[:300]!r}")
        if self.site.process.poll() is not None:
            raise SystemExit(f"{kind.__name__} {number} of {who.name}: the server ended: {data[:300]!r}\n" + self.site.log()[-3_000:])
        if number % 200 == 0:
            status, took = ordinary(self.site)
            self.slowest = max(self.slowest, took)
            if status != 200 or took > 5:
                self.faults.append(f"{number}: an ordinary request got {status} after {took:.1f} s")


def main():
    source = random.Random(SEED)
    with SiteUnderTest() as site:
        clerk, who = callers_of(site)
        ordinary(site)
        before, standing = site.memory()[0], site.connections()
        began = time.monotonic()
        run = Run(site)
        for number in range(REQUESTS):
            run.one(number, source, source.choices(who, [each.share for each in who])[0])
        took = time.monotonic() - began
        rss, peak = site.memory()
        left = site.connections() - standing
        faults = run.faults + program.trouble(site.log())
        if clerk.get("/desk").status != 200:
            faults.append("the clerk's session had ended")
        if peak > MEMORY_MB:
            faults.append(f"it took {peak} MB")
        if left > 50:
            faults.append(f"{left} connections stayed")
    for each in who[1:]:
        # 401, and the way to the sign-in page, are the door; what is no request gets no further than 400 anyway.
        turned = run.counts[each.name]["401"] + run.counts[each.name]["to sign-in"]
        if turned * 10 > run.sent[each.name]:
            faults.append(f"{each.name} was let in too seldom: {turned} of {run.sent[each.name]} turned away")
    program.table(["who", "requests", "answers"], [
        [each.name, run.sent[each.name], ", ".join(f"{code}: {count}" for code, count in sorted(run.counts[each.name].items()))]
        for each in who])
    for fault in faults[:20]:
        print(fault)
    print(f"{sum(run.sent.values())} requests in {took:.0f} s, seed {SEED}; ordinary request at most {run.slowest * 1000:.0f} ms; "
          f"memory {before} MB before, {rss} MB after, {peak} MB at most; {left} more connections than before")
    print(f"malformed: {len(faults)} found")
    return 1 if faults else 0


if __name__ == "__main__":
    program.run(main, 60)
