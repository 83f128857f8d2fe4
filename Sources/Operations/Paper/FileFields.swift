import CaseStore
import Casework

// What lies in the file of a clue already says much of its papers: nobody types it again.

extension OperationContext {
    /// What the file says for a document that belongs to no record of its own. As the system.
    func fileFields(
        _ kind: DocumentKind, on file: (report: ReportRecord, clue: ClueRecord?), by issuer: Organ.ID,
        in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        switch kind {
        case .verificationRequest: return try file.clue.map { try requestFields($0, in: system) } ?? [:]
        case .inquiryLetter: return try addressedFields(file.report, in: system)
        case .checkReport: return try upwardFields(file, by: issuer, in: system)
        case .forwarding: return forwardedFields(file, by: issuer)
        case .publicNotice: return [.result: file.clue?.clue.state.conclusion?.told.zh ?? ""]
        case .petitionTransfer: return try receiverFields(file.report, in: system)
        case .petitionOpinion: return try petitionFields(file.report, in: system)
        case .petitionAcceptance: return try answeredByFields(file.report, in: system)
        case .archiveIndex: return try indexFields(file, by: issuer, in: system)
        case .acceptance, .guidance, .assignment, .supervisionOrder, .reminder, .feedbackRecord, .verificationReport,
            .disciplineRecommendation, .supervisionRecommendation, .clarification:
            return [:]
        }
    }

    /// What the study came to is what is submitted.
    ///
    /// - Policy: ZJ-33
    private func requestFields(
        _ clue: ClueRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let latest = try system.minutes(on: clue).max { ($0.year, $0.number) < ($1.year, $1.number) }
        return [
            .proposal: latest?.conclusion ?? "", .accused: try accusedNames(clue.clue.report, in: system),
        ]
    }

    private func accusedNames(_ report: Report.ID, in system: borrowing Transaction) throws -> String {
        try system.content(of: report).accused.map(\.name).joined(separator: "、")
    }

    /// A letter of inquiry goes to the one who is accused; where there are several, somebody says to whom.
    ///
    /// - Policy: ZJ-28
    private func addressedFields(
        _ report: ReportRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let accused = try system.content(of: report.report.id).accused
        return [.addressee: accused.count == 1 ? accused[0].name : ""]
    }

    /// The report on a result goes to the organ that assigned the matter; without one, to the own head.
    ///
    /// - Policy: JB-21, JB-23
    private func upwardFields(
        _ file: (report: ReportRecord, clue: ClueRecord?), by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        var fields: [DocumentField: String] = [.accused: try accusedNames(file.report.report.id, in: system)]
        let above = try file.clue.flatMap { try system.assigner(of: $0.clue.id) }
        fields[.addressee] = (above.flatMap { directory[$0]?.name } ?? directory[issuer]?.name) ?? ""
        return fields
    }

    /// A letter of forwarding goes to the organ that holds the item now.
    ///
    /// - Policy: JB-16
    private func forwardedFields(
        _ file: (report: ReportRecord, clue: ClueRecord?), by issuer: Organ.ID
    ) -> [DocumentField: String] {
        let holder = file.clue?.organ ?? file.report.holder
        return [.addressee: holder == issuer ? "" : directory[holder]?.name ?? ""]
    }

    /// A letter that passes a petition on goes to the organ that is suggested first, and not again to one that sent it back.
    ///
    /// - Policy: XF-22
    private func receiverFields(
        _ report: ReportRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard case .declined(let reason, _) = report.report.state else { return [:] }
        let file = try outOfScopeFile(of: report, in: system)
        let sentBack = Set(file.transfers.filter { $0.receipt == .returned }.map(\.receiver))
        let suggested = file.organs.suggested(
            for: reason, in: divisions(from: report.holder), except: file.barred.union(sentBack))
        return [.addressee: suggested.first?.name ?? ""]
    }

    /// Until when the petition is answered.
    ///
    /// - Policy: XF-23
    private func answeredByFields(
        _ report: ReportRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let petition = try system.petition(of: report.report.id) else { return [:] }
        let clock = try system.clocks(of: report.report.id).first {
            $0.kind == petition.stage.clock && $0.stoppedOn == nil
        }
        return [.deadline: clock?.dueOn.chinese ?? ""]
    }

    /// What the petitioner asked for, and the opinion that was proposed.
    ///
    /// - Policy: XF-32
    private func petitionFields(
        _ report: ReportRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let petition = try system.petition(of: report.report.id) else { return [:] }
        var fields: [DocumentField: String] = [
            .petitionRequest: petition.request ?? "", .petitionRemedy: petition.stage.remedy,
        ]
        guard let words = petition.words else { return fields }
        fields.merge([
            .petitionFacts: words.facts, .petitionOpinion: words.opinion, .legalBasis: words.basis,
        ]) { $1 }
        return fields
    }
}
