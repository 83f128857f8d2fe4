"""What `make bench` runs, on small numbers: each entry measures the operations that it says, and leaves its line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import BINARY, ROOT

BENCH = ROOT / "scripts/bench"
# Each makes a cluster of its own, on two busy cores.
SECONDS = 600
SMALL = {
    "ROUNDS": "1", "LASTING": "1", "PEOPLE": "64", "WAITING": "4000", "RATE": "20",
    # How fast a debug build is says nothing.
    "LEAST_RATIO": "0", "MOST_RATIO": "100000", "AT_REST": "100000",
}


def entry(name: str, plots: Path, **environment: str) -> list[dict]:
    """The lines of one entry, which ends in order."""
    ended = subprocess.run(
        ["sh", f"scripts/bench/{name}.sh", BINARY], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS,
        check=False, env=os.environ | SMALL | {"PLOTS": str(plots)} | environment,
    )
    assert ended.returncode == 0, ended.stderr
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert lines[0]["name"] == name
    return lines


def script(*words, given: dict[Path, list[dict]] | None = None) -> subprocess.CompletedProcess:
    """One of the Python scripts, on files of JSON lines."""
    for path, lines in (given or {}).items():
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return subprocess.run(
        [sys.executable, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})


# A hundred at a time, four thousand are gone before a second is over.
@pytest.mark.parametrize(
    "name, waiting", [("report.register", "4000"), ("claim.next", "4000"), ("claim.batch", "200000")])
def test_an_entry_measures_ours_and_its_floor(name, waiting, tmp_path):
    lines = entry(name, tmp_path, WAITING=waiting)
    bursts = [f"{name}.burst"] if name == "report.register" else []
    assert [line["name"] for line in lines] == [name, *bursts]
    for line in lines:
        assert line["value"] > 0 and line["floor"] > 0 and line["rounds"] == 1
        assert 0 < line["p50_ms"] <= line["p99_ms"]


def test_claims_by_backlog_are_measured_at_each_size_and_drawn(tmp_path):
    (line,) = entry("claim.flat.backlog", tmp_path, BACKLOG="10000", LASTING="2")
    assert line["unit"] == "ms p99" and line["floor_p99_ms"] > 0
    assert len(circles(tmp_path / "claim.flat.backlog.svg")) == 4 * 2, "p50 and p99 of both at two sizes"


def test_claims_under_a_held_snapshot_are_measured_by_age_and_drawn(tmp_path):
    people, workers = entry("claim.flat.snapshot", tmp_path, HELD="6", BEFORE="4", SLICE="2")
    assert workers["name"] == "claim.flat.snapshot.workers"
    for line in (people, workers):
        assert line["value"] > 0 and line["floor"] > 0
        assert "queue.ready" in line["grown_mb"]
    assert len(circles(tmp_path / "claim.flat.snapshot.svg")) >= 4 * 4


def circles(picture: Path) -> list[ElementTree.Element]:
    return ElementTree.parse(picture).getroot().findall("{http://www.w3.org/2000/svg}circle")


def test_a_line_says_medians_and_fails_where_a_bound_is_missed(tmp_path):
    rounds = [
        {"kind": kind, "rate": rate, "p50_ms": 1.0, "p99_ms": rate, "p999_ms": 600.0, "max_ms": 700.0}
        for kind, rates in
        (("value", (300.0, 100.0, 200.0)), ("floor", (400.0, 500.0, 300.0))) for rate in rates
    ]
    words = [BENCH / "claims/rounds.py", "claim.next", "claims/s", "rate", tmp_path / "rounds"]
    fine = script(*words, "--least", "0.5", given={tmp_path / "rounds": rounds})
    line = json.loads(fine.stdout)
    assert fine.returncode == 0 and (line["value"], line["floor"], line["ratio"]) == (200, 400, 0.5)
    assert (line["rounds"], line["spread"], line["p99_ms"]) == (3, 1.0, 200)
    assert script(*words, "--least", "0.51").returncode == 1
    assert script(*words, "--most", "0.49").returncode == 1


def test_latencies_are_held_by_their_medians_and_against_a_floor_at_rest(tmp_path):
    def lines(p50, floor_p50, floor_p99):
        return [
            {"kind": "value", "p50_ms": p50, "p99_ms": 9.0, "p999_ms": 600.0, "max_ms": 700.0},
            {"kind": "floor", "p50_ms": floor_p50, "p99_ms": floor_p99, "p999_ms": 600.0, "max_ms": 700.0},
        ]

    words = [
        BENCH / "claims/rounds.py", "claim.flat.backlog", "ms p99", "p99_ms", tmp_path / "rounds", "--most", "1.5"]
    assert script(*words, given={tmp_path / "rounds": lines(3.0, 2.0, 8.0)}).returncode == 0
    slower = script(*words, given={tmp_path / "rounds": lines(3.1, 2.0, 8.0)})
    assert slower.returncode == 1 and "a median of 3.1 ms" in slower.stderr
    busy = script(*words, given={tmp_path / "rounds": lines(3.0, 2.0, 41.0)})
    assert busy.returncode == 1 and "measure again" in busy.stderr


def test_a_rate_that_was_not_kept_is_no_figure(tmp_path):
    rounds = [
        {"kind": kind, "kept": kept, "p50_ms": 1.0, "p99_ms": 2.0, "p999_ms": 3.0, "max_ms": 4.0}
        for kind, kept in (("value", 0.9), ("floor", 1.0))
    ]
    words = [BENCH / "claims/rounds.py", "claim.flat.backlog", "ms p99", "p99_ms", tmp_path / "rounds"]
    late = script(*words, "--most", "2", given={tmp_path / "rounds": rounds})
    assert late.returncode == 1 and json.loads(late.stdout)["kept"] == 0.9
    assert "0.9 was kept" in late.stderr


def test_a_peer_that_is_faster_fails_the_comparison(tmp_path):
    def of(kind, how, rate):
        return {
            "kind": kind, "how": how, "rate": rate, "whole": rate / 2, "p50_ms": 1, "p99_ms": 2, "enqueue": 9.0,
            "bulk": 90.0,
        }

    lines = [
        of("ours", "single", 200.0), of("enqueue", "single", 100.0), of("procrastinate", "single", 100.0),
        of("pgqueuer", "single", 150.0), of("ours", "batch", 600.0), of("enqueue", "batch", 300.0),
        of("pgqueuer", "batch", 500.0), of("pgq", "batch", 1000.0),
    ]
    path = tmp_path / "rounds"
    fine = script(BENCH / "claims/peers.py", path, given={path: lines})
    made = {line["name"]: line for line in map(json.loads, fine.stdout.splitlines())}
    assert fine.returncode == 0, fine.stderr
    assert (made["claim.peers"]["peer"], made["claim.peers"]["ratio"]) == ("pgqueuer", 1.333)
    assert made["claim.peers.pgq.batch"]["through"] == 200 and made["claim.peers.pgq.batch"]["ratio"] == 0.6
    slower = script(BENCH / "claims/peers.py", path, given={path: [*lines, of("pgq", "batch", 2000.0)]})
    assert slower.returncode == 1 and "claim.peers.pgq.batch" in slower.stderr


def test_a_picture_has_every_point_and_colours_for_the_dark(tmp_path):
    # Of the same kind four at a thousand, and as the square root grows at a million.
    points = [
        {"kind": kind, "waiting": waiting, "p50_ms": 1.0, "p99_ms": 4.0 * (1 if kind == "floor" else grown)}
        for kind in ("value", "floor") for waiting, grown in ((1000, 1), (1_000_000, 1000**0.5)) for _ in range(2)
    ]
    path = tmp_path / "points"
    drawn = script(BENCH / "plot.py", "backlog", path, given={path: points})
    assert drawn.returncode == 0, drawn.stderr
    (tmp_path / "picture.svg").write_text(drawn.stdout, encoding="utf-8")
    found = circles(tmp_path / "picture.svg")
    assert len(found) == 4 * 2 and len({circle.get("cy") for circle in found}) == 3
    assert "p50 +0.000" in drawn.stdout and "p99 +0.500" in drawn.stdout
    assert "prefers-color-scheme: dark" in drawn.stdout
    assert "待领取的线索 clues that wait" in drawn.stdout and "1,000,000" in drawn.stdout
