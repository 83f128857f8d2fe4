import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Whoever owes a plan anew has the clocks of the matter, and not always those of an ordinary one.
@Suite("ZJ-21, HS-29, JC-69 the clocks of a plan that is owed anew") struct PlanClockTests {
    private func running(_ desk: Desk, _ clue: Clue.ID) async throws -> [String] {
        try await desk.clocks(of: clue.rawValue).filter { $0.hasSuffix("runs") }
            .map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    @Test func `HS-29 the fast lane stands still while a clue is on hold, and starts anew at the wake`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.villageCadre, .micro)
            let handle = HandleClue(desk.context)
            let holder = desk.member("O420281-J1", 1)
            try await handle.claim(clue, as: holder)
            #expect(try await running(desk, clue) == ["FAST_CLOSE 2026-03-02", "FAST_PLAN 2026-03-02"])
            let day = CivilDate.day(2026, 3, 12)
            try await handle.propose(clue, .holdForLater(until: day), studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.head)
            #expect(try await running(desk, clue).isEmpty)
            desk.office.clock.advance(days: 10)
            #expect(try await WakeHeldClues(desk.context)() == 1)
            #expect(try await running(desk, clue) == ["FAST_CLOSE 2026-03-12", "FAST_PLAN 2026-03-12"])
        }
    }

    @Test func `HS-29 the end of the fast lane goes on when a leader takes the clue back`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.villageCadre, .micro)
            let handle = HandleClue(desk.context)
            let holder = desk.member("O420281-J1", 1)
            try await handle.claim(clue, as: holder)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.deputy)
            desk.office.clock.advance(days: 3)
            try await handle.takeBack(clue, as: desk.deputy)
            #expect(try await running(desk, clue) == ["FAST_CLOSE 2026-03-02", "FAST_PLAN 2026-03-05"])
        }
    }

    @Test func `HS-29 a reopened clue of the fast lane is in it again`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.villageCadre, .micro)
            let handle = HandleClue(desk.context)
            let holder = desk.member("O420281-J1", 1)
            try await handle.claim(clue, as: holder)
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.head)
            #expect(try await running(desk, clue).isEmpty)
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue, askedBy: holder)
            #expect(try await running(desk, clue) == ["FAST_CLOSE 2026-03-03", "FAST_PLAN 2026-03-03"])
        }
    }

    @Test func `HS-29 what is read as micro-corruption is diverted within two working days of receipt`() async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.villageCadre
            draft.summary = "村会计截留粮补3.2万元。"
            draft.text = draft.summary
            let micro = try await desk.register(draft).id
            let plain = try await desk.register(.townshipCadre).id
            desk.office.clock.advance(days: 1)
            for job in try await desk.takeReading(limit: 10) {
                try await ReadReport(desk.context)(Report.ID(job.subject), token: job.token)
            }
            #expect(try await desk.clocks(of: micro.rawValue).contains("FAST_DIVERT 2026-03-02 2026-03-04 runs"))
            #expect(try await desk.clocks(of: plain.rawValue).allSatisfy { !$0.hasPrefix("FAST_DIVERT") })
            _ = try await ProposeTriage(desk.context)(micro, .micro, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(micro, as: desk.lead)
            #expect(
                try await desk.clocks(of: micro.rawValue).contains("FAST_DIVERT 2026-03-02 2026-03-04 2026-03-03"))
        }
    }

    @Test func `JC-69 an appeal that is taken back or reopened has the clock of an appeal`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.townshipCadre, .of(.appeal))
            let handle = HandleClue(desk.context)
            let holder = desk.member("O420281-SL", 1)
            try await handle.claim(clue, as: holder)
            desk.office.clock.advance(days: 1)
            try await handle.takeBack(clue, as: desk.deputy)
            #expect(try await running(desk, clue) == ["APPEAL 2026-03-02"])
            try await handle.claim(clue, as: holder)
            try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
            try await handle.approvePlan(clue, as: desk.head)
            #expect(try await running(desk, clue) == ["APPEAL 2026-03-02"], "it is decided within its own clock")
            try await handle.proposeResult(clue, .appealUpheld, groupSignedOn: nil, as: holder)
            try await handle.approveResult(clue, as: desk.head)
            #expect(try await running(desk, clue).isEmpty)
            try await desk.reopen(clue, askedBy: holder)
            #expect(try await running(desk, clue) == ["APPEAL 2026-03-03"])
        }
    }

    @Test func `HS-29 the two days run from the receipt where only the registrar saw the micro-corruption`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(.villageCadre).id
            let before = try await desk.clocks(of: id.rawValue)
            #expect(!before.contains { $0.hasPrefix("FAST_DIVERT") })
            desk.office.clock.advance(days: 1)
            _ = try await ProposeTriage(desk.context)(id, .micro, as: desk.clerk)
            let clocks = try await desk.clocks(of: id.rawValue).filter { $0.hasPrefix("FAST_DIVERT") }
            #expect(clocks == ["FAST_DIVERT 2026-03-02 2026-03-04 runs"])
        }
    }

}
