import CaseStore
import Casework
import Crypto
import Libpq
import TestDatabase
import Testing

@Suite struct AuditLogTests {
    private static func verdict(_ office: TestOffice, head: AuditChain.Anchor? = nil) async throws -> AuditChain.Verdict
    {
        let stored = try await office.store.transaction(as: office.auditor) { transaction in
            try transaction.auditEntries(of: office.county, after: 0)
        }
        let links = try stored.map { entry in
            AuditChain.Link(
                entry: AuditEntry(
                    chain: entry.chain, sequence: entry.sequence, microseconds: entry.microseconds, actor: entry.actor,
                    action: entry.action, subject: entry.subject, detail: entry.detail,
                    previous: try #require(AuditDigest(entry.previousDigest))
                ),
                digest: try #require(AuditDigest(entry.digest))
            )
        }
        return AuditChain.verify(entries: links, chain: office.county.rawValue, head: head) { bytes in
            AuditDigest(Array(SHA256.hash(data: bytes))) ?? .genesis
        }
    }

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
        try await store.transaction(as: .publicVisitor) { transaction in
            try transaction.audit(AuditRecord("行为", subject: "", [("键", "值;=")]), in: county)
            try transaction.audit(AuditRecord("read"), in: county)
        }
    }

    @Test func `the chain that the database writes is whole by the program's own arithmetic`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            guard case .intact(let head) = try await Self.verdict(office) else {
                Issue.record("broken")
                return
            }
            #expect(head.sequence == 12)
            let anchored = try await Self.verdict(office, head: head)
            #expect(anchored == .intact(head))
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
            guard case .intact(let head) = try await Self.verdict(office) else {
                Issue.record("broken")
                return
            }
            #expect(head.sequence == 30)
        }
    }

    @Test func `the log names who did it by the verified context`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            let actors = try await office.store.transaction(as: office.auditor) { transaction in
                try transaction.auditEntries(of: office.county, after: 0).map(\.actor)
            }
            let clerk = try #require(office.clerk.staff).staff.rawValue
            #expect(actors.first == "staff:" + clerk)
            #expect(actors[6] == "system" && actors[11] == "public")
        }
    }

    @Test(arguments: [
        ("update audit.entry set actor = 'staff:S9999' where sequence = 5", Int64(5)),
        ("update audit.entry set detail = '' where sequence = 1", 1),
        ("update audit.entry set occurred_us = occurred_us + 1 where sequence = 12", 12),
        ("delete from audit.entry where sequence = 7", 7),
        ("update audit.entry set digest = sha256('x') where sequence = 3", 3),
    ])
    func `what a superuser does to the log is found, and where`(sql: String, sequence: Int64) async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            try await office.admin.run { session in try session.script(sql) }
            guard case .broken(let found) = try await Self.verdict(office) else {
                Issue.record("not found")
                return
            }
            #expect(found.sequence == sequence)
        }
    }

    @Test func `a log cut off at its end is found by its head`() async throws {
        try await TestDatabase.withOffice { office in
            try await Self.write(office)
            guard case .intact(let head) = try await Self.verdict(office) else {
                Issue.record("broken")
                return
            }
            try await office.admin.run { session in try session.script("delete from audit.entry where sequence > 10") }
            guard case .broken(let found) = try await Self.verdict(office, head: head) else {
                Issue.record("not found")
                return
            }
            #expect(found.damage == .missing && found.sequence == 11)
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
            guard case .intact(let head) = try await Self.verdict(office) else {
                Issue.record("broken")
                return
            }
            #expect(head.sequence == 12)
        }
    }
}
