-- What whoever hands a report in says beyond its text, before anybody triages it: a strong reaction of the public, the
-- organ whose decision is appealed, and when the acts were done. And one more step of a check: why there was no talk, or no
-- answer to a letter.
-- Lock: access exclusive on casework.report and casework.course_step until commit. Duration: each is read once for its new
-- constraints, seconds per million rows. Undo: drop the four columns; put the two constraints of m0032 back into
-- casework.course_step, once no row says no_answer.

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

alter table casework.course_step
    drop constraint course_step_is_known,
    drop constraint course_step_has_its_words,
    add constraint course_step_is_known check (
        step in (
            'letter_delivered', 'reply_received', 'talk_held', 'no_answer', 'group_approved', 'case_filed',
            'investigation_ended', 'review_applied', 'found_untrue', 'clearing_not_needed'
        )
    ),
    -- ZJ-29: who received the letter stands with it. ZJ-30: and why there was no talk or answer. JB-50: and why no name is
    -- cleared.
    add constraint course_step_has_its_words check (
        step not in ('letter_delivered', 'no_answer', 'clearing_not_needed') or sealed is not null
    );

reset role;
