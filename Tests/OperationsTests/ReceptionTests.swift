import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// HS-28, JB-9, JB-48, XF-20: reception days from the plan to who came.
@Suite struct ReceptionTests {
    private static func plan(
        _ desk: Desk, on day: CivilDate = .start, _ place: ReceptionSession.Place = .office,
        _ leader: Staff.ID? = nil, announced: CivilDate? = .start
    ) -> Reception.Plan {
        Reception.Plan(on: day, place: place, leader: leader ?? desk.deputy.staff, announcedOn: announced)
    }

    /// A day that is being held in the office.
    private static func held(
        _ desk: Desk, _ place: ReceptionSession.Place = .office
    ) async throws -> ReceptionSession.ID {
        let id = try await PlanReception(desk.context)(plan(desk, .start, place), as: desk.lead)
        try await ChangeReception(desk.context).hold(id, as: desk.clerk)
        return id
    }

    private static func plan(_ desk: Desk, _ day: CivilDate, _ place: ReceptionSession.Place) -> Reception.Plan {
        plan(desk, on: day, place)
    }

    private func register(
        _ draft: ReportDraft, form: String, _ walkIn: WalkIn, _ desk: Desk
    ) async throws -> RegisterReport.Receipt {
        try await RegisterReport(desk.context)(
            draft, form: form, isFreeOfStateSecrets: true, walkIn: walkIn, as: desk.clerk
        )
    }

