import CaseStore
import Casework

// What lies in the file of a clue already says much of its papers: nobody types it again.

extension OperationContext {
    /// What the file says for a document that belongs to no record of its own; empty for whoever does not read the file.
    func fileFields(
        _ kind: DocumentKind, on file: (report: ReportRecord, clue: ClueRecord?), in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        switch kind {
        case .verificationReport: return try file.clue.map { try reportFields($0, in: transaction) } ?? [:]
        case .verificationRequest: return try file.clue.map { try requestFields($0, in: transaction) } ?? [:]
        case .inquiryLetter: return try addressedFields(file.report, in: transaction)
        case .feedbackRecord: return try file.clue.map { try talkFields($0, in: transaction) } ?? [:]
        case .petitionTransfer: return try receiverFields(file.report, in: transaction)
        case .acceptance, .guidance, .forwarding, .assignment, .supervisionOrder, .reminder, .checkReport,
            .disciplineRecommendation, .supervisionRecommendation, .clarification, .publicNotice, .archiveIndex,
            .petitionOpinion, .petitionAcceptance:
            return [:]
        }
    }

    /// The report that the group signed, part by part, with who signed it.
    ///
    /// - Policy: ZJ-35
    private func reportFields(
        _ clue: ClueRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let report = try transaction.latestCheckReport(of: clue), let parts = report.parts else { return [:] }
        let signers = report.signatures.map { directory[$0.staff]?.name ?? $0.staff.rawValue }
        return [
            .basis: parts.basis, .problem: parts.problem, .process: parts.process, .findings: parts.findings,
            .doubts: parts.doubts, .proposal: parts.proposal, .signatures: signers.joined(separator: "、"),
        ]
    }

    /// What the study came to is what is submitted.
    ///
    /// - Policy: ZJ-33
    private func requestFields(
        _ clue: ClueRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let latest = try transaction.minutes(on: clue).max { ($0.year, $0.number) < ($1.year, $1.number) }
        return [.proposal: latest?.conclusion ?? ""]
    }

    /// A letter of inquiry goes to the one who is accused; where there are several, somebody says to whom.
    ///
    /// - Policy: ZJ-28
    private func addressedFields(
        _ report: ReportRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let accused = try transaction.readableContent(of: report.report.id)?.accused ?? []
        return [.addressee: accused.count == 1 ? accused[0].name : ""]
    }

    /// The latest talk in which the result was told.
    ///
    /// - Policy: JB-27
    private func talkFields(
        _ clue: ClueRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let talk = try transaction.feedbackRecords(of: clue).last else { return [:] }
        let ways = DocumentField.feedbackWay.offered
        let way =
            switch talk.way {
            case .inPerson: ways[0]
            case .phone: ways[1]
            case .letter, .online: ways[2]
            }
        return [
            .feedbackTime: talk.toldOn.chinese, .feedbackWay: way,
            .feedbackPerson: directory[talk.toldBy]?.name ?? "", .reporterOpinion: talk.words?.opinion ?? "",
            .newEvidence: talk.bringsNewEvidence ? "有" : "无",
        ]
    }

    /// A letter that passes a petition on goes to the organ that is suggested first, and not again to one that sent it back.
    ///
    /// - Policy: XF-22
    private func receiverFields(
        _ report: ReportRecord, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard case .declined(let reason, _) = report.report.state else { return [:] }
        let file = try outOfScopeFile(of: report, in: transaction)
        let sentBack = Set(file.transfers.filter { $0.receipt == .returned }.map(\.receiver))
        let suggested = file.organs.suggested(
            for: reason, in: divisions(from: report.holder), except: file.barred.union(sentBack))
        return [.addressee: suggested.first?.name ?? ""]
    }
}
