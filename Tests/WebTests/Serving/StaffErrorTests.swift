import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Whoever is signed in meets an error among all that is theirs.
@Suite struct StaffErrorTests {
    private static let nobody = "00000000-0000-4000-8000-000000000000"

    @Test func `JB-6 what is kept from somebody and what is not there have one page, with the way on`() async throws {
        try await TestSite.with { site in
            let hidden = try await site.office.plantReport(in: site.office.neighbour)
            let lead = try await site.browser(of: site.office.lead)
            let nothing = try await lead.get("/triage/" + Self.nobody)
            for path in ["/triage/" + hidden.rawValue, "/triage/x", "/webhooks", "/nowhere", "/nowhere?done=stepped"] {
                let seen = try await lead.get(path)
                #expect(seen.status == 404 && seen.html == nothing.html, "\(path)")
            }
            let page = try PageReader(nothing.html)
            #expect(page.all("body").first?.attributes["class"] == "staff")
            #expect(page.all("nav").first?.attributes["aria-label"] == Text.mainNavigation.zh)
            #expect(!page.all("a").contains { $0.attributes["href"] == Link.leave.rawValue })
            #expect(page.all("a").contains { $0.text == Text.toHome.zh && $0.attributes["href"] == "/triage" })
        }
    }

    @Test func `an error of another kind stands in the same frame, and nobody else's does`() async throws {
        try await TestSite.with { site in
            let keeper = try await site.browser(of: site.office.securityAdministrator)
            try await keeper.get("/tokens")
            let old = try await keeper.post("/tokens/approve", [("token", "x")], secret: "x")
            #expect(old.status == 403 && old.html.contains("<body class=\"staff\">"))
            #expect(old.html.contains(Text.adviceExpired.zh))
            let visitor = site.visitor()
            for token in [nil, String(repeating: "A", count: 43)] {
                if let token { visitor.setCookie("dengwen", token) }
                let seen = try await visitor.get("/nowhere")
                #expect(seen.status == 404 && seen.html.contains("<body class=\"public\">"))
                #expect(seen.html.contains("href=\"/leave\"") && seen.html.contains(Text.toHome.zh))
            }
        }
    }
}
