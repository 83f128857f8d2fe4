import Libpq
import Synchronization
import TestDatabase
import Testing

@testable import CaseStore

/// How long an operation waits for a database that is away.
@Suite struct WaitTests {
    @Test func `what gets no connection has waited once and does not wait again`() async throws {
        try await TestDatabase.withOffice { office in
            let store = office.impatientStore()
            let runs = Runs()
            let body: @Sendable (borrowing Transaction) throws -> Void = { _ in runs.count() }
            try await store.transaction(as: office.clerk, body)
            try await office.whileAway {
                let began = ContinuousClock.now
                await #expect(throws: DatabaseError.self) { try await store.transaction(as: office.clerk, body) }
                #expect(began.duration(to: .now) < TestOffice.moment * 2)
            }
            #expect(runs.sum == 1)
        }
    }

    @Test func `what a broken connection ended runs again on another one`() async throws {
        try await TestDatabase.withOffice { office in
            let runs = Runs()
            try await office.store.transaction(as: office.clerk) { _ in
                if runs.count() == 1 { throw DatabaseError(.connectionLost) }
            }
            #expect(runs.sum == 2)
        }
    }

    @Test func `what a server refused that only reads by now runs again on another connection`() async throws {
        try await TestDatabase.withOffice { office in
            let runs = Runs()
            let processes = Mutex<[Int32]>([])
            try await office.store.transaction(as: office.clerk) { transaction in
                processes.withLock { $0.append(transaction.session.backendProcess) }
                guard runs.count() == 1 else { return }
                try transaction.session.script("set local transaction_read_only = on")
                try transaction.session.script("create table never_made (a int)")
            }
            #expect(runs.sum == 2)
            #expect(Set(processes.withLock { $0 }).count == 2)
        }
    }

    private final class Runs: Sendable {
        private let runs = Mutex(0)

        @discardableResult func count() -> Int {
            runs.withLock {
                $0 += 1
                return $0
            }
        }
        var sum: Int { runs.withLock { $0 } }
    }
}
