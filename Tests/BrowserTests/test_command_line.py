"""The program at the command line: what it refuses, how it says so, and what it leaves behind."""

import csv
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import BINARY, ROOT, Server

# A debug build reads the demo organisation in a second or two, and makes a database in a few more.
SECONDS = 60


def run(*words, typed: str = "", **environment: str) -> tuple[int, str]:
    """The exit status of a command, and all that it said."""
    ended = subprocess.run(
        [BINARY, *map(str, words)], input=typed, capture_output=True, text=True, timeout=SECONDS, check=False,
        env=os.environ | environment,
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_told_before_anything_is_made(taken_port, tmp_path):
    data = tmp_path / "data"
    status, said = run("run", "--port", taken_port, "--data", data, "--samples", ROOT / "samples")
    assert status != 0
    assert f"端口{taken_port}已被占用" in said and f"Port {taken_port} is taken" in said
    assert f"make run PORT={taken_port + 1}" in said, "it says what to do"
    assert not data.exists()


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port, tmp_path):
    data = tmp_path / "data"
    status, said = run("run", f"--port={port}", "--data", data)
    assert status != 0 and "65535" in said
    assert not data.exists()


def test_a_register_whose_title_names_another_organ_is_refused_unless_one_insists():
    command = (
        "import", "register", ROOT / "samples/register_utf8.csv", "--directory", ROOT / "samples/org.json", "--dry-run",
        "--json", "--organ",
    )
    status, said = run(*command, "O420281")
    assert status == 0 and '"read":300' in said
    status, said = run(*command, "O420222")
    assert status != 0 and '"read"' not in said
    assert "台账标题写的是大冶市纪委监委" in said and "The register's title names 大冶市纪委监委" in said
    assert "阳新县纪委监委" in said and "--force-organ" in said
    status, said = run(*command, "O420222", "--force-organ")
    assert status == 0 and '"read":300' in said
    written = [word for word in command if word != "--dry-run"]
    status, said = run(*written, "O420281")
    assert status != 0 and "--directory 只与 --dry-run 同用" in said and "the directory in the database" in said


def test_the_address_of_the_database_is_readable_by_its_owner_alone(server):
    address = server.data / "conninfo"
    assert address.stat().st_mode & 0o777 == 0o600
    assert "dbname='dengwen'" in address.read_text(encoding="utf-8")


def test_accounts_are_listed_and_begin_with_a_link_that_works_once(server, people):
    lead = server.account("金湖街道信访负责人")
    status, said = run("account", "list", "--organ", "T42028103J", "--data", server.data)
    assert status == 0 and len(said.splitlines()) == 3
    assert f"{lead}  " in said and "可登录 can sign in" in said and "无验证器 no authenticator" in said

    invite = ("account", "invite", lead, "--port", server.port, "--data", server.data)
    status, said = run(*invite)
    assert status == 0 and "works once" in said
    replaced = said.splitlines()[1]
    status, said = run(*invite, "--by", server.account("county administrator"))
    link, code = said.splitlines()[:2]
    assert "security administrator of O420281" in said
    assert status == 0 and link == server.url + "/invitation" and code != replaced and code not in link

    def give(code):
        page.goto(link)
        page.fill("#invitation", code)
        page.click("main button[type=submit]")

    page = people()
    give(replaced)
    assert "已换新" in page.inner_text("main")
    give(code)
    assert "已换新" in page.inner_text("main"), "it waits for the security office"
    office = people("county security administrator")
    office.goto("/account")
    office.click("text=账号启用审批 >> nth=-1")
    assert lead in office.inner_text("main") and "uid=" in office.inner_text("main")
    office.click("text=批准启用")
    assert "已批准" in office.inner_text("body")
    give(code.lower().replace("-", " "))
    assert code not in page.url
    page.fill("#password", "password123456")
    page.fill("#again", "password123456")
    page.click("main button[type=submit]")
    assert "很多人用过" in page.inner_text("main")
    page.fill("#password", "芦花深处泊孤舟，笛在月明楼")
    page.fill("#again", "芦花深处泊孤舟，笛在月明楼")
    page.click("main button[type=submit]")
    assert "账号已设置" in page.inner_text("h1")
    give(code)
    assert "已换新" in page.inner_text("main")
    page.goto("/sign-in")
    page.fill("#account", lead)
    page.fill("#password", "芦花深处泊孤舟，笛在月明楼")
    page.click("main button[type=submit]")
    page.wait_for_selector("body.staff")
    page.goto("/account")
    assert "我的登录" in page.inner_text("main")

    status, said = run("account", "sign-out", lead, "--by", "S9999", "--data", server.data)
    assert status != 0 and "没有账号 S9999" in said and lead not in said, "who gave it is nobody"
    status, said = run("account", "sign-out", lead, "--by", server.account("county administrator"), "--data", server.data)
    assert status == 0 and "have ended" in said
    page.goto("/account")
    assert page.url.endswith("/sign-in")
    status, said = run("account", "sign-out", "S9999", "--data", server.data)
    assert status != 0 and "没有账号 S9999" in said and "There is no account S9999" in said

    status, said = run("account", "invite", "S9999", "--data", server.data)
    assert status != 0 and "没有账号 S9999" in said and "There is no account S9999" in said
    status, said = run("account", "list", "--organ", "nobody", "--data", server.data)
    assert status != 0 and "名录中没有机关 nobody" in said


