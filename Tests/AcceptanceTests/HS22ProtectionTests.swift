import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第22条: who reports is watched over against reprisal, and the name of discipline staff who were wrongly reported
/// is cleared.
@Suite("HS-22 安全保障 Protection and cleared names")
struct HS22ProtectionTests {
    private static let threat = "哨兵求助：有人上门威胁，称再举报就收回耕地。"

    // MARK: - Against reprisal

    @Test func `HS-22: who is threatened asks for protection, is looked after, and two people end the watch`()
        async throws
    {
        try await House.open { house in
            let matter = try await house.matter()
            let holder = house.office.member(of: House.room, 1)
            #expect(try await house.step(matter.clue, "claim", as: holder) == 303)
            try await Self.ask(house, matter)
            try await Self.expectCircle(house, holder: holder)
            let watch = try await Self.lookAfter(house)
            try await Self.end(house, watch)
        }
    }

    /// On the tracking page, with nothing but the code.
    private static func ask(_ house: House, _ matter: Matter) async throws {
        house.office.clock.advance(seconds: 60)
        let reporter = house.visitor()
        try await reporter.get("/track")
        try await reporter.post("/track", [("code", matter.code)])
        let words = [("ticket", reporter.hidden("ticket")), ("protection", threat)]
        let refused = try await reporter.post("/track/protection", words)
        #expect(refused.status == 422 && refused.html.contains("有人上门威胁"), "nothing typed is lost")
        let fields = words + [("protection-ground", "threat"), ("protection-about", "same")]
        #expect(try await reporter.post("/track/protection", fields).status == 200)
        #expect(try await !house.track(matter.code).contains("哨兵求助"), "the page keeps no trace of it")
    }

    /// Head of the petition office, leaders and holder know of it; nobody else, and the accused's township least of all.
    private static func expectCircle(_ house: House, holder: Caller) async throws {
        let office = house.office
        for person in [office.lead, office.deputy, office.head, holder] {
            let page = try await house.browser(of: person).get("/protection").html
            #expect(page.contains(threat), "\(person.staff?.staff.rawValue ?? "")")
        }
        let others = [
            office.clerk, office.secondClerk, office.supervisor, office.member(of: House.room),
            office.member(of: Room.ID("O420281-J1")), office.administrator, office.auditor, office.cityLead,
            office.first(.head, in: office.neighbour),
        ]
        for person in others + house.everybody(in: Organ.ID("T42028106J")) {
            let seen = try await house.browser(of: person).get("/protection")
            #expect([200, 404].contains(seen.status))
            #expect(!seen.html.contains("哨兵求助"), "\(person.staff?.staff.rawValue ?? "")")
        }
    }

    /// The first look is within five working days; when nobody comes, the page says so.
    private static func lookAfter(_ house: House) async throws -> String {
        house.goOn(to: 2026, 3, 10)
        let lead = try await house.browser(of: house.office.lead)
        let late = try await lead.get("/protection").html
        #expect(late.contains("回访已逾期"))
        let watch = try #require(late.ids(after: "/protection/").first)
        let look = [
            ("day-\(watch)", "2026-03-10"), ("words-\(watch)", "哨兵回访：已与派出所联系"), ("contact-\(watch)", "yes"),
            ("other_organs-\(watch)", "yes"),
        ]
        let refused = try await lead.post("/protection/\(watch)/look", look)
        #expect(refused.status == 422 && refused.html.contains("哨兵回访"), "the next look has a day")
        let next = [("next-\(watch)", "2026-04-10")]
        #expect(try await lead.post("/protection/\(watch)/look", look + next).status == 303)
        let shown = try await lead.get("/protection").html
        #expect(shown.contains("哨兵回访：已与派出所联系") && !shown.contains("回访已逾期"))
        return watch
    }

    private static func end(_ house: House, _ watch: String) async throws {
        let lead = try await house.browser(of: house.office.lead)
        try await lead.get("/protection")
        let reason = [("reason-\(watch)", "over")]
        #expect(try await lead.post("/protection/\(watch)/propose-end", reason).status == 303)
        try await lead.get("/protection")
        #expect(try await lead.post("/protection/\(watch)/end").status == 409, "one person does not end it")
        let deputy = try await house.browser(of: house.office.deputy)
        #expect(try await deputy.get("/protection").html.contains("拟结束"))
        #expect(try await deputy.post("/protection/\(watch)/go-on").status == 303, "the deputy wants another look")
        try await lead.get("/protection")
        #expect(try await lead.post("/protection/\(watch)/propose-end", reason).status == 303)
        try await deputy.get("/protection")
        #expect(try await deputy.post("/protection/\(watch)/end").status == 303)
        #expect(try await deputy.get("/protection").html.contains("已结束"))
    }

