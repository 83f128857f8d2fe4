"""The petition office enters letters: with keys alone, with what goes up sealed, with mistakes, without scripts."""

import re

import pytest
from journeys import PHONE, REGISTRAR, REPORTER, fill_letter, register_letter, today

NUMBER = re.compile(r"^420281-\d{4}-XF-\d{6}$")
CODE_GROUP = re.compile(r"^[0-9A-Z]{4,5}$")


def focused(page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def test_a_whole_letter_is_entered_with_keys_alone(people):
    page = people(REGISTRAR)
    page.goto("/desk")
    keys = page.keyboard
    assert focused(page) == "channel"
    keys.press("ArrowDown")
    keys.press("Enter")
    assert focused(page) == "received"
    keys.type(today())
    keys.press("Enter")
    assert focused(page) == "managed-own", "the question comes before anything can be typed"
    assert not page.locator("#reporter-name").is_visible() and not page.locator("#summary").is_visible()
    keys.press("Space")
    keys.press("Enter")
    assert focused(page) == "signature-real"
    keys.press("Space")
    for field, typed in [("reporter-name", REPORTER), ("reporter-phone", PHONE), ("reporter-address", "")]:
        keys.press("Enter")
        assert focused(page) == field
        keys.insert_text(typed)
    for field, typed in [
        ("accused-1-name", "柳某"), ("accused-1-unit", "东岳路街道"), ("accused-1-post", "党工委委员"),
    ]:
        keys.press("Enter")
        assert focused(page) == field
        keys.insert_text(typed)
    keys.press("Enter")
    assert focused(page) == "accused-1-level"
    keys.press("Enter")
    assert focused(page) == "place"
    keys.insert_text("东岳路街道")
    keys.press("Enter")
    assert focused(page) == "category"
    keys.press("ArrowDown")
    keys.press("Enter")
    assert focused(page) == "summary"
    keys.insert_text("反映柳某2026年5月公车私用。")
    keys.press("Enter")
    keys.insert_text("有行车记录。")
    # One stop more: what may be stated besides stands behind a fold.
    keys.press("Tab")
    keys.press("Tab")
    assert focused(page) == "no-secrets"
    keys.press("Space")
    keys.press("Control+Enter")
    slip = page.locator(".slip")
    assert NUMBER.match(slip.locator(".number").inner_text())
    groups = slip.locator(".code span").all_inner_texts()
    assert len(groups) >= 4 and all(CODE_GROUP.match(group) for group in groups)
    assert page.input_value("#summary") == "", "the form is empty for the next letter"
    assert page.input_value("#reporter-name") == ""


def test_enter_goes_on_and_back_but_belongs_to_the_input_method_while_it_composes(people):
    page = people(REGISTRAR)
    page.goto("/desk")
    page.check("#managed-own")
    page.check("#signature-real")
    name = page.locator("#reporter-name")
    name.focus()
    enter = "(field, composing) => field.dispatchEvent(new KeyboardEvent('keydown', " \
        "{key: 'Enter', bubbles: true, cancelable: true, isComposing: composing}))"
    assert name.evaluate(f"(field) => ({enter})(field, true)"), "the input method keeps its key"
    assert focused(page) == "reporter-name"
    assert not name.evaluate(f"(field) => ({enter})(field, false)"), "the script takes the key"
    assert focused(page) == "reporter-phone"
    page.keyboard.press("Shift+Enter")
    assert focused(page) == "reporter-name"


def test_what_a_higher_level_manages_leaves_no_text(people):
    page = people(REGISTRAR)
    fill_letter(page, summary="这段文字不得留下。")
    page.check("#managed-upper")
    assert not page.locator("#summary").is_visible(), "there is nowhere to type"
    page.select_option("#sealed-channel", label="来信")
    page.fill("#sealed-received", today())
    page.fill("#sealed-sheets", "3")
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.click("#sealed button.why-upper")
    slip = page.locator(".slip")
    assert slip.locator(".number").inner_text().startswith("MF-")
    assert slip.locator(".code").count() == 0, "nobody can follow it from here"
    assert sent and not any(word in body for body in sent for word in ("summary", "accused", "reporter"))
    page.goto("/sealed")
    assert page.locator("table.list tbody tr").count() >= 1
    assert "这段文字" not in page.content()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_mistake_comes_back_with_what_was_typed_and_a_message_at_the_field(people, scripts):
    page = people(REGISTRAR, scripts=scripts)
    fill_letter(page, **{"received": "20261399", "accused-1-name": "梅某", "summary": "反映梅某公车私用。"})
    page.click("#entry button.primary")
    page.wait_for_selector(".problems")
    assert page.input_value("#received") == "20261399"
    assert page.input_value("#accused-1-name") == "梅某"
    assert page.input_value("#summary") == "反映梅某公车私用。"
    assert page.is_checked("#managed-own") and page.is_checked("#no-secrets")
    field = page.locator("#received")
    assert field.get_attribute("aria-invalid") == "true"
    assert "received-problem" in field.get_attribute("aria-describedby")
    assert page.locator("#received-problem").inner_text().strip()
    assert page.locator(".problems a").get_attribute("href") == "#received"
    page.fill("#received", today())
    page.click("#entry button.primary")
    assert NUMBER.match(page.locator(".slip .number").inner_text())


def test_the_desk_works_without_scripts(people):
    page = people(REGISTRAR, scripts=False)
    assert NUMBER.match(register_letter(page, **{"accused-1-name": "竹某"}))
    fill_letter(page, **{"accused-1-name": "兰某"})
    page.click("button[value=accused]")
    assert page.locator("#accused-2-name").is_visible(), "a row for a second person"
    assert page.input_value("#accused-1-name") == "兰某"


def test_a_form_sent_twice_is_registered_once(people):
    page = people(REGISTRAR)
    fill_letter(page, **{"accused-1-name": "菊某"})
    form = page.locator("#entry").evaluate("(form) => Object.fromEntries(new FormData(form))")
    page.click("#entry button.primary")
    page.wait_for_selector(".slip")
    again = page.request.post("/desk", form=form)
    assert again.status == 409
