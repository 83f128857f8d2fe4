import Casework
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Workers

/// Query codes are made ready beside the serving.
@Suite struct CodeStockerTests {
    @Test func `codes are made ready up to their bound, and one that was taken is replaced at once`() async throws {
        try await TestDatabase.withOffice { office in
            let (context, clerk) = (office.context, try #require(office.clerk.staff))
            let stock = StockCodes(context)
            var isTaken = false
            // A minute is longer than it may take: nothing but the wake-up replaces it.
            try await office.run({ try await CodeStocker(context).run() }) {
                guard await stock.ready == OperationLimits.stockedCodes else { return false }
                if isTaken { return await context.codes.figures.runs == OperationLimits.stockedCodes + 1 }
                let draft = ReportDraft(
                    channel: .letter, receivedOn: context.today,
                    accused: [AccusedDraft(name: "某甲", unit: "某村", post: "村委会主任")],
                    summary: "反映集体资金去向不明", text: "反映集体资金去向不明，请核查。")
                _ = try await RegisterReport(context)(
                    draft, form: "taken", isFreeOfStateSecrets: true, as: clerk)
                #expect(await context.codes.figures.fromStock == 1)
                isTaken = true
                return false
            }
            #expect(isTaken)
        }
    }

    @Test func `whoever ends it waits for the code that is being made and for no other`() async throws {
        let (made, record) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (wakeUps, _) = AsyncStream.makeStream(of: Void.self)
        let count = Mutex(0)
        let make: @Sendable () async throws -> Bool = {
            count.withLock { $0 += 1 }
            record.yield()
            await Task.yield()
            return true
        }
        let stocker = CodeStocker(wakeUps: { wakeUps }, make: make)
        let running = Task { try await stocker.run() }
        for await _ in made { break }
        running.cancel()
        try await running.value
        let ended = count.withLock { $0 }
        await Task.yield()
        #expect(count.withLock { $0 } == ended)
    }

    @Test func `a code that could not be made is told of once, and tried again when there is something to do`()
        async throws
    {
        struct Broken: Error {}
        let (tries, record) = AsyncStream.makeStream(of: Int.self)
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        let book = Book()
        let count = Mutex(0)
        let make: @Sendable () async throws -> Bool = {
            let nth = count.withLock { count in
                count += 1
                return count
            }
            record.yield(nth)
            if nth == 1 { throw Broken() }
            return false
        }
        let stocker = CodeStocker(wakeUps: { wakeUps }, make: make, logger: book.logger)
        let running = Task { try await stocker.run() }
        for await nth in tries {
            if nth == 2 { break }
            bell.yield()
        }
        running.cancel()
        try await running.value
        #expect(book.messages == ["no query code could be made ready"])
        #expect(count.withLock { $0 } == 2)
    }
}
