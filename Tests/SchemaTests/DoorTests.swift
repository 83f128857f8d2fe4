import CaseStore
import TestDatabase
import Testing

/// The functions that work with the rights of the owner, past every policy: each is on this list with what it is for,
/// or the test fails. Whoever adds one says why no policy does, and lets it look at the context itself.
@Suite struct DoorTests {
    /// Functions by reason. What answers of one item by its id is tried by `ItemWallTests` besides.
    private static let doors: [String: String] = [
        "it verifies the signed context, and everything else rests on that": "guard.enter",
        "a policy asks of rows that its own table's policies would ask of it in turn":
            """
        guard.is_own_clue guard.wrote_report guard.makes_report guard.wrote_version guard.is_kept_from
        guard.opened_clues guard.stood_in_for guard.opens_quarantine guard.asked_to_decide casework.is_kept_from casework.is_open_to_leaders
        casework.keeps_out_superior
        casework.found_is_kept casework.interference_is_kept casework.recusal_stands casework.decides_above
        casework.supervises_cadres casework.stands_in_for_head casework.oversees casework.knows_clue
        casework.keys_recommendation casework.may_keep_line
        """,
        "a trigger asks of rows that the signer may not see": "casework.follows_from",
        "the queue has no rows for anybody":
            """
        queue.enqueue queue.take queue.take_one queue.next_clue queue.claim_clue queue.finish queue.withdraw queue.retry queue.park queue.give_back
        queue.rescue queue.reclass queue.lanes queue.sweep queue.rest queue.rise queue.snooze queue.beat queue.unpark
        queue.drop
        """,
        "the outbox is written by nobody's hand":
            """
        notify.announce notify.claim notify.finish notify.change_endpoint notify.resend notify.rescue
        notify.announce_head notify.organs_without_heads notify.rest notify.rise
        """,
        "what is over is moved, swept and dropped by what stands in the database, and by nobody's choice":
            "guard.keep_months notify.shelve session.sweep",
        "the audit log only grows, by who and when the context says": "audit.append audit.chain_inbox audit.add_seal",
        "three offices see that much of the log, and no row of it":
            "audit.search audit.state audit.alarm_days audit.refusals_since",
        "password hashes, sessions and second factors have no readers":
            """
        session.door session.is_password session.admit session.settle session.refuse session.refused session.open
        session.remember session.find session.renew session.mine session.close session.close_one session.close_all
        session.accounts session.offices session.own session.change_password session.change_factor session.set_password
        session.invite session.invited session.invitations session.decide_invitation session.accept session.is_untouched
        session.sign_out
        """,
        "tokens of other systems have no readers, and nobody approves their own":
            "session.make_token session.tokens session.approve_token session.end_token session.find_token",
        "a person is told of the own account alone, and counts the own reading":
            "session.notes session.close_notes session.note_refusal session.note_opening",
        "what else opens a door has no readers, and nobody binds it to another's account":
            """
        session.propose_binding session.bindings session.approve_binding session.end_binding session.take_return
        session.subject_door session.open_subject session.keepers_with_certificate
        """,
        "keys lie under the site key, and nobody selects them":
            """
        keys.find keys.current keys.site keys.add keys.renew keys.destroy keys.list keys.hold_all keys.rewrap_all
        keys.sealed_under keys.seal_again vault.wraps_under vault.rewrap
        """,
        "an identity has one door, for two persons":
            """
        vault.ask_unlock vault.grant_unlock vault.refuse_unlock vault.close_unlock vault.note_look
        vault.open_identity vault.openings vault.unlock_counts vault.unlock_facts vault.end_unlocks
        """,
        "a worker ends many jobs at once": "queue.finish_all",
        "numbers without gaps": "casework.next_number casework.raise_number casework.number_account",
        "the holder of a query code is nobody whom a policy knows":
            "casework.code_salt casework.track casework.mark_read",
        "as the system, in one act, past what whoever started it may see":
            """
        casework.seal_up casework.shred_split casework.close_for_sealing casework.open_again casework.waits_with_another
        casework.added_to casework.note_seen
        casework.broken_handoffs casework.broken_sealed_handoffs casework.exports_to_wipe casework.hold_new_work
        casework.hold_recomputation
        """,
        "blind marks, and what is sealed, are compared or sealed anew and never shown":
            """
        casework.tied_to_reporter casework.names_reporter casework.repeat_candidates casework.identity_to_share
        casework.identity_to_export
        """,
        "what is archived counts, behind the same walls":
            """
        casework.known_reports casework.known_accused casework.known_clues casework.untold_ends
        casework.repeats_of_room casework.petition_year casework.reception_times
        """,
        "files come in before there is a report, and nobody reads what others send":
            "guard.is_open_upload guard.wrote_file casework.drop_upload casework.sweep_uploads",
        "that a file was given up is said by the system, in the act of whoever gave it up": "casework.give_up_file",
        "numbers of files that the room or the office does not see count as well": "casework.next_attachment",
        "an index on blind words is of no use behind a policy, and no role reads one":
            "casework.search_words casework.first_words_on",
        "words of documents are the organ's": "casework.code_words_in_use casework.code_word_bearer",
    ]

