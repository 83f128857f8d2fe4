-- What the floors work on, beside the program's own tables and under the same settings.
create schema floor;

-- The least that keeps a report: one row of as many bytes.
create table floor.report (report_id bigint generated always as identity primary key, sealed bytea not null);
alter table floor.report alter column sealed set storage external;

-- The least that keeps a claim: who has it, and one line of what happened.
create table floor.item (
    item_id bigint primary key, holder text, version integer not null default 0
) with (fillfactor = 85);
create index item_waits_idx on floor.item (item_id) where holder is null;
create table floor.event (
    item_id bigint not null, version integer not null, kind text not null, actor text not null,
    occurred_at timestamptz not null, primary key (item_id, version)
);

-- The least that keeps a job of a worker.
create table floor.job (job_id bigint generated always as identity primary key, lane text not null);
create sequence floor.items;

create function floor.plant_items(p_count bigint) returns void language sql as $$
    insert into floor.item (item_id) select nextval('floor.items') from generate_series(1, p_count);
$$;
create function floor.plant_jobs(p_count bigint) returns void language sql as $$
    insert into floor.job (lane) select 'L' || n % 8 from generate_series(1, p_count) as n;
$$;
