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
            errcode = '23514', constraint = 'issued_number_is_new', table = tg_table_name, schema = 'casework',
            message = 'the number was given to something else';
    end if;
    return null;
end
$$;

drop trigger if exists issued_number_is_new on casework.notice;
create constraint trigger issued_number_is_new
    after insert or update of notice_number, notice_year, code_word on casework.notice
    for each row
    when (new.notice_number is not null)
    execute function casework.check_issued_number('notice');

drop trigger if exists issued_number_is_new on casework.supervision;
create constraint trigger issued_number_is_new
    after insert or update of supervision_number, supervision_year, code_word on casework.supervision
    for each row
    when (new.supervision_number is not null)
    execute function casework.check_issued_number('supervision');

drop trigger if exists issued_number_is_new on casework.recommendation;
create constraint trigger issued_number_is_new
    after insert or update of document_number, document_year, code_word on casework.recommendation
    for each row
    when (new.document_number is not null)
    execute function casework.check_issued_number('document');

drop trigger if exists issued_number_is_new on casework.document;
create constraint trigger issued_number_is_new
    after insert or update of document_number, document_year, code_word on casework.document
    for each row
    when (new.document_number is not null)
    execute function casework.check_issued_number('document');