    @Test func `HS-28 a day is planned, published, held, and what is wrong with a plan is told`() async throws {
        try await Desk.open { desk in
            let read = ReadReception(desk.context)
            let id = try await PlanReception(desk.context)(Self.plan(desk, on: .day(2026, 3, 4)), as: desk.lead)
            let published = try await read.published()
            #expect(published.map(\.heldOn) == [.day(2026, 3, 4)] && published[0].townshipName == nil)
            #expect(try await read.month(.day(2026, 3, 1), as: desk.head).map(\.id) == [id])
            await #expect(throws: OperationError.notFound) {
                try await PlanReception(desk.context)(Self.plan(desk), as: desk.deputy)
            }
            for wrong in [
                Self.plan(desk, on: .day(2026, 3, 4), .office, desk.clerk.staff),
                Self.plan(desk, on: .day(2026, 3, 7), announced: nil),
                Self.plan(desk, on: .day(2026, 3, 5), .township(desk.office.city)),
                Self.plan(desk, on: .day(2026, 3, 4)),
            ] {
                let before = try await desk.snapshot()
                await #expect(throws: OperationError.self) {
                    try await PlanReception(desk.context)(wrong, as: desk.lead)
                }
                #expect(try await desk.snapshot() == before)
            }
            await #expect(throws: OperationError.self) {
                try await ChangeReception(desk.context).hold(id, as: desk.lead)
            }
            desk.office.clock.advance(days: 2)
            try await ChangeReception(desk.context).hold(id, as: desk.lead)
            #expect(try await read.session(id, as: desk.head).session.state == .held)
            #expect(try await read.published().isEmpty, "what is being held is no more announced")
            await #expect(throws: OperationError.stale) {
                try await ChangeReception(desk.context).hold(id, as: desk.lead)
            }
        }
    }

    @Test func `DW-postpone a day that does not take place is planned anew`() async throws {
        try await Desk.open { desk in
            let id = try await PlanReception(desk.context)(Self.plan(desk, on: .day(2026, 3, 4)), as: desk.lead)
            let change = ChangeReception(desk.context)
            await #expect(throws: OperationError.self) {
                try await change.postpone(id, to: .day(2026, 3, 3), as: desk.lead)
            }
            let next = try await change.postpone(id, to: .day(2026, 3, 9), as: desk.lead)
            let read = ReadReception(desk.context)
            #expect(try await read.session(id, as: desk.lead).session.state == .cancelled(movedTo: .day(2026, 3, 9)))
            #expect(try await read.session(next, as: desk.lead).session.leader == desk.deputy.staff)
            #expect(try await read.published().map(\.heldOn) == [.day(2026, 3, 9)])
            await #expect(throws: OperationError.self, "JB-9 who receives is a leader") {
                try await change.postpone(next, to: .day(2026, 3, 10), with: desk.clerk.staff, as: desk.lead)
            }
            let other = try await change.postpone(next, to: .day(2026, 3, 10), with: desk.head.staff, as: desk.lead)
            #expect(try await read.session(other, as: desk.lead).session.leader == desk.head.staff)
        }
    }

    @Test func `HS-28 a town visit is the leader's of the year, and who has not gone is reminded`() async throws {
        try await Desk.open { desk in
            #expect(try await StartTownVisits(desk.context)() > 0)
            #expect(try await StartTownVisits(desk.context)() == 0, "once a year")
            let read = ReadReception(desk.context)
            #expect(try await read.tally(as: desk.lead).allSatisfy { $0.standing == .open })
            _ = try await Self.held(desk, .township(desk.office.township))
            let tally = try await read.tally(as: desk.lead)
            let deputy = try #require(tally.first { $0.leader == desk.deputy.staff })
            #expect(deputy.standing == .done && deputy.visitedOn == .start)
            #expect(tally.filter { $0.standing == .done }.count == 1)
            let clocks = try await desk.texts(
                """
                select c.kind || ' ' || c.warn_on || ' ' || c.due_on || ' ' || coalesce(c.stopped_on::text, 'runs')
                from casework.clock as c
                join casework.town_duty as d on d.duty_id = c.subject_id
                where d.leader_staff_id in ('\(desk.deputy.staff.rawValue)', '\(desk.head.staff.rawValue)')
                order by c.stopped_on
                """
            )
            #expect(
                clocks == [
                    "VISIT_TOWN 2026-10-01 2026-12-31 2026-03-02", "VISIT_TOWN 2026-10-01 2026-12-31 runs",
                ])
            desk.office.clock.advance(days: 213)
            #expect(desk.today == .day(2026, 10, 1))
            #expect(try await WatchClocks(desk.context)().warned > 0)
            let reminded = try await read.tally(as: desk.lead).filter { $0.standing == .reminded }
            #expect(reminded.contains { $0.leader == desk.head.staff } && !reminded.contains { $0.visitedOn != nil })
            desk.office.clock.advance(days: 92)
            #expect(try await StartTownVisits(desk.context)() > 0, "a new year")
        }
    }

    @Test func `HS-28 a year that was missed stays so, and the leader's next visit ends its clock`() async throws {
        try await Desk.open { desk in
            #expect(try await StartTownVisits(desk.context)() > 0)
            desk.office.clock.advance(days: 309)
            let day = desk.today
            #expect(day == .day(2027, 1, 5))
            #expect(try await StartTownVisits(desk.context)() > 0)
            while try await WatchClocks(desk.context)().isFull {}
            let plan = Self.plan(desk, on: day, .township(desk.office.township), announced: day)
            let id = try await PlanReception(desk.context)(plan, as: desk.lead)
            try await ChangeReception(desk.context).hold(id, as: desk.clerk)
            let clocks = try await desk.texts(
                """
                select
                    d.duty_year || ' ' || (d.leader_staff_id = '\(desk.deputy.staff.rawValue)') || ' '
                        || coalesce(d.visited_on::text, 'missed') || ' ' || coalesce(c.stopped_on::text, 'runs')
                from casework.clock as c
                join casework.town_duty as d on d.duty_id = c.subject_id
                where d.leader_staff_id in ('\(desk.deputy.staff.rawValue)', '\(desk.head.staff.rawValue)')
                order by 1
                """)
            #expect(
                clocks == [
                    "2026 false missed runs", "2026 true missed 2027-01-05", "2027 false missed runs",
                    "2027 true 2027-01-05 2027-01-05",
                ])
        }
    }

    @Test func `HS-28 a town visit counts even before a worker has written the duties`() async throws {
        try await Desk.open { desk in
            _ = try await Self.held(desk, .township(desk.office.township))
            let done = try await ReadReception(desk.context).tally(as: desk.head).filter { $0.standing == .done }
            #expect(done.map(\.leader) == [desk.deputy.staff])
        }
    }

    @Test func `HS-28 who came is on record: a report, or what was settled on the spot`() async throws {
        try await Desk.open { desk in
            let id = try await Self.held(desk)
            let walkIn = WalkIn(session: id, representatives: 3)
            let receipt = try await register(.townshipCadre.by(.visit), form: "w1", walkIn, desk)
            desk.office.clock.advance(seconds: 1)
            try await LogVisit(desk.context)(.explained, WalkIn(session: id, representatives: 1), as: desk.clerk)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            for reader in [desk.clerk, desk.lead, desk.deputy, desk.head] {
                let visits = try await ReadReception(desk.context).session(id, as: reader).visits
                let number = receipt.number.text(of: receipt.receiver)
                let expected: [ReceptionVisit.Outcome] = [
                    .registered(receipt.id, number: number), .settled(.explained),
                ]
                #expect(visits.map(\.outcome) == expected && visits.map(\.representatives) == [3, 1])
            }
            await #expect(throws: OperationError.notFound) {
                try await ReadReception(desk.context).session(id, as: desk.cityLead)
            }
            await #expect(throws: OperationError.notFound) {
                try await LogVisit(desk.context)(.referred, WalkIn(session: id, representatives: 1), as: desk.deputy)
            }
        }
    }

    @Test func `XF-20 six representatives are too many, and nothing is registered`() async throws {
        try await Desk.open { desk in
            let id = try await Self.held(desk)
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.self) {
                try await register(
                    .townshipCadre.by(.visit), form: "w1", WalkIn(session: id, representatives: 6), desk)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `JB-48 a visitor who accuses the leader on duty is not received by the leader`() async throws {
        try await Desk.open { desk in
            let id = try await Self.held(desk)
            let deputy = try #require(desk.context.directory[desk.deputy.staff])
            // By whatever post: a leader is known by name (the leaders' own posts are managed above and go up sealed).
            var draft = ReportDraft.roomMember.by(.visit)
            draft.accused[0].name = deputy.name
            let before = try await desk.snapshot()
            do {
                _ = try await register(draft, form: "w1", WalkIn(session: id, representatives: 1), desk)
                Issue.record("the leader received who accuses the leader")
            } catch OperationError.mend(let faults) {
                #expect(faults.map(\.field) == ["session"])
            }
            #expect(try await desk.snapshot() == before)
            // Received by somebody else, it is registered, and the leader's day knows nothing of it.
            _ = try await desk.register(draft)
            #expect(try await ReadReception(desk.context).session(id, as: desk.deputy).visits.isEmpty)
        }
    }

    @Test func `JB-48 who is accused of a report finds no trace of the visit it came by`() async throws {
        try await Desk.open { desk in
            let id = try await Self.held(desk)
            let lead = try #require(desk.context.directory[desk.lead.staff])
            let room = lead.room.flatMap { desk.context.directory[$0]?.name } ?? ""
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + lead.post, channel: .visit)
            draft.accused[0].name = lead.name
            _ = try await register(draft, form: "w1", WalkIn(session: id, representatives: 1), desk)
            let read = ReadReception(desk.context)
            #expect(try await read.session(id, as: desk.lead).visits.isEmpty)
            #expect(try await read.session(id, as: desk.clerk).visits.count == 1)
        }
    }

    @Test func `JB-48 the database itself keeps the leader's accuser out of the leader's day`() async throws {
        try await Desk.open { desk in
            let id = try await Self.held(desk)
            let (clerk, deputy) = (desk.clerk, desk.deputy)
            await #expect(throws: (any Error).self) {
                try await desk.office.store.transaction(as: .staff(clerk)) { transaction in
                    let number = ReportNumber(
                        year: 2026, number: try transaction.nextNumber(.report, of: clerk.organ, year: 2026))
                    let report = try desk.office.store.seal(
                        .townshipCadre, for: clerk.organ, number: number, source: .desk, key: .form("x"),
                        queryCode: nil, barredStaff: [deputy.staff]
                    )
                    try transaction.insert([report])
                    try transaction.logVisit(report.id, in: id, representatives: 1, by: clerk.staff)
                }
            }
            #expect(try await desk.texts("select visit_id::text from casework.reception_visit").isEmpty)
        }
    }
}
