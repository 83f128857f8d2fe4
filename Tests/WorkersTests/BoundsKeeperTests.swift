import CaseStore
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Workers

/// What grows by itself is looked after: months, the shelf, sign-ins that are over.
@Suite struct BoundsKeeperTests {
    private struct Broken: Error {}

    @Test func `months that cannot be kept do not keep the rest from being moved, batch after batch`() async throws {
        let book = Book()
        let left = Mutex(3)
        let swept = Mutex(0)
        let keeper = BoundsKeeper(
            ticker: Ticker(every: .seconds(3600)), logger: book.logger, months: { throw Broken() },
            sweeps: [
                { throw Broken() },
                {
                    swept.withLock { $0 += 1 }
                    return left.withLock {
                        $0 -= 1
                        return max(0, $0)
                    }
                },
            ])
        await keeper.look()
        #expect(swept.withLock { $0 } == 3, "until nothing is left")
        #expect(
            book.messages == [
                "the months of history could not be kept", "what is over could not be moved",
            ])
    }

    @Test func `a sweep that never ends goes on at the next look`() async throws {
        let calls = Mutex(0)
        let keeper = BoundsKeeper(
            ticker: Ticker(every: .seconds(3600)), months: { KeepBounds.Months(made: 0, dropped: 0) },
            sweeps: [
                {
                    calls.withLock { $0 += 1 }
                    return 1
                }
            ])
        await keeper.look()
        #expect(calls.withLock { $0 } == WorkerLimits.sweepsPerLook)
    }

    @Test func `a look makes the months of three months, and the next one nothing`() async throws {
        try await TestDatabase.withOffice { office in
            let book = Book()
            let keeper = BoundsKeeper(office.context, logger: book.logger)
            await keeper.look()
            await keeper.look()
            #expect(book.messages == ["months of history were made"])
            let kept = try await KeepBounds(office.context).keepMonths()
            #expect(kept == KeepBounds.Months(made: 0, dropped: 0))
        }
    }
}
