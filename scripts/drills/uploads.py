"""Sends more than three hundred hostile files to a site of its own, by the public form and by the petition office, lets the worker
look into those that are kept, and has staff open every copy and every original. Then files as large as are taken, while the memory of the
program is watched; and forms whose files are too large, one by itself or all together, which must come back with every word.

It fails when a file was shown, handed out under a name of its own or as a type that a browser opens; when a page broke; when something of
the sender is left in a copy; when a kind was taken that must be refused, or refused that must be taken; when the program's memory
grew by more than GROWTH_MB for one large file; and when EICAR was not found by the daemon of the drill (or by the one that CLAMD names).
"""

import collections
import hashlib
import http.client
import os
import re
import time

import callers
import hostile
import program
from scanner import Scanner
from site_under_test import SiteUnderTest, Visitor

# As many bytes as are taken of one file (AttachmentLimits.fileBytes); less for a try.
BIG = int(os.environ.get("BIG_MB", "500")) * 1_000_000
LIMIT = 500_000_000
# As many bytes as are taken of all files of one form (Limits.postedBytes).
TOGETHER = 1_100_000_000
# A file is taken in and handed out by the megabyte; the rest is the allocator's, and of the connection to the database.
GROWTH_MB = int(os.environ.get("GROWTH_MB", "64"))
CLEAN_SECONDS = 1_800
# Every so manieth file: 1 for all.
EVERY = int(os.environ.get("EVERY", "1"))
PER_REPORT = 40
PURPOSE = "original?purpose=evidence"


class Tally:
    """What came of the files of each kind."""

    def __init__(self):
        self.of = collections.defaultdict(collections.Counter)
        self.wrong: list[str] = []

    def note(self, kind: str, what: str):
        self.of[kind][what] += 1

    def total(self, what: str) -> int:
        return sum(counts[what] for counts in self.of.values())


def hand_in(site: SiteUnderTest, file: tuple[str, str, bytes]):
    """The whole form with all its confirmations, as a person sends it; again while the public page has no room."""
    visitor = Visitor(site)
    end = time.monotonic() + 120
    while True:
        page = visitor.get("/report")
        answer = visitor.multipart("/report", {
            "area": "O420281", "managed": "lower", "stage": "text", "signature": "anonymous", "accused-name": "甲示例",
            "accused-unit": "东岳路街道", "accused-post": "干部", "text": "演练：随件交来一个文件", "read": "yes", "no-secrets": "yes",
            "form": page.hidden("form")}, [file])
        if answer.status not in (429, 503) or time.monotonic() > end:
            return answer
        time.sleep(1)


def register(clerk: Visitor, number: int) -> str:
    """A letter at the desk; the identifier of its page."""
    page = clerk.get("/desk")
    day = re.search(r'name="received"[^>]*value="([^"]+)"', page.text).group(1)
    answer = clerk.post("/desk", {
        "form": page.hidden("form"), "accused-rows": "1", "channel": "letter", "received": day, "managed": "own",
        "signature": "anonymous", "accused-1-name": "甲示例", "accused-1-unit": "东岳路街道", "accused-1-post": "干部",
        "category": "廉洁纪律", "summary": f"示例来信{number}：收受礼金8000元。", "text": f"示例来信{number}：收受礼金8000元。",
        "no-secrets": "yes"})
    found = re.search(r'href="/triage/([0-9a-f-]{36})', answer.text)
    assert answer.status == 200 and found, f"the letter was not registered: {answer.status}"
    return found.group(1)


def newest(site: SiteUnderTest) -> tuple[str, str]:
    """The report and the upload of the file that came last."""
    return tuple(site.sql(
        "select a.report_id || ' ' || a.upload_id from casework.attachment as a order by a.attachment_id desc limit 1")[0].split())


