"""What people do on the pages, step by step: shared by the stories and by the pictures of the manual."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

REGISTRAR = "大冶信访室登记员"
PETITION_LEAD = "大冶信访室主任"
FIRST_ROOM = "大冶第一监督检查室"
SECOND_ROOM = "大冶第二监督检查室"
DEPUTY = "大冶分管领导"
HEAD = "大冶主要负责人"

# Invented, as everybody in these stories.
REPORTER = "向晚晴"
PHONE = "19900001234"


def today() -> str:
    """The day in China, as eight digits: the way a clerk types it."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y%m%d")


def typed_letter(**changes) -> dict:
    """A letter's fields; a story changes those that it is about."""
    return {
        "channel": "来信", "received": today(), "managed": "own", "signature": "real",
        "reporter-name": REPORTER, "reporter-phone": PHONE, "reporter-address": "",
        "accused-1-name": "石某", "accused-1-unit": "东岳路街道", "accused-1-post": "党工委委员",
        "place": "东岳路街道", "category": "廉洁纪律",
        "summary": "反映石某2026年3月收受工程老板礼金2万元，有转账记录。",
    } | changes


def fill_letter(page, **changes) -> None:
    """Fills the desk's form with mouse and keyboard, without sending it."""
    page.goto("/desk")
    for name, value in typed_letter(**changes).items():
        if name in ("channel", "category"):
            page.select_option(f"#{name}", label=value)
        elif name in ("signature", "managed"):
            page.check(f"#{name}-{value}")
        elif name.startswith("reporter-") and not page.locator(f"#{name}").is_visible():
            continue
        else:
            page.fill(f"#{name}", value)
    page.check("#no-secrets")


def register_letter(page, **changes) -> str:
    """Registers a letter at the desk and gives its number."""
    fill_letter(page, **changes)
    page.click("#entry button.primary")
    return page.locator(".slip .number").inner_text()


def hand_in(page, files=(), **changes):
    """Fills the public form and sends it."""
    page.goto("/report")
    assert page.locator("textarea, input[type=text], input[type=tel]").count() == 0, "nothing can be typed yet"
    page.check("#managed-own")
    page.click("#report button[name=step]")
    page.check("#signature-real")
    for field, value in ({
        "reporter-name": REPORTER, "reporter-phone": PHONE, "accused-name": "舟某",
        "accused-unit": "东岳路街道", "accused-post": "党工委委员", "text": "2026年6月，舟某收受礼金8000元，有短信。",
    } | changes).items():
        page.fill(f"#{field}", value)
    page.set_input_files("#files", list(files))
    page.check("#read")
    page.check("#no-secrets")
    page.click("#report .actions button.primary")


def open_in_triage(page, number: str) -> None:
    page.goto("/triage")
    page.click(f"a.card:has-text('{number}')")
    page.wait_for_selector("#item-title")


def propose_triage(registrar, number: str, *, kind="检举控告", **ticks) -> None:
    open_in_triage(registrar, number)
    registrar.select_option("#kind", label=kind)
    for tick in ticks:
        registrar.check(f"#{tick}")
    registrar.click("main button.primary:visible")
    registrar.wait_for_selector("[role=status]")


def confirm_triage(lead, number: str) -> None:
    open_in_triage(lead, number)
    lead.click("button[value=confirm]")
    lead.wait_for_selector("[role=status]")


def accept(registrar, lead, number: str, **ticks) -> None:
    """The petition office takes a letter up: one proposes, another confirms."""
    propose_triage(registrar, number, **ticks)
    confirm_triage(lead, number)


def take_step(page, step: str, *, choice: str | None = None, **days) -> None:
    """Unfolds a step of the clue that is open, answers it and sends it."""
    form = page.locator(f"#step-{step}")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    if choice:
        form.locator(f"input[type=radio][value='{choice}']").check()
    for day, value in days.items():
        form.locator(f"#{step}-{day.replace('_', '-')}").fill(value)
    form.locator("button.primary").click()
    page.wait_for_selector("[role=status]")


def study(page, address: str) -> None:
    """Keeps the minutes of a study by the first two people who are offered, and comes back to the clue."""
    page.goto(address + "/check")
    form = page.locator("#step-minutes")
    form.locator("summary").click()
    people = form.locator("input[name=minutes-people]")
    for place in range(2):
        people.nth(place).check()
    form.locator("#minutes-chair").select_option(people.nth(0).get_attribute("value"))
    form.locator("#minutes-decided").select_option("neither")
    form.locator("#minutes-conclusion").fill("研究示例")
    form.locator("button.primary").click()
    page.wait_for_selector("[role=status]")
    page.goto(address)


def talk(page, address: str) -> None:
    """Writes down a talk of today (ZJ-30), and comes back to the clue."""
    page.goto(address + "/course")
    form = page.locator("form[action$='/course/talk_held']")
    form.evaluate("form => { const fold = form.closest('details'); if (fold) fold.open = true }")
    form.locator("[name=talk_held-day]").fill(today())
    form.locator("button.primary").click()
    page.wait_for_selector("[role=status]")
    page.goto(address)


def code_on(page) -> str:
    """The query code of the receipt, in its groups."""
    return re.sub(r"\s+", "-", page.locator(".slip .code").inner_text().strip())
