-- Clues that wait, as many as one likes: copies of one that the program itself took in, triaged and routed, written by
-- the owner past every trigger. Of each are real: its row, its report's row and its place in the queue; of those that
-- are claimed in a run (`p_whole`) also the accused, the text and the signed line, which a claim reads.
create schema bench;

create table bench.report as select r.* from casework.report as r where r.state = 'accepted' limit 1;
create table bench.clue as
select c.* from casework.clue as c join bench.report as r using (report_id) where c.state = 'routed';
create table bench.ready as
select q.* from queue.ready as q join bench.clue as c on c.clue_id = q.subject_id where q.stage = 'handle';
create table bench.accused as select a.* from casework.accused as a join bench.report as r using (report_id);
create table bench.report_text as select t.* from casework.report_text as t join bench.report as r using (report_id);
create table bench.handoff as
select h.* from casework.handoff as h join bench.clue as c on c.clue_id = h.subject_id;
create sequence bench.planted;
create table bench.dropped (made text not null);

-- Numbers as the program's: in the order of their arrival.
create function bench.id(p_kind text, p_number bigint) returns uuid language sql immutable parallel safe
return (
    lpad(to_hex(1786706395136 + p_number), 12, '0') || '7' || substr(md5(p_kind || p_number), 1, 3)
    || '8' || substr(md5(p_kind || p_number), 4, 15)
)::uuid;

-- Copies of the one row of bench.p_name into p_table. p_other names the columns that differ, as expressions over n.
create function bench.copy(p_table regclass, p_name text, p_other jsonb, p_first bigint, p_count bigint) returns void
language plpgsql as $$
declare
    v_columns text;
    v_values text;
begin
    select
        string_agg(quote_ident(a.attname), ', ' order by a.attnum),
        string_agg(coalesce(p_other ->> a.attname, 't.' || quote_ident(a.attname)), ', ' order by a.attnum)
    into v_columns, v_values
    from pg_attribute as a
    where
        a.attrelid = p_table and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.attidentity <> 'a';
    execute format(
        'insert into %s (%s) select %s from generate_series($1, $1 + $2 - 1) as n cross join bench.%I as t order by n',
        p_table, v_columns, v_values, p_name
    ) using p_first, p_count;
end
$$;

-- One in four of each class. All came in within the last two hours: what is older might be overdue, which costs more.
create function bench.plant(p_count bigint, p_whole bigint) returns void language plpgsql as $$
declare
    v_first bigint := nextval('bench.planted');
    v_at text := format('(now() - interval ''2 hours'' * (%s + %s - n) / %s)', v_first, p_count, p_count);
begin
    perform set_config('session_replication_role', 'replica', true);
    perform setval('bench.planted', v_first + p_count);
    perform bench.copy('casework.report', 'report', jsonb_build_object(
        'report_id', 'bench.id(''r'', n)', 'register_number', '1000000 + n',
        'source_key', 'decode(lpad(to_hex(n), 64, ''0''), ''hex'')', 'matter_token', 'null::bytea',
        'priority', '1 + n % 4', 'received_at', v_at
    ), v_first, p_count);
    perform bench.copy('casework.clue', 'clue', jsonb_build_object(
        'clue_id', 'bench.id(''c'', n)', 'report_id', 'bench.id(''r'', n)', 'clue_number', '1000000 + n',
        'priority', '1 + n % 4', 'routed_at', v_at, 'in_room_since', v_at
    ), v_first, p_count);
    if p_whole > 0 then
        perform bench.copy('casework.accused', 'accused', jsonb_build_object(
            'report_id', 'bench.id(''r'', n)'), v_first, p_whole);
        perform bench.copy('casework.report_text', 'report_text', jsonb_build_object(
            'report_id', 'bench.id(''r'', n)'), v_first, p_whole);
        perform bench.copy('casework.handoff', 'handoff', jsonb_build_object(
            'subject_id', 'bench.id(''c'', n)'), v_first, p_whole);
    end if;
    perform bench.copy('queue.ready', 'ready', jsonb_build_object(
        'subject_id', 'bench.id(''c'', n)', 'class', '1 + n % 4', 'ready_at', v_at
    ), v_first, p_count);
end
$$;

-- What has been claimed is finished, and as many come in: the room has as much to do as before. Each clue is claimed
-- once.
create function bench.put_away(p_clues uuid[], p_feeds boolean) returns void language plpgsql as $$
begin
    perform set_config('session_replication_role', 'replica', true);
    update casework.clue as c
    set state = 'concluded', conclusion = 'closed_without_check', concluded_at = now()
    where c.clue_id = any (p_clues);
    delete from queue.lease as l where l.stage = 'handle' and l.subject_id = any (p_clues);
    if p_feeds and cardinality(p_clues) > 0 then
        perform bench.plant(cardinality(p_clues), cardinality(p_clues));
    end if;
end
$$;

-- Everything that waits, is held or was told goes, with what was planted: another backlog follows.
create function bench.clear() returns void language plpgsql as $$
begin
    perform set_config('session_replication_role', 'replica', true);
    truncate queue.ready, queue.lease, notify.attempt, notify.delivery;
    delete from casework.clue as c where c.clue_number > 1000000;
    delete from casework.report as r where r.register_number > 1000000;
    delete from casework.accused as a where not exists (
        select from casework.report as r where r.report_id = a.report_id);
    delete from casework.report_text as t where not exists (
        select from casework.report as r where r.report_id = t.report_id);
end
$$;

-- Jobs of workers: nothing but their places, in the lanes of eight organs.
create function bench.plant_jobs(p_count bigint) returns void language plpgsql as $$
begin
    perform set_config('session_replication_role', 'replica', true);
    insert into queue.ready (stage, lane, class, cell_id, subject_id, ready_at)
    select 'read', o.organ_id, 1 + n / 8 % 4, o.cell_id, gen_random_uuid(), now()
    from generate_series(1, p_count) as n
    join (
        select p.organ_id, p.cell_id, row_number() over (order by p.organ_id) - 1 as place
        from directory.organ as p
        order by p.organ_id
        limit 8
    ) as o on o.place = n % 8;
end
$$;

-- Indexes that hold no constraint, before millions of rows; `bench.build` makes them again.
create function bench.drop_indexes() returns void language plpgsql as $$
declare
    v_index record;
begin
    for v_index in
        select i.indexrelid, pg_get_indexdef(i.indexrelid) as made
        from pg_index as i
        where
            i.indrelid in ('casework.report'::regclass, 'casework.clue'::regclass, 'queue.ready'::regclass)
            and not exists (select from pg_constraint as k where k.conindid = i.indexrelid)
    loop
        insert into bench.dropped (made) values (v_index.made);
        execute format('drop index %s', v_index.indexrelid::regclass);
    end loop;
end
$$;

create function bench.build_indexes() returns void language plpgsql as $$
declare
    v_made text;
begin
    set local maintenance_work_mem = '1GB';
    for v_made in delete from bench.dropped as d returning d.made loop
        execute v_made;
    end loop;
end
$$;