def test_a_demo_tells_its_password_again_and_is_never_opened_to_the_net(server):
    status, said = run("demo", "accounts", "--data", server.data)
    assert status == 0 and server.password in said
    status, said = run("run", "--public-address", "https://dengwen.example", "--port", "0", "--data", server.data)
    assert status != 0 and "cannot be opened to the net" in said
    status, said = run("run", "--public-address", "http://dengwen.example", "--port", "0", "--data", server.data)
    assert status != 0 and "https://" in said
    status, said = run("check", "--data", server.data)
    assert status != 0 and "demo" in said and "no second factor" in said


def test_a_directory_is_checked_loaded_once_and_counted(server, tmp_path):
    samples = ROOT / "samples/org.json"
    status, said = run("directory", "load", samples, "--data", server.data)
    assert status == 0 and "nothing was changed" in said, "the demo's directory is in force"

    organisation = json.loads(samples.read_text(encoding="utf-8"))
    organisation["units"].append(
        {"id": "U-TEST", "name": "大冶市测绘中心", "level": "county", "division": "420281", "alias": []}
    )
    changed = tmp_path / "org.json"
    changed.write_text(json.dumps(organisation, ensure_ascii=False), encoding="utf-8")
    status, said = run("directory", "load", changed, "--data", server.data)
    assert status == 0 and "单位 units：新增 added 1，更改 changed 0，不再列出 gone 0" in said
    assert "人员 staff：新增 added 0，更改 changed 0，不再列出 gone 0" in said
    assert "无需重新启动" in said and "need not be restarted" in said

    organisation["units"][0]["division"] = "999999"
    changed.write_text(json.dumps(organisation, ensure_ascii=False), encoding="utf-8")
    status, said = run("directory", "load", changed, "--data", server.data)
    assert status != 0 and "999999" in said
    status, said = run("directory", "load", samples, "--data", server.data)
    assert status == 0, said
    assert "单位 units：新增 added 0，更改 changed 0，不再列出 gone 1" in said


def test_an_import_is_done_as_somebody_of_the_petition_office(server):
    command = ("import", "register", ROOT / "samples/register_utf8.csv", "--organ", "O420281", "--data", server.data)
    status, said = run(*command, "--as", "S9999")
    assert status != 0 and "S9999不是机关O420281的信访登记员或信访室主任" in said and "check --as" in said


# Stands for the compiler: notes how it was called, and finds one test for whatever is asked but `nothing`.
FAKE_SWIFT = """#!/bin/sh
echo "$*" >>"$CALLS"
while [ $# -gt 1 ]; do case $1 in --xunit-output) report=$2 ;; --filter) pattern=$2 ;; esac; shift; done
[ -n "${report:-}" ] && [ "${pattern:-}" != nothing ] && echo '<testcase name="one"/>' >"$report"
exit 0
"""


@pytest.mark.parametrize("only", ["SizeTests", "OperationsTests", "the same file twice adds nothing", "nothing"])
def test_make_test_only_runs_what_matches_over_all_targets_and_fails_when_nothing_does(only, tmp_path):
    fake = tmp_path / "swift"
    fake.write_text(FAKE_SWIFT, encoding="utf-8")
    fake.chmod(0o755)
    calls = tmp_path / "calls"
    ended = subprocess.run(
        [ROOT / "scripts/test.sh"], capture_output=True, text=True, timeout=SECONDS, check=False,
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ONLY": only, "CALLS": str(calls)},
    )
    tests = [call for call in calls.read_text(encoding="utf-8").splitlines() if call.startswith("test ")]
    assert len(tests) == 1 and tests[0].endswith(f"--filter {only}")
    if only == "nothing":
        assert ended.returncode != 0 and "no test matches: ONLY=nothing" in ended.stdout
    else:
        assert ended.returncode == 0 and ended.stdout.splitlines()[-1] == "1 passed, 0 failed"


