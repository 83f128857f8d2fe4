import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What is no code at sight is told so; of everything else see `PublicTests`.
@Suite struct CodeShapeTests {
    @Test func `what is too short or too long for a code is told so, without a look, and is not shown back`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            let asked = visitor.page.utf8.count
            let before = await site.context.codes.figures.runs
            let group = code.prefix { $0 != "-" }
            let shapes: [(String, Text)] = [
                ("", .typeQueryCode), (" - ", .typeQueryCode), ("hello", .codeHasGroups(5)),
                (String(code.dropLast(5)), .codeHasGroups(16)), ("\(code)-\(group)", .codeHasGroups(24)),
                (String(repeating: "A", count: 10_000), .codeHasGroups(10_000)),
            ]
            for (typed, words) in shapes {
                let seen = try await visitor.post("/track", [("code", typed)])
                #expect(seen.status == 422 && seen.html.utf8.count == asked, "\(typed.prefix(30))")
                #expect(
                    seen.html.contains(words.zh) && !seen.html.contains(Text.codeNotFound.zh), "\(typed.prefix(30))")
                #expect(!seen.html.contains(group) && !seen.html.contains("hello"), "\(typed.prefix(30))")
            }
            #expect(await site.context.codes.figures.runs == before)
        }
    }
}
