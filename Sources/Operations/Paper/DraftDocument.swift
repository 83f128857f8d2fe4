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
    ///   - void: the void document whose place it takes; nil: the one of its record, if there is one.
    ///   - fields: what was typed, by field; what only the file or the record says is not taken from here.
    /// - Throws: `OperationError.mend` with the fields, by their names, that cannot stay as they are;
    ///   `OperationError.refused` for those who do not write the kind.
    public func callAsFunction(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil, replacing void: Paper.ID? = nil,
        fields: [DocumentField: String] = [:], as caller: StaffCaller
    ) async throws -> Paper.ID {
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                try context.draft(
                    kind, on: subject, from: record, replacing: void, fields: fields, in: transaction, by: caller)
            }
        } catch StoreError.refused("document_is_replaced_once") {
            throw OperationError.replacedBefore
        } catch StoreError.refused("document_record_has_one_paper") {
            throw OperationError.hasItsPaper
        }
    }
}

extension OperationContext {
    /// Writes a document as a part of another operation, in its transaction: an order, a recommendation or a clearing
    /// that is decided brings its paper with it.
    public func draft(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil, replacing void: Paper.ID? = nil,
        fields: [DocumentField: String], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Paper.ID {
        let file = try paperFile(of: subject, in: transaction)
        let replaced = try replaced(void, kind, file, in: transaction)
        let basis = try ground(
            of: kind, named: replaced?.record?.id.rawValue ?? record, file, in: transaction, by: caller)
        let isGrounded = try isGrounded(kind, basis, file, in: transaction)
        try require(.draft, kind, nil, file, isGrounded: isGrounded, in: transaction, by: caller)
        if let basis { try requireNoPaper(of: basis, in: transaction) }
        let wording = try transaction.wording(of: kind)
        var values = self.values(kind, typed: fields, file, by: caller.organ)
        let told = try toldFields(kind, basis, on: file, in: transaction, by: caller)
        values = values.filter { !kind.toldByRecord.contains($0.key) }.merging(told) { $1 }
        try requireSound(values, kind, file.report, on: basis, of: caller.organ, in: transaction)
        let paper = Paper(id: transaction.newID(), kind: kind, state: .draft(by: caller.staff))
        let successor =
            try replaced?.id
            ?? basis.flatMap { basis in
                try transaction.asSystem { try $0.unreplaced(of: basis, kind) }
            }
        try transaction.insert(
            paper, organ: caller.organ, report: file.report.report.id, clue: file.clue?.clue.id, record: basis,
            replaces: successor, addressee: try outsideAddressee(kind, values, by: caller.organ, in: transaction),
            templateVersion: wording.version, values: values)
        try transaction.audit(AuditRecord("document.draft", paper.id, [("kind", kind.rawValue)]), in: caller.organ)
        return paper.id
    }

    /// The void document whose place another is to take.
    ///
    /// - Policy: GW-9
    /// - Throws: `OperationError.notFound` for one of another kind, of another file, or that the caller does not see;
    ///   `.replacedBefore` where another took its place.
    func replaced(
        _ void: Paper.ID?, _ kind: DocumentKind, _ file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction
    ) throws -> PaperRecord? {
        guard let void else { return nil }
        let record = try transaction.paper(void)
        guard case .voided = record.paper.state, record.kind == kind, record.report == file.report.report.id,
            record.clue == file.clue?.clue.id
        else { throw OperationError.notFound }
        guard try transaction.succession(of: void).replacedBy == nil else { throw OperationError.replacedBefore }
        return record
    }

    /// An order and a recommendation have one paper, which bears their number, and a reminder has one; what is void or was
    /// taken back is none.
    ///
    /// - Policy: GW-9, JB-22
    private func requireNoPaper(of basis: PaperBasis, in transaction: borrowing Transaction) throws {
        switch basis.ground {
        case .supervision, .recommendation, .reminder:
            let states = try transaction.asSystem { try $0.papers(of: basis).map { $0.state } }
            guard states.allSatisfy({ $0 == "withdrawn" || $0 == "voided" }) else { throw OperationError.hasItsPaper }
        case .assignment, .clarification, .plan, .checkReport, .result, .feedback, .petition: return
        }
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

    /// Whether a document rests on what it has to rest on: its record, or nothing where there can be none.
    ///
    /// - Parameter clue: on whose file it lies; nil for one on the file of the report itself.
    func isGrounded(
        _ kind: DocumentKind, _ basis: PaperBasis?, _ file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction
    ) throws -> Bool {
        if basis != nil || !kind.needsGround(hasClue: true) { return true }
        // Written on the report's file it would pass by the record of the clue.
        let hasClue =
            try file.clue != nil
            || transaction.asSystem { system in
                try system.clues(of: file.report.report.id).contains { !$0.clue.state.isReturned }
            }
        return !kind.needsGround(hasClue: hasClue)
    }

    /// The report and the clue of a document that there is; what is on a clue is seen with it alone. As the system: the
    /// offices of the organ that passed a clue on see neither any more.
    func paperFile(
        of record: PaperRecord, in transaction: borrowing Transaction
    ) throws -> (report: ReportRecord, clue: ClueRecord?) {
        try transaction.asSystem { system in
            (try system.report(record.report), try record.clue.map { try system.clue($0) })
        }
    }

    /// Throws the refusal of the rules, if there is one.
    ///
    /// - Parameter isGrounded: see `isGrounded`; nothing but drafting and signing asks.
    /// - Returns: the facts by which it is allowed.
    @discardableResult
    func require(
        _ act: Paper.Act, _ kind: DocumentKind, _ state: Paper.State?,
        _ file: (report: ReportRecord, clue: ClueRecord?), isGrounded: Bool = false,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Paper.Facts {
        let facts = try paperFacts(kind, state, file, isGrounded: isGrounded, in: transaction, for: caller)
        switch Paper.decide(act, facts) {
        case .allowed: return facts
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    func paperFacts(
        _ kind: DocumentKind, _ state: Paper.State?, _ file: (report: ReportRecord, clue: ClueRecord?),
        isGrounded: Bool, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Paper.Facts {
        let report = file.report
        let isSealed = if case .sealedUp = report.report.state { true } else { false }
        let isBarred =
            report.barred.organs.contains(caller.organ) || report.barred.staff.contains(caller.staff)
            || caller.room.map(report.barred.rooms.contains) == true
        var facts = Paper.Facts(
            kind: kind, caller: caller, organ: caller.organ, state: state, isSealed: isSealed,
            standsIn: headsOffice(caller, for: report.barred), isBarred: isBarred,
            isGrounded: isGrounded)
        // Asked only where it counts: a file has many kinds, and what is not written yet is signed by nobody.
        guard state != nil, !caller.roles.isDisjoint(with: [.deputy, .head]),
            caller.roles.isDisjoint(with: kind.form.approvers)
        else { return facts }
        facts.headsStandAside = try allStandAside(.head, of: caller.organ, from: file, in: transaction)
        facts.deputiesStandAside = try allStandAside(.deputy, of: caller.organ, from: file, in: transaction)
        return facts
    }

    /// Whether everybody of an organ with a role must stand aside from the file of a document.
    private func allStandAside(
        _ role: Role, of organ: Organ.ID, from file: (report: ReportRecord, clue: ClueRecord?),
        in transaction: borrowing Transaction
    ) throws -> Bool {
        guard let clue = file.clue else { return allStandAside(role, of: organ, from: file.report) }
        return try allStandAside(role, of: organ, from: clue, in: transaction)
    }

    /// - Throws: `OperationError.mend` for what must not stand in the document. The names of the accused are looked up
    ///   as the system: whoever types one knows it.
    ///
    /// - Parameter issuer: the organ that issues the document, whoever holds the report.
    func requireSound(
        _ values: [DocumentField: String], _ kind: DocumentKind, _ report: ReportRecord, on basis: PaperBasis?,
        of issuer: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        let (form, told) = (kind.form, kind.toldByRecord)
        var faults =
            form.faults(in: values, isDraft: true, told: told) + form.faults(tellingWayToReporter: values)
        let accused = try transaction.asSystem { try $0.content(of: report.report.id).accused }
        if form.bans[.accused] != nil { faults += form.faults(naming: accused.map(\.name), in: values, told: told) }
        faults += form.faults(tellingCheck: values, told: told)
        let keptOut = report.barred.organs.compactMap { directory[$0]?.name }
        faults += form.faults(reaching: accused.map(\.unit) + keptOut, in: values)
        faults += form.faults(
            callingFalse: values, by: directory[issuer]?.level ?? .county,
            isFound: try isFoundFalse(basis, on: report.report.id, in: transaction))
        let isUnlisted = try outsideAddressee(kind, values, by: issuer, in: transaction) == nil
        if kind == .petitionTransfer, isUnlisted, values[.addressee] != nil {
            faults.append(.unlisted(.addressee, "XF-22"))
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
            throw OperationError.mend(
                faults.map { .init($0.field.rawValue, $0.message, hitsReporter: system.contains($0.field)) })
        }
    }
}

extension OperationContext {
    /// The organ of the list to which a petition is passed on, by its name on the letter; nil for every other kind, and
    /// for a name that the list does not know. Of two with one name the issuer's own entry counts.
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
        if let record { return all.first { $0.id == Identifier(record) } }
        return try transaction.asSystem { system in
            try all.first { try !system.papers(of: $0).contains { $0.state != "withdrawn" } }
        } ?? all.first
    }

    /// The decision on which a document that there is rests, while it still stands.
    func ground(of record: PaperRecord, in transaction: borrowing Transaction) throws -> PaperBasis? {
        let all = try transaction.asSystem {
            try $0.grounds(of: record.kind, on: record.report, record.clue, in: record.organ)
        }
        return all.first { $0 == record.record }
    }

    /// Whether the clearing that a document carries out says that a prefecture or higher found a false accusation.
    ///
    /// - Policy: JB-39
    fileprivate func isFoundFalse(
        _ basis: PaperBasis?, on report: Report.ID, in transaction: borrowing Transaction
    ) throws -> Bool {
        guard let basis, basis.ground == .clarification else { return false }
        return try transaction.asSystem { system in
            for clue in try system.clues(of: report) {
                let found = try system.clarifications(of: clue.clue.id)
                guard let clearing = found.first(where: { $0.clarification.id.rawValue == basis.id.rawValue }) else {
                    continue
                }
                return clearing.inaccuracy == .malicious && clearing.determinedOn != nil
            }
            return false
        }
    }
}

extension OperationContext {
    /// What a record says goes into its paper word by word: neither a name nor a number may give the reporter away.
    ///
    /// - Policy: JB-47
    /// - Throws: `OperationError.mend` with the fields that hold one.
    func requireNoReporter(
        in texts: [(field: String, text: String)], on report: Report.ID, in transaction: borrowing Transaction
    ) throws {
        let telling = try transaction.asSystem { system in
            try texts.compactMap { field, text -> (field: String, isName: Bool)? in
                let isName = try system.namesReporter(of: report, PossibleNames.all(in: text))
                return isName || ReporterMarks.stand(in: text) ? (field, isName) : nil
            }
        }
        guard telling.isEmpty else {
            throw OperationError.mend(
                telling.map { field, isName in
                    .init(
                        field,
                        Bilingual(
                            "写有可以认出检举控告人的姓名、号码或者查询码，不得写入",
                            "It holds a name, a number or a query code that gives the reporter away"),
                        hitsReporter: isName)
                })
        }
    }
}

extension OperationError {
    /// Another document took its place before.
    static let replacedBefore = OperationError.refused(
        Bilingual("已有替代件", "Another document takes its place already"),
        remedy: Bilingual("请在原件页面打开替代件", "Open it from the page of the void one"))
}

extension OperationError {
    /// The order, the recommendation or the reminder is written out already.
    static let hasItsPaper = OperationError.refused(
        Bilingual("所依据的督办（建议、催办）已有文书", "The order, the recommendation or the reminder has its paper already"),
        remedy: Bilingual(
            "请修改已有的草稿；已签发的，先作废再拟替代件", "Change the draft that there is, or have the issued one made void first"))
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
        case .tellsCheck(_, let policy):
            return Bilingual(
                "“\(name.zh)”中写有检举控告人、核查情况或者号码，澄清正名函不得写入（\(policy.key)）",
                "\(name.en) tells who reported, how it was checked, or a number, which a letter that clears a name must not "
                    + "(\(policy.key))")
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
