import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// DW-pace: in a crowd whoever comes takes the place of whoever uses theirs least.
@Suite struct ConnectionsTests {
    /// Channels on one loop, whose time goes on when told.
    private static func open(among connections: Connections, on loop: EmbeddedEventLoop) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: Seated(among: connections), loop: loop)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/crowd")).wait()
        return channel
    }

    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "here", path: "/report"))

    private static func body(_ bytes: Int) -> HTTPRequestPart {
        .body(ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes))
    }

    @Test func `the slowest sender gives place, not who sends well and not who came last`() throws {
        let (connections, loop) = (Connections(most: 3), EmbeddedEventLoop())
        let channels = try (0..<3).map { _ in try Self.open(among: connections, on: loop) }
        for channel in channels { try channel.writeInbound(Self.head) }
        for _ in 0..<20 {
            for (channel, bytes) in zip(channels, [60_000, 3_000, 30_000]) {
                try channel.writeInbound(Self.body(bytes))
            }
            loop.advanceTime(by: .seconds(1))
        }
        let newcomer = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(channels.map(\.isActive) == [true, false, true])
        #expect(newcomer.isActive)
    }

    @Test
    func `whoever asks for nothing gives place first, of those who has waited longest, and who has just come last`()
        throws
    {
        let (connections, loop) = (Connections(most: 4), EmbeddedEventLoop())
        let slow = try Self.open(among: connections, on: loop)
        try slow.writeInbound(Self.head)
        try slow.writeInbound(Self.body(5_000))
        let idle = try Self.open(among: connections, on: loop)
        loop.advanceTime(by: .seconds(1))
        let later = try Self.open(among: connections, on: loop)
        loop.advanceTime(by: .seconds(Limits.newSeconds))
        let new = try Self.open(among: connections, on: loop)
        var stand: [[Bool]] = []
        for _ in 0..<3 {
            _ = try Self.open(among: connections, on: loop)
            loop.run()
            stand.append([slow, idle, later, new].map(\.isActive))
        }
        #expect(stand == [[true, false, true, true], [true, false, false, true], [false, false, false, true]])
    }

    @Test func `whoever waits for an answer keeps the place, and gives it once the answer is taken`() throws {
        let (connections, loop) = (Connections(most: 2), EmbeddedEventLoop())
        let asked = try (0..<2).map { _ in try Self.open(among: connections, on: loop) }
        for channel in asked {
            try channel.writeInbound(Self.head)
            try channel.writeInbound(HTTPRequestPart.end(nil))
        }
        loop.advanceTime(by: .seconds(60))
        let third = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(asked.allSatisfy(\.isActive) && third.isActive)
        try asked[0].writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try asked[0].writeOutbound(HTTPResponsePart.end(nil))
        try third.writeInbound(Self.head)
        try third.writeInbound(Self.body(9_000))
        loop.advanceTime(by: .seconds(Limits.newSeconds))
        let fourth = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(!asked[0].isActive && asked[1].isActive && third.isActive && fourth.isActive)
    }

    private static let ok = HTTPResponsePart.head(HTTPResponse(status: .ok))

    @Test func `whoever ends a request after its answer waits for nothing, and gives place`() throws {
        let (connections, loop) = (Connections(most: 2), EmbeddedEventLoop())
        let late = try (0..<2).map { _ in try Self.open(among: connections, on: loop) }
        for channel in late {
            try channel.writeInbound(Self.head)
            try channel.writeOutbound(Self.ok)
            try channel.writeOutbound(HTTPResponsePart.end(nil))
            try channel.writeInbound(Self.body(1))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            loop.advanceTime(by: .seconds(1))
        }
        loop.advanceTime(by: .seconds(Limits.newSeconds))
        let new = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(late.map(\.isActive) == [false, true] && new.isActive)
        // Whose next request came in before the answer is owed one.
        let both = late[1]
        for _ in 0..<2 {
            try both.writeInbound(Self.head)
            try both.writeInbound(HTTPRequestPart.end(nil))
        }
        try both.writeOutbound(Self.ok)
        try both.writeOutbound(HTTPResponsePart.end(nil))
        loop.advanceTime(by: .seconds(60))
        _ = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(both.isActive && !new.isActive)
    }

    @Test func `who sends a file well keeps the place against any number of those who only come`() throws {
        let (connections, loop) = (Connections(most: 8), EmbeddedEventLoop())
        let file = try Self.open(among: connections, on: loop)
        try file.writeInbound(Self.head)
        for _ in 0..<20 {
            for _ in 0..<8 { _ = try Self.open(among: connections, on: loop) }
            loop.run()
            try file.writeInbound(Self.body(3 * Limits.uploadBytesPerSecond))
            loop.advanceTime(by: .seconds(1))
        }
        #expect(file.isActive)
    }

    @Test func `who has just come keeps the place while others come, whatever those who stand have sent`() throws {
        let (connections, loop) = (Connections(most: 20), EmbeddedEventLoop())
        for _ in 0..<20 {
            let sends = try Self.open(among: connections, on: loop)
            try sends.writeInbound(Self.head)
            try sends.writeInbound(Self.body(3_000))
            loop.advanceTime(by: .milliseconds(1))
        }
        let new = try Self.open(among: connections, on: loop)
        for _ in 0..<19 {
            loop.advanceTime(by: .milliseconds(1))
            _ = try Self.open(among: connections, on: loop)
            loop.run()
        }
        #expect(new.isActive)
    }

    @Test func `a crowd that sends well leaves a tenth of the places to who has just come`() throws {
        let (connections, loop) = (Connections(most: 40), EmbeddedEventLoop())
        let crowd = try (0..<40).map { place in
            let sends = try Self.open(among: connections, on: loop)
            try sends.writeInbound(Self.head)
            try sends.writeInbound(Self.body((100 + place) * Limits.uploadBytesPerSecond))
            return sends
        }
        loop.advanceTime(by: .seconds(Limits.newSeconds + 1))
        var came: [EmbeddedChannel] = []
        var stand: [Int] = []
        for _ in 0..<6 {
            came.append(try Self.open(among: connections, on: loop))
            loop.advanceTime(by: .milliseconds(1))
            stand.append(came.filter(\.isActive).count)
        }
        #expect(stand == [1, 2, 3, 4, 5, 5])
        #expect(came.map(\.isActive) == [false, true, true, true, true, true])
        #expect(crowd.map(\.isActive) == (0..<40).map { $0 >= 5 })
    }

    /// Equals stand in no order, so it is asked often.
    @Test func `of those who came in one moment, who asks for something stays`() throws {
        for _ in 0..<100 {
            let (connections, loop) = (Connections(most: 8), EmbeddedEventLoop())
            let asking = try Self.open(among: connections, on: loop)
            try asking.writeInbound(Self.head)
            for _ in 0..<8 { _ = try Self.open(among: connections, on: loop) }
            loop.run()
            #expect(asking.isActive)
        }
    }

    @Test func `the end of an answer that is still on its way keeps the place of its pace`() throws {
        let (connections, loop) = (Connections(most: 2), EmbeddedEventLoop())
        let reader = EmbeddedChannel(handlers: [KeptBack(), Seated(among: connections)], loop: loop)
        try reader.connect(to: SocketAddress(unixDomainSocketPath: "/crowd")).wait()
        let slow = try Self.open(among: connections, on: loop)
        for channel in [reader, slow] { try channel.writeInbound(Self.head) }
        try reader.writeInbound(HTTPRequestPart.end(nil))
        reader.write(Self.ok, promise: nil)
        reader.write(HTTPResponsePart.body(ByteBuffer(repeating: 0, count: 500_000)), promise: nil)
        reader.write(HTTPResponsePart.end(nil), promise: nil)
        for _ in 0..<4 {
            try slow.writeInbound(Self.body(100))
            loop.advanceTime(by: .seconds(1))
        }
        let new = try Self.open(among: connections, on: loop)
        loop.run()
        #expect(reader.isActive && !slow.isActive && new.isActive)
    }

    @Test func `a place that is given back is free`() throws {
        let (connections, loop) = (Connections(most: 2), EmbeddedEventLoop())
        let stays = try Self.open(among: connections, on: loop)
        for _ in 0..<10 {
            let goes = try Self.open(among: connections, on: loop)
            try goes.close().wait()
            loop.run()
        }
        #expect(stays.isActive)
    }
}

/// Takes what is written and says of none of it that it left.
private final class KeptBack: ChannelOutboundHandler {
    typealias OutboundIn = HTTPResponsePart

    private var promises: [EventLoopPromise<Void>] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if let promise { promises.append(promise) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
    }
}
