import CaseStore
public import Casework

/// Changes what a draft says; whoever changed it last is its drafter.
public struct EditDraft: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - fields: what was typed; a field that is not among them becomes empty.
    ///   - seen: the version of the draft that stood in the form; nil: whichever there is.
    /// - Throws: `OperationError.refused` where somebody else changed it since.
    public func callAsFunction(
        _ id: Paper.ID, fields: [DocumentField: String], seen: Int? = nil, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockPaper(id)
            let file = try context.paperFile(of: record, in: transaction)
            try context.require(.edit, record.kind, record.paper.state, file, in: transaction, by: caller)
            try record.require(seen, remedy: Bilingual("请核对最新文稿，再保存", "Compare it with what you typed, and save again"))
            let old = try transaction.words(of: record).values
            var values = fields
            for (field, value) in old where field.source == .file { values[field] = value }
            let basis = try context.ground(of: record, in: transaction)
            if let clue = record.clue { _ = try transaction.clue(clue) }
            let told = try context.toldFields(record.kind, basis, on: file, in: transaction, by: caller)
            values = values.filter { !record.kind.toldByRecord.contains($0.key) }.merging(told) { $1 }
            values = values.filter { !$0.value.isEmpty }
            try context.requireSound(
                values, record.kind, file.report, on: basis, of: record.organ, in: transaction)
            try record.paper.move(.edit(by: caller.staff))
            let version = try transaction.wording(of: record.kind).version
            let addressee = try context.outsideAddressee(record.kind, values, by: caller.organ, in: transaction)
            try transaction.saveDraft(record, values: values, addressee: addressee, templateVersion: version)
            try transaction.audit(AuditRecord("document.edit", id), in: caller.organ)
        }
    }

    /// Takes a draft back.
    public func withdraw(_ id: Paper.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockPaper(id)
            let file = try context.paperFile(of: record, in: transaction)
            try context.require(.withdraw, record.kind, record.paper.state, file, in: transaction, by: caller)
            try record.paper.move(.withdraw(by: caller.staff))
            try transaction.withdraw(record)
            try transaction.audit(AuditRecord("document.withdraw", id), in: caller.organ)
        }
    }
}

/// A leader approves a draft (签发): it gets the next number of its series, and its words stand from then on.
public struct ApproveDocument: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter seen: the version of the draft that the leader read; nil: whichever there is.
    /// - Throws: `OperationError.refused` where the caller wrote it, somebody changed it since, something that it has to
    ///   state is missing, or something must not stand in it.
    public func callAsFunction(
        _ id: Paper.ID, seen: Int? = nil, as caller: StaffCaller
    ) async throws -> DocumentNumber {
        do {
            return try await approve(id, seen, as: caller)
        } catch StoreError.refused("document_approver_did_not_write_it") {
            throw OperationError.sameProposer
        } catch OperationError.mend(let faults) {
            // Whoever approves has no form in which that could be mended.
            throw OperationError.unsound(faults)
        }
    }

    private func approve(_ id: Paper.ID, _ seen: Int?, as caller: StaffCaller) async throws -> DocumentNumber {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockPaper(id)
            let file = try context.paperFile(of: record, in: transaction)
            let basis = try context.ground(of: record, in: transaction)
            let isGrounded = try context.isGrounded(record.kind, basis, file, in: transaction)
            let facts = try context.require(
                .approve, record.kind, record.paper.state, file, isGrounded: isGrounded, in: transaction, by: caller)
            var words = try transaction.words(of: record)
            try record.require(seen, remedy: Bilingual("请重新阅读后再审批", "Read it again before you approve it"))
            guard try context.saysItsRecord(words.values, record, basis, in: transaction) else {
                throw OperationError.recordWentOn
            }
            try context.requireSound(
                words.values, record.kind, file.report, on: basis, of: record.organ, in: transaction)
            if record.kind.form.ban(on: .approver) == nil {
                words.values[.approver] = context.name(of: caller.staff)
            }
            let text = try transaction.wording(of: record.kind, version: record.templateVersion).text
            do {
                words.paragraphs = try DocumentTemplate(text, for: record.kind).filled(with: words.values)
            } catch let faults as DocumentFaults {
                throw OperationError.unfinished(faults)
            }
            words.title = record.kind.form.title.zh
            words.addressee = context.addressee(record.kind, words.values)
            if let void = try transaction.succession(of: id).replaces?.number {
                words.paragraphs.append("原\(void)作废，以本件为准。")
            }
            let number =
                try context.givenNumber(of: record, in: transaction)
                ?? context.nextDocumentNumber(record.kind.form.series, in: transaction, by: caller)
            let issue = Paper.Issue(
                number: number, drafter: record.paper.state.drafter, approver: caller.staff, on: transaction.today)
            try record.paper.move(.approve(issue))
            try transaction.issue(record, issue, words: words)
            if let basis { try transaction.asSystem { try $0.renumber(basis, to: number) } }
            try transaction.audit(
                AuditRecord("document.approve", id, [("kind", record.kind.rawValue)] + facts.trace), in: caller.organ)
            return number
        }
    }
}

