"""The program at the command line: what it refuses, how it says so, and that nothing was made before."""

import socket
import subprocess

import pytest
from conftest import BINARY, ROOT

# None of these commands starts a database; a debug build reads the demo organisation in a second or two.
SECONDS = 60


def run(*words) -> tuple[int, str]:
    """The exit status of a command, and all that it said."""
    ended = subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=SECONDS, check=False)
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


def test_the_address_of_the_database_is_readable_by_its_owner_alone(server):
    address = server.data / "conninfo"
    assert address.stat().st_mode & 0o777 == 0o600
    assert "dbname='dengwen'" in address.read_text(encoding="utf-8")
