import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees what stopped, and who moves it: asked of the database itself, as the program's role.
@Suite struct ParkedWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// A report whose reading stopped, with a file whose check stopped.
    private static func plant(_ office: TestOffice, barred: Barred = Barred()) async throws -> Report.ID {
        let report = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: barred)
        ).report
        let id = report.rawValue
        try await office.plant(
            """
            insert into casework.upload (upload_id, cell_id, began_on) values ('\(id)', '4202', '2026-03-02');
            insert into casework.attachment_file (upload_id, cell_id, type, chunks, sealed, copy_state)
            values ('\(id)', '4202', 'jpeg', 1, 'x', 'waiting');
            insert into casework.attachment (
                attachment_id, cell_id, report_id, ordinal, upload_id, sealed_key, origin, added_on
            )
            values (gen_random_uuid(), '4202', '\(id)', 1, '\(id)', 'x', 'handed_in', '2026-03-02');
            insert into queue.parked (subject_id, cell_id, stage, lane, class, attempt, reason, parked_at)
            select '\(id)', '4202', s, '\(office.county.rawValue)', 3, 8, 'unexpected', '2026-03-01 20:00:00+00'
            from unnest(array['read', 'clean']) as s
            """)
        return report
    }

    private static func texts(_ sql: String, _ caller: Caller, _ office: TestOffice) async throws -> [String] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "" }
            }
        }
    }

    private static let seen = "select k.stage || ' ' || k.parked_on from queue.parked as k order by 1"

    @Test func `what stopped is seen by whoever has the item, by its day alone`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await Self.plant(office)
            let both = ["clean 2026-03-02", "read 2026-03-02"]
            let rows: [(String, Caller, [String])] = [
                ("clerk", office.clerk, both), ("lead", office.lead, both), ("deputy", office.deputy, []),
                ("head", office.head, []), ("case supervision", office.supervisor, []),
                ("its room, not claimed", office.member(of: Self.room.room), []), ("city", office.cityLead, []),
                ("neighbour", office.first(.petitionLead, in: office.neighbour), []), ("auditor", office.auditor, []),
                ("administrator", office.administrator, []), ("security", office.securityAdministrator, []),
                ("public", .publicVisitor, []),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.texts(Self.seen, caller, office) == expected, "\(name)")
            }
            let member = office.member(of: Self.room.room)
            let staff = try #require(member.staff).staff.rawValue
            try await office.plant(
                """
                update casework.clue set state = 'claimed', holder_staff_id = '\(staff)'
                where report_id = '\(report.rawValue)'
                """)
            #expect(
                try await Self.texts(Self.seen, member, office) == ["clean 2026-03-02"], "who may have the original")
            for hidden in ["parked_at", "class"] {
                await #expect(throws: (any Error).self, "\(hidden)") {
                    _ = try await Self.texts("select k.\(hidden)::text from queue.parked as k", office.lead, office)
                }
            }
        }
    }

    @Test func `HS-26 whoever is kept from the item is told of nothing that stopped`() async throws {
        try await TestDatabase.withOffice { office in
            let lead = try #require(office.lead.staff).staff
            _ = try await Self.plant(office, barred: Barred(staff: [lead]))
            #expect(try await Self.texts(Self.seen, office.lead, office) == [])
            #expect(try await Self.texts(Self.seen, office.clerk, office).count == 2)
        }
    }

    @Test func `nobody but the system moves or ends what stopped, or says that a file was given up`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await Self.plant(office).rawValue
            let attempts = [
                "select queue.unpark('read', '\(id)', now())::text", "select queue.drop('read', '\(id)')::text",
                "select queue.unpark('clean', '\(id)', now())::text", "select queue.drop('clean', '\(id)')::text",
            ]
            let callers = [office.lead, office.clerk, office.administrator, office.auditor, .publicVisitor]
            for caller in callers {
                for attempt in attempts {
                    #expect(try await Self.texts(attempt, caller, office) == ["false"], "\(attempt)")
                }
                _ = try await Self.texts("select casework.give_up_file('\(id)')::text", caller, office)
                for write in [
                    "delete from queue.parked", "update queue.parked set reason = 'refused'",
                    "select queue.park('read', '\(id)', 1, 'refused', now())",
                ] {
                    await #expect(throws: (any Error).self, "\(write)") {
                        _ = try await Self.texts(write, caller, office)
                    }
                }
            }
            #expect(try await Self.texts(Self.seen, office.clerk, office).count == 2)
            let states = "select f.scan_state || ' ' || f.copy_state from casework.attachment_file as f"
            #expect(try await Self.texts(states, office.clerk, office) == ["waiting waiting"])
            #expect(try await Self.texts("select casework.give_up_file('\(id)')::text", .system, office).count == 1)
            #expect(try await Self.texts(states, office.clerk, office) == ["given_up failed"])
            for attempt in attempts.prefix(1) + attempts.suffix(1) {
                #expect(try await Self.texts(attempt, .system, office) == ["true"], "\(attempt)")
            }
            #expect(try await Self.texts(Self.seen, office.clerk, office) == [])
        }
    }
}
