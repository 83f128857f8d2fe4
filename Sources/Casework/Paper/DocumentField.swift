/// One thing that a document can state (要素); a template names it as `{{item}}`.
///
/// The reporter's name is among them so that whoever writes it into a template is told that no document states it.
public enum DocumentField: String, Hashable, Sendable, CaseIterable {
    // Filled by the program, never typed.
    case item, clue, organ, contact, approver, attachments, approvals, handoff
    case receivedOn = "received_on"
    case secrecyDuty = "secrecy_duty"
    case replyPeriod = "reply_period"

    // Typed, some of them filled in beforehand.
    case addressee, items, basis, deadline, requirement, demand, questions, countersignature, scope
    case declineReason = "decline_reason"
    case competentOrgan = "competent_organ"
    case reportFormat = "report_format"
    case supervisionReason = "supervision_reason"
    case feedbackTime = "feedback_time"
    case feedbackWay = "feedback_way"
    case feedbackPerson = "feedback_person"
    case result
    case reporterOpinion = "reporter_opinion"
    case objection
    case newEvidence = "new_evidence"
    case accused, problem, process, findings, conclusion, doubts, proposal, signatures
    case accusedOpinion = "accused_opinion"
    case opinionExplained = "opinion_explained"
    case selfCriticism = "self_criticism"
    case reviewOpinion = "review_opinion"
    case unitFacts = "unit_facts"
    case evidence, advice
    case replyRequirement = "reply_requirement"
    case cleared
    case falseFacts = "false_facts"
    case legalBasis = "legal_basis"
    case clearedResult = "cleared_result"
    case overallEvaluation = "overall_evaluation"
    case publicFacts = "public_facts"
    case reporter
    case petitionRequest = "petition_request"
    case petitionFacts = "petition_facts"
    case petitionOpinion = "petition_opinion"
    case petitionRemedy = "petition_remedy"
}

extension DocumentField {
    /// What a field tells, by which it is kept out of documents.
    public enum Matter: String, Hashable, Sendable, CaseIterable {
        /// Numbers, dates, organs, requirements: nothing of the matter.
        case form
        /// Who reported.
        case reporter
        /// Whom a report accuses.
        case accused
        /// What was reported.
        case content
        /// How and with what a check found it out.
        case check
        /// What somebody is worth as a whole, beyond the one matter.
        case evaluation
    }

    public var matter: Matter {
        switch self {
        case .item, .clue, .organ, .contact, .approver, .receivedOn, .secrecyDuty, .replyPeriod, .addressee, .items,
            .basis, .deadline, .requirement, .demand, .countersignature, .scope, .attachments, .declineReason,
            .competentOrgan, .reportFormat, .supervisionReason, .feedbackTime, .feedbackWay, .feedbackPerson, .result,
            .conclusion, .signatures, .reviewOpinion, .advice, .replyRequirement, .legalBasis, .clearedResult,
            .approvals, .handoff, .newEvidence, .objection, .reporterOpinion, .petitionOpinion, .petitionRemedy:
            .form
        case .reporter: .reporter
        case .accused, .cleared, .unitFacts: .accused
        case .problem, .questions, .falseFacts, .publicFacts, .petitionRequest, .petitionFacts: .content
        case .process, .findings, .evidence, .doubts, .proposal, .accusedOpinion, .opinionExplained, .selfCriticism:
            .check
        case .overallEvaluation: .evaluation
        }
    }

    /// Where its words come from.
    public enum Source: Hashable, Sendable {
        /// From the file; nobody types it.
        case file
        /// From the approval.
        case approval
        /// Somebody types it, in this many lines of a form.
        case typed(lines: Int)
    }

    public var source: Source {
        switch self {
        case .item, .clue, .organ, .contact, .receivedOn, .secrecyDuty, .replyPeriod, .attachments, .approvals,
            .handoff:
            .file
        case .approver: .approval
        case .addressee, .deadline, .competentOrgan, .supervisionReason, .feedbackTime, .feedbackWay, .feedbackPerson,
            .accused, .cleared, .basis, .declineReason, .reporter, .scope, .signatures:
            .typed(lines: 1)
        case .items, .requirement, .demand, .questions, .countersignature, .reportFormat, .result,
            .reporterOpinion, .objection, .newEvidence, .problem, .process, .findings, .conclusion, .doubts, .proposal,
            .accusedOpinion, .opinionExplained, .selfCriticism, .reviewOpinion, .unitFacts, .evidence, .advice,
            .replyRequirement, .falseFacts, .legalBasis, .clearedResult, .overallEvaluation, .publicFacts,
            .petitionRequest, .petitionFacts, .petitionOpinion, .petitionRemedy:
            .typed(lines: 4)
        }
    }

    /// Whether it stands in the head of the page and not in the template: 主送机关.
    public var standsInHead: Bool { self == .addressee }
}

extension DocumentField {
    /// The usual values, offered while one types; others can be typed too. The four reasons of a supervision order
    /// (JB-22), the ways of feedback.
    public var offered: [String] {
        switch self {
        case .supervisionReason: ["超过期限未办结", "办理不力、敷衍了事", "需要补充核查、重新研究或者补充材料", "其他需要督办的情形"]
        case .feedbackWay: ["当面反馈", "电话反馈", "书面反馈"]
        case .item, .clue, .organ, .contact, .approver, .receivedOn, .secrecyDuty, .replyPeriod, .addressee, .items,
            .basis, .deadline, .requirement, .demand, .questions, .countersignature, .scope, .attachments,
            .declineReason, .competentOrgan, .reportFormat, .feedbackTime, .feedbackPerson, .result,
            .reporterOpinion, .objection, .newEvidence, .accused, .problem, .process, .findings, .conclusion, .doubts,
            .proposal, .signatures, .accusedOpinion, .opinionExplained, .selfCriticism, .reviewOpinion, .unitFacts,
            .evidence, .advice, .replyRequirement, .cleared, .falseFacts, .legalBasis, .clearedResult,
            .overallEvaluation, .publicFacts, .approvals, .handoff, .reporter, .petitionRequest, .petitionFacts,
            .petitionOpinion, .petitionRemedy:
            []
        }
    }
}
