import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第28条: leaders receive visitors in turn, go to a township once a year at least, and take charge of a case each.
@Suite("HS-28 大接访与包案 Reception and leaders in charge")
struct HS28ReceptionTests {
    // MARK: - Reception

    @Test func `HS-28 XF-18: a leader goes to a township on a published day, and who came is on record`() async throws {
        try await House.open { house in
            let day = try await Self.plan(house)
            try await Self.hold(house, day)
            let number = try await Self.receive(house, day)
            try await Self.refuseAccuser(house, day)
            let office = house.office
            for leader in [office.deputy, office.head] {
                let page = try await house.browser(of: leader).get(day).html
                #expect(!page.contains(number), "JB-15: nobody has triaged it")
            }
            try await house.triage(try await house.waiting())
            for reader in [office.clerk, office.lead, office.deputy, office.head] {
                let page = try await house.browser(of: reader).get(day).html
                #expect(page.contains(number) && page.contains("当场解释答复"))
                for word in Told.words { #expect(!page.contains(word), "who came and about whom is not told here") }
            }
            try await house.expectNothing(
                at: day, for: [office.cityLead, office.first(.head, in: Organ.ID("T42028106J"))])
            let clues = try await house.board(of: office.member(of: House.room), tab: "room")
            #expect(clues.count == 1, "what a visitor brings is handled like any report")
        }
    }

    /// Planned and published: day and place, never the leader.
    private static func plan(_ house: House) async throws -> String {
        let office = house.office
        let clerk = try await house.browser(of: office.clerk)
        #expect(try await clerk.get("/reception").html.contains("未完成"))
        let fields = [
            ("day", "2026-03-10"), ("leader", try house.id(of: office.deputy)), ("township", "T42028106J"),
            ("announced", "2026-03-02"),
        ]
        let refused = try await clerk.post("/reception", fields.filter { $0.0 != "leader" })
        #expect(refused.status == 422 && refused.html.contains("2026-03-10"), "nothing typed is lost")
        let planned = try await clerk.post("/reception", fields)
        try #require(planned.status == 303, "\(planned.html)")
        let home = try await house.visitor().get("/").html
        #expect(home.contains("2026-03-10") && home.contains("保安镇"))
        #expect(try !home.contains(house.name(of: office.deputy)))
        return "/reception/\(planned.id)"
    }

    private static func hold(_ house: House, _ day: String) async throws {
        let early = try await house.browser(of: house.office.clerk)
        try await early.get(day)
        let refused = try await early.post(day + "/hold")
        #expect(refused.status == 422 && refused.html.contains("接访日未到"))
        house.goOn(to: 2026, 3, 10)
        let clerk = try await house.browser(of: house.office.clerk)
        try await clerk.get(day)
        #expect(try await clerk.post(day + "/hold").status == 303)
        #expect(try await clerk.get("/reception").html.contains("已完成"), "the deputy's visit of the year")
    }

    /// One brings a report, another one is answered on the spot.
    private static func receive(_ house: House, _ day: String) async throws -> String {
        let session = String(day.dropFirst("/reception/".count))
        let handed = try await house.register([
            "channel": "visit", "session": session, "representatives": "2", "accused-1-unit": "保安镇",
            "accused-1-post": "副镇长",
        ])
        let clerk = try await house.browser(of: house.office.clerk)
        try await clerk.get(day)
        let settled = [("outcome", "explained"), ("representatives", "1")]
        #expect(try await clerk.post(day + "/log", settled).status == 303)
        return handed.number
    }

    /// Who accuses the leader on duty is received by somebody else; a group sends five people at most.
    private static func refuseAccuser(_ house: House, _ day: String) async throws {
        let session = String(day.dropFirst("/reception/".count))
        let clerk = try await house.browser(of: house.office.clerk)
        let usual = [
            "channel": "visit", "received": house.context.today.description, "signature": "anonymous",
            "managed": "unknown", "accused-1-name": try house.name(of: house.office.deputy),
            "accused-1-unit": "大冶市纪委监委", "accused-1-post": "第一监督检查室干部", "category": "群众纪律",
            "summary": "接访时收受礼品。", "no-secrets": "yes", "session": session, "representatives": "1",
        ]
        try await clerk.get("/desk")
        let form = ["form": clerk.hidden("form")]
        let refused = try await clerk.post("/desk", usual.merging(form) { $1 }.map { ($0.key, $0.value) })
        #expect(refused.status == 422 && refused.html.contains("反映接访领导本人的来访"))
        let crowd = usual.merging(form) { $1 }.merging([
            "representatives": "6", "accused-1-name": "周哨兵", "accused-1-unit": "保安镇", "accused-1-post": "副镇长",
        ]) { $1 }
        #expect(try await clerk.post("/desk", crowd.map { ($0.key, $0.value) }).status == 422)
    }

    @Test func `HS-28: from October on every leader who has not been to a township is reminded`() async throws {
        try await House.open { house in
            let day = try await Self.plan(house)
            try await Self.hold(house, day)
            let head = try await house.browser(of: house.office.head)
            let spring = try await head.get("/reception").html
            #expect(spring.contains("已完成") && spring.contains("未完成") && !spring.contains("请尽快安排下访"))
            house.goOn(to: 2026, 10, 9)
            let later = try await house.browser(of: house.office.head)
            let autumn = try await later.get("/reception").html
            #expect(autumn.contains("已完成") && autumn.contains("请尽快安排下访"))
            house.goOn(to: 2027, 1, 4)
            let january = try await house.browser(of: house.office.lead).get("/reception").html
            #expect(!january.contains("已完成"), "a new year, a new visit")
        }
    }

    // MARK: - Leaders in charge

    @Test func `HS-28: the head puts a leader in charge of a case, who follows it until the end`() async throws {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let page = matter.page("supervision")
            let deputy = try house.id(of: office.deputy)
            func charge(_ leader: String, as caller: Caller) async throws -> Int {
                let browser = try await house.browser(of: caller)
                try await browser.get(page)
                return try await browser.post(page + "/charge", [("leader", leader)]).status
            }
            #expect(try await charge(deputy, as: office.deputy) == 409, "nobody takes a case by themselves")
            #expect(try await charge(deputy, as: office.head) == 303)
            #expect(try await charge(deputy, as: office.head) == 409, "once")
            try await Self.follow(house, matter)
            try await Self.expectRoom(house, matter)

            let head = try await house.browser(of: office.head)
            try await head.get(page)
            #expect(try await head.post(page + "/release").status == 303)
            let former = try await house.browser(of: office.deputy)
            #expect(try await !former.get("/charges").html.contains(matter.number))
            try await former.get(page)
            #expect(try await former.post(page + "/note", [("note", "又记一笔")]).status == 404)
        }
    }