def send_all(site: SiteUnderTest, tally: Tally, kinds: dict[str, str]):
    """Sends each file by both ways; `kinds` tells of each upload what it is. Gives the reports that hold some."""
    clerk = Visitor(site)
    clerk.sign_in("大冶信访室登记员")
    reports, letter, held = [], "", 0
    for number, (kind, name, stated, data) in enumerate(hostile.corpus()[::EVERY]):
        tally.note(kind, "sent")
        answer = hand_in(site, (name, stated, data))
        if answer.status == 200 and 'class="code"' in answer.text:
            tally.note(kind, "public")
            report, upload = newest(site)
            kinds[upload] = kind
            reports.append(report)
            if kind in hostile.UNWELCOME:
                tally.wrong.append(f"public {kind} {name!r}: was taken")
        elif answer.status in (400, 413, 422):
            tally.note(kind, "refused")
            # A name with a zero byte is no header: the whole form is refused.
            if kind in hostile.WELCOME and "\0" not in name:
                tally.wrong.append(f"public {kind} {name!r}: was refused, {answer.status}")
        else:
            tally.wrong.append(f"public {kind} {name!r}: {answer.status}")
        if not letter or held >= PER_REPORT:
            letter, held = register(clerk, number), 0
            reports.append(letter)
        clerk.get(f"/reports/{letter}/files")
        answer = clerk.multipart(f"/reports/{letter}/files", {"place": "report"}, [(name, stated, data)])
        if answer.status == 303:
            tally.note(kind, "office")
            held += 1
            kinds[newest(site)[1]] = kind
        elif answer.status not in (400, 422):
            tally.wrong.append(f"office {kind} {name!r}: {answer.status}")
    return list(dict.fromkeys(reports))


def wait_for_copies(site: SiteUnderTest, tally: Tally):
    end = time.monotonic() + CLEAN_SECONDS
    question = ("select count(*) from casework.attachment as a join casework.attachment_file as f using (upload_id, cell_id) "
                "where f.scan_state = 'waiting' or f.copy_state = 'waiting'")
    while (left := int(site.sql(question)[0])) and time.monotonic() < end:
        time.sleep(2)
    if left:
        tally.wrong.append(f"{left} files still wait to be looked into")


def fault(path: str, answer) -> str:
    """What a file is handed out as that must not be; empty when it is well."""
    headers, is_copy = answer.headers, path.endswith("/copy")
    kind, way = headers.get("Content-Type", ""), headers.get("Content-Disposition", "")
    wanted = {
        "status": answer.status == 200,
        "type": kind in ("image/jpeg", "application/pdf") if is_copy else kind == "application/octet-stream",
        "name": bool(re.search(r'; filename="[0-9a-f]{8}-\d+(?:-copy)?\.[0-9a-z]{2,5}"$', way)),
        # A copy is a picture that we painted; what somebody sent is saved, and never shown.
        "way": way.startswith("inline; " if is_copy else "attachment; "),
        "nosniff": headers.get("X-Content-Type-Options") == "nosniff", "store": headers.get("Cache-Control") == "no-store",
        "policy": headers.get("Content-Security-Policy", "").startswith("sandbox; default-src 'none'"),
    }
    if is_copy:
        left = (b"SENTINEL", b"Exif", b"GPS", b"<script", b"JavaScript", b"PK\x03\x04", b"alert(")
        wanted["content"] = not any(word in answer.body for word in left)
    return ", ".join(name for name, is_well in wanted.items() if not is_well)


def open_all(site: SiteUnderTest, tally: Tally, reports: list[str], kinds: dict[str, str], is_scanned: bool):
    """The petition office opens everything of every report."""
    lead = Visitor(site)
    lead.sign_in("大冶信访室主任")
    rows = site.sql("select a.attachment_id || ' ' || a.upload_id || ' ' || f.scan_state || ' ' || f.copy_state "
                    "from casework.attachment as a join casework.attachment_file as f using (upload_id, cell_id)")
    files = {row.split()[0]: row.split()[1:] for row in rows}
    seen = set()
    for report in reports:
        page = lead.get(f"/reports/{report}/files")
        if page.status != 200 or "<img src=x" in page.text or "\u202e" in page.text or "<script>" in page.text:
            tally.wrong.append(f"{report}: {page.status}, or a name is not shown as words")
        for path in re.findall(rf'href="(/files/[0-9a-f-]{{36}}/(?:copy|{re.escape(PURPOSE)}))"', page.text):
            number, is_copy = path.split("/")[2], path.endswith("/copy")
            upload = files[number][0]
            kind = kinds.get(upload, "?")
            seen.add(number)
            answer = lead.get(path)
            if words := fault(path, answer):
                tally.wrong.append(f"{kind} {path}: {answer.status} {words}")
            tally.note(kind, "copies" if is_copy else "originals")
    for number, (upload, scan, copy) in files.items():
        kind = kinds.get(upload)
        if kind is None:
            continue
        # Of what has a virus no page has a link at all.
        if (number in seen) == (scan == "infected"):
            tally.wrong.append(f"{kind}: {'a link leads to' if number in seen else 'nobody could open'} {number}, {scan} {copy}")
        if scan == "infected":
            tally.note(kind, "infected")
            for path in (f"/files/{number}/copy", f"/files/{number}/{PURPOSE}"):
                # Whoever makes the address up gets nothing either.
                if (status := lead.get(path).status) not in (404, 409):
                    tally.wrong.append(f"{kind}: infected, and {path} answers {status}")
        if is_scanned and (scan == "infected") != (kind in hostile.VIRUSES):
            tally.wrong.append(f"{kind}: the scanner says {scan}")
        if kind in hostile.WELCOME and copy != "made":
            tally.wrong.append(f"{kind}: no copy was made of it, {copy}")