    /// Which roles may call what only one of them needs: the pool of another role has no business there.
    private static let narrow: [String: String] = [
        "dengwen_web": "session.door session.is_password session.open session.find vault.open_identity audit.search "
            + "session.find_token session.make_token session.approve_token casework.search_words "
            + "session.propose_binding session.bindings session.approve_binding session.end_binding "
            + "session.take_return session.subject_door session.open_subject "
            + "casework.first_words_on casework.track casework.mark_read casework.code_salt notify.resend "
            + "queue.next_clue queue.claim_clue",
        "dengwen_worker": "audit.chain_inbox audit.add_seal queue.take queue.rescue queue.lanes queue.sweep queue.rest "
            + "queue.rise queue.retry queue.snooze queue.beat queue.park vault.end_unlocks keys.destroy "
            + "keys.hold_all keys.rewrap_all keys.sealed_under keys.seal_again casework.broken_handoffs "
            + "queue.finish_all notify.announce_head notify.organs_without_heads guard.keep_months notify.shelve session.sweep",
        "dengwen_notify": "notify.claim notify.finish notify.rescue notify.change_endpoint notify.rest notify.rise",
        "dengwen_vault": "vault.wraps_under vault.rewrap",
    ]

    @Test func `what only one role of the program needs is granted to that role alone`() async throws {
        for (role, names) in Self.narrow {
            let list = names.split(separator: " ").map { "'\($0)'" }.joined(separator: ", ")
            let callers = try await Catalogue.names(
                """
                select distinct r.rolname::text
                from pg_proc as p
                cross join pg_roles as r
                where
                    p.pronamespace::regnamespace || '.' || p.proname in (\(list))
                    and r.rolname in \(Catalogue.roles) and has_function_privilege(r.oid, p.oid, 'execute')
                """)
            #expect(callers == [role])
        }
    }

    /// An identity comes out by its door alone (JB-47), a query code by nobody's look.
    @Test func `JB-47 no role of the program selects an identity, a query code or a password`() async throws {
        let readers = try await Catalogue.names(
            """
            select r.rolname || ' ' || c.oid::regclass || ' ' || a.attname
            from pg_attribute as a
            join pg_class as c on c.oid = a.attrelid
            cross join pg_roles as r
            where
                r.rolname in \(Catalogue.roles) and a.attnum > 0 and not a.attisdropped
                and has_column_privilege(r.oid, c.oid, a.attnum, 'select')
                and (
                    c.oid::regclass::text in (
                        'vault.identity', 'vault.query_code', 'vault.reporter_token', 'session.session',
                        'session.factor', 'guard.context_key', 'keys.organ_key'
                    )
                    or a.attname = 'password_hash'
                )
            """)
        #expect(readers.isEmpty)
    }

    @Test func `every function that works past the policies is on the list, with a reason`() async throws {
        let found = try await Catalogue.names(
            """
            select distinct p.pronamespace::regnamespace || '.' || p.proname
            from pg_proc as p
            cross join pg_roles as r
            where
                p.pronamespace::regnamespace::text in \(Catalogue.schemas) and p.prosecdef
                and r.rolname in \(Catalogue.roles) and has_function_privilege(r.oid, p.oid, 'execute')
            """)
        let listed = Self.doors.values.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        #expect(Set(listed).count == listed.count, "named twice")
        #expect(Set(found).subtracting(listed) == [], "without a reason")
        #expect(Set(listed).subtracting(found) == [], "not there")
    }

