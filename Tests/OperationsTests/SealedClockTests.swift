import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The five working days in which what is sealed must have gone up.
@Suite struct SealedClockTests {
    private func seal(_ ground: Triage.Sealing, _ desk: Desk) async throws -> SealedLine {
        _ = try await RegisterSealed(desk.context)(
            ground, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk
        )
        return try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
    }

    @Test func `JB-15 its clock runs, is warned of, runs out on the record, and stops when the item goes up`()
        async throws
    {
        try await Desk.open { desk in
            let line = try await seal(.ownHead, desk)
            #expect(try await desk.clocks(of: line.id.rawValue) == ["UPWARD_REPORT 2026-03-02 2026-03-09 runs"])
            let watch = WatchClocks(desk.context)
            desk.office.clock.advance(days: 3)
            #expect(try await watch() == WatchClocks.Sweep(warned: 1, overdue: 0, isFull: false))
            desk.office.clock.advance(days: 5)
            #expect(try await watch() == WatchClocks.Sweep(warned: 0, overdue: 1, told: 1, isFull: false))
            try await ReportSealedUp(desk.context)(line.id, .system, on: desk.today, as: desk.lead)
            #expect(try await desk.clocks(of: line.id.rawValue) == ["UPWARD_REPORT 2026-03-02 2026-03-09 2026-03-10"])
            let audit = try await desk.audit(of: line.id.rawValue, in: "O420281")
            #expect(
                audit == [
                    "system clock.warned", "system clock.overdue", "system overdue.told",
                    "staff:\(desk.lead.staff.rawValue) sealed.reported_up",
                ]
            )
        }
    }

    @Test func `JB-15 a report that is sealed up here has the clock as well`() async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            desk.office.clock.advance(days: 1)
            try await desk.sealUp(id, .upperLevel)
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            #expect(try await desk.clocks(of: line.id.rawValue) == ["UPWARD_REPORT 2026-03-02 2026-03-09 runs"])
        }
    }

    @Test(arguments: [Triage.Sealing.upperLevel, .ownHead])
    func `JB-15 whoever sees a line sees its clock, and of what is about the head the head sees neither`(
        _ ground: Triage.Sealing
    ) async throws {
        try await Desk.open { desk in
            let line = try await seal(ground, desk)
            let look: @Sendable (StaffCaller) async throws -> Int = { person in
                try await desk.office.store.transaction(as: .staff(person)) { try $0.clocks(of: line.id).count }
            }
            for person in [desk.clerk, desk.lead] {
                let seen = try await look(person)
                #expect(seen == 1, "\(person.staff)")
            }
            let head = try await look(desk.head)
            #expect(head == (ground == .upperLevel ? 1 : 0))
            for person in [desk.deputy, desk.supervisor, desk.holder, desk.auditor, desk.cityLead] {
                let seen = try await look(person)
                #expect(seen == 0, "\(person.staff)")
            }
        }
    }
}
