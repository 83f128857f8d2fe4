import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What the petition office answers: notices with their letters and deliveries, and the end of a suggestion.
@Suite struct AnswerRouteTests {
    /// A real-name letter of today that was triaged as `kind`.
    static func triaged(
        _ site: TestSite, _ kind: ReportKind, unit: String = "保安镇", post: String = "副镇长"
    ) async throws -> RegisterReport.Receipt {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            reporter: ReporterDraft(name: StoryTests.Planted.reporter, phone: StoryTests.Planted.phone),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: unit, post: post)],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(
            draft, form: kind.rawValue, isFreeOfStateSecrets: true, as: clerk
        )
        let opinion = TriageOpinion(
            author: nil, kind: kind, microCorruption: false, priority: .normal, riskFlags: []
        )
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        _ = try await ConfirmTriage(site.context)(receipt.id, as: lead)
        return receipt
    }

    private static func notice(_ browser: Browser) async throws -> String {
        try #require(StoryTests.id(after: "/notices/", in: try await browser.get("/notices").html))
    }

    @Test func `a letter names nobody and has a line for the name, the tracking page has neither line nor record`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await Self.triaged(site, .accusation)
            let lead = try await site.browser(of: site.office.lead)
            let id = try await Self.notice(lead)
            let letter = try await lead.get("/notices/\(id)").html
            #expect(!letter.contains(Text.printLetter.zh), "what nobody approved is no letter")
            #expect(letter.contains("检举控告人：＿＿＿＿（编号 420281-2026-XF-000001）"))
            #expect(letter.contains("送达记录") && letter.contains("受送达人意见"))
            #expect(letter.ranges(of: "联系方式").count == 1 && letter.contains("信访室，电话12388"))
            #expect(!letter.contains(StoryTests.Planted.reporter))
            #expect(try await lead.post("/notices/\(id)/approve").status == 303)
            #expect(try await lead.get("/notices/\(id)").html.contains(Text.printLetter.zh))
            let visitor = site.visitor()
            try await visitor.get("/track")
            let page = try await visitor.post("/track", [("code", receipt.code.text)]).html
            #expect(page.contains("受理告知书"))
            #expect(!page.contains("检举控告人：＿") && !page.contains("送达记录"))
        }
    }

    @Test func `a delivery is recorded with way and day, and then seen in list and page`() async throws {
        try await TestSite.with { site in
            _ = try await Self.triaged(site, .accusation)
            let lead = try await site.browser(of: site.office.lead)
            let clerk = try await site.browser(of: site.office.clerk)
            let id = try await Self.notice(lead)
            #expect(try await !lead.get("/notices/\(id)").html.contains("/notices/\(id)/deliver"))
            #expect(try await lead.post("/notices/\(id)/approve").status == 303)
            #expect(try await clerk.get("/notices/\(id)").html.contains("/notices/\(id)/deliver"))
            let waiting = try await clerk.get("/notices").html
            #expect(waiting.contains("待送达") && waiting.contains("class=\"clock"), "its period is not over")
            let form = "/notices/\(id)/deliver"
            let empty = try await clerk.post(form)
            #expect(empty.status == 422 && empty.html.contains("delivery-way-problem"))
            for day in ["2026-03-01", "2026-03-03"] {
                let refused = try await clerk.post(form, [("delivery-way", "letter"), ("delivery-day", day)])
                #expect(refused.status == 422 && refused.html.contains("delivery-day-problem"), "\(day)")
            }
            let taken = try await clerk.post(form, [("delivery-way", "letter"), ("delivery-day", "2026-03-02")])
            #expect(taken.status == 303 && taken.location == "/notices/\(id)?done=delivered")
            let page = try await clerk.get("/notices/\(id)").html
            #expect(page.contains("邮寄") && page.contains("登记人") && !page.contains(form))
            let list = try await clerk.get("/notices").html
            #expect(list.contains("已送达 · 邮寄") && list.contains("2026-03-02"))
            #expect(!list.contains("class=\"clock"))
            let again = try await clerk.post(form, [("delivery-way", "phone"), ("delivery-day", "2026-03-02")])
            #expect(again.status == 409)
        }
    }

    @Test func `a deputy who stands in for the head of the office approves the notice on its page`() async throws {
        try await TestSite.with { site in
            let clerk = try #require(site.office.clerk.staff)
            let accused = try #require(site.office.lead.staff.flatMap { site.context.directory[$0.staff] })
            let room = accused.room.flatMap { site.context.directory[$0]?.name } ?? ""
            let draft = ReportDraft(
                channel: .letter, receivedOn: site.context.today,
                reporter: ReporterDraft(name: StoryTests.Planted.reporter, phone: StoryTests.Planted.phone),
                accused: [AccusedDraft(name: accused.name, unit: "大冶市纪委监委", post: room + accused.post)],
                summary: StoryTests.Planted.text, text: StoryTests.Planted.text
            )
            let id = try await RegisterReport(site.context)(draft, form: "1", isFreeOfStateSecrets: true, as: clerk).id
            let opinion = TriageOpinion(
                author: nil, kind: .noSubstance, microCorruption: false, priority: .normal, riskFlags: []
            )
            _ = try await ProposeTriage(site.context)(id, opinion, as: clerk)
            _ = try await ConfirmTriage(site.context)(id, as: try #require(site.office.deputy.staff))
            let deputy = try await site.browser(of: site.office.deputy)
            let notice = try await Self.notice(deputy)
            let form = "/notices/\(notice)/approve"
            let registrar = try await site.browser(of: site.office.clerk)
            #expect(try await !registrar.get("/notices/\(notice)").html.contains(form))
            #expect(try await deputy.get("/notices/\(notice)").html.contains(form))
            #expect(try await deputy.post(form).status == 303)
            #expect(try await !deputy.get("/notices/\(notice)").html.contains(form))
        }
    }

    @Test func `a notice without a period shows no clock, neither in the list nor on its page`() async throws {
        try await TestSite.with { site in
            let lead = try await site.browser(of: site.office.lead)
            _ = try await Self.triaged(site, .noSubstance)
            let id = try await Self.notice(lead)
            for path in ["/notices", "/notices/\(id)"] {
                #expect(try await !lead.get(path).html.contains("class=\"clock"), "\(path)")
            }
            _ = try await Self.triaged(site, .accusation)
            #expect(try await lead.get("/notices").html.contains("class=\"clock"))
        }
    }

    @Test func `the head of the office records what became of a suggestion on its page`() async throws {
        try await TestSite.with { site in
            let id = try await Self.triaged(site, .suggestion).id.rawValue
            let lead = try await site.browser(of: site.office.lead)
            let clerk = try await site.browser(of: site.office.clerk)
            let form = "/triage/\(id)/suggestion"
            #expect(try await !clerk.get("/triage/\(id)").html.contains(form))
            #expect(try await clerk.post(form, [("outcome", "adopted")]).status == 404)
            #expect(try await lead.get("/triage/\(id)").html.contains(form))
            #expect(try await lead.post(form, [("outcome", "praised")]).status == 400)
            try await lead.get("/triage/\(id)")
            let taken = try await lead.post(form, [("outcome", "adopted")])
            #expect(taken.status == 303 && taken.location == "/triage/\(id)?done=suggestionConcluded")
            let page = try await lead.get("/triage/\(id)").html
            #expect(page.contains("批评建议处理完毕：采纳") && !page.contains(form))
        }
    }

    @Test func `the head of an office gives back what was passed on, and says why`() async throws {
        try await TestSite.with { site in
            let id = try await Self.triaged(site, .accusation, unit: "阳新县教育局", post: "局长").id.rawValue
            let there = try await site.browser(of: site.office.first(.petitionLead, in: site.office.neighbour))
            let form = "/triage/\(id)/forward-return"
            let page = try await there.get("/triage/\(id)").html
            #expect(page.contains(form) && !page.contains("/triage/\(id)/seal"))
            #expect(try await there.post(form, [("forward-reason", "boredom")]).status == 400)
            try await there.get("/triage/\(id)")
            let taken = try await there.post(form, [("forward-reason", "upper_matter")])
            #expect(taken.status == 303 && taken.location == "/triage?done=forwardReturned")
            let lead = try await site.browser(of: site.office.lead)
            let back = try await lead.get("/triage/\(id)").html
            #expect(back.contains("退回收件机关：属上级管理或者反映主要负责人") && !back.contains(form))
            #expect(back.contains("/triage/\(id)/seal"))
        }
    }
}
