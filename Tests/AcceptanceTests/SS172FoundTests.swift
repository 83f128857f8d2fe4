import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 监察法实施条例第172条: what a room finds while it works is filed with case supervision, or moved by it.
@Suite("SS-172 自行发现的线索 What a room finds itself")
struct SS172FoundTests {
    private static let summary = "哨兵正文：办理另案时发现其多次收受管理服务对象礼金，时间、地点、金额均有记录。"

    /// What a member of a room fills in.
    ///
    /// - Returns: the answer to the form.
    private static func find(
        _ house: House, by member: Caller, unit: String = "保安镇", post: String = "副镇长", name: String = "孙哨兵"
    ) async throws -> Seen {
        house.office.clock.advance(seconds: 1)
        let browser = try await house.browser(of: member)
        try await browser.get("/found")
        return try await browser.post(
            "/found",
            [
                ("form", browser.hidden("form")), ("origin", "found_in_case"),
                ("found_on", house.context.today.description), ("name-1", name), ("unit-1", unit), ("post-1", post),
                ("summary", summary), ("breach-integrity", "yes"), ("no_secrets", "yes"),
            ])
    }

    /// Case supervision's one step on what waits.
    private static func control(_ house: House, _ act: String) async throws {
        let supervisor = try await house.browser(of: house.office.supervisor)
        let page = try await supervisor.get("/found").html
        #expect(!page.contains("哨兵"), "what was found does not stand in the list")
        let id = try #require(
            page.ids(after: "/found/").first { page.contains("/found/\($0)/\(act)") }, "something waits")
        #expect(try await supervisor.post("/found/\(id)/\(act)").status == 303)
        #expect(try await supervisor.post("/found/\(id)/\(act)").status == 409, "once")
    }

    @Test func `SS-172: a room's own matter is its clue at once, and case supervision takes note`() async throws {
        try await House.open { house in
            let member = house.office.member(of: House.room, 1)
            #expect(try await Self.find(house, by: member).status == 303)
            try await Self.control(house, "note")
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.step(clue, "claim", as: member) == 303)
            let page = try await house.browser(of: member).get("/clues/\(clue)").html
            #expect(page.contains("办案中发现") && page.contains("孙哨兵"))
            #expect(page.contains("2026-04-02"), "one month to the plan (ZJ-21)")
            let others = [house.office.clerk, house.office.member(of: Room.ID("O420281-J1"))]
            try await house.expectNothing(at: "/clues/\(clue)", for: others)
            #expect(try await house.approveNotices(by: house.office.lead).isEmpty, "nobody reported it")

            house.goOn(to: 2026, 4, 3)
            #expect(try await house.browser(of: member).get("/clues?tab=mine").html.contains("超期 1 天"))
        }
    }

    @Test func `SS-172: what belongs to another room goes there through case supervision alone`() async throws {
        try await House.open { house in
            let finder = house.office.member(of: Room.ID("O420281-J1"), 1)
            let member = house.office.member(of: House.room, 1)
            #expect(try await Self.find(house, by: finder).status == 303)
            #expect(try await house.board(of: member, tab: "room").isEmpty, "not before it was moved")
            try await Self.control(house, "move")
            let clue = try #require(try await house.board(of: member, tab: "room").first)
            #expect(try await house.board(of: finder, tab: "room").isEmpty)
            try await house.expectNothing(at: "/clues/\(clue)", for: [finder])
            #expect(try await house.step(clue, "claim", as: member) == 303)
        }
    }

    @Test func `SS-172 JB-15: what must go up sealed is not kept, not even in the form that comes back`() async throws {
        try await House.open { house in
            let member = house.office.member(of: House.room, 1)
            let refused = try await Self.find(house, by: member, unit: "大冶市纪委监委", post: "大冶市纪委书记")
            #expect(refused.status == 409 && refused.html.contains("密封"))
            #expect(!refused.html.contains("孙哨兵") && !refused.html.contains("礼金"))
            let supervisor = try await house.browser(of: house.office.supervisor)
            #expect(try await supervisor.get("/found").html.ids(after: "/found/").isEmpty)
        }
    }
}
