import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Reception days, recommendations and meetings, through the pages.
@Suite struct ReceptionRouteTests {
    private static func id(_ location: String) -> String {
        String(location.split(separator: "?")[0].split(separator: "/").last ?? "")
    }

    private static func plan(_ site: TestSite, _ place: String) throws -> [(String, String)] {
        [
            ("day", "2026-03-02"), ("leader", try #require(site.office.deputy.staff).staff.rawValue),
            ("township", place), ("announced", "2026-03-02"),
        ]
    }

    @Test func `a day is planned, published without the leader, held, and walk-ins are logged at the desk`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/reception").html.contains(Text.townTallyHint.zh))
            let wrong = try await clerk.post("/reception", [("day", "2026-03-02"), ("announced", "2026-03-02")])
            #expect(wrong.status == 422 && wrong.html.contains(Text.chooseLeader.zh))
            #expect(wrong.html.contains("value=\"2026-03-02\""), "nothing typed is lost")
            let planned = try await clerk.post(
                "/reception", try Self.plan(site, site.office.township.rawValue))
            #expect(planned.status == 303 && planned.location.hasSuffix("done=receptionPlanned"))
            let id = Self.id(planned.location)

            let home = try await site.visitor().get("/").html
            let deputy = try #require(site.office.deputy.staff.flatMap { site.office.directory[$0.staff] })
            #expect(home.contains("2026-03-02") && home.contains(Text.publishedReceptions.zh))
            #expect(!home.contains(deputy.name))

            try await clerk.get("/reception/\(id)")
            let held = try await clerk.post("/reception/\(id)/hold")
            #expect(held.location == "/reception/\(id)?done=receptionHeld")
            let page = try await clerk.get(held.location).html
            #expect(page.contains("/desk?session=\(id)") && page.contains(Text.receptionAlone.zh))
            #expect(try await clerk.get("/reception").html.contains(Text.townDone.zh))
            try await walkIn(id, clerk, site)
        }
    }

    @Test func `the front page asks for reception days once in ten seconds, and tells the former ones meanwhile`()
        async throws
    {
        try await TestSite.impatient { site in
            let (clerk, visitor) = (try await site.browser(of: site.office.clerk), site.visitor())
            let days = "id=\"receptions\""
            #expect(try await !visitor.get("/").html.contains(days))
            try await clerk.get("/reception")
            let planned = try await clerk.post("/reception", try Self.plan(site, site.office.township.rawValue))
            #expect(planned.status == 303)
            #expect(try await !visitor.get("/").html.contains(days), "asked a moment ago")
            site.office.clock.advance(seconds: Limits.receptionSeconds)
            #expect(try await visitor.get("/").html.contains(days))
            try await site.office.whileAway {
                let soon = try await visitor.get("/").html
                site.office.clock.advance(seconds: Limits.receptionSeconds)
                let later = try await visitor.get("/").html
                #expect(soon.contains(days) && later.contains(days), "the last that was known")
            }
        }
    }

    @Test func `one visitor asks for reception days, before anything is known and after the clock was set back too`() {
        let board = ReceptionBoard()
        func asked(_ seconds: Int) -> Int? {
            board.known(at: Instant(microsecondsSinceEpoch: Int64(86_400 + seconds) * 1_000_000))?.count
        }
        #expect(asked(0) == nil, "the first who comes")
        #expect(asked(1) == 0, "nobody else waits for a database that does not answer")
        #expect(asked(Limits.receptionSeconds) == nil && asked(Limits.receptionSeconds) == 0)
        let day = HomePage.Reception(on: Samples.day("2026-03-02"), place: Text("示例镇", "Sample township"))
        board.keep([day], askedAt: Instant(microsecondsSinceEpoch: 86_400_000_000))
        #expect(asked(0) == 1 && asked(Limits.receptionSeconds - 1) == 1)
        #expect(asked(-3_600) == nil, "what was told lies ahead of now")
        #expect(asked(-3_599) == 1 && board.former.count == 1)
    }

    private func walkIn(_ id: String, _ clerk: Browser, _ site: TestSite) async throws {
        let desk = try await clerk.get("/desk?session=\(id)").html
        #expect(desk.contains("<option value=\"\(id)\" selected>"))
        let town = site.office.directory.townships.first { $0.organ == site.office.township }?.name ?? ""
        func entry(_ count: String, _ channel: String) -> [(String, String)] {
            [
                ("channel", channel), ("received", "2026-03-02"), ("signature", "anonymous"), ("managed", "lower"),
                ("accused-1-name", "钱种植"), ("accused-1-unit", town + "幸福村"), ("accused-1-post", "会计"),
                ("category", "群众纪律"), ("summary", "种植的摘要"), ("no-secrets", "yes"), ("session", id),
                ("representatives", count), ("form", clerk.hidden("form")),
            ]
        }
        let many = try await clerk.post("/desk", entry("6", "visit"))
        #expect(many.status == 422 && many.html.contains("种植的摘要") && many.html.contains("value=\"6\""))
        let letter = try await clerk.post("/desk", entry("1", "letter"))
        #expect(letter.status == 422 && letter.html.contains(Text.visitOnly.zh))
        #expect(try await clerk.post("/desk", entry("2", "visit")).status == 200)
        try await clerk.get("/reception/\(id)")
        let settled = [("outcome", "explained"), ("representatives", "1")]
        #expect(try await clerk.post("/reception/\(id)/log", settled).location.hasSuffix("done=visitLogged"))
        let shown = try await clerk.get("/reception/\(id)").html
        #expect(shown.contains("420281-2026-XF-000001") && shown.contains(VisitOutcome.explained.words.zh))
        #expect(!shown.contains("钱种植"))
        let stranger = try await site.browser(of: site.office.first(.petitionLead, in: site.office.neighbour))
        #expect(try await stranger.get("/reception/\(id)").status == 404)
    }

    @Test func `DW-postpone a day is postponed on its page, and a wrong day comes back`() async throws {
        try await TestSite.with { site in
            let lead = try await site.browser(of: site.office.lead)
            try await lead.get("/reception")
            let id = Self.id(try await lead.post("/reception", try Self.plan(site, "office")).location)
            try await lead.get("/reception/\(id)")
            let wrong = try await lead.post("/reception/\(id)/postpone", [("moved", "2026-03-01")])
            #expect(wrong.status == 422 && wrong.html.contains(Reception.RuleID.postponed.statement.zh))
            let moved = try await lead.post("/reception/\(id)/postpone", [("moved", "2026-03-10")])
            #expect(moved.location == "/reception/\(id)?done=receptionPostponed")
            #expect(try await lead.get("/reception?month=2026-03").html.contains("2026-03-10"))
            #expect(try await !lead.get("/reception?month=2026-05").html.contains("2026-03-10"))
        }
    }

    @Test func `HS-15 a recommendation is drafted, approved, issued and answered on its pages`() async throws {
        try await TestSite.with { site in
            let author = try await site.browser(of: site.office.supervisor)
            try await author.get("/recommendations")
            let fields = [
                ("kind", "supervision"), ("ground", "many_reports"), ("addressee", "保安镇人民政府"),
                ("facts", "基本情况"), ("findings", "查明事实"), ("advice", "健全制度"),
            ]
            let unticked = try await author.post("/recommendations", fields)
            #expect(unticked.status == 422 && unticked.html.contains("查明事实"))
            #expect(unticked.html.contains(Recommend.RuleID.namesNoReporter.statement.zh))
            let drafted = try await author.post("/recommendations", fields + [("confirmed", "yes")])
            let id = Self.id(drafted.location)
            let path = "/recommendations/\(id)"
            let own = try await author.get(path).html
            #expect(own.contains("保安镇人民政府：") && !own.contains(path + "/approve"))
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get(path).html.contains(path + "/approve"))
            #expect(try await head.post(path + "/approve").status == 303)
            try await author.get(path)
            #expect(try await author.post(path + "/issue").status == 303)
            #expect(try await author.get(path).html.contains("大冶监建〔2026〕1号"))
            let blank = try await author.post(path + "/reply", [("opinion", ""), ("day", "2026-03-02")])
            #expect(blank.status == 422)
            #expect(
                try await author.post(path + "/reply", [("opinion", "已整改"), ("day", "2026-03-02")]).status == 303)
            try await author.get(path)
            let back = try await author.post(path + "/accept", [("opinion", "不够"), ("ending", "send-back")])
            #expect(back.status == 303)
            #expect(try await author.get(path).html.contains(Text.recommendationSentBack.zh))
            #expect(try await author.post(path + "/dance").status == 404)
            let stranger = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            #expect(try await stranger.get(path).status == 404)
        }
    }

    @Test func `HS-15 the head refuses a draft and says why, and its author takes one back, on its page`()
        async throws
    {
        try await TestSite.with { site in
            let author = try await site.browser(of: site.office.supervisor)
            let head = try await site.browser(of: site.office.head)
            let fields = [
                ("kind", "discipline"), ("ground", "many_reports"), ("addressee", "中共大冶市保安镇委员会"),
                ("facts", "基本情况"), ("findings", "查明事实"), ("advice", "健全制度"), ("confirmed", "yes"),
            ]
            try await author.get("/recommendations")
            let path = "/recommendations/" + Self.id(try await author.post("/recommendations", fields).location)
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await !deputy.get(path).html.contains(path + "/drop"))
            #expect(try await deputy.post(path + "/drop", [("opinion", "不妥")]).status == 409)
            #expect(try await head.get(path).html.contains(Text.recommendationRefuse.zh))
            #expect(try await head.post(path + "/drop", [("opinion", " ")]).status == 422)
            #expect(try await head.post(path + "/drop", [("opinion", "事实不清")]).status == 303)
            let ended = try await author.get(path).html
            #expect(ended.contains("事实不清") && !ended.contains(path + "/issue") && !ended.contains(path + "/drop"))

            let old = try await author.post("/recommendations", fields, secret: "old")
            #expect(old.status == 403 && old.html.contains("查明事实"), "what was typed outlives the session's secret")
            try await author.get("/recommendations")
            let other = "/recommendations/" + Self.id(try await author.post("/recommendations", fields).location)
            #expect(try await author.get(other).html.contains(Text.recommendationTakeBack.zh))
            #expect(try await author.post(other + "/drop", [("opinion", "重复起草")]).status == 303)
            #expect(try await head.get(other).html.contains("重复起草"))
            #expect(try await head.post(other + "/approve").status == 409)
        }
    }

    @Test func `HS-2 a meeting is called, takes up a clue and decides, and the clue's page leads to it`() async throws {
        try await TestSite.with { site in
            let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J1"))
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: room))
            let clue = planted.clue.rawValue
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/clues/\(clue)").html.contains("/matters/\(clue)"))
            try await head.get("/meetings")
            let called = try await head.post("/meetings", [("kind", "petitions"), ("day", "2026-03-02")])
            let path = "/meetings/" + Self.id(called.location)
            try await head.get(path)
            #expect(try await head.post(path + "/agenda", [("clue", clue)]).location.hasSuffix("done=onAgenda"))
            try await head.get(path)
            let item = [("item", clue), ("kind", "clue"), ("place", "1")]
            let blank = try await head.post(path + "/decide", item + [("decision-1", "agreed"), ("minutes-1", " ")])
            #expect(blank.status == 422 && blank.html.contains(Meeting.RuleID.decidedByMinutes.statement.zh))
            let decided = try await head.post(
                path + "/decide", item + [("decision-1", "agreed"), ("minutes-1", "研究同意")])
            #expect(decided.location.hasSuffix("done=meetingDecided"))
            #expect(try await head.get(path).html.contains("研究同意"))
            try await head.get("/matters/\(clue)")
            let up = try await head.post(
                "/matters/\(clue)/report-up", [("ground", "important_case"), ("way", "letter"), ("day", "2026-03-02")])
            #expect(up.location.hasSuffix("done=matterReportedUp"))
            let matter = try await head.get("/matters/\(clue)").html
            #expect(matter.contains("黄石市纪委监委") && matter.contains(Meeting.Resolution.agreed.words.zh))
            let stranger = try await site.browser(of: site.office.cityHead)
            #expect(try await stranger.get("/matters/\(clue)").status == 404)
            #expect(try await stranger.get(path).status == 404)
        }
    }
}
