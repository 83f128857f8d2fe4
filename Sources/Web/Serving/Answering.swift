import Casework
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import Operations

/// Turns whatever a route throws into a page, or into JSON for the API, and logs what is nobody's mistake.
struct Answering: RouterMiddleware {
    typealias Context = BasicRequestContext

    let site: Site

    // The attribute says what Hummingbird's own module means by default.
    @concurrent
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let (note, typed, time) = (RefusalNote(), RequestNote(), EvenTime())
        var response = await RefusalNote.$current.withValue(note) {
            await RequestNote.$current.withValue(typed) {
                do {
                    guard request.uri.string.utf8.count <= Limits.addressBytes else {
                        throw Unanswerable.page(.unreadable)
                    }
                    return try await next(request, context)
                } catch { return await answer(to: error, request, note, typed) }
            }
        }
        carryOn(typed.renewedToken, in: &response)
        if Self.refusals.contains(response.status), !note.isRecorded { await recordRefusal(request, typed) }
        await time.hold(response.status, of: request, typed, site)
        PageHeaders.complete(&response.headers, isOverTLS: site.settings.secureCookies)
        // The router leaves the body of a page away, and this one that of an error.
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Hands the browser the token under which its session goes on, however the request ended; but where the session
    /// ended with it, the answer says so itself.
    private func carryOn(_ token: [UInt8]?, in response: inout Response) {
        let name = site.cookieName(Visit.sessionCookie) + "="
        guard let token, !response.headers[values: .setCookie].contains(where: { $0.hasPrefix(name) }) else { return }
        response.setCookie(site.cookie(Visit.sessionCookie, Base64URL.text(token)))
    }

    /// What says to somebody who is signed in that something is not for them, or not now.
    private static let refusals: Set<HTTPResponse.Status> = [.forbidden, .notFound, .conflict]

    /// What was refused before an operation looked at anything, such as an area of other offices, is on the audit log too:
    /// by the address without what anybody typed into it.
    private func recordRefusal(_ request: Request, _ note: RequestNote) async {
        guard let person = await staff(Visit(request, site), note)?.person else { return }
        let parts = request.uri.path.split(separator: "/").prefix(8).map(String.init)
        let ids = parts.compactMap { Identifier<Never>(address: $0)?.rawValue }
        // A part that no address of ours has was typed: it may be a name.
        let place = parts.map { Text.auditPlaceWords[$0] == nil ? "*" : $0 }
        await RecordRefusal(site.context)(place.joined(separator: "/"), on: ids.first ?? "", as: person.caller)
    }

    private func answer(
        to error: any Error, _ request: Request, _ note: RefusalNote, _ typed: RequestNote
    ) async -> Response {
        var outcome = outcome(of: error)
        // A page that failed behind a commit nobody knows of does not say that nothing was kept.
        if case .page(let kind, let reference) = outcome, kind.isNobodysMistake, note.isUnsettled {
            outcome = .page(.unsettled, reference: reference)
        }
        if request.uri.path.hasPrefix("/api/") { return JSONAnswer.failure(outcome) }
        let visit = Visit(request, site)
        if case .page(let kind, let reference) = outcome, kind.isNobodysMistake, let typed = await visit.typed(typed) {
            return visit.kept(typed, kind, reference: reference)
        }
        switch outcome {
        case .page(let kind, let reference): return await page(kind, reference, visit, typed)
        case .tooLong(let fields): return visit.page(TooLongPage(typed: fields.typed), status: .contentTooLarge)
        case .refused(let reason, let remedy):
            return await staff(visit, typed)?.refusal(reason, remedy) ?? visit.refusal(reason, remedy)
        case .mend(let faults), .unreadable(let faults):
            let fields = typed.typed?.fields
            let page = MisreadPage(faults: faults, typed: fields.map { visit.isOwn($0) ? $0.typed : [] } ?? [])
            return visit.page(page, status: .badRequest)
        case .signInFirst: return Answer.see(.signIn)
        case .factorFirst(let back): return Answer.see(.confirmFactor(back: back))
        // Pages take no tokens.
        case .scopeMissing: return await page(.notFound, nil, visit, typed)
        // Nor a file as the whole body.
        case .noRoom: return await page(.unavailable, nil, visit, typed)
        }
    }

    private func page(
        _ kind: ErrorPage.Kind, _ reference: String?, _ visit: Visit, _ note: RequestNote
    ) async -> Response {
        // Where the fault is ours nobody is asked again who that is: the database may be away.
        let staff = kind.isNobodysMistake ? note.staff : await staff(visit, note)
        return staff?.error(kind, reference: reference) ?? visit.error(kind, reference: reference)
    }

    /// Who is signed in, also where no route came to ask: an address that leads nowhere looks to them like one that does
    /// not lead them.
    private func staff(_ visit: Visit, _ note: RequestNote) async -> StaffVisit? {
        if let staff = note.staff { return staff }
        guard let token = visit.sessionToken,
            let person = try? await site.signIn.session(token, with: visit.certificate)
        else { return nil }
        let staff = StaffVisit(visit: visit, person: person, token: token)
        note.keep(staff)
        return staff
    }

