import Casework

extension ClockKind {
    var words: Text {
        switch self {
        case .upwardReport: Text("报送上一级", "Report upwards")
        case .forwardAccept: Text("上级转来件受理", "Accept an item from above")
        case .forwardOther: Text("受理或转送", "Accept or forward")
        case .acceptNotice: Text("受理告知", "Tell of acceptance")
        case .plan: Text("拟定处置意见", "Plan")
        case .talkReply: Text("函询答复", "Answer to the letter")
        case .talkReport: Text("谈话函询办结", "Report after the talk")
        case .prelim: Text("初步核实", "Preliminary verification")
        case .assigned: Text("上级交办", "Assigned from above")
        case .feedback: Text("结果反馈", "Feedback of the result")
        case .quarterFeedback: Text("季度办结反馈", "Quarterly feedback")
        case .clarify: Text("澄清正名", "Clear a name")
        case .investigation: Text("审查调查", "Investigation")
        case .appeal: Text("申诉办理", "Appeal")
        case .review: Text("复审复查", "Review")
        case .xfForward: Text("信访转送或告知", "Forward or tell")
        case .xfReject: Text("信访异议", "Objection to a petition")
        case .xfHandle: Text("信访答复", "Answer to a petition")
        case .xfReview: Text("信访复查", "Review of a petition")
        case .xfRecheck: Text("信访复核", "Re-examination of a petition")
        case .fastDivert: Text("快查：分流", "Fast lane: divert")
        case .fastPlan: Text("快查：处置意见", "Fast lane: plan")
        case .fastClose: Text("快结", "Fast lane: finish")
        case .research: Text("查明管辖", "Find who is competent")
        case .visitTown: Text("下乡接访", "Reception in a township")
        case .supervision: Text("督办答复", "Answer to an order")
        case .recommendReply: Text("建议书回复", "Reply to a recommendation")
        case .lookBack: Text("回头看", "Look-back")
        case .objection: Text("异议答复", "Answer to an objection")
        case .protectionLook: Text("防护回访", "Look at a watch")
        }
    }
}

extension Text {
    static let provisionalCalendar = Text(
        "该年度放假安排尚未公布，日期按周末暂算。", "The year's holidays are not published yet: counted by weekends for now."
    )

    static let daySetByPeople = Text(
        "该日期由上次回访人确定，不按期限计算。", "Whoever looked last set this day; it is not counted by a period."
    )

    static func clockFrom(_ start: String, _ due: String) -> Text {
        Text("自 \(start) 起算，\(due) 到期。", "Counted from \(start), due on \(due).")
    }
}

extension ClockFace {
    /// A chip for a day that something is due on.
    init(_ kind: ClockKind, due: CivilDate, today: CivilDate) {
        self.init(kind.words, due: due, today: today)
        // Nobody is late by it (SX-28).
        if kind == .investigation { (tone, words) = (.still, .referenceOnly) }
    }

    /// A chip for a day that is watched by no clock of the law.
    init(_ name: Text, due: CivilDate, today: CivilDate) {
        let left = due.days(since: today)
        let tone: Tone = left < 0 ? .late : left <= Limits.nearDays ? .near : .calm
        self.init(name: name, tone: tone, words: .calendarDays(left: left), due: Day(due))
    }
}
