import Casework
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

@Suite struct SessionTests {
    @Test func `a session ends after eight hours and when its person signs out`() async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            #expect(try await browser.get("/desk").status == 200)
            let other = try await site.browser(of: site.office.clerk)
            try await other.get("/desk")
            #expect(try await other.post("/sign-out").location == "/sign-in")
            #expect(try await other.get("/desk").status == 303)
            site.office.clock.advance(seconds: 8 * 3600 + 1)
            #expect(try await browser.get("/desk").location == "/sign-in")
        }
    }

    @Test func `a password opens a session, a wrong one does not, and many wrong ones close the door for a while`()
        async throws
    {
        try await TestSite.with { site in
            let staff = try #require(site.office.clerk.staff?.staff)
            let hash = try PasswordHash(password: "right horse", salt: Array(0..<16), cost: 10)
            try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
            let browser = site.visitor()
            try await browser.get("/sign-in")
            let account = ("account", staff.rawValue)
            let right = try await browser.post("/sign-in", [account, ("password", "right horse")])
            #expect(right.status == 303 && right.location == "/desk")
            let bare = try await site.visitor().post("/sign-in", [account, ("password", "right horse")], secret: "x")
            #expect(bare.status == 403)
            let stranger = site.visitor()
            try await stranger.get("/sign-in")
            for _ in 0..<Limits.signInFailures {
                let wrong = try await stranger.post("/sign-in", [account, ("password", "wrong")])
                #expect(wrong.status == 422 && !wrong.html.contains("wrong"))
            }
            #expect(try await stranger.post("/sign-in", [account, ("password", "right horse")]).status == 429)
        }
    }
}
