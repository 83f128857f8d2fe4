// MARK: - Who and what

extension Split.Rule {
    /// A registrar proposes: the head of the office confirms and does not propose.
    ///
    /// - Policy: DW-split
    static let office = Self(id: .office, policy: "DW-split") { input in
        switch input.step {
        case .propose: !input.facts.roles.contains(.registrar) || input.facts.roles.contains(.petitionLead)
        case .approve, .refuse: false
        }
    }

    /// The organ that received it splits it, while it has it: what was passed on is not its to take apart.
    ///
    /// - Policy: SS-171
    static let ownNumber = Self(id: .ownNumber, policy: "SS-171") { !$0.facts.isOwnNumber }

    /// At triage, before anybody decided about it.
    ///
    /// - Policy: DW-split
    static let undecided = Self(id: .undecided, policy: "DW-split") { input in
        guard !input.isRefusal else { return false }
        if input.facts.hasClue { return true }
        return switch input.facts.state {
        case .registered: false
        case .quarantined, .triageProposed, .accepted, .declined, .retained, .sealedUp, .voided, .split: true
        }
    }

    /// A reporter who was told a decision about the whole is not told others about its parts.
    ///
    /// - Policy: DW-split
    static let untold = Self(id: .untold, policy: "DW-split") { !$0.isRefusal && $0.facts.isTold }

    /// What is kept as its repeat would hang on nothing that anybody handles.
    ///
    /// - Policy: DW-split
    static let nothingHangs = Self(id: .nothingHangs, policy: "DW-split") { !$0.isRefusal && $0.facts.hasRepeats }
}

// MARK: - Two persons

extension Split.Rule {
    /// One proposal at a time.
    ///
    /// - Policy: DW-split
    static let onceProposed = Self(id: .onceProposed, policy: "DW-split") { input in
        switch input.step {
        case .propose: input.facts.proposedBy != nil
        case .approve, .refuse: false
        }
    }

    /// Nothing is split that nobody proposed.
    ///
    /// - Policy: DW-split
    static let proposed = Self(id: .proposed, policy: "DW-split") { input in
        switch input.step {
        case .propose: false
        case .approve, .refuse: input.facts.proposedBy == nil
        }
    }

    /// The head of the petition office decides; a deputy where that one is kept from the report.
    ///
    /// - Policy: DW-split
    static let approver = Self(id: .approver, policy: "DW-split") { input in
        switch input.step {
        case .propose: false
        case .approve: !input.facts.headsOffice
        // Whoever proposed it takes it back.
        case .refuse: !input.facts.headsOffice && input.facts.proposedBy != input.facts.caller
        }
    }

    /// Who proposed it does not approve it.
    ///
    /// - Policy: DW-split
    static let fourEyes = Self(id: .fourEyes, policy: "DW-split") { input in
        switch input.step {
        case .approve: input.facts.proposedBy == input.facts.caller
        case .propose, .refuse: false
        }
    }
}

// MARK: - The parts

extension Split.Rule {
    /// At least two parts.
    ///
    /// - Policy: SS-171
    static let twoParts = Self(id: .twoParts, policy: "SS-171") { input in
        input.parts.map { !Split.parts.contains($0.count) } ?? false
    }

    /// Every accused stands in exactly one part, and nobody else does: nothing is lost, nothing is decided twice.
    ///
    /// - Policy: SS-171
    static let everybodyOnce = Self(id: .everybodyOnce, policy: "SS-171") { input in
        input.parts.map { $0.flatMap(\.accused).sorted() != Array(input.facts.names.indices) } ?? false
    }

    /// No part without an accused or without a word.
    ///
    /// - Policy: SS-171
    static let nothingEmpty = Self(id: .nothingEmpty, policy: "SS-171") { input in
        input.parts.map { $0.contains { $0.accused.isEmpty || $0.text.allSatisfy(\.isWhitespace) } } ?? false
    }

    /// A part does not name whom another accuses: who handles the one must not learn of the other.
    ///
    /// - Policy: DW-split
    static let namesNobodyElse = Self(id: .namesNobodyElse, policy: "DW-split") { input in
        input.parts.map { parts in parts.contains { !Split.strangers(in: $0, named: input.facts.names).isEmpty } }
            ?? false
    }
}

extension Split {
    /// The places of those whom a part's text names although it does not accuse them.
    public static func strangers(in part: Part, named names: [String]) -> [Int] {
        let own = part.accused.compactMap { names.indices.contains($0) ? names[$0] : nil }
        return names.indices.filter { place in
            let name = names[place]
            return name.count > 1 && !part.accused.contains(place) && !own.contains(name) && part.text.contains(name)
        }
    }

    /// Whether the original's words may stay where they are: not where one of the parts leaves the office that splits it,
    /// for then they would tell what that part says.
    ///
    /// - Parameter standings: of all the accused, as triage sees them.
    /// - Policy: JB-15, HS-26
    public static func keepsOriginal(_ accused: [Triage.Accused], receiverLevel: Level) -> Bool {
        !accused.contains { $0.isDisciplineStaff || sealing(of: [$0], receiverLevel: receiverLevel) != nil }
    }

    /// Why a part goes up sealed by itself; nil where it does not.
    ///
    /// - Policy: JB-15
    public static func sealing(of accused: [Triage.Accused], receiverLevel: Level) -> Triage.Sealing? {
        if accused.contains(where: \.isOwnHead) { return .ownHead }
        let reaches = accused.contains { person in
            person.isOwnPartyCommittee || (person.managedAt.map { $0 > receiverLevel } ?? false)
        }
        return reaches ? .upperLevel : nil
    }
}

extension Split.Input {
    /// What is proposed; nil for a step that proposes nothing.
    fileprivate var parts: [Split.Part]? {
        switch step {
        case .propose(let parts): parts
        case .approve, .refuse: nil
        }
    }

    /// A proposal can always be taken off the table.
    fileprivate var isRefusal: Bool {
        switch step {
        case .refuse: true
        case .propose, .approve: false
        }
    }
}

extension Split {
    /// Whether somebody may begin to propose parts.
    public static func mayBegin(_ facts: Facts) -> Bool {
        let asked: [Rule] = [.office, .ownNumber, .undecided, .untold, .nothingHangs, .onceProposed]
        let input = Input(.propose([]), facts)
        return !asked.contains { $0.objects(input) }
    }

    /// The first objection to parts that were proposed before: the report may accuse somebody else by now.
    public static func wholeness(of parts: [Part], _ facts: Facts) -> Objection? {
        let asked: [Rule] = [.twoParts, .everybodyOnce, .nothingEmpty, .namesNobodyElse]
        let input = Input(.propose(parts), facts)
        return asked.first { $0.objects(input) }.map { Objection(rule: $0.id, policy: $0.policy) }
    }

    /// The parts, from 0, at which something must change so that a rule has no objection any more.
    public static func places(of rule: RuleID, in input: Input) -> [Int] {
        let parts = input.parts ?? []
        let wrong = parts.indices.filter { place in
            let part = parts[place]
            return switch rule {
            case .nothingEmpty: part.accused.isEmpty || part.text.allSatisfy(\.isWhitespace)
            case .namesNobodyElse: !strangers(in: part, named: input.facts.names).isEmpty
            case .office, .ownNumber, .undecided, .untold, .nothingHangs, .onceProposed, .proposed, .approver,
                .fourEyes, .twoParts, .everybodyOnce:
                false
            }
        }
        return wrong.isEmpty ? [0] : wrong
    }
}
