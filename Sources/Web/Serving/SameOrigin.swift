import HTTPTypes
import Hummingbird

/// The second line against forged writes, behind the secret in each form: a browser says where a request comes from, and
/// what comes from another site is refused before its body is read. Whoever says nothing is held by the secret alone.
struct SameOrigin: RouterMiddleware {
    typealias Context = BasicRequestContext

    // The attribute says what Hummingbird's own module means by default.
    @concurrent
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: @concurrent (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get || request.method == .head || Self.isOwn(request) else {
            throw Unanswerable.page(.expired)
        }
        return try await next(request, context)
    }

    /// Whether the browser says that a page of this site, or whoever uses it, asked for this.
    static func isFromHere(_ request: Request) -> Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let from = request.headers[name] else { return false }
        return from == "same-origin" || from == "none"
    }

    /// Whether the browser says that a page of another site asked for this, be it a neighbour of ours: its requests
    /// carry the cookies that those of strangers do not.
    static func isFromElsewhere(_ request: Request) -> Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let from = request.headers[name] else { return false }
        return from != "same-origin" && from != "none"
    }

    /// Whether a write can come from a page of this site (W3C Fetch Metadata; RFC 6454).
    static func isOwn(_ request: Request) -> Bool {
        guard !isFromElsewhere(request) else { return false }
        // Pages that send no referrer send `null`: their browser has just said by the other header whence.
        guard let origin = request.headers[.origin], origin != "null" else { return true }
        guard let host = request.head.authority, let scheme = origin.firstRange(of: "://") else { return false }
        return origin[scheme.upperBound...].lowercased() == host.lowercased()
    }
}
