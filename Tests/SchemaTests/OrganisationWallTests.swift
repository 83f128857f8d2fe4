import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who reads and writes the organisation of other days and the number of the directory: the database decides.
@Suite struct OrganisationWallTests {
    /// The first column that a statement of the program's role gives, or the state with which it is refused.
    private static func answer(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> [String] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        do {
            return try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(
                        Statement("select guard.enter($1)"), [.text(signed)])
                    return try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "∅" }
                }
            }
        } catch let error as DatabaseError {
            return [error.sqlState ?? error.constraint ?? "refused"]
        }
    }

    private static let refused = ["42501"]

    @Test func `HS-4 everybody inside reads the organisation of other days, the public none of it`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let sql = "select (count(*) > 0)::text from directory.span"
            for caller in [office.clerk, office.head, office.auditor, office.administrator, office.cityClerk, .system] {
                #expect(try await Self.answer(sql, as: caller, office) == ["true"], "\(caller)")
            }
            #expect(try await Self.answer(sql, as: .publicVisitor, office) == ["false"])
        }
    }

    @Test func `HS-4 an organ that is no more gets no report`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            try await office.plantReport(in: office.neighbour)
            try await office.plant(
                "update directory.organ set ended_on = '2020-01-01' where organ_id = '\(office.neighbour.rawValue)'")
            await #expect(throws: StoreError.refused(constraint: "report_holder_is_there")) {
                try await office.plantReport(in: office.neighbour)
            }
            try await office.plantReport(in: office.county)
        }
    }

    @Test func `HS-4 the system alone writes it once, and nobody changes it`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            func insert(_ id: String) -> String {
                """
                insert into directory.span (version, kind, entity_id, ordinal, name)
                values (1, 'organ', '\(id)', 1, '虚构') returning entity_id
                """
            }
            for caller in [office.clerk, office.head, office.auditor, office.administrator, .publicVisitor] {
                #expect(try await Self.answer(insert("O0"), as: caller, office) == Self.refused, "\(caller)")
            }
            #expect(try await Self.answer(insert("O2"), as: .system, office) == ["O2"])
            for caller in [office.administrator, office.head, .system] {
                for sql in ["update directory.span set name = 'x'", "delete from directory.span"] {
                    #expect(try await Self.answer(sql, as: caller, office) == Self.refused, "\(caller) \(sql)")
                }
            }
        }
    }

    @Test func `HS-4 the number of the directory is anybody's to read and the system's to raise`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let insert = """
                insert into directory.edition (version, changed_at) values (7, now()) returning version::text
                """
            let read = "select e.version::text from directory.edition as e"
            for caller in [office.clerk, office.administrator, office.auditor, .publicVisitor] {
                #expect(try await Self.answer(insert, as: caller, office) == Self.refused, "\(caller)")
            }
            #expect(try await Self.answer(insert, as: .system, office) == ["7"])
            let raise = "update directory.edition set version = 8 returning version::text"
            for caller in [office.clerk, office.administrator, office.auditor, .publicVisitor] {
                #expect(try await Self.answer(read, as: caller, office) == ["7"], "\(caller)")
                #expect(try await Self.answer(raise, as: caller, office) == [], "\(caller)")
            }
            #expect(try await Self.answer(raise, as: .system, office) == ["8"])
            #expect(try await Self.answer("delete from directory.edition", as: .system, office) == Self.refused)
        }
    }

    /// Counts say that there is something: whoever may not see it counts nothing.
    @Test func `DW-ending whoever must not see a matter does not count it either`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            var barred = Barred()
            barred.staff = [try #require(office.deputy.staff?.staff)]
            _ = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: place, barred: barred))
            let sql = "select w.items::text from casework.open_work('room', array['O420281-J1']) as w"
            #expect(try await Self.answer(sql, as: .system, office) == ["1"])
            #expect(try await Self.answer(sql, as: office.head, office) == ["1"])
            let others = [office.deputy, office.auditor, office.first(.head, in: office.neighbour), .publicVisitor]
            for caller in others {
                #expect(try await Self.answer(sql, as: caller, office) == [], "\(caller)")
            }
        }
    }
}
