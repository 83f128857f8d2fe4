public import CaseStore
public import Casework

/// Opens masked excerpts to look at them; every opening is on the audit log.
public struct OpenExcerpt: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ExcerptRecord
        public let clue: ClueRecord
        /// The paragraphs that are asked for, as they were written, and what was found in the whole text; empty for whoever
        /// does not confirm.
        public let original: [String]
        public let findings: [Masking.Finding]
        public let copies: [ExcerptCopy]
        public let mayConfirm: Bool
        public let mayApprove: Bool
        public let mayRefuse: Bool
        public let mayTakeCopy: Bool
        /// Whether a copy that has its number may be printed now.
        public let mayPrint: Bool
    }

    public func callAsFunction(_ id: Excerpt.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.excerpt(id)
            var matter = try context.excerptMatter(of: record.clue, in: transaction, for: caller)
            try context.addRecused(context.people(of: record.request.receiver), to: &matter, in: transaction)
            try transaction.audit(AuditRecord("excerpt.open", id), in: caller.organ)
            let copies = try transaction.copies(of: record)
            var facts = matter.facts(record)
            facts.place = context.place(of: record, for: matter)
            facts.copies = copies.count
            func allows(_ act: Excerpt.Act) -> Bool { Excerpt.decide(Excerpt.Input(act, facts)) == nil }
            var uncounted = facts
            uncounted.copies = 0
            let mayPrint = Excerpt.decide(Excerpt.Input(.takeCopy, uncounted)) == nil
            let passages = matter.passages ?? []
            let mayConfirm =
                !passages.isEmpty
                && allows(.confirm(Excerpt.Confirmation(lifted: [], added: [], isChecked: true)))
            return Opened(
                record: record, clue: matter.clue,
                original: mayConfirm
                    ? record.request.passages.filter { passages.indices.contains($0) }.map { passages[$0] } : [],
                findings: mayConfirm ? Masking.findings(in: passages) : [], copies: copies, mayConfirm: mayConfirm,
                mayApprove: allows(.approve), mayRefuse: allows(.refuse),
                mayTakeCopy: record.passages != nil && allows(.takeCopy), mayPrint: mayPrint)
        }
    }

    /// Those of one clue, with what can be asked for.
    public struct OnClue: Sendable {
        public let clue: ClueRecord
        public let records: [ExcerptRecord]
        /// The paragraphs that can be chosen; nil where the caller asks for nothing here.
        public let passages: [String]?
        /// To whom it may be shown.
        public let receivers: [Excerpt.Receiver]
    }

    /// The excerpts of a clue, and to whom the caller may ask to show another.
    public func onClue(_ id: Clue.ID, as caller: StaffCaller) async throws -> OnClue {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            var matter = try context.excerptMatter(of: id, in: transaction, for: caller)
            let offered = context.receivers(for: matter)
            try context.addRecused(offered.flatMap { context.people(of: $0) }, to: &matter, in: transaction)
            try transaction.audit(AuditRecord("excerpt.list", id), in: caller.organ)
            func allows(_ receiver: Excerpt.Receiver) -> Bool {
                var facts = matter.facts()
                facts.place =
                    receiver == .expert ? Excerpt.Place() : context.place(of: receiver, ("", ""), for: matter)
                let request = Excerpt.Request(purpose: .decision, receiver: receiver, days: 1, passages: [0])
                return Excerpt.decide(Excerpt.Input(.propose(request), facts)) == nil
            }
            let receivers = offered.filter(allows)
            return OnClue(
                clue: matter.clue, records: try transaction.excerpts(of: id),
                passages: receivers.isEmpty ? nil : matter.passages, receivers: receivers)
        }
    }

    /// Those of the organ, what waits for the head first.
    public func list(as caller: StaffCaller) async throws -> [(record: ExcerptRecord, clue: ClueRecord)] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.excerpts().map { (record: $0, clue: try transaction.clue($0.clue)) }
        }
    }
}

extension OperationContext {
    /// Whom a form offers: leaders and rooms of the organ, organs above and right below, an expert.
    fileprivate func receivers(for matter: ExcerptMatter) -> [Excerpt.Receiver] {
        let organ = matter.clue.organ
        let above = directory.chain(from: organ).dropFirst().map(\.id)
        let below = directory.organs.filter { $0.superior == organ }.map(\.id)
        return (directory[organ]?.leaders ?? []).map { .leader($0) }
            + directory.rooms(of: organ).map { .room($0.id) } + (above + below).map { .organ($0) } + [.expert]
    }
}
