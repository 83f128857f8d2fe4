-- Which of the seven things that a full account tells (七何) a reader of a report found in it, and the points of the advice on
-- it as a local choice. Nothing is decided by them (DW-credibility).
-- Lock: access exclusive on casework.triage_opinion and directory.local_policy until commit. Duration: each is read once,
-- seconds per million opinions. Undo: drop the column, and put local_policy_is_within_bounds of m0046 back once no row has
-- one of the new choices.

set local role dengwen_owner;

alter table casework.triage_opinion
    -- Null: no person has looked yet.
    add column particulars text[],
    -- DW-credibility: 何时、何地、何人、何事、何情、何故、何物.
    add constraint triage_opinion_particulars_are_known check (
        particulars <@ array['when', 'place', 'who', 'what', 'circumstances', 'why', 'thing']
        and cardinality(particulars) <= 7
    ),
    -- DW-credibility: a program reads no account; a person does.
    add constraint triage_opinion_particulars_are_found_by_a_person check (particulars is null or author = 'staff');

-- DW-local: the points of the advice.
alter table directory.local_policy
    drop constraint local_policy_is_within_bounds,
    add constraint local_policy_is_within_bounds check (
        case choice
            when 'important_from_yuan' then value between 1 and 1000000000
            when 'important_from_signatories' then value between 2 and 10000
            when 'keeps_micro_corruption' then value between 0 and 1
            when 'claims_per_person' then value between 1 and 500
            when 'hold_days' then value between 1 and 3660
            when 'reminder_pause' then value between 1 and 60
            when 'sign_days' then value between 1 and 30
            when 'excerpt_days' then value between 1 and 365
            when 'excerpt_copies' then value between 1 and 200
            when 'assisting_rooms' then value between 1 and 20
            when 'claim_hours' then value between 1 and 720
            when 'town_visit_month' then value between 1 and 12 and scope = '*'
            when 'call_attempts' then value between 1 and 10
            when 'objection_days' then value between 1 and 3660
            when 'credibility_source' then value between 0 and 5
            when 'credibility_signature' then value between 0 and 5
            when 'credibility_account' then value between 0 and 5
            else false
        end
    );

reset role;
