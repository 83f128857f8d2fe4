-- Notices without a statutory period, how each one reached its reporter, how many sheets went up sealed, and the end of
-- a suggestion.
-- Lock: access exclusive on casework.notice, casework.sealed_register and casework.report until commit. Duration: each
-- of them is read once, seconds per million rows. Undo: drop the new columns; give notices without a last day the day on
-- which they were prepared, then set due_on not null again.

set local role dengwen_owner;

alter table casework.notice
    -- Null: the rules set no period.
    alter column due_on drop not null,
    -- When, how and by whose record it reached the reporter; what was read on the tracking page nobody records.
    add column delivered_on date,
    add column delivered_by text collate "C",
    add column delivery_way text;

-- A notice without a clock stood as due on the day of its preparation, by the day in China.
update casework.notice as n
set due_on = null
where
    n.due_on = (n.prepared_at at time zone interval '8 hours')::date
    and not exists (
        select
        from casework.clock as c
        where
            c.subject_id = n.report_id
            and c.cell_id = n.cell_id
            and c.kind in ('ACCEPT_NOTICE', 'XF_FORWARD', 'FEEDBACK')
            and c.due_on = n.due_on
    );

-- Until now there was one way of delivery: the reporter had read it.
update casework.notice as n
set
    delivery_way = 'online',
    delivered_on = (coalesce(n.delivered_at, n.read_at, n.approved_at) at time zone interval '8 hours')::date
where n.state = 'delivered';

alter table casework.notice
    add constraint notice_delivery_way_is_known check (delivery_way in ('in_person', 'letter', 'phone', 'online')),
    add constraint notice_delivery_is_whole check (
        (delivered_on is null) = (delivery_way is null)
        and (delivered_by is null) = (delivery_way is null or delivery_way = 'online')
    ),
    add constraint notice_delivered_knows_its_way check ((state = 'delivered') = (delivery_way is not null)),
    -- The day of the approval in China.
    add constraint notice_is_delivered_after_approval check (
        delivered_on >= (approved_at at time zone interval '8 hours')::date
    );

-- A number: still nothing here can hold a word. Null: nobody counted, as for the rows of an imported register.
alter table casework.sealed_register
    add column sheets integer,
    add constraint sealed_register_sheets_are_counted check (sheets > 0);

-- The day on which it was recorded what became of a suggestion, which has no clue that could end it.
alter table casework.report
    add column concluded_on date,
    add constraint report_conclusion_belongs_to_a_suggestion check (concluded_on is null or kind = 'suggestion');

reset role;
