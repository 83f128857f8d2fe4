import Casework

/// Words of following a report.
extension Text {
    static let trackAskHeading = Text("查询", "Follow a report")
    static let trackShowHeading = Text("办理情况", "How it stands")
    static let queryCodeHint = Text(
        "五组字母和数字，写在收件回执上。大小写、空格和横线都不影响。",
        "Five groups of letters and digits, on your receipt. Capitals, blanks and hyphens do not matter."
    )
    static let typeQueryCode = Text("请输入查询码。", "Type the query code.")
    static func codeHasGroups(_ typed: Int) -> Text {
        let (groups, each) = (QueryCode.length / QueryCode.groupLength, QueryCode.groupLength)
        return Text(
            "查询码有\(groups)组，每组\(each)个字符，共\(QueryCode.length)个；刚才输入了\(typed)个。请照收件回执重新输入。",
            "A query code has \(groups) groups of \(each), \(QueryCode.length) characters in all; \(typed) were typed. "
                + "Type it again from your receipt.")
    }
    static let showStanding = Text("查询", "Show")
    static let lostCode = Text(
        "查询码丢失无法找回。实名反映的，可以带身份证件到机关接待场所查询。",
        "A lost code cannot be recovered. If you gave your name, you can ask in person with your identity card."
    )

    static let stepNow = Text("进行中", "now")
    static let stepComing = Text("尚未到", "to come")
    static let noticesToYou = Text("给您的告知和反馈", "Notices to you")
    static let noNoticesYet = Text("还没有。", "None yet.")
    static let iHaveReadIt = Text("我已阅读", "I have read it")
    static let readBefore = Text("您已确认阅读。", "You said that you have read it.")
    static let typeCodeAgain = Text("停留太久，请重新输入查询码。", "That took too long: type the query code again.")
    static let addedToReport = Text(
        "已收到，将由信访室查看。", "It has come in; the petition office will look at it."
    )
    static let objectTitle = Text("对结果有异议", "I disagree with the result")
    /// The Rules set no period: the page's is a local choice, and the office takes objections after it as well.
    static func objectUntil(_ day: Text) -> Text {
        Text(
            "截至\(day.zh)可以在本页提出（本地设定）；之后请向信访室提出。",
            "Possible here until \(day.en) (a local choice); after that, at the petition office.")
    }
    static let objectionWords = Text("异议和理由", "What you disagree with, and why")
    static let objectionHint = Text("有新证据的，请写明。", "Name new evidence, if there is any.")
    static let sendObjection = Text("提交异议", "Send the objection")
    static let addTitle = Text("补充情况", "Add to my report")
    static let addWords = Text("补充内容", "What you want to add")
    static let addHint = Text("请不要填写国家秘密。", "Do not write state secrets.")
    static let sendSupplement = Text("提交补充", "Send")
}
