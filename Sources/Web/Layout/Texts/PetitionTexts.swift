import Casework

/// Words of what is not a matter of discipline.
extension Text {
    static let areaPetitions = Text("业务范围外", "Out of scope")
    static let petitionsTitle = Text("业务范围外信访事项", "Petitions out of scope")
    static let petitionTitle = Text("业务范围外事项的处理", "What is done about an item out of scope")
    static let petitionsHint = Text(
        "来信转送有权处理的机关；来访、来电、网络反映的引导告知；关于本机关工作的，受理并在60日内答复。",
        "Letters are passed to the competent organ, others are told where to go; what is about this organ's own work is "
            + "accepted and answered within 60 days.")
    static let petitionsToDo = Text("待处理", "To do")
    static let petitionsDone = Text("已处理", "Done")
    static let petitionNumber = Text("来件编号", "Item")
    static let petitionStanding = Text("进展", "Standing")
    static let outsideTitle = Text("外部机关名录", "Outside organs")
    static let outsideHint = Text(
        "转送、引导时从中选择。修改只增加新的版本，旧的转送记录仍按当时的名称。",
        "Chosen from when something is passed on. A change is a new version; what was sent keeps the name of its day.")
    static let outsideCode = Text("代码", "Code")
    static let outsideCodeHint = Text(
        "大写字母、数字、连字符；已有代码即为修改。", "Capital letters, digits, hyphens; a code that exists is changed.")
    static let outsideName = Text("机关名称", "Name")
    static let outsideKind = Text("类别", "Kind")
    static let outsideDivision = Text("行政区划代码", "Division code")
    static let outsideSuperior = Text("上级机关代码", "Code of the organ above")
    static let outsideContact = Text("地址、电话", "Address, telephone")
    static let outsideEnded = Text("不再使用", "Not used any more")
    static let outsideVersion = Text("版本", "Version")
    static let outsideSave = Text("保存机关", "Save the organ")
    static let outsideImport = Text("批量导入", "Import several")
    static let outsideLines = Text("每行一个机关", "One organ a line")
    static let outsideLinesHint = Text(
        "代码,名称,类别,行政区划代码,上级代码,地址电话；类别写英文代号，如 court、petition_bureau、department。",
        "code,name,kind,division,code above,contact; kind as court, petition_bureau, department …")
    static let outsideNone = Text("还没有登记外部机关。", "No outside organ is entered yet.")
    static func lineUnreadable(_ line: Int) -> Text { Text("第\(line)行看不懂", "Line \(line) cannot be read") }
    static func lineFault(_ line: String, _ why: Bilingual) -> Text {
        Text("第\(line)行：\(why.zh)", "Line \(line): \(why.en)")
    }

    static let passOnStep = Text("登记转送", "Record the transfer")
    static let passOnReceiver = Text("接收机关", "Receiver")
    static let passOnReceiverHint = Text(
        "前面的是按事项和地域建议的；被反映单位及其下属单位不在其中。",
        "The first ones are suggested by matter and place; whom it is about and what is below is not among them.")
    static let passOnDay = Text("寄出日期", "Day on which it left")
    static let passOnCarrier = Text("寄送方式", "Carrier")
    static let passOnList = Text("件目清单（每行一件）", "Pieces, one a line")
    static let needsLetter = Text(
        "先在文书中拟制“信访事项转送函”并经签发，再登记转送。",
        "Write the letter of transfer and have it signed first; then record the transfer.")
    static let letterNumber = Text("转送函文号", "Number of our letter")
    static let letterTo = Text("待寄转送函的主送机关", "Our letter that has not left is addressed to")
    static let receiptStep = Text("登记回执", "Record the receipt")
    static let receiptWhat = Text("回执", "Receipt")
    static let receiptDay = Text("回执日期", "Day of the receipt")
    static let guideStep = Text("选择引导的机关", "Choose where the petitioner is told to go")
    static let guideHint = Text("告知书和查询页面会写明这个机关。", "The notice and the page of the query code name this organ.")
    static let acceptanceNumber = Text("受理告知书文号", "Number of the notice of acceptance")
    static let tellAcceptanceHint = Text(
        "受理告知书已随受理拟稿：在“文书”中审批、打印、送达后，登记告知日期；自收到之日起15日内告知。",
        "The notice was drafted with the acceptance: have it approved, print and deliver it, then record the day; within 15 "
            + "days of the receipt.")
    static let guidanceUntold = Text("待告知", "To be told where to go")
    static let guidanceNotice = Text("引导告知书", "Notice of guidance")
    static let guidanceToldOn = Text("告知日期", "Told on")
    static let tellGuidanceStep = Text("登记当场告知", "Record that they were told on the spot")
    static let tellGuidanceHint = Text(
        "来访当面告知，来电电话告知；实名的以告知书告知，送达后办结。",
        "A visitor is told in person, a caller by telephone; who gave a name is told by the notice, whose delivery ends it."
    )
    static let guidedTo = Text("引导至", "Told to go to")
    static let objectStep = Text("向信访局提出异议并退回", "Object and send it back to the bureau")
    static func objectUntil(_ day: String) -> Text { Text("最后期限：\(day)", "Until \(day)") }
    static let objectReason = Text("异议理由", "Reason")
    static let objectWords = Text("理由说明", "The reason in words")
    static let objectDay = Text("提出日期", "Day of the objection")
    static let objectedTo = Text("已向其提出异议", "Objected to")

