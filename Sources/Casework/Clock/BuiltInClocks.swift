/// The published periods, one constant each.
///
/// Keys besides those of `Policy`: `AJ` 《案件检查工作条例》 of 1994, `XF` 《信访工作条例》 of 2022.
extension ClockKind {
    /// The policy that holds unless a deployment sets another.
    public var builtIn: ClockPolicy {
        switch self {
        case .upwardReport: .upwardReport
        case .forwardAccept: .forwardAccept
        case .forwardOther: .forwardOther
        case .acceptNotice: .acceptNotice
        case .plan: .plan
        case .talkReply: .talkReply
        case .talkReport: .talkReport
        case .prelim: .prelim
        case .assigned: .assigned
        case .feedback: .feedback
        case .quarterFeedback: .quarterFeedback
        case .clarify: .clarify
        case .investigation: .investigation
        case .appeal: .appeal
        case .review: .review
        case .xfForward: .xfForward
        case .xfReject: .xfReject
        case .xfHandle: .xfHandle
        case .xfReview: .xfReview
        case .xfRecheck: .xfRecheck
        case .fastDivert: .fastDivert
        case .fastPlan: .fastPlan
        case .fastClose: .fastClose
        case .research: .research
        case .visitTown: .visitTown
        case .supervision: .supervision
        case .recommendReply: .recommendReply
        case .lookBack: .lookBack
        case .objection: .objection
        case .protectionLook: .protectionLook
        }
    }
}

extension ClockPolicy {
    fileprivate static let upwardReport = ClockPolicy(
        kind: .upwardReport, length: .period(.workingDays(WorkingDays(5))), warnLead: WorkingDays(2),
        extensions: [],
        policy: "JB-15", confidence: .quoted,
        name: Bilingual("反映上级管理对象件报送", "Item on an upper-level cadre: report upward"),
        starts: Bilingual("本机关收到", "receipt at this organ"),
        action: Bilingual("报送上一级信访举报部门", "sent to the next-higher petition office"),
        source: Bilingual("处理检举控告工作规则第15条", "Rules on Handling Reports, art. 15")
    )

    fileprivate static let forwardAccept = ClockPolicy(
        kind: .forwardAccept, length: .period(.workingDays(WorkingDays(5))), warnLead: WorkingDays(2),
        extensions: [],
        policy: "JB-16", confidence: .quoted,
        name: Bilingual("上级转来件受理或转送", "Item from above: accept or forward"),
        starts: Bilingual("收到上级转来件", "receipt from the upper organ"),
        action: Bilingual("完成受理或者转送", "accepted or forwarded"),
        source: Bilingual("处理检举控告工作规则第16条", "Rules on Handling Reports, art. 16")
    )

    fileprivate static let forwardOther = ClockPolicy(
        kind: .forwardOther, length: .period(.workingDays(WorkingDays(5))), warnLead: WorkingDays(2),
        extensions: [],
        policy: "SS-169", confidence: .quoted,
        name: Bilingual("其他机关管辖件移送", "Another organ's item: forward"),
        starts: Bilingual("收到报案、举报", "receipt"),
        action: Bilingual("移送有管辖权的机关", "forwarded to the competent organ"),
        source: Bilingual("监察法实施条例（2021年）第169、171条", "Supervision Law Regulation (2021), arts. 169, 171")
    )

