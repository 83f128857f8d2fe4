import Casework
import Hummingbird
import Libpq
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

/// What is sensitive asks for a code that was given a moment ago: before its form is shown, and where it is carried out.
@Suite struct FreshFactorTests {
    static let password = "芦花深处泊孤舟，笛在月明楼"
    private static let nobody = "00000000-0000-4000-8000-000000000001"

    /// The browser of somebody with a second factor who has just given a code, and what their authenticator shows.
    static func signedIn(
        _ caller: Caller, _ site: TestSite
    ) async throws -> (browser: Browser, code: @Sendable () -> String) {
        let staff = try #require(caller.staff?.staff)
        let token = try await Invitations.invite(staff, site.context).token
        // As if nobody could approve it yet: whom a test lets in first may be the security office.
        try await site.office.admin.run { session in
            try session.script("update session.invitation set office_organ_id = null where used_at is null")
        }
        let secret = try await site.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        let code: @Sendable () -> String = {
            let seconds = site.office.clock.now.microsecondsSinceEpoch / 1_000_000
            return OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
        }
        let signIn = SignIn(site.context, hasher: PasswordHasher(cost: 10))
        _ = try await Invitations(signIn).accept(token, password: password, code: code())
        site.office.clock.advance(seconds: 60)
        let browser = site.visitor()
        try await browser.get("/sign-in")
        let fields = [("account", staff.rawValue), ("password", password), ("code", code())]
        let seen = try await browser.post("/sign-in", fields)
        #expect(seen.status == 303)
        return (browser, code)
    }

    private static func wait(_ site: TestSite) {
        site.office.clock.advance(seconds: Limits.freshFactorMinutes * 60 + 1)
    }

    @Test func `a form whose code grew old while somebody typed asks for another and keeps the rest`() async throws {
        try await TestSite.with { site in
            let asked = [("purpose", "intake"), ("scopes", "register"), ("days", "30")]
            let (browser, code) = try await Self.signedIn(site.office.clerk, site)
            #expect(try await browser.get("/account/tokens/new").status == 200)
            Self.wait(site)
            let former = browser.cookies["dengwen"]
            let old = try await browser.post("/account/tokens/new", asked)
            #expect(old.status == 422 && old.html.contains("name=\"code\"") && old.html.contains("value=\"30\""))
            let wrong = try await browser.post("/account/tokens/new", asked + [("code", "12345x")])
            #expect(wrong.status == 422 && wrong.html.contains("value=\"30\"") && !wrong.html.contains("12345x"))
            #expect(browser.cookies["dengwen"] == former)
            let stored = try await site.office.admin.run { session in
                try session.query(Statement("select count(*) from session.token")).first?.int8(0)
            }
            #expect(stored == 0)
            let forged = try await browser.post("/account/tokens/new", asked + [("code", code())], secret: "x")
            #expect(forged.status == 403, "a code does not stand for the form's secret")
            try await browser.get("/account")
            let made = try await browser.post("/account/tokens/new", asked + [("code", code())])
            #expect(made.status == 201 && browser.cookies["dengwen"] != former)
            #expect(try await browser.get("/account/tokens").status == 200, "the session goes on")
        }
    }

    @Test func `somebody whose code is old changes their password with another one, in one step`() async throws {
        try await TestSite.with { site in
            let (browser, code) = try await Self.signedIn(site.office.clerk, site)
            Self.wait(site)
            try await browser.get("/account")
            let new = "四月的桥上站着三只白鹭不动"
            let fields = [("old", Self.password), ("password", new), ("again", new)]
            let asked = try await browser.post("/account/password", fields)
            #expect(asked.status == 422 && asked.html.contains("name=\"code\"") && !asked.html.contains(new))
            let changed = try await browser.post("/account/password", fields + [("code", code())])
            #expect(changed.status == 200 && browser.cookies["dengwen"] == "", "no dead session is left behind")
            #expect(try await browser.get("/account").location == "/sign-in", "every session has ended")
        }
    }

