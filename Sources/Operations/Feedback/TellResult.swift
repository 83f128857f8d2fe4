public import CaseStore
public import Casework

extension HandleClue {
    /// The holder records that the reporter has been told, and what was said (反馈记录). What the reporter objects to is an
    /// objection at once, and new evidence is material that somebody must look at.
    ///
    /// - Policy: JB-27, JB-36, JB-47
    /// - Throws: `OperationError.mend` with everything that must change; `.refused` while nobody may be told.
    public func feedBack(_ id: Clue.ID, _ talk: FeedbackTalk, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.feedBack, on: record, in: transaction, by: caller)
            let toldFrom = try transaction.concludedOn(id) ?? transaction.today
            let broken = talk.objections(toldFrom: toldFrom, today: transaction.today)
            guard broken.isEmpty else {
                throw OperationError.mend(broken.map { .init($0.field, $0.statement) })
            }
            try context.requireNoReporter(
                in: [("summary", talk.summary), ("words", talk.words)], on: record.clue.report, in: transaction)
            try transaction.insert(talk, on: record, by: caller.staff)
            try context.carryOut(.feedBack, "fed_back", on: &record, in: transaction, by: caller)
            if talk.bringsNewEvidence {
                // It waits on the board and keeps the file open until the room has read it, or a deputy was asked.
                record.supplementedOn = talk.on
                try context.note("evidence_told", on: &record, in: transaction)
            }
            guard talk.opinion == .objects, let channel = ReporterObjection.Channel(talk.way) else { return }
            try context.recordObjection(
                talk.words, by: channel, on: talk.on, to: record, in: transaction, caller)
        }
    }
}

extension ReporterObjection.Channel {
    /// The way in which it was heard when the result was told; nil for the tracking page, which records itself.
    fileprivate init?(_ way: Feedback.Medium) {
        switch way {
        case .letter: self = .letter
        case .phone: self = .phone
        case .inPerson: self = .visit
        case .online: return nil
        }
    }
}

/// What was said when the results of a clue were told, and whether it can be recorded now.
public struct ReadFeedback: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        /// Oldest first.
        public let talks: [FeedbackRecord]
        /// What is still missing before the reporter can be told; nil for whoever does not tell them.
        public let missing: [Handle.Refusal]?
    }

    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            try transaction.audit(AuditRecord("clue.feedback", id), in: caller.organ)
            let facts = try context.facts(of: record, in: transaction, for: caller)
            let open = Handle.openActs(for: facts).first { $0.act == .feedBack }
            return Opened(record: record, talks: try transaction.feedbackRecords(of: record), missing: open?.missing)
        }
    }
}
