import CaseStore
import Casework
import Libpq
import Synchronization
import TestDatabase
import Testing

/// Writes of a transaction travel with what needs an answer, or with its commit.
@Suite struct LateWriteTests {
    private final class Ledger: Sendable {
        private let kept = Mutex<[Tally]>([])

        var tallies: [Tally] { kept.withLock { $0 } }
        func note(_ tally: Tally) { kept.withLock { $0.append(tally) } }
    }

    private static func entries(_ office: TestOffice) async throws -> [String] {
        try await office.admin.run { session in
            try session.query(
                Statement("select l.subject from audit.log as l where l.chain = $1 order by l.entry_id"),
                [.text(office.county.rawValue)]
            )
            .map { row throws in try row.text(0) }
        }
    }

    @Test func `a transaction that only writes is one round trip, and what it noted of it is there`() async throws {
        try await TestDatabase.withOffice { office in
            let ledger = Ledger()
            let store = office.store.observed(by: { ledger.note($0) })
            for subject in ["first", "second"] {
                try await store.transaction(as: office.clerk) { transaction in
                    try transaction.audit(AuditRecord("read", subject: subject), in: office.county)
                    try transaction.audit(AuditRecord("read", subject: subject + "-too"), in: office.county)
                }
            }
            let second = try #require(ledger.tallies.last)
            #expect(second.roundTrips == 1 && second.statements == 3 && second.commits == 1)
            #expect(second.trips.first?.last == "commit")
            #expect(try await Self.entries(office) == ["first", "first-too", "second", "second-too"])
        }
    }

    @Test func `a version that is not the next one is stale, whatever was written behind it`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            let before = try await Self.entries(office)
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: office.lead) { transaction in
                    var record = try transaction.lockReport(id)
                    record.version += 2
                    try transaction.save(record)
                    try transaction.audit(AuditRecord("read", subject: "behind"), in: office.county)
                }
            }
            #expect(try await Self.entries(office) == before)
        }
    }

    @Test func `a part as the system costs no round trip of its own`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            let ledger = Ledger()
            let store = office.store.observed(by: { ledger.note($0) })
            for _ in 0..<2 {
                try await store.transaction(as: office.lead) { transaction in
                    _ = try transaction.report(id)
                    try transaction.asSystem { _ = try $0.report(id) }
                    try transaction.asSystem { _ = try $0.report(id) }
                    _ = try transaction.report(id)
                }
            }
            let second = try #require(ledger.tallies.last)
            // Four times the report; as whom: at the beginning, twice the system (nothing is between) and the caller.
            #expect(second.roundTrips == 5 && second.statements == 4 + 4)
        }
    }

    @Test func `whoever presumes rules that are no more runs again with those in force`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.plantReport(in: office.county)
            let ledger = Ledger()
            let store = office.store.observed(by: { ledger.note($0) })
            let runs = Mutex(0)
            _ = try await store.transaction(as: office.lead) { try $0.report(id) }
            let known = store.rules.current.version
            try await office.anotherStore().transaction(as: .system, on: .worker) { try $0.renewClockRules() }
            let seen = try await store.transaction(as: office.lead) { transaction in
                runs.withLock { $0 += 1 }
                _ = try transaction.report(id)
                return store.rules.current.version
            }
            #expect(seen == known + 1 && runs.withLock { $0 } == 2)
            #expect(ledger.tallies.map(\.commits) == [1, 0, 1])
            // Where nothing is asked at all, the commit tells.
            try await office.anotherStore().transaction(as: .system, on: .worker) { try $0.renewClockRules() }
            try await store.transaction(as: office.lead) { _ in }
            #expect(store.rules.current.version == known + 2)
        }
    }
}