    @Test func `HS-22: a registrar who hears of a threat at the desk opens a watch and does not see it again`()
        async throws
    {
        try await House.open { house in
            _ = try await house.matter()
            let clerk = try await house.browser(of: house.office.clerk)
            try await clerk.get("/protection")
            let fields = [
                ("open-number", "420281-2026-XF-000001"), ("open-ground", "work"),
                ("open-protection-words", Self.threat),
            ]
            let unknown = fields.map { $0.0 == "open-number" ? ($0.0, "420281-2026-XF-000999") : $0 }
            let refused = try await clerk.post("/protection", unknown)
            #expect(refused.status == 422 && refused.html.contains("哨兵求助"), "nothing typed is lost")
            #expect(try await clerk.post("/protection", fields).status == 303)
            #expect(try await !clerk.get("/protection").html.contains("哨兵求助"))
            let lead = try await house.browser(of: house.office.lead)
            #expect(try await lead.get("/protection").html.contains("哨兵求助"))
        }
    }

    // MARK: - Clearing a name

    @Test
    func `HS-22: the name of a township's discipline secretary is cleared, and nobody calls it a false accusation`()
        async throws
    {
        try await House.open { house in
            let room = Room.ID("O420281-GJ")
            let (office, member) = (house.office, house.office.member(of: room, 1))
            let stated = ["accused-1-unit": "东岳路街道", "accused-1-post": "纪工委书记"]
            let matter = try await house.matter(stated, in: room)
            // The accused leads an organ below: only the head may approve the plan.
            try await house.finish(matter, "closed_unfounded", by: member, leader: office.head)
            _ = try await house.approveNotices(by: office.lead)
            try await Self.propose(house, matter, by: member)
            // Twenty working days: the thirtieth of March was the last one.
            house.goOn(to: 2026, 3, 31)
            try await house.expectLate(.clarify, of: matter.clue, as: office.head)
            try await Self.carryOut(house, matter, by: member)
            for person in house.everybody(in: office.township) {
                let hidden = Hidden(report: matter.report, clue: matter.clue, words: Told.words + [matter.number])
                try await house.expectBlind(person, to: hidden)
                try await house.expectNothing(at: matter.page("feedback"), for: [person])
            }
        }
    }

    private static func clearing(_ statement: String, _ stated: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "clear-finding": "untrue", "clear-trigger": "harm", "clear-form": "meeting",
            "clear-inaccuracy": "undetermined", "clear-person": "某某", "clear-unit": "东岳路街道纪工委书记",
            "clear-statement": statement,
        ]
        return usual.merging(stated) { $1 }.map { ($0.key, $0.value) }
    }

    /// A county never says that somebody accused falsely: that is a prefecture's to find.
    private static func propose(_ house: House, _ matter: Matter, by member: Caller) async throws {
        let browser = try await house.browser(of: member)
        let page = matter.page("feedback")
        try await browser.get(page)
        let called = try await browser.post(page + "/clear", clearing("被诬告违规领取补贴"))
        #expect(called.status == 422 && called.html.contains("被诬告违规领取补贴"), "nothing typed is lost")
        let county = [
            "clear-inaccuracy": "malicious", "clear-determined-level": "3", "clear-determined-on": "2026-03-02",
            "clear-determined-number": "冶纪〔2026〕1号",
        ]
        let found = try await browser.post(page + "/clear", clearing("违规领取补贴", county))
        #expect(found.status == 422 && found.html.contains("设区的市级以上"))
        let who = try await browser.post(page + "/clear", clearing("举报人反映违规领取补贴"))
        #expect(who.status == 422, "the letter tells nothing of who reported")
        #expect(try await browser.post(page + "/clear", clearing("违规领取补贴")).status == 303)
    }

    /// The head approves, the room clears the name at a meeting and visits afterwards.
    private static func carryOut(_ house: House, _ matter: Matter, by member: Caller) async throws {
        let page = matter.page("feedback")
        let head = try await house.browser(of: house.office.head)
        let shown = try await head.get(page).html
        #expect(shown.contains("东岳路街道纪工委书记") && shown.contains("违规领取补贴"), "what its letter will say")
        let item = [("item", head.hidden("item"))]
        let browser = try await house.browser(of: member)
        try await browser.get(page)
        #expect(
            [404, 409].contains(try await browser.post(page + "/allow", item).status), "who proposed does not allow")
        try await head.get(page)
        #expect(try await head.post(page + "/allow", item).status == 303)
        let (id, today) = (item[0].1, house.context.today.description)
        try await browser.get(page)
        let done = item + [("done-done-on-\(id)", today)]
        let silent = try await browser.post(page + "/done", done)
        #expect(silent.status == 422, "JB-51: whether anything was done wrongly because of the report is stated")
        let stated = done + [("done-redress-\(id)", "corrected"), ("done-redress-on-\(id)", today)]
        #expect(try await browser.post(page + "/done", stated).status == 303)
        try await browser.get(page)
        #expect(try await browser.post(page + "/after", item + [("after-visited-on-\(id)", today)]).status == 303)
        let end = try await browser.get(page).html
        #expect(end.contains("已澄清") && end.contains("本机关已经纠正"))
    }
}
