import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The organisation of a day decides, and another one holds in a program that runs, from its next transaction on.
@Suite struct OrganisationTests {
    private static let (former, heir) = (Room.ID("O420281-J2"), Room.ID("O420281-J3"))

    /// The desk as a program whose organisation knows of other days.
    private static func context(_ desk: Desk, _ organisation: Organisation) -> OperationContext {
        let office = desk.office
        return OperationContext(
            store: office.store, organisation: organisation, calendar: office.calendar, cell: "4202",
            world: office.world)
    }

    /// Registered today, routed tomorrow, when the room that would have had it is no more.
    private static func routedTomorrow(_ desk: Desk, _ spans: [Directory.Span]) async throws -> ClueRecord {
        let organisation = try Organisation(desk.office.directory.without([former]), spans: spans)
        let context = context(desk, organisation)
        let receipt = try await desk.register(.townshipCadre)
        desk.office.clock.advance(days: 1)
        _ = try await ProposeTriage(context)(receipt.id, .accusation, as: desk.clerk)
        let outcome = try await ConfirmTriage(context)(receipt.id, as: desk.lead)
        let clue = try #require(outcome.clue)
        return try await desk.office.store.transaction(as: .system) { try $0.clue(clue) }
    }

    private static func span(_ desk: Desk, successor: String?) throws -> Directory.Span {
        let room = try #require(desk.office.directory.span(.room, former.rawValue))
        var span = room
        span.until = desk.today.adding(days: 1)
        span.successor = successor
        return span
    }

    @Test func `HS-4 a room that is no more gets no new work: who took over gets it`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.routedTomorrow(desk, [try Self.span(desk, successor: Self.heir.rawValue)])
            #expect(clue.room == Self.heir)
        }
    }

    @Test func `HS-4 until somebody is named who took over the confirmation is refused and says what to do`()
        async throws
    {
        try await Desk.open { desk in
            let spans = [try Self.span(desk, successor: nil)]
            let error = await #expect(throws: OperationError.self) { try await Self.routedTomorrow(desk, spans) }
            guard case .refused(let reason, let remedy) = try #require(error) else {
                Issue.record("refused with a remedy")
                return
            }
            #expect(reason.zh.contains("已撤销") && remedy.zh.contains("并入"))
        }
    }

    @Test func `HS-4 a directory that one program loads holds in another that runs, from its next transaction on`()
        async throws
    {
        try await Desk.open { desk in
            let office = desk.office
            let store = office.followingStore()
            let running = OperationContext(
                store: store, directory: office.directory, calendar: office.calendar, cell: "4202",
                world: office.world)
            let load = LoadDirectory(office.store)
            let old = try #require(office.directory[Self.heir]?.name)
            let document = try #require(try await load.document())
            let changed = document.replacing("\"\(old)\"", with: "\"第三联合监督室\"")
            #expect(changed != document)
            #expect(try await load(office.directory, document: changed, calendar: office.calendar))
            #expect(running.directory[Self.heir]?.name == old, "nothing was asked yet")
            try await store.transaction(as: .publicVisitor) { _ in }
            #expect(running.directory[Self.heir]?.name == "第三联合监督室")
            try await store.transaction(as: .system, on: .worker) { _ in }
            let edition = "select e.version::text from directory.edition as e"
            #expect(try await desk.texts(edition) == ["1"])
            #expect(try await !load(office.directory, document: changed, calendar: office.calendar))
            #expect(try await desk.texts(edition) == ["1"], "the very same one is no other")
        }
    }

    @Test func `HS-4 every entry of a document has its days in the database, what ended its end and successor`()
        async throws
    {
        try await Desk.open { desk in
            let organisation = try Organisation(
                desk.office.directory.without([Self.former]),
                spans: [try Self.span(desk, successor: Self.heir.rawValue)])
            let load = LoadDirectory(desk.office.store)
            #expect(try await load(organisation, document: "with history", calendar: desk.office.calendar))
            let end = desk.today.adding(days: 1).description
            let days = """
                select concat_ws(' ', s.to_on, s.successor_id) from directory.span as s
                where s.kind = 'room' and s.entity_id = '\(Self.former.rawValue)'
                order by s.version desc, s.ordinal limit 1
                """
            #expect(try await desk.texts(days) == ["\(end) \(Self.heir.rawValue)"])
            let row = """
                select concat_ws(' ', r.ended_on, r.successor_room_id) from directory.room as r
                where r.room_id = '\(Self.former.rawValue)'
                """
            #expect(try await desk.texts(row) == ["\(end) \(Self.heir.rawValue)"])
        }
    }
}

extension Directory {
    /// The same without some rooms; whoever worked there has none.
    func without(_ gone: [Room.ID]) throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs, rooms: rooms.filter { !gone.contains($0.id) },
            staff: staff.map { person in
                Staff(
                    id: person.id, name: person.name, post: person.post, organ: person.organ,
                    room: person.room.flatMap { gone.contains($0) ? nil : $0 })
            }, townships: townships, units: units)
    }
}
