import Casework

/// Words of recusal, declarations and the register of interference.
extension Text {
    static let areaRecusals = Text("回避申报", "Recusal")
    static let recusalTitle = Text("回避", "Standing aside")
    static let recusalsTitle = Text("待决定的回避", "Recusals to decide")
    static let recusalOfClue = Text("回避登记", "Who stands aside")
    static let interferenceOfClue = Text("登记打听、过问、说情", "Record that somebody asked or interceded")
    static let declarationsTitle = Text("近亲属、利害关系申报", "Declared relatives and interests")
    static let interferenceTitle = Text("打听、过问、说情登记", "Register of interference")
    static let toDeclarations = Text("我的申报", "My declarations")
    static let toRecusals = Text("待决定的回避", "Recusals to decide")
    static let toInterference = Text("过问登记", "Interference")

    static let declareAside = Text("本人申请回避", "Stand aside yourself")
    static let declareAsideHint = Text(
        "提交后立即生效：您不再看到此件及其全部材料，手上的线索放回待领取。",
        "It takes effect at once: you see nothing of the matter any more, and a clue that you hold returns to the board."
    )
    static let decideAsStandIn = Text(
        "有权审批的负责人对此件都须回避，由您代行；代行记入审计日志。",
        "Everybody whose decision this is must stand aside from the matter: you decide in their place, and the audit log says so."
    )
    static let standAsideNow = Text("申请回避", "Stand aside")
    static let enterAside = Text("登记他人回避", "Enter that somebody else stands aside")
    static let enterAsideHint = Text(
        "登记后、决定前，此人先行回避（本项目约定）。责令回避即为决定。",
        "From the entry on, until the decision, the person stands aside (our convention). An order is the decision."
    )
    static let recusalWay = Text("由谁提出", "Who asks for it")
    static let recusalPerson = Text("回避人员", "Who stands aside")
    static let recusalGround = Text("事由", "Ground")
    static let recusalWords = Text("具体理由", "What it rests on")
    static let recusalWordsHint = Text(
        "加密保存，只有决定回避的领导和信访室主任可以看到。", "Kept sealed: only who decides and the head of the petition office read it.")
    static let enterIt = Text("登记", "Enter")
    static let whoStandsAside = Text("已登记的回避", "Entries")
    static let nobodyStandsAside = Text("没有您可以查看的回避登记。", "There are no entries that you may see.")
    static let nothingToDecide = Text("没有等待决定的回避。", "Nothing waits for a decision.")
    static let enteredOn = Text("登记时间", "Entered")
    static let upholdRecusal = Text("决定回避", "Stands aside")
    static let endRecusal = Text("决定不回避", "Need not stand aside")
    static let recusalStanding = Text("待决定（先行回避）", "Undecided; stands aside until then")
    static let recusalUpheld = Text("回避", "Stands aside")
    static let recusalEnded = Text("不回避", "Need not stand aside")
    static let othersDecide = Text("由有权的领导决定", "Another leader decides")
    static let requestsOfReporters = Text("检举控告人的回避要求", "What reporters ask for")
    static let noRequests = Text("没有。", "None.")
    static let passRequest = Text("不涉及机关领导，转请决定", "It names none of the leaders: pass it on")
    static let passRequestHint = Text(
        "目前只有指定的隔离区查看人能看到。要求机关领导回避的不要转：打开此件，登记该领导回避，由有权的领导决定，再点“已处理”。",
        "Only the readers of the quarantine see it now. Where it names a leader, do not pass it on: open the matter, enter that "
            + "leader, about whom whoever may decides, and say that it is dealt with."
    )
    static let requestAnswered = Text("已处理", "Dealt with")
    static let requestSettled = Text("已处理", "Dealt with")
    static let decidedBy = Text("决定人", "Decided by")

    static let myRelatives = Text("我的近亲属", "My relatives")
    static let myInterests = Text("我的利害关系", "My interests")
    static let declarationsHint = Text(
        "涉及申报人员或者单位的件，您不会看到，已经看到的立即回避。姓名加密保存，仅本人、主要负责人和干部监督室可见。",
        "What touches a declared person or unit stays out of your sight, at once. Names are kept sealed: you, the head and "
            + "the cadre-supervision room read them."
    )
    static let nothingDeclared = Text("没有申报。", "Nothing declared.")
    static let addRelative = Text("申报近亲属", "Declare a relative")
    static let addInterest = Text("申报利害关系", "Declare an interest")
    static let relation = Text("关系", "Relation")
    static let relativeName = Text("近亲属姓名", "The relative's name")
    static let relativeUnit = Text("工作单位", "Where they work")
    static let relativeUnitHint = Text("按名录选择；没有的可不填。", "As the directory has it; leave it empty if it has none.")
    static let interestKind = Text("利害关系", "Kind of interest")
    static let interestUnit = Text("单位", "Unit")
    static let interestPerson = Text("或者人员姓名", "Or a person's name")
    static let interestUnitHint = Text("单位、人员填一项。", "Write the unit or the person, not both.")
    static let interestFrom = Text("开始日期", "From")
    static let interestTo = Text("结束日期（仍存在的不填）", "To (empty while it lasts)")
    static let interestToHint = Text(
        "曾经任职的，离开后三年内仍然回避（本项目约定）。",
        "Who worked in a unit still stands aside for three years after leaving it (our convention).")
    static let eitherUnitOrPerson = Text("单位和人员请填写一项，只填一项。", "Write a unit or a person, and only one of them.")
    static let declareIt = Text("申报", "Declare")
    static let stillSo = Text("全部仍然属实", "All of it is still so")
    static let noLonger = Text("不再存在", "No longer so")
    static let renewedOn = Text("最近确认", "Confirmed")
    static let renewalDue = Text("超过一年未确认", "Not confirmed for a year")
    static let overSince = Text("已终止", "Over")
    static let declarationsOfOthers = Text("本机关人员的申报", "Declarations of the organ's staff")
    static let declarer = Text("申报人", "Declared by")
    static let subjectOfDeclaration = Text("对象", "About")

