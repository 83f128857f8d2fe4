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

    /// - Parameters:
    ///   - record: the decision that it carries out; nil: the newest on the file.
    ///   - fields: what was typed, by field; what only the file says is not taken from here.
    /// - Throws: `OperationError.mend` with the fields, by their names, that cannot stay as they are;
    ///   `OperationError.refused` for those who do not write the kind.
    public func callAsFunction(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil,
        fields: [DocumentField: String] = [:], as caller: StaffCaller
    ) async throws -> Paper.ID {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.draft(kind, on: subject, from: record, fields: fields, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// Writes a document as a part of another operation, in its transaction: an order, a recommendation or a clearing
    /// that is decided brings its paper with it.
    public func draft(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil, fields: [DocumentField: String],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Paper.ID {
        let file = try paperFile(of: subject, in: transaction)
        let basis = try ground(of: kind, named: record, file, in: transaction, by: caller)
        try require(.draft, kind, nil, file.report, on: basis, in: transaction, by: caller)
        let wording = try transaction.wording(of: kind)
        var values = self.values(kind, typed: fields, file, by: caller.organ)
        if let told = try told(kind, file.clue, in: transaction) { values.merge(told) { $1 } }
        try requireSound(values, kind, file.report, by: caller.organ, in: transaction)
        let paper = Paper(id: transaction.newID(), kind: kind, state: .draft(by: caller.staff))
        try transaction.insert(
            paper, organ: caller.organ, report: file.report.report.id, clue: file.clue?.clue.id,
            record: basis.flatMap { $0.ground.isRecord ? $0 : nil },
            addressee: try outsideAddressee(kind, values, by: caller.organ, in: transaction),
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
        on basis: PaperBasis? = nil, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        switch Paper.decide(act, paperFacts(kind, state, report, caller, isGrounded: basis != nil)) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    func paperFacts(
        _ kind: DocumentKind, _ state: Paper.State?, _ report: ReportRecord, _ caller: StaffCaller,
        isGrounded: Bool
    ) -> Paper.Facts {
        let isSealed = if case .sealedUp = report.report.state { true } else { false }
        let isBarred =
            report.barred.organs.contains(caller.organ) || report.barred.staff.contains(caller.staff)
            || caller.room.map(report.barred.rooms.contains) == true
        return Paper.Facts(
            kind: kind, caller: caller, organ: caller.organ, state: state, isSealed: isSealed,
            standsIn: headsOffice(caller, for: report.barred), isBarred: isBarred,
            isGrounded: isGrounded || kind.ground == nil)
    }

    /// - Throws: `OperationError.mend` for what must not stand in the document. The names of the accused are looked up
    ///   as the system: whoever types one knows it.
    func requireSound(
        _ values: [DocumentField: String], _ kind: DocumentKind, _ report: ReportRecord, by issuer: Organ.ID,
        in transaction: borrowing Transaction
    ) throws {
        let form = kind.form
        var faults = form.faults(in: values, isDraft: true) + form.faults(tellingWayToReporter: values)
        let accused = try transaction.asSystem { try $0.content(of: report.report.id).accused }
        if form.bans[.accused] != nil { faults += form.faults(naming: accused.map(\.name), in: values) }
        let keptOut = report.barred.organs.compactMap { directory[$0]?.name }
        faults += form.faults(reaching: accused.map(\.unit) + keptOut, in: values)
        let isUnlisted = try outsideAddressee(kind, values, by: issuer, in: transaction) == nil
        if kind == .petitionTransfer, isUnlisted, values[.addressee] != nil {
            faults.append(.unlisted(.addressee, "XF-22"))
        }
        if kind == .clarification, directory[report.holder].map({ $0.level < .city }) ?? true {
            faults += form.faults(callingFalse: values)
        }
        // The vault compares keyed hashes; nobody is told whom.
        let system = try transaction.asSystem { system in
            try DocumentField.allCases.filter { field in
                guard case .typed = field.source, let value = values[field] else { return false }
                return try system.namesReporter(of: report.report.id, PossibleNames.all(in: value))
            }
        }
        faults += system.map { .tellsReporter($0, "JB-47") }
        guard faults.isEmpty else {
            throw OperationError.mend(faults.map { .init($0.field.rawValue, $0.message) })
        }
    }
}

extension OperationContext {
    /// The organ of the list to which a petition is passed on, by its name on the letter; nil for every other kind, and for a
    /// name that the list does not know. Of two with one name the issuer's own entry counts.
    ///
    /// - Policy: XF-22
    func outsideAddressee(
        _ kind: DocumentKind, _ values: [DocumentField: String], by issuer: Organ.ID,
        in transaction: borrowing Transaction
    ) throws -> OutsideOrgan.ID? {
        guard kind == .petitionTransfer, let name = values[.addressee] else { return nil }
        let named = try transaction.outsideOrgans().all.filter { $0.name == name }
        return (named.first { $0.keeper == issuer } ?? named.first)?.id
    }

    /// The decision that a document of a kind carries out.
    ///
    /// - Parameter record: the one that was asked for; nil: the newest that has no paper yet.
    func ground(
        of kind: DocumentKind, named record: String?, _ file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> PaperBasis? {
        let all = try transaction.grounds(
            of: kind, on: file.report.report.id, file.clue?.clue.id, in: caller.organ)
        if let record { return all.first { $0.id == Identifier(record) || !$0.ground.isRecord } }
        return try transaction.asSystem { system in
            try all.first { try !system.papers(of: $0).contains { $0.state != "withdrawn" } }
        } ?? all.first
    }

    /// The decision on which a document that there is rests, while it still stands.
    func ground(of record: PaperRecord, in transaction: borrowing Transaction) throws -> PaperBasis? {
        let all = try transaction.asSystem {
            try $0.grounds(of: record.kind, on: record.report, record.clue, in: record.organ)
        }
        guard let basis = record.record else { return all.first { !$0.ground.isRecord } }
        return all.first { $0 == basis }
    }

    /// What the decision says and nobody types anew: the conclusion that the group signed.
    ///
    /// - Policy: ZJ-35
    func told(
        _ kind: DocumentKind, _ clue: ClueRecord?, in transaction: borrowing Transaction
    ) throws -> [DocumentField: String]? {
        guard kind == .verificationReport, let clue else { return nil }
        return try transaction.latestCheckReport(of: clue).map { [.conclusion: $0.conclusion.told.zh] }
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
        case .tellsReporter(_, let policy):
            return Bilingual(
                "“\(name.zh)”中写有可以认出检举控告人的姓名、号码或者查询码，任何文书不得写入（\(policy.key)）",
                "\(name.en) holds a name, a number or a query code that gives the reporter away (\(policy.key))")
        case .callsFalse(_, let policy):
            return Bilingual(
                "“\(name.zh)”中称为诬告陷害；须经设区的市级以上认定（\(policy.key)）",
                "\(name.en) calls it a false accusation, which only a prefecture or a higher level finds (\(policy.key))"
            )
        case .reachesAccused(_, let policy):
            return Bilingual(
                "“\(name.zh)”是被反映人所在单位或者其下级，不得送达（\(policy.key)）",
                "\(name.en) is the accused's unit, or below it: nothing goes there (\(policy.key))")
        case .unlisted(_, let policy):
            return Bilingual(
                "“\(name.zh)”不在外部机关名录中，请按名录中的名称填写（\(policy.key)）",
                "\(name.en) is not in the list of outside organs: write it as it stands there (\(policy.key))")
        case .names(_, _, let policy):
            return Bilingual(
                "“\(name.zh)”中写有被反映人姓名，这种文书不得写入（\(policy.key)）",
                "\(name.en) holds the name of the accused, which it must not (\(policy.key))")
        }
    }
}
