import Foundation

/// A receiver with every bad habit, in Python, on an ephemeral loopback port. It ends when this process does,
/// because it waits for the end of its standard input.
final class TestServer: Sendable {
    /// For tests that do not count connections: starting Python costs more than most of them.
    static let shared = Result { try TestServer() }

    let port: UInt16
    private let process: Process
    private let input: Pipe

    /// - Parameter certificate: PEM files; with them the server speaks TLS.
    init(certificate: TestCertificate? = nil) throws {
        process = Process()
        input = Pipe()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.script]
        if let certificate { process.arguments? += [certificate.certificateFile, certificate.keyFile] }
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
    }

    struct NoPort: Error {}

    private static let script = #"""
        import collections, socket, ssl, sys, threading

        changed = threading.Condition()
        count = collections.Counter()

        def note(key):
            with changed:
                count[key] += 1
                changed.notify_all()

        def wait_for(key, wanted):
            with changed:
                changed.wait_for(lambda: count[key] >= wanted, timeout=20)

        def reply(conn, status, body=b"", headers=()):
            lines = ["HTTP/1.1 %d X" % status, "Content-Length: %d" % len(body)] + list(headers)
            conn.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + body)

        def answer(conn, method, path, headers, body, nth):
            name = path.split("?")[0]
            note(name)
            if name == "/count":
                with changed:
                    reply(conn, 200, str(count[path.split("?")[1]]).encode())
            elif name == "/await":
                wait_for(path.split("?")[1], 1)
                reply(conn, 200, b"seen")
            elif name == "/echo":
                text = "%s %s %s %d " % (method, headers.get("content-type", "-"), headers.get("expect", "-"), len(body))
                reply(conn, 200, text.encode() + body)
            elif name == "/headers-seen":
                reply(conn, 200, " ".join(sorted(headers)).encode())
            elif name.startswith("/status/"):
                reply(conn, int(name[8:]), b"x", ["Location: /secret", "Retry-After:  7 ", "X-Other: no"])
            elif name == "/informational":
                conn.sendall(b"HTTP/1.1 103 Hints\r\nRetry-After: 1\r\n\r\n")
                reply(conn, 200, b"done")
            elif name == "/endless":
                conn.sendall(b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n")
                while True:
                    conn.sendall(b"400\r\n" + b"z" * 1024 + b"\r\n")
            elif name == "/huge":
                conn.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 1000000000\r\n\r\n")
                while True:
                    conn.sendall(b"z" * 1024)
            elif name == "/gzip":
                reply(conn, 200, b"\x1f\x8b not really", ["Content-Encoding: gzip"])
            elif name == "/many-headers":
                conn.sendall(b"HTTP/1.1 200 X\r\n")
                for number in range(100000):
                    conn.sendall(b"X-%d: yes\r\n" % number)
            elif name == "/drip":
                conn.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n")
                while not over.wait(0.05):
                    conn.sendall(b".")
            elif name == "/hang":
                if not conn.recv(1):
                    note("gone")
                raise OSError
            elif name == "/close":
                raise OSError
            elif name == "/short":
                conn.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\nhalf")
                raise OSError
            elif name == "/garbage":
                conn.sendall(b"SSH-2.0-OpenSSH\r\n\r\n")
                raise OSError
            else:
                reply(conn, 200, b"ok")

        def serve(conn):
            note("connection")
            try:
                if context:
                    conn = context.wrap_socket(conn, server_side=True)
                stream = conn.makefile("rb")
                nth = 0
                while True:
                    line = stream.readline()
                    if not line:
                        break
                    method, path, _ = line.decode().split(" ", 2)
                    headers = {}
                    while (line := stream.readline()) not in (b"\r\n", b""):
                        name, _, value = line.decode().partition(":")
                        headers[name.lower()] = value.strip()
                    body = stream.read(int(headers.get("content-length", 0)))
                    nth += 1
                    note("request")
                    answer(conn, method, path, headers, body, nth)
            except (OSError, ValueError):
                pass
            finally:
                try:
                    conn.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                conn.close()

        def accept(listener):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

        over = threading.Event()
        context = None
        if len(sys.argv) > 2:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(sys.argv[1], sys.argv[2])
        while True:
            four = socket.create_server(("127.0.0.1", 0), backlog=512)
            port = four.getsockname()[1]
            try:
                six = socket.create_server(("::1", port), family=socket.AF_INET6, backlog=512)
                break
            except OSError:
                four.close()
        for listener in (four, six):
            threading.Thread(target=accept, args=(listener,), daemon=True).start()
        print(port, flush=True)
        sys.stdin.read()
        """#
}

/// A certificate that signs itself, for `localhost` and 127.0.0.1, in a folder of its own.
final class TestCertificate: Sendable {
    let certificateFile: String
    let keyFile: String
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("libcurl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificateFile = folder.appendingPathComponent("certificate.pem").path
        keyFile = folder.appendingPathComponent("key.pem").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", keyFile, "-out", certificateFile,
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}
