"""What an office types about a letter from the desk to the meeting, and the secrets that people are given on the way: each free text and
each secret is a word of its own, typed into the page on which people type it. What was not taken, or cannot be read again by whoever
must read it, is a fault of the drill: there would be nothing to look for."""

import base64
import hashlib
import hmac
import json
import re
import secrets
import struct
import subprocess
import time

import callers
import forms
import program
from site_under_test import Answer, SiteUnderTest, Visitor

UNIT = "东岳路街道"
POST = "党工委副书记"
HOLDERS = "大冶第一监督检查室"
# Nobody else in the drills signs in with it.
NEWCOMER = "大冶干部监督室"
INVITED = "大冶第三监督检查室"


def word() -> str:
    """Twelve characters that no text has side by side."""
    return "".join(chr(0x5140 + secrets.randbelow(0x3000)) for _ in range(12))


# Where it is typed, by its name in what is found.
TYPED = {name: word() for name in (
    "letter's reporter", "letter's address", "letter's accused", "letter's summary", "API's reporter", "API's accused", "API's summary",
    "API's text", "triage's remark", "verification's note", "answer's remark", "void's reason", "interference's note",
    "protection's reason", "joint handling's slice", "joint handling's reason", "minutes' conclusion", "supervision's demand",
    "instruction's text", "recommendation's addressee", "recommendation's facts", "recommendation's findings", "recommendation's advice",
    "relative's name", "interest's name", "found clue's name", "found clue's summary", "excerpt's reason", "meeting's minutes",
    "unlock's words", "supplement's text", "reporter's recusal", "reporter's fear")}
TYPED["API's file name"] = word() + ".txt"
TYPED["API's file"] = word() + secrets.token_urlsafe(8)
# Nobody reads these again by a page: what the vault opens, what a file says, and words that only two deciders are shown.
UNSHOWN = {"letter's reporter", "letter's address", "API's reporter", "API's file", "unlock's words"}


