import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Puts words into the answer to what is no request: the server below closes such a connection with an empty 400, before any
/// page could be asked for. In which language the sender reads is not known then, so that both are there.
final class BareRefusals: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let isOverTLS: Bool
    private var hasTooManyHeaders = false

    init(isOverTLS: Bool) { self.isOverTLS = isOverTLS }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if case .headerOverflow? = error as? HTTPParserError { hasTooManyHeaders = true }
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(let head) = unwrapOutboundIn(data), Self.isBare(head) else {
            return context.write(data, promise: promise)
        }
        let words = Self.words(hasTooManyHeaders: hasTooManyHeaders)
        context.write(wrapOutboundOut(.head(refusal(words.utf8.count))), promise: promise)
        context.write(wrapOutboundOut(.body(ByteBuffer(string: words))), promise: nil)
    }

    /// What this program answers itself carries a policy of contents.
    private static func isBare(_ head: HTTPResponse) -> Bool {
        head.status == .badRequest && head.headerFields[.contentLength] == "0"
            && head.headerFields[.contentSecurityPolicy] == nil
    }

    private func refusal(_ length: Int) -> HTTPResponse {
        var fields = HTTPFields()
        PageHeaders.complete(&fields, isOverTLS: isOverTLS)
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.contentLength] = "\(length)"
        fields[.connection] = "close"
        return HTTPResponse(status: hasTooManyHeaders ? .init(code: 431) : .badRequest, headerFields: fields)
    }

    static func words(hasTooManyHeaders: Bool) -> String {
        let (what, advice): (Text, Text) =
            hasTooManyHeaders ? (.errorHeaders, .adviceHeaders) : (.errorUnreadable, .adviceUnreadable)
        return "\(what.zh)。\(advice.zh)\n\(what.en). \(advice.en)\n"
    }
}