/// Makes an issued document void (作废): one asks for it with a reason, another who may approve it decides. The number
/// stays given.
public struct VoidDocument: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func propose(_ id: Paper.ID, reason: String, as caller: StaffCaller) async throws {
        guard reason.contains(where: { !$0.isWhitespace }), reason.unicodeScalars.count <= PaperLimits.fieldCharacters
        else {
            throw OperationError.mend([.init("reason", Bilingual("请写明作废的原因", "Say why it is to be void"))])
        }
        try await change(id, .proposeVoid, .proposeVoid(by: caller.staff), as: caller) { transaction, record in
            try transaction.proposeVoid(record, reason: reason, by: caller.staff)
        }
    }

    /// The second person lets the document stand.
    public func keep(_ id: Paper.ID, as caller: StaffCaller) async throws {
        try await change(id, .keep, .keep, as: caller) { transaction, record in try transaction.keepIssued(record) }
    }

    public func confirm(_ id: Paper.ID, as caller: StaffCaller) async throws {
        try await change(id, .void, .void(by: caller.staff), as: caller) { transaction, record in
            try transaction.void(record, by: caller.staff)
        }
    }

    private func change(
        _ id: Paper.ID, _ act: Paper.Act, _ event: Paper.Event, as caller: StaffCaller,
        _ save: @escaping @Sendable (borrowing Transaction, PaperRecord) throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockPaper(id)
            let file = try context.paperFile(of: record, in: transaction)
            let facts = try context.require(act, record.kind, record.paper.state, file, in: transaction, by: caller)
            try record.paper.move(event)
            try save(transaction, record)
            let trace = act == .proposeVoid ? [] : facts.trace
            try transaction.audit(AuditRecord("document." + act.rawValue, id, trace), in: caller.organ)
        }
    }
}

/// Takes the number of a printed copy (份号); who printed it and when stands in the ledger.
///
/// - Policy: C9
public struct PrintDocument: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction(_ id: Paper.ID, as caller: StaffCaller) async throws -> Int {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockPaper(id)
            let file = try context.paperFile(of: record, in: transaction)
            try context.require(.print, record.kind, record.paper.state, file, in: transaction, by: caller)
            let copy = try transaction.takeCopy(of: record, by: caller.staff)
            try transaction.audit(AuditRecord("document.print", id, [("copy", String(copy))]), in: caller.organ)
            return copy
        }
    }
}

extension Paper.Facts {
    /// What the audit log keeps of whoever signs or voids: why, where it is another's to do.
    fileprivate var trace: [(String, String)] { isStandIn ? StandIn.trace : [] }
}

extension Paper {
    fileprivate mutating func move(_ event: Event) throws {
        do { try apply(event) } catch { throw OperationError.stale }
    }
}

extension PaperRecord {
    /// Nobody signs, or writes over, what they have not read.
    ///
    /// - Policy: DW-document
    fileprivate func require(_ seen: Int?, remedy: Bilingual) throws(OperationError) {
        guard let seen, seen != version else { return }
        throw OperationError.refused(
            Bilingual("文稿在您打开之后有改动", "Somebody changed the draft after you opened it"), remedy: remedy)
    }
}

extension OperationError {
    /// The record says something else than the draft that was made of it.
    fileprivate static let recordWentOn = OperationError.refused(
        Bilingual("所依据的记录已有变动，文稿与记录不一致", "Its record says something else by now"),
        remedy: Bilingual("请拟稿人重新保存草稿，再报审批", "Ask who wrote it to save the draft again, which takes over the record"))

    /// Something stands in the draft that must not: the matter changed after it was written.
    fileprivate static func unsound(_ faults: [OperationError.Fault]) -> OperationError {
        let zh = faults.map(\.message.zh).joined(separator: "；")
        let en = faults.map(\.message.en).joined(separator: "; ")
        return .refused(
            Bilingual("文稿中有不得写入的内容：\(zh)", "Something stands in it that must not. \(en)"),
            remedy: Bilingual("请退拟稿人修改后再审批", "Ask who wrote it to change that"))
    }

    /// The approver cannot mend a draft; its drafter can.
    fileprivate static func unfinished(_ faults: DocumentFaults) -> OperationError {
        let zh = faults.all.map(\.message.zh).joined(separator: "；")
        let en = faults.all.map(\.message.en).joined(separator: "; ")
        return .refused(
            Bilingual("文书要素不全：\(zh)", "It does not yet state what it must. \(en)"),
            remedy: Bilingual("请退拟稿人补充后再审批", "Ask who wrote it to add that"))
    }
}
