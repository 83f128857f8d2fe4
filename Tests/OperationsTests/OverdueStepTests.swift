import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A clock that ran out is told of level by level.
@Suite struct OverdueStepTests {
    private static func watch(_ desk: Desk) async throws {
        while try await WatchClocks(desk.context)().isFull {}
    }

    /// Goes on to a day and lets the watcher look.
    private static func watch(_ desk: Desk, on day: String) async throws {
        let date = try #require(CivilDate(iso: day))
        desk.office.clock.advance(days: date.days(since: desk.today))
        try await watch(desk)
    }

    @Test func `DW-overdue-steps: deputy at once, head after five working days, the city after ten`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let (_, clue) = try await desk.routed()
            let plan = try await desk.clock(.plan, of: clue.rawValue)
            let county = office.county.rawValue
            let late = plan.dueOn.adding(days: 1)
            try await Self.watch(desk, on: plan.dueOn.description)
            #expect(try await desk.told(plan.id).isEmpty, "its last day is not late")
            try await Self.watch(desk, on: late.description)
            let atOnce = ["0 \(county) \(late)", "1 \(county) \(late)"]
            #expect(try await desk.told(plan.id) == atOnce)
            let calendar = office.calendar
            let head = calendar.workingDay(WorkingDays(5), after: plan.dueOn)
            try await Self.watch(desk, on: head.adding(days: -1).description)
            #expect(try await desk.told(plan.id) == atOnce)
            try await Self.watch(desk, on: head.description)
            #expect(try await desk.told(plan.id) == atOnce + ["2 \(county) \(head)"])
            let cityLead = desk.cityLead
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenClock(desk.context)(plan.id, as: cityLead)
            }
            let upper = calendar.workingDay(WorkingDays(10), after: plan.dueOn)
            try await Self.watch(desk, on: upper.description)
            #expect(try await desk.told(plan.id).last == "3 \(office.city.rawValue) \(upper)")
            let seen = try await OpenClock(desk.context)(plan.id, as: cityLead)
            #expect(seen.record.toldLevel == .upper && seen.next == nil)
            try await Self.watch(desk)
            #expect(try await desk.told(plan.id).count == 4, "each level is told once")
        }
    }

    @Test func `a list shows what was told to its reader's level, and nothing that the reader may not see`()
        async throws
    {
        try await Desk.open { desk in
            let office = desk.office
            let (_, clue) = try await desk.routed()
            let plan = try await desk.clock(.plan, of: clue.rawValue)
            let warned = try await desk.listed(.warned, as: desk.deputy)
            #expect(warned.isEmpty)
            try await Self.watch(desk, on: plan.dueOn.description)
            let near = try await desk.listed(.warned, as: desk.deputy)
            #expect(near.map(\.id) == [plan.id])
            #expect(try await desk.listed(.warned, as: desk.head).isEmpty, "ZJ-21 warns no head")
            try await Self.watch(desk, on: plan.dueOn.adding(days: 1).description)
            for caller in [desk.deputy, desk.member("O420281-J2"), desk.supervisor] {
                #expect(try await desk.listed(.overdue, as: caller).map(\.id).contains(plan.id), "\(caller.roles)")
            }
            #expect(try await !desk.listed(.overdue, as: desk.head).map(\.id).contains(plan.id), "not told yet")
            let upper = office.calendar.workingDay(WorkingDays(10), after: plan.dueOn)
            try await Self.watch(desk, on: upper.description)
            #expect(try await desk.listed(.overdue, level: .upper, as: desk.head).map(\.id).contains(plan.id))
            #expect(try await desk.listed(.overdue, as: desk.cityLead).map(\.id).contains(plan.id))
            let strangers = [
                office.first(.petitionLead, in: office.neighbour), office.cityHead, office.administrator,
                office.member(of: Room.ID("O420281-J1")),
            ]
            for caller in strangers {
                let found = try await desk.listed(.overdue, as: try desk.staff(caller))
                #expect(!found.map(\.id).contains(plan.id), "\(caller)")
            }
        }
    }

    @Test func `JB-15: of a sealed item about the own head the office alone is told; of another one the head too`()
        async throws
    {
        try await Desk.open { desk in
            for (ground, form) in [(Triage.Sealing.ownHead, "own"), (.upperLevel, "upper")] {
                _ = try await RegisterSealed(desk.context)(
                    ground, channel: .letter, receivedOn: desk.today, sheets: 1, form: form, as: desk.clerk)
            }
            desk.office.clock.advance(days: 60)
            try await Self.watch(desk)
            let levels = try await desk.texts(
                """
                select l.ground || ':' || s.level
                from casework.overdue_step as s
                join casework.clock as c on c.clock_id = s.clock_id
                join casework.sealed_register as l on l.sealed_id = c.subject_id
                order by 1
                """)
            #expect(levels == ["1:0", "1:2", "2:0"])
            #expect(try await desk.listed(.overdue, as: desk.head).count == 1)
            #expect(try await desk.listed(.overdue, as: desk.cityLead).isEmpty)
            #expect(try await desk.listed(.overdue, as: desk.deputy).isEmpty)
        }
    }

    @Test func `HS-26: a superior organ that must not know is not told`() async throws {
        try await Desk.open { desk in
            let office = desk.office
            let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J2"))
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: place, barred: Barred(organs: [office.city])))
            let plan = try await desk.clock(.plan, of: planted.clue.rawValue)
            desk.office.clock.advance(days: 120)
            try await Self.watch(desk)
            #expect(try await desk.told(plan.id).map { $0.prefix(1) } == ["0", "1", "2"])
            #expect(try await desk.listed(.overdue, as: desk.cityLead).isEmpty)
        }
    }
}
