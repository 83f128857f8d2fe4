-- Numbers of what goes out (发文字号): one count for a decision and its paper; and what was issued stays as it was.

-- GW-9: everything of an organ that bears a number of a series of documents. A document that carries a decision out stands
-- for it. Of one number, or (nulls) of all. Nobody but the functions of the owner may ask.
create or replace function casework.issued_numbers(
    p_organ text, p_cell text, p_year smallint default null, p_number integer default null
)
returns table (
    series text, year smallint, number integer, code_word text, holder text, holder_id uuid, is_void boolean
)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select 'document_petition', n.notice_year, n.notice_number, n.code_word, 'notice', n.notice_id, false
    from casework.notice as n
    where n.organ_id = p_organ and n.cell_id = p_cell and n.notice_number is not null
        and (p_year is null or n.notice_year = p_year) and (p_number is null or n.notice_number = p_number)
    union all
    select 'document_supervision', v.supervision_year, v.supervision_number, v.code_word, 'supervision', v.supervision_id,
        false
    from casework.supervision as v
    where v.issuer_organ_id = p_organ and v.cell_id = p_cell and v.supervision_number is not null
        and (p_year is null or v.supervision_year = p_year) and (p_number is null or v.supervision_number = p_number)
    union all
    select case m.kind when 'discipline' then 'document_advice' else 'document_jw_advice' end, m.document_year,
        m.document_number, m.code_word, 'recommendation', m.recommendation_id, false
    from casework.recommendation as m
    where m.organ_id = p_organ and m.cell_id = p_cell and m.document_number is not null
        and (p_year is null or m.document_year = p_year) and (p_number is null or m.document_number = p_number)
    union all
    select 'document_report', t.committee_year, t.committee_number, t.code_word, 'trend', t.trend_id, false
    from casework.trend_report as t
    where t.organ_id = p_organ and t.cell_id = p_cell and t.committee_number is not null
        and (p_year is null or t.committee_year = p_year) and (p_number is null or t.committee_number = p_number)
    union all
    select d.series, d.document_year, d.document_number, d.code_word,
        case when d.record_kind in ('supervision', 'recommendation') then d.record_kind else 'document' end,
        case when d.record_kind in ('supervision', 'recommendation') then d.record_id else d.document_id end,
        d.state = 'voided'
    from casework.document as d
    where d.organ_id = p_organ and d.cell_id = p_cell and d.document_number is not null
        and (p_year is null or d.document_year = p_year) and (p_number is null or d.document_number = p_number);
end;

-- GW-9: two things never bear one number; the paper of a decision bears the decision's.
create or replace function casework.check_issued_number() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
declare
    v_row jsonb := to_jsonb(new);
    -- An order is numbered by the organ that issues it; its other organ is the one that must answer.
    v_organ text := coalesce(v_row ->> 'issuer_organ_id', v_row ->> 'organ_id');
    v_word text := v_row ->> 'code_word';
begin
    if (
        select count(distinct (x.holder, x.holder_id)) > 1
        from casework.issued_numbers(
            v_organ, new.cell_id, (v_row ->> (tg_argv[0] || '_year'))::smallint,
            (v_row ->> (tg_argv[0] || '_number'))::integer
        ) as x
        where x.code_word = v_word
    ) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'the number was given to something else';
    end if;
    return null;
end
$$;

drop trigger if exists notice_issued_number_is_new on casework.notice;
create constraint trigger notice_issued_number_is_new
    after insert or update of notice_number, notice_year, code_word on casework.notice
    for each row
    when (new.notice_number is not null)
    execute function casework.check_issued_number('notice');

drop trigger if exists supervision_issued_number_is_new on casework.supervision;
create constraint trigger supervision_issued_number_is_new
    after insert or update of supervision_number, supervision_year, code_word on casework.supervision
    for each row
    when (new.supervision_number is not null)
    execute function casework.check_issued_number('supervision');

drop trigger if exists recommendation_issued_number_is_new on casework.recommendation;
create constraint trigger recommendation_issued_number_is_new
    after insert or update of document_number, document_year, code_word on casework.recommendation
    for each row
    when (new.document_number is not null)
    execute function casework.check_issued_number('document');

