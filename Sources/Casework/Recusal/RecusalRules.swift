extension Recusal.Rule {
    /// Whoever stands aside is a person whom the directory knows: a wall needs an account.
    ///
    /// - Policy: DW-aside
    static let knownPerson = Self(id: .knownPerson, policy: "DW-aside") { input in
        input.facts.isKnownPerson
            ? nil
            : Recusal.Objection(
                reason: Bilingual("名录中没有此人", "The directory does not know this person"),
                remedy: Bilingual("请选择本系统的工作人员", "Choose a member of staff")
            )
    }

    /// A declaration to stand aside (自行回避) is one's own.
    ///
    /// - Policy: JB-48
    static let declaresOneself = Self(id: .declaresOneself, policy: "JB-48") { input in
        guard case .enter(.declared) = input.act, input.facts.caller.staff != input.facts.person else { return nil }
        return Recusal.Objection(
            reason: Bilingual("自行回避只能由本人提出", "Nobody declares for somebody else"),
            remedy: Bilingual("请登记为当事人要求或者由领导决定", "Enter what a party asked for, or let a leader order it")
        )
    }

    /// What others ask, order or decide is not about themselves. Silent: nobody sees an entry on themselves.
    ///
    /// - Policy: JB-48
    static let notOneself = Self(id: .notOneself, policy: "JB-48") { input in
        guard input.facts.caller.staff == input.facts.person else { return nil }
        switch input.act {
        case .enter(.declared): return nil
        case .enter(.askedByReporter), .enter(.askedByAccused), .enter(.ordered), .enter(.derived), .decide:
            return Recusal.Objection(
                reason: Bilingual("没有这项记录，或者您无权查看", "There is no such entry, or it is not yours to see"),
                remedy: Bilingual("本人需要回避的，请自行申请", "To stand aside yourself, declare it"), isSilent: true
            )
        }
    }

    /// What the reporter asks for reaches the organ through its petition office or its leaders.
    ///
    /// - Policy: JB-35
    static let asksForReporter = Self(id: .asksForReporter, policy: "JB-35") { input in
        guard case .enter(.askedByReporter) = input.act else { return nil }
        return Recusal.Objection.unless(
            input.facts.caller, in: input.facts.organ, holds: [.registrar, .petitionLead, .deputy, .head],
            Bilingual("检举控告人的回避要求由信访室登记", "The petition office enters what the reporter asks for"),
            Bilingual("请转信访室登记", "Hand it to the petition office")
        )
    }

    /// What the accused asks for reaches the organ through whoever handles it, or its leaders.
    ///
    /// - Policy: JB-48
    static let asksForAccused = Self(id: .asksForAccused, policy: "JB-48") { input in
        guard case .enter(.askedByAccused) = input.act else { return nil }
        return Recusal.Objection.unless(
            input.facts.caller, in: input.facts.organ, holds: [.roomMember, .petitionLead, .deputy, .head],
            Bilingual("被检举控告人的回避要求由承办室登记", "The handling room enters what the accused asks for"),
            Bilingual("请转承办室登记", "Hand it to the handling room")
        )
    }

    /// Who orders somebody to stand aside is who would decide about it.
    ///
    /// - Policy: JB-48, DW-decider
    static let orders = Self(id: .orders, policy: "JB-48") { input in
        guard case .enter(.ordered) = input.act else { return nil }
        return input.facts.decider.isHeld(by: input.facts.caller) ? nil : .another(input.facts.decider)
    }

    /// Ordinary staff: a deputy or the head; a deputy: the head; the head, and where all of these stand aside: the head of
    /// the organ above.
    ///
    /// - Policy: JB-48, DW-decider
    static let decider = Self(id: .decider, policy: "JB-48") { input in
        guard case .decide = input.act else { return nil }
        return input.facts.decider.isHeld(by: input.facts.caller) ? nil : .another(input.facts.decider)
    }

    /// A decision is taken once.
    ///
    /// - Policy: JB-48
    static let undecided = Self(id: .undecided, policy: "JB-48") { input in
        guard case .decide = input.act, input.facts.state != .standing else { return nil }
        return Recusal.Objection(
            reason: Bilingual("已经作出决定，决定不再更改", "It is decided, and a decision stays"),
            remedy: Bilingual("有新的情况的，请另行登记", "Where something new came up, make a new entry")
        )
    }

    /// One entry that stands is enough for a person, a matter and a ground.
    ///
    /// - Policy: DW-aside
    static let standsOnce = Self(id: .standsOnce, policy: "DW-aside") { input in
        guard case .enter = input.act, input.facts.standsAside else { return nil }
        return Recusal.Objection(
            reason: Bilingual("此人已因同一事由回避", "The person stands aside on this ground already"),
            remedy: Bilingual("无需重复登记", "Nothing is to be done")
        )
    }

    /// The open ground (其他可能影响公正的情形), and what is asked or ordered about others, says what it rests on.
    ///
    /// - Policy: JC-67
    static let ground = Self(id: .ground, policy: "JC-67") { input in
        guard case .enter(let way) = input.act, !input.facts.hasReason else { return nil }
        switch way {
        case .derived: return nil
        case .declared where input.facts.ground != .other: return nil
        case .declared, .askedByReporter, .askedByAccused, .ordered:
            return Recusal.Objection(
                reason: Bilingual("请写明回避的具体理由", "Write what it rests on"),
                remedy: Bilingual("写一两句即可，内容加密保存", "A sentence or two; it is kept sealed")
            )
        }
    }
}

extension Recusal.Objection {
    fileprivate static func unless(
        _ caller: StaffCaller, in organ: Organ.ID, holds roles: Set<Role>, _ reason: Bilingual, _ remedy: Bilingual
    ) -> Self? {
        caller.organ == organ && !caller.roles.isDisjoint(with: roles)
            ? nil : Recusal.Objection(reason: reason, remedy: remedy)
    }

    fileprivate static func another(_ decider: Recusal.Decider) -> Self {
        let who =
            switch decider {
            case .leader: Bilingual("分管领导或者主要负责人", "a deputy or the head of the organ")
            case .head: Bilingual("主要负责人", "the head of the organ")
            case .upperHead: Bilingual("上一级机关主要负责人", "the head of the organ above")
            case .outside: Bilingual("上一级机关（在本系统之外）", "the organ above, outside of this system")
            }
        return Recusal.Objection(
            reason: Bilingual("此人的回避由\(who.zh)决定", "About this person \(who.en) decides"),
            remedy: Bilingual("决定之前，此人先行回避", "Until then the person stands aside")
        )
    }
}
