extension ClockKind {
    /// What is due, as pages and papers call it.
    public var name: Bilingual {
        switch self {
        case .upwardReport: Bilingual("报送上一级", "Report upwards")
        case .forwardAccept: Bilingual("上级转来件受理", "Accept an item from above")
        case .forwardOther: Bilingual("受理或转送", "Accept or forward")
        case .acceptNotice: Bilingual("受理告知", "Tell of acceptance")
        case .plan: Bilingual("拟定处置意见", "Plan")
        case .talkReply: Bilingual("函询答复", "Answer to the letter")
        case .talkReport: Bilingual("谈话函询办结", "Report after the talk")
        case .prelim: Bilingual("初步核实", "Preliminary verification")
        case .assigned: Bilingual("上级交办", "Assigned from above")
        case .feedback: Bilingual("结果反馈", "Feedback of the result")
        case .quarterFeedback: Bilingual("季度办结反馈", "Quarterly feedback")
        case .clarify: Bilingual("澄清正名", "Clear a name")
        case .investigation: Bilingual("审查调查", "Investigation")
        case .appeal: Bilingual("申诉办理", "Appeal")
        case .review: Bilingual("复审复查", "Review")
        case .xfForward: Bilingual("信访转送或告知", "Forward or tell")
        case .xfReject: Bilingual("信访异议", "Objection to a petition")
        case .xfHandle: Bilingual("信访答复", "Answer to a petition")
        case .xfReview: Bilingual("信访复查", "Review of a petition")
        case .xfRecheck: Bilingual("信访复核", "Re-examination of a petition")
        case .fastDivert: Bilingual("快查：分流", "Fast lane: divert")
        case .fastPlan: Bilingual("快查：处置意见", "Fast lane: plan")
        case .fastClose: Bilingual("快结", "Fast lane: finish")
        case .research: Bilingual("查明管辖", "Find who is competent")
        case .visitTown: Bilingual("下乡接访", "Reception in a township")
        case .supervision: Bilingual("督办答复", "Answer to an order")
        case .recommendReply: Bilingual("建议书回复", "Reply to a recommendation")
        case .lookBack: Bilingual("回头看", "Look-back")
        case .objection: Bilingual("异议答复", "Answer to an objection")
        case .protectionLook: Bilingual("防护回访", "Look at a watch")
        }
    }
}
