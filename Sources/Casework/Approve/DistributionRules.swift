extension Distribution.Rule {
    /// - Policy: JB-47
    static let organ = Self(id: .organ, policy: "JB-47") { $0.facts.caller.organ != $0.facts.organ }

    /// - Policy: ZJ-23
    static let undecided = Self(id: .undecided, policy: "ZJ-23") { input in
        switch input.step {
        case .approve, .propose: input.facts.isSettled
        case .set: false
        }
    }

    /// The head; a deputy to whom the head gave it, or where every head is kept from the clue.
    ///
    /// - Policy: ZJ-23
    static let approver = Self(id: .approver, policy: "ZJ-23") { input in
        guard input.step == .approve else { return false }
        let facts = input.facts
        let isGiven = facts.caller.roles.contains(.deputy) && facts.delegate == facts.caller.staff
        return !isGiven && !StandIn.decidesAsHead(facts.caller, headsStandAside: facts.headsStandAside)
    }

    /// Proposal and approval are two persons'.
    ///
    /// - Policy: ZJ-23
    static let fourEyes = Self(id: .fourEyes, policy: "ZJ-23") { input in
        input.step == .approve && input.facts.proposedBy == input.facts.caller.staff
    }

    /// Case supervision proposes the distribution.
    ///
    /// - Policy: ZJ-23
    static let proposer = Self(id: .proposer, policy: "ZJ-23") { input in
        guard case .propose = input.step else { return false }
        return !input.facts.caller.roles.contains(.caseSupervision)
    }

    /// - Policy: ZJ-23
    static let anotherRoom = Self(id: .anotherRoom, policy: "ZJ-23") { input in
        guard case .propose(let room) = input.step else { return false }
        return !input.facts.otherRooms.contains(room)
    }

    /// - Policy: DW-distribution
    static let proposedOnce = Self(id: .proposedOnce, policy: "DW-distribution") { input in
        guard case .propose = input.step else { return false }
        return input.facts.proposedBy != nil
    }

    /// - Policy: ZJ-23
    static let headSets = Self(id: .headSets, policy: "ZJ-23") { input in
        guard case .set = input.step else { return false }
        return !input.facts.caller.roles.contains(.head)
    }

    /// - Policy: DW-distribution
    static let delegate = Self(id: .delegate, policy: "DW-distribution") { input in
        guard case .set(let policy) = input.step, let delegate = policy.delegate else { return false }
        return delegate == input.facts.caller.staff || !input.facts.deputies.contains(delegate)
    }

    /// - Policy: DW-distribution
    static let days = Self(id: .days, policy: "DW-distribution") { input in
        guard case .set(let policy) = input.step, case .withinDays(let days) = policy.mode else { return false }
        return !(1...DistributionLimits.days).contains(days)
    }
}

extension Distribution.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .organ: Bilingual("只有承办机关分办自己的线索", "Only the organ that handles a clue distributes it")
        case .undecided: Bilingual("已经批准的分办不再审批", "A distribution is approved once")
        case .approver:
            Bilingual(
                "分办由主要负责人批准；主要负责人授权的分管领导，或者主要负责人应当回避时的分管领导，可以批准",
                "The head approves a distribution; a deputy does whom the head named, or where the head must stand aside"
            )
        case .fourEyes:
            Bilingual("提出分办意见的人不批准这件分办", "Who proposed another room does not decide on that distribution")
        case .proposer: Bilingual("分办意见由案管室提出", "Case supervision proposes the distribution")
        case .anotherRoom:
            Bilingual(
                "只能建议本机关其他可以承办这件线索的室", "What is proposed is another room of the organ that could have the clue")
        case .proposedOnce:
            Bilingual("一件线索同时只有一条待决定的分办意见", "One proposal at a time waits for a decision")
        case .headSets: Bilingual("分办的时限和授权由主要负责人规定", "The head decides by when, and gives the approval to a deputy")
        case .delegate: Bilingual("只能授权本机关的分管领导", "The approval is given to a deputy of the organ only")
        case .days:
            Bilingual(
                "批准时限为1至\(DistributionLimits.days)天", "It is approved within 1 to \(DistributionLimits.days) days")
        }
    }

    /// What to do about it.
    public var remedy: Bilingual {
        switch self {
        case .organ: Bilingual("请由承办机关办理", "Let the handling organ do it")
        case .undecided: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .approver: Bilingual("请报主要负责人批准", "Submit it to the head")
        case .fourEyes: Bilingual("请由另一位有权批准的领导决定", "Let another leader who may approve decide")
        case .proposer: Bilingual("请案管室提出", "Ask case supervision")
        case .anotherRoom: Bilingual("请另选一个室", "Choose another room")
        case .proposedOnce: Bilingual("请等待对前一条意见的决定", "Wait for the decision on the earlier one")
        case .headSets: Bilingual("请报主要负责人规定", "Let the head decide it")
        case .delegate: Bilingual("请另选一位分管领导", "Choose a deputy of the organ")
        case .days:
            Bilingual(
                "请填写1至\(DistributionLimits.days)之间的天数", "Type a number from 1 to \(DistributionLimits.days)")
        }
    }
}
