extension Supervise.Rule {
    /// The accused, their room and their organ do not learn that anything goes on.
    ///
    /// - Policy: HS-26
    static let barred = Self(id: .barred, policy: "HS-26") { input in
        input.facts.barred.keepsOut(input.facts.caller) ? .unknownClue : nil
    }

    /// Who stands aside neither presses nor answers.
    ///
    /// - Policy: JB-48
    static let recused = Self(id: .recused, policy: "JB-48") { input in
        input.facts.isRecused ? .unknownClue : nil
    }

    /// An order belongs to the organ that issued it; it is issued by the organ of the handling room or by the one that
    /// passed the clue on, and answered where the clue is handled.
    ///
    /// - Policy: JB-22
    static let side = Self(id: .side, policy: "JB-22") { input in
        let (facts, organ) = (input.facts, input.facts.caller.organ)
        let handling = facts.clue.destination.organ
        let isTheirs =
            switch input.act.side {
            case .overseer: organ == handling || organ == facts.receiver
            case .issuer: organ == facts.order?.issuer
            case .handler: organ == handling
            }
        return isTheirs ? nil : .unknownClue
    }

    /// The order must be in a state that knows the act.
    ///
    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { input in
        guard let event = input.act.probe(input.facts) else { return nil }
        guard input.facts.order?.state.after(event) == nil else { return nil }
        return Supervise.Objection(
            reason: Bilingual("督办件当前的状态不允许此操作", "The order is not in a state for this"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        )
    }

    /// Case supervision and the head of the petition office propose and remind, a deputy approves, case supervision
    /// looks at the answer, the head holds to account. Where every deputy must stand aside the head stands in, and where
    /// every head must a deputy does (JB-48).
    ///
    /// - Policy: JB-22
    static let role = Self(id: .role, policy: "JB-22") { input in
        let roles = input.act.roles
        let deciders = StandIn.deciders(
            roles, headsStandAside: input.facts.headsStandAside, deputiesStandAside: input.facts.deputiesStandAside)
        guard !roles.isEmpty, deciders.isDisjoint(with: input.facts.caller.roles) else { return nil }
        if roles == [.deputy] {
            return Supervise.Objection(
                reason: Bilingual("督办须经分管领导批准", "The deputy in charge must approve an order"),
                remedy: Bilingual("请报分管领导审批", "Submit it to the deputy")
            )
        }
        if roles == [.head] {
            return Supervise.Objection(
                reason: Bilingual("启动问责由主要负责人决定", "The head decides whether somebody is held to account"),
                remedy: Bilingual("请报主要负责人", "Submit it to the head")
            )
        }
        return Supervise.Objection(
            reason: Bilingual("此操作由案件监督管理室（信访室）负责", "This is for case supervision or the petition office"),
            remedy: Bilingual("请与案件监督管理室联系", "Turn to case supervision")
        )
    }

    /// The head of the room answers its own organ, a leader of the organ answers a higher one. Where the head of the
    /// room must not know, a deputy who did not approve the order answers.
    ///
    /// - Policy: JB-22
    static let answerer = Self(id: .answerer, policy: "JB-22") { input in
        let (facts, caller) = (input.facts, input.facts.caller)
        guard input.act == .answer, let order = facts.order else { return nil }
        let isOwn = order.issuer == facts.clue.destination.organ
        let mayAnswer =
            if isOwn, !facts.roomHeadIsKept, facts.roomHead != nil {
                caller.staff == facts.roomHead
            } else if isOwn {
                caller.roles.contains(.deputy) && order.state.issue?.approver != caller.staff
            } else {
                !caller.roles.isDisjoint(with: [.deputy, .head])
            }
        guard !mayAnswer else { return nil }
        return Supervise.Objection(
            reason: Bilingual("督办由承办室（下级机关）负责人答复", "The head of the room, or of the lower organ, answers"),
            remedy: Bilingual("请报负责人答复", "Let them answer")
        )
    }

    /// Who proposed does not approve, and who answered does not look at the answer.
    ///
    /// - Policy: JB-22
    static let fourEyes = Self(id: .fourEyes, policy: "JB-22") { input in
        let (order, staff) = (input.facts.order, input.facts.caller.staff)
        let isOwn =
            switch input.act {
            case .approve, .refuse: order?.proposer == staff
            case .accept, .sendBack: order?.state.answerer == staff
            case .propose, .answer, .withdraw, .holdToAccount, .remind: false
            }
        guard isOwn else { return nil }
        return Supervise.Objection(
            reason: Bilingual("提出人与审批人、答复人与审核人不能是同一人", "Nobody decides on what they handed in"),
            remedy: Bilingual("请由另一位有权的同志办理", "Let another person with the right decide")
        )
    }
}

extension Clue.State {
    /// It came to a result, and its file is not closed.
    fileprivate var isFinished: Bool {
        switch self {
        case .concluded, .fedBack: true
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed,
            .archived:
            false
        }
    }
}

extension Supervision.State {
    /// Who answered what somebody has to look at now.
    fileprivate var answerer: Staff.ID? {
        switch self {
        case .answered(_, let answerer): answerer
        case .proposed, .refused, .issued, .sentBack, .ended: nil
        }
    }
}

extension Supervise.Rule {
    /// What is finished is pressed for a supplement only; what went back to the petition office not at all.
    ///
    /// - Policy: JB-22
    static let matter = Self(id: .matter, policy: "JB-22") { input in
        let mayBePressed =
            switch input.act {
            case .propose(let reason):
                input.facts.clue.mayBeReminded || reason == .supplement && input.facts.clue.isFinished
            case .remind: input.facts.clue.mayBeReminded
            case .approve, .refuse, .answer, .accept, .sendBack, .withdraw, .holdToAccount: true
            }
        guard !mayBePressed else { return nil }
        return Supervise.Objection(
            reason: Bilingual("线索已办结或者已退回", "The clue is finished, or went back to the petition office"),
            remedy: Bilingual("已办结的，只因补充核查、重新研究或者补报材料督办", "What is finished is supervised for a supplement only")
        )
    }

