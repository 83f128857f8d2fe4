import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// Seals, heads outside of the database, and what a superuser tries against them.
@Suite struct AuditSealTests {
    static func key(_ byte: UInt8 = 7) throws -> AuditKey { try AuditKey([UInt8](repeating: byte, count: 32)) }

    /// Three rounds of entries in two chains, each sealed; the lines that were kept outside.
    private static func log(_ desk: Desk) async throws -> [String] {
        var lines: [String] = []
        for round in 0..<3 {
            for organ in ["O420281", "O420200"] {
                try await desk.script(
                    """
                    insert into audit.inbox (chain, occurred_us, actor, action, subject, detail)
                    select '\(organ)', 1790000000000000 + g, 'staff:S' || g, 'clue.open', gen_random_uuid()::text, 'n=' || g
                    from generate_series(1, 7 + \(round)) as g
                    """)
            }
            let head = try await SealAudit(desk.context, key: try key())()
            lines.append(try #require(head).line)
        }
        return lines
    }

    private static func verify(_ desk: Desk, _ lines: [String]) async throws -> VerifyAudit.Finding {
        try await VerifyAudit(desk.context)([OutsideHeads(.file, lines)], keys: [try key().publicKey])
    }

    @Test func `JB-52 a whole log is whole, and tells how much lies behind the outside head`() async throws {
        try await Desk.open { desk in
            let lines = try await Self.log(desk)
            let whole = try await Self.verify(desk, lines)
            #expect(whole.isIntact && whole.seals == 3 && whole.afterOutside == 0, "\(whole.damages)")
            let early = try await Self.verify(desk, Array(lines.prefix(2)))
            #expect(early.isIntact && early.afterOutside == 18)
            #expect(early.outsides.map(\.heads) == [2] && early.outsides.map(\.agreeing) == [2])
            // What has no place in a chain yet lies behind every head, and is counted apart.
            try await desk.script(
                """
                insert into audit.inbox (chain, occurred_us, actor, action, subject, detail)
                select 'O420281', 1790000000000000 + g, 'staff:S' || g, 'clue.open', '', '' from generate_series(1, 3) as g
                """)
            let waiting = try await Self.verify(desk, lines)
            #expect(waiting.waiting == whole.waiting + 3 && waiting.afterOutside == 0 && waiting.isIntact)
            let stranger = try await VerifyAudit(desk.context)(keys: [try Self.key(8).publicKey])
            #expect(stranger.damages.named.map(\.kind) == [.sealForged] && stranger.outside == nil)
        }
    }

    @Test func `JB-52 the log is sealed when something was added, and once a minute without`() async throws {
        try await Desk.open { desk in
            _ = try await Self.log(desk)
            let seal = SealAudit(desk.context, key: try Self.key())
            #expect(try await seal() == nil)
            desk.office.clock.advance(seconds: 61)
            let idle = try #require(try await seal())
            #expect(idle.seal.number == 4)
        }
    }

    /// What a superuser does who switches the triggers off, and which place must be named.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let sql: String
        let place: String
        var testDescription: String { String(sql.prefix(60)) + " → " + place }
    }

    private static func entry(_ column: String, _ value: String, _ at: Int) -> Tampering {
        Tampering(
            sql: "update audit.entry set \(column) = \(value) where chain = 'O420281' and sequence = \(at)",
            place: "O420281 \(at)")
    }

    private static let rebuilt = """
        do $$
        declare r audit.entry; p bytea := decode(repeat('00', 32), 'hex'); d bytea;
        begin
            for r in select * from audit.entry where chain = 'O420281' order by sequence loop
                d := sha256(audit.field(r.chain) || audit.field(r.sequence) || audit.field(r.cell_id)
                    || audit.field(r.entry_id) || audit.field(r.occurred_us) || audit.field(r.actor)
                    || audit.field(r.action) || audit.field(r.subject) || audit.field(r.detail)
                    || audit.field(r.shown_as) || audit.field(p));
                update audit.entry set previous_digest = p, digest = d where chain = r.chain and sequence = r.sequence;
                p := d;
            end loop;
            update audit.chain set last_digest = p where chain = 'O420281';
        end $$
        """

