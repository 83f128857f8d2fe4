"""Plants words that stand nowhere else, does what people and attackers do, and looks for the words wherever they must not
be: in what the program and its database say, in the database itself and its write-ahead log, in core files, and on pages
of people who have nothing to do with them."""

import base64
import glob
import json
import os
import secrets
import re
import signal
import subprocess
import sys

from site_under_test import SiteUnderTest, Visitor

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
}


def spellings(word: str | bytes) -> list[bytes]:
    """A word as it is, as PostgreSQL prints it inside bytea, in base64 at each of three offsets, and escaped."""
    plain = word.encode() if isinstance(word, str) else word
    coded = [base64.b64encode(b"\0" * lead + plain)[4 if lead else 0:].rstrip(b"=")[:-2] for lead in range(3)]
    percent = "".join(f"%{byte:02X}" for byte in plain).encode()
    escaped = json.dumps(word)[1:-1].encode() if isinstance(word, str) else plain
    return [plain, plain.hex().encode(), percent, escaped] + [code for code in coded if len(code) >= 12]


def pieces(word: str | bytes) -> list[str | bytes]:
    """Every run of eight characters: a part of a text is as bad as the whole."""
    return [word[start:start + 8] for start in range(max(1, len(word) - 7))] if len(word) >= 8 else [word]


class Search:
    def __init__(self, words: dict[str, str | bytes]):
        self.needles = {
            spelling: name for name, word in words.items() for piece in pieces(word) for spelling in spellings(piece)}
        self.found: set[tuple[str, str]] = set()
        self.bytes = 0

    def look(self, place: str, content: bytes, *, allowed: tuple[str, ...] = ()):
        self.bytes += len(content)
        for needle, name in self.needles.items():
            if name not in allowed and needle in content:
                self.found.add((place, name))

    def look_into_files(self, place: str, pattern: str):
        for name in glob.glob(pattern, recursive=True):
            if os.path.isfile(name):
                with open(name, "rb") as file:
                    self.look(place, file.read())


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
    done = visitor.post("/report", fields)
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


def work(site: SiteUnderTest):
    """Staff type, mistype and search; a program does too."""
    stranger = Visitor(site)
    stranger.get("/sign-in")
    stranger.post("/sign-in", {"account": WORDS["query"], "password": WORDS["secret"]})
    clerk = Visitor(site)
    clerk.sign_in("大冶信访室登记员")
    page = clerk.get("/desk")
    letter = {
        "channel": "letter", "received": "2026-03-02", "signature": "real", "managed": "unknown",
        "reporter-name": WORDS["reporter"], "reporter-phone": WORDS["phone"], "accused-1-name": WORDS["accused"],
        "accused-1-unit": "东岳路街道", "accused-1-post": "党工委副书记", "category": "群众纪律",
        "summary": WORDS["text"], "no-secrets": "yes", "form": page.hidden("form"),
    }
    clerk.post("/desk", {**letter, "received": WORDS["query"]})
    clerk.post("/desk", {**letter, "summary": WORDS["text"] + "\x00\x01"})
    clerk.get("/desk")
    clerk.post("/desk", {**letter, "form": clerk.page.hidden("form")})
    clerk.get("/desk")
    clerk.post("/find", {"number": WORDS["query"]})
    clerk.get(f"/register?after={WORDS['query']}&{WORDS['query']}={WORDS['query']}")
    for body in (b'{"summary": "' + WORDS["text"].encode(), json.dumps({"summary": WORDS["text"]}).encode()):
        clerk._send("POST", "/api/v1/reports", body, {
            "Content-Type": "application/json", "Authorization": "Bearer " + WORDS["secret"]})
    clerk._send("POST", "/desk", b"\xff\xfe" + WORDS["text"].encode() * 20_000, {"Content-Type": "text/plain"})


def pages_of_others(site: SiteUnderTest, search: Search):
    for post in ("大冶安全保密管理员", "阳新信访室主任", "金湖街道登记员"):
        person = Visitor(site)
        try:
            person.sign_in(post)
        except IndexError:
            continue
        for path in ("/start", "/webhooks", "/clues", "/register", "/desk", "/triage", "/register/numbers", "/alarms"):
            search.look(f"page {path} of {post}", person.get(path).body)
    for path in ("/", "/report", "/track", "/healthz", "/metrics", "/api/v1/board"):
        search.look(f"page {path} of the public", Visitor(site).get(path).body)


def main():
    site = SiteUnderTest(cores=True)
    try:
        WORDS["code"] = hand_in(site)
        WORDS["plain code"] = WORDS["code"].replace("-", "")
        work(site)
        keys = re.findall(r"\b[0-9a-f]{64}\b", (site.data / "site.key").read_text("ascii"))
        assert len(keys) >= 2, "the file of keys holds two secrets"
        for number, secret in enumerate(keys):
            WORDS[f"site key {number}"] = secret
            WORDS[f"bytes of site key {number}"] = bytes.fromhex(secret)
        search = Search(WORDS)
        pages_of_others(site, search)
        search.look("what the program says", site.said.read_bytes())
        search.look_into_files("what the database says", str(site.data / "**/*.log"))
        search.look_into_files("tables and indexes", str(site.data / "**/base/**/*"))
        search.look_into_files("write-ahead log", str(site.data / "**/pg_wal/*"))
        with open(f"/proc/{site.process.pid}/limits", encoding="ascii") as limits:
            core = next(line for line in limits if line.startswith("Max core file size"))
        # What the kernel gives to nobody else of this user belongs to root there; to root everything does.
        is_open = os.stat(f"/proc/{site.process.pid}/mem").st_uid != 0
        command = subprocess.run(["ps", "-eo", "args"], stdout=subprocess.PIPE, check=True).stdout
        search.look("command lines", command)
        site.process.send_signal(signal.SIGABRT)
        site.process.wait(timeout=60)
        search.look_into_files("core files", str(site.folder / "core*"))
        writes_cores = core.split()[4] not in ("0", "1")
    finally:
        site.remove()
    for place, name in sorted(search.found):
        print(f"FOUND {name} in {place}")
    if writes_cores:
        print("FOUND core files are allowed")
    if is_open:
        print("FOUND the memory of the program is open to others of its user")
    print(f"canaries: {len(WORDS)} words, {len(search.needles)} spellings, {search.bytes >> 20} MiB searched, "
          f"{len(search.found) + writes_cores + is_open} found")
    sys.exit(1 if search.found or writes_cores or is_open else 0)


main()
