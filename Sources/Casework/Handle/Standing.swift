extension Handle.Rule {
    /// The accused, their room and their organ (with all below it) do not learn that the clue exists.
    ///
    /// - Policy: HS-26
    static let barred = Self(id: .barred, policy: "HS-26") { input in
        let (facts, caller) = (input.facts, input.facts.caller)
        let room = caller.room.map { facts.barredRooms.contains($0) } ?? false
        let isBarred = room || facts.barredOrgans.contains(caller.organ) || facts.barredStaff.contains(caller.staff)
        return isBarred ? .unknownClue : nil
    }

    /// Who must stand aside may neither see nor handle.
    ///
    /// Silent, whatever the ground: to tell somebody "you are a relative of the reporter" exposes the reporter. Only
    /// who asked to stand aside is told so. The twin ground of the law is JC-67.
    ///
    /// - Policy: JB-48, JC-67
    static let recused = Self(id: .recused, policy: "JB-48") { input in
        switch input.facts.recusal {
        case .none: nil
        case .declared:
            Handle.Objection(
                reason: Bilingual("您已申请回避这件线索", "You asked to stand aside from this clue"),
                remedy: Bilingual("由本室其他同志办理", "Another member of the room handles it")
            )
        case .accused, .nearRelativeOfAccused, .nearRelativeOfReporter, .witness, .interest, .other: .unknownClue
        }
    }

    /// Only the organ that the clue was routed to acts on it.
    ///
    /// - Policy: JB-47
    static let handlingOrgan = Self(id: .handlingOrgan, policy: "JB-47") { input in
        input.facts.caller.organ == input.facts.state.destination.organ ? nil : .unknownClue
    }

    /// The state of the clue must know the act.
    ///
    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { input in
        guard input.facts.state.after(input.act.probe(input.facts)) == nil else { return nil }
        return Handle.Objection(
            reason: Bilingual("线索当前的状态不允许此操作", "The clue is not in a state for this"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        )
    }

    /// Only members of the routed room claim and handle.
    ///
    /// - Policy: ZJ-23
    static let handlingRoom = Self(id: .handlingRoom, policy: "ZJ-23") { input in
        let (caller, act) = (input.facts.caller, input.act)
        switch act.actor(input.facts) {
        case .leader: return nil
        case .room, .holder:
            let isMember = caller.room == input.facts.state.destination.room && caller.roles.contains(.roomMember)
            return isMember
                ? nil
                : Handle.Objection(
                    reason: Bilingual("线索不在您所在的室", "The clue does not lie with your room"),
                    remedy: Bilingual(
                        "由承办室办理；确需变更的，请分管领导改派其他室",
                        "Its room handles it; ask the deputy to move it to another room"
                    )
                )
        }
    }

    /// Only who claimed the clue works on it.
    ///
    /// - Policy: ZJ-23
    static let holder = Self(id: .holder, policy: "ZJ-23") { input in
        switch input.act.actor(input.facts) {
        case .room, .leader: return nil
        case .holder:
            guard input.facts.state.claim?.holder != input.facts.caller.staff else { return nil }
            return Handle.Objection(
                reason: Bilingual("线索由本室另一位同志承办", "Another member of your room holds the clue"),
                remedy: Bilingual("请承办人操作，或由其放回后领取", "Let the holder do it, or claim it after it was released")
            )
        }
    }

    /// Approval belongs to the leaders: see `Handle.Act.actor`.
    ///
    /// - Policy: JB-17
    static let approver = Self(id: .approver, policy: "JB-17") { input in
        guard case .leader(let roles) = input.act.actor(input.facts) else { return nil }
        guard roles.isDisjoint(with: input.facts.caller.roles) else { return nil }
        let headOnly = roles == [.head]
        return Handle.Objection(
            reason: headOnly
                ? Bilingual("须经主要负责人批准", "The head of the organ must approve")
                : Bilingual("须经分管领导批准", "The deputy in charge must approve"),
            remedy: headOnly
                ? Bilingual("请报主要负责人审批", "Submit it to the head") : Bilingual("请报分管领导审批", "Submit it to the deputy")
        )
    }

    /// Who proposed does not approve.
    ///
    /// - Policy: JB-17
    static let fourEyes = Self(id: .fourEyes, policy: "JB-17") { input in
        guard case .leader = input.act.actor(input.facts) else { return nil }
        guard input.facts.state.claim?.holder == input.facts.caller.staff else { return nil }
        return Handle.Objection(
            reason: Bilingual("承办人不能审批自己的意见", "The holder cannot approve what they proposed"),
            remedy: Bilingual("请另一位有权限的领导审批", "Let another leader decide")
        )
    }
}
