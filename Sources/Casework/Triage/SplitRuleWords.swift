extension Split.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .office: Bilingual("拆分由登记员提出", "A registrar proposes to split an item")
        case .ownNumber:
            Bilingual("只能拆分本机关收到、仍在本机关的件", "Only the organ that received the item and still has it splits it")
        case .undecided:
            Bilingual("只能在研判前拆分，没有分流过", "An item is split at triage, before anybody decided about it")
        case .untold: Bilingual("已经告知反映人的件不拆分", "What its reporter was told a decision about is not split")
        case .nothingHangs: Bilingual("有重复件挂在本件上，不能拆分", "Other items are kept as its repeats")
        case .onceProposed: Bilingual("已有拆分方案在等待审批", "A proposal to split it waits already")
        case .proposed: Bilingual("没有等待审批的拆分方案", "No proposal to split it waits")
        case .approver:
            Bilingual(
                "拆分由信访室主任审批；主任应当回避的，由分管领导审批",
                "The head of the petition office decides; a deputy where that one is kept from the item")
        case .fourEyes: Bilingual("提出人不得审批自己提出的拆分", "Who proposed to split it does not approve it")
        case .twoParts: Bilingual("拆分为二至六件", "An item is split into two to six parts")
        case .everybodyOnce:
            Bilingual("每名被反映人必须且只能归入一件", "Every accused stands in exactly one part")
        case .nothingEmpty:
            Bilingual("每件都要有被反映人和内容", "Every part has an accused, and says something")
        case .namesNobodyElse:
            Bilingual("一件的内容不得写明另一件被反映人的姓名", "A part does not name whom another part accuses")
        }
    }

    /// What to do about it.
    public var remedy: Bilingual {
        switch self {
        case .office, .ownNumber: Bilingual("请与登记本件的信访室联系", "Ask the petition office that registered it")
        case .undecided, .untold: Bilingual("请按研判程序整件办理", "Let triage decide about the whole")
        case .nothingHangs: Bilingual("请先撤回重复件的认定", "First take back that they are its repeats")
        case .onceProposed: Bilingual("请等待审批", "Wait for its decision")
        case .proposed: Bilingual("请先提出拆分方案", "Propose it first")
        case .approver, .fourEyes: Bilingual("请由另一位有权的负责同志审批", "Let another person who may decide it do so")
        case .twoParts: Bilingual("请至少分成两件", "Make at least two parts")
        case .everybodyOnce: Bilingual("请为每名被反映人选择一件", "Choose a part for every accused")
        case .nothingEmpty: Bilingual("请填写每件的内容", "Write what each part says")
        case .namesNobodyElse: Bilingual("请改写为“另一人”等，不写姓名", "Write “another person” instead of the name")
        }
    }
}
