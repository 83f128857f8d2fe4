import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第14条: assessment rests on data, and every number on rows that somebody can look at.
@Suite("HS-14 考核评价 Assessment by data")
struct HS14AssessmentTests {
    // MARK: - What a room tells each quarter

    @Test func `HS-14: the figures of a room's quarter are its results, told once, and the office sees who owes`()
        async throws
    {
        try await House.open { house in
            let member = house.office.member(of: House.room, 1)
            let checked = try await house.matter(["accused-1-name": "周哨兵"])
            let unfounded = try await house.matter(["accused-1-name": "吴哨兵"])
            let open = try await house.matter(["accused-1-name": "郑哨兵"])
            try await house.finish(checked, by: member)
            try await house.finish(unfounded, "closed_unfounded", by: member)
            let duty = try await Self.duty(house, of: member)
            try await Self.tell(house, duty, checked, unfounded, but: open)
            try await Self.expectOffice(house, duty, checked, unfounded, but: open)

            house.goOn(to: 2026, 4, 1)
            let next = try await Self.duty(house, of: member, besides: [duty])
            let page = try await house.browser(of: member).get("/quarters/\(next)").html
            #expect(page.contains("2026年第2季度") && page.contains("零报告"))
            #expect(!page.contains(checked.number) && !page.contains(unfounded.number), "nothing is told twice")
        }
    }

    /// A worker opens the duty; the room finds it.
    private static func duty(
        _ house: House, of member: Caller, besides known: Set<String> = []
    ) async throws -> String {
        let browser = try await house.browser(of: member)
        func duties() async throws -> [String] {
            try await browser.get("/quarters").html.ids(after: "/quarters/").filter { !known.contains($0) }
        }
        try await house.run([house.clockWatcher]) { try await !duties().isEmpty }
        let found = try await duties()
        try #require(found.count == 1, "a room owes one answer a quarter")
        return found[0]
    }

    /// The form lists the results, filled in as the conclusions suggest; the room corrects and confirms.
    private static func tell(
        _ house: House, _ duty: String, _ checked: Matter, _ unfounded: Matter, but open: Matter
    ) async throws {
        let browser = try await house.browser(of: house.office.member(of: House.room, 1))
        let form = try await browser.get("/quarters/\(duty)").html
        #expect(form.contains(checked.number) && form.contains(unfounded.number) && !form.contains(open.number))
        let answers = [
            ("found-\(checked.clue)", "partly"), ("measures-\(checked.clue)", "哨兵措施：批评教育一人"),
            ("found-\(unfounded.clue)", "unfounded"),
        ]
        let unconfirmed = try await browser.post("/quarters/\(duty)", answers)
        #expect(unconfirmed.status == 422 && unconfirmed.html.contains("哨兵措施"), "nothing typed is lost")
        #expect(try await browser.post("/quarters/\(duty)", answers + [("confirm", "yes")]).status == 303)
        try await browser.get("/quarters/\(duty)")
        #expect(try await browser.post("/quarters/\(duty)", answers + [("confirm", "yes")]).status != 303, "once")
    }

    /// The head of the petition office reads what was told line by line, and who has not told.
    private static func expectOffice(
        _ house: House, _ duty: String, _ checked: Matter, _ unfounded: Matter, but open: Matter
    ) async throws {
        let lead = try await house.browser(of: house.office.lead)
        let list = try await lead.get("/quarters").html
        #expect(list.contains("第二监督检查室") && list.contains("第一监督检查室") && list.contains("未反馈"))
        let told = try await lead.get("/quarters/\(duty)").html
        for words in [checked.number, unfounded.number, "部分属实", "不属实", "哨兵措施：批评教育一人", "应反馈未反馈"] {
            #expect(told.contains(words), "\(words)")
        }
        #expect(!told.contains(open.number), "what is not finished is no result")
        let others = [
            house.office.member(of: Room.ID("O420281-J1")), house.office.cityLead,
            house.office.first(.head, in: house.office.neighbour),
        ]
        try await house.expectNothing(at: "/quarters/\(duty)", for: others)
    }

    // MARK: - Satisfaction

    @Test func `HS-14: satisfaction is counted over the results that reached their reporters`() async throws {
        try await House.open { house in
            let member = house.office.member(of: House.room, 1)
            var codes: [String] = []
            for accused in ["周哨兵", "吴哨兵", "郑哨兵", "王哨兵"] {
                let matter = try await house.matter(["accused-1-name": accused])
                try await house.finish(matter, by: member)
                codes.append(matter.code)
            }
            #expect(try await house.approveNotices(by: house.office.lead).count == 8)
            try await Self.expectFigures(house, told: 0, rated: 0, shares: [])
            try await Self.rate(house, codes[0], "satisfied")
            try await Self.rate(house, codes[1], "dissatisfied", "哨兵评价：太慢")
            // The third has read it and says nothing; the fourth has not come.
            let third = try await house.readResult(codes[2])
            let read = [("ticket", third.hidden("ticket")), ("notice", third.hidden("result"))]
            #expect(try await third.post("/track/read", read).status == 200)
            try await Self.expectFigures(house, told: 3, rated: 2, shares: ["1/2（50.0%）", "0/2（0.0%）"])
            let lead = try await house.browser(of: house.office.lead)
            #expect(try await lead.get("/feedback").html.contains("哨兵评价：太慢"))
        }
    }

    private static func rate(_ house: House, _ code: String, _ score: String, _ words: String = "") async throws {
        let reporter = try await house.readResult(code)
        let rating = [
            ("ticket", reporter.hidden("ticket")), ("result", reporter.hidden("result")), ("rating-score", score),
            ("rating", words), ("rating-about", "same"),
        ]
        #expect(try await reporter.post("/track/rating", rating).html.contains("感谢您的评价"))
        #expect(try await reporter.post("/track/rating", rating).status != 200, "nobody rates twice")
    }

    /// Leaders, petition office and case supervision read the same figures; rooms and other organs read none of them.
    private static func expectFigures(_ house: House, told: Int, rated: Int, shares: [String]) async throws {
        let office = house.office
        let figure = "已送达结果\(told)件，其中\(rated)件作了评价"
        for person in [office.lead, office.supervisor, office.deputy, office.head] {
            let page = try await house.browser(of: person).get("/feedback").html
            #expect(page.contains(figure), "\(person.staff?.staff.rawValue ?? "")")
            for share in shares { #expect(page.contains(share), "\(share)") }
        }
        let member = try await house.browser(of: office.member(of: House.room, 1)).get("/feedback").html
        #expect(!member.contains("件作了评价"))
        let neighbour = office.first(.head, in: office.neighbour)
        #expect(try await house.browser(of: neighbour).get("/feedback").html.contains("已送达结果0件，其中0件作了评价"))
    }
}
