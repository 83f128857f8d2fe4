import TestDatabase
import Testing

/// Whoever writes to the audit log is told what stands there, and looks whether it arrives in its chain.
@Suite struct ReceiptTests {
    /// Every function that writes to the log, by itself or by another one of them, and what it answers.
    private static let writers: Set = [
        "audit.put record", "audit.append record", "vault.note audit.receipt", "vault.ask_unlock audit.receipt",
        "vault.grant_unlock audit.receipt", "vault.refuse_unlock audit.receipt", "vault.close_unlock audit.receipt",
        "vault.note_look audit.receipt", "vault.end_unlocks audit.receipt", "session.accept audit.receipt",
        "queue.claim_clue record",
        // Whoever knocks is not told: `session.refused` answers the program in the same transaction.
        "session.refuse void",
    ]

    @Test func `JB-52 every function that writes to the audit log says what it wrote`() async throws {
        let found = try await Catalogue.names(
            #"""
            with recursive f as (
                select
                    p.pronamespace::regnamespace || '.' || p.proname as name, p.prorettype::regtype::text as answer,
                    coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) as body
                from pg_proc as p
                where p.pronamespace::regnamespace::text in \#(Catalogue.schemas)
            ),
            writers as (
                select f.name, f.answer from f where f.body ~* 'insert into audit[.]inbox'
                union
                select f.name, f.answer
                from writers as w
                join f on f.body ~ ('\m' || replace(w.name, '.', '[.]') || '[(]')
            )
            select w.name || ' ' || w.answer from writers as w
            """#)
        #expect(Set(found) == Self.writers)
    }

    @Test func `JB-52 no statement of the program calls one of them without taking what it answers`() throws {
        let doors = Self.writers.filter { $0.hasSuffix(" audit.receipt") }
            .compactMap { $0.split(separator: " ").first.map { $0 + "(" } }
        var taken: Set<Substring> = []
        for (place, text) in try SQLFolder.swiftFiles(below: "Sources/CaseStore") {
            let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for door in doors {
                let calls = flat.ranges(of: door).count
                let takes = flat.ranges(of: "select \\(AuditReceipt.receiptColumns) from " + door).count
                #expect(calls == takes, "\(place): \(door)")
                if takes > 0 { taken.insert(door.dropLast()) }
            }
        }
        // `vault.note` is called by functions alone.
        #expect(taken.count == doors.count - 1 && !taken.contains("vault.note"))
    }
}
