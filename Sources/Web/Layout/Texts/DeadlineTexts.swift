import Casework

/// Words of the pages of clocks and their policies.
extension Text {
    static let areaClocks = Text("期限", "Clocks")
    static let areaPeriods = Text("期限规则", "Periods")
    static let clocksTitle = Text("期限", "Clocks")
    static let clocksWarned = Text("临近到期", "Running out")
    static let clocksOverdue = Text("已逾期", "Overdue")
    static let noClocksHere = Text("没有这样的期限。", "There are no such clocks.")
    static let clocksHint = Text(
        "只列出与您的岗位有关、您可以看到的事项，最近的在前。", "Only what concerns your post and you may see, nearest first."
    )
    static let clockItem = Text("事项", "Item")
    static let clockLast = Text("末日", "Last day")
    static let clockStanding = Text("状态", "How it stands")
    static let clockTold = Text("已报至", "Told up to")
    static let allLevels = Text("全部", "All")
    static let nobodyTold = Text("尚未逐级报告", "Nobody yet")
    static let itemUnseen = Text("不在您的查看范围", "Not yours to see")
    static let openTheClock = Text("期限说明", "About this clock")
    static let howItCameAbout = Text("期限如何得出", "How the last day came about")
    static let startedOn = Text("起算日", "Started on")
    static let clockStoppedOn = Text("停止于", "Stopped on")
    static let clockEndsWith = Text("完成", "Done when")
    static let wasOverdueBefore = Text("延长前曾经逾期", "It was overdue before it was extended")
    static let clockExtensions = Text("延长", "Extensions")
    static let notExtended = Text("没有延长。", "It was not extended.")
    static let extendedBy = Text("延长", "By")
    static let extensionApprover = Text("批准人", "Approved by")
    static let extensionApprovedOn = Text("批准日期", "Approved on")
    static let extensionReason = Text("理由", "Reason")
    static let extensionFromTo = Text("末日变更", "From and to")
    static let extensionReported = Text("报上级日期", "Reported up on")
    static let toldOfIt = Text("逾期逐级报告", "Who was told that it ran out")
    static let toldNobody = Text("没有报告记录。", "Nobody was told.")
    static let toldOn = Text("日期", "Day")
    static let askExtension = Text("申请延长", "Ask for an extension")
    static let extensionWaits = Text("待批的延长申请", "Extension that was asked for")
    static let extensionAskedBy = Text("申请人", "Asked by")
    static let extensionAskedOn = Text("申请日期", "Asked on")
    static let extensionsUnmet = Text("未获延长的申请", "Requests that came to nothing")
    static let extensionRefused = Text("不予延长", "Refused")
    static let extensionWithdrawn = Text("已撤回", "Taken back")
    static let extensionRefusedBy = Text("决定人", "Refused by")
    static let extensionRefusedFor = Text("不予延长的理由", "Why it was refused")
    static let extensionEndedOn = Text("日期", "Day")
    static let refuseExtension = Text("不予延长", "Refuse the extension")
    static let withdrawExtension = Text("撤回申请", "Take the request back")
    static let extendClock = Text("批准延长", "Approve an extension")
    static let extendLength = Text("延长多少", "How much longer")
    static let extendWords = Text("理由说明", "The reason in words")
    static let extendWordsHint = Text("随该件加密保存。", "Kept sealed with the item.")
    static let extendReportedHint = Text(
        "不早于批准日期，不晚于今天。", "Not before the approval, nor after today."
    )
    static let policiesTitle = Text("期限规则", "Periods and their sources")
    static let policiesHint = Text(
        "本机关今天起算的期限按下列规则。C、D 级是本地设定或未核对原文，不是全国统一规定；由管理员用 dengwen clock 载入新的一版。",
        "What holds for clocks of your organ that start today. Letters C and D are local choices or unverified, not national rules; an "
            + "administrator of the machine loads another version with dengwen clock."
    )
    static let policyKind = Text("期限", "Clock")
    static let policyLength = Text("长度", "Length")
    static let policyWarning = Text("提前提醒", "Warned before")
    static let policySource = Text("依据", "Source")
    static let policyConfidence = Text("可信度", "Confidence")
    static let localChoice = Text("本地设定", "Local choice")
    static let unverifiedRule = Text("未核对原文", "Unverified")
    static let ownPeriod = Text("本机关自定的期限", "A period of the organ's own")
    static let ownPeriodsTitle = Text("各机关自定的期限", "Periods of single organs")
    static let ownPeriodsHint = Text(
        "只适用于该机关自己的期限，不及于下级机关；没有自定的，按各机关通行的期限。法定期限不由一个机关自定，初核不长于2个月。",
        "They hold for the clocks of that organ itself and for none below it; where an organ has none, what holds for all "
            + "does. No organ sets a period of law for itself, and no preliminary verification is longer than 2 months."
    )
    static let noOwnPeriods = Text("没有机关自定期限。", "No organ has any.")
    static let policySince = Text("自何日起", "Since")
    static let builtInRule = Text("内置", "Built in")
    static let policySettings = Text("全局设定", "Settings")
    static let rollOverName = Text("末日为休息日", "A last day that is a rest day")
    static let rollsOver = Text("顺延至下一工作日", "moves to the next working day")
    static let staysPut = Text("不顺延", "does not move")
    static let overdueStepName = Text("逾期逐级报告间隔", "Before the next level is told")
    static let calendarInForce = Text("工作日历", "Working calendar")
    static let calendarYears = Text("已载入年份", "Years with a notice")
    static let recomputationsTitle = Text("重新计算记录", "Recomputations")
    static let noRecomputations = Text("没有记录。", "There are none.")
    static let recomputedAt = Text("时间", "When")
    static let recomputedWhy = Text("原因", "What changed")
    static let recomputedFrom = Text("原版本", "From")
    static let recomputedTo = Text("新版本", "To")
    static let recomputedBy = Text("操作人", "By")
    static let theOperator = Text("系统管理员（命令行）", "The operator (command line)")

