"""Lets tools that nobody here wrote attack a running instance, each with a stated number of requests or minutes, and prints
what each found. The exit status is 1 when anything was found, or the program did not survive."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from site_under_test import ROOT, SiteUnderTest, Visitor

CASES = int(os.environ.get("CASES", "10000"))
MINUTES = int(os.environ.get("MINUTES", "5"))
# Resident memory that a site of this size may take under attack.
MEGABYTES = 512


class Result:
    def __init__(self, tool: str, asked: str, found: int, words: str = ""):
        self.tool, self.asked, self.found, self.words = tool, asked, found, words


def bearer(site: SiteUnderTest, post: str) -> str:
    visitor = Visitor(site)
    body = json.dumps({"account": site.account(post), "password": site.password}).encode()
    answer = visitor._send("POST", "/api/v1/session", body, {"Content-Type": "application/json"})
    assert answer.status == 201, answer.text
    return json.loads(answer.text)["token"]


def schemathesis(site: SiteUnderTest, folder: Path) -> Result:
    """Calls made up from the description of the API; none may end in a server error, and every answer is as described."""
    operations = 5
    out = subprocess.run(
        ["schemathesis", "run", str(ROOT / "docs/openapi.yaml"), "--url", site.url,
         "-H", "Authorization: Bearer " + bearer(site, "大冶信访室登记员"), "--max-examples", str(CASES // operations),
         "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
         "--phases", "examples,coverage,fuzzing", "--suppress-health-check", "all", "--continue-on-failure",
         "--generation-deterministic", "--no-color"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=3600).stdout
    (folder / "schemathesis.txt").write_text(out, encoding="utf-8")
    generated = re.search(r"(\d+) generated", out)
    failures = re.search(r"(\d+) found .*?failures|(\d+) unique failures", out)
    found = int(next(filter(None, failures.groups()))) if failures else 0
    count = int(generated.group(1)) if generated else 0
    return Result("schemathesis", f"{count} calls", found + (count < CASES), out[-4000:] if found or count < CASES else "")


def wapiti(site: SiteUnderTest, folder: Path, post: str | None) -> Result:
    """Crawls and attacks the pages, as the public or as somebody who is signed in."""
    visitor = Visitor(site)
    visitor.get("/")
    arguments = []
    if post:
        visitor.sign_in(post)
        cookies = {"127.0.0.1": {"/": {
            name: {"value": value, "expires": None, "secure": False, "port": None, "version": 0}
            for name, value in visitor.cookies.items()}}}
        jar = folder / "cookies.json"
        jar.write_text(json.dumps(cookies))
        arguments = ["--cookie", str(jar), "--start", site.url + "/start"]
    report = folder / f"wapiti-{'staff' if post else 'public'}.json"
    subprocess.run(
        ["wapiti", "--url", site.url + "/", "--scope", "domain", "--format", "json", "--output", str(report),
         "--exclude", site.url + "/sign-out", "--exclude", site.url + "/leave", "--flush-session", "--no-bugreport",
         "--store-session", str(folder),
         "--module", "backup,cookieflags,crlf,csp,csrf,exec,file,ldap,permanentxss,redirect,sql,timesql,xss,xxe",
         "--max-scan-time", str(60 * MINUTES), "--max-attack-time", str(30 * MINUTES), "--verbose", "0", *arguments],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60 * MINUTES * 30)
    told = json.loads(report.read_text(encoding="utf-8"))
    # Over plain HTTP on loopback no cookie may be marked for TLS alone; the settings of a public site refuse that.
    told["vulnerabilities"].pop("Secure Flag cookie", None)
    found = {name: len(entries) for name, entries in told["vulnerabilities"].items() if entries}
    errors = len(told["anomalies"].get("Internal Server Error", []))
    pages = told["infos"].get("crawled_pages_nbr") or told["infos"].get("crawled_pages") or "?"
    words = json.dumps({name: told["vulnerabilities"][name] for name in found}, ensure_ascii=False)[:4000]
    return Result(f"wapiti ({post or 'public'})", f"{pages} pages, {MINUTES} minutes", sum(found.values()) + errors, words)


def sqlmap(site: SiteUnderTest, folder: Path) -> list[Result]:
    """Injections into what staff search by and what the public types."""
    staff, public = Visitor(site), Visitor(site)
    staff.sign_in("大冶信访室主任")
    targets = [
        ("addresses of lists", staff, "/register?after=1&q=2", None),
        ("the board", staff, "/clues?tab=all&after=1&pressing=yes", None),
        ("a number that is looked for", staff, "/find", "number=1"),
        ("the query code", public, "/track", "code=1"),
        ("the report form", public, "/report", "area=O420281&managed=lower&signature=anonymous&text=1&read=yes"),
        ("sign-in", public, "/sign-in", "account=S1357&password=1"),
    ]
    results = []
    for name, visitor, path, data in targets:
        visitor.get(path.split("?")[0])
        arguments = []
        if data:
            arguments = ["--data", f"csrf={visitor.page.hidden('csrf')}&{data}", "--skip", "csrf"]
        out = subprocess.run(
            ["sqlmap", "--url", site.url + path, "--batch", "--dbms", "PostgreSQL", "--level", "2", "--risk", "2",
             "--technique", "BEUS", "--cookie", visitor.cookie(), "--skip-static", "--disable-coloring",
             "--ignore-code", "401,403,404,409,422,429", "--output-dir", str(folder / "sqlmap"), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60 * MINUTES * 6).stdout
        (folder / f"sqlmap-{len(results)}.txt").write_text(out, encoding="utf-8")
        hit = "is vulnerable" in out or "sqlmap identified the following injection" in out
        errors = re.search(r"500 \(Internal Server Error\) - (\d+) times", out)
        tested = len(re.findall(r"testing '", out))
        results.append(Result(f"sqlmap, {name}", f"{tested} kinds of tests", hit + (int(errors.group(1)) if errors else 0),
                              out[-2000:] if hit or errors else ""))
    return results


def main():
    folder = Path(tempfile.mkdtemp(prefix="dengwen-security-"))
    site = SiteUnderTest()
    failed = 0
    try:
        steps = [
            lambda: [schemathesis(site, folder)], lambda: [wapiti(site, folder, None)],
            lambda: [wapiti(site, folder, "大冶信访室主任")], lambda: sqlmap(site, folder),
        ]
        print("| tool | asked | found | memory, MB |\n| --- | --- | --- | --- |", flush=True)
        for step in steps:
            for result in step():
                alive, memory = site.is_alive(), site.resident_megabytes()
                failed += result.found + (not alive) + (memory > MEGABYTES)
                print(f"| {result.tool} | {result.asked} | {result.found} | {memory:.0f} |", flush=True)
                if result.words:
                    print(result.words, file=sys.stderr)
        traps = [line for line in site.log().splitlines() if "Fatal error" in line or "fatal" in line.lower()]
        failed += len(traps)
        print(f"security: {failed} findings, the program {'is alive' if site.is_alive() else 'is dead'}")
    finally:
        site.remove()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)


main()