class Office:
    """Who works on the letter, each in a session of their own."""

    def __init__(self, site: SiteUnderTest):
        self.site = site
        self.clerk, self.lead, self.member = (self._person(post) for post in ("大冶信访室登记员", "大冶信访室主任", HOLDERS))
        self.head, self.supervisor = self._person("大冶主要负责人"), self._person("大冶案件监督管理室")
        self.report, self.clue, self.number = "", "", ""
        # Pages on which what was typed can be read again, by whom; and what stood there.
        self.read: list[tuple[Visitor, str]] = []
        self.seen = b""

    def _person(self, post: str) -> Visitor:
        person = Visitor(self.site)
        person.sign_in(post)
        return person

    def type(self, person: Visitor, path: str, ending: str, typed: dict[str, str]) -> Answer:
        """Fills in a form, which must be taken."""
        page = person.get(path)
        assert page.status == 200, f"{path}: {page.status}"
        done = forms.send(person, page, ending, typed)
        assert done.status in (200, 201, 303), f"{path} took nothing: {done.status} {re.sub('<[^>]+>', ' ', done.text)[-2000:]}"
        self.read.append((person, done.headers.get("Location") or path))
        return done

    def letter(self, **typed: str) -> str:
        """Registered at the desk; gives its id."""
        done = self.type(self.clerk, "/desk", "/desk", {
            "channel": "letter", "managed": "own", "accused-1-unit": UNIT, "accused-1-post": POST, "category": "群众纪律",
            "no-secrets": "yes", **typed})
        return re.search(r"/triage/([0-9a-f-]{36})", done.text).group(1)

    def triage(self):
        self.report = self.letter(**{
            "signature": "real", "reporter-name": TYPED["letter's reporter"], "reporter-address": TYPED["letter's address"],
            "accused-1-name": TYPED["letter's accused"], "summary": TYPED["letter's summary"]})
        path = f"/triage/{self.report}"
        self.type(self.lead, path, "/verify", {
            "verify-way": "phone", "verify-found": "confirmed", "verify-day": self.today(), "verify-narrated": "yes",
            "verify-promised": "yes", "verify-note": TYPED["verification's note"]})
        # What a meeting must look at.
        self.type(self.clerk, path, path, {"kind": "accusation", "risk-collective": "yes", "remark": TYPED["triage's remark"]})
        self.read.append((self.lead, path))
        self.look_again()
        self.type(self.lead, path, "/confirm", {"answer": "back", "remark": TYPED["answer's remark"]})
        self.read.append((self.clerk, path))
        self.look_again()
        self.type(self.clerk, path, path, {"kind": "accusation", "risk-collective": "yes"})
        self.type(self.lead, path, "/confirm", {"answer": "confirm"})
        self.clue = self.site.sql(f"select clue_id from casework.clue where report_id = '{self.report}'")[0]
        self.read.append((self.lead, path))
        entered = self.letter(**{"signature": "anonymous", "accused-1-name": word(), "summary": word()})
        self.type(self.clerk, f"/triage/{entered}", "/void/propose", {"void-reason": "other", "void-words": TYPED["void's reason"]})
        self.read.append((self.lead, "/register/voids"))
        self.type(self.lead, f"/identity/{self.report}", f"/identity/{self.report}", {
            "purpose": "office:feedback", "words": TYPED["unlock's words"]})

    def handle(self):
        path, member = f"/clues/{self.clue}", self.member
        self.type(member, path, "/claim", {})
        self.number = re.search(r"420281-\d{4}-XS-\d+", member.get(path).text).group(0)
        self.type(member, path + "/interference", "/interference", {
            "asker": "outside", "way": "pleaded", "words": TYPED["interference's note"]})
        self.read += [(self.head, "/interference")]
        self.type(member, path + "/feedback", "/watch", {
            "watch-ground": "threat", "watch-protection-words": TYPED["protection's reason"]})
        self.type(member, path + "/measures", "/measures", {
            "joint-room-1": "O420281-J3", "joint-slice-1": TYPED["joint handling's slice"], "joint-reason": "complex_matter",
            "joint-words": TYPED["joint handling's reason"]})
        self.minutes(path)
        self.type(member, "/recommendations", "/recommendations", {
            "clue": self.number, "kind": "supervision", "ground": "found_in_handling", "confirmed": "yes",
            "addressee": TYPED["recommendation's addressee"], "facts": TYPED["recommendation's facts"],
            "findings": TYPED["recommendation's findings"], "advice": TYPED["recommendation's advice"]})
        self.type(member, path + "/excerpts", "/excerpts", {
            "purpose": "decision", "receiver": "leader:" + self.site.account("大冶分管领导"), "reason": TYPED["excerpt's reason"],
            "p-0": "yes"})
        self.type(member, "/declarations", "/kin", {
            "kin-relation": "sibling", "kin-name": TYPED["relative's name"], "kin-unit": UNIT})
        self.type(member, "/declarations", "/interest", {
            "interest-kind": "business", "interest-name": TYPED["interest's name"], "interest-from": self.today()})
        self.type(member, "/found", "/found", {
            "origin": "found_in_case", "name-1": TYPED["found clue's name"], "unit-1": UNIT, "post-1": POST,
            "summary": TYPED["found clue's summary"], "breach-masses": "yes", "no_secrets": "yes"})
        found = self.site.sql("select c.clue_id from casework.clue as c join casework.report as r using (report_id, cell_id) "
                              "where r.source = 'room'")[0]
        self.read.append((self.supervisor, f"/clues/{found}"))

    def minutes(self, path: str):
        """Two people studied it: a group of buttons with several answers."""
        page = self.member.get(path + "/check")
        one = forms.form(page, "/minutes")
        people = one.choices["minutes-people"][:2]
        done = self.member.post(one.action, [(name, value) for name, value in one.fields if not name.startswith(("minutes", "csrf"))] + [
            ("minutes-people", person) for person in people] + [
            ("minutes-studied_on", self.today()), ("minutes-chair", people[0]), ("minutes-decided", "talk_or_letter"),
            ("minutes-conclusion", TYPED["minutes' conclusion"])])
        assert done.status == 303, f"no minutes: {done.status} {re.sub('<[^>]+>', ' ', done.text)[-1500:]}"
        self.read.append((self.member, path + "/check"))

    def lead_it(self):
        """What leaders and the supervising room say of it."""
        self.type(self.supervisor, f"/clues/{self.clue}/supervision", "/propose", {
            "reason": "other", "method-letter": "yes", "demand": TYPED["supervision's demand"]})
        told = self.type(self.supervisor, "/instructions", "/instructions", {
            "clue": self.number, "source": "leader_note", "to": "O420281-J1", "due_on": self.today(30),
            "text": TYPED["instruction's text"]})
        self.read.append((self.supervisor, told.headers.get("Location") or "/instructions"))
        called = self.type(self.head, "/meetings", "/meetings", {"kind": "petitions", "day": self.today()})
        meeting = called.headers["Location"].split("?")[0]
        self.type(self.head, meeting, "/agenda", {"clue": self.clue})
        one = next(one for one in forms.forms(self.head.get(meeting)) if any(name.startswith("minutes-") for name in one.names()))
        place = next(name.removeprefix("minutes-") for name in one.names() if name.startswith("minutes-"))
        self.type(self.head, meeting, one.action, {
            "decision-" + place: one.choices["decision-" + place][-1], "minutes-" + place: TYPED["meeting's minutes"]})

    def today(self, later: int = 0) -> str:
        return self.site.sql(f"select ((now() at time zone 'Asia/Shanghai')::date + {later})::text")[0]

    def look_again(self):
        for person, path in self.read:
            self.seen += person.get(path).body
        self.read.clear()


