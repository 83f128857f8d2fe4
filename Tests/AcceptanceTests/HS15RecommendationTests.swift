import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第15条: recommendations with a procedure, a standard and a form, followed up to the look-back; and handling across
/// the borders of a place.
@Suite("HS-15 建议书与交叉办案 Recommendations and crossed handling")
struct HS15RecommendationTests {
    private static let findings = "哨兵查明：补助审核流于形式。"
    private static let draft = [
        ("kind", "discipline"), ("ground", "found_in_handling"), ("addressee", "中共保安镇委员会党委"),
        ("facts", "保安镇辖二十个村。"), ("findings", findings), ("advice", "健全公示制度，三个月内报告。"), ("confirmed", "yes"),
    ]

    // MARK: - Recommendations

    @Test
    func `HS-15: a recommendation is drafted in three parts, approved, issued, answered twice and looked at again`()
        async throws
    {
        try await House.open { house in
            let member = house.office.member(of: House.room, 1)
            let matter = try await house.matter()
            try await house.finish(matter, by: member)
            let page = try await Self.drafted(house, on: matter, by: member)
            try await Self.issued(house, page, by: member)
            try await Self.answered(house, page, by: member)
            try await Self.lookedBack(house, page, by: member)
            let what = try await house.browser(of: house.office.head).get("/matters/\(matter.clue)").html
            #expect(what.contains("纪律检查建议书") && what.contains("已销号"), "the clue's page leads to it")
        }
    }

    private static func take(
        _ house: House, _ page: String, _ step: String, _ fields: [(String, String)] = [], as caller: Caller
    ) async throws -> Int {
        let browser = try await house.browser(of: caller)
        try await browser.get(page)
        return try await browser.post(page + "/" + step, fields).status
    }

    /// What is missing is told, and nothing typed is lost.
    private static func drafted(_ house: House, on matter: Matter, by member: Caller) async throws -> String {
        let browser = try await house.browser(of: member)
        try await browser.get("/recommendations?clue=\(matter.clue)")
        let fields = [("clue", matter.clue)] + draft
        for part in ["facts", "findings", "advice", "confirmed"] {
            let refused = try await browser.post("/recommendations", fields.filter { $0.0 != part })
            #expect(refused.status == 422 && refused.html.contains("中共保安镇委员会党委"), "\(part)")
        }
        let unit = fields.map { $0.0 == "addressee" ? ("addressee", "保安镇人民政府") : $0 }
        #expect(try await browser.post("/recommendations", unit).status == 422, "it goes to a Party organisation")
        let drafted = try await browser.post("/recommendations", fields)
        try #require(drafted.status == 303, "\(drafted.html)")
        return "/recommendations/\(drafted.id)"
    }

