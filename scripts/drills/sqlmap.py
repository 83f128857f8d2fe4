"""Injections into what staff look and search by, what the public types and what programs send, by sqlmap. Each target is a form
as a person has it, with its secret and all its fields, and it counts only when the program itself answered: the bounds before it (no
session, no secret, too many at once) are told apart by the relay."""

import dataclasses
import json
import os
import re
import urllib.parse
import uuid
from pathlib import Path

import callers
import program
from control import Control
from relay import Relay, statuses
from site_under_test import SiteUnderTest, Visitor

LEVEL = os.environ.get("LEVEL", "2")
# Part of a target's name; empty for all.
TARGETS = os.environ.get("TARGETS", "")
MINUTES = int(os.environ.get("SQLMAP_MINUTES", "30"))
# Of every hundred attacks, how many the program itself must have answered.
SHARE = 90


@dataclasses.dataclass
class Target:
    name: str
    path: str
    # What is attacked, one after another.
    parameters: list[str]
    data: str = ""
    cookie: str = ""
    headers: list[str] = dataclasses.field(default_factory=list)
    # Made up anew for every request: what may come once only, or a few times in a minute.
    fresh: str = ""
    # Seconds between two requests, below what a public page takes in a minute.
    delay: float = 0
    # Whether the form as it stands does what it is for: then what is tried in its place goes the whole way too.
    succeeds: bool = True


def form(visitor: Visitor, path: str, fields: dict[str, str]) -> str:
    """A form's data as it stands on its page: its secret, the word that names it, and what somebody types."""
    page = visitor.get(path)
    assert page.hidden("csrf"), f"{path} has no secret: {page.status}"
    named = {"csrf": page.hidden("csrf")}
    if page.hidden("form"):
        named["form"] = page.hidden("form")
    return "&".join(f"{name}={value}" for name, value in (named | fields).items())


def signed_in(site: SiteUnderTest, post: str) -> Visitor:
    visitor = Visitor(site)
    visitor.sign_in(post)
    return visitor


def targets(site: SiteUnderTest) -> list[Target]:
    lead, clerk, room = (signed_in(site, post) for post in ("大冶信访室主任", "大冶信访室登记员", "大冶第一监督检查室"))
    public = Visitor(site)
    report = {
        "area": "O420281", "managed": "lower", "stage": "text", "signature": "anonymous", "accused-name": "nobody", "accused-post": "clerk",
        "accused-unit": "unit", "text": "drill", "read": "yes", "no-secrets": "yes",
    }
    sign_in = {"account": "S1357", "password": "wrong"}
    call = {
        "channel": "letter", "managed_by": "own", "request_id": str(uuid.uuid4()), "summary": "drill", "category": "廉洁纪律", "place": "here",
        "no_state_secrets": True,
    }
    bearer = "Authorization: Bearer "
    board, desk = callers.session(site, "大冶第一监督检查室"), callers.session(site, "大冶信访室登记员")
    day = clerk.get("/desk").text.split('name="received"', 1)[1].split('value="', 1)[1].split('"')[0]
    letter = {
        "accused-rows": "1", "channel": "letter", "received": day, "managed": "own", "signature": "anonymous",
        "category": urllib.parse.quote("廉洁纪律"),
        "accused-1-name": "nobody", "accused-1-unit": "unit", "accused-1-post": "clerk", "summary": "drill", "text": "drill",
        "no-secrets": "yes",
    }
    return [
        Target("register, cursor", "/register?after=1", ["after"], cookie=lead.cookie()),
        Target("triage, cursor", "/triage?after=1", ["after"], cookie=lead.cookie()),
        Target("board, filters", "/clues?tab=all&after=1&category=1&breach=1&pressing=yes", ["tab", "after", "category", "breach"],
               cookie=room.cookie()),
        Target("a number", "/find", ["number"], form(lead, "/find", {"number": "1"}), lead.cookie()),
        Target("words of reports", "/search", ["words", "before"], form(lead, "/search", {"words": "drill", "before": "1"}),
               lead.cookie()),
        Target("the desk", "/desk", ["summary", "category", "received", "accused-1-name"], form(clerk, "/desk", letter),
               clerk.cookie(), fresh="form"),
        Target("board by the API", "/api/v1/board?view=mine&after=1&limit=5", ["view", "after", "limit"], headers=[bearer + board]),
        Target("reports by the API", "/api/v1/reports", ["summary", "category", "place"], json.dumps(call),
               headers=[bearer + desk, "Content-Type: application/json"], fresh="request_id"),
        Target("reports by the API, their name", "/api/v1/reports", ["request_id"], json.dumps(call),
               headers=[bearer + desk, "Content-Type: application/json"]),
        Target("the query code", "/track", ["code"], form(public, "/track", {"code": "1"}), public.cookie(), delay=0.25, succeeds=False),
        Target("the public form", "/report", ["text", "accused-name", "area"], form(public, "/report", report), public.cookie(),
               fresh="form", delay=0.6),
        Target("sign-in, account", "/sign-in", ["account"], form(public, "/sign-in", sign_in), public.cookie(), succeeds=False),
        # A name is guessed for a few times only.
        Target("sign-in, password", "/sign-in", ["password"], form(public, "/sign-in", sign_in), public.cookie(), fresh="account",
               succeeds=False),
    ]