drop trigger if exists trend_report_issued_number_is_new on casework.trend_report;
create constraint trigger trend_report_issued_number_is_new
    after insert or update of committee_number, committee_year, code_word on casework.trend_report
    for each row
    when (new.committee_number is not null)
    execute function casework.check_issued_number('committee');

drop trigger if exists document_issued_number_is_new on casework.document;
create constraint trigger document_issued_number_is_new
    after insert or update of document_number, document_year, code_word on casework.document
    for each row
    when (new.document_number is not null)
    execute function casework.check_issued_number('document');

-- GW-9: the code word of a series until an organ sets its own, as in DocumentSeries.word.
create or replace function casework.usual_code_word(p_organ_name text, p_series text) returns text
language sql immutable parallel safe
set search_path = pg_catalog
begin atomic
    select substring(p_organ_name from '^[^市区县纪]*')
        || case p_series
            when 'document_petition' then '纪信'
            when 'document_letter' then '纪函'
            when 'document_supervision' then '纪督'
            when 'document_report' then '纪报'
            when 'document_advice' then '纪建'
            when 'document_jw_advice' then '监建'
            when 'document_notice' then '纪通'
            when 'document_archive' then '纪档'
        end;
end;

-- GW-9: the code words of an organ that each series bears or bore: its own, the usual one where it has none, and every
-- word under which one of its numbers went out. Nobody but the functions of the owner may ask.
create or replace function casework.code_words(p_organ text, p_cell text)
returns table (series text, word text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select x.series, x.code_word
    from casework.issued_numbers(p_organ, p_cell) as x
    union
    select k.series, coalesce(c.word, casework.usual_code_word(o.name, k.series))
    from directory.organ as o
    cross join unnest(
        array[
            'document_petition', 'document_letter', 'document_supervision', 'document_report', 'document_advice',
            'document_jw_advice', 'document_notice', 'document_archive'
        ]
    ) as k (series)
    left join directory.document_code as c
        on c.organ_id = o.organ_id and c.cell_id = o.cell_id and c.series = k.series
    where o.organ_id = p_organ and o.cell_id = p_cell;
end;

-- The same of the caller's own organ.
create or replace function casework.code_words_in_use()
returns table (series text, word text)
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select w.series, w.word from casework.code_words(guard.organ(), guard.cell()) as w;
end;

-- GW-9: which other organ bears a word now, its own or the usual one; null: none. Of the caller's organ.
create or replace function casework.code_word_bearer(p_word text) returns text
language sql stable security definer
set search_path = pg_catalog
begin atomic
    select o.organ_id
    from directory.organ as o
    cross join unnest(
        array[
            'document_petition', 'document_letter', 'document_supervision', 'document_report', 'document_advice',
            'document_jw_advice', 'document_notice', 'document_archive'
        ]
    ) as k (series)
    left join directory.document_code as c
        on c.organ_id = o.organ_id and c.cell_id = o.cell_id and c.series = k.series
    where
        o.cell_id = guard.cell()
        and o.organ_id <> guard.organ()
        and coalesce(c.word, casework.usual_code_word(o.name, k.series)) = p_word
    order by o.organ_id
    limit 1;
end;

-- The decisions and records of an organ on which a document of a kind can rest, newest first: with the rights of whoever
-- asks.
create or replace function casework.document_grounds(
    p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text
)
returns setof uuid
language plpgsql stable
set search_path = pg_catalog
as $$
begin
    return query
    select g.record_id
    from (
        select 'assignment' as ground, a.assignment_id as record_id, a.assigned_at as taken_at
        from casework.assignment as a
        where a.clue_id = p_clue and a.cell_id = p_cell and a.from_organ_id = p_organ and a.state <> 'ended'
        union all
        select 'supervision', v.supervision_id, v.approved_at
        from casework.supervision as v
        where
            v.clue_id = p_clue and v.cell_id = p_cell and v.issuer_organ_id = p_organ
            and v.state in ('issued', 'answered', 'sent_back')
        union all
        -- Of what is finished or went back nobody is reminded any more.
        select 'reminder', r.reminder_id, r.sent_at
        from casework.reminder as r
        join casework.clue as c on c.clue_id = r.clue_id and c.cell_id = r.cell_id
        where
            r.clue_id = p_clue and r.cell_id = p_cell and r.issuer_organ_id = p_organ
            and c.state not in ('returned', 'concluded', 'fed_back', 'archived')
        union all
        select 'recommendation', m.recommendation_id, m.approved_at
        from casework.recommendation as m
        where
            m.clue_id = p_clue and m.cell_id = p_cell and m.organ_id = p_organ
            and m.state not in ('drafted', 'dropped')
            and m.kind || '_recommendation' = p_kind
        union all
        select 'clarification', l.clarification_id, l.decided_on::timestamptz
        from casework.clarification as l
        where
            l.clue_id = p_clue and l.cell_id = p_cell and l.organ_id = p_organ and l.state in ('approved', 'done')
        union all
        select 'clue', c.clue_id, null
        from casework.clue as c
        where
            c.clue_id = p_clue and c.cell_id = p_cell and c.organ_id = p_organ
            and c.state in ('under_way', 'result_proposed') and c.check_kind = 'talk_or_letter'
        union all
        select 'result', c.clue_id, null
        from casework.clue as c
        where
            c.clue_id = p_clue and c.cell_id = p_cell and c.organ_id = p_organ
            and c.state in ('concluded', 'fed_back', 'archived')
        union all
        select 'feedback_record', f.feedback_id, f.recorded_at
        from casework.feedback_record as f
        where f.clue_id = p_clue and f.cell_id = p_cell and f.organ_id = p_organ
        union all
        select 'petition', p.petition_id, null
        from casework.petition as p
        where p.report_id = p_report and p.cell_id = p_cell and p.organ_id = p_organ and p.state <> 'answered'
        union all
        -- The latest report of the check, once every member has signed it.
        select 'check_report', k.check_report_id, k.written_at
        from casework.check_report as k
        join casework.clue as c on c.clue_id = k.clue_id and c.cell_id = k.cell_id
        where
            k.clue_id = p_clue and k.cell_id = p_cell and k.organ_id = p_organ and c.group_signed_on is not null
            and not exists (
                select
                from casework.check_report as later
                where later.clue_id = k.clue_id and later.cell_id = k.cell_id and later.ordinal > k.ordinal
            )
    ) as g
    where g.ground = p_ground
    order by g.taken_at desc nulls last, g.record_id;
end
$$;

-- JB-20, JB-22, JB-23, JB-27, JB-34, JB-50, ZJ-28, ZJ-35, XF-23, XF-32: a document is drafted and signed on its
-- decision or record. JB-22: nor is a reminder written on the file of a report that has a clue, past its record.
create or replace function casework.check_document_ground() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if new.record_kind is not null and not exists (
        select
        from casework.document_grounds(
            new.record_kind, new.kind, new.report_id, new.clue_id, new.organ_id, new.cell_id
        ) as g (record_id)
        where g.record_id = new.record_id
    ) or new.kind = 'reminder' and new.clue_id is null and exists (
        select
        from casework.clue as c
        where c.report_id = new.report_id and c.cell_id = new.cell_id and c.state <> 'returned'
    ) then
        raise exception using
            errcode = '23514', constraint = 'document_ground_is_decided', table = 'document', schema = 'casework',
            message = 'what the document carries out was not decided';
    end if;
    return null;
end
$$;

drop trigger if exists document_ground_is_decided on casework.document;
create constraint trigger document_ground_is_decided
    after insert on casework.document
    for each row
    execute function casework.check_document_ground();

drop trigger if exists document_ground_is_still_decided on casework.document;
create constraint trigger document_ground_is_still_decided
    after update of state on casework.document
    for each row
    when (old.state = 'draft' and new.state = 'issued')
    execute function casework.check_document_ground();

-- GW-9: a paper takes the place of a void one of its own kind, on the same file and the same record.
create or replace function casework.check_document_replaces() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.document as d
        where
            d.document_id = new.replaces_id
            and d.cell_id = new.cell_id
            and d.state = 'voided'
            and (d.organ_id, d.kind, d.report_id) = (new.organ_id, new.kind, new.report_id)
            and (d.clue_id, d.record_kind, d.record_id)
                is not distinct from (new.clue_id, new.record_kind, new.record_id)
    ) then
        raise exception using
            errcode = '23514', constraint = 'document_replaces_what_is_void', table = 'document', schema = 'casework',
            message = 'only what is void is replaced, by a paper of the same kind on the same record';
    end if;
    return null;
