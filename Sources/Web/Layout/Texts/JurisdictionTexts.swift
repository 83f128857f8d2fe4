import Casework
import Operations

/// Words of the pages of jurisdiction.
extension Text {
    static let areaJurisdiction = Text("管辖交办", "Jurisdiction")
    static let measuresOfClue = Text("管辖措施：提级、指定、交叉、联合、交办、报请", "Jurisdiction: measures on this clue")
    static func measuresTitle(_ number: String) -> Text { Text("管辖措施 \(number)", "Measures on \(number)") }
    static let backToClue = Text("返回线索", "Back to the clue")
    static let measureHistory = Text("措施记录", "What was done")
    static let noMeasures = Text("没有措施。", "There are no measures.")
    static let proposeMeasure = Text("提出措施", "Propose a measure")
    static let noMeasureOpen = Text("您现在没有可以提出的措施。", "There is no measure that you could propose now.")
    static let measureKind = Text("措施", "Measure")
    static let measureFrom = Text("由", "From")
    static let measureTo = Text("到", "To")
    static let measureReason = Text("情形", "Ground")
    static let measureWords = Text("理由说明", "Why, in words")
    static let measureWordsHint = Text(
        "写明为什么需要这项措施；不抄录来件内容和反映人信息。",
        "Say why it is needed; copy neither the report nor anything about the reporter."
    )
    static let measureRequirement = Text("办理和报告要求", "What the report must hold")
    static let proposedBy = Text("提出人", "Proposed by")
    static let endedAt = Text("结束", "Ended")
    static let consentedBy = Text("同意结案", "Consented to the end")
    static let formerNumber = Text("原线索号", "Former number")
    static let targetOrgan = Text("承办机关", "Organ that shall have it")
    static let targetRoom = Text("承办室", "Room that shall have it")
    static func assistingRoom(_ place: Int) -> Text { Text("协办室 \(place)", "Assisting room \(place)") }
    static func slice(_ place: Int) -> Text { Text("任务 \(place)", "Its slice \(place)") }
    static let sliceMissing = Text("请写明该室的任务。", "Say what the room does.")
    static let wordsMissing = Text("请写明理由。", "Say why.")
    static let approveMeasure = Text("批准并执行", "Approve and carry out")
    static let acknowledgeMeasure = Text("知悉", "Take note")
    static let refuseMeasure = Text("不批准", "Refuse")
    static let withdrawMeasure = Text("撤回", "Withdraw")
    static let endJoint = Text("结束联合查处", "End joint handling")
    static let consentToEnd = Text("同意结案", "Consent to the end")
    static let routedByRule = Text("分流规则", "Rule of routing")
    static let approvedByWhom = Text("审批", "Approval")

    static let assignmentsTitle = Text("管辖交办", "Jurisdiction and assignments")
    static let measuresWaiting = Text("待审批的措施", "Measures that wait")
    static let measuresJoint = Text("本室协办的线索", "Clues in which your room assists")
    static let assignmentsList = Text("交办件", "Assignments")
    static let noAssignments = Text("没有交办件。", "There are no assignments.")
    static let ledgerTitle = Text("管辖措施台账", "Ledger of measures")
    static let toLedger = Text("全部措施台账", "All measures")
    static let assignedByUs = Text("本机关交办", "Assigned by us")
    static let assignedToUs = Text("交办本机关", "Assigned to us")
    static let otherOrgan = Text("对方机关", "Other organ")
    static let direction = Text("方向", "Direction")
    static let receiveAssignment = Text("签收", "Sign for it")
    static let reportResult = Text("提交结果", "Hand in the result")
    static let reviewedOn = Text("集体审议日期", "Day of the collective review")
    static let approveReport = Text("批准上报", "Approve and report up")
    static let sendBackReport = Text("退回结果", "Send the result back")
    static let measuresAreLocalChoice = Text(
        "交叉办案、联合查处的审批权限是本地做法，可以由部署单位调整。",
        "Who approves crossed and joint handling is a local choice that a deployment may change."
    )
}

