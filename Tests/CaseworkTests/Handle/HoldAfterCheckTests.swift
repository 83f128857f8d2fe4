import Testing

@testable import Casework

/// ZJ-35: after a check a clue can wait (暂存待查), with everything that a result needs.
@Suite struct HoldAfterCheckTests {
    @Test func `ZJ-35 the holder hands it in, the group has signed it, and the head approves`() {
        #expect(House.decide(.proposeHold, House.checking, House.holder) == nil)
        #expect(House.decide(.proposeHold, House.checking, House.colleague) == .holder)
        #expect(House.decide(.proposeHold, House.claimed, House.holder) == .stateKnowsAct, "nothing was checked")
        let unsigned: (inout Handle.Facts) -> Void = { $0.file.groupSignatures = false }
        #expect(House.decide(.proposeHold, House.checking, House.holder, unsigned) == .groupSignatures)
        #expect(House.decide(.approveResult, House.toWait, House.head, unsigned) == .groupSignatures)
        let other: (inout Handle.Facts) -> Void = { $0.file.signedFinding = .end(.educated) }
        #expect(House.decide(.proposeHold, House.checking, House.holder, other) == .signedConclusion)
        let same: (inout Handle.Facts) -> Void = { $0.file.signedFinding = .hold }
        #expect(House.decide(.proposeHold, House.checking, House.holder, same) == nil)
        #expect(House.decide(.proposeResult(.educated), House.checking, House.holder, same) == .signedConclusion)
        #expect(House.decide(.approveResult, House.toWait, House.deputy) == .approver)
        #expect(House.decide(.approveResult, House.toWait, House.head) == nil)
    }

    @Test func `ZJ-30 after a talk or letter it rests on what came of that`() {
        let talk = Clue.State.underWay(House.claim, .talkOrLetter)
        #expect(House.decide(.proposeHold, talk, House.holder) { $0.file.talkRecorded = false } == .talkRecorded)
        #expect(House.decide(.proposeHold, talk, House.holder) == nil)
    }

    @Test func `JB-21 a real-name matter assigned from above does not wait after its check either`() {
        let assigned: (inout Handle.Facts) -> Void = { $0.isAssigned = true }
        #expect(House.decide(.proposeHold, House.checking, House.holder, assigned) == .holdOfAssigned)
        #expect(House.decide(.approveResult, House.toWait, House.head, assigned) == .holdOfAssigned)
        #expect(House.decide(.sendBackResult, House.toWait, House.head, assigned) == nil)
        #expect(House.decide(.approveResult, House.checked, House.head, assigned) == nil, "a result is none")
    }

    @Test func `ZJ-21 what waits is approved while its day lies ahead`() throws {
        let late: (inout Handle.Facts) -> Void = { $0.holdHasPassed = true }
        let plan = House.planned(.holdForLater(until: House.day))
        for (act, state) in [(Handle.Act.approvePlan, plan), (.approveResult, House.toWait)] {
            #expect(House.decide(act, state, House.head, late) == .holdAhead)
            let shown = Handle.openActs(for: House.facts(state, House.head, late)).first { $0.act == act }
            #expect(try #require(shown).missing.map(\.rule) == [.holdAhead], "the head is told why")
            #expect(House.decide(act, state, House.head) == nil)
        }
        #expect(House.decide(.sendBackPlan, plan, House.head, late) == nil)
        #expect(House.decide(.sendBackResult, House.toWait, House.head, late) == nil)
        #expect(House.decide(.approveResult, House.checked, House.head, late) == nil, "a result has no such day")
    }

    @Test func `the day until which it would wait is that of a plan or of a check`() {
        #expect(House.planned(.holdForLater(until: House.day)).holdProposed == House.day)
        #expect(House.toWait.holdProposed == House.day)
        for state in House.states where state != House.toWait && state != House.planned(.holdForLater(until: House.day))
        {
            #expect(state.holdProposed == nil)
        }
    }

    @Test func `JB-17 JB-23 minutes that decided a result or a hold bind, and the study of the plan does not`() {
        func decided(_ what: Handle.Decided) -> (inout Handle.Facts) -> Void {
            { $0.file.studied = Handle.Studied(year: 2026, number: 7, decided: what) }
        }
        let rows: [(Handle.Decided, hold: Bool, result: Bool)] = [
            (.way(.preliminaryVerification), true, true), (.way(.holdForLater), true, false),
            (.result(.educated), false, true), (.result(.caseFiled), false, false),
        ]
        for (what, hold, result) in rows {
            let held = House.decide(.proposeHold, House.checking, House.holder, decided(what))
            #expect(held == (hold ? nil : .minutesBind), "\(what)")
            #expect(
                House.decide(.approveResult, House.toWait, House.head, decided(what)) == (hold ? nil : .minutesBind))
            let ended = House.decide(.proposeResult(.educated), House.checking, House.holder, decided(what))
            #expect(ended == (result ? nil : .minutesBind), "\(what)")
        }
    }

    @Test func `JC-17 what waits is not closed, and needs no consent of the organ that designated`() {
        let designated: (inout Handle.Facts) -> Void = { $0.awaitsConsent = true }
        #expect(House.decide(.approveResult, House.toWait, House.head, designated) == nil)
        #expect(House.decide(.approveResult, House.checked, House.head, designated) == .designatorsConsent)
    }

    @Test func `each finding has a code of its own, and words that tell no detail`() {
        #expect(Handle.Finding.allCases.count == Conclusion.allCases.count + 1)
        for finding in Handle.Finding.allCases {
            #expect(Handle.Finding(code: finding.code) == finding)
            #expect(!finding.told.zh.isEmpty && !finding.told.en.isEmpty)
        }
        #expect(Handle.Finding(code: "talk_or_letter") == nil)
        #expect(
            Handle.Finding(.held(until: House.day)) == .hold && Handle.Finding(.ended(.educated)) == .end(.educated))
    }
}
