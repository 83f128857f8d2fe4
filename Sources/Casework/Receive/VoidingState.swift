extension Voiding {
    /// What a second person made of a proposal to void a number.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case proposed, approved, refused
    }

    public enum Event: String, Hashable, Sendable, CaseIterable {
        case approve
        /// Refused by a second person, or taken back by whoever proposed it.
        case refuse
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension Voiding.State {
    public mutating func apply(_ event: Voiding.Event) throws(Voiding.IllegalMove) {
        guard let next = after(event) else { throw Voiding.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: it is decided once.
    ///
    /// - Policy: DW-void
    public func after(_ event: Voiding.Event) -> Self? {
        switch (self, event) {
        case (.proposed, .approve): .approved
        case (.proposed, .refuse): .refused
        case (.approved, _), (.refused, _): nil
        }
    }
}
