// What each kind states. The reporter is kept out of every one (JB-47).

extension DocumentForm {
    private static let petitionOffice: Set<Role> = [.registrar, .petitionLead]
    private static let room: Set<Role> = [.roomMember]
    private static let secrecy: [DocumentField.Matter: Policy] = [.reporter: "JB-47"]
    /// Nothing of the matter may be read in it: neither whom nor what, nor how it was checked.
    private static let blind: [DocumentField.Matter: Policy] = [
        .reporter: "JB-47", .accused: "JB-47", .content: "JB-47", .check: "JB-27", .evaluation: "DW-document",
    ]
    /// It names whom and what, and nothing else.
    private static let sober: [DocumentField.Matter: Policy] = [.reporter: "JB-47", .evaluation: "DW-document"]

    /// - Policy: JB-26
    static let acceptance = Self(
        title: Bilingual("受理告知书", "Notice of acceptance"), policy: "JB-26",
        basis: "《纪检监察机关处理检举控告工作规则》第二十六条",
        required: [.item, .receivedOn, .organ, .contact, .secrecyDuty], optional: [.basis], audience: .reporter,
        drafters: petitionOffice, approvers: [.petitionLead], series: .petition, bans: blind)

    /// - Policy: JB-13
    static let guidance = Self(
        title: Bilingual("不予受理（引导）告知书", "Notice of non-acceptance and guidance"), policy: "JB-13",
        basis: "《纪检监察机关处理检举控告工作规则》第十三条",
        required: [.item, .receivedOn, .declineReason, .competentOrgan, .contact, .secrecyDuty],
        optional: [.organ, .basis], audience: .reporter, drafters: petitionOffice, approvers: [.petitionLead],
        series: .petition, bans: blind)

    /// By number only; what belongs to the higher level is in no list (JB-15).
    ///
    /// - Policy: JB-16
    static let forwarding = Self(
        title: Bilingual("转送函", "Letter of forwarding"), policy: "JB-16",
        basis: "《纪检监察机关处理检举控告工作规则》第十六条",
        required: [.addressee, .items, .basis, .replyPeriod], optional: [.organ, .contact, .item, .requirement],
        audience: .lowerOrgan, drafters: petitionOffice, approvers: [.petitionLead, .deputy], series: .letter,
        bans: blind)

    /// - Policy: JB-20
    static let assignment = Self(
        title: Bilingual("交办函", "Letter of assignment"), policy: "JB-20",
        basis: "《纪检监察机关处理检举控告工作规则》第二十条、第二十一条",
        required: [.addressee, .item, .requirement, .deadline, .reportFormat, .approver],
        optional: [.basis, .clue, .organ, .contact], audience: .lowerOrgan, drafters: petitionOffice,
        approvers: [.deputy], series: .letter, bans: blind)

    /// - Policy: JB-22
    static let supervisionOrder = Self(
        title: Bilingual("督办函", "Supervision order"), policy: "JB-22",
        basis: "《纪检监察机关处理检举控告工作规则》第二十二条",
        required: [.addressee, .item, .supervisionReason, .demand, .deadline],
        optional: [.basis, .clue, .organ, .contact, .approver], audience: .lowerOrgan,
        drafters: petitionOffice.union([.caseSupervision]), approvers: [.deputy], series: .supervision, bans: blind)

    /// - Policy: JB-22
    static let reminder = Self(
        title: Bilingual("催办单", "Reminder"), policy: "JB-22", basis: "《纪检监察机关处理检举控告工作规则》第二十二条",
        required: [.addressee, .item, .supervisionReason, .demand, .deadline],
        optional: [.basis, .clue, .organ, .contact], audience: .lowerOrgan,
        drafters: petitionOffice.union([.caseSupervision]), approvers: [.petitionLead, .deputy], series: .supervision,
        bans: blind)

