import Dispatch
import TestDatabase
import Testing

@testable import Operations
@testable import Web

/// More hand-ins come in at once than query codes can be made for.
@Suite struct CodesBusyTests {
    /// Takes every place in the lane of hand-ins until `body` has ended.
    private static func whileFull(_ work: CodeWork, _ body: () async throws -> Void) async throws {
        let release = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { release.signal() }
            group.addTask { try await work.compute(.issue) { release.wait() } }
            while await work.figures.runs == 0 { await Task.yield() }
            for place in 0..<OperationLimits.waitingCodes {
                group.addTask { try await work.compute(.issue) {} }
                while await work.figures.longestQueue < place + 1 { await Task.yield() }
            }
            try await body()
        }
    }

    @Test func `a clerk's letter for which no code can be made now comes back, and no field of it is marked`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let form = clerk.hidden("form")
            let letter = DeskRouteTests.letter(in: site, [("form", form)])
            try await Self.whileFull(site.context.codes) {
                let seen = try await clerk.post("/desk", letter)
                #expect(seen.status == 503 && seen.html.contains("种植的摘要"), "\(seen.status)")
                #expect(clerk.hidden("form") == form, "sent again it counts once")
                DatabaseAwayTests.expectMessage(seen, .tooManyHandIns)
            }
            #expect(try await clerk.post("/desk", letter).status == 200)
        }
    }
}
