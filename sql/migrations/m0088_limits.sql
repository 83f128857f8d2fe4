-- How many open clues one room may hold at a time is a local choice, beside how many one person may hold; both are held by
-- triggers (claims.sql).
-- Lock: access exclusive on directory.local_policy until commit; it is read once, instant. Undo: drop the triggers
-- clue_holder_has_a_hand_free and clue_room_has_hands_free, and put local_policy_is_within_bounds of m0067 back once no row has
-- 'claims_per_room'.

set local role dengwen_owner;

-- DW-local: what a room may hold at a time; 0: as many as come.
alter table directory.local_policy
    drop constraint local_policy_is_within_bounds,
    add constraint local_policy_is_within_bounds check (
        case choice
            when 'important_from_yuan' then value between 1 and 1000000000
            when 'important_from_signatories' then value between 2 and 10000
            when 'keeps_micro_corruption' then value between 0 and 1
            when 'claims_per_person' then value between 1 and 500
            when 'claims_per_room' then value between 0 and 5000
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
            when 'reading_alarm' then value between 5 and 100000
            when 'reading_most' then value between 10 and 100000
            else false
        end
    );

reset role;
