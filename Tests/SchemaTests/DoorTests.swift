import CaseStore
import TestDatabase
import Testing

/// The functions that work with the rights of the owner, past every policy: each is on this list with what it is for,
/// or the test fails. Whoever adds one says why no policy does, and lets it look at the context itself.
@Suite struct DoorTests {
    /// Functions by reason. What answers of one item by its id is tried by `ItemWallTests` besides.
    private static let doors: [String: String] = [
        "they verify the signed context, and everything else rests on that":
            """
            guard.context guard.kind guard.staff guard.organ guard.room guard.is_system guard.has_role guard.sees_office
            guard.actor guard.signer
            """,
        "a policy asks of rows that its own table's policies would ask of it in turn":
            """
            guard.is_own_clue guard.wrote_report guard.makes_report guard.is_kept_from guard.opened_clues
            guard.stood_in_for casework.is_kept_from casework.keeps_out_superior casework.found_is_kept
            casework.interference_is_kept casework.recusal_stands casework.decides_above casework.supervises_cadres
            casework.stands_in_for_head casework.oversees casework.knows_clue casework.keys_recommendation
            """,
        "a trigger asks of rows that the signer may not see": "casework.follows_from",
        "the queue has no rows for anybody":
            """
            queue.enqueue queue.take queue.take_one queue.finish queue.withdraw queue.retry queue.park queue.give_back
            queue.rescue queue.reclass
            """,
        "the outbox and the audit log are written by nobody's hand":
            """
            notify.announce notify.claim notify.finish notify.change_endpoint notify.resend notify.rescue audit.append
            """,
        "password hashes and sessions have no readers":
            """
            session.credentials session.open session.find session.close session.close_all session.accounts
            session.offices
            """,
        "numbers without gaps": "casework.next_number casework.raise_number casework.number_account",
        "the holder of a query code is nobody whom a policy knows": "casework.track casework.mark_read",
        "as the system, in one act, past what whoever started it may see":
            """
            casework.seal_up casework.shred_split casework.close_for_sealing casework.open_again casework.note_seen
            casework.broken_handoffs casework.broken_sealed_handoffs
            """,
        "blind marks and sealed names are compared and never shown":
            """
            casework.tied_to_reporter casework.names_reporter casework.repeat_candidates casework.identity_to_share
            """,
        "what is archived counts, behind the same walls":
            """
            casework.known_reports casework.known_accused casework.known_clues casework.untold_ends
            casework.repeats_of_room casework.petition_year casework.reception_times
            """,
        "words of documents are the organ's": "casework.code_words_in_use casework.code_word_bearer",
    ]

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
                    '(guard|casework|queue)[.](context|kind|staff|organ|room|is_system|has_role|actor|signer|is_ours|'
                    || 'may_number|known_reports|knows_clue|sees_office|wrote_report|acting_as|is_kept_from)[(]'
                )
            """)
        // The context itself; and what answers of the rows of one's own transaction alone.
        #expect(Set(silent) == ["guard.context", "guard.wrote_report"])
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
            "chain_is_unique", "entry_is_unique", "ready_is_unique", "session_is_unique", "context_key_is_unique",
            "site_mark_is_unique",
            // The directory is no secret inside, and the operator loads it.
            "calendar_day_is_unique", "calendar_notice_is_unique", "clock_rules_is_unique", "clock_setting_is_unique",
            "document_is_unique", "document_code_word_is_new", "edition_is_unique", "local_policy_is_unique",
            "period_policy_is_unique", "room_is_unique", "span_is_unique", "staff_is_unique", "unit_is_unique",
            // Of a room, or of a leader, whose organ alone may write it; days of reception are posted.
            "quarter_feedback_is_new", "reception_session_leader_is_in_one_place",
            // Keyed hashes.
            "report_query_code_is_new", "recusal_request_source_is_new",
        ]
        #expect(Set(guessable).subtracting(known) == [])
    }
}
