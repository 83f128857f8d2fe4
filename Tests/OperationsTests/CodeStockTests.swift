import CaseStore
import Casework
import Dispatch
import Synchronization
import TestDatabase
import Testing

@testable import Operations

/// Query codes that are ready before somebody hands in.
@Suite struct CodeStockTests {
    /// The same office, with codes of whoever tests.
    private static func context(_ desk: Desk, _ codes: CodeWork) -> OperationContext {
        OperationContext(
            store: desk.office.store, organisation: Organisation(desk.office.directory),
            calendar: desk.office.calendar, cell: "4202", world: desk.office.world, codes: codes)
    }

    private static func makeReady(_ count: Int, _ context: OperationContext) async throws {
        let stock = StockCodes(context)
        for _ in 0..<count {
            let isMade = try await stock()
            #expect(isMade)
        }
    }

    @Test func `a hand-in takes a code that is ready, computes nothing, and the code opens its report`() async throws {
        try await Desk.open { desk in
            let context = desk.context
            try await Self.makeReady(2, context)
            let before = await context.codes.figures.runs
            let receipt = try await desk.register(.townshipCadre)
            let handedIn = try await ReceivePublicReport(context)(
                .townshipCadre.by(.web), to: desk.office.county, form: "page-1", isFreeOfStateSecrets: true)
            #expect(await context.codes.figures.runs == before)
            #expect(await context.codes.figures.fromStock == 2)
            #expect(await context.codes.ready == 0)
            #expect(try await TrackReport(context)(receipt.code.text)?.report.report == receipt.id)
            #expect(try await TrackReport(context)(handedIn.text) != nil)
            let last = try await desk.register(.villageCadre)
            #expect(try await TrackReport(context)(last.code.text)?.report.report == last.id, "none was ready")
            #expect(await context.codes.figures.fromStock == 2)
        }
    }

    @Test func `codes for measurements cost one hash together, and open no report`() async throws {
        try await Desk.open { desk in
            let context = desk.context
            let before = await context.codes.figures.runs
            try await StockCodes(context).idle(2)
            let receipts = [try await desk.register(.townshipCadre), try await desk.register(.villageCadre)]
            #expect(await context.codes.figures.runs == before + 1)
            #expect(Set(receipts.map(\.code)).count == 2)
            for receipt in receipts {
                #expect(try await TrackReport(context)(receipt.code.text) == nil)
            }
        }
    }

    @Test func `of many who hand in at once each gets a code of their own, and whoever finds none has one computed`()
        async throws
    {
        try await Desk.open { desk in
            let context = desk.context
            try await Self.makeReady(20, context)
            let before = await context.codes.figures.runs
            let codes = try await withThrowingTaskGroup(of: QueryCode.self) { group in
                for _ in 0..<50 { group.addTask { try await context.newCode().code } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(codes.count == 50)
            #expect(await context.codes.figures.fromStock == 20)
            #expect(await context.codes.figures.runs == before + 30)
            #expect(await context.codes.ready == 0)
        }
    }

    @Test func `the code of a hand-in that failed, or whose lookup id is taken, is given to nobody else`() async throws
    {
        try await Desk.open { desk in
            let context = desk.context
            _ = try await desk.register(.townshipCadre, form: "a")
            try await Self.makeReady(1, context)
            await #expect(throws: OperationError.alreadyReceived) {
                try await desk.register(.townshipCadre, form: "a")
            }
            #expect(await context.codes.ready == 0)
            try await Self.makeReady(OperationLimits.codeDraws, context)
            let before = await context.codes.figures.runs
            let drawn = Mutex(Set<QueryCode>())
            await #expect(throws: StoreError.self) {
                try await context.withNewCode { code, _ in
                    _ = drawn.withLock { $0.insert(code) }
                    throw StoreError.refused(constraint: "query_code_lookup_is_new")
                }
            }
            #expect(drawn.withLock { $0.count } == OperationLimits.codeDraws)
            #expect(await context.codes.ready == 0)
            #expect(await context.codes.figures.runs == before)
        }
    }

