import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// 打听、过问、说情: written once, and never seen by the person concerned.
@Suite struct InterferenceTests {
    private static func record(
        _ concerned: StaffCaller?, on clue: Clue.ID, _ desk: Desk, by caller: StaffCaller
    ) async throws {
        let entry = RecordInterference.Entry(
            asker: concerned == nil ? .outside : .colleague, concerned: concerned?.staff, way: .pleaded,
            askedOn: desk.today, words: "哨兵说情"
        )
        try await RecordInterference(desk.context)(clue, entry, as: caller)
    }

    private static func sees(_ person: StaffCaller, _ desk: Desk) async throws -> [String] {
        try await RecordInterference(desk.context).shown(to: person).map(\.words)
    }

    @Test func `JC-66 leaders and cadre supervision see an entry, and whoever wrote it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await Self.record(nil, on: clue, desk, by: desk.holder)
            for person in [desk.holder, desk.deputy, desk.head, desk.member("O420281-GJ")] {
                #expect(try await Self.sees(person, desk) == ["哨兵说情"], "\(person.staff)")
            }
            let neighbour = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            for person in [desk.member("O420281-J2", 0), desk.clerk, desk.supervisor, desk.cityLead, neighbour] {
                #expect(try await Self.sees(person, desk).isEmpty, "\(person.staff)")
            }
            #expect(try await OpenClue(desk.context)(clue, as: desk.deputy).interference == 1)
            #expect(try await OpenClue(desk.context)(clue, as: desk.member("O420281-J2", 0)).interference == 0)
        }
    }

    @Test func `JC-66 C14 the person concerned does not see it, be it the head`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            for person in [desk.head, desk.deputy, desk.member("O420281-GJ")] {
                try await Self.record(person, on: clue, desk, by: desk.holder)
            }
            for person in [desk.head, desk.deputy, desk.member("O420281-GJ")] {
                #expect(try await Self.sees(person, desk).count == 2, "\(person.staff)")
                let counted = try? await OpenClue(desk.context)(clue, as: person).interference
                #expect(counted == nil || counted == 2, "\(person.staff)")
            }
            #expect(try await Self.sees(desk.holder, desk).count == 3)
        }
    }

    @Test func `JC-66 whoever stands aside from the matter sees no entry on it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await Self.record(nil, on: clue, desk, by: desk.holder)
            try await HandleClue(desk.context).standAside(clue, as: desk.deputy)
            #expect(try await Self.sees(desk.deputy, desk).isEmpty)
            #expect(try await Self.sees(desk.head, desk).count == 1)
        }
    }

    @Test func `JC-66 nobody records on what they do not see, about themselves, or of days to come`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.notFound) {
                try await Self.record(nil, on: clue, desk, by: desk.member("O420281-J1"))
            }
            await #expect(throws: OperationError.self) {
                try await Self.record(desk.holder, on: clue, desk, by: desk.holder)
            }
            let late = RecordInterference.Entry(
                asker: .leader, way: .enquired, askedOn: desk.today.adding(days: 1), words: "哨兵")
            await #expect(throws: OperationError.self) {
                try await RecordInterference(desk.context)(clue, late, as: desk.holder)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `JC-66 C14 no role of the program changes or removes an entry`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await Self.record(desk.head, on: clue, desk, by: desk.holder)
            for sql in ["delete from casework.interference", "update casework.interference set way = 'enquired'"] {
                let connection = try await desk.office.connect(as: .web)
                await #expect(throws: (any Error).self) {
                    try await connection.run { session in try session.script(sql) }
                }
                await connection.close()
            }
        }
    }

    @Test func `JC-17 JC-66 registered interference takes a township's matter up when it is routed`() async throws {
        try await Desk.open { desk in
            let draft = ReportDraft.villageCadre
            let plain = try await desk.triage(draft).outcome
            #expect(plain.route?.rule != .interference)
            let receipt = try await desk.register(draft)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            let entry = RecordInterference.Entry(
                asker: .leader, way: .intervened, askedOn: desk.today, words: "哨兵过问")
            try await RecordInterference(desk.context)(receipt.id, entry, as: desk.clerk)
            let routed = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(routed.route?.rule == .interference)
        }
    }
}