    static let recordInterference = Text("登记一次过问", "Record an approach")
    static let interferenceHint = Text(
        "登记后不能修改、删除，所涉人员看不到。仅领导和干部监督室可以查看。",
        "Nobody can change or remove it, and the person concerned does not see it: only leaders and cadre supervision do."
    )
    static let interferenceAsker = Text("过问人身份", "Who asked")
    static let interferencePerson = Text("过问人（本系统工作人员）", "The member of staff, if it was one")
    static let interferenceWay = Text("方式", "What was done")
    static let interferenceDay = Text("日期", "Day")
    static let interferenceWords = Text("具体情况", "What was said")
    static let noInterference = Text("没有您可以查看的登记。", "There are no entries that you may see.")
    static let recordedOn = Text("登记时间", "Recorded")
    static func interferenceCount(_ number: Int) -> Text {
        Text("有过问登记 \(number) 次", "Registered interference: \(number)")
    }

    static let askRecusalTitle = Text("要求办理人员回避", "I ask that those who handle it stand aside")
    static let askRecusalWords = Text("请写明要求谁回避、为什么", "Who should stand aside, and why")
    static let askRecusalHint = Text(
        "先由指定的两名查看人阅读；不涉及机关领导的，才转请领导决定。",
        "Two named persons read it first; it goes on to the leaders only where it names none of them.")
    static let sendRecusal = Text("提交回避要求", "Send the request")
}

// MARK: - Words of codes

extension Recusal.Ground {
    var words: Text {
        switch self {
        case .accused: Text("本人是被检举控告人", "Is the accused")
        case .nearRelativeOfAccused: Text("被检举控告人的近亲属", "Near relative of the accused")
        case .nearRelativeOfReporter: Text("检举控告人的近亲属", "Near relative of the reporter")
        case .witness: Text("担任过本件的证人", "Was a witness in it")
        case .interest: Text("本人或者近亲属有利害关系", "Has an interest, or a near relative has")
        case .other: Text("其他可能影响公正的情形", "Something else that may touch fairness")
        }
    }
}

extension Recusal.Way {
    var words: Text {
        switch self {
        case .declared: Text("本人申请", "Declared")
        case .askedByReporter: Text("检举控告人要求", "Asked for by the reporter")
        case .askedByAccused: Text("被检举控告人要求", "Asked for by the accused")
        case .ordered: Text("责令回避", "Ordered")
        case .derived: Text("由申报得出", "Follows from a declaration")
        }
    }
}

extension Recusal.State {
    var words: Text {
        switch self {
        case .standing: .recusalStanding
        case .upheld: .recusalUpheld
        case .ended: .recusalEnded
        }
    }
}

extension Declared.Relation {
    var words: Text {
        switch self {
        case .spouse: Text("配偶", "Spouse")
        case .parent: Text("父母", "Parent")
        case .child: Text("子女", "Child")
        case .sibling: Text("兄弟姐妹", "Brother or sister")
        case .grandparent: Text("祖父母、外祖父母", "Grandparent")
        case .grandchild: Text("孙子女、外孙子女", "Grandchild")
        case .inLaw: Text("近姻亲", "Relative by marriage")
        }
    }
}

extension Declared.Interest {
    var words: Text {
        switch self {
        case .workedThere: Text("曾经或者现在任职", "Works or worked there")
        case .business: Text("投资、经商往来", "Investment or business")
        case .debt: Text("债权债务", "Debts")
        case .dispute: Text("诉讼、纠纷", "A lawsuit or quarrel")
        case .closeTie: Text("同学、战友、师生等密切关系", "A close tie")
        case .other: Text("其他", "Other")
        }
    }
}

extension Interference.Asker {
    var words: Text {
        switch self {
        case .colleague: Text("纪检监察干部", "Discipline staff")
        case .leader: Text("领导干部", "A leading cadre")
        case .outside: Text("其他人员", "Somebody else")
        }
    }
}

extension Interference.Way {
    var words: Text {
        switch self {
        case .enquired: Text("打听", "Asked about it")
        case .intervened: Text("过问、干预", "Intervened")
        case .pleaded: Text("说情", "Put in a word")
        case .contacted: Text("未经批准接触有关人员", "Met people of the matter without leave")
        }
    }
}
