import Casework
import Federation
import Hummingbird
import HummingbirdTesting
import Libpq
import Logging
import Notify
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

/// Signing in by an identity provider, against one on this machine that signs real tokens.
@Suite struct ProviderRouteTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    /// A site and its provider.
    private struct House: Sendable {
        let site: TestSite
        let client: any TestClientProtocol
        let provider: LoopbackProvider
        let account: String
        let code: @Sendable () -> String

        func browser() -> Browser { Browser(client) }

        /// The browser of somebody of the office, here.
        func browser(of caller: Caller) async throws -> Browser {
            let signedIn = try await site.browser(of: caller)
            let browser = Browser(client)
            browser.setCookie("dengwen", try #require(signedIn.cookies["dengwen"]))
            return browser
        }

        /// The clerk, signed in with password and code.
        func clerk() async throws -> Browser {
            let browser = browser()
            try await browser.get("/sign-in")
            let entry = [("account", account), ("password", ProviderRouteTests.password), ("code", code())]
            let seen = try await browser.post("/sign-in", entry)
            #expect(seen.status == 303)
            site.office.clock.advance(seconds: 60)
            return browser
        }

        /// Goes to the provider and comes back to the page that asks to go on.
        func goAndComeBack(_ browser: Browser, from start: String = "/sign-in/provider") async throws {
            let there = try await browser.get(start)
            #expect(there.status == 303 && there.location.hasPrefix(provider.issuer + "/authorize?"))
            #expect(try await browser.get(try provider.visit(there.location)).status == 200)
        }

        /// Sends the form of that page.
        func goOn(
            _ browser: Browser, to path: String = "/sign-in/provider", code: String = ""
        ) async throws -> Seen {
            try await browser.post(
                path,
                ["answer", "state", "issuer"].map { ($0, browser.hidden($0)) } + [("code", code)])
        }

        /// Binds the provider's subject to the clerk's account, by the pages of both.
        func bind(_ browser: Browser) async throws {
            try await goAndComeBack(browser, from: "/account/bindings/provider")
            let proposed = try await goOn(browser, to: "/account/bindings/provider")
            #expect(proposed.location == "/account/bindings?done=bindingProposed")
            try await approve()
        }

        func approve() async throws {
            let role = try #require(TokenRules.office.first)
            let keeper = try await self.browser(of: site.office.first(role, in: site.office.county))
            try await keeper.get("/bindings")
            let approved = try await keeper.post("/bindings/approve", [("binding", keeper.hidden("binding"))])
            #expect(approved.location == "/bindings?done=bindingApproved")
        }
    }

    private static func with(
        strength: ProviderRules.Strength = .init(), _ body: @escaping @Sendable (House) async throws -> Void
    ) async throws {
        try await TestSite.with { site in
            let clock = site.office.clock
            let provider = try LoopbackProvider { clock.now.microsecondsSinceEpoch / 1_000_000 }
            let (account, code) = try await invited(site)
            try await provider.run {
                var settings = WebSettings(
                    port: 0, secureCookies: false, publicOrgan: site.office.county, directory: site.office.directory,
                    isNetwork: { Destination.isNetwork($0) })
                let known = try ProviderSettings(
                    issuer: provider.issuer, client: LoopbackProvider.client, secret: LoopbackProvider.secret,
                    networks: [], strength: strength, permitsLoopback: true)
                settings.provider = ProviderAccess(
                    try OpenIDProvider(known, sender: "test"), publicAddress: "https://dengwen.example")
                let web = WebApplication(
                    context: site.context, hasher: PasswordHasher(cost: 10), settings: settings,
                    logger: site.log.logger)
                let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
                try await application.test(.router) { client in
                    try await body(
                        House(site: site, client: client, provider: provider, account: account, code: code))
                }
            }
        }
    }

    /// The clerk's account with password and second factor.
    private static func invited(_ site: TestSite) async throws -> (account: String, code: @Sendable () -> String) {
        let staff = try #require(site.office.clerk.staff?.staff)
        let token = try await Invitations.invite(staff, site.context).token
        let secret = try await site.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        let code: @Sendable () -> String = {
            let seconds = site.office.clock.now.microsecondsSinceEpoch / 1_000_000
            return OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
        }
        let rules = SignInRules(requiresFactor: true)
        let signIn = SignIn(site.context, hasher: PasswordHasher(cost: 10), rules: rules)
        _ = try await Invitations(signIn).accept(token, password: password, code: code())
        site.office.clock.advance(seconds: 60)
        return (staff.rawValue, code)
    }

    /// The words of a wrong password, and no session.
    private static func isRefused(_ seen: Seen, _ browser: Browser) -> Bool {
        seen.status == 422 && seen.html.contains(Text.signInFailed.zh) && browser.cookies["dengwen"] == nil
    }

    private static func rows(_ sql: String, _ house: House) async throws -> [String] {
        try await house.site.office.admin.run { try $0.query(Statement(sql)).map { try $0.text(0) } }
    }

    @Test func `DW-provider whoever is bound and approved signs in with our code, and stands on the log`() async throws
    {
        try await Self.with { house in
            #expect(try await house.browser().get("/sign-in").html.contains("href=\"/sign-in/provider\""))
            try await house.bind(try await house.clerk())
            for manner in [LoopbackProvider.Manner.honest, .edwards] {
                house.provider.says(manner)
                let browser = house.browser()
                try await house.goAndComeBack(browser)
                let seen = try await house.goOn(browser, code: house.code())
                #expect(seen.status == 303 && seen.location == "/desk", "\(manner)")
                #expect(try await browser.get("/desk").status == 200)
                #expect(browser.cookies["device"]?.isEmpty == false, "known from now on")
                house.site.office.clock.advance(seconds: 60)
            }
            let log = try await Self.rows(
                """
                select e.detail from audit.log as e where e.action = 'session.open'
                """, house)
            #expect(log.filter { $0 == "by=oidc;factor=code" }.count == 2, "\(log)")
            let stored = try await Self.rows("select encode(b.key_hash, 'hex') from session.binding as b", house)
            #expect(stored.count == 1 && !stored[0].contains("248289761001"))
            let traces = ["248289761001", LoopbackProvider.secret, "id_token", "code="]
            #expect(!house.site.log.all.contains { line in traces.contains { line.contains($0) } })
        }
    }

    @Test func `DW-provider without our code nobody comes in, and wrong ones are counted like others`() async throws {
        try await Self.with { house in
            try await house.bind(try await house.clerk())
            for code in ["", "000000", "nothing"] {
                let browser = house.browser()
                try await house.goAndComeBack(browser)
                #expect(Self.isRefused(try await house.goOn(browser, code: code), browser), "\(code)")
            }
            for _ in 3..<OperationLimits.codeGuesses.free {
                let browser = house.browser()
                try await house.goAndComeBack(browser)
                _ = try await house.goOn(browser, code: "000000")
            }
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            #expect(try await house.goOn(browser, code: house.code()).status == 429)
        }
    }

    @Test func `DW-provider what strangers make up on the way back shuts the door to nobody`() async throws {
        try await Self.with { house in
            try await house.bind(try await house.clerk())
            let stranger = house.browser()
            try await stranger.get("/sign-in")
            for number in 0...Limits.providerWaysPerMinute {
                let state = ("state", "s.\(number).ff")
                let made = [("answer", "x"), state, ("issuer", house.provider.issuer), ("code", "")]
                let seen = try await stranger.post("/sign-in/provider", made)
                guard seen.status == 422 else {
                    Issue.record("\(number): \(seen.status)")
                    break
                }
            }
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            #expect(try await house.goOn(browser, code: house.code()).location == "/desk")
        }
    }

    @Test func `DW-provider every lie of a token is refused alike`() async throws {
        try await Self.with { house in
            try await house.bind(try await house.clerk())
            for manner in LoopbackProvider.Manner.allCases where manner != .honest && manner != .edwards {
                house.provider.says(manner)
                let browser = house.browser()
                try await house.goAndComeBack(browser)
                let seen = try await house.goOn(browser, code: house.code())
                #expect(Self.isRefused(seen, browser), "\(manner)")
            }
            house.provider.says(.honest)
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            #expect(try await house.goOn(browser, code: house.code()).status == 303, "none of it was a guess")
        }
    }

    @Test func `DW-provider a way counts once, in the browser that began it, for ten minutes and one purpose`()
        async throws
    {
        try await Self.with { house in
            let clerk = try await house.clerk()
            try await house.bind(clerk)
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            let page = ["answer", "state", "issuer"].map { ($0, browser.hidden($0)) }
            // Somebody else is led to send what was begun here.
            let victim = house.browser()
            try await victim.get("/sign-in")
            let foreign = try await victim.post("/sign-in/provider", page + [("code", house.code())])
            #expect(Self.isRefused(foreign, victim), "no way was begun there")
            try await house.goAndComeBack(victim)
            let swapped = try await victim.post("/sign-in/provider", page + [("code", house.code())])
            #expect(Self.isRefused(swapped, victim), "another way was")
            #expect(try await clerk.post("/account/bindings/provider", page).status != 303, "for another purpose")
            let forged = try await browser.post("/sign-in/provider", page + [("code", house.code())], secret: "x")
            #expect(forged.status == 403)
            try await browser.get("/sign-in")
            #expect(try await browser.post("/sign-in/provider", page + [("code", house.code())]).status == 303)
            browser.setCookie("dengwen", "")
            try await browser.get("/sign-in")
            let again = try await browser.post("/sign-in/provider", page + [("code", house.code())])
            #expect(again.status == 422 && again.html.contains(Text.signInFailed.zh), "a second time")
            let late = house.browser()
            try await house.goAndComeBack(late)
            house.site.office.clock.advance(seconds: Int(ProviderRules.waySeconds))
            #expect(Self.isRefused(try await house.goOn(late, code: house.code()), late), "too late")
        }
    }

    @Test func `DW-provider a subject that is unbound, waits or has ended, and an account that has, open nothing`()
        async throws
    {
        try await Self.with { house in
            let attempt: @Sendable () async throws -> Bool = {
                let browser = house.browser()
                try await house.goAndComeBack(browser)
                return Self.isRefused(try await house.goOn(browser, code: house.code()), browser)
            }
            #expect(try await attempt(), "unbound")
            let clerk = try await house.clerk()
            try await house.goAndComeBack(clerk, from: "/account/bindings/provider")
            #expect(try await house.goOn(clerk, to: "/account/bindings/provider").status == 303)
            #expect(try await attempt(), "it waits")
            try await house.approve()
            house.provider.says(.honest, subject: "somebody-else")
            #expect(try await attempt(), "another subject")
            house.provider.says(.honest, subject: "248289761001")
            try await clerk.get("/account/bindings")
            #expect(try await clerk.post("/account/bindings/end", [("binding", clerk.hidden("binding"))]).status == 303)
            #expect(try await clerk.get("/desk").location == "/sign-in", "its owner's sessions have ended")
            #expect(try await attempt(), "it has ended")
            house.site.office.clock.advance(seconds: 60)
            try await house.bind(try await house.clerk())
            try await house.site.office.admin.run { session in
                try session.script("update directory.staff set active = false where staff_id = '\(house.account)'")
            }
            #expect(try await attempt(), "the account has ended")
            let made = "select s.staff_id from directory.staff as s where s.staff_id like '%248289761001%'"
            #expect(try await Self.rows(made, house) == [], "no account is ever made")
        }
    }

    @Test func `DW-provider nobody binds what another began, and nobody's account but their own`() async throws {
        try await Self.with { house in
            let clerk = try await house.clerk()
            let lead = try await house.browser(of: house.site.office.lead)
            try await house.goAndComeBack(clerk, from: "/account/bindings/provider")
            let page = ["answer", "state", "issuer"].map { ($0, clerk.hidden($0)) }
            try await lead.get("/sign-in")
            lead.setCookie("way", try #require(clerk.cookies["way"]))
            let stolen = try await lead.post("/account/bindings/provider", page)
            #expect(stolen.status == 409, "the way is the clerk's, with the cookie too")
            #expect(try await Self.rows("select b.staff_id from session.binding as b", house) == [])
            try await house.bind(clerk)
            try await house.goAndComeBack(lead, from: "/account/bindings/provider")
            #expect(try await house.goOn(lead, to: "/account/bindings/provider").status == 409, "it is bound")
            #expect(try await Self.rows("select b.staff_id from session.binding as b", house) == [house.account])
        }
    }

    @Test func `DW-provider what was strong enough there needs no code here, but for what is sensitive`() async throws {
        try await Self.with(strength: .init(methods: ["otp"])) { house in
            try await house.bind(try await house.clerk())
            let weak = house.browser()
            try await house.goAndComeBack(weak)
            #expect(Self.isRefused(try await house.goOn(weak), weak))
            house.provider.says(.honest, methods: ["pwd", "otp"], ago: ProviderRules.freshSeconds)
            let long = house.browser()
            try await house.goAndComeBack(long)
            #expect(Self.isRefused(try await house.goOn(long), long), "too long ago")
            house.provider.says(.honest, methods: ["pwd", "otp"])
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            #expect(try await house.goOn(browser).location == "/desk")
            #expect(try await browser.get("/account/factor").location.hasPrefix("/account/confirm"))
        }
    }

    @Test func `DW-provider keys that change are asked for once more, and an invented name not again and again`()
        async throws
    {
        try await Self.with { house in
            try await house.bind(try await house.clerk())
            house.provider.rename("k2")
            house.site.office.clock.advance(seconds: 61)
            let browser = house.browser()
            try await house.goAndComeBack(browser)
            #expect(try await house.goOn(browser, code: house.code()).status == 303)
            let asked = house.provider.keyRequests
            house.provider.says(.unknownKey)
            for _ in 0..<3 {
                let other = house.browser()
                try await house.goAndComeBack(other)
                #expect(Self.isRefused(try await house.goOn(other, code: house.code()), other))
            }
            #expect(house.provider.keyRequests == asked, "within a minute")
        }
    }

    @Test func `DW-provider what a browser brings back leads nowhere else and shows no words of others`() async throws {
        try await Self.with { house in
            let browser = house.browser()
            for query in [
                "", "?code=a", "?state=b", "?error=access_denied&error_description=Call+0714&state=s",
                "?code=\(String(repeating: "a", count: 2_049))&state=s.1.a",
                "?code=a&state=\(String(repeating: "a", count: 129))",
            ] {
                let seen = try await browser.get("/sign-in/provider/return" + query)
                #expect(Self.isRefused(seen, browser) && !seen.html.contains("0714"), "\(query)")
            }
            let evil = "%3Cb%3E%22https://evil.example"
            let seen = try await browser.get("/sign-in/provider/return?code=\(evil)&state=s.1.a&iss=\(evil)")
            #expect(seen.status == 200 && !seen.html.contains("<b>") && !seen.html.contains("href=\"https://evil"))
            #expect(seen.html.contains("action=\"/sign-in/provider\""))
            #expect(Self.isRefused(try await house.goOn(browser, code: house.code()), browser))
        }
    }

    @Test func `DW-provider where there is none, there is nothing at its addresses`() async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            #expect(try await !browser.get("/sign-in").html.contains("/sign-in/provider"))
            for path in ["/sign-in/provider", "/sign-in/provider/return?code=a&state=b", "/account/bindings/provider"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            try await browser.get("/sign-in")
            for path in ["/sign-in/provider", "/account/bindings/provider"] {
                #expect(try await browser.post(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `DW-provider settings that lead elsewhere or hide nothing are none`() throws {
        let make = { (issuer: String, secret: String, networks: [String]) in
            try ProviderSettings(issuer: issuer, client: "dengwen", secret: secret, networks: networks)
        }
        let secret = "0123456789abcdef"
        _ = try make("https://id.example.gov.cn/realms/a", secret, ["10.0.0.0/8"])
        for issuer in ["http://id.example.gov.cn", "https://id.example.gov.cn?a=b", "https://a@id.example", "id", ""] {
            #expect(throws: ProviderSettings.Fault.issuer, "\(issuer)") {
                _ = try make(issuer, secret, ["10.0.0.0/8"])
            }
        }
        #expect(throws: ProviderSettings.Fault.secret) { _ = try make("https://id.example", "short", ["10.0.0.0/8"]) }
        #expect(throws: ProviderSettings.Fault.networks) { _ = try make("https://id.example", secret, []) }
        #expect(throws: ProviderSettings.Fault.networks) { _ = try make("https://id.example", secret, ["anywhere"]) }
        let settings = try make("https://id.example", secret, ["10.0.0.0/8"])
        #expect(!"\(settings)".contains(secret))
    }
}
