import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Voiding a number on its pages, and the account of numbers.
@Suite struct VoidRouteTests {
    @Test func `DW-void a clerk proposes, the head of the office voids, and everybody is told so`() async throws {
        try await TestSite.with { site in
            let receipt = try await TriageRouteTests.letter(site, "void")
            let path = "/triage/\(receipt.id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await clerk.get(path).html.contains(Text.voidTitle.zh))
            let unsaid = try await clerk.post(path + "/void/propose", [("void-words", "示例说明")])
            #expect(unsaid.status == 422 && unsaid.html.contains("示例说明"))
            let step = "<details class=\"step\" open><summary>" + Text.voidTitle.zh
            #expect(unsaid.html.contains(step), "what was typed is not folded away")
            let unwritten = try await clerk.post(path + "/void/propose", [("void-reason", "other")])
            #expect(unwritten.status == 422 && unwritten.html.contains("void-words-problem"))
            let stated = [("void-reason", "other"), ("void-words", "示例：登记员误点")]
            #expect(try await clerk.post(path + "/void/propose", stated).status == 303)
            let own = try await clerk.get(path).html
            #expect(own.contains(Text.voidWaits.zh) && !own.contains(Text.voidApprove.zh))
            #expect(own.contains(Text.voidTakeBack.zh))
            #expect(try await clerk.post(path + "/void/approve").status == 409)
            let seen = try await lead.get(path).html
            #expect(seen.contains("示例：登记员误点") && seen.contains(Text.voidApprove.zh))
            #expect(try await lead.get("/register/voids").html.contains(receipt.number.text(of: receipt.receiver)))
            #expect(try await lead.post(path + "/void/approve").status == 303)
            let settled = try await lead.get(path).html
            #expect(settled.contains(Report.State.voided(.other).words.zh))
            #expect(!settled.contains(Text.voidTitle.zh) && !settled.contains(Text.proposeToSecond.zh))
            let register = try await clerk.get("/register").html
            #expect(register.contains(Report.State.voided(.other).words.zh))
            #expect(!(try await lead.get("/register/voids").html.contains("示例：登记员误点")))
        }
    }

    @Test func `DW-void what the head of the office proposed waits for a deputy, and can be taken back`() async throws {
        try await TestSite.with { site in
            let receipt = try await TriageRouteTests.letter(site, "void")
            let path = "/triage/\(receipt.id.rawValue)"
            let lead = try await site.browser(of: site.office.lead)
            let deputy = try await site.browser(of: site.office.deputy)
            try await lead.get(path)
            let stated = [("void-reason", "entered_twice"), ("void-words", "")]
            #expect(try await lead.post(path + "/void/propose", stated).status == 303)
            #expect(try await lead.post(path + "/void/approve").status == 409)
            #expect(try await deputy.get("/register/voids").html.contains(path))
            #expect(try await deputy.get(path).html.contains(Text.voidApprove.zh))
            #expect(try await deputy.post(path + "/void/refuse").status == 303)
            #expect(try await lead.post(path + "/void/propose", stated).status == 303)
            try await deputy.get(path)
            #expect(try await deputy.post(path + "/void/approve").status == 303)
            #expect(try await deputy.post(path + "/void/nonsense").status == 404)
        }
    }

