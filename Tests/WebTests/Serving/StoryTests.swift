import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// One report from the public page to the answer, told through the front door.
@Suite struct StoryTests {
    /// What a reporter types; none of it may reach a log.
    enum Planted {
        static let reporter = "赵种植"
        static let phone = "13900001234"
        static let accused = "钱种植"
        static let text = "种植的正文：2024年领取危房改造补助4.8万元未发放给村民。"
    }

    static func report(in site: TestSite, _ extra: [(String, String)] = []) -> [(String, String)] {
        let township = site.office.directory.townships.first { $0.managedBy == Division.ID("420281") }
        let village = (township?.name ?? "") + (township?.villages.first?.name ?? "")
        return [
            ("area", "O420281"), ("managed", "lower"), ("signature", "real"), ("reporter-name", Planted.reporter),
            ("reporter-phone", Planted.phone), ("accused-name", Planted.accused), ("accused-unit", village),
            ("accused-post", "村委会主任"), ("text", Planted.text), ("read", "yes"), ("no-secrets", "yes"),
        ] + extra
    }

    /// A visitor who handed a report in and opened it, its code, and the fields of further material that they have typed.
    static func supplementing(
        _ site: TestSite
    ) async throws -> (visitor: Browser, code: String, words: [(String, String)]) {
        let visitor = site.visitor()
        let code = try await handIn(site, visitor)
        try await visitor.get("/track")
        try await visitor.post("/track", [("code", code)])
        let words = [
            ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
            ("supplement-no-secrets", "yes"), ("supplement-about", "same"),
        ]
        return (visitor, code, words)
    }

    /// Hands a report in and returns its query code.
    static func handIn(_ site: TestSite, _ browser: Browser) async throws -> String {
        try await browser.get("/report")
        let form = browser.hidden("form")
        let seen = try await browser.post("/report", report(in: site, [("form", form)]))
        #expect(seen.status == 200)
        return try code(in: seen.html)
    }

    /// The query code on the receipt.
    static func code(in html: String) throws -> String {
        let box = try #require(html.firstRange(of: "<p class=\"code\""))
        let groups = html[box.upperBound...].prefix { $0 != "\n" }.split(separator: "<span>").dropFirst().prefix(5)
        return groups.map { String($0.prefix { $0 != "<" }) }.joined(separator: "-")
    }

    /// The identifier in the first link to a page of this kind.
    static func id(after path: String, in html: String) -> String? {
        html.split(separator: "\"").lazy.filter { $0.hasPrefix(path) }.map { String($0.dropFirst(path.count)) }
            .first { $0.count == 36 }
    }

    @Test func `a report goes from the public page to its answer, and no log line knows of it`() async throws {
        try await TestSite.with { site in
            let reporter = site.visitor()
            let code = try await Self.handIn(site, reporter)
            #expect(code.count == 24)
            let clue = try await Self.triage(site)
            try await Self.handle(site, clue)
            try await Self.answer(site)
            let seen = try await Self.track(reporter, code)
            #expect(seen.html.contains("结果反馈") && seen.html.contains("已办结"))
            let ticket = reporter.hidden("ticket")
            let notice = reporter.hidden("notice")
            #expect(try await reporter.post("/track/read", [("ticket", ticket), ("notice", notice)]).status == 200)
            try await Self.object(site, reporter)
            for word in [
                Planted.reporter, Planted.phone, Planted.accused, Planted.text, code, code.filter { $0 != "-" }, ticket,
            ] {
                #expect(!site.log.all.contains { $0.contains(word) })
            }
        }
    }

    /// Out of quarantine, proposed by one, confirmed by the other.
    private static func triage(_ site: TestSite) async throws -> String {
        let lead = try await site.browser(of: site.office.lead)
        let clerk = try await site.browser(of: site.office.clerk)
        #expect(try await !clerk.get("/triage").html.contains("/triage/0"))
        let id = try #require(Self.id(after: "/triage/", in: try await lead.get("/triage").html))
        let opened = try await lead.get("/triage/\(id)").html
        #expect(opened.contains(Planted.accused) && opened.ranges(of: Planted.text).count == 1)
        #expect(try await lead.post("/triage/\(id)/admit").status == 303)
        #expect(try await clerk.get("/triage/\(id)").html.contains("检举控告"))
        #expect(try await clerk.post("/triage/\(id)", [("kind", "accusation"), ("micro", "yes")]).status == 303)
        try await clerk.get("/triage/\(id)")
        #expect(try await clerk.post("/triage/\(id)/confirm", [("answer", "confirm")]).status == 404)
        try await lead.get("/triage/\(id)")
        #expect(try await lead.post("/triage/\(id)/confirm", [("answer", "back")]).status == 422)
        #expect(try await lead.post("/triage/\(id)/confirm", [("answer", "confirm")]).status == 303)
        let head = try await site.browser(of: site.office.head)
        return try #require(Self.id(after: "/clues/", in: try await head.get("/clues?tab=room").html))
    }

