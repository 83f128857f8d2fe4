import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What repeats what (JB-14), asked by direct SQL: a letter that is kept from whoever asks takes no place in a list that has
/// an end, and counts for nothing.
@Suite struct RepeatWallTests {
    private static let room = Room.ID("O420281-J1")

    /// The first column of what a statement answers somebody.
    private static func ask(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> [String] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql)).map { try $0.text(0) }
            }
        }
    }

    private static func candidates(of report: Report.ID, _ limit: Int) -> String {
        "select c.found_id::text from casework.repeat_candidates('\(report.rawValue)', \(limit)) as c order by 1"
    }

    @Test func `JB-14 HS-26 a report that is kept from the asker takes no place among those that are found`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let first = try await office.plantReport(in: office.county, office.draft(name: "甲"))
            // The newest is found first.
            office.clock.advance(days: 1)
            let second = try await office.plantReport(in: office.county, office.draft(name: "乙"))
            office.clock.advance(days: 1)
            let third = try await office.plantReport(in: office.county, office.draft(name: "丙"))
            let latest = Self.candidates(of: third, 1)
            #expect(try await Self.ask(latest, as: office.clerk, office) == [second.rawValue], "it is looked for")
            let clerk = try #require(office.clerk.staff).staff
            try await office.store.transaction(as: .system, on: .worker) { try $0.keepOut(clerk, of: [second]) }
            #expect(try await Self.ask(latest, as: office.clerk, office) == [first.rawValue])
            #expect(try await Self.ask(latest, as: office.secondClerk, office) == [second.rawValue])
        }
    }

    @Test
    func `JB-15 JB-47 what waits to be sealed or lies with another room is found by who sees it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let earlier = try await office.plantReport(in: office.county, office.draft(name: "甲"))
            let place = Clue.Destination(organ: office.county, room: Self.room)
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let found = Self.candidates(of: planted.report, 10)
            #expect(try await Self.ask(found, as: office.clerk, office) == [earlier.rawValue])
            #expect(
                try await Self.ask(found, as: office.member(of: Self.room), office).isEmpty, "no clue of it is there")
            #expect(try await Self.ask(found, as: office.administrator, office).isEmpty)
            let id = earlier.rawValue
            try await office.plant(
                """
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 2 where report_id = '\(id)'
                """)
            #expect(try await Self.ask(found, as: office.clerk, office).isEmpty)
            #expect(try await Self.ask(found, as: office.head, office).isEmpty)
            #expect(try await Self.ask(found, as: office.lead, office) == [id])
        }
    }

    @Test func `JB-14 HS-26 a repeat that is kept from a room or waits to be sealed counts as none`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Self.room)
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let open = try await office.plantReport(in: office.county, office.draft(name: "甲"))
            let kept = try await office.plantReport(in: office.county, office.draft(name: "乙"))
            let sealed = try await office.plantReport(in: office.county, office.draft(name: "丙"))
            let times = """
                select n.times::text
                from casework.repeats_of_room('\(Self.room.rawValue)', '2026-01-01', '2026-12-31', 10) as n
                """
            for report in [open, kept, sealed] {
                try await office.plant(
                    """
                    update casework.report
                    set state = 'retained', kind = 'accusation', repeat_of_id = '\(planted.report.rawValue)'
                    where report_id = '\(report.rawValue)'
                    """)
            }
            let member = office.member(of: Self.room)
            #expect(try await Self.ask(times, as: member, office) == ["3"])
            try await office.plant(
                """
                update casework.report set barred_room_ids = '{\(Self.room.rawValue)}'
                where report_id = '\(kept.rawValue)';
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 2
                where report_id = '\(sealed.rawValue)'
                """)
            #expect(try await Self.ask(times, as: member, office) == ["1"])
        }
    }
}
