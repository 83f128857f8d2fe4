import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct NoticeStateTests {
    @Test func `JB-26 JB-27 a notice is approved before it is delivered, and what has its number is not taken back`() {
        let legal: [Notice.State: [Notice.Event: Notice.State]] = [
            .draft: [.rewrite: .draft, .approve: .approved, .withdraw: .withdrawn],
            .approved: [.deliver: .delivered],
            .delivered: [:],
            .withdrawn: [:],
        ]
        for state in Notice.State.allCases {
            for event in Notice.Event.allCases {
                let next = legal[state]?[event]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil), "\(state) \(event)")
                #expect(moved == next ?? state, "\(state) \(event)")
            }
        }
    }
}
