extension Recommend.Input {
    /// The text and the confirmation, while it is being drafted.
    fileprivate var draft: (kind: Recommendation.Kind, text: Recommendation.Text, namesNoReporter: Bool)? {
        switch step {
        case .draft(let kind, let text, let confirmed): (kind, text, confirmed)
        case .approve, .issue, .reply, .accept, .sendBack, .lookBack, .close, .drop: nil
        }
    }

    /// What is written about a reply or a look-back.
    fileprivate var opinion: String? {
        switch step {
        case .accept(let words), .sendBack(let words), .lookBack(let words, _), .reply(let words, _), .drop(let words):
            words
        case .draft, .approve, .issue, .close: nil
        }
    }
}

extension Recommend.Facts {
    fileprivate var decidesAsHead: Bool {
        !StandIn.deciders([.head], headsStandAside: headsStandAside).isDisjoint(with: roles)
    }

    /// Whether the caller decides what is the head's only because every head must stand aside.
    public var isStandIn: Bool { !roles.contains(.head) && decidesAsHead }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// Whether a Party organisation is named: 某镇党委, 中共某市委员会, 某街道工委.
    fileprivate var namesParty: Bool { contains("党") || contains("中共") || isPartyOrgan }

    /// Whether what it names is a Party organisation itself. A unit may have the Party in its name, as 中共某市委党校 has.
    fileprivate var isPartyOrgan: Bool {
        let name = String(filter { !$0.isWhitespace })
        if ["党委", "党组", "工委", "支部", "总支", "市委", "县委", "区委", "省委"].contains(where: name.hasSuffix) { return true }
        return (name.contains("党") || name.contains("中共")) && name.hasSuffix("委员会")
    }
}

// MARK: - Who

extension Recommend.Rule {
    /// Those who handle or supervise matters draft, issue and follow up.
    ///
    /// - Policy: HS-15
    static let author = Self(id: .author, policy: "HS-15") { input in
        let roles: Set<Role> = [.roomMember, .petitionLead, .caseSupervision, .deputy, .head]
        return input.facts.roles.isDisjoint(with: roles) ? .whole : nil
    }

    /// One step after the other.
    ///
    /// - Policy: DW-state
    static let stateKnowsStep = Self(id: .stateKnowsStep, policy: "DW-state") { input in
        Recommend.knows(input.step, in: input.facts.state) ? nil : .whole
    }

    /// The head of the organ approves, or a deputy where every head must stand aside (JB-48).
    ///
    /// - Policy: HS-15
    static let approver = Self(id: .approver, policy: "HS-15") { input in
        guard case .approve = input.step else { return nil }
        return input.facts.decidesAsHead ? nil : .whole
    }

    /// Nobody approves what they drafted.
    ///
    /// - Policy: HS-15
    static let fourEyes = Self(id: .fourEyes, policy: "HS-15") { input in
        guard case .approve = input.step else { return nil }
        return input.facts.caller == input.facts.drafter ? .whole : nil
    }

    /// Nobody else lets a draft come to nothing.
    ///
    /// - Policy: HS-15
    static let dropper = Self(id: .dropper, policy: "HS-15") { input in
        guard case .drop = input.step else { return nil }
        return input.facts.decidesAsHead || input.facts.caller == input.facts.drafter ? nil : .whole
    }
}

// MARK: - What it says

extension Recommend.Rule {
    /// A discipline recommendation goes to a Party organisation, a supervision recommendation to a unit.
    ///
    /// - Policy: HS-15
    static let addressee = Self(id: .addressee, policy: "HS-15") { input in
        guard let draft = input.draft else { return nil }
        if draft.text.addressee.isBlank { return .addressee }
        switch draft.kind {
        case .discipline: return draft.text.addressee.namesParty ? nil : .addressee
        case .supervision: return draft.text.addressee.isPartyOrgan ? .addressee : nil
        }
    }

    /// First part: the basic facts of the unit.
    ///
    /// - Policy: HS-15
    static let facts = Self(id: .facts, policy: "HS-15") { input in
        input.draft?.text.facts.isBlank == true ? .facts : nil
    }

    /// Second part: what was found, by which evidence and on which basis.
    ///
    /// - Policy: HS-15
    static let findings = Self(id: .findings, policy: "HS-15") { input in
        input.draft?.text.findings.isBlank == true ? .findings : nil
    }

    /// Third part: the advice.
    ///
    /// - Policy: HS-15
    static let advice = Self(id: .advice, policy: "HS-15") { input in
        input.draft?.text.advice.isBlank == true ? .advice : nil
    }

    /// It never names a reporter nor what would give one away. Nobody outside the vault can compare names: whoever drafts
    /// it confirms that it was looked for.
    ///
    /// - Policy: JB-47
    static let namesNoReporter = Self(id: .namesNoReporter, policy: "JB-47") { input in
        input.draft?.namesNoReporter == false ? .confirmed : nil
    }
}

// MARK: - The loop

extension Recommend.Rule {
    /// A reply and a look-back lie between the issue and today.
    ///
    /// - Policy: DW-reply
    static let days = Self(id: .days, policy: "DW-reply") { input in
        switch input.step {
        case .reply(_, let day), .lookBack(_, let day):
            let begin = input.facts.issuedOn ?? day
            return (begin...max(begin, input.facts.today)).contains(day) ? nil : .day
        case .draft, .approve, .issue, .accept, .sendBack, .close, .drop: return nil
        }
    }

    /// What came in and what was made of it stands in words.
    ///
    /// - Policy: DW-lookback
    static let opinion = Self(id: .opinion, policy: "DW-lookback") { input in
        input.opinion?.isBlank == true ? .opinion : nil
    }
}
