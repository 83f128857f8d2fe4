import Foundation
import Libcurl

/// A webhook receiver in Python on an ephemeral loopback port. It verifies every signature by itself, answers as the
/// path says and writes a line for each request it has answered. It ends with its standard input.
///
/// `/plan/500,200/NAME` answers 500, then 200 for ever; `/hang/NAME` never answers; `/gate/NAME` answers when
/// somebody has asked for `/release`; `/await?PATH` answers when PATH has been asked for.
final class Receiver: Sendable {
    let port: UInt16
    private let process = Process()
    private let input = Pipe()
    private let log: URL

    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    init() throws {
        log = FileManager.default.temporaryDirectory.appendingPathComponent("receiver-\(UUID().uuidString).log")
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, log.path, String(Self.secret.dropFirst(6))]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NoPort() }
        self.port = port
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: log)
    }

    struct NoPort: Error {}

    /// One answered request.
    struct Line {
        let path: String
        let id: String
        let status: Int
        let isSigned: Bool
    }

    func lines() throws -> [Line] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ").map(String.init)
            return Line(path: parts[0], id: parts[1], status: Int(parts[2]) ?? 0, isSigned: parts[3] == "signed")
        }
    }

    var rule: EgressRule { EgressRule(host: "127.0.0.1", port: port, networks: [], mode: .developmentLoopback) }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Asks for `path` beside the dispatcher and waits for the answer.
    func ask(_ path: String) async throws {
        let client = try HTTPClient(.init(userAgent: "test"))
        let url = try EndpointURL(url(path), allowPlainHTTP: true)
        _ = try await client.send(HTTPClient.Request(.get, url, egress: rule)).result.get()
    }

    private static let script = #"""
        import base64, collections, hashlib, hmac, socket, sys, threading

        log = open(sys.argv[1], "a", buffering=1)
        key = base64.b64decode(sys.argv[2])
        changed = threading.Condition()
        seen = collections.Counter()

        def wait_for(name):
            with changed:
                changed.wait_for(lambda: seen[name] > 0, timeout=30)

        def is_signed(headers, body):
            message = ("%s.%s." % (headers.get("webhook-id"), headers.get("webhook-timestamp"))).encode() + body
            right = "v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
            return right in headers.get("webhook-signature", "").split(" ")

        def serve(conn):
            try:
                stream = conn.makefile("rb")
                while line := stream.readline():
                    path = line.decode().split(" ")[1]
                    headers = {}
                    while (line := stream.readline()) not in (b"\r\n", b""):
                        name, _, value = line.decode().partition(":")
                        headers[name.lower()] = value.strip()
                    body = stream.read(int(headers.get("content-length", 0)))
                    with changed:
                        seen[path] += 1
                        nth = seen[path]
                        changed.notify_all()
                    status, extra = 200, ""
                    if path.startswith("/plan/"):
                        plan = path.split("/")[2].split(",")
                        status = int(plan[min(nth, len(plan)) - 1])
                    elif path.startswith("/hang/"):
                        conn.recv(1)
                        return
                    elif path.startswith("/gate/"):
                        wait_for("/release")
                    elif path.startswith("/await?"):
                        wait_for(path[7:])
                    if status == 429:
                        extra = "Retry-After: 7\r\n"
                    if "webhook-id" in headers:
                        mark = "signed" if is_signed(headers, body) else "unsigned"
                        with changed:
                            log.write("%s %s %d %s\n" % (path, headers["webhook-id"], status, mark))
                    conn.sendall(("HTTP/1.1 %d X\r\n%sContent-Length: 0\r\n\r\n" % (status, extra)).encode())
            except OSError:
                pass
            finally:
                conn.close()

        def accept():
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        threading.Thread(target=accept, daemon=True).start()
        print(listener.getsockname()[1], flush=True)
        sys.stdin.read()
        """#
}
