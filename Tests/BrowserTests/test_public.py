"""A reporter on a phone, without scripts: hands in, follows, is told, leaves. The code is never in an address."""

import struct
import zlib
from urllib.parse import unquote, urlsplit

import pytest
from journeys import PETITION_LEAD, PHONE, REGISTRAR, REPORTER, code_on, confirm_triage, hand_in, propose_triage

PHONE_WIDTH = {"scripts": False, "width": 375, "height": 740}


def fits_the_phone(page) -> bool:
    # Without scripts a page cannot be asked; the browser's own measure of its content can.
    return page.locator("html").bounding_box()["width"] <= 375 and page.locator("main").bounding_box()["width"] <= 375


def test_a_report_is_handed_in_followed_answered_and_read(people):
    registrar, lead = people(REGISTRAR), people(PETITION_LEAD)
    others = unnumbered(lead)
    phone = people(**PHONE_WIDTH)
    hand_in(phone)
    groups = phone.locator(".slip .code span").all_inner_texts()
    assert len(groups) >= 4 and "" not in groups
    code = code_on(phone)
    assert fits_the_phone(phone)

    admit_one_more(lead, others)
    number = lead.locator("#item-title").inner_text()
    propose_triage(registrar, number)
    confirm_triage(lead, number)
    lead.goto("/notices")
    lead.locator("table.list tbody tr", has_text=number).locator("a").click()
    assert REPORTER not in lead.content(), "the letter does not name the reporter"
    lead.click("main .rail form button.primary")
    lead.wait_for_selector("[role=status]")
    lead.goto("/notices")
    row = lead.locator("table.list tbody tr", has_text=number)
    assert "待送达" in row.inner_text() and row.locator(".clock").count() == 1, "approved is not told"

    phone.goto("/track")
    phone.fill("#code", code.replace("-", " ").lower())
    phone.click("main button.primary")
    assert phone.locator("ol.steps li.past").count() >= 1
    assert phone.locator("ol.steps li", has_text="进行中").count() == 1, "one step at a time"
    notice = phone.locator("article.report")
    assert notice.count() == 1
    assert REPORTER not in phone.content() and "舟某" not in phone.content(), "a found phone tells nothing"
    notice.locator("button").click()
    assert phone.locator("article.report button").count() == 0
    assert phone.locator("article.report .soft").inner_text().strip(), "it says that it was read"
    assert fits_the_phone(phone)

    phone.locator("details.step:has(#supplement) summary").click()
    phone.fill("#supplement", "补充：另有一张收据。")
    phone.check("#supplement-about-same")
    phone.check("#supplement-no-secrets")
    phone.locator("form[action='/track/supplement'] button").click()
    assert phone.locator("[role=status]").inner_text().strip()

    secrets = [code, code.replace("-", ""), groups[1] + "-" + groups[2], REPORTER, PHONE]
    addresses = [unquote(request.url) for request in people.requests] + [phone.url]
    assert not any(secret.lower() in address.lower() for secret in secrets for address in addresses)
    lead.goto("/notices")
    assert "已阅" in row.inner_text() and row.locator(".clock").count() == 0
    assert people.foreign == []


