/// What a report is (信访举报类别), in the order in which a mixed letter is judged.
public enum ReportKind: String, Hashable, Sendable, CaseIterable {
    /// 检举控告
    case accusation
    /// 申诉
    case appeal
    /// 批评建议
    case suggestion
    /// 业务范围外
    case outOfScope = "out_of_scope"
    /// 无实质内容
    case noSubstance = "no_substance"
    /// Thanks, greetings, tests, questions about progress.
    case notAReport = "not_a_report"
}

/// Why a report is not accepted (不予受理).
///
/// - Policy: JB-13
public enum DeclineReason: String, Hashable, Sendable, CaseIterable {
    /// To be settled by litigation, arbitration, administrative ruling or review.
    case legalRemedy = "legal_remedy"
    /// Belongs to another organ or unit.
    case otherOrgan = "other_organ"
    /// Names an offence without any fact.
    case noSubstance = "no_substance"
}

/// What is done with a report that is not accepted; follows from reason and channel.
///
/// - Policy: JB-13
public enum DeclineAction: String, Hashable, Sendable, CaseIterable {
    /// Passed to the competent organ (转送).
    case transferOut = "transfer_out"
    /// The reporter is told where to go (引导告知).
    case informReporter = "inform_reporter"
    /// Kept on file (留存备查).
    case retain
}
