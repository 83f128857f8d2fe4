"""Plants words that stand nowhere else, at the front door, by the API and at each step of the office behind the desk (canary_work.py),
and the secrets that people are given; does what people and attackers do, and looks for the words wherever they must not be: in what
the program and its database say, in the database itself, its dump and its write-ahead log, in what goes to a receiver of webhooks, in
copies of files, in core files, and on pages of people who have nothing to do with them.

In each of these places stands one word that must be found, by the same search: a search that finds nothing there fails, and so does
one that has not been made.
"""

import base64
import glob
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import time

import canary_work
import hostile
import program
from receiver import Receiver
from site_under_test import SiteUnderTest, Visitor

WAIT_SECONDS = 180
# At least eight characters each, and no word of any language: what is shorter or a word comes about by itself.
WORDS = {
    "reporter": "测例甲乙丙丁戊己庚辛",
    "phone": "139" + str(secrets.randbelow(10**8)).zfill(8),
    "citizen": "42028119770101" + str(secrets.randbelow(10**4)).zfill(4),
    "address": "测例壬癸子丑寅卯辰巳路九号",
    "accused": "测例午未申酉戌亥天地",
    "text": "测例玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳",
    "reason": "测例云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙",
    "agent": secrets.token_hex(12),
    "from": "203.0.113.77",
    "referrer": secrets.token_hex(12),
    "cookie": secrets.token_hex(12),
    "query": secrets.token_hex(12),
    "secret": secrets.token_hex(12),
    "file's name": "测例" + secrets.token_hex(8),
    "file's text": "测例丽水昆冈珠称夜光果珍李柰" + secrets.token_hex(8),
    "picture's author": secrets.token_hex(12),
}
OTHERS = ["大冶安全保密管理员", "大冶系统管理员", "大冶审计管理员", "大冶第二监督检查室", "阳新信访室主任", "金湖街道登记员", "黄石信访室主任"]
# Each is looked into, whatever comes in between.
PLACES = ("errors of the API", "copies of pictures", *[f"pages of {post}" for post in OTHERS], "pages of the public", "webhooks", "dump",
          "what the database says", "tables and indexes", "write-ahead log", "command lines", "what the program says")
# Stands where it may be read, in the places that are searched.
SIGN = "sign" + secrets.token_hex(12)


def spellings(word: str | bytes) -> list[bytes]:
    """A word as it is, as PostgreSQL prints it inside bytea, in base64 at each of three offsets, and escaped."""
    plain = word.encode() if isinstance(word, str) else word
    coded = [base64.b64encode(b"\0" * lead + plain)[4 if lead else 0:].rstrip(b"=")[:-2] for lead in range(3)]
    percent = "".join(f"%{byte:02X}" for byte in plain).encode()
    escaped = json.dumps(word)[1:-1].encode() if isinstance(word, str) else plain
    return [plain, plain.hex().encode(), percent, escaped] + [code for code in coded if len(code) >= 12]


def pieces(word: str | bytes) -> list[str | bytes]:
    """Every run of eight characters: a part of a text is as bad as the whole. Of digits and hexadecimal every run of twelve, or all
    of what is shorter: a dump is full of both, and eight of them come about by themselves."""
    least = 12 if isinstance(word, str) and set(word) <= set("0123456789abcdef") else 8
    return [word[start:start + least] for start in range(max(1, len(word) - least + 1))]


class Search:
    def __init__(self, words: dict[str, str | bytes], places: tuple[str, ...] = ()):
        short = [name for name, word in words.items() if len(word) < 8]
        assert not short, f"stands everywhere by itself: {', '.join(short)}"
        self.needles = {
            spelling: name for name, word in words.items() for piece in pieces(word) for spelling in spellings(piece)}
        self.found: set[tuple[str, str]] = set()
        # Which spelling it was: of a word of ours, so it may be shown.
        self.spelled: dict[tuple[str, str], bytes] = {}
        # By place: how many bytes, and whether its sign was there.
        self.bytes: dict[str, int] = dict.fromkeys(places, 0)
        self.signs: dict[str, bool] = dict.fromkeys(places, False)

    def look(self, place: str, content: bytes, sign: str | bytes):
        """- sign: what must be there."""
        self.bytes[place] = self.bytes.get(place, 0) + len(content)
        for needle, name in self.needles.items():
            if needle in content:
                self.found.add((place, name))
                self.spelled[place, name] = needle
        self.signs[place] = self.signs.get(place, False) or any(spelling in content for spelling in spellings(sign))

    def look_into_files(self, place: str, pattern: str, sign: str | bytes):
        for name in glob.glob(pattern, recursive=True):
            if os.path.isfile(name):
                with open(name, "rb") as file:
                    self.look(place, file.read(), sign)


