import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// ZJ-35: what was checked and cannot be decided yet waits until a day, and then begins anew.
@Suite struct HoldAfterCheckTests {
    private static let until = CivilDate.day(2026, 3, 20)

    /// A clue of which this check is under way.
    private static func underWay(_ desk: Desk, _ check: Check) async throws -> Clue.ID {
        let (_, clue) = try await desk.claimed()
        let handle = HandleClue(desk.context)
        try await handle.propose(clue, .check(check), studiedOn: desk.today, as: desk.holder)
        try await handle.approvePlan(clue, as: desk.deputy)
        return clue
    }

    private static func state(_ desk: Desk, _ clue: Clue.ID) async throws -> Clue.State {
        try await OpenClue(desk.context)(clue, as: desk.holder).record.clue.state
    }

    @Test func `ZJ-35 a verification that the group signed as a hold waits upon the head's approval`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .preliminaryVerification)
            let handle = HandleClue(desk.context)
            try await desk.refuses("nobody signed") {
                try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            }
            try await desk.context.checkAndSign(clue, .hold, by: desk.holder)
            await #expect(throws: OperationError.self, "the group signed that it waits") {
                try await handle.proposeResult(clue, .educated, as: desk.holder)
            }
            await desk.expectFault("hold_until") {
                try await handle.proposeHold(clue, until: desk.today, as: desk.holder)
            }
            try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            try await desk.refuses("the head approves it") { try await handle.approveResult(clue, as: desk.deputy) }
            try await handle.approveResult(clue, as: desk.head)
            guard case .held(_, until: Self.until) = try await Self.state(desk, clue) else {
                Issue.record("it waits until its day")
                return
            }
            #expect(try await desk.clocks(of: clue.rawValue).allSatisfy { !$0.hasSuffix("runs") })
            let approval = try await desk.texts(
                """
                select a.kind || ' ' || a.matter || ' ' || a.hold_until || ' ' || a.approved_as
                from casework.approval as a where a.matter = 'hold_for_later'
                """)
            #expect(approval == ["result hold_for_later 2026-03-20 head"])
            #expect(try await desk.texts("select n.kind from casework.notice as n where n.kind = 'result'").isEmpty)
        }
    }

    @Test func `JB-17 ZJ-33 on its day it is its holder's again, and asks for a new study and group`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .preliminaryVerification)
            let handle = HandleClue(desk.context)
            try await desk.context.checkAndSign(clue, .hold, by: desk.holder)
            try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
            while desk.today < Self.until { desk.office.clock.advance(days: 1) }
            #expect(try await WakeHeldClues(desk.context)() == 1)
            guard case .claimed = try await Self.state(desk, clue) else {
                Issue.record("it is worked on again")
                return
            }
            #expect(try await desk.clocks(of: clue.rawValue).contains { $0.hasPrefix("PLAN 2026-03-20 ") })
            let file = try await OpenCheckFile(desk.context)(clue, as: desk.holder)
            #expect(!file.members.isEmpty && file.members.allSatisfy { $0.leftOn == Self.until })
            await #expect(throws: OperationError.self, "the study of before carries no new opinion") {
                try await handle.propose(clue, .closeOut, as: desk.holder)
            }
            try await handle.propose(clue, .closeOut, studiedOn: desk.today, as: desk.holder)
        }
    }

    @Test func `ZJ-30 a talk may end in a hold too, and what is sent back goes on`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .talkOrLetter)
            let handle = HandleClue(desk.context)
            try await desk.refuses("no talk is on record") {
                try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            }
            try await desk.context.holdTalk(clue, by: desk.holder)
            try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            try await handle.sendBackResult(clue, as: desk.head)
            guard case .underWay(_, .talkOrLetter) = try await Self.state(desk, clue) else {
                Issue.record("the talk goes on")
                return
            }
            try await handle.proposeHold(clue, until: Self.until, as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
            try await handle.takeBack(clue, as: desk.deputy)
        }
    }

    @Test func `ZJ-21 a hold whose day has come meanwhile is not approved, but sent back`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (handle, day) = (HandleClue(desk.context), desk.today.adding(days: 2))
            try await handle.propose(clue, .holdForLater(until: day), studiedOn: desk.today, as: desk.holder)
            desk.office.clock.advance(days: 2)
            try await desk.refuses("its day has come") { try await handle.approvePlan(clue, as: desk.head) }
            try await handle.sendBackPlan(clue, as: desk.head)
            try await handle.propose(clue, .holdForLater(until: day.adding(days: 1)), as: desk.holder)
            try await handle.approvePlan(clue, as: desk.head)
        }
        try await Desk.open { desk in
            let clue = try await Self.underWay(desk, .talkOrLetter)
            let (handle, day) = (HandleClue(desk.context), desk.today.adding(days: 2))
            try await desk.context.holdTalk(clue, by: desk.holder)
            try await handle.proposeHold(clue, until: day, as: desk.holder)
            desk.office.clock.advance(days: 2)
            try await desk.refuses("its day has come") { try await handle.approveResult(clue, as: desk.head) }
            try await handle.sendBackResult(clue, as: desk.head)
            try await handle.proposeHold(clue, until: day.adding(days: 1), as: desk.holder)
            try await handle.approveResult(clue, as: desk.head)
        }
    }
}
