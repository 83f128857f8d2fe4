/// The decision that a document carries out: without it nobody writes one.
public enum DocumentGround: String, Hashable, Sendable, CaseIterable {
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
    /// The result that a leader approved: the finished clue itself (JB-23).
    case result
    /// What was said when a result was told (JB-27).
    case feedback = "feedback_record"
    /// The report was accepted as an ordinary petition of this organ, which is not answered yet (XF-23, XF-32).
    case petition
    /// A reminder that was recorded, of a clue that still is to be pressed (JB-22).
    case reminder
}

extension DocumentKind {
    /// What has to be decided or recorded before it is written; nil where nothing has.
    public var ground: DocumentGround? {
        switch self {
        case .assignment: .assignment
        case .supervisionOrder: .supervision
        case .disciplineRecommendation, .supervisionRecommendation: .recommendation
        case .clarification: .clarification
        case .inquiryLetter: .plan
        case .verificationReport: .checkReport
        // Nobody makes public what is not decided.
        case .checkReport, .publicNotice: .result
        case .feedbackRecord: .feedback
        case .petitionAcceptance, .petitionOpinion: .petition
        case .reminder: .reminder
        // Printed from the notice itself.
        case .acceptance, .guidance: nil
        // One letter lists several items (JB-16), so that it belongs to no single record.
        case .forwarding: nil
        // What is submitted: the decision comes after it.
        case .verificationRequest: nil
        // Made of the whole file.
        case .archiveIndex: nil
        // The other way round: what is recorded as sent names its letter (XF-22).
        case .petitionTransfer: nil
        }
    }

    /// Whether it cannot be written without its record. A reminder is recorded of a clue, where the pause between two
    /// binds it, and its paper follows; before there is a clue, as of what was passed on and not taken up, nothing of the
    /// kind is recorded and the paper stands alone.
    ///
    /// - Parameter hasClue: the file has a clue that did not go back.
    public func needsGround(hasClue: Bool) -> Bool {
        switch ground {
        case nil: false
        case .reminder: hasClue
        case .assignment, .supervision, .recommendation, .clarification, .plan, .checkReport, .result, .feedback,
            .petition:
            true
        }
    }

    /// Whether it is the wording of a notice (告知书), which has its own number, approval and delivery: no second paper says
    /// the same.
    ///
    /// - Policy: JB-26, JB-13
    public var isNotice: Bool {
        switch self {
        case .acceptance, .guidance: true
        case .forwarding, .assignment, .supervisionOrder, .reminder, .checkReport, .feedbackRecord, .inquiryLetter,
            .verificationRequest, .verificationReport, .disciplineRecommendation, .supervisionRecommendation,
            .clarification, .publicNotice, .archiveIndex, .petitionOpinion, .petitionTransfer, .petitionAcceptance:
            false
        }
    }

    /// What the record on which it rests says, and nobody types: its paper says nothing else. The rest is typed, with
    /// what the file knows filled in.
    public var toldByRecord: Set<DocumentField> {
        switch self {
        case .assignment: [.addressee, .deadline]
        case .supervisionOrder: [.addressee, .supervisionReason, .deadline]
        case .checkReport: [.conclusion]
        case .feedbackRecord:
            [.feedbackTime, .feedbackWay, .feedbackPerson, .result, .reporterOpinion, .objection, .newEvidence]
        case .verificationReport:
            [.basis, .problem, .process, .findings, .doubts, .conclusion, .proposal, .signatures]
        case .disciplineRecommendation, .supervisionRecommendation: [.addressee, .unitFacts, .evidence, .advice]
        // The unit's Party committee, or the person: the record names unit and post of whom it clears.
        case .clarification: [.cleared, .falseFacts, .clearedResult]
        case .archiveIndex: [.attachments, .approvals, .handoff]
        case .acceptance, .guidance, .forwarding, .reminder, .inquiryLetter, .verificationRequest, .publicNotice,
            .petitionOpinion, .petitionTransfer, .petitionAcceptance:
            []
        }
    }

    /// What somebody types into it.
    public func isTyped(_ field: DocumentField) -> Bool {
        guard case .typed = field.source else { return false }
        return !toldByRecord.contains(field)
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

    /// A notice to a reporter is approved, numbered and delivered as a notice, in the wording of its kind; nobody writes
    /// a second paper beside it.
    ///
    /// - Policy: JB-26, JB-13
    static let noticeTells = Self(id: .noticeTells, policy: "JB-26", isSilent: false) { act, facts in
        guard facts.kind.isNotice else { return nil }
        return switch act {
        case .draft, .edit, .approve:
            (
                Paper.RuleID.noticeTells.statement,
                Bilingual("请在“告知”中审批、打印和登记送达", "Approve, print and deliver it among the notices")
            )
        case .withdraw, .print, .proposeVoid, .keep, .void: nil
        }
    }

    /// - Policy: JB-23
    static let resultFirst = rests(
        on: .result, .resultFirst, "JB-23",
        Bilingual("请先将办理结果报批", "Have the result approved first"))

    /// - Policy: JB-27
    static let toldFirst = rests(
        on: .feedback, .toldFirst, "JB-27",
        Bilingual("请先由承办人登记反馈情况", "Whoever handles it records first what was said"))

    /// - Policy: JB-20
    static let assignmentFirst = rests(
        on: .assignment, .assignmentFirst, "JB-20", Bilingual("请先提出交办并经批准", "Have the assignment approved first"))

    /// - Policy: JB-22
    static let orderFirst = rests(
        on: .supervision, .orderFirst, "JB-22", Bilingual("请先提出督办并经批准", "Have the order approved first"))

    /// Every paper of a reminder stands for one that was recorded: the pause between two holds for papers too.
    ///
    /// - Policy: JB-22
    static let remindedFirst = rests(
        on: .reminder, .remindedFirst, "JB-22",
        Bilingual(
            "请先在“督办”中登记催办；已办结或者已退回的，不再催办",
            "Remind first, on the page of supervision; of what is finished or went back nobody is reminded"))

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

    /// - Policy: XF-23, XF-32
    static let petitionFirst = rests(
        on: .petition, .petitionFirst, "XF-23",
        Bilingual("请先受理为本机关的信访事项", "Accept it as a petition of this organ first"))
}