POSTGRES = Path("/usr/lib/postgresql/15/bin/pg_ctl")

ROWS_OF_ALL_TABLES = """
    select t.schemaname || '.' || t.tablename, (xpath('/row/n/text()', query_to_xml(
        format('select count(*) as n from %I.%I', t.schemaname, t.tablename), false, true, '')))[1]::text
    from pg_tables as t
    where t.schemaname not in ('pg_catalog', 'information_schema')
    order by 1
"""


class Site:
    """A data directory with the whole sample register, whose database runs alone: no worker changes a row."""

    def __init__(self, folder: Path):
        folder.chmod(0o755)
        self.folder = folder
        self.data = folder / "data"
        self.cluster = self.data / "postgres/postgres"

    def prepare(self) -> str:
        status, said = run("run", "--prepare-only", "--data", self.data, "--samples", ROOT / "samples")
        assert status == 0, said
        return said

    @contextmanager
    def database(self):
        """The address of the running database, as an operator with a server of their own gives it."""
        owner = self.cluster.stat()
        other = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        sockets = self.data / "postgres/socket"
        control = [POSTGRES, "-D", self.cluster, "-w", "-l", self.cluster / "test.log"]
        subprocess.run([*control, "-o", f"-k {sockets} -h ''", "start"], check=True, stdout=subprocess.DEVNULL, **other)
        try:
            yield f"host={sockets} dbname=dengwen user=postgres"
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], check=True, stdout=subprocess.DEVNULL, **other)


def psql(address: str, statement: str) -> list[str]:
    ended = subprocess.run(
        ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement], capture_output=True,
        text=True, timeout=SECONDS, check=True,
    )
    return ended.stdout.splitlines()


@pytest.fixture(scope="module")
def site():
    folder = Path(tempfile.mkdtemp(prefix="dengwen-command-", dir="/tmp"))
    made = Site(folder)
    made.prepare()
    yield made
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(site):
    with site.database() as address:
        yield address


def test_preparing_twice_changes_nothing(site):
    with site.database() as address:
        before = psql(address, ROWS_OF_ALL_TABLES)
    assert "casework.report|269" in before
    site.prepare()
    with site.database() as address:
        after = psql(address, ROWS_OF_ALL_TABLES)
    # Each start stands on the audit log.
    assert [row for row in after if not row.startswith("audit.")] == [
        row for row in before if not row.startswith("audit.")]


def test_the_start_after_a_kill_mends_what_was_left(site):
    killed = Server(site.folder, samples=ROOT / "samples")
    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait(timeout=SECONDS)
    running = Server(site.folder, samples=ROOT / "samples")
    address = (site.data / "conninfo").read_text(encoding="utf-8")
    assert psql(address, "select count(*) from casework.report") == ["269"]
    assert running.stop() == 0
    assert not (site.data / "conninfo").exists()


def test_the_decisions_of_an_import_are_written_as_the_answers_are(site, database, tmp_path):
    results = tmp_path / "results.csv"
    status, said = run(
        "import", "register", ROOT / "samples/register_utf8.csv", "--organ", "O420281", "--data", site.data, "--json",
        "--results", results, DATABASE_URL=database,
    )
    assert status == 0 and '"rejected":31,"new":0' in said

    def table(path):
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    ours, answers = table(results), table(ROOT / "samples/register_answers.csv")
    assert ours[0] == answers[0]
    assert [row[:-1] for row in ours] == [row[:-1] for row in answers], "all but the note"


def test_the_audit_chain_shows_a_row_that_was_altered(site, database):
    verify = ("audit", "verify", "--data", site.data)
    status, said = run(*verify, DATABASE_URL=database)
    assert status == 0 and "完整 intact" in said
    assert run("audit", "seal", "--data", site.data, DATABASE_URL=database)[0] == 0
    entry = "chain = 'O420281' and sequence = 7"
    [detail] = psql(database, f"select detail from audit.entry where {entry}")
    off = "set session_replication_role = replica;"
    psql(database, f"{off} update audit.entry set detail = 'altered' where {entry}")
    status, said = run(*verify, DATABASE_URL=database)
    assert status == 1 and "O420281  7  altered" in said and "被改动 BROKEN" in said
    psql(database, f"{off} update audit.entry set detail = '{detail}' where {entry}")
    assert run(*verify, DATABASE_URL=database)[0] == 0


