CREATE SCHEMA audit;

ALTER SCHEMA audit OWNER TO dengwen_owner;

CREATE SCHEMA casework;

ALTER SCHEMA casework OWNER TO dengwen_owner;

CREATE SCHEMA directory;

ALTER SCHEMA directory OWNER TO dengwen_owner;

CREATE SCHEMA guard;

ALTER SCHEMA guard OWNER TO dengwen_owner;

CREATE SCHEMA keys;

ALTER SCHEMA keys OWNER TO dengwen_owner;

CREATE SCHEMA migration;

ALTER SCHEMA migration OWNER TO postgres;

CREATE SCHEMA notify;

ALTER SCHEMA notify OWNER TO dengwen_owner;

CREATE SCHEMA queue;

ALTER SCHEMA queue OWNER TO dengwen_owner;

CREATE SCHEMA session;

ALTER SCHEMA session OWNER TO dengwen_owner;

CREATE SCHEMA vault;

ALTER SCHEMA vault OWNER TO dengwen_owner;

CREATE FUNCTION guard.cell() RETURNS text
    LANGUAGE sql STABLE
    RETURN COALESCE(NULLIF(split_part(current_setting('dengwen.context'::text, true), '|'::text, 7), ''::text), '4202'::text);

ALTER FUNCTION guard.cell() OWNER TO dengwen_owner;

CREATE TABLE audit.seal (
    seal_number bigint NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    sealed_us bigint NOT NULL,
    entry_count bigint NOT NULL,
    heads_digest bytea NOT NULL,
    previous_digest bytea NOT NULL,
    key_id text NOT NULL COLLATE pg_catalog."C",
    signature bytea NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT seal_counts_up CHECK (((seal_number > 0) AND (entry_count >= 0))),
    CONSTRAINT seal_digest_is_sha256 CHECK (((octet_length(heads_digest) = 32) AND (octet_length(previous_digest) = 32) AND (octet_length(digest) = 32))),
    CONSTRAINT seal_signature_is_ed25519 CHECK ((octet_length(signature) = 64))
);

ALTER TABLE ONLY audit.seal FORCE ROW LEVEL SECURITY;

ALTER TABLE audit.seal OWNER TO dengwen_owner;

CREATE FUNCTION audit.add_seal(p_seal audit.seal, p_chains text[], p_sequences bigint[], p_digests bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_last audit.seal;
    v_changed bigint;
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system seals the audit log';
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('audit.seal' || guard.cell(), 0)) then
        raise exception using errcode = '40001', message = 'another process seals';
    end if;
    select s.* into v_last from audit.seal as s where s.cell_id = guard.cell() order by s.seal_number desc limit 1;
    if (p_seal).cell_id is distinct from guard.cell()
        or (p_seal).seal_number is distinct from coalesce(v_last.seal_number, 0) + 1
        or (p_seal).previous_digest is distinct from coalesce(v_last.digest, decode(repeat('00', 32), 'hex'))
    then
        raise exception using errcode = 'DW001', message = 'the seal does not follow the last one';
    end if;
    insert into audit.seal select (p_seal).*;
    insert into audit.sealed_head (seal_number, chain, sequence, digest)
    select (p_seal).seal_number, h.chain, h.sequence, h.digest
    from unnest(p_chains, p_sequences, p_digests) as h (chain, sequence, digest);
    update audit.chain as c
    set sealed_sequence = c.last_sequence
    from unnest(p_chains, p_sequences, p_digests) as h (chain, sequence, digest)
    where
        c.chain = h.chain
        and c.cell_id = guard.cell()
        and c.last_sequence = h.sequence
        and c.last_digest = h.digest;
    get diagnostics v_changed = row_count;
    if v_changed <> cardinality(p_chains) then
        raise exception using errcode = 'DW001', message = 'a sealed head is not where its chain ends';
    end if;
end
$$;

ALTER FUNCTION audit.add_seal(p_seal audit.seal, p_chains text[], p_sequences bigint[], p_digests bytea[]) OWNER TO dengwen_owner;

CREATE FUNCTION guard.context() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_fields text[] := string_to_array(nullif(current_setting('dengwen.context', true), ''), '|');
    v_message bytea;
begin
    if v_fields is null then
        return null;
    end if;
    if cardinality(v_fields) <> 12 or v_fields[1] <> '4' then
        -- In constant words, for the log of the server: the refusal itself and its statement never get there.
        raise log 'dengwen: a malformed context was refused';
        raise exception using errcode = 'DW001', message = 'the context is malformed';
    end if;
    v_message := convert_to(array_to_string(v_fields[1:11], '|'), 'UTF8');
    if not exists (
        select
        from guard.context_key as k
        where encode(sha256(k.outer_pad || sha256(k.inner_pad || v_message)), 'hex') = v_fields[12]
    ) then
        raise log 'dengwen: a forged context was refused';
        raise exception using errcode = 'DW001', message = 'the context is forged';
    end if;
    if v_fields[8] <> pg_backend_pid()::text
        or v_fields[9]::bigint < extract(epoch from clock_timestamp())::bigint
    then
        raise log 'dengwen: a context that is stale or of another connection was refused';
        raise exception using errcode = 'DW001', message = 'the context is stale';
    end if;
    return v_fields;
end
$$;

ALTER FUNCTION guard.context() OWNER TO dengwen_owner;

CREATE FUNCTION guard.has_role(p_roles text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE((string_to_array((guard.context())[6], ','::text) && p_roles), false) AS "coalesce";
END;

ALTER FUNCTION guard.has_role(p_roles text[]) OWNER TO dengwen_owner;

CREATE FUNCTION guard.organ() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT NULLIF((guard.context())[4], ''::text) AS "nullif";
END;

ALTER FUNCTION guard.organ() OWNER TO dengwen_owner;

CREATE TABLE casework.alarm (
    alarm_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    kind text NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    told_organ_id text NOT NULL COLLATE pg_catalog."C",
    audience text NOT NULL,
    rule text,
    raised_on date NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    clock_id uuid,
    place_id text COLLATE pg_catalog."C",
    place_ended_on date,
    CONSTRAINT alarm_audience_is_known CHECK ((audience = ANY (ARRAY['upper_office'::text, 'auditor'::text]))),
    CONSTRAINT alarm_goes_up_or_to_the_auditor CHECK (((audience = 'auditor'::text) = (told_organ_id = organ_id))),
    CONSTRAINT alarm_kind_is_known CHECK ((kind = ANY (ARRAY['late_report'::text, 'refused_change'::text, 'work_left'::text]))),
    CONSTRAINT alarm_says_what_kind CHECK ((((kind = 'late_report'::text) = (clock_id IS NOT NULL)) AND ((kind = 'refused_change'::text) = (rule IS NOT NULL)) AND ((kind = 'work_left'::text) = (place_id IS NOT NULL)) AND ((place_id IS NULL) = (place_ended_on IS NULL)) AND COALESCE((rule ~ '^[a-z_]{1,63}$'::text), true)))
);

ALTER TABLE ONLY casework.alarm FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.alarm OWNER TO dengwen_owner;

CREATE FUNCTION audit.alarm_days(p_limit integer) RETURNS TABLE(raised_on date, organ_id text, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT DISTINCT a.raised_on,
     a.organ_id,
     a.kind
    FROM casework.alarm a
   WHERE ((a.told_organ_id = guard.organ()) AND (a.cell_id = guard.cell()) AND (a.audience = 'auditor'::text) AND guard.has_role(ARRAY['auditor'::text]))
   ORDER BY a.raised_on DESC, a.organ_id, a.kind
  LIMIT LEAST(alarm_days.p_limit, 1000);
END;

ALTER FUNCTION audit.alarm_days(p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $_$
begin
    if (case guard.kind()
        when 'system' then true
        when 'staff' then p_chain is not distinct from guard.organ()
        when 'public' then p_action in ('report.hand_in', 'report.supplement', 'report.objection')
            and cardinality(p_subjects) > 0
            and not exists (
                select
                from unnest(p_subjects) as s (subject)
                where not exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = case
                            when s.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then s.subject::uuid
                        end
                        and r.cell_id = guard.cell()
                        and r.receiver_organ_id = p_chain
                        and r.state = 'quarantined'
                        and guard.wrote_report(r.report_id)
                )
            )
        else false
    end) then
        perform audit.put(p_chain, p_action, p_subjects, p_details);
    else
        raise exception using errcode = 'DW001', message = 'the chain belongs to somebody else';
    end if;
end
$_$;

ALTER FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) OWNER TO dengwen_owner;

CREATE FUNCTION audit.chain_inbox(p_limit integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_row audit.inbox;
    v_sequence bigint;
    v_previous bytea;
    v_digest bytea;
    v_chain text;
    v_ids bigint[] := '{}';
begin
    if not guard.is_system() then
        raise exception using errcode = 'DW001', message = 'only the system chains the audit log';
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('audit.seal' || guard.cell(), 0)) then
        return null;
    end if;
    for v_row in
        select b.*
        from (
            select i.*
            from audit.inbox as i
            where i.cell_id = guard.cell()
            order by i.entry_id
            limit p_limit
        ) as b
        order by b.chain, b.entry_id
    loop
        if v_row.chain is distinct from v_chain then
            if v_chain is not null then
                perform audit.end_chain_at(v_chain, v_sequence, v_previous);
            end if;
            v_chain := v_row.chain;
            insert into audit.chain as c (chain, last_sequence, last_digest)
            values (v_chain, 0, decode(repeat('00', 32), 'hex'))
            on conflict on constraint chain_is_unique do nothing;
            select c.last_sequence, c.last_digest
            into strict v_sequence, v_previous
            from audit.chain as c
            where c.chain = v_chain and c.cell_id = guard.cell();
        end if;
        v_sequence := v_sequence + 1;
        v_digest := sha256(
            audit.field(v_chain) || audit.field(v_sequence) || audit.field(v_row.cell_id) || audit.field(v_row.entry_id)
            || audit.field(v_row.occurred_us) || audit.field(v_row.actor) || audit.field(v_row.action)
            || audit.field(v_row.subject) || audit.field(v_row.detail) || audit.field(v_previous)
        );
        insert into audit.entry (
            chain, sequence, cell_id, entry_id, occurred_us, actor, action, subject, detail, previous_digest, digest,
            shown_as
        )
        values (
            v_chain, v_sequence, v_row.cell_id, v_row.entry_id, v_row.occurred_us, v_row.actor, v_row.action,
            v_row.subject, v_row.detail, v_previous, v_digest, v_row.shown_as
        );
        v_previous := v_digest;
        v_ids := v_ids || v_row.entry_id;
    end loop;
    if v_chain is not null then
        perform audit.end_chain_at(v_chain, v_sequence, v_previous);
    end if;
    delete from audit.inbox as i where i.entry_id = any (v_ids) and i.cell_id = guard.cell();
    return cardinality(v_ids);
end
$$;

ALTER FUNCTION audit.chain_inbox(p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION audit.check_forward() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if (new.chain, new.cell_id) <> (old.chain, old.cell_id)
        or new.last_sequence < old.last_sequence
        or new.sealed_sequence < old.sealed_sequence
        or new.last_sequence = old.last_sequence and new.last_digest <> old.last_digest
    then
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
            constraint = 'chain_is_append_only', message = 'the audit log only grows';
    end if;
    return new;
end
$$;

ALTER FUNCTION audit.check_forward() OWNER TO dengwen_owner;

CREATE FUNCTION audit.check_leaving() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from audit.entry as e
        where
            e.entry_id = old.entry_id
            and e.cell_id = old.cell_id
            and (e.chain, e.occurred_us, e.actor, e.action, e.subject, e.detail, e.shown_as)
                = (old.chain, old.occurred_us, old.actor, old.action, old.subject, old.detail, old.shown_as)
    ) then
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
            constraint = 'inbox_is_append_only', message = 'the audit log only grows';
    end if;
    return old;
end
$$;

ALTER FUNCTION audit.check_leaving() OWNER TO dengwen_owner;

CREATE FUNCTION guard.is_system() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(((guard.context())[2] = 'system'::text), false) AS "coalesce";
END;

ALTER FUNCTION guard.is_system() OWNER TO dengwen_owner;

CREATE TABLE audit.chain (
    chain text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    last_sequence bigint NOT NULL,
    last_digest bytea NOT NULL,
    sealed_sequence bigint DEFAULT 0 NOT NULL,
    CONSTRAINT chain_digest_is_sha256 CHECK ((octet_length(last_digest) = 32)),
    CONSTRAINT chain_seals_what_it_has CHECK (((sealed_sequence >= 0) AND (sealed_sequence <= last_sequence)))
);

ALTER TABLE ONLY audit.chain FORCE ROW LEVEL SECURITY;

ALTER TABLE audit.chain OWNER TO dengwen_owner;

CREATE FUNCTION audit.end_chain_at(p_chain text, p_sequence bigint, p_digest bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE audit.chain c SET last_sequence = end_chain_at.p_sequence, last_digest = end_chain_at.p_digest
   WHERE ((c.chain = end_chain_at.p_chain) AND (c.cell_id = guard.cell()) AND guard.is_system());
END;

ALTER FUNCTION audit.end_chain_at(p_chain text, p_sequence bigint, p_digest bytea) OWNER TO dengwen_owner;

CREATE FUNCTION audit.field(p_value bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN (int4send(octet_length(p_value)) || p_value);

ALTER FUNCTION audit.field(p_value bytea) OWNER TO dengwen_owner;

CREATE FUNCTION audit.field(p_value bigint) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    RETURN (int4send(8) || int8send(p_value));

ALTER FUNCTION audit.field(p_value bigint) OWNER TO dengwen_owner;

CREATE FUNCTION audit.field(p_value text) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN (int4send(octet_length(p_value)) || convert_to(p_value, 'UTF8'::name));

ALTER FUNCTION audit.field(p_value text) OWNER TO dengwen_owner;

CREATE TABLE casework.clue (
    clue_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    receiver_organ_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    barred_organ_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_room_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_staff_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    clue_year smallint NOT NULL,
    clue_series text NOT NULL,
    clue_number integer NOT NULL,
    state text NOT NULL,
    priority smallint NOT NULL,
    micro_corruption boolean NOT NULL,
    level smallint,
    category text,
    rule text NOT NULL,
    escalated boolean DEFAULT false NOT NULL,
    holder_staff_id text COLLATE pg_catalog."C",
    claim_token bigint DEFAULT 0 NOT NULL,
    proposer_staff_id text COLLATE pg_catalog."C",
    disposition text,
    check_kind text,
    conclusion text,
    return_reason text,
    hold_until date,
    studied_on date,
    secretary_approved_on date,
    group_signed_on date,
    new_evidence_on date,
    routed_at timestamp with time zone NOT NULL,
    concluded_at timestamp with time zone,
    version integer DEFAULT 0 NOT NULL,
    supplemented_on date,
    reopen_asked_by text COLLATE pg_catalog."C",
    in_room_since timestamp with time zone,
    distributed_at timestamp with time zone,
    archived_from text,
    archived_at timestamp with time zone,
    breaches text[] DEFAULT '{}'::text[] NOT NULL,
    origin text DEFAULT 'petition'::text NOT NULL,
    is_found boolean DEFAULT false NOT NULL,
    real_name boolean DEFAULT false NOT NULL,
    CONSTRAINT clue_archive_is_whole CHECK ((((state = 'archived'::text) = (archived_at IS NOT NULL)) AND ((state = 'archived'::text) = (archived_from IS NOT NULL)))),
    CONSTRAINT clue_archived_from_is_known CHECK ((archived_from = ANY (ARRAY['concluded'::text, 'fed_back'::text]))),
    CONSTRAINT clue_breaches_are_known CHECK ((breaches <@ ARRAY['political'::text, 'organisational'::text, 'integrity'::text, 'masses'::text, 'work'::text, 'life'::text, 'corruption'::text, 'abuse_of_power'::text, 'neglect'::text, 'rent_seeking'::text, 'benefit_transfer'::text, 'favouritism'::text, 'waste'::text, 'other'::text])),
    CONSTRAINT clue_check_goes_on CHECK (((state = ANY (ARRAY['under_way'::text, 'result_proposed'::text])) <= (check_kind IS NOT NULL))),
    CONSTRAINT clue_check_is_known CHECK ((check_kind = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text]))),
    CONSTRAINT clue_claim_is_whole CHECK (((state = ANY (ARRAY['routed'::text, 'returned'::text])) = (holder_staff_id IS NULL))),
    CONSTRAINT clue_conclusion_is_known CHECK ((conclusion = ANY (ARRAY['closed_without_check'::text, 'closed_unfounded'::text, 'educated'::text, 'case_filed'::text, 'transferred_party_organ'::text, 'appeal_upheld'::text, 'appeal_varied'::text, 'appeal_revoked'::text, 'appeal_ended'::text]))),
    CONSTRAINT clue_disposition_is_known CHECK ((disposition = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text, 'hold_for_later'::text, 'close_out'::text]))),
    CONSTRAINT clue_end_is_whole CHECK (((state = ANY (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])) <= ((conclusion IS NOT NULL) AND (concluded_at IS NOT NULL)))),
    CONSTRAINT clue_found_is_no_petition CHECK (((NOT is_found) OR (origin = ANY (ARRAY['found_in_case'::text, 'enforcement'::text, 'other'::text])))),
    CONSTRAINT clue_hold_names_its_day CHECK (((state <> 'held'::text) OR (hold_until IS NOT NULL))),
    CONSTRAINT clue_holder_is_not_barred CHECK (((state = ANY (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])) OR (NOT COALESCE((holder_staff_id = ANY (barred_staff_ids)), false)))),
    CONSTRAINT clue_organ_is_not_barred CHECK (((state = ANY (ARRAY['returned'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])) OR (NOT (organ_id = ANY (barred_organ_ids))))),
    CONSTRAINT clue_origin_is_known CHECK ((origin = ANY (ARRAY['petition'::text, 'superior'::text, 'judicial'::text, 'enforcement'::text, 'found_in_case'::text, 'audit'::text, 'inspection'::text, 'other'::text]))),
    CONSTRAINT clue_plan_was_studied CHECK (((state <> ALL (ARRAY['plan_proposed'::text, 'under_way'::text, 'held'::text, 'result_proposed'::text])) OR (studied_on IS NOT NULL))),
    CONSTRAINT clue_priority_is_known CHECK (((priority >= 1) AND (priority <= 4))),
    CONSTRAINT clue_proposal_is_whole CHECK (((state <> ALL (ARRAY['plan_proposed'::text, 'result_proposed'::text])) OR (proposer_staff_id IS NOT NULL))),
    CONSTRAINT clue_reopening_is_of_an_end CHECK (((reopen_asked_by IS NULL) OR (state = ANY (ARRAY['concluded'::text, 'fed_back'::text])))),
    CONSTRAINT clue_result_is_whole CHECK (((state <> 'result_proposed'::text) OR (((conclusion IS NULL) = (NOT (disposition IS DISTINCT FROM 'hold_for_later'::text))) AND ((conclusion IS NULL) = (hold_until IS NOT NULL))))),
    CONSTRAINT clue_return_has_a_reason CHECK (((state <> ALL (ARRAY['return_requested'::text, 'returned'::text])) OR (return_reason IS NOT NULL))),
    CONSTRAINT clue_room_is_not_barred CHECK (((state = ANY (ARRAY['returned'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])) OR (NOT (room_id = ANY (barred_room_ids))))),
    CONSTRAINT clue_series_is_known CHECK ((clue_series = ANY (ARRAY['clue'::text, 'cadre_clue'::text]))),
    CONSTRAINT clue_state_is_known CHECK ((state = ANY (ARRAY['routed'::text, 'claimed'::text, 'return_requested'::text, 'returned'::text, 'plan_proposed'::text, 'under_way'::text, 'held'::text, 'result_proposed'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])))
)
WITH (fillfactor='80');

ALTER TABLE ONLY casework.clue FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.clue OWNER TO dengwen_owner;

CREATE TABLE casework.report (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    receiver_organ_id text NOT NULL COLLATE pg_catalog."C",
    holder_organ_id text NOT NULL COLLATE pg_catalog."C",
    barred_organ_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_room_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_staff_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    register_year smallint,
    register_number integer,
    channel text NOT NULL,
    received_on date NOT NULL,
    received_at timestamp with time zone NOT NULL,
    signature text NOT NULL,
    state text NOT NULL,
    triage_proposer_id text COLLATE pg_catalog."C",
    decline_reason text,
    decline_action text,
    repeat_of_id uuid,
    kind text,
    category text,
    micro_corruption boolean DEFAULT false NOT NULL,
    priority smallint DEFAULT 3 NOT NULL,
    risk_flags text[] DEFAULT '{}'::text[] NOT NULL,
    import_flags text[] DEFAULT '{}'::text[] NOT NULL,
    source text NOT NULL,
    source_key bytea NOT NULL,
    matter_token bytea,
    version integer DEFAULT 0 NOT NULL,
    concluded_on date,
    void_reason text,
    archived_at timestamp with time zone,
    breaches text[] DEFAULT '{}'::text[] NOT NULL,
    public_reaction boolean DEFAULT false NOT NULL,
    decision_organ_id text COLLATE pg_catalog."C",
    acted_from date,
    acted_to date,
    seal_asked_on date,
    seal_ground smallint,
    secrets_removed boolean DEFAULT false NOT NULL,
    CONSTRAINT report_acts_end_after_they_begin CHECK ((((acted_from IS NULL) = (acted_to IS NULL)) AND COALESCE((acted_from <= acted_to), true))),
    CONSTRAINT report_breaches_are_known CHECK ((breaches <@ ARRAY['political'::text, 'organisational'::text, 'integrity'::text, 'masses'::text, 'work'::text, 'life'::text, 'corruption'::text, 'abuse_of_power'::text, 'neglect'::text, 'rent_seeking'::text, 'benefit_transfer'::text, 'favouritism'::text, 'waste'::text, 'other'::text])),
    CONSTRAINT report_category_is_a_name CHECK (((category !~ '[0-9]'::text) AND (char_length(category) <= 20))),
    CONSTRAINT report_channel_is_known CHECK ((channel = ANY (ARRAY['letter'::text, 'visit'::text, 'phone'::text, 'web'::text, 'informant'::text, 'transfer'::text, 'other'::text]))),
    CONSTRAINT report_conclusion_belongs_to_a_suggestion CHECK (((concluded_on IS NULL) OR (kind = 'suggestion'::text))),
    CONSTRAINT report_decline_follows_the_channel CHECK (((decline_reason IS NULL) OR ((decline_reason = 'no_substance'::text) AND (decline_action = 'retain'::text)) OR ((decline_reason = ANY (ARRAY['legal_remedy'::text, 'other_organ'::text])) AND (decline_action =
CASE
    WHEN (channel = ANY (ARRAY['letter'::text, 'transfer'::text, 'other'::text])) THEN 'transfer_out'::text
    ELSE 'inform_reporter'::text
END)))),
    CONSTRAINT report_decline_is_whole CHECK ((((state = 'declined'::text) = (decline_reason IS NOT NULL)) AND ((state = 'declined'::text) = (decline_action IS NOT NULL)))),
    CONSTRAINT report_holder_is_not_barred CHECK ((NOT (holder_organ_id = ANY (barred_organ_ids)))),
    CONSTRAINT report_is_not_its_own_repeat CHECK ((repeat_of_id <> report_id)),
    CONSTRAINT report_is_numbered_after_quarantine CHECK ((((state = 'quarantined'::text) <= (register_number IS NULL)) AND ((register_number IS NULL) <= ((state = ANY (ARRAY['quarantined'::text, 'sealed_up'::text])) OR (source = 'room'::text))))),
    CONSTRAINT report_kind_is_known CHECK ((kind = ANY (ARRAY['accusation'::text, 'appeal'::text, 'suggestion'::text, 'out_of_scope'::text, 'no_substance'::text, 'not_a_report'::text]))),
    CONSTRAINT report_kind_is_set_by_triage CHECK (((state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'sealed_up'::text, 'voided'::text, 'split'::text])) OR (kind IS NOT NULL))),
    CONSTRAINT report_number_is_whole CHECK (((register_year IS NULL) = (register_number IS NULL))),
    CONSTRAINT report_of_a_room_has_no_reporter CHECK (((source <> 'room'::text) OR ((channel = 'other'::text) AND (signature = 'anonymous'::text)))),
    CONSTRAINT report_priority_is_known CHECK (((priority >= 1) AND (priority <= 4))),
    CONSTRAINT report_proposal_names_its_author CHECK (((state <> 'triage_proposed'::text) OR (triage_proposer_id IS NOT NULL))),
    CONSTRAINT report_repeat_is_linked CHECK (((state = 'retained'::text) = (repeat_of_id IS NOT NULL))),
    CONSTRAINT report_seal_asked_has_content CHECK (((seal_asked_on IS NULL) OR (state <> ALL (ARRAY['sealed_up'::text, 'voided'::text, 'split'::text])))),
    CONSTRAINT report_seal_asked_is_whole CHECK (((seal_asked_on IS NULL) = (seal_ground IS NULL))),
    CONSTRAINT report_seal_ground_is_known CHECK ((seal_ground = ANY (ARRAY[1, 2]))),
    CONSTRAINT report_sealed_up_is_bare CHECK (((state <> 'sealed_up'::text) OR ((kind IS NULL) AND (category IS NULL) AND (matter_token IS NULL) AND (decline_reason IS NULL) AND (repeat_of_id IS NULL) AND (NOT micro_corruption) AND (cardinality(risk_flags) = 0) AND (cardinality(import_flags) = 0) AND (barred_organ_ids <@ ARRAY[receiver_organ_id]) AND (cardinality(barred_room_ids) = 0)))),
    CONSTRAINT report_sealed_up_names_no_breach CHECK (((state <> 'sealed_up'::text) OR (cardinality(breaches) = 0))),
    CONSTRAINT report_sealed_up_states_nothing CHECK (((state <> 'sealed_up'::text) OR ((NOT public_reaction) AND (num_nonnulls(decision_organ_id, acted_from) = 0)))),
    CONSTRAINT report_secrets_are_removed_whole CHECK (((NOT secrets_removed) OR (state = 'sealed_up'::text))),
    CONSTRAINT report_signature_is_known CHECK ((signature = ANY (ARRAY['anonymous'::text, 'real_name_claimed'::text, 'real_name_verified'::text, 'unverifiable'::text]))),
    CONSTRAINT report_source_is_known CHECK ((source = ANY (ARRAY['desk'::text, 'import'::text, 'public'::text, 'api'::text, 'room'::text]))),
    CONSTRAINT report_state_is_known CHECK ((state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'triage_proposed'::text, 'accepted'::text, 'declined'::text, 'retained'::text, 'sealed_up'::text, 'voided'::text, 'split'::text]))),
    CONSTRAINT report_void_has_its_reason CHECK (((state = 'voided'::text) = (void_reason IS NOT NULL))),
    CONSTRAINT report_void_reason_is_known CHECK ((void_reason = ANY (ARRAY['entered_twice'::text, 'test_entry'::text, 'wrong_organ'::text, 'other'::text])))
)
WITH (fillfactor='85');

ALTER TABLE ONLY casework.report FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.report OWNER TO dengwen_owner;

CREATE FUNCTION audit.kind_of(p_action text, p_subject text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (split_part(p_action, '.'::text, 1) = ANY (ARRAY['session'::text, 'account'::text, 'directory'::text, 'policy'::text, 'endpoint'::text, 'audit'::text, 'alarm'::text, 'token'::text, 'handover'::text, 'webhooks'::text])) THEN 'duty'::text
             WHEN ((p_subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'::text) AND ((EXISTS ( SELECT
                FROM casework.report r
               WHERE ((r.report_id = (kind_of.p_subject)::uuid) AND (r.cell_id = guard.cell()) AND (r.state <> ALL (ARRAY['sealed_up'::text, 'quarantined'::text])) AND (r.seal_asked_on IS NULL) AND (((r.barred_organ_ids || r.barred_room_ids) || r.barred_staff_ids) = '{}'::text[])))) OR (EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.clue_id = (kind_of.p_subject)::uuid) AND (c.cell_id = guard.cell()) AND (((c.barred_organ_ids || c.barred_room_ids) || c.barred_staff_ids) = '{}'::text[])))))) THEN 'open'::text
             ELSE 'closed'::text
         END AS "case";
END;

ALTER FUNCTION audit.kind_of(p_action text, p_subject text) OWNER TO dengwen_owner;

CREATE FUNCTION audit.pseudonym(p_subject text) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT "left"(encode(sha256(convert_to((('dengwen audit subject'::text || guard.cell()) || p_subject), 'UTF8'::name)), 'hex'::text), 12) AS "left";
END;

ALTER FUNCTION audit.pseudonym(p_subject text) OWNER TO dengwen_owner;

CREATE FUNCTION audit.put(p_chain text, p_action text, p_subjects text[], p_details text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_actor text := guard.actor();
    v_moment bigint := (extract(epoch from guard.moment()) * 1000000)::bigint;
begin
    if v_actor is null then
        raise exception using errcode = 'DW001', message = 'nobody may write the audit log';
    end if;
    insert into audit.inbox (chain, occurred_us, actor, action, subject, detail, shown_as)
    select p_chain, v_moment, v_actor, p_action, e.subject, e.detail, audit.kind_of(p_action, e.subject)
    from unnest(p_subjects, p_details) with ordinality as e (subject, detail, number)
    order by e.number;
end
$$;

ALTER FUNCTION audit.put(p_chain text, p_action text, p_subjects text[], p_details text[]) OWNER TO dengwen_owner;

CREATE FUNCTION guard.actor() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE c.c[2]
             WHEN 'staff'::text THEN ('staff:'::text || c.c[3])
             ELSE c.c[2]
         END AS c
    FROM guard.context() c(c);
END;

ALTER FUNCTION guard.actor() OWNER TO dengwen_owner;

CREATE TABLE audit.entry (
    chain text NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    entry_id bigint NOT NULL,
    occurred_us bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL,
    previous_digest bytea NOT NULL,
    digest bytea NOT NULL,
    shown_as text DEFAULT 'closed'::text NOT NULL,
    CONSTRAINT entry_digest_is_sha256 CHECK (((octet_length(digest) = 32) AND (octet_length(previous_digest) = 32))),
    CONSTRAINT entry_is_shown_as_known CHECK ((shown_as = ANY (ARRAY['open'::text, 'duty'::text, 'closed'::text]))),
    CONSTRAINT entry_sequence_counts_up CHECK ((sequence > 0))
);

ALTER TABLE ONLY audit.entry FORCE ROW LEVEL SECURITY;

ALTER TABLE audit.entry OWNER TO dengwen_owner;

CREATE TABLE audit.inbox (
    entry_id bigint NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    chain text NOT NULL COLLATE pg_catalog."C",
    occurred_us bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL,
    shown_as text DEFAULT 'closed'::text NOT NULL,
    CONSTRAINT inbox_is_shown_as_known CHECK ((shown_as = ANY (ARRAY['open'::text, 'duty'::text, 'closed'::text])))
);

ALTER TABLE ONLY audit.inbox FORCE ROW LEVEL SECURITY;

ALTER TABLE audit.inbox OWNER TO dengwen_owner;

CREATE FUNCTION audit.refusals_since(p_chain text, p_since timestamp with time zone) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT count(*) AS count
    FROM ( SELECT
            FROM audit.inbox i
           WHERE ((i.chain = refusals_since.p_chain) AND (i.cell_id = guard.cell()) AND (i.actor = guard.actor()) AND (i.action = 'refused'::text) AND (i.occurred_us >= ((EXTRACT(epoch FROM refusals_since.p_since) * (1000000)::numeric))::bigint))
         UNION ALL
          SELECT
            FROM audit.entry e
           WHERE ((e.chain = refusals_since.p_chain) AND (e.cell_id = guard.cell()) AND (e.actor = guard.actor()) AND (e.action = 'refused'::text) AND (e.occurred_us >= ((EXTRACT(epoch FROM refusals_since.p_since) * (1000000)::numeric))::bigint))) r;
END;

ALTER FUNCTION audit.refusals_since(p_chain text, p_since timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION audit.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name,
        constraint = tg_name, message = 'the audit log only grows';
end
$$;

ALTER FUNCTION audit.refuse_change() OWNER TO dengwen_owner;

CREATE VIEW audit.log WITH (security_invoker='true') AS
 SELECT e.chain,
    e.sequence,
    e.cell_id,
    e.entry_id,
    e.occurred_us,
    e.actor,
    e.action,
    e.subject,
    e.detail,
    e.shown_as
   FROM audit.entry e
UNION ALL
 SELECT i.chain,
    NULL::bigint AS sequence,
    i.cell_id,
    i.entry_id,
    i.occurred_us,
    i.actor,
    i.action,
    i.subject,
    i.detail,
    i.shown_as
   FROM audit.inbox i;

ALTER TABLE audit.log OWNER TO dengwen_owner;

CREATE FUNCTION audit.search(p_actor text, p_action text, p_from_us bigint, p_until_us bigint, p_after bigint, p_limit integer) RETURNS TABLE(entry_id bigint, chain text, sequence bigint, sealed boolean, occurred_us bigint, actor text, action text, subject text, detail text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH found AS MATERIALIZED (
          SELECT l.entry_id,
             l.chain,
             l.sequence,
             l.occurred_us,
             l.actor,
             l.action,
             l.subject,
             l.detail,
             l.shown_as AS kind
            FROM audit.log l
           WHERE ((l.chain = ANY (ARRAY[guard.organ(), (guard.organ() || ':door'::text)])) AND (l.cell_id = guard.cell()) AND guard.has_role(ARRAY['auditor'::text]) AND ((search.p_actor IS NULL) OR (l.actor = search.p_actor)) AND (l.occurred_us >= search.p_from_us) AND (l.occurred_us < search.p_until_us) AND ((search.p_after IS NULL) OR (l.entry_id < search.p_after)) AND ((search.p_action IS NULL) OR ((split_part(l.action, '.'::text, 1) = search.p_action) AND (l.shown_as <> 'closed'::text))))
           ORDER BY l.entry_id DESC
          LIMIT LEAST(search.p_limit, 10000)
         )
  SELECT s.entry_id,
     s.chain,
     s.sequence,
     COALESCE((s.sequence <= c.sealed_sequence), false) AS "coalesce",
     s.occurred_us,
     s.actor,
         CASE s.kind
             WHEN 'closed'::text THEN 'item'::text
             ELSE s.action
         END AS action,
         CASE s.kind
             WHEN 'duty'::text THEN s.subject
             WHEN 'open'::text THEN audit.pseudonym(s.subject)
             ELSE ''::text
         END AS "case",
         CASE s.kind
             WHEN 'duty'::text THEN s.detail
             ELSE ''::text
         END AS "case"
    FROM (found s
      LEFT JOIN audit.chain c ON (((c.chain = s.chain) AND (c.cell_id = guard.cell()))))
   ORDER BY s.entry_id DESC;
END;

ALTER FUNCTION audit.search(p_actor text, p_action text, p_from_us bigint, p_until_us bigint, p_after bigint, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION audit.state() RETURNS TABLE(seal_number bigint, sealed_us bigint, entry_count bigint, digest bytea, waiting bigint, waits_since_us bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.seal_number,
     s.sealed_us,
     s.entry_count,
     s.digest,
     w.waiting,
     w.waits_since_us
    FROM (( SELECT count(*) AS waiting,
             min(i.occurred_us) AS waits_since_us
            FROM ( SELECT b.occurred_us
                    FROM audit.inbox b
                   WHERE ((b.cell_id = guard.cell()) AND (guard.is_system() OR (split_part(b.chain, ':'::text, 1) = guard.organ())))
                   ORDER BY b.entry_id
                  LIMIT 100000) i) w
      LEFT JOIN ( SELECT t.seal_number,
             t.sealed_us,
             t.entry_count,
             t.digest
            FROM audit.seal t
           WHERE (t.cell_id = guard.cell())
           ORDER BY t.seal_number DESC
          LIMIT 1) s ON (true))
   WHERE (guard.has_role(ARRAY['auditor'::text]) OR guard.is_system());
END;

ALTER FUNCTION audit.state() OWNER TO dengwen_owner;

CREATE FUNCTION guard.kind() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.context())[2] AS context;
END;

ALTER FUNCTION guard.kind() OWNER TO dengwen_owner;

CREATE TABLE casework.accused (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    sealed bytea NOT NULL,
    unit_id text COLLATE pg_catalog."C",
    level smallint,
    managed_at smallint,
    managing_organ_id text COLLATE pg_catalog."C",
    discipline_organ_id text COLLATE pg_catalog."C",
    discipline_room_id text COLLATE pg_catalog."C",
    is_organ_head boolean DEFAULT false NOT NULL,
    party_role text,
    former_organ_id text COLLATE pg_catalog."C",
    dual_management text,
    negotiated_on date,
    staff_id text COLLATE pg_catalog."C",
    is_elsewhere boolean DEFAULT false NOT NULL,
    is_unattached boolean DEFAULT false NOT NULL,
    CONSTRAINT accused_dual_management_is_known CHECK ((dual_management = ANY (ARRAY['open'::text, 'here'::text, 'department'::text]))),
    CONSTRAINT accused_elsewhere_has_no_manager_here CHECK (((NOT is_elsewhere) OR ((managing_organ_id IS NULL) AND (discipline_organ_id IS NULL)))),
    CONSTRAINT accused_head_belongs_to_an_organ CHECK (((NOT is_organ_head) OR (discipline_organ_id IS NOT NULL))),
    CONSTRAINT accused_level_is_known CHECK ((((level >= 1) AND (level <= 5)) AND ((managed_at >= 1) AND (managed_at <= 5)))),
    CONSTRAINT accused_negotiation_has_a_day CHECK (((COALESCE(dual_management, 'open'::text) <> 'open'::text) = (negotiated_on IS NOT NULL))),
    CONSTRAINT accused_party_role_is_known CHECK ((party_role = ANY (ARRAY['head'::text, 'body'::text]))),
    CONSTRAINT accused_unattached_has_no_organ CHECK (((NOT is_unattached) OR (discipline_organ_id IS NULL)))
);

ALTER TABLE ONLY casework.accused FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.accused OWNER TO dengwen_owner;

CREATE FUNCTION casework.accuses_lower_head(p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM casework.accused a
           WHERE ((a.report_id = accuses_lower_head.p_report) AND (a.cell_id = guard.cell()) AND (guard.kind() IS NOT NULL) AND (a.is_organ_head OR (a.party_role IS NOT NULL))))) AS "exists";
END;

ALTER FUNCTION casework.accuses_lower_head(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.acting_as(p_roles text[]) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT r.role
            FROM unnest(acting_as.p_roles) WITH ORDINALITY r(role, place)
           WHERE ((guard.kind() = 'staff'::text) AND guard.has_role(ARRAY[r.role]))
           ORDER BY r.place
          LIMIT 1), 'nobody'::text) AS "coalesce";
END;

ALTER FUNCTION casework.acting_as(p_roles text[]) OWNER TO dengwen_owner;

CREATE TABLE casework.recusal_entry (
    recusal_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    way text NOT NULL,
    recorded_by text COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    decider_organ_id text COLLATE pg_catalog."C",
    decider text NOT NULL,
    sealed bytea,
    barred_before boolean DEFAULT false NOT NULL,
    decision text,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    CONSTRAINT recusal_entry_decider_is_known CHECK ((decider = ANY (ARRAY['leader'::text, 'head'::text, 'upper_head'::text]))),
    CONSTRAINT recusal_entry_decision_is_known CHECK ((decision = ANY (ARRAY['upheld'::text, 'ended'::text]))),
    CONSTRAINT recusal_entry_decision_is_whole CHECK ((((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_on IS NULL)))),
    CONSTRAINT recusal_entry_declares_oneself CHECK (((way <> 'declared'::text) OR (recorded_by = staff_id))),
    CONSTRAINT recusal_entry_ground_is_known CHECK ((ground = ANY (ARRAY['accused'::text, 'near_relative_of_accused'::text, 'near_relative_of_reporter'::text, 'witness'::text, 'interest'::text, 'other'::text]))),
    CONSTRAINT recusal_entry_is_decided_by_another CHECK ((decided_by <> staff_id)),
    CONSTRAINT recusal_entry_is_written_by_somebody CHECK (((way = 'derived'::text) = (recorded_by IS NULL))),
    CONSTRAINT recusal_entry_of_others_is_by_others CHECK (((way = 'declared'::text) OR (recorded_by IS DISTINCT FROM staff_id))),
    CONSTRAINT recusal_entry_way_is_known CHECK ((way = ANY (ARRAY['declared'::text, 'asked_by_reporter'::text, 'asked_by_accused'::text, 'ordered'::text, 'derived'::text])))
);

ALTER TABLE ONLY casework.recusal_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.recusal_entry OWNER TO dengwen_owner;

CREATE FUNCTION casework.recusal_holds(p_clue uuid, p_staff text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND COALESCE(bool_or((e.decision IS DISTINCT FROM 'ended'::text)), true))
    FROM ((casework.clue c
      CROSS JOIN LATERAL ( WITH RECURSIVE chain AS (
                  SELECT r.report_id,
                     r.repeat_of_id,
                     1 AS step
                    FROM casework.report r
                   WHERE ((r.report_id = c.report_id) AND (r.cell_id = c.cell_id))
                 UNION ALL
                  SELECT r.report_id,
                     r.repeat_of_id,
                     (h_1.step + 1)
                    FROM (chain h_1
                      JOIN casework.report r ON (((r.report_id = h_1.repeat_of_id) AND (r.cell_id = c.cell_id))))
                   WHERE (h_1.step < 50)
                 )
          SELECT h.report_id
            FROM chain h) m)
      JOIN casework.recusal_entry e ON (((e.report_id = m.report_id) AND (e.cell_id = c.cell_id) AND (e.staff_id = recusal_holds.p_staff))))
   WHERE ((c.clue_id = recusal_holds.p_clue) AND (c.cell_id = guard.cell()));
END;

ALTER FUNCTION casework.recusal_holds(p_clue uuid, p_staff text) OWNER TO dengwen_owner;

CREATE TABLE casework.recusal (
    clue_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    declared_at timestamp with time zone NOT NULL,
    CONSTRAINT recusal_ground_is_known CHECK ((ground = ANY (ARRAY['accused'::text, 'near_relative_of_accused'::text, 'near_relative_of_reporter'::text, 'witness'::text, 'interest'::text, 'other'::text, 'declared'::text])))
);

ALTER TABLE ONLY casework.recusal FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.recusal OWNER TO dengwen_owner;

CREATE FUNCTION casework.stands_aside(p_staff text, p_clue uuid, p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND
         CASE
             WHEN (p_clue IS NOT NULL) THEN ((EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.clue_id = stands_aside.p_clue) AND (c.cell_id = guard.cell()) AND (stands_aside.p_staff = ANY (c.barred_staff_ids))))) OR (EXISTS ( SELECT
                FROM casework.recusal x
               WHERE ((x.clue_id = stands_aside.p_clue) AND (x.cell_id = guard.cell()) AND (x.staff_id = stands_aside.p_staff) AND casework.recusal_holds(x.clue_id, x.staff_id)))))
             ELSE (EXISTS ( SELECT
                FROM casework.report r
               WHERE ((r.report_id = stands_aside.p_report) AND (r.cell_id = guard.cell()) AND (stands_aside.p_staff = ANY (r.barred_staff_ids)))))
         END);
END;

ALTER FUNCTION casework.stands_aside(p_staff text, p_clue uuid, p_report uuid) OWNER TO dengwen_owner;

CREATE TABLE directory.staff (
    staff_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text COLLATE pg_catalog."C",
    name text NOT NULL,
    post text NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    password_hash text,
    active boolean DEFAULT true NOT NULL,
    apart boolean DEFAULT false NOT NULL,
    CONSTRAINT staff_roles_are_known CHECK ((roles <@ ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'room_member'::text, 'deputy'::text, 'head'::text, 'administrator'::text, 'security_administrator'::text, 'auditor'::text])),
    CONSTRAINT staff_separates_duties CHECK (((NOT (roles && ARRAY['administrator'::text, 'security_administrator'::text, 'auditor'::text])) OR (cardinality(roles) = 1)))
);

ALTER TABLE ONLY directory.staff FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.staff OWNER TO dengwen_owner;

CREATE FUNCTION casework.everybody_stands_aside(p_organ text, p_role text, p_clue uuid, p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND (COALESCE(p_clue, p_report) IS NOT NULL) AND (NOT (EXISTS ( SELECT
            FROM directory.staff s
           WHERE ((s.organ_id = everybody_stands_aside.p_organ) AND (s.cell_id = guard.cell()) AND s.active AND (everybody_stands_aside.p_role = ANY (s.roles)) AND (NOT casework.stands_aside(s.staff_id, everybody_stands_aside.p_clue, everybody_stands_aside.p_report)))))));
END;

ALTER FUNCTION casework.everybody_stands_aside(p_organ text, p_role text, p_clue uuid, p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.all_stand_aside(p_clue casework.clue, p_role text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT casework.everybody_stands_aside((p_clue).organ_id, p_role, (p_clue).clue_id, NULL::uuid) AS everybody_stands_aside;
END;

ALTER FUNCTION casework.all_stand_aside(p_clue casework.clue, p_role text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.approval_needed(p_old casework.clue, p_new casework.clue) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if p_old.state = p_new.state then
        return null;
    end if;
    if p_old.state = 'archived' then
        if p_new.state is distinct from p_old.archived_from then
            perform casework.refuse_move('clue_archive_is_closed', 'clue', 'it is taken out of the archive as it was');
        end if;
        return 'taking_out';
    end if;
    if p_new.state = 'archived' then
        if p_old.state not in ('concluded', 'fed_back') or p_new.archived_from <> p_old.state then
            perform casework.refuse_move('clue_archive_is_of_an_end', 'clue', 'only what is finished is archived');
        end if;
        return 'archiving';
    end if;
    if p_old.state in ('concluded', 'fed_back') and p_new.state not in ('concluded', 'fed_back') then
        if p_new.state <> 'claimed' then
            perform casework.refuse_move('clue_reopening_is_approved', 'clue', 'a finished clue is reopened, never moved');
        end if;
        return 'reopening';
    end if;
    case p_new.state
        -- What leaves its room because its accused were corrected, the system withdraws.
        when 'returned' then
            if guard.is_system() then
                return null;
            end if;
            if p_old.state <> 'return_requested' or p_new.return_reason is distinct from p_old.return_reason then
                perform casework.refuse_move('clue_return_is_approved', 'clue', 'nobody asked to return it');
            end if;
            return 'return';
        when 'under_way' then
            if p_old.state = 'result_proposed' and p_new.check_kind is not distinct from p_old.check_kind then
                return null;
            end if;
            if p_old.state <> 'plan_proposed' or p_new.check_kind is distinct from p_old.disposition then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return 'plan';
        when 'held' then
            -- ZJ-35: as a way of disposition, or after a check.
            if p_old.state not in ('plan_proposed', 'result_proposed') or p_old.disposition is distinct from 'hold_for_later'
                or p_new.hold_until is distinct from p_old.hold_until
            then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'this plan was not proposed');
            end if;
            return case p_old.state when 'plan_proposed' then 'plan' else 'result' end;
        when 'result_proposed' then
            if p_old.state <> 'under_way' or p_new.check_kind is distinct from p_old.check_kind then
                perform casework.refuse_move('clue_plan_is_approved', 'clue', 'no plan was approved');
            end if;
            return null;
        when 'concluded' then
            if p_old.state = 'plan_proposed' and p_old.disposition = 'close_out'
                and p_new.conclusion = 'closed_without_check'
            then
                return 'plan';
            end if;
            if p_old.state <> 'result_proposed' or p_new.conclusion is distinct from p_old.conclusion then
                perform casework.refuse_move('clue_result_is_approved', 'clue', 'this result was not proposed');
            end if;
            return 'result';
        when 'fed_back' then
            if p_old.state <> 'concluded' or p_new.conclusion is distinct from p_old.conclusion then
                perform casework.refuse_move('clue_result_is_approved', 'clue', 'this result was not approved');
            end if;
            return null;
        else
            return null;
    end case;
end
$$;

ALTER FUNCTION casework.approval_needed(p_old casework.clue, p_new casework.clue) OWNER TO dengwen_owner;

CREATE TABLE casework.approval (
    approval_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    subject text NOT NULL,
    subject_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    matter text NOT NULL COLLATE pg_catalog."C",
    proposed_by text COLLATE pg_catalog."C",
    approved_by text NOT NULL COLLATE pg_catalog."C",
    approved_as text NOT NULL,
    by_ground text,
    of_lower_head boolean DEFAULT false NOT NULL,
    hold_until date,
    external_body text,
    external_on date,
    approved_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    external_recorded_by text COLLATE pg_catalog."C",
    CONSTRAINT approval_external_has_two_persons CHECK ((external_recorded_by <> approved_by)),
    CONSTRAINT approval_external_is_known CHECK ((external_body = 'party_secretary'::text)),
    CONSTRAINT approval_external_is_whole CHECK ((((external_body IS NULL) = (external_on IS NULL)) AND ((external_body IS NULL) = (external_recorded_by IS NULL)))),
    CONSTRAINT approval_ground_is_known CHECK ((by_ground = ANY (ARRAY['delegation'::text, 'stand_in'::text]))),
    CONSTRAINT approval_has_two_persons CHECK ((proposed_by <> approved_by)),
    CONSTRAINT approval_hold_lies_ahead CHECK ((hold_until > ((approved_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT approval_hold_names_its_day CHECK (((hold_until IS NOT NULL) = ((kind = ANY (ARRAY['plan'::text, 'result'::text])) AND (matter = 'hold_for_later'::text)))),
    CONSTRAINT approval_kind_is_known CHECK ((kind = ANY (ARRAY['triage'::text, 'return'::text, 'plan'::text, 'result'::text, 'reopening'::text, 'distribution'::text, 'archiving'::text, 'taking_out'::text, 'check_group'::text]))),
    CONSTRAINT approval_names_its_proposer CHECK (((proposed_by IS NOT NULL) OR (kind = ANY (ARRAY['distribution'::text, 'archiving'::text, 'taking_out'::text])))),
    CONSTRAINT approval_plan_is_high_enough CHECK (((kind <> ALL (ARRAY['plan'::text, 'check_group'::text])) OR (approved_as = 'head'::text) OR (NOT (by_ground IS DISTINCT FROM 'stand_in'::text)) OR ((matter = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text])) AND (NOT of_lower_head)))),
    CONSTRAINT approval_role_fits CHECK (
CASE kind
    WHEN 'triage'::text THEN ((approved_as = 'petition_lead'::text) OR ((approved_as = 'deputy'::text) AND (NOT (by_ground IS DISTINCT FROM 'stand_in'::text))))
    WHEN 'return'::text THEN ((approved_as = 'deputy'::text) OR ((approved_as = 'head'::text) AND (NOT (by_ground IS DISTINCT FROM 'stand_in'::text))))
    WHEN 'plan'::text THEN (approved_as = ANY (ARRAY['deputy'::text, 'head'::text]))
    WHEN 'check_group'::text THEN (approved_as = ANY (ARRAY['deputy'::text, 'head'::text]))
    WHEN 'result'::text THEN ((approved_as = 'head'::text) OR ((approved_as = 'deputy'::text) AND (NOT (by_ground IS DISTINCT FROM 'stand_in'::text))))
    WHEN 'reopening'::text THEN ((approved_as = 'deputy'::text) OR ((approved_as = 'head'::text) AND (NOT (by_ground IS DISTINCT FROM 'stand_in'::text))))
    WHEN 'distribution'::text THEN ((approved_as = 'head'::text) OR ((approved_as = 'deputy'::text) AND (by_ground IS NOT NULL)))
    WHEN 'archiving'::text THEN (approved_as = 'registrar'::text)
    ELSE (approved_as = 'petition_lead'::text)
END),
    CONSTRAINT approval_secretary_came_before CHECK (((kind <> 'plan'::text) OR (matter <> 'preliminary_verification'::text) OR (NOT of_lower_head) OR COALESCE((external_body = 'party_secretary'::text), false))),
    CONSTRAINT approval_subject_is_known CHECK (((subject = ANY (ARRAY['report'::text, 'clue'::text])) AND ((subject = 'clue'::text) OR (subject_id = report_id))))
);

ALTER TABLE ONLY casework.approval FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.approval OWNER TO dengwen_owner;

CREATE FUNCTION casework.approval_of(p_old casework.clue, p_new casework.clue, p_kind text) RETURNS casework.approval
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_line casework.approval;
begin
    v_line.subject := 'clue';
    v_line.subject_id := p_new.clue_id;
    v_line.report_id := p_new.report_id;
    v_line.organ_id := p_new.organ_id;
    v_line.version := p_new.version;
    v_line.kind := p_kind;
    case p_kind
        when 'return' then
            v_line.matter := p_new.return_reason;
            v_line.proposed_by := p_old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'plan', 'result' then
            v_line.matter := casework.matter_proposed(p_old);
            v_line.proposed_by := p_old.proposer_staff_id;
            v_line.approved_as := casework.acting_as(array['head', 'deputy']);
            v_line.hold_until := case when v_line.matter = 'hold_for_later' then p_old.hold_until end;
        when 'reopening' then
            v_line.matter := coalesce(p_old.conclusion, 'unknown');
            v_line.proposed_by := p_old.reopen_asked_by;
            v_line.approved_as := casework.acting_as(array['deputy', 'head']);
        when 'archiving' then
            v_line.matter := p_old.state;
            v_line.approved_as := casework.acting_as(array['registrar']);
        else
            v_line.matter := p_new.state;
            v_line.approved_as := casework.acting_as(array['petition_lead']);
    end case;
    if p_kind = 'plan' then
        v_line.of_lower_head := casework.accuses_lower_head(p_new.report_id);
        -- ZJ-33: as somebody recorded it, with who approved and under which number.
        select 'party_secretary', s.approved_on, s.recorded_by
        into v_line.external_body, v_line.external_on, v_line.external_recorded_by
        from casework.secretary_approval as s
        where s.clue_id = p_new.clue_id and s.cell_id = p_new.cell_id and s.approved_on = p_new.secretary_approved_on
        order by s.recorded_at desc
        limit 1;
    end if;
    v_line.by_ground := casework.stand_in_ground(p_new, v_line);
    if guard.organ() is distinct from p_new.organ_id then
        v_line.approved_as := 'nobody';
    end if;
    return v_line;
end
$$;

ALTER FUNCTION casework.approval_of(p_old casework.clue, p_new casework.clue, p_kind text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.approve_clue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_line casework.approval;
    v_kind text;
begin
    if guard.kind() is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'routed' or new.distributed_at is not null then
            perform casework.refuse_move('clue_begins_on_the_board', 'clue', 'a clue begins on the board of its room');
        end if;
        return null;
    end if;
    perform casework.check_proposal(old, new);
    if new.distributed_at is not null and new.distributed_at is distinct from old.distributed_at then
        perform casework.sign_distribution(new);
    end if;
    v_kind := casework.approval_needed(old, new);
    if v_kind is null then
        return null;
    end if;
    v_line := casework.approval_of(old, new, v_kind);
    if v_kind in ('plan', 'result') then
        -- ZJ-23: nor is what nobody distributed decided on, once that is overdue.
        if not casework.may_be_worked_on(new) then
            perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
        end if;
        -- JB-17, JB-23, HS-2: nor is it approved otherwise than it was decided together.
        if casework.minutes_bind(old, v_line.matter) then
            perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
        end if;
        if casework.meeting_binds(old) then
            perform casework.refuse_move('clue_follows_its_meeting', 'clue', 'a meeting did not agree');
        end if;
    end if;
    -- JB-17: nor does the holder approve what somebody else of the room proposed for them.
    if v_kind in ('return', 'plan', 'result', 'reopening') and old.holder_staff_id = guard.staff() then
        perform casework.refuse_move('approval_has_two_persons', 'approval', 'the holder does not approve');
    end if;
    perform casework.sign_approval(v_line);
    if v_kind in ('archiving', 'taking_out') then
        perform casework.archive_report_of(new);
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.approve_clue() OWNER TO dengwen_owner;

CREATE FUNCTION casework.approve_group() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_line casework.approval;
    v_clue casework.clue;
begin
    if guard.kind() is null then
        return null;
    end if;
    if tg_op = 'INSERT' then
        if new.approved_by is not null then
            perform casework.refuse_move('check_member_begins_unapproved', 'check_member', 'a group is proposed first');
        end if;
        return null;
    end if;
    if new.approved_by is not distinct from old.approved_by then
        return null;
    end if;
    if old.approved_by is not null then
        perform casework.refuse_move('check_member_approval_stays', 'check_member', 'what was approved is not taken back');
    end if;
    select c.* into v_clue from casework.clue as c where c.clue_id = new.clue_id and c.cell_id = new.cell_id;
    if v_clue.state <> 'under_way' or v_clue.check_kind <> 'preliminary_verification'
        or v_clue.holder_staff_id = guard.staff()
    then
        perform casework.refuse_move('check_member_group_waits', 'check_member', 'no group waits for this approval');
    end if;
    if not new.is_leader then
        return null;
    end if;
    v_line.subject := 'clue';
    v_line.subject_id := v_clue.clue_id;
    v_line.report_id := v_clue.report_id;
    v_line.organ_id := v_clue.organ_id;
    v_line.version := v_clue.version;
    v_line.kind := 'check_group';
    v_line.matter := 'preliminary_verification';
    v_line.proposed_by := new.appointed_by;
    v_line.approved_as := casework.acting_as(array['head', 'deputy']);
    v_line.of_lower_head := casework.accuses_lower_head(v_clue.report_id);
    v_line.by_ground := casework.stand_in_ground(v_clue, v_line);
    if guard.organ() is distinct from v_clue.organ_id then
        v_line.approved_as := 'nobody';
    end if;
    perform casework.sign_approval(v_line);
    return null;
end
$$;

ALTER FUNCTION casework.approve_group() OWNER TO dengwen_owner;

CREATE FUNCTION casework.approve_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_line casework.approval;
begin
    if tg_op = 'INSERT' then
        -- Who asks is looked up last: an import writes rows by the thousand.
        if (new.state in ('triage_proposed', 'accepted', 'declined', 'retained') or new.archived_at is not null)
            and guard.kind() is not null
        then
            perform casework.refuse_move(
                'report_triage_is_approved', 'report', 'nobody proposed and nobody approved the triage'
            );
        end if;
        return null;
    end if;
    if guard.kind() is null then
        return null;
    end if;
    -- SS-172: what a room found is triaged by nobody; case supervision takes note of it or moves it (found_clue).
    if old.state = 'quarantined' and new.state = 'accepted' and new.source = 'room' and new.register_number is null then
        return null;
    end if;
    if new.state = 'triage_proposed'
        and new.triage_proposer_id is distinct from
            (case when old.state = 'triage_proposed' then old.triage_proposer_id else guard.staff() end)
    then
        perform casework.refuse_move('report_proposal_is_signed', 'report', 'triage is proposed in the own name');
    end if;
    v_line.subject := 'report';
    v_line.subject_id := new.report_id;
    v_line.report_id := new.report_id;
    v_line.organ_id := old.holder_organ_id;
    v_line.version := new.version;
    if new.state in ('accepted', 'declined', 'retained') and new.state <> old.state then
        if old.state <> 'triage_proposed' then
            perform casework.refuse_move(
                'report_triage_is_approved', 'report', 'nobody proposed and nobody approved the triage'
            );
        end if;
        v_line.kind := 'triage';
        v_line.matter := new.state;
        v_line.proposed_by := old.triage_proposer_id;
        v_line.approved_as := casework.acting_as(array['petition_lead', 'deputy']);
        -- A deputy stands in where the head of the petition office must not see it.
        if v_line.approved_as = 'deputy' and old.barred_staff_ids && guard.stood_in_for() then
            v_line.by_ground := 'stand_in';
        end if;
        perform casework.sign_approval(v_line);
    end if;
    -- A report goes to the archive with its clue. Alone goes what became none: what was declined, a suggestion that was
    -- looked into, and a repeat that was kept on one of these.
    if new.archived_at is distinct from old.archived_at and pg_trigger_depth() = 1 then
        if not (
            new.state in ('declined', 'retained')
            or new.state = 'accepted' and new.kind = 'suggestion' and new.concluded_on is not null
        ) or exists (
            select
            from casework.clue as c
            where
                c.report_id in (new.report_id, new.repeat_of_id)
                and c.cell_id = new.cell_id
                and c.state <> 'returned'
                and new.state <> 'declined'
        )
        then
            perform casework.refuse_move(
                'report_archive_follows_its_clue', 'report', 'a report is archived with its clue'
            );
        end if;
        v_line.kind := case when new.archived_at is null then 'taking_out' else 'archiving' end;
        v_line.matter := new.state;
        v_line.proposed_by := null;
        v_line.by_ground := null;
        v_line.approved_as := casework.acting_as(
            array[case when new.archived_at is null then 'petition_lead' else 'registrar' end]
        );
        perform casework.sign_approval(v_line);
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.approve_report() OWNER TO dengwen_owner;

CREATE FUNCTION guard.moment() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ('1970-01-01 00:00:00+00'::timestamp with time zone + ((((guard.context())[11])::bigint)::double precision * '00:00:00.000001'::interval));
END;

ALTER FUNCTION guard.moment() OWNER TO dengwen_owner;

CREATE FUNCTION casework.moment() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(guard.moment(), now()) AS "coalesce";
END;

ALTER FUNCTION casework.moment() OWNER TO dengwen_owner;

CREATE FUNCTION casework.archive_report_of(p_clue casework.clue) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE casework.report r SET archived_at =
         CASE
             WHEN (NOT (EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.report_id = (archive_report_of.p_clue).report_id) AND (c.cell_id = (archive_report_of.p_clue).cell_id) AND (c.state <> ALL (ARRAY['archived'::text, 'returned'::text])))))) THEN casework.moment()
             ELSE NULL::timestamp with time zone
         END
   WHERE ((r.cell_id = (archive_report_of.p_clue).cell_id) AND ((r.report_id = (archive_report_of.p_clue).report_id) OR ((r.repeat_of_id = (archive_report_of.p_clue).report_id) AND (r.state = 'retained'::text))));
END;

ALTER FUNCTION casework.archive_report_of(p_clue casework.clue) OWNER TO dengwen_owner;

CREATE FUNCTION casework.bar_original() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    update casework.report as o
    set barred_staff_ids = array(select distinct x from unnest(o.barred_staff_ids || new.barred_staff_ids) as x order by x)
    from casework.split_part as p
    where
        p.part_id = new.report_id
        and p.cell_id = new.cell_id
        and o.report_id = p.original_id
        and o.cell_id = p.cell_id
        and not new.barred_staff_ids <@ o.barred_staff_ids;
    return null;
end
$$;

ALTER FUNCTION casework.bar_original() OWNER TO dengwen_owner;

CREATE TABLE casework.handoff (
    subject_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal integer NOT NULL,
    subject text NOT NULL,
    from_organ_id text COLLATE pg_catalog."C",
    from_room_id text COLLATE pg_catalog."C",
    from_staff_id text COLLATE pg_catalog."C",
    to_organ_id text NOT NULL COLLATE pg_catalog."C",
    to_room_id text COLLATE pg_catalog."C",
    to_staff_id text COLLATE pg_catalog."C",
    signed_by text COLLATE pg_catalog."C",
    signed_at timestamp with time zone NOT NULL,
    content_hash bytea NOT NULL,
    previous_hash bytea,
    hash bytea NOT NULL,
    CONSTRAINT handoff_counts_up CHECK ((ordinal >= 1)),
    CONSTRAINT handoff_goes_from_somewhere CHECK (((ordinal = 1) = (from_organ_id IS NULL))),
    CONSTRAINT handoff_hashes_are_whole CHECK (((octet_length(content_hash) = 32) AND (octet_length(hash) = 32) AND (octet_length(COALESCE(previous_hash, hash)) = 32))),
    CONSTRAINT handoff_is_chained CHECK (((ordinal = 1) = (previous_hash IS NULL))),
    CONSTRAINT handoff_moves_something CHECK (((from_organ_id IS NULL) OR (((from_organ_id IS DISTINCT FROM to_organ_id) OR (from_room_id IS DISTINCT FROM to_room_id)) OR (from_staff_id IS DISTINCT FROM to_staff_id)))),
    CONSTRAINT handoff_subject_is_known CHECK ((subject = ANY (ARRAY['report'::text, 'clue'::text])))
);

ALTER TABLE ONLY casework.handoff FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.handoff OWNER TO dengwen_owner;

CREATE FUNCTION casework.handoff_hash(p_line casework.handoff) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT sha256(((convert_to(concat_ws('|'::text, (p_line).subject, (p_line).subject_id, (p_line).ordinal, COALESCE((p_line).from_organ_id, '-'::text), COALESCE((p_line).from_room_id, '-'::text), COALESCE((p_line).from_staff_id, '-'::text), (p_line).to_organ_id, COALESCE((p_line).to_room_id, '-'::text), COALESCE((p_line).to_staff_id, '-'::text), COALESCE((p_line).signed_by, '-'::text), ((EXTRACT(epoch FROM (p_line).signed_at) * (1000000)::numeric))::bigint), 'UTF8'::name) || (p_line).content_hash) || COALESCE((p_line).previous_hash, '\x'::bytea))) AS sha256;
END;

ALTER FUNCTION casework.handoff_hash(p_line casework.handoff) OWNER TO dengwen_owner;

CREATE FUNCTION casework.broken_handoffs() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT count(*) AS count
    FROM ( SELECT h.*::casework.handoff AS line,
             lag(h.hash) OVER w AS before,
             row_number() OVER w AS place
            FROM casework.handoff h
           WHERE ((h.cell_id = guard.cell()) AND guard.is_system())
           WINDOW w AS (PARTITION BY h.subject_id, h.cell_id ORDER BY h.ordinal)) x
   WHERE ((casework.handoff_hash(x.line) <> (x.line).hash) OR ((x.line).previous_hash IS DISTINCT FROM x.before) OR ((x.line).ordinal <> x.place));
END;

ALTER FUNCTION casework.broken_handoffs() OWNER TO dengwen_owner;

CREATE TABLE casework.sealed_handoff (
    sealed_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    step text NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    happened_on date NOT NULL,
    signed_by text COLLATE pg_catalog."C",
    signed_at timestamp with time zone NOT NULL,
    previous_hash bytea,
    hash bytea NOT NULL,
    CONSTRAINT sealed_handoff_is_chained CHECK (((ordinal > 0) AND ((ordinal = 1) = (previous_hash IS NULL)) AND (octet_length(hash) = 32))),
    CONSTRAINT sealed_handoff_names_codes CHECK (((organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'::text) AND COALESCE((signed_by ~ '^[A-Za-z0-9._-]{1,40}$'::text), true))),
    CONSTRAINT sealed_handoff_step_is_known CHECK ((step = ANY (ARRAY['entered'::text, 'sent'::text, 'received'::text])))
);

ALTER TABLE ONLY casework.sealed_handoff FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.sealed_handoff OWNER TO dengwen_owner;

CREATE FUNCTION casework.sealed_handoff_hash(p_line casework.sealed_handoff) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT sha256((convert_to(concat_ws('|'::text, 'sealed', (p_line).sealed_id, (p_line).ordinal, (p_line).step, (p_line).organ_id, (p_line).happened_on, COALESCE((p_line).signed_by, '-'::text), ((EXTRACT(epoch FROM (p_line).signed_at) * (1000000)::numeric))::bigint), 'UTF8'::name) || COALESCE((p_line).previous_hash, '\x'::bytea))) AS sha256;
END;

ALTER FUNCTION casework.sealed_handoff_hash(p_line casework.sealed_handoff) OWNER TO dengwen_owner;

CREATE FUNCTION casework.broken_sealed_handoffs() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT count(*) AS count
    FROM ( SELECT h.*::casework.sealed_handoff AS line,
             lag(h.hash) OVER w AS before,
             row_number() OVER w AS place
            FROM casework.sealed_handoff h
           WHERE ((h.cell_id = guard.cell()) AND guard.is_system())
           WINDOW w AS (PARTITION BY h.sealed_id, h.cell_id ORDER BY h.ordinal)) x
   WHERE ((casework.sealed_handoff_hash(x.line) <> (x.line).hash) OR ((x.line).previous_hash IS DISTINCT FROM x.before) OR ((x.line).ordinal <> x.place));
END;

ALTER FUNCTION casework.broken_sealed_handoffs() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_assigned_is_not_held() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if new.real_name and exists (
        select
        from casework.assignment as a
        where a.clue_id = new.clue_id and a.cell_id = new.cell_id and a.state not in ('reported', 'ended')
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_assigned_is_not_held', table = 'clue', schema = 'casework',
            message = 'what was assigned from above is not put on hold';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_assigned_is_not_held() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_charge_head() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.signer() is null
        or casework.decides_as_head(new.organ_id, new.clue_id, null)
        or exists (
            select
            from directory.handover as h
            where
                h.organ_id = new.organ_id
                and h.cell_id = new.cell_id
                and h.decided_by = guard.signer()
                and h.done_at = casework.moment()
                and new.leader_staff_id in (h.from_staff_id, h.to_staff_id)
        )
    then
        return null;
    end if;
    perform casework.refuse_move(tg_name, tg_table_name, 'the head says who is in charge');
    return null;
end
$$;

ALTER FUNCTION casework.check_charge_head() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clearing_malice() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_clearing_malice() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clue_handoff() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.clue as c
        where
            c.clue_id = new.clue_id
            and c.cell_id = new.cell_id
            and (c.organ_id, c.room_id, c.holder_staff_id) is distinct from (
                select (h.to_organ_id, h.to_room_id, h.to_staff_id)
                from casework.handoff as h
                where h.subject_id = c.clue_id and h.cell_id = c.cell_id
                order by h.ordinal desc
                limit 1
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_handoff_is_signed', table = 'clue', schema = 'casework',
            message = 'the clue moved without a signed line';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_clue_handoff() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clue_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'voided'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_report_is_not_void', table = 'clue', schema = 'casework',
            message = 'no clue comes of a report that is void';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_clue_report() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clue_room_is_there() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if casework.is_ended(new.organ_id, new.room_id, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'clue_room_is_there', table = 'clue', schema = 'casework',
            message = 'the organ or room was abolished';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_clue_room_is_there() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clue_split() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.state = 'split'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_report_is_not_split', table = 'clue', schema = 'casework',
            message = 'no clue comes of a report that is split';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_clue_split() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_clue_track() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and r.kind is not null
            and (r.kind = 'appeal') <> starts_with(coalesce(new.conclusion, ''), 'appeal_')
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_conclusion_fits_its_track', table = 'clue', schema = 'casework',
            message = 'an appeal ends as appeals do, and nothing else ends so';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_clue_track() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_code_word() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_code_word() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_code_word_of_others() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_code_word_of_others() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_decided_excerpt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = 'excerpt_is_decided_as_confirmed', table = 'excerpt', schema = 'casework',
        message = 'what is decided on is what was confirmed';
end
$$;

ALTER FUNCTION casework.check_decided_excerpt() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_delivered_letter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_delivered_letter() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_document_ground() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_document_ground() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_document_replaces() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_document_replaces() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_document_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = 'document_stays_what_it_is', table = 'document', schema = 'casework',
        message = 'a document stays what it was begun as';
end
$$;

ALTER FUNCTION casework.check_document_stays() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_download() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if new.downloads <> old.downloads + 1 then
        raise exception using
            errcode = '23514', constraint = 'attachment_downloads_grow_by_one', table = 'attachment', schema = 'casework',
            message = 'a download is counted, and never taken back';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_download() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_export_end() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.sealed_register as s
        where
            s.sealed_id = new.sealed_id
            and s.cell_id = new.cell_id
            and (s.up_received_on is not null or s.reported_up_on + 30 <= casework.today())
    ) then
        raise exception using
            errcode = '23514', constraint = 'sealed_export_is_kept_until_it_arrived', table = 'sealed_export',
            schema = 'casework', message = 'the export is the only copy until it has arrived';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_export_end() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_extension_head() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_clock casework.clock;
    v_clue uuid;
begin
    select c.* into v_clock from casework.clock as c where c.clock_id = new.clock_id and c.cell_id = new.cell_id;
    v_clue := case v_clock.subject
        when 'clue' then v_clock.subject_id
        when 'assignment' then (
            select a.clue_id
            from casework.assignment as a
            where a.assignment_id = v_clock.subject_id and a.cell_id = v_clock.cell_id
        )
        when 'supervision' then (
            select s.clue_id
            from casework.supervision as s
            where s.supervision_id = v_clock.subject_id and s.cell_id = v_clock.cell_id
        )
        when 'recommendation' then (
            select r.clue_id
            from casework.recommendation as r
            where r.recommendation_id = v_clock.subject_id and r.cell_id = v_clock.cell_id
        )
    end;
    if guard.kind() is not null
        and not casework.decides_as_head(
            v_clock.organ_id, v_clue, case when v_clock.subject = 'report' then v_clock.subject_id end
        )
    then
        perform casework.refuse_move(tg_name, tg_table_name, 'the head decides, or a deputy where every head stands aside');
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_extension_head() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_extension_was_asked() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is not null and not exists (
        select
        from casework.extension_request as r
        where
            r.clock_id = new.clock_id and r.cell_id = new.cell_id and r.ordinal = new.ordinal
            and r.asked_by = new.asked_by and r.state = 'granted'
    ) then
        perform casework.refuse_move(
            'clock_extension_was_asked_for', 'clock_extension', 'nobody asked for this extension'
        );
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_extension_was_asked() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_feedback_is_recorded() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.feedback_record as f
        where f.clue_id = new.clue_id and f.cell_id = new.cell_id and f.recorded_at >= new.concluded_at
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_feedback_is_recorded', table = 'clue', schema = 'casework',
            message = 'nothing is on record of what the reporter was told';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_feedback_is_recorded() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_group_is_approved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not coalesce(casework.group_is_approved(new.clue_id, new.cell_id), false) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'no leader approved this group';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_group_is_approved() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_handoff() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.handoff as h
        left join casework.clue as c
            on h.subject = 'clue' and c.clue_id = h.subject_id and c.cell_id = h.cell_id
        left join casework.report as r
            on h.subject = 'report' and r.report_id = h.subject_id and r.cell_id = h.cell_id
        where
            h.subject_id = new.subject_id
            and h.cell_id = new.cell_id
            and h.ordinal = (
                select max(x.ordinal)
                from casework.handoff as x
                where x.subject_id = new.subject_id and x.cell_id = new.cell_id
            )
            and case h.subject
                when 'clue'
                    then (h.to_organ_id, h.to_room_id, h.to_staff_id)
                        is not distinct from (c.organ_id, c.room_id, c.holder_staff_id)
                else h.to_organ_id = r.holder_organ_id and h.to_room_id is null and h.to_staff_id is null
            end
    ) then
        raise exception using
            errcode = '23514', constraint = 'handoff_tells_where_it_is', table = 'handoff', schema = 'casework',
            message = 'the last signed line does not say where the item is';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_handoff() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_head() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_row jsonb := to_jsonb(new);
begin
    if guard.kind() is null
        or v_row ->> 'state' = 'dropped' and v_row ->> tg_argv[1] = guard.signer()
        or casework.decides_as_head(
            v_row ->> tg_argv[0], (v_row ->> 'clue_id')::uuid, (v_row ->> 'report_id')::uuid
        )
    then
        return null;
    end if;
    perform casework.refuse_move(tg_name, tg_table_name, 'the head decides, or a deputy where every head stands aside');
    return null;
end
$$;

ALTER FUNCTION casework.check_head() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_holder_is_at_work() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_active boolean;
begin
    if new.holder_staff_id is null or new.holder_staff_id is not distinct from old.holder_staff_id then
        return new;
    end if;
    select s.active into v_active
    from directory.staff as s
    where s.staff_id = new.holder_staff_id and s.cell_id = new.cell_id
    for share;
    if not v_active then
        raise exception using
            errcode = '23514', constraint = 'clue_holder_is_at_work', table = 'clue', schema = 'casework',
            message = 'the account has ended';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_holder_is_at_work() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_holds_no_clue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not old.active or new.active and (new.organ_id, new.room_id) is not distinct from (old.organ_id, old.room_id) then
        return null;
    end if;
    if exists (
        select
        from casework.clue as c
        where
            c.holder_staff_id = new.staff_id
            and c.cell_id = new.cell_id
            and c.state not in ('routed', 'returned', 'concluded', 'fed_back', 'archived')
            and not (new.active and (c.organ_id, c.room_id) is not distinct from (new.organ_id, new.room_id))
    ) then
        raise exception using
            errcode = '23514', constraint = 'staff_holds_no_clue_elsewhere', table = 'staff', schema = 'directory',
            message = 'clues of the post are held still';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_holds_no_clue() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_issued_document() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_issued_document() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_issued_number() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_issued_number() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_key_end() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_report casework.report;
begin
    select r.* into v_report from casework.report as r where r.report_id = new.item_id and r.cell_id = new.cell_id;
    -- A key of something else: a sealed line, a person's declaration.
    if not found or v_report.state = 'split' or v_report.state = 'sealed_up' and v_report.secrets_removed then
        return null;
    end if;
    if v_report.state = 'sealed_up' and exists (
        select from casework.sealed_export as x where x.report_id = new.item_id and x.cell_id = new.cell_id
    ) then
        return null;
    end if;
    raise exception using
        errcode = '23514', constraint = 'item_key_ends_after_the_export', table = 'item_key', schema = 'casework',
        message = 'a key is not destroyed before what it opens has another way up';
end
$$;

ALTER FUNCTION casework.check_key_end() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_lead_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended('directory.handover.' || new.cell_id || '.' || new.organ_id, 0));
    if exists (
        select
        from directory.staff as f
        cross join lateral unnest(f.roles) as p (role)
        where
            f.staff_id = new.from_staff_id
            and f.cell_id = new.cell_id
            and p.role in ('petition_lead', 'case_supervision')
            and not exists (
                select
                from directory.staff as s
                where
                    s.organ_id = new.organ_id
                    and s.cell_id = new.cell_id
                    and s.active
                    and s.staff_id <> new.from_staff_id
                    and p.role = any (s.roles)
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'handover_leaves_a_lead', table = 'handover', schema = 'directory',
            message = 'nobody else holds the post';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_lead_stays() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_member_stands_by() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if casework.stands_aside(new.clue_id, new.cell_id, new.staff_id) then
        raise exception using
            errcode = '23514', constraint = 'check_member_stands_not_aside', table = 'check_member', schema = 'casework',
            message = 'whoever must stand aside checks nothing';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_member_stands_by() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_minutes_attendees() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from unnest(new.attendee_ids) as a (staff_id)
        where casework.stands_aside(new.clue_id, new.cell_id, a.staff_id)
    ) then
        raise exception using
            errcode = '23514', constraint = 'study_minutes_attendees_may_know', table = 'study_minutes',
            schema = 'casework', message = 'whoever must stand aside studies nothing';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_minutes_attendees() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_nothing_is_left() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_today date := casework.today();
    v_kind text := tg_argv[0];
begin
    if not coalesce(new.ended_on <= v_today and (old.ended_on is null or old.ended_on > v_today), false)
        and (to_jsonb(new) ->> 'organ_id') is not distinct from (to_jsonb(old) ->> 'organ_id')
    then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('directory.ended', 0));
    if exists (
        select from casework.open_work(v_kind, array[to_jsonb(new) ->> (v_kind || '_id')])
    ) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = v_kind, schema = 'directory',
            message = 'open work lies there';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_nothing_is_left() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_paper_is_of_its_clue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.clue as c
        where
            c.clue_id = new.clue_id
            and c.cell_id = new.cell_id
            and (c.routed_at at time zone interval '8 hours')::date
                > (to_jsonb(new) ->> case tg_table_name when 'study_minutes' then 'held_on' else 'approved_on' end)::date
    ) then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'it lies before the clue came';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_paper_is_of_its_clue() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_place_is_there() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is distinct from 'system'
        and casework.is_ended(new.organ_id, to_jsonb(new) ->> 'room_id', new.cell_id)
    then
        raise exception using
            errcode = '23514', constraint = tg_name, table = tg_table_name, schema = 'casework',
            message = 'the organ or room was abolished';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_place_is_there() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_plan_has_minutes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.study_minutes as m
        where m.clue_id = new.clue_id and m.cell_id = new.cell_id and m.held_on = new.studied_on
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_plan_has_minutes', table = 'clue', schema = 'casework',
            message = 'the plan rests on a study without minutes';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_plan_has_minutes() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_proposal(p_old casework.clue, p_new casework.clue) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if p_new.state in ('plan_proposed', 'result_proposed', 'return_requested')
        and p_new.proposer_staff_id is distinct from
            (case when p_old.state = p_new.state then p_old.proposer_staff_id else guard.staff() end)
        or p_new.reopen_asked_by is not null and p_new.reopen_asked_by is distinct from p_old.reopen_asked_by
            and p_new.reopen_asked_by is distinct from guard.staff()
    then
        perform casework.refuse_move('clue_proposal_is_signed', 'clue', 'it is proposed in the own name');
    end if;
    if p_old.state = p_new.state
        and (
            p_new.state in ('plan_proposed', 'return_requested', 'result_proposed')
                and (p_new.disposition, p_new.return_reason, p_new.hold_until)
                    is distinct from (p_old.disposition, p_old.return_reason, p_old.hold_until)
            or p_new.state in ('result_proposed', 'concluded', 'fed_back', 'archived')
                and p_new.conclusion is distinct from p_old.conclusion
            or p_new.state = 'held' and p_new.hold_until is distinct from p_old.hold_until
            or p_new.state in ('under_way', 'result_proposed') and p_new.check_kind is distinct from p_old.check_kind
        )
    then
        perform casework.refuse_move('clue_proposal_stays', 'clue', 'what was proposed is not changed, but sent back');
    end if;
    if (p_old.state = 'routed' and p_new.state = 'claimed' or p_old.state <> p_new.state and p_new.state = 'plan_proposed')
        and not casework.may_be_worked_on(p_new)
    then
        perform casework.refuse_move('clue_distribution_is_approved', 'clue', 'nobody approved that this room has it');
    end if;
    -- JB-17, JB-23: what the minutes decided is what is proposed.
    if p_old.state <> p_new.state and p_new.state in ('plan_proposed', 'result_proposed')
        and casework.minutes_bind(p_new, casework.matter_proposed(p_new))
    then
        perform casework.refuse_move('clue_follows_its_minutes', 'clue', 'the minutes decided otherwise');
    end if;
end
$$;

ALTER FUNCTION casework.check_proposal(p_old casework.clue, p_new casework.clue) OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_quarantine_readers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if (
        select count(*)
        from directory.staff as s
        where
            s.cell_id = new.cell_id
            and s.organ_id = new.organ_id
            and s.active
            and not 'head' = any (s.roles)
            and (
                s.staff_id = new.first_staff_id and 'petition_lead' = any (s.roles)
                or s.staff_id = new.second_staff_id and s.roles && array['registrar', 'petition_lead']
            )
    ) <> 2 then
        raise exception using
            errcode = '23514', constraint = 'quarantine_readers_are_of_the_office', table = 'quarantine_readers',
            schema = 'casework', message = 'one heads the petition office, both work there, none heads the organ';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_quarantine_readers() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_report_handoff() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and r.holder_organ_id is distinct from (
                select h.to_organ_id
                from casework.handoff as h
                where h.subject_id = r.report_id and h.cell_id = r.cell_id
                order by h.ordinal desc
                limit 1
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_handoff_is_signed', table = 'report', schema = 'casework',
            message = 'the report moved without a signed line';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_report_handoff() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_report_holder_is_there() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if casework.is_ended(new.holder_organ_id, null, new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_holder_is_there', table = 'report', schema = 'casework',
            message = 'the organ was abolished';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_report_holder_is_there() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_report_holders_are_there() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from (select distinct i.holder_organ_id, i.cell_id from incoming as i) as o
        where casework.is_ended(o.holder_organ_id, null, o.cell_id)
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_holder_is_there', table = 'report', schema = 'casework',
            message = 'the organ was abolished';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_report_holders_are_there() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_report_split() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_split uuid;
    v_parts smallint;
begin
    select s.split_id, s.parts
    into v_split, v_parts
    from casework.split as s
    where
        s.report_id = new.report_id
        and s.cell_id = new.cell_id
        and s.state = 'approved'
        and s.organ_id = new.receiver_organ_id;
    if v_split is null then
        raise exception using
            errcode = '23514', constraint = 'report_split_is_approved', table = 'report', schema = 'casework',
            message = 'the report is split and two persons did not say so';
    end if;
    if exists (
        select
        from (
            select a.ordinal from casework.accused as a where a.report_id = new.report_id and a.cell_id = new.cell_id
        ) as a
        full join (
            select h.accused_ordinal, h.part from casework.split_share as h where h.split_id = v_split
        ) as h on h.accused_ordinal = a.ordinal
        where a.ordinal is null or h.part is null or h.part > v_parts
    )
        or v_parts <> (
            select count(distinct h.part) from casework.split_share as h where h.split_id = v_split
        )
    then
        raise exception using
            errcode = '23514', constraint = 'report_split_names_everybody', table = 'report', schema = 'casework',
            message = 'every accused stands in one part, and no part is without one';
    end if;
    if v_parts <> (
        select count(*) from casework.split_part as p where p.original_id = new.report_id and p.cell_id = new.cell_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_split_has_its_parts', table = 'report', schema = 'casework',
            message = 'every part is a report of its own';
    end if;
    if exists (select from casework.clue as c where c.report_id = new.report_id and c.cell_id = new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_split_has_no_clue', table = 'report', schema = 'casework',
            message = 'what is split is no clue: its parts are';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_report_split() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_report_void() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.voiding as v
        where
            v.report_id = new.report_id
            and v.cell_id = new.cell_id
            and v.state = 'approved'
            and v.reason = new.void_reason
            and v.organ_id = new.receiver_organ_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_void_is_approved', table = 'report', schema = 'casework',
            message = 'the report is void and two persons did not say so';
    end if;
    if exists (select from casework.clue as c where c.report_id = new.report_id and c.cell_id = new.cell_id) then
        raise exception using
            errcode = '23514', constraint = 'report_void_has_no_clue', table = 'report', schema = 'casework',
            message = 'the report is void and a clue came of it';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_report_void() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_result_is_signed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.check_report as r
        where
            r.clue_id = new.clue_id
            and r.cell_id = new.cell_id
            and r.conclusion = coalesce(new.conclusion, new.disposition)
            and not exists (
                select
                from casework.check_report as l
                where l.clue_id = r.clue_id and l.cell_id = r.cell_id and l.ordinal > r.ordinal
            )
            and casework.group_is_approved(r.clue_id, r.cell_id)
            and not exists (
                select
                from casework.check_member as m
                where
                    m.clue_id = r.clue_id
                    and m.cell_id = r.cell_id
                    and m.left_on is null
                    and not exists (
                        select
                        from casework.check_signature as s
                        where
                            s.check_report_id = r.check_report_id
                            and s.cell_id = r.cell_id
                            and s.staff_id = m.staff_id
                    )
            )
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_result_is_signed', table = 'clue', schema = 'casework',
            message = 'the whole group has not signed this result';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_result_is_signed() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_signature_of_member() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.check_member as m
        where
            m.clue_id = new.clue_id and m.cell_id = new.cell_id and m.staff_id = new.staff_id and m.left_on is null
    ) then
        raise exception using
            errcode = '23514', constraint = 'check_signature_is_of_a_member', table = 'check_signature',
            schema = 'casework', message = 'only members of the group sign its report';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_signature_of_member() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_split_part() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.report as o
        join casework.report as p on p.report_id = new.part_id and p.cell_id = new.cell_id
        where
            o.report_id = new.original_id
            and o.cell_id = new.cell_id
            and o.state = 'split'
            and p.received_on = o.received_on
            and p.receiver_organ_id = o.receiver_organ_id
            and o.receiver_organ_id = new.organ_id
    ) then
        raise exception using
            errcode = '23514', constraint = 'split_part_keeps_the_day', table = 'split_part', schema = 'casework',
            message = 'a part is received where and when the whole was';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_split_part() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_split_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = 'report_split_stays', table = 'report', schema = 'casework',
        message = 'what is split stays so, and keeps its number';
end
$$;

ALTER FUNCTION casework.check_split_stays() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_split_waits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if exists (
        select
        from casework.split as s
        where s.report_id = new.report_id and s.cell_id = new.cell_id and s.state = 'proposed'
    ) then
        raise exception using
            errcode = '23514', constraint = 'report_waits_for_its_split', table = 'report', schema = 'casework',
            message = 'somebody proposed to split the report, and nobody has decided';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_split_waits() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_taking_up() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if new.holder_staff_id is not null and new.holder_staff_id is distinct from old.holder_staff_id and exists (
        select
        from casework.jurisdiction_measure as m
        where
            m.clue_id = new.clue_id
            and m.cell_id = new.cell_id
            and m.rule is not null
            and m.state = 'proposed'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_waits_for_taking_up', table = 'clue', schema = 'casework',
            message = 'nobody has approved that the matter is taken up';
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.check_taking_up() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_talk_is_recorded() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not exists (
        select
        from casework.course_step as s
        where
            s.clue_id = new.clue_id
            and s.cell_id = new.cell_id
            and s.closed_on is null
            and s.step in ('talk_held', 'reply_received', 'no_answer')
    ) and not exists (
        select
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id and r.kind = 'appeal'
    ) then
        raise exception using
            errcode = '23514', constraint = 'clue_talk_is_recorded', table = 'clue', schema = 'casework',
            message = 'neither a talk nor an answer is on record';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_talk_is_recorded() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_told_acceptance() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION casework.check_told_acceptance() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_void_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = 'report_void_stays', table = 'report', schema = 'casework',
        message = 'what is void stays so, and keeps its number';
end
$$;

ALTER FUNCTION casework.check_void_stays() OWNER TO dengwen_owner;

CREATE FUNCTION casework.check_walls_stay() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_fallen boolean;
begin
    if tg_table_name = 'report' then
        select not (
            old.barred_organ_ids <@ r.barred_organ_ids
            and old.barred_room_ids <@ r.barred_room_ids
            and old.barred_staff_ids <@ r.barred_staff_ids
        )
        into v_fallen
        from casework.report as r
        where r.report_id = new.report_id and r.cell_id = new.cell_id;
    else
        select not (
            old.barred_organ_ids <@ c.barred_organ_ids
            and old.barred_room_ids <@ c.barred_room_ids
            and old.barred_staff_ids <@ c.barred_staff_ids
        )
        into v_fallen
        from casework.clue as c
        where c.clue_id = new.clue_id and c.cell_id = new.cell_id;
    end if;
    if v_fallen then
        perform casework.refuse_move(tg_name, tg_table_name, 'nobody who is kept out is let in by hand');
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.check_walls_stay() OWNER TO dengwen_owner;

CREATE FUNCTION casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE casework.report r SET seal_asked_on = close_for_sealing.p_on, seal_ground = close_for_sealing.p_ground
   WHERE ((r.report_id = ANY (close_for_sealing.p_reports)) AND (r.cell_id = guard.cell()) AND (r.state <> ALL (ARRAY['sealed_up'::text, 'voided'::text, 'split'::text])) AND guard.is_system());
END;

ALTER FUNCTION casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) OWNER TO dengwen_owner;

CREATE FUNCTION casework.clue_takes_over() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    select
        r.breaches,
        r.source = 'room' and r.register_number is null,
        coalesce(
            f.origin,
            -- The twin of ClueOrigin.init.
            case t.source
                when 'superior' then 'superior'
                when 'inspection' then 'inspection'
                when 'audit' then 'audit'
                when 'judicial' then 'judicial'
                when 'administration' then 'other'
                when 'other' then 'other'
            end,
            'petition'
        )
    into new.breaches, new.is_found, new.origin
    from casework.report as r
    left join casework.found_clue as f on f.report_id = r.report_id and f.cell_id = r.cell_id
    left join casework.transfer_in as t on t.report_id = r.report_id and t.cell_id = r.cell_id
    where r.report_id = new.report_id and r.cell_id = new.cell_id;
    return new;
end
$$;

ALTER FUNCTION casework.clue_takes_over() OWNER TO dengwen_owner;

CREATE TABLE vault.query_code (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    lookup bytea NOT NULL,
    salt bytea NOT NULL,
    proof bytea NOT NULL,
    CONSTRAINT query_code_lookup_is_a_hash CHECK ((octet_length(lookup) = 32)),
    CONSTRAINT query_code_proof_is_a_hash CHECK ((octet_length(proof) = 32)),
    CONSTRAINT query_code_salt_is_whole CHECK ((octet_length(salt) = 16))
);

ALTER TABLE ONLY vault.query_code FORCE ROW LEVEL SECURITY;

ALTER TABLE vault.query_code OWNER TO dengwen_owner;

CREATE FUNCTION casework.code_salt(p_lookup bytea) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT q.salt
    FROM vault.query_code q
   WHERE ((q.lookup = code_salt.p_lookup) AND (q.cell_id = guard.cell()) AND (guard.kind() = 'public'::text));
END;

ALTER FUNCTION casework.code_salt(p_lookup bytea) OWNER TO dengwen_owner;

CREATE FUNCTION casework.usual_code_word(p_organ_name text, p_series text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ("substring"(p_organ_name, '^[^市区县纪]*'::text) ||
         CASE p_series
             WHEN 'document_petition'::text THEN '纪信'::text
             WHEN 'document_letter'::text THEN '纪函'::text
             WHEN 'document_supervision'::text THEN '纪督'::text
             WHEN 'document_report'::text THEN '纪报'::text
             WHEN 'document_advice'::text THEN '纪建'::text
             WHEN 'document_jw_advice'::text THEN '监建'::text
             WHEN 'document_notice'::text THEN '纪通'::text
             WHEN 'document_archive'::text THEN '纪档'::text
             ELSE NULL::text
         END);
END;

ALTER FUNCTION casework.usual_code_word(p_organ_name text, p_series text) OWNER TO dengwen_owner;

CREATE TABLE directory.document_code (
    organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    series text NOT NULL,
    word text NOT NULL,
    set_by text NOT NULL COLLATE pg_catalog."C",
    set_on date NOT NULL,
    CONSTRAINT document_code_series_is_known CHECK ((series ~ '^document_[a-z_]{1,20}$'::text)),
    CONSTRAINT document_code_word_is_plain CHECK (((word ~ '^[一-鿿]{2,12}$'::text) AND (word !~ '[第号]'::text)))
);

ALTER TABLE ONLY directory.document_code FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.document_code OWNER TO dengwen_owner;

CREATE TABLE directory.organ (
    organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    name text NOT NULL,
    level smallint NOT NULL,
    division_code text NOT NULL,
    superior_organ_id text COLLATE pg_catalog."C",
    head_staff_id text COLLATE pg_catalog."C",
    ended_on date,
    successor_organ_id text COLLATE pg_catalog."C",
    CONSTRAINT organ_is_not_its_own_superior CHECK ((superior_organ_id <> organ_id)),
    CONSTRAINT organ_level_is_known CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT organ_successor_follows_its_end CHECK (((successor_organ_id IS NULL) OR ((ended_on IS NOT NULL) AND (successor_organ_id <> organ_id))))
);

ALTER TABLE ONLY directory.organ FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.organ OWNER TO dengwen_owner;

CREATE FUNCTION casework.code_word_bearer(p_word text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT o.organ_id
    FROM ((directory.organ o
      CROSS JOIN unnest(ARRAY['document_petition'::text, 'document_letter'::text, 'document_supervision'::text, 'document_report'::text, 'document_advice'::text, 'document_jw_advice'::text, 'document_notice'::text, 'document_archive'::text]) k(series))
      LEFT JOIN directory.document_code c ON (((c.organ_id = o.organ_id) AND (c.cell_id = o.cell_id) AND (c.series = k.series))))
   WHERE ((o.cell_id = guard.cell()) AND (o.organ_id <> guard.organ()) AND (COALESCE(c.word, casework.usual_code_word(o.name, k.series)) = code_word_bearer.p_word))
   ORDER BY o.organ_id
  LIMIT 1;
END;

ALTER FUNCTION casework.code_word_bearer(p_word text) OWNER TO dengwen_owner;

CREATE TABLE casework.document (
    document_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    report_id uuid NOT NULL,
    clue_id uuid,
    state text NOT NULL,
    template_version integer NOT NULL,
    sealed_values bytea NOT NULL,
    sealed_text bytea,
    sealed_void_reason bytea,
    series text NOT NULL,
    code_word text,
    document_year smallint,
    document_number integer,
    drafted_by text NOT NULL COLLATE pg_catalog."C",
    drafted_at timestamp with time zone NOT NULL,
    approved_by text COLLATE pg_catalog."C",
    issued_on date,
    void_proposed_by text COLLATE pg_catalog."C",
    voided_by text COLLATE pg_catalog."C",
    voided_on date,
    copies integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 0 NOT NULL,
    record_kind text,
    record_id uuid,
    replaces_id uuid,
    addressee_id text COLLATE pg_catalog."C",
    CONSTRAINT document_approver_did_not_write_it CHECK ((approved_by <> drafted_by)),
    CONSTRAINT document_copies_are_of_issued CHECK (((copies >= 0) AND ((copies = 0) OR (document_number IS NOT NULL)))),
    CONSTRAINT document_is_no_notice CHECK ((kind <> ALL (ARRAY['acceptance'::text, 'guidance'::text]))),
    CONSTRAINT document_issued_has_its_number CHECK ((((state = ANY (ARRAY['issued'::text, 'void_proposed'::text, 'voided'::text])) = (document_number IS NOT NULL)) AND ((document_number IS NULL) = (document_year IS NULL)) AND ((document_number IS NULL) = (code_word IS NULL)) AND ((document_number IS NULL) = (approved_by IS NULL)) AND ((document_number IS NULL) = (issued_on IS NULL)) AND ((document_number IS NULL) = (sealed_text IS NULL)))),
    CONSTRAINT document_kind_is_known CHECK ((kind = ANY (ARRAY['acceptance'::text, 'guidance'::text, 'forwarding'::text, 'assignment'::text, 'supervision_order'::text, 'reminder'::text, 'check_report'::text, 'feedback_record'::text, 'inquiry_letter'::text, 'verification_request'::text, 'verification_report'::text, 'discipline_recommendation'::text, 'supervision_recommendation'::text, 'clarification'::text, 'public_notice'::text, 'archive_index'::text, 'petition_opinion'::text, 'petition_transfer'::text, 'petition_acceptance'::text]))),
    CONSTRAINT document_number_has_its_shape CHECK (((document_number >= 1) AND ((document_year >= 1000) AND (document_year <= 9999)) AND (code_word ~ '^[一-鿿]{2,12}$'::text) AND (code_word !~ '[第号]'::text))),
    CONSTRAINT document_number_is_of_its_year CHECK (((document_year)::numeric = EXTRACT(year FROM issued_on))),
    CONSTRAINT document_record_is_whole CHECK (((record_kind IS NULL) = (record_id IS NULL))),
    CONSTRAINT document_replaces_another CHECK ((replaces_id <> document_id)),
    CONSTRAINT document_rests_on_its_record CHECK ((NOT (record_kind IS DISTINCT FROM
CASE kind
    WHEN 'assignment'::text THEN 'assignment'::text
    WHEN 'supervision_order'::text THEN 'supervision'::text
    WHEN 'discipline_recommendation'::text THEN 'recommendation'::text
    WHEN 'supervision_recommendation'::text THEN 'recommendation'::text
    WHEN 'clarification'::text THEN 'clarification'::text
    WHEN 'inquiry_letter'::text THEN 'clue'::text
    WHEN 'verification_report'::text THEN 'check_report'::text
    WHEN 'check_report'::text THEN 'result'::text
    WHEN 'public_notice'::text THEN 'result'::text
    WHEN 'feedback_record'::text THEN 'feedback_record'::text
    WHEN 'petition_acceptance'::text THEN 'petition'::text
    WHEN 'petition_opinion'::text THEN 'petition'::text
    WHEN 'reminder'::text THEN
    CASE
        WHEN (clue_id IS NOT NULL) THEN 'reminder'::text
        ELSE NULL::text
    END
    ELSE NULL::text
END))),
    CONSTRAINT document_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'withdrawn'::text, 'issued'::text, 'void_proposed'::text, 'voided'::text]))),
    CONSTRAINT document_transfer_names_its_receiver CHECK (
CASE kind
    WHEN 'petition_transfer'::text THEN ((addressee_id IS NOT NULL) OR (state = ANY (ARRAY['draft'::text, 'withdrawn'::text])))
    ELSE (addressee_id IS NULL)
END),
    CONSTRAINT document_void_has_its_reason CHECK ((((state = ANY (ARRAY['void_proposed'::text, 'voided'::text])) = (void_proposed_by IS NOT NULL)) AND ((state = ANY (ARRAY['void_proposed'::text, 'voided'::text])) = (sealed_void_reason IS NOT NULL)))),
    CONSTRAINT document_void_has_two_persons CHECK ((((state = 'voided'::text) = (voided_by IS NOT NULL)) AND ((state = 'voided'::text) = (voided_on IS NOT NULL)) AND ((voided_by IS NULL) OR (voided_by <> void_proposed_by))))
);

ALTER TABLE ONLY casework.document FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.document OWNER TO dengwen_owner;

CREATE TABLE casework.notice (
    notice_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    notice_year smallint,
    notice_number integer,
    state text NOT NULL,
    due_on date,
    prepared_by text COLLATE pg_catalog."C",
    approved_by text COLLATE pg_catalog."C",
    prepared_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    delivered_at timestamp with time zone,
    read_at timestamp with time zone,
    conclusion text,
    template_version smallint NOT NULL,
    delivered_on date,
    delivered_by text COLLATE pg_catalog."C",
    delivery_way text,
    code_word text,
    wording_version integer,
    CONSTRAINT notice_delivered_knows_its_way CHECK (((state = 'delivered'::text) = (delivery_way IS NOT NULL))),
    CONSTRAINT notice_delivery_is_whole CHECK ((((delivered_on IS NULL) = (delivery_way IS NULL)) AND ((delivered_by IS NULL) = ((delivery_way IS NULL) OR (delivery_way = 'online'::text))))),
    CONSTRAINT notice_delivery_way_is_known CHECK ((delivery_way = ANY (ARRAY['in_person'::text, 'letter'::text, 'phone'::text, 'online'::text]))),
    CONSTRAINT notice_has_two_persons CHECK (((prepared_by IS NULL) OR (approved_by IS NULL) OR (prepared_by <> approved_by))),
    CONSTRAINT notice_is_delivered_after_approval CHECK ((delivered_on >= ((approved_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT notice_kind_is_known CHECK ((kind = ANY (ARRAY['acceptance'::text, 'not_accepted'::text, 'result'::text, 'suggestion_adopted'::text]))),
    CONSTRAINT notice_number_comes_with_approval CHECK ((((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) = (notice_number IS NULL)) AND ((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) = (approved_by IS NULL)) AND ((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) = (approved_at IS NULL)))),
    CONSTRAINT notice_result_tells_one CHECK (((kind = 'result'::text) = (conclusion IS NOT NULL))),
    CONSTRAINT notice_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'delivered'::text, 'withdrawn'::text]))),
    CONSTRAINT notice_word_comes_with_its_number CHECK ((((code_word IS NULL) = (notice_number IS NULL)) AND (((code_word ~ '^[一-鿿]{2,12}$'::text) AND (code_word !~ '[第号]'::text)) IS NOT FALSE))),
    CONSTRAINT notice_wording_comes_with_its_number CHECK (((wording_version IS NULL) OR ((wording_version >= 1) AND (kind = ANY (ARRAY['acceptance'::text, 'not_accepted'::text])) AND (notice_number IS NOT NULL))))
);

ALTER TABLE ONLY casework.notice FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.notice OWNER TO dengwen_owner;

CREATE TABLE casework.recommendation (
    recommendation_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text COLLATE pg_catalog."C",
    kind text NOT NULL,
    ground text NOT NULL,
    clue_id uuid,
    state text NOT NULL,
    drafted_by text NOT NULL COLLATE pg_catalog."C",
    drafted_at timestamp with time zone NOT NULL,
    approved_by text COLLATE pg_catalog."C",
    approved_at timestamp with time zone,
    document_year smallint,
    document_number integer,
    issued_on date,
    reply_due_on date,
    replied_on date,
    sent_back smallint DEFAULT 0 NOT NULL,
    look_back_due_on date,
    looked_back_on date,
    closed_on date,
    version integer DEFAULT 1 NOT NULL,
    code_word text,
    CONSTRAINT recommendation_approval_is_whole CHECK ((((state = ANY (ARRAY['drafted'::text, 'dropped'::text])) = (approved_by IS NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL)))),
    CONSTRAINT recommendation_ground_is_known CHECK ((ground = ANY (ARRAY['many_reports'::text, 'found_in_handling'::text]))),
    CONSTRAINT recommendation_has_two_persons CHECK ((approved_by <> drafted_by)),
    CONSTRAINT recommendation_issue_is_whole CHECK ((((state = ANY (ARRAY['drafted'::text, 'approved'::text, 'dropped'::text])) = (document_number IS NULL)) AND ((document_number IS NULL) = (document_year IS NULL)) AND ((document_number IS NULL) = (issued_on IS NULL)) AND ((document_number IS NULL) = (reply_due_on IS NULL)))),
    CONSTRAINT recommendation_kind_is_known CHECK ((kind = ANY (ARRAY['discipline'::text, 'supervision'::text]))),
    CONSTRAINT recommendation_look_back_comes_before_the_end CHECK ((((state = ANY (ARRAY['looked_back'::text, 'closed'::text])) = (looked_back_on IS NOT NULL)) AND ((state = ANY (ARRAY['closed'::text, 'dropped'::text])) = (closed_on IS NOT NULL)) AND ((state = ANY (ARRAY['accepted'::text, 'looked_back'::text, 'closed'::text])) = (look_back_due_on IS NOT NULL)))),
    CONSTRAINT recommendation_reply_comes_first CHECK (((state = ANY (ARRAY['drafted'::text, 'approved'::text, 'issued'::text, 'dropped'::text])) OR (replied_on IS NOT NULL))),
    CONSTRAINT recommendation_state_is_known CHECK ((state = ANY (ARRAY['drafted'::text, 'approved'::text, 'issued'::text, 'replied'::text, 'accepted'::text, 'looked_back'::text, 'closed'::text, 'dropped'::text]))),
    CONSTRAINT recommendation_word_comes_with_its_number CHECK ((((code_word IS NULL) = (document_number IS NULL)) AND (((code_word ~ '^[一-鿿]{2,12}$'::text) AND (code_word !~ '[第号]'::text)) IS NOT FALSE)))
);

ALTER TABLE ONLY casework.recommendation FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.recommendation OWNER TO dengwen_owner;

CREATE TABLE casework.supervision (
    supervision_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    issuer_organ_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    supervision_year smallint,
    supervision_number integer,
    reason text NOT NULL,
    methods text[] NOT NULL,
    state text NOT NULL,
    proposer_staff_id text NOT NULL COLLATE pg_catalog."C",
    proposed_at timestamp with time zone NOT NULL,
    approver_staff_id text COLLATE pg_catalog."C",
    approved_at timestamp with time zone,
    due_on date,
    answerer_staff_id text COLLATE pg_catalog."C",
    outcome text,
    ended_on date,
    escalated_on date,
    accountable_on date,
    accountable_by text COLLATE pg_catalog."C",
    missed_on date,
    version integer DEFAULT 0 NOT NULL,
    code_word text,
    CONSTRAINT supervision_account_is_whole CHECK ((((accountable_on IS NULL) = (accountable_by IS NULL)) AND ((accountable_on IS NULL) = (missed_on IS NULL)) AND ((accountable_on IS NULL) OR (accountable_on > missed_on)))),
    CONSTRAINT supervision_answer_has_an_author CHECK (((state <> 'answered'::text) OR (answerer_staff_id IS NOT NULL))),
    CONSTRAINT supervision_end_is_whole CHECK ((((state = 'ended'::text) = (outcome IS NOT NULL)) AND ((state = 'ended'::text) = (ended_on IS NOT NULL)))),
    CONSTRAINT supervision_goes_out_approved CHECK (((state = ANY (ARRAY['issued'::text, 'answered'::text, 'sent_back'::text, 'ended'::text])) = ((approver_staff_id IS NOT NULL) AND (approved_at IS NOT NULL) AND (due_on IS NOT NULL) AND (supervision_year IS NOT NULL) AND (supervision_number IS NOT NULL)))),
    CONSTRAINT supervision_has_two_persons CHECK ((approver_staff_id <> proposer_staff_id)),
    CONSTRAINT supervision_methods_are_known CHECK (((methods <@ ARRAY['letter'::text, 'hearing'::text, 'file_review'::text, 'inspection'::text]) AND (cardinality(methods) > 0))),
    CONSTRAINT supervision_outcome_is_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'withdrawn'::text]))),
    CONSTRAINT supervision_reason_is_known CHECK ((reason = ANY (ARRAY['overdue'::text, 'perfunctory'::text, 'supplement'::text, 'other'::text]))),
    CONSTRAINT supervision_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'issued'::text, 'answered'::text, 'sent_back'::text, 'ended'::text]))),
    CONSTRAINT supervision_word_comes_with_its_number CHECK ((((code_word IS NULL) = (supervision_number IS NULL)) AND (((code_word ~ '^[一-鿿]{2,12}$'::text) AND (code_word !~ '[第号]'::text)) IS NOT FALSE)))
);

ALTER TABLE ONLY casework.supervision FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.supervision OWNER TO dengwen_owner;

CREATE TABLE casework.trend_report (
    trend_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    trend_year smallint NOT NULL,
    trend_quarter smallint NOT NULL,
    state text NOT NULL,
    sealed bytea NOT NULL,
    made_by text NOT NULL COLLATE pg_catalog."C",
    made_on date NOT NULL,
    upper_organ_id text COLLATE pg_catalog."C",
    sent_by text COLLATE pg_catalog."C",
    sent_on date,
    committee_by text COLLATE pg_catalog."C",
    committee_on date,
    committee_sealed bytea,
    code_word text,
    committee_year smallint,
    committee_number integer,
    CONSTRAINT trend_report_committee_has_two_persons CHECK ((committee_by <> made_by)),
    CONSTRAINT trend_report_committee_is_whole CHECK ((((committee_by IS NULL) = (committee_on IS NULL)) AND ((committee_by IS NULL) = (committee_sealed IS NULL)) AND ((committee_by IS NULL) = (code_word IS NULL)) AND ((committee_by IS NULL) = (committee_year IS NULL)) AND ((committee_by IS NULL) = (committee_number IS NULL)))),
    CONSTRAINT trend_report_committee_number_has_its_shape CHECK (((committee_number >= 1) AND ((committee_year)::numeric = EXTRACT(year FROM committee_on)) AND (code_word ~ '^[一-鿿]{2,12}$'::text) AND (code_word !~ '[第号]'::text))),
    CONSTRAINT trend_report_committee_runs_forward CHECK ((committee_on >= made_on)),
    CONSTRAINT trend_report_goes_up CHECK ((((state = 'sent'::text) = (sent_by IS NOT NULL)) AND ((sent_by IS NULL) = (sent_on IS NULL)) AND ((sent_by IS NULL) = (upper_organ_id IS NULL)) AND ((upper_organ_id IS NULL) OR (upper_organ_id <> organ_id)))),
    CONSTRAINT trend_report_has_two_persons CHECK ((sent_by <> made_by)),
    CONSTRAINT trend_report_quarter_is_known CHECK (((trend_quarter >= 0) AND (trend_quarter <= 4))),
    CONSTRAINT trend_report_runs_forward CHECK ((sent_on >= made_on)),
    CONSTRAINT trend_report_state_is_known CHECK ((state = ANY (ARRAY['made'::text, 'sent'::text])))
);

ALTER TABLE ONLY casework.trend_report FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.trend_report OWNER TO dengwen_owner;

CREATE FUNCTION casework.issued_numbers(p_organ text, p_cell text, p_year smallint DEFAULT NULL::smallint, p_number integer DEFAULT NULL::integer) RETURNS TABLE(series text, year smallint, number integer, code_word text, holder text, holder_id uuid, is_void boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT 'document_petition'::text,
     n.notice_year,
     n.notice_number,
     n.code_word,
     'notice'::text,
     n.notice_id,
     false
    FROM casework.notice n
   WHERE ((n.organ_id = issued_numbers.p_organ) AND (n.cell_id = issued_numbers.p_cell) AND (n.notice_number IS NOT NULL) AND ((issued_numbers.p_year IS NULL) OR (n.notice_year = issued_numbers.p_year)) AND ((issued_numbers.p_number IS NULL) OR (n.notice_number = issued_numbers.p_number)))
 UNION ALL
  SELECT 'document_supervision'::text,
     v.supervision_year,
     v.supervision_number,
     v.code_word,
     'supervision'::text,
     v.supervision_id,
     false
    FROM casework.supervision v
   WHERE ((v.issuer_organ_id = issued_numbers.p_organ) AND (v.cell_id = issued_numbers.p_cell) AND (v.supervision_number IS NOT NULL) AND ((issued_numbers.p_year IS NULL) OR (v.supervision_year = issued_numbers.p_year)) AND ((issued_numbers.p_number IS NULL) OR (v.supervision_number = issued_numbers.p_number)))
 UNION ALL
  SELECT
         CASE m.kind
             WHEN 'discipline'::text THEN 'document_advice'::text
             ELSE 'document_jw_advice'::text
         END AS "case",
     m.document_year,
     m.document_number,
     m.code_word,
     'recommendation'::text,
     m.recommendation_id,
     false
    FROM casework.recommendation m
   WHERE ((m.organ_id = issued_numbers.p_organ) AND (m.cell_id = issued_numbers.p_cell) AND (m.document_number IS NOT NULL) AND ((issued_numbers.p_year IS NULL) OR (m.document_year = issued_numbers.p_year)) AND ((issued_numbers.p_number IS NULL) OR (m.document_number = issued_numbers.p_number)))
 UNION ALL
  SELECT 'document_report'::text,
     t.committee_year,
     t.committee_number,
     t.code_word,
     'trend'::text,
     t.trend_id,
     false
    FROM casework.trend_report t
   WHERE ((t.organ_id = issued_numbers.p_organ) AND (t.cell_id = issued_numbers.p_cell) AND (t.committee_number IS NOT NULL) AND ((issued_numbers.p_year IS NULL) OR (t.committee_year = issued_numbers.p_year)) AND ((issued_numbers.p_number IS NULL) OR (t.committee_number = issued_numbers.p_number)))
 UNION ALL
  SELECT d.series,
     d.document_year,
     d.document_number,
     d.code_word,
         CASE
             WHEN (d.record_kind = ANY (ARRAY['supervision'::text, 'recommendation'::text])) THEN d.record_kind
             ELSE 'document'::text
         END AS "case",
         CASE
             WHEN (d.record_kind = ANY (ARRAY['supervision'::text, 'recommendation'::text])) THEN d.record_id
             ELSE d.document_id
         END AS document_id,
     (d.state = 'voided'::text)
    FROM casework.document d
   WHERE ((d.organ_id = issued_numbers.p_organ) AND (d.cell_id = issued_numbers.p_cell) AND (d.document_number IS NOT NULL) AND ((issued_numbers.p_year IS NULL) OR (d.document_year = issued_numbers.p_year)) AND ((issued_numbers.p_number IS NULL) OR (d.document_number = issued_numbers.p_number)));
END;

ALTER FUNCTION casework.issued_numbers(p_organ text, p_cell text, p_year smallint, p_number integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.code_words(p_organ text, p_cell text) RETURNS TABLE(series text, word text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT x.series,
     x.code_word
    FROM casework.issued_numbers(code_words.p_organ, code_words.p_cell) x(series, year, number, code_word, holder, holder_id, is_void)
 UNION
  SELECT k.series,
     COALESCE(c.word, casework.usual_code_word(o.name, k.series)) AS "coalesce"
    FROM ((directory.organ o
      CROSS JOIN unnest(ARRAY['document_petition'::text, 'document_letter'::text, 'document_supervision'::text, 'document_report'::text, 'document_advice'::text, 'document_jw_advice'::text, 'document_notice'::text, 'document_archive'::text]) k(series))
      LEFT JOIN directory.document_code c ON (((c.organ_id = o.organ_id) AND (c.cell_id = o.cell_id) AND (c.series = k.series))))
   WHERE ((o.organ_id = code_words.p_organ) AND (o.cell_id = code_words.p_cell));
END;

ALTER FUNCTION casework.code_words(p_organ text, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.code_words_in_use() RETURNS TABLE(series text, word text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT w.series,
     w.word
    FROM casework.code_words(guard.organ(), guard.cell()) w(series, word);
END;

ALTER FUNCTION casework.code_words_in_use() OWNER TO dengwen_owner;

CREATE TABLE casework.report_text (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY casework.report_text FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.report_text OWNER TO dengwen_owner;

CREATE FUNCTION casework.content_hash(p_report uuid) RETURNS bytea
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH part AS (
          SELECT r.report_id,
             r.cell_id
            FROM casework.report r
           WHERE ((r.cell_id = guard.cell()) AND (guard.kind() IS NOT NULL) AND ((r.report_id = content_hash.p_report) OR ((r.repeat_of_id = content_hash.p_report) AND (r.state = 'retained'::text))))
         ), piece AS (
          SELECT p_1.report_id,
             0 AS ordinal,
             t.sealed
            FROM (part p_1
              JOIN casework.report_text t ON (((t.report_id = p_1.report_id) AND (t.cell_id = p_1.cell_id))))
         UNION ALL
          SELECT p_1.report_id,
             a.ordinal,
             a.sealed
            FROM (part p_1
              JOIN casework.accused a ON (((a.report_id = p_1.report_id) AND (a.cell_id = p_1.cell_id))))
         )
  SELECT sha256(COALESCE(string_agg(sha256(p.sealed), '\x'::bytea ORDER BY p.report_id, p.ordinal), '\x'::bytea)) AS sha256
    FROM piece p;
END;

ALTER FUNCTION casework.content_hash(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.room() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT NULLIF((guard.context())[5], ''::text) AS "nullif";
END;

ALTER FUNCTION guard.room() OWNER TO dengwen_owner;

CREATE FUNCTION guard.staff() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT NULLIF((guard.context())[3], ''::text) AS "nullif";
END;

ALTER FUNCTION guard.staff() OWNER TO dengwen_owner;

CREATE FUNCTION casework.is_kept_from(p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT
            FROM casework.report r
           WHERE ((r.report_id = is_kept_from.p_report) AND (r.cell_id = guard.cell()) AND (guard.kind() = ANY (ARRAY['staff'::text, 'system'::text])) AND (r.state <> 'sealed_up'::text) AND ((r.seal_asked_on IS NULL) OR guard.has_role(ARRAY['petition_lead'::text])) AND (NOT COALESCE((guard.organ() = ANY (r.barred_organ_ids)), false)) AND (NOT COALESCE((guard.room() = ANY (r.barred_room_ids)), false)) AND (NOT COALESCE((guard.staff() = ANY (r.barred_staff_ids)), false))))));
END;

ALTER FUNCTION casework.is_kept_from(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.decides_above(p_report uuid, p_staff text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND (NOT casework.is_kept_from(p_report)) AND (EXISTS ( SELECT
            FROM ((casework.report r
              JOIN directory.organ o ON (((o.organ_id = r.holder_organ_id) AND (o.cell_id = r.cell_id))))
              JOIN directory.staff s ON (((s.organ_id = r.holder_organ_id) AND (s.cell_id = r.cell_id))))
           WHERE ((r.report_id = decides_above.p_report) AND (r.cell_id = guard.cell()) AND (o.superior_organ_id = guard.organ()) AND (s.staff_id = decides_above.p_staff) AND (('head'::text = ANY (s.roles)) OR (casework.everybody_stands_aside(r.holder_organ_id, 'head'::text, NULL::uuid, decides_above.p_report) AND (('deputy'::text = ANY (s.roles)) OR casework.everybody_stands_aside(r.holder_organ_id, 'deputy'::text, NULL::uuid, decides_above.p_report))))))));
END;

ALTER FUNCTION casework.decides_above(p_report uuid, p_staff text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.signer() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT NULLIF(c.c[
         CASE c.c[2]
             WHEN 'system'::text THEN 10
             ELSE 3
         END], ''::text) AS "nullif"
    FROM guard.context() c(c);
END;

ALTER FUNCTION guard.signer() OWNER TO dengwen_owner;

CREATE FUNCTION casework.decides_as_head(p_organ text, p_clue uuid, p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT ((s.organ_id = decides_as_head.p_organ) AND (NOT casework.stands_aside(s.staff_id, decides_as_head.p_clue, decides_as_head.p_report)) AND (('head'::text = ANY (p.roles)) OR (('deputy'::text = ANY (p.roles)) AND casework.everybody_stands_aside(decides_as_head.p_organ, 'head'::text, decides_as_head.p_clue, decides_as_head.p_report))))
            FROM (directory.staff s
              CROSS JOIN LATERAL ( SELECT
                         CASE
                             WHEN (guard.kind() <> 'staff'::text) THEN s.roles
                             ELSE ARRAY( SELECT r.role
                                FROM unnest(ARRAY['head'::text, 'deputy'::text]) r(role)
                               WHERE guard.has_role(ARRAY[r.role]))
                         END AS roles) p)
           WHERE ((s.staff_id = guard.signer()) AND (s.cell_id = guard.cell()) AND s.active)), false) AS "coalesce";
END;

ALTER FUNCTION casework.decides_as_head(p_organ text, p_clue uuid, p_report uuid) OWNER TO dengwen_owner;

CREATE TABLE casework.assignment (
    assignment_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    measure_id uuid NOT NULL,
    report_id uuid NOT NULL,
    clue_id uuid NOT NULL,
    from_organ_id text NOT NULL COLLATE pg_catalog."C",
    to_organ_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    assigned_at timestamp with time zone NOT NULL,
    received_by text COLLATE pg_catalog."C",
    received_on date,
    reviewed_on date,
    result_proposed_by text COLLATE pg_catalog."C",
    result_approved_by text COLLATE pg_catalog."C",
    reported_on date,
    conclusion text,
    ended_on date,
    CONSTRAINT assignment_conclusion_is_known CHECK ((conclusion = ANY (ARRAY['closed_without_check'::text, 'closed_unfounded'::text, 'educated'::text, 'case_filed'::text, 'transferred_party_organ'::text, 'appeal_upheld'::text, 'appeal_varied'::text, 'appeal_revoked'::text, 'appeal_ended'::text]))),
    CONSTRAINT assignment_end_is_whole CHECK (((state = 'ended'::text) = (ended_on IS NOT NULL))),
    CONSTRAINT assignment_goes_to_another_organ CHECK ((from_organ_id <> to_organ_id)),
    CONSTRAINT assignment_receipt_is_whole CHECK ((((received_on IS NULL) = (received_by IS NULL)) AND ((state = ANY (ARRAY['received'::text, 'result_proposed'::text, 'reported'::text])) <= (received_on IS NOT NULL)))),
    CONSTRAINT assignment_report_has_two_persons CHECK ((result_proposed_by <> result_approved_by)),
    CONSTRAINT assignment_report_is_approved CHECK (((state = 'reported'::text) <= ((reviewed_on IS NOT NULL) AND (result_proposed_by IS NOT NULL) AND (result_approved_by IS NOT NULL) AND (reported_on IS NOT NULL) AND (conclusion IS NOT NULL)))),
    CONSTRAINT assignment_state_is_known CHECK ((state = ANY (ARRAY['sent'::text, 'received'::text, 'result_proposed'::text, 'reported'::text, 'ended'::text])))
);

ALTER TABLE ONLY casework.assignment FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.assignment OWNER TO dengwen_owner;

CREATE TABLE casework.check_report (
    check_report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ordinal integer NOT NULL,
    conclusion text NOT NULL,
    sealed bytea NOT NULL,
    digest bytea NOT NULL,
    written_by text NOT NULL COLLATE pg_catalog."C",
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT check_report_conclusion_is_known CHECK ((conclusion = ANY (ARRAY['closed_unfounded'::text, 'educated'::text, 'case_filed'::text, 'transferred_party_organ'::text, 'hold_for_later'::text, 'appeal_upheld'::text, 'appeal_varied'::text, 'appeal_revoked'::text, 'appeal_ended'::text]))),
    CONSTRAINT check_report_counts_up CHECK ((ordinal >= 1)),
    CONSTRAINT check_report_digest_fits CHECK ((digest = sha256(((conclusion)::bytea || sealed))))
);

ALTER TABLE ONLY casework.check_report FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.check_report OWNER TO dengwen_owner;

CREATE TABLE casework.clarification (
    clarification_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    conclusion text NOT NULL,
    finding text NOT NULL,
    trigger text NOT NULL,
    form text NOT NULL,
    inaccuracy text NOT NULL,
    proposes_malice boolean NOT NULL,
    circumstances text[] DEFAULT '{}'::text[] NOT NULL,
    benefits text[] DEFAULT '{}'::text[] NOT NULL,
    determined_level smallint,
    determined_on date,
    sealed bytea NOT NULL,
    found_on date NOT NULL,
    due_on date NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    done_by text COLLATE pg_catalog."C",
    done_on date,
    followed_up_on date,
    copied_on date,
    redress text,
    redress_on date,
    redress_sealed bytea,
    redress_outcome text,
    redress_outcome_on date,
    CONSTRAINT clarification_benefits_are_known CHECK ((benefits <@ ARRAY['post'::text, 'rank'::text, 'title'::text, 'education'::text, 'degree'::text, 'award'::text, 'qualification'::text])),
    CONSTRAINT clarification_circumstances_are_known CHECK ((circumstances <@ ARRAY['vile_means'::text, 'disturbs_appointment'::text, 'concluded_before'::text, 'incites_others'::text, 'other'::text])),
    CONSTRAINT clarification_finding_is_known CHECK ((finding = ANY (ARRAY['untrue'::text, 'not_excluded'::text]))),
    CONSTRAINT clarification_follows_an_untrue_report CHECK (((conclusion = 'closed_unfounded'::text) AND (finding = 'untrue'::text))),
    CONSTRAINT clarification_form_is_known CHECK ((form = ANY (ARRAY['written'::text, 'face_to_face'::text, 'meeting'::text, 'bulletin'::text, 'media'::text]))),
    CONSTRAINT clarification_has_two_persons CHECK ((((state = 'lapsed'::text) OR ((state = 'proposed'::text) = (decided_by IS NULL))) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((decided_by IS NULL) OR (decided_by <> proposed_by)))),
    CONSTRAINT clarification_inaccuracy_is_known CHECK ((inaccuracy = ANY (ARRAY['mistaken'::text, 'malicious'::text, 'undetermined'::text]))),
    CONSTRAINT clarification_is_done_after_approval CHECK ((((state = 'done'::text) = (done_on IS NOT NULL)) AND ((done_on IS NULL) = (done_by IS NULL)) AND ((done_on IS NULL) OR (done_on >= decided_on)))),
    CONSTRAINT clarification_is_looked_after_when_done CHECK ((((followed_up_on IS NULL) OR (followed_up_on >= done_on)) AND ((copied_on IS NULL) OR (copied_on >= done_on)) AND ((done_on IS NOT NULL) OR ((followed_up_on IS NULL) AND (copied_on IS NULL))))),
    CONSTRAINT clarification_malice_is_found_by_a_prefecture CHECK ((((inaccuracy = 'malicious'::text) = (determined_level IS NOT NULL)) AND ((determined_level IS NULL) = (determined_on IS NULL)) AND ((determined_level IS NULL) OR (determined_level >= 4)))),
    CONSTRAINT clarification_mistake_is_no_guilt CHECK (((inaccuracy = 'malicious'::text) OR (proposes_malice AND (inaccuracy <> 'mistaken'::text)) OR ((NOT proposes_malice) AND (cardinality(circumstances) = 0) AND (cardinality(benefits) = 0)))),
    CONSTRAINT clarification_redress_is_known CHECK ((redress = ANY (ARRAY['not_wronged'::text, 'corrected'::text, 'proposed'::text]))),
    CONSTRAINT clarification_redress_is_stated CHECK (((state = 'done'::text) = (redress IS NOT NULL))),
    CONSTRAINT clarification_redress_is_whole CHECK (((COALESCE((redress = ANY (ARRAY['corrected'::text, 'proposed'::text])), false) = (redress_on IS NOT NULL)) AND (COALESCE((redress = 'proposed'::text), false) = (redress_sealed IS NOT NULL)))),
    CONSTRAINT clarification_redress_outcome_follows_its_proposal CHECK ((((redress_outcome IS NULL) = (redress_outcome_on IS NULL)) AND ((redress_outcome IS NULL) OR COALESCE(((redress = 'proposed'::text) AND (redress_outcome_on >= redress_on)), false)))),
    CONSTRAINT clarification_redress_outcome_is_known CHECK ((redress_outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
    CONSTRAINT clarification_runs_forward CHECK ((due_on >= found_on)),
    CONSTRAINT clarification_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'done'::text, 'lapsed'::text]))),
    CONSTRAINT clarification_trigger_is_known CHECK ((trigger = ANY (ARRAY['selection'::text, 'harm'::text, 'repeated'::text, 'other'::text])))
);

ALTER TABLE ONLY casework.clarification FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.clarification OWNER TO dengwen_owner;

CREATE TABLE casework.feedback_record (
    feedback_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    way text NOT NULL,
    told_on date NOT NULL,
    told_by text NOT NULL COLLATE pg_catalog."C",
    opinion text NOT NULL,
    new_evidence boolean NOT NULL,
    secrecy_told boolean NOT NULL,
    sealed bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT feedback_record_is_past CHECK ((told_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT feedback_record_opinion_is_known CHECK ((opinion = ANY (ARRAY['satisfied'::text, 'objects'::text, 'none'::text]))),
    CONSTRAINT feedback_record_tells_secrecy CHECK (secrecy_told),
    CONSTRAINT feedback_record_way_is_known CHECK ((way = ANY (ARRAY['letter'::text, 'phone'::text, 'in_person'::text, 'online'::text])))
);

ALTER TABLE ONLY casework.feedback_record FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.feedback_record OWNER TO dengwen_owner;

CREATE TABLE casework.petition (
    petition_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    stage text NOT NULL,
    state text NOT NULL,
    accepted_on date NOT NULL,
    accepted_by text NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL,
    earlier_stage text,
    earlier_organ_id text COLLATE pg_catalog."C",
    earlier_told_on date,
    applied_on date,
    acceptance_told_on date,
    extension_told_on date,
    hearing_from date,
    outcome text,
    opinion_sealed bytea,
    proposed_by text COLLATE pg_catalog."C",
    proposed_on date,
    document_id uuid,
    approved_by text COLLATE pg_catalog."C",
    told_on date,
    told_way text,
    score text,
    rating_sealed bytea,
    rated_on date,
    acceptance_id uuid,
    CONSTRAINT petition_acceptance_is_told_in_writing CHECK (((acceptance_told_on IS NULL) = (acceptance_id IS NULL))),
    CONSTRAINT petition_earlier_is_whole CHECK ((((earlier_stage IS NULL) = (earlier_organ_id IS NULL)) AND ((earlier_stage IS NULL) = (earlier_told_on IS NULL)) AND ((earlier_stage IS NULL) = (applied_on IS NULL)))),
    CONSTRAINT petition_hearing_is_of_a_recheck CHECK ((((state = 'hearing'::text) = (hearing_from IS NOT NULL)) AND ((hearing_from IS NULL) OR (stage = 'recheck'::text)))),
    CONSTRAINT petition_is_applied_for_in_time CHECK (((applied_on >= earlier_told_on) AND (applied_on <= (earlier_told_on + 30)))),
    CONSTRAINT petition_is_rated_at_the_end CHECK ((((score IS NULL) = (rated_on IS NULL)) AND ((score IS NULL) OR (state = 'answered'::text)) AND ((rating_sealed IS NULL) OR (score IS NOT NULL)))),
    CONSTRAINT petition_is_reviewed_by_another CHECK ((earlier_organ_id <> organ_id)),
    CONSTRAINT petition_opinion_has_two_persons CHECK ((((state = 'answered'::text) = (approved_by IS NOT NULL)) AND ((approved_by IS NULL) = (told_on IS NULL)) AND ((approved_by IS NULL) = (told_way IS NULL)) AND ((approved_by IS NULL) OR (approved_by <> proposed_by)))),
    CONSTRAINT petition_opinion_is_whole CHECK (((state = ANY (ARRAY['opinion_proposed'::text, 'answered'::text])) <= ((outcome IS NOT NULL) AND (opinion_sealed IS NOT NULL) AND (proposed_by IS NOT NULL) AND (proposed_on IS NOT NULL) AND (document_id IS NOT NULL)))),
    CONSTRAINT petition_outcome_is_of_its_stage CHECK (
CASE stage
    WHEN 'handle'::text THEN (outcome = ANY (ARRAY['supported'::text, 'explained'::text, 'not_supported'::text]))
    ELSE (outcome = ANY (ARRAY['upheld'::text, 'changed'::text]))
END),
    CONSTRAINT petition_runs_forward CHECK (((told_on >= accepted_on) AND (acceptance_told_on >= accepted_on))),
    CONSTRAINT petition_score_is_known CHECK ((score = ANY (ARRAY['satisfied'::text, 'basically'::text, 'dissatisfied'::text, 'abstained'::text]))),
    CONSTRAINT petition_stage_follows CHECK (
CASE stage
    WHEN 'handle'::text THEN (earlier_stage IS NULL)
    WHEN 'review'::text THEN ((earlier_stage IS NOT NULL) AND (earlier_stage = 'handle'::text))
    WHEN 'recheck'::text THEN ((earlier_stage IS NOT NULL) AND (earlier_stage = 'review'::text))
    ELSE false
END),
    CONSTRAINT petition_state_is_known CHECK ((state = ANY (ARRAY['handling'::text, 'hearing'::text, 'opinion_proposed'::text, 'answered'::text]))),
    CONSTRAINT petition_way_is_known CHECK ((told_way = ANY (ARRAY['letter'::text, 'in_person'::text, 'phone'::text, 'online'::text])))
);

ALTER TABLE ONLY casework.petition FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.petition OWNER TO dengwen_owner;

CREATE TABLE casework.reminder (
    reminder_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    issuer_organ_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    sent_on date NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    owed text,
    owed_from date,
    owed_due_on date,
    CONSTRAINT reminder_says_what_is_owed CHECK ((((owed IS NULL) = (owed_from IS NULL)) AND ((owed IS NULL) = (owed_due_on IS NULL)) AND (((owed ~ '^[A-Z_]{1,32}$'::text) AND (owed_from <= owed_due_on)) IS NOT FALSE)))
);

ALTER TABLE ONLY casework.reminder FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.reminder OWNER TO dengwen_owner;

CREATE FUNCTION casework.document_grounds(p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT g.record_id
    FROM ( SELECT 'assignment'::text AS ground,
             a.assignment_id AS record_id,
             a.assigned_at AS taken_at
            FROM casework.assignment a
           WHERE ((a.clue_id = document_grounds.p_clue) AND (a.cell_id = document_grounds.p_cell) AND (a.from_organ_id = document_grounds.p_organ) AND (a.state <> 'ended'::text))
         UNION ALL
          SELECT 'supervision'::text,
             v.supervision_id,
             v.approved_at
            FROM casework.supervision v
           WHERE ((v.clue_id = document_grounds.p_clue) AND (v.cell_id = document_grounds.p_cell) AND (v.issuer_organ_id = document_grounds.p_organ) AND (v.state = ANY (ARRAY['issued'::text, 'answered'::text, 'sent_back'::text])))
         UNION ALL
          SELECT 'reminder'::text,
             r.reminder_id,
             r.sent_at
            FROM (casework.reminder r
              JOIN casework.clue c ON (((c.clue_id = r.clue_id) AND (c.cell_id = r.cell_id))))
           WHERE ((r.clue_id = document_grounds.p_clue) AND (r.cell_id = document_grounds.p_cell) AND (r.issuer_organ_id = document_grounds.p_organ) AND (c.state <> ALL (ARRAY['returned'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])))
         UNION ALL
          SELECT 'recommendation'::text,
             m.recommendation_id,
             m.approved_at
            FROM casework.recommendation m
           WHERE ((m.clue_id = document_grounds.p_clue) AND (m.cell_id = document_grounds.p_cell) AND (m.organ_id = document_grounds.p_organ) AND (m.state <> ALL (ARRAY['drafted'::text, 'dropped'::text])) AND ((m.kind || '_recommendation'::text) = document_grounds.p_kind))
         UNION ALL
          SELECT 'clarification'::text,
             l.clarification_id,
             (l.decided_on)::timestamp with time zone AS decided_on
            FROM casework.clarification l
           WHERE ((l.clue_id = document_grounds.p_clue) AND (l.cell_id = document_grounds.p_cell) AND (l.organ_id = document_grounds.p_organ) AND (l.state = ANY (ARRAY['approved'::text, 'done'::text])))
         UNION ALL
          SELECT 'clue'::text,
             c.clue_id,
             NULL::timestamp with time zone
            FROM casework.clue c
           WHERE ((c.clue_id = document_grounds.p_clue) AND (c.cell_id = document_grounds.p_cell) AND (c.organ_id = document_grounds.p_organ) AND (c.state = ANY (ARRAY['under_way'::text, 'result_proposed'::text])) AND (c.check_kind = 'talk_or_letter'::text))
         UNION ALL
          SELECT 'result'::text,
             c.clue_id,
             NULL::timestamp with time zone
            FROM casework.clue c
           WHERE ((c.clue_id = document_grounds.p_clue) AND (c.cell_id = document_grounds.p_cell) AND (c.organ_id = document_grounds.p_organ) AND (c.state = ANY (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])))
         UNION ALL
          SELECT 'feedback_record'::text,
             f.feedback_id,
             f.recorded_at
            FROM casework.feedback_record f
           WHERE ((f.clue_id = document_grounds.p_clue) AND (f.cell_id = document_grounds.p_cell) AND (f.organ_id = document_grounds.p_organ))
         UNION ALL
          SELECT 'petition'::text,
             p.petition_id,
             NULL::timestamp with time zone
            FROM casework.petition p
           WHERE ((p.report_id = document_grounds.p_report) AND (p.cell_id = document_grounds.p_cell) AND (p.organ_id = document_grounds.p_organ) AND (p.state <> 'answered'::text))
         UNION ALL
          SELECT 'check_report'::text,
             k.check_report_id,
             k.written_at
            FROM (casework.check_report k
              JOIN casework.clue c ON (((c.clue_id = k.clue_id) AND (c.cell_id = k.cell_id))))
           WHERE ((k.clue_id = document_grounds.p_clue) AND (k.cell_id = document_grounds.p_cell) AND (k.organ_id = document_grounds.p_organ) AND (c.group_signed_on IS NOT NULL) AND (NOT (EXISTS ( SELECT
                    FROM casework.check_report later
                   WHERE ((later.clue_id = k.clue_id) AND (later.cell_id = k.cell_id) AND (later.ordinal > k.ordinal))))))) g
   WHERE (g.ground = document_grounds.p_ground)
   ORDER BY g.taken_at DESC NULLS LAST, g.record_id;
END;

ALTER FUNCTION casework.document_grounds(p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.drop_upload(p_upload uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is null or not guard.is_open_upload(p_upload) then
        return false;
    end if;
    delete from casework.attachment_chunk as c where c.upload_id = p_upload and c.cell_id = guard.cell();
    delete from casework.upload as u where u.upload_id = p_upload and u.cell_id = guard.cell();
    return found;
end
$$;

ALTER FUNCTION casework.drop_upload(p_upload uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.today() RETURNS date
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((casework.moment() AT TIME ZONE '08:00:00'::interval))::date AS timezone;
END;

ALTER FUNCTION casework.today() OWNER TO dengwen_owner;

CREATE TABLE casework.sealed_export (
    export_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    sealed_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    way smallint NOT NULL,
    sheets integer,
    key_id uuid,
    size_class smallint,
    digest bytea,
    ciphertext bytea,
    made_at timestamp with time zone NOT NULL,
    taken_count smallint DEFAULT 0 NOT NULL,
    taken_on date,
    wiped_on date,
    CONSTRAINT sealed_export_class_is_known CHECK (((size_class >= 1) AND (size_class <= 6))),
    CONSTRAINT sealed_export_goes_one_way CHECK (
CASE way
    WHEN 1 THEN ((key_id IS NOT NULL) AND (digest IS NOT NULL) AND (size_class IS NOT NULL))
    ELSE ((sheets IS NOT NULL) AND (key_id IS NULL) AND (digest IS NULL) AND (size_class IS NULL) AND (ciphertext IS NULL) AND (wiped_on IS NULL) AND (taken_count = 0))
END),
    CONSTRAINT sealed_export_is_marked CHECK ((SUBSTRING(ciphertext FROM 1 FOR 4) = '\x44575831'::bytea)),
    CONSTRAINT sealed_export_is_of_its_class CHECK ((octet_length(ciphertext) = (84 + (4096 * (((4)::double precision ^ ((size_class - 1))::double precision))::integer)))),
    CONSTRAINT sealed_export_is_taken_on_a_day CHECK ((((taken_count = 0) = (taken_on IS NULL)) AND ((taken_count >= 0) AND (taken_count <= 5)))),
    CONSTRAINT sealed_export_is_the_one_of_its_digest CHECK (((octet_length(digest) = 32) AND COALESCE((sha256(ciphertext) = digest), true))),
    CONSTRAINT sealed_export_is_there_or_wiped CHECK (((digest IS NULL) OR ((ciphertext IS NULL) = (wiped_on IS NOT NULL)))),
    CONSTRAINT sealed_export_names_an_organ CHECK ((organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT sealed_export_sheets_are_counted CHECK (((sheets >= 1) AND (sheets <= 100000))),
    CONSTRAINT sealed_export_way_is_known CHECK ((way = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY casework.sealed_export FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.sealed_export OWNER TO dengwen_owner;

CREATE TABLE casework.sealed_register (
    sealed_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    sealed_year smallint NOT NULL,
    sealed_number integer NOT NULL,
    ground smallint NOT NULL,
    channel smallint NOT NULL,
    received_on date NOT NULL,
    received_at timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    reported_up_on date,
    source_key bytea NOT NULL,
    sheets integer,
    carrier smallint,
    head_read_on date,
    up_received_on date,
    CONSTRAINT sealed_register_carrier_comes_with_the_day CHECK (((carrier IS NULL) OR (reported_up_on IS NOT NULL))),
    CONSTRAINT sealed_register_carrier_is_known CHECK (((carrier >= 1) AND (carrier <= 3))),
    CONSTRAINT sealed_register_channel_is_known CHECK (((channel >= 1) AND (channel <= 7))),
    CONSTRAINT sealed_register_ground_is_known CHECK ((ground = ANY (ARRAY[1, 2]))),
    CONSTRAINT sealed_register_is_read_by_an_impartial_head CHECK (((head_read_on IS NULL) OR (ground = 1))),
    CONSTRAINT sealed_register_names_a_cell CHECK ((cell_id ~ '^[A-Za-z0-9-]{1,24}$'::text)),
    CONSTRAINT sealed_register_names_an_organ CHECK ((organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'::text)),
    CONSTRAINT sealed_register_receipt_follows CHECK (((up_received_on IS NULL) OR ((reported_up_on IS NOT NULL) AND (up_received_on >= reported_up_on)))),
    CONSTRAINT sealed_register_sheets_are_counted CHECK ((sheets > 0)),
    CONSTRAINT sealed_register_source_is_a_hash CHECK ((octet_length(source_key) = 32))
);

ALTER TABLE ONLY casework.sealed_register FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.sealed_register OWNER TO dengwen_owner;

CREATE FUNCTION casework.exports_to_wipe(p_limit integer) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT x.export_id
    FROM (casework.sealed_export x
      JOIN casework.sealed_register s ON (((s.sealed_id = x.sealed_id) AND (s.cell_id = x.cell_id))))
   WHERE ((x.cell_id = guard.cell()) AND guard.is_system() AND (x.ciphertext IS NOT NULL) AND ((s.up_received_on IS NOT NULL) OR ((s.reported_up_on + 30) <= casework.today())))
   ORDER BY x.made_at
  LIMIT exports_to_wipe.p_limit;
END;

ALTER FUNCTION casework.exports_to_wipe(p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.first_words_on() RETURNS date
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_stood_in_for text[] := guard.stood_in_for();
    v_leads boolean := guard.has_role(array['petition_lead']);
    v_opens_quarantine boolean := guard.opens_quarantine();
    v_receives boolean := guard.has_role(array['registrar', 'petition_lead']);
begin
    if guard.kind() is distinct from 'staff' then
        return null;
    end if;
    return (
        select w.received_on
        from casework.report_words as w
        join casework.report as r on r.report_id = w.report_id and r.cell_id = w.cell_id
        where
            w.organ_id = v_organ
            and w.cell_id = v_cell
            and not v_organ = any (r.barred_organ_ids)
            and not coalesce(v_room = any (r.barred_room_ids), false)
            and not v_staff = any (r.barred_staff_ids)
            and r.state <> 'sealed_up'
            and (r.state <> 'split' or v_receives)
            and (r.state <> 'quarantined' or v_opens_quarantine or r.barred_staff_ids && v_stood_in_for)
            and (r.archived_at is null or v_receives)
            and (
                r.seal_asked_on is null
                or r.holder_organ_id = v_organ and (v_leads or r.barred_staff_ids && v_stood_in_for)
            )
        order by w.received_on
        limit 1
    );
end
$$;

ALTER FUNCTION casework.first_words_on() OWNER TO dengwen_owner;

CREATE FUNCTION casework.follow_room() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if (new.organ_id, new.room_id) is distinct from (old.organ_id, old.room_id) then
        new.in_room_since := casework.moment();
        new.distributed_at := case
            when guard.kind() = 'staff' and guard.has_role(array['head']) and guard.organ() = new.organ_id
                then casework.moment()
        end;
    elsif guard.kind() is not null and old.distributed_at is not null
        and new.distributed_at is distinct from old.distributed_at
    then
        perform casework.refuse_move('clue_distribution_stays', 'clue', 'what was approved is not taken back');
    end if;
    return new;
end
$$;

ALTER FUNCTION casework.follow_room() OWNER TO dengwen_owner;

CREATE FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((NOT COALESCE((guard.kind() = ANY (ARRAY['staff'::text, 'system'::text])), false)) OR ((p_report IS NOT NULL) AND (NOT (EXISTS ( SELECT
            FROM casework.report r
           WHERE ((r.report_id = is_kept_from.p_report) AND (r.cell_id = guard.cell()) AND (NOT COALESCE((guard.organ() = ANY (r.barred_organ_ids)), false)) AND (NOT COALESCE((guard.room() = ANY (r.barred_room_ids)), false)) AND (NOT COALESCE((guard.staff() = ANY (r.barred_staff_ids)), false)) AND (r.state <> 'sealed_up'::text) AND ((r.seal_asked_on IS NULL) OR guard.has_role(ARRAY['petition_lead'::text]))))))) OR ((p_clue IS NOT NULL) AND (NOT (EXISTS ( SELECT
            FROM casework.clue c
           WHERE ((c.clue_id = is_kept_from.p_clue) AND (c.cell_id = guard.cell()) AND (NOT COALESCE((guard.organ() = ANY (c.barred_organ_ids)), false)) AND (NOT COALESCE((guard.room() = ANY (c.barred_room_ids)), false)) AND (NOT COALESCE((guard.staff() = ANY (c.barred_staff_ids)), false))))))) OR (EXISTS ( SELECT
            FROM casework.recusal x
           WHERE ((x.clue_id = is_kept_from.p_clue) AND (x.cell_id = guard.cell()) AND (x.staff_id = guard.staff())))));
END;

ALTER FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) OWNER TO dengwen_owner;

CREATE TABLE casework.interference (
    interference_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    clue_id uuid,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    asker text NOT NULL,
    concerned_staff_id text COLLATE pg_catalog."C",
    way text NOT NULL,
    asked_on date NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT interference_asker_is_known CHECK ((asker = ANY (ARRAY['colleague'::text, 'leader'::text, 'outside'::text]))),
    CONSTRAINT interference_is_recorded_by_another CHECK ((recorded_by IS DISTINCT FROM concerned_staff_id)),
    CONSTRAINT interference_outsider_is_no_staff CHECK (((asker <> 'outside'::text) OR (concerned_staff_id IS NULL))),
    CONSTRAINT interference_was_before_its_record CHECK ((asked_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT interference_way_is_known CHECK ((way = ANY (ARRAY['enquired'::text, 'intervened'::text, 'pleaded'::text, 'contacted'::text])))
);

ALTER TABLE ONLY casework.interference FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.interference OWNER TO dengwen_owner;

CREATE TABLE casework.split_part (
    part_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    original_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ordinal smallint NOT NULL,
    CONSTRAINT split_part_is_no_whole CHECK ((part_id <> original_id)),
    CONSTRAINT split_part_ordinal_is_known CHECK (((ordinal >= 1) AND (ordinal <= 6)))
);

ALTER TABLE ONLY casework.split_part FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.split_part OWNER TO dengwen_owner;

CREATE TABLE casework.triage_opinion (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    author text NOT NULL,
    author_staff_id text COLLATE pg_catalog."C",
    kind text NOT NULL,
    elsewhere text,
    micro_corruption boolean NOT NULL,
    priority smallint NOT NULL,
    risk_flags text[] DEFAULT '{}'::text[] NOT NULL,
    repeat_of_id uuid,
    brings_new_facts boolean DEFAULT false NOT NULL,
    scheme_yuan bigint DEFAULT 0 NOT NULL,
    organised_crime boolean DEFAULT false NOT NULL,
    death_or_injury boolean DEFAULT false NOT NULL,
    signatories integer DEFAULT 0 NOT NULL,
    sealed bytea,
    given_at timestamp with time zone NOT NULL,
    state_secret boolean DEFAULT false NOT NULL,
    public_reaction boolean DEFAULT false NOT NULL,
    decision_organ_id text COLLATE pg_catalog."C",
    acted_from date,
    acted_to date,
    breaches text[] DEFAULT '{}'::text[] NOT NULL,
    particulars text[],
    CONSTRAINT triage_opinion_acts_end_after_they_begin CHECK ((((acted_from IS NULL) = (acted_to IS NULL)) AND COALESCE((acted_from <= acted_to), true))),
    CONSTRAINT triage_opinion_author_is_known CHECK ((((author = 'worker'::text) AND (author_staff_id IS NULL)) OR ((author = 'staff'::text) AND (author_staff_id IS NOT NULL)))),
    CONSTRAINT triage_opinion_breaches_are_known CHECK ((breaches <@ ARRAY['political'::text, 'organisational'::text, 'integrity'::text, 'masses'::text, 'work'::text, 'life'::text, 'corruption'::text, 'abuse_of_power'::text, 'neglect'::text, 'rent_seeking'::text, 'benefit_transfer'::text, 'favouritism'::text, 'waste'::text, 'other'::text])),
    CONSTRAINT triage_opinion_counts_from_zero CHECK (((scheme_yuan >= 0) AND (signatories >= 0))),
    CONSTRAINT triage_opinion_decision_is_appealed CHECK (((decision_organ_id IS NULL) OR (kind = 'appeal'::text))),
    CONSTRAINT triage_opinion_elsewhere_is_known CHECK ((elsewhere = ANY (ARRAY['legal_remedy'::text, 'other_organ'::text]))),
    CONSTRAINT triage_opinion_particulars_are_found_by_a_person CHECK (((particulars IS NULL) OR (author = 'staff'::text))),
    CONSTRAINT triage_opinion_particulars_are_known CHECK (((particulars <@ ARRAY['when'::text, 'place'::text, 'who'::text, 'what'::text, 'circumstances'::text, 'why'::text, 'thing'::text]) AND (cardinality(particulars) <= 7)))
);

ALTER TABLE ONLY casework.triage_opinion FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.triage_opinion OWNER TO dengwen_owner;

CREATE FUNCTION casework.follows_from(p_table text, p_column text, p_person text, p_row jsonb) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE ((p_table || '.'::text) || p_column)
             WHEN 'notice.prepared_by'::text THEN (guard.is_system() AND (EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.report_id = ((follows_from.p_row ->> 'report_id'::text))::uuid) AND (c.cell_id = guard.cell()) AND (c.holder_staff_id = follows_from.p_person)))))
             WHEN 'jurisdiction_measure.proposed_by'::text THEN (guard.is_system() AND ((p_row ->> 'kind'::text) = ANY (ARRAY['forward'::text, 'escalate'::text])) AND (EXISTS ( SELECT
                FROM casework.triage_opinion o
               WHERE ((o.report_id = ((follows_from.p_row ->> 'report_id'::text))::uuid) AND (o.cell_id = guard.cell()) AND (o.author_staff_id = follows_from.p_person)))))
             WHEN 'petition.approved_by'::text THEN (EXISTS ( SELECT
                FROM casework.document d
               WHERE ((d.document_id = ((follows_from.p_row ->> 'document_id'::text))::uuid) AND (d.cell_id = guard.cell()) AND (d.approved_by = follows_from.p_person) AND (guard.is_system() OR ((d.organ_id = guard.organ()) AND (NOT guard.is_kept_from(d.report_id, d.clue_id)))))))
             WHEN 'interference.recorded_by'::text THEN (guard.is_system() AND (EXISTS ( SELECT
                FROM (casework.split_part p
                  JOIN casework.interference e ON (((e.report_id = p.original_id) AND (e.cell_id = p.cell_id))))
               WHERE ((p.part_id = ((follows_from.p_row ->> 'report_id'::text))::uuid) AND (p.cell_id = guard.cell()) AND (e.recorded_at = ((follows_from.p_row ->> 'recorded_at'::text))::timestamp with time zone) AND (e.recorded_by = follows_from.p_person)))))
             ELSE ((p_table = 'recusal_entry'::text) AND guard.is_system() AND (EXISTS ( SELECT
                FROM (casework.split_part p
                  JOIN casework.recusal_entry e ON (((e.report_id = p.original_id) AND (e.cell_id = p.cell_id))))
               WHERE ((p.part_id = ((follows_from.p_row ->> 'report_id'::text))::uuid) AND (p.cell_id = guard.cell()) AND (e.staff_id = (follows_from.p_row ->> 'staff_id'::text)) AND (e.ground = (follows_from.p_row ->> 'ground'::text)) AND (e.recorded_at = ((follows_from.p_row ->> 'recorded_at'::text))::timestamp with time zone) AND ((follows_from.p_person = e.recorded_by) OR (follows_from.p_person = e.decided_by))))))
         END AS "case";
END;

ALTER FUNCTION casework.follows_from(p_table text, p_column text, p_person text, p_row jsonb) OWNER TO dengwen_owner;

CREATE FUNCTION casework.forget_words() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    update casework.report_words as w
    set tokens = '{}'
    where
        w.report_id = new.report_id
        and w.cell_id = new.cell_id
        and w.organ_id = any (new.barred_organ_ids)
        and cardinality(w.tokens) > 0;
    return null;
end
$$;

ALTER FUNCTION casework.forget_words() OWNER TO dengwen_owner;

CREATE FUNCTION casework.found_is_kept(p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT
            FROM casework.report r
           WHERE ((r.report_id = found_is_kept.p_report) AND (r.cell_id = guard.cell()) AND (guard.kind() = 'staff'::text) AND (NOT (guard.organ() = ANY (r.barred_organ_ids))) AND (NOT COALESCE((guard.room() = ANY (r.barred_room_ids)), false)) AND (NOT (guard.staff() = ANY (r.barred_staff_ids))) AND (NOT (EXISTS ( SELECT
                    FROM (casework.clue c
                      JOIN casework.recusal x ON (((x.clue_id = c.clue_id) AND (x.cell_id = c.cell_id))))
                   WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (x.staff_id = guard.staff())))))))));
END;

ALTER FUNCTION casework.found_is_kept(p_report uuid) OWNER TO dengwen_owner;

CREATE TABLE casework.check_member (
    member_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    is_leader boolean NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    appointed_by text NOT NULL COLLATE pg_catalog."C",
    proposal integer NOT NULL,
    approved_by text COLLATE pg_catalog."C",
    approved_on date,
    CONSTRAINT check_member_approval_follows CHECK ((approved_on >= joined_on)),
    CONSTRAINT check_member_approval_is_whole CHECK (((approved_by IS NULL) = (approved_on IS NULL))),
    CONSTRAINT check_member_has_two_persons CHECK (((approved_by <> appointed_by) AND (approved_by <> staff_id))),
    CONSTRAINT check_member_leaves_after_joining CHECK ((left_on >= joined_on)),
    CONSTRAINT check_member_proposal_counts_up CHECK ((proposal >= 1))
);

ALTER TABLE ONLY casework.check_member FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.check_member OWNER TO dengwen_owner;

CREATE FUNCTION casework.group_is_approved(p_clue uuid, p_cell text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((count(*) FILTER (WHERE (m.left_on IS NULL)) >= 2) AND (count(DISTINCT m.approved_by) = 1) AND bool_and(((m.approved_by IS NOT NULL) AND (m.left_on IS NULL))))
    FROM casework.check_member m
   WHERE ((m.clue_id = group_is_approved.p_clue) AND (m.cell_id = group_is_approved.p_cell) AND (m.proposal = ( SELECT max(l.proposal) AS max
            FROM casework.check_member l
           WHERE ((l.clue_id = group_is_approved.p_clue) AND (l.cell_id = group_is_approved.p_cell)))));
END;

ALTER FUNCTION casework.group_is_approved(p_clue uuid, p_cell text) OWNER TO dengwen_owner;

CREATE TABLE vault.identity (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL,
    wrapped bytea,
    destroyed_at timestamp with time zone,
    wrap_key_id bytea GENERATED ALWAYS AS (substr(wrapped, 2, 8)) STORED,
    CONSTRAINT identity_key_is_there_or_destroyed CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
    CONSTRAINT identity_without_key_is_empty CHECK (((wrapped IS NOT NULL) OR (octet_length(sealed) = 0)))
);

ALTER TABLE ONLY vault.identity FORCE ROW LEVEL SECURITY;

ALTER TABLE vault.identity OWNER TO dengwen_owner;

CREATE FUNCTION casework.identity_to_export(p_report uuid, p_line uuid) RETURNS TABLE(sealed bytea, wrapped bytea, organ_id text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT i.sealed,
     i.wrapped,
     i.organ_id
    FROM (vault.identity i
      JOIN casework.report r ON (((r.report_id = i.report_id) AND (r.cell_id = i.cell_id))))
   WHERE ((i.report_id = identity_to_export.p_report) AND (i.cell_id = guard.cell()) AND guard.is_system() AND (guard.signer() IS NOT NULL) AND (EXISTS ( SELECT
            FROM casework.sealed_register s
           WHERE ((s.sealed_id = identity_to_export.p_line) AND (s.cell_id = i.cell_id) AND (s.organ_id = r.holder_organ_id) AND (s.xmin = (pg_current_xact_id())::xid)))));
END;

ALTER FUNCTION casework.identity_to_export(p_report uuid, p_line uuid) OWNER TO dengwen_owner;

CREATE TABLE casework.split (
    split_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    sealed bytea,
    parts smallint NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    decided_as text,
    CONSTRAINT split_decision_is_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((state = 'approved'::text) = (decided_as IS NOT NULL)))),
    CONSTRAINT split_has_two_parts CHECK (((parts >= 2) AND (parts <= 6))),
    CONSTRAINT split_has_two_persons CHECK (((state <> 'approved'::text) OR (decided_by <> proposed_by))),
    CONSTRAINT split_is_decided_above CHECK ((decided_as = ANY (ARRAY['petition_lead'::text, 'deputy'::text]))),
    CONSTRAINT split_runs_forward CHECK ((decided_on >= proposed_on)),
    CONSTRAINT split_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text])))
);

ALTER TABLE ONLY casework.split FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.split OWNER TO dengwen_owner;

CREATE FUNCTION casework.identity_to_share(p_report uuid) RETURNS TABLE(sealed bytea, wrapped bytea, organ_id text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT i.sealed,
     i.wrapped,
     i.organ_id
    FROM vault.identity i
   WHERE ((i.report_id = identity_to_share.p_report) AND (i.cell_id = guard.cell()) AND guard.is_system() AND (EXISTS ( SELECT
            FROM casework.split s
           WHERE ((s.report_id = identity_to_share.p_report) AND (s.cell_id = i.cell_id) AND (s.state = 'approved'::text) AND (s.xmin = (pg_current_xact_id())::xid)))));
END;

ALTER FUNCTION casework.identity_to_share(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.interference_is_kept(p_interference uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT
            FROM casework.interference i
           WHERE ((i.interference_id = interference_is_kept.p_interference) AND (i.cell_id = guard.cell()) AND (NOT guard.is_kept_from(i.report_id, i.clue_id))))));
END;

ALTER FUNCTION casework.interference_is_kept(p_interference uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.is_ended(p_organ text, p_room text, p_cell text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_today date := casework.today();
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('directory.ended', 0));
    return exists (
        select
        from directory.organ as o
        where o.organ_id = p_organ and o.cell_id = p_cell and o.ended_on <= v_today
    ) or exists (
        select
        from directory.room as r
        where r.room_id = p_room and r.cell_id = p_cell and r.ended_on <= v_today
    );
end
$$;

ALTER FUNCTION casework.is_ended(p_organ text, p_room text, p_cell text) OWNER TO dengwen_owner;

CREATE TABLE casework.protection (
    protection_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL,
    ground text NOT NULL,
    state text NOT NULL,
    measures text[] DEFAULT '{}'::text[] NOT NULL,
    sealed bytea NOT NULL,
    opened_on date NOT NULL,
    opened_by text COLLATE pg_catalog."C",
    next_follow_up_on date,
    end_reason text,
    end_proposed_by text COLLATE pg_catalog."C",
    closed_by text COLLATE pg_catalog."C",
    closed_on date,
    CONSTRAINT protection_end_has_two_persons CHECK ((((state = 'open'::text) = (end_reason IS NULL)) AND ((end_reason IS NULL) = (end_proposed_by IS NULL)) AND ((state = 'closed'::text) = (closed_by IS NOT NULL)) AND ((closed_by IS NULL) = (closed_on IS NULL)) AND ((closed_by IS NULL) OR (closed_by <> end_proposed_by)))),
    CONSTRAINT protection_end_reason_is_known CHECK ((end_reason = ANY (ARRAY['over'::text, 'dealt_with'::text, 'unfounded'::text, 'asked'::text]))),
    CONSTRAINT protection_goes_on_by_a_day CHECK (((state = 'closed'::text) = (next_follow_up_on IS NULL))),
    CONSTRAINT protection_ground_is_known CHECK ((ground = ANY (ARRAY['threat'::text, 'injury'::text, 'property'::text, 'work'::text, 'family'::text, 'exposure'::text, 'other'::text]))),
    CONSTRAINT protection_measures_are_known CHECK ((measures <@ ARRAY['contact'::text, 'other_organs'::text, 'correction'::text, 'talk'::text, 'pursued'::text])),
    CONSTRAINT protection_source_is_known CHECK ((source = ANY (ARRAY['web'::text, 'office'::text]))),
    CONSTRAINT protection_source_names_its_person CHECK (((source = 'office'::text) = (opened_by IS NOT NULL))),
    CONSTRAINT protection_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'end_proposed'::text, 'closed'::text])))
);

ALTER TABLE ONLY casework.protection FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.protection OWNER TO dengwen_owner;

CREATE TABLE casework.quarter_feedback (
    quarter_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    feedback_year smallint NOT NULL,
    feedback_quarter smallint NOT NULL,
    opened_on date NOT NULL,
    due_on date NOT NULL,
    sent_on date,
    sent_by text COLLATE pg_catalog."C",
    CONSTRAINT quarter_feedback_is_whole CHECK (((sent_on IS NULL) = (sent_by IS NULL))),
    CONSTRAINT quarter_feedback_quarter_is_known CHECK (((feedback_quarter >= 1) AND (feedback_quarter <= 4)))
);

ALTER TABLE ONLY casework.quarter_feedback FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.quarter_feedback OWNER TO dengwen_owner;

CREATE TABLE casework.town_duty (
    duty_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    leader_staff_id text NOT NULL COLLATE pg_catalog."C",
    duty_year smallint NOT NULL,
    visited_on date,
    CONSTRAINT town_duty_is_done_in_its_year CHECK ((EXTRACT(year FROM visited_on) = (duty_year)::numeric))
);

ALTER TABLE ONLY casework.town_duty FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.town_duty OWNER TO dengwen_owner;

CREATE FUNCTION casework.keeps_out_superior(p_subject text, p_subject_id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (NOT
         CASE p_subject
             WHEN 'report'::text THEN (EXISTS ( SELECT
                FROM casework.report r
               WHERE ((r.report_id = keeps_out_superior.p_subject_id) AND (r.cell_id = guard.cell()) AND (NOT casework.is_kept_from(r.report_id)))))
             WHEN 'clue'::text THEN (EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.clue_id = keeps_out_superior.p_subject_id) AND (c.cell_id = guard.cell()) AND (NOT guard.is_kept_from(c.report_id, c.clue_id)))))
             WHEN 'assignment'::text THEN (EXISTS ( SELECT
                FROM casework.assignment a
               WHERE ((a.assignment_id = keeps_out_superior.p_subject_id) AND (a.cell_id = guard.cell()) AND (a.from_organ_id = guard.organ()) AND (NOT guard.is_kept_from(a.report_id, a.clue_id)))))
             WHEN 'supervision'::text THEN (EXISTS ( SELECT
                FROM (casework.supervision s
                  JOIN casework.clue c ON (((c.clue_id = s.clue_id) AND (c.cell_id = s.cell_id))))
               WHERE ((s.supervision_id = keeps_out_superior.p_subject_id) AND (s.cell_id = guard.cell()) AND (NOT guard.is_kept_from(c.report_id, c.clue_id)))))
             WHEN 'recommendation'::text THEN (EXISTS ( SELECT
                FROM (casework.recommendation r
                  LEFT JOIN casework.clue c ON (((c.clue_id = r.clue_id) AND (c.cell_id = r.cell_id))))
               WHERE ((r.recommendation_id = keeps_out_superior.p_subject_id) AND (r.cell_id = guard.cell()) AND ((r.clue_id IS NULL) OR (NOT guard.is_kept_from(c.report_id, c.clue_id))))))
             WHEN 'protection'::text THEN (EXISTS ( SELECT
                FROM casework.protection p
               WHERE ((p.protection_id = keeps_out_superior.p_subject_id) AND (p.cell_id = guard.cell()) AND (NOT casework.is_kept_from(p.report_id)))))
             WHEN 'quarter'::text THEN (EXISTS ( SELECT
                FROM casework.quarter_feedback q
               WHERE ((q.quarter_id = keeps_out_superior.p_subject_id) AND (q.cell_id = guard.cell()))))
             WHEN 'town_visit'::text THEN (EXISTS ( SELECT
                FROM casework.town_duty d
               WHERE ((d.duty_id = keeps_out_superior.p_subject_id) AND (d.cell_id = guard.cell()))))
             ELSE false
         END);
END;

ALTER FUNCTION casework.keeps_out_superior(p_subject text, p_subject_id uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.kept_from_open_work(p_kind text, p_ids text[]) RETURNS SETOF text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT unnest(r.barred_organ_ids) AS unnest
    FROM casework.report r
   WHERE ((kept_from_open_work.p_kind = 'organ'::text) AND (r.holder_organ_id = ANY (kept_from_open_work.p_ids)) AND (r.cell_id = guard.cell()) AND (r.state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'triage_proposed'::text])))
 UNION
  SELECT unnest(c.barred_organ_ids) AS unnest
    FROM casework.clue c
   WHERE ((((kept_from_open_work.p_kind = 'organ'::text) AND (c.organ_id = ANY (kept_from_open_work.p_ids))) OR ((kept_from_open_work.p_kind = 'room'::text) AND (c.room_id = ANY (kept_from_open_work.p_ids)))) AND (c.cell_id = guard.cell()) AND (c.state <> ALL (ARRAY['returned'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])));
END;

ALTER FUNCTION casework.kept_from_open_work(p_kind text, p_ids text[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.keys_recommendation(p_id uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM casework.recommendation r
           WHERE ((r.recommendation_id = keys_recommendation.p_id) AND (r.cell_id = guard.cell()) AND (r.organ_id = guard.organ())))) AND (NOT (EXISTS ( SELECT
            FROM casework.report r
           WHERE ((r.report_id = keys_recommendation.p_id) AND (r.cell_id = guard.cell()))))));
END;

ALTER FUNCTION casework.keys_recommendation(p_id uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_office() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role;
END;

ALTER FUNCTION guard.sees_office() OWNER TO dengwen_owner;

CREATE FUNCTION casework.known_reports(p_from date, p_to date, p_readers text[]) RETURNS SETOF casework.report
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT r.report_id,
     r.cell_id,
     r.receiver_organ_id,
     r.holder_organ_id,
     r.barred_organ_ids,
     r.barred_room_ids,
     r.barred_staff_ids,
     r.register_year,
     r.register_number,
     r.channel,
     r.received_on,
     r.received_at,
     r.signature,
     r.state,
     r.triage_proposer_id,
     r.decline_reason,
     r.decline_action,
     r.repeat_of_id,
     r.kind,
     r.category,
     r.micro_corruption,
     r.priority,
     r.risk_flags,
     r.import_flags,
     r.source,
     r.source_key,
     r.matter_token,
     r.version,
     r.concluded_on,
     r.void_reason,
     r.archived_at,
     r.breaches,
     r.public_reaction,
     r.decision_organ_id,
     r.acted_from,
     r.acted_to,
     r.seal_asked_on,
     r.seal_ground,
     r.secrets_removed
    FROM casework.report r
   WHERE ((r.cell_id = ( SELECT guard.cell() AS cell)) AND (( SELECT guard.kind() AS kind) = 'staff'::text) AND ((r.received_on >= known_reports.p_from) AND (r.received_on <= known_reports.p_to)) AND (r.state <> ALL (ARRAY['quarantined'::text, 'sealed_up'::text, 'voided'::text, 'split'::text])) AND (r.seal_asked_on IS NULL) AND (((r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.sees_office() AS sees_office)) OR ((r.receiver_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text]) AS has_role))) AND (NOT (( SELECT guard.organ() AS organ) = ANY (r.barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (r.barred_room_ids)), false)) AND (NOT (r.barred_staff_ids && (ARRAY[( SELECT guard.staff() AS staff)] || known_reports.p_readers))) AND ((r.source <> 'room'::text) OR (r.register_number IS NOT NULL) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text, 'room_member'::text]) AS has_role)) AND (NOT (EXISTS ( SELECT
            FROM (casework.clue c
              JOIN casework.recusal x ON (((x.clue_id = c.clue_id) AND (x.cell_id = c.cell_id))))
           WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (x.staff_id = ANY ((ARRAY[( SELECT guard.staff() AS staff)] || known_reports.p_readers))))))));
END;

ALTER FUNCTION casework.known_reports(p_from date, p_to date, p_readers text[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.known_accused(p_from date, p_to date) RETURNS TABLE(report_id uuid, level smallint, unit_id text, managing_organ_id text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT a.report_id,
     a.level,
     a.unit_id,
     a.managing_organ_id
    FROM (casework.known_reports(known_accused.p_from, known_accused.p_to, '{}'::text[]) r(report_id, cell_id, receiver_organ_id, holder_organ_id, barred_organ_ids, barred_room_ids, barred_staff_ids, register_year, register_number, channel, received_on, received_at, signature, state, triage_proposer_id, decline_reason, decline_action, repeat_of_id, kind, category, micro_corruption, priority, risk_flags, import_flags, source, source_key, matter_token, version, concluded_on, void_reason, archived_at, breaches, public_reaction, decision_organ_id, acted_from, acted_to, seal_asked_on, seal_ground, secrets_removed)
      JOIN casework.accused a ON (((a.report_id = r.report_id) AND (a.cell_id = r.cell_id))));
END;

ALTER FUNCTION casework.known_accused(p_from date, p_to date) OWNER TO dengwen_owner;

CREATE FUNCTION casework.knows_clue(p_clue uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM casework.clue c
           WHERE ((c.clue_id = knows_clue.p_clue) AND (c.cell_id = guard.cell()) AND (guard.kind() = 'staff'::text) AND (((c.organ_id = guard.organ()) AND ((c.room_id = guard.room()) OR guard.sees_office())) OR ((c.receiver_organ_id = guard.organ()) AND guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text]))) AND (NOT (guard.organ() = ANY (c.barred_organ_ids))) AND (NOT COALESCE((guard.room() = ANY (c.barred_room_ids)), false)) AND (NOT (guard.staff() = ANY (c.barred_staff_ids))) AND ((NOT c.is_found) OR guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text, 'room_member'::text])) AND (NOT (EXISTS ( SELECT
                    FROM casework.recusal x
                   WHERE ((x.clue_id = c.clue_id) AND (x.cell_id = c.cell_id) AND (x.staff_id = guard.staff())))))))) AS "exists";
END;

ALTER FUNCTION casework.knows_clue(p_clue uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.known_clues(p_report uuid, p_room text) RETURNS SETOF casework.clue
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT c.clue_id,
     c.cell_id,
     c.report_id,
     c.receiver_organ_id,
     c.organ_id,
     c.room_id,
     c.barred_organ_ids,
     c.barred_room_ids,
     c.barred_staff_ids,
     c.clue_year,
     c.clue_series,
     c.clue_number,
     c.state,
     c.priority,
     c.micro_corruption,
     c.level,
     c.category,
     c.rule,
     c.escalated,
     c.holder_staff_id,
     c.claim_token,
     c.proposer_staff_id,
     c.disposition,
     c.check_kind,
     c.conclusion,
     c.return_reason,
     c.hold_until,
     c.studied_on,
     c.secretary_approved_on,
     c.group_signed_on,
     c.new_evidence_on,
     c.routed_at,
     c.concluded_at,
     c.version,
     c.supplemented_on,
     c.reopen_asked_by,
     c.in_room_since,
     c.distributed_at,
     c.archived_from,
     c.archived_at,
     c.breaches,
     c.origin,
     c.is_found,
     c.real_name
    FROM casework.clue c
   WHERE ((c.cell_id = ( SELECT guard.cell() AS cell)) AND ((c.report_id = known_clues.p_report) OR (c.room_id = known_clues.p_room)) AND casework.knows_clue(c.clue_id));
END;

ALTER FUNCTION casework.known_clues(p_report uuid, p_room text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.report_of_code(p_lookup bytea, p_proof bytea) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT q.report_id
    FROM (vault.query_code q
      JOIN casework.report r ON (((r.report_id = q.report_id) AND (r.cell_id = q.cell_id))))
   WHERE ((q.lookup = report_of_code.p_lookup) AND (q.proof = report_of_code.p_proof) AND (q.cell_id = guard.cell()) AND (r.state <> 'sealed_up'::text) AND (guard.kind() = 'public'::text));
END;

ALTER FUNCTION casework.report_of_code(p_lookup bytea, p_proof bytea) OWNER TO dengwen_owner;

CREATE TABLE casework.clock (
    clock_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    subject_id uuid NOT NULL,
    subject text NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    started_on date NOT NULL,
    due_on date NOT NULL,
    provisional boolean NOT NULL,
    calendar_version text NOT NULL,
    warn_on date NOT NULL,
    warned_at timestamp with time zone,
    overdue_at timestamp with time zone,
    stopped_on date,
    extensions smallint DEFAULT 0 NOT NULL,
    was_overdue boolean DEFAULT false NOT NULL,
    told_level smallint,
    asked_level smallint,
    told_organ_id text COLLATE pg_catalog."C",
    CONSTRAINT clock_extensions_count_up CHECK ((extensions >= 0)),
    CONSTRAINT clock_is_asked_before_told CHECK ((COALESCE((told_level)::integer, '-1'::integer) <= COALESCE((asked_level)::integer, '-1'::integer))),
    CONSTRAINT clock_is_told_once_overdue CHECK (((asked_level IS NULL) OR (overdue_at IS NOT NULL))),
    CONSTRAINT clock_runs_forward CHECK (((due_on >= started_on) AND (warn_on <= due_on))),
    CONSTRAINT clock_stops_after_it_starts CHECK ((stopped_on >= started_on)),
    CONSTRAINT clock_subject_is_known CHECK ((subject = ANY (ARRAY['report'::text, 'clue'::text, 'sealed'::text, 'assignment'::text, 'supervision'::text, 'recommendation'::text, 'clarification'::text, 'protection'::text, 'town_visit'::text, 'quarter'::text, 'objection'::text]))),
    CONSTRAINT clock_superior_is_told_last CHECK (((told_organ_id IS NOT NULL) = (COALESCE((told_level)::integer, '-1'::integer) = 3))),
    CONSTRAINT clock_told_level_is_known CHECK ((((told_level >= 0) AND (told_level <= 3)) AND ((asked_level >= 0) AND (asked_level <= 3)))),
    CONSTRAINT clock_told_organ_is_another CHECK ((told_organ_id <> organ_id))
);

ALTER TABLE ONLY casework.clock FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.clock OWNER TO dengwen_owner;

CREATE TABLE casework.secrecy_duty (
    notice_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    confirmed_on date NOT NULL
);

ALTER TABLE ONLY casework.secrecy_duty FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.secrecy_duty OWNER TO dengwen_owner;

CREATE FUNCTION casework.mark_read(p_lookup bytea, p_proof bytea, p_notice uuid) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH found AS (
          SELECT n.notice_id,
             n.cell_id,
             n.report_id,
             n.kind,
             n.state,
             n.prepared_at
            FROM (casework.notice n
              JOIN casework.report r ON (((r.report_id = n.report_id) AND (r.cell_id = n.cell_id))))
           WHERE ((n.notice_id = mark_read.p_notice) AND (n.state = ANY (ARRAY['approved'::text, 'delivered'::text])) AND ((n.kind <> 'result'::text) OR (EXISTS ( SELECT
                    FROM casework.secrecy_duty d
                   WHERE ((d.notice_id = n.notice_id) AND (d.cell_id = n.cell_id))))) AND ((r.report_id = casework.report_of_code(mark_read.p_lookup, mark_read.p_proof)) OR (EXISTS ( SELECT
                    FROM casework.split_part s
                   WHERE ((s.part_id = r.report_id) AND (s.cell_id = r.cell_id) AND (s.original_id = casework.report_of_code(mark_read.p_lookup, mark_read.p_proof)))))) AND (guard.kind() = 'public'::text))
          FOR UPDATE OF n
         ), marked AS (
          UPDATE casework.notice n SET read_at = COALESCE(n.read_at, guard.moment()), delivered_at = COALESCE(n.delivered_at, guard.moment()), delivered_on = COALESCE(n.delivered_on, casework.today()), delivery_way = COALESCE(n.delivery_way, 'online'::text), state = 'delivered'::text
            FROM found f
           WHERE ((n.notice_id = f.notice_id) AND (n.cell_id = f.cell_id))
           RETURNING n.notice_id
         ), told AS (
          UPDATE casework.clock c SET stopped_on = GREATEST(casework.today(), c.started_on)
            FROM found f
           WHERE ((f.state = 'approved'::text) AND (c.subject_id = f.report_id) AND (c.cell_id = f.cell_id) AND (c.stopped_on IS NULL) AND (c.kind = ANY (ARRAY['XF_FORWARD'::text,
                 CASE f.kind
                     WHEN 'result'::text THEN 'FEEDBACK'::text
                     ELSE 'ACCEPT_NOTICE'::text
                 END])) AND (NOT (EXISTS ( SELECT
                    FROM casework.notice l
                   WHERE ((l.report_id = f.report_id) AND (l.cell_id = f.cell_id) AND ((l.kind = 'result'::text) = (f.kind = 'result'::text)) AND (l.state <> 'withdrawn'::text) AND (l.prepared_at > f.prepared_at))))))
           RETURNING c.clock_id
         )
  SELECT (EXISTS ( SELECT
            FROM marked)) AS "exists";
END;

ALTER FUNCTION casework.mark_read(p_lookup bytea, p_proof bytea, p_notice uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.matter_proposed(p_clue casework.clue) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE (p_clue).state
             WHEN 'plan_proposed'::text THEN (p_clue).disposition
             WHEN 'result_proposed'::text THEN COALESCE((p_clue).conclusion, (p_clue).disposition)
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION casework.matter_proposed(p_clue casework.clue) OWNER TO dengwen_owner;

CREATE TABLE casework.distribution_policy (
    organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal integer NOT NULL,
    mode text NOT NULL,
    days integer,
    delegate_staff_id text COLLATE pg_catalog."C",
    set_by text NOT NULL COLLATE pg_catalog."C",
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT distribution_policy_counts_up CHECK ((ordinal >= 1)),
    CONSTRAINT distribution_policy_days_fit CHECK ((((mode = 'within_days'::text) = (days IS NOT NULL)) AND ((COALESCE(days, 1) >= 1) AND (COALESCE(days, 1) <= 30)))),
    CONSTRAINT distribution_policy_delegates_to_another CHECK ((delegate_staff_id <> set_by)),
    CONSTRAINT distribution_policy_mode_is_known CHECK ((mode = ANY (ARRAY['before_claim'::text, 'within_days'::text])))
);

ALTER TABLE ONLY casework.distribution_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.distribution_policy OWNER TO dengwen_owner;

CREATE FUNCTION casework.may_be_worked_on(p_clue casework.clue) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND (((p_clue).distributed_at IS NOT NULL) OR COALESCE(( SELECT ((p.mode = 'within_days'::text) AND (casework.moment() < (COALESCE((may_be_worked_on.p_clue).in_room_since, (may_be_worked_on.p_clue).routed_at) + make_interval(days => p.days))))
            FROM casework.distribution_policy p
           WHERE ((p.organ_id = (may_be_worked_on.p_clue).organ_id) AND (p.cell_id = (may_be_worked_on.p_clue).cell_id))
           ORDER BY p.ordinal DESC
          LIMIT 1), (casework.moment() < (COALESCE((p_clue).in_room_since, (p_clue).routed_at) + make_interval(days => 30))))));
END;

ALTER FUNCTION casework.may_be_worked_on(p_clue casework.clue) OWNER TO dengwen_owner;

CREATE FUNCTION casework.may_number(p_organ text, p_series text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.is_system() OR ((guard.organ() = p_organ) AND
         CASE
             WHEN (p_series = ANY (ARRAY['report'::text, 'notice'::text, 'sealed'::text])) THEN guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text])
             WHEN (p_series = ANY (ARRAY['clue'::text, 'cadre_clue'::text])) THEN false
             ELSE (guard.sees_office() OR guard.has_role(ARRAY['room_member'::text]))
         END));
END;

ALTER FUNCTION casework.may_number(p_organ text, p_series text) OWNER TO dengwen_owner;

CREATE TABLE casework.meeting (
    meeting_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    held_on date NOT NULL,
    called_by text NOT NULL COLLATE pg_catalog."C",
    called_at timestamp with time zone NOT NULL,
    CONSTRAINT meeting_kind_is_known CHECK ((kind = ANY (ARRAY['petitions'::text, 'secretaries'::text, 'standing_committee'::text, 'supervisory_committee'::text, 'investigations'::text])))
);

ALTER TABLE ONLY casework.meeting FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.meeting OWNER TO dengwen_owner;

CREATE TABLE casework.meeting_item (
    meeting_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    subject text NOT NULL,
    subject_id uuid NOT NULL,
    state_then text NOT NULL,
    added_by text NOT NULL COLLATE pg_catalog."C",
    added_at timestamp with time zone NOT NULL,
    decision text,
    sealed bytea,
    decided_on date,
    recorded_by text COLLATE pg_catalog."C",
    matter_then text,
    CONSTRAINT meeting_item_decision_is_known CHECK ((decision = ANY (ARRAY['agreed'::text, 'not_agreed'::text, 'studied_again'::text, 'reported_up'::text, 'supervised'::text]))),
    CONSTRAINT meeting_item_matter_was_proposed CHECK (((matter_then IS NULL) OR ((subject = 'clue'::text) AND (state_then = ANY (ARRAY['plan_proposed'::text, 'result_proposed'::text]))))),
    CONSTRAINT meeting_item_minutes_are_whole CHECK ((((decision IS NULL) = (sealed IS NULL)) AND ((decision IS NULL) = (decided_on IS NULL)) AND ((decision IS NULL) = (recorded_by IS NULL)))),
    CONSTRAINT meeting_item_subject_is_known CHECK ((subject = ANY (ARRAY['report'::text, 'clue'::text])))
);

ALTER TABLE ONLY casework.meeting_item FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.meeting_item OWNER TO dengwen_owner;

CREATE FUNCTION casework.meeting_binds(p_clue casework.clue) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT (i.decision = ANY (ARRAY['not_agreed'::text, 'studied_again'::text]))
            FROM (casework.meeting_item i
              JOIN casework.meeting m ON (((m.meeting_id = i.meeting_id) AND (m.cell_id = i.cell_id))))
           WHERE ((i.subject_id = (meeting_binds.p_clue).clue_id) AND (i.cell_id = (meeting_binds.p_clue).cell_id) AND (m.organ_id = (meeting_binds.p_clue).organ_id) AND (i.decision IS NOT NULL) AND (i.state_then = (meeting_binds.p_clue).state) AND (i.matter_then = casework.matter_proposed(meeting_binds.p_clue)))
           ORDER BY i.decided_on DESC, i.added_at DESC
          LIMIT 1), false) AS "coalesce";
END;

ALTER FUNCTION casework.meeting_binds(p_clue casework.clue) OWNER TO dengwen_owner;

CREATE TABLE casework.study_minutes (
    minutes_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    minutes_year smallint NOT NULL,
    minutes_number integer NOT NULL,
    held_on date NOT NULL,
    chair_id text NOT NULL COLLATE pg_catalog."C",
    attendee_ids text[] NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL,
    written_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    decided text,
    CONSTRAINT study_minutes_chair_attends CHECK ((chair_id = ANY (attendee_ids))),
    CONSTRAINT study_minutes_decision_is_known CHECK ((decided = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text, 'hold_for_later'::text, 'close_out'::text, 'closed_without_check'::text, 'closed_unfounded'::text, 'educated'::text, 'case_filed'::text, 'transferred_party_organ'::text, 'appeal_upheld'::text, 'appeal_varied'::text, 'appeal_revoked'::text, 'appeal_ended'::text]))),
    CONSTRAINT study_minutes_is_collective CHECK ((cardinality(attendee_ids) >= 2)),
    CONSTRAINT study_minutes_is_past CHECK ((held_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT study_minutes_number_counts_up CHECK ((minutes_number >= 1))
);

ALTER TABLE ONLY casework.study_minutes FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.study_minutes OWNER TO dengwen_owner;

CREATE FUNCTION casework.minutes_bind(p_clue casework.clue, p_matter text) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(( SELECT ((m.decided <> minutes_bind.p_matter) AND ((m.decided = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text, 'hold_for_later'::text, 'close_out'::text])) = (((minutes_bind.p_clue).state = 'plan_proposed'::text) OR (m.decided = 'hold_for_later'::text))))
            FROM casework.study_minutes m
           WHERE ((m.clue_id = (minutes_bind.p_clue).clue_id) AND (m.cell_id = (minutes_bind.p_clue).cell_id) AND (m.decided IS NOT NULL))
           ORDER BY m.held_on DESC, m.minutes_number DESC
          LIMIT 1), false) AS "coalesce";
END;

ALTER FUNCTION casework.minutes_bind(p_clue casework.clue, p_matter text) OWNER TO dengwen_owner;

CREATE TABLE vault.reporter_token (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    token bytea,
    CONSTRAINT reporter_token_is_a_hash CHECK ((octet_length(token) = 32))
);

ALTER TABLE ONLY vault.reporter_token FORCE ROW LEVEL SECURITY;

ALTER TABLE vault.reporter_token OWNER TO dengwen_owner;

CREATE FUNCTION casework.names_reporter(p_report uuid, p_tokens bytea[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.is_system() AND (EXISTS ( SELECT
            FROM vault.reporter_token t
           WHERE ((t.report_id = names_reporter.p_report) AND (t.cell_id = guard.cell()) AND (t.token = ANY (names_reporter.p_tokens))))));
END;

ALTER FUNCTION casework.names_reporter(p_report uuid, p_tokens bytea[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.next_attachment(p_report uuid) RETURNS smallint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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
                    r.holder_organ_id = guard.organ()
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

ALTER FUNCTION casework.next_attachment(p_report uuid) OWNER TO dengwen_owner;

CREATE TABLE casework.number_series (
    organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    series text NOT NULL,
    year smallint NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT number_series_counts_up CHECK ((last_number >= 0)),
    CONSTRAINT number_series_fits_on_paper CHECK ((last_number <= 999999)),
    CONSTRAINT number_series_is_known CHECK ((series = ANY (ARRAY['report'::text, 'clue'::text, 'cadre_clue'::text, 'sealed'::text, 'notice'::text, 'minutes'::text, 'found'::text, 'provision'::text, 'excerpt'::text, 'document_petition'::text, 'document_letter'::text, 'document_supervision'::text, 'document_report'::text, 'document_advice'::text, 'document_jw_advice'::text, 'document_notice'::text, 'document_archive'::text])))
);

ALTER TABLE ONLY casework.number_series FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.number_series OWNER TO dengwen_owner;

CREATE FUNCTION casework.next_number(p_organ text, p_series text, p_year smallint) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO casework.number_series AS s (organ_id, series, year, last_number)  SELECT next_number.p_organ AS p_organ,
             next_number.p_series AS p_series,
             next_number.p_year AS p_year,
             1
           WHERE (casework.may_number(next_number.p_organ, next_number.p_series) AND ((next_number.p_year)::numeric <= EXTRACT(year FROM casework.today()))) ON CONFLICT(organ_id, series, year, cell_id) DO UPDATE SET last_number = (s.last_number + 1)
   RETURNING s.last_number;
END;

ALTER FUNCTION casework.next_number(p_organ text, p_series text, p_year smallint) OWNER TO dengwen_owner;

CREATE TABLE casework.found_clue (
    found_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    found_year smallint NOT NULL,
    found_number integer NOT NULL,
    origin text NOT NULL,
    own_scope boolean NOT NULL,
    state text NOT NULL,
    found_by text NOT NULL COLLATE pg_catalog."C",
    found_on date NOT NULL,
    registered_on date NOT NULL,
    controlled_by text COLLATE pg_catalog."C",
    controlled_on date,
    CONSTRAINT found_clue_control_is_whole CHECK ((((state = ANY (ARRAY['noted'::text, 'moved'::text])) = (controlled_by IS NOT NULL)) AND ((controlled_by IS NULL) = (controlled_on IS NULL)))),
    CONSTRAINT found_clue_has_two_persons CHECK ((controlled_by <> found_by)),
    CONSTRAINT found_clue_origin_is_known CHECK ((origin = ANY (ARRAY['found_in_case'::text, 'enforcement'::text, 'other'::text]))),
    CONSTRAINT found_clue_own_scope_is_filed CHECK ((own_scope = (state = ANY (ARRAY['filed'::text, 'noted'::text])))),
    CONSTRAINT found_clue_runs_forward CHECK (((registered_on >= found_on) AND ((controlled_on IS NULL) OR (controlled_on >= registered_on)))),
    CONSTRAINT found_clue_state_is_known CHECK ((state = ANY (ARRAY['filed'::text, 'noted'::text, 'handed'::text, 'moved'::text])))
);

ALTER TABLE ONLY casework.found_clue FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.found_clue OWNER TO dengwen_owner;

CREATE TABLE casework.jurisdiction_measure (
    measure_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    clue_id uuid,
    kind text NOT NULL,
    reason text NOT NULL,
    sealed bytea,
    from_organ_id text NOT NULL COLLATE pg_catalog."C",
    from_room_id text COLLATE pg_catalog."C",
    to_organ_id text NOT NULL COLLATE pg_catalog."C",
    to_room_id text COLLATE pg_catalog."C",
    acting_organ_id text NOT NULL COLLATE pg_catalog."C",
    deciding_organ_id text NOT NULL COLLATE pg_catalog."C",
    barred_organ_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_room_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    former_series text,
    former_year smallint,
    former_number integer,
    state text NOT NULL,
    proposed_by text COLLATE pg_catalog."C",
    proposed_at timestamp with time zone NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_at timestamp with time zone,
    ended_at timestamp with time zone,
    consented_by text COLLATE pg_catalog."C",
    consented_at timestamp with time zone,
    consented_version integer,
    rule text,
    CONSTRAINT jurisdiction_measure_by_law_is_routed CHECK (((state <> 'by_law'::text) OR ((rule IS NOT NULL) AND (kind = 'escalate'::text) AND (decided_by IS NULL)))),
    CONSTRAINT jurisdiction_measure_changes_the_organ CHECK (((kind <> ALL (ARRAY['escalate'::text, 'designate'::text, 'assign'::text, 'forward'::text, 'request_escalation'::text])) OR (from_organ_id <> to_organ_id))),
    CONSTRAINT jurisdiction_measure_concerns_a_clue CHECK (((kind = 'forward'::text) OR (clue_id IS NOT NULL))),
    CONSTRAINT jurisdiction_measure_consent_is_whole CHECK ((((consented_by IS NULL) = (consented_at IS NULL)) AND ((consented_by IS NULL) = (consented_version IS NULL)) AND ((consented_by IS NULL) OR (kind = 'designate'::text)))),
    CONSTRAINT jurisdiction_measure_end_is_whole CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
    CONSTRAINT jurisdiction_measure_former_number_is_whole CHECK ((((former_series IS NULL) = (former_year IS NULL)) AND ((former_series IS NULL) = (former_number IS NULL)))),
    CONSTRAINT jurisdiction_measure_has_two_persons CHECK ((proposed_by <> decided_by)),
    CONSTRAINT jurisdiction_measure_kind_is_known CHECK ((kind = ANY (ARRAY['escalate'::text, 'designate'::text, 'cross'::text, 'joint'::text, 'assign'::text, 'forward'::text, 'request_escalation'::text]))),
    CONSTRAINT jurisdiction_measure_names_its_approver CHECK ((((state = ANY (ARRAY['approved'::text, 'refused'::text])) <= (decided_by IS NOT NULL)) AND ((state = 'proposed'::text) <= (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)))),
    CONSTRAINT jurisdiction_measure_names_its_proposer CHECK (((kind = 'forward'::text) OR (proposed_by IS NOT NULL))),
    CONSTRAINT jurisdiction_measure_reason_is_known CHECK ((
CASE kind
    WHEN 'assign'::text THEN (reason = ANY (ARRAY['central_decision'::text, 'typical_problem'::text, 'long_undecided'::text, 'other'::text]))
    WHEN 'forward'::text THEN (reason ~ '^[a-z_]{1,40}$'::text)
    ELSE (reason = ANY (ARRAY['concentrate_forces'::text, 'local_interference'::text, 'discipline_staff'::text, 'recusal'::text, 'complex_matter'::text, 'micro_corruption'::text, 'recurring'::text, 'other'::text]))
END OR ((state = 'ended'::text) AND (reason = 'sealed_up'::text)))),
    CONSTRAINT jurisdiction_measure_rule_takes_up CHECK (((rule IS NULL) OR ((kind = 'escalate'::text) AND (rule ~ '^[a-z_]{1,40}$'::text) AND (clue_id IS NOT NULL)))),
    CONSTRAINT jurisdiction_measure_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'by_law'::text, 'approved'::text, 'refused'::text, 'ended'::text]))),
    CONSTRAINT jurisdiction_measure_target_is_not_barred CHECK (((NOT (to_organ_id = ANY (barred_organ_ids))) AND (NOT COALESCE((to_room_id = ANY (barred_room_ids)), false))))
);

ALTER TABLE ONLY casework.jurisdiction_measure FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.jurisdiction_measure OWNER TO dengwen_owner;

CREATE TABLE casework.provision (
    provision_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    provision_year smallint NOT NULL,
    provision_number integer NOT NULL,
    scope_kind text NOT NULL,
    scope_id text NOT NULL COLLATE pg_catalog."C",
    unit_ids text[] NOT NULL COLLATE pg_catalog."C",
    from_on date NOT NULL,
    to_on date NOT NULL,
    state text NOT NULL,
    sealed bytea NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    delivered_by text COLLATE pg_catalog."C",
    delivered_on date,
    row_count integer,
    file_hash bytea,
    keep_until date,
    CONSTRAINT provision_delivery_is_whole CHECK ((((state = 'delivered'::text) = (delivered_by IS NOT NULL)) AND ((delivered_by IS NULL) = (delivered_on IS NULL)) AND ((delivered_by IS NULL) = (row_count IS NULL)) AND ((delivered_by IS NULL) = (file_hash IS NULL)) AND ((delivered_by IS NULL) = (keep_until IS NULL)))),
    CONSTRAINT provision_file_has_its_hash CHECK (((octet_length(file_hash) = 32) AND (row_count >= 0))),
    CONSTRAINT provision_has_two_persons CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((decided_by IS NULL) OR (decided_by <> proposed_by)))),
    CONSTRAINT provision_is_kept_three_years CHECK ((keep_until >= (delivered_on + '3 years'::interval))),
    CONSTRAINT provision_period_runs_forward CHECK (((to_on >= from_on) AND (to_on <= proposed_on))),
    CONSTRAINT provision_runs_forward CHECK ((((decided_on IS NULL) OR (decided_on >= proposed_on)) AND ((delivered_on IS NULL) OR (delivered_on >= decided_on)))),
    CONSTRAINT provision_scope_is_known CHECK ((scope_kind = ANY (ARRAY['division'::text, 'township'::text, 'unit'::text]))),
    CONSTRAINT provision_scope_is_named CHECK ((cardinality(unit_ids) > 0)),
    CONSTRAINT provision_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'approved'::text, 'delivered'::text])))
);

ALTER TABLE ONLY casework.provision FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.provision OWNER TO dengwen_owner;

CREATE FUNCTION casework.number_account() RETURNS TABLE(series text, year smallint, first_number integer, last_number integer, given bigint, voided bigint, missing bigint, explained bigint, missing_numbers integer[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH scope AS (
          SELECT guard.organ() AS organ_id,
             guard.cell() AS cell_id
           WHERE guard.has_role(ARRAY['petition_lead'::text])
         ), given AS (
          SELECT 'report'::text AS series,
             r.register_year AS year,
             r.register_number AS number,
             (r.state = 'voided'::text) AS is_void,
             (r.source = 'import'::text) AS is_imported
            FROM (scope s
              JOIN casework.report r ON (((r.receiver_organ_id = s.organ_id) AND (r.cell_id = s.cell_id))))
           WHERE (r.register_number IS NOT NULL)
         UNION ALL
          SELECT c.clue_series,
             c.clue_year,
             c.clue_number,
             false,
             (r.source = 'import'::text)
            FROM ((scope s
              JOIN casework.clue c ON (((c.organ_id = s.organ_id) AND (c.cell_id = s.cell_id))))
              JOIN casework.report r ON (((r.report_id = c.report_id) AND (r.cell_id = c.cell_id))))
         UNION ALL
          SELECT m.former_series,
             m.former_year,
             m.former_number,
             false,
             false
            FROM (scope s
              JOIN casework.jurisdiction_measure m ON (((m.from_organ_id = s.organ_id) AND (m.cell_id = s.cell_id))))
           WHERE (m.former_number IS NOT NULL)
         UNION ALL
          SELECT 'sealed'::text,
             x.sealed_year,
             x.sealed_number,
             false,
             false
            FROM (scope s
              JOIN casework.sealed_register x ON (((x.organ_id = s.organ_id) AND (x.cell_id = s.cell_id))))
         UNION ALL
          SELECT 'minutes'::text,
             m.minutes_year,
             m.minutes_number,
             false,
             false
            FROM (scope s
              JOIN casework.study_minutes m ON (((m.organ_id = s.organ_id) AND (m.cell_id = s.cell_id))))
         UNION ALL
          SELECT 'found'::text,
             f.found_year,
             f.found_number,
             false,
             false
            FROM (scope s
              JOIN casework.found_clue f ON (((f.organ_id = s.organ_id) AND (f.cell_id = s.cell_id))))
         UNION ALL
          SELECT 'provision'::text,
             p.provision_year,
             p.provision_number,
             false,
             false
            FROM (scope s
              JOIN casework.provision p ON (((p.organ_id = s.organ_id) AND (p.cell_id = s.cell_id))))
         UNION ALL
          SELECT x.series,
             x.year,
             x.number,
             bool_or(x.is_void) AS bool_or,
             false
            FROM (scope s
              CROSS JOIN LATERAL casework.issued_numbers(s.organ_id, s.cell_id) x(series, year, number, code_word, holder, holder_id, is_void))
           GROUP BY x.series, x.year, x.number
         ), counted AS (
          SELECT g.series,
             g.year,
             min(g.number) AS first_number,
             max(g.number) AS last_number,
             count(*) AS given,
             count(*) FILTER (WHERE g.is_void) AS voided,
             max(g.number) FILTER (WHERE g.is_imported) AS imported_to
            FROM given g
           GROUP BY g.series, g.year
         ), known AS (
          SELECT n.series,
             n.year,
             c.first_number,
             GREATEST(n.last_number, c.last_number) AS last_number,
             COALESCE(c.given, (0)::bigint) AS given,
             COALESCE(c.voided, (0)::bigint) AS voided,
             COALESCE(c.imported_to, 0) AS imported_to
            FROM ((scope s
              JOIN casework.number_series n ON (((n.organ_id = s.organ_id) AND (n.cell_id = s.cell_id))))
              LEFT JOIN counted c ON (((c.series = n.series) AND (c.year = n.year))))
           WHERE (n.last_number > 0)
         )
  SELECT k.series,
     k.year,
     COALESCE(k.first_number, 1) AS "coalesce",
     k.last_number,
     k.given,
     k.voided,
     gap.missing,
     gap.explained,
     gap.numbers
    FROM (known k
      CROSS JOIN LATERAL ( SELECT count(*) FILTER (WHERE (i.i > k.imported_to)) AS missing,
             count(*) FILTER (WHERE (i.i <= k.imported_to)) AS explained,
             COALESCE((array_agg(i.i ORDER BY i.i) FILTER (WHERE (i.i > k.imported_to)))[1:20], '{}'::integer[]) AS numbers
            FROM generate_series(1, k.last_number) i(i)
           WHERE (NOT (EXISTS ( SELECT
                    FROM given g
                   WHERE ((g.series = k.series) AND (g.year = k.year) AND (g.number = i.i)))))) gap)
   WHERE ((k.series <> 'sealed'::text) OR guard.has_role(ARRAY['petition_lead'::text]))
   ORDER BY k.year DESC, k.series;
END;

ALTER FUNCTION casework.number_account() OWNER TO dengwen_owner;

CREATE FUNCTION casework.open_again(p_reports uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE casework.report r SET seal_asked_on = NULL::date, seal_ground = NULL::smallint
   WHERE ((r.report_id = ANY (open_again.p_reports)) AND (r.cell_id = guard.cell()) AND guard.is_system());
END;

ALTER FUNCTION casework.open_again(p_reports uuid[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.open_work(p_kind text, p_ids text[]) RETURNS TABLE(entity_id text, work text, items integer)
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT w.entity_id,
     w.work,
     (count(*))::integer AS count
    FROM ( SELECT r.holder_organ_id AS entity_id,
                 CASE r.state
                     WHEN 'quarantined'::text THEN 'hand_in'::text
                     ELSE 'report'::text
                 END AS work
            FROM casework.report r
           WHERE ((open_work.p_kind = 'organ'::text) AND (r.holder_organ_id = ANY (open_work.p_ids)) AND (r.cell_id = guard.cell()) AND (r.state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'triage_proposed'::text])))
         UNION ALL
          SELECT
                 CASE open_work.p_kind
                     WHEN 'room'::text THEN c.room_id
                     ELSE c.organ_id
                 END AS organ_id,
             'clue'::text
            FROM casework.clue c
           WHERE ((((open_work.p_kind = 'organ'::text) AND (c.organ_id = ANY (open_work.p_ids))) OR ((open_work.p_kind = 'room'::text) AND (c.room_id = ANY (open_work.p_ids)))) AND (c.cell_id = guard.cell()) AND (c.state <> ALL (ARRAY['returned'::text, 'concluded'::text, 'fed_back'::text, 'archived'::text])))
         UNION ALL
          SELECT c.receiver_organ_id,
             'clue'::text
            FROM casework.clue c
           WHERE ((open_work.p_kind = 'organ'::text) AND (c.receiver_organ_id = ANY (open_work.p_ids)) AND (c.cell_id = guard.cell()) AND (c.state = 'returned'::text))
         UNION ALL
          SELECT k.organ_id,
             'clock'::text
            FROM casework.clock k
           WHERE ((open_work.p_kind = 'organ'::text) AND (k.organ_id = ANY (open_work.p_ids)) AND (k.cell_id = guard.cell()) AND (k.stopped_on IS NULL) AND (k.subject <> ALL (ARRAY['quarter'::text, 'town_visit'::text])))
         UNION ALL
          SELECT p.organ_id,
             'petition'::text
            FROM casework.petition p
           WHERE ((open_work.p_kind = 'organ'::text) AND (p.organ_id = ANY (open_work.p_ids)) AND (p.cell_id = guard.cell()) AND (p.state <> 'answered'::text))
         UNION ALL
          SELECT s.organ_id,
             'sealed'::text
            FROM casework.sealed_register s
           WHERE ((open_work.p_kind = 'organ'::text) AND (s.organ_id = ANY (open_work.p_ids)) AND (s.cell_id = guard.cell()) AND (s.reported_up_on IS NULL))
         UNION ALL
          SELECT
                 CASE open_work.p_kind
                     WHEN 'room'::text THEN r.room_id
                     ELSE r.organ_id
                 END AS organ_id,
             'recommendation'::text
            FROM casework.recommendation r
           WHERE ((
                 CASE open_work.p_kind
                     WHEN 'room'::text THEN r.room_id
                     ELSE r.organ_id
                 END = ANY (open_work.p_ids)) AND (r.cell_id = guard.cell()) AND (r.state <> ALL (ARRAY['closed'::text, 'dropped'::text])))) w
   GROUP BY w.entity_id, w.work;
END;

ALTER FUNCTION casework.open_work(p_kind text, p_ids text[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.oversees(p_clue uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM casework.clue c
           WHERE ((c.clue_id = oversees.p_clue) AND (c.cell_id = guard.cell()) AND ((guard.organ() = c.organ_id) OR (guard.organ() = c.receiver_organ_id)) AND guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AND (NOT (guard.organ() = ANY (c.barred_organ_ids))) AND (NOT COALESCE((guard.room() = ANY (c.barred_room_ids)), false)) AND (NOT (guard.staff() = ANY (c.barred_staff_ids))) AND (NOT (EXISTS ( SELECT
                    FROM casework.recusal x
                   WHERE ((x.clue_id = c.clue_id) AND (x.cell_id = c.cell_id) AND (x.staff_id = guard.staff())))))))) AS "exists";
END;

ALTER FUNCTION casework.oversees(p_clue uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.part_leaves() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_now timestamptz := casework.moment();
begin
    if new.state = 'sealed_up' then
        perform casework.wipe_mark(new.report_id, new.cell_id);
    end if;
    perform casework.shred_original(o.report_id, o.cell_id, v_now)
    from casework.split_part as p
    join casework.report as o on o.report_id = p.original_id and o.cell_id = p.cell_id
    where
        p.part_id = new.report_id
        and p.cell_id = new.cell_id
        and (new.state = 'sealed_up' or o.holder_organ_id = any (new.barred_organ_ids));
    return null;
end
$$;

ALTER FUNCTION casework.part_leaves() OWNER TO dengwen_owner;

CREATE FUNCTION casework.pass_real_name_on() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    -- The mark is taken again from the report (take_real_name).
    update casework.clue as c
    set real_name = not c.real_name
    where
        c.report_id = new.report_id
        and c.cell_id = new.cell_id
        and c.real_name <> (new.signature in ('real_name_claimed', 'real_name_verified'));
    return null;
end
$$;

ALTER FUNCTION casework.pass_real_name_on() OWNER TO dengwen_owner;

CREATE TABLE casework.guidance (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    receiver_id text NOT NULL COLLATE pg_catalog."C",
    receiver_version integer NOT NULL,
    action text NOT NULL,
    chosen_by text NOT NULL COLLATE pg_catalog."C",
    chosen_on date NOT NULL,
    told_on date,
    told_way text,
    told_by text COLLATE pg_catalog."C",
    told_channel text,
    is_named boolean,
    CONSTRAINT guidance_is_not_of_a_letter CHECK ((action = 'inform_reporter'::text)),
    CONSTRAINT guidance_is_told_by_its_channel CHECK ((told_way =
CASE told_channel
    WHEN 'visit'::text THEN 'in_person'::text
    WHEN 'informant'::text THEN 'in_person'::text
    WHEN 'phone'::text THEN 'phone'::text
    WHEN 'web'::text THEN 'online'::text
    ELSE 'letter'::text
END)),
    CONSTRAINT guidance_of_a_name_goes_by_notice CHECK ((NOT is_named)),
    CONSTRAINT guidance_told_is_whole CHECK ((((told_on IS NULL) = (told_way IS NULL)) AND ((told_on IS NULL) = (told_by IS NULL)) AND ((told_on IS NULL) = (told_channel IS NULL)) AND ((told_on IS NULL) = (is_named IS NULL))))
);

ALTER TABLE ONLY casework.guidance FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.guidance OWNER TO dengwen_owner;

CREATE TABLE casework.transfer_objection (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    receiver_id text NOT NULL COLLATE pg_catalog."C",
    receiver_version integer NOT NULL,
    barred_receiver_ids text[] NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    sealed bytea NOT NULL,
    carrier text NOT NULL,
    raised_on date NOT NULL,
    due_on date NOT NULL,
    raised_by text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT transfer_objection_carrier_is_known CHECK ((carrier = ANY (ARRAY['confidential'::text, 'post'::text, 'hand'::text, 'system'::text]))),
    CONSTRAINT transfer_objection_is_in_time CHECK ((raised_on <= due_on)),
    CONSTRAINT transfer_objection_never_reaches_the_accused CHECK ((NOT (receiver_id = ANY (barred_receiver_ids)))),
    CONSTRAINT transfer_objection_reason_is_known CHECK ((reason = ANY (ARRAY['other_organ'::text, 'legal_remedy'::text, 'being_handled'::text, 'ended'::text, 'other'::text])))
);

ALTER TABLE ONLY casework.transfer_objection FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.transfer_objection OWNER TO dengwen_owner;

CREATE TABLE casework.transfer_out (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    receiver_id text NOT NULL COLLATE pg_catalog."C",
    receiver_version integer NOT NULL,
    barred_receiver_ids text[] NOT NULL COLLATE pg_catalog."C",
    document_id uuid NOT NULL,
    carrier text NOT NULL,
    sent_on date NOT NULL,
    items smallint NOT NULL,
    sealed bytea NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    receipt text,
    receipt_on date,
    receipt_by text COLLATE pg_catalog."C",
    CONSTRAINT transfer_out_carrier_is_known CHECK ((carrier = ANY (ARRAY['confidential'::text, 'post'::text, 'hand'::text, 'system'::text]))),
    CONSTRAINT transfer_out_counts_up CHECK ((ordinal >= 1)),
    CONSTRAINT transfer_out_lists_its_items CHECK (((items >= 1) AND (items <= 200))),
    CONSTRAINT transfer_out_never_reaches_the_accused CHECK ((NOT (receiver_id = ANY (barred_receiver_ids)))),
    CONSTRAINT transfer_out_receipt_is_known CHECK ((receipt = ANY (ARRAY['received'::text, 'returned'::text]))),
    CONSTRAINT transfer_out_receipt_is_whole CHECK ((((receipt IS NULL) = (receipt_on IS NULL)) AND ((receipt IS NULL) = (receipt_by IS NULL)))),
    CONSTRAINT transfer_out_runs_forward CHECK ((receipt_on >= sent_on))
);

ALTER TABLE ONLY casework.transfer_out FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.transfer_out OWNER TO dengwen_owner;

CREATE TABLE directory.outside_organ (
    outside_organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    version integer NOT NULL,
    keeper_organ_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    kind text NOT NULL,
    division_id text NOT NULL COLLATE pg_catalog."C",
    superior_id text COLLATE pg_catalog."C",
    contact text NOT NULL,
    ended boolean DEFAULT false NOT NULL,
    edited_by text NOT NULL COLLATE pg_catalog."C",
    effective_from date NOT NULL,
    CONSTRAINT outside_organ_code_is_plain CHECK ((outside_organ_id ~ '^[A-Z0-9-]{2,32}$'::text)),
    CONSTRAINT outside_organ_counts_up CHECK ((version >= 1)),
    CONSTRAINT outside_organ_is_not_its_own_superior CHECK ((superior_id <> outside_organ_id)),
    CONSTRAINT outside_organ_is_short CHECK ((((char_length(name) >= 2) AND (char_length(name) <= 60)) AND (char_length(contact) <= 120))),
    CONSTRAINT outside_organ_kind_is_known CHECK ((kind = ANY (ARRAY['petition_bureau'::text, 'court'::text, 'arbitration'::text, 'review'::text, 'procuratorate'::text, 'police'::text, 'department'::text, 'party'::text, 'discipline'::text, 'other'::text])))
);

ALTER TABLE ONLY directory.outside_organ FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.outside_organ OWNER TO dengwen_owner;

CREATE FUNCTION casework.petition_year(p_from date, p_to date, p_readers text[]) RETURNS TABLE(dimension text, code text, happened_on date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH known AS (
          SELECT r.report_id,
             r.cell_id,
             r.channel,
             r.received_on,
             r.kind,
             r.state
            FROM casework.known_reports('-infinity'::date, petition_year.p_to, petition_year.p_readers) r(report_id, cell_id, receiver_organ_id, holder_organ_id, barred_organ_ids, barred_room_ids, barred_staff_ids, register_year, register_number, channel, received_on, received_at, signature, state, triage_proposer_id, decline_reason, decline_action, repeat_of_id, kind, category, micro_corruption, priority, risk_flags, import_flags, source, source_key, matter_token, version, concluded_on, void_reason, archived_at, breaches, public_reaction, decision_organ_id, acted_from, acted_to, seal_asked_on, seal_ground, secrets_removed)
           WHERE (r.register_number IS NOT NULL)
         ), base AS (
          SELECT k.report_id,
             k.cell_id,
             k.channel,
             k.received_on,
             (o.report_id IS NOT NULL) AS is_objected,
             (t.report_id IS NOT NULL) AS is_sent,
             (g.report_id IS NOT NULL) AS is_guided,
             (p.report_id IS NOT NULL) AS is_accepted,
             COALESCE(o.receiver_id, t.receiver_id, g.receiver_id) AS receiver_id,
             COALESCE(o.receiver_version, t.receiver_version, g.receiver_version) AS receiver_version
            FROM ((((known k
              LEFT JOIN casework.transfer_objection o ON (((o.report_id = k.report_id) AND (o.cell_id = k.cell_id))))
              LEFT JOIN casework.transfer_out t ON (((t.report_id = k.report_id) AND (t.cell_id = k.cell_id) AND (t.receipt IS DISTINCT FROM 'returned'::text))))
              LEFT JOIN casework.petition p ON (((p.report_id = k.report_id) AND (p.cell_id = k.cell_id))))
              LEFT JOIN casework.guidance g ON (((g.report_id = k.report_id) AND (g.cell_id = k.cell_id) AND (p.report_id IS NULL))))
           WHERE ((k.kind = 'out_of_scope'::text) AND (k.state = 'declined'::text) AND (k.received_on >= petition_year.p_from))
         ), line AS (
          SELECT 'total'::text AS dimension,
             'all'::text AS code,
             b.received_on AS happened_on
            FROM base b
         UNION ALL
          SELECT 'channel'::text,
             b.channel,
             b.received_on
            FROM base b
         UNION ALL
          SELECT 'area'::text,
             a.unit_id,
             b.received_on
            FROM (base b
              JOIN ( SELECT DISTINCT x.report_id,
                     x.unit_id
                    FROM casework.known_accused('-infinity'::date, petition_year.p_to) x(report_id, level, unit_id, managing_organ_id)) a ON ((a.report_id = b.report_id)))
           WHERE (a.unit_id IS NOT NULL)
         UNION ALL
          SELECT 'field'::text,
             COALESCE(x.kind,
                 CASE
                     WHEN b.is_accepted THEN 'own'::text
                     ELSE 'open'::text
                 END) AS "coalesce",
             b.received_on
            FROM (base b
              LEFT JOIN directory.outside_organ x ON (((x.outside_organ_id = b.receiver_id) AND (x.version = b.receiver_version) AND (x.cell_id = b.cell_id))))
         UNION ALL
          SELECT 'way'::text,
                 CASE
                     WHEN b.is_objected THEN 'objected'::text
                     WHEN b.is_sent THEN 'transferred'::text
                     WHEN b.is_accepted THEN 'accepted'::text
                     WHEN b.is_guided THEN 'guided'::text
                     ELSE 'open'::text
                 END AS "case",
             b.received_on
            FROM base b
         UNION ALL
          SELECT 'opinion'::text,
             p.outcome,
             p.told_on
            FROM (known k
              JOIN casework.petition p ON (((p.report_id = k.report_id) AND (p.cell_id = k.cell_id))))
           WHERE ((p.told_on >= petition_year.p_from) AND (p.organ_id = guard.organ()))
         UNION ALL
          SELECT 'urged'::text,
             'assigned'::text,
             ((a.assigned_at AT TIME ZONE '08:00:00'::interval))::date AS timezone
            FROM (known k
              JOIN casework.assignment a ON (((a.report_id = k.report_id) AND (a.cell_id = k.cell_id))))
           WHERE (a.from_organ_id = guard.organ())
         UNION ALL
          SELECT 'urged'::text,
             'supervised'::text,
             ((s.approved_at AT TIME ZONE '08:00:00'::interval))::date AS timezone
            FROM ((known k
              JOIN casework.clue c ON (((c.report_id = k.report_id) AND (c.cell_id = k.cell_id))))
              JOIN casework.supervision s ON (((s.clue_id = c.clue_id) AND (s.cell_id = c.cell_id))))
           WHERE ((s.issuer_organ_id = guard.organ()) AND (s.supervision_number IS NOT NULL))
         UNION ALL
          SELECT 'advice'::text,
             m.code,
             m.happened_on
            FROM (casework.recommendation n
              CROSS JOIN LATERAL ( VALUES (n.kind,n.issued_on), (
                         CASE
                             WHEN (n.state = ANY (ARRAY['accepted'::text, 'looked_back'::text, 'closed'::text])) THEN 'adopted'::text
                             ELSE NULL::text
                         END,n.replied_on)) m(code, happened_on))
           WHERE ((n.organ_id = guard.organ()) AND (n.cell_id = guard.cell()) AND (m.code IS NOT NULL) AND ((n.clue_id IS NULL) OR (EXISTS ( SELECT
                    FROM (casework.clue c
                      JOIN known k ON (((k.report_id = c.report_id) AND (k.cell_id = c.cell_id))))
                   WHERE ((c.clue_id = n.clue_id) AND (c.cell_id = n.cell_id))))))
         )
  SELECT l.dimension,
     l.code,
     l.happened_on
    FROM line l
   WHERE (((l.happened_on >= petition_year.p_from) AND (l.happened_on <= petition_year.p_to)) AND (guard.kind() = 'staff'::text) AND guard.sees_office());
END;

ALTER FUNCTION casework.petition_year(p_from date, p_to date, p_readers text[]) OWNER TO dengwen_owner;

CREATE FUNCTION casework.raise_number(p_organ text, p_series text, p_year smallint, p_at_least integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO casework.number_series AS s (organ_id, series, year, last_number)  SELECT raise_number.p_organ AS p_organ,
             raise_number.p_series AS p_series,
             raise_number.p_year AS p_year,
             raise_number.p_at_least AS p_at_least
           WHERE ((raise_number.p_series = 'report'::text) AND casework.may_number(raise_number.p_organ, raise_number.p_series) AND ((raise_number.p_year)::numeric <= EXTRACT(year FROM casework.today())) AND ((raise_number.p_at_least >= 1) AND (raise_number.p_at_least <= 999999))) ON CONFLICT(organ_id, series, year, cell_id) DO UPDATE SET last_number = GREATEST(s.last_number, excluded.last_number)
   RETURNING s.last_number;
END;

ALTER FUNCTION casework.raise_number(p_organ text, p_series text, p_year smallint, p_at_least integer) OWNER TO dengwen_owner;

CREATE TABLE casework.reception_session (
    session_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    held_on date NOT NULL,
    place text NOT NULL,
    township_organ_id text COLLATE pg_catalog."C",
    leader_staff_id text NOT NULL COLLATE pg_catalog."C",
    announced_on date,
    state text NOT NULL,
    moved_to_on date,
    planned_by text NOT NULL COLLATE pg_catalog."C",
    planned_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT reception_session_is_announced_before CHECK ((announced_on <= held_on)),
    CONSTRAINT reception_session_is_postponed CHECK ((((state = 'cancelled'::text) = (moved_to_on IS NOT NULL)) AND ((moved_to_on IS NULL) OR (moved_to_on > held_on)))),
    CONSTRAINT reception_session_place_is_known CHECK ((place = ANY (ARRAY['office'::text, 'township'::text]))),
    CONSTRAINT reception_session_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text]))),
    CONSTRAINT reception_session_township_is_named CHECK (((place = 'township'::text) = (township_organ_id IS NOT NULL)))
);

ALTER TABLE ONLY casework.reception_session FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.reception_session OWNER TO dengwen_owner;

CREATE FUNCTION casework.reception_times(p_from date) RETURNS TABLE(organ_id text, organ_name text, held_on date, place text, township_name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.organ_id,
     o.name,
     s.held_on,
     s.place,
     t.name
    FROM ((casework.reception_session s
      JOIN directory.organ o ON (((o.organ_id = s.organ_id) AND (o.cell_id = s.cell_id))))
      LEFT JOIN directory.organ t ON (((t.organ_id = s.township_organ_id) AND (t.cell_id = s.cell_id))))
   WHERE ((s.cell_id = guard.cell()) AND (s.state = 'planned'::text) AND (s.announced_on <= reception_times.p_from) AND (s.held_on >= reception_times.p_from) AND (guard.kind() = 'public'::text))
   ORDER BY s.held_on, o.name, s.session_id
  LIMIT 20;
END;

ALTER FUNCTION casework.reception_times(p_from date) OWNER TO dengwen_owner;

CREATE FUNCTION casework.recusal_stands(p_clue uuid, p_staff text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (COALESCE((guard.is_system() OR (guard.staff() = p_staff)), false) AND casework.recusal_holds(p_clue, p_staff));
END;

ALTER FUNCTION casework.recusal_stands(p_clue uuid, p_staff text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform casework.refuse_move(tg_name, tg_table_name, 'what it is known by stays');
    return null;
end
$$;

ALTER FUNCTION casework.refuse_change() OWNER TO dengwen_owner;

CREATE FUNCTION casework.refuse_move(p_rule text, p_table text, p_message text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = p_rule, table = p_table, schema = 'casework', message = p_message;
end
$$;

ALTER FUNCTION casework.refuse_move(p_rule text, p_table text, p_message text) OWNER TO dengwen_owner;

CREATE TABLE casework.report_mark (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    people bigint[] NOT NULL,
    spellings bigint[] NOT NULL,
    heads bigint[] NOT NULL,
    sketch bytea NOT NULL,
    CONSTRAINT report_mark_is_bounded CHECK (((cardinality(people) <= 64) AND (cardinality(people) = cardinality(spellings)) AND (cardinality(heads) <= 4) AND (octet_length(sketch) <= 512) AND ((octet_length(sketch) % 8) = 0)))
);

ALTER TABLE ONLY casework.report_mark FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.report_mark OWNER TO dengwen_owner;

CREATE FUNCTION casework.repeat_candidates(p_report uuid, p_limit integer) RETURNS TABLE(first_id uuid, found_id uuid, people bigint[], spellings bigint[], sketch bytea, same_reporter boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH later AS (
          SELECT r.report_id,
             r.cell_id,
             r.state,
             r.receiver_organ_id,
             r.register_year,
             r.register_number,
             m_1.people,
             m_1.heads
            FROM (casework.report r
              JOIN casework.report_mark m_1 ON (((m_1.report_id = r.report_id) AND (m_1.cell_id = r.cell_id))))
           WHERE ((r.report_id = repeat_candidates.p_report) AND (r.cell_id = guard.cell()) AND ((guard.organ() = r.holder_organ_id) OR (guard.organ() = r.receiver_organ_id)) AND (NOT casework.is_kept_from(repeat_candidates.p_report)))
         ), found AS (
         ( SELECT m_1.report_id
            FROM (later l_1
              JOIN casework.report_mark m_1 ON (((m_1.people && l_1.people) AND (m_1.cell_id = l_1.cell_id))))
           WHERE (m_1.report_id <> l_1.report_id)
           ORDER BY m_1.report_id DESC
          LIMIT repeat_candidates.p_limit)
         UNION
         ( SELECT m_1.report_id
            FROM (later l_1
              JOIN casework.report_mark m_1 ON (((m_1.heads && l_1.heads) AND (m_1.cell_id = l_1.cell_id))))
           WHERE (m_1.report_id <> l_1.report_id)
           ORDER BY m_1.report_id DESC
          LIMIT repeat_candidates.p_limit)
         )
  SELECT COALESCE(e.repeat_of_id, e.report_id) AS "coalesce",
     e.report_id,
     m.people,
     m.spellings,
     m.sketch,
     (guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AND (EXISTS ( SELECT
            FROM (vault.reporter_token a
              JOIN vault.reporter_token b ON (((b.token = a.token) AND (b.cell_id = a.cell_id))))
           WHERE ((a.report_id = l.report_id) AND (b.report_id = e.report_id) AND (a.cell_id = e.cell_id)))))
    FROM (((found f
      CROSS JOIN later l)
      JOIN casework.report e ON (((e.report_id = f.report_id) AND (e.cell_id = l.cell_id))))
      JOIN casework.report_mark m ON (((m.report_id = e.report_id) AND (m.cell_id = e.cell_id))))
   WHERE ((e.register_number IS NOT NULL) AND (e.state <> ALL (ARRAY['quarantined'::text, 'sealed_up'::text, 'voided'::text, 'split'::text])) AND (
         CASE
             WHEN (l.register_number IS NULL) THEN true
             WHEN (e.receiver_organ_id = l.receiver_organ_id) THEN (ROW(e.register_year, e.register_number) < ROW(l.register_year, l.register_number))
             ELSE (e.report_id < l.report_id)
         END OR ((e.state = ANY (ARRAY['accepted'::text, 'declined'::text])) AND (l.state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'triage_proposed'::text])))) AND ((guard.organ() = e.holder_organ_id) OR (guard.organ() = e.receiver_organ_id)) AND (NOT (guard.organ() = ANY (e.barred_organ_ids))) AND (NOT COALESCE((guard.room() = ANY (e.barred_room_ids)), false)) AND (NOT (guard.staff() = ANY (e.barred_staff_ids))) AND (NOT (EXISTS ( SELECT
            FROM (casework.split_part a
              JOIN casework.split_part b ON (((b.original_id = a.original_id) AND (b.cell_id = a.cell_id))))
           WHERE ((a.part_id = l.report_id) AND (b.part_id = e.report_id) AND (a.cell_id = e.cell_id))))));
END;

ALTER FUNCTION casework.repeat_candidates(p_report uuid, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.repeats_of_room(p_room text, p_from date, p_to date, p_limit integer) RETURNS TABLE(clue casework.clue, times bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT c.*::casework.clue AS c,
     n.times
    FROM (casework.known_clues(NULL::uuid, repeats_of_room.p_room) c(clue_id, cell_id, report_id, receiver_organ_id, organ_id, room_id, barred_organ_ids, barred_room_ids, barred_staff_ids, clue_year, clue_series, clue_number, state, priority, micro_corruption, level, category, rule, escalated, holder_staff_id, claim_token, proposer_staff_id, disposition, check_kind, conclusion, return_reason, hold_until, studied_on, secretary_approved_on, group_signed_on, new_evidence_on, routed_at, concluded_at, version, supplemented_on, reopen_asked_by, in_room_since, distributed_at, archived_from, archived_at, breaches, origin, is_found, real_name)
      CROSS JOIN LATERAL ( SELECT count(*) AS times
            FROM casework.report r
           WHERE ((r.repeat_of_id = c.report_id) AND (r.cell_id = c.cell_id) AND ((r.received_on >= repeats_of_room.p_from) AND (r.received_on <= repeats_of_room.p_to)) AND (r.state <> ALL (ARRAY['quarantined'::text, 'sealed_up'::text, 'voided'::text, 'split'::text])) AND (NOT (guard.staff() = ANY (r.barred_staff_ids))))) n)
   WHERE ((c.state <> 'returned'::text) AND (n.times > 0))
   ORDER BY n.times DESC, c.clue_id
  LIMIT repeats_of_room.p_limit;
END;

ALTER FUNCTION casework.repeats_of_room(p_room text, p_from date, p_to date, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.seal_up(p_report uuid, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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
        and (r.holder_organ_id = r.receiver_organ_id or r.state in ('accepted', 'retained'))
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
    update casework.recusal_entry as x set sealed = null where x.report_id = p_report;
    return true;
end
$$;

ALTER FUNCTION casework.seal_up(p_report uuid, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION casework.search_words(p_needles text[], p_before date, p_before_id uuid, p_limit integer) RETURNS TABLE(report_id uuid, received_on date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_cell text := guard.cell();
    v_organ text := guard.organ();
    v_room text := guard.room();
    v_staff text := guard.staff();
    v_stood_in_for text[] := guard.stood_in_for();
    v_leads boolean := guard.has_role(array['petition_lead']);
    v_opens_quarantine boolean := guard.opens_quarantine();
    v_receives boolean := guard.has_role(array['registrar', 'petition_lead']);
    -- Others open the words of what they handle themselves (JB-47).
    v_opens_all boolean := guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head']);
begin
    if guard.kind() is distinct from 'staff'
        or not guard.has_role(array['registrar', 'petition_lead', 'room_member', 'deputy', 'head'])
        or cardinality(p_needles) > 64
    then
        return;
    end if;
    return query
    -- By the tokens alone: another index beside theirs is slower.
    with matches as materialized (
        select w.report_id, w.received_on, w.organ_id, w.cell_id
        from unnest(p_needles) as n (needle)
        join casework.report_words as w on w.tokens @> n.needle::integer[]
        -- Nothing has all of no tokens.
        where cardinality(n.needle::integer[]) > 0
    )
    select m.report_id, m.received_on
    from matches as m
    join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
    where
        m.cell_id = v_cell
        and m.organ_id = v_organ
        and (m.received_on, m.report_id) < (p_before, p_before_id)
        and not v_organ = any (r.barred_organ_ids)
        and not coalesce(v_room = any (r.barred_room_ids), false)
        and not v_staff = any (r.barred_staff_ids)
        and r.state <> 'sealed_up'
        and (r.state <> 'split' or v_receives)
        and (r.state <> 'quarantined' or v_opens_quarantine or r.barred_staff_ids && v_stood_in_for)
        and (r.archived_at is null or v_receives)
        and (
            r.seal_asked_on is null
            or r.holder_organ_id = v_organ and (v_leads or r.barred_staff_ids && v_stood_in_for)
        )
        and (
            v_opens_all and (r.holder_organ_id = v_organ or v_receives)
            or exists (
                select
                from casework.clue as c
                where
                    c.report_id in (r.report_id, r.repeat_of_id)
                    and c.cell_id = r.cell_id
                    and (
                        c.holder_staff_id = v_staff
                        or c.room_id = v_room
                            and exists (
                                select
                                from casework.check_member as x
                                where
                                    x.clue_id = c.clue_id
                                    and x.cell_id = c.cell_id
                                    and x.staff_id = v_staff
                                    and x.left_on is null
                            )
                    )
            )
        )
    group by m.received_on, m.report_id
    order by m.received_on desc, m.report_id desc
    limit least(p_limit, 100);
end
$$;

ALTER FUNCTION casework.search_words(p_needles text[], p_before date, p_before_id uuid, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.settle_distribution_proposal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is null then
        return null;
    end if;
    if new.distributed_at is not null and new.distributed_at is distinct from old.distributed_at then
        update casework.distribution_proposal as p
        set
            state = case when p.room_id = new.room_id then 'followed' else 'overruled' end,
            decided_by = guard.staff(),
            decided_at = casework.moment()
        where p.clue_id = new.clue_id and p.cell_id = new.cell_id and p.state = 'open';
    elsif (new.organ_id, new.room_id) is distinct from (old.organ_id, old.room_id)
        or new.state in ('returned', 'archived') and new.state <> old.state
    then
        update casework.distribution_proposal as p
        set state = 'lapsed', decided_at = casework.moment()
        where p.clue_id = new.clue_id and p.cell_id = new.cell_id and p.state = 'open';
    end if;
    return null;
end
$$;

ALTER FUNCTION casework.settle_distribution_proposal() OWNER TO dengwen_owner;

CREATE FUNCTION casework.shred_attachments() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    delete from casework.attachment as a where a.report_id = new.item_id and a.cell_id = new.cell_id;
    return null;
end
$$;

ALTER FUNCTION casework.shred_attachments() OWNER TO dengwen_owner;

CREATE FUNCTION casework.shred_original(p_report uuid, p_cell text, p_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    update casework.report as r
    set
        kind = null, category = null, matter_token = null, micro_corruption = false, priority = 3, risk_flags = '{}',
        import_flags = '{}', breaches = '{}', public_reaction = false, decision_organ_id = null, acted_from = null,
        acted_to = null,
        -- As in casework.seal_up: only who works in the office and must not see it is still named.
        barred_staff_ids = array(
            select s.staff_id
            from directory.staff as s
            where
                s.staff_id = any (r.barred_staff_ids)
                and s.cell_id = r.cell_id
                and s.organ_id = r.holder_organ_id
                and s.roles && array['registrar', 'petition_lead']
            order by s.staff_id
        )
    where r.report_id = p_report and r.cell_id = p_cell and r.state = 'split';
    if not found then
        return;
    end if;
    update casework.item_key as k
    set wrapped = null, destroyed_at = p_now
    where k.item_id = p_report and k.cell_id = p_cell and k.destroyed_at is null;
    update casework.accused as a
    set
        sealed = '', unit_id = null, level = null, managed_at = null, managing_organ_id = null,
        discipline_organ_id = null, discipline_room_id = null, is_organ_head = false, party_role = null,
        former_organ_id = null, dual_management = null, negotiated_on = null, staff_id = null, is_elsewhere = false,
        is_unattached = false
    where a.report_id = p_report and a.cell_id = p_cell;
    update casework.triage_opinion as o
    set
        kind = 'not_a_report', elsewhere = null, micro_corruption = false, priority = 3, risk_flags = '{}',
        repeat_of_id = null, brings_new_facts = false, scheme_yuan = 0, organised_crime = false,
        death_or_injury = false, signatories = 0, public_reaction = false, decision_organ_id = null,
        acted_from = null, acted_to = null, sealed = null, breaches = '{}', particulars = null
    where o.report_id = p_report and o.cell_id = p_cell;
    update casework.transfer_in as t
    set source = 'other', sealed = null, letter_on = null
    where t.report_id = p_report and t.cell_id = p_cell;
    update casework.recusal_entry as x set sealed = null where x.report_id = p_report and x.cell_id = p_cell;
    update vault.reporter_token as i set token = null where i.report_id = p_report and i.cell_id = p_cell;
    update vault.identity as i
    set sealed = '', wrapped = null, destroyed_at = p_now
    where i.report_id = p_report and i.cell_id = p_cell and i.destroyed_at is null;
    update casework.split as s set sealed = null where s.report_id = p_report and s.cell_id = p_cell;
    perform casework.wipe_mark(p_report, p_cell);
end
$$;

ALTER FUNCTION casework.shred_original(p_report uuid, p_cell text, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION casework.shred_split(p_report uuid, p_now timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT casework.shred_original(r.report_id, r.cell_id, shred_split.p_now) AS shred_original
    FROM casework.report r
   WHERE ((r.report_id = shred_split.p_report) AND (r.cell_id = guard.cell()) AND (r.state = 'split'::text) AND guard.is_system());
END;

ALTER FUNCTION casework.shred_split(p_report uuid, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_approval(p_line casework.approval) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is distinct from 'staff' then
        perform casework.refuse_move('approval_is_a_persons', 'approval', 'a person approves, and no rule');
    end if;
    insert into casework.approval (
        approval_id, cell_id, subject, subject_id, report_id, organ_id, kind, matter, proposed_by, approved_by, approved_as,
        by_ground, of_lower_head, hold_until, external_body, external_on, external_recorded_by, approved_at, version
    )
    values (
        gen_random_uuid(), guard.cell(), p_line.subject, p_line.subject_id, p_line.report_id, p_line.organ_id, p_line.kind,
        p_line.matter, p_line.proposed_by, guard.staff(), p_line.approved_as, p_line.by_ground,
        coalesce(p_line.of_lower_head, false), p_line.hold_until, p_line.external_body, p_line.external_on,
        p_line.external_recorded_by, casework.moment(), p_line.version
    );
end
$$;

ALTER FUNCTION casework.sign_approval(p_line casework.approval) OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_clue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform casework.sign_handoff(
        'clue', new.clue_id, new.report_id, new.organ_id, new.room_id, new.holder_staff_id,
        casework.moment()
    );
    return null;
end
$$;

ALTER FUNCTION casework.sign_clue() OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_distribution(p_clue casework.clue) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_line casework.approval;
begin
    v_line.subject := 'clue';
    v_line.subject_id := p_clue.clue_id;
    v_line.report_id := p_clue.report_id;
    v_line.organ_id := p_clue.organ_id;
    v_line.version := p_clue.version;
    v_line.kind := 'distribution';
    v_line.matter := p_clue.room_id;
    -- Who of case supervision proposed this room, where somebody did.
    v_line.proposed_by := (
        select p.proposed_by
        from casework.distribution_proposal as p
        where
            p.clue_id = p_clue.clue_id and p.cell_id = p_clue.cell_id and p.state = 'open' and p.room_id = p_clue.room_id
    );
    v_line.approved_as := casework.acting_as(array['head', 'deputy']);
    if guard.organ() is distinct from p_clue.organ_id then
        v_line.approved_as := 'nobody';
    elsif v_line.approved_as = 'deputy' then
        v_line.by_ground := case
            when casework.all_stand_aside(p_clue, 'head') then 'stand_in'
            when guard.staff() = (
                select p.delegate_staff_id
                from casework.distribution_policy as p
                where p.organ_id = p_clue.organ_id and p.cell_id = p_clue.cell_id
                order by p.ordinal desc
                limit 1
            ) then 'delegation'
        end;
        if v_line.by_ground is null then
            v_line.approved_as := 'nobody';
        end if;
    end if;
    perform casework.sign_approval(v_line);
end
$$;

ALTER FUNCTION casework.sign_distribution(p_clue casework.clue) OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_handoff(p_subject text, p_id uuid, p_report uuid, p_organ text, p_room text, p_staff text, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_last casework.handoff;
    v_line casework.handoff;
begin
    if guard.kind() is null then
        return false;
    end if;
    select h.* into v_last
    from casework.handoff as h
    where h.subject_id = p_id and h.cell_id = guard.cell()
    order by h.ordinal desc
    limit 1;
    -- The first line of a report says who took it in, whatever moves it first.
    if v_last.ordinal is null and p_subject = 'report' then
        select r.receiver_organ_id, r.received_at into v_line.to_organ_id, v_line.signed_at
        from casework.report as r
        where r.report_id = p_id and r.cell_id = guard.cell();
        if v_line.to_organ_id <> p_organ then
            perform casework.sign_handoff(p_subject, p_id, p_report, v_line.to_organ_id, null, null, v_line.signed_at);
            return casework.sign_handoff(p_subject, p_id, p_report, p_organ, p_room, p_staff, p_now);
        end if;
    end if;
    if v_last.ordinal is not null
        and (v_last.to_organ_id, v_last.to_room_id, v_last.to_staff_id) is not distinct from (p_organ, p_room, p_staff)
    then
        return false;
    end if;
    v_line.subject := p_subject;
    v_line.subject_id := p_id;
    v_line.cell_id := guard.cell();
    v_line.ordinal := coalesce(v_last.ordinal, 0) + 1;
    v_line.from_organ_id := v_last.to_organ_id;
    v_line.from_room_id := v_last.to_room_id;
    v_line.from_staff_id := v_last.to_staff_id;
    v_line.to_organ_id := p_organ;
    v_line.to_room_id := p_room;
    v_line.to_staff_id := p_staff;
    v_line.signed_by := guard.staff();
    if v_line.ordinal = 1 and p_subject = 'report' then
        select e.actor_staff_id into v_line.signed_by
        from casework.event as e
        where e.subject_id = p_id and e.cell_id = guard.cell() and e.version = 1;
    end if;
    v_line.signed_at := p_now;
    v_line.content_hash := casework.content_hash(p_report);
    v_line.previous_hash := v_last.hash;
    v_line.hash := casework.handoff_hash(v_line);
    insert into casework.handoff as h (
        subject_id, cell_id, ordinal, subject, from_organ_id, from_room_id, from_staff_id, to_organ_id, to_room_id,
        to_staff_id, signed_by, signed_at, content_hash, previous_hash, hash
    )
    values (
        v_line.subject_id, v_line.cell_id, v_line.ordinal, v_line.subject, v_line.from_organ_id, v_line.from_room_id,
        v_line.from_staff_id, v_line.to_organ_id, v_line.to_room_id, v_line.to_staff_id, v_line.signed_by,
        v_line.signed_at, v_line.content_hash, v_line.previous_hash, v_line.hash
    );
    return true;
end
$$;

ALTER FUNCTION casework.sign_handoff(p_subject text, p_id uuid, p_report uuid, p_organ text, p_room text, p_staff text, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform casework.sign_handoff(
        'report', new.report_id, new.report_id, new.holder_organ_id, null, null, casework.moment()
    );
    return null;
end
$$;

ALTER FUNCTION casework.sign_report() OWNER TO dengwen_owner;

CREATE FUNCTION casework.sign_sealed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_last casework.sealed_handoff;
    v_line casework.sealed_handoff;
begin
    if tg_op = 'INSERT' then
        v_line.step := 'entered';
        v_line.happened_on := new.received_on;
    elsif old.reported_up_on is null and new.reported_up_on is not null then
        v_line.step := 'sent';
        v_line.happened_on := new.reported_up_on;
    elsif old.up_received_on is null and new.up_received_on is not null then
        v_line.step := 'received';
        v_line.happened_on := new.up_received_on;
    else
        return null;
    end if;
    -- To whom it goes is the superior organ; one at the top has none and keeps the line.
    select coalesce(case v_line.step when 'entered' then new.organ_id else o.superior_organ_id end, new.organ_id)
    into v_line.organ_id
    from directory.organ as o
    where o.organ_id = new.organ_id and o.cell_id = new.cell_id;
    v_line.organ_id := coalesce(v_line.organ_id, new.organ_id);
    select h.* into v_last
    from casework.sealed_handoff as h
    where h.sealed_id = new.sealed_id and h.cell_id = new.cell_id
    order by h.ordinal desc
    limit 1;
    v_line.sealed_id := new.sealed_id;
    v_line.cell_id := new.cell_id;
    v_line.ordinal := coalesce(v_last.ordinal, 0) + 1;
    v_line.signed_by := guard.signer();
    v_line.signed_at := casework.moment();
    v_line.previous_hash := v_last.hash;
    v_line.hash := casework.sealed_handoff_hash(v_line);
    insert into casework.sealed_handoff (
        sealed_id, cell_id, ordinal, step, organ_id, happened_on, signed_by, signed_at, previous_hash, hash
    )
    values (
        v_line.sealed_id, v_line.cell_id, v_line.ordinal, v_line.step, v_line.organ_id, v_line.happened_on,
        v_line.signed_by, v_line.signed_at, v_line.previous_hash, v_line.hash
    );
    return null;
end
$$;

ALTER FUNCTION casework.sign_sealed() OWNER TO dengwen_owner;

CREATE FUNCTION casework.stand_in_ground(p_clue casework.clue, p_line casework.approval) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN (((p_line).approved_as = 'head'::text) AND ((p_line).kind = ANY (ARRAY['return'::text, 'reopening'::text])) AND casework.all_stand_aside(p_clue, 'deputy'::text)) THEN 'stand_in'::text
             WHEN (((p_line).approved_as = 'deputy'::text) AND (((p_line).kind = 'result'::text) OR (((p_line).kind = ANY (ARRAY['plan'::text, 'check_group'::text])) AND COALESCE((p_line).of_lower_head, false)) OR (((p_line).kind = 'plan'::text) AND ((p_line).matter = ANY (ARRAY['hold_for_later'::text, 'close_out'::text])))) AND casework.all_stand_aside(p_clue, 'head'::text)) THEN 'stand_in'::text
             ELSE NULL::text
         END AS "case";
END;

ALTER FUNCTION casework.stand_in_ground(p_clue casework.clue, p_line casework.approval) OWNER TO dengwen_owner;

CREATE FUNCTION casework.stands_aside(p_clue uuid, p_cell text, p_staff text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((EXISTS ( SELECT
            FROM casework.clue c
           WHERE ((c.clue_id = stands_aside.p_clue) AND (c.cell_id = stands_aside.p_cell) AND (stands_aside.p_staff = ANY (c.barred_staff_ids))))) OR (EXISTS ( SELECT
            FROM casework.recusal x
           WHERE ((x.clue_id = stands_aside.p_clue) AND (x.cell_id = stands_aside.p_cell) AND (x.staff_id = stands_aside.p_staff) AND ((guard.kind() IS NULL) OR casework.recusal_holds(x.clue_id, x.staff_id))))));
END;

ALTER FUNCTION casework.stands_aside(p_clue uuid, p_cell text, p_staff text) OWNER TO dengwen_owner;

CREATE FUNCTION casework.stands_in_for_head(p_clue uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (COALESCE(((guard.kind() = 'staff'::text) AND guard.has_role(ARRAY['deputy'::text])), false) AND (EXISTS ( SELECT
            FROM casework.clue c
           WHERE ((c.clue_id = stands_in_for_head.p_clue) AND (c.cell_id = guard.cell()) AND (c.organ_id = guard.organ()) AND (NOT guard.is_kept_from(c.report_id, c.clue_id)) AND casework.all_stand_aside(c.*, 'head'::text)))));
END;

ALTER FUNCTION casework.stands_in_for_head(p_clue uuid) OWNER TO dengwen_owner;

CREATE FUNCTION casework.status_of(p_report uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE r.state
             WHEN 'declined'::text THEN
             CASE
                 WHEN (m.state = 'answered'::text) THEN 'finished'::text
                 WHEN (m.state IS NOT NULL) THEN 'being_handled'::text
                 WHEN (r.decline_action = 'transfer_out'::text) THEN 'forwarded'::text
                 ELSE 'finished'::text
             END
             WHEN 'accepted'::text THEN
             CASE
                 WHEN (c.clues = 0) THEN
                 CASE
                     WHEN (r.concluded_on IS NULL) THEN 'accepted'::text
                     ELSE 'finished'::text
                 END
                 WHEN (c.open_clues = 0) THEN 'finished'::text
                 ELSE 'being_handled'::text
             END
             WHEN 'sealed_up'::text THEN
             CASE
                 WHEN r.secrets_removed THEN 'not_kept'::text
                 ELSE 'forwarded'::text
             END
             WHEN 'voided'::text THEN 'voided'::text
             ELSE 'received'::text
         END AS "case"
    FROM ((casework.report r
      LEFT JOIN casework.petition m ON (((m.report_id = r.report_id) AND (m.cell_id = r.cell_id))))
      CROSS JOIN LATERAL ( SELECT count(*) AS clues,
             count(*) FILTER (WHERE (u.state <> ALL (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text]))) AS open_clues
            FROM casework.clue u
           WHERE ((u.report_id = r.report_id) AND (u.cell_id = r.cell_id) AND (u.state <> 'returned'::text))) c)
   WHERE ((r.report_id = status_of.p_report) AND (r.cell_id = guard.cell()) AND (guard.kind() = 'public'::text));
END;

ALTER FUNCTION casework.status_of(p_report uuid) OWNER TO dengwen_owner;

CREATE TABLE directory.room (
    room_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    kind text NOT NULL,
    ended_on date,
    successor_room_id text COLLATE pg_catalog."C",
    CONSTRAINT room_successor_follows_its_end CHECK (((successor_room_id IS NULL) OR ((ended_on IS NOT NULL) AND (successor_room_id <> room_id))))
);

ALTER TABLE ONLY directory.room FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.room OWNER TO dengwen_owner;

CREATE FUNCTION casework.supervises_cadres() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM directory.room r
           WHERE ((r.room_id = guard.room()) AND (r.cell_id = guard.cell()) AND (r.organ_id = guard.organ()) AND (r.kind = 'cadre_supervision'::text)))) AS "exists";
END;

ALTER FUNCTION casework.supervises_cadres() OWNER TO dengwen_owner;

CREATE FUNCTION casework.sweep_uploads(p_today date, p_limit integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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
            and u.began_on < p_today
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

ALTER FUNCTION casework.sweep_uploads(p_today date, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION casework.take_real_name() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    new.real_name := exists (
        select
        from casework.report as r
        where
            r.report_id = new.report_id
            and r.cell_id = new.cell_id
            and r.signature in ('real_name_claimed', 'real_name_verified')
    );
    return new;
end
$$;

ALTER FUNCTION casework.take_real_name() OWNER TO dengwen_owner;

CREATE TABLE casework.interest_declaration (
    declaration_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    unit_id text COLLATE pg_catalog."C",
    person_token bytea,
    sealed bytea,
    from_on date NOT NULL,
    to_on date,
    declared_on date NOT NULL,
    renewed_on date NOT NULL,
    CONSTRAINT interest_declaration_days_follow CHECK ((renewed_on >= declared_on)),
    CONSTRAINT interest_declaration_ends_after_it_starts CHECK ((to_on >= from_on)),
    CONSTRAINT interest_declaration_kind_is_known CHECK ((kind = ANY (ARRAY['worked_there'::text, 'business'::text, 'debt'::text, 'dispute'::text, 'close_tie'::text, 'other'::text]))),
    CONSTRAINT interest_declaration_names_unit_or_person CHECK (((unit_id IS NULL) <> (person_token IS NULL))),
    CONSTRAINT interest_declaration_person_is_sealed CHECK (((person_token IS NULL) = (sealed IS NULL))),
    CONSTRAINT interest_declaration_token_is_a_hash CHECK ((octet_length(person_token) = 32))
);

ALTER TABLE ONLY casework.interest_declaration FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.interest_declaration OWNER TO dengwen_owner;

CREATE TABLE casework.kinship_declaration (
    declaration_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    relation text NOT NULL,
    name_token bytea NOT NULL,
    sealed bytea NOT NULL,
    unit_id text COLLATE pg_catalog."C",
    declared_on date NOT NULL,
    renewed_on date NOT NULL,
    ended_on date,
    CONSTRAINT kinship_declaration_days_follow CHECK (((renewed_on >= declared_on) AND (ended_on >= declared_on))),
    CONSTRAINT kinship_declaration_relation_is_known CHECK ((relation = ANY (ARRAY['spouse'::text, 'parent'::text, 'child'::text, 'sibling'::text, 'grandparent'::text, 'grandchild'::text, 'in_law'::text]))),
    CONSTRAINT kinship_declaration_token_is_a_hash CHECK ((octet_length(name_token) = 32))
);

ALTER TABLE ONLY casework.kinship_declaration FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.kinship_declaration OWNER TO dengwen_owner;

CREATE FUNCTION casework.tied_to_reporter(p_reports uuid[], p_on date) RETURNS TABLE(report_id uuid, staff_id text, ground text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT i.report_id,
     d.staff_id,
     'near_relative_of_reporter'::text
    FROM (vault.reporter_token i
      JOIN casework.kinship_declaration d ON (((d.name_token = i.token) AND (d.cell_id = i.cell_id))))
   WHERE ((i.report_id = ANY (tied_to_reporter.p_reports)) AND (i.cell_id = guard.cell()) AND (d.ended_on IS NULL) AND guard.is_system())
 UNION
  SELECT i.report_id,
     d.staff_id,
     'interest'::text
    FROM (vault.reporter_token i
      JOIN casework.interest_declaration d ON (((d.person_token = i.token) AND (d.cell_id = i.cell_id))))
   WHERE ((i.report_id = ANY (tied_to_reporter.p_reports)) AND (i.cell_id = guard.cell()) AND (d.from_on <= tied_to_reporter.p_on) AND COALESCE((d.to_on >= tied_to_reporter.p_on), true) AND guard.is_system());
END;

ALTER FUNCTION casework.tied_to_reporter(p_reports uuid[], p_on date) OWNER TO dengwen_owner;

CREATE FUNCTION casework.track(p_lookup bytea, p_proof bytea) RETURNS TABLE(report_id uuid, organ_id text, organ_name text, register_year smallint, register_number integer, received_on date, status text, signature text, notice_id uuid, notice_kind text, notice_word text, notice_year smallint, notice_number integer, notice_on date, notice_told_on date, notice_conclusion text, notice_reason text, notice_read boolean, notice_organ_id text, notice_organ_name text, notice_report_id uuid, is_split boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT r.report_id,
     r.receiver_organ_id,
     o.name,
     r.register_year,
     r.register_number,
     r.received_on,
         CASE r.state
             WHEN 'split'::text THEN ( SELECT (ARRAY['received'::text, 'accepted'::text, 'being_handled'::text, 'forwarded'::text, 'finished'::text, 'not_kept'::text, 'voided'::text])[min(array_position(ARRAY['received'::text, 'accepted'::text, 'being_handled'::text, 'forwarded'::text, 'finished'::text, 'not_kept'::text, 'voided'::text], casework.status_of(s.part_id)))] AS "array"
                FROM casework.split_part s
               WHERE ((s.original_id = r.report_id) AND (s.cell_id = r.cell_id)))
             ELSE casework.status_of(r.report_id)
         END AS status_of,
     r.signature,
     n.notice_id,
     n.kind,
     n.code_word,
     n.notice_year,
     n.notice_number,
     ((n.approved_at AT TIME ZONE '08:00:00'::interval))::date AS timezone,
     n.delivered_on,
     n.conclusion,
         CASE n.kind
             WHEN 'not_accepted'::text THEN ( SELECT d.decline_reason
                FROM casework.report d
               WHERE ((d.report_id = n.report_id) AND (d.cell_id = n.cell_id)))
             ELSE NULL::text
         END AS "case",
     (n.read_at IS NOT NULL),
     n.organ_id,
     p.name,
     n.report_id,
     (r.state = 'split'::text)
    FROM (((casework.report r
      JOIN directory.organ o ON (((o.organ_id = r.receiver_organ_id) AND (o.cell_id = r.cell_id))))
      LEFT JOIN casework.notice n ON (((n.report_id = ANY (ARRAY( SELECT r.report_id
         UNION ALL
          SELECT s.part_id
            FROM casework.split_part s
           WHERE ((s.original_id = r.report_id) AND (s.cell_id = r.cell_id))))) AND (n.cell_id = r.cell_id) AND (n.state = ANY (ARRAY['approved'::text, 'delivered'::text])))))
      LEFT JOIN directory.organ p ON (((p.organ_id = n.organ_id) AND (p.cell_id = n.cell_id))))
   WHERE ((r.report_id = casework.report_of_code(track.p_lookup, track.p_proof)) AND (r.cell_id = guard.cell()) AND (guard.kind() = 'public'::text))
   ORDER BY n.approved_at;
END;

ALTER FUNCTION casework.track(p_lookup bytea, p_proof bytea) OWNER TO dengwen_owner;

CREATE TABLE casework.event (
    subject_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    version integer NOT NULL,
    subject text NOT NULL,
    kind text NOT NULL,
    actor text NOT NULL,
    actor_staff_id text COLLATE pg_catalog."C",
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT event_actor_is_known CHECK ((((actor = 'staff'::text) AND (actor_staff_id IS NOT NULL)) OR ((actor = ANY (ARRAY['system'::text, 'public'::text])) AND (actor_staff_id IS NULL)))),
    CONSTRAINT event_subject_is_known CHECK ((subject = ANY (ARRAY['report'::text, 'clue'::text])))
);

ALTER TABLE ONLY casework.event FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.event OWNER TO dengwen_owner;

CREATE TABLE casework.quarter_line (
    quarter_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    concluded_on date NOT NULL,
    handling_way text,
    substantiation text NOT NULL,
    conclusion text NOT NULL,
    reporter_told text NOT NULL,
    sealed_measures bytea,
    CONSTRAINT quarter_line_conclusion_is_known CHECK ((conclusion = ANY (ARRAY['closed_without_check'::text, 'closed_unfounded'::text, 'educated'::text, 'case_filed'::text, 'transferred_party_organ'::text, 'appeal_upheld'::text, 'appeal_varied'::text, 'appeal_revoked'::text, 'appeal_ended'::text]))),
    CONSTRAINT quarter_line_substantiation_is_known CHECK ((substantiation = ANY (ARRAY['substantiated'::text, 'partly'::text, 'unfounded'::text, 'unchecked'::text]))),
    CONSTRAINT quarter_line_told_is_known CHECK ((reporter_told = ANY (ARRAY['told'::text, 'owed'::text, 'nothing_owed'::text]))),
    CONSTRAINT quarter_line_way_is_known CHECK ((handling_way = ANY (ARRAY['talk_or_letter'::text, 'preliminary_verification'::text, 'hold_for_later'::text, 'close_out'::text])))
);

ALTER TABLE ONLY casework.quarter_line FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.quarter_line OWNER TO dengwen_owner;

CREATE FUNCTION casework.untold_ends(p_room text, p_day date, p_limit integer) RETURNS TABLE(clue casework.clue, conclusion text, concluded_on date, handling_way text, signature text, has_reached boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT c.*::casework.clue AS c,
     c.conclusion,
     ((c.concluded_at AT TIME ZONE '08:00:00'::interval))::date AS timezone,
     ( SELECT (e.detail ->> 'proposal'::text)
            FROM casework.event e
           WHERE ((e.subject_id = c.clue_id) AND (e.cell_id = c.cell_id) AND (e.kind = 'plan_proposed'::text))
           ORDER BY e.version DESC
          LIMIT 1),
     r.signature,
     (EXISTS ( SELECT
            FROM casework.notice n
           WHERE ((n.report_id = c.report_id) AND (n.cell_id = c.cell_id) AND (n.kind = 'result'::text) AND (n.state = 'delivered'::text) AND (n.prepared_at >= c.concluded_at)))) AS "exists"
    FROM (casework.clue c
      JOIN casework.report r ON (((r.report_id = c.report_id) AND (r.cell_id = c.cell_id))))
   WHERE ((c.cell_id = ( SELECT guard.cell() AS cell)) AND (c.room_id = untold_ends.p_room) AND (c.state = ANY (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])) AND (((c.concluded_at AT TIME ZONE '08:00:00'::interval))::date <= untold_ends.p_day) AND (NOT (EXISTS ( SELECT
            FROM casework.quarter_line l
           WHERE ((l.clue_id = c.clue_id) AND (l.cell_id = c.cell_id) AND (l.concluded_on = ((c.concluded_at AT TIME ZONE '08:00:00'::interval))::date))))) AND (NOT casework.is_kept_from(c.report_id)) AND casework.knows_clue(c.clue_id))
   ORDER BY c.concluded_at, c.clue_id
  LIMIT untold_ends.p_limit;
END;

ALTER FUNCTION casework.untold_ends(p_room text, p_day date, p_limit integer) OWNER TO dengwen_owner;

CREATE TABLE casework.repeat_decision (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    earlier_id uuid NOT NULL,
    verdict text NOT NULL,
    sealed bytea,
    decided_by text NOT NULL COLLATE pg_catalog."C",
    decided_on date NOT NULL,
    CONSTRAINT repeat_decision_counts_from_zero CHECK ((ordinal >= 0)),
    CONSTRAINT repeat_decision_is_about_another CHECK ((earlier_id <> report_id)),
    CONSTRAINT repeat_decision_verdict_is_known CHECK ((verdict = ANY (ARRAY['repeat'::text, 'repeat_with_new_facts'::text, 'not_a_repeat'::text])))
);

ALTER TABLE ONLY casework.repeat_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.repeat_decision OWNER TO dengwen_owner;

CREATE TABLE casework.report_words (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    received_on date NOT NULL,
    tokens integer[] NOT NULL,
    CONSTRAINT report_words_is_bounded CHECK ((cardinality(tokens) <= 65536))
)
WITH (toast_tuple_target='128');
ALTER TABLE ONLY casework.report_words ALTER COLUMN tokens SET STORAGE EXTERNAL;

ALTER TABLE ONLY casework.report_words FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.report_words OWNER TO dengwen_owner;

CREATE FUNCTION casework.wipe_mark(p_report uuid, p_cell text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE casework.report_mark m SET people = '{}'::bigint[], spellings = '{}'::bigint[], heads = '{}'::bigint[], sketch = '\x'::bytea
   WHERE ((m.report_id = wipe_mark.p_report) AND (m.cell_id = wipe_mark.p_cell));
 UPDATE casework.report_words w SET tokens = '{}'::integer[]
   WHERE ((w.report_id = wipe_mark.p_report) AND (w.cell_id = wipe_mark.p_cell));
 UPDATE casework.repeat_decision d SET sealed = NULL::bytea
   WHERE ((d.report_id = wipe_mark.p_report) AND (d.cell_id = wipe_mark.p_cell));
END;

ALTER FUNCTION casework.wipe_mark(p_report uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.check_signature() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_column text;
    v_person text;
begin
    if current_user not in ('dengwen_web', 'dengwen_worker') then
        return new;
    end if;
    foreach v_column in array tg_argv loop
        v_person := to_jsonb(new) ->> v_column;
        if v_person is null or v_person = guard.signer() then
            continue;
        end if;
        if tg_op = 'UPDATE' and v_person = to_jsonb(old) ->> v_column then
            continue;
        end if;
        if casework.follows_from(tg_table_name, v_column, v_person, to_jsonb(new)) then
            continue;
        end if;
        raise exception using
            errcode = 'check_violation', schema = tg_table_schema, table = tg_table_name, column = v_column,
            constraint = tg_table_name || '_is_signed_by_oneself',
            message = 'nobody signs for somebody else';
    end loop;
    return new;
end
$$;

ALTER FUNCTION guard.check_signature() OWNER TO dengwen_owner;

CREATE FUNCTION guard.checks_words(p_report uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select
        from casework.report as r
        join casework.clue as c on c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
        join casework.check_member as m on m.clue_id = c.clue_id and m.cell_id = c.cell_id
        where
            r.report_id = p_report
            and r.cell_id = p_cell
            and c.room_id = guard.room()
            and m.staff_id = guard.staff()
            and m.left_on is null
    );
end
$$;

ALTER FUNCTION guard.checks_words(p_report uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.enter(p_context text) RETURNS void
    LANGUAGE sql
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT set_config('dengwen.context'::text, p_context, true) AS set_config;
END;

ALTER FUNCTION guard.enter(p_context text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.has_key(p_item uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select from casework.item_key as k where k.item_id = p_item and k.cell_id = p_cell and k.wrapped is not null
    );
end
$$;

ALTER FUNCTION guard.has_key(p_item uuid, p_cell text) OWNER TO dengwen_owner;

CREATE TABLE guard.context_key (
    key_id smallint NOT NULL,
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL,
    CONSTRAINT context_key_is_one_of_two CHECK ((key_id = ANY (ARRAY[1, 2]))),
    CONSTRAINT context_key_pads_fill_one_block CHECK (((octet_length(inner_pad) = 64) AND (octet_length(outer_pad) = 64)))
);

ALTER TABLE ONLY guard.context_key FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.context_key OWNER TO dengwen_owner;

CREATE FUNCTION guard.install_key(p_key_id smallint, p_inner_pad bytea, p_outer_pad bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO guard.context_key AS k (key_id, inner_pad, outer_pad)
   VALUES (install_key.p_key_id, install_key.p_inner_pad, install_key.p_outer_pad) ON CONFLICT(key_id) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
   WHERE (k.inner_pad <> excluded.inner_pad);
END;

ALTER FUNCTION guard.install_key(p_key_id smallint, p_inner_pad bytea, p_outer_pad bytea) OWNER TO dengwen_owner;

CREATE TABLE casework.attachment_file (
    upload_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    type text NOT NULL,
    chunks smallint NOT NULL,
    sealed bytea NOT NULL,
    scan_state text DEFAULT 'waiting'::text NOT NULL,
    copy_state text NOT NULL,
    copy_type text,
    copy_chunks smallint,
    copy_sealed bytea,
    CONSTRAINT attachment_file_copy_comes_after_the_scan CHECK (((copy_state <> 'made'::text) OR (scan_state = ANY (ARRAY['off'::text, 'clean'::text])))),
    CONSTRAINT attachment_file_copy_is_known CHECK ((copy_state = ANY (ARRAY['none'::text, 'waiting'::text, 'made'::text, 'failed'::text]))),
    CONSTRAINT attachment_file_copy_is_ours CHECK ((copy_type = ANY (ARRAY['jpeg'::text, 'pdf'::text]))),
    CONSTRAINT attachment_file_copy_is_whole CHECK ((((copy_state = 'made'::text) = (copy_type IS NOT NULL)) AND ((copy_type IS NULL) = (copy_chunks IS NULL)) AND ((copy_type IS NULL) = (copy_sealed IS NULL)))),
    CONSTRAINT attachment_file_is_bounded CHECK ((((chunks >= 1) AND (chunks <= 2000)) AND ((copy_chunks >= 1) AND (copy_chunks <= 2000)) AND (octet_length(sealed) <= 8192) AND (octet_length(copy_sealed) <= 1024))),
    CONSTRAINT attachment_file_scan_is_known CHECK ((scan_state = ANY (ARRAY['waiting'::text, 'off'::text, 'clean'::text, 'infected'::text]))),
    CONSTRAINT attachment_file_type_is_known CHECK ((type = ANY (ARRAY['jpeg'::text, 'png'::text, 'gif'::text, 'bmp'::text, 'tiff'::text, 'webp'::text, 'heic'::text, 'pdf'::text, 'word'::text, 'sheet'::text, 'slides'::text, 'ole'::text, 'text'::text, 'mp3'::text, 'm4a'::text, 'wav'::text, 'amr'::text, 'mp4'::text, 'three_gp'::text, 'archive'::text, 'markup'::text, 'program'::text, 'macros'::text, 'unknown'::text])))
);

ALTER TABLE ONLY casework.attachment_file FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.attachment_file OWNER TO dengwen_owner;

CREATE TABLE casework.upload (
    upload_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    began_on date NOT NULL
);

ALTER TABLE ONLY casework.upload FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.upload OWNER TO dengwen_owner;

CREATE FUNCTION guard.is_open_upload(p_upload uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND (EXISTS ( SELECT
            FROM casework.upload u
           WHERE ((u.upload_id = is_open_upload.p_upload) AND (u.cell_id = guard.cell())))) AND (NOT (EXISTS ( SELECT
            FROM casework.attachment_file f
           WHERE ((f.upload_id = is_open_upload.p_upload) AND (f.cell_id = guard.cell()))))));
END;

ALTER FUNCTION guard.is_open_upload(p_upload uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.is_own_clue(p_clue uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    return exists (
        select
        from casework.clue as c
        where
            c.clue_id = p_clue
            and c.cell_id = guard.cell()
            and c.organ_id = guard.organ()
            and not c.organ_id = any (c.barred_organ_ids)
            and not coalesce(guard.room() = any (c.barred_room_ids), false)
            and not coalesce(guard.staff() = any (c.barred_staff_ids), false)
            and not exists (
                select
                from casework.recusal as x
                where
                    x.clue_id = c.clue_id
                    and x.cell_id = c.cell_id
                    and x.staff_id = guard.staff()
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;

ALTER FUNCTION guard.is_own_clue(p_clue uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.is_own_report(p_report uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = guard.cell()
            and (
                guard.organ() in (r.receiver_organ_id, r.holder_organ_id)
                or exists (
                    select
                    from casework.clue as c
                    where c.report_id = r.report_id and c.cell_id = r.cell_id and c.organ_id = guard.organ()
                )
                or exists (
                    select
                    from casework.notice as n
                    where n.report_id = r.report_id and n.cell_id = r.cell_id and n.organ_id = guard.organ()
                )
            )
            and not guard.organ() = any (r.barred_organ_ids)
            and not coalesce(guard.room() = any (r.barred_room_ids), false)
            and not coalesce(guard.staff() = any (r.barred_staff_ids), false)
            and not exists (
                select
                from casework.clue as c
                join casework.recusal as x on x.clue_id = c.clue_id and x.cell_id = c.cell_id
                where
                    c.report_id = r.report_id
                    and c.cell_id = r.cell_id
                    and x.staff_id = guard.staff()
                    and casework.recusal_stands(x.clue_id, x.staff_id)
            )
    );
end
$$;

ALTER FUNCTION guard.is_own_report(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.keeps_check(p_clue uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
                        m.clue_id = c.clue_id and m.cell_id = c.cell_id and m.staff_id = guard.staff() and m.left_on is null
                )
            )
    );
end
$$;

ALTER FUNCTION guard.keeps_check(p_clue uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.keeps_report(p_report uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
                or r.barred_staff_ids && guard.stood_in_for()
            )
    );
end
$$;

ALTER FUNCTION guard.keeps_report(p_report uuid, p_cell text) OWNER TO dengwen_owner;

CREATE PROCEDURE guard.let_system(IN p_table regclass, VARIADIC p_verbs text[])
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_name text := (select c.relname from pg_class as c where c.oid = p_table);
    v_verb text;
begin
    foreach v_verb in array p_verbs loop
        execute format(
            'create policy %I on %s for %s to dengwen_web, dengwen_worker %s',
            v_name || '_' || v_verb || '_system', p_table, v_verb,
            case v_verb
                when 'select' then 'using ((select guard.is_system()))'
                when 'insert' then 'with check ((select guard.is_system()))'
                when 'update' then 'using ((select guard.is_system())) with check ((select guard.is_system()))'
            end
        );
    end loop;
end
$$;

ALTER PROCEDURE guard.let_system(IN p_table regclass, VARIADIC p_verbs text[]) OWNER TO dengwen_owner;

CREATE FUNCTION guard.wrote_report(p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM casework.report r
           WHERE ((r.report_id = wrote_report.p_report) AND (r.cell_id = guard.cell()) AND (r.xmin = (pg_current_xact_id())::xid)))) AS "exists";
END;

ALTER FUNCTION guard.wrote_report(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.makes_report(p_report uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.wrote_report(p_report) AND (NOT (EXISTS ( SELECT
            FROM casework.event e
           WHERE ((e.subject_id = makes_report.p_report) AND (e.version = 1) AND (e.cell_id = guard.cell()))))));
END;

ALTER FUNCTION guard.makes_report(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION guard.moves_clock(p_subject text, p_subject_id uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return case p_subject
        when 'report' then exists (
            select
            from casework.report as r
            where
                r.report_id = p_subject_id
                and r.cell_id = p_cell
                and r.holder_organ_id = guard.organ()
                and (
                    guard.has_role(array['registrar', 'petition_lead'])
                    or r.barred_staff_ids && guard.stood_in_for()
                )
        )
        when 'clue' then exists (
            select
            from casework.clue as c
            where
                c.clue_id = p_subject_id
                and c.cell_id = p_cell
                and c.organ_id = guard.organ()
                and (c.room_id = guard.room() or guard.has_role(array['deputy', 'head', 'petition_lead']))
        )
        when 'sealed' then guard.has_role(array['registrar', 'petition_lead'])
            and exists (
                select from casework.sealed_register as s where s.sealed_id = p_subject_id and s.cell_id = p_cell
            )
        else false
    end;
end
$$;

ALTER FUNCTION guard.moves_clock(p_subject text, p_subject_id uuid, p_cell text) OWNER TO dengwen_owner;

CREATE TABLE casework.joint_party (
    measure_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    sealed bytea,
    barred_organ_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    barred_room_ids text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    ended_on date,
    CONSTRAINT joint_party_is_not_barred CHECK (((NOT (organ_id = ANY (barred_organ_ids))) AND (NOT (room_id = ANY (barred_room_ids))))),
    CONSTRAINT joint_party_role_is_known CHECK ((role = ANY (ARRAY['lead'::text, 'assist'::text])))
);

ALTER TABLE ONLY casework.joint_party FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.joint_party OWNER TO dengwen_owner;

CREATE FUNCTION guard.opened_clues() RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(o.clue_id), '{}'::uuid[]) AS "coalesce"
    FROM ( SELECT m.clue_id
            FROM casework.jurisdiction_measure m
           WHERE ((m.deciding_organ_id = guard.organ()) AND (m.cell_id = guard.cell()) AND ((m.state = 'proposed'::text) OR ((m.kind = 'designate'::text) AND (m.state = 'approved'::text))) AND (m.clue_id IS NOT NULL) AND guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]))
         UNION
          SELECT a.clue_id
            FROM casework.assignment a
           WHERE ((a.from_organ_id = guard.organ()) AND (a.cell_id = guard.cell()) AND (a.state <> 'ended'::text) AND guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]))
         UNION
          SELECT m.clue_id
            FROM ((casework.joint_party p
              JOIN casework.jurisdiction_measure m ON (((m.measure_id = p.measure_id) AND (m.cell_id = p.cell_id))))
              JOIN casework.clue c ON (((c.clue_id = m.clue_id) AND (c.cell_id = m.cell_id))))
           WHERE ((p.cell_id = guard.cell()) AND (p.ended_on IS NULL) AND (m.state = 'approved'::text) AND (c.state <> ALL (ARRAY['routed'::text, 'returned'::text])) AND (((p.room_id = guard.room()) AND guard.has_role(ARRAY['room_member'::text])) OR ((p.organ_id = guard.organ()) AND guard.has_role(ARRAY['deputy'::text, 'head'::text]))))) o;
END;

ALTER FUNCTION guard.opened_clues() OWNER TO dengwen_owner;

CREATE FUNCTION guard.opens_original(p_upload uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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
    )
        -- What has a virus is handed to nobody.
        and exists (
            select
            from casework.attachment_file as f
            where f.upload_id = p_upload and f.cell_id = p_cell and f.scan_state <> 'infected'
        );
end
$$;

ALTER FUNCTION guard.opens_original(p_upload uuid, p_cell text) OWNER TO dengwen_owner;

CREATE TABLE casework.quarantine_readers (
    readers_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    first_staff_id text NOT NULL COLLATE pg_catalog."C",
    second_staff_id text NOT NULL COLLATE pg_catalog."C",
    named_by text NOT NULL COLLATE pg_catalog."C",
    from_on date NOT NULL,
    to_on date,
    ended_by text COLLATE pg_catalog."C",
    CONSTRAINT quarantine_readers_are_two CHECK ((first_staff_id <> second_staff_id)),
    CONSTRAINT quarantine_readers_end_on_a_day CHECK (((to_on IS NULL) = (ended_by IS NULL))),
    CONSTRAINT quarantine_readers_name_somebody_else CHECK (((named_by <> first_staff_id) AND (named_by <> second_staff_id))),
    CONSTRAINT quarantine_readers_run_forward CHECK ((to_on >= from_on))
);

ALTER TABLE ONLY casework.quarantine_readers FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.quarantine_readers OWNER TO dengwen_owner;

CREATE FUNCTION guard.opens_quarantine() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AND (EXISTS ( SELECT
            FROM casework.quarantine_readers q
           WHERE ((q.organ_id = guard.organ()) AND (q.cell_id = guard.cell()) AND (q.to_on IS NULL) AND ((guard.staff() = q.first_staff_id) OR (guard.staff() = q.second_staff_id)))))) OR (guard.has_role(ARRAY['petition_lead'::text]) AND (NOT (EXISTS ( SELECT
            FROM (casework.quarantine_readers q
              JOIN directory.staff s ON ((((s.staff_id = q.first_staff_id) OR (s.staff_id = q.second_staff_id)) AND (s.cell_id = q.cell_id) AND (s.organ_id = q.organ_id) AND s.active AND ('petition_lead'::text = ANY (s.roles)))))
           WHERE ((q.organ_id = guard.organ()) AND (q.cell_id = guard.cell()) AND (q.to_on IS NULL)))))));
END;

ALTER FUNCTION guard.opens_quarantine() OWNER TO dengwen_owner;

CREATE FUNCTION guard.opens_words(p_report uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select
        from casework.report as r
        where
            r.report_id = p_report
            and r.cell_id = p_cell
            and (
                r.holder_organ_id = guard.organ()
                    and (
                        guard.has_role(array['registrar', 'petition_lead', 'deputy', 'head'])
                        or guard.has_role(array['case_supervision'])
                            and (
                                exists (
                                    select
                                    from casework.clue as c
                                    where c.report_id in (r.report_id, r.repeat_of_id) and c.cell_id = r.cell_id
                                )
                                or exists (
                                    select
                                    from casework.found_clue as f
                                    where f.report_id = r.report_id and f.cell_id = r.cell_id
                                )
                            )
                    )
                or r.receiver_organ_id = guard.organ() and guard.has_role(array['registrar', 'petition_lead'])
                or exists (
                    select
                    from casework.clue as c
                    where
                        c.report_id in (r.report_id, r.repeat_of_id)
                        and c.cell_id = r.cell_id
                        and c.holder_staff_id = guard.staff()
                )
            )
    );
end
$$;

ALTER FUNCTION guard.opens_words(p_report uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.reads_check(p_clue uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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

ALTER FUNCTION guard.reads_check(p_clue uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_assignment(p_assignment uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.assignment as a where a.assignment_id = p_assignment and a.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_assignment(p_assignment uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_clock(p_clock uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.clock as c where c.clock_id = p_clock and c.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_clock(p_clock uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_clue(p_clue uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.clue as c where c.clue_id = p_clue and c.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_clue(p_clue uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_file(p_upload uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.attachment as a where a.upload_id = p_upload and a.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_file(p_upload uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_paper(p_document uuid, p_cell text, p_issued boolean DEFAULT false) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select
        from casework.document as d
        where d.document_id = p_document and d.cell_id = p_cell and (not p_issued or d.state = 'issued')
    );
end
$$;

ALTER FUNCTION guard.sees_paper(p_document uuid, p_cell text, p_issued boolean) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_protection(p_protection uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select from casework.protection as p where p.protection_id = p_protection and p.cell_id = p_cell
    );
end
$$;

ALTER FUNCTION guard.sees_protection(p_protection uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_quarter(p_quarter uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.quarter_feedback as q where q.quarter_id = p_quarter and q.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_quarter(p_quarter uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_recommendation(p_recommendation uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (
        select from casework.recommendation as r where r.recommendation_id = p_recommendation and r.cell_id = p_cell
    );
end
$$;

ALTER FUNCTION guard.sees_recommendation(p_recommendation uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_supervision(p_supervision uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.supervision as s where s.supervision_id = p_supervision and s.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_supervision(p_supervision uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_town_duty(p_duty uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.town_duty as d where d.duty_id = p_duty and d.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_town_duty(p_duty uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.sees_words(p_report uuid, p_cell text) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return exists (select from casework.report_text as t where t.report_id = p_report and t.cell_id = p_cell);
end
$$;

ALTER FUNCTION guard.sees_words(p_report uuid, p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION guard.stood_in_for() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(array_agg(s.staff_id), '{}'::text[]) AS "coalesce"
    FROM directory.staff s
   WHERE (( SELECT guard.has_role(ARRAY['deputy'::text]) AS has_role) AND (s.organ_id = ( SELECT guard.organ() AS organ)) AND (s.cell_id = guard.cell()) AND s.active AND ('petition_lead'::text = ANY (s.roles)));
END;

ALTER FUNCTION guard.stood_in_for() OWNER TO dengwen_owner;

CREATE FUNCTION guard.wrote_file(p_upload uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() IS NOT NULL) AND (EXISTS ( SELECT
            FROM casework.attachment_file f
           WHERE ((f.upload_id = wrote_file.p_upload) AND (f.cell_id = guard.cell()) AND (f.xmin = (pg_current_xact_id())::xid)))));
END;

ALTER FUNCTION guard.wrote_file(p_upload uuid) OWNER TO dengwen_owner;

CREATE TABLE keys.organ_key (
    key_id bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    branch text NOT NULL,
    suite smallint NOT NULL,
    wrapped bytea NOT NULL,
    site_key_id bytea GENERATED ALWAYS AS (substr(wrapped, 2, 8)) STORED NOT NULL,
    made_at timestamp with time zone NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT organ_key_branch_is_known CHECK ((branch = ANY (ARRAY['item'::text, 'vault'::text, 'site'::text]))),
    CONSTRAINT organ_key_has_a_name CHECK ((octet_length(key_id) = 8)),
    CONSTRAINT organ_key_has_an_organ CHECK (((branch = 'site'::text) = (organ_id = ''::text))),
    CONSTRAINT organ_key_retires_after_it_was_made CHECK ((retired_at >= made_at)),
    CONSTRAINT organ_key_suite_is_known CHECK ((suite = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY keys.organ_key FORCE ROW LEVEL SECURITY;

ALTER TABLE keys.organ_key OWNER TO dengwen_owner;

CREATE FUNCTION keys.current(p_organ text, p_branch text) RETURNS TABLE(key_id bytea, wrapped bytea)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT k.key_id,
     k.wrapped
    FROM keys.organ_key k
   WHERE ((k.organ_id = current.p_organ) AND (k.branch = current.p_branch) AND (k.cell_id = guard.cell()) AND (k.retired_at IS NULL) AND (guard.kind() IS NOT NULL))
  FOR KEY SHARE OF k;
END;

ALTER FUNCTION keys.current(p_organ text, p_branch text) OWNER TO dengwen_owner;

CREATE FUNCTION keys.destroy(p_key_id bytea, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_key keys.organ_key;
begin
    if not guard.is_system() then
        return false;
    end if;
    select k.* into v_key
    from keys.organ_key as k
    where k.key_id = p_key_id and k.cell_id = guard.cell() and k.retired_at is not null and k.branch <> 'site'
    for update;
    if not found
        or exists (
            select from casework.item_key as i where i.wrap_key_id = p_key_id and i.cell_id = v_key.cell_id
        )
        or exists (select from vault.identity as i where i.wrap_key_id = p_key_id and i.cell_id = v_key.cell_id)
    then
        return false;
    end if;
    insert into keys.destroyed (key_id, cell_id, organ_id, branch, made_at, destroyed_at)
    values (v_key.key_id, v_key.cell_id, v_key.organ_id, v_key.branch, v_key.made_at, p_now);
    delete from keys.organ_key as k where k.key_id = p_key_id and k.cell_id = v_key.cell_id;
    return true;
end
$$;

ALTER FUNCTION keys.destroy(p_key_id bytea, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE TABLE keys.destroyed (
    key_id bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    branch text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    destroyed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY keys.destroyed FORCE ROW LEVEL SECURITY;

ALTER TABLE keys.destroyed OWNER TO dengwen_owner;

CREATE FUNCTION keys.find(p_key_id bytea) RETURNS TABLE(organ_id text, branch text, wrapped bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT k.organ_id,
     k.branch,
     k.wrapped
    FROM keys.organ_key k
   WHERE ((k.key_id = find.p_key_id) AND (k.cell_id = guard.cell()) AND (guard.kind() IS NOT NULL))
 UNION ALL
  SELECT d.organ_id,
     d.branch,
     NULL::bytea AS bytea
    FROM keys.destroyed d
   WHERE ((d.key_id = find.p_key_id) AND (d.cell_id = guard.cell()) AND (guard.kind() IS NOT NULL));
END;

ALTER FUNCTION keys.find(p_key_id bytea) OWNER TO dengwen_owner;

CREATE FUNCTION keys.hold_all() RETURNS TABLE(key_id bytea, organ_id text, branch text, wrapped bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not guard.is_system() then
        return;
    end if;
    perform from keys.generation as g where g.cell_id = guard.cell() for update;
    return query
    select k.key_id, k.organ_id, k.branch, k.wrapped
    from keys.organ_key as k
    where k.cell_id = guard.cell()
    order by k.key_id
    for no key update;
end
$$;

ALTER FUNCTION keys.hold_all() OWNER TO dengwen_owner;

CREATE TABLE casework.item_key (
    item_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    wrapped bytea,
    destroyed_at timestamp with time zone,
    wrap_key_id bytea GENERATED ALWAYS AS (substr(wrapped, 2, 8)) STORED,
    CONSTRAINT item_key_is_there_or_destroyed CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL)))
);

ALTER TABLE ONLY casework.item_key FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.item_key OWNER TO dengwen_owner;

CREATE FUNCTION keys.list() RETURNS TABLE(key_id bytea, organ_id text, branch text, suite smallint, site_suite smallint, site_key_id bytea, made_at timestamp with time zone, retired_at timestamp with time zone, wraps bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT k.key_id,
     k.organ_id,
     k.branch,
     k.suite,
     (get_byte(k.wrapped, 0))::smallint AS get_byte,
     k.site_key_id,
     k.made_at,
     k.retired_at,
         CASE k.branch
             WHEN 'item'::text THEN ( SELECT count(*) AS count
                FROM casework.item_key i
               WHERE ((i.wrap_key_id = k.key_id) AND (i.cell_id = k.cell_id)))
             WHEN 'vault'::text THEN ( SELECT count(*) AS count
                FROM vault.identity i
               WHERE ((i.wrap_key_id = k.key_id) AND (i.cell_id = k.cell_id)))
             ELSE (0)::bigint
         END AS "case"
    FROM keys.organ_key k
   WHERE ((k.cell_id = guard.cell()) AND guard.is_system())
   ORDER BY k.organ_id, k.branch, k.made_at, k.key_id;
END;

ALTER FUNCTION keys.list() OWNER TO dengwen_owner;

CREATE FUNCTION keys.renew(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not guard.is_system() then
        return;
    end if;
    update keys.organ_key as k
    set retired_at = greatest(p_now, k.made_at)
    where k.organ_id = p_organ and k.branch = p_branch and k.cell_id = guard.cell() and k.retired_at is null;
    perform keys.add(p_key_id, p_organ, p_branch, p_suite, p_wrapped, p_now);
end
$$;

ALTER FUNCTION keys.renew(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION keys.rewrap_all(p_keys bytea[], p_wrapped bytea[], p_site_key_id bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not guard.is_system() then
        return false;
    end if;
    update keys.organ_key as k
    set wrapped = r.wrapped
    from unnest(p_keys, p_wrapped) as r (key_id, wrapped)
    where k.key_id = r.key_id and k.cell_id = guard.cell();
    if exists (
        select from keys.organ_key as k where k.cell_id = guard.cell() and k.site_key_id <> p_site_key_id
    ) then
        return false;
    end if;
    insert into keys.generation (site_key_id)
    values (p_site_key_id)
    on conflict on constraint generation_is_unique do update set site_key_id = excluded.site_key_id;
    return true;
end
$$;

ALTER FUNCTION keys.rewrap_all(p_keys bytea[], p_wrapped bytea[], p_site_key_id bytea) OWNER TO dengwen_owner;

CREATE TABLE keys.generation (
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    site_key_id bytea NOT NULL,
    CONSTRAINT generation_names_its_site CHECK ((octet_length(site_key_id) = 8))
);

ALTER TABLE ONLY keys.generation FORCE ROW LEVEL SECURITY;

ALTER TABLE keys.generation OWNER TO dengwen_owner;

CREATE FUNCTION keys.site() RETURNS bytea
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT g.site_key_id
    FROM keys.generation g
   WHERE ((g.cell_id = guard.cell()) AND (guard.kind() IS NOT NULL))
  FOR SHARE OF g;
END;

ALTER FUNCTION keys.site() OWNER TO dengwen_owner;

CREATE FUNCTION notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_endpoint uuid;
    v_index integer;
    v_last integer;
    v_open boolean;
    v_count integer := 0;
begin
    if not (guard.is_system() or coalesce(guard.organ() = p_organ, false)) then
        raise exception using errcode = 'DW001', message = 'nobody else may announce for an organ';
    end if;
    if exists (
        select from unnest(p_subjects) as s (subject_id) where not coalesce(notify.may_tell(p_event_type, s.subject_id), false)
    ) then
        raise exception using errcode = 'DW001', message = 'nobody tells of what they do not see';
    end if;
    for v_endpoint in
        select e.endpoint_id
        from notify.endpoint as e
        where
            e.organ_id = p_organ
            and e.state = 'active'
            and p_event_type = any (e.event_types)
            -- A ping is for the endpoint that it is about.
            and (p_event_type <> 'dengwen.endpoint.ping.v1' or e.endpoint_id = any (p_subjects))
        order by e.endpoint_id
    loop
        -- In one order, so that two who tell of the same subjects do not wait for each other.
        perform pg_advisory_xact_lock(notify.lane(v_endpoint, s.subject_id))
        from (select distinct u.subject_id from unnest(p_subjects) as u (subject_id) order by u.subject_id) as s;
        for v_index in 1 .. cardinality(p_subjects)
        loop
            select coalesce(max(d.lane_seq), 0), coalesce(bool_or(d.state in ('ready', 'blocked', 'leased')), false)
            into v_last, v_open
            from notify.delivery as d
            where d.endpoint_id = v_endpoint and d.subject_id = p_subjects[v_index];
            insert into notify.delivery (
                delivery_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at, state, due_at
            )
            values (
                gen_random_uuid(), v_endpoint, p_subjects[v_index], p_events[v_index], p_event_type, v_last + 1,
                guard.moment(), case when v_open then 'blocked' else 'ready' end, guard.moment()
            );
            v_count := v_count + 1;
        end loop;
    end loop;
    if v_count > 0 then
        perform pg_notify('dengwen_outbox', '');
    end if;
    return v_count;
end
$$;

ALTER FUNCTION notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) OWNER TO dengwen_owner;

CREATE TABLE notify.endpoint (
    endpoint_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    host text NOT NULL,
    port integer NOT NULL,
    allowed_cidrs text[] DEFAULT '{}'::text[] NOT NULL,
    sealed bytea NOT NULL,
    event_types text[] NOT NULL,
    max_in_flight smallint DEFAULT 4 NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    approved_by text COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    health text DEFAULT 'working'::text NOT NULL,
    quiet_until timestamp with time zone,
    generation integer DEFAULT 0 NOT NULL,
    CONSTRAINT endpoint_has_two_persons CHECK ((approved_by <> proposed_by)),
    CONSTRAINT endpoint_health_is_known CHECK ((health = ANY (ARRAY['working'::text, 'failing'::text, 'paused'::text, 'blocked_address'::text, 'gone'::text, 'given_up'::text]))),
    CONSTRAINT endpoint_in_flight_is_bounded CHECK (((max_in_flight >= 1) AND (max_in_flight <= 64))),
    CONSTRAINT endpoint_is_approved_before_use CHECK (((state <> 'active'::text) OR (approved_by IS NOT NULL))),
    CONSTRAINT endpoint_port_is_valid CHECK (((port >= 1) AND (port <= 65535))),
    CONSTRAINT endpoint_quiet_has_an_end CHECK (((health = ANY (ARRAY['failing'::text, 'paused'::text])) = (quiet_until IS NOT NULL))),
    CONSTRAINT endpoint_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'disabled'::text])))
);

ALTER TABLE ONLY notify.endpoint FORCE ROW LEVEL SECURITY;

ALTER TABLE notify.endpoint OWNER TO dengwen_owner;

CREATE FUNCTION notify.change_endpoint(p_endpoint uuid, p_health text, p_until timestamp with time zone) RETURNS text
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE notify.endpoint e SET health = change_endpoint.p_health, quiet_until = change_endpoint.p_until, state =
         CASE
             WHEN (change_endpoint.p_health = ANY (ARRAY['gone'::text, 'given_up'::text])) THEN 'disabled'::text
             ELSE e.state
         END
   WHERE ((e.endpoint_id = change_endpoint.p_endpoint) AND (e.state = 'active'::text) AND ((e.health IS DISTINCT FROM change_endpoint.p_health) OR (e.quiet_until IS DISTINCT FROM change_endpoint.p_until)) AND guard.is_system())
   RETURNING e.organ_id;
END;

ALTER FUNCTION notify.change_endpoint(p_endpoint uuid, p_health text, p_until timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION notify.check_approval() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if new.approved_by is not null
        and (tg_op = 'INSERT' or new.approved_by is distinct from old.approved_by)
        and current_user in ('dengwen_web', 'dengwen_worker')
        and not guard.has_role(array['security_administrator'])
    then
        raise exception using
            errcode = 'check_violation', schema = 'notify', table = 'endpoint', column = 'approved_by',
            constraint = tg_table_name || '_is_approved_for_security', message = 'a security administrator approves';
    end if;
    return new;
end
$$;

ALTER FUNCTION notify.check_approval() OWNER TO dengwen_owner;

CREATE TABLE notify.delivery (
    delivery_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    endpoint_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    lane_seq integer NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    attempt smallint DEFAULT 0 NOT NULL,
    due_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    lease_token bigint,
    finished_at timestamp with time zone,
    tried_before integer DEFAULT 0 NOT NULL,
    CONSTRAINT delivery_end_is_whole CHECK (((state = ANY (ARRAY['done'::text, 'dead'::text])) = (finished_at IS NOT NULL))),
    CONSTRAINT delivery_lease_is_whole CHECK (((state = 'leased'::text) = ((leased_until IS NOT NULL) AND (lease_token IS NOT NULL)))),
    CONSTRAINT delivery_state_is_known CHECK ((state = ANY (ARRAY['ready'::text, 'blocked'::text, 'leased'::text, 'done'::text, 'dead'::text])))
)
WITH (fillfactor='80');

ALTER TABLE ONLY notify.delivery FORCE ROW LEVEL SECURITY;

ALTER TABLE notify.delivery OWNER TO dengwen_owner;

CREATE SEQUENCE queue.token_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE queue.token_seq OWNER TO dengwen_owner;

CREATE FUNCTION notify.claim(p_endpoints uuid[], p_rooms integer[], p_now timestamp with time zone, p_lease interval) RETURNS TABLE(delivery_id uuid, endpoint_id uuid, subject_id uuid, event_id uuid, event_type text, lane_seq integer, occurred_at timestamp with time zone, attempt smallint, lease_token bigint)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH picked AS (
          SELECT h.delivery_id,
             h.cell_id
            FROM (UNNEST(claim.p_endpoints, claim.p_rooms) e(endpoint_id, room)
              CROSS JOIN LATERAL ( SELECT d_1.delivery_id,
                     d_1.cell_id
                    FROM notify.delivery d_1
                   WHERE ((d_1.endpoint_id = e.endpoint_id) AND (d_1.state = 'ready'::text) AND (d_1.due_at <= claim.p_now) AND guard.is_system())
                   ORDER BY d_1.due_at, d_1.delivery_id
                  LIMIT e.room
                  FOR UPDATE OF d_1 SKIP LOCKED) h)
         )
  UPDATE notify.delivery d SET state = 'leased'::text, attempt = (d.attempt + 1), leased_until = (claim.p_now + claim.p_lease), lease_token = nextval('queue.token_seq'::regclass)
    FROM picked p
   WHERE ((d.delivery_id = p.delivery_id) AND (d.cell_id = p.cell_id))
   RETURNING d.delivery_id,
     d.endpoint_id,
     d.subject_id,
     d.event_id,
     d.event_type,
     d.lane_seq,
     d.occurred_at,
     d.attempt,
     d.lease_token;
END;

ALTER FUNCTION notify.claim(p_endpoints uuid[], p_rooms integer[], p_now timestamp with time zone, p_lease interval) OWNER TO dengwen_owner;

CREATE TABLE notify.attempt (
    delivery_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    number integer NOT NULL,
    attempted_at timestamp with time zone NOT NULL,
    http_status smallint,
    failure text,
    total_us bigint NOT NULL,
    response_digest bytea,
    CONSTRAINT attempt_tells_how_it_went CHECK (((http_status IS NOT NULL) OR (failure IS NOT NULL)))
);

ALTER TABLE ONLY notify.attempt FORCE ROW LEVEL SECURITY;

ALTER TABLE notify.attempt OWNER TO dengwen_owner;

CREATE FUNCTION notify.finish(p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamp with time zone[], p_statuses smallint[], p_failures text[], p_total_us bigint[], p_digests bytea[], p_now timestamp with time zone, p_give_up interval) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH outcome AS (
          SELECT o.delivery_id,
             o.token,
                 CASE
                     WHEN ((o.result = ANY (ARRAY['retry'::text, 'postponed'::text])) AND (EXISTS ( SELECT
                        FROM (notify.delivery d
                          JOIN notify.attempt a ON (((a.delivery_id = d.delivery_id) AND (a.cell_id = d.cell_id))))
                       WHERE ((d.delivery_id = o.delivery_id) AND (a.number = (d.tried_before + 1)) AND (a.attempted_at <= (finish.p_now - finish.p_give_up)))))) THEN 'dead'::text
                     ELSE o.result
                 END AS result,
             o.retry_at,
             o.http_status,
             o.failure,
             o.total_us,
             o.digest
            FROM UNNEST(finish.p_deliveries, finish.p_tokens, finish.p_results, finish.p_retry_at, finish.p_statuses, finish.p_failures, finish.p_total_us, finish.p_digests) o(delivery_id, token, result, retry_at, http_status, failure, total_us, digest)
           WHERE guard.is_system()
         ), moved AS (
          UPDATE notify.delivery d SET state =
                 CASE
                     WHEN (o.result = 'delivered'::text) THEN 'done'::text
                     WHEN (o.result = 'dead'::text) THEN 'dead'::text
                     WHEN (EXISTS ( SELECT
                        FROM notify.delivery older
                       WHERE ((older.endpoint_id = d.endpoint_id) AND (older.subject_id = d.subject_id) AND (older.cell_id = d.cell_id) AND (older.lane_seq < d.lane_seq) AND (older.state = 'blocked'::text)))) THEN 'blocked'::text
                     ELSE 'ready'::text
                 END, attempt =
                 CASE o.result
                     WHEN 'postponed'::text THEN GREATEST((d.attempt - 1), 0)
                     ELSE (d.attempt)::integer
                 END, due_at = COALESCE(o.retry_at, d.due_at), finished_at =
                 CASE
                     WHEN (o.result = ANY (ARRAY['delivered'::text, 'dead'::text])) THEN finish.p_now
                     ELSE NULL::timestamp with time zone
                 END, leased_until = NULL::timestamp with time zone, lease_token = NULL::bigint
            FROM outcome o
           WHERE ((d.delivery_id = o.delivery_id) AND (d.lease_token = o.token) AND (d.state = 'leased'::text))
           RETURNING d.delivery_id,
             d.cell_id,
             d.endpoint_id,
             d.subject_id,
             d.lane_seq,
             d.state
         ), tried AS (
          INSERT INTO notify.attempt (delivery_id, number, attempted_at, http_status, failure, total_us, response_digest)  SELECT m_1.delivery_id,
                     ( SELECT (COALESCE(max(a.number), 0) + 1)
                            FROM notify.attempt a
                           WHERE ((a.delivery_id = m_1.delivery_id) AND (a.cell_id = m_1.cell_id))),
                     finish.p_now AS p_now,
                     o.http_status,
                     o.failure,
                     o.total_us,
                     o.digest
                    FROM (moved m_1
                      JOIN outcome o ON ((o.delivery_id = m_1.delivery_id)))
           RETURNING attempt.delivery_id
         ), healed AS (
          UPDATE notify.endpoint e SET health = 'working'::text, quiet_until = NULL::timestamp with time zone
           WHERE ((e.endpoint_id IN ( SELECT m_1.endpoint_id
                    FROM moved m_1
                   WHERE (m_1.state = 'done'::text))) AND (e.health = ANY (ARRAY['failing'::text, 'paused'::text])) AND (e.quiet_until <= finish.p_now))
           RETURNING e.endpoint_id
         ), freed AS (
          UPDATE notify.delivery d SET state = 'ready'::text
            FROM moved m_1
           WHERE ((m_1.state = ANY (ARRAY['done'::text, 'dead'::text, 'blocked'::text])) AND (d.endpoint_id = m_1.endpoint_id) AND (d.subject_id = m_1.subject_id) AND (d.cell_id = m_1.cell_id) AND (d.state = 'blocked'::text) AND (d.lane_seq = ( SELECT min(n.lane_seq) AS min
                    FROM notify.delivery n
                   WHERE ((n.endpoint_id = m_1.endpoint_id) AND (n.subject_id = m_1.subject_id) AND (n.cell_id = m_1.cell_id) AND (n.state = 'blocked'::text)))))
           RETURNING d.delivery_id
         )
  SELECT (count(*))::integer AS count
    FROM moved m
   WHERE ((( SELECT count(*) AS count
            FROM tried) >= 0) AND (( SELECT count(*) AS count
            FROM freed) >= 0) AND (( SELECT count(*) AS count
            FROM healed) >= 0));
END;

ALTER FUNCTION notify.finish(p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamp with time zone[], p_statuses smallint[], p_failures text[], p_total_us bigint[], p_digests bytea[], p_now timestamp with time zone, p_give_up interval) OWNER TO dengwen_owner;

CREATE FUNCTION notify.lane(p_endpoint uuid, p_subject uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    RETURN hashtextextended(((p_endpoint)::text || (p_subject)::text), (0)::bigint);

ALTER FUNCTION notify.lane(p_endpoint uuid, p_subject uuid) OWNER TO dengwen_owner;

CREATE FUNCTION notify.may_tell(p_event_type text, p_subject uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN guard.is_system() THEN true
             WHEN (guard.kind() IS DISTINCT FROM 'staff'::text) THEN false
             WHEN (p_event_type = 'dengwen.endpoint.ping.v1'::text) THEN (guard.has_role(ARRAY['administrator'::text, 'security_administrator'::text]) AND (EXISTS ( SELECT
                FROM notify.endpoint e
               WHERE ((e.endpoint_id = may_tell.p_subject) AND (e.cell_id = guard.cell()) AND (e.organ_id = guard.organ())))))
             WHEN guard.has_role(ARRAY['administrator'::text, 'security_administrator'::text, 'auditor'::text]) THEN false
             ELSE (guard.is_own_report(p_subject) OR guard.is_own_clue(p_subject) OR guard.wrote_report(p_subject) OR (EXISTS ( SELECT
                FROM casework.clue c
               WHERE ((c.clue_id = may_tell.p_subject) AND (c.cell_id = guard.cell()) AND (c.xmin = (pg_current_xact_id())::xid)))))
         END AS "case";
END;

ALTER FUNCTION notify.may_tell(p_event_type text, p_subject uuid) OWNER TO dengwen_owner;

CREATE FUNCTION notify.rescue(p_now timestamp with time zone, p_limit integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT pg_advisory_xact_lock(hashtextextended('dengwen.rescue'::text, (0)::bigint)) AS pg_advisory_xact_lock
   WHERE guard.is_system();
 WITH expired AS (
          SELECT d.delivery_id,
             d.cell_id
            FROM notify.delivery d
           WHERE ((d.state = 'leased'::text) AND (d.leased_until < rescue.p_now) AND guard.is_system())
           ORDER BY d.leased_until
          LIMIT rescue.p_limit
          FOR UPDATE OF d SKIP LOCKED
         ), stuck AS (
          SELECT d.delivery_id,
             d.cell_id
            FROM notify.delivery d
           WHERE ((d.state = 'blocked'::text) AND guard.is_system() AND (NOT (EXISTS ( SELECT
                    FROM notify.delivery other
                   WHERE ((other.endpoint_id = d.endpoint_id) AND (other.subject_id = d.subject_id) AND (other.cell_id = d.cell_id) AND ((other.state = ANY (ARRAY['ready'::text, 'leased'::text])) OR ((other.state = 'blocked'::text) AND (other.lane_seq < d.lane_seq))))))))
          LIMIT rescue.p_limit
          FOR UPDATE OF d SKIP LOCKED
         ), back AS (
          UPDATE notify.delivery d SET state = 'ready'::text, leased_until = NULL::timestamp with time zone, lease_token = NULL::bigint
            FROM ( SELECT expired.delivery_id,
                     expired.cell_id
                    FROM expired
                 UNION ALL
                  SELECT stuck.delivery_id,
                     stuck.cell_id
                    FROM stuck) e
           WHERE ((d.delivery_id = e.delivery_id) AND (d.cell_id = e.cell_id))
           RETURNING d.delivery_id
         )
  SELECT (count(*))::integer AS count
    FROM back;
END;

ALTER FUNCTION notify.rescue(p_now timestamp with time zone, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION notify.resend(p_endpoint uuid, p_limit integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_deliveries uuid[];
    v_subjects uuid[];
    v_count integer;
begin
    if not guard.has_role(array['administrator', 'security_administrator']) or not exists (
        select
        from notify.endpoint as e
        where e.endpoint_id = p_endpoint and e.organ_id = guard.organ() and e.state = 'active'
    ) then
        return 0;
    end if;
    select array_agg(x.delivery_id), array_agg(distinct x.subject_id)
    into v_deliveries, v_subjects
    from (
        select d.delivery_id, d.subject_id
        from notify.delivery as d
        where d.endpoint_id = p_endpoint and d.state = 'dead'
        order by d.subject_id, d.lane_seq
        limit p_limit
    ) as x;
    perform pg_advisory_xact_lock(notify.lane(p_endpoint, s.subject_id))
    from (select u.subject_id from unnest(v_subjects) as u (subject_id) order by u.subject_id) as s;
    -- A rescue in between could make a second head.
    perform pg_advisory_xact_lock(hashtextextended('dengwen.rescue', 0));
    update notify.delivery as d
    set
        state = 'blocked',
        attempt = 0,
        due_at = guard.moment(),
        finished_at = null,
        tried_before = (
            select coalesce(max(a.number), 0)
            from notify.attempt as a
            where a.delivery_id = d.delivery_id and a.cell_id = d.cell_id
        )
    where d.delivery_id = any (v_deliveries) and d.state = 'dead';
    get diagnostics v_count = row_count;
    -- A head that has become younger than something behind it steps back. One that a dispatcher claimed meanwhile is
    -- no longer ready: it keeps its place until it ends.
    update notify.delivery as d
    set state = 'blocked'
    where
        d.endpoint_id = p_endpoint
        and d.subject_id = any (v_subjects)
        and d.state = 'ready'
        and exists (
            select
            from notify.delivery as older
            where
                older.endpoint_id = d.endpoint_id
                and older.subject_id = d.subject_id
                and older.cell_id = d.cell_id
                and older.lane_seq < d.lane_seq
                and older.state = 'blocked'
        );
    update notify.delivery as d
    set state = 'ready'
    where
        d.endpoint_id = p_endpoint
        and d.subject_id = any (v_subjects)
        and d.state = 'blocked'
        and not exists (
            select
            from notify.delivery as other
            where
                other.endpoint_id = d.endpoint_id
                and other.subject_id = d.subject_id
                and other.cell_id = d.cell_id
                and (
                    other.state in ('ready', 'leased')
                    or other.state = 'blocked' and other.lane_seq < d.lane_seq
                )
        );
    if v_count > 0 then
        perform pg_notify('dengwen_outbox', '');
    end if;
    return v_count;
end
$$;

ALTER FUNCTION notify.resend(p_endpoint uuid, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION queue.is_ours(p_stage text, p_subject uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.is_system() OR ((p_stage = 'handle'::text) AND guard.is_own_clue(p_subject)));
END;

ALTER FUNCTION queue.is_ours(p_stage text, p_subject uuid) OWNER TO dengwen_owner;

CREATE TABLE queue.ready (
    stage text NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    class smallint NOT NULL,
    seq bigint NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    subject_id uuid NOT NULL,
    attempt smallint DEFAULT 0 NOT NULL,
    ready_at timestamp with time zone NOT NULL,
    CONSTRAINT ready_class_is_known CHECK (((class >= 1) AND (class <= 4))),
    CONSTRAINT ready_stage_is_known CHECK ((stage = ANY (ARRAY['read'::text, 'handle'::text, 'clean'::text])))
)
WITH (autovacuum_vacuum_scale_factor='0.0', autovacuum_vacuum_threshold='1000', fillfactor='100');

ALTER TABLE ONLY queue.ready FORCE ROW LEVEL SECURITY;

ALTER TABLE queue.ready OWNER TO dengwen_owner;

CREATE FUNCTION queue.enqueue(p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO queue.ready (stage, lane, class, subject_id, ready_at)  SELECT enqueue.p_stage AS p_stage,
             r.lane,
             r.class,
             r.subject_id,
             enqueue.p_now AS p_now
            FROM UNNEST(enqueue.p_lanes, enqueue.p_classes, enqueue.p_subjects) r(lane, class, subject_id)
           WHERE (( SELECT guard.is_system() AS is_system) OR ((enqueue.p_stage = 'read'::text) AND (r.lane = ( SELECT guard.organ() AS organ)) AND guard.wrote_report(r.subject_id)) OR queue.is_ours(enqueue.p_stage, r.subject_id));
 SELECT pg_notify('dengwen_ready'::text, p_stage) AS pg_notify;
END;

ALTER FUNCTION queue.enqueue(p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE TABLE queue.lease (
    subject_id uuid NOT NULL,
    stage text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    token bigint NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    class smallint NOT NULL,
    holder text NOT NULL,
    attempt smallint NOT NULL,
    leased_until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY queue.lease FORCE ROW LEVEL SECURITY;

ALTER TABLE queue.lease OWNER TO dengwen_owner;

CREATE FUNCTION queue.finish(p_stage text, p_subject uuid, p_token bigint) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH gone AS (
          DELETE FROM queue.lease l
           WHERE ((l.subject_id = finish.p_subject) AND (l.stage = finish.p_stage) AND (l.token = finish.p_token) AND queue.is_ours(finish.p_stage, finish.p_subject))
           RETURNING l.subject_id
         )
  SELECT (EXISTS ( SELECT
            FROM gone)) AS "exists";
END;

ALTER FUNCTION queue.finish(p_stage text, p_subject uuid, p_token bigint) OWNER TO dengwen_owner;

CREATE FUNCTION queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH gone AS (
          DELETE FROM queue.lease l
           WHERE ((l.subject_id = give_back.p_subject) AND (l.stage = give_back.p_stage) AND (l.token = give_back.p_token) AND queue.is_ours(give_back.p_stage, give_back.p_subject))
           RETURNING l.subject_id,
             l.stage,
             l.lane,
             l.class,
             l.attempt
         ), kept AS (
          INSERT INTO queue.ready AS r (stage, lane, class, subject_id, attempt, ready_at)  SELECT g.stage,
                     g.lane,
                     g.class,
                     g.subject_id,
                     g.attempt,
                     give_back.p_now AS p_now
                    FROM gone g
           RETURNING r.subject_id
         )
  SELECT (EXISTS ( SELECT
            FROM kept)) AS "exists";
END;

ALTER FUNCTION queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE TABLE queue.parked (
    subject_id uuid NOT NULL,
    stage text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    class smallint NOT NULL,
    attempt smallint NOT NULL,
    reason text NOT NULL,
    parked_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY queue.parked FORCE ROW LEVEL SECURITY;

ALTER TABLE queue.parked OWNER TO dengwen_owner;

CREATE FUNCTION queue.park(p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamp with time zone) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH gone AS (
          DELETE FROM queue.lease l
           WHERE ((l.subject_id = park.p_subject) AND (l.stage = park.p_stage) AND (l.token = park.p_token) AND guard.is_system())
           RETURNING l.subject_id,
             l.stage,
             l.lane,
             l.class,
             l.attempt
         ), kept AS (
          INSERT INTO queue.parked AS k (subject_id, stage, lane, class, attempt, reason, parked_at)  SELECT g.subject_id,
                     g.stage,
                     g.lane,
                     g.class,
                     g.attempt,
                     park.p_reason AS p_reason,
                     park.p_now AS p_now
                    FROM gone g
           RETURNING k.subject_id
         )
  SELECT (EXISTS ( SELECT
            FROM kept)) AS "exists";
END;

ALTER FUNCTION queue.park(p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION queue.reclass(p_stage text, p_subject uuid, p_class smallint) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE queue.ready r SET class = reclass.p_class
   WHERE ((r.stage = reclass.p_stage) AND (r.subject_id = reclass.p_subject) AND guard.is_system());
 UPDATE queue.lease l SET class = reclass.p_class
   WHERE ((l.stage = reclass.p_stage) AND (l.subject_id = reclass.p_subject) AND guard.is_system());
END;

ALTER FUNCTION queue.reclass(p_stage text, p_subject uuid, p_class smallint) OWNER TO dengwen_owner;

CREATE TABLE queue.waiting (
    subject_id uuid NOT NULL,
    stage text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    lane text NOT NULL COLLATE pg_catalog."C",
    class smallint NOT NULL,
    attempt smallint NOT NULL,
    retry_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY queue.waiting FORCE ROW LEVEL SECURITY;

ALTER TABLE queue.waiting OWNER TO dengwen_owner;

CREATE FUNCTION queue.rescue(p_now timestamp with time zone, p_limit integer) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH expired AS (
          SELECT l.subject_id,
             l.stage,
             l.cell_id
            FROM queue.lease l
           WHERE ((l.leased_until < rescue.p_now) AND (l.stage <> 'handle'::text) AND guard.is_system())
           ORDER BY l.leased_until
          LIMIT rescue.p_limit
          FOR UPDATE OF l SKIP LOCKED
         ), due AS (
          SELECT w.subject_id,
             w.stage,
             w.cell_id
            FROM queue.waiting w
           WHERE ((w.retry_at <= rescue.p_now) AND guard.is_system())
           ORDER BY w.retry_at
          LIMIT rescue.p_limit
          FOR UPDATE OF w SKIP LOCKED
         ), freed AS (
          DELETE FROM queue.lease l
            USING expired e
           WHERE ((l.subject_id = e.subject_id) AND (l.stage = e.stage) AND (l.cell_id = e.cell_id))
           RETURNING l.subject_id,
             l.stage,
             l.lane,
             l.class,
             l.attempt
         ), woken AS (
          DELETE FROM queue.waiting w
            USING due d
           WHERE ((w.subject_id = d.subject_id) AND (w.stage = d.stage) AND (w.cell_id = d.cell_id))
           RETURNING w.subject_id,
             w.stage,
             w.lane,
             w.class,
             w.attempt
         ), back AS (
          INSERT INTO queue.ready AS r (stage, lane, class, subject_id, attempt, ready_at)  SELECT b.stage,
                     b.lane,
                     b.class,
                     b.subject_id,
                     b.attempt,
                     rescue.p_now AS p_now
                    FROM ( SELECT freed.subject_id,
                             freed.stage,
                             freed.lane,
                             freed.class,
                             freed.attempt
                            FROM freed
                         UNION ALL
                          SELECT woken.subject_id,
                             woken.stage,
                             woken.lane,
                             woken.class,
                             woken.attempt
                            FROM woken) b
           RETURNING r.subject_id
         )
  SELECT (count(*))::integer AS count
    FROM back;
END;

ALTER FUNCTION queue.rescue(p_now timestamp with time zone, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION queue.retry(p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH gone AS (
          DELETE FROM queue.lease l
           WHERE ((l.subject_id = retry.p_subject) AND (l.stage = retry.p_stage) AND (l.token = retry.p_token) AND guard.is_system())
           RETURNING l.subject_id,
             l.stage,
             l.lane,
             l.class,
             l.attempt
         ), kept AS (
          INSERT INTO queue.waiting AS w (subject_id, stage, lane, class, attempt, retry_at)  SELECT g.subject_id,
                     g.stage,
                     g.lane,
                     g.class,
                     g.attempt,
                     retry.p_retry_at AS p_retry_at
                    FROM gone g
           RETURNING w.subject_id
         )
  SELECT (EXISTS ( SELECT
            FROM kept)) AS "exists";
END;

ALTER FUNCTION queue.retry(p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION queue.take(p_stage text, p_limit integer, p_holder text, p_now timestamp with time zone, p_lease interval, p_ageing interval) RETURNS TABLE(subject_id uuid, token bigint, attempt smallint)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH heads AS (
          SELECT h.stage,
             h.lane,
             h.class,
             h.seq,
             h.cell_id,
             h.ready_at
            FROM (generate_series(1, 4) k(class)
              CROSS JOIN LATERAL ( SELECT r.stage,
                     r.lane,
                     r.class,
                     r.seq,
                     r.cell_id,
                     r.ready_at
                    FROM queue.ready r
                   WHERE ((r.stage = take.p_stage) AND (r.class = k.class) AND guard.is_system())
                   ORDER BY r.seq
                  LIMIT take.p_limit
                  FOR UPDATE OF r SKIP LOCKED) h)
         ), picked AS (
          SELECT h.stage,
             h.lane,
             h.class,
             h.seq,
             h.cell_id
            FROM heads h
           ORDER BY (h.ready_at + (((h.class - 1))::double precision * take.p_ageing)), h.seq
          LIMIT take.p_limit
         ), taken AS (
          DELETE FROM queue.ready r
            USING picked p
           WHERE ((r.stage = p.stage) AND (r.lane = p.lane) AND (r.class = p.class) AND (r.seq = p.seq) AND (r.cell_id = p.cell_id))
           RETURNING r.subject_id,
             r.stage,
             r.lane,
             r.class,
             r.attempt
         )
  INSERT INTO queue.lease AS l (subject_id, stage, token, lane, class, holder, attempt, leased_until)  SELECT t.subject_id,
             t.stage,
             nextval('queue.token_seq'::regclass) AS nextval,
             t.lane,
             t.class,
             take.p_holder AS p_holder,
             (t.attempt + 1),
             (take.p_now + take.p_lease)
            FROM taken t
   RETURNING l.subject_id,
     l.token,
     l.attempt;
END;

ALTER FUNCTION queue.take(p_stage text, p_limit integer, p_holder text, p_now timestamp with time zone, p_lease interval, p_ageing interval) OWNER TO dengwen_owner;

CREATE FUNCTION queue.take_one(p_stage text, p_subject uuid, p_holder text, p_now timestamp with time zone, p_lease interval) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH taken AS (
          DELETE FROM queue.ready r
           WHERE ((r.subject_id = take_one.p_subject) AND (r.stage = take_one.p_stage) AND queue.is_ours(take_one.p_stage, take_one.p_subject) AND (guard.is_system() OR (take_one.p_holder = guard.staff())))
           RETURNING r.subject_id,
             r.stage,
             r.lane,
             r.class,
             r.attempt
         )
  INSERT INTO queue.lease AS l (subject_id, stage, token, lane, class, holder, attempt, leased_until)  SELECT t.subject_id,
             t.stage,
             nextval('queue.token_seq'::regclass) AS nextval,
             t.lane,
             t.class,
             take_one.p_holder AS p_holder,
             t.attempt,
             (take_one.p_now + take_one.p_lease)
            FROM taken t
   RETURNING l.token;
END;

ALTER FUNCTION queue.take_one(p_stage text, p_subject uuid, p_holder text, p_now timestamp with time zone, p_lease interval) OWNER TO dengwen_owner;

CREATE FUNCTION queue.withdraw(p_stage text, p_subject uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 DELETE FROM queue.ready r
   WHERE ((r.subject_id = withdraw.p_subject) AND (r.stage = withdraw.p_stage) AND guard.is_system());
 DELETE FROM queue.lease l
   WHERE ((l.subject_id = withdraw.p_subject) AND (l.stage = withdraw.p_stage) AND guard.is_system());
 DELETE FROM queue.waiting w
   WHERE ((w.subject_id = withdraw.p_subject) AND (w.stage = withdraw.p_stage) AND guard.is_system());
END;

ALTER FUNCTION queue.withdraw(p_stage text, p_subject uuid) OWNER TO dengwen_owner;

CREATE FUNCTION session.accept(p_token_hash bytea, p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_staff text;
    v_organ text;
begin
    if guard.kind() is distinct from 'public' or p_password_hash is null then
        return false;
    end if;
    update session.invitation as i
    set used_at = guard.moment()
    where
        i.token_hash = p_token_hash
        and i.cell_id = guard.cell()
        and i.used_at is null
        and i.ended_at is null
        and i.expires_at > guard.moment()
    returning i.staff_id into v_staff;
    if not found then
        return false;
    end if;
    update directory.staff as s
    set password_hash = p_password_hash
    where s.staff_id = v_staff and s.cell_id = guard.cell() and s.active
    returning s.organ_id into v_organ;
    if not found then
        raise exception using errcode = 'DW001', message = 'the account has ended';
    end if;
    if p_secret is null then
        delete from session.factor as f where f.staff_id = v_staff and f.cell_id = guard.cell();
        delete from session.recovery_code as c where c.staff_id = v_staff and c.cell_id = guard.cell();
        delete from session.device as d where d.staff_id = v_staff and d.cell_id = guard.cell();
    else
        perform session.put_factor(v_staff, p_secret, p_algorithm, p_step, p_codes);
    end if;
    perform audit.put(
        v_organ || ':door', 'account.accept', array[v_staff],
        array['factor=' || case when p_secret is null then 'none' else 'code' end]
    );
    return true;
end
$$;

ALTER FUNCTION session.accept(p_token_hash bytea, p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) OWNER TO dengwen_owner;

CREATE TABLE session.factor (
    staff_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    secret_sealed bytea NOT NULL,
    algorithm text NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    last_step bigint NOT NULL,
    CONSTRAINT factor_algorithm_is_known CHECK ((algorithm = ANY (ARRAY['sha1'::text, 'sha256'::text]))),
    CONSTRAINT factor_secret_is_sealed CHECK ((octet_length(secret_sealed) >= 40))
);

ALTER TABLE ONLY session.factor FORCE ROW LEVEL SECURITY;

ALTER TABLE session.factor OWNER TO dengwen_owner;

CREATE FUNCTION session.accounts(p_organ text) RETURNS TABLE(staff_id text, name text, post text, room_id text, roles text[], active boolean, has_password boolean, has_factor boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.staff_id,
     s.name,
     s.post,
     s.room_id,
     s.roles,
     s.active,
     (s.password_hash IS NOT NULL),
     (f.staff_id IS NOT NULL)
    FROM (directory.staff s
      LEFT JOIN session.factor f ON (((f.staff_id = s.staff_id) AND (f.cell_id = s.cell_id))))
   WHERE ((s.organ_id = accounts.p_organ) AND (s.cell_id = guard.cell()) AND guard.is_system())
   ORDER BY s.staff_id;
END;

ALTER FUNCTION session.accounts(p_organ text) OWNER TO dengwen_owner;

CREATE FUNCTION session.admit(p_key_hash bytea, p_free integer, p_first interval, p_longest interval, p_limit integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_now timestamptz := guard.moment();
    v_guess session.guess;
    v_wait interval;
begin
    if guard.kind() is null then
        raise exception using errcode = 'DW001', message = 'nobody may guess';
    end if;
    delete from session.guess as g
    where
        (g.key_hash, g.cell_id) in (
            select o.key_hash, o.cell_id
            from session.guess as o
            where o.began_at <= v_now - interval '1 day' and o.key_hash <> p_key_hash
            limit 20
            for update skip locked
        );
    insert into session.guess (key_hash, began_at, last_at, guesses, refusals)
    values (p_key_hash, v_now, v_now, 0, 0)
    on conflict on constraint guess_is_unique do nothing;
    select g.* into strict v_guess
    from session.guess as g
    where g.key_hash = p_key_hash and g.cell_id = guard.cell()
    for update;
    if v_guess.began_at <= v_now - interval '1 day' then
        v_guess.began_at := v_now;
        v_guess.last_at := v_now;
        v_guess.guesses := 0;
        v_guess.refusals := 0;
    end if;
    v_wait := least(p_longest, p_first * (2 ^ least(20, v_guess.guesses - p_free)));
    if v_guess.guesses >= p_limit or v_guess.guesses >= p_free and v_now < v_guess.last_at + v_wait then
        v_guess.refusals := v_guess.refusals + 1;
    else
        v_guess.guesses := v_guess.guesses + 1;
        v_guess.last_at := greatest(v_now, v_guess.began_at);
        v_guess.refusals := 0;
    end if;
    update session.guess as g
    set
        began_at = v_guess.began_at, last_at = v_guess.last_at, guesses = v_guess.guesses,
        refusals = v_guess.refusals
    where g.key_hash = p_key_hash and g.cell_id = guard.cell();
    return v_guess.refusals;
end
$$;

ALTER FUNCTION session.admit(p_key_hash bytea, p_free integer, p_first interval, p_longest interval, p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION session.approve_token(p_token uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_staff text;
begin
    if not coalesce(session.is_token_office(), false) then
        return null;
    end if;
    update session.token as t
    set approved_by = guard.staff(), approved_at = guard.moment()
    where
        t.token_id = p_token
        and t.cell_id = guard.cell()
        and t.organ_id = guard.organ()
        and t.staff_id <> guard.staff()
        and t.approved_at is null
        and t.ended_at is null
        and t.expires_at > guard.moment()
    returning t.staff_id into v_staff;
    return v_staff;
end
$$;

ALTER FUNCTION session.approve_token(p_token uuid) OWNER TO dengwen_owner;

CREATE FUNCTION session.change_factor(p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform
    from directory.staff as s
    where
        s.staff_id = guard.staff()
        and s.cell_id = guard.cell()
        and s.active
        and session.has_password(s.staff_id, p_password_hash)
        and guard.kind() = 'staff'
    for no key update of s;
    if not found then
        return false;
    end if;
    perform session.put_factor(guard.staff(), p_secret, p_algorithm, p_step, p_codes);
    return true;
end
$$;

ALTER FUNCTION session.change_factor(p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) OWNER TO dengwen_owner;

CREATE FUNCTION session.change_password(p_old_hash text, p_new_hash text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    update directory.staff as s
    set password_hash = p_new_hash
    where
        s.staff_id = guard.staff()
        and s.cell_id = guard.cell()
        and s.active
        and session.has_password(s.staff_id, p_old_hash)
        and guard.kind() = 'staff';
    if not found then
        return false;
    end if;
    delete from session.device as d where d.staff_id = guard.staff() and d.cell_id = guard.cell();
    return true;
end
$$;

ALTER FUNCTION session.change_password(p_old_hash text, p_new_hash text) OWNER TO dengwen_owner;

CREATE TABLE session.session (
    token_hash bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    session_id uuid NOT NULL,
    kind text NOT NULL,
    device text NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    factor_at timestamp with time zone,
    CONSTRAINT session_device_is_two_words CHECK ((device ~ '^[a-z]{1,12}-[a-z]{1,12}$'::text)),
    CONSTRAINT session_ends_within_a_day CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '24:00:00'::interval)))),
    CONSTRAINT session_is_seen_after_it_began CHECK (((last_seen_at >= created_at) AND (factor_at >= created_at))),
    CONSTRAINT session_kind_is_known CHECK ((kind = ANY (ARRAY['web'::text, 'api'::text]))),
    CONSTRAINT session_token_is_hashed CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY session.session FORCE ROW LEVEL SECURITY;

ALTER TABLE session.session OWNER TO dengwen_owner;

CREATE FUNCTION session.close(p_token_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 DELETE FROM session.session s
   WHERE ((s.token_hash = close.p_token_hash) AND ((guard.kind() = 'public'::text) OR ((guard.kind() = 'staff'::text) AND (s.staff_id = guard.staff()))));
END;

ALTER FUNCTION session.close(p_token_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.close_all(p_staff text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 DELETE FROM session.session s
   WHERE ((s.staff_id = close_all.p_staff) AND (s.cell_id = guard.cell()) AND (guard.is_system() OR ((guard.kind() = 'staff'::text) AND (s.staff_id = guard.staff()))));
END;

ALTER FUNCTION session.close_all(p_staff text) OWNER TO dengwen_owner;

CREATE FUNCTION session.close_one(p_session uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    delete from session.session as s
    where
        s.session_id = p_session
        and s.cell_id = guard.cell()
        and s.staff_id = guard.staff()
        and guard.kind() = 'staff';
    return found;
end
$$;

ALTER FUNCTION session.close_one(p_session uuid) OWNER TO dengwen_owner;

CREATE FUNCTION session.recipe(p_staff text, p_password_hash text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE("substring"(recipe.p_password_hash, '^(.*[$])[^$]*$'::text), ((COALESCE(c.scheme, '$scrypt-hmac-sha256$ln=17,r=8,p=1$'::text) || k.salt) || '$'::text)) AS "coalesce"
    FROM (( SELECT rtrim(encode(substr(sha256((x.outer_pad || sha256((x.inner_pad || convert_to(('password|'::text || recipe.p_staff), 'UTF8'::name))))), 1, 16), 'base64'::text), '='::text) AS salt
            FROM guard.context_key x
           WHERE (x.key_id = 1)) k
      LEFT JOIN ( SELECT "substring"(s.password_hash, '^([$][^$]*[$][^$]*[$])'::text) AS scheme
            FROM directory.staff s
           WHERE ((s.cell_id = guard.cell()) AND s.active AND (s.password_hash IS NOT NULL))
           GROUP BY ("substring"(s.password_hash, '^([$][^$]*[$][^$]*[$])'::text))
           ORDER BY (count(*)) DESC, ("substring"(s.password_hash, '^([$][^$]*[$][^$]*[$])'::text))
          LIMIT 1) c ON (true));
END;

ALTER FUNCTION session.recipe(p_staff text, p_password_hash text) OWNER TO dengwen_owner;

CREATE TABLE session.device (
    device_hash bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT device_is_forgotten CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '180 days'::interval)))),
    CONSTRAINT device_is_hashed CHECK ((octet_length(device_hash) = 32))
);

ALTER TABLE ONLY session.device FORCE ROW LEVEL SECURITY;

ALTER TABLE session.device OWNER TO dengwen_owner;

CREATE FUNCTION session.door(p_staff text, p_device_hash bytea) RETURNS TABLE(recipe text, secret_sealed bytea, algorithm text, is_known boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE g.kind
             WHEN 'public'::text THEN session.recipe(door.p_staff,
             CASE
                 WHEN s.active THEN s.password_hash
                 ELSE NULL::text
             END)
             ELSE NULL::text
         END AS "case",
     f.secret_sealed,
     f.algorithm,
     (d.device_hash IS NOT NULL)
    FROM (((guard.kind() g(kind)
      LEFT JOIN directory.staff s ON (((s.staff_id = door.p_staff) AND (s.cell_id = guard.cell()) AND (g.kind = 'public'::text))))
      LEFT JOIN session.factor f ON (((f.staff_id = s.staff_id) AND (f.cell_id = s.cell_id) AND s.active)))
      LEFT JOIN session.device d ON (((d.device_hash = door.p_device_hash) AND (d.staff_id = s.staff_id) AND (d.cell_id = s.cell_id) AND (d.expires_at > guard.moment()))));
END;

ALTER FUNCTION session.door(p_staff text, p_device_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.end_token(p_token uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_staff text;
begin
    if guard.kind() is distinct from 'staff' then
        return null;
    end if;
    update session.token as t
    set ended_at = guard.moment(), ended_for = case when t.staff_id = guard.staff() then 'owner' else 'office' end
    where
        t.token_id = p_token
        and t.cell_id = guard.cell()
        and t.organ_id = guard.organ()
        and t.ended_at is null
        and (t.staff_id = guard.staff() or session.is_token_office())
    returning t.staff_id into v_staff;
    return v_staff;
end
$$;

ALTER FUNCTION session.end_token(p_token uuid) OWNER TO dengwen_owner;

CREATE TABLE session.token (
    token_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    token_hash bytea NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    purpose text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    approved_by text COLLATE pg_catalog."C",
    approved_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_for text,
    last_used_on date,
    CONSTRAINT token_approval_is_whole CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
    CONSTRAINT token_end_is_known CHECK ((ended_for = ANY (ARRAY['owner'::text, 'office'::text, 'account'::text]))),
    CONSTRAINT token_end_is_whole CHECK (((ended_at IS NULL) = (ended_for IS NULL))),
    CONSTRAINT token_ends_within_ninety_days CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '2160:00:00'::interval)))),
    CONSTRAINT token_is_approved_in_time CHECK (((approved_at >= created_at) AND (approved_at < expires_at))),
    CONSTRAINT token_is_hashed CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT token_is_used_after_approval CHECK (((last_used_on IS NULL) OR (approved_at IS NOT NULL))),
    CONSTRAINT token_owner_does_not_approve CHECK ((approved_by <> staff_id)),
    CONSTRAINT token_purpose_is_known CHECK ((purpose = ANY (ARRAY['intake'::text, 'exchange'::text, 'display'::text, 'script'::text]))),
    CONSTRAINT token_scopes_are_known CHECK (((scopes <@ ARRAY['read_board'::text, 'claim'::text, 'register'::text]) AND ((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 3))))
);

ALTER TABLE ONLY session.token FORCE ROW LEVEL SECURITY;

ALTER TABLE session.token OWNER TO dengwen_owner;

CREATE FUNCTION session.end_tokens(p_staff text, p_for text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE session.token t SET ended_at = casework.moment(), ended_for = end_tokens.p_for
   WHERE ((t.staff_id = end_tokens.p_staff) AND (t.cell_id = guard.cell()) AND (t.ended_at IS NULL));
END;

ALTER FUNCTION session.end_tokens(p_staff text, p_for text) OWNER TO dengwen_owner;

CREATE FUNCTION session.end_with_account() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    delete from session.session as s where s.staff_id = new.staff_id and s.cell_id = new.cell_id;
    update session.token as t
    set ended_at = casework.moment(), ended_for = 'account'
    where t.staff_id = new.staff_id and t.cell_id = new.cell_id and t.ended_at is null;
    return null;
end
$$;

ALTER FUNCTION session.end_with_account() OWNER TO dengwen_owner;

CREATE FUNCTION session.find(p_token_hash bytea, p_idle interval) RETURNS TABLE(staff_id text, organ_id text, room_id text, roles text[], name text, post text, organ_name text, session_id uuid, factor_at timestamp with time zone, has_factor boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is distinct from 'public' then
        return;
    end if;
    return query
    select
        f.staff_id, f.organ_id, f.room_id, f.roles, f.name, f.post, o.name, s.session_id, s.factor_at,
        x.staff_id is not null
    from session.session as s
    join directory.staff as f on f.staff_id = s.staff_id and f.cell_id = s.cell_id and f.active
    join directory.organ as o on o.organ_id = f.organ_id and o.cell_id = f.cell_id
    left join session.factor as x on x.staff_id = s.staff_id and x.cell_id = s.cell_id
    where
        s.token_hash = p_token_hash
        and s.cell_id = guard.cell()
        and s.expires_at > guard.moment()
        and s.last_seen_at > guard.moment() - p_idle;
    if found then
        update session.session as s
        set last_seen_at = guard.moment()
        where s.token_hash = p_token_hash and s.cell_id = guard.cell() and s.last_seen_at <= guard.moment() - interval '1 minute';
    end if;
end
$$;

ALTER FUNCTION session.find(p_token_hash bytea, p_idle interval) OWNER TO dengwen_owner;

CREATE FUNCTION session.find_token(p_token_hash bytea) RETURNS TABLE(token_id uuid, scopes text[], staff_id text, organ_id text, room_id text, roles text[], is_first boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_token session.token;
    v_day date := (guard.moment() at time zone interval '8 hours')::date;
    v_is_first boolean;
begin
    if guard.kind() is distinct from 'public' then
        return;
    end if;
    select t.* into v_token
    from session.token as t
    where
        t.token_hash = p_token_hash
        and t.cell_id = guard.cell()
        and t.approved_at is not null
        and t.ended_at is null
        and t.expires_at > guard.moment();
    if not found then
        return;
    end if;
    update session.token as t
    set last_used_on = v_day
    where
        t.token_id = v_token.token_id
        and t.cell_id = v_token.cell_id
        and t.last_used_on is distinct from v_day
        and t.ended_at is null;
    v_is_first := found;
    return query
    select v_token.token_id, v_token.scopes, s.staff_id, s.organ_id, s.room_id, s.roles, v_is_first
    from directory.staff as s
    where
        s.staff_id = v_token.staff_id
        and s.cell_id = v_token.cell_id
        and s.organ_id = v_token.organ_id
        and s.active;
end
$$;

ALTER FUNCTION session.find_token(p_token_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.has_password(p_staff text, p_password_hash text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (directory.staff s
              JOIN guard.context_key k ON ((k.key_id = 1)))
           WHERE ((s.staff_id = has_password.p_staff) AND (s.cell_id = guard.cell()) AND s.active AND (sha256((k.inner_pad || convert_to(s.password_hash, 'UTF8'::name))) = sha256((k.inner_pad || convert_to(has_password.p_password_hash, 'UTF8'::name))))))) AS "exists";
END;

ALTER FUNCTION session.has_password(p_staff text, p_password_hash text) OWNER TO dengwen_owner;

CREATE FUNCTION session.invite(p_token_hash bytea, p_staff text, p_expires_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if not guard.is_system() then
        return false;
    end if;
    perform
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and s.active
    for no key update of s;
    if not found then
        return false;
    end if;
    update session.invitation as i
    set ended_at = guard.moment()
    where i.staff_id = p_staff and i.cell_id = guard.cell() and i.used_at is null and i.ended_at is null;
    insert into session.invitation (token_hash, staff_id, created_at, expires_at)
    values (p_token_hash, p_staff, guard.moment(), p_expires_at);
    return true;
end
$$;

ALTER FUNCTION session.invite(p_token_hash bytea, p_staff text, p_expires_at timestamp with time zone) OWNER TO dengwen_owner;

CREATE TABLE session.invitation (
    token_hash bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT invitation_ends_once CHECK (((used_at IS NULL) OR (ended_at IS NULL))),
    CONSTRAINT invitation_holds_a_day CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '24:00:00'::interval)))),
    CONSTRAINT invitation_is_hashed CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT invitation_is_used_in_time CHECK ((used_at < expires_at))
);

ALTER TABLE ONLY session.invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE session.invitation OWNER TO dengwen_owner;

CREATE FUNCTION session.invited(p_token_hash bytea) RETURNS TABLE(staff_id text, name text, organ_id text, organ_name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.staff_id,
     s.name,
     s.organ_id,
     o.name
    FROM ((session.invitation i
      JOIN directory.staff s ON (((s.staff_id = i.staff_id) AND (s.cell_id = i.cell_id) AND s.active)))
      JOIN directory.organ o ON (((o.organ_id = s.organ_id) AND (o.cell_id = s.cell_id))))
   WHERE ((i.token_hash = invited.p_token_hash) AND (i.cell_id = guard.cell()) AND (i.used_at IS NULL) AND (i.ended_at IS NULL) AND (i.expires_at > guard.moment()) AND (guard.kind() = 'public'::text));
END;

ALTER FUNCTION session.invited(p_token_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.is_password(p_staff text, p_password_hash text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (COALESCE(((guard.kind() = 'public'::text) OR ((guard.kind() = 'staff'::text) AND (guard.staff() = p_staff))), false) AND session.has_password(p_staff, p_password_hash));
END;

ALTER FUNCTION session.is_password(p_staff text, p_password_hash text) OWNER TO dengwen_owner;

CREATE FUNCTION session.is_token_office() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT ((guard.kind() = 'staff'::text) AND guard.has_role(ARRAY['security_administrator'::text]));
END;

ALTER FUNCTION session.is_token_office() OWNER TO dengwen_owner;

CREATE FUNCTION session.is_untouched() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (guard.is_system() AND (NOT (EXISTS ( SELECT
            FROM directory.staff s
           WHERE ((s.cell_id = guard.cell()) AND s.active AND (s.password_hash IS NOT NULL))))));
END;

ALTER FUNCTION session.is_untouched() OWNER TO dengwen_owner;

CREATE FUNCTION session.make_token(p_token uuid, p_token_hash bytea, p_purpose text, p_scopes text[], p_expires_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is distinct from 'staff' then
        return false;
    end if;
    perform
    from directory.staff as s
    where s.staff_id = guard.staff() and s.organ_id = guard.organ() and s.cell_id = guard.cell() and s.active
    for no key update of s;
    if not found then
        return false;
    end if;
    if (
        select count(*)
        from session.token as t
        where t.staff_id = guard.staff() and t.cell_id = guard.cell() and t.ended_at is null and t.expires_at > guard.moment()
    ) >= 5 then
        return false;
    end if;
    insert into session.token (
        token_id, token_hash, staff_id, organ_id, purpose, scopes, created_at, expires_at
    )
    values (p_token, p_token_hash, guard.staff(), guard.organ(), p_purpose, p_scopes, guard.moment(), p_expires_at);
    return true;
end
$$;

ALTER FUNCTION session.make_token(p_token uuid, p_token_hash bytea, p_purpose text, p_scopes text[], p_expires_at timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION session.mine(p_idle interval) RETURNS TABLE(session_id uuid, kind text, device text, created_at timestamp with time zone, last_seen_at timestamp with time zone, factor_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.session_id,
     s.kind,
     s.device,
     s.created_at,
     s.last_seen_at,
     s.factor_at
    FROM session.session s
   WHERE ((s.staff_id = guard.staff()) AND (s.cell_id = guard.cell()) AND (s.expires_at > guard.moment()) AND (s.last_seen_at > (guard.moment() - mine.p_idle)) AND (guard.kind() = 'staff'::text))
   ORDER BY s.created_at DESC
  LIMIT 100;
END;

ALTER FUNCTION session.mine(p_idle interval) OWNER TO dengwen_owner;

CREATE FUNCTION session.offices() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT DISTINCT s.organ_id
    FROM directory.staff s
   WHERE ((s.cell_id = guard.cell()) AND s.active AND (s.password_hash IS NOT NULL) AND ('petition_lead'::text = ANY (s.roles)) AND guard.is_system());
END;

ALTER FUNCTION session.offices() OWNER TO dengwen_owner;

CREATE FUNCTION session.open(p_token_hash bytea, p_session uuid, p_staff text, p_password_hash text, p_new_hash text, p_step bigint, p_code_hash bytea, p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_now timestamptz := guard.moment();
    v_has_factor boolean;
begin
    if guard.kind() is distinct from 'public' then
        return false;
    end if;
    perform
    from directory.staff as f
    where
        f.staff_id = p_staff
        and f.cell_id = guard.cell()
        and f.active
    for no key update of f;
    -- Nobody comes in without a password, be it that the account has none.
    if not found or not session.has_password(p_staff, p_password_hash) then
        return false;
    end if;
    v_has_factor := exists (
        select from session.factor as f where f.staff_id = p_staff and f.cell_id = guard.cell()
    );
    if v_has_factor and not session.use_factor(p_staff, p_step, p_code_hash) then
        return false;
    end if;
    if p_requires_factor and not v_has_factor then
        return false;
    end if;
    delete from session.session as s where s.expires_at <= v_now;
    if p_new_hash is not null then
        -- The same password by a harder hash: the account's other sessions end with the old one.
        update directory.staff as f set password_hash = p_new_hash where f.staff_id = p_staff and f.cell_id = guard.cell();
    end if;
    insert into session.session (
        token_hash, session_id, staff_id, kind, device, created_at, last_seen_at, factor_at, expires_at
    )
    values (
        p_token_hash, p_session, p_staff, p_kind, p_device, v_now, v_now, case when v_has_factor then v_now end,
        p_expires_at
    );
    -- Of an account the latest eight of each kind hold; the oldest ends. The lock above counts sign-ins that come together.
    delete from session.session as s
    where
        s.cell_id = guard.cell()
        and s.token_hash in (
            select o.token_hash
            from session.session as o
            where o.staff_id = p_staff and o.cell_id = guard.cell() and o.kind = p_kind
            order by o.token_hash = p_token_hash desc, o.created_at desc
            offset 8
        );
    return true;
end
$$;

ALTER FUNCTION session.open(p_token_hash bytea, p_session uuid, p_staff text, p_password_hash text, p_new_hash text, p_step bigint, p_code_hash bytea, p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamp with time zone) OWNER TO dengwen_owner;

CREATE TABLE session.recovery_code (
    code_hash bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    used_at timestamp with time zone,
    CONSTRAINT recovery_code_is_hashed CHECK ((octet_length(code_hash) = 32))
);

ALTER TABLE ONLY session.recovery_code FORCE ROW LEVEL SECURITY;

ALTER TABLE session.recovery_code OWNER TO dengwen_owner;

CREATE FUNCTION session.own() RETURNS TABLE(recipe text, secret_sealed bytea, algorithm text, codes_left integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT session.recipe(s.staff_id, s.password_hash) AS recipe,
     f.secret_sealed,
     f.algorithm,
     ( SELECT (count(*))::integer AS count
            FROM session.recovery_code c
           WHERE ((c.staff_id = s.staff_id) AND (c.cell_id = s.cell_id) AND (c.used_at IS NULL))) AS count
    FROM (directory.staff s
      LEFT JOIN session.factor f ON (((f.staff_id = s.staff_id) AND (f.cell_id = s.cell_id))))
   WHERE ((s.staff_id = guard.staff()) AND (s.cell_id = guard.cell()) AND s.active AND (guard.kind() = 'staff'::text));
END;

ALTER FUNCTION session.own() OWNER TO dengwen_owner;

CREATE FUNCTION session.refuse(p_staff text, p_action text, p_detail text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $_$
declare
    v_organ text := (
        select s.organ_id from directory.staff as s where s.staff_id = p_staff and s.cell_id = guard.cell()
    );
begin
    if guard.kind() is distinct from 'public'
        or p_action not in ('session.refuse', 'session.turn_away')
        or p_detail !~ '^(refused=[0-9]{1,9})?$'
    then
        raise exception using errcode = 'DW001', message = 'only who comes to the door is refused there';
    end if;
    if v_organ is null then
        perform pg_logical_emit_message(true, 'dengwen', ''::text);
    else
        perform audit.put(v_organ || ':door', p_action, array[p_staff], array[p_detail]);
    end if;
end
$_$;

ALTER FUNCTION session.refuse(p_staff text, p_action text, p_detail text) OWNER TO dengwen_owner;

CREATE FUNCTION session.remember(p_token_hash bytea, p_device_hash bytea, p_expires_at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO session.device (device_hash, staff_id, created_at, expires_at)  SELECT remember.p_device_hash AS p_device_hash,
             s.staff_id,
             guard.moment() AS moment,
             remember.p_expires_at AS p_expires_at
            FROM session.session s
           WHERE ((s.token_hash = remember.p_token_hash) AND (s.cell_id = guard.cell()) AND (s.created_at = guard.moment()) AND (guard.kind() = 'public'::text));
 DELETE FROM session.device d
   WHERE ((d.expires_at <= guard.moment()) OR ((d.device_hash, d.cell_id) IN ( SELECT o.device_hash,
             o.cell_id
            FROM (session.device o
              JOIN session.session s ON (((s.staff_id = o.staff_id) AND (s.cell_id = o.cell_id) AND (s.token_hash = remember.p_token_hash))))
           ORDER BY o.created_at DESC
          OFFSET 20)));
END;

ALTER FUNCTION session.remember(p_token_hash bytea, p_device_hash bytea, p_expires_at timestamp with time zone) OWNER TO dengwen_owner;

CREATE FUNCTION session.renew(p_token_hash bytea, p_new_token_hash bytea, p_step bigint, p_code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() is distinct from 'staff'
        or not session.use_factor(guard.staff(), p_step, p_code_hash)
    then
        return false;
    end if;
    update session.session as s
    set token_hash = p_new_token_hash, factor_at = guard.moment(), last_seen_at = guard.moment()
    where s.token_hash = p_token_hash and s.cell_id = guard.cell() and s.staff_id = guard.staff();
    return found;
end
$$;

ALTER FUNCTION session.renew(p_token_hash bytea, p_new_token_hash bytea, p_step bigint, p_code_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.set_password(p_staff text, p_password_hash text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    update directory.staff as s
    set password_hash = p_password_hash
    where s.staff_id = p_staff and s.cell_id = guard.cell() and guard.is_system();
    return found;
end
$$;

ALTER FUNCTION session.set_password(p_staff text, p_password_hash text) OWNER TO dengwen_owner;

CREATE TABLE session.guess (
    key_hash bytea NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    began_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    guesses integer NOT NULL,
    refusals integer NOT NULL,
    CONSTRAINT guess_is_counted CHECK (((guesses >= 0) AND (refusals >= 0))),
    CONSTRAINT guess_is_hashed CHECK ((octet_length(key_hash) = 32)),
    CONSTRAINT guess_is_last_after_the_first CHECK ((last_at >= began_at))
);

ALTER TABLE ONLY session.guess FORCE ROW LEVEL SECURITY;

ALTER TABLE session.guess OWNER TO dengwen_owner;

CREATE FUNCTION session.settle(p_key_hash bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 UPDATE session.guess g SET guesses = (g.guesses - 1)
   WHERE ((g.key_hash = settle.p_key_hash) AND (g.cell_id = guard.cell()) AND (g.guesses > 0) AND (guard.kind() IS NOT NULL));
 DELETE FROM session.guess g
   WHERE ((g.key_hash = settle.p_key_hash) AND (g.cell_id = guard.cell()) AND (g.guesses = 0) AND (g.refusals = 0));
END;

ALTER FUNCTION session.settle(p_key_hash bytea) OWNER TO dengwen_owner;

CREATE FUNCTION session.sign_out(p_staff text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform
    from directory.staff as f
    where
        f.staff_id = p_staff
        and f.cell_id = guard.cell()
        and (
            guard.is_system()
            or guard.has_role(array['security_administrator']) and f.organ_id = guard.organ()
        )
    -- A sign-in that is under way is waited for.
    for no key update of f;
    if not found then
        return false;
    end if;
    delete from session.session as s where s.staff_id = p_staff and s.cell_id = guard.cell();
    perform session.end_tokens(p_staff, case when guard.is_system() then 'account' else 'office' end);
    return true;
end
$$;

ALTER FUNCTION session.sign_out(p_staff text) OWNER TO dengwen_owner;

CREATE FUNCTION session.tokens(p_of_organ boolean) RETURNS TABLE(token_id uuid, staff_id text, purpose text, scopes text[], created_at timestamp with time zone, expires_at timestamp with time zone, approved_by text, approved_at timestamp with time zone, ended_at timestamp with time zone, ended_for text, last_used_on date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT t.token_id,
     t.staff_id,
     t.purpose,
     t.scopes,
     t.created_at,
     t.expires_at,
     t.approved_by,
     t.approved_at,
     t.ended_at,
     t.ended_for,
     t.last_used_on
    FROM session.token t
   WHERE ((t.cell_id = guard.cell()) AND (t.organ_id = guard.organ()) AND (guard.kind() = 'staff'::text) AND
         CASE
             WHEN tokens.p_of_organ THEN session.is_token_office()
             ELSE (t.staff_id = guard.staff())
         END)
   ORDER BY ((t.approved_at IS NULL) AND (t.ended_at IS NULL)) DESC, (t.ended_at IS NULL) DESC, t.created_at DESC, t.token_id
  LIMIT 200;
END;

ALTER FUNCTION session.tokens(p_of_organ boolean) OWNER TO dengwen_owner;

CREATE FUNCTION session.use_factor(p_staff text, p_step bigint, p_code_hash bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    if guard.kind() = 'staff' and guard.staff() is distinct from p_staff or guard.kind() is null then
        return false;
    end if;
    if p_step is not null then
        update session.factor as f
        set last_step = p_step
        where f.staff_id = p_staff and f.cell_id = guard.cell() and f.last_step < p_step;
    else
        update session.recovery_code as c
        set used_at = guard.moment()
        where c.code_hash = p_code_hash and c.staff_id = p_staff and c.cell_id = guard.cell() and c.used_at is null;
    end if;
    return found;
end
$$;

ALTER FUNCTION session.use_factor(p_staff text, p_step bigint, p_code_hash bytea) OWNER TO dengwen_owner;

CREATE TABLE directory.unit (
    unit_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    name text NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    kind text NOT NULL,
    level smallint NOT NULL,
    division_code text NOT NULL,
    managing_organ_id text NOT NULL COLLATE pg_catalog."C",
    own_organ_id text COLLATE pg_catalog."C",
    CONSTRAINT unit_level_is_known CHECK (((level >= 1) AND (level <= 5)))
);

ALTER TABLE ONLY directory.unit FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.unit OWNER TO dengwen_owner;

CREATE FUNCTION vault.accused_organs(p_report uuid) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT DISTINCT o.organ_id
    FROM ((((casework.report r
      JOIN casework.accused a ON ((((a.report_id = r.report_id) OR (a.report_id = r.repeat_of_id)) AND (a.cell_id = r.cell_id))))
      LEFT JOIN directory.staff s ON (((s.staff_id = a.staff_id) AND (s.cell_id = a.cell_id))))
      LEFT JOIN directory.unit n ON (((n.unit_id = a.unit_id) AND (n.cell_id = a.cell_id))))
      CROSS JOIN LATERAL unnest(ARRAY[a.discipline_organ_id, s.organ_id, n.own_organ_id]) o(organ_id))
   WHERE ((r.report_id = accused_organs.p_report) AND (r.cell_id = guard.cell()) AND (o.organ_id IS NOT NULL));
END;

ALTER FUNCTION vault.accused_organs(p_report uuid) OWNER TO dengwen_owner;

CREATE FUNCTION vault.ask_unlock(p_unlock uuid, p_report uuid, p_clue uuid, p_purpose text, p_as text, p_minutes smallint, p_sealed bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_caller text := vault.caller();
    v_rule text;
    v_row vault.unlock;
begin
    if v_caller is null or p_as not in ('office', 'holder') then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff asks, in the own name');
    end if;
    v_rule := vault.unfit(p_report, p_as, v_caller, p_purpose);
    if v_rule is not null then
        perform vault.refuse(v_rule, 'who asks may not open the identity of this report');
    end if;
    -- Nobody goes through the register by asking.
    perform pg_advisory_xact_lock(hashtextextended('vault.unlock ' || v_caller, 0));
    if (
        select count(*)
        from vault.unlock as u
        where
            u.asked_by = v_caller
            and u.cell_id = guard.cell()
            and u.asked_at > casework.moment() - interval '24 hours'
    ) >= 20 then
        perform vault.refuse('unlock_requests_are_few', 'one person asks at most 20 times in 24 hours');
    end if;
    insert into vault.unlock (
        unlock_id, report_id, clue_id, purpose, asked_as, sealed, minutes, state, asked_by, asker_organ_id,
        asker_room_id, asked_at, lapses_at
    )
    values (
        p_unlock, p_report, p_clue, p_purpose, p_as, p_sealed, p_minutes, 'requested', v_caller, guard.organ(),
        guard.room(), casework.moment(), casework.moment() + interval '72 hours'
    )
    returning * into v_row;
    v_rule := vault.misfit(v_row);
    if v_rule is not null then
        perform vault.refuse(v_rule, 'who asks does not have that clue in hand');
    end if;
    perform vault.note('identity.ask', v_row, guard.organ());
end
$$;

ALTER FUNCTION vault.ask_unlock(p_unlock uuid, p_report uuid, p_clue uuid, p_purpose text, p_as text, p_minutes smallint, p_sealed bytea) OWNER TO dengwen_owner;

CREATE FUNCTION vault.caller() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT s.staff_id
    FROM directory.staff s
   WHERE ((guard.kind() = 'staff'::text) AND (s.staff_id = guard.staff()) AND (s.cell_id = guard.cell()) AND s.active AND (s.organ_id = guard.organ()) AND (NOT (s.room_id IS DISTINCT FROM guard.room())));
END;

ALTER FUNCTION vault.caller() OWNER TO dengwen_owner;

CREATE FUNCTION vault.check_unlock() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION vault.check_unlock() OWNER TO dengwen_owner;

CREATE FUNCTION vault.close_unlock(p_unlock uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_caller text := vault.caller();
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null or v_row.unlock_id is null or v_caller not in (v_row.asked_by, v_row.decided_by) then
        perform vault.refuse('unlock_is_of_staff', 'one of the two locks it, in the own name');
    end if;
    if v_row.state <> 'granted' or casework.moment() >= v_row.locks_at then
        perform vault.refuse('unlock_is_live', 'it is locked already');
    end if;
    update vault.unlock as u
    set
        state = 'ended', ended_at = greatest(casework.moment(), u.decided_at, u.last_opened_at), ended_by = v_caller,
        end_reason = 'closed', is_end_noted = true
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    perform vault.note('identity.lock', v_row, guard.organ());
end
$$;

ALTER FUNCTION vault.close_unlock(p_unlock uuid) OWNER TO dengwen_owner;

CREATE FUNCTION vault.end_unlocks(p_limit integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_row vault.unlock;
    v_count integer := 0;
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
        perform vault.note(
            case v_row.state when 'ended' then 'identity.lock' else 'identity.lapse' end, v_row, v_row.asker_organ_id
        );
        v_count := v_count + 1;
    end loop;
    return v_count;
end
$$;

ALTER FUNCTION vault.end_unlocks(p_limit integer) OWNER TO dengwen_owner;

CREATE FUNCTION vault.grant_unlock(p_unlock uuid, p_minutes smallint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_caller text := vault.caller();
    v_rule text;
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null or v_row.unlock_id is null then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff decides, in the own name');
    end if;
    v_rule := coalesce(vault.unfit(v_row.report_id, 'granter', v_caller, v_row.purpose), vault.misfit(v_row));
    if v_rule is not null then
        perform vault.refuse(v_rule, 'one of the two may not open the identity of this report');
    end if;
    if v_row.state <> 'requested' or casework.moment() >= v_row.lapses_at then
        perform vault.refuse('unlock_waits', 'nobody waits for this to be opened any more');
    end if;
    update vault.unlock as u
    set
        state = 'granted', decided_by = v_caller, decider_organ_id = guard.organ(), decider_room_id = guard.room(),
        decided_at = casework.moment(),
        locks_at = casework.moment() + least(p_minutes, u.minutes) * interval '1 minute',
        server_locks_at = clock_timestamp() + least(p_minutes, u.minutes) * interval '1 minute'
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    returning * into v_row;
    perform vault.note('identity.grant', v_row, guard.organ());
end
$$;

ALTER FUNCTION vault.grant_unlock(p_unlock uuid, p_minutes smallint) OWNER TO dengwen_owner;

CREATE FUNCTION vault.lock_changed_clue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_clue uuid := new.clue_id;
begin
    perform vault.lock_misfits(
        array(
            select r.report_id
            from casework.clue as c
            join vault.unlock as u on u.cell_id = c.cell_id and u.state in ('requested', 'granted')
            join casework.report as r on r.report_id = u.report_id and r.cell_id = u.cell_id
            where
                c.clue_id = v_clue
                and c.cell_id = new.cell_id
                and c.report_id in (r.report_id, r.repeat_of_id)
        ),
        new.cell_id
    );
    return null;
end
$$;

ALTER FUNCTION vault.lock_changed_clue() OWNER TO dengwen_owner;

CREATE FUNCTION vault.lock_changed_report() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    perform vault.lock_misfits(array[new.report_id], new.cell_id);
    return null;
end
$$;

ALTER FUNCTION vault.lock_changed_report() OWNER TO dengwen_owner;

CREATE FUNCTION vault.lock_misfits(p_reports uuid[], p_cell text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
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

ALTER FUNCTION vault.lock_misfits(p_reports uuid[], p_cell text) OWNER TO dengwen_owner;

CREATE FUNCTION vault.unfit(p_report uuid, p_part text, p_staff text, p_purpose text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_report casework.report;
    v_person directory.staff;
    v_organs text[];
    v_barred text[];
    v_rooms text[];
begin
    select r.* into v_report from casework.report as r where r.report_id = p_report and r.cell_id = guard.cell();
    select s.* into v_person
    from directory.staff as s
    where s.staff_id = p_staff and s.cell_id = guard.cell() and s.active;
    if v_report.report_id is null or v_person.staff_id is null then
        return 'unlock_is_of_the_own_organ';
    end if;
    -- Whose matter it is, and who must not know of it: of the report and every clue that it came to.
    select
        coalesce(array_agg(c.organ_id) filter (where c.state <> 'returned'), '{}') || v_report.holder_organ_id,
        coalesce(array_agg(b.organ_id) filter (where b.organ_id is not null), '{}') || v_report.barred_organ_ids,
        coalesce(array_agg(m.room_id) filter (where m.room_id is not null), '{}') || v_report.barred_room_ids
    into v_organs, v_barred, v_rooms
    from casework.clue as c
    left join lateral unnest(c.barred_organ_ids) as b (organ_id) on true
    left join lateral unnest(c.barred_room_ids) as m (room_id) on true
    where c.report_id in (v_report.report_id, v_report.repeat_of_id) and c.cell_id = v_report.cell_id;
    if not v_person.organ_id = any (v_organs) then
        return 'unlock_is_of_the_own_organ';
    end if;
    -- HS-26, JB-48: the organ of the accused, and all below it.
    if exists (
        with recursive upward as (
            select v_person.organ_id as organ_id, 1 as step
            union all
            select o.superior_organ_id, u.step + 1
            from upward as u
            join directory.organ as o on o.organ_id = u.organ_id and o.cell_id = v_report.cell_id
            where o.superior_organ_id is not null and u.step < 10
        )
        select
        from upward as u
        where u.organ_id in (select vault.accused_organs(p_report)) or u.organ_id = any (v_barred)
    ) then
        return 'unlock_is_never_of_the_accused';
    end if;
    if coalesce(v_person.room_id = any (v_rooms), false)
        or exists (select from vault.standing_aside(p_report, array[p_staff]))
    then
        return 'unlock_nobody_stands_aside';
    end if;
    if v_report.state in ('quarantined', 'sealed_up', 'voided', 'split')
        or v_report.seal_asked_on is not null
        or v_report.archived_at is not null
    then
        return 'unlock_item_is_open';
    end if;
    -- JB-29: who did not sign, or was not found, is not looked for.
    if v_report.signature = 'anonymous'
        or v_report.signature = 'unverifiable' and p_purpose <> 'verify_signature'
        or not exists (
            select from vault.identity as i
            where i.report_id = v_report.report_id and i.cell_id = v_report.cell_id and i.wrapped is not null
        )
    then
        return 'unlock_traces_nobody';
    end if;
    -- JB-47, DW-unlock: whose post it is.
    if not coalesce(
        case p_part
            when 'office' then v_person.organ_id = v_report.holder_organ_id
                and v_person.roles && array['registrar', 'petition_lead']
            when 'holder' then exists (
                select
                from casework.clue as c
                where
                    c.report_id in (v_report.report_id, v_report.repeat_of_id)
                    and c.cell_id = v_report.cell_id
                    and c.organ_id = v_person.organ_id
                    and c.holder_staff_id = p_staff
                    and v_person.roles && array['room_member']
            )
            when 'granter' then v_person.roles && array['petition_lead', 'deputy', 'head']
        end,
        false
    ) then
        return 'unlock_post_allows_it';
    end if;
    return null;
end
$$;

ALTER FUNCTION vault.unfit(p_report uuid, p_part text, p_staff text, p_purpose text) OWNER TO dengwen_owner;

CREATE TABLE vault.unlock (
    unlock_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    clue_id uuid,
    purpose text NOT NULL,
    asked_as text NOT NULL,
    sealed bytea NOT NULL,
    minutes smallint NOT NULL,
    state text NOT NULL,
    asked_by text NOT NULL COLLATE pg_catalog."C",
    asker_organ_id text NOT NULL COLLATE pg_catalog."C",
    asker_room_id text COLLATE pg_catalog."C",
    asked_at timestamp with time zone NOT NULL,
    lapses_at timestamp with time zone NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decider_organ_id text COLLATE pg_catalog."C",
    decider_room_id text COLLATE pg_catalog."C",
    decided_at timestamp with time zone,
    locks_at timestamp with time zone,
    server_locks_at timestamp with time zone,
    opened_at timestamp with time zone,
    last_opened_at timestamp with time zone,
    looks integer DEFAULT 0 NOT NULL,
    look_xid xid8,
    server_looked_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by text COLLATE pg_catalog."C",
    end_reason text,
    is_end_noted boolean DEFAULT false NOT NULL,
    CONSTRAINT unlock_decision_is_whole CHECK ((((state = ANY (ARRAY['requested'::text, 'lapsed'::text])) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) = (decider_organ_id IS NULL)) AND ((decided_by IS NOT NULL) OR (decider_room_id IS NULL)))),
    CONSTRAINT unlock_end_is_whole CHECK ((((state = ANY (ARRAY['lapsed'::text, 'ended'::text])) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) = (end_reason IS NULL)) AND ((NOT (end_reason IS DISTINCT FROM 'closed'::text)) = (ended_by IS NOT NULL)) AND ((state <> 'lapsed'::text) OR (end_reason = ANY (ARRAY['expired'::text, 'unfit'::text]))) AND (end_reason = ANY (ARRAY['expired'::text, 'closed'::text, 'unfit'::text])) AND (ended_at >= COALESCE(decided_at, asked_at)) AND (ended_at <= COALESCE(locks_at, lapses_at)))),
    CONSTRAINT unlock_has_two_persons CHECK (((state = 'refused'::text) OR (decided_by <> asked_by))),
    CONSTRAINT unlock_has_two_rooms CHECK (((state <> ALL (ARRAY['granted'::text, 'ended'::text])) OR (decider_organ_id <> asker_organ_id) OR (decider_room_id IS DISTINCT FROM asker_room_id))),
    CONSTRAINT unlock_is_decided_in_time CHECK (((decided_at >= asked_at) AND ((state = 'refused'::text) OR (decided_at < lapses_at)))),
    CONSTRAINT unlock_is_read_while_open CHECK ((((looks = 0) = (opened_at IS NULL)) AND ((looks = 0) = (look_xid IS NULL)) AND ((looks = 0) = (server_looked_at IS NULL)) AND ((opened_at IS NULL) = (last_opened_at IS NULL)) AND (looks >= 0) AND ((opened_at IS NULL) OR (locks_at IS NOT NULL)) AND (opened_at >= decided_at) AND (last_opened_at >= opened_at) AND (last_opened_at < locks_at) AND (last_opened_at <= COALESCE(ended_at, last_opened_at)))),
    CONSTRAINT unlock_locks_by_itself CHECK ((((state = ANY (ARRAY['granted'::text, 'ended'::text])) = (locks_at IS NOT NULL)) AND ((locks_at IS NULL) = (server_locks_at IS NULL)) AND (locks_at > decided_at) AND (locks_at <= (decided_at + ((minutes)::double precision * '00:01:00'::interval))))),
    CONSTRAINT unlock_minutes_are_few CHECK (((minutes >= 1) AND (minutes <= 30))),
    CONSTRAINT unlock_purpose_fits_its_post CHECK ((((asked_as = 'office'::text) AND (purpose = ANY (ARRAY['verify_signature'::text, 'acceptance_notice'::text, 'feedback'::text, 'protection'::text, 'reward'::text])) AND (clue_id IS NULL)) OR ((asked_as = 'holder'::text) AND (purpose = ANY (ARRAY['talk'::text, 'feedback'::text, 'protection'::text])) AND (clue_id IS NOT NULL)))),
    CONSTRAINT unlock_request_lapses CHECK (((lapses_at > asked_at) AND (lapses_at <= (asked_at + '72:00:00'::interval)))),
    CONSTRAINT unlock_state_is_known CHECK ((state = ANY (ARRAY['requested'::text, 'granted'::text, 'refused'::text, 'lapsed'::text, 'ended'::text])))
);

ALTER TABLE ONLY vault.unlock FORCE ROW LEVEL SECURITY;

ALTER TABLE vault.unlock OWNER TO dengwen_owner;

CREATE FUNCTION vault.misfit(p_unlock vault.unlock) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT COALESCE(vault.unfit((p_unlock).report_id, (p_unlock).asked_as, (p_unlock).asked_by, (p_unlock).purpose),
         CASE
             WHEN ((p_unlock).decided_by IS NOT NULL) THEN vault.unfit((p_unlock).report_id, 'granter'::text, (p_unlock).decided_by, (p_unlock).purpose)
             ELSE NULL::text
         END,
         CASE
             WHEN (EXISTS ( SELECT
                FROM directory.staff s
               WHERE ((s.cell_id = (misfit.p_unlock).cell_id) AND (((s.staff_id = (misfit.p_unlock).asked_by) AND ((s.organ_id IS DISTINCT FROM (misfit.p_unlock).asker_organ_id) OR (s.room_id IS DISTINCT FROM (misfit.p_unlock).asker_room_id))) OR ((s.staff_id = (misfit.p_unlock).decided_by) AND ((s.organ_id IS DISTINCT FROM (misfit.p_unlock).decider_organ_id) OR (s.room_id IS DISTINCT FROM (misfit.p_unlock).decider_room_id))))))) THEN 'unlock_rooms_stay'::text
             ELSE NULL::text
         END,
         CASE
             WHEN (((p_unlock).asked_as = 'holder'::text) AND (NOT (EXISTS ( SELECT
                FROM (casework.clue c
                  JOIN casework.report r ON ((((c.report_id = r.report_id) OR (c.report_id = r.repeat_of_id)) AND (r.cell_id = c.cell_id))))
               WHERE ((c.clue_id = (misfit.p_unlock).clue_id) AND (c.cell_id = (misfit.p_unlock).cell_id) AND (c.holder_staff_id = (misfit.p_unlock).asked_by) AND (r.report_id = (misfit.p_unlock).report_id)))))) THEN 'unlock_post_allows_it'::text
             ELSE NULL::text
         END) AS "coalesce";
END;

ALTER FUNCTION vault.misfit(p_unlock vault.unlock) OWNER TO dengwen_owner;

CREATE FUNCTION vault.locked(p_unlock vault.unlock, p_caller text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((p_caller IS NULL) OR ((p_unlock).unlock_id IS NULL) OR ((p_unlock).asked_by <> p_caller)) THEN 'unlock_is_of_staff'::text
             WHEN (((p_unlock).state <> 'granted'::text) OR (casework.moment() < COALESCE((p_unlock).last_opened_at, (p_unlock).decided_at)) OR (casework.moment() >= (p_unlock).locks_at) OR (clock_timestamp() >= (p_unlock).server_locks_at)) THEN 'unlock_is_live'::text
             ELSE vault.misfit(p_unlock)
         END AS misfit;
END;

ALTER FUNCTION vault.locked(p_unlock vault.unlock, p_caller text) OWNER TO dengwen_owner;

CREATE FUNCTION vault.note(p_action text, p_unlock vault.unlock, p_chain text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT audit.append(p_chain, p_action, ARRAY[((p_unlock).report_id)::text], ARRAY[((((('unlock='::text || (p_unlock).unlock_id) || ';purpose='::text) || (p_unlock).purpose) || ';minutes='::text) || (p_unlock).minutes)]) AS append;
END;

ALTER FUNCTION vault.note(p_action text, p_unlock vault.unlock, p_chain text) OWNER TO dengwen_owner;

CREATE FUNCTION vault.note_look(p_unlock uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_rule text;
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    v_rule := vault.locked(v_row, vault.caller());
    if v_rule is not null then
        perform vault.refuse(v_rule, 'it is locked for whoever calls; it must be asked for anew');
    end if;
    update vault.unlock as u
    set
        opened_at = coalesce(u.opened_at, casework.moment()), last_opened_at = casework.moment(), looks = u.looks + 1,
        look_xid = pg_current_xact_id(), server_looked_at = clock_timestamp()
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    perform vault.note('identity.open', v_row, guard.organ());
end
$$;

ALTER FUNCTION vault.note_look(p_unlock uuid) OWNER TO dengwen_owner;

CREATE FUNCTION vault.open_identity(p_unlock uuid) RETURNS TABLE(report_id uuid, sealed bytea, wrapped bytea, key_organ_id text, locks_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
#variable_conflict use_column
declare
    v_rule text;
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    v_rule := vault.locked(v_row, vault.caller());
    if v_rule is not null then
        perform vault.refuse(v_rule, 'it is locked for whoever calls; it must be asked for anew');
    end if;
    if v_row.looks = 0
        or v_row.look_xid = pg_current_xact_id()
        or v_row.server_looked_at < clock_timestamp() - interval '60 seconds'
    then
        perform vault.refuse('unlock_look_is_noted', 'the look must be on the audit log before anything is read');
    end if;
    return query
        select i.report_id, i.sealed, i.wrapped, i.organ_id, v_row.locks_at
        from vault.identity as i
        where i.report_id = v_row.report_id and i.cell_id = guard.cell() and i.wrapped is not null;
end
$$;

ALTER FUNCTION vault.open_identity(p_unlock uuid) OWNER TO dengwen_owner;

CREATE FUNCTION vault.openings(p_lookup bytea, p_proof bytea) RETURNS TABLE(times bigint, last_on date, purpose text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH opened AS (
          SELECT u.purpose,
             u.last_opened_at
            FROM (casework.report r
              JOIN vault.unlock u ON (((u.cell_id = r.cell_id) AND (u.opened_at IS NOT NULL))))
           WHERE ((r.report_id = casework.report_of_code(openings.p_lookup, openings.p_proof)) AND (r.cell_id = guard.cell()) AND (guard.kind() = 'public'::text) AND (u.report_id IN ( SELECT r.report_id
                 UNION ALL
                  SELECT s.part_id
                    FROM casework.split_part s
                   WHERE ((s.original_id = r.report_id) AND (s.cell_id = r.cell_id)))))
         )
  SELECT ( SELECT count(*) AS count
            FROM opened) AS count,
     ( SELECT ((max(o.last_opened_at) AT TIME ZONE '08:00:00'::interval))::date AS timezone
            FROM opened o) AS timezone,
     ( SELECT o.purpose
            FROM opened o
           ORDER BY o.last_opened_at DESC
          LIMIT 1) AS purpose;
END;

ALTER FUNCTION vault.openings(p_lookup bytea, p_proof bytea) OWNER TO dengwen_owner;

CREATE FUNCTION vault.refuse(p_rule text, p_message text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog'
    AS $$
begin
    raise exception using
        errcode = '23514', constraint = p_rule, table = 'unlock', schema = 'vault', message = p_message;
end
$$;

ALTER FUNCTION vault.refuse(p_rule text, p_message text) OWNER TO dengwen_owner;

CREATE FUNCTION vault.refuse_unlock(p_unlock uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
declare
    v_caller text := vault.caller();
    v_row vault.unlock;
begin
    select u.* into v_row
    from vault.unlock as u
    where u.unlock_id = p_unlock and u.cell_id = guard.cell()
    for update;
    if v_caller is null
        or v_row.unlock_id is null
        or v_caller <> v_row.asked_by
            and vault.unfit(v_row.report_id, 'granter', v_caller, v_row.purpose) is not null
    then
        perform vault.refuse('unlock_is_of_staff', 'a member of staff decides, in the own name');
    end if;
    if v_row.state <> 'requested' then
        perform vault.refuse('unlock_waits', 'nobody waits for this to be opened any more');
    end if;
    update vault.unlock as u
    set
        state = 'refused', decided_by = v_caller, decider_organ_id = guard.organ(), decider_room_id = guard.room(),
        decided_at = casework.moment()
    where u.unlock_id = p_unlock and u.cell_id = guard.cell();
    perform vault.note('identity.refuse', v_row, guard.organ());
end
$$;

ALTER FUNCTION vault.refuse_unlock(p_unlock uuid) OWNER TO dengwen_owner;

CREATE FUNCTION vault.rewrap(p_reports uuid[], p_wrapped bytea[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH changed AS (
          UPDATE vault.identity i SET wrapped = r.wrapped
            FROM UNNEST(rewrap.p_reports, rewrap.p_wrapped) r(report_id, wrapped)
           WHERE ((i.report_id = r.report_id) AND (i.cell_id = guard.cell()) AND (i.destroyed_at IS NULL) AND guard.is_system())
           RETURNING i.report_id
         )
  SELECT count(*) AS count
    FROM changed;
END;

ALTER FUNCTION vault.rewrap(p_reports uuid[], p_wrapped bytea[]) OWNER TO dengwen_owner;

CREATE FUNCTION vault.standing_aside(p_report uuid, p_staff text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH RECURSIVE matter AS (
          SELECT r.report_id,
             r.repeat_of_id,
             r.cell_id,
             1 AS step
            FROM casework.report r
           WHERE ((r.report_id = standing_aside.p_report) AND (r.cell_id = guard.cell()))
         UNION ALL
          SELECT r.report_id,
             r.repeat_of_id,
             r.cell_id,
             (m.step + 1)
            FROM (matter m
              JOIN casework.report r ON (((r.report_id = m.repeat_of_id) AND (r.cell_id = m.cell_id))))
           WHERE (m.step < 50)
         ), tied AS (
          SELECT d.staff_id,
             'near_relative_of_reporter'::text AS ground
            FROM (vault.reporter_token i
              JOIN casework.kinship_declaration d ON (((d.name_token = i.token) AND (d.cell_id = i.cell_id))))
           WHERE ((i.report_id = standing_aside.p_report) AND (i.cell_id = guard.cell()) AND (d.ended_on IS NULL))
         UNION ALL
          SELECT d.staff_id,
             'interest'::text
            FROM (vault.reporter_token i
              JOIN casework.interest_declaration d ON (((d.person_token = i.token) AND (d.cell_id = i.cell_id))))
           WHERE ((i.report_id = standing_aside.p_report) AND (i.cell_id = guard.cell()) AND (d.from_on <= casework.today()) AND COALESCE((d.to_on >= casework.today()), true))
         )
  SELECT p.staff_id
    FROM unnest(standing_aside.p_staff) p(staff_id)
   WHERE ((EXISTS ( SELECT
            FROM (matter m
              JOIN casework.report r ON (((r.report_id = m.report_id) AND (r.cell_id = m.cell_id))))
           WHERE (p.staff_id = ANY (r.barred_staff_ids)))) OR (EXISTS ( SELECT
            FROM (matter m
              JOIN casework.clue c ON (((c.report_id = m.report_id) AND (c.cell_id = m.cell_id))))
           WHERE ((p.staff_id = ANY (c.barred_staff_ids)) OR (EXISTS ( SELECT
                    FROM casework.recusal x
                   WHERE ((x.clue_id = c.clue_id) AND (x.cell_id = c.cell_id) AND (x.staff_id = p.staff_id))))))) OR (EXISTS ( SELECT
            FROM (matter m
              JOIN casework.recusal_entry e ON (((e.report_id = m.report_id) AND (e.cell_id = m.cell_id))))
           WHERE ((e.staff_id = p.staff_id) AND (e.decision IS DISTINCT FROM 'ended'::text)))) OR (EXISTS ( SELECT
            FROM tied t
           WHERE ((t.staff_id = p.staff_id) AND (NOT (EXISTS ( SELECT
                    FROM (matter m
                      JOIN casework.recusal_entry e ON (((e.report_id = m.report_id) AND (e.cell_id = m.cell_id))))
                   WHERE ((e.staff_id = t.staff_id) AND (e.ground = t.ground) AND (e.decision = 'ended'::text)))))))));
END;

ALTER FUNCTION vault.standing_aside(p_report uuid, p_staff text[]) OWNER TO dengwen_owner;

CREATE FUNCTION vault.unlock_counts(p_from date, p_until date) RETURNS TABLE(month date, asked_by text, purpose text, asked bigint, granted bigint, looks bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT (date_trunc('month'::text, (u.asked_at AT TIME ZONE '08:00:00'::interval)))::date AS date_trunc,
     u.asked_by,
     u.purpose,
     count(*) AS count,
     count(u.locks_at) AS count,
     COALESCE(sum(u.looks), (0)::bigint) AS "coalesce"
    FROM vault.unlock u
   WHERE (guard.has_role(ARRAY['auditor'::text]) AND (u.asker_organ_id = guard.organ()) AND (u.cell_id = guard.cell()) AND ((((u.asked_at AT TIME ZONE '08:00:00'::interval))::date >= unlock_counts.p_from) AND (((u.asked_at AT TIME ZONE '08:00:00'::interval))::date <= unlock_counts.p_until)))
   GROUP BY ((date_trunc('month'::text, (u.asked_at AT TIME ZONE '08:00:00'::interval)))::date), u.asked_by, u.purpose
   ORDER BY ((date_trunc('month'::text, (u.asked_at AT TIME ZONE '08:00:00'::interval)))::date) DESC, u.asked_by, u.purpose
  LIMIT 1000;
END;

ALTER FUNCTION vault.unlock_counts(p_from date, p_until date) OWNER TO dengwen_owner;

CREATE FUNCTION vault.unlock_facts(p_report uuid, p_staff text[]) RETURNS TABLE(holder_organ_id text, organs text[], barred_organs text[], barred_rooms text[], accused_organs text[], aside text[], is_open boolean, is_given boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT r.holder_organ_id,
     ARRAY( SELECT c.organ_id
            FROM casework.clue c
           WHERE ((c.report_id = ANY (ARRAY[r.report_id, r.repeat_of_id])) AND (c.cell_id = r.cell_id) AND (c.state <> 'returned'::text))
         UNION
          SELECT r.holder_organ_id) AS "array",
     ARRAY( SELECT b.organ_id
            FROM (casework.clue c
              CROSS JOIN LATERAL unnest(c.barred_organ_ids) b(organ_id))
           WHERE ((c.report_id = ANY (ARRAY[r.report_id, r.repeat_of_id])) AND (c.cell_id = r.cell_id))
         UNION
          SELECT b.organ_id
            FROM unnest(r.barred_organ_ids) b(organ_id)) AS "array",
     ARRAY( SELECT b.room_id
            FROM (casework.clue c
              CROSS JOIN LATERAL unnest(c.barred_room_ids) b(room_id))
           WHERE ((c.report_id = ANY (ARRAY[r.report_id, r.repeat_of_id])) AND (c.cell_id = r.cell_id))
         UNION
          SELECT b.room_id
            FROM unnest(r.barred_room_ids) b(room_id)) AS "array",
     ARRAY( SELECT a.organ_id
            FROM vault.accused_organs(r.report_id) a(organ_id)) AS "array",
     ARRAY( SELECT a.staff_id
            FROM vault.standing_aside(r.report_id, unlock_facts.p_staff) a(staff_id)) AS "array",
     ((r.state <> ALL (ARRAY['quarantined'::text, 'sealed_up'::text, 'voided'::text, 'split'::text])) AND (r.seal_asked_on IS NULL) AND (r.archived_at IS NULL)),
     (EXISTS ( SELECT
            FROM vault.identity i
           WHERE ((i.report_id = r.report_id) AND (i.cell_id = r.cell_id) AND (i.wrapped IS NOT NULL)))) AS "exists"
    FROM casework.report r
   WHERE ((r.report_id = unlock_facts.p_report) AND (r.cell_id = guard.cell()) AND guard.is_system());
END;

ALTER FUNCTION vault.unlock_facts(p_report uuid, p_staff text[]) OWNER TO dengwen_owner;

CREATE FUNCTION vault.wraps_under(p_key_id bytea, p_limit integer) RETURNS TABLE(report_id uuid, wrapped bytea)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 SELECT i.report_id,
     i.wrapped
    FROM vault.identity i
   WHERE ((i.wrap_key_id = wraps_under.p_key_id) AND (i.cell_id = guard.cell()) AND guard.is_system())
   ORDER BY i.report_id
  LIMIT wraps_under.p_limit
  FOR UPDATE OF i;
END;

ALTER FUNCTION vault.wraps_under(p_key_id bytea, p_limit integer) OWNER TO dengwen_owner;

ALTER TABLE audit.inbox ALTER COLUMN entry_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME audit.inbox_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE audit.sealed_head (
    seal_number bigint NOT NULL,
    chain text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT sealed_head_digest_is_sha256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT sealed_head_is_of_an_entry CHECK ((sequence > 0))
);

ALTER TABLE ONLY audit.sealed_head FORCE ROW LEVEL SECURITY;

ALTER TABLE audit.sealed_head OWNER TO dengwen_owner;

CREATE TABLE casework.accused_feedback (
    accused_feedback_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    way text NOT NULL,
    asked_on date,
    concluded_on date NOT NULL,
    told_on date NOT NULL,
    told_by text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT accused_feedback_follows_the_conclusion CHECK (((told_on >= concluded_on) AND ((asked_on IS NULL) OR (told_on >= asked_on)))),
    CONSTRAINT accused_feedback_way_is_known CHECK ((way = ANY (ARRAY['in_person'::text, 'letter'::text, 'through_party'::text])))
);

ALTER TABLE ONLY casework.accused_feedback FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.accused_feedback OWNER TO dengwen_owner;

CREATE TABLE casework.alert (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    audience text NOT NULL,
    raised_in text NOT NULL COLLATE pg_catalog."C",
    raised_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    read_by text COLLATE pg_catalog."C",
    CONSTRAINT alert_audience_is_known CHECK ((audience = ANY (ARRAY['office'::text, 'leaders'::text]))),
    CONSTRAINT alert_ground_is_known CHECK ((ground = ANY (ARRAY['self_harm'::text, 'violence'::text, 'evidence_destruction'::text, 'collective'::text]))),
    CONSTRAINT alert_is_read_by_somebody CHECK ((((read_at IS NULL) = (read_by IS NULL)) AND COALESCE((read_at >= raised_at), true)))
);

ALTER TABLE ONLY casework.alert FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.alert OWNER TO dengwen_owner;

CREATE TABLE casework.attachment (
    attachment_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    ordinal smallint NOT NULL,
    upload_id uuid NOT NULL,
    sealed_key bytea NOT NULL,
    origin text NOT NULL,
    clue_id uuid,
    added_by text COLLATE pg_catalog."C",
    added_on date NOT NULL,
    downloads integer DEFAULT 0 NOT NULL,
    CONSTRAINT attachment_addition_is_signed CHECK (((origin = 'handed_in'::text) OR (added_by IS NOT NULL))),
    CONSTRAINT attachment_check_has_its_clue CHECK (((origin = 'check'::text) = (clue_id IS NOT NULL))),
    CONSTRAINT attachment_downloads_count_up CHECK ((downloads >= 0)),
    CONSTRAINT attachment_ordinal_is_bounded CHECK (((ordinal >= 1) AND (ordinal <= 50))),
    CONSTRAINT attachment_origin_is_known CHECK ((origin = ANY (ARRAY['handed_in'::text, 'office'::text, 'check'::text])))
);

ALTER TABLE ONLY casework.attachment FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.attachment OWNER TO dengwen_owner;

CREATE TABLE casework.attachment_chunk (
    upload_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    part text NOT NULL,
    ordinal smallint NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT attachment_chunk_is_bounded CHECK ((((ordinal >= 0) AND (ordinal <= 1999)) AND (octet_length(sealed) <= 266240))),
    CONSTRAINT attachment_chunk_part_is_known CHECK ((part = ANY (ARRAY['original'::text, 'copy'::text])))
);
ALTER TABLE ONLY casework.attachment_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

ALTER TABLE ONLY casework.attachment_chunk FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.attachment_chunk OWNER TO dengwen_owner;

CREATE TABLE casework.charge_note (
    charge_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    entered_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY casework.charge_note FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.charge_note OWNER TO dengwen_owner;

CREATE TABLE casework.check_signature (
    check_report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    clue_id uuid NOT NULL,
    digest bytea NOT NULL,
    signed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY casework.check_signature FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.check_signature OWNER TO dengwen_owner;

CREATE TABLE casework.clock_extension (
    clock_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    kind text NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    approver text NOT NULL,
    approver_organ_id text NOT NULL COLLATE pg_catalog."C",
    approver_staff_id text NOT NULL COLLATE pg_catalog."C",
    approved_on date NOT NULL,
    length integer NOT NULL,
    unit text NOT NULL,
    reason text NOT NULL,
    sealed bytea NOT NULL,
    sealed_by_site boolean NOT NULL,
    reported_up_on date,
    previous_due_on date NOT NULL,
    due_on date NOT NULL,
    was_overdue boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    asked_by text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT clock_extension_approver_is_known CHECK ((approver = ANY (ARRAY['own_head'::text, 'upper_organ'::text]))),
    CONSTRAINT clock_extension_approver_is_of_the_organ CHECK (((approver = 'own_head'::text) = (approver_organ_id = organ_id))),
    CONSTRAINT clock_extension_counts_from_one CHECK ((ordinal > 0)),
    CONSTRAINT clock_extension_further_is_from_above CHECK (((kind <> 'ASSIGNED'::text) OR ((approver = 'own_head'::text) = (ordinal = 1)))),
    CONSTRAINT clock_extension_has_two_persons CHECK ((asked_by <> approver_staff_id)),
    CONSTRAINT clock_extension_is_reported_after_approval CHECK ((reported_up_on >= approved_on)),
    CONSTRAINT clock_extension_is_within_the_rules CHECK (
CASE kind
    WHEN 'ASSIGNED'::text THEN ((unit = 'month'::text) AND ((ordinal > 1) OR (length <= 3)))
    WHEN 'PRELIM'::text THEN ((approver = 'own_head'::text) AND (unit = 'month'::text) AND ((ordinal > 1) OR (length = 1)))
    WHEN 'XF_HANDLE'::text THEN ((ordinal = 1) AND (approver = 'own_head'::text) AND (unit = 'day'::text) AND (length <= 30))
    WHEN 'INVESTIGATION'::text THEN ((ordinal = 1) AND (approver = 'upper_organ'::text) AND (unit = 'day'::text) AND (length <= 90))
    ELSE false
END),
    CONSTRAINT clock_extension_length_is_positive CHECK (((length > 0) AND (unit = ANY (ARRAY['working_day'::text, 'day'::text, 'month'::text])))),
    CONSTRAINT clock_extension_of_assigned_is_reported_up CHECK (((kind <> 'ASSIGNED'::text) OR (approver <> 'own_head'::text) OR (reported_up_on IS NOT NULL))),
    CONSTRAINT clock_extension_reason_is_known CHECK ((reason = ANY (ARRAY['complex'::text, 'evidence'::text, 'awaiting'::text, 'person'::text, 'other'::text]))),
    CONSTRAINT clock_extension_runs_forward CHECK ((due_on > previous_due_on))
);

ALTER TABLE ONLY casework.clock_extension FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.clock_extension OWNER TO dengwen_owner;

CREATE TABLE casework.clock_recomputation (
    recomputation_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    cause text NOT NULL,
    calendars_from text[] NOT NULL,
    calendar_to text NOT NULL,
    policy_from text,
    policy_to text NOT NULL,
    looked_at integer NOT NULL,
    moved integer NOT NULL,
    unmarked integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    by_staff_id text COLLATE pg_catalog."C",
    CONSTRAINT clock_recomputation_cause_is_known CHECK ((cause = ANY (ARRAY['calendar'::text, 'policy'::text, 'start'::text]))),
    CONSTRAINT clock_recomputation_counts_clocks CHECK (((looked_at >= moved) AND (moved >= unmarked) AND (unmarked >= 0))),
    CONSTRAINT clock_recomputation_ends_after_it_starts CHECK ((finished_at >= started_at))
);

ALTER TABLE ONLY casework.clock_recomputation FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.clock_recomputation OWNER TO dengwen_owner;

CREATE TABLE casework.course_step (
    step_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    step text NOT NULL,
    code text,
    happened_on date NOT NULL,
    decided_on date,
    decided_organ_id text COLLATE pg_catalog."C",
    sealed bytea,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_on date NOT NULL,
    closed_on date,
    document_id uuid,
    answers_id uuid,
    answers_on date,
    answers_step text GENERATED ALWAYS AS (
CASE
    WHEN (answers_id IS NOT NULL) THEN 'letter_delivered'::text
    ELSE NULL::text
END) STORED,
    CONSTRAINT course_step_has_its_words CHECK (((step <> ALL (ARRAY['letter_delivered'::text, 'no_answer'::text, 'clearing_not_needed'::text])) OR (sealed IS NOT NULL))),
    CONSTRAINT course_step_is_known CHECK ((step = ANY (ARRAY['letter_delivered'::text, 'reply_received'::text, 'talk_held'::text, 'no_answer'::text, 'group_approved'::text, 'case_filed'::text, 'investigation_ended'::text, 'review_applied'::text, 'found_untrue'::text, 'clearing_not_needed'::text]))),
    CONSTRAINT course_step_letter_is_issued CHECK (((step = 'letter_delivered'::text) = (document_id IS NOT NULL))),
    CONSTRAINT course_step_lies_behind CHECK (((happened_on <= recorded_on) AND (recorded_on <= closed_on))),
    CONSTRAINT course_step_reply_answers_a_letter CHECK ((((step = 'reply_received'::text) = (answers_id IS NOT NULL)) AND ((answers_id IS NULL) = (answers_on IS NULL)) AND ((answers_on IS NULL) OR (answers_on <= happened_on)))),
    CONSTRAINT course_step_review_comes_in_time CHECK ((((step = 'review_applied'::text) = (decided_on IS NOT NULL)) AND ((decided_on IS NULL) = (decided_organ_id IS NULL)) AND ((decided_on IS NULL) OR ((happened_on >= decided_on) AND (happened_on <= ((decided_on + '1 mon 15 days'::interval))::date))))),
    CONSTRAINT course_step_review_is_from_above CHECK ((decided_organ_id <> organ_id)),
    CONSTRAINT course_step_says_what_belongs_to_it CHECK (
CASE step
    WHEN 'letter_delivered'::text THEN ((code IS NOT NULL) AND (code = ANY (ARRAY['person'::text, 'unit'::text])))
    WHEN 'reply_received'::text THEN ((code IS NOT NULL) AND (code = ANY (ARRAY['countersigned'::text, 'direct'::text])))
    WHEN 'found_untrue'::text THEN ((code IS NOT NULL) AND (code = ANY (ARRAY['selection'::text, 'harm'::text, 'repeated'::text, 'other'::text])))
    ELSE (code IS NULL)
END)
);

ALTER TABLE ONLY casework.course_step FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.course_step OWNER TO dengwen_owner;

CREATE TABLE casework.distribution_proposal (
    proposal_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    from_room_id text NOT NULL COLLATE pg_catalog."C",
    room_id text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_at timestamp with time zone NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_at timestamp with time zone,
    CONSTRAINT distribution_proposal_has_two_persons CHECK ((decided_by <> proposed_by)),
    CONSTRAINT distribution_proposal_is_decided_whole CHECK ((((state = ANY (ARRAY['followed'::text, 'overruled'::text])) = (decided_by IS NOT NULL)) AND ((state = 'open'::text) = (decided_at IS NULL)))),
    CONSTRAINT distribution_proposal_names_another_room CHECK ((room_id <> from_room_id)),
    CONSTRAINT distribution_proposal_reason_is_known CHECK ((reason = ANY (ARRAY['workload'::text, 'competence'::text, 'joined'::text, 'distance'::text]))),
    CONSTRAINT distribution_proposal_runs_forward CHECK ((decided_at >= proposed_at)),
    CONSTRAINT distribution_proposal_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'followed'::text, 'overruled'::text, 'lapsed'::text])))
);

ALTER TABLE ONLY casework.distribution_proposal FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.distribution_proposal OWNER TO dengwen_owner;

CREATE TABLE casework.document_print (
    document_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    copy_number integer NOT NULL,
    printed_by text NOT NULL COLLATE pg_catalog."C",
    printed_at timestamp with time zone NOT NULL,
    CONSTRAINT document_print_counts_up CHECK ((copy_number >= 1))
);

ALTER TABLE ONLY casework.document_print FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.document_print OWNER TO dengwen_owner;

CREATE TABLE casework.excerpt (
    excerpt_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    excerpt_year smallint NOT NULL,
    excerpt_number integer NOT NULL,
    state text NOT NULL,
    purpose text NOT NULL,
    receiver_kind text NOT NULL,
    receiver_organ_id text COLLATE pg_catalog."C",
    receiver_room_id text COLLATE pg_catalog."C",
    receiver_leader_id text COLLATE pg_catalog."C",
    valid_days smallint NOT NULL,
    passages smallint[] NOT NULL,
    sealed bytea NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    sealed_text bytea,
    covered_count integer,
    lifted_count integer,
    added_count integer,
    confirmed_by text COLLATE pg_catalog."C",
    confirmed_on date,
    confirmations integer DEFAULT 0 NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    valid_until date,
    decided_as text,
    ended_on date,
    CONSTRAINT excerpt_approval_ends CHECK ((((state = 'approved'::text) = (valid_until IS NOT NULL)) AND ((valid_until >= decided_on) AND (valid_until <= (decided_on + (valid_days)::integer))))),
    CONSTRAINT excerpt_counts_are_whole CHECK (((covered_count >= 0) AND (lifted_count >= 0) AND (added_count >= 0))),
    CONSTRAINT excerpt_days_are_bounded CHECK (((valid_days >= 1) AND (valid_days <= 365))),
    CONSTRAINT excerpt_end_is_of_an_approval CHECK (((ended_on IS NULL) OR ((state = 'approved'::text) AND (ended_on >= decided_on)))),
    CONSTRAINT excerpt_has_two_persons CHECK ((((state = ANY (ARRAY['refused'::text, 'approved'::text])) = (decided_by IS NOT NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((decided_by IS NULL) OR (decided_by <> proposed_by)))),
    CONSTRAINT excerpt_is_confirmed_by_who_asked CHECK ((confirmed_by = proposed_by)),
    CONSTRAINT excerpt_is_decided_above CHECK ((((decided_by IS NULL) = (decided_as IS NULL)) AND (decided_as = ANY (ARRAY['head'::text, 'deputy'::text])))),
    CONSTRAINT excerpt_is_for_case_work CHECK ((purpose = ANY (ARRAY['decision'::text, 'verification'::text, 'appraisal'::text, 'cooperation'::text]))),
    CONSTRAINT excerpt_receiver_is_known CHECK (((receiver_kind = ANY (ARRAY['leader'::text, 'room'::text, 'organ'::text, 'expert'::text])) AND ((receiver_kind = 'expert'::text) = (receiver_organ_id IS NULL)) AND ((receiver_kind = 'room'::text) = (receiver_room_id IS NOT NULL)) AND ((receiver_kind = 'leader'::text) = (receiver_leader_id IS NOT NULL)))),
    CONSTRAINT excerpt_runs_forward CHECK ((((confirmed_on IS NULL) OR (confirmed_on >= proposed_on)) AND ((decided_on IS NULL) OR (decided_on >= confirmed_on)))),
    CONSTRAINT excerpt_shows_something CHECK (((cardinality(passages) > 0) AND (0 <= ALL (passages)))),
    CONSTRAINT excerpt_state_is_known CHECK ((state = ANY (ARRAY['drafted'::text, 'confirmed'::text, 'refused'::text, 'approved'::text]))),
    CONSTRAINT excerpt_was_confirmed CHECK ((((state = 'drafted'::text) = (confirmed_by IS NULL)) AND ((confirmed_by IS NULL) = (confirmed_on IS NULL)) AND ((confirmed_by IS NULL) = (sealed_text IS NULL)) AND ((confirmed_by IS NULL) = (covered_count IS NULL)) AND ((confirmed_by IS NULL) = (lifted_count IS NULL)) AND ((confirmed_by IS NULL) = (added_count IS NULL))))
);

ALTER TABLE ONLY casework.excerpt FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.excerpt OWNER TO dengwen_owner;

CREATE TABLE casework.excerpt_print (
    excerpt_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    copy_number integer NOT NULL,
    valid_until date NOT NULL,
    sealed_reader bytea NOT NULL,
    printed_by text NOT NULL COLLATE pg_catalog."C",
    printed_on date NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    CONSTRAINT excerpt_print_copies_are_bounded CHECK (((copy_number >= 1) AND (copy_number <= 200))),
    CONSTRAINT excerpt_print_is_in_force CHECK ((printed_on <= valid_until))
);

ALTER TABLE ONLY casework.excerpt_print FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.excerpt_print OWNER TO dengwen_owner;

CREATE TABLE casework.export_key (
    key_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    upper_level smallint NOT NULL,
    public_key bytea NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    confirmed_by text COLLATE pg_catalog."C",
    confirmed_on date,
    ended_by text COLLATE pg_catalog."C",
    ended_on date,
    CONSTRAINT export_key_has_two_persons CHECK ((confirmed_by <> proposed_by)),
    CONSTRAINT export_key_is_of_its_length CHECK ((octet_length(public_key) = 32)),
    CONSTRAINT export_key_is_whole CHECK ((((confirmed_by IS NULL) = (confirmed_on IS NULL)) AND ((ended_by IS NULL) = (ended_on IS NULL)) AND ((state = 'proposed'::text) <= (confirmed_on IS NULL)) AND ((state = 'in_force'::text) <= (confirmed_on IS NOT NULL)) AND ((state = 'ended'::text) = (ended_on IS NOT NULL)))),
    CONSTRAINT export_key_level_is_known CHECK (((upper_level >= 2) AND (upper_level <= 5))),
    CONSTRAINT export_key_runs_forward CHECK (((confirmed_on >= proposed_on) AND (ended_on >= proposed_on))),
    CONSTRAINT export_key_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'in_force'::text, 'ended'::text])))
);

ALTER TABLE ONLY casework.export_key FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.export_key OWNER TO dengwen_owner;

CREATE TABLE casework.extension_request (
    clock_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    attempt smallint DEFAULT 1 NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    length integer NOT NULL,
    unit text NOT NULL,
    reason text NOT NULL,
    asked_by text NOT NULL COLLATE pg_catalog."C",
    asked_on date NOT NULL,
    state text DEFAULT 'asked'::text NOT NULL,
    ended_by text COLLATE pg_catalog."C",
    ended_organ_id text COLLATE pg_catalog."C",
    ended_on date,
    refusal text,
    sealed bytea,
    sealed_by_site boolean,
    CONSTRAINT extension_request_counts_from_one CHECK (((ordinal > 0) AND (attempt > 0))),
    CONSTRAINT extension_request_end_is_whole CHECK ((((state = 'asked'::text) = (ended_by IS NULL)) AND ((ended_by IS NULL) = (ended_on IS NULL)) AND ((ended_by IS NULL) = (ended_organ_id IS NULL)))),
    CONSTRAINT extension_request_further_is_refused_from_above CHECK (((state <> 'refused'::text) OR (ordinal = 1) OR (ended_organ_id <> organ_id))),
    CONSTRAINT extension_request_is_ended_by_its_person CHECK (
CASE state
    WHEN 'withdrawn'::text THEN ((ended_by = asked_by) AND (ended_organ_id = organ_id))
    WHEN 'asked'::text THEN true
    ELSE (ended_by <> asked_by)
END),
    CONSTRAINT extension_request_length_is_positive CHECK (((length > 0) AND (unit = ANY (ARRAY['working_day'::text, 'day'::text, 'month'::text])))),
    CONSTRAINT extension_request_reason_is_known CHECK ((reason = ANY (ARRAY['complex'::text, 'evidence'::text, 'awaiting'::text, 'person'::text, 'other'::text]))),
    CONSTRAINT extension_request_refusal_is_known CHECK ((refusal = ANY (ARRAY['not_needed'::text, 'too_long'::text, 'weak_reason'::text, 'other'::text]))),
    CONSTRAINT extension_request_refusal_says_why CHECK ((((state = 'refused'::text) = (refusal IS NOT NULL)) AND ((refusal IS NULL) = (sealed IS NULL)) AND ((refusal IS NULL) = (sealed_by_site IS NULL)))),
    CONSTRAINT extension_request_runs_forward CHECK ((ended_on >= asked_on)),
    CONSTRAINT extension_request_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY casework.extension_request FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.extension_request OWNER TO dengwen_owner;

CREATE TABLE casework.import_batch (
    batch_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    file_digest bytea NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    rows_read integer DEFAULT 0 NOT NULL,
    rows_accepted integer DEFAULT 0 NOT NULL,
    rows_flagged integer DEFAULT 0 NOT NULL,
    rows_rejected integer DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY casework.import_batch FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.import_batch OWNER TO dengwen_owner;

CREATE TABLE casework.instruction (
    instruction_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL,
    issued_on date NOT NULL,
    to_organ_id text NOT NULL COLLATE pg_catalog."C",
    to_room_id text COLLATE pg_catalog."C",
    clue_id uuid,
    due_on date NOT NULL,
    done_on date,
    done_by text COLLATE pg_catalog."C",
    accountable_on date,
    accountable_by text COLLATE pg_catalog."C",
    registered_by text NOT NULL COLLATE pg_catalog."C",
    registered_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT instruction_account_is_whole CHECK ((((accountable_on IS NULL) = (accountable_by IS NULL)) AND ((accountable_on IS NULL) OR (accountable_on > due_on)))),
    CONSTRAINT instruction_end_is_whole CHECK (((done_on IS NULL) = (done_by IS NULL))),
    CONSTRAINT instruction_runs_forward CHECK (((due_on >= issued_on) AND (done_on >= issued_on))),
    CONSTRAINT instruction_source_is_known CHECK ((source = ANY (ARRAY['plenary'::text, 'standing_committee'::text, 'leader_note'::text])))
);

ALTER TABLE ONLY casework.instruction FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.instruction OWNER TO dengwen_owner;

CREATE TABLE casework.instruction_entry (
    instruction_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    checked_on date NOT NULL,
    method text NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    entered_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT instruction_entry_method_is_known CHECK ((method = ANY (ARRAY['phone'::text, 'document'::text, 'on_site'::text, 'unannounced'::text])))
);

ALTER TABLE ONLY casework.instruction_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.instruction_entry OWNER TO dengwen_owner;

CREATE TABLE casework.interference_note (
    note_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    asker text NOT NULL,
    concerned_staff_id text COLLATE pg_catalog."C",
    way text NOT NULL,
    asked_on date NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    attached_id uuid,
    attached_by text COLLATE pg_catalog."C",
    attached_on date,
    CONSTRAINT interference_note_asker_is_known CHECK ((asker = ANY (ARRAY['colleague'::text, 'leader'::text, 'outside'::text]))),
    CONSTRAINT interference_note_is_attached_by_another CHECK (((attached_by IS NULL) OR (attached_by IS DISTINCT FROM concerned_staff_id))),
    CONSTRAINT interference_note_is_attached_whole CHECK ((((attached_id IS NULL) = (attached_by IS NULL)) AND ((attached_id IS NULL) = (attached_on IS NULL)))),
    CONSTRAINT interference_note_is_recorded_by_another CHECK ((recorded_by IS DISTINCT FROM concerned_staff_id)),
    CONSTRAINT interference_note_outsider_is_no_staff CHECK (((asker <> 'outside'::text) OR (concerned_staff_id IS NULL))),
    CONSTRAINT interference_note_was_before_its_record CHECK ((asked_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT interference_note_way_is_known CHECK ((way = ANY (ARRAY['enquired'::text, 'intervened'::text, 'pleaded'::text, 'contacted'::text])))
);

ALTER TABLE ONLY casework.interference_note FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.interference_note OWNER TO dengwen_owner;

CREATE TABLE casework.late_paper (
    clue_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    paper text NOT NULL,
    held_on date NOT NULL,
    stated_by text NOT NULL COLLATE pg_catalog."C",
    stated_on date NOT NULL,
    CONSTRAINT late_paper_is_known CHECK ((paper = ANY (ARRAY['study_minutes'::text, 'secretary_approval'::text, 'group_signatures'::text, 'course'::text, 'check_report'::text]))),
    CONSTRAINT late_paper_lies_behind CHECK ((held_on <= stated_on))
);

ALTER TABLE ONLY casework.late_paper FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.late_paper OWNER TO dengwen_owner;

CREATE TABLE casework.leader_charge (
    charge_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    leader_staff_id text NOT NULL COLLATE pg_catalog."C",
    assigned_by text NOT NULL COLLATE pg_catalog."C",
    from_on date NOT NULL,
    to_on date,
    CONSTRAINT leader_charge_runs_forward CHECK ((to_on >= from_on))
);

ALTER TABLE ONLY casework.leader_charge FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.leader_charge OWNER TO dengwen_owner;

CREATE TABLE casework.malice_request (
    malice_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    organ_level smallint NOT NULL,
    purpose text NOT NULL,
    signature text NOT NULL,
    conclusion text,
    circumstances text[] DEFAULT '{}'::text[] NOT NULL,
    benefits text[] DEFAULT '{}'::text[] NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    sealed bytea NOT NULL,
    endorsed_by text COLLATE pg_catalog."C",
    endorsed_on date,
    decided_level smallint,
    decided_on date,
    recorded_by text COLLATE pg_catalog."C",
    decision_sealed bytea,
    inaccuracy text,
    corrections_advised_on date,
    CONSTRAINT malice_request_benefits_are_known CHECK ((benefits <@ ARRAY['post'::text, 'rank'::text, 'title'::text, 'education'::text, 'degree'::text, 'award'::text, 'qualification'::text])),
    CONSTRAINT malice_request_circumstances_are_known CHECK ((circumstances <@ ARRAY['vile_means'::text, 'disturbs_appointment'::text, 'concluded_before'::text, 'incites_others'::text, 'other'::text])),
    CONSTRAINT malice_request_correction_follows_the_finding CHECK (((corrections_advised_on IS NULL) OR ((inaccuracy = 'malicious'::text) AND (cardinality(benefits) > 0) AND (corrections_advised_on >= decided_on)))),
    CONSTRAINT malice_request_decision_is_whole CHECK ((((decided_level IS NULL) = (decided_on IS NULL)) AND ((decided_level IS NULL) = (recorded_by IS NULL)) AND ((decided_level IS NULL) = (decision_sealed IS NULL)))),
    CONSTRAINT malice_request_follows_an_untrue_report CHECK (((purpose <> 'determination'::text) OR (NOT (conclusion IS DISTINCT FROM 'closed_unfounded'::text)))),
    CONSTRAINT malice_request_has_two_persons CHECK ((((state = 'proposed'::text) = (endorsed_by IS NULL)) AND ((endorsed_by IS NULL) = (endorsed_on IS NULL)) AND ((endorsed_by IS NULL) OR (endorsed_by <> proposed_by)))),
    CONSTRAINT malice_request_is_decided_by_a_prefecture CHECK ((((state = ANY (ARRAY['approved'::text, 'denied'::text])) = (decided_level IS NOT NULL)) AND ((decided_level IS NULL) OR ((decided_level >= 4) AND (decided_level >= organ_level))))),
    CONSTRAINT malice_request_outcome_is_told_apart CHECK ((((inaccuracy IS NOT NULL) AND (inaccuracy = ANY (ARRAY['mistaken'::text, 'malicious'::text, 'undetermined'::text])) AND ((inaccuracy = 'malicious'::text) = ((state = 'approved'::text) AND (purpose = 'determination'::text)))) OR ((inaccuracy IS NULL) AND (NOT ((purpose = 'determination'::text) AND (state = ANY (ARRAY['approved'::text, 'denied'::text]))))))),
    CONSTRAINT malice_request_purpose_is_known CHECK ((purpose = ANY (ARRAY['tracing'::text, 'determination'::text]))),
    CONSTRAINT malice_request_runs_forward CHECK ((((endorsed_on IS NULL) OR (endorsed_on >= proposed_on)) AND ((decided_on IS NULL) OR (decided_on >= proposed_on)))),
    CONSTRAINT malice_request_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'sent_up'::text, 'approved'::text, 'denied'::text]))),
    CONSTRAINT malice_request_traces_the_nameless CHECK (((purpose <> 'tracing'::text) OR (signature = ANY (ARRAY['anonymous'::text, 'unverifiable'::text])))),
    CONSTRAINT malice_request_tracing_finds_nothing CHECK (((purpose = 'determination'::text) OR ((inaccuracy IS NULL) AND (cardinality(circumstances) = 0) AND (cardinality(benefits) = 0))))
);

ALTER TABLE ONLY casework.malice_request FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.malice_request OWNER TO dengwen_owner;

CREATE TABLE casework.objection (
    objection_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL,
    raised_on date NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    sealed bytea,
    hand_in_id uuid,
    recorded_by text COLLATE pg_catalog."C",
    answer_sealed bytea,
    answered_by text COLLATE pg_catalog."C",
    answered_on date,
    approved_by text COLLATE pg_catalog."C",
    approved_on date,
    closed_by text COLLATE pg_catalog."C",
    closed_on date,
    CONSTRAINT objection_answer_has_two_persons CHECK ((((state = 'answered'::text) = (approved_by IS NOT NULL)) AND ((approved_by IS NULL) = (approved_on IS NULL)) AND ((approved_by IS NULL) OR (approved_by <> answered_by)))),
    CONSTRAINT objection_answer_is_whole CHECK (((state = ANY (ARRAY['answer_proposed'::text, 'answered'::text])) <= ((answer_sealed IS NOT NULL) AND (answered_by IS NOT NULL) AND (answered_on IS NOT NULL)))),
    CONSTRAINT objection_channel_is_known CHECK ((channel = ANY (ARRAY['web'::text, 'letter'::text, 'phone'::text, 'visit'::text]))),
    CONSTRAINT objection_end_names_its_person CHECK ((((state = ANY (ARRAY['reopened'::text, 'not_answered_again'::text])) = (closed_by IS NOT NULL)) AND ((closed_by IS NULL) = (closed_on IS NULL)))),
    CONSTRAINT objection_runs_forward CHECK ((due_on >= raised_on)),
    CONSTRAINT objection_state_is_known CHECK ((state = ANY (ARRAY['raised'::text, 'answer_proposed'::text, 'answered'::text, 'reopened'::text, 'not_answered_again'::text]))),
    CONSTRAINT objection_words_lie_in_one_place CHECK ((((sealed IS NULL) <> (hand_in_id IS NULL)) AND ((channel = 'web'::text) = (hand_in_id IS NOT NULL)) AND ((channel = 'web'::text) = (recorded_by IS NULL))))
);

ALTER TABLE ONLY casework.objection FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.objection OWNER TO dengwen_owner;

CREATE TABLE casework.overdue_step (
    clock_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    due_on date NOT NULL,
    level smallint NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    told_on date NOT NULL,
    CONSTRAINT overdue_step_comes_after_the_end CHECK ((told_on > due_on)),
    CONSTRAINT overdue_step_level_is_known CHECK (((level >= 0) AND (level <= 3)))
);

ALTER TABLE ONLY casework.overdue_step FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.overdue_step OWNER TO dengwen_owner;

CREATE TABLE casework.protection_visit (
    protection_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    visited_on date NOT NULL,
    visited_by text NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL
);

ALTER TABLE ONLY casework.protection_visit FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.protection_visit OWNER TO dengwen_owner;

CREATE TABLE casework.reception_visit (
    visit_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    session_id uuid NOT NULL,
    report_id uuid,
    outcome text,
    representatives smallint NOT NULL,
    logged_by text NOT NULL COLLATE pg_catalog."C",
    logged_at timestamp with time zone NOT NULL,
    CONSTRAINT reception_visit_has_one_outcome CHECK (((report_id IS NULL) <> (outcome IS NULL))),
    CONSTRAINT reception_visit_outcome_is_known CHECK ((outcome = ANY (ARRAY['explained'::text, 'referred'::text]))),
    CONSTRAINT reception_visit_representatives_are_few CHECK (((representatives >= 1) AND (representatives <= 5)))
);

ALTER TABLE ONLY casework.reception_visit FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.reception_visit OWNER TO dengwen_owner;

CREATE TABLE casework.recommendation_paper (
    recommendation_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    kind text NOT NULL,
    sealed bytea NOT NULL,
    written_by text NOT NULL COLLATE pg_catalog."C",
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT recommendation_paper_begins_with_the_draft CHECK (((ordinal = 0) <= (kind = 'draft'::text))),
    CONSTRAINT recommendation_paper_kind_is_known CHECK ((kind = ANY (ARRAY['draft'::text, 'reply'::text, 'evaluation'::text, 'look_back'::text, 'dropped'::text])))
);

ALTER TABLE ONLY casework.recommendation_paper FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.recommendation_paper OWNER TO dengwen_owner;

CREATE TABLE casework.recusal_request (
    request_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    source_key bytea NOT NULL,
    answered_by text COLLATE pg_catalog."C",
    answered_on date,
    CONSTRAINT recusal_request_answer_is_whole CHECK (((answered_by IS NULL) = (answered_on IS NULL))),
    CONSTRAINT recusal_request_source_is_a_hash CHECK ((octet_length(source_key) = 32))
);

ALTER TABLE ONLY casework.recusal_request FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.recusal_request OWNER TO dengwen_owner;

CREATE TABLE casework.report_up (
    report_up_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    upper_organ_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    way text NOT NULL,
    reported_on date NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT report_up_goes_up CHECK ((upper_organ_id <> organ_id)),
    CONSTRAINT report_up_ground_is_known CHECK ((ground = ANY (ARRAY['important_case'::text, 'collective'::text, 'risk'::text, 'leading_cadre'::text]))),
    CONSTRAINT report_up_way_is_known CHECK ((way = ANY (ARRAY['letter'::text, 'in_person'::text, 'phone'::text])))
);

ALTER TABLE ONLY casework.report_up FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.report_up OWNER TO dengwen_owner;

CREATE TABLE casework.reward (
    reward_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    loss_yuan bigint,
    signature text NOT NULL,
    conclusion text NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    sealed bytea NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    outcome_on date,
    outcome_by text COLLATE pg_catalog."C",
    outcome_sealed bytea,
    CONSTRAINT reward_follows_a_true_report CHECK ((conclusion = ANY (ARRAY['educated'::text, 'case_filed'::text, 'transferred_party_organ'::text]))),
    CONSTRAINT reward_ground_is_known CHECK ((ground = ANY (ARRAY['major_case'::text, 'loss_recovered'::text]))),
    CONSTRAINT reward_has_two_persons CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((decided_by IS NULL) OR (decided_by <> proposed_by)))),
    CONSTRAINT reward_is_for_a_real_name CHECK ((signature = 'real_name_verified'::text)),
    CONSTRAINT reward_loss_is_stated CHECK ((((ground = 'loss_recovered'::text) = (loss_yuan IS NOT NULL)) AND (loss_yuan > 0))),
    CONSTRAINT reward_outcome_is_whole CHECK ((((state = ANY (ARRAY['granted'::text, 'declined'::text])) = (outcome_on IS NOT NULL)) AND ((outcome_on IS NULL) = (outcome_by IS NULL)) AND ((outcome_on IS NULL) = (outcome_sealed IS NULL)))),
    CONSTRAINT reward_runs_forward CHECK ((((decided_on IS NULL) OR (decided_on >= proposed_on)) AND ((outcome_on IS NULL) OR (outcome_on >= decided_on)))),
    CONSTRAINT reward_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'approved'::text, 'granted'::text, 'declined'::text])))
);

ALTER TABLE ONLY casework.reward FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.reward OWNER TO dengwen_owner;

CREATE TABLE casework.route_decision (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    clue_id uuid,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    rule text NOT NULL,
    outcome text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    sealed bytea,
    CONSTRAINT route_decision_counts_from_zero CHECK ((ordinal >= 0)),
    CONSTRAINT route_decision_outcome_is_known CHECK ((outcome = ANY (ARRAY['seal_up'::text, 'handle'::text, 'forward_down'::text, 'forward_across'::text, 'appeal'::text, 'policy'::text, 'research'::text]))),
    CONSTRAINT route_decision_sealed_up_is_bare CHECK (((outcome <> 'seal_up'::text) OR (sealed IS NULL)))
);

ALTER TABLE ONLY casework.route_decision FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.route_decision OWNER TO dengwen_owner;

CREATE TABLE casework.satisfaction (
    notice_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    score text NOT NULL,
    sealed bytea,
    rated_on date NOT NULL,
    CONSTRAINT satisfaction_score_is_known CHECK ((score = ANY (ARRAY['satisfied'::text, 'basically'::text, 'dissatisfied'::text, 'abstained'::text])))
);

ALTER TABLE ONLY casework.satisfaction FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.satisfaction OWNER TO dengwen_owner;

CREATE TABLE casework.seal_request (
    request_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ground smallint NOT NULL,
    state text NOT NULL,
    asked_by text NOT NULL COLLATE pg_catalog."C",
    asked_on date NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    sealed bytea,
    CONSTRAINT seal_request_ground_is_known CHECK ((ground = ANY (ARRAY[1, 2]))),
    CONSTRAINT seal_request_has_two_persons CHECK ((decided_by <> asked_by)),
    CONSTRAINT seal_request_is_decided_whole CHECK ((((state = 'asked'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)))),
    CONSTRAINT seal_request_refusal_says_why CHECK (((state = 'refused'::text) = (sealed IS NOT NULL))),
    CONSTRAINT seal_request_runs_forward CHECK ((decided_on >= asked_on)),
    CONSTRAINT seal_request_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'sealed'::text, 'refused'::text])))
);

ALTER TABLE ONLY casework.seal_request FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.seal_request OWNER TO dengwen_owner;

CREATE TABLE casework.sealed_carriage (
    sealed_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    number_sealed bytea NOT NULL,
    receiver_sealed bytea,
    CONSTRAINT sealed_carriage_is_no_text CHECK (((get_byte(number_sealed, 0) < 9) AND COALESCE((get_byte(receiver_sealed, 0) < 9), true))),
    CONSTRAINT sealed_carriage_names_an_organ CHECK ((organ_id ~ '^[A-Z][A-Z0-9-]{1,23}$'::text))
);

ALTER TABLE ONLY casework.sealed_carriage FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.sealed_carriage OWNER TO dengwen_owner;

CREATE TABLE casework.secretary_approval (
    secretary_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    clue_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    approved_on date NOT NULL,
    approver_sealed bytea NOT NULL,
    number_sealed bytea NOT NULL,
    recorded_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT secretary_approval_is_past CHECK ((approved_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date))
);

ALTER TABLE ONLY casework.secretary_approval FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.secretary_approval OWNER TO dengwen_owner;

CREATE TABLE casework.seen_before (
    subject_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    report_id uuid NOT NULL,
    subject text NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    ground text NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    times integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT seen_before_ground_is_known CHECK ((ground = ANY (ARRAY['staff'::text, 'room'::text, 'organ'::text]))),
    CONSTRAINT seen_before_lies_before CHECK (((first_seen_at <= last_seen_at) AND (last_seen_at <= recorded_at) AND (times > 0))),
    CONSTRAINT seen_before_subject_is_known CHECK ((subject = ANY (ARRAY['report'::text, 'clue'::text])))
);

ALTER TABLE ONLY casework.seen_before FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.seen_before OWNER TO dengwen_owner;

CREATE TABLE casework.split_share (
    split_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    accused_ordinal smallint NOT NULL,
    part smallint NOT NULL,
    CONSTRAINT split_share_counts_from_zero CHECK ((accused_ordinal >= 0)),
    CONSTRAINT split_share_part_is_known CHECK (((part >= 1) AND (part <= 6)))
);

ALTER TABLE ONLY casework.split_share FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.split_share OWNER TO dengwen_owner;

CREATE TABLE casework.supervision_entry (
    supervision_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    ordinal smallint NOT NULL,
    kind text NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    entered_at timestamp with time zone NOT NULL,
    sealed bytea,
    CONSTRAINT supervision_entry_demands_and_answers_say_something CHECK (((kind <> ALL (ARRAY['proposed'::text, 'answered'::text, 'sent_back'::text])) OR (sealed IS NOT NULL))),
    CONSTRAINT supervision_entry_kind_is_known CHECK ((kind = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'answered'::text, 'accepted'::text, 'sent_back'::text, 'withdrawn'::text, 'held_to_account'::text])))
);

ALTER TABLE ONLY casework.supervision_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.supervision_entry OWNER TO dengwen_owner;

CREATE TABLE casework.transfer_in (
    report_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    source text NOT NULL,
    sealed bytea,
    letter_on date,
    received_on date NOT NULL,
    CONSTRAINT transfer_in_letter_came_before CHECK ((letter_on <= received_on)),
    CONSTRAINT transfer_in_source_is_known CHECK ((source = ANY (ARRAY['superior'::text, 'inspection'::text, 'audit'::text, 'judicial'::text, 'administration'::text, 'other'::text, 'petition_bureau'::text])))
);

ALTER TABLE ONLY casework.transfer_in FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.transfer_in OWNER TO dengwen_owner;

CREATE TABLE casework.trend_figure (
    trend_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    dimension text NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    now_count integer,
    before_count integer,
    CONSTRAINT trend_figure_code_is_short CHECK (((char_length(code) >= 1) AND (char_length(code) <= 40))),
    CONSTRAINT trend_figure_dimension_is_known CHECK ((dimension = ANY (ARRAY['total'::text, 'channel'::text, 'kind'::text, 'breach'::text, 'micro'::text, 'micro_category'::text, 'level'::text, 'area'::text, 'repeat'::text, 'signature'::text, 'field'::text, 'way'::text, 'opinion'::text, 'urged'::text, 'advice'::text]))),
    CONSTRAINT trend_figure_tells_no_small_number CHECK ((((now_count IS NULL) OR (now_count = 0) OR (now_count >= 5)) AND ((before_count IS NULL) OR (before_count = 0) OR (before_count >= 5))))
);

ALTER TABLE ONLY casework.trend_figure FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.trend_figure OWNER TO dengwen_owner;

CREATE TABLE casework.verification_call (
    call_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    way text NOT NULL,
    called_on date NOT NULL,
    outcome text NOT NULL,
    narrated boolean NOT NULL,
    nothing_promised boolean NOT NULL,
    asked_signature text NOT NULL,
    sealed bytea,
    called_by text NOT NULL COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT verification_call_asks_who_signed CHECK ((asked_signature = ANY (ARRAY['real_name_claimed'::text, 'unverifiable'::text]))),
    CONSTRAINT verification_call_is_past CHECK ((called_on <= ((recorded_at AT TIME ZONE '08:00:00'::interval))::date)),
    CONSTRAINT verification_call_lets_narrate CHECK (((outcome <> 'confirmed'::text) OR narrated)),
    CONSTRAINT verification_call_outcome_is_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'impersonated'::text, 'refused'::text, 'unreachable'::text]))),
    CONSTRAINT verification_call_promises_nothing CHECK (((outcome = 'unreachable'::text) OR nothing_promised)),
    CONSTRAINT verification_call_way_is_known CHECK ((way = ANY (ARRAY['phone'::text, 'interview'::text, 'letter'::text, 'other'::text])))
);

ALTER TABLE ONLY casework.verification_call FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.verification_call OWNER TO dengwen_owner;

CREATE TABLE casework.voiding (
    voiding_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    report_id uuid NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    sealed bytea,
    state text NOT NULL,
    proposed_by text NOT NULL COLLATE pg_catalog."C",
    proposed_on date NOT NULL,
    by_lead boolean NOT NULL,
    decided_by text COLLATE pg_catalog."C",
    decided_on date,
    decided_as text,
    CONSTRAINT voiding_decision_is_whole CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_on IS NULL)) AND ((state = 'approved'::text) = (decided_as IS NOT NULL)))),
    CONSTRAINT voiding_has_two_persons CHECK (((state <> 'approved'::text) OR (decided_by <> proposed_by))),
    CONSTRAINT voiding_is_decided_above CHECK (((decided_as = ANY (ARRAY['petition_lead'::text, 'deputy'::text])) AND ((NOT by_lead) OR (decided_as = 'deputy'::text)))),
    CONSTRAINT voiding_other_reason_is_written CHECK (((reason <> 'other'::text) OR (sealed IS NOT NULL))),
    CONSTRAINT voiding_reason_is_known CHECK ((reason = ANY (ARRAY['entered_twice'::text, 'test_entry'::text, 'wrong_organ'::text, 'other'::text]))),
    CONSTRAINT voiding_runs_forward CHECK ((decided_on >= proposed_on)),
    CONSTRAINT voiding_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text])))
);

ALTER TABLE ONLY casework.voiding FORCE ROW LEVEL SECURITY;

ALTER TABLE casework.voiding OWNER TO dengwen_owner;

CREATE TABLE directory.appointment (
    appointment_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    staff_id text NOT NULL COLLATE pg_catalog."C",
    organ_id text NOT NULL COLLATE pg_catalog."C",
    room_id text COLLATE pg_catalog."C",
    post text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    recorded_by text COLLATE pg_catalog."C",
    recorded_at timestamp with time zone NOT NULL,
    ended_by text COLLATE pg_catalog."C",
    ended_at timestamp with time zone,
    CONSTRAINT appointment_end_is_whole CHECK ((((to_on IS NULL) = (ended_at IS NULL)) AND ((ended_by IS NULL) OR (to_on IS NOT NULL)))),
    CONSTRAINT appointment_ends_after_it_begins CHECK ((to_on >= from_on))
);

ALTER TABLE ONLY directory.appointment FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.appointment OWNER TO dengwen_owner;

CREATE TABLE directory.calendar_day (
    day_on date NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    version text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT calendar_day_kind_is_known CHECK ((kind = ANY (ARRAY['off'::text, 'makeup_workday'::text])))
);

ALTER TABLE ONLY directory.calendar_day FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.calendar_day OWNER TO dengwen_owner;

CREATE TABLE directory.calendar_notice (
    year smallint NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    version text NOT NULL,
    source text NOT NULL,
    loaded_at timestamp with time zone
);

ALTER TABLE ONLY directory.calendar_notice FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.calendar_notice OWNER TO dengwen_owner;

CREATE TABLE directory.clock_rules (
    cell_id text DEFAULT guard.cell() NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT clock_rules_version_counts_from_one CHECK ((version > 0))
);

ALTER TABLE ONLY directory.clock_rules FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.clock_rules OWNER TO dengwen_owner;

CREATE TABLE directory.clock_setting (
    setting text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    effective_from date NOT NULL,
    version integer NOT NULL,
    value text NOT NULL,
    source_ref text NOT NULL,
    CONSTRAINT clock_setting_is_known CHECK (
CASE setting
    WHEN 'roll_over'::text THEN (value = ANY (ARRAY['next_working_day'::text, 'none'::text]))
    WHEN 'overdue_step'::text THEN (value ~ '^[1-9][0-9]{0,2}$'::text)
    ELSE false
END),
    CONSTRAINT clock_setting_names_its_source CHECK ((source_ref <> ''::text)),
    CONSTRAINT clock_setting_version_counts_from_one CHECK ((version > 0))
);

ALTER TABLE ONLY directory.clock_setting FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.clock_setting OWNER TO dengwen_owner;

CREATE TABLE directory.document (
    version integer NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    body text NOT NULL,
    digest bytea NOT NULL,
    loaded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY directory.document FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.document OWNER TO dengwen_owner;

CREATE TABLE directory.document_template (
    organ_id text NOT NULL COLLATE pg_catalog."C",
    cell_id text DEFAULT guard.cell() NOT NULL,
    kind text NOT NULL,
    version integer NOT NULL,
    body text NOT NULL,
    effective_from date NOT NULL,
    edited_by text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT document_template_calls_none_false CHECK (((body !~ '诬告|诬陷|陷害|恶意举报'::text) OR (kind <> ALL (ARRAY['forwarding'::text, 'assignment'::text, 'supervision_order'::text, 'reminder'::text, 'inquiry_letter'::text, 'discipline_recommendation'::text, 'supervision_recommendation'::text, 'clarification'::text, 'public_notice'::text, 'petition_transfer'::text])))),
    CONSTRAINT document_template_counts_up CHECK ((version >= 1)),
    CONSTRAINT document_template_is_short CHECK (((char_length(body) >= 1) AND (char_length(body) <= 4000))),
    CONSTRAINT document_template_names_no_reporter CHECK ((body !~ '\{\{\s*reporter\s*\}\}'::text))
);

ALTER TABLE ONLY directory.document_template FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.document_template OWNER TO dengwen_owner;

CREATE TABLE directory.edition (
    cell_id text DEFAULT guard.cell() NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    rows_on date,
    CONSTRAINT edition_version_counts_from_one CHECK ((version > 0))
);

ALTER TABLE ONLY directory.edition FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.edition OWNER TO dengwen_owner;

CREATE TABLE directory.handover (
    handover_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    organ_id text NOT NULL COLLATE pg_catalog."C",
    from_staff_id text NOT NULL COLLATE pg_catalog."C",
    to_staff_id text NOT NULL COLLATE pg_catalog."C",
    decided_by text NOT NULL COLLATE pg_catalog."C",
    done_at timestamp with time zone NOT NULL,
    CONSTRAINT handover_has_three_persons CHECK (((from_staff_id <> to_staff_id) AND (decided_by <> from_staff_id) AND (decided_by <> to_staff_id)))
);

ALTER TABLE ONLY directory.handover FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.handover OWNER TO dengwen_owner;

CREATE TABLE directory.handover_line (
    handover_id uuid NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    subject_id uuid NOT NULL,
    subject text NOT NULL,
    fate text NOT NULL,
    CONSTRAINT handover_line_fate_is_known CHECK (
CASE subject
    WHEN 'clue'::text THEN (fate = ANY (ARRAY['reassigned'::text, 'board'::text, 'waits'::text]))
    WHEN 'charge'::text THEN (fate = ANY (ARRAY['reassigned'::text, 'ended'::text]))
    WHEN 'session'::text THEN (fate = ANY (ARRAY['reassigned'::text, 'waits'::text]))
    WHEN 'duty'::text THEN (fate = 'ended'::text)
    ELSE (fate = 'waits'::text)
END),
    CONSTRAINT handover_line_subject_is_known CHECK ((subject = ANY (ARRAY['clue'::text, 'charge'::text, 'session'::text, 'duty'::text, 'report'::text, 'notice'::text, 'document'::text, 'recommendation'::text])))
);

ALTER TABLE ONLY directory.handover_line FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.handover_line OWNER TO dengwen_owner;

CREATE TABLE directory.local_policy (
    choice text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    scope text DEFAULT '*'::text NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    version integer NOT NULL,
    value bigint NOT NULL,
    source_ref text NOT NULL,
    confidence text DEFAULT 'C'::text NOT NULL,
    loaded_at timestamp with time zone NOT NULL,
    CONSTRAINT local_policy_confidence_is_known CHECK ((confidence = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
    CONSTRAINT local_policy_ends_after_it_begins CHECK ((effective_to >= effective_from)),
    CONSTRAINT local_policy_is_within_bounds CHECK (
CASE choice
    WHEN 'important_from_yuan'::text THEN ((value >= 1) AND (value <= 1000000000))
    WHEN 'important_from_signatories'::text THEN ((value >= 2) AND (value <= 10000))
    WHEN 'keeps_micro_corruption'::text THEN ((value >= 0) AND (value <= 1))
    WHEN 'claims_per_person'::text THEN ((value >= 1) AND (value <= 500))
    WHEN 'hold_days'::text THEN ((value >= 1) AND (value <= 3660))
    WHEN 'reminder_pause'::text THEN ((value >= 1) AND (value <= 60))
    WHEN 'sign_days'::text THEN ((value >= 1) AND (value <= 30))
    WHEN 'excerpt_days'::text THEN ((value >= 1) AND (value <= 365))
    WHEN 'excerpt_copies'::text THEN ((value >= 1) AND (value <= 200))
    WHEN 'assisting_rooms'::text THEN ((value >= 1) AND (value <= 20))
    WHEN 'claim_hours'::text THEN ((value >= 1) AND (value <= 720))
    WHEN 'town_visit_month'::text THEN (((value >= 1) AND (value <= 12)) AND (scope = '*'::text))
    WHEN 'call_attempts'::text THEN ((value >= 1) AND (value <= 10))
    WHEN 'objection_days'::text THEN ((value >= 1) AND (value <= 3660))
    WHEN 'credibility_source'::text THEN ((value >= 0) AND (value <= 5))
    WHEN 'credibility_signature'::text THEN ((value >= 0) AND (value <= 5))
    WHEN 'credibility_account'::text THEN ((value >= 0) AND (value <= 5))
    ELSE false
END),
    CONSTRAINT local_policy_names_its_source CHECK ((source_ref <> ''::text)),
    CONSTRAINT local_policy_scope_is_known CHECK ((scope ~ '^([*]|level:[1-5]|organ:.{1,64})$'::text)),
    CONSTRAINT local_policy_version_counts_from_one CHECK ((version > 0))
);

ALTER TABLE ONLY directory.local_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.local_policy OWNER TO dengwen_owner;

CREATE TABLE directory.period_policy (
    clock_kind text NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    length integer NOT NULL,
    unit text NOT NULL,
    source_ref text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    warn_lead integer,
    confidence text DEFAULT 'C'::text NOT NULL,
    scope text DEFAULT '*'::text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT period_policy_confidence_is_known CHECK ((confidence = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
    CONSTRAINT period_policy_ends_after_it_starts CHECK ((effective_to > effective_from)),
    CONSTRAINT period_policy_length_is_positive CHECK ((length > 0)),
    CONSTRAINT period_policy_of_an_organ_is_its_own_to_set CHECK (((scope = '*'::text) OR (clock_kind = ANY (ARRAY['PRELIM'::text, 'TALK_REPLY'::text, 'FAST_DIVERT'::text, 'FAST_PLAN'::text, 'FAST_CLOSE'::text, 'RESEARCH'::text, 'SUPERVISION'::text, 'RECOMMEND_REPLY'::text, 'LOOK_BACK'::text, 'OBJECTION'::text])))),
    CONSTRAINT period_policy_of_an_organ_is_no_longer CHECK (((scope = '*'::text) OR
CASE clock_kind
    WHEN 'PRELIM'::text THEN (length <=
    CASE unit
        WHEN 'months'::text THEN 2
        WHEN 'days'::text THEN 59
        ELSE 30
    END)
    WHEN 'TALK_REPLY'::text THEN (length <=
    CASE unit
        WHEN 'months'::text THEN 0
        ELSE 15
    END)
    WHEN 'FAST_PLAN'::text THEN (length <=
    CASE unit
        WHEN 'months'::text THEN 1
        WHEN 'days'::text THEN 28
        ELSE 15
    END)
    ELSE true
END)),
    CONSTRAINT period_policy_scope_is_known CHECK ((scope ~ '^([*]|organ:.{1,64})$'::text)),
    CONSTRAINT period_policy_unit_is_known CHECK ((unit = ANY (ARRAY['working_days'::text, 'days'::text, 'months'::text]))),
    CONSTRAINT period_policy_version_counts_from_one CHECK ((version > 0)),
    CONSTRAINT period_policy_warns_before_the_end CHECK ((warn_lead > 0))
);

ALTER TABLE ONLY directory.period_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.period_policy OWNER TO dengwen_owner;

CREATE TABLE directory.span (
    version integer NOT NULL,
    cell_id text DEFAULT guard.cell() NOT NULL,
    kind text NOT NULL,
    entity_id text NOT NULL COLLATE pg_catalog."C",
    ordinal smallint NOT NULL,
    from_on date,
    to_on date,
    name text NOT NULL,
    level smallint,
    division_code text,
    organ_id text COLLATE pg_catalog."C",
    links text[] DEFAULT '{}'::text[] NOT NULL COLLATE pg_catalog."C",
    successor_id text COLLATE pg_catalog."C",
    CONSTRAINT span_begins_behind_another CHECK (((ordinal = 1) OR (from_on IS NOT NULL))),
    CONSTRAINT span_counts_from_one CHECK ((ordinal >= 1)),
    CONSTRAINT span_ends_after_it_begins CHECK ((to_on > from_on)),
    CONSTRAINT span_kind_is_known CHECK ((kind = ANY (ARRAY['division'::text, 'organ'::text, 'room'::text, 'township'::text, 'unit'::text]))),
    CONSTRAINT span_level_is_known CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT span_successor_follows_its_end CHECK (((successor_id IS NULL) OR ((to_on IS NOT NULL) AND (successor_id <> entity_id))))
);

ALTER TABLE ONLY directory.span FORCE ROW LEVEL SECURITY;

ALTER TABLE directory.span OWNER TO dengwen_owner;

CREATE TABLE guard.site_mark (
    cell_id text DEFAULT guard.cell() NOT NULL COLLATE pg_catalog."C",
    mark bytea NOT NULL,
    CONSTRAINT site_mark_is_a_digest CHECK ((octet_length(mark) = 32))
);

ALTER TABLE ONLY guard.site_mark FORCE ROW LEVEL SECURITY;

ALTER TABLE guard.site_mark OWNER TO dengwen_owner;

CREATE TABLE migration.applied (
    name text NOT NULL,
    kind text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone NOT NULL,
    CONSTRAINT applied_kind_is_known CHECK ((kind = ANY (ARRAY['migration'::text, 'code'::text])))
);

ALTER TABLE migration.applied OWNER TO postgres;

ALTER TABLE queue.ready ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME queue.ready_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY casework.seen_before
    ADD CONSTRAINT seen_before_is_unique PRIMARY KEY (subject_id, staff_id, cell_id);

CREATE FUNCTION casework.note_seen(p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamp with time zone) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 WITH item AS (
          SELECT r.report_id AS subject_id,
             'report'::text AS subject
            FROM casework.report r
           WHERE (((r.report_id = note_seen.p_report) OR (r.repeat_of_id = note_seen.p_report)) AND (r.cell_id = guard.cell()) AND guard.is_system())
         UNION ALL
          SELECT c.clue_id,
             'clue'::text
            FROM casework.clue c
           WHERE ((c.report_id = note_seen.p_report) AND (c.cell_id = guard.cell()) AND guard.is_system())
         ), seen AS (
          SELECT i.subject_id,
             i.subject,
             s.staff_id,
             s.organ_id,
                 CASE
                     WHEN (s.staff_id = ANY (note_seen.p_staff)) THEN 'staff'::text
                     WHEN COALESCE((s.room_id = ANY (note_seen.p_rooms)), false) THEN 'room'::text
                     ELSE 'organ'::text
                 END AS ground,
             ('1970-01-01 00:00:00+00'::timestamp with time zone + ((min(e.occurred_us))::double precision * '00:00:00.000001'::interval)) AS first_seen_at,
             ('1970-01-01 00:00:00+00'::timestamp with time zone + ((max(e.occurred_us))::double precision * '00:00:00.000001'::interval)) AS last_seen_at,
             (count(*))::integer AS times
            FROM ((item i
              JOIN audit.log e ON (((e.subject = (i.subject_id)::text) AND (e.cell_id = guard.cell()))))
              JOIN directory.staff s ON (((('staff:'::text || s.staff_id) = e.actor) AND (s.cell_id = e.cell_id))))
           WHERE ((s.staff_id = ANY (note_seen.p_staff)) OR (s.organ_id = ANY (note_seen.p_organs)) OR COALESCE((s.room_id = ANY (note_seen.p_rooms)), false))
           GROUP BY i.subject_id, i.subject, s.staff_id, s.organ_id, s.room_id
         ), noted AS (
          INSERT INTO casework.seen_before AS b (subject_id, staff_id, report_id, subject, organ_id, ground, first_seen_at, last_seen_at, times, recorded_at)  SELECT n_1.subject_id,
                     n_1.staff_id,
                     note_seen.p_report AS p_report,
                     n_1.subject,
                     n_1.organ_id,
                     n_1.ground,
                     n_1.first_seen_at,
                     LEAST(n_1.last_seen_at, note_seen.p_now) AS "least",
                     n_1.times,
                     note_seen.p_now AS p_now
                    FROM seen n_1
                   WHERE (n_1.first_seen_at <= note_seen.p_now) ON CONFLICT ON CONSTRAINT seen_before_is_unique DO NOTHING
           RETURNING b.staff_id
         )
  SELECT (count(DISTINCT n.staff_id))::integer AS count
    FROM noted n;
END;

ALTER FUNCTION casework.note_seen(p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamp with time zone) OWNER TO dengwen_owner;

ALTER TABLE ONLY guard.site_mark
    ADD CONSTRAINT site_mark_is_unique PRIMARY KEY (cell_id);

CREATE FUNCTION guard.mark_site(p_mark bytea, p_inner_pad bytea) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO guard.site_mark (mark)  SELECT mark_site.p_mark AS p_mark
           WHERE (NOT (EXISTS ( SELECT
                    FROM guard.context_key k
                   WHERE ((k.key_id = 1) AND (k.inner_pad <> mark_site.p_inner_pad))))) ON CONFLICT ON CONSTRAINT site_mark_is_unique DO NOTHING;
 SELECT (EXISTS ( SELECT
            FROM guard.site_mark m
           WHERE (m.mark = mark_site.p_mark))) AS "exists";
END;

ALTER FUNCTION guard.mark_site(p_mark bytea, p_inner_pad bytea) OWNER TO dengwen_owner;

ALTER TABLE ONLY keys.generation
    ADD CONSTRAINT generation_is_unique PRIMARY KEY (cell_id);

CREATE FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO keys.generation (site_key_id)  SELECT substr(add.p_wrapped, 2, 8) AS substr
           WHERE guard.is_system() ON CONFLICT ON CONSTRAINT generation_is_unique DO NOTHING;
 INSERT INTO keys.organ_key (key_id, organ_id, branch, suite, wrapped, made_at)  SELECT add.p_key_id AS p_key_id,
             add.p_organ AS p_organ,
             add.p_branch AS p_branch,
             add.p_suite AS p_suite,
             add.p_wrapped AS p_wrapped,
             add.p_now AS p_now
            FROM keys.generation g
           WHERE ((g.cell_id = guard.cell()) AND (g.site_key_id = substr(add.p_wrapped, 2, 8)) AND guard.is_system())
          FOR SHARE OF g ON CONFLICT(organ_id, branch, cell_id)
   WHERE (retired_at IS NULL) DO NOTHING;
END;

ALTER FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) OWNER TO dengwen_owner;

ALTER TABLE ONLY session.factor
    ADD CONSTRAINT factor_is_unique PRIMARY KEY (staff_id, cell_id);

CREATE FUNCTION session.put_factor(p_staff text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    BEGIN ATOMIC
 INSERT INTO session.factor AS f (staff_id, secret_sealed, algorithm, confirmed_at, last_step)
   VALUES (put_factor.p_staff, put_factor.p_secret, put_factor.p_algorithm, guard.moment(), put_factor.p_step) ON CONFLICT ON CONSTRAINT factor_is_unique DO UPDATE SET secret_sealed = excluded.secret_sealed, algorithm = excluded.algorithm, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step;
 DELETE FROM session.recovery_code c
   WHERE ((c.staff_id = put_factor.p_staff) AND (c.cell_id = guard.cell()));
 INSERT INTO session.recovery_code (code_hash, staff_id)  SELECT c.hash,
             put_factor.p_staff AS p_staff
            FROM unnest(put_factor.p_codes) c(hash);
 DELETE FROM session.session s
   WHERE ((s.staff_id = put_factor.p_staff) AND (s.cell_id = guard.cell()));
 DELETE FROM session.device d
   WHERE ((d.staff_id = put_factor.p_staff) AND (d.cell_id = guard.cell()));
 SELECT session.end_tokens(p_staff, 'account'::text) AS end_tokens;
END;

ALTER FUNCTION session.put_factor(p_staff text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) OWNER TO dengwen_owner;

ALTER TABLE ONLY audit.chain
    ADD CONSTRAINT chain_is_unique PRIMARY KEY (chain, cell_id);

ALTER TABLE ONLY audit.entry
    ADD CONSTRAINT entry_is_chained_once UNIQUE (entry_id, cell_id);

ALTER TABLE ONLY audit.entry
    ADD CONSTRAINT entry_is_unique PRIMARY KEY (chain, sequence, cell_id);

ALTER TABLE ONLY audit.inbox
    ADD CONSTRAINT inbox_is_unique PRIMARY KEY (entry_id, cell_id);

ALTER TABLE ONLY audit.seal
    ADD CONSTRAINT seal_is_unique PRIMARY KEY (seal_number, cell_id);

ALTER TABLE ONLY audit.sealed_head
    ADD CONSTRAINT sealed_head_is_unique PRIMARY KEY (seal_number, chain, cell_id);

ALTER TABLE ONLY casework.accused_feedback
    ADD CONSTRAINT accused_feedback_is_unique PRIMARY KEY (accused_feedback_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.alarm
    ADD CONSTRAINT alarm_is_unique PRIMARY KEY (alarm_id, cell_id);

ALTER TABLE ONLY casework.alert
    ADD CONSTRAINT alert_is_unique PRIMARY KEY (report_id, organ_id, ground, audience, cell_id);

ALTER TABLE ONLY casework.approval
    ADD CONSTRAINT approval_is_unique PRIMARY KEY (approval_id, cell_id);

ALTER TABLE ONLY casework.assignment
    ADD CONSTRAINT assignment_is_unique PRIMARY KEY (assignment_id, cell_id);

ALTER TABLE ONLY casework.attachment_chunk
    ADD CONSTRAINT attachment_chunk_is_unique PRIMARY KEY (upload_id, part, ordinal, cell_id);

ALTER TABLE ONLY casework.attachment_file
    ADD CONSTRAINT attachment_file_is_unique PRIMARY KEY (upload_id, cell_id);

ALTER TABLE ONLY casework.attachment
    ADD CONSTRAINT attachment_is_unique PRIMARY KEY (attachment_id, cell_id);

ALTER TABLE ONLY casework.attachment
    ADD CONSTRAINT attachment_ordinal_is_new UNIQUE (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.charge_note
    ADD CONSTRAINT charge_note_is_unique PRIMARY KEY (charge_id, ordinal, cell_id);

ALTER TABLE ONLY casework.check_member
    ADD CONSTRAINT check_member_is_unique PRIMARY KEY (member_id, cell_id);

ALTER TABLE ONLY casework.check_report
    ADD CONSTRAINT check_report_is_signed_as_written UNIQUE (check_report_id, clue_id, digest, cell_id);

ALTER TABLE ONLY casework.check_report
    ADD CONSTRAINT check_report_is_unique PRIMARY KEY (check_report_id, cell_id);

ALTER TABLE ONLY casework.check_report
    ADD CONSTRAINT check_report_number_is_new UNIQUE (clue_id, ordinal, cell_id);

ALTER TABLE ONLY casework.check_signature
    ADD CONSTRAINT check_signature_is_unique PRIMARY KEY (check_report_id, staff_id, cell_id);

ALTER TABLE ONLY casework.clarification
    ADD CONSTRAINT clarification_is_unique PRIMARY KEY (clarification_id, cell_id);

ALTER TABLE ONLY casework.clock_extension
    ADD CONSTRAINT clock_extension_is_unique PRIMARY KEY (clock_id, ordinal, cell_id);

ALTER TABLE ONLY casework.clock
    ADD CONSTRAINT clock_is_unique PRIMARY KEY (clock_id, cell_id);

ALTER TABLE ONLY casework.clock_recomputation
    ADD CONSTRAINT clock_recomputation_is_unique PRIMARY KEY (recomputation_id, cell_id);

ALTER TABLE ONLY casework.clue
    ADD CONSTRAINT clue_is_unique PRIMARY KEY (clue_id, cell_id);

ALTER TABLE ONLY casework.clue
    ADD CONSTRAINT clue_number_is_new UNIQUE (organ_id, clue_series, clue_year, clue_number, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_can_be_answered UNIQUE (step_id, clue_id, step, happened_on, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_is_unique PRIMARY KEY (step_id, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_letter_arrives_once UNIQUE (document_id, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_letter_is_answered_once UNIQUE (answers_id, cell_id);

ALTER TABLE ONLY casework.distribution_policy
    ADD CONSTRAINT distribution_policy_is_unique PRIMARY KEY (organ_id, ordinal, cell_id);

ALTER TABLE ONLY casework.distribution_proposal
    ADD CONSTRAINT distribution_proposal_is_unique PRIMARY KEY (proposal_id, cell_id);

ALTER TABLE ONLY casework.document
    ADD CONSTRAINT document_addressee_is_one UNIQUE (document_id, addressee_id, cell_id);

ALTER TABLE ONLY casework.document
    ADD CONSTRAINT document_is_unique PRIMARY KEY (document_id, cell_id);

ALTER TABLE ONLY casework.document
    ADD CONSTRAINT document_number_is_new UNIQUE (organ_id, series, document_year, document_number, cell_id);

ALTER TABLE ONLY casework.document_print
    ADD CONSTRAINT document_print_is_unique PRIMARY KEY (document_id, copy_number, cell_id);

ALTER TABLE ONLY casework.event
    ADD CONSTRAINT event_is_unique PRIMARY KEY (subject_id, version, cell_id);

ALTER TABLE ONLY casework.excerpt
    ADD CONSTRAINT excerpt_is_unique PRIMARY KEY (excerpt_id, cell_id);

ALTER TABLE ONLY casework.excerpt
    ADD CONSTRAINT excerpt_number_is_new UNIQUE (organ_id, excerpt_year, excerpt_number, cell_id);

ALTER TABLE ONLY casework.excerpt_print
    ADD CONSTRAINT excerpt_print_is_unique PRIMARY KEY (excerpt_id, copy_number, cell_id);

ALTER TABLE ONLY casework.export_key
    ADD CONSTRAINT export_key_is_unique PRIMARY KEY (key_id, cell_id);

ALTER TABLE ONLY casework.extension_request
    ADD CONSTRAINT extension_request_is_unique PRIMARY KEY (clock_id, ordinal, attempt, cell_id);

ALTER TABLE ONLY casework.feedback_record
    ADD CONSTRAINT feedback_record_is_unique PRIMARY KEY (feedback_id, cell_id);

ALTER TABLE ONLY casework.found_clue
    ADD CONSTRAINT found_clue_is_unique PRIMARY KEY (found_id, cell_id);

ALTER TABLE ONLY casework.found_clue
    ADD CONSTRAINT found_clue_number_is_new UNIQUE (organ_id, found_year, found_number, cell_id);

ALTER TABLE ONLY casework.found_clue
    ADD CONSTRAINT found_clue_report_is_new UNIQUE (report_id, cell_id);

ALTER TABLE ONLY casework.guidance
    ADD CONSTRAINT guidance_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.handoff
    ADD CONSTRAINT handoff_is_unique PRIMARY KEY (subject_id, ordinal, cell_id);

ALTER TABLE ONLY casework.import_batch
    ADD CONSTRAINT import_batch_file_is_new UNIQUE (organ_id, file_digest, cell_id);

ALTER TABLE ONLY casework.import_batch
    ADD CONSTRAINT import_batch_is_unique PRIMARY KEY (batch_id, cell_id);

ALTER TABLE ONLY casework.instruction_entry
    ADD CONSTRAINT instruction_entry_is_unique PRIMARY KEY (instruction_id, ordinal, cell_id);

ALTER TABLE ONLY casework.instruction
    ADD CONSTRAINT instruction_is_unique PRIMARY KEY (instruction_id, cell_id);

ALTER TABLE ONLY casework.interest_declaration
    ADD CONSTRAINT interest_declaration_is_unique PRIMARY KEY (declaration_id, cell_id);

ALTER TABLE ONLY casework.interference
    ADD CONSTRAINT interference_is_unique PRIMARY KEY (interference_id, cell_id);

ALTER TABLE ONLY casework.interference_note
    ADD CONSTRAINT interference_note_is_unique PRIMARY KEY (note_id, cell_id);

ALTER TABLE ONLY casework.item_key
    ADD CONSTRAINT item_key_is_unique PRIMARY KEY (item_id, cell_id);

ALTER TABLE ONLY casework.joint_party
    ADD CONSTRAINT joint_party_is_unique PRIMARY KEY (measure_id, ordinal, cell_id);

ALTER TABLE ONLY casework.joint_party
    ADD CONSTRAINT joint_party_room_takes_part_once UNIQUE (measure_id, room_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_is_unique PRIMARY KEY (measure_id, cell_id);

ALTER TABLE ONLY casework.kinship_declaration
    ADD CONSTRAINT kinship_declaration_is_unique PRIMARY KEY (declaration_id, cell_id);

ALTER TABLE ONLY casework.late_paper
    ADD CONSTRAINT late_paper_is_stated_once PRIMARY KEY (clue_id, paper, cell_id);

ALTER TABLE ONLY casework.leader_charge
    ADD CONSTRAINT leader_charge_is_unique PRIMARY KEY (charge_id, cell_id);

ALTER TABLE ONLY casework.malice_request
    ADD CONSTRAINT malice_request_is_unique PRIMARY KEY (malice_id, cell_id);

ALTER TABLE ONLY casework.meeting
    ADD CONSTRAINT meeting_is_unique PRIMARY KEY (meeting_id, cell_id);

ALTER TABLE ONLY casework.meeting_item
    ADD CONSTRAINT meeting_item_is_unique PRIMARY KEY (meeting_id, subject_id, cell_id);

ALTER TABLE ONLY casework.notice
    ADD CONSTRAINT notice_is_unique PRIMARY KEY (notice_id, cell_id);

ALTER TABLE ONLY casework.notice
    ADD CONSTRAINT notice_number_is_new UNIQUE (organ_id, notice_year, notice_number, cell_id);

ALTER TABLE ONLY casework.number_series
    ADD CONSTRAINT number_series_is_unique PRIMARY KEY (organ_id, series, year, cell_id);

ALTER TABLE ONLY casework.objection
    ADD CONSTRAINT objection_is_unique PRIMARY KEY (objection_id, cell_id);

ALTER TABLE ONLY casework.overdue_step
    ADD CONSTRAINT overdue_step_is_unique PRIMARY KEY (clock_id, due_on, level, organ_id, cell_id);

ALTER TABLE ONLY casework.petition
    ADD CONSTRAINT petition_is_unique PRIMARY KEY (petition_id, cell_id);

ALTER TABLE ONLY casework.petition
    ADD CONSTRAINT petition_of_report_is_one UNIQUE (report_id, cell_id);

ALTER TABLE ONLY casework.protection
    ADD CONSTRAINT protection_is_unique PRIMARY KEY (protection_id, cell_id);

ALTER TABLE ONLY casework.protection_visit
    ADD CONSTRAINT protection_visit_is_unique PRIMARY KEY (protection_id, ordinal, cell_id);

ALTER TABLE ONLY casework.provision
    ADD CONSTRAINT provision_is_unique PRIMARY KEY (provision_id, cell_id);

ALTER TABLE ONLY casework.provision
    ADD CONSTRAINT provision_number_is_new UNIQUE (organ_id, provision_year, provision_number, cell_id);

ALTER TABLE ONLY casework.quarantine_readers
    ADD CONSTRAINT quarantine_readers_is_unique PRIMARY KEY (readers_id, cell_id);

ALTER TABLE ONLY casework.quarter_feedback
    ADD CONSTRAINT quarter_feedback_is_new UNIQUE (room_id, feedback_year, feedback_quarter, cell_id);

ALTER TABLE ONLY casework.quarter_feedback
    ADD CONSTRAINT quarter_feedback_is_unique PRIMARY KEY (quarter_id, cell_id);

ALTER TABLE ONLY casework.quarter_line
    ADD CONSTRAINT quarter_line_is_unique PRIMARY KEY (quarter_id, clue_id, cell_id);

ALTER TABLE ONLY casework.reception_session
    ADD CONSTRAINT reception_session_is_unique PRIMARY KEY (session_id, cell_id);

ALTER TABLE ONLY casework.reception_visit
    ADD CONSTRAINT reception_visit_is_unique PRIMARY KEY (visit_id, cell_id);

ALTER TABLE ONLY casework.recommendation
    ADD CONSTRAINT recommendation_is_unique PRIMARY KEY (recommendation_id, cell_id);

ALTER TABLE ONLY casework.recommendation
    ADD CONSTRAINT recommendation_number_is_new UNIQUE (organ_id, kind, document_year, document_number, cell_id);

ALTER TABLE ONLY casework.recommendation_paper
    ADD CONSTRAINT recommendation_paper_is_unique PRIMARY KEY (recommendation_id, ordinal, cell_id);

ALTER TABLE ONLY casework.recusal_entry
    ADD CONSTRAINT recusal_entry_is_unique PRIMARY KEY (recusal_id, cell_id);

ALTER TABLE ONLY casework.recusal
    ADD CONSTRAINT recusal_is_unique PRIMARY KEY (clue_id, staff_id, cell_id);

ALTER TABLE ONLY casework.recusal_request
    ADD CONSTRAINT recusal_request_is_unique PRIMARY KEY (request_id, cell_id);

ALTER TABLE ONLY casework.recusal_request
    ADD CONSTRAINT recusal_request_source_is_new UNIQUE (source_key, cell_id);

ALTER TABLE ONLY casework.reminder
    ADD CONSTRAINT reminder_comes_once_a_day UNIQUE (clue_id, issuer_organ_id, sent_on, cell_id);

ALTER TABLE ONLY casework.reminder
    ADD CONSTRAINT reminder_is_unique PRIMARY KEY (reminder_id, cell_id);

ALTER TABLE ONLY casework.repeat_decision
    ADD CONSTRAINT repeat_decision_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.report_mark
    ADD CONSTRAINT report_mark_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_number_is_new UNIQUE (receiver_organ_id, register_year, register_number, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_source_is_new UNIQUE (source_key, receiver_organ_id, cell_id);

ALTER TABLE ONLY casework.report_text
    ADD CONSTRAINT report_text_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.report_up
    ADD CONSTRAINT report_up_is_unique PRIMARY KEY (report_up_id, cell_id);

ALTER TABLE ONLY casework.report_words
    ADD CONSTRAINT report_words_is_unique PRIMARY KEY (report_id, organ_id, cell_id);

ALTER TABLE ONLY casework.reward
    ADD CONSTRAINT reward_is_unique PRIMARY KEY (reward_id, cell_id);

ALTER TABLE ONLY casework.route_decision
    ADD CONSTRAINT route_decision_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.satisfaction
    ADD CONSTRAINT satisfaction_is_unique PRIMARY KEY (notice_id, cell_id);

ALTER TABLE ONLY casework.seal_request
    ADD CONSTRAINT seal_request_is_unique PRIMARY KEY (request_id, cell_id);

ALTER TABLE ONLY casework.sealed_carriage
    ADD CONSTRAINT sealed_carriage_is_unique PRIMARY KEY (sealed_id, cell_id);

ALTER TABLE ONLY casework.sealed_export
    ADD CONSTRAINT sealed_export_is_of_one_report UNIQUE (report_id, cell_id);

ALTER TABLE ONLY casework.sealed_export
    ADD CONSTRAINT sealed_export_is_unique PRIMARY KEY (export_id, cell_id);

ALTER TABLE ONLY casework.sealed_handoff
    ADD CONSTRAINT sealed_handoff_is_unique PRIMARY KEY (sealed_id, ordinal, cell_id);

ALTER TABLE casework.sealed_register
    ADD CONSTRAINT sealed_register_goes_up_after_receipt CHECK ((reported_up_on >= received_on)) NOT VALID;

ALTER TABLE ONLY casework.sealed_register
    ADD CONSTRAINT sealed_register_is_unique PRIMARY KEY (sealed_id, cell_id);

ALTER TABLE ONLY casework.sealed_register
    ADD CONSTRAINT sealed_register_number_is_new UNIQUE (organ_id, sealed_year, sealed_number, cell_id);

ALTER TABLE ONLY casework.sealed_register
    ADD CONSTRAINT sealed_register_source_is_new UNIQUE (source_key, organ_id, cell_id);

ALTER TABLE ONLY casework.secrecy_duty
    ADD CONSTRAINT secrecy_duty_is_unique PRIMARY KEY (notice_id, cell_id);

ALTER TABLE ONLY casework.secretary_approval
    ADD CONSTRAINT secretary_approval_is_unique PRIMARY KEY (secretary_id, cell_id);

ALTER TABLE ONLY casework.split
    ADD CONSTRAINT split_is_unique PRIMARY KEY (split_id, cell_id);

ALTER TABLE ONLY casework.split_part
    ADD CONSTRAINT split_part_is_unique PRIMARY KEY (part_id, cell_id);

ALTER TABLE ONLY casework.split_part
    ADD CONSTRAINT split_part_ordinal_is_new UNIQUE (original_id, ordinal, cell_id);

ALTER TABLE ONLY casework.split_share
    ADD CONSTRAINT split_share_is_unique PRIMARY KEY (split_id, accused_ordinal, cell_id);

ALTER TABLE ONLY casework.study_minutes
    ADD CONSTRAINT study_minutes_is_unique PRIMARY KEY (minutes_id, cell_id);

ALTER TABLE ONLY casework.study_minutes
    ADD CONSTRAINT study_minutes_number_is_new UNIQUE (organ_id, minutes_year, minutes_number, cell_id);

ALTER TABLE ONLY casework.supervision_entry
    ADD CONSTRAINT supervision_entry_is_unique PRIMARY KEY (supervision_id, ordinal, cell_id);

ALTER TABLE ONLY casework.supervision
    ADD CONSTRAINT supervision_is_unique PRIMARY KEY (supervision_id, cell_id);

ALTER TABLE ONLY casework.supervision
    ADD CONSTRAINT supervision_number_is_new UNIQUE (issuer_organ_id, supervision_year, supervision_number, cell_id);

ALTER TABLE ONLY casework.town_duty
    ADD CONSTRAINT town_duty_is_one_a_year UNIQUE (leader_staff_id, organ_id, duty_year, cell_id);

ALTER TABLE ONLY casework.town_duty
    ADD CONSTRAINT town_duty_is_unique PRIMARY KEY (duty_id, cell_id);

ALTER TABLE ONLY casework.transfer_in
    ADD CONSTRAINT transfer_in_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.transfer_objection
    ADD CONSTRAINT transfer_objection_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY casework.transfer_out
    ADD CONSTRAINT transfer_out_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.trend_figure
    ADD CONSTRAINT trend_figure_is_unique PRIMARY KEY (trend_id, dimension, code, cell_id);

ALTER TABLE ONLY casework.trend_report
    ADD CONSTRAINT trend_report_committee_number_is_new UNIQUE (organ_id, committee_year, committee_number, cell_id);

ALTER TABLE ONLY casework.trend_report
    ADD CONSTRAINT trend_report_is_one_a_quarter UNIQUE (organ_id, trend_year, trend_quarter, cell_id);

ALTER TABLE ONLY casework.trend_report
    ADD CONSTRAINT trend_report_is_unique PRIMARY KEY (trend_id, cell_id);

ALTER TABLE ONLY casework.triage_opinion
    ADD CONSTRAINT triage_opinion_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_is_unique PRIMARY KEY (upload_id, cell_id);

ALTER TABLE ONLY casework.verification_call
    ADD CONSTRAINT verification_call_is_unique PRIMARY KEY (call_id, cell_id);

ALTER TABLE ONLY casework.voiding
    ADD CONSTRAINT voiding_is_unique PRIMARY KEY (voiding_id, cell_id);

ALTER TABLE ONLY directory.appointment
    ADD CONSTRAINT appointment_is_unique PRIMARY KEY (appointment_id, cell_id);

ALTER TABLE ONLY directory.calendar_day
    ADD CONSTRAINT calendar_day_is_unique PRIMARY KEY (day_on, version, cell_id);

ALTER TABLE ONLY directory.calendar_notice
    ADD CONSTRAINT calendar_notice_is_unique PRIMARY KEY (year, version, cell_id);

ALTER TABLE ONLY directory.clock_rules
    ADD CONSTRAINT clock_rules_is_unique PRIMARY KEY (cell_id);

ALTER TABLE ONLY directory.clock_setting
    ADD CONSTRAINT clock_setting_is_unique PRIMARY KEY (setting, effective_from, version, cell_id);

ALTER TABLE ONLY directory.document_code
    ADD CONSTRAINT document_code_is_unique PRIMARY KEY (organ_id, series, cell_id);

ALTER TABLE ONLY directory.document_code
    ADD CONSTRAINT document_code_word_is_new UNIQUE (word, cell_id);

ALTER TABLE ONLY directory.document
    ADD CONSTRAINT document_is_unique PRIMARY KEY (version, cell_id);

ALTER TABLE ONLY directory.document_template
    ADD CONSTRAINT document_template_is_unique PRIMARY KEY (organ_id, kind, version, cell_id);

ALTER TABLE ONLY directory.edition
    ADD CONSTRAINT edition_is_unique PRIMARY KEY (cell_id);

ALTER TABLE ONLY directory.handover
    ADD CONSTRAINT handover_is_unique PRIMARY KEY (handover_id, cell_id);

ALTER TABLE ONLY directory.handover_line
    ADD CONSTRAINT handover_line_is_unique PRIMARY KEY (handover_id, subject_id, cell_id);

ALTER TABLE ONLY directory.local_policy
    ADD CONSTRAINT local_policy_is_unique PRIMARY KEY (choice, scope, effective_from, version, cell_id);

ALTER TABLE ONLY directory.organ
    ADD CONSTRAINT organ_is_unique PRIMARY KEY (organ_id, cell_id);

ALTER TABLE ONLY directory.outside_organ
    ADD CONSTRAINT outside_organ_is_unique PRIMARY KEY (outside_organ_id, version, cell_id);

ALTER TABLE ONLY directory.period_policy
    ADD CONSTRAINT period_policy_is_unique PRIMARY KEY (clock_kind, scope, effective_from, version, cell_id);

ALTER TABLE ONLY directory.room
    ADD CONSTRAINT room_is_unique PRIMARY KEY (room_id, cell_id);

ALTER TABLE ONLY directory.span
    ADD CONSTRAINT span_is_unique PRIMARY KEY (version, kind, entity_id, ordinal, cell_id);

ALTER TABLE ONLY directory.staff
    ADD CONSTRAINT staff_is_unique PRIMARY KEY (staff_id, cell_id);

ALTER TABLE ONLY directory.unit
    ADD CONSTRAINT unit_is_unique PRIMARY KEY (unit_id, cell_id);

ALTER TABLE ONLY guard.context_key
    ADD CONSTRAINT context_key_is_unique PRIMARY KEY (key_id);

ALTER TABLE ONLY keys.destroyed
    ADD CONSTRAINT destroyed_is_unique PRIMARY KEY (key_id, cell_id);

ALTER TABLE ONLY keys.organ_key
    ADD CONSTRAINT organ_key_is_of_its_organ UNIQUE (key_id, organ_id, cell_id);

ALTER TABLE ONLY keys.organ_key
    ADD CONSTRAINT organ_key_is_unique PRIMARY KEY (key_id, cell_id);

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT applied_is_unique PRIMARY KEY (name, kind);

ALTER TABLE ONLY notify.attempt
    ADD CONSTRAINT attempt_is_unique PRIMARY KEY (delivery_id, number, cell_id);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_is_unique PRIMARY KEY (delivery_id, cell_id);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_lane_is_gap_free UNIQUE (endpoint_id, subject_id, lane_seq, cell_id);

ALTER TABLE ONLY notify.endpoint
    ADD CONSTRAINT endpoint_is_unique PRIMARY KEY (endpoint_id, cell_id);

ALTER TABLE ONLY queue.lease
    ADD CONSTRAINT lease_is_unique PRIMARY KEY (subject_id, stage, cell_id);

ALTER TABLE ONLY queue.parked
    ADD CONSTRAINT parked_is_unique PRIMARY KEY (subject_id, stage, cell_id);

ALTER TABLE ONLY queue.ready
    ADD CONSTRAINT ready_is_unique PRIMARY KEY (stage, lane, class, seq, cell_id);

ALTER TABLE ONLY queue.ready
    ADD CONSTRAINT ready_subject_waits_once UNIQUE (subject_id, stage, cell_id);

ALTER TABLE ONLY queue.waiting
    ADD CONSTRAINT waiting_is_unique PRIMARY KEY (subject_id, stage, cell_id);

ALTER TABLE ONLY session.device
    ADD CONSTRAINT device_is_unique PRIMARY KEY (device_hash, cell_id);

ALTER TABLE ONLY session.guess
    ADD CONSTRAINT guess_is_unique PRIMARY KEY (key_hash, cell_id);

ALTER TABLE ONLY session.invitation
    ADD CONSTRAINT invitation_is_unique PRIMARY KEY (token_hash, cell_id);

ALTER TABLE ONLY session.recovery_code
    ADD CONSTRAINT recovery_code_is_unique PRIMARY KEY (code_hash, cell_id);

ALTER TABLE ONLY session.session
    ADD CONSTRAINT session_is_unique PRIMARY KEY (token_hash, cell_id);

ALTER TABLE ONLY session.session
    ADD CONSTRAINT session_name_is_new UNIQUE (session_id, cell_id);

ALTER TABLE ONLY session.token
    ADD CONSTRAINT token_hash_is_new UNIQUE (token_hash, cell_id);

ALTER TABLE ONLY session.token
    ADD CONSTRAINT token_is_unique PRIMARY KEY (token_id, cell_id);

ALTER TABLE ONLY vault.identity
    ADD CONSTRAINT identity_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY vault.query_code
    ADD CONSTRAINT query_code_is_unique PRIMARY KEY (report_id, cell_id);

ALTER TABLE ONLY vault.query_code
    ADD CONSTRAINT query_code_lookup_is_new UNIQUE (lookup, cell_id);

ALTER TABLE ONLY vault.reporter_token
    ADD CONSTRAINT reporter_token_is_unique PRIMARY KEY (report_id, ordinal, cell_id);

ALTER TABLE ONLY vault.unlock
    ADD CONSTRAINT unlock_is_unique PRIMARY KEY (unlock_id, cell_id);

CREATE INDEX entry_actor_idx ON audit.entry USING btree (chain, actor, occurred_us);

CREATE INDEX entry_subject_idx ON audit.entry USING btree (subject) WHERE (subject <> ''::text);

CREATE INDEX entry_time_idx ON audit.entry USING btree (chain, occurred_us);

CREATE INDEX inbox_subject_idx ON audit.inbox USING btree (subject);

CREATE INDEX seal_time_idx ON audit.seal USING btree (sealed_us);

CREATE INDEX sealed_head_chain_idx ON audit.sealed_head USING btree (chain, sequence);

CREATE INDEX accused_feedback_of_clue_idx ON casework.accused_feedback USING btree (clue_id);

CREATE UNIQUE INDEX alarm_is_raised_once_idx ON casework.alarm USING btree (clock_id, audience, cell_id) WHERE (clock_id IS NOT NULL);

CREATE INDEX alarm_list_idx ON casework.alarm USING btree (told_organ_id, audience, raised_on DESC);

CREATE UNIQUE INDEX alarm_of_a_place_is_raised_once_idx ON casework.alarm USING btree (place_id, place_ended_on, told_organ_id, audience, cell_id) WHERE (place_id IS NOT NULL);

CREATE INDEX alert_open_idx ON casework.alert USING btree (organ_id, raised_at DESC);

CREATE INDEX approval_of_report_idx ON casework.approval USING btree (report_id, approved_at);

CREATE UNIQUE INDEX approval_of_version_idx ON casework.approval USING btree (subject_id, version, kind, cell_id);

CREATE INDEX assignment_from_idx ON casework.assignment USING btree (from_organ_id, assigned_at DESC, assignment_id);

CREATE INDEX assignment_of_clue_idx ON casework.assignment USING btree (clue_id);

CREATE UNIQUE INDEX assignment_runs_once_idx ON casework.assignment USING btree (clue_id, cell_id) WHERE (state <> ALL (ARRAY['reported'::text, 'ended'::text]));

CREATE INDEX assignment_to_idx ON casework.assignment USING btree (to_organ_id, assigned_at DESC, assignment_id);

CREATE INDEX attachment_clue_idx ON casework.attachment USING btree (clue_id) WHERE (clue_id IS NOT NULL);

CREATE INDEX attachment_upload_idx ON casework.attachment USING btree (upload_id);

CREATE UNIQUE INDEX check_member_is_one_idx ON casework.check_member USING btree (clue_id, staff_id, cell_id) WHERE (left_on IS NULL);

CREATE UNIQUE INDEX check_member_leader_is_one_idx ON casework.check_member USING btree (clue_id, cell_id) WHERE ((left_on IS NULL) AND is_leader);

CREATE UNIQUE INDEX clarification_is_one_idx ON casework.clarification USING btree (clue_id, found_on, cell_id) WHERE (state <> ALL (ARRAY['refused'::text, 'lapsed'::text]));

CREATE INDEX clarification_list_idx ON casework.clarification USING btree (organ_id, due_on, clarification_id) WHERE (state = ANY (ARRAY['proposed'::text, 'approved'::text]));

CREATE INDEX clarification_redress_idx ON casework.clarification USING btree (organ_id, redress_on, clarification_id) WHERE ((redress = 'proposed'::text) AND (redress_outcome IS NULL));

CREATE INDEX clock_organ_idx ON casework.clock USING btree (organ_id, due_on, clock_id) WHERE (stopped_on IS NULL);

CREATE INDEX clock_overdue_idx ON casework.clock USING btree (due_on) WHERE ((stopped_on IS NULL) AND (overdue_at IS NULL));

CREATE INDEX clock_recomputation_latest_idx ON casework.clock_recomputation USING btree (finished_at DESC);

CREATE INDEX clock_running_idx ON casework.clock USING btree (clock_id) WHERE (stopped_on IS NULL);

CREATE UNIQUE INDEX clock_runs_once_idx ON casework.clock USING btree (subject_id, kind, cell_id) WHERE (stopped_on IS NULL);

CREATE INDEX clock_told_idx ON casework.clock USING btree (due_on) WHERE ((stopped_on IS NULL) AND (overdue_at IS NOT NULL));

CREATE INDEX clock_warning_idx ON casework.clock USING btree (warn_on) WHERE ((stopped_on IS NULL) AND (warned_at IS NULL));

CREATE INDEX clue_board_idx ON casework.clue USING btree (room_id, state, priority, ((NOT real_name)), routed_at);

CREATE INDEX clue_of_holder_idx ON casework.clue USING btree (holder_staff_id) WHERE (holder_staff_id IS NOT NULL);

CREATE INDEX clue_of_organ_idx ON casework.clue USING btree (organ_id, state);

CREATE INDEX clue_of_receiver_idx ON casework.clue USING btree (receiver_organ_id, state);

CREATE INDEX clue_of_report_idx ON casework.clue USING btree (report_id);

CREATE INDEX clue_undistributed_idx ON casework.clue USING btree (organ_id, routed_at, clue_id) WHERE (distributed_at IS NULL);

CREATE UNIQUE INDEX course_step_is_taken_once_idx ON casework.course_step USING btree (clue_id, step, cell_id) WHERE ((closed_on IS NULL) AND (step = ANY (ARRAY['group_approved'::text, 'case_filed'::text, 'investigation_ended'::text, 'review_applied'::text, 'found_untrue'::text, 'clearing_not_needed'::text])));

CREATE INDEX course_step_of_clue_idx ON casework.course_step USING btree (clue_id, recorded_on);

CREATE INDEX course_step_of_report_idx ON casework.course_step USING btree (report_id);

CREATE INDEX distribution_proposal_clue_idx ON casework.distribution_proposal USING btree (clue_id, from_room_id, proposed_at);

CREATE UNIQUE INDEX distribution_proposal_is_one_idx ON casework.distribution_proposal USING btree (clue_id, cell_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX document_is_replaced_once ON casework.document USING btree (replaces_id, cell_id) WHERE ((replaces_id IS NOT NULL) AND (state <> 'withdrawn'::text));

CREATE INDEX document_list_idx ON casework.document USING btree (organ_id, ((document_number IS NULL)) DESC, drafted_at DESC, document_id DESC);

CREATE INDEX document_of_report_idx ON casework.document USING btree (report_id, drafted_at);

CREATE UNIQUE INDEX document_record_has_one_paper ON casework.document USING btree (record_kind, record_id, cell_id) WHERE ((record_kind = ANY (ARRAY['supervision'::text, 'recommendation'::text, 'reminder'::text])) AND (state = ANY (ARRAY['draft'::text, 'issued'::text, 'void_proposed'::text])));

CREATE INDEX excerpt_list_idx ON casework.excerpt USING btree (organ_id, ((state = 'confirmed'::text)) DESC, proposed_on DESC, excerpt_id DESC);

CREATE INDEX excerpt_of_clue_idx ON casework.excerpt USING btree (clue_id, proposed_on, excerpt_id);

CREATE INDEX excerpt_running_idx ON casework.excerpt USING btree (valid_until, excerpt_id) WHERE ((state = 'approved'::text) AND (ended_on IS NULL));

CREATE UNIQUE INDEX export_key_is_one_idx ON casework.export_key USING btree (organ_id, upper_level, cell_id) WHERE (state = 'in_force'::text);

CREATE INDEX export_key_list_idx ON casework.export_key USING btree (organ_id, proposed_on DESC);

CREATE UNIQUE INDEX extension_request_waits_once_idx ON casework.extension_request USING btree (clock_id, ordinal, cell_id) WHERE (state = 'asked'::text);

CREATE INDEX feedback_record_clue_idx ON casework.feedback_record USING btree (clue_id, recorded_at);

CREATE INDEX found_clue_list_idx ON casework.found_clue USING btree (organ_id, registered_on DESC, found_id DESC);

CREATE INDEX instruction_addressee_idx ON casework.instruction USING btree (to_organ_id, to_room_id, due_on);

CREATE INDEX instruction_list_idx ON casework.instruction USING btree (organ_id, due_on) WHERE (done_on IS NULL);

CREATE INDEX interest_declaration_of_organ_idx ON casework.interest_declaration USING btree (organ_id);

CREATE INDEX interest_declaration_of_staff_idx ON casework.interest_declaration USING btree (staff_id);

CREATE INDEX interest_declaration_person_idx ON casework.interest_declaration USING btree (person_token) WHERE (person_token IS NOT NULL);

CREATE INDEX interest_declaration_unit_idx ON casework.interest_declaration USING btree (unit_id) WHERE (unit_id IS NOT NULL);

CREATE INDEX interference_note_list_idx ON casework.interference_note USING btree (organ_id, recorded_at DESC) WHERE (attached_id IS NULL);

CREATE INDEX interference_of_organ_idx ON casework.interference USING btree (organ_id, recorded_at DESC, interference_id DESC);

CREATE INDEX interference_of_report_idx ON casework.interference USING btree (report_id);

CREATE INDEX item_key_wrap_idx ON casework.item_key USING btree (wrap_key_id, item_id) WHERE (wrap_key_id IS NOT NULL);

CREATE INDEX joint_party_of_room_idx ON casework.joint_party USING btree (room_id) WHERE (ended_on IS NULL);

CREATE INDEX jurisdiction_measure_acting_idx ON casework.jurisdiction_measure USING btree (acting_organ_id, proposed_at DESC, measure_id);

CREATE INDEX jurisdiction_measure_deciding_idx ON casework.jurisdiction_measure USING btree (deciding_organ_id, proposed_at DESC, measure_id);

CREATE INDEX jurisdiction_measure_of_clue_idx ON casework.jurisdiction_measure USING btree (clue_id, proposed_at);

CREATE INDEX jurisdiction_measure_of_report_idx ON casework.jurisdiction_measure USING btree (report_id);

CREATE UNIQUE INDEX jurisdiction_measure_waits_once_idx ON casework.jurisdiction_measure USING btree (clue_id, acting_organ_id, cell_id) WHERE (state = 'proposed'::text);

CREATE INDEX kinship_declaration_name_idx ON casework.kinship_declaration USING btree (name_token) WHERE (ended_on IS NULL);

CREATE INDEX kinship_declaration_of_organ_idx ON casework.kinship_declaration USING btree (organ_id);

CREATE INDEX kinship_declaration_of_staff_idx ON casework.kinship_declaration USING btree (staff_id);

CREATE UNIQUE INDEX leader_charge_is_current_once ON casework.leader_charge USING btree (clue_id, cell_id) WHERE (to_on IS NULL);

CREATE INDEX leader_charge_of_clue_idx ON casework.leader_charge USING btree (clue_id, from_on);

CREATE INDEX leader_charge_of_leader_idx ON casework.leader_charge USING btree (leader_staff_id) WHERE (to_on IS NULL);

CREATE UNIQUE INDEX malice_request_is_one_idx ON casework.malice_request USING btree (clue_id, purpose, cell_id) WHERE (state <> 'refused'::text);

CREATE INDEX malice_request_list_idx ON casework.malice_request USING btree (organ_id, proposed_on DESC, malice_id DESC);

CREATE INDEX meeting_item_of_subject_idx ON casework.meeting_item USING btree (subject_id);

CREATE INDEX meeting_list_idx ON casework.meeting USING btree (organ_id, held_on DESC, meeting_id);

CREATE INDEX notice_due_idx ON casework.notice USING btree (organ_id, state, due_on);

CREATE UNIQUE INDEX notice_is_new ON casework.notice USING btree (report_id, kind, cell_id) WHERE (((kind <> 'result'::text) AND (state <> 'withdrawn'::text)) OR (state = 'draft'::text));

CREATE INDEX notice_list_idx ON casework.notice USING btree (organ_id, ((state <> 'draft'::text)), COALESCE((
CASE state
    WHEN 'draft'::text THEN 1
    ELSE '-1'::integer
END * (due_on - '1970-01-01'::date)), 2147483647), notice_id);

CREATE INDEX objection_list_idx ON casework.objection USING btree (organ_id, due_on, objection_id) WHERE (state = ANY (ARRAY['raised'::text, 'answer_proposed'::text]));

CREATE INDEX objection_of_clue_idx ON casework.objection USING btree (clue_id);

CREATE INDEX objection_of_report_idx ON casework.objection USING btree (report_id);

CREATE INDEX petition_list_idx ON casework.petition USING btree (organ_id, state, accepted_on, petition_id);

CREATE INDEX protection_list_idx ON casework.protection USING btree (organ_id, next_follow_up_on, protection_id) WHERE (state <> 'closed'::text);

CREATE INDEX protection_of_report_idx ON casework.protection USING btree (report_id);

CREATE INDEX provision_list_idx ON casework.provision USING btree (organ_id, proposed_on DESC, provision_id DESC);

CREATE UNIQUE INDEX quarantine_readers_are_one_idx ON casework.quarantine_readers USING btree (organ_id, cell_id) WHERE (to_on IS NULL);

CREATE INDEX quarter_feedback_list_idx ON casework.quarter_feedback USING btree (organ_id, feedback_year DESC, feedback_quarter DESC, room_id);

CREATE INDEX quarter_line_of_clue_idx ON casework.quarter_line USING btree (clue_id, concluded_on);

CREATE UNIQUE INDEX reception_session_leader_is_in_one_place ON casework.reception_session USING btree (leader_staff_id, held_on, cell_id) WHERE (state <> 'cancelled'::text);

CREATE INDEX reception_session_list_idx ON casework.reception_session USING btree (organ_id, held_on);

CREATE INDEX reception_session_published_idx ON casework.reception_session USING btree (held_on) WHERE (state = 'planned'::text);

CREATE INDEX reception_visit_list_idx ON casework.reception_visit USING btree (session_id, logged_at);

CREATE UNIQUE INDEX reception_visit_report_came_once ON casework.reception_visit USING btree (report_id, cell_id) WHERE (report_id IS NOT NULL);

CREATE INDEX recommendation_list_idx ON casework.recommendation USING btree (organ_id, drafted_at DESC, recommendation_id);

CREATE INDEX recommendation_of_clue_idx ON casework.recommendation USING btree (clue_id) WHERE (clue_id IS NOT NULL);

CREATE INDEX recusal_entry_of_report_idx ON casework.recusal_entry USING btree (report_id, staff_id);

CREATE INDEX recusal_entry_pending_idx ON casework.recusal_entry USING btree (recorded_at, recusal_id) WHERE (decision IS NULL);

CREATE UNIQUE INDEX recusal_entry_stands_once ON casework.recusal_entry USING btree (report_id, staff_id, ground, cell_id) WHERE (decision IS NULL);

CREATE INDEX recusal_request_of_report_idx ON casework.recusal_request USING btree (report_id);

CREATE INDEX recusal_request_open_idx ON casework.recusal_request USING btree (asked_at) WHERE (answered_on IS NULL);

CREATE INDEX repeat_decision_earlier_idx ON casework.repeat_decision USING btree (earlier_id);

CREATE INDEX report_entered_idx ON casework.report USING btree (receiver_organ_id, received_at) WHERE (source <> 'import'::text);

CREATE INDEX report_held_idx ON casework.report USING btree (holder_organ_id, register_year DESC, register_number DESC, report_id DESC) WHERE (holder_organ_id <> receiver_organ_id);

CREATE INDEX report_inbox_idx ON casework.report USING btree (holder_organ_id, state, received_on DESC, report_id);

CREATE INDEX report_mark_heads_idx ON casework.report_mark USING gin (heads);

CREATE INDEX report_mark_people_idx ON casework.report_mark USING gin (people);

CREATE INDEX report_matter_idx ON casework.report USING btree (matter_token) WHERE (matter_token IS NOT NULL);

CREATE INDEX report_register_idx ON casework.report USING btree (receiver_organ_id, register_year DESC, register_number DESC);

CREATE INDEX report_repeat_idx ON casework.report USING btree (repeat_of_id) WHERE (repeat_of_id IS NOT NULL);

CREATE INDEX report_up_list_idx ON casework.report_up USING btree (clue_id, reported_on);

CREATE INDEX report_waiting_idx ON casework.report USING btree (holder_organ_id, ((priority > 1)), ((state <> 'quarantined'::text)), ((source = 'import'::text)), priority, ((signature <> ALL (ARRAY['real_name_claimed'::text, 'real_name_verified'::text]))), received_at, report_id) WHERE (state = ANY (ARRAY['quarantined'::text, 'registered'::text, 'triage_proposed'::text]));

CREATE INDEX report_words_first_idx ON casework.report_words USING btree (organ_id, received_on);

CREATE INDEX report_words_tokens_idx ON casework.report_words USING gin (tokens) WITH (gin_pending_list_limit='1024');

CREATE UNIQUE INDEX reward_is_one_idx ON casework.reward USING btree (clue_id, cell_id) WHERE (state <> 'refused'::text);

CREATE INDEX reward_list_idx ON casework.reward USING btree (organ_id, proposed_on DESC, reward_id DESC);

CREATE INDEX satisfaction_list_idx ON casework.satisfaction USING btree (organ_id, rated_on);

CREATE INDEX seal_request_list_idx ON casework.seal_request USING btree (organ_id, asked_on) WHERE (state = 'asked'::text);

CREATE UNIQUE INDEX seal_request_open_idx ON casework.seal_request USING btree (report_id, cell_id) WHERE (state = 'asked'::text);

CREATE INDEX sealed_export_kept_idx ON casework.sealed_export USING btree (made_at) WHERE (ciphertext IS NOT NULL);

CREATE INDEX sealed_export_line_idx ON casework.sealed_export USING btree (sealed_id);

CREATE INDEX secrecy_duty_report_idx ON casework.secrecy_duty USING btree (report_id);

CREATE INDEX secretary_approval_clue_idx ON casework.secretary_approval USING btree (clue_id, recorded_at DESC);

CREATE INDEX seen_before_report_idx ON casework.seen_before USING btree (report_id, first_seen_at);

CREATE UNIQUE INDEX split_is_one_idx ON casework.split USING btree (report_id, cell_id) WHERE (state <> 'refused'::text);

CREATE INDEX split_list_idx ON casework.split USING btree (organ_id, proposed_on DESC, split_id DESC);

CREATE INDEX study_minutes_clue_idx ON casework.study_minutes USING btree (clue_id, held_on);

CREATE INDEX supervision_handler_idx ON casework.supervision USING btree (organ_id, state, due_on);

CREATE UNIQUE INDEX supervision_is_open_once ON casework.supervision USING btree (clue_id, issuer_organ_id, cell_id) WHERE (state <> ALL (ARRAY['refused'::text, 'ended'::text]));

CREATE INDEX supervision_list_idx ON casework.supervision USING btree (issuer_organ_id, state, due_on);

CREATE INDEX supervision_of_clue_idx ON casework.supervision USING btree (clue_id, proposed_at);

CREATE INDEX town_duty_list_idx ON casework.town_duty USING btree (organ_id, duty_year);

CREATE UNIQUE INDEX transfer_out_is_one_idx ON casework.transfer_out USING btree (report_id, cell_id) WHERE (receipt IS DISTINCT FROM 'returned'::text);

CREATE INDEX transfer_out_list_idx ON casework.transfer_out USING btree (organ_id, sent_on DESC, report_id);

CREATE INDEX trend_report_list_idx ON casework.trend_report USING btree (organ_id, trend_year DESC, trend_quarter DESC);

CREATE INDEX trend_report_upper_idx ON casework.trend_report USING btree (upper_organ_id, sent_on DESC) WHERE (state = 'sent'::text);

CREATE INDEX upload_age_idx ON casework.upload USING btree (began_on);

CREATE INDEX verification_call_report_idx ON casework.verification_call USING btree (report_id, recorded_at);

CREATE UNIQUE INDEX voiding_is_one_idx ON casework.voiding USING btree (report_id, cell_id) WHERE (state <> 'refused'::text);

CREATE INDEX voiding_list_idx ON casework.voiding USING btree (organ_id, proposed_on DESC, voiding_id DESC);

CREATE UNIQUE INDEX appointment_is_open_once ON directory.appointment USING btree (staff_id, organ_id, room_id, post, cell_id) NULLS NOT DISTINCT WHERE (to_on IS NULL);

CREATE INDEX appointment_of_organ_idx ON directory.appointment USING btree (organ_id, from_on);

CREATE INDEX appointment_of_room_idx ON directory.appointment USING btree (room_id, from_on);

CREATE INDEX handover_of_organ_idx ON directory.handover USING btree (organ_id, done_at DESC, handover_id);

CREATE INDEX room_of_organ_idx ON directory.room USING btree (organ_id, cell_id);

CREATE INDEX staff_of_organ_idx ON directory.staff USING btree (organ_id, cell_id);

CREATE UNIQUE INDEX organ_key_one_is_in_use ON keys.organ_key USING btree (organ_id, branch, cell_id) WHERE (retired_at IS NULL);

CREATE INDEX delivery_dead_idx ON notify.delivery USING btree (endpoint_id, subject_id, lane_seq) WHERE (state = 'dead'::text);

CREATE INDEX delivery_lane_idx ON notify.delivery USING btree (endpoint_id, subject_id, lane_seq) WHERE (state = ANY (ARRAY['ready'::text, 'blocked'::text, 'leased'::text]));

CREATE INDEX delivery_lease_idx ON notify.delivery USING btree (leased_until) WHERE (state = 'leased'::text);

CREATE INDEX delivery_newest_idx ON notify.delivery USING btree (endpoint_id, occurred_at DESC, delivery_id);

CREATE INDEX delivery_ready_idx ON notify.delivery USING btree (endpoint_id, due_at, delivery_id) WHERE (state = 'ready'::text);

CREATE INDEX lease_expiry_idx ON queue.lease USING btree (leased_until);

CREATE INDEX ready_arrival_idx ON queue.ready USING btree (stage, class, seq);

CREATE INDEX waiting_retry_idx ON queue.waiting USING btree (retry_at);

CREATE INDEX device_of_staff_idx ON session.device USING btree (staff_id, cell_id);

CREATE INDEX guess_age_idx ON session.guess USING btree (began_at);

CREATE UNIQUE INDEX invitation_of_staff_is_one ON session.invitation USING btree (staff_id, cell_id) WHERE ((used_at IS NULL) AND (ended_at IS NULL));

CREATE INDEX recovery_code_of_staff_idx ON session.recovery_code USING btree (staff_id, cell_id);

CREATE INDEX session_expiry_idx ON session.session USING btree (expires_at);

CREATE INDEX session_of_staff_idx ON session.session USING btree (staff_id, cell_id);

CREATE INDEX token_of_organ_idx ON session.token USING btree (organ_id, cell_id, created_at);

CREATE INDEX token_of_staff_idx ON session.token USING btree (staff_id, cell_id);

CREATE INDEX identity_wrap_idx ON vault.identity USING btree (wrap_key_id, report_id) WHERE (wrap_key_id IS NOT NULL);

CREATE INDEX reporter_token_name_idx ON vault.reporter_token USING btree (token) WHERE (token IS NOT NULL);

CREATE UNIQUE INDEX unlock_is_asked_once ON vault.unlock USING btree (report_id, asked_by, cell_id) WHERE (state = ANY (ARRAY['requested'::text, 'granted'::text]));

CREATE INDEX unlock_locking_idx ON vault.unlock USING btree (locks_at) WHERE (state = 'granted'::text);

CREATE INDEX unlock_of_asker_idx ON vault.unlock USING btree (asked_by, asked_at DESC, unlock_id DESC);

CREATE INDEX unlock_of_report_idx ON vault.unlock USING btree (report_id, asked_at, unlock_id);

CREATE INDEX unlock_unnoted_idx ON vault.unlock USING btree (ended_at) WHERE ((ended_at IS NOT NULL) AND (NOT is_end_noted));

CREATE INDEX unlock_waiting_idx ON vault.unlock USING btree (asked_at, unlock_id) WHERE (state = 'requested'::text);

CREATE TRIGGER chain_is_append_only BEFORE DELETE ON audit.chain FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER chain_is_not_emptied BEFORE TRUNCATE ON audit.chain FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER chain_moves_forward BEFORE UPDATE ON audit.chain FOR EACH ROW EXECUTE FUNCTION audit.check_forward();

CREATE TRIGGER entry_is_append_only BEFORE DELETE OR UPDATE ON audit.entry FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER entry_is_not_emptied BEFORE TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER inbox_is_append_only BEFORE UPDATE ON audit.inbox FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER inbox_is_not_emptied BEFORE TRUNCATE ON audit.inbox FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER inbox_leaves_into_its_chain BEFORE DELETE ON audit.inbox FOR EACH ROW EXECUTE FUNCTION audit.check_leaving();

CREATE TRIGGER seal_is_append_only BEFORE DELETE OR UPDATE ON audit.seal FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER seal_is_not_emptied BEFORE TRUNCATE ON audit.seal FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER sealed_head_is_append_only BEFORE DELETE OR UPDATE ON audit.sealed_head FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER sealed_head_is_not_emptied BEFORE TRUNCATE ON audit.sealed_head FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER accused_feedback_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.accused_feedback FOR EACH ROW EXECUTE FUNCTION guard.check_signature('told_by');

CREATE TRIGGER accused_locks_identities AFTER UPDATE OF unit_id, discipline_organ_id, staff_id ON casework.accused FOR EACH ROW EXECUTE FUNCTION vault.lock_changed_report();

CREATE TRIGGER alert_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.alert FOR EACH ROW EXECUTE FUNCTION guard.check_signature('read_by');

CREATE TRIGGER assignment_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.assignment FOR EACH ROW EXECUTE FUNCTION guard.check_signature('received_by', 'result_proposed_by', 'result_approved_by');

CREATE TRIGGER assignment_result_is_the_heads AFTER UPDATE OF state, result_approved_by ON casework.assignment FOR EACH ROW WHEN ((((old.state = 'result_proposed'::text) AND (new.state = ANY (ARRAY['received'::text, 'reported'::text]))) OR (new.result_approved_by IS DISTINCT FROM old.result_approved_by))) EXECUTE FUNCTION casework.check_head('to_organ_id');

CREATE TRIGGER attachment_downloads_grow_by_one BEFORE UPDATE OF downloads ON casework.attachment FOR EACH ROW EXECUTE FUNCTION casework.check_download();

CREATE TRIGGER attachment_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.attachment FOR EACH ROW EXECUTE FUNCTION guard.check_signature('added_by');

CREATE TRIGGER charge_note_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.charge_note FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER check_member_approves AFTER INSERT OR UPDATE ON casework.check_member FOR EACH ROW EXECUTE FUNCTION casework.approve_group();

CREATE TRIGGER check_member_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.check_member FOR EACH ROW EXECUTE FUNCTION guard.check_signature('appointed_by', 'approved_by');

CREATE CONSTRAINT TRIGGER check_member_stands_not_aside AFTER INSERT ON casework.check_member DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_member_stands_by();

CREATE TRIGGER check_report_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.check_report FOR EACH ROW EXECUTE FUNCTION guard.check_signature('written_by');

CREATE CONSTRAINT TRIGGER check_report_rests_on_its_group AFTER INSERT ON casework.check_report DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_group_is_approved();

CREATE CONSTRAINT TRIGGER check_signature_is_of_a_member AFTER INSERT ON casework.check_signature DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_signature_of_member();

CREATE TRIGGER check_signature_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.check_signature FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE CONSTRAINT TRIGGER check_signature_rests_on_its_group AFTER INSERT ON casework.check_signature DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_group_is_approved();

CREATE TRIGGER clarification_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.clarification FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by', 'done_by');

CREATE TRIGGER clarification_is_the_heads AFTER UPDATE OF decided_by ON casework.clarification FOR EACH ROW WHEN (((new.decided_by IS DISTINCT FROM old.decided_by) AND (new.decided_by IS NOT NULL))) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE CONSTRAINT TRIGGER clarification_malice_was_asked_for AFTER INSERT OR UPDATE OF inaccuracy, determined_level, determined_on ON casework.clarification NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.inaccuracy = 'malicious'::text)) EXECUTE FUNCTION casework.check_clearing_malice();

CREATE TRIGGER clock_extension_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.clock_extension FOR EACH ROW EXECUTE FUNCTION guard.check_signature('approver_staff_id');

CREATE TRIGGER clock_extension_is_the_heads AFTER INSERT ON casework.clock_extension FOR EACH ROW WHEN ((new.approver = 'own_head'::text)) EXECUTE FUNCTION casework.check_extension_head();

CREATE TRIGGER clock_extension_was_asked_for AFTER INSERT ON casework.clock_extension FOR EACH ROW EXECUTE FUNCTION casework.check_extension_was_asked();

CREATE TRIGGER clock_recomputation_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.clock_recomputation FOR EACH ROW EXECUTE FUNCTION guard.check_signature('by_staff_id');

CREATE TRIGGER clue_approves AFTER INSERT OR UPDATE ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.approve_clue();

CREATE CONSTRAINT TRIGGER clue_assigned_is_not_held AFTER UPDATE OF state ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'held'::text) AND (old.state <> new.state))) EXECUTE FUNCTION casework.check_assigned_is_not_held();

CREATE CONSTRAINT TRIGGER clue_conclusion_fits_its_track AFTER UPDATE OF state, conclusion ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((new.conclusion IS NOT NULL) AND (old.conclusion IS DISTINCT FROM new.conclusion)) OR ((new.state = 'held'::text) AND (old.state <> new.state)))) EXECUTE FUNCTION casework.check_clue_track();

CREATE CONSTRAINT TRIGGER clue_feedback_is_recorded AFTER UPDATE OF state ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'fed_back'::text) AND (old.state <> new.state))) EXECUTE FUNCTION casework.check_feedback_is_recorded();

CREATE TRIGGER clue_follows_its_room BEFORE UPDATE OF organ_id, room_id, distributed_at ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.follow_room();

CREATE CONSTRAINT TRIGGER clue_handoff_is_signed AFTER INSERT OR UPDATE OF organ_id, room_id, holder_staff_id ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_clue_handoff();

CREATE TRIGGER clue_holder_is_at_work BEFORE UPDATE OF holder_staff_id ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.check_holder_is_at_work();

CREATE TRIGGER clue_locks_identities AFTER UPDATE OF holder_staff_id, organ_id, room_id, barred_organ_ids, barred_room_ids, barred_staff_ids ON casework.clue FOR EACH ROW WHEN (((((((old.holder_staff_id IS DISTINCT FROM new.holder_staff_id) OR (old.organ_id IS DISTINCT FROM new.organ_id)) OR (old.room_id IS DISTINCT FROM new.room_id)) OR (old.barred_organ_ids IS DISTINCT FROM new.barred_organ_ids)) OR (old.barred_room_ids IS DISTINCT FROM new.barred_room_ids)) OR (old.barred_staff_ids IS DISTINCT FROM new.barred_staff_ids))) EXECUTE FUNCTION vault.lock_changed_clue();

CREATE TRIGGER clue_number_stays BEFORE UPDATE OF clue_series, clue_year, clue_number ON casework.clue FOR EACH ROW WHEN (((((old.clue_series IS DISTINCT FROM new.clue_series) OR (old.clue_year IS DISTINCT FROM new.clue_year)) OR (old.clue_number IS DISTINCT FROM new.clue_number)) AND (CURRENT_USER = ANY (ARRAY['dengwen_web'::name, 'dengwen_worker'::name])) AND (guard.kind() IS DISTINCT FROM 'system'::text))) EXECUTE FUNCTION casework.refuse_change();

CREATE CONSTRAINT TRIGGER clue_plan_has_minutes AFTER UPDATE OF state ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'plan_proposed'::text) AND (old.state <> new.state))) EXECUTE FUNCTION casework.check_plan_has_minutes();

CREATE CONSTRAINT TRIGGER clue_report_is_not_split AFTER INSERT ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_clue_split();

CREATE CONSTRAINT TRIGGER clue_report_is_not_void AFTER INSERT ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_clue_report();

CREATE CONSTRAINT TRIGGER clue_result_is_signed AFTER UPDATE OF state ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state <> new.state) AND (((new.state = 'result_proposed'::text) AND (new.check_kind = 'preliminary_verification'::text)) OR ((old.state = 'result_proposed'::text) AND (old.check_kind = 'preliminary_verification'::text) AND (new.state = ANY (ARRAY['concluded'::text, 'held'::text])))))) EXECUTE FUNCTION casework.check_result_is_signed();

CREATE TRIGGER clue_room_is_there BEFORE INSERT OR UPDATE OF organ_id, room_id ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.check_clue_room_is_there();

CREATE TRIGGER clue_settles_its_proposal AFTER UPDATE ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.settle_distribution_proposal();

CREATE TRIGGER clue_signs_for_itself AFTER INSERT OR UPDATE OF organ_id, room_id, holder_staff_id ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.sign_clue();

CREATE TRIGGER clue_takes_over BEFORE INSERT ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.clue_takes_over();

CREATE TRIGGER clue_takes_real_name BEFORE INSERT OR UPDATE OF real_name, report_id ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.take_real_name();

CREATE CONSTRAINT TRIGGER clue_talk_is_recorded AFTER UPDATE OF state ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.state = 'result_proposed'::text) AND (old.state <> new.state) AND (new.check_kind = 'talk_or_letter'::text))) EXECUTE FUNCTION casework.check_talk_is_recorded();

CREATE TRIGGER clue_waits_for_taking_up BEFORE UPDATE OF holder_staff_id ON casework.clue FOR EACH ROW EXECUTE FUNCTION casework.check_taking_up();

CREATE CONSTRAINT TRIGGER clue_walls_stay AFTER UPDATE OF barred_organ_ids, barred_room_ids, barred_staff_ids ON casework.clue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((NOT ((old.barred_organ_ids <@ new.barred_organ_ids) AND (old.barred_room_ids <@ new.barred_room_ids) AND (old.barred_staff_ids <@ new.barred_staff_ids))) AND (CURRENT_USER = ANY (ARRAY['dengwen_web'::name, 'dengwen_worker'::name])) AND (guard.kind() IS DISTINCT FROM 'system'::text))) EXECUTE FUNCTION casework.check_walls_stay();

CREATE TRIGGER course_step_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.course_step FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by');

CREATE TRIGGER course_step_is_the_heads AFTER INSERT ON casework.course_step FOR EACH ROW WHEN ((new.step = 'clearing_not_needed'::text)) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE CONSTRAINT TRIGGER course_step_letter_was_issued AFTER INSERT ON casework.course_step NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((new.step = 'letter_delivered'::text) AND (new.document_id IS NOT NULL))) EXECUTE FUNCTION casework.check_delivered_letter();

CREATE CONSTRAINT TRIGGER course_step_rests_on_its_group AFTER INSERT ON casework.course_step DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.step = 'group_approved'::text)) EXECUTE FUNCTION casework.check_group_is_approved();

CREATE TRIGGER distribution_policy_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.distribution_policy FOR EACH ROW EXECUTE FUNCTION guard.check_signature('set_by');

CREATE TRIGGER distribution_proposal_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.distribution_proposal FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by');

CREATE CONSTRAINT TRIGGER document_ground_is_decided AFTER INSERT ON casework.document NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_document_ground();

CREATE CONSTRAINT TRIGGER document_ground_is_still_decided AFTER UPDATE OF state ON casework.document NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((old.state = 'draft'::text) AND (new.state = 'issued'::text))) EXECUTE FUNCTION casework.check_document_ground();

CREATE TRIGGER document_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.document FOR EACH ROW EXECUTE FUNCTION guard.check_signature('drafted_by', 'approved_by', 'void_proposed_by', 'voided_by');

CREATE TRIGGER document_is_signed_by_the_head AFTER UPDATE OF state ON casework.document FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['check_report'::text, 'verification_report'::text, 'discipline_recommendation'::text, 'supervision_recommendation'::text, 'clarification'::text, 'public_notice'::text])) AND ((((old.state = 'draft'::text) AND (new.state = 'issued'::text)) OR ((old.state = 'void_proposed'::text) AND (new.state = 'issued'::text))) OR ((old.state = 'void_proposed'::text) AND (new.state = 'voided'::text))))) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE CONSTRAINT TRIGGER document_issued_number_is_new AFTER INSERT OR UPDATE OF document_number, document_year, code_word ON casework.document NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.document_number IS NOT NULL)) EXECUTE FUNCTION casework.check_issued_number('document');

CREATE TRIGGER document_issued_stays_as_signed BEFORE UPDATE ON casework.document FOR EACH ROW WHEN ((old.state = ANY (ARRAY['issued'::text, 'void_proposed'::text, 'voided'::text]))) EXECUTE FUNCTION casework.check_issued_document();

CREATE TRIGGER document_print_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.document_print FOR EACH ROW EXECUTE FUNCTION guard.check_signature('printed_by');

CREATE CONSTRAINT TRIGGER document_replaces_what_is_void AFTER INSERT ON casework.document NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.replaces_id IS NOT NULL)) EXECUTE FUNCTION casework.check_document_replaces();

CREATE TRIGGER document_stays_what_it_is BEFORE UPDATE ON casework.document FOR EACH ROW WHEN (((old.state = 'withdrawn'::text) OR ((old.state = 'draft'::text) AND (new.state = ANY (ARRAY['void_proposed'::text, 'voided'::text]))) OR ((((((((old.organ_id IS DISTINCT FROM new.organ_id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.report_id IS DISTINCT FROM new.report_id)) OR (old.clue_id IS DISTINCT FROM new.clue_id)) OR (old.record_kind IS DISTINCT FROM new.record_kind)) OR (old.record_id IS DISTINCT FROM new.record_id)) OR (old.series IS DISTINCT FROM new.series)) OR (old.replaces_id IS DISTINCT FROM new.replaces_id)))) EXECUTE FUNCTION casework.check_document_stays();

CREATE TRIGGER event_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.event FOR EACH ROW EXECUTE FUNCTION guard.check_signature('actor_staff_id');

CREATE TRIGGER excerpt_is_decided_as_confirmed BEFORE UPDATE ON casework.excerpt FOR EACH ROW WHEN (((new.state = ANY (ARRAY['approved'::text, 'refused'::text])) AND (((((((old.sealed_text IS DISTINCT FROM new.sealed_text) OR (old.covered_count IS DISTINCT FROM new.covered_count)) OR (old.lifted_count IS DISTINCT FROM new.lifted_count)) OR (old.added_count IS DISTINCT FROM new.added_count)) OR (old.confirmed_by IS DISTINCT FROM new.confirmed_by)) OR (old.confirmed_on IS DISTINCT FROM new.confirmed_on)) OR (old.confirmations IS DISTINCT FROM new.confirmations)))) EXECUTE FUNCTION casework.check_decided_excerpt();

CREATE TRIGGER excerpt_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.excerpt FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'confirmed_by', 'decided_by');

CREATE TRIGGER excerpt_print_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.excerpt_print FOR EACH ROW EXECUTE FUNCTION guard.check_signature('printed_by');

CREATE TRIGGER export_key_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.export_key FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'confirmed_by', 'ended_by');

CREATE TRIGGER extension_request_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.extension_request FOR EACH ROW EXECUTE FUNCTION guard.check_signature('asked_by', 'ended_by');

CREATE TRIGGER feedback_record_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.feedback_record FOR EACH ROW EXECUTE FUNCTION guard.check_signature('told_by');

CREATE TRIGGER found_clue_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.found_clue FOR EACH ROW EXECUTE FUNCTION guard.check_signature('found_by', 'controlled_by');

CREATE TRIGGER guidance_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.guidance FOR EACH ROW EXECUTE FUNCTION guard.check_signature('chosen_by', 'told_by');

CREATE CONSTRAINT TRIGGER handoff_tells_where_it_is AFTER INSERT ON casework.handoff DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_handoff();

CREATE TRIGGER instruction_account_is_the_heads AFTER UPDATE OF accountable_by ON casework.instruction FOR EACH ROW WHEN ((new.accountable_by IS DISTINCT FROM old.accountable_by)) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE TRIGGER instruction_entry_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.instruction_entry FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER instruction_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.instruction FOR EACH ROW EXECUTE FUNCTION guard.check_signature('done_by', 'accountable_by', 'registered_by');

CREATE TRIGGER interest_declaration_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.interest_declaration FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER interference_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.interference FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by');

CREATE TRIGGER interference_note_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.interference_note FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by', 'attached_by');

CREATE CONSTRAINT TRIGGER item_key_ends_after_the_export AFTER UPDATE OF wrapped ON casework.item_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.wrapped IS NOT NULL) AND (new.wrapped IS NULL))) EXECUTE FUNCTION casework.check_key_end();

CREATE TRIGGER item_key_shreds_attachments AFTER UPDATE OF wrapped ON casework.item_key FOR EACH ROW WHEN (((old.wrapped IS NOT NULL) AND (new.wrapped IS NULL))) EXECUTE FUNCTION casework.shred_attachments();

CREATE TRIGGER jurisdiction_measure_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.jurisdiction_measure FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by', 'consented_by');

CREATE TRIGGER kinship_declaration_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.kinship_declaration FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER late_paper_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.late_paper FOR EACH ROW EXECUTE FUNCTION guard.check_signature('stated_by');

CREATE TRIGGER leader_charge_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.leader_charge FOR EACH ROW EXECUTE FUNCTION guard.check_signature('assigned_by');

CREATE TRIGGER leader_charge_is_the_heads AFTER INSERT OR UPDATE OF to_on ON casework.leader_charge FOR EACH ROW EXECUTE FUNCTION casework.check_charge_head();

CREATE TRIGGER malice_request_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.malice_request FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'endorsed_by', 'recorded_by');

CREATE TRIGGER malice_request_is_the_heads AFTER UPDATE OF endorsed_by ON casework.malice_request FOR EACH ROW WHEN ((new.endorsed_by IS DISTINCT FROM old.endorsed_by)) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE TRIGGER meeting_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.meeting FOR EACH ROW EXECUTE FUNCTION guard.check_signature('called_by');

CREATE TRIGGER meeting_item_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.meeting_item FOR EACH ROW EXECUTE FUNCTION guard.check_signature('added_by', 'recorded_by');

CREATE TRIGGER notice_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.notice FOR EACH ROW EXECUTE FUNCTION guard.check_signature('prepared_by', 'approved_by', 'delivered_by');

CREATE CONSTRAINT TRIGGER notice_issued_number_is_new AFTER INSERT OR UPDATE OF notice_number, notice_year, code_word ON casework.notice NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.notice_number IS NOT NULL)) EXECUTE FUNCTION casework.check_issued_number('notice');

CREATE TRIGGER objection_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.objection FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by', 'answered_by', 'approved_by', 'closed_by');

CREATE CONSTRAINT TRIGGER petition_acceptance_was_issued AFTER INSERT OR UPDATE OF acceptance_id ON casework.petition NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.acceptance_id IS NOT NULL)) EXECUTE FUNCTION casework.check_told_acceptance();

CREATE TRIGGER petition_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.petition FOR EACH ROW EXECUTE FUNCTION guard.check_signature('accepted_by', 'proposed_by', 'approved_by');

CREATE TRIGGER protection_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.protection FOR EACH ROW EXECUTE FUNCTION guard.check_signature('opened_by', 'end_proposed_by', 'closed_by');

CREATE TRIGGER protection_visit_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.protection_visit FOR EACH ROW EXECUTE FUNCTION guard.check_signature('visited_by');

CREATE TRIGGER provision_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.provision FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by', 'delivered_by');

CREATE TRIGGER quarantine_readers_are_of_the_office AFTER INSERT ON casework.quarantine_readers FOR EACH ROW EXECUTE FUNCTION casework.check_quarantine_readers();

CREATE TRIGGER quarantine_readers_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.quarantine_readers FOR EACH ROW EXECUTE FUNCTION guard.check_signature('named_by', 'ended_by');

CREATE TRIGGER quarter_feedback_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.quarter_feedback FOR EACH ROW EXECUTE FUNCTION guard.check_signature('sent_by');

CREATE TRIGGER reception_session_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.reception_session FOR EACH ROW EXECUTE FUNCTION guard.check_signature('planned_by');

CREATE TRIGGER reception_visit_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.reception_visit FOR EACH ROW EXECUTE FUNCTION guard.check_signature('logged_by');

CREATE TRIGGER recommendation_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.recommendation FOR EACH ROW EXECUTE FUNCTION guard.check_signature('drafted_by', 'approved_by');

CREATE TRIGGER recommendation_is_the_heads AFTER UPDATE OF state, approved_by ON casework.recommendation FOR EACH ROW WHEN ((((old.state = 'drafted'::text) AND (new.state <> 'drafted'::text)) OR (new.approved_by IS DISTINCT FROM old.approved_by))) EXECUTE FUNCTION casework.check_head('organ_id', 'drafted_by');

CREATE CONSTRAINT TRIGGER recommendation_issued_number_is_new AFTER INSERT OR UPDATE OF document_number, document_year, code_word ON casework.recommendation NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.document_number IS NOT NULL)) EXECUTE FUNCTION casework.check_issued_number('document');

CREATE TRIGGER recommendation_paper_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.recommendation_paper FOR EACH ROW EXECUTE FUNCTION guard.check_signature('written_by');

CREATE TRIGGER recommendation_place_is_there BEFORE INSERT ON casework.recommendation FOR EACH ROW EXECUTE FUNCTION casework.check_place_is_there();

CREATE TRIGGER recusal_entry_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.recusal_entry FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by', 'decided_by');

CREATE TRIGGER recusal_entry_locks_identities AFTER INSERT ON casework.recusal_entry FOR EACH ROW EXECUTE FUNCTION vault.lock_changed_report();

CREATE TRIGGER recusal_locks_identities AFTER INSERT ON casework.recusal FOR EACH ROW EXECUTE FUNCTION vault.lock_changed_clue();

CREATE TRIGGER recusal_request_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.recusal_request FOR EACH ROW EXECUTE FUNCTION guard.check_signature('answered_by');

CREATE TRIGGER reminder_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.reminder FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER repeat_decision_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.repeat_decision FOR EACH ROW EXECUTE FUNCTION guard.check_signature('decided_by');

CREATE TRIGGER report_approves AFTER INSERT OR UPDATE OF state, triage_proposer_id, archived_at ON casework.report FOR EACH ROW EXECUTE FUNCTION casework.approve_report();

CREATE TRIGGER report_forgets_words AFTER UPDATE OF barred_organ_ids ON casework.report FOR EACH ROW WHEN (((old.barred_organ_ids IS DISTINCT FROM new.barred_organ_ids) AND (cardinality(new.barred_organ_ids) > 0))) EXECUTE FUNCTION casework.forget_words();

CREATE CONSTRAINT TRIGGER report_handoff_is_signed AFTER UPDATE OF holder_organ_id ON casework.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.holder_organ_id IS DISTINCT FROM new.holder_organ_id)) EXECUTE FUNCTION casework.check_report_handoff();

CREATE TRIGGER report_holder_is_there BEFORE UPDATE OF holder_organ_id ON casework.report FOR EACH ROW EXECUTE FUNCTION casework.check_report_holder_is_there();

CREATE TRIGGER report_holders_are_there AFTER INSERT ON casework.report REFERENCING NEW TABLE AS incoming FOR EACH STATEMENT EXECUTE FUNCTION casework.check_report_holders_are_there();

CREATE TRIGGER report_locks_identities AFTER UPDATE OF holder_organ_id, barred_organ_ids, barred_room_ids, barred_staff_ids, state, signature, seal_asked_on, archived_at ON casework.report FOR EACH ROW WHEN (((((((((old.holder_organ_id IS DISTINCT FROM new.holder_organ_id) OR (old.barred_organ_ids IS DISTINCT FROM new.barred_organ_ids)) OR (old.barred_room_ids IS DISTINCT FROM new.barred_room_ids)) OR (old.barred_staff_ids IS DISTINCT FROM new.barred_staff_ids)) OR (old.state IS DISTINCT FROM new.state)) OR (old.signature IS DISTINCT FROM new.signature)) OR (old.seal_asked_on IS DISTINCT FROM new.seal_asked_on)) OR (old.archived_at IS DISTINCT FROM new.archived_at))) EXECUTE FUNCTION vault.lock_changed_report();

CREATE TRIGGER report_number_stays BEFORE UPDATE OF register_year, register_number, receiver_organ_id ON casework.report FOR EACH ROW WHEN (((((old.register_number IS NOT NULL) AND ((old.register_year IS DISTINCT FROM new.register_year) OR (old.register_number IS DISTINCT FROM new.register_number))) OR ((old.receiver_organ_id <> new.receiver_organ_id) AND (guard.kind() IS DISTINCT FROM 'system'::text))) AND (CURRENT_USER = ANY (ARRAY['dengwen_web'::name, 'dengwen_worker'::name])))) EXECUTE FUNCTION casework.refuse_change();

CREATE TRIGGER report_part_bars AFTER UPDATE OF barred_staff_ids ON casework.report FOR EACH ROW WHEN (((new.state <> 'sealed_up'::text) AND (NOT (new.barred_staff_ids <@ old.barred_staff_ids)))) EXECUTE FUNCTION casework.bar_original();

CREATE TRIGGER report_part_leaves AFTER UPDATE OF state, barred_organ_ids ON casework.report FOR EACH ROW WHEN ((((new.state = 'sealed_up'::text) AND (old.state <> 'sealed_up'::text)) OR ((old.barred_organ_ids IS DISTINCT FROM new.barred_organ_ids) AND (cardinality(new.barred_organ_ids) > 0)))) EXECUTE FUNCTION casework.part_leaves();

CREATE TRIGGER report_passes_real_name_on AFTER UPDATE OF signature ON casework.report FOR EACH ROW WHEN ((old.signature IS DISTINCT FROM new.signature)) EXECUTE FUNCTION casework.pass_real_name_on();

CREATE TRIGGER report_signs_for_itself AFTER UPDATE OF holder_organ_id ON casework.report FOR EACH ROW EXECUTE FUNCTION casework.sign_report();

CREATE CONSTRAINT TRIGGER report_split_is_approved AFTER INSERT OR UPDATE OF state ON casework.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'split'::text)) EXECUTE FUNCTION casework.check_report_split();

CREATE TRIGGER report_split_stays BEFORE UPDATE OF state, register_number, register_year, receiver_organ_id ON casework.report FOR EACH ROW WHEN (((old.state = 'split'::text) AND ((((old.state IS DISTINCT FROM new.state) OR (old.register_number IS DISTINCT FROM new.register_number)) OR (old.register_year IS DISTINCT FROM new.register_year)) OR (old.receiver_organ_id IS DISTINCT FROM new.receiver_organ_id)))) EXECUTE FUNCTION casework.check_split_stays();

CREATE TRIGGER report_up_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.report_up FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by');

CREATE CONSTRAINT TRIGGER report_void_is_approved AFTER INSERT OR UPDATE OF state, void_reason ON casework.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'voided'::text)) EXECUTE FUNCTION casework.check_report_void();

CREATE TRIGGER report_void_stays BEFORE UPDATE OF state, void_reason, register_number, register_year, receiver_organ_id ON casework.report FOR EACH ROW WHEN (((old.state = 'voided'::text) AND (((((old.state IS DISTINCT FROM new.state) OR (old.void_reason IS DISTINCT FROM new.void_reason)) OR (old.register_number IS DISTINCT FROM new.register_number)) OR (old.register_year IS DISTINCT FROM new.register_year)) OR (old.receiver_organ_id IS DISTINCT FROM new.receiver_organ_id)))) EXECUTE FUNCTION casework.check_void_stays();

CREATE TRIGGER report_waits_for_its_split BEFORE UPDATE OF state ON casework.report FOR EACH ROW WHEN (((new.state = 'triage_proposed'::text) AND (old.state <> 'triage_proposed'::text))) EXECUTE FUNCTION casework.check_split_waits();

CREATE CONSTRAINT TRIGGER report_walls_stay AFTER UPDATE OF barred_organ_ids, barred_room_ids, barred_staff_ids ON casework.report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((NOT ((old.barred_organ_ids <@ new.barred_organ_ids) AND (old.barred_room_ids <@ new.barred_room_ids) AND (old.barred_staff_ids <@ new.barred_staff_ids))) AND (CURRENT_USER = ANY (ARRAY['dengwen_web'::name, 'dengwen_worker'::name])) AND (guard.kind() IS DISTINCT FROM 'system'::text))) EXECUTE FUNCTION casework.check_walls_stay();

CREATE TRIGGER reward_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.reward FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by', 'outcome_by');

CREATE TRIGGER reward_is_the_heads AFTER UPDATE OF decided_by ON casework.reward FOR EACH ROW WHEN ((new.decided_by IS DISTINCT FROM old.decided_by)) EXECUTE FUNCTION casework.check_head('organ_id');

CREATE TRIGGER seal_request_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.seal_request FOR EACH ROW EXECUTE FUNCTION guard.check_signature('asked_by', 'decided_by');

CREATE TRIGGER sealed_export_is_kept_until_it_arrived AFTER UPDATE OF ciphertext ON casework.sealed_export FOR EACH ROW WHEN (((old.ciphertext IS NOT NULL) AND (new.ciphertext IS NULL))) EXECUTE FUNCTION casework.check_export_end();

CREATE TRIGGER sealed_organ_is_there BEFORE INSERT ON casework.sealed_register FOR EACH ROW EXECUTE FUNCTION casework.check_place_is_there();

CREATE TRIGGER sealed_register_signs_for_itself AFTER INSERT OR UPDATE OF reported_up_on, up_received_on ON casework.sealed_register FOR EACH ROW EXECUTE FUNCTION casework.sign_sealed();

CREATE CONSTRAINT TRIGGER secretary_approval_follows_its_clue AFTER INSERT ON casework.secretary_approval DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_paper_is_of_its_clue();

CREATE TRIGGER secretary_approval_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.secretary_approval FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by');

CREATE TRIGGER split_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.split FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by');

CREATE CONSTRAINT TRIGGER split_part_keeps_the_day AFTER INSERT OR UPDATE ON casework.split_part DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_split_part();

CREATE CONSTRAINT TRIGGER study_minutes_attendees_may_know AFTER INSERT ON casework.study_minutes DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_minutes_attendees();

CREATE CONSTRAINT TRIGGER study_minutes_follows_its_clue AFTER INSERT ON casework.study_minutes DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_paper_is_of_its_clue();

CREATE TRIGGER study_minutes_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.study_minutes FOR EACH ROW EXECUTE FUNCTION guard.check_signature('written_by');

CREATE TRIGGER supervision_account_is_the_heads AFTER UPDATE OF accountable_by ON casework.supervision FOR EACH ROW WHEN ((new.accountable_by IS DISTINCT FROM old.accountable_by)) EXECUTE FUNCTION casework.check_head('issuer_organ_id');

CREATE TRIGGER supervision_entry_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.supervision_entry FOR EACH ROW EXECUTE FUNCTION guard.check_signature('staff_id');

CREATE TRIGGER supervision_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.supervision FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposer_staff_id', 'approver_staff_id', 'answerer_staff_id', 'accountable_by');

CREATE CONSTRAINT TRIGGER supervision_issued_number_is_new AFTER INSERT OR UPDATE OF supervision_number, supervision_year, code_word ON casework.supervision NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.supervision_number IS NOT NULL)) EXECUTE FUNCTION casework.check_issued_number('supervision');

CREATE TRIGGER transfer_objection_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.transfer_objection FOR EACH ROW EXECUTE FUNCTION guard.check_signature('raised_by');

CREATE TRIGGER transfer_out_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.transfer_out FOR EACH ROW EXECUTE FUNCTION guard.check_signature('recorded_by', 'receipt_by');

CREATE TRIGGER trend_report_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.trend_report FOR EACH ROW EXECUTE FUNCTION guard.check_signature('made_by', 'sent_by', 'committee_by');

CREATE CONSTRAINT TRIGGER trend_report_issued_number_is_new AFTER INSERT OR UPDATE OF committee_number, committee_year, code_word ON casework.trend_report NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.committee_number IS NOT NULL)) EXECUTE FUNCTION casework.check_issued_number('committee');

CREATE TRIGGER triage_opinion_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.triage_opinion FOR EACH ROW EXECUTE FUNCTION guard.check_signature('author_staff_id');

CREATE TRIGGER verification_call_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.verification_call FOR EACH ROW EXECUTE FUNCTION guard.check_signature('called_by');

CREATE TRIGGER voiding_is_signed_by_oneself BEFORE INSERT OR UPDATE ON casework.voiding FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'decided_by');

CREATE CONSTRAINT TRIGGER document_code_word_is_one_organs AFTER INSERT OR UPDATE ON directory.document_code NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_code_word_of_others();

CREATE CONSTRAINT TRIGGER document_code_word_names_one_series AFTER INSERT OR UPDATE ON directory.document_code NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION casework.check_code_word();

CREATE CONSTRAINT TRIGGER handover_leaves_a_lead AFTER INSERT ON directory.handover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework.check_lead_stays();

CREATE TRIGGER organ_has_no_open_work AFTER UPDATE OF ended_on ON directory.organ FOR EACH ROW EXECUTE FUNCTION casework.check_nothing_is_left('organ');

CREATE TRIGGER room_has_no_open_work AFTER UPDATE OF ended_on, organ_id ON directory.room FOR EACH ROW EXECUTE FUNCTION casework.check_nothing_is_left('room');

CREATE TRIGGER staff_ends_sessions AFTER UPDATE OF roles, password_hash, active, organ_id, room_id ON directory.staff FOR EACH ROW WHEN ((((((old.roles IS DISTINCT FROM new.roles) OR (old.password_hash IS DISTINCT FROM new.password_hash)) OR (old.active IS DISTINCT FROM new.active)) OR (old.organ_id IS DISTINCT FROM new.organ_id)) OR (old.room_id IS DISTINCT FROM new.room_id))) EXECUTE FUNCTION session.end_with_account();

CREATE TRIGGER staff_holds_no_clue_elsewhere AFTER UPDATE OF active, organ_id, room_id ON directory.staff FOR EACH ROW EXECUTE FUNCTION casework.check_holds_no_clue();

CREATE TRIGGER endpoint_is_approved_for_security BEFORE INSERT OR UPDATE ON notify.endpoint FOR EACH ROW EXECUTE FUNCTION notify.check_approval();

CREATE TRIGGER endpoint_is_signed_by_oneself BEFORE INSERT OR UPDATE ON notify.endpoint FOR EACH ROW EXECUTE FUNCTION guard.check_signature('proposed_by', 'approved_by');

CREATE TRIGGER unlock_is_written_once BEFORE UPDATE ON vault.unlock FOR EACH ROW EXECUTE FUNCTION vault.check_unlock();

ALTER TABLE ONLY audit.sealed_head
    ADD CONSTRAINT sealed_head_is_of_a_seal FOREIGN KEY (seal_number, cell_id) REFERENCES audit.seal(seal_number, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_discipline_organ_exists FOREIGN KEY (discipline_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.accused_feedback
    ADD CONSTRAINT accused_feedback_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_former_organ_exists FOREIGN KEY (former_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_managing_organ_exists FOREIGN KEY (managing_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY casework.accused
    ADD CONSTRAINT accused_unit_exists FOREIGN KEY (unit_id, cell_id) REFERENCES directory.unit(unit_id, cell_id);

ALTER TABLE ONLY casework.alarm
    ADD CONSTRAINT alarm_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.alert
    ADD CONSTRAINT alert_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.assignment
    ADD CONSTRAINT assignment_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.assignment
    ADD CONSTRAINT assignment_measure_exists FOREIGN KEY (measure_id, cell_id) REFERENCES casework.jurisdiction_measure(measure_id, cell_id);

ALTER TABLE ONLY casework.attachment_chunk
    ADD CONSTRAINT attachment_chunk_upload_exists FOREIGN KEY (upload_id, cell_id) REFERENCES casework.upload(upload_id, cell_id);

ALTER TABLE ONLY casework.attachment
    ADD CONSTRAINT attachment_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.attachment
    ADD CONSTRAINT attachment_file_exists FOREIGN KEY (upload_id, cell_id) REFERENCES casework.attachment_file(upload_id, cell_id);

ALTER TABLE ONLY casework.attachment_file
    ADD CONSTRAINT attachment_file_upload_exists FOREIGN KEY (upload_id, cell_id) REFERENCES casework.upload(upload_id, cell_id);

ALTER TABLE ONLY casework.attachment
    ADD CONSTRAINT attachment_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.charge_note
    ADD CONSTRAINT charge_note_charge_exists FOREIGN KEY (charge_id, cell_id) REFERENCES casework.leader_charge(charge_id, cell_id);

ALTER TABLE ONLY casework.check_member
    ADD CONSTRAINT check_member_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.check_report
    ADD CONSTRAINT check_report_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.check_signature
    ADD CONSTRAINT check_signature_is_under_its_report FOREIGN KEY (check_report_id, clue_id, digest, cell_id) REFERENCES casework.check_report(check_report_id, clue_id, digest, cell_id);

ALTER TABLE ONLY casework.clarification
    ADD CONSTRAINT clarification_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.clarification
    ADD CONSTRAINT clarification_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.clue
    ADD CONSTRAINT clue_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.clue
    ADD CONSTRAINT clue_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.clue
    ADD CONSTRAINT clue_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_answered_letter_exists FOREIGN KEY (answers_id, clue_id, answers_step, answers_on, cell_id) REFERENCES casework.course_step(step_id, clue_id, step, happened_on, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_letter_exists FOREIGN KEY (document_id, cell_id) REFERENCES casework.document(document_id, cell_id);

ALTER TABLE ONLY casework.course_step
    ADD CONSTRAINT course_step_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.distribution_policy
    ADD CONSTRAINT distribution_policy_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.distribution_proposal
    ADD CONSTRAINT distribution_proposal_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.document
    ADD CONSTRAINT document_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.document_print
    ADD CONSTRAINT document_print_document_exists FOREIGN KEY (document_id, cell_id) REFERENCES casework.document(document_id, cell_id);

ALTER TABLE ONLY casework.document
    ADD CONSTRAINT document_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.excerpt
    ADD CONSTRAINT excerpt_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.excerpt_print
    ADD CONSTRAINT excerpt_print_excerpt_exists FOREIGN KEY (excerpt_id, cell_id) REFERENCES casework.excerpt(excerpt_id, cell_id);

ALTER TABLE ONLY casework.excerpt
    ADD CONSTRAINT excerpt_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.export_key
    ADD CONSTRAINT export_key_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.feedback_record
    ADD CONSTRAINT feedback_record_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.feedback_record
    ADD CONSTRAINT feedback_record_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.found_clue
    ADD CONSTRAINT found_clue_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.found_clue
    ADD CONSTRAINT found_clue_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.guidance
    ADD CONSTRAINT guidance_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.instruction
    ADD CONSTRAINT instruction_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.instruction_entry
    ADD CONSTRAINT instruction_entry_instruction_exists FOREIGN KEY (instruction_id, cell_id) REFERENCES casework.instruction(instruction_id, cell_id);

ALTER TABLE ONLY casework.instruction
    ADD CONSTRAINT instruction_organ_exists FOREIGN KEY (to_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.instruction
    ADD CONSTRAINT instruction_room_exists FOREIGN KEY (to_room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.interest_declaration
    ADD CONSTRAINT interest_declaration_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY casework.interest_declaration
    ADD CONSTRAINT interest_declaration_unit_exists FOREIGN KEY (unit_id, cell_id) REFERENCES directory.unit(unit_id, cell_id);

ALTER TABLE ONLY casework.interference
    ADD CONSTRAINT interference_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.interference_note
    ADD CONSTRAINT interference_note_entry_exists FOREIGN KEY (attached_id, cell_id) REFERENCES casework.interference(interference_id, cell_id);

ALTER TABLE ONLY casework.interference
    ADD CONSTRAINT interference_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.item_key
    ADD CONSTRAINT item_key_wrap_key_exists FOREIGN KEY (wrap_key_id, organ_id, cell_id) REFERENCES keys.organ_key(key_id, organ_id, cell_id);

ALTER TABLE ONLY casework.joint_party
    ADD CONSTRAINT joint_party_measure_exists FOREIGN KEY (measure_id, cell_id) REFERENCES casework.jurisdiction_measure(measure_id, cell_id);

ALTER TABLE ONLY casework.joint_party
    ADD CONSTRAINT joint_party_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_from_exists FOREIGN KEY (from_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_room_exists FOREIGN KEY (to_room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.jurisdiction_measure
    ADD CONSTRAINT jurisdiction_measure_to_exists FOREIGN KEY (to_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.kinship_declaration
    ADD CONSTRAINT kinship_declaration_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY casework.kinship_declaration
    ADD CONSTRAINT kinship_declaration_unit_exists FOREIGN KEY (unit_id, cell_id) REFERENCES directory.unit(unit_id, cell_id);

ALTER TABLE ONLY casework.leader_charge
    ADD CONSTRAINT leader_charge_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.malice_request
    ADD CONSTRAINT malice_request_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.malice_request
    ADD CONSTRAINT malice_request_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.meeting_item
    ADD CONSTRAINT meeting_item_meeting_exists FOREIGN KEY (meeting_id, cell_id) REFERENCES casework.meeting(meeting_id, cell_id);

ALTER TABLE ONLY casework.meeting
    ADD CONSTRAINT meeting_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.notice
    ADD CONSTRAINT notice_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.objection
    ADD CONSTRAINT objection_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.objection
    ADD CONSTRAINT objection_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.petition
    ADD CONSTRAINT petition_acceptance_exists FOREIGN KEY (acceptance_id, cell_id) REFERENCES casework.document(document_id, cell_id);

ALTER TABLE ONLY casework.petition
    ADD CONSTRAINT petition_document_exists FOREIGN KEY (document_id, cell_id) REFERENCES casework.document(document_id, cell_id);

ALTER TABLE ONLY casework.petition
    ADD CONSTRAINT petition_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.protection
    ADD CONSTRAINT protection_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.protection_visit
    ADD CONSTRAINT protection_visit_protection_exists FOREIGN KEY (protection_id, cell_id) REFERENCES casework.protection(protection_id, cell_id);

ALTER TABLE ONLY casework.quarantine_readers
    ADD CONSTRAINT quarantine_readers_first_exists FOREIGN KEY (first_staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY casework.quarantine_readers
    ADD CONSTRAINT quarantine_readers_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.quarantine_readers
    ADD CONSTRAINT quarantine_readers_second_exists FOREIGN KEY (second_staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY casework.quarter_feedback
    ADD CONSTRAINT quarter_feedback_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY casework.quarter_line
    ADD CONSTRAINT quarter_line_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.quarter_line
    ADD CONSTRAINT quarter_line_feedback_exists FOREIGN KEY (quarter_id, cell_id) REFERENCES casework.quarter_feedback(quarter_id, cell_id);

ALTER TABLE ONLY casework.reception_session
    ADD CONSTRAINT reception_session_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.reception_visit
    ADD CONSTRAINT reception_visit_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.reception_visit
    ADD CONSTRAINT reception_visit_session_exists FOREIGN KEY (session_id, cell_id) REFERENCES casework.reception_session(session_id, cell_id);

ALTER TABLE ONLY casework.recommendation
    ADD CONSTRAINT recommendation_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.recommendation_paper
    ADD CONSTRAINT recommendation_paper_recommendation_exists FOREIGN KEY (recommendation_id, cell_id) REFERENCES casework.recommendation(recommendation_id, cell_id);

ALTER TABLE ONLY casework.recusal
    ADD CONSTRAINT recusal_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.recusal_entry
    ADD CONSTRAINT recusal_entry_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.recusal_request
    ADD CONSTRAINT recusal_request_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.reminder
    ADD CONSTRAINT reminder_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.repeat_decision
    ADD CONSTRAINT repeat_decision_earlier_exists FOREIGN KEY (earlier_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.repeat_decision
    ADD CONSTRAINT repeat_decision_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_decision_organ_exists FOREIGN KEY (decision_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_holder_exists FOREIGN KEY (holder_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.report_mark
    ADD CONSTRAINT report_mark_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_receiver_exists FOREIGN KEY (receiver_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.report
    ADD CONSTRAINT report_repeat_exists FOREIGN KEY (repeat_of_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.report_text
    ADD CONSTRAINT report_text_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.report_up
    ADD CONSTRAINT report_up_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.report_words
    ADD CONSTRAINT report_words_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.reward
    ADD CONSTRAINT reward_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.reward
    ADD CONSTRAINT reward_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.route_decision
    ADD CONSTRAINT route_decision_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.satisfaction
    ADD CONSTRAINT satisfaction_comes_after_the_duty FOREIGN KEY (notice_id, cell_id) REFERENCES casework.secrecy_duty(notice_id, cell_id);

ALTER TABLE ONLY casework.seal_request
    ADD CONSTRAINT seal_request_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.sealed_carriage
    ADD CONSTRAINT sealed_carriage_line_exists FOREIGN KEY (sealed_id, cell_id) REFERENCES casework.sealed_register(sealed_id, cell_id);

ALTER TABLE ONLY casework.sealed_export
    ADD CONSTRAINT sealed_export_key_exists FOREIGN KEY (key_id, cell_id) REFERENCES casework.export_key(key_id, cell_id);

ALTER TABLE ONLY casework.sealed_export
    ADD CONSTRAINT sealed_export_line_exists FOREIGN KEY (sealed_id, cell_id) REFERENCES casework.sealed_register(sealed_id, cell_id);

ALTER TABLE ONLY casework.sealed_export
    ADD CONSTRAINT sealed_export_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.sealed_handoff
    ADD CONSTRAINT sealed_handoff_line_exists FOREIGN KEY (sealed_id, cell_id) REFERENCES casework.sealed_register(sealed_id, cell_id);

ALTER TABLE ONLY casework.secrecy_duty
    ADD CONSTRAINT secrecy_duty_notice_exists FOREIGN KEY (notice_id, cell_id) REFERENCES casework.notice(notice_id, cell_id);

ALTER TABLE ONLY casework.secretary_approval
    ADD CONSTRAINT secretary_approval_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.split_part
    ADD CONSTRAINT split_part_original_exists FOREIGN KEY (original_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.split_part
    ADD CONSTRAINT split_part_report_exists FOREIGN KEY (part_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.split
    ADD CONSTRAINT split_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.split_share
    ADD CONSTRAINT split_share_split_exists FOREIGN KEY (split_id, cell_id) REFERENCES casework.split(split_id, cell_id);

ALTER TABLE ONLY casework.study_minutes
    ADD CONSTRAINT study_minutes_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.supervision
    ADD CONSTRAINT supervision_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY casework.supervision_entry
    ADD CONSTRAINT supervision_entry_order_exists FOREIGN KEY (supervision_id, cell_id) REFERENCES casework.supervision(supervision_id, cell_id);

ALTER TABLE ONLY casework.transfer_in
    ADD CONSTRAINT transfer_in_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.transfer_objection
    ADD CONSTRAINT transfer_objection_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.transfer_out
    ADD CONSTRAINT transfer_out_document_exists FOREIGN KEY (document_id, cell_id) REFERENCES casework.document(document_id, cell_id);

ALTER TABLE ONLY casework.transfer_out
    ADD CONSTRAINT transfer_out_letter_is_to_its_receiver FOREIGN KEY (document_id, receiver_id, cell_id) REFERENCES casework.document(document_id, addressee_id, cell_id);

ALTER TABLE ONLY casework.transfer_out
    ADD CONSTRAINT transfer_out_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.trend_figure
    ADD CONSTRAINT trend_figure_report_exists FOREIGN KEY (trend_id, cell_id) REFERENCES casework.trend_report(trend_id, cell_id);

ALTER TABLE ONLY casework.triage_opinion
    ADD CONSTRAINT triage_opinion_decision_organ_exists FOREIGN KEY (decision_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY casework.triage_opinion
    ADD CONSTRAINT triage_opinion_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.verification_call
    ADD CONSTRAINT verification_call_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY casework.voiding
    ADD CONSTRAINT voiding_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY directory.appointment
    ADD CONSTRAINT appointment_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY directory.appointment
    ADD CONSTRAINT appointment_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY directory.appointment
    ADD CONSTRAINT appointment_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY directory.handover_line
    ADD CONSTRAINT handover_line_handover_exists FOREIGN KEY (handover_id, cell_id) REFERENCES directory.handover(handover_id, cell_id);

ALTER TABLE ONLY directory.handover
    ADD CONSTRAINT handover_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY directory.organ
    ADD CONSTRAINT organ_superior_exists FOREIGN KEY (superior_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY directory.room
    ADD CONSTRAINT room_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY directory.span
    ADD CONSTRAINT span_document_exists FOREIGN KEY (version, cell_id) REFERENCES directory.document(version, cell_id);

ALTER TABLE ONLY directory.staff
    ADD CONSTRAINT staff_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY directory.staff
    ADD CONSTRAINT staff_room_exists FOREIGN KEY (room_id, cell_id) REFERENCES directory.room(room_id, cell_id);

ALTER TABLE ONLY directory.unit
    ADD CONSTRAINT unit_managing_organ_exists FOREIGN KEY (managing_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY directory.unit
    ADD CONSTRAINT unit_own_organ_exists FOREIGN KEY (own_organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY notify.attempt
    ADD CONSTRAINT attempt_delivery_exists FOREIGN KEY (delivery_id, cell_id) REFERENCES notify.delivery(delivery_id, cell_id);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_endpoint_exists FOREIGN KEY (endpoint_id, cell_id) REFERENCES notify.endpoint(endpoint_id, cell_id);

ALTER TABLE ONLY notify.endpoint
    ADD CONSTRAINT endpoint_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY session.device
    ADD CONSTRAINT device_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.factor
    ADD CONSTRAINT factor_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.invitation
    ADD CONSTRAINT invitation_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.recovery_code
    ADD CONSTRAINT recovery_code_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.session
    ADD CONSTRAINT session_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.token
    ADD CONSTRAINT token_approver_exists FOREIGN KEY (approved_by, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY session.token
    ADD CONSTRAINT token_organ_exists FOREIGN KEY (organ_id, cell_id) REFERENCES directory.organ(organ_id, cell_id);

ALTER TABLE ONLY session.token
    ADD CONSTRAINT token_staff_exists FOREIGN KEY (staff_id, cell_id) REFERENCES directory.staff(staff_id, cell_id);

ALTER TABLE ONLY vault.identity
    ADD CONSTRAINT identity_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY vault.identity
    ADD CONSTRAINT identity_wrap_key_exists FOREIGN KEY (wrap_key_id, organ_id, cell_id) REFERENCES keys.organ_key(key_id, organ_id, cell_id);

ALTER TABLE ONLY vault.query_code
    ADD CONSTRAINT query_code_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY vault.reporter_token
    ADD CONSTRAINT reporter_token_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE ONLY vault.unlock
    ADD CONSTRAINT unlock_clue_exists FOREIGN KEY (clue_id, cell_id) REFERENCES casework.clue(clue_id, cell_id);

ALTER TABLE ONLY vault.unlock
    ADD CONSTRAINT unlock_report_exists FOREIGN KEY (report_id, cell_id) REFERENCES casework.report(report_id, cell_id);

ALTER TABLE audit.chain ENABLE ROW LEVEL SECURITY;

CREATE POLICY chain_all_cell ON audit.chain AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY chain_all_owner ON audit.chain TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY chain_select_audit ON audit.chain FOR SELECT TO dengwen_worker, dengwen_audit USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY chain_select_auditor ON audit.chain FOR SELECT TO dengwen_web USING (((chain = ANY (ARRAY[( SELECT guard.organ() AS organ), ( SELECT (guard.organ() || ':door'::text))])) AND ( SELECT guard.has_role(ARRAY['auditor'::text]) AS has_role)));

ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY entry_all_cell ON audit.entry AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY entry_all_owner ON audit.entry TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY entry_select_audit ON audit.entry FOR SELECT TO dengwen_worker, dengwen_audit USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE audit.inbox ENABLE ROW LEVEL SECURITY;

CREATE POLICY inbox_all_cell ON audit.inbox AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY inbox_all_owner ON audit.inbox TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY inbox_select_audit ON audit.inbox FOR SELECT TO dengwen_worker, dengwen_audit USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY;

CREATE POLICY seal_all_cell ON audit.seal AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY seal_all_owner ON audit.seal TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY seal_select_audit ON audit.seal FOR SELECT TO dengwen_worker, dengwen_audit USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY seal_select_auditor ON audit.seal FOR SELECT TO dengwen_web USING (( SELECT guard.has_role(ARRAY['auditor'::text]) AS has_role));

ALTER TABLE audit.sealed_head ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed_head_all_cell ON audit.sealed_head AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY sealed_head_all_owner ON audit.sealed_head TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY sealed_head_select_audit ON audit.sealed_head FOR SELECT TO dengwen_worker, dengwen_audit USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_head_select_auditor ON audit.sealed_head FOR SELECT TO dengwen_web USING (((chain = ANY (ARRAY[( SELECT guard.organ() AS organ), ( SELECT (guard.organ() || ':door'::text))])) AND ( SELECT guard.has_role(ARRAY['auditor'::text]) AS has_role)));

ALTER TABLE casework.accused ENABLE ROW LEVEL SECURITY;

CREATE POLICY accused_all_cell ON casework.accused AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY accused_all_owner ON casework.accused TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.accused_feedback ENABLE ROW LEVEL SECURITY;

CREATE POLICY accused_feedback_all_cell ON casework.accused_feedback AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY accused_feedback_all_owner ON casework.accused_feedback TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY accused_feedback_insert_room ON casework.accused_feedback FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = accused_feedback.clue_id) AND (c.cell_id = accused_feedback.cell_id) AND (c.organ_id = accused_feedback.organ_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY accused_feedback_insert_system ON casework.accused_feedback FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY accused_feedback_select_system ON casework.accused_feedback FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY accused_feedback_select_viewer ON casework.accused_feedback FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = accused_feedback.clue_id) AND (c.cell_id = accused_feedback.cell_id)))));

CREATE POLICY accused_feedback_update_system ON casework.accused_feedback FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY accused_insert_system ON casework.accused FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY accused_insert_writer ON casework.accused FOR INSERT TO dengwen_web WITH CHECK ((((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.makes_report(report_id)) OR (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = accused.report_id) AND (r.cell_id = accused.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))))))));

CREATE POLICY accused_select_reader ON casework.accused FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = accused.report_id) AND (r.cell_id = accused.cell_id)))));

CREATE POLICY accused_select_system ON casework.accused FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY accused_update_office ON casework.accused FOR UPDATE TO dengwen_web USING ((( SELECT guard.sees_office() AS sees_office) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = accused.report_id) AND (r.cell_id = accused.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))))))));

CREATE POLICY accused_update_system ON casework.accused FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.alarm ENABLE ROW LEVEL SECURITY;

CREATE POLICY alarm_all_cell ON casework.alarm AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY alarm_all_owner ON casework.alarm TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY alarm_insert_system ON casework.alarm FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY alarm_select_system ON casework.alarm FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY alarm_select_told ON casework.alarm FOR SELECT TO dengwen_web USING (((audience = 'upper_office'::text) AND (told_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role)));

ALTER TABLE casework.alert ENABLE ROW LEVEL SECURITY;

CREATE POLICY alert_all_cell ON casework.alert AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY alert_all_owner ON casework.alert TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY alert_insert_system ON casework.alert FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY alert_select_leader ON casework.alert FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (NOT casework.is_kept_from(report_id)) AND ((audience = 'leaders'::text) OR (( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = alert.report_id) AND (r.cell_id = alert.cell_id))))))));

CREATE POLICY alert_select_system ON casework.alert FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY alert_update_leader ON casework.alert FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (NOT casework.is_kept_from(report_id)) AND ((audience = 'leaders'::text) OR (( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = alert.report_id) AND (r.cell_id = alert.cell_id)))))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (NOT casework.is_kept_from(report_id)) AND (read_by = ( SELECT guard.staff() AS staff))));

ALTER TABLE casework.approval ENABLE ROW LEVEL SECURITY;

CREATE POLICY approval_all_cell ON casework.approval AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY approval_all_owner ON casework.approval TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY approval_select_system ON casework.approval FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY approval_select_viewer ON casework.approval FOR SELECT TO dengwen_web USING (
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = approval.subject_id) AND (r.cell_id = approval.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = approval.subject_id) AND (c.cell_id = approval.cell_id))))
    ELSE false
END);

ALTER TABLE casework.assignment ENABLE ROW LEVEL SECURITY;

CREATE POLICY assignment_all_cell ON casework.assignment AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY assignment_all_owner ON casework.assignment TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY assignment_insert_system ON casework.assignment FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY assignment_select_system ON casework.assignment FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY assignment_select_viewer ON casework.assignment FOR SELECT TO dengwen_web USING ((((((from_organ_id = ( SELECT guard.organ() AS organ)) OR (to_organ_id = ( SELECT guard.organ() AS organ))) AND ( SELECT guard.sees_office() AS sees_office)) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = assignment.clue_id) AND (c.cell_id = assignment.cell_id))))) AND (NOT guard.is_kept_from(report_id, clue_id))));

CREATE POLICY assignment_update_office ON casework.assignment FOR UPDATE TO dengwen_web USING (((to_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (NOT guard.is_kept_from(report_id, clue_id)))) WITH CHECK (((to_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)));

CREATE POLICY assignment_update_system ON casework.assignment FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.attachment ENABLE ROW LEVEL SECURITY;

CREATE POLICY attachment_all_cell ON casework.attachment AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY attachment_all_owner ON casework.attachment TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.attachment_chunk ENABLE ROW LEVEL SECURITY;

CREATE POLICY attachment_chunk_all_cell ON casework.attachment_chunk AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY attachment_chunk_all_owner ON casework.attachment_chunk TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY attachment_chunk_insert_sender ON casework.attachment_chunk FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND (part = 'original'::text) AND guard.is_open_upload(upload_id)));

CREATE POLICY attachment_chunk_insert_system ON casework.attachment_chunk FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_chunk_select_reader ON casework.attachment_chunk FOR SELECT TO dengwen_web USING (((( SELECT guard.kind() AS kind) = 'staff'::text) AND
CASE part
    WHEN 'copy'::text THEN guard.sees_file(upload_id, cell_id)
    ELSE guard.opens_original(upload_id, cell_id)
END));

CREATE POLICY attachment_chunk_select_system ON casework.attachment_chunk FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.attachment_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY attachment_file_all_cell ON casework.attachment_file AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY attachment_file_all_owner ON casework.attachment_file TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY attachment_file_insert_sender ON casework.attachment_file FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.is_open_upload(upload_id) AND (scan_state = 'waiting'::text) AND (copy_state = ANY (ARRAY['none'::text, 'waiting'::text]))));

CREATE POLICY attachment_file_insert_system ON casework.attachment_file FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_file_select_reader ON casework.attachment_file FOR SELECT TO dengwen_web USING (((( SELECT guard.kind() AS kind) = 'staff'::text) AND guard.sees_file(upload_id, cell_id)));

CREATE POLICY attachment_file_select_system ON casework.attachment_file FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_file_update_system ON casework.attachment_file FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_insert_sender ON casework.attachment FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND (downloads = 0) AND (guard.wrote_file(upload_id) OR guard.opens_original(upload_id, cell_id)) AND
CASE origin
    WHEN 'handed_in'::text THEN (guard.wrote_report(report_id) AND (added_by IS NULL))
    WHEN 'office'::text THEN (guard.keeps_report(report_id, cell_id) AND (added_by = ( SELECT guard.staff() AS staff)))
    WHEN 'check'::text THEN (guard.keeps_check(clue_id, cell_id) AND (added_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = attachment.clue_id) AND (c.cell_id = attachment.cell_id) AND (c.report_id = attachment.report_id)))))
    ELSE false
END));

CREATE POLICY attachment_insert_system ON casework.attachment FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_select_reader ON casework.attachment FOR SELECT TO dengwen_web USING (((( SELECT guard.kind() AS kind) = 'staff'::text) AND
CASE origin
    WHEN 'check'::text THEN guard.reads_check(clue_id, cell_id)
    ELSE guard.has_key(report_id, cell_id)
END));

CREATE POLICY attachment_select_system ON casework.attachment FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY attachment_update_reader ON casework.attachment FOR UPDATE TO dengwen_web USING (((( SELECT guard.kind() AS kind) = 'staff'::text) AND
CASE origin
    WHEN 'check'::text THEN guard.reads_check(clue_id, cell_id)
    ELSE guard.has_key(report_id, cell_id)
END));

ALTER TABLE casework.charge_note ENABLE ROW LEVEL SECURITY;

CREATE POLICY charge_note_all_cell ON casework.charge_note AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY charge_note_all_owner ON casework.charge_note TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY charge_note_insert_system ON casework.charge_note FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY charge_note_select_staff ON casework.charge_note FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.leader_charge l
  WHERE ((l.charge_id = charge_note.charge_id) AND (l.cell_id = charge_note.cell_id))))));

CREATE POLICY charge_note_select_system ON casework.charge_note FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.check_member ENABLE ROW LEVEL SECURITY;

CREATE POLICY check_member_all_cell ON casework.check_member AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY check_member_all_owner ON casework.check_member TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY check_member_insert_holder ON casework.check_member FOR INSERT TO dengwen_web WITH CHECK (((appointed_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_member.clue_id) AND (c.cell_id = check_member.cell_id) AND (c.organ_id = check_member.organ_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff)))))));

CREATE POLICY check_member_select_system ON casework.check_member FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY check_member_select_viewer ON casework.check_member FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_member.clue_id) AND (c.cell_id = check_member.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

CREATE POLICY check_member_update_holder ON casework.check_member FOR UPDATE TO dengwen_web USING (((left_on IS NULL) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_member.clue_id) AND (c.cell_id = check_member.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff))))))) WITH CHECK ((left_on IS NOT NULL));

CREATE POLICY check_member_update_leader ON casework.check_member FOR UPDATE TO dengwen_web USING (((left_on IS NULL) AND (approved_by IS NULL) AND ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_member.clue_id) AND (c.cell_id = check_member.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ))))))) WITH CHECK (((left_on IS NULL) AND (approved_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY check_member_update_system ON casework.check_member FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK ((( SELECT guard.is_system() AS is_system) AND (left_on IS NOT NULL)));

ALTER TABLE casework.check_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY check_report_all_cell ON casework.check_report AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY check_report_all_owner ON casework.check_report TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY check_report_insert_holder ON casework.check_report FOR INSERT TO dengwen_web WITH CHECK (((written_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_report.clue_id) AND (c.cell_id = check_report.cell_id) AND (c.organ_id = check_report.organ_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff)))))));

CREATE POLICY check_report_select_system ON casework.check_report FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY check_report_select_viewer ON casework.check_report FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_report.clue_id) AND (c.cell_id = check_report.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

ALTER TABLE casework.check_signature ENABLE ROW LEVEL SECURITY;

CREATE POLICY check_signature_all_cell ON casework.check_signature AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY check_signature_all_owner ON casework.check_signature TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY check_signature_insert_signer ON casework.check_signature FOR INSERT TO dengwen_web WITH CHECK (((staff_id = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.check_member m
  WHERE ((m.clue_id = check_signature.clue_id) AND (m.cell_id = check_signature.cell_id) AND (m.staff_id = ( SELECT guard.staff() AS staff)) AND (m.left_on IS NULL))))));

CREATE POLICY check_signature_select_system ON casework.check_signature FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY check_signature_select_viewer ON casework.check_signature FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = check_signature.clue_id) AND (c.cell_id = check_signature.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

ALTER TABLE casework.clarification ENABLE ROW LEVEL SECURITY;

CREATE POLICY clarification_all_cell ON casework.clarification AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clarification_all_owner ON casework.clarification TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clarification_insert_room ON casework.clarification FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'proposed'::text) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = clarification.clue_id) AND (c.cell_id = clarification.cell_id) AND (c.organ_id = clarification.organ_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY clarification_insert_system ON casework.clarification FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clarification_select_system ON casework.clarification FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY clarification_select_viewer ON casework.clarification FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = clarification.clue_id) AND (c.cell_id = clarification.cell_id)))));

CREATE POLICY clarification_update_room ON casework.clarification FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = clarification.clue_id) AND (c.cell_id = clarification.cell_id) AND (c.organ_id = clarification.organ_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role))))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ((decided_by IS DISTINCT FROM ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) OR casework.stands_in_for_head(clue_id)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = clarification.clue_id) AND (c.cell_id = clarification.cell_id) AND (c.organ_id = clarification.organ_id))))));

CREATE POLICY clarification_update_system ON casework.clarification FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.clock ENABLE ROW LEVEL SECURITY;

CREATE POLICY clock_all_cell ON casework.clock AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clock_all_owner ON casework.clock TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.clock_extension ENABLE ROW LEVEL SECURITY;

CREATE POLICY clock_extension_all_cell ON casework.clock_extension AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clock_extension_all_owner ON casework.clock_extension TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clock_extension_insert_system ON casework.clock_extension FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_extension_select_system ON casework.clock_extension FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_extension_select_viewer ON casework.clock_extension FOR SELECT TO dengwen_web USING (guard.sees_clock(clock_id, cell_id));

CREATE POLICY clock_insert_recommendation ON casework.clock FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (subject = 'recommendation'::text) AND guard.sees_recommendation(subject_id, cell_id)));

CREATE POLICY clock_insert_system ON casework.clock FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_insert_writer ON casework.clock FOR INSERT TO dengwen_web WITH CHECK ((((( SELECT guard.kind() AS kind) = 'public'::text) OR (organ_id = ( SELECT guard.organ() AS organ))) AND
CASE subject
    WHEN 'report'::text THEN guard.wrote_report(subject_id)
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = clock.subject_id) AND (c.cell_id = clock.cell_id))))
    WHEN 'sealed'::text THEN (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
       FROM casework.sealed_register s
      WHERE ((s.sealed_id = clock.subject_id) AND (s.cell_id = clock.cell_id)))))
    ELSE false
END));

ALTER TABLE casework.clock_recomputation ENABLE ROW LEVEL SECURITY;

CREATE POLICY clock_recomputation_all_cell ON casework.clock_recomputation AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clock_recomputation_all_owner ON casework.clock_recomputation TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clock_recomputation_insert_system ON casework.clock_recomputation FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_recomputation_select_administrator ON casework.clock_recomputation FOR SELECT TO dengwen_web USING (( SELECT guard.has_role(ARRAY['administrator'::text]) AS has_role));

CREATE POLICY clock_recomputation_select_system ON casework.clock_recomputation FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_select_assignment ON casework.clock FOR SELECT TO dengwen_web USING (((subject = 'assignment'::text) AND guard.sees_assignment(subject_id, cell_id)));

CREATE POLICY clock_select_protection ON casework.clock FOR SELECT TO dengwen_web USING (((subject = 'protection'::text) AND guard.sees_protection(subject_id, cell_id)));

CREATE POLICY clock_select_recommendation ON casework.clock FOR SELECT TO dengwen_web USING (((subject = 'recommendation'::text) AND guard.sees_recommendation(subject_id, cell_id)));

CREATE POLICY clock_select_superior ON casework.clock FOR SELECT TO dengwen_web USING (((((kind = 'ASSIGNED'::text) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR ((told_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text]) AS has_role))) AND (subject <> 'sealed'::text) AND (EXISTS ( SELECT
   FROM directory.organ o
  WHERE ((o.organ_id = clock.organ_id) AND (o.cell_id = clock.cell_id) AND (o.superior_organ_id = ( SELECT guard.organ() AS organ))))) AND (NOT casework.keeps_out_superior(subject, subject_id))));

CREATE POLICY clock_select_supervision ON casework.clock FOR SELECT TO dengwen_web USING ((((subject = 'supervision'::text) AND guard.sees_supervision(subject_id, cell_id)) OR ((subject = 'quarter'::text) AND guard.sees_quarter(subject_id, cell_id))));

CREATE POLICY clock_select_system ON casework.clock FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_select_town_visit ON casework.clock FOR SELECT TO dengwen_web USING (((subject = 'town_visit'::text) AND guard.sees_town_duty(subject_id, cell_id)));

CREATE POLICY clock_select_viewer ON casework.clock FOR SELECT TO dengwen_web USING (
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = clock.subject_id) AND (r.cell_id = clock.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = clock.subject_id) AND (c.cell_id = clock.cell_id))))
    WHEN 'sealed'::text THEN (EXISTS ( SELECT
       FROM casework.sealed_register s
      WHERE ((s.sealed_id = clock.subject_id) AND (s.cell_id = clock.cell_id))))
    ELSE false
END);

CREATE POLICY clock_update_recommendation ON casework.clock FOR UPDATE TO dengwen_web USING (((subject = 'recommendation'::text) AND guard.sees_recommendation(subject_id, cell_id)));

CREATE POLICY clock_update_staff ON casework.clock FOR UPDATE TO dengwen_web USING (guard.moves_clock(subject, subject_id, cell_id));

CREATE POLICY clock_update_system ON casework.clock FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.clue ENABLE ROW LEVEL SECURITY;

CREATE POLICY clue_all_cell ON casework.clue AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clue_all_owner ON casework.clue TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clue_insert_system ON casework.clue FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clue_select_found ON casework.clue AS RESTRICTIVE FOR SELECT TO dengwen_web USING (((NOT is_found) OR ( SELECT guard.is_system() AS is_system) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text, 'room_member'::text]) AS has_role)));

CREATE POLICY clue_select_measure ON casework.clue FOR SELECT TO dengwen_web USING (((clue_id = ANY (( SELECT guard.opened_clues() AS opened_clues)::uuid[])) AND ((state <> 'archived'::text) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND (NOT (EXISTS ( SELECT
   FROM casework.recusal x
  WHERE ((x.clue_id = clue.clue_id) AND (x.cell_id = clue.cell_id) AND (x.staff_id = ( SELECT guard.staff() AS staff))))))));

CREATE POLICY clue_select_staff ON casework.clue FOR SELECT TO dengwen_web USING (((((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.sees_office() AS sees_office))) OR ((receiver_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text]) AS has_role))) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND ((state <> 'archived'::text) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)) AND (NOT (EXISTS ( SELECT
   FROM casework.recusal x
  WHERE ((x.clue_id = clue.clue_id) AND (x.cell_id = clue.cell_id) AND (x.staff_id = ( SELECT guard.staff() AS staff))))))));

CREATE POLICY clue_select_system ON casework.clue FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY clue_update_archive ON casework.clue FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = ANY (ARRAY['concluded'::text, 'fed_back'::text])) AND ( SELECT guard.has_role(ARRAY['registrar'::text]) AS has_role) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'archived'::text) AND ( SELECT guard.has_role(ARRAY['registrar'::text]) AS has_role)));

CREATE POLICY clue_update_staff ON casework.clue FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text, 'petition_lead'::text]) AS has_role)) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND (NOT (EXISTS ( SELECT
   FROM casework.recusal x
  WHERE ((x.clue_id = clue.clue_id) AND (x.cell_id = clue.cell_id) AND (x.staff_id = ( SELECT guard.staff() AS staff))))))));

CREATE POLICY clue_update_system ON casework.clue FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.course_step ENABLE ROW LEVEL SECURITY;

CREATE POLICY course_step_all_cell ON casework.course_step AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY course_step_all_owner ON casework.course_step TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY course_step_insert_room ON casework.course_step FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (recorded_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = course_step.clue_id) AND (c.cell_id = course_step.cell_id) AND (c.report_id = course_step.report_id) AND (c.organ_id = course_step.organ_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY course_step_select_system ON casework.course_step FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY course_step_select_viewer ON casework.course_step FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = course_step.clue_id) AND (c.cell_id = course_step.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ))))));

CREATE POLICY course_step_update_system ON casework.course_step FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.distribution_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY distribution_policy_all_cell ON casework.distribution_policy AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY distribution_policy_all_owner ON casework.distribution_policy TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY distribution_policy_insert_head ON casework.distribution_policy FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (set_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role)));

CREATE POLICY distribution_policy_select_organ ON casework.distribution_policy FOR SELECT TO dengwen_web USING ((organ_id = ( SELECT guard.organ() AS organ)));

CREATE POLICY distribution_policy_select_system ON casework.distribution_policy FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.distribution_proposal ENABLE ROW LEVEL SECURITY;

CREATE POLICY distribution_proposal_all_cell ON casework.distribution_proposal AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY distribution_proposal_all_owner ON casework.distribution_proposal TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY distribution_proposal_insert_supervision ON casework.distribution_proposal FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (state = 'open'::text) AND ( SELECT guard.has_role(ARRAY['case_supervision'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = distribution_proposal.clue_id) AND (c.cell_id = distribution_proposal.cell_id) AND (c.organ_id = distribution_proposal.organ_id) AND (c.room_id = distribution_proposal.from_room_id) AND (c.distributed_at IS NULL) AND (c.state <> ALL (ARRAY['returned'::text, 'archived'::text])) AND (NOT (distribution_proposal.room_id = ANY (c.barred_room_ids)))))) AND (EXISTS ( SELECT
   FROM directory.room r
  WHERE ((r.room_id = distribution_proposal.room_id) AND (r.cell_id = distribution_proposal.cell_id) AND (r.organ_id = distribution_proposal.organ_id))))));

CREATE POLICY distribution_proposal_select_system ON casework.distribution_proposal FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY distribution_proposal_select_viewer ON casework.distribution_proposal FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = distribution_proposal.clue_id) AND (c.cell_id = distribution_proposal.cell_id))))));

ALTER TABLE casework.document ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_all_cell ON casework.document AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY document_all_owner ON casework.document TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY document_insert_writer ON casework.document FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (drafted_by = ( SELECT guard.staff() AS staff)) AND (state = 'draft'::text) AND ((kind <> ALL (ARRAY['acceptance'::text, 'guidance'::text, 'feedback_record'::text])) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = document.report_id) AND (r.cell_id = document.cell_id) AND (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for)))))) AND (guard.has_key(report_id, cell_id) OR ((kind = ANY (ARRAY['forwarding'::text, 'assignment'::text, 'supervision_order'::text, 'reminder'::text])) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text]) AS has_role) AND (NOT guard.is_kept_from(report_id, clue_id)) AND (clue_id IS NOT NULL))) AND ((clue_id IS NULL) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = document.clue_id) AND (c.cell_id = document.cell_id) AND (c.report_id = document.report_id)))))));

ALTER TABLE casework.document_print ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_print_all_cell ON casework.document_print AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY document_print_all_owner ON casework.document_print TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY document_print_insert_reader ON casework.document_print FOR INSERT TO dengwen_web WITH CHECK (((printed_by = ( SELECT guard.staff() AS staff)) AND guard.sees_paper(document_id, cell_id, true)));

CREATE POLICY document_print_select_reader ON casework.document_print FOR SELECT TO dengwen_web USING (guard.sees_paper(document_id, cell_id));

CREATE POLICY document_print_select_system ON casework.document_print FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY document_select_reader ON casework.document FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((kind <> ALL (ARRAY['acceptance'::text, 'guidance'::text, 'feedback_record'::text])) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = document.report_id) AND (r.cell_id = document.cell_id) AND (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for)))))) AND ((guard.has_key(report_id, cell_id) AND ((clue_id IS NULL) OR guard.sees_clue(clue_id, cell_id))) OR ((kind = ANY (ARRAY['forwarding'::text, 'assignment'::text, 'supervision_order'::text, 'reminder'::text])) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text]) AS has_role) AND (NOT guard.is_kept_from(report_id, clue_id))))));

CREATE POLICY document_select_system ON casework.document FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY document_update_reader ON casework.document FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (guard.has_key(report_id, cell_id) OR ((kind = ANY (ARRAY['forwarding'::text, 'assignment'::text, 'supervision_order'::text, 'reminder'::text])) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text]) AS has_role) AND (NOT guard.is_kept_from(report_id, clue_id))))));

ALTER TABLE casework.event ENABLE ROW LEVEL SECURITY;

CREATE POLICY event_all_cell ON casework.event AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY event_all_owner ON casework.event TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY event_insert_system ON casework.event FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY event_insert_writer ON casework.event FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND (NOT (actor_staff_id IS DISTINCT FROM ( SELECT guard.staff() AS staff))) AND
CASE subject
    WHEN 'report'::text THEN guard.wrote_report(subject_id)
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = event.subject_id) AND (c.cell_id = event.cell_id))))
    ELSE false
END));

CREATE POLICY event_select_system ON casework.event FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY event_select_viewer ON casework.event FOR SELECT TO dengwen_web USING (
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = event.subject_id) AND (r.cell_id = event.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = event.subject_id) AND (c.cell_id = event.cell_id))))
    ELSE false
END);

ALTER TABLE casework.excerpt ENABLE ROW LEVEL SECURITY;

CREATE POLICY excerpt_all_cell ON casework.excerpt AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY excerpt_all_owner ON casework.excerpt TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY excerpt_insert_asker ON casework.excerpt FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (state = 'drafted'::text) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = excerpt.clue_id) AND (c.cell_id = excerpt.cell_id) AND (c.report_id = excerpt.report_id) AND (c.organ_id = excerpt.organ_id) AND (c.state <> ALL (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])) AND ((c.holder_staff_id = ( SELECT guard.staff() AS staff)) OR ((c.receiver_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role))) AND (NOT COALESCE((excerpt.receiver_organ_id = ANY (c.barred_organ_ids)), false)) AND (NOT COALESCE((excerpt.receiver_room_id = ANY (c.barred_room_ids)), false)) AND (NOT COALESCE((excerpt.receiver_leader_id = ANY (c.barred_staff_ids)), false)))))));

ALTER TABLE casework.excerpt_print ENABLE ROW LEVEL SECURITY;

CREATE POLICY excerpt_print_all_cell ON casework.excerpt_print AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY excerpt_print_all_owner ON casework.excerpt_print TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY excerpt_print_insert_asker ON casework.excerpt_print FOR INSERT TO dengwen_web WITH CHECK (((printed_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM (casework.excerpt e
     JOIN casework.clue c ON (((c.clue_id = e.clue_id) AND (c.cell_id = e.cell_id))))
  WHERE ((e.excerpt_id = excerpt_print.excerpt_id) AND (e.cell_id = excerpt_print.cell_id) AND (e.state = 'approved'::text) AND (e.valid_until = excerpt_print.valid_until) AND (c.state <> ALL (ARRAY['concluded'::text, 'fed_back'::text, 'archived'::text])) AND ((c.holder_staff_id = ( SELECT guard.staff() AS staff)) OR ((c.receiver_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role))) AND (NOT COALESCE((e.receiver_organ_id = ANY (c.barred_organ_ids)), false)) AND (NOT COALESCE((e.receiver_room_id = ANY (c.barred_room_ids)), false)) AND (NOT COALESCE((e.receiver_leader_id = ANY (c.barred_staff_ids)), false)))))));

CREATE POLICY excerpt_print_select_system ON casework.excerpt_print FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY excerpt_print_select_viewer ON casework.excerpt_print FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.excerpt e
  WHERE ((e.excerpt_id = excerpt_print.excerpt_id) AND (e.cell_id = excerpt_print.cell_id)))));

CREATE POLICY excerpt_select_system ON casework.excerpt FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY excerpt_select_viewer ON casework.excerpt FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = excerpt.clue_id) AND (c.cell_id = excerpt.cell_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR (excerpt.proposed_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'head'::text]) AS has_role) OR casework.stands_in_for_head(c.clue_id)))))));

CREATE POLICY excerpt_update_decider ON casework.excerpt FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = ANY (ARRAY['drafted'::text, 'confirmed'::text])) AND ((proposed_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) OR casework.stands_in_for_head(clue_id)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = excerpt.clue_id) AND (c.cell_id = excerpt.cell_id)))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = excerpt.clue_id) AND (c.cell_id = excerpt.cell_id) AND ((excerpt.state = 'refused'::text) OR ((NOT COALESCE((excerpt.receiver_organ_id = ANY (c.barred_organ_ids)), false)) AND (NOT COALESCE((excerpt.receiver_room_id = ANY (c.barred_room_ids)), false)) AND (NOT COALESCE((excerpt.receiver_leader_id = ANY (c.barred_staff_ids)), false))))))) AND (((state = 'confirmed'::text) AND (proposed_by = ( SELECT guard.staff() AS staff))) OR ((state = ANY (ARRAY['refused'::text, 'approved'::text])) AND (decided_by = ( SELECT guard.staff() AS staff)) AND (((decided_as = 'head'::text) AND ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role)) OR ((decided_as = 'deputy'::text) AND casework.stands_in_for_head(clue_id)))))));

CREATE POLICY excerpt_update_system ON casework.excerpt FOR UPDATE TO dengwen_web, dengwen_worker USING ((( SELECT guard.is_system() AS is_system) AND (state = 'approved'::text))) WITH CHECK ((( SELECT guard.is_system() AS is_system) AND (state = 'approved'::text)));

ALTER TABLE casework.export_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY export_key_all_cell ON casework.export_key AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY export_key_all_owner ON casework.export_key TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY export_key_insert_office ON casework.export_key FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (NOT ( SELECT guard.has_role(ARRAY['head'::text, 'deputy'::text]) AS has_role)) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY export_key_select_office ON casework.export_key FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY export_key_select_system ON casework.export_key FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY export_key_update_office ON casework.export_key FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (NOT ( SELECT guard.has_role(ARRAY['head'::text, 'deputy'::text]) AS has_role))));

ALTER TABLE casework.extension_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY extension_request_all_cell ON casework.extension_request AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY extension_request_all_owner ON casework.extension_request TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY extension_request_insert_own ON casework.extension_request FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (asked_by = ( SELECT guard.staff() AS staff)) AND (state = 'asked'::text) AND (EXISTS ( SELECT
   FROM casework.clock c
  WHERE ((c.clock_id = extension_request.clock_id) AND (c.cell_id = extension_request.cell_id) AND (c.organ_id = extension_request.organ_id) AND (c.stopped_on IS NULL) AND (c.extensions = (extension_request.ordinal - 1)))))));

CREATE POLICY extension_request_select_system ON casework.extension_request FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY extension_request_select_viewer ON casework.extension_request FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clock c
  WHERE ((c.clock_id = extension_request.clock_id) AND (c.cell_id = extension_request.cell_id)))));

CREATE POLICY extension_request_update_asker ON casework.extension_request FOR UPDATE TO dengwen_web USING (((state = 'asked'::text) AND (organ_id = ( SELECT guard.organ() AS organ)) AND (asked_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clock c
  WHERE ((c.clock_id = extension_request.clock_id) AND (c.cell_id = extension_request.cell_id) AND (c.stopped_on IS NULL)))))) WITH CHECK (((state = 'withdrawn'::text) AND (ended_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY extension_request_update_system ON casework.extension_request FOR UPDATE TO dengwen_web, dengwen_worker USING ((( SELECT guard.is_system() AS is_system) AND (state = 'asked'::text))) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.feedback_record ENABLE ROW LEVEL SECURITY;

CREATE POLICY feedback_record_all_cell ON casework.feedback_record AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY feedback_record_all_owner ON casework.feedback_record TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY feedback_record_insert_holder ON casework.feedback_record FOR INSERT TO dengwen_web WITH CHECK (((told_by = ( SELECT guard.staff() AS staff)) AND (NOT ((opinion = 'objects'::text) AND (way = 'online'::text))) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = feedback_record.clue_id) AND (c.cell_id = feedback_record.cell_id) AND (c.organ_id = feedback_record.organ_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff)))))));

CREATE POLICY feedback_record_select_system ON casework.feedback_record FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY feedback_record_select_viewer ON casework.feedback_record FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = feedback_record.clue_id) AND (c.cell_id = feedback_record.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

ALTER TABLE casework.found_clue ENABLE ROW LEVEL SECURITY;

CREATE POLICY found_clue_all_cell ON casework.found_clue AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY found_clue_all_owner ON casework.found_clue TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY found_clue_insert_system ON casework.found_clue FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY found_clue_select_staff ON casework.found_clue FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR (found_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) AND (NOT casework.found_is_kept(report_id))));

CREATE POLICY found_clue_select_system ON casework.found_clue FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY found_clue_update_system ON casework.found_clue FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.guidance ENABLE ROW LEVEL SECURITY;

CREATE POLICY guidance_all_cell ON casework.guidance AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY guidance_all_owner ON casework.guidance TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY guidance_insert_office ON casework.guidance FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = guidance.report_id) AND (r.cell_id = guidance.cell_id) AND (r.holder_organ_id = guidance.organ_id) AND (r.state = 'declined'::text)))) AND (chosen_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY guidance_insert_system ON casework.guidance FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY guidance_select_system ON casework.guidance FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY guidance_select_viewer ON casework.guidance FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = guidance.report_id) AND (r.cell_id = guidance.cell_id))))));

CREATE POLICY guidance_update_office ON casework.guidance FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = guidance.report_id) AND (r.cell_id = guidance.cell_id) AND (r.holder_organ_id = guidance.organ_id) AND (r.state = 'declined'::text))))));

CREATE POLICY guidance_update_system ON casework.guidance FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.handoff ENABLE ROW LEVEL SECURITY;

CREATE POLICY handoff_all_cell ON casework.handoff AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY handoff_all_owner ON casework.handoff TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY handoff_select_system ON casework.handoff FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY handoff_select_viewer ON casework.handoff FOR SELECT TO dengwen_web USING (
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = handoff.subject_id) AND (r.cell_id = handoff.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = handoff.subject_id) AND (c.cell_id = handoff.cell_id))))
    ELSE false
END);

ALTER TABLE casework.import_batch ENABLE ROW LEVEL SECURITY;

CREATE POLICY import_batch_all_cell ON casework.import_batch AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY import_batch_all_owner ON casework.import_batch TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY import_batch_insert_office ON casework.import_batch FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY import_batch_insert_system ON casework.import_batch FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY import_batch_select_office ON casework.import_batch FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY import_batch_select_system ON casework.import_batch FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY import_batch_update_office ON casework.import_batch FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY import_batch_update_system ON casework.import_batch FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.instruction ENABLE ROW LEVEL SECURITY;

CREATE POLICY instruction_all_cell ON casework.instruction AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY instruction_all_owner ON casework.instruction TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.instruction_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY instruction_entry_all_cell ON casework.instruction_entry AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY instruction_entry_all_owner ON casework.instruction_entry TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY instruction_entry_insert_system ON casework.instruction_entry FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY instruction_entry_select_staff ON casework.instruction_entry FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.instruction i
  WHERE ((i.instruction_id = instruction_entry.instruction_id) AND (i.cell_id = instruction_entry.cell_id)))));

CREATE POLICY instruction_entry_select_system ON casework.instruction_entry FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY instruction_insert_system ON casework.instruction FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY instruction_select_staff ON casework.instruction FOR SELECT TO dengwen_web USING (((((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR ((to_organ_id = ( SELECT guard.organ() AS organ)) AND ((to_room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)))) AND ((clue_id IS NULL) OR casework.oversees(clue_id) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = instruction.clue_id) AND (c.cell_id = instruction.cell_id)))))));

CREATE POLICY instruction_select_system ON casework.instruction FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY instruction_update_system ON casework.instruction FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.interest_declaration ENABLE ROW LEVEL SECURITY;

CREATE POLICY interest_declaration_all_cell ON casework.interest_declaration AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY interest_declaration_all_owner ON casework.interest_declaration TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY interest_declaration_insert_self ON casework.interest_declaration FOR INSERT TO dengwen_web WITH CHECK (((staff_id = ( SELECT guard.staff() AS staff)) AND (organ_id = ( SELECT guard.organ() AS organ))));

CREATE POLICY interest_declaration_select_staff ON casework.interest_declaration FOR SELECT TO dengwen_web USING (((staff_id = ( SELECT guard.staff() AS staff)) OR ((organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) OR ( SELECT casework.supervises_cadres() AS supervises_cadres)))));

CREATE POLICY interest_declaration_select_system ON casework.interest_declaration FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY interest_declaration_update_self ON casework.interest_declaration FOR UPDATE TO dengwen_web USING ((staff_id = ( SELECT guard.staff() AS staff)));

ALTER TABLE casework.interference ENABLE ROW LEVEL SECURITY;

CREATE POLICY interference_all_cell ON casework.interference AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY interference_all_owner ON casework.interference TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY interference_insert_carried ON casework.interference FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK ((( SELECT guard.is_system() AS is_system) AND (clue_id IS NULL) AND (EXISTS ( SELECT
   FROM casework.split_part p
  WHERE ((p.part_id = interference.report_id) AND (p.cell_id = interference.cell_id))))));

CREATE POLICY interference_insert_recorder ON casework.interference FOR INSERT TO dengwen_web WITH CHECK (((recorded_by = ( SELECT guard.staff() AS staff)) AND (organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = interference.report_id) AND (r.cell_id = interference.cell_id))))));

ALTER TABLE casework.interference_note ENABLE ROW LEVEL SECURITY;

CREATE POLICY interference_note_all_cell ON casework.interference_note AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY interference_note_all_owner ON casework.interference_note TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY interference_note_insert_system ON casework.interference_note FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY interference_note_select_keeper ON casework.interference_note FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (concerned_staff_id IS DISTINCT FROM ( SELECT guard.staff() AS staff)) AND (( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role) OR ( SELECT casework.supervises_cadres() AS supervises_cadres)) AND ((attached_id IS NULL) OR (NOT casework.interference_is_kept(attached_id)))));

CREATE POLICY interference_note_select_system ON casework.interference_note FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY interference_note_update_system ON casework.interference_note FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY interference_select_entitled ON casework.interference FOR SELECT TO dengwen_web USING (((concerned_staff_id IS DISTINCT FROM ( SELECT guard.staff() AS staff)) AND (NOT casework.is_kept_from(report_id)) AND ((recorded_by = ( SELECT guard.staff() AS staff)) OR ((organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role) OR ( SELECT casework.supervises_cadres() AS supervises_cadres))) OR (( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = interference.report_id) AND (r.cell_id = interference.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)))))))));

CREATE POLICY interference_select_system ON casework.interference FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.item_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY item_key_all_cell ON casework.item_key AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY item_key_all_owner ON casework.item_key TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY item_key_insert_recommendation ON casework.item_key FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND guard.sees_recommendation(item_id, cell_id)));

CREATE POLICY item_key_insert_system ON casework.item_key FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY item_key_insert_writer ON casework.item_key FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.makes_report(item_id)));

CREATE POLICY item_key_select_reader ON casework.item_key FOR SELECT TO dengwen_web USING (guard.sees_words(item_id, cell_id));

CREATE POLICY item_key_select_recommendation ON casework.item_key FOR SELECT TO dengwen_web USING ((casework.keys_recommendation(item_id) AND guard.sees_recommendation(item_id, cell_id)));

CREATE POLICY item_key_select_system ON casework.item_key FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY item_key_update_system ON casework.item_key FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.joint_party ENABLE ROW LEVEL SECURITY;

CREATE POLICY joint_party_all_cell ON casework.joint_party AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY joint_party_all_owner ON casework.joint_party TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY joint_party_insert_system ON casework.joint_party FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY joint_party_select_system ON casework.joint_party FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY joint_party_select_viewer ON casework.joint_party FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.jurisdiction_measure m
  WHERE ((m.measure_id = joint_party.measure_id) AND (m.cell_id = joint_party.cell_id) AND ((joint_party.room_id = ( SELECT guard.room() AS room)) OR (m.from_room_id = ( SELECT guard.room() AS room)) OR ((m.acting_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.sees_office() AS sees_office)) OR ((joint_party.organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY joint_party_update_system ON casework.joint_party FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.jurisdiction_measure ENABLE ROW LEVEL SECURITY;

CREATE POLICY jurisdiction_measure_all_cell ON casework.jurisdiction_measure AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY jurisdiction_measure_all_owner ON casework.jurisdiction_measure TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY jurisdiction_measure_insert_proposer ON casework.jurisdiction_measure FOR INSERT TO dengwen_web WITH CHECK (((state = 'proposed'::text) AND (kind <> 'forward'::text) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (acting_organ_id = ( SELECT guard.organ() AS organ)) AND ((deciding_organ_id = ( SELECT guard.organ() AS organ)) OR (deciding_organ_id = ( SELECT o.superior_organ_id
   FROM directory.organ o
  WHERE ((o.organ_id = ( SELECT guard.organ() AS organ)) AND (o.cell_id = jurisdiction_measure.cell_id))))) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = jurisdiction_measure.clue_id) AND (c.cell_id = jurisdiction_measure.cell_id)))) AND (NOT (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = jurisdiction_measure.clue_id) AND (c.cell_id = jurisdiction_measure.cell_id) AND ((jurisdiction_measure.to_organ_id = ANY (c.barred_organ_ids)) OR COALESCE((jurisdiction_measure.to_room_id = ANY (c.barred_room_ids)), false))))))));

CREATE POLICY jurisdiction_measure_insert_system ON casework.jurisdiction_measure FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY jurisdiction_measure_select_system ON casework.jurisdiction_measure FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY jurisdiction_measure_select_viewer ON casework.jurisdiction_measure FOR SELECT TO dengwen_web USING ((((((acting_organ_id = ( SELECT guard.organ() AS organ)) OR (deciding_organ_id = ( SELECT guard.organ() AS organ))) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR ((clue_id IS NOT NULL) AND ((acting_organ_id = ( SELECT guard.organ() AS organ)) OR (deciding_organ_id = ( SELECT guard.organ() AS organ)) OR ((state = ANY (ARRAY['approved'::text, 'ended'::text])) AND (decided_by IS NOT NULL))) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = jurisdiction_measure.clue_id) AND (c.cell_id = jurisdiction_measure.cell_id)))))) AND (NOT guard.is_kept_from(report_id, clue_id))));

CREATE POLICY jurisdiction_measure_update_leader ON casework.jurisdiction_measure FOR UPDATE TO dengwen_web USING (((deciding_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role) AND (NOT guard.is_kept_from(report_id, clue_id)))) WITH CHECK (((deciding_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)));

CREATE POLICY jurisdiction_measure_update_proposer ON casework.jurisdiction_measure FOR UPDATE TO dengwen_web USING (((state = 'proposed'::text) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (NOT guard.is_kept_from(report_id, clue_id)))) WITH CHECK (((state = 'ended'::text) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (decided_by IS NULL)));

CREATE POLICY jurisdiction_measure_update_system ON casework.jurisdiction_measure FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.kinship_declaration ENABLE ROW LEVEL SECURITY;

CREATE POLICY kinship_declaration_all_cell ON casework.kinship_declaration AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY kinship_declaration_all_owner ON casework.kinship_declaration TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY kinship_declaration_insert_self ON casework.kinship_declaration FOR INSERT TO dengwen_web WITH CHECK (((staff_id = ( SELECT guard.staff() AS staff)) AND (organ_id = ( SELECT guard.organ() AS organ))));

CREATE POLICY kinship_declaration_select_staff ON casework.kinship_declaration FOR SELECT TO dengwen_web USING (((staff_id = ( SELECT guard.staff() AS staff)) OR ((organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) OR ( SELECT casework.supervises_cadres() AS supervises_cadres)))));

CREATE POLICY kinship_declaration_select_system ON casework.kinship_declaration FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY kinship_declaration_update_self ON casework.kinship_declaration FOR UPDATE TO dengwen_web USING ((staff_id = ( SELECT guard.staff() AS staff)));

ALTER TABLE casework.late_paper ENABLE ROW LEVEL SECURITY;

CREATE POLICY late_paper_all_cell ON casework.late_paper AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY late_paper_all_owner ON casework.late_paper TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY late_paper_insert_room ON casework.late_paper FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (stated_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['room_member'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = late_paper.clue_id) AND (c.cell_id = late_paper.cell_id) AND (c.report_id = late_paper.report_id) AND (c.organ_id = late_paper.organ_id) AND (c.room_id = ( SELECT guard.room() AS room)) AND (c.state = ANY (ARRAY['concluded'::text, 'fed_back'::text])) AND ((late_paper.held_on >= ((c.routed_at AT TIME ZONE '08:00:00'::interval))::date) AND (late_paper.held_on <= ((c.concluded_at AT TIME ZONE '08:00:00'::interval))::date))))) AND (NOT (EXISTS ( SELECT
   FROM casework.approval a
  WHERE ((a.subject_id = late_paper.clue_id) AND (a.cell_id = late_paper.cell_id) AND (a.kind = ANY (ARRAY['plan'::text, 'reopening'::text]))))))));

CREATE POLICY late_paper_select_system ON casework.late_paper FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY late_paper_select_viewer ON casework.late_paper FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = late_paper.clue_id) AND (c.cell_id = late_paper.cell_id))))));

ALTER TABLE casework.leader_charge ENABLE ROW LEVEL SECURITY;

CREATE POLICY leader_charge_all_cell ON casework.leader_charge AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY leader_charge_all_owner ON casework.leader_charge TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY leader_charge_insert_system ON casework.leader_charge FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY leader_charge_select_staff ON casework.leader_charge FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = leader_charge.clue_id) AND (c.cell_id = leader_charge.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)))))));

CREATE POLICY leader_charge_select_system ON casework.leader_charge FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY leader_charge_update_system ON casework.leader_charge FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.malice_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY malice_request_all_cell ON casework.malice_request AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY malice_request_all_owner ON casework.malice_request TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY malice_request_insert_system ON casework.malice_request FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY malice_request_select_system ON casework.malice_request FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY malice_request_select_viewer ON casework.malice_request FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = malice_request.clue_id) AND (c.cell_id = malice_request.cell_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY malice_request_update_system ON casework.malice_request FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.meeting ENABLE ROW LEVEL SECURITY;

CREATE POLICY meeting_all_cell ON casework.meeting AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY meeting_all_owner ON casework.meeting TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY meeting_insert_office ON casework.meeting FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (called_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY meeting_insert_system ON casework.meeting FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.meeting_item ENABLE ROW LEVEL SECURITY;

CREATE POLICY meeting_item_all_cell ON casework.meeting_item AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY meeting_item_all_owner ON casework.meeting_item TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY meeting_item_insert_office ON casework.meeting_item FOR INSERT TO dengwen_web WITH CHECK (((EXISTS ( SELECT
   FROM casework.meeting m
  WHERE ((m.meeting_id = meeting_item.meeting_id) AND (m.cell_id = meeting_item.cell_id)))) AND
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = meeting_item.subject_id) AND (r.cell_id = meeting_item.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = meeting_item.subject_id) AND (c.cell_id = meeting_item.cell_id))))
    ELSE false
END AND (added_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY meeting_item_insert_system ON casework.meeting_item FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY meeting_item_select_office ON casework.meeting_item FOR SELECT TO dengwen_web USING (((EXISTS ( SELECT
   FROM casework.meeting m
  WHERE ((m.meeting_id = meeting_item.meeting_id) AND (m.cell_id = meeting_item.cell_id)))) AND
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = meeting_item.subject_id) AND (r.cell_id = meeting_item.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = meeting_item.subject_id) AND (c.cell_id = meeting_item.cell_id))))
    ELSE false
END));

CREATE POLICY meeting_item_select_system ON casework.meeting_item FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY meeting_item_update_office ON casework.meeting_item FOR UPDATE TO dengwen_web USING (((EXISTS ( SELECT
   FROM casework.meeting m
  WHERE ((m.meeting_id = meeting_item.meeting_id) AND (m.cell_id = meeting_item.cell_id)))) AND
CASE subject
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = meeting_item.subject_id) AND (r.cell_id = meeting_item.cell_id))))
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = meeting_item.subject_id) AND (c.cell_id = meeting_item.cell_id))))
    ELSE false
END));

CREATE POLICY meeting_item_update_system ON casework.meeting_item FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY meeting_select_office ON casework.meeting FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)));

CREATE POLICY meeting_select_system ON casework.meeting FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY notice_all_cell ON casework.notice AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY notice_all_owner ON casework.notice TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY notice_insert_system ON casework.notice FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY notice_select_organ ON casework.notice FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = notice.report_id) AND (r.cell_id = notice.cell_id))))));

CREATE POLICY notice_select_system ON casework.notice FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY notice_update_organ ON casework.notice FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = notice.report_id) AND (r.cell_id = notice.cell_id) AND (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))))))));

CREATE POLICY notice_update_system ON casework.notice FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.number_series ENABLE ROW LEVEL SECURITY;

CREATE POLICY number_series_all_owner ON casework.number_series TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.objection ENABLE ROW LEVEL SECURITY;

CREATE POLICY objection_all_cell ON casework.objection AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY objection_all_owner ON casework.objection TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY objection_insert_desk ON casework.objection FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'raised'::text) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = objection.clue_id) AND (c.cell_id = objection.cell_id) AND (c.organ_id = objection.organ_id) AND (objection.raised_on >= ((c.concluded_at AT TIME ZONE '08:00:00'::interval))::date) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY objection_insert_system ON casework.objection FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY objection_select_system ON casework.objection FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY objection_select_viewer ON casework.objection FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = objection.clue_id) AND (c.cell_id = objection.cell_id)))));

CREATE POLICY objection_update_room ON casework.objection FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = objection.clue_id) AND (c.cell_id = objection.cell_id) AND (c.organ_id = objection.organ_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role))))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ((approved_by IS DISTINCT FROM ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = objection.clue_id) AND (c.cell_id = objection.cell_id) AND (c.organ_id = objection.organ_id))))));

CREATE POLICY objection_update_system ON casework.objection FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.overdue_step ENABLE ROW LEVEL SECURITY;

CREATE POLICY overdue_step_all_cell ON casework.overdue_step AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY overdue_step_all_owner ON casework.overdue_step TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY overdue_step_insert_system ON casework.overdue_step FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY overdue_step_select_system ON casework.overdue_step FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY overdue_step_select_viewer ON casework.overdue_step FOR SELECT TO dengwen_web USING (guard.sees_clock(clock_id, cell_id));

ALTER TABLE casework.petition ENABLE ROW LEVEL SECURITY;

CREATE POLICY petition_all_cell ON casework.petition AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY petition_all_owner ON casework.petition TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY petition_insert_office ON casework.petition FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = petition.report_id) AND (r.cell_id = petition.cell_id) AND (r.holder_organ_id = petition.organ_id) AND (r.state = 'declined'::text)))) AND (accepted_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY petition_insert_system ON casework.petition FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY petition_select_system ON casework.petition FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY petition_select_viewer ON casework.petition FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = petition.report_id) AND (r.cell_id = petition.cell_id))))));

CREATE POLICY petition_update_office ON casework.petition FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = petition.report_id) AND (r.cell_id = petition.cell_id) AND (r.holder_organ_id = petition.organ_id) AND (r.state = 'declined'::text))))));

CREATE POLICY petition_update_system ON casework.petition FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.protection ENABLE ROW LEVEL SECURITY;

CREATE POLICY protection_all_cell ON casework.protection AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY protection_all_owner ON casework.protection TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY protection_insert_system ON casework.protection FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY protection_select_circle ON casework.protection FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = protection.report_id) AND (r.cell_id = protection.cell_id) AND (((r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR (EXISTS ( SELECT
           FROM casework.clue c
          WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff))))))))));

CREATE POLICY protection_select_system ON casework.protection FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY protection_update_circle ON casework.protection FOR UPDATE TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = protection.report_id) AND (r.cell_id = protection.cell_id) AND (((r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR (EXISTS ( SELECT
           FROM casework.clue c
          WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff))))))))));

CREATE POLICY protection_update_system ON casework.protection FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.protection_visit ENABLE ROW LEVEL SECURITY;

CREATE POLICY protection_visit_all_cell ON casework.protection_visit AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY protection_visit_all_owner ON casework.protection_visit TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY protection_visit_insert_circle ON casework.protection_visit FOR INSERT TO dengwen_web WITH CHECK ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = protection_visit.report_id) AND (r.cell_id = protection_visit.cell_id) AND (((r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR (EXISTS ( SELECT
           FROM casework.clue c
          WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff))))))))));

CREATE POLICY protection_visit_insert_system ON casework.protection_visit FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY protection_visit_select_circle ON casework.protection_visit FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = protection_visit.report_id) AND (r.cell_id = protection_visit.cell_id) AND (((r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)) OR (EXISTS ( SELECT
           FROM casework.clue c
          WHERE ((c.report_id = r.report_id) AND (c.cell_id = r.cell_id) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff))))))))));

CREATE POLICY protection_visit_select_system ON casework.protection_visit FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY protection_visit_update_system ON casework.protection_visit FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.provision ENABLE ROW LEVEL SECURITY;

CREATE POLICY provision_all_cell ON casework.provision AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY provision_all_owner ON casework.provision TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY provision_insert_system ON casework.provision FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY provision_select_office ON casework.provision FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)));

CREATE POLICY provision_select_system ON casework.provision FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY provision_update_system ON casework.provision FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.quarantine_readers ENABLE ROW LEVEL SECURITY;

CREATE POLICY quarantine_readers_all_cell ON casework.quarantine_readers AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY quarantine_readers_all_owner ON casework.quarantine_readers TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY quarantine_readers_insert_head ON casework.quarantine_readers FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) AND (named_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY quarantine_readers_select_office ON casework.quarantine_readers FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'head'::text, 'auditor'::text]) AS has_role)));

CREATE POLICY quarantine_readers_select_system ON casework.quarantine_readers FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY quarantine_readers_update_head ON casework.quarantine_readers FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role)));

ALTER TABLE casework.quarter_feedback ENABLE ROW LEVEL SECURITY;

CREATE POLICY quarter_feedback_all_cell ON casework.quarter_feedback AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY quarter_feedback_all_owner ON casework.quarter_feedback TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY quarter_feedback_insert_system ON casework.quarter_feedback FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY quarter_feedback_select_staff ON casework.quarter_feedback FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.sees_office() AS sees_office))));

CREATE POLICY quarter_feedback_select_system ON casework.quarter_feedback FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY quarter_feedback_update_system ON casework.quarter_feedback FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.quarter_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY quarter_line_all_cell ON casework.quarter_line AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY quarter_line_all_owner ON casework.quarter_line TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY quarter_line_insert_system ON casework.quarter_line FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY quarter_line_select_staff ON casework.quarter_line FOR SELECT TO dengwen_web USING (((EXISTS ( SELECT
   FROM casework.quarter_feedback q
  WHERE ((q.quarter_id = quarter_line.quarter_id) AND (q.cell_id = quarter_line.cell_id)))) AND casework.knows_clue(clue_id)));

CREATE POLICY quarter_line_select_system ON casework.quarter_line FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.reception_session ENABLE ROW LEVEL SECURITY;

CREATE POLICY reception_session_all_cell ON casework.reception_session AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY reception_session_all_owner ON casework.reception_session TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY reception_session_insert_office ON casework.reception_session FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (planned_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY reception_session_insert_system ON casework.reception_session FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY reception_session_select_organ ON casework.reception_session FOR SELECT TO dengwen_web USING ((organ_id = ( SELECT guard.organ() AS organ)));

CREATE POLICY reception_session_select_system ON casework.reception_session FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY reception_session_update_office ON casework.reception_session FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY reception_session_update_system ON casework.reception_session FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.reception_visit ENABLE ROW LEVEL SECURITY;

CREATE POLICY reception_visit_all_cell ON casework.reception_visit AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY reception_visit_all_owner ON casework.reception_visit TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY reception_visit_insert_office ON casework.reception_visit FOR INSERT TO dengwen_web WITH CHECK ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (logged_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.reception_session s
  WHERE ((s.session_id = reception_visit.session_id) AND (s.cell_id = reception_visit.cell_id) AND (s.state = 'held'::text) AND (NOT (EXISTS ( SELECT
           FROM casework.report r
          WHERE ((r.report_id = reception_visit.report_id) AND (r.cell_id = reception_visit.cell_id) AND (s.leader_staff_id = ANY (r.barred_staff_ids))))))))) AND ((report_id IS NULL) OR guard.wrote_report(report_id))));

CREATE POLICY reception_visit_insert_system ON casework.reception_visit FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY reception_visit_select_office ON casework.reception_visit FOR SELECT TO dengwen_web USING ((( SELECT guard.sees_office() AS sees_office) AND (EXISTS ( SELECT
   FROM casework.reception_session s
  WHERE ((s.session_id = reception_visit.session_id) AND (s.cell_id = reception_visit.cell_id)))) AND ((report_id IS NULL) OR (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = reception_visit.report_id) AND (r.cell_id = reception_visit.cell_id)))))));

CREATE POLICY reception_visit_select_system ON casework.reception_visit FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.recommendation ENABLE ROW LEVEL SECURITY;

CREATE POLICY recommendation_all_cell ON casework.recommendation AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY recommendation_all_owner ON casework.recommendation TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY recommendation_insert_staff ON casework.recommendation FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) AND ((clue_id IS NULL) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = recommendation.clue_id) AND (c.cell_id = recommendation.cell_id))))) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text, 'room_member'::text]) AS has_role) AND (drafted_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY recommendation_insert_system ON casework.recommendation FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.recommendation_paper ENABLE ROW LEVEL SECURITY;

CREATE POLICY recommendation_paper_all_cell ON casework.recommendation_paper AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY recommendation_paper_all_owner ON casework.recommendation_paper TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY recommendation_paper_insert_system ON casework.recommendation_paper FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY recommendation_paper_insert_writer ON casework.recommendation_paper FOR INSERT TO dengwen_web WITH CHECK (((EXISTS ( SELECT
   FROM casework.recommendation r
  WHERE ((r.recommendation_id = recommendation_paper.recommendation_id) AND (r.cell_id = recommendation_paper.cell_id)))) AND (written_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY recommendation_paper_select_reader ON casework.recommendation_paper FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.recommendation r
  WHERE ((r.recommendation_id = recommendation_paper.recommendation_id) AND (r.cell_id = recommendation_paper.cell_id)))));

CREATE POLICY recommendation_paper_select_system ON casework.recommendation_paper FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY recommendation_select_staff ON casework.recommendation FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) AND ((clue_id IS NULL) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = recommendation.clue_id) AND (c.cell_id = recommendation.cell_id)))))));

CREATE POLICY recommendation_select_system ON casework.recommendation FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY recommendation_update_staff ON casework.recommendation FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ((room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)) AND ((clue_id IS NULL) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = recommendation.clue_id) AND (c.cell_id = recommendation.cell_id)))))));

CREATE POLICY recommendation_update_system ON casework.recommendation FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.recusal ENABLE ROW LEVEL SECURITY;

CREATE POLICY recusal_all_cell ON casework.recusal AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY recusal_all_owner ON casework.recusal TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.recusal_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY recusal_entry_all_cell ON casework.recusal_entry AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY recusal_entry_all_owner ON casework.recusal_entry TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY recusal_entry_insert_system ON casework.recusal_entry FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY recusal_entry_select_decider ON casework.recusal_entry FOR SELECT TO dengwen_web USING (((staff_id <> ( SELECT guard.staff() AS staff)) AND ((( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = recusal_entry.report_id) AND (r.cell_id = recusal_entry.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)))))) OR (( SELECT guard.has_role(ARRAY['head'::text]) AS has_role) AND (((decider = 'upper_head'::text) AND (decider_organ_id = ( SELECT guard.organ() AS organ))) OR casework.decides_above(report_id, staff_id)) AND (NOT casework.is_kept_from(report_id))))));

CREATE POLICY recusal_entry_select_system ON casework.recusal_entry FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY recusal_entry_update_system ON casework.recusal_entry FOR UPDATE TO dengwen_web, dengwen_worker USING ((( SELECT guard.is_system() AS is_system) AND (decision IS NULL))) WITH CHECK ((( SELECT guard.is_system() AS is_system) AND (decision IS NOT NULL)));

CREATE POLICY recusal_insert_self ON casework.recusal FOR INSERT TO dengwen_web WITH CHECK (((staff_id = ( SELECT guard.staff() AS staff)) AND guard.is_own_clue(clue_id)));

CREATE POLICY recusal_insert_system ON casework.recusal FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.recusal_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY recusal_request_all_cell ON casework.recusal_request AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY recusal_request_all_owner ON casework.recusal_request TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY recusal_request_insert_system ON casework.recusal_request FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY recusal_request_select_office ON casework.recusal_request FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = recusal_request.report_id) AND (r.cell_id = recusal_request.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)))))));

CREATE POLICY recusal_request_select_system ON casework.recusal_request FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY recusal_request_update_office ON casework.recusal_request FOR UPDATE TO dengwen_web USING (((answered_on IS NULL) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = recusal_request.report_id) AND (r.cell_id = recusal_request.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ))))))) WITH CHECK ((answered_by = ( SELECT guard.staff() AS staff)));

CREATE POLICY recusal_select_self ON casework.recusal FOR SELECT TO dengwen_web USING (((staff_id = ( SELECT guard.staff() AS staff)) AND casework.recusal_stands(clue_id, staff_id)));

CREATE POLICY recusal_select_system ON casework.recusal FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY recusal_update_system ON casework.recusal FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.reminder ENABLE ROW LEVEL SECURITY;

CREATE POLICY reminder_all_cell ON casework.reminder AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY reminder_all_owner ON casework.reminder TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY reminder_insert_system ON casework.reminder FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY reminder_select_staff ON casework.reminder FOR SELECT TO dengwen_web USING ((((issuer_organ_id = ( SELECT guard.organ() AS organ)) AND casework.oversees(clue_id)) OR (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = reminder.clue_id) AND (c.cell_id = reminder.cell_id) AND ((( SELECT guard.organ() AS organ) = c.organ_id) OR (( SELECT guard.organ() AS organ) = reminder.issuer_organ_id)))))));

CREATE POLICY reminder_select_system ON casework.reminder FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.repeat_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY repeat_decision_all_cell ON casework.repeat_decision AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY repeat_decision_all_owner ON casework.repeat_decision TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY repeat_decision_insert_office ON casework.repeat_decision FOR INSERT TO dengwen_web WITH CHECK (((decided_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = repeat_decision.report_id) AND (r.cell_id = repeat_decision.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['registrar'::text]) AS has_role) OR (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))))))));

CREATE POLICY repeat_decision_insert_system ON casework.repeat_decision FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY repeat_decision_select_office ON casework.repeat_decision FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = repeat_decision.report_id) AND (r.cell_id = repeat_decision.cell_id)))) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = repeat_decision.earlier_id) AND (r.cell_id = repeat_decision.cell_id) AND (r.state <> 'sealed_up'::text))))));

CREATE POLICY repeat_decision_select_system ON casework.repeat_decision FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.report ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_all_cell ON casework.report AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY report_all_owner ON casework.report TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY report_insert_office ON casework.report FOR INSERT TO dengwen_web WITH CHECK (((receiver_organ_id = ( SELECT guard.organ() AS organ)) AND (holder_organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'registered'::text) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY report_insert_public ON casework.report FOR INSERT TO dengwen_web WITH CHECK (((state = 'quarantined'::text) AND (source = 'public'::text) AND (( SELECT guard.kind() AS kind) = 'public'::text) AND (holder_organ_id = receiver_organ_id) AND (register_number IS NULL) AND (repeat_of_id IS NULL)));

CREATE POLICY report_insert_room ON casework.report FOR INSERT TO dengwen_web WITH CHECK (((source = 'room'::text) AND (state = 'quarantined'::text) AND (register_number IS NULL) AND (receiver_organ_id = ( SELECT guard.organ() AS organ)) AND (holder_organ_id = ( SELECT guard.organ() AS organ)) AND (repeat_of_id IS NULL) AND ( SELECT guard.has_role(ARRAY['room_member'::text]) AS has_role)));

CREATE POLICY report_insert_system ON casework.report FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.report_mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_mark_all_cell ON casework.report_mark AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY report_mark_all_owner ON casework.report_mark TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY report_mark_insert_system ON casework.report_mark FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_mark_insert_writer ON casework.report_mark FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.makes_report(report_id)));

CREATE POLICY report_mark_select_system ON casework.report_mark FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_mark_update_system ON casework.report_mark FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_select_found ON casework.report AS RESTRICTIVE FOR SELECT TO dengwen_web USING (((source <> 'room'::text) OR (register_number IS NOT NULL) OR ( SELECT guard.is_system() AS is_system) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text, 'room_member'::text]) AS has_role)));

CREATE POLICY report_select_office ON casework.report FOR SELECT TO dengwen_web USING ((((holder_organ_id = ( SELECT guard.organ() AS organ)) OR ((receiver_organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'case_supervision'::text]) AS has_role))) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND ( SELECT guard.sees_office() AS sees_office) AND ((state <> 'quarantined'::text) OR ( SELECT guard.opens_quarantine() AS opens_quarantine) OR (barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))) AND ((state <> ALL (ARRAY['sealed_up'::text, 'split'::text])) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)) AND ((archived_at IS NULL) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)) AND ((seal_asked_on IS NULL) OR ((holder_organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role) OR (barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for)))))));

CREATE POLICY report_select_room ON casework.report FOR SELECT TO dengwen_web USING (((NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND (state <> ALL (ARRAY['sealed_up'::text, 'split'::text])) AND (seal_asked_on IS NULL) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.report_id = ANY (ARRAY[report.report_id, report.repeat_of_id])) AND (c.cell_id = report.cell_id))))));

CREATE POLICY report_select_system ON casework.report FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.report_text ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_text_all_cell ON casework.report_text AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY report_text_all_owner ON casework.report_text TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY report_text_insert_system ON casework.report_text FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_text_insert_writer ON casework.report_text FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.makes_report(report_id)));

CREATE POLICY report_text_select_group ON casework.report_text FOR SELECT TO dengwen_web USING (guard.checks_words(report_id, cell_id));

CREATE POLICY report_text_select_reader ON casework.report_text FOR SELECT TO dengwen_web USING (guard.opens_words(report_id, cell_id));

CREATE POLICY report_text_select_system ON casework.report_text FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_text_update_system ON casework.report_text FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.report_up ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_up_all_cell ON casework.report_up AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY report_up_all_owner ON casework.report_up TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY report_up_insert_office ON casework.report_up FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = report_up.clue_id) AND (c.cell_id = report_up.cell_id)))) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (recorded_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY report_up_insert_system ON casework.report_up FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_up_select_organ ON casework.report_up FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = report_up.clue_id) AND (c.cell_id = report_up.cell_id))))));

CREATE POLICY report_up_select_system ON casework.report_up FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_update_office ON casework.report FOR UPDATE TO dengwen_web USING (((holder_organ_id = ( SELECT guard.organ() AS organ)) AND (NOT (( SELECT guard.organ() AS organ) = ANY (barred_organ_ids))) AND (NOT COALESCE((( SELECT guard.room() AS room) = ANY (barred_room_ids)), false)) AND (NOT (( SELECT guard.staff() AS staff) = ANY (barred_staff_ids))) AND (( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role) OR ((seal_asked_on IS NULL) AND ( SELECT guard.has_role(ARRAY['registrar'::text]) AS has_role)) OR (barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for)))));

CREATE POLICY report_update_system ON casework.report FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.report_words ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_words_all_cell ON casework.report_words AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY report_words_all_owner ON casework.report_words TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY report_words_insert_system ON casework.report_words FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_words_insert_writer ON casework.report_words FOR INSERT TO dengwen_web WITH CHECK (((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])) AND guard.makes_report(report_id)));

CREATE POLICY report_words_select_system ON casework.report_words FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY report_words_update_system ON casework.report_words FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.reward ENABLE ROW LEVEL SECURITY;

CREATE POLICY reward_all_cell ON casework.reward AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY reward_all_owner ON casework.reward TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY reward_insert_system ON casework.reward FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY reward_select_system ON casework.reward FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY reward_select_viewer ON casework.reward FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = reward.clue_id) AND (c.cell_id = reward.cell_id) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)))))));

CREATE POLICY reward_update_system ON casework.reward FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.route_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY route_decision_all_cell ON casework.route_decision AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY route_decision_all_owner ON casework.route_decision TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY route_decision_insert_system ON casework.route_decision FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY route_decision_select_system ON casework.route_decision FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY route_decision_select_viewer ON casework.route_decision FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = route_decision.report_id) AND (r.cell_id = route_decision.cell_id)))));

ALTER TABLE casework.satisfaction ENABLE ROW LEVEL SECURITY;

CREATE POLICY satisfaction_all_cell ON casework.satisfaction AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY satisfaction_all_owner ON casework.satisfaction TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY satisfaction_insert_system ON casework.satisfaction FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY satisfaction_select_office ON casework.satisfaction FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = satisfaction.report_id) AND (r.cell_id = satisfaction.cell_id))))));

CREATE POLICY satisfaction_select_system ON casework.satisfaction FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY satisfaction_update_system ON casework.satisfaction FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.seal_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY seal_request_all_cell ON casework.seal_request AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY seal_request_all_owner ON casework.seal_request TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY seal_request_insert_system ON casework.seal_request FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY seal_request_select_decider ON casework.seal_request FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = seal_request.report_id) AND (r.cell_id = seal_request.cell_id))))));

CREATE POLICY seal_request_select_system ON casework.seal_request FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY seal_request_update_system ON casework.seal_request FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.sealed_carriage ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed_carriage_all_cell ON casework.sealed_carriage AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY sealed_carriage_all_owner ON casework.sealed_carriage TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY sealed_carriage_insert_system ON casework.sealed_carriage FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_carriage_select_office ON casework.sealed_carriage FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY sealed_carriage_select_system ON casework.sealed_carriage FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_carriage_update_system ON casework.sealed_carriage FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.sealed_export ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed_export_all_cell ON casework.sealed_export AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY sealed_export_all_owner ON casework.sealed_export TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY sealed_export_insert_system ON casework.sealed_export FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_export_select_office ON casework.sealed_export FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = sealed_export.report_id) AND (r.cell_id = sealed_export.cell_id))))));

CREATE POLICY sealed_export_select_system ON casework.sealed_export FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_export_update_system ON casework.sealed_export FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.sealed_handoff ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed_handoff_all_cell ON casework.sealed_handoff AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY sealed_handoff_all_owner ON casework.sealed_handoff TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY sealed_handoff_select_system ON casework.sealed_handoff FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_handoff_select_viewer ON casework.sealed_handoff FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.sealed_register s
  WHERE ((s.sealed_id = sealed_handoff.sealed_id) AND (s.cell_id = sealed_handoff.cell_id)))));

ALTER TABLE casework.sealed_register ENABLE ROW LEVEL SECURITY;

CREATE POLICY sealed_register_all_cell ON casework.sealed_register AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY sealed_register_all_owner ON casework.sealed_register TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY sealed_register_insert_office ON casework.sealed_register FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY sealed_register_insert_system ON casework.sealed_register FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_register_select_office ON casework.sealed_register FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR ((ground = 1) AND ( SELECT guard.has_role(ARRAY['head'::text]) AS has_role)))));

CREATE POLICY sealed_register_select_system ON casework.sealed_register FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY sealed_register_update_office ON casework.sealed_register FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY sealed_register_update_system ON casework.sealed_register FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.secrecy_duty ENABLE ROW LEVEL SECURITY;

CREATE POLICY secrecy_duty_all_cell ON casework.secrecy_duty AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY secrecy_duty_all_owner ON casework.secrecy_duty TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY secrecy_duty_insert_system ON casework.secrecy_duty FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY secrecy_duty_select_system ON casework.secrecy_duty FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY secrecy_duty_update_system ON casework.secrecy_duty FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.secretary_approval ENABLE ROW LEVEL SECURITY;

CREATE POLICY secretary_approval_all_cell ON casework.secretary_approval AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY secretary_approval_all_owner ON casework.secretary_approval TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY secretary_approval_insert_holder ON casework.secretary_approval FOR INSERT TO dengwen_web WITH CHECK (((recorded_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = secretary_approval.clue_id) AND (c.cell_id = secretary_approval.cell_id) AND (c.organ_id = secretary_approval.organ_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff)))))));

CREATE POLICY secretary_approval_select_system ON casework.secretary_approval FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY secretary_approval_select_viewer ON casework.secretary_approval FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = secretary_approval.clue_id) AND (c.cell_id = secretary_approval.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

ALTER TABLE casework.seen_before ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_before_all_cell ON casework.seen_before AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY seen_before_all_owner ON casework.seen_before TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY seen_before_select_handler ON casework.seen_before FOR SELECT TO dengwen_web USING (((staff_id <> ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = seen_before.report_id) AND (r.cell_id = seen_before.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ))))) AND (( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) OR (EXISTS ( SELECT
   FROM directory.room m
  WHERE ((m.room_id = ( SELECT guard.room() AS room)) AND (m.cell_id = seen_before.cell_id) AND (m.kind = 'cadre_supervision'::text)))))));

CREATE POLICY seen_before_select_system ON casework.seen_before FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.split ENABLE ROW LEVEL SECURITY;

CREATE POLICY split_all_cell ON casework.split AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY split_all_owner ON casework.split TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY split_insert_office ON casework.split FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (state = 'proposed'::text) AND ( SELECT guard.has_role(ARRAY['registrar'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = split.report_id) AND (r.cell_id = split.cell_id) AND (r.state = 'registered'::text) AND (r.receiver_organ_id = split.organ_id) AND (r.holder_organ_id = split.organ_id))))));

CREATE POLICY split_insert_system ON casework.split FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.split_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY split_part_all_cell ON casework.split_part AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY split_part_all_owner ON casework.split_part TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY split_part_insert_system ON casework.split_part FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY split_part_select_office ON casework.split_part FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = split_part.original_id) AND (r.cell_id = split_part.cell_id)))) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = split_part.part_id) AND (r.cell_id = split_part.cell_id))))));

CREATE POLICY split_part_select_system ON casework.split_part FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY split_select_office ON casework.split FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = split.report_id) AND (r.cell_id = split.cell_id))))));

CREATE POLICY split_select_system ON casework.split FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.split_share ENABLE ROW LEVEL SECURITY;

CREATE POLICY split_share_all_cell ON casework.split_share AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY split_share_all_owner ON casework.split_share TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY split_share_insert_office ON casework.split_share FOR INSERT TO dengwen_web WITH CHECK ((EXISTS ( SELECT
   FROM casework.split s
  WHERE ((s.split_id = split_share.split_id) AND (s.cell_id = split_share.cell_id) AND (s.proposed_by = ( SELECT guard.staff() AS staff)) AND (s.state = 'proposed'::text)))));

CREATE POLICY split_share_insert_system ON casework.split_share FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY split_share_select_office ON casework.split_share FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.split s
  WHERE ((s.split_id = split_share.split_id) AND (s.cell_id = split_share.cell_id)))));

CREATE POLICY split_share_select_system ON casework.split_share FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY split_update_office ON casework.split FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'proposed'::text) AND ((proposed_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = split.report_id) AND (r.cell_id = split.cell_id)))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (decided_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY split_update_system ON casework.split FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.study_minutes ENABLE ROW LEVEL SECURITY;

CREATE POLICY study_minutes_all_cell ON casework.study_minutes AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY study_minutes_all_owner ON casework.study_minutes TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY study_minutes_insert_holder ON casework.study_minutes FOR INSERT TO dengwen_web WITH CHECK (((written_by = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = study_minutes.clue_id) AND (c.cell_id = study_minutes.cell_id) AND (c.organ_id = study_minutes.organ_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND (c.holder_staff_id = ( SELECT guard.staff() AS staff)))))));

CREATE POLICY study_minutes_select_system ON casework.study_minutes FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY study_minutes_select_viewer ON casework.study_minutes FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = study_minutes.clue_id) AND (c.cell_id = study_minutes.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ)) AND ((c.room_id = ( SELECT guard.room() AS room)) OR ( SELECT guard.has_role(ARRAY['case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role))))));

ALTER TABLE casework.supervision ENABLE ROW LEVEL SECURITY;

CREATE POLICY supervision_all_cell ON casework.supervision AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY supervision_all_owner ON casework.supervision TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE casework.supervision_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY supervision_entry_all_cell ON casework.supervision_entry AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY supervision_entry_all_owner ON casework.supervision_entry TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY supervision_entry_insert_system ON casework.supervision_entry FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY supervision_entry_select_staff ON casework.supervision_entry FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.supervision s
  WHERE ((s.supervision_id = supervision_entry.supervision_id) AND (s.cell_id = supervision_entry.cell_id)))));

CREATE POLICY supervision_entry_select_system ON casework.supervision_entry FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY supervision_insert_system ON casework.supervision FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY supervision_select_staff ON casework.supervision FOR SELECT TO dengwen_web USING ((((issuer_organ_id = ( SELECT guard.organ() AS organ)) AND casework.oversees(clue_id)) OR ((state <> ALL (ARRAY['proposed'::text, 'refused'::text])) AND (EXISTS ( SELECT
   FROM casework.clue c
  WHERE ((c.clue_id = supervision.clue_id) AND (c.cell_id = supervision.cell_id) AND (c.organ_id = ( SELECT guard.organ() AS organ))))))));

CREATE POLICY supervision_select_system ON casework.supervision FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY supervision_update_system ON casework.supervision FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.town_duty ENABLE ROW LEVEL SECURITY;

CREATE POLICY town_duty_all_cell ON casework.town_duty AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY town_duty_all_owner ON casework.town_duty TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY town_duty_insert_system ON casework.town_duty FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY town_duty_select_office ON casework.town_duty FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.sees_office() AS sees_office)));

CREATE POLICY town_duty_select_system ON casework.town_duty FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY town_duty_update_system ON casework.town_duty FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.transfer_in ENABLE ROW LEVEL SECURITY;

CREATE POLICY transfer_in_all_cell ON casework.transfer_in AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY transfer_in_all_owner ON casework.transfer_in TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY transfer_in_insert_system ON casework.transfer_in FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK ((( SELECT guard.is_system() AS is_system) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_in.report_id) AND (r.cell_id = transfer_in.cell_id) AND (r.channel = 'transfer'::text))))));

CREATE POLICY transfer_in_select_system ON casework.transfer_in FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY transfer_in_select_viewer ON casework.transfer_in FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_in.report_id) AND (r.cell_id = transfer_in.cell_id)))));

ALTER TABLE casework.transfer_objection ENABLE ROW LEVEL SECURITY;

CREATE POLICY transfer_objection_all_cell ON casework.transfer_objection AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY transfer_objection_all_owner ON casework.transfer_objection TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY transfer_objection_insert_office ON casework.transfer_objection FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_objection.report_id) AND (r.cell_id = transfer_objection.cell_id) AND (r.holder_organ_id = transfer_objection.organ_id) AND (r.state = 'declined'::text)))) AND (raised_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY transfer_objection_insert_system ON casework.transfer_objection FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY transfer_objection_select_system ON casework.transfer_objection FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY transfer_objection_select_viewer ON casework.transfer_objection FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_objection.report_id) AND (r.cell_id = transfer_objection.cell_id))))));

ALTER TABLE casework.transfer_out ENABLE ROW LEVEL SECURITY;

CREATE POLICY transfer_out_all_cell ON casework.transfer_out AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY transfer_out_all_owner ON casework.transfer_out TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY transfer_out_insert_office ON casework.transfer_out FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_out.report_id) AND (r.cell_id = transfer_out.cell_id) AND (r.holder_organ_id = transfer_out.organ_id) AND (r.state = 'declined'::text)))) AND (recorded_by = ( SELECT guard.staff() AS staff))));

CREATE POLICY transfer_out_insert_system ON casework.transfer_out FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY transfer_out_select_system ON casework.transfer_out FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY transfer_out_select_viewer ON casework.transfer_out FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_out.report_id) AND (r.cell_id = transfer_out.cell_id))))));

CREATE POLICY transfer_out_update_office ON casework.transfer_out FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = transfer_out.report_id) AND (r.cell_id = transfer_out.cell_id) AND (r.holder_organ_id = transfer_out.organ_id) AND (r.state = 'declined'::text))))));

CREATE POLICY transfer_out_update_system ON casework.transfer_out FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.trend_figure ENABLE ROW LEVEL SECURITY;

CREATE POLICY trend_figure_all_cell ON casework.trend_figure AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY trend_figure_all_owner ON casework.trend_figure TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY trend_figure_insert_system ON casework.trend_figure FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY trend_figure_select_office ON casework.trend_figure FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM casework.trend_report t
  WHERE ((t.trend_id = trend_figure.trend_id) AND (t.cell_id = trend_figure.cell_id)))));

CREATE POLICY trend_figure_select_system ON casework.trend_figure FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.trend_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY trend_report_all_cell ON casework.trend_report AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY trend_report_all_owner ON casework.trend_report TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY trend_report_insert_system ON casework.trend_report FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY trend_report_select_office ON casework.trend_report FOR SELECT TO dengwen_web USING ((((organ_id = ( SELECT guard.organ() AS organ)) OR ((state = 'sent'::text) AND (upper_organ_id = ( SELECT guard.organ() AS organ)))) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text, 'deputy'::text, 'head'::text]) AS has_role)));

CREATE POLICY trend_report_select_system ON casework.trend_report FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY trend_report_update_system ON casework.trend_report FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.triage_opinion ENABLE ROW LEVEL SECURITY;

CREATE POLICY triage_opinion_all_cell ON casework.triage_opinion AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY triage_opinion_all_owner ON casework.triage_opinion TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY triage_opinion_insert_office ON casework.triage_opinion FOR INSERT TO dengwen_web WITH CHECK (((author_staff_id = ( SELECT guard.staff() AS staff)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = triage_opinion.report_id) AND (r.cell_id = triage_opinion.cell_id) AND (r.holder_organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) OR (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for))))))));

CREATE POLICY triage_opinion_insert_system ON casework.triage_opinion FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY triage_opinion_select_office ON casework.triage_opinion FOR SELECT TO dengwen_web USING ((( SELECT guard.sees_office() AS sees_office) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = triage_opinion.report_id) AND (r.cell_id = triage_opinion.cell_id))))));

CREATE POLICY triage_opinion_select_system ON casework.triage_opinion FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY triage_opinion_update_system ON casework.triage_opinion FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.upload ENABLE ROW LEVEL SECURITY;

CREATE POLICY upload_all_cell ON casework.upload AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY upload_all_owner ON casework.upload TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY upload_insert_sender ON casework.upload FOR INSERT TO dengwen_web WITH CHECK ((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'public'::text])));

CREATE POLICY upload_insert_system ON casework.upload FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY upload_select_system ON casework.upload FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.verification_call ENABLE ROW LEVEL SECURITY;

CREATE POLICY verification_call_all_cell ON casework.verification_call AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY verification_call_all_owner ON casework.verification_call TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY verification_call_insert_office ON casework.verification_call FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (called_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = verification_call.report_id) AND (r.cell_id = verification_call.cell_id) AND (r.holder_organ_id = verification_call.organ_id) AND (r.signature = verification_call.asked_signature))))));

CREATE POLICY verification_call_select_office ON casework.verification_call FOR SELECT TO dengwen_web USING ((( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = verification_call.report_id) AND (r.cell_id = verification_call.cell_id) AND ((( SELECT guard.organ() AS organ) = r.holder_organ_id) OR (( SELECT guard.organ() AS organ) = verification_call.organ_id)))))));

CREATE POLICY verification_call_select_system ON casework.verification_call FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE casework.voiding ENABLE ROW LEVEL SECURITY;

CREATE POLICY voiding_all_cell ON casework.voiding AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY voiding_all_owner ON casework.voiding TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY voiding_insert_office ON casework.voiding FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (state = 'proposed'::text) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role) AND (by_lead = ( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = voiding.report_id) AND (r.cell_id = voiding.cell_id) AND (r.receiver_organ_id = voiding.organ_id) AND (r.holder_organ_id = voiding.organ_id))))));

CREATE POLICY voiding_insert_system ON casework.voiding FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY voiding_select_office ON casework.voiding FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text]) AS has_role) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = voiding.report_id) AND (r.cell_id = voiding.cell_id))))));

CREATE POLICY voiding_select_system ON casework.voiding FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY voiding_update_office ON casework.voiding FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (state = 'proposed'::text) AND ((proposed_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'deputy'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = voiding.report_id) AND (r.cell_id = voiding.cell_id)))))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (decided_by = ( SELECT guard.staff() AS staff)) AND
CASE decided_as
    WHEN 'petition_lead'::text THEN ( SELECT guard.has_role(ARRAY['petition_lead'::text]) AS has_role)
    WHEN 'deputy'::text THEN (( SELECT guard.has_role(ARRAY['deputy'::text]) AS has_role) AND (by_lead OR (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = voiding.report_id) AND (r.cell_id = voiding.cell_id) AND (r.barred_staff_ids && ( SELECT guard.stood_in_for() AS stood_in_for)))))))
    ELSE true
END));

CREATE POLICY voiding_update_system ON casework.voiding FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.appointment ENABLE ROW LEVEL SECURITY;

CREATE POLICY appointment_all_cell ON directory.appointment AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY appointment_all_owner ON directory.appointment TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY appointment_insert_system ON directory.appointment FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY appointment_select_staff ON directory.appointment FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'system'::text])));

CREATE POLICY appointment_update_system ON directory.appointment FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.calendar_day ENABLE ROW LEVEL SECURITY;

CREATE POLICY calendar_day_all_cell ON directory.calendar_day AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY calendar_day_all_owner ON directory.calendar_day TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY calendar_day_insert_system ON directory.calendar_day FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY calendar_day_select_anybody ON directory.calendar_day FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY calendar_day_update_system ON directory.calendar_day FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.calendar_notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY calendar_notice_all_cell ON directory.calendar_notice AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY calendar_notice_all_owner ON directory.calendar_notice TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY calendar_notice_insert_system ON directory.calendar_notice FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY calendar_notice_select_anybody ON directory.calendar_notice FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY calendar_notice_update_system ON directory.calendar_notice FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.clock_rules ENABLE ROW LEVEL SECURITY;

CREATE POLICY clock_rules_all_cell ON directory.clock_rules AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clock_rules_all_owner ON directory.clock_rules TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clock_rules_insert_system ON directory.clock_rules FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_rules_select_anybody ON directory.clock_rules FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING (true);

CREATE POLICY clock_rules_update_system ON directory.clock_rules FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.clock_setting ENABLE ROW LEVEL SECURITY;

CREATE POLICY clock_setting_all_cell ON directory.clock_setting AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY clock_setting_all_owner ON directory.clock_setting TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY clock_setting_insert_system ON directory.clock_setting FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY clock_setting_select_anybody ON directory.clock_setting FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

ALTER TABLE directory.document ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_all_cell ON directory.document AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY document_all_owner ON directory.document TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE directory.document_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_code_all_cell ON directory.document_code AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY document_code_all_owner ON directory.document_code TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY document_code_insert_office ON directory.document_code FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (set_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text]) AS has_role)));

CREATE POLICY document_code_select_organ ON directory.document_code FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.is_system() AS is_system) OR (organ_id = ( SELECT guard.organ() AS organ))));

CREATE POLICY document_code_update_office ON directory.document_code FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text]) AS has_role))) WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (set_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text]) AS has_role)));

CREATE POLICY document_insert_system ON directory.document FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY document_select_anybody ON directory.document FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

ALTER TABLE directory.document_template ENABLE ROW LEVEL SECURITY;

CREATE POLICY document_template_all_cell ON directory.document_template AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY document_template_all_owner ON directory.document_template TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY document_template_insert_office ON directory.document_template FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (edited_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['petition_lead'::text, 'case_supervision'::text]) AS has_role)));

CREATE POLICY document_template_select_organ ON directory.document_template FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.is_system() AS is_system) OR (organ_id = ( SELECT guard.organ() AS organ))));

CREATE POLICY document_update_system ON directory.document FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.edition ENABLE ROW LEVEL SECURITY;

CREATE POLICY edition_all_cell ON directory.edition AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY edition_all_owner ON directory.edition TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY edition_insert_system ON directory.edition FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY edition_select_anybody ON directory.edition FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING (true);

CREATE POLICY edition_update_system ON directory.edition FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.handover ENABLE ROW LEVEL SECURITY;

CREATE POLICY handover_all_cell ON directory.handover AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY handover_all_owner ON directory.handover TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY handover_insert_leader ON directory.handover FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND (decided_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text]) AS has_role)));

ALTER TABLE directory.handover_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY handover_line_all_cell ON directory.handover_line AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY handover_line_all_owner ON directory.handover_line TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY handover_line_insert_system ON directory.handover_line FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY handover_line_select_system ON directory.handover_line FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY handover_line_select_viewer ON directory.handover_line FOR SELECT TO dengwen_web USING (((EXISTS ( SELECT
   FROM directory.handover h
  WHERE ((h.handover_id = handover_line.handover_id) AND (h.cell_id = handover_line.cell_id)))) AND
CASE subject
    WHEN 'clue'::text THEN (EXISTS ( SELECT
       FROM casework.clue c
      WHERE ((c.clue_id = handover_line.subject_id) AND (c.cell_id = handover_line.cell_id))))
    WHEN 'report'::text THEN (EXISTS ( SELECT
       FROM casework.report r
      WHERE ((r.report_id = handover_line.subject_id) AND (r.cell_id = handover_line.cell_id))))
    WHEN 'charge'::text THEN (EXISTS ( SELECT
       FROM casework.leader_charge h
      WHERE ((h.charge_id = handover_line.subject_id) AND (h.cell_id = handover_line.cell_id))))
    WHEN 'session'::text THEN (EXISTS ( SELECT
       FROM casework.reception_session s
      WHERE ((s.session_id = handover_line.subject_id) AND (s.cell_id = handover_line.cell_id))))
    WHEN 'duty'::text THEN (EXISTS ( SELECT
       FROM casework.town_duty d
      WHERE ((d.duty_id = handover_line.subject_id) AND (d.cell_id = handover_line.cell_id))))
    WHEN 'document'::text THEN guard.sees_paper(subject_id, cell_id)
    WHEN 'recommendation'::text THEN guard.sees_recommendation(subject_id, cell_id)
    WHEN 'notice'::text THEN (EXISTS ( SELECT
       FROM casework.notice n
      WHERE ((n.notice_id = handover_line.subject_id) AND (n.cell_id = handover_line.cell_id))))
    ELSE false
END));

CREATE POLICY handover_select_party ON directory.handover FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND (( SELECT guard.has_role(ARRAY['deputy'::text, 'head'::text, 'case_supervision'::text]) AS has_role) OR (to_staff_id = ( SELECT guard.staff() AS staff)))));

CREATE POLICY handover_select_system ON directory.handover FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.local_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY local_policy_all_cell ON directory.local_policy AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY local_policy_all_owner ON directory.local_policy TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY local_policy_insert_system ON directory.local_policy FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY local_policy_select_staff ON directory.local_policy FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'system'::text])));

ALTER TABLE directory.organ ENABLE ROW LEVEL SECURITY;

CREATE POLICY organ_all_cell ON directory.organ AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY organ_all_owner ON directory.organ TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY organ_insert_system ON directory.organ FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY organ_select_anybody ON directory.organ FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY organ_update_system ON directory.organ FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.outside_organ ENABLE ROW LEVEL SECURITY;

CREATE POLICY outside_organ_all_cell ON directory.outside_organ AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY outside_organ_all_owner ON directory.outside_organ TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY outside_organ_insert_keeper ON directory.outside_organ FOR INSERT TO dengwen_web WITH CHECK (((keeper_organ_id = ( SELECT guard.organ() AS organ)) AND (edited_by = ( SELECT guard.staff() AS staff)) AND ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text]) AS has_role)));

CREATE POLICY outside_organ_insert_system ON directory.outside_organ FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY outside_organ_select_anybody ON directory.outside_organ FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY outside_organ_select_system ON directory.outside_organ FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.period_policy ENABLE ROW LEVEL SECURITY;

CREATE POLICY period_policy_all_cell ON directory.period_policy AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY period_policy_all_owner ON directory.period_policy TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY period_policy_insert_system ON directory.period_policy FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY period_policy_select_anybody ON directory.period_policy FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY period_policy_update_system ON directory.period_policy FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.room ENABLE ROW LEVEL SECURITY;

CREATE POLICY room_all_cell ON directory.room AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY room_all_owner ON directory.room TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY room_insert_system ON directory.room FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY room_select_anybody ON directory.room FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY room_update_system ON directory.room FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.span ENABLE ROW LEVEL SECURITY;

CREATE POLICY span_all_cell ON directory.span AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY span_all_owner ON directory.span TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY span_insert_system ON directory.span FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY span_select_staff ON directory.span FOR SELECT TO dengwen_web, dengwen_worker USING ((( SELECT guard.kind() AS kind) = ANY (ARRAY['staff'::text, 'system'::text])));

ALTER TABLE directory.staff ENABLE ROW LEVEL SECURITY;

CREATE POLICY staff_all_cell ON directory.staff AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY staff_all_owner ON directory.staff TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY staff_insert_system ON directory.staff FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY staff_select_anybody ON directory.staff FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY staff_update_system ON directory.staff FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE directory.unit ENABLE ROW LEVEL SECURITY;

CREATE POLICY unit_all_cell ON directory.unit AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY unit_all_owner ON directory.unit TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY unit_insert_system ON directory.unit FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (( SELECT guard.is_system() AS is_system));

CREATE POLICY unit_select_anybody ON directory.unit FOR SELECT TO dengwen_web, dengwen_worker, dengwen_notify USING ((( SELECT guard.kind() AS kind) IS NOT NULL));

CREATE POLICY unit_update_system ON directory.unit FOR UPDATE TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system)) WITH CHECK (( SELECT guard.is_system() AS is_system));

ALTER TABLE guard.context_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY context_key_all_owner ON guard.context_key TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE guard.site_mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY site_mark_all_owner ON guard.site_mark TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE keys.destroyed ENABLE ROW LEVEL SECURITY;

CREATE POLICY destroyed_all_owner ON keys.destroyed TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE keys.generation ENABLE ROW LEVEL SECURITY;

CREATE POLICY generation_all_owner ON keys.generation TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE keys.organ_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY organ_key_all_owner ON keys.organ_key TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE migration.applied ENABLE ROW LEVEL SECURITY;

ALTER TABLE notify.attempt ENABLE ROW LEVEL SECURITY;

CREATE POLICY attempt_all_cell ON notify.attempt AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY attempt_all_owner ON notify.attempt TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY attempt_select_administrator ON notify.attempt FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM notify.delivery d
  WHERE ((d.delivery_id = attempt.delivery_id) AND (d.cell_id = attempt.cell_id)))));

CREATE POLICY attempt_select_system ON notify.attempt FOR SELECT TO dengwen_worker, dengwen_notify USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE notify.delivery ENABLE ROW LEVEL SECURITY;

CREATE POLICY delivery_all_cell ON notify.delivery AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY delivery_all_owner ON notify.delivery TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY delivery_select_administrator ON notify.delivery FOR SELECT TO dengwen_web USING ((EXISTS ( SELECT
   FROM notify.endpoint e
  WHERE ((e.endpoint_id = delivery.endpoint_id) AND (e.cell_id = delivery.cell_id)))));

CREATE POLICY delivery_select_system ON notify.delivery FOR SELECT TO dengwen_worker, dengwen_notify USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE notify.endpoint ENABLE ROW LEVEL SECURITY;

CREATE POLICY endpoint_all_cell ON notify.endpoint AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY endpoint_all_owner ON notify.endpoint TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY endpoint_insert_administrator ON notify.endpoint FOR INSERT TO dengwen_web WITH CHECK (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['administrator'::text]) AS has_role) AND (state = 'proposed'::text) AND (proposed_by = ( SELECT guard.staff() AS staff)) AND (approved_by IS NULL)));

CREATE POLICY endpoint_select_administrator ON notify.endpoint FOR SELECT TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['administrator'::text, 'security_administrator'::text]) AS has_role)));

CREATE POLICY endpoint_select_system ON notify.endpoint FOR SELECT TO dengwen_worker, dengwen_notify USING (( SELECT guard.is_system() AS is_system));

CREATE POLICY endpoint_update_administrator ON notify.endpoint FOR UPDATE TO dengwen_web USING (((organ_id = ( SELECT guard.organ() AS organ)) AND ( SELECT guard.has_role(ARRAY['administrator'::text, 'security_administrator'::text]) AS has_role)));

ALTER TABLE queue.lease ENABLE ROW LEVEL SECURITY;

CREATE POLICY lease_all_owner ON queue.lease TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE queue.parked ENABLE ROW LEVEL SECURITY;

CREATE POLICY parked_all_cell ON queue.parked AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY parked_all_owner ON queue.parked TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY parked_select_system ON queue.parked FOR SELECT TO dengwen_web, dengwen_worker USING (( SELECT guard.is_system() AS is_system));

ALTER TABLE queue.ready ENABLE ROW LEVEL SECURITY;

CREATE POLICY ready_all_owner ON queue.ready TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE queue.waiting ENABLE ROW LEVEL SECURITY;

CREATE POLICY waiting_all_owner ON queue.waiting TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.device ENABLE ROW LEVEL SECURITY;

CREATE POLICY device_all_owner ON session.device TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.factor ENABLE ROW LEVEL SECURITY;

CREATE POLICY factor_all_owner ON session.factor TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.guess ENABLE ROW LEVEL SECURITY;

CREATE POLICY guess_all_owner ON session.guess TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.invitation ENABLE ROW LEVEL SECURITY;

CREATE POLICY invitation_all_owner ON session.invitation TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.recovery_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY recovery_code_all_owner ON session.recovery_code TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.session ENABLE ROW LEVEL SECURITY;

CREATE POLICY session_all_owner ON session.session TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE session.token ENABLE ROW LEVEL SECURITY;

CREATE POLICY token_all_owner ON session.token TO dengwen_owner USING (true) WITH CHECK (true);

ALTER TABLE vault.identity ENABLE ROW LEVEL SECURITY;

CREATE POLICY identity_all_cell ON vault.identity AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY identity_all_owner ON vault.identity TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY identity_insert_writer ON vault.identity FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (((( SELECT guard.kind() AS kind) IS NOT NULL) AND guard.makes_report(report_id)));

ALTER TABLE vault.query_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY query_code_all_cell ON vault.query_code AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY query_code_all_owner ON vault.query_code TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY query_code_insert_writer ON vault.query_code FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (((( SELECT guard.kind() AS kind) IS NOT NULL) AND guard.wrote_report(report_id)));

ALTER TABLE vault.reporter_token ENABLE ROW LEVEL SECURITY;

CREATE POLICY reporter_token_all_cell ON vault.reporter_token AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY reporter_token_all_owner ON vault.reporter_token TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY reporter_token_insert_writer ON vault.reporter_token FOR INSERT TO dengwen_web, dengwen_worker WITH CHECK (((( SELECT guard.kind() AS kind) IS NOT NULL) AND guard.makes_report(report_id)));

ALTER TABLE vault.unlock ENABLE ROW LEVEL SECURITY;

CREATE POLICY unlock_all_cell ON vault.unlock AS RESTRICTIVE TO dengwen_web, dengwen_worker, dengwen_vault, dengwen_audit, dengwen_notify USING ((cell_id = guard.cell())) WITH CHECK ((cell_id = guard.cell()));

CREATE POLICY unlock_all_owner ON vault.unlock TO dengwen_owner USING (true) WITH CHECK (true);

CREATE POLICY unlock_select_viewer ON vault.unlock FOR SELECT TO dengwen_web USING ((((asked_by = ( SELECT guard.staff() AS staff)) OR (decided_by = ( SELECT guard.staff() AS staff)) OR ( SELECT guard.has_role(ARRAY['registrar'::text, 'petition_lead'::text, 'deputy'::text, 'head'::text]) AS has_role)) AND (EXISTS ( SELECT
   FROM casework.report r
  WHERE ((r.report_id = unlock.report_id) AND (r.cell_id = unlock.cell_id))))));

GRANT USAGE ON SCHEMA audit TO dengwen_web;
GRANT USAGE ON SCHEMA audit TO dengwen_worker;
GRANT USAGE ON SCHEMA audit TO dengwen_notify;
GRANT USAGE ON SCHEMA audit TO dengwen_vault;
GRANT USAGE ON SCHEMA audit TO dengwen_audit;

GRANT USAGE ON SCHEMA casework TO dengwen_web;
GRANT USAGE ON SCHEMA casework TO dengwen_worker;
GRANT USAGE ON SCHEMA casework TO dengwen_notify;
GRANT USAGE ON SCHEMA casework TO dengwen_vault;
GRANT USAGE ON SCHEMA casework TO dengwen_audit;

GRANT USAGE ON SCHEMA directory TO dengwen_web;
GRANT USAGE ON SCHEMA directory TO dengwen_worker;
GRANT USAGE ON SCHEMA directory TO dengwen_notify;
GRANT USAGE ON SCHEMA directory TO dengwen_vault;
GRANT USAGE ON SCHEMA directory TO dengwen_audit;

GRANT USAGE ON SCHEMA guard TO dengwen_web;
GRANT USAGE ON SCHEMA guard TO dengwen_worker;
GRANT USAGE ON SCHEMA guard TO dengwen_notify;
GRANT USAGE ON SCHEMA guard TO dengwen_vault;
GRANT USAGE ON SCHEMA guard TO dengwen_audit;

GRANT USAGE ON SCHEMA keys TO dengwen_web;
GRANT USAGE ON SCHEMA keys TO dengwen_worker;
GRANT USAGE ON SCHEMA keys TO dengwen_notify;
GRANT USAGE ON SCHEMA keys TO dengwen_vault;

GRANT USAGE ON SCHEMA notify TO dengwen_web;
GRANT USAGE ON SCHEMA notify TO dengwen_worker;
GRANT USAGE ON SCHEMA notify TO dengwen_notify;
GRANT USAGE ON SCHEMA notify TO dengwen_vault;
GRANT USAGE ON SCHEMA notify TO dengwen_audit;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA queue TO dengwen_web;
GRANT USAGE ON SCHEMA queue TO dengwen_worker;
GRANT USAGE ON SCHEMA queue TO dengwen_notify;
GRANT USAGE ON SCHEMA queue TO dengwen_vault;
GRANT USAGE ON SCHEMA queue TO dengwen_audit;

GRANT USAGE ON SCHEMA session TO dengwen_web;
GRANT USAGE ON SCHEMA session TO dengwen_worker;
GRANT USAGE ON SCHEMA session TO dengwen_notify;
GRANT USAGE ON SCHEMA session TO dengwen_vault;
GRANT USAGE ON SCHEMA session TO dengwen_audit;

GRANT USAGE ON SCHEMA vault TO dengwen_web;
GRANT USAGE ON SCHEMA vault TO dengwen_worker;
GRANT USAGE ON SCHEMA vault TO dengwen_notify;
GRANT USAGE ON SCHEMA vault TO dengwen_vault;
GRANT USAGE ON SCHEMA vault TO dengwen_audit;

REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;
GRANT ALL ON LANGUAGE plpgsql TO dengwen_owner;
GRANT ALL ON LANGUAGE plpgsql TO dengwen_migrate;

REVOKE ALL ON FUNCTION guard.cell() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.cell() TO dengwen_web;
GRANT ALL ON FUNCTION guard.cell() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.cell() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.cell() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.cell() TO dengwen_audit;

GRANT SELECT ON TABLE audit.seal TO dengwen_web;
GRANT SELECT ON TABLE audit.seal TO dengwen_worker;
GRANT SELECT ON TABLE audit.seal TO dengwen_audit;

REVOKE ALL ON FUNCTION audit.add_seal(p_seal audit.seal, p_chains text[], p_sequences bigint[], p_digests bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.add_seal(p_seal audit.seal, p_chains text[], p_sequences bigint[], p_digests bytea[]) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.context() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.context() TO dengwen_web;
GRANT ALL ON FUNCTION guard.context() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.context() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.context() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.context() TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.has_role(p_roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.has_role(p_roles text[]) TO dengwen_web;
GRANT ALL ON FUNCTION guard.has_role(p_roles text[]) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.has_role(p_roles text[]) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.has_role(p_roles text[]) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.has_role(p_roles text[]) TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.organ() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.organ() TO dengwen_web;
GRANT ALL ON FUNCTION guard.organ() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.organ() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.organ() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.organ() TO dengwen_audit;

GRANT SELECT,INSERT ON TABLE casework.alarm TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.alarm TO dengwen_worker;

REVOKE ALL ON FUNCTION audit.alarm_days(p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.alarm_days(p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) TO dengwen_web;
GRANT ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) TO dengwen_worker;
GRANT ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) TO dengwen_notify;
GRANT ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) TO dengwen_vault;
GRANT ALL ON FUNCTION audit.append(p_chain text, p_action text, p_subjects text[], p_details text[]) TO dengwen_audit;

REVOKE ALL ON FUNCTION audit.chain_inbox(p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.chain_inbox(p_limit integer) TO dengwen_worker;

REVOKE ALL ON FUNCTION audit.check_forward() FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.check_leaving() FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.is_system() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.is_system() TO dengwen_web;
GRANT ALL ON FUNCTION guard.is_system() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.is_system() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.is_system() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.is_system() TO dengwen_audit;

GRANT SELECT ON TABLE audit.chain TO dengwen_web;
GRANT SELECT ON TABLE audit.chain TO dengwen_worker;
GRANT SELECT ON TABLE audit.chain TO dengwen_audit;

REVOKE ALL ON FUNCTION audit.end_chain_at(p_chain text, p_sequence bigint, p_digest bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.field(p_value bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.field(p_value bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.field(p_value text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.clue TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(organ_id) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(organ_id) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(room_id) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(room_id) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(barred_organ_ids) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(barred_organ_ids) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(barred_room_ids) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(barred_room_ids) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(barred_staff_ids) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(barred_staff_ids) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(clue_year) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(clue_year) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(clue_series) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(clue_series) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(clue_number) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(clue_number) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(priority) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(priority) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(micro_corruption) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(micro_corruption) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(escalated) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(escalated) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(holder_staff_id) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(holder_staff_id) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(claim_token) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(claim_token) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(proposer_staff_id) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(proposer_staff_id) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(disposition) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(disposition) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(check_kind) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(check_kind) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(conclusion) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(conclusion) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(return_reason) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(return_reason) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(hold_until) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(hold_until) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(studied_on) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(studied_on) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(secretary_approved_on) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(secretary_approved_on) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(group_signed_on) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(group_signed_on) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(new_evidence_on) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(new_evidence_on) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(routed_at) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(routed_at) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(concluded_at) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(concluded_at) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(supplemented_on) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(supplemented_on) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(reopen_asked_by) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(reopen_asked_by) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(distributed_at) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(distributed_at) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(archived_from) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(archived_from) ON TABLE casework.clue TO dengwen_worker;

GRANT UPDATE(archived_at) ON TABLE casework.clue TO dengwen_web;
GRANT UPDATE(archived_at) ON TABLE casework.clue TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.report TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(receiver_organ_id) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(receiver_organ_id) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(holder_organ_id) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(holder_organ_id) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(barred_organ_ids) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(barred_organ_ids) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(barred_room_ids) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(barred_room_ids) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(barred_staff_ids) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(barred_staff_ids) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(register_year) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(register_year) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(register_number) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(register_number) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(received_at) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(received_at) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(signature) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(signature) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(triage_proposer_id) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(triage_proposer_id) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(decline_reason) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(decline_reason) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(decline_action) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(decline_action) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(repeat_of_id) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(repeat_of_id) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(kind) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(kind) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(micro_corruption) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(micro_corruption) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(priority) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(priority) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(risk_flags) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(risk_flags) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(matter_token) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(matter_token) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(concluded_on) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(concluded_on) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(void_reason) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(void_reason) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(archived_at) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(archived_at) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(breaches) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(breaches) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(public_reaction) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(public_reaction) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(decision_organ_id) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(decision_organ_id) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(acted_from) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(acted_from) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(acted_to) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(acted_to) ON TABLE casework.report TO dengwen_worker;

GRANT UPDATE(secrets_removed) ON TABLE casework.report TO dengwen_web;
GRANT UPDATE(secrets_removed) ON TABLE casework.report TO dengwen_worker;

REVOKE ALL ON FUNCTION audit.kind_of(p_action text, p_subject text) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.pseudonym(p_subject text) FROM PUBLIC;

REVOKE ALL ON FUNCTION audit.put(p_chain text, p_action text, p_subjects text[], p_details text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.actor() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.actor() TO dengwen_web;
GRANT ALL ON FUNCTION guard.actor() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.actor() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.actor() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.actor() TO dengwen_audit;

GRANT SELECT ON TABLE audit.entry TO dengwen_web;
GRANT SELECT ON TABLE audit.entry TO dengwen_worker;
GRANT SELECT ON TABLE audit.entry TO dengwen_audit;

GRANT SELECT ON TABLE audit.inbox TO dengwen_web;
GRANT SELECT ON TABLE audit.inbox TO dengwen_worker;
GRANT SELECT ON TABLE audit.inbox TO dengwen_audit;

REVOKE ALL ON FUNCTION audit.refusals_since(p_chain text, p_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.refusals_since(p_chain text, p_since timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION audit.refusals_since(p_chain text, p_since timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION audit.refuse_change() FROM PUBLIC;

GRANT SELECT ON TABLE audit.log TO dengwen_web;
GRANT SELECT ON TABLE audit.log TO dengwen_worker;
GRANT SELECT ON TABLE audit.log TO dengwen_audit;

REVOKE ALL ON FUNCTION audit.search(p_actor text, p_action text, p_from_us bigint, p_until_us bigint, p_after bigint, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.search(p_actor text, p_action text, p_from_us bigint, p_until_us bigint, p_after bigint, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION audit.state() FROM PUBLIC;
GRANT ALL ON FUNCTION audit.state() TO dengwen_web;
GRANT ALL ON FUNCTION audit.state() TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.kind() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.kind() TO dengwen_web;
GRANT ALL ON FUNCTION guard.kind() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.kind() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.kind() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.kind() TO dengwen_audit;

GRANT SELECT,INSERT ON TABLE casework.accused TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(unit_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(unit_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(level) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(level) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(managed_at) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(managed_at) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(managing_organ_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(managing_organ_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(discipline_organ_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(discipline_organ_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(discipline_room_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(discipline_room_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(is_organ_head) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(is_organ_head) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(party_role) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(party_role) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(former_organ_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(former_organ_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(dual_management) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(dual_management) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(negotiated_on) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(negotiated_on) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(staff_id) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(staff_id) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(is_elsewhere) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(is_elsewhere) ON TABLE casework.accused TO dengwen_worker;

GRANT UPDATE(is_unattached) ON TABLE casework.accused TO dengwen_web;
GRANT UPDATE(is_unattached) ON TABLE casework.accused TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.accuses_lower_head(p_report uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.acting_as(p_roles text[]) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.recusal_entry TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.recusal_entry TO dengwen_worker;

GRANT UPDATE(decision) ON TABLE casework.recusal_entry TO dengwen_web;
GRANT UPDATE(decision) ON TABLE casework.recusal_entry TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.recusal_entry TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.recusal_entry TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.recusal_entry TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.recusal_entry TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.recusal_holds(p_clue uuid, p_staff text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.recusal TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.recusal TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.stands_aside(p_staff text, p_clue uuid, p_report uuid) FROM PUBLIC;

GRANT SELECT(staff_id),INSERT(staff_id) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(staff_id),INSERT(staff_id) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(cell_id),INSERT(cell_id) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(cell_id),INSERT(cell_id) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(organ_id),INSERT(organ_id),UPDATE(organ_id) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(organ_id),INSERT(organ_id),UPDATE(organ_id) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(room_id),INSERT(room_id),UPDATE(room_id) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(room_id),INSERT(room_id),UPDATE(room_id) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(name),INSERT(name),UPDATE(name) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(name),INSERT(name),UPDATE(name) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(post),INSERT(post),UPDATE(post) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(post),INSERT(post),UPDATE(post) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(roles),INSERT(roles),UPDATE(roles) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(roles),INSERT(roles),UPDATE(roles) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(active),INSERT(active),UPDATE(active) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(active),INSERT(active),UPDATE(active) ON TABLE directory.staff TO dengwen_worker;

GRANT SELECT(apart),INSERT(apart),UPDATE(apart) ON TABLE directory.staff TO dengwen_web;
GRANT SELECT(apart),INSERT(apart),UPDATE(apart) ON TABLE directory.staff TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.everybody_stands_aside(p_organ text, p_role text, p_clue uuid, p_report uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.all_stand_aside(p_clue casework.clue, p_role text) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.approval_needed(p_old casework.clue, p_new casework.clue) FROM PUBLIC;

GRANT SELECT ON TABLE casework.approval TO dengwen_web;
GRANT SELECT ON TABLE casework.approval TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.approval_of(p_old casework.clue, p_new casework.clue, p_kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.approve_clue() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.approve_group() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.approve_report() FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.moment() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.moment() TO dengwen_web;
GRANT ALL ON FUNCTION guard.moment() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.moment() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.moment() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.moment() TO dengwen_audit;

REVOKE ALL ON FUNCTION casework.moment() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.moment() TO dengwen_web;
GRANT ALL ON FUNCTION casework.moment() TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.archive_report_of(p_clue casework.clue) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.bar_original() FROM PUBLIC;

GRANT SELECT ON TABLE casework.handoff TO dengwen_web;
GRANT SELECT ON TABLE casework.handoff TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.handoff_hash(p_line casework.handoff) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.broken_handoffs() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.broken_handoffs() TO dengwen_worker;

GRANT SELECT ON TABLE casework.sealed_handoff TO dengwen_web;
GRANT SELECT ON TABLE casework.sealed_handoff TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.sealed_handoff_hash(p_line casework.sealed_handoff) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.broken_sealed_handoffs() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.broken_sealed_handoffs() TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.check_assigned_is_not_held() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_charge_head() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clearing_malice() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clue_handoff() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clue_report() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clue_room_is_there() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clue_split() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_clue_track() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_code_word() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_code_word_of_others() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_decided_excerpt() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_delivered_letter() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_document_ground() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_document_replaces() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_document_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_download() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_export_end() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_extension_head() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_extension_was_asked() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_feedback_is_recorded() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_group_is_approved() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_handoff() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_head() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_holder_is_at_work() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_holds_no_clue() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_issued_document() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_issued_number() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_key_end() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_lead_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_member_stands_by() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_minutes_attendees() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_nothing_is_left() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_paper_is_of_its_clue() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_place_is_there() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_plan_has_minutes() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_proposal(p_old casework.clue, p_new casework.clue) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_quarantine_readers() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_report_handoff() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_report_holder_is_there() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_report_holders_are_there() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_report_split() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_report_void() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_result_is_signed() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_signature_of_member() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_split_part() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_split_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_split_waits() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_taking_up() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_talk_is_recorded() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_told_acceptance() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_void_stays() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.check_walls_stay() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.close_for_sealing(p_reports uuid[], p_ground smallint, p_on date) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.clue_takes_over() FROM PUBLIC;

GRANT INSERT ON TABLE vault.query_code TO dengwen_web;
GRANT INSERT ON TABLE vault.query_code TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.code_salt(p_lookup bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.code_salt(p_lookup bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.usual_code_word(p_organ_name text, p_series text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE directory.document_code TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.document_code TO dengwen_worker;

GRANT UPDATE(word) ON TABLE directory.document_code TO dengwen_web;
GRANT UPDATE(word) ON TABLE directory.document_code TO dengwen_worker;

GRANT UPDATE(set_by) ON TABLE directory.document_code TO dengwen_web;
GRANT UPDATE(set_by) ON TABLE directory.document_code TO dengwen_worker;

GRANT UPDATE(set_on) ON TABLE directory.document_code TO dengwen_web;
GRANT UPDATE(set_on) ON TABLE directory.document_code TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.organ TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.organ TO dengwen_worker;
GRANT SELECT ON TABLE directory.organ TO dengwen_notify;

GRANT UPDATE(name) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(name) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(level) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(level) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(division_code) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(division_code) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(superior_organ_id) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(superior_organ_id) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(head_staff_id) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(head_staff_id) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE directory.organ TO dengwen_worker;

GRANT UPDATE(successor_organ_id) ON TABLE directory.organ TO dengwen_web;
GRANT UPDATE(successor_organ_id) ON TABLE directory.organ TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.code_word_bearer(p_word text) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.code_word_bearer(p_word text) TO dengwen_web;
GRANT ALL ON FUNCTION casework.code_word_bearer(p_word text) TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.document TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(template_version) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(template_version) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(sealed_values) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(sealed_values) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(sealed_text) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(sealed_text) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(sealed_void_reason) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(sealed_void_reason) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(code_word) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(code_word) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(document_year) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(document_year) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(document_number) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(document_number) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(drafted_by) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(drafted_by) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(issued_on) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(issued_on) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(void_proposed_by) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(void_proposed_by) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(voided_by) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(voided_by) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(voided_on) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(voided_on) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(copies) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(copies) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.document TO dengwen_worker;

GRANT UPDATE(addressee_id) ON TABLE casework.document TO dengwen_web;
GRANT UPDATE(addressee_id) ON TABLE casework.document TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.notice TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(organ_id) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(organ_id) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(notice_year) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(notice_year) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(notice_number) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(notice_number) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(prepared_by) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(prepared_by) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(prepared_at) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(prepared_at) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(approved_at) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(approved_at) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(delivered_at) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(delivered_at) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(conclusion) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(conclusion) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(delivered_on) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(delivered_on) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(delivered_by) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(delivered_by) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(delivery_way) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(delivery_way) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(code_word) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(code_word) ON TABLE casework.notice TO dengwen_worker;

GRANT UPDATE(wording_version) ON TABLE casework.notice TO dengwen_web;
GRANT UPDATE(wording_version) ON TABLE casework.notice TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.recommendation TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(approved_at) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(approved_at) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(document_year) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(document_year) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(document_number) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(document_number) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(issued_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(issued_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(reply_due_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(reply_due_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(replied_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(replied_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(sent_back) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(sent_back) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(look_back_due_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(look_back_due_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(looked_back_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(looked_back_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(closed_on) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(closed_on) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.recommendation TO dengwen_worker;

GRANT UPDATE(code_word) ON TABLE casework.recommendation TO dengwen_web;
GRANT UPDATE(code_word) ON TABLE casework.recommendation TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.supervision TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(supervision_year) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(supervision_year) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(supervision_number) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(supervision_number) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(approver_staff_id) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(approver_staff_id) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(approved_at) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(approved_at) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(answerer_staff_id) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(answerer_staff_id) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(outcome) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(outcome) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(escalated_on) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(escalated_on) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(accountable_on) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(accountable_on) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(accountable_by) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(accountable_by) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(missed_on) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(missed_on) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.supervision TO dengwen_worker;

GRANT UPDATE(code_word) ON TABLE casework.supervision TO dengwen_web;
GRANT UPDATE(code_word) ON TABLE casework.supervision TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.trend_report TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(upper_organ_id) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(upper_organ_id) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(sent_by) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(sent_by) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(sent_on) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(sent_on) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(committee_by) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(committee_by) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(committee_on) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(committee_on) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(committee_sealed) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(committee_sealed) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(code_word) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(code_word) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(committee_year) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(committee_year) ON TABLE casework.trend_report TO dengwen_worker;

GRANT UPDATE(committee_number) ON TABLE casework.trend_report TO dengwen_web;
GRANT UPDATE(committee_number) ON TABLE casework.trend_report TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.issued_numbers(p_organ text, p_cell text, p_year smallint, p_number integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.code_words(p_organ text, p_cell text) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.code_words_in_use() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.code_words_in_use() TO dengwen_web;
GRANT ALL ON FUNCTION casework.code_words_in_use() TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.report_text TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.report_text TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.content_hash(p_report uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.room() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.room() TO dengwen_web;
GRANT ALL ON FUNCTION guard.room() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.room() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.room() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.room() TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.staff() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.staff() TO dengwen_web;
GRANT ALL ON FUNCTION guard.staff() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.staff() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.staff() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.staff() TO dengwen_audit;

REVOKE ALL ON FUNCTION casework.is_kept_from(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.is_kept_from(p_report uuid) TO dengwen_web;
GRANT ALL ON FUNCTION casework.is_kept_from(p_report uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.decides_above(p_report uuid, p_staff text) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.decides_above(p_report uuid, p_staff text) TO dengwen_web;
GRANT ALL ON FUNCTION casework.decides_above(p_report uuid, p_staff text) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.signer() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.signer() TO dengwen_web;
GRANT ALL ON FUNCTION guard.signer() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.signer() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.signer() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.signer() TO dengwen_audit;

REVOKE ALL ON FUNCTION casework.decides_as_head(p_organ text, p_clue uuid, p_report uuid) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.assignment TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(received_by) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(received_by) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(received_on) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(received_on) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(reviewed_on) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(reviewed_on) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(result_proposed_by) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(result_proposed_by) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(result_approved_by) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(result_approved_by) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(reported_on) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(reported_on) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(conclusion) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(conclusion) ON TABLE casework.assignment TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE casework.assignment TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE casework.assignment TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.check_report TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.check_report TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.clarification TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(done_by) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(done_by) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(done_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(done_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(followed_up_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(followed_up_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(copied_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(copied_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(redress) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(redress) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(redress_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(redress_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(redress_sealed) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(redress_sealed) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(redress_outcome) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(redress_outcome) ON TABLE casework.clarification TO dengwen_worker;

GRANT UPDATE(redress_outcome_on) ON TABLE casework.clarification TO dengwen_web;
GRANT UPDATE(redress_outcome_on) ON TABLE casework.clarification TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.feedback_record TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.feedback_record TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.petition TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(acceptance_told_on) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(acceptance_told_on) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(extension_told_on) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(extension_told_on) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(hearing_from) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(hearing_from) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(outcome) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(outcome) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(opinion_sealed) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(opinion_sealed) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(proposed_by) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(proposed_by) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(proposed_on) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(proposed_on) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(document_id) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(document_id) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(told_on) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(told_on) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(told_way) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(told_way) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(score) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(score) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(rating_sealed) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(rating_sealed) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(rated_on) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(rated_on) ON TABLE casework.petition TO dengwen_worker;

GRANT UPDATE(acceptance_id) ON TABLE casework.petition TO dengwen_web;
GRANT UPDATE(acceptance_id) ON TABLE casework.petition TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.reminder TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.reminder TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.document_grounds(p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.document_grounds(p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION casework.document_grounds(p_ground text, p_kind text, p_report uuid, p_clue uuid, p_organ text, p_cell text) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.drop_upload(p_upload uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.drop_upload(p_upload uuid) TO dengwen_web;
GRANT ALL ON FUNCTION casework.drop_upload(p_upload uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.today() FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.sealed_export TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.sealed_export TO dengwen_worker;

GRANT UPDATE(ciphertext) ON TABLE casework.sealed_export TO dengwen_web;
GRANT UPDATE(ciphertext) ON TABLE casework.sealed_export TO dengwen_worker;

GRANT UPDATE(taken_count) ON TABLE casework.sealed_export TO dengwen_web;
GRANT UPDATE(taken_count) ON TABLE casework.sealed_export TO dengwen_worker;

GRANT UPDATE(taken_on) ON TABLE casework.sealed_export TO dengwen_web;
GRANT UPDATE(taken_on) ON TABLE casework.sealed_export TO dengwen_worker;

GRANT UPDATE(wiped_on) ON TABLE casework.sealed_export TO dengwen_web;
GRANT UPDATE(wiped_on) ON TABLE casework.sealed_export TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.sealed_register TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.sealed_register TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.sealed_register TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.sealed_register TO dengwen_worker;

GRANT UPDATE(reported_up_on) ON TABLE casework.sealed_register TO dengwen_web;
GRANT UPDATE(reported_up_on) ON TABLE casework.sealed_register TO dengwen_worker;

GRANT UPDATE(carrier) ON TABLE casework.sealed_register TO dengwen_web;
GRANT UPDATE(carrier) ON TABLE casework.sealed_register TO dengwen_worker;

GRANT UPDATE(head_read_on) ON TABLE casework.sealed_register TO dengwen_web;
GRANT UPDATE(head_read_on) ON TABLE casework.sealed_register TO dengwen_worker;

GRANT UPDATE(up_received_on) ON TABLE casework.sealed_register TO dengwen_web;
GRANT UPDATE(up_received_on) ON TABLE casework.sealed_register TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.exports_to_wipe(p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.exports_to_wipe(p_limit integer) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.first_words_on() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.first_words_on() TO dengwen_web;

REVOKE ALL ON FUNCTION casework.follow_room() FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.is_kept_from(p_report uuid, p_clue uuid) TO dengwen_audit;

GRANT SELECT,INSERT ON TABLE casework.interference TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.interference TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.split_part TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.split_part TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.triage_opinion TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.triage_opinion TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.follows_from(p_table text, p_column text, p_person text, p_row jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.follows_from(p_table text, p_column text, p_person text, p_row jsonb) TO dengwen_web;
GRANT ALL ON FUNCTION casework.follows_from(p_table text, p_column text, p_person text, p_row jsonb) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.forget_words() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.found_is_kept(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.found_is_kept(p_report uuid) TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.check_member TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.check_member TO dengwen_worker;

GRANT UPDATE(left_on) ON TABLE casework.check_member TO dengwen_web;
GRANT UPDATE(left_on) ON TABLE casework.check_member TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.check_member TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.check_member TO dengwen_worker;

GRANT UPDATE(approved_on) ON TABLE casework.check_member TO dengwen_web;
GRANT UPDATE(approved_on) ON TABLE casework.check_member TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.group_is_approved(p_clue uuid, p_cell text) FROM PUBLIC;

GRANT INSERT ON TABLE vault.identity TO dengwen_web;
GRANT INSERT ON TABLE vault.identity TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.identity_to_export(p_report uuid, p_line uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.identity_to_export(p_report uuid, p_line uuid) TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.split TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.split TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.split TO dengwen_web;

GRANT UPDATE(decided_by) ON TABLE casework.split TO dengwen_web;

GRANT UPDATE(decided_on) ON TABLE casework.split TO dengwen_web;

GRANT UPDATE(decided_as) ON TABLE casework.split TO dengwen_web;

REVOKE ALL ON FUNCTION casework.identity_to_share(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.identity_to_share(p_report uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.interference_is_kept(p_interference uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.interference_is_kept(p_interference uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.is_ended(p_organ text, p_room text, p_cell text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.protection TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(measures) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(measures) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(next_follow_up_on) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(next_follow_up_on) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(end_reason) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(end_reason) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(end_proposed_by) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(end_proposed_by) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(closed_by) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(closed_by) ON TABLE casework.protection TO dengwen_worker;

GRANT UPDATE(closed_on) ON TABLE casework.protection TO dengwen_web;
GRANT UPDATE(closed_on) ON TABLE casework.protection TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.quarter_feedback TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.quarter_feedback TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.quarter_feedback TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.quarter_feedback TO dengwen_worker;

GRANT UPDATE(sent_on) ON TABLE casework.quarter_feedback TO dengwen_web;
GRANT UPDATE(sent_on) ON TABLE casework.quarter_feedback TO dengwen_worker;

GRANT UPDATE(sent_by) ON TABLE casework.quarter_feedback TO dengwen_web;
GRANT UPDATE(sent_by) ON TABLE casework.quarter_feedback TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.town_duty TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.town_duty TO dengwen_worker;

GRANT UPDATE(visited_on) ON TABLE casework.town_duty TO dengwen_web;
GRANT UPDATE(visited_on) ON TABLE casework.town_duty TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.keeps_out_superior(p_subject text, p_subject_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.keeps_out_superior(p_subject text, p_subject_id uuid) TO dengwen_web;
GRANT ALL ON FUNCTION casework.keeps_out_superior(p_subject text, p_subject_id uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.kept_from_open_work(p_kind text, p_ids text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.kept_from_open_work(p_kind text, p_ids text[]) TO dengwen_web;
GRANT ALL ON FUNCTION casework.kept_from_open_work(p_kind text, p_ids text[]) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.keys_recommendation(p_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.keys_recommendation(p_id uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_office() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_office() TO dengwen_web;
GRANT ALL ON FUNCTION guard.sees_office() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.sees_office() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.sees_office() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.sees_office() TO dengwen_audit;

REVOKE ALL ON FUNCTION casework.known_reports(p_from date, p_to date, p_readers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.known_reports(p_from date, p_to date, p_readers text[]) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.known_accused(p_from date, p_to date) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.known_accused(p_from date, p_to date) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.knows_clue(p_clue uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.knows_clue(p_clue uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.known_clues(p_report uuid, p_room text) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.known_clues(p_report uuid, p_room text) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.report_of_code(p_lookup bytea, p_proof bytea) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.clock TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(organ_id) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(organ_id) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(provisional) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(provisional) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(calendar_version) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(calendar_version) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(warn_on) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(warn_on) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(warned_at) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(warned_at) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(overdue_at) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(overdue_at) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(stopped_on) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(stopped_on) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(extensions) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(extensions) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(was_overdue) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(was_overdue) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(told_level) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(told_level) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(asked_level) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(asked_level) ON TABLE casework.clock TO dengwen_worker;

GRANT UPDATE(told_organ_id) ON TABLE casework.clock TO dengwen_web;
GRANT UPDATE(told_organ_id) ON TABLE casework.clock TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.secrecy_duty TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.secrecy_duty TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.mark_read(p_lookup bytea, p_proof bytea, p_notice uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.mark_read(p_lookup bytea, p_proof bytea, p_notice uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.matter_proposed(p_clue casework.clue) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.distribution_policy TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.distribution_policy TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.may_be_worked_on(p_clue casework.clue) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.may_number(p_organ text, p_series text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.meeting TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.meeting TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.meeting_item TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.meeting_item TO dengwen_worker;

GRANT UPDATE(decision) ON TABLE casework.meeting_item TO dengwen_web;
GRANT UPDATE(decision) ON TABLE casework.meeting_item TO dengwen_worker;

GRANT UPDATE(sealed) ON TABLE casework.meeting_item TO dengwen_web;
GRANT UPDATE(sealed) ON TABLE casework.meeting_item TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.meeting_item TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.meeting_item TO dengwen_worker;

GRANT UPDATE(recorded_by) ON TABLE casework.meeting_item TO dengwen_web;
GRANT UPDATE(recorded_by) ON TABLE casework.meeting_item TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.meeting_binds(p_clue casework.clue) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.study_minutes TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.study_minutes TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.minutes_bind(p_clue casework.clue, p_matter text) FROM PUBLIC;

GRANT INSERT ON TABLE vault.reporter_token TO dengwen_web;
GRANT INSERT ON TABLE vault.reporter_token TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.names_reporter(p_report uuid, p_tokens bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.names_reporter(p_report uuid, p_tokens bytea[]) TO dengwen_web;
GRANT ALL ON FUNCTION casework.names_reporter(p_report uuid, p_tokens bytea[]) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.next_attachment(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.next_attachment(p_report uuid) TO dengwen_web;
GRANT ALL ON FUNCTION casework.next_attachment(p_report uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.next_number(p_organ text, p_series text, p_year smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.next_number(p_organ text, p_series text, p_year smallint) TO dengwen_web;
GRANT ALL ON FUNCTION casework.next_number(p_organ text, p_series text, p_year smallint) TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.found_clue TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.found_clue TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.found_clue TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.found_clue TO dengwen_worker;

GRANT UPDATE(controlled_by) ON TABLE casework.found_clue TO dengwen_web;
GRANT UPDATE(controlled_by) ON TABLE casework.found_clue TO dengwen_worker;

GRANT UPDATE(controlled_on) ON TABLE casework.found_clue TO dengwen_web;
GRANT UPDATE(controlled_on) ON TABLE casework.found_clue TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(barred_organ_ids) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(barred_organ_ids) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(barred_room_ids) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(barred_room_ids) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(former_series) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(former_series) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(former_year) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(former_year) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(former_number) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(former_number) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(decided_at) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(decided_at) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(ended_at) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(ended_at) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(consented_by) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(consented_by) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(consented_at) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(consented_at) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT UPDATE(consented_version) ON TABLE casework.jurisdiction_measure TO dengwen_web;
GRANT UPDATE(consented_version) ON TABLE casework.jurisdiction_measure TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.provision TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(delivered_by) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(delivered_by) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(delivered_on) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(delivered_on) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(row_count) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(row_count) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(file_hash) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(file_hash) ON TABLE casework.provision TO dengwen_worker;

GRANT UPDATE(keep_until) ON TABLE casework.provision TO dengwen_web;
GRANT UPDATE(keep_until) ON TABLE casework.provision TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.number_account() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.number_account() TO dengwen_web;

REVOKE ALL ON FUNCTION casework.open_again(p_reports uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.open_again(p_reports uuid[]) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.open_work(p_kind text, p_ids text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.open_work(p_kind text, p_ids text[]) TO dengwen_web;
GRANT ALL ON FUNCTION casework.open_work(p_kind text, p_ids text[]) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.oversees(p_clue uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.oversees(p_clue uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.part_leaves() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.pass_real_name_on() FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.guidance TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(receiver_id) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(receiver_id) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(receiver_version) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(receiver_version) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(chosen_by) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(chosen_by) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(chosen_on) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(chosen_on) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(told_on) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(told_on) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(told_way) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(told_way) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(told_by) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(told_by) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(told_channel) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(told_channel) ON TABLE casework.guidance TO dengwen_worker;

GRANT UPDATE(is_named) ON TABLE casework.guidance TO dengwen_web;
GRANT UPDATE(is_named) ON TABLE casework.guidance TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.transfer_objection TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.transfer_objection TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.transfer_out TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.transfer_out TO dengwen_worker;

GRANT UPDATE(receipt) ON TABLE casework.transfer_out TO dengwen_web;
GRANT UPDATE(receipt) ON TABLE casework.transfer_out TO dengwen_worker;

GRANT UPDATE(receipt_on) ON TABLE casework.transfer_out TO dengwen_web;
GRANT UPDATE(receipt_on) ON TABLE casework.transfer_out TO dengwen_worker;

GRANT UPDATE(receipt_by) ON TABLE casework.transfer_out TO dengwen_web;
GRANT UPDATE(receipt_by) ON TABLE casework.transfer_out TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.outside_organ TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.outside_organ TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.petition_year(p_from date, p_to date, p_readers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.petition_year(p_from date, p_to date, p_readers text[]) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.raise_number(p_organ text, p_series text, p_year smallint, p_at_least integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.raise_number(p_organ text, p_series text, p_year smallint, p_at_least integer) TO dengwen_web;
GRANT ALL ON FUNCTION casework.raise_number(p_organ text, p_series text, p_year smallint, p_at_least integer) TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.reception_session TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.reception_session TO dengwen_worker;

GRANT UPDATE(leader_staff_id) ON TABLE casework.reception_session TO dengwen_web;
GRANT UPDATE(leader_staff_id) ON TABLE casework.reception_session TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.reception_session TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.reception_session TO dengwen_worker;

GRANT UPDATE(moved_to_on) ON TABLE casework.reception_session TO dengwen_web;
GRANT UPDATE(moved_to_on) ON TABLE casework.reception_session TO dengwen_worker;

GRANT UPDATE(version) ON TABLE casework.reception_session TO dengwen_web;
GRANT UPDATE(version) ON TABLE casework.reception_session TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.reception_times(p_from date) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.reception_times(p_from date) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.recusal_stands(p_clue uuid, p_staff text) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.recusal_stands(p_clue uuid, p_staff text) TO dengwen_web;
GRANT ALL ON FUNCTION casework.recusal_stands(p_clue uuid, p_staff text) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.refuse_move(p_rule text, p_table text, p_message text) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.report_mark TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.report_mark TO dengwen_worker;

GRANT UPDATE(people) ON TABLE casework.report_mark TO dengwen_web;
GRANT UPDATE(people) ON TABLE casework.report_mark TO dengwen_worker;

GRANT UPDATE(spellings) ON TABLE casework.report_mark TO dengwen_web;
GRANT UPDATE(spellings) ON TABLE casework.report_mark TO dengwen_worker;

GRANT UPDATE(heads) ON TABLE casework.report_mark TO dengwen_web;
GRANT UPDATE(heads) ON TABLE casework.report_mark TO dengwen_worker;

GRANT UPDATE(sketch) ON TABLE casework.report_mark TO dengwen_web;
GRANT UPDATE(sketch) ON TABLE casework.report_mark TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.repeat_candidates(p_report uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.repeat_candidates(p_report uuid, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.repeats_of_room(p_room text, p_from date, p_to date, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.repeats_of_room(p_room text, p_from date, p_to date, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.seal_up(p_report uuid, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.seal_up(p_report uuid, p_now timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION casework.seal_up(p_report uuid, p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.search_words(p_needles text[], p_before date, p_before_id uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.search_words(p_needles text[], p_before date, p_before_id uuid, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.settle_distribution_proposal() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.shred_attachments() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.shred_original(p_report uuid, p_cell text, p_now timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.shred_split(p_report uuid, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.shred_split(p_report uuid, p_now timestamp with time zone) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.sign_approval(p_line casework.approval) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.sign_clue() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.sign_distribution(p_clue casework.clue) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.sign_handoff(p_subject text, p_id uuid, p_report uuid, p_organ text, p_room text, p_staff text, p_now timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.sign_report() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.sign_sealed() FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.stand_in_ground(p_clue casework.clue, p_line casework.approval) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.stands_aside(p_clue uuid, p_cell text, p_staff text) FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.stands_in_for_head(p_clue uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.stands_in_for_head(p_clue uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION casework.status_of(p_report uuid) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE directory.room TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.room TO dengwen_worker;

GRANT UPDATE(organ_id) ON TABLE directory.room TO dengwen_web;
GRANT UPDATE(organ_id) ON TABLE directory.room TO dengwen_worker;

GRANT UPDATE(name) ON TABLE directory.room TO dengwen_web;
GRANT UPDATE(name) ON TABLE directory.room TO dengwen_worker;

GRANT UPDATE(kind) ON TABLE directory.room TO dengwen_web;
GRANT UPDATE(kind) ON TABLE directory.room TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE directory.room TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE directory.room TO dengwen_worker;

GRANT UPDATE(successor_room_id) ON TABLE directory.room TO dengwen_web;
GRANT UPDATE(successor_room_id) ON TABLE directory.room TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.supervises_cadres() FROM PUBLIC;
GRANT ALL ON FUNCTION casework.supervises_cadres() TO dengwen_web;
GRANT ALL ON FUNCTION casework.supervises_cadres() TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.sweep_uploads(p_today date, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.sweep_uploads(p_today date, p_limit integer) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.take_real_name() FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.interest_declaration TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.interest_declaration TO dengwen_worker;

GRANT UPDATE(to_on) ON TABLE casework.interest_declaration TO dengwen_web;

GRANT UPDATE(renewed_on) ON TABLE casework.interest_declaration TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.kinship_declaration TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.kinship_declaration TO dengwen_worker;

GRANT UPDATE(renewed_on) ON TABLE casework.kinship_declaration TO dengwen_web;

GRANT UPDATE(ended_on) ON TABLE casework.kinship_declaration TO dengwen_web;

REVOKE ALL ON FUNCTION casework.tied_to_reporter(p_reports uuid[], p_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.tied_to_reporter(p_reports uuid[], p_on date) TO dengwen_web;
GRANT ALL ON FUNCTION casework.tied_to_reporter(p_reports uuid[], p_on date) TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.track(p_lookup bytea, p_proof bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.track(p_lookup bytea, p_proof bytea) TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.event TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.event TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.quarter_line TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.quarter_line TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.untold_ends(p_room text, p_day date, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.untold_ends(p_room text, p_day date, p_limit integer) TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.repeat_decision TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.repeat_decision TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.report_words TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.report_words TO dengwen_worker;

GRANT UPDATE(received_on) ON TABLE casework.report_words TO dengwen_web;
GRANT UPDATE(received_on) ON TABLE casework.report_words TO dengwen_worker;

GRANT UPDATE(tokens) ON TABLE casework.report_words TO dengwen_web;
GRANT UPDATE(tokens) ON TABLE casework.report_words TO dengwen_worker;

REVOKE ALL ON FUNCTION casework.wipe_mark(p_report uuid, p_cell text) FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.check_signature() FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.checks_words(p_report uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.checks_words(p_report uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.enter(p_context text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.enter(p_context text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.enter(p_context text) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.enter(p_context text) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.enter(p_context text) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.enter(p_context text) TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.has_key(p_item uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.has_key(p_item uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.install_key(p_key_id smallint, p_inner_pad bytea, p_outer_pad bytea) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE casework.attachment_file TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.attachment_file TO dengwen_worker;

GRANT UPDATE(scan_state) ON TABLE casework.attachment_file TO dengwen_worker;

GRANT UPDATE(copy_state) ON TABLE casework.attachment_file TO dengwen_worker;

GRANT UPDATE(copy_type) ON TABLE casework.attachment_file TO dengwen_worker;

GRANT UPDATE(copy_chunks) ON TABLE casework.attachment_file TO dengwen_worker;

GRANT UPDATE(copy_sealed) ON TABLE casework.attachment_file TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.upload TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.upload TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.is_open_upload(p_upload uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.is_open_upload(p_upload uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.is_open_upload(p_upload uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.is_own_clue(p_clue uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.is_own_clue(p_clue uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.is_own_clue(p_clue uuid) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.is_own_clue(p_clue uuid) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.is_own_clue(p_clue uuid) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.is_own_clue(p_clue uuid) TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.is_own_report(p_report uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.keeps_check(p_clue uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.keeps_check(p_clue uuid, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.keeps_check(p_clue uuid, p_cell text) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.keeps_report(p_report uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.keeps_report(p_report uuid, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.keeps_report(p_report uuid, p_cell text) TO dengwen_worker;

REVOKE ALL ON PROCEDURE guard.let_system(IN p_table regclass, VARIADIC p_verbs text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION guard.wrote_report(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.wrote_report(p_report uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.wrote_report(p_report uuid) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.wrote_report(p_report uuid) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.wrote_report(p_report uuid) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.wrote_report(p_report uuid) TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.makes_report(p_report uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.makes_report(p_report uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.makes_report(p_report uuid) TO dengwen_worker;
GRANT ALL ON FUNCTION guard.makes_report(p_report uuid) TO dengwen_notify;
GRANT ALL ON FUNCTION guard.makes_report(p_report uuid) TO dengwen_vault;
GRANT ALL ON FUNCTION guard.makes_report(p_report uuid) TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.moves_clock(p_subject text, p_subject_id uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.moves_clock(p_subject text, p_subject_id uuid, p_cell text) TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.joint_party TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.joint_party TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE casework.joint_party TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE casework.joint_party TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.opened_clues() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.opened_clues() TO dengwen_web;
GRANT ALL ON FUNCTION guard.opened_clues() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.opened_clues() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.opened_clues() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.opened_clues() TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.opens_original(p_upload uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.opens_original(p_upload uuid, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.opens_original(p_upload uuid, p_cell text) TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.quarantine_readers TO dengwen_web;
GRANT SELECT ON TABLE casework.quarantine_readers TO dengwen_worker;

GRANT UPDATE(to_on) ON TABLE casework.quarantine_readers TO dengwen_web;

GRANT UPDATE(ended_by) ON TABLE casework.quarantine_readers TO dengwen_web;

REVOKE ALL ON FUNCTION guard.opens_quarantine() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.opens_quarantine() TO dengwen_web;
GRANT ALL ON FUNCTION guard.opens_quarantine() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.opens_quarantine() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.opens_quarantine() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.opens_quarantine() TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.opens_words(p_report uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.opens_words(p_report uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.reads_check(p_clue uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.reads_check(p_clue uuid, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.reads_check(p_clue uuid, p_cell text) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.sees_assignment(p_assignment uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_assignment(p_assignment uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_clock(p_clock uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_clock(p_clock uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_clue(p_clue uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_clue(p_clue uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_file(p_upload uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_file(p_upload uuid, p_cell text) TO dengwen_web;
GRANT ALL ON FUNCTION guard.sees_file(p_upload uuid, p_cell text) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.sees_paper(p_document uuid, p_cell text, p_issued boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_paper(p_document uuid, p_cell text, p_issued boolean) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_protection(p_protection uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_protection(p_protection uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_quarter(p_quarter uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_quarter(p_quarter uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_recommendation(p_recommendation uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_recommendation(p_recommendation uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_supervision(p_supervision uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_supervision(p_supervision uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_town_duty(p_duty uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_town_duty(p_duty uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.sees_words(p_report uuid, p_cell text) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.sees_words(p_report uuid, p_cell text) TO dengwen_web;

REVOKE ALL ON FUNCTION guard.stood_in_for() FROM PUBLIC;
GRANT ALL ON FUNCTION guard.stood_in_for() TO dengwen_web;
GRANT ALL ON FUNCTION guard.stood_in_for() TO dengwen_worker;
GRANT ALL ON FUNCTION guard.stood_in_for() TO dengwen_notify;
GRANT ALL ON FUNCTION guard.stood_in_for() TO dengwen_vault;
GRANT ALL ON FUNCTION guard.stood_in_for() TO dengwen_audit;

REVOKE ALL ON FUNCTION guard.wrote_file(p_upload uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guard.wrote_file(p_upload uuid) TO dengwen_web;
GRANT ALL ON FUNCTION guard.wrote_file(p_upload uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.current(p_organ text, p_branch text) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.current(p_organ text, p_branch text) TO dengwen_web;
GRANT ALL ON FUNCTION keys.current(p_organ text, p_branch text) TO dengwen_worker;
GRANT ALL ON FUNCTION keys.current(p_organ text, p_branch text) TO dengwen_vault;

REVOKE ALL ON FUNCTION keys.destroy(p_key_id bytea, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.destroy(p_key_id bytea, p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.find(p_key_id bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.find(p_key_id bytea) TO dengwen_web;
GRANT ALL ON FUNCTION keys.find(p_key_id bytea) TO dengwen_worker;
GRANT ALL ON FUNCTION keys.find(p_key_id bytea) TO dengwen_notify;
GRANT ALL ON FUNCTION keys.find(p_key_id bytea) TO dengwen_vault;

REVOKE ALL ON FUNCTION keys.hold_all() FROM PUBLIC;
GRANT ALL ON FUNCTION keys.hold_all() TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.item_key TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.item_key TO dengwen_worker;

GRANT UPDATE(organ_id) ON TABLE casework.item_key TO dengwen_web;
GRANT UPDATE(organ_id) ON TABLE casework.item_key TO dengwen_worker;

GRANT UPDATE(wrapped) ON TABLE casework.item_key TO dengwen_web;
GRANT UPDATE(wrapped) ON TABLE casework.item_key TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.list() FROM PUBLIC;
GRANT ALL ON FUNCTION keys.list() TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.renew(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.renew(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.rewrap_all(p_keys bytea[], p_wrapped bytea[], p_site_key_id bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.rewrap_all(p_keys bytea[], p_wrapped bytea[], p_site_key_id bytea) TO dengwen_worker;

REVOKE ALL ON FUNCTION keys.site() FROM PUBLIC;
GRANT ALL ON FUNCTION keys.site() TO dengwen_web;
GRANT ALL ON FUNCTION keys.site() TO dengwen_worker;
GRANT ALL ON FUNCTION keys.site() TO dengwen_vault;

REVOKE ALL ON FUNCTION notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) TO dengwen_web;
GRANT ALL ON FUNCTION notify.announce(p_organ text, p_event_type text, p_subjects uuid[], p_events uuid[]) TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE notify.endpoint TO dengwen_web;
GRANT SELECT ON TABLE notify.endpoint TO dengwen_notify;
GRANT SELECT ON TABLE notify.endpoint TO dengwen_worker;

GRANT UPDATE(state) ON TABLE notify.endpoint TO dengwen_web;

GRANT UPDATE(approved_by) ON TABLE notify.endpoint TO dengwen_web;

GRANT UPDATE(health) ON TABLE notify.endpoint TO dengwen_web;

GRANT UPDATE(quiet_until) ON TABLE notify.endpoint TO dengwen_web;

GRANT UPDATE(generation) ON TABLE notify.endpoint TO dengwen_web;

REVOKE ALL ON FUNCTION notify.change_endpoint(p_endpoint uuid, p_health text, p_until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.change_endpoint(p_endpoint uuid, p_health text, p_until timestamp with time zone) TO dengwen_notify;

REVOKE ALL ON FUNCTION notify.check_approval() FROM PUBLIC;

GRANT SELECT ON TABLE notify.delivery TO dengwen_notify;

GRANT SELECT(delivery_id) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(cell_id) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(endpoint_id) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(event_type) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(occurred_at) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(state) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(attempt) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(due_at) ON TABLE notify.delivery TO dengwen_web;

GRANT SELECT(finished_at) ON TABLE notify.delivery TO dengwen_web;

REVOKE ALL ON FUNCTION notify.claim(p_endpoints uuid[], p_rooms integer[], p_now timestamp with time zone, p_lease interval) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.claim(p_endpoints uuid[], p_rooms integer[], p_now timestamp with time zone, p_lease interval) TO dengwen_notify;

GRANT SELECT ON TABLE notify.attempt TO dengwen_notify;
GRANT SELECT ON TABLE notify.attempt TO dengwen_web;

REVOKE ALL ON FUNCTION notify.finish(p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamp with time zone[], p_statuses smallint[], p_failures text[], p_total_us bigint[], p_digests bytea[], p_now timestamp with time zone, p_give_up interval) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.finish(p_deliveries uuid[], p_tokens bigint[], p_results text[], p_retry_at timestamp with time zone[], p_statuses smallint[], p_failures text[], p_total_us bigint[], p_digests bytea[], p_now timestamp with time zone, p_give_up interval) TO dengwen_notify;

REVOKE ALL ON FUNCTION notify.lane(p_endpoint uuid, p_subject uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION notify.may_tell(p_event_type text, p_subject uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION notify.rescue(p_now timestamp with time zone, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.rescue(p_now timestamp with time zone, p_limit integer) TO dengwen_notify;

REVOKE ALL ON FUNCTION notify.resend(p_endpoint uuid, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION notify.resend(p_endpoint uuid, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION pg_catalog.lo_close(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid, bigint, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek(integer, integer, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek64(integer, bigint, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_open(oid, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_tell(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_tell64(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lo_unlink(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.loread(integer, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_cancel_backend(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_database_size(name) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_database_size(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_export_snapshot() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_filenode_relation(oid, oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_get_replication_slots(OUT slot_name name, OUT plugin name, OUT slot_type text, OUT datoid oid, OUT temporary boolean, OUT active boolean, OUT active_pid integer, OUT xmin xid, OUT catalog_xmin xid, OUT restart_lsn pg_lsn, OUT confirmed_flush_lsn pg_lsn, OUT wal_status text, OUT safe_wal_size bigint, OUT two_phase boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_indexes_size(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_last_committed_xact(OUT xid xid, OUT "timestamp" timestamp with time zone, OUT roident oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_listening_channels() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_lock_status(OUT locktype text, OUT database oid, OUT relation oid, OUT page integer, OUT tuple smallint, OUT virtualxid text, OUT transactionid xid, OUT classid oid, OUT objid oid, OUT objsubid smallint, OUT virtualtransaction text, OUT pid integer, OUT mode text, OUT granted boolean, OUT fastpath boolean, OUT waitstart timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, text) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_logical_emit_message(boolean, text, text) TO dengwen_owner;

REVOKE ALL ON FUNCTION pg_catalog.pg_notification_queue_usage() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_notify(text, text) FROM PUBLIC;
GRANT ALL ON FUNCTION pg_catalog.pg_notify(text, text) TO dengwen_owner;

REVOKE ALL ON FUNCTION pg_catalog.pg_prepared_xact(OUT transaction xid, OUT gid text, OUT prepared timestamp with time zone, OUT ownerid oid, OUT dbid oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_relation_filenode(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_relation_filepath(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_relation_size(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_relation_size(regclass, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_sequence_last_value(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_activity(pid integer, OUT datid oid, OUT pid integer, OUT usesysid oid, OUT application_name text, OUT state text, OUT query text, OUT wait_event_type text, OUT wait_event text, OUT xact_start timestamp with time zone, OUT query_start timestamp with time zone, OUT backend_start timestamp with time zone, OUT state_change timestamp with time zone, OUT client_addr inet, OUT client_hostname text, OUT client_port integer, OUT backend_xid xid, OUT backend_xmin xid, OUT backend_type text, OUT ssl boolean, OUT sslversion text, OUT sslcipher text, OUT sslbits integer, OUT ssl_client_dn text, OUT ssl_client_serial numeric, OUT ssl_issuer_dn text, OUT gss_auth boolean, OUT gss_princ text, OUT gss_enc boolean, OUT leader_pid integer, OUT query_id bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_analyze_count(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_archiver(OUT archived_count bigint, OUT last_archived_wal text, OUT last_archived_time timestamp with time zone, OUT failed_count bigint, OUT last_failed_wal text, OUT last_failed_time timestamp with time zone, OUT stats_reset timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_autoanalyze_count(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_autovacuum_count(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_activity_start(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_addr(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_client_port(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_dbid(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_idset() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_pid(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_start(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_userid(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_wait_event_type(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_backend_xact_start(integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_checkpoints() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_buf_written_clean() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_maxwritten_clean() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_requested_checkpoints() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_stat_reset_time() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_bgwriter_timed_checkpoints() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_blocks_hit(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_alloc() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_fsync_backend() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_buf_written_backend() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_sync_time() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_checkpoint_write_time() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_active_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_read_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blk_write_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_blocks_hit(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_failures(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_checksum_last_failure(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_all(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_bufferpin(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_lock(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_snapshot(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_startup_deadlock(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_conflict_tablespace(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_deadlocks(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_idle_in_transaction_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_numbackends(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_session_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_abandoned(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_fatal(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_sessions_killed(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_stat_reset_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_bytes(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_temp_files(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_deleted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_inserted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_returned(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_tuples_updated(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_commit(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_db_xact_rollback(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_dead_tuples(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_calls(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_self_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_function_total_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_ins_since_vacuum(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_analyze_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_autoanalyze_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_autovacuum_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_last_vacuum_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_live_tuples(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_mod_since_analyze(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_numscans(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_progress_info(cmdtype text, OUT pid integer, OUT datid oid, OUT relid oid, OUT param1 bigint, OUT param2 bigint, OUT param3 bigint, OUT param4 bigint, OUT param5 bigint, OUT param6 bigint, OUT param7 bigint, OUT param8 bigint, OUT param9 bigint, OUT param10 bigint, OUT param11 bigint, OUT param12 bigint, OUT param13 bigint, OUT param14 bigint, OUT param15 bigint, OUT param16 bigint, OUT param17 bigint, OUT param18 bigint, OUT param19 bigint, OUT param20 bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_recovery_prefetch(OUT stats_reset timestamp with time zone, OUT prefetch bigint, OUT hit bigint, OUT skip_init bigint, OUT skip_new bigint, OUT skip_fpw bigint, OUT skip_rep bigint, OUT wal_distance integer, OUT block_distance integer, OUT io_depth integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_replication_slot(slot_name text, OUT slot_name text, OUT spill_txns bigint, OUT spill_count bigint, OUT spill_bytes bigint, OUT stream_txns bigint, OUT stream_count bigint, OUT stream_bytes bigint, OUT total_txns bigint, OUT total_bytes bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_slru(OUT name text, OUT blks_zeroed bigint, OUT blks_hit bigint, OUT blks_read bigint, OUT blks_written bigint, OUT blks_exists bigint, OUT flushes bigint, OUT truncates bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_snapshot_timestamp() FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_subscription(subid oid, OUT subid oid, OUT relid oid, OUT pid integer, OUT received_lsn pg_lsn, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_subscription_stats(subid oid, OUT subid oid, OUT apply_error_count bigint, OUT sync_error_count bigint, OUT stats_reset timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_deleted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_hot_updated(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_inserted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_returned(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_tuples_updated(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_vacuum_count(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal(OUT wal_records bigint, OUT wal_fpi bigint, OUT wal_bytes numeric, OUT wal_buffers_full bigint, OUT wal_write bigint, OUT wal_sync bigint, OUT wal_write_time double precision, OUT wal_sync_time double precision, OUT stats_reset timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal_receiver(OUT pid integer, OUT status text, OUT receive_start_lsn pg_lsn, OUT receive_start_tli integer, OUT written_lsn pg_lsn, OUT flushed_lsn pg_lsn, OUT received_tli integer, OUT last_msg_send_time timestamp with time zone, OUT last_msg_receipt_time timestamp with time zone, OUT latest_end_lsn pg_lsn, OUT latest_end_time timestamp with time zone, OUT slot_name text, OUT sender_host text, OUT sender_port integer, OUT conninfo text) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_wal_senders(OUT pid integer, OUT state text, OUT sent_lsn pg_lsn, OUT write_lsn pg_lsn, OUT flush_lsn pg_lsn, OUT replay_lsn pg_lsn, OUT write_lag interval, OUT flush_lag interval, OUT replay_lag interval, OUT sync_priority integer, OUT sync_state text, OUT reply_time timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_blocks_hit(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_calls(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_self_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_function_total_time(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_deleted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_fetched(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_hot_updated(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_inserted(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_returned(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_stat_get_xact_tuples_updated(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_table_size(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_tablespace_size(name) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_tablespace_size(oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_terminate_backend(pid integer, timeout bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_total_relation_size(regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_xact_commit_timestamp(xid) FROM PUBLIC;

REVOKE ALL ON FUNCTION pg_catalog.pg_xact_commit_timestamp_origin(xid xid, OUT "timestamp" timestamp with time zone, OUT roident oid) FROM PUBLIC;

REVOKE ALL ON FUNCTION queue.is_ours(p_stage text, p_subject uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION queue.enqueue(p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.enqueue(p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION queue.enqueue(p_stage text, p_lanes text[], p_classes smallint[], p_subjects uuid[], p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.finish(p_stage text, p_subject uuid, p_token bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.finish(p_stage text, p_subject uuid, p_token bigint) TO dengwen_web;
GRANT ALL ON FUNCTION queue.finish(p_stage text, p_subject uuid, p_token bigint) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION queue.give_back(p_stage text, p_subject uuid, p_token bigint, p_now timestamp with time zone) TO dengwen_worker;

GRANT SELECT ON TABLE queue.parked TO dengwen_web;
GRANT SELECT ON TABLE queue.parked TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.park(p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.park(p_stage text, p_subject uuid, p_token bigint, p_reason text, p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.reclass(p_stage text, p_subject uuid, p_class smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.reclass(p_stage text, p_subject uuid, p_class smallint) TO dengwen_web;
GRANT ALL ON FUNCTION queue.reclass(p_stage text, p_subject uuid, p_class smallint) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.rescue(p_now timestamp with time zone, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.rescue(p_now timestamp with time zone, p_limit integer) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.retry(p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.retry(p_stage text, p_subject uuid, p_token bigint, p_retry_at timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.take(p_stage text, p_limit integer, p_holder text, p_now timestamp with time zone, p_lease interval, p_ageing interval) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.take(p_stage text, p_limit integer, p_holder text, p_now timestamp with time zone, p_lease interval, p_ageing interval) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.take_one(p_stage text, p_subject uuid, p_holder text, p_now timestamp with time zone, p_lease interval) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.take_one(p_stage text, p_subject uuid, p_holder text, p_now timestamp with time zone, p_lease interval) TO dengwen_web;
GRANT ALL ON FUNCTION queue.take_one(p_stage text, p_subject uuid, p_holder text, p_now timestamp with time zone, p_lease interval) TO dengwen_worker;

REVOKE ALL ON FUNCTION queue.withdraw(p_stage text, p_subject uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION queue.withdraw(p_stage text, p_subject uuid) TO dengwen_web;
GRANT ALL ON FUNCTION queue.withdraw(p_stage text, p_subject uuid) TO dengwen_worker;

REVOKE ALL ON FUNCTION session.accept(p_token_hash bytea, p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION session.accept(p_token_hash bytea, p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) TO dengwen_web;

REVOKE ALL ON FUNCTION session.accounts(p_organ text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.accounts(p_organ text) TO dengwen_web;

REVOKE ALL ON FUNCTION session.admit(p_key_hash bytea, p_free integer, p_first interval, p_longest interval, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION session.admit(p_key_hash bytea, p_free integer, p_first interval, p_longest interval, p_limit integer) TO dengwen_web;

REVOKE ALL ON FUNCTION session.approve_token(p_token uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION session.approve_token(p_token uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION session.change_factor(p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION session.change_factor(p_password_hash text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) TO dengwen_web;

REVOKE ALL ON FUNCTION session.change_password(p_old_hash text, p_new_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.change_password(p_old_hash text, p_new_hash text) TO dengwen_web;

REVOKE ALL ON FUNCTION session.close(p_token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.close(p_token_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.close_all(p_staff text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.close_all(p_staff text) TO dengwen_web;
GRANT ALL ON FUNCTION session.close_all(p_staff text) TO dengwen_worker;

REVOKE ALL ON FUNCTION session.close_one(p_session uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION session.close_one(p_session uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION session.recipe(p_staff text, p_password_hash text) FROM PUBLIC;

REVOKE ALL ON FUNCTION session.door(p_staff text, p_device_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.door(p_staff text, p_device_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.end_token(p_token uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION session.end_token(p_token uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION session.end_tokens(p_staff text, p_for text) FROM PUBLIC;

REVOKE ALL ON FUNCTION session.end_with_account() FROM PUBLIC;

REVOKE ALL ON FUNCTION session.find(p_token_hash bytea, p_idle interval) FROM PUBLIC;
GRANT ALL ON FUNCTION session.find(p_token_hash bytea, p_idle interval) TO dengwen_web;

REVOKE ALL ON FUNCTION session.find_token(p_token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.find_token(p_token_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.has_password(p_staff text, p_password_hash text) FROM PUBLIC;

REVOKE ALL ON FUNCTION session.invite(p_token_hash bytea, p_staff text, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION session.invite(p_token_hash bytea, p_staff text, p_expires_at timestamp with time zone) TO dengwen_web;

REVOKE ALL ON FUNCTION session.invited(p_token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.invited(p_token_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.is_password(p_staff text, p_password_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.is_password(p_staff text, p_password_hash text) TO dengwen_web;

REVOKE ALL ON FUNCTION session.is_token_office() FROM PUBLIC;

REVOKE ALL ON FUNCTION session.is_untouched() FROM PUBLIC;
GRANT ALL ON FUNCTION session.is_untouched() TO dengwen_web;

REVOKE ALL ON FUNCTION session.make_token(p_token uuid, p_token_hash bytea, p_purpose text, p_scopes text[], p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION session.make_token(p_token uuid, p_token_hash bytea, p_purpose text, p_scopes text[], p_expires_at timestamp with time zone) TO dengwen_web;

REVOKE ALL ON FUNCTION session.mine(p_idle interval) FROM PUBLIC;
GRANT ALL ON FUNCTION session.mine(p_idle interval) TO dengwen_web;

REVOKE ALL ON FUNCTION session.offices() FROM PUBLIC;
GRANT ALL ON FUNCTION session.offices() TO dengwen_web;

REVOKE ALL ON FUNCTION session.open(p_token_hash bytea, p_session uuid, p_staff text, p_password_hash text, p_new_hash text, p_step bigint, p_code_hash bytea, p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION session.open(p_token_hash bytea, p_session uuid, p_staff text, p_password_hash text, p_new_hash text, p_step bigint, p_code_hash bytea, p_requires_factor boolean, p_kind text, p_device text, p_expires_at timestamp with time zone) TO dengwen_web;

REVOKE ALL ON FUNCTION session.own() FROM PUBLIC;
GRANT ALL ON FUNCTION session.own() TO dengwen_web;

REVOKE ALL ON FUNCTION session.refuse(p_staff text, p_action text, p_detail text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.refuse(p_staff text, p_action text, p_detail text) TO dengwen_web;

REVOKE ALL ON FUNCTION session.remember(p_token_hash bytea, p_device_hash bytea, p_expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION session.remember(p_token_hash bytea, p_device_hash bytea, p_expires_at timestamp with time zone) TO dengwen_web;

REVOKE ALL ON FUNCTION session.renew(p_token_hash bytea, p_new_token_hash bytea, p_step bigint, p_code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.renew(p_token_hash bytea, p_new_token_hash bytea, p_step bigint, p_code_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.set_password(p_staff text, p_password_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.set_password(p_staff text, p_password_hash text) TO dengwen_web;
GRANT ALL ON FUNCTION session.set_password(p_staff text, p_password_hash text) TO dengwen_worker;

REVOKE ALL ON FUNCTION session.settle(p_key_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION session.settle(p_key_hash bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION session.sign_out(p_staff text) FROM PUBLIC;
GRANT ALL ON FUNCTION session.sign_out(p_staff text) TO dengwen_web;

REVOKE ALL ON FUNCTION session.tokens(p_of_organ boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION session.tokens(p_of_organ boolean) TO dengwen_web;

REVOKE ALL ON FUNCTION session.use_factor(p_staff text, p_step bigint, p_code_hash bytea) FROM PUBLIC;

GRANT SELECT,INSERT ON TABLE directory.unit TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(name) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(name) ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(aliases) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(aliases) ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(level) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(level) ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(division_code) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(division_code) ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(managing_organ_id) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(managing_organ_id) ON TABLE directory.unit TO dengwen_worker;

GRANT UPDATE(own_organ_id) ON TABLE directory.unit TO dengwen_web;
GRANT UPDATE(own_organ_id) ON TABLE directory.unit TO dengwen_worker;

REVOKE ALL ON FUNCTION vault.accused_organs(p_report uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.ask_unlock(p_unlock uuid, p_report uuid, p_clue uuid, p_purpose text, p_as text, p_minutes smallint, p_sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.ask_unlock(p_unlock uuid, p_report uuid, p_clue uuid, p_purpose text, p_as text, p_minutes smallint, p_sealed bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.caller() FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.check_unlock() FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.close_unlock(p_unlock uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.close_unlock(p_unlock uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.end_unlocks(p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.end_unlocks(p_limit integer) TO dengwen_worker;

REVOKE ALL ON FUNCTION vault.grant_unlock(p_unlock uuid, p_minutes smallint) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.grant_unlock(p_unlock uuid, p_minutes smallint) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.lock_changed_clue() FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.lock_changed_report() FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.lock_misfits(p_reports uuid[], p_cell text) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.unfit(p_report uuid, p_part text, p_staff text, p_purpose text) FROM PUBLIC;

GRANT SELECT ON TABLE vault.unlock TO dengwen_web;

REVOKE ALL ON FUNCTION vault.misfit(p_unlock vault.unlock) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.locked(p_unlock vault.unlock, p_caller text) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.note(p_action text, p_unlock vault.unlock, p_chain text) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.note_look(p_unlock uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.note_look(p_unlock uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.open_identity(p_unlock uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.open_identity(p_unlock uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.openings(p_lookup bytea, p_proof bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.openings(p_lookup bytea, p_proof bytea) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.refuse(p_rule text, p_message text) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.refuse_unlock(p_unlock uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.refuse_unlock(p_unlock uuid) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.rewrap(p_reports uuid[], p_wrapped bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.rewrap(p_reports uuid[], p_wrapped bytea[]) TO dengwen_vault;

REVOKE ALL ON FUNCTION vault.standing_aside(p_report uuid, p_staff text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION vault.unlock_counts(p_from date, p_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.unlock_counts(p_from date, p_until date) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.unlock_facts(p_report uuid, p_staff text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.unlock_facts(p_report uuid, p_staff text[]) TO dengwen_web;

REVOKE ALL ON FUNCTION vault.wraps_under(p_key_id bytea, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.wraps_under(p_key_id bytea, p_limit integer) TO dengwen_vault;

GRANT SELECT ON TABLE audit.sealed_head TO dengwen_web;
GRANT SELECT ON TABLE audit.sealed_head TO dengwen_worker;
GRANT SELECT ON TABLE audit.sealed_head TO dengwen_audit;

GRANT SELECT,INSERT ON TABLE casework.accused_feedback TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.accused_feedback TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.alert TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.alert TO dengwen_worker;

GRANT UPDATE(read_at) ON TABLE casework.alert TO dengwen_web;
GRANT UPDATE(read_at) ON TABLE casework.alert TO dengwen_worker;

GRANT UPDATE(read_by) ON TABLE casework.alert TO dengwen_web;
GRANT UPDATE(read_by) ON TABLE casework.alert TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.attachment TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.attachment TO dengwen_worker;

GRANT UPDATE(downloads) ON TABLE casework.attachment TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.attachment_chunk TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.attachment_chunk TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.charge_note TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.charge_note TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.check_signature TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.check_signature TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.clock_extension TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.clock_extension TO dengwen_worker;

GRANT INSERT ON TABLE casework.clock_recomputation TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.clock_recomputation TO dengwen_worker;

GRANT SELECT(recomputation_id) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(cell_id) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(cause) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(calendars_from) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(calendar_to) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(policy_from) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(policy_to) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(started_at) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(finished_at) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT(by_staff_id) ON TABLE casework.clock_recomputation TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.course_step TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.course_step TO dengwen_worker;

GRANT UPDATE(closed_on) ON TABLE casework.course_step TO dengwen_web;
GRANT UPDATE(closed_on) ON TABLE casework.course_step TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.distribution_proposal TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.distribution_proposal TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.document_print TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.document_print TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.excerpt TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.excerpt TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(sealed_text) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(covered_count) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(lifted_count) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(added_count) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(confirmed_by) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(confirmed_on) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(confirmations) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(decided_by) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(decided_on) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(valid_until) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(decided_as) ON TABLE casework.excerpt TO dengwen_web;

GRANT UPDATE(ended_on) ON TABLE casework.excerpt TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE casework.excerpt TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.excerpt_print TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.excerpt_print TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.export_key TO dengwen_web;
GRANT SELECT ON TABLE casework.export_key TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.export_key TO dengwen_web;

GRANT UPDATE(confirmed_by) ON TABLE casework.export_key TO dengwen_web;

GRANT UPDATE(confirmed_on) ON TABLE casework.export_key TO dengwen_web;

GRANT UPDATE(ended_by) ON TABLE casework.export_key TO dengwen_web;

GRANT UPDATE(ended_on) ON TABLE casework.export_key TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.extension_request TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(ended_by) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(ended_by) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(ended_organ_id) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(ended_organ_id) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(ended_on) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(ended_on) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(refusal) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(refusal) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(sealed) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(sealed) ON TABLE casework.extension_request TO dengwen_worker;

GRANT UPDATE(sealed_by_site) ON TABLE casework.extension_request TO dengwen_web;
GRANT UPDATE(sealed_by_site) ON TABLE casework.extension_request TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.import_batch TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.import_batch TO dengwen_worker;

GRANT UPDATE(finished_at) ON TABLE casework.import_batch TO dengwen_web;
GRANT UPDATE(finished_at) ON TABLE casework.import_batch TO dengwen_worker;

GRANT UPDATE(rows_read) ON TABLE casework.import_batch TO dengwen_web;
GRANT UPDATE(rows_read) ON TABLE casework.import_batch TO dengwen_worker;

GRANT UPDATE(rows_accepted) ON TABLE casework.import_batch TO dengwen_web;
GRANT UPDATE(rows_accepted) ON TABLE casework.import_batch TO dengwen_worker;

GRANT UPDATE(rows_flagged) ON TABLE casework.import_batch TO dengwen_web;
GRANT UPDATE(rows_flagged) ON TABLE casework.import_batch TO dengwen_worker;

GRANT UPDATE(rows_rejected) ON TABLE casework.import_batch TO dengwen_web;
GRANT UPDATE(rows_rejected) ON TABLE casework.import_batch TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.instruction TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.instruction TO dengwen_worker;

GRANT UPDATE(done_on) ON TABLE casework.instruction TO dengwen_web;
GRANT UPDATE(done_on) ON TABLE casework.instruction TO dengwen_worker;

GRANT UPDATE(done_by) ON TABLE casework.instruction TO dengwen_web;
GRANT UPDATE(done_by) ON TABLE casework.instruction TO dengwen_worker;

GRANT UPDATE(accountable_on) ON TABLE casework.instruction TO dengwen_web;
GRANT UPDATE(accountable_on) ON TABLE casework.instruction TO dengwen_worker;

GRANT UPDATE(accountable_by) ON TABLE casework.instruction TO dengwen_web;
GRANT UPDATE(accountable_by) ON TABLE casework.instruction TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.instruction_entry TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.instruction_entry TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.interference_note TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.interference_note TO dengwen_worker;

GRANT UPDATE(attached_id) ON TABLE casework.interference_note TO dengwen_web;
GRANT UPDATE(attached_id) ON TABLE casework.interference_note TO dengwen_worker;

GRANT UPDATE(attached_by) ON TABLE casework.interference_note TO dengwen_web;
GRANT UPDATE(attached_by) ON TABLE casework.interference_note TO dengwen_worker;

GRANT UPDATE(attached_on) ON TABLE casework.interference_note TO dengwen_web;
GRANT UPDATE(attached_on) ON TABLE casework.interference_note TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.late_paper TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.late_paper TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.leader_charge TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.leader_charge TO dengwen_worker;

GRANT UPDATE(to_on) ON TABLE casework.leader_charge TO dengwen_web;
GRANT UPDATE(to_on) ON TABLE casework.leader_charge TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.malice_request TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(endorsed_by) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(endorsed_by) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(endorsed_on) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(endorsed_on) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(decided_level) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(decided_level) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(recorded_by) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(recorded_by) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(decision_sealed) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(decision_sealed) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(inaccuracy) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(inaccuracy) ON TABLE casework.malice_request TO dengwen_worker;

GRANT UPDATE(corrections_advised_on) ON TABLE casework.malice_request TO dengwen_web;
GRANT UPDATE(corrections_advised_on) ON TABLE casework.malice_request TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.objection TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(due_on) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(due_on) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(answer_sealed) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(answer_sealed) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(answered_by) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(answered_by) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(answered_on) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(answered_on) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(approved_by) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(approved_by) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(approved_on) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(approved_on) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(closed_by) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(closed_by) ON TABLE casework.objection TO dengwen_worker;

GRANT UPDATE(closed_on) ON TABLE casework.objection TO dengwen_web;
GRANT UPDATE(closed_on) ON TABLE casework.objection TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.overdue_step TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.overdue_step TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.protection_visit TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.protection_visit TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.reception_visit TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.reception_visit TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.recommendation_paper TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.recommendation_paper TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.recusal_request TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.recusal_request TO dengwen_worker;

GRANT UPDATE(answered_by) ON TABLE casework.recusal_request TO dengwen_web;

GRANT UPDATE(answered_on) ON TABLE casework.recusal_request TO dengwen_web;

GRANT SELECT,INSERT ON TABLE casework.report_up TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.report_up TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.reward TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(outcome_on) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(outcome_on) ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(outcome_by) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(outcome_by) ON TABLE casework.reward TO dengwen_worker;

GRANT UPDATE(outcome_sealed) ON TABLE casework.reward TO dengwen_web;
GRANT UPDATE(outcome_sealed) ON TABLE casework.reward TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.route_decision TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.route_decision TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.satisfaction TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.satisfaction TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.seal_request TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.seal_request TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.seal_request TO dengwen_web;
GRANT UPDATE(state) ON TABLE casework.seal_request TO dengwen_worker;

GRANT UPDATE(decided_by) ON TABLE casework.seal_request TO dengwen_web;
GRANT UPDATE(decided_by) ON TABLE casework.seal_request TO dengwen_worker;

GRANT UPDATE(decided_on) ON TABLE casework.seal_request TO dengwen_web;
GRANT UPDATE(decided_on) ON TABLE casework.seal_request TO dengwen_worker;

GRANT UPDATE(sealed) ON TABLE casework.seal_request TO dengwen_web;
GRANT UPDATE(sealed) ON TABLE casework.seal_request TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.sealed_carriage TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.sealed_carriage TO dengwen_worker;

GRANT UPDATE(receiver_sealed) ON TABLE casework.sealed_carriage TO dengwen_web;
GRANT UPDATE(receiver_sealed) ON TABLE casework.sealed_carriage TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.secretary_approval TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.secretary_approval TO dengwen_worker;

GRANT SELECT ON TABLE casework.seen_before TO dengwen_web;
GRANT SELECT ON TABLE casework.seen_before TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.split_share TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.split_share TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.supervision_entry TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.supervision_entry TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.transfer_in TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.transfer_in TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.trend_figure TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.trend_figure TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.verification_call TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.verification_call TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE casework.voiding TO dengwen_web;
GRANT SELECT,INSERT ON TABLE casework.voiding TO dengwen_worker;

GRANT UPDATE(state) ON TABLE casework.voiding TO dengwen_web;

GRANT UPDATE(decided_by) ON TABLE casework.voiding TO dengwen_web;

GRANT UPDATE(decided_on) ON TABLE casework.voiding TO dengwen_web;

GRANT UPDATE(decided_as) ON TABLE casework.voiding TO dengwen_web;

GRANT SELECT,INSERT ON TABLE directory.appointment TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.appointment TO dengwen_worker;

GRANT UPDATE(to_on) ON TABLE directory.appointment TO dengwen_web;
GRANT UPDATE(to_on) ON TABLE directory.appointment TO dengwen_worker;

GRANT UPDATE(ended_by) ON TABLE directory.appointment TO dengwen_web;
GRANT UPDATE(ended_by) ON TABLE directory.appointment TO dengwen_worker;

GRANT UPDATE(ended_at) ON TABLE directory.appointment TO dengwen_web;
GRANT UPDATE(ended_at) ON TABLE directory.appointment TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.calendar_day TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.calendar_day TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.calendar_notice TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.calendar_notice TO dengwen_worker;

GRANT SELECT ON TABLE directory.clock_rules TO dengwen_vault;
GRANT SELECT,INSERT ON TABLE directory.clock_rules TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.clock_rules TO dengwen_worker;
GRANT SELECT ON TABLE directory.clock_rules TO dengwen_notify;

GRANT UPDATE(version) ON TABLE directory.clock_rules TO dengwen_web;
GRANT UPDATE(version) ON TABLE directory.clock_rules TO dengwen_worker;

GRANT UPDATE(changed_at) ON TABLE directory.clock_rules TO dengwen_web;
GRANT UPDATE(changed_at) ON TABLE directory.clock_rules TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.clock_setting TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.clock_setting TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.document TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.document TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.document_template TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.document_template TO dengwen_worker;

GRANT SELECT ON TABLE directory.edition TO dengwen_vault;
GRANT SELECT,INSERT ON TABLE directory.edition TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.edition TO dengwen_worker;
GRANT SELECT ON TABLE directory.edition TO dengwen_notify;

GRANT UPDATE(version) ON TABLE directory.edition TO dengwen_web;
GRANT UPDATE(version) ON TABLE directory.edition TO dengwen_worker;

GRANT UPDATE(changed_at) ON TABLE directory.edition TO dengwen_web;
GRANT UPDATE(changed_at) ON TABLE directory.edition TO dengwen_worker;

GRANT UPDATE(rows_on) ON TABLE directory.edition TO dengwen_web;
GRANT UPDATE(rows_on) ON TABLE directory.edition TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.handover TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.handover TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.handover_line TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.handover_line TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.local_policy TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.local_policy TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.period_policy TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.period_policy TO dengwen_worker;

GRANT SELECT,INSERT ON TABLE directory.span TO dengwen_web;
GRANT SELECT,INSERT ON TABLE directory.span TO dengwen_worker;

REVOKE SELECT ON TABLE pg_catalog.pg_class FROM PUBLIC;
GRANT SELECT ON TABLE pg_catalog.pg_class TO dengwen_owner;
GRANT SELECT ON TABLE pg_catalog.pg_class TO dengwen_migrate;
GRANT SELECT ON TABLE pg_catalog.pg_class TO dengwen_backup;

GRANT SELECT(tableoid) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(oid) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relname) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relnamespace) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(reltype) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(reloftype) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relowner) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relam) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(reltablespace) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(reltoastrelid) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relhasindex) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relisshared) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relpersistence) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relkind) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relnatts) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relchecks) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relhasrules) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relhastriggers) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relhassubclass) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relrowsecurity) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relforcerowsecurity) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relispopulated) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relreplident) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relispartition) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relrewrite) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relacl) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(reloptions) ON TABLE pg_catalog.pg_class TO PUBLIC;

GRANT SELECT(relpartbound) ON TABLE pg_catalog.pg_class TO PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_locks FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_prepared_xacts FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_replication_slots FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_sequences FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_activity FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_all_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_all_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_archiver FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_bgwriter FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_database FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_database_conflicts FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_gssapi FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_analyze FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_basebackup FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_cluster FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_copy FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_create_index FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_progress_vacuum FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_recovery_prefetch FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_replication FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_replication_slots FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_slru FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_ssl FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_subscription FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_subscription_stats FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_sys_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_sys_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_user_functions FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_user_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_user_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_wal FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_wal_receiver FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_xact_all_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_xact_sys_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_xact_user_functions FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stat_xact_user_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_all_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_all_sequences FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_all_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_sys_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_sys_sequences FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_sys_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_user_indexes FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_user_sequences FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_statio_user_tables FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stats FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stats_ext FROM PUBLIC;

REVOKE SELECT ON TABLE pg_catalog.pg_stats_ext_exprs FROM PUBLIC;

REVOKE ALL ON FUNCTION casework.note_seen(p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION casework.note_seen(p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION casework.note_seen(p_report uuid, p_organs text[], p_rooms text[], p_staff text[], p_now timestamp with time zone) TO dengwen_worker;

REVOKE ALL ON FUNCTION guard.mark_site(p_mark bytea, p_inner_pad bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) TO dengwen_web;
GRANT ALL ON FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) TO dengwen_worker;
GRANT ALL ON FUNCTION keys.add(p_key_id bytea, p_organ text, p_branch text, p_suite smallint, p_wrapped bytea, p_now timestamp with time zone) TO dengwen_vault;

REVOKE ALL ON FUNCTION session.put_factor(p_staff text, p_secret bytea, p_algorithm text, p_step bigint, p_codes bytea[]) FROM PUBLIC;
