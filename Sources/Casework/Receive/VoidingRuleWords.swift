extension Voiding.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .office:
            Bilingual("作废由登记员或者信访室主任提出", "A registrar or the head of the petition office proposes to void a number")
        case .ownNumber:
            Bilingual("只能作废本机关编号、仍在本机关的件", "Only the organ that gave the number and still has the item voids it")
        case .undecided:
            Bilingual(
                "只能作废尚未作出受理决定、没有分流过的件；已经决定的请用“撤回决定”",
                "Only what nobody has decided about and what never became a clue is voided; a decision is taken back instead"
            )
        case .untold:
            Bilingual("已经告知反映人的件不能作废", "What its reporter was told a decision about is not voided")
        case .nothingHangs:
            Bilingual(
                "有重复件或者补充材料挂在本件上，请先处理", "Other items hang on this one as repeats or additions: see to those first")
        case .onceProposed:
            Bilingual("已有作废申请在等待审批", "A proposal to void it waits already")
        case .proposed:
            Bilingual("没有等待审批的作废申请", "No proposal to void it waits")
        case .approver:
            Bilingual(
                "作废由信访室主任审批；主任提出或者应当回避的，由分管领导审批",
                "The head of the petition office decides; a deputy where that one proposed it or is kept from the item")
        case .fourEyes:
            Bilingual("提出人不得审批自己提出的作废", "Who proposed to void it does not approve it")
        case .words:
            Bilingual("选择“其他”的，请写明原因", "Where the reason is another one, write it down")
        }
    }

    /// What to do about it.
    public var remedy: Bilingual {
        switch self {
        case .office, .ownNumber: Bilingual("请与登记本件的信访室联系", "Ask the petition office that registered it")
        case .undecided, .untold: Bilingual("请按研判程序办理", "Let triage decide about it")
        case .nothingHangs: Bilingual("请先处理挂在本件上的件", "First see to what hangs on it")
        case .onceProposed: Bilingual("请等待审批", "Wait for its decision")
        case .proposed: Bilingual("请先提出作废", "Propose it first")
        case .approver, .fourEyes: Bilingual("请由另一位有权的负责同志审批", "Let another person who may decide it do so")
        case .words: Bilingual("请补充说明", "Add the words")
        }
    }
}