    /// Claimed by the room, planned, approved, concluded.
    private static func handle(_ site: TestSite, _ clue: String) async throws {
        let rows = try await Lists(site.context).board(.all, as: try #require(site.office.head.staff))
        let room = try #require(rows.first?.clue.room)
        let member = try await site.browser(of: site.office.member(of: room))
        let head = try await site.browser(of: site.office.head)
        let deputy = try await site.browser(of: site.office.deputy)
        let board = try await member.get("/clues")
        #expect(!board.html.contains(Planted.accused))
        #expect(try await !member.get("/clues/\(clue)").html.contains(Planted.accused))
        #expect(try await member.post("/clues/next/claim").status == 409, "JC-16 the head has not approved it yet")
        let leader = try #require(site.office.head.staff)
        for measure in try await Lists(site.context).measures(waiting: true, as: leader) {
            try await head.get("/assignments")
            #expect(try await head.post("/measures/\(measure.id.rawValue)/approve", []).status == 303)
        }
        // Whoever was refused everything is looked for anew after a moment.
        site.office.clock.advance(seconds: 60)
        let claimed = try await member.post("/clues/next/claim")
        #expect(claimed.location == "/clues/\(clue)?done=claimed", "\(claimed.status) \(claimed.html) \(site.log.all)")
        #expect(try await member.get("/clues/\(clue)").html.contains(Planted.accused))
        let plan = [("propose-choice", "preliminary_verification")]
        #expect(try await member.post("/clues/\(clue)/propose", plan).status == 409, "without minutes")
        let (id, holder) = (Clue.ID(clue), try #require(site.office.member(of: room).staff))
        try await site.context.study(id, on: site.context.today, by: holder)
        #expect(try await member.post("/clues/\(clue)/propose", plan).status == 303)
        #expect(try await member.post("/clues/\(clue)/plan", [("plan-choice", "approve")]).status == 409)
        try await deputy.get("/clues/\(clue)")
        let approval = [("plan-choice", "approve")]
        #expect(try await deputy.post("/clues/\(clue)/plan", approval).status == 303)
        let result = [("conclude-choice", "educated")]
        try await member.get("/clues/\(clue)")
        #expect(try await member.post("/clues/\(clue)/conclude", result).status == 409, "before all have signed")
        try await site.context.checkAndSign(id, .end(.educated), by: holder)
        #expect(try await member.post("/clues/\(clue)/conclude", result).status == 303)
        try await head.get("/clues/\(clue)")
        #expect(try await head.post("/clues/\(clue)/result", [("result-choice", "approve")]).status == 303)
        #expect(try await head.get("/clues/\(clue)").html.contains("已办结"))
    }

    /// The petition office approves the notices.
    private static func answer(_ site: TestSite) async throws {
        let lead = try await site.browser(of: site.office.lead)
        for _ in 0..<2 {
            let id = try #require(Self.id(after: "/notices/", in: try await lead.get("/notices").html))
            #expect(try await !lead.get("/notices/\(id)").html.contains(Planted.accused))
            #expect(try await lead.post("/notices/\(id)/approve").status == 303)
            #expect(try await lead.post("/notices/\(id)/approve").status == 409)
        }
    }

    private static func track(_ browser: Browser, _ code: String) async throws -> Seen {
        try await browser.get("/track")
        let seen = try await browser.post("/track", [("code", code.lowercased())])
        #expect(seen.status == 200 && !seen.html.contains(code))
        #expect(seen.html.utf8.count == Limits.trackingPageMultiple)
        return seen
    }

    /// The reporter objects: the office finds the objection in quarantine, once, linked with the report.
    private static func object(_ site: TestSite, _ browser: Browser) async throws {
        let fields = [
            ("ticket", browser.hidden("ticket")), ("form", browser.hidden("form")), ("objection", "不同意。"),
            ("objection-no-secrets", "yes"), ("objection-about", "same"),
        ]
        #expect(try await browser.post("/track/objection", fields).html.contains(Text.addedToReport.zh))
        #expect(try await browser.post("/track/objection", fields).html.contains(Text.alreadyReceived.zh))
        let lead = try await site.browser(of: site.office.lead)
        let id = try #require(Self.id(after: "/triage/", in: try await lead.get("/triage").html))
        let seen = try await lead.get("/triage/\(id)")
        #expect(seen.html.contains("针对此前的件") && seen.html.contains("不同意。"))
    }
}
