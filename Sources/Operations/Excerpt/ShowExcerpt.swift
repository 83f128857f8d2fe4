import CaseStore
public import Casework

/// Masked excerpts for showing outside of the handling room: asked for, confirmed place by place, approved by the head,
/// printed in numbered copies.
///
/// - Policy: BH-1996, DW-C10
public struct ShowExcerpt: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is asked for, with its words.
    public struct Draft: Sendable {
        public var request: Excerpt.Request
        public var reason: String
        /// Of an expert; empty for everybody else.
        public var expert: String
        public var unit: String

        public init(request: Excerpt.Request, reason: String, expert: String = "", unit: String = "") {
            self.request = request
            self.reason = reason
            self.expert = expert
            self.unit = unit
        }
    }

    /// - Throws: `OperationError.mend` for what the form must change, `.refused` for what the rules object to,
    ///   `.notFound` for a clue that is not the caller's to read.
    @discardableResult
    public func propose(_ draft: Draft, on id: Clue.ID, as caller: StaffCaller) async throws -> Excerpt.ID {
        let context = context
        try context.requireWords(draft.reason, "reason")
        return try await context.transaction(as: .staff(caller)) { transaction in
            var matter = try context.excerptMatter(of: id, in: transaction, for: caller)
            let receiver = draft.request.receiver
            try context.addRecused(
                context.people(of: receiver, named: draft.expert), to: &matter, in: transaction)
            var facts = matter.facts()
            facts.place = context.place(of: receiver, (draft.expert, draft.unit), for: matter)
            try context.require(.propose(draft.request), facts)
            let isExpert = receiver == .expert
            let excerpt = try transaction.insert(
                draft.request, in: facts.place?.organ,
                words: (draft.reason, isExpert ? draft.expert : "", isExpert ? draft.unit : ""), on: matter.clue,
                by: caller.staff)
            try transaction.audit(
                AuditRecord(
                    "excerpt.propose", excerpt,
                    [("purpose", draft.request.purpose.rawValue), ("receiver", receiver.kind)]), in: caller.organ)
            let label = try transaction.excerpt(excerpt).label
            try context.tell("excerpt_proposed", label, of: id, in: transaction)
            return excerpt
        }
    }

    /// Whoever asked says what is covered. May be done again until the head decides.
    public func confirm(_ id: Excerpt.ID, _ words: Excerpt.Confirmation, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.openExcerpt(id)
            var matter = try context.excerptMatter(of: record.clue, in: transaction, for: caller)
            try context.addRecused(context.people(of: record.request.receiver), to: &matter, in: transaction)
            guard let passages = matter.passages else { throw OperationError.notFound }
            var facts = matter.facts(record)
            facts.place = context.place(of: record, for: matter)
            facts.findings = Masking.findings(in: passages)
            facts.lostWords = words.added.count { !Masking.mayHide($0, in: passages) }
            if words.added.count > ExcerptLimits.words { facts.lostWords += 1 }
            try context.require(.confirm(words), facts)
            let hidden = facts.findings.indices.filter { !words.lifted.contains($0) }.map { facts.findings[$0].words }
            let shown = record.request.passages.filter { passages.indices.contains($0) }.map { passages[$0] }
            guard shown.count == record.request.passages.count else { throw OperationError.stale }
            var moved = record.excerpt
            do { try moved.apply(.confirm(by: caller.staff)) } catch { throw OperationError.stale }
            let covered = Masking.cover(shown, hiding: hidden + words.added)
            try transaction.confirm(record, covered, lifted: words.lifted.count, added: words.added.count)
            try transaction.audit(
                AuditRecord(
                    "excerpt.confirm", id,
                    [
                        ("covered", String(covered.blocks)), ("lifted", String(words.lifted.count)),
                        ("added", String(words.added.count)),
                    ]), in: caller.organ)
        }
    }

    /// The head decides, or a deputy where every head must stand aside.
    ///
    /// - Parameter seen: how often it had been confirmed when it was read; nil: however often.
    /// - Throws: `OperationError.refused` where what is covered was changed since.
    public func decide(
        _ id: Excerpt.ID, isApproved: Bool, seen: Int? = nil, as caller: StaffCaller
    ) async throws {
        let context = context
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                let record = try transaction.openExcerpt(id)
                var matter = try context.excerptMatter(of: record.clue, in: transaction, for: caller)
                try context.addRecused(context.people(of: record.request.receiver), to: &matter, in: transaction)
                var facts = matter.facts(record)
                facts.place = context.place(of: record, for: matter)
                try context.require(isApproved ? .approve : .refuse, facts)
                if let seen, seen != record.confirmations { throw OperationError.coveredAnew }
                let until = matter.today.adding(days: record.request.days)
                let approval = Excerpt.Approval(head: caller.staff, on: matter.today, until: until)
                var moved = record.excerpt
                do {
                    try moved.apply(isApproved ? .approve(approval) : .refuse(by: caller.staff))
                } catch { throw OperationError.stale }
                let role: Role = caller.roles.contains(.head) ? .head : .deputy
                try transaction.decide(id, until: isApproved ? until : nil, by: caller.staff, as: role)
                try transaction.audit(
                    AuditRecord(isApproved ? "excerpt.approve" : "excerpt.refuse", id), in: caller.organ)
                let event = isApproved ? "excerpt_approved" : "excerpt_refused"
                try context.tell(event, record.label, of: record.clue, in: transaction)
            }
        } catch StoreError.refused("excerpt_has_two_persons") {
            throw OperationError.sameProposer
        }
    }

    /// Takes the number of a copy for whoever reads it; both stand in the ledger.
    ///
    /// - Policy: DW-C9
    public func takeCopy(_ id: Excerpt.ID, for reader: String, as caller: StaffCaller) async throws -> Int {
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let record = try transaction.excerpt(id)
                var matter = try context.excerptMatter(of: record.clue, in: transaction, for: caller)
                try context.addRecused(
                    context.people(of: record.request.receiver, named: reader), to: &matter, in: transaction)
                let copies = try transaction.copies(of: record)
                var facts = matter.facts(record)
                facts.place = context.place(
                    ofReader: reader, at: context.place(of: record, for: matter), for: matter)
                facts.copies = copies.count
                facts.isReaderNamed = ExcerptLimits.wordCharacters.contains(reader.count { !$0.isWhitespace })
                try context.require(.takeCopy, facts)
                guard let until = record.excerpt.state.approval?.until else { throw OperationError.stale }
                let copy = try transaction.takeCopy(
                    of: record, until: until, after: copies.last?.copy ?? 0, reader: reader, by: caller.staff)
                try transaction.audit(AuditRecord("excerpt.copy", id, [("copy", String(copy))]), in: caller.organ)
                try context.tell("excerpt_opened", record.label, of: record.clue, in: transaction)
                return copy
            }
        } catch StoreError.refused("excerpt_print_is_unique") {
            throw OperationError.stale
        }
    }
}

extension Transaction {
    /// Locks one that waits; of one that was decided the rules say why nothing can be done any more.
    fileprivate func openExcerpt(_ id: Excerpt.ID) throws -> ExcerptRecord {
        do { return try lockExcerpt(id) } catch StoreError.notFound { return try excerpt(id) }
    }
}

extension OperationError {
    /// Nobody approves a text that they have not read.
    ///
    /// - Policy: DW-C10
    fileprivate static let coveredAnew = OperationError.refused(
        Bilingual("摘件在您打开之后重新遮盖过", "What is covered was changed after you opened it"),
        remedy: Bilingual("请重新阅读后再审批", "Read it again before you decide"))
}

extension OperationContext {
    /// Where the receiver of an excerpt is today.
    func place(of record: ExcerptRecord, for matter: ExcerptMatter) -> Excerpt.Place? {
        place(of: record.request.receiver, (record.words?.expert ?? "", record.words?.unit ?? ""), for: matter)
    }
}