    @Test func `so many are ready and no more, and one that is taken makes room for one`() async throws {
        try await Desk.open { desk in
            let (context, stock) = (desk.context, StockCodes(desk.context))
            try await Self.makeReady(OperationLimits.stockedCodes, context)
            let overfull = try await stock()
            #expect(!overfull)
            #expect(await stock.ready == OperationLimits.stockedCodes)
            #expect(await context.codes.figures.runs == OperationLimits.stockedCodes)
            _ = try await context.newCode()
            try await Self.makeReady(1, context)
            let again = try await stock()
            #expect(!again)
        }
    }

    @Test(arguments: CodeWork.Lane.allCases)
    func `while somebody looks or waits for a code none is made ready`(lane: CodeWork.Lane) async throws {
        try await Desk.open { desk in
            let (work, make) = (desk.context.codes, desk.context.draw)
            let release = DispatchSemaphore(value: 0)
            async let first: Void = work.compute(lane) { release.wait() }
            while await work.figures.runs == 0 { await Task.yield() }
            async let second: Void = work.compute(lane) { release.wait() }
            while await work.figures.longestQueue == 0 { await Task.yield() }
            let whileTwo = try? await work.makeReady(make)
            release.signal()
            try await first
            // The one that waited has the place now.
            let whileOne = try? await work.makeReady(make)
            release.signal()
            try await second
            #expect(whileTwo == false && whileOne == false)
            #expect(await work.figures.runs == 2)
            try await Self.makeReady(1, desk.context)
        }
    }

    @Test func `whoever looks or needs a code waits for none that is being made ready, and one is made at a time`()
        async throws
    {
        try await Desk.open { desk in
            let (work, make) = (desk.context.codes, desk.context.draw)
            let release = DispatchSemaphore(value: 0)
            async let filling = work.makeReady {
                release.wait()
                return try make()
            }
            while await work.figures.runs == 0 { await Task.yield() }
            let looked = try? await work.compute(.look) { 1 }
            let issued = try? await work.issue(make)
            let another = try? await work.makeReady(make)
            release.signal()
            let isMade = try await filling
            #expect(looked == 1 && issued != nil && another == false && isMade)
            #expect(await work.ready == 1)
        }
    }

    @Test func `a code that was taken, and a look that is over, tell that there is something to do`() async throws {
        try await Desk.open { desk in
            let (work, make) = (desk.context.codes, desk.context.draw)
            var wakeUps = await work.wakeUps().makeAsyncIterator()
            try await Self.makeReady(1, desk.context)
            _ = try await work.issue(make)
            let taken: Void? = await wakeUps.next()
            try await work.compute(.look) {}
            let looked: Void? = await wakeUps.next()
            #expect(taken != nil && looked != nil)
            _ = await work.wakeUps()
            let ended: Void? = await wakeUps.next()
            #expect(ended == nil, "another one is told now")
        }
    }

    @Test func `a code that nobody took for an hour is thrown away, and given to nobody`() async throws {
        try await Desk.open { desk in
            let start = ContinuousClock.now
            let passed = Mutex(Duration.zero)
            let work = CodeWork(now: { start + passed.withLock { $0 } })
            let context = Self.context(desk, work)
            try await Self.makeReady(3, context)
            passed.withLock { $0 = .seconds(OperationLimits.stockedSeconds - 1) }
            _ = try await context.newCode()
            #expect(await work.figures.fromStock == 1)
            try await Self.makeReady(1, context)
            passed.withLock { $0 += .seconds(1) }
            _ = try await context.newCode()
            _ = try await context.newCode()
            #expect(await work.figures.fromStock == 2, "the one that was made last, and none of the old ones")
            #expect(await work.figures.runs == 5)
            try await Self.makeReady(1, context)
            passed.withLock { $0 += .seconds(OperationLimits.stockedSeconds) }
            try await Self.makeReady(1, context)
            #expect(await work.ready == 1, "the old one is not kept beside the new one")
        }
    }

    @Test func `a code that could not be made takes no place and no turn`() async throws {
        struct Broken: Error {}
        try await Desk.open { desk in
            let work = desk.context.codes
            await #expect(throws: Broken.self) { try await work.makeReady { throw Broken() } }
            #expect(await work.ready == 0)
            try await Self.makeReady(1, desk.context)
        }
    }
}
