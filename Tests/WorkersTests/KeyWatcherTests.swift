import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Workers

/// A server does not hold keys that another program may have destroyed.
@Suite struct KeyWatcherTests {
    @Test func `a server forgets the keys that it opened, at each look and whenever it is told of a change`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let store = office.store
            let (changes, bell) = AsyncStream.makeStream(of: Void.self)
            let watcher = KeyWatcher(office.context, ticker: Ticker(every: .seconds(3_600), wakeUps: changes))
            #expect(store.openedKeys > 0)
            var isTold = false
            try await office.run({ try await watcher.run() }) {
                guard store.openedKeys == 0 else { return false }
                if isTold { return true }
                // The first look is over; the next one by itself is an hour away.
                _ = try await store.transaction(as: .system, on: .worker) { try $0.content(of: report) }
                isTold = true
                #expect(store.openedKeys > 0)
                bell.yield()
                return false
            }
            #expect(isTold)
        }
    }
}
