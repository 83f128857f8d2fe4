/// Words of the public report form.
extension Text {
    static let reportHeading = Text("我要举报", "Make a report")
    static let noStateSecretsPublic = Text(
        "请不要在此填写或上传国家秘密。涉及国家秘密的，请当面向机关反映。",
        "Do not write or upload state secrets here. If your report involves them, come in person."
    )
    static let reportStepWho = Text("一、哪里，什么人", "1. Where, and whom")
    static let reportArea = Text("事情发生在哪里", "Where did it happen")
    static let publicManagedByQuestion = Text("您反映的是什么人", "Whom is it about")
    static let publicManagedByHint = Text(
        "先选这一项，才能确定由哪个机关受理。提建议或者不针对具体人的，选“不清楚”。",
        "This decides which organ may take your report, so it comes first. If it is about nobody in particular, choose "
            + "“I do not know”."
    )
    static let publicManagedByOwn = Text(
        "上面所选地方的机关、单位的干部，或下一级（如乡镇、街道）的领导干部",
        "A cadre of an office or unit of the place chosen above, or a leader one level below it, such as of a township"
    )
    static let publicManagedByLower = Text(
        "乡镇（街道）一般干部，村（社区）干部等更下级的干部",
        "Cadres further down, such as other township or subdistrict staff, or village or community cadres"
    )
    static let publicManagedByUpper = Text(
        "上面所选地方的党政领导，或更上级机关、单位的干部",
        "A leader of the place chosen above, or a cadre of a higher-level office or unit"
    )
    static let publicManagedByOwnHead = Text(
        "上面所选地方纪委监委的主要负责人", "The head of the discipline organ of the place chosen above"
    )
    static let publicManagedByUnknown = Text("不清楚", "I do not know")
    static let notHereTitle = Text("请向上级机关反映", "Please go to the higher organ")
    static let notHere = Text(
        "按照规定，此类问题由上级机关受理，本站不能接收内容。请用下面的方式联系，不必在此填写。",
        "By the rules, a higher organ takes such reports and this site may not receive their content. Please use the "
            + "ways below; there is nothing to fill in here."
    )
    static func happenedIn(_ places: [Text]) -> Text {
        Text(
            "事情发生在\(places.map(\.zh).joined(separator: "、"))的：",
            "If it happened in \(places.map(\.en).joined(separator: ", ")):"
        )
    }
    static let reportGoOn = Text("下一步", "Continue")
    static let reportGoBack = Text("更改地方或者人员", "Change where or whom")
    static let notKeptTitle = Text("您刚才写的内容", "What you have just written")
    static let notKeptHint = Text(
        "本站没有保存。可以从这里抄录下来，按上面的方式向上级机关反映；离开本页后不再显示。",
        "Nothing of it was kept here. Copy it from here and take it to the higher organ as told above; once you leave this page "
            + "it is gone."
    )
    static let nextHigherOrgan = Text("上一级纪检监察机关", "The next-higher discipline organ")
    static let reportStepSigning = Text("二、实名还是匿名", "2. With your name, or without")
    static let signingQuestion = Text("署名", "Your name")
    static let signingReal = Text(
        "实名：15 个工作日内告知是否受理，办结后 15 个工作日内反馈结果；优先办理。姓名单独加密保存：确需联系时，经两人批准"
            + "才能查看三十分钟，您凭查询码看得到次数。",
        "With my name: I am told within 15 working days whether it is accepted, and the result within 15 working days "
            + "after it is finished; it takes precedence. The name is kept apart, encrypted: where I must be reached, two "
            + "persons open it for thirty minutes at most, and my query code shows how often."
    )
    static let signingAnonymous = Text(
        "匿名：不留任何身份信息，只能凭查询码了解进展。", "Without: nothing about me is kept; only the query code shows how it stands."
    )
    static let yourName = Text("您的姓名", "Your name in full")
    static let yourPhone = Text("联系电话", "Telephone")
    static let yourPhoneHint = Text(
        "机关会打电话核实是否您本人反映。",
        "The organ calls to make sure that it was you."
    )
    static let yourAddress = Text("联系地址（可不填）", "Address (optional)")
    static let askRecusal = Text(
        "我请求有关工作人员回避（请在正文写明是谁、为什么）",
        "I ask that somebody be kept out of it (say whom and why below)"
    )
    static let askProtection = Text("我担心被打击报复，请求保护", "I fear retaliation and ask for protection")
    static let reportStepWhat = Text("三、发生了什么", "3. What happened")
    static let publicAccusedName = Text("被反映人姓名或描述", "Name or description of the person")
    static let publicAccusedHint = Text(
        "不知道姓名，可以写“村里管账的”等；不针对具体人的可不填。",
        "If you do not know the name, describe the person. Leave it empty if it is about nobody in particular."
    )
    static let publicAccusedUnit = Text("单位或所在村", "Unit or village")
    static let publicAccusedPost = Text("职务（可不填）", "Post (optional)")
    static let whatHappened = Text("请写下事情经过", "Write what happened")
    static let whatHappenedHint = Text(
        "什么时间、什么地点、什么人、什么事、涉及多少钱、有什么证据。最多 20000 字。",
        "When, where, who, what, how much money, what evidence. Up to 20,000 characters."
    )
    static let files = Text("证据材料（可不传）", "Evidence (optional)")
    static let reportStepSend = Text("四、提交", "4. Hand in")
    static let truthfulness = Text(
        "请如实反映。记错、听错不追究；故意捏造事实诬告他人的，要承担责任。",
        "Tell the truth as you know it. An honest mistake has no consequences; inventing facts to harm somebody does."
    )
    static let secrecyPromise = Text(
        "我们为您保密，不会把您的信息和材料交给被反映人。请您也对反馈内容保密。",
        "We keep your secret: nothing of you and of your report goes to the person reported. Please keep secret what "
            + "we tell you, too."
    )
    static let codePromise = Text(
        "提交后给您一个查询码，只显示一次，请保存好。",
        "You then get a query code. It is shown only once: keep it."
    )
    static let tickRead = Text("我已阅读以上三点", "I have read these three points")
    static let handIn = Text("提交举报", "Hand in the report")

    static let receiptHeading = Text("已收到您的举报", "Your report has been received")
    static let keepCode = Text(
        "请现在抄下查询码，或用浏览器的打印功能打印本页。离开后无法再次显示，机关也查不到您的查询码。",
        "Write the code down now, or print this page with your browser. It cannot be shown again, and nobody at the "
            + "organ can look it up."
    )
    static let whatNext = Text("接下来", "What happens next")
    static let nextRead = Text("信访室登记并研判您的举报。", "The petition office registers and examines it.")
    static func nextAcceptance(_ day: Text) -> Text {
        Text("最迟 \(day.zh) 告知您是否受理。", "By \(day.en) at the latest you hear whether it is accepted.")
    }
    static let nextResult = Text(
        "办结后 15 个工作日内向您反馈结果。", "Within 15 working days after it is finished you hear the result."
    )
    static let nextAnonymous = Text(
        "凭查询码随时查询进展。",
        "Use the query code at any time to see how it stands."
    )
    static let nextAdd = Text(
        "想起别的情况，可以凭查询码补充。",
        "If you remember more, add it with the query code."
    )
    static let toTracking = Text("去查询", "Follow a report")
    static let toHome = Text("返回首页", "Front page")
}
