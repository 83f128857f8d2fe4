import CaseStore
import Casework
import TestDatabase
import Testing

/// The store behind PgBouncer in transaction mode: who asks is proved to whichever process of the server serves them.
@Suite struct PoolerTests {
    @Test func `many callers share two connections of the server, and each sees what is theirs`() async throws {
        try await TestDatabase.withOffice { office in
            let own = try await office.plantReport(in: office.county)
            let foreign = try await office.plantReport(in: office.neighbour)
            let neighbour = office.first(.registrar, in: office.neighbour)
            try await office.withStoreBehindPooler { store in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<40 {
                        let (caller, seen, hidden) =
                            number.isMultiple(of: 2) ? (office.clerk, own, foreign) : (neighbour, foreign, own)
                        group.addTask {
                            try await store.transaction(as: caller) { transaction in
                                _ = try transaction.report(seen)
                                #expect((try? transaction.report(hidden)) == nil)
                                // A part with other rights is proved to the same process.
                                try transaction.asSystem { _ = try $0.report(hidden) }
                                #expect((try? transaction.report(hidden)) == nil)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
