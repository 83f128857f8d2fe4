extension Notice {
    /// How far a notice has come on its way to the reporter.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case draft, approved, delivered
        /// The decision that it would have told was taken back before anybody approved it.
        case withdrawn
    }

    public enum Event: String, Hashable, Sendable, CaseIterable {
        /// A later decision takes the place of one that nobody has approved.
        case rewrite
        case approve
        /// It has reached the reporter (送达).
        case deliver
        case withdraw
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension Notice.State {
    public mutating func apply(_ event: Notice.Event) throws(Notice.IllegalMove) {
        guard let next = after(event) else { throw Notice.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: what has its number is not taken back.
    ///
    /// - Policy: JB-26, JB-27
    public func after(_ event: Notice.Event) -> Self? {
        switch (self, event) {
        case (.draft, .rewrite): .draft
        case (.draft, .approve): .approved
        case (.draft, .withdraw): .withdrawn
        case (.approved, .deliver): .delivered
        case (.draft, .deliver), (.approved, .rewrite), (.approved, .approve), (.approved, .withdraw), (.delivered, _),
            (.withdrawn, _):
            nil
        }
    }
}
