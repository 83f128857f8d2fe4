import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Signing in and out, and the start of those who have no part of the site.
struct SignInRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sign-in") { request, _ in
            Visit(request, site).page(
                SignInPage(demoAccounts: site.settings.demoAccounts, hasProvider: site.settings.provider != nil))
        }
        router.post("sign-in") { request, _ in try await signIn(Visit(request, site)) }
        router.post("sign-out") { request, _ in
            let staff = try await site.staff(request, nil)
            _ = try await staff.form()
            try await site.signIn.signOut(staff.token, as: staff.caller)
            return site.goodbye()
        }
        router.get("start") { request, _ in
            let staff = try await site.staff(request, nil)
            guard staff.caller.areas.isEmpty else { return Answer.see(staff.caller.start) }
            return staff.page(StartPage())
        }
    }

    private func signIn(_ visit: Visit) async throws -> Response {
        let fields = try await visit.genuineForm()
        let entry: SignInEntry
        do { entry = try SignInEntry.read(fields) } catch { return refused(error.state, visit) }
        let agent = visit.request.headers[.userAgent]
        let origin = SignIn.Origin(
            kind: .web, words: DeviceWords(userAgent: agent), device: visit.deviceToken, former: visit.sessionToken,
            certificate: visit.certificate)
        guard let (token, device) = try await site.newSession(entry, from: origin) else {
            var reader = FormReader(FormFields(["account": entry.account]))
            reader.refuse("password", .signInFailed)
            return refused(reader.state, visit)
        }
        return try await site.welcome(visit, token, device)
    }

    private func refused(_ form: FormState, _ visit: Visit) -> Response {
        visit.page(
            SignInPage(
                form: form, demoAccounts: site.settings.demoAccounts, hasProvider: site.settings.provider != nil),
            status: .unprocessableContent
        )
    }
}

extension Site {
    /// Goes on to where somebody starts, whose session was just opened.
    func welcome(_ visit: Visit, _ token: [UInt8], _ device: [UInt8]?) async throws -> Response {
        let person = try await signIn.session(token, with: visit.certificate)
        var response = Answer.see(person?.caller.start ?? .signIn)
        response.setCookie(cookie(Visit.sessionCookie, Base64URL.text(token)))
        if let device {
            let seconds = Int(OperationLimits.deviceSeconds)
            response.setCookie(cookie(Visit.deviceCookie, Base64URL.text(device), seconds: seconds))
        }
        return response
    }

    /// Opens a session.
    ///
    /// - Returns: nil for a wrong account, password or code: told apart for nobody.
    /// - Throws: `Unanswerable.page(.tooMany)` after too many guesses from a known browser, and `.unreadable` for a name
    ///   that is longer than any account's.
    func newSession(
        _ entry: SignInEntry, from origin: SignIn.Origin
    ) async throws -> (token: [UInt8], device: [UInt8]?)? {
        guard entry.account.utf8.count <= Limits.accountBytes else {
            throw Unanswerable.unreadable([.init("account", .longerThanAnyAccount)])
        }
        switch try await signIn(entry, from: origin) {
        case .opened(let token, let device): return (token, device)
        case .refused: return nil
        case .tooMany: throw Unanswerable.page(.tooMany)
        }
    }
}
