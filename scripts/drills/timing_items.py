"""What staff ask of items that are kept from them and of items that nobody has: on pages, by the API, by number, by words.

Each hidden item is looked up in the table that its path is about before anything is asked of it, and who may see the like does
find it: an item that is nowhere is as missing as the missing ones, and nothing would be compared.
"""

import dataclasses
import http.client
import json
import random
import re
import time
import urllib.parse
import uuid
from collections.abc import Callable

import callers
from planting import EACH, FIRST_NUMBER, ORGAN, plant
from site_under_test import SiteUnderTest, Visitor

# The first answers plan statements and fill pools.
WARM = 12

def an_id(source: random.Random) -> str:
    return str(uuid.UUID(int=source.getrandbits(128), version=4))


def a_number(source: random.Random) -> str:
    return str(source.randrange(FIRST_NUMBER + 50_000, FIRST_NUMBER + 99_999))


def some_words(source: random.Random) -> str:
    """Of a length, and none that anybody writes."""
    return "".join(chr(source.randrange(0x4E00, 0x9FA0)) for _ in range(8))


@dataclasses.dataclass(frozen=True)
class Subject:
    """What a path is about."""

    # Counts those of `$1`, an array, that are there.
    there: str
    missing: Callable[[random.Random], str] = an_id


REPORT = Subject("select count(*) from casework.report where report_id = any ($1::uuid[])")
CLUE = Subject("select count(*) from casework.clue where clue_id = any ($1::uuid[])")
NUMBER = Subject(
    f"select count(*) from casework.clue where organ_id = '{ORGAN}' and clue_series = 'clue' "
    "and clue_year = extract(year from now() at time zone 'Asia/Shanghai') and clue_number::text = any ($1::text[])", a_number)
# What they say is sealed: `Letters` looks for them as somebody who may.
WORDS = Subject("", some_words)


@dataclasses.dataclass(frozen=True)
class Question:
    """One way in which one post asks for what it must not see."""

    post: str
    name: str
    subject: Subject
    # An item stands in it as `{}`, unless it is typed into a field of a form.
    path: str
    hidden: list[str]
    method: str = "GET"
    field: str = ""
    # What is typed around it.
    typed: str = "{}"

    @property
    def status(self) -> int:
        """Of what is not there: a form comes back empty."""
        return 200 if self.field else 404


def count(site: SiteUnderTest, subject: Subject, items: list[str]) -> int:
    quoted = "array[" + ", ".join(f"'{item}'" for item in items) + "]"
    return int(site.sql(subject.there.replace("$1", quoted))[0])


def expect_there(site: SiteUnderTest, question: Question, source: random.Random):
    """The hidden ones are in the table that the path is about, and what is made up is not."""
    if not question.subject.there:
        return
    there, made_up = count(site, question.subject, question.hidden), [question.subject.missing(source) for _ in range(200)]
    if not question.hidden or there != len(set(question.hidden)):
        raise SystemExit(f"{question.name}: {there} of {len(question.hidden)} hidden items are there; nothing would be compared")
    if count(site, question.subject, made_up):
        raise SystemExit(f"{question.name}: what is made up is there")


def signed_in(site: SiteUnderTest, post: str) -> Visitor:
    visitor = Visitor(site)
    visitor.sign_in(post)
    return visitor


def letter(clerk: Visitor, words: str) -> str:
    """A letter at the desk that says these words; its id."""
    page = clerk.get("/desk")
    day = re.search(r'name="received"[^>]*value="([^"]+)"', page.text).group(1)
    answer = clerk.post("/desk", {
        "form": page.hidden("form"), "accused-rows": "1", "channel": "letter", "received": day, "managed": "own",
        "signature": "anonymous", "accused-1-name": "甲示例", "accused-1-unit": "东岳路街道", "accused-1-post": "干部",
        "category": "廉洁纪律", "summary": "演练来信：" + words + "。", "no-secrets": "yes"})
    found = re.search(r'href="/triage/([0-9a-f-]{36})', answer.text)
    if answer.status != 200 or not found:
        raise SystemExit(f"the letter was not registered: {answer.status}")
    return found.group(1)


def letters(site: SiteUnderTest, source: random.Random, barred: str | None = None) -> list[str]:
    """Words that stand in letters which wait for triage: the office finds each by them, and nobody finds others."""
    clerk = signed_in(site, "大冶信访室登记员")
    written = {}
    for _ in range(EACH):
        words = some_words(source)
        written[words] = letter(clerk, words)
    if barred:
        site.sql("begin; set local session_replication_role = replica; update casework.report "
                 f"set barred_staff_ids = array['{barred}'] where report_id in ({', '.join(map(repr, written.values()))}); commit")
    for words, report in written.items():
        clerk.get("/search")
        if report not in clerk.post("/search", {"words": words}).text:
            raise SystemExit("a letter is not found by its words by whoever may read it; nothing would be compared")
    return list(written)


