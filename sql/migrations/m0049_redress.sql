-- Whoever was handled wrongly because of an untrue report: that it was corrected, or that a correction was proposed to the
-- organ that did it, stands beside the clearing of the name (JB-51).
-- A clearing that was done before states nothing, and the migration stops there: state it first. No release has one.
-- Lock: access exclusive on casework.clarification until commit. Duration: it is read once, seconds per million rows, and one
-- small index. Undo: drop the index and the columns, and the constraints go with them.

set local role dengwen_owner;

alter table casework.clarification
    add column redress text,
    -- When it was corrected, or its correction proposed.
    add column redress_on date,
    -- To which organ, under the key of the report.
    add column redress_sealed bytea,
    -- What that organ did, and when.
    add column redress_outcome text,
    add column redress_outcome_on date,
    add constraint clarification_redress_is_known check (redress in ('not_wronged', 'corrected', 'proposed')),
    -- JB-51: no clearing ends without saying what became of a wrong handling.
    add constraint clarification_redress_is_stated check ((state = 'done') = (redress is not null)),
    -- JB-51: what was corrected or proposed has its day, and a proposal goes to somebody.
    add constraint clarification_redress_is_whole check (
        coalesce(redress in ('corrected', 'proposed'), false) = (redress_on is not null)
        and coalesce(redress = 'proposed', false) = (redress_sealed is not null)
    ),
    -- JB-51: only what was proposed is answered, and not before.
    add constraint clarification_redress_outcome_follows_its_proposal check (
        (redress_outcome is null) = (redress_outcome_on is null)
        and (redress_outcome is null or coalesce(redress = 'proposed' and redress_outcome_on >= redress_on, false))
    ),
    add constraint clarification_redress_outcome_is_known check (redress_outcome in ('done', 'refused'));

create index clarification_redress_idx on casework.clarification (organ_id, redress_on, clarification_id)
    where redress = 'proposed' and redress_outcome is null;

reset role;
