import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// DW-pace: a connection that is slow on purpose does not stay. Time is the event loop's own, and goes on when told.
@Suite struct PaceTests {
    private static func open() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: Pace())
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/pace")).wait()
        return channel
    }

    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "here", path: "/report"))

    private static func body(_ bytes: Int) -> HTTPRequestPart {
        .body(ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes))
    }

    @Test func `a body of a byte a second is cut off, however long each byte keeps the connection busy`() throws {
        let channel = try Self.open()
        try channel.writeInbound(Self.head)
        for _ in 0..<Limits.requestSeconds {
            #expect(channel.isActive)
            try channel.writeInbound(Self.body(1))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(!channel.isActive)
    }

    @Test func `a long body that goes on arriving is taken to its end, and cut off when it stops`() throws {
        let channel = try Self.open()
        try channel.writeInbound(Self.head)
        for _ in 0..<600 {
            try channel.writeInbound(Self.body(Int(Limits.slowestBytesPerSecond)))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2 * Limits.paceSeconds))
        #expect(!channel.isActive)
    }

    @Test func `one byte a second less than the bound is too slow`() {
        var measure = Pace.Measure()
        measure.moved = Int(10 * Limits.slowestBytesPerSecond) - 1
        let isTooSlow = measure.isTooSlow(seconds: 10)
        #expect(isTooSlow)
        measure.moved = Int(10 * Limits.slowestBytesPerSecond)
        let isStillTooSlow = measure.isTooSlow(seconds: 10)
        #expect(!isStillTooSlow)
        #expect(measure.moved == 0, "each look begins anew")
    }

    @Test func `a request that has come in whole is not measured, nor is what comes after it`() throws {
        let channel = try Self.open()
        for _ in 0..<3 {
            try channel.writeInbound(Self.head)
            try channel.writeInbound(HTTPRequestPart.end(nil))
            channel.embeddedEventLoop.advanceTime(by: .seconds(10 * Limits.requestSeconds))
            #expect(channel.isActive, "how long an answer takes is ours")
        }
        try channel.close().wait()
        channel.embeddedEventLoop.advanceTime(by: .seconds(Limits.requestSeconds))
    }
}
