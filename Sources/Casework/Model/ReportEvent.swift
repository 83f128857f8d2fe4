extension Report {
    /// What can happen to a report.
    public enum Event: Equatable, Sendable {
        case register
        case proposeTriage(by: Staff.ID)
        case sendBackTriage
        case accept(by: Staff.ID)
        case decline(DeclineReason, DeclineAction, by: Staff.ID)
        case retain(repeatOf: Report.ID, by: Staff.ID)
        /// The verification call found the reporter, an impostor, or nobody (JB-24, JB-30).
        case verifySignature(ReporterSignature)
        /// It turned out to belong to a higher organ, or to be about the own head (JB-15).
        case sealUp
        /// A room gave the clue back: triage again.
        case retriage
    }

    /// The state does not know this event, or the same person would decide twice.
    public struct IllegalMove: Error, Equatable {
        public let from: State
        public let event: Event
        /// True when the state fits but the confirmer is the proposer (four eyes).
        public let fourEyes: Bool
    }

    /// The only way to change a report's state. Triage needs two persons: who confirms did not propose.
    ///
    /// - Throws: `IllegalMove`; nothing has changed then.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        switch (state, event) {
        case (.quarantined, .register): state = .registered
        case (.registered, .proposeTriage(let person)): state = .triageProposed(by: person)
        case (.triageProposed, .sendBackTriage): state = .registered
        case (.triageProposed(let proposer), .accept(let person)):
            try requireTwo(proposer, person, event)
            state = .accepted
        case (.triageProposed(let proposer), .decline(let reason, let action, let person)):
            try requireTwo(proposer, person, event)
            state = .declined(reason, action)
        case (.triageProposed(let proposer), .retain(let original, let person)):
            try requireTwo(proposer, person, event)
            guard original != id else { throw IllegalMove(from: state, event: event, fourEyes: false) }
            state = .retained(repeatOf: original)
        case (.registered, .verifySignature(let found)), (.triageProposed, .verifySignature(let found)),
            (.accepted, .verifySignature(let found)):
            guard signature == .realNameClaimed, found != .realNameClaimed else {
                throw IllegalMove(from: state, event: event, fourEyes: false)
            }
            signature = found
        case (.accepted, .retriage): state = .registered
        case (.quarantined, .sealUp), (.registered, .sealUp), (.triageProposed, .sealUp): state = .sealedUp
        case (.quarantined, _), (.registered, _), (.triageProposed, _), (.accepted, _), (.declined, _), (.retained, _),
            (.sealedUp, _):
            throw IllegalMove(from: state, event: event, fourEyes: false)
        }
    }

    private func requireTwo(_ proposer: Staff.ID, _ person: Staff.ID, _ event: Event) throws(IllegalMove) {
        guard proposer != person else { throw IllegalMove(from: state, event: event, fourEyes: true) }
    }
}
