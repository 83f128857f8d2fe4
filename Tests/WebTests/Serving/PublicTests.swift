import Casework
import HTTPTypes
import Operations
import TestDatabase
import Testing

@testable import Web

@Suite struct PublicTests {
    @Test func `an unknown code and a wrong one get the same answer, byte for byte`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/track")
            let unknown = QueryCode(cell: "4202", random: Array(1...10)).text
            var answers: [Seen] = []
            let code = try await StoryTests.handIn(site, visitor)
            let (id, gone) = try await Self.handIn(site)
            try await site.office.sealUp(id, .upperLevel, with: site.context)
            try await visitor.get("/track")
            // As long as they are asked one after the other, each does the same work.
            let mistyped = String(code.dropLast()) + (code.hasSuffix("0") ? "1" : "0")
            // As many characters as a code has, of which some are in none.
            let foreign = String(repeating: "U", count: QueryCode.length)
            for code in [unknown, gone, mistyped, foreign, "'; drop table reports()"] {
                let before = await site.context.codes.figures.runs
                answers.append(try await visitor.post("/track", [("code", code)]))
                #expect(await site.context.codes.figures.runs == before + 1)
            }
            #expect(Set(answers.map(\.html)).count == 1 && Set(answers.map(\.status)) == [422])
            #expect(Set(answers.map(\.headers)).count == 1)
        }
    }

    /// A report, and the code that opens it no more once it is sealed up.
    static func handIn(_ site: TestSite) async throws -> (Report.ID, String) {
        let draft = ReportDraft(
            channel: .web, receivedOn: site.context.today, accused: [AccusedDraft(name: "某人", unit: "某单位")],
            summary: "某事", text: "某事")
        let code = try await ReceivePublicReport(site.context)(
            draft, to: site.office.county, form: "sealed", isFreeOfStateSecrets: true)
        return (try #require(try await TrackReport(site.context)(code.text)).report.report, code.text)
    }

    @Test func `looking at one lookup id again and again slows down`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/track")
            let code = QueryCode(cell: "4202", random: Array(1...10)).text
            for _ in 0..<Limits.looksPerMinute {
                #expect(try await visitor.post("/track", [("code", code)]).status == 422)
            }
            let secret = visitor.cookies["visit"]
            #expect(try await visitor.post("/track", [("code", code)], secret: secret).status == 429)
            let other = QueryCode(cell: "4202", random: Array(11...20)).text
            #expect(try await visitor.post("/track", [("code", other)], secret: secret).status == 422)
            site.office.clock.advance(seconds: 60)
            #expect(try await visitor.post("/track", [("code", code)], secret: secret).status == 422)
        }
    }

    @Test func `a form without the visitor's secret comes back with what was typed, and nothing is kept`() async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let seen = try await visitor.post("/report", StoryTests.report(in: site), secret: "wrong")
            #expect(seen.status == 403 && seen.html.contains(StoryTests.Planted.text))
            #expect(try await visitor.post("/track", [("code", "x")], secret: "wrong").status == 403)
            let waiting = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(waiting.isEmpty)
        }
    }

    @Test func `a change of language keeps what was typed`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let seen = try await visitor.post("/report", StoryTests.report(in: site, [("language", "en")]))
            #expect(seen.html.contains("<html lang=\"en\">") && seen.html.contains(StoryTests.Planted.text))
            #expect(try await visitor.get("/").html.contains("<html lang=\"en\">"))
        }
    }

    @Test func `JB-15 where and about whom is asked on a page on which nothing can be typed`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let first = try await visitor.get("/report").html
            #expect(!first.contains("<textarea") && !first.contains("type=\"text\"") && !first.contains("type=\"tel\""))
            let form = ("form", visitor.hidden("form"))
            let go = ("step", "on")
            for fields in [[go], [go, ("area", "O420281")], [go, ("managed", "own")]] {
                let seen = try await visitor.post("/report", fields + [form])
                #expect(seen.status == 422 && !seen.html.contains("<textarea"))
            }
            for managed in ["upper", "own-head"] {
                let seen = try await visitor.post("/report", [go, form, ("area", "O420281"), ("managed", managed)])
                #expect(seen.status == 422 && !seen.html.contains("<textarea") && seen.html.contains("黄石市纪委监委"))
            }
            let second = try await visitor.post("/report", [go, form, ("area", "O420281"), ("managed", "lower")])
            #expect(second.status == 200 && second.html.contains("<textarea id=\"text\""))
            // Whoever changes the answer loses no word by it.
            let typed = StoryTests.report(in: site, [form, ("stage", "text")])
            let back = try await visitor.post("/report", typed + [("step", "back")])
            #expect(
                back.status == 200 && !back.html.contains("<textarea") && back.html.contains(StoryTests.Planted.text))
            let waiting = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(waiting.isEmpty)
        }
    }

    @Test func `JB-15 text that skips the question is not kept, and comes back`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site).filter { $0.0 != "managed" }
            let seen = try await visitor.post("/report", fields)
            #expect(seen.status == 422 && seen.html.contains("id=\"managed-problem\""))
            #expect(seen.html.contains(StoryTests.Planted.text) && !seen.html.contains("<textarea"))
            let waiting = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(waiting.isEmpty)
        }
    }

    @Test func `JB-15 what is added later about a higher level or the head is not kept either, and comes back`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            try await visitor.post("/track", [("code", code)])
            let fields = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充反映书记"),
                ("supplement-no-secrets", "yes"),
            ]
            for about in [[], [("supplement-about", "upper")]] {
                let seen = try await visitor.post("/track/supplement", fields + about)
                #expect(seen.status == 422 && seen.html.contains("补充反映书记"))
                #expect(seen.html.contains("id=\"supplement-about-problem\""))
            }
            let lead = try #require(site.office.lead.staff)
            #expect(try await Lists(site.context).inbox(as: lead).count == 1, "the report alone")
        }
    }

    @Test func `what belongs to a higher organ is not kept, and its text alone comes back to be copied`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let upper = StoryTests.report(in: site, []).map { $0.0 == "managed" ? ("managed", "upper") : $0 }
            let named = StoryTests.report(in: site, []).map { pair in
                pair.0 == "accused-unit" ? (pair.0, "湖北省人民政府") : pair.0 == "accused-post" ? (pair.0, "副省长") : pair
            }
            for fields in [upper, named] {
                let seen = try await visitor.post("/report", fields)
                #expect(seen.status == 422 && seen.html.contains(Text.upperReportsElsewhere.zh))
                #expect(seen.html.contains(StoryTests.Planted.text) && seen.html.contains(Text.notKeptTitle.zh))
                #expect(!seen.html.contains("<textarea") && !seen.html.contains("name=\"text\""))
                for word in [StoryTests.Planted.accused, StoryTests.Planted.reporter] {
                    #expect(!seen.html.contains(word))
                }
            }
            let waiting = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(waiting.isEmpty)
        }
    }

    @Test func `the same form twice is one report`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let first = try await visitor.post("/report", fields)
            let code = try StoryTests.code(in: first.html)
            #expect(first.status == 200 && code.count == 24)
            let again = try await visitor.post("/report", fields, secret: visitor.cookies["visit"])
            #expect(again.status == 409)
            for shown in [code, code.replacing("-", with: "")] + code.split(separator: "-").map(String.init) {
                #expect(!again.html.contains(shown), "a code is shown once")
            }
        }
    }

    /// Fills the room that is for everybody.
    static func crowd(_ gate: Gate, _ site: TestSite) {
        while gate.verdict(.init(), nonce: 0, now: site.context.now).passes {}
    }

    /// What somebody answers who reads the question of the page.
    private static func answer(_ gate: Gate, _ number: String) throws -> String {
        let question = gate.question(of: try #require(gate.number(number)))
        return try #require((0...20).map(String.init).first(where: question.isAnswered))
    }

    /// What a browser finds that works on the page's number.
    static func work(_ gate: Gate, _ number: String) throws -> String {
        let drawn = try #require(gate.number(number))
        return try #require((0..<100_000).lazy.map(String.init).first { gate.isWork($0, drawn) })
    }

    @Test func `DW-gate a flood loses nobody's report: it comes back filled, with a number that lets it in`()
        async throws
    {
        try await TestSite.with { site in
            let gate = site.web.site.handInGate
            let visitor = site.visitor()
            try await visitor.get("/report")
            let form = ("form", visitor.hidden("form"))
            Self.crowd(gate, site)
            #expect(try await visitor.post("/report").status == 422, "what must be changed takes nobody's place")
            let seen = try await visitor.post("/report", StoryTests.report(in: site, [form]))
            #expect(seen.status == 429 && seen.html.contains("id=\"wait-answer\""))
            for word in [StoryTests.Planted.text, StoryTests.Planted.reporter, StoryTests.Planted.phone] {
                #expect(seen.html.contains(word))
            }
            let number = visitor.hidden("wait-number")
            #expect(visitor.hidden("form") == form.1)
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            Self.crowd(gate, site)
            let answer = ("wait-answer", try Self.answer(gate, number))
            let fields = StoryTests.report(in: site, [form, ("wait-number", number), answer])
            #expect(try await visitor.post("/report", fields).status == 200)
            let again = try await visitor.post("/report", fields, secret: visitor.cookies["visit"])
            #expect(again.status == 429, "one number, one hand-in")
            let told = site.log.all.filter { $0.contains("a public page is crowded") }
            // `dengwen run` lets notices through; a line below would reach nobody.
            #expect(told.allSatisfy { $0.hasPrefix("warning ") })
            #expect(told.count == 1, "the operator is told once in a minute, of nobody in particular")
            // Staff are not held up by any of it.
            #expect(try await site.browser(of: site.office.lead).get("/triage").status == 200)
        }
    }

    @Test func `DW-gate whoever's browser works passes without an answer, at every form that waits`() async throws {
        try await TestSite.with { site in
            let (gate, looks) = (site.web.site.handInGate, site.web.site.lookGate)
            let visitor = site.visitor()
            let first = try await visitor.get("/report")
            #expect(first.headers["content-security-policy"] == PageHeaders.publicContentPolicy)
            /// Sends a form that has to wait, works for its number, and sends it again.
            func send(_ path: String, _ fields: [(String, String)], _ gate: Gate) async throws -> Seen {
                Self.crowd(gate, site)
                let held = try await visitor.post(path, fields)
                #expect(
                    held.status == 429 && held.headers["content-security-policy"] == PageHeaders.waitingContentPolicy)
                let scripts = held.html.split(separator: "<script", omittingEmptySubsequences: false).dropFirst()
                #expect(scripts.count == 1)
                #expect(
                    scripts.allSatisfy { $0.hasPrefix(" src=\"\(Asset.waitingWork.link.rawValue)\" defer></script>") })
                let number = visitor.hidden("wait-number")
                #expect(held.html.contains("data-bits=\"\(gate.number(number)?.bits ?? 0)\" data-rounds=\"1000\""))
                let word = try Self.work(gate, number)
                let early = try await visitor.post(path, fields + [("wait-number", number), ("wait-work", word)])
                #expect(early.status == 429 && visitor.hidden("wait-number") == number)
                #expect(visitor.hidden("wait-work") == word, "what was worked is not asked again")
                site.office.clock.advance(seconds: Int(Limits.waitSeconds))
                Self.crowd(gate, site)
                return try await visitor.post(path, fields + [("wait-number", number), ("wait-work", word)])
            }
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let taken = try await send("/report", report, gate)
            #expect(taken.status == 200 && taken.headers["content-security-policy"] == PageHeaders.publicContentPolicy)
            let (_, code) = try await Self.handIn(site)
            try await visitor.get("/track")
            #expect(try await send("/track", [("code", code)], looks).status == 200)
            let words = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
                ("supplement-no-secrets", "yes"), ("supplement-about", "same"),
            ]
            #expect(try await send("/track/supplement", words, gate).html.contains(Text.addedToReport.zh))
            #expect(gate.figures.passedWithWork == 2 && looks.figures.passedWithWork == 1)
            #expect(gate.figures.passedWithAnswer == 0)
        }
    }

    @Test func `DW-gate a look waits as a hand-in does, and what was added to a report needs no second code`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            Self.crowd(site.web.site.lookGate, site)
            #expect(try await visitor.post("/track", [("code", "x")]).status == 422, "it takes nobody's place")
            for typed in [code, "3A04-1061-050R-3GG2-8A5G"] {
                let seen = try await visitor.post("/track", [("code", typed)])
                #expect(
                    seen.status == 429 && !seen.html.contains(code)
                        && seen.html.utf8.count == Limits.trackingPageMultiple)
            }
            let number = visitor.hidden("wait-number")
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            Self.crowd(site.web.site.lookGate, site)
            let answer = ("wait-answer", try Self.answer(site.web.site.lookGate, number))
            let opened = try await visitor.post("/track", [("code", code), ("wait-number", number), answer])
            #expect(opened.status == 200)
            Self.crowd(site.web.site.handInGate, site)
            let words = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
                ("supplement-no-secrets", "yes"), ("supplement-about", "same"),
            ]
            let held = try await visitor.post("/track/supplement", words)
            #expect(held.status == 429 && held.html.contains("补充的情况") && !held.html.contains("id=\"code\""))
            let next = visitor.hidden("wait-number")
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            Self.crowd(site.web.site.handInGate, site)
            let second = ("wait-answer", try Self.answer(site.web.site.handInGate, next))
            let taken = try await visitor.post("/track/supplement", words + [("wait-number", next), second])
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
        }
    }

    @Test func `JB-35 the box that asks for recusal brings it before whoever decides`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form")), ("recusal", "yes")])
            #expect(try await visitor.post("/report", fields).status == 200)
            let lead = try await site.browser(of: site.office.lead)
            let waiting = try await lead.get("/recusals").html
            #expect(waiting.contains("提交举报时请求有关工作人员回避"))
            let answer = try #require(
                waiting.firstMatch(of: /\/recusals\/[0-9a-f-]{36}\/answer/).map { String($0.output) })
            #expect(try await lead.post(answer).status == 303)
            #expect(try await !lead.get("/recusals").html.contains("提交举报时请求有关工作人员回避"))
        }
    }

    @Test func `what was written for a report outlives its ticket`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            try await visitor.post("/track", [("code", code)])
            let fields = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
                ("supplement-no-secrets", "yes"), ("supplement-about", "same"),
            ]
            site.office.clock.advance(seconds: Int(Limits.ticketSeconds))
            for (extra, status) in [([], 403), ([("code", "hello")], 422)] as [([(String, String)], Int)] {
                let asked = try await visitor.post("/track/supplement", fields + extra)
                #expect(asked.status == status && asked.html.contains("补充的情况") && asked.html.contains("id=\"code\""))
                #expect(asked.html.contains(Text.codeHasGroups(5).zh) == (status == 422))
                #expect(!asked.html.contains(code) && visitor.hidden("form") == fields[1].1)
            }
            let taken = try await visitor.post("/track/supplement", fields + [("code", code)])
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
            let twice = try await visitor.post("/track/supplement", fields + [("code", code)])
            #expect(twice.html.contains(Text.alreadyReceived.zh))
        }
    }

    @Test func `DW-19 who adds to a report confirms that no state secret is in it, and loses no word by not doing so`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            #expect(try await visitor.post("/track", [("code", code)]).html.contains("id=\"supplement-no-secrets\""))
            let fields = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
            ]
            let seen = try await visitor.post("/track/supplement", fields)
            #expect(seen.status == 422 && seen.html.contains("id=\"supplement-no-secrets-problem\""))
            #expect(seen.html.contains("补充的情况") && !seen.html.contains(Text.addedToReport.zh))
            let late = try await visitor.post("/track/supplement", fields, secret: "wrong")
            let box = try #require(late.html.firstRange(of: "id=\"supplement-no-secrets\""))
            #expect(!late.html[box.upperBound...].prefix { $0 != ">" }.contains("checked"), "nobody ticks it for them")
            let lead = try #require(site.office.lead.staff)
            #expect(try await Lists(site.context).inbox(as: lead).count == 1, "the report alone")
        }
    }

    @Test func `no office hours are invented, and an English page has none of ours in Chinese`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            #expect(try await visitor.get("/").html.contains(Text.hoursAsPublished.zh))
            visitor.language = "en"
            for path in ["/", "/report"] {
                let page = try await visitor.get(path).html
                #expect(page.contains(Text.hoursAsPublished.en) && page.contains("12388"), "\(path)")
                #expect(!page.contains("信访室") && !page.contains(Text.nextHigherOrgan.zh), "\(path)")
                #expect(!page.contains("9:00"), "\(path)")
            }
        }
    }

    @Test func `the way out leads away at once and forgets`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            visitor.told[try #require(HTTPField.Name("Sec-Fetch-Site"))] = "same-origin"
            let seen = try await visitor.get("/leave")
            #expect(seen.status == 303 && seen.location == "https://www.gov.cn/")
            #expect(seen.headers["clear-site-data"]?.contains("cookies") == true)
            let back = try await site.visitor().get("/language/en?back=https%3A%2F%2Fevil.example%2F")
            #expect(back.location == "/")
        }
    }

    @Test func `a link of another site to the way out signs nobody out and leaves the browser known`() async throws {
        try await TestSite.with { site in
            for from in ["cross-site", "same-site", ""] {
                let visitor = site.visitor()
                for name in ["visit", "lang", "dengwen", "device"] { visitor.setCookie(name, "something") }
                visitor.told[try #require(HTTPField.Name("Sec-Fetch-Site"))] = from.isEmpty ? nil : from
                let seen = try await visitor.get("/leave")
                #expect(seen.status == 303 && seen.headers["clear-site-data"] == "\"cache\", \"storage\"", "\(from)")
                #expect(visitor.cookies["visit"] == "" && visitor.cookies["lang"] == "", "\(from)")
                let kept = ["dengwen", "device"].map { visitor.cookies[$0] }
                #expect(kept == ["something", "something"], "\(from)")
            }
        }
    }

    @Test func `a body that is too long is refused`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let long = String(repeating: "a", count: Limits.bodyBytes)
            #expect(try await visitor.post("/report", [("text", long)]).status == 413)
        }
    }
}
