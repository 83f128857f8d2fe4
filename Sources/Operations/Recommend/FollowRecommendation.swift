public import CaseStore
public import Casework

/// Drafts a recommendation and leads it from approval to its end.
///
/// - Policy: HS-15, JB-34
public struct FollowRecommendation: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is drafted.
    public struct Draft: Sendable {
        public let kind: Recommendation.Kind
        public let ground: Recommendation.Ground
        public let clue: Clue.ID?
        public let text: Recommendation.Text
        /// Whoever drafts it has looked that nothing in it gives a reporter away.
        public let namesNoReporter: Bool

        public init(
            kind: Recommendation.Kind, ground: Recommendation.Ground, clue: Clue.ID?, text: Recommendation.Text,
            namesNoReporter: Bool
        ) {
            self.kind = kind
            self.ground = ground
            self.clue = clue
            self.text = text
            self.namesNoReporter = namesNoReporter
        }
    }

    /// - Throws: `OperationError.mend` that names the missing part; `.notFound` for a clue that the caller does not see;
    ///   `.refused` where the organ or room is no more.
    @discardableResult
    public func draft(_ draft: Draft, as caller: StaffCaller) async throws -> RecommendationRecord.ID {
        try context.requireStanding(caller.organ, caller.room)
        try context.require(
            .draft(draft.kind, draft.text, namesNoReporter: draft.namesNoReporter), context.newFacts(for: caller))
        return try await context.transaction(as: .staff(caller)) { transaction in
            if let clue = draft.clue {
                let text = draft.text
                try context.requireNoReporter(
                    in: [
                        ("addressee", text.addressee), ("facts", text.facts), ("findings", text.findings),
                        ("advice", text.advice),
                    ], on: try transaction.clue(clue).clue.report, in: transaction)
            }
            let record = RecommendationRecord(
                id: transaction.newID(), organ: caller.organ, room: caller.room, kind: draft.kind,
                ground: draft.ground, clue: draft.clue, drafter: caller.staff, at: transaction.now
            )
            try transaction.insert(record)
            try transaction.insertDraft(draft.text, of: record)
            let detail = [("kind", draft.kind.rawValue), ("ground", draft.ground.rawValue)]
            try transaction.audit(AuditRecord("recommendation.draft", record.id, detail), in: caller.organ)
            return record.id
        }
    }

    /// Takes one step: the head approves, it goes out under its number, the reply comes in, is accepted or sent back,
    /// somebody looks again, it ends.
    public func take(_ step: Recommend.Step, _ id: RecommendationRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockRecommendation(id)
            let facts = try context.facts(of: record, in: transaction, for: caller)
            try context.require(step, facts)
            try context.carryOut(step, on: &record, as: caller, in: transaction)
            record.version += 1
            try transaction.save(record)
            let detail = [("state", record.state.code)] + facts.trace(of: step)
            try transaction.audit(AuditRecord("recommendation.step", id, detail), in: caller.organ)
        }
    }

    /// Opens one with everything that was written; the reading is on the audit log.
    public func open(
        _ id: RecommendationRecord.ID, as caller: StaffCaller
    ) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.recommendation(id)
            try transaction.audit(AuditRecord("recommendation.open", id), in: caller.organ)
            let facts = try context.facts(of: record, in: transaction, for: caller)
            let (approves, drops) = (facts.isOpen(.approve), facts.isOpen(.drop(opinion: "–")))
            return Opened(
                record: record, papers: try transaction.papers(of: id), clocks: try transaction.clocks(of: id),
                mayApprove: approves, mayDrop: drops,
                isStandIn: facts.isStandIn && (approves || drops && record.drafter != caller.staff))
        }
    }

    /// One, with what was written and what its reader decides.
    public struct Opened: Sendable {
        public let record: RecommendationRecord
        public let papers: [RecommendationPaper]
        public let clocks: [StoredClock]
        public let mayApprove: Bool
        /// Whether the reader lets the draft come to nothing.
        public let mayDrop: Bool
        /// The reader decides only because every head must stand aside.
        public let isStandIn: Bool
    }

    /// Those that the caller may see, newest first.
    public func list(of clue: Clue.ID? = nil, as caller: StaffCaller) async throws -> [RecommendationRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.recommendations(of: clue) }
    }
}

extension OperationContext {
    /// Of one that is being drafted.
    fileprivate func newFacts(for caller: StaffCaller) -> Recommend.Facts {
        Recommend.Facts(caller: caller.staff, roles: caller.roles, today: today)
    }

