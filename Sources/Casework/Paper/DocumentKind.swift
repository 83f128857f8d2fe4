/// A kind of document (文书种类): one for each row of the table of documents.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    /// 受理告知书
    case acceptance
    /// 不予受理告知书、引导告知书
    case guidance
    /// 转送函
    case forwarding
    /// 交办函
    case assignment
    /// 督办函
    case supervisionOrder = "supervision_order"
    /// 催办单
    case reminder
    /// 核查结果报告
    case checkReport = "check_report"
    /// 反馈记录
    case feedbackRecord = "feedback_record"
    /// 函询函
    case inquiryLetter = "inquiry_letter"
    /// 初步核实呈批表
    case verificationRequest = "verification_request"
    /// 初步核实情况报告
    case verificationReport = "verification_report"
    /// 纪律检查建议书
    case disciplineRecommendation = "discipline_recommendation"
    /// 监察建议书
    case supervisionRecommendation = "supervision_recommendation"
    /// 澄清正名函
    case clarification
    /// 通报
    case publicNotice = "public_notice"
    /// 归档目录
    case archiveIndex = "archive_index"
    /// 信访处理（复查、复核）意见书
    case petitionOpinion = "petition_opinion"
    /// 信访事项转送函
    case petitionTransfer = "petition_transfer"
    /// 信访事项受理告知书
    case petitionAcceptance = "petition_acceptance"
}

extension DocumentKind {
    /// A letter to an organ below, which tells neither whom nor what: the organ that passed a matter on writes and signs
    /// it without reading the report.
    ///
    /// - Policy: JB-20, JB-22
    public var isLetterBelow: Bool {
        switch self {
        case .forwarding, .assignment, .supervisionOrder, .reminder: true
        case .acceptance, .guidance, .checkReport, .feedbackRecord, .inquiryLetter, .verificationRequest,
            .verificationReport, .disciplineRecommendation, .supervisionRecommendation, .clarification, .publicNotice,
            .archiveIndex, .petitionOpinion, .petitionTransfer, .petitionAcceptance:
            false
        }
    }

    /// What its documents state, and who writes and signs them.
    public var form: DocumentForm {
        switch self {
        case .acceptance: .acceptance
        case .guidance: .guidance
        case .forwarding: .forwarding
        case .assignment: .assignment
        case .supervisionOrder: .supervisionOrder
        case .reminder: .reminder
        case .checkReport: .checkReport
        case .feedbackRecord: .feedbackRecord
        case .inquiryLetter: .inquiryLetter
        case .verificationRequest: .verificationRequest
        case .verificationReport: .verificationReport
        case .disciplineRecommendation: .disciplineRecommendation
        case .supervisionRecommendation: .supervisionRecommendation
        case .clarification: .clarification
        case .publicNotice: .publicNotice
        case .archiveIndex: .archiveIndex
        case .petitionOpinion: .petitionOpinion
        case .petitionTransfer: .petitionTransfer
        case .petitionAcceptance: .petitionAcceptance
        }
    }
}
