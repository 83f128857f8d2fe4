-- What the audit administrator (审计管理员) is shown of the log (三员分立): who did what kind of thing when, and of an item a
-- pseudonym by which its entries are known as one item's. What is sealed, barred to somebody or not known as a case is shown by
-- its time alone: neither what was done nor on what.

-- What an entry is on: 'open' for a report or clue that everybody of the petition office may know of, and for a look at no
-- single one; 'duty' for what is no case at all, what was refused without an item among it; else 'closed'. Asked once, when
-- the entry is written (audit.put), and never again: whoever looks twice does not see an item turn.
--
-- Not everything without an item is open: a clock that ended on a hidden one bears none either, and a list of what waits to be
-- sealed is looked at when something does. A look is named here if it is one at no matter at all, whatever is kept by whom.
create or replace function audit.kind_of(p_action text, p_subject text) returns text
language plpgsql stable security definer
set search_path = pg_catalog
as $$
declare
    v_act text := split_part(p_action, '.', 1);
begin
    if v_act in (
        'session', 'account', 'directory', 'policy', 'endpoint', 'audit', 'alarm', 'token', 'handover', 'webhooks',
        'binding', 'keys', 'export_key', 'quarantine', 'stuck'
    ) or p_action = 'refused' and p_subject = '' then
        return 'duty';
    end if;
    -- How much somebody found is told by no detail: it may count what is kept from the auditor.
    if p_subject = '' and (
        p_action = 'report.search'
        or v_act in (
            'lists', 'find_by_number', 'my_account', 'access_tokens', 'door_bindings', 'invitation_office', 'name_readers',
            'appointments_on', 'document_wordings', 'keep_outside_organs', 'read_reception'
        )
    ) then
        return 'open';
    end if;
    if p_subject !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return 'closed';
    end if;
    -- One after the other: what a statement does not come to is prepared all the same.
    if exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_subject::uuid
            and c.cell_id = guard.cell()
            and c.barred_organ_ids || c.barred_room_ids || c.barred_staff_ids = '{}'
    ) then
        return 'open';
    end if;
    if exists (
        select
        from casework.report as r
        where
            r.report_id = p_subject::uuid
            and r.cell_id = guard.cell()
            and r.state not in ('sealed_up', 'quarantined')
            and r.seal_asked_on is null
            and r.barred_organ_ids || r.barred_room_ids || r.barred_staff_ids = '{}'
    ) then
        return 'open';
    end if;
    return 'closed';
end
$$;

-- The name by which one item is known to auditors: not its number, and not what pages and addresses call it.
create or replace function audit.pseudonym(p_subject text) returns text
language sql stable
set search_path = pg_catalog
begin atomic
    select left(encode(sha256(convert_to('dengwen audit subject' || guard.cell() || p_subject, 'UTF8')), 'hex'), 12);
end;

-- A page of the entries of the viewer's organ, newest first, behind p_after; for its auditor alone. Null filters let all pass.
-- An entry that says nothing of what it is on is found by its person and its day only.
create or replace function audit.search(
    p_actor text, p_action text, p_from_us bigint, p_until_us bigint, p_after bigint, p_limit integer
) returns table (
    entry_id bigint, chain text, sequence bigint, sealed boolean, occurred_us bigint, actor text, action text, subject text,
    detail text
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    with found as materialized (
        select l.entry_id, l.chain, l.sequence, l.occurred_us, l.actor, l.action, l.subject, l.detail, l.shown_as as kind
        from audit.log as l
        where
            l.chain in (guard.organ(), guard.organ() || ':door')
            and l.cell_id = guard.cell()
            and guard.has_role(array['auditor'])
            and (select guard.is_in_time())
            and (p_actor is null or l.actor = p_actor)
            and l.occurred_us >= p_from_us
            and l.occurred_us < p_until_us
            and (p_after is null or l.entry_id < p_after)
            and (
                p_action is null
                or split_part(l.action, '.', 1) = p_action and l.shown_as <> 'closed'
            )
        order by l.entry_id desc
        limit least(p_limit, 10000)
    )
    select
        s.entry_id, s.chain, s.sequence, coalesce(s.sequence <= c.sealed_sequence, false), s.occurred_us, s.actor,
        case s.kind when 'closed' then 'item' else s.action end,
        case
            when s.kind = 'duty' then s.subject
            when s.kind = 'open' and s.subject <> '' then audit.pseudonym(s.subject)
            else ''
        end,
        case s.kind when 'duty' then s.detail else '' end
    from found as s
    left join audit.chain as c on c.chain = s.chain and c.cell_id = guard.cell()
    order by s.entry_id desc;
end;

-- How the log of the cell stands, for its auditors: the last seal, and since when something of their own organ waits for the
-- next one: how much others do is none of theirs (JB-6).
create or replace function audit.state()
returns table (seal_number bigint, sealed_us bigint, entry_count bigint, digest bytea, waiting bigint, waits_since_us bigint)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select s.seal_number, s.sealed_us, s.entry_count, s.digest, w.waiting, w.waits_since_us
    from (
        select count(*) as waiting, min(i.occurred_us) as waits_since_us
        from (
            select b.occurred_us
            from audit.inbox as b
            where
                b.cell_id = guard.cell()
                and ((select guard.is_system()) or b.chain in ((select guard.organ()), (select guard.organ()) || ':door'))
            order by b.entry_id
            limit 100000
        ) as i
    ) as w
    left join (
        select t.seal_number, t.sealed_us, t.entry_count, t.digest
        from audit.seal as t
        where t.cell_id = guard.cell()
        order by t.seal_number desc
        limit 1
    ) as s on true
    where guard.has_role(array['auditor']) or guard.is_system();
end;

-- JB-52: on which days something went wrong in the auditor's organ, and of what kind: not how often, and not with what.
create or replace function audit.alarm_days(p_limit integer) returns table (raised_on date, organ_id text, kind text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select distinct a.raised_on, a.organ_id, a.kind
    from casework.alarm as a
    where
        a.told_organ_id = guard.organ()
        and a.cell_id = guard.cell()
        and a.audience = 'auditor'
        and guard.has_role(array['auditor'])
    order by a.raised_on desc, a.organ_id, a.kind
    limit least(p_limit, 1000);
end;