def test_a_signed_hand_off_that_was_altered_is_told_to_the_auditors(site, database):
    verify = ("audit", "verify", "--data", site.data)
    off = "set session_replication_role = replica;"
    of_a_verification = "kind in ('log_damaged', 'heads_differ', 'handoff_broken')"
    told = f"select distinct kind from casework.alarm where {of_a_verification}"
    psql(database, f"{off} delete from casework.alarm where {of_a_verification}")
    assert run(*verify, DATABASE_URL=database)[0] == 0 and psql(database, told) == []
    line = """
        insert into casework.handoff (subject_id, cell_id, ordinal, subject, to_organ_id, signed_at, content_hash, hash)
        select r.report_id, r.cell_id, 1, 'report', r.holder_organ_id, now(), sha256(''), sha256('altered')
        from casework.report as r
        limit 1
    """
    psql(database, f"{off} {line}")
    status, said = run(*verify, DATABASE_URL=database)
    assert status == 1 and "完整 intact" in said and "交接签收 handoffs  1  被改动 BROKEN" in said
    assert psql(database, told) == ["handoff_broken"], "the chains are whole, and the auditors hear of the hand-off"
    psql(database, f"{off} delete from casework.handoff where hash = sha256('altered')")
    assert run(*verify, DATABASE_URL=database)[0] == 0


def test_another_site_key_than_the_database_s_is_refused_and_nothing_is_changed(site, database, tmp_path):
    before = psql(database, ROWS_OF_ALL_TABLES)
    prepare = ("run", "--prepare-only", "--samples", ROOT / "samples")
    status, said = run(*prepare, "--data", tmp_path, DATABASE_URL=database)
    assert status == 1 and "site.key 不是该数据库的密钥" in said and "Restore the former site.key" in said
    status, said = run("migrate", "--data", tmp_path, DATABASE_URL=database)
    assert status == 1 and "site.key 不是该数据库的密钥" in said
    assert psql(database, ROWS_OF_ALL_TABLES) == before
    status, said = run("migrate", "--data", site.data, DATABASE_URL=database)
    assert status == 0 and "up to date" in said


def test_a_database_of_another_program_is_told_in_both_languages(site, database):
    migration = "m0001_guard"
    checksum = f"(select checksum from migration.applied where name = '{migration}')"
    [kept] = psql(database, f"select encode({checksum}, 'hex')")
    psql(database, f"update migration.applied set checksum = '' where name = '{migration}'")
    status, said = run("migrate", "--data", site.data, DATABASE_URL=database)
    assert status == 1 and f"迁移 {migration} 与已执行的不同" in said and "use a released version" in said
    psql(database, f"update migration.applied set checksum = decode('{kept}', 'hex') where name = '{migration}'")

    psql(database, "insert into migration.applied values ('m9999_future', 'migration', '', now())")
    status, said = run("migrate", "--data", site.data, DATABASE_URL=database)
    assert status == 1 and "m9999_future" in said and "更新的版本" in said and "newer version" in said
    psql(database, "delete from migration.applied where name = 'm9999_future'")


@pytest.mark.parametrize("command", [("migrate",), ("run", "--prepare-only")])
def test_a_database_that_is_not_there_is_told_in_both_languages(command, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        address = f"postgresql://nobody:secret-word@127.0.0.1:{other.getsockname()[1]}/dengwen"
        status, said = run(*command, "--data", tmp_path, DATABASE_URL=address)
    assert status == 1 and "连不上数据库" in said and "cannot be reached" in said
    assert "secret-word" not in said and "DatabaseError" not in said


def test_a_damaged_key_file_is_told_in_both_languages(tmp_path):
    (tmp_path / "site.key").write_bytes(b"short")
    (tmp_path / "site.key").chmod(0o600)
    status, said = run("migrate", "--data", tmp_path)
    assert status == 1 and "site.key 已损坏" in said and "restore it from its backup" in said


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o700])
def test_a_key_file_that_others_may_read_is_refused_in_both_languages(mode, tmp_path):
    assert run("keys", "create", "--data", tmp_path)[0] == 0
    key = tmp_path / "site.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.chmod(mode)
    status, said = run("migrate", "--data", tmp_path)
    assert status == 1 and "chmod 600" in said and "其他人可能读到" in said and "others may read it" in said
    assert key.read_text().split()[-1] not in said


