"""Every page, in both languages, light and dark: readable for everybody, guarded by its headers, ready for paper."""

import re

import pytest
from playwright.sync_api import Error
from axe_playwright_python.sync_playwright import Axe
from conftest import People
from journeys import (
    FIRST_ROOM, PETITION_LEAD, REGISTRAR, accept, code_on, hand_in, open_in_triage, propose_triage,
    register_letter,
)

ADMINISTRATOR = "系统管理员"
AUDITOR = "审计管理员"
LANGUAGES = {"zh-CN": "zh-CN", "en-GB": "en"}
A4_POINTS = (595, 842)
# What an A4 sheet leaves between its side margins of 22 mm, in pixels.
A4_CONTENT = 627


@pytest.fixture(scope="module")
def matters(chromium, server):
    """A matter at every stage, so that no page is empty."""
    people = People(chromium, server)
    registrar, lead, member = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM])
    numbers = {
        stage: register_letter(registrar, **{"accused-1-name": name})
        for stage, name in [("waiting", "松某"), ("proposed", "柏某"), ("claimed", "桐某"), ("board", "榆某")]
    }
    propose_triage(registrar, numbers["proposed"])
    accept(registrar, lead, numbers["claimed"])
    member.goto("/clues")
    member.locator("table.board button").last.click()
    member.wait_for_selector("[role=status]")
    numbers["clue"] = member.url.split("?")[0]
    accept(registrar, lead, numbers["board"])
    lead.goto("/notices")
    lead.locator("table.list a").first.click()
    lead.wait_for_selector("article.letter")
    numbers["notice"] = lead.url
    phone = people()
    hand_in(phone, **{"accused-name": "槐某"})
    numbers["code"] = code_on(phone)
    people.close()
    return numbers


