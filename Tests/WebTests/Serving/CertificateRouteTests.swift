import Casework
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Notify
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

/// Client certificates, as the TLS proxy tells of them (RFC 9440).
@Suite struct CertificateRouteTests {
    private static let secret = "0123456789abcdef0123456789abcdef"
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private static func told(_ value: String?, secret: String? = secret) throws -> HTTPFields {
        var fields: HTTPFields = [:]
        if let value { fields[try #require(HTTPField.Name("Client-Cert"))] = value }
        if let secret { fields[try #require(HTTPField.Name("Dengwen-Proxy-Secret"))] = secret }
        return fields
    }

    private static func header(_ certificate: String) -> String { ":" + certificate + ":" }

    /// As nginx writes it.
    private static func escaped(_ certificate: String) -> String {
        TestCertificates.pem(certificate).replacing(" ", with: "%20").replacing("\n", with: "%0A")
            .replacing("+", with: "%2B").replacing("/", with: "%2F").replacing("=", with: "%3D")
    }

    /// A site behind a proxy that looks at certificates, over the same database.
    private static func behindProxy(
        _ site: TestSite, isRequired: Bool = false, _ body: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var settings = WebSettings(
            port: 0, secureCookies: false, publicOrgan: site.office.county, directory: site.office.directory,
            isNetwork: { Destination.isNetwork($0) })
        settings.certificates = ClientCertificates(secret: secret, isRequired: isRequired)
        let web = WebApplication(
            context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
        let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
        try await application.test(.router) { client in try await body(client) }
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
        let signIn = SignIn(
            site.context, hasher: PasswordHasher(cost: 10), rules: SignInRules(requiresFactor: true))
        _ = try await Invitations(signIn).accept(token, password: password, code: code())
        site.office.clock.advance(seconds: 60)
        return (staff.rawValue, code)
    }

    /// Signs in; answers what came of it.
    private static func signIn(_ browser: Browser, _ account: String, code: String = "") async throws -> Seen {
        try await browser.get("/sign-in")
        return try await browser.post(
            "/sign-in", [("account", account), ("password", password), ("code", code)])
    }

    private static func keeper(_ site: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        let role = try #require(TokenRules.office.first)
        let signedIn = try await site.browser(of: site.office.first(role, in: site.office.county))
        let browser = Browser(client)
        browser.setCookie("dengwen", try #require(signedIn.cookies["dengwen"]))
        return browser
    }

    /// Proposes by the owner's page and approves by the office's.
    private static func bind(_ browser: Browser, _ site: TestSite, _ client: any TestClientProtocol) async throws {
        #expect(try await browser.get("/account").html.contains("href=\"/account/bindings\""))
        #expect(try await browser.get("/account/bindings").html.contains("4B:04:0A:9D"))
        #expect(try await browser.post("/account/bindings").location == "/account/bindings?done=bindingProposed")
        let keeper = try await keeper(site, client)
        let shown = try await keeper.get("/bindings").html
        #expect(shown.contains("4B:04:0A:9D"))
        #expect(shown.contains("href=\"/bindings\" aria-current=\"page\""), "on the navigation, and where one is")
        let approved = try await keeper.post("/bindings/approve", [("binding", keeper.hidden("binding"))])
        #expect(approved.location == "/bindings?done=bindingApproved")
    }

    @Test
    func `DW-binding the owner proposes what the browser shows, the office approves, and it opens without a code`()
        async throws
    {
        try await TestSite.with { site in
            try await Self.behindProxy(site) { client in
                let (account, code) = try await Self.invited(site)
                let browser = Browser(client)
                browser.told = try Self.told(Self.header(TestCertificates.one))
                #expect(try await Self.signIn(browser, account).status == 422, "bound to nobody")
                #expect(try await Self.signIn(browser, account, code: code()).status == 303)
                try await Self.bind(browser, site, client)
                site.office.clock.advance(seconds: 60)
                #expect(try await Self.signIn(browser, account).location == "/desk")
                #expect(try await browser.get("/desk").status == 200)
                browser.told = try Self.told(Self.escaped(TestCertificates.one))
                #expect(try await browser.get("/desk").status == 200, "as nginx writes it")
                let asked = try await browser.get("/account/factor")
                #expect(asked.location.hasPrefix("/account/confirm"), "what is sensitive asks for a code all the same")
            }
        }
    }

    @Test func `DW-binding whoever came in by a certificate that ends within thirty days is told of it on every page`()
        async throws
    {
        try await TestSite.with { site in
            try await Self.behindProxy(site) { client in
                let (account, code) = try await Self.invited(site)
                let browser = Browser(client)
                for (certificate, isTold) in [(TestCertificates.one, false), (TestCertificates.short, true)] {
                    browser.told = try Self.told(Self.header(certificate))
                    #expect(try await Self.signIn(browser, account, code: code()).status == 303)
                    try await browser.get("/account/bindings")
                    #expect(try await browser.post("/account/bindings").status == 303)
                    let keeper = try await Self.keeper(site, client)
                    try await keeper.get("/bindings")
                    #expect(try await keeper.post("/bindings/approve", Self.waiting(keeper)).status == 303)
                    let words = String(Text.certificateEnds(Day(site.context.today).inWords).zh.prefix { $0 != "于" })
                    #expect(try await !browser.get("/desk").html.contains(words), "they came in by a code")
                    site.office.clock.advance(seconds: 60)
                    #expect(try await Self.signIn(browser, account).status == 303)
                    for path in ["/desk", "/account"] {
                        let page = try await browser.get(path).html
                        #expect(page.contains(words) == isTold, "\(path)")
                        #expect(!isTold || page.contains("2026年3月3日"), "the day here, not in Greenwich")
                    }
                    site.office.clock.advance(seconds: 60)
                }
            }
        }
    }

    private static func waiting(_ keeper: Browser) -> [(String, String)] { [("binding", keeper.hidden("binding"))] }

    @Test func `DW-binding a certificate without the proxy's secret is none, and a stolen cookie is worth nothing`()
        async throws
    {
        try await TestSite.with { site in
            try await Self.behindProxy(site) { client in
                let (account, code) = try await Self.invited(site)
                let browser = Browser(client)
                browser.told = try Self.told(Self.header(TestCertificates.one))
                #expect(try await Self.signIn(browser, account, code: code()).status == 303)
                try await Self.bind(browser, site, client)
                site.office.clock.advance(seconds: 60)
                #expect(try await Self.signIn(browser, account).status == 303)
                let one = Self.header(TestCertificates.one)
                var doubled = try Self.told(one)
                doubled.append(HTTPField(name: try #require(HTTPField.Name("Client-Cert")), value: one))
                let forged: [HTTPFields] = [
                    [:], try Self.told(nil), try Self.told(one, secret: nil), try Self.told(one, secret: ""),
                    try Self.told(one, secret: Self.secret + "0"), try Self.told(one, secret: Self.secret.uppercased()),
                    try Self.told(Self.header(TestCertificates.two)),
                    try Self.told(Self.header(TestCertificates.expired)),
                    try Self.told(TestCertificates.one), try Self.told(one + ";a=1"), try Self.told("::"),
                    try Self.told(one.replacing("+", with: "-")), try Self.told(":AAAA:"), doubled,
                ]
                for (place, told) in forged.enumerated() {
                    let thief = Browser(client)
                    thief.setCookie("dengwen", try #require(browser.cookies["dengwen"]))
                    thief.told = told
                    #expect(try await thief.get("/desk").location == "/sign-in", "\(place)")
                }
                #expect(try await browser.get("/desk").status == 200, "the owner goes on")
                // Guesses enough for two, so that none of them is turned away unread.
                for told in [try Self.told(one, secret: "x"), try Self.told(Self.header(TestCertificates.two))] {
                    let thief = Browser(client)
                    thief.told = told
                    #expect(try await Self.signIn(thief, account).status == 422, "the password alone")
                }
                let traces = [Self.secret, TestCertificates.one, "Client-Cert"]
                #expect(!site.log.all.contains { line in traces.contains { line.contains($0) } })
            }
        }
    }

    @Test func `DW-binding where it is demanded public pages ask nobody, and pages of staff ask everybody`()
        async throws
    {
        try await TestSite.with { site in
            let (account, code) = try await Self.invited(site)
            try await Self.behindProxy(site) { client in
                let browser = Browser(client)
                browser.told = try Self.told(Self.header(TestCertificates.one))
                #expect(try await Self.signIn(browser, account, code: code()).status == 303)
                try await Self.bind(browser, site, client)
            }
            site.office.clock.advance(seconds: 60)
            try await Self.behindProxy(site, isRequired: true) { client in
                let browser = Browser(client)
                for path in ["/", "/report", "/track", "/sign-in"] {
                    #expect(try await browser.get(path).status == 200, "\(path)")
                }
                let refused = try await Self.signIn(browser, account, code: code())
                #expect(refused.status == 422 && refused.html.contains(Text.signInFailed.zh), "the same words")
                let planted = try await site.browser(of: site.office.lead)
                browser.setCookie("dengwen", try #require(planted.cookies["dengwen"]))
                #expect(try await browser.get("/triage").location == "/sign-in", "a session without one")
                let owner = Browser(client)
                owner.told = try Self.told(Self.header(TestCertificates.one))
                #expect(try await Self.signIn(owner, account).status == 303)
                #expect(try await owner.get("/desk").status == 200)
                owner.told = [:]
                #expect(try await owner.get("/desk").location == "/sign-in")
            }
        }
    }

    @Test func `DW-binding where certificates are off, a header says nothing and the pages are not there`() async throws
    {
        try await TestSite.with { site in
            let (account, _) = try await Self.invited(site)
            let browser = site.visitor()
            browser.told = try Self.told(Self.header(TestCertificates.one))
            #expect(try await Self.signIn(browser, account).status == 422)
            let clerk = try await site.browser(of: site.office.clerk)
            clerk.told = browser.told
            #expect(try await !clerk.get("/account").html.contains("/account/bindings"))
            #expect(try await clerk.get("/account/bindings").status == 404)
            #expect(try await clerk.post("/account/bindings").status == 404)
        }
    }

    @Test func `DW-binding nobody has a part in the office's page but the office`() async throws {
        try await TestSite.with { site in
            try await Self.behindProxy(site) { client in
                for caller in [site.office.clerk, site.office.head, site.office.auditor, site.office.administrator] {
                    let signedIn = try await site.browser(of: caller)
                    let browser = Browser(client)
                    browser.setCookie("dengwen", try #require(signedIn.cookies["dengwen"]))
                    #expect(try await browser.get("/bindings").status == 404)
                    for path in ["/bindings/approve", "/bindings/end", "/account/bindings/end"] {
                        try await browser.get("/account/bindings")
                        #expect(try await browser.post(path, [("binding", "x")]).status == 404, "\(path)")
                    }
                    try await browser.get("/account/bindings")
                    #expect(try await browser.post("/account/bindings").status == 404, "it shows none")
                }
            }
        }
    }

    @Test func `a secret of a proxy is long, and no setting prints it`() throws {
        for word in ["", "short", String(repeating: "a", count: 31), String(repeating: " ", count: 32)] {
            #expect(ClientCertificates(secret: word, isRequired: false) == nil)
        }
        let settings = try #require(ClientCertificates(secret: Self.secret, isRequired: true))
        #expect(!"\(settings)".contains(Self.secret))
    }
}
