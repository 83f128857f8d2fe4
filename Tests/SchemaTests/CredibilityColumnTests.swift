import TestDatabase
import Testing

/// DW-credibility: the advice decides nothing, and the database does not even read what it rests on.
@Suite struct CredibilityColumnTests {
    @Test func `DW-credibility nothing of the database asks which of the seven a report tells`() async throws {
        try await TestDatabase.withOffice { office in
            let rules = try await Catalogue.names(
                """
                select c.conname::text
                from pg_constraint as c
                join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                where a.attname = 'particulars'
                """, office.admin)
            #expect(
                Set(rules) == [
                    "triage_opinion_particulars_are_known", "triage_opinion_particulars_are_found_by_a_person",
                ])
            // A function of SQL has no text of its own, so each is written out; aggregates have nothing to write.
            let functions = try await Catalogue.names(
                """
                select p.proname::text
                from pg_proc as p
                where
                    p.pronamespace::regnamespace::text in \(Catalogue.schemas)
                    and p.prokind in ('f', 'p')
                    and pg_get_functiondef(p.oid) like '%particulars%'
                """, office.admin)
            #expect(Set(functions) == ["seal_up", "shred_original"], "they wipe it")
            let policies = try await Catalogue.names(
                """
                select p.policyname::text
                from pg_policies as p
                where coalesce(p.qual, '') || coalesce(p.with_check, '') like '%particulars%'
                """, office.admin)
            #expect(policies.isEmpty)
        }
    }
}
