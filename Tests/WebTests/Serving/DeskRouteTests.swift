import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

@Suite struct DeskRouteTests {
    static func letter(in site: TestSite, _ extra: [(String, String)] = []) -> [(String, String)] {
        let township = site.office.directory.townships.first { $0.managedBy == Division.ID("420281") }
        return [
            ("channel", "letter"), ("received", "2026-03-02"), ("signature", "anonymous"), ("managed", "lower"),
            ("accused-1-name", "钱种植"), ("accused-1-unit", (township?.name ?? "") + "幸福村"), ("accused-1-post", "会计"),
            ("category", "群众纪律"), ("summary", "种植的摘要"), ("no-secrets", "yes"),
        ] + extra
    }

    @Test func `a letter is registered with a number, a slip and a code`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let form = ("form", clerk.hidden("form"))
            let seen = try await clerk.post("/desk", Self.letter(in: site, [form]))
            #expect(seen.status == 200 && seen.html.contains("420281-2026-XF-000001"))
            #expect(seen.html.contains("class=\"code\"") && !seen.html.contains("种植的摘要"))
            let again = try await clerk.post("/desk", Self.letter(in: site, [form]))
            #expect(again.status == 409 && again.html.contains(Text.alreadyReceived.zh))
        }
    }

    @Test func `a form that is too old or lacks something comes back as it was`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let more = try await clerk.post(
                "/desk", Self.letter(in: site, [("add", "accused"), ("accused-rows", "1")]))
            #expect(more.status == 200 && more.html.contains("种植的摘要") && more.html.contains("accused-2-name"))
            let late = try await clerk.post("/desk", Self.letter(in: site), secret: "wrong")
            #expect(late.status == 403 && late.html.contains("种植的摘要"))
            let bare = try await clerk.post("/desk", Self.letter(in: site).filter { $0.0 != "no-secrets" })
            #expect(bare.status == 422 && bare.html.contains("种植的摘要") && bare.html.contains("no-secrets-problem"))
        }
    }

    @Test func `a letter that blames nobody is registered, and one that tells nothing at all is not`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            func letter(_ summary: String) -> [(String, String)] {
                Self.letter(in: site).filter { !$0.0.hasPrefix("accused-") }.map { pair in
                    pair.0 == "managed" ? (pair.0, "unknown") : pair.0 == "summary" ? (pair.0, summary) : pair
                }
            }
            try await clerk.get("/desk")
            let thanks = try await clerk.post("/desk", letter("感谢信访室的同志。") + [("form", clerk.hidden("form"))])
            #expect(thanks.status == 200 && thanks.html.contains("420281-2026-XF-000001"))
            let bare = try await clerk.post("/desk", letter("谢谢"))
            #expect(bare.status == 422 && bare.html.contains("accused-1-name-problem"))
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site).filter { !$0.0.hasPrefix("accused-") }
            #expect(try await visitor.post("/report", fields).status == 200)
            try await visitor.get("/report")
            let short = try await visitor.post("/report", fields.map { $0.0 == "text" ? ("text", "谢") : $0 })
            #expect(short.status == 422 && short.html.contains("accused-name-problem"))
        }
    }

    @Test func `the number of joint signers stands before the text as triage reads it`() throws {
        let fields = FormFields([
            "channel": "letter", "received": "2026-03-02", "signature": "joint", "signers": "31",
            "reporter-name": "示例丁", "managed": "unknown", "category": "housing", "summary": "种植的摘要",
        ])
        let entry = try DeskEntry.read(fields, offers: Samples.offers, today: Samples.day("2026-03-02"))
        let directory = try Directory(divisions: [], organs: [], rooms: [], staff: [], townships: [], units: [])
        let text = entry.draft(directory, for: Organ.ID("O420281")).text
        #expect(text == "（联名 31 人）\n种植的摘要")
        #expect(JointSignature(leading: text)?.signers == 31)
    }

    @Test func `what must go up sealed leaves one line and no word`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let upper = Self.letter(in: site).map { $0.0 == "managed" ? ("managed", "own-head") : $0 }
            let seen = try await clerk.post("/desk", upper)
            #expect(seen.status == 422 && !seen.html.contains("种植"))
            let sealed = [
                ("sealed-why", "own-head"), ("sealed-channel", "letter"), ("sealed-received", "2026-03-02"),
                ("sealed-sheets", "3"), ("form", clerk.hidden("form")),
            ]
            let slip = try await clerk.post("/desk/sealed", sealed).html
            #expect(slip.contains("MF-2026-1") && slip.contains("<dt>页数或件数</dt><dd>3</dd>"))
            let list = try await clerk.get("/sealed")
            #expect(list.html.contains("<td class=\"number\">3</td>"))
            let path = try #require(
                list.html.split(separator: "\"").first { $0.hasPrefix("/sealed/0") && $0.hasSuffix("/reported-up") }
                    .map(String.init)
            )
            let id = try #require(path.split(separator: "/").dropFirst().first)
            #expect(slip.contains("href=\"/sealed/\(id)\"") && slip.contains(Text.sealedNotCounted.zh))
            let head = try await site.browser(of: site.office.head)
            let empty = try await head.get("/sealed").html
            #expect(empty.contains(Text.nothingSealed.zh) && !empty.contains(id))
            #expect(try await head.post("/sealed/\(id)/read").status == 404)
            #expect(try await head.post(path).status == 404)
            try await clerk.get("/sealed")
            let wrong: [(fields: [(String, String)], field: String)] = [
                ([("up-day-\(id)", "2026-03-02")], "up-carrier-\(id)"),
                ([("up-day-\(id)", "2026-03-03"), ("up-carrier-\(id)", "1")], "up-day-\(id)"),
                ([("up-day-\(id)", "2026-03-01"), ("up-carrier-\(id)", "1")], "up-day-\(id)"),
                ([("up-day-\(id)", "2026-03-02"), ("up-carrier-\(id)", "4")], "up-carrier-\(id)"),
            ]
            for (fields, field) in wrong {
                let seen = try await clerk.post(path, fields)
                #expect(seen.status == 422 && seen.html.contains("id=\"\(field)-problem\""), "\(fields)")
            }
            let handedOver = [("up-day-\(id)", "2026-03-02"), ("up-carrier-\(id)", "1")]
            let numbered = handedOver + [("up-number-\(id)", "机 0302")]
            let late = try await clerk.post(path, numbered, secret: "wrong")
            #expect(late.status == 403 && late.html.contains("value=\"机 0302\""), "what was typed is there")
            #expect(late.html.contains("<details open>"))
            #expect(try await clerk.post(path, handedOver).status == 303)
            let after = try await clerk.get("/sealed").html
            #expect(after.contains(Text.reportedUpOn.zh) && after.contains(SealedLine.Carrier.courier.words.zh))
        }
    }

    @Test func `the head reads what goes up by level, without a number that would tell of others`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            for why in ["own-head", "upper"] {
                try await clerk.get("/desk")
                let sealed = [
                    ("sealed-why", why), ("sealed-channel", "letter"), ("sealed-received", "2026-03-02"),
                    ("sealed-sheets", "3"), ("form", clerk.hidden("form")),
                ]
                #expect(try await clerk.post("/desk/sealed", sealed).status == 200)
            }
            let head = try await site.browser(of: site.office.head)
            let list = try await head.get("/sealed").html
            #expect(!list.contains("MF-2026") && !list.contains("reported-up"))
            let paths = list.split(separator: "\"")
                .filter { $0.hasPrefix("/sealed/0") && $0.hasSuffix("/read") }.map(String.init)
            try #require(paths.count == 1)
            #expect(try await head.post(paths[0]).status == 303)
            let read = try await head.get("/sealed").html
            #expect(!read.contains(paths[0]))
            #expect(try await clerk.get("/sealed").html.contains("MF-2026-2"))
        }
    }

    @Test func `JB-15 each item that turns out to go up sealed gets a line of its own, and is not asked for twice`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            let upper = Self.letter(in: site).map { pair in
                switch pair.0 {
                case "accused-1-unit": (pair.0, "湖北省人民政府")
                case "accused-1-post": (pair.0, "副省长")
                case "channel": (pair.0, "visit")
                case _: pair
                }
            }
            for line in 1...2 {
                try await clerk.get("/desk")
                // The clerk took it for somebody below: the rules know better.
                let seen = try await clerk.post("/desk", upper + [("form", clerk.hidden("form"))])
                #expect(seen.status == 422 && seen.html.contains(Text.sealedNeedsNoContent.zh))
                #expect(!seen.html.contains("种植") && !clerk.hidden("form").isEmpty)
                #expect(seen.html.ranges(of: "<option value=\"visit\" selected").count == 2)
                let sealed = [
                    ("sealed-why", "upper"), ("sealed-channel", "visit"), ("sealed-received", "2026-03-02"),
                    ("sealed-sheets", "1"), ("form", clerk.hidden("form")),
                ]
                let slip = try await clerk.post("/desk/sealed", sealed)
                #expect(slip.status == 200 && slip.html.contains("MF-2026-\(line)"))
                #expect(slip.html.contains(Text.sealedDueOn.zh) && slip.html.contains("2026-03-09"))
            }
        }
    }

    @Test func `a sealed entry that cannot be taken yet comes back where it can be seen`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let sealed = [
                ("sealed-why", "upper"), ("sealed-channel", "letter"), ("sealed-received", "2023-03-02"),
                ("sealed-sheets", "77"), ("form", clerk.hidden("form")),
            ]
            let old = try await clerk.post("/desk/sealed", sealed)
            #expect(old.status == 422 && old.html.contains("id=\"sealed-received-problem\""))
            let late = try await clerk.post("/desk/sealed", sealed, secret: "wrong")
            #expect(late.status == 403)
            for seen in [old, late] {
                #expect(seen.html.contains("value=\"77\""), "what was typed is there")
                let answer = try #require(seen.html.firstRange(of: "id=\"managed-upper\""))
                #expect(seen.html[answer.upperBound...].prefix { $0 != ">" }.contains("checked"))
            }
            #expect(try await clerk.get("/sealed").html.contains(Text.nothingSealed.zh))
        }
    }

    @Test
    func
        `JB-15 at the desk the question stands before every field that holds a word, until it is answered`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            let page = try await clerk.get("/desk").html
            #expect(page.contains("asks-first\"") && !page.contains("asks-first answered"))
            let question = try #require(page.firstRange(of: "id=\"managed-own\"")).lowerBound
            for field in ["transfer-number", "reporter-name", "accused-1-name", "place", "summary"] {
                let found = try #require(page.firstRange(of: "id=\"\(field)\""), "\(field)").lowerBound
                #expect(question < found, "\(field)")
            }
            let style = try #require(page.firstMatch(of: /href="(\/assets\/[^"]*\.css)"/).map { String($0.1) })
            #expect(try await clerk.get(style).html.contains(".asks-first:not(.answered) .content { display: none; }"))
            // A browser that cannot show the rest by itself asks for it.
            try await clerk.get("/desk")
            let answered = try await clerk.post("/desk", [("managed", "lower"), ("add", "answer")])
            #expect(answered.status == 200 && answered.html.contains("asks-first answered"))
            let upper = try await clerk.post("/desk", [("managed", "upper"), ("add", "answer"), ("summary", "种植的摘要")])
            #expect(!upper.html.contains("asks-first answered") && !upper.html.contains("种植的摘要"))
            // Without an answer nothing is registered, and what was typed comes back.
            let letter = Self.letter(in: site).filter { $0.0 != "managed" }
            let skipped = try await clerk.post("/desk", letter)
            #expect(skipped.status == 422 && skipped.html.contains("id=\"managed-problem\""))
            #expect(skipped.html.contains("种植的摘要"))
        }
    }

    @Test func `a letter is told everything that must change at once`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let letter = Self.letter(in: site).filter { $0.0 != "category" && $0.0 != "channel" }
            let seen = try await clerk.post("/desk", letter + [("channel", "transfer")])
            #expect(seen.status == 422 && seen.html.contains("种植的摘要"))
            for field in ["category", "transfer-source"] {
                #expect(seen.html.contains("id=\"\(field)-problem\""), "\(field)")
            }
        }
    }

    @Test func `SS-171 a bundle under one covering letter is named once`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let bundle = [
                ("channel", "transfer"), ("transfer-source", "audit"), ("transfer-number", "某审函〔2026〕7号"),
                ("transfer-day", "2026-02-27"), ("form", clerk.hidden("form")),
            ]
            let letter = Self.letter(in: site).filter { $0.0 != "channel" }
            let next = try await clerk.post("/desk", letter + bundle)
            #expect(next.status == 200 && next.html.contains("420281-2026-XF-000001"))
            #expect(next.html.contains("<option value=\"audit\" selected"))
            #expect(next.html.contains("某审函〔2026〕7号") && next.html.contains("2026-02-27"))
            #expect(!next.html.contains("种植的摘要"))
        }
    }

    @Test func `HS-28 a reception day that is not there any more does not take the letter with it`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let visit = Self.letter(in: site).map { $0.0 == "channel" ? ("channel", "visit") : $0 }
            let gone = ("session", "0190a000-0000-7000-8000-000000000000")
            let seen = try await clerk.post("/desk", visit + [gone])
            #expect(seen.status == 409 && seen.html.contains("种植的摘要"))
            #expect(seen.html.contains(Text.sessionIsOver.zh))
            let without = try await clerk.post("/desk", visit + [("form", clerk.hidden("form"))])
            #expect(without.status == 200 && without.html.contains("420281-2026-XF-000001"))
        }
    }
}
