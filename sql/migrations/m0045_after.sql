-- Papers of checks that ended before approvals were kept as rows (m0028): what lies on paper is stated by the room, so that
-- the file can be closed (DW-archive).
-- In which capacity a masked excerpt was decided about, the day on which it ended, and for how long and in how many copies
-- at most, as a place chose it (BH-1996, DW-mask).
-- Lock: access exclusive on casework.excerpt, casework.excerpt_print and directory.local_policy until commit; each is read
-- once. Duration: seconds per million rows. Undo: drop the table and the columns, and put excerpt_days_are_bounded and
-- excerpt_print_copies_are_bounded of m0037 and local_policy_is_within_bounds of m0042 back.

set local role dengwen_owner;

-- DW-archive: which paper, of which day, stated by whom. Nothing of what it says.
create table casework.late_paper (
    clue_id uuid not null,
    cell_id text not null default guard.cell(),
    report_id uuid not null,
    organ_id text collate "C" not null,
    paper text not null,
    held_on date not null,
    stated_by text collate "C" not null,
    stated_on date not null,
    constraint late_paper_is_stated_once primary key (clue_id, paper, cell_id),
    constraint late_paper_is_known check (
        paper in ('study_minutes', 'secretary_approval', 'group_signatures', 'course', 'check_report')
    ),
    constraint late_paper_lies_behind check (held_on <= stated_on)
);

alter table casework.excerpt
    -- BH-1996: the head, or a deputy where every head must stand aside.
    add column decided_as text,
    -- The day on which an approval ended: its last day is over, or the clue is finished.
    add column ended_on date,
    drop constraint excerpt_days_are_bounded,
    -- DW-mask: how many days is a local choice within these bounds.
    add constraint excerpt_days_are_bounded check (valid_days between 1 and 365),
    add constraint excerpt_end_is_of_an_approval check (ended_on is null or state = 'approved' and ended_on >= decided_on);

update casework.excerpt set decided_as = 'head' where decided_by is not null;

alter table casework.excerpt
    add constraint excerpt_is_decided_above check (
        (decided_by is null) = (decided_as is null) and decided_as in ('head', 'deputy')
    );

create index excerpt_running_idx on casework.excerpt (valid_until, excerpt_id)
    where state = 'approved' and ended_on is null;

alter table casework.excerpt_print
    drop constraint excerpt_print_copies_are_bounded,
    -- DW-mask: how many copies is a local choice within these bounds.
    add constraint excerpt_print_copies_are_bounded check (copy_number between 1 and 200);

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
            else false
        end
    );

alter table casework.late_paper enable row level security;
alter table casework.late_paper force row level security;

reset role;
