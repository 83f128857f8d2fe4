import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Signing in and out, and the start of those who have no part of the site.
struct SignInRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sign-in") { request, _ in
            Visit(request, site).page(SignInPage(demoAccounts: site.settings.demoAccounts))
        }
        router.post("sign-in") { request, _ in try await signIn(Visit(request, site)) }
        router.post("sign-out") { request, _ in
            let staff = try await site.staff(request, nil)
            _ = try await staff.form()
            try await site.signIn.signOut(staff.token, as: staff.caller)
            var response = Answer.see(.signIn)
            response.setCookie(site.cookie(Visit.sessionCookie, "", seconds: 0))
            return response
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
        guard let token = try await site.newSession(entry.account, entry.password) else {
            var reader = FormReader(FormFields(["account": entry.account]))
            reader.refuse("password", .signInFailed)
            return refused(reader.state, visit)
        }
        let person = try await site.signIn.session(token)
        var response = Answer.see(person?.caller.start ?? .signIn)
        response.setCookie(site.cookie(Visit.sessionCookie, Base64URL.text(token)))
        return response
    }

    private func refused(_ form: FormState, _ visit: Visit) -> Response {
        visit.page(
            SignInPage(form: form, demoAccounts: site.settings.demoAccounts), status: .unprocessableContent
        )
    }
}

extension Site {
    /// Opens a session.
    ///
    /// The guess is counted before its hash is computed: of many that come at once, no more are computed than may fail
    /// one after another.
    ///
    /// - Returns: nil for a wrong account or password.
    /// - Throws: `Unanswerable.page(.tooMany)` after too many failures of the account in a while, and `.unreadable` for
    ///   a name that is longer than any account's.
    func newSession(_ account: String, _ password: String) async throws -> [UInt8]? {
        guard account.utf8.count <= Limits.accountBytes else { throw Unanswerable.page(.unreadable) }
        let attempt = try await signIn.attempt(account)
        guard let guess = signInThrottle.admit(account, isKnown: attempt.isKnown, now: context.now) else {
            throw Unanswerable.page(.tooMany)
        }
        let token: [UInt8]?
        do { token = try await signIn(attempt, password: password) } catch let error as OperationError {
            // Too many people wait, and nothing was compared.
            signInThrottle.takeBack(guess)
            throw error
        }
        if token != nil { signInThrottle.forgive(guess) }
        return token
    }
}
