extension DocumentField {
    /// What it is called on forms and in messages.
    public var name: Bilingual { aboutFile ?? aboutOrders ?? aboutCheck }

    private var aboutFile: Bilingual? {
        switch self {
        case .item: Bilingual("来件编号", "Number of the report")
        case .clue: Bilingual("线索编号", "Number of the clue")
        case .organ: Bilingual("发文机关", "Issuing organ")
        case .contact: Bilingual("联系方式", "Contact")
        case .approver: Bilingual("审批人", "Approved by")
        case .receivedOn: Bilingual("收到日期", "Day of receipt")
        case .secrecyDuty: Bilingual("保密义务", "Duty of secrecy")
        case .replyPeriod: Bilingual("回复期限", "Period for the reply")
        case .addressee: Bilingual("主送机关（人）", "Addressee")
        case .items: Bilingual("件目清单（只列编号）", "List of items, by number only")
        case .basis: Bilingual("依据", "Basis")
        case .declineReason: Bilingual("不予受理的原因", "Why it is not accepted")
        case .competentOrgan: Bilingual("有权处理的机关", "Competent organ")
        case .reporter: Bilingual("检举控告人", "Reporter")
        case .petitionRequest: Bilingual("信访请求", "What is asked for")
        case .petitionFacts: Bilingual("事实和理由", "Facts and reasons")
        case .petitionOpinion: Bilingual("处理意见", "Opinion")
        case .petitionRemedy: Bilingual("复查、复核的告知", "Review and re-check")
        case .deadline, .requirement, .demand, .reportFormat, .supervisionReason, .feedbackTime, .feedbackWay,
            .feedbackPerson, .result, .reporterOpinion, .objection, .newEvidence, .questions, .countersignature,
            .scope, .attachments, .approvals, .handoff, .accused, .problem, .process, .findings, .conclusion,
            .doubts, .proposal, .signatures, .accusedOpinion, .opinionExplained, .selfCriticism, .reviewOpinion,
            .unitFacts, .evidence, .advice, .replyRequirement, .cleared, .falseFacts, .legalBasis, .clearedResult,
            .overallEvaluation, .publicFacts:
            nil
        }
    }

    private var aboutOrders: Bilingual? {
        switch self {
        case .deadline: Bilingual("期限", "Last day")
        case .requirement: Bilingual("办理要求", "Requirement")
        case .demand: Bilingual("督办要求", "Demand")
        case .reportFormat: Bilingual("报告形式", "Form of the report")
        case .supervisionReason: Bilingual("督办事由", "Reason of the order")
        case .feedbackTime: Bilingual("反馈时间", "When it was fed back")
        case .feedbackWay: Bilingual("反馈方式", "How it was fed back")
        case .feedbackPerson: Bilingual("反馈人", "Who fed it back")
        case .result: Bilingual("反馈内容摘要", "Summary of what was told")
        case .reporterOpinion: Bilingual("检举控告人意见", "What the reporter says")
        case .objection: Bilingual("异议", "Objection")
        case .newEvidence: Bilingual("新的证据线索", "New evidence")
        case .questions: Bilingual("函询问题", "Questions")
        case .countersignature: Bilingual("签署要求", "Counter-signature")
        case .scope: Bilingual("通报范围", "Scope")
        case .attachments: Bilingual("卷内材料目录", "Index of the papers")
        case .approvals: Bilingual("审批材料", "Approvals")
        case .handoff: Bilingual("交接签名", "Signatures of the hand-over")
        case .item, .clue, .organ, .contact, .approver, .receivedOn, .secrecyDuty, .replyPeriod, .addressee,
            .items, .basis, .declineReason, .competentOrgan, .reporter, .accused, .problem, .process, .findings,
            .conclusion, .doubts, .proposal, .signatures, .accusedOpinion, .opinionExplained, .selfCriticism,
            .reviewOpinion, .unitFacts, .evidence, .advice, .replyRequirement, .cleared, .falseFacts, .legalBasis,
            .clearedResult, .overallEvaluation, .publicFacts, .petitionRequest, .petitionFacts, .petitionOpinion,
            .petitionRemedy:
            nil
        }
    }

    private var aboutCheck: Bilingual {
        switch self {
        case .accused: Bilingual("被反映人", "Accused")
        case .problem: Bilingual("主要问题", "Main problems")
        case .process: Bilingual("核查过程", "How it was checked")
        case .findings: Bilingual("核查认定的事实", "What the check found")
        case .conclusion: Bilingual("结论", "Conclusion")
        case .doubts: Bilingual("疑点", "Doubts")
        case .proposal: Bilingual("处理建议", "Proposal")
        case .signatures: Bilingual("核查组全体成员签名", "Signatures of the whole group")
        case .accusedOpinion: Bilingual("被反映人意见", "What the accused says")
        case .opinionExplained: Bilingual("对意见的说明", "Explanation of the opinions")
        case .selfCriticism: Bilingual("检讨或者处理决定", "Self-criticism or decision")
        case .reviewOpinion: Bilingual("呈报机关审核意见", "Review opinion of the reporting organ")
        case .unitFacts: Bilingual("被建议单位基本情况", "Basic facts of the unit")
        case .evidence: Bilingual("查明的事实、证据和依据", "Facts, evidence and legal basis")
        case .advice: Bilingual("建议", "Advice")
        case .replyRequirement: Bilingual("回复要求", "Reply")
        case .cleared: Bilingual("被澄清人", "Who is cleared")
        case .falseFacts: Bilingual("不实反映的事项", "What was falsely reported")
        case .legalBasis: Bilingual("法规依据", "Legal basis")
        case .clearedResult: Bilingual("核查结果", "Result")
        case .overallEvaluation: Bilingual("总体评价", "Overall evaluation")
        case .publicFacts: Bilingual("通报的事实（隐去举报人）", "Facts, without the reporter")
        case .item, .clue, .organ, .contact, .approver, .receivedOn, .secrecyDuty, .replyPeriod, .addressee,
            .items, .basis, .declineReason, .competentOrgan, .reporter, .deadline, .requirement, .demand,
            .reportFormat, .supervisionReason, .feedbackTime, .feedbackWay, .feedbackPerson, .result,
            .reporterOpinion, .objection, .newEvidence, .questions, .countersignature, .scope, .attachments,
            .approvals, .handoff, .petitionRequest, .petitionFacts, .petitionOpinion, .petitionRemedy:
            Bilingual(rawValue, rawValue)
        }
    }
}
