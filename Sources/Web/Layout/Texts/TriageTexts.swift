/// Words of triage.
extension Text {
    static let triageTitle = Text("研判", "Triage")
    static func waitingItems(_ number: Int) -> Text { Text("待研判 \(number) 件", "\(counted(number, "item")) waiting") }
    static let nothingWaiting = Text("没有待研判的件。", "Nothing is waiting.")
    static let whatItSays = Text("来件内容", "What it says")
    static let suggestions = Text("系统建议", "Suggestions")
    static let suggestionsHint = Text(
        "建议供参考，由人决定。每条建议都写明依据。",
        "A suggestion decides nothing: people do. Each one says what it rests on."
    )
    static let maybeRepeats = Text("可能是重复件", "It may repeat")
    static let yourProposal = Text("研判意见", "Your proposal")
    static let itemKind = Text("件别", "Kind of item")
    static let priority = Text("缓急", "Priority")
    static let decision = Text("受理意见", "Decision")
    static let elsewhere = Text("应由谁处理", "Who may settle it")
    static let elsewhereHint = Text("仅业务范围外的填写。", "Only for what is out of scope.")
    static let managingHint = Text("第一被反映人；留空即按名录。", "Of the first accused; empty: as the directory says.")
    static let disciplineOrgan = Text("纪检监察干部所在机关", "Discipline organ that the accused works in")
    static let disciplineHint = Text("不是纪检监察干部的留空。", "Empty when the accused is no discipline staff.")
    static let schemeAmount = Text("单项最大金额（元）", "Largest single sum (yuan)")
    static let tickNewFacts = Text("有新的可查事实", "It brings new checkable facts")
    static let tickDisciplineHead = Text("是该机关主要负责人", "The accused heads that organ")
    static let tickOrganisedCrime = Text("涉黑涉恶或“保护伞”", "Organised crime or its protection")
    static let tickInjury = Text("有死亡或者重伤", "Death or serious injury")
    static let admit = Text("登记编号，进入研判", "Register it for triage")
    static let sealUpTitle = Text("密封报送上一级", "Seal it up and report it upwards")
    static let sealUpHint = Text(
        "属上级管理或反映本机关主要负责人的：销毁本机留存的内容，只保留一行收件记录。",
        "What a higher level manages, or what is about the head of this organ: its content here is destroyed, and one "
            + "line of its receipt remains."
    )
    static let repeatsNumber = Text("重复哪一件", "Repeats which item")
    static let repeatsHint = Text("初次件留空。", "Leave empty for a first report.")
    static let tickMicroCorruption = Text(
        "群众身边不正之风和腐败问题（微腐败），走快查快结通道",
        "Misconduct at people's doors (micro-corruption): take the fast lane"
    )
    static let remark = Text("说明", "Remark")
    static let remarkHint = Text("与建议不同的，写明理由。", "Say why, where you depart from a suggestion.")
    static let proposeToSecond = Text("提交复核", "Submit for confirmation")
    static let fourEyes = Text("由另一人复核后生效。", "It takes effect once a second person has confirmed it.")
    static let proposalBy = Text("待复核的意见", "Proposal to confirm")
    static let waitingForSecond = Text(
        "您提出的意见，等待另一人复核。", "This is your own proposal: it waits for a second person."
    )
    static let remarkWhenSentBack = Text("退回时必须写明原因。", "Needed when you send it back.")
    static let suggestionTitle = Text("登记处理情况", "Record what became of it")
    static let suggestionHint = Text(
        "批评建议不分流为线索；登记后该件办结，查询页面显示“已办结”。",
        "A suggestion becomes no clue: it is finished once this is recorded, and the query page says so."
    )
    static let confirm = Text("确认", "Confirm")
    static let sendBack = Text("退回", "Send back")
}
