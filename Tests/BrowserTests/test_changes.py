"""What turns out later: an accused without a place, a holder who is away, a reporter who writes again."""

from journeys import (
    DEPUTY, FIRST_ROOM, HEAD, PETITION_LEAD, REGISTRAR, accept, code_on, confirm_triage, open_in_triage, propose_triage,
    register_letter, take_step, today,
)


def claim_newest(member) -> str:
    """Claims the last clue of the board and gives its address."""
    member.goto("/clues")
    member.locator("table.board tbody tr").last.locator("button").click()
    member.wait_for_selector("[role=status]")
    return member.url.split("?")[0]


def test_an_accused_of_an_unknown_unit_is_placed_in_triage_and_routed(people):
    registrar, lead, member = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM])
    number = register_letter(registrar, **{
        "managed": "lower", "accused-1-name": "泉某", "accused-1-unit": "某个单位", "accused-1-post": "干部",
        "summary": "反映泉某2026年5月截留村民临时救助款3000元。",
    })
    open_in_triage(registrar, number)
    person = registrar.locator("details.step", has_text="泉某")
    assert person.get_attribute("open") is not None and "不能分流" in person.inner_text()
    registrar.select_option("#kind", label="检举控告")
    registrar.check("#micro")
    registrar.fill("#accused-1-unit-known", "不存在的公司")
    registrar.click("button:has-text('提交复核')")
    registrar.wait_for_selector(".problems")
    assert registrar.locator("#accused-1-unit-known").input_value() == "不存在的公司", "nothing is lost"
    assert registrar.locator("#micro").is_checked()
    registrar.fill("#accused-1-unit-known", "金湖街道")
    registrar.click("button:has-text('提交复核')")
    registrar.wait_for_selector("[role=status]")
    confirm_triage(lead, number)
    # JC-16: what belongs to a lower organ is taken up by the head's word.
    head = people(HEAD)
    head.goto("/assignments")
    head.locator("main a[href$='/measures']").first.click()
    head.locator("form[action$='/approve'] button").first.click()
    head.wait_for_selector("[role=status]")
    claim_newest(member)
    assert "泉某" in member.locator(".known").inner_text() and "金湖街道" in member.locator(".known").inner_text()
    member.goto("/clues?tab=mine")
    assert "金湖街道" in member.locator("table.board").inner_text(), "the unit shows once it is claimed"


def test_somebody_whom_the_desk_did_not_note_is_added_in_triage(people):
    registrar = people(REGISTRAR, scripts=False)
    number = register_letter(registrar, **{"accused-1-name": "溪某"})
    open_in_triage(registrar, number)
    registrar.locator("summary:has-text('补充被反映人')").click()
    registrar.fill("#new-1-name", "潭某")
    registrar.fill("#new-1-unit", "金牛镇")
    registrar.fill("#new-1-post", "副镇长")
    registrar.click("button[name=add]")
    assert registrar.locator("#new-1-name").input_value() == "潭某" and registrar.locator("#new-2-name").count() == 1
    registrar.select_option("#kind", label="检举控告")
    registrar.click("button:has-text('提交复核')")
    registrar.wait_for_selector("[role=status]")
    assert "潭某" in registrar.locator("article.item").inner_text()


def test_a_deputy_gives_a_clue_to_another_member_and_takes_it_back(people):
    registrar, lead, member, deputy = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM, DEPUTY])
    accept(registrar, lead, register_letter(registrar, **{"accused-1-name": "湖某"}))
    address = claim_newest(member)
    deputy.goto(address)
    choices = deputy.locator("#step-holder input[type=radio]")
    others = [value for value in choices.evaluate_all("them => them.map(it => it.value)") if value != "board"]
    assert others, "the others of the room are offered"
    take_step(deputy, "holder", choice=others[0])
    assert "更换承办人" in deputy.locator("ol.story li").last.inner_text()
    member.goto(address)
    assert "湖某" not in member.locator(".known").inner_text(), "who held it reads it no more"
    deputy.goto(address)
    take_step(deputy, "holder", choice="board")
    member.goto("/clues")
    assert member.locator("table.board tbody tr").count() >= 1
    assert member.goto(address).status == 200 and member.locator("#step-claim").count() == 1


def test_what_a_reporter_adds_reaches_who_handles_it(people):
    registrar, lead, member = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM])
    number = register_letter(registrar, **{"accused-1-name": "沙某"})
    code = code_on(registrar)
    accept(registrar, lead, number)
    address = claim_newest(member)
    phone = people(scripts=False, width=375, height=740)
    phone.goto("/track")
    phone.fill("#code", code)
    phone.click("main button.primary")
    phone.locator("details", has=phone.locator("#supplement")).locator("summary").click()
    phone.fill("#supplement", "另有一张2026年3月8日的收条，可以提供。")
    phone.check("#supplement-about-same")
    phone.check("#supplement-no-secrets")
    phone.locator("form", has=phone.locator("#supplement")).locator("button.button").last.click()

    lead.goto("/triage")
    lead.locator("a.card", has_text="未编号").first.click()
    lead.locator("button:has-text('登记编号')").click()
    lead.wait_for_selector("[role=status]")
    added = lead.locator("#item-title").inner_text()
    open_in_triage(registrar, added)
    registrar.select_option("#kind", label="检举控告")
    registrar.select_option("#repeats", label=number)
    registrar.check("#new-facts")
    registrar.click("button:has-text('提交复核')")
    registrar.wait_for_selector("[role=status]")
    confirm_triage(lead, added)

    member.goto("/clues?tab=mine")
    assert "有新材料" in member.locator("table.board").inner_text()
    member.goto(address)
    known = member.locator(".known").inner_text()
    assert "另有一张2026年3月8日的收条" in known and "补充材料" in known
    assert "收到补充材料" in member.locator("ol.story").inner_text()


def test_whoever_signed_is_asked_once(people):
    registrar = people(REGISTRAR)
    number = register_letter(registrar, **{"accused-1-name": "滩某"})
    open_in_triage(registrar, number)
    registrar.locator("summary:has-text('实名核实')").click()
    call = registrar.locator("details.step", has_text="实名核实")
    call.locator("input[name=verify-way]").first.check()
    call.locator("input[name=verify-day]").fill(today())
    call.locator("input[name=verify-found][value=confirmed]").check()
    call.locator("input[name=verify-narrated]").check()
    call.locator("input[name=verify-promised]").check()
    call.locator("button.primary").click()
    registrar.wait_for_selector("[role=status]")
    item = registrar.locator("article.item").inner_text()
    assert "待核实" not in item and registrar.locator("input[name=verify-found]").count() == 0
    propose_triage(registrar, number)