def test_the_passwords_of_roles_are_told_to_a_server_as_verifiers(site, database):
    roles = "'dengwen_web', 'dengwen_worker', 'dengwen_notify', 'dengwen_vault', 'dengwen_audit'"
    kept = f"select rolname, rolpassword from pg_authid where rolname in ({roles}) order by 1"
    assert run("migrate", "--data", site.data, DATABASE_URL=database)[0] == 0
    first = psql(database, kept)
    assert len(first) == 5 and all("SCRAM-SHA-256$4096:" in row for row in first)
    assert run("migrate", "--data", site.data, DATABASE_URL=database)[0] == 0
    assert psql(database, kept) == first, "a password that the server hashes itself has another salt each time"


def test_the_verification_says_how_much_lies_after_the_last_head_outside(site, database, tmp_path):
    heads = tmp_path / "heads.txt"
    assert run("audit", "seal", "--heads", heads, "--data", site.data, DATABASE_URL=database)[0] == 0
    status, said = run("audit", "verify", "--heads", heads, "--data", site.data, DATABASE_URL=database)
    after = r"outside head \d+：其后 \d+ 条，未入链 \d+ 条 entries after it, and \d+ not yet in a chain"
    assert status == 0 and re.search(after, said), said
    status, said = run("audit", "verify", "--data", site.data, DATABASE_URL=database)
    assert status == 0 and "没有库外封印" in said and "no outside head" in said, said


def test_a_file_of_heads_that_was_emptied_proves_nothing_and_no_key_is_made_to_compare_with(site, database, tmp_path):
    assert run("audit", "seal", "--data", site.data, DATABASE_URL=database)[0] == 0
    emptied = tmp_path / "heads.txt"
    for text in ("", "# nothing\n"):
        emptied.write_text(text, encoding="utf-8")
        status, said = run("audit", "verify", "--heads", emptied, "--data", site.data, DATABASE_URL=database)
        assert status == 1 and "0/0" in said, said
    key = site.data / "audit.key"
    kept = key.rename(tmp_path / "audit.key")
    try:
        for command in (("audit", "verify"), ("audit", "seal"), ("audit", "key"), ("check",)):
            status, said = run(*command, "--data", site.data, DATABASE_URL=database)
            assert status == 1 and "没有审计密钥文件" in said and "--public-key" in said
            assert not key.exists(), "a lost key would be hidden"
    finally:
        kept.rename(key)
    assert run("audit", "verify", "--data", site.data, DATABASE_URL=database)[0] == 0


def test_what_is_done_while_the_service_ends_is_sealed_before_it_has_ended():
    folder = Path(tempfile.mkdtemp(prefix="dengwen-ending-", dir="/tmp"))
    site = Site(folder)
    try:
        running = Server(folder)
        with socket.create_connection(("127.0.0.1", running.port), timeout=SECONDS) as connection:
            begun, rest = half_a_sign_in(running)
            connection.sendall(begun)
            wait_until_taken(running.port, connection)
            running.process.send_signal(signal.SIGTERM)
            wait_until_closed(running.port)
            connection.sendall(rest)
            assert connection.recv(65536).startswith(b"HTTP/1.1 422 ")
        assert running.process.wait(timeout=SECONDS) == 0
        with site.database() as address:
            [tried] = psql(address, "select count(*) from audit.log where action = 'session.refuse'")
            assert int(tried) == 1, "what came in last stands on the log"
            assert psql(address, "select count(*) from audit.inbox") == ["0"], "and in a chain"
            status, said = run("audit", "verify", "--data", site.data, DATABASE_URL=address)
        assert status == 0 and " 0 条未封" in said, said
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def half_a_sign_in(running) -> tuple[bytes, bytes]:
    """A wrong sign-in, in two parts: what is sent of its body before and behind a pause."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=SECONDS)
    connection.request("GET", "/sign-in")
    answer = connection.getresponse()
    page = answer.read().decode()
    cookies = "; ".join(line.split(";")[0] for name, line in answer.getheaders() if name.lower() == "set-cookie")
    connection.close()
    secret = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
    body = urlencode({"csrf": secret, "account": running.account("登记"), "password": "wrong"}).encode()
    head = (
        f"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nCookie: {cookies}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n")
    return head.encode() + body[:20], body[20:]


def wait_until_taken(port: int, connection: socket.socket):
    """The server has taken the connection and read what was sent: the kernel keeps none of it for the server any more."""
    theirs, ours = f":{port:04X}", f":{connection.getsockname()[1]:04X}"
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
            _, local, remote, _, queues, *_, inode = line.split()[:10]
            if local.endswith(theirs) and remote.endswith(ours) and inode != "0" and queues.endswith(":00000000"):
                return
    raise AssertionError("the server did not take the connection")


def wait_until_closed(port: int):
    """The server takes nobody new: it has begun to end."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
    raise AssertionError("the server did not begin to end")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o700])
