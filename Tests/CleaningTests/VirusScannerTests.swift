import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import Cleaning

/// The protocol of `clamd`, against a daemon that speaks it.
@Suite struct VirusScannerTests {
    /// Answers whatever was streamed to it, once that is over.
    @discardableResult
    private static func withDaemon<R: Sendable>(
        answering answer: @escaping @Sendable ([UInt8]) -> String?, _ body: (VirusScanner) async throws -> R
    ) async throws -> R {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let port = try #require(server.channel.localAddress?.port)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await server.executeThenClose { clients in
                    for try await client in clients { try? await serve(client, answer) }
                }
            }
            defer { group.cancelAll() }
            return try await body(VirusScanner(.loopback(port: port)))
        }
    }

    private static func serve(
        _ client: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ answer: @escaping @Sendable ([UInt8]) -> String?
    ) async throws {
        try await client.executeThenClose { inbound, outbound in
            var received = ByteBuffer()
            for try await part in inbound {
                received.writeImmutableBuffer(part)
                guard let stream = Self.stream(received) else { continue }
                if let words = answer(stream) { try await outbound.write(ByteBuffer(string: words)) }
                return
            }
        }
    }

    /// What came between the command and the empty piece; nil while it is not over. A ping is an empty stream.
    private static func stream(_ received: ByteBuffer) -> [UInt8]? {
        var buffer = received
        if buffer.readableBytesView.starts(with: Array("zPING\0".utf8)) { return [] }
        guard buffer.readString(length: 10) == "zINSTREAM\0" else { return nil }
        var bytes: [UInt8] = []
        while let length = buffer.readInteger(as: UInt32.self) {
            if length == 0 { return bytes }
            guard let piece = buffer.readBytes(length: Int(length)) else { return nil }
            bytes += piece
        }
        return nil
    }

    /// Hands over some pieces, then nil.
    private static func pieces(_ all: [[UInt8]]) -> @Sendable () async throws -> [UInt8]? {
        let rest = Rest(all)
        return { rest.next() }
    }

    private final class Rest: Sendable {
        private let pieces: Mutex<[[UInt8]]>
        init(_ pieces: [[UInt8]]) { self.pieces = Mutex(pieces) }
        func next() -> [UInt8]? { pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
    }

    private static let eicar = Array(#"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#.utf8)

    @Test func `the bytes arrive whole, and a virus is told from none`() async throws {
        let eicar = Self.eicar
        let long = Array(repeating: UInt8(7), count: 200_000)
        let daemon: @Sendable ([UInt8]) -> String? = { bytes in
            if bytes == eicar { return "stream: Win.Test.EICAR_HDB-1 FOUND\0" }
            return bytes == long + long ? "stream: OK\0" : "stream: strange ERROR\0"
        }
        try await Self.withDaemon(answering: daemon) { scanner in
            let hasVirus = try await scanner.isInfected(Self.pieces([eicar]))
            let isStrange = try await scanner.isInfected(Self.pieces([long, long]))
            #expect(hasVirus && !isStrange)
            await #expect(throws: VirusScanner.Failure.noAnswer) { try await scanner.isInfected(Self.pieces([[1]])) }
        }
    }

    @Test func `no answer, too much and nobody there are no verdict`() async throws {
        let silent: @Sendable ([UInt8]) -> String? = { _ in nil }
        try await Self.withDaemon(answering: silent) { scanner in
            await #expect(throws: VirusScanner.Failure.noAnswer) { try await scanner.isInfected(Self.pieces([[1]])) }
        }
        #expect(throws: VirusScanner.Failure.tooLarge) {
            try VirusScanner.verdict(Array("INSTREAM size limit exceeded. ERROR\0".utf8))
        }
        #expect(throws: VirusScanner.Failure.noAnswer) { try VirusScanner.verdict(Array("stream: OK FOUND?".utf8)) }
        let nobody = VirusScanner(.unix(path: "/nonexistent/clamd.sock"))
        await #expect(throws: VirusScanner.Failure.unreachable) { try await nobody.isInfected(Self.pieces([[1]])) }
        #expect(await nobody.answers() == false)
    }

    @Test func `whether it is there is asked with a ping`() async throws {
        let pong: @Sendable ([UInt8]) -> String? = { _ in "PONG\0" }
        let isThere = try await Self.withDaemon(answering: pong) { await $0.answers() }
        #expect(isThere)
    }

    @Test func `an address is a socket or a port of this machine, and nothing else`() {
        #expect(VirusScanner.Address("/run/clamav/clamd.ctl") == .unix(path: "/run/clamav/clamd.ctl"))
        #expect(VirusScanner.Address("3310") == .loopback(port: 3310))
        for text in ["", "clamd", "10.0.0.1:3310", "0", "65536", "-1"] { #expect(VirusScanner.Address(text) == nil) }
    }
}
