import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// 三员分立: whoever runs the machine makes the code of an account, and the security office lets it open something.
@Suite struct InvitationRouteTests {
    @Test func `三员分立 the security office approves an account on a page, with a fresh code, and nobody else finds it`()
        async throws
    {
        try await TestSite.with { site in
            let (keeper, code) = try await FreshFactorTests.signedIn(site.office.securityAdministrator, site)
            let clerk = try #require(site.office.clerk.staff?.staff)
            let made = try await Invitations.invite(clerk, site.context)
            #expect(made.office == site.office.county)
            let office = site.office
            for other in [office.clerk, office.lead, office.head, office.administrator, office.auditor] {
                let browser = try await site.browser(of: other)
                #expect(try await browser.get("/invitations").status == 404)
                #expect(try await !browser.get("/account").html.contains("href=\"/tokens\""))
                let fields = [("account", clerk.rawValue), ("made", "1")]
                #expect(try await browser.post("/invitations/approve", fields).status == 404)
            }
            #expect(try await !Self.opens(made.token, site))
            #expect(try await keeper.get("/account").html.contains("href=\"/invitations\""))
            let list = try await keeper.get("/invitations").html
            #expect(list.contains(clerk.rawValue))
            let links = try PageReader(list).all("a").filter { $0.path.contains("nav") }
            let pages = links.compactMap { $0.attributes["href"] }
            #expect(pages.contains("/tokens") && !pages.contains("/bindings"), "what this site has none of: \(pages)")
            let here = links.filter { $0.attributes["aria-current"] != nil }
            #expect(here.map { $0.attributes["href"] } == ["/invitations"], "where one is")
            let chosen = [("account", clerk.rawValue), ("made", keeper.hidden("made"))]
            site.office.clock.advance(seconds: Limits.freshFactorMinutes * 60 + 1)
            let stale = try await keeper.post("/invitations/approve", chosen)
            #expect(stale.status == 303 && stale.location.hasPrefix("/account/confirm"))
            #expect(try await !Self.opens(made.token, site))
            try await keeper.get(stale.location)
            #expect(try await keeper.post("/account/confirm", [("code", code())]).status == 303)
            try await keeper.get("/invitations")
            let approved = try await keeper.post("/invitations/approve", chosen)
            #expect(approved.location == "/invitations?done=accountApproved")
            #expect(try await keeper.get(approved.location).html.contains(Text.noInvitations.zh))
            #expect(try await Self.opens(made.token, site))
        }
    }

    /// Whether the code is taken at the door.
    private static func opens(_ token: [UInt8], _ site: TestSite) async throws -> Bool {
        let visitor = site.visitor()
        try await visitor.get("/invitation")
        let seen = try await visitor.post("/invitation/open", [("invitation", Invitations.text(token))])
        #expect(seen.status == 200 || seen.html.contains(Text.invitationIsOver.zh))
        return seen.status == 200
    }
}
