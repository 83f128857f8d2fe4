import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who tells a receiver of something wakes a dispatcher where one sleeps: a notification holds up everybody's commits.
@Suite struct OutboxBellTests {
    /// What is heard on the channel of dispatchers.
    private struct Ear {
        private let office: TestOffice
        private let listener: Listener
        private var heard: AsyncStream<Libpq.Notification>.AsyncIterator
        private var count = 0

        init(_ office: TestOffice) async throws {
            self.office = office
            listener = try Listener(
                ConnectionSettings(office.conninfo(as: .worker)), channels: ["dengwen_outbox"])
            heard = listener.notifications.makeAsyncIterator()
            let first = await heard.next(isolation: #isolation)
            #expect(first == .reconnected)
        }

        /// How often it rang during `body`: a mark that follows tells whether all was heard.
        mutating func rings(_ body: () async throws -> Void) async throws -> Int {
            try await body()
            count += 1
            let mark = "mark \(count)"
            try await office.script("select pg_notify('dengwen_outbox', '\(mark)')")
            var rings = 0
            let last = Libpq.Notification.received(channel: "dengwen_outbox", payload: mark)
            while let next = await heard.next(isolation: #isolation), next != last {
                rings += 1
            }
            return rings
        }

        func close() async { await listener.close() }
    }

    private static func listening(_ body: (TestOffice, inout Ear) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            var ear = try await Ear(office)
            try await body(office, &ear)
            await ear.close()
        }
    }

    private static func tell(_ office: TestOffice, _ event: AnnouncedEvent = .caseRouted) async throws {
        let id: Report.ID = office.world.newID()
        let county = office.county
        try await office.store.transaction(as: .system, on: .worker) { try $0.announce(event, id, in: county) }
    }

    private static func rest(_ office: TestOffice) async throws -> Bool {
        try await office.store.transaction(as: .system, on: .notify) { try $0.restDispatcher() }
    }

    private static func rise(_ office: TestOffice) async throws {
        try await office.store.transaction(as: .system, on: .notify) { try $0.riseDispatcher() }
    }

    private static func waiting(_ office: TestOffice) async throws -> String {
        try await LaneWork.texts("select count(*)::text from notify.delivery where state = 'ready'", office)[0]
    }

    @Test func `who tells a receiver rings where a dispatcher sleeps, and nowhere else`() async throws {
        try await Self.listening { office, ear in
            try await office.openEndpoint()
            #expect(try await ear.rings { try await Self.tell(office) } == 0, "nobody sleeps")
            #expect(try await LaneWork.act(office) { try $0.rest(.read) })
            #expect(try await ear.rings { try await Self.tell(office) } == 0, "a worker is no dispatcher")
            #expect(try await Self.rest(office))
            #expect(try await Self.rest(office) == false, "it was said before")
            #expect(try await ear.rings { try await Self.tell(office) } == 1)
            #expect(try await ear.rings { _ = try await LaneWork.enqueue(1, "A", office) } == 0, "nothing is told")
            try await Self.rise(office)
            #expect(try await ear.rings { try await Self.tell(office) } == 0, "it is up")
            #expect(try await Self.waiting(office) == "4", "rung for or not, all of it is there")
        }
    }

    @Test func `so does who sends again, and who tells of a seal`() async throws {
        try await Self.listening { office, ear in
            let endpoint = try await office.openEndpoint()
            try await Self.tell(office)
            #expect(try await ear.rings { try await Self.sendAgain(endpoint, office) } == 0)
            #expect(try await ear.rings { try await Self.tellOfSeal(office) } == 0)
            #expect(try await Self.rest(office))
            #expect(try await ear.rings { try await Self.sendAgain(endpoint, office) } == 1)
            #expect(try await ear.rings { try await Self.tellOfSeal(office) } == 1)
        }
    }

    /// Gives the one announcement of `tell` up, and sends it again as an administrator.
    private static func sendAgain(_ endpoint: EndpointRecord.ID, _ office: TestOffice) async throws {
        try await office.plant(
            """
            update notify.delivery set state = 'dead', finished_at = now(), is_shown = true
            where event_type = 'dengwen.case.routed.v1'
            """)
        let sent = try await office.store.transaction(as: office.administrator) { transaction in
            try transaction.resendDeliveries(of: endpoint, limit: 10)
        }
        #expect(sent == 1)
    }

    private static func tellOfSeal(_ office: TestOffice) async throws {
        let connection = try await office.connect()
        let told = try await LaneWork.hold(
            connection, office,
            "select notify.announce_head('dengwen-head-2 a b c d e', gen_random_uuid(), 100)::text")
        try await told.held.commit()
        await connection.close()
        #expect(told.value == ["1"])
    }
}
