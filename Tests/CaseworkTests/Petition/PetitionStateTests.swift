import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct PetitionStateTests {
    static let (one, two) = (Staff.ID("one"), Staff.ID("two"))

    @Test func `XF-32 XF-36 a petition is answered by two persons, and a hearing comes before its opinion`() {
        let from = day("2026-03-02")
        let states: [Petition.State] = [
            .handling, .hearing(from: from), .opinionProposed(by: Self.one),
            .answered(by: Self.one, approver: Self.two),
        ]
        let events: [Petition.Event] = [
            .openHearing(on: from), .closeHearing, .proposeOpinion(by: Self.one), .takeBack,
            .answer(approvedBy: Self.one), .answer(approvedBy: Self.two),
        ]
        let legal: [[Petition.State?]] = [
            [states[1], nil, states[2], nil, nil, nil],
            [nil, .handling, nil, nil, nil, nil],
            [nil, nil, nil, .handling, nil, states[3]],
            [nil, nil, nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                #expect(state.after(event) == legal[row][column], "\(state) \(event)")
                var petition = Petition(id: .init("x"), state: state)
                let isLegal = (try? petition.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil))
                #expect(petition.state == legal[row][column] ?? state)
            }
            #expect(state.isOpen == (row < 3))
            #expect(state.author == (row < 2 ? nil : Self.one))
        }
    }

    @Test func `XF-34 XF-35 XF-36 each stage has its clock, its outcomes and the stage before`() {
        #expect(Petition.Stage.allCases.map(\.clock) == [.xfHandle, .xfReview, .xfRecheck])
        #expect(Petition.Stage.allCases.map(\.before) == [nil, .handle, .review])
        #expect(Petition.Outcome.outcomes(of: .handle) == [.supported, .explained, .notSupported])
        #expect(Petition.Outcome.outcomes(of: .recheck) == [.upheld, .changed])
    }

    @Test func `XF-21 the tracking page follows the petition and not the decision that declined the report`() {
        let declined = Report.State.declined(.otherOrgan, .transferOut)
        #expect(TrackingStatus(report: declined, clue: nil) == .forwarded)
        #expect(TrackingStatus(report: declined, clue: nil, petition: .handling) == .beingHandled)
        let answered = Petition.State.answered(by: Self.one, approver: Self.two)
        #expect(TrackingStatus(report: declined, clue: nil, petition: answered) == .finished)
    }
}
