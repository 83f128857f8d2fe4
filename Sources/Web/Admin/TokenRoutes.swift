import Casework
import HTTPTypes
import Hummingbird
import Operations

/// Tokens of other systems: their owner asks for them, the security office approves them, either ends them.
struct TokenRoutes: Sendable {
    let site: Site

    private var tokens: AccessTokens { AccessTokens(site.context) }

    func add(to router: Router<BasicRequestContext>) {
        router.get("account/tokens") { request, _ in
            let staff = try await owner(request)
            return try await show(staff, ofOrgan: false)
        }
        router.get("account/tokens/new") { request, _ in
            let staff = try await owner(request)
            try staff.requiresFreshFactor(back: .newToken)
            return showNew(staff)
        }
        router.post("account/tokens/new") { request, _ in try await make(try await owner(request)) }
        // Not only for who may have new ones: whoever holds one may end it.
        router.post("account/tokens/end") { request, _ in
            let staff = try await site.staff(request, nil)
            try await tokens.end(try await chosen(staff), as: staff.caller)
            return staff.see(.myTokens, done: .tokenEnded)
        }
        router.get("tokens") { request, _ in
            let staff = try await office(request)
            try staff.requiresFreshFactor(back: .tokens)
            return try await show(staff, ofOrgan: true)
        }
        router.post("tokens/approve") { request, _ in try await approve(try await office(request)) }
        router.post("tokens/end") { request, _ in
            let staff = try await office(request)
            try await tokens.end(try await chosen(staff), as: staff.caller)
            return staff.see(.tokens, done: .tokenEnded)
        }
    }

    // MARK: Who

    /// Somebody whose post opens a part of the API; for everybody else there is nothing here.
    private func owner(_ request: Request) async throws -> StaffVisit {
        let staff = try await site.staff(request, nil)
        guard !TokenRules.offered(to: staff.caller).isEmpty else { throw Unanswerable.page(.notFound) }
        return staff
    }

    private func office(_ request: Request) async throws -> StaffVisit {
        let staff = try await site.staff(request, nil)
        guard TokenRules.isOffice(staff.caller) else { throw Unanswerable.page(.notFound) }
        return staff
    }

    /// The token that a button names.
    private func chosen(_ staff: StaffVisit) async throws -> AccessToken.ID {
        guard let id = AccessToken.ID(address: try await staff.form()["token"]) else {
            throw Unanswerable.page(.notFound)
        }
        return id
    }

    // MARK: What

    private func show(
        _ staff: StaffVisit, ofOrgan: Bool, status: HTTPResponse.Status = .ok, _ message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let (caller, now) = (staff.caller, site.context.now)
        let records = try await ofOrgan ? tokens.ofOrgan(as: caller) : tokens.mine(as: caller)
        let rows = records.map { record in
            let standing = record.standing(at: now)
            return TokenRow(
                id: record.id.rawValue, owner: ofOrgan ? site.name(of: record.owner) : nil,
                purpose: record.purpose.words,
                scopes: TokenScope.allCases.filter(record.scopes.contains).map(\.words),
                until: Moment(record.expires), lastUsed: record.lastUsed.map { Day($0) },
                standing: record.words(at: now),
                mayApprove: ofOrgan && standing == .waiting
                    && TokenRules.mayApprove(caller, owner: record.owner, of: caller.organ),
                mayEnd: standing == .waiting || standing == .holds
            )
        }
        return staff.page(TokensPage(rows: rows, isOfOrgan: ofOrgan), status: status, message: message)
    }

    private func showNew(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, _ form: FormState = FormState(),
        _ message: StaffFrame.Message? = nil
    ) -> Response {
        let page = NewTokenPage(scopes: TokenRules.offered(to: staff.caller), form: form)
        return staff.page(page, status: status, message: message)
    }

    private func make(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answerFresh(fields) { staff in
            var reader = FormReader(fields)
            let purpose = reader.choice("purpose", of: SystemKind.self, missing: .choosePurpose)
            let scopes = Set(fields.all("scopes").compactMap(TokenScope.init))
            if scopes.isEmpty { reader.refuse("scopes", .chooseScope) }
            let days = reader.number("days", in: TokenRules.days)
            guard reader.problems.isEmpty, let purpose, let days else { throw FormRefused(reader) }
            let made = try await tokens.make(purpose, scopes: scopes, days: days, as: staff.caller)
            return staff.page(TokenMadePage(word: TokenText.text(made.word)), status: .created)
        } again: { staff, status, form, message in
            showNew(staff, status, form, message)
        }
    }

    private func approve(_ staff: StaffVisit) async throws -> Response {
        let id = try await chosen(staff)
        try staff.requiresFreshFactor(back: .tokens)
        do {
            try await tokens.approve(id, as: staff.caller)
            return staff.see(.tokens, done: .tokenApproved)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, ofOrgan: true, status: .conflict, message)
        }
    }
}