    /// What a request came to when it was not answered as meant.
    enum Outcome {
        case page(ErrorPage.Kind, reference: String? = nil)
        case tooLong(FormFields)
        case noRoom(Text)
        case refused(Text, Text)
        case mend([OperationError.Fault])
        /// With the fields because of which it could not be read.
        case unreadable([OperationError.Fault])
        case signInFirst
        case factorFirst(Link)
        case scopeMissing(TokenScope)
    }

    func outcome(of error: any Error) -> Outcome {
        switch error {
        case OperationError.busy: return .page(.unavailable, reference: incident(error))
        case OperationError.unsettled: return .page(.unsettled, reference: incident(error))
        case let error as OperationError: return Self.outcome(of: error)
        case let error as Unanswerable:
            switch error {
            case .page(let kind): return .page(kind)
            case .tooLong(let fields): return .tooLong(fields)
            case .noRoom(let words): return .noRoom(words)
            case .unreadable(let faults): return .unreadable(faults)
            case .signInFirst: return .signInFirst
            case .factorFirst(let back): return .factorFirst(back)
            case .scopeMissing(let scope): return .scopeMissing(scope)
            }
        case let error as StoreError:
            switch error {
            case .notFound: return .page(.notFound)
            case .stale: return .page(.conflict)
            case .refused, .corrupt: return .page(.failure, reference: incident(error))
            }
        case is QueryCodesBusy: return .page(.unavailable)
        case is Report.IllegalMove, is Clue.IllegalMove: return .page(.conflict)
        // A body that ends too soon or is cut into no proper chunks: the fault of whoever sent it.
        case is HTTPParserError: return .page(.unreadable)
        case let error as HTTPError:
            if error.status == .notFound || error.status == .methodNotAllowed { return .page(.notFound) }
            if error.status == .contentTooLarge { return .page(.tooLarge) }
            return .page(.unreadable)
        case let error where OperationError.isBusy(error): return .page(.unavailable, reference: incident(error))
        case let error where OperationError.isUnsettled(error): return .page(.unsettled, reference: incident(error))
        case let error: return .page(.failure, reference: incident(error))
        }
    }

    static func outcome(of error: OperationError) -> Outcome {
        switch error {
        case .notFound: .page(.notFound)
        case .stale: .page(.conflict)
        case .alreadyReceived: .refused(.receivedBefore, .receivedBeforeRemedy)
        case .busy: .page(.unavailable)
        case .unsettled: .page(.unsettled)
        case .mend(let faults): .mend(faults)
        case .refused(let reason, let remedy): .refused(Text(reason), Text(remedy))
        case .mustBeSealed: .refused(.mustBeSealed, .mustBeSealedElsewhere)
        }
    }

    /// Logs an error under a random number that its page shows. See `StoreError.loggable`.
    private func incident(_ error: any Error) -> String {
        let number = site.newWord(bytes: 6)
        let words = StoreError.loggable(error)
        site.logger.error("a request failed", metadata: ["incident": "\(number)", "error.type": "\(words)"])
        return number
    }
}

extension Visit {
    /// A refusal of the rules, on a page of its own.
    func refusal(_ reason: Text, _ remedy: Text) -> Response {
        page(RefusalPage(reason: reason, remedy: remedy), status: .conflict)
    }

    /// A form that came to nothing through no fault of whoever sent it: all of it comes back.
    fileprivate func kept(_ typed: RequestNote.Typed, _ kind: ErrorPage.Kind, reference: String?) -> Response {
        var fields = typed.fields
        if let token = RequestNote.current?.renewedToken {
            fields.set(CSRFToken.fieldName, to: Base64URL.text(FormSecret.bytes(for: token)))
        }
        // The number, its answer and its work are among the fields.
        site.putPlaceBack()
        let room = sessionToken == nil ? site.publicUploads.room : site.staffUploads.room
        let page = KeptWordsPage(
            kind: kind, reference: reference, fields: fields, action: Link(returning: request.uri.path),
            isInParts: typed.isInParts, files: room.rule(whileLeft: .sentAgain), hadFiles: typed.hadFiles)
        return self.page(page, status: .init(code: kind.status))
    }
}

extension ErrorPage.Kind {
    /// Whether whoever sent the form can do nothing about it but send it again.
    fileprivate var isNobodysMistake: Bool {
        switch self {
        case .failure, .unavailable, .unsettled: true
        case .notFound, .expired, .tooLarge, .unreadable, .tooMany, .conflict: false
        }
    }
}

extension StaffVisit {
    fileprivate func error(_ kind: ErrorPage.Kind, reference: String?) -> Response {
        let page = StaffErrorPage(
            title: kind.heading, advice: kind.advice, reference: reference, start: caller.start)
        return self.page(alone: page, status: .init(code: kind.status))
    }

    /// A refusal of the rules, on a page of its own.
    fileprivate func refusal(_ reason: Text, _ remedy: Text) -> Response {
        page(alone: StaffErrorPage(title: reason, advice: remedy, start: caller.start), status: .conflict)
    }
}

/// Says why the rules do not allow something now, and what helps.
struct RefusalPage: PublicPage {
    let reason: Text
    let remedy: Text

    var heading: Text { reason }
    var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .home) }

    func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: remedy)
    }
}
