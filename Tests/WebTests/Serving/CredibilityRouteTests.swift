import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The advice at triage, its ticks, and what the desk may ask.
@Suite struct CredibilityRouteTests {
    private static func ticked(_ particular: Particular, in html: String) -> Bool {
        guard let start = html.firstRange(of: "id=\"told-\(particular.rawValue)\"") else { return false }
        return html[start.upperBound...].prefix { $0 != ">" }.contains("checked")
    }

    private static func told(in html: String) -> Set<Particular> {
        Set(Particular.allCases.filter { ticked($0, in: html) })
    }

    @Test func `DW-credibility the advice stands at triage with its reasons, and says that it decides nothing`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await TriageRouteTests.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            for (language, speak) in [("zh", \Text.zh), ("en", \Text.en)] {
                clerk.language = language
                let page = try await clerk.get("/triage/\(id)").html
                for words in [Text.credibilityTitle, .credibilityCaution, .credibilityPoints(2, outOf: 13)] {
                    #expect(page.contains(words[keyPath: speak]), "\(words.zh)")
                }
                // An anonymous letter that names its accused.
                for rule in [Credibility.RuleID.letter, .nameless, .who] {
                    let words = try #require(Credibility.rules.first { $0.id == rule }).explanation
                    #expect(page.contains(Text(words)[keyPath: speak]), "\(rule)")
                }
                for missing in Particular.allCases where missing != .who {
                    #expect(page.contains(Text(missing.question)[keyPath: speak]), "\(missing)")
                }
                #expect(!page.contains(Text(Particular.who.question)[keyPath: speak]), "it is told")
            }
        }
    }

    @Test func `DW-credibility what the fields say is ticked, and what a person ticks is what the second person reads`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await TriageRouteTests.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            #expect(Self.told(in: try await clerk.get("/triage/\(id)").html) == [.who])
            let ticks = [("told-when", "yes"), ("told-why", "yes"), ("told-weather", "yes")]
            let unkind = try await clerk.post("/triage/\(id)", ticks + [("kind", "")])
            #expect(unkind.status == 422 && Self.told(in: unkind.html) == [.when, .why], "nothing ticked is lost")
            #expect(try await clerk.post("/triage/\(id)", ticks + [("kind", "accusation")]).status == 303)
            let page = try await lead.get("/triage/\(id)").html
            #expect(page.contains(Text.credibilityPoints(3, outOf: 13).zh))
            #expect(page.contains(Text(Particular.who.question).zh), "somebody who read it found nobody named")
            #expect(!page.contains(Text(Particular.when.question).zh))
            let back = [("answer", "back"), ("remark", "请核对")]
            #expect(try await lead.post("/triage/\(id)/confirm", back).status == 303)
            #expect(Self.told(in: try await clerk.get("/triage/\(id)").html) == [.when, .why])
            #expect(try await clerk.post("/triage/\(id)", [("kind", "accusation")]).status == 303)
            #expect(try await lead.get("/triage/\(id)").html.contains(Text.credibilityPoints(1, outOf: 13).zh))
            #expect(try await lead.post("/triage/\(id)/confirm", [("answer", "confirm")]).status == 303)
            let opened = try await OpenReport(site.context)(
                Report.ID(id), as: try #require(site.office.clerk.staff))
            #expect(opened.record.report.state == .accepted, "JB-29: accepted, with one point of thirteen")
        }
    }

    @Test func `DW-credibility what accuses nobody is not weighed`() async throws {
        try await TestSite.with { site in
            let id = try await TriageRouteTests.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/triage/\(id)")
            #expect(try await clerk.post("/triage/\(id)", [("kind", "suggestion")]).status == 303)
            let page = try await site.browser(of: site.office.lead).get("/triage/\(id)").html
            #expect(!page.contains("credibility-title"))
        }
    }

    @Test func `DW-credibility JB-29 the desk has the seven questions at hand, and asks for no name`() async throws {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            for (language, speak) in [("zh", \Text.zh), ("en", \Text.en)] {
                clerk.language = language
                let page = try await clerk.get("/desk").html
                for words in [Text.questionsTitle, .questionsHint] + Particular.allCases.map({ Text($0.question) }) {
                    #expect(page.contains(words[keyPath: speak]), "\(words.zh)")
                }
            }
            #expect(!(try await site.visitor().get("/report").html.contains(Text.questionsTitle.zh)))
        }
    }
}
