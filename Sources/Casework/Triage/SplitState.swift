extension Split {
    /// What a second person made of a proposal to split a report.
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

extension Split.State {
    public mutating func apply(_ event: Split.Event) throws(Split.IllegalMove) {
        guard let next = after(event) else { throw Split.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: it is decided once.
    ///
    /// - Policy: SS-171
    public func after(_ event: Split.Event) -> Self? {
        switch (self, event) {
        case (.proposed, .approve): .approved
        case (.proposed, .refuse): .refused
        case (.approved, _), (.refused, _): nil
        }
    }
}
