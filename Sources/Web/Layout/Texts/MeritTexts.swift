import Casework

/// Words of found clues, of rewards, and of what only a prefecture decides.
extension Text {
    static let areaFound = Text("自行发现", "Found clues")
    static let foundTitle = Text("自行发现的问题线索", "Clues that rooms found")
    static let foundHint = Text(
        "属本室管辖的，登记后由本室办理并报案管备案；其他的由案管移送。",
        "In the own scope the room has the clue at once and files it with case supervision; case supervision moves the rest."
    )
    static let nothingFound = Text("没有自行发现的线索。", "Nothing was found.")
    static let foundNumber = Text("登记号", "Number")
    static let foundOn = Text("发现日期", "Found on")
    static let foundSummary = Text("发现的问题", "What was found")
    static let registerFound = Text("登记自行发现的线索", "Register what was found")
    static let noteFound = Text("备案", "Take note")
    static let moveFound = Text("移送", "Move it")

    static let areaMerit = Text("奖励与诬告", "Rewards, false accusation")
    static let meritTitle = Text("奖励建议、诬告陷害核查", "Rewards and false accusations")
    static let rewardTitle = Text("奖励建议", "Suggested rewards")
    static let rewardHint = Text(
        "经查证属实的实名检举控告，对查处重大案件起关键作用或者挽回重大损失的，可以建议奖励。检举控告人身份不在此处出现。",
        "For a verified real name whose report was true and decided a major case or brought back a large loss. Who that is "
            + "does not stand here.")
    static let noReward = Text("没有奖励建议。", "No reward was suggested.")
    static let proposeReward = Text("提出奖励建议", "Suggest a reward")
    static let rewardGround = Text("奖励情形", "Ground")
    static let rewardLoss = Text("挽回损失（元）", "Loss recovered (yuan)")
    static let rewardWords = Text("理由", "Why")
    static let rewardWordsHint = Text("不写检举控告人的姓名、单位等身份信息。", "Nothing that tells who reported.")
    static let approveReward = Text("批准建议", "Approve")
    static let refuseReward = Text("不予批准", "Refuse")
    static let rewardOutcome = Text("奖励决定", "What was decided")
    static let rewardGranted = Text("已奖励", "Granted")
    static let rewardDeclined = Text("未奖励", "Not granted")
    static let decidedOutsideOn = Text("决定日期", "Decided on")
    static let decidedOutsideBy = Text("决定机关和文号", "Who decided, and the number of the paper")
    static let recordOutcome = Text("登记决定", "Record the decision")
    static let proposedByName = Text("提出人", "Proposed by")

    static let maliceTitle = Text("查核来源、认定诬告陷害", "Tracing, and finding a false accusation")
    static let maliceHint = Text(
        "须经设区的市级以上党委或者纪检监察机关批准；县级只能提请。本系统没有任何追查检举控告人的技术手段，这里只登记审批文件。",
        "A prefecture or above approves; a county can only ask. This system has no means of tracing anybody: only papers are "
            + "recorded here.")
    static let noMaliceRequest = Text("没有提请。", "Nothing was asked for.")
    static let proposeMalice = Text("提请审批", "Ask for approval")
    static let malicePurpose = Text("提请事项", "What is asked for")
    static let maliceWords = Text("提请理由", "Why")
    static let sendUpMalice = Text("同意上报", "Send it up")
    static let refuseMalice = Text("不同意上报", "Do not send it up")
    static let maliceAnswer = Text("审批结果", "Answer")
    static let maliceApproved = Text("批准", "Approved")
    static let maliceDenied = Text("未批准", "Denied")
    static let maliceLevel = Text("批准机关级别", "Level of the approving organ")
    static let maliceLevelHint = Text("设区的市级以上", "A prefecture or above")
    static let maliceOrgan = Text("批准机关", "Approving organ")
    static let maliceNumber = Text("批准文号", "Number of the approval")
    static let maliceOtherwise = Text("未批准的，属于", "Where denied, it was")
    static let correctionsAdvisedOn = Text("建议纠正日期", "Correction advised on")
    static let adviseCorrection = Text("登记建议纠正所获利益", "Record that correction was advised")
}

extension Reward.Ground {
    var words: Text {
        switch self {
        case .majorCase: Text("对查处重大案件起关键作用", "Decided a major case")
        case .lossRecovered: Text("挽回重大损失", "Brought back a large loss")
        }
    }
}

extension Reward.State {
    var words: Text {
        switch self {
        case .proposed: Text("待审批", "Waits for the head")
        case .refused: Text("未批准", "Refused")
        case .approved: Text("已批准，待外部决定", "Approved; decided outside")
        case .granted: Text("已奖励", "Granted")
        case .declined: Text("未奖励", "Not granted")
        }
    }
}

extension Malice.Purpose {
    var words: Text {
        switch self {
        case .tracing: Text("查核匿名检举控告来源", "Looking for who reported without a name")
        case .determination: Text("认定诬告陷害", "Finding a false accusation")
        }
    }
}

extension Malice.State {
    var words: Text {
        switch self {
        case .proposed: Text("待本机关主要负责人审批", "Waits for the head")
        case .refused: Text("未上报", "Not sent up")
        case .sentUp: Text("已上报，待设区的市级以上批准", "Sent up; a prefecture or above decides")
        case .approved: Text("已批准", "Approved")
        case .denied: Text("未批准", "Denied")
        }
    }
}
