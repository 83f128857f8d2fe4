-- How an unlock ends where nobody ends it, and what is counted of it (unlock.sql).

-- Locks what a report's identity was opened or asked for, where it no longer fits: a clue given back, somebody who stands
-- aside now, an item that is to be sealed. Called by the triggers below, as the owner.
create or replace function vault.lock_misfits(p_reports uuid[], p_cell text) returns void
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update vault.unlock as u
    set
        state = case u.state when 'granted' then 'ended' else 'lapsed' end,
        ended_at = least(
            greatest(casework.moment(), u.decided_at, u.last_opened_at, u.asked_at), coalesce(u.locks_at, u.lapses_at)
        ),
        end_reason = case
            when casework.moment() >= coalesce(u.locks_at, u.lapses_at) then 'expired'
            else 'unfit'
        end
    where
        u.report_id = any (p_reports)
        and u.cell_id = p_cell
        and u.state in ('requested', 'granted')
        and vault.misfit(u) is not null;
end
$$;

create or replace function vault.lock_changed_report() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    perform vault.lock_misfits(array[new.report_id], new.cell_id);
    return null;
end
$$;

create or replace function vault.lock_changed_clue() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_clue uuid := new.clue_id;
    v_reports uuid[];
begin
    -- Asked here and not in a condition of the trigger: that is read and planned anew at each update of the table.
    if tg_op = 'UPDATE' then
        if (
            old.holder_staff_id, old.organ_id, old.room_id, old.barred_organ_ids, old.barred_room_ids, old.barred_staff_ids
        ) is not distinct from (
            new.holder_staff_id, new.organ_id, new.room_id, new.barred_organ_ids, new.barred_room_ids, new.barred_staff_ids
        ) then
            return null;
        end if;
    end if;
    -- Each claim comes by here, and hardly ever is an identity asked for or open.
    if not exists (select from vault.unlock as u where u.cell_id = new.cell_id and u.state in ('requested', 'granted')) then
        return null;
    end if;
    v_reports := array(
        select r.report_id
        from casework.clue as c
        join vault.unlock as u on u.cell_id = c.cell_id and u.state in ('requested', 'granted')
        join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
        where
            c.clue_id = v_clue
            and c.cell_id = new.cell_id
            and c.report_id in (r.report_id, r.repeat_of_id)
    );
    if v_reports <> '{}' then
        perform vault.lock_misfits(v_reports, new.cell_id);
    end if;
    return null;
end
$$;

create or replace trigger report_locks_identities
    after update of
        holder_organ_id, barred_organ_ids, barred_room_ids, barred_staff_ids, state, signature, seal_asked_on, archived_at
    on casework.report
    for each row
    when (
        (
            old.holder_organ_id, old.barred_organ_ids, old.barred_room_ids, old.barred_staff_ids, old.state, old.signature,
            old.seal_asked_on, old.archived_at
        )
        is distinct from (
            new.holder_organ_id, new.barred_organ_ids, new.barred_room_ids, new.barred_staff_ids, new.state, new.signature,
            new.seal_asked_on, new.archived_at
        )
    )
    execute function vault.lock_changed_report();

create or replace trigger accused_locks_identities
    after insert or update of unit_id, discipline_organ_id, former_organ_id, staff_id on casework.accused
    for each row
    execute function vault.lock_changed_report();

create or replace trigger recusal_entry_locks_identities
    after insert on casework.recusal_entry
    for each row
    execute function vault.lock_changed_report();

create or replace trigger clue_locks_identities
    after update of holder_staff_id, organ_id, room_id, barred_organ_ids, barred_room_ids, barred_staff_ids
    on casework.clue
    for each row
    execute function vault.lock_changed_clue();

create or replace trigger recusal_locks_identities
    after insert on casework.recusal
    for each row
    execute function vault.lock_changed_clue();