def photograph() -> bytes:
    """Eight by eight points, without anything beside them."""
    rows = b"".join(b"\0" + bytes([16 * row, 90, 160]) * 8 for row in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def unnumbered(lead) -> list[str]:
    """Where the public hand-ins that wait are read; they have no number before they are taken in."""
    lead.goto("/triage")
    cards = lead.locator("a.card", has_text="未编号")
    return cards.evaluate_all("cards => cards.map(card => card.getAttribute('href'))")


def test_a_photograph_comes_with_the_report_and_is_read_from_a_copy(people):
    lead = people(PETITION_LEAD)
    others = unnumbered(lead)
    phone = people(**PHONE_WIDTH)
    refused = [{"name": "a.svg", "mimeType": "image/jpeg", "buffer": b"<svg onload='alert(1)'></svg>"}]
    hand_in(phone, files=refused)
    assert phone.locator("#files-problem").inner_text().strip()
    assert phone.input_value("#reporter-name") == REPORTER, "nothing typed is lost"
    phone.set_input_files("#files", [{"name": "现场.png", "mimeType": "image/png", "buffer": photograph()}])
    phone.click("#report .actions button.primary")
    assert phone.locator(".slip .code").count() == 1 and fits_the_phone(phone)

    open_one_more(lead, others)
    lead.click("header a[href$='/files']")
    row = lead.locator("article.report", has_text="现场.png")
    row.wait_for()
    for _ in range(60):
        if row.locator("a[href$='/copy']").count():
            break
        lead.wait_for_timeout(500)
        lead.reload()
    answer = lead.request.get(row.locator("a[href$='/copy']").get_attribute("href"))
    assert answer.headers["content-type"] == "image/jpeg" and answer.body()[:2] == b"\xff\xd8"
    assert answer.headers["content-security-policy"].startswith("sandbox")
    original = lead.request.get(row.locator("a[href*='purpose=evidence']").get_attribute("href"))
    assert original.headers["content-disposition"].startswith("attachment") and original.body() == photograph()
    admit_one_more(lead, others)


def open_one_more(lead, others: list[str]) -> None:
    """Opens the public hand-in that was not there before."""
    [card] = [card for card in unnumbered(lead) if card not in others]
    lead.goto(card)


def admit_one_more(lead, others: list[str]) -> None:
    """The head of the office takes in the public hand-in that was not there before."""
    open_one_more(lead, others)
    lead.click("form[action$='/admit'] button")
    lead.wait_for_selector("[role=status]")


@pytest.mark.parametrize("typed", ["3A04-1061-050R-3GG2-8A5G", "不是查询码"], ids=["unknown", "no code"])
def test_a_code_that_opens_nothing_is_not_shown_back(people, typed):
    phone = people(**PHONE_WIDTH)
    phone.goto("/track")
    phone.fill("#code", typed)
    phone.click("main button.primary")
    assert "查" in phone.locator("#code-problem").inner_text()
    assert phone.input_value("#code") == "", "a code is a key: it is not shown again"
    assert typed not in phone.content() and urlsplit(phone.url).query == ""
    assert phone.locator("ol.steps").count() == 0
    button, below = (phone.locator(part).bounding_box() for part in ("main button.primary", "main .entry + .hint"))
    assert below["y"] >= button["y"] + button["height"] + 8, "the button and the words below it do not touch"


def test_mistakes_come_back_with_what_was_typed(people):
    phone = people(**PHONE_WIDTH)
    hand_in(phone, **{"accused-name": " ", "accused-unit": " ", "accused-post": " ", "text": "贪污"})
    assert phone.locator(".problems a").first.get_attribute("href") == "#accused-name"
    assert phone.input_value("#text") == "贪污"
    assert phone.input_value("#reporter-name") == REPORTER
    assert phone.locator(".slip").count() == 0


def test_the_language_changes_without_losing_a_word(people):
    phone = people(**PHONE_WIDTH)
    phone.goto("/report")
    phone.check("#managed-lower")
    phone.click("#report button[name=step]")
    phone.check("#signature-anonymous")
    phone.fill("#text", "写到一半。")
    phone.click("header button[name=language]")
    assert phone.locator("html").get_attribute("lang") == "en"
    assert phone.input_value("#text") == "写到一半。"
    assert phone.locator("input[name=managed]").input_value() == "lower"


def test_what_a_higher_organ_must_hear_cannot_be_written_here(people):
    phone = people(**PHONE_WIDTH)
    phone.goto("/report")
    phone.check("#managed-own")
    phone.click("#report button[name=step]")
    phone.check("#signature-anonymous")
    phone.fill("#text", "不该留在这里的话。")
    phone.click("#report button[value=back]")
    phone.check("#managed-upper")
    assert phone.locator("#text").count() == 0
    assert not phone.locator("#report button[name=step]").is_visible(), "there is nothing to go on to"
    assert phone.locator("section.elsewhere").is_visible()
    assert "12388" in phone.locator("section.elsewhere").inner_text()


def test_the_quick_exit_leads_away_and_takes_the_traces_along(people):
    phone = people(**PHONE_WIDTH)
    phone.goto("/report")
    response = phone.request.get("/leave", max_redirects=0, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status == 303
    assert is_foreign(response.headers["location"])
    assert "cookies" in response.headers["clear-site-data"] and response.headers["referrer-policy"] == "no-referrer"
    with phone.expect_event("requestfailed", lambda request: is_foreign(request.url)) as way_out:
        phone.locator("a.leave").click(no_wait_after=True)
    assert people.foreign == [way_out.value.url], "the one way out to another host is the exit"
    assert "referer" not in way_out.value.headers


def is_foreign(url: str) -> bool:
    return urlsplit(url).hostname != "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/report", "/track", "/sign-in"])
def test_public_pages_ask_nobody_else_and_run_no_script(people, path):
    page = people()
    response = page.goto(path, wait_until="networkidle")
    assert people.foreign == []
    assert page.locator("script").count() == 0
    assert "script-src 'none'" in response.headers["content-security-policy"]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