def test_the_audit_log_s_key_file_is_refused_as_the_site_s_is(mode, tmp_path):
    assert run("keys", "create", "--data", tmp_path)[0] == 0
    key = tmp_path / "audit.key"
    before = os.urandom(32)
    key.write_bytes(before)
    key.chmod(mode)
    for command in (("audit", "key"), ("check",)):
        status, said = run(*command, "--data", tmp_path)
        assert status == 1 and "audit.key" in said and "其他人可能读到" in said and "others may read it" in said
    key.chmod(0o600)
    assert run("audit", "key", "--data", tmp_path)[0] == 0 and key.read_bytes() == before


def test_a_command_makes_no_key_of_the_audit_log_beside_the_credential_of_the_service(tmp_path):
    assert run("keys", "create", "--data", tmp_path)[0] == 0
    handed = tmp_path / "handed"
    handed.mkdir(mode=0o700)
    (handed / "audit.key").write_bytes(os.urandom(32))
    (handed / "audit.key").chmod(0o400)
    status, said = run("audit", "key", "--data", tmp_path, CREDENTIALS_DIRECTORY=str(handed))
    assert status == 0 and "dengwen-audit-key-1 " in said
    status, said = run("audit", "key", "--data", tmp_path)
    assert status == 1 and "dengwen-audit-key-1" not in said, "the key of nobody's log is not printed"
    assert "systemd 凭据" in said and "systemd credential" in said
    assert not (tmp_path / "audit.key").exists()


def test_the_service_makes_the_key_of_the_audit_log_for_its_owner_alone(site):
    key = site.data / "audit.key"
    assert key.stat().st_mode & 0o777 == 0o600 and key.stat().st_size == 32


def test_no_key_of_the_audit_log_is_taken_through_a_link_or_from_a_stranger(tmp_path):
    assert run("keys", "create", "--data", tmp_path)[0] == 0
    elsewhere, key = tmp_path / "elsewhere", tmp_path / "audit.key"
    key.symlink_to(elsewhere)
    status, said = run("audit", "key", "--data", tmp_path)
    assert status == 1 and "不是普通文件" in said and not elsewhere.exists()
    key.unlink()
    if os.geteuid() == 0:
        key.write_bytes(bytes(32))
        key.chmod(0o600)
        os.chown(key, 65534, 65534)
        status, said = run("audit", "key", "--data", tmp_path)
        assert status == 1 and "chown" in said and "does not belong" in said
    else:
        key.write_bytes(bytes(31))
        key.chmod(0o600)
        assert run("audit", "key", "--data", tmp_path)[0] == 1


@pytest.mark.parametrize("command", [("check",), ("migrate",), ("run", "--prepare-only"), ("audit", "verify")])
@pytest.mark.parametrize("mode", ["", "?sslmode=require", "?sslmode=verify-ca"])
def test_a_database_elsewhere_must_show_its_certificate(command, mode, tmp_path):
    address = f"postgresql://nobody:secret-word@db.invalid/dengwen{mode}"
    status, said = run(*command, "--data", tmp_path / "data", DATABASE_URL=address)
    assert status == 1 and "sslmode=verify-full" in said and "没有要求核验证书" in said and "another host" in said
    assert "secret-word" not in said and not (tmp_path / "data").exists(), "nothing was sent and nothing made"


def test_a_key_file_is_never_written_over(tmp_path):
    assert run("keys", "create", "--suite", "sm", "--data", tmp_path)[0] == 0
    before = (tmp_path / "site.key").read_text()
    assert "root sm " in before
    status, said = run("keys", "create", "--data", tmp_path)
    assert status == 1 and "已存在" in said and "exists already" in said
    assert (tmp_path / "site.key").read_text() == before


