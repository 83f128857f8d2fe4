import TestDatabase
import Testing

@testable import Libpq

/// From a server that was the right one to the one that is.
@Suite struct SwitchoverTests {
    private static let insert = Statement("insert into kept values (1)")

    @Test func `whoever writes to a server that only reads by now may run again, and does so on the next`() async throws
    {
        let former = try await OwnServer()
        let next = try await OwnServer()
        for server in [former, next] {
            let connection = try await Connection.open(server.settings)
            try await connection.run { try $0.script("create table kept (a int)") }
            await connection.close()
        }
        let settings = OwnServer.settings([former, next], "target_session_attrs=read-write")
        let pool = Pool(settings, size: 1, waitTimeout: .seconds(60))
        try await pool.run { session in
            #expect(try session.query(OwnServer.whoServes)[0].text(0) == former.directory)
            try session.script("alter system set default_transaction_read_only = on")
            try session.script("select pg_reload_conf()")
            let setting = Statement("select current_setting('default_transaction_read_only')")
            while try session.query(setting)[0].text(0) != "on" {}
        }
        let error = await failure {
            try await pool.run { session in try session.transaction { try $0.execute(Self.insert) } }
        }
        #expect(error?.kind == .connectionLost && error?.isRetryable == true && error?.sqlState == "25006")
        let served = try await pool.run { session in
            try session.transaction { try $0.execute(Self.insert) }
            return try session.query(OwnServer.whoServes)[0].text(0)
        }
        #expect(served == next.directory)
        await pool.close()
        former.end()
        next.end()
    }

    @Test func `who asked to read only and writes is told so, and keeps the connection`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script("create temp table kept (a int)")
                let error = #expect(throws: DatabaseError.self) {
                    try session.transaction(readOnly: true) { try $0.script("create table kept_for_good (a int)") }
                }
                #expect(error?.kind == .other && error?.sqlState == "25006")
                #expect(try session.execute(Self.insert) == 1)
            }
        }
    }

    private static let silent = """
        import socket, sys
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        sys.stdin.read()
        """

    /// The kernel takes the connection, and nobody ever says a word on it.
    @Test func `a first host that answers nothing leaves the second one its turn while a run waits`() async throws {
        let silent = try await Attendant(#"exec python3 -c "$1""#, [Self.silent])
        let port = try #require(UInt16(silent.greeting))
        let directory = Cluster.shared.directory
        let settings = ConnectionSettings(
            "host=127.0.0.1,\(directory) port=\(port),5432 user=postgres dbname=postgres")
        let pool = Pool(settings, size: 1)
        let served = try await pool.run { try $0.query(OwnServer.whoServes)[0].text(0) }
        #expect(served == directory)
        await pool.close()
        silent.end()
    }

    @Test(arguments: [
        ("host=a.example", "5"), ("host=a.example,b.example", "2"), ("hostaddr=192.0.2.1,192.0.2.2", "2"),
        ("postgresql://a.example,b.example/dengwen", "2"), ("host=a.example,b.example connect_timeout=9", "9"),
    ])
    func `a host among several has less time to answer, unless the operator says otherwise`(
        _ conninfo: String, _ seconds: String
    ) throws {
        let parameters = try ConnectionSettings(conninfo).parameters()
        #expect(parameters.filter { $0.keyword == "connect_timeout" }.map(\.value) == [seconds])
    }
}