    static let tamperings: [Tampering] = [
        entry("actor", "'staff:S9'", 5), entry("action", "'x'", 1), entry("subject", "'x'", 24),
        entry("detail", "''", 9),
        entry("occurred_us", "1", 3), entry("entry_id", "-1", 4), entry("cell_id", "'9999'", 6),
        entry("shown_as", "case shown_as when 'open' then 'closed' else 'open' end", 2),
        Tampering(sql: "update audit.chain set sealed_sequence = 3 where chain = 'O420281'", place: "O420281 3"),
        Tampering(
            sql: "insert into audit.sealed_head values (2, 'O9', '4202', 1, sha256(''))", place: " 2"),
        Tampering(
            sql: """
                insert into audit.seal select 4, cell_id, sealed_us + 1, entry_count, heads_digest, digest, key_id, signature,
                    sha256('x') from audit.seal where seal_number = 3
                """, place: " 4"),
        Tampering(sql: "truncate audit.entry", place: "O420281 1"),
        Tampering(sql: "truncate audit.chain", place: "O420281 1"),
        Tampering(sql: "truncate audit.sealed_head", place: " 1"),
        Tampering(sql: "truncate audit.seal cascade", place: " 1"),
        entry("previous_digest", "sha256('x')", 8), entry("digest", "sha256('x')", 10),
        entry("digest", "sha256('x')", 24),
        entry("chain", "'O9'", 7), entry("sequence", "sequence + 1000", 11),
        Tampering(sql: "delete from audit.entry where chain = 'O420281' and sequence = 12", place: "O420281 12"),
        Tampering(sql: "delete from audit.entry where chain = 'O420281' and sequence = 1", place: "O420281 1"),
        Tampering(sql: "delete from audit.entry where chain = 'O420281' and sequence > 20", place: "O420281 21"),
        Tampering(sql: "delete from audit.entry where chain = 'O420281'", place: "O420281 1"),
        Tampering(
            sql: """
                insert into audit.entry
                select chain, 25, cell_id, 99999, occurred_us, actor, action, subject, 'x', digest, sha256('x')
                from audit.entry where chain = 'O420281' and sequence = 24
                """, place: "O420281 25"),
        Tampering(
            sql: """
                update audit.entry as e set (actor, subject) = (
                    select o.actor, o.subject from audit.entry as o
                    where o.chain = e.chain and o.sequence = case e.sequence when 2 then 14 else 2 end
                ) where e.chain = 'O420281' and e.sequence in (2, 14)
                """, place: "O420281 14"),
        Tampering(sql: "update audit.entry set detail = 'x' where sequence = 9;" + rebuilt, place: "O420281 15"),
        Tampering(
            sql: "update audit.entry set detail = 'x' where chain = 'O420281' and sequence = 2;" + rebuilt + """
                ; update audit.sealed_head as h set digest = e.digest from audit.entry as e
                where e.chain = h.chain and e.sequence = h.sequence
                """, place: " 1"),
        Tampering(sql: "update audit.chain set last_sequence = 30 where chain = 'O420281'", place: "O420281 25"),
        Tampering(sql: "update audit.chain set last_digest = sha256('x') where chain = 'O420281'", place: "O420281 24"),
        Tampering(
            sql: "delete from audit.sealed_head where seal_number = 2; delete from audit.seal where seal_number = 2",
            place: " 2"),
        Tampering(sql: "delete from audit.sealed_head where seal_number = 1 and chain = 'O420281'", place: " 1"),
        Tampering(
            sql: "update audit.seal set signature = sha256('a') || sha256('b') where seal_number = 2", place: " 2"),
        Tampering(sql: "update audit.seal set entry_count = 1 where seal_number = 3", place: " 3"),
        Tampering(sql: "update audit.seal set previous_digest = sha256('') where seal_number = 1", place: " 1"),
        Tampering(sql: "update audit.seal set key_id = '0' where seal_number = 2", place: " 2"),
        Tampering(
            sql: """
                update audit.seal set signature = sha256('a') || sha256('b') where seal_number = 3;
                update audit.seal set digest = sha256(audit.field('dengwen audit seal 1') || audit.field(cell_id)
                    || audit.field(seal_number) || audit.field(sealed_us) || audit.field(entry_count)
                    || audit.field(heads_digest) || audit.field(previous_digest) || audit.field(key_id) || signature)
                where seal_number = 3
                """, place: " 3"),
        // As if nothing had happened since the second seal: whole in itself, and found by the outside head alone.
        Tampering(
            sql: """
                delete from audit.sealed_head where seal_number > 2; delete from audit.seal where seal_number > 2;
                delete from audit.entry where sequence > 15;
                update audit.chain as c set (last_sequence, sealed_sequence, last_digest) = (
                    select e.sequence, e.sequence, e.digest from audit.entry as e
                    where e.chain = c.chain and e.sequence = 15)
                """, place: " 3"),
    ]

    @Test(arguments: tamperings)
    func `JB-52 what a superuser does to the log is found, and its place is named`(one: Tampering) async throws {
        try await Desk.open { desk in
            // What setting up the office left there is not of this story.
            try await desk.script(
                "begin; set local session_replication_role = replica; delete from audit.inbox; commit")
            let lines = try await Self.log(desk)
            #expect(try await Self.verify(desk, lines).isIntact)
            try await desk.script("begin; set local session_replication_role = replica; \(one.sql); commit")
            let found = try await Self.verify(desk, lines)
            let places = found.damages.named.map { "\($0.chain) \($0.sequence)" }
            #expect(places.contains(one.place), "\(places)")
        }
    }
}