    /// Its parts are those of the older regulation on accusations and appeals; when it is due says JB-21.
    ///
    /// - Policy: KG-29, JB-21
    static let checkReport = Self(
        title: Bilingual("核查结果报告", "Report on the result of a check"), policy: "KG-29",
        basis: "《党的纪律检查机关控告申诉工作条例》第二十九条、《纪检监察机关处理检举控告工作规则》第二十一条",
        required: [
            .addressee, .item, .problem, .process, .findings, .conclusion, .reporterOpinion, .accusedOpinion,
            .opinionExplained, .selfCriticism, .reviewOpinion,
        ],
        optional: [.basis, .clue, .accused, .organ, .approver, .proposal], audience: .leaders, drafters: room,
        approvers: [.head], series: .report, bans: sober)

    /// - Policy: JB-27
    static let feedbackRecord = Self(
        title: Bilingual("反馈记录", "Record of feedback"), policy: "JB-27",
        basis: "《纪检监察机关处理检举控告工作规则》第二十七条",
        required: [
            .item, .feedbackTime, .feedbackWay, .feedbackPerson, .result, .reporterOpinion, .objection, .newEvidence,
            .secrecyDuty,
        ],
        optional: [.organ, .basis], audience: .file, drafters: petitionOffice, approvers: [.petitionLead],
        series: .petition, bans: blind)

    /// Goes out in the name of the general office (办公厅、办公室); answered within 15 working days.
    ///
    /// - Policy: ZJ-28
    static let inquiryLetter = Self(
        title: Bilingual("函询函", "Letter of inquiry"), policy: "ZJ-28",
        basis: "《中国共产党纪律检查机关监督执纪工作规则》",
        required: [.addressee, .questions, .replyPeriod, .countersignature],
        optional: [.basis, .organ, .contact, .clue],
        audience: .person, drafters: room, approvers: [.deputy, .head], series: .letter,
        bans: secrecy.merging([.check: "JB-47", .evaluation: "DW-document"]) { first, _ in first })

    /// - Policy: ZJ-33
    static let verificationRequest = Self(
        title: Bilingual("初步核实呈批表", "Request for a preliminary verification"), policy: "ZJ-33",
        basis: "《中国共产党纪律检查机关监督执纪工作规则》第三十三条",
        required: [.clue, .accused, .basis, .problem, .proposal, .approver], optional: [.item, .organ, .process],
        audience: .leaders, drafters: room, approvers: [.deputy, .head], series: .report, bans: sober)

    /// - Policy: ZJ-35
    static let verificationReport = Self(
        title: Bilingual("初步核实情况报告", "Report on a preliminary verification"), policy: "ZJ-35",
        basis: "《中国共产党纪律检查机关监督执纪工作规则》第三十五条",
        required: [.clue, .basis, .problem, .process, .findings, .doubts, .conclusion, .proposal, .signatures],
        optional: [.accused, .item, .organ, .approver], audience: .leaders, drafters: room,
        approvers: [.head], series: .report, bans: sober)

    /// To the Party organisation.
    ///
    /// - Policy: JB-34
    static let disciplineRecommendation = Self(
        title: Bilingual("纪律检查建议书", "Discipline recommendation"), policy: "JB-34",
        basis: "《纪检监察机关处理检举控告工作规则》第三十四条",
        required: [.addressee, .unitFacts, .evidence, .legalBasis, .advice, .replyRequirement],
        optional: [.basis, .organ, .contact, .deadline], audience: .unit,
        drafters: room.union([.petitionLead, .registrar]), approvers: [.head], series: .disciplineAdvice, bans: sober)

    /// To the unit of the subject.
    ///
    /// - Policy: JB-34
    static let supervisionRecommendation = Self(
        title: Bilingual("监察建议书", "Supervision recommendation"), policy: "JB-34",
        basis: "《中华人民共和国监察法》、《纪检监察机关处理检举控告工作规则》第三十四条",
        required: [.addressee, .unitFacts, .evidence, .legalBasis, .advice, .replyRequirement],
        optional: [.basis, .organ, .contact, .deadline], audience: .unit,
        drafters: room.union([.petitionLead, .registrar]), approvers: [.head], series: .supervisionAdvice,
        bans: sober)

