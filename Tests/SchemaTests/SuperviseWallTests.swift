import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Who sees what presses a clue: the database decides, not the page.
@Suite struct SuperviseWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// What one caller finds in the tables of supervision.
    private struct Sight: Equatable {
        var orders = 0
        var entries = 0
        var clocks = 0
        var reminders = 0
        var instructions = 0
        var charges = 0

        static let nothing = Sight()
        static let everything = Sight(
            orders: 1, entries: 1, clocks: 1, reminders: 1, instructions: 1, charges: 1)
    }

    /// An order that went out, a reminder, an instruction about the clue, and the head in charge of it.
    private static func press(
        _ planted: Planted, by issuer: Organ.ID, _ office: TestOffice, isIssued: Bool = true
    ) async throws -> Supervision.ID {
        let clock = office.upwardClock
        let issue = Supervision.Issue(approver: Staff.ID("S2"), dueOn: office.clock.today.adding(days: 14))
        let written = try await office.acting(for: Staff.ID("S1")) { transaction in
            let record = SupervisionRecord(
                order: Supervision(
                    id: transaction.newID(), clue: planted.clue, issuer: issuer, proposer: Staff.ID("S1")),
                organ: room.organ, room: room.room, reason: .other, methods: [.letter], proposedAt: transaction.now)
            let id = record.order.id
            try transaction.insert(record)
            try transaction.add(.proposed, to: id, by: Staff.ID("S1"), "请说明", about: planted.report)
            try transaction.start([clock], of: id, .supervision, organ: room.organ)
            let sender = StaffCaller(staff: Staff.ID("S1"), organ: issuer, room: nil, roles: [])
            try transaction.remind(planted.clue, at: room, by: sender)
            let instruction = NewInstruction(
                source: .leaderNote, issuedOn: transaction.today, toOrgan: room.organ, toRoom: room.room,
                clue: planted.clue, dueOn: transaction.today, text: "请抓紧")
            _ = try transaction.insert(instruction, of: issuer, by: Staff.ID("S1"))
            return record
        }
        try await office.acting(for: Staff.ID("S2")) { transaction in
            guard isIssued else { return }
            var record = written
            try record.order.apply(.approve(issue))
            record.number = DocumentNumber(organCode: "黄纪督", year: 2026, sequence: 1)
            record.approvedAt = transaction.now
            try transaction.save(record)
        }
        let head = try #require(office.first(.head, in: room.organ).staff).staff
        try await office.acting(for: head) { transaction in
            try transaction.charge(Staff.ID("S3"), with: planted.clue, of: room.organ, by: head)
        }
        return written.order.id
    }

    private static func look(
        _ planted: Planted, _ order: Supervision.ID, as caller: Caller, _ office: TestOffice
    ) async throws -> Sight {
        try await office.store.transaction(as: caller) { transaction in
            var sight = Sight()
            sight.orders = try transaction.supervisions(of: planted.clue).count
            sight.entries = try transaction.entries(of: order, about: planted.report).count
            sight.clocks = try transaction.clocks(of: order).count
            sight.reminders = try transaction.reminders(of: planted.clue).count
            sight.instructions = try transaction.instructions(.open).count
            sight.charges = try transaction.charges(of: planted.clue).count
            return sight
        }
    }

    @Test func `JB-22 the office, the leaders and the room see what presses their clue, others nothing`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let order = try await Self.press(planted, by: office.county, office)
            for caller in [
                office.lead, office.supervisor, office.deputy, office.head, office.member(of: Self.room.room),
            ] {
                let sight = try await Self.look(planted, order, as: caller, office)
                #expect(sight == .everything, "\(caller)")
            }
            for caller in [
                office.member(of: Room.ID("O420281-J2")), office.cityLead, office.cityHead, office.cityDeputy,
                office.first(.head, in: office.neighbour), office.administrator, office.auditor, .publicVisitor,
            ] {
                let sight = try await Self.look(planted, order, as: caller, office)
                #expect(sight == .nothing, "\(caller)")
            }
        }
    }

    @Test func `JB-22 before the deputy has decided, those who handle the clue see no order`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let order = try await Self.press(planted, by: office.county, office, isIssued: false)
            let member = try await Self.look(planted, order, as: office.member(of: Self.room.room), office)
            #expect(member.orders == 0 && member.entries == 0 && member.clocks == 0)
            let deputy = try await Self.look(planted, order, as: office.deputy, office)
            #expect(deputy.orders == 1)
        }
    }

    @Test func `HS-26 JB-48 an accused room, an accused person and who stands aside see nothing of it`() async throws {
        try await TestDatabase.withOffice { office in
            let deputy = try #require(office.deputy.staff)
            let planted = try await office.plantClue(
                PlantedPlace(
                    receiver: office.county, destination: Self.room,
                    barred: Barred(rooms: [Room.ID("O420281-AG")], staff: [deputy.staff])))
            let order = try await Self.press(planted, by: office.county, office)
            let member = office.member(of: Self.room.room)
            let staff = try #require(member.staff)
            try await office.store.transaction(as: member) { transaction in
                try transaction.declareRecusal(of: staff.staff, from: planted.clue, ground: .declared)
            }
            for caller in [office.supervisor, office.deputy, member] {
                let sight = try await Self.look(planted, order, as: caller, office)
                #expect(sight == .nothing, "\(caller)")
            }
            let head = try await Self.look(planted, order, as: office.head, office)
            #expect(head == .everything)
        }
    }

    @Test func `JB-22 leaders of the organ that passed a clue on see what it presses, not the clue`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.city, destination: Self.room))
            let order = try await Self.press(planted, by: office.city, office)
            let seen = try await Self.look(planted, order, as: office.cityDeputy, office)
            #expect(seen.orders == 1 && seen.entries == 1 && seen.reminders == 1 && seen.charges == 0)
            let clue = try await office.store.transaction(as: office.cityDeputy) { (try? $0.clue(planted.clue)) != nil }
            #expect(!clue)
            let handler = try await Self.look(planted, order, as: office.member(of: Self.room.room), office)
            #expect(handler == .everything)
        }
    }

    @Test func `JB-22 nobody but the operations writes an order, and nobody in the name of a person`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            for caller in [office.supervisor, office.deputy, office.head, .publicVisitor] {
                let signer = caller.staff?.staff ?? Staff.ID("S1")
                await #expect(throws: (any Error).self) {
                    try await office.store.transaction(as: caller) { transaction in
                        try transaction.charge(signer, with: planted.clue, of: office.county, by: signer)
                    }
                }
            }
        }
    }
}
