import Testing

@testable import Libpq

/// A database of one's own is reached over TLS with a checked certificate, unless nobody else is on the way.
@Suite("Libpq: the way to the database")
struct DatabaseWayTests {
    @Test(arguments: [
        "host=/run/postgresql dbname=x", "dbname=x host=''", "host=@abstract", "host=localhost", "host=127.0.0.1",
        "host=127.255.3.4", "host=::1", "postgresql://x@127.0.0.1:5432/y", "postgresql://x@[::1]/y",
        "host=db.example hostaddr=127.0.0.1", "host=/run,127.0.0.1", "postgresql://x@%2Frun%2Fpostgresql/y",
    ])
    func `a socket and the loopback need no certificate`(conninfo: String) throws {
        #expect(try ConnectionSettings(conninfo).way() == .onThisMachine)
    }

    @Test(arguments: [
        "host=db.example", "host=db.example sslmode=require", "host=db.example sslmode=verify-ca",
        "postgresql://x@db.example/y", "postgresql://x@db.example/y?sslmode=prefer", "host=10.0.0.1",
        "host=127.evil.example", "host=127.0.0.1.evil.example", "host=127.0.0.1e", "host=127.0.0.256",
        "host=localhost.evil.example",
        "host=127.1", "host=localhost hostaddr=10.0.0.1", "host=/run,db.example", "host=127.0.0.1,,db.example",
        "host=a,/run hostaddr=,127.0.0.1", "service=elsewhere host=/run",
    ])
    func `every other server is refused unless its address demands the certificate and its name`(
        conninfo: String
    ) throws {
        #expect(try ConnectionSettings(conninfo).way() == .open)
        let demanding =
            conninfo.hasPrefix("postgresql:")
            ? String(conninfo.prefix { $0 != "?" }) + "?sslmode=verify-full" : conninfo + " sslmode=verify-full"
        #expect(try ConnectionSettings(demanding).way() == .verified)
    }

    @Test func `what the environment adds counts where the string says nothing`() {
        let elsewhere = ["host": "db.example"]
        #expect(ConnectionSettings.way(given: ["dbname": "x"], defaults: elsewhere) == .open)
        #expect(ConnectionSettings.way(given: ["host": "/run"], defaults: elsewhere) == .onThisMachine)
        #expect(ConnectionSettings.way(given: ["host": "/run"], defaults: ["hostaddr": "10.0.0.1"]) == .open)
        #expect(ConnectionSettings.way(given: ["host": ""], defaults: elsewhere) == .open, "empty is not written")
        let verified = elsewhere.merging(["sslmode": "verify-full"]) { $1 }
        #expect(ConnectionSettings.way(given: [:], defaults: verified) == .verified)
        #expect(ConnectionSettings.way(given: ["sslmode": "prefer"], defaults: verified) == .open)
    }

    @Test func `a ticket of GSSAPI does not replace the certificate`() throws {
        let given = try ConnectionSettings("host=db.example sslmode=verify-full").parameters()
        #expect(given.first { $0.keyword == "gssencmode" }?.value == "disable")
    }
}
