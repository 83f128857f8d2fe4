extension Assignment {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Received electronically, so that its three months run; the lower organ has not signed for it.
        case sent
        /// 签收
        case received
        /// The result was studied and waits for the head.
        case resultProposed = "result_proposed"
        /// 结果已上报
        case reported
        /// Taken back by what happened to the clue since.
        case ended
    }

    /// What happens to an assignment.
    public enum Event: Hashable, Sendable {
        case act(Act)
        /// The clue goes elsewhere, or back.
        case takeBack
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension Assignment.State {
    public mutating func apply(_ event: Assignment.Event) throws(Assignment.IllegalMove) {
        guard let next = after(event) else { throw Assignment.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: what is reported stays reported.
    ///
    /// - Policy: JB-21, JB-23
    public func after(_ event: Assignment.Event) -> Self? {
        switch (self, event) {
        case (.sent, .act(.receive)): .received
        case (.received, .act(.proposeResult)): .resultProposed
        case (.resultProposed, .act(.approveResult)): .reported
        case (.resultProposed, .act(.sendBackResult)): .received
        case (.sent, .takeBack), (.received, .takeBack), (.resultProposed, .takeBack): .ended
        case (.sent, .act(.proposeResult)), (.sent, .act(.approveResult)), (.sent, .act(.sendBackResult)),
            (.received, .act(.receive)), (.received, .act(.approveResult)), (.received, .act(.sendBackResult)),
            (.resultProposed, .act(.receive)), (.resultProposed, .act(.proposeResult)), (.reported, _), (.ended, _):
            nil
        }
    }
}
