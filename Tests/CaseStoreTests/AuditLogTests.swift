import CaseStore
import Casework
import Crypto
import Libpq
import TestDatabase
import Testing

@Suite struct AuditLogTests {
    /// Twelve entries of several actors, one of them in a batch and one with awkward words.
    private static func write(_ office: TestOffice) async throws {
        let (store, county) = (office.store, office.county)
        for turn in 0..<6 {
            try await store.transaction(as: turn.isMultiple(of: 2) ? office.clerk : office.lead) { transaction in
                try transaction.audit(AuditRecord("read", subject: "s\(turn)", [("why", "desk")]), in: county)
            }
            office.clock.advance(seconds: 1)
        }
        try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.audit((0..<4).map { AuditRecord("batch", subject: "b\($0)") }, in: county)
        }
        try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.audit(AuditRecord("行为", subject: "", [("键", "值;=")]), in: county)
            try transaction.audit(AuditRecord("read"), in: county)
        }
    }

    private static func chain(_ office: TestOffice) async throws -> Int? {
        try await office.store.transaction(as: .system, on: .worker) { try $0.chainAudit(limit: 1000) }
    }

    private static func walk(_ office: TestOffice) async throws -> (walked: AuditWalked, damages: AuditDamages) {
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            var damages = AuditDamages(limit: 10)
            let walked = try transaction.walkAudit(&damages)
            return (walked, damages)
        }
    }

    private static func entries(_ office: TestOffice) async throws -> [StoredAuditEntry] {
        try await office.store.transaction(as: .system, on: .worker) { try $0.auditEntries(of: office.county) }
    }

    @Test func `the chain that the database writes is whole by the program's own arithmetic`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            #expect(try await Self.entries(office).allSatisfy { $0.sequence == nil })
            #expect(try await Self.chain(office) == 12)
            let found = try await Self.walk(office)
            #expect(found.damages.count == 0 && found.walked.entries == 12)
            #expect(found.walked.ends[office.county.rawValue]?.sequence == 12)
            // The twin in Swift gives the digest that the database wrote.
            var previous = AuditDigest.genesis
            for entry in try await Self.entries(office) {
                let bytes = AuditEntry(
                    chain: entry.chain, sequence: try #require(entry.sequence), cell: "4202", number: entry.number,
                    microseconds: entry.microseconds, actor: entry.actor, action: entry.action, subject: entry.subject,
                    detail: entry.detail, shown: "closed", previous: previous
                ).canonicalBytes
                previous = try #require(AuditDigest(Array(SHA256.hash(data: bytes))))
            }
            #expect(found.walked.ends[office.county.rawValue]?.digest == previous)
        }
    }

    @Test func `JB-52 whoever writes waits neither for another writer nor for the chain`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            _ = try await Self.chain(office)
            let other = try await office.connect()
            try await other.run { session in
                try session.script(
                    "begin; select from audit.chain for update; lock table audit.entry in exclusive mode")
            }
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("read", subject: "meanwhile"), in: office.county)
            }
            try await other.run { session in try session.script("commit") }
            await other.close()
            #expect(try await Self.chain(office) == 1)
            #expect(try await Self.walk(office).damages.count == 0)
        }
    }

    @Test func `entries written at once stand in one chain without gaps`() async throws {
        try await TestDatabase.withOffice { office in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for turn in 0..<30 {
                    group.addTask {
                        try await office.store.transaction(as: office.clerk) { transaction in
                            try transaction.audit(AuditRecord("read", subject: "s\(turn)"), in: office.county)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.chain(office) == 30)
            #expect(try await Self.entries(office).map(\.sequence) == (1...30).map { Int64($0) })
        }
    }

    @Test func `one process chains at a time`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            let other = try await office.connect()
            try await other.run { session in
                try session.script("select pg_advisory_lock(hashtextextended('audit.seal' || '4202', 0))")
            }
            #expect(try await Self.chain(office) == nil)
            try await other.run { session in try session.script("select pg_advisory_unlock_all()") }
            await other.close()
            #expect(try await Self.chain(office) == 12)
        }
    }

    @Test func `the log names who did it by the verified context`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            let actors = try await Self.entries(office).map(\.actor)
            let clerk = try #require(office.clerk.staff).staff.rawValue
            let lead = try #require(office.lead.staff).staff.rawValue
            #expect(actors.first == "staff:" + clerk && actors[1] == "staff:" + lead)
            #expect(actors[6...].allSatisfy { $0 == "system" })
        }
    }

    @Test(arguments: [
        "update audit.entry set detail = ''", "delete from audit.entry", "truncate audit.entry",
        "delete from audit.inbox", "update audit.inbox set detail = 'x'", "truncate audit.inbox",
        "update audit.chain set last_sequence = 1", "delete from audit.chain", "truncate audit.chain",
        "update audit.chain set last_digest = sha256('x')", "update audit.seal set sealed_us = 1",
        "delete from audit.seal", "truncate audit.seal cascade", "delete from audit.sealed_head",
        "update audit.sealed_head set sequence = 1", "truncate audit.sealed_head",
    ])
    func `JB-52 not even the owner of the tables changes or removes an entry`(sql: String) async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            _ = try await Self.chain(office)
            try await office.admin.run { session in
                try session.script(
                    """
                    insert into audit.seal values
                        (1, '4202', 1, 1, sha256(''), sha256(''), 'k', sha256('a') || sha256('b'), sha256(''));
                    insert into audit.sealed_head values (1, 'O420281', '4202', 1, sha256(''));
                    insert into audit.inbox (chain, occurred_us, actor, action, subject, detail)
                    values ('O420281', 1, 'x', 'y', '', '')
                    """)
            }
            await #expect(throws: DatabaseError.self) {
                try await office.admin.run { session in
                    try session.script("begin; set local role dengwen_owner; \(sql); commit")
                }
            }
            try await office.admin.run { session in try session.script("rollback") }
        }
    }

    @Test func `what is rolled back leaves no entry and no gap`() async throws {
        struct Change: Error {}
        try await TestDatabase.withOffice { office in
            await #expect(throws: Change.self) {
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.audit(AuditRecord("read"), in: office.county)
                    throw Change()
                }
            }
            try await Self.write(office)
            #expect(try await Self.chain(office) == 12)
            #expect(try await Self.walk(office).damages.count == 0)
        }
    }
}
