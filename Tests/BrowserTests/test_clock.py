"""The golden dates of the working calendar, asked of the program at the command line without a database."""

import pytest
from test_command_line import run

# The day it starts, and the day 5, 15 and 20 working days later.
WORKING_DAYS = [
    ("2025-01-24", ("2025-02-07", "2025-02-20", "2025-02-27")),
    ("2025-01-26", ("2025-02-08", "2025-02-21", "2025-02-28")),
    ("2025-09-26", ("2025-10-10", "2025-10-23", "2025-10-30")),
    ("2025-12-31", ("2026-01-08", "2026-01-22", "2026-01-29")),
    ("2026-02-13", ("2026-02-27", "2026-03-12", "2026-03-19")),
    ("2026-02-14", ("2026-02-28", "2026-03-13", "2026-03-20")),
    ("2026-09-18", ("2026-09-24", "2026-10-15", "2026-10-22")),
    ("2026-09-30", ("2026-10-13", "2026-10-27", "2026-11-03")),
]

# A clock of each of these lengths.
CLOCKS = ["FORWARD_ACCEPT", "ACCEPT_NOTICE", "CLARIFY"]

# Start, what is added, the last day, and the last day where one that is a rest day does not move.
MONTHS_AND_DAYS = [
    ("2026-01-31", ("--months", 1), "2026-02-28", "2026-02-28"),
    ("2025-12-31", ("--months", 1), "2026-02-02", "2026-01-31"),
    ("2026-07-01", ("--months", 3), "2026-10-08", "2026-10-01"),
    ("2026-08-02", ("--days", 60), "2026-10-08", "2026-10-01"),
]


@pytest.mark.parametrize("start, ends", WORKING_DAYS)
def test_due_counts_working_days_as_the_notices_say(start, ends):
    for count, end in zip((5, 15, 20), ends):
        assert run("clock", "due", "--from", start, "--working-days", count) == (0, end + "\n")


@pytest.mark.parametrize("start, ends", WORKING_DAYS)
def test_explain_counts_day_by_day_to_the_same_end(start, ends):
    for kind, count, end in zip(CLOCKS, (5, 15, 20), ends):
        status, said = run("clock", "explain", "--kind", kind, "--from", start)
        assert status == 0
        lines = said.splitlines()
        assert any(line.startswith(end) and f"第{count}个工作日" in line for line in lines)
        assert any(line.startswith(end) and "期限届满" in line for line in lines)
        assert f"第{count + 1}个工作日" not in said


@pytest.mark.parametrize("start, length, moved, stays", MONTHS_AND_DAYS)
def test_months_and_days_end_on_their_day_and_a_rest_day_moves_by_a_switch(start, length, moved, stays):
    assert run("clock", "due", "--from", start, *length) == (0, moved + "\n")
    assert run("clock", "due", "--from", start, *length, "--no-roll-over") == (0, stays + "\n")


@pytest.mark.parametrize("kind, start, end, rest", [
    ("PLAN", "2025-12-31", "2026-02-02", "2026-01-31"), ("ASSIGNED", "2026-07-01", "2026-10-08", "2026-10-01"),
    ("XF_HANDLE", "2026-08-02", "2026-10-08", "2026-10-01"),
])
def test_explain_names_the_rest_day_from_which_the_end_moved(kind, start, end, rest):
    status, said = run("clock", "explain", "--kind", kind, "--from", start)
    assert status == 0
    assert any(line.startswith(end) and "期限届满" in line for line in said.splitlines())
    assert rest in said


def test_a_year_without_a_notice_is_never_silently_monday_to_friday():
    for asked in [("due", "--working-days", 15), ("explain", "--kind", "ACCEPT_NOTICE")]:
        status, said = run("clock", *asked, "--from", "2026-12-21")
        assert status == 0
        assert "2027-01-11" in said
        assert "暂定" in said and "provisional" in said


def test_explain_counts_by_the_period_of_the_organ_that_owes_it(tmp_path):
    periods = tmp_path / "periods.csv"
    periods.write_text(
        "clock,organ,effective_from,effective_to,length,unit,warn_working_days,confidence,source\n"
        "PRELIM,O420281,2026-01-01,,15,working_day,3,C,某县规定\n", encoding="utf-8")
    asked = ("clock", "explain", "--kind", "PRELIM", "--from", "2026-03-02", "--periods", periods)
    for organ, end, own in [(("--organ", "O420281"), "2026-03-23", True), (("--organ", "O420222"), "2026-05-06", False),
                            ((), "2026-05-06", False)]:
        status, said = run(*asked, *organ)
        assert status == 0
        assert any(line.startswith(end) and "期限届满" in line for line in said.splitlines()), organ
        assert ("承办机关自定的期限" in said) == own, organ
    assert run("clock", "explain", "--kind", "PRELIM", "--from", "2026-03-02", "--organ", "O420281")[0] != 0


def test_a_list_of_periods_tells_the_line_that_no_organ_may_set(tmp_path):
    periods = tmp_path / "periods.csv"
    for row in ("PRELIM,O420281,2026-01-01,,3,month,,C,x", "PLAN,O420281,2026-01-01,,1,day,,C,x"):
        periods.write_text(
            "clock,organ,effective_from,effective_to,length,unit,warn_working_days,confidence,source\n" + row + "\n",
            encoding="utf-8")
        status, _ = run("clock", "explain", "--kind", "PRELIM", "--from", "2026-03-02", "--periods", periods)
        assert status != 0