    @Test func `JB-15 whose code is old destroys nothing without another`() async throws {
        try await TestSite.with { site in
            let id = try await TriageRouteTests.letter(site, "seal").id
            try await AskSealing(site.context)(id, .upperLevel, as: try #require(site.office.clerk.staff))
            let (browser, code) = try await Self.signedIn(site.office.lead, site)
            #expect(try await browser.get("/seal-requests").status == 200)
            Self.wait(site)
            let sure = [("seal-sure-\(id.rawValue)", "yes")]
            let asked = try await browser.post("/seal-requests/\(id.rawValue)/seal", sure)
            #expect(asked.status == 422 && asked.html.contains("name=\"code\""))
            let lead = try #require(site.office.lead.staff)
            #expect(try await OpenReport(site.context)(id, as: lead).content != nil, "nothing is gone")
            let sealed = try await browser.post("/seal-requests/\(id.rawValue)/seal", sure + [("code", code())])
            #expect(sealed.status == 303)
            #expect(try await OpenReport(site.context)(id, as: lead).content == nil)
        }
    }

    @Test func `DW-19 whose code is old destroys no state secrets without another, and confirms all else`() async throws
    {
        try await TestSite.with { site in
            let (lead, clerk) = (try #require(site.office.lead.staff), try #require(site.office.clerk.staff))
            let plain = try await TriageRouteTests.letter(site, "plain").id
            let secret = try await TriageRouteTests.letter(site, "secret").id
            for id in [plain, secret] {
                var opinion = TriageOpinion(
                    author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
                opinion.holdsStateSecrets = id == secret
                _ = try await ProposeTriage(site.context)(id, opinion, as: clerk)
            }
            let (browser, code) = try await Self.signedIn(site.office.lead, site)
            Self.wait(site)
            #expect(try await browser.get("/triage/\(secret.rawValue)").status == 200)
            let form = "/triage/\(secret.rawValue)/confirm"
            let sure = [("answer", "confirm"), ("destroys", "yes")]
            let asked = try await browser.post(form, sure)
            #expect(asked.status == 422 && asked.html.contains("name=\"code\""))
            #expect(asked.html.contains("name=\"destroys\""))
            let unsaid = try await browser.post(form, [("answer", "confirm")])
            #expect(unsaid.status == 409, "leaving it out destroys nothing either")
            #expect(try await OpenReport(site.context)(secret, as: lead).content != nil)
            let destroyed = try await browser.post(form, sure + [("code", code())])
            #expect(destroyed.status == 303)
            #expect(try await OpenReport(site.context)(secret, as: lead).content == nil)
            Self.wait(site)
            try await browser.get("/triage/\(plain.rawValue)")
            let confirmed = try await browser.post("/triage/\(plain.rawValue)/confirm", [("answer", "confirm")])
            #expect(confirmed.status == 303, "what ends nothing asks for no code")
        }
    }

    @Test func `whose request is turned away after they gave a code is still signed in`() async throws {
        try await TestSite.with { site in
            let (browser, code) = try await Self.signedIn(site.office.clerk, site)
            for fault in [false, true] {
                Self.wait(site)
                try await browser.get("/account")
                let former = browser.cookies["dengwen"]
                if fault {
                    try await site.office.script(
                        """
                        create function vault.ends_here() returns trigger language plpgsql as
                        $f$ begin raise exception using errcode = 'XX000', message = 'x'; end $f$;
                        create trigger ends_here before insert on session.token
                        for each statement execute function vault.ends_here();
                        """)
                }
                let form = fault ? "/account/tokens/new" : "/unlocks/\(Self.nobody)/grant"
                let fields =
                    fault ? [("purpose", "intake"), ("scopes", "register"), ("days", "30")] : [("minutes", "10")]
                let seen = try await browser.post(form, fields + [("code", code())])
                #expect(seen.status == (fault ? 500 : 404), "\(seen.status)")
                #expect(browser.cookies["dengwen"] != former)
                #expect(try await browser.get("/account").status == 200, "the session goes on")
            }
        }
    }

    @Test func `JB-47 JB-15 whose code is old is asked for another before an identity, a sealed file, a token`()
        async throws
    {
        try await TestSite.with { site in
            let (browser, _) = try await Self.signedIn(site.office.clerk, site)
            Self.wait(site)
            let id = Self.nobody
            for page in ["/unlocks/\(id)", "/account/tokens/new", "/account/factor"] {
                let seen = try await browser.get(page)
                #expect(seen.status == 303 && seen.location.hasPrefix("/account/confirm?back="), "\(page)")
            }
            for form in ["/unlocks/\(id)/open", "/sealed/\(id)/export"] {
                try await browser.get("/account")
                let seen = try await browser.post(form)
                #expect(seen.status == 303 && seen.location.hasPrefix("/account/confirm?back="), "\(form)")
            }
            try await browser.get("/account")
            let closed = try await browser.post("/unlocks/\(id)/close")
            #expect(closed.status == 404, "locking waits for no code")
        }
    }

    @Test func `whose code is old lets nobody out of the house: neither an endpoint nor a token is approved`()
        async throws
    {
        try await TestSite.with { site in
            let (browser, _) = try await Self.signedIn(site.office.securityAdministrator, site)
            #expect(try await browser.get("/webhooks").status == 200)
            #expect(try await browser.get("/tokens").status == 200)
            Self.wait(site)
            for page in ["/webhooks", "/tokens"] {
                let seen = try await browser.get(page)
                #expect(seen.location.hasPrefix("/account/confirm?back="), "\(page)")
            }
            for form in ["/webhooks/\(Self.nobody)/approve", "/tokens/approve"] {
                try await browser.get("/account")
                let seen = try await browser.post(form, [("token", Self.nobody)])
                #expect(seen.location.hasPrefix("/account/confirm?back="), "\(form)")
            }
            try await browser.get("/account")
            let stopped = try await browser.post("/webhooks/\(Self.nobody)/disable")
            #expect(stopped.status == 404, "stopping waits for no code")
        }
    }

    @Test func `JB-15 whose code is old neither enters, compares nor ends a key of export, nor names who reads`()
        async throws
    {
        try await TestSite.with { site in
            let (browser, code) = try await Self.signedIn(site.office.clerk, site)
            Self.wait(site)
            func count() async throws -> Int64? {
                try await site.office.admin.run { session in
                    try session.query(Statement("select count(*) from casework.export_key")).first?.int8(0)
                }
            }
            let before = try await count()
            let key = String(repeating: "ab12", count: 16)
            for (form, fields) in [
                ("/sealed-keys", [("level", "4"), ("key", key)]),
                ("/sealed-keys/\(Self.nobody)/confirm", [("fingerprint-\(Self.nobody)", "ab12")]),
                ("/sealed-keys/\(Self.nobody)/end", [("end-\(Self.nobody)", "yes")]),
                ("/quarantine-readers", [("first", "S1356"), ("second", "S1357")]),
            ] {
                try await browser.get("/account")
                let seen = try await browser.post(form, fields)
                #expect(seen.status == 422 && seen.location.isEmpty, "\(form): \(seen.status)")
            }
            try await browser.get("/account")
            let asked = try await browser.post("/sealed-keys", [("level", "4"), ("key", key)])
            #expect(asked.html.contains("name=\"code\"") && asked.html.contains(key), "what was typed is there")
            #expect(try await count() == before)
            let taken = try await browser.post("/sealed-keys", [("level", "4"), ("key", key), ("code", code())])
            #expect([303, 422].contains(taken.status) && !taken.html.contains(Text.codeIsOld.zh))
        }
    }

    @Test func `whose code is old proposes no endpoint, and what was typed comes back`() async throws {
        try await TestSite.with { site in
            let (browser, _) = try await Self.signedIn(site.office.administrator, site)
            Self.wait(site)
            try await browser.get("/account")
            let seen = try await browser.post("/webhooks", [("name", "示例系统"), ("address", "https://example.cn/in")])
            #expect(seen.status == 422 && seen.html.contains("name=\"code\"") && seen.html.contains("示例系统"))
        }
    }
}
