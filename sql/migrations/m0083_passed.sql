-- Which requests that somebody stand aside a reader passed on to the leaders, and in which organ (decision 39).
-- Lock: access exclusive on casework.recusal_request until commit; the rows are read once, and there are few. Requests of before
-- wait for a reader again. Undo: drop the three columns.

alter table casework.recusal_request
    -- Who read it and found that it names none of the leaders of this organ.
    add column passed_by text collate "C",
    add column passed_on date,
    add column passed_organ_id text collate "C",
    -- JB-35: by whom, when and where.
    add constraint recusal_request_pass_is_whole check (num_nulls(passed_by, passed_on, passed_organ_id) in (0, 3));