def by_program(office: Office, token: str):
    """Another system hands in a report with a file."""
    site, bearer = office.site, callers.authorization(token)
    body = json.dumps({
        "channel": "letter", "managed_by": "own", "summary": TYPED["API's summary"], "text": TYPED["API's text"],
        "reporter": {"name": TYPED["API's reporter"]}, "accused": [{"name": TYPED["API's accused"], "unit": UNIT, "post": POST}],
        "category": "群众纪律", "no_state_secrets": True, "request_id": secrets.token_hex(12)}).encode()
    made = Visitor(site)._send("POST", "/api/v1/reports", body, bearer | {"Content-Type": "application/json"})
    assert made.status == 201, f"the API took no report: {made.status} {made.text}"
    report = json.loads(made.text)["id"]
    name = "".join(f"%{byte:02X}" for byte in TYPED["API's file name"].encode())
    kept = Visitor(site)._send("POST", f"/api/v1/reports/{report}/files?name={name}", TYPED["API's file"].encode(), bearer | {
        "Content-Type": "application/octet-stream"})
    assert kept.status == 201, f"the API took no file: {kept.status} {kept.text}"
    office.read += [(office.lead, f"/triage/{report}"), (office.lead, f"/reports/{report}/files")]


def by_reporter(office: Office, code: str):
    """Who reported adds to it, asks that somebody stand aside, and says what they fear."""
    reporter = Visitor(office.site)
    for ending, typed in (
            ("/supplement", {"supplement": TYPED["supplement's text"], "supplement-about": "same", "supplement-no-secrets": "yes"}),
            ("/recusal", {"recusal": TYPED["reporter's recusal"], "recusal-about": "same"}),
            ("/protection", {
                "protection": TYPED["reporter's fear"], "protection-ground": "threat", "protection-about": "same"})):
        reporter.get("/track")
        page = reporter.post("/track", {"code": code})
        assert page.status == 200, f"the code opened nothing: {page.status}"
        done = forms.send(reporter, page, ending, typed)
        assert done.status in (200, 303), f"{ending}: {done.status}"
    # What is added is an item of its own.
    reports = office.site.sql("select report_id from casework.report where source = 'public'")
    office.read += [(office.lead, f"/triage/{report}") for report in reports]
    office.read += [(office.lead, "/recusals"), (office.lead, "/protection")]


def given(site: SiteUnderTest) -> dict[str, str | bytes]:
    """The secrets that people are given or choose, by their names; each is in use."""
    person, found = Visitor(site), {}
    person.sign_in(NEWCOMER)
    found["password"] = "Aa1!" + secrets.token_urlsafe(12)
    done = forms.send(person, person.get("/account"), "/account/password", {
        "old": site.password, "password": found["password"], "again": found["password"]})
    assert done.status in (200, 303), f"the password was not changed: {done.status}"
    person = Visitor(site)
    person.get("/sign-in")
    assert person.post("/sign-in", {"account": site.account(NEWCOMER), "password": found["password"]}).status == 303
    page = person.get("/account/factor")
    text = re.search(r"secret=([A-Z2-7]+)", page.text).group(1)
    found["second factor"], found["second factor's bytes"] = text, base64.b32decode(text + "=" * (-len(text) % 8))
    done = forms.send(person, page, "/account/factor", {"password": found["password"], "code": code_of(found["second factor's bytes"])})
    assert done.status in (200, 303), f"the second factor was not set: {done.status}"
    token = callers.token(site, "大冶信访室登记员", "register")
    said = subprocess.run(
        [program.binary(), "account", "invite", site.account(INVITED), "--by", site.account("大冶系统管理员"), "--data", str(site.data)],
        capture_output=True, text=True, check=True).stdout
    found["invitation"] = re.search(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$", said, re.M).group(0)
    found["plain invitation"] = found["invitation"].replace("-", "")
    found["token"] = token.removeprefix("dwt_")
    return found


def code_of(secret: bytes) -> str:
    """Of this half minute (RFC 6238)."""
    digest = hmac.new(secret, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    return str((struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF) % 10**6).zfill(6)


def places(office: Office) -> list[str]:
    """Every page on which any of it stands for those who may read it."""
    clue, report = f"/clues/{office.clue}", f"/triage/{office.report}"
    return [clue, report, f"/matters/{office.clue}", f"/identity/{office.report}", f"/reports/{office.report}/files",
            f"/recusals/{office.report}", f"/archive/clues/{office.clue}"] + [
        f"{clue}/{page}" for page in ("interference", "check", "told", "supervision", "measures", "merit", "excerpts", "feedback", "course",
                                      "recusal", "documents", "handoffs", "route", "accused")] + [
        "/" + page for page in ("interference", "instructions", "meetings", "recommendations", "excerpts", "declarations", "found",
                                "supervision", "register/voids", "protection", "unlocks", "recusals", "alerts", "measures", "documents")]


def work(site: SiteUnderTest, token: str, code: str) -> Office:
    """All of it, in the order in which it happens."""
    office = Office(site)
    office.triage()
    office.handle()
    office.lead_it()
    by_program(office, token)
    by_reporter(office, code)
    office.look_again()
    unread = [name for name, typed in TYPED.items() if name not in UNSHOWN and typed.encode() not in office.seen]
    assert not unread, f"typed, and read again by nobody: {', '.join(unread)}"
    return office
