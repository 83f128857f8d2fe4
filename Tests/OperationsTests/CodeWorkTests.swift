import CaseStore
import Casework
import Dispatch
import Synchronization
import TestDatabase
import Testing

@testable import Operations

/// DW-query-code: what is done with a code that opens nothing does not depend on why it opens nothing.
@Suite struct CodeWorkTests {
    /// The same lookup id with another secret.
    private static func wrong(_ code: QueryCode) -> String {
        var bits: [Bool] = code.canonicalBytes.dropFirst(2).flatMap { symbol in
            (0..<5).map { symbol >> (4 - UInt8($0)) & 1 == 1 }
        }
        bits[79].toggle()
        let random = (0..<10).map { byte in bits[byte * 8..<byte * 8 + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) } }
        return QueryCode(cell: "4202", random: random).text
    }

    @Test func `a wrong, an unknown, a foreign and a sealed code and no code take one slow hash each and open nothing`()
        async throws
    {
        try await Desk.open { desk in
            let (_, kept) = try await desk.handIn()
            let (sealed, gone) = try await desk.handIn(form: "page-2")
            try await desk.sealUp(sealed, .upperLevel)
            let unknown = desk.office.store.newQueryCode(cell: "4202").text
            let foreign = QueryCode(cell: "1100", random: Array(1...10)).text
            #expect(QueryCode(typed: Self.wrong(kept))?.lookupBytes == kept.lookupBytes)
            for (what, code) in [
                ("wrong", Self.wrong(kept)), ("unknown", unknown), ("foreign", foreign), ("sealed", gone.text),
                ("mistyped", String(kept.text.dropLast()) + (kept.text.hasSuffix("0") ? "1" : "0")), ("none", ""),
                ("long", String(repeating: "A", count: 100_000)), ("words", "'; drop table report"),
            ] {
                let before = await desk.context.codes.figures.runs
                #expect(try await TrackReport(desk.context)(code) == nil, "\(what)")
                #expect(await desk.context.codes.figures.runs == before + 1, "\(what)")
            }
            let before = await desk.context.codes.figures.runs
            #expect(try await TrackReport(desk.context)(kept.text) != nil)
            #expect(await desk.context.codes.figures.runs == before + 1)
        }
    }

    @Test func `every door that takes a code refuses the same codes, with the same word`() async throws {
        try await Desk.open { desk in
            let (_, kept) = try await desk.handIn()
            let (sealed, gone) = try await desk.handIn(form: "page-2")
            try await desk.sealUp(sealed, .upperLevel)
            let context = desk.context
            let before = try await desk.snapshot()
            for code in [Self.wrong(kept), gone.text, "x"] {
                for kind in AddToReport.Kind.allCases {
                    await #expect(throws: OperationError.notFound) {
                        try await AddToReport(context)(kind, "补充", code: code, form: "f", isFreeOfStateSecrets: true)
                    }
                }
                await #expect(throws: OperationError.notFound) {
                    try await AskRecusal(context)("请回避", code: code, form: "f")
                }
                await #expect(throws: OperationError.notFound) {
                    try await WatchProtection(context).apply(.threat, "有人上门", code: code)
                }
                await #expect(throws: OperationError.notFound) {
                    try await RatePetition(context)(.satisfied, words: "", code: code)
                }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `a key opens what its code opens without another slow hash`() async throws {
        try await Desk.open { desk in
            let (id, code) = try await desk.handIn()
            let key = try await OpenCode(desk.context)(code.text.lowercased())
            let before = await desk.context.codes.figures.runs
            #expect(try await TrackReport(desk.context)(key)?.report.report == id)
            try await AskRecusal(desk.context)("请某人回避", code: key, form: "f")
            #expect(await desk.context.codes.figures.runs == before)
        }
    }

    private final class Order: Sendable {
        let places = Mutex<[Int]>([])
    }

    @Test
    func `one hash at a time, so many wait in order, one more is turned away, and hand-ins have their own lane`()
        async throws
    {
        let work = CodeWork()
        let order = Order()
        let release = DispatchSemaphore(value: 0)
        async let first: Void = work.compute(.look) { release.wait() }
        while await work.figures.runs == 0 { await Task.yield() }
        let waiting = await withTaskGroup(of: Bool.self) { group in
            for place in 0..<OperationLimits.waitingLooks {
                group.addTask {
                    do {
                        try await work.compute(.look) { order.places.withLock { $0.append(place) } }
                        return true
                    } catch { return false }
                }
                while await work.figures.longestQueue < place + 1 { await Task.yield() }
            }
            await #expect(throws: QueryCodesBusy.self) { try await work.compute(.look) {} }
            let issued = try? await work.compute(.issue) { 42 }
            #expect(issued == 42, "no number of guesses keeps a report out")
            release.signal()
            return await group.reduce(into: []) { $0.append($1) }
        }
        try await first
        #expect(waiting.allSatisfy(\.self) && order.places.withLock { $0 } == Array(0..<OperationLimits.waitingLooks))
        #expect(await work.figures.turnedAway == 1)
        #expect(try await work.compute(.look) { 1 } == 1, "and it goes on")
    }

    @Test func `a lookup id that is taken is drawn again`() async throws {
        try await Desk.open { desk in
            let tries = Mutex(0)
            let value = try await desk.context.withNewCode { _, _ in
                let nth = tries.withLock { tries in
                    tries += 1
                    return tries
                }
                if nth < OperationLimits.codeDraws { throw StoreError.refused(constraint: "query_code_lookup_is_new") }
                return nth
            }
            #expect(value == OperationLimits.codeDraws)
        }
    }
}
