extension Unlock.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan:
            Bilingual("只有持有来件或者线索的机关可以解锁", "Only an organ that has the report or a clue of it opens the identity")
        case .neverOfTheAccused:
            Bilingual(
                "被反映人所在机关及其下级机关的人员不得申请，也不得批准；反映本机关人员的，由上级机关办理",
                "Nobody of the accused's organ, or of one below it, asks or grants; where the accused is of the organ "
                    + "itself, the organ above does")
        case .nobodyAside:
            Bilingual(
                "被反映人、应当回避的人、申报的近亲属或者利害关系人与检举控告人同名的人不得申请，也不得批准",
                "The accused, whoever stands aside, and whoever declared a relative or an interest that bears the "
                    + "reporter's name neither ask nor grant")
        case .parties:
            Bilingual(
                "另一方现在也应当符合条件，并且仍在原来的岗位和处室",
                "The other of the two must be fit for it now too, and at the same post and room as then")
        case .itemOpen:
            Bilingual(
                "待登记、待密封、已密封、已作废、已拆分、已归档的件不解锁",
                "What has no number yet, is sealed or to be sealed, void, split or archived is not opened")
        case .neverTraced:
            Bilingual(
                "匿名件不解锁、不追查；查无此人的，只可以再次核实署名",
                "Nobody looks for an anonymous reporter; who was not found may only be asked once more whether they "
                    + "signed")
        case .post:
            Bilingual(
                "由信访室或者线索承办人申请，由信访室主任、分管领导或者主要负责人批准；系统管理员和审计员都不可以",
                "The petition office or whoever has the clue in hand asks; the head of the petition office, a deputy "
                    + "or the head grants; administrators and auditors do neither")
        case .purposeOfPost: Bilingual("该岗位没有这项事由", "That post has no such purpose")
        case .words:
            Bilingual(
                "请写明具体用途，\(UnlockLimits.words.lowerBound)至\(UnlockLimits.words.upperBound)字",
                "Say what for exactly, in \(UnlockLimits.words.lowerBound) to \(UnlockLimits.words.upperBound) "
                    + "characters")
        case .minutes:
            Bilingual(
                "最长\(UnlockLimits.minutes.upperBound)分钟，批准的时间不超过申请的时间",
                "At most \(UnlockLimits.minutes.upperBound) minutes, and granted for no longer than was asked")
        case .once: Bilingual("同一件上您已有未结束的申请", "You asked for this one already, and it is not over")
        case .few:
            Bilingual(
                "一人24小时内最多申请\(UnlockLimits.requestsPerDay)次",
                "One person asks at most \(UnlockLimits.requestsPerDay) times in 24 hours")
        case .waiting:
            Bilingual(
                "申请已经处理，或者超过\(UnlockLimits.requestHours)小时已经失效",
                "It was decided, or has lapsed after \(UnlockLimits.requestHours) hours")
        case .twoPersons:
            Bilingual(
                "申请人不得批准自己的申请，同名者视为同一人",
                "Nobody grants what they asked for; two of one name count as one person")
        case .twoRooms:
            Bilingual(
                "批准人与申请人不得在同一处室；同一机关的领导视为一处",
                "Who grants is of another room than who asked; the leaders of an organ count as one")
        case .ofTheTwo:
            Bilingual("只有申请人可以查看，只有申请人和批准人可以提前锁定", "Whoever asked reads it, and one of the two locks it")
        case .live:
            Bilingual("已经锁定：批准的时间已过，或者已经结束", "It is locked: its minutes are over, or it was ended")
        }
    }

    /// What to do about it.
    public var remedy: Bilingual {
        switch self {
        case .ownOrgan, .neverOfTheAccused, .nobodyAside: Bilingual("请由有权的机关和人员办理", "Leave it to those whose it is")
        case .parties, .waiting, .live: Bilingual("确需使用的，请重新申请", "Ask for it anew where it is needed")
        case .itemOpen: Bilingual("请先按程序办理该件", "See to the item first")
        case .neverTraced: Bilingual("请按匿名件办理", "Handle it as an anonymous report")
        case .post: Bilingual("请与信访室或者分管领导联系", "Turn to the petition office or a deputy")
        case .purposeOfPost, .words, .minutes: Bilingual("请修改后再提交", "Change it and send it again")
        case .once: Bilingual("请使用或者撤回原申请", "Use that one, or take it back")
        case .few: Bilingual("请明日再申请", "Ask again tomorrow")
        case .twoPersons, .twoRooms: Bilingual("请由其他处室有权的同志批准", "Let somebody of another room decide")
        case .ofTheTwo: Bilingual("请自行申请", "Ask for yourself")
        }
    }
}
