import Casework
import HTTPTypes
import Hummingbird
import Operations

/// One's own account: sessions, password, second factor; and the one-time links that begin one.
struct AccountRoutes: Sendable {
    let site: Site

    private var mine: MyAccount { MyAccount(site.signIn) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("account") { request, _ in try await show(try await site.staff(request, nil)) }
        router.post("account/session") { request, _ in try await end(try await site.staff(request, nil)) }
        router.post("account/sessions") { request, _ in
            let staff = try await site.staff(request, nil)
            _ = try await staff.form()
            try await mine.endAll(as: staff.caller)
            return site.goodbye()
        }
        router.post("account/password") { request, _ in
            try await changePassword(try await site.staff(request, nil))
        }
        router.get("account/factor") { request, _ in
            let staff = try await site.staff(request, nil)
            try staff.requiresFreshFactor(back: .myFactor)
            return try await showFactor(staff, nonce: site.newWord())
        }
        router.post("account/factor") { request, _ in try await changeFactor(try await site.staff(request, nil)) }
        router.get("account/confirm") { request, _ in
            let staff = try await site.staff(request, nil)
            return staff.page(ConfirmFactorPage(back: Link(returning: staff.visit.query(Link.backName)) ?? .start))
        }
        router.post("account/confirm") { request, _ in try await confirm(try await site.staff(request, nil)) }
        InvitationRoutes(site: site).add(to: router)
    }

    // MARK: Sessions

    private func show(
        _ staff: StaffVisit, status: HTTPResponse.Status = .ok, _ form: FormState = FormState(),
        _ message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let sessions = try await mine.sessions(as: staff.caller).map { each in
            AccountPage.Session(
                id: each.id.rawValue, started: Moment(each.created), seen: Moment(each.lastSeen),
                words: each.device.words(each.kind), isThis: each.id == staff.person.session
            )
        }
        let codesLeft = try await mine.codesLeft(as: staff.caller)
        var page = AccountPage(sessions: sessions, codesLeft: codesLeft, form: form)
        page.mayHaveTokens = !TokenRules.offered(to: staff.caller).isEmpty
        page.approvesTokens = TokenRules.isOffice(staff.caller)
        return staff.page(page, status: status, message: message)
    }

    private func end(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        guard let id = SignedIn.Session.ID(address: fields["session"]) else { throw Unanswerable.page(.notFound) }
        try await mine.end(id, as: staff.caller)
        return id == staff.person.session ? site.goodbye() : staff.see(.myAccount, done: .sessionEnded)
    }

    // MARK: Password

    private func changePassword(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        return try await staff.answerFresh(fields) { staff in
            let new = try Self.newPassword(fields)
            try await mine.changePassword(from: fields["old"], to: new, as: staff.person)
            return site.farewell(staff.visit, .passwordChanged, [])
        } again: { staff, status, form, message in
            try await show(staff, status: status, form, message)
        }
    }

    /// - Throws: ``FormRefused`` when the two differ; passwords are never shown back.
    static func newPassword(_ fields: FormFields) throws(FormRefused) -> String {
        let new = fields["password"]
        guard new == fields["again"] else {
            throw FormRefused(FormState(problems: [Problem(field: "again", message: .passwordsDiffer)]))
        }
        return new
    }

    // MARK: Second factor

    private func showFactor(
        _ staff: StaffVisit, nonce: String, status: HTTPResponse.Status = .ok, _ form: FormState = FormState(),
        _ message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let setup = try await mine.newFactor(token: staff.token, nonce: Array(nonce.utf8), as: staff.caller)
        return staff.page(FactorPage(setup: setup, nonce: nonce, form: form), status: status, message: message)
    }

    private func changeFactor(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        try staff.requiresFreshFactor(back: .myFactor)
        let nonce = fields["nonce"]
        guard nonce.utf8.count <= Limits.codeBytes else { throw Unanswerable.page(.unreadable) }
        return try await staff.answer(
            fields,
            {
                let codes = try await mine.changeFactor(
                    password: fields["password"], code: fields["code"], token: staff.token,
                    nonce: Array(nonce.utf8), as: staff.caller
                )
                return site.farewell(staff.visit, .factorChanged, codes)
            },
            again: { try await showFactor(staff, nonce: nonce, status: $0, $1, $2) }
        )
    }

