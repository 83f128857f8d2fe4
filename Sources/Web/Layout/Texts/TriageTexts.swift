/// Words of triage.
extension Text {
    static let triageTitle = Text("研判", "Triage")
    static func waitingItems(_ number: Int) -> Text { Text("待研判 \(number) 件", "\(counted(number, "item")) waiting") }
    static let nothingWaiting = Text("没有待研判的件。", "Nothing is waiting.")
    static let triageOrder = Text(
        "排列：特急的在前，然后依次是待编号的网上来件、本单位登记的件、历史导入的件；其中按优先级，再按先实名后匿名、收到先后。"
            + "已超期和将到期的：",
        "In this order: what is urgent; what came in online and has no number yet; what the office registered; what was "
            + "imported. Among these by priority, signed before anonymous, oldest first. Overdue, or soon so:")
    static let whatItSays = Text("来件内容", "What it says")
    static let suggestions = Text("系统建议", "Suggestions")
    static let suggestionsHint = Text(
        "建议供参考，由人决定。每条建议都写明依据。",
        "A suggestion decides nothing: people do. Each one says what it rests on."
    )
    static let suggestedRepeat = Text("重复", "Repeat")
    static let saidByWords = Text("原文提示", "In the text")
    static let maybeRepeats = Text("可能是重复件", "It may repeat")
    static let yourProposal = Text("研判意见", "Your proposal")
    static let itemKind = Text("件别", "Kind of item")
    static let priority = Text("缓急", "Priority")
    static let decision = Text("受理意见", "Decision")
    static let elsewhere = Text("应由谁处理", "Who may settle it")
    static let elsewhereHint = Text("仅业务范围外的填写。", "Only for what is out of scope.")
    static let managingHint = Text("留空即按名录。", "Empty: as the directory says.")
    static let unitKnown = Text("名录中的单位", "Unit in the directory")
    static let unitKnownHint = Text(
        "写得不清楚或者不对的，从名录中选单位、乡镇或机关。",
        "Where it is unclear or wrong: choose the unit, township or organ from the directory."
    )
    static let unitNotFound = Text(
        "名录中没有这个单位：请从名录中选，或者选择干部管理权限。",
        "The directory has no such unit: choose one from it, or say at which level the person is managed."
    )
    static let accusedUnplaced = Text("单位不明，不能分流", "Unit unknown: it cannot be routed")
    static let addAccusedTitle = Text("补充被反映人", "Add somebody who is accused")
    static let addAccusedHint = Text(
        "来件中提到而登记时没有录入的人。", "People whom the report accuses and whom the desk did not enter."
    )
    static let reconsiderTitle = Text("撤回决定，重新研判", "Take the decision back")
    static let reconsiderHint = Text(
        "决定有误的，撤回后重新拟办、审核；原来的决定保留在经过里。尚未审批的告知书一并撤回。",
        "Where the decision was a mistake: it is proposed and confirmed anew, and the first decision stays in the story. A "
            + "notice that nobody approved yet is withdrawn."
    )
    static let reconsiderQuestion = Text("有误之处", "What was wrong")
    static let verifyTitle = Text("实名核实", "Verify the signature")
    static let verifyHint = Text(
        "每次联系登记一条，让反映人自己讲述，不得承诺办理结果。联系不上的次数达到本地设定（没有设定的为两次）、不愿确认或者冒名的，按匿名处理，不再告知和反馈；此后本人确认的，仍可更正。",
        "One record for each attempt: let the reporter tell it, and promise no result. Whoever is not reached as often as a "
            + "local choice has it (twice where there is none), does not confirm, or did not report counts as anonymous; "
            + "whoever confirms later is put right."
    )
    static let verifyQuestion = Text("核实结果", "What came of it")
    static let verifyRecord = Text("记录核实结果", "Record it")
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
        "属上级管理或反映本机关主要负责人的：提出后本件即行封闭，只有另一名拆阅人、信访室负责人（或者代行的分管领导）能看到，"
            + "由其中另一人密封。密封时内容先以上一级信访部门的公钥加密成密封件，随后销毁，只保留一行收件记录。",
        "What a higher level manages, or what is about the head of this organ: once you say so it is closed to everybody but the "
            + "other reader of what comes in online, the head of the petition office, or the deputy who stands in. Another of "
            + "them seals it: its content is encrypted to the petition office above and then destroyed here; one line remains."
    )
    static let sealSure = Text(
        "已核对：本机内容销毁后不能恢复。",
        "I have checked it: what is destroyed here is gone for good."
    )
    static let sealSheets = Text("随件报送的纸质原件页数（光盘件数）", "Sheets of its original, or discs, that go up")
    static let sealSheetsHint = Text(
        "没有纸质原件、光盘的不填。附件合计超过3 MB的，先下载原件刻录光盘随件报送。网上、电话来件没有纸质原件，须先有上一级的公钥。",
        "Leave it empty where nothing is on paper or a disc. Files of over 3 MB together go along on a disc: save them first. "
            + "What came in online or by telephone has no original: the key of the office above must be in force."
    )
    static let tickSealSure = Text("请先核对并勾选，再销毁内容。", "Check it and tick this before anything is destroyed.")
    static let forwardReturnTitle = Text("退回收件机关", "Give it back to the organ that received it")
    static let forwardReturnHint = Text(
        "不属本机关管辖，或者应当密封报送上级的：退回收件机关，由其处理，编号不变。",
        "What is not this organ's, or must go up sealed, goes back to the organ that received it, under its number."
    )
    static let repeatsNumber = Text("重复哪一件", "Repeats which item")
    static let repeatsHint = Text("初次件留空。", "Leave empty for a first report.")
    static let noNumberYet = Text("（未编号）", "(no number) ")
    static let firstNumber = Text("首件编号", "Number of the first item")
    static let firstNumberHint = Text(
        "上面没有列出的，填写本机关首次件的编号。", "Where the list lacks it: the number that your organ gave the first one."
    )
    static let repeatsNotFound = Text(
        "没有查到这个编号的其他件。请核对编号，初次件留空。",
        "There is no other item with this number. Check it, or leave it empty for a first report."
    )
    static let repeatsTwo = Text(
        "与上面选择的不是同一件：请只留一个。", "This is not the item chosen above: keep one of the two."
    )
    static let tickMicroCorruption = Text(
        "群众身边不正之风和腐败问题（微腐败），走快查快结通道",
        "Misconduct at people's doors (micro-corruption): take the fast lane"
    )
    static let noMicroCorruption = Text(
        "微腐败：已勾选，但被反映人都不在基层（乡镇及以下管理），不走快查快结通道",
        "Micro-corruption: ticked, but nobody managed by a township or below is accused; not in the fast lane")
    /// What is published as corruption at people's doors (HS-29), the same as what the reading looks for.
    static let microFields = Text(
        "被反映人在基层，且涉及公布的领域（土地征收流转、农村集体“三资”、惠农补贴、扶贫救济和乡村振兴资金、低保医保、危旧房和旧村改造、工程项目、教育和校园餐、"
            + "医疗、养老、社保就业培训、生态环保、执法司法、征地拆迁、食品药品、窗口服务）或者表现（贪污侵占、截留、挪用、套取、虚报冒领、骗取、优亲厚友、"
            + "吃拿卡要、刁难群众、违规收费摊派、克扣拖欠、挥霍、小金库、不作为慢作为、欺压群众、与民争利、强揽工程、“保护伞”）的勾选。",
        "Tick it where somebody at the grass roots is accused, in a published field (land taken or let, collective funds, farm "
            + "subsidies, relief and village funds, basic allowances and health insurance, old houses and villages, works, "
            + "schools and their meals, health, old age, insurance, jobs and training, environment, enforcement and justice, "
            + "demolition, food and drugs, service windows) or of published conduct (embezzling, withholding, diverting or "
            + "obtaining funds by false claims or fraud, favouring kin, extorting, obstructing, illegal fees, owing people "
            + "money, squandering, slush funds, inaction, bullying, taking people's profit, forcing contracts, shielding gangs)."
    )
    static let remark = Text("说明", "Remark")
    static let remarkHint = Text("与建议不同的，写明理由。", "Say why, where you depart from a suggestion.")
    static let proposeToSecond = Text("提交复核", "Submit for confirmation")
    static let fourEyes = Text("由另一人复核后生效。", "It takes effect once a second person has confirmed it.")
    static let proposalBy = Text("待复核的意见", "Proposal to confirm")
    static let waitingForSecond = Text(
        "您提出的意见，等待另一人复核。", "This is your own proposal: it waits for a second person."
    )
    static let waitingForHead = Text(
        "等待信访室主任复核（主任应当回避的，由分管领导复核）。",
        "It waits for the head of the petition office, or for a deputy where that one is kept from it."
    )
    static let registrarProposes = Text(
        "由登记员拟办，信访室主任复核。", "A registrar proposes; the head of the petition office confirms.")
    static let otherOrganTriages = Text(
        "该件已转其他机关，由该机关研判。", "Another organ has it by now, and triages it.")
    static let remarkWhenSentBack = Text("退回时必须写明原因。", "Needed when you send it back.")
    static let routeAhead = Text("照此分流至", "As it stands it goes to")
    static let routeOutOfSight = Text("提级办理，本机关不再可见", "One level up, out of sight here")
    static let routeOtherOrgan = Text("有管辖权的其他机关", "Another organ that is competent")
    static let routeNoClue = Text("不分流为线索，登记处理情况后办结", "No clue: it ends when what became of it is recorded")
    static let routeImpossible = Text("尚不能分流", "Nowhere: it cannot be routed yet")
    static let suggestionTitle = Text("登记处理情况", "Record what became of it")
    static let suggestionHint = Text(
        "批评建议不分流为线索；登记后该件办结，查询页面显示“已办结”。",
        "A suggestion becomes no clue: it is finished once this is recorded, and the query page says so."
    )
    static let confirm = Text("确认", "Confirm")
    static let sendBack = Text("退回", "Send back")
}
