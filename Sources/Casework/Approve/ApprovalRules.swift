// What `Handle` asks of approvals beyond who may give them.
extension Handle.Rule {
    /// The head approves to which room a clue is distributed (分办); by when is each organ's own decision.
    ///
    /// - Policy: ZJ-23
    static let distributed = Self(id: .distributed, policy: "ZJ-23", canBeMet: true) { input in
        guard input.act.needsDistribution, input.facts.lacksDistribution else { return nil }
        return Handle.Objection(
            reason: Bilingual("分办尚未经主要负责人批准", "The head has not approved that the room has this clue"),
            remedy: Bilingual("请报主要负责人在“分办审批”中批准", "Ask the head to approve it under “Distribution”")
        )
    }

    /// A finished clue is opened again at the room's request.
    ///
    /// - Policy: JB-27
    static let reopeningAsked = Self(id: .reopeningAsked, policy: "JB-27") { input in
        guard [.reopen, .refuseReopening].contains(input.act), !input.facts.isReopeningAsked else { return nil }
        return Handle.Objection(
            reason: Bilingual("承办室没有申请重新办理", "The room has not asked to open it again"),
            remedy: Bilingual("请承办室先提出重新办理申请", "Let a member of the room ask for it first")
        )
    }
}

extension Handle.Act {
    fileprivate var needsDistribution: Bool {
        switch self {
        case .claim, .propose, .approvePlan, .approveResult: true
        case .release, .requestReturn, .approveReturn, .refuseReturn, .sendBackPlan, .proposeResult, .proposeHold,
            .sendBackResult, .feedBack, .askReopening, .reopen, .refuseReopening, .takeBack, .reassign, .moveTo:
            false
        }
    }
}
