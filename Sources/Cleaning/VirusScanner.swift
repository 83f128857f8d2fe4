import NIOCore
import NIOPosix

/// Asks a ClamAV daemon over its socket (`INSTREAM`, clamd(8)): the bytes go to it in pieces, it says what it found. It
/// need not be able to read any file of ours.
public struct VirusScanner: Sendable {
    /// Where the daemon listens.
    public enum Address: Sendable, Equatable {
        case unix(path: String)
        /// On this machine alone: what is sent is in the clear.
        case loopback(port: Int)

        /// Reads `/path/to/socket` or a number of a port.
        public init?(_ text: String) {
            if text.hasPrefix("/"), text.utf8.count <= 100 {
                self = .unix(path: text)
            } else if let port = Int(text), (1...65_535).contains(port) {
                self = .loopback(port: port)
            } else {
                return nil
            }
        }
    }

    /// Why there is no answer; free of data. The file is asked about again later.
    public enum Failure: Error, Equatable, Sendable {
        case unreachable
        /// No answer in time, or one that is none.
        case noAnswer
        /// The daemon takes less than it was sent (`StreamMaxLength`).
        case tooLarge
    }

    private let address: Address

    public init(_ address: Address) { self.address = address }

    /// Whether a virus is in the bytes that `next` hands over until it says nil.
    ///
    /// - Throws: `Failure`; what `next` throws.
    public func isInfected(_ next: @escaping @Sendable () async throws -> [UInt8]?) async throws -> Bool {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do { channel = try await connect() } catch { throw Failure.unreachable }
        return try await channel.executeThenClose { inbound, outbound in
            try await Self.send(next, to: outbound)
            return try Self.verdict(await Self.answer(inbound))
        }
    }

    /// What it says, to the end of the line; as much as came where it closes before.
    private static func answer(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async -> [UInt8] {
        var answer: [UInt8] = []
        do {
            for try await part in inbound {
                answer += part.readableBytesView
                guard answer.count <= CleaningLimits.scanAnswerBytes, answer.last != 0 else { break }
            }
        } catch {
            return answer
        }
        return answer
    }

    /// Whether the daemon answers at all.
    public func answers() async -> Bool {
        guard let channel = try? await connect() else { return false }
        let answer = try? await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: "zPING\0"))
            return await Self.answer(inbound)
        }
        return answer.map { $0.starts(with: Array("PONG".utf8)) } ?? false
    }

    /// A daemon that has had enough says so and closes: then no more is sent, and its answer is still there.
    private static func send(
        _ next: @Sendable () async throws -> [UInt8]?, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        guard await passes(ByteBuffer(string: "zINSTREAM\0"), to: outbound) else { return }
        while let bytes = try await next() {
            for start in stride(from: 0, to: bytes.count, by: CleaningLimits.scanPieceBytes) {
                let piece = bytes[start..<min(start + CleaningLimits.scanPieceBytes, bytes.count)]
                var buffer = ByteBuffer(integer: UInt32(piece.count))
                buffer.writeBytes(piece)
                guard await passes(buffer, to: outbound) else { return }
            }
        }
        _ = await passes(ByteBuffer(integer: UInt32(0)), to: outbound)
    }

    private static func passes(
        _ buffer: ByteBuffer, to outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async -> Bool {
        do { try await outbound.write(buffer) } catch { return false }
        return true
    }

    /// `stream: OK`, `stream: <name> FOUND`, `… ERROR`.
    static func verdict(_ answer: [UInt8]) throws(Failure) -> Bool {
        let text = String(decoding: answer.prefix { $0 != 0 && $0 != 0x0A }, as: UTF8.self)
        if text == "stream: OK" { return false }
        if text.hasPrefix("stream: "), text.hasSuffix(" FOUND") { return true }
        throw text.contains("size limit exceeded") ? .tooLarge : .noAnswer
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
        let start: @Sendable (any Channel) -> EventLoopFuture<NIOAsyncChannel<ByteBuffer, ByteBuffer>> = { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    IdleStateHandler(readTimeout: .seconds(CleaningLimits.scanSeconds)))
                try channel.pipeline.syncOperations.addHandler(ClosesWhenIdle())
                return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
            }
        }
        switch address {
        case .unix(let path):
            return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: start)
        case .loopback(let port):
            return try await bootstrap.connect(host: "127.0.0.1", port: port, channelInitializer: start)
        }
    }

    /// A daemon that says nothing for too long is left.
    private final class ClosesWhenIdle: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
            context.fireUserInboundEventTriggered(event)
        }
    }
}