    /// The leader sees the case with its clocks among the own ones, and notes how it goes.
    private static func follow(_ house: House, _ matter: Matter) async throws {
        let leader = try await house.browser(of: house.office.deputy)
        let charges = try await leader.get("/charges").html
        #expect(charges.contains(matter.number) && charges.contains("还有"))
        let page = matter.page("supervision")
        try await leader.get(page)
        #expect(try await leader.post(page + "/note", [("note", " ")]).status == 422)
        #expect(try await leader.post(page + "/note", [("note", "哨兵包案：已听取汇报")]).status == 303)
        let head = try await house.browser(of: house.office.head)
        #expect(try await head.get(page).html.contains("哨兵包案：已听取汇报"))
    }

    /// The room knows who is in charge, not what the leader notes; others know nothing.
    private static func expectRoom(_ house: House, _ matter: Matter) async throws {
        let office = house.office
        let page = matter.page("supervision")
        let member = try await house.browser(of: office.member(of: House.room, 1)).get(page).html
        #expect(try member.contains(house.name(of: office.deputy)) && !member.contains("哨兵包案"))
        let others = [office.member(of: Room.ID("O420281-J1")), office.clerk, office.cityHead]
        try await house.expectNothing(at: page, for: others)
    }

    @Test func `HS-28: a leader who stands aside from a case is not put in charge of it`() async throws {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let other = office.everybody(with: .deputy, in: office.county)[1]
            let browser = try await house.browser(of: other)
            try await browser.get(matter.page("recusal"))
            let aside = [("who", "me"), ("own-ground", "witness"), ("own-words", "参与过调解")]
            #expect(try await browser.post(matter.page("recusal"), aside).status == 303)
            let head = try await house.browser(of: office.head)
            let page = matter.page("supervision")
            try await head.get(page)
            let refused = try await head.post(page + "/charge", [("leader", try house.id(of: other))])
            #expect(refused.status == 409 && refused.html.contains("该领导不能包这件案"))
            try await house.expectNothing(at: page, for: [other])
        }
    }
}
