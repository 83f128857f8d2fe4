import Casework

/// Words of the reception days.
extension Text {
    static let areaReception = Text("接访", "Reception")
    static let receptionTitle = Text("领导接访安排", "Reception roster")
    static func receptionDayTitle(_ day: String) -> Text { Text("\(day) 接访", "Reception on \(day)") }
    static let receptionRoster = Text("本月安排", "This month")
    static let receptionNone = Text("本月没有接访安排。", "No reception day in this month.")
    static let receptionPlan = Text("安排接访", "Plan a reception day")
    static let receptionDay = Text("接访日期", "Day")
    static let receptionLeader = Text("接访领导", "Leader who receives")
    static let receptionWhere = Text("接访地点", "Where")
    static let receptionOffice = Text("本机关接访场所", "The office's own reception room")
    static func receptionTownship(_ name: String) -> Text { Text("下访：\(name)", "In a township: \(name)") }
    static let receptionAnnounced = Text("公布日期", "Published on")
    static let receptionAnnouncedHint = Text(
        "公布后，首页显示日期和地点，不显示领导姓名。留空为暂不公布。",
        "Once published, the public page shows day and place, never the leader's name. Empty: not yet."
    )
    static let receptionDayHint = Text(
        "非工作日需要事先公布（本地约定）。", "A rest day must have been published beforehand (a local choice).")
    static let typeReceptionDay = Text("请填写接访日期", "Type the day")
    static let chooseLeader = Text("请选择接访领导", "Choose the leader")
    static let choosePlace = Text("请选择接访地点", "Choose the place")
    static let typeNewDay = Text("请填写改期后的日期", "Type the new day")
    static let chooseOutcome = Text("请选择处理结果", "Choose what became of it")
    static let previousMonth = Text("上月", "Month before")
    static let nextMonth = Text("下月", "Month after")
    static let townTally = Text("下访情况（本年）", "Town visits this year")
    static let townTallyHint = Text(
        "市实施方案第28条要求市、县两级每年至少到乡镇现场接访一次；每位领导每年至少一次是本地约定。10月起提醒。",
        "Clause 28 of the municipal plan asks each city and county organ for one town visit a year at least; that each "
            + "leader makes one is a local choice. Reminders begin in October."
    )
    static let townDone = Text("已完成", "Done")
    static let townOpen = Text("未完成", "Not yet")
    static let townReminded = Text("请尽快安排下访", "Plan a town visit soon")
    static let townMissed = Text("本年未完成", "Missed")
    static let receptionHold = Text("接访开始", "It takes place")
    static let receptionHoldHint = Text(
        "开始后可以登记来访；下访的，计入该领导本年下访。",
        "Visits can be logged from then on; in a township it counts as the leader's visit of the year.")
    static let receptionPostpone = Text("改期", "Postpone")
    static let receptionMoved = Text("改到", "To")
    static let receptionRegister = Text("登记来访件", "Register a visitor's report")
    static let receptionAlone = Text(
        "逐一接待，无关人员不得在场；反映接访领导本人的，由其他人员接待。",
        "One visitor at a time and nobody else in the room; who accuses the leader on duty is received by somebody else."
    )
    static let receptionVisits = Text("来访登记", "Who came")
    static let receptionNobody = Text("尚无来访登记。", "Nobody yet.")
    static let receptionSettled = Text("当场办结，不登记来件", "Settled on the spot, no report")
    static let receptionOutcome = Text("当场处理结果", "What became of it")
    static let representatives = Text("来访代表人数", "Representatives")
    static let representativesHint = Text(
        "集体来访的代表不超过5人；单独来访填1。", "At most five for a group; 1 for a single visitor.")
    static let logVisit = Text("登记", "Log it")
    static let visitedAt = Text("登记时间", "Logged at")
    static let receptionSession = Text("接访场次", "Reception day")
    static let receptionSessionHint = Text(
        "来访人在今天的领导接访中来访的，请选择；其他来件不选。", "If the visitor came on a reception day of today; else leave it.")
    static let visitOnly = Text(
        "接访场次只用于来访：请改选“来访”，或者不选场次",
        "A reception day is for visits only: choose the channel of visits, or no day")
    static let sessionIsOver = Text(
        "这一接访场次已经结束或者延期：请改选场次，或者不选场次后再登记",
        "This reception day is over or was put off: choose another, or none, and save again")
    static let publishedReceptions = Text("近期领导接访", "Reception days to come")
    static let receptionPrint = Text("打印接访安排", "Print the roster")
    static func publishedAt(_ organ: String, _ township: String?) -> Text {
        guard let township else { return Text("\(organ)接访场所", "Reception room of \(organ)") }
        return .asIs(township)
    }
}

extension VisitOutcome {
    var words: Text {
        switch self {
        case .explained: Text("当场解释答复", "Explained on the spot")
        case .referred: Text("引导到有权处理的机关", "Told which organ is competent")
        }
    }
}

extension ReceptionSession.State {
    var words: Text {
        switch self {
        case .planned: Text("已安排", "Planned")
        case .held: Text("已举行", "Held")
        case .cancelled(let day): Text("改期至 \(day)", "Postponed to \(day)")
        }
    }
}

extension TownVisit.Standing {
    var words: Text {
        switch self {
        case .done: .townDone
        case .open: .townOpen
        case .reminded: .townReminded
        case .missed: .townMissed
        }
    }

    var tone: ClockFace.Tone {
        switch self {
        case .done: .still
        case .open: .calm
        case .reminded: .near
        case .missed: .late
        }
    }
}

extension Done {
    var wordsOfSupervision: Text {
        switch self {
        case .receptionPlanned: Text("已安排接访。", "The reception day is planned.")
        case .receptionHeld: Text("接访已开始，可以登记来访。", "It takes place; visits can be logged.")
        case .receptionPostponed: Text("已改期。", "Postponed.")
        case .visitLogged: Text("已登记来访。", "The visit is logged.")
        case .recommendationStepped: Text("建议书已办理。", "Done; the recommendation goes on.")
        case .meetingCalled: Text("已召集会议。", "The meeting is called.")
        case .onAgenda: Text("已列入议题。", "It is on the agenda.")
        case .meetingDecided: Text("已登记决定和纪要。", "Decision and minutes are recorded.")
        case .matterReportedUp: Text("已登记上报。", "Recorded as reported upward.")
        case _: .asIs(rawValue)
        }
    }
}