def ask(site: SiteUnderTest, question: Question, samples: int, source: random.Random, judge, faults: list[str]):
    """One question of one post, of hidden items and of missing ones, in random order."""
    expect_there(site, question, source)
    insider = signed_in(site, question.post)
    headers, secret = {"Cookie": insider.cookie()}, ""
    if question.path.startswith("/api/"):
        headers = callers.authorization(callers.session(site, question.post)) | {"Content-Type": "application/json"}
    if question.field:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        secret = insider.get(question.path).hidden("csrf")
    link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    asked = [("hidden", question.hidden[place % len(question.hidden)]) for place in range(samples)]
    asked += [("missing", question.subject.missing(source)) for _ in range(samples)]
    source.shuffle(asked)
    times, answers = {}, set()
    for place, (kind, item) in enumerate(asked[:WARM] + asked):
        body = json.dumps({}) if question.method == "POST" else None
        if question.field:
            body = urllib.parse.urlencode({"csrf": secret, question.field: question.typed.format(item)})
        start = time.perf_counter()
        link.request(question.method, question.path.format(item), body, headers)
        answer = link.getresponse()
        data = answer.read()
        took = time.perf_counter() - start
        if place < WARM:
            continue
        if answer.status != question.status:
            raise SystemExit(f"{question.name}: {answer.status} for what is {kind}; the question is not the one that was meant")
        times.setdefault(kind, []).append(took * 1000)
        kept = tuple(sorted(h for h in answer.getheaders() if h[0].lower() != "date"))
        answers.add((kept, re.sub(rb'name="(csrf|form)" value="[^"]*"', b"", data.replace(item.encode(), b"ITEM"))))
    link.close()
    print(question.name, flush=True)
    if len(answers) != 1:
        faults.append(f"{question.name}: {len(answers)} different answers")
    judge(times, "missing", source, faults)


def questions(site: SiteUnderTest, source: random.Random) -> list[Question]:
    """Reports of the public wait already; what else is hidden is planted here."""
    neighbour, member, lead, office = "阳新信访室主任", "大冶第一监督检查室", "大冶主要负责人", "大冶信访室主任"
    waiting = site.sql("select report_id from casework.report where state = 'quarantined'")
    head = site.account(lead)
    colleague = plant(site, f"{ORGAN}-J1", recused=site.account(member))
    other, barred = plant(site, f"{ORGAN}-J2"), plant(site, f"{ORGAN}-J1", barred=[head])
    open_to_all = plant(site, f"{ORGAN}-J1")
    # What nobody is kept from is opened: the rows that were planted are ones that a page can show.
    for post in (member, lead):
        reader = signed_in(site, post)
        clue, number = next(iter(open_to_all.items()))
        # A text is missing, as the clue came by no way of the house; hidden and missing are told apart before that.
        if reader.get(f"/clues/{clue}").status == 404:
            raise SystemExit(f"{post} does not find what is open to everybody of the house")
        reader.get("/find")
        if reader.post("/find", {"number": number}).headers.get("Location") != f"/clues/{clue}":
            raise SystemExit(f"{post} does not find by its number what is open to everybody of the house")
    # What the own organ's digits mean at home is written out by whoever asks from outside.
    year = site.sql("select extract(year from now() at time zone 'Asia/Shanghai')")[0]
    whole = f"420281-{year}-XS-{{}}"
    said, kept = letters(site, source), letters(site, source, barred=site.account(office))
    claim, files, page = "/api/v1/clues/{}/claim", "/reports/{}/files", "/clues/{}"
    return [
        Question(neighbour, "a neighbour, page of a report", REPORT, "/triage/{}", waiting),
        Question(neighbour, "a neighbour, page of a clue", CLUE, page, list(other)),
        Question(neighbour, "a neighbour, claim by the API", CLUE, claim, list(other), "POST"),
        Question(neighbour, "a neighbour, files of a report", REPORT, files, waiting),
        Question(neighbour, "a neighbour, by number", NUMBER, "/find", list(other.values()), "POST", "number", whole),
        Question(neighbour, "a neighbour, words of a report", WORDS, "/search", said, "POST", "words"),
        Question(member, "a colleague who stands aside, page", CLUE, page, list(colleague)),
        Question(member, "a colleague who stands aside, claim by the API", CLUE, claim, list(colleague), "POST"),
        Question(member, "a colleague who stands aside, by number", NUMBER, "/find", list(colleague.values()), "POST", "number"),
        Question(office, "a colleague who stands aside, words of a report", WORDS, "/search", kept, "POST", "words"),
        Question(member, "a member of another room, page", CLUE, page, list(other)),
        Question(member, "a member of another room, claim by the API", CLUE, claim, list(other), "POST"),
        Question(member, "a member of another room, by number", NUMBER, "/find", list(other.values()), "POST", "number"),
        Question(member, "a member of a room, words of what waits for others", WORDS, "/search", said, "POST", "words"),
        Question(lead, "the head who is barred, page", CLUE, page, list(barred)),
        Question(lead, "the head who is barred, by number", NUMBER, "/find", list(barred.values()), "POST", "number"),
        Question(lead, "the head, files of what waits for others", REPORT, files, waiting),
        Question(lead, "the head, words of what waits for others", WORDS, "/search", said, "POST", "words"),
    ]


def ask_all(site: SiteUnderTest, samples: int, source: random.Random, judge, faults: list[str]):
    for question in questions(site, source):
        ask(site, question, samples, source, judge, faults)
