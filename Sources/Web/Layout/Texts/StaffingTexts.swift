/// Words of the directory and of handing over.
extension Text {
    static let directoryLink = Text("名录", "Directory")
    static let directoryTitle = Text("组织机构", "Organisation chart")
    static let directoryHint = Text(
        "机构和分工按所选日期的名录显示；人员见通讯录。",
        "Organs and their links by the directory of the chosen day; people are in the address book."
    )
    static let directoryHistory = Text("沿革", "History")
    static let directorySpansHint = Text(
        "“至”为不再如此的第一天；已撤销的机构不再接收新件，由并入的机构承接。",
        "\"Until\" is the first day on which it is so no more; what was abolished gets no new work, whoever took over does."
    )
    static let directoryName = Text("名称", "Name")
    static let directoryAbove = Text("上级或者所属机关", "Superior or organ")
    static let directorySince = Text("自", "Since")
    static let directoryUntil = Text("至", "Until")
    static let directorySuccessor = Text("并入", "Taken over by")
    static let directoryUnknownStart = Text("名录未载", "Not on record")
    static let directoryPeople = Text("通讯录", "Address book")
    static let directoryPeopleHint = Text(
        "本系统不登记电话号码。人员按任职日期显示。",
        "Telephone numbers are not kept here. People are shown by the dates of their posts."
    )
    static let directoryNobody = Text("该机关当日没有任职人员。", "Nobody held a post of the organ on that day.")
    static let directoryOn = Text("日期", "Day")
    static let directoryRoom = Text("内设机构", "Room")
    static let directoryLinks = Text("分工联系：", "Looks after: ")
    static let directoryContact = Text("联系室：", "Contact: ")
    static let directoryVillages = Text("村（社区）纪检委员、监察信息员", "Village commissioners and information officers")
    static let directoryCommissioner = Text("纪检委员", "Discipline commissioner")
    static let directoryInformant = Text("监察信息员", "Information officer")
    static let directoryNone = Text("未配备", "None")
    static let directoryLeaders = Text("领导班子", "Leaders")
    static let directoryFrom = Text("任职起", "From")
    static let directoryTo = Text("任职止", "Until")
    static let directoryNow = Text("至今", "present")
    static let directoryHistoryHint = Text(
        "任职自名录首次载入之日起记录；“任职止”为不再任职的第一天。",
        "Posts are recorded since the directory was first loaded; \"until\" is the first day on which the post is not held."
    )
    static let directoryNoHistory = Text("没有任职记录。", "No post of this room was recorded.")
    static let directoryPrint = Text("打印", "Print")

    static let handoverTitle = Text("离任交接", "Handing over a post")
    static let handoverList = Text("离任交接清单", "Handovers")
    static let handoverNone = Text("没有交接记录。", "Nothing was handed over.")
    static let handoverProtocol = Text("交接清单", "Protocol of a handover")
    static let handoverFrom = Text("移交人", "Who leaves")
    static let handoverTo = Text("接收人", "Who takes over")
    static let handoverBy = Text("监交人", "Who decided")
    static let handoverLook = Text("查看将要移交的事项", "See what would move")
    static let handoverConfirm = Text("确认交接并停用移交人账号", "Hand over and end the account")
    static let handoverPreviewHint = Text(
        "尚未移交。确认后：线索由接收人承办；接收人不能承办的放回待领取；移交人的账号停用，登录全部退出。",
        "Nothing has moved yet. On confirming, clues go to whoever takes over, or back to their board where that one cannot "
            + "hold them; the account ends and is signed out everywhere."
    )
    static let handoverChanged = Text(
        "移交人承办的线索已有变化，尚未移交，请重新核对。", "What the person holds has changed; nothing moved. Look at it again."
    )
    static let handoverOwed = Text(
        "已办结，尚未反馈或者答复：请领导另定承办人", "Finished, and an answer is owed still: a leader gives it to somebody")
    static let handoverNothing = Text("没有在办事项。", "There is nothing on the desk.")
    static let handoverItem = Text("编号", "Number")
    static let handoverKind = Text("事项", "Item")
    static let handoverFate = Text("去向", "Where it goes")
    static let handoverBack = Text("返回", "Back")
    static let handoverVisible = Text(
        "清单只列出您有权查看的事项。", "Only what is yours to see is listed."
    )
    static let handoverSign = Text("移交人：　　　　　接收人：　　　　　监交人：", "Signatures:")

    static func handoverCounts(clues: Int, led: Int, drafts: Int) -> Text {
        Text(
            "线索\(clues)件，包案、接访等领导事项\(led)项，待审核审批的草稿\(drafts)件。",
            "\(clues) clues, \(led) duties of a leader, \(drafts) drafts waiting.")
    }
}
