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
                "每种文书由规定的负责人审批（本地约定）；他们都应当回避的，主要负责人的由分管领导、分管领导的由主要负责人代行",
                "Each kind of document has the leaders who sign it (a local choice); where all of them must stand aside, a "
                    + "deputy signs for the heads and the head for the deputies")
        case .stateKnowsAct:
            Bilingual(
                "草稿可以修改、撤回、审批；签发后只能打印或者提出作废",
                "A draft is changed, taken back or signed; what was issued is printed, or asked to be void")
        case .fourEyes:
            Bilingual(
                "拟稿人不审批自己的稿件；提出作废的人不决定作废",
                "Who wrote it does not sign it; who asked for it to be void does not decide that")
        case .noticeTells:
            Bilingual(
                "受理、不予受理（引导）告知书由告知记录打印，一件一号，不另行拟稿",
                "Notices of acceptance and guidance are printed from the notice, under its one number; nobody writes another"
            )
        case .assignmentFirst:
            Bilingual("交办函只依据经批准的交办制作", "A letter of assignment carries out an assignment that was approved")
        case .orderFirst:
            Bilingual("督办函只依据经批准的督办制作", "A supervision letter carries out an order that was approved")
        case .remindedFirst:
            Bilingual(
                "线索的催办单只依据已登记的催办制作，一次催办一件",
                "The paper of a reminder of a clue follows one that was recorded, and each has one")
        case .recommendationFirst:
            Bilingual("建议书只依据经批准的建议制作", "A recommendation is written out once the head has approved it")
        case .clearingFirst:
            Bilingual("澄清正名函只依据经批准的澄清正名制作", "A letter that clears a name carries out a clearing that was approved")
        case .planFirst:
            Bilingual("函询函只依据经批准的谈话函询制作", "A letter of inquiry carries out a talk or letter that was approved")
        case .petitionFirst:
            Bilingual(
                "信访事项受理告知书、处理意见书只在受理后、答复前制作",
                "A notice that a petition is accepted, and the opinion on it, are written once it is and until it is answered"
            )
        case .signedFirst:
            Bilingual(
                "初步核实情况报告只依据核查组全体签名的核实报告制作",
                "The report on a verification is that of a check which the whole group has signed")
        case .resultFirst:
            Bilingual(
                "核查结果报告、通报只依据经批准的办理结果制作",
                "A report on a result, and a circular, carry out a result that was approved")
        case .toldFirst:
            Bilingual("反馈记录只由登记的反馈情况打印", "A record of feedback is printed from what was recorded when it was told")
        }
    }
}

extension Paper.RuleID {
    /// Whether the paper can be written, or is printed elsewhere, once something else is decided or recorded: whoever
    /// would write it is told what.
    public var asksForSomethingFirst: Bool {
        switch self {
        case .barred, .sealed, .drafter, .approver, .fourEyes, .stateKnowsAct: false
        case .noticeTells, .assignmentFirst, .orderFirst, .remindedFirst, .recommendationFirst, .clearingFirst,
            .planFirst, .signedFirst, .resultFirst, .toldFirst, .petitionFirst:
            true
        }
    }
}
