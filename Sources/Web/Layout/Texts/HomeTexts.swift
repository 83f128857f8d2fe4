/// Words of the public front page.
extension Text {
    static let homeHeading = Text("检举控告", "Report misconduct")
    static let homeLead = Text(
        "向纪检监察机关反映党员、干部和公职人员的问题。可以实名，也可以匿名。",
        "Tell the discipline inspection and supervision organ about misconduct of Party members, cadres and public "
            + "staff, with your name or without."
    )
    static let doorReport = Text("我要举报", "Make a report")
    static let doorReportHint = Text("大约十分钟，不用注册", "About ten minutes, no account")
    static let doorTrack = Text("查询", "Follow a report")
    static let doorTrackHint = Text("凭查询码看进展和答复", "With your query code")
    static let doorGuide = Text("须知", "Good to know")
    static let doorGuideHint = Text("受理什么，怎样保护您", "What is taken, how you are protected")
    static let guideTitle = Text("须知", "Good to know")
    static let guideScopeTitle = Text("受理什么", "What is taken")
    static let guideScope = Text(
        "党组织、党员违反政治、组织、廉洁、群众、工作、生活纪律的问题；监察对象贪污贿赂、滥用职权、玩忽职守、权力寻租、"
            + "利益输送、徇私舞弊、浪费国家资财等问题。",
        "Breaches of political, organisational, integrity, mass-work, work or life discipline by Party organisations and "
            + "members; and corruption, bribery, abuse of power, dereliction of duty, rent-seeking, transfer of benefits, "
            + "favouritism or waste of public assets by public staff."
    )
    static let guideOutsideTitle = Text("不在此受理", "What is not taken here")
    static let guideOutside = Text(
        "应当通过诉讼、仲裁、行政裁决、行政复议等途径解决的，或属于其他机关、单位职责的，请向有关机关提出。",
        "Matters for the courts, arbitration, administrative rulings or reviews, or for another authority: please go "
            + "there."
    )
    static let guideRightsTitle = Text("您的权利", "Your rights")
    static let guideRight1 = Text(
        "实名反映的，知道是否受理和办理结果。",
        "With your name: to hear whether it is accepted, and the result."
    )
    static let guideRight2 = Text(
        "申请有关工作人员回避。",
        "To ask that somebody with an interest be kept out of it."
    )
    static let guideRight3 = Text(
        "申请保护，检举泄密和失职的工作人员。",
        "To ask for protection, and to report staff who leak or neglect."
    )
    static let guideRight4 = Text(
        "对结果提出异议，补充新的证据。",
        "To disagree with the result and to add new evidence."
    )
    static let guideDutiesTitle = Text("您的义务", "Your duties")
    static let guideDuty1 = Text(
        "如实反映，不捏造、不歪曲。",
        "To tell the truth: nothing invented, nothing twisted."
    )
    static let guideDuty2 = Text("遵守秩序，接受正确的处理意见。", "To keep order and to accept a right decision.")
    static let guideDuty3 = Text("对反馈内容保密。", "To keep secret what you are told.")
    static let guideProtectionTitle = Text("怎样保护您", "How you are protected")
    static let guideProtection1 = Text(
        "不记录网络地址，不追查匿名反映人。",
        "No network address is kept, and nobody traces an anonymous reporter."
    )
    static let guideProtection2 = Text(
        "姓名和内容分开加密保存，被反映人及其单位看不到。",
        "Name and content are encrypted apart; the person reported and their unit cannot see them."
    )
    static let guideProtection3 = Text(
        "页面右上角“快速离开”随时可用；用完请关闭浏览器。",
        "“Leave quickly” is always at the top right; close the browser when you are done."
    )
    static let otherWays = Text("其他反映方式", "Other ways")
    static let reportPhone = Text("举报电话", "Report telephone")
    static let lettersAndVisits = Text("来信来访地址", "Letters and visits")
    static let hoursAsPublished = Text("以当地公布为准", "As published locally")
    static let visitingHours = Text("接访时间", "Visiting hours")
}
