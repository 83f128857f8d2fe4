public import CaseStore
public import Casework

/// On whose file a document lies.
public enum PaperSubject: Hashable, Sendable {
    case report(Report.ID)
    case clue(Clue.ID)
}

/// Writes a document (拟稿): what the file knows is filled in, the rest is typed, and nothing that the kind must not
/// state gets in.
public struct DraftDocument: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter fields: what was typed, by field; what only the file says is not taken from here.
    /// - Throws: `OperationError.mend` with the fields, by their names, that cannot stay as they are;
    ///   `OperationError.refused` for those who do not write the kind.
    public func callAsFunction(
        _ kind: DocumentKind, on subject: PaperSubject, fields: [DocumentField: String] = [:], as caller: StaffCaller
    ) async throws -> Paper.ID {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.draft(kind, on: subject, fields: fields, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// Writes a document as a part of another operation, in its transaction: an order, a recommendation or a clearing
    /// that is decided brings its paper with it.
    public func draft(
        _ kind: DocumentKind, on subject: PaperSubject, fields: [DocumentField: String],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Paper.ID {
        let file = try paperFile(of: subject, in: transaction)
        try require(.draft, kind, nil, file.report, in: transaction, by: caller)
        let wording = try transaction.wording(of: kind)
        let values = self.values(kind, typed: fields, file, by: caller.organ)
        try requireSound(values, kind, file.report, in: transaction)
        let paper = Paper(id: transaction.newID(), kind: kind, state: .draft(by: caller.staff))
        try transaction.insert(
            paper, organ: caller.organ, report: file.report.report.id, clue: file.clue?.clue.id,
            templateVersion: wording.version, values: values)
        try transaction.audit(AuditRecord("document.draft", paper.id, [("kind", kind.rawValue)]), in: caller.organ)
        return paper.id
    }

    /// The report and, if there is one, the clue of a document.
    func paperFile(
        of subject: PaperSubject, in transaction: borrowing Transaction
    ) throws -> (report: ReportRecord, clue: ClueRecord?) {
        switch subject {
        case .report(let id): return (try transaction.report(id), nil)
        case .clue(let id):
            let clue = try transaction.clue(id)
            return (try transaction.report(clue.clue.report), clue)
        }
    }

    /// Throws the refusal of the rules, if there is one.
    func require(
        _ act: Paper.Act, _ kind: DocumentKind, _ state: Paper.State?, _ report: ReportRecord,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        switch Paper.decide(act, paperFacts(kind, state, report, caller)) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    func paperFacts(
        _ kind: DocumentKind, _ state: Paper.State?, _ report: ReportRecord, _ caller: StaffCaller
    ) -> Paper.Facts {
        let isSealed = if case .sealedUp = report.report.state { true } else { false }
        let isBarred =
            report.barred.organs.contains(caller.organ) || report.barred.staff.contains(caller.staff)
            || caller.room.map(report.barred.rooms.contains) == true
        return Paper.Facts(
            kind: kind, caller: caller, organ: caller.organ, state: state, isSealed: isSealed,
            standsIn: headsOffice(caller, for: report.barred), isBarred: isBarred)
    }

    /// - Throws: `OperationError.mend` for what must not stand in the document. The names of the accused are looked up
    ///   as the system: whoever types one knows it.
    func requireSound(
        _ values: [DocumentField: String], _ kind: DocumentKind, _ report: ReportRecord,
        in transaction: borrowing Transaction
    ) throws {
        var faults = kind.form.faults(in: values, isDraft: true)
        if kind.form.bans[.accused] != nil {
            let names = try transaction.asSystem { try $0.content(of: report.report.id).accused.map(\.name) }
            faults += kind.form.faults(naming: names, in: values)
        }
        guard faults.isEmpty else {
            throw OperationError.mend(faults.map { .init($0.field.rawValue, $0.message) })
        }
    }
}

extension DocumentFault {
    /// What to change.
    public var message: Bilingual {
        let name = field.name
        switch self {
        case .missing: return Bilingual("请填写“\(name.zh)”", "Fill in: \(name.en)")
        case .forbidden(_, let policy):
            return Bilingual("这种文书不得写入“\(name.zh)”（\(policy.key)）", "It must not state: \(name.en) (\(policy.key))")
        case .tooLong(_, let surplus):
            return Bilingual("“\(name.zh)”超出\(surplus)字", "\(name.en) is \(surplus) characters too long")
        case .names(_, _, let policy):
            return Bilingual(
                "“\(name.zh)”中写有被反映人姓名，这种文书不得写入（\(policy.key)）",
                "\(name.en) holds the name of the accused, which it must not (\(policy.key))")
        }
    }
}