    private func confirm(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        let back = Link(returning: fields[Link.backName]) ?? .start
        return try await staff.answer(
            fields,
            {
                let token = try await mine.freshFactor(fields["code"], token: staff.token, as: staff.caller)
                var response = Answer.see(back)
                response.setCookie(site.cookie(Visit.sessionCookie, Base64URL.text(token)))
                return response
            },
            again: { status, form, message in
                staff.page(ConfirmFactorPage(back: back, form: form), status: status, message: message)
            }
        )
    }
}

/// The one-time links.
struct InvitationRoutes: Sendable {
    let site: Site

    private var invitations: Invitations { Invitations(site.signIn) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("invitation/:token") { request, context in
            try await show(Visit(request, site), context.parameters.get("token") ?? "")
        }
        router.post("invitation") { request, _ in try await accept(Visit(request, site)) }
    }

    private func show(
        _ visit: Visit, _ text: String, status: HTTPResponse.Status = .ok, _ form: FormState = FormState()
    ) async throws -> Response {
        guard let token = Self.token(text), let open = try await invitations.open(token) else {
            return visit.page(InvitationOverPage(), status: .notFound)
        }
        let page = InvitationPage(
            account: open.account.rawValue, organ: open.organ, token: text, setup: open.factor,
            requiresFactor: site.settings.signIn.requiresFactor, form: form
        )
        return visit.page(page, status: status)
    }

    private func accept(_ visit: Visit) async throws -> Response {
        let fields = try await visit.genuineForm()
        guard let token = Self.token(fields["token"]) else {
            return visit.page(InvitationOverPage(), status: .notFound)
        }
        do {
            let password = try AccountRoutes.newPassword(fields)
            let codes = try await invitations.accept(token, password: password, code: fields["code"])
            return visit.page(AccountChangedPage(heading: .accountIsReady, codes: codes))
        } catch let error as FormRefused {
            return try await show(visit, fields["token"], status: .unprocessableContent, error.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(
                visit, fields["token"], status: .unprocessableContent, FormState(problems: problems))
        } catch OperationError.notFound {
            return visit.page(InvitationOverPage(), status: .notFound)
        }
    }

    private static func token(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= Limits.codeBytes, let bytes = Base64URL.bytes(text), bytes.count == 32 else {
            return nil
        }
        return bytes
    }
}

extension Site {
    /// To the sign-in page, without a session.
    func goodbye() -> Response {
        var response = Answer.see(.signIn)
        response.setCookie(cookie(Visit.sessionCookie, "", seconds: 0))
        return response
    }

    /// What was done, to somebody whose sessions have ended with it.
    func farewell(_ visit: Visit, _ heading: Text, _ codes: [String]) -> Response {
        var response = visit.page(AccountChangedPage(heading: heading, codes: codes))
        response.setCookie(cookie(Visit.sessionCookie, "", seconds: 0))
        return response
    }
}

extension DeviceWords {
    /// As the own list shows it.
    func words(_ kind: SessionKind) -> Text {
        let browsers = ["firefox": "Firefox", "edge": "Edge", "chrome": "Chrome", "safari": "Safari"]
        let systems = [
            "windows": "Windows", "macos": "macOS", "linux": "Linux", "android": "Android", "ios": "iOS",
            "harmony": "HarmonyOS",
        ]
        switch kind {
        case .api: return .sessionOfAPI
        case .web:
            let (browser, system) = (browsers[browser], systems[system])
            return Text(
                (browser ?? Text.otherBrowser.zh) + "，" + (system ?? Text.otherSystem.zh),
                (browser ?? Text.otherBrowser.en) + ", " + (system ?? Text.otherSystem.en)
            )
        }
    }

    /// Out of the header of somebody who signs in; nothing else of it is kept, and nothing of it for public pages.
    init(userAgent: String?) {
        let agent = (userAgent ?? "").prefix(512).lowercased()
        let browsers = [("edg/", "edge"), ("firefox/", "firefox"), ("chrome/", "chrome"), ("safari/", "safari")]
        let systems = [
            ("harmonyos", "harmony"), ("openharmony", "harmony"), ("android", "android"), ("iphone", "ios"),
            ("ipad", "ios"), ("windows", "windows"), ("mac os", "macos"), ("linux", "linux"),
        ]
        self.init(
            browser: browsers.first { agent.contains($0.0) }?.1 ?? "other",
            system: systems.first { agent.contains($0.0) }?.1 ?? "other"
        )
    }
}