class Inspector:
    """Looks at the page that a window shows, light and dark, and writes down what is wrong."""

    def __init__(self, language: str):
        self.language = language
        self.axe = Axe()
        self.faults = []
        self.seen = 0

    def look(self, page, name: str) -> None:
        self.seen += 1
        if page.locator("h1").count() != 1:
            self.faults.append(f"{name}: {page.locator('h1').count()} first-level headings")
        if page.locator("html").get_attribute("lang") != self.language:
            self.faults.append(f"{name}: lang is {page.locator('html').get_attribute('lang')}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for fault in self.axe.run(page).response["violations"]:
                nodes = "; ".join(node["html"][:120] for node in fault["nodes"][:3])
                self.faults.append(f"{name} ({scheme}): {fault['id']}: {nodes}")


def guard_headers(people) -> list[str]:
    """What is missing from the headers of the pages that were shown."""
    faults = []
    for request in people.requests:
        response = request.response() if request.resource_type == "document" else None
        if response is None or not response.headers.get("content-type", "").startswith("text/html"):
            continue
        policy = response.headers.get("content-security-policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy:
            faults.append(f"{request.url}: policy {policy!r}")
        if response.headers.get("cache-control") != "no-store":
            faults.append(f"{request.url}: may be kept")
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_are_accessible(people, matters, language):
    inspector = Inspector(LANGUAGES[language])
    page = people(language=language, width=375, height=740)
    for path in ["/", "/report", "/track", "/sign-in", "/nothing-here"]:
        page.goto(path)
        inspector.look(page, path)
    hand_in(page, **{"accused-name": " ", "accused-unit": " "})
    inspector.look(page, "report with mistakes")
    hand_in(page, **{"accused-name": "柚某"})
    assert page.locator(".slip").count() == 1
    inspector.look(page, "receipt")
    for code in ["3A04-1061-050R-3GG2-8A5G", matters["code"]]:
        page.goto("/track")
        page.fill("#code", code)
        page.click("main button.primary")
        inspector.look(page, "tracking")
    page.goto("/sign-in")
    page.fill("#account", "S0000")
    page.fill("#password", "wrong")
    page.click("main button[type=submit]")
    inspector.look(page, "sign-in refused")
    assert inspector.seen == 10
    assert inspector.faults == []
    assert guard_headers(people) == []
    assert people.foreign == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_petition_office_are_accessible(people, matters, language):
    inspector = Inspector(LANGUAGES[language])
    registrar, lead = (people(post, language=language) for post in (REGISTRAR, PETITION_LEAD))
    for path in [
        "/desk", "/triage", "/register", "/sealed", "/notices", matters["notice"], "/find",
    ]:
        registrar.goto(path)
        inspector.look(registrar, path)
    registrar.fill("#find-number", "987654321")
    registrar.click("form.find button")
    registrar.wait_for_selector("main .empty")
    inspector.look(registrar, "find, nothing found")
    registrar.goto("/desk")
    registrar.check("#managed-upper")
    inspector.look(registrar, "desk, sealed")
    registrar.goto("/desk")
    registrar.check("#managed-own")
    registrar.locator("#entry").evaluate("(form) => { form.noValidate = true }")
    registrar.click("#entry button.primary")
    assert registrar.locator(".problems").count() == 1
    inspector.look(registrar, "desk with mistakes")
    for window, stage in [(registrar, "waiting"), (registrar, "proposed"), (lead, "proposed")]:
        open_in_triage(window, matters[stage])
        inspector.look(window, f"triage of what is {stage}")
    assert inspector.seen == 13
    assert inspector.faults == []
    assert guard_headers(people) == []
    assert people.foreign == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_rooms_and_administrators_are_accessible(people, matters, language):
    inspector = Inspector(LANGUAGES[language])
    member, administrator = (people(post, language=language) for post in (FIRST_ROOM, ADMINISTRATOR))
    for path in ["/clues", "/clues?tab=mine", "/clues?tab=room", matters["clue"]]:
        member.goto(path)
        inspector.look(member, path)
    for step in member.locator("details.step").all():
        step.evaluate("(step) => { step.open = true }")
    inspector.look(member, "a clue with all its steps")
    administrator.goto("/webhooks")
    inspector.look(administrator, "/webhooks")
    assert inspector.seen == 6
    assert inspector.faults == []
    assert guard_headers(people) == []
    assert people.foreign == []


def pdf(page) -> bytes:
    """Chromium's own print service gives up now and then on a loaded machine; what it prints is what is tested."""
    for _ in range(3):
        try:
            return page.pdf(prefer_css_page_size=True)
        except Error as failure:
            if "Printing failed" not in str(failure):
                raise
            last = failure
    raise last


def printed_pages(page) -> list[tuple[int, int]]:
    """The sizes, in points, of the sheets that a page prints on, once its style is there."""
    page.wait_for_load_state("load")
    page.wait_for_function("document.styleSheets.length > 0")
    paper = pdf(page).decode("latin-1")
    sheets = len(re.findall(r"/Type\s*/Page\b(?!s)", paper))
    width, height = re.search(r"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper).groups()
    return [(round(float(width)), round(float(height)))] * sheets


def test_a_notice_prints_with_the_record_of_its_delivery_on_one_sheet(people, matters):
    page = people(REGISTRAR)
    page.goto(matters["notice"])
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator("article.letter").is_visible()
    assert page.locator("section.delivery-record").is_visible()
    assert not any(part.is_visible() for part in page.locator("header.top, aside.rail, h1, footer").all())


def test_a_slip_prints_alone_on_one_sheet(people):
    page = people(REGISTRAR)
    register_letter(page, **{"accused-1-name": "梧某"})
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator(".slip .code").is_visible()
    assert not any(part.is_visible() for part in page.locator("header.top, aside.rail, #entry, #sealed").all())


def test_the_receipt_of_the_public_page_prints_on_one_sheet(people):
    page = people(width=375, height=740)
    hand_in(page, **{"accused-name": "桂某"})
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator(".slip .code").is_visible()


def test_the_sheet_of_hand_offs_prints_on_one_sheet_without_navigation(people, matters):
    page = people(FIRST_ROOM)
    page.goto(matters["clue"] + "/handoffs")
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator("table.list").first.is_visible()
    assert not any(part.is_visible() for part in page.locator("header.top, nav, main button").all())


def test_the_roster_of_receptions_prints_on_one_sheet_without_navigation(people):
    page = people(PETITION_LEAD)
    page.goto("/reception")
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible()
    assert not any(part.is_visible() for part in page.locator("header.top, main nav").all())


def test_the_list_of_the_log_prints_between_the_margins_without_its_filter(people, matters):
    page = people(AUDITOR)
    page.goto("/audit")
    page.set_viewport_size({"width": A4_CONTENT, "height": 900})
    page.emulate_media(media="print")
    assert page.locator("table.entries tbody tr").count() > 20
    assert page.locator("table.entries").is_visible()
    assert not any(part.is_visible() for part in page.locator("header.top, main nav, form.filter").all())
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_CONTENT


def test_the_sheet_of_the_log_prints_how_to_compare_it_with_room_to_sign(people, matters):
    page = people(AUDITOR)
    page.goto("/audit/sheet")
    # The log is sealed every twenty seconds.
    for _ in range(80):
        if page.locator("p.signed").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    assert printed_pages(page) == [A4_POINTS]
    page.emulate_media(media="print")
    assert page.locator("p.compared").is_visible()
    table, signed = (page.locator(part).bounding_box() for part in ("table.list", "p.signed"))
    assert signed["y"] - (table["y"] + table["height"]) >= 40


FIRST_LINE = """(summary) => {
    const words = document.createRange();
    words.selectNodeContents(summary);
    return words.getClientRects()[0].top - summary.getBoundingClientRect().top;
}"""


def test_the_arrow_of_a_fold_stands_beside_its_first_line(people, matters):
    phone = people(language="en-GB", width=280, height=640)
    phone.goto("/track")
    phone.fill("#code", matters["code"])
    phone.click("main button.primary")
    folds = phone.locator("details.step > summary").all()
    assert any(fold.bounding_box()["height"] > 48 for fold in folds), "one of them takes two lines"
    for fold in folds:
        assert fold.evaluate(FIRST_LINE) < 12, fold.inner_text()


def test_the_button_of_the_search_stands_apart_from_its_field(people):
    lead = people(PETITION_LEAD)
    lead.goto("/search")
    field, button = (lead.locator(part).bounding_box() for part in ("#words", "form[action='/search'] button"))
    assert button["y"] >= field["y"] + field["height"] + 8


@pytest.mark.parametrize("path", ["/", "/report", "/track", "/sign-in"])
def test_nothing_is_wider_than_a_phone(people, path):
    page = people(width=360, height=740)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_number_that_is_typed_opens_what_bears_it(people, matters, scripts):
    page = people(REGISTRAR, scripts=scripts)
    page.goto("/notices")
    page.fill("#find-number", f" {matters['waiting']} ")
    page.click("form.find button")
    page.wait_for_selector("#item-title")
    assert matters["waiting"] in page.locator("#item-title").inner_text()
    page.fill("#find-number", "987654321")
    page.keyboard.press("Enter")
    page.wait_for_selector("main .empty")
    assert "987654321" not in page.locator("main").inner_text()


def test_the_keyboard_skips_the_navigation(people):
    page = people(REGISTRAR)
    page.goto("/triage")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
