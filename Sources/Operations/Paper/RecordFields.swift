import CaseStore
import Casework

// An order, a reminder, an assignment, a recommendation, a clearing, a check's report or a talk says most of what its
// document has to state.

extension OperationContext {
    /// Everything that the file and the record know of a document, which stands in its form before anybody types. Empty for
    /// whoever may not read the file, but for letters that tell nothing of it.
    func knownFields(
        _ kind: DocumentKind, _ basis: PaperBasis?, on file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [DocumentField: String] {
        let isReadable = try transaction.readableContent(of: file.report.report.id) != nil
        guard isReadable || kind.isLetterBelow else { return [:] }
        return try recordedFields(kind, basis, on: file, by: caller.organ, in: transaction)
    }

    /// What the record says and nobody types.
    ///
    /// - Policy: GW-9
    func toldFields(
        _ kind: DocumentKind, _ basis: PaperBasis?, on file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [DocumentField: String] {
        guard !kind.toldByRecord.isEmpty else { return [:] }
        return try knownFields(kind, basis, on: file, in: transaction, by: caller)
            .filter { kind.toldByRecord.contains($0.key) }
    }

    /// Whether a draft still says what its record says.
    func saysItsRecord(
        _ values: [DocumentField: String], _ record: PaperRecord, _ basis: PaperBasis?,
        in transaction: borrowing Transaction
    ) throws -> Bool {
        let told = record.kind.toldByRecord
        guard !told.isEmpty else { return true }
        let file = try transaction.asSystem { system in
            (report: try system.report(record.report), clue: try record.clue.map { try system.clue($0) })
        }
        let now = try recordedFields(record.kind, basis, on: file, by: record.organ, in: transaction)
        return now.filter { told.contains($0.key) } == values.filter { told.contains($0.key) }
    }

    /// As the system: that somebody may read the file, and sees the record, was asked before.
    private func recordedFields(
        _ kind: DocumentKind, _ basis: PaperBasis?, on file: (report: ReportRecord, clue: ClueRecord?),
        by issuer: Organ.ID, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let found = try transaction.asSystem { system in
            var found = try fileFields(kind, on: file, by: issuer, in: system)
            if let basis, let clue = file.clue {
                found.merge(try recordFields(basis, on: clue, by: issuer, in: system)) { $1 }
            }
            return found
        }
        let allowed = Set(kind.form.allowed)
        return found.filter { !$0.value.isEmpty && allowed.contains($0.key) }
    }

    private func recordFields(
        _ basis: PaperBasis, on clue: ClueRecord, by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let id = basis.id.rawValue
        return switch basis.ground {
        case .supervision: try orderFields(Identifier(id), by: issuer, about: clue, in: system)
        case .reminder: try remindedFields(Identifier(id), by: issuer, in: system)
        case .assignment: try assignmentFields(Identifier(id), in: system)
        case .recommendation: try recommendationFields(Identifier(id), in: system)
        case .clarification: try clearingFields(Identifier(id), on: clue, by: issuer, in: system)
        case .checkReport: try reportFields(clue, in: system)
        case .result: try resultFields(clue, in: system)
        case .feedback: try talkFields(Identifier(id), on: clue, in: system)
        // To whom a letter of inquiry goes is on the file, and a petition has no clue.
        case .plan, .petition: [:]
        }
    }

    private func orderFields(
        _ id: Supervision.ID, by issuer: Organ.ID, about clue: ClueRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let record = try system.supervision(id)
        let demand = try system.entries(of: id, about: clue.clue.report).first { $0.kind == .proposed }?.text
        return [
            .addressee: placeName(record.organ, record.room, for: issuer),
            .supervisionReason: reasonWords(record.reason), .demand: demand ?? "",
            .deadline: record.order.state.issue?.dueOn.chinese ?? "",
        ]
    }

    /// Whom the reminder reached, what was owed since when, and by when to answer.
    ///
    /// - Policy: JB-22
    private func remindedFields(
        _ id: ReminderRecord.ID, by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let record = try system.reminder(id)
        let pause = WorkingDays(choice(.reminderPause, for: issuer))
        let again = SuperviseLimits.nextReminder(after: record.on, calendar, pause: pause)
        let demand = "请抓紧办理，并书面报告进展情况。"
        guard let owed = record.owed else {
            return [.addressee: placeName(record.organ, record.room, for: issuer), .demand: demand]
        }
        return [
            .addressee: placeName(record.organ, record.room, for: issuer),
            .supervisionReason: reasonWords(owed.reason(on: record.on)), .demand: owed.words(on: record.on) + demand,
            .deadline: owed.answerBy(again: again, today: today)?.chinese ?? "",
        ]
    }

    /// Another organ by its name, a room of the own organ by the room's.
    func placeName(_ organ: Organ.ID, _ room: Room.ID?, for issuer: Organ.ID) -> String {
        let room = organ == issuer ? room.flatMap { directory[$0]?.name } : nil
        return room ?? directory[organ]?.name ?? ""
    }

    func reasonWords(_ reason: Supervision.Reason) -> String {
        let reasons = Dictionary(
            uniqueKeysWithValues: zip(Supervision.Reason.allCases, DocumentField.supervisionReason.offered))
        return reasons[reason] ?? ""
    }

    private func assignmentFields(
        _ id: AssignmentRecord.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let record = try system.assignment(id)
        let words = try system.measureWords(of: [record.measure], on: record.report)
        return [
            .addressee: directory[record.to]?.name ?? "", .requirement: words[record.measure]?.requirement ?? "",
            .deadline: record.dueOn?.chinese ?? "", .reportFormat: "书面报告",
        ]
    }

    private func recommendationFields(
        _ id: RecommendationRecord.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let record = try system.recommendation(id)
        // Addressee, facts, findings, advice: the four parts of a draft.
        guard let parts = try system.papers(of: id).first?.fields, parts.count == 4 else { return [:] }
        return [
            .addressee: parts[0], .unitFacts: parts[1], .evidence: parts[2], .advice: parts[3],
            .deadline: record.replyDueOn?.chinese ?? "",
        ]
    }

    /// What was found to be untrue. A county does not say that it was a false accusation, whoever found that (JB-39).
    ///
    /// - Policy: JB-50, JB-39
    private func clearingFields(
        _ id: Clarification.ID, on clue: ClueRecord, by issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        let found = try system.clarifications(of: clue.clue.id).first { $0.clarification.id == id }
        guard let draft = found?.draft else { return [:] }
        let saysSo = draft.determination != nil && (directory[issuer]?.level ?? .county) >= .city
        return [
            .addressee: draft.unit, .cleared: draft.person, .falseFacts: draft.statement,
            .clearedResult: "经核查，上述反映失实。" + (saysSo ? "经有权机关认定，属于诬告陷害，另行依规依纪依法处理。" : ""),
        ]
    }

    /// The report that the group signed, part by part, with who signed it.
    ///
    /// - Policy: ZJ-35
    private func reportFields(
        _ clue: ClueRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let report = try system.latestCheckReport(of: clue) else { return [:] }
        let signers = report.signatures.map { name(of: $0.staff) }
        var fields: [DocumentField: String] = [
            .conclusion: report.finding.told.zh, .signatures: signers.joined(separator: "、"),
        ]
        guard let parts = report.parts else { return fields }
        fields.merge([
            .basis: parts.basis, .problem: parts.problem, .process: parts.process, .findings: parts.findings,
            .doubts: parts.doubts, .proposal: parts.proposal,
        ]) { $1 }
        return fields
    }

    /// What a leader approved as the result, and what a check found and the reporter said to it.
    ///
    /// - Policy: JB-23, KG-29
    private func resultFields(
        _ clue: ClueRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        var fields: [DocumentField: String] = [.conclusion: clue.clue.state.conclusion?.told.zh ?? ""]
        if let parts = try system.latestCheckReport(of: clue)?.parts {
            fields.merge([.problem: parts.problem, .process: parts.process, .findings: parts.findings]) { $1 }
        }
        if let talk = try system.feedbackRecords(of: clue).last { fields[.reporterOpinion] = opinionWords(talk) }
        return fields
    }

    /// The talk in which the result was told, as it was recorded.
    ///
    /// - Policy: JB-27
    private func talkFields(
        _ id: FeedbackRecord.ID, on clue: ClueRecord, in system: borrowing Transaction
    ) throws -> [DocumentField: String] {
        guard let talk = try system.feedbackRecords(of: clue).first(where: { $0.id == id }) else { return [:] }
        let ways = DocumentField.feedbackWay.offered
        let way =
            switch talk.way {
            case .inPerson: ways[0]
            case .phone: ways[1]
            case .letter, .online: ways[2]
            }
        let objects = talk.opinion == .objects
        return [
            .feedbackTime: talk.toldOn.chinese, .feedbackWay: way,
            .feedbackPerson: directory[talk.toldBy]?.name ?? talk.toldBy.rawValue,
            .result: talk.words?.summary ?? "", .reporterOpinion: opinionWords(talk),
            .objection: objects ? "有" : "无", .newEvidence: talk.bringsNewEvidence ? "有" : "无",
        ]
    }

    /// Whether the reporter was content, and in which words.
    private func opinionWords(_ talk: FeedbackRecord) -> String {
        let opinion =
            switch talk.opinion {
            case .satisfied: "满意"
            case .objects: "有异议"
            case .none: "未表示意见"
            }
        guard let words = talk.words?.opinion, words.contains(where: { !$0.isWhitespace }) else { return opinion }
        return "\(opinion)：\(words)"
    }
}
