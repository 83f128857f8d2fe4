import Foundation

/// A webhook receiver in Python on an ephemeral loopback port, which verifies every signature by itself: with the
/// library `standardwebhooks` when the Python of `DENGWEN_TEST_PYTHON` has it. It ends with its standard input.
///
/// It answers the statuses of its plan, the last one for ever.
final class Receiver: Sendable {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    let port: UInt16
    private let process = Process()
    private let input = Pipe()
    private let log: URL

    init(plan: [Int] = [200]) throws {
        log = FileManager.default.temporaryDirectory.appendingPathComponent("receiver-\(UUID().uuidString).log")
        let output = Pipe()
        let python = ProcessInfo.processInfo.environment["DENGWEN_TEST_PYTHON"] ?? "python3"
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            python, "-c", Self.script, log.path, Self.secret, plan.map(String.init).joined(separator: ","),
        ]
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
    struct Line: Decodable {
        let id: String
        let status: Int
        let isSigned: Bool
        let type: String
        let reference: String
        let revision: Int
        let source: String
        let event: String
        let body: String
    }

    var url: String { "http://127.0.0.1:\(port)/hook" }

    func lines() throws -> [Line] {
        guard let text = try? String(contentsOf: log, encoding: .utf8) else { return [] }
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    private static let script = #"""
        import base64, hashlib, hmac, json, sys, threading
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
        try:
            from standardwebhooks.webhooks import Webhook
        except ImportError:
            Webhook = None

        log = open(sys.argv[1], "a", buffering=1)
        secret = sys.argv[2]
        plan = [int(status) for status in sys.argv[3].split(",")]
        lock = threading.Lock()

        def is_signed(headers, body):
            if Webhook:
                try:
                    Webhook(secret).verify(body, headers)
                    return True
                except Exception:
                    return False
            message = ("%s.%s." % (headers["webhook-id"], headers["webhook-timestamp"])).encode() + body
            key = base64.b64decode(secret[6:])
            right = "v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()
            return right in headers["webhook-signature"].split(" ")

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                event = json.loads(body)
                with lock:
                    status = plan.pop(0) if len(plan) > 1 else plan[0]
                    log.write(json.dumps({
                        "id": headers["webhook-id"], "status": status, "isSigned": is_signed(headers, body),
                        "type": event["type"], "reference": event["data"].get("case_ref", ""),
                        "revision": event["data"].get("rev", 0), "source": event["source"], "event": event["id"],
                        "body": body.decode(),
                    }) + "\n")
                self.send_response(status)
                if status == 429:
                    self.send_header("Retry-After", "1")
                self.send_header("Content-Length", "0")
                self.end_headers()
            def log_message(self, *rest):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        sys.stdin.read()
        """#
}
