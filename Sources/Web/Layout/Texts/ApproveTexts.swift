import Casework
import Operations

/// Words of approvals, of the distribution of clues, its ledger, and the archive.
extension Text {
    static let areaDistribution = Text("分办审批", "Distribution")
    static let areaLedger = Text("线索台账", "Ledger of moves")
    static let areaArchive = Text("归档", "Archive")

    static let distributionHint = Text(
        "分流规则提出承办室，案管室可以建议改交其他室，由主要负责人批准分办；建议和决定一并记入台账。勾选批准即留在拟承办室。",
        "Routing names the room, case supervision may propose another, the head approves; proposal and decision stand in the "
            + "ledger. To tick a clue leaves it with the room named here."
    )
    static let supervisionProposes = Text("案管室分办意见", "Case supervision proposes")
    static let proposeRoom = Text("建议改交其他室", "Propose another room")
    static let proposeIt = Text("提出分办意见", "Propose it")
    static let followProposal = Text("按分办意见改交并批准", "Give it there, and approve")
    static let nothingToDistribute = Text("没有待批的分办。", "No distribution awaits approval.")
    static let distribute = Text("批准选中的分办", "Approve what is ticked")
    static let tickToApprove = Text("勾选后一并批准", "Tick to approve them together")
    static let pickClue = Text("选中", "Tick")
    static let pickOne = Text("请先勾选要批准的线索", "Tick the clues to approve first")
    static let proposedRoom = Text("拟承办室", "Proposed room")
    static let since = Text("自", "Since")
    static let worksMeanwhile = Text("批准前可以办理", "May work meanwhile")
    static let waitsForHead = Text("批准后才能办理", "Waits for the approval")
    static let otherRoom = Text("改交其他室", "Give to another room")
    static let whyOtherRoom = Text("理由", "Why")
    static let giveIt = Text("改交并批准", "Give it, and approve")
    static let noOtherRoom = Text("无其他室可交", "No other room could have it")
    static let notYours = Text("由主要负责人批准", "The head approves it")
    static let policyTitle = Text("分办批准的时限和授权", "By when, and by whom beside the head")
    static let policyHint = Text(
        "本机关的约定，由主要负责人规定，自保存时起生效，以前的规定留存备查。",
        "Your organ's own decision: in force from now on; what held before is kept."
    )
    static let policyMode = Text("时限", "By when")
    static let modeBefore = Text("批准后才能领取", "Approved before a room claims it")
    static let modeWithin = Text("可以先领取，限期补批", "A room may begin; approved within some days")
    static let policyDays = Text("天数（仅限期补批）", "Days (where a room may begin)")
    static let policyDelegate = Text("授权的分管领导", "Deputy who approves too")
    static let policyDelegateHint = Text("不选则只由主要负责人批准。", "None: the head alone.")
    static let savePolicy = Text("保存规定", "Save")
    static let policyInForce = Text("现行规定", "In force")
    static let policyHistory = Text("历次规定", "What was decided over time")
    static let policyOfCode = Text("本系统的默认约定", "our own default")
    static let setBy = Text("规定人", "Decided by")
    static func policy(_ policy: Distribution.Policy) -> Text {
        switch policy.mode {
        case .beforeClaim: modeBefore
        case .withinDays(let days): Text("可以先领取，\(days)天内补批", "A room may begin; approved within \(days) days")
        }
    }

    static let ledgerHint = Text(
        "本机关线索每一次移交承办室的编号、日期和现状；不含内容。",
        "Number, day and state of every move of a clue to a room; nothing of its content."
    )
    static let nothingMoved = Text("还没有线索移交。", "No clue was moved yet.")
    static let movedOn = Text("日期", "Day")
    static let movedFrom = Text("移出", "From")
    static let movedTo = Text("移入", "To")
    static let movedBy = Text("经手", "By")
    static let distributionState = Text("分办", "Distribution")
    static let awaitsApproval = Text("待批", "Awaits approval")
    static func approvedOn(_ day: Day) -> Text { Text("已批 \(day.iso)", "Approved \(day.iso)") }

    static let archiveHint = Text(
        "材料齐备的办结线索由信访登记员归档；归档以后只有信访室能够查阅，信访室主任可以调卷。",
        "A registrar archives what is finished and complete. Afterwards the petition office alone opens it, and its head "
            + "takes it out again."
    )
    static let toArchive = Text("待归档", "To be archived")
    static let inArchive = Text("已归档", "In the archive")
    static let nothingToArchive = Text("没有待归档的线索。", "Nothing waits to be archived.")
    static let nothingArchived = Text("还没有归档的线索。", "Nothing was archived yet.")
    static let openFile = Text("卷内目录", "Index of the file")
    static func fileTitle(_ number: String) -> Text { Text("卷内目录 \(number)", "File of \(number)") }
    static let fileHint = Text(
        "这件线索的材料、审批和交接签收；归档前据此编制归档目录，签发后打印入卷。",
        "Papers, approvals and hand-offs of the clue; its index is made of them, signed, and put into the file."
    )
    static let missingOnFile = Text("归档前还缺", "Missing before it can be archived")
    static let fileComplete = Text("材料齐备，可以归档。", "Everything is there: it can be archived.")
    static let archiveIt = Text("归档", "Archive it")
    static let takeItOut = Text("调卷", "Take it out")
    static let takeOutHint = Text("调卷后承办室和领导重新可以查阅。", "Once it is taken out, its room and the leaders see it again.")
    static let filePapers = Text("材料", "Papers")
    static let fileApprovals = Text("审批", "Approvals")
    static let fileHandoffs = Text("交接签收", "Hand-offs")
    static let paperWhat = Text("材料", "Paper")
    static let paperNumber = Text("编号", "Number")
    static let paperDay = Text("日期", "Day")
    static let approvalWhat = Text("事项", "What")
    static let approvalMatter = Text("内容", "Which")
    static let approvalProposer = Text("提出", "Proposed by")
    static let approvalApprover = Text("批准", "Approved by")
    static let approvalCapacity = Text("身份", "Capacity")
    static let approvalSecretary = Text("同级党委主要负责人书面批准", "Party secretary, in writing")
    static let reportTaken = Text("来件", "Report")
    static let reportJoined = Text("并入的来件", "Report that joined it")
    static let archivedWithClue = Text(
        "不予受理的件单独归档；已经成为线索的随线索归档。", "A declined report is archived alone; one that became a clue with its clue.")
    static let archiveReport = Text("归档本件", "Archive this report")

