extension Recusal {
    /// Where an entry stands. Nothing takes it away: a decision upholds or ends it.
    ///
    /// - Policy: JB-48
    public enum State: Hashable, Sendable {
        /// Nobody has decided; the person stands aside all the same (DW-aside).
        case standing
        /// 决定回避
        case upheld(by: Staff.ID, on: CivilDate)
        /// 决定不回避
        case ended(by: Staff.ID, on: CivilDate)

        /// Whether the person is kept out by it.
        public var keepsOut: Bool {
            switch self {
            case .standing, .upheld: true
            case .ended: false
            }
        }
    }

    /// What happens to an entry.
    public enum Event: Hashable, Sendable {
        case uphold(by: Staff.ID, on: CivilDate)
        case end(by: Staff.ID, on: CivilDate)
    }

    /// The state does not know the event.
    public struct IllegalMove: Error, Hashable, Sendable {}
}

extension Recusal.State {
    /// - Throws: `Recusal.IllegalMove` where somebody has decided already.
    public mutating func apply(_ event: Recusal.Event) throws(Recusal.IllegalMove) {
        switch (self, event) {
        case (.standing, .uphold(let person, let day)): self = .upheld(by: person, on: day)
        case (.standing, .end(let person, let day)): self = .ended(by: person, on: day)
        case (.upheld, .uphold), (.upheld, .end), (.ended, .uphold), (.ended, .end): throw Recusal.IllegalMove()
        }
    }
}
