extension Paper.RuleID {
    /// What the rule demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .barred:
            Bilingual(
                "不得知悉此事的人、其他机关，看不到也写不了文书",
                "Who must not know of the matter, and other organs, neither see nor write a document on it")
        case .sealed: Bilingual("密封报送的件不制作任何文书", "Nothing is written on an item that goes up sealed")
        case .drafter:
            Bilingual(
                "每种文书由规定的岗位拟稿（本地约定）", "Each kind of document has the posts that write it (a local choice)")
        case .approver:
            Bilingual(
                "每种文书由规定的负责人审批（本地约定）", "Each kind of document has the leaders who sign it (a local choice)")
        case .stateKnowsAct:
            Bilingual(
                "草稿可以修改、撤回、审批；签发后只能打印或者提出作废",
                "A draft is changed, taken back or signed; what was issued is printed, or asked to be void")
        case .fourEyes:
            Bilingual(
                "拟稿人不审批自己的稿件；提出作废的人不决定作废",
                "Who wrote it does not sign it; who asked for it to be void does not decide that")
        }
    }
}
