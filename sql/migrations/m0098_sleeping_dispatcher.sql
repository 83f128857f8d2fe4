-- A dispatcher says that it sleeps, as workers do: who tells a receiver of something wakes it only then (decision 42).
-- Lock: access exclusive on queue.sleeper until commit; it holds a row for each stage that sleeps. Duration: instant.
-- Undo: delete its row 'deliver', and put the check back as m0087 has it.

set local role dengwen_owner;

alter table queue.sleeper
    drop constraint sleeper_stage_is_known,
    add constraint sleeper_stage_is_known check (stage in ('read', 'handle', 'clean', 'deliver'));

reset role;
