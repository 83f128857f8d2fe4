import Casework
import Testing

/// What one person proposes and another decides, once: every state against every event.
@Suite struct DecidedOnceTests {
    @Test func `SS-171 DW-split a split is decided once`() {
        let legal: [Split.State: [Split.Event: Split.State]] = [
            .proposed: [.approve: .approved, .refuse: .refused], .approved: [:], .refused: [:],
        ]
        for state in Split.State.allCases {
            for event in Split.Event.allCases {
                let next = legal[state]?[event]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil) && moved == next ?? state, "\(state) \(event)")
            }
        }
    }

    @Test func `DW-void the voiding of a number is decided once`() {
        let legal: [Voiding.State: [Voiding.Event: Voiding.State]] = [
            .proposed: [.approve: .approved, .refuse: .refused], .approved: [:], .refused: [:],
        ]
        for state in Voiding.State.allCases {
            for event in Voiding.Event.allCases {
                let next = legal[state]?[event]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil) && moved == next ?? state, "\(state) \(event)")
            }
        }
    }

    @Test func `JB-15 JB-52 what is sealed stays sealed, and what was refused is asked for anew`() {
        let legal: [SealingRequest.State: [SealingRequest.Event: SealingRequest.State]] = [
            .asked: [.seal: .sealed, .sealAlong: .sealedAlong, .refuse: .refused], .sealed: [:], .sealedAlong: [:],
            .refused: [:],
        ]
        for state in SealingRequest.State.allCases {
            for event in SealingRequest.Event.allCases {
                let next = legal[state]?[event]
                #expect(state.after(event) == next, "\(state) \(event)")
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (next != nil) && moved == next ?? state, "\(state) \(event)")
            }
        }
    }
}
