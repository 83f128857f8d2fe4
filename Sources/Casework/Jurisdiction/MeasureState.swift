extension Jurisdiction {
    /// How far a measure has come.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case proposed
        /// In force because a rule says that it must be; the head has not taken note of it yet.
        case byLaw = "by_law"
        case approved, refused, ended
    }

    /// What happens to a measure. The kind counts where what is in force may end: only rooms that assist, and a
    /// designation, go on.
    public enum Event: Hashable, Sendable {
        /// Approved and carried out at once.
        case approve
        case refuse
        /// The head takes note of what a rule has brought into force.
        case acknowledge
        /// The proposer takes back what nobody has decided.
        case withdraw
        /// A leader ends what goes on.
        case end(Kind)
        /// The clue goes elsewhere: what waited, or bound it, is over.
        case overtake(Kind)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension Jurisdiction.State {
    public mutating func apply(_ event: Jurisdiction.Event) throws(Jurisdiction.IllegalMove) {
        guard let next = after(event) else { throw Jurisdiction.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal.
    ///
    /// - Policy: JC-17
    public func after(_ event: Jurisdiction.Event) -> Self? {
        switch (self, event) {
        case (.proposed, .approve): .approved
        case (.proposed, .refuse): .refused
        case (.proposed, .withdraw): .ended
        // What a rule brings about is neither refused nor withdrawn.
        case (.byLaw, .acknowledge): .approved
        case (.approved, .end(let kind)): kind == .joint ? .ended : nil
        case (.proposed, .overtake), (.byLaw, .overtake): .ended
        case (.approved, .overtake(let kind)): kind == .joint || kind == .designate ? .ended : nil
        case (.proposed, .acknowledge), (.proposed, .end), (.byLaw, .approve), (.byLaw, .refuse), (.byLaw, .withdraw),
            (.byLaw, .end), (.approved, .approve), (.approved, .refuse), (.approved, .acknowledge),
            (.approved, .withdraw), (.refused, _), (.ended, _):
            nil
        }
    }
}