def picture() -> bytes:
    """A photograph that tells who took it."""
    author = WORDS["picture's author"].encode()
    entry = b"\x01\x3b\0\x02" + (len(author) + 1).to_bytes(4, "big") + (26).to_bytes(4, "big")
    block = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0" + author + b"\0"
    plain = hostile.jpeg()
    return plain[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + plain[2:]


def hand_in(site: SiteUnderTest) -> str:
    """A report by the public page; gives its query code."""
    visitor = Visitor(site, **{
        "User-Agent": WORDS["agent"], "X-Forwarded-For": WORDS["from"], "Forwarded": f"for={WORDS['from']}",
        "Referer": f"http://{WORDS['referrer']}.example/{WORDS['referrer']}"})
    visitor.cookies["stray"] = WORDS["cookie"]
    page = visitor.get("/report")
    fields = {
        "area": "O420281", "managed": "lower", "signature": "real", "reporter-name": WORDS["reporter"],
        "reporter-phone": WORDS["phone"], "reporter-address": WORDS["address"], "accused-name": WORDS["accused"],
        "accused-post": "村委会主任", "accused-unit": "东岳路街道杨柳岸社区",
        "text": WORDS["text"] + WORDS["citizen"], "read": "yes", "no-secrets": "yes", "form": page.hidden("form"),
    }
    # First with a mistake, then as it should be.
    visitor.post("/report", {**fields, "area": ""})
    fields["form"] = visitor.page.hidden("form") or fields["form"]
    done = visitor.multipart("/report", fields, [
        (WORDS["file's name"] + ".jpg", "image/jpeg", picture()),
        (WORDS["file's name"] + ".txt", "text/plain", WORDS["file's text"].encode())])
    assert done.status == 200, done.text
    code = "".join(part.split("<")[0] for part in done.text.split('class="code"')[1].split("</p>")[0].split("<span>")[1:])
    assert len(code) >= 16, code
    # What people do by mistake, and others on purpose.
    for path in (f"/track?code={code}", f"/track/{code}", f"/{WORDS['query']}?q={WORDS['query']}", "/%ff%00/" + code):
        visitor.get(path)
    visitor.get("/track")
    assert visitor.post("/track", {"code": code}).status == 200
    visitor.get("/track")
    visitor.post("/track", {"code": code[:-1] + ("0" if code[-1] != "0" else "1")})
    return code


def work(site: SiteUnderTest, search: Search):
    """Staff type, mistype and search; a program does too."""
    stranger = Visitor(site)
    stranger.get("/sign-in")
    stranger.post("/sign-in", {"account": WORDS["query"], "password": WORDS["secret"]})
    clerk = Visitor(site)
    clerk.sign_in("大冶信访室登记员")
    page = clerk.get("/desk")
    day = re.search(r'name="received"[^>]*value="([^"]+)"', page.text).group(1)
    letter = {
        "channel": "letter", "received": day, "signature": "real", "managed": "own", "accused-rows": "1",
        "reporter-name": WORDS["reporter"], "reporter-phone": WORDS["phone"], "accused-1-name": WORDS["accused"],
        "accused-1-unit": "东岳路街道", "accused-1-post": "党工委副书记", "category": "群众纪律",
        "summary": WORDS["text"], "no-secrets": "yes", "form": page.hidden("form"),
    }
    assert clerk.post("/desk", {**letter, "received": WORDS["query"]}).status == 422, "a day that is none was taken"
    page = clerk.get("/desk")
    # Refused, or kept without them.
    odd = clerk.post("/desk", {**letter, "form": page.hidden("form"), "summary": WORDS["text"] + "\x00\x01"}).status
    assert odd in (200, 400, 422), f"control characters were answered with {odd}"
    clerk.get("/desk")
    done = clerk.post("/desk", {**letter, "form": clerk.page.hidden("form")})
    assert done.status == 200 and "/triage/" in done.text, f"the letter was not registered: {done.status}"
    clerk.get("/desk")
    clerk.post("/find", {"number": WORDS["query"]})
    clerk.get(f"/register?after={WORDS['query']}&{WORDS['query']}={WORDS['query']}")
    lead = Visitor(site)
    lead.sign_in("大冶信访室主任")
    lead.get("/search")
    assert lead.post("/search", {"words": WORDS["accused"]}).status == 200, "nothing was searched"
    # Receivers of webhooks hear of a letter once two persons have said what it is.
    report = re.search(r"/triage/([0-9a-f-]{36})", done.text).group(1)
    clerk.get(f"/triage/{report}")
    assert clerk.post(f"/triage/{report}", {"kind": "accusation"}).status == 303, "triage was not proposed"
    lead.get(f"/triage/{report}")
    assert lead.post(f"/triage/{report}/confirm", {"answer": "confirm"}).status == 303, "triage was not confirmed"
    for body in (b'{"summary": "' + WORDS["text"].encode(), json.dumps({"summary": WORDS["text"]}).encode()):
        answer = clerk._send("POST", "/api/v1/reports", body, {
            "Content-Type": "application/json", "Authorization": f"Bearer {clerk.cookies['dengwen']}"})
        assert answer.status == 400, f"half a report by the API: {answer.status}"
        search.look("errors of the API", answer.body, "error")
        clerk._send("POST", "/api/v1/reports", body, {
            "Content-Type": "application/json", "Authorization": "Bearer " + WORDS["secret"]})
    clerk._send("POST", "/desk", b"\xff\xfe" + WORDS["text"].encode() * 20_000, {"Content-Type": "text/plain"})


def copies(site: SiteUnderTest, search: Search):
    """Who may read the report reads it with its files; what the copy of a picture says of its author, nobody."""
    # The first that came in; what was added to it is an item of its own.
    report = site.sql("select report_id from casework.report where source = 'public' order by report_id")[0]
    lead = Visitor(site)
    lead.sign_in("大冶信访室主任")
    end = time.monotonic() + WAIT_SECONDS
    while "/copy" not in (page := lead.get(f"/reports/{report}/files")).text and time.monotonic() < end:
        time.sleep(1)
    shown = Search(WORDS)
    shown.look("", page.body + lead.get(f"/triage/{report}").body, SIGN)
    for word in ("file's name", "accused", "text"):
        # It is there for who must read it: what is looked for elsewhere can be found at all.
        assert ("", word) in shown.found, f"the petition office does not read {word}"
    # Where none was made, the place stays without its sign.
    for path in re.findall(r'href="(/files/[0-9a-f-]{36}/copy)"', page.text):
        copy = lead.get(path)
        assert copy.status == 200, f"a copy was not opened: {copy.status}"
        search.look("copies of pictures", copy.body, b"\xff\xd8\xff")
    originals = re.findall(r'href="(/files/[0-9a-f-]{36}/original\?purpose=evidence)"', page.text)
    whole = b"".join(lead.get(path).body for path in originals)
    assert WORDS["picture's author"].encode() in whole and WORDS["file's text"].encode() in whole, "originals lack what was sent"


def pages_of_others(site: SiteUnderTest, search: Search, office: canary_work.Office):
    """Each page has a title; a post that opens none has not been tried."""
    for post in OTHERS:
        person, opened = Visitor(site), 0
        person.sign_in(post)
        for path in ("/start", "/webhooks", "/clues", "/register", "/desk", "/triage", "/register/numbers", "/alarms", "/audit", "/account",
                     "/sealed", "/find", "/digest", "/clocks", *canary_work.places(office)):
            answer = person.get(path)
            opened += answer.status == 200
            search.look(f"pages of {post}", answer.body, "登闻")
        assert opened, f"{post} opened no page"
    for path in ("/", "/report", "/track", "/healthz", "/metrics", "/api/v1/board", "/" + SIGN):
        search.look("pages of the public", Visitor(site).get(path).body, "登闻")


def database(site: SiteUnderTest, search: Search):
    """All of it as text, and as files; in the clear lies a row of ours, as words and as bytes."""
    sign = SIGN.encode().hex()
    site.sql(f"create schema drill; create table drill.sign (word text, bytes bytea); "
             f"insert into drill.sign values ('{SIGN}', '\\x{sign}'); do $$ begin raise log '{SIGN}'; end $$; checkpoint")
    dump = subprocess.run(["pg_dump", "--dbname", site.conninfo], capture_output=True, check=True).stdout
    search.look("dump", dump, SIGN)
    assert sign.encode() in dump, "bytes are written otherwise in a dump than they are looked for"
    search.look_into_files("what the database says", str(site.data / "**/*.log"), SIGN)
    search.look_into_files("tables and indexes", str(site.data / "**/base/**/*"), SIGN)
    search.look_into_files("write-ahead log", str(site.data / "**/pg_wal/*"), SIGN)


def crash(site: SiteUnderTest, search: Search) -> list[str]:
    """What a crash leaves. A program of ours crashes beside it, in the same way, to see whether one would be seen."""
    with open(f"/proc/{site.process.pid}/limits", encoding="ascii") as limits:
        core = next(line for line in limits if line.startswith("Max core file size"))
    # What the kernel gives to nobody else of this user belongs to root there; to root everything does.
    is_open = os.geteuid() != 0 and os.stat(f"/proc/{site.process.pid}/mem").st_uid != 0
    search.look("command lines", subprocess.run(["ps", "-eo", "args"], stdout=subprocess.PIPE, check=True).stdout, str(site.data))
    site.process.send_signal(signal.SIGABRT)
    site.process.wait(timeout=60)
    left = glob.glob(str(site.folder / "**/core*"), recursive=True)
    search.look("what the program says", site.said.read_bytes(), site.password)
    other = site.folder / "crash"
    other.mkdir()
    subprocess.run([sys.executable, "-c", f"import os; word = '{SIGN}' * 9; os.abort()"], cwd=other, check=False,
                   preexec_fn=program.permit_cores)
    seen = glob.glob(str(other / "core*")) + glob.glob("/tmp/core*")
    print("core files: " + ("one of another program that crashed beside it was there" if seen else
                            "none of another program that crashed beside it either: on this machine the limit alone is shown")
          + f"; the limit that the program sets itself: {core.split()[4]}")
    faults = [f"a core file: {name}" for name in left if "/base/" not in name and not name.startswith(str(other))]
    faults += ["core files are allowed"] if core.split()[4] not in ("0", "1") else []
    return faults + (["the memory of the program is open to others of its user"] if is_open else [])


def messages(receiver: Receiver, search: Search) -> list[str]:
    """What a receiver of webhooks was told; a report that came in must be among it."""
    end = time.monotonic() + WAIT_SECONDS
    while "dengwen.report.registered.v1" not in receiver.kinds() and time.monotonic() < end:
        time.sleep(1)
    for message in receiver.came:
        search.look("webhooks", message, receiver.path)
    print(f"webhooks: {len(receiver.came)} messages, {', '.join(sorted(receiver.kinds()))}")
    return [] if "dengwen.report.registered.v1" in receiver.kinds() else ["the receiver was told of no report"]


def main() -> int:
    with Receiver("/" + SIGN) as receiver, SiteUnderTest(cores=True) as site:
        WORDS["webhook's secret"] = receiver.join(site, SIGN)
        WORDS["webhook's secret, bytes"] = base64.b64decode(WORDS["webhook's secret"])
        WORDS["code"] = hand_in(site)
        WORDS["plain code"] = WORDS["code"].replace("-", "")
        keys = re.findall(r"\b[0-9a-f]{64}\b", (site.data / "site.key").read_text("ascii"))
        assert len(keys) >= 2, "the file of keys holds two secrets"
        for number, secret in enumerate(keys):
            WORDS[f"site key {number}"] = secret
            WORDS[f"bytes of site key {number}"] = bytes.fromhex(secret)
        WORDS["audit key"] = (site.data / "audit.key").read_bytes()
        WORDS["audit key in hexadecimal"] = WORDS["audit key"].hex()
        WORDS.update(canary_work.given(site))
        office = canary_work.work(site, "dwt_" + WORDS["token"], WORDS["code"])
        WORDS.update(canary_work.TYPED)
        WORDS["session"] = office.member.cookies["dengwen"]
        search = Search(WORDS, PLACES)
        work(site, search)
        copies(site, search)
        pages_of_others(site, search, office)
        faults = messages(receiver, search)
        database(site, search)
        faults += crash(site, search)
    faults += [f"{name} in {place}: {search.spelled[place, name]!r}" for place, name in sorted(search.found)]
    faults += [f"the sign is not found in {place}: nothing was shown there" for place, is_there in search.signs.items() if not is_there]
    program.table(["place", "bytes searched", "its sign", "found"], [
        [place, count, "there" if search.signs[place] else "MISSING", sum(where == place for where, _ in search.found)]
        for place, count in search.bytes.items()])
    for fault in faults:
        print("FOUND " + fault)
    print(f"canaries: {len(WORDS)} words, {len(search.needles)} spellings, {sum(search.bytes.values()) >> 20} MiB in "
          f"{len(search.bytes)} places, {len(faults)} found")
    return 1 if faults else 0


if __name__ == "__main__":
    program.run(main, 30)
