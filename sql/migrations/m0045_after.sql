-- Papers of checks that ended before approvals were kept as rows (m0028): what lies on paper is stated by the room, so that
-- the file can be closed (DW-archive).
-- Lock: none on what was there. Duration: milliseconds. Undo: drop the table.

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

alter table casework.late_paper enable row level security;
alter table casework.late_paper force row level security;

reset role;