    static func number(of unit: Period.Unit, atMost most: Int?) -> Text {
        let bound = (zh: most.map { "，最多\($0)" } ?? .init(), en: most.map { ", at most \($0)" } ?? .init())
        return switch unit {
        case .workingDay: Text("工作日数" + bound.0, "Working days" + bound.1)
        case .day: Text("天数" + bound.0, "Days" + bound.1)
        case .month: Text("月数" + bound.0, "Months" + bound.1)
        }
    }
}

extension Period {
    var words: Text { Text(chinese, english) }
}

extension ClockLength {
    var words: Text {
        switch self {
        case .period(let period): period.words
        case .quarterEnd: Text("至季度末", "to the end of the quarter")
        case .yearEnd: Text("至年末", "to the end of the year")
        }
    }
}

extension OverdueLevel {
    var words: Text {
        switch self {
        case .handlers: Text("承办部门", "Handlers")
        case .deputy: Text("分管领导", "Deputy")
        case .head: Text("主要负责人", "Head")
        case .upper: Text("上一级", "Superior organ")
        }
    }
}

extension ExtensionReason {
    var words: Text {
        switch self {
        case .complex: Text("案情复杂", "The matter is complex")
        case .evidence: Text("涉及面广、取证困难", "Evidence is hard to take")
        case .awaiting: Text("须等待其他机关的结论", "Another organ's finding is awaited")
        case .person: Text("关键人员不能到场", "A key person cannot come")
        case .other: Text("其他", "Other")
        }
    }
}

extension ExtensionRefusal {
    var words: Text {
        switch self {
        case .notNeeded: Text("期限内可以办结", "It can be finished in time")
        case .tooLong: Text("申请的时间过长", "It asks for too long")
        case .weakReason: Text("理由不充分", "The reason is not enough")
        case .other: Text("其他", "Other")
        }
    }
}

extension ClockExtension.Approver {
    var words: Text {
        switch self {
        case .ownHead: Text("本机关主要负责人", "Head of the organ")
        case .upperOrgan: Text("上级机关", "Superior organ")
        }
    }
}

extension Confidence {
    /// A flag for what is no national rule; nil for what is.
    var flag: Flag? {
        switch self {
        case .officialText, .quoted: nil
        case .localPractice: Flag(.localChoice)
        case .unverified: Flag(.unverifiedRule, .urgent)
        }
    }
}
