import Casework
import Operations

// How pages name the codes of the domain: one word for each case, and a new case breaks the build here.

extension Text {
    init(_ words: Bilingual) { self.init(words.zh, words.en) }
}

extension Channel {
    var words: Text {
        switch self {
        case .letter: Text("来信", "Letter")
        case .visit: Text("来访", "Visit")
        case .phone: Text("来电", "Telephone")
        case .web: Text("网络", "Web")
        case .informant: Text("监察信息员", "Village informant")
        case .transfer: Text("上级或有关机关转交", "Passed on by an organ")
        case .other: Text("其他", "Other")
        }
    }
}

extension ReporterSignature {
    var words: Text {
        switch self {
        case .anonymous: Text("匿名", "Anonymous")
        case .realNameClaimed: Text("实名（待核实）", "Real name, to be verified")
        case .realNameVerified: Text("实名", "Real name")
        case .unverifiable: Text("署名无法核实", "Name cannot be verified")
        }
    }
}

extension Reconsideration {
    var words: Text {
        switch self {
        case .wrongKind: Text("件别判断有误", "It is another kind of matter")
        case .noRepeat: Text("不是重复件", "It is no repeat")
        case .notTheirs: Text("不属于其他机关", "It does not belong to another organ")
        }
    }
}

extension Triage.Verification {
    var words: Text {
        switch self {
        case .confirmed: Text("本人确认", "The person confirmed it")
        case .impersonated: Text("冒名：本人未反映", "Somebody used the name: the person did not report")
        case .refused: Text("本人不愿确认", "The person did not want to confirm it")
        case .unreachable: Text("联系不上", "Nobody could be reached")
        }
    }
}

extension Level {
    var words: Text {
        switch self {
        case .village: Text("村（社区）", "Village")
        case .township: Text("乡镇（街道）", "Township")
        case .county: Text("县（市、区）", "County")
        case .city: Text("市", "City")
        case .province: Text("省级以上", "Province and above")
        }
    }
}

extension ReportKind {
    var words: Text {
        switch self {
        case .accusation: Text("检举控告", "Accusation")
        case .appeal: Text("申诉", "Appeal")
        case .suggestion: Text("批评建议", "Criticism or suggestion")
        case .outOfScope: Text("业务范围外", "Out of scope")
        case .noSubstance: Text("无实质内容", "Without substance")
        case .notAReport: Text("非信访举报", "Not a report")
        }
    }
}

extension Triage.Elsewhere {
    var words: Text {
        switch self {
        case .legalRemedy: Text("诉讼、仲裁、复议等途径", "Litigation, arbitration or review")
        case .otherOrgan: Text("其他机关、单位", "Another organ or unit")
        }
    }
}

extension RiskFlag {
    var words: Text {
        switch self {
        case .selfHarm: Text("轻生自伤", "Self-harm")
        case .violence: Text("人身伤害", "Violence")
        case .evidenceDestruction: Text("毁证串供", "Evidence at risk")
        case .collective: Text("集体访苗头", "Gathering")
        case .retaliation: Text("打击报复", "Retaliation")
        }
    }
}

extension Priority {
    var words: Text {
        switch self {
        case .urgent: Text("特急", "Urgent")
        case .high: Text("优先", "High")
        case .normal: Text("普通", "Normal")
        case .low: Text("一般", "Low")
        }
    }
}

extension Report.State {
    var words: Text {
        switch self {
        case .quarantined: Text("待隔离审核", "In quarantine")
        case .registered: Text("待研判", "Waits for triage")
        case .triageProposed: Text("待审核", "Waits for confirmation")
        case .accepted: Text("已受理", "Accepted")
        case .declined: Text("不予受理", "Not accepted")
        case .retained: Text("重复件留存", "Kept as a repeat")
        case .sealedUp: Text("已密封报送", "Gone up sealed")
        case .split: Text("已拆分", "Split into parts")
        case .voided(let reason): Text("作废：\(reason.words.zh)", "Void: \(reason.words.en)")
        }
    }
}

extension ReportRecord {
    /// The state of the report; what held state secrets did not go up from here.
    var stateWords: Text { secretsRemoved ? Text("涉密，内容已销毁", "State secrets: not kept here") : report.state.words }
}

extension Triage.Verdict {
    var words: Text {
        switch self {
        case .sealed: Text("密封报送上级", "Goes up sealed")
        case .refused: Text("涉密，不得录入", "State secrets: must not be entered")
        case .accepted(.accusation): Text("受理：检举控告", "Accept as an accusation")
        case .accepted(.appeal): Text("受理：申诉", "Accept as an appeal")
        case .accepted(.suggestion): Text("受理：批评建议", "Accept as a suggestion")
        case .declined(let reason, let action):
            Text("不予受理：\(reason.words.zh)，\(action.words.zh)", "Decline: \(reason.words.en), \(action.words.en)")
        case .retained: Text("重复件留存", "Keep as a repeat")
        case .supplement(_, let reopens):
            reopens ? Text("补充材料（原件已办结）", "Supplement to a finished matter") : Text("补充材料", "Supplement")
        }
    }
}