    static let loneToArchive = Text("待单独归档的件", "Reports to be archived alone")
    static let loneInArchive = Text("已单独归档的件", "Reports in the archive alone")
    static let archivedSince = Text("归档日期", "Archived on")
    static let latePapers = Text("补记纸质材料", "Papers that lie on paper")
    static let latePapersHint = Text(
        "系统尚未登记审批时办结的线索：材料已在纸质卷内的，由承办室写明是哪一份、哪一天，以便归档；审批以办理记录为准。",
        "It ended before approvals were kept here: the room says which paper lies on paper, of which day, so that the file "
            + "can be closed. What was approved stands in its story."
    )
    static let latePaperWhich = Text("材料", "Paper")
    static let latePaperDay = Text("材料上的日期", "Day on the paper")
    static let statePaper = Text("补记", "State it")
    static let toldByStory = Text("见办理记录（审批尚未单独登记时）", "as its story tells (before approvals were kept as rows)")
    static func statedBy(_ name: String) -> Text { Text("\(name)补记，存纸质卷", "on paper, stated by \(name)") }

    static let cameSince = Text("归档后收到", "Came in since")
    static let takeOutForIt = Text(
        "归档后收到新材料或者异议的排在最前，请信访室主任调卷办理。",
        "What got material or an objection since comes first: the head of the petition office takes it out.")
    static let objectionWaits = Text("异议待答复", "Objection waits")
    static let materialWaits = Text("待审阅的补充材料", "Material that waits to be read")
    static let materialHint = Text(
        "并入的材料有新的证据线索的，请申请重新办理；否则请说明已经审阅及理由。",
        "Where it brings new evidence, ask to open the clue again. Otherwise say that you read it, and why it changes nothing."
    )
    static let takeOutOpensWaiting = Text(
        "归档后收到了新材料或者异议：调卷后承办室可以答复异议，新的证据线索即申请重新办理。",
        "Material or an objection came in since: taken out, its room answers the objection, and new evidence asks for the "
            + "reopening."
    )
    static let areaReopenings = Text("重新办理申请", "Requests to open again")
    static let reopeningsHint = Text(
        "办结后有新的证据线索的，由分管领导在线索页决定。", "New evidence after the end: the deputy decides on the clue's page.")
    static let noReopenings = Text("没有待决定的申请。", "No request waits.")
    static let askedBy = Text("申请人", "Asked by")

    static let stepAskReopening = Text("申请重新办理", "Ask to open it again")
    static let explainAskReopening = Text("有新的证据线索时提出，报分管领导批准。", "On new evidence; the deputy decides.")
}

extension Approval.Kind {
    var words: Text { Text(Approval.name(of: self)) }
}

extension LatePaper {
    var words: Text {
        switch self {
        case .studyMinutes: Text("集体研究纪要", "Minutes of the collective study")
        case .secretaryApproval: Text("同级党委主要负责人的书面批准", "Written approval of the Party secretary")
        case .groupSignatures: Text("核查组全体成员签名", "Signatures of the whole group")
        case .course: Text("谈话记录或者函询回复", "Record of the talk, or answer to the letter")
        case .checkReport: Text("初核报告", "Report of the check")
        }
    }
}

extension MaterialReading {
    var words: Text {
        switch self {
        case .repeats: Text("已阅：与已核查的内容重复", "Read: it repeats what was checked")
        case .immaterial: Text("已阅：不影响原结论", "Read: it does not touch the result")
        case .unverifiable: Text("已阅：没有可查证的具体线索", "Read: nothing in it can be checked")
        }
    }
}

extension Approval.Ground {
    var words: Text {
        switch self {
        case .delegation: Text("受主要负责人授权", "given by the head")
        case .standIn: Text("代行：应当审批的人须回避", "stands in: whose it is must not know of it")
        }
    }
}

extension Distribution.ProposalState {
    var words: Text {
        switch self {
        case .open: Text("待决定", "Waits for a decision")
        case .followed: Text("已采纳", "Followed")
        case .overruled: Text("未采纳", "Not followed")
        case .lapsed: Text("已失效（线索已移出或者办结）", "Lapsed: the clue left before")
        }
    }
}

extension Distribution.Reason {
    var words: Text {
        switch self {
        case .workload: Text("均衡工作量", "Workload of the rooms")
        case .competence: Text("业务对口、联系单位", "The other room's field or units")
        case .joined: Text("与在办线索并案", "Belongs to a clue that is handled there")
        case .distance: Text("避免干扰", "More distance")
        }
    }
}
