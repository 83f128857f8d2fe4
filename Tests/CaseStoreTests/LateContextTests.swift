import Casework
import Libpq
import Synchronization
import TestDatabase
import Testing

@testable import CaseStore

/// A context that ran out in the middle of a transaction: a machine slept, or a clock was set forward.
@Suite struct LateContextTests {
    /// A machine whose clock stands still until it wakes.
    private final class Sleeper: Sendable {
        private let state = Atomic<Int64>(0)

        var seconds: Int64 { state.load(ordering: .relaxed) }
        /// Two seconds are left of a context that is entered now.
        func fallAsleep() { state.store(2 - StoreLimits.contextSeconds, ordering: .relaxed) }
        func wake() { state.store(0, ordering: .relaxed) }
    }

    /// Until the database says that the context is over; without a clock of ours.
    private static let untilOver = Statement(
        """
        with recursive asked as (select 1 as n union all select 1 from asked where guard.is_in_time())
        select count(*) from asked
        """)

    /// What a step that slept in the middle ended with.
    private static func failure(
        _ office: TestOffice, _ body: @escaping @Sendable (borrowing Transaction) throws -> Void
    ) async -> (any Error)? {
        let sleeper = Sleeper()
        let store = office.store(skewedBy: { sleeper.seconds })
        do {
            // What is in force is looked at before.
            try await store.transaction(as: .system, on: .worker) { _ in }
            sleeper.fallAsleep()
            try await store.transaction(as: .system, on: .worker) { transaction in
                _ = try transaction.session.query(Self.untilOver)
                sleeper.wake()
                try body(transaction)
            }
            return nil
        } catch {
            return error
        }
    }

    @Test func `a step whose context ran out is tried again, and not left to a person`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let wrote = await Self.failure(office) { transaction in
                try transaction.enqueue(.read, [(id: report.rawValue, lane: "x", priority: .normal)])
                _ = try transaction.session.query(Statement("select 1"))
            }
            // What is sealed does not show itself any more, and whoever looks for it says that it is not there.
            let missed = await Self.failure(office) { _ in throw StoreError.notFound }
            for error in [wrote, missed] {
                let error = try #require(error)
                #expect((error as? DatabaseError)?.kind == .raised(code: "DW002"), "\(error)")
                #expect(StoreFailure(error) == .passing)
                #expect(StoreError.isBusy(error), "whoever waits at a page may try again")
            }
            await #expect(throws: StoreError.notFound, "in time it is as it says") {
                try await office.store.transaction(as: .system, on: .worker) { _ in throw StoreError.notFound }
            }
        }
    }

    @Test func `a context that nobody may enter stays a matter for a person`() {
        #expect(StoreFailure(DatabaseError(.raised(code: "DW001"))) == .lasting(.database))
        #expect(!StoreError.isBusy(DatabaseError(.raised(code: "DW001"))))
    }
}
