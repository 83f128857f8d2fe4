import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What follows a result, walked through its pages.
@Suite struct AftercareRouteTests {
    /// A clue of the second supervision room that was closed as unfounded, with its result approved.
    static func told(_ site: TestSite) async throws -> (clue: String, code: String, holder: Caller) {
        let office = site.office
        let staff = [office.clerk, office.lead].compactMap(\.staff)
        let holder = office.member(of: Room.ID("O420281-J2"), 1)
        let member = try #require(holder.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            reporter: ReporterDraft(name: StoryTests.Planted.reporter, phone: StoryTests.Planted.phone),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(
            draft, form: "told", isFreeOfStateSecrets: true, as: staff[0])
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: staff[0])
        let clue = try #require(try await ConfirmTriage(site.context)(receipt.id, as: staff[1]).clue)
        try await HandleClue(site.context).claim(clue, as: member)
        try await Distribute(site.context).approve(clue, as: try #require(office.head.staff))
        try await finish(clue, by: member, site)
        return (clue.rawValue, receipt.code.text, holder)
    }

    /// Study, talk and result of a clue that somebody holds, with its notice approved.
    private static func finish(_ clue: Clue.ID, by member: StaffCaller, _ site: TestSite) async throws {
        let office = site.office
        let handle = HandleClue(site.context)
        try await site.context.study(clue, on: site.context.today, by: member)
        try await handle.propose(clue, .check(.talkOrLetter), as: member)
        try await handle.approvePlan(clue, as: try #require(office.deputy.staff))
        try await site.context.holdTalk(clue, by: member)
        try await handle.proposeResult(clue, .closedUnfounded, as: member)
        try await handle.approveResult(clue, as: try #require(office.head.staff))
        let lead = try #require(office.lead.staff)
        let notices = try await Lists(site.context).notices(as: lead)
        let result = try #require(notices.first { $0.kind == .result && $0.state == .draft })
        _ = try await ApproveNotice(site.context)(result.id, as: lead)
    }

    @discardableResult
    private static func track(_ browser: Browser, _ code: String) async throws -> Seen {
        try await browser.get("/track")
        return try await browser.post("/track", [("code", code)])
    }

    /// On the page of a code that is open.
    @discardableResult
    private static func confirmSecrecy(_ reporter: Browser) async throws -> Seen {
        try await reporter.post(
            "/track/secrecy",
            [("ticket", reporter.hidden("ticket")), ("result", reporter.hidden("result")), ("secrecy", "yes")])
    }

    @Test func `JB-36 XF-21 a result is shown after the duty of secrecy, and rated once`() async throws {
        try await TestSite.with { site in
            let (_, code, _) = try await Self.told(site)
            let reporter = site.visitor()
            let told = "经核查，未发现违纪"
            #expect(try await !Self.track(reporter, code).html.contains(told))
            func hidden() -> [(String, String)] {
                [("ticket", reporter.hidden("ticket")), ("result", reporter.hidden("result"))]
            }
            let bare = try await reporter.post("/track/secrecy", hidden())
            #expect(bare.status == 422 && !bare.html.contains(told), "the box is ticked first")
            let open = try await reporter.post("/track/secrecy", hidden() + [("secrecy", "yes")])
            #expect(open.status == 200 && open.html.contains(told))
            let ticket = reporter.hidden("ticket")
            let result = try #require(Browser.hidden("result", in: open.html))
            let rating = [
                ("ticket", ticket), ("result", result), ("rating-about", "same"), ("rating-score", "dissatisfied"),
                ("rating", "太慢"),
            ]
            let leader = rating.map { $0.0 == "rating-about" ? ("rating-about", "upper") : $0 }
            for about in [leader, rating.filter { $0.0 != "rating-about" }] {
                let asked = try await reporter.post("/track/rating", about)
                #expect(asked.status == 422 && asked.html.contains("太慢"), "JB-15: the leaders read it")
                #expect(asked.html.contains("id=\"rating-about-problem\""))
            }
            let missing = try await reporter.post("/track/rating", rating.filter { $0.0 != "rating-score" })
            #expect(missing.status == 422 && missing.html.contains("太慢"), "nothing typed is lost")
            #expect(try await reporter.post("/track/rating", rating).html.contains(Text.ratingTaken.zh))
            #expect(try await reporter.post("/track/rating", rating).status == 409)
            let lead = try await site.browser(of: site.office.lead)
            let list = try await lead.get("/feedback").html
            #expect(list.contains("1/1（100.0%）") && list.contains("太慢"))
            #expect(!site.log.all.contains { $0.contains("太慢") || $0.contains(code) })
        }
    }

    @Test
    func `JB-27 an objection is recorded at the desk, explained by the holder, approved, and read by its reporter`()
        async throws
    {
        try await TestSite.with { site in
            let (clue, code, holder) = try await Self.told(site)
            let path = "/clues/\(clue)/feedback"
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/feedback").html.contains(path))
            #expect(try await clerk.get(path).status == 200)
            let empty = try await clerk.post(path + "/record", [("record-words", "我不服")])
            #expect(empty.status == 422 && empty.html.contains("我不服"), "nothing typed is lost")
            let fields = [("record-words", "我不服"), ("record-channel", "phone"), ("record-day", "2026-03-02")]
            #expect(try await clerk.post(path + "/record", fields).status == 303)
            let member = try await site.browser(of: holder)
            let page = try await member.get(path).html
            #expect(page.contains("我不服"))
            let item = try #require(Browser.hidden("item", in: page))
            let answer = [("item", item), ("answer-answer-" + item, "补贴属于正常发放。")]
            #expect(try await member.post(path + "/answer", answer).status == 303)
            try await member.get(path)
            #expect(try await member.post(path + "/approve", [("item", item)]).status == 409, "four eyes")
            let deputy = try await site.browser(of: site.office.deputy)
            try await deputy.get(path)
            #expect(try await deputy.post(path + "/approve", [("item", item)]).status == 303)
            let reporter = site.visitor()
            #expect(try await !Self.track(reporter, code).html.contains("补贴属于正常发放。"), "JB-36: secrecy first")
            #expect(try await Self.confirmSecrecy(reporter).html.contains("补贴属于正常发放。"))
            let other = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            #expect(try await other.get(path).status == 404)
        }
    }

    @Test func `JB-27 what was opened again has a result of its own, to which its reporter may object as well`()
        async throws
    {
        try await TestSite.with { site in
            let (clue, code, holder) = try await Self.told(site)
            let (id, member) = (Clue.ID(clue), try #require(holder.staff))
            let form = "action=\"/track/objection\""
            #expect(try await Self.track(site.visitor(), code).html.contains(form))
            site.office.clock.advance(days: ReporterObjection.daysOnPage + 1)
            #expect(try await Self.track(site.visitor(), code).html.contains(form), "it has not reached anybody yet")
            let reader = site.visitor()
            try await Self.track(reader, code)
            try await Self.confirmSecrecy(reader)
            let read = [("ticket", reader.hidden("ticket")), ("notice", reader.hidden("notice"))]
            let told = try await reader.post("/track/read", read).html
            #expect(told.contains("截至2026年5月2日"))
            #expect(told.contains("已办结") && !told.contains(Text.stepNow.zh), "what has ended is not under way")
            site.office.clock.advance(days: ReporterObjection.daysOnPage + 1)
            #expect(try await !Self.track(site.visitor(), code).html.contains(form), "the first result is long told")
            let (handle, today) = (HandleClue(site.context), site.context.today)
            try await handle.askReopening(id, newEvidenceOn: today, as: member)
            try await handle.reopen(id, newEvidenceOn: today, as: try #require(site.office.deputy.staff))
            try await Self.finish(id, by: member, site)
            let again = try await Self.track(site.visitor(), code).html
            #expect(again.contains(form) && again.contains("之后请向信访室提出"))
        }
    }

    @Test func `JB-50 JB-39 a name is cleared on the page of the clue, and never called a false accusation`()
        async throws
    {
        try await TestSite.with { site in
            let (clue, _, holder) = try await Self.told(site)
            let path = "/clues/\(clue)/feedback"
            let member = try await site.browser(of: holder)
            try await member.get(path)
            let fields = [
                ("clear-finding", "untrue"), ("clear-trigger", "harm"), ("clear-form", "meeting"),
                ("clear-inaccuracy", "undetermined"), ("clear-person", "某某"), ("clear-unit", "保安镇副镇长"),
            ]
            let refused = try await member.post(path + "/clear", fields + [("clear-statement", "被诬告领取补贴")])
            #expect(refused.status == 422 && refused.html.contains("被诬告领取补贴"))
            #expect(try await member.post(path + "/clear", fields + [("clear-statement", "违规领取补贴")]).status == 303)
            let head = try await site.browser(of: site.office.head)
            let page = try await head.get(path).html
            #expect(page.contains("违规领取补贴") && page.contains("2026-03-30"))
            let item = try #require(Browser.hidden("item", in: page))
            #expect(try await head.post(path + "/allow", [("item", item)]).status == 303)
            try await member.get(path)
            let done = [("item", item), ("done-done-on-" + item, "2026-03-02")]
            let silent = try await member.post(path + "/done", done)
            #expect(silent.status == 422 && silent.html.contains("没有说明被澄清人"), "JB-51: it is stated")
            let stated = done + [("done-redress-" + item, "not_wronged")]
            #expect(try await member.post(path + "/done", stated).status == 303)
            let after = [("item", item), ("after-visited-on-" + item, "2026-03-02")]
            #expect(try await member.post(path + "/after", after).status == 303)
            let told = [("accused-way", "letter"), ("accused-told-on", "2026-03-02")]
            #expect(try await member.post(path + "/accused", told).status == 303)
            let end = try await member.get(path).html
            #expect(end.contains("已澄清") && end.contains("没有受到错误处理"))
        }
    }

    @Test func `JB-51 a correction that was proposed stands on the page and on the list until its outcome is recorded`()
        async throws
    {
        try await TestSite.with { site in
            let (clue, _, holder) = try await Self.told(site)
            let path = "/clues/\(clue)/feedback"
            let member = try await site.browser(of: holder)
            try await member.get(path)
            let fields = [
                ("clear-finding", "untrue"), ("clear-trigger", "harm"), ("clear-form", "written"),
                ("clear-inaccuracy", "undetermined"), ("clear-person", "某某"), ("clear-unit", "保安镇副镇长"),
                ("clear-statement", "违规领取补贴"),
            ]
            #expect(try await member.post(path + "/clear", fields).status == 303)
            let head = try await site.browser(of: site.office.head)
            let item = try #require(Browser.hidden("item", in: try await head.get(path).html))
            #expect(try await head.post(path + "/allow", [("item", item)]).status == 303)
            try await member.get(path)
            func done(_ redress: String, on day: String, to organ: String) -> [(String, String)] {
                [
                    ("item", item), ("done-done-on-" + item, "2026-03-02"), ("done-redress-" + item, redress),
                    ("done-redress-on-" + item, day), ("done-redress-organ-" + item, organ),
                ]
            }
            let wrong: [(String, String, String, String)] = [
                ("proposed", "2026-03-02", "", "请填写作出处理的机关"), ("proposed", "", "西畈镇党委", Text.typeDay.zh),
                ("corrected", "2026-03-02", "西畈镇党委", "与所选不符"), ("not_wronged", "2026-03-02", "", "与所选不符"),
            ]
            for (redress, day, organ, words) in wrong {
                let refused = try await member.post(path + "/done", done(redress, on: day, to: organ))
                #expect(refused.status == 422 && refused.html.contains(words), "\(redress) \(day) \(organ)")
                #expect(organ.isEmpty || refused.html.contains(organ), "nothing typed is lost")
            }
            let whole = done("proposed", on: "2026-03-02", to: "西畈镇党委")
            #expect(try await member.post(path + "/done", whole).status == 303)
            let page = try await member.get(path).html
            #expect(page.contains("西畈镇党委") && page.contains(Text.redressWaits.zh))
            #expect(try await member.get("/feedback").html.contains("2026-03-02 提出，尚无结果"))
            #expect(try await member.get("/clues/\(clue)").html.contains("提出纠正错误处理的建议"), "the history tells it")
            let answer = [("item", item), ("outcome-outcome-on-" + item, "2026-03-02")]
            #expect(try await member.post(path + "/outcome", answer).status == 422)
            let told = answer + [("outcome-outcome-" + item, "done")]
            #expect(try await member.post(path + "/outcome", told).status == 303)
            let end = try await member.get(path).html
            #expect(end.contains("已纠正") && !end.contains(Text.redressWaits.zh))
            #expect(try await !member.get("/feedback").html.contains("2026-03-02 提出，尚无结果"))
            #expect(!site.log.all.contains { $0.contains("西畈") })
        }
    }

    @Test func `JB-49 a look that comes back leaves the measures of the other watches ticked`() throws {
        func watch(_ id: String) -> ProtectionPage.Watch {
            ProtectionPage.Watch(
                id: id, number: "1", state: Protection.State.open.words, clock: nil, facts: [], words: nil, looks: [],
                measures: [.contact], mayAct: true, isEnding: false)
        }
        let page = ProtectionPage(
            watches: [watch("a"), watch("b")], mayOpen: false,
            form: FormState(problems: [Problem(field: "words-a", message: .fillThisIn)]))
        let boxes = try PageReader(page.render(in: Samples.staffFrame(.zh)).string).all("input")
        func isTicked(_ name: String) -> Bool {
            boxes.contains { $0.attributes["name"] == name && $0.attributes["checked"] != nil }
        }
        #expect(isTicked("contact-b") && !isTicked("contact-a") && !isTicked("talk-b"))
    }

    @Test func `JB-49 who asks for protection on the tracking page is watched over, and the desk sees nothing of it`()
        async throws
    {
        try await TestSite.with { site in
            let (_, code, _) = try await Self.told(site)
            let reporter = site.visitor()
            _ = try await Self.track(reporter, code)
            let fields = [("ticket", reporter.hidden("ticket")), ("protection", "有人上门威胁")]
            let missing = try await reporter.post("/track/protection", fields)
            #expect(missing.status == 422 && missing.html.contains("有人上门威胁"))
            let upper = try await reporter.post(
                "/track/protection", fields + [("protection-ground", "threat"), ("protection-about", "upper")])
            #expect(upper.status == 422 && upper.html.contains("有人上门威胁"))
            #expect(upper.html.contains(Text.leadersReadThis.zh), "JB-15: the leaders read it")
            let whole = fields + [("protection-ground", "threat"), ("protection-about", "same")]
            #expect(try await reporter.post("/track/protection", whole).html.contains(Text.protectionTaken.zh))
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/protection").html.contains("有人上门威胁"))
            #expect(try await !lead.get("/protection").html.contains("clock late"))
            site.office.clock.advance(days: 15)
            let late = try await (try await site.browser(of: site.office.lead)).get("/protection").html
            #expect(late.contains("clock late") && late.contains(Text.overdueLook.zh), "nobody has looked")
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await !clerk.get("/protection").html.contains("有人上门威胁"))
            let unknown = [
                ("open-number", "999"), ("open-ground", "work"), ("open-protection-words", "被调岗"),
            ]
            let refused = try await clerk.post("/protection", unknown)
            #expect(refused.status == 422 && refused.html.contains("被调岗"))
            let known = unknown.map { $0.0 == "open-number" ? ($0.0, "1") : $0 }
            #expect(try await clerk.post("/protection", known).status == 303)
            let again = try await site.browser(of: site.office.lead)
            #expect(try await again.get("/protection").html.contains("被调岗"))
            #expect(!site.log.all.contains { $0.contains("上门") || $0.contains("调岗") })
        }
    }
}