end
$$;

drop trigger if exists document_replaces_what_is_void on casework.document;
create constraint trigger document_replaces_what_is_void
    after insert on casework.document
    for each row
    when (new.replaces_id is not null)
    execute function casework.check_document_replaces();

-- GW-9: what was issued stays as it was signed: only its way to being void goes on, and copies are counted.
create or replace function casework.check_issued_document() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if (to_jsonb(old) - '{state,sealed_void_reason,void_proposed_by,voided_by,voided_on,copies,version}'::text[])
        is distinct from
        (to_jsonb(new) - '{state,sealed_void_reason,void_proposed_by,voided_by,voided_on,copies,version}'::text[])
        or (old.state, new.state) not in (
            ('issued', 'issued'), ('issued', 'void_proposed'), ('void_proposed', 'issued'), ('void_proposed', 'voided')
        )
        or new.copies < old.copies
    then
        raise exception using
            errcode = '23514', constraint = 'document_issued_stays_as_signed', table = 'document', schema = 'casework',
            message = 'what was issued stays as it was signed';
    end if;
    return new;
end
$$;

create or replace trigger document_issued_stays_as_signed
    before update on casework.document
    for each row
    when (old.state in ('issued', 'void_proposed', 'voided'))
    execute function casework.check_issued_document();

