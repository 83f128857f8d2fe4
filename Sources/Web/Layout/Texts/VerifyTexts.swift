import Casework

/// Words of asking whoever signed, of the papers of a check, and of telling a result.
extension Text {
    static let areaCalls = Text("实名核实", "Asking signers")
    static let callsHint = Text(
        "署名并有联系方式、尚未核实的件，先收的在前。匿名件不核实、不追查。",
        "Signed reports that are not verified yet, the oldest first. Nobody asks or looks for an anonymous reporter."
    )
    static let nobodyToAsk = Text("没有待核实的件。", "Nobody is to be asked.")
    static let callAttempts = Text("已联系次数", "Attempts")
    static let callLast = Text("最近联系", "Last attempt")
    static let callDay = Text("核实日期", "Day")
    static let callWay = Text("核实方式", "Way")
    static let callBy = Text("核实人", "Asked by")
    static let callNote = Text("备注", "Note")
    static let callNoteHint = Text("加密保存，只有信访室可见。", "Sealed; only the petition office reads it.")
    static let callNarrated = Text("已由反映人自己讲述反映的内容", "The reporter told the matter in their own words")
    static let callNarratedHint = Text(
        "本人确认的必须勾选。不要先向对方宣读内容。", "Needed when somebody confirms. Do not read the report out to them."
    )
    static let callPromised = Text("没有承诺办理结果", "No result was promised")
    static let noCallsYet = Text("尚未联系。", "Nobody was asked yet.")
    static let impersonated = Text("冒名", "Name misused")
    static let acceptanceRecord = Text("检举举报受理告知记录单", "Record of acceptance and notice")
    static let acceptanceRecordHint = Text(
        "信访室内部材料，不移交承办部门。", "A paper of the petition office; it does not go to the handling room."
    )
    static let backToReport = Text("返回该件", "Back to the item")
    static let printRecord = Text("打印", "Print")

    // MARK: Papers of a check

    static let checkFileLink = Text("研究、核查和签名", "Study, check, signatures")
    static func checkFileTitle(_ number: String) -> Text {
        Text("线索 \(number)：研究、核查和签名", "Clue \(number): study, check, signatures")
    }
    static let minutesTitle = Text("集体研究纪要", "Minutes of the collective study")
    static let minutesHint = Text(
        "处置意见以最近一次集体研究为依据。应当回避的人不列入。",
        "A plan rests on the latest study. Whoever must stand aside is not offered."
    )
    static let noMinutes = Text("没有纪要。", "There are no minutes.")
    static let minutesNumber = Text("纪要编号", "Number")
    static let minutesChair = Text("主持人", "Chair")
    static let minutesAttendees = Text("参加人", "Who attended")
    static let minutesDecided = Text("研究决定的处置方式或者结果", "Way or result that was decided")
    static let minutesBindHint = Text(
        "提出和审批的处置意见、结果须与此一致；要改变的，重新研究。",
        "What is proposed and approved must be the same; to change it, study it again.")
    static let minutesDecidedNothing = Text("未决定处置方式和结果", "Neither a way nor a result")
    static let minutesConclusion = Text("研究结论", "What was concluded")
    static let keepMinutes = Text("登记纪要", "Keep the minutes")
    static let secretaryTitle = Text("同级党委主要负责人批准", "Approval by the Party secretary of this level")
    static let secretaryHint = Text(
        "初核下级党组织主要负责人须先经同级党委主要负责人书面批准，由承办人登记，另一位领导据此审批处置意见。",
        "To check the head of a lower Party organisation the secretary approves in writing first. The holder records it, and "
            + "another person approves the plan on it."
    )
    static let secretaryMissing = Text("尚未登记。", "Nothing is recorded.")
    static let secretaryApprover = Text("批准人", "Who approved")
    static let secretaryNumber = Text("批准文号", "Number of the approval")
    static let secretaryRecordedBy = Text("登记人", "Recorded by")
    static let recordSecretary = Text("登记批准", "Record the approval")
    static let groupTitle = Text("核查组", "Check group")
    static let groupHint = Text(
        "由承办室至少两人组成，承办人提出，领导批准后成立，初步核实期限自批准之日起算。每次调整都须重新批准；核查报告须由批准的全体成员签名。",
        "The holder proposes at least two people of the room and a leader approves them; the period counts from that day. Every change is approved again, and everybody in the approved group signs the report."
    )
    static let noGroup = Text("尚未组成核查组。", "There is no group yet.")
    static let groupMember = Text("成员", "Member")
    static let groupLeader = Text("组长", "Leader")
    static let groupJoined = Text("加入", "Joined")
    static let groupLeft = Text("退出", "Left")
    static let formGroup = Text("提出核查组", "Propose the group")
    static let approveGroup = Text("批准核查组", "Approve the group")
    static let groupApprovedBy = Text("批准人", "Approved by")
    static let groupNotApproved = Text("待批准", "Waits for approval")
    static let reportTitle = Text("初步核实情况报告", "Report on the verification")
    static let noReport = Text("尚未写核查报告。", "There is no report yet.")
    static func reportOf(_ ordinal: Int) -> Text { Text("第\(ordinal)稿", "Version \(ordinal)") }
    static let reportBasis = Text("依据", "Basis")
    static let reportProblem = Text("主要问题", "Main problems")
    static let reportProcess = Text("核实过程", "How it was checked")
    static let reportFindings = Text("核实结果", "What was found")
    static let reportDoubts = Text("存在的疑点", "What stays in doubt")
    static let reportProposal = Text("处理建议", "Proposal")
    static let reportSealed = Text("报告内容仅核查组成员、承办人和领导可见。", "Only the group, the holder and leaders read it.")
    static let writeReport = Text("写核查报告", "Write the report")
    static let writeReportHint = Text(
        "每写一稿，全体成员重新签名；提交的结果须与签名的报告一致。",
        "Each version is signed anew by everybody; the result that is handed in is the one that was signed."
    )
    static let signaturesTitle = Text("签名", "Signatures")
    static let signedAt = Text("签名时间", "Signed at")
    static let notSigned = Text("未签名", "Not signed")
    static let signatureSeal = Text("所签内容的摘要", "Hash of what is signed")
    static let signReport = Text("我已阅读，签名", "I have read it and sign")
    static let signHint = Text("签名只能由本人作出，不能撤回。", "Each signs for themselves; a signature is not taken back.")