extension DeclineReason {
    var words: Text {
        switch self {
        case .legalRemedy: Text("应通过法定途径解决", "legal remedy")
        case .otherOrgan: Text("属其他机关职责", "another organ's remit")
        case .noSubstance: Text("无实质内容", "no substance")
        }
    }
}

extension DeclineAction {
    var words: Text {
        switch self {
        case .transferOut: Text("转送", "pass on")
        case .informReporter: Text("引导告知", "tell the reporter")
        case .retain: Text("留存备查", "keep on file")
        }
    }
}

extension Clue.State {
    var words: Text {
        switch self {
        case .routed: Text("待领取", "To be claimed")
        case .claimed: Text("已领取", "Claimed")
        case .returnRequested: Text("申请退回", "Return asked for")
        case .returned: Text("已退回信访室", "Returned")
        case .planProposed: Text("处置意见待批", "Plan waits for approval")
        case .underWay: Text("办理中", "Under way")
        case .held: Text("暂存待查", "On hold")
        case .resultProposed: Text("办理结果待批", "Result waits for approval")
        case .concluded: Text("已办结", "Concluded")
        case .fedBack: Text("已反馈", "Fed back")
        case .archived: Text("已归档", "Archived")
        }
    }
}

extension Handle.Proposal {
    var words: Text {
        switch self {
        case .talkOrLetter: Text("谈话函询", "Talk or letter of inquiry")
        case .preliminaryVerification: Text("初步核实", "Preliminary verification")
        case .holdForLater: Text("暂存待查", "Hold for later")
        case .closeOut: Text("予以了结", "Close without a check")
        }
    }
}

extension Conclusion {
    var words: Text {
        switch self {
        case .closedWithoutCheck: Text("直接了结", "Closed without a check")
        case .closedUnfounded: Text("查否了结", "Closed as unfounded")
        case .educated: Text("批评教育、谈话提醒", "Education or reminder talk")
        case .caseFiled: Text("立案审查调查", "Case filed")
        case .transferredToPartyOrgan: Text("移交党组织处理", "Passed to the Party organisation")
        case .appealUpheld: Text("申诉：维持原决定", "Appeal: the decision stands")
        case .appealVaried: Text("申诉：变更原决定", "Appeal: the decision is varied")
        case .appealRevoked: Text("申诉：撤销原决定", "Appeal: the decision is revoked")
        case .appealEnded: Text("申诉：终止办理", "Appeal: ended")
        }
    }
}

extension ReturnReason {
    var words: Text {
        switch self {
        case .noSubstance: Text("无实质内容", "No substance")
        case .otherOrgan: Text("属其他机关管辖", "Another organ is competent")
        }
    }
}

extension ForwardReturnReason {
    var words: Text {
        switch self {
        case .notCompetent: Text("不属本机关管辖", "Not this organ's to decide")
        case .upperMatter: Text("属上级管理或者反映主要负责人", "A higher level's, or about the head")
        }
    }
}

extension Notice.Kind {
    var words: Text { Text(name) }
}

extension Notice.State {
    var words: Text {
        switch self {
        case .draft: Text("待审批", "Waits for approval")
        case .withdrawn: Text("已撤回", "Withdrawn")
        case .approved: Text("已审批，待送达", "Approved, waits for delivery")
        case .delivered: Text("已送达", "Delivered")
        }
    }
}

extension Feedback.Medium {
    /// As a way of delivery.
    var words: Text {
        switch self {
        case .letter: Text("邮寄", "By post")
        case .phone: Text("电话", "By telephone")
        case .inPerson: Text("当面", "In person")
        case .online: Text("查询页面", "On the query page")
        }
    }
}

extension SuggestionOutcome {
    var words: Text {
        switch self {
        case .adopted: Text("采纳", "Adopted")
        case .passedOn: Text("转有关部门研究", "Passed to the department concerned")
        case .noted: Text("留存参考", "Noted")
        }
    }
}

extension SealedLine.Ground {
    var words: Text {
        switch self {
        case .upperLevel: Text("属上级管理", "A higher level's")
        case .ownHead: Text("本机关主要负责人", "Head of this organ")
        }
    }
}

extension SealedLine.Carrier {
    var words: Text {
        switch self {
        case .courier: Text("机要", "Confidential mail")
        case .inPerson: Text("专人", "Messenger")
        case .system: Text("上级平台", "Platform of the higher level")
        }
    }
}

extension Role {
    var words: Text {
        switch self {
        case .registrar: Text("信访登记员", "Registrar")
        case .petitionLead: Text("信访室主任", "Head of the petition office")
        case .caseSupervision: Text("案件监督管理", "Case supervision")
        case .roomMember: Text("承办人员", "Review room")
        case .deputy: Text("分管领导", "Deputy in charge")
        case .head: Text("主要负责人", "Head of the organ")
        case .administrator: Text("系统管理员", "Administrator")
        case .securityAdministrator: Text("安全保密管理员", "Security administrator")
        case .auditor: Text("审计管理员", "Auditor")
        }
    }
}