    /// The facts of the false report and the result; no detail of the check, and no praise.
    ///
    /// - Policy: JB-50
    static let clarification = Self(
        title: Bilingual("澄清正名函", "Letter that clears a name"), policy: "JB-50",
        basis: "《纪检监察机关处理检举控告工作规则》第五十条",
        required: [.addressee, .cleared, .falseFacts, .legalBasis, .clearedResult],
        optional: [.basis, .organ, .contact], audience: .unit, drafters: room.union([.petitionLead]),
        approvers: [.head], series: .letter,
        bans: [.reporter: "JB-47", .check: "JB-50", .evaluation: "JB-50"])

    /// - Policy: JB-47
    static let publicNotice = Self(
        title: Bilingual("通报", "Circular"), policy: "JB-47", basis: "《纪检监察机关处理检举控告工作规则》第四十七条",
        required: [.addressee, .publicFacts, .result, .scope, .approver], optional: [.basis, .organ, .accused],
        audience: .everybody, drafters: room.union([.caseSupervision, .petitionLead]), approvers: [.head],
        series: .publicNotice, bans: [.reporter: "JB-47", .check: "JB-47", .evaluation: "DW-document"])

    /// - Policy: DW-archive
    static let archiveIndex = Self(
        title: Bilingual("归档目录", "Index of the file"), policy: "DW-archive", basis: "归档要求",
        required: [.item, .attachments, .approvals, .handoff], optional: [.clue, .organ, .basis, .receivedOn],
        audience: .file, drafters: room.union([.registrar, .petitionLead, .caseSupervision]),
        approvers: [.caseSupervision, .petitionLead, .deputy], series: .archive, bans: blind)

    /// To the petitioner, by number alone: what was asked for, facts and reasons, the opinion, its basis. It can name whom
    /// the petitioner named: nothing of a check is in it.
    ///
    /// - Policy: XF-32
    static let petitionOpinion = Self(
        title: Bilingual("信访处理意见书", "Opinion on a petition"), policy: "XF-32", basis: "《信访工作条例》第三十二条",
        required: [.item, .petitionRequest, .petitionFacts, .petitionOpinion, .legalBasis, .petitionRemedy],
        optional: [.organ, .contact, .basis, .receivedOn], audience: .reporter, drafters: petitionOffice,
        approvers: [.deputy, .head], series: .petition,
        bans: [.reporter: "JB-47", .check: "JB-27", .evaluation: "DW-document"])

    /// To an organ outside, with what is passed on by number; never to whom it is about.
    ///
    /// - Policy: XF-22
    static let petitionTransfer = Self(
        title: Bilingual("信访事项转送函", "Letter that passes a petition on"), policy: "XF-22",
        basis: "《信访工作条例》第二十二条、《纪检监察机关处理检举控告工作规则》第十三条",
        required: [.addressee, .items, .basis], optional: [.organ, .contact, .item, .receivedOn, .requirement],
        audience: .otherOrgan, drafters: petitionOffice, approvers: [.petitionLead, .deputy], series: .letter,
        bans: blind)

    /// To the petitioner, by number alone, in writing: that it is accepted, by whom, and until when it is answered.
    ///
    /// - Policy: XF-23
    static let petitionAcceptance = Self(
        title: Bilingual("信访事项受理告知书", "Notice that a petition is accepted"), policy: "XF-23",
        basis: "《信访工作条例》第二十三条",
        required: [.item, .receivedOn, .organ, .deadline, .contact], optional: [.basis], audience: .reporter,
        drafters: petitionOffice, approvers: [.petitionLead, .deputy], series: .petition, bans: blind)
}
