import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// What is assigned to a lower organ, from the deputy's approval to the reported result.
@Suite("JB-20, JB-21, JB-23 assignments") struct AssignmentTests {
    /// A clue of the county's second room that was assigned to a township, and the assignment.
    private func assigned(_ desk: Desk) async throws -> (clue: Clue.ID, id: AssignmentRecord.ID) {
        let (_, clue) = try await desk.claimed()
        let id = try await ProposeMeasure(desk.context)(
            clue, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
        let list = try await Lists(desk.context).assignments(as: desk.deputy).page
        return (clue, try #require(list.first).id)
    }

    @Test func `JB-20 a deputy approves, and neither the head nor who proposed`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let id = try await ProposeMeasure(desk.context)(
                clue, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
            for person in [desk.head, desk.supervisor, desk.lead, desk.township.head] {
                await #expect(throws: OperationError.self) {
                    try await DecideMeasure(desk.context).approve(id, as: person)
                }
            }
            try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
            await #expect(throws: OperationError.stale) {
                try await DecideMeasure(desk.context).approve(id, as: desk.deputy)
            }
        }
    }

    @Test func `JB-21 the months run from the sending, signed or not, and the result goes up by the head's approval`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, id) = try await assigned(desk)
            let (head, lead, clerk) = desk.township
            let handle = HandleClue(desk.context)
            let report = HandleAssignment(desk.context)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.holder) }
            _ = try await OpenClue(desk.context)(clue, as: desk.deputy)
            let running = ["ASSIGNED 2026-03-02 2026-06-02 runs"]
            #expect(try await desk.clocks(of: id.rawValue) == running)
            let sent = try #require(try await Lists(desk.context).assignments(as: lead).page.first)
            #expect(!desk.context.isUnsigned(sent))
            desk.office.clock.advance(days: 2)
            await #expect(throws: OperationError.notFound, "another organ") {
                try await report.receive(id, as: desk.lead)
            }
            desk.office.clock.advance(days: 1)
            #expect(desk.context.isUnsigned(sent), "DW-sign: two working days went by")
            try await report.receive(id, as: lead)
            #expect(try await desk.clocks(of: id.rawValue) == running)
            let signed = try #require(try await Lists(desk.context).assignments(as: lead).page.first)
            #expect(!desk.context.isUnsigned(signed))
            for person in [lead, desk.deputy] {
                #expect(try await Lists(desk.context).assignments(as: person).page.first?.dueOn != nil)
            }
            try await handle.claim(clue, as: clerk)
            await #expect(throws: OperationError.self, "JB-21: a real-name matter assigned from above is not held") {
                try await handle.propose(
                    clue, .holdForLater(until: desk.today.adding(days: 30)), studiedOn: desk.today, as: clerk)
            }
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: clerk)
            try await handle.approvePlan(clue, as: head)
            try await handle.proposeResult(clue, .educated, groupSignedOn: nil, as: clerk)
            await #expect(throws: OperationError.self, "JB-23: not before its end") {
                try await report.proposeResult(id, reviewedOn: desk.today, as: lead)
            }
            try await handle.approveResult(clue, as: head)
            await #expect(throws: OperationError.self, "the review lies ahead") {
                try await report.proposeResult(id, reviewedOn: desk.today.adding(days: 1), as: lead)
            }
            try await report.proposeResult(id, reviewedOn: desk.today, as: lead)
            await #expect(throws: OperationError.self, "JB-23: the head approves") {
                try await report.approveResult(id, as: lead)
            }
            try await report.sendBackResult(id, as: head)
            try await report.proposeResult(id, reviewedOn: desk.today, as: lead)
            try await report.approveResult(id, as: head)
            let told = try #require(try await Lists(desk.context).assignments(as: desk.deputy).page.first)
            #expect(told.state == .reported && told.conclusion == .educated && told.approvedBy == head.staff)
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `JB-21 the township passes nothing on, and the higher organ takes it back by asking`() async throws {
        try await Desk.open { desk in
            let (clue, id) = try await assigned(desk)
            try await HandleAssignment(desk.context).receive(id, as: desk.township.lead)
            let measure = try await ProposeMeasure(desk.context)(
                clue, .change(.requestEscalation, .recusal), as: desk.township.head)
            try await DecideMeasure(desk.context).approve(measure, as: desk.head)
            #expect(try await desk.texts("select a.state from casework.assignment as a") == ["ended"])
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            await #expect(throws: OperationError.notFound) {
                try await OpenClue(desk.context)(clue, as: desk.township.clerk)
            }
        }
    }

    @Test func `JB-21 a correction leaves an assigned clue where it is, and HS-26 ends the assignment with its months`()
        async throws
    {
        try await Desk.open { desk in
            let (clue, id) = try await assigned(desk)
            let report = Report.ID(
                try #require(
                    try await desk.texts(
                        "select report_id::text from casework.clue where clue_id = '\(clue.rawValue)'"
                    ).first))
            let correct = CorrectAccused(desk.context)
            #expect(try await correct(report, looksUpPosts: true, as: desk.township.clerk) == .stays)
            #expect(try await desk.texts("select a.state from casework.assignment as a") == ["sent"])
            var colleague = AccusedDraft(name: "哨兵同事", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            colleague.standing = desk.context.directory.standing(of: colleague, seenFrom: desk.office.county)
            #expect(try await correct(report, added: [colleague], as: desk.township.clerk) == .outOfSight)
            #expect(try await desk.texts("select a.state from casework.assignment as a") == ["ended"])
            #expect(try await desk.clocks(of: id.rawValue).allSatisfy { !$0.hasSuffix("runs") })
        }
    }

    @Test func `JB-47 neighbours, other rooms and the public see neither measure nor assignment`() async throws {
        try await Desk.open { desk in
            let (clue, _) = try await assigned(desk)
            let neighbour = try #require(desk.office.first(.head, in: desk.office.neighbour).staff)
            let outsiders = [neighbour, desk.holder, desk.member("O420281-J1", 0), desk.auditor, desk.cityHead]
            for person in outsiders {
                #expect(try await Lists(desk.context).assignments(as: person).page.isEmpty)
                #expect(try await Lists(desk.context).measures(waiting: false, as: person).isEmpty)
                await #expect(throws: OperationError.notFound) {
                    try await OpenMeasures(desk.context)(clue, as: person)
                }
            }
            let seen = try await desk.office.store.transaction(as: .publicVisitor) { transaction in
                (try transaction.assignments().count, try transaction.measures(on: clue).count)
            }
            #expect(seen == (0, 0))
        }
    }

    @Test func `HS-26 the accused's own organ is no target, neither by the rules nor by the row`() async throws {
        try await Desk.open { desk in
            let (_, outcome) = try await desk.triage(.townshipDiscipline)
            let clue = try #require(outcome.clue)
            let record = try await desk.office.store.transaction(as: .system, on: .worker) { try $0.clue(clue) }
            let accused = desk.office.township
            #expect(record.barred.organs.contains(accused))
            let leader = try #require(desk.office.first(.caseSupervision, in: record.organ).staff)
            let room = try #require(desk.office.directory.rooms(of: accused).first).id
            var request = MeasureRequest.change(.cross, .other)
            request.rooms = [room]
            let before = try await desk.snapshot()
            let crossed = request
            await #expect(throws: OperationError.self) {
                try await ProposeMeasure(desk.context)(clue, crossed, as: leader)
            }
            #expect(try await desk.snapshot() == before)
            let (barred, world) = (record.barred, desk.office.world)
            @Sendable func designation(_ kept: Barred) -> NewMeasure {
                NewMeasure(
                    id: world.newID(), report: record.clue.report, clue: clue, kind: .designate,
                    reason: .change(.other), from: record.organ, fromRoom: record.room, to: accused, toRoom: room,
                    acting: leader.organ, deciding: leader.organ, barred: kept, proposedBy: leader.staff
                )
            }
            let broken = await TestDatabase.refusedRule {
                try await desk.office.acting(for: leader.staff) { transaction in
                    try transaction.insert(designation(barred), sealed: nil)
                }
            }
            #expect(broken == "jurisdiction_measure_target_is_not_barred")
            await #expect(throws: (any Error).self, "the policy asks the clue itself") {
                try await desk.office.store.transaction(as: .staff(leader)) { transaction in
                    try transaction.insert(designation(Barred()), sealed: nil)
                }
            }
            let head = try #require(desk.office.first(.head, in: accused).staff)
            await #expect(throws: OperationError.notFound) { try await OpenMeasures(desk.context)(clue, as: head) }
        }
    }
}
