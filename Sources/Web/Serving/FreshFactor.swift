import Casework
import HTTPTypes
import Hummingbird
import Operations

// What is sensitive asks for a code of the second factor that was given a moment ago: on the page of a form by
// `requiresFreshFactor`, and where the form is carried out by what stands here, so that nothing typed is lost to it.

extension StaffVisit {
    /// Whether a code was given within so many minutes; where accounts may go without a second factor, one without passes.
    func hasFreshFactor(minutes: Int = Limits.freshFactorMinutes) -> Bool {
        if !person.hasFactor, !site.settings.signIn.requiresFactor { return true }
        let least = site.context.now.microsecondsSinceEpoch - Int64(minutes) * 60_000_000
        return person.factorAt.map { $0.microsecondsSinceEpoch >= least } ?? false
    }

    /// Carries out a sensitive form as ``answer(_:field:_:again:)`` does. Whose code was given too long ago while they typed
    /// gets the form back as it was, with a field for a code; with it the form goes through, and the session goes on under
    /// another token.
    ///
    /// - Parameters:
    ///   - act: as whoever goes on: with the new token where a code was given.
    ///   - show: the page of the form, which ends in ``HTML/freshCode(in:)``.
    func answerFresh(
        _ fields: FormFields, minutes: Int = Limits.freshFactorMinutes, field: (String) -> String = { $0 },
        _ act: (StaffVisit) async throws -> Response,
        again show: (StaffVisit, HTTPResponse.Status, FormState, StaffFrame.Message?) async throws -> Response
    ) async throws -> Response {
        guard isGenuine(fields), !hasFreshFactor(minutes: minutes) else {
            return try await answer(
                fields, field: field, { try await act(self) }, again: { try await show(self, $0, $1, $2) })
        }
        let typed = fields[FormFields.freshCode]
        guard !typed.isEmpty, typed.utf8.count <= Limits.codeBytes else {
            let problem = Problem(field: FormFields.freshCode, message: .codeIsOld)
            return try await show(self, .unprocessableContent, FormState(entered: fields, problems: [problem]), nil)
        }
        var renewed: StaffVisit?
        let refused: Response? = try await attempt(fields) {
            renewed = try await renew(by: typed)
            return nil
        } again: {
            try await show(self, $0, $1, $2)
        }
        guard let renewed else { return refused ?? site.goodbye() }
        return try await renewed.attempt(fields, field: field) {
            try await act(renewed)
        } again: {
            try await show(renewed, $0, $1, $2)
        }
    }

    private func renew(by code: String) async throws -> StaffVisit {
        let next = try await MyAccount(site.signIn).freshFactor(code, token: token, as: caller)
        RequestNote.current?.renew(to: next)
        guard let person = try await site.signIn.session(next, with: visit.certificate) else {
            throw Unanswerable.signInFirst
        }
        let staff = StaffVisit(visit: visit, person: person, token: next)
        RequestNote.current?.keep(staff)
        return staff
    }
}

extension FormFields {
    /// What a form calls the code that it asks for when it comes back.
    static let freshCode = "code"
}

extension HTML {
    /// The field for a code on a form that came back because the last one was given too long ago. What was typed into it
    /// is never shown back.
    mutating func freshCode(in form: FormState) {
        guard form.problem(with: FormFields.freshCode) != nil else { return }
        let field = Field(FormFields.freshCode, .code, hint: .codeIsOldHint, isRequired: true)
        line(field, .oneTimeCode, in: FormState(problems: form.problems))
    }
}
