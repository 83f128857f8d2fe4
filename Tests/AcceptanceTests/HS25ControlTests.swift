import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第25条: control from inside over people, matters, cases and powers: nobody decides alone, nobody decides on what
/// touches them, whoever asks about a case is on record, and what was recorded cannot be altered unseen.
@Suite("HS-25 内控机制 Internal control")
struct HS25ControlTests {
    private static let reason = "哨兵理由：与被反映人是同学"

    // MARK: - Separate hands

    @Test func `HS-25: who runs the machine sees no case, and nobody approves what is their own`() async throws {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let hidden = Hidden(report: matter.report, clue: matter.clue, words: Told.words + [matter.number])
            for person in [office.administrator, office.securityAdministrator, office.auditor] {
                try await house.expectBlind(person, to: hidden)
            }
            let (holder, clue) = (office.member(of: House.room, 1), matter.clue)
            let plan = [("propose-choice", "talk_or_letter")]
            #expect(try await house.step(clue, "claim", as: holder) == 303)
            #expect(try await house.study(clue, by: holder) == 303)
            #expect(try await house.step(clue, "propose", plan, as: holder) == 303)
            let yes = [("plan-choice", "approve")]
            for person in [holder, office.member(of: House.room), office.clerk, office.lead, office.supervisor] {
                #expect(try await house.step(clue, "plan", yes, as: person) != 303, "a leader approves")
            }
            #expect(try await house.step(clue, "plan", yes, as: office.deputy) == 303)
            let ending = [("conclude-choice", "educated")]
            #expect(try await house.step(clue, "conclude", ending, as: office.deputy) != 303, "the holder concludes")
            #expect(try await house.talk(clue, by: holder) == 303)
            #expect(try await house.step(clue, "conclude", ending, as: holder) == 303)
            for person in [holder, office.member(of: House.room), office.supervisor] {
                #expect(try await house.step(clue, "result", [("result-choice", "approve")], as: person) != 303)
            }
            #expect(try await house.step(clue, "result", [("result-choice", "approve")], as: office.head) == 303)
        }
    }

    @Test func `HS-25: what a clerk proposes at triage and in a letter, another person decides`() async throws {
        try await House.open { house in
            _ = try await house.register(["accused-1-unit": "保安镇", "accused-1-post": "副镇长"])
            let report = try await house.waiting()
            let clerk = try await house.browser(of: house.office.clerk)
            try await clerk.get("/triage/\(report)")
            #expect(try await clerk.post("/triage/\(report)", [("kind", "accusation")]).status == 303)
            try await clerk.get("/triage/\(report)")
            let own = try await clerk.post("/triage/\(report)/confirm", [("answer", "confirm")])
            #expect(own.status != 303, "who proposed does not confirm")
            let lead = try await house.browser(of: house.office.lead)
            try await lead.get("/triage/\(report)")
            #expect(try await lead.post("/triage/\(report)/confirm", [("answer", "confirm")]).status == 303)
            let notice = try #require(try await lead.get("/notices").html.ids(after: "/notices/").first)
            try await clerk.get("/notices/\(notice)")
            #expect(try await clerk.post("/notices/\(notice)/approve").status != 303, "a clerk signs no letter")
            #expect(try await house.approveNotices(by: house.office.lead).count == 1)
        }
    }

    // MARK: - Standing aside

    @Test func `HS-25: whoever declares, is ordered to, or has a relative in it stands aside at once`() async throws {
        try await House.open { house in
            let matter = try await house.matter()
            try await Self.declare(house, matter)
            try await Self.order(house, matter)
            try await Self.derive(house, matter)
            let roomHead = house.office.member(of: House.room)
            #expect(try await house.step(matter.clue, "claim", as: roomHead) == 303, "somebody else handles it")
        }
    }

    /// A member says so; the deputy reads why and agrees.
    private static func declare(_ house: House, _ matter: Matter) async throws {
        let page = matter.page("recusal")
        let member = try await house.browser(of: house.office.member(of: House.room, 1))
        try await member.get(page)
        let bare = [("who", "me"), ("own-ground", "other"), ("own-words", "")]
        #expect(try await member.post(page, bare).status == 409, "the open ground says what it rests on")
        let told = [("who", "me"), ("own-ground", "other"), ("own-words", reason)]
        #expect(try await member.post(page, told).status == 303)
        #expect(try await member.get(matter.page()).status == 404)
        #expect(try await !member.get("/clues?tab=room").html.contains(matter.clue))
        let deputy = try await house.browser(of: house.office.deputy)
        let waiting = try await deputy.get("/recusals").html
        #expect(waiting.contains(reason))
        let entry = try #require(waiting.ids(after: "/recusals/").first { waiting.contains("/recusals/\($0)/decide") })
        #expect(try await deputy.post("/recusals/\(entry)/decide", [("decision", "upheld")]).status == 303)
        #expect(try await member.get(matter.page()).status == 404)
        for person in [house.office.member(of: House.room), house.office.supervisor, house.office.clerk] {
            let seen = try await house.browser(of: person).get("/recusals").html
            #expect(!seen.contains(reason), "the ground is not for everybody")
        }
    }

    /// The deputy orders it about case supervision.
    private static func order(_ house: House, _ matter: Matter) async throws {
        let page = matter.page("recusal")
        let supervisor = house.office.supervisor
        #expect(try await house.browser(of: supervisor).get(matter.page("supervision")).status == 200)
        let deputy = try await house.browser(of: house.office.deputy)
        try await deputy.get(page)
        let fields = [
            ("who", "other"), ("way", "ordered"), ("person", try house.id(of: supervisor)), ("ground", "interest"),
            ("words", reason),
        ]
        #expect(try await deputy.post(page, fields).status == 303)
        try await house.expectNothing(at: matter.page(), for: [supervisor])
        try await house.expectNothing(at: matter.page("supervision"), for: [supervisor])
    }

    /// A member declares a brother of the accused's name: the matter is gone by itself, and so is the next one.
    private static func derive(_ house: House, _ matter: Matter) async throws {
        let member = house.office.member(of: House.room, 2)
        let browser = try await house.browser(of: member)
        #expect(try await browser.get(matter.page()).status == 200)
        try await browser.get("/declarations")
        let kin = [("kin-relation", "sibling"), ("kin-name", Told.accused), ("kin-unit", "")]
        #expect(try await browser.post("/declarations/kin", kin).status == 303)
        #expect(try await browser.get(matter.page()).status == 404)
        let next = try await house.matter(["summary": "又一件：接待费超标。"])
        try await house.expectNothing(at: next.page(), for: [member])
        let head = try await house.browser(of: house.office.head)
        #expect(try await head.get("/declarations").html.contains(Told.accused), "the head reads what was declared")
        let deputy = try await house.browser(of: house.office.deputy)
        #expect(try await !deputy.get("/declarations").html.contains(Told.accused))
    }

    @Test func `HS-25: a reporter asks for somebody to stand aside, and the office deals with it`() async throws {
        try await House.open { house in
            let matter = try await house.matter()
            house.office.clock.advance(seconds: 60)
            let reporter = house.visitor()
            try await reporter.get("/track")
            try await reporter.post("/track", [("code", matter.code)])
            let fields = [
                ("ticket", reporter.hidden("ticket")), ("form", reporter.hidden("form")), ("recusal", Self.reason),
                ("recusal-about", "same"),
            ]
            let sent = try await reporter.post("/track/recusal", fields)
            #expect(sent.status == 200 && !sent.html.contains(Self.reason))
            let lead = try await house.browser(of: house.office.lead)
            let waiting = try await lead.get("/recusals").html
            #expect(waiting.contains(Self.reason))
            let answer = try #require(
                waiting.firstMatch(of: /\/recusals\/[0-9a-f-]{36}\/answer/).map { String($0.output) })
            #expect(try await lead.post(answer).status == 303)
            #expect(try await !lead.get("/recusals").html.contains(Self.reason))
            let member = try await house.browser(of: house.office.member(of: House.room, 1))
            #expect(try await !member.get("/recusals").html.contains(Self.reason), "the room does not learn of it")
        }
    }

    // MARK: - Who asks about a case

    @Test func `HS-25: who asks about a case or puts in a word is on record, and does not see it`() async throws {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let page = matter.page("interference")
            let asker = office.everybody(with: .deputy, in: office.county)[1]
            let member = try await house.browser(of: office.member(of: House.room, 1))
            try await member.get(page)
            let plea = [
                ("asker", "leader"), ("concerned", try house.id(of: asker)), ("way", "pleaded"),
                ("asked_on", "2026-03-02"), ("words", "哨兵说情：请从轻处理"),
            ]
            let wrong = plea.map { $0.0 == "asker" ? ("asker", "outside") : $0 }
            let refused = try await member.post(page, wrong)
            #expect(refused.status == 422 && refused.html.contains("哨兵说情"), "nothing typed is lost")
            #expect(try await member.post(page, plea).status == 303)
            try await member.get(page)
            let enquiry = [
                ("asker", "outside"), ("concerned", ""), ("way", "enquired"), ("asked_on", "2026-03-02"),
                ("words", "哨兵打听：某老板来电询问进展"),
            ]
            #expect(try await member.post(page, enquiry).status == 303)

            for reader in [office.deputy, office.head, office.member(of: Room.ID("O420281-GJ"), 1)] {
                let register = try await house.browser(of: reader).get("/interference").html
                #expect(register.contains("哨兵说情") && register.contains("哨兵打听"))
            }
            let board = try await house.browser(of: office.deputy).get(matter.page()).html
            #expect(board.contains("有过问登记 2 次"))
            let own = try await house.browser(of: asker)
            #expect(try await !own.get("/interference").html.contains("哨兵说情"))
            #expect(try await !own.get(page).html.contains("哨兵说情"))
            #expect(try await !own.get(matter.page()).html.contains("有过问登记 2 次"))
            for other in [office.member(of: House.room), office.clerk, office.cityHead] {
                let register = try await house.browser(of: other).get("/interference").html
                #expect(!register.contains("哨兵说情") && !register.contains("哨兵打听"))
            }
        }
    }

    // MARK: - What was recorded stays

    @Test func `HS-25: every hand a matter went through has signed, and every chain of the log is whole`() async throws
    {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let (first, second) = (office.member(of: House.room, 1), office.member(of: House.room, 2))
            #expect(try await house.step(matter.clue, "claim", as: first) == 303)
            let next = [("holder-choice", try house.id(of: second))]
            #expect(try await house.step(matter.clue, "holder", next, as: office.deputy) == 303)
            let sheet = try await house.browser(of: office.head).get(matter.page("handoffs")).html
            for person in [first, second, office.deputy] {
                let name = try house.name(of: person)
                #expect(sheet.contains(name), "\(name)")
            }
            #expect(sheet.contains("系统（依规则）"), "routing signs as what it is")
            let others = [
                office.member(of: Room.ID("O420281-J1")), office.cityHead, office.administrator, office.auditor,
                office.first(.head, in: Organ.ID("T42028106J")),
            ]
            try await house.expectNothing(at: matter.page("handoffs"), for: others)

            let verify = VerifyAudit(house.context)
            #expect(try await verify.brokenHandoffs() == 0)
            try await SealedLog.seal(house.context)
            let finding = try await SealedLog.verify(house.context)
            #expect(finding.isIntact && finding.entries > 10, "who looked is on record as well as who wrote")
        }
    }
}