def run(url: str, target: Target, folder: Path) -> tuple[int, str]:
    arguments = [
        "sqlmap", "--url", url + target.path, "--batch", "--dbms", "PostgreSQL", "--level", LEVEL, "--risk", "2", "--technique", "BEUST",
        "--time-sec", "3", "-p", ",".join(target.parameters), "--disable-coloring", "--flush-session", "--timeout", "60", "--retries", "1",
        "--ignore-code", "400,401,403,404,409,413,422,429", "--output-dir", str(folder / "sqlmap"),
    ]
    if target.data:
        arguments += ["--data", target.data, "--method", "POST"]
    if target.cookie:
        arguments += ["--cookie", target.cookie, "--drop-set-cookie"]
    for header in target.headers:
        arguments += ["--header", header] if len(target.headers) == 1 else []
    if len(target.headers) > 1:
        arguments += ["--headers", "\n".join(target.headers)]
    if target.fresh:
        arguments += ["--randomize", target.fresh]
    if target.delay:
        arguments += ["--delay", str(target.delay)]
    return program.tool(arguments, 60 * MINUTES, env=os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder)})


def found_in(out: str) -> list[str]:
    """The parameters that it says can be injected."""
    return sorted(set(re.findall(r"^Parameter: (?:JSON )?(\S+)", out, re.M)))


def untried(out: str, target: Target) -> list[str]:
    """What it did not get to: each parameter is named when its tests begin."""
    return [name for name in target.parameters
            if not re.search(rf"testing for SQL injection on .*parameter '(?:JSON )?{re.escape(name)}'", out)]


def attack(site: SiteUnderTest, relay: Relay, control: Control, folder: Path, judge):
    """Judges a row at a time: tool, what was done, what was answered, findings, words."""
    broken = [
        Target("a number in an address", "/item?id=1", ["id"]),
        Target("a word in a form with a secret", "/find", ["number"], "csrf=secret&number=name1"),
        Target("a number in JSON", "/item", ["id"], '{"id": "1"}', headers=["Content-Type: application/json"]),
    ]
    with Relay(control.port) as counted:
        for target in broken:
            counted.reset()
            status, out = run(counted.url, target, folder)
            hit = found_in(out)
            judge((f"sqlmap, broken server (control), {target.name}", f"{sum(counted.count().values())} requests",
                   f"{statuses(counted.count())}; finds {', '.join(hit) or 'nothing'}", int(hit != target.parameters),
                   f"status {status}: {out[-2_000:]}" if hit != target.parameters else ""))
    chosen = [target for target in targets(site) if TARGETS in target.name]
    if not chosen:
        raise SystemExit(f"no target is named {TARGETS}")
    for target in chosen:
        relay.reset()
        status, out = run(relay.url, target, folder)
        path, method = target.path.split("?")[0], "POST" if target.data else "GET"
        counts, away = relay.count(path, method), relay.sent_away(path, method)
        all_of_it, hit, left = sum(counts.values()), found_in(out), untried(out, target)
        reached = all_of_it - away
        faults = sum(number for code, number in counts.items() if code >= 500)
        words = []
        if hit:
            words.append(f"it can be injected: {hit}\n{out[-4_000:]}")
        if left or status != 0:
            words.append(f"ended with {status}, did not get to {left}\n{out[-1_500:]}")
        if not all_of_it or reached * 100 < all_of_it * SHARE:
            words.append(f"the program answered {reached} of {all_of_it}\n{out[-1_500:]}")
        taken = sum(number for code, number in counts.items() if code < 400)
        if target.succeeds and not taken:
            words.append(f"not one of them was taken: {statuses(counts)}")
        judge((f"sqlmap, {target.name}", f"{all_of_it} requests for {', '.join(target.parameters)}",
               f"{statuses(counts)}; by the program {reached}", len(hit) + faults + len(words) - bool(hit), "\n".join(words)))
