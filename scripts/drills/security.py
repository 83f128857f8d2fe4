"""Lets tools that nobody here wrote attack a running instance, through a relay that counts what really went over, and prints
what each did and found. Each tool of injections is first let loose on a server that is broken on purpose: what finds nothing there shows
nothing here. The exit status is 1 when anything was found, when less went over than asked for, when the bounds before the
program answered instead of it, or when the program did not survive.

ONLY=schemathesis,sqlmap runs some of: schemathesis, wapiti, sqlmap, malformed, slow.
"""

import collections
import dataclasses
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import callers
import program
import sqlmap
from control import Control
from planting import ORGAN, plant
from program import ROOT
from relay import Relay, classes, statuses
from site_under_test import SiteUnderTest, Visitor

CASES = int(os.environ.get("CASES", "10000"))
MINUTES = int(os.environ.get("MINUTES", "5"))
# Resident memory that a site of this size may take under attack.
MEGABYTES = int(os.environ.get("MEGABYTES", "512"))
# Calls of each token: a minute's worth, so that its bound is never what answers.
TOKEN_CALLS = min(250, CASES // 20)
# Requests to a page that the program itself must have answered, where so many were sent.
REACHED = 50
# Of the query code a few: it is looked at twenty times in a minute by everybody together, which a tool asks for at once. What is
# tried there to the end is tried by sqlmap, which waits its turn.
REACHED_BEHIND_GATES = {"/track": 5}
KINDS = ["schemathesis", "wapiti", "sqlmap", "malformed", "slow"]
# `make` hands an empty one on where nobody names any.
ONLY = (os.environ.get("ONLY") or ",".join(KINDS)).split(",")
# Without `ldap`: nothing here asks a directory by it, and the module takes two pages that differ for a finding, where each page of
# a form bears a number of its own.
MODULES = os.environ.get(
    "MODULES", "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,"
    "timesql,upload,xss,xxe")
# What wapiti tells of every site, and what the TLS proxy answers for: no cookie may be marked for TLS alone over plain HTTP on
# loopback, and the settings of a public site refuse to leave that out.
BESIDE = ["Secure Flag cookie", "HTTP Strict Transport Security (HSTS)"]


class Result:
    """One row: what was done, what was counted, what was found."""

    def __init__(self, tool: str, done: str, counted: str, found: int, words: str = ""):
        self.tool, self.done, self.counted, self.found, self.words = tool, done, counted, found, words


# Schemathesis

ROOM = "大冶第一监督检查室"


@dataclasses.dataclass(frozen=True)
class Own:
    """What a caller may do, on something that is there: it must be done at least once. All else is asked with ids made up."""

    method: str
    template: str
    item: str = ""

    @property
    def path(self) -> str:
        return self.template.replace("{id}", self.item)

    @property
    def settings(self) -> str:
        if not self.item:
            return ""
        return f'[[operations]]\ninclude-path = "{self.template}"\nparameters = {{ "path.id" = "{self.item}" }}\n'

    def is_taken(self, status: int) -> bool:
        # Of two who claim one clue the second hears of a conflict: whoever may not claim it is told that there is none.
        return 200 <= status < 300 or self.template.endswith("/claim") and status == 409


def turned_away(relay: Relay) -> int:
    """Calls that the bounds before the program answered. A wrong password is an answer of the program, and so is 403: it names
    the scope that a token lacks."""
    with relay.lock:
        return sum(number for (_, path, status), number in relay.answers.items()
                   if status in (429, 503) or status == 401 and path != "/api/v1/session")


def shown_nothing(relay: Relay, own: Own) -> str:
    """What there is to say of a caller that was let in nowhere; empty when it is well."""
    away, whole, counts = turned_away(relay), sum(relay.count().values()), relay.count(own.path, own.method)
    words = f"{away} of {whole} calls were turned away\n" if away * 2 > whole else ""
    if not any(own.is_taken(status) for status in counts):
        words += f"{own.method} {own.template} was never taken: {statuses(counts)}\n"
    return words


def called(relay: Relay, folder: Path, who: str, word: str, share: int, own: Own, *,
           limit: str = "", without: tuple[str, ...] = ()) -> Result:
    """Calls made up from the description of the API, until so many were answered; none may end in a server error, and every
    answer is as described."""
    relay.reset()
    found, words, rounds = 0, "", 0
    settings = folder / "schemathesis.toml"
    settings.write_text(own.settings, encoding="utf-8")
    operations = 6 - len(without)
    while sum(relay.count().values()) < share and rounds < 6:
        left = share - sum(relay.count().values())
        status, out = program.tool(
            ["schemathesis", "--config-file", str(settings), "run", str(ROOT / "docs/openapi.yaml"), "--url", relay.url,
             "-H", "Authorization: Bearer " + word, "--max-examples", str(-(-left // operations)), "--checks",
             "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
             "--phases", "examples,coverage,fuzzing,stateful", "--suppress-health-check", "all", "--continue-on-failure",
             "--seed", str(4 + rounds), "--no-color", "--no-shrink", "--generation-database", "none",
             *(["--rate-limit", limit] if limit else []),
             *[part for name in without for part in ("--exclude-operation-id", name)]],
            3 * 3600, cwd=folder)
        (folder / f"schemathesis-{who}-{rounds}.txt").write_text(out, encoding="utf-8")
        rounds += 1
        # 0: nothing found; 1: findings; anything else: it did not run.
        if status != 0:
            found, words = found + 1, words + f"schemathesis ended with {status}\n{out[-6_000:]}\n"
            if status != 1:
                break
    counts = relay.count()
    faults = sum(number for code, number in counts.items() if code >= 500)
    short = sum(counts.values()) < share
    if short:
        words += f"{sum(counts.values())} calls of {share} were answered\n"
    if nothing := shown_nothing(relay, own):
        found, words = found + 1, words + nothing
    return Result(
        f"schemathesis, {who}", f"{sum(counts.values())} calls in {rounds} runs",
        f"{classes(counts)}; turned away {turned_away(relay)}; of {own.template} {classes(relay.count(own.path, own.method))}",
        found + faults + short, words)


def schemathesis(site: SiteUnderTest, relay: Relay, folder: Path) -> Iterator[Result]:
    # One for each caller: a report takes so many files and no more.
    reports = site.sql(f"select report_id from casework.report where holder_organ_id = '{ORGAN}' and state = 'registered' limit 3")
    files, by_clerk, by_lead = (Own("POST", "/api/v1/reports/{id}/files", report) for report in reports)
    board = Own("GET", "/api/v1/board")
    claim = Own("POST", "/api/v1/clues/{id}/claim", next(iter(plant(site, f"{ORGAN}-J1"))))
    tokens = [("大冶信访室登记员", "register", files), (ROOM, "read_board", board), (ROOM, "claim", claim)]
    sessions = [("大冶信访室登记员", by_clerk), ("大冶信访室主任", by_lead), (ROOM, board)]
    for post, scope, own in tokens:
        word = callers.token(site, post, scope)
        # openSession takes no token; the rate is below the bound of one token, which would answer instead.
        yield called(relay, folder, f"token {scope}", word, TOKEN_CALLS, own, limit="280/m", without=("openSession",))
    done = TOKEN_CALLS * len(tokens)
    for number, (post, own) in enumerate(sessions):
        share = -(-(CASES - done) // len(sessions))
        without = () if number == 0 else ("openSession",)
        yield called(relay, folder, post, callers.session(site, post), share, own, without=without)


# Wapiti

def crawled(url: str, folder: Path, name: str, arguments: list[str], modules: str, minutes: int) -> tuple[int, str, dict]:
    report = folder / f"wapiti-{name}.json"
    status, out = program.tool(
        ["wapiti", "--url", url + "/", "--scope", "domain", "--format", "json", "--output", str(report), "--flush-session",
         "--no-bugreport", "--store-session", str(folder / "wapiti"), "--module", modules, "--max-scan-time", str(60 * minutes),
         "--max-attack-time", str(max(60, 20 * minutes)), "--verbose", "1", "--color", *arguments],
        60 * minutes * 25, cwd=folder)
    told = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {"vulnerabilities": {}, "anomalies": {}, "infos": {}}
    return status, out, told


def wapiti(site: SiteUnderTest, relay: Relay, folder: Path, post: str | None, pages: int) -> Result:
    """Crawls and attacks the pages, as the public or as somebody who is signed in, and stays so."""
    relay.reset()
    visitor = Visitor(site)
    visitor.get("/")
    arguments = []
    # What would end the session, or lead away from the site.
    for away in ("/sign-out*", "/leave*", "/account/session*", "/account/sign-out*", "/account/password*", "/account/factor*"):
        arguments += ["--exclude", relay.url + away]
    if post:
        visitor.sign_in(post)
        cookies = {"127.0.0.1": {"/": {
            name: {"value": value, "expires": None, "secure": False, "port": None, "version": 0}
            for name, value in visitor.cookies.items()}}}
        jar = folder / "cookies.json"
        jar.write_text(json.dumps(cookies))
        arguments += ["--cookie", str(jar), "--start", relay.url + "/start"]
    status, out, told = crawled(relay.url, folder, "staff" if post else "public", arguments, MODULES, MINUTES)
    for name in BESIDE:
        told["vulnerabilities"].pop(name, None)
    # The header that it misses is the older way to say what the policy of every page says (CSP level 2).
    if "frame-ancestors 'none'" in Visitor(site).get("/").headers.get("Content-Security-Policy", ""):
        told["vulnerabilities"].pop("Clickjacking Protection", None)
    found = {name: len(entries) for name, entries in told["vulnerabilities"].items() if entries}
    errors = len(told["anomalies"].get("Internal Server Error", []))
    counts, seen, away = relay.count(), relay.paths(), relay.sent_away()
    faults = sum(number for code, number in counts.items() if code >= 500)
    words = json.dumps({name: told["vulnerabilities"][name] for name in found}, ensure_ascii=False)[:6_000] if found else ""
    thin = []
    if status != 0:
        thin.append(f"wapiti ended with {status}: {out[-1_500:]}")
    if len(seen) < pages:
        thin.append(f"{len(seen)} pages were seen: {sorted(seen)}")
    # The public waits its turn, and a tool does not: of some pages most is turned away.
    thin += relay.barely_reached(REACHED, REACHED_BEHIND_GATES)
    if post and visitor.get("/start").headers.get("Location", "").startswith("/sign-in"):
        thin.append("the session had ended")
    return Result(
        f"wapiti, {post or 'public'}",
        f"{len(seen)} pages seen, {sum(counts.values())} requests, {sum(relay.count(method='POST').values())} of them forms",
        f"{classes(counts)}; sent away {away}", sum(found.values()) + errors + faults + len(thin),
        "\n".join([words, *thin]).strip())


def wapiti_control(control: Control, folder: Path) -> Result:
    """The same modules find what is broken on purpose."""
    with Relay(control.port) as relay:
        status, out, told = crawled(relay.url, folder, "control", [], MODULES, MINUTES)
        counts = sum(relay.count().values())
    wanted = {"SQL": False, "Cross Site Scripting": False, "Redirect": False}
    for name, entries in told["vulnerabilities"].items():
        for word in wanted:
            wanted[word] |= bool(entries) and word in name
    missed = [word for word, is_there in wanted.items() if not is_there]
    return Result("wapiti, broken server (control)", f"{counts} requests", f"finds {', '.join(sorted(set(wanted) - set(missed)))}",
                  len(missed) + (status != 0), f"missed {missed}, status {status}: {out[-2_000:]}" if missed or status else "")


# What else belongs to `make drill-security`

def beside(name: str) -> Result:
    """Another drill of this folder, with a program of its own."""
    done = subprocess.run([sys.executable, str(ROOT / f"scripts/drills/{name}.py")], stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout.strip(), flush=True)
    lines = [line for line in done.stdout.strip().splitlines() if not line.startswith("|")]
    return Result(f"make drill-{name}", "rows above", "; ".join(lines[:-1])[:600] or "nothing", int(done.returncode != 0))


def steps(folder: Path, judged):
    """All that is asked for, each row judged as soon as it is there."""
    if {"schemathesis", "wapiti", "sqlmap"} & set(ONLY):
        with SiteUnderTest() as site, Relay(site.port) as relay, Control(site.conninfo) as control:
            def judge(results):
                for result in results:
                    judged(result, site)

            if "wapiti" in ONLY:
                judge([wapiti_control(control, folder)])
                judge([wapiti(site, relay, folder, None, pages=4)])
                judge([wapiti(site, relay, folder, "大冶信访室主任", pages=15)])
            if "sqlmap" in ONLY:
                sqlmap.attack(site, relay, control, folder, lambda result: judge([Result(*result)]))
            if "schemathesis" in ONLY:
                judge(schemathesis(site, relay, folder))
            for line in program.trouble(site.log()):
                judge([Result("what the program says", "", "", 1, line)])
    for name in ("malformed", "slow"):
        if name in ONLY:
            judged(beside(name), None)


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="dengwen-security-"))
    rows, totals = [], collections.Counter()

    def judged(result: Result, site: SiteUnderTest | None):
        alive, peak = (site.is_alive(), site.memory()[1]) if site else (True, 0)
        words = result.words
        if not alive:
            words += "\nthe program is dead"
        if peak > MEGABYTES:
            words += f"\nit took {peak} MB"
        found = result.found + (not alive) + (peak > MEGABYTES)
        totals["found"] += found
        rows.append([result.tool, result.done, result.counted, found, peak or ""])
        print(f"{result.tool}: {result.done}; {result.counted}; found {found}", flush=True)
        if words.strip():
            print(words.strip(), file=sys.stderr, flush=True)

    try:
        steps(folder, judged)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        print()
        program.table(["tool", "done", "answered", "found", "memory at most, MB"], rows)
    left = [name for name in KINDS if name not in ONLY]
    if left:
        print("left out: " + ", ".join(left))
    print(f"security: {totals['found']} findings in {len(rows)} rows")
    return 1 if totals["found"] or not rows else 0


if __name__ == "__main__":
    program.run(main, 420)