    /// An organ has one open order on a clue.
    ///
    /// - Policy: DW-oneorder
    static let oneOrder = Self(id: .oneOrder, policy: "DW-oneorder") { input in
        guard case .propose = input.act, input.facts.hasOpenOrder else { return nil }
        return Supervise.Objection(
            reason: Bilingual("本机关对这件线索的督办尚未办结", "Your organ supervises this clue already"),
            remedy: Bilingual("请先办结前一次督办", "End that order first")
        )
    }

    /// For being late only what is late is supervised.
    ///
    /// - Policy: JB-22
    static let overdueClock = Self(id: .overdueClock, policy: "JB-22") { input in
        guard input.act == .propose(.overdue), !input.facts.hasOverdueClock else { return nil }
        return Supervise.Objection(
            reason: Bilingual("线索没有超期的期限", "No deadline of the clue has passed"),
            remedy: Bilingual("请选择其他督办事由，或者先催办", "Choose another reason, or remind")
        )
    }

    /// Held to account is who did not answer in time, and once.
    ///
    /// - Policy: HS-3
    static let overdueAnswer = Self(id: .overdueAnswer, policy: "HS-3") { input in
        let facts = input.facts
        guard input.act == .holdToAccount else { return nil }
        let isLate = facts.order?.state.isOverdue(on: facts.today) ?? false
        guard !isLate || facts.isHeldToAccount else { return nil }
        return Supervise.Objection(
            reason: Bilingual("督办件没有逾期未答复，或者已启动问责", "The answer is not late, or this was decided before"),
            remedy: Bilingual("逾期未答复的，才启动问责", "It is possible once the answer is late")
        )
    }

    /// Reminders are bounded: one in so many working days.
    ///
    /// - Policy: DW-remind
    static let reminderPause = Self(id: .reminderPause, policy: "DW-remind") { input in
        guard input.act == .remind, let day = input.facts.remindableFrom, input.facts.today < day else { return nil }
        return Supervise.Objection(
            reason: Bilingual("刚刚催办过这件线索", "This clue was reminded of a moment ago"),
            remedy: Bilingual(
                "\(day.chinese)起可以再次催办（间隔为本单位约定，可以调整）", "Remind again from \(day) on (the pause is a local choice)")
        )
    }
}
