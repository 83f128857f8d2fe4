import Casework
import Operations

/// Words of supervision: orders, reminders, instructions, leaders in charge, quarterly feedback and the digest.
extension Text {
    static let areaSupervision = Text("督办", "Supervision")
    static let supervisionTabs = Text("督办事项", "Supervision pages")
    static let tabOrders = Text("督办件", "Orders")
    static let tabInstructions = Text("批示部署台账", "Instructions")
    static let tabCharges = Text("我的包案", "My cases")
    static let tabQuarters = Text("按季反馈", "Quarterly feedback")
    static let tabDigest = Text("月度梳理", "Monthly digest")

    static let writeSomething = Text("请填写内容。", "Write what it is about.")
    static let noOrders = Text("没有督办件。", "There are no orders.")
    static let orderColumn = Text("督办件", "Order")
    static let issuedBy = Text("督办机关", "Issued by")
    static let whySupervised = Text("督办事由", "Reason")
    static let howSupervised = Text("督办方式", "Method")
    static let answerBy = Text("答复期限", "Answer by")
    static let orderNoNumber = Text("待批", "Not issued")
    static let goneUp = Text("逾期已报主要负责人", "Late: the head was told")
    static let heldToAccount = Text("已启动问责", "Held to account")

    static func supervisionTitle(_ number: String) -> Text { Text("督办与催办 \(number)", "Supervision of \(number)") }
    static let supervisionLink = Text("督办与催办", "Supervision")
    static let toTheClue = Text("查看线索", "Open the clue")
    static let noOrderYet = Text("没有督办过这件线索。", "This clue has not been supervised.")
    static let proposeOrder = Text("提出督办", "Propose an order")
    static let proposeOrderHint = Text(
        "经分管领导批准后发出；答复期限10个工作日，为本单位约定，可以调整。",
        "It goes out when the deputy approves. The answer is due in 10 working days: a local choice that can be changed."
    )
    static let orderDemand = Text("督办要求", "What is demanded")
    static let orderDemandHint = Text("写明要求做什么。加密保存。", "Say what is to be done. It is stored encrypted.")
    static let decideOrder = Text("办理督办件", "Deal with the order")
    static let orderDecision = Text("操作", "What to do")
    static let orderOpinion = Text("意见或者答复", "Opinion or answer")
    static let orderOpinionHint = Text("答复、退回时必填。加密保存。", "Needed to answer or send back. It is stored encrypted.")
    static let remindNow = Text("催办", "Remind")
    static func remindHint(every days: Int) -> Text {
        Text(
            "催办无需审批，承办室即时可见；间隔\(days)个工作日，为本地设定。",
            "A reminder needs no approval; the room sees it at once. One in \(days) working days: a local choice.")
    }
    static let remindersTitle = Text("催办记录", "Reminders")
    static let noReminders = Text("没有催办过。", "Nobody reminded.")
    static let remindedFlag = Text("催办", "Reminded")
    static let remindedOf = Text("催办事项", "What was owed")
    static let owedUntil = Text("应办结日期", "It was due on")
    static let orderFlag = Text("督办", "Supervised")
    static let writtenDestroyed = Text("内容已销毁", "What was written is destroyed")

    static let chargeTitle = Text("包案", "Leader in charge")
    static let noCharge = Text("没有领导包案。", "No leader is in charge.")
    static let chargeLeaderField = Text("包案领导", "Leader")
    static let chargeAssign = Text("指定包案", "Put in charge")
    static let chargeRelease = Text("解除包案", "Release")
    static let chargeNoteField = Text("进展记录", "How it goes")
    static let chargeNoteSave = Text("记录", "Note it")
    static let chargedSince = Text("包案日期", "In charge since")
    static let chargedUntil = Text("解除日期", "Until")
    static let noOwnCharges = Text("您没有包案。", "You are in charge of nothing.")

    static let noInstructions = Text("没有这类批示部署。", "There are none of this kind.")
    static let instructionOpenView = Text("未办结", "Open")
    static let instructionLateView = Text("超期", "Late")
    static let instructionDoneView = Text("已办结", "Done")
    static let instructionRegister = Text("登记批示部署", "Enter an instruction")
    static let instructionSource = Text("来源", "Source")
    static let instructionIssuedOn = Text("批示（部署）日期", "Given on")
    static let instructionTo = Text("承办", "To whom")
    static let instructionDue = Text("办理期限", "Due on")
    static let instructionSays = Text("内容", "What it says")
    static let instructionSaysHint = Text(
        "加密保存。涉及具体线索的，请从线索的督办页登记，应当回避的人才看不到。",
        "It is stored encrypted. What is about a clue is entered from its page, so that those who must not know do not see it."
    )
    static let instructionAboutClue = Text("涉及线索", "About a clue")
    static let instructionCheck = Text("登记督查", "Record a check")
    static let instructionCheckedOn = Text("督查日期", "Checked on")
    static let instructionMethod = Text("督查方式", "How")
    static let instructionFound = Text("督查情况", "What was found")
    static let instructionChecks = Text("督查记录", "Checks")
    static let instructionNoChecks = Text("还没有督查。", "Nobody has looked after it yet.")
    static let instructionFinish = Text("登记办结", "Record that it is done")
    static let instructionDoneOn = Text("办结日期", "Done on")
    static let instructionAccount = Text("启动问责", "Hold to account")
    static let instructionTitle = Text("批示部署", "Instruction")

