"""Takes the pictures of the README: `python Tests/BrowserTests/screenshots.py` after a build. Everybody is invented."""

import shutil
import tempfile
from pathlib import Path

from conftest import BROWSER_ARGUMENTS, ROOT, People, Server
from journeys import (
    FIRST_ROOM, PETITION_LEAD, REGISTRAR, accept, code_on, confirm_triage, fill_letter, hand_in, propose_triage,
    register_letter,
)
from playwright.sync_api import sync_playwright
from test_public import admit_one_more, unnumbered

IMAGES = ROOT / "docs/images"

# Name, township, post, category, what is said, what the petition office ticks.
LETTERS = [
    ("石某", "东岳路街道", "党工委委员", "廉洁纪律", "反映石某违规收受工程老板所送礼品礼金。", {}),
    ("柏某", "金湖街道", "办事处副主任", "群众纪律", "反映柏某截留临时救助款，虚报名册。", {"micro": True}),
    ("桐某", "金牛镇", "副镇长", "贪污贿赂", "反映桐某在道路硬化项目中收受回扣。", {}),
    ("榆某", "东风路街道", "党工委委员", "工作纪律", "反映榆某得知被举报后指使他人转移账本。", {"risk-evidence_destruction": True}),
    ("槐某", "罗家桥街道", "党工委委员", "滥用职权", "反映槐某在采砂审批中优亲厚友。", {}),
    ("梓某", "金牛镇", "党委委员", "组织纪律", "反映梓某在村干部选任中打招呼。", {}),
    ("杉某", "东风路街道", "办事处副主任", "群众纪律", "反映杉某虚报危房改造补助。", {"micro": True}),
    ("楠某", "罗家桥街道", "办事处副主任", "玩忽职守", "反映楠某对违规堆土长期不管。", {}),
    ("樟某", "金湖街道", "党工委委员", "贪污贿赂", "反映樟某在绿化采购中收受好处。", {}),
]


def board(people) -> None:
    registrar, lead, member = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM])
    for name, township, post, category, summary, ticks in LETTERS:
        number = register_letter(registrar, **{
            "accused-1-name": name, "accused-1-unit": township, "accused-1-post": post, "place": township,
            "category": category, "summary": summary,
        })
        accept(registrar, lead, number, **ticks)
    member.set_viewport_size({"width": 1280, "height": 620})
    member.goto("/clues")
    member.screenshot(path=IMAGES / "board.png")


def desk(people) -> None:
    page = people(REGISTRAR)
    fill_letter(page, **{
        "accused-1-name": "柳某", "accused-1-unit": "金湖街道", "accused-1-post": "办事处副主任", "place": "金湖街道",
        "category": "群众纪律", "reporter-address": "金湖街道栖霞路（虚构）",
        "summary": "来信人称，2026年8月以来，柳某在发放临时救助金时要求多户居民“先交手续费”，每户200元，共十余户；",
    })
    page.locator("#no-secrets").uncheck()
    page.locator("#summary").focus()
    page.keyboard.press("Control+End")
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=IMAGES / "desk.png")


def tracking(people) -> None:
    registrar, lead = people(REGISTRAR), people(PETITION_LEAD)
    others = unnumbered(lead)
    phone = people(width=390, height=844, scale=2, scripts=False)
    hand_in(phone)
    code = code_on(phone)
    admit_one_more(lead, others)
    number = lead.locator("#item-title").inner_text()
    propose_triage(registrar, number)
    confirm_triage(lead, number)
    lead.goto("/notices")
    lead.locator("table.list tbody tr", has_text=number).locator("a").click()
    lead.click("main .rail form button.primary")
    lead.wait_for_selector("[role=status]")
    phone.goto("/track")
    phone.fill("#code", code)
    phone.click("main button.primary")
    phone.wait_for_selector("ol.steps")
    phone.screenshot(path=IMAGES / "tracking.png")


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="dengwen-pictures-", dir="/tmp"))
    server = Server(folder)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or "/usr/bin/chromium", args=BROWSER_ARGUMENTS
            )
            people = People(browser, server)
            for picture in (board, tracking, desk):
                picture(people)
            browser.close()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
