import Libpq
import TestDatabase
import Testing

@Suite struct ListenerTests {
    private static let notify = Statement("select pg_notify($1::text, $2::text)::text")

    @Test func `notifications arrive, also after the backend was killed, with a word that some were missed`()
        async throws
    {
        let channel = "Desk \"A\" 登闻"
        let settings = ConnectionSettings(
            "host=\(Cluster.shared.directory) user=postgres dbname=postgres", applicationName: "listener-test")
        let listener = try Listener(settings, channels: [channel, "other"])
        var reader = listener.notifications.makeAsyncIterator()
        let first = await reader.next()
        #expect(first == .reconnected)
        let connection = try await Cluster.shared.connect()
        for number in 0..<20 {
            try await connection.run { try $0.execute(Self.notify, [.text(channel), .text("\(number)")]) }
            let heard = await reader.next()
            #expect(heard == .received(channel: channel, payload: "\(number)"))
        }
        try await connection.run { session in
            try session.execute(
                Statement(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener-test'
                    """))
        }
        let afterKill = await reader.next()
        #expect(afterKill == .reconnected)
        try await connection.run { try $0.execute(Self.notify, [.text("other"), .text("again")]) }
        let again = await reader.next()
        #expect(again == .received(channel: "other", payload: "again"))
        await connection.close()
        await listener.close()
        let end = await reader.next()
        #expect(end == nil)
    }

    @Test func `a listener whose server does not answer tries again, and can be closed`() async throws {
        for isAwaited in [true, false] {
            let proxy = try await SwallowingProxy(
                before: Cluster.shared.directory, takingAway: .silence, of: #"listen "unanswered""#)
            let name = "listener-unanswered-\(isAwaited)"
            let listener = try Listener(
                Cluster.settings(through: proxy, "application_name=\(name)"), channels: ["unanswered"])
            try await withConnection { observer in
                try await observer.run { session in
                    let listens = Statement(
                        """
                        select count(*) from pg_stat_activity
                        where application_name = $1 and query like 'listen%' and state = 'idle'
                        """)
                    while try session.query(listens, [.text(name)])[0].int8(0) == 0 {}
                }
            }
            if isAwaited {
                let isThere = await isOver { for await _ in listener.notifications { break } }
                #expect(isThere, "the second connection is answered")
            }
            #expect(await isOver { await listener.close() })
            proxy.end()
        }
    }

    @Test func `a listener without a server can be closed`() async throws {
        let listener = try Listener(ConnectionSettings("host=/nowhere-at-all user=x"), channels: ["a"])
        await listener.close()
        var reader = listener.notifications.makeAsyncIterator()
        let end = await reader.next()
        #expect(end == nil)
    }
}
