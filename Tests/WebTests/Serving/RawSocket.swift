import NIOCore
import NIOPosix

/// Bytes to the server and back, with no client in between that would mend them.
enum RawSocket {
    /// What the server says to some bytes, until it closes.
    static func exchange(_ request: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // A server that has had enough closes before it read all.
            try? await outbound.write(ByteBuffer(string: request))
            var answer = ByteBuffer()
            do { for try await part in inbound { answer.writeImmutableBuffer(part) } } catch {
                return String(buffer: answer)
            }
            return String(buffer: answer)
        }
    }
}
