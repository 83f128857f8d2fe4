import NIOCore
import NIOHTTPTypes
import Synchronization

/// The connections that stand. Once nearly as many do as there may be, whoever comes takes the place of whoever uses theirs
/// least, so that no number of slow senders keeps anybody out. Of a connection it is known what it does, how long and how
/// much moved: not who it is.
final class Connections: Sendable {
    /// One of them.
    struct Seat {
        /// What it does.
        enum Doing {
            /// Nothing that anybody asked for yet, or any more.
            case waiting
            /// A request comes in.
            case sending
            /// The answer is made: that takes as long as it takes us.
            case answered
            /// The answer goes out.
            case reading
        }

        private(set) var doing = Doing.waiting
        private var since: NIODeadline
        /// Bytes since then.
        private var moved = 0
        fileprivate let close: @Sendable () -> Void

        init(since now: NIODeadline, close: @escaping @Sendable () -> Void) {
            (since, self.close) = (now, close)
        }

        mutating func goes(on doing: Doing, at now: NIODeadline) { (self.doing, since, moved) = (doing, now, 0) }

        mutating func moves(_ bytes: Int) { moved += bytes }

        /// How it uses its place; nil while it waits for us.
        fileprivate func use(at now: NIODeadline) -> Use? {
            if doing == .answered { return nil }
            let seconds = (now - since).nanoseconds / 1_000_000_000
            let pace = Int64(moved) / max(seconds, 1)
            if pace >= Int64(Limits.uploadBytesPerSecond) { return .well(pace) }
            return seconds < Limits.newSeconds ? .isNew : .slow(pace)
        }

        fileprivate func worth(pace: Int64) -> Worth { Worth(pace: pace, since: since, asks: doing != .waiting) }
    }

    /// How a place is used, with bytes a second.
    fileprivate enum Use {
        case slow(Int64)
        /// For so short a time that its pace says nothing: a request is on its way, or the next one of a page.
        case isNew
        /// As fast as a file must be.
        case well(Int64)
    }

    /// Among those who use their places alike the slowest gives place; among equals who has held theirs longest, and of one
    /// moment who asks for nothing.
    fileprivate struct Worth: Comparable {
        /// Bytes a second.
        let pace: Int64
        let since: NIODeadline
        let asks: Bool

        static func < (one: Worth, other: Worth) -> Bool {
            if one.pace != other.pace { return one.pace < other.pace }
            if one.since != other.since { return one.since < other.since }
            return !one.asks && other.asks
        }
    }

    /// Who is worth least of those who were taken.
    private struct Least {
        private(set) var id: ObjectIdentifier?
        private var worth: Worth?
        private(set) var count = 0

        mutating func take(_ id: ObjectIdentifier, _ worth: Worth) {
            count += 1
            if let least = self.worth, !(worth < least) { return }
            (self.id, self.worth) = (id, worth)
        }
    }

    private let most: Int
    private let keptForNew: Int
    private let seats = Mutex<[ObjectIdentifier: Seat]>([:])

    /// - Parameter most: how many may stand before one must give place, at least 1.
    init(most: Int = Limits.crowdedConnections) { (self.most, keptForNew) = (most, max(1, most / 10)) }

    /// Takes a place; in a crowd, that of who uses theirs least.
    func enter(_ seat: Seat, as id: ObjectIdentifier, at now: NIODeadline) {
        let left: Seat? = seats.withLock { seats in
            let leaving = seats.count < most ? nil : leastUsed(of: seats, at: now)
            let left = leaving.flatMap { seats.removeValue(forKey: $0) }
            seats[id] = seat
            return left
        }
        left?.close()
    }

    func change(_ id: ObjectIdentifier, _ change: (inout Seat) -> Void) {
        seats.withLock { seats in
            guard var seat = seats[id] else { return }
            change(&seat)
            seats[id] = seat
        }
    }

    func leave(_ id: ObjectIdentifier) { seats.withLock { seats in _ = seats.removeValue(forKey: id) } }

    /// The slow give place first. Who is new and who uses theirs well do not push each other out: a tenth of the places is
    /// for who is new, so that a crowd that sends well keeps nobody out; of more than these the oldest gives place, so that
    /// no number of those who only come cuts off a file, and each stays as long as all the others that come take to come.
    private func leastUsed(of seats: [ObjectIdentifier: Seat], at now: NIODeadline) -> ObjectIdentifier? {
        var (slow, new, well) = (Least(), Least(), Least())
        for (id, seat) in seats {
            switch seat.use(at: now) {
            case nil: continue
            case .slow(let pace): slow.take(id, seat.worth(pace: pace))
            case .isNew: new.take(id, seat.worth(pace: 0))
            case .well(let pace): well.take(id, seat.worth(pace: pace))
            }
        }
        return slow.id ?? (new.count > keptForNew ? new.id : well.id ?? new.id)
    }
}

/// Tells ``Connections`` what one of them does.
///
/// An answer may be over before its request has come in whole, and the next request come in before an answer is begun: only
/// who is owed an answer waits for us.
final class Seated: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let connections: Connections
    private var id: ObjectIdentifier { ObjectIdentifier(self) }
    private var isSending = false
    /// Requests that began and whose answer is not over.
    private var owed = 0
    private var isAnswering = false

    init(among connections: Connections) { self.connections = connections }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        let now = context.eventLoop.now
        connections.enter(Connections.Seat(since: now) { channel.close(promise: nil) }, as: id, at: now)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        connections.leave(id)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (isSending, owed) = (true, owed + 1)
            go(on: .sending, context.eventLoop.now)
        case .body(let part): connections.change(id) { $0.moves(part.readableBytes) }
        case .end:
            isSending = false
            go(on: owed == 0 ? .waiting : isAnswering ? .reading : .answered, context.eventLoop.now)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            isAnswering = true
            if !isSending { go(on: .reading, context.eventLoop.now) }
            context.write(data, promise: promise)
        case .body(let part):
            if !isSending { connections.change(id) { $0.moves(part.readableBytes) } }
            context.write(data, promise: promise)
        case .end:
            (isAnswering, owed) = (false, owed - 1)
            let written = promise ?? context.eventLoop.makePromise()
            context.write(data, promise: written)
            // Over once the other end's system has it: the last of a long answer may lie here for a while.
            let loop = context.eventLoop
            written.futureResult.assumeIsolated().whenComplete { _ in
                if self.isSending || self.isAnswering { return }
                self.go(on: self.owed == 0 ? .waiting : .answered, loop.now)
            }
        }
    }

    private func go(on doing: Connections.Seat.Doing, _ now: NIODeadline) {
        connections.change(id) { $0.goes(on: doing, at: now) }
    }
}