    @Test func `DW-void the query page says that it was a mistake, and nothing else`() async throws {
        try await TestSite.with { site in
            let receipt = try await TriageRouteTests.letter(site, "void")
            let clerk = try #require(site.office.clerk.staff)
            try await VoidReport(site.context).propose(receipt.id, .other, words: "示例：误点", as: clerk)
            try await VoidReport(site.context).approve(receipt.id, as: try #require(site.office.lead.staff))
            let visitor = site.visitor()
            try await visitor.get("/track")
            let seen = try await visitor.post("/track", [("code", receipt.code.text)])
            #expect(seen.status == 200 && seen.html.contains(TrackingStatus.voided.name.zh))
            #expect(!seen.html.contains("误点") && !seen.html.contains(VoidReason.other.words.zh + "："))
            #expect(!seen.html.contains(TrackingStatus.beingHandled.name.zh))
        }
    }

    @Test func `DW-numbers the account shows counts, in both languages, to those who answer for them`() async throws {
        try await TestSite.with { site in
            _ = try await TriageRouteTests.letter(site, "one")
            for caller in [site.office.lead] {
                let browser = try await site.browser(of: caller)
                for language in ["zh", "en"] {
                    browser.language = language
                    let seen = try await browser.get("/register/numbers")
                    let words = language == "zh" ? Text.series("report").zh : Text.series("report").en
                    #expect(seen.status == 200 && seen.html.contains(words))
                    #expect(!seen.html.contains(StoryTests.Planted.text))
                }
            }
            for other in [site.office.head, site.office.auditor] {
                #expect(try await site.browser(of: other).get("/register/numbers").status == 404)
            }
        }
    }

    @Test func `SS-171 the desk asks who passed something on, loses nothing typed, and triage shows it`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            func letter(_ extra: [(String, String)]) -> [(String, String)] {
                DeskRouteTests.letter(in: site, extra + [("form", clerk.hidden("form"))])
            }
            let transferred = letter([]).map { $0.0 == "channel" ? ("channel", "transfer") : $0 }
            let unnamed = try await clerk.post("/desk", transferred + [("transfer-number", "示例审计函3号")])
            #expect(unnamed.status == 422 && unnamed.html.contains("transfer-source-problem"))
            #expect(unnamed.html.contains("示例审计函3号"))
            let astray = try await clerk.post("/desk", letter([("transfer-source", "audit")]))
            #expect(astray.status == 422 && astray.html.contains("transfer-source-problem"))
            let late = [("transfer-source", "audit"), ("transfer-day", "2026-03-02")]
            let early = transferred.map { $0.0 == "received" ? ("received", "2026-03-01") : $0 }
            let younger = try await clerk.post("/desk", early + late)
            #expect(younger.status == 422 && younger.html.contains("transfer-day-problem"))
            let whole = [
                ("transfer-source", "audit"), ("transfer-number", "示例审计函3号"), ("transfer-day", "2026-02-27"),
            ]
            #expect(try await clerk.post("/desk", transferred + whole).status == 200)
            let rows = try await Lists(site.context).register(as: try #require(site.office.clerk.staff))
            let id = try #require(rows.first { $0.report.report.channel == .transfer }).report.report.id
            let page = try await clerk.get("/triage/\(id.rawValue)").html
            #expect(page.contains(TransferIn.Source.audit.words.zh) && page.contains("示例审计函3号"))
        }
    }

    @Test func `DW-19 whoever meets state secrets is shown the lawful way, before and after`() async throws {
        try await TestSite.with { site in
            let receipt = try await TriageRouteTests.letter(site, "secret")
            let path = "/triage/\(receipt.id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await clerk.get(path).html.contains(Text.stateSecretWay.zh))
            let stated = [("kind", "accusation"), ("state-secret", "yes")]
            #expect(try await clerk.post(path, stated).status == 303)
            let proposed = try await lead.get(path).html
            #expect(proposed.contains(Text.stateSecretWay.zh) && proposed.contains("name=\"destroys\""))
            // From a page of before the proposal, which said nothing of it.
            #expect(try await lead.post(path + "/confirm", [("answer", "confirm")]).status == 409)
            #expect(try await lead.get(path).html.contains(StoryTests.Planted.text), "nothing is gone")
            let confirmed = try await lead.post(path + "/confirm", [("answer", "confirm"), ("destroys", "yes")])
            #expect(confirmed.status == 303)
            let left = try await lead.get(path).html
            #expect(left.contains(Text.stateSecretsRemoved.zh) && !left.contains(StoryTests.Planted.text))
            #expect(left.contains(receipt.number.text(of: receipt.receiver)))
        }
    }
}
