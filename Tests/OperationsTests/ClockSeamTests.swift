import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Clocks of what was built apart: assignments, orders, recommendations, the duties of an organ.
@Suite struct ClockSeamTests {
    private static func watch(_ desk: Desk, on day: CivilDate) async throws {
        desk.office.clock.advance(days: day.days(since: desk.today))
        while try await WatchClocks(desk.context)().isFull {}
    }

    private static func asked(_ months: Int, on day: CivilDate, reported: Bool = false) -> ClockExtensionRules.Asked {
        ClockExtensionRules.Asked(
            period: .months(Months(months)), approvedOn: day, reason: .evidence, hasWords: true,
            reportedUpOn: reported ? day : nil)
    }

    /// An assignment of the county to a township, which signed for it, and its clock.
    private static func assigned(_ desk: Desk) async throws -> (clue: Clue.ID, clock: StoredClock) {
        let (_, clue) = try await desk.claimed()
        let measure = try await ProposeMeasure(desk.context)(
            clue, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
        let list = try await Lists(desk.context).assignments(as: desk.deputy).page
        guard let id = list.first?.id else { throw Desk.Missing() }
        try await HandleAssignment(desk.context).receive(id, as: desk.township.lead)
        return (clue, try await desk.clock(.assigned, of: id.rawValue))
    }

    private static func order(_ desk: Desk, on clue: Clue.ID) async throws -> Supervision.ID {
        let supervise = SuperviseClue(desk.context)
        try await supervise.propose(clue, .other, [.letter], demand: "报送方案", as: desk.supervisor)
        let opened = try await OpenSupervision(desk.context)(clue, as: desk.supervisor)
        guard let order = opened.orders.first?.record.order.id else { throw Desk.Missing() }
        try await supervise.approve(order, as: desk.deputy)
        return order
    }

    @Test func `JB-21: who assigned sees the months of an assignment, and grants every further extension`() async throws
    {
        try await Desk.open { desk in
            let (clue, clock) = try await Self.assigned(desk)
            let extend = ExtendClock(desk.context)
            for person in [desk.deputy, desk.head, desk.supervisor, desk.lead] {
                let seen = try await OpenClock(desk.context)(clock.id, as: person)
                if case .clue(let id, _) = seen.record.item { #expect(id == clue) } else { Issue.record("no clue") }
            }
            for person in [desk.cityHead, desk.cityDeputy, desk.cityLead, desk.holder] {
                await #expect(throws: OperationError.notFound, "neither above nor the room that had it") {
                    _ = try await OpenClock(desk.context)(clock.id, as: person)
                }
            }
            await #expect(throws: OperationError.self, "JB-21: the first is the handling organ's") {
                try await extend(clock.id, Self.asked(1, on: desk.today), words: "延", as: desk.deputy)
            }
            try await extend(
                clock.id, Self.asked(3, on: desk.today, reported: true), words: "证人在外", as: desk.township.head)
            await #expect(throws: OperationError.self, "JB-21: the second is not") {
                try await extend(
                    clock.id, Self.asked(3, on: desk.today, reported: true), words: "再延", as: desk.township.head)
            }
            try await extend(clock.id, Self.asked(2, on: desk.today), words: "案情重大", as: desk.deputy)
            let opened = try await OpenClock(desk.context)(clock.id, as: desk.head)
            #expect(opened.extensions.map(\.approverOrgan) == [Organ.ID("T42028103J"), desk.office.county])
            #expect(opened.record.dueOn > clock.dueOn)
            let bySite = try await desk.texts("select e.sealed_by_site::text from casework.clock_extension as e")
            #expect(bySite == ["false", "false"], "the words lie under the key of the item")
        }
    }

    @Test func `DW-overdue-steps JB-21: a late assignment goes up to who assigned it, and is told`() async throws {
        try await Desk.open { desk in
            let (_, clock) = try await Self.assigned(desk)
            let upper = desk.office.calendar.workingDay(WorkingDays(10), after: clock.dueOn)
            try await Self.watch(desk, on: upper)
            #expect(try await desk.told(clock.id).map { String($0.prefix(1)) } == ["0", "1", "2", "3"])
            #expect(try await desk.told(clock.id).last == "3 \(desk.office.county.rawValue) \(upper)")
            #expect(try await desk.listed(.overdue, as: desk.lead).map(\.id).contains(clock.id))
            #expect(try await desk.listed(.overdue, as: desk.township.lead).map(\.id).contains(clock.id))
            #expect(try await !desk.listed(.overdue, as: desk.cityLead).map(\.id).contains(clock.id))
        }
    }

    @Test func `DW-overdue-steps HS-26: a late order goes up, but to no superior that must not know`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let (_, clue) = try await desk.claimed()
            let order = try await Self.order(desk, on: clue)
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J2"))
            let barred = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: place, barred: Barred(organs: [office.city])))
            let hidden = try await Self.order(desk, on: barred.clue)
            let clock = try await desk.clock(.supervision, of: order.rawValue)
            let kept = try await desk.clock(.supervision, of: hidden.rawValue)
            await #expect(throws: OperationError.notFound, "not told yet") {
                _ = try await OpenClock(desk.context)(clock.id, as: desk.cityLead)
            }
            try await Self.watch(desk, on: office.calendar.workingDay(WorkingDays(10), after: clock.dueOn))
            #expect(try await desk.told(clock.id).map { String($0.prefix(1)) } == ["0", "1", "2", "3"])
            #expect(try await desk.told(kept.id).map { String($0.prefix(1)) } == ["0", "1", "2"])
            let listed = try await desk.listed(.overdue, as: desk.cityLead).map(\.id)
            #expect(listed.contains(clock.id) && !listed.contains(kept.id))
            let seen = try await OpenClock(desk.context)(clock.id, as: desk.cityLead)
            if case .unseen = seen.record.item {} else { Issue.record("the superior organ sees the clue's number") }
        }
    }

    @Test func `JB-18 HS-28: duties of an organ that are late go up too, and open for their own organ`() async throws {
        try await Desk.open { desk in
            _ = try await OpenQuarters(desk.context)()
            _ = try await StartTownVisits(desk.context)()
            let ids = try await desk.texts(
                """
                select min(c.clock_id::text)
                from casework.clock as c
                where c.organ_id = 'O420281' and c.kind in ('QUARTER_FEEDBACK', 'VISIT_TOWN')
                group by c.kind
                order by c.kind
                """)
            let clocks = ids.map { StoredClock.ID($0) }
            #expect(clocks.count == 2)
            try await Self.watch(desk, on: CivilDate(year: desk.today.year + 1, month: 2, day: 26) ?? desk.today)
            for clock in clocks {
                #expect(try await desk.told(clock).last?.hasPrefix("3 \(desk.office.city.rawValue)") == true)
                _ = try await OpenClock(desk.context)(clock, as: desk.cityLead)
            }
            let quarter = try await OpenClock(desk.context)(clocks[0], as: desk.supervisor)
            if case .quarter = quarter.record.item {} else { Issue.record("no quarter") }
            let visit = try await OpenClock(desk.context)(clocks[1], as: desk.head)
            if case .townVisit = visit.record.item {} else { Issue.record("no visit") }
        }
    }

    @Test func `JB-48: neither a clock of a neighbour nor one of a recused leader is seen`() async throws {
        try await Desk.open { desk in
            let (clue, clock) = try await Self.assigned(desk)
            let neighbour = try desk.staff(desk.office.first(.head, in: desk.office.neighbour))
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenClock(desk.context)(clock.id, as: neighbour)
            }
            let barred = try await desk.texts(
                """
                with changed as (
                    update casework.clue as c
                    set barred_staff_ids = array['\(desk.deputy.staff.rawValue)']
                    where c.clue_id = '\(clue.rawValue)'
                    returning c.clue_id
                )
                select count(*)::text from changed
                """)
            #expect(barred == ["1"])
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenClock(desk.context)(clock.id, as: desk.deputy)
            }
            _ = try await OpenClock(desk.context)(clock.id, as: desk.head)
        }
    }
}
