import CaseStore
import Casework

// An order, an assignment, a recommendation or a clearing says most of what its document has to state.

extension OperationContext {
    /// What a record on a clue says for its document; empty where there is none of that kind for the caller.
    ///
    /// - Parameter id: of the record, as it stood in an address.
    func recordFields(
        _ kind: DocumentKind, _ id: String, on clue: ClueRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> [DocumentField: String] {
        do {
            switch kind {
            case .supervisionOrder: return try orderFields(Identifier(id), on: clue, in: transaction, by: caller)
            case .assignment: return try assignmentFields(Identifier(id), on: clue, in: transaction, by: caller)
            case .disciplineRecommendation:
                return try recommendationFields(Identifier(id), .discipline, on: clue, in: transaction)
            case .supervisionRecommendation:
                return try recommendationFields(Identifier(id), .supervision, on: clue, in: transaction)
            case .clarification: return try clearingFields(Identifier(id), on: clue, in: transaction)
            case .acceptance, .guidance, .forwarding, .reminder, .checkReport, .feedbackRecord, .inquiryLetter,
                .verificationRequest, .verificationReport, .publicNotice, .archiveIndex, .petitionOpinion,
                .petitionTransfer, .petitionAcceptance:
                return [:]
            }
        } catch StoreError.notFound { return [:] }
    }

    private func orderFields(
        _ id: Supervision.ID, on clue: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [DocumentField: String] {
        let record = try transaction.supervision(id)
        guard record.order.clue == clue.clue.id, record.order.issuer == caller.organ else { return [:] }
        let demand = try transaction.entries(of: id, about: clue.clue.report).first { $0.kind == .proposed }?.text
        let room = record.organ == caller.organ ? directory[record.room]?.name : nil
        let reasons = Dictionary(
            uniqueKeysWithValues: zip(Supervision.Reason.allCases, DocumentField.supervisionReason.offered))
        return [
            .addressee: room ?? directory[record.organ]?.name ?? "",
            .supervisionReason: reasons[record.reason] ?? "", .demand: demand ?? "",
            .deadline: record.order.state.issue?.dueOn.chinese ?? "",
        ]
    }

    private func assignmentFields(
        _ id: AssignmentRecord.ID, on clue: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [DocumentField: String] {
        let record = try transaction.assignment(id)
        guard record.clue == clue.clue.id, record.from == caller.organ else { return [:] }
        let words = try transaction.asSystem { try $0.measureWords(of: [record.measure], on: record.report) }
        return [
            .addressee: directory[record.to]?.name ?? "", .requirement: words[record.measure]?.requirement ?? "",
            .deadline: record.dueOn?.chinese ?? "", .reportFormat: "书面报告",
        ]
    }

    private func recommendationFields(
        _ id: RecommendationRecord.ID, _ kind: Recommendation.Kind, on clue: ClueRecord,
        in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let record = try transaction.recommendation(id)
        guard record.clue == clue.clue.id, record.kind == kind else { return [:] }
        // Addressee, facts, findings, advice: the four parts of a draft.
        guard let parts = try transaction.papers(of: id).first?.fields, parts.count == 4 else { return [:] }
        return [
            .addressee: parts[0], .unitFacts: parts[1], .evidence: parts[2], .advice: parts[3],
            .deadline: record.replyDueOn?.chinese ?? "",
        ]
    }

    private func clearingFields(
        _ id: Clarification.ID, on clue: ClueRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let found = try transaction.clarifications(of: clue.clue.id).first { $0.clarification.id == id }
        guard let words = found?.words else { return [:] }
        return [
            .addressee: words.unit, .cleared: words.person, .falseFacts: words.statement,
            .clearedResult: "经核查，上述反映失实。",
        ]
    }
}
