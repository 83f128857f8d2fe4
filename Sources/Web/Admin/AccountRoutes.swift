import Casework
import HTTPTypes
import Hummingbird
import Operations

/// One's own account: sessions, password, second factor; and the one-time codes that begin one.
struct AccountRoutes: Sendable {
    let site: Site

    private var mine: MyAccount { MyAccount(site.signIn) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("account") { request, _ in try await show(try await site.staff(request, nil)) }
        router.post("account/session") { request, _ in try await end(try await site.staff(request, nil)) }
        router.post("account/notes") { request, _ in try await closeNotes(try await site.staff(request, nil)) }
        router.post("account/sessions") { request, _ in
            let staff = try await site.staff(request, nil)
            _ = try await staff.form()
            try await mine.endAll(as: staff.caller)
            return site.goodbye()
        }
        router.post("account/sign-out") { request, _ in
            try await signOutOther(try await site.staff(request, nil))
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
        var page = AccountPage(
            sessions: sessions, codesLeft: codesLeft,
            endsOthers: staff.caller.roles.contains(.securityAdministrator), form: form)
        page.notes = try await mine.notes(as: staff.caller)
        page.mayHaveTokens = !TokenRules.offered(to: staff.caller).isEmpty
        page.approvesTokens = TokenRules.isOffice(staff.caller)
        page.hasBindings = site.settings.hasBindings
        page.approvesBindings = BindingRules.isOffice(staff.caller)
        return staff.page(page, status: status, message: message)
    }

    private func closeNotes(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        guard let last = Int64(fields["until"]) else { throw Unanswerable.notOffered("until", .partOfPage) }
        try await mine.closeNotes(until: Instant(microsecondsSinceEpoch: last), as: staff.caller)
        return staff.see(.myAccount, done: .notesClosed)
    }

    private func end(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        guard let id = SignedIn.Session.ID(address: fields["session"]) else { throw Unanswerable.page(.notFound) }
        try await mine.end(id, as: staff.caller)
        return id == staff.person.session ? site.goodbye() : staff.see(.myAccount, done: .sessionEnded)
    }

    /// The security administrator ends the sessions of somebody else; for all others there is nothing here.
    private func signOutOther(_ staff: StaffVisit) async throws -> Response {
        guard staff.caller.roles.contains(.securityAdministrator) else { throw Unanswerable.page(.notFound) }
        let fields = try await staff.form()
        try staff.requiresFreshFactor(back: .myAccount)
        let account = fields["account"]
        let accounts = Accounts(site.context)
        do { try await accounts.signOut(Staff.ID(account), as: staff.caller) } catch OperationError.notFound {
            let form = FormState(
                entered: FormFields(["account": account]),
                problems: [Problem(field: "account", message: .noSuchAccount)])
            return try await show(staff, status: .unprocessableContent, form)
        }
        return account == staff.caller.staff.rawValue ? site.goodbye() : staff.see(.myAccount, done: .otherSignedOut)
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
        let picture = await site.settings.codePicture(setup.link)
        let isFirst = try await mine.codesLeft(as: staff.caller) == nil
        return staff.page(
            FactorPage(setup: setup, nonce: nonce, picture: picture, form: form, isFirst: isFirst), status: status,
            message: message)
    }

    private func changeFactor(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        try staff.requiresFreshFactor(back: .myFactor)
        let nonce = fields["nonce"]
        guard nonce.utf8.count <= Limits.codeBytes else { throw Unanswerable.notOffered("nonce", .partOfPage) }
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

/// The one-time codes, by which an account begins.
struct InvitationRoutes: Sendable {
    let site: Site

    private var invitations: Invitations { Invitations(site.signIn) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("invitation") { request, _ in Visit(request, site).page(InvitationCodePage()) }
        router.post("invitation/open") { request, _ in
            let visit = Visit(request, site)
            return try await show(visit, try await visit.genuineForm())
        }
        router.post("invitation") { request, _ in try await accept(Visit(request, site)) }
    }

    private func show(
        _ visit: Visit, _ fields: FormFields, status: HTTPResponse.Status = .ok, _ form: FormState = FormState()
    ) async throws -> Response {
        guard let token = Self.token(fields), let open = try await invitations.open(token) else {
            return isOver(visit)
        }
        let page = InvitationPage(
            account: open.account.rawValue, organ: open.organ, code: Invitations.text(token), setup: open.factor,
            picture: await site.settings.codePicture(open.factor.link),
            requiresFactor: site.settings.signIn.requiresFactor, form: form
        )
        return visit.page(page, status: status)
    }

    private func accept(_ visit: Visit) async throws -> Response {
        let fields = try await visit.genuineForm()
        guard let token = Self.token(fields) else { return isOver(visit) }
        do {
            let password = try AccountRoutes.newPassword(fields)
            let codes = try await invitations.accept(token, password: password, code: fields["code"])
            return visit.page(AccountChangedPage(heading: .accountIsReady, codes: codes))
        } catch let error as FormRefused {
            return try await show(visit, fields, status: .unprocessableContent, error.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(visit, fields, status: .unprocessableContent, FormState(problems: problems))
        } catch OperationError.notFound {
            return isOver(visit)
        }
    }

    /// Wrong, used, replaced or a day old: told apart for nobody, and not shown back.
    private func isOver(_ visit: Visit) -> Response {
        let form = FormState(problems: [Problem(field: "invitation", message: .invitationIsOver)])
        return visit.page(InvitationCodePage(form: form), status: .unprocessableContent)
    }

    private static func token(_ fields: FormFields) -> [UInt8]? {
        let typed = fields["invitation"]
        return typed.utf8.count <= Limits.codeBytes ? Invitations.token(typed) : nil
    }
}

extension Site {
    /// To the sign-in page, without a session.
    func goodbye() -> Response {
        emptied(Answer.see(.signIn))
    }

    /// What was done, to somebody whose sessions have ended with it.
    func farewell(_ visit: Visit, _ heading: Text, _ codes: [String]) -> Response {
        emptied(visit.page(AccountChangedPage(heading: heading, codes: codes)))
    }

    /// The browser forgets the session and whatever it may have kept of its pages. Not `"cookies"`: the one by which the
    /// browser is known is what keeps strangers who guess from keeping its owner out, and the language is no secret. The way
    /// out of public pages, taken from one of them, clears them all.
    private func emptied(_ response: Response) -> Response {
        var response = response
        response.setCookie(cookie(Visit.sessionCookie, "", seconds: 0))
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\", \"storage\"" }
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
