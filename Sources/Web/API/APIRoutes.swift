import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The API for other systems, described in `docs/openapi.yaml`. Who calls is a person of the directory, by a session's
/// token in the header `Authorization`; cookies count for nothing here, so no foreign page can use them.
struct APIRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.post("api/v1/session") { request, _ in try await openSession(request) }
        router.post("api/v1/reports") { request, _ in try await register(request) }
        router.get("api/v1/board") { request, _ in try await board(request) }
        router.post("api/v1/clues/:id/claim") { request, context in
            let caller = try await caller(request, .board)
            guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
            try await HandleClue(site.context).claim(id, as: caller)
            return JSONAnswer.value(Claimed(id: id.rawValue, state: "claimed"))
        }
    }

    private struct Credentials: Decodable {
        let account: PlainText
        let password: PlainText
    }

    private struct Session: Encodable {
        let token: String
    }

    private struct Claimed: Encodable {
        let id: String
        let state: String
    }

    private struct Board: Encodable {
        let clues: [APIClue]
    }

    private func openSession(_ request: Request) async throws -> Response {
        let credentials: Credentials = try await body(request)
        guard credentials.password.text.utf8.count <= Limits.passwordBytes,
            let token = try await site.newSession(credentials.account.text, credentials.password.text)
        else { throw Unanswerable.signInFirst }
        return JSONAnswer.value(Session(token: Base64URL.text(token)), status: .created)
    }

    private func register(_ request: Request) async throws -> Response {
        let caller = try await caller(request, .desk)
        let report: APIReport = try await body(request)
        let receipt = try await RegisterReport(site.context)(
            try report.draft(today: site.context.today), form: "api|" + report.requestID.text,
            isFreeOfStateSecrets: report.noStateSecrets, source: .api, as: caller
        )
        return JSONAnswer.value(APIReceipt(receipt), status: .created)
    }

    private func board(_ request: Request) async throws -> Response {
        let caller = try await caller(request, .board)
        let asked = Visit(request, site).query("view")
        guard let view = asked.isEmpty ? BoardView.toClaim : BoardView(rawValue: asked) else {
            throw OperationError.mend([.init("view", Bilingual("可用：to_claim、mine、all", "One of to_claim, mine, all"))])
        }
        let rows = try await Lists(site.context).board(view, as: caller)
        return JSONAnswer.value(Board(clues: rows.map(APIClue.init)))
    }

    /// Who calls, if the area is theirs.
    private func caller(_ request: Request, _ area: StaffArea) async throws -> StaffCaller {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer "),
            let token = Base64URL.bytes(String(header.dropFirst(7))), token.count == 32,
            let person = try await site.signIn.session(token)
        else { throw Unanswerable.signInFirst }
        guard person.caller.areas.contains(area) else { throw Unanswerable.page(.notFound) }
        return person.caller
    }

    private func body<Value: Decodable>(_ request: Request) async throws -> Value {
        try JSONBody.read(try await Visit(request, site).body())
    }
}
