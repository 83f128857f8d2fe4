import Foundation
import NIOCore
import NIOPosix

/// The port on which the pages are served.
enum ListeningPort {
    /// Listens on a port for a moment, before anything is made: whoever has to choose another one should hear it at
    /// once, and not after a database has been set up.
    ///
    /// - Parameter port: 0 lets the system choose, and is always free.
    /// - Throws: a complaint when the port cannot be listened on.
    static func check(_ port: Int) async throws {
        guard port != 0 else { return }
        guard (1...65_535).contains(port) else {
            throw Complaint("端口应在1到65535之间：\(port)", "A port lies between 1 and 65535, which \(port) does not")
        }
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
                .bind(host: "127.0.0.1", port: port).get()
            try await channel.close()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw isTaken(port)
        } catch let error as IOError where error.errnoCode == EACCES {
            throw Complaint(
                "无权监听端口\(port)：请换一个大于1023的端口，例如 make run PORT=8080",
                "Port \(port) may not be listened on: choose one above 1023, for instance make run PORT=8080"
            )
        }
    }

    /// What to do when another program has the port.
    static func isTaken(_ port: Int) -> Complaint {
        Complaint(
            "端口\(port)已被占用：请换一个，例如 make run PORT=\(port + 1)",
            "Port \(port) is taken: choose another one, for instance make run PORT=\(port + 1)"
        )
    }
}