    static let quarterColumn = Text("季度", "Quarter")
    static let noQuarters = Text("还没有按季反馈任务。", "There are no quarterly duties yet.")
    static let quarterOwed = Text("未反馈", "Not sent")
    static let quarterSentOn = Text("反馈日期", "Sent on")
    static let quarterResults = Text("办结情况", "Results")
    static let quarterNoResults = Text("没有新办结的线索；确认后零报告。", "Nothing was finished; confirm to report that.")
    static let quarterSubstantiation = Text("属实程度（取值为本单位约定）", "Borne out (the values are a local choice)")
    static let quarterMeasures = Text("处理措施", "Measures")
    static let quarterTold = Text("反馈检举控告人", "Told the reporter")
    static let quarterConfirm = Text("已逐件核对，确认反馈信访室", "Every line is checked; send it to the petition office")
    static let quarterSend = Text("反馈", "Send")
    static let quarterMustConfirm = Text("请核对后勾选确认。", "Check the list and confirm.")
    static let quarterRepeats = Text("本季重复反映", "Reported again in this quarter")
    static func quarterRepeatCount(_ count: Int) -> Text { Text("\(count) 件", "\(count)") }
    static func quarterName(_ year: Int, _ number: Int) -> Text { Text("\(year)年第\(number)季度", "\(year) Q\(number)") }

    static func digestTitle(_ year: Int, _ month: Int) -> Text {
        Text("\(year)年\(month)月同级党委管理干部信访举报梳理", "Reports on cadres of the same-level committee, \(year)-\(month)")
    }
    static let digestHint = Text(
        "定期梳理并报主要负责人；按月梳理为本单位约定。只列您有权查看的件，不含反映内容。",
        "Sorted regularly for the head; by month is a local choice. Only what you may see, without content."
    )
    static let digestEmpty = Text("本月没有这类来件。", "There was nothing of this kind in the month.")
    static let digestBefore = Text("上一月", "The month before")
    static let digestAfter = Text("下一月", "The month after")
    static let digestPrint = Text("打印", "Print")
}

extension Supervision.Reason {
    var words: Text {
        switch self {
        case .overdue: Text("超过规定期限未办结", "Late")
        case .perfunctory: Text("组织不力、敷衍塞责", "Badly organised, perfunctory")
        case .supplement: Text("需要补充核查、重新研究或者补报材料", "To be checked further, studied anew, or completed")
        case .other: Text("其他需要督办的情形", "Another reason")
        }
    }
}

extension Supervision.Method {
    var words: Text {
        switch self {
        case .letter: Text("发函", "By letter")
        case .hearing: Text("听取汇报", "By hearing a report")
        case .fileReview: Text("审阅案卷", "By reading the file")
        case .inspection: Text("检查督促", "By inspection")
        }
    }
}

extension Supervision.State {
    var words: Text {
        switch self {
        case .proposed: Text("拟督办，待审批", "Proposed")
        case .refused: Text("不予督办", "Refused")
        case .issued: Text("督办中，待答复", "Issued, answer owed")
        case .answered: Text("已答复，待审核", "Answered")
        case .sentBack: Text("已退回，待补正", "Sent back, answer owed")
        case .ended(_, .accepted): Text("已办结", "Ended")
        case .ended(_, .withdrawn): Text("已撤销", "Withdrawn")
        }
    }
}

extension SupervisionEntry.Kind {
    var words: Text {
        switch self {
        case .proposed: Text("提出督办", "proposed it")
        case .approved: Text("批准发出", "approved it")
        case .refused: Text("不予督办", "refused it")
        case .answered: Text("答复", "answered")
        case .accepted: Text("审核通过，办结", "accepted the answer")
        case .sentBack: Text("退回补正", "sent the answer back")
        case .withdrawn: Text("撤销督办", "withdrew it")
        case .heldToAccount: Text("启动问责", "held to account")
        }
    }
}

extension Instruction.Source {
    var words: Text {
        switch self {
        case .plenary: Text("全会部署", "Plenary session")
        case .standingCommittee: Text("常委会决定", "Standing committee")
        case .leaderNote: Text("领导批示", "Leader's note")
        }
    }
}

extension Instruction.Method {
    var words: Text {
        switch self {
        case .phone: Text("电话督办", "By telephone")
        case .document: Text("书面督办", "In writing")
        case .onSite: Text("现场督查", "On site")
        case .unannounced: Text("突击检查", "Unannounced")
        }
    }
}

extension QuarterFeedback.Substantiation {
    var words: Text {
        switch self {
        case .substantiated: Text("属实", "Borne out")
        case .partly: Text("部分属实", "Partly")
        case .unfounded: Text("不属实", "Unfounded")
        case .unchecked: Text("未核查", "Not checked")
        }
    }
}

extension QuarterFeedback.Told {
    var words: Text {
        switch self {
        case .told: Text("已反馈", "Told")
        case .owed: Text("应反馈未反馈", "Owed")
        case .nothingOwed: Text("无需反馈", "Nothing owed")
        }
    }
}
