import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// In which order a room's clues come to one of its people, where the twenty-five of a class that are looked at are not
/// theirs.
@Suite struct NextClueOrderTests {
    private static let room = Room.ID("O420281-J1")

    /// Thirty that the member must not know of, then one of the same class; two in a real name a class below, one of which
    /// waits four days longer. A class is worth seven days, a real name half of that.
    private static func plant(_ office: TestOffice) async throws {
        let member = office.member(of: room).staff?.staff.rawValue ?? ""
        try await PlanSizeTests.plantRegister(33, office)
        try await office.plant(
            """
            update casework.clue as c
            set
                state = 'routed', holder_staff_id = null, real_name = c.clue_number > 31,
                barred_staff_ids = case when c.clue_number <= 30 then array['\(member)'] else '{}' end
            """)
        try await office.script(
            """
            insert into queue.ready (stage, lane, class, subject_id, ready_at)
            select
                'handle', '\(room.rawValue)', case when n <= 31 then 1 else 2 end, md5('c' || n)::uuid,
                timestamptz '2026-03-02' - case when n = 33 then interval '4 days' else interval '0' end
            from generate_series(1, 33) as n
            order by n
            """)
    }

    /// The number of the clue that comes next, past some.
    private static func next(past passed: [Int], _ office: TestOffice) async throws -> String? {
        let context = office.genuineContext(office.member(of: room))
        let ids = passed.map { "md5('c\($0)')::uuid" }.joined(separator: ", ")
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(
                    Statement(
                        """
                        select (n.clue).clue_number::text
                        from queue.next_clue(
                            '\(room.rawValue)', interval '7 days', array[\(ids)]::uuid[], '{0,0,0,0}', true, true
                        ) as n
                        """)
                ).first?.textOrNil(0)
            }
        }
    }

    @Test func `JB-25 what waits behind the first twenty-five of its class comes before what is due later`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            try await Self.plant(office)
            #expect(try await Self.next(past: [], office) == "33", "a class below, and half a day before all others")
            #expect(try await Self.next(past: [33], office) == "31", "thirty of the class are kept from the member")
            #expect(try await Self.next(past: [31, 33], office) == "32")
            #expect(try await Self.next(past: [31, 32, 33], office) == nil)
        }
    }
}