extension Jurisdiction.Kind {
    var words: Text {
        switch self {
        case .escalate: Text("提级管辖", "Taken up")
        case .designate: Text("指定管辖", "Designated")
        case .cross: Text("交叉办案", "Handled crossed")
        case .joint: Text("联合查处", "Handled jointly")
        case .assign: Text("交办", "Assigned")
        case .forward: Text("转送", "Passed on")
        case .requestEscalation: Text("报请管辖", "Higher organ asked to take it")
        }
    }

    /// Who approves it, for the person who proposes.
    var approval: Text {
        switch self {
        case .escalate: Text("须经本机关主要负责人批准（监察法第十六条）。", "The head approves it (Supervision Law 16).")
        case .designate:
            Text(
                "须经本机关主要负责人批准（监察法第十七条）；结案须经本机关同意。",
                "The head approves it (Supervision Law 17); it is closed with the organ's consent.")
        case .cross: Text("承办室不能在被反映人所在地。", "Who handles it must not belong to the accused's place.")
        case .joint: Text("承办室牵头，其他室协办，各有任务。", "Its room leads; the others assist, each with its slice.")
        case .assign:
            Text(
                "须经分管领导批准（规则第二十条）；下级签收后三个月内办结并报告结果。",
                "A deputy approves it (Rules 20); the lower organ finishes and reports within three months of signing.")
        case .forward: Text("由分流规则决定。", "Routing decides it.")
        case .requestEscalation:
            Text("由上一级机关主要负责人决定（监察法第十七条）。", "The head of the next-higher organ decides (Supervision Law 17).")
        }
    }
}

extension Jurisdiction.AssignReason {
    var words: Text {
        switch self {
        case .centralDecision:
            Text("贯彻中央决策部署存在明显违纪违法", "Obvious violation in carrying out central decisions")
        case .typicalProblem: Text("问题典型、群众反映强烈", "Typical problem, strong public reaction")
        case .longUndecided: Text("久拖不决、影响不良", "Long undecided, with bad influence")
        case .other: Text("其他需要交办的", "Other")
        }
    }
}

extension Jurisdiction.ChangeReason {
    var words: Text {
        switch self {
        case .concentrateForces: Text("集中力量办理", "To concentrate forces")
        case .localInterference: Text("排除地方干扰", "To keep out local interference")
        case .disciplineStaff: Text("涉及纪检监察干部", "It is about discipline staff")
        case .recusal: Text("管辖机关人员应当回避", "Those who would handle it must stand aside")
        case .complexMatter: Text("案情重大复杂", "It is grave or complex")
        case .microCorruption: Text("“微腐败”问题由上级直接办理", "Micro-corruption that the higher organ keeps")
        case .recurring: Text("重复反映或者群众反映强烈", "It recurs, or the public reacts strongly")
        case .other: Text("其他情形", "Other")
        }
    }
}

extension Jurisdiction.State {
    var words: Text {
        switch self {
        case .proposed: Text("待审批", "Waits for approval")
        case .byLaw: Text("依规提级，待主要负责人知悉", "In force by rule; the head has not taken note yet")
        case .approved: Text("已批准", "Approved")
        case .refused: Text("未批准", "Refused")
        case .ended: Text("已结束", "Ended")
        }
    }
}

extension Assignment.State {
    var words: Text {
        switch self {
        case .sent: Text("待签收", "Not signed for yet")
        case .received: Text("办理中", "Being handled")
        case .resultProposed: Text("结果待批准", "Result waits for the head")
        case .reported: Text("结果已上报", "Result reported up")
        case .ended: Text("已终止", "Ended")
        }
    }
}

extension JointParty.Role {
    var words: Text {
        switch self {
        case .lead: Text("牵头", "Leads")
        case .assist: Text("协办", "Assists")
        }
    }
}

extension Text {
    /// The ground of a measure by its stored code.
    static func ground(_ code: String, of kind: Jurisdiction.Kind) -> Text {
        switch Jurisdiction.Reason(code, of: kind) {
        case .assign(let reason): reason.words
        case .change(let reason): reason.words
        case .routing(let rule): Text(rule.statement)
        case nil: .asIs("–")
        }
    }
}
