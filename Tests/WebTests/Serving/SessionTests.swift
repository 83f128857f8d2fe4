import CaseStore
import Casework
import Hummingbird
import HummingbirdTesting
import Libpq
import Logging
import NIOCore
import Notify
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

@Suite struct SessionTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private static func givePassword(_ site: TestSite) async throws -> (String, String) {
        let staff = try #require(site.office.clerk.staff?.staff)
        let hash = try PasswordHash(password: password, salt: Array(0..<16), cost: 10)
        try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
        return ("account", staff.rawValue)
    }

    @Test func `a session ends when nobody uses it for half an hour, and when its person signs out`() async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            #expect(try await browser.get("/desk").status == 200)
            let other = try await site.browser(of: site.office.clerk)
            try await other.get("/desk")
            #expect(try await other.post("/sign-out").location == "/sign-in")
            #expect(try await other.get("/desk").status == 303)
            site.office.clock.advance(seconds: Int(OperationLimits.idleSeconds) - 1)
            #expect(try await browser.get("/desk").status == 200)
            site.office.clock.advance(seconds: Int(OperationLimits.idleSeconds) + 1)
            #expect(try await browser.get("/desk").location == "/sign-in")
        }
    }

    @Test func `what a site sets is kept within bounds`() {
        let rules = SignInRules(sessionSeconds: 1_000_000, idleSeconds: 0, requiresFactor: true)
        #expect(rules.sessionSeconds == 24 * 3600 && rules.idleSeconds == 60)
        let ordinary = SignInRules(requiresFactor: false)
        #expect(ordinary.sessionSeconds == 12 * 3600 && ordinary.idleSeconds == 30 * 60)
    }

    @Test func `a password opens a session, a wrong one does not, and guesses of others keep no known browser out`()
        async throws
    {
        try await TestSite.with { site in
            let account = try await Self.givePassword(site)
            let browser = site.visitor()
            try await browser.get("/sign-in")
            let right = try await browser.post("/sign-in", [account, ("password", Self.password)])
            #expect(right.status == 303 && right.location == "/desk")
            let bare = try await site.visitor().post("/sign-in", [account, ("password", Self.password)], secret: "x")
            #expect(bare.status == 403)
            let stranger = site.visitor()
            try await stranger.get("/sign-in")
            for _ in 0..<OperationLimits.strangerGuesses.free {
                let wrong = try await stranger.post("/sign-in", [account, ("password", "wrong")])
                #expect(wrong.status == 422 && !wrong.html.contains("wrong"))
            }
            let waits = try await stranger.post("/sign-in", [account, ("password", Self.password)])
            #expect(waits.status == 422 && waits.html.contains(Text.signInFailed.zh), "told in the same words")
            try await browser.get("/sign-in")
            let again = try await browser.post("/sign-in", [account, ("password", Self.password)])
            #expect(again.status == 303, "the owner was here before")
        }
    }

    @Test func `a name that is longer than any account's is not even counted`() async throws {
        try await TestSite.with { site in
            let long = String(repeating: "长", count: Limits.accountBytes / 3 + 1)
            let browser = site.visitor()
            for _ in 0..<8 {
                try await browser.get("/sign-in")
                let seen = try await browser.post("/sign-in", [("account", long), ("password", "x")])
                #expect(seen.status == 400 && !seen.html.contains(long))
            }
        }
    }

    @Test func `the own page lists the sessions, ends one and all, and changes the password`() async throws {
        try await TestSite.with { site in
            let account = try await Self.givePassword(site)
            let (one, two) = (site.visitor(), site.visitor())
            for browser in [one, two] {
                try await browser.get("/sign-in")
                try await browser.post("/sign-in", [account, ("password", Self.password)])
            }
            let page = try await one.get("/account").html
            #expect(page.contains("我的登录") && page.components(of: "name=\"session\"") == 2)
            for word in ["new-password", "current-password"] {
                #expect(page.contains("autocomplete=\"\(word)\""))
            }
            one.language = "en"
            #expect(try await one.get("/account").html.contains("My sign-ins"))
            let differs = try await one.post(
                "/account/password", [("old", Self.password), ("password", "a"), ("again", "b")])
            #expect(differs.status == 422 && differs.html.contains("differ"))
            let weak = [("old", Self.password), ("password", "password123456"), ("again", "password123456")]
            let refused = try await one.post("/account/password", weak)
            #expect(refused.status == 422 && !refused.html.contains("password123456"))
            let new = "四月的桥上站着三只白鹭不动"
            let changed = try await one.post(
                "/account/password", [("old", Self.password), ("password", new), ("again", new)])
            #expect(changed.status == 200 && changed.html.contains("/sign-in"))
            for browser in [one, two] { #expect(try await browser.get("/desk").location == "/sign-in") }
        }
    }

    @Test func `a one-time code sets up an account with a second factor, which is asked for from then on`() async throws
    {
        try await TestSite.with { site in
            let staff = try #require(site.office.clerk.staff?.staff)
            let token = try await Invitations.invite(staff, site.context).token
            let secret = try await site.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
            let code: @Sendable () -> String = {
                let seconds = site.office.clock.now.microsecondsSinceEpoch / 1_000_000
                return OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
            }
            let browser = site.visitor()
            #expect(try await browser.get("/invitation/" + InvitationCode.text(token)).status == 404, "in no address")
            try await browser.get("/invitation")
            let typed = InvitationCode.text(token).lowercased().replacing("-", with: " ")
            let page = try await browser.post("/invitation/open", [("invitation", typed)]).html
            #expect(!page.contains("href=\"/invitation/"))
            #expect(page.contains("otpauth://totp/Dengwen:\(staff.rawValue)?secret=") && page.contains("one-time-code"))
            let hidden = ("invitation", browser.hidden("invitation"))
            let chosen = [hidden, ("password", Self.password), ("again", Self.password)]
            #expect(try await browser.post("/invitation", chosen + [("code", "12345")]).status == 422)
            let done = try await browser.post("/invitation", chosen + [("code", code())])
            #expect(done.status == 200 && done.html.components(of: "<li class=\"secret\"") == RecoveryCode.count)
            try await browser.get("/invitation")
            for wrong in [typed, "?!", String(repeating: "A", count: 32), String(repeating: "1", count: 32)] {
                let over = try await browser.post("/invitation/open", [("invitation", wrong)])
                #expect(over.status == 422 && over.html.contains(Text.invitationIsOver.zh))
                #expect(!over.html.contains(wrong))
            }
            try await browser.get("/sign-in")
            let account = [("account", staff.rawValue), ("password", Self.password)]
            #expect(try await browser.post("/sign-in", account).status == 422)
            site.office.clock.advance(seconds: 60)
            #expect(try await browser.post("/sign-in", account + [("code", code())]).status == 303)
            // Something sensitive, a while later.
            #expect(try await browser.get("/account/factor").status == 200)
            site.office.clock.advance(seconds: Limits.freshFactorMinutes * 60 + 1)
            let asked = try await browser.get("/account/factor")
            #expect(asked.location == "/account/confirm?back=%2Faccount%2Ffactor")
            try await browser.get(asked.location)
            let former = browser.cookies["dengwen"]
            let back = ("back", "/account/factor")
            #expect(try await browser.post("/account/confirm", [back, ("code", "0")]).status == 422)
            let confirmed = try await browser.post("/account/confirm", [back, ("code", code())])
            #expect(confirmed.location == "/account/factor" && browser.cookies["dengwen"] != former)
            #expect(try await browser.get("/account/factor").status == 200)
        }
    }

    @Test func `signing in again ends the browser's former session, whosever it was`() async throws {
        try await TestSite.with { site in
            let account = try await Self.givePassword(site)
            let other = try await site.browser(of: site.office.lead)
            let (former, copy) = (try #require(other.cookies["dengwen"]), site.visitor())
            copy.setCookie("dengwen", former)
            try await other.get("/sign-in")
            let wrong = try await other.post("/sign-in", [account, ("password", "wrong")])
            #expect(wrong.status == 422)
            #expect(try await copy.get("/account").status == 200, "a wrong password ends nothing")
            #expect(try await other.post("/sign-in", [account, ("password", Self.password)]).status == 303)
            #expect(try await copy.get("/account").location == "/sign-in")
            #expect(try await other.get("/account").status == 200)
            let ends = "select e.actor || ' ' || e.detail from audit.log as e where e.action = 'session.close'"
            let lead = try #require(site.office.lead.staff?.staff)
            let told = try await site.office.admin.run { try $0.query(Statement(ends)).map { try $0.text(0) } }
            #expect(told == ["staff:\(lead.rawValue) by=sign_in"])
        }
    }

    @Test func `三员分立 the security administrator ends the sign-ins of somebody of the own organ, and nobody else does`()
        async throws
    {
        try await TestSite.with { site in
            let office = site.office
            let (clerk, city) = (try await site.browser(of: office.clerk), try await site.browser(of: office.cityClerk))
            let own = try #require(office.clerk.staff?.staff.rawValue)
            let foreign = try #require(office.cityClerk.staff?.staff.rawValue)
            for person in [office.administrator, office.auditor, office.head, office.lead] {
                let browser = try await site.browser(of: person)
                #expect(try await !browser.get("/account").html.contains("/account/sign-out"))
                #expect(try await browser.post("/account/sign-out", [("account", own)]).status == 404)
            }
            let security = try await site.browser(of: office.securityAdministrator)
            #expect(try await security.get("/account").html.contains("action=\"/account/sign-out\""))
            for nobody in [foreign, "S9999", ""] {
                let refused = try await security.post("/account/sign-out", [("account", nobody)])
                #expect(refused.status == 422 && refused.html.contains(Text.noSuchAccount.zh))
            }
            #expect(try await clerk.get("/desk").status == 200)
            let done = try await security.post("/account/sign-out", [("account", own)])
            #expect(done.location == "/account?done=otherSignedOut")
            #expect(try await clerk.get("/desk").location == "/sign-in")
            #expect(try await city.get("/desk").status == 200)
            let ends = """
                select concat_ws(' ', e.chain, e.actor, e.subject) from audit.log as e where e.action = 'session.sign_out'
                """
            let told = try await office.admin.run { try $0.query(Statement(ends)).map { try $0.text(0) } }
            let by = try #require(office.securityAdministrator.staff?.staff.rawValue)
            #expect(told == ["\(office.county.rawValue) staff:\(by) \(own)"])
        }
    }

    @Test func `signing out empties what the browser kept, but not that it is known`() async throws {
        try await TestSite.with { site in
            let account = try await Self.givePassword(site)
            for path in ["/sign-out", "/account/sessions"] {
                let browser = site.visitor()
                try await browser.get("/sign-in")
                try await browser.post("/sign-in", [account, ("password", Self.password)])
                try await browser.get("/account")
                let seen = try await browser.post(path)
                #expect(seen.headers["clear-site-data"] == "\"cache\", \"storage\"", "\(path)")
                let cookie = seen.headers["set-cookie"] ?? ""
                #expect(cookie.hasPrefix("dengwen=;") && cookie.contains("Max-Age=0"), "\(cookie)")
                #expect(browser.cookies["device"]?.isEmpty == false)
            }
        }
    }

    @Test func `over TLS every cookie is the host's own, and nobody gets in without a second factor`() async throws {
        try await TestSite.with { site in
            let account = try await Self.givePassword(site)
            let settings = WebSettings(
                publicOrgan: site.office.county, directory: site.office.directory,
                isNetwork: { Destination.isNetwork($0) })
            #expect(settings.signIn.requiresFactor)
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: logger)
            let application = Application(responder: web.router().buildResponder(), logger: logger)
            try await application.test(.router) { client in
                let response = try await client.execute(uri: "/sign-in", method: .get)
                Self.expectOfHost(response.headers[values: .setCookie], ["__Host-visit"])
                let browser = Browser(client)
                try await browser.get("/sign-in")
                let seen = try await browser.post("/sign-in", [account, ("password", Self.password)])
                #expect(seen.status == 422)
                // The session's own, and the one by which this browser is known from now on.
                let (_, code) = try await FreshFactorTests.signedIn(site.office.lead, site)
                site.office.clock.advance(seconds: 60)
                let lead = try #require(site.office.lead.staff?.staff.rawValue)
                try await browser.get("/sign-in")
                let secret = (CSRFToken.fieldName, browser.hidden(CSRFToken.fieldName))
                let entry = [("account", lead), ("password", FreshFactorTests.password), ("code", code())]
                let opened = try await client.execute(
                    uri: "/sign-in", method: .post,
                    headers: [
                        .contentType: "application/x-www-form-urlencoded",
                        .cookie: browser.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "),
                    ], body: ByteBuffer(string: Browser.encoded([secret] + entry)))
                #expect(opened.status == .seeOther)
                Self.expectOfHost(opened.headers[values: .setCookie], ["__Host-dengwen", "__Host-device"])
            }
        }
    }

    /// Cookies of these names among them, and none that another host, a script or a request from elsewhere could have.
    private static func expectOfHost(_ lines: [String], _ names: [String]) {
        let found = Set(lines.map { String($0.prefix { $0 != "=" }) })
        #expect(found.isSuperset(of: names), "\(found)")
        for line in lines {
            #expect(line.hasPrefix("__Host-"))
            for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
                #expect(line.contains(part), "\(part)")
            }
            #expect(!line.contains("Domain="))
        }
    }

    @Test func `a password is compared as it was typed, with its blanks and in its case`() async throws {
        try await TestSite.with { site in
            let staff = try #require(site.office.clerk.staff?.staff)
            let password = "  芦花 Deep in Reeds 泊孤舟 "
            let hash = try PasswordHash(password: password, salt: Array(0..<16), cost: 10)
            try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
            func signsIn(_ typed: String) async throws -> Int {
                let browser = site.visitor()
                try await browser.get("/sign-in")
                let entry = [("account", " \(staff.rawValue) "), ("password", typed)]
                return try await browser.post("/sign-in", entry).status
            }
            #expect(try await signsIn(String(password.dropFirst(2).dropLast())) == 422)
            #expect(try await signsIn(password.lowercased()) == 422)
            #expect(try await signsIn(password) == 303, "and the account is not")
        }
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
