import Casework
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// A request as the routes see it.
struct Visit: Sendable {
    let site: Site
    let request: Request
    let language: Language
    /// The secret of a public visitor's forms: a random cookie that each form repeats.
    let publicToken: String
    /// Whether the cookie must still be set.
    let isNew: Bool

    static let languageCookie = "lang"
    static let visitCookie = "visit"
    static let sessionCookie = "dengwen"
    static let deviceCookie = "device"
    static let wayCookie = "way"

    init(_ request: Request, _ site: Site) {
        self.site = site
        self.request = request
        language = Language.chosen(
            cookie: request.cookies[site.cookieName(Self.languageCookie)]?.value,
            acceptLanguage: request.headers[.acceptLanguage]
        )
        let known = request.cookies[site.cookieName(Self.visitCookie)]?.value ?? ""
        isNew = known.utf8.count != 22
        publicToken = isNew ? site.newWord() : known
    }

    /// The session's token, if the request carries one that can be one.
    var sessionToken: [UInt8]? { token(in: Self.sessionCookie) }

    /// By which the browser is known to an account, if it carries one.
    var deviceToken: [UInt8]? { token(in: Self.deviceCookie) }

    /// What the browser keeps of a way to the identity provider.
    var wayToken: [UInt8]? { token(in: Self.wayCookie) }

    /// What the TLS proxy says that the browser has proved to hold; pages of staff alone ask for it.
    var certificate: ShownCertificate? { site.settings.certificates?.shown(in: request, at: site.context.now) }

    private func token(in cookie: String) -> [UInt8]? {
        guard let value = request.cookies[site.cookieName(cookie)]?.value, let bytes = Base64URL.bytes(value),
            bytes.count == 32
        else { return nil }
        return bytes
    }

    func query(_ name: String) -> String {
        request.uri.queryParameters[Substring(name)].map(String.init) ?? ""
    }
}

/// Why a request cannot be answered as it was meant.
enum Unanswerable: Error {
    case page(ErrorPage.Kind)
    /// The body has not the form that was asked for; with the fields at fault, in words that name them.
    case unreadable([OperationError.Fault])
    /// Nobody is signed in: the sign-in page.
    case signInFirst
    /// A code of the second factor is asked for first; then it goes on there.
    case factorFirst(Link)
    /// A form that is too long, of whoever may see it again.
    case tooLong(FormFields)
    /// There is no room for the file of a program, and what to do: trying again does not help. Forms say it themselves.
    case noRoom(Text)
    /// A token was not approved for this.
    case scopeMissing(TokenScope)
}

extension Unanswerable {
    /// A field that holds what its page did not offer: the page is old, or none of ours.
    static func notOffered(_ field: String, _ label: Text) -> Unanswerable {
        .unreadable([.init(field, .notOffered(label))])
    }
}

extension Identifier {
    /// The item that an address names.
    ///
    /// - Throws: `Unanswerable.page(.notFound)` for what cannot name any.
    init(in context: BasicRequestContext, _ parameter: String = "id") throws {
        guard let id = Self(address: context.parameters.get(parameter)) else { throw Unanswerable.page(.notFound) }
        self = id
    }
}

extension Visit {
    /// The form in the body.
    ///
    /// - Throws: `Unanswerable.page` when it is too large, too slow or unreadable.
    func form() async throws -> FormFields {
        let body = try await body(longest: Limits.returnedBytes)
        if body.count > Limits.formBytes,
            let fields = try? FormFields(urlencoded: body, longest: Limits.returnedBytes)
        {
            throw tooLong(fields)
        }
        do {
            let fields = try FormFields(urlencoded: body)
            RequestNote.current?.keep(fields)
            return fields
        } catch {
            throw Unanswerable.page(error == .tooLong || error == .tooManyFields ? .tooLarge : .unreadable)
        }
    }

    /// What becomes of a form that is longer than is taken. It is shown again to whoever typed it, and to nobody whom
    /// another site made send it: that one's words do not stand on our page.
    func tooLong(_ fields: FormFields) -> Unanswerable {
        isOwn(fields) ? .tooLong(fields) : .page(.tooLarge)
    }

    /// The body, whole and in time. A client that sends nothing at all is cut off by the server's idle timeout.
    func body(longest: Int = Limits.bodyBytes) async throws -> [UInt8] {
        RequestNote.current?.begin()
        let deadline = ContinuousClock.now + .seconds(Limits.bodySeconds)
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= longest else { throw Unanswerable.page(.tooLarge) }
            guard ContinuousClock.now < deadline else { throw Unanswerable.page(.unreadable) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }

    /// Whether a form carries the secret of the public visitor's cookie.
    func isGenuine(_ fields: FormFields) -> Bool {
        !isNew && ConstantTime.equal(fields[CSRFToken.fieldName], publicToken)
    }

    /// The form of a public page, if it is genuine.
    func genuineForm() async throws -> FormFields {
        let fields = try await form()
        guard isGenuine(fields) else { throw Unanswerable.page(.expired) }
        return fields
    }

    var publicFrame: PublicFrame {
        PublicFrame(
            language: language, organ: site.settings.office.name, token: CSRFToken(publicToken)
        )
    }

    /// A public page; sets the visitor's cookie on the first one.
    func page(_ page: some PublicPage, status: HTTPResponse.Status = .ok, language: Language? = nil) -> Response {
        var frame = publicFrame
        if let language { frame.language = language }
        let headers = page.scripts.isEmpty ? PageHeaders.public : PageHeaders.waiting
        var response = Answer.html(page.render(in: frame), headers, status: status, site.settings)
        if isNew { response.setCookie(site.cookie(Self.visitCookie, publicToken)) }
        if let language { response.setCookie(site.cookie(Self.languageCookie, language.rawValue)) }
        return response
    }

    func error(_ kind: ErrorPage.Kind, reference: String? = nil, onward: Link = .home) -> Response {
        page(ErrorPage(kind, reference: reference, onward: onward), status: .init(code: kind.status))
    }
}

extension Site {
    /// Over TLS with the prefix that no other host and no plain connection can set (RFC 6265bis §4.1.3).
    func cookieName(_ name: String) -> String { settings.secureCookies ? "__Host-" + name : name }

    /// A cookie of ours: for this site alone, out of reach of scripts.
    func cookie(_ name: String, _ value: String, seconds: Int? = nil) -> Cookie {
        Cookie(
            name: cookieName(name), value: value, maxAge: seconds, path: "/", secure: settings.secureCookies,
            httpOnly: true,
            sameSite: .strict
        )
    }
}
