-- What a receiver may have read is told apart from what it was not (decision 34), and what one person works on, or was asked to
-- decide about, is found by an index.
-- Lock: access exclusive on notify.delivery until commit; announcing and sending wait, and reading of casework.check_member and
-- vault.unlock goes on while nobody writes there. Duration: deliveries and attempts are read once and the delivered rows written
-- anew, some seconds per million; the indexes about a second per million rows. Undo: drop the column and the indexes, and put
-- delivery_newest_idx of m0008 back.

alter table notify.delivery
    -- Whether an administrator sees it: the receiver may have read it, or it is about no item. What is shown is never withdrawn.
    add column is_shown boolean not null default false;

update notify.delivery as d
set is_shown = true
where
    d.event_type in ('dengwen.endpoint.ping.v1', 'dengwen.audit.sealed.v1')
    or d.state <> 'withdrawn'
        and exists (
            select
            from notify.attempt as a
            where a.delivery_id = d.delivery_id and a.cell_id = d.cell_id and a.http_status is not null
        );

-- A backlog that is not shown is not walked over for what is.
drop index notify.delivery_newest_idx;
create index delivery_shown_idx on notify.delivery (endpoint_id, occurred_at desc, delivery_id) where is_shown;

create index check_member_of_staff_idx on casework.check_member (staff_id) where left_on is null;
create index unlock_open_idx on vault.unlock (asker_organ_id) where state in ('requested', 'granted');
