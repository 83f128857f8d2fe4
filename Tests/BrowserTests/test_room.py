"""From the petition office to a review room and its leaders: every decision by a second person."""

from journeys import (
    DEPUTY, FIRST_ROOM, HEAD, PETITION_LEAD, REGISTRAR, SECOND_ROOM, accept, confirm_triage, propose_triage,
    register_letter, study, take_step, talk,
)


def test_a_second_person_confirms_what_the_first_proposed(people):
    registrar, lead = people(REGISTRAR), people(PETITION_LEAD)
    number = register_letter(registrar, **{"accused-1-name": "云某"})
    propose_triage(registrar, number)
    assert registrar.locator("button[value=confirm]").count() == 0, "who proposed does not confirm"
    confirm_triage(lead, number)
    lead.goto("/triage")
    assert lead.locator(f"a.card:has-text('{number}')").count() == 0
    registrar.goto("/desk")
    assert number in registrar.locator("aside.rail").inner_text()


def test_a_room_member_claims_proposes_and_two_leaders_approve(people):
    registrar, lead, member, deputy, head = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM, DEPUTY, HEAD])
    number = register_letter(
        registrar, **{"accused-1-name": "江某", "summary": "反映江某2026年4月违规收受礼品。"}
    )
    accept(registrar, lead, number)

    member.goto("/clues")
    row = member.locator("table.board tbody tr").last
    clue = row.locator("th").inner_text()
    assert "江某" not in member.content() and "东岳路街道" not in row.inner_text(), "no name before the claim"
    assert row.inner_text().count("廉洁纪律") == 1, "what the letter says was breached is its category: once is enough"
    colleague = people(FIRST_ROOM)
    colleague.goto("/clues")
    stranger = people(SECOND_ROOM)
    stranger.goto("/clues?tab=room")
    assert clue not in stranger.content(), "another room does not see it"

    row.locator("button").click()
    member.wait_for_selector("[role=status]")
    address = member.url.split("?")[0]
    assert "江某" in member.locator(".known").inner_text()
    assert "向晚晴" not in member.content() and "19900001234" not in member.content(), "a handler sees no reporter"

    colleague.locator("table.board tbody tr", has_text=clue).locator("button").click()
    assert colleague.locator("[role=alert]").inner_text().strip(), "too late: a refusal in words"
    colleague.goto("/clues")
    assert clue not in colleague.locator("main").inner_text(), "what is claimed is gone from the board"

    study(member, address)
    take_step(member, "propose", choice="talk_or_letter")
    deputy.goto(address)
    take_step(deputy, "plan", choice="approve")
    talk(member, address)
    take_step(member, "conclude", choice="educated")
    assert member.locator("#step-result").count() == 0, "who recorded the result does not approve it"
    head.goto(address)
    take_step(head, "result", choice="approve")
    assert "已办结" in head.locator(".under-title .state").inner_text()
    assert stranger.goto(address).status == 404


def test_a_step_without_its_answer_comes_back_unfolded_with_a_message(people):
    registrar, lead, member = map(people, [REGISTRAR, PETITION_LEAD, FIRST_ROOM])
    accept(registrar, lead, register_letter(registrar, **{"accused-1-name": "河某"}))
    member.goto("/clues")
    member.click(".bar button.primary")
    member.wait_for_selector("[role=status]")
    step = member.locator("#step-propose")
    step.locator("summary").click()
    step.locator("input[value=hold_for_later]").check()
    # A day is needed to hold a clue, which only the server knows.
    step.locator("button.primary").click()
    member.wait_for_selector(".problems")
    assert step.get_attribute("open") is not None
    assert step.locator("input[value=hold_for_later]").is_checked()
    assert step.locator("#propose-hold-until-problem").inner_text().strip()
