-- Periods that one organ sets for its own clocks (本机关期限), beside those of the whole deployment.
-- Lock: access exclusive on directory.period_policy until commit. Duration: instant; the table has some rows. Undo: drop the
-- three constraints and the column, and put period_policy_is_unique back on (clock_kind, effective_from, version, cell_id),
-- after removing the rows of single organs.

alter table directory.period_policy
    -- '*': every organ that has no row of its own; 'organ:' and its id.
    add column scope text collate "C" not null default '*',
    drop constraint period_policy_is_unique,
    add constraint period_policy_is_unique primary key (clock_kind, scope, effective_from, version, cell_id),
    add constraint period_policy_scope_is_known check (scope ~ '^([*]|organ:.{1,64})$'),
    -- DW-own-period: no organ sets a period of law for itself, nor one that has no length.
    add constraint period_policy_of_an_organ_is_its_own_to_set check (
        scope = '*'
        or clock_kind in (
            'PRELIM', 'TALK_REPLY', 'FAST_DIVERT', 'FAST_PLAN', 'FAST_CLOSE', 'RESEARCH', 'SUPERVISION',
            'RECOMMEND_REPLY', 'LOOK_BACK', 'OBJECTION'
        )
    ),
    -- AJ-15, ZJ-29, ZJ-21: what the rules bound an organ makes shorter, and never longer.
    add constraint period_policy_of_an_organ_is_no_longer check (
        scope = '*'
        or case clock_kind
            when 'PRELIM' then length <= case unit when 'months' then 2 when 'days' then 59 else 30 end
            when 'TALK_REPLY' then length <= case unit when 'months' then 0 else 15 end
            when 'FAST_PLAN' then length <= case unit when 'months' then 1 when 'days' then 28 else 15 end
            else true
        end
    );
