/// Words of the board and of the clue page.
extension Text {
    static let onTheClue = Text("这件线索的其他事项", "More on this clue")
    static let boardTitle = Text("线索", "Clues")
    static let tabWaiting = Text("待领取", "To claim")
    static let tabMine = Text("我的", "Mine")
    static let tabRoom = Text("室内全部", "Whole room")
    static let allCategories = Text("全部类别", "All categories")
    static let pressingOnly = Text("只看临期和超期", "Only near or late")
    static let staleOnly = Text("只看领取后未研究", "Only claimed and not studied")
    static func claimedLongAgo(hours: Int) -> Text {
        Text(
            "领取已超 \(hours) 小时，尚未集体研究",
            "Claimed more than \(hours == 1 ? "an hour" : "\(hours) hours") ago, not studied yet")
    }
    static let applyFilter = Text("筛选", "Filter")
    static let claimNext = Text("领取下一件", "Claim the next")
    static let claim = Text("领取", "Claim")
    static let clueNumber = Text("线索号", "Clue number")
    static let accusedUnit = Text("被反映人单位", "Unit of the person reported")
    static let age = Text("在手", "Age")
    static let nearestClock = Text("最近期限", "Nearest deadline")
    static let shownAfterClaim = Text("领取后可见", "Shown once claimed")
    static let nothingToClaim = Text("没有待领取的线索。", "There is nothing to claim.")
    static func inYourHands(_ held: Int, of most: Int) -> Text {
        held < most
            ? Text("您手上 \(held)/\(most) 件。", "In your hands: \(held) of \(most).")
            : Text(
                "您手上 \(held)/\(most) 件，办结或放回一件后再领取。",
                "In your hands: \(held) of \(most). Finish or release one before you claim another.")
    }
    static let nothingOfMine = Text("您手上没有线索。", "You hold no clues.")
    static let nothingInRoom = Text("室内没有线索。", "The room has no clues.")
    static func daysOld(_ days: Int) -> Text { Text("\(days) 天", "\(days) d") }

    static func clueTitle(_ number: String) -> Text { Text("线索 \(number)", "Clue \(number)") }
    static let clocksAndSteps = Text("期限与下一步", "Deadlines and next steps")
    static let whatIsKnown = Text("基本情况", "What is known")
    static let whatWasReported = Text("反映内容", "What was reported")
    static let clocks = Text("期限", "Deadlines")
    static let noClockRuns = Text("没有正在计时的期限。", "No deadline is running.")
    static let nextSteps = Text("下一步", "Next steps")
    static let nothingToDo = Text("现在没有需要您办的事。", "There is nothing for you to do now.")
    static let story = Text("经过", "Story")
    static let notYet = Text("条件未齐", "Not yet")

    static let stepPropose = Text("提出处置意见", "Propose how to handle it")
    static let stepApprovePlan = Text("审批处置意见", "Decide on the plan")
    static let stepApproveResult = Text("审批办理结果", "Decide on the result")
    static let stepAnswerReturn = Text("审批退回", "Decide on the return")
    static let stepRelease = Text("放回", "Put it back on the board")
    static let stepFeedBack = Text("记录已反馈", "Record the feedback")
    static let stepReopen = Text("重新办理", "Open it again")
    static let stepChangeHolder = Text("更换承办人或者承办室", "Change the holder or the room")
    static let explainChangeHolder = Text(
        "承办人离岗、回避的，交本室其他同志接办，进度保留；或者收回，由本室重新领取。已办结的也可以交他人反馈。分错室的，改派其他室。收回、改派后处置意见须重新提出。",
        "When the holder is away or must stand aside: another member goes on where it stands, or it returns to the board. "
            + "So too what is finished and not yet fed back. "
            + "What lies with the wrong room is moved to another. Then a plan is proposed anew."
    )
    static func moveToRoom(_ name: String) -> Text { Text("改派：\(name)", "Move to \(name)") }
    static let nextHolder = Text("接办人", "Who goes on")
    static let backToBoard = Text("收回，放回待领取", "Back to the board")
    static let newMaterial = Text("有新材料", "New material")
    static let joinedSupplement = Text("补充材料", "More material")
    static let joinedRepeat = Text("重复件", "Repeat")
    static let explainAnswerReturn = Text("同意后退回信访室重新研判。", "With your consent the petition office triages it again.")
    static let explainRelease = Text("由本室其他同志领取。", "Another member of the room can claim it.")
    static let explainFeedBack = Text("已向实名反映人反馈结果。", "The real-name reporter has been told the result.")
    static let explainReopen = Text("有新的证据线索时。", "When new evidence has come up.")
    static let studiedOn = Text("集体研究日期", "Day of the collective study")
    static let holdUntil = Text("暂存至（仅暂存待查）", "Hold until (only for holding)")
    static let secretaryOn = Text("党委主要负责人批准日期", "Day of the Party secretary's approval")
    static let groupSignedOn = Text("核查组全体签名日期（初步核实）", "Day of the group's signatures (verification)")
    static let evidenceOn = Text("新证据日期", "Day of the new evidence")
    static let approveIt = Text("同意", "Approve")
    static let sendItBack = Text("退回", "Send back")
    static let stepConclude = Text("提交办理结果", "Record the result")
    static let stepReturn = Text("退回信访室", "Return to the petition office")
    static let stepRecuse = Text("回避", "Step out (recusal)")
    static let explainClaim = Text(
        "领取后由您承办。与您有利害关系的，请先申请回避；已登记回避的，系统不让领取。",
        "You become its handler. Where you have an interest in it, stand aside first; a recusal on record keeps you from claiming it."
    )
    static let explainPropose = Text(
        "集体研究后提出，经批准生效。", "After collective study; it takes effect when approved."
    )
    static let explainApprove = Text("批准人不能是提出人。", "The approver cannot be the proposer.")
    static let explainConclude = Text(
        "实名件办结后，15 个工作日内反馈结果。",
        "For a real-name report, the result is fed back within 15 working days after this."
    )
    static let explainReturn = Text("须经分管领导批准。", "It needs the supervising deputy's approval.")
    static let explainRecuse = Text(
        "立即停止您对本线索的查看，线索退回待领取。",
        "You stop seeing this clue at once, and it goes back to be claimed."
    )
    static let wayOfHandling = Text("处置方式", "Way of handling")
    static let yourDecision = Text("审批意见", "Your decision")
    static let resultOfHandling = Text("办理结果", "Result")
    static let whyReturned = Text("退回原因", "Why it is returned")
}