    fileprivate static let acceptNotice = ClockPolicy(
        kind: .acceptNotice, length: .period(.workingDays(WorkingDays(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "JB-26", confidence: .quoted,
        name: Bilingual("实名检举控告受理告知", "Notice of acceptance to the reporter"),
        starts: Bilingual("收到实名检举控告", "receipt of a real-name report"),
        action: Bilingual("告知检举控告人受理情况", "reporter told of the acceptance"),
        source: Bilingual("处理检举控告工作规则第26条", "Rules on Handling Reports, art. 26")
    )

    fileprivate static let plan = ClockPolicy(
        kind: .plan, length: .period(.months(Months(1))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "ZJ-21", confidence: .quoted,
        name: Bilingual("提出处置意见", "Disposition opinion"),
        starts: Bilingual("承办部门收到问题线索", "receipt of the clue by the handling room"),
        action: Bilingual("提出处置意见、制定方案并履行审批", "opinion and plan handed in and approved"),
        source: Bilingual("监督执纪工作规则第21条", "Supervision and Discipline Work Rules, art. 21")
    )

    fileprivate static let talkReply = ClockPolicy(
        kind: .talkReply, length: .period(.workingDays(WorkingDays(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "ZJ-29", confidence: .unverified,
        name: Bilingual("函询回复", "Answer to a letter of inquiry"),
        starts: Bilingual("被函询人收到函件", "receipt of the letter by the person"),
        action: Bilingual("书面回复", "answered in writing"),
        source: Bilingual(
            "监督执纪工作规则第29条（未核对原文）",
            "Supervision and Discipline Work Rules, art. 29 (wording not verified)")
    )

    fileprivate static let talkReport = ClockPolicy(
        kind: .talkReport, length: .period(.months(Months(1))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "ZJ-30", confidence: .quoted,
        name: Bilingual("谈话函询情况报告", "Report after talk or letter"),
        starts: Bilingual("谈话结束或者收到函询回复", "end of the talk, or receipt of the answer"),
        action: Bilingual("写出情况报告和处置意见", "report and disposition handed in"),
        source: Bilingual("监督执纪工作规则第30条", "Supervision and Discipline Work Rules, art. 30")
    )

    fileprivate static let prelim = ClockPolicy(
        kind: .prelim, length: .period(.months(Months(2))), warnLead: WorkingDays(10),
        extensions: [
            ClockExtension(atMost: .months(Months(1)), approver: .ownHead),
            // What is weighty or complex goes on beyond it, with approval each time; the article sets no length.
            ClockExtension(atMost: nil, approver: .ownHead, repeatable: true),
        ],
        policy: "AJ-15", confidence: .officialText,
        name: Bilingual("初步核实", "Preliminary verification"),
        starts: Bilingual("核查组获批成立", "approval of the group"),
        action: Bilingual("提交初核报告", "report handed in"),
        source: Bilingual("案件检查工作条例（1994年）第15条", "Case Inspection Regulation (1994), art. 15")
    )

    fileprivate static let assigned = ClockPolicy(
        kind: .assigned, length: .period(.months(Months(3))), warnLead: WorkingDays(10),
        extensions: [
            ClockExtension(atMost: .months(Months(3)), approver: .ownHead),
            ClockExtension(atMost: nil, approver: .upperOrgan, repeatable: true),
        ],
        policy: "JB-21", confidence: .quoted,
        name: Bilingual("上级交办件办结", "Matter assigned from above"),
        starts: Bilingual("收到交办件", "receipt of the assigned matter"),
        action: Bilingual("办结并报告结果", "finished and reported"),
        source: Bilingual("处理检举控告工作规则第21条", "Rules on Handling Reports, art. 21")
    )

    fileprivate static let feedback = ClockPolicy(
        kind: .feedback, length: .period(.workingDays(WorkingDays(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "JB-27", confidence: .quoted,
        name: Bilingual("实名检举控告结果反馈", "Result to the reporter"),
        starts: Bilingual("办结", "end of the handling"),
        action: Bilingual("向检举控告人反馈处理结果", "reporter told the result"),
        source: Bilingual("处理检举控告工作规则第27条", "Rules on Handling Reports, art. 27")
    )

    fileprivate static let quarterFeedback = ClockPolicy(
        kind: .quarterFeedback, length: .quarterEnd, warnLead: WorkingDays(10),
        extensions: [],
        policy: "JB-18", confidence: .quoted,
        name: Bilingual("按季反馈办结情况", "Quarterly feedback to the petition office"),
        starts: Bilingual("季度开始", "beginning of the quarter"),
        action: Bilingual("承办部门向信访举报部门反馈", "rooms have told the petition office"),
        source: Bilingual("处理检举控告工作规则第18条", "Rules on Handling Reports, art. 18")
    )

    fileprivate static let clarify = ClockPolicy(
        kind: .clarify, length: .period(.workingDays(WorkingDays(20))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "HB-2020", confidence: .quoted,
        name: Bilingual("澄清正名", "Clearing a name"),
        starts: Bilingual(
            "查否结果获批准且符合澄清情形", "approval of the finding that it was untrue, where a name is to be cleared"),
        action: Bilingual("完成澄清", "person cleared"),
        source: Bilingual(
            "湖北省纪委2020年澄清正名工作办法；处理检举控告工作规则第50条",
            "Hubei rules on clearing names (2020); Rules on Handling Reports, art. 50")
    )

    fileprivate static let investigation = ClockPolicy(
        kind: .investigation, length: .period(.days(Days(90))), warnLead: WorkingDays(10),
        extensions: [ClockExtension(atMost: .days(Days(90)), approver: .upperOrgan)],
        policy: "SX-28", confidence: .quoted,
        name: Bilingual("审查调查", "Investigation"),
        starts: Bilingual("立案", "filing of the case"),
        action: Bilingual("审查调查终结（仅供参考）", "investigation ended (reference only)"),
        source: Bilingual(
            "监督执纪工作规则（试行，2017年）第28条，现行条号未核对",
            "Work Rules (trial, 2017), art. 28; present article number not verified")
    )

    fileprivate static let appeal = ClockPolicy(
        kind: .appeal, length: .period(.months(Months(1))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "JC-69", confidence: .officialText,
        name: Bilingual("申诉处理", "Appeal"),
        starts: Bilingual("受理申诉", "acceptance of the appeal"),
        action: Bilingual("作出处理决定", "decided"),
        source: Bilingual("监察法（2024年修正）第69条", "Supervision Law (as amended 2024), art. 69")
    )

    fileprivate static let review = ClockPolicy(
        kind: .review, length: .period(.months(Months(2))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "JC-69", confidence: .officialText,
        name: Bilingual("申诉复查", "Re-examination"),
        starts: Bilingual("收到复查申请", "receipt of the application"),
        action: Bilingual("作出复查决定", "decided"),
        source: Bilingual("监察法（2024年修正）第69条", "Supervision Law (as amended 2024), art. 69")
    )

    fileprivate static let objection = ClockPolicy(
        kind: .objection, length: .period(.workingDays(WorkingDays(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "DW-objection", confidence: .localPractice,
        name: Bilingual("对结果异议的答复", "Answer to an objection"),
        starts: Bilingual("收到异议", "receipt of the objection"),
        action: Bilingual("作出解释说明或者重新办理", "explained, or opened again"),
        source: Bilingual("规则未定期限；天数为本项目的约定", "The Rules set no period; the number of days is a convention")
    )

    fileprivate static let xfForward = ClockPolicy(
        kind: .xfForward, length: .period(.days(Days(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "XF-22", confidence: .officialText,
        name: Bilingual("信访事项转送、告知", "Ordinary petition: forward or tell"),
        starts: Bilingual("收到信访事项", "receipt"),
        action: Bilingual("转送或者告知信访人", "forwarded, or sender told"),
        source: Bilingual("信访工作条例第22、23条", "Petition Work Regulation, arts. 22, 23")
    )

    fileprivate static let xfReject = ClockPolicy(
        kind: .xfReject, length: .period(.workingDays(WorkingDays(5))), warnLead: WorkingDays(2),
        extensions: [],
        policy: "XF-23", confidence: .officialText,
        name: Bilingual("转送异议", "Ordinary petition: objection"),
        starts: Bilingual("收到转送的信访事项", "receipt of the forwarded petition"),
        action: Bilingual("提出异议", "objected"),
        source: Bilingual("信访工作条例第23条", "Petition Work Regulation, art. 23")
    )

    fileprivate static let xfHandle = ClockPolicy(
        kind: .xfHandle, length: .period(.days(Days(60))), warnLead: WorkingDays(5),
        extensions: [ClockExtension(atMost: .days(Days(30)), approver: .ownHead)],
        policy: "XF-34", confidence: .officialText,
        name: Bilingual("信访事项办理", "Ordinary petition: answer"),
        starts: Bilingual("受理", "acceptance"),
        action: Bilingual("出具处理意见", "opinion given"),
        source: Bilingual("信访工作条例第34条", "Petition Work Regulation, art. 34")
    )

    fileprivate static let xfReview = ClockPolicy(
        kind: .xfReview, length: .period(.days(Days(30))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "XF-35", confidence: .officialText,
        name: Bilingual("信访事项复查", "Ordinary petition: review"),
        starts: Bilingual("收到复查请求", "receipt of the request"),
        action: Bilingual("出具复查意见", "opinion given"),
        source: Bilingual("信访工作条例第35条", "Petition Work Regulation, art. 35")
    )

    fileprivate static let xfRecheck = ClockPolicy(
        kind: .xfRecheck, length: .period(.days(Days(30))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "XF-36", confidence: .officialText,
        name: Bilingual("信访事项复核", "Ordinary petition: re-examination"),
        starts: Bilingual("收到复核请求", "receipt of the request"),
        action: Bilingual("出具复核意见", "opinion given"),
        source: Bilingual("信访工作条例第36条", "Petition Work Regulation, art. 36")
    )

    fileprivate static let fastDivert = ClockPolicy(
        kind: .fastDivert, length: .period(.workingDays(WorkingDays(2))), warnLead: WorkingDays(1),
        extensions: [],
        policy: "HS-29", confidence: .localPractice,
        name: Bilingual("微腐败线索分流", "Micro-corruption: divert"),
        starts: Bilingual("收到之日（系统识别为微腐败的）", "receipt, of what is read as micro-corruption"),
        action: Bilingual("分流至承办部门", "with the handling room"),
        source: Bilingual("市实施方案第29条；天数为建议值", "Municipal plan, clause 29; the number of days is a suggestion")
    )

    fileprivate static let fastPlan = ClockPolicy(
        kind: .fastPlan, length: .period(.workingDays(WorkingDays(15))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "HS-29", confidence: .localPractice,
        name: Bilingual("微腐败线索方案", "Micro-corruption: plan"),
        starts: Bilingual("移交承办部门", "arrival at the room"),
        action: Bilingual("提出方案并履行审批", "plan approved"),
        source: Bilingual("市实施方案第29条；天数为建议值", "Municipal plan, clause 29; the number of days is a suggestion")
    )

    fileprivate static let fastClose = ClockPolicy(
        kind: .fastClose, length: .period(.days(Days(60))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "HS-29", confidence: .localPractice,
        name: Bilingual("微腐败线索办结", "Micro-corruption: finish"),
        starts: Bilingual("移交承办部门", "arrival at the room"),
        action: Bilingual("办结", "finished"),
        source: Bilingual("市实施方案第29条；天数为建议值", "Municipal plan, clause 29; the number of days is a suggestion")
    )

    fileprivate static let research = ClockPolicy(
        kind: .research, length: .period(.workingDays(WorkingDays(10))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "DW-research", confidence: .localPractice,
        name: Bilingual("查明管辖", "Finding out who is competent"),
        starts: Bilingual("提出拟办意见时单位不明", "proposal while the unit is unknown"),
        action: Bilingual("查明后分流，否则转送12388受理机关", "routed, or forwarded to the competent 12388 organ"),
        source: Bilingual("本项目的约定；天数为建议值", "A convention of this project; the number of days is a suggestion")
    )

    fileprivate static let visitTown = ClockPolicy(
        kind: .visitTown, length: .yearEnd, warnLead: WorkingDays(60),
        extensions: [],
        policy: "HS-28", confidence: .unverified,
        name: Bilingual("到乡镇（街道）现场接访", "Reception in a township"),
        starts: Bilingual("年度开始", "beginning of the year"),
        action: Bilingual("每年至少一次到乡镇（街道）接访", "received visitors in a township at least once"),
        source: Bilingual("市实施方案第28条", "Municipal plan, clause 28")
    )

    fileprivate static let supervision = ClockPolicy(
        kind: .supervision, length: .period(.workingDays(WorkingDays(10))), warnLead: WorkingDays(3),
        extensions: [],
        policy: "DW-supervise", confidence: .localPractice,
        name: Bilingual("督办答复", "Answer to a supervision order"),
        starts: Bilingual("督办件发出", "the order went out"),
        action: Bilingual("承办一方答复", "answered by those who handle the clue"),
        source: Bilingual("处理检举控告工作规则第22条未定期限；天数为本单位约定", "Art. 22 sets no period; the number of days is a local choice")
    )

    fileprivate static let recommendReply = ClockPolicy(
        kind: .recommendReply, length: .period(.days(Days(30))), warnLead: WorkingDays(5),
        extensions: [],
        policy: "DW-reply", confidence: .localPractice,
        name: Bilingual("建议书回复", "Reply to a recommendation"),
        starts: Bilingual("建议书制发或者退回", "issue of the recommendation, or its reply sent back"),
        action: Bilingual("书面回复整改情况", "answered in writing"),
        source: Bilingual("本地约定，天数为建议值", "A local choice; the number of days is a suggestion")
    )

    fileprivate static let lookBack = ClockPolicy(
        kind: .lookBack, length: .period(.months(Months(3))), warnLead: WorkingDays(10),
        extensions: [],
        policy: "DW-lookback", confidence: .localPractice,
        name: Bilingual("建议书回头看", "Look-back at a recommendation"),
        starts: Bilingual("回复评估为认可", "reply accepted"),
        action: Bilingual("完成回头看", "looked at again"),
        source: Bilingual("本地约定，月数为建议值", "A local choice; the number of months is a suggestion")
    )

    fileprivate static let protectionLook = ClockPolicy(
        kind: .protectionLook, length: .period(.workingDays(WorkingDays(5))), warnLead: WorkingDays(2),
        extensions: [],
        policy: "DW-watch", confidence: .localPractice,
        name: Bilingual("打击报复防护回访", "Look at a watch over a reporter"),
        starts: Bilingual("受理防护申请；其后为上次回访", "the watch began; later, the last look"),
        action: Bilingual("回访并确定下次回访日期", "looked at, and the next day set"),
        source: Bilingual(
            "处理检举控告工作规则第49条未定期限；首次回访天数为本单位约定，其后由回访人确定",
            "Art. 49 sets no period; the days before the first look are a local choice, whoever looks sets the next day"
        )
    )
}
