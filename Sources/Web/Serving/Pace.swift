import NIOCore
import NIOHTTPTypes

/// Ends a connection whose other end is too slow on purpose. The server's idle timeout begins anew with every part of a
/// body, be it a byte, and rests while an answer is written; this one asks how much moves.
///
/// A request must come in whole within ``Limits/requestSeconds``, or go on at ``Limits/slowestBytesPerSecond`` after that;
/// an answer must be taken at that pace. Both count what came, not who sends it.
final class Pace: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What is measured of one direction, free of clocks and channels.
    struct Measure: Equatable {
        /// Bytes that moved since the last look.
        var moved = 0

        /// Looks how much moved in some seconds, and begins anew.
        mutating func isTooSlow(seconds: Int64) -> Bool {
            defer { moved = 0 }
            return Int64(moved) < seconds * Limits.slowestBytesPerSecond
        }
    }

    private var isReading = false
    private var arriving = Measure()
    private var readTask: Scheduled<Void>?
    private var leaving = Measure()
    /// Bytes handed to the connection and not yet taken by the other end, as they were at the last look.
    private var held = 0
    private var writeTask: Scheduled<Void>?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            arriving = Measure()
            look(after: Limits.requestSeconds, context)
        case .body(let part): arriving.moved += part.readableBytes
        case .end:
            isReading = false
            readTask?.cancel()
            readTask = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .body(let part) = unwrapOutboundIn(data) {
            leaving.moved += part.readableBytes
            if writeTask == nil { watchAnswer(context) }
        }
        context.write(data, promise: promise)
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    private func stop() {
        readTask?.cancel()
        writeTask?.cancel()
        (readTask, writeTask) = (nil, nil)
    }

    private func look(after seconds: Int64, _ context: ChannelHandlerContext) {
        readTask?.cancel()
        readTask = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) {
            self.readTask = nil
            guard self.isReading else { return }
            if self.arriving.isTooSlow(seconds: seconds) { return context.close(promise: nil) }
            self.look(after: Limits.paceSeconds, context)
        }
    }

    /// What moved is what was written less what the connection still holds.
    private func watchAnswer(_ context: ChannelHandlerContext) {
        writeTask = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Limits.paceSeconds)) {
            self.writeTask = nil
            let now = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
            self.leaving.moved += self.held - now
            self.held = now
            if now == 0 {
                self.leaving = Measure()
            } else if self.leaving.isTooSlow(seconds: Limits.paceSeconds) {
                context.close(promise: nil)
            } else {
                self.watchAnswer(context)
            }
        }
    }
}
