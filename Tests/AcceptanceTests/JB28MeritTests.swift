import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 处理检举控告工作规则第28条、第39条: who reports truly may be rewarded; that somebody lied is said by a prefecture alone.
@Suite("JB-28 JB-39 奖励与诬告认定 Rewards and false accusations")
struct JB28MeritTests {
    private static let thanks = "哨兵理由：提供了关键线索。"

    /// A letter whose signature somebody made sure of by telephone.
    private static func verified(_ house: House) async throws -> Matter {
        let handed = try await house.register(["accused-1-unit": "保安镇", "accused-1-post": "副镇长"])
        let report = try await house.waiting()
        let clerk = try await house.browser(of: house.office.clerk)
        try await clerk.get("/triage/\(report)")
        let call = [
            ("verify-way", "phone"), ("verify-day", house.context.today.description), ("verify-found", "confirmed"),
            ("verify-narrated", "yes"), ("verify-promised", "yes"),
        ]
        #expect(try await clerk.post("/triage/\(report)/verify", call).status == 303)
        try await house.triage(report)
        let clue = try #require(try await house.board(of: house.office.member(of: House.room, 1)).first)
        return Matter(report: report, clue: clue, number: "", code: handed.code)
    }

    /// One step on the page of rewards and requests.
    private static func take(
        _ house: House, _ step: String, _ fields: [(String, String)] = [], on matter: Matter, as caller: Caller
    ) async throws -> Seen {
        let browser = try await house.browser(of: caller)
        try await browser.get(matter.page("merit"))
        let item = browser.hidden("item")
        return try await browser.post(matter.page("merit/" + step), fields + (item.isEmpty ? [] : [("item", item)]))
    }

    @Test func `JB-28: a reward is suggested by who handled it, approved by the head, and recorded when it is given`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            let holder = office.member(of: House.room, 1)
            let matter = try await Self.verified(house)
            let draft = [("ground", "major_case"), ("loss", ""), ("reward-words", Self.thanks)]
            #expect(try await Self.take(house, "reward", draft, on: matter, as: holder).status != 303, "not finished")
            try await house.finish(matter, by: holder)
            let unsaid = [("ground", "loss_recovered"), ("loss", ""), ("reward-words", Self.thanks)]
            let refused = try await Self.take(house, "reward", unsaid, on: matter, as: holder)
            #expect(refused.status == 422 && refused.html.contains(Self.thanks), "how much came back is missing")
            #expect(try await Self.take(house, "reward", draft, on: matter, as: holder).status == 303)
            #expect(try await house.browser(of: office.head).get("/merit").html.contains(matter.clue))
            #expect(try await Self.take(house, "allow", on: matter, as: holder).status != 303, "the head decides")
            #expect(try await Self.take(house, "allow", on: matter, as: office.head).status == 303)

            house.goOn(to: 2026, 4, 20)
            let given = [
                ("outcome", "granted"), ("outcome-on", house.context.today.description),
                ("outcome-words", "哨兵文号：大冶市委1号"),
            ]
            #expect(try await Self.take(house, "outcome", given, on: matter, as: office.supervisor).status == 303)
            let page = try await house.browser(of: office.head).get(matter.page("merit")).html
            #expect(page.contains("已奖励") && page.contains("大冶市委1号") && page.contains("2026-04-20"))
            let strangers = [office.cityLead, office.member(of: Room.ID("O420281-J1"))]
            try await house.expectNothing(at: matter.page("merit"), for: strangers)
        }
    }

    @Test func `JB-39: a county asks whether somebody lied, and only a prefecture's answer is recorded`() async throws {
        try await House.open { house in
            let office = house.office
            let holder = office.member(of: House.room, 1)
            let matter = try await house.matter()
            try await house.finish(matter, "closed_unfounded", by: holder)
            let draft = [("purpose", "determination"), ("b-post", "yes"), ("malice-words", "哨兵材料：系伪造。")]
            #expect(try await Self.take(house, "ask", draft, on: matter, as: holder).status == 303)
            #expect(try await Self.take(house, "send-up", on: matter, as: holder).status != 303)
            #expect(try await Self.take(house, "send-up", on: matter, as: office.head).status == 303)

            house.goOn(to: 2026, 4, 20)
            func answer(_ level: Level) async throws -> Int {
                let fields = [
                    ("answer", "approved"), ("level", String(level.rawValue)), ("organ", "黄石市纪委监委"),
                    ("number", "黄纪函〔2026〕5号"), ("decided-on", house.context.today.description),
                ]
                return try await Self.take(house, "answer", fields, on: matter, as: office.supervisor).status
            }
            #expect(try await answer(.county) == 422, "a county never decides it")
            #expect(try await answer(.city) == 303)
            let page = try await house.browser(of: office.supervisor).get(matter.page("merit")).html
            #expect(page.contains("黄纪函〔2026〕5号") && page.contains("2026-04-20"))
            let told = try await house.track(matter.code)
            #expect(!told.contains("诬告") && !told.contains("伪造"))
        }
    }
}
