import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages of supervision, walked by those who press and those who are pressed.
@Suite struct SupervisionRouteTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    @Test func `JB-22 an order goes from the form to the answer, and the board shows it`() async throws {
        try await TestSite.with { site in
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: Self.room))
            let page = "/clues/\(planted.clue.rawValue)/supervision"
            let supervisor = try await site.browser(of: site.office.supervisor)
            #expect(try await supervisor.get(page).html.contains("\(page)/propose"))
            let refused = try await supervisor.post(
                "\(page)/propose", [("reason", "perfunctory"), ("demand", "请报送方案")])
            #expect(refused.status == 422 && refused.html.contains("请报送方案"), "nothing typed is lost")
            let taken = try await supervisor.post(
                "\(page)/propose", [("reason", "perfunctory"), ("method-letter", "yes"), ("demand", "请报送方案")])
            #expect(taken.status == 303)

            let member = try await site.browser(of: site.office.member(of: Self.room.room))
            #expect(!(try await member.get(page).html.contains("请报送方案")), "not before the approval")
            let deputy = try await site.browser(of: site.office.deputy)
            let order = try #require(
                StoryTests.id(after: "\(page)/orders/", in: try await deputy.get(page).html))
            let decision = "decision-\(order)"
            #expect(try await deputy.post("\(page)/orders/\(order)", [(decision, "approve")]).status == 303)
            #expect(try await deputy.get("/supervision").html.contains(planted.clue.rawValue))
            let letter = "/clues/\(planted.clue.rawValue)/documents?kind=supervision_order"
            #expect(try await supervisor.get(page).html.contains(letter), "its letter is offered")
            #expect(!(try await member.get(page).html.contains(letter)), "to who writes it")
            #expect(try await supervisor.get("\(letter)&from=\(order)").html.contains("请报送方案"))

            #expect(try await member.get(page).html.contains("请报送方案"))
            #expect(try await member.get("/clues?tab=room").html.contains("flag urgent\">督办"))
            let empty = try await member.post("\(page)/orders/\(order)", [(decision, "answer")])
            #expect(empty.status == 422)
            let answered = try await member.post(
                "\(page)/orders/\(order)", [(decision, "answer"), ("text-\(order)", "方案已报")])
            #expect(answered.status == 303)
            #expect(try await supervisor.get(page).html.contains("方案已报"))
            #expect(try await supervisor.post("\(page)/orders/\(order)", [(decision, "accept")]).status == 303)

            let other = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            #expect(try await other.get(page).status == 404)
        }
    }

    @Test func `DW-remind HS-28 a reminder and a leader in charge are one press each`() async throws {
        try await TestSite.with { site in
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: Self.room))
            let page = "/clues/\(planted.clue.rawValue)/supervision"
            let lead = try await site.browser(of: site.office.lead)
            try await lead.get(page)
            #expect(try await lead.post("\(page)/remind").status == 303)
            try await lead.get(page)
            #expect(try await lead.post("\(page)/remind").status == 409)
            let head = try await site.browser(of: site.office.head)
            try await head.get(page)
            let deputy = try #require(site.office.deputy.staff)
            #expect(try await head.post("\(page)/charge", [("leader", deputy.staff.rawValue)]).status == 303)
            let leader = try await site.browser(of: site.office.deputy)
            #expect(try await leader.get("/charges").html.contains(planted.clue.rawValue))
            try await leader.get(page)
            #expect(try await leader.post("\(page)/note", [("note", "已约谈")]).status == 303)
            #expect(try await head.get(page).html.contains("已约谈"))
        }
    }

    @Test func `JB-22 a reminder leads to its paper, filled in, and shows what was written, in both languages`()
        async throws
    {
        try await TestSite.with { site in
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: Self.room))
            let page = "/clues/\(planted.clue.rawValue)/supervision"
            let file = "/clues/\(planted.clue.rawValue)/documents"
            let lead = try await site.browser(of: site.office.lead)
            let supervisor = try await site.browser(of: site.office.supervisor)
            #expect(!(try await supervisor.get(page).html.contains("kind=reminder")), "nothing to write yet")
            try await lead.get(page)
            #expect(try await lead.post("\(page)/remind").status == 303)
            let reminded = try await supervisor.get(page).html
            #expect(reminded.contains(Text.remindedOf.zh) && reminded.contains(ClockKind.plan.words.zh))
            let from = "\(file)?kind=reminder&amp;from="
            let reminder = try #require(StoryTests.id(after: from, in: reminded))
            let member = try await site.browser(of: site.office.member(of: Self.room.room))
            let told = try await member.get(page).html
            #expect(told.contains(Text.remindedOf.zh) && !told.contains(from), "its paper is offered to who writes it")
            let form = try await supervisor.get("\(file)?kind=reminder&from=\(reminder)").html
            #expect(form.contains("期限自2026年3月2日起算") && form.contains("name=\"from\" value=\"\(reminder)\""))
            let fields = [
                ("kind", "reminder"), ("from", reminder), ("addressee", "第一监督检查室"),
                ("supervision_reason", "其他需要督办的情形"), ("demand", "请书面报告"), ("deadline", "2026年3月20日"),
            ]
            let written = try await supervisor.post(file, fields)
            #expect(written.status == 303)
            let paper = String(written.location.prefix { $0 != "?" })
            try await supervisor.get(file)
            #expect(try await supervisor.post(file, fields).status == 409, "one paper for a reminder")
            let drafted = try await supervisor.get(page).html
            #expect(drafted.contains(Text.itsDraft.zh) && drafted.contains(paper) && !drafted.contains(from))
            try await lead.get(paper)
            #expect(try await lead.post(paper + "/approve").status == 303)
            #expect(try await lead.get(page).html.contains("文书：大冶纪督〔2026〕1号"))
            lead.language = "en"
            let english = try await lead.get(page).html
            #expect(english.contains("Document: 大冶纪督〔2026〕1号") && english.contains(Text.owedUntil.en))
            let other = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            for path in [page, paper, "\(file)?kind=reminder&from=\(reminder)"] {
                #expect(try await other.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `HS-3 JB-18 JB-10 ledger, quarter and digest answer their readers in both languages`() async throws {
        try await TestSite.with { site in
            _ = try await OpenQuarters(site.context)()
            let supervisor = try await site.browser(of: site.office.supervisor)
            try await supervisor.get("/instructions")
            let today = site.context.today.description
            let fields = [
                ("source", "leader_note"), ("issued_on", today), ("to", "O420281-J1"), ("due_on", today),
                ("text", "请限期整改"),
            ]
            let late = try await supervisor.post("/instructions", fields.map { $0.0 == "due_on" ? ($0.0, "x") : $0 })
            #expect(late.status == 422 && late.html.contains("请限期整改"))
            let entered = try await supervisor.post("/instructions", fields)
            #expect(entered.status == 303)
            let member = try await site.browser(of: site.office.member(of: Self.room.room))
            #expect(try await member.get("/instructions").html.contains("请限期整改"))
            let quarters = try await member.get("/quarters").html
            let duty = try #require(StoryTests.id(after: "/quarters/", in: quarters))
            try await member.get("/quarters/\(duty)")
            #expect(try await member.post("/quarters/\(duty)").status == 422, "it must be confirmed")
            #expect(try await member.post("/quarters/\(duty)", [("confirm", "yes")]).status == 303)
            let head = try await site.browser(of: site.office.head)
            for path in ["/supervision", "/instructions", "/charges", "/quarters", "/digest"] {
                for (language, tag) in [("zh", "zh-CN"), ("en", "en")] {
                    head.language = language
                    let seen = try await head.get(path)
                    #expect(seen.status == 200 && seen.html.contains("<html lang=\"\(tag)\">"), "\(path)")
                }
            }
        }
    }
}