# Large files

def pieces(count: int):
    """A recording of so many bytes, made while it is sent; not the same megabyte twice."""
    head = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41"
    yield head
    left, number, block = count - len(head), 0, os.urandom(1 << 20)
    while left > 0:
        part = number.to_bytes(8, "big") + block[8:]
        yield part[:left]
        left -= len(part)
        number += 1


def digest(count: int) -> tuple[str, list[bytes]]:
    """Of the bytes to come, with the pieces themselves for sending: they stay on this side."""
    made, whole = list(pieces(count)), hashlib.sha256()
    for piece in made:
        whole.update(piece)
    return whole.hexdigest(), made


def stream(site: SiteUnderTest, path: str, headers: dict[str, str], parts: list[bytes]) -> tuple[int, bytes]:
    """Sends pieces one after another; what is refused on the way is answered on the way."""
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=900)
    try:
        link.putrequest("POST", path)
        for name, value in (headers | {"Content-Length": str(sum(map(len, parts)))}).items():
            link.putheader(name, value)
        link.endheaders()
        try:
            for part in parts:
                link.send(part)
        except OSError:
            pass
        answer = link.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return 0, type(error).__name__.encode()
    finally:
        link.close()


def watched(site: SiteUnderTest, tally: Tally, rows: list[list], name: str, act, sent: int):
    """Lets something happen and says by how much the program's memory grew at most meanwhile."""
    with program.Peak(site.process.pid) as peak:
        start = time.monotonic()
        answer = act()
        took = time.monotonic() - start
    grew = peak.most - peak.before
    how = "highest mark" if peak.is_set_back else "looked at every 5 ms"
    rows.append([name, f"{sent / 1e6:.0f}", f"{took:.0f}", peak.before, peak.most, grew, how, answer])
    if grew > GROWTH_MB:
        tally.wrong.append(f"{name}: memory grew by {grew} MB")


