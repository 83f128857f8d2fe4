import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A look at a watch over a reporter that nobody took.
@Suite struct MissedLookTests {
    @Test func `JB-49 DW-watch a look that is missed is told of level by level, and to nobody outside the circle`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed()
            let watch = WatchProtection(desk.context)
            try await watch.apply(.threat, "有人上门", code: receipt.code.text)
            let id = try #require(try await watch.list(as: desk.lead).first?.record.protection.id)
            let first = try await desk.clock(.protectionLook, of: id.rawValue)
            #expect(first.dueOn == .day(2026, 3, 9))
            // A rest day that somebody sets stays as it was set, also under another calendar.
            try await watch.followUp(
                id, "已回访", on: desk.today, nextOn: .day(2026, 3, 15), measures: [], as: desk.holder)
            let stopped = try await desk.texts(
                "select c.stopped_on::text from casework.clock as c where c.clock_id = '\(first.id.rawValue)'")
            #expect(stopped == [desk.today.description])
            let next = try #require(
                try await desk.texts(
                    """
                    select c.clock_id::text from casework.clock as c
                    where c.subject_id = '\(id.rawValue)' and c.stopped_on is null and c.due_on = '2026-03-15'
                    """
                ).first)
            func goOn(to day: CivilDate) async throws {
                desk.office.clock.advance(days: day.days(since: desk.today))
                while try await WatchClocks(desk.context)().isFull {}
            }
            try await goOn(to: .day(2026, 3, 15))
            let clock = StoredClock.ID(next)
            #expect(try await desk.told(clock).isEmpty)
            try await goOn(to: .day(2026, 3, 16))
            let county = desk.office.county.rawValue
            let atOnce = ["0 \(county) 2026-03-16", "1 \(county) 2026-03-16"]
            #expect(try await desk.told(clock) == atOnce, "those who handle it and the deputy")
            let calendar = desk.office.calendar
            let upper = calendar.workingDay(WorkingDays(10), after: .day(2026, 3, 15))
            try await goOn(to: upper)
            let told = try await desk.told(clock)
            #expect(told.map { $0.first } == ["0", "1", "2", "3"])
            #expect(told.last == "3 \(desk.office.city.rawValue) \(upper)")
            for person in [desk.lead, desk.deputy, desk.head, desk.holder, desk.cityLead] {
                #expect(try await desk.listed(.overdue, as: person).map(\.id).contains(clock), "\(person.staff)")
            }
            for person in [desk.clerk, desk.supervisor, desk.member("O420281-J2", 0), desk.member("O420281-J1")] {
                #expect(try await !desk.listed(.overdue, as: person).map(\.id).contains(clock), "\(person.staff)")
            }
            let item = try await OpenClock(desk.context)(clock, as: desk.cityLead).record.item
            if case .unseen = item {} else { Issue.record("the superior organ sees the watch itself") }
            try await watch.proposeEnd(id, .over, as: desk.holder)
            try await watch.confirmEnd(id, as: desk.head)
            let running = """
                select c.clock_id::text from casework.clock as c
                where c.subject_id = '\(id.rawValue)' and c.stopped_on is null
                """
            #expect(try await desk.texts(running).isEmpty)
        }
    }

    @Test func `HS-26 a missed look is never told to the organ of the accused`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.townshipDiscipline).receipt
            let watch = WatchProtection(desk.context)
            try await watch.apply(.threat, "有人上门", code: receipt.code.text)
            let id = try #require(try await watch.list(as: desk.lead).first?.record.protection.id)
            let clock = try await desk.clock(.protectionLook, of: id.rawValue)
            desk.office.clock.advance(days: 60)
            while try await WatchClocks(desk.context)().isFull {}
            let barred = try await desk.office.store.transaction(as: .system) { transaction in
                try transaction.report(receipt.id).barred.organs
            }
            #expect(!barred.isEmpty)
            let told = try await desk.told(clock.id)
            #expect(!told.isEmpty)
            for organ in barred {
                #expect(!told.contains { $0.contains(" \(organ.rawValue) ") })
                for person in desk.everybody(in: organ) {
                    #expect(
                        try await !desk.listed(.overdue, as: person).map(\.id).contains(clock.id), "\(person.staff)")
                }
            }
        }
    }
}
