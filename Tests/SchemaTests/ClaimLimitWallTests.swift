import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// How many clues somebody may hold is held by the database, whatever SQL the application's role is made to say.
@Suite struct ClaimLimitWallTests {
    private static let room = Room.ID("O420281-J1")

    private static func planted(_ office: TestOffice) async throws -> Clue.ID {
        try await office.plantClue(
            PlantedPlace(
                receiver: office.county, destination: Clue.Destination(organ: office.county, room: room))
        ).clue
    }

    private static func claim(_ clue: Clue.ID, by person: Caller) -> String {
        """
        update casework.clue set state = 'claimed', holder_staff_id = '\(person.staff?.staff.rawValue ?? "")'
        where clue_id = '\(clue.rawValue)'
        """
    }

    /// Runs a script on the application's own connection under a genuine context, and answers the rule that refused it.
    private static func refused(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> String? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return await TestDatabase.refusedRule {
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    try session.script(sql)
                }
            }
        }
    }

    private static func load(_ rows: [LocalPolicyRow], _ office: TestOffice) async throws {
        try await office.store.transaction(as: .system, on: .worker) { try $0.insert(rows) }
    }

    private static func row(
        _ choice: LocalChoice, _ value: Int64, _ scope: LocalScope = .cell, _ from: String = "2026-01-05",
        to: String? = nil
    ) throws -> LocalPolicyRow {
        let (first, last) = (try #require(CivilDate(iso: from)), to.flatMap { CivilDate(iso: $0) })
        let row = LocalPolicyRow(
            choice, value, for: scope, source: Bilingual("x", "x"), effectiveFrom: first, effectiveTo: last)
        return try #require(row)
    }

    @Test func `JB-52 nobody holds one clue more than the limit by raw SQL, neither of the person nor of the room`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clues = [
                try await Self.planted(office), try await Self.planted(office), try await Self.planted(office),
            ]
            let (one, other) = (office.member(of: Self.room, 0), office.member(of: Self.room, 1))
            try await Self.load([try Self.row(.claimsPerPerson, 1), try Self.row(.claimsPerRoom, 2)], office)
            #expect(try await Self.refused(Self.claim(clues[0], by: one), as: one, office) == nil)
            let second = Self.claim(clues[1], by: one)
            #expect(try await Self.refused(second, as: one, office) == "clue_holder_has_a_hand_free")
            #expect(try await Self.refused(Self.claim(clues[1], by: other), as: other, office) == nil)
            try await Self.load([try Self.row(.claimsPerPerson, 9)], office)
            let third = Self.claim(clues[2], by: one)
            #expect(try await Self.refused(third, as: one, office) == "clue_room_has_hands_free")
            try await Self.load([try Self.row(.claimsPerRoom, 0)], office)
            #expect(try await Self.refused(third, as: one, office) == nil)
        }
    }

    @Test func `DW-local the database reads the limits as the program does`() async throws {
        try await TestDatabase.withOffice { office in
            let organs = [office.county, office.neighbour, office.city, office.township]
            let today = office.clock.today
            let agree: @Sendable ([LocalPolicyRow]) async throws -> Void = { rows in
                let choices = LocalChoices(rows)
                for organ in organs {
                    let level = office.directory[organ]?.level
                    let found = try await Catalogue.names(
                        """
                        select casework.claims_per_person('\(organ.rawValue)', '4202') || ' '
                            || coalesce(casework.claims_per_room('\(organ.rawValue)', '4202'), 0)
                        """, office.admin)
                    let person = choices.value(.claimsPerPerson, on: today, for: organ, level)
                    let room = choices.value(.claimsPerRoom, on: today, for: organ, level)
                    #expect(found == ["\(person) \(room)"], "\(organ)")
                }
            }
            try await agree([])
            var rows = [
                try Self.row(.claimsPerPerson, 30), try Self.row(.claimsPerRoom, 90),
                try Self.row(.claimsPerPerson, 31, .cell, "2026-02-02"),
                try Self.row(.claimsPerPerson, 40, .level(.county)),
                try Self.row(.claimsPerRoom, 0, .level(.county), "2026-02-02"),
                try Self.row(.claimsPerPerson, 50, .organ(office.county)),
                try Self.row(.claimsPerPerson, 60, .organ(office.city), "2026-01-05", to: "2026-01-31"),
                try Self.row(.holdDays, 7),
            ]
            try await Self.load(rows, office)
            try await agree(rows)
            // The next version of a day takes the place of the one before.
            let next = try Self.row(.claimsPerPerson, 51, .organ(office.county))
            try await Self.load([next], office)
            rows[5] = next
            try await agree(rows)
        }
    }

    @Test func `of what waits in a room the database names the next for whoever asks from that room alone`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office)
            let others = [
                office.member(of: Room.ID("O420281-J2")), office.head, office.clerk, office.auditor,
                office.first(.roomMember, in: office.neighbour), .publicVisitor,
            ]
            for caller in others + [office.member(of: Self.room)] {
                let connection = try await office.connect(as: .web)
                defer { Task { await connection.close() } }
                let context = office.genuineContext(caller)
                let found = try await connection.run { session in
                    try session.transaction { session in
                        let signed = context(session.backendProcess)
                        _ = try session.query(
                            Statement("select guard.enter($1)"), [.text(signed)])
                        return try session.query(
                            Statement(
                                """
                                select (n.clue).clue_id::text
                                from queue.next_clue(
                                    'O420281-J1', interval '7 days', '{}', '{0,0,0,0}', true, false
                                ) as n
                                """)
                        ).first?.textOrNil(0)
                    }
                }
                let isOfRoom = caller.staff?.room == Self.room && caller.staff?.roles.contains(.roomMember) == true
                #expect(found == (isOfRoom ? clue.rawValue : nil), "\(caller)")
            }
        }
    }
}
