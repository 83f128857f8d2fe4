import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The API for other systems, described in `docs/openapi.yaml`. Who calls acts for a person of the directory, by a token in
/// the header `Authorization` that this person asked for and the security office approved. Where nobody needs a second
/// factor, on a developer's machine, a session does as well. Cookies count for nothing here, so no foreign page uses them.
struct APIRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.post("api/v1/session") { request, _ in try await openSession(request) }
        router.post("api/v1/reports") { request, _ in try await register(request) }
        router.get("api/v1/board") { request, _ in try await board(request) }
        router.post("api/v1/clues/:id/claim") { request, context in
            let caller = try await caller(request, .board, .claim)
            let id = try Clue.ID(in: context)
            try await HandleClue(site.context).claim(id, as: caller)
            return JSONAnswer.value(Claimed(id: id.rawValue, state: "claimed"))
        }
    }

    private struct Credentials: Decodable {
        let account: PlainText
        let password: PlainText
        /// Of the second factor; left out where an account has none.
        let code: PlainText?
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
        /// Where the next page begins; left out after the last one.
        let next: String?
    }

    /// What is asked of the board.
    private struct BoardQuery {
        var view = BoardView.toClaim
        var limit = Limits.apiRows.upperBound

        /// - Throws: `OperationError.mend` with every parameter that cannot be read.
        init(_ visit: Visit) throws(OperationError) {
            var faults: [OperationError.Fault] = []
            let (view, limit) = (visit.query("view"), visit.query("limit"))
            if let known = BoardView(rawValue: view) {
                self.view = known
            } else if !view.isEmpty {
                let message = Bilingual("可用：to_claim、mine、all", "One of to_claim, mine, all")
                faults.append(.init("view", message))
            }
            if let number = Int(limit), Limits.apiRows.contains(number) {
                self.limit = number
            } else if !limit.isEmpty {
                let (least, most) = (Limits.apiRows.lowerBound, Limits.apiRows.upperBound)
                let message = Bilingual("请填 \(least) 到 \(most) 之间的整数", "A whole number from \(least) to \(most)")
                faults.append(.init("limit", message))
            }
            guard faults.isEmpty else { throw .mend(faults) }
        }
    }

    private func openSession(_ request: Request) async throws -> Response {
        // A machine with a password gives no second factor: it has a token.
        guard !site.settings.signIn.requiresFactor else { throw Unanswerable.page(.notFound) }
        let credentials: Credentials = try await body(request)
        let entry = SignInEntry(
            account: credentials.account.text, password: credentials.password.text,
            code: credentials.code?.text ?? "")
        guard entry.password.utf8.count <= Limits.passwordBytes, entry.code.utf8.count <= Limits.codeBytes,
            let token = try await site.newSession(entry, from: .init(kind: .api))?.token
        else { throw Unanswerable.signInFirst }
        return JSONAnswer.value(Session(token: Base64URL.text(token)), status: .created)
    }

    private func register(_ request: Request) async throws -> Response {
        let caller = try await caller(request, .desk, .register)
        let report: APIReport = try await body(request)
        let draft = try report.draft(
            today: site.context.today, in: site.context.directory, categories: site.offers.desk.categories)
        do {
            let receipt = try await RegisterReport(site.context)(
                draft, form: "api|" + report.requestID.text, isFreeOfStateSecrets: report.noStateSecrets, source: .api,
                as: caller
            )
            return JSONAnswer.value(APIReceipt(receipt), status: .created)
        } catch OperationError.mend(let faults) {
            throw OperationError.mend(faults.map { .init(APIReport.field(for: $0.field), $0.message) })
        }
    }

    private func board(_ request: Request) async throws -> Response {
        let caller = try await caller(request, .board, .readBoard)
        let visit = Visit(request, site)
        let query = try BoardQuery(visit)
        let list = query.view.list
        let asked = AskedPage<BoardCursor>(visit, list)
        let rows = try await Lists(site.context).board(query.view, after: asked.cursor, limit: query.limit, as: caller)
        return JSONAnswer.value(
            Board(clues: rows.map(APIClue.init), next: rows.next.map { CursorText.text($0, of: list) })
        )
    }

    /// Who calls, if the area is theirs, and the token's scopes hold what is asked for.
    func caller(_ request: Request, _ area: StaffArea, _ scope: TokenScope) async throws -> StaffCaller {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            throw Unanswerable.signInFirst
        }
        let word = String(header.dropFirst(7))
        let bearer = try await bearer(of: word, scope)
        let caller = if let bearer { bearer } else { try await session(of: word) }
        guard caller.areas.contains(area) else { throw Unanswerable.page(.notFound) }
        return caller
    }

    /// - Returns: nil for what has not the form of a token.
    private func bearer(of word: String, _ scope: TokenScope) async throws -> StaffCaller? {
        guard let bytes = TokenText.bytes(word) else { return nil }
        guard let bearer = try await AccessTokens(site.context).bearer(of: bytes) else {
            throw Unanswerable.signInFirst
        }
        let limit = Limits.tokenCallsPerMinute
        guard site.tokenThrottle.admit(bearer.token.id.rawValue, limit: limit, now: site.context.now) else {
            throw Unanswerable.page(.tooMany)
        }
        guard bearer.token.scopes.contains(scope) else {
            let place = "api/" + scope.rawValue
            await RecordRefusal(site.context)(place, on: bearer.token.id.rawValue, as: bearer.caller)
            throw Unanswerable.scopeMissing(scope)
        }
        return bearer.caller
    }

    private func session(of word: String) async throws -> StaffCaller {
        guard !site.settings.signIn.requiresFactor, let token = Base64URL.bytes(word), token.count == 32,
            let person = try await site.signIn.session(token)
        else { throw Unanswerable.signInFirst }
        return person.caller
    }

    private func body<Value: Decodable>(_ request: Request) async throws -> Value {
        try JSONBody.read(try await Visit(request, site).body())
    }
}

/// A token as it is written: a mark, by which scanners of sources find one that was left behind, and 32 random bytes.
enum TokenText {
    static let mark = "dwt_"

    static func text(_ word: [UInt8]) -> String { mark + Base64URL.text(word) }

    static func bytes(_ text: String) -> [UInt8]? {
        guard text.hasPrefix(mark), text.utf8.count == mark.utf8.count + 43,
            let bytes = Base64URL.bytes(String(text.dropFirst(mark.count))), bytes.count == 32
        else { return nil }
        return bytes
    }
}
