import CaseStore
import Casework

// The index of a file (归档目录) is made by the program from what lies on the file: kinds, numbers, days and who signed, and
// nothing of what any of it says.

extension OperationContext {
    /// - Policy: DW-archive
    func indexFields(
        _ file: (report: ReportRecord, clue: ClueRecord?), by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let (report, clue) = (file.report.report.id, file.clue?.clue.id)
        let approvals = try system.approvals(of: report, clue: clue).map { approval in
            let proposer = approval.proposedBy.map { "\(staffName($0))提出，" } ?? ""
            return "\(Approval.name(of: approval.kind).zh)：\(proposer)\(staffName(approval.approvedBy))批准，"
                + approval.at.civilDate.chinese
        }
        let handoffs = try system.handoffs(of: report) + (clue.map { try system.handoffs(of: $0) } ?? [])
        let lines = handoffs.map { line in
            let from = line.from.map(place) ?? "收件"
            let signer = line.signedBy.map(staffName) ?? "依规则移交"
            return "\(from)→\(place(line.to))，签收：\(signer)，\(line.signedAt.civilDate.chinese)"
        }
        return [
            .attachments: numbered(try papers(of: file, by: issuer, in: system)),
            .approvals: approvals.isEmpty ? "无" : numbered(approvals), .handoff: lines.isEmpty ? "无" : numbered(lines),
        ]
    }

    /// What was taken in, the notices, the records of the check, and what the organ issued; the index itself is no part of
    /// it.
    private func papers(
        of file: (report: ReportRecord, clue: ClueRecord?), by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [String] {
        let report = file.report.report.id
        let taken = try ([file.report] + system.joinedReports(to: report)).enumerated().map { place, record in
            "\(place == 0 ? "来件" : "并入的来件") \(record.number?.text(of: record.report.receiver) ?? "")，"
                + record.report.receivedOn.chinese
        }
        let notices = try system.notices(of: report).compactMap { notice in
            notice.number.map { "\(notice.kind.name.zh) \($0)" }
        }
        let documents = try system.papers(of: report, clue: file.clue?.clue.id).compactMap { record -> String? in
            guard record.organ == issuer, record.kind != .archiveIndex, let issue = record.paper.state.issue else {
                return nil
            }
            let isVoid = if case .voided = record.paper.state { "（已作废）" } else { "" }
            return "\(record.kind.form.title.zh) \(issue.number)，\(issue.on.chinese)\(isVoid)"
        }
        return try taken + notices + (file.clue.map { try records(of: $0, in: system) } ?? []) + documents
    }

    /// Minutes of the study, the report that the group signed, and when the result was told.
    ///
    /// - Policy: JB-17, ZJ-35, JB-27
    private func records(of clue: ClueRecord, in system: borrowing Transaction) throws -> [String] {
        let minutes = try system.minutes(on: clue).map { "集体研究纪要〔\($0.year)〕\($0.number)号，\($0.heldOn.chinese)" }
        let report = try system.latestCheckReport(of: clue).map { report in
            let signers = report.signatures.map { staffName($0.staff) }
            let signed = signers.isEmpty ? "未签名" : signers.joined(separator: "、") + "签名"
            return "核实报告，\(signed)，\(report.writtenAt.civilDate.chinese)"
        }
        let talks = try system.feedbackRecords(of: clue).map { "结果反馈登记，\($0.toldOn.chinese)" }
        return minutes + (report.map { [$0] } ?? []) + talks
    }

    private func numbered(_ lines: [String]) -> String {
        lines.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    }

    private func staffName(_ id: Staff.ID) -> String { directory[id]?.name ?? id.rawValue }

    private func place(_ place: StoredHandoff.Place) -> String {
        let names = [
            directory[place.organ]?.name ?? place.organ.rawValue, place.room.flatMap { directory[$0]?.name },
            place.staff.map(staffName),
        ]
        return names.compactMap { $0 }.joined(separator: " ")
    }
}
