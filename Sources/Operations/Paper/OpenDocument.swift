public import CaseStore
public import Casework

/// Opens a document to look at it; every opening is on the audit log.
public struct OpenDocument: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: PaperRecord
        /// Of a draft the wording with names in brackets for what is missing.
        public let words: PaperWords
        /// What the caller may do now.
        public let acts: [Paper.Act]
        /// The caller signs or voids only because everybody whose it is must stand aside.
        public let isStandIn: Bool
        /// What it has to state and does not yet; empty once it is issued.
        public let missing: [DocumentFault]
        public let prints: [PaperPrint]
        /// Which void document it takes the place of, and which takes its own.
        public let succession: PaperSuccession
    }

    public func callAsFunction(_ id: Paper.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.paper(id)
            let file = try context.paperFile(of: record, in: transaction)
            try transaction.audit(AuditRecord("document.open", id), in: caller.organ)
            var words = try transaction.words(of: record)
            var missing: [DocumentFault] = []
            if record.paper.state.issue == nil {
                let text = try transaction.wording(of: record.kind, version: record.templateVersion).text
                words.title = record.kind.form.title.zh
                words.addressee = context.addressee(record.kind, words.values)
                words.paragraphs = try DocumentTemplate(text, for: record.kind).preview(with: words.values)
                missing = record.kind.form.faults(in: words.values, told: record.kind.toldByRecord)
                    .filter { $0.field.source != .approval }
            }
            let basis = try context.ground(of: record, in: transaction)
            let isGrounded = try context.isGrounded(record.kind, basis, file, in: transaction)
            let facts = try context.paperFacts(
                record.kind, record.paper.state, file, isGrounded: isGrounded, in: transaction, for: caller)
            let acts = Paper.Act.allCases.filter { Paper.decide($0, facts) == .allowed }
            return Opened(
                record: record, words: words, acts: acts,
                isStandIn: facts.isStandIn && acts.contains { $0.isApprovers }, missing: missing,
                prints: try transaction.prints(of: id), succession: try transaction.succession(of: id))
        }
    }
}

/// The documents of a file, and of the organ.
public struct DocumentLists: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct OnFile: Sendable {
        /// The number of the clue, or else of the report.
        public let number: String
        public let papers: [PaperRecord]
        /// What the caller may write.
        public let kinds: [DocumentKind]
        /// What the caller may write once something else is decided or recorded, and what that is.
        public let waiting: [(kind: DocumentKind, remedy: Bilingual)]
    }

    /// What was written on a file, and what the caller may write.
    ///
    /// - Throws: `OperationError.notFound` when the caller may not see the file.
    public func onFile(of subject: PaperSubject, as caller: StaffCaller) async throws -> OnFile {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.paperFile(of: subject, in: transaction)
            // Who does not read the words of the report writes nothing on its file but letters that tell none.
            let isReadable = try transaction.readableContent(of: file.report.report.id) != nil
            var kinds: [DocumentKind] = []
            var waiting: [(kind: DocumentKind, remedy: Bilingual)] = []
            for kind in DocumentKind.allCases where isReadable || kind.isLetterBelow && file.clue != nil {
                let basis = try context.ground(of: kind, named: nil, file, in: transaction, by: caller)
                let isGrounded = try context.isGrounded(kind, basis, file, in: transaction)
                let facts = try context.paperFacts(
                    kind, nil, file, isGrounded: isGrounded, in: transaction, for: caller)
                switch Paper.decide(.draft, facts) {
                case .allowed: kinds.append(kind)
                case .refused(let refusal):
                    if refusal.rule.asksForSomethingFirst { waiting.append((kind: kind, remedy: refusal.remedy)) }
                }
            }
            let number =
                file.clue.map { $0.number.text(of: $0.organ) }
                ?? file.report.number?.text(of: file.report.report.receiver)
            return OnFile(
                number: number ?? "–",
                papers: try transaction.papers(of: file.report.report.id, clue: file.clue?.clue.id), kinds: kinds,
                waiting: waiting)
        }
    }

    /// What stands in the form of a new document before anybody types.
    ///
    /// - Parameters:
    ///   - record: the order, reminder, assignment, recommendation, clearing or talk whose document it is; what that says
    ///     is filled in. Another clue's is refused.
    ///   - void: the void document whose place it takes: what that said is filled in, where the record says nothing else.
    public func prefilled(
        _ kind: DocumentKind, on subject: PaperSubject, from record: String? = nil, replacing void: Paper.ID? = nil,
        as caller: StaffCaller
    ) async throws -> [DocumentField: String] {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.paperFile(of: subject, in: transaction)
            let replaced = try context.replaced(void, kind, file, in: transaction)
            let basis = try context.ground(
                of: kind, named: replaced?.record?.id.rawValue ?? record, file, in: transaction, by: caller)
            let isGrounded = try context.isGrounded(kind, basis, file, in: transaction)
            try context.require(.draft, kind, nil, file, isGrounded: isGrounded, in: transaction, by: caller)
            let known = try context.knownFields(kind, basis, on: file, in: transaction, by: caller)
            let before = try replaced.map { try transaction.words(of: $0).values } ?? [:]
            let told = known.filter { kind.toldByRecord.contains($0.key) }
            let typed = known.merging(before.filter { kind.isTyped($0.key) }) { $1 }
            return context.values(kind, typed: typed, file, by: caller.organ).merging(told) { $1 }
        }
    }

    /// A page of the register of documents (发文登记簿).
    public func register(
        after cursor: PaperCursor? = nil, limit: Int, as caller: StaffCaller
    ) async throws -> ListPage<PaperRecord, PaperCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.papers(after: cursor, limit: limit) }
    }
}
