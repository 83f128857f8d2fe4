import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees and writes posts and handovers: the database decides.
@Suite struct StaffingWallTests {
    @Test func `HS-4 every member of staff sees the posts, and the public none`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let seen: @Sendable (Caller) async throws -> Int = { caller in
                try await office.store.transaction(as: caller) { transaction in
                    try transaction.appointments(on: transaction.today, of: office.county).count
                }
            }
            let posts = office.directory.staff.count { $0.organ == office.county }
            for caller in [office.clerk, office.head, office.auditor, office.administrator, office.cityClerk, .system] {
                #expect(try await seen(caller) == posts, "\(caller)")
            }
            #expect(try await seen(.publicVisitor) == 0)
        }
    }

    @Test func `HS-4 only the system ends a post, and nobody rewrites one`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let staff = try #require(office.clerk.staff?.staff)
            for caller in [office.clerk, office.head, office.auditor, office.administrator, .publicVisitor] {
                let ended = try await office.store.transaction(as: caller) { transaction in
                    try transaction.endAppointments(of: staff, by: nil)
                }
                #expect(ended == 0, "\(caller)")
            }
            let ended = try await office.store.transaction(as: .system) {
                try $0.endAppointments(of: staff, by: nil)
            }
            #expect(ended == 1)
            let rewritable = try await Catalogue.names(
                """
                select r.rolname || ' ' || a.attname
                from pg_attribute as a
                cross join pg_roles as r
                where a.attrelid = 'directory.appointment'::regclass and a.attnum > 0
                    and r.rolname in \(Catalogue.roles)
                    and has_column_privilege(r.oid, a.attrelid, a.attnum, 'update')
                    and a.attname not in ('to_on', 'ended_by', 'ended_at')
                """
            )
            #expect(rewritable.isEmpty)
        }
    }

    @Test func `HS-26 a handover is seen by its organ's leaders, its lines by whoever sees the item`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let open = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let deputy = try #require(office.deputy.staff)
            var barred = Barred()
            barred.staff = [deputy.staff]
            let hidden = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: room, barred: barred))
            let from = try #require(office.member(of: room.room).staff?.staff)
            let successor = office.member(of: room.room, 1)
            let to = try #require(successor.staff?.staff)
            let id = try await office.store.transaction(as: office.deputy) { transaction in
                let record = HandoverRecord(
                    id: transaction.newID(), organ: deputy.organ, from: from, to: to, decidedBy: deputy.staff,
                    doneAt: transaction.now)
                try transaction.insert(record)
                try transaction.asSystem { transaction in
                    try transaction.insert(
                        [(.clue, open.clue.rawValue, .board), (.clue, hidden.clue.rawValue, .board)], of: record.id)
                }
                return record.id
            }
            let lines: @Sendable (Caller) async throws -> Int? = { caller in
                try await office.store.transaction(as: caller) { transaction in
                    guard (try? transaction.handover(id)) != nil else { return nil }
                    return try transaction.lines(of: id).count
                }
            }
            #expect(try await lines(office.head) == 2)
            #expect(try await lines(office.supervisor) == 2)
            #expect(try await lines(successor) == 2)
            #expect(try await lines(office.deputy) == 1, "not the one that is closed to the deputy")
            let neighbour = office.first(.head, in: office.neighbour)
            for caller in [
                office.clerk, office.auditor, office.administrator, neighbour, office.cityHead, .publicVisitor,
            ] {
                #expect(try await lines(caller) == nil, "\(caller)")
            }
        }
    }

    @Test func `nobody records a handover in another's name or organ`() async throws {
        try await TestDatabase.withOffice { (office: TestOffice) async throws in
            let head = try #require(office.head.staff)
            let (from, to) = (Staff.ID("S1457"), Staff.ID("S1458"))
            let rows: [(Caller, Organ.ID, Staff.ID)] = [
                (office.deputy, office.county, head.staff), (office.head, office.neighbour, head.staff),
                (office.clerk, office.county, head.staff),
            ]
            for (caller, organ, decider) in rows {
                await #expect(throws: (any Error).self, "\(caller)") {
                    try await office.store.transaction(as: caller) { transaction in
                        try transaction.insert(
                            HandoverRecord(
                                id: transaction.newID(), organ: organ, from: from, to: to, decidedBy: decider,
                                doneAt: transaction.now))
                    }
                }
            }
        }
    }
}
