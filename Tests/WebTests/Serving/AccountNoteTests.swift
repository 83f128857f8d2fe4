import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// C9: what happened to an account is told to its person on the next page, and stands until that person puts it away.
@Suite struct AccountNoteTests {
    private static func guess(_ account: String, _ site: TestSite) async throws {
        let stranger = site.visitor()
        try await stranger.get("/sign-in")
        let fields = [("account", account), ("password", "桥上两只白鹭"), ("code", "000000")]
        #expect(try await stranger.post("/sign-in", fields).status != 303)
    }

    @Test
    func `refused attempts of somebody else show on the next page, with how often and when, and never from where`()
        async throws
    {
        try await TestSite.with { site in
            let (browser, _) = try await FreshFactorTests.signedIn(site.office.clerk, site)
            let account = try #require(site.office.clerk.staff?.staff.rawValue)
            #expect(try await !browser.get("/desk").html.contains(Text.accountNotes.zh), "nothing has happened")
            let other = try await site.browser(of: site.office.lead)
            try await Self.guess(account, site)
            try await Self.guess(account, site)
            try await Self.guess("nobody", site)
            #expect(try await browser.get("/desk").html.contains(Text.accountNotes.zh))
            #expect(try await !other.get("/desk").html.contains(Text.accountNotes.zh), "another person is told nothing")
            let page = try await browser.get("/account").html
            #expect(page.contains(AccountNote.Kind.refused.words.zh) && page.contains("class=\"number\">2<"))
            #expect(!page.contains("127.0.0.1") && !page.contains("Mozilla"))
            #expect(try await !other.get("/account").html.contains(AccountNote.Kind.refused.words.zh))
            let until = browser.hidden("until")
            try await Self.guess(account, site)
            let stale = try await browser.post("/account/notes", [("until", "0")])
            #expect(stale.status == 303)
            #expect(
                try await browser.get("/account").html.contains(Text.accountNotes.zh), "what came later is told still")
            let now = browser.hidden("until")
            #expect(!until.isEmpty)
            #expect(try await browser.post("/account/notes", [("until", now)]).status == 303)
            #expect(try await !browser.get("/desk").html.contains(Text.accountNotes.zh))
            try await Self.guess(account, site)
            let again = try await browser.get("/account").html
            #expect(again.contains("class=\"number\">1<"), "and the next one begins anew")
        }
    }

    @Test func `a password that was changed is told at the next sign-in`() async throws {
        try await TestSite.with { site in
            let (browser, code) = try await FreshFactorTests.signedIn(site.office.clerk, site)
            let account = try #require(site.office.clerk.staff?.staff.rawValue)
            try await browser.get("/account")
            let new = "孤帆远影碧空尽，唯见长江天际流"
            let changed = try await browser.post(
                "/account/password", [("old", FreshFactorTests.password), ("password", new), ("again", new)])
            #expect(changed.status == 200)
            site.office.clock.advance(seconds: 60)
            let next = site.visitor()
            try await next.get("/sign-in")
            let fields = [("account", account), ("password", new), ("code", code())]
            #expect(try await next.post("/sign-in", fields).status == 303)
            #expect(try await next.get("/desk").html.contains(Text.accountNotes.zh))
            #expect(try await next.get("/account").html.contains(AccountNote.Kind.password.words.zh))
        }
    }

    @Test func `whoever guesses codes in somebody's session is told to its owner`() async throws {
        try await TestSite.with { site in
            let (browser, _) = try await FreshFactorTests.signedIn(site.office.clerk, site)
            try await browser.get("/account/confirm")
            #expect(try await browser.post("/account/confirm", [("code", "000000"), ("back", "/desk")]).status == 422)
            #expect(try await browser.get("/desk").html.contains(Text.accountNotes.zh))
        }
    }
}
