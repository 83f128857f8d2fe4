public import CaseStore
public import Casework

/// Opens what follows the result of a clue; every opening is on the audit log.
public struct OpenAftercare: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        public let concludedOn: CivilDate?
        public let objections: [Objection]
        public let clarifications: [Clearing]
        public let accusedFeedback: [AccusedFeedbackRecord]
        public let mayRecord: Bool
        public let mayPropose: Bool
        public let mayTellAccused: Bool
        public let mayOpenWatch: Bool
    }

    /// An objection with its words and what the caller may do about it.
    public struct Objection: Sendable {
        public let record: ObjectionRecord
        /// Nil for whoever may not read it now: what came by the tracking page may be under triage again, or be about them.
        public let words: String?
        public let mayAnswer: Bool
        public let mayApprove: Bool
        public let mayKeep: Bool
    }

    /// A clearing and what the caller may do about it; its letter is a document, made of the record.
    public struct Clearing: Sendable {
        public let record: ClarificationRecord
        public let mayDecide: Bool
        public let mayComplete: Bool
        public let mayLookAfter: Bool
        /// A proposed correction waits for what the organ did.
        public let mayRecordOutcome: Bool
    }

    /// - Throws: `OperationError.notFound` when there is no such clue that the caller may see, in the caller's organ.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            try transaction.audit(AuditRecord("aftercare.open", id), in: caller.organ)
            let facts = try context.aftercareFacts(of: record, in: transaction, for: caller)
            let objections = try transaction.objections(to: id)
            let clearings = try transaction.clarifications(of: id)
            var clearing = facts
            let concludedOn = try transaction.concludedOn(id)
            clearing.isLegal = !clearings.contains { $0.covers(findingOf: concludedOn) }
            return Opened(
                record: record, concludedOn: concludedOn,
                objections: try objections.map { found in
                    try context.opened(found, among: objections, facts, in: transaction)
                },
                clarifications: clearings.map { context.opened($0, facts) },
                accusedFeedback: try transaction.accusedFeedback(on: id),
                mayRecord: context.allows(.recordObjection, facts),
                mayPropose: context.allows(.proposeClarification(.untrue), clearing),
                mayTellAccused: context.allows(.tellAccused, facts),
                mayOpenWatch: context.allows(.openProtection, facts)
            )
        }
    }
}

extension OperationContext {
    fileprivate func opened(
        _ found: ObjectionRecord, among all: [ObjectionRecord], _ common: Aftercare.Facts,
        in transaction: borrowing Transaction
    ) throws -> OpenAftercare.Objection {
        let (state, staff) = (found.objection.state, common.caller.staff)
        var words = found.words
        if let handIn = found.handIn {
            words = try transaction.readableContent(of: handIn)?.text
            if words != nil { try transaction.audit(AuditRecord("report.open", handIn), in: common.caller.organ) }
        }
        func may(_ act: Aftercare.Act, _ event: ReporterObjection.Event) -> Bool {
            var facts = common
            facts.proposer = state.author
            facts.wasAnsweredBefore = all.wasAnswered(besides: found.objection.id, since: common.concludedOn)
            facts.isLegal = state.after(event) != nil
            return allows(act, facts)
        }
        return OpenAftercare.Objection(
            record: found, words: words, mayAnswer: may(.proposeAnswer(""), .proposeAnswer(by: staff)),
            mayApprove: may(.approveAnswer, .approveAnswer(by: staff)), mayKeep: may(.keepObjection, .keep(by: staff))
        )
    }

    fileprivate func opened(_ found: ClarificationRecord, _ common: Aftercare.Facts) -> OpenAftercare.Clearing {
        let (state, staff) = (found.clarification.state, common.caller.staff)
        func may(_ act: Aftercare.Act, _ isLegal: Bool) -> Bool {
            var facts = common
            facts.proposer = state.author
            facts.isLegal = isLegal
            return allows(act, facts)
        }
        let isDone = if case .done = state { true } else { false }
        return OpenAftercare.Clearing(
            record: found,
            mayDecide: may(.approveClarification, state.after(.refuse(by: staff)) != nil),
            mayComplete: may(.completeClarification(.notWronged), state.after(.complete(on: today)) != nil),
            mayLookAfter: may(.followUpClarification, isDone),
            mayRecordOutcome: may(.recordRedressOutcome, found.isRedressOpen)
        )
    }
}

extension Clarification.Draft {
    /// The simplest one that the rules know: whether any could be proposed.
    fileprivate static let untrue = Clarification.Draft(
        finding: .untrue, trigger: .other, form: .written, person: "", unit: "", statement: ""
    )
}

/// What follows the results of an organ, as far as the caller may see it: what is open, what has ended, and how it was
/// rated.
public struct ListAftercare: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Listed: Sendable {
        public let objections: [(record: ObjectionRecord, clue: ClueRecord)]
        public let clarifications: [(record: ClarificationRecord, clue: ClueRecord)]
        /// A correction was proposed to another organ, and nobody has recorded what it did (JB-51).
        public let redress: [(record: ClarificationRecord, clue: ClueRecord)]
        /// Found untrue, and no clearing of a name is under way or done; with the day by which that is owed where it is
        /// (JB-50).
        public let uncleared: [(clue: ClueRecord, dueOn: CivilDate)]
        public let finished: [ClueRecord]
        /// Nil for whoever does not look at the whole organ.
        public let satisfaction: SatisfactionCounts?
        public let ratingWords: [(score: Satisfaction, on: CivilDate, words: String)]
    }

    public func callAsFunction(as caller: StaffCaller) async throws -> Listed {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let objections = try transaction.openObjections(of: caller.organ)
            let clearings = try transaction.openClarifications(of: caller.organ)
            let sees = !caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision, .deputy, .head])
            let words = try transaction.ratingWords(of: caller.organ)
            if !words.isEmpty { try transaction.audit(AuditRecord("rating.open"), in: caller.organ) }
            return Listed(
                objections: try objections.map { ($0, try transaction.clue($0.clue)) },
                clarifications: try clearings.map { ($0, try transaction.clue($0.clue)) },
                redress: try transaction.openRedress(of: caller.organ).map { ($0, try transaction.clue($0.clue)) },
                uncleared: try context.uncleared(of: caller.organ, in: transaction),
                finished: try transaction.finishedClues(of: caller.organ),
                satisfaction: sees ? try transaction.satisfaction(of: caller.organ) : nil, ratingWords: words
            )
        }
    }
}

extension OperationContext {
    /// What was found untrue and may have to be made known. Whether it is owed the room decides: a report that could only
    /// not be proved clears nobody.
    ///
    /// - Policy: JB-50
    fileprivate func uncleared(
        of organ: Organ.ID, in transaction: borrowing Transaction
    ) throws -> [(clue: ClueRecord, dueOn: CivilDate)] {
        let first = transaction.today.adding(days: -AftercareLimits.clearingAskedFor)
        return try transaction.unclearedClues(of: organ, since: first).compactMap { clue in
            guard let foundOn = try transaction.concludedOn(clue.clue.id) else { return nil }
            return (clue, dueDay(of: .clarify, owedBy: clue.organ, from: foundOn))
        }
    }
}
