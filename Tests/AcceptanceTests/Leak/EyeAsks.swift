/// The functions that take no id: what is asked of each, and which are not asked, with the reason. `EyeTests` holds both to
/// the catalogue.
extension DatabaseEye {
    /// What they answer somebody of their own organ, room and name: counts, statistics, numbers, searches, the log.
    static let asks = #"""
        create schema eye;
        grant usage on schema eye to dengwen_web;

        create table eye.ask (name text, function oid not null, call text, n integer generated always as identity);
        insert into eye.ask (name, function, call)
        select
            coalesce(nullif(q.name, ''), q.function),
            -- Of two with one name the older one is meant.
            (select min(p.oid) from pg_proc as p where p.pronamespace::regnamespace || '.' || p.proname = q.function),
            q.function || '(' || q.arguments || ')'
        from (
            values
            ('', 'guard.opened_clues', ''),
            ('', 'guard.opens_quarantine', ''),
            ('', 'guard.asked_to_decide', ''),
            ('', 'guard.decides_sealing', ''),
            ('', 'guard.stood_in_for', ''),
            ('', 'audit.state', ''),
            ('', 'audit.alarm_days', '100'),
            ('', 'audit.search', 'null, null, 0, 9000000000000000, 0, 500'),
            ('', 'audit.refusals_since', 'guard.organ(), ''2020-01-01'''),
            ('', 'casework.known_reports', '''2000-01-01'', ''2100-01-01'', ''{}'''),
            ('', 'casework.known_accused', '''2000-01-01'', ''2100-01-01'''),
            ('', 'casework.petition_year', '''2000-01-01'', ''2100-01-01'', ''{}'''),
            ('', 'casework.repeats_of_room', 'guard.room(), ''2000-01-01'', ''2100-01-01'', 500'),
            ('', 'casework.untold_ends', 'guard.room(), ''2100-01-01'', 500'),
            ('', 'casework.reception_times', '''2000-01-01'''),
            ('', 'casework.code_words_in_use', ''),
            ('', 'casework.code_word_bearer', '''信访'''),
            ('', 'casework.first_words_on', ''),
            ('', 'casework.number_account', ''),
            ('', 'casework.supervises_cadres', ''),
            ('', 'vault.unlock_counts', '''2000-01-01'', ''2100-01-01'''),
            ('own tokens', 'session.tokens', 'false'),
            ('tokens', 'session.tokens', 'true'),
            ('own bindings', 'session.bindings', 'false'),
            ('bindings', 'session.bindings', 'true'),
            ('', 'session.notes', ''),
            ('', 'session.accounts', 'guard.organ()'),
            ('', 'session.offices', ''),
            ('', 'session.is_untouched', ''),
            ('', 'session.invitations', ''),
            ('', 'session.keepers_with_certificate', ''),
            ('next report', 'casework.next_number', 'guard.organ(), ''report'', 2026::smallint'),
            ('next sealed', 'casework.next_number', 'guard.organ(), ''sealed'', 2026::smallint'),
            ('next notice', 'casework.next_number', 'guard.organ(), ''notice'', 2026::smallint'),
            ('next clue', 'casework.next_number', 'guard.organ(), ''clue'', 2026::smallint'),
            ('next minutes', 'casework.next_number', 'guard.organ(), ''minutes'', 2026::smallint'),
            ('raise report', 'casework.raise_number', 'guard.organ(), ''report'', 2026::smallint, 1'),
            ('raise sealed', 'casework.raise_number', 'guard.organ(), ''sealed'', 2026::smallint, 1')
        ) as q (name, function, arguments);
        """#

    /// Functions that the program's role may execute and that are not asked, by the reason. One that takes an id is tried
    /// with what is hidden, and does not belong here.
    static let unasked: [String: String] = [
        "who asks, and out of what the context says":
            """
        guard.actor guard.cell guard.enter guard.has_role guard.is_in_time guard.is_system guard.kind guard.moment
        guard.organ guard.room guard.sees_office guard.signer guard.staff casework.moment
        """,
        "asked with a code that the reporter alone holds": "casework.code_salt casework.track vault.openings",
        "asked with a secret, about the account that it opens":
            """
        session.accept session.admit session.close session.door session.find session.find_token session.invited
        session.is_password session.remember session.renew session.settle session.subject_door session.take_return
        """,
        "accounts are changed, and none hangs on an item":
            """
        session.change_factor session.change_password session.close_all session.close_notes session.decide_invitation
        session.invite session.note_refusal session.refuse session.refused session.set_password session.sign_out
        """,
        "the own sessions and factor": "session.mine session.own",
        "which key of an organ is in force": "keys.add keys.current keys.find keys.site",
        "they run as whoever asks, over tables that are looked at": "casework.open_work casework.kept_from_open_work",
        "they keep others waiting, as the system alone": "casework.hold_new_work casework.hold_recomputation",
        "the place of an entry rises with what anybody in the cell does (decision 27)": "audit.append",
    ]

    /// What keeps the list whole: functions that the program's role may execute and that are neither asked, nor tried with
    /// an id, nor on the list of those that are not; and what stands on that list and need not. A name that two functions
    /// have says nothing of which of them is meant, and both are missing.
    static let gaps = #"""
        create function eye.gaps(p_unasked text[]) returns table (gap text) language sql stable as $$
            with callable as (
                select p.oid, p.pronamespace::regnamespace || '.' || p.proname as name
                from pg_proc as p
                where
                    p.pronamespace::regnamespace::text !~ '^(pg_|information_schema$|eye$)'
                    and has_schema_privilege('dengwen_web', p.pronamespace, 'usage')
                    and has_function_privilege('dengwen_web', p.oid, 'execute')
                    and p.prorettype <> 'trigger'::regtype
            ),
            looked as (
                select a.function as oid from eye.ask as a
                union
                select t.function from eye.trial as t where t.function is not null
            )
            select c.oid::regprocedure || ' is neither asked nor on the list'
            from callable as c
            where
                not exists (select from looked as l where l.oid = c.oid)
                and (to_regproc(c.name) is null or c.name <> all (p_unasked))
            union all
            select u.name || ' is on the list, and not there or asked'
            from unnest(p_unasked) as u (name)
            where
                not exists (
                    select
                    from callable as c
                    where c.name = u.name and not exists (select from looked as l where l.oid = c.oid)
                )
            order by 1
        $$;
        """#
}
