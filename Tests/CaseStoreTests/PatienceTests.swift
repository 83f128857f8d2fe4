import Casework
import Libpq
import TestDatabase
import Testing

@testable import CaseStore

/// No transaction waits for ever, whatever the server does.
@Suite struct PatienceTests {
    enum Waiting: CaseIterable {
        case page, work, command

        /// Enough to come by a connection on a busy machine, and not the usual: the others would wait for an hour.
        var patience: CaseStore.Patience {
            let (brief, long) = (Duration.seconds(4), Duration.seconds(3600))
            return switch self {
            case .page: CaseStore.Patience(page: brief, work: long, command: long)
            case .work: CaseStore.Patience(page: long, work: brief, command: long)
            case .command: CaseStore.Patience(page: long, work: long, command: brief)
            }
        }

        var door: CaseStore.Door {
            switch self {
            case .page, .command: .web
            case .work: .worker
            }
        }
    }

    @Test(arguments: Waiting.allCases)
    func `a commit that nobody hears of ends in its time with its end unknown, and the next one is served`(
        _ waiting: Waiting
    ) async throws {
        try await TestDatabase.withOffice { office in
            let giver = waiting == .command ? CommandGiver(user: 1000, person: nil) : nil
            let caller = waiting == .work ? Caller.system : office.clerk
            try await office.withStoreUnheard(patience: waiting.patience, givenBy: giver) { store in
                let struck = Task { try await store.transaction(as: caller, on: waiting.door) { _ in } }
                let isInTime = await isOver { _ = await struck.result }
                #expect(isInTime)
                // Where it was not, its end: else nobody could close the pool.
                struck.cancel()
                let error = await #expect(throws: DatabaseError.self) { try await struck.value }
                #expect(error.map { StoreError.isUnsettled($0) } == true)
                try await store.transaction(as: caller, on: waiting.door) { _ in }
            }
        }
    }

    @Test func `whoever waits at a page waits less than its context is valid, and everybody waits for a bounded time`()
    {
        #expect(StoreLimits.pageTime < .seconds(StoreLimits.contextSeconds))
        #expect(StoreLimits.pageTime < StoreLimits.workTime)
        #expect(StoreLimits.workTime < StoreLimits.commandTime)
    }
}
