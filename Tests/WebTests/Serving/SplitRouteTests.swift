import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Splitting an item and deciding about repeats, on the pages.
@Suite struct SplitRouteTests {
    static let words = "示例：副镇长收受红包三万元；村书记低价出租鱼塘。"

    static func letter(_ site: TestSite, _ form: String) async throws -> RegisterReport.Receipt {
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            accused: [
                AccusedDraft(name: "甲示例", unit: "保安镇", post: "副镇长"),
                AccusedDraft(name: "乙示例", unit: "金湖街道沙洲村", post: "村党支部书记"),
            ],
            summary: words, text: words
        )
        return try await RegisterReport(site.context)(
            draft, form: form, isFreeOfStateSecrets: true, as: try #require(site.office.clerk.staff)
        )
    }

    @Test func `SS-171 a clerk takes an item apart, loses nothing typed, and the head of the office splits it`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await Self.letter(site, "split")
            let path = "/triage/\(receipt.id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await clerk.get(path).html.contains(Text.splitLink.zh))
            #expect(!(try await lead.get(path).html.contains(Text.splitLink.zh)))
            #expect(try await lead.get(path + "/split").status == 404)
            let form = try await clerk.get(path + "/split").html
            #expect(form.contains("甲示例") && form.contains(Self.words) && form.contains("part-2"))
            let base = [("parts", "2"), ("part-1", "副镇长收受红包三万元。"), ("accused-1", "1")]
            let lost = try await clerk.post(path + "/split", base + [("part-2", "低价出租鱼塘。")])
            #expect(lost.status == 422 && lost.html.contains("accused-2-problem") && lost.html.contains("低价出租鱼塘。"))
            let telling = try await clerk.post(
                path + "/split", base + [("part-2", "乙示例同甲示例分钱。"), ("accused-2", "2")])
            #expect(telling.status == 422 && telling.html.contains("part-2-problem"))
            #expect(telling.html.contains("乙示例同甲示例分钱。"))
            let more = try await clerk.post(path + "/split", base + [("part-2", "x"), ("add", "part")])
            #expect(more.status == 200 && !more.html.contains("part-3"), "no more parts than accused")
            let whole = base + [("part-2", "低价出租鱼塘。"), ("accused-2", "2")]
            #expect(!(try await lead.get("/triage").html.contains(Text.splitProposedBy.zh)))
            #expect(try await clerk.post(path + "/split", whole).status == 303)
            #expect(try await lead.get("/triage").html.contains(Text.splitProposedBy.zh), "the list says what waits")
            let kept = try await clerk.post(path, [("kind", "accusation"), ("remark", "示例说明")])
            #expect(kept.status == 409 && kept.html.contains(Split.RuleID.onceProposed.statement.zh))
            #expect(kept.html.contains("示例说明"))
            let own = try await clerk.get(path).html
            #expect(own.contains(Text.splitWaits.zh) && !own.contains(Text.approveSplit.zh))
            #expect(try await clerk.post(path + "/split/approve").status == 409)
            let seen = try await lead.get(path).html
            #expect(seen.contains("低价出租鱼塘。") && seen.contains(Text.approveSplit.zh))
            #expect(try await lead.post(path + "/split/nonsense").status == 404)
            try await lead.get(path)
            #expect(try await lead.post(path + "/split/approve").status == 303)
            let after = try await lead.get(path).html
            #expect(after.contains(Text.splitInto.zh) && after.contains(Report.State.split.words.zh))
            let made = try await OpenSplit(site.context)(receipt.id, as: try #require(site.office.lead.staff)).made
            for part in made {
                let page = try await clerk.get("/triage/\(part.report.id.rawValue)").html
                #expect(page.contains(Text.splitFrom.zh) && page.contains(receipt.number.text(of: receipt.receiver)))
            }
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get(path).status == 404)
            let visitor = site.visitor()
            try await visitor.get("/track")
            let told = try await visitor.post("/track", [("code", receipt.code.text)])
            #expect(told.status == 200 && told.html.contains(TrackingStatus.received.name.zh))
            #expect(!told.html.contains(Report.State.split.words.zh))
        }
    }

    @Test func `JB-14 the list says why, a registrar decides with a reason, and the form is filled by it`() async throws
    {
        try await TestSite.with { site in
            let first = try await Self.letter(site, "first")
            let again = try await Self.letter(site, "again")
            let path = "/triage/\(again.id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            let listed = try await clerk.get(path).html
            #expect(listed.contains("100%") && listed.contains(first.number.text(of: first.receiver)))
            #expect(listed.contains("action=\"\(path)/repeats\""))
            let base = [("earlier", first.id.rawValue), ("place", "1")]
            let undecided = try await clerk.post(path + "/repeats", base + [("repeat-reason-1", "示例理由")])
            #expect(undecided.status == 422 && undecided.html.contains("示例理由"))
            let unsaid = base + [("verdict-1", "repeat"), ("repeat-reason-1", "")]
            let silent = try await clerk.post(path + "/repeats", unsaid)
            #expect(silent.status == 422 && silent.html.contains("repeat-reason-1-problem"))
            let stated = base + [("verdict-1", "not_a_repeat"), ("repeat-reason-1", "示例理由")]
            #expect(try await clerk.post(path + "/repeats", stated).status == 303)
            let kept = try await clerk.get(path).html
            #expect(kept.contains(Repeats.Verdict.notARepeat.words.zh) && kept.contains("示例理由"))
            let lead = try await site.browser(of: site.office.lead)
            let seen = try await lead.get(path).html
            #expect(seen.contains("示例理由") && !seen.contains("action=\"\(path)/repeats\""))
            #expect(try await lead.post(path + "/repeats", stated).status == 404)
        }
    }
}
