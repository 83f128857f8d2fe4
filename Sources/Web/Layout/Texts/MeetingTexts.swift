import Casework

/// Words of the meetings and of what is reported upward.
extension Text {
    static let areaMeetings = Text("议事", "Meetings")
    static let meetingsTitle = Text("会议", "Meetings")
    static let noMeetings = Text("没有会议。", "No meeting.")
    static let meetingCall = Text("召集会议", "Call a meeting")
    static let meetingKind = Text("会议", "Meeting")
    static let meetingDay = Text("会议日期", "Day")
    static let typeMeetingDay = Text("请填写会议日期", "Type the day of the meeting")
    static let chooseMeeting = Text("请选择会议", "Choose the meeting")
    static let meetingAgenda = Text("议题", "Agenda")
    static let meetingNoAgenda = Text("没有您可以查看的议题。", "There is nothing on it that you may see.")
    static let meetingWaiting = Text("待议事项", "Waiting for a meeting")
    static let meetingNoneWaiting = Text("没有待议的急件、超期件和集体件。", "Nothing urgent, overdue or collective waits.")
    static let meetingPut = Text("列入议题", "Put on the agenda")
    static let meetingDecision = Text("决定", "Decision")
    static let meetingMinutes = Text("纪要", "Minutes")
    static let meetingMinutesHint = Text(
        "按议题分别记录；看不到该件的人看不到该议题和纪要。",
        "Each matter has its own: who may not see the matter sees neither the item nor its minutes.")
    static let meetingDecide = Text("登记决定", "Record the decision")
    static let meetingMinutesGone = Text("该件已密封报送，纪要随之销毁。", "The matter went up sealed; its minutes are destroyed.")
    static let chooseDecision = Text("请选择决定", "Choose the decision")
    static let matterLink = Text("议事、建议书和请示报告", "Meetings, recommendations, reports upward")
    static func matterTitle(_ number: String) -> Text {
        Text("\(number) 的议事和请示报告", "Meetings and reports on \(number)")
    }
    static let matterMeetings = Text("会议研究", "Studied by meetings")
    static let matterReports = Text("请示报告", "Reported upward")
    static let matterNothing = Text("没有记录。", "Nothing on record.")
    static let matterUpper = Text("上级机关", "Upper organ")
    static let matterGround = Text("事由", "Ground")
    static let matterWay = Text("方式", "Way")
    static let matterDay = Text("上报日期", "Reported on")
    static let matterUp = Text("登记上报", "Record a report upward")
    static let typeReportDay = Text("请填写上报日期", "Type the day of the report")
    static let chooseWay = Text("请选择方式", "Choose the way")
}

extension Meeting.Kind {
    var words: Text {
        switch self {
        case .petitions: Text("信访举报专题会", "Meeting on petitions and reports")
        case .secretaries: Text("书记办公会", "Secretaries' office meeting")
        case .standingCommittee: Text("纪委常委会", "Standing committee")
        case .supervisoryCommittee: Text("监委委务会", "Supervisory commission meeting")
        case .investigations: Text("审查调查专题会", "Meeting on investigations")
        }
    }
}

extension Meeting.Resolution {
    var words: Text {
        switch self {
        case .agreed: Text("同意", "Agreed")
        case .notAgreed: Text("不同意", "Not agreed")
        case .studiedAgain: Text("补充材料后再议", "Studied again with more material")
        case .reportedUp: Text("报上级", "Reported upward")
        case .supervised: Text("督办", "Supervised")
        }
    }
}

extension Meeting.Waiting {
    var flag: Flag {
        switch self {
        case .urgent: Flag(Text("急件", "Urgent"), .urgent)
        case .overdue: Flag(Text("超期", "Overdue"), .urgent)
        case .collective: Flag(Text("集体", "Collective"), .fast)
        }
    }
}

extension Meeting.ReportGround {
    var words: Text {
        switch self {
        case .importantCase: Text("重要案件", "Important case")
        case .collective: Text("集体访", "Collective petition")
        case .risk: Text("重大风险", "Grave risk")
        case .leadingCadre: Text("涉及领导干部", "On a leading cadre")
        }
    }
}

extension Meeting.ReportWay {
    var words: Text {
        switch self {
        case .letter: Text("机要件", "Confidential mail")
        case .inPerson: Text("当面", "In person")
        case .phone: Text("电话，随后补报", "By telephone, in writing afterwards")
        }
    }
}

extension Text {
    /// A clue's or report's state by its name in the database.
    static func matterState(_ code: String) -> Text {
        switch code {
        case "routed": Text("待领取", "To be claimed")
        case "claimed": Text("已领取", "Claimed")
        case "return_requested": Text("申请退回", "Return asked for")
        case "returned": Text("已退回信访室", "Returned")
        case "plan_proposed": Text("处置意见待批", "Plan waits for approval")
        case "under_way": Text("办理中", "Under way")
        case "held": Text("暂存待查", "On hold")
        case "result_proposed": Text("办理结果待批", "Result waits for approval")
        case "concluded": Text("已办结", "Concluded")
        case "fed_back": Text("已反馈", "Fed back")
        case "archived": Text("已归档", "Archived")
        case "registered": Text("已登记", "Registered")
        case "triage_proposed": Text("待审核", "Waits for confirmation")
        case "accepted": Text("已受理", "Accepted")
        case "declined": Text("不予受理", "Declined")
        case "retained": Text("留存", "Retained")
        case _: .asIs(code)
        }
    }
}