    fileprivate func facts(
        of record: RecommendationRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Recommend.Facts {
        var facts = Recommend.Facts(
            caller: caller.staff, roles: caller.roles, today: today, state: record.state, drafter: record.drafter,
            issuedOn: record.issuedOn
        )
        // Asked only where it counts.
        if let clue = record.clue, caller.roles.contains(.deputy), record.state == .drafted {
            let clue = try transaction.asSystem { try $0.clue(clue) }
            facts.headsStandAside = try allStandAside(.head, of: record.organ, from: clue, in: transaction)
        }
        return facts
    }

    /// Throws what the rules object to, if anything.
    fileprivate func require(_ step: Recommend.Step, _ facts: Recommend.Facts) throws {
        let objections = Recommend.objections(to: Recommend.Input(step, facts))
        guard let first = objections.first else { return }
        switch first.rule {
        case .author: throw OperationError.notFound
        case .stateKnowsStep: throw OperationError.stale
        case .approver, .fourEyes:
            throw OperationError.refused(
                first.rule.statement,
                remedy: Bilingual(
                    "请由未参与起草的主要负责人审批；主要负责人都应当回避的，由未参与起草的分管领导审批",
                    "Ask the head, if somebody else drafted it, or a deputy where every head must stand aside")
            )
        case .dropper:
            throw OperationError.refused(
                first.rule.statement, remedy: Bilingual("请报主要负责人，或者请起草人撤回", "Ask the head, or who drafted it"))
        case .addressee, .facts, .findings, .advice, .namesNoReporter, .days, .opinion:
            throw OperationError.mend(objections.map { .init($0.field.rawValue, $0.rule.statement) })
        }
    }

    fileprivate func carryOut(
        _ step: Recommend.Step, on record: inout RecommendationRecord, as caller: StaffCaller,
        in transaction: borrowing Transaction
    ) throws {
        let today = transaction.today
        switch step {
        case .draft: throw OperationError.stale
        case .approve:
            try record.move(.approve(by: caller.staff))
            record.approver = caller.staff
        case .issue:
            // Its paper bears the same number (GW-9).
            record.number =
                try paperNumber(of: record, in: transaction)
                ?? nextDocumentNumber(record.kind.document.form.series, in: transaction, by: caller)
            record.issuedOn = today
            try owe(reply: &record, in: transaction) { .issue(replyDueOn: $0) }
        case .reply(let text, let day):
            try record.move(.reply(on: day))
            record.repliedOn = day
            try transaction.addPaper(.reply, text, to: record)
            try transaction.stop([.recommendReply], of: record.id, on: day)
        case .sendBack(let opinion):
            try transaction.addPaper(.evaluation, opinion, to: record)
            record.sentBack += 1
            try owe(reply: &record, in: transaction) { .sendBack(replyDueOn: $0) }
        case .accept(let opinion):
            try transaction.addPaper(.evaluation, opinion, to: record)
            let clock = newClock(.lookBack, owedBy: record.organ, from: today)
            try record.move(.accept(lookBackDueOn: clock.due.date))
            record.lookBackDueOn = clock.due.date
            try transaction.start([clock], of: record.id, .recommendation, organ: record.organ)
        case .lookBack(let finding, let day):
            try record.move(.lookBack(on: day))
            record.lookedBackOn = day
            try transaction.addPaper(.lookBack, finding, to: record)
            try transaction.stop([.lookBack], of: record.id, on: day)
        case .close:
            try record.move(.close(on: today))
            record.closedOn = today
        case .drop(let opinion):
            try record.move(.drop(on: today))
            try transaction.addPaper(.dropped, opinion, to: record)
            record.closedOn = today
        }
    }

    /// A reply is owed from today on: first after the issue, again after one that did not do.
    private func owe(
        reply record: inout RecommendationRecord, in transaction: borrowing Transaction,
        _ event: (CivilDate) -> Recommendation.Event
    ) throws {
        let clock = newClock(.recommendReply, owedBy: record.organ, from: transaction.today)
        try record.move(event(clock.due.date))
        record.replyDueOn = clock.due.date
        try transaction.start([clock], of: record.id, .recommendation, organ: record.organ)
    }
}

extension Recommend.Facts {
    fileprivate func isOpen(_ step: Recommend.Step) -> Bool {
        Recommend.objections(to: Recommend.Input(step, self)).isEmpty
    }

    /// What the audit log keeps of whoever approves or refuses: why, where it is not the head.
    fileprivate func trace(of step: Recommend.Step) -> [(String, String)] {
        switch step {
        case .approve: isStandIn ? StandIn.trace : []
        case .drop: isStandIn && caller != drafter ? StandIn.trace : []
        case .draft, .issue, .reply, .accept, .sendBack, .lookBack, .close: []
        }
    }
}

extension RecommendationRecord {
    fileprivate mutating func move(_ event: Recommendation.Event) throws {
        do { try state.apply(event) } catch { throw OperationError.stale }
    }
}

extension Recommendation.Kind {
    /// The document that says it.
    var document: DocumentKind {
        switch self {
        case .discipline: .disciplineRecommendation
        case .supervision: .supervisionRecommendation
        }
    }
}
