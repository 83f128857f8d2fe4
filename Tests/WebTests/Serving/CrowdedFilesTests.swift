import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// DW-gate: while many files come in they cost what words cost, and what is not taken loses no word.
@Suite struct CrowdedFilesTests {
    private static let photo = (
        name: "a.jpg", type: "image/jpeg",
        bytes: [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 2_000) + [0xFF, 0xD9]
    )

    /// Fills the places that are for everybody.
    private static func crowd(_ site: TestSite) {
        while case .place = site.web.site.publicUploads.enter(now: site.context.now, hasWorked: false) {}
    }

    private static func work(_ site: TestSite, _ number: String) throws -> String {
        let gate = site.web.site.handInGate
        let drawn = try #require(gate.number(number))
        return try #require((0..<100_000).lazy.map(String.init).first { gate.isWork($0, drawn) })
    }

    private static func expectAsked(_ seen: Seen, _ words: String) {
        #expect(seen.status == 429 && seen.html.contains(Text.fileAsksWork.zh) && seen.html.contains(words))
        #expect(seen.html.contains(Asset.waitingWork.link.rawValue) && !seen.html.contains("id=\"wait-answer\""))
        let (number, files) = (
            seen.html.firstRange(of: "name=\"wait-number\""), seen.html.firstRange(of: "type=\"file\"")
        )
        if let number, let files {
            #expect(number.lowerBound < files.lowerBound, "browsers send fields in the order of the page")
        } else {
            Issue.record("both are there")
        }
        #expect(
            seen.html.firstRange(of: "name=\"wait-work\"").map { $0.lowerBound < files?.lowerBound ?? $0.lowerBound }
                == true)
    }

    @Test func `DW-gate while many files come one is taken behind worked fields alone, and no word is lost`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let secret = visitor.hidden(CSRFToken.fieldName)
            Self.crowd(site)
            let text = StoryTests.Planted.text
            func send(_ more: [(String, String)], secret given: String? = nil, areBehind: Bool = true) async throws
                -> Seen
            {
                try await visitor.postParts(
                    "/report", fields + more, files: [Self.photo], secret: given ?? secret, areBehind: areBehind)
            }
            Self.expectAsked(try await send([]), text)
            let number = visitor.hidden("wait-number")
            let worked = [("wait-number", number), ("wait-work", try Self.work(site, number))]
            Self.expectAsked(try await send(worked), text)
            #expect(visitor.hidden("wait-number") == number && visitor.hidden("wait-work") == worked[1].1, "too early")
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            Self.expectAsked(try await send(worked, areBehind: false), text)
            let forged = try await send(worked, secret: "x")
            #expect(forged.status == 403 && forged.html.contains(Text.formExpired.zh))
            #expect(try await send(worked).status == 200, "none of these has used it up")
            Self.expectAsked(try await send(worked), text)
            #expect(visitor.hidden("wait-number") != number, "one number, the files of one form")
            let reports = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(reports.count == 1)
            #expect(
                try await visitor.post("/report", fields, secret: secret).status == 409, "words pass without a number")
        }
    }

    @Test func `DW-gate an answer opens the crowded door to no file, and the words go without it`() async throws {
        try await TestSite.with { site in
            let gate = site.web.site.handInGate
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            Self.crowd(site)
            #expect(try await visitor.postParts("/report", fields, files: [Self.photo], areBehind: true).status == 429)
            let number = visitor.hidden("wait-number")
            let question = gate.question(of: try #require(gate.number(number)))
            let answer = try #require((0...20).map(String.init).first(where: question.isAnswered))
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            let answered = fields + [("wait-number", number), ("wait-answer", answer)]
            let seen = try await visitor.postParts("/report", answered, files: [Self.photo], areBehind: true)
            Self.expectAsked(seen, StoryTests.Planted.text)
            #expect(try await visitor.post("/report", fields).status == 200)
        }
    }

    @Test func `DW-gate what is added to a report waits for its files as a report does, and needs no code again`()
        async throws
    {
        try await TestSite.with { site in
            let (visitor, _, words) = try await StoryTests.supplementing(site)
            Self.crowd(site)
            func send(_ more: [(String, String)]) async throws -> Seen {
                try await visitor.postParts("/track/supplement", words + more, files: [Self.photo], areBehind: true)
            }
            let held = try await send([])
            Self.expectAsked(held, "补充的情况")
            #expect(!held.html.contains("id=\"code\"") && visitor.hidden("ticket") == words[0].1)
            let number = visitor.hidden("wait-number")
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            let taken = try await send([("wait-number", number), ("wait-work", try Self.work(site, number))])
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
        }
    }

    @Test func `DW-gate staff send files without a number, however many come in`() async throws {
        try await TestSite.with { site in
            let uploads = site.web.site.staffUploads
            for _ in 1..<Limits.staffUploads { _ = uploads.enter(now: site.context.now, hasWorked: true) }
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            #expect(try await clerk.postParts(path, [("place", "report")], files: [Self.photo]).status == 303)
        }
    }
}
