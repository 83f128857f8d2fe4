extension HandOver.Rule {
    /// Each organ hands over its own posts.
    ///
    /// - Policy: HS-4
    static let ownOrgan = Self(id: .ownOrgan, policy: "HS-4") { facts in
        guard facts.leaver?.organ != facts.caller.organ else { return nil }
        return HandOver.Objection(
            reason: Bilingual("本机关没有这个人员", "There is no such person in your organ"),
            remedy: Bilingual("请从通讯录中选择", "Choose somebody in the address book"), isSilent: true)
    }

    /// - Policy: ZJ-23
    static let decider = Self(id: .decider, policy: "ZJ-23") { facts in
        guard facts.caller.roles.isDisjoint(with: [.deputy, .head]) else { return nil }
        return HandOver.Objection(
            reason: Bilingual("离任交接由分管领导或者主要负责人决定", "A deputy or the head decides about a handover"),
            remedy: Bilingual("请报告分管领导", "Report to the deputy"), isSilent: true)
    }

    /// - Policy: DW-handover
    static let twoPersons = Self(id: .twoPersons, policy: "DW-handover") { facts in
        guard facts.leaver?.staff == facts.receiver?.staff else { return nil }
        return HandOver.Objection(
            reason: Bilingual("移交人和接收人是同一人", "Who leaves and who takes over are one person"),
            remedy: Bilingual("请另选接收人", "Choose somebody else to take over"))
    }

    /// Who decides neither leaves nor takes over (监交).
    ///
    /// - Policy: DW-handover
    static let fourEyes = Self(id: .fourEyes, policy: "DW-handover") { facts in
        let decider = facts.caller.staff
        guard decider == facts.leaver?.staff || decider == facts.receiver?.staff else { return nil }
        return HandOver.Objection(
            reason: Bilingual("移交人、接收人不能自己监交", "Who leaves or takes over cannot decide about it"),
            remedy: Bilingual("请由另一位领导办理", "Let another leader do it"))
    }

    /// A deputy's post is handed over by the head, the head's by the organ above.
    ///
    /// - Policy: DW-handover
    static let higherDecider = Self(id: .higherDecider, policy: "DW-handover") { facts in
        guard let roles = facts.leaver?.roles else { return nil }
        if roles.contains(.head) {
            return HandOver.Objection(
                reason: Bilingual("主要负责人的交接由上级机关办理", "The superior organ hands over the post of the head"),
                remedy: Bilingual("请报告上级机关，名录更新后生效", "Report to the superior organ; the new directory does it"))
        }
        guard roles.contains(.deputy), !facts.caller.roles.contains(.head) else { return nil }
        return HandOver.Objection(
            reason: Bilingual("领导的交接由主要负责人办理", "The head hands over the post of a leader"),
            remedy: Bilingual("请报主要负责人", "Let the head do it"))
    }

    /// 三员分立: accounts of administrators and auditors are kept by the operator, and they take over no case work.
    ///
    /// - Policy: DW-roles
    static let separateDuties = Self(id: .separateDuties, policy: "DW-roles") { facts in
        let apart = Role.separatedOffices
        let isApart = [facts.leaver, facts.receiver].contains { !($0?.roles.isDisjoint(with: apart) ?? true) }
        guard isApart else { return nil }
        return HandOver.Objection(
            reason: Bilingual(
                "系统管理员和审计员不办案件，不在此交接", "Administrators and auditors handle no case and hand over none"),
            remedy: Bilingual("请由运维人员调整账号", "Let the operator change the account"))
    }

    /// - Policy: DW-handover
    static let leaverActive = Self(id: .leaverActive, policy: "DW-handover") { facts in
        guard facts.leaver?.isActive != true else { return nil }
        return HandOver.Objection(
            reason: Bilingual("该账号已经停用", "The account has ended already"),
            remedy: Bilingual("请查看已有的交接清单", "Look at the handovers that were made"))
    }

    /// Who takes over works in the organ now.
    ///
    /// - Policy: HS-4
    static let receiver = Self(id: .receiver, policy: "HS-4") { facts in
        let mayReceive = facts.receiver.map { $0.isActive && $0.organ == facts.caller.organ }
        guard mayReceive != true else { return nil }
        return HandOver.Objection(
            reason: Bilingual("接收人不是本机关在职人员", "Who takes over does not work in the organ"),
            remedy: Bilingual("请另选接收人", "Choose somebody else to take over"))
    }

    /// The last head of a petition office, and the last of case supervision, leave when the directory names who comes
    /// after them or acts for them: else nobody would open what the public hands in, or distribute a clue, until the next
    /// directory.
    ///
    /// - Policy: DW-handover
    static let leadStays = Self(id: .leadStays, policy: "DW-handover") { facts in
        guard let leaver = facts.leaver else { return nil }
        let lost = HandOver.leading.first { leaver.roles.contains($0) && !facts.rolesOfOthers.contains($0) }
        guard let lost else { return nil }
        let isPetition = lost == .petitionLead
        return HandOver.Objection(
            reason: isPetition
                ? Bilingual("移交人是信访室仅有的主任，移交后无人主持", "Nobody else heads the petition office")
                : Bilingual("移交人是案件监督管理室仅有的人员，移交后无人办理", "Nobody else works in case supervision"),
            remedy: isPetition
                ? Bilingual(
                    "请先更新名录，在信访室首位列明接任或者代行职责的主任，再办理交接",
                    "Load a directory first that lists in first place of the office who succeeds or acts, then hand over"
                )
                : Bilingual(
                    "请先更新名录，在案件监督管理室列明接任或者代行职责的人员，再办理交接",
                    "Load a directory first that lists in that room who succeeds or acts, then hand over"))
    }

    /// One transaction stays small.
    ///
    /// - Policy: DW-handover
    static let bound = Self(id: .bound, policy: "DW-handover") { facts in
        guard facts.openClues > HandOverLimits.clues else { return nil }
        return HandOver.Objection(
            reason: Bilingual(
                "移交人承办的线索超过\(HandOverLimits.clues)件", "The person holds more than \(HandOverLimits.clues) clues"),
            remedy: Bilingual("请先逐件更换承办人", "Give some of them to others one by one first"))
    }
}

extension HandOver.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("各机关办理本机关人员的交接", "Each organ hands over its own posts")
        case .decider:
            Bilingual("由分管领导或者主要负责人决定", "A deputy or the head decides")
        case .twoPersons: Bilingual("移交人和接收人是两个人", "Two persons: one leaves, one takes over")
        case .fourEyes: Bilingual("监交人不是移交人，也不是接收人", "Who decides neither leaves nor takes over")
        case .higherDecider:
            Bilingual(
                "领导的交接由主要负责人办理，主要负责人的由上级机关办理",
                "The head hands over the post of a leader, the superior organ that of the head")
        case .separateDuties:
            Bilingual("系统管理员、审计员的账号不在此交接", "Accounts of administrators and auditors are not handed over here")
        case .leaverActive: Bilingual("移交人的账号在用", "The account of who leaves is in use")
        case .receiver: Bilingual("接收人是本机关在职人员", "Who takes over works in the organ")
        case .leadStays:
            Bilingual(
                "信访室主任、案件监督管理室人员是仅有的一人的，名录列明接任或者代行的人员后再交接",
                "The only head of a petition office, or the only one of case supervision, hands over once the directory "
                    + "names who succeeds or acts")
        case .bound:
            Bilingual(
                "一次交接的线索不超过\(HandOverLimits.clues)件", "A handover has \(HandOverLimits.clues) clues at most")
        }
    }
}
