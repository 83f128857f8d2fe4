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
        /// Triage again: a room gave the clue back, or what was decided was a mistake.
        case retriage
        /// It should never have been registered: two persons say so, before anybody decided about it (DW-void).
        case void(VoidReason, proposedBy: Staff.ID, by: Staff.ID)
        /// Two persons take it apart at triage (DW-split).
        case split(proposedBy: Staff.ID, by: Staff.ID)
    }

    /// The state does not know this event, or the same person would decide twice.
    public struct IllegalMove: Error, Equatable {
        public let from: State
        public let event: Event
        /// True when the state fits but the confirmer is the proposer (four eyes).
        public let fourEyes: Bool
    }

    /// The only way to change a report. Triage needs two persons: who confirms did not propose.
    ///
    /// - Throws: `IllegalMove`; nothing has changed then.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        switch event {
        case .verifySignature(let found): try verify(found)
        case .register, .proposeTriage, .sendBackTriage, .accept, .decline, .retain, .sealUp, .retriage, .void,
            .split:
            state = try next(event)
        }
    }

    /// While its office has it in hand, whoever signed is asked; the claim itself is no result.
    private mutating func verify(_ found: ReporterSignature) throws(IllegalMove) {
        switch state {
        case .registered, .triageProposed, .accepted:
            guard signature.canBecome(found) else { throw illegal(.verifySignature(found)) }
            signature = found
        case .quarantined, .declined, .retained, .sealedUp, .voided, .split: throw illegal(.verifySignature(found))
        }
    }

    private func next(_ event: Event) throws(IllegalMove) -> State {
        switch state {
        case .quarantined: try afterQuarantine(event)
        case .registered: try afterRegistration(event)
        case .triageProposed(let proposer): try afterProposal(by: proposer, event)
        case .accepted: try afterAcceptance(event)
        case .declined, .retained: try afterRefusal(event)
        case .sealedUp, .voided, .split: throw illegal(event)
        }
    }

    private func afterQuarantine(_ event: Event) throws(IllegalMove) -> State {
        switch event {
        case .register: .registered
        case .sealUp: .sealedUp
        case .proposeTriage, .sendBackTriage, .accept, .decline, .retain, .verifySignature, .retriage, .void, .split:
            throw illegal(event)
        }
    }

    private func afterRegistration(_ event: Event) throws(IllegalMove) -> State {
        switch event {
        case .proposeTriage(let person): .triageProposed(by: person)
        case .sealUp: .sealedUp
        case .void(let reason, let proposer, let person): try voided(reason, proposer, person, event)
        case .split(let proposer, let person): try takenApart(proposer, person, event)
        case .register, .sendBackTriage, .accept, .decline, .retain, .verifySignature, .retriage: throw illegal(event)
        }
    }

    private func afterProposal(by proposer: Staff.ID, _ event: Event) throws(IllegalMove) -> State {
        switch event {
        case .sendBackTriage: return .registered
        case .accept(let person):
            try requireTwo(proposer, person, event)
            return .accepted
        case .decline(let reason, let action, let person):
            try requireTwo(proposer, person, event)
            return .declined(reason, action)
        case .retain(let original, let person):
            try requireTwo(proposer, person, event)
            guard original != id else { throw illegal(event) }
            return .retained(repeatOf: original)
        case .sealUp: return .sealedUp
        case .void(let reason, let proposer, let person): return try voided(reason, proposer, person, event)
        case .register, .proposeTriage, .verifySignature, .retriage, .split: throw illegal(event)
        }
    }

    private func afterAcceptance(_ event: Event) throws(IllegalMove) -> State {
        switch event {
        case .retriage: .registered
        // An accused added later is managed above (JB-15).
        case .sealUp: .sealedUp
        case .register, .proposeTriage, .sendBackTriage, .accept, .decline, .retain, .verifySignature, .void, .split:
            throw illegal(event)
        }
    }

    /// Not accepted, or kept as a repeat: a mistake is put right, and what belongs above still goes there.
    private func afterRefusal(_ event: Event) throws(IllegalMove) -> State {
        switch event {
        case .retriage: .registered
        case .sealUp: .sealedUp
        case .register, .proposeTriage, .sendBackTriage, .accept, .decline, .retain, .verifySignature, .void, .split:
            throw illegal(event)
        }
    }

    private func voided(
        _ reason: VoidReason, _ proposer: Staff.ID, _ person: Staff.ID, _ event: Event
    ) throws(IllegalMove) -> State {
        try requireTwo(proposer, person, event)
        return .voided(reason)
    }

    private func takenApart(_ proposer: Staff.ID, _ person: Staff.ID, _ event: Event) throws(IllegalMove) -> State {
        try requireTwo(proposer, person, event)
        return .split
    }

    private func illegal(_ event: Event) -> IllegalMove { IllegalMove(from: state, event: event, fourEyes: false) }

    private func requireTwo(_ proposer: Staff.ID, _ person: Staff.ID, _ event: Event) throws(IllegalMove) {
        guard proposer != person else { throw IllegalMove(from: state, event: event, fourEyes: true) }
    }
}

extension Report.State {
    /// Whether its petition office may still seal it up by itself: no room has anything of it.
    ///
    /// - Policy: JB-15
    public var canBeSealed: Bool {
        switch self {
        case .quarantined, .registered, .triageProposed, .declined, .retained: true
        case .accepted, .sealedUp, .voided, .split: false
        }
    }
}
