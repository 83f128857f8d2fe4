import Foundation

/// A webhook receiver over TLS in Python, on an ephemeral loopback port, which verifies every signature by itself.
/// It ends with its standard input, whose first line is the secret.
final class Receiver: Sendable {
    let port: UInt16
    private let process = Process()
    private let input = Pipe()
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("receiver-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.makeCertificate(in: folder)
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script, folder.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NotStarted() }
        self.port = port
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    struct NotStarted: Error {}

    /// One answered request.
    struct Line: Decodable {
        let isSigned: Bool
        let type: String
        let reference: String
        let revision: Int
        let body: String
    }

    var url: String { "https://127.0.0.1:\(port)/hook" }
    var certificate: String { folder.appendingPathComponent("certificate.pem").path }

    /// Tells it the secret that the page has shown; requests wait for it.
    func know(_ secret: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((secret + "\n").utf8))
    }

    func lines() throws -> [Line] {
        let text = try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    private static func makeCertificate(in folder: URL) throws {
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=receiver", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", folder.appendingPathComponent("key.pem").path,
            "-out", folder.appendingPathComponent("certificate.pem").path,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        guard openssl.terminationStatus == 0 else { throw NotStarted() }
    }

    private static let script = #"""
        import base64, hashlib, hmac, json, ssl, sys, threading
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        folder = sys.argv[1]
        log = open(folder + "/log", "a", buffering=1)
        known = threading.Event()
        lock = threading.Lock()
        secret = b""

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                known.wait()
                message = ("%s.%s." % (self.headers["webhook-id"], self.headers["webhook-timestamp"])).encode() + body
                right = "v1," + base64.b64encode(hmac.new(secret, message, hashlib.sha256).digest()).decode()
                event = json.loads(body)
                with lock:
                    log.write(json.dumps({
                        "isSigned": right in self.headers["webhook-signature"].split(" "), "type": event["type"],
                        "reference": event["data"]["case_ref"], "revision": event["data"]["rev"],
                        "body": body.decode(),
                    }) + "\n")
                self.send_response(204)
                self.end_headers()
            def log_message(self, *rest):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
        secret = base64.b64decode(sys.stdin.readline().strip()[6:])
        known.set()
        sys.stdin.read()
        """#
}