def large(site: SiteUnderTest, tally: Tally) -> list[list]:
    rows: list[list] = []
    clerk, lead = Visitor(site), Visitor(site)
    clerk.sign_in("大冶信访室登记员")
    lead.sign_in("大冶信访室主任")
    letter = register(clerk, 9_000)
    bearer = callers.authorization(callers.session(site, "大冶信访室登记员"))
    kind = {"Content-Type": "application/octet-stream"}
    api = f"/api/v1/reports/{letter}/files?name=a.mp4"
    hashed, made = digest(BIG)

    def expect(name: str, wanted: int, got: tuple[int, bytes]) -> int:
        if got[0] != wanted:
            tally.wrong.append(f"{name}: {got[0]} {got[1][-300:]!r}")
        return got[0]

    def whole(name: str, cookie: str, report: str) -> int:
        """Saves the original as staff do, and compares every byte."""
        page = lead.get(f"/reports/{report}/files")
        path = re.findall(rf'href="(/files/[0-9a-f-]{{36}}/{re.escape(PURPOSE)})"', page.text)[-1]
        link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=900)
        link.request("GET", path, headers={"Cookie": cookie})
        answer, found = link.getresponse(), hashlib.sha256()
        while part := answer.read(1 << 20):
            found.update(part)
        link.close()
        if found.hexdigest() != hashed or answer.headers.get("Content-Disposition", "")[:11] != "attachment;":
            tally.wrong.append(f"{name}: what was saved is not what was sent")
        return answer.status

    watched(site, tally, rows, "API, one file", lambda: expect("API", 201, stream(site, api, bearer | kind, made)), BIG)
    wait_for_copies(site, tally)
    watched(site, tally, rows, "staff, original saved", lambda: whole("API", lead.cookie(), letter), BIG)

    def form(visitor: Visitor, path: str, fields: dict[str, str], files: int = 1) -> tuple[int, bytes]:
        first = "".join(f'--X9d\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items())
        head = b'--X9d\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\nContent-Type: video/mp4\r\n\r\n'
        cookies = {"Cookie": visitor.cookie(), "Content-Type": "multipart/form-data; boundary=X9d"}
        return stream(site, path, cookies, [first.encode(), *[head, *made, b"\r\n"] * files, b"--X9d--\r\n"])

    def comes_back(name: str, words: str, files: int) -> int:
        """A form whose files are too much is answered with all that was typed, and with what was too much."""
        page = public.get("/report")
        typed = fields | {"csrf": page.hidden("csrf"), "form": page.hidden("form")}
        status, body = form(public, "/report", typed, files)
        if (text := body.decode("utf-8", "replace")) and (words not in text or fields["text"] not in text):
            tally.wrong.append(f"{name}: what was typed, or why it came back, is not on the page")
        return expect(name, 422, (status, body))

    page = clerk.get(f"/reports/{letter}/files")
    desk = {"csrf": page.hidden("csrf"), "place": "report"}
    watched(site, tally, rows, "desk, a form",
            lambda: expect("desk", 303, form(clerk, f"/reports/{letter}/files", desk)), BIG)
    public = Visitor(site)
    page = public.get("/report")
    fields = {"csrf": page.hidden("csrf"), "form": page.hidden("form"), "area": "O420281", "managed": "lower", "stage": "text",
              "signature": "anonymous", "text": "演练：随件交来一段录像", "read": "yes", "no-secrets": "yes"}
    watched(site, tally, rows, "public, a form", lambda: expect("public", 200, form(public, "/report", fields)), BIG)
    report, _ = newest(site)
    wait_for_copies(site, tally)
    watched(site, tally, rows, "staff, public original saved", lambda: whole("public", lead.cookie(), report), BIG)
    if BIG == LIMIT:
        count = TOGETHER // BIG + 1
        watched(site, tally, rows, "public, too much together",
                lambda: comes_back("together", "文件合计超过1.1 GB", count), count * BIG)
        made.append(b"x")
        watched(site, tally, rows, "public, one byte more", lambda: comes_back("one byte more", "文件超过500 MB", 1), BIG + 1)
        # Refused when it is known; whoever goes on sending may find the connection closed.
        watched(site, tally, rows, "API, one byte more",
                lambda: expect("API, one byte more", 413, stream(site, api, bearer | kind, made)), BIG + 1)
    return rows


def main() -> int:
    scanner = None if os.environ.get("CLAMD") or not Scanner.is_installed() else Scanner()
    tally, kinds = Tally(), {}
    try:
        with SiteUnderTest(environment={"CLAMD": str(scanner.socket)} if scanner else None) as site:
            reports = send_all(site, tally, kinds)
            wait_for_copies(site, tally)
            is_scanned = bool(scanner or os.environ.get("CLAMD"))
            open_all(site, tally, reports, kinds, is_scanned)
            rows = large(site, tally)
            tally.wrong += program.trouble(site.log())
            if not site.is_alive():
                tally.wrong.append("the program is dead")
    finally:
        if scanner:
            scanner.__exit__()
    columns = ["sent", "public", "refused", "office", "infected", "copies", "originals"]
    program.table(["kind", *columns], [[kind, *[counts[c] for c in columns]] for kind, counts in sorted(tally.of.items())])
    program.table(["one large file", "MB", "seconds", "memory before, MB", "at most", "grew by", "measured by", "answer"], rows)
    for line in tally.wrong[:40]:
        print("WRONG " + line)
    # What kept nothing, opened nothing or found nothing has tried nothing.
    for what in ("public", "refused", "office", "copies", "originals"):
        if not tally.total(what):
            tally.wrong.append(what)
            print(f"WRONG no file came to: {what}")
    print(f"uploads: {tally.total('sent')} files: {tally.total('public')} kept of the public, {tally.total('refused')} refused to it; "
          f"{tally.total('office')} kept of the office; {tally.total('copies')} copies and {tally.total('originals')} originals opened; "
          f"{'clamd found ' + str(tally.total('infected')) if is_scanned else 'no clamd here: nothing was scanned'}; {len(tally.wrong)} wrong")
    return 1 if tally.wrong or not is_scanned else 0


if __name__ == "__main__":
    program.run(main, 90)