    static let acceptStep = Text("受理为本机关办理的信访事项", "Accept as a petition about this organ's work")
    static let petitionStage = Text("程序", "Stage")
    static let petitionRequest = Text("信访请求", "What is asked for")
    static let sameMatterNumber = Text("同一事项此前的来件编号（没有的不填）", "Number of an earlier item on the same matter, if any")
    static let earlierOrgan = Text("作出原意见的机关（复查、复核时）", "Who gave the earlier opinion (review, re-check)")
    static let earlierToldOn = Text("信访人收到原意见的日期", "Day on which it arrived")
    static let appliedOn = Text("提出复查、复核的日期", "Day on which it was asked for")
    static let tellAcceptanceStep = Text("登记受理告知", "Record that the acceptance was told")
    static let tellExtensionStep = Text("登记延长理由的告知", "Record that the extension was told")
    static let petitionToldDay = Text("告知日期", "Day on which it was told")
    static let hearingStep = Text("开始听证（期限停止）", "Begin a hearing (the clock stops)")
    static let hearingEndStep = Text("听证结束（期限继续）", "End the hearing (the clock goes on)")
    static let hearingDay = Text("日期", "Day")
    static let opinionStep = Text("提出处理意见", "Write the opinion")
    static let opinionOutcome = Text("意见类型", "Outcome")
    static let opinionFacts = Text("事实和理由", "Facts and reasons")
    static let opinionWords = Text("处理意见", "Opinion")
    static let opinionBasis = Text("法规依据", "Legal basis")
    static let opinionHint = Text(
        "提交后自动拟制信访处理意见书，由分管领导或者主要负责人在文书中签发。",
        "The document is drafted from this; a leader signs it among the documents.")
    static let takeBackStep = Text("撤回意见", "Take the opinion back")
    static let answerStep = Text("登记送达", "Record that the petitioner has it")
    static let answerDay = Text("送达日期", "Day of delivery")
    static let answerWay = Text("送达方式", "How it was delivered")
    static let extendHint = Text(
        "60日内不能办结的，由主要负责人在期限页面延长不超过30日，并告知信访人理由。",
        "What cannot be finished in 60 days is extended by up to 30 by the head on the clock's page; the petitioner is told why."
    )
    static let acceptedOnLabel = Text("受理日期", "Accepted")
    static let acceptanceToldLabel = Text("受理告知", "Acceptance told")
    static let ratingLabel = Text("信访人评价", "Rated by the petitioner")
    static let petitionProgress = Text("信访事项办理进度", "How your petition stands")
    static let petitionDue = Text("办理期限", "Answered by")
    static let petitionNext = Text("请求复查（复核）的最后日期", "A review may be asked for until")
    static let petitionHearing = Text("正在听证，时间不计入期限", "In a hearing; its days do not count")
    static let ratePetition = Text("评价信访事项的办理", "Rate how your petition was handled")
    static let chooseStage = Text("请选择程序", "Choose the stage")
    static let chooseReceiver = Text("请选择机关", "Choose an organ")
}