-- C4, DW-unlock: how an unlock ended stands, and so do its persons and its time.
create or replace function vault.check_unlock() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if old.state in ('refused', 'lapsed', 'ended')
        and to_jsonb(old) - 'is_end_noted' <> to_jsonb(new) - 'is_end_noted'
    then
        raise exception using
            errcode = '23514', constraint = 'unlock_end_stands', table = 'unlock', schema = 'vault',
            message = 'what has ended is asked for anew';
    end if;
    if (
        old.report_id, old.clue_id, old.purpose, old.asked_as, old.minutes, old.asked_by, old.asker_organ_id,
        old.asker_room_id, old.asked_at, old.lapses_at
    ) is distinct from (
        new.report_id, new.clue_id, new.purpose, new.asked_as, new.minutes, new.asked_by, new.asker_organ_id,
        new.asker_room_id, new.asked_at, new.lapses_at
    )
        or old.decided_by is not null
            and (
                old.decided_by, old.decider_organ_id, old.decider_room_id, old.decided_at, old.locks_at,
                old.server_locks_at
            ) is distinct from (
                new.decided_by, new.decider_organ_id, new.decider_room_id, new.decided_at, new.locks_at,
                new.server_locks_at
            )
    then
        raise exception using
            errcode = '23514', constraint = 'unlock_time_stands', table = 'unlock', schema = 'vault',
            message = 'who asked, who granted and until when does not change';
    end if;
    return new;
end
$$;

create or replace trigger unlock_is_written_once
    before update on vault.unlock
    for each row
    execute function vault.check_unlock();

-- What is over is written down as over, and told to the audit log of the asker's organ; at most so many at once. The system
-- alone. What is over is locked before that too.
create or replace function vault.end_unlocks(p_limit integer) returns setof audit.receipt
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_row vault.unlock;
begin
    if not guard.is_system() then
        perform vault.refuse('unlock_is_of_staff', 'the system ends what is over');
    end if;
    update vault.unlock as u
    set
        state = case u.state when 'granted' then 'ended' else 'lapsed' end,
        ended_at = coalesce(u.locks_at, u.lapses_at),
        end_reason = 'expired'
    where (u.unlock_id, u.cell_id) in (
        select d.unlock_id, d.cell_id
        from vault.unlock as d
        where
            d.cell_id = guard.cell()
            and (
                d.state = 'granted' and d.locks_at <= casework.moment()
                or d.state = 'requested' and d.lapses_at <= casework.moment()
            )
        order by d.asked_at, d.unlock_id
        limit p_limit
        for update skip locked
    );
    for v_row in
        update vault.unlock as u
        set is_end_noted = true
        where (u.unlock_id, u.cell_id) in (
            select d.unlock_id, d.cell_id
            from vault.unlock as d
            where d.cell_id = guard.cell() and d.ended_at is not null and not d.is_end_noted
            -- Organ by organ: the chain of each stays locked until commit.
            order by d.asker_organ_id, d.ended_at, d.unlock_id
            limit p_limit
            for update skip locked
        )
        returning u.*
    loop
        return next vault.note(
            case v_row.state when 'ended' then 'identity.lock' else 'identity.lapse' end, v_row, v_row.asker_organ_id
        );
    end loop;
end
$$;

-- How often the identity behind a query code was opened, when last and for what: for whoever holds the code. Nobody's name,
-- and no organ. Of a report that was split, the whole and its parts. One row always, so that every page has it.
create or replace function vault.openings(p_lookup bytea, p_proof bytea)
returns table (times bigint, last_on date, purpose text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with opened as (
        select u.purpose, u.last_opened_at
        from casework.report as r
        join vault.unlock as u on u.cell_id = r.cell_id and u.opened_at is not null
        where
            r.report_id = casework.report_of_code(p_lookup, p_proof)
            and r.cell_id = guard.cell()
            and guard.kind() = 'public'
            and u.report_id in (
                select r.report_id
                union all
                select s.part_id from casework.split_part as s where s.original_id = r.report_id and s.cell_id = r.cell_id
            )
    )
    select
        (select count(*) from opened),
        (select (max(o.last_opened_at) at time zone interval '8 hours')::date from opened as o),
        (select o.purpose from opened as o order by o.last_opened_at desc limit 1);
end;

-- Who of the auditor's organ asked how often in a month, for what, how often it was granted, and how often it was read. No
-- item is named.
create or replace function vault.unlock_counts(p_from date, p_until date)
returns table (month date, asked_by text, purpose text, asked bigint, granted bigint, looks bigint)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        date_trunc('month', u.asked_at at time zone interval '8 hours')::date,
        u.asked_by,
        u.purpose,
        count(*),
        count(u.locks_at),
        coalesce(sum(u.looks), 0)
    from vault.unlock as u
    where
        guard.has_role(array['auditor'])
        and u.asker_organ_id = guard.organ()
        and u.cell_id = guard.cell()
        and (u.asked_at at time zone interval '8 hours')::date between p_from and p_until
    group by 1, 2, 3
    order by 1 desc, 2, 3
    limit 1000;
end;
