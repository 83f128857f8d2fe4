/// The decision that a document carries out: without it nobody writes one.
public enum DocumentGround: String, Hashable, Sendable, CaseIterable {
    /// The report was accepted (JB-26).
    case accepted
    /// The report was not accepted (JB-13).
    case declined
    /// An assignment that was approved (JB-20).
    case assignment
    /// A supervision order that was approved (JB-22).
    case supervision
    /// A recommendation that the head approved (JB-34).
    case recommendation
    /// The clearing of a name that the head approved (JB-50).
    case clarification
    /// A talk or a letter that was approved: the clue's own plan (ZJ-28).
    case plan = "clue"
    /// The report of a check that the whole group signed (ZJ-35).
    case checkReport = "check_report"
    /// The report was accepted as an ordinary petition of this organ (XF-23).
    case petition

    /// Whether it is a record of its own, which the document names; acceptance and refusal are the report's own.
    public var isRecord: Bool {
        switch self {
        case .accepted, .declined, .petition: false
        case .assignment, .supervision, .recommendation, .clarification, .plan, .checkReport: true
        }
    }
}

extension DocumentKind {
    /// What has to be decided before it is written; nil where nothing has.
    public var ground: DocumentGround? {
        switch self {
        case .acceptance: .accepted
        case .guidance: .declined
        case .assignment: .assignment
        case .supervisionOrder: .supervision
        case .disciplineRecommendation, .supervisionRecommendation: .recommendation
        case .clarification: .clarification
        case .inquiryLetter: .plan
        case .verificationReport: .checkReport
        case .petitionAcceptance: .petition
        case .forwarding, .reminder, .checkReport, .feedbackRecord, .verificationRequest, .publicNotice, .archiveIndex,
            .petitionOpinion, .petitionTransfer:
            nil
        }
    }
}

extension Paper.Rule {
    /// A document is drafted and signed on its decision, and on nothing else.
    private static func rests(
        on ground: DocumentGround, _ id: Paper.RuleID, _ policy: Policy, _ remedy: Bilingual
    ) -> Self {
        Self(id: id, policy: policy, isSilent: false) { act, facts in
            guard facts.kind.ground == ground, !facts.isGrounded else { return nil }
            return switch act {
            case .draft, .approve: (id.statement, remedy)
            case .edit, .withdraw, .print, .proposeVoid, .keep, .void: nil
            }
        }
    }

    /// - Policy: JB-26
    static let acceptedFirst = rests(
        on: .accepted, .acceptedFirst, "JB-26", Bilingual("请先办理受理审核", "Accept the report first"))

    /// - Policy: JB-13
    static let declinedFirst = rests(
        on: .declined, .declinedFirst, "JB-13",
        Bilingual("请先审批不予受理或者引导的意见", "Decide first that the report is not accepted"))

    /// - Policy: JB-20
    static let assignmentFirst = rests(
        on: .assignment, .assignmentFirst, "JB-20", Bilingual("请先提出交办并经批准", "Have the assignment approved first"))

    /// - Policy: JB-22
    static let orderFirst = rests(
        on: .supervision, .orderFirst, "JB-22", Bilingual("请先提出督办并经批准", "Have the order approved first"))

    /// - Policy: JB-34
    static let recommendationFirst = rests(
        on: .recommendation, .recommendationFirst, "JB-34",
        Bilingual("请先将建议报主要负责人批准", "Have the recommendation approved first"))

    /// - Policy: JB-50
    static let clearingFirst = rests(
        on: .clarification, .clearingFirst, "JB-50",
        Bilingual("请先提出澄清正名并经主要负责人批准", "Have the clearing approved first"))

    /// - Policy: ZJ-28
    static let planFirst = rests(
        on: .plan, .planFirst, "ZJ-28", Bilingual("请先报批谈话函询方案", "Have the plan of a talk or letter approved first"))

    /// - Policy: ZJ-35
    static let signedFirst = rests(
        on: .checkReport, .signedFirst, "ZJ-35",
        Bilingual("请核查组全体成员先在核实报告上签名", "Every member of the group signs the report of the check first"))

    /// - Policy: XF-23
    static let petitionFirst = rests(
        on: .petition, .petitionFirst, "XF-23",
        Bilingual("请先受理为本机关的信访事项", "Accept it as a petition of this organ first"))
}
