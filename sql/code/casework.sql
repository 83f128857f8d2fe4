-- Numbers without gaps, and what a query code opens.

-- Whose number it is to take: the petition office those of letters, notices and sealed lines (of which the head learns
-- nothing, not even how many there are: JB-15), the system those of clues, and whoever writes papers theirs.
create or replace function casework.may_number(p_organ text, p_series text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system()
        or guard.organ() = p_organ
            and case
                when p_series in ('report', 'notice')
                    then guard.has_role(array['registrar', 'petition_lead', 'deputy'])
                -- Deputies are the head's: where one stands in, the system enters the line.
                when p_series = 'sealed' then guard.has_role(array['registrar', 'petition_lead'])
                when p_series in ('clue', 'cadre_clue') then false
                else guard.sees_office() or guard.has_role(array['room_member'])
            end;
end
$$;

-- The next number of a series, which begins no year ahead of its time; its row stays locked until commit, so a rolled back
-- number is given again.
create or replace function casework.next_number(p_organ text, p_series text, p_year smallint) returns integer
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_number integer;
begin
    if casework.may_number(p_organ, p_series) and p_year <= extract(year from casework.today()) then
        insert into casework.number_series as s (organ_id, series, year, last_number)
        values (p_organ, p_series, p_year, 1)
        on conflict (organ_id, series, year, cell_id) do update
        set last_number = s.last_number + 1
        returning s.last_number into v_number;
    end if;
    return v_number;
end
$$;

-- An imported register brings its own numbers: the series goes on after the highest.
create or replace function casework.raise_number(
    p_organ text, p_series text, p_year smallint, p_at_least integer
) returns integer
language sql security definer
set search_path = pg_catalog
begin atomic
    insert into casework.number_series as s (organ_id, series, year, last_number)
    select p_organ, p_series, p_year, p_at_least
    where
        p_series = 'report'
        and casework.may_number(p_organ, p_series)
        and p_year <= extract(year from casework.today())
        and p_at_least between 1 and 999999
    on conflict (organ_id, series, year, cell_id) do update
    set last_number = greatest(s.last_number, excluded.last_number)
    returning s.last_number;
end;

-- What a function answers is part of its type: an older one has to go before it answers more.
drop function if exists casework.track(bytea, bytea);

-- Where one report stands: the twin of Casework.TrackingStatus. Only casework.track calls it.
create or replace function casework.status_of(p_report uuid) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        case r.state
            -- XF-21: of an ordinary petition that this organ handles the petitioner sees how far it is.
            when 'declined' then case
                when m.state = 'answered' then 'finished'
                when m.state is not null then 'being_handled'
                when r.decline_action = 'transfer_out' then 'forwarded'
                else 'finished'
            end
            when 'accepted' then case
                when c.clues = 0 then case when r.concluded_on is null then 'accepted' else 'finished' end
                when c.open_clues = 0 then 'finished'
                else 'being_handled'
            end
            -- DW-19: state secrets are not kept here, and nothing was passed on from here.
            when 'sealed_up' then case when r.secrets_removed then 'not_kept' else 'forwarded' end
            when 'voided' then 'voided'
            else 'received'
        end
    from casework.report as r
    left join casework.petition as m on m.report_id = r.report_id and m.cell_id = r.cell_id
    -- A report can part into several clues; it is finished when all of them are. What a room gave back counts no more:
    -- the report was triaged again, and the clue that came of that stands for it.
    cross join lateral (
        select
            count(*) as clues,
            count(*) filter (where u.state not in ('concluded', 'fed_back', 'archived')) as open_clues
        from casework.clue as u
        where u.report_id = r.report_id and u.cell_id = r.cell_id and u.state <> 'returned'
    ) as c
    where r.report_id = p_report and r.cell_id = guard.cell() and guard.kind() = 'public';
end;

-- What the holder of a query code may know: coarse state and the notices (C12), each by the organ that signs it. Names
-- of organs are public; rooms and persons are not. Nothing else crosses.
create or replace function casework.track(p_lookup bytea, p_proof bytea)
returns table (
    report_id uuid, organ_id text, organ_name text, register_year smallint, register_number integer,
    received_on date, status text, signature text, notice_id uuid, notice_kind text, notice_word text,
    notice_year smallint,
    notice_number integer, notice_on date, notice_told_on date, notice_conclusion text, notice_reason text,
    notice_read boolean,
    notice_organ_id text, notice_organ_name text, notice_report_id uuid, is_split boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select
        r.report_id,
        r.receiver_organ_id,
        o.name,
        r.register_year,
        r.register_number,
        r.received_on,
        -- One line for the whole: the least advanced part, and not which. The twin of TrackingStatus.whole.
        case r.state
            when 'split' then (
                select (array['received', 'accepted', 'being_handled', 'forwarded', 'finished', 'not_kept', 'voided'])[min(
                    array_position(
                        array['received', 'accepted', 'being_handled', 'forwarded', 'finished', 'not_kept', 'voided'],
                        casework.status_of(s.part_id)
                    )
                )]
                from casework.split_part as s
                where s.original_id = r.report_id and s.cell_id = r.cell_id
            )
            else casework.status_of(r.report_id)
        end,
        r.signature,
        n.notice_id,
        n.kind,
        n.code_word,
        n.notice_year,
        n.notice_number,
        -- The day in China. As a text, '+08' would be the POSIX zone eight hours west of Greenwich.
        (n.approved_at at time zone interval '8 hours')::date,
        n.delivered_on,
        n.conclusion,
        case n.kind
            when 'not_accepted' then (
                select d.decline_reason from casework.report as d where d.report_id = n.report_id and d.cell_id = n.cell_id
            )
        end,
        n.read_at is not null,
        n.organ_id,
        p.name,
        n.report_id,
        r.state = 'split'
    from casework.report as r
    join directory.organ as o on o.organ_id = r.receiver_organ_id and o.cell_id = r.cell_id
    -- What is told of the parts is told to whoever sent in the whole.
    left join casework.notice as n
        on n.report_id = any (
            array(
                select r.report_id
                union all
                select s.part_id from casework.split_part as s where s.original_id = r.report_id and s.cell_id = r.cell_id
            )
        )
        and n.cell_id = r.cell_id
        and n.state in ('approved', 'delivered')
    left join directory.organ as p on p.organ_id = n.organ_id and p.cell_id = n.cell_id
    where r.report_id = casework.report_of_code(p_lookup, p_proof) and r.cell_id = guard.cell() and guard.kind() = 'public'
    order by n.approved_at;
end;

-- An older one took the time from whoever called.
drop function if exists casework.mark_read(bytea, bytea, uuid, timestamptz);

-- "I have read it": the time only, no address, no browser (JB-29). It has reached the reporter by that, unless the
-- office has recorded another way; then the period in which the reporter was to be told ends (JB-26, JB-27), unless a
-- later notice of the kind is still to be told. The twin of Operations.RecordDelivery.
create or replace function casework.mark_read(p_lookup bytea, p_proof bytea, p_notice uuid) returns boolean
language sql security definer
set search_path = pg_catalog
begin atomic
    with found as (
        select n.notice_id, n.cell_id, n.report_id, n.kind, n.state, n.prepared_at
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where
            n.notice_id = p_notice
            and n.state in ('approved', 'delivered')
            -- JB-36: a result is read under the duty of secrecy.
            and (
                n.kind <> 'result'
                or exists (select from casework.secrecy_duty as d where d.notice_id = n.notice_id and d.cell_id = n.cell_id)
            )
            and (
                r.report_id = casework.report_of_code(p_lookup, p_proof)
                or exists (
                    select
                    from casework.split_part as s
                    where
                        s.part_id = r.report_id
                        and s.cell_id = r.cell_id
                        and s.original_id = casework.report_of_code(p_lookup, p_proof)
                )
            )
            and guard.kind() = 'public'
        for update of n
    ),
    marked as (
        update casework.notice as n
        set
            read_at = coalesce(n.read_at, guard.moment()), delivered_at = coalesce(n.delivered_at, guard.moment()),
            delivered_on = coalesce(n.delivered_on, casework.today()),
            delivery_way = coalesce(n.delivery_way, 'online'), state = 'delivered'
        from found as f
        where n.notice_id = f.notice_id and n.cell_id = f.cell_id
        returning n.notice_id
    ),
    told as (
        update casework.clock as c
        set stopped_on = greatest(casework.today(), c.started_on)
        from found as f
        where
            f.state = 'approved'
            and c.subject_id = f.report_id
            and c.cell_id = f.cell_id
            and c.stopped_on is null
            and c.kind = any (array['XF_FORWARD', case f.kind when 'result' then 'FEEDBACK' else 'ACCEPT_NOTICE' end])
            and not exists (
                select
                from casework.notice as l
                where
                    l.report_id = f.report_id
                    and l.cell_id = f.cell_id
                    and (l.kind = 'result') = (f.kind = 'result')
                    and l.state <> 'withdrawn'
                    and l.prepared_at > f.prepared_at
            )
        returning c.clock_id
    )
    select exists (select from marked);
end;

-- JB-15: destroys the item's key and wipes what the rows still tell. Number, channel and dates stay.
-- Only the organ that received an item may end it so: what was passed on to it is not its to destroy.
create or replace function casework.seal_up(p_report uuid, p_now timestamptz) returns boolean
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    update casework.report as r
    set
        state = 'sealed_up', kind = null, category = null, matter_token = null, triage_proposer_id = null,
        decline_reason = null, decline_action = null, repeat_of_id = null,
        micro_corruption = false, risk_flags = '{}', import_flags = '{}', priority = 3, breaches = '{}',
        public_reaction = false, decision_organ_id = null, acted_from = null, acted_to = null,
        seal_asked_on = null, seal_ground = null,
        -- Whom it accuses is no more told than what of: nobody but the petition office sees the line, so no wall is
        -- needed. Only who works in that office is still kept out, and only by that still named.
        -- The organ that received it and must not know of it would see the line too: it stays out.
        barred_organ_ids = case
            when r.receiver_organ_id = any (r.barred_organ_ids) then array[r.receiver_organ_id] else '{}'
        end,
        barred_room_ids = '{}',
        barred_staff_ids = array(
            select s.staff_id
            from directory.staff as s
            where
                s.staff_id = any (r.barred_staff_ids)
                and s.cell_id = r.cell_id
                and s.organ_id = r.holder_organ_id
                and s.roles && array['registrar', 'petition_lead']
            order by s.staff_id
        ),
        version = r.version + 1
    where
        r.report_id = p_report
        and r.state in ('quarantined', 'registered', 'triage_proposed', 'accepted', 'declined', 'retained')
        -- What was accepted is its holder's, wherever it came in, and so is what repeats it.
        and (
            r.holder_organ_id = r.receiver_organ_id
            or r.state in ('accepted', 'retained')
            -- What was added to what goes up goes with it: it waits, and by no request of its own.
            or r.seal_asked_on is not null
                and not exists (
                    select
                    from casework.seal_request as q
                    where q.report_id = r.report_id and q.cell_id = r.cell_id and q.state = 'asked'
                )
        )
        and guard.is_system();
    if not found then
        return false;
    end if;
    update casework.item_key as k
    set wrapped = null, destroyed_at = p_now
    where k.item_id = p_report and k.destroyed_at is null;
    update casework.accused as a
    set
        sealed = '', unit_id = null, level = null, managed_at = null, managing_organ_id = null,
        discipline_organ_id = null, discipline_room_id = null, is_organ_head = false, party_role = null,
        former_organ_id = null, dual_management = null, negotiated_on = null, staff_id = null, is_elsewhere = false,
        is_unattached = false
    where a.report_id = p_report;
    update casework.triage_opinion as o
    set
        kind = 'not_a_report', elsewhere = null, micro_corruption = false, priority = 3, risk_flags = '{}',
        repeat_of_id = null, brings_new_facts = false, scheme_yuan = 0, organised_crime = false,
        death_or_injury = false, signatories = 0, public_reaction = false, decision_organ_id = null,
        acted_from = null, acted_to = null, sealed = null, breaches = '{}', particulars = null
    where o.report_id = p_report;
    update casework.route_decision as d
    set rule = 'sealed_up', outcome = 'seal_up', clue_id = null, sealed = null
    where d.report_id = p_report;
    -- A clue that came back before: nobody there sees it any more, and nothing tells what it was.
    update casework.clue as c
    set
        category = null, level = null, rule = 'sealed_up', micro_corruption = false, breaches = '{}', origin = 'other',
        barred_organ_ids = array[c.organ_id, c.receiver_organ_id], barred_room_ids = '{}', barred_staff_ids = '{}'
    where c.report_id = p_report;
    -- What leaders wrote about its clues, how that was looked after, and what was asked about it end with it: each lies under a
    -- key of its own.
    update casework.instruction as i
    set sealed = ''
    where i.clue_id in (select c.clue_id from casework.clue as c where c.report_id = p_report and c.cell_id = i.cell_id);
    update casework.instruction_entry as e
    set sealed = ''
    from casework.instruction as i
    join casework.clue as c on c.clue_id = i.clue_id and c.cell_id = i.cell_id
    where c.report_id = p_report and e.instruction_id = i.instruction_id and e.cell_id = i.cell_id;
    update casework.interference_note as n
    set sealed = ''
    from casework.interference as f
    where f.report_id = p_report and n.attached_id = f.interference_id and n.cell_id = f.cell_id;
    -- Recommendations that were drafted in handling it: one that went out keeps its number and days, the paper itself is
    -- with whom it addresses; what did not go out never does. Nobody here sees either, so no day runs for them.
    update casework.recommendation_paper as p
    set sealed = ''
    from casework.recommendation as m
    join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
    where c.report_id = p_report and p.recommendation_id = m.recommendation_id and p.cell_id = m.cell_id;
    update casework.clock as k
    set stopped_on = (p_now at time zone interval '8 hours')::date
    from casework.recommendation as m
    join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
    where
        c.report_id = p_report
        and k.subject = 'recommendation'
        and k.subject_id = m.recommendation_id
        and k.cell_id = m.cell_id
        and k.stopped_on is null;
    update casework.recommendation as m
    set
        state = 'dropped', approved_by = null, approved_at = null,
        closed_on = (p_now at time zone interval '8 hours')::date, version = m.version + 1
    from casework.clue as c
    where
        c.report_id = p_report and c.clue_id = m.clue_id and c.cell_id = m.cell_id and m.state in ('drafted', 'approved');
    update casework.item_key as k
    set wrapped = null, destroyed_at = p_now
    where
        k.destroyed_at is null
        and k.item_id in (
            select i.instruction_id
            from casework.instruction as i
            join casework.clue as c on c.clue_id = i.clue_id and c.cell_id = i.cell_id
            where c.report_id = p_report
            union all
            select n.note_id
            from casework.interference_note as n
            join casework.interference as f on f.interference_id = n.attached_id and f.cell_id = n.cell_id
            where f.report_id = p_report
            union all
            select m.recommendation_id
            from casework.recommendation as m
            join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
            where c.report_id = p_report
        );
    -- JB-15: what is owed to an objection that went up with its words, or with the matter, is owed here no more. Nothing says that
    -- there was one, and no clock of it runs late.
    update casework.clock as k
    set stopped_on = greatest(k.started_on, (p_now at time zone interval '8 hours')::date)
    where
        k.subject = 'clue'
        and k.kind = 'OBJECTION'
        and k.stopped_on is null
        and exists (
            select
            from casework.objection as o
            where
                o.clue_id = k.subject_id
                and o.cell_id = k.cell_id
                and p_report in (o.hand_in_id, o.report_id)
                and o.state in ('raised', 'answer_proposed')
        )
        and not exists (
            select
            from casework.objection as o
            where
                o.clue_id = k.subject_id
                and o.cell_id = k.cell_id
                and o.hand_in_id is distinct from p_report
                and o.report_id <> p_report
                and o.state in ('raised', 'answer_proposed')
        );
    delete from casework.objection as o
    where p_report in (o.hand_in_id, o.report_id) and o.state in ('raised', 'answer_proposed');
    update casework.notice as n set state = 'withdrawn' where n.report_id = p_report and n.state = 'draft';
    -- Nor does a measure tell why, or of whom it was kept.
    update casework.jurisdiction_measure as m
    set
        state = 'ended', ended_at = coalesce(m.ended_at, p_now), reason = 'sealed_up', rule = null, sealed = null,
        barred_organ_ids = '{}', barred_room_ids = '{}'
    where m.report_id = p_report;
    update casework.joint_party as j
    set
        sealed = null, barred_organ_ids = '{}', barred_room_ids = '{}',
        ended_on = coalesce(j.ended_on, (p_now at time zone interval '8 hours')::date)
    from casework.jurisdiction_measure as m
    where m.report_id = p_report and j.measure_id = m.measure_id and j.cell_id = m.cell_id;
    update casework.transfer_out as x set barred_receiver_ids = '{}' where x.report_id = p_report;
    update casework.transfer_objection as x set barred_receiver_ids = '{}' where x.report_id = p_report;
    update casework.transfer_in as t set source = 'other', sealed = null, letter_on = null where t.report_id = p_report;
    update vault.reporter_token as i set token = null where i.report_id = p_report;
    update vault.identity as i
    set sealed = '', wrapped = null, destroyed_at = p_now
    where i.report_id = p_report and i.destroyed_at is null;
    -- Who had to stand aside names whom it accuses, or a relative of whoever reported; so does why it was closed to somebody
    -- who had seen it. Now it is closed to the whole organ.
    delete from casework.recusal_entry as x where x.report_id = p_report;
    update casework.seen_before as b set ground = 'organ' where b.report_id = p_report and b.ground <> 'organ';
    delete from casework.alert as l where l.report_id = p_report;
    return true;
end
$$;

-- The older one told whoever asked whether there is such a report.
drop function if exists casework.is_report(uuid);

-- Whether an id is that of a recommendation of the viewer's organ, and no report's: whoever writes a recommendation chooses
-- its id, and that of a report opens nothing.
create or replace function casework.keys_recommendation(p_id uuid) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = p_id and r.cell_id = guard.cell() and r.organ_id = guard.organ()
        )
        and not exists (select from casework.report as r where r.report_id = p_id and r.cell_id = guard.cell());
end
$$;
