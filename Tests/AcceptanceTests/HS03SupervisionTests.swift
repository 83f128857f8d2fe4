import Casework
import Hummingbird
import TestDatabase
import Testing

/// 市实施方案第3条: instructions stand in a ledger and are looked after by phone, document, on site and unannounced; what
/// is not carried out is supervised, goes up when it is late, and somebody answers for it.
@Suite("HS-3 督办检查 Supervision")
struct HS03SupervisionTests {
    private static let instruction = "哨兵批示：请查清补助去向，限期报告。"
    private static let demand = "哨兵督办：请报送核查方案。"

    // MARK: - The ledger of instructions

    @Test func `HS-3: an instruction is looked after in four ways, is late, and its room is held to account`()
        async throws
    {
        try await House.open { house in
            let matter = try await house.matter()
            let page = try await Self.enter(house, matter)
            try await Self.lookAfter(house, page)
            try await Self.holdToAccount(house, page)
            let supervisor = try await house.browser(of: house.office.supervisor)
            try await supervisor.get(page)
            #expect(try await supervisor.post(page + "/done", [("done_on", "2026-03-13")]).status == 303)
            #expect(try await !supervisor.get("/instructions").html.contains(Self.instruction))
            #expect(try await supervisor.get("/instructions?view=done").html.contains(Self.instruction))
            #expect(try await supervisor.get(page).html.contains("已启动问责"), "what was late stays on record")
        }
    }

    /// Case supervision enters the head's note on a clue, for the room that has it.
    private static func enter(_ house: House, _ matter: Matter) async throws -> String {
        let supervisor = try await house.browser(of: house.office.supervisor)
        #expect(try await supervisor.get("/instructions?clue=\(matter.clue)").html.contains(matter.number))
        let fields = [
            ("clue", matter.clue), ("source", "leader_note"), ("issued_on", "2026-03-02"), ("to", House.room.rawValue),
            ("due_on", "2026-03-12"), ("text", instruction),
        ]
        let early = fields.map { $0.0 == "due_on" ? ($0.0, "2026-03-01") : $0 }
        let refused = try await supervisor.post("/instructions", early)
        #expect(refused.status == 422 && refused.html.contains(instruction), "nothing typed is lost")
        let entered = try await supervisor.post("/instructions", fields)
        try #require(entered.status == 303, "\(entered.html)")
        let member = try await house.browser(of: house.office.member(of: House.room, 1))
        #expect(try await member.get("/instructions").html.contains(instruction))
        let office = house.office
        let others = [
            office.member(of: Room.ID("O420281-J1")), office.cityHead, office.first(.head, in: office.neighbour),
        ]
        for other in others {
            #expect(try await !house.browser(of: other).get("/instructions").html.contains(instruction))
        }
        try await house.expectNothing(at: "/instructions/\(entered.id)", for: others)
        return "/instructions/\(entered.id)"
    }

    private static func lookAfter(_ house: House, _ page: String) async throws {
        let supervisor = try await house.browser(of: house.office.supervisor)
        for (method, words) in [
            ("phone", "电话中称正在核查"), ("document", "发函后未回"), ("on_site", "现场查看台账"), ("unannounced", "暗访未整改"),
        ] {
            try await supervisor.get(page)
            let check = [("method", method), ("checked_on", "2026-03-02"), ("text", words)]
            #expect(try await supervisor.post(page + "/check", check).status == 303, "\(method)")
            #expect(try await supervisor.get(page).html.contains(words))
        }
        let member = try await house.browser(of: house.office.member(of: House.room, 1))
        try await member.get(page)
        let check = [("method", "phone"), ("checked_on", "2026-03-02"), ("text", "自查已整改")]
        #expect(try await member.post(page + "/check", check).status == 404, "nobody looks after themselves")
    }

    /// Once it is late, and by the head only.
    private static func holdToAccount(_ house: House, _ page: String) async throws {
        let head = try await house.browser(of: house.office.head)
        try await head.get(page)
        #expect(try await head.post(page + "/account").status == 409, "it is not late yet")
        house.goOn(to: 2026, 3, 13)
        let deputy = try await house.browser(of: house.office.deputy)
        try await deputy.get(page)
        #expect(try await deputy.post(page + "/account").status == 404)
        let later = try await house.browser(of: house.office.head)
        #expect(try await later.get("/instructions?view=late").html.contains(instruction))
        #expect(try await later.get(page).html.contains(page + "/account"))
        #expect(try await later.post(page + "/account").status == 303)
        #expect(try await later.get(page).html.contains("已启动问责"))
    }

    // MARK: - Orders

