import Casework

/// Words of the steps of a check (办理节点).
extension Text {
    static let inquiryNumber = Text("函询函文号", "Number of our letter")
    static let answersLetter = Text("所答函询函文号", "Answers our letter")
    static let toCourse = Text("办理节点", "Steps of the check")
    static func courseOf(_ number: String) -> Text { Text("\(number) 办理节点", "Steps of \(number)") }
    static let courseHint = Text(
        "期限从下列节点之日起算，与登记的日期无关。",
        "Periods count from the day of the step, whenever it is written down."
    )
    static let courseClocks = Text("由节点起算的期限", "What is counted from them")
    static let noCourseClocks = Text("没有。", "None.")
    static let courseTaken = Text("已登记的节点", "Steps that were taken")
    static let noCourse = Text("还没有登记。", "None yet.")
    static let formerRound = Text("上一轮办理", "Of a former round")
    static let stepOn = Text("日期", "Day")
    static let stepBy = Text("登记人", "Written down by")
    static let letterReceiver = Text("签收人", "Who received it")
    static let receivedHow = Text("签收方式", "How it was received")
    static let replySigned = Text("签署情况", "Signature")
    static let decisionOn = Text("原处理决定日期", "Day of the decision")
    static let courseDecidedByOrgan = Text("作出决定的机关", "Organ that decided")
    static let clearingTrigger = Text("符合的澄清情形", "Why a name is to be cleared")
    static let waiverReason = Text("不予澄清的理由", "Why no name is cleared")
    static let noAnswerReason = Text("原因", "Why")
    static let stepRemark = Text("说明（可不填）", "Remark (optional)")
    static let writeItDown = Text("登记", "Write it down")
    static let referenceOnly = Text("仅供参考", "For reference only")
}

extension Course.Kind {
    var words: Text {
        switch self {
        case .letterDelivered: Text("函询送达", "The letter was delivered")
        case .replyReceived: Text("收到函询回复", "The answer came in")
        case .talkHeld: Text("谈话结束", "The talk was held")
        case .noAnswer: Text("未能谈话或者未收到回复", "There was no talk, or no answer")
        case .groupApproved: Text("核查组获批成立", "The group was approved")
        case .caseFiled: Text("立案", "A case was filed")
        case .investigationEnded: Text("审查调查终结", "The investigation ended")
        case .reviewApplied: Text("本件系对下级机关决定申请复查", "It asks for a re-examination of a decision below")
        case .foundUntrue: Text("认定失实，需要澄清", "Found untrue: a name is to be cleared")
        case .clearingNotNeeded: Text("决定不予澄清", "Decided that no name is cleared")
        }
    }

    /// What its words are.
    var wordsLabel: Text {
        switch self {
        case .letterDelivered: .letterReceiver
        case .clearingNotNeeded: .waiverReason
        case .noAnswer: .noAnswerReason
        case .replyReceived, .talkHeld, .groupApproved, .caseFiled, .investigationEnded, .reviewApplied, .foundUntrue:
            .stepRemark
        }
    }

    var needsWords: Bool { [.letterDelivered, .noAnswer, .clearingNotNeeded].contains(self) }
}

extension Course.Receiver {
    var words: Text {
        switch self {
        case .person: Text("本人签收", "By the person")
        case .unit: Text("单位代收后转交本人", "By the unit, handed on to the person")
        }
    }
}

extension Course.Signature {
    var words: Text {
        switch self {
        case .countersigned:
            Text("所在党委（党组）主要负责人已签署意见", "Signed by the head of the unit's Party committee")
        case .direct: Text("本人是党委（党组）主要负责人，直接回复", "The person is that head, and answers directly")
        case .unsigned: Text("未经签署", "Not signed")
        }
    }
}