    /// Each looks at who asks: itself, or by another one of the list.
    @Test func `every function that works past the policies asks for the context`() async throws {
        let silent = try await Catalogue.names(
            """
            select distinct p.pronamespace::regnamespace || '.' || p.proname
            from pg_proc as p
            cross join pg_roles as r
            where
                p.pronamespace::regnamespace::text in \(Catalogue.schemas) and p.prosecdef
                and r.rolname in \(Catalogue.roles) and has_function_privilege(r.oid, p.oid, 'execute')
                and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) !~ (
                    '(guard|casework|queue|vault)[.](kind|staff|organ|room|is_system|has_role|actor|signer|'
                    || 'is_ours|moves_along|may_number|known_reports|knows_clue|sees_office|wrote_report|acting_as|'
                    || 'is_kept_from|caller)[(]'
                )
            """)
        // How a context is entered; and what answers of the rows of one's own transaction alone.
        #expect(Set(silent) == ["guard.enter", "guard.wrote_report", "guard.wrote_version"])
    }

    @Test func `every function has a search path of its own, or was read when it was written`() async throws {
        let loose = try await Catalogue.names(
            """
            select p.oid::regprocedure::text
            from pg_proc as p
            where
                p.pronamespace::regnamespace::text in \(Catalogue.schemas)
                and not coalesce(p.proconfig @> array['search_path=pg_catalog'], false)
                -- A body that was parsed when it was written names what it means, whatever the path is now.
                and p.prosqlbody is null
            """)
        #expect(loose.isEmpty)
    }

    /// Over what somebody can guess, a unique index answers whether another organ has it: these hold the organ, an id
    /// or a keyed hash that nobody guesses, or are listed.
    @Test func `no unique index tells by a guess that a row of another organ is there`() async throws {
        let guessable = try await Catalogue.names(
            """
            select x.relname::text
            from pg_index as i
            join pg_class as x on x.oid = i.indexrelid
            join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
            where i.indisunique and x.relnamespace::regnamespace::text in \(Catalogue.schemas)
            group by x.relname, i.indexrelid
            having
                not bool_or(a.atttypid = 'uuid'::regtype)
                and not bool_or(a.attname ~ 'organ_id$')
            """)
        let known: Set = [
            // By functions of the owner alone.
            "chain_is_unique", "entry_is_unique", "ready_is_unique", "lane_is_unique", "sleeper_is_unique",
            "done_is_unique", "done_rest_is_unique", "session_is_unique", "context_key_is_unique",
            "site_mark_is_unique", "device_is_unique", "factor_is_unique", "guess_is_unique", "invitation_is_unique",
            "invitation_of_staff_is_one", "recovery_code_is_unique", "organ_key_is_unique", "generation_is_unique",
            "destroyed_is_unique", "inbox_is_unique", "entry_is_chained_once", "seal_is_unique",
            "sealed_head_is_unique", "returned_is_unique", "account_note_is_unique", "binding_opens_one_account",
            // Where the walk over what has ended stands.
            "shelf_is_unique",
            // The directory is no secret inside, and the operator loads it.
            "calendar_day_is_unique", "calendar_notice_is_unique", "clock_rules_is_unique", "clock_setting_is_unique",
            "document_is_unique", "document_code_word_is_new", "edition_is_unique", "local_policy_is_unique",
            "period_policy_is_unique", "room_is_unique", "span_is_unique", "staff_is_unique", "unit_is_unique",
            // Of a room, or of a leader, whose organ alone may write it; days of reception are posted.
            "quarter_feedback_is_new", "reception_session_leader_is_in_one_place",
            // Keyed hashes.
            "query_code_lookup_is_new", "recusal_request_source_is_new", "token_hash_is_new",
        ]
        #expect(Set(guessable).subtracting(known) == [])
    }
}
