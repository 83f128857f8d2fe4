import Casework
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Turns away a request whose address or headers hold a letter under more marks than any writing has, before the router
/// compares it with anything (``StackedMarks``). ``BareRefusals`` puts the words into the answer.
final class MarkedHeads: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    /// Of a request that was turned away nothing goes on, nor of what stands behind it.
    private var isTurnedAway = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isTurnedAway { return }
        guard case .head(let head) = unwrapInboundIn(data), !Self.isBounded(head) else {
            return context.fireChannelRead(data)
        }
        isTurnedAway = true
        let fields: HTTPFields = [.contentLength: "0", .connection: "close"]
        context.write(wrapOutboundOut(.head(HTTPResponse(status: .badRequest, headerFields: fields))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(promise: nil)
    }

    static func isBounded(_ head: HTTPRequest) -> Bool {
        StackedMarks.areBounded(in: unescaped(head.path ?? ""))
            && head.headerFields.allSatisfy { StackedMarks.areBounded(in: $0.value) }
    }

    /// An address as it is read later: percent signs that stand for no byte stay.
    private static func unescaped(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = path.utf8[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let first = FormFields.hexValue(digits.first ?? 0),
                let second = FormFields.hexValue(digits.last ?? 0)
            {
                bytes.append(first << 4 | second)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