    @Test func `HS-3: an order that nobody answers goes up to the head, and its answer is sent back once`()
        async throws
    {
        try await House.open { house in
            let matter = try await house.matter()
            let order = try await Self.issue(house, matter)
            try await Self.goUp(house, matter, order)
            try await Self.answer(house, matter, order)
            let office = house.office
            try await house.expectNothing(
                at: matter.page("supervision"),
                for: [
                    office.member(of: Room.ID("O420281-J1")), office.cityHead,
                    office.first(.head, in: office.neighbour), office.first(.head, in: Organ.ID("T42028106J")),
                ])
        }
    }

    /// What somebody decides about an order, with words where they matter.
    private static func decide(
        _ house: House, _ matter: Matter, _ order: String, _ choice: String, _ words: String = "", as caller: Caller
    ) async throws -> Int {
        let browser = try await house.browser(of: caller)
        try await browser.get(matter.page("supervision"))
        let fields = [("decision-\(order)", choice), ("text-\(order)", words)]
        return try await browser.post(matter.page("supervision") + "/orders/\(order)", fields).status
    }

    /// Proposed by case supervision, let out by the deputy.
    private static func issue(_ house: House, _ matter: Matter) async throws -> String {
        let page = matter.page("supervision")
        let supervisor = try await house.browser(of: house.office.supervisor)
        try await supervisor.get(page)
        let fields = [("reason", "perfunctory"), ("method-letter", "yes"), ("method-inspection", "yes")]
        #expect(try await supervisor.post(page + "/propose", fields + [("demand", demand)]).status == 303)
        let roomHead = house.office.member(of: House.room)
        #expect(try await !house.browser(of: roomHead).get(page).html.contains(demand), "not before it is let out")
        let orders = try await house.browser(of: house.office.deputy).get(page).html.ids(after: page + "/orders/")
        let order = try #require(orders.first)
        #expect(try await decide(house, matter, order, "approve", as: house.office.deputy) == 303)
        let shown = try await house.browser(of: roomHead).get(page).html
        #expect(shown.contains(demand) && shown.contains("纪督〔2026〕1号") && shown.contains("发函"))
        #expect(try await house.browser(of: roomHead).get("/clues?tab=room").html.contains("督办"))
        return order
    }

    /// Ten working days from 2 March end on the 16th.
    private static func goUp(_ house: House, _ matter: Matter, _ order: String) async throws {
        #expect(try await decide(house, matter, order, "account", as: house.office.head) == 409, "it is not late yet")
        house.goOn(to: 2026, 3, 17)
        let head = try await house.browser(of: house.office.head)
        #expect(try await !head.get("/supervision").html.contains("逾期已报主要负责人"))
        try await house.run([house.clockWatcher]) {
            try await head.get("/supervision").html.contains("逾期已报主要负责人")
        }
        #expect(try await decide(house, matter, order, "account", as: house.office.head) == 303)
        #expect(try await head.get("/supervision").html.contains("已启动问责"))
    }

    /// By the head of the room; case supervision looks at it.
    private static func answer(_ house: House, _ matter: Matter, _ order: String) async throws {
        let (roomHead, member) = (house.office.member(of: House.room), house.office.member(of: House.room, 1))
        #expect(
            try await decide(house, matter, order, "answer", "成员答复", as: member) == 409, "the head of the room does")
        #expect(try await decide(house, matter, order, "answer", as: roomHead) == 422, "an answer has words")
        #expect(try await decide(house, matter, order, "answer", "方案已报", as: roomHead) == 303)
        let supervisor = house.office.supervisor
        #expect(try await decide(house, matter, order, "send-back", "缺少时间表", as: supervisor) == 303)
        #expect(try await decide(house, matter, order, "answer", "时间表已补", as: roomHead) == 303)
        #expect(try await decide(house, matter, order, "accept", as: supervisor) == 303)
        let page = try await house.browser(of: house.office.head).get(matter.page("supervision")).html
        for words in ["方案已报", "缺少时间表", "时间表已补", "已办结"] { #expect(page.contains(words), "\(words)") }
    }

    @Test func `HS-3: what was not done in time is supervised for being late, what is in time is reminded of`()
        async throws
    {
        try await House.open { house in
            let matter = try await house.matter()
            let page = matter.page("supervision")
            let supervisor = try await house.browser(of: house.office.supervisor)
            #expect(try await supervisor.get(page).html.contains(page + "/remind"))
            let late = [("reason", "overdue"), ("method-letter", "yes"), ("demand", Self.demand)]
            #expect([409, 422].contains(try await supervisor.post(page + "/propose", late).status), "nothing is late")
            try await supervisor.get(page)
            #expect(try await supervisor.post(page + "/remind").status == 303)
            let member = try await house.browser(of: house.office.member(of: House.room, 1))
            #expect(try await member.get("/clues?tab=room").html.contains("催办"))
            // The plan was due on 2 April.
            house.goOn(to: 2026, 4, 3)
            let later = try await house.browser(of: house.office.supervisor)
            try await later.get(page)
            #expect(try await later.post(page + "/propose", late).status == 303)
        }
    }
}
