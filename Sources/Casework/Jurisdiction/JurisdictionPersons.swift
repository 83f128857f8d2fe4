// Who proposes and who decides.

extension Jurisdiction.Rule {
    /// The accused, their room and their organ do not learn of the clue, nor that it moves.
    ///
    /// - Policy: HS-26
    static let barred = Self(id: .barred, policy: "HS-26") { input in
        let (facts, caller) = (input.facts, input.facts.caller)
        let room = caller.room.map { facts.barredRooms.contains($0) } ?? false
        let isBarred = room || facts.barredOrgans.contains(caller.organ) || facts.barredStaff.contains(caller.staff)
        return isBarred ? .unknownClue : nil
    }

    /// The organ that handles a clue and those above it propose; the organ whose measure it is, or that is asked,
    /// decides.
    ///
    /// - Policy: JB-47
    static let actingOrgan = Self(id: .actingOrgan, policy: "JB-47") { input in
        let (facts, caller) = (input.facts, input.facts.caller)
        let isTheirs =
            switch input.act {
            case .propose: caller.organ == facts.actingOrgan && facts.height(of: caller.organ) != nil
            case .approve, .refuse, .end, .acknowledge: caller.organ == facts.decidingOrgan
            case .withdraw: caller.staff == facts.proposer
            }
        return isTheirs ? nil : .unknownClue
    }

    /// Whoever may propose a measure: the offices that keep the clues together and the leaders; whoever holds the clue
    /// asks for help; an organ asks the next-higher one by its head.
    ///
    /// - Policy: DW-measure
    static let proposer = Self(id: .proposer, policy: "DW-measure") { input in
        guard case .propose(let measure) = input.act else { return nil }
        let facts = input.facts
        let isHolder =
            measure.kind == .joint && facts.caller.roles.contains(.roomMember)
            && facts.state.claim?.holder == facts.caller.staff
        // Where every head must stand aside, a deputy asks in their place; where no leader can, the offices do.
        var proposers = StandIn.deciders(measure.kind.proposers, headsStandAside: facts.headsStandAside)
        if measure.kind == .requestEscalation, facts.nobodyCanAsk {
            proposers.formUnion([.petitionLead, .caseSupervision])
        }
        guard !isHolder, facts.caller.roles.isDisjoint(with: proposers) else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("您的岗位不能提出这项措施", "Your post does not propose this measure"),
            remedy: measure.kind == .requestEscalation
                ? Bilingual(
                    "请由本机关主要负责人报请；主要负责人应当回避的，由分管领导报请；都应当回避的，由信访室主任或者案管室报请",
                    "Let the head of the organ ask, or a deputy where every head must stand aside, or the petition "
                        + "office or case supervision where every leader must")
                : Bilingual("请由信访室主任、案管室或者分管领导提出", "Let the petition office, case supervision or a deputy propose it")
        )
    }

    /// A deputy in charge approves what is assigned to a lower organ.
    ///
    /// - Policy: JB-20
    static let approverOfAssignment = leader(.approverOfAssignment, "JB-20", of: [.assign])

    /// The head approves that the organ takes a lower one's matter.
    ///
    /// - Policy: JC-16
    static let approverOfEscalation = leader(.approverOfEscalation, "JC-16", of: [.escalate])

    /// The head designates; what a lower organ asks for, the head of the higher one decides.
    ///
    /// - Policy: JC-17
    static let approverOfDesignation = leader(.approverOfDesignation, "JC-17", of: [.designate, .requestEscalation])

    /// Crossed and joint handling inside the organ: a deputy or the head; with another organ: the head. A local choice.
    ///
    /// - Policy: DW-cross
    static let approverOfCooperation = leader(.approverOfCooperation, "DW-cross", of: [.cross, .joint])

    /// Where every head of the organ that decides must stand aside, a deputy stands in for them, and the head for the
    /// deputies (JB-48).
    private static func leader(
        _ id: Jurisdiction.RuleID, _ policy: Policy, of kinds: Set<Jurisdiction.Kind>
    ) -> Self {
        Self(id: id, policy: policy) { input in
            let measure = input.act.measure
            guard input.act.isDecision, kinds.contains(measure.kind) else { return nil }
            let roles = StandIn.deciders(
                measure.approvers(in: input.facts.decidingOrgan), headsStandAside: input.facts.decidersStandAside,
                deputiesStandAside: input.facts.decidingDeputiesStandAside)
            guard roles.isDisjoint(with: input.facts.caller.roles) else { return nil }
            return roles.contains(.deputy)
                ? Jurisdiction.Objection(
                    reason: Bilingual("须经分管领导批准", "The deputy in charge must approve"),
                    remedy: Bilingual("请报分管领导审批", "Submit it to the deputy"))
                : Jurisdiction.Objection(
                    reason: Bilingual("须经主要负责人批准", "The head of the organ must approve"),
                    remedy: Bilingual("请报主要负责人审批", "Submit it to the head"))
        }
    }

    /// Who proposed does not decide.
    ///
    /// - Policy: JB-17
    static let fourEyes = Self(id: .fourEyes, policy: "JB-17") { input in
        switch input.act {
        case .propose, .withdraw, .end: return nil
        case .approve, .refuse, .acknowledge: break
        }
        guard input.facts.proposer == input.facts.caller.staff else { return nil }
        return Jurisdiction.Objection(
            reason: Bilingual("提出人与审批人不能是同一人", "Who proposed cannot decide"),
            remedy: Bilingual("请由另一位有权的领导审批", "Let another leader with the right decide")
        )
    }
}

extension Jurisdiction.Kind {
    /// Whose posts propose it.
    public var proposers: Set<Role> {
        switch self {
        case .escalate, .designate, .cross: [.petitionLead, .caseSupervision, .deputy]
        case .assign: [.petitionLead, .caseSupervision]
        case .joint: [.caseSupervision, .deputy]
        case .requestEscalation: [.head]
        case .forward: []
        }
    }
}

extension Jurisdiction.Measure {
    /// Whose posts approve it in the organ that decides.
    public func approvers(in organ: Organ.ID) -> Set<Role> {
        switch self {
        case .assign: [.deputy]
        case .escalate, .designate, .requestEscalation: [.head]
        case .cross, .joint: rooms.allSatisfy { $0.organ == organ } ? [.deputy, .head] : [.head]
        // Who confirms the triage passes it on.
        case .forward: [.petitionLead]
        }
    }
}
