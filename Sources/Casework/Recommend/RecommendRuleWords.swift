extension Recommend.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .author:
            Bilingual(
                "建议书由承办、监督部门或者领导起草、制发和跟踪",
                "Rooms that handle or supervise matters, and leaders, draft, issue and follow up a recommendation")
        case .stateKnowsStep:
            Bilingual(
                "建议书按步骤办理：起草、审批、制发、回复、评估、回头看、销号",
                "Step by step: draft, approval, issue, reply, evaluation, look-back, end")
        case .approver:
            Bilingual(
                "建议书由主要负责人审批；主要负责人都应当回避的，由分管领导审批",
                "The head of the organ approves a recommendation; a deputy where every head must stand aside")
        case .fourEyes:
            Bilingual("起草人不得审批自己起草的建议书", "Nobody approves a recommendation that they drafted")
        case .dropper:
            Bilingual(
                "拟稿由主要负责人（都应当回避的，由分管领导）不予批准，或者由起草人撤回",
                "The head, or a deputy where every head must stand aside, refuses a draft, and whoever drafted it takes it back"
            )
        case .addressee:
            Bilingual(
                "写明主送单位：纪律检查建议书送党组织，监察建议书送单位",
                "Name the addressee: a discipline recommendation goes to a Party organisation, a supervision "
                    + "recommendation to a unit")
        case .facts:
            Bilingual("缺少第一部分：单位基本情况", "The first part is missing: the basic facts of the unit")
        case .findings:
            Bilingual(
                "缺少第二部分：查明的事实、证据和依据",
                "The second part is missing: what was found, the evidence and its basis")
        case .advice:
            Bilingual("缺少第三部分：建议", "The third part is missing: the advice")
        case .namesNoReporter:
            Bilingual(
                "请核对全文没有检举控告人的姓名、单位和可以推知其身份的内容，并勾选确认",
                "Make sure that nothing in it names a reporter or gives one away, and tick the box")
        case .days:
            Bilingual("日期应当在制发之日和今天之间", "The day lies between the issue and today")
        case .opinion:
            Bilingual(
                "请写明回复、评估、回头看的情况，或者不予制发的理由",
                "Write down the reply, the evaluation, what the look-back found, or why it does not go out")
        }
    }
}