def handed(folder: Path, name: str, content: bytes, mode: int = 0o400) -> Path:
    """A credential as systemd hands it over: in a folder of the service's own."""
    folder.mkdir(exist_ok=True)
    credential = folder / name
    credential.unlink(missing_ok=True)
    credential.write_bytes(content)
    credential.chmod(mode)
    return credential


def signed(data: Path) -> None:
    """A key of the audit log, as a service has made it: no other command makes one."""
    data.mkdir(exist_ok=True)
    (data / "audit.key").write_bytes(bytes(range(1, 33)))
    (data / "audit.key").chmod(0o600)


def test_the_credential_comes_first_then_the_named_file_then_the_data_directory(tmp_path):
    folder, data = tmp_path / "creds", tmp_path / "data"
    named = tmp_path / "named.key"
    assert run("keys", "create", "--file", named, "--data", data)[0] == 0
    assert run("keys", "create", "--data", data)[0] == 0
    signed(data)
    # Each command reads the first of those that there are; a damaged one is told by its place.
    (data / "site.key").write_text("damaged", encoding="utf-8")
    audit_key = ("audit", "key", "--data", data)
    assert run(*audit_key)[0] == 1
    assert run(*audit_key, DENGWEN_SITE_KEY=str(named))[0] == 0
    key = named.read_bytes()
    named.write_text("damaged", encoding="utf-8")
    credential = handed(folder, "dengwen-site-key", key)
    environment = {"CREDENTIALS_DIRECTORY": str(folder), "DENGWEN_SITE_KEY": str(named)}
    assert run(*audit_key, **environment)[0] == 0
    credential.unlink()
    assert run(*audit_key, **environment)[0] == 1, "without the credential the named file is read"
    # The key of the audit log as well: another one than that of the data directory.
    handed(folder, "dengwen-site-key", key)
    own = run(*audit_key, **environment)
    handed(folder, "audit.key", bytes(range(32)))
    other = run(*audit_key, **environment)
    assert own[0] == other[0] == 0 and own[1] != other[1]


@pytest.mark.parametrize("mode, opens", [(0o400, True), (0o440, True), (0o600, True), (0o404, False), (0o644, False)])
def test_a_credential_may_be_its_group_s_and_nobody_else_s_and_is_never_made_or_written(mode, opens, tmp_path):
    folder, data = tmp_path / "creds", tmp_path / "data"
    made = tmp_path / "made.key"
    assert run("keys", "create", "--file", made, "--data", data)[0] == 0
    signed(data)
    handed(folder, "dengwen-site-key", made.read_bytes(), mode)
    if opens and os.geteuid() == 0:
        os.chown(folder / "dengwen-site-key", 65534, 65534)
    environment = {"CREDENTIALS_DIRECTORY": str(folder)}
    status, said = run("audit", "key", "--data", data, **environment)
    assert (status == 0) == opens
    assert opens or "others may read it" in said
    status, said = run("keys", "create", "--data", data, **environment)
    assert status == 1 and "systemd 提供" in said and "--file" in said
    assert not (data / "site.key").exists()


def test_a_service_notes_the_names_of_the_keys_that_systemd_handed_it(site, tmp_path, monkeypatch):
    key, noted = (site.data / "site.key").read_text(), site.data / "site-key.credential"
    credential = handed(tmp_path / "creds", "dengwen-site-key", key.encode())
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credential.parent))
    running = Server(site.folder, samples=ROOT / "samples")
    said = noted.read_text()
    assert running.stop() == 0
    assert said.split() == sorted(line.split()[1] for line in key.splitlines() if line.startswith("key "))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    running = Server(site.folder, samples=ROOT / "samples")
    assert not noted.exists(), "it reads the file again"
    assert running.stop() == 0