-- GW-9: what is written is on whose file, of which kind and on which decision it was begun; what was taken back is gone.
create or replace function casework.check_document_stays() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = 'document_stays_what_it_is', table = 'document', schema = 'casework',
        message = 'a document stays what it was begun as';
end
$$;

create or replace trigger document_stays_what_it_is
    before update on casework.document
    for each row
    when (
        old.state = 'withdrawn'
        or old.state = 'draft' and new.state in ('void_proposed', 'voided')
        or (
            old.organ_id, old.kind, old.report_id, old.clue_id, old.record_kind, old.record_id, old.series,
            old.replaces_id
        ) is distinct from (
            new.organ_id, new.kind, new.report_id, new.clue_id, new.record_kind, new.record_id, new.series,
            new.replaces_id
        )
    )
    execute function casework.check_document_stays();

-- DW-C10: whoever decides on an excerpt decides on what was confirmed, and changes nothing of it.
create or replace function casework.check_decided_excerpt() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    raise exception using
        errcode = '23514', constraint = 'excerpt_is_decided_as_confirmed', table = 'excerpt', schema = 'casework',
        message = 'what is decided on is what was confirmed';
end
$$;

create or replace trigger excerpt_is_decided_as_confirmed
    before update on casework.excerpt
    for each row
    when (
        new.state in ('approved', 'refused')
        and (
            old.sealed_text, old.covered_count, old.lifted_count, old.added_count, old.confirmed_by, old.confirmed_on,
            old.confirmations
        ) is distinct from (
            new.sealed_text, new.covered_count, new.lifted_count, new.added_count, new.confirmed_by, new.confirmed_on,
            new.confirmations
        )
    )
    execute function casework.check_decided_excerpt();

-- JB-47: whether one of these keyed hashes is that of whoever signed a report. Answers the system alone.
create or replace function casework.names_reporter(p_report uuid, p_tokens bytea[]) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog
as $$
begin
    return guard.is_system() and exists (
        select
        from vault.reporter_token as t
        where t.report_id = p_report and t.cell_id = guard.cell() and t.token = any (p_tokens)
    );
end
$$;