    // MARK: Telling a result

    static let toldTitle = Text("向反映人反馈", "Telling the reporter")
    static let toldHint = Text(
        "先告知保密义务，再反馈结果；只反馈结果，不讲核查细节。",
        "Tell the duty of secrecy first, then the result, and no detail of the check."
    )
    static let openToldForm = Text("登记反馈情况", "Record what was said")
    static let toldSecrecy = Text("已告知反映人对反馈内容保密", "The duty to keep it confidential was read out")
    static let mustTellSecrecy = Text("请先告知保密义务，再反馈。", "Tell the duty of secrecy first.")
    static let toldSummary = Text("反馈内容摘要", "What was told, in short")
    static let toldOpinion = Text("反映人意见", "The reporter's opinion")
    static let toldWords = Text("反映人原话要点", "The reporter's words")
    static let toldWordsHint = Text(
        "有异议或者有新证据的必须填写；有异议的同时登记为异议。",
        "Needed for an objection or new evidence; an objection is recorded as one at once."
    )
    static let toldEvidence = Text("提供了新的证据线索", "New evidence was given")
    static let toldEvidenceNext = Text(
        "反映人提供了新的证据线索：请在线索页申请重新办理，由分管领导决定；不影响原结论的，在归档页说明。未处理的不能归档。",
        "New evidence: ask on the clue's page to open it again, and a deputy decides; if it changes nothing, say so on the "
            + "page of the file. Until then it is not archived."
    )
    static let toldDay = Text("反馈日期", "Day")
    static let toldWay = Text("反馈方式", "Way")
    static let toldBy = Text("反馈人", "Told by")
    static let noTalks = Text("尚无反馈记录。", "Nothing is recorded yet.")
    static let yes = Text("有", "Yes")
    static let no = Text("无", "No")
}

extension Triage.CallWay {
    var words: Text {
        switch self {
        case .phone: Text("电话", "Telephone")
        case .interview: Text("面谈", "In person")
        case .letter: Text("信函", "Letter")
        case .other: Text("其他", "Another way")
        }
    }
}

extension FeedbackTalk.Opinion {
    var words: Text {
        switch self {
        case .satisfied: Text("满意", "Satisfied")
        case .objects: Text("有异议", "Objects")
        case .none: Text("未表示意见", "No opinion")
        }
    }
}

extension Handle.Finding {
    var words: Text {
        switch self {
        case .end(let result): result.words
        case .hold: Handle.Proposal.holdForLater.words
        }
    }
}

extension Handle.Decided {
    var words: Text {
        switch self {
        case .way(let way): way.words
        case .result(let result): result.words
        }
    }
}
