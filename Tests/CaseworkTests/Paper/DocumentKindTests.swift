import Casework
import Testing

/// The table of documents: what each kind must, may and must not state, who writes and who signs it.
@Suite("documents: the table") struct DocumentKindTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: DocumentKind
        let policy: Policy
        let required: Set<DocumentField>
        let optional: Set<DocumentField>
        let approvers: Set<Role>
        let series: DocumentSeries

        var testDescription: String { "\(policy.key) \(kind.rawValue)" }
    }

    static let rows: [Row] = [
        Row(
            kind: .acceptance, policy: "JB-26", required: [.item, .receivedOn, .organ, .contact, .secrecyDuty],
            optional: [.basis], approvers: [.petitionLead], series: .petition),
        Row(
            kind: .guidance, policy: "JB-13",
            required: [.item, .receivedOn, .declineReason, .competentOrgan, .contact, .secrecyDuty],
            optional: [.organ, .basis], approvers: [.petitionLead], series: .petition),
        Row(
            kind: .forwarding, policy: "JB-16", required: [.addressee, .items, .basis, .replyPeriod],
            optional: [.organ, .contact, .item, .requirement], approvers: [.petitionLead, .deputy], series: .letter),
        Row(
            kind: .assignment, policy: "JB-20",
            required: [.addressee, .item, .requirement, .deadline, .reportFormat, .approver],
            optional: [.basis, .clue, .organ, .contact], approvers: [.deputy], series: .letter),
        Row(
            kind: .supervisionOrder, policy: "JB-22",
            required: [.addressee, .item, .supervisionReason, .demand, .deadline],
            optional: [.basis, .clue, .organ, .contact, .approver], approvers: [.deputy], series: .supervision),
        Row(
            kind: .reminder, policy: "JB-22", required: [.addressee, .item, .supervisionReason, .demand, .deadline],
            optional: [.basis, .clue, .organ, .contact], approvers: [.petitionLead, .deputy], series: .supervision),
        Row(
            kind: .checkReport, policy: "KG-29",
            required: [
                .addressee, .item, .problem, .process, .findings, .conclusion, .reporterOpinion, .accusedOpinion,
                .opinionExplained, .selfCriticism, .reviewOpinion,
            ],
            optional: [.basis, .clue, .accused, .organ, .approver, .proposal], approvers: [.head], series: .report),
        Row(
            kind: .feedbackRecord, policy: "JB-27",
            required: [
                .item, .feedbackTime, .feedbackWay, .feedbackPerson, .result, .reporterOpinion, .objection,
                .newEvidence, .secrecyDuty,
            ],
            optional: [.organ, .basis], approvers: [.petitionLead], series: .petition),
        Row(
            kind: .inquiryLetter, policy: "ZJ-28", required: [.addressee, .questions, .replyPeriod, .countersignature],
            optional: [.basis, .organ, .contact, .clue], approvers: [.deputy, .head], series: .letter),
        Row(
            kind: .verificationRequest, policy: "ZJ-33",
            required: [.clue, .accused, .basis, .problem, .proposal, .approver],
            optional: [.item, .organ, .process], approvers: [.deputy, .head], series: .report),
        Row(
            kind: .verificationReport, policy: "ZJ-35",
            required: [.clue, .basis, .problem, .process, .findings, .doubts, .conclusion, .proposal, .signatures],
            optional: [.accused, .item, .organ, .approver], approvers: [.head], series: .report),
        Row(
            kind: .disciplineRecommendation, policy: "JB-34",
            required: [.addressee, .unitFacts, .evidence, .legalBasis, .advice, .replyRequirement],
            optional: [.basis, .organ, .contact, .deadline], approvers: [.head], series: .disciplineAdvice),
        Row(
            kind: .supervisionRecommendation, policy: "JB-34",
            required: [.addressee, .unitFacts, .evidence, .legalBasis, .advice, .replyRequirement],
            optional: [.basis, .organ, .contact, .deadline], approvers: [.head], series: .supervisionAdvice),
        Row(
            kind: .clarification, policy: "JB-50",
            required: [.addressee, .cleared, .falseFacts, .legalBasis, .clearedResult],
            optional: [.basis, .organ, .contact], approvers: [.head], series: .letter),
        Row(
            kind: .publicNotice, policy: "JB-47", required: [.addressee, .publicFacts, .result, .scope, .approver],
            optional: [.basis, .organ, .accused], approvers: [.head], series: .publicNotice),
        Row(
            kind: .archiveIndex, policy: "DW-archive", required: [.item, .attachments, .approvals, .handoff],
            optional: [.clue, .organ, .basis, .receivedOn], approvers: [.caseSupervision, .petitionLead, .deputy],
            series: .archive),
        Row(
            kind: .petitionOpinion, policy: "XF-32",
            required: [.item, .petitionRequest, .petitionFacts, .petitionOpinion, .legalBasis, .petitionRemedy],
            optional: [.organ, .contact, .basis, .receivedOn], approvers: [.deputy, .head], series: .petition),
        Row(
            kind: .petitionTransfer, policy: "XF-22", required: [.addressee, .items, .basis],
            optional: [.organ, .contact, .item, .receivedOn, .requirement], approvers: [.petitionLead, .deputy],
            series: .letter),
        Row(
            kind: .petitionAcceptance, policy: "XF-23", required: [.item, .receivedOn, .organ, .deadline, .contact],
            optional: [.basis], approvers: [.petitionLead, .deputy], series: .petition),
    ]

    @Test func `every kind has its row`() {
        #expect(Self.rows.map(\.kind) == DocumentKind.allCases)
    }

    @Test(arguments: rows) func `a kind must and may state what its row says, and nothing else`(row: Row) {
        let form = row.kind.form
        #expect(form.policy == row.policy)
        #expect(Set(form.required) == row.required && form.required.count == row.required.count)
        #expect(Set(form.optional) == row.optional && form.optional.count == row.optional.count)
        #expect(form.approvers == row.approvers)
        #expect(form.series == row.series)
        for field in DocumentField.allCases {
            let isAllowed = row.required.union(row.optional).contains(field)
            #expect((form.ban(on: field) == nil) == isAllowed, "\(field)")
        }
    }

    @Test(arguments: rows) func `the default wording of a kind is sound and states all that it must`(row: Row) throws {
        let template = try DocumentTemplate(row.kind.defaultText, for: row.kind)
        let values = Dictionary(uniqueKeysWithValues: row.required.map { ($0, "值\($0.rawValue)") })
        let text = try template.filled(with: values).joined(separator: "\n")
        for field in row.required where !field.standsInHead { #expect(text.contains("值\(field.rawValue)"), "\(field)") }
        #expect(!text.contains("{") && !text.contains("〔"))
    }

    @Test(arguments: rows) func `a template without something that the kind must state is refused by its name`(row: Row)
    {
        for field in row.required where !field.standsInHead {
            let others = row.required.filter { $0 != field && !$0.standsInHead }
            let text = "正文" + others.map { "{{\($0.rawValue)}}" }.joined()
            #expect(throws: DocumentTemplate.Fault.missingField(field)) { try DocumentTemplate(text, for: row.kind) }
        }
    }

    @Test(arguments: rows) func `a template with something that the kind must not state is refused by its name`(
        row: Row
    ) {
        for field in DocumentField.allCases {
            guard let policy = row.kind.form.ban(on: field) else { continue }
            let fault = DocumentTemplate.Fault.forbiddenField(field, policy)
            #expect(throws: fault) { try DocumentTemplate("{{\(field.rawValue)}}", for: row.kind) }
            let values: [DocumentField: String] = [field: "某某"]
            #expect(row.kind.form.faults(in: values, isDraft: true) == [.forbidden(field, policy)])
        }
    }

    @Test(arguments: DocumentKind.allCases) func `JB-47 no kind states who reported`(kind: DocumentKind) {
        #expect(kind.form.ban(on: .reporter) == "JB-47")
        #expect(!kind.defaultText.contains("{{reporter}}"))
    }

    @Test(arguments: DocumentKind.allCases)
    func `ZJ-28 a letter of inquiry alone goes out in the name of the general office`(kind: DocumentKind) {
        for (level, office) in [(Level.province, "办公厅"), (.city, "办公室"), (.county, "办公室"), (.township, "")] {
            let expected = kind == .inquiryLetter ? "某某纪委监委" + office : "某某纪委监委"
            #expect(kind.issuer("某某纪委监委", at: level) == expected, "\(level)")
        }
    }

    @Test func `JB-50 a letter that clears a name tells neither the check nor what somebody is worth`() {
        for field in [DocumentField.process, .findings, .evidence, .overallEvaluation] {
            #expect(DocumentKind.clarification.form.ban(on: field) == "JB-50", "\(field)")
        }
    }

    @Test func `JB-27 what goes to the reporter, or is recorded of it, names neither the accused nor the check`() {
        for kind in [DocumentKind.acceptance, .guidance, .feedbackRecord] {
            #expect(kind.form.ban(on: .accused) == "JB-47")
            #expect(kind.form.ban(on: .problem) == "JB-47")
            #expect(kind.form.ban(on: .findings) == "JB-27")
        }
    }

    @Test func `JB-47 a blind kind is refused when a typed value holds the name of the accused`() {
        let values: [DocumentField: String] = [.requirement: "请查清张三的问题", .addressee: "某镇纪委"]
        let form = DocumentKind.assignment.form
        #expect(form.faults(naming: ["张三", "李四"], in: values) == [.names(.requirement, .accused, "JB-47")])
        #expect(form.faults(naming: ["李四", "张", ""], in: values).isEmpty)
        #expect(DocumentKind.checkReport.form.faults(naming: ["张三"], in: [.problem: "张三"]).isEmpty)
    }
}
