-- Attachments: who adds them, what is swept away, and what goes with a destroyed key.

-- Whether an upload has begun and is not kept yet: only then are its chunks written.
create or replace function guard.is_open_upload(p_upload uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.kind() is not null
        and exists (
            select from casework.upload as u where u.upload_id = p_upload and u.cell_id = guard.cell()
        )
        and not exists (
            select from casework.attachment_file as f where f.upload_id = p_upload and f.cell_id = guard.cell()
        );
end
$$;

-- Whether this very transaction keeps the file: a file is put on a report once, by whoever sent it.
create or replace function guard.wrote_file(p_upload uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.kind() is not null
        and exists (
            select
            from casework.attachment_file as f
            where f.upload_id = p_upload and f.cell_id = guard.cell() and f.xmin = pg_current_xact_id()::xid
        );
end
$$;

-- Whether the caller sees a report's file; as whoever asks (0014).
create or replace function guard.sees_file(p_upload uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (select from casework.attachment as a where a.upload_id = p_upload and a.cell_id = p_cell);
end
$$;

-- Whether the caller keeps the material of a check: who holds the clue, and the group that a leader approved (ZJ-33).
create or replace function guard.keeps_check(p_clue uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = p_cell
            and c.organ_id = guard.organ()
            and c.room_id = guard.room()
            and (
                c.holder_staff_id = guard.staff()
                or exists (
                    select
                    from casework.check_member as m
                    where
                        m.clue_id = c.clue_id
                        and m.cell_id = c.cell_id
                        and m.staff_id = guard.staff()
                        and m.approved_by is not null
                        and m.left_on is null
                )
            )
    );
end
$$;

-- Whether the caller reads the material of a check: who keeps it, and the leaders of the organ that has the clue. The petition
-- office that sent the report down reads none of it (JB-47).
create or replace function guard.reads_check(p_clue uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return guard.keeps_check(p_clue, p_cell)
        or guard.has_role(array['deputy', 'head'])
            and exists (
                select
                from casework.clue as c
                where c.clue_id = p_clue and c.cell_id = p_cell and c.organ_id = guard.organ()
            );
end
$$;

-- Whether the caller works in the petition office that has the report, or stands in for its head.
create or replace function guard.keeps_report(p_report uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = p_cell
            and r.holder_organ_id = guard.organ()
            and (
                guard.has_role(array['registrar', 'petition_lead'])
                or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
            )
    );
end
$$;

-- DW-upload: whether a file's original is the caller's to have: the petition office that has the report, and whoever holds a clue
-- of it; of the material of a check, who keeps it. Everybody else reads the cleaned copy.
create or replace function guard.has_original(p_upload uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return exists (
        select
        from casework.attachment as a
        join casework.report as r on r.report_id = a.report_id and r.cell_id = a.cell_id
        where
            a.upload_id = p_upload
            and a.cell_id = p_cell
            and case a.origin
                when 'check' then guard.keeps_check(a.clue_id, a.cell_id)
                else guard.keeps_report(a.report_id, a.cell_id)
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id in (r.report_id, r.repeat_of_id)
                            and c.cell_id = r.cell_id
                            and c.holder_staff_id = guard.staff()
                    )
            end
    );
end
$$;

-- DW-upload: whether the caller may read the original bytes: what has a virus is handed to nobody, nor is what was not looked at;
-- what the scanner never answered for, once one of them said that they know.
create or replace function guard.opens_original(p_upload uuid, p_cell text) returns boolean
language plpgsql stable
set search_path = pg_catalog
set plan_cache_mode = force_generic_plan
as $$
begin
    return guard.has_original(p_upload, p_cell)
        and exists (
            select
            from casework.attachment_file as f
            where
                f.upload_id = p_upload and f.cell_id = p_cell and f.scan_state in ('off', 'clean', 'released')
        );
end
$$;

-- The next number of a file on a report, behind a lock that every other addition waits for: for the petition office that has
-- the report and for the room that has a clue of it. Numbers of files that the caller may not see are counted as well; of a
-- report that the caller is kept from it answers what it answers of one that is not there.
create or replace function casework.next_attachment(p_report uuid) returns smallint
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_next integer;
begin
    if guard.is_kept_from(p_report, null)
        or not exists (
            select
            from casework.report as r
            where
                r.report_id = p_report
                and r.cell_id = guard.cell()
                and (
                    guard.keeps_report(r.report_id, r.cell_id)
                        -- JB-15: here no policy is asked, so what waits in quarantine is asked for by itself.
                        and (
                            r.state <> 'quarantined'
                            or guard.opens_quarantine()
                            or (r.barred_staff_ids <> '{}' and r.barred_staff_ids && guard.stood_in_for())
                        )
                    or exists (
                        select
                        from casework.clue as c
                        where
                            c.report_id = r.report_id
                            and c.cell_id = r.cell_id
                            and c.organ_id = guard.organ()
                            and c.room_id = guard.room()
                            and not guard.is_kept_from(null, c.clue_id)
                    )
                )
        )
    then
        return null;
    end if;
    perform
    from casework.item_key as k
    where k.item_id = p_report and k.cell_id = guard.cell() and k.wrapped is not null
    for no key update;
    if not found then
        return null;
    end if;
    select coalesce(max(a.ordinal), 0) + 1
    into v_next
    from casework.attachment as a
    where a.report_id = p_report and a.cell_id = guard.cell();
    return v_next;
end
$$;

-- A count of downloads only grows, one at a time.
create or replace function casework.check_download() returns trigger
language plpgsql
set search_path = pg_catalog
as $$
begin
    if new.downloads <> old.downloads + 1 then
        raise exception using
            errcode = '23514', constraint = 'attachment_downloads_grow_by_one', table = 'attachment', schema = 'casework',
            message = 'a download is counted, and never taken back';
    end if;
    return new;
end
$$;

drop trigger if exists attachment_downloads_grow_by_one on casework.attachment;
create trigger attachment_downloads_grow_by_one
    before update of downloads on casework.attachment
    for each row
    execute function casework.check_download();

-- DW-upload: files belong to the item whose key is sealed over theirs. When that is destroyed, its rows go too: not even how many
-- there were is left (JB-15). The bytes, which nobody can open any more, are swept in batches.
create or replace function casework.shred_attachments() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    delete from casework.attachment as a where a.report_id = new.item_id and a.cell_id = new.cell_id;
    return null;
end
$$;

drop trigger if exists item_key_shreds_attachments on casework.item_key;
create trigger item_key_shreds_attachments
    after update of wrapped on casework.item_key
    for each row
    when (old.wrapped is not null and new.wrapped is null)
    execute function casework.shred_attachments();

-- Drops an upload that was broken off or refused. Only one that is not kept, and whose number the caller knows.
create or replace function casework.drop_upload(p_upload uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if guard.kind() is null or not guard.is_open_upload(p_upload) then
        return false;
    end if;
    delete from casework.attachment_chunk as c where c.upload_id = p_upload and c.cell_id = guard.cell();
    delete from casework.upload as u where u.upload_id = p_upload and u.cell_id = guard.cell();
    return found;
end
$$;

-- Sweeps what belongs to nothing: uploads that were never kept, and files whose reports are gone. At most so many at once; as the
-- system. What began yesterday may still be coming in: between two pieces no transaction holds it, and how late in the day it
-- began is not on record (C7).
create or replace function casework.sweep_uploads(p_today date, p_limit integer) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_ids uuid[];
begin
    if not guard.is_system() then
        return 0;
    end if;
    select array_agg(x.upload_id)
    into v_ids
    from (
        select u.upload_id
        from casework.upload as u
        where
            u.cell_id = guard.cell()
            and u.began_on < p_today - 1
            and not exists (
                select from casework.attachment as a where a.upload_id = u.upload_id and a.cell_id = u.cell_id
            )
        order by u.began_on
        limit p_limit
        for update skip locked
    ) as x;
    if v_ids is null then
        return 0;
    end if;
    delete from casework.attachment_chunk as c where c.upload_id = any (v_ids) and c.cell_id = guard.cell();
    delete from casework.attachment_file as f where f.upload_id = any (v_ids) and f.cell_id = guard.cell();
    delete from casework.upload as u where u.upload_id = any (v_ids) and u.cell_id = guard.cell();
    return cardinality(v_ids);
end
$$;
