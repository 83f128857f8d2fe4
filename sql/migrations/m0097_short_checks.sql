-- The words that a column of a clue takes, each list as one value and no longer as a value for each word: PostgreSQL reads
-- all checks of a table anew for each statement that writes it, and that is much of what writing a clue costs (decision
-- 51). They say what they said.
-- Lock: access exclusive on casework.clue until commit. Duration: it is read once, about a second per million rows.
-- Undo: the same checks with in (…), as the migrations before this one have them.

set local role dengwen_owner;

alter table casework.clue
    drop constraint clue_series_is_known,
    drop constraint clue_claim_is_whole,
    drop constraint clue_proposal_is_whole,
    drop constraint clue_disposition_is_known,
    drop constraint clue_check_is_known,
    drop constraint clue_check_goes_on,
    drop constraint clue_return_has_a_reason,
    drop constraint clue_plan_was_studied,
    drop constraint clue_conclusion_is_known,
    drop constraint clue_state_is_known,
    drop constraint clue_end_is_whole,
    drop constraint clue_organ_is_not_barred,
    drop constraint clue_room_is_not_barred,
    drop constraint clue_holder_is_not_barred,
    drop constraint clue_reopening_is_of_an_end,
    drop constraint clue_archived_from_is_known,
    drop constraint clue_breaches_are_known,
    drop constraint clue_origin_is_known,
    drop constraint clue_found_is_no_petition,
    add constraint clue_series_is_known check (clue_series = any ('{clue,cadre_clue}')),
    add constraint clue_claim_is_whole check ((state = any ('{routed,returned}')) = (holder_staff_id is null)),
    add constraint clue_proposal_is_whole check (
        state <> all ('{plan_proposed,result_proposed}') or proposer_staff_id is not null
    ),
    add constraint clue_disposition_is_known check (
        disposition = any ('{talk_or_letter,preliminary_verification,hold_for_later,close_out}')
    ),
    add constraint clue_check_is_known check (check_kind = any ('{talk_or_letter,preliminary_verification}')),
    add constraint clue_check_goes_on check ((state = any ('{under_way,result_proposed}')) <= (check_kind is not null)),
    add constraint clue_return_has_a_reason check (
        state <> all ('{return_requested,returned}') or return_reason is not null
    ),
    add constraint clue_plan_was_studied check (
        state <> all ('{plan_proposed,under_way,held,result_proposed}') or studied_on is not null
    ),
    add constraint clue_conclusion_is_known check (
        conclusion = any (
            '{closed_without_check,closed_unfounded,educated,case_filed,transferred_party_organ,appeal_upheld,appeal_varied,'
            'appeal_revoked,appeal_ended}'
        )
    ),
    add constraint clue_state_is_known check (
        state = any (
            '{routed,claimed,return_requested,returned,plan_proposed,under_way,held,result_proposed,concluded,fed_back,archived}'
        )
    ),
    add constraint clue_end_is_whole check (
        (state = any ('{concluded,fed_back,archived}')) <= (conclusion is not null and concluded_at is not null)
    ),
    -- HS-26, JB-48: whoever must not know holds it no more than before.
    add constraint clue_organ_is_not_barred check (
        state = any ('{returned,concluded,fed_back,archived}') or not organ_id = any (barred_organ_ids)
    ),
    add constraint clue_room_is_not_barred check (
        state = any ('{returned,concluded,fed_back,archived}') or not room_id = any (barred_room_ids)
    ),
    add constraint clue_holder_is_not_barred check (
        state = any ('{concluded,fed_back,archived}') or not coalesce(holder_staff_id = any (barred_staff_ids), false)
    ),
    add constraint clue_reopening_is_of_an_end check (
        reopen_asked_by is null or state = any ('{concluded,fed_back}')
    ),
    add constraint clue_archived_from_is_known check (archived_from = any ('{concluded,fed_back}')),
    add constraint clue_breaches_are_known check (
        breaches <@ '{political,organisational,integrity,masses,work,life,corruption,abuse_of_power,neglect,rent_seeking,'
            'benefit_transfer,favouritism,waste,other}'
    ),
    add constraint clue_origin_is_known check (
        origin = any ('{petition,superior,judicial,enforcement,found_in_case,audit,inspection,other}')
    ),
    add constraint clue_found_is_no_petition check (
        not is_found or origin = any ('{found_in_case,enforcement,other}')
    );

reset role;
