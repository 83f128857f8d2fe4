import CaseStore
public import Casework

/// What the holder of a query code sees of an ordinary petition (查询): how far it is and by when, without who handles it.
///
/// - Policy: XF-18, XF-21
public struct TrackedPetition: Sendable {
    public let stage: Petition.Stage
    public let acceptedOn: CivilDate
    /// The last day for the opinion; nil once it was given, and during a hearing.
    public let dueOn: CivilDate?
    public let isInHearing: Bool
    public let outcome: Petition.Outcome?
    public let toldOn: CivilDate?
    /// Until when the organ above may be asked for a review; nil where nothing follows.
    public let nextUntil: CivilDate?
    public let score: Satisfaction?
}

/// The petitioner says how the petition was handled (评价); once, after it ended.
///
/// - Policy: XF-21
public struct RatePetition: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` for a code that opens nothing; `.alreadyReceived` where it was rated;
    ///   `.refused` before it ended.
    public func callAsFunction(_ score: Satisfaction, words: String, code credential: some QueryCredential) async throws
    {
        let key = try await credential.key(context)
        let isSilent = words.allSatisfy(\.isWhitespace)
        if !isSilent { try context.requireWords(words, "petition") }
        try await context.transaction(as: .publicVisitor) { transaction in
            guard let tracked = try transaction.track(key) else { throw OperationError.notFound }
            try transaction.asSystem { transaction in
                guard let record = try transaction.petition(of: tracked.report) else { throw OperationError.notFound }
                guard record.score == nil else { throw OperationError.alreadyReceived }
                guard !record.petition.state.isOpen else {
                    throw OperationError.refused(
                        Bilingual("办理结束后才能评价", "It is rated after its end"),
                        remedy: Bilingual("请在收到处理意见书后再评价", "Come back when you have the opinion"))
                }
                try transaction.rate(record, score, words: isSilent ? nil : words)
                try transaction.audit(AuditRecord("petition.rate", record.petition.id), in: record.organ)
            }
        }
    }
}

extension OperationContext {
    func petition(of tracked: TrackedReport, in transaction: borrowing Transaction) throws -> TrackedPetition? {
        try transaction.asSystem { transaction in
            guard let record = try transaction.petition(of: tracked.report) else { return nil }
            let clock = try transaction.clocks(of: tracked.report).first {
                $0.kind == record.stage.clock && $0.stoppedOn == nil
            }
            let isInHearing = if case .hearing = record.petition.state { true } else { false }
            let isAnswered = !record.petition.state.isOpen
            return TrackedPetition(
                stage: record.stage, acceptedOn: record.acceptedOn, dueOn: clock?.dueOn, isInHearing: isInHearing,
                outcome: isAnswered ? record.outcome : nil, toldOn: record.toldOn,
                nextUntil: record.stage == .recheck ? nil : record.toldOn?.adding(days: Petition.applyWithin),
                score: record.score)
        }
    }
}