    /// By the head, who did not draft it; then it has a number, and is owed an answer in thirty days.
    private static func issued(_ house: House, _ page: String, by member: Caller) async throws {
        #expect(try await take(house, page, "approve", as: member) == 409)
        #expect(try await take(house, page, "approve", as: house.office.deputy) == 409)
        #expect(try await take(house, page, "issue", as: member) == 409, "not before the approval")
        #expect(try await take(house, page, "approve", as: house.office.head) == 303)
        #expect(try await take(house, page, "issue", as: member) == 303)
        let letter = try await house.browser(of: member).get(page).html
        for words in ["大冶纪建〔2026〕1号", "纪律检查建议书", findings, "待回复"] { #expect(letter.contains(words), "\(words)") }
        for word in Told.words { #expect(!letter.contains(word), "it gives nobody away") }
        let others = [
            house.office.member(of: Room.ID("O420281-J1")), house.office.cityHead,
            house.office.first(.head, in: house.office.neighbour),
            house.office.first(.head, in: Organ.ID("T42028106J")),
        ]
        try await house.expectNothing(at: page, for: others)
        for other in others {
            let list = try await house.browser(of: other).get("/recommendations").html
            #expect(!list.contains("大冶纪建"))
        }
        house.goOn(to: 2026, 4, 2)
        let id = String(page.split(separator: "/").last ?? "")
        try await house.expectLate(.recommendReply, of: id, as: house.office.head)
        let late = try await house.browser(of: house.office.supervisor).get("/recommendations").html
        #expect(late.contains("大冶纪建〔2026〕1号") && late.contains("超期"))
    }

    private static func answered(_ house: House, _ page: String, by member: Caller) async throws {
        let today = house.context.today.description
        func reply(_ words: String) -> [(String, String)] { [("opinion", words), ("day", today)] }
        #expect(try await take(house, page, "reply", reply(" "), as: member) == 422)
        #expect(try await take(house, page, "reply", reply("哨兵回复：已研究"), as: member) == 303)
        let back = [("opinion", "没有时限，不予认可"), ("ending", "send-back")]
        #expect(try await take(house, page, "accept", back, as: member) == 303)
        #expect(try await take(house, page, "reply", reply("哨兵回复：已公示并整改"), as: member) == 303)
        #expect(try await take(house, page, "accept", [("opinion", "整改到位")], as: member) == 303)
        let shown = try await house.browser(of: house.office.head).get(page).html
        for words in ["哨兵回复：已研究", "没有时限，不予认可", "哨兵回复：已公示并整改", "待回头看"] {
            #expect(shown.contains(words), "\(words)")
        }
        #expect(try await take(house, page, "close", as: member) == 409, "nobody has looked again")
    }

    /// Three months after the answer was accepted.
    private static func lookedBack(_ house: House, _ page: String, by member: Caller) async throws {
        house.goOn(to: 2026, 7, 1)
        let today = house.context.today.description
        let found = [("opinion", "哨兵回头看：公示栏每月更新"), ("day", today)]
        #expect(try await take(house, page, "look-back", found, as: member) == 303)
        #expect(try await take(house, page, "close", as: member) == 303)
        let shown = try await house.browser(of: house.office.supervisor).get(page).html
        #expect(shown.contains("哨兵回头看") && shown.contains("已销号"))
    }

    // MARK: - Crossed handling

    private static func cross(to room: String) -> [(String, String)] {
        [
            ("kind", "cross"), ("cross-room-1", room), ("cross-reason", "recusal"),
            ("cross-words", "哨兵理由：承办人员与被反映人相识"),
        ]
    }

    @Test func `HS-15: a room that should not handle a matter hands it over to another, and sees it no more`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let (former, next) = (office.member(of: House.room, 1), office.member(of: Room.ID("O420281-J1"), 1))
            #expect(try await house.step(matter.clue, "claim", as: former) == 303)
            let fields = Self.cross(to: "O420281-J1")
            #expect(try await house.propose(fields, on: matter.clue, as: former) == 409, "a room does not choose")
            #expect(try await house.propose(fields, on: matter.clue, as: office.supervisor) == 303)
            let measure = try await house.measure(on: matter.clue, seenBy: office.deputy)
            #expect(try await house.decide(measure, on: matter.clue, "approve", as: office.supervisor) == 409)
            try await house.expectNothing(at: matter.page(), for: [next])
            #expect(try await house.decide(measure, on: matter.clue, "approve", as: office.deputy) == 303)

            try await house.expectNothing(at: matter.page(), for: [former, office.member(of: House.room)])
            #expect(try await house.board(of: next) == [matter.clue])
            try await house.finish(matter, by: next)
            let ledger = try await house.browser(of: office.head).get("/measures").html
            #expect(ledger.contains("交叉") && ledger.contains("第一监督检查室"))
        }
    }

    @Test func `HS-15: a village matter goes from the township to a neighbouring one, and never to its own`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            let (own, other) = (Organ.ID("T42028103J"), Organ.ID("T42028104J"))
            _ = try await house.register(["accused-1-unit": "金湖街道沙洲村", "accused-1-post": "村党支部书记"])
            try await house.triage(try await house.waiting())
            let former = office.member(of: Room.ID("\(own.rawValue)-ALL"), 1)
            let next = office.member(of: Room.ID("\(other.rawValue)-ALL"), 1)
            let clue = try #require(try await house.board(of: former).first)
            let supervisor = office.supervisor
            let page = try await house.browser(of: supervisor).get("/clues/\(clue)/measures").html
            #expect(page.contains("\(other.rawValue)-ALL") && !page.contains("\(own.rawValue)-ALL"))
            #expect(try await house.propose(Self.cross(to: "\(own.rawValue)-ALL"), on: clue, as: supervisor) == 422)
            #expect(try await house.propose(Self.cross(to: "\(other.rawValue)-ALL"), on: clue, as: supervisor) == 303)
            let measure = try await house.measure(on: clue, seenBy: office.head)
            #expect(
                try await house.decide(measure, on: clue, "approve", as: office.deputy) == 409,
                "with another organ the head decides")
            #expect(try await house.decide(measure, on: clue, "approve", as: office.head) == 303)

            let place = office.first(.head, in: own)
            try await house.expectNothing(at: "/clues/\(clue)", for: [former, place])
            #expect(try await house.board(of: next) == [clue])
            #expect(try await house.step(clue, "claim", as: next) == 303)
            let head = office.first(.head, in: other)
            try await house.conclude(clue, by: next, deputy: head, head: head)
            try await house.expectNothing(at: "/clues/\(clue)", for: [former, place])
        }
    }
}
