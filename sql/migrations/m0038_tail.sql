-- What whoever hands a report in says beyond its text, before anybody triages it: a strong reaction of the public, the
-- organ whose decision is appealed, and when the acts were done.
-- Lock: access exclusive on casework.report until commit. Duration: it is read once for its new constraints, seconds per
-- million rows. Undo: drop the four columns.

set local role dengwen_owner;

alter table casework.report
    -- 群众反映强烈
    add column public_reaction boolean not null default false,
    -- The organ that made the decision appealed.
    add column decision_organ_id text collate "C",
    -- 问题发生时间: the days between which the acts were done.
    add column acted_from date,
    add column acted_to date,
    add constraint report_decision_organ_exists foreign key (decision_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    -- HS-26: what was done ended after it had begun.
    add constraint report_acts_end_after_they_begin check (
        (acted_from is null) = (acted_to is null) and coalesce(acted_from <= acted_to, true)
    ),
    -- JB-15: what went up sealed does not tell what it was about.
    add constraint report_sealed_up_states_nothing check (
        state <> 'sealed_up' or not public_reaction and num_nonnulls(decision_organ_id, acted_from) = 0
    );

reset role;
