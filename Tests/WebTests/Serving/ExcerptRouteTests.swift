import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// A masked excerpt, walked through its pages.
@Suite struct ExcerptRouteTests {
    private static func clue(_ site: TestSite) async throws -> Clue.ID {
        let clerk = try #require(site.office.clerk.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
            accused: [AccusedDraft(name: "甲某", unit: "保安镇", post: "副镇长")], summary: "反映副镇长收受礼金的问题",
            text: "我叫张三，电话13800001111。\n副镇长多次收受礼金，时间、地点、金额均有记录，张三看到。")
        let receipt = try await RegisterReport(site.context)(
            draft, form: "excerpt", isFreeOfStateSecrets: true, as: clerk)
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
        let lead = try #require(site.office.lead.staff)
        return try #require(try await ConfirmTriage(site.context)(receipt.id, as: lead).clue)
    }

    @Test func `BH-1996 it is asked for, confirmed, approved by the head, and its copy names its reader`() async throws
    {
        try await TestSite.with { site in
            let id = try await Self.clue(site).rawValue
            let lead = try await site.browser(of: site.office.lead)
            let file = "/clues/\(id)/excerpts"
            #expect(try await lead.get(file).html.contains(Text.proposeExcerpt.zh))
            var fields = [
                ("purpose", "publicity"), ("receiver", "expert"), ("expert", "李四"), ("unit", "某鉴定所"), ("days", "7"),
                ("reason", "核对鉴定事项"), ("p-1", "yes"), ("p-2", "yes"),
            ]
            let refused = try await lead.post(file, fields)
            #expect(refused.status == 422 && refused.html.contains("purpose-problem"))
            #expect(refused.html.contains("核对鉴定事项"), "nothing typed is lost")
            fields[0].1 = "appraisal"
            let asked = try await lead.post(file, fields)
            #expect(asked.status == 303)
            let path = String(asked.location.prefix { $0 != "?" })
            let page = try await lead.get(path).html
            #expect(page.contains("13800001111") && page.contains(Text.staysCovered.zh))
            let unchecked = try await lead.post(path + "/confirm", [("added", "礼金")])
            #expect(unchecked.status == 422 && unchecked.html.contains("礼金</textarea>"))
            #expect(try await lead.post(path + "/confirm", [("added", "礼金"), ("checked", "yes")]).status == 303)
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/excerpts").html.contains(path))
            let seen = try await head.get(path).html
            #expect(!seen.contains("13800001111") && !seen.contains("张三") && seen.contains(Masking.block))
            #expect(try await head.post(path + "/approve").status == 303)
            try await lead.get(path)
            #expect(try await lead.post(path + "/copy").status == 422)
            let copy = try await lead.post(path + "/copy", [("reader", "李四")])
            #expect(copy.status == 303 && copy.location == path + "?copy=1")
            let sheet = try await lead.get(copy.location).html
            #expect(sheet.contains("第1份 阅件人：李四") && !sheet.contains("unprinted") && !sheet.contains("张三"))
            #expect(try await head.get(copy.location).html.contains("unprinted"), "another's copy is not printed")
            let city = try await site.browser(of: site.office.cityHead)
            #expect(try await city.get(path).status == 404)
            #expect(try await city.get(file).status == 404)
        }
    }
}
