-- A code by which an account begins is made by whoever holds the machine, alone. From now on the security office of the
-- account's organ, or of the nearest one above that has such an office, approves it before it opens anything; and it says by
-- which user of the machine it was made.
-- Lock: session.invitation, access exclusive until commit, read once; a row for each code that was ever made. Duration: instant.
-- Undo: drop the five columns, with their constraints.

set local role dengwen_owner;

alter table session.invitation
    -- Whose security office approves it; null: there was none that could, as at an empty installation.
    add column office_organ_id text collate "C",
    -- The user of the machine, and the person of the directory whom they named. Null: made before it was asked.
    add column given_by text,
    add column approved_by text collate "C",
    add column approved_at timestamptz,
    add column refused_by text collate "C",
    add constraint invitation_office_exists foreign key (office_organ_id, cell_id)
        references directory.organ (organ_id, cell_id),
    add constraint invitation_approver_exists foreign key (approved_by, cell_id) references directory.staff (staff_id, cell_id),
    add constraint invitation_refuser_exists foreign key (refused_by, cell_id) references directory.staff (staff_id, cell_id),
    add constraint invitation_giver_is_a_code check (given_by ~ '^uid=[0-9]{1,10}(;by=[A-Za-z0-9_-]{1,40})?$'),
    add constraint invitation_approval_is_whole check ((approved_by is null) = (approved_at is null)),
    add constraint invitation_owner_does_not_approve check (approved_by <> staff_id),
    add constraint invitation_is_approved_by_an_office check (approved_by is null or office_organ_id is not null),
    add constraint invitation_is_approved_in_time check (approved_at >= created_at and approved_at < expires_at),
    -- 8.1.5.3: what waits opens nothing.
    add constraint invitation_waits_for_approval check (
        used_at is null or office_organ_id is null or coalesce(approved_at <= used_at, false)
    ),
    add constraint invitation_is_refused_for_good check (refused_by is null or ended_at is not null and approved_by is null);

reset role;
