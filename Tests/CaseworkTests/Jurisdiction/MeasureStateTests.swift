import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct MeasureStateTests {
    private static let going: Set<Jurisdiction.Kind> = [.joint, .designate]

    @Test(arguments: Jurisdiction.Kind.allCases)
    func `JC-17 a measure is decided once, and only what goes on ends after that`(kind: Jurisdiction.Kind) {
        let events: [Jurisdiction.Event] = [
            .approve, .refuse, .acknowledge, .withdraw, .end(kind), .overtake(kind),
        ]
        let ended: Jurisdiction.State? = Self.going.contains(kind) ? .ended : nil
        let legal: [Jurisdiction.State: [Jurisdiction.State?]] = [
            .proposed: [.approved, .refused, nil, .ended, nil, .ended],
            .byLaw: [nil, nil, .approved, nil, nil, .ended],
            .approved: [nil, nil, nil, nil, kind == .joint ? .ended : nil, ended],
            .refused: [nil, nil, nil, nil, nil, nil],
            .ended: [nil, nil, nil, nil, nil, nil],
        ]
        for state in Jurisdiction.State.allCases {
            for (column, event) in events.enumerated() {
                let next = legal[state]?[column]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil), "\(state) \(event)")
                #expect(moved == next ?? state, "\(state) \(event)")
            }
        }
    }

    @Test func `JB-21 JB-23 an assigned matter is signed for, studied and reported, and not taken back after that`() {
        let events = Assignment.Act.allCases.map { Assignment.Event.act($0) } + [.takeBack]
        #expect(Assignment.Act.allCases == [.receive, .proposeResult, .approveResult, .sendBackResult])
        let legal: [Assignment.State: [Assignment.State?]] = [
            .sent: [.received, nil, nil, nil, .ended],
            .received: [nil, .resultProposed, nil, nil, .ended],
            .resultProposed: [nil, nil, .reported, .received, .ended],
            .reported: [nil, nil, nil, nil, nil],
            .ended: [nil, nil, nil, nil, nil],
        ]
        for state in Assignment.State.allCases {
            for (column, event) in events.enumerated() {
                let next = legal[state]?[column]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil), "\(state) \(event)")
                #expect(moved == next ?? state, "\(state) \(event)")
            }
        }
    }
}
