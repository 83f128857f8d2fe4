import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// A document from its draft to its numbered copy, on its pages.
@Suite struct PaperRouteTests {
    private static func clue(_ site: TestSite) async throws -> (report: Report.ID, clue: Clue.ID) {
        let clerk = try #require(site.office.clerk.staff)
        let lead = try #require(site.office.lead.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        let receipt = try await RegisterReport(site.context)(
            draft, form: "paper", isFreeOfStateSecrets: true, as: clerk)
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        return (receipt.id, try #require(try await ConfirmTriage(site.context)(receipt.id, as: lead).clue))
    }

    @Test func `a reminder is written, refused with what to change, approved, printed and made void`() async throws {
        try await TestSite.with { site in
            let (report, clue) = try await Self.clue(site)
            let file = "/clues/\(clue.rawValue)/documents"
            let clerk = try await site.browser(of: site.office.clerk)
            for place in [file, "/triage/\(report.rawValue)/documents"] {
                let none = try await clerk.get(place + "?kind=reminder").html
                #expect(none.contains("尚不能拟写催办单") && !none.contains("name=\"demand\""), "nobody reminded yet")
            }
            try await SuperviseClue(site.context).remind(clue, as: try #require(site.office.lead.staff))
            #expect(try await clerk.get(file).html.contains("?kind=reminder"))
            let early = try await clerk.get(file + "?kind=assignment").html
            #expect(early.contains("尚不能拟写交办函") && early.contains("请先提出交办并经批准"), "what comes first")
            #expect(early.contains("请在“告知”中审批") && !early.contains("name=\"requirement\""))
            let form = try await clerk.get(file + "?kind=reminder").html
            #expect(form.contains("name=\"demand\"") && !form.contains("name=\"problem\""))
            var fields = [
                ("kind", "reminder"), ("addressee", "保安镇纪委"), ("supervision_reason", "超过期限未办结"),
                ("demand", "催\(StoryTests.Planted.accused)的事"), ("deadline", "2026年3月20日"),
            ]
            let refused = try await clerk.post(file, fields)
            #expect(refused.status == 422 && refused.html.contains("id=\"demand-problem\""))
            #expect(refused.html.contains("value=\"保安镇纪委\""), "nothing typed is lost")
            fields[3].1 = "请于期限前报告"
            let written = try await clerk.post(file, fields)
            #expect(written.status == 303)
            let path = String(written.location.prefix { $0 != "?" })
            let draft = try await clerk.get(path).html
            #expect(draft.contains("unprinted") && draft.contains("保安镇纪委") && !draft.contains("〔2026〕"))
            #expect(try await clerk.post(path + "/approve").status == 409)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get(path).html.contains("name=\"version\" value=\"0\""))
            fields[3].1 = "请于期限前书面报告"
            #expect(try await clerk.post(path + "/edit", fields + [("version", "0")]).status == 303)
            let stale = try await lead.post(path + "/approve", [("version", "0")])
            #expect(stale.status == 409 && stale.html.contains("请重新阅读后再审批"), "the lead read another draft")
            fields[3].1 = "请尽快报告"
            let late = try await clerk.post(path + "/edit", fields + [("version", "0")])
            #expect(late.status == 409 && late.html.contains("请尽快报告"), "nothing typed is lost")
            try await lead.get(path)
            #expect(try await lead.post(path + "/approve", [("version", "1")]).status == 303)
            let issued = try await lead.get(path).html
            #expect(issued.contains("大冶纪督〔2026〕1号") && issued.contains("2026年3月2日"))
            let copy = try await lead.post(path + "/print")
            #expect(copy.status == 303 && copy.location == path + "?copy=1")
            let sheet = try await lead.get(copy.location).html
            #expect(sheet.contains("份号 000001") && !sheet.contains("unprinted"))
            #expect(try await clerk.get(copy.location).html.contains("unprinted"), "another's copy is not printed")
            let register = try await clerk.get("/documents").html
            #expect(register.contains("大冶纪督〔2026〕1号") && register.contains("催办单"))
            try await clerk.get(path)
            #expect(try await clerk.post(path + "/propose_void").status == 422)
            #expect(try await clerk.post(path + "/propose_void", [("reason", "重复发文")]).status == 303)
            try await lead.get(path)
            #expect(try await lead.post(path + "/void").status == 303)
            let void = try await lead.get(path).html
            #expect(void.contains("已作废") && void.contains("大冶纪督〔2026〕1号") && void.contains("重复发文"))
            let head = try await site.browser(of: site.office.cityHead)
            #expect(try await head.get(path).status == 404)
        }
    }

    @Test func `an office changes a wording with a preview, and hears which field is wrong`() async throws {
        try await TestSite.with { site in
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/templates").html.contains("/templates/acceptance"))
            let page = try await lead.get("/templates/acceptance").html
            #expect(page.contains("<code>item</code>") && page.contains("〔收到日期〕"))
            let refused = try await lead.post("/templates/acceptance", [("text", "{{accused}}")])
            #expect(refused.status == 422 && refused.html.contains("JB-47") && refused.html.contains("{{accused}}"))
            let text = "{{item}}{{received_on}}{{organ}}{{contact}}{{secrecy_duty}}新"
            #expect(try await lead.post("/templates/acceptance", [("text", text)]).status == 303)
            #expect(try await lead.get("/templates/acceptance").html.contains("第1版"))
            try await lead.get("/templates")
            let code = "/templates/document_letter/code"
            #expect(try await lead.post(code, [("word-document_letter", "abc")]).status == 422)
            #expect(try await lead.post(code, [("word-document_letter", "黄纪函")]).status == 303)
            #expect(try await lead.get("/templates").html.contains("value=\"黄纪函\""))
        }
    }
}
