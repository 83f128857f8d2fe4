import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages on which facts of routing are stated, a taking up is decided, and local choices are read.
@Suite struct FactsRouteTests {
    private static func letter(_ site: TestSite, unit: String, post: String) async throws -> Report.ID {
        let clerk = try #require(site.office.clerk.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            reporter: ReporterDraft(name: "哨兵反映人", phone: "19900001234"),
            accused: [AccusedDraft(name: "哨兵甲", unit: unit, post: post)], summary: "示例摘要：虚报补贴三千元。")
        return try await RegisterReport(site.context)(
            draft, form: "f-\(unit)", isFreeOfStateSecrets: true, as: clerk
        ).id
    }

    @Test func `JB-20 what is stated comes back when it is refused, is shown to who confirms, and decides the way`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.letter(site, unit: "金湖街道沙洲村", post: "村党支部书记").rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let form = try await clerk.get("/triage/\(id)").html
            for field in ["reaction", "decided-by", "acted-from", "acted-to", "accused-1-staff", "accused-1-outside"] {
                #expect(form.contains("id=\"\(field)\""), "\(field)")
            }
            let stated = [("kind", "accusation"), ("reaction", "yes"), ("acted-from", "2025-06-01")]
            let wrong = try await clerk.post("/triage/\(id)", stated + [("acted-to", "2025-05-01")])
            #expect(wrong.status == 422 && wrong.html.contains(Text.actsEndBefore.zh))
            #expect(wrong.html.contains("2025-06-01") && wrong.html.contains("2025-05-01"))
            let nobody = try await clerk.post("/triage/\(id)", stated + [("accused-1-staff", "S99999")])
            #expect(nobody.status == 409 && nobody.html.contains("S99999"), "nothing typed is lost")
            let proposed = try await clerk.post("/triage/\(id)", stated + [("acted-to", "2025-07-01")])
            #expect(proposed.status == 303)
            let lead = try await site.browser(of: site.office.lead)
            let shown = try await lead.get("/triage/\(id)").html
            #expect(shown.contains(Text.tickReaction.zh) && shown.contains("2025-07-01"))
            #expect(shown.contains("JB-20"), "why it goes where it goes is told before it is confirmed")
            #expect(try await lead.post("/triage/\(id)/confirm", [("answer", "confirm")]).status == 303)
            try await Self.takeUp(site)
        }
    }

    /// The room sees why it cannot claim; the head approves on the page of measures.
    private static func takeUp(_ site: TestSite) async throws {
        let leader = try #require(site.office.head.staff)
        let measure = try #require(try await Lists(site.context).measures(waiting: true, as: leader).first)
        let clue = try #require(measure.clue).rawValue
        let room = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1"), 1))
        #expect(try await room.get("/clues/\(clue)").html.contains("由上级办理尚未批准"))
        #expect(try await room.post("/clues/\(clue)/claim", []).status == 409)
        let head = try await site.browser(of: site.office.head)
        #expect(try await head.get("/assignments").html.contains("待审批"))
        let page = try await head.get("/clues/\(clue)/measures").html
        #expect(page.contains("/measures/\(measure.id.rawValue)/approve") && page.contains(Text.routedByRule.zh))
        #expect(try await head.post("/measures/\(measure.id.rawValue)/approve", []).status == 303)
        try await room.get("/clues/\(clue)")
        #expect(try await room.post("/clues/\(clue)/claim", []).status == 303)
    }

    @Test func `JB-4 JC-69 what the desk and the public state comes back when refused, and triage finds it filled in`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/desk").html.contains(Text.statedTitle.zh))
            let stated = [
                ("reaction", "yes"), ("decided-by", "O420200"), ("acted-from", "2025-06-01"), ("breach-waste", "yes"),
            ]
            let letter = DeskRouteTests.letter(in: site, stated + [("form", clerk.hidden("form"))])
            let wrong = try await clerk.post("/desk", letter + [("acted-to", "2025-05-01")])
            #expect(wrong.status == 422 && wrong.html.contains(Text.actsEndBefore.zh))
            #expect(wrong.html.contains("2025-05-01") && wrong.html.contains("种植的摘要"))
            #expect(try await clerk.post("/desk", letter + [("acted-to", "2025-07-01")]).status == 200)
            let entered = try #require(try await Lists(site.context).register(limit: 1, as: Self.clerk(site)).first)
            let id = entered.report.report.id
            let opened = try await OpenReport(site.context)(id, as: Self.clerk(site))
            #expect(opened.stated?.breaches == [.waste] && opened.stated?.decisionOrgan == Organ.ID("O420200"))
            let form = try await clerk.get("/triage/\(id.rawValue)").html
            #expect(form.contains("2025-06-01") && form.contains("2025-07-01"))

            let visitor = site.visitor()
            try await visitor.get("/report")
            let handed = StoryTests.report(in: site, [("form", visitor.hidden("form")), ("acted-from", "2025-06-01")])
            let late = try await visitor.post("/report", handed + [("acted-to", "2025-05-01")])
            #expect(
                late.status == 422 && late.html.contains("2025-05-01") && late.html.contains(StoryTests.Planted.text))
            #expect(try await visitor.post("/report", handed).status == 200)
        }
    }

    private static func clerk(_ site: TestSite) throws -> StaffCaller { try #require(site.office.clerk.staff) }

    @Test func `JC-69 the organ that decided is stated for an appeal`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, unit: "保安镇", post: "副镇长").rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/triage/\(id)")
            let proposed = try await clerk.post("/triage/\(id)", [("kind", "appeal"), ("decided-by", "O420200")])
            #expect(proposed.status == 303)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/triage/\(id)").html.contains(Text.decidedByOrgan.zh))
        }
    }

    @Test func `HS-26 posts are looked up again on the page of the accused, and the head takes note`()
        async throws
    {
        try await TestSite.with { site in
            let report = try await Self.letter(site, unit: "保安镇", post: "副镇长")
            let clerk = try await site.browser(of: site.office.clerk)
            let path = "/triage/\(report.rawValue)"
            try await clerk.get(path)
            try await clerk.post(path, [("kind", "accusation")])
            let lead = try #require(site.office.lead.staff)
            _ = try await ConfirmTriage(site.context)(report, as: lead)
            #expect(try await clerk.get(path + "/accused").html.contains("id=\"look-up\""))
            let again = try await clerk.post(path + "/accused", [("look-up", "yes")])
            #expect(again.status == 303 && again.location == path + "?done=accusedStays")

            let staff = try await Self.letter(site, unit: "东岳路街道", post: "纪工委纪检干事")
            try await clerk.get("/triage/\(staff.rawValue)")
            try await clerk.post("/triage/\(staff.rawValue)", [("kind", "accusation")])
            _ = try await ConfirmTriage(site.context)(staff, as: lead)
            let leader = try #require(site.office.head.staff)
            let measure = try #require(try await Lists(site.context).measures(waiting: true, as: leader).first)
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/assignments").html.contains("依规提级，待主要负责人知悉"))
            let page = try await head.get("/clues/\(try #require(measure.clue).rawValue)/measures").html
            #expect(page.contains("/measures/\(measure.id.rawValue)/acknowledge"))
            #expect(try await head.post("/measures/\(measure.id.rawValue)/acknowledge", []).status == 303)
            #expect(try await head.post("/measures/\(measure.id.rawValue)/acknowledge", []).status == 409)
        }
    }

    @Test func `DW-local local choices are shown as such to everybody inside, and to nobody outside`() async throws {
        try await TestSite.with { site in
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/clocks/policies").html.contains("/rules/policies"))
            for caller in [site.office.head, site.office.clerk, site.office.member(of: Room.ID("O420281-J1"), 1)] {
                let page = try await site.browser(of: caller).get("/rules/policies")
                #expect(page.status == 200)
                for choice in LocalChoice.allCases {
                    #expect(page.html.contains(choice.rawValue) && page.html.contains(choice.name.zh))
                }
                #expect(page.html.contains(Text.localChoice.zh) && page.html.contains(Text.builtInRule.zh))
            }
            #expect(try await site.visitor().get("/rules/policies").status == 303)
        }
    }
}
