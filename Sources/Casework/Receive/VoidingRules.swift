// MARK: - Who and what

extension Voiding.Rule {
    /// A registrar or the head of the petition office proposes.
    ///
    /// - Policy: DW-void
    static let office = Self(id: .office, policy: "DW-void") { input in
        switch input.step {
        case .propose: input.facts.roles.isDisjoint(with: [.registrar, .petitionLead])
        case .approve, .refuse: false
        }
    }

    /// Only the organ that gave the number declares it void, and only while it has the report.
    ///
    /// - Policy: DW-void
    static let ownNumber = Self(id: .ownNumber, policy: "DW-void") { !$0.facts.isOwnNumber }

    /// Before anybody decided about it: what was decided is taken back or ends, and is not made undone.
    ///
    /// - Policy: DW-void
    static let undecided = Self(id: .undecided, policy: "DW-void") { input in
        guard !input.isRefusal else { return false }
        if input.facts.hasClue { return true }
        return switch input.facts.state {
        case .registered, .triageProposed: false
        case .quarantined, .accepted, .declined, .retained, .sealedUp, .voided, .split: true
        }
    }

    /// A reporter who was told a decision is not told afterwards that there never was a report.
    ///
    /// - Policy: DW-void
    static let untold = Self(id: .untold, policy: "DW-void") { !$0.isRefusal && $0.facts.isTold }

    /// What repeats it or was added to it would hang on nothing.
    ///
    /// - Policy: DW-void
    static let nothingHangs = Self(id: .nothingHangs, policy: "DW-void") { !$0.isRefusal && $0.facts.hasHanging }
}

// MARK: - Two persons

extension Voiding.Rule {
    /// One proposal at a time.
    ///
    /// - Policy: DW-void
    static let onceProposed = Self(id: .onceProposed, policy: "DW-void") { input in
        switch input.step {
        case .propose: input.facts.proposal != nil
        case .approve, .refuse: false
        }
    }

    /// Nothing is approved that nobody proposed.
    ///
    /// - Policy: DW-void
    static let proposed = Self(id: .proposed, policy: "DW-void") { input in
        switch input.step {
        case .propose: false
        case .approve, .refuse: input.facts.proposal == nil
        }
    }

    /// The head of the petition office decides; a deputy where that one proposed it or is kept from the report.
    ///
    /// - Policy: DW-void
    static let approver = Self(id: .approver, policy: "DW-void") { input in
        guard let proposal = input.facts.proposal else { return false }
        let (roles, standsIn) = (input.facts.roles, input.facts.standsIn)
        let decides =
            proposal.isByLead || standsIn ? roles.contains(.deputy) : roles.contains(.petitionLead)
        return switch input.step {
        case .propose: false
        case .approve: !decides
        // Whoever proposed it takes it back.
        case .refuse: !decides && proposal.by != input.facts.caller
        }
    }

    /// Who proposed it does not approve it.
    ///
    /// - Policy: DW-void
    static let fourEyes = Self(id: .fourEyes, policy: "DW-void") { input in
        switch input.step {
        case .approve: input.facts.proposal?.by == input.facts.caller
        case .propose, .refuse: false
        }
    }

    /// A reason that has no name is written down.
    ///
    /// - Policy: DW-void
    static let words = Self(id: .words, policy: "DW-void") { input in
        switch input.step {
        case .propose(let reason, let hasWords): reason == .other && !hasWords
        case .approve, .refuse: false
        }
    }
}

extension Voiding.Input {
    /// A proposal can always be taken off the table.
    fileprivate var isRefusal: Bool {
        switch step {
        case .refuse: true
        case .propose, .approve: false
        }
    }
}
