"""What stopped is a person's: the office reads why and decides with keys alone, an administrator reads how much, no item."""

from contextlib import contextmanager

import pytest
from journeys import PETITION_LEAD, REGISTRAR, open_in_triage, propose_triage, register_letter
from test_command_line import psql
from test_pages import ADMINISTRATOR, LANGUAGES, Inspector, guard_headers

# What a rule of the database refuses is read anew by nobody before a person has looked at it.
RULE = "reading_of_a_story_is_refused"
UNDER_WAY = " union all ".join(
    f"select subject_id from queue.{table} where stage = 'read'" for table in ("ready", "lease", "waiting"))
STOPPED = "select subject_id from queue.parked where stage = 'read' and reason = 'refused_by_rule'"
WORDS = {
    "zh-CN": {
        "title": "停下的工作", "group": "自动阅读来件：数据库规则不接受结果", "advice": "放弃后直接研判", "retry": "重试", "drop": "放弃",
        "all": "这一原因的全部重试", "asked": "放弃自动阅读", "follows": "没有研判建议", "for keepers": "查看程序和数据库的日志",
    },
    "en-GB": {
        "title": "Stuck work", "group": "Reading reports: A rule of the database refuses what came of it",
        "advice": "triage it by hand", "retry": "Try again", "drop": "Give up", "all": "Try all of this reason again",
        "asked": "Give up the reading", "follows": "there will be no proposal", "for keepers": "Read the logs of the program",
    },
}


def wait_until(page, is_so) -> None:
    """Workers look every two seconds; on a busy machine a reading takes some more."""
    for _ in range(80):
        if is_so():
            return
        page.wait_for_timeout(500)
    raise AssertionError("the workers did not come to it")


@contextmanager
def readings_refused(page, address: str):
    """While this holds, the database takes no opinion of a worker; it does nothing to a reading that is under way."""
    wait_until(page, lambda: psql(address, UNDER_WAY) == [])
    psql(address, f"alter table casework.triage_opinion add constraint {RULE} check (author <> 'worker') not valid")
    try:
        yield
    finally:
        psql(address, f"alter table casework.triage_opinion drop constraint {RULE}")


@pytest.fixture
def stopped(people, server):
    """The numbers of two letters whose reading stopped; what stopped it is mended by now."""
    address = (server.data / "conninfo").read_text(encoding="utf-8")
    registrar = people(REGISTRAR)
    with readings_refused(registrar, address):
        numbers = [register_letter(registrar, **{"accused-1-name": name}) for name in ("芦某", "荻某")]
        wait_until(registrar, lambda: len(psql(address, STOPPED)) == 2)
    yield numbers
    psql(address, f"delete from queue.parked where subject_id in ({STOPPED})")


def press(page, target) -> None:
    """Goes to it from where the focus is, and presses it, with keys alone."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if target.evaluate("(it) => it === document.activeElement"):
            assert target.evaluate("(it) => getComputedStyle(it).outlineStyle") != "none", "the focus can be seen"
            page.keyboard.press("Enter")
            return
    raise AssertionError("the keys do not lead there")


def is_read(page, number: str) -> bool:
    open_in_triage(page, number)
    return page.locator("main", has_text="系统建议").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_office_has_one_tried_again_and_gives_another_up_with_keys_alone(people, stopped, language):
    words, inspector = WORDS[language], Inspector(LANGUAGES[language])
    again, never = stopped
    lead, registrar = people(PETITION_LEAD, language=language), people(REGISTRAR)
    lead.goto("/stuck")
    assert words["title"] in lead.locator("h1").inner_text()
    group = lead.locator("section", has=lead.locator("h2", has_text=words["group"]))
    assert words["advice"] in group.inner_text()
    assert group.locator("tbody tr").count() == 2 and group.locator("button", has_text=words["all"]).count() == 1
    inspector.look(lead, "/stuck")
    assert not any(is_read(registrar, number) for number in stopped)

    press(lead, group.locator("tr", has_text=again).locator("button", has_text=words["retry"]))
    lead.wait_for_selector("[role=status]")
    assert again not in lead.locator("main").inner_text() and never in group.inner_text(), "one was tried again"
    inspector.look(lead, "/stuck, one tried again")
    wait_until(lead, lambda: is_read(registrar, again))

    press(lead, group.locator("tr", has_text=never).locator("a", has_text=words["drop"]))
    lead.wait_for_selector("main .warning")
    asked = lead.locator("main").inner_text()
    assert lead.locator("h1").inner_text() == words["asked"] and words["follows"] in asked and never in asked
    inspector.look(lead, "giving up")
    lead.go_back()
    assert never in group.inner_text(), "to be asked gives nothing up"
    lead.go_forward()
    press(lead, lead.locator("main button.primary"))
    lead.wait_for_selector("[role=status]")
    assert lead.url.split("?")[0].endswith("/stuck") and never not in lead.locator("main").inner_text()
    inspector.look(lead, "/stuck, one given up")
    assert not is_read(registrar, never)
    propose_triage(registrar, never)

    assert inspector.seen == 4
    assert inspector.faults == []
    assert guard_headers(people) == []
    assert people.foreign == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_administrator_reads_how_many_and_no_item_and_has_all_tried_again(people, stopped, language):
    words, inspector = WORDS[language], Inspector(LANGUAGES[language])
    keeper, registrar = people(ADMINISTRATOR, language=language), people(REGISTRAR)
    keeper.goto("/stuck")
    group = keeper.locator("section", has=keeper.locator("h2", has_text=words["group"]))
    assert words["for keepers"] in group.inner_text()
    assert group.locator("tbody tr").all_inner_texts()[0].split()[1] == "2", "of the own organ"
    page = keeper.content()
    assert not any(number in page for number in stopped) and "芦某" not in page
    assert group.locator("a, form[action*='give-up']").count() == 0, "no way to an item"
    inspector.look(keeper, "/stuck of an administrator")
    press(keeper, group.locator("button", has_text=words["all"]))
    keeper.wait_for_selector("[role=status]")
    assert group.count() == 0
    inspector.look(keeper, "/stuck of an administrator, nothing left")
    for number in stopped:
        wait_until(keeper, lambda: is_read(registrar, number))
    assert inspector.seen == 2
    assert inspector.faults == []
    assert guard_headers(people) == []
    assert people.foreign == []
