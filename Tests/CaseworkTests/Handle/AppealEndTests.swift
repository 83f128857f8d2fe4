import Testing

@testable import Casework

/// JC-69: an appeal ends in a decision of its own.
@Suite struct AppealEndTests {
    @Test(arguments: Conclusion.allCases, [true, false])
    func `JC-69 an appeal is upheld, varied, revoked or ended, and nothing else ends so`(
        conclusion: Conclusion, isAppeal: Bool
    ) {
        let found = House.decide(.proposeResult(conclusion), House.checking, House.holder) { $0.isAppeal = isAppeal }
        let expected: Handle.RuleID? =
            conclusion == .closedWithoutCheck ? .stateKnowsAct : conclusion.endsAppeal == isAppeal ? nil : .endOfTrack
        #expect(found == expected)
    }

    @Test(arguments: Handle.Proposal.allCases)
    func `JC-69 an appeal is neither put on hold nor closed unchecked`(proposal: Handle.Proposal) {
        let found = House.decide(.propose(proposal), House.claimed, House.holder) { $0.isAppeal = true }
        switch proposal {
        case .talkOrLetter, .preliminaryVerification: #expect(found == nil)
        case .holdForLater, .closeOut: #expect(found == .endOfTrack)
        }
        let after = House.decide(.proposeHold, House.checking, House.holder) { $0.isAppeal = true }
        #expect(after == .endOfTrack, "nor after its check")
    }

    @Test func `JC-69 four results end an appeal, and each is told in its own words`() {
        let ends = Conclusion.allCases.filter(\.endsAppeal)
        #expect(ends == [.appealUpheld, .appealVaried, .appealRevoked, .appealEnded])
        for (end, word) in zip(ends, ["维持", "变更", "撤销", "终止"]) { #expect(end.told.zh.contains(word)) }
        #expect(ends.map { QuarterFeedback.presumed(from: $0) } == [.unfounded, .partly, .substantiated, .unchecked])
    }
}
