import Casework

/// Words of opening identities.
extension Text {
    static let areaUnlocks = Text("身份解锁", "Identities")
    static let areaUnlockCounts = Text("身份解锁统计", "Identities: counts")
    static let identityTitle = Text("检举控告人身份信息", "Who reported")
    static let identityLink = Text("检举控告人身份信息（双人解锁）", "Who reported (opened by two persons)")
    static let identityHint = Text(
        "身份信息由一人申请、另一处室的人批准，最长\(UnlockLimits.minutes.upperBound)分钟，到时自动锁定。每一步都记入审计日志，反映人可以查到被打开的次数、最近日期和事由。",
        "One person asks, another one of another room grants it, for at most \(UnlockLimits.minutes.upperBound) "
            + "minutes; then it locks by itself. Every step is on the audit log, and the reporter sees how often it "
            + "was opened, when last, and for what.")
    static let claimBeforeIdentity = Text(
        "请先领取线索：领取后由承办人申请。", "Claim the clue first: whoever has it in hand may ask.")
    static let unlockWaiting = Text("等待您批准", "Waits for you")
    static let nothingToGrant = Text("没有等待您批准的申请。", "Nothing waits for you.")
    static let unlockOwn = Text("我的申请", "What I asked for")
    static let nothingAsked = Text("没有申请。", "Nothing was asked for.")
    static let unlockHistory = Text("解锁记录", "What was asked for, and what became of it")
    static let askUnlock = Text("申请解锁", "Ask to open it")
    static let unlockPurpose = Text("事由", "What for")
    static let unlockWords = Text("具体用途", "For what exactly")
    static let unlockWordsHint = Text(
        "加密保存，批准人可见。不要写反映人的姓名。", "Sealed; whoever grants it sees it. Do not write the reporter's name.")
    static let unlockMinutes = Text("时间（分钟）", "Minutes")
    static let unlockMinutesHint = Text(
        "\(UnlockLimits.minutes.lowerBound)至\(UnlockLimits.minutes.upperBound)，自批准时起算。",
        "\(UnlockLimits.minutes.lowerBound) to \(UnlockLimits.minutes.upperBound), from the grant on.")
    static let unlockAsker = Text("申请人", "Who asks")
    static let unlockAskerRoom = Text("处室", "Room")
    static let unlockAskedAt = Text("申请时间", "Asked at")
    static let unlockDecider = Text("批准人", "Decided by")
    static let unlockLooks = Text("查看次数", "Times read")
    static let unlockLocksAt = Text("锁定时间", "Locks at")
    static let grantUnlock = Text("批准解锁", "Grant")
    static let refuseUnlock = Text("不予批准", "Refuse")
    static let refuseUnlockHint = Text(
        "不需要写理由；申请人看到“未批准”，可以重新申请。", "No reason is asked for; whoever asked reads “Refused” and may ask anew.")
    static let takeBackUnlock = Text("撤回申请", "Take it back")
    static let openIdentity = Text("查看身份信息", "Read it now")
    static let lockIdentity = Text("立即锁定", "Lock it now")
    static let identityName = Text("姓名", "Name")
    static let identityPhone = Text("电话", "Telephone")
    static let identityAddress = Text("地址", "Address")
    static func locksAt(_ clock: String) -> Text {
        Text("\(clock)自动锁定。不得抄录、拍照或者告知他人。", "It locks at \(clock). Do not copy it, photograph it, or tell anybody.")
    }
    static let unlockCountsHint = Text(
        "近十二个月，按月、按人、按事由。不显示任何件。", "The last twelve months by month, person and purpose. No item is named.")
    static let noUnlockCounts = Text("近十二个月没有申请。", "Nobody asked in twelve months.")
    static let unlockMonth = Text("月份", "Month")
    static let unlocksAsked = Text("申请", "Asked")
    static let unlocksGranted = Text("批准", "Granted")
    static let unlocksRead = Text("查看", "Read")

    // On the page of a query code.
    static let openingsTitle = Text("您的身份信息", "Your identity")
    static let neverOpened = Text("您的身份信息没有被打开过。", "Nobody has opened your identity.")
    static func openedTimes(_ times: Int, _ day: Text, _ purpose: Text) -> Text {
        Text(
            "您的身份信息被打开过\(times)次，最近一次在\(day.zh)，事由：\(purpose.zh)。",
            "Your identity was opened \(times) times, last on \(day.en), for: \(purpose.en).")
    }
}

extension Unlock.Purpose {
    var words: Text {
        switch self {
        case .verifySignature: Text("核实署名", "To ask whether you signed")
        case .acceptanceNotice: Text("受理告知", "To tell of the acceptance")
        case .feedback: Text("反馈结果", "To tell the result")
        case .talk: Text("与检举控告人谈话了解情况", "To talk with the reporter")
        case .protection: Text("保护检举控告人", "To protect the reporter")
        case .reward: Text("奖励", "A reward")
        }
    }
}

extension Unlock.Post {
    var words: Text {
        switch self {
        case .office: Text("信访室", "petition office")
        case .holder: Text("线索承办人", "who has the clue in hand")
        }
    }
}

extension Unlock.State {
    var words: Text {
        switch self {
        case .requested: Text("待批准", "Waits")
        case .granted: Text("已解锁", "Open")
        case .refused(let request, let person):
            request.by.staff == person ? Text("已撤回", "Taken back") : Text("未批准", "Refused")
        case .lapsed: Text("已失效", "Lapsed")
        case .ended(_, _, let end): end.words
        }
    }
}

extension Unlock.End {
    fileprivate var words: Text {
        switch self {
        case .expired: Text("到时锁定", "Locked: its time was over")
        case .closed: Text("提前锁定", "Locked before its time")
        case .unfit: Text("条件变化，已锁定", "Locked: what it rested on fell away")
        }
    }
}