-- JB-39: a clearing calls a report a false accusation on an approved request alone, with its level and its day.
create or replace function casework.check_clearing_malice() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.malice_request as m
        where
            m.clue_id = new.clue_id
            and m.cell_id = new.cell_id
            and m.organ_id = new.organ_id
            and m.purpose = 'determination'
            and m.state = 'approved'
            and m.decided_level = new.determined_level
            and m.decided_on = new.determined_on
    ) then
        raise exception using
            errcode = '23514', constraint = 'clarification_malice_was_asked_for', table = 'clarification',
            schema = 'casework', message = 'no approved request says that it was a false accusation';
    end if;
    return null;
end
$$;

drop trigger if exists clarification_malice_was_asked_for on casework.clarification;
create constraint trigger clarification_malice_was_asked_for
    after insert or update of inaccuracy, determined_level, determined_on on casework.clarification
    for each row
    when (new.inaccuracy = 'malicious')
    execute function casework.check_clearing_malice();

-- GW-9: a word that another series of the organ bears, or under which one of its numbers went out, names no second series:
-- the same number would stand on two papers.
create or replace function casework.check_code_word() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from casework.code_words(new.organ_id, new.cell_id) as w
        where w.series <> new.series and w.word = new.word
    ) then
        raise exception using
            errcode = '23514', constraint = 'document_code_word_names_one_series', table = 'document_code',
            schema = 'directory', message = 'another series bears or bore this word';
    end if;
    return null;
end
$$;

drop trigger if exists document_code_word_names_one_series on directory.document_code;
create constraint trigger document_code_word_names_one_series
    after insert or update on directory.document_code
    for each row
    execute function casework.check_code_word();

-- GW-9: a word that another organ bears, or under which one of its numbers went out, is nobody else's.
create or replace function casework.check_code_word_of_others() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if exists (
        select
        from directory.organ as o
        cross join lateral casework.code_words(o.organ_id, o.cell_id) as w
        where o.cell_id = new.cell_id and o.organ_id <> new.organ_id and w.word = new.word
    ) then
        raise exception using
            errcode = '23514', constraint = 'document_code_word_is_one_organs', table = 'document_code',
            schema = 'directory', message = 'another organ bears or bore this word';
    end if;
    return null;
end
$$;

drop trigger if exists document_code_word_is_one_organs on directory.document_code;
create constraint trigger document_code_word_is_one_organs
    after insert or update on directory.document_code
    for each row
    execute function casework.check_code_word_of_others();

-- ZJ-28: what is delivered as a letter of inquiry was issued as one, on the same clue, not after that day.
create or replace function casework.check_delivered_letter() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.document as d
        where
            d.document_id = new.document_id
            and d.cell_id = new.cell_id
            and d.clue_id = new.clue_id
            and d.kind = 'inquiry_letter'
            and d.state = 'issued'
            and d.issued_on <= new.happened_on
    ) then
        raise exception using
            errcode = '23514', constraint = 'course_step_letter_was_issued', table = 'course_step', schema = 'casework',
            message = 'no such letter of inquiry was issued on the clue';
    end if;
    return null;
end
$$;

drop trigger if exists course_step_letter_was_issued on casework.course_step;
create constraint trigger course_step_letter_was_issued
    after insert on casework.course_step
    for each row
    when (new.step = 'letter_delivered' and new.document_id is not null)
    execute function casework.check_delivered_letter();

-- XF-23: the acceptance is told by its notice, which was issued on the same report, not after that day.
create or replace function casework.check_told_acceptance() returns trigger
language plpgsql security definer
set search_path = pg_catalog
as $$
begin
    if not exists (
        select
        from casework.document as d
        where
            d.document_id = new.acceptance_id
            and d.cell_id = new.cell_id
            and d.report_id = new.report_id
            and d.kind = 'petition_acceptance'
            and d.state = 'issued'
            and d.issued_on <= new.acceptance_told_on
    ) then
        raise exception using
            errcode = '23514', constraint = 'petition_acceptance_was_issued', table = 'petition', schema = 'casework',
            message = 'no such notice of acceptance was issued';
    end if;
    return null;
end
$$;

drop trigger if exists petition_acceptance_was_issued on casework.petition;
create constraint trigger petition_acceptance_was_issued
    after insert or update of acceptance_id on casework.petition
    for each row
    when (new.acceptance_id is not null)
    execute function casework.check_told_acceptance();
