import Casework
import HTTPTypes
import Hummingbird
import Logging
public import Operations

/// How a site asks an identity provider, and where the provider sends browsers back to.
public struct ProviderAccess: Sendable {
    let provider: any IdentityProvider
    /// `https://host[:port]`, as it was registered with the provider.
    let publicAddress: String

    public init(_ provider: any IdentityProvider, publicAddress: String) {
        self.provider = provider
        self.publicAddress = publicAddress
    }
}

/// Signing in by an identity provider. Out and back the browser goes by addresses; whatever counts goes in the bodies of
/// forms of this site, so that our cookies stay strict: coming back shows a form, and only its sending asks the provider.
struct ProviderRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sign-in/provider") { request, _ in
            let signIn = try signIn()
            return try await begin(Visit(request, site), .signIn, signIn)
        }
        router.get("sign-in/provider/return") { request, _ in
            _ = try signIn()
            return comeBack(Visit(request, site))
        }
        router.post("sign-in/provider") { request, _ in
            let signIn = try signIn()
            return try await finish(Visit(request, site), signIn)
        }
        router.get("account/bindings/provider") { request, _ in
            let staff = try await site.staff(request, nil)
            let signIn = try signIn()
            try staff.requiresFreshFactor(back: .myProviderBinding)
            return try await begin(staff.visit, .bind(staff.caller.staff), signIn)
        }
        router.post("account/bindings/provider") { request, _ in
            let staff = try await site.staff(request, nil)
            return try await bind(staff, try signIn())
        }
    }

    /// - Throws: what says that there is nothing here, where no provider is set up.
    private func signIn() throws(Unanswerable) -> ProviderSignIn {
        guard let access = site.settings.provider else { throw .page(.notFound) }
        let logger = site.logger
        return ProviderSignIn(
            site.signIn, access.provider, redirect: access.publicAddress + Link.providerReturn.rawValue
        ) { code in
            logger.notice("a sign-in by the provider was refused", metadata: ["reason": "\(code)"])
        }
    }

    // MARK: There

    private func begin(
        _ visit: Visit, _ purpose: ProviderSignIn.Purpose, _ signIn: ProviderSignIn
    ) async throws -> Response {
        // Nothing is counted here: a way that begins costs us a keyed hash, and a count of all would shut the door to all.
        let beginning = try await signIn.begin(purpose)
        var response = Answer.see(beginning.address)
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
        let cookie = site.cookie(
            Visit.wayCookie, Base64URL.text(beginning.secret), seconds: Int(ProviderRules.waySeconds))
        response.setCookie(cookie)
        return response
    }

    // MARK: And back

    /// Believes nothing yet: whoever sends the form of this page has what the browser kept.
    private func comeBack(_ visit: Visit) -> Response {
        let returned = ProviderSignIn.Returned(
            code: visit.query("code"), state: visit.query("state"), issuer: visit.query("iss"))
        // Whatever the provider says when it refuses is its own words: none of them is shown.
        guard Self.isWhole(returned), visit.query("error").isEmpty else { return refused(visit) }
        return visit.page(ProviderReturnPage(returned: returned))
    }

    private static func isWhole(_ returned: ProviderSignIn.Returned) -> Bool {
        !returned.code.isEmpty && !returned.state.isEmpty
            && returned.code.utf8.count <= Limits.providerCodeBytes
            && returned.state.utf8.count <= Limits.codeBytes * 2 && returned.issuer.utf8.count <= Limits.addressBytes
    }

    private func read(_ fields: FormFields) -> ProviderSignIn.Returned? {
        let returned = ProviderSignIn.Returned(
            code: fields["answer"], state: fields["state"], issuer: fields["issuer"])
        return Self.isWhole(returned) ? returned : nil
    }

    private func finish(_ visit: Visit, _ signIn: ProviderSignIn) async throws -> Response {
        let fields = try await visit.genuineForm()
        guard let returned = read(fields), fields["code"].utf8.count <= Limits.codeBytes,
            try await signIn.isBegun(returned, secret: visit.wayToken, for: .signIn)
        else { return refused(visit) }
        try admit()
        let agent = visit.request.headers[.userAgent]
        let origin = SignIn.Origin(
            kind: .web, words: DeviceWords(userAgent: agent), device: visit.deviceToken, former: visit.sessionToken,
            certificate: visit.certificate)
        switch try await signIn(returned, secret: visit.wayToken, code: fields["code"], from: origin) {
        case .opened(let token, let device): return try await site.welcome(visit, token, device)
        case .refused: return refused(visit)
        case .tooMany: throw Unanswerable.page(.tooMany)
        }
    }

    /// Each way that comes back to the browser that began it makes us ask the provider.
    private func admit() throws(Unanswerable) {
        guard site.providerThrottle.admit("finish", limit: Limits.providerWaysPerMinute, now: site.context.now) else {
            throw .page(.tooMany)
        }
    }

    /// The same words as for a wrong password.
    private func refused(_ visit: Visit) -> Response {
        let problem = Problem(field: "account", message: .signInFailed)
        return visit.page(
            SignInPage(
                form: FormState(problems: [problem]), demoAccounts: site.settings.demoAccounts, hasProvider: true),
            status: .unprocessableContent)
    }

    private func bind(_ staff: StaffVisit, _ signIn: ProviderSignIn) async throws -> Response {
        // The page it stands on could not know the session: its form has a visitor's secret, and the way the state's.
        let fields = try await staff.visit.genuineForm()
        try staff.requiresFreshFactor(back: .myProviderBinding)
        guard let returned = read(fields) else { throw Unanswerable.notOffered("answer", .partOfPage) }
        let binds = ProviderSignIn.Purpose.bind(staff.caller.staff)
        if try await signIn.isBegun(returned, secret: staff.visit.wayToken, for: binds) { try admit() }
        try await signIn.propose(returned, secret: staff.visit.wayToken, as: staff.caller)
        return staff.see(.myBindings, done: .bindingProposed)
    }
}

/// Where somebody is who has come back from the provider.
struct ProviderReturnPage: PublicPage {
    let returned: ProviderSignIn.Returned

    var heading: Text { returned.isForBinding ? .bindSubject : .signInByProvider }
    // The address holds the provider's answer: a change of language begins anew.
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .signIn) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        let target: Link = returned.isForBinding ? .myProviderBinding : .providerSignIn
        html(.p, .class("lead"), say: returned.isForBinding ? .bindSubjectHint : .providerReturnHint)
        html.post(
            to: target, frame.token, style: "entry narrow",
            hidden: ["answer": returned.code, "state": returned.state, "issuer": returned.issuer]
        ) { html in
            if !returned.isForBinding {
                var code = Field("code", .code, hint: .providerCodeHint)
                code.focusFirst = true
                html.line(code, .oneTimeCode, in: FormState())
            }
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: .goOn)
            }
        }
    }
}
