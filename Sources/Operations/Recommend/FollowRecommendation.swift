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
        try context.require(.draft(draft.kind, draft.text, namesNoReporter: draft.namesNoReporter), as: caller)
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
            try context.require(step, as: caller, on: record)
            try context.carryOut(step, on: &record, as: caller, in: transaction)
            record.version += 1
            try transaction.save(record)
            let detail = [("state", record.state.code)]
            try transaction.audit(AuditRecord("recommendation.step", id, detail), in: caller.organ)
        }
    }

    /// Opens one with everything that was written; the reading is on the audit log.
    public func open(
        _ id: RecommendationRecord.ID, as caller: StaffCaller
    ) async throws -> (record: RecommendationRecord, papers: [RecommendationPaper], clocks: [StoredClock]) {
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.recommendation(id)
            try transaction.audit(AuditRecord("recommendation.open", id), in: caller.organ)
            return (record, try transaction.papers(of: id), try transaction.clocks(of: id))
        }
    }

    /// Those that the caller may see, newest first.
    public func list(of clue: Clue.ID? = nil, as caller: StaffCaller) async throws -> [RecommendationRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.recommendations(of: clue) }
    }
}

extension OperationContext {
    /// Throws what the rules object to, if anything.
    fileprivate func require(
        _ step: Recommend.Step, as caller: StaffCaller, on record: RecommendationRecord? = nil
    ) throws {
        let facts = Recommend.Facts(
            caller: caller.staff, roles: caller.roles, today: today, state: record?.state, drafter: record?.drafter,
            issuedOn: record?.issuedOn
        )
        let objections = Recommend.objections(to: Recommend.Input(step, facts))
        guard let first = objections.first else { return }
        switch first.rule {
        case .author: throw OperationError.notFound
        case .stateKnowsStep: throw OperationError.stale
        case .approver, .fourEyes:
            throw OperationError.refused(
                first.rule.statement,
                remedy: Bilingual("请由未参与起草的主要负责人审批", "Ask the head, if somebody else drafted it")
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
