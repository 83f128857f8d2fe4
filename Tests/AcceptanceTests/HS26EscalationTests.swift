import Casework
import TestDatabase
import Testing

/// 市实施方案第26条: clues on grassroots discipline staff are managed one level up, sealed from their own organ, and
/// important cases are reviewed one level up.
@Suite("HS-26 提级管理 Escalation")
struct HS26EscalationTests {
    @Test func `HS-26: a clue on a township's discipline secretary is the county's, and the township sees nothing`()
        async throws
    {
        try await House.open { house in
            let room = Room.ID("O420281-GJ")
            let handed = try await house.handIn(["accused-unit": "东岳路街道", "accused-post": "纪工委书记"])
            let report = try await house.waiting()
            try await house.admit(report)
            try await house.triage(report)

            let member = house.office.member(of: room, 1)
            let clue = try #require(try await house.board(of: member).first)
            let board = try await house.browser(of: member).get("/clues").html
            #expect(board.contains("提级") && !board.contains(Told.accused))
            for other in ["O420281-J1", "O420281-J2", "O420281-J3", "O420281-DF"] {
                #expect(try await house.board(of: house.office.member(of: Room.ID(other)), tab: "room").isEmpty)
            }
            let hidden = Hidden(report: report, clue: clue, words: Told.words + ["420281-2026-XF-000001"])
            for person in house.everybody(in: house.office.township) {
                try await house.expectBlind(person, to: hidden)
            }

            #expect(try await house.step(clue, "claim", as: member) == 303)
            #expect(try await house.browser(of: member).get("/clues/\(clue)").html.contains(Told.accused))
            // The accused leads an organ below: only the head may approve the plan.
            try await house.conclude(clue, by: member, deputy: house.office.head, head: house.office.head)
            #expect(try await house.approveNotices(by: house.office.lead).count == 2)
            #expect(try await house.track(handed.code).contains("办理结果反馈书"))
            for person in house.everybody(in: house.office.township) {
                try await house.expectBlind(person, to: hidden)
            }
        }
    }

    @Test func `HS-26: a clue on a member of a county room is the city's once confirmed, and the county sees nothing`()
        async throws
    {
        try await House.open { house in
            let handed = try await house.register([
                "accused-1-unit": "大冶市纪委监委", "accused-1-post": "第一监督检查室干部",
            ])
            let report = try await house.waiting()
            #expect(try await house.browser(of: house.office.clerk).get("/desk").html.contains(handed.number))
            try await house.triage(report)

            let member = house.office.cityMember(of: Room.ID("O420200-GJ"), 1)
            let clue = try #require(try await house.board(of: member).first)
            let board = try await house.browser(of: member).get("/clues").html
            let number = try #require(board.firstMatch(of: /42\d{4}[-0-9A-Z]*2026[-A-Z]*\d+/).map { String($0.output) })
            let cityLead = try await house.browser(of: house.office.cityLead)
            let notice = try #require(try await cityLead.get("/notices").html.ids(after: "/notices/").first)
            let hidden = Hidden(
                report: report, clue: clue, notice: notice, words: Told.words + [handed.number, number]
            )
            let county = house.everybody(in: house.office.county)
            #expect(county.count > 30)
            for person in county { try await house.expectBlind(person, to: hidden) }

            #expect(try await house.step(clue, "claim", as: member) == 303)
            try await house.conclude(clue, by: member, deputy: house.office.cityDeputy, head: house.office.cityHead)
            let letters = try await house.approveNotices(by: house.office.cityLead)
            #expect(letters.count == 2 && letters.allSatisfy { $0.contains("黄石市纪委监委") })
            let page = try await house.track(handed.code)
            #expect(page.contains("办理结果反馈书"))
            #expect(page.contains("已由黄石市纪委监委受理"), "the organ that handles it signs")
            #expect(page.contains(handed.number), "the number stays the one that the reporter was given")
            for person in [house.office.clerk, house.office.lead, house.office.head, house.office.deputy] {
                try await house.expectBlind(person, to: hidden)
            }
        }
    }

    @Test func `HS-26: webhooks of the county tell nothing of it after it has gone`() async throws {
        try await House.open { house in
            let receiver = try Receiver()
            try await house.openWebhook(receiver)
            _ = try await house.register([
                "accused-1-unit": "大冶市纪委监委", "accused-1-post": "第一监督检查室干部",
            ])
            try await house.deliver(to: receiver)
            #expect(try receiver.lines().map(\.type) == ["dengwen.endpoint.ping.v1"], "it waits for triage (JB-15)")

            let report = try await house.waiting()
            try await house.triage(report)
            let member = house.office.cityMember(of: Room.ID("O420200-GJ"), 1)
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.step(clue, "claim", as: member) == 303)
            house.office.clock.advance(days: 120)
            // The city's clocks run out; the sweep is over when the next report's own clock is marked as well.
            _ = try await house.register(["received": "2026-03-02", "signature": "anonymous"])
            try await house.watchClocks(untilMarked: "r.state = 'registered'")
            #expect(try await house.distribute(clue, by: house.office.cityHead) == 303, "ZJ-23: thirty days are over")
            try await house.conclude(clue, by: member, deputy: house.office.cityDeputy, head: house.office.cityHead)
            _ = try await house.approveNotices(by: house.office.cityLead)
            try await house.deliver(to: receiver)

            let told = try receiver.lines().map(\.type)
            #expect(told == ["dengwen.endpoint.ping.v1"], "neither of the one that left nor of the one that waits")
        }
    }

    @Test func `HS-26: an important case of a township cadre is reviewed by the city`() async throws {
        try await House.open { house in
            let cadre = ["accused-1-unit": "保安镇", "accused-1-post": "副镇长"]
            _ = try await house.register(cadre)
            let ordinary = try await house.waiting()
            try await house.triage(ordinary)
            let countyRoom = house.office.member(of: Room.ID("O420281-J2"), 1)
            let kept = try await house.board(of: countyRoom, tab: "room")
            #expect(kept.count == 1)

            _ = try await house.register(cadre.merging(["accused-1-name": "孙哨兵"]) { $1 })
            let important = try await house.waiting()
            try await house.triage(important, [("amount", "1500000")])
            let cityRoom = house.office.cityMember(of: Room.ID("O420200-J1"), 1)
            let reviewed = try await house.board(of: cityRoom)
            #expect(reviewed.count == 1)
            #expect(try await house.browser(of: cityRoom).get("/clues").html.contains("提级"))
            #expect(try await house.board(of: countyRoom, tab: "room") == kept, "the county's room gets none of it")
        }
    }

    @Test func `HS-26: an important case of a village cadre is reviewed by the county`() async throws {
        try await House.open { house in
            _ = try await house.register(["accused-1-unit": "金湖街道沙洲村", "accused-1-post": "村党支部书记"])
            let report = try await house.waiting()
            try await house.triage(report, [("organised", "yes")])
            let member = house.office.member(of: Room.ID("O420281-J1"), 1)
            #expect(try await house.board(of: member).count == 1)
            #expect(try await house.browser(of: member).get("/clues").html.contains("提级"))
            for person in house.everybody(in: Organ.ID("T42028103J")) {
                let clues = try await house.board(of: person, tab: "room")
                #expect(clues.isEmpty, "the township would have handled it otherwise")
            }
        }
    }
}