def test_a_new_site_key_waits_for_the_service_that_got_its_own_from_systemd(site, database, tmp_path):
    key, folder, new = Path(site.data) / "site.key", tmp_path / "creds", tmp_path / "next.key"
    noted = Path(site.data) / "site-key.credential"
    kept = key.read_text()
    environment = {"CREDENTIALS_DIRECTORY": str(folder), "DATABASE_URL": database}
    named = {"DENGWEN_SITE_KEY": str(tmp_path / "etc.key"), "DATABASE_URL": database}
    rotate = ("keys", "rotate", "--site", new, "--data", site.data)
    generations = "select distinct encode(site_key_id, 'hex') from keys.organ_key"
    before = psql(database, generations)
    try:
        key.unlink()
        handed(folder, "dengwen-site-key", kept.encode())
        status, said = run(*rotate, **environment)
        assert status == 1 and "restart the service" in said and psql(database, generations) == before
        # A shell that names the file itself is asked to wait as well, until the service holds the new key.
        (tmp_path / "etc.key").write_text(new.read_text(), encoding="utf-8")
        (tmp_path / "etc.key").chmod(0o600)
        ids = [line.split()[1] for line in kept.splitlines() if line.startswith("key ")]
        noted.write_text("\n".join(ids) + "\n", encoding="utf-8")
        status, said = run(*rotate, **named)
        assert status == 1 and "restart the service" in said and psql(database, generations) == before
        # And none is made where the shell finds no key.
        status, said = run("keys", "list", "--data", site.data, DATABASE_URL=database)
        assert status == 1 and "systemd-run" in said and not key.exists()
        # The service was started anew with both.
        both = [line.split()[1] for line in new.read_text().splitlines() if line.startswith("key ")]
        noted.write_text("\n".join(both) + "\n", encoding="utf-8")
        handed(folder, "dengwen-site-key", new.read_bytes())
        status, said = run(*rotate, **environment)
        assert status == 0 and "Done." in said and psql(database, generations) == [both[-1]]
        kept = new.read_text()
    finally:
        noted.unlink(missing_ok=True)
        key.write_text(kept, encoding="utf-8")
        key.chmod(0o600)
    assert run("keys", "list", "--data", site.data, DATABASE_URL=database)[0] == 0


def test_whoever_gives_a_command_is_somebody_before_anything_changes(site, database, tmp_path):
    key, new = Path(site.data) / "site.key", tmp_path / "next.key"
    organisation = json.loads((ROOT / "samples/org.json").read_text(encoding="utf-8"))
    organisation["units"].append(
        {"id": "U-TEST", "name": "大冶市测绘中心", "level": "county", "division": "420281", "alias": []}
    )
    changed = tmp_path / "org.json"
    changed.write_text(json.dumps(organisation, ensure_ascii=False), encoding="utf-8")
    settings = ("--from", "2026-01-01", "--source", "虚构通知")
    tables = ("keys.organ_key", "directory.local_policy", "directory.clock_setting", "directory.document")
    rows = " union all ".join(f"select t::text from {table} as t" for table in tables) + " order by 1"
    before, kept = psql(database, rows), key.read_text()
    for command in (
        ("keys", "rotate", "--site", new), ("keys", "rotate", "--organ", "O420281"), ("directory", "load", changed),
        ("policy", "set", "claim_hours", "5", *settings), ("clock", "policy", "set", "--overdue-step", "8", *settings),
    ):
        status, said = run(*command, "--by", "S9999", "--data", site.data, DATABASE_URL=database)
        assert status == 1 and "没有账号 S9999" in said and "There is no account S9999" in said, f"{command}\n{said}"
    assert not new.exists() and key.read_text() == kept
    assert psql(database, rows) == before


def test_keys_are_replaced_and_what_was_sealed_before_still_opens(site, database, tmp_path):
    here = ("--data", site.data)
    status, said = run("keys", "list", *here, DATABASE_URL=database)
    assert status == 0 and "O420281  item" in said and "O420281  vault" in said
    secrets = [line.split()[-1] for line in (Path(site.data) / "site.key").read_text().splitlines()]
    assert not any(secret in said for secret in secrets[1:])
    status, said = run("keys", "rotate", "--organ", "O420281", *here, DATABASE_URL=database)
    assert status == 0 and "destroyed: 2" in said
    new = tmp_path / "new.key"
    status, said = run("keys", "rotate", "--site", new, *here, DATABASE_URL=database)
    assert status == 0 and "Done." in said and new.stat().st_mode & 0o777 == 0o600
    # The former file holds both until the new one is put in its place.
    for key in (None, new):
        if key:
            (Path(site.data) / "site.key").write_text(key.read_text())
        assert run("keys", "list", *here, DATABASE_URL=database)[0] == 0
        assert run("keys", "rotate", "--organ", "O420281", *here, DATABASE_URL=database)[0] == 0
