/// Stands between us and the server, and takes one commit, or another statement, or the answer to it away.
public final class SwallowingProxy: Sendable {
    public enum Way: String, CaseIterable, Sendable {
        /// The server commits, and the connection breaks before it is heard.
        case answer
        /// The server commits, and nothing more is heard, on a connection that stands.
        case silence
        /// The commit never arrives; the connection breaks.
        case commit
        /// The server commits, and its answer comes in a form that nobody knows, on a connection that stands.
        case garbled
    }

    /// Where its socket is.
    public let directory: String
    private let attendant: Attendant

    private static let script = #"exec python3 -c "$1" "$2" "$3" "$4""#

    private static let program = #"""
        import shutil, socket, sys, tempfile, threading

        server, way, statement = sys.argv[1:]
        folder = tempfile.mkdtemp(prefix="dwpx.")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(folder + "/.s.PGSQL.5432")
        listener.listen()
        # The end of its message in either protocol, alone or behind the last statements.
        STRUCK = statement.encode() + b"\0"
        left = ["one"]


        def end(*links):
            for link in links:
                try:
                    link.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass


        def back(client, upstream, struck):
            try:
                while data := upstream.recv(65536):
                    if not struck.is_set():
                        client.sendall(data)
                    elif way == "answer":
                        end(client, upstream)
                    elif way == "garbled":
                        # The type of the first message; no message has this one.
                        client.sendall(b"~" + data[1:])
                        struck.clear()
            except OSError:
                pass
            if way != "silence":
                end(client)


        def forth(client):
            upstream = socket.socket(socket.AF_UNIX)
            upstream.connect(server + "/.s.PGSQL.5432")
            struck = threading.Event()
            threading.Thread(target=back, args=(client, upstream, struck), daemon=True).start()
            try:
                while data := client.recv(65536):
                    if left and STRUCK in data:
                        left.clear()
                        struck.set()
                        if way == "commit":
                            break
                    upstream.sendall(data)
            except OSError:
                pass
            end(client, upstream)


        def accept():
            while True:
                client, _ = listener.accept()
                threading.Thread(target=forth, args=(client,), daemon=True).start()


        threading.Thread(target=accept, daemon=True).start()
        print(folder, flush=True)
        sys.stdin.read()
        shutil.rmtree(folder)
        """#

    private struct NotStarted: Error {}

    /// - Parameters:
    ///   - server: the directory of the server's socket.
    ///   - statement: the one that is struck, the first time that it comes; its whole text, or the end of it.
    public init(before server: String, takingAway way: Way, of statement: String = "commit") async throws {
        attendant = try await Attendant(Self.script, [Self.program, server, way.rawValue, statement])
        directory = attendant.greeting
        if directory.isEmpty { throw NotStarted() }
    }

    public func end() { attendant.end() }
}
